//! Notices, the days on which cases are looked at again, and what people want to be told.

use chrono::{DateTime, NaiveDate, Utc};

use super::StoreError;
use crate::domain::ids::{CaseId, PersonId};
use crate::domain::notice::outbox::Notice;
use crate::domain::notice::{Preferences, Recipient};

/// When a case is looked at again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sweep {
    /// The case.
    pub case: CaseId,
    /// Every day until this one was looked at.
    pub swept_until: NaiveDate,
    /// The next day to look; `None`: not before something happens.
    pub next_on: Option<NaiveDate>,
}

/// For whom, and until when, a notice is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lease<'l> {
    /// Who takes it.
    pub by: &'l str,
    /// Until when.
    pub until: DateTime<Utc>,
    /// The earliest notice of the message that it goes in; `None`: it goes alone.
    pub with: Option<uuid::Uuid>,
}

/// Notices.
pub trait NoticeTx {
    /// Plans notices; one that is there already for the same cause is passed over. How many were new.
    fn plan_notices(&mut self, notices: &[Notice]) -> Result<usize, StoreError>;
    /// One notice.
    fn notice(&mut self, id: uuid::Uuid) -> Result<Option<Notice>, StoreError>;
    /// Notices whose time has come, the oldest first.
    fn notices_to_try(&mut self, now: DateTime<Utc>, limit: i64) -> Result<Vec<Notice>, StoreError>;
    /// What can go now in one message with a notice that was gathered, itself too, the earliest first: what goes with the same
    /// notice as it does, or what waits for the same reader and goes with none yet.
    fn companions(&mut self, notice: &Notice, now: DateTime<Utc>, limit: i64) -> Result<Vec<Notice>, StoreError>;
    /// What was gathered for somebody and has never been tried.
    fn waiting(&mut self, to: &Recipient) -> Result<Vec<Notice>, StoreError>;
    /// What went in one message, by the earliest of it.
    fn sent_with(&mut self, first: &Notice) -> Result<Vec<Notice>, StoreError>;
    /// Takes a notice for oneself; false where somebody else was faster.
    fn lease(&mut self, seen: &Notice, lease: &Lease<'_>) -> Result<bool, StoreError>;
    /// Writes down what became of a notice that one has leased; false where somebody else has it by now.
    fn settle(&mut self, notice: &Notice, leased_by: Option<&str>) -> Result<bool, StoreError>;
    /// The notices of a case, the latest first.
    fn notices_of_case(&mut self, case: CaseId, limit: i64) -> Result<Vec<Notice>, StoreError>;
    /// The notices for a person or an organisation, the latest first.
    fn notices_to(&mut self, to: &Recipient, limit: i64) -> Result<Vec<Notice>, StoreError>;
    /// Notices that somebody must look at, the oldest first.
    fn parked_notices(&mut self, limit: i64) -> Result<Vec<Notice>, StoreError>;
    /// The kinds of the notices that somebody must look at, each as often as it waits, with when it was planned.
    fn parked_kinds(&mut self, limit: i64) -> Result<Vec<(String, DateTime<Utc>)>, StoreError>;
    /// How far a case was looked at.
    fn sweep(&mut self, case: CaseId) -> Result<Option<Sweep>, StoreError>;
    /// Notes when to look again.
    fn put_sweep(&mut self, sweep: &Sweep) -> Result<(), StoreError>;
    /// Notes the same for many new cases at once.
    fn insert_sweeps(&mut self, sweeps: &[Sweep]) -> Result<(), StoreError>;
    /// Cases that are due to be looked at, those due longest first.
    fn sweeps_due(&mut self, on: NaiveDate, limit: i64) -> Result<Vec<Sweep>, StoreError>;
    /// What somebody ticked off: item and tick.
    fn ticks(&mut self, person: &PersonId) -> Result<Vec<(String, String)>, StoreError>;
    /// Ticks something off, or takes that back.
    fn put_tick(
        &mut self,
        person: &PersonId,
        tick: (&str, &str),
        ticked: bool,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError>;
    /// What somebody wants to be told.
    fn preferences(&mut self, person: &PersonId) -> Result<Preferences, StoreError>;
    /// Notes what somebody wants to be told.
    fn put_preferences(
        &mut self,
        person: &PersonId,
        preferences: &Preferences,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError>;
}
