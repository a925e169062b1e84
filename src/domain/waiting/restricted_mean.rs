//! The mean wait when every wait is cut off at τ days: the area under the curve, defined also while cases are pending.
//!
//! Source: Klein and Moeschberger 2003, section 4.5; the variance is theirs, on Greenwood's terms.

use super::number::{real, real_days};
use super::survival::Curve;

/// A restricted mean.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RestrictedMean {
    /// Mean days waited, of τ at most. On a restarted curve: days from the restart on.
    pub days: f64,
    /// Its standard error in days.
    pub error: f64,
}

impl Curve {
    /// The mean of min(wait, τ). `None` when τ lies before the curve's start, or beyond the last age seen while cases were
    /// still pending there: then the area is not known.
    #[must_use]
    pub fn restricted_mean(&self, tau: i64) -> Option<RestrictedMean> {
        let last = self.steps().last()?;
        if tau < self.start() || (tau > last.age && last.survival > 0.0) {
            return None;
        }
        let (mut area, mut level, mut at) = (0.0, 1.0, self.start());
        let mut terms = Vec::new();
        for step in self.steps().iter().take_while(|step| step.age <= tau) {
            area += level * real_days(step.age - at);
            (level, at) = (step.survival, step.age);
            // Where nobody is left the area still to come is 0, and the infinite term has no weight.
            if step.at_risk > step.events {
                terms.push((area, real(step.events) / real(step.at_risk) / real(step.at_risk - step.events)));
            }
        }
        area += level * real_days(tau - at);
        let variance: f64 = terms.iter().map(|(before, term)| (area - before).powi(2) * term).sum();
        Some(RestrictedMean { days: area, error: variance.sqrt() })
    }
}
