//! The other way round: which capacity keeps a promise.

use chrono::NaiveDate;

use super::plan::{Plan, is_working, later};
use super::scenario::{Change, Level, Scenario, ScenarioFault};
use super::start::Start;
use super::walk::Walk;
use crate::domain::draws::{count, real};

/// The promise: at the end of this day nobody who waits is overdue.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Need {
    /// The day.
    pub by: NaiveDate,
    /// In this share of the runs at least (above 0, at most 1).
    pub probability: f64,
}

/// The answer.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Answer {
    /// This capacity is enough, and one less is not.
    Enough {
        /// Decisions a calendar month, from tomorrow on.
        per_month: u32,
        /// The share of the runs in which it was enough.
        probability: f64,
    },
    /// None is.
    Impossible {
        /// Why not.
        why: Impossible,
        /// The share of the runs in which deciding everything at once was enough.
        probability: f64,
    },
}

/// Why no capacity is enough.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Impossible {
    /// There is no working day until then.
    NoWorkingDay,
    /// Cases are held by a freeze beyond their term.
    Held,
    /// In too many runs work stands still in the days before, by chance or by plan, so that even all at once is too
    /// late.
    TooLate,
}

/// The smallest constant capacity with which the promise is kept. The scenario's own capacity and months are not looked
/// at.
///
/// Found by bisection, first with few runs, then around that answer with all of them. It rests on more capacity never
/// being worse; with decisions at random that holds on average only, and the answer may be off by the few cases that
/// chance makes.
pub fn capacity_for(start: &Start, scenario: &Scenario, need: Need) -> Result<Answer, Vec<ScenarioFault>> {
    let mut faults = scenario.check().err().unwrap_or_default();
    if need.by <= start.as_of || need.by > later(start.as_of, 3650) {
        faults.push(ScenarioFault::By);
    }
    if !(need.probability > 0.0 && need.probability <= 1.0) {
        faults.push(ScenarioFault::Target);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let question = Question::new(start, scenario, need)?;
    let most = question.all_at_once();
    let best = question.kept_with(most);
    if best < need.probability {
        return Ok(Answer::Impossible { why: question.why()?, probability: best });
    }
    let near = smallest(0, most, |capacity| question.is_kept(capacity, scenario.runs.min(FEW)));
    let (low, high) = bracket(near, most, |capacity| question.is_kept(capacity, scenario.runs));
    let per_month = smallest(low, high, |capacity| question.is_kept(capacity, scenario.runs));
    Ok(Answer::Enough { per_month, probability: question.kept_with(per_month) })
}

/// So many runs say roughly where the answer lies.
const FEW: u32 = 20;

/// The smallest number from `low` to `high` that is enough; `high` is known to be.
fn smallest(mut low: u32, mut high: u32, enough: impl Fn(u32) -> bool) -> u32 {
    while low < high {
        let tried = low.midpoint(high);
        if enough(tried) {
            high = tried;
        } else {
            low = tried.saturating_add(1);
        }
    }
    high
}

/// Two numbers around the answer, found by ever longer steps from one near it; `most` is known to be enough.
fn bracket(near: u32, most: u32, enough: impl Fn(u32) -> bool) -> (u32, u32) {
    let mut step = near / 256 + 1;
    let (mut low, mut high) = (near, near);
    if enough(near) {
        while low > 0 {
            low = low.saturating_sub(step);
            step = step.saturating_mul(2);
            if !enough(low) {
                return (low.saturating_add(1), high);
            }
            high = low;
        }
        return (0, high);
    }
    loop {
        low = high.saturating_add(1);
        high = high.saturating_add(step).min(most);
        step = step.saturating_mul(2);
        if high >= most || enough(high) {
            return (low.min(high), high);
        }
    }
}

struct Question<'q> {
    start: &'q Start,
    scenario: &'q Scenario,
    need: Need,
    plan: Plan,
}

impl<'q> Question<'q> {
    fn new(start: &'q Start, scenario: &'q Scenario, need: Need) -> Result<Self, Vec<ScenarioFault>> {
        Ok(Self { start, scenario, need, plan: Plan::new(start, scenario, need.by)? })
    }

    /// So many a month that everything is decided on the day on which it comes. A month has at most 23 working days; an
    /// uneven week and an uneven level take something off.
    fn all_at_once(&self) -> u32 {
        let busiest = self.plan.days.iter().map(|day| day.intake).fold(0.0, f64::max);
        let a_day = real(self.start.pending()) + 10.0 * busiest + 100.0;
        u32::try_from(count(a_day * 46.0 * (4.0 * self.scenario.level_spread).exp())).unwrap_or(u32::MAX)
    }

    fn plan_with(&self, per_month: u32) -> Plan {
        self.plan.with_capacity(&[Change { from: self.start.as_of, level: Level::PerMonth(f64::from(per_month)) }])
    }

    /// The share of the runs in which the promise is kept.
    fn kept_with(&self, per_month: u32) -> f64 {
        let plan = self.plan_with(per_month);
        let kept = (0..self.scenario.runs).filter(|run| self.keeps(&plan, *run)).count();
        real(u64::try_from(kept).unwrap_or(0)) / f64::from(self.scenario.runs)
    }

    /// Is the promise kept in enough of the first so many runs? Looks no further than it must.
    fn is_kept(&self, per_month: u32, runs: u32) -> bool {
        let plan = self.plan_with(per_month);
        let (mut kept, mut broken) = (0_u32, 0_u32);
        for run in 0..runs {
            *(if self.keeps(&plan, run) { &mut kept } else { &mut broken }) += 1;
            if f64::from(kept) >= self.need.probability * f64::from(runs) {
                return true;
            }
            if f64::from(runs - broken) < self.need.probability * f64::from(runs) {
                return false;
            }
        }
        false
    }

    fn keeps(&self, plan: &Plan, run: u32) -> bool {
        Walk::new(plan, self.scenario, run).overdue_at_the_end() == 0
    }

    fn why(&self) -> Result<Impossible, Vec<ScenarioFault>> {
        if !self.start.as_of.iter_days().skip(1).take_while(|day| *day <= self.need.by).any(is_working) {
            return Ok(Impossible::NoWorkingDay);
        }
        let thawed = Scenario { freezes: Vec::new(), ..self.scenario.clone() };
        let question = Question::new(self.start, &thawed, self.need)?;
        let without = question.kept_with(question.all_at_once());
        Ok(if without >= self.need.probability { Impossible::Held } else { Impossible::TooLate })
    }
}
