//! People: who they are is written down sealed, corrected with its history, shown to each only what they may see, and erased
//! so that it does not come back.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde_json::{Map, Value, json};

use super::access::Permit;
use super::{App, AppError, Context, InputFault};
use crate::domain::access::entry::Entry;
use crate::domain::access::{Actor, Part, Role};
use crate::domain::handover::{Consent, Handover};
use crate::domain::ids::{CaseId, PersonId};
use crate::domain::notice::outbox::Notice;
use crate::domain::notice::{Preferences, Recipient};
use crate::domain::person::{Channel, Details};
use crate::store::Tx;
use crate::store::people::{Tombstone, Version};

/// Somebody's details, with the version for optimistic locking.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known {
    /// Who.
    pub person: PersonId,
    /// How often the details were written down; 0: never.
    pub version: u32,
    /// What is known.
    pub details: Details,
}

/// Everything that the service holds about one person (General Data Protection Regulation, article 15).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Export {
    /// Who.
    pub person: PersonId,
    /// Every version of the details, the first one first: when, and what.
    pub versions: Vec<(DateTime<Utc>, Details)>,
    /// The parts in cases, ended ones too.
    pub parts: Vec<(CaseId, Part)>,
    /// Who did what to those cases or to this person, the latest first.
    pub accesses: Vec<Entry>,
    /// Since when the data are only kept and not used.
    pub restricted_at: Option<DateTime<Utc>>,
    /// What the person was told and is to be told, each with exactly what was sent.
    pub notices: Vec<(Notice, Option<Vec<u8>>)>,
    /// What the person wants to be told.
    pub preferences: Preferences,
    /// What the person ticked off: item and tick.
    pub ticks: Vec<(String, String)>,
    /// To which organisations the person agreed, taken back ones too.
    pub consents: Vec<Consent>,
    /// The handovers that are about the person.
    pub handovers: Vec<Handover>,
}

fn place(person: &PersonId, version: u32) -> String {
    format!("personal/{}/{version}", person.as_str())
}

/// The person of a part in a case within reach.
fn of_part(tx: &mut dyn Tx, by: &mut Permit, (case, part): (CaseId, uuid::Uuid)) -> Result<PersonId, AppError> {
    by.case(tx, case)?;
    let all = tx.parts(case)?;
    let (_, held) = all.iter().find(|(id, _)| *id == part).ok_or(AppError::Unknown)?;
    by.touch(Some(case), Some(held.person.clone()));
    Ok(held.person.clone())
}

/// The details of whoever holds a part in a case.
pub fn details(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    at: (CaseId, uuid::Uuid),
) -> Result<Known, AppError> {
    let person = of_part(tx, by, at)?;
    latest(tx, ctx, &person)
}

/// What somebody may know of themselves.
pub fn own_details(tx: &mut dyn Tx, ctx: Context<'_>, by: &mut Permit) -> Result<Known, AppError> {
    let Actor::Person { person, .. } = by.actor().clone() else { return Err(AppError::Unknown) };
    by.touch(None, Some(person.clone()));
    let known = latest(tx, ctx, &person)?;
    Ok(Known { details: known.details.for_oneself(), ..known })
}

fn latest(tx: &mut dyn Tx, ctx: Context<'_>, person: &PersonId) -> Result<Known, AppError> {
    let kept = tx.person(person)?.filter(|kept| kept.erased_at.is_none()).ok_or(AppError::Unknown)?;
    let version = tx.details(person)?.pop();
    let details = version.map(|version| open(ctx, person, &version)).transpose()?.unwrap_or_default();
    Ok(Known { person: person.clone(), version: kept.version, details })
}

/// What is known of a person, for sending.
pub(super) fn details_of(tx: &mut dyn Tx, ctx: Context<'_>, person: &PersonId) -> Result<Details, AppError> {
    Ok(latest(tx, ctx, person)?.details)
}

fn open(ctx: Context<'_>, person: &PersonId, version: &Version) -> Result<Details, AppError> {
    let plain = ctx.unseal(&place(person, version.version), &version.sealed)?;
    let members: Value = serde_json::from_slice(&plain).unwrap_or_default();
    Ok(decoded(&members))
}

/// Writes details down, for the first time or instead of what was known; the earlier versions stay until they are forgotten.
pub fn write_details(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (case, part, seen): (CaseId, uuid::Uuid, u32),
    details: &Details,
) -> Result<Known, AppError> {
    let person = of_part(tx, by, (case, part))?;
    let faults = details.faults(ctx.now.date_naive());
    if !faults.is_empty() {
        return Err(AppError::Invalid(faults.into_iter().map(InputFault::Detail).collect()));
    }
    let kept = tx.person(&person)?.filter(|kept| kept.erased_at.is_none()).ok_or(AppError::Unknown)?;
    if kept.version != seen {
        return Err(AppError::Stale);
    }
    let version = kept.version + 1;
    let sealed = ctx.seal(&place(&person, version), encoded(details).to_string().as_bytes());
    let recorded_by = by.actor().recorded_as();
    tx.write_details(&person, &Version { version, sealed, recorded_at: ctx.now, recorded_by })?;
    tx.mark_careful(&person, details.needs_care())?;
    Ok(Known { person, version, details: details.clone() })
}

/// Restricts the use of somebody's data, or lifts that.
pub fn restrict(tx: &mut dyn Tx, ctx: Context<'_>, person: &PersonId, restricted: bool) -> Result<(), AppError> {
    Ok(tx.restrict(person, restricted.then_some(ctx.now))?)
}

/// Erases somebody: everything that says who they are goes, with what they prove themselves with. The opaque id and what
/// happened in the case stay, because the archive law keeps the case. A tombstone stays.
pub fn erase(tx: &mut dyn Tx, at: DateTime<Utc>, person: &PersonId, reason: &str) -> Result<(), AppError> {
    if tx.person(person)?.is_none() {
        return Err(AppError::Unknown);
    }
    if let Some(account) = tx.account_of_person(person)? {
        tx.end_sessions(account.id)?;
        tx.block_account(account.id, Some(at))?;
    }
    Ok(tx.erase(&Tombstone { person: person.clone(), erased_at: at, reason: reason.to_owned() })?)
}

/// Everything about the person who asks.
pub fn export(tx: &mut dyn Tx, ctx: Context<'_>, by: &mut Permit) -> Result<Export, AppError> {
    let Actor::Person { person, .. } = by.actor().clone() else { return Err(AppError::Unknown) };
    by.touch(None, Some(person.clone()));
    let kept = tx.person(&person)?.filter(|kept| kept.erased_at.is_none()).ok_or(AppError::Unknown)?;
    let versions = tx.details(&person)?.into_iter().map(|v| Ok((v.recorded_at, open(ctx, &person, &v)?.for_oneself())));
    let versions = versions.collect::<Result<Vec<_>, AppError>>()?;
    let parts = tx.parts_of(&person)?;
    let mut cases: Vec<CaseId> = parts.iter().map(|(case, _)| *case).collect();
    cases.dedup();
    let mut consents = Vec::new();
    for case in &cases {
        consents.extend(tx.consents(*case)?.into_iter().filter(|consent| consent.person == person));
    }
    let mut handovers = Vec::new();
    for id in tx.handovers_about(&person)? {
        handovers.extend(tx.handover(id)?);
    }
    let mut accesses = Vec::new();
    for case in cases {
        // Only while the part held: what was done to the case before and after is not about this person.
        for (_, part) in parts.iter().filter(|(of, _)| *of == case) {
            let until =
                [part.until, part.revoked_at, Some(ctx.now + TimeDelta::seconds(1))].into_iter().flatten().min();
            accesses.extend(tx.entries_of_case(case, (part.since, until.unwrap_or(ctx.now)), MOST)?);
        }
    }
    let mut notices = Vec::new();
    for notice in tx.notices_to(&Recipient::Person(person.clone()), MOST)? {
        let sent = super::outbox::exactly(ctx, &notice)?;
        notices.push((notice, sent));
    }
    let (preferences, ticks) = (tx.preferences(&person)?, tx.ticks(&person)?);
    let restricted_at = kept.restricted_at;
    Ok(Export { person, versions, parts, accesses, restricted_at, notices, preferences, ticks, consents, handovers })
}

/// Lines of the log for one case in an export.
const MOST: i64 = 10_000;

/// Somebody in the family of a case, as the others in it may know them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Relative {
    /// Who.
    pub person: PersonId,
    /// Their part.
    pub role: Role,
    /// The names.
    pub details: Details,
}

/// What the members of a family may know of each other: the names of the others in the case.
pub fn family(tx: &mut dyn Tx, ctx: Context<'_>, by: &mut Permit, case: CaseId) -> Result<Vec<Relative>, AppError> {
    by.case(tx, case)?;
    let mut all = Vec::new();
    for (_, part) in tx.parts(case)? {
        if part.holds(ctx.now) && part.role != Role::Helper {
            match latest(tx, ctx, &part.person) {
                Ok(Known { person, details, .. }) => {
                    all.push(Relative { person, role: part.role, details: details.for_family() });
                }
                Err(AppError::Unknown) => {}
                Err(other) => return Err(other),
            }
        }
    }
    Ok(all)
}

/// How details are written before they are sealed.
fn encoded(details: &Details) -> Value {
    json!({
        "givenName": details.given_name, "familyName": details.family_name, "bornOn": details.born_on.map(|d| d.to_string()),
        "email": details.email, "phone": details.phone, "address": details.address, "language": details.language,
        "channel": details.channel.code(), "safety": details.safety, "safetyNote": details.safety_note,
        "interpreter": details.interpreter, "needsSupport": details.needs_support,
        "formerlyUnaccompanied": details.formerly_unaccompanied,
    })
}

fn decoded(members: &Value) -> Details {
    let none = Map::new();
    let members = members.as_object().unwrap_or(&none);
    let text = |name: &str| members.get(name).and_then(Value::as_str).map(str::to_owned);
    let flag = |name: &str| members.get(name).and_then(Value::as_bool).unwrap_or_default();
    let channel = text("channel");
    let channel = Channel::ALL.iter().find(|(code, _)| channel.as_deref() == Some(code)).map(|(_, channel)| *channel);
    let safety = members.get("safety").and_then(Value::as_array);
    Details {
        given_name: text("givenName").unwrap_or_default(),
        family_name: text("familyName").unwrap_or_default(),
        born_on: text("bornOn").and_then(|day| day.parse::<NaiveDate>().ok()),
        email: text("email"),
        phone: text("phone"),
        address: text("address"),
        language: text("language"),
        channel: channel.unwrap_or_default(),
        safety: safety.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect(),
        safety_note: text("safetyNote"),
        interpreter: members.get("interpreter").and_then(Value::as_bool),
        needs_support: flag("needsSupport"),
        formerly_unaccompanied: flag("formerlyUnaccompanied"),
    }
}

/// People looked at in one transaction.
const CHUNK: i64 = 200;

/// Seals every version anew that was not sealed with the key that seals now; how many. Can be run again.
pub fn seal_anew(app: &App, looked_at: &mut dyn FnMut(u64)) -> Result<u64, AppError> {
    let (mut after, mut sealed, mut seen) = (None::<PersonId>, 0, 0);
    loop {
        let from = after.clone();
        let (last, count, anew) = app.write(move |tx, ctx| {
            let page = tx.people(from.as_ref(), CHUNK)?;
            let mut anew = 0_u64;
            for person in &page {
                for version in tx.details(&person.id)?.iter().filter(|v| !ctx.keys.is_current(&v.sealed)) {
                    let place = place(&person.id, version.version);
                    let again = ctx.seal(&place, &ctx.unseal(&place, &version.sealed)?);
                    tx.seal_again(&person.id, version.version, &again)?;
                    anew += 1;
                }
            }
            Ok::<_, AppError>((page.last().map(|p| p.id.clone()), page.len(), anew))
        })?;
        sealed += anew;
        seen += u64::try_from(count).unwrap_or(0);
        looked_at(seen);
        if last.is_none() {
            return Ok(sealed);
        }
        after = last;
    }
}
