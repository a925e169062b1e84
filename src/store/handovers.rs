//! Handovers and consents: what a use case can ask of the store about them.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::StoreError;
use crate::domain::handover::{Consent, Handover};
use crate::domain::ids::{CaseId, PersonId, Slug};

/// Where a page of handovers goes on: behind this last day to answer and this id.
pub type Behind = (NaiveDate, Uuid);

/// Handovers.
pub trait HandoverTx {
    /// Writes a new handover with the people whom it is about.
    fn insert_handover(&mut self, handover: &Handover) -> Result<(), StoreError>;
    /// Writes what became of a handover that was seen in this state; [`StoreError::Stale`] when it is in another by now. Whom it is
    /// about, and what was proposed, never changes.
    fn put_handover(&mut self, seen: &str, handover: &Handover) -> Result<(), StoreError>;
    /// One handover.
    fn handover(&mut self, id: Uuid) -> Result<Option<Handover>, StoreError>;
    /// The handovers of a case, the first first.
    fn handovers_of(&mut self, case: CaseId) -> Result<Vec<Handover>, StoreError>;
    /// A page of what is addressed to an organisation, by the last day to answer: what waits for an answer, or what was answered.
    fn incoming_handovers(
        &mut self,
        to: &Slug,
        answered: bool,
        after: Option<Behind>,
        limit: i64,
    ) -> Result<Vec<Handover>, StoreError>;
    /// A page of what an organisation proposed and nobody answered yet, by the last day to answer.
    fn unanswered_handovers(
        &mut self,
        organisation: &Slug,
        after: Option<Behind>,
        limit: i64,
    ) -> Result<Vec<Handover>, StoreError>;
    /// The handover that the code of a sheet opens, by its hash.
    fn handover_by_code(&mut self, hash: &str) -> Result<Option<Handover>, StoreError>;
    /// Handovers that are due to be looked at, those due longest first.
    fn handovers_due(&mut self, on: NaiveDate, limit: i64) -> Result<Vec<Handover>, StoreError>;
    /// A page of all handovers, by id.
    fn handovers(&mut self, after: Option<Uuid>, limit: i64) -> Result<Vec<Handover>, StoreError>;
    /// Seals of a handover, made anew.
    fn seal_handover_again(&mut self, id: Uuid, contacts: &str, note: Option<&str>) -> Result<(), StoreError>;
    /// Has an organisation an application of its own that has not ended?
    fn has_open_cases(&mut self, organisation: &Slug) -> Result<bool, StoreError>;
    /// Notes since when an organisation takes over nothing more.
    fn close_organisation(&mut self, id: &Slug, at: DateTime<Utc>) -> Result<(), StoreError>;
    /// Writes down that somebody agreed.
    fn insert_consent(&mut self, consent: &Consent) -> Result<(), StoreError>;
    /// The consents of a case, the first first; those taken back too.
    fn consents(&mut self, case: CaseId) -> Result<Vec<Consent>, StoreError>;
    /// Takes a consent back; was there one that held?
    fn withdraw_consent(&mut self, case: CaseId, id: Uuid, at: DateTime<Utc>) -> Result<bool, StoreError>;
    /// The handovers that are about somebody, by id.
    fn handovers_about(&mut self, person: &PersonId) -> Result<Vec<Uuid>, StoreError>;
}
