//! The stateless question: these events, this day — what holds? Nothing is stored.

use actix_web::{HttpResponse, post, web};

use super::{BodyProblems, ReadProblems, json};
use crate::ambient::legal_day;
use crate::app::{AppError, InputFault, applications};
use crate::domain::case::event::Said;
use crate::domain::case::fold::reckon_said;
use crate::web::problem::{Problem, of_list};
use crate::web::request::Caller;
use crate::wire::fault::{in_list, of_inputs};
use crate::wire::reading::{ReckoningRequestBody, UNREAD, reckoning_request};
use crate::wire::reckoning::{ReckoningBody, reckoning};
use crate::wire::words::Speech;

/// Reckon
///
/// Given a procedure, what happened on which legal day, and the day on which one looks: which terms run, until when, how
/// late they are, what follows, and why. Nothing is stored.
#[utoipa::path(
    tag = "Reckonings",
    operation_id = "create_reckoning",
    params(("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default.")),
    request_body = ReckoningRequestBody,
    responses((status = 200, description = "The reckoning.", body = ReckoningBody), ReadProblems, BodyProblems)
)]
#[post("/reckonings")]
pub(crate) async fn create_reckoning(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    let (body, _) = caller.json(payload).await?;
    let context = caller.state.app.context();
    let request = reckoning_request(&body)
        .whole_or(|read| {
            let rules = (read.procedure.as_str(), read.version.as_deref());
            of_inputs(&applications::faults_alone(context.catalogue, rules, &read.events, UNREAD), &in_list)
        })
        .map_err(Problem::invalid)?;
    let procedure = applications::procedure(context.catalogue, &request.procedure).map_err(of_list)?;
    let as_of = request.as_of.unwrap_or_else(|| legal_day(context.now, procedure.time_zone()));
    let events: Vec<&Said> = request.events.iter().collect();
    let answer = reckon_said(procedure, request.version.as_deref(), &events, as_of)
        .map_err(|faults| of_list(AppError::Invalid(faults.into_iter().map(InputFault::Event).collect())))?;
    json(&caller, &reckoning(&answer, Speech { locale: caller.locale(), native: procedure.language() }))
}
