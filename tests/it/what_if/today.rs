//! Reading today off the counts.

use chrono::TimeDelta;
use serde_json::Value;
use wachtwijzer::domain::what_if::{DayCount, Start};

use super::day;

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/forecast/flow_table_golden.json");

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

#[test]
fn backlog_pace_and_order_are_those_of_the_golden_histories() {
    let golden: Value = serde_json::from_str(&std::fs::read_to_string(GOLDEN).unwrap()).unwrap();
    let zero = day("2000-01-01");
    let on = |number: &Value| number.as_i64().map(|days| zero + TimeDelta::days(days));
    let mut compared = 0;

    for case in golden["cases"].as_array().unwrap() {
        let (input, expected) = (&case["input"], &case["expected"]);
        let row = |row: &Value| DayCount {
            received: on(&row[0]).unwrap(),
            closed: on(&row[1]),
            withdrawn: false,
            cases: u32::try_from(row[2].as_u64().unwrap()).unwrap(),
        };
        let counts: Vec<DayCount> = input["histogram"].as_array().unwrap().iter().map(row).collect();

        let start = Start::observe(&counts, on(&input["as_of_day"]).unwrap());

        let id = &case["id"];
        assert_eq!(start.pending(), expected["pending"].as_u64().unwrap(), "{id}");
        if let Some(throughput) = expected["throughput_per_day"].as_f64() {
            assert!(close(start.pace.capacity / 30.4375, throughput), "{id}: {:?}", start.pace);
        }
        if let Some(index) = expected["fifo_index"].as_f64() {
            assert!(close(start.pace.order_index, index), "{id}: {:?} and not {index}", start.pace);
            compared += 1;
        }
    }

    assert!(compared >= 3, "only {compared} histories have an order index");
}

#[test]
fn what_happens_later_is_not_looked_at() {
    let as_of = day("2025-01-31");
    let row = |received, closed: Option<&str>, withdrawn| DayCount {
        received: day(received),
        closed: closed.map(day),
        withdrawn,
        cases: 3,
    };
    let known =
        [row("2024-09-02", Some("2024-12-02"), false), row("2024-10-01", None, false), row("2024-12-02", None, false)];
    let later = [
        known[0],
        row("2024-10-01", Some("2025-02-03"), true),
        row("2024-12-02", Some("2025-02-04"), false),
        row("2025-02-03", None, false),
    ];

    assert_eq!(Start::observe(&known, as_of), Start::observe(&later, as_of));
    assert_eq!(Start::observe(&known, as_of).backlog, [(day("2024-10-01"), 3), (day("2024-12-02"), 3)]);
}

#[test]
fn a_week_like_the_other_has_no_dispersion_and_withdrawals_are_no_decisions() {
    let as_of = day("2025-01-31");
    let row = |ago: i64, wait: Option<i64>, withdrawn| {
        let received = as_of - TimeDelta::days(ago);
        DayCount { received, closed: wait.map(|days| received + TimeDelta::days(days)), withdrawn, cases: 7 }
    };
    // Seven come every Friday, for two years; seven are decided after 364 days; one Friday's seven gave up after 200.
    let mut counts: Vec<DayCount> = (0..104).map(|week| row(week * 7, Some(364), false)).collect();
    counts[40] = row(280, Some(200), true);

    let pace = Start::observe(&counts, as_of).pace;

    assert!(close(pace.intake, 30.4375) && close(pace.intake_dispersion, 1.0), "{pace:?}");
    assert!(close(pace.capacity, 30.4375) && close(pace.capacity_dispersion, 0.0), "{pace:?}");
    // Pending: 52 Fridays' seven on 182 days, on 26 Fridays seven more before seven are decided; seven fewer on 80 days.
    assert!(close(pace.withdraw_per_day, 7.0 / f64::from(182 * 364 + 26 * 7 - 80 * 7)), "{pace:?}");
}
