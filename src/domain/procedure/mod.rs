//! A legal procedure as checked data: stages, events, terms, suspensions, penalties, remedies, readings, authorities.
//!
//! Values of these types come only from [`check::check`], which has proven that every name leads somewhere and every
//! index fits. **Why indices:** a reckoning looks these things up thousands of times a second; names are for people.

pub mod check;
pub mod draft;
pub mod faults;
pub mod walk;

use std::sync::Arc;

use chrono::NaiveDate;

use super::deadline::calendar::Calendar;
use super::deadline::term::Length;
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

    /// The version in force on a day: the last that began on or before it. `None` for a day before the first.
    #[must_use]
    pub fn version_on(&self, day: NaiveDate) -> Option<&Arc<Version>> {
        self.versions.iter().rev().find(|v| v.from <= day && v.until.is_none_or(|until| day <= until))
    }
}

/// The rules of a procedure for the applications of one span of days.
#[derive(Clone, Debug)]
pub struct Version {
    pub(crate) procedure: Slug,
    pub(crate) procedure_words: Words,
    pub(crate) id: Slug,
    pub(crate) from: NaiveDate,
    pub(crate) until: Option<NaiveDate>,
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

/// Where a case stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stage {
    /// Its name.
    pub id: Slug,
    /// Its title.
    pub words: Words,
    /// Nothing leads out of it, on purpose.
    pub terminal: bool,
}

/// Something that can happen in a case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EventType {
    /// Its name.
    pub id: Slug,
    /// Its title.
    pub words: Words,
    /// Who may say that it happened.
    pub by: Vec<Role>,
    /// What must or may be said with it.
    pub fields: Vec<Field>,
    /// The stages it leads from and to.
    pub moves: Vec<Move>,
    /// The stages in which it may happen without moving the case.
    pub allowed_in: Vec<StageIx>,
    /// It happens at most once to a case or person.
    pub once: bool,
    /// It answers an event of this type, which must be open.
    pub closes: Option<EventIx>,
    /// It exists in law from this day on.
    pub since: Option<NaiveDate>,
    /// It extends this term, and so cannot come after the term's end.
    pub extends: Vec<TermIx>,
}

impl EventType {
    /// The field of this name.
    #[must_use]
    pub fn field_named(&self, name: &str) -> Option<(FieldIx, &Field)> {
        self.fields.iter().zip(0_u16..).find(|(f, _)| f.id.as_ref() == name).map(|(f, at)| (FieldIx(at), f))
    }
}

/// Who acts. Roles become types with accounts; here they say who a step belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// The sponsor, in Dutch *referent*.
    Referent,
    /// A family member.
    FamilyMember,
    /// A helper with a mandate.
    Helper,
    /// A worker of the deciding authority.
    Caseworker,
    /// A supervisor of the authority.
    Supervisor,
    /// A worker of a partner organisation.
    Partner,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] =
        [Self::Referent, Self::FamilyMember, Self::Helper, Self::Caseworker, Self::Supervisor, Self::Partner];

    /// Its name in data and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Referent => "referent",
            Self::FamilyMember => "family-member",
            Self::Helper => "helper",
            Self::Caseworker => "caseworker",
            Self::Supervisor => "supervisor",
            Self::Partner => "partner",
        }
    }
}

/// One field of an event type.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// Its name, camelCase as on the wire.
    pub id: Arc<str>,
    /// Its title.
    pub words: Words,
    /// What it holds.
    pub kind: FieldKind,
    /// It must be given.
    pub required: bool,
}

/// What a field holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FieldKind {
    /// A legal day on or after the event's own.
    Day,
    /// A legal day on or before the event's own.
    EarlierDay,
    /// A whole number of at least 1 and at most this.
    Number(i64),
    /// One of these codes.
    Choice(Vec<Slug>),
    /// A code that the procedure does not list.
    Code,
}

/// From some stages to another, by an event with these codes in its fields.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Move {
    /// The stages it leaves.
    pub from: Vec<StageIx>,
    /// The stage it reaches.
    pub to: StageIx,
    /// Only with these codes.
    pub when: When,
}

/// Conditions on the choice fields of one event: every listed field must hold one of its codes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct When(pub Vec<(FieldIx, Vec<Slug>)>);

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

/// A sum for every day that an authority is late.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PenaltyRule {
    /// Its name.
    pub id: Slug,
    /// Its title.
    pub words: Words,
    /// How it runs.
    pub kind: PenaltyKind,
    /// The readings; the first is the default.
    pub readings: Vec<ReadingIx>,
    /// The legal basis.
    pub authority: Vec<AuthorityIx>,
}

/// How a penalty runs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PenaltyKind {
    /// By law, from the day after this grace term, by the tariff in force on the day of the notice that started it.
    Administrative {
        /// The two weeks after the notice.
        grace: TermIx,
        /// The tariffs, by day of notice.
        tariffs: Vec<Tariff>,
        /// Within this time after the last penalty day the authority fixes the amount.
        fixed_within: Option<Length>,
    },
    /// By court order, from the day after the court's term.
    Judicial {
        /// The court's term.
        term: TermIx,
        /// Cents a day, a field of the order.
        per_day: FieldIx,
        /// Cents in all, a field of the order.
        maximum: FieldIx,
    },
}

/// Daily amounts for the notices of one span of days.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tariff {
    /// First day of receipt of the notice.
    pub from: NaiveDate,
    /// Last day of receipt.
    pub until: Option<NaiveDate>,
    /// Days and euro cents a day, in order.
    pub steps: Vec<TariffStep>,
    /// Euro cents in all.
    pub maximum_cents: i64,
    /// The legal basis.
    pub authority: Vec<AuthorityIx>,
}

/// So many days at so much.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TariffStep {
    /// Days.
    pub days: u32,
    /// Euro cents a day.
    pub cents: i64,
}

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
    /// The legal basis.
    pub authority: Vec<AuthorityIx>,
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
