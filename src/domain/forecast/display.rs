//! Days as they are shown: whole weeks up to half a year, then whole months. Numbers only; the words stand elsewhere.

use super::quantiles::Quantiles;

/// A length of time as it is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Span {
    /// Whole weeks, 0 to 26; 0 is "less than a week".
    Weeks(u32),
    /// Whole months, more than 26 weeks.
    Months(u32),
    /// Longer than this many whole months.
    LongerThan {
        /// The horizon of the forecast in months, rounded down.
        months: u32,
    },
}

/// A forecast as it is shown: median and 80% range.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shown {
    /// The lower end, rounded down.
    pub low: Span,
    /// The median, rounded to the nearest.
    pub median: Span,
    /// The upper end, rounded up: the range shown is never narrower than the one computed, so that what is shown is kept
    /// at least as often as what is scored.
    pub high: Span,
}

const DAYS_A_WEEK: f64 = 7.0;
/// The mean month of the Gregorian calendar.
const DAYS_A_MONTH: f64 = 365.2425 / 12.0;
const MOST_WEEKS: f64 = 26.0;

/// Rounds a forecast for showing. `horizon` is that of the forecast, in days.
#[must_use]
pub fn shown(quantiles: &Quantiles, horizon: i32) -> Shown {
    let (low, high) = quantiles.range();
    Shown {
        low: span(low, horizon, f64::floor),
        median: span(quantiles.median(), horizon, f64::round),
        high: span(high, horizon, f64::ceil),
    }
}

fn span(days: Option<f64>, horizon: i32, rounded: fn(f64) -> f64) -> Span {
    let Some(days) = days else {
        return Span::LongerThan { months: whole((f64::from(horizon) / DAYS_A_MONTH).floor()) };
    };
    let weeks = rounded(days / DAYS_A_WEEK);
    if weeks <= MOST_WEEKS { Span::Weeks(whole(weeks)) } else { Span::Months(whole(rounded(days / DAYS_A_MONTH))) }
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole, and a cast of a float saturates"
)]
fn whole(number: f64) -> u32 {
    number as u32
}
