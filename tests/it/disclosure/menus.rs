//! What may be asked.

use chrono::NaiveDate;
use proptest::prelude::*;
use wachtwijzer::domain::disclosure::menu::{Dimension, Menu, NotOnTheMenu, Wanted};
use wachtwijzer::domain::disclosure::period::{Grain, Period};
use wachtwijzer::domain::disclosure::snapshot::Snapshot;
use wachtwijzer::domain::ids::Slug;

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn june_2026() -> Snapshot {
    Snapshot::at_end_of(Period::parse("2026-06").unwrap()).unwrap()
}

fn menu() -> Menu {
    let dimension =
        |id: &str, values: &[&str]| Dimension { id: slug(id), values: values.iter().map(|v| slug(v)).collect() };
    let dimensions = vec![
        dimension("procedure", &["nareis", "regular"]),
        dimension("outcome", &["granted", "refused", "withdrawn"]),
        dimension("track", &["one", "two"]),
    ];
    Menu::new(dimensions, Grain::ALL.to_vec()).unwrap()
}

#[test]
fn periods_are_read_and_written_in_four_forms() {
    let ends = |text: &str| Period::parse(text).map(|p| (p.first_day().to_string(), p.last_day().to_string()));
    let pair = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));

    assert_eq!(ends("2024-02"), pair("2024-02-01", "2024-02-29"));
    assert_eq!(ends("2025-Q1"), pair("2025-01-01", "2025-03-31"));
    assert_eq!(ends("2025-H2"), pair("2025-07-01", "2025-12-31"));
    assert_eq!(ends("2025"), pair("2025-01-01", "2025-12-31"));
}

#[test]
fn a_free_range_of_dates_cannot_be_written_down() {
    let texts = [
        "2025-01-01/2025-03-30",
        "2025-01-01",
        "2025-13",
        "2025-00",
        "2025-Q5",
        "2025-Q0",
        "2025-H3",
        "2025-3",
        "2025-",
        "25-03",
        "2025Q1",
        "2025-q1",
        "2025-Q01",
        "+025",
        "2025-+3",
        "0999",
        "",
        "2025-03 ",
        "é25-03",
        "2025-Qé",
    ];
    for text in texts {
        assert_eq!(Period::parse(text), None, "{text}");
    }
}

#[test]
fn a_year_splits_into_halves_quarters_and_months() {
    let year = Period::parse("2025").unwrap();
    let names = |grain| year.split(grain).iter().map(ToString::to_string).collect::<Vec<_>>();

    assert_eq!(names(Grain::HalfYear), ["2025-H1", "2025-H2"]);
    assert_eq!(names(Grain::Quarter), ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]);
    assert_eq!(names(Grain::Month).len(), 12);
    assert!(names(Grain::Year).is_empty());
}

#[test]
fn only_what_is_on_the_menu_can_be_asked() {
    let refused = |period: &str, asked: &[(&str, Option<&str>)]| menu().choose(june_2026(), period, asked).unwrap_err();

    assert_eq!(refused("2026-01-01..2026-03-30", &[]), NotOnTheMenu::NotAPeriod);
    assert_eq!(refused("2026", &[]), NotOnTheMenu::NotOver(Period::parse("2026").unwrap()));
    assert_eq!(refused("2026-07", &[]), NotOnTheMenu::NotOver(Period::parse("2026-07").unwrap()));
    assert_eq!(refused("2025", &[("nationality", None)]), NotOnTheMenu::UnknownDimension { place: 0 });
    assert_eq!(refused("2025", &[("track", None), ("outcome", Some("lost"))]), NotOnTheMenu::UnknownValue { place: 1 });
    assert_eq!(refused("2025", &[("track", None), ("track", Some("one"))]), NotOnTheMenu::Twice(slug("track")));
    let three = [("track", None), ("outcome", None), ("procedure", None)];
    assert_eq!(refused("2025", &three), NotOnTheMenu::TooManyDimensions);
}

#[test]
fn the_order_of_asking_makes_no_difference() {
    let one = menu().choose(june_2026(), "2026-H1", &[("outcome", None), ("procedure", Some("nareis"))]).unwrap();
    let other = menu().choose(june_2026(), "2026-H1", &[("procedure", Some("nareis")), ("outcome", None)]).unwrap();

    assert_eq!(one, other);
    assert_eq!(one.dimensions()[0], (slug("procedure"), Wanted::One(slug("nareis"))));
}

#[test]
fn lengths_of_periods_are_on_the_menu_too() {
    let quarters = Menu::new(Vec::new(), vec![Grain::Quarter]).unwrap();

    assert!(quarters.choose(june_2026(), "2026-Q2", &[]).is_ok());
    assert_eq!(quarters.choose(june_2026(), "2026-05", &[]), Err(NotOnTheMenu::GrainNotOffered(Grain::Month)));
}

#[test]
fn a_menu_that_names_a_value_twice_is_refused() {
    let dimension = Dimension { id: slug("track"), values: vec![slug("one"), slug("two"), slug("one")] };

    assert_eq!(Menu::new(vec![dimension], Vec::new()), Err(NotOnTheMenu::Twice(slug("one"))));
}

#[test]
fn a_snapshot_is_frozen_at_the_end_of_its_month_and_corrections_wait_for_the_next() {
    let snapshot = Snapshot::newest_on(day("2026-07-01")).unwrap();

    assert_eq!(snapshot, june_2026());
    assert_eq!(Snapshot::newest_on(day("2026-06-30")).unwrap().frozen_on(), day("2026-05-31"));
    assert!(snapshot.knows(day("2026-06-30")));
    assert!(!snapshot.knows(day("2026-07-01")));
    assert!(snapshot.next().unwrap().knows(day("2026-07-01")));
    assert_eq!(Snapshot::at_end_of(Period::parse("2026-Q2").unwrap()), None);
}

proptest! {
    #[test]
    fn a_period_is_read_back_as_written_and_holds_its_days(offset in 0_u64..20_000, grain in 0_usize..4) {
        let day = day("1990-01-01").checked_add_days(chrono::Days::new(offset)).unwrap();
        let period = Period::of(day, Grain::ALL[grain]).unwrap();

        prop_assert_eq!(Period::parse(&period.to_string()), Some(period));
        prop_assert!(period.first_day() <= day && day <= period.last_day());
        prop_assert!(period.contains(Period::of(day, Grain::Month).unwrap()));
    }

    #[test]
    fn any_text_is_refused_or_written_back_unchanged(text in "[0-9]{0,5}-?[QHqh]?[0-9]{0,3}") {
        if let Some(period) = Period::parse(&text) {
            prop_assert_eq!(period.to_string(), text);
        }
    }
}
