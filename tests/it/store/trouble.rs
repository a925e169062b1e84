//! What goes wrong around a store, and what it says then.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::{Duration, Instant};

use wachtwijzer::domain::case::Case;
use wachtwijzer::store::{Db, Options, StoreError, migrate};

use crate::support::stores::{Dice, Place, both, keep};

both!(
    a_locked_database_is_busy_after_the_patience_and_works_again,
    a_full_database_says_so_and_keeps_what_it_promised,
    a_full_database_in_a_crowd_keeps_what_it_promised,
);

fn insert(db: &Db, case: Case) -> Result<(), StoreError> {
    db.write(move |tx| tx.insert_case(&case.identity, &case.summary, &case.records))
}

fn a_locked_database_is_busy_after_the_patience_and_works_again(place: &Place) {
    let patience = Duration::from_millis(200);
    let db = place.migrated(Options { patience, ..Options::default() });
    let mut dice = Dice::new(40);
    let mut other = place.raw();
    let lock = if place.is_sqlite() { "BEGIN IMMEDIATE" } else { "BEGIN; LOCK TABLE cases IN ACCESS EXCLUSIVE MODE" };
    other.run(lock).expect("a lock");

    let started = Instant::now();
    let refused = insert(&db, dice.case());
    let waited = started.elapsed();

    assert!(matches!(refused, Err(StoreError::Busy)), "{refused:?}");
    assert!(waited >= patience && waited < Duration::from_secs(4), "{waited:?}");
    other.run("ROLLBACK").expect("the lock goes");
    assert_eq!(other.count("cases") + other.count("records"), 0);
    insert(&db, dice.case()).expect("works again");
    assert_eq!(other.count("cases"), 1);
}

/// A store with hardly any room. PostgreSQL's disk cannot be filled here; a trigger says what a full one says.
fn cramped(place: &Place) -> Db {
    let db = place.migrated(Options { most_pages: Some(60), ..Options::default() });
    if !place.is_sqlite() {
        let full = "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF (SELECT count(*) FROM cases) > 40 THEN
              RAISE EXCEPTION 'could not extend file \"base/1/2\": No space left on device' USING ERRCODE = 'disk_full';
            END IF; RETURN NEW; END $$;
            CREATE TRIGGER full_disk BEFORE INSERT ON cases FOR EACH ROW EXECUTE FUNCTION full_disk();";
        place.raw().run(full).expect("a trigger");
    }
    db
}

fn roomy(place: &Place) -> Db {
    if !place.is_sqlite() {
        place.raw().run("DROP TRIGGER full_disk ON cases").expect("no trigger");
    }
    place.open_with(Options { most_pages: Some(100_000), ..Options::default() })
}

fn a_full_database_says_so_and_keeps_what_it_promised(place: &Place) {
    let db = cramped(place);
    let mut dice = Dice::new(41);
    let mut kept: Vec<Case> = Vec::new();

    let refused = loop {
        let case = dice.case();
        match insert(&db, case.clone()) {
            Ok(()) => kept.push(case),
            Err(error) => break error,
        }
        assert!(kept.len() < 5_000, "it never fills");
    };

    assert!(matches!(refused, StoreError::Full), "{refused:?}");
    assert_eq!(place.raw().count("cases"), kept.len());
    assert_eq!(place.raw().count("records"), kept.iter().map(|c| c.records.len()).sum::<usize>());
    for case in &kept {
        assert_eq!(db.read(|tx| tx.case(case.identity.id)).expect("readable").as_ref(), Some(case));
    }
    let more = dice.case();
    insert(&roomy(place), more).expect("works again with more room");
}

fn a_full_database_in_a_crowd_keeps_what_it_promised(place: &Place) {
    let db = cramped(place);

    let kept: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..16)
            .map(|thread| {
                let db = &db;
                scope.spawn(move || {
                    let done = |case: Case| match insert(db, case) {
                        Ok(()) => true,
                        Err(StoreError::Full) => false,
                        Err(StoreError::Busy) if db.kind() == "postgres" => false,
                        Err(other) => panic!("{other:?}"),
                    };
                    Dice::new(500 + thread).cases(40).into_iter().map(done).filter(|kept| *kept).count()
                })
            })
            .collect();
        threads.into_iter().map(|t| t.join().expect("a thread that ends well")).sum()
    });

    assert!(kept < 16 * 40, "it never filled");
    assert_eq!(place.raw().count("cases"), kept);
    keep(&roomy(place), &Dice::new(42).cases(10));
}

fn refusal(address: &str) -> StoreError {
    let options = Options { patience: Duration::from_secs(2), ..Options::default() };
    let opened = Db::open(address, options).and_then(|db| db.read(|tx| tx.ping()));
    opened.expect_err("an address that does not work")
}

#[test]
fn a_missing_folder_is_made_and_one_that_cannot_be_made_is_reported() {
    let place = Place::sqlite();
    let below = format!("{}-folder/deeper/x.sqlite", place.address);

    Db::open(&below, Options::default()).expect("the folder is made");

    drop(place.open());
    let in_a_file = refusal(&format!("{}/x.sqlite", place.address));
    let nowhere = refusal("sqlite:/proc/wachtwijzer/x.sqlite");
    let folder = refusal(&format!("{}-folder", place.address));
    for refused in [in_a_file, nowhere, folder] {
        assert!(matches!(refused, StoreError::Gone(_)), "{refused:?}");
    }
}

#[test]
fn a_file_that_may_only_be_read_is_reported() {
    let place = Place::sqlite();
    place.raw().run(include_str!("../../../migrations/sqlite/0001_cases/up.sql")).expect("tables");
    // No bit stops root. A file that a later SQLite wrote (byte 18 of its header) may only be read, by anybody.
    let mut bytes = std::fs::read(place.file()).expect("readable");
    bytes[18] = 9;
    std::fs::write(place.file(), bytes).expect("writable");

    let opened = Db::open(&place.address, Options::default());
    let refused = opened.and_then(|db| insert(&db, Dice::new(44).case())).expect_err("may only be read");

    assert!(matches!(refused, StoreError::ReadOnly(_)), "{refused:?}");
}

#[test]
fn a_file_that_is_no_database_is_reported() {
    let place = Place::sqlite();
    std::fs::write(place.file(), "Once upon a time there was a text file. ".repeat(100)).expect("writable");

    let refused = refusal(&place.address);

    assert!(matches!(refused, StoreError::Corrupt(_)), "{refused:?}");
}

#[test]
fn an_address_of_another_kind_is_reported_without_its_secrets() {
    for address in ["mysql://me:geheim@host/db", "sqlite:", "", "postgres:me:geheim@host"] {
        let refused = refusal(address);
        assert!(matches!(refused, StoreError::Address(_)), "{address}: {refused:?}");
        assert!(!refused.to_string().contains("geheim"), "{refused}");
    }
}

/// A server that refuses every password, as PostgreSQL would say it.
fn server_that_refuses() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    std::thread::spawn(move || {
        for stream in listener.incoming().take(3) {
            let Ok(mut stream) = stream else { continue };
            let mut start = [0; 512];
            let _ = stream.read(&mut start);
            let fields = b"SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed for user \"me\"\0\0";
            let length = u32::try_from(fields.len() + 4).expect("short");
            let _ = stream.write_all(&[b"E", length.to_be_bytes().as_slice(), fields].concat());
        }
    });
    format!("postgres://me:geheim@127.0.0.1:{port}/db?sslmode=disable&gssencmode=disable")
}

#[test]
fn a_wrong_password_port_or_database_is_reported_without_the_password() {
    let place = Place::postgres();
    let closed = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address").port();

    let password = refusal(&server_that_refuses());
    let port = refusal(&format!("postgres://me:geheim@127.0.0.1:{closed}/db"));
    let database = refusal(&format!("{}_not_there", place.address));

    for (refused, says) in [(password, "password"), (port, "refused"), (database, "does not exist")] {
        assert!(matches!(refused, StoreError::Gone(_)), "{refused:?}");
        assert!(refused.to_string().contains(says) && !refused.to_string().contains("geheim"), "{refused}");
    }
}

#[test]
fn a_server_that_ends_its_connections_is_gone_and_then_back() {
    let place = Place::postgres();
    let db = place.migrated(Options { connections: 1, ..Options::default() });
    insert(&db, Dice::new(45).case()).expect("written");
    let ended = "SELECT CAST(pg_terminate_backend(pid) AS TEXT) AS line FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()";
    place.raw().lines(ended);

    let mut dice = Dice::new(46);
    let outcomes: Vec<_> = (0..3).map(|_| insert(&db, dice.case())).collect();

    assert!(outcomes.iter().filter_map(|o| o.as_ref().err()).all(|e| matches!(e, StoreError::Gone(_))), "{outcomes:?}");
    assert!(outcomes[2].is_ok(), "{outcomes:?}");
    let written = outcomes.iter().filter(|o| o.is_ok()).count();
    assert_eq!(place.raw().count("cases"), 1 + written);
}

#[test]
fn migrations_of_what_cannot_be_written_say_why() {
    let place = Place::sqlite();
    let db = place.open_with(Options { most_pages: Some(3), ..Options::default() });

    let full = migrate::up(&db);

    assert!(matches!(full, Err(StoreError::Full)), "{full:?}");
}
