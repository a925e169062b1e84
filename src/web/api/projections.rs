//! What if, over HTTP: the backlog carried on under a supposition, and the capacity that a promise would need. Both begin with the
//! newest published figures, so they tell nothing that is withheld.

use actix_web::{HttpResponse, post, web};

use super::{AccessProblems, BodyProblems, ReadProblems, json};
use crate::app::{AppError, statistics};
use crate::domain::disclosure::period::{Grain, Period};
use crate::domain::what_if::Need;
use crate::web::problem::{Code, Problem, ProblemBody, of_list};
use crate::web::request::Caller;
use crate::wire::fault::{Fault, list};
use crate::wire::what_if::ProjectionBody;
use crate::wire::what_if_ground::Ground;
use crate::wire::what_if_request::{CapacityRequestBody, ProjectionRequestBody, capacity_request, projection_request};
use crate::wire::what_if_words::CapacityBody;

/// What can go wrong with what is supposed.
#[derive(utoipa::IntoResponses)]
pub enum SupposedProblems {
    /// It is well-formed, but cannot be reckoned from what was published, or would take too long.
    #[response(status = 422, content_type = "application/problem+json")]
    Refused(ProblemBody),
}

/// Project the backlog
///
/// What becomes of the backlog if more or fewer come, are decided, in another order or under another law: month by month, with
/// ranges. A simulation from the newest published figures, reproducible by its seed; never a promise.
#[utoipa::path(
    tag = "Statistics",
    operation_id = "create_projection",
    params(("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default.")),
    request_body = ProjectionRequestBody,
    responses(
        (status = 200, description = "The projection.", body = ProjectionBody),
        ReadProblems, BodyProblems, AccessProblems, SupposedProblems
    )
)]
#[post("/projections")]
pub(crate) async fn create_projection(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    let (body, _) = caller.json(payload).await?;
    let (supposed, months) = projection_request(&body).whole().map_err(Problem::invalid)?;
    let ground = ground(&caller, "create_projection", &supposed.procedure).await?;
    let made = caller.blocking(move |_| Ok(ground.project(supposed, months, &mut |_| ()).map(|made| (ground, made))));
    let (ground, projected) = made.await.map_err(of_list)?.map_err(refused)?;
    json(&caller, &ground.told(&projected, caller.locale()))
}

/// Look for the capacity that a promise needs
///
/// How many decisions a month bring everybody within the legal term by a day, in so many of a hundred runs; or why no number does.
#[utoipa::path(
    tag = "Statistics",
    operation_id = "create_capacity",
    params(("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default.")),
    request_body = CapacityRequestBody,
    responses(
        (status = 200, description = "The capacity.", body = CapacityBody),
        ReadProblems, BodyProblems, AccessProblems, SupposedProblems
    )
)]
#[post("/capacities")]
pub(crate) async fn create_capacity(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    let (body, _) = caller.json(payload).await?;
    let (supposed, by, probability) = capacity_request(&body).whole().map_err(Problem::invalid)?;
    let ground = ground(&caller, "create_capacity", &supposed.procedure).await?;
    let need = Need { by, probability };
    let made = caller.blocking(move |_| Ok(ground.needed(supposed, need).map(|made| (ground, made))));
    let (ground, needed) = made.await.map_err(of_list)?.map_err(refused)?;
    json(&caller, &ground.told_capacity(&needed, caller.locale()))
}

/// What cannot be reckoned.
pub(in crate::web) fn refused(faults: Vec<Fault>) -> Problem {
    Problem::of(Code::StepRefused).because(faults)
}

/// The newest published figures of a procedure, if the caller may ask.
async fn ground(caller: &Caller, operation: &'static str, procedure: &str) -> Result<Ground, Problem> {
    let section = format!("figures:{procedure}");
    let kept = caller.act(operation, move |tx, _, _| match statistics::newest(tx, &section) {
        Ok(kept) => Ok(Some(kept)),
        Err(AppError::Unknown) => Ok(None),
        Err(other) => Err(other),
    });
    let kept = kept.await.map_err(of_list)?;
    let kept = kept.and_then(|kept| Some((Period::of(kept.month, Grain::Month)?, kept.content)));
    ground_of(caller, procedure, kept.as_ref().map(|(month, content)| (*month, content.as_str())))
}

/// What was published of a procedure, and its law.
pub(in crate::web) fn ground_of(
    caller: &Caller,
    procedure: &str,
    kept: Option<(Period, &str)>,
) -> Result<Ground, Problem> {
    let catalogue = &caller.state.app.catalogue;
    let rules = catalogue.statistics(procedure);
    let found = rules.and_then(|rules| Some((catalogue.procedure(procedure)?.as_ref(), rules.term.as_ref())));
    let Some(rules) = found else {
        let known = list(catalogue.all_statistics().map(|rules| rules.procedure.clone()));
        return Err(Problem::invalid(vec![Fault::new("/procedure", "unknown-procedure", vec![("known", known)])]));
    };
    let as_of = kept.map_or(chrono::NaiveDate::MIN, |(month, _)| month.last_day());
    Ground::of(kept.map(|(_, content)| content), as_of, rules).map_err(refused)
}
