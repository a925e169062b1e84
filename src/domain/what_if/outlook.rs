//! Many runs of one scenario, month by month, as ranges.

use chrono::NaiveDate;

use super::plan::Plan;
use super::run::{MonthEnd, Run};
use super::scenario::{Scenario, ScenarioFault};
use super::start::Start;
use super::walk::Walk;
use crate::domain::draws::{count, real};

/// What becomes of the backlog.
#[derive(Clone, PartialEq, Debug)]
pub struct Projection {
    /// How many runs stand behind the ranges.
    pub runs: u32,
    /// Month by month.
    pub months: Vec<Outlook>,
    /// The day on which nobody waits any more, early, middle and late; `None`: not within the months.
    pub emptied_on: [Option<NaiveDate>; 3],
}

/// One month. Times in days, money in euro cents.
#[derive(Clone, PartialEq, Debug)]
pub struct Outlook {
    /// Its last day.
    pub last_day: NaiveDate,
    /// Received in the month.
    pub received: Range,
    /// Decided in the month.
    pub decided: Range,
    /// Withdrawn in the month.
    pub withdrawn: Range,
    /// Pending at its end, those held included.
    pub backlog: Range,
    /// Of those: held.
    pub held: Range,
    /// Of those pending: overdue.
    pub overdue: Range,
    /// Median wait of those decided.
    pub waited_median: Range,
    /// 80th percentile of the wait of those decided.
    pub waited_80: Range,
    /// How long the middle one of those pending has waited.
    pub age: Range,
    /// How long it has still to wait.
    pub ahead: Range,
    /// Share of those decided that were decided within the legal term.
    pub in_term: Range,
    /// Penalties of the month.
    pub penalty_cents: Range,
    /// Penalties since the projection began.
    pub penalty_cents_so_far: Range,
}

/// The values that 10, 50 and 90 in 100 runs do not exceed; `None`: unknown (nobody was decided, or it lies beyond what
/// is looked at, which counts as greater than every number).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Range {
    /// 10 in 100 runs stay at or below it.
    pub low: Option<f64>,
    /// 50 in 100.
    pub middle: Option<f64>,
    /// 90 in 100.
    pub high: Option<f64>,
}

/// Carries the backlog on under a scenario. The same scenario gives the same answer.
pub fn project(start: &Start, scenario: &Scenario) -> Result<Projection, Vec<ScenarioFault>> {
    project_telling(start, scenario, &mut |_| ())
}

/// The same; tells how many runs are done.
pub fn project_telling(
    start: &Start,
    scenario: &Scenario,
    done: &mut dyn FnMut(u32),
) -> Result<Projection, Vec<ScenarioFault>> {
    let plan = Plan::new(start, scenario, scenario.last_day(start.as_of))?;
    let mut one = |run| {
        let finished = Walk::new(&plan, scenario, run).finish();
        done(run + 1);
        finished
    };
    let runs: Vec<Run> = (0..scenario.runs).map(&mut one).collect();
    let months = runs.first().map_or(0, |run| run.months.len());
    let mut emptied: Vec<Option<NaiveDate>> = runs.iter().map(|run| run.emptied_on).collect();
    emptied.sort_by_key(|day| (day.is_none(), *day));
    let mut so_far = vec![0.0; runs.len()];
    let months = (0..months).filter_map(|at| {
        let ends: Vec<&MonthEnd> = runs.iter().filter_map(|run| run.months.get(at)).collect();
        for (sum, end) in so_far.iter_mut().zip(&ends) {
            *sum += end.penalty_cents;
        }
        outlook(&ends, &so_far)
    });
    Ok(Projection {
        runs: scenario.runs,
        months: months.collect(),
        emptied_on: [0.1, 0.5, 0.9].map(|share| emptied.get(rank(emptied.len(), share)).copied().flatten()),
    })
}

fn outlook(ends: &[&MonthEnd], so_far: &[f64]) -> Option<Outlook> {
    let of = |value: &dyn Fn(&MonthEnd) -> Option<f64>| Range::of(ends.iter().map(|end| value(end)).collect());
    let cases = |value: fn(&MonthEnd) -> u64| of(&|end| Some(real(value(end))));
    Some(Outlook {
        last_day: ends.first()?.last_day,
        received: cases(|end| end.received),
        decided: cases(|end| end.decided),
        withdrawn: cases(|end| end.withdrawn),
        backlog: cases(|end| end.backlog),
        held: cases(|end| end.held),
        overdue: cases(|end| end.overdue),
        waited_median: of(&|end| end.waited.map(|(median, _)| f64::from(median))),
        waited_80: of(&|end| end.waited.map(|(_, eighty)| f64::from(eighty))),
        age: of(&|end| end.age.map(f64::from)),
        ahead: of(&|end| end.ahead.map(f64::from)),
        in_term: of(&|end| (end.decided > 0).then(|| real(end.in_term) / real(end.decided))),
        penalty_cents: of(&|end| Some(end.penalty_cents)),
        penalty_cents_so_far: Range::of(so_far.iter().map(|cents| Some(*cents)).collect()),
    })
}

impl Range {
    fn of(mut values: Vec<Option<f64>>) -> Self {
        values.sort_by(|one, other| match (one, other) {
            (Some(one), Some(other)) => one.total_cmp(other),
            (one, other) => one.is_none().cmp(&other.is_none()),
        });
        let at = |share| values.get(rank(values.len(), share)).copied().flatten();
        Self { low: at(0.1), middle: at(0.5), high: at(0.9) }
    }
}

/// The place, in an ordered list, of the smallest value that at least this share does not exceed.
fn rank(length: usize, share: f64) -> usize {
    let length = real(u64::try_from(length).unwrap_or(0));
    usize::try_from(count((length * share - 1e-9).ceil() - 1.0)).unwrap_or(0)
}
