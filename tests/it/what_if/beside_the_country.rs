//! The invented country carried on from the end of 2024 with the intake and capacity that it really gets, beside what it does.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use wachtwijzer::catalogue::caseload::built_in_caseload;
use wachtwijzer::domain::caseload::{CaseLoad, Outcome, Wanted};
use wachtwijzer::domain::what_if::scenario::Weekly;
use wachtwijzer::domain::what_if::{Change, DayCount, Handling, Level, Scenario, Start, Withdrawal, project};

use super::{day, plain};

#[test]
fn twelve_months_of_the_country_lie_within_one_percent_of_the_middle_and_within_the_ranges() {
    let tables = built_in_caseload().unwrap();
    let mut cells: BTreeMap<(NaiveDate, Option<NaiveDate>, bool), u32> = BTreeMap::new();
    let mut truth: BTreeMap<NaiveDate, u32> = BTreeMap::new();
    let ends: Vec<NaiveDate> = (1..=12)
        .map(|m| NaiveDate::from_ymd_opt(2025 + m / 12, u32::try_from(m % 12).unwrap() + 1, 1).unwrap())
        .collect();
    for application in CaseLoad::new(&tables, Wanted::country(day("2025-12-31"))) {
        let withdrawn = application.closed.is_some_and(|closing| closing.outcome == Outcome::Withdrawn);
        *cells.entry((application.received, application.closed.map(|closing| closing.on), withdrawn)).or_default() += 1;
        for end in ends.iter().filter_map(NaiveDate::pred_opt).filter(|end| application.is_pending(*end)) {
            *truth.entry(end).or_default() += 1;
        }
    }
    let row = |((received, closed, withdrawn), cases)| DayCount { received, closed, withdrawn, cases };
    let counts: Vec<DayCount> = cells.into_iter().map(row).collect();

    let start = Start::observe(&counts, day("2024-12-31"));
    let in_2025 = || tables.months().iter().filter(|month| month.first.year() == 2025);
    let change = |from, cases: u32| Change { from, level: Level::PerMonth(f64::from(cases)) };
    let scenario = Scenario {
        handling: Handling::AsObserved,
        intake: in_2025().map(|month| change(month.first, month.inflow)).collect(),
        capacity: in_2025().map(|month| change(month.first, month.capacity)).collect(),
        withdrawal: Withdrawal::AsObserved,
        weekly: Weekly::AsObserved,
        runs: 60,
        ..plain(12, 0.0)
    };
    let projection = project(&start, &scenario).unwrap();

    assert_eq!(start.pending(), 66_105);
    assert!((0.85..0.95).contains(&start.pace.order_index), "{:?}", start.pace);
    assert_eq!(projection.months.len(), 12);
    for month in &projection.months {
        let really = f64::from(truth[&month.last_day]);
        let [low, middle, high] = [month.backlog.low, month.backlog.middle, month.backlog.high].map(Option::unwrap);
        assert!((middle / really - 1.0).abs() < 0.01, "{}: {middle} and really {really}", month.last_day);
        assert!(low <= really && really <= high, "{}: {low} to {high} and really {really}", month.last_day);
    }
}
