//! Cases that were not watched all the way: seen only from some day on (delayed entry), or lost from sight while still pending.
//! The same two tables as [`window`](super::window) makes of groups, which are watched from receipt until the as-of day.

use chrono::{Days, NaiveDate};

use super::line::Line;
use super::window::Group;

/// Cases with the days between which a closing would have been seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Watched {
    /// The cases themselves.
    pub group: Group,
    /// The first day on which their closing would have been seen: whoever was closed earlier is in no file. `None`: from receipt.
    pub seen_from: Option<NaiveDate>,
    /// The last day on which they were seen pending; nobody knows what became of them. `None`: watched until the as-of day.
    pub lost_on: Option<NaiveDate>,
}

impl Watched {
    /// Were the cases, as far as is known, pending at the end of this day? Lost ones are not known to be.
    #[must_use]
    pub fn pending_at(&self, as_of: NaiveDate) -> bool {
        self.lost_by(as_of).is_none() && self.group.pending_at(as_of)
    }

    /// The day on which they were lost, if that had happened by the end of this day.
    #[must_use]
    pub fn lost_by(&self, as_of: NaiveDate) -> Option<NaiveDate> {
        self.lost_on.filter(|lost| *lost < as_of && self.group.closed_by(as_of).is_none())
    }

    /// The line of the cases when nothing up to and including the day `before` counts, and nothing after the as-of day.
    fn line(&self, before: Option<NaiveDate>, as_of: NaiveDate) -> Line {
        let age = |day: NaiveDate| (day - self.group.received).num_days();
        let unseen = self.seen_from.and_then(|day| day.pred_opt());
        let entry = [before, unseen].into_iter().flatten().map(age).fold(0, i64::max);
        let closing = self.group.closed_by(as_of);
        let exit = age(closing.map_or(self.lost_by(as_of).unwrap_or(as_of), |closing| closing.on));
        Line { entry, exit, end: closing.map(|closing| closing.cause), count: self.group.count }
    }
}

/// Lines of the cases received from the first to the last day named, as known at the end of the as-of day. See
/// [`window::cohort`](super::window::cohort). Cases that were lost before they were first watched are left out; a closing before
/// that is refused by the table.
pub fn cohort(
    cases: &[Watched],
    (first, last): (NaiveDate, NaiveDate),
    as_of: NaiveDate,
) -> impl Iterator<Item = (usize, Line)> {
    let inside = move |case: &Watched| (first..=last).contains(&case.group.received) && case.group.received <= as_of;
    let lines = cases.iter().enumerate().filter(move |(_, case)| inside(case));
    lines.map(move |(at, case)| (at, case.line(None, as_of))).filter(|(_, line)| {
        let unwatched = line.end.is_none() && line.exit <= line.entry && line.entry > 0;
        !unwatched
    })
}

/// Lines of the cases pending at any moment in the `days` days (1 or more) up to and including the as-of day. See
/// [`window::period`](super::window::period).
pub fn period(cases: &[Watched], as_of: NaiveDate, days: u32) -> impl Iterator<Item = (usize, Line)> {
    let before = as_of.checked_sub_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MIN);
    let inside = move |case: &Watched| {
        let closed_before = case.group.closed.is_some_and(|closing| closing.on <= before);
        case.group.received <= as_of && !closed_before
    };
    let lines = cases.iter().enumerate().filter(move |(_, case)| inside(case));
    lines.map(move |(at, case)| (at, case.line(Some(before), as_of))).filter_map(|(at, line)| match line.end {
        // Pending without a day at risk in the window.
        None if line.exit <= line.entry => None,
        Some(_) if line.exit == 0 => Some((at, Line { exit: 1, ..line })),
        None | Some(_) => Some((at, line)),
    })
}
