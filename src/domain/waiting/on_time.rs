//! Was the legal term kept? Two shares: the published one over decided cases only, and the one that also counts the term as
//! broken for those still waiting after it.

use chrono::NaiveDate;

use super::number::part;

/// A number of cases with the same term and the same closing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Termed {
    /// Day of receipt.
    pub received: NaiveDate,
    /// Last day of the legal term, suspension and extension counted.
    pub last_day: NaiveDate,
    /// Day of the closing; `None`: pending by all that is known.
    pub closed: Option<NaiveDate>,
    /// How many cases.
    pub count: u64,
}

impl Termed {
    /// The closing, if it had happened by the end of this day.
    #[must_use]
    pub fn closed_by(&self, as_of: NaiveDate) -> Option<NaiveDate> {
        self.closed.filter(|closed| *closed <= as_of)
    }

    /// Were the cases received and not yet closed at the end of this day?
    #[must_use]
    pub fn pending_at(&self, as_of: NaiveDate) -> bool {
        self.received <= as_of && self.closed_by(as_of).is_none()
    }
}

/// How terms stood on a day.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct OnTime {
    /// Closed on or before the last day of the term.
    pub within: u64,
    /// Closed after it. The breach stays on record: a late decision does not mend it.
    pub late: u64,
    /// Pending, and the last day has passed.
    pub overdue: u64,
    /// Pending within the term: not known yet.
    pub running: u64,
}

impl OnTime {
    /// Closed within the term as a share of the closed: the figure usually published. It falls when the authority clears old
    /// cases and rises when it leaves them. `None` when none are closed.
    #[must_use]
    pub fn share_of_closed(&self) -> Option<f64> {
        part(self.within, self.within + self.late)
    }

    /// Closed within the term as a share of all whose term is kept or broken, those overdue among the broken. `None` when there
    /// are none.
    #[must_use]
    pub fn share_kept(&self) -> Option<f64> {
        part(self.within, self.within + self.late + self.overdue)
    }
}

/// How the terms of these cases stood at the end of the as-of day. Cases received later are left out. Which cases (received,
/// due or closed in a period) is the caller's choice.
#[must_use]
pub fn on_time(cases: &[Termed], as_of: NaiveDate) -> OnTime {
    let mut standing = OnTime::default();
    for case in cases.iter().filter(|case| case.received <= as_of) {
        let slot = match case.closed_by(as_of) {
            Some(closed) if closed <= case.last_day => &mut standing.within,
            Some(_) => &mut standing.late,
            None if case.last_day < as_of => &mut standing.overdue,
            None => &mut standing.running,
        };
        *slot += case.count;
    }
    standing
}
