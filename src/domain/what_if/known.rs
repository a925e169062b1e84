//! Where a projection for others begins: with what has been published and nothing else. Whatever is computed from it can tell no more
//! than was told already, however cleverly one supposes.

use chrono::{Days, NaiveDate};

use super::start::{MONTH_DAYS, Pace, Start};
use crate::domain::draws::{count, real};

/// Those who wait so many days, and how many; `None`: withheld.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AgeBand {
    /// From so many days since receipt.
    pub from: u32,
    /// To so many.
    pub to: u32,
    /// How many families.
    pub families: Option<u64>,
}

/// What was published at the end of a month.
#[derive(Clone, PartialEq, Debug)]
pub struct Known {
    /// The last day of the month.
    pub as_of: NaiveDate,
    /// Those who wait.
    pub waiting: Vec<AgeBand>,
    /// All of them.
    pub total: Option<u64>,
    /// Received a month lately.
    pub received: Option<f64>,
    /// Closed a month lately.
    pub closed: Option<f64>,
    /// The mean share of those pending who stood before the one that was closed.
    pub stood_before: Option<f64>,
}

/// From this order index on, the oldest go first.
const IN_ORDER: f64 = 0.5;

/// Why there is no projection.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("too little was published")]
pub struct TooLittle;

impl Known {
    /// Today, as far as it was published. Families stand evenly in their bands; where the oldest go first, as densely as they came
    /// and at the young end. What is missing to the total fills the bands that are withheld, the youngest first. Without a
    /// published order it is the order of receipt.
    pub fn start(&self) -> Result<Start, TooLittle> {
        let (intake, capacity) = self.received.zip(self.closed).ok_or(TooLittle)?;
        let shown: u64 = self.waiting.iter().filter_map(|band| band.families).sum();
        if self.total.is_none() && shown == 0 {
            return Err(TooLittle);
        }
        let mut missing = real(self.total.unwrap_or(shown).saturating_sub(shown));
        let mut hidden = self.waiting.iter().filter(|band| band.families.is_none()).count();
        let came = intake / MONTH_DAYS;
        let order_index = self.stood_before.map_or(1.0, |before| 1.0 - 2.0 * before);
        let mut backlog = Vec::new();
        for band in &self.waiting {
            let days = f64::from(band.to.saturating_sub(band.from)) + 1.0;
            let families = band.families.map_or_else(
                || {
                    hidden -= 1;
                    let here = if hidden == 0 { missing } else { missing.min(came * days) };
                    missing -= here;
                    here
                },
                real,
            );
            let even = families / days;
            let a_day = if order_index > IN_ORDER { came.max(even) } else { even };
            let until = |day: u32| count((f64::from(day) * a_day).min(families) + 0.5);
            for (place, age) in (0_u32..).zip(band.from..=band.to) {
                let cases = until(place + 1).saturating_sub(until(place));
                let received = self.as_of.checked_sub_days(Days::new(u64::from(age)));
                backlog.extend(received.zip(u32::try_from(cases).ok()).filter(|(_, cases)| *cases > 0));
            }
        }
        backlog.sort_unstable();
        Ok(Start {
            as_of: self.as_of,
            backlog,
            pace: Pace {
                intake,
                intake_dispersion: 1.0,
                capacity,
                capacity_dispersion: 1.0,
                withdraw_per_day: 0.0,
                order_index,
            },
        })
    }
}
