//! The JSON interface under `/api/v1`. Handlers read the request, call one use case, and wrap its answer.

pub mod accounts;
pub mod applications;
pub mod bulk;
pub mod calendars;
pub mod casework;
pub mod details;
pub mod due_dates;
pub mod finding;
pub mod guidance;
pub mod handovers;
pub mod health;
pub mod letters;
pub mod links;
pub mod notices;
pub mod people;
pub mod procedures;
pub mod projections;
pub mod providers;
pub mod reckonings;
pub mod sessions;
pub mod statistics;
pub mod tasks;

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_LANGUAGE, ETAG, LOCATION};
use serde::Serialize;
use utoipa_actix_web::service_config::ServiceConfig;

use super::problem::{Code, Problem, ProblemBody};
use super::request::Caller;

/// The version of the interface, by Semantic Versioning; its major number stands in every address.
pub const VERSION: &str = "1.0.0";
/// Where the interface begins.
pub const BASE: &str = "/api/v1";

/// Registers every route, and with it its part of the document. There is no other way to register one.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(procedures::list_procedures)
        .service(procedures::get_procedure)
        .service(procedures::list_versions)
        .service(procedures::get_version)
        .service(procedures::get_diagram)
        .service(applications::create_application)
        .service(finding::list_applications)
        .service(finding::search_applications)
        .service(applications::get_application)
        .service(applications::list_events)
        .service(applications::append_event)
        .service(applications::correct_event)
        .service(applications::list_terms)
        .service(applications::list_next_steps)
        .service(people::list_people)
        .service(people::add_person)
        .service(people::revoke_part)
        .service(details::get_details)
        .service(details::put_details)
        .service(details::list_family)
        .service(details::get_my_details)
        .service(details::export_my_data)
        .service(people::create_activation)
        .service(people::list_mandates)
        .service(people::grant_mandate)
        .service(people::revoke_mandate)
        .service(people::share_application)
        .service(people::list_accesses)
        .service(sessions::create_session)
        .service(sessions::activate_account)
        .service(sessions::get_me)
        .service(sessions::list_sessions)
        .service(sessions::end_session)
        .service(providers::list_providers)
        .service(providers::link_provider)
        .service(providers::unlink_provider)
        .service(accounts::list_accounts)
        .service(accounts::create_account)
        .service(accounts::block_account)
        .service(accounts::create_key)
        .service(reckonings::create_reckoning)
        .service(due_dates::list_due_dates)
        .service(calendars::list_calendars)
        .service(calendars::get_calendar)
        .service(calendars::list_days)
        .service(health::get_health)
        .service(health::get_readiness)
        .service(health::get_version);
    task_routes(config);
    link_routes(config);
    casework_routes(config);
    notice_routes(config);
    handover_routes(config);
    statistics_routes(config);
}

/// Registers the routes of the road after the approval.
fn task_routes(config: &mut ServiceConfig<'_>) {
    config.service(tasks::list_tasks).service(tasks::complete_task);
}

/// Registers the routes of remedies' letters, of linked applications, and of those that are split.
fn link_routes(config: &mut ServiceConfig<'_>) {
    config
        .service(letters::get_letter)
        .service(links::list_links)
        .service(links::link_application)
        .service(links::split_application);
}

/// Registers the routes of work lists and of steps in many applications.
fn casework_routes(config: &mut ServiceConfig<'_>) {
    config
        .service(casework::list_work)
        .service(casework::put_assignee)
        .service(casework::list_filters)
        .service(casework::put_filter)
        .service(casework::remove_filter)
        .service(bulk::preview_bulk_step)
        .service(bulk::create_bulk_step)
        .service(bulk::get_bulk_step)
        .service(bulk::correct_bulk_step);
}

/// Registers the routes of what people are told, and told to prepare.
fn notice_routes(config: &mut ServiceConfig<'_>) {
    config
        .service(notices::list_notice_kinds)
        .service(notices::list_my_messages)
        .service(notices::get_my_preferences)
        .service(notices::put_my_preferences)
        .service(notices::list_planned_notices)
        .service(notices::list_notices)
        .service(notices::list_parked_notices)
        .service(notices::get_notice_message)
        .service(notices::resend_notice)
        .service(guidance::list_guidance)
        .service(guidance::put_tick)
        .service(guidance::remove_tick);
}

/// Registers the routes of handovers, of who is responsible, and of consents.
fn handover_routes(config: &mut ServiceConfig<'_>) {
    config
        .service(handovers::list_handover_kinds)
        .service(handovers::list_handovers)
        .service(handovers::propose_handover)
        .service(handovers::get_handover)
        .service(handovers::withdraw_handover)
        .service(handovers::confirm_contact)
        .service(handovers::create_handover_sheet)
        .service(handovers::list_incoming_handovers)
        .service(handovers::get_incoming_handover)
        .service(handovers::answer_handover)
        .service(handovers::confirm_incoming_contact)
        .service(handovers::list_responsibilities)
        .service(handovers::list_consents)
        .service(handovers::give_consent)
        .service(handovers::withdraw_consent);
}

/// Registers the routes of the statistics.
fn statistics_routes(config: &mut ServiceConfig<'_>) {
    config
        .service(statistics::list_statistics)
        .service(statistics::get_statistics)
        .service(statistics::get_picture)
        .service(statistics::get_forecast)
        .service(statistics::get_forecast_record)
        .service(statistics::get_own_figures)
        .service(projections::create_projection)
        .service(projections::create_capacity);
}

/// Answers with JSON in the caller's language.
pub(super) fn json(caller: &Caller, body: &impl Serialize) -> Result<HttpResponse, Problem> {
    let media_type = caller.accepts(&["application/json"])?;
    let text = serde_json::to_string(body).map_err(|error| {
        log::error!("an answer could not be written: {error}");
        Problem::of(Code::Internal)
    })?;
    let mut response = HttpResponse::Ok();
    response.insert_header((CONTENT_LANGUAGE, caller.locale().id()));
    Ok(response.content_type(media_type).body(text))
}

/// The same with an entity tag; 304 for a caller who has it already.
pub(super) fn tagged(caller: &Caller, etag: &str, body: &impl Serialize) -> Result<HttpResponse, Problem> {
    if caller.has(etag) {
        return Ok(HttpResponse::NotModified().insert_header((ETAG, etag)).finish());
    }
    let mut response = json(caller, body)?;
    if let Ok(value) = etag.parse() {
        response.headers_mut().insert(ETAG, value);
    }
    Ok(response)
}

/// Answers with what was made.
pub(super) fn created(caller: &Caller, answer: &crate::app::idempotency::Answer) -> HttpResponse {
    HttpResponse::Created()
        .insert_header((CONTENT_LANGUAGE, caller.locale().id()))
        .insert_header((ETAG, answer.etag.as_str()))
        .insert_header((LOCATION, answer.location.as_str()))
        .content_type("application/json")
        .body(answer.body.clone())
}

/// What can go wrong when one reads.
#[derive(utoipa::IntoResponses)]
pub enum ReadProblems {
    /// Something that was sent is not right.
    #[response(status = 400, content_type = "application/problem+json")]
    Invalid(ProblemBody),
    /// There is no such resource.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(ProblemBody),
    /// Too many in too short a time.
    #[response(status = 429, content_type = "application/problem+json")]
    TooMany(ProblemBody),
    /// No form that the caller accepts exists.
    #[response(status = 406, content_type = "application/problem+json")]
    NotAcceptable(ProblemBody),
    /// A fault of the service.
    #[response(status = 500, content_type = "application/problem+json")]
    Internal(ProblemBody),
    /// The store is busy or cannot be reached.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(ProblemBody),
}

/// What can go wrong with who asks.
#[derive(utoipa::IntoResponses)]
pub enum AccessProblems {
    /// Nobody signed in, or what was given to sign in is not right.
    #[response(status = 401, content_type = "application/problem+json")]
    NotSignedIn(ProblemBody),
    /// The role may not do this.
    #[response(status = 403, content_type = "application/problem+json")]
    NotAllowed(ProblemBody),
}

/// What can go wrong with a body.
#[derive(utoipa::IntoResponses)]
pub enum BodyProblems {
    /// Another site made a browser send it, or the role may not do this.
    #[response(status = 403, content_type = "application/problem+json")]
    OtherSite(ProblemBody),
    /// The body took too long to arrive.
    #[response(status = 408, content_type = "application/problem+json")]
    TooSlow(ProblemBody),
    /// The body is too large.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(ProblemBody),
    /// The body is not sent as JSON.
    #[response(status = 415, content_type = "application/problem+json")]
    MediaType(ProblemBody),
}

/// What can go wrong when one writes.
#[derive(utoipa::IntoResponses)]
pub enum WriteProblems {
    /// It exists already.
    #[response(status = 409, content_type = "application/problem+json")]
    Duplicate(ProblemBody),
    /// The step does not fit what has happened, or the idempotency key was used for something else.
    #[response(status = 422, content_type = "application/problem+json")]
    Refused(ProblemBody),
    /// No room is left in the store.
    #[response(status = 507, content_type = "application/problem+json")]
    Full(ProblemBody),
}

/// What can go wrong when one changes what others may change too.
#[derive(utoipa::IntoResponses)]
pub enum ChangeProblems {
    /// Changed in the meantime.
    #[response(status = 412, content_type = "application/problem+json")]
    Changed(ProblemBody),
    /// If-Match is needed.
    #[response(status = 428, content_type = "application/problem+json")]
    Precondition(ProblemBody),
}
