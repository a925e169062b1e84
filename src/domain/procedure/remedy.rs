//! What can be done, and what people are warned of.

use chrono::NaiveDate;

use super::{AuthorityIx, EventIx, StageIx, TermIx, When, Words};
use crate::domain::deadline::term::Length;
use crate::domain::ids::Slug;

/// What a person can do, and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RemedyRule {
    /// Its name.
    pub id: Slug,
    /// Its title.
    pub words: Words,
    /// When it is open.
    pub opening: Opening,
    /// The events by which it is used.
    pub used_by: Vec<EventIx>,
    /// The letter by which it can be used.
    pub letter: Option<LetterKind>,
    /// The legal basis.
    pub authority: Vec<AuthorityIx>,
}

/// A letter by which somebody can use a remedy themselves.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LetterKind {
    /// The authority is late and is told so.
    NoticeOfDefault,
    /// A short objection, whose grounds follow.
    Objection,
}

impl LetterKind {
    /// Every kind with its name in data.
    pub const ALL: [(&'static str, Self); 2] =
        [("notice-of-default", Self::NoticeOfDefault), ("objection", Self::Objection)];

    /// Its name in data.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }
}

/// When a remedy is open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Opening {
    /// From the day after one of these terms passed without being met.
    AfterTerm(Vec<TermIx>),
    /// While this term of a person runs.
    During(TermIx),
    /// When a waiting time has passed since an event.
    AfterWait {
        /// The event.
        event: EventIx,
        /// Only with these codes.
        when: When,
        /// The wait.
        wait: Length,
        /// `true`: from the last day of the wait itself; `false`: from the day after.
        on_last_day: bool,
        /// What makes it pointless.
        until: Vec<EventIx>,
    },
    /// From the first day of the calendar quarter after an event.
    NextQuarter {
        /// The event.
        event: EventIx,
        /// What makes it pointless.
        until: Vec<EventIx>,
    },
}

/// Something that must be said beside the dates.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WarningRule {
    /// Its name.
    pub id: Slug,
    /// What it says.
    pub words: Words,
    /// From this day of looking on.
    pub from: Option<NaiveDate>,
    /// Only in these stages; empty: in every stage.
    pub stages: Vec<StageIx>,
    /// Only when such an event has happened.
    pub event: Option<(EventIx, When)>,
    /// The basis.
    pub authority: Vec<AuthorityIx>,
}
