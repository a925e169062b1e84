//! An invented case load of Dutch family reunification, 2014 to 2026, that looks like the published figures: for the
//! demo, for load tests and for scoring forecasts. The numbers come from tables; chance comes from a seed. Every figure
//! is synthetic: no person in it exists, and nothing in it may be quoted as a fact.

pub mod application;
mod arrivals;
pub mod check;
pub mod events;
pub mod family;
mod line;
mod queue;
pub mod tables;

pub use application::{Application, Closing, Outcome, Span, Step, Track};
pub use check::{TableFault, What};
pub use queue::CaseLoad;
pub use tables::{Constants, Month, Nationality, Regime, Tables};

use chrono::NaiveDate;

pub use crate::domain::draws;

/// Which case load: the same three give the same applications, in the same order, on every machine (the last digit of a
/// logarithm may move a single closing by a day).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Wanted {
    /// Where chance begins.
    pub seed: u64,
    /// How many times the published numbers: 1 is a country, 0.01 a demo.
    pub scale: f64,
    /// The last day of which anything is known; what happens later is not told.
    pub until: NaiveDate,
}

impl Wanted {
    /// The seed of the published comparison.
    pub const SEED: u64 = 20_260_101;

    /// A whole country with the default seed until this day.
    #[must_use]
    pub fn country(until: NaiveDate) -> Self {
        Self { seed: Self::SEED, scale: 1.0, until }
    }
}
