//! The metrics give the golden numbers on made-up forecasts.

use serde_json::Value;
use wachtwijzer::domain::forecast::brier::{Uncut, Wait, brier};
use wachtwijzer::domain::forecast::d_calibration::{DCalibration, pit};
use wachtwijzer::domain::forecast::scores::Score;

use super::{close, golden};

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect()
}

fn flags(value: &Value) -> Vec<bool> {
    value.as_array().unwrap().iter().map(|v| v.as_u64().unwrap() == 1).collect()
}

fn waits(times: &Value, events: &Value) -> Vec<Wait> {
    numbers(times).into_iter().zip(flags(events)).map(|(days, closed)| Wait { days, closed }).collect()
}

#[test]
fn quantile_forecasts_are_scored_as_in_the_golden_file() {
    let golden = &golden("metrics_golden.json")["quantile_forecasts"];
    let (horizon, expected) = (golden["horizon"].as_f64().unwrap(), &golden["expected"]);
    let mut score = Score::default();
    for (forecast, actual) in golden["forecasts"].as_array().unwrap().iter().zip(numbers(&golden["actual"])) {
        let forecast: [f64; 5] = numbers(forecast).try_into().unwrap();
        score.add(&forecast.map(|q| q.min(horizon)), actual.min(horizon), 1);
    }

    let number = |key: &str| expected[key].as_f64().unwrap();
    for (found, level) in score.pinball().unwrap().into_iter().zip(["0.1", "0.25", "0.5", "0.75", "0.9"]) {
        close(found, expected["pinball"][level].as_f64().unwrap(), 1e-9, level);
    }
    close(score.mean_pinball().unwrap(), number("mean_pinball"), 1e-9, "pinball");
    close(score.coverage80().unwrap(), number("coverage80"), 1e-9, "coverage of the 80% range");
    close(score.coverage50().unwrap(), number("coverage50"), 1e-9, "coverage of the 50% range");
    close(score.below().unwrap(), number("below"), 1e-9, "below");
    close(score.above().unwrap(), number("above"), 1e-9, "above");
}

#[test]
fn the_brier_score_with_cut_off_waits_is_that_of_scikit_survival() {
    let golden = &golden("metrics_golden.json")["brier_ipcw"];
    let uncut = Uncut::estimate(&waits(&golden["train_time"], &golden["train_event"]));
    let test = waits(&golden["test_time"], &golden["test_event"]);
    let predicted: Vec<Vec<f64>> = golden["predicted_still_pending"].as_array().unwrap().iter().map(numbers).collect();
    for (at, days) in numbers(&golden["times"]).into_iter().enumerate() {
        let cases: Vec<(Wait, f64)> = test.iter().copied().zip(predicted.iter().map(|row| row[at])).collect();
        let found = brier(&cases, days, &uncut).unwrap();
        close(found, golden["expected"][at].as_f64().unwrap(), 1e-12, &format!("after {days} days"));
    }
}

#[test]
fn d_calibration_spreads_pending_cases_as_in_the_golden_file() {
    let golden = &golden("metrics_golden.json")["d_calibration"];
    let shares = numbers(&golden["predicted_survival_at_end"]);
    let cases: Vec<(f64, bool)> = shares.into_iter().zip(flags(&golden["event"])).collect();

    let found = DCalibration::test(&cases).unwrap();

    for (bin, expected) in found.bins.into_iter().zip(numbers(&golden["expected"]["bin_counts"])) {
        close(bin, expected, 1e-12, "bin");
    }
    close(found.chi_square, golden["expected"]["chi_square"].as_f64().unwrap(), 1e-12, "chi-square");
    close(found.p_value, golden["expected"]["p_value"].as_f64().unwrap(), 1e-10, "p");
}

#[test]
fn the_probability_transform_is_that_of_closed_cases_only() {
    let all = golden("metrics_golden.json");
    let golden = &all["d_calibration"];
    let shares = numbers(&golden["predicted_survival_at_end"]);
    let cases: Vec<(f64, bool)> = shares.into_iter().zip(flags(&golden["event"])).collect();

    let found = pit(&cases);

    let expected = numbers(&all["pit"]["expected"]);
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.into_iter().zip(expected) {
        close(found, expected, 1e-12, "pit");
    }
}

#[test]
fn a_case_predicted_surely_closed_but_pending_counts_whole_in_the_lowest_bin() {
    let found = DCalibration::test(&[(0.0, false), (1.0, true)]).unwrap();

    assert_eq!(found.bins.map(f64::to_bits), [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0].map(f64::to_bits));
}

#[test]
fn without_cases_there_is_no_score() {
    assert_eq!(Score::default().mean_pinball(), None);
    assert_eq!(Score::default().coverage80(), None);
    assert_eq!(DCalibration::test(&[]), None);
    assert_eq!(brier(&[], 30.0, &Uncut::estimate(&[])), None);
}

#[test]
fn a_sharper_forecast_that_holds_scores_better() {
    let (mut wide, mut sharp) = (Score::default(), Score::default());
    wide.add(&[0.0, 5.0, 10.0, 20.0, 40.0], 10.0, 3);
    sharp.add(&[8.0, 9.0, 10.0, 11.0, 12.0], 10.0, 3);

    assert_eq!((wide.coverage80(), sharp.coverage80()), (Some(1.0), Some(1.0)));
    assert_eq!((wide.width(), sharp.width()), (Some(40.0), Some(4.0)));
    assert!(sharp.gain_over(&wide).unwrap() > 0.5);
}
