//! How often each value occurs, and the plain summaries of that: for finished quantities, where nothing is pending. Days
//! suspended, durations of closed cases, days of receipt.

use super::number::{part, real, real_days};
use super::quantile::Share;

/// Values with their counts, in order of value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tally<V> {
    counts: Vec<(V, u64)>,
    total: u64,
}

impl<V: Ord + Copy> Tally<V> {
    /// Counts values that may come in any order and more than once. Totals stop at 2^64 − 1.
    pub fn of(values: impl IntoIterator<Item = (V, u64)>) -> Self {
        let mut counts: Vec<(V, u64)> = values.into_iter().filter(|(_, count)| *count > 0).collect();
        counts.sort_unstable();
        counts.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 = kept.1.saturating_add(if same { next.1 } else { 0 });
            same
        });
        let total = counts.iter().fold(0, |sum: u64, (_, count)| sum.saturating_add(*count));
        Self { counts, total }
    }

    /// The values that occur, with their counts, in order.
    #[must_use]
    pub fn counts(&self) -> &[(V, u64)] {
        &self.counts
    }

    /// How many there are.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.total
    }

    /// The smallest value with a cumulative share of at least `share`; `None` when there are none.
    #[must_use]
    pub fn quantile(&self, share: Share) -> Option<V> {
        let mut seen: u64 = 0;
        let reached = self.counts.iter().find(|(_, count)| {
            seen = seen.saturating_add(*count);
            share.reached_by(real(seen) / real(self.total))
        });
        reached.map(|(value, _)| *value)
    }

    /// Share of the values that are at most this one; `None` when there are none.
    #[must_use]
    pub fn share_up_to(&self, value: V) -> Option<f64> {
        let held = self.counts.iter().take_while(|(v, _)| *v <= value);
        part(held.fold(0, |sum: u64, (_, count)| sum.saturating_add(*count)), self.total)
    }
}

impl Tally<i64> {
    /// The mean in days; `None` when there are none. Zeroes count: the mean suspension of all cases needs those that never were
    /// suspended among the values.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        let sum: f64 = self.counts.iter().map(|(days, count)| real_days(*days) * real(*count)).sum();
        (self.total > 0).then(|| sum / real(self.total))
    }
}
