//! The rules by which rows were made, and the replays that brought rows from some rules to others.

use chrono::{DateTime, Utc};

use super::StoreError;
use crate::domain::case::Summary;
use crate::domain::ids::CaseId;

/// Rules as they were applied.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuleSet {
    /// Tells one set from another.
    pub fingerprint: String,
    /// The text of the files, by name.
    pub files: String,
    /// When they were first applied.
    pub kept_at: DateTime<Utc>,
}

/// A replay, finished or not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Replay {
    /// Its id.
    pub id: uuid::Uuid,
    /// What for: other rules, or a version that takes pending cases over.
    pub what: String,
    /// When it was begun.
    pub begun_at: DateTime<Utc>,
    /// When every case had been looked at; `None`: it was interrupted, or still runs.
    pub finished_at: Option<DateTime<Utc>>,
    /// By whom.
    pub begun_by: String,
    /// Why, in words that say nothing about a person.
    pub why: Option<String>,
    /// The fingerprint of the rules before, where they are known.
    pub before: Option<String>,
    /// The fingerprint of the rules after.
    pub after: String,
    /// The last case that it has looked at.
    pub reached: Option<CaseId>,
    /// Cases that it has looked at.
    pub looked: u64,
    /// Cases of which something changed.
    pub changed: u64,
    /// Notices that it planned.
    pub told: u64,
}

/// Rules and replays.
pub trait ReplayTx {
    /// Keeps rules; those that are kept already stay as they are.
    fn keep_rules(&mut self, rules: &RuleSet) -> Result<(), StoreError>;
    /// Rules by their fingerprint.
    fn rules(&mut self, fingerprint: &str) -> Result<Option<RuleSet>, StoreError>;
    /// Notes a replay and how far it came.
    fn put_replay(&mut self, replay: &Replay) -> Result<(), StoreError>;
    /// One replay.
    fn replay(&mut self, id: uuid::Uuid) -> Result<Option<Replay>, StoreError>;
    /// All replays, the latest first.
    fn replays(&mut self) -> Result<Vec<Replay>, StoreError>;
    /// Writes the row of a case anew of which the writer saw `seen` records; [`StoreError::Stale`] when there are others by now.
    fn refresh(&mut self, id: CaseId, seen: u32, summary: &Summary) -> Result<(), StoreError>;
}
