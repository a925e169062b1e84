//! The backtest on real decisions gives the golden numbers, and meets the targets of every half-year.

use std::sync::LazyLock;

use serde_json::Value;
use wachtwijzer::domain::forecast::backtest::{Backtest, Protocol, backtest};
use wachtwijzer::domain::forecast::contender::Contender;
use wachtwijzer::domain::forecast::flow::Flow;
use wachtwijzer::domain::forecast::rule::Method;
use wachtwijzer::domain::forecast::scores::Score;
use wachtwijzer::domain::forecast::settings::Settings;

use super::h2b::{DECISIONS_2000_2004, DECISIONS_2007_2014, day, read};
use super::{close, golden};

const CONTENDERS: [Contender; 4] = [Contender::Published, Contender::Conditional, Contender::Age, Contender::Rule];

static FIRST: LazyLock<Backtest> = LazyLock::new(|| run(&read(&DECISIONS_2000_2004).0, 0));
static SECOND: LazyLock<Backtest> = LazyLock::new(|| run(&read(&DECISIONS_2007_2014).0, 1));

/// Runs the golden protocol of one file, and checks that every as-of day was reported.
fn run(flow: &Flow, at: usize) -> Backtest {
    let golden = golden("backtest_expected.json");
    let case = &golden["backtests"][at];
    let number = |name: &str| i32::try_from(case[name].as_i64().unwrap()).unwrap();
    let cases: u64 = flow.cells().iter().map(|c| u64::from(c.count)).sum();
    assert_eq!(cases, case["cases_used"].as_u64().unwrap());
    assert_eq!(number("window"), Settings::default().window);
    let last = day(case["as_of_last"].as_str().unwrap());
    let protocol = Protocol {
        first: day(case["as_of_first"].as_str().unwrap()),
        last,
        step: number("step_days"),
        horizon: number("horizon"),
        data_end: last + number("horizon"),
    };
    let mut told = Vec::new();
    let found = backtest(flow, &protocol, &Settings::default(), &CONTENDERS, |done, total| told.push((done, total)));
    let days = found.days.len();
    assert_eq!(told, (1..=days).map(|done| (done, days)).collect::<Vec<_>>());
    found
}

fn check_totals(found: &Backtest, case: &Value) {
    let names = ["naive", "base", "age", "auto"];
    for (name, contender) in names.into_iter().zip(CONTENDERS) {
        let (score, expected) = (found.score(contender), &case["expected"][name]);
        let number = |key: &str| expected[key].as_f64().unwrap();
        assert_eq!(score.cases(), case["forecasts"].as_u64().unwrap(), "{name}");
        close(score.mean_pinball().unwrap(), number("mean_pinball"), 1e-6, name);
        close(score.coverage80().unwrap(), number("coverage80"), 1e-9, name);
        close(score.below().unwrap(), number("below"), 1e-9, name);
        close(score.above().unwrap(), number("above"), 1e-9, name);
        close(score.median_error().unwrap(), number("mean_abs_error_of_median"), 1e-6, name);
    }
}

fn check_half_years(found: &Backtest, case: &Value) {
    let expected = case["half_years"].as_object().unwrap();
    let names: Vec<String> = found.half_years().iter().map(ToString::to_string).collect();
    assert_eq!(names, expected.keys().cloned().collect::<Vec<_>>());
    for half in found.half_years() {
        let (name, score) = (half.to_string(), |c| found.half_year(half, c));
        let number = |key: &str| expected[&name][key].as_f64().unwrap();
        let rule: Score = score(Contender::Rule);
        let gain = |over| rule.gain_over(&score(over)).unwrap();
        close(rule.coverage80().unwrap(), number("coverage80"), 1e-9, &name);
        close(gain(Contender::Published), number("gain_vs_naive"), 1e-6, &name);
        close(gain(Contender::Conditional), number("gain_vs_conditional"), 1e-6, &name);
    }
}

/// Coverage of the 80% range overall and in every half-year, and the gain over both percentiles.
struct Targets {
    coverage: (f64, f64),
    each_half_year: (f64, f64),
    over_published: f64,
    over_conditional: f64,
}

fn check_targets(found: &Backtest, targets: &Targets) {
    let rule = found.score(Contender::Rule);
    let within = |(low, high): (f64, f64), share: f64| assert!(low <= share && share <= high, "{share}");
    within(targets.coverage, rule.coverage80().unwrap());
    for half in found.half_years() {
        within(targets.each_half_year, found.half_year(half, Contender::Rule).coverage80().unwrap());
    }
    assert!(rule.gain_over(&found.score(Contender::Published)).unwrap() >= targets.over_published);
    assert!(rule.gain_over(&found.score(Contender::Conditional)).unwrap() >= targets.over_conditional);
    assert!(found.days.iter().all(|d| d.chosen == Ok(Method::Age)), "short lines");
}

#[test]
fn the_backtest_of_2000_to_2004_gives_the_golden_numbers() {
    let golden = golden("backtest_expected.json");
    check_totals(&FIRST, &golden["backtests"][0]);
    check_half_years(&FIRST, &golden["backtests"][0]);
}

#[test]
fn the_backtest_of_2007_to_2014_gives_the_golden_numbers() {
    let golden = golden("backtest_expected.json");
    check_totals(&SECOND, &golden["backtests"][1]);
    check_half_years(&SECOND, &golden["backtests"][1]);
}

#[test]
fn the_targets_for_2000_to_2004_are_met() {
    let targets =
        Targets { coverage: (0.78, 0.84), each_half_year: (0.75, 0.90), over_published: 0.20, over_conditional: 0.04 };
    check_targets(&FIRST, &targets);
}

#[test]
fn the_targets_for_2007_to_2014_are_met() {
    let targets =
        Targets { coverage: (0.78, 0.86), each_half_year: (0.70, 0.95), over_published: 0.20, over_conditional: 0.05 };
    check_targets(&SECOND, &targets);
}

#[test]
fn days_whose_horizon_is_not_over_are_not_scored() {
    let protocol = Protocol { first: 100, last: 400, step: 30, horizon: 270, data_end: 431 };

    let days: Vec<i32> = protocol.days().collect();

    assert_eq!(days, [100, 130, 160]);
    assert_eq!(Protocol { data_end: 369, ..protocol }.days().count(), 0);
}
