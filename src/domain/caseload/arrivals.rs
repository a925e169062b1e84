//! Families in the order of their numbers: first those that wait already, then month by month.

use chrono::{Datelike, NaiveDate, Weekday};

use super::application::before;
use super::family::{DAY, Family, Place, ROUNDING, SIZE};
use super::tables::Tables;
use crate::domain::draws::{Draws, count, real};

/// Shares of families with 1 to 6 members who apply.
const SIZES: [f64; 6] = [0.34, 0.24, 0.17, 0.12, 0.08, 0.05];

/// The families of one case load.
#[derive(Clone, Debug)]
pub(super) struct Arrivals {
    draws: Draws,
    scale: f64,
    families: u32,
    applications: u32,
}

impl Arrivals {
    pub(super) fn new(draws: Draws, scale: f64) -> Self {
        Self { draws, scale, families: 0, applications: 0 }
    }

    /// Those who wait on the first day, received before it. They follow the first regime.
    pub(super) fn stock(&mut self, tables: &Tables) -> Vec<Family> {
        let constants = tables.constants();
        let total = self.total(constants.initial_pending, 0);
        let oldest = real(u64::from(constants.initial_age_max));
        self.families(tables, tables.begins(), total, |u| before(tables.begins(), 1 + count(u * oldest)))
    }

    /// Those who apply in the month that begins on this day, by number, not by day.
    pub(super) fn month(&mut self, tables: &Tables, first: NaiveDate, inflow: u32) -> Vec<Family> {
        let year = u64::try_from(first.year()).unwrap_or(0);
        let total = self.total(inflow, year * 100 + u64::from(first.month()));
        let days = working_days(first);
        self.families(tables, first, total, |u| {
            let at = usize::try_from(count(u * real(u64::try_from(days.len()).unwrap_or(0)))).unwrap_or(0);
            days.get(at).copied().unwrap_or(first)
        })
    }

    fn total(&self, published: u32, index: u64) -> u64 {
        count(real(u64::from(published)) * self.scale + self.draws.at(ROUNDING, index, 0))
    }

    fn families(
        &mut self,
        tables: &Tables,
        first: NaiveDate,
        total: u64,
        day: impl Fn(f64) -> NaiveDate,
    ) -> Vec<Family> {
        let regime = tables.regime(first);
        let mut left = total;
        let mut families = Vec::new();
        while left > 0 {
            let number = u64::from(self.families);
            let size = size(self.draws.at(SIZE, number, 0)).min(u8::try_from(left).unwrap_or(u8::MAX));
            let place = Place {
                number: self.families,
                first_application: self.applications,
                size,
                received: day(self.draws.at(DAY, number, 0)),
            };
            families.push(Family::draw(self.draws, tables, regime, place));
            self.families = self.families.saturating_add(1);
            self.applications = self.applications.saturating_add(u32::from(size));
            left -= u64::from(size);
        }
        families
    }
}

fn size(u: f64) -> u8 {
    let mut sum = 0.0;
    let below = SIZES.iter().take(SIZES.len() - 1).take_while(|share| {
        sum += **share;
        sum <= u
    });
    u8::try_from(below.count()).unwrap_or(0) + 1
}

/// The days from Monday to Friday of the month that begins on this day. Holidays count: the tables do not know them.
pub(super) fn working_days(first: NaiveDate) -> Vec<NaiveDate> {
    let of_month = first.iter_days().take_while(|day| day.month() == first.month());
    of_month.filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)).collect()
}
