//! What people and organisations are to an application, over HTTP, and who looked at it.

use actix_web::{HttpResponse, delete, get, post, web};

use super::{AccessProblems, BASE, BodyProblems, ReadProblems, WriteProblems, json};
use crate::app::accounts::{self, ACTIVATION};
use crate::web::letter::{letter, policy};
use crate::web::problem::{Code, Problem, of_list};
use crate::web::request::Caller;
use crate::wire::access::{
    AccessesBody, MandatesBody, NewMandateBody, NewPartBody, NewShareBody, PartBody, PartsBody, SecretBody, access,
    account, mandate, new_mandate, new_part, new_share, part,
};

/// Lines of the log in one answer.
const MOST_ACCESSES: i64 = 1000;

/// List the people in an application
#[utoipa::path(
    tag = "People",
    operation_id = "list_people",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    responses((status = 200, description = "Their parts.", body = PartsBody), ReadProblems, AccessProblems)
)]
#[get("/applications/{id}/people")]
pub(crate) async fn list_people(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let id = caller.case_id()?;
    let all = caller.act("list_people", move |tx, _, permit| accounts::parts(tx, permit, id)).await.map_err(of_list)?;
    json(&caller, &PartsBody { results: all.iter().map(part).collect() })
}

/// Add a person to an application
#[utoipa::path(
    tag = "People",
    operation_id = "add_person",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = NewPartBody,
    responses((status = 201, description = "The part.", body = PartBody), ReadProblems, BodyProblems, WriteProblems, AccessProblems)
)]
#[post("/applications/{id}/people")]
pub(crate) async fn add_person(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.accepts(&["application/json"])?;
    let id = caller.case_id()?;
    let (body, _) = caller.json(payload).await?;
    let (role, person, until) = new_part(&body).whole().map_err(Problem::invalid)?;
    let made = caller.act("add_person", move |tx, ctx, permit| {
        let made = accounts::add_person(tx, ctx, permit, (id, person.clone(), role), until)?;
        let found = accounts::parts(tx, permit, id)?.into_iter().find(|(known, _)| *known == made);
        found.ok_or(crate::app::AppError::Unknown)
    });
    let made = made.await.map_err(of_list)?;
    let location = format!("{BASE}/applications/{id}/people/{}", made.0);
    Ok(HttpResponse::Created().insert_header(("Location", location)).json(part(&made)))
}

fn part_id(caller: &Caller) -> Result<uuid::Uuid, Problem> {
    caller.segment("partId").parse().map_err(|_| Problem::of(Code::NotFound))
}

/// Take a part back
#[utoipa::path(
    tag = "People",
    operation_id = "revoke_part",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("partId" = uuid::Uuid, Path, description = "The part."),
    ),
    responses((status = 204, description = "It has ended."), ReadProblems, AccessProblems)
)]
#[delete("/applications/{id}/people/{partId}")]
pub(crate) async fn revoke_part(caller: Caller) -> Result<HttpResponse, Problem> {
    revoke(&caller, "revoke_part", false).await
}

/// Take a helper's mandate back
#[utoipa::path(
    tag = "People",
    operation_id = "revoke_mandate",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("partId" = uuid::Uuid, Path, description = "The helper's part."),
    ),
    responses((status = 204, description = "It has ended."), ReadProblems, AccessProblems)
)]
#[delete("/applications/{id}/mandates/{partId}")]
pub(crate) async fn revoke_mandate(caller: Caller) -> Result<HttpResponse, Problem> {
    revoke(&caller, "revoke_mandate", true).await
}

async fn revoke(caller: &Caller, operation: &'static str, helpers_only: bool) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let (id, held) = (caller.case_id()?, part_id(caller)?);
    let done = caller
        .act(operation, move |tx, ctx, permit| accounts::revoke_part(tx, ctx, permit, (id, held), helpers_only))
        .await;
    done.map_err(of_list)?;
    Ok(HttpResponse::NoContent().finish())
}

/// Give a helper a mandate
///
/// The helper sees the application until the mandate ends or is taken back.
#[utoipa::path(
    tag = "People",
    operation_id = "grant_mandate",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = NewMandateBody,
    responses((status = 201, description = "The helper's part.", body = PartBody), ReadProblems, BodyProblems, WriteProblems, AccessProblems)
)]
#[post("/applications/{id}/mandates")]
pub(crate) async fn grant_mandate(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.accepts(&["application/json"])?;
    let id = caller.case_id()?;
    let (body, _) = caller.json(payload).await?;
    let (login, until) = new_mandate(&body).whole().map_err(Problem::invalid)?;
    let made = caller
        .act("grant_mandate", move |tx, ctx, permit| accounts::grant_mandate(tx, ctx, permit, (id, &login), until))
        .await
        .map_err(of_list)?;
    let location = format!("{BASE}/applications/{id}/mandates/{}", made.0);
    Ok(HttpResponse::Created().insert_header(("Location", location)).json(part(&made)))
}

/// Who helps?
///
/// The helpers who see the application now, by the number that was given them, for the family.
#[utoipa::path(
    tag = "People",
    operation_id = "list_mandates",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    responses((status = 200, description = "The mandates that hold.", body = MandatesBody), ReadProblems, AccessProblems)
)]
#[get("/applications/{id}/mandates")]
pub(crate) async fn list_mandates(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let id = caller.case_id()?;
    let all = caller.act("list_mandates", move |tx, ctx, permit| accounts::mandates(tx, ctx, permit, id)).await;
    json(&caller, &MandatesBody { results: all.map_err(of_list)?.iter().map(mandate).collect() })
}

/// Make a new paper code for a person
///
/// Earlier codes hold no longer. The code is told only in this answer. Ask for `text/html` to get it as a letter to print, in
/// the language of `Accept-Language`, and hand it over or post it.
#[utoipa::path(
    tag = "People",
    operation_id = "create_activation",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("partId" = uuid::Uuid, Path, description = "The person's part."),
    ),
    responses(
        (status = 201, description = "The code.", content((SecretBody = "application/json"), (String = "text/html"))),
        ReadProblems, WriteProblems, AccessProblems
    )
)]
#[post("/applications/{id}/people/{partId}/activations")]
pub(crate) async fn create_activation(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let form = caller.accepts(&["application/json", "text/html"])?;
    let (id, held) = (caller.case_id()?, part_id(&caller)?);
    let made = caller.act("create_activation", move |tx, ctx, permit| {
        let (made, code) = accounts::activation_for(tx, ctx, permit, (id, held))?;
        Ok(SecretBody { account: account(&made), secret: code, expires_at: ctx.now + ACTIVATION })
    });
    let made = made.await.map_err(of_list)?;
    if form == "application/json" {
        return Ok(super::accounts::secret(&made));
    }
    let letter = letter(&made, &caller.state.address, caller.locale());
    Ok(HttpResponse::Created()
        .insert_header(("Location", format!("{BASE}/accounts/{}", made.account.id)))
        .insert_header(("Content-Language", caller.locale().id()))
        .insert_header(("Content-Security-Policy", policy()))
        .content_type("text/html; charset=utf-8")
        .body(letter))
}

/// Hand an application over to another organisation as well
#[utoipa::path(
    tag = "People",
    operation_id = "share_application",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = NewShareBody,
    responses((status = 204, description = "Handed over."), ReadProblems, BodyProblems, WriteProblems, AccessProblems)
)]
#[post("/applications/{id}/shares")]
pub(crate) async fn share_application(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let id = caller.case_id()?;
    let (body, _) = caller.json(payload).await?;
    let (to, until) = new_share(&body).whole().map_err(Problem::invalid)?;
    let done = caller
        .act("share_application", move |tx, ctx, permit| accounts::share(tx, ctx, permit, (id, &to), until))
        .await;
    done.map_err(of_list)?;
    Ok(HttpResponse::NoContent().finish())
}

/// Who looked?
///
/// Everybody who looked at the application or changed it, by organisation and role, the latest first.
#[utoipa::path(
    tag = "People",
    operation_id = "list_accesses",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    responses((status = 200, description = "Lines of the log.", body = AccessesBody), ReadProblems, AccessProblems)
)]
#[get("/applications/{id}/accesses")]
pub(crate) async fn list_accesses(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let id = caller.case_id()?;
    let all = caller.act("list_accesses", move |tx, ctx, permit| {
        permit.case(tx, id)?;
        let ever = (chrono::DateTime::UNIX_EPOCH, ctx.now + chrono::TimeDelta::seconds(1));
        Ok(tx.entries_of_case(id, ever, MOST_ACCESSES)?)
    });
    let all = all.await.map_err(of_list)?;
    json(&caller, &AccessesBody { results: all.iter().map(access).collect() })
}
