//! The figures of a file are those of the golden data, to the last digits.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};
use serde_json::Value;

use super::{Written, close, err, figure, golden, h2b, json, out, run, set, written};

/// A table of day counts as a file of cases, all received on one day or, with delayed entry, seen from a day on.
fn cases(name: &str) -> (Written, NaiveDate) {
    let table = golden(&format!("survival/{name}.json"));
    let start: NaiveDate = "2000-01-01".parse().expect("a day");
    let day = |age: u64| start.checked_add_days(Days::new(age)).expect("a day");
    let number = |value: &Value| value.as_u64().expect("a number");
    let mut rows = String::from("received,closed,outcome,last_seen,seen_from,group\n");
    let mut last = start;
    for row in table["inputs"]["rows"].as_array().expect("rows") {
        let (entry, exit) = (number(&row[0]), day(number(&row[1])));
        let outcome = ["", "granted", "refused", "withdrawn"][usize::try_from(number(&row[2])).expect("a cause")];
        let (closed, seen) =
            if outcome.is_empty() { (String::new(), exit.to_string()) } else { (exit.to_string(), String::new()) };
        let from = if entry == 0 { String::new() } else { day(entry + 1).to_string() };
        let group = row[3].as_str().unwrap_or("all");
        writeln!(rows, "{start},{closed},{outcome},{seen},{from},{group}").expect("memory");
        last = last.max(exit);
    }
    (written(rows), last)
}

/// The curve of a set lies on the golden one, and has its band.
fn same_curve(set: &Value, golden: &Value, tolerance: f64) {
    let (curve, steps) = (set["curve"].as_array().expect("a curve"), golden["km"].as_array().expect("steps"));
    for step in steps {
        let (time, name) = (step["time"].as_f64().expect("a time"), step["time"].to_string());
        let point = curve.iter().find(|p| p["day"].as_f64() == Some(time)).unwrap_or_else(|| panic!("no day {time}"));
        close(&point["stillWaiting"], step["survival"].as_f64().expect("a share"), tolerance, &name);
        for (end, key) in ["low", "high"].into_iter().enumerate() {
            match step["ci_loglog"][end].as_f64() {
                Some(band) => close(&point[key], band, tolerance, &name),
                None => assert!(point[key].is_null(), "{name}"),
            }
        }
    }
}

#[test]
fn two_groups_with_cases_lost_from_sight_give_the_published_medians_and_log_rank() {
    let (file, _) = cases("freireich");
    let golden = golden("survival/freireich.json");

    let options = ["--group", "group", "--last-seen", "last_seen", "--as-of", "2020-01-01"];
    let answer = json(&[&["waits", &file.path], &options[..]].concat());

    for (group, median) in [("6-MP", 23.0), ("placebo", 8.0)] {
        let set = set(&answer, "group", group);
        same_curve(set, &golden["expected"][group], 1e-9);
        assert_eq!(figure(set, "closed-within", Some(50))["value"], median);
    }
    assert_eq!(figure(set(&answer, "group", "6-MP"), "lost", None)["value"], 12);
    close(&answer["logRank"]["chiSquare"], 16.79, 0.005, "log-rank");
}

#[test]
fn competing_outcomes_are_those_of_the_golden_file_and_add_up_to_one() {
    let (file, last) = cases("mgus2");
    let golden = golden("survival/mgus2.json");

    let as_of = last.to_string();
    let answer = json(&["waits", &file.path, "--last-seen", "last_seen", "--as-of", &as_of]);

    let all = set(&answer, "all", "");
    same_curve(all, &golden["expected"]["all"], 1e-9);
    for day in [90, 180, 365] {
        let share = |name: &str| figure(all, name, Some(day))["value"].as_f64().expect("a share");
        let sum: f64 =
            ["share-granted", "share-refused", "share-withdrawn", "share-still-waiting"].map(share).iter().sum();
        assert!((sum - 1.0).abs() < 1e-12, "{sum}");
    }
}

#[test]
fn cases_seen_only_from_some_age_on_are_at_risk_from_then() {
    let (file, last) = cases("psych");
    let golden = golden("survival/psych.json");

    let as_of = last.to_string();
    let options = ["--last-seen", "last_seen", "--seen-from", "seen_from", "--as-of", &as_of];
    let answer = json(&[&["waits", &file.path], &options[..]].concat());

    same_curve(set(&answer, "all", ""), &golden["expected"]["all"], 1e-9);
}

#[test]
fn the_calendar_window_of_real_decisions_looks_at_nothing_after_its_day() {
    let golden = golden("survival/period_window.json");
    let case = golden["cases"].as_array().expect("cases").iter().find(|c| !c["csv"].is_null()).expect("real decisions");
    let wanted =
        case["results"].as_array().expect("results").iter().find(|r| r["window_days"] == 182).expect("182 days");
    let as_of = wanted["as_of"].as_str().expect("a day");

    let answer = json(&["waits", &h2b("h2b_2007_2014.csv"), "--as-of", as_of, "--last-seen", "-"]);

    let mut windows = answer["sets"].as_array().expect("sets").iter().filter(|set| set["set"] == "calendar-window");
    let window = windows.next_back().expect("a window");
    assert_eq!(window["until"], as_of);
    assert_eq!(figure(window, "cases", None)["value"], wanted["n_in_window"]);
    assert_eq!(figure(window, "closed", None)["value"], wanted["n_closed_in_window"]);
    same_curve(window, wanted, 1e-9);
}

#[test]
fn the_finished_only_percentile_stands_beside_the_right_one_and_is_shorter_while_cases_are_open() {
    // Ten received a day; the quick half is closed after a week, of the others only the first.
    let row = |n: u32| {
        let received = NaiveDate::from_ymd_opt(2024, 1, 1 + n % 20).expect("a day");
        let closed = if n < 50 { (received + Days::new(7)).to_string() } else { String::new() };
        format!("{received},{closed}\n")
    };
    let rows = (0..100).map(row).collect::<Vec<_>>().concat();
    let file = written(format!("received,closed\n{rows}"));

    let answer = json(&["waits", &file.path, "--as-of", "2024-06-30"]);
    let text = out(&run(&["waits", &file.path, "--as-of", "2024-06-30"]));

    let all = set(&answer, "all", "");
    assert_eq!(figure(all, "closed-within", Some(80))["state"], "not-known-yet");
    assert_eq!(figure(all, "naive-finished-only-within", Some(80))["value"], 7.0);
    assert!(text.contains("finished only (naive) 80%") && text.contains("not yet"), "{text}");
    assert_eq!(answer["backlogByAge"][1], serde_json::json!({"from": 91, "until": 182, "open": 50}));
}

#[test]
fn json_csv_and_text_say_the_same() {
    let file = h2b("h2b_2000_2004.csv");

    let answer = json(&["waits", &file]);
    let table = out(&run(&["waits", &file, "--format", "csv"]));
    let text = out(&run(&["waits", &file]));

    let half = set(&answer, "received-in-half-year", "2002-H2");
    let median = figure(half, "closed-within", Some(50));
    assert_eq!((&median["value"], &median["low"], &median["high"]), (&66.0.into(), &65.0.into(), &66.0.into()));
    let row = "2004-09-30,received-in-half-year,2002-H2,closed-within,50,known,days,66.0,65.0,66.0";
    assert!(table.lines().any(|line| line == row), "{}", table.lines().take(5).collect::<Vec<_>>().join("\n"));
    let line = text.lines().find(|line| line.starts_with("2002-H2")).expect("a line");
    assert!(line.contains("66 (65–66)") && line.contains("4749"), "{line}");
}

#[test]
fn curves_and_outcomes_are_drawn_as_svg_and_png() {
    let file = h2b("h2b_2007_2014.csv");
    let folder = tempfile::tempdir().expect("a folder");

    let output = run(&["waits", &file, "--charts", &folder.path().display().to_string()]);

    assert!(output.status.success(), "{}", err(&output));
    for name in ["all", "half-years", "windows", "outcomes", "backlog"] {
        let svg = std::fs::read_to_string(folder.path().join(format!("{name}.svg"))).expect("an SVG");
        assert!(svg.starts_with("<svg") && svg.contains("As known at the end of 2014-09-30."), "{name}");
        let png = std::fs::read(folder.path().join(format!("{name}.png"))).expect("a PNG");
        assert!(png.starts_with(b"\x89PNG"), "{name}");
    }
    assert!(!folder.path().join("groups.svg").exists());
}
