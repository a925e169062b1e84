//! Golden forecasts: toy lines, one per branch of the rule, and three days of real data. Quantiles must be equal.

use serde_json::Value;
use wachtwijzer::domain::forecast::age_table::AgeTable;
use wachtwijzer::domain::forecast::flow::Flow;
use wachtwijzer::domain::forecast::line::Line;
use wachtwijzer::domain::forecast::percentile::Percentiles;
use wachtwijzer::domain::forecast::quantiles::Quantiles;
use wachtwijzer::domain::forecast::queue_table::QueueTable;
use wachtwijzer::domain::forecast::rule::{Method, NoForecast, forecast};
use wachtwijzer::domain::forecast::settings::Settings;

use super::h2b::{DECISIONS_2007_2014, read};
use super::{close, golden, histogram};

/// The tables of one golden case.
struct Built {
    as_of: i32,
    horizon: i32,
    line: Line,
    age: AgeTable,
    queue: QueueTable,
    percentiles: Percentiles,
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn day(value: &Value) -> i32 {
    i32::try_from(value.as_i64().unwrap()).unwrap()
}

fn quantiles(value: &Value) -> Quantiles {
    Quantiles(std::array::from_fn(|at| value[at].as_f64()))
}

fn build(flow: &Flow, case: &Value) -> Built {
    let settings = Settings::default();
    let as_of = day(&case["input"]["as_of_day"]);
    let known = flow.known_at(as_of);
    let line = Line::build(&known, as_of, &settings).unwrap();
    Built {
        as_of,
        horizon: day(&case["input"]["horizon"]),
        age: AgeTable::build(&known, as_of, &settings).unwrap(),
        queue: QueueTable::build(&known, &line, &settings).unwrap(),
        percentiles: Percentiles::build(&known, as_of, settings.published_window).unwrap(),
        line,
    }
}

fn check_line(flow: &Flow, built: &Built, expected: &Value, id: &str) {
    let known = flow.known_at(built.as_of);
    assert_eq!(built.line.closings(), expected["closed_in_window"].as_u64().unwrap(), "{id}");
    assert_eq!(built.line.pending(), expected["pending"].as_u64().unwrap(), "{id}");
    close(built.line.throughput(), number(&expected["throughput_per_day"]), 1e-9, id);
    close(built.line.load(&Settings::default()).unwrap(), number(&expected["load"]), 1e-9, id);
    close(built.line.order(&known).unwrap(), number(&expected["fifo_index"]), 1e-9, id);
}

fn check_hazards(built: &Built, expected: &Value, id: &str) {
    for (age, hazard) in (0..).zip(expected["age_hazard_first_30"].as_array().unwrap()) {
        close(built.age.hazard(age), number(hazard), 1e-9, &format!("{id}, age {age}"));
    }
    close(built.age.tail(), number(&expected["age_tail"]), 1e-9, id);
    assert_eq!(built.queue.first_bin(), expected["queue_first_bin"].as_i64().unwrap(), "{id}");
    let bins = expected["queue_hazard"].as_array().unwrap();
    assert_eq!(built.queue.hazards().len(), bins.len(), "{id}");
    for (at, (found, hazard)) in built.queue.hazards().iter().zip(bins).enumerate() {
        close(*found, number(hazard), 1e-9, &format!("{id}, bin {at}"));
    }
}

fn check_forecasts(flow: &Flow, built: &Built, case: &Value, id: &str) {
    let settings = Settings { horizon: built.horizon, ..Settings::default() };
    let said = forecast(flow, built.as_of, &settings);
    for row in case["expected"]["forecasts"].as_array().unwrap() {
        let received = day(&row["received_day"]);
        let what = format!("{id}, received {received}");
        let waited = built.as_of - received;
        assert_eq!(waited, day(&row["waited"]), "{what}");
        let lead = built.line.lead(received);
        close(lead, number(&row["lead_days"]), 1e-9, &what);
        assert_eq!(built.age.quantiles(waited, built.horizon), quantiles(&row["by_age"]), "{what}, by age");
        let plain = built.queue.at_pace(lead, 1.0, built.horizon);
        assert_eq!(plain, quantiles(&row["by_queue_plain"]), "{what}, by queue, plain");
        assert_eq!(built.queue.quantiles(lead, built.horizon), quantiles(&row["by_queue"]), "{what}, by queue");
        assert_eq!(built.percentiles.published(waited), quantiles(&row["baseline"]), "{what}, published");
        match &said {
            Ok(said) => assert_eq!(said.quantiles(received).unwrap(), quantiles(&row["forecast"]), "{what}"),
            Err(_) => assert!(row["forecast"].is_null(), "{what}"),
        }
    }
    let method = match said.map(|f| f.standing().method) {
        Ok(Method::Age) => "age",
        Ok(Method::Mean) => "mean",
        Ok(Method::Queue) => "queue",
        Err(NoForecast::TooFew { .. } | NoForecast::Frozen { .. } | NoForecast::Withdrawn { .. }) => "none",
    };
    assert_eq!(method, case["expected"]["method"], "{id}");
}

fn check(flow: &Flow, case: &Value) {
    let id = case["id"].as_str().unwrap();
    let built = build(flow, case);
    check_line(flow, &built, &case["expected"], id);
    check_hazards(&built, &case["expected"], id);
    check_forecasts(flow, &built, case, id);
}

#[test]
fn toy_lines_are_forecast_to_the_day() {
    let golden = golden("flow_table_golden.json");
    let cases = golden["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 4);
    for case in cases {
        check(&histogram(&case["input"]["histogram"]), case);
    }
}

#[test]
fn three_days_of_real_decisions_are_forecast_to_the_day() {
    let golden = golden("flow_table_h2b_golden.json");
    // "Pending at snapshot = pending": the two undecided rows last seen before the snapshot are not, and are left out.
    let (flow, _) = read(&DECISIONS_2007_2014);
    let cases = golden["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 3);
    for case in cases {
        check(&flow, case);
    }
}
