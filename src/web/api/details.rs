//! Who people are, over HTTP: for those who work on the case, for the family, and for the person themselves.

use actix_web::http::header::ETAG;
use actix_web::{HttpResponse, get, put, web};

use super::{AccessProblems, BodyProblems, ChangeProblems, ReadProblems, WriteProblems, json};
use crate::app::applications::Seen;
use crate::app::people;
use crate::web::problem::{Code, Problem, of_list};
use crate::web::request::Caller;
use crate::wire::person::{
    DetailsBody, ExportBody, FamilyBody, PersonBody, details, export, export_page, family, person,
};

fn with_version(caller: &Caller, known: &people::Known) -> Result<HttpResponse, Problem> {
    let mut response = json(caller, &person(known))?;
    if let Ok(value) = format!("\"{}\"", known.version).parse() {
        response.headers_mut().insert(ETAG, value);
    }
    Ok(response)
}

fn part_id(caller: &Caller) -> Result<uuid::Uuid, Problem> {
    caller.segment("partId").parse().map_err(|_| Problem::of(Code::NotFound))
}

/// Look a person's details up
#[utoipa::path(
    tag = "People",
    operation_id = "get_details",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("partId" = uuid::Uuid, Path, description = "The person's part."),
    ),
    responses((status = 200, description = "The details.", body = PersonBody), ReadProblems, AccessProblems)
)]
#[get("/applications/{id}/people/{partId}/details")]
pub(crate) async fn get_details(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let at = (caller.case_id()?, part_id(&caller)?);
    let known = caller.act("get_details", move |tx, ctx, permit| people::details(tx, ctx, permit, at)).await;
    with_version(&caller, &known.map_err(of_list)?)
}

/// Write a person's details down
///
/// All of them at once, for the first time or instead of what was known. `If-Match` carries the `ETag` that was read.
#[utoipa::path(
    tag = "People",
    operation_id = "put_details",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("partId" = uuid::Uuid, Path, description = "The person's part."),
        ("If-Match" = String, Header, description = "The ETag of the details as they were read."),
    ),
    request_body = DetailsBody,
    responses(
        (status = 200, description = "The details.", body = PersonBody),
        ReadProblems, BodyProblems, WriteProblems, ChangeProblems, AccessProblems
    )
)]
#[put("/applications/{id}/people/{partId}/details")]
pub(crate) async fn put_details(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.accepts(&["application/json"])?;
    let (id, held, seen) = (caller.case_id()?, part_id(&caller)?, caller.seen()?);
    let (body, _) = caller.json(payload).await?;
    let new = details(&body).whole().map_err(Problem::invalid)?;
    let known = caller.act("put_details", move |tx, ctx, permit| {
        let seen = match &seen {
            Seen::Any => people::details(tx, ctx, permit, (id, held))?.version,
            // One who names several means the latest that they know.
            Seen::OneOf(all) => all.iter().copied().max().unwrap_or(u32::MAX),
        };
        people::write_details(tx, ctx, permit, (id, held, seen), &new)
    });
    with_version(&caller, &known.await.map_err(of_list)?)
}

/// Who is in the family?
///
/// The names of those in the application, for those who are in it.
#[utoipa::path(
    tag = "People",
    operation_id = "list_family",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    responses((status = 200, description = "The names.", body = FamilyBody), ReadProblems, AccessProblems)
)]
#[get("/applications/{id}/family")]
pub(crate) async fn list_family(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let id = caller.case_id()?;
    let all = caller.act("list_family", move |tx, ctx, permit| people::family(tx, ctx, permit, id)).await;
    json(&caller, &family(&all.map_err(of_list)?))
}

/// Look my own details up
#[utoipa::path(
    tag = "People",
    operation_id = "get_my_details",
    responses((status = 200, description = "The details.", body = PersonBody), ReadProblems, AccessProblems)
)]
#[get("/me/details")]
pub(crate) async fn get_my_details(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let known = caller.act("get_my_details", people::own_details).await;
    with_version(&caller, &known.map_err(of_list)?)
}

/// Get everything about me
///
/// Details with their history, parts in applications, and who looked: as JSON, or as a page to read and keep (`text/html`).
#[utoipa::path(
    tag = "People",
    operation_id = "export_my_data",
    responses(
        (status = 200, description = "Everything.", content((ExportBody = "application/json"), (String = "text/html"))),
        ReadProblems, AccessProblems
    )
)]
#[get("/me/data")]
pub(crate) async fn export_my_data(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let form = caller.accepts(&["application/json", "text/html"])?;
    let found = caller.act("export_my_data", people::export).await.map_err(of_list)?;
    let body = export(&found);
    if form == "application/json" {
        return json(&caller, &body);
    }
    Ok(HttpResponse::Ok()
        .insert_header(("Content-Language", caller.locale().id()))
        .insert_header(("Content-Disposition", "attachment; filename=\"wachtwijzer.html\""))
        .content_type("text/html; charset=utf-8")
        .body(export_page(&body, caller.locale())))
}
