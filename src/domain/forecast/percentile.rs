//! The practice that the forecast must beat: percentiles of recently decided cases. Only for the backtest; they see only
//! finished cases, and lag behind by the whole waiting time when a line grows.

use super::flow::Flow;
use super::quantiles::{LEVELS, Quantiles};
use super::real;

/// Durations of the cases closed in a window, shortest first, with how many lasted no longer.
#[derive(Clone, Debug)]
pub struct Percentiles {
    durations: Vec<(i32, u64)>,
}

impl Percentiles {
    /// Collects the cases closed in the `window` days up to and with the as-of day. `None` without any. The flow must be
    /// as known at that day.
    #[must_use]
    pub fn build(known: &Flow, as_of: i32, window: i32) -> Option<Self> {
        let closed = known.cells().iter().filter_map(|c| {
            let day = c.closed.filter(|day| *day > as_of - window && *day <= as_of)?;
            Some((day - c.received, u64::from(c.count)))
        });
        let mut durations: Vec<(i32, u64)> = closed.collect();
        durations.sort_unstable();
        let mut total = 0;
        for (_, count) in &mut durations {
            total += *count;
            *count = total;
        }
        (total > 0).then_some(Self { durations })
    }

    /// The published percentile: of all durations, less the days waited, at least 1.
    #[must_use]
    pub fn published(&self, waited: i32) -> Quantiles {
        self.beyond(0, waited)
    }

    /// The conditional percentile: only of cases that lasted longer than the days waited, when there are at least 5;
    /// otherwise of the longest 2 percent, but at least 5.
    #[must_use]
    pub fn conditional(&self, waited: i32) -> Quantiles {
        let at = self.durations.partition_point(|(duration, _)| *duration <= waited);
        let shorter = at.checked_sub(1).and_then(|at| self.durations.get(at)).map_or(0, |(_, total)| *total);
        let all = self.count();
        if all - shorter >= FEWEST {
            return self.beyond(shorter, waited);
        }
        // Twenty of a thousand: two percent, rounded down.
        self.beyond(all.saturating_sub(FEWEST.max(all / 50)), waited)
    }

    fn count(&self) -> u64 {
        self.durations.last().map_or(0, |(_, total)| *total)
    }

    /// Quantiles without the shortest `skipped` cases: the smallest duration with a cumulative share of at least p.
    fn beyond(&self, skipped: u64, waited: i32) -> Quantiles {
        let rest = real(self.count() - skipped);
        Quantiles(LEVELS.map(|level| {
            let reached = |total: u64| real(total.saturating_sub(skipped)) / rest >= level;
            let at = self.durations.partition_point(|(_, total)| *total <= skipped || !reached(*total));
            let (duration, _) = self.durations.get(at).or(self.durations.last())?;
            Some(f64::from(duration - waited).max(1.0))
        }))
    }
}

const FEWEST: u64 = 5;
