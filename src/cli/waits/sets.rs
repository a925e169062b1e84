//! The sets of cases that figures are made of: all, by half-year of receipt, by calendar window, by group.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use crate::cli::case_file::{Case, CaseFile, WITHDRAWN, number};
use crate::domain::disclosure::period::{Grain, Period};
use crate::domain::waiting::{DayCounts, Group, Tally, Watched, recently_closed, watched};

/// The length of a calendar window in days.
pub(super) const WINDOW: u32 = 182;
/// No more windows are looked at.
const MOST_WINDOWS: usize = 20;
/// How a cell without a group is called.
const NO_GROUP: &str = "(empty)";

/// What a set is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    All,
    HalfYear,
    Window,
    Group,
}

impl Kind {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::HalfYear => "received-in-half-year",
            Self::Window => "calendar-window",
            Self::Group => "group",
        }
    }
}

/// A set of cases, as counts by day.
#[derive(Debug)]
pub(super) struct Set {
    pub(super) kind: Kind,
    pub(super) name: String,
    /// The first and the last day: of receipt, or of the window.
    pub(super) days: (NaiveDate, NaiveDate),
    pub(super) counts: DayCounts,
    /// Durations of the closed cases alone.
    pub(super) finished: Tally<i64>,
    /// Cases lost from sight.
    pub(super) lost: u64,
}

/// All sets of a file.
#[derive(Debug)]
pub(super) struct Sets {
    pub(super) sets: Vec<Set>,
    /// Cases that are not lost, for the backlog.
    pub(super) known: Vec<Group>,
}

/// One case of each family: that which was received first. Without a column for families every case is one.
pub(super) fn of_families(file: &mut CaseFile) {
    let mut cases: Vec<Case> = std::mem::take(&mut file.cases);
    cases.sort_by_key(|case| case.watched.group.received);
    let mut seen = BTreeSet::new();
    cases.retain(|case| case.family.is_none_or(|family| seen.insert(family)));
    file.cases = cases;
}

impl Sets {
    pub(super) fn of(file: &CaseFile) -> Self {
        let all = file.watched();
        let as_of = file.as_of;
        let known: Vec<Group> =
            all.iter().filter(|case| case.lost_by(as_of).is_none()).map(|case| case.group).collect();
        let received = || all.iter().map(|case| case.group.received);
        let ends = (received().min().unwrap_or(as_of), received().max().unwrap_or(as_of));
        let mut sets = vec![received_set(Kind::All, "all cases".to_owned(), ends, &all, as_of)];
        let mut halves: BTreeMap<Period, Vec<Watched>> = BTreeMap::new();
        for case in &all {
            if let Some(half) = Period::of(case.group.received, Grain::HalfYear) {
                halves.entry(half).or_default().push(*case);
            }
        }
        for (half, cases) in halves {
            let days = (half.first_day(), half.last_day());
            sets.push(received_set(Kind::HalfYear, half.to_string(), days, &cases, as_of));
        }
        sets.extend(windows(&all, &known, as_of));
        sets.extend(groups(file, ends));
        Self { sets, known }
    }

    pub(super) fn of_kind(&self, kind: Kind) -> impl DoubleEndedIterator<Item = (usize, &Set)> {
        self.sets.iter().enumerate().filter(move |(_, set)| set.kind == kind)
    }
}

fn received_set(kind: Kind, name: String, days: (NaiveDate, NaiveDate), cases: &[Watched], as_of: NaiveDate) -> Set {
    let (counts, _) = DayCounts::sift(watched::cohort(cases, days, as_of), WITHDRAWN);
    let closed = cases.iter().filter_map(|case| Some((case.group.closed_by(as_of)?.on, case.group.received)));
    let finished = Tally::of(closed.map(|(on, received)| ((on - received).num_days(), 1)));
    let lost = number(cases.iter().filter(|case| case.lost_by(as_of).is_some()).count());
    Set { kind, name, days, counts, finished, lost }
}

/// Windows one before the other, back to when the file begins to be full.
fn windows(all: &[Watched], known: &[Group], as_of: NaiveDate) -> Vec<Set> {
    let mut begun: Vec<NaiveDate> = all.iter().map(|c| c.seen_from.unwrap_or(c.group.received)).collect();
    begun.sort_unstable();
    // A handful of cases received years before the rest are no reason to look at years without closings.
    let full = begun.get(begun.len() / 100).copied().unwrap_or(as_of);
    let mut found: Vec<Set> = Vec::new();
    let mut end = as_of;
    while found.len() < MOST_WINDOWS {
        let Some(before) = end.checked_sub_days(Days::new(u64::from(WINDOW))) else { break };
        if !found.is_empty() && before < full {
            break;
        }
        let (counts, _) = DayCounts::sift(watched::period(all, end, WINDOW), WITHDRAWN);
        let finished = recently_closed(known, end, WINDOW);
        let lost = all.iter().filter(|case| case.lost_by(end).is_some_and(|lost| lost > before)).count();
        let days = (before.succ_opt().unwrap_or(before), end);
        let name = format!("{} to {}", days.0, days.1);
        found.push(Set { kind: Kind::Window, name, days, counts, finished, lost: number(lost) });
        end = before;
    }
    found.reverse();
    found
}

fn groups(file: &CaseFile, ends: (NaiveDate, NaiveDate)) -> Vec<Set> {
    let mut by_group: BTreeMap<String, Vec<Watched>> = BTreeMap::new();
    for case in &file.cases {
        let name = case.group.and_then(|at| file.groups.get(usize::try_from(at).ok()?));
        if let Some(name) = name {
            let name = if name.is_empty() { NO_GROUP } else { name };
            by_group.entry(name.to_owned()).or_default().push(case.watched);
        }
    }
    by_group.into_iter().map(|(name, cases)| received_set(Kind::Group, name, ends, &cases, file.as_of)).collect()
}
