//! What people are told to prepare, over HTTP.

use actix_web::{HttpResponse, delete, get, put};

use super::{AccessProblems, ReadProblems, json};
use crate::app::guidance::{now, tick};
use crate::web::problem::{Problem, of_list};
use crate::web::request::Caller;
use crate::wire::guidance::{GuidanceBody, guidance};

/// List what there is to prepare now
///
/// What fits where the application stands and who asks. An item that is `closed` is shown by its title; its words are for
/// whoever opens it.
#[utoipa::path(
    tag = "Guidance",
    operation_id = "list_guidance",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
    ),
    responses((status = 200, description = "The items, in the order in which they are read.", body = GuidanceBody), ReadProblems, AccessProblems)
)]
#[get("/applications/{id}/guidance")]
pub(crate) async fn list_guidance(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let id = caller.case_id()?;
    let holds = caller.act("list_guidance", move |tx, ctx, permit| now(tx, ctx, permit, id)).await.map_err(of_list)?;
    json(
        &caller,
        &guidance(caller.state.app.catalogue.guidance(), &holds, &caller.state.locales, caller.readers_language().id()),
    )
}

/// Tick something off
#[utoipa::path(
    tag = "Guidance",
    operation_id = "put_tick",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("itemId" = String, Path, description = "The item.", max_length = 100),
        ("tickId" = String, Path, description = "What can be ticked off.", max_length = 100),
    ),
    responses((status = 204, description = "It is ticked off."), ReadProblems, AccessProblems)
)]
#[put("/applications/{id}/guidance/{itemId}/ticks/{tickId}")]
pub(crate) async fn put_tick(caller: Caller) -> Result<HttpResponse, Problem> {
    set(&caller, "put_tick", true).await
}

/// Take a tick back
#[utoipa::path(
    tag = "Guidance",
    operation_id = "remove_tick",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("itemId" = String, Path, description = "The item.", max_length = 100),
        ("tickId" = String, Path, description = "What can be ticked off.", max_length = 100),
    ),
    responses((status = 204, description = "It is not ticked off."), ReadProblems, AccessProblems)
)]
#[delete("/applications/{id}/guidance/{itemId}/ticks/{tickId}")]
pub(crate) async fn remove_tick(caller: Caller) -> Result<HttpResponse, Problem> {
    set(&caller, "remove_tick", false).await
}

async fn set(caller: &Caller, operation: &'static str, ticked: bool) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let id = caller.case_id()?;
    let (item, which) = (caller.segment("itemId").to_owned(), caller.segment("tickId").to_owned());
    let done = caller.act(operation, move |tx, ctx, permit| tick(tx, ctx, permit, id, (&item, &which, ticked))).await;
    done.map_err(of_list)?;
    Ok(HttpResponse::NoContent().finish())
}
