//! What is said to have happened, as an unbroken record: said, corrected, annulled, never erased.
//! Holds days, codes and numbers only; who the people are stands elsewhere, where it can be erased.

use chrono::{DateTime, NaiveDate, Utc};

/// An event as somebody states it, before the procedure has looked at it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Said {
    /// The event type, by name.
    pub kind: String,
    /// The legal day on which it happened.
    pub on: NaiveDate,
    /// The person it concerns; `None`: the whole case.
    pub person: Option<String>,
    /// Its fields by name, in order of name.
    pub fields: Vec<(String, Given)>,
}

impl Said {
    /// An event of this type on this day without fields.
    #[must_use]
    pub fn new(kind: &str, on: NaiveDate) -> Self {
        Self { kind: kind.to_owned(), on, person: None, fields: Vec::new() }
    }

    /// The same event with one more field.
    #[must_use]
    pub fn with(mut self, field: &str, value: Given) -> Self {
        self.fields.push((field.to_owned(), value));
        self.fields.sort();
        self
    }

    /// The same event for one person.
    #[must_use]
    pub fn of(mut self, person: &str) -> Self {
        self.person = Some(person.to_owned());
        self
    }
}

/// The value of a field as given.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Given {
    /// A text: a code, or a day still to be read.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Something that no field can hold (a list, a fraction …); its kind, for the error.
    Other(&'static str),
}

/// What a record does to the case.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Entry {
    /// This happened.
    Happened(Said),
    /// Not what that earlier record says, but this happened.
    Corrected {
        /// The sequence number of the earlier record.
        supersedes: u32,
        /// What is true instead.
        instead: Said,
    },
    /// What that earlier record says did not happen.
    Annulled {
        /// The sequence number of the earlier record.
        supersedes: u32,
    },
}

impl Entry {
    /// What it says happened, if anything.
    #[must_use]
    pub fn said(&self) -> Option<&Said> {
        match self {
            Self::Happened(said) | Self::Corrected { instead: said, .. } => Some(said),
            Self::Annulled { .. } => None,
        }
    }

    /// The record it supersedes, if any.
    #[must_use]
    pub fn supersedes(&self) -> Option<u32> {
        match self {
            Self::Happened(_) => None,
            Self::Corrected { supersedes, .. } | Self::Annulled { supersedes } => Some(*supersedes),
        }
    }
}

/// One line of a case's record.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Record {
    /// 1 for the first record of the case, then one more each.
    pub sequence: u32,
    /// What it says.
    pub entry: Entry,
    /// The instant at which the service wrote it down (microseconds).
    pub recorded_at: DateTime<Utc>,
    /// Who said so: a role and an opaque account id, never a name.
    pub recorded_by: String,
}
