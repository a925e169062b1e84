//! Many applications from elsewhere at once. An application is known by the other system's key, so that taking the same in
//! twice changes nothing, and taking more in appends only what is new.

use std::collections::HashMap;

use super::applications::{Draft, prepare, procedure};
use super::{AppError, Context, InputFault, notices, tallies};
use crate::domain::access::Desk;
use crate::domain::case::Case;
use crate::domain::case::event::{Entry, Record, Said};
use crate::domain::case::fold::summarise;
use crate::store::Tx;

/// What became of one application.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It was new.
    Created,
    /// So many events were appended to it.
    Extended(usize),
    /// Everything was known already.
    Unchanged,
}

/// Whether anything is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// It is.
    Write,
    /// Only what would be.
    DryRun,
}

/// Takes a batch in. Each draft has a key of its own (no two the same). What is wrong with one draft does not keep the
/// others out.
pub fn take_in(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    (by, desk): (&str, &Desk),
    drafts: &[Draft],
    mode: Mode,
) -> Result<Vec<Result<Outcome, Vec<InputFault>>>, AppError> {
    let keys: Vec<&str> = drafts.iter().filter_map(|d| d.source_key.as_deref()).collect();
    let known = tx.cases_by_source_key(&desk.organisation, &keys)?;
    let known: HashMap<&str, &Case> =
        known.iter().filter_map(|c| c.identity.source_key.as_deref().map(|key| (key, c))).collect();
    let mut created = Vec::new();
    let mut outcomes = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let outcome = match draft.source_key.as_deref().and_then(|key| known.get(key)) {
            Some(case) => extend(tx, ctx, by, (case, draft), mode),
            None => prepare(ctx, (by, desk), draft).map(|case| {
                created.push(case);
                Outcome::Created
            }),
        };
        outcomes.push(match outcome {
            Ok(outcome) => Ok(outcome),
            Err(AppError::Invalid(faults)) => Err(faults),
            Err(other) => return Err(other),
        });
    }
    if mode == Mode::Write {
        tallies::settle_families(tx, &mut created)?;
        tx.insert_cases(&created)?;
        tallies::count_new(tx, ctx, &created)?;
        tx.insert_sweeps(&notices::sweeps_for(ctx, &created)?)?;
    }
    Ok(outcomes)
}

/// Appends what is not in the record yet, in any form: an event that was corrected since is not taken in again.
fn extend(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &str,
    (case, draft): (&Case, &Draft),
    mode: Mode,
) -> Result<Outcome, AppError> {
    let said: Vec<&Said> = case.records.iter().filter_map(|r| r.entry.said()).collect();
    let new: Vec<&Said> = draft.events.iter().filter(|event| !said.contains(event)).collect();
    if new.is_empty() {
        return Ok(Outcome::Unchanged);
    }
    let procedure = procedure(ctx.catalogue, case.identity.procedure.as_str())?;
    let seen = case.summary.records;
    let appended: Vec<Record> = (seen + 1..)
        .zip(&new)
        .map(|(sequence, said)| Record {
            sequence,
            entry: Entry::Happened((*said).clone()),
            recorded_at: ctx.now,
            recorded_by: by.to_owned(),
        })
        .collect();
    let all: Vec<Record> = case.records.iter().chain(&appended).cloned().collect();
    let named = case.identity.named_version.as_ref().map(super::super::domain::ids::Slug::as_str);
    let summary = summarise(procedure, named, &all, ctx.today(procedure))
        .map_err(|faults| AppError::Invalid(in_draft(faults, draft, &all)))?;
    if mode == Mode::Write {
        tx.append(case.identity.id, seen, &appended, &summary)?;
        let after = Case { identity: case.identity.clone(), summary, records: all };
        notices::plan_for(tx, ctx, Some(case), &after)?;
        tallies::count(tx, ctx, Some(case), &after)?;
    }
    Ok(Outcome::Extended(new.len()))
}

/// Faults by number of record, told by place in the draft where the draft has that event.
fn in_draft(faults: Vec<crate::domain::case::history::EventFault>, draft: &Draft, all: &[Record]) -> Vec<InputFault> {
    let place = |sequence: usize| {
        let record = all.iter().find(|r| usize::try_from(r.sequence) == Ok(sequence))?;
        draft.events.iter().position(|event| Some(event) == record.entry.said())
    };
    faults
        .into_iter()
        .map(|mut fault| match fault.given.map(|sequence| (sequence, place(sequence))) {
            Some((sequence, None)) => InputFault::Recorded(u32::try_from(sequence).unwrap_or(0), fault),
            Some((_, found)) => {
                fault.given = found;
                InputFault::Event(fault)
            }
            None => InputFault::Event(fault),
        })
        .collect()
}
