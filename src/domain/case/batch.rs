//! One step taken in many cases at once, and what it made in each, so that it can be undone.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::ids::{CaseId, Slug};

/// Whether one case that does not fit keeps the others from being written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Mode {
    /// It does: all or nothing.
    AllOrNothing,
    /// It does not: each by itself.
    Each,
}

impl Mode {
    /// Each with its name on the wire.
    pub const ALL: [(&'static str, Self); 2] = [("all-or-nothing", Self::AllOrNothing), ("each", Self::Each)];

    /// Its name.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(_, mode)| *mode == self).map_or("", |(code, _)| code)
    }

    /// The mode of this name.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == code).map(|(_, mode)| *mode)
    }
}

/// One step taken in many cases.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Batch {
    /// Its id.
    pub id: uuid::Uuid,
    /// The organisation whose cases they are.
    pub organisation: Slug,
    /// What happened in each.
    pub kind: String,
    /// On which legal day.
    pub on: NaiveDate,
    /// All or none of them, or each by itself.
    pub mode: Mode,
    /// Who took it.
    pub made_by: String,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// What a step made in one case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BatchItem {
    /// Its place in the batch, from 1.
    pub position: u32,
    /// The case.
    pub case: CaseId,
    /// The record that it made.
    pub record: u32,
    /// The record by which that was undone.
    pub undone_by: Option<u32>,
}
