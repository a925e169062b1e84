//! What people are told, over HTTP: their messages and wishes, what comes next, and how it was delivered.

use actix_web::{HttpResponse, get, post, put, web};

use super::{AccessProblems, BodyProblems, ReadProblems, json};
use crate::app::{AppError, messages};
use crate::domain::notice::NoticeRule;
use crate::web::problem::{Code, Problem, of_list};
use crate::web::request::Caller;
use crate::wire::notice::{
    KindsBody, MessagesBody, NoticesBody, PlannedBody, PreferencesBody, SentBody, kinds, messages as messages_body,
    notice, planned, preferences, read_preferences,
};

/// List the kinds of notices of a procedure
///
/// Each with its words and invented days: what people are told, for whoever wants to check it.
#[utoipa::path(
    tag = "Notices",
    operation_id = "list_notice_kinds",
    params(
        ("procedureId" = String, Path, description = "The procedure.", max_length = 100),
    ),
    responses((status = 200, description = "The kinds.", body = KindsBody), ReadProblems)
)]
#[get("/procedures/{procedureId}/notices")]
pub(crate) async fn list_notice_kinds(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let id = caller.segment("procedureId");
    let catalogue = &caller.state.app.catalogue;
    if catalogue.procedure(id).is_none() {
        return Err(Problem::of(Code::NotFound));
    }
    json(&caller, &kinds(catalogue.notices(id), &caller.state.locales, caller.readers_language().id()))
}

/// List what I was told
///
/// Who works for an organisation sees what that was told, of the applications within reach.
#[utoipa::path(
    tag = "Notices",
    operation_id = "list_my_messages",
    responses((status = 200, description = "The messages, the latest first.", body = MessagesBody), ReadProblems, AccessProblems)
)]
#[get("/me/messages")]
pub(crate) async fn list_my_messages(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let all = caller.act("list_my_messages", messages::own).await.map_err(of_list)?;
    let languages = (caller.readers_language().id(), caller.locale().id());
    json(&caller, &messages_body(&all, &caller.state.locales, languages))
}

/// Look up what I want to be told
#[utoipa::path(
    tag = "Notices",
    operation_id = "get_my_preferences",
    responses((status = 200, description = "The preferences.", body = PreferencesBody), ReadProblems, AccessProblems)
)]
#[get("/me/preferences")]
pub(crate) async fn get_my_preferences(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let wanted = caller.act("get_my_preferences", |tx, _, permit| messages::preferences(tx, permit)).await;
    json(&caller, &preferences(&wanted.map_err(of_list)?))
}

/// Say what I want to be told
///
/// What tells you of a time of your own to act always comes.
#[utoipa::path(
    tag = "Notices",
    operation_id = "put_my_preferences",
    request_body = PreferencesBody,
    responses((status = 200, description = "The preferences.", body = PreferencesBody), ReadProblems, BodyProblems, AccessProblems)
)]
#[put("/me/preferences")]
pub(crate) async fn put_my_preferences(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.accepts(&["application/json"])?;
    let (body, _) = caller.json(payload).await?;
    let rules: Vec<&NoticeRule> = caller.state.app.catalogue.all_notices().flat_map(|rules| &rules.rules).collect();
    let kinds: Vec<&str> = rules.iter().filter(|rule| !rule.always).map(|rule| rule.kind.as_str()).collect();
    let wanted = read_preferences(&body, &kinds).whole().map_err(Problem::invalid)?;
    let kept = wanted.clone();
    let done = caller
        .act("put_my_preferences", move |tx, ctx, permit| messages::put_preferences(tx, ctx, permit, &kept))
        .await;
    done.map_err(of_list)?;
    json(&caller, &preferences(&wanted))
}

/// List what will be told next
///
/// As long as nothing else happens: each day, and what sets it off.
#[utoipa::path(
    tag = "Notices",
    operation_id = "list_planned_notices",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
    ),
    responses((status = 200, description = "The notices, the next first.", body = PlannedBody), ReadProblems, AccessProblems)
)]
#[get("/applications/{id}/planned-notices")]
pub(crate) async fn list_planned_notices(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let id = caller.case_id()?;
    let all = caller.act("list_planned_notices", move |tx, ctx, permit| messages::to_come(tx, ctx, permit, id)).await;
    json(&caller, &planned(&all.map_err(of_list)?, &caller.state.locales, caller.readers_language().id()))
}

/// List how the notices of an application were delivered
#[utoipa::path(
    tag = "Notices",
    operation_id = "list_notices",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    responses((status = 200, description = "The notices, the latest first.", body = NoticesBody), ReadProblems, AccessProblems)
)]
#[get("/applications/{id}/notices")]
pub(crate) async fn list_notices(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let id = caller.case_id()?;
    let all = caller.act("list_notices", move |tx, _, permit| messages::of_case(tx, permit, id)).await;
    json(&caller, &NoticesBody { results: all.map_err(of_list)?.iter().map(notice).collect() })
}

/// List the notices that could not be delivered
///
/// Of the applications within reach. Somebody must look at each: its reason says what went wrong.
#[utoipa::path(
    tag = "Notices",
    operation_id = "list_parked_notices",
    responses((status = 200, description = "The notices, the oldest first.", body = NoticesBody), ReadProblems, AccessProblems)
)]
#[get("/parked-notices")]
pub(crate) async fn list_parked_notices(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let all = caller.act("list_parked_notices", |tx, _, permit| messages::parked(tx, permit)).await;
    json(&caller, &NoticesBody { results: all.map_err(of_list)?.iter().map(notice).collect() })
}

fn notice_id(caller: &Caller) -> Result<uuid::Uuid, Problem> {
    caller.segment("noticeId").parse().map_err(|_| Problem::of(Code::NotFound))
}

/// Get exactly what was sent
#[utoipa::path(
    tag = "Notices",
    operation_id = "get_notice_message",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("noticeId" = uuid::Uuid, Path, description = "The notice."),
    ),
    responses((status = 200, description = "The message.", body = SentBody), ReadProblems, AccessProblems)
)]
#[get("/applications/{id}/notices/{noticeId}/message")]
pub(crate) async fn get_notice_message(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let (id, which) = (caller.case_id()?, notice_id(&caller)?);
    let found =
        caller.act("get_notice_message", move |tx, ctx, permit| messages::exactly(tx, ctx, permit, (id, which))).await;
    let (found, content) = found.map_err(of_list)?;
    json(&caller, &SentBody { notice: notice(&found), content: String::from_utf8_lossy(&content).into_owned() })
}

/// Send a notice again
///
/// It is tried at once, and like any other from the first attempt on: what is no longer true is not sent.
#[utoipa::path(
    tag = "Notices",
    operation_id = "resend_notice",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("noticeId" = uuid::Uuid, Path, description = "The notice."),
    ),
    responses((status = 202, description = "It is on its way."), ReadProblems, AccessProblems)
)]
#[post("/applications/{id}/notices/{noticeId}/resendings")]
pub(crate) async fn resend_notice(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let (id, which) = (caller.case_id()?, notice_id(&caller)?);
    let done: Result<(), AppError> =
        caller.act("resend_notice", move |tx, ctx, permit| messages::resend(tx, ctx, permit, (id, which))).await;
    done.map_err(of_list)?;
    Ok(HttpResponse::Accepted().finish())
}
