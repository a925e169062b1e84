//! Applications: create, append what happened, correct, look at. The record is the truth; the row is computed from it here
//! and nowhere else.

use chrono::{DateTime, NaiveDate, Utc};

use super::access::{Permit, serves};
use super::{AppError, Context, InputFault, notices, sight, tallies};
use crate::catalogue::Catalogue;
use crate::domain::access::{Desk, Reach};
use crate::domain::case::event::{Entry, Record, Said};
use crate::domain::case::fold::{reckon_records, reckon_said, summarise};
use crate::domain::case::history::{EventFault, History, Wrong};
use crate::domain::case::list::{ListQuery, Order};
use crate::domain::case::{Case, Counted, Identity, Summary};
use crate::domain::deadline::reckoning::Reckoning;
use crate::domain::ids::{CaseId, Reference};
use crate::domain::procedure::Procedure;
use crate::store::Tx;

/// A new application as asked for.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The procedure it follows.
    pub procedure: String,
    /// The version, if it is named.
    pub version: Option<String>,
    /// The key of another system.
    pub source_key: Option<String>,
    /// The key of the family in that system, a pseudonym.
    pub family: Option<String>,
    /// The day from which it was seen, where that is later than its receipt.
    pub observed_from: Option<NaiveDate>,
    /// What happened so far.
    pub events: Vec<Said>,
}

impl Draft {
    /// An application that follows the version of its day and is known to no other system.
    #[must_use]
    pub fn new(procedure: &str, events: Vec<Said>) -> Self {
        let (version, source_key, family, observed_from) = (None, None, None, None);
        Self { procedure: procedure.to_owned(), version, source_key, family, observed_from, events }
    }
}

/// The number of records that the caller saw.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Seen {
    /// The caller does not mind.
    Any,
    /// One of these.
    OneOf(Vec<u32>),
}

/// Creates an application with what happened so far.
pub fn create(tx: &mut dyn Tx, ctx: Context<'_>, by: &mut Permit, draft: &Draft) -> Result<Case, AppError> {
    let mut case = prepare(ctx, (&by.actor().recorded_as(), by.desk()?), draft)?;
    tallies::settle_family(tx, &mut case)?;
    by.touch(Some(case.identity.id), None);
    tx.insert_case(&case.identity, &case.summary, &case.records)?;
    notices::plan_for(tx, ctx, None, &case)?;
    tallies::count(tx, ctx, None, &case)?;
    Ok(case)
}

/// Everything of a new application except writing it down: what an import does for many at once.
pub fn prepare(ctx: Context<'_>, (by, desk): (&str, &Desk), draft: &Draft) -> Result<Case, AppError> {
    let procedure = procedure(ctx.catalogue, &draft.procedure)?;
    if !serves(desk, procedure.id()) {
        return Err(AppError::Forbidden);
    }
    let today = ctx.today(procedure);
    let future = in_the_future(&draft.events, today);
    let events: Vec<&Said> = draft.events.iter().collect();
    let mut faults = reckon_said(procedure, draft.version.as_deref(), &events, today).err().unwrap_or_default();
    faults.extend(future);
    if !faults.is_empty() {
        return Err(AppError::Invalid(faults.into_iter().map(InputFault::Event).collect()));
    }
    let (id, reference) = ctx.ambient.case_id();
    let records: Vec<Record> = (1_u32..)
        .zip(&draft.events)
        .map(|(sequence, said)| Record {
            sequence,
            entry: Entry::Happened(said.clone()),
            recorded_at: ctx.now,
            recorded_by: by.to_owned(),
        })
        .collect();
    let summary = summarise(procedure, draft.version.as_deref(), &records, today).map_err(|faults| {
        // Numbers of records begin at 1, places in the draft at 0.
        let place = |f: EventFault| EventFault { given: f.given.map(|sequence| sequence.saturating_sub(1)), ..f };
        AppError::Invalid(faults.into_iter().map(place).map(InputFault::Event).collect())
    })?;
    let identity = Identity {
        id,
        reference,
        procedure: procedure.id().clone(),
        named_version: draft.version.as_ref().map(|_| summary.version.clone()),
        source_key: draft.source_key.clone(),
        organisation: desk.organisation.clone(),
        created_at: ctx.now,
        counted: Counted { family: draft.family.clone(), leads: true, observed_from: draft.observed_from },
    };
    Ok(Case { identity, summary, records })
}

/// One application with its record.
pub fn get(tx: &mut dyn Tx, by: &mut Permit, id: CaseId) -> Result<Case, AppError> {
    by.case(tx, id)?;
    let case = tx.case(id)?.ok_or(AppError::Unknown)?;
    Ok(Case { identity: shown(by, case.identity), ..case })
}

/// What the caller may know of a case beside its events: the key of another system is for the organisation whose system it is.
fn shown(by: &Permit, identity: Identity) -> Identity {
    match by.reach() {
        Reach::Whole | Reach::Organisation(_) => identity,
        Reach::HandedOver(..) | Reach::Person(..) => Identity { source_key: None, ..identity },
    }
}

/// A page of the applications within reach.
pub fn list(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &Permit,
    query: &ListQuery,
) -> Result<Vec<(Identity, Summary)>, AppError> {
    if let Reach::Person(..) = by.reach() {
        return own(tx, ctx, by, query);
    }
    let found = tx.list(&ListQuery { reach: by.reach().clone(), ..query.clone() })?;
    Ok(found.into_iter().map(|(identity, summary)| (shown(by, identity), summary)).collect())
}

/// More applications than anybody has a part in.
const MOST_OWN: i64 = 1_000;

/// The same for people, who see their own part of each: what they ask for, and the order, go by what they see, or a question would
/// tell what the answer hides.
fn own(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &Permit,
    query: &ListQuery,
) -> Result<Vec<(Identity, Summary)>, AppError> {
    let every = ListQuery {
        reach: by.reach().clone(),
        stage: None,
        due_before: None,
        ended: None,
        order: Order::ByCreation,
        after: None,
        limit: MOST_OWN,
        ..query.clone()
    };
    let mut all = Vec::new();
    for (identity, _) in tx.list(&every)? {
        let case = tx.case(identity.id)?.ok_or(AppError::Unknown)?;
        let summary = sight::summary(ctx, &sight::of(tx, by, identity.id)?, &case)?;
        let day = match query.order {
            Order::ByDue => summary.due_on,
            Order::ByReceipt => summary.received_on,
            Order::ByCreation => None,
        };
        // Of rows of one day and for want of a day the id decides, as in the store.
        let place = (day, identity.id.to_string());
        let behind = query.after.is_none_or(|after| place > (after.day, after.id.to_string()));
        let has_day = day.is_some() || query.order == Order::ByCreation;
        let fits = query.stage.as_ref().is_none_or(|stage| summary.stage.as_str() == stage)
            && query.due_before.is_none_or(|before| summary.due_on.is_some_and(|due| due < before))
            && query.ended.is_none_or(|ended| summary.ended == ended);
        if behind && has_day && fits {
            all.push((place, (shown(by, identity), summary)));
        }
    }
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    all.truncate(usize::try_from(query.limit).unwrap_or(0));
    Ok(all.into_iter().map(|(_, row)| row).collect())
}

/// The applications with this number or with this key of another system, if they are within reach. The key is for the
/// organisation whose system it is.
pub fn find(
    tx: &mut dyn Tx,
    by: &mut Permit,
    reference: Option<&Reference>,
    source_key: Option<&str>,
) -> Result<Vec<(Identity, Summary)>, AppError> {
    let mut found = Vec::new();
    if let Some(reference) = reference {
        found.extend(tx.case_by_reference(reference)?);
    } else if let (Some(key), Reach::Organisation(desk)) = (source_key, by.reach()) {
        found = tx.cases_by_source_key(&desk.organisation, &[key])?;
    }
    let mut shown_to_them = Vec::new();
    for case in found {
        match by.case(tx, case.identity.id) {
            Ok(()) => shown_to_them.push((shown(by, case.identity), case.summary)),
            Err(AppError::Unknown) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(shown_to_them)
}

/// Appends what happened.
pub fn append(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (id, seen): (CaseId, &Seen),
    said: &Said,
) -> Result<Case, AppError> {
    let case = seen_as(get(tx, by, id)?, seen)?;
    known_person(tx, id, said)?;
    record(tx, ctx, &by.actor().recorded_as(), case, Entry::Happened(said.clone()))
}

/// Corrects what was recorded: something else happened, or (`None`) nothing did. The earlier record stays.
pub fn correct(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (id, seen, sequence): (CaseId, &Seen, u32),
    instead: Option<&Said>,
) -> Result<Case, AppError> {
    let case = seen_as(get(tx, by, id)?, seen)?;
    if let Some(said) = instead {
        known_person(tx, id, said)?;
    }
    let entry = correction(&case, sequence, instead)?;
    record(tx, ctx, &by.actor().recorded_as(), case, entry)
}

/// What corrects a record that still stands.
pub(super) fn correction(case: &Case, sequence: u32, instead: Option<&Said>) -> Result<Entry, AppError> {
    let standing = case.records.iter().find(|r| r.sequence == sequence).filter(|r| r.entry.said().is_some());
    if standing.is_none() {
        return Err(AppError::Invalid(vec![InputFault::UnknownRecord]));
    }
    if case.records.iter().any(|r| r.entry.supersedes() == Some(sequence)) {
        return Err(AppError::Invalid(vec![InputFault::SupersededAlready]));
    }
    Ok(match instead {
        Some(said) => Entry::Corrected { supersedes: sequence, instead: said.clone() },
        None => Entry::Annulled { supersedes: sequence },
    })
}

/// How an application stood on a day, by what was known at an instant.
pub fn reckon<'c>(
    ctx: Context<'c>,
    case: &Case,
    as_of: Option<NaiveDate>,
    known_at: Option<DateTime<Utc>>,
) -> Result<Reckoning<'c>, AppError> {
    let procedure = stored_procedure(ctx, case)?;
    let as_of = as_of.unwrap_or_else(|| ctx.today(procedure));
    let named = case.identity.named_version.as_ref().map(super::super::domain::ids::Slug::as_str);
    reckon_records(procedure, named, &case.records, as_of, known_at).map_err(AppError::Unfit)
}

/// Whoever an event is about has, or had, a part in the case, as soon as anybody has one: a slip of the pen must not make somebody
/// up. A case that came from elsewhere may know its people by the ids of another system, and has no parts.
pub(super) fn known_person(tx: &mut dyn Tx, id: CaseId, said: &Said) -> Result<(), AppError> {
    let Some(person) = &said.person else { return Ok(()) };
    let parts = tx.parts(id)?;
    let known = |part: &crate::domain::access::Part| part.person.as_str() == person;
    if parts.is_empty() || parts.iter().any(|(_, part)| known(part)) {
        return Ok(());
    }
    Err(AppError::Invalid(vec![InputFault::NotInCase]))
}

fn seen_as(case: Case, seen: &Seen) -> Result<Case, AppError> {
    match seen {
        Seen::OneOf(numbers) if !numbers.contains(&case.summary.records) => Err(AppError::Stale),
        Seen::Any | Seen::OneOf(_) => Ok(case),
    }
}

/// A case with one more record, decided and not yet written.
#[derive(Debug)]
pub(super) struct Step {
    /// As it is kept.
    pub(super) before: Case,
    /// With the record.
    pub(super) after: Case,
}

/// Writes one record behind those of a case, if what it says can have happened.
pub(super) fn record(tx: &mut dyn Tx, ctx: Context<'_>, by: &str, case: Case, entry: Entry) -> Result<Case, AppError> {
    keep(tx, ctx, decide(ctx, by, case, entry)?)
}

/// Decides whether a record can be added to a case, and what it would be then. Writes nothing.
pub(super) fn decide(ctx: Context<'_>, by: &str, mut case: Case, entry: Entry) -> Result<Step, AppError> {
    let procedure = stored_procedure(ctx, &case)?;
    let today = ctx.today(procedure);
    let before = case.clone();
    let mut faults: Vec<EventFault> = entry.said().map_or_else(Vec::new, |said| in_the_future([said], today));
    let sequence = case.summary.records + 1;
    case.records.push(Record { sequence, entry, recorded_at: ctx.now, recorded_by: by.to_owned() });
    let named = case.identity.named_version.as_ref().map(super::super::domain::ids::Slug::as_str);
    let summary = summarise(procedure, named, &case.records, today);
    // What the fold finds carries numbers of records; the new one is the body that was sent.
    let new = |f: &EventFault| f.given.is_none_or(|given| u32::try_from(given) == Ok(sequence));
    let (own, earlier): (Vec<_>, Vec<_>) = summary.as_ref().err().into_iter().flatten().cloned().partition(new);
    faults.extend(own.into_iter().map(|f| EventFault { given: Some(0), ..f }));
    let mut all: Vec<InputFault> = faults.into_iter().map(InputFault::Event).collect();
    all.extend(
        earlier.into_iter().map(|f| InputFault::Recorded(f.given.and_then(|g| u32::try_from(g).ok()).unwrap_or(0), f)),
    );
    match summary {
        Ok(summary) if all.is_empty() => Ok(Step { before, after: Case { summary, ..case } }),
        Ok(_) | Err(_) => Err(AppError::Invalid(all)),
    }
}

/// Writes what was decided, with what people are to be told of it and what it changes in the counts.
pub(super) fn keep(tx: &mut dyn Tx, ctx: Context<'_>, step: Step) -> Result<Case, AppError> {
    let Step { before, after } = step;
    let new = after.records.last().map(std::slice::from_ref).unwrap_or_default();
    tx.append(after.identity.id, before.summary.records, new, &after.summary)?;
    notices::plan_for(tx, ctx, Some(&before), &after)?;
    tallies::count(tx, ctx, Some(&before), &after)?;
    Ok(after)
}

/// What is wrong with events by themselves, for an answer that tells everything at once although some could not be read.
/// `unread` stands for a day that could not be read: nothing that depends on it is told.
#[must_use]
pub fn faults_alone(
    catalogue: &Catalogue,
    (procedure_id, version): (&str, Option<&str>),
    events: &[Said],
    unread: NaiveDate,
) -> Vec<InputFault> {
    let procedure = match procedure(catalogue, procedure_id) {
        Ok(procedure) => procedure,
        Err(AppError::Invalid(faults)) => return faults,
        Err(_) => return Vec::new(),
    };
    let named = version.and_then(|name| procedure.version(name));
    let Some(version) = named.or(procedure.versions().last()) else { return Vec::new() };
    let depends_on_day = |f: &EventFault| {
        let day = f.given.and_then(|at| events.get(at)).map(|said| said.on);
        day == Some(unread)
            && matches!(
                f.what,
                Wrong::ImprobableDay | Wrong::BeforeTheEvent | Wrong::AfterTheEvent | Wrong::NotYetInLaw { .. }
            )
    };
    let all = History::faults_alone(version, events);
    all.into_iter().filter(|f| !depends_on_day(f)).map(InputFault::Event).collect()
}

/// The procedure of this name, or a fault that lists those that exist.
pub fn procedure<'c>(catalogue: &'c Catalogue, id: &str) -> Result<&'c Procedure, AppError> {
    let known = || catalogue.procedures().map(|p| p.id().to_string()).collect();
    catalogue
        .procedure(id)
        .map(AsRef::as_ref)
        .ok_or_else(|| AppError::Invalid(vec![InputFault::UnknownProcedure { known: known() }]))
}

pub(super) fn stored_procedure<'c>(ctx: Context<'c>, case: &Case) -> Result<&'c Procedure, AppError> {
    let id = case.identity.procedure.as_str();
    ctx.catalogue.procedure(id).map(AsRef::as_ref).ok_or_else(|| AppError::MissingProcedure(id.to_owned()))
}

/// What has not happened yet cannot be recorded as having happened.
fn in_the_future<'s>(events: impl IntoIterator<Item = &'s Said>, today: NaiveDate) -> Vec<EventFault> {
    let late = events.into_iter().enumerate().filter(|(_, said)| said.on > today);
    late.map(|(at, _)| EventFault { given: Some(at), field: Some("on".to_owned()), what: Wrong::InTheFuture { today } })
        .collect()
}
