//! The backtest of a file is the golden one; a forecast is told with its method, or why there is none.

use serde_json::{Value, json};

use super::{close, err, golden, h2b, json as answer_of, out, run, written};

/// The golden backtest of a file, by the options that its filters ask for.
fn same_backtest(name: &str, from: &[&str], at: usize, defects: &Value) {
    let golden = &golden("forecast/backtest_expected.json")["backtests"][at];
    let answer = answer_of(&[&["backtest", &h2b(name)], from].concat());

    assert_eq!(answer["cases"], golden["cases_used"]);
    assert_eq!(answer["forecasts"], golden["forecasts"]);
    assert_eq!(&answer["defects"], defects);
    let protocol = &answer["protocol"];
    assert_eq!(protocol["from"], golden["as_of_first"]);
    assert_eq!(protocol["stepDays"], golden["step_days"]);
    assert_eq!(protocol["horizonDays"], golden["horizon"]);
    for (theirs, ours) in [("naive", "published"), ("base", "conditional"), ("age", "age"), ("auto", "rule")] {
        let (expected, found) = (&golden["expected"][theirs], &answer["contenders"][ours]);
        let same = |key: &str, name: &str, tolerance| {
            close(&found[key], expected[name].as_f64().expect("a number"), tolerance, &format!("{ours} {key}"));
        };
        same("meanPinball", "mean_pinball", 1e-6);
        same("coverage80", "coverage80", 1e-9);
        same("below", "below", 1e-9);
        same("above", "above", 1e-9);
        same("medianAbsoluteError", "mean_abs_error_of_median", 1e-6);
    }
    let halves = golden["half_years"].as_object().expect("half-years");
    let found = answer["halfYears"].as_object().expect("half-years");
    assert_eq!(found.keys().collect::<Vec<_>>(), halves.keys().collect::<Vec<_>>());
    for (half, expected) in halves {
        let rule = &found[half]["rule"];
        close(&rule["coverage80"], expected["coverage80"].as_f64().expect("a share"), 1e-9, half);
        close(&rule["gainOverPublished"], expected["gain_vs_naive"].as_f64().expect("a gain"), 1e-6, half);
        close(&rule["gainOverConditional"], expected["gain_vs_conditional"].as_f64().expect("a gain"), 1e-6, half);
    }
    assert_eq!(answer["contenders"].as_object().expect("contenders").len(), 6);
}

#[test]
fn the_backtest_of_2000_to_2004_comes_out_of_the_command_line() {
    let options = ["--received-from", "1999-01-01", "--from", "2000-07-01"];
    same_backtest("h2b_2000_2004.csv", &options, 0, &json!({"missing-receipt": 3, "closed-before-receipt": 4}));
}

#[test]
fn the_backtest_of_2007_to_2014_comes_out_of_the_command_line() {
    let options = ["--received-from", "2007-07-01", "--until", "2013-12-31"];
    same_backtest("h2b_2007_2014.csv", &options, 1, &json!({"closed-before-receipt": 13}));
}

#[test]
fn a_table_of_contenders_is_printed_for_people() {
    let output = run(&["backtest", &h2b("h2b_2000_2004.csv"), "--received-from", "1999-01-01", "--step", "180"]);

    let told = out(&output);
    for name in ["published", "conditional", "age", "mean", "queue", "rule"] {
        assert!(told.lines().any(|line| line.starts_with(name)), "{name} is not in\n{told}");
    }
    assert!(told.contains("Left out: 950 open cases that were lost from sight"), "{told}");
}

#[test]
fn a_file_too_short_to_look_back_at_is_told_with_what_would_be_right() {
    let file = written("received,closed\n2024-01-01,2024-02-01\n2024-03-01,2024-04-01\n");

    let output = run(&["backtest", &file.path]);
    let soon = run(&["backtest", &file.path, "--from", "2024-02-01", "--horizon", "20"]);

    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("there is no day to look back at: the first would be 2025-01-01"),
        "{}",
        err(&output)
    );
    assert!(soon.status.success(), "{}", err(&soon));
    assert!(out(&soon).contains("Nobody was forecast"), "{}", out(&soon));
}

#[test]
fn a_forecast_is_a_range_in_words_with_its_method_and_how_often_it_was_kept() {
    let output = run(&["forecast", &h2b("h2b_2000_2004.csv"), "--received-on", "2004-08-15"]);

    let told = out(&output);
    assert!(
        told.starts_with("A case received on 2004-08-15 and still open at the end of 2004-09-30 has waited 46 days."),
        "{told}"
    );
    assert!(
        told.contains("For eight of ten like it, it takes from less than a week to 6 weeks from then; one is sooner, one is later."),
        "{told}"
    );
    for part in
        ["2607 cases were closed in it and 643", "compared with those who had waited as long", "were kept in 82% of"]
    {
        assert!(told.contains(part), "{part} is not in\n{told}");
    }
}

#[test]
fn no_forecast_is_given_with_its_reason() {
    let file = written("received,closed\n2024-01-01,2024-02-01\n2024-03-01,\n");

    let few = run(&["forecast", &file.path, "--received-on", "2024-03-01"]);
    let answer = answer_of(&["forecast", &file.path, "--received-on", "2024-03-01"]);
    let later = run(&["forecast", &file.path, "--received-on", "2025-03-01"]);
    let earlier = run(&["forecast", &file.path, "--received-on", "2023-03-01"]);

    assert!(few.status.success(), "{}", err(&few));
    assert!(
        out(&few).contains("No forecast: too few decisions to say: 1 in the last half-year, 100 are needed"),
        "{}",
        out(&few)
    );
    assert!(answer["forecast"].is_null() && answer["noForecast"].as_str().is_some_and(|why| why.contains("too few")));
    assert_eq!((later.status.code(), earlier.status.code()), (Some(2), Some(2)));
    assert!(err(&later).contains("lies after the end of the file, 2024-03-01"), "{}", err(&later));
    assert!(err(&earlier).contains("lies before the first case"), "{}", err(&earlier));
}
