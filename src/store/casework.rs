//! What those who work on many cases ask of the store: stretches of a view, who works on what, saved questions, and steps taken in
//! many cases at once.

use chrono::{DateTime, NaiveDate, Utc};

use super::StoreError;
use crate::domain::case::batch::{Batch, BatchItem};
use crate::domain::case::work::{Stretch, Worked};
use crate::domain::ids::{AccountId, CaseId, PersonId, Slug};

/// A saved question: its name and its text, which the store does not read.
pub type SavedFilter = (Slug, String);

/// Work lists, assignment, saved questions, batches.
pub trait CaseworkTx {
    /// A stretch of a view, in its order, out of its index: never more rows than its limit.
    fn work(&mut self, stretch: &Stretch) -> Result<Vec<Worked>, StoreError>;
    /// Says who works on a case; `None`: nobody.
    fn assign(&mut self, case: CaseId, to: Option<AccountId>) -> Result<(), StoreError>;
    /// Who works on a case.
    fn assigned(&mut self, case: CaseId) -> Result<Option<AccountId>, StoreError>;
    /// Notes of a person whether they must be reached with care, and with it of all cases that they are in.
    fn mark_careful(&mut self, person: &PersonId, careful: bool) -> Result<(), StoreError>;
    /// Cases whose days for remedies were never reckoned.
    fn unreckoned(&mut self, limit: i64) -> Result<Vec<CaseId>, StoreError>;
    /// Notes the days for remedies of a case.
    fn put_remedy_days(&mut self, case: CaseId, days: &[NaiveDate]) -> Result<(), StoreError>;
    /// The questions that an account saved, by name.
    fn filters(&mut self, account: AccountId) -> Result<Vec<SavedFilter>, StoreError>;
    /// Saves a question, in place of an earlier one of its name.
    fn put_filter(&mut self, account: AccountId, filter: &SavedFilter, at: DateTime<Utc>) -> Result<(), StoreError>;
    /// Forgets a question; was there one?
    fn remove_filter(&mut self, account: AccountId, name: &Slug) -> Result<bool, StoreError>;
    /// Begins a batch.
    fn insert_batch(&mut self, batch: &Batch) -> Result<(), StoreError>;
    /// One batch.
    fn batch(&mut self, id: uuid::Uuid) -> Result<Option<Batch>, StoreError>;
    /// Notes what a batch made.
    fn insert_items(&mut self, batch: uuid::Uuid, items: &[BatchItem]) -> Result<(), StoreError>;
    /// What a batch made, in order, after this place.
    fn items(&mut self, batch: uuid::Uuid, after: u32, limit: i64) -> Result<Vec<BatchItem>, StoreError>;
    /// Notes by which record the work of a batch in one case was undone.
    fn note_undone(&mut self, batch: uuid::Uuid, position: u32, by: u32) -> Result<(), StoreError>;
}
