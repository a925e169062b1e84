//! Golden files of R and others as applications: imported as events, asked for over HTTP, equal to nine digits on both databases.

use std::path::Path;

use chrono::Days;
use serde_json::Value;
use wachtwijzer::app::applications::Draft;
use wachtwijzer::catalogue::Catalogue;
use wachtwijzer::domain::case::event::{Given, Said};
use wachtwijzer::store::Db;

use super::{on, take};
use crate::support::http::start_of;
use crate::support::stores::on_each;

fn data(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn golden_catalogue() -> Catalogue {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let config =
        |file: &str| (file.to_owned(), std::fs::read_to_string(root.join("config").join(file)).expect("a file"));
    let files = [
        config("calendars/nl.toml"),
        config("access/rights.toml"),
        ("procedures/golden.toml".to_owned(), data("statistics/golden.toml")),
        ("statistics/golden.toml".to_owned(), data("statistics/golden-rules.toml")),
    ];
    Catalogue::from_files(files).expect("a catalogue")
}

/// Each row as an application received on 1 January 2020, watched from its entry and closed or seen no longer at its time.
fn applications(file: &Value, groups: &[&str]) -> Vec<Draft> {
    let received = on("2020-01-01");
    let after = |days: &Value| received.checked_add_days(Days::new(days.as_u64().expect("days"))).expect("a day");
    let rows = file["inputs"]["rows"].as_array().expect("rows").iter().zip(0..);
    let draft = |(row, number): (&Value, usize)| {
        let text = |code: &str| Given::Text(code.to_owned());
        let group = groups.iter().position(|group| row[3] == *group);
        let mut first = Said::new("received", received);
        if let Some(place) = group {
            first = first.with("group", text(["one", "two"][place]));
        }
        let end = match row[2].as_u64() {
            Some(0) => Said::new("lost", after(&row[1])),
            Some(1) => Said::new("decided", after(&row[1])).with("outcome", text("first")),
            _ => Said::new("decided", after(&row[1])).with("outcome", text("second")),
        };
        Draft {
            procedure: "golden".to_owned(),
            version: None,
            source_key: Some(format!("row-{number}")),
            family: None,
            observed_from: row[0].as_u64().filter(|entry| *entry > 0).map(|_| after(&row[0])),
            events: vec![first, end],
        }
    };
    rows.map(draft).collect()
}

fn close(found: &Value, wanted: &Value, what: &str) {
    match (found.as_f64(), wanted.as_f64()) {
        (Some(found), Some(wanted)) => assert!((found - wanted).abs() <= 1e-9, "{what}: {found}, right is {wanted}"),
        (None, None) => {}
        _ => panic!("{what}: {found}, right is {wanted}"),
    }
}

/// Compares what the service says of a group with the golden file; how many numbers that were.
fn compare(figures: &[Value], (wanted, rows): (&Value, &[Value]), what: &str) -> usize {
    let figure = |measure: &str, group: Option<&str>| -> &Value {
        let group = group.map_or(Value::Null, Value::from);
        let mut found = figures.iter().filter(|f| f["measure"] == measure && f["group"] == group);
        found.next().unwrap_or_else(|| panic!("{what} has no {measure}"))
    };
    let mut compared = 0;
    let curve = figure("curve", None)["value"]["points"].as_array().expect("points");
    let km = wanted["km"].as_array().expect("steps");
    assert_eq!(curve.len(), km.len(), "{what}: steps");
    for (point, step) in curve.iter().zip(km) {
        let place = format!("{what} at {}", step["time"]);
        for (ours, theirs) in [
            ("day", "time"),
            ("atRisk", "n_risk"),
            ("ended", "n_event"),
            ("pending", "n_censor"),
            ("value", "survival"),
        ] {
            close(&point[ours], &step[theirs], &format!("{place} {theirs}"));
        }
        close(&point["low"], &step["ci_loglog"][0], &format!("{place} low"));
        close(&point["high"], &step["ci_loglog"][1], &format!("{place} high"));
        compared += 7;
    }
    let median = wanted["quantiles"].as_array().expect("quantiles").iter().find(|q| q["p"] == 0.5).expect("a median");
    let ours = &figure("median", None)["value"];
    close(&ours["days"], &median["q_first"], &format!("{what} median"));
    close(&ours["low"], &median["ci_loglog"][0], &format!("{what} median low"));
    close(&ours["high"], &median["ci_loglog"][1], &format!("{what} median high"));
    for (end, cause) in [("granted", "cif_1"), ("refused", "cif_2")] {
        let Some(steps) = wanted.get("aalen_johansen").and_then(Value::as_array) else { break };
        let points = figure("curve", Some(end))["value"]["points"].as_array().expect("points");
        assert_eq!(points.len(), steps.len(), "{what}: steps of {end}");
        for (point, step) in points.iter().zip(steps) {
            close(&point["day"], &step["time"], what);
            close(&point["value"], &step[cause], &format!("{what} {cause} at {}", step["time"]));
            compared += 2;
        }
        let ended: u64 = points.iter().map(|point| point["ended"].as_u64().expect("a count")).sum();
        let of_cause = |row: &&Value| row[2].as_u64() == cause.strip_prefix("cif_").and_then(|code| code.parse().ok());
        assert_eq!(ended, u64::try_from(rows.iter().filter(of_cause).count()).expect("few"), "{what}: ends {end}");
    }
    compared + 3
}

/// Imports a golden file and asks for everybody and for each group.
async fn compare_file(db: Db, name: &str, groups: &[&str]) -> usize {
    let file: Value = serde_json::from_str(&data(&format!("survival/{name}.json"))).expect("a golden file");
    let http = start_of(db, golden_catalogue()).await;
    take(&http.app, &applications(&file, groups));
    let answer = http.get("/own-figures?procedure=golden&statistic=waiting-time-ever").await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let all = answer.json()["results"].as_array().expect("results").clone();
    let of = |track: Option<&str>| -> Vec<Value> {
        let track = track.map_or(Value::Null, Value::from);
        all.iter().filter(|figure| figure["track"] == track).cloned().collect()
    };
    let rows = file["inputs"]["rows"].as_array().expect("rows").clone();
    let mut compared = compare(&of(None), (&file["expected"]["all"], &rows), name);
    for (group, track) in groups.iter().zip(["one", "two"]) {
        let of_group: Vec<Value> = rows.iter().filter(|row| row[3] == *group).cloned().collect();
        compared += compare(&of(Some(track)), (&file["expected"][*group], &of_group), &format!("{name} {group}"));
    }
    compared
}

#[test]
fn freireich_from_import_to_http_is_what_textbooks_say() {
    on_each(|db| async move {
        let compared = compare_file(db, "freireich", &["6-MP", "placebo"]).await;
        assert!(compared > 200, "{compared} numbers prove little");
    });
}

#[test]
fn mgus2_with_competing_ends_from_import_to_http_is_what_r_says() {
    on_each(|db| async move {
        let compared = compare_file(db, "mgus2", &["F", "M"]).await;
        assert!(compared > 5_000, "{compared} numbers prove little");
    });
}

#[test]
fn psych_with_delayed_entry_from_import_to_http_is_what_r_says() {
    on_each(|db| async move {
        let compared = compare_file(db, "psych", &[]).await;
        assert!(compared > 100, "{compared} numbers prove little");
    });
}
