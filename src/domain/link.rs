//! Applications that have to do with each other: a link, never one case.
//!
//! **Why like this.** The law gives each application a term of its own, also where two are decided together or one grew out
//! of the other. So cases are never melted into one: what others call a merge is the link `joined`, by which they are handled
//! together, and an objection, an appeal or a later application that is kept as a case of its own is a link too. Each keeps
//! its record and its clock; a link moves no date.

use chrono::{DateTime, Utc};

use super::ids::CaseId;

/// What the other application is to the one that the link begins at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum LinkKind {
    /// The objection against a decision.
    Objection,
    /// The appeal against a decision.
    Appeal,
    /// A later application of the same people.
    LaterApplication,
    /// Made of part of the people, who go on by themselves.
    Split,
    /// Handled together with it.
    Joined,
}

impl LinkKind {
    /// Every kind with its code.
    pub const ALL: [(&'static str, Self); 5] = [
        ("objection", Self::Objection),
        ("appeal", Self::Appeal),
        ("later-application", Self::LaterApplication),
        ("split", Self::Split),
        ("joined", Self::Joined),
    ];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(code, _)| code)
    }

    /// The kind of this code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == code).map(|(_, kind)| *kind)
    }

    /// May somebody say so? That a case was split is said by splitting it.
    #[must_use]
    pub fn can_be_said(self) -> bool {
        self != Self::Split
    }
}

/// One application has to do with another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// Where it begins.
    pub case: CaseId,
    /// Where it leads.
    pub other: CaseId,
    /// What the other is to the first.
    pub kind: LinkKind,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// By whom: an opaque account.
    pub made_by: String,
}
