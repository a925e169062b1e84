//! Stores for tests: a fresh SQLite file, or a fresh PostgreSQL database.

use std::future::Future;

use wachtwijzer::store::{Db, Options, migrate};

/// Runs a test on SQLite.
pub(crate) fn on_sqlite<F: Future<Output = ()>>(test: impl Fn(Db) -> F) {
    let folder = tempfile::tempdir().expect("a folder");
    let db = Db::open(&format!("sqlite:{}", folder.path().join("test.sqlite").display()), Options::default());
    let db = db.expect("a database");
    migrate::up(&db).expect("tables");
    actix_web::rt::System::new().block_on(test(db));
}

/// Runs a test on each back end.
pub(crate) fn on_each<F: Future<Output = ()>>(test: impl Fn(Db) -> F) {
    on_sqlite(&test);
}
