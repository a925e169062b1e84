//! Every defect is told with its line, column, value and what would be right; good rows are kept.

use super::{err, h2b, json, out, run, written};

const EVERY_KIND: &str = "\
nr,received,closed,outcome,seen,check
1,2024-01-05,2024-02-05,granted,,
2,,2024-02-05,granted,,
3,2024-03-05,2024-02-04,refused,,
4,2024-01-08,2024-02-05,maybe,,
1,2024-01-09,2024-02-05,granted,,
6,2024-07-09,,,,
7,2024-01-10,2024-08-01,granted,,
8,2024-01-11,2024-13-13,granted,,
9,2024-13-01,2024-02-05,granted,,
10,2024-01-12,,granted,,
11,2024-01-15,2024-02-05
,2024-01-16,2024-02-05,granted,,
13,2024-02-16,,,2024-01-20,
14,0204-02-16,2024-02-20,granted,,
15,2024-01-17,2024-02-05,withdrawn,,2024-01-03
16,2024-01-18,,,2024-02-01,
17,5 March,2024-03-20,granted,,
18,2024-01-19,2024-02-05,pending,,
";

#[test]
fn every_defect_is_told_with_line_column_value_and_what_would_be_right() {
    let file = written(EVERY_KIND);
    let defects = file.beside("defects.csv");

    let output = run(&[
        "waits",
        &file.path,
        "--as-of",
        "2024-06-30",
        "--key",
        "nr",
        "--last-seen",
        "seen",
        "--stage",
        "check",
        "--defects",
        &defects,
    ]);

    assert!(output.status.success(), "{}", err(&output));
    let told = err(&output);
    for line in [
        "line 3, received: \"\"; right would be a date in every row",
        "line 4, closed: \"2024-02-04\"; right would be 2024-03-05 or later, the day of receipt; 2024-04-02 would fit, day and \
         month exchanged",
        "line 5, outcome: \"maybe\"; right would be a word for granted, refused or withdrawn; other words are named with \
         --granted, --refused, --withdrawn or --open",
        "line 6, nr: \"1\"; right would be a key of its own; it stands on line 2 already",
        "line 7, received: \"2024-07-09\"; right would be a day up to 2024-06-30",
        "line 8, closed: \"2024-08-01\"; right would be a day up to 2024-06-30 (2024-01-08, if day and month were swapped); the \
         case counts as open",
        "line 9, closed: \"2024-13-13\"; right would be a date with the year first (iso), such as 2024-03-25",
        "line 10, received: \"2024-13-01\"; right would be 2024-01-13, day and month exchanged",
        "line 11, outcome: \"granted\"; right would be a date in closed, or no outcome",
        "line 12: \"3 cells\"; right would be 6 cells, one for each column",
        "line 13, nr: \"\"; right would be a key",
        "line 14, seen: \"2024-01-20\"; right would be 2024-02-16 or later, the day of receipt",
        "line 15, received: \"0204-02-16\"; right would be a year from 1900 on",
        "line 16, check: \"2024-01-03\"; right would be 2024-01-17 or later, after received",
        "line 18, received: \"5 March\"; right would be a date with the year first (iso), such as 2024-03-25",
        "line 19, outcome: \"pending\"; right would be a word for granted",
    ] {
        assert!(told.contains(line), "{line}\nis not in\n{told}");
    }
    // Kept: lines 2, 8 (as open), 16 and 17 (lost).
    assert!(out(&output).contains("Rows: 18; used: 4; defects: "), "{}", out(&output));
    let rows = std::fs::read_to_string(&defects).expect("defects");
    assert_eq!(rows.lines().next(), Some("line,kind,column,value,right"));
    assert_eq!(rows.lines().count(), 1 + 16, "{rows}");
    assert!(rows.contains("10,day-and-month-swapped,received,2024-13-01,"), "{rows}");
}

#[test]
fn the_defects_of_real_decisions_are_those_that_their_readme_names() {
    let first =
        ["waits", &h2b("h2b_2000_2004.csv"), "--key", "case_ref", "--stage", "stage_state_on", "stage_federal_on"];
    let second = ["waits", &h2b("h2b_2007_2014.csv"), "--key", "case_ref"];

    let (first, second) = (json(&first), json(&second));

    let counts = serde_json::json!({"missing-receipt": 3, "closed-before-receipt": 4, "stages-out-of-order": 8});
    assert_eq!(first["defects"], counts);
    assert_eq!(second["defects"], serde_json::json!({"closed-before-receipt": 13}));
    assert_eq!((&first["rows"], &first["used"]), (&37_202.into(), &(37_202 - 7).into()));
    assert_eq!((&second["rows"], &second["used"]), (&41_709.into(), &(41_709 - 13).into()));
}

#[test]
fn five_of_each_kind_are_shown_and_all_when_asked() {
    let rows = (1..=9).map(|day| format!("2024-02-0{day},2024-01-01,granted\n")).collect::<Vec<_>>().concat();
    let file = written(format!("received,closed,outcome\n{rows}2024-01-01,2024-03-01,granted\n"));

    let some = err(&run(&["waits", &file.path]));
    let all = err(&run(&["waits", &file.path, "--all-defects"]));

    assert_eq!(some.matches("right would be").count(), 5, "{some}");
    assert!(some.contains("closed before receipt: 9") && some.contains("and 4 more"), "{some}");
    assert_eq!(all.matches("right would be").count(), 9, "{all}");
}

#[test]
fn strict_makes_a_defect_a_failure_after_everything_is_told() {
    let file = written("received,closed\n2024-01-01,2024-02-01\n2024-02-01,2024-01-01\n");

    let lax = run(&["waits", &file.path]);
    let strict = run(&["waits", &file.path, "--strict"]);

    assert_eq!((lax.status.code(), strict.status.code()), (Some(0), Some(2)));
    assert_eq!(lax.stdout, strict.stdout);
    assert!(err(&strict).contains("defects: 1, and --strict was asked"), "{}", err(&strict));
}

#[test]
fn a_date_that_may_be_a_typing_error_is_not_taken_for_the_as_of_day_unsaid() {
    let file = written("received,closed\n2019-01-01,2019-02-01\n2019-02-01,\n2024-01-01,\n2999-01-01,\n");

    let told = err(&run(&["waits", &file.path]));

    assert!(told.contains("as-of day: 2024-01-01, the last day in the file"), "{told}");
    assert!(told.contains("the day before it in the file is 2019-02-01"), "{told}");
    assert!(told.contains("\"2999-01-01\"; right would be a day up to 2024-01-01"), "{told}");
}
