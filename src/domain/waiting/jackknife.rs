//! Standard errors of cumulative incidences by the infinitesimal jackknife: how much each case pulls at the curve.
//!
//! The other kind beside Aalen's (competing.rs): the root of the sum over cases of the squared derivative of the incidence F
//! with respect to the weight of that case, as R's `survival` reports for several states. A case watched over ages (a, x] pulls
//!
//! ```text
//! U(t) = sum over a < v <= min(x, t) of  h(v) r(v) (F(t) - F(v)) - S(v-) h_k(v) / n(v)
//!      + if it ended at x <= t:          S(x-) / n(x) when by cause k, - r(x) (F(t) - F(x))
//! with h = events / n, h_k = events by cause k / n, r = 1 / (n - events)
//! ```
//!
//! That is linear in F(t), so sums over the cases can be carried along from age to age, and the cost is that of the lines once
//! per cause.

use super::competing::event_rows;
use super::day_counts::{DayCounts, slot};
use super::line::{Cause, Line};
use super::number::real;

/// Standard errors for the steps of [`super::Incidence::of`] (or [`super::Incidence::after`], when days waited are given): one
/// row per step, cause 1 first.
#[must_use]
pub fn jackknife_errors(counts: &DayCounts, after: Option<i64>) -> Vec<Vec<f64>> {
    let mut leaving: Vec<Line> = counts.lines().to_vec();
    leaving.sort_unstable_by_key(|line| line.exit);
    let mut errors: Vec<Vec<f64>> = event_rows(counts, after).map(|_| Vec::new()).collect();
    for cause in counts.causes() {
        for (row, error) in errors.iter_mut().zip(errors_of(counts, after, &leaving, cause)) {
            row.push(error);
        }
    }
    errors
}

/// A pull that depends on the incidence F(t) reached: shift + slope · F(t).
#[derive(Clone, Copy, Default)]
struct Pull {
    shift: f64,
    slope: f64,
}

impl Pull {
    fn minus(self, other: Self) -> Self {
        Self { shift: self.shift - other.shift, slope: self.slope - other.slope }
    }
}

/// Sums of pulls and of their squares.
#[derive(Default)]
struct Moments {
    cases: f64,
    shift: f64,
    slope: f64,
    shift_shift: f64,
    shift_slope: f64,
    slope_slope: f64,
}

impl Moments {
    fn add(&mut self, pull: Pull, cases: f64) {
        self.cases += cases;
        self.shift += cases * pull.shift;
        self.slope += cases * pull.slope;
        self.shift_shift += cases * pull.shift * pull.shift;
        self.shift_slope += cases * pull.shift * pull.slope;
        self.slope_slope += cases * pull.slope * pull.slope;
    }

    /// Sum of (centre − pull)² at incidence f.
    fn squares_about(&self, centre: Pull, f: f64) -> f64 {
        let about = centre.shift + f * centre.slope;
        let own = self.shift_shift + 2.0 * f * self.shift_slope + f * f * self.slope_slope;
        self.cases * about * about - 2.0 * about * (self.shift + f * self.slope) + own
    }
}

/// What holds at one age at which cases ended.
#[derive(Clone, Copy)]
struct Knot {
    age: i64,
    /// The incidence after this age.
    incidence: f64,
    /// The pull so far of a case at risk from the start on.
    at_risk: Pull,
    /// What ending at this age adds, by another cause and by this one.
    other: Pull,
    own: Pull,
}

fn knots(counts: &DayCounts, after: Option<i64>, cause: Cause) -> Vec<Knot> {
    let (mut pending, mut incidence, mut at_risk) = (1.0, 0.0, Pull::default());
    event_rows(counts, after)
        .map(|(row, endings)| {
            let n = real(row.at_risk);
            let share = real(endings.get(cause.place()).copied().unwrap_or(0)) / n;
            let left = real(row.at_risk - row.events);
            // When all at risk end, the incidence is final: F(t) − F(v) is 0 for ever.
            let inverse = if left > 0.0 { left.recip() } else { 0.0 };
            incidence += pending * share;
            let drift = real(row.events) / n * inverse;
            at_risk.shift -= pending * share / n + drift * incidence;
            at_risk.slope += drift;
            let other = Pull { shift: inverse * incidence, slope: -inverse };
            let own = Pull { shift: other.shift + pending / n, ..other };
            pending *= left / n;
            Knot { age: row.age, incidence, at_risk, other, own }
        })
        .collect()
}

fn errors_of(counts: &DayCounts, after: Option<i64>, leaving: &[Line], cause: Cause) -> Vec<f64> {
    let knots = knots(counts, after, cause);
    let by_age = pulls_by_age(&knots, counts.entered().len());
    let entered_at =
        |age: i64| if age > 0 { by_age.get(slot(age)).copied().unwrap_or_default() } else { Pull::default() };
    let (mut inside, mut gone) = (Moments::default(), Moments::default());
    let mut entering = (0_i64..).zip(counts.entered()).peekable();
    let mut leaving = leaving.iter().peekable();
    let mut errors = Vec::with_capacity(knots.len());
    for knot in &knots {
        // Whoever enters at 0 is at risk at 0 already; others from the day after.
        while let Some((age, cases)) = entering.next_if(|(age, _)| *age < knot.age || *age == 0) {
            inside.add(entered_at(age), real(*cases));
        }
        while let Some(line) = leaving.next_if(|line| line.exit <= knot.age) {
            let (start, cases) = (entered_at(line.entry), real(line.count));
            // Lines that left between two knots entered perhaps after the last one: they are taken in above by then.
            inside.add(start, -cases);
            let ending = if line.exit == knot.age { line.end } else { None };
            let until = if line.exit == knot.age { knot.at_risk } else { entered_at(line.exit) };
            let added = match ending {
                None => Pull::default(),
                Some(end) if end == cause => knot.own,
                Some(_) => knot.other,
            };
            let lived = until.minus(start);
            gone.add(Pull { shift: lived.shift + added.shift, slope: lived.slope + added.slope }, cases);
        }
        let squares =
            gone.squares_about(Pull::default(), knot.incidence) + inside.squares_about(knot.at_risk, knot.incidence);
        errors.push(squares.max(0.0).sqrt());
    }
    errors
}

/// The pull of a case at risk from the start on, at the end of every age.
fn pulls_by_age(knots: &[Knot], ages: usize) -> Vec<Pull> {
    let mut knots = knots.iter().peekable();
    let mut now = Pull::default();
    (0_i64..)
        .take(ages)
        .map(|age| {
            while let Some(knot) = knots.next_if(|knot| knot.age <= age) {
                now = knot.at_risk;
            }
            now
        })
        .collect()
}
