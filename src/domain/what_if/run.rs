//! One run of a scenario, as its months ended.

use chrono::NaiveDate;

use super::plan::Plan;
use super::scenario::{Scenario, ScenarioFault};
use super::start::Start;
use super::walk::Walk;

/// One run of a scenario.
#[derive(Clone, PartialEq, Debug)]
pub struct Run {
    /// How each month ended.
    pub months: Vec<MonthEnd>,
    /// The first day at whose end nobody waited.
    pub emptied_on: Option<NaiveDate>,
}

/// How a month ended, and what happened in it.
#[derive(Clone, PartialEq, Debug)]
pub struct MonthEnd {
    /// Its last day.
    pub last_day: NaiveDate,
    /// Received in the month.
    pub received: u64,
    /// Decided in the month.
    pub decided: u64,
    /// Withdrawn in the month.
    pub withdrawn: u64,
    /// Pending at its end, those held included.
    pub backlog: u64,
    /// Of those: held by a freeze.
    pub held: u64,
    /// Of those pending: overdue.
    pub overdue: u64,
    /// Decided in the month, within the legal term.
    pub in_term: u64,
    /// Days waited by those decided in the month: the median and the 80th percentile; `None`: nobody was decided.
    pub waited: Option<(u32, u32)>,
    /// Days that the middle one of those pending (held apart) has waited; `None`: nobody is pending.
    pub age: Option<u32>,
    /// Days that it has still to wait at the planned pace; `None`: nobody is pending, or longer than ten years.
    pub ahead: Option<u32>,
    /// Penalties of the month, in euro cents, as expected by the penalty model.
    pub penalty_cents: f64,
}

/// One run of a scenario by its number.
pub fn simulate(start: &Start, scenario: &Scenario, run: u32) -> Result<Run, Vec<ScenarioFault>> {
    let plan = Plan::new(start, scenario, scenario.last_day(start.as_of))?;
    Ok(Walk::new(&plan, scenario, run).finish())
}
