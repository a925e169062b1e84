//! Suspensions as dated intervals: several, overlapping, open, lapsing. Owns which days are suspended; what that does to a
//! term is the timeline's business.

use chrono::{Days, NaiveDate};

use crate::domain::case::history::{Occurrence, answered};
use crate::domain::ids::PersonId;
use crate::domain::procedure::{SuspensionIx, SuspensionKind, Version};

/// One suspension as it stands on the day of looking.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Suspension {
    pub(super) kind: SuspensionIx,
    /// Whose; `None`: the whole case's.
    pub(super) person: Option<PersonId>,
    /// D: the day of the request or notice. The first suspended day is the day after.
    pub(super) asked: NaiveDate,
    /// C: the day on which it ended or lapsed. `None`: it has not yet.
    pub(super) ended: Option<NaiveDate>,
    /// The day on which it lapses by itself, if nothing ends it before.
    pub(super) lapses: Option<NaiveDate>,
}

impl Suspension {
    /// The same suspension of a term that ended on a day, if it had begun by then: it ended with the term.
    pub(super) fn until(&self, day: NaiveDate) -> Option<Self> {
        let ended = Some(self.ended.map_or(day, |ended| ended.min(day)));
        (self.asked < day).then(|| Self { ended, ..self.clone() })
    }

    /// The day on which it will lapse, while it is still open.
    pub(super) fn will_lapse(&self) -> Option<NaiveDate> {
        if self.ended.is_none() { self.lapses } else { None }
    }
}

/// A run of suspended days, first and last included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Run {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
}

impl Run {
    pub(super) fn days(self) -> i64 {
        (self.last - self.first).num_days() + 1
    }
}

/// How the days of a suspension are counted (General Administrative Law Act, article 4:15(1)(a); both readings are alive).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Count {
    /// From the day after the request *until* the day it ended: C − D − 1 days.
    UntilTheEnd,
    /// The day on which it ended counts too: C − D days.
    WithTheEnd,
}

/// How far a suspension that is still open is taken to run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Horizon {
    /// Up to and including the day of looking: what is certain.
    SoFar(NaiveDate),
    /// Until it lapses; one that never lapses, up to the day of looking.
    UntilItLapses(NaiveDate),
}

/// All suspensions that these events started, in order of their first day.
pub(super) fn suspensions(version: &Version, events: &[Occurrence], as_of: NaiveDate) -> Vec<Suspension> {
    let mut found = Vec::new();
    for (kind, ix) in version.suspensions().iter().zip(0_u16..) {
        found.extend(of_one_kind(kind, SuspensionIx(ix), events, as_of));
    }
    found.sort_by_key(|a| (a.asked, a.kind));
    found
}

fn of_one_kind(kind: &SuspensionKind, ix: SuspensionIx, events: &[Occurrence], as_of: NaiveDate) -> Vec<Suspension> {
    let each = answered(events, kind.starts, kind.ends).into_iter();
    each.filter_map(|(asked, by)| Some((events.get(asked)?, by.and_then(|by| events.get(by)))))
        .filter(|(start, _)| start.fits(&kind.when))
        .map(|(start, end)| Suspension {
            kind: ix,
            person: start.person.clone(),
            asked: start.on,
            ended: end.map(|e| e.on),
            lapses: kind.lapses_on.and_then(|field| start.day(field)),
        })
        .map(|suspension| lapsed(suspension, as_of))
        .collect()
}

/// A suspension that lapsed before anything ended it has ended on the day it lapsed.
fn lapsed(suspension: Suspension, as_of: NaiveDate) -> Suspension {
    let lapsed = suspension.lapses.filter(|day| *day <= as_of);
    let ended = match (suspension.ended, lapsed) {
        (Some(ended), Some(lapsed)) => Some(ended.min(lapsed)),
        (one, other) => one.or(other),
    };
    Suspension { ended, ..suspension }
}

/// The suspended days of these suspensions after day `zero`, merged where they overlap, in order.
pub(super) fn runs<'s>(
    suspensions: impl Iterator<Item = &'s Suspension>,
    zero: NaiveDate,
    count: Count,
    horizon: Horizon,
) -> Vec<Run> {
    let mut all: Vec<Run> = suspensions.filter_map(|s| run(s, zero, count, horizon)).collect();
    all.sort_unstable();
    let mut merged: Vec<Run> = Vec::with_capacity(all.len());
    for run in all {
        match merged.last_mut() {
            Some(last) if run.first <= next(last.last) => last.last = last.last.max(run.last),
            _ => merged.push(run),
        }
    }
    merged
}

fn run(suspension: &Suspension, zero: NaiveDate, count: Count, horizon: Horizon) -> Option<Run> {
    let up_to = |end: NaiveDate| match count {
        Count::UntilTheEnd => previous(end),
        Count::WithTheEnd => end,
    };
    let last = match (suspension.ended, horizon) {
        (Some(ended), _) => up_to(ended),
        (None, Horizon::SoFar(as_of)) => as_of,
        (None, Horizon::UntilItLapses(as_of)) => suspension.lapses.map_or(as_of, up_to),
    };
    let first = next(suspension.asked).max(next(zero));
    (first <= last).then_some(Run { first, last })
}

pub(super) fn next(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX)
}

pub(super) fn previous(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(1)).unwrap_or(NaiveDate::MIN)
}

/// Moves an end on by every run that begins before it has passed, and says which runs those were. Each run lengthens the
/// term, so that a later run may fall within the part that was added.
pub(super) fn push_end(
    end: NaiveDate,
    runs: &mut std::slice::Iter<'_, Run>,
    mut pushed: impl FnMut(Run, NaiveDate),
) -> NaiveDate {
    let mut end = end;
    while let Some(run) = runs.as_slice().first().copied() {
        if run.first > end {
            break;
        }
        runs.next();
        end = end.checked_add_signed(chrono::TimeDelta::days(run.days())).unwrap_or(NaiveDate::MAX);
        pushed(run, end);
    }
    end
}
