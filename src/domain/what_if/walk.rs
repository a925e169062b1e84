//! A run under way: the plan with its chances, day by day.

use chrono::NaiveDate;

use super::ahead::{Levels, days_ahead};
use super::plan::{Plan, is_working};
use super::pool::Pool;
use super::run::{MonthEnd, Run};
use super::scenario::Scenario;
use crate::domain::draws::{Draws, Stream, count, mix, normal, real};

// What each draw is for.
const INTAKE: u64 = 101;
const CAPACITY: u64 = 102;
const LEVEL: u64 = 103;
const FREEZE: u64 = 104;
const PICK: u64 = 105;
/// Of those who are not held; those held by the first freeze have the next number, and so on.
const WITHDRAWAL: u64 = 106;

/// Keeps a whole number of cases from falling short of it by rounding.
const ALMOST: f64 = 1e-6;

/// A run under way.
#[derive(Debug)]
pub(super) struct Walk<'p> {
    plan: &'p Plan,
    draws: Draws,
    run: u64,
    picks: Stream,
    levels: Levels,
    free: Pool,
    held: Vec<Pool>,
    /// Cases received and places to decide, as planned so far and in whole numbers so far.
    intake: Meter,
    capacity: Meter,
    month: Month,
    cents: f64,
    cents_told: f64,
    emptied_on: Option<NaiveDate>,
}

/// Whole numbers out of fractions: what is left over counts for the next day.
#[derive(Clone, Copy, Debug, Default)]
struct Meter {
    planned: f64,
    given: u64,
}

impl Meter {
    fn next(&mut self, more: f64) -> u64 {
        self.planned += more;
        let by_now = count(self.planned + ALMOST);
        let now = by_now.saturating_sub(self.given);
        self.given = by_now;
        now
    }
}

/// What has happened in the month so far.
#[derive(Clone, Debug, Default)]
struct Month {
    received: u64,
    decided: u64,
    withdrawn: u64,
    in_term: u64,
    /// How many were decided after so many days.
    waits: Vec<u32>,
}

impl<'p> Walk<'p> {
    pub(super) fn new(plan: &'p Plan, scenario: &Scenario, run: u32) -> Self {
        let draws = Draws::of(scenario.seed);
        let run = u64::from(run);
        let level = |which| (scenario.level_spread * normal(draws.at(LEVEL, run, which))).exp();
        let cohorts = plan.backlog.len();
        let mut free = Pool::empty(cohorts);
        for (cohort, cases) in plan.backlog.iter().enumerate() {
            free.add(cohort, *cases);
        }
        Self {
            plan,
            draws,
            run,
            picks: Stream::from(mix(mix(scenario.seed ^ PICK) ^ run)),
            levels: Levels { intake: level(0), capacity: level(1) },
            free,
            held: vec![Pool::empty(cohorts); plan.freezes.len()],
            intake: Meter::default(),
            capacity: Meter::default(),
            month: Month::default(),
            cents: 0.0,
            cents_told: 0.0,
            emptied_on: None,
        }
    }

    pub(super) fn finish(mut self) -> Run {
        let mut months = Vec::new();
        for at in 1..=self.plan.last {
            self.live(at);
            if self.plan.days.get(at).is_some_and(|day| day.ends_month) {
                months.extend(self.month_end(at));
            }
        }
        Run { months, emptied_on: self.emptied_on }
    }

    /// Lives to the last day of the plan and counts who is overdue then.
    pub(super) fn overdue_at_the_end(mut self) -> u64 {
        for at in 1..=self.plan.last {
            self.live(at);
        }
        self.overdue(self.plan.today + self.plan.last)
    }

    fn live(&mut self, at: usize) {
        let Some(day) = self.plan.days.get(at).copied() else { return };
        self.freeze_and_thaw(at);
        let number = u64::try_from(at).unwrap_or(0);
        if is_working(day.date) {
            let planned = day.intake * self.levels.intake;
            let arrived = self.intake.next(self.uneven(INTAKE, number, planned, self.plan.intake_dispersion));
            self.receive(at, arrived);
        }
        self.withdraw(at, number);
        if is_working(day.date) {
            let planned = day.capacity * self.levels.capacity;
            let places = self.capacity.next(self.uneven(CAPACITY, number, planned, self.plan.capacity_dispersion));
            self.decide(at, places);
        }
        if self.emptied_on.is_none() && self.waiting() == 0 {
            self.emptied_on = Some(day.date);
        }
    }

    fn waiting(&self) -> u64 {
        self.free.total() + self.held.iter().map(Pool::total).sum::<u64>()
    }

    /// A day of a week that is better or worse than planned: the whole week by one normal draw with the dispersion of
    /// the window, never below nothing. Increasing in `planned`, so that more capacity never decides less.
    fn uneven(&self, what: u64, day: u64, planned: f64, dispersion: f64) -> f64 {
        if planned <= 0.0 || dispersion <= 0.0 {
            return planned.max(0.0);
        }
        let z = normal(self.draws.at(what, self.run, day / 7));
        (planned + z * (dispersion * planned / 5.0).sqrt()).max(0.0)
    }

    fn freeze_and_thaw(&mut self, at: usize) {
        for ((from, until, share), pool) in self.plan.freezes.iter().zip(&mut self.held) {
            if until.is_some_and(|until| at == until + 1) {
                let thawed = std::mem::replace(pool, Pool::empty(self.plan.backlog.len()));
                for (cohort, cases) in thawed.cohorts() {
                    self.free.add(cohort, cases);
                }
            }
            if at == *from {
                let rounding = self.draws.at(FREEZE, self.run, u64::try_from(at).unwrap_or(0));
                for (cohort, cases) in self.free.split(*share, rounding) {
                    pool.add(cohort, cases);
                }
            }
        }
    }

    fn receive(&mut self, at: usize, arrived: u64) {
        self.month.received += arrived;
        let cohort = self.plan.today + at;
        let mut free = u32::try_from(arrived).unwrap_or(u32::MAX);
        for ((from, until, share), pool) in self.plan.freezes.iter().zip(&mut self.held) {
            if *from <= at && until.is_none_or(|until| at <= until) {
                let rounding = self.draws.at(FREEZE, self.run, u64::try_from(at).unwrap_or(0));
                let frozen = u32::try_from(count(f64::from(free) * share + rounding)).unwrap_or(free).min(free);
                pool.add(cohort, frozen);
                free -= frozen;
            }
        }
        self.free.add(cohort, free);
    }

    fn withdraw(&mut self, at: usize, number: u64) {
        let (rate, now) = (self.plan.withdraw_per_day, self.plan.today + at);
        for (place, pool) in (0..).zip(std::iter::once(&mut self.free).chain(&mut self.held)) {
            let rounding = self.draws.at(WITHDRAWAL + place, self.run, number);
            let leave = count(real(pool.total()) * rate + rounding);
            for _ in 0..leave.min(pool.total()) {
                let Some((cohort, cases)) = pool.take_anybody(&mut self.picks) else { break };
                self.month.withdrawn += u64::from(cases);
                self.cents += f64::from(cases) * self.plan.cents(cohort, now.saturating_sub(1));
            }
        }
    }

    fn decide(&mut self, at: usize, places: u64) {
        let (now, index) = (self.plan.today + at, self.plan.order_index);
        let mut left = places;
        while left > 0 {
            let by_order = index.abs() >= 1.0 || self.picks.unit() < index.abs();
            let most = if index.abs() >= 1.0 { left } else { 1 };
            let taken = match (by_order, index > 0.0) {
                (true, true) => self.free.take_oldest(most),
                (true, false) => self.free.take_newest(most),
                (false, _) => self.free.take_anybody(&mut self.picks),
            };
            let Some((cohort, cases)) = taken else { return };
            left = left.saturating_sub(u64::from(cases));
            let wait = now.saturating_sub(cohort);
            self.month.decided += u64::from(cases);
            self.month.in_term += if self.plan.is_overdue(cohort, now) { 0 } else { u64::from(cases) };
            if self.month.waits.len() <= wait {
                self.month.waits.resize(wait + 1, 0);
            }
            if let Some(cell) = self.month.waits.get_mut(wait) {
                *cell += cases;
            }
            // The day of the decision is not a penalty day.
            self.cents += f64::from(cases) * self.plan.cents(cohort, now.saturating_sub(1));
        }
    }

    fn overdue(&self, now: usize) -> u64 {
        let pools = std::iter::once(&self.free).chain(&self.held);
        let late = pools.flat_map(Pool::cohorts).filter(|(cohort, _)| self.plan.is_overdue(*cohort, now));
        late.map(|(_, cases)| u64::from(cases)).sum()
    }

    fn month_end(&mut self, at: usize) -> Option<MonthEnd> {
        let now = self.plan.today + at;
        let month = std::mem::take(&mut self.month);
        let pools = std::iter::once(&self.free).chain(&self.held).flat_map(Pool::cohorts);
        let running: f64 = pools.map(|(cohort, cases)| f64::from(cases) * self.plan.cents(cohort, now)).sum();
        let cents = self.cents + running;
        let penalty_cents = cents - std::mem::replace(&mut self.cents_told, cents);
        let waiting = self.free.total();
        let middle = |half: u64| {
            let mut so_far = 0;
            self.free
                .cohorts()
                .find(|(_, cases)| {
                    so_far += u64::from(*cases);
                    so_far >= half
                })
                .map(|(cohort, _)| now - cohort)
        };
        Some(MonthEnd {
            last_day: self.plan.days.get(at)?.date,
            received: month.received,
            decided: month.decided,
            withdrawn: month.withdrawn,
            backlog: self.waiting(),
            held: self.waiting() - waiting,
            overdue: self.overdue(now),
            in_term: month.in_term,
            waited: percentile(&month.waits, month.decided, 5).zip(percentile(&month.waits, month.decided, 8)),
            age: middle(waiting.div_ceil(2)).filter(|_| waiting > 0).and_then(|days| u32::try_from(days).ok()),
            ahead: if waiting > 0 { days_ahead(self.plan, at, real(waiting), self.levels) } else { None },
            penalty_cents,
        })
    }
}

/// The smallest wait that at least so many tenths of those decided did not exceed.
fn percentile(waits: &[u32], decided: u64, tenths: u64) -> Option<u32> {
    let mut so_far = 0;
    let at = waits.iter().position(|cases| {
        so_far += u64::from(*cases);
        so_far > 0 && so_far * 10 >= decided * tenths
    })?;
    u32::try_from(at).ok()
}
