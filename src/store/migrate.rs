//! The tables' way from one version of the program to the next, and back.

use diesel::migration::MigrationSource;
use diesel::{PgConnection, SqliteConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::db::{Back, sqlite_connection};
use super::error::of_message;
use super::{Db, StoreError};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// One step, and whether the store has taken it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// It has been taken.
    pub done: bool,
}

fn failed(error: impl std::fmt::Display) -> StoreError {
    of_message(&error.to_string())
}

/// All steps in order.
pub fn status(db: &Db) -> Result<Vec<Step>, StoreError> {
    with(db, |harness| harness.status())
}

/// Takes all steps that have not been taken; their names.
pub fn up(db: &Db) -> Result<Vec<String>, StoreError> {
    with(db, |harness| harness.up())
}

/// Takes the last `count` steps back; their names. What stands in their tables is lost.
pub fn down(db: &Db, count: usize) -> Result<Vec<String>, StoreError> {
    with(db, |harness| (0..count).map_while(|_| harness.back().transpose()).collect())
}

/// The names of the steps not yet taken.
pub fn pending(db: &Db) -> Result<Vec<String>, StoreError> {
    Ok(status(db)?.into_iter().filter(|step| !step.done).map(|step| step.name).collect())
}

/// What both back ends can do.
trait Harness {
    fn status(&mut self) -> Result<Vec<Step>, StoreError>;
    fn up(&mut self) -> Result<Vec<String>, StoreError>;
    fn back(&mut self) -> Result<Option<String>, StoreError>;
}

macro_rules! harness {
    ($conn:ty, $backend:ty, $source:expr) => {
        impl Harness for $conn {
            fn status(&mut self) -> Result<Vec<Step>, StoreError> {
                let applied: Vec<String> =
                    self.applied_migrations().map_err(failed)?.iter().map(ToString::to_string).collect();
                let all = MigrationSource::<$backend>::migrations(&$source).map_err(failed)?;
                let mut steps: Vec<Step> = all
                    .iter()
                    .map(|m| Step {
                        name: m.name().to_string(),
                        done: applied.contains(&m.name().version().to_string()),
                    })
                    .collect();
                steps.sort_by(|a, b| a.name.cmp(&b.name));
                Ok(steps)
            }

            fn up(&mut self) -> Result<Vec<String>, StoreError> {
                let taken = self.run_pending_migrations($source).map_err(failed)?;
                Ok(taken.iter().map(ToString::to_string).collect())
            }

            fn back(&mut self) -> Result<Option<String>, StoreError> {
                if self.applied_migrations().map_err(failed)?.is_empty() {
                    return Ok(None);
                }
                self.revert_last_migration($source).map(|m| Some(m.to_string())).map_err(failed)
            }
        }
    };
}

harness!(SqliteConnection, diesel::sqlite::Sqlite, SQLITE);
harness!(PgConnection, diesel::pg::Pg, POSTGRES);

fn with<T>(db: &Db, run: impl FnOnce(&mut dyn Harness) -> Result<T, StoreError>) -> Result<T, StoreError> {
    match &db.back {
        Back::Sqlite { path, options, .. } => run(&mut sqlite_connection(path, *options)?),
        Back::Postgres { pool, .. } => run(&mut *pool.get()?),
    }
}
