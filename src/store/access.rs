//! Accounts, proofs and sessions; what people are to cases; the log. What a use case can ask of the store about them.

use chrono::{DateTime, Utc};

use super::StoreError;
use crate::domain::access::account::{Account, Credential, Failures, Mailbox, Organisation, ProofKind, Session};
use crate::domain::access::entry::{Entry, Head};
use crate::domain::access::{Part, Reach, Share};
use crate::domain::ids::{AccountId, CaseId, PersonId, Slug};

/// A part with its id.
pub type NumberedPart = (uuid::Uuid, Part);

/// Accounts, proofs, sessions.
pub trait AccountTx {
    /// Adds an organisation; one that is there already is a duplicate.
    fn insert_organisation(&mut self, organisation: &Organisation) -> Result<(), StoreError>;
    /// All organisations, by id.
    fn organisations(&mut self) -> Result<Vec<Organisation>, StoreError>;
    /// One organisation.
    fn organisation(&mut self, id: &Slug) -> Result<Option<Organisation>, StoreError>;
    /// Says where an organisation is told something, or that it is told nothing.
    fn put_mailbox(&mut self, id: &Slug, mailbox: Option<&Mailbox>) -> Result<(), StoreError>;
    /// Adds an account; a login that is taken is a duplicate.
    fn insert_account(&mut self, account: &Account) -> Result<(), StoreError>;
    /// One account.
    fn account(&mut self, id: AccountId) -> Result<Option<Account>, StoreError>;
    /// The account with this login.
    fn account_by_login(&mut self, login: &str) -> Result<Option<Account>, StoreError>;
    /// The account of a person.
    fn account_of_person(&mut self, person: &PersonId) -> Result<Option<Account>, StoreError>;
    /// The account that proves itself with this.
    fn account_by_proof(&mut self, kind: ProofKind, proof: &str) -> Result<Option<(Account, Credential)>, StoreError>;
    /// A page of accounts by id, after this one.
    fn accounts(&mut self, after: Option<AccountId>, limit: i64) -> Result<Vec<Account>, StoreError>;
    /// A page of the accounts of other systems, by id.
    fn machines(&mut self, after: Option<AccountId>, limit: i64) -> Result<Vec<Account>, StoreError>;
    /// Blocks an account, or lets it in again.
    fn block_account(&mut self, id: AccountId, blocked_at: Option<DateTime<Utc>>) -> Result<(), StoreError>;
    /// Puts a proof in place of the earlier one of its kind.
    fn put_credential(&mut self, credential: &Credential) -> Result<(), StoreError>;
    /// The proof of one kind.
    fn credential(&mut self, account: AccountId, kind: ProofKind) -> Result<Option<Credential>, StoreError>;
    /// Removes a proof.
    fn remove_credential(&mut self, account: AccountId, kind: ProofKind) -> Result<(), StoreError>;
    /// Begins a session.
    fn insert_session(&mut self, session: &Session) -> Result<(), StoreError>;
    /// The session of what a browser holds, by its hash.
    fn session(&mut self, hash: &str) -> Result<Option<Session>, StoreError>;
    /// Notes that a session was used.
    fn touch_session(&mut self, hash: &str, at: DateTime<Utc>) -> Result<(), StoreError>;
    /// The sessions of an account.
    fn sessions(&mut self, account: AccountId) -> Result<Vec<Session>, StoreError>;
    /// Ends a session of an account; was there one?
    fn end_session(&mut self, account: AccountId, id: uuid::Uuid) -> Result<bool, StoreError>;
    /// Ends every session of an account, and forgets its devices.
    fn end_sessions(&mut self, account: AccountId) -> Result<usize, StoreError>;
    /// Removes sessions, devices and waits that ended before an instant.
    fn forget_sessions_before(&mut self, instant: DateTime<Utc>) -> Result<usize, StoreError>;
    /// Notes a device, by its hash, as known to an account.
    fn know_device(
        &mut self,
        hash: &str,
        account: AccountId,
        at: (DateTime<Utc>, DateTime<Utc>),
    ) -> Result<(), StoreError>;
    /// Is the device known to the account, and until when?
    fn device(&mut self, hash: &str, account: AccountId) -> Result<Option<DateTime<Utc>>, StoreError>;
    /// The failures of signing in with a login, by its hash, from a kind of device.
    fn failures(&mut self, login: &str, device: &str) -> Result<Option<Failures>, StoreError>;
    /// Notes failures.
    fn put_failures(&mut self, failures: &Failures) -> Result<(), StoreError>;
}

/// What people and organisations are to cases.
pub trait PartTx {
    /// Is the case there, and within reach?
    fn reaches(&mut self, reach: &Reach, case: CaseId) -> Result<bool, StoreError>;
    /// Gives a person a part in a case.
    fn insert_part(&mut self, id: uuid::Uuid, case: CaseId, part: &Part, granted_by: &str) -> Result<(), StoreError>;
    /// The parts in a case, ended ones too.
    fn parts(&mut self, case: CaseId) -> Result<Vec<NumberedPart>, StoreError>;
    /// The cases of a person, with the parts, ended ones too.
    fn parts_of(&mut self, person: &PersonId) -> Result<Vec<(CaseId, Part)>, StoreError>;
    /// Takes a part back; was there one?
    fn revoke_part(&mut self, case: CaseId, id: uuid::Uuid, at: DateTime<Utc>) -> Result<bool, StoreError>;
    /// Hands a case over to an organisation as well, from one instant until another.
    fn share(
        &mut self,
        case: CaseId,
        to: &Slug,
        from: DateTime<Utc>,
        until: Option<DateTime<Utc>>,
    ) -> Result<(), StoreError>;
    /// To whom a case has been handed over, also when that has ended.
    fn shares(&mut self, case: CaseId) -> Result<Vec<Share>, StoreError>;
}

/// The log.
pub trait LogTx {
    /// How many lanes new entries are spread over: where one writer writes, one is enough.
    fn lanes(&mut self) -> i32;
    /// Where a lane ends.
    fn head(&mut self, lane: i32) -> Result<Option<Head>, StoreError>;
    /// Every head.
    fn heads(&mut self) -> Result<Vec<Head>, StoreError>;
    /// Adds an entry behind the head that was read, and the mark of the new head; [`StoreError::Busy`] when another got there first.
    fn append_entry(&mut self, before: Option<&Head>, entry: &Entry, mark: &str) -> Result<(), StoreError>;
    /// Entries of a lane in order, after this number.
    fn entries(&mut self, lane: i32, after: i64, limit: i64) -> Result<Vec<Entry>, StoreError>;
    /// Every lane that has entries, whatever the heads say.
    fn lanes_with_entries(&mut self) -> Result<Vec<i32>, StoreError>;
    /// What was done to a case between two instants, the latest first.
    fn entries_of_case(
        &mut self,
        case: CaseId,
        between: (DateTime<Utc>, DateTime<Utc>),
        limit: i64,
    ) -> Result<Vec<Entry>, StoreError>;
    /// What an account did between two instants, the latest first.
    fn entries_of_account(
        &mut self,
        account: AccountId,
        between: (DateTime<Utc>, DateTime<Utc>),
        limit: i64,
    ) -> Result<Vec<Entry>, StoreError>;
}
