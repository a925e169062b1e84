//! What may be told about families without telling about one of them: the only way from a count to a published figure.
//!
//! The unit at risk is the family: five relatives of one referent are one secret, so families are counted, never persons or
//! applications. The rules (CBS disclosure-control guide, 2024; thresholds and rounding as in CBS and Eurostat asylum tables):
//!
//! 1. A count under [`MINIMUM`] families, zero included, is withheld; others are rounded to the nearest [`ROUNDING`] from the
//!    true count, totals on their own (`count`).
//! 2. A line with a published total hides nothing, or at least two counts that together hold [`MINIMUM`] families (`ledger`,
//!    `table`, `over_time`).
//! 3. Curves, quantiles and means need [`BASE`] families with an outcome and [`MINIMUM`] in each tail; durations are whole weeks;
//!    shares need a base of [`BASE`] and have closed ends (`measure`, `curve`).
//! 4. What can be asked is a closed menu (`menu`, `period`); of two sets, one inside the other, the smaller is published
//!    only where they differ by no family or by at least [`MINIMUM`] (`nested`).
//! 5. Figures are frozen by month; a correction appears in the next snapshot only (`snapshot`).
//! 6. A personal forecast stands on at least [`CLOSINGS_BEHIND_A_FORECAST`] closings (`measure`).
//! 7. Before anything is let go, an outsider who knows these rules tries to undo them (`outsider`); while that succeeds, more is
//!    withheld.
//!
//! [`Published`] has no constructor outside this module. What accepts only `Published` can therefore show nothing that has
//! not passed here. Knows no store, no wire format and no words.

pub mod count;
pub mod curve;
pub mod ledger;
pub mod measure;
pub mod menu;
pub mod nested;
mod outsider;
pub mod over_time;
pub mod period;
mod published;
pub mod snapshot;
pub mod table;

pub use count::Families;
pub use published::Published;

/// The smallest number of families that is shown, that a line may hide in all, and by which nested sets may differ.
pub const MINIMUM: u64 = 10;

/// Counts are shown to the nearest multiple of this.
pub const ROUNDING: u64 = 5;

/// Curves, quantiles, means and shares stand on at least this many families.
pub const BASE: u64 = 30;

/// A personal forecast stands on at least this many closings.
pub const CLOSINGS_BEHIND_A_FORECAST: u64 = 100;
