//! What a store does at its limits: locks held by others, a full pool, rows that must not change, lists of many cases.

use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::{PgConnection, SqliteConnection};
use uuid::Uuid;
use wachtwijzer::domain::case::event::{Entry, Record, Said};
use wachtwijzer::domain::case::{Case, Identity, Summary};
use wachtwijzer::domain::ids::{CaseId, Reference, Slug};
use wachtwijzer::store::{Db, ListQuery, Options, Order, StoreError, migrate};

use crate::support::stores::Database;

fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a slug")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A case with one record; its id and reference follow from its number.
fn case(number: u64) -> Case {
    let recorded_at = DateTime::from_timestamp_micros(1_800_000_000_123_456).expect("an instant");
    Case {
        identity: Identity {
            id: CaseId(Uuid::from_u128(u128::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835))),
            reference: Reference::from_random(number),
            procedure: slug(if number.is_multiple_of(100) { "de-rare" } else { "nl-common" }),
            named_version: None,
            source_key: Some(format!("key-{number}")),
            created_at: recorded_at,
        },
        summary: Summary {
            version: slug("v-1"),
            stage: slug("in-review"),
            received_on: Some(day("2026-01-01")),
            ended: false,
            due_on: Some(day("2026-03-01") + chrono::TimeDelta::days(i64::try_from(number % 30).expect("small"))),
            due_term: Some(slug("decision")),
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

/// An SQLite database with its tables, and its file.
fn sqlite(options: Options) -> (tempfile::TempDir, Db, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("test.sqlite").display().to_string();
    let db = Db::open(&format!("sqlite:{file}"), options).expect("a database");
    migrate::up(&db).expect("tables");
    (folder, db, file)
}

fn postgres(options: Options) -> (Database, Db) {
    let database = Database::create();
    let db = Db::open(&database.address, options).expect("a database");
    migrate::up(&db).expect("tables");
    (database, db)
}

#[test]
fn a_table_that_somebody_locks_on_postgresql_is_busy_after_the_patience_and_works_again() {
    let (database, db) = postgres(impatient(2));
    let mut other = PgConnection::establish(&database.address).expect("a second connection");
    other.batch_execute("BEGIN; LOCK TABLE cases IN ACCESS EXCLUSIVE MODE").expect("a lock");

    let begun = Instant::now();
    let written = insert(&db, 1);
    let read = db.read(|tx| tx.case(case(1).identity.id));

    assert!(matches!(written, Err(StoreError::Busy)), "{written:?}");
    assert!(matches!(read, Err(StoreError::Busy)), "{read:?}");
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
    other.batch_execute("ROLLBACK").expect("let go");
    insert(&db, 1).expect("works again");
}

#[test]
fn a_pool_whose_connections_are_all_in_use_is_busy_not_gone() {
    let (_folder, on_sqlite, _file) = sqlite(impatient(1));
    let (_database, on_postgres) = postgres(impatient(1));

    for db in [on_sqlite, on_postgres] {
        let inner = db.read(|_| Ok::<_, StoreError>(db.read(|tx| tx.ping()))).expect("the first connection");

        assert!(matches!(inner, Err(StoreError::Busy)), "{}: {inner:?}", db.kind());
        db.read(|tx| tx.ping()).expect("free again");
    }
}

#[test]
fn an_sqlite_file_that_is_removed_is_gone_for_readers_and_writers() {
    let (_folder, db, file) = sqlite(impatient(1));
    insert(&db, 1).expect("written");
    std::fs::remove_file(&file).expect("removed");

    let written = insert(&db, 2);
    let read = db.read(|tx| tx.ping());

    for refused in [written, read] {
        assert!(matches!(&refused, Err(StoreError::Gone(why)) if why.contains(&file)), "{refused:?}");
    }
    assert!(!std::path::Path::new(&file).exists(), "no empty database takes its place");
}

#[test]
fn a_record_cannot_be_replaced_by_an_insert_either() {
    let (_folder, on_sqlite, file) = sqlite(Options::default());
    let (database, on_postgres) = postgres(Options::default());
    insert(&on_sqlite, 1).expect("written");
    insert(&on_postgres, 1).expect("written");
    let copy = "SELECT case_id, sequence, entry, kind, on_day, person, fields, supersedes, recorded_at, 'somebody else'
        FROM records WHERE true";

    let mut raw = SqliteConnection::establish(&file).expect("the file");
    let replaced = raw.batch_execute(&format!("INSERT OR REPLACE INTO records {copy}")).map_err(|e| e.to_string());
    let mut raw = PgConnection::establish(&database.address).expect("the server");
    let upsert = "ON CONFLICT (case_id, sequence) DO UPDATE SET recorded_by = excluded.recorded_by";
    let upserted = raw.batch_execute(&format!("INSERT INTO records {copy} {upsert}")).map_err(|e| e.to_string());

    for refused in [replaced, upserted] {
        assert!(matches!(&refused, Err(why) if why.contains("append-only")), "{refused:?}");
    }
    for db in [on_sqlite, on_postgres] {
        let found = db.read(|tx| tx.case(case(1).identity.id)).expect("readable");
        assert_eq!(found, Some(case(1)), "{}", db.kind());
    }
}

#[test]
fn a_work_list_of_one_procedure_reads_no_case_of_another() {
    let (_folder, db, file) = sqlite(Options::default());
    let all: Vec<Case> = (1..=3_000).map(case).collect();
    db.write(move |tx| tx.insert_cases(&all)).expect("written");
    let rare = ListQuery {
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
    let mut raw = SqliteConnection::establish(&file).expect("the file");
    let plan = "EXPLAIN QUERY PLAN SELECT * FROM cases WHERE procedure = ? AND due_on < ? AND ended = ?
        AND due_on IS NOT NULL ORDER BY due_on, id LIMIT ?";
    let steps: Vec<Step> = diesel::sql_query(plan).load(&mut raw).expect("a plan");
    let steps: Vec<String> = steps.into_iter().map(|s| s.detail).collect();

    assert_eq!(found.len(), 20);
    assert!(found.iter().all(|(identity, _)| identity.procedure == slug("de-rare")));
    let wanted = "SEARCH cases USING INDEX cases_by_procedure_due (procedure=? AND due_on>? AND due_on<?)";
    assert_eq!(steps, [wanted]);
}

/// One step of SQLite's plan.
#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = diesel::sql_types::Text)]
    detail: String,
}
