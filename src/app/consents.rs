//! Consents: that somebody agrees to an organisation learning something of them. People say so themselves, or whoever works on the
//! case writes down that they did; both can take it back, at any time (General Data Protection Regulation, article 7(3)).

use uuid::Uuid;

use super::access::Permit;
use super::handovers::{fault, organisation};
use super::{AppError, Context};
use crate::domain::access::account::Organisation;
use crate::domain::access::{Actor, Role};
use crate::domain::handover::Consent;
use crate::domain::ids::{CaseId, PersonId, Slug};
use crate::store::Tx;

/// The person who asks, where it is one and not an organisation.
fn oneself(by: &Permit) -> Option<PersonId> {
    match by.actor() {
        Actor::Person { person, .. } => Some(person.clone()),
        Actor::Staff { .. } | Actor::Machine { .. } | Actor::Operator => None,
    }
}

/// The consents of a case that are the caller's to see: one's own, or all.
pub fn list(tx: &mut dyn Tx, by: &mut Permit, case: CaseId) -> Result<Vec<Consent>, AppError> {
    by.case(tx, case)?;
    let own = oneself(by);
    let mut all = tx.consents(case)?;
    all.retain(|consent| own.as_ref().is_none_or(|person| consent.person == *person));
    Ok(all)
}

/// The organisations to which somebody can agree: those that are open, beside the one that works on the case.
pub fn choices(tx: &mut dyn Tx, by: &mut Permit, case: CaseId) -> Result<Vec<Organisation>, AppError> {
    by.case(tx, case)?;
    let own = tx.case(case)?.map(|case| case.identity.organisation);
    let mut all = tx.organisations()?;
    all.retain(|organisation| organisation.closed_at.is_none() && own.as_ref() != Some(&organisation.id));
    Ok(all)
}

/// Writes down that somebody agrees. Who has agreed already and did not take it back is not asked twice: the same consent holds.
pub fn give(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (case, to, person): (CaseId, &Slug, Option<&PersonId>),
) -> Result<Consent, AppError> {
    by.case(tx, case)?;
    let own = oneself(by);
    let who = match (&own, person) {
        // Nobody agrees for somebody else; for a child whoever works on the case writes down what the parent said.
        (Some(own), Some(named)) if own != named => None,
        (Some(own), _) => Some(own.clone()),
        (None, named) => named.cloned(),
    };
    let parts = tx.parts(case)?;
    let held = |who: &PersonId| {
        parts.iter().any(|(_, part)| part.person == *who && part.role != Role::Helper && part.holds(ctx.now))
    };
    let mut faults: Vec<_> = organisation(tx, to, "organisation")?.err().into_iter().collect();
    let who = who.filter(held);
    faults.extend(who.is_none().then(|| fault("person", "not-in-family")));
    let Some(who) = who.filter(|_| faults.is_empty()) else { return Err(AppError::Invalid(faults)) };
    by.touch(Some(case), Some(who.clone()));
    let holds = |c: &Consent| c.person == who && c.organisation == *to && c.holds(ctx.now);
    if let Some(there) = tx.consents(case)?.into_iter().find(holds) {
        return Ok(there);
    }
    let consent = Consent {
        id: ctx.ambient.new_id(),
        case,
        person: who,
        organisation: to.clone(),
        given_at: ctx.now,
        withdrawn_at: None,
        recorded_by: by.actor().recorded_as(),
    };
    tx.insert_consent(&consent)?;
    Ok(consent)
}

/// Takes a consent back. What was shared on it is not shown from then on; who is responsible stays so, so that nobody falls
/// between two organisations because they minded what one of them knew.
pub fn withdraw(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (case, id): (CaseId, Uuid),
) -> Result<(), AppError> {
    let found = list(tx, by, case)?.into_iter().find(|consent| consent.id == id).ok_or(AppError::Unknown)?;
    by.touch(Some(case), Some(found.person));
    if tx.withdraw_consent(case, id, ctx.now)? { Ok(()) } else { Err(AppError::Unknown) }
}
