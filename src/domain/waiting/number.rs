//! Counts and days as real numbers: the one place where precision could be lost.

/// A count as a real number. Exact up to 2^53; above that the nearest, which no waiting time notices.
#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "there is no lossless conversion; nearest is meant"
)]
pub(super) fn real(count: u64) -> f64 {
    count as f64
}

/// A number of days as a real number. Exact up to 2^53 days.
#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "there is no lossless conversion; nearest is meant"
)]
pub(super) fn real_days(days: i64) -> f64 {
    days as f64
}

/// Part of a whole, `None` when the whole is nothing.
pub(super) fn part(of: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| real(of) / real(whole))
}
