//! What somebody is told to prepare now, and what they ticked off.

use chrono::NaiveDate;

use super::access::Permit;
use super::applications::{reckon, stored_procedure};
use super::{AppError, Context};
use crate::domain::access::{Actor, Role};
use crate::domain::case::{Case, standing};
use crate::domain::deadline::reckoning::State;
use crate::domain::guidance::{Audience, Situation};
use crate::domain::ids::{CaseId, PersonId};
use crate::domain::procedure::Party;
use crate::store::Tx;

/// Where somebody stands, and what they ticked off.
#[derive(Clone, Debug)]
pub struct Now {
    /// Where they stand.
    pub situation: Situation,
    /// The day in the time zone of the procedure.
    pub today: NaiveDate,
    /// Item and tick.
    pub ticked: Vec<(String, String)>,
}

/// What holds now for whoever asks.
pub fn now(tx: &mut dyn Tx, ctx: Context<'_>, by: &mut Permit, id: CaseId) -> Result<Now, AppError> {
    by.case(tx, id)?;
    let case = tx.case(id)?.ok_or(AppError::Unknown)?;
    let (audience, ticked, topics) = match by.actor().clone() {
        Actor::Person { person, .. } => {
            let held = tx.parts(id)?.into_iter().find(|(_, part)| part.person == person && part.holds(ctx.now));
            let audience = match held.map(|(_, part)| part.role) {
                Some(Role::Referent) => Audience::Referent,
                Some(Role::FamilyMember) => Audience::FamilyMember,
                _ => Audience::Helper,
            };
            (audience, tx.ticks(&person)?, tx.preferences(&person)?.topics)
        }
        Actor::Staff { .. } | Actor::Machine { .. } | Actor::Operator => (Audience::Staff, Vec::new(), Vec::new()),
    };
    let today = ctx.today(stored_procedure(ctx, &case)?);
    Ok(Now { situation: situation(ctx, &case, today, (audience, topics))?, today, ticked })
}

/// Where an application stands on a day, for somebody.
pub fn situation(
    ctx: Context<'_>,
    case: &Case,
    today: NaiveDate,
    (audience, topics): (Audience, Vec<String>),
) -> Result<Situation, AppError> {
    let reckoning = reckon(ctx, case, Some(today), None)?;
    let guidance = ctx.catalogue.guidance();
    let procedure = case.identity.procedure.as_str();
    let road = guidance.stages.get(procedure).and_then(|stages| stages.get(reckoning.stage.id.as_str()));
    let mut stages = road.cloned().unwrap_or_default();
    if let Some(events) = guidance.events.get(procedure) {
        let said = standing(&case.records, None);
        stages.extend(said.iter().filter_map(|(_, said)| events.get(said.kind.as_str())));
    }
    let overdue = reckoning.terms.iter().any(|term| {
        // Whoever relies on the breach waits for the latest reading.
        term.rule.party == Party::Authority && term.state == State::Overdue && term.safe_last_day < today
    });
    Ok(Situation {
        audience,
        stages,
        waited_days: reckoning.lived_days,
        overdue,
        held: !reckoning.holds.is_empty(),
        topics,
    })
}

/// Ticks something off, or takes that back: in the application in which it is shown.
pub fn tick(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    id: CaseId,
    (item, tick, ticked): (&str, &str, bool),
) -> Result<(), AppError> {
    by.case(tx, id)?;
    let person = oneself(by)?;
    let known = ctx.catalogue.guidance().texts.values().any(|texts| {
        let text = texts.iter().find(|(id, _)| id.as_str() == item);
        text.is_some_and(|(_, text)| text.ticks.contains_key(tick))
    });
    if !known {
        return Err(AppError::Unknown);
    }
    Ok(tx.put_tick(&person, (item, tick), ticked, ctx.now)?)
}

/// The person who asks; staff and machines are no persons in an application.
pub(super) fn oneself(by: &Permit) -> Result<PersonId, AppError> {
    match by.actor() {
        Actor::Person { person, .. } => Ok(person.clone()),
        Actor::Staff { .. } | Actor::Machine { .. } | Actor::Operator => Err(AppError::Unknown),
    }
}
