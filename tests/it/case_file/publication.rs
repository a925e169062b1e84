//! With `--publish` nothing comes out that has not passed disclosure control.

use super::{err, figure, h2b, json, out, run, set, written};

#[test]
fn numbers_are_rounded_small_ones_withheld_and_durations_whole_weeks() {
    let answer = json(&["waits", &h2b("h2b_2000_2004.csv"), "--publish", "--group", "office"]);

    for key in ["rows", "used", "defects", "notes", "backlogByAge", "logRank"] {
        assert!(answer[key].is_null(), "{key}");
    }
    for set in answer["sets"].as_array().expect("sets") {
        for figure in set["figures"].as_array().expect("figures") {
            match figure["unit"].as_str() {
                Some("cases") => {
                    let count = figure["value"].as_u64().expect("a number");
                    assert!(count >= 10 && count % 5 == 0, "{count} in {}", set["name"]);
                }
                Some(unit) => assert!(["weeks", "percent"].contains(&unit), "{unit} in {}", set["name"]),
                None => assert!(figure["value"].is_null()),
            }
        }
        assert!(
            set["curve"].as_array().expect("a curve").iter().all(|p| p["day"].as_f64().expect("a day") % 7.0 == 0.0)
        );
        // One application of 1989 has no row: its name alone would tell of somebody.
        assert!(!set["name"].as_str().expect("a name").starts_with("1989"));
    }
    let half = set(&answer, "received-in-half-year", "2004-H2");
    // Nine were withdrawn: withheld, and the refused with them, or they could be subtracted.
    assert_eq!(figure(half, "withdrawn", None)["state"], "withheld");
    assert_eq!(figure(half, "refused", None)["state"], "withheld");
    assert_eq!(figure(half, "granted", None)["value"], 395);
    assert_eq!(figure(half, "closed-within", Some(50))["unit"], "weeks");
}

#[test]
fn families_are_counted_and_not_applications() {
    let rows = (0..60)
        .flat_map(|family| {
            (0..5).map(move |member| format!("2024-01-0{},2024-02-1{},f{family}\n", 1 + member, family % 10))
        })
        .collect::<Vec<_>>()
        .concat();
    let file = written(format!("received,closed,family\n{rows}"));

    let cases = json(&["waits", &file.path, "--publish", "--as-of", "2024-06-30"]);
    let families = json(&["waits", &file.path, "--publish", "--as-of", "2024-06-30", "--family", "family"]);

    assert_eq!(figure(set(&cases, "all", ""), "cases", None)["value"], 300);
    assert_eq!(figure(set(&families, "all", ""), "cases", None)["value"], 60);
}

#[test]
fn twenty_cases_are_too_few_for_a_duration() {
    let rows = (1..=20).map(|n| format!("2024-01-{n:02},2024-02-{n:02}\n")).collect::<Vec<_>>().concat();
    let file = written(format!("received,closed\n{rows}"));

    let answer = json(&["waits", &file.path, "--publish", "--as-of", "2024-02-29"]);

    let all = set(&answer, "all", "");
    assert_eq!(figure(all, "cases", None)["value"], 20);
    for (measure, at) in
        [("closed-within", 50), ("naive-finished-only-within", 80), ("restricted-mean", 365), ("share-closed", 90)]
    {
        assert_ne!(figure(all, measure, Some(at))["state"], "known", "{measure}");
    }
    assert_eq!(all["curve"], serde_json::json!([]));
}

#[test]
fn what_is_published_stands_at_the_end_of_a_month_and_of_whole_half_years() {
    let file = h2b("h2b_2000_2004.csv");

    let day = run(&["waits", &file, "--publish", "--as-of", "2004-09-29"]);
    let from = run(&["waits", &file, "--publish", "--received-from", "2001-02-01"]);

    assert_eq!((day.status.code(), from.status.code()), (Some(2), Some(2)));
    assert!(err(&day).contains("the as-of day 2004-09-29 is not the last day of a month"), "{}", err(&day));
    assert!(err(&day).contains("--as-of 2004-08-31"), "{}", err(&day));
    assert!(err(&from).contains("the 1st of January or of July"), "{}", err(&from));
    assert_eq!(out(&day), "");
}
