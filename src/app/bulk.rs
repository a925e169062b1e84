//! One step in many cases: what it would move in each, taking it in all of them or in each that it fits, and undoing it by a
//! correction. Each case goes the way of a single append, so that notices and tallies come with it.
//!
//! **Why like this.** A step is taken only in what somebody saw: the preview tells how many records each case has, and the step
//! names those numbers. A case that changed meanwhile is told, and nothing is written for all of them (or for that one). Undoing
//! annuls the records that the batch made, each by a later record; what later events rest on stays and is told.

use super::access::Permit;
use super::applications::{Step, correction, decide, keep};
use super::casework::{self, WorkFault, refuse};
use super::{AppError, Context, InputFault};
use crate::domain::access::Reach;
use crate::domain::case::batch::{Batch, BatchItem, Mode};
use crate::domain::case::event::{Entry, Said};
use crate::domain::case::work::WorkQuery;
use crate::domain::case::{Case, Summary};
use crate::domain::ids::{CaseId, Reference, Slug};
use crate::store::Tx;

/// Cases in one step over the interface.
pub const MOST: usize = 500;

/// A case in which the step is to be taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wanted {
    /// The case.
    pub case: CaseId,
    /// How many records it had when somebody looked; `None`: nobody did.
    pub seen: Option<u32>,
}

/// What a step would do to one case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outlook {
    /// The case.
    pub case: CaseId,
    /// Its number and how it stands; `None` where there is no such case within reach.
    pub now: Option<(Reference, Summary)>,
    /// How it would stand, or why the step cannot be taken.
    pub then: Result<Summary, Vec<InputFault>>,
}

/// What became of one case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Applied {
    /// The case.
    pub case: CaseId,
    /// Its number; `None` where there is no such case within reach.
    pub reference: Option<Reference>,
    /// The record that was made, or why none was.
    pub done: Result<u32, Vec<InputFault>>,
}

/// A step, and where in its batch the cases that follow begin.
#[derive(Clone, Copy)]
pub struct Taken<'a> {
    /// The batch.
    pub batch: &'a Batch,
    /// Is it only now begun?
    pub begins: bool,
    /// What happened.
    pub said: &'a Said,
    /// How many cases were in it before.
    pub before: u32,
    /// Hears how many cases were gone through.
    pub told: &'a dyn Fn(u64),
}

/// One case of a step: as it is, and the step decided or refused.
struct Looked {
    now: Option<(Reference, Summary)>,
    decided: Result<Step, Vec<InputFault>>,
}

/// Goes to a case of the organisation and decides the step; nothing is written.
fn look(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    organisation: &Slug,
    (wanted, said): (Wanted, &Said),
) -> Result<Looked, AppError> {
    let Some(case) = within(tx, by, organisation, wanted.case)? else {
        return Ok(Looked { now: None, decided: Err(vec![InputFault::Work(WorkFault::UnknownApplication)]) });
    };
    let records = case.summary.records;
    let now = Some((case.identity.reference.clone(), case.summary.clone()));
    if let Some(seen) = wanted.seen.filter(|seen| *seen != records) {
        return Ok(Looked {
            now,
            decided: Err(vec![InputFault::Work(WorkFault::ChangedMeanwhile { seen, now: records })]),
        });
    }
    let decided = sorted(decide(ctx, &by.actor().recorded_as(), case, Entry::Happened(said.clone())))?;
    Ok(Looked { now, decided })
}

/// A case of the organisation within reach.
fn within(tx: &mut dyn Tx, by: &mut Permit, organisation: &Slug, id: CaseId) -> Result<Option<Case>, AppError> {
    match by.case(tx, id) {
        Ok(()) => Ok(tx.case(id)?.filter(|case| case.identity.organisation == *organisation)),
        Err(AppError::Unknown) => Ok(None),
        Err(other) => Err(other),
    }
}

/// What is wrong with a case apart from what is wrong with the service.
fn sorted<T>(done: Result<T, AppError>) -> Result<Result<T, Vec<InputFault>>, AppError> {
    match done {
        Ok(done) => Ok(Ok(done)),
        Err(AppError::Invalid(faults)) => Ok(Err(faults)),
        Err(other) => Err(other),
    }
}

/// What a step would do to each case. Nothing is written but that somebody looked.
pub fn preview(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    organisation: &Slug,
    (said, wanted): (&Said, &[Wanted]),
) -> Result<Vec<Outlook>, AppError> {
    let mut all = Vec::with_capacity(wanted.len());
    for one in wanted {
        let Looked { now, decided } = look(tx, ctx, by, organisation, (*one, said))?;
        all.push(Outlook { case: one.case, now, then: decided.map(|step| step.after.summary) });
    }
    Ok(all)
}

/// The cases that a question finds, at most so many, each once; and whether there are more.
pub fn found(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &Permit,
    query: &WorkQuery,
    most: usize,
) -> Result<(Vec<CaseId>, bool), AppError> {
    let (mut all, mut after): (Vec<CaseId>, _) = (Vec::new(), None);
    loop {
        let (page, next) = casework::list(tx, ctx, by, query, (after, most + 1))?;
        for row in page {
            if !all.contains(&row.identity.id) {
                all.push(row.identity.id);
            }
        }
        if next.is_none() || all.len() > most {
            let more = all.len() > most;
            all.truncate(most);
            return Ok((all, more));
        }
        after = next;
    }
}

/// The organisation in whose cases somebody may take steps.
pub fn organisation(by: &Permit) -> Result<Slug, AppError> {
    Ok(casework::desk(by)?.organisation)
}

/// Takes a step in cases, each named once. All or nothing: the first case that does not fit ends the writing, the others are looked
/// at all the same so that everything is told at once, and what was written before is taken back with the transaction.
pub fn apply(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    taken: Taken<'_>,
    wanted: &[Wanted],
) -> Result<Vec<Applied>, AppError> {
    let Taken { batch, said, .. } = taken;
    let whole = batch.mode == Mode::AllOrNothing;
    if taken.begins {
        tx.insert_batch(batch)?;
    }
    let (mut all, mut items, mut refused) = (Vec::with_capacity(wanted.len()), Vec::new(), Vec::new());
    for (position, (at, one)) in (taken.before + 1..).zip(wanted.iter().enumerate()) {
        let Looked { now, decided } = look(tx, ctx, by, &batch.organisation, (*one, said))?;
        let reference = now.map(|(reference, _)| reference);
        let done = match decided {
            Err(faults) => {
                let named = reference.as_ref().map_or_else(|| one.case.to_string(), |r| r.as_str().to_owned());
                let of_case = |fault: &InputFault| InputFault::OfCase {
                    at,
                    named: named.clone(),
                    fault: Box::new(fault.clone()),
                };
                refused.extend(faults.iter().map(of_case));
                Err(faults)
            }
            // Nothing more is written where nothing will stay.
            Ok(step) if whole && !refused.is_empty() => Ok(step.after.summary.records),
            Ok(step) => {
                let record = keep(tx, ctx, step)?.summary.records;
                items.push(BatchItem { position, case: one.case, record, undone_by: None });
                Ok(record)
            }
        };
        all.push(Applied { case: one.case, reference, done });
        (taken.told)(u64::from(position));
    }
    if whole {
        refuse(refused)?;
    }
    tx.insert_items(batch.id, &items)?;
    Ok(all)
}

/// A batch of the organisation.
pub fn batch(tx: &mut dyn Tx, by: &Permit, id: uuid::Uuid) -> Result<Batch, AppError> {
    let found = tx.batch(id)?.ok_or(AppError::Unknown)?;
    let reached = match by.reach() {
        Reach::Whole => true,
        Reach::Organisation(desk) => desk.organisation == found.organisation,
        Reach::HandedOver(..) | Reach::Person(..) => false,
    };
    if reached { Ok(found) } else { Err(AppError::Unknown) }
}

/// A batch with what it made, in order, after a place; each case only where it is within reach.
pub fn made(
    tx: &mut dyn Tx,
    by: &mut Permit,
    id: uuid::Uuid,
    (after, limit): (u32, usize),
) -> Result<(Batch, Vec<BatchItem>, Option<u32>), AppError> {
    let batch = batch(tx, by, id)?;
    let items = tx.items(id, after, i64::try_from(limit).unwrap_or(i64::MAX))?;
    let next = items.last().filter(|_| items.len() >= limit).map(|last| last.position);
    let mut reached = Vec::with_capacity(items.len());
    for item in items {
        if within(tx, by, &batch.organisation, item.case)?.is_some() {
            reached.push(item);
        }
    }
    Ok((batch, reached, next))
}

/// Undoes what a batch made, after a place: each record that still stands is annulled, and what cannot be is told. The place to go
/// on from, where there is more.
pub fn undo(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    id: uuid::Uuid,
    (after, limit): (u32, usize),
) -> Result<(Vec<Applied>, Option<u32>), AppError> {
    let batch = batch(tx, by, id)?;
    let items = tx.items(id, after, i64::try_from(limit).unwrap_or(i64::MAX))?;
    let next = items.last().filter(|_| items.len() >= limit).map(|last| last.position);
    let mut all = Vec::with_capacity(items.len());
    for item in items {
        let Some(case) = within(tx, by, &batch.organisation, item.case)? else {
            let done = Err(vec![InputFault::Work(WorkFault::UnknownApplication)]);
            all.push(Applied { case: item.case, reference: None, done });
            continue;
        };
        let reference = Some(case.identity.reference.clone());
        let by_whom = by.actor().recorded_as();
        let decided = correction(&case, item.record, None).and_then(|entry| decide(ctx, &by_whom, case, entry));
        let done = match sorted(decided)? {
            Ok(step) => {
                let record = keep(tx, ctx, step)?.summary.records;
                tx.note_undone(id, item.position, record)?;
                Ok(record)
            }
            Err(faults) => Err(faults),
        };
        all.push(Applied { case: item.case, reference, done });
    }
    Ok((all, next))
}
