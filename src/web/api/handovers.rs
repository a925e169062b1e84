//! Handovers, consents and who is responsible, over HTTP. The sender works on the application, the receiver on what is addressed
//! to it.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_LANGUAGE, LOCATION};
use actix_web::{HttpResponse, delete, get, post, web};
use uuid::Uuid;

use super::{AccessProblems, BASE, BodyProblems, ReadProblems, WriteProblems, json};
use crate::app::handover_views::Shown;
use crate::app::{consents, handovers, sheets};
use crate::web::handover::sheet_page;
use crate::web::page;
use crate::web::problem::{Code, Problem, of_list, of_one};
use crate::web::request::Caller;
use crate::wire::handover::{
    ConsentBody, ConsentsBody, HandoverBody, HandoverKindsBody, HandoverPageBody, HandoversBody, NewAnswerBody,
    NewConsentBody, NewHandoverBody, ResponsibilitiesBody, SheetBody, consent, handover, kinds, new_answer,
    new_consent, new_handover, responsibilities, sheet,
};

fn handover_id(caller: &Caller) -> Result<Uuid, Problem> {
    caller.segment("handoverId").parse().map_err(|_| Problem::of(Code::NotFound))
}

fn told(caller: &Caller, shown: &Shown) -> Result<HttpResponse, Problem> {
    json(caller, &handover(shown, &caller.state.app.catalogue, caller.locale()))
}

fn made(caller: &Caller, location: &str, mut response: HttpResponse) -> HttpResponse {
    *response.status_mut() = StatusCode::CREATED;
    if let Ok(location) = location.parse() {
        response.headers_mut().insert(LOCATION, location);
    }
    if let Ok(language) = caller.locale().id().parse() {
        response.headers_mut().insert(CONTENT_LANGUAGE, language);
    }
    response
}

/// List the kinds of handover
///
/// What passes with each, what may be shared, and within what time an answer and the first contact follow.
#[utoipa::path(
    tag = "Handovers",
    operation_id = "list_handover_kinds",
    responses((status = 200, description = "The kinds.", body = HandoverKindsBody), ReadProblems)
)]
#[get("/handover-kinds")]
pub(crate) async fn list_handover_kinds(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let rules = caller.state.app.catalogue.all_handovers().map(AsRef::as_ref);
    json(&caller, &kinds(rules, caller.locale()))
}

/// List the handovers of an application
///
/// For the family: those about themselves, the referent also those about children.
#[utoipa::path(
    tag = "Handovers",
    operation_id = "list_handovers",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    responses((status = 200, description = "The handovers, the first first.", body = HandoversBody), ReadProblems, AccessProblems)
)]
#[get("/applications/{id}/handovers")]
pub(crate) async fn list_handovers(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let id = caller.case_id()?;
    let all = caller.act("list_handovers", move |tx, ctx, permit| handovers::list(tx, ctx, permit, id)).await;
    let all = all.map_err(of_list)?;
    let one = |shown: &Shown| handover(shown, &caller.state.app.catalogue, caller.locale());
    json(&caller, &HandoversBody { results: all.iter().map(one).collect() })
}

/// Propose a handover
///
/// Only who is responsible for each person in each theme of the kind can hand over. Until it is accepted the sender stays so.
#[utoipa::path(
    tag = "Handovers",
    operation_id = "propose_handover",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = NewHandoverBody,
    responses((status = 201, description = "The handover.", body = HandoverBody), ReadProblems, BodyProblems, WriteProblems, AccessProblems)
)]
#[post("/applications/{id}/handovers")]
pub(crate) async fn propose_handover(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.accepts(&["application/json"])?;
    let id = caller.case_id()?;
    let (body, _) = caller.json(payload).await?;
    let draft = new_handover(&body).whole().map_err(Problem::invalid)?;
    let shown = caller
        .act("propose_handover", move |tx, ctx, permit| handovers::propose(tx, ctx, permit, (id, &draft)))
        .await
        .map_err(|error| of_one(error, ""))?;
    let location = format!("{BASE}/applications/{id}/handovers/{}", shown.handover.id);
    Ok(made(&caller, &location, told(&caller, &shown)?))
}

/// Look a handover up
#[utoipa::path(
    tag = "Handovers",
    operation_id = "get_handover",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("handoverId" = uuid::Uuid, Path, description = "The handover."),
    ),
    responses((status = 200, description = "The handover.", body = HandoverBody), ReadProblems, AccessProblems)
)]
#[get("/applications/{id}/handovers/{handoverId}")]
pub(crate) async fn get_handover(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let at = (caller.case_id()?, handover_id(&caller)?);
    let shown = caller.act("get_handover", move |tx, ctx, permit| handovers::get(tx, ctx, permit, at)).await;
    told(&caller, &shown.map_err(of_list)?)
}

/// Take a proposal back
#[utoipa::path(
    tag = "Handovers",
    operation_id = "withdraw_handover",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("handoverId" = uuid::Uuid, Path, description = "The handover."),
    ),
    responses((status = 204, description = "It was taken back."), ReadProblems, WriteProblems, AccessProblems)
)]
#[delete("/applications/{id}/handovers/{handoverId}")]
pub(crate) async fn withdraw_handover(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let at = (caller.case_id()?, handover_id(&caller)?);
    let done = caller.act("withdraw_handover", move |tx, ctx, permit| handovers::withdraw(tx, ctx, permit, at)).await;
    done.map_err(|error| of_one(error, ""))?;
    Ok(HttpResponse::NoContent().finish())
}

/// Confirm the first contact, as the sender
#[utoipa::path(
    tag = "Handovers",
    operation_id = "confirm_contact",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("handoverId" = uuid::Uuid, Path, description = "The handover."),
    ),
    responses((status = 200, description = "The handover.", body = HandoverBody), ReadProblems, WriteProblems, AccessProblems)
)]
#[post("/applications/{id}/handovers/{handoverId}/contacts")]
pub(crate) async fn confirm_contact(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let at = (caller.case_id()?, handover_id(&caller)?);
    let shown =
        caller.act("confirm_contact", move |tx, ctx, permit| handovers::confirm_sent(tx, ctx, permit, at)).await;
    told(&caller, &shown.map_err(|error| of_one(error, ""))?)
}

/// Make a sheet for an organisation without accounts
///
/// The code on it opens the handover without signing in, to answer it and to confirm the first contact. It is told only in this
/// answer, and an earlier one opens nothing any more. Ask for `text/html` to get the sheet to print, in Dutch.
#[utoipa::path(
    tag = "Handovers",
    operation_id = "create_handover_sheet",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("handoverId" = uuid::Uuid, Path, description = "The handover."),
    ),
    responses(
        (status = 201, description = "The sheet.", content((SheetBody = "application/json"), (String = "text/html"))),
        ReadProblems, WriteProblems, AccessProblems
    )
)]
#[post("/applications/{id}/handovers/{handoverId}/sheets")]
pub(crate) async fn create_handover_sheet(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let form = caller.accepts(&["application/json", "text/html"])?;
    let at = (caller.case_id()?, handover_id(&caller)?);
    let new = caller.act("create_handover_sheet", move |tx, ctx, permit| sheets::make(tx, ctx, permit, at)).await;
    let new = new.map_err(|error| of_one(error, ""))?;
    let location = format!("{BASE}/applications/{}/handovers/{}", at.0, at.1);
    if form == "application/json" {
        return Ok(made(&caller, &location, json(&caller, &sheet(&new))?));
    }
    Ok(HttpResponse::Created()
        .insert_header((LOCATION, location))
        .insert_header((CONTENT_LANGUAGE, "nl"))
        .insert_header(("Content-Security-Policy", page::policy()))
        .content_type("text/html; charset=utf-8")
        .body(sheet_page(&new, &caller.state.address, &caller.state.locales)))
}

/// List the handovers that are addressed to my organisation
///
/// Before they are accepted they say how many people, which languages and by when; afterwards what was chosen to be shared.
#[utoipa::path(
    tag = "Handovers",
    operation_id = "list_incoming_handovers",
    params(
        ("answered" = Option<bool>, Query, description = "true: those that were answered; otherwise those that wait for an answer."),
        ("pageSize" = Option<u32>, Query, description = "1 to 100; 25 by default.", minimum = 1, maximum = 100),
        ("after" = Option<String>, Query, description = "The `next` of the page before."),
    ),
    responses((status = 200, description = "A page, by the last day to answer.", body = HandoverPageBody), ReadProblems, AccessProblems)
)]
#[get("/incoming-handovers")]
pub(crate) async fn list_incoming_handovers(caller: Caller) -> Result<HttpResponse, Problem> {
    let mut query = caller.query(&["answered", "pageSize", "after"]);
    let answered = query.one_of("answered", &["true", "false"]).is_some_and(|given| given == "true");
    let limit = i64::from(query.number("pageSize", 1, 100).unwrap_or(25));
    let after = query.day_and_id("after");
    query.finish()?;
    let found = caller.act("list_incoming_handovers", move |tx, ctx, permit| {
        handovers::list_incoming(tx, ctx, permit, (answered, after, limit))
    });
    let found = found.await.map_err(of_list)?;
    let whole = i64::try_from(found.len()).unwrap_or(i64::MAX) >= limit;
    let next = found.last().filter(|_| whole).map(|last| format!("{}~{}", last.handover.answer_by, last.handover.id));
    let one = |shown: &Shown| handover(shown, &caller.state.app.catalogue, caller.locale());
    json(&caller, &HandoverPageBody { results: found.iter().map(one).collect(), next })
}

/// Look a handover up that is addressed to my organisation
#[utoipa::path(
    tag = "Handovers",
    operation_id = "get_incoming_handover",
    params(("handoverId" = uuid::Uuid, Path, description = "The handover.")),
    responses((status = 200, description = "The handover.", body = HandoverBody), ReadProblems, AccessProblems)
)]
#[get("/incoming-handovers/{handoverId}")]
pub(crate) async fn get_incoming_handover(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let id = handover_id(&caller)?;
    let shown =
        caller.act("get_incoming_handover", move |tx, ctx, permit| handovers::get_incoming(tx, ctx, permit, id)).await;
    told(&caller, &shown.map_err(of_list)?)
}

/// Answer a handover
///
/// Whoever accepts is responsible from then on, and names the day of the first contact, which the family is told.
#[utoipa::path(
    tag = "Handovers",
    operation_id = "answer_handover",
    params(("handoverId" = uuid::Uuid, Path, description = "The handover.")),
    request_body = NewAnswerBody,
    responses((status = 200, description = "The handover.", body = HandoverBody), ReadProblems, BodyProblems, WriteProblems, AccessProblems)
)]
#[post("/incoming-handovers/{handoverId}/answers")]
pub(crate) async fn answer_handover(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.accepts(&["application/json"])?;
    let id = handover_id(&caller)?;
    let (body, _) = caller.json(payload).await?;
    let answer = new_answer(&body).whole().map_err(Problem::invalid)?;
    let shown = caller
        .act("answer_handover", move |tx, ctx, permit| handovers::answer(tx, ctx, permit, (id, &answer)))
        .await
        .map_err(|error| of_one(error, ""))?;
    told(&caller, &shown)
}

/// Confirm the first contact, as the receiver
#[utoipa::path(
    tag = "Handovers",
    operation_id = "confirm_incoming_contact",
    params(("handoverId" = uuid::Uuid, Path, description = "The handover.")),
    responses((status = 200, description = "The handover.", body = HandoverBody), ReadProblems, WriteProblems, AccessProblems)
)]
#[post("/incoming-handovers/{handoverId}/contacts")]
pub(crate) async fn confirm_incoming_contact(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let id = handover_id(&caller)?;
    let shown = caller
        .act("confirm_incoming_contact", move |tx, ctx, permit| handovers::confirm_incoming(tx, ctx, permit, id))
        .await;
    told(&caller, &shown.map_err(|error| of_one(error, ""))?)
}

/// Who is responsible for what?
///
/// One answer for each person and theme, now or at the end of a past day. For the family: about themselves, for the referent
/// also about children.
#[utoipa::path(
    tag = "Handovers",
    operation_id = "list_responsibilities",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("asOf" = Option<NaiveDate>, Query, description = "The day; today and now by default."),
    ),
    responses((status = 200, description = "Who is responsible.", body = ResponsibilitiesBody), ReadProblems, AccessProblems)
)]
#[get("/applications/{id}/responsibilities")]
pub(crate) async fn list_responsibilities(caller: Caller) -> Result<HttpResponse, Problem> {
    let mut query = caller.query(&["asOf"]);
    let on = query.day("asOf");
    query.finish()?;
    let id = caller.case_id()?;
    let found = caller
        .act("list_responsibilities", move |tx, ctx, permit| handovers::responsibilities(tx, ctx, permit, (id, on)))
        .await
        .map_err(|error| of_list(error).relocated(&|_| "asOf".to_owned()))?;
    json(&caller, &responsibilities(&found, caller.locale()))
}

/// List the consents in an application
///
/// For the family: one's own.
#[utoipa::path(
    tag = "Handovers",
    operation_id = "list_consents",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    responses((status = 200, description = "The consents.", body = ConsentsBody), ReadProblems, AccessProblems)
)]
#[get("/applications/{id}/consents")]
pub(crate) async fn list_consents(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let id = caller.case_id()?;
    let all = caller.act("list_consents", move |tx, _, permit| consents::list(tx, permit, id)).await;
    json(&caller, &ConsentsBody { results: all.map_err(of_list)?.iter().map(consent).collect() })
}

/// Agree that an organisation learns something
///
/// People agree for themselves; whoever works on the application writes down what somebody said.
#[utoipa::path(
    tag = "Handovers",
    operation_id = "give_consent",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = NewConsentBody,
    responses((status = 201, description = "The consent.", body = ConsentBody), ReadProblems, BodyProblems, WriteProblems, AccessProblems)
)]
#[post("/applications/{id}/consents")]
pub(crate) async fn give_consent(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.accepts(&["application/json"])?;
    let id = caller.case_id()?;
    let (body, _) = caller.json(payload).await?;
    let (to, person) = new_consent(&body).whole().map_err(Problem::invalid)?;
    let given = caller
        .act("give_consent", move |tx, ctx, permit| consents::give(tx, ctx, permit, (id, &to, person.as_ref())))
        .await
        .map_err(of_list)?;
    let location = format!("{BASE}/applications/{id}/consents/{}", given.id);
    Ok(made(&caller, &location, json(&caller, &consent(&given))?))
}

/// Take a consent back
///
/// What was shared on it is not shown from then on. Who is responsible stays so.
#[utoipa::path(
    tag = "Handovers",
    operation_id = "withdraw_consent",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("consentId" = uuid::Uuid, Path, description = "The consent."),
    ),
    responses((status = 204, description = "It was taken back."), ReadProblems, WriteProblems, AccessProblems)
)]
#[delete("/applications/{id}/consents/{consentId}")]
pub(crate) async fn withdraw_consent(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let id = caller.case_id()?;
    let which: Uuid = caller.segment("consentId").parse().map_err(|_| Problem::of(Code::NotFound))?;
    let done =
        caller.act("withdraw_consent", move |tx, ctx, permit| consents::withdraw(tx, ctx, permit, (id, which))).await;
    done.map_err(of_list)?;
    Ok(HttpResponse::NoContent().finish())
}
