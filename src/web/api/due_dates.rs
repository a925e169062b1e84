//! "If I file on this day, until when must they decide?" Cheap to answer, and asked for everywhere.

use actix_web::{HttpResponse, get};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ReadProblems, json};
use crate::app::{AppError, InputFault, applications};
use crate::domain::case::event::Said;
use crate::domain::case::fold::reckon_said;
use crate::web::problem::{Problem, of_list};
use crate::web::request::Caller;
use crate::wire::reckoning::{ProcedureRef, TermBody, reckoning};
use crate::wire::words::Speech;

/// What would hold for an application received on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = DueDates)]
#[serde(rename_all = "camelCase")]
pub struct DueDatesBody {
    /// The rules by which it was reckoned.
    pub procedure: ProcedureRef,
    /// The day of receipt.
    pub received_on: NaiveDate,
    /// The terms that would start on that day, each with its computation.
    pub terms: Vec<TermBody>,
}

/// If filed on a day
///
/// The terms of an application that the authority would receive on the day given, if nothing suspended or extended them.
#[utoipa::path(
    tag = "Reckonings",
    operation_id = "list_due_dates",
    params(
        ("procedure" = String, Query, description = "The procedure.", example = "nl-nareis"),
        ("receivedOn" = NaiveDate, Query, description = "The day of receipt."),
        ("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default."),
    ),
    responses((status = 200, description = "The terms.", body = DueDatesBody), ReadProblems)
)]
#[get("/due-dates")]
pub(crate) async fn list_due_dates(caller: Caller) -> Result<HttpResponse, Problem> {
    let mut query = caller.query(&["procedure", "receivedOn"]);
    let id = query.required("procedure");
    let received_on = query.day("receivedOn");
    if received_on.is_none() && !caller.has_parameter("receivedOn") {
        query.fault("receivedOn", "missing", vec![]);
    }
    query.finish()?;
    let Some(received_on) = received_on else { return Err(Problem::invalid(Vec::new())) };
    let context = caller.state.app.context();
    let procedure = applications::procedure(context.catalogue, &id).map_err(|error| in_query(of_list(error)))?;
    let newest = procedure.version_on(received_on).or(procedure.versions().last());
    let receipt = newest.and_then(|v| v.event(v.clock_starts_with())).map(|e| e.id.to_string()).unwrap_or_default();
    let said = Said::new(&receipt, received_on);
    let answer = reckon_said(procedure, None, &[&said], received_on)
        .map_err(|faults| in_query(of_list(AppError::Invalid(faults.into_iter().map(InputFault::Event).collect()))))?;
    let body = reckoning(&answer, Speech { locale: caller.locale(), native: procedure.language() });
    json(&caller, &DueDatesBody { procedure: body.procedure, received_on, terms: body.terms })
}

/// Faults of the request that this query stands for are faults of the query.
fn in_query(problem: Problem) -> Problem {
    problem.relocated(&|pointer: &str| if pointer == "/procedure" { "procedure" } else { "receivedOn" }.to_owned())
}
