//! One line of the access log: who did what to which case when, why and from where (NEN 7513; BIO 8.15.01). Holds ids and
//! codes only. Knows no key and no hash function; it only says, byte for byte, what is hashed.

use chrono::{DateTime, SecondsFormat, Utc};
use uuid::Uuid;

use crate::domain::ids::{AccountId, CaseId, PersonId, Slug};

/// Why somebody may search: to work on the file, because somebody in it asks, for a handover, to supervise, after an incident.
/// Words of a list and not of one's own, so that nothing about a person gets into the log.
pub const PURPOSES: [&str; 5] = ["file-work", "question", "handover", "supervision", "incident"];

/// How it ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It was done.
    Done,
    /// The role may not, or the sign-in was not right.
    Refused,
    /// Nothing that the caller may know of was there.
    Unknown,
    /// What was sent was not right; nothing was changed.
    Invalid,
    /// The service failed; nothing was changed.
    Failed,
}

impl Outcome {
    /// Every outcome with its code.
    pub const ALL: [(&'static str, Self); 5] = [
        ("done", Self::Done),
        ("refused", Self::Refused),
        ("unknown", Self::Unknown),
        ("invalid", Self::Invalid),
        ("failed", Self::Failed),
    ];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(_, outcome)| *outcome == self).map_or("", |(code, _)| code)
    }

    /// The outcome of this code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == code).map(|(_, outcome)| *outcome)
    }
}

/// What happened, before it has its place in the log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deed {
    /// When.
    pub at: DateTime<Utc>,
    /// The request, by which the technical log knows it.
    pub request: Uuid,
    /// Who, by account; `None`: nobody signed in, or the operator of the machine.
    pub account: Option<AccountId>,
    /// In which role, by its name.
    pub role: String,
    /// For which organisation.
    pub organisation: Option<Slug>,
    /// What: the operation.
    pub operation: String,
    /// Which case.
    pub case: Option<CaseId>,
    /// Which person.
    pub person: Option<PersonId>,
    /// Why, in the caller's words where an operation asks for a reason; short, no names.
    pub purpose: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// From which address of the network.
    pub origin: Option<String>,
}

/// A deed at its place: the lane and the number in it, and the seal over it and everything before it in its lane.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The lane.
    pub lane: i32,
    /// From 1 in each lane, without gaps.
    pub number: i64,
    /// What happened.
    pub deed: Deed,
    /// HMAC-SHA-256 in hexadecimal over the seal before it and [`Deed::text`].
    pub seal: String,
}

/// Where a lane ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    /// The lane.
    pub lane: i32,
    /// How many entries it has.
    pub entries: i64,
    /// The seal of the last.
    pub seal: String,
    /// A keyed mark over the three above, so that nobody without the key can say that the lane ends earlier.
    pub mark: String,
}

impl Deed {
    /// What is hashed, byte for byte: every field with its length in front, so that no two deeds read the same.
    #[must_use]
    pub fn text(&self, lane: i32, number: i64) -> String {
        let of = |value: Option<String>| value.map_or_else(|| "-".to_owned(), |v| format!("{}:{v}", v.len()));
        [
            Some(lane.to_string()),
            Some(number.to_string()),
            Some(self.at.to_rfc3339_opts(SecondsFormat::Micros, true)),
            Some(self.request.to_string()),
            self.account.map(|id| id.to_string()),
            Some(self.role.clone()),
            self.organisation.as_ref().map(ToString::to_string),
            Some(self.operation.clone()),
            self.case.map(|id| id.to_string()),
            self.person.as_ref().map(|id| id.as_str().to_owned()),
            self.purpose.clone(),
            Some(self.outcome.code().to_owned()),
            self.origin.clone(),
        ]
        .map(of)
        .join("|")
    }
}

/// Why a log cannot be believed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Broken {
    /// An entry does not carry the seal that follows from it and those before it: it, or one before it, was changed.
    Seal {
        /// The lane.
        lane: i32,
        /// The first entry that does not fit.
        number: i64,
    },
    /// A number is not there: an entry was removed, or put elsewhere.
    Gap {
        /// The lane.
        lane: i32,
        /// The number that is missing.
        number: i64,
    },
    /// The lane ends elsewhere than its head says: entries were removed from the end, or added behind it.
    End {
        /// The lane.
        lane: i32,
        /// How many entries its head counts.
        counted: i64,
        /// How many were found.
        found: i64,
    },
    /// The head itself does not carry the seal of the last entry, or is gone.
    Head {
        /// The lane.
        lane: i32,
    },
}
