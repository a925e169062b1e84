//! Applications that have to do with each other, over HTTP: links, and a case of their own for part of a family.

use actix_web::{HttpResponse, get, post, web};

use super::applications::Teller;
use super::{AccessProblems, BASE, BodyProblems, ReadProblems, WriteProblems, created, json};
use crate::app::idempotency::once;
use crate::app::{links, splits};
use crate::web::problem::{Problem, of_list, of_one};
use crate::web::request::Caller;
use crate::wire::application::ApplicationBody;
use crate::wire::link::{LinkBody, LinksBody, NewLinkBody, NewSplitBody, link, new_link, new_split};

/// List the linked applications
///
/// Each with its own stage and dates: a link moves no term.
#[utoipa::path(
    tag = "Applications",
    operation_id = "list_links",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    responses((status = 200, description = "The links.", body = LinksBody), ReadProblems, AccessProblems)
)]
#[get("/applications/{id}/links")]
pub(crate) async fn list_links(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let id = caller.case_id()?;
    let all = caller.act("list_links", move |tx, ctx, permit| links::links(tx, ctx, permit, id)).await;
    json(&caller, &LinksBody { results: all.map_err(of_list)?.iter().map(link).collect() })
}

/// Link another application
///
/// An objection, an appeal or a later application that is kept by itself, or one that is handled together with this one
/// (`joined`). They stay two applications: the law gives each its own term.
#[utoipa::path(
    tag = "Applications",
    operation_id = "link_application",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = NewLinkBody,
    responses((status = 201, description = "The link.", body = LinkBody), ReadProblems, BodyProblems, WriteProblems, AccessProblems)
)]
#[post("/applications/{id}/links")]
pub(crate) async fn link_application(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.accepts(&["application/json"])?;
    let id = caller.case_id()?;
    let (body, _) = caller.json(payload).await?;
    let (other, kind) = new_link(&body).whole().map_err(Problem::invalid)?;
    let made = caller.act("link_application", move |tx, ctx, permit| links::link(tx, ctx, permit, (id, other, kind)));
    let made = made.await.map_err(|error| of_one(error, ""))?;
    let location = format!("{BASE}/applications/{id}/links");
    Ok(HttpResponse::Created().insert_header(("Location", location)).json(link(&made)))
}

/// Let part of a family go on by itself
///
/// Makes an application of their own for these people, with everything that happened so far and concerns them: receipt,
/// suspensions and last days stay as they are. Their parts move to it, and the two are linked.
#[utoipa::path(
    tag = "Applications",
    operation_id = "split_application",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes it safe to send the request again."),
        ("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default."),
    ),
    request_body = NewSplitBody,
    responses(
        (status = 201, description = "The new application.", body = ApplicationBody),
        ReadProblems, BodyProblems, WriteProblems, AccessProblems
    )
)]
#[post("/applications/{id}/splits")]
pub(crate) async fn split_application(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.accepts(&["application/json"])?;
    let (id, key) = (caller.case_id()?, caller.idempotency_key()?);
    let (body, fingerprint) = caller.json(payload).await?;
    let asked = new_split(&body).whole().map_err(Problem::invalid)?;
    let teller = Teller::of(&caller);
    let answer = caller
        .act("split_application", move |tx, ctx, permit| {
            // Before an earlier answer is given again: the right may have ended since.
            permit.case(tx, id)?;
            let actor = permit.actor().recorded_as();
            once(tx, ctx, (&actor, key.as_deref()), &fingerprint, |tx| {
                let case = splits::split(tx, ctx, permit, id, &asked)?;
                teller.created(ctx, &case, &format!("{BASE}/applications/{}", case.identity.id))
            })
        })
        .await
        .map_err(|error| of_one(error, "/on"))?;
    Ok(created(&caller, &answer))
}
