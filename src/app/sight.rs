//! What of a case its reader may see: everything, or only what concerns the family as a whole and some of its people.
//!
//! **Why like this.** A member of the family follows a way of their own, and the dependent permit makes some of them afraid: what
//! one of them does alone is no news for the others. So a member sees themselves and the children; the referent and whoever
//! helps see where everybody stands, but not why somebody left.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::access::Permit;
use super::applications::{self, reckon};
use super::{AppError, Context};
use crate::domain::access::{Reach, Role};
use crate::domain::case::fold::due;
use crate::domain::case::{Case, Summary};
use crate::domain::deadline::reckoning::{Reckoning, Warning};
use crate::domain::ids::{CaseId, PersonId, Slug};
use crate::store::Tx;

/// The age group of those who are of age.
const ADULT: &str = "adult";

/// How much somebody sees.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Sight {
    /// Everything: those who work on the case.
    Everything,
    /// Everybody, but not why somebody left: the referent and helpers.
    Family,
    /// The family as a whole, these people, and its children: a member of the family.
    Own(BTreeSet<PersonId>),
    /// The family as a whole and those who were handed over: another organisation.
    HandedOver(BTreeSet<PersonId>),
}

impl Sight {
    /// Does it reach what concerns this person (`None`: the family as a whole)? `child`: the person is known not to be of age.
    #[must_use]
    pub fn reaches(&self, person: Option<&PersonId>, child: bool) -> bool {
        match self {
            Self::Everything | Self::Family => true,
            Self::Own(own) => child || person.is_none_or(|person| own.contains(person)),
            Self::HandedOver(some) => person.is_none_or(|person| some.contains(person)),
        }
    }

    /// Leaves out of a reckoning what is not to be seen.
    pub fn narrow(&self, reckoning: &mut Reckoning<'_>) {
        if *self == Self::Everything {
            return;
        }
        let children: BTreeSet<PersonId> = children(reckoning);
        let seen = |person: Option<&PersonId>| self.reaches(person, person.is_some_and(|p| children.contains(p)));
        reckoning.persons.retain(|standing| seen(Some(&standing.person)));
        reckoning.terms.retain(|term| seen(term.person.as_ref()));
        reckoning.remedies.retain(|remedy| seen(remedy.person.as_ref()));
        reckoning.penalties.retain(|penalty| seen(penalty.person.as_ref()));
        // A warning names a term and nobody; it stays where such a term is still to be seen.
        let shown: BTreeSet<Slug> = reckoning.terms.iter().map(|term| term.rule.id.clone()).collect();
        reckoning.warnings.retain(|warning| warned(warning).is_none_or(|term| shown.contains(term)));
        if let Self::Own(own) = self
            && let Some(standing) = reckoning.persons.iter().find(|standing| own.contains(&standing.person))
        {
            // Where the family stands says where another of them is.
            reckoning.stage = standing.stage;
            reckoning.since = standing.since;
        }
        for member in reckoning.persons.iter_mut().filter_map(|standing| standing.member.as_mut()) {
            if let Some((_, reason)) = &mut member.left {
                *reason = None;
            }
        }
    }
}

/// The term of which a warning speaks; `None`: it speaks of the case as a whole.
fn warned<'v>(warning: &Warning<'v>) -> Option<&'v Slug> {
    match warning {
        Warning::Rule(_) | Warning::LaterEvents(_) => None,
        Warning::ReadingsDiffer(term, ..)
        | Warning::CalendarUnverified(term, _)
        | Warning::AuthorityUnverified(term)
        | Warning::SuspensionTooLate(term, _)
        | Warning::ExtensionCapped(term, _) => Some(&term.id),
    }
}

/// What lists show of a case to a member of the family: where they stand themselves, and the last day of what they may see.
pub fn summary(ctx: Context<'_>, sight: &Sight, case: &Case) -> Result<Summary, AppError> {
    let Sight::Own(_) = sight else { return Ok(case.summary.clone()) };
    let mut reckoning = reckon(ctx, case, case.summary.last_on, None)?;
    if reckoning.persons.is_empty() {
        return Ok(case.summary.clone());
    }
    sight.narrow(&mut reckoning);
    let (due_on, due_term) = due(&reckoning).unzip();
    let (stage, ended) = (reckoning.stage.id.clone(), reckoning.stage.terminal);
    Ok(Summary { stage, ended, due_on, due_term, ..case.summary.clone() })
}

/// The members of the family who are described as not of age.
#[must_use]
pub fn children(reckoning: &Reckoning<'_>) -> BTreeSet<PersonId> {
    let members = reckoning.persons.iter().filter_map(|standing| standing.member.as_ref());
    let young = members.filter(|member| member.age_group.as_ref().is_some_and(|age| age.as_str() != ADULT));
    young.map(|member| member.person.clone()).collect()
}

/// How much the one who asks sees of a case within reach.
pub fn of(tx: &mut dyn Tx, by: &Permit, case: CaseId) -> Result<Sight, AppError> {
    let (person, roles, at) = match by.reach().clone() {
        Reach::Whole | Reach::Organisation(_) => return Ok(Sight::Everything),
        Reach::HandedOver(desk, at) => return handed_over(tx, case, (&desk.organisation, at)),
        Reach::Person(person, roles, at) => (person, roles, at),
    };
    let parts = tx.parts(case)?;
    let held = |role: Role| {
        let theirs = parts.iter().map(|(_, part)| part).filter(|part| part.person == person && part.role == role);
        roles.contains(&role) && theirs.into_iter().any(|part| part.holds(at))
    };
    if held(Role::Referent) || held(Role::Helper) {
        return Ok(Sight::Family);
    }
    Ok(Sight::Own(BTreeSet::from([person])))
}

/// A case with what its reader may see of it.
#[derive(Clone, Debug)]
pub struct Looked {
    /// The case.
    pub case: Case,
    /// How much of it.
    pub sight: Sight,
    /// The one who asks is of the family, and no helper only.
    pub of_family: bool,
}

/// Looks a case up with how much of it the one who asks sees.
pub fn look(tx: &mut dyn Tx, by: &mut Permit, id: CaseId) -> Result<Looked, AppError> {
    let case = applications::get(tx, by, id)?;
    Ok(Looked { case, sight: of(tx, by, id)?, of_family: is_of_the_family(tx, by, id)? })
}

/// Is the one who asks of the family of a case, and no helper only?
pub fn is_of_the_family(tx: &mut dyn Tx, by: &Permit, case: CaseId) -> Result<bool, AppError> {
    let Reach::Person(person, _, at) = by.reach().clone() else { return Ok(false) };
    let parts = tx.parts(case)?;
    let own = parts.iter().map(|(_, part)| part).filter(|part| part.person == person && part.holds(at));
    Ok(own.into_iter().any(|part| matches!(part.role, Role::Referent | Role::FamilyMember)))
}

/// Those whom an organisation took over. An application that was shared as a whole, and not by a handover, is seen as a whole.
pub(super) fn handed_over(tx: &mut dyn Tx, case: CaseId, (to, at): (&Slug, DateTime<Utc>)) -> Result<Sight, AppError> {
    let all = tx.handovers_of(case)?;
    let accepted = all.iter().filter(|handover| handover.to == *to);
    let accepted = accepted.filter(|handover| handover.acceptance().is_some_and(|accepted| accepted.done.at <= at));
    let people: BTreeSet<PersonId> =
        accepted.flat_map(|handover| handover.people.iter().map(|covered| covered.person.clone())).collect();
    Ok(if people.is_empty() { Sight::Everything } else { Sight::HandedOver(people) })
}
