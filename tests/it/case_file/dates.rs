//! How dates are written is found out over the whole file; where it cannot be, that is said and nothing guessed.

use super::{err, figure, json, out, run, set, written};

fn file(dates: &[(&str, &str)]) -> super::Written {
    let rows = dates.iter().map(|(received, closed)| format!("{received},{closed}\n")).collect::<Vec<_>>().concat();
    written(format!("received,closed\n{rows}"))
}

#[test]
fn the_day_first_and_the_month_first_are_told_apart_over_the_whole_file() {
    let dutch = file(&[("05-03-2024", "7-3-2024"), ("25-03-2024", "1-4-2024")]);
    let american = file(&[("03/05/2024", "3/7/2024"), ("03/25/2024", "4/1/2024")]);
    let dotted = file(&[("5.3.2024 08:15", "7.3.2024 9:00"), ("25.3.2024 0:00", "1.4.2024 0:00")]);
    let packed = file(&[("20240305", "20240307"), ("2024-03-25T10:00:00Z", "2024/04/01")]);

    let told = [&dutch, &american, &dotted, &packed].map(|f| json(&["waits", &f.path]));

    for answer in told {
        let all = set(&answer, "all", "");
        assert_eq!(figure(all, "closed", None)["value"], 2);
        assert_eq!(figure(all, "closed-within", Some(50))["value"], 2.0);
        assert_eq!(figure(all, "closed-within", Some(80))["value"], 7.0);
    }
}

#[test]
fn a_file_that_can_be_read_both_ways_is_refused_until_it_is_said() {
    let both = file(&[("05/03/2024", "07/03/2024"), ("06/04/2024", "08/04/2024")]);

    let refused = run(&["waits", &both.path]);
    let said = run(&["waits", &both.path, "--dates", "dmy"]);

    assert_eq!(refused.status.code(), Some(2));
    assert!(err(&refused).contains("--dates dmy (day first) or --dates mdy"), "{}", err(&refused));
    assert!(said.status.success() && out(&said).contains("Rows: 2; used: 2"), "{}", err(&said));
}

#[test]
fn rows_with_day_and_month_swapped_are_reported_with_what_would_be_right() {
    let mixed = file(&[
        ("25/03/2024", "28/03/2024"),
        ("26/03/2024", "29/03/2024"),
        ("03/27/2024", "30/03/2024"),
        ("01/02/2024", "03/04/2024"),
    ]);

    let output = run(&["waits", &mixed.path]);

    let told = err(&output);
    assert!(told.contains("dates: day first (dmy)"), "{told}");
    assert!(
        told.contains("line 4, received: \"03/27/2024\"; right would be 2024-03-27, day and month exchanged"),
        "{told}"
    );
    assert!(
        told.contains("day and month are swapped for certain in 1 of the dates. 2 dates can be read both ways"),
        "{told}"
    );
    assert!(out(&output).contains("Rows: 4; used: 3; defects: day and month swapped: 1"), "{}", out(&output));
}

#[test]
fn swapped_rows_are_seen_with_the_year_first_too() {
    let mixed = file(&[("2024-03-25", "2024-03-28"), ("2024-26-03", "2024-03-29")]);

    let told = err(&run(&["waits", &mixed.path]));

    assert!(
        told.contains("line 3, received: \"2024-26-03\"; right would be 2024-03-26, day and month exchanged"),
        "{told}"
    );
}

#[test]
fn a_file_that_a_spreadsheet_half_converted_is_seen_by_its_pattern() {
    // "05/03/2024" became the 3rd of May; "25/03/2024" stayed a text.
    let rows =
        (1..=6).map(|n| format!("2024-0{n}-02,2024-0{n}-03\n2{n}/03/2024,2{n}/04/2024\n")).collect::<Vec<_>>().concat();
    let file = written(format!("received,closed\n{rows}"));

    let output = run(&["waits", &file.path, "--as-of", "2024-12-31"]);

    let told = err(&output);
    assert!(told.contains("what is left when a spreadsheet reads half of the dates"), "{told}");
    assert!(
        told.contains("line 2, received: \"2024-01-02\"; right would be 2024-02-01, day and month exchanged"),
        "{told}"
    );
    // Only the 2nd of February stays the same when it is exchanged, but not its closing.
    assert!(out(&output).contains("used: 6;"), "{}", out(&output));
}
