//! Reference vectors from a second hand (`tests/data/disclosure`).

use std::collections::BTreeMap;

use serde_json::Value;
use wachtwijzer::domain::disclosure::measure::{Estimate, Share, quantile, share};
use wachtwijzer::domain::disclosure::nested::may_stand_beside;
use wachtwijzer::domain::disclosure::table::{PublishedTable, Table, Totals};
use wachtwijzer::domain::disclosure::{Families, Published};

use super::attacker::{Attacker, Knows, TablePlaces};
use super::random::families;

fn golden() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/disclosure/disclosure_golden.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v Vec<Value> {
    value[key].as_array().unwrap()
}

fn numbers(value: &Value) -> Vec<Option<u64>> {
    value.as_array().unwrap().iter().map(Value::as_u64).collect()
}

fn rows(value: &Value) -> Vec<Vec<Option<u64>>> {
    value.as_array().unwrap().iter().map(numbers).collect()
}

pub(crate) fn shown(figures: &[Published<u64>]) -> Vec<Option<u64>> {
    figures.iter().map(|figure| figure.shown().copied()).collect()
}

/// Sets down a whole published table for an attacker.
pub(crate) fn set_down(attacker: &mut Attacker, table: &PublishedTable) -> TablePlaces {
    let totals = |figures: &Option<Vec<Published<u64>>>| figures.as_deref().map(shown).unwrap_or_default();
    let total: Vec<Option<u64>> = table.total.iter().map(|total| total.shown().copied()).collect();
    attacker.table(&shown_cells(table), &totals(&table.row_totals), &totals(&table.column_totals), &total)
}

pub(crate) fn shown_cells(table: &PublishedTable) -> Vec<Vec<Option<u64>>> {
    table.cells.iter().map(|row| shown(row)).collect()
}

fn counts(value: &Value) -> Vec<Vec<u64>> {
    rows(value).into_iter().map(|row| row.into_iter().map(Option::unwrap).collect()).collect()
}

#[test]
fn every_reference_table_is_published_exactly_as_given() {
    let golden = golden();
    for vector in list(&golden, "tables") {
        let table = Table::new(families(&counts(&vector["families"])), Totals::Both).unwrap();

        let published = table.publish();

        let wanted = &vector["published"];
        assert_eq!(shown_cells(&published), rows(&wanted["cells"]), "{}", vector["id"]);
        assert_eq!(shown(published.row_totals.as_ref().unwrap()), numbers(&wanted["row_totals"]), "{}", vector["id"]);
        assert_eq!(
            shown(published.column_totals.as_ref().unwrap()),
            numbers(&wanted["col_totals"]),
            "{}",
            vector["id"]
        );
        assert_eq!(published.total.unwrap().shown().copied(), wanted["total"].as_u64(), "{}", vector["id"]);
    }
    assert_eq!(list(&golden, "tables").len(), 20);
}

/// The attacker of the vectors is a simpler one: it uses rows and columns whose totals are shown, and all cells with the total of all; it
/// makes nothing of totals among themselves.
#[test]
fn the_attacker_derives_from_every_reference_table_exactly_what_is_given() {
    for vector in list(&golden(), "tables") {
        let published = &vector["published"];
        let cells = rows(&published["cells"]);
        let mut attacker = Attacker::who(Knows::Rounding);
        let places = attacker.table(&cells, &[], &[], &[]).cells;
        let columns: Vec<Vec<usize>> = (0..cells[0].len()).map(|c| places.iter().map(|row| row[c]).collect()).collect();
        let by_row = numbers(&published["row_totals"]).into_iter().zip(places.clone());
        let by_column = numbers(&published["col_totals"]).into_iter().zip(columns);
        for (total, parts) in by_row.chain(by_column).chain([(published["total"].as_u64(), places.concat())]) {
            if total.is_some() {
                let whole = attacker.figure(total);
                attacker.sum(whole, parts);
            }
        }

        attacker.derive();

        let mut derived = BTreeMap::new();
        for (r, row) in cells.iter().enumerate() {
            for (c, _) in row.iter().enumerate().filter(|(_, cell)| cell.is_none()) {
                let interval = attacker.interval(places[r][c]);
                derived.insert(format!("{r},{c}"), (interval.low, interval.high));
            }
        }
        let wanted = vector["attack"].as_object().unwrap().iter();
        let ends = |ends: &Value| (ends[0].as_i64().unwrap(), ends[1].as_i64().unwrap());
        assert_eq!(derived, wanted.map(|(cell, given)| (cell.clone(), ends(given))).collect(), "{}", vector["id"]);
    }
}

#[test]
fn every_reference_pair_of_nested_sets_is_judged_as_given() {
    let golden = golden();
    for pair in list(&golden, "nested_pairs") {
        let set = |key: &str| Families::counted(pair[key].as_u64().unwrap());
        assert_eq!(may_stand_beside(set("big"), set("small")), pair["ok"].as_bool().unwrap(), "{pair}");
    }
    assert_eq!(list(&golden, "nested_pairs").len(), 10);
}

#[test]
fn every_reference_quantile_is_shown_or_withheld_as_given() {
    let golden = golden();
    for case in list(&golden, "quantile_rule") {
        let outcomes = Families::counted(case["families"].as_u64().unwrap());
        let estimate = Estimate { days: Some(70.0), low: None, high: None };

        let published = quantile(outcomes, case["p"].as_f64().unwrap(), estimate);

        assert_eq!(!published.is_withheld(), case["ok"].as_bool().unwrap(), "{case}");
    }
    assert_eq!(list(&golden, "quantile_rule").len(), 40);
}

#[test]
fn every_reference_share_is_shown_as_given() {
    let golden = golden();
    for case in list(&golden, "shares") {
        let number = |key: &str| Families::counted(case[key].as_u64().unwrap());

        let published = share(number("k"), number("n"));

        let words = published.into_shown().map(|share| match share {
            Share::UnderFive => "<5%".to_owned(),
            Share::Percent(percent) => format!("{percent}%"),
            Share::OverNinetyFive => ">95%".to_owned(),
        });
        assert_eq!(words.as_deref(), case["shown"].as_str(), "{case}");
    }
    assert_eq!(list(&golden, "shares").len(), 10);
}
