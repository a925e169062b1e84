//! A forecast in five numbers: the days within which 10, 25, 50, 75 and 90% will have been closed.

/// The levels of the five quantiles.
pub const LEVELS: [f64; 5] = [0.1, 0.25, 0.5, 0.75, 0.9];

/// Days from the as-of day, one per level of [`LEVELS`]; `None` lies beyond the horizon. Whole days from one table;
/// means of tables may end in .25, .5 or .75.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Quantiles(pub [Option<f64>; 5]);

impl Quantiles {
    /// The five numbers with "beyond the horizon" counted as the horizon itself, and nothing above it: for scoring.
    #[must_use]
    pub fn capped(&self, horizon: f64) -> [f64; 5] {
        self.0.map(|days| days.map_or(horizon, |d| d.min(horizon)))
    }

    /// The 80% range, from the 10% to the 90% quantile.
    #[must_use]
    pub fn range(&self) -> (Option<f64>, Option<f64>) {
        let [low, _, _, _, high] = self.0;
        (low, high)
    }

    /// The day by which half will have been closed.
    #[must_use]
    pub fn median(&self) -> Option<f64> {
        let [_, _, median, _, _] = self.0;
        median
    }

    /// Level by level the mean of two forecasts; beyond the horizon where either is.
    #[must_use]
    pub fn mean(&self, other: &Self) -> Self {
        let mut mean = self.0;
        for (mine, theirs) in mean.iter_mut().zip(other.0) {
            *mine = mean_of(*mine, theirs);
        }
        Self(mean)
    }
}

/// The mean of two numbers of days; beyond the horizon where either is.
pub(crate) fn mean_of(one: Option<f64>, other: Option<f64>) -> Option<f64> {
    Some(f64::midpoint(one?, other?))
}

/// The first days k = 1, 2, … up to the horizon on which the share still pending has come down to 1 − level. Shares are
/// multiplied in order of days and compared without slack.
pub(crate) fn crossings(mut hazard: impl FnMut(i32) -> f64, horizon: i32) -> Quantiles {
    let mut found = [None; 5];
    let mut pending = 1.0;
    let mut day = 0;
    for (slot, level) in found.iter_mut().zip(LEVELS) {
        while pending > 1.0 - level && day < horizon {
            day += 1;
            pending *= 1.0 - hazard(day);
        }
        if pending <= 1.0 - level {
            *slot = Some(f64::from(day));
        }
    }
    Quantiles(found)
}
