//! The tables: there and back, the same on both back ends, and an error that says what to do where they are missing.

use std::collections::BTreeMap;

use wachtwijzer::domain::ids::{PersonId, Slug};
use wachtwijzer::domain::notice::outbox::Notice;
use wachtwijzer::domain::notice::{Cause, Facts, Planned, Recipient};
use wachtwijzer::store::{Options, StoreError, migrate};

use crate::support::stores::{Dice, Place, both, keep};

both!(
    every_step_can_be_taken_and_taken_back,
    notices_outlive_the_step_after_which_organisations_are_told_too,
    a_store_without_tables_says_so,
    every_column_is_classified,
    the_tables_are_those_of_the_schema,
);

fn every_step_can_be_taken_and_taken_back(place: &Place) {
    let db = place.open_with(Options::default());
    let names: Vec<String> = migrate::pending(&db).expect("a status");
    assert!(!names.is_empty());

    let taken = migrate::up(&db).expect("up");
    let first = columns(place);
    assert_eq!(taken.len(), names.len());
    assert!(migrate::status(&db).expect("a status").iter().all(|step| step.done));
    assert_eq!(migrate::up(&db).expect("up again"), Vec::<String>::new());
    keep(&db, &Dice::new(20).cases(5));

    let back = migrate::down(&db, names.len() + 3).expect("down");
    assert_eq!(back.len(), names.len());
    assert_eq!(migrate::pending(&db).expect("a status"), names);
    assert_eq!(columns(place), BTreeMap::new());

    migrate::up(&db).expect("up once more");
    assert_eq!(columns(place), first);
    keep(&db, &Dice::new(20).cases(5));
}

fn notices_outlive_the_step_after_which_organisations_are_told_too(place: &Place) {
    let db = place.open();
    let case = Dice::new(22).case();
    let (id, all) = (case.identity.id, vec![case]);
    keep(&db, &all);
    let at = "2026-06-01T09:00:00Z".parse().expect("an instant");
    let planned = Planned {
        kind: Slug::parse("received").expect("a name"),
        cause: Cause::Event(1),
        on: "2026-06-01".parse().expect("a day"),
        only: None,
        facts: Facts { on: "2026-06-01".parse().ok(), ..Facts::default() },
    };
    let person = Recipient::Person(PersonId::parse("somebody").expect("an id"));
    let notice = Notice::planned(uuid::Uuid::from_u128(7), (id, person), &planned, at);
    let kept = notice.clone();
    db.write(move |tx| tx.plan_notices(std::slice::from_ref(&kept))).expect("a notice");
    let steps = migrate::status(&db).expect("a status");
    let after = steps.iter().skip_while(|step| !step.name.contains("mailboxes")).count();

    assert_eq!(migrate::down(&db, after).expect("down").len(), after);
    migrate::up(&db).expect("up");

    let again = notice.clone();
    assert_eq!(db.read(|tx| tx.notices_of_case(id, 10)).expect("notices"), [notice]);
    assert_eq!(db.write(move |tx| tx.plan_notices(std::slice::from_ref(&again))).expect("a store"), 0, "still once");
}

fn a_store_without_tables_says_so(place: &Place) {
    let db = place.open_with(Options::default());
    let case = Dice::new(21).case();
    let id = case.identity.id;

    let ping = db.read(|tx| tx.ping());
    let read = db.read(|tx| tx.case(id));
    let written = db.write(move |tx| tx.insert_case(&case.identity, &case.summary, &case.records));

    for refused in [ping.err(), read.err(), written.err()] {
        assert!(matches!(&refused, Some(StoreError::Outdated(_))), "{refused:?}");
        assert!(refused.is_some_and(|e| e.to_string().contains("wachtwijzer migrate up")));
    }
}

type Columns = BTreeMap<String, Vec<String>>;

/// Every table that the migrations make: columns in order, `?` after one that may be empty.
fn columns(place: &Place) -> Columns {
    let sql = if place.is_sqlite() {
        "SELECT m.name || '.' || c.name || CASE WHEN c.\"notnull\" = 1 THEN '' ELSE '?' END AS line
         FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid"
    } else {
        "SELECT table_name || '.' || column_name || CASE is_nullable WHEN 'NO' THEN '' ELSE '?' END AS line
         FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, ordinal_position"
    };
    let mut tables = Columns::new();
    for line in place.raw().lines(sql) {
        let (table, column) = line.split_once('.').expect("a table and a column");
        if !table.starts_with("__diesel") && !table.starts_with("sqlite_") {
            tables.entry(table.to_owned()).or_default().push(column.to_owned());
        }
    }
    tables
}

/// The same out of `schema.rs`.
fn described() -> Columns {
    let mut tables = Columns::new();
    let mut table = String::new();
    for line in include_str!("../../../src/store/schema.rs").lines().map(str::trim) {
        if let Some((name, kind)) = line.strip_suffix(',').and_then(|l| l.split_once(" -> ")) {
            let optional = if kind.starts_with("Nullable<") { "?" } else { "" };
            tables.entry(table.clone()).or_default().push(format!("{name}{optional}"));
        } else if let Some((name, _)) = line.strip_suffix(" {").and_then(|l| l.split_once(" (")) {
            name.clone_into(&mut table);
        }
    }
    tables
}

fn the_tables_are_those_of_the_schema(place: &Place) {
    drop(place.open());

    assert_eq!(columns(place), described());
    assert!(described().len() > 3);
}

/// What each column says about people and how it goes stands in a file; a column without a row fails.
fn every_column_is_classified(place: &Place) {
    drop(place.open());
    let file: toml::Table = include_str!("../../../config/privacy/columns.toml").parse().expect("a table");
    let mut told = Vec::new();
    let mut classified = Columns::new();
    for (table, rows) in &file {
        for (column, row) in rows.as_table().expect("a table") {
            let of = |key: &str| row.get(key).and_then(toml::Value::as_str).unwrap_or("");
            if !["none", "personal", "special"].contains(&of("class")) {
                told.push(format!("{table}.{column}: class {:?}", of("class")));
            }
            if !["keep", "delete-with-person", "delete-after"].contains(&of("erasure")) {
                told.push(format!("{table}.{column}: erasure {:?}", of("erasure")));
            }
            classified.entry(table.clone()).or_default().push(column.clone());
        }
    }
    let there = columns(place);
    for (table, all) in &there {
        for column in all.iter().map(|c| c.trim_end_matches('?')) {
            if !classified.get(table).is_some_and(|known| known.iter().any(|k| k == column)) {
                told.push(format!("{table}.{column} has no class"));
            }
        }
    }
    for (table, all) in &classified {
        for column in all {
            if !there.get(table).is_some_and(|known| known.iter().any(|k| k.trim_end_matches('?') == column)) {
                told.push(format!("{table}.{column} is classified and not there"));
            }
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}
