//! A scenario laid out day by day, once for all runs.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::ahead::FURTHEST;
use super::penalty::PenaltyModel;
use super::scenario::{Change, Handling, Level, Scenario, ScenarioFault, TermFrom, Weekly, Withdrawal, is_month_end};
use super::start::{MONTH_DAYS, Start};
use crate::domain::draws::real;

/// One day of the plan.
#[derive(Clone, Copy, Debug)]
pub(super) struct Day {
    pub(super) date: NaiveDate,
    /// Cases expected.
    pub(super) intake: f64,
    /// Cases that can be decided.
    pub(super) capacity: f64,
    pub(super) ends_month: bool,
}

/// The future as planned, and what is known of each day of receipt.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// Day 0 is the last known day.
    pub(super) days: Vec<Day>,
    /// The last day that is looked at.
    pub(super) last: usize,
    /// Cases by cohort (day of receipt, the oldest first).
    pub(super) backlog: Vec<u32>,
    /// The cohort of day 0.
    pub(super) today: usize,
    /// The cohort whose day is the last day of each cohort's term.
    pub(super) term_ends: Vec<usize>,
    pub(super) order_index: f64,
    pub(super) withdraw_per_day: f64,
    pub(super) intake_dispersion: f64,
    pub(super) capacity_dispersion: f64,
    /// First and last day (none: no end) of each freeze, as places in `days`, and its share.
    pub(super) freezes: Vec<(usize, Option<usize>, f64)>,
    /// Expected cents by days overdue; empty without a penalty.
    pub(super) cents: Vec<f64>,
    /// The cohort of the last day for which a penalty is due.
    pub(super) penalty_until: usize,
}

const MOST_COHORTS: i64 = 30 * 366;
const MOST_CASES: u64 = 10_000_000;

impl Plan {
    /// Lays a scenario out until a day.
    pub(super) fn new(start: &Start, scenario: &Scenario, last: NaiveDate) -> Result<Self, Vec<ScenarioFault>> {
        scenario.check()?;
        let as_of = start.as_of;
        let oldest = start.backlog.first().map_or(as_of, |(day, _)| *day).min(as_of);
        let age = (as_of - oldest).num_days();
        if age > MOST_COHORTS || start.pending() > MOST_CASES {
            return Err(vec![ScenarioFault::Backlog]);
        }
        let distance = |day: NaiveDate| usize::try_from((day - as_of).num_days()).unwrap_or(0);
        let (today, last) = (usize::try_from(age).unwrap_or(0), distance(last));
        let mut backlog = vec![0_u32; today + last + 1];
        for (day, cases) in &start.backlog {
            let at = usize::try_from((*day - oldest).num_days()).ok();
            if let Some(cell) = at.filter(|at| *at <= today).and_then(|at| backlog.get_mut(at)) {
                *cell = cell.saturating_add(*cases);
            }
        }
        let cohort = |day: NaiveDate| usize::try_from((day - oldest).num_days()).unwrap_or(0);
        let steady = scenario.weekly == Weekly::Steady;
        let pace = start.pace;
        Ok(Self {
            days: days(start, scenario, last + FURTHEST),
            last,
            term_ends: oldest
                .iter_days()
                .take(backlog.len())
                .map(|day| cohort(term_end(&scenario.terms, day)))
                .collect(),
            backlog,
            today,
            order_index: order_index(scenario.handling, pace.order_index),
            withdraw_per_day: withdraw_per_day(scenario.withdrawal, pace.withdraw_per_day),
            intake_dispersion: if steady { 0.0 } else { pace.intake_dispersion },
            capacity_dispersion: if steady { 0.0 } else { pace.capacity_dispersion },
            freezes: scenario
                .freezes
                .iter()
                .filter(|freeze| freeze.until.is_none_or(|until| until > as_of))
                .map(|freeze| (distance(freeze.from).max(1), freeze.until.map(distance), freeze.share))
                .collect(),
            cents: scenario.penalty.as_ref().map_or_else(Vec::new, PenaltyModel::cents_by_days_overdue),
            penalty_until: scenario.penalty.as_ref().and_then(|model| model.until).map_or(usize::MAX, cohort),
        })
    }

    /// The same with another capacity.
    pub(super) fn with_capacity(&self, changes: &[Change]) -> Self {
        let mut plan = self.clone();
        let dates = plan.days.iter().map(|day| day.date).collect::<Vec<_>>();
        for (day, share) in plan.days.iter_mut().zip(shares_of_month(dates)) {
            day.capacity = level(changes, day.date, 0.0) * share;
        }
        plan
    }

    /// What an application of this cohort is expected to have cost between today and the end of the day of cohort `at`,
    /// in cents.
    pub(super) fn cents(&self, cohort: usize, at: usize) -> f64 {
        let Some(most) = self.cents.last() else { return 0.0 };
        let ends = self.term_ends.get(cohort).copied().unwrap_or(usize::MAX);
        let until = |day: usize| self.cents.get(day.saturating_sub(ends)).unwrap_or(most);
        until(at.min(self.penalty_until).max(self.today)) - until(self.today)
    }

    /// Is a case of this cohort overdue at the end of the day of cohort `at`?
    pub(super) fn is_overdue(&self, cohort: usize, at: usize) -> bool {
        self.term_ends.get(cohort).is_some_and(|ends| at > *ends)
    }
}

fn order_index(handling: Handling, observed: f64) -> f64 {
    match handling {
        Handling::InOrder => 1.0,
        Handling::NewestFirst => -1.0,
        Handling::Random => 0.0,
        Handling::AsObserved => observed.clamp(-1.0, 1.0),
        Handling::Mixture(index) => index,
    }
}

fn withdraw_per_day(withdrawal: Withdrawal, observed: f64) -> f64 {
    match withdrawal {
        Withdrawal::AsObserved => observed,
        Withdrawal::ShareOfYear(share) => 1.0 - (1.0 - share).powf(12.0 / (MONTH_DAYS * 144.0)),
    }
}

fn days(start: &Start, scenario: &Scenario, length: usize) -> Vec<Day> {
    let dates: Vec<NaiveDate> = start.as_of.iter_days().take(length + 1).collect();
    let shares = shares_of_month(dates.iter().copied());
    let day = |(date, share): (&NaiveDate, f64)| Day {
        date: *date,
        intake: level(&scenario.intake, *date, start.pace.intake) * share,
        capacity: level(&scenario.capacity, *date, start.pace.capacity) * share,
        ends_month: is_month_end(*date),
    };
    dates.iter().zip(shares).map(day).collect()
}

/// Which share of a month's work is done on each day: the same on all its working days.
fn shares_of_month(dates: impl IntoIterator<Item = NaiveDate>) -> impl Iterator<Item = f64> {
    let mut working = (NaiveDate::MIN, 1.0);
    dates.into_iter().map(move |date| {
        let first = date.with_day(1).unwrap_or(date);
        if working.0 != first {
            working = (first, real(working_days(first)));
        }
        if is_working(date) { 1.0 / working.1 } else { 0.0 }
    })
}

/// Cases a month on a day.
fn level(changes: &[Change], day: NaiveDate, base: f64) -> f64 {
    match changes.iter().rfind(|change| change.from <= day).map(|change| change.level) {
        None => base,
        Some(Level::Percent(percent)) => base * percent / 100.0,
        Some(Level::PerMonth(cases)) => cases,
    }
}

/// The last day of the term of what was received on a day.
fn term_end(terms: &[TermFrom], received: NaiveDate) -> NaiveDate {
    let term = terms.iter().rfind(|term| term.received_from <= received).or_else(|| terms.first());
    term.map_or(received, |term| term.lengths.iter().fold(received, |day, length| length.after(day)))
}

/// Monday to Friday; holidays are not known here and count as working days.
pub(super) fn is_working(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn working_days(first: NaiveDate) -> u64 {
    let days = first.iter_days().take_while(|day| day.month() == first.month());
    u64::try_from(days.filter(|day| is_working(*day)).count()).unwrap_or(0)
}

/// So many days later.
pub(super) fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
