//! Letters by which somebody can use a remedy themselves: what must stand in one, from the case, the engine and the sealed
//! details of whoever writes. A letter is made only on a day on which it counts; before and after, the right day is told.
//!
//! **Who writes.** Whoever asks, where they are referent or family member, and on staff's screen the person concerned or the
//! referent. A helper gets lines to fill in: a mandate shows the case, not where the family lives. Nothing that was printed is
//! kept; the letter is recorded when the authority received it, like any other event.

use chrono::NaiveDate;

use super::access::Permit;
use super::applications::{get, reckon, stored_procedure};
use super::people::details_of;
use super::{AppError, Context, InputFault};
use crate::domain::access::{Actor, Part, Role};
use crate::domain::deadline::reckoning::{Reckoning, Remedy, RemedyState};
use crate::domain::ids::{CaseId, PersonId, Reference};
use crate::domain::procedure::{Authority, AuthorityIx, LetterKind, PenaltyKind, RemedyRule, Verified, Version, Words};
use crate::store::Tx;

/// Why no letter can be made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LetterFault {
    /// It is too early; from that day on it counts.
    NotYet(NaiveDate),
    /// It is too late; that was the last day.
    TooLate(NaiveDate),
    /// It was used on that day.
    Used(NaiveDate),
    /// There is nothing to use it against.
    Closed,
    /// Several people have it, each by their own days; these.
    ForWhom(Vec<String>),
}

/// Does a notice of default start a penalty of the law?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Claim {
    /// The procedure has none for a notice of this day.
    None,
    /// It has one.
    Certain,
    /// It has one, and whether it still exists was not seen.
    Uncertain,
}

/// Everything that stands in a letter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Letter {
    /// Which letter.
    pub kind: LetterKind,
    /// The number of the application for people.
    pub reference: Reference,
    /// The procedure in words.
    pub procedure: Words,
    /// The day on which it is made.
    pub today: NaiveDate,
    /// The name and the address of whoever writes; `None`: lines to fill in.
    pub sender: Option<(String, Option<String>)>,
    /// The language in which whoever writes wants to read.
    pub language: Option<String>,
    /// The first day on which it is not too early, on any reading.
    pub possible_from: NaiveDate,
    /// The last day of the term that it is about: the authority's on the latest reading, a person's own on the earliest.
    pub last_day: NaiveDate,
    /// What began that term, and when.
    pub begun: (Words, NaiveDate),
    /// The act and the article of that term.
    pub cited: Vec<(String, String)>,
    /// The penalty.
    pub claim: Claim,
}

/// The letter for a remedy of a case, for one person where each has their own days.
pub fn letter(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    id: CaseId,
    (remedy, concerned): (&str, Option<&PersonId>),
) -> Result<Letter, AppError> {
    let case = get(tx, by, id)?;
    let procedure = stored_procedure(ctx, &case)?;
    let today = ctx.today(procedure);
    let reckoning = reckon(ctx, &case, Some(today), None)?;
    let rule = reckoning.version.remedies().iter().find(|rule| rule.id.as_str() == remedy);
    let (rule, kind) = rule.and_then(|rule| Some((rule, rule.letter?))).ok_or(AppError::Unknown)?;
    let writer = writer(&tx.parts(id)?, ctx, by, concerned)?;
    let refused = |fault| AppError::Invalid(vec![InputFault::Letter(fault)]);
    let found = instance(&reckoning, rule, concerned.or(writer.only.as_ref())).map_err(refused)?;
    possible(found, today).map_err(refused)?;
    let term = reckoning.term_of(found).filter(|term| term.is_open());
    let term = term.ok_or_else(|| refused(LetterFault::Closed))?;
    let (sender, language) = known(tx, ctx, by, id, writer.sender)?;
    let last_day = match found.until {
        // Past the earliest reading the next one is the best that is left.
        Some(until) if today <= until => until,
        Some(_) => term.last_day,
        None => term.safe_last_day,
    };
    let version = reckoning.version;
    Ok(Letter {
        kind,
        reference: case.identity.reference.clone(),
        procedure: version.procedure_words().clone(),
        today,
        sender,
        language,
        possible_from: found.possible_from,
        last_day,
        begun: (term.started_by.0.words.clone(), term.started_by.1),
        cited: version.cited(&term.rule.authority).map(|a| (a.act.to_string(), a.article.to_string())).collect(),
        claim: claim(version, today),
    })
}

/// Who writes.
struct Writer {
    /// `None`: lines to fill in.
    sender: Option<PersonId>,
    /// Whose remedies alone they may use beside those of the whole case; `None`: everybody's.
    only: Option<PersonId>,
}

fn writer(
    parts: &[(uuid::Uuid, Part)],
    ctx: Context<'_>,
    by: &Permit,
    concerned: Option<&PersonId>,
) -> Result<Writer, AppError> {
    let held =
        |role: Role| parts.iter().filter(move |(_, p)| p.role == role && p.holds(ctx.now)).map(|(_, p)| &p.person);
    let has = |person: &PersonId, role: Role| held(role).any(|known| known == person);
    match by.actor() {
        Actor::Person { person, .. } if has(person, Role::Referent) => {
            Ok(Writer { sender: Some(person.clone()), only: None })
        }
        Actor::Person { person, .. } if has(person, Role::FamilyMember) => {
            // What is decided of another adult is that one's own.
            if concerned.is_some_and(|concerned| concerned != person) {
                return Err(AppError::Unknown);
            }
            Ok(Writer { sender: Some(person.clone()), only: Some(person.clone()) })
        }
        Actor::Person { .. } => Ok(Writer { sender: None, only: None }),
        Actor::Staff { .. } | Actor::Machine { .. } | Actor::Operator => {
            let theirs = concerned.filter(|p| has(p, Role::Referent) || has(p, Role::FamilyMember));
            Ok(Writer { sender: theirs.or_else(|| held(Role::Referent).next()).cloned(), only: None })
        }
    }
}

/// The remedy of a rule for somebody: the latest one of the whole case or of that person.
fn instance<'r, 'v>(
    reckoning: &'r Reckoning<'v>,
    rule: &RemedyRule,
    concerned: Option<&PersonId>,
) -> Result<&'r Remedy<'v>, LetterFault> {
    let all = reckoning.remedies.iter().filter(|remedy| remedy.rule.id == rule.id);
    let theirs = all.filter(|r| r.person.is_none() || concerned.is_none_or(|person| r.person.as_ref() == Some(person)));
    let theirs: Vec<&Remedy<'v>> = theirs.collect();
    let mut known: Vec<String> = theirs.iter().filter_map(|r| Some(r.person.as_ref()?.as_str().to_owned())).collect();
    known.sort();
    known.dedup();
    if known.len() > 1 {
        return Err(LetterFault::ForWhom(known));
    }
    // What is said of one person goes before what is said of all.
    let own = theirs.iter().rev().find(|remedy| remedy.person.is_some());
    own.or(theirs.last()).copied().ok_or(LetterFault::Closed)
}

fn possible(remedy: &Remedy<'_>, today: NaiveDate) -> Result<(), LetterFault> {
    match remedy.state {
        RemedyState::Open => Ok(()),
        RemedyState::NotYet => Err(LetterFault::NotYet(remedy.possible_from)),
        RemedyState::Used => {
            let counted = remedy.uses.iter().rev().find(|used| !used.premature).map(|used| used.on);
            Err(counted.map_or(LetterFault::Closed, LetterFault::Used))
        }
        RemedyState::Passed => {
            let missed = remedy.until.filter(|until| *until < today && remedy.uses.is_empty());
            Err(missed.map_or(LetterFault::Closed, LetterFault::TooLate))
        }
    }
}

/// Does a notice that arrives about today start a penalty of the law?
fn claim(version: &Version, today: NaiveDate) -> Claim {
    let read =
        |all: &[AuthorityIx]| version.cited(all).all(|authority: &Authority| authority.verified == Verified::Yes);
    for rule in version.penalties() {
        let PenaltyKind::Administrative { tariffs, .. } = &rule.kind else { continue };
        let in_force =
            |from: NaiveDate, until: Option<NaiveDate>| from <= today && until.is_none_or(|end| today <= end);
        if tariffs.iter().any(|tariff| in_force(tariff.from, tariff.until)) {
            return if read(&rule.authority) { Claim::Certain } else { Claim::Uncertain };
        }
    }
    Claim::None
}

type Known = (Option<(String, Option<String>)>, Option<String>);

/// Name, address and language of whoever writes; nothing of somebody who was erased or whose data are only kept.
fn known(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    id: CaseId,
    person: Option<PersonId>,
) -> Result<Known, AppError> {
    let Some(person) = person else { return Ok((None, None)) };
    let usable = |kept: &crate::store::people::Person| kept.erased_at.is_none() && kept.restricted_at.is_none();
    if !tx.person(&person)?.is_some_and(|kept| usable(&kept)) {
        return Ok((None, None));
    }
    let details = details_of(tx, ctx, &person)?;
    by.touch(Some(id), Some(person));
    let name = format!("{} {}", details.given_name.trim(), details.family_name.trim()).trim().to_owned();
    Ok(((!name.is_empty()).then_some((name, details.address)), details.language))
}
