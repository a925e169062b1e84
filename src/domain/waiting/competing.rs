//! Aalen–Johansen: of all cases, the share that has ended in each way by an age. The shares and the share still pending add to
//! one, which the complements of separate Kaplan–Meier curves do not.
//!
//! Sources: Aalen and Johansen 1978; for the variance Gray 1988 (Annals of Statistics 16) and Klein and Moeschberger 2003,
//! section 4.7, with the correction for ties that `cmprsk` reports.

use super::day_counts::{DayCounts, Row};
use super::line::Cause;
use super::number::real;

/// What became of the cases by one age at which some ended.
#[derive(Clone, PartialEq, Debug)]
pub struct IncidenceStep {
    /// Age in days.
    pub age: i64,
    /// Cases at risk.
    pub at_risk: u64,
    /// Share still pending after this age.
    pub still_pending: f64,
    /// Share ended in each way, cause 1 first.
    pub ended: Vec<Ended>,
}

/// The share that ended in one way.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Ended {
    /// Cumulative incidence, 0 to 1.
    pub share: f64,
    /// Its variance, of the Aalen kind.
    pub variance: f64,
}

impl IncidenceStep {
    /// The share that ended in this way; `None` for a cause the table does not know.
    #[must_use]
    pub fn of(&self, cause: Cause) -> Option<Ended> {
        self.ended.get(cause.place()).copied()
    }
}

/// Cumulative incidences of all causes, with a step for every age at which a case ended.
#[derive(Clone, PartialEq, Debug)]
pub struct Incidence {
    steps: Vec<IncidenceStep>,
}

impl Incidence {
    /// From receipt on.
    #[must_use]
    pub fn of(counts: &DayCounts) -> Self {
        Self::built(counts, None)
    }

    /// Of those still pending after `waited` days: the product begins again after that age, with the same risk sets.
    #[must_use]
    pub fn after(counts: &DayCounts, waited: i64) -> Self {
        Self::built(counts, Some(waited))
    }

    fn built(counts: &DayCounts, after: Option<i64>) -> Self {
        let mut pending = 1.0;
        let mut causes: Vec<Running> = counts.causes().map(|_| Running::default()).collect();
        let rows = event_rows(counts, after);
        let steps = rows
            .map(|(row, endings)| {
                let left = pending * real(row.at_risk - row.events) / real(row.at_risk);
                for (running, ended) in causes.iter_mut().zip(endings) {
                    running.step(row, *ended, pending, left);
                }
                pending = left;
                let ended = causes.iter().map(|running| Ended { share: running.share, variance: running.variance() });
                IncidenceStep { age: row.age, at_risk: row.at_risk, still_pending: left, ended: ended.collect() }
            })
            .collect();
        Self { steps }
    }

    /// The steps, by age.
    #[must_use]
    pub fn steps(&self) -> &[IncidenceStep] {
        &self.steps
    }

    /// How it stood after an age; `None` before the first ending, when all were still pending.
    #[must_use]
    pub fn at(&self, age: i64) -> Option<&IncidenceStep> {
        let passed = self.steps.partition_point(|step| step.age <= age);
        self.steps.get(..passed).and_then(<[IncidenceStep]>::last)
    }
}

/// Rows at which a case ended, after an age if one is given.
pub(super) fn event_rows(counts: &DayCounts, after: Option<i64>) -> impl Iterator<Item = (&Row, &[u64])> {
    counts.rows_by_cause().filter(move |(row, _)| row.events > 0 && after.is_none_or(|waited| row.age > waited))
}

/// One cause as it grows. The variance at t sums, over the ages up to t,
/// (S₋/n)² · [ d·tie(d)·(1 + (F − F(t))/S)² + o·tie(o)·((F − F(t))/S)² ]
/// with S₋ and S the share pending before and after that age, F the incidence after it, d and o the endings of this and of the
/// other causes, tie(d) = 1 − (d−1)/(n−1). F(t) changes with t, so the three coefficients of the square are kept.
#[derive(Default)]
struct Running {
    share: f64,
    square: f64,
    cross: f64,
    level: f64,
}

impl Running {
    fn step(&mut self, row: &Row, ended: u64, before: f64, left: f64) {
        self.share += before * real(ended) / real(row.at_risk);
        // Where nobody is left, F does not grow any more: what is divided by S has no weight.
        let (inverse, ratio) = if left > 0.0 { (left.recip(), self.share / left) } else { (0.0, 0.0) };
        let mut add = |cases: u64, constant: f64| {
            if cases > 0 {
                let ties = if cases > 1 { 1.0 - real(cases - 1) / real(row.at_risk - 1) } else { 1.0 };
                let weight = (before / real(row.at_risk)).powi(2) * ties * real(cases);
                self.square += constant * constant * weight;
                self.cross += inverse * constant * weight;
                self.level += inverse * inverse * weight;
            }
        };
        add(row.events - ended, ratio);
        add(ended, 1.0 + ratio);
    }

    fn variance(&self) -> f64 {
        let f = self.share;
        // Where the three nearly cancel, rounding may leave a hair below zero.
        (self.square - 2.0 * f * self.cross + f * f * self.level).max(0.0)
    }
}
