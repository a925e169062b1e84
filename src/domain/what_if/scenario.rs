//! What is supposed: how much comes, how much is decided, in which order, under which law.

use chrono::{Datelike, Months, NaiveDate};

use super::penalty::PenaltyModel;
use crate::domain::deadline::term::Length;

/// A supposed future.
#[derive(Clone, PartialEq, Debug)]
pub struct Scenario {
    /// How many calendar months to look ahead, 1 to 120, after what is left of the present one.
    pub months: u32,
    /// In which order cases are decided.
    pub handling: Handling,
    /// How the intake changes; of several that have begun the last one named holds. Without any: the pace of the last
    /// 182 days.
    pub intake: Vec<Change>,
    /// How the number of decisions changes; likewise.
    pub capacity: Vec<Change>,
    /// Decisions that are suspended for a share of the cases.
    pub freezes: Vec<Freeze>,
    /// The legal term by day of receipt, in order; receipts before the first follow the first.
    pub terms: Vec<TermFrom>,
    /// How many give up.
    pub withdrawal: Withdrawal,
    /// What a late decision costs; `None`: no penalty exists.
    pub penalty: Option<PenaltyModel>,
    /// How uncertain the level of intake and of capacity is: the standard deviation of its logarithm, drawn once a run
    /// for each. 0: the levels are as supposed and only the weeks vary. See [`Scenario::PACE_SPREAD`].
    pub level_spread: f64,
    /// Do single weeks vary as in the window?
    pub weekly: Weekly,
    /// How many runs, 1 to 10,000.
    pub runs: u32,
    /// Where chance begins.
    pub seed: u64,
}

impl Scenario {
    /// The spread at which 80 % of the levels lie within a factor 1.25: what the personal forecast supposes of the
    /// pace.
    pub const PACE_SPREAD: f64 = 0.174_119;
}

/// In which order cases are decided.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Handling {
    /// Oldest first.
    InOrder,
    /// Newest first.
    NewestFirst,
    /// Whoever is drawn.
    Random,
    /// As in the window: by its order index.
    AsObserved,
    /// Each decision with this probability (0 to 1) in order, otherwise at random; below 0, newest first with the
    /// opposite probability. The order index of such a line is this number.
    Mixture(f64),
}

/// From a day on another level.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Change {
    /// From this day on.
    pub from: NaiveDate,
    /// The level.
    pub level: Level,
}

/// How much.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Level {
    /// Percent of the pace of the last 182 days; 100 is as it was.
    Percent(f64),
    /// So many a calendar month.
    PerMonth(f64),
}

/// A share of the cases is not decided for a time.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Freeze {
    /// The share of those pending on the first day and of those received until the last.
    pub share: f64,
    /// The first day.
    pub from: NaiveDate,
    /// The last day; `None`: no end is known.
    pub until: Option<NaiveDate>,
}

/// The legal term of what is received from a day on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TermFrom {
    /// Received from this day on.
    pub received_from: NaiveDate,
    /// Its parts, added one after the other (90 days, then three months).
    pub lengths: Vec<Length>,
}

/// How many give up.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Withdrawal {
    /// As many as in the window.
    AsObserved,
    /// This share of those who wait a year (0 to below 1).
    ShareOfYear(f64),
}

/// Whether single weeks vary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weekly {
    /// As in the window.
    AsObserved,
    /// Every week as planned.
    Steady,
}

/// What is wrong with a scenario.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ScenarioFault {
    /// Months outside 1 to 120.
    #[error("months must be 1 to 120")]
    Months,
    /// Runs outside 1 to 10,000.
    #[error("runs must be 1 to 10,000")]
    Runs,
    /// A level below 0, or no number.
    #[error("level {0} must be a number of at least 0, and at most 100,000 a month or 10,000 percent")]
    Level(usize),
    /// A freeze whose share is not from 0 to 1, or that ends before it begins.
    #[error("freeze {0} must have a share from 0 to 1 and end after it begins")]
    Freeze(usize),
    /// No term, or terms out of order, or without a length.
    #[error("terms must be given in order of receipt, each with a length")]
    Terms,
    /// A probability of order outside −1 to 1.
    #[error("the mixture must be from -1 to 1")]
    Mixture,
    /// A share of withdrawals outside 0 to below 1.
    #[error("the share that withdraws in a year must be from 0 to below 1")]
    Withdrawal,
    /// A spread outside 0 to 2.
    #[error("the spread of the level must be from 0 to 2")]
    Spread,
    /// A penalty model with a share outside 0 to 1 or a family of less than one.
    #[error("the penalty needs a share from 0 to 1, families of at least one, and amounts")]
    Penalty,
    /// The day of a capacity question lies before tomorrow, or more than ten years ahead.
    #[error("the day must lie after today, within ten years")]
    By,
    /// A probability target outside 0 to 1.
    #[error("the probability must be above 0 and at most 1")]
    Target,
    /// Cases that wait more than thirty years, or more of them than ten million.
    #[error("the backlog is older than thirty years or larger than ten million")]
    Backlog,
}

impl Scenario {
    /// Everything that is wrong with it.
    pub fn check(&self) -> Result<(), Vec<ScenarioFault>> {
        let share = |number: f64| (0.0..=1.0).contains(&number);
        let mut faults = Vec::new();
        let mut note = |wrong: bool, fault| faults.extend(wrong.then_some(fault));
        note(!(1..=120).contains(&self.months), ScenarioFault::Months);
        note(!(1..=10_000).contains(&self.runs), ScenarioFault::Runs);
        for (at, change) in self.intake.iter().chain(&self.capacity).enumerate() {
            let fits = match change.level {
                Level::Percent(percent) => (0.0..=10_000.0).contains(&percent),
                Level::PerMonth(cases) => (0.0..=100_000.0).contains(&cases),
            };
            note(!fits, ScenarioFault::Level(at));
        }
        for (at, freeze) in self.freezes.iter().enumerate() {
            let ends = freeze.until.is_none_or(|until| until >= freeze.from);
            note(!(share(freeze.share) && ends), ScenarioFault::Freeze(at));
        }
        let ordered = self.terms.is_sorted_by(|one, next| one.received_from < next.received_from);
        let long = self.terms.iter().all(|term| !term.lengths.is_empty());
        note(self.terms.is_empty() || !ordered || !long, ScenarioFault::Terms);
        if let Handling::Mixture(index) = self.handling {
            note(!(-1.0..=1.0).contains(&index), ScenarioFault::Mixture);
        }
        if let Withdrawal::ShareOfYear(of_year) = self.withdrawal {
            note(!(0.0..1.0).contains(&of_year), ScenarioFault::Withdrawal);
        }
        note(!(0.0..=2.0).contains(&self.level_spread), ScenarioFault::Spread);
        if let Some(penalty) = &self.penalty {
            let families = (1.0..=100.0).contains(&penalty.applications_per_family);
            note(!(share(penalty.notice_share) && families && !penalty.steps.is_empty()), ScenarioFault::Penalty);
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    /// The last day looked at: the end of the last month.
    pub(super) fn last_day(&self, as_of: NaiveDate) -> NaiveDate {
        let first = as_of.with_day(1).unwrap_or(as_of);
        let end = first.checked_add_months(Months::new(self.months.saturating_add(1)));
        end.and_then(|end| end.pred_opt()).unwrap_or(as_of)
    }
}

/// Is it the last day of its month?
pub(super) fn is_month_end(day: NaiveDate) -> bool {
    day.succ_opt().is_none_or(|next| next.day() == 1)
}
