//! How long cases wait: estimators over tables of day counts, with the pending cases kept in.
//!
//! The way through: groups of cases (received, closed, how it ended, how many) become lines of a day-count table by receipt
//! cohort or by calendar window ([`window`]); checked lines become [`DayCounts`]; every estimator reads those. Ages are whole
//! days since receipt. Nothing here knows the day, a language, or which figures may be shown: disclosure control is applied
//! outside and last.

mod backlog;
mod chi_square;
mod competing;
mod day_counts;
mod flow;
mod jackknife;
mod line;
mod log_rank;
mod number;
mod on_time;
mod quantile;
mod recent;
mod restricted_mean;
mod survival;
mod tally;
pub mod watched;
pub mod window;

pub use backlog::{Banded, Bands, backlog_by_age, overdue_by_days};
pub use chi_square::{chi_square_tail, erfc};
pub use competing::{Ended, Incidence, IncidenceStep};
pub use day_counts::{DayCounts, Row};
pub use flow::{Flow, Period, flow};
pub use jackknife::jackknife_errors;
pub use line::{Cause, Column, LONGEST, Line, Refused, Written, Wrong};
pub use log_rank::{LogRank, log_rank};
pub use on_time::{OnTime, Termed, on_time};
pub use quantile::{Reach, Share};
pub use recent::{now_deciding, recently_closed};
pub use restricted_mean::RestrictedMean;
pub use survival::{Curve, Scale, Step};
pub use tally::Tally;
pub use watched::Watched;
pub use window::{Closing, Group};
