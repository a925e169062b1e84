//! What the figures are made of: the tallies of one procedure on a day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::ids::Slug;
use crate::domain::tally::rules::{End, StatisticsRules};
use crate::domain::tally::{Count, Series, Tally, number};
use crate::domain::waiting::{Cause, DayCounts, Line};

/// What one counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// Families, by their first application.
    Families,
    /// Applications.
    Applications,
}

/// A line of a series: see [`Series`] for what the numbers mean.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) track: Slug,
    pub(super) a: i64,
    pub(super) b: i64,
    pub(super) c: i64,
    pub(super) code: String,
    pub(super) count: u64,
}

/// The tallies of one procedure, as they were at the end of a day.
#[derive(Clone, Debug)]
pub struct Material {
    as_of: NaiveDate,
    tracks: Vec<Slug>,
    rows: BTreeMap<Series, Vec<Row>>,
}

/// The ends that compete, in the order of their causes.
pub(super) const ENDS: [End; 4] = [End::Granted, End::Refused, End::NotProcessed, End::Withdrawn];

/// The cause of the last of them.
const HIGHEST: Cause = match Cause::new(4) {
    Some(cause) => cause,
    None => Cause::FIRST,
};

/// The cause of an end; `None` for one that is no outcome.
pub(super) fn cause(end: End) -> Option<Cause> {
    let place = ENDS.iter().position(|known| *known == end)?;
    Cause::new(u8::try_from(place + 1).ok()?)
}

/// The end of a code such as `granted` or `granted:late`.
pub(super) fn end_of(code: &str) -> Option<End> {
    End::parse(code.split(':').next().unwrap_or(code))
}

impl Material {
    /// From the tallies of a procedure.
    #[must_use]
    pub fn new(
        rules: &StatisticsRules,
        as_of: NaiveDate,
        unit: Unit,
        tallies: impl IntoIterator<Item = (Tally, Count)>,
    ) -> Self {
        let mut rows: BTreeMap<Series, Vec<Row>> = BTreeMap::new();
        let mut met: BTreeSet<Slug> = BTreeSet::new();
        for (tally, count) in tallies {
            let count = match unit {
                Unit::Families => count.families,
                Unit::Applications => count.applications,
            };
            let Ok(count @ 1..) = u64::try_from(count) else { continue };
            if !met.contains(&tally.track) {
                met.insert(tally.track.clone());
            }
            let Tally { series, track, a, b, c, code, .. } = tally;
            rows.entry(series).or_default().push(Row { track, a, b, c, code, count });
        }
        // A track that has vanished stays on the menu: that nobody belongs to it any more is told by its empty cells.
        let tracks = if rules.track.is_some() { rules.tracks() } else { Vec::new() };
        Self { as_of, tracks, rows }
    }

    /// The day at whose end it shows things.
    #[must_use]
    pub fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// The tracks that figures are made of apart; none where the procedure tells none apart.
    #[must_use]
    pub fn tracks(&self) -> &[Slug] {
        &self.tracks
    }

    /// The lines of a series, of a track or of all.
    pub(super) fn rows<'m>(&'m self, series: Series, track: Option<&'m Slug>) -> impl Iterator<Item = &'m Row> {
        let all = self.rows.get(&series).into_iter().flatten();
        all.filter(move |row| track.is_none_or(|track| row.track == *track))
    }

    /// The number of the as-of day.
    pub(super) fn today(&self) -> i64 {
        number(self.as_of)
    }

    /// Everybody who waited at any moment of the window of so many days that ends on the as-of day, each from the age at which
    /// the window found them. A closing on the day of receipt counts at age 1, so that it has a day at risk.
    pub(super) fn in_window(&self, track: Option<&Slug>, days: i64) -> DayCounts {
        let before = self.today() - days;
        let entry = |received: i64, seen: i64| (before - received).max(seen - received).max(0);
        let closed = self.rows(Series::Closed, track).filter(|row| row.a > before).map(|row| Line {
            entry: entry(row.b, row.c),
            exit: (row.a - row.b).max(1),
            end: end_of(&row.code).and_then(cause),
            count: row.count,
        });
        let open = self.rows(Series::Open, track).map(|row| self.pending_line(row, entry(row.a, row.c)));
        counts(closed.chain(open).filter(|line| line.entry < line.exit))
    }

    /// Everybody received from one day to another (both included; `None`: ever), from the age at which they were first seen.
    pub(super) fn cohort(&self, track: Option<&Slug>, days: Option<(NaiveDate, NaiveDate)>) -> DayCounts {
        let inside = |day: i64| days.is_none_or(|(first, last)| (number(first)..=number(last)).contains(&day));
        let closed = self.rows(Series::Lasted, track).filter(|row| inside(row.a)).map(|row| Line {
            entry: row.c,
            exit: row.b,
            end: end_of(&row.code).and_then(cause),
            count: row.count,
        });
        let open = self.rows(Series::Open, track).filter(|row| inside(row.a));
        let open = open.map(|row| self.pending_line(row, (row.c - row.a).max(0)));
        counts(closed.chain(open).filter(|line| line.entry == 0 || line.entry < line.exit))
    }

    /// The same on the legal clock.
    pub(super) fn cohort_in_law(&self, track: Option<&Slug>, (first, last): (NaiveDate, NaiveDate)) -> DayCounts {
        let inside = |day: i64| (number(first)..=number(last)).contains(&day);
        let closed = self.rows(Series::Counted, track).filter(|row| inside(row.a)).map(|row| Line {
            entry: 0,
            exit: row.b,
            end: end_of(&row.code).and_then(cause),
            count: row.count,
        });
        let running = self.rows(Series::Running, track).filter(|row| inside(row.a)).map(|row| {
            let goes_on = if row.b == 0 { 0 } else { self.today() - row.b };
            Line { entry: 0, exit: row.c.max(goes_on).max(0), end: None, count: row.count }
        });
        counts(closed.chain(running))
    }

    fn pending_line(&self, row: &Row, entry: i64) -> Line {
        Line { entry, exit: self.today() - row.a, end: None, count: row.count }
    }
}

/// Lines that the engine made cannot be wrong but for an age beyond the longest; those are left out.
pub(super) fn counts(lines: impl Iterator<Item = Line>) -> DayCounts {
    DayCounts::sift(lines.enumerate(), HIGHEST).0
}
