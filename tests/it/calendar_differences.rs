//! Our calendars against those of another author, day by day. Every difference has its reason here, and every reason is used.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};
use wachtwijzer::catalogue::Catalogue;

use crate::catalogue::holidays;

const THEIRS: &str = include_str!("../data/calendar/holidays-package.csv");

/// The reason why a day is closed with us only, by country and our name of it.
const ONLY_OURS: [(&str, &str, &str); 2] = [
    (
        "NL",
        "liberation-day",
        "they count 5 May as a day off once in five years; article 3(1) of the Act names it every year",
    ),
    ("NL", "equated-day", "they leave out the days that royal decrees equate with holidays under article 3(3)"),
];

/// The reason why a day is closed with them only, by country and their name of it. Both must be Sundays, closed anyway.
const ONLY_THEIRS: [(&str, &str, &str); 4] = [
    ("NL", "Easter Sunday", "the Act names Easter Monday only; the day is a Sunday"),
    ("NL", "Pentecost", "the Act names Whit Monday only; the day is a Sunday"),
    ("BE", "Easter Sunday", "not among the ten legal holidays; the day is a Sunday"),
    ("BE", "Pentecost", "not among the ten legal holidays; the day is a Sunday"),
];

fn theirs() -> BTreeMap<&'static str, BTreeMap<NaiveDate, &'static str>> {
    let mut days: BTreeMap<&str, BTreeMap<NaiveDate, &str>> = BTreeMap::new();
    for row in THEIRS.lines().skip(1) {
        let [country, date, name] = row.splitn(3, ',').collect::<Vec<_>>().try_into().expect("three columns");
        days.entry(country).or_default().insert(date.parse().expect("a date"), name);
    }
    days
}

#[test]
fn every_difference_from_another_authors_calendar_has_its_reason() {
    let catalogue = Catalogue::built_in().unwrap_or_else(|faults| panic!("{faults:#?}"));
    let mut unexplained = Vec::new();
    let mut used = BTreeSet::new();
    for (country, theirs) in theirs() {
        let calendar = catalogue.calendar(&country.to_lowercase()).expect("a calendar");
        let (from, until) = calendar.covers();
        let ours: BTreeMap<NaiveDate, String> =
            (from.year()..=until.year()).flat_map(|year| holidays(calendar, year)).collect();
        for (day, name) in ours.iter().filter(|(day, _)| !theirs.contains_key(day)) {
            match ONLY_OURS.iter().find(|(c, n, _)| *c == country && n == name) {
                Some((c, n, _)) => drop(used.insert((*c, *n))),
                None => unexplained.push(format!("{country} {day} {name}: ours only")),
            }
        }
        for (day, name) in theirs.iter().filter(|(day, _)| !ours.contains_key(day)) {
            let reason = ONLY_THEIRS.iter().find(|(c, n, _)| *c == country && n == name);
            match reason.filter(|_| day.weekday() == Weekday::Sun) {
                Some((c, n, _)) => drop(used.insert((*c, *n))),
                None => unexplained.push(format!("{country} {day} {name}: theirs only")),
            }
        }
    }
    assert_eq!(unexplained, Vec::<String>::new());
    let listed: BTreeSet<(&str, &str)> = ONLY_OURS.iter().chain(&ONLY_THEIRS).map(|(c, n, _)| (*c, *n)).collect();
    assert_eq!(used, listed, "a listed reason explains nothing");
}

#[test]
fn the_other_calendar_covers_the_same_years() {
    let catalogue = Catalogue::built_in().unwrap_or_else(|faults| panic!("{faults:#?}"));
    for (country, days) in theirs() {
        let (from, until) = catalogue.calendar(&country.to_lowercase()).expect("a calendar").covers();
        let first = days.keys().next().map(Datelike::year);
        let last = days.keys().next_back().map(Datelike::year);
        assert_eq!((first, last), (Some(from.year()), Some(until.year())), "{country}");
    }
}
