//! Cases received and closed per calendar period, and what was pending at its end.

use chrono::{Datelike, Months, NaiveDate};

use super::window::Group;

/// A kind of calendar period. There are no others: free date ranges would let published figures be subtracted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Period {
    /// A calendar month.
    Month,
    /// Three months from January, April, July, October.
    Quarter,
    /// Six months from January, July.
    HalfYear,
    /// A calendar year.
    Year,
}

impl Period {
    /// Number of months.
    #[must_use]
    pub const fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }

    /// First day of the period that holds this day.
    #[must_use]
    pub fn first_day(self, day: NaiveDate) -> NaiveDate {
        let month = day.month0() / self.months() * self.months() + 1;
        NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day)
    }

    /// Last day of the period that holds this day.
    #[must_use]
    pub fn last_day(self, day: NaiveDate) -> NaiveDate {
        self.next(day).and_then(|next| next.pred_opt()).unwrap_or(NaiveDate::MAX)
    }

    /// First day of the next period; `None` at the end of the calendar.
    fn next(self, day: NaiveDate) -> Option<NaiveDate> {
        self.first_day(day).checked_add_months(Months::new(self.months()))
    }
}

/// What came in and went out in one period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Flow {
    /// First day of the period.
    pub from: NaiveDate,
    /// Last day of the period.
    pub until: NaiveDate,
    /// Cases received.
    pub received: u64,
    /// Cases closed.
    pub closed: u64,
    /// Cases pending at the end of the last day.
    pub pending: u64,
}

/// In- and outflow of the whole periods from the one that holds `first` to the one that holds `last`, empty ones included.
/// A last period that is not over yet holds what is known; the caller knows the day. Closings before receipt are left out with
/// their case.
#[must_use]
pub fn flow(groups: &[Group], period: Period, first: NaiveDate, last: NaiveDate) -> Vec<Flow> {
    let starts = std::iter::successors(Some(period.first_day(first)), |day| period.next(*day));
    let mut flows: Vec<Flow> = starts
        .take_while(|from| *from <= last)
        .map(|from| Flow { from, until: period.last_day(from), received: 0, closed: 0, pending: 0 })
        .collect();
    let ends: Vec<NaiveDate> = flows.iter().map(|flow| flow.until).collect();
    let place = |day: NaiveDate| ends.partition_point(|until| *until < day);
    let start = period.first_day(first);
    let mut pending: u64 = 0;
    for group in groups.iter().filter(|group| group.closed.is_none_or(|closing| closing.on >= group.received)) {
        let closed = group.closed.map(|closing| closing.on);
        if group.received < start {
            pending += if closed.is_some_and(|on| on < start) { 0 } else { group.count };
        } else if let Some(flow) = flows.get_mut(place(group.received)) {
            flow.received += group.count;
        }
        if let Some(flow) = closed.filter(|on| *on >= start).and_then(|on| flows.get_mut(place(on))) {
            flow.closed += group.count;
        }
    }
    for flow in &mut flows {
        pending = pending + flow.received - flow.closed;
        flow.pending = pending;
    }
    flows
}
