//! Databases for tests: each test has one of its own on each back end, and it is gone afterwards.

use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::{PgConnection, SqliteConnection};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use tempfile::TempDir;
use uuid::Uuid;
use wachtwijzer::domain::case::event::{Entry, Given, Record, Said};
use wachtwijzer::domain::case::{Case, Counted, Identity, Summary};
use wachtwijzer::domain::ids::{CaseId, Reference, Slug};
use wachtwijzer::store::{Db, Options, migrate};

/// Makes two tests of each function that takes a `&Place`: one for each back end.
macro_rules! both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[test] fn $name() { super::$name(&$crate::support::stores::Place::sqlite()); })+
        }
        mod postgres {
            $(#[test] fn $name() { super::$name(&$crate::support::stores::Place::postgres()); })+
        }
    };
}
pub(crate) use both;

/// An empty database, without tables.
pub(crate) struct Place {
    pub(crate) address: String,
    kept: Kept,
}

enum Kept {
    Folder { _folder: TempDir },
    Server { maintenance: String, name: String },
}

/// The address of a PostgreSQL server on which the tests may make databases.
#[expect(clippy::disallowed_methods, reason = "a test asks where its server is; the program reads no such variable")]
fn server() -> String {
    std::env::var("TEST_POSTGRES_URL").unwrap_or_else(|_| {
        panic!(
            "TEST_POSTGRES_URL is not set, so nothing was proven on PostgreSQL: run `tests/run`, which starts a server"
        )
    })
}

/// The same server, another database.
fn on_server(server: &str, database: &str) -> String {
    let (rest, query) = server.split_once('?').map_or((server, String::new()), |(r, q)| (r, format!("?{q}")));
    let host = rest.find("://").map_or(0, |at| at + 3);
    let base = rest[host..].find('/').map_or(rest, |at| &rest[..host + at]);
    format!("{base}/{database}{query}")
}

impl Place {
    pub(crate) fn sqlite() -> Self {
        let folder = TempDir::with_prefix("wachtwijzer-").expect("a folder");
        Self {
            address: format!("sqlite:{}", folder.path().join("test.sqlite").display()),
            kept: Kept::Folder { _folder: folder },
        }
    }

    pub(crate) fn postgres() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let maintenance = server();
        let name = format!("wachtwijzer_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let mut conn = PgConnection::establish(&maintenance).expect("the server at TEST_POSTGRES_URL answers");
        conn.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE template0")).expect("a database");
        Self { address: on_server(&maintenance, &name), kept: Kept::Server { maintenance, name } }
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        matches!(self.kept, Kept::Folder { .. })
    }

    /// The file of an SQLite database.
    pub(crate) fn file(&self) -> &str {
        self.address.strip_prefix("sqlite:").expect("an SQLite database")
    }

    pub(crate) fn open_with(&self, options: Options) -> Db {
        Db::open(&self.address, options).expect("a database that opens")
    }

    /// Opens it with its tables.
    pub(crate) fn open(&self) -> Db {
        self.migrated(Options::default())
    }

    pub(crate) fn migrated(&self, options: Options) -> Db {
        migrate::up(&self.open_with(Options::default())).expect("tables");
        self.open_with(options)
    }

    /// A connection beside the store.
    pub(crate) fn raw(&self) -> Raw {
        match self.kept {
            Kept::Folder { .. } => {
                let mut conn = SqliteConnection::establish(self.file()).expect("the file opens");
                // The store under test may still be closing it.
                conn.batch_execute("PRAGMA busy_timeout = 5000").expect("SQLite waits");
                Raw::Sqlite(conn)
            }
            Kept::Server { .. } => Raw::Postgres(PgConnection::establish(&self.address).expect("the server answers")),
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Kept::Server { maintenance, name } = &self.kept
            && let Ok(mut conn) = PgConnection::establish(maintenance)
        {
            let _ = conn.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)"));
        }
    }
}

/// A connection beside the store, for what the store does not offer.
pub(crate) enum Raw {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = diesel::sql_types::Text)]
    line: String,
}

#[derive(QueryableByName)]
struct SqlitePlan {
    #[diesel(sql_type = diesel::sql_types::Text)]
    detail: String,
}

#[derive(QueryableByName)]
struct PostgresPlan {
    #[diesel(sql_type = diesel::sql_types::Text, column_name = "QUERY PLAN")]
    plan: String,
}

impl Raw {
    pub(crate) fn run(&mut self, sql: &str) -> Result<(), String> {
        match self {
            Self::Sqlite(conn) => conn.batch_execute(sql),
            Self::Postgres(conn) => conn.batch_execute(sql),
        }
        .map_err(|e| e.to_string())
    }

    /// The texts of a query with one column called `line`.
    pub(crate) fn lines(&mut self, sql: &str) -> Vec<String> {
        let rows: Vec<Line> = match self {
            Self::Sqlite(conn) => diesel::sql_query(sql).load(conn),
            Self::Postgres(conn) => diesel::sql_query(sql).load(conn),
        }
        .expect("a query that works");
        rows.into_iter().map(|row| row.line).collect()
    }

    pub(crate) fn count(&mut self, table: &str) -> usize {
        let counted = self.lines(&format!("SELECT CAST(count(*) AS TEXT) AS line FROM {table}"));
        counted[0].parse().expect("a number")
    }

    /// How a query of the store would be carried out, whatever its parameters are.
    pub(crate) fn plan(&mut self, sql: &str) -> String {
        match self {
            Self::Sqlite(conn) => {
                let rows: Vec<SqlitePlan> =
                    diesel::sql_query(format!("EXPLAIN QUERY PLAN {sql}")).load(conn).expect("a plan");
                rows.into_iter().map(|row| row.detail).collect::<Vec<_>>().join("\n")
            }
            Self::Postgres(conn) => {
                let parameters = (1..1000).take_while(|n| sql.contains(&format!("${n}"))).count();
                let nulls = vec!["NULL"; parameters].join(", ");
                conn.batch_execute(&format!(
                    "SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off;
                     SET plan_cache_mode = force_generic_plan; PREPARE asked AS {sql};"
                ))
                .expect("a prepared query");
                let rows: Vec<PostgresPlan> =
                    diesel::sql_query(format!("EXPLAIN EXECUTE asked ({nulls})")).load(conn).expect("a plan");
                conn.batch_execute("DEALLOCATE asked").expect("forgotten");
                rows.into_iter().map(|row| row.plan).collect::<Vec<_>>().join("\n")
            }
        }
    }
}

/// Makes up cases that a store must be able to keep, whether or not a procedure allows them. The same seed, the same cases.
pub(crate) struct Dice {
    pub(crate) rng: StdRng,
    count: u64,
}

const WORDS: [&str; 6] =
    ["", "plain", "it's \"quoted\"", "two\nlines\tand a tab", "الأسرة · 家族 · 👨‍👩‍👧", "\\u0041 %_ ;--"];

pub(crate) fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a slug")
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub(crate) fn instant(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self { rng: StdRng::seed_from_u64(seed), count: seed << 20 }
    }

    /// Few days, so that many cases share one.
    pub(crate) fn day(&mut self) -> NaiveDate {
        day("2026-01-01") + TimeDelta::days(self.rng.random_range(0..25))
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.rng.random_bool(0.7) { Some(make(self)) } else { None }
    }

    fn one_of(&mut self, all: &[&'static str]) -> &'static str {
        all.choose(&mut self.rng).expect("some")
    }

    /// Any microsecond of a century, often one that ends in zeros.
    fn instant(&mut self) -> DateTime<Utc> {
        let micros = self.rng.random_range(0..4_000_000_000_000_000_i64);
        let step = *[1, 1_000, 1_000_000, 86_400_000_000].choose(&mut self.rng).expect("some");
        DateTime::from_timestamp_micros(micros / step * step).expect("in range")
    }

    pub(crate) fn said(&mut self) -> Said {
        let mut said = Said::new(self.one_of(&["application-received", "documents-requested", "x"]), self.day());
        said.person = self.maybe(|dice| format!("person-{}", dice.rng.random_range(0..3)));
        for name in ["aDay", "b", "ç"].iter().take(self.rng.random_range(0..4)) {
            let value = if self.rng.random_bool(0.5) {
                Given::Text(self.one_of(&WORDS).to_owned())
            } else {
                Given::Number(*[0, -1, i64::MIN, i64::MAX, 9_007_199_254_740_993].choose(&mut self.rng).expect("some"))
            };
            said = said.with(name, value);
        }
        said
    }

    pub(crate) fn record(&mut self, sequence: u32) -> Record {
        let earlier = self.rng.random_range(1..=sequence.max(2) - 1);
        let entry = match self.rng.random_range(0..4) {
            0 if sequence > 1 => Entry::Corrected { supersedes: earlier, instead: self.said() },
            1 if sequence > 1 => Entry::Annulled { supersedes: earlier },
            _ => Entry::Happened(self.said()),
        };
        Record { sequence, entry, recorded_at: self.instant(), recorded_by: self.one_of(&WORDS).to_owned() }
    }

    pub(crate) fn case(&mut self) -> Case {
        self.count += 1;
        let records: Vec<Record> = (1..=self.rng.random_range(0..6)).map(|n| self.record(n)).collect();
        let summary = self.summary(u32::try_from(records.len()).expect("few"));
        let identity = Identity {
            organisation: Slug::parse("ind").expect("a name"),
            id: CaseId(Uuid::from_u128(self.rng.random())),
            reference: Reference::from_random(self.count),
            procedure: slug(self.one_of(&["nl-nareis", "de-familiennachzug"])),
            named_version: self.maybe(|_| slug("v-1")),
            source_key: self.maybe(|dice| format!("{}#{}", dice.one_of(&WORDS), dice.count)),
            created_at: self.instant(),
            counted: Counted {
                family: self.maybe(|dice| format!("family-{}", dice.count)),
                leads: self.rng.random_bool(0.7),
                observed_from: self.maybe(Self::day),
            },
        };
        Case { identity, summary, records }
    }

    pub(crate) fn summary(&mut self, records: u32) -> Summary {
        Summary {
            version: slug(self.one_of(&["v-1", "v-2"])),
            stage: slug(self.one_of(&["preparing", "in-review", "closed"])),
            received_on: self.maybe(Self::day),
            ended: self.rng.random_bool(0.3),
            due_on: self.maybe(Self::day),
            due_term: self.maybe(|_| slug("decision")),
            last_on: self.maybe(Self::day),
            remedy_days: self.maybe(Self::day).into_iter().collect(),
            records,
        }
    }

    pub(crate) fn cases(&mut self, count: usize) -> Vec<Case> {
        (0..count).map(|_| self.case()).collect()
    }
}

/// Writes cases through the store.
pub(crate) fn keep(db: &Db, cases: &[Case]) {
    let cases = cases.to_vec();
    db.write(move |tx| tx.insert_cases(&cases)).expect("cases that can be kept");
}

/// Runs a test of the service on SQLite.
pub(crate) fn on_sqlite<F: Future<Output = ()>>(test: impl Fn(Db) -> F) {
    let place = Place::sqlite();
    actix_web::rt::System::new().block_on(test(place.migrated(Options::default())));
}

/// Runs a test of the service on each back end.
pub(crate) fn on_each<F: Future<Output = ()>>(test: impl Fn(Db) -> F) {
    on_sqlite(&test);
    let place = Place::postgres();
    actix_web::rt::System::new().block_on(test(place.migrated(Options::default())));
}
