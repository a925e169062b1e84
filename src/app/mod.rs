//! Use cases: one function each, one transaction each: load, let the domain decide, write, view. Knows no HTTP and not which
//! database it is.

pub mod access;
pub mod accounts;
pub mod ahead;
pub mod applications;
pub mod bulk;
pub mod casework;
pub mod consents;
pub mod guidance;
pub mod handover_views;
pub mod handovers;
pub mod idempotency;
pub mod import;
pub mod letters;
pub mod links;
pub mod log;
pub mod messages;
pub mod mine;
pub mod notices;
pub mod outbox;
pub mod people;
pub mod replay;
pub mod retention;
pub mod secrets;
pub mod sheets;
pub mod sight;
pub mod sign_in;
pub mod splits;
pub mod statistics;
pub mod tallies;
pub mod tasks;

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use thiserror::Error;

use crate::ambient::{Ambient, legal_day};
use crate::catalogue::Catalogue;
use crate::domain::case::history::EventFault;
use crate::domain::procedure::Procedure;
use crate::sealing::{Keyring, Unopened};
use crate::store::{Db, Retryable, StoreError, Tx};

/// The service without its edges: a store, the rules, a clock.
pub struct App {
    /// The store.
    pub db: Db,
    /// A copy of the store from which statistics are read, if there is one.
    pub replica: Option<Db>,
    /// Procedures and calendars.
    pub catalogue: Arc<Catalogue>,
    /// The clock and the maker of ids.
    pub ambient: Arc<dyn Ambient>,
    /// What seals personal data and the log.
    pub keys: Arc<Keyring>,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").finish_non_exhaustive()
    }
}

/// What a use case may know beside its transaction.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Procedures and calendars.
    pub catalogue: &'a Catalogue,
    /// The instant at which the use case runs.
    pub now: DateTime<Utc>,
    /// Makes ids.
    pub ambient: &'a dyn Ambient,
    /// Seals and opens.
    pub keys: &'a Keyring,
}

impl Context<'_> {
    /// A key for one purpose, always the same.
    #[must_use]
    pub fn key(&self, purpose: &str) -> [u8; 32] {
        self.keys.derived(purpose)
    }

    /// Seals a value for its place.
    #[must_use]
    pub fn seal(&self, place: &str, plain: &[u8]) -> String {
        self.keys.seal(place, plain, self.ambient.secret())
    }

    /// Opens what was sealed for this place. What cannot be opened is told to the log, for whoever keeps the keys.
    pub fn unseal(&self, place: &str, sealed: &str) -> Result<Vec<u8>, AppError> {
        self.keys.open(place, sealed).map_err(AppError::Sealed)
    }

    /// Today in the time zone of a procedure.
    #[must_use]
    pub fn today(&self, procedure: &Procedure) -> NaiveDate {
        legal_day(self.now, procedure.time_zone())
    }
}

impl App {
    /// Runs a use case that only reads.
    pub fn read<T>(&self, mut run: impl FnMut(&mut dyn Tx, Context<'_>) -> Result<T, AppError>) -> Result<T, AppError> {
        let context = self.context();
        self.db.read(|tx| run(tx, context))
    }

    /// Runs a use case that writes. It may run more than once, so it touches nothing but the transaction.
    pub fn write<T, F>(&self, run: F) -> Result<T, AppError>
    where
        T: Send + 'static,
        F: Fn(&mut dyn Tx, Context<'_>) -> Result<T, AppError> + Send + 'static,
    {
        let now = self.ambient.now();
        let (catalogue, ambient) = (Arc::clone(&self.catalogue), Arc::clone(&self.ambient));
        let keys = Arc::clone(&self.keys);
        self.db.write(move |tx| run(tx, Context { catalogue: &catalogue, now, ambient: ambient.as_ref(), keys: &keys }))
    }

    /// Runs a use case that reads much and needs no answer of this very moment: from the replica, if there is one.
    pub fn study<T>(
        &self,
        mut run: impl FnMut(&mut dyn Tx, Context<'_>) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let context = self.context();
        self.replica.as_ref().unwrap_or(&self.db).read(|tx| run(tx, context))
    }

    /// What a use case without a transaction may know, now.
    #[must_use]
    pub fn context(&self) -> Context<'_> {
        Context {
            catalogue: &self.catalogue,
            now: self.ambient.now(),
            ambient: self.ambient.as_ref(),
            keys: &self.keys,
        }
    }
}

/// Why a use case did not do what was asked.
#[derive(Debug, Error)]
pub enum AppError {
    /// What was given is not right, by itself or beside what has happened.
    #[error("{} things are wrong with the input", .0.len())]
    Invalid(Vec<InputFault>),
    /// There is no such thing, or the caller may not know of it.
    #[error("there is no such resource")]
    Unknown,
    /// Nobody signed in, or the sign-in holds no longer.
    #[error("not signed in")]
    Unauthenticated,
    /// What was given to sign in is not right. Which part of it is not told.
    #[error("the sign-in is not right")]
    WrongProof,
    /// Too many failures: not before this many seconds have passed.
    #[error("too many failures; try again in {0} seconds")]
    Wait(i64),
    /// The role of the caller may not do this.
    #[error("the role of the caller may not do this")]
    Forbidden,
    /// The caller saw an older version.
    #[error("changed in the meantime")]
    Stale,
    /// It exists already.
    #[error("it exists already")]
    Duplicate,
    /// The idempotency key was used for something else.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// A procedure that a stored case needs is not in the catalogue.
    #[error("the catalogue lacks procedure {0}")]
    MissingProcedure(String),
    /// A stored case cannot be reckoned any more by the rules it is pinned to.
    #[error("a stored case does not fit its procedure: {0:?}")]
    Unfit(Vec<EventFault>),
    /// A sealed value cannot be opened with the keys that are here.
    #[error("a sealed value cannot be opened")]
    Sealed(#[source] Unopened),
    /// The store failed.
    #[error("the store failed")]
    Store(#[source] StoreError),
}

/// Only the store loses races that can be run again.
impl Retryable for AppError {
    fn is_retryable(&self) -> bool {
        matches!(self, Self::Store(error) if error.is_retryable())
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Missing => Self::Unknown,
            StoreError::Stale => Self::Stale,
            StoreError::Duplicate(_) => Self::Duplicate,
            StoreError::Busy
            | StoreError::Full
            | StoreError::ReadOnly(_)
            | StoreError::Gone(_)
            | StoreError::Outdated(_)
            | StoreError::Corrupt(_)
            | StoreError::Address(_)
            | StoreError::Backend(_) => Self::Store(error),
        }
    }
}

/// One thing that is wrong with what was given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum InputFault {
    /// Of the events given, by their place.
    Event(EventFault),
    /// Of an event recorded earlier, by its number, that would no longer be possible.
    Recorded(u32, EventFault),
    /// No procedure of this name.
    UnknownProcedure {
        /// Those that exist.
        known: Vec<String>,
    },
    /// No record with this number.
    UnknownRecord,
    /// The record has been superseded already.
    SupersededAlready,
    /// No organisation of this name.
    UnknownOrganisation {
        /// Those that exist.
        known: Vec<String>,
    },
    /// An operation that does not exist, or none at all.
    UnknownOperation {
        /// Those that exist.
        known: Vec<String>,
    },
    /// Nobody in the cases within reach has this id.
    UnknownPerson,
    /// Nobody signs in with this number.
    UnknownHelper,
    /// By the procedure others say that this happened.
    SaidByOthers {
        /// Who.
        by: Vec<&'static str>,
    },
    /// Nobody in this case has this id.
    NotInCase,
    /// What was asked for is done by an event that needs more than a day.
    NeedsItsEvent {
        /// The event.
        event: crate::domain::ids::Slug,
    },
    /// Something is wrong with a handover or a consent.
    Handover(crate::domain::handover::proposal::HandoverFault),
    /// It would end before it begins.
    EndsInThePast,
    /// Something is wrong with the details of a person.
    Detail(crate::domain::person::DetailFault),
    /// A remedy for which no letter can be made now.
    Letter(letters::LetterFault),
    /// Something is wrong with a link.
    Link(links::LinkFault),
    /// Something is wrong with who is to go on in a case of their own.
    Split(splits::SplitFault),
    /// Of work lists, assignment and steps in many cases.
    Work(casework::WorkFault),
    /// Something is wrong with one of many cases.
    OfCase {
        /// Its place in what was sent.
        at: usize,
        /// Its number; its id where there is no such case within reach.
        named: String,
        /// What is wrong.
        fault: Box<InputFault>,
    },
    /// The pass phrase is not good enough.
    PassPhrase(secrets::PassPhraseFault),
}
