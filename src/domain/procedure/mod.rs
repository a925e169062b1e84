//! A legal procedure as checked data: stages, events, terms, suspensions, penalties, remedies, readings, authorities.
//!
//! Values of these types come only from [`check::check`], which has proven that every name leads somewhere and every
//! index fits. **Why indices:** a reckoning looks these things up thousands of times a second; names are for people.

pub mod check;
pub mod draft;
mod event;
pub mod faults;
mod penalty;
mod reading;
mod remedy;
mod term;
pub mod walk;

pub use event::{EventType, Field, FieldKind, Move, OfMember, Role, Stage, When};
pub use penalty::{PenaltyKind, PenaltyRule, Tariff, TariffStep};
pub use reading::{Change, HoldCause, HoldKind, Reading, SuspensionKind};
pub use remedy::{LetterKind, Opening, RemedyRule, WarningRule};
pub use term::{DayZero, Extension, Force, LengthRule, Party, Posted, Start, TermRule};

use std::sync::Arc;

use chrono::NaiveDate;

use super::deadline::calendar::Calendar;
use super::ids::Slug;

/// The words for one thing: English, and the law's own term in the language of the procedure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words {
    /// In English, by the EMN glossary where it has the term.
    pub title: Arc<str>,
    /// In the language of the procedure, as the law says it.
    pub native: Arc<str>,
}

/// A place in the law (or a source of policy) on which a rule rests.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Authority {
    /// The name by which rules refer to it.
    pub id: Slug,
    /// The act, decree or policy.
    pub act: Arc<str>,
    /// The article, or a place in the document.
    pub article: Arc<str>,
    /// Where it can be read.
    pub url: Arc<str>,
    /// From when it holds, where known.
    pub valid_from: Option<NaiveDate>,
    /// Has somebody read it?
    pub verified: Verified,
    /// What is uncertain or special about it, in English.
    pub note: Option<Arc<str>>,
}

/// How far an authority has been read at its source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verified {
    /// Read at the source.
    Yes,
    /// The source supports a part of it, or an older text was read.
    Partial,
    /// From memory: a person must check it.
    Unverified,
}

impl Verified {
    /// Its name in data and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partial => "partial",
            Self::Unverified => "unverified",
        }
    }
}

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(pub(crate) u16);

        impl $name {
            /// The place in its list.
            #[must_use]
            pub fn at(self) -> usize {
                usize::from(self.0)
            }
        }
    };
}

index!(
    /// A stage of a version.
    StageIx
);
index!(
    /// An event type of a version.
    EventIx
);
index!(
    /// A field of an event type.
    FieldIx
);
index!(
    /// A term definition of a version.
    TermIx
);
index!(
    /// A kind of suspension of a version.
    SuspensionIx
);
index!(
    /// A reading of a version.
    ReadingIx
);
index!(
    /// An authority of a version.
    AuthorityIx
);

/// A procedure with all its versions.
#[derive(Clone, Debug)]
pub struct Procedure {
    pub(crate) id: Slug,
    pub(crate) words: Words,
    pub(crate) jurisdiction: Arc<str>,
    pub(crate) language: Arc<str>,
    pub(crate) time_zone: Arc<str>,
    pub(crate) version_by: Vec<Slug>,
    /// In order of their first day, never empty.
    pub(crate) versions: Vec<Arc<Version>>,
}

impl Procedure {
    /// The procedure's name.
    #[must_use]
    pub fn id(&self) -> &Slug {
        &self.id
    }

    /// Its title.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The country (ISO 3166) whose law it is.
    #[must_use]
    pub fn jurisdiction(&self) -> &str {
        &self.jurisdiction
    }

    /// The language (BCP 47) of its native words.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The time zone (IANA) in which its legal days are counted.
    #[must_use]
    pub fn time_zone(&self) -> &str {
        &self.time_zone
    }

    /// The event types whose day chooses the version; the first one that happened decides.
    #[must_use]
    pub fn version_by(&self) -> &[Slug] {
        &self.version_by
    }

    /// All versions by first day.
    #[must_use]
    pub fn versions(&self) -> &[Arc<Version>] {
        &self.versions
    }

    /// One version by its id.
    #[must_use]
    pub fn version(&self, id: &str) -> Option<&Arc<Version>> {
        self.versions.iter().find(|v| v.id.as_str() == id)
    }

    /// The versions to which pending cases move and that have begun by a day, by first day.
    pub fn taking_over_by(&self, day: NaiveDate) -> impl Iterator<Item = &Arc<Version>> {
        self.versions.iter().filter(move |v| matches!(v.pending, Pending::Move { .. }) && v.from <= day)
    }

    /// The version in force on a day: the last that began on or before it. `None` for a day before the first.
    #[must_use]
    pub fn version_on(&self, day: NaiveDate) -> Option<&Arc<Version>> {
        self.versions.iter().rev().find(|v| v.from <= day && v.until.is_none_or(|until| day <= until))
    }
}

/// Transitional law: what becomes of the cases that are pending when a version begins.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Pending {
    /// They keep the version that their own day chose (the rule where the law is silent).
    #[default]
    Keep,
    /// They move to it on its first day.
    Move {
        /// Not those in which one of these had happened before that day.
        unless_before: Vec<Slug>,
    },
}

/// The rules of a procedure for the applications of one span of days.
#[derive(Clone, Debug)]
pub struct Version {
    pub(crate) procedure: Slug,
    pub(crate) procedure_words: Words,
    pub(crate) id: Slug,
    pub(crate) from: NaiveDate,
    pub(crate) until: Option<NaiveDate>,
    pub(crate) pending: Pending,
    pub(crate) authority: Vec<AuthorityIx>,
    pub(crate) calendar: Arc<Calendar>,
    pub(crate) clock_starts_with: EventIx,
    pub(crate) authorities: Vec<Authority>,
    pub(crate) stages: Vec<Stage>,
    pub(crate) events: Vec<EventType>,
    pub(crate) readings: Vec<Reading>,
    pub(crate) suspensions: Vec<SuspensionKind>,
    pub(crate) holds: Vec<HoldKind>,
    pub(crate) terms: Vec<TermRule>,
    pub(crate) penalties: Vec<PenaltyRule>,
    pub(crate) remedies: Vec<RemedyRule>,
    pub(crate) warnings: Vec<WarningRule>,
}

/// Reads an element by its index type. The indices are made by the check, so a miss cannot happen; should the check ever
/// be wrong, the caller skips the element instead of bringing the service down.
macro_rules! element {
    ($(#[$doc:meta])* $get:ident, $list:ident, $ix:ty, $of:ty) => {
        $(#[$doc])*
        #[must_use]
        pub fn $get(&self, ix: $ix) -> Option<&$of> {
            self.$list.get(ix.at())
        }
    };
}

impl Version {
    /// The procedure's name.
    #[must_use]
    pub fn procedure(&self) -> &Slug {
        &self.procedure
    }

    /// The procedure's title.
    #[must_use]
    pub fn procedure_words(&self) -> &Words {
        &self.procedure_words
    }

    /// The version's id, the first day for which it was made.
    #[must_use]
    pub fn id(&self) -> &Slug {
        &self.id
    }

    /// First and last day of the events that choose this version.
    #[must_use]
    pub fn span(&self) -> (NaiveDate, Option<NaiveDate>) {
        (self.from, self.until)
    }

    /// What becomes of the cases that are pending when it begins.
    #[must_use]
    pub fn pending(&self) -> &Pending {
        &self.pending
    }

    /// The law that made this version.
    pub fn authority(&self) -> impl Iterator<Item = &Authority> {
        self.cited(&self.authority)
    }

    /// The calendar of its jurisdiction.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The event from which lived time is counted (day 0).
    #[must_use]
    pub fn clock_starts_with(&self) -> EventIx {
        self.clock_starts_with
    }

    /// All stages in their logical order; the first is where every case begins.
    #[must_use]
    pub fn stages(&self) -> &[Stage] {
        &self.stages
    }

    /// All event types in their logical order, which also orders events of one day.
    #[must_use]
    pub fn events(&self) -> &[EventType] {
        &self.events
    }

    /// All terms.
    #[must_use]
    pub fn terms(&self) -> &[TermRule] {
        &self.terms
    }

    /// All readings.
    #[must_use]
    pub fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// All kinds of suspension.
    #[must_use]
    pub fn suspensions(&self) -> &[SuspensionKind] {
        &self.suspensions
    }

    /// All kinds of hold.
    #[must_use]
    pub fn holds(&self) -> &[HoldKind] {
        &self.holds
    }

    /// All penalties.
    #[must_use]
    pub fn penalties(&self) -> &[PenaltyRule] {
        &self.penalties
    }

    /// All remedies.
    #[must_use]
    pub fn remedies(&self) -> &[RemedyRule] {
        &self.remedies
    }

    /// All authorities.
    #[must_use]
    pub fn authorities(&self) -> &[Authority] {
        &self.authorities
    }

    element!(/// One stage.
        stage, stages, StageIx, Stage);
    element!(/// One event type.
        event, events, EventIx, EventType);
    element!(/// One term.
        term, terms, TermIx, TermRule);
    element!(/// One reading.
        reading, readings, ReadingIx, Reading);
    element!(/// One kind of suspension.
        suspension, suspensions, SuspensionIx, SuspensionKind);

    /// The authorities with these indices.
    pub fn cited<'v>(&'v self, cited: &'v [AuthorityIx]) -> impl Iterator<Item = &'v Authority> {
        cited.iter().filter_map(|ix| self.authorities.get(ix.at()))
    }

    /// The event type of this name.
    #[must_use]
    pub fn event_named(&self, name: &str) -> Option<(EventIx, &EventType)> {
        self.events.iter().zip(0_u16..).find(|(e, _)| e.id.as_str() == name).map(|(e, at)| (EventIx(at), e))
    }

    /// The term of this name.
    #[must_use]
    pub fn term_named(&self, name: &str) -> Option<&TermRule> {
        self.terms.iter().find(|t| t.id.as_str() == name)
    }

    /// The stage of this name.
    #[must_use]
    pub fn stage_named(&self, name: &str) -> Option<&Stage> {
        self.stages.iter().find(|s| s.id.as_str() == name)
    }
}
