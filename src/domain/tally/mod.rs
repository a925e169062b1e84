//! What a case adds to the statistics, as counts of cases that say the same. A case gives a handful of tallies; the store keeps
//! their sums, so that a statistic reads counts and never cases.
//!
//! **Why like this.** The tallies of a case follow from its record alone and never from the day on which one looks: what grows
//! with every day (an age, a penalty) is kept as the day from which it grows. So nothing has to be done at midnight, the sums are
//! exact at every commit, and a rebuild must give the same sums to the last case.

pub mod of_case;
pub mod rules;

use chrono::{Datelike, NaiveDate};

use super::ids::Slug;

/// What a tally counts, and what its numbers mean. Days are numbered from the common era, day 1 being 1 January of the year 1;
/// 0 stands for none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Series {
    /// Applications by day of receipt (a).
    Arrived,
    /// Those still pending by day of receipt (a); c: the day from which one was seen, where that is later.
    Open,
    /// Those closed by day of closing (a) and of receipt (b); c as above. Code: the end, and whether it was late.
    Closed,
    /// The same by month of closing (a, its first day) alone. Code as above.
    Ended,
    /// The same by month of receipt (a, its first day) and days lived through (b); c: the age at which one was first seen.
    Lasted,
    /// Those closed, on the legal clock: month of receipt (a), days of legal time (b). Code: the end.
    Counted,
    /// Those pending, on the legal clock: month of receipt (a); legal time on a day d is the larger of c (days at which it
    /// stands) and d − b, where b is not 0.
    Running,
    /// Those pending by the last day of the decision period (a); 0 while it is suspended for an unknown time or has not begun.
    Due,
    /// Times that a stage lasted: month in which it began (a), days (b). Code: the stage.
    Stood,
    /// Those that stand in a stage since a day (a). Code: the stage.
    Stands,
    /// Those closed by month of closing (a) and days suspended (b).
    Suspended,
    /// Penalties by first day (a) and last day due (b, 0 while it grows); c: 1 where a court set it. Code: days and cents a day.
    Penalty,
    /// First talks in person after arrival, one for each person: day of arrival (a), days until the talk (b), or, while there was
    /// none, the day of arrival again (c). Code: the kind of talk, and its norm in days.
    Talk,
}

impl Series {
    /// Every series with its code.
    pub const ALL: [(&'static str, Self); 13] = [
        ("arrived", Self::Arrived),
        ("open", Self::Open),
        ("closed", Self::Closed),
        ("ended", Self::Ended),
        ("lasted", Self::Lasted),
        ("counted", Self::Counted),
        ("running", Self::Running),
        ("due", Self::Due),
        ("stood", Self::Stood),
        ("stands", Self::Stands),
        ("suspended", Self::Suspended),
        ("penalty", Self::Penalty),
        ("talk", Self::Talk),
    ];

    /// Its code, as it is kept.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(_, series)| *series == self).map_or("", |(code, _)| code)
    }

    /// The series of a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == code).map(|(_, series)| *series)
    }
}

/// Cases that say the same.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Tally {
    /// What is counted.
    pub series: Series,
    /// The procedure.
    pub procedure: Slug,
    /// The organisation that works on them.
    pub organisation: Slug,
    /// The track within the procedure.
    pub track: Slug,
    /// See [`Series`].
    pub a: i64,
    /// See [`Series`].
    pub b: i64,
    /// See [`Series`].
    pub c: i64,
    /// See [`Series`].
    pub code: String,
}

/// How many say so. Changes can be negative.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// Applications.
    pub applications: i64,
    /// Families. A family counts where its first application counts, so that sums over cells stay sums of families and none is
    /// counted twice: never more than there are.
    pub families: i64,
}

impl Count {
    /// What one application adds. `leads`: it is the first of its family.
    #[must_use]
    pub fn one(leads: bool) -> Self {
        Self { applications: 1, families: i64::from(leads) }
    }

    /// Nothing at all.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self == Self::default()
    }
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.applications += other.applications;
        self.families += other.families;
    }
}

impl std::ops::Neg for Count {
    type Output = Self;

    fn neg(self) -> Self {
        Self { applications: -self.applications, families: -self.families }
    }
}

/// The number of a day; see [`Series`].
#[must_use]
pub fn number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce())
}

/// The day of a number.
#[must_use]
pub fn day(number: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(number).ok()?)
}

/// The first day of the month of a day.
#[must_use]
pub fn month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_is_known_by_its_code_and_a_day_by_its_number() {
        for (code, series) in Series::ALL {
            assert_eq!((series.code(), Series::parse(code)), (code, Some(series)));
        }
        let on = NaiveDate::from_ymd_opt(2026, 2, 28).expect("a day");
        assert_eq!(day(number(on)), Some(on));
        assert_eq!(month(on), NaiveDate::from_ymd_opt(2026, 2, 1).expect("a day"));
    }
}
