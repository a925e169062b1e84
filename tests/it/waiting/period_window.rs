//! Curves over a calendar window with delayed entry, from dates: a small public data set and 41,709 real permit decisions.

use chrono::NaiveDate;
use serde_json::Value;
use wachtwijzer::domain::waiting::{Closing, Column, Curve, DayCounts, Group, Scale, Wrong, window};

use super::curves::{same_reach, same_step};
use super::golden::{cause, close_or_null, file, only_fields, path, share};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn closed(text: &str) -> Option<Closing> {
    (!text.is_empty()).then(|| Closing { on: day(text), cause: cause(1) })
}

fn groups(case: &Value) -> Vec<Group> {
    if let Some(csv) = case["csv"].as_str() {
        let mut reader = csv::Reader::from_path(path(csv)).unwrap();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 41_709);
        return rows.iter().map(|row| Group { received: day(&row[1]), closed: closed(&row[2]), count: 1 }).collect();
    }
    let group = |row: &Value| Group {
        received: day(row["received"].as_str().unwrap()),
        closed: closed(row["closed"].as_str().unwrap_or_default()),
        count: 1,
    };
    case["rows"].as_array().unwrap().iter().map(group).collect()
}

#[test]
fn every_window_curve_equals_the_golden_one() {
    let file = file("period_window");
    only_fields(&file, &["conventions", "cases"]);
    for case in file["cases"].as_array().unwrap() {
        only_fields(case, &["id", "note", "rows", "csv", "results"]);
        let groups = groups(case);
        for wanted in case["results"].as_array().unwrap() {
            same_window(&groups, wanted);
        }
    }
}

fn same_window(groups: &[Group], wanted: &Value) {
    let fields = ["as_of", "window_days", "n_in_window", "n_closed_in_window", "same_day_closings", "km"];
    only_fields(wanted, &[&fields[..], &["quantiles_r_midpoint", "quantile_ci_loglog"]].concat());
    let as_of = day(wanted["as_of"].as_str().unwrap());
    let days = u32::try_from(wanted["window_days"].as_u64().unwrap()).unwrap();

    let lines: Vec<_> = window::period(groups, as_of, days).collect();
    let (counts, _) = DayCounts::sift(lines.iter().copied(), cause(3));
    let curve = Curve::of(&counts);

    let place = &as_of.to_string();
    assert_eq!(Some(counts.total()), wanted["n_in_window"].as_u64(), "{place}");
    assert_eq!(Some(counts.events()), wanted["n_closed_in_window"].as_u64(), "{place}");
    let same_day = lines.iter().filter(|(at, line)| {
        line.end.is_some() && groups[*at].closed.is_some_and(|closing| closing.on == groups[*at].received)
    });
    assert_eq!(u64::try_from(same_day.count()).ok(), wanted["same_day_closings"].as_u64(), "{place}");
    // The golden curve lists only the ages at which a case ended.
    let steps: Vec<_> = curve.steps().iter().filter(|step| step.events > 0).collect();
    let golden = wanted["km"].as_array().unwrap();
    assert_eq!(steps.len(), golden.len(), "{place}");
    for (step, wanted) in steps.into_iter().zip(golden) {
        only_fields(wanted, &["time", "n_risk", "n_event", "survival", "ci_loglog"]);
        same_step(step, wanted, place);
    }
    for (p, age) in wanted["quantiles_r_midpoint"].as_object().unwrap() {
        close_or_null(curve.quantile_midpoint(share(p.parse().unwrap())), age, &format!("{place}, {p}"));
    }
    for (p, reach) in wanted["quantile_ci_loglog"].as_object().unwrap() {
        same_reach(curve.quantile_band(share(p.parse().unwrap()), Scale::LogLog), reach, &format!("{place}, {p}"));
    }
}

#[test]
fn the_thirteen_real_decisions_dated_before_their_receipt_are_refused_and_the_rest_is_kept() {
    let file = file("period_window");
    let groups = groups(&file["cases"][1]);
    let all = window::cohort(&groups, (NaiveDate::MIN, NaiveDate::MAX), day("2014-09-30"));

    let (counts, refused) = DayCounts::sift(all, cause(1));

    assert_eq!((counts.total(), refused.len()), (41_696, 13));
    for line in refused {
        let group = groups[line.at];
        assert!(group.closed.is_some_and(|closing| closing.on < group.received));
        assert_eq!(line.why, [Wrong::Negative(Column::Exit)]);
    }
}

#[test]
fn a_case_that_was_waiting_when_the_window_began_enters_at_its_age() {
    let group = Group { received: day("2024-01-01"), closed: closed("2024-03-01"), count: 4 };

    let lines: Vec<_> = window::period(&[group], day("2024-02-20"), 10).collect();

    // 10 February is the last day before the window: 40 days old. The closing lies after the as-of day: pending at 50.
    assert_eq!(lines.len(), 1);
    let line = lines[0].1;
    assert_eq!((line.entry, line.exit, line.end, line.count), (40, 50, None, 4));
}

#[test]
fn a_case_closed_on_the_last_day_before_the_window_is_not_in_it() {
    let groups = [
        Group { received: day("2024-01-01"), closed: closed("2024-02-10"), count: 1 },
        Group { received: day("2024-02-10"), closed: closed("2024-02-10"), count: 1 },
        Group { received: day("2024-02-10"), closed: closed("2024-02-11"), count: 1 },
    ];

    let lines: Vec<_> = window::period(&groups, day("2024-02-20"), 10).collect();

    let found: Vec<_> = lines.iter().map(|(at, line)| (*at, line.entry, line.exit)).collect();
    assert_eq!(found, [(2, 0, 1)]);
}

#[test]
fn a_closing_on_the_day_of_receipt_has_age_0_in_a_cohort_and_age_1_in_a_window() {
    let groups = [Group { received: day("2024-02-15"), closed: closed("2024-02-15"), count: 1 }];

    let cohort: Vec<_> = window::cohort(&groups, (day("2024-02-01"), day("2024-02-29")), day("2024-03-01")).collect();
    let period: Vec<_> = window::period(&groups, day("2024-02-20"), 10).collect();

    assert_eq!((cohort[0].1.entry, cohort[0].1.exit), (0, 0));
    assert_eq!((period[0].1.entry, period[0].1.exit), (0, 1));
}

#[test]
fn a_cohort_does_not_look_beyond_the_as_of_day() {
    let groups = [
        Group { received: day("2024-01-31"), closed: None, count: 1 },
        Group { received: day("2024-02-01"), closed: closed("2024-02-11"), count: 2 },
        Group { received: day("2024-02-02"), closed: closed("2024-03-01"), count: 3 },
        Group { received: day("2024-02-28"), closed: None, count: 4 },
    ];

    let lines: Vec<_> = window::cohort(&groups, (day("2024-02-01"), day("2024-02-29")), day("2024-02-20")).collect();

    let found: Vec<_> = lines.iter().map(|(at, line)| (*at, line.exit, line.end.is_some(), line.count)).collect();
    assert_eq!(found, [(1, 10, true, 2), (2, 18, false, 3)]);
}
