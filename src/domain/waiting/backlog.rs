//! The pending cases of one day by age, and the overdue ones by days past their term.

use chrono::NaiveDate;

use super::on_time::Termed;
use super::window::Group;

/// Bands of days: each runs from its first day to the day before the next one's, the last is open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bands(Vec<i64>);

/// The cases in one band.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Banded {
    /// First day of the band.
    pub from: i64,
    /// Last day of the band; `None`: open.
    pub until: Option<i64>,
    /// How many cases.
    pub count: u64,
}

impl Bands {
    /// Bands by their first days. `None` when there are none or they do not ascend.
    #[must_use]
    pub fn new(first_days: Vec<i64>) -> Option<Self> {
        let ascending = first_days.iter().zip(first_days.iter().skip(1)).all(|(day, next)| day < next);
        (ascending && !first_days.is_empty()).then_some(Self(first_days))
    }

    /// Counts by band. What lies before the first band is not counted.
    fn count(&self, days: impl Iterator<Item = (i64, u64)>) -> Vec<Banded> {
        let ends = self.0.iter().skip(1).map(|next| Some(next - 1)).chain([None]);
        let mut bands: Vec<Banded> =
            self.0.iter().zip(ends).map(|(from, until)| Banded { from: *from, until, count: 0 }).collect();
        for (day, count) in days {
            let place = self.0.partition_point(|from| *from <= day).checked_sub(1);
            if let Some(band) = place.and_then(|place| bands.get_mut(place)) {
                band.count += count;
            }
        }
        bands
    }
}

/// Cases pending at the end of the as-of day by days since receipt. A case received on the day itself has age 0.
#[must_use]
pub fn backlog_by_age(groups: &[Group], as_of: NaiveDate, bands: &Bands) -> Vec<Banded> {
    let pending = groups.iter().filter(|group| group.pending_at(as_of));
    bands.count(pending.map(|group| ((as_of - group.received).num_days(), group.count)))
}

/// Cases pending at the end of the as-of day by days past the last day of their term. The last day itself is day 0 and not yet
/// overdue: bands begin at 1 to count the overdue only.
#[must_use]
pub fn overdue_by_days(cases: &[Termed], as_of: NaiveDate, bands: &Bands) -> Vec<Banded> {
    let pending = cases.iter().filter(|case| case.pending_at(as_of));
    bands.count(pending.map(|case| ((as_of - case.last_day).num_days(), case.count)))
}
