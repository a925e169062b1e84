//! Applications over HTTP.

use actix_web::{HttpResponse, get, post, web};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{AccessProblems, BASE, BodyProblems, ChangeProblems, ReadProblems, WriteProblems, created, json, tagged};
use crate::app::applications::{self, Draft};
use crate::app::idempotency::{Answer, once};
use crate::app::sight::{self, Sight};
use crate::app::{AppError, Context};
use crate::domain::case::Case;
use crate::domain::ids::CaseId;
use crate::i18n::Locale;
use crate::web::problem::{Code, Problem, of_list, of_one};
use crate::web::request::Caller;
use crate::wire::application::{ApplicationBody, RecordsBody, records, summary};
use crate::wire::fault::{in_list, of_inputs};
use crate::wire::reading::{
    EventBody, NewApplicationBody, NewCorrectionBody, UNREAD, new_application, new_correction, one_event,
};
use crate::wire::reckoning::{NextStepBody, ProcedureRef, ReckoningBody, TermBody, reckoning};
use crate::wire::words::Speech;

/// Terms of an application on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Terms)]
#[serde(rename_all = "camelCase")]
pub struct TermsBody {
    /// The rules by which they were reckoned.
    pub procedure: ProcedureRef,
    /// The day on which one looks.
    pub as_of: NaiveDate,
    /// The terms that have started.
    pub results: Vec<TermBody>,
}

/// What can happen next to an application.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = NextSteps)]
#[serde(rename_all = "camelCase")]
pub struct NextStepsBody {
    /// Where it stands.
    pub stage: String,
    /// The events that can happen next.
    pub results: Vec<NextStepBody>,
}

/// Create an application
///
/// With what happened so far. Sent again with the same Idempotency-Key, the first answer is given again.
#[utoipa::path(
    tag = "Applications",
    operation_id = "create_application",
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "Makes it safe to send the request again."),
        ("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default."),
    ),
    request_body = NewApplicationBody,
    responses(
        (status = 201, description = "The application.", body = ApplicationBody),
        ReadProblems, BodyProblems, WriteProblems, AccessProblems
    )
)]
#[post("/applications")]
pub(crate) async fn create_application(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.accepts(&["application/json"])?;
    let key = caller.idempotency_key()?;
    let (body, fingerprint) = caller.json(payload).await?;
    let new = new_application(&body)
        .whole_or(|read| {
            let rules = (read.procedure.as_str(), read.version.as_deref());
            of_inputs(&applications::faults_alone(&caller.state.app.catalogue, rules, &read.events, UNREAD), &in_list)
        })
        .map_err(Problem::invalid)?;
    let draft = Draft::from(new);
    let teller = Teller::of(&caller);
    let answer = caller
        .act("create_application", move |tx, ctx, permit| {
            let actor = permit.actor().recorded_as();
            once(tx, ctx, (&actor, key.as_deref()), &fingerprint, |tx| {
                let case = applications::create(tx, ctx, permit, &draft)?;
                teller.created(ctx, &case, &format!("{BASE}/applications/{}", case.identity.id))
            })
        })
        .await
        .map_err(of_list)?;
    Ok(created(&caller, &answer))
}

/// Look an application up
///
/// How it stood on any day (`asOf`, today by default), by what was known at any instant (`knownAt`, all by default).
#[utoipa::path(
    tag = "Applications",
    operation_id = "get_application",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("asOf" = Option<NaiveDate>, Query, description = "The day on which one looks; today by default."),
        ("knownAt" = Option<DateTime<Utc>>, Query, description = "Only what had been recorded by this instant."),
        ("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default."),
        ("If-None-Match" = Option<String>, Header, description = "The ETag of what the caller has."),
    ),
    responses(
        (status = 200, description = "The application.", body = ApplicationBody),
        (status = 304, description = "The caller has it already."),
        ReadProblems, AccessProblems
    )
)]
#[get("/applications/{id}")]
pub(crate) async fn get_application(caller: Caller) -> Result<HttpResponse, Problem> {
    let (case, sight, (as_of, known_at)) = looked_up(&caller, "get_application").await?;
    let ctx = caller.state.app.context();
    let body = Teller::of(&caller).application(ctx, (&case, &sight), (as_of, known_at)).map_err(of_list)?;
    let known = known_at.map(|at| format!("-{}", at.timestamp_micros())).unwrap_or_default();
    let etag = format!("\"{}-{}{known}-{}\"", case.summary.records, body.reckoning.as_of, caller.locale().id());
    tagged(&caller, &etag, &body)
}

async fn looked_up(caller: &Caller, operation: &'static str) -> Result<(Case, Sight, Looked), Problem> {
    let mut query = caller.query(&["asOf", "knownAt"]);
    let (as_of, known_at) = (query.day("asOf"), query.instant("knownAt"));
    query.finish()?;
    let id = caller.case_id()?;
    let found = caller.act(operation, move |tx, _, permit| {
        let case = applications::get(tx, permit, id)?;
        Ok((case, sight::of(tx, permit, id)?))
    });
    let (case, sight) = found.await.map_err(of_list)?;
    Ok((case, sight, (as_of, known_at)))
}

/// The day on which one looks, and the instant of knowledge.
type Looked = (Option<NaiveDate>, Option<DateTime<Utc>>);

/// List what was recorded
///
/// Everything that was ever recorded of an application: what happened, what was corrected, what was annulled.
#[utoipa::path(
    tag = "Applications",
    operation_id = "list_events",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    responses((status = 200, description = "The record.", body = RecordsBody), ReadProblems, AccessProblems)
)]
#[get("/applications/{id}/events")]
pub(crate) async fn list_events(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let id = caller.case_id()?;
    let found = caller.act("list_events", move |tx, _, permit| applications::get(tx, permit, id)).await;
    let case = found.map_err(of_list)?;
    tagged_record(&caller, &case)
}

fn tagged_record(caller: &Caller, case: &Case) -> Result<HttpResponse, Problem> {
    let mut response = json(caller, &records(case))?;
    if let Ok(value) = format!("\"{}\"", case.summary.records).parse() {
        response.headers_mut().insert(actix_web::http::header::ETAG, value);
    }
    Ok(response)
}

/// Record what happened
///
/// Appends one event. `If-Match` carries the `ETag` of the application as the caller saw it.
#[utoipa::path(
    tag = "Applications",
    operation_id = "append_event",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("If-Match" = String, Header, description = "The ETag of the application."),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes it safe to send the request again."),
        ("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default."),
    ),
    request_body = EventBody,
    responses(
        (status = 201, description = "The application after the event.", body = ApplicationBody),
        ReadProblems, BodyProblems, WriteProblems, ChangeProblems, AccessProblems
    )
)]
#[post("/applications/{id}/events")]
pub(crate) async fn append_event(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let (id, key, seen) = change(&caller)?;
    let (body, fingerprint) = caller.json(payload).await?;
    let said = one_event(&body).whole().map_err(Problem::invalid)?;
    let teller = Teller::of(&caller);
    let answer = caller
        .act("append_event", move |tx, ctx, permit| {
            // Before an earlier answer is given again: the right may have ended since.
            permit.case(tx, id)?;
            let actor = permit.actor().recorded_as();
            once(tx, ctx, (&actor, key.as_deref()), &fingerprint, |tx| {
                let case = applications::append(tx, ctx, permit, (id, &seen), &said)?;
                let location = format!("{BASE}/applications/{id}/events");
                teller.created(ctx, &case, &location)
            })
        })
        .await
        .map_err(|error| of_one(error, ""))?;
    Ok(created(&caller, &answer))
}

/// Correct what was recorded
///
/// Something else happened (`instead`), or nothing did (`instead: null`). The earlier record stays and is superseded.
#[utoipa::path(
    tag = "Applications",
    operation_id = "correct_event",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("sequence" = u32, Path, description = "The number of the record to correct.", minimum = 1),
        ("If-Match" = String, Header, description = "The ETag of the application."),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes it safe to send the request again."),
        ("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default."),
    ),
    request_body = NewCorrectionBody,
    responses(
        (status = 201, description = "The application after the correction.", body = ApplicationBody),
        ReadProblems, BodyProblems, WriteProblems, ChangeProblems, AccessProblems
    )
)]
#[post("/applications/{id}/events/{sequence}/corrections")]
pub(crate) async fn correct_event(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let sequence: u32 = caller.segment("sequence").parse().map_err(|_| Problem::of(Code::NotFound))?;
    let (id, key, seen) = change(&caller)?;
    let (body, fingerprint) = caller.json(payload).await?;
    let instead = new_correction(&body).whole().map_err(Problem::invalid)?;
    let teller = Teller::of(&caller);
    let answer = caller
        .act("correct_event", move |tx, ctx, permit| {
            permit.case(tx, id)?;
            let actor = permit.actor().recorded_as();
            once(tx, ctx, (&actor, key.as_deref()), &fingerprint, |tx| {
                let case = applications::correct(tx, ctx, permit, (id, &seen, sequence), instead.as_ref())?;
                let location = format!("{BASE}/applications/{id}/events");
                teller.created(ctx, &case, &location)
            })
        })
        .await
        .map_err(|error| of_one(error, "/instead"))?;
    Ok(created(&caller, &answer))
}

type Change = (CaseId, Option<String>, applications::Seen);

fn change(caller: &Caller) -> Result<Change, Problem> {
    caller.accepts(&["application/json"])?;
    Ok((caller.case_id()?, caller.idempotency_key()?, caller.seen()?))
}

/// List the legal terms
#[utoipa::path(
    tag = "Applications",
    operation_id = "list_terms",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("asOf" = Option<NaiveDate>, Query, description = "The day on which one looks; today by default."),
        ("knownAt" = Option<DateTime<Utc>>, Query, description = "Only what had been recorded by this instant."),
        ("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default."),
    ),
    responses((status = 200, description = "The terms.", body = TermsBody), ReadProblems, AccessProblems)
)]
#[get("/applications/{id}/terms")]
pub(crate) async fn list_terms(caller: Caller) -> Result<HttpResponse, Problem> {
    let body = reckoned(&caller, "list_terms").await?;
    json(&caller, &TermsBody { procedure: body.procedure, as_of: body.as_of, results: body.terms })
}

/// List what can happen next
#[utoipa::path(
    tag = "Applications",
    operation_id = "list_next_steps",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("asOf" = Option<NaiveDate>, Query, description = "The day on which one looks; today by default."),
        ("knownAt" = Option<DateTime<Utc>>, Query, description = "Only what had been recorded by this instant."),
        ("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default."),
    ),
    responses((status = 200, description = "The events that can happen next.", body = NextStepsBody), ReadProblems, AccessProblems)
)]
#[get("/applications/{id}/next-steps")]
pub(crate) async fn list_next_steps(caller: Caller) -> Result<HttpResponse, Problem> {
    let body = reckoned(&caller, "list_next_steps").await?;
    json(&caller, &NextStepsBody { stage: body.stage, results: body.next_steps })
}

async fn reckoned(caller: &Caller, operation: &'static str) -> Result<ReckoningBody, Problem> {
    let (case, sight, looked) = looked_up(caller, operation).await?;
    let body = Teller::of(caller).application(caller.state.app.context(), (&case, &sight), looked);
    Ok(body.map_err(of_list)?.reckoning)
}

/// Puts applications into the caller's words, also inside a transaction.
#[derive(Clone)]
pub(super) struct Teller {
    locales: std::sync::Arc<crate::i18n::Locales>,
    locale: String,
}

impl Teller {
    pub(super) fn of(caller: &Caller) -> Self {
        Self { locales: std::sync::Arc::clone(&caller.state.locales), locale: caller.locale().id().to_owned() }
    }

    fn application(
        &self,
        ctx: Context<'_>,
        (case, sight): (&Case, &Sight),
        (as_of, known_at): Looked,
    ) -> Result<ApplicationBody, AppError> {
        let locale: &Locale = self.locales.get(&self.locale);
        let mut answer = applications::reckon(ctx, case, as_of, known_at)?;
        sight.narrow(&mut answer);
        let procedure = ctx.catalogue.procedure(case.identity.procedure.as_str());
        let native = procedure.map_or("", |p| p.language());
        let today = procedure.map_or_else(|| ctx.now.date_naive(), |p| ctx.today(p));
        Ok(ApplicationBody {
            summary: summary(&case.identity, &sight::summary(ctx, sight, case)?, today),
            reckoning: reckoning(&answer, Speech { locale, native }),
        })
    }

    pub(super) fn created(&self, ctx: Context<'_>, case: &Case, location: &str) -> Result<Answer, AppError> {
        let body = self.application(ctx, (case, &Sight::Everything), (None, None))?;
        let etag = format!("\"{}-{}-{}\"", case.summary.records, body.reckoning.as_of, self.locale);
        let body = serde_json::to_string(&body).unwrap_or_default();
        Ok(Answer { status: 201, etag, location: location.to_owned(), body })
    }
}
