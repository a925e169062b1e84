//! Tallies and what was published of them.

use chrono::{DateTime, NaiveDate, Utc};

use super::StoreError;
use crate::domain::case::Case;
use crate::domain::ids::{CaseId, Slug};
use crate::domain::tally::{Count, Series, Tally};

/// Which tallies to read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TallyQuery {
    /// Of this series.
    pub series: Series,
    /// Of this procedure.
    pub procedure: Slug,
    /// Of the cases of this organisation; `None`: of all.
    pub organisation: Option<Slug>,
    /// Only with `a` at least this.
    pub from: Option<i64>,
}

/// Something published.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Snapshot {
    /// The first day of the month whose end it shows.
    pub month: NaiveDate,
    /// Which part.
    pub section: String,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// As it was published.
    pub content: String,
}

/// Tallies and snapshots.
pub trait TallyTx {
    /// Adds changes to the sums. No two of them are of the same tally.
    fn add_tallies(&mut self, changes: &[(Tally, Count)], lane: i32) -> Result<(), StoreError>;
    /// The sums, those that are zero left out. Organisations are summed over: the one in the answer is that of the query.
    fn tallies(&mut self, query: &TallyQuery) -> Result<Vec<(Tally, Count)>, StoreError>;
    /// All sums after a tally, in order, each organisation by itself.
    fn all_tallies(&mut self) -> Result<Vec<(Tally, Count)>, StoreError>;
    /// Brings the lanes together in the first and removes what is zero; how many rows that touched.
    fn fold_tallies(&mut self) -> Result<usize, StoreError>;
    /// Is there any sum?
    fn has_tallies(&mut self) -> Result<bool, StoreError>;
    /// Removes all sums.
    fn clear_tallies(&mut self) -> Result<(), StoreError>;
    /// Has somebody of this family applied there already?
    fn family_is_known(&mut self, organisation: &Slug, family: &str) -> Result<bool, StoreError>;
    /// Cases of a procedure to which something happened after a legal day, in order of their id.
    fn cases_after(
        &mut self,
        procedure: &Slug,
        day: NaiveDate,
        after: Option<CaseId>,
        limit: i64,
    ) -> Result<Vec<Case>, StoreError>;
    /// Cases in order of their id.
    fn cases_in_order(&mut self, after: Option<CaseId>, limit: i64) -> Result<Vec<Case>, StoreError>;
    /// Publishes; [`StoreError::Duplicate`] where that part was published already.
    fn publish(&mut self, snapshot: &Snapshot) -> Result<(), StoreError>;
    /// A part of what was published of a month.
    fn snapshot(&mut self, month: NaiveDate, section: &str) -> Result<Option<Snapshot>, StoreError>;
    /// The parts that were published, without their content: month, part, when; the latest first.
    fn snapshots(&mut self) -> Result<Vec<(NaiveDate, String, DateTime<Utc>)>, StoreError>;
}
