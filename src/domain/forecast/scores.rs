//! How good a forecast in quantiles was, once it is known what happened.
//!
//! The pinball loss is a proper score; the mean over all levels approximates half the continuous ranked probability
//! score (Gneiting & Raftery 2007). Coverage alone is not: it can be had by saying always the same.

use super::quantiles::LEVELS;
use super::real;

/// Sums over scored cases; every method reads a mean off them.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Score {
    cases: u64,
    pinball: [f64; 5],
    within80: u64,
    within50: u64,
    below: u64,
    above: u64,
    error: f64,
    width: f64,
}

impl Score {
    /// Scores `cases` cases with the same forecast and the same wait, both in days and capped at the same horizon.
    pub fn add(&mut self, forecast: &[f64; 5], actual: f64, cases: u64) {
        let weight = real(cases);
        for ((sum, quantile), level) in self.pinball.iter_mut().zip(forecast).zip(LEVELS) {
            *sum += weight * pinball(*quantile, actual, level);
        }
        let [low, quarter, median, three_quarters, high] = *forecast;
        let when = |holds: bool| if holds { cases } else { 0 };
        self.cases += cases;
        self.within80 += when(low <= actual && actual <= high);
        self.within50 += when(quarter <= actual && actual <= three_quarters);
        self.below += when(actual < low);
        self.above += when(actual > high);
        self.error += weight * (actual - median).abs();
        self.width += weight * (high - low);
    }

    /// Adds the cases of another score.
    pub fn join(&mut self, other: &Self) {
        for (mine, theirs) in self.pinball.iter_mut().zip(other.pinball) {
            *mine += theirs;
        }
        self.cases += other.cases;
        self.within80 += other.within80;
        self.within50 += other.within50;
        self.below += other.below;
        self.above += other.above;
        self.error += other.error;
        self.width += other.width;
    }

    /// How many cases were scored.
    #[must_use]
    pub fn cases(&self) -> u64 {
        self.cases
    }

    /// The mean pinball loss at each level, in days; smaller is better. `None` without cases, as in all that follows.
    #[must_use]
    pub fn pinball(&self) -> Option<[f64; 5]> {
        (self.cases > 0).then(|| self.pinball.map(|sum| sum / real(self.cases)))
    }

    /// The mean pinball loss over the five levels, in days: the number to compare methods by.
    #[must_use]
    pub fn mean_pinball(&self) -> Option<f64> {
        Some(self.pinball()?.iter().sum::<f64>() / 5.0)
    }

    /// The share of cases within the 80% range, ends included.
    #[must_use]
    pub fn coverage80(&self) -> Option<f64> {
        self.share(self.within80)
    }

    /// The share of cases within the 50% range, ends included.
    #[must_use]
    pub fn coverage50(&self) -> Option<f64> {
        self.share(self.within50)
    }

    /// The share of cases that were over before the 80% range.
    #[must_use]
    pub fn below(&self) -> Option<f64> {
        self.share(self.below)
    }

    /// The share of cases that took longer than the 80% range: the misses that hurt.
    #[must_use]
    pub fn above(&self) -> Option<f64> {
        self.share(self.above)
    }

    /// The mean absolute error of the median, in days.
    #[must_use]
    pub fn median_error(&self) -> Option<f64> {
        self.mean(self.error)
    }

    /// The mean width of the 80% range, in days.
    #[must_use]
    pub fn width(&self) -> Option<f64> {
        self.mean(self.width)
    }

    /// By what share this score's pinball loss is smaller than another's; negative when it is larger.
    #[must_use]
    pub fn gain_over(&self, other: &Self) -> Option<f64> {
        let theirs = other.mean_pinball().filter(|loss| *loss > 0.0)?;
        Some(1.0 - self.mean_pinball()? / theirs)
    }

    fn share(&self, cases: u64) -> Option<f64> {
        self.mean(real(cases))
    }

    fn mean(&self, sum: f64) -> Option<f64> {
        (self.cases > 0).then(|| sum / real(self.cases))
    }
}

/// The pinball loss of one quantile: days missed, weighted by the level when the wait was longer, by the rest of it when
/// shorter.
fn pinball(quantile: f64, actual: f64, level: f64) -> f64 {
    let missed = actual - quantile;
    if missed >= 0.0 { level * missed } else { (level - 1.0) * missed }
}
