//! Rows in SQLite or PostgreSQL, through diesel, which nobody else knows. Does not know who may do what.
//!
//! **Why like this.** The queries stand once, in `queries.rs`, and are compiled once for each connection type: both back ends
//! run the same text, typed against their own dialect, without a layer in between (measured against a connection enum in
//! the design notes: 10 to 20 % faster on SQLite, and inserts of many rows work). Only [`Db`] knows which one it is.

pub mod access;
mod access_rows;
pub mod casework;
mod casework_rows;
mod db;
mod error;
mod handover_rows;
pub mod handovers;
pub mod links;
pub mod migrate;
mod notice_rows;
pub mod notices;
pub mod people;
mod replay_rows;
pub mod replays;
mod rows;
mod schema;
mod sqlite_file;
mod sqlite_writer;
pub mod tallies;
mod tally_rows;
mod work;

/// The queries for SQLite.
#[path = "."]
mod sqlite {
    pub(super) type Conn = diesel::SqliteConnection;
    /// One writer needs one chain.
    const LANES: i32 = 1;
    /// Rows as they go into one insert that may meet an earlier row: diesel takes them one by one here.
    macro_rules! parts {
        ($rows:expr) => {
            $rows.iter()
        };
    }
    #[path = "access_queries.rs"]
    mod access_queries;
    #[path = "casework_queries.rs"]
    mod casework_queries;
    #[path = "handover_queries.rs"]
    mod handover_queries;
    #[path = "link_queries.rs"]
    mod link_queries;
    #[path = "notice_queries.rs"]
    mod notice_queries;
    #[path = "people_queries.rs"]
    mod people_queries;
    #[path = "queries.rs"]
    mod queries;
    #[path = "replay_queries.rs"]
    mod replay_queries;
    #[path = "tally_queries.rs"]
    mod tally_queries;
}

/// The same queries for PostgreSQL.
#[path = "."]
mod postgres {
    pub(super) type Conn = diesel::PgConnection;
    /// So that many writers at once seldom meet at the end of one chain.
    const LANES: i32 = 32;
    /// Rows as they go into one insert that may meet an earlier row: every round trip costs, so many at once.
    macro_rules! parts {
        ($rows:expr) => {
            $rows.chunks(500)
        };
    }
    #[expect(clippy::duplicate_mod, reason = "one text of the queries, compiled for both back ends on purpose")]
    #[path = "access_queries.rs"]
    mod access_queries;
    #[expect(clippy::duplicate_mod, reason = "one text of the queries, compiled for both back ends on purpose")]
    #[path = "casework_queries.rs"]
    mod casework_queries;
    #[expect(clippy::duplicate_mod, reason = "one text of the queries, compiled for both back ends on purpose")]
    #[path = "handover_queries.rs"]
    mod handover_queries;
    #[expect(clippy::duplicate_mod, reason = "one text of the queries, compiled for both back ends on purpose")]
    #[path = "link_queries.rs"]
    mod link_queries;
    #[expect(clippy::duplicate_mod, reason = "one text of the queries, compiled for both back ends on purpose")]
    #[path = "notice_queries.rs"]
    mod notice_queries;
    #[expect(clippy::duplicate_mod, reason = "one text of the queries, compiled for both back ends on purpose")]
    #[path = "people_queries.rs"]
    mod people_queries;
    #[expect(clippy::duplicate_mod, reason = "one text of the queries, compiled for both back ends on purpose")]
    #[path = "queries.rs"]
    mod queries;
    #[expect(clippy::duplicate_mod, reason = "one text of the queries, compiled for both back ends on purpose")]
    #[path = "replay_queries.rs"]
    mod replay_queries;
    #[expect(clippy::duplicate_mod, reason = "one text of the queries, compiled for both back ends on purpose")]
    #[path = "tally_queries.rs"]
    mod tally_queries;
}

pub use db::{Db, Options};
pub use error::{Retryable, StoreError};

use chrono::{DateTime, Utc};

use crate::domain::case::event::Record;
use crate::domain::case::list::ListQuery;
use crate::domain::case::{Case, Identity, Summary};
use crate::domain::ids::{CaseId, Reference, Slug};

/// What a use case can do in a transaction.
pub trait Tx:
    access::AccountTx
    + access::PartTx
    + access::LogTx
    + casework::CaseworkTx
    + handovers::HandoverTx
    + links::LinkTx
    + people::PeopleTx
    + notices::NoticeTx
    + replays::ReplayTx
    + tallies::TallyTx
{
    /// Does the store answer, and has it our tables?
    fn ping(&mut self) -> Result<(), StoreError>;

    /// Writes a new case with its records.
    fn insert_case(&mut self, identity: &Identity, summary: &Summary, records: &[Record]) -> Result<(), StoreError>;

    /// Writes many new cases at once.
    fn insert_cases(&mut self, cases: &[Case]) -> Result<(), StoreError>;

    /// A case with its records by sequence.
    fn case(&mut self, id: CaseId) -> Result<Option<Case>, StoreError>;

    /// The same by the number for people.
    fn case_by_reference(&mut self, reference: &Reference) -> Result<Option<Case>, StoreError>;

    /// The cases of an organisation that another system knows by these keys.
    fn cases_by_source_key(&mut self, organisation: &Slug, keys: &[&str]) -> Result<Vec<Case>, StoreError>;

    /// Appends records to a case of which the writer saw `seen` records; [`StoreError::Stale`] when there are others by now.
    fn append(&mut self, id: CaseId, seen: u32, records: &[Record], summary: &Summary) -> Result<(), StoreError>;

    /// A page of cases, without their records.
    fn list(&mut self, query: &ListQuery) -> Result<Vec<(Identity, Summary)>, StoreError>;

    /// Keeps an answer for a key.
    fn remember(&mut self, answer: &Remembered) -> Result<(), StoreError>;

    /// The answer kept for a key.
    fn recall(&mut self, actor: &str, key: &str) -> Result<Option<Remembered>, StoreError>;

    /// Forgets the answers kept before an instant; how many there were.
    fn forget_before(&mut self, instant: DateTime<Utc>) -> Result<usize, StoreError>;
}

/// An answer kept for a key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remembered {
    /// Who sent the key.
    pub actor: String,
    /// The key.
    pub key: String,
    /// Tells one request from another.
    pub fingerprint: String,
    /// The HTTP status of the answer.
    pub status: u16,
    /// The answer.
    pub answer: String,
    /// When it was given.
    pub at: DateTime<Utc>,
}
