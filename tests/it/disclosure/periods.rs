//! Tables of months, quarters, half-years and years, attacked together.

use std::collections::BTreeMap;

use wachtwijzer::domain::disclosure::over_time::{YearFault, publish_year};
use wachtwijzer::domain::disclosure::period::{Grain, Period};
use wachtwijzer::domain::disclosure::table::{PublishedTable, Table, Totals};

use super::attacker::{Attacker, Knows, TablePlaces};
use super::random::{Chance, families};
use super::vectors::set_down;

type Year = BTreeMap<Period, PublishedTable>;

/// Sets an attacker on all tables of a year: rows, columns and totals in each, and every count along the tree of periods.
fn attack(year: &Year) -> (Attacker, BTreeMap<Period, TablePlaces>) {
    let mut attacker = Attacker::who(Knows::RoundingAndMinimum);
    let mut places = BTreeMap::new();
    for (period, table) in year {
        places.insert(*period, set_down(&mut attacker, table));
    }
    for (period, whole) in &places {
        for grain in Grain::ALL {
            let parts: Vec<Vec<usize>> =
                period.split(grain).iter().filter_map(|p| places.get(p)).map(TablePlaces::all).collect();
            for (at, count) in whole.all().into_iter().enumerate().filter(|_| !parts.is_empty()) {
                attacker.sum(count, parts.iter().map(|part| part[at]).collect());
            }
        }
    }
    attacker.derive();
    (attacker, places)
}

fn months(chance: &mut Chance, rows: u64, columns: u64, count: u64) -> Vec<Table> {
    let mut month = || Table::new(families(&chance.table(rows, columns)), Totals::Both).unwrap();
    (0..count).map(|_| month()).collect()
}

fn list(count: u64) -> Table {
    Table::new(families(&[vec![count]]), Totals::Neither).unwrap()
}

fn shown_at(year: &Year, period: &str) -> Option<u64> {
    year[&Period::parse(period).unwrap()].cells[0][0].shown().copied()
}

#[test]
fn no_withheld_count_of_two_hundred_random_years_is_told() {
    let mut chance = Chance::seeded(7);
    let mut narrowest = i64::MAX;
    let (mut figures, mut withheld) = (0, 0);
    for _ in 0..200 {
        let (rows, columns) = (1 + chance.below(4), 1 + chance.below(4));
        let months = months(&mut chance, rows, columns, 12);
        let (attacker, places) = attack(&publish_year(2025, &months, &Grain::ALL).unwrap());
        assert_eq!(attacker.told(), []);
        narrowest = narrowest.min(attacker.narrowest().unwrap_or(i64::MAX));
        figures += places.values().map(|table| table.all().len()).sum::<usize>();
        withheld += attacker.withheld().count();
    }
    println!("narrowest {narrowest}; withheld {withheld} of {figures}");
    assert!(narrowest >= 5);
}

#[test]
fn tables_that_are_safe_by_themselves_leak_when_periods_are_subtracted() {
    let mut chance = Chance::seeded(7);
    let mut leaking = 0;
    for _ in 0..50 {
        let months = months(&mut chance, 2, 3, 12);
        let together = publish_year(2025, &months, &Grain::ALL).unwrap();
        // Each period by itself, as if there were no other.
        let apart: Year = together.keys().map(|period| (*period, alone(&months, *period))).collect();
        leaking += usize::from(!attack(&apart).0.told().is_empty());
    }
    println!("{leaking} of 50 years leak without lines along the periods");
    assert!(leaking > 0);
}

fn alone(months: &[Table], period: Period) -> PublishedTable {
    let within =
        (1_u32..).zip(months).filter(|(at, _)| period.contains(Period::new(period.year(), Grain::Month, *at).unwrap()));
    let counts = within.map(|(_, table)| table.counts().to_vec()).reduce(|mut sum, more| {
        for (into, from) in sum.iter_mut().flatten().zip(more.into_iter().flatten()) {
            *into = [*into, from].into_iter().sum();
        }
        sum
    });
    Table::new(counts.unwrap(), Totals::Both).unwrap().publish()
}

#[test]
fn a_quarter_gives_way_when_its_last_month_must_stay_hidden() {
    let year = publish_year(2025, &[list(50), list(60), list(4)], &Grain::ALL).unwrap();

    assert_eq!(
        ["2025-01", "2025-02", "2025-03", "2025-Q1"].map(|p| shown_at(&year, p)),
        [Some(50), Some(60), None, None]
    );
}

#[test]
fn a_quarter_is_shown_when_two_of_its_months_hide_ten_families() {
    let year = publish_year(2025, &[list(50), list(6), list(4)], &Grain::ALL).unwrap();

    assert_eq!(
        ["2025-01", "2025-02", "2025-03", "2025-Q1"].map(|p| shown_at(&year, p)),
        [Some(50), None, None, Some(60)]
    );
}

#[test]
fn later_months_do_not_change_what_was_published() {
    let mut chance = Chance::seeded(99);
    for _ in 0..20 {
        let months = months(&mut chance, 2, 3, 12);
        let whole_year = publish_year(2025, &months, &Grain::ALL).unwrap();
        for until in 1..12 {
            let then = publish_year(2025, &months[..until], &Grain::ALL).unwrap();
            assert!(then.iter().all(|(period, table)| whole_year[period] == *table), "changed after month {until}");
        }
    }
}

#[test]
fn where_no_months_are_offered_the_quarters_need_not_protect_them() {
    let year = publish_year(2025, &[list(50), list(60), list(4)], &[Grain::Quarter, Grain::Year]).unwrap();

    assert_eq!(year.keys().map(ToString::to_string).collect::<Vec<_>>(), ["2025-Q1"]);
    assert_eq!(shown_at(&year, "2025-Q1"), Some(115));
}

#[test]
fn only_periods_that_are_over_are_published() {
    let year = publish_year(2025, &[list(50), list(60), list(70), list(80)], &Grain::ALL).unwrap();

    let names: Vec<String> = year.keys().map(ToString::to_string).collect();
    assert_eq!(names, ["2025-01", "2025-02", "2025-03", "2025-04", "2025-Q1"]);
}

#[test]
fn months_of_different_shapes_or_too_many_of_them_are_refused() {
    let wide = Table::new(families(&[vec![20, 30]]), Totals::Neither).unwrap();

    assert_eq!(publish_year(2025, &[list(20), wide], &Grain::ALL), Err(YearFault::Shape));
    assert_eq!(publish_year(2025, &[], &Grain::ALL), Err(YearFault::Months));
    assert_eq!(publish_year(2025, &vec![list(20); 13], &Grain::ALL), Err(YearFault::Months));
}
