//! How the law can be read, and what makes a term stand still or a case wait.

use chrono::NaiveDate;

use super::{AuthorityIx, EventIx, FieldIx, When, Words};
use crate::domain::ids::Slug;

/// Another way in which the law can be read; it changes one thing in the computation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reading {
    /// Its name.
    pub id: Slug,
    /// What it says.
    pub words: Words,
    /// What it changes.
    pub changes: Change,
    /// Where it comes from.
    pub authority: Vec<AuthorityIx>,
}

/// The one thing that a reading does otherwise.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// Nothing: the reading that is used unless another is asked for.
    Default,
    /// An extended term is shifted off a closed day as a whole, however long it is.
    ShiftWhole,
    /// Base term and extension are each shifted off closed days.
    ShiftParts,
    /// A term that the default shifts is not shifted.
    NoShift,
    /// The day on which a suspension ends counts as suspended too.
    SuspensionWithLastDay,
    /// The extension is added first, the suspended days of the base period after it.
    ExtensionFirst,
    /// Base term and extension in months are added at once, so that a short month in between does not cut days off.
    ExtensionAtOnce,
    /// The term starts on the day in this field of its start event.
    StartsOnField(FieldIx),
    /// The day on which the authority acts still counts as a penalty day.
    ActingDayCounts,
}

/// A reason in law for which terms stand still.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SuspensionKind {
    /// Its name.
    pub id: Slug,
    /// Its title.
    pub words: Words,
    /// The event that starts it; the first suspended day is the day after.
    pub starts: EventIx,
    /// Only with these codes.
    pub when: When,
    /// The event that ends it; that day is not suspended any more.
    pub ends: EventIx,
    /// It lapses on the day in this field of the start event, if nothing ended it before.
    pub lapses_on: Option<FieldIx>,
    /// The legal basis.
    pub authority: Vec<AuthorityIx>,
}

/// A flag on the case that moves no date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HoldKind {
    /// Its name.
    pub id: Slug,
    /// Its title.
    pub words: Words,
    /// What raises it.
    pub cause: HoldCause,
    /// The legal or factual basis.
    pub authority: Vec<AuthorityIx>,
}

/// What raises a hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum HoldCause {
    /// An event of one type, until one of another.
    Events {
        /// Raises it.
        starts: EventIx,
        /// Takes it away.
        ends: EventIx,
    },
    /// A moratorium in the law between two days, for cases with such an event.
    Moratorium {
        /// First day.
        from: NaiveDate,
        /// Last day.
        until: NaiveDate,
        /// The event that makes a case fall under it.
        event: EventIx,
        /// Only with these codes.
        when: When,
    },
}
