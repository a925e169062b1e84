//! What can go wrong with a store, in terms that a use case can act on.

use diesel::r2d2::PoolError;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use thiserror::Error;

/// A failure of the store. Nothing is half-written after any of them.
#[derive(Clone, Debug, Error)]
pub enum StoreError {
    /// The row does not exist.
    #[error("the row does not exist")]
    Missing,
    /// Somebody wrote in between.
    #[error("somebody wrote in between")]
    Stale,
    /// A value that must be unique exists already.
    #[error("a value that must be unique exists already: {0}")]
    Duplicate(String),
    /// Others are writing; trying again helps.
    #[error("the database is locked by another writer")]
    Busy,
    /// No room is left.
    #[error("the database or its disk is full")]
    Full,
    /// It may only be read.
    #[error("the database may only be read: {0}")]
    ReadOnly(String),
    /// It cannot be reached, or is gone.
    #[error("the database cannot be reached: {0}")]
    Gone(String),
    /// Its tables are older or newer than the program.
    #[error("the tables are not up to date: {0}. Run `wachtwijzer migrate up`")]
    Outdated(String),
    /// A row does not hold what it must.
    #[error("a row does not hold what it must: {0}")]
    Corrupt(String),
    /// The address names no store that exists.
    #[error("{0}")]
    Address(String),
    /// Something else.
    #[error("the database failed: {0}")]
    Backend(String),
}

/// Can the whole transaction be tried again?
pub trait Retryable {
    /// It lost a race and did nothing.
    fn is_retryable(&self) -> bool;
}

impl Retryable for StoreError {
    fn is_retryable(&self) -> bool {
        matches!(self, Self::Busy)
    }
}

impl From<DieselError> for StoreError {
    #[expect(clippy::wildcard_enum_match_arm, reason = "diesel's errors are an open list")]
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::NotFound => Self::Missing,
            DieselError::DatabaseError(kind, info) => of_database(kind, info.message(), info.constraint_name()),
            DieselError::DeserializationError(inner) => Self::Corrupt(inner.to_string()),
            DieselError::BrokenTransactionManager => Self::Gone("the connection broke in a transaction".to_owned()),
            other => Self::Backend(other.to_string()),
        }
    }
}

/// Why the pool has no connection: the reason of its last attempt, which it keeps private, or none: all are in use.
impl From<PoolError> for StoreError {
    fn from(error: PoolError) -> Self {
        let text = error.to_string();
        text.split_once("waiting for connection: ").map_or(Self::Busy, |(_, why)| of_connection(why))
    }
}

/// Why a connection could not be made. Without one, whatever has no better name is *gone*.
pub(super) fn of_connection(message: &str) -> StoreError {
    let known = of_message(message);
    let vague = matches!(known, StoreError::Backend(_) | StoreError::Outdated(_));
    if vague { StoreError::Gone(message.to_owned()) } else { known }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "diesel's kinds are an open list")]
fn of_database(kind: DatabaseErrorKind, message: &str, constraint: Option<&str>) -> StoreError {
    match kind {
        DatabaseErrorKind::UniqueViolation => StoreError::Duplicate(constraint.unwrap_or(message).to_owned()),
        DatabaseErrorKind::SerializationFailure => StoreError::Busy,
        DatabaseErrorKind::ClosedConnection => StoreError::Gone(message.to_owned()),
        DatabaseErrorKind::ReadOnlyTransaction => StoreError::ReadOnly(message.to_owned()),
        _ => of_message(message),
    }
}

/// What the words of a back end mean, where it gives no better sign.
pub(super) fn of_message(message: &str) -> StoreError {
    let says = |parts: &[&str]| parts.iter().any(|part| message.contains(part));
    let own = message.to_owned();
    match () {
        () if says(&["database is locked", "deadlock detected", "could not serialize", "lock timeout"]) => {
            StoreError::Busy
        }
        () if says(&["database or disk is full", "No space left"]) => StoreError::Full,
        () if says(&["readonly database", "read-only transaction"]) => StoreError::ReadOnly(own),
        () if says(&["disk I/O error", "unable to open", "server closed the connection", "terminating connection"]) => {
            StoreError::Gone(own)
        }
        () if says(&["no such table", "no such column", "does not exist"]) => StoreError::Outdated(own),
        () if says(&["malformed", "not a database"]) => StoreError::Corrupt(own),
        () => StoreError::Backend(own),
    }
}
