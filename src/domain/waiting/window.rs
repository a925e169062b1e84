//! From groups of cases to lines of a day-count table: by receipt cohort, or by calendar window with delayed entry.
//! Looks at nothing that lies after the as-of day.

use chrono::{Days, NaiveDate};

use super::line::{Cause, Line};

/// A number of cases received on one day that ended (or not) on one day in one way: a row of a grouped count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Group {
    /// Day of receipt.
    pub received: NaiveDate,
    /// The closing; `None`: pending by all that is known.
    pub closed: Option<Closing>,
    /// How many cases.
    pub count: u64,
}

/// The day and the manner in which cases ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Closing {
    /// Day of the closing.
    pub on: NaiveDate,
    /// How they ended.
    pub cause: Cause,
}

impl Group {
    /// The closing, if it had happened by the end of this day.
    #[must_use]
    pub fn closed_by(&self, as_of: NaiveDate) -> Option<Closing> {
        self.closed.filter(|closing| closing.on <= as_of)
    }

    /// Were the cases received and not yet closed at the end of this day?
    #[must_use]
    pub fn pending_at(&self, as_of: NaiveDate) -> bool {
        self.received <= as_of && self.closed_by(as_of).is_none()
    }

    fn age_on(&self, day: NaiveDate) -> i64 {
        (day - self.received).num_days()
    }
}

/// Lines of the cases received from the first to the last day named, as known at the end of the as-of day: all enter at age 0
/// and leave on their closing or on the as-of day. A closing on the day of receipt has age 0. The number of a line is the place
/// of its group; a closing before receipt gives a negative age, which the table refuses.
pub fn cohort(
    groups: &[Group],
    (first, last): (NaiveDate, NaiveDate),
    as_of: NaiveDate,
) -> impl Iterator<Item = (usize, Line)> {
    let inside = move |group: &Group| (first..=last).contains(&group.received) && group.received <= as_of;
    groups.iter().enumerate().filter(move |(_, group)| inside(group)).map(move |(at, group)| {
        let closing = group.closed_by(as_of);
        let exit = group.age_on(closing.map_or(as_of, |closing| closing.on));
        (at, Line { entry: 0, exit, end: closing.map(|closing| closing.cause), count: group.count })
    })
}

/// Lines of the cases pending at any moment in the `days` days (1 or more) up to and including the as-of day ("period" table): they enter
/// at the age they had when the window began, or at 0, and leave on their closing or on the as-of day. A closing on the day of
/// receipt counts at age 1, so that it has a day at risk; cases received on the as-of day and pending have none and are left out.
/// The number of a line is the place of its group; a closing before
/// receipt gives a negative age, which the table refuses. (Brenner and Gefeller 1996, period analysis.)
pub fn period(groups: &[Group], as_of: NaiveDate, days: u32) -> impl Iterator<Item = (usize, Line)> {
    let before = as_of.checked_sub_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MIN);
    let inside = move |group: &Group| {
        let closed_before = group.closed.is_some_and(|closing| closing.on <= before);
        // Received on the last day and still pending then: not a day at risk in the window.
        let no_day = group.received == as_of && group.pending_at(as_of);
        group.received <= as_of && !closed_before && !no_day
    };
    groups.iter().enumerate().filter(move |(_, group)| inside(group)).map(move |(at, group)| {
        let closing = group.closed_by(as_of);
        let exit = match group.age_on(closing.map_or(as_of, |closing| closing.on)) {
            0 if closing.is_some() => 1,
            age => age,
        };
        let entry = group.age_on(before).max(0);
        (at, Line { entry, exit, end: closing.map(|closing| closing.cause), count: group.count })
    })
}
