//! The store beside what its back ends do in the same run with the same statements by hand, without the store, the use
//! cases and the engine. Prints a table; every line is ours, the ceiling, and the share of it.
//!
//! By hand, PostgreSQL runs prepared statements; SQLite parses each text anew, because safe code has no way past diesel, so
//! that a share above 1 can be had there.
//!
//! PostgreSQL is measured when `TEST_POSTGRES_URL` names a server. The million cases are kept in `target/bench-data`;
//! `BENCH_MILLION=0` leaves them out.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    reason = "a benchmark prints, stops at the first surprise and reads the environment and the clock"
)]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime};
use diesel::connection::SimpleConnection;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Date, Integer, Nullable, Text, Timestamp};
use diesel::sqlite::Sqlite;
use diesel::{PgConnection, SqliteConnection};
use uuid::Uuid;
use wachtwijzer::ambient::Real;
use wachtwijzer::app::access::Asked;
use wachtwijzer::app::applications::{self, Seen};
use wachtwijzer::app::{App, AppError};
use wachtwijzer::catalogue::Catalogue;
use wachtwijzer::domain::access::{Desk, Reach};
use wachtwijzer::domain::case::event::{Entry, Record, Said};
use wachtwijzer::domain::case::list::{ListQuery, Order};
use wachtwijzer::domain::case::{Case, Counted, Identity, Summary};
use wachtwijzer::domain::ids::{CaseId, Reference, Slug};
use wachtwijzer::sealing::Keyring;
use wachtwijzer::store::{Db, Options, migrate};

/// Cases in the tables that appends and reads are measured on.
const CASES: u64 = 20_000;
/// Threads that write at once.
const CROWD: u64 = 32;

fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a slug")
}

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day")
}

/// The n-th case: ids in order of time as the service makes them, days over two years, half of them open.
fn case(n: u64) -> Case {
    let scattered = n.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let received = first_day() + Days::new(scattered % 700);
    let at =
        DateTime::from_timestamp_micros(1_700_000_000_000_000 + i64::try_from(n).expect("small")).expect("in range");
    let open = scattered & 1 == 0;
    let record = Record {
        sequence: 1,
        entry: Entry::Happened(Said::new("application-received", received)),
        recorded_at: at,
        recorded_by: "clerk:7f3a".to_owned(),
    };
    Case {
        identity: Identity {
            organisation: Slug::parse("ind").expect("a name"),
            id: CaseId(Uuid::from_u64_pair(n << 20, scattered)),
            reference: Reference::from_random(n),
            procedure: slug("nl-nareis"),
            named_version: Some(slug("2025-03-28")),
            source_key: Some(format!("import-{n}")),
            created_at: at,
            counted: Counted::default(),
        },
        summary: Summary {
            version: slug("2025-03-28"),
            stage: slug(if open { "in-review" } else { "granted" }),
            received_on: Some(received),
            ended: !open,
            due_on: open.then(|| received + Days::new(273)),
            due_term: open.then(|| slug("decision")),
            last_on: None,
            remedy_days: Vec::new(),
            records: 1,
        },
        records: vec![record],
    }
}

fn fill(db: &Db, count: u64) {
    for from in (0..count).step_by(10_000) {
        let cases: Vec<Case> = (from..(from + 10_000).min(count)).map(case).collect();
        db.write(move |tx| tx.insert_cases(&cases)).expect("kept");
    }
}

/// How often a second.
fn rate(times: u64, mut run: impl FnMut(u64)) -> f64 {
    let started = Instant::now();
    (0..times).for_each(&mut run);
    times as f64 / started.elapsed().as_secs_f64()
}

/// How often a second, all threads together.
fn rate_of_crowd(threads: u64, each: u64, run: impl Fn(u64, u64) + Sync) -> f64 {
    let started = Instant::now();
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let run = &run;
            scope.spawn(move || (0..each).for_each(|n| run(thread, n)));
        }
    });
    (threads * each) as f64 / started.elapsed().as_secs_f64()
}

fn line(what: &str, ours: f64, ceiling: f64) {
    println!("{what:<58} {ours:>10.0}/s   ceiling {ceiling:>10.0}/s   {:>4.2} of it", ours / ceiling);
}

/// A connection beside the store.
enum Raw {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// A row of `cases` as it lies there.
#[derive(QueryableByName)]
#[expect(dead_code, reason = "read so that the whole row is read")]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    reference: String,
    #[diesel(sql_type = Text)]
    procedure: String,
    #[diesel(sql_type = Nullable<Text>)]
    named_version: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    source_key: Option<String>,
    #[diesel(sql_type = Text)]
    version: String,
    #[diesel(sql_type = Text)]
    stage: String,
    #[diesel(sql_type = Nullable<Date>)]
    received_on: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<Date>)]
    due_on: Option<NaiveDate>,
    #[diesel(sql_type = Timestamp)]
    created_at: NaiveDateTime,
    #[diesel(sql_type = Integer)]
    records: i32,
}

#[derive(QueryableByName)]
#[expect(dead_code, reason = "read so that the whole row is read")]
struct RecordRow {
    #[diesel(sql_type = Text)]
    case_id: String,
    #[diesel(sql_type = Integer)]
    sequence: i32,
    #[diesel(sql_type = Nullable<Text>)]
    kind: Option<String>,
    #[diesel(sql_type = Nullable<Date>)]
    on_day: Option<NaiveDate>,
    #[diesel(sql_type = Timestamp)]
    recorded_at: NaiveDateTime,
    #[diesel(sql_type = Text)]
    recorded_by: String,
}

/// What PostgreSQL prepares once a connection.
const PREPARED: &str = "
    PREPARE case_by_id (text) AS SELECT * FROM cases WHERE id = $1;
    PREPARE records_of (text) AS SELECT * FROM records WHERE case_id = $1 ORDER BY sequence;
    PREPARE overdue AS SELECT * FROM cases WHERE due_on < '2026-11-23' AND ended = false AND due_on IS NOT NULL
      ORDER BY due_on, id LIMIT 100;
    PREPARE change (text, int) AS UPDATE cases SET version = 'v', stage = 'in-review', received_on = '2025-01-01',
      ended = false, due_on = '2025-10-01', due_term = 'decision', records = $2 WHERE id = $1;
    PREPARE add (text, int) AS INSERT INTO records VALUES ($1, $2, 'happened', 'receipt-confirmed', '2025-01-01',
      NULL, NULL, NULL, '2025-01-01 00:00:00.123456', 'clerk:7f3a')";

impl Raw {
    fn open(address: &str) -> Self {
        if let Some(path) = address.strip_prefix("sqlite:") {
            let mut conn = SqliteConnection::establish(path).expect("a file");
            conn.batch_execute("PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL; PRAGMA mmap_size = 1073741824;")
                .expect("settings");
            Self::Sqlite(conn)
        } else {
            let mut conn = PgConnection::establish(address).expect("a server");
            conn.batch_execute(PREPARED).expect("prepared statements");
            Self::Postgres(conn)
        }
    }

    fn run(&mut self, sql: &str) {
        match self {
            Self::Sqlite(conn) => conn.batch_execute(sql),
            Self::Postgres(conn) => conn.batch_execute(sql),
        }
        .expect("a statement that works");
    }

    fn rows<R>(&mut self, sql: &str) -> usize
    where
        R: QueryableByName<Sqlite> + QueryableByName<Pg> + 'static,
    {
        let rows: Vec<R> = match self {
            Self::Sqlite(conn) => diesel::sql_query(sql).load(conn),
            Self::Postgres(conn) => diesel::sql_query(sql).load(conn),
        }
        .expect("a query that works");
        rows.len()
    }

    /// What the guard of the version needs, and no more.
    fn begin(&mut self) {
        let begin = match self {
            Self::Sqlite(_) => "BEGIN IMMEDIATE",
            Self::Postgres(_) => "BEGIN",
        };
        self.run(begin);
    }

    fn read(&mut self, id: CaseId) {
        let (case, records) = match self {
            Self::Sqlite(_) => (
                format!("SELECT * FROM cases WHERE id = '{id}'"),
                format!("SELECT * FROM records WHERE case_id = '{id}' ORDER BY sequence"),
            ),
            Self::Postgres(_) => (format!("EXECUTE case_by_id ('{id}')"), format!("EXECUTE records_of ('{id}')")),
        };
        self.rows::<Row>(&case);
        self.rows::<RecordRow>(&records);
    }

    fn overdue(&mut self) -> usize {
        let sql = match self {
            Self::Sqlite(_) => {
                "SELECT * FROM cases WHERE due_on < '2026-11-23' AND ended = false AND due_on IS NOT NULL
                 ORDER BY due_on, id LIMIT 100"
            }
            Self::Postgres(_) => "EXECUTE overdue",
        };
        self.rows::<Row>(sql)
    }

    /// The rows of one append, inside a transaction.
    fn append(&mut self, id: CaseId, sequence: u64) {
        self.read(id);
        let (change, add) = match self {
            Self::Sqlite(_) => (
                format!(
                    "UPDATE cases SET version = 'v', stage = 'in-review', received_on = '2025-01-01', ended = false,
                     due_on = '2025-10-01', due_term = 'decision', records = {sequence} WHERE id = '{id}'"
                ),
                format!(
                    "INSERT INTO records VALUES ('{id}', {sequence}, 'happened', 'receipt-confirmed', '2025-01-01',
                     NULL, NULL, NULL, '2025-01-01 00:00:00.123456', 'clerk:7f3a')"
                ),
            ),
            Self::Postgres(_) => {
                (format!("EXECUTE change ('{id}', {sequence})"), format!("EXECUTE add ('{id}', {sequence})"))
            }
        };
        self.run(&change);
        self.run(&add);
    }
}

fn most_overdue() -> ListQuery {
    ListQuery {
        reach: Reach::Organisation(Desk { organisation: Slug::parse("ind").expect("a name"), procedures: None }),
        procedure: None,
        stage: None,
        due_before: NaiveDate::from_ymd_opt(2026, 11, 23),
        received_from: None,
        received_until: None,
        ended: Some(false),
        order: Order::ByDue,
        after: None,
        limit: 100,
    }
}

/// An append as the interface does it: read, reckon, write.
fn append(app: &App, n: u64) {
    let id = case(n).identity.id;
    let said = Said::new("receipt-confirmed", first_day() + Days::new(800));
    let asked = Asked::by_operator("append_event", app.ambient.request_id());
    let done = app.act(asked, move |tx, ctx, by| -> Result<Case, AppError> {
        applications::append(tx, ctx, by, (id, &Seen::Any), &said)
    });
    done.expect("an append that is possible");
}

fn id_of(n: u64) -> CaseId {
    case(n).identity.id
}

/// Appends and reads on a store of twenty thousand cases.
fn cases(app: &App, address: &str) {
    let kind = app.db.kind();
    let mut raw = Raw::open(address);
    let even = |n: u64| (n % CASES) & !1;
    let one = rate(3_000, |n| {
        app.db.read(|tx| tx.case(id_of(n * 6 % CASES))).expect("readable");
    });
    let best = rate(3_000, |n| {
        raw.run("BEGIN");
        raw.read(id_of(n * 6 % CASES));
        raw.run("COMMIT");
    });
    line(&format!("{kind}: read a case"), one, best);

    let ours = rate(1_000, |n| append(app, even(n * 2)));
    let best = rate(1_000, |n| {
        raw.begin();
        raw.append(id_of(even(4_000 + n * 2)), 2);
        raw.run("COMMIT");
    });
    line(&format!("{kind}: append an event, one thread"), ours, best);

    let ours = rate_of_crowd(CROWD, 100, |thread, n| append(app, even(8_000 + 2 * (thread * 100 + n))));
    let best = match kind {
        "sqlite" => {
            CROWD as f64
                * rate(100, |n| {
                    raw.begin();
                    (0..CROWD).for_each(|k| raw.append(id_of(even(14_400 + 2 * (n * CROWD / 2 + k / 2))), 10 + k % 2));
                    raw.run("COMMIT");
                })
        }
        _ => rate_of_crowd(8, 300, |thread, n| {
            with_own(address, |raw| {
                raw.begin();
                raw.append(id_of(even(14_400 + 2 * (thread * 300 + n))), 2);
                raw.run("COMMIT");
            });
        }),
    };
    line(&format!("{kind}: append, {CROWD} threads (ceiling: {CROWD} in a transaction, or 8 connections)"), ours, best);
}

thread_local! {
    static OWN: std::cell::RefCell<Option<Raw>> = const { std::cell::RefCell::new(None) };
}

/// With the connection of this thread.
fn with_own(address: &str, run: impl FnOnce(&mut Raw)) {
    OWN.with_borrow_mut(|own| run(own.get_or_insert_with(|| Raw::open(address))));
}

/// Cases imported a second, beside the same rows as one text of many rows.
fn import(db: &Db, address: &str) {
    let ours = {
        let chunks: Vec<Vec<Case>> =
            (0..20_u64).map(|c| (0..1_000).map(|n| case(10_000_000 + c * 1_000 + n)).collect()).collect();
        let started = Instant::now();
        for chunk in chunks {
            db.write(move |tx| tx.insert_cases(&chunk)).expect("kept");
        }
        20_000.0 / started.elapsed().as_secs_f64()
    };
    let texts: Vec<String> =
        (0..20_u64).map(|c| insert_text((0..1_000).map(|n| case(20_000_000 + c * 1_000 + n)))).collect();
    let mut raw = Raw::open(address);
    let started = Instant::now();
    for text in &texts {
        raw.run(text);
    }
    line(
        &format!("{}: import, cases in chunks of a thousand", db.kind()),
        ours,
        20_000.0 / started.elapsed().as_secs_f64(),
    );
}

fn insert_text(cases: impl Iterator<Item = Case>) -> String {
    let (rows, records): (Vec<String>, Vec<String>) = cases
        .map(|c| {
            let (i, s) = (c.identity, c.summary);
            let at = i.created_at.naive_utc();
            let due = s.due_on.map_or("NULL, NULL".to_owned(), |d| format!("'{d}', 'decision'"));
            let received = s.received_on.expect("received");
            let row = format!(
                "('{}', '{}', 'nl-nareis', '2025-03-28', '{}', '{at}', '2025-03-28', '{}', '{received}', {}, {due}, 1)",
                i.id,
                i.reference.as_str(),
                i.source_key.expect("a key"),
                s.stage,
                s.ended,
            );
            let record = format!(
                "('{}', 1, 'happened', 'application-received', '{received}', NULL, NULL, NULL, '{at}', 'clerk:7f3a')",
                i.id
            );
            (row, record)
        })
        .unzip();
    format!(
        "BEGIN; INSERT INTO cases VALUES {}; INSERT INTO records VALUES {}; COMMIT;",
        rows.join(","),
        records.join(",")
    )
}

/// Lists of the hundred most overdue a second.
fn overdue(db: &Db, address: &str, size: &str) -> f64 {
    let query = most_overdue();
    let times = 400;
    let listed = |_| assert_eq!(db.read(|tx| tx.list(&query)).expect("a list").len(), 100);
    let _warm = rate(20, listed);
    let ours = rate(times, listed);
    let mut raw = Raw::open(address);
    let best = rate(times, |_| assert_eq!(raw.overdue(), 100));
    line(&format!("{}: the 100 most overdue of {size}", db.kind()), ours, best);
    ours
}

fn app(db: Db) -> App {
    let catalogue = Arc::new(Catalogue::built_in().expect("a catalogue without faults"));
    let keys = Keyring::read(&Keyring::new_file("bench", [1; 32], [2; 32])).expect("keys");
    App { db, replica: None, catalogue, ambient: Arc::new(Real), keys: Arc::new(keys) }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench-data")
}

fn sqlite() {
    let folder = folder();
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("twenty-thousand.sqlite");
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{end}", file.display()));
    }
    let address = format!("sqlite:{}", file.display());
    let db = Db::open(&address, Options::default()).expect("a file");
    migrate::up(&db).expect("tables");
    fill(&db, CASES);
    let few = overdue(&db, &address, "20,000");
    if std::env::var("BENCH_MILLION").is_ok_and(|v| v == "0") {
        println!("sqlite: a million cases are left out (BENCH_MILLION=0)");
    } else {
        let many = million(&folder);
        println!("sqlite: the list of a million takes {:.2} times that of twenty thousand", few / many);
    }
    let app = app(db);
    cases(&app, &address);
    import(&app.db, &address);
}

fn million(folder: &Path) -> f64 {
    let (file, whole) = (folder.join("million.sqlite"), folder.join("million.complete"));
    let address = format!("sqlite:{}", file.display());
    if !whole.exists() {
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", file.display()));
        }
    }
    let db = Db::open(&address, Options::default()).expect("a file");
    migrate::up(&db).expect("tables");
    if !whole.exists() {
        let started = Instant::now();
        fill(&db, 1_000_000);
        let seconds = started.elapsed().as_secs_f64();
        println!("sqlite: a million cases made in {seconds:.0} s, {:.0}/s", 1_000_000.0 / seconds);
        std::fs::write(whole, "").expect("a mark");
    }
    overdue(&db, &address, "1,000,000")
}

fn postgres() {
    let Ok(server) = std::env::var("TEST_POSTGRES_URL") else {
        println!("postgres: not measured; TEST_POSTGRES_URL names no server");
        return;
    };
    let name = format!("wachtwijzer_bench_{}", std::process::id());
    maintenance(&server, &format!("CREATE DATABASE {name} TEMPLATE template0"));
    let (base, _) = server.rsplit_once('/').expect("an address with a database");
    let address = format!("{base}/{name}");
    {
        let db = Db::open(&address, Options { connections: 8, ..Options::default() }).expect("a database");
        migrate::up(&db).expect("tables");
        fill(&db, CASES);
        Raw::open(&address).run("ANALYZE");
        overdue(&db, &address, "20,000");
        let app = app(db);
        cases(&app, &address);
        import(&app.db, &address);
    }
    maintenance(&server, &format!("DROP DATABASE {name} WITH (FORCE)"));
}

fn maintenance(server: &str, sql: &str) {
    PgConnection::establish(server)
        .and_then(|mut c| c.batch_execute(sql).map_err(ConnectionError::CouldntSetupConfiguration))
        .expect("done");
}

fn main() {
    // `cargo test --benches` calls it too, and wants no figures.
    if std::env::args().any(|a| a == "--bench") {
        sqlite();
        postgres();
    }
}
