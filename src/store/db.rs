//! Opens a store by its address and runs transactions in it. The only place that knows which back end it is.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Pool};
use diesel::result::Error as DieselError;
use diesel::{PgConnection, SqliteConnection};

use super::error::{Retryable, of_connection};
use super::sqlite_file::DatabaseFile;
use super::sqlite_writer::Writer;
use super::work::{self, Said, Work};
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
        let mut said = None;
        self.look(&mut |tx| {
            let done = run(tx);
            let kept = done.is_ok();
            said = Some(done);
            kept
        })?;
        said.unwrap_or_else(|| Err(E::from(work::unsaid())))
    }

    /// Reads by work whose types are not known here; the work says whether all went well.
    fn look(&self, run: &mut dyn FnMut(&mut dyn Tx) -> bool) -> Result<(), StoreError> {
        let mut run = |tx: &mut dyn Tx| if run(tx) { Ok(()) } else { Err(DieselError::RollbackTransaction) };
        let done = match &self.back {
            Back::Sqlite { readers, file, .. } => {
                file.check()?;
                let mut conn = readers.get()?;
                let conn: &mut SqliteConnection = &mut conn;
                conn.transaction(|conn| run(conn))
            }
            Back::Postgres { pool, .. } => {
                pool.get()?.build_transaction().read_only().repeatable_read().run(|conn| run(conn))
            }
        };
        work::closed(done)
    }

    /// Runs a transaction that writes. It is durable when this returns. It may run more than once (on PostgreSQL when it
    /// loses a race, on SQLite when a neighbour in the batch fails badly), so it must touch nothing but the transaction.
    pub fn write<T, E, F>(&self, run: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Retryable + Send + 'static,
        F: Fn(&mut dyn Tx) -> Result<T, E> + Send + 'static,
    {
        let (work, answer) = work::of(run);
        let kept = match &self.back {
            Back::Sqlite { writer, .. } => writer.write(work),
            Back::Postgres { pool, patience } => write_to_postgres(pool, *patience, &work),
        };
        answer.take(kept)
    }
}

type PostgresPool = Pool<ConnectionManager<PgConnection>>;

/// Tries until the work is kept, refuses, or has lost too many races.
fn write_to_postgres(pool: &PostgresPool, patience: Duration, work: &Work) -> Result<(), StoreError> {
    let begun = Instant::now();
    let mut tries = 0;
    loop {
        tries += 1;
        let mut conn = pool.get()?;
        let mut lost = false;
        let done = conn.build_transaction().serializable().run(|conn| match work(conn) {
            Said::Done => Ok(()),
            Said::Refused { retryable } => {
                lost = retryable;
                Err(DieselError::RollbackTransaction)
            }
        });
        drop(conn);
        let done = work::closed(done);
        lost |= done.as_ref().is_err_and(Retryable::is_retryable);
        if !lost || tries >= TRIES || begun.elapsed() >= patience {
            return done;
        }
        // Two losers must not meet again; later ones wait longer.
        let jitter = u64::from(tries) * (1 + rand::random::<u64>() % 5);
        std::thread::sleep(Duration::from_millis(jitter));
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
