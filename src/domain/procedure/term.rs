//! The terms of a procedure: what starts them, how long they are, whose they are, how they are extended.

use super::{AuthorityIx, EventIx, FieldIx, ReadingIx, SuspensionIx, TermIx, When, Words};
use crate::domain::deadline::term::Length;
use crate::domain::ids::Slug;

/// A term in law: who must act, from when, how long, and what happens to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TermRule {
    /// Its name.
    pub id: Slug,
    /// Its title.
    pub words: Words,
    /// Whose term it is.
    pub party: Party,
    /// What kind of rule it is.
    pub force: Force,
    /// What starts it: any of these.
    pub starts: Vec<Start>,
    /// The age groups whose members it concerns; none: everybody. Whose age nobody told is of each.
    pub ages: Vec<Slug>,
    /// Which day is day zero.
    pub zero: DayZero,
    /// An event that starts it afresh.
    pub restarted_by: Option<EventIx>,
    /// How long it is.
    pub length: LengthRule,
    /// Is it shifted off closed days, by the calendar's rule and its own length?
    pub shifts: bool,
    /// What fulfils it.
    pub met_by: Vec<EventIx>,
    /// An act sent by post is in time when posted within the term and received soon after.
    pub posted: Option<Posted>,
    /// What makes it pointless.
    pub moot_by: Vec<EventIx>,
    /// What makes it stand still.
    pub suspended_by: Vec<SuspensionIx>,
    /// What makes it longer.
    pub extensions: Vec<Extension>,
    /// The readings; the first is the default.
    pub readings: Vec<ReadingIx>,
    /// The legal basis.
    pub authority: Vec<AuthorityIx>,
}

/// Whose term it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Party {
    /// The deciding authority.
    Authority,
    /// A municipality or another body that acts after the decision.
    Municipality,
    /// A court.
    Court,
    /// The referent.
    Referent,
    /// A family member.
    FamilyMember,
}

impl Party {
    /// Every party.
    pub const ALL: [Self; 5] = [Self::Authority, Self::Municipality, Self::Court, Self::Referent, Self::FamilyMember];

    /// Its name in data and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Authority => "authority",
            Self::Municipality => "municipality",
            Self::Court => "court",
            Self::Referent => "referent",
            Self::FamilyMember => "family-member",
        }
    }

    /// Is it a person who loses something when the day passes?
    #[must_use]
    pub fn is_person(self) -> bool {
        matches!(self, Self::Referent | Self::FamilyMember)
    }
}

/// What kind of rule a term is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Force {
    /// In an act or decree.
    Statutory,
    /// Set by a court.
    Judicial,
    /// Set by the authority, in a letter or a policy.
    Administrative,
    /// The end date of a document.
    Document,
    /// Good practice without a basis in an act.
    Norm,
}

impl Force {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Statutory, Self::Judicial, Self::Administrative, Self::Document, Self::Norm];

    /// Its name in data and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Statutory => "statutory",
            Self::Judicial => "judicial",
            Self::Administrative => "administrative",
            Self::Document => "document",
            Self::Norm => "norm",
        }
    }
}

/// What starts a term.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Start {
    /// The event.
    pub event: EventIx,
    /// Only with these codes.
    pub when: When,
}

/// Acts sent by post (General Administrative Law Act, article 6:9(2)): in time if posted before the end of the term and
/// received not later than so long after it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Posted {
    /// The field of the fulfilling event that holds the day of posting.
    pub field: FieldIx,
    /// How long after the last day it may arrive.
    pub within: Length,
}

/// Which day is day zero of a term.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DayZero {
    /// The day of the start event.
    Event,
    /// The last day of another term, which stands before this one in the list.
    EndOf(TermIx),
    /// The day of the start event, a notice of default, if one of these terms is then overdue. Otherwise the notice is
    /// premature and starts nothing.
    NoticeOn(Vec<TermIx>),
}

/// How long a term is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LengthRule {
    /// By law.
    Fixed(Length),
    /// Until the day in a field of the start event.
    UntilField(FieldIx),
    /// By an order of a court: weeks or a day in the order, more weeks if the authority announces an investigation within
    /// the term.
    Order {
        /// Number of weeks.
        weeks: FieldIx,
        /// Or the last day.
        until: FieldIx,
        /// Weeks in all if that event happens within the term.
        longer: Option<(EventIx, FieldIx)>,
    },
}

/// What makes a term longer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Extension {
    /// The event that notifies it.
    pub event: EventIx,
    /// Only with these codes.
    pub when: When,
    /// By how much at most; `None`: to the day in the field.
    pub length: Option<Length>,
    /// A day set by the authority: no later than `length` allows.
    pub until: Option<FieldIx>,
    /// How often.
    pub times: u8,
    /// The legal basis.
    pub authority: Vec<AuthorityIx>,
}
