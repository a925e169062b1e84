//! Stores for tests: a fresh SQLite file, or a fresh PostgreSQL database on the server that `tests/run` starts.

use std::future::Future;
use std::sync::atomic::{AtomicU32, Ordering};

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use wachtwijzer::store::{Db, Options, migrate};

/// Runs a test on SQLite.
pub(crate) fn on_sqlite<F: Future<Output = ()>>(test: impl Fn(Db) -> F) {
    let folder = tempfile::tempdir().expect("a folder");
    let db = Db::open(&format!("sqlite:{}", folder.path().join("test.sqlite").display()), Options::default());
    run(db.expect("a database"), test);
}

/// Runs a test on PostgreSQL, in a database of its own.
pub(crate) fn on_postgres<F: Future<Output = ()>>(test: impl Fn(Db) -> F) {
    let database = Database::create();
    let db = Db::open(&database.address, Options::default());
    run(db.expect("a database"), test);
}

/// Runs a test on each back end.
pub(crate) fn on_each<F: Future<Output = ()>>(test: impl Fn(Db) -> F) {
    on_sqlite(&test);
    on_postgres(&test);
}

fn run<F: Future<Output = ()>>(db: Db, test: impl Fn(Db) -> F) {
    migrate::up(&db).expect("tables");
    actix_web::rt::System::new().block_on(test(db));
}

/// A database that is dropped with this value.
pub(crate) struct Database {
    server: String,
    name: String,
    pub(crate) address: String,
}

impl Database {
    pub(crate) fn create() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let server = server();
        let name = format!("test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let mut conn = PgConnection::establish(&server).expect("the PostgreSQL server of TEST_POSTGRES_URL answers");
        conn.batch_execute(&format!("CREATE DATABASE {name}")).expect("a database can be made");
        let (before, query) = server.split_once('?').map_or((server.as_str(), ""), |(b, q)| (b, q));
        let host = before.rsplit_once('/').map_or(before, |(host, _)| host);
        let address = if query.is_empty() { format!("{host}/{name}") } else { format!("{host}/{name}?{query}") };
        Self { name, address, server: server.clone() }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Ok(mut conn) = PgConnection::establish(&self.server) {
            let _ = conn.batch_execute(&format!("DROP DATABASE {} WITH (FORCE)", self.name));
        }
    }
}

/// The server for tests. Without one the test fails: PostgreSQL is never left out silently.
#[expect(clippy::disallowed_methods, reason = "a test reads where its server is")]
fn server() -> String {
    std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL is not set; tests/run starts a server and sets it")
}
