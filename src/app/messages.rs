//! What somebody was told and is to be told, and how they want it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::access::Permit;
use super::guidance::oneself;
use super::{AppError, Context, notices, outbox};
use crate::domain::ids::{CaseId, Slug};
use crate::domain::notice::outbox::{Notice, NoticeState};
use crate::domain::notice::{Cause, NoticeRule, Planned, Preferences, Recipient, To};
use crate::store::Tx;

/// The most messages in one answer.
const MOST: i64 = 500;
/// Why somebody was not written to although it was theirs to know: they read it here.
const READ_HERE: [&str; 10] = [
    "switched-off",
    "do-not-write",
    "only-in-person",
    "contact-through-organisation",
    "no-channel",
    "no-mailbox",
    "in-person",
    "minor",
    "overtaken",
    "passed",
];

/// A notice with its rule.
#[derive(Clone, Debug)]
pub struct Message {
    /// The notice.
    pub notice: Notice,
    /// Its rule.
    pub rule: NoticeRule,
}

/// Everything that somebody was told, the latest first; also what could not be sent to them. Who works for an organisation sees
/// what that was told, of the cases within reach.
pub fn own(tx: &mut dyn Tx, ctx: Context<'_>, by: &mut Permit) -> Result<Vec<Message>, AppError> {
    let to = match by.actor().organisation() {
        Some(organisation) => Recipient::Organisation(organisation.clone()),
        None => Recipient::Person(oneself(by)?),
    };
    if let Recipient::Person(person) = &to {
        by.touch(None, Some(person.clone()));
    }
    let (mut messages, mut procedures) = (Vec::new(), BTreeMap::new());
    for notice in tx.notices_to(&to, MOST)?.into_iter().filter(readable) {
        if to.organisation().is_some() {
            // Whoever is asked to take over does not see the case yet; that they are asked is theirs to know.
            let asked = matches!(notice.cause, Cause::Handover { .. });
            if !asked && !tx.reaches(by.reach(), notice.case)? {
                continue;
            }
            by.touch(Some(notice.case), None);
        }
        messages.extend(with_rule(tx, ctx, notice, &mut procedures)?);
    }
    Ok(messages)
}

/// What was corrected or moved before it was sent is not told later either.
fn readable(notice: &Notice) -> bool {
    match notice.state {
        NoticeState::Sent | NoticeState::Planned | NoticeState::Parked => true,
        NoticeState::Dropped => notice.reason.as_deref().is_some_and(|reason| READ_HERE.contains(&reason)),
    }
}

/// `procedures`: those of the cases that were looked up already, since most messages are about one case or a few.
fn with_rule(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    notice: Notice,
    procedures: &mut BTreeMap<CaseId, Slug>,
) -> Result<Option<Message>, AppError> {
    let procedure = match procedures.entry(notice.case) {
        Entry::Occupied(known) => known.into_mut(),
        Entry::Vacant(place) => {
            let Some(case) = tx.case(notice.case)? else { return Ok(None) };
            place.insert(case.identity.procedure)
        }
    };
    let rules = ctx.catalogue.notices(procedure.as_str());
    let rule = rules.and_then(|rules| rules.rule(notice.kind.as_str())).cloned();
    Ok(rule.map(|rule| Message { notice, rule }))
}

/// Delivery of the notices of an application.
pub fn of_case(tx: &mut dyn Tx, by: &mut Permit, id: CaseId) -> Result<Vec<Notice>, AppError> {
    by.case(tx, id)?;
    Ok(tx.notices_of_case(id, MOST)?)
}

/// Notices that could not be delivered, of the applications within reach.
pub fn parked(tx: &mut dyn Tx, by: &mut Permit) -> Result<Vec<Notice>, AppError> {
    let mut within = Vec::new();
    for notice in tx.parked_notices(MOST)? {
        if tx.reaches(by.reach(), notice.case)? {
            by.touch(Some(notice.case), None);
            within.push(notice);
        }
    }
    Ok(within)
}

/// How many notices of a kind could not be delivered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parked {
    /// The kind.
    pub kind: String,
    /// How many of it wait for somebody.
    pub count: usize,
    /// When the one that has waited longest was planned.
    pub since: DateTime<Utc>,
}

/// The most parked notices that are counted; so many and more are told as these.
pub const MOST_COUNTED: usize = 10_000;

/// Notices that could not be delivered, as numbers: of whom they are is for those who work with the applications.
pub fn parked_counts(tx: &mut dyn Tx) -> Result<Vec<Parked>, AppError> {
    let mut counts: BTreeMap<String, (usize, DateTime<Utc>)> = BTreeMap::new();
    for (kind, at) in tx.parked_kinds(i64::try_from(MOST_COUNTED).unwrap_or(i64::MAX))? {
        let (count, since) = counts.entry(kind).or_insert((0, at));
        *count += 1;
        *since = at.min(*since);
    }
    Ok(counts.into_iter().map(|(kind, (count, since))| Parked { kind, count, since }).collect())
}

/// What will be told next if nothing else happens.
pub fn to_come(tx: &mut dyn Tx, ctx: Context<'_>, by: &mut Permit, id: CaseId) -> Result<Vec<Planned>, AppError> {
    by.case(tx, id)?;
    let case = tx.case(id)?.ok_or(AppError::Unknown)?;
    let planned = notices::to_come(ctx, &case, 50)?;
    let rules = ctx.catalogue.notices(case.identity.procedure.as_str());
    let rule = |planned: &Planned| rules.and_then(|rules| rules.rule(planned.kind.as_str()));
    let Ok(person) = oneself(by) else {
        // What organisations alone are told has no words for people.
        return Ok(planned.into_iter().filter(|p| rule(p).is_some_and(NoticeRule::tells_people)).collect());
    };
    // A person is told what is theirs to know.
    let parts = tx.parts(id)?;
    let theirs = parts.iter().map(|(_, part)| part).filter(|p| p.person == person && p.holds(ctx.now));
    let theirs: Vec<To> = theirs.filter_map(|part| To::of(part.role)).collect();
    let to = Recipient::Person(person);
    let told = |planned: &Planned| {
        let concerns = |rule| theirs.iter().any(|role| notices::concerns(rule, planned, *role, &to));
        rule(planned).is_some_and(concerns)
    };
    Ok(planned.into_iter().filter(told).collect())
}

fn within(tx: &mut dyn Tx, by: &mut Permit, id: CaseId, notice: Uuid) -> Result<Notice, AppError> {
    by.case(tx, id)?;
    let found = tx.notice(notice)?.filter(|notice| notice.case == id).ok_or(AppError::Unknown)?;
    by.touch(Some(id), found.to.person().cloned());
    Ok(found)
}

/// Exactly what was sent, for those who work with the application.
pub fn exactly(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (id, notice): (CaseId, Uuid),
) -> Result<(Notice, Vec<u8>), AppError> {
    let found = within(tx, by, id, notice)?;
    let sent = outbox::exactly(ctx, &found)?.ok_or(AppError::Unknown)?;
    Ok((found, sent))
}

/// Lets a notice be sent again.
pub fn resend(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (id, notice): (CaseId, Uuid),
) -> Result<(), AppError> {
    let found = within(tx, by, id, notice)?;
    outbox::resend(tx, ctx.now, &found).map(drop)
}

/// What somebody wants to be told.
pub fn preferences(tx: &mut dyn Tx, by: &mut Permit) -> Result<Preferences, AppError> {
    Ok(tx.preferences(&oneself(by)?)?)
}

/// Notes what somebody wants to be told.
pub fn put_preferences(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    wanted: &Preferences,
) -> Result<(), AppError> {
    let person = oneself(by)?;
    by.touch(None, Some(person.clone()));
    tx.put_preferences(&person, wanted, ctx.now)?;
    notices::gather_anew(tx, ctx, &Recipient::Person(person), wanted.delivery)
}
