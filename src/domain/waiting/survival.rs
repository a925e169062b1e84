//! The Kaplan–Meier curve: share still pending by age, its variance and its bands. Pending cases stay in until last seen.
//!
//! Sources: Kaplan and Meier 1958; Greenwood 1926; for the transformed bands Kalbfleisch and Prentice, and Klein and
//! Moeschberger 2003, section 4.3.

use super::day_counts::DayCounts;
use super::number::real;

/// The 97.5th percentile of the normal distribution.
const NORMAL_975: f64 = 1.959_963_984_540_054;

/// On which scale a band is made symmetric.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scale {
    /// log(−log S): the one that is shown; never leaves 0 to 1.
    LogLog,
    /// log S, cut off at 1.
    Log,
    /// S itself, cut off at 0 and 1.
    Plain,
}

/// The curve from one age to the next.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Step {
    /// Age in days at which the step is taken.
    pub age: i64,
    /// Cases at risk.
    pub at_risk: u64,
    /// Cases that ended, whatever the cause.
    pub events: u64,
    /// Cases last seen pending.
    pub pending: u64,
    /// Share still pending after this age, 0 to 1.
    pub survival: f64,
    /// Greenwood's sum of d/(n(n−d)); the variance of the share is its square times this. `None` once nobody was left.
    pub greenwood: Option<f64>,
    /// Nelson–Aalen sum of d/n.
    pub cumulative_hazard: f64,
}

impl Step {
    /// Standard error of the share still pending, by Greenwood.
    #[must_use]
    pub fn error(&self) -> Option<f64> {
        self.greenwood.map(|sum| self.survival * sum.sqrt())
    }

    /// The pointwise 95% band. `None` where the share is 0 or 1 or its variance infinite: there is nothing to say there.
    #[must_use]
    pub fn band(&self, scale: Scale) -> Option<(f64, f64)> {
        let s = self.survival;
        let error = self.greenwood.filter(|_| s > 0.0 && s < 1.0)?.sqrt();
        Some(match scale {
            Scale::LogLog => {
                let stretch = (NORMAL_975 * error / s.ln().abs()).exp();
                (s.powf(stretch), s.powf(stretch.recip()))
            }
            Scale::Log => {
                let stretch = (NORMAL_975 * error).exp();
                (s / stretch, (s * stretch).min(1.0))
            }
            Scale::Plain => {
                let reach = NORMAL_975 * s * error;
                ((s - reach).max(0.0), (s + reach).min(1.0))
            }
        })
    }
}

/// A Kaplan–Meier curve. It is 1 until the first step, also at ages at which nobody was watched.
#[derive(Clone, PartialEq, Debug)]
pub struct Curve {
    start: i64,
    steps: Vec<Step>,
}

impl Curve {
    /// The curve from receipt on. Steps at age 0 are those closed on the day of receipt.
    #[must_use]
    pub fn of(counts: &DayCounts) -> Self {
        Self::built(counts, None)
    }

    /// The curve of those still pending after `waited` days: the product begins again after that age, with the same risk sets.
    /// It never divides by the share at `waited`, which may be 0 when a young risk set was small.
    #[must_use]
    pub fn after(counts: &DayCounts, waited: i64) -> Self {
        Self::built(counts, Some(waited))
    }

    fn built(counts: &DayCounts, after: Option<i64>) -> Self {
        let (mut survival, mut greenwood, mut hazard) = (1.0, Some(0.0), 0.0);
        let rows = counts.rows().iter().skip_while(|row| after.is_some_and(|waited| row.age <= waited));
        let steps = rows
            .map(|row| {
                let (n, d) = (real(row.at_risk), real(row.events));
                let left = real(row.at_risk - row.events);
                survival *= left / n;
                greenwood = greenwood.filter(|_| row.at_risk > row.events).map(|sum| sum + d / n / left);
                hazard += d / n;
                Step {
                    age: row.age,
                    at_risk: row.at_risk,
                    events: row.events,
                    pending: row.pending,
                    survival,
                    greenwood,
                    cumulative_hazard: hazard,
                }
            })
            .collect();
        Self { start: after.unwrap_or(0), steps }
    }

    /// The age from which the curve counts: 0, or the days waited.
    #[must_use]
    pub fn start(&self) -> i64 {
        self.start
    }

    /// A step for every age at which a case ended or was last seen.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Share still pending after an age, counted in days from receipt.
    #[must_use]
    pub fn at(&self, age: i64) -> f64 {
        let passed = self.steps.partition_point(|step| step.age <= age);
        self.steps.get(..passed).and_then(<[Step]>::last).map_or(1.0, |step| step.survival)
    }
}
