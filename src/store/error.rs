//! What can go wrong with a store, in terms that a use case can act on.

use diesel::result::{DatabaseErrorKind, Error as DieselError};
use thiserror::Error;

/// A failure of the store. Nothing is half-written after any of them.
#[derive(Debug, Error)]
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
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::NotFound => Self::Missing,
            DieselError::DatabaseError(kind, info) => of_database(&kind, info.message(), info.constraint_name()),
            DieselError::DeserializationError(inner) => Self::Corrupt(inner.to_string()),
            DieselError::BrokenTransactionManager => Self::Gone("the connection broke in a transaction".to_owned()),
            other => Self::Backend(other.to_string()),
        }
    }
}

fn of_database(kind: &DatabaseErrorKind, message: &str, constraint: Option<&str>) -> StoreError {
    let says = |part: &str| message.contains(part);
    match kind {
        DatabaseErrorKind::UniqueViolation => StoreError::Duplicate(constraint.unwrap_or(message).to_owned()),
        DatabaseErrorKind::SerializationFailure => StoreError::Busy,
        DatabaseErrorKind::ClosedConnection => StoreError::Gone(message.to_owned()),
        DatabaseErrorKind::ReadOnlyTransaction => StoreError::ReadOnly(message.to_owned()),
        _ if says("database is locked") || says("deadlock detected") || says("could not serialize") => StoreError::Busy,
        _ if says("database or disk is full") || says("No space left") => StoreError::Full,
        _ if says("readonly database") => StoreError::ReadOnly(message.to_owned()),
        _ if says("disk I/O error")
            || says("unable to open")
            || says("server closed the connection")
            || says("terminating connection") =>
        {
            StoreError::Gone(message.to_owned())
        }
        _ if says("no such table") || says("does not exist") => StoreError::Outdated(message.to_owned()),
        _ if says("malformed") || says("not a database") => StoreError::Corrupt(message.to_owned()),
        _ => StoreError::Backend(message.to_owned()),
    }
}
