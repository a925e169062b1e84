//! The calendars that are shipped, against the lists and examples of the law.

use chrono::{Datelike, NaiveDate};
use std::sync::Arc;
use wachtwijzer::catalogue::Catalogue;
use wachtwijzer::domain::deadline::calendar::{Calendar, Closed};
use wachtwijzer::domain::deadline::term::Length;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn calendar(id: &str) -> Arc<Calendar> {
    let catalogue = Catalogue::built_in().unwrap_or_else(|faults| panic!("{faults:#?}"));
    Arc::clone(catalogue.calendar(id).expect("a calendar that is shipped"))
}

/// Every named closed day of a year, with its name.
pub(crate) fn holidays(calendar: &Calendar, year: i32) -> Vec<(NaiveDate, String)> {
    let days = day(&format!("{year}-01-01")).iter_days().take_while(|day| day.year() == year);
    days.filter_map(|day| match calendar.closed(day).expect("a covered day") {
        Some(Closed::Holiday(holiday)) => Some((day, holiday.id.to_string())),
        Some(Closed::Weekend(_)) | None => None,
    })
    .collect()
}

fn assert_holidays(year: i32, expected: &[(&str, &str)]) {
    let found = holidays(&calendar("nl"), year);
    let expected: Vec<(NaiveDate, String)> =
        expected.iter().map(|(date, name)| (day(&format!("{year}-{date}")), (*name).to_owned())).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_closed_days_of_2026_are_those_of_the_act_and_the_decree() {
    assert_holidays(
        2026,
        &[
            ("01-01", "new-years-day"),
            ("01-02", "equated-day"),
            ("04-03", "good-friday"),
            ("04-06", "easter-monday"),
            ("04-27", "kings-day"),
            ("05-05", "liberation-day"),
            ("05-14", "ascension-day"),
            ("05-15", "equated-day"),
            ("05-25", "whit-monday"),
            ("12-25", "christmas-day"),
            ("12-26", "second-christmas-day"),
        ],
    );
}

#[test]
fn the_closed_days_of_2027_are_those_of_the_act_and_the_decree() {
    assert_holidays(
        2027,
        &[
            ("01-01", "new-years-day"),
            ("03-26", "good-friday"),
            ("03-29", "easter-monday"),
            ("04-27", "kings-day"),
            ("05-05", "liberation-day"),
            ("05-06", "ascension-day"),
            ("05-07", "equated-day"),
            ("05-17", "whit-monday"),
            ("12-25", "christmas-day"),
            ("12-26", "second-christmas-day"),
        ],
    );
}

#[test]
fn the_closed_days_of_2028_are_those_of_the_act_and_the_decree() {
    assert_holidays(
        2028,
        &[
            ("01-01", "new-years-day"),
            ("04-14", "good-friday"),
            ("04-17", "easter-monday"),
            ("04-27", "kings-day"),
            ("04-28", "equated-day"),
            ("05-05", "liberation-day"),
            ("05-25", "ascension-day"),
            ("05-26", "equated-day"),
            ("06-05", "whit-monday"),
            ("12-25", "christmas-day"),
            ("12-26", "second-christmas-day"),
        ],
    );
}

#[test]
fn the_kings_day_of_2025_falls_on_saturday_26_april() {
    let found = holidays(&calendar("nl"), 2025);
    let kings_day = found.iter().find(|(_, name)| name == "kings-day").map(|(day, _)| *day);
    assert_eq!(kings_day, Some(day("2025-04-26")));
}

#[test]
fn the_queens_day_of_2006_fell_on_saturday_29_april_and_2013_was_the_last() {
    let nl = calendar("nl");
    let queens_day = |year| holidays(&nl, year).into_iter().find(|(_, name)| name == "queens-day").map(|(day, _)| day);
    assert_eq!(queens_day(2006), Some(day("2006-04-29")));
    assert_eq!(queens_day(2013), Some(day("2013-04-30")));
    assert_eq!(queens_day(2014), None);
}

#[test]
fn days_outside_the_covered_years_are_an_error_and_no_guess() {
    let nl = calendar("nl");
    for outside in ["2004-12-31", "2029-01-01"] {
        let error = nl.is_open(day(outside)).expect_err("a day outside");
        assert_eq!((error.day, error.from, error.until), (day(outside), day("2005-01-01"), day("2028-12-31")));
    }
    // The last covered day is a Sunday: its shift leads outside, which is an error too.
    assert_eq!(nl.first_open(day("2028-12-31")).expect_err("a day outside").day, day("2029-01-01"));
}

#[test]
fn a_term_of_three_days_over_christmas_holds_two_open_days() {
    // 25 and 26 December are holidays, 27 a Sunday: only 28 and 29 December are open (article 2 of the Dutch Act).
    let entry = day("2026-12-24");
    let end = Length::Days(3).after(entry);
    assert_eq!(calendar("nl").shifted(entry, end), Ok(day("2026-12-29")));
}

#[test]
fn ascension_an_equated_day_and_a_weekend_move_a_term_to_monday() {
    let received = day("2026-02-13");
    let end = Length::Days(90).after(received);
    assert_eq!(end, day("2026-05-14"));
    assert_eq!(calendar("nl").shifted(received, end), Ok(day("2026-05-18")));
}

#[test]
fn a_week_that_ended_after_ascension_2013_moved_to_monday_13_may() {
    // Council of State, 31 May 2013, ECLI:NL:RVS:2013:CA2012.
    let sent = day("2013-05-03");
    assert_eq!(calendar("nl").shifted(sent, Length::Weeks(1).after(sent)), Ok(day("2013-05-13")));
}

#[test]
fn the_dutch_act_leaves_long_terms_alone_and_the_german_code_none() {
    let (nl, de) = (calendar("nl"), calendar("de"));
    assert!(nl.shift_rule().reaches(&[Length::Days(90)]));
    assert!(!nl.shift_rule().reaches(&[Length::Days(90), Length::Months(3)]));
    assert!(de.shift_rule().reaches(&[Length::Months(9)]));
    assert_eq!(de.shift_rule().minimum, None);
}

#[test]
fn files_are_read_from_a_folder_as_they_are_compiled_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let shipped = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("config");
    for kind in ["calendars", "procedures"] {
        std::fs::create_dir(folder.path().join(kind)).expect("a folder");
        let files = std::fs::read_dir(shipped.join(kind)).into_iter().flatten();
        for file in files.map(|file| file.expect("a file").path()) {
            let name = file.file_name().expect("a name");
            std::fs::copy(&file, folder.path().join(kind).join(name)).expect("a copy");
        }
    }
    let (loaded, built_in) = (Catalogue::load(folder.path()), Catalogue::built_in());
    let ids = |c: &Catalogue| c.calendars().map(|c| c.id().to_string()).collect::<Vec<_>>();
    let loaded = loaded.unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert_eq!(ids(&loaded), ids(&built_in.unwrap_or_else(|faults| panic!("{faults:#?}"))));
    assert!(ids(&loaded).contains(&"nl".to_owned()));
}

#[test]
fn a_file_that_is_no_text_is_a_fault_with_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir_all(folder.path().join("calendars")).expect("a folder");
    std::fs::create_dir_all(folder.path().join("procedures")).expect("a folder");
    std::fs::write(folder.path().join("calendars/xx.toml"), [0xff, 0xfe]).expect("a file");
    let faults = Catalogue::load(folder.path()).expect_err("a fault");
    let told: Vec<(&str, &str)> = faults.iter().map(|f| (f.file.as_str(), f.code)).collect();
    assert_eq!(told, [("calendars/xx.toml", "unreadable-file")]);
}
