//! People and what is sealed of them. The store neither seals nor opens.

use chrono::{DateTime, Utc};

use super::StoreError;
use crate::domain::ids::PersonId;

/// A person as kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    /// The opaque id.
    pub id: PersonId,
    /// When the service first heard of them.
    pub created_at: DateTime<Utc>,
    /// How often their details were written down: also the version for optimistic locking.
    pub version: u32,
    /// Since when their data is only kept and not used (General Data Protection Regulation, article 18).
    pub restricted_at: Option<DateTime<Utc>>,
    /// When they were erased.
    pub erased_at: Option<DateTime<Utc>>,
}

/// One version of somebody's details.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version {
    /// From 1.
    pub version: u32,
    /// The details, sealed.
    pub sealed: String,
    /// When they were written down.
    pub recorded_at: DateTime<Utc>,
    /// By whom.
    pub recorded_by: String,
}

/// Somebody was erased.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tombstone {
    /// Who.
    pub person: PersonId,
    /// When.
    pub erased_at: DateTime<Utc>,
    /// Why, by a code.
    pub reason: String,
}

/// People.
pub trait PeopleTx {
    /// Adds a person, without details.
    fn insert_person(&mut self, id: &PersonId, created_at: DateTime<Utc>) -> Result<(), StoreError>;
    /// One person.
    fn person(&mut self, id: &PersonId) -> Result<Option<Person>, StoreError>;
    /// A page of people by id, after this one.
    fn people(&mut self, after: Option<&PersonId>, limit: i64) -> Result<Vec<Person>, StoreError>;
    /// Writes a new version of details down for a writer who saw the one before; [`StoreError::Stale`] when another was first.
    fn write_details(&mut self, id: &PersonId, version: &Version) -> Result<(), StoreError>;
    /// Every version, the first one first.
    fn details(&mut self, id: &PersonId) -> Result<Vec<Version>, StoreError>;
    /// Puts another seal on a version that is there.
    fn seal_again(&mut self, id: &PersonId, version: u32, sealed: &str) -> Result<(), StoreError>;
    /// Restricts the use of somebody's data, or lifts that.
    fn restrict(&mut self, id: &PersonId, since: Option<DateTime<Utc>>) -> Result<(), StoreError>;
    /// Removes everything that is sealed of somebody and keeps a tombstone.
    fn erase(&mut self, tombstone: &Tombstone) -> Result<(), StoreError>;
    /// All tombstones, by person.
    fn tombstones(&mut self) -> Result<Vec<Tombstone>, StoreError>;
    /// Removes versions that were superseded before an instant, or counts them.
    fn forget_versions(&mut self, superseded_before: DateTime<Utc>, dry_run: bool) -> Result<usize, StoreError>;
    /// People whose every part in every case ended before an instant, and who are not erased.
    fn people_without_part_since(&mut self, instant: DateTime<Utc>, limit: i64) -> Result<Vec<PersonId>, StoreError>;
}
