//! From the record of a case to where it stands: the one place where the cached row is computed.

use chrono::{DateTime, NaiveDate, Utc};

use super::event::{Record, Said};
use super::history::{EventFault, History, Wrong, tracks};
use super::{Summary, standing};
use crate::domain::deadline::engine::{choose_version, reckon};
use crate::domain::deadline::reckoning::{Provisional, Reckoning, RemedyState};
use crate::domain::ids::Slug;
use crate::domain::procedure::{Party, Pending, Procedure, Version};

/// The version of a procedure that holds for events: the named one, or the one that its own rule chooses.
pub fn version_for<'p>(
    procedure: &'p Procedure,
    named: Option<&str>,
    events: &[&Said],
    as_of: NaiveDate,
) -> Result<&'p Version, EventFault> {
    let fault = |what| EventFault { given: None, field: None, what };
    if let Some(name) = named {
        let known = || procedure.versions().iter().map(|v| v.id().clone()).collect();
        let found = procedure.version(name).map(AsRef::as_ref);
        return found.ok_or_else(|| fault(Wrong::UnknownVersion { known: known() }));
    }
    let said: Vec<(&str, NaiveDate)> = events.iter().map(|s| (s.kind.as_str(), s.on)).collect();
    let own = choose_version(procedure, &said, as_of).map_err(fault)?;
    Ok(taken_over(procedure, own, events, as_of))
}

/// Transitional law. From its first day on, a later version with `pending = "moves"` takes a case over, unless one of the events
/// that it names had happened by then, or the case had ended by its own version: what is over is not pending. So what was
/// reckoned on an earlier day stays what it was, and the cached row of a pending case changes on that day without an event:
/// whoever keeps rows must look at them then (`app::replay::take_over`).
fn taken_over<'p>(procedure: &'p Procedure, own: &'p Version, events: &[&Said], as_of: NaiveDate) -> &'p Version {
    let takes = |version: &Version| {
        let from = version.span().0;
        let Pending::Move { unless_before } = version.pending() else { return false };
        let earlier = || events.iter().copied().filter(|said| said.on < from);
        let kept = || earlier().any(|said| unless_before.iter().any(|event| event.as_str() == said.kind));
        let ended = || {
            let history = History::read(own, earlier());
            let stands = |history: History| tracks(own, history.events()).first().map(|track| track.stage);
            let stage = history.ok().and_then(stands).and_then(|stage| own.stage(stage));
            stage.is_some_and(|stage| stage.terminal)
        };
        from > own.span().0 && !kept() && !ended()
    };
    procedure.taking_over_by(as_of).map(AsRef::as_ref).filter(|version| takes(version)).last().unwrap_or(own)
}

/// Reckons events as given: the stateless question, from choice of version to answer. Faults refer to places in `events`.
pub fn reckon_said<'p>(
    procedure: &'p Procedure,
    named: Option<&str>,
    events: &[&Said],
    as_of: NaiveDate,
) -> Result<Reckoning<'p>, Vec<EventFault>> {
    let version = match version_for(procedure, named, events, as_of) {
        Ok(version) => version,
        Err(fault) => {
            // The other faults are found by the newest rules, so that all of them are reported at once.
            let newest = procedure.versions().last().map(AsRef::as_ref);
            let others = newest.map_or_else(Vec::new, |v: &Version| {
                History::read(v, events.iter().copied()).err().unwrap_or_default()
            });
            return Err(std::iter::once(fault).chain(others).collect());
        }
    };
    let history = History::read(version, events.iter().copied())?;
    reckon(procedure, version, &history, as_of)
}

/// How a case stood on a day, by what was known at an instant (`None`: by all that is known). Faults refer to sequence
/// numbers of records.
pub fn reckon_records<'p>(
    procedure: &'p Procedure,
    named: Option<&str>,
    records: &[Record],
    as_of: NaiveDate,
    known_at: Option<DateTime<Utc>>,
) -> Result<Reckoning<'p>, Vec<EventFault>> {
    let standing = standing(records, known_at);
    let events: Vec<&Said> = standing.iter().map(|(_, said)| *said).collect();
    reckon_said(procedure, named, &events, as_of).map_err(|faults| by_sequence(faults, &standing))
}

fn by_sequence(mut faults: Vec<EventFault>, standing: &[(u32, &Said)]) -> Vec<EventFault> {
    for fault in &mut faults {
        let sequence = fault.given.and_then(|at| standing.get(at)).map(|(sequence, _)| *sequence);
        fault.given = sequence.and_then(|s| usize::try_from(s).ok());
    }
    faults
}

/// The fold: what the cached row says when all records have happened. It does not depend on the day of looking: open
/// suspensions are taken to run until they lapse. The one exception is a version to which pending cases move: it holds from
/// its first day on, also where nothing happens on that day.
pub fn summarise(
    procedure: &Procedure,
    named: Option<&str>,
    records: &[Record],
    today: NaiveDate,
) -> Result<Summary, Vec<EventFault>> {
    let last_on = standing(records, None).iter().map(|(_, said)| said.on).max();
    let moved = named.map_or_else(|| moved_by(procedure, records, last_on, today), |_| Ok(None))?;
    let reckoning = reckon_records(procedure, moved.or(named), records, last_on.unwrap_or(today), None)?;
    let (due_on, due_term) = due(&reckoning).unzip();
    let starts = reckoning.version.event(reckoning.version.clock_starts_with()).map(|e| &e.id);
    let received_on = standing(records, None)
        .iter()
        .filter(|(_, said)| starts.is_some_and(|id| id.as_str() == said.kind))
        .map(|(_, said)| said.on)
        .min();
    Ok(Summary {
        version: reckoning.version.id().clone(),
        stage: reckoning.stage.id.clone(),
        received_on,
        ended: reckoning.stage.terminal,
        due_on,
        due_term,
        last_on,
        remedy_days: remedy_days(&reckoning),
        records: u32::try_from(records.len()).unwrap_or(u32::MAX),
    })
}

/// The version that has taken a case over by today, where its procedure has such versions.
fn moved_by<'p>(
    procedure: &'p Procedure,
    records: &[Record],
    last_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<Option<&'p str>, Vec<EventFault>> {
    let day = last_on.map_or(today, |last| last.max(today));
    if procedure.taking_over_by(day).next().is_none() {
        return Ok(None);
    }
    let standing = standing(records, None);
    let events: Vec<&Said> = standing.iter().map(|(_, said)| *said).collect();
    let version = version_for(procedure, None, &events, day).map_err(|fault| vec![fault])?;
    Ok(Some(version.id().as_str()))
}

/// The earliest last day of the open terms of the authority that has a known one.
#[must_use]
pub fn due(reckoning: &Reckoning<'_>) -> Option<(NaiveDate, Slug)> {
    let open = reckoning.terms.iter().filter(|t| t.is_open() && t.rule.party == Party::Authority);
    open.filter_map(|t| match t.provisional {
        Provisional::No => Some((t.last_day, t.rule.id.clone())),
        Provisional::AtMost(day) => Some((day, t.rule.id.clone())),
        Provisional::Open => None,
    })
    .min()
}

/// The last days of the remedies that are open, each once. A remedy that opens when a term passes has no last day, so that
/// nothing opens between this day and any later one that would have to be here.
fn remedy_days(reckoning: &Reckoning<'_>) -> Vec<NaiveDate> {
    let open = reckoning.remedies.iter().filter(|remedy| remedy.state == RemedyState::Open);
    let mut days: Vec<NaiveDate> = open.filter_map(|remedy| remedy.until).collect();
    days.sort_unstable();
    days.dedup();
    days
}
