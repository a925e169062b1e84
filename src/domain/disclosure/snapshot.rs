//! Figures are frozen month by month (rule 5): what was recorded after a snapshot, corrections included, appears in the next.

use chrono::{Days, NaiveDate};

use super::period::{Grain, Period};

/// The state of all records at the end of a calendar month. Two questions to one snapshot get figures of one and the same state, so
/// that yesterday's and today's answers cannot be subtracted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Snapshot(Period);

impl Snapshot {
    /// The snapshot at the end of a month. `None` for a period of another length.
    #[must_use]
    pub fn at_end_of(month: Period) -> Option<Self> {
        (month.grain() == Grain::Month).then_some(Self(month))
    }

    /// The newest snapshot on a day: that of the last month that was over before it.
    #[must_use]
    pub fn newest_on(day: NaiveDate) -> Option<Self> {
        let first = Period::of(day, Grain::Month)?.first_day();
        Period::of(first.checked_sub_days(Days::new(1))?, Grain::Month).map(Self)
    }

    /// The one after this.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let day = self.frozen_on().checked_add_days(Days::new(1))?;
        Period::of(day, Grain::Month).map(Self)
    }

    /// Its month.
    #[must_use]
    pub fn month(self) -> Period {
        self.0
    }

    /// The last day that it knows.
    #[must_use]
    pub fn frozen_on(self) -> NaiveDate {
        self.0.last_day()
    }

    /// Does it hold what was recorded on this day? (The day of recording, not the day on which it happened.)
    #[must_use]
    pub fn knows(self, recorded_on: NaiveDate) -> bool {
        recorded_on <= self.frozen_on()
    }

    /// Is the period over, so that it may be asked for?
    #[must_use]
    pub fn covers(self, period: Period) -> bool {
        period.last_day() <= self.frozen_on()
    }
}
