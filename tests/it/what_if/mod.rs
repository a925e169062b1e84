//! What if: by hand where a hand can do it, by laws where none can, and beside the invented country.

mod beside_the_country;
mod by_hand;
mod capacity;
mod laws;
mod penalties;
mod today;

use chrono::NaiveDate;
use wachtwijzer::domain::deadline::term::Length;
use wachtwijzer::domain::what_if::scenario::Weekly;
use wachtwijzer::domain::what_if::{
    Change, Handling, Level, MonthEnd, Pace, Run, Scenario, Start, TermFrom, Withdrawal, simulate,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// So many pending by day of receipt at the end of January 2025, and no pace at all.
fn start(backlog: &[(&str, u32)]) -> Start {
    let backlog = backlog.iter().map(|(received, cases)| (day(received), *cases)).collect();
    Start { as_of: day("2025-01-31"), backlog, pace: Pace::default() }
}

/// Nothing comes, nothing varies, nobody withdraws, so many are decided a month, oldest first, with a term of 182 days.
fn plain(months: u32, per_month: f64) -> Scenario {
    Scenario {
        months,
        handling: Handling::InOrder,
        intake: Vec::new(),
        capacity: vec![Change { from: day("2025-01-01"), level: Level::PerMonth(per_month) }],
        freezes: Vec::new(),
        terms: vec![TermFrom { received_from: day("2013-06-01"), lengths: vec![Length::Days(182)] }],
        withdrawal: Withdrawal::ShareOfYear(0.0),
        penalty: None,
        level_spread: 0.0,
        weekly: Weekly::Steady,
        runs: 1,
        seed: 1,
    }
}

fn run(start: &Start, scenario: &Scenario) -> Run {
    simulate(start, scenario, 0).unwrap()
}

/// One figure of every month.
fn column<T>(run: &Run, figure: impl Fn(&MonthEnd) -> T) -> Vec<T> {
    run.months.iter().map(figure).collect()
}
