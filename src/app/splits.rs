//! Part of a family goes on by itself: a divorce, or one of them is decided apart from the others. The new case has the record
//! of the old one as far as it concerns the whole case or those who go, so receipt, suspensions and every last day are the same
//! on both sides: nobody loses or wins a day. Nothing leaves the old record.
//!
//! **Why like this.** Copied is what stands, by whoever and whenever it was first written down, so that the new case says on
//! every day of looking what was known of these people on that day. Who may see the new case is decided anew: those who go may;
//! the referent only where the decision alone is apart, because after a divorce a fact that leaks can be dangerous; helpers and
//! other organisations not until somebody says so.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::access::Permit;
use super::applications::{get, record, stored_procedure};
use super::{AppError, Context, InputFault, notices, tallies};
use crate::domain::access::{Part, Role};
use crate::domain::case::event::{Entry, Given, Record, Said};
use crate::domain::case::fold::summarise;
use crate::domain::case::history::{EventFault, Wrong};
use crate::domain::case::{Case, Counted, Identity, Summary, standing};
use crate::domain::ids::{CaseId, PersonId, Slug};
use crate::domain::link::{Link, LinkKind};
use crate::store::Tx;

/// Why some go on by themselves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SplitReason {
    /// The couple parted.
    Divorce,
    /// Their application is decided apart from that of the others.
    SeparateDecision,
    /// Anything else.
    Other,
}

impl SplitReason {
    /// Every reason with its code.
    pub const ALL: [(&'static str, Self); 3] =
        [("divorce", Self::Divorce), ("separate-decision", Self::SeparateDecision), ("other", Self::Other)];

    /// The reason of this code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == code).map(|(_, reason)| *reason)
    }
}

/// Who is to go on in a case of their own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Split {
    /// Those who go, by their opaque ids.
    pub persons: Vec<PersonId>,
    /// The legal day.
    pub on: NaiveDate,
    /// Why.
    pub reason: SplitReason,
}

/// What is wrong with it; places are those in the list of persons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SplitFault {
    /// Nobody is named.
    Nobody,
    /// Nobody would stay.
    Everybody,
    /// This one is not in the case.
    NotInTheCase(usize),
    /// This one asks for the others to come, and stays.
    TheReferent(usize),
    /// A day that has not come.
    InTheFuture(NaiveDate),
}

/// The event by which a person leaves a case, and why it says so; procedures that follow each person know it.
const LEAVES: (&str, &str, &str) = ("member-ended", "reason", "other-case");

/// The event by which it is said that a person belongs to a case.
const BELONGS: &str = "member-described";

/// Makes a case of their own for some of the people in a case.
pub fn split(tx: &mut dyn Tx, ctx: Context<'_>, by: &mut Permit, id: CaseId, asked: &Split) -> Result<Case, AppError> {
    let old = get(tx, by, id)?;
    let today = ctx.today(stored_procedure(ctx, &old)?);
    let parts = tx.parts(id)?;
    let faults = faults(tx, ctx, (&old, &parts), asked, today)?;
    if !faults.is_empty() {
        return Err(AppError::Invalid(faults.into_iter().map(InputFault::Split).collect()));
    }
    let new = beside(ctx, &old, &asked.persons, today)?;
    by.touch(Some(new.identity.id), None);
    tx.insert_case(&new.identity, &new.summary, &new.records)?;
    tallies::count(tx, ctx, None, &new)?;
    // What happened before is no news to anybody.
    for sweep in notices::sweeps_for(ctx, std::slice::from_ref(&new))? {
        tx.put_sweep(&sweep)?;
    }
    let (made_at, made_by) = (ctx.now, by.actor().recorded_as());
    tx.insert_link(&Link { case: id, other: new.identity.id, kind: LinkKind::Split, made_at, made_by })?;
    move_parts(tx, ctx, by, (id, &parts), (&new, asked))?;
    leave(tx, ctx, by, old, asked)?;
    Ok(new)
}

/// Everything that is wrong, at once.
fn faults(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    (case, parts): (&Case, &[(uuid::Uuid, Part)]),
    asked: &Split,
    today: NaiveDate,
) -> Result<Vec<SplitFault>, AppError> {
    let of = |role: Role| -> BTreeSet<PersonId> {
        let held = parts.iter().filter(|(_, part)| part.role == role && part.holds(ctx.now));
        held.map(|(_, part)| part.person.clone()).collect()
    };
    let (referents, mut members) = (of(Role::Referent), of(Role::FamilyMember));
    let (gone, ended) = (gone(tx, case)?, ended(case));
    let named =
        standing(&case.records, None).into_iter().filter_map(|(_, said)| PersonId::parse(said.person.as_deref()?));
    members.extend(named.filter(|person| !referents.contains(person) && !gone.contains(person)));
    members.retain(|person| !ended.contains(person));
    let mut faults = Vec::new();
    if asked.persons.is_empty() {
        faults.push(SplitFault::Nobody);
    }
    for (at, person) in asked.persons.iter().enumerate() {
        if referents.contains(person) {
            faults.push(SplitFault::TheReferent(at));
        } else if !members.contains(person) {
            faults.push(SplitFault::NotInTheCase(at));
        }
    }
    if !members.is_empty() && members.iter().all(|member| asked.persons.contains(member)) {
        faults.push(SplitFault::Everybody);
    }
    if asked.on > today {
        faults.push(SplitFault::InTheFuture(today));
    }
    Ok(faults)
}

/// Those of whom it was said that they left, and not afterwards that they belong to it again.
fn ended(case: &Case) -> BTreeSet<PersonId> {
    let mut all = standing(&case.records, None);
    all.sort_by_key(|(sequence, said)| (said.on, *sequence));
    let mut ended = BTreeSet::new();
    for (_, said) in all {
        let Some(person) = said.person.as_deref().and_then(PersonId::parse) else { continue };
        if said.kind == LEAVES.0 {
            ended.insert(person);
        } else if said.kind == BELONGS {
            ended.remove(&person);
        }
    }
    ended
}

/// Those of whom the record still speaks and who went on in another case.
fn gone(tx: &mut dyn Tx, case: &Case) -> Result<BTreeSet<PersonId>, AppError> {
    let id = case.identity.id;
    let mut gone = BTreeSet::new();
    for link in tx.links_of(id)?.into_iter().filter(|link| link.kind == LinkKind::Split && link.case == id) {
        gone.extend(tx.parts(link.other)?.into_iter().map(|(_, part)| part.person));
        let other = tx.case(link.other)?.map(|other| other.records).unwrap_or_default();
        gone.extend(
            standing(&other, None).into_iter().filter_map(|(_, said)| PersonId::parse(said.person.as_deref()?)),
        );
    }
    Ok(gone)
}

/// The new case: the same procedure and version, with what stands of the old one as far as it concerns these people.
fn beside(ctx: Context<'_>, old: &Case, persons: &[PersonId], today: NaiveDate) -> Result<Case, AppError> {
    let concerns = |said: &Said| said.person.as_deref().is_none_or(|of| persons.iter().any(|p| p.as_str() == of));
    let kept: Vec<u32> = standing(&old.records, None)
        .into_iter()
        .filter(|(_, said)| concerns(said))
        .map(|(sequence, _)| sequence)
        .collect();
    let mut named = old.identity.named_version.clone();
    let (mut records, mut summary) = fitting(ctx, old, kept.clone(), named.as_ref(), today)?;
    if summary.version != old.summary.version {
        // What chose the version was said of somebody who stays.
        named = Some(old.summary.version.clone());
        (records, summary) = fitting(ctx, old, kept, named.as_ref(), today)?;
    }
    let (id, reference) = ctx.ambient.case_id();
    // One family still: where families are counted, the old case stands for it.
    let Counted { family, observed_from, .. } = old.identity.counted.clone();
    let identity = Identity {
        id,
        reference,
        named_version: named,
        source_key: None,
        created_at: ctx.now,
        counted: Counted { family, leads: false, observed_from },
        ..old.identity.clone()
    };
    Ok(Case { identity, summary, records })
}

/// The records of these numbers, numbered anew, and their fold. An answer to what was asked of somebody who stays answers nothing
/// here, and is left out.
fn fitting(
    ctx: Context<'_>,
    old: &Case,
    mut kept: Vec<u32>,
    named: Option<&Slug>,
    today: NaiveDate,
) -> Result<(Vec<Record>, Summary), AppError> {
    let procedure = stored_procedure(ctx, old)?;
    loop {
        let stands = old.records.iter().filter(|record| kept.contains(&record.sequence));
        let stands = stands.filter_map(|record| Some((record, record.entry.said()?.clone())));
        let records: Vec<Record> = (1_u32..)
            .zip(stands)
            .map(|(sequence, (record, said))| Record { sequence, entry: Entry::Happened(said), ..record.clone() })
            .collect();
        let faults = match summarise(procedure, named.map(Slug::as_str), &records, today) {
            Ok(summary) => return Ok((records, summary)),
            Err(faults) => faults,
        };
        let places: Vec<usize> = faults
            .iter()
            .filter(|fault| matches!(fault.what, Wrong::NothingToAnswer { .. }))
            .filter_map(|fault| fault.given?.checked_sub(1))
            .collect();
        if places.is_empty() || places.len() < faults.len() {
            // Told by the number that the record has in the old case, where it can be corrected.
            let number = |f: &EventFault| f.given?.checked_sub(1).and_then(|at| kept.get(at)).copied();
            let told = faults.into_iter().map(|fault| InputFault::Recorded(number(&fault).unwrap_or(0), fault));
            return Err(AppError::Invalid(told.collect()));
        }
        let mut place = 0..;
        kept.retain(|_| place.next().is_none_or(|at| !places.contains(&at)));
    }
}

/// Ends the parts of those who go in the old case and begins them in the new one.
fn move_parts(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (id, parts): (CaseId, &[(uuid::Uuid, Part)]),
    (new, asked): (&Case, &Split),
) -> Result<(), AppError> {
    let granted_by = by.actor().recorded_as();
    for (part_id, part) in parts.iter().filter(|(_, part)| part.holds(ctx.now)) {
        let goes = part.role == Role::FamilyMember && asked.persons.contains(&part.person);
        let follows = part.role == Role::Referent && asked.reason == SplitReason::SeparateDecision;
        if goes {
            by.touch(Some(id), Some(part.person.clone()));
            tx.revoke_part(id, *part_id, ctx.now)?;
        }
        if goes || follows {
            let begun = Part { since: ctx.now, ..part.clone() };
            by.touch(Some(new.identity.id), Some(part.person.clone()));
            tx.insert_part(ctx.ambient.new_id(), new.identity.id, &begun, &granted_by)?;
            notices::plan_joined(tx, ctx, new, &begun)?;
        }
    }
    Ok(())
}

/// Writes into the old record that they left, where its procedure follows each person.
fn leave(tx: &mut dyn Tx, ctx: Context<'_>, by: &Permit, old: Case, asked: &Split) -> Result<(), AppError> {
    let (event, field, reason) = LEAVES;
    let version = stored_procedure(ctx, &old)?.version(old.summary.version.as_str());
    let Some((_, kind)) = version.and_then(|version| version.event_named(event)) else { return Ok(()) };
    let mut case = old;
    for person in asked.persons.iter().collect::<BTreeSet<_>>() {
        let mut said = Said::new(event, asked.on).of(person.as_str());
        if kind.field_named(field).is_some() {
            said = said.with(field, Given::Text(reason.to_owned()));
        }
        case = match record(tx, ctx, &by.actor().recorded_as(), case.clone(), Entry::Happened(said)) {
            // Of whom it was never said that they belong to it, it need not be said that they left.
            Err(AppError::Invalid(faults)) if faults.iter().all(answers_nothing) => case,
            recorded => recorded?,
        };
    }
    Ok(())
}

fn answers_nothing(fault: &InputFault) -> bool {
    matches!(fault, InputFault::Event(event) if matches!(event.what, Wrong::NothingToAnswer { .. }))
}
