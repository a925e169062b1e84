//! How long still: a forecast for somebody who waits, and the running check of how often it was right.
//!
//! Explained in three sentences. We look at everyone who waited during the last half year and count how many were
//! closed. If the line is short we compare you with people who had waited as long as you; if the line is long and worked
//! in order we compare you with people who had as many cases before them as you. We assume that the office keeps the pace
//! of the last half year.
//!
//! Days are whole numbers, counted from 1970-01-01 = 0. The forecast never looks ahead: [`forecast`](rule::forecast)
//! first forgets everything that happened after its day ([`Flow::known_at`](flow::Flow::known_at)).
//!
//! Knows nothing of cases, people, words or a store: it is given counts by day and answers with numbers.

pub mod age_table;
pub mod backtest;
pub mod brier;
pub mod contender;
pub mod d_calibration;
mod daily;
pub mod display;
pub mod flow;
pub mod half_year;
mod hazard;
pub mod line;
pub mod percentile;
pub mod promise;
pub mod quantiles;
pub mod queue_table;
pub mod regimes;
pub mod rule;
pub mod scores;
pub mod settings;
pub mod stratum;
mod window;

/// A count as a real number. Exact below 2^53.
#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "counts of cases stay far below 2^53")]
pub(crate) fn real(count: u64) -> f64 {
    count as f64
}
