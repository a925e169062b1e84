//! Half a calendar year: the unit in which the backtest is reported.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// January to June, or July to December.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct HalfYear {
    /// The calendar year.
    pub year: i32,
    /// 1 or 2.
    pub half: u8,
}

impl HalfYear {
    /// The half-year of a day, counted from 1970-01-01 = 0. `None` outside the calendar.
    #[must_use]
    pub fn of(day: i32) -> Option<Self> {
        let date = NaiveDate::from_epoch_days(day)?;
        Some(Self { year: date.year(), half: if date.month() <= 6 { 1 } else { 2 } })
    }
}

/// `2024H1`.
impl fmt::Display for HalfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}H{}", self.year, self.half)
    }
}
