//! A case is the fold of its records. The row that the store keeps beside them is a cache of that fold.

pub mod batch;
pub mod event;
pub mod fold;
pub mod history;
pub mod list;
pub mod work;

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};

use super::ids::{CaseId, Reference, Slug};
use event::{Record, Said};

/// What a case is apart from its events: given once, never changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Identity {
    /// Its id.
    pub id: CaseId,
    /// Its number for people.
    pub reference: Reference,
    /// The procedure it follows.
    pub procedure: Slug,
    /// The version to which it was pinned by name; `None`: the procedure's own rule chooses.
    pub named_version: Option<Slug>,
    /// The key under which another system knows it; unique, and what makes an import repeatable.
    pub source_key: Option<String>,
    /// The organisation that works on it.
    pub organisation: Slug,
    /// When the service first heard of it.
    pub created_at: DateTime<Utc>,
    /// What of it only the statistics need.
    pub counted: Counted,
}

/// How a case counts in the statistics: given once, never changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Counted {
    /// The key of its family in the system it came from, a pseudonym; `None`: a family of its own.
    pub family: Option<String>,
    /// It is the first application of its family, and the one that counts where families are counted.
    pub leads: bool,
    /// The day from which it was seen, where that is later than its receipt: those that were closed before were never seen, so
    /// its wait counts from then on only (delayed entry).
    pub observed_from: Option<NaiveDate>,
}

impl Default for Counted {
    fn default() -> Self {
        Self { family: None, leads: true, observed_from: None }
    }
}

/// What lists show and sort by: a cache of the fold of the case's records. Every field is independent of the day on which
/// one looks, so that nothing in it goes stale at midnight.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Summary {
    /// The version of the procedure to which the case is pinned.
    pub version: Slug,
    /// Where it stands when all its records have happened.
    pub stage: Slug,
    /// The day of receipt.
    pub received_on: Option<NaiveDate>,
    /// Nothing more can happen: the stage is terminal.
    pub ended: bool,
    /// The earliest last day among the open terms of the authority, open suspensions taken to run until they lapse.
    /// `None` without such a term, or while one is suspended for an unknown time.
    pub due_on: Option<NaiveDate>,
    /// The term of that day.
    pub due_term: Option<Slug>,
    /// The last legal day on which something happened.
    pub last_on: Option<NaiveDate>,
    /// The last days, by the earliest reading, of the remedies that people could still use when that happened: each once, in
    /// order. Which of them have passed is for whoever looks; a list of several, since the first must not hide the next.
    pub remedy_days: Vec<NaiveDate>,
    /// The number of records, which is also the version for optimistic locking.
    pub records: u32,
}

/// A case as loaded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Case {
    /// What it is.
    pub identity: Identity,
    /// Its cached fold.
    pub summary: Summary,
    /// Its records, by sequence.
    pub records: Vec<Record>,
}

/// What counted as having happened at an instant of knowledge: records written by then, less those superseded by then.
/// `None`: everything known. Each event comes with the sequence number of the record that states it.
#[must_use]
pub fn standing(records: &[Record], known_at: Option<DateTime<Utc>>) -> Vec<(u32, &Said)> {
    let known: Vec<&Record> =
        records.iter().filter(|r| known_at.is_none_or(|instant| r.recorded_at <= instant)).collect();
    let superseded: HashSet<u32> = known.iter().filter_map(|r| r.entry.supersedes()).collect();
    known
        .into_iter()
        .filter(|r| !superseded.contains(&r.sequence))
        .filter_map(|r| r.entry.said().map(|said| (r.sequence, said)))
        .collect()
}
