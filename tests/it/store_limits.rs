//! What a store does at its limits: locks held by others, a full pool, a file that goes, lists of many cases.

use std::time::{Duration, Instant};

use chrono::DateTime;
use uuid::Uuid;
use wachtwijzer::domain::access::{Desk, Reach};
use wachtwijzer::domain::case::event::{Entry, Record, Said};
use wachtwijzer::domain::case::list::{ListQuery, Order};
use wachtwijzer::domain::case::{Case, Counted, Identity, Summary};
use wachtwijzer::domain::ids::{CaseId, Reference, Slug};
use wachtwijzer::store::{Db, Options, StoreError};

use crate::support::stores::{Place, day, slug};

/// A case with one record; its id and reference follow from its number.
fn case(number: u64) -> Case {
    let recorded_at = DateTime::from_timestamp_micros(1_800_000_000_123_456).expect("an instant");
    Case {
        identity: Identity {
            organisation: Slug::parse("ind").expect("a name"),
            id: CaseId(Uuid::from_u128(u128::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835))),
            reference: Reference::from_random(number),
            procedure: slug(if number.is_multiple_of(100) { "de-rare" } else { "nl-common" }),
            named_version: None,
            source_key: Some(format!("key-{number}")),
            created_at: recorded_at,
            counted: Counted::default(),
        },
        summary: Summary {
            version: slug("v-1"),
            stage: slug("in-review"),
            received_on: Some(day("2026-01-01")),
            ended: false,
            due_on: Some(day("2026-03-01") + chrono::TimeDelta::days(i64::try_from(number % 30).expect("small"))),
            due_term: Some(slug("decision")),
            last_on: None,
            remedy_days: Vec::new(),
            records: 1,
        },
        records: vec![Record {
            sequence: 1,
            entry: Entry::Happened(Said::new("application-received", day("2026-01-01"))),
            recorded_at,
            recorded_by: "caseworker:1".to_owned(),
        }],
    }
}

fn insert(db: &Db, number: u64) -> Result<(), StoreError> {
    let new = case(number);
    db.write(move |tx| tx.insert_case(&new.identity, &new.summary, &new.records))
}

fn impatient(connections: u32) -> Options {
    Options { connections, patience: Duration::from_millis(200), ..Options::default() }
}

#[test]
fn a_table_that_somebody_locks_on_postgresql_is_busy_after_the_patience_and_works_again() {
    let place = Place::postgres();
    let db = place.migrated(impatient(2));
    let mut other = place.raw();
    other.run("BEGIN; LOCK TABLE cases IN ACCESS EXCLUSIVE MODE").expect("a lock");

    let begun = Instant::now();
    let written = insert(&db, 1);
    let read = db.read(|tx| tx.case(case(1).identity.id));

    assert!(matches!(written, Err(StoreError::Busy)), "{written:?}");
    assert!(matches!(read, Err(StoreError::Busy)), "{read:?}");
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
    other.run("ROLLBACK").expect("let go");
    insert(&db, 1).expect("works again");
}

#[test]
fn a_pool_whose_connections_are_all_in_use_is_busy_not_gone() {
    for place in [Place::sqlite(), Place::postgres()] {
        let db = place.migrated(impatient(1));

        let inner = db.read(|_| Ok::<_, StoreError>(db.read(|tx| tx.ping()))).expect("the first connection");

        assert!(matches!(inner, Err(StoreError::Busy)), "{}: {inner:?}", db.kind());
        db.read(|tx| tx.ping()).expect("free again");
    }
}

#[test]
fn an_sqlite_file_that_is_removed_is_gone_for_readers_and_writers() {
    let place = Place::sqlite();
    let (db, file) = (place.migrated(impatient(1)), place.file());
    insert(&db, 1).expect("written");
    std::fs::remove_file(file).expect("removed");

    let written = insert(&db, 2);
    let read = db.read(|tx| tx.ping());

    for refused in [written, read] {
        assert!(matches!(&refused, Err(StoreError::Gone(why)) if why.contains(file)), "{refused:?}");
    }
    assert!(!std::path::Path::new(file).exists(), "no empty database takes its place");
}

#[test]
fn a_work_list_of_one_procedure_reads_no_case_of_another() {
    let place = Place::sqlite();
    let db = place.open();
    let all: Vec<Case> = (1..=3_000).map(case).collect();
    db.write(move |tx| tx.insert_cases(&all)).expect("written");
    let rare = ListQuery {
        reach: Reach::Organisation(Desk { organisation: Slug::parse("ind").expect("a name"), procedures: None }),
        procedure: Some("de-rare".to_owned()),
        stage: None,
        due_before: Some(day("2026-03-20")),
        received_from: None,
        received_until: None,
        ended: Some(false),
        order: Order::ByDue,
        after: None,
        limit: 25,
    };

    let found = db.read(|tx| tx.list(&rare)).expect("a list");
    let plan = place.raw().plan(
        "SELECT * FROM cases WHERE organisation = ? AND procedure = ? AND due_on < ? AND ended = ? AND due_on IS NOT NULL
        ORDER BY due_on, id LIMIT ?",
    );

    assert_eq!(found.len(), 20);
    assert!(found.iter().all(|(identity, _)| identity.procedure == slug("de-rare")));
    let wanted =
        "SEARCH cases USING INDEX cases_by_procedure_due (organisation=? AND procedure=? AND due_on>? AND due_on<?)";
    assert_eq!(plan, wanted);
}
