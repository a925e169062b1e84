//! Where a projection begins: today's backlog by day of receipt, and the pace of the last half year.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::domain::draws::real;

/// The window in which pace is measured: 26 weeks.
pub const WINDOW_DAYS: u64 = 182;
/// An average month, in days.
pub const MONTH_DAYS: f64 = 30.4375;

/// So many cases were received on one day and closed on another (or not yet).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DayCount {
    /// Day of receipt.
    pub received: NaiveDate,
    /// Day of closing; `None`: pending.
    pub closed: Option<NaiveDate>,
    /// They were withdrawn, not decided.
    pub withdrawn: bool,
    /// How many.
    pub cases: u32,
}

/// Today.
#[derive(Clone, PartialEq, Debug)]
pub struct Start {
    /// The last day that is known.
    pub as_of: NaiveDate,
    /// Pending cases by day of receipt, oldest first.
    pub backlog: Vec<(NaiveDate, u32)>,
    /// The pace of the last 182 days.
    pub pace: Pace,
}

/// What the office received and decided in the window, by the month, and how unevenly.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Pace {
    /// Received in an average month.
    pub intake: f64,
    /// Variance of the weekly intake over its mean; 1 for single people who come independently (Poisson), more for
    /// families.
    pub intake_dispersion: f64,
    /// Decided in an average month, withdrawals apart.
    pub capacity: f64,
    /// Variance of the weekly decisions over their mean; 0 when every week is like the other.
    pub capacity_dispersion: f64,
    /// Withdrawals a day for each pending case.
    pub withdraw_per_day: f64,
    /// 1 when decisions went strictly in order of receipt, 0 at random, −1 newest first.
    pub order_index: f64,
}

impl Start {
    /// Reads today off the counts. What happened after `as_of` is not looked at. Rows closed before their receipt are
    /// passed over.
    #[must_use]
    pub fn observe(counts: &[DayCount], as_of: NaiveDate) -> Self {
        let known: Vec<DayCount> = counts
            .iter()
            .filter(|row| row.received <= as_of && row.closed.is_none_or(|closed| closed >= row.received))
            .map(|row| DayCount { closed: row.closed.filter(|closed| *closed <= as_of), ..*row })
            .collect();
        let mut backlog: BTreeMap<NaiveDate, u32> = BTreeMap::new();
        for row in known.iter().filter(|row| row.closed.is_none() && row.cases > 0) {
            let cell = backlog.entry(row.received).or_default();
            *cell = cell.saturating_add(row.cases);
        }
        let pace = pace(&known, as_of);
        Self { as_of, backlog: backlog.into_iter().collect(), pace }
    }

    /// How many cases are pending.
    #[must_use]
    pub fn pending(&self) -> u64 {
        self.backlog.iter().map(|(_, cases)| u64::from(*cases)).sum()
    }
}

fn pace(known: &[DayCount], as_of: NaiveDate) -> Pace {
    let intake = weeks(known.iter().map(|row| (row.received, row.cases)), as_of);
    let decided = known.iter().filter(|row| !row.withdrawn);
    let decided = weeks(decided.filter_map(|row| row.closed.map(|day| (day, row.cases))), as_of);
    let (order_index, waited) = order(known, as_of);
    let withdrawn = known.iter().filter(|row| row.withdrawn);
    let withdrawn: f64 = weeks(withdrawn.filter_map(|row| row.closed.map(|day| (day, row.cases))), as_of).iter().sum();
    let a_month = |weekly: &[f64]| weekly.iter().sum::<f64>() / real(WINDOW_DAYS) * MONTH_DAYS;
    Pace {
        intake: a_month(&intake),
        intake_dispersion: dispersion(&intake).max(1.0),
        capacity: a_month(&decided),
        capacity_dispersion: dispersion(&decided),
        withdraw_per_day: if waited > 0.0 { withdrawn / waited } else { 0.0 },
        order_index,
    }
}

/// Cases in each of the 26 weeks that end with this day, the last week first.
fn weeks(days: impl Iterator<Item = (NaiveDate, u32)>, as_of: NaiveDate) -> Vec<f64> {
    let mut weeks = vec![0.0; 26];
    for (day, cases) in days {
        let ago = usize::try_from((as_of - day).num_days()).ok();
        if let Some(week) = ago.and_then(|ago| weeks.get_mut(ago / 7)) {
            *week += f64::from(cases);
        }
    }
    weeks
}

/// Variance over mean, the variance from the differences of neighbouring weeks, so that a trend does not count as
/// unrest (J. von Neumann et al. 1941, "The mean square successive difference").
fn dispersion(weekly: &[f64]) -> f64 {
    let length = real(u64::try_from(weekly.len()).unwrap_or(0));
    let mean = weekly.iter().sum::<f64>() / length;
    let squares: f64 = weekly.iter().zip(weekly.iter().skip(1)).map(|(one, next)| (next - one).powi(2)).sum();
    if mean > 0.0 { squares / (2.0 * (length - 1.0)) / mean } else { 0.0 }
}

/// The order index of the window, and the days that all cases together were pending in it.
///
/// 1 − 2 × mean, over closings in the window, of the share of the then pending cases that stood before the closed one,
/// its own day counted half; pending on a day is before its closings and with its arrivals. 0 without closings.
fn order(known: &[DayCount], as_of: NaiveDate) -> (f64, f64) {
    let begins = as_of.checked_sub_days(Days::new(WINDOW_DAYS)).unwrap_or(NaiveDate::MIN);
    let mut pending: BTreeMap<NaiveDate, f64> = BTreeMap::new();
    let mut closings: BTreeMap<NaiveDate, Vec<(NaiveDate, f64)>> = BTreeMap::new();
    let mut arrivals: BTreeMap<NaiveDate, f64> = BTreeMap::new();
    for row in known.iter().filter(|row| row.closed.is_none_or(|closed| closed > begins)) {
        let cases = f64::from(row.cases);
        let joins = if row.received <= begins { &mut pending } else { &mut arrivals };
        *joins.entry(row.received).or_default() += cases;
        if let Some(closed) = row.closed {
            closings.entry(closed).or_default().push((row.received, cases));
        }
    }
    let (mut before, mut closed, mut waited) = (0.0, 0.0, 0.0);
    for day in begins.iter_days().skip(1).take_while(|day| *day <= as_of) {
        if let Some(cases) = arrivals.get(&day) {
            *pending.entry(day).or_default() += cases;
        }
        let total: f64 = pending.values().sum();
        waited += total;
        let Some(today) = closings.get(&day).filter(|_| total > 0.0) else { continue };
        let mut so_far = 0.0;
        let mut standing = BTreeMap::new();
        for (received, cases) in &pending {
            standing.insert(*received, (so_far + cases / 2.0) / total);
            so_far += cases;
        }
        for (received, cases) in today {
            before += cases * standing.get(received).copied().unwrap_or(0.5);
            closed += cases;
            pending.entry(*received).and_modify(|left| *left -= cases);
        }
        pending.retain(|_, cases| *cases > 0.0);
    }
    (if closed > 0.0 { 1.0 - 2.0 * before / closed } else { 0.0 }, waited)
}
