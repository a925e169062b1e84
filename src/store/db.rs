//! Opens a store by its address and runs transactions in it. The only place that knows which back end it is.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Pool};
use diesel::{PgConnection, SqliteConnection};

use super::error::{Retryable, of_connection};
use super::sqlite_file::DatabaseFile;
use super::sqlite_writer::Writer;
use super::{StoreError, Tx};

/// How a store is opened.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Connections for reading (SQLite) or in all (PostgreSQL).
    pub connections: u32,
    /// How long a lock or a connection is waited for.
    pub patience: Duration,
    /// SQLite: the greatest number of pages, so that a test can fill a database.
    pub most_pages: Option<u32>,
}

impl Default for Options {
    fn default() -> Self {
        Self { connections: 4, patience: Duration::from_secs(5), most_pages: None }
    }
}

/// An open store.
#[derive(Clone, Debug)]
pub struct Db {
    pub(super) back: Back,
}

#[derive(Clone, Debug)]
pub(super) enum Back {
    Sqlite {
        readers: Pool<ConnectionManager<SqliteConnection>>,
        writer: Writer,
        file: DatabaseFile,
        path: PathBuf,
        options: Options,
    },
    Postgres {
        pool: Pool<ConnectionManager<PgConnection>>,
        patience: Duration,
    },
}

/// How often a transaction that lost a race is tried again on PostgreSQL.
const TRIES: u32 = 10;

impl Db {
    /// Opens `sqlite:PATH` (made if it does not exist) or `postgres://…`. Tables are not touched.
    pub fn open(address: &str, options: Options) -> Result<Self, StoreError> {
        if let Some(path) = address.strip_prefix("sqlite:") {
            return Self::sqlite(Path::new(path), options);
        }
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            return Self::postgres(address, options);
        }
        let scheme = address.split(':').next().unwrap_or_default();
        Err(StoreError::Address(format!(
            "the database address begins with {scheme:?}; right are sqlite:PATH and postgres://USER@HOST/DATABASE"
        )))
    }

    fn sqlite(path: &Path, options: Options) -> Result<Self, StoreError> {
        if path.as_os_str().is_empty() {
            return Err(StoreError::Address("sqlite: needs a path, like sqlite:var/wachtwijzer.sqlite".to_owned()));
        }
        if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)
                .map_err(|e| StoreError::Gone(format!("the folder {} cannot be made: {e}", folder.display())))?;
        }
        let (writer, file) = Writer::start(path.to_owned(), options)?;
        let manager = ConnectionManager::<SqliteConnection>::new(path.display().to_string());
        let readers = Pool::builder()
            .max_size(options.connections)
            .min_idle(Some(1))
            .connection_timeout(options.patience)
            .connection_customizer(Box::new(Prepare(options)))
            .build(manager)?;
        Ok(Self { back: Back::Sqlite { readers, writer, file, path: path.to_owned(), options } })
    }

    fn postgres(address: &str, options: Options) -> Result<Self, StoreError> {
        // The pool alone would only say that it timed out; a first connection says why.
        let address = with_patience(address, options.patience);
        drop(PgConnection::establish(&address).map_err(|e| of_connection(&e.to_string()))?);
        let pool = Pool::builder()
            .max_size(options.connections)
            .min_idle(Some(1))
            .connection_timeout(options.patience)
            .connection_customizer(Box::new(Prepare(options)))
            .build(ConnectionManager::<PgConnection>::new(address))?;
        Ok(Self { back: Back::Postgres { pool, patience: options.patience } })
    }

    /// `sqlite` or `postgres`, for people.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.back {
            Back::Sqlite { .. } => "sqlite",
            Back::Postgres { .. } => "postgres",
        }
    }

    /// Runs a transaction that only reads: one snapshot.
    pub fn read<T, E: From<StoreError>>(&self, mut run: impl FnMut(&mut dyn Tx) -> Result<T, E>) -> Result<T, E> {
        match &self.back {
            Back::Sqlite { readers, file, .. } => {
                file.check()?;
                let mut conn = readers.get().map_err(StoreError::from)?;
                let conn: &mut SqliteConnection = &mut conn;
                conn.transaction(|conn| run(conn).map_err(Either::UseCase)).map_err(Either::into)
            }
            Back::Postgres { pool, .. } => {
                let mut conn = pool.get().map_err(StoreError::from)?;
                let mut snapshot = conn.build_transaction().read_only().repeatable_read();
                snapshot.run(|conn| run(conn).map_err(Either::UseCase)).map_err(Either::into)
            }
        }
    }

    /// Runs a transaction that writes. It is durable when this returns. It may run more than once (on PostgreSQL when it
    /// loses a race, on SQLite when a neighbour in the batch fails badly), so it must touch nothing but the transaction.
    pub fn write<T, E, F>(&self, run: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Retryable + Send + 'static,
        F: Fn(&mut dyn Tx) -> Result<T, E> + Send + 'static,
    {
        match &self.back {
            Back::Sqlite { writer, .. } => writer.write(run),
            Back::Postgres { pool, patience } => {
                let begun = Instant::now();
                let mut tries = 0;
                loop {
                    tries += 1;
                    let mut conn = pool.get().map_err(StoreError::from)?;
                    let mut transaction = conn.build_transaction().serializable();
                    let done = transaction.run(|conn| run(conn).map_err(Either::UseCase)).map_err(Either::<E>::into);
                    drop(conn);
                    match done {
                        Err(lost) if lost.is_retryable() && tries < TRIES && begun.elapsed() < *patience => {
                            // Two losers must not meet again; later ones wait longer.
                            let jitter = u64::from(tries) * (1 + rand::random::<u64>() % 5);
                            std::thread::sleep(Duration::from_millis(jitter));
                        }
                        other => return other,
                    }
                }
            }
        }
    }
}

/// An error of the use case or of the database.
enum Either<E> {
    UseCase(E),
    Database(diesel::result::Error),
}

impl<E> From<diesel::result::Error> for Either<E> {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error)
    }
}

impl<E: From<StoreError>> Either<E> {
    fn into(self) -> E {
        match self {
            Self::UseCase(error) => error,
            Self::Database(error) => E::from(StoreError::from(error)),
        }
    }
}

/// libpq waits for a server that does not answer for minutes, unless told otherwise.
fn with_patience(address: &str, patience: Duration) -> String {
    if address.contains("connect_timeout=") {
        return address.to_owned();
    }
    let joint = if address.contains('?') { '&' } else { '?' };
    format!("{address}{joint}connect_timeout={}", patience.as_secs().max(2))
}

pub(super) fn sqlite_connection(path: &Path, options: Options) -> Result<SqliteConnection, StoreError> {
    let failed = |why: &dyn std::fmt::Display| of_connection(&format!("{}: {why}", path.display()));
    let mut conn = SqliteConnection::establish(&path.display().to_string()).map_err(|e| failed(&e))?;
    prepare(&mut conn, options).map_err(|e| failed(&e))?;
    Ok(conn)
}

/// Every commit is on disk (`synchronous = FULL`) and readers do not wait for the writer (`WAL`).
fn prepare(conn: &mut SqliteConnection, options: Options) -> QueryResult<()> {
    conn.batch_execute(&format!("PRAGMA busy_timeout = {};", options.patience.as_millis()))?;
    conn.batch_execute(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA mmap_size = 1073741824;",
    )?;
    match options.most_pages {
        Some(pages) => conn.batch_execute(&format!("PRAGMA max_page_count = {pages};")),
        None => Ok(()),
    }
}

#[derive(Debug)]
struct Prepare(Options);

impl CustomizeConnection<SqliteConnection, diesel::r2d2::Error> for Prepare {
    fn on_acquire(&self, conn: &mut SqliteConnection) -> Result<(), diesel::r2d2::Error> {
        prepare(conn, self.0).map_err(diesel::r2d2::Error::QueryError)
    }
}

/// A lock held by others ends a transaction after a while, as it does on SQLite.
impl CustomizeConnection<PgConnection, diesel::r2d2::Error> for Prepare {
    fn on_acquire(&self, conn: &mut PgConnection) -> Result<(), diesel::r2d2::Error> {
        let patience = self.0.patience.as_millis().max(1);
        conn.batch_execute(&format!("SET lock_timeout = {patience};")).map_err(diesel::r2d2::Error::QueryError)
    }
}
