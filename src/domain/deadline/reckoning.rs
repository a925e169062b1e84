//! The answer of the engine: terms with their state, every step of the computation, penalties, remedies, what can happen
//! next. Values and codes only; words are made at the edge, in the reader's language.

use chrono::{NaiveDate, Weekday};

use super::calendar::Holiday;
use super::term::Length;
use crate::domain::ids::PersonId;
use crate::domain::member::Member;
use crate::domain::procedure::{
    Authority, EventType, HoldKind, Opening, PenaltyRule, Reading, RemedyRule, Stage, SuspensionKind, TermRule,
    Version, WarningRule,
};

/// What is true of a case on a day.
#[derive(Clone, Debug)]
pub struct Reckoning<'v> {
    /// The rules by which it was reckoned.
    pub version: &'v Version,
    /// The day on which one looks. Later events are left out.
    pub as_of: NaiveDate,
    /// Where the case stands.
    pub stage: &'v Stage,
    /// The legal day on which it got there; `None`: it is still where it began.
    pub since: Option<NaiveDate>,
    /// Persons of whom something was said of their own, and where they stand.
    pub persons: Vec<Standing<'v>>,
    /// Flags that move no date.
    pub holds: Vec<&'v HoldKind>,
    /// Calendar days since receipt; it never pauses and ends with the case. `None` before receipt.
    pub lived_days: Option<i64>,
    /// All terms that have started, in order of the procedure, then of their start.
    pub terms: Vec<Term<'v>>,
    /// Penalties that have a first day.
    pub penalties: Vec<Penalty<'v>>,
    /// What a person can do.
    pub remedies: Vec<Remedy<'v>>,
    /// What can happen next to the case as a whole.
    pub next_steps: Vec<&'v EventType>,
    /// What must be said beside the dates.
    pub warnings: Vec<Warning<'v>>,
}

/// Where one person stands.
#[derive(Clone, Debug)]
pub struct Standing<'v> {
    /// Who.
    pub person: PersonId,
    /// Where they stand.
    pub stage: &'v Stage,
    /// The legal day on which they got there.
    pub since: Option<NaiveDate>,
    /// What they are in the family, if they were described as a member of it.
    pub member: Option<Member>,
    /// What can happen next to this person alone.
    pub next_steps: Vec<&'v EventType>,
}

impl<'v> Reckoning<'v> {
    /// The term that a remedy of this reckoning is about: a person's own, or the authority's that has passed or will.
    #[must_use]
    pub fn term_of(&self, remedy: &Remedy<'v>) -> Option<&Term<'v>> {
        let named = |term: &&Term<'v>, ix| {
            term.person == remedy.person && self.version.term(ix).is_some_and(|rule| rule.id == term.rule.id)
        };
        match &remedy.rule.opening {
            Opening::During(ix) => {
                let mut all = self.terms.iter().filter(|term| named(term, *ix));
                all.find(|term| term.started_by.1 == remedy.possible_from)
            }
            Opening::AfterTerm(terms) => {
                let mut all = self.terms.iter().filter(|term| terms.iter().any(|ix| named(term, *ix)));
                all.find(|term| term.safe_last_day.succ_opt() == Some(remedy.possible_from))
            }
            Opening::AfterWait { .. } | Opening::NextQuarter { .. } => None,
        }
    }

    /// Was a remedy used after its last day? The term knows, also of what was posted in time.
    #[must_use]
    pub fn was_late(&self, remedy: &Remedy<'v>) -> bool {
        let own = matches!(remedy.rule.opening, Opening::During(_));
        own && self.term_of(remedy).is_some_and(|term| term.state == State::MetLate)
    }
}

/// One term that has started.
#[derive(Clone, Debug)]
pub struct Term<'v> {
    /// Its rule.
    pub rule: &'v TermRule,
    /// The person it concerns; `None`: the whole case.
    pub person: Option<PersonId>,
    /// How it stands.
    pub state: State,
    /// The event that started it and its day.
    pub started_by: (&'v EventType, NaiveDate),
    /// Day zero, which is not counted.
    pub zero: NaiveDate,
    /// The first day that counts.
    pub first_day: NaiveDate,
    /// The last day on which the act is in time, on the default reading; late from the day after.
    pub last_day: NaiveDate,
    /// The latest last day over all readings together: what a person who relies on the breach waits for.
    pub safe_last_day: NaiveDate,
    /// The earliest last day over all readings together: by which a person is warned.
    pub warn_by: NaiveDate,
    /// Is the last day still moving, because the term is suspended now?
    pub provisional: Provisional,
    /// How its legal time goes on if nothing else happens.
    pub clock: Clock,
    /// The last day on each reading that makes a difference here; the default first.
    pub readings: Vec<(&'v Reading, NaiveDate)>,
    /// Legal time from day zero to the day of looking or the end, suspended days taken out.
    pub elapsed_days: i64,
    /// Suspended days until then.
    pub suspended_days: i64,
    /// Days from the day of looking to the last day, 0 when none are left or the term has ended.
    pub remaining_days: i64,
    /// Days after the last day, until the day of looking or the end.
    pub overdue_days: i64,
    /// The day on which it was fulfilled.
    pub met_on: Option<NaiveDate>,
    /// The day on which it became pointless.
    pub moot_on: Option<NaiveDate>,
    /// The whole computation, in order.
    pub steps: Vec<Step<'v>>,
}

impl Term<'_> {
    /// Neither fulfilled nor pointless.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.met_on.is_none() && self.moot_on.is_none()
    }
}

/// How a term stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum State {
    /// Days are left.
    Running,
    /// It stands still.
    Suspended,
    /// Fulfilled in time.
    Met,
    /// Fulfilled too late.
    MetLate,
    /// Past its last day and still open.
    Overdue,
    /// A person's term, past its last day and still open.
    Missed,
    /// It no longer matters.
    Moot,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 7] =
        [Self::Running, Self::Suspended, Self::Met, Self::MetLate, Self::Overdue, Self::Missed, Self::Moot];

    /// Its name on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Suspended => "suspended",
            Self::Met => "met",
            Self::MetLate => "met-late",
            Self::Overdue => "overdue",
            Self::Missed => "missed",
            Self::Moot => "moot",
        }
    }
}

/// Is a last day final?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Provisional {
    /// It is.
    No,
    /// It moves on by a day each day; at most to this day, on the default reading, when the suspension lapses.
    AtMost(NaiveDate),
    /// It moves on by a day each day, for an unknown time.
    Open,
}

/// How the legal time of a term goes on after the day of looking: on a later day d so many days have passed as stand in
/// `stands_at`, or d − `as_if_from`, whichever is more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clock {
    /// Days of legal time at which it stands while it is suspended, and for good once it has ended; 0 while it runs.
    pub stands_at: i64,
    /// Day zero, moved on by all suspended days; `None`: it does not go on by itself.
    pub as_if_from: Option<NaiveDate>,
}

/// One step of a computation, from one day to another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step<'v> {
    /// What was done.
    pub rule: Rule<'v>,
    /// The day before the step.
    pub from: NaiveDate,
    /// The day after the step.
    pub to: NaiveDate,
    /// Where the law says so.
    pub authority: Cited<'v>,
}

/// The authorities of a step: of the procedure, or of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cited<'v> {
    /// Indices into the version's authorities.
    Procedure(&'v [crate::domain::procedure::AuthorityIx]),
    /// An authority of the calendar.
    Calendar(&'v Authority),
}

/// What a step did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Rule<'v> {
    /// The version was chosen by the day of this event, or named (`None`).
    Version(Option<&'v EventType>),
    /// Day zero is the day of the start event; counting begins the day after.
    Start(&'v EventType),
    /// Day zero is the last day of another term.
    StartAfter(&'v TermRule),
    /// The length of the term was added.
    Length(Length),
    /// The end was set: by the authority, by the court, or on a document.
    SetDay,
    /// The court gave so many weeks.
    OrderedWeeks(u32),
    /// The court gave so many weeks because an investigation was announced within the term.
    OrderedWeeksInvestigation(u32),
    /// Suspended days moved the end on.
    Suspension {
        /// The kinds of suspension that those days belong to.
        kind: Option<&'v SuspensionKind>,
        /// First suspended day.
        first: NaiveDate,
        /// Last suspended day.
        last: NaiveDate,
        /// How many.
        days: i64,
    },
    /// A suspension began when the term was over and moved nothing.
    SuspensionTooLate(&'v SuspensionKind),
    /// The extension was added; `None`: to a day that the authority set.
    Extension(Option<Length>),
    /// The authority's own day lies after the longest extension that the law allows; the law's day counts.
    ExtensionCapped,
    /// The term is too long for the rule on closed days: the end stays on a closed day.
    NotShifted,
    /// The end fell on a day of the weekend.
    Weekend(Weekday),
    /// The end fell on a holiday.
    Holiday(&'v Holiday),
    /// The term must hold so many open days.
    MinimumOpenDays(u32),
    /// The grace term has passed: the penalty begins.
    PenaltyStart,
    /// So many days at so many cents.
    PenaltyDays {
        /// How many days.
        days: i64,
        /// Cents a day.
        cents: i64,
    },
    /// The penalty has reached its maximum.
    PenaltyMaximum(i64),
    /// The authority acted: the penalty stopped, that day not counted.
    PenaltyStop,
}

/// A penalty for being late.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Penalty<'v> {
    /// Its rule.
    pub rule: &'v PenaltyRule,
    /// The person whose term it follows; `None`: the whole case's.
    pub person: Option<PersonId>,
    /// Set by a court?
    pub judicial: bool,
    /// The first day for which it is due.
    pub first_day: NaiveDate,
    /// Days due until the day of looking.
    pub days: i64,
    /// Euro cents due until then.
    pub amount_cents: i64,
    /// Euro cents at most; `None` without a maximum.
    pub maximum_cents: Option<i64>,
    /// Has it reached the maximum?
    pub maximum_reached: bool,
    /// What each day costs.
    pub schedule: Vec<Span>,
    /// The day by which the authority must have fixed the amount.
    pub fix_by: Option<NaiveDate>,
    /// Euro cents due on other readings.
    pub readings: Vec<(&'v Reading, i64)>,
    /// The computation.
    pub steps: Vec<Step<'v>>,
}

/// Days of a penalty at one amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// First day.
    pub from: NaiveDate,
    /// Last day; `None`: without end.
    pub to: Option<NaiveDate>,
    /// Euro cents a day.
    pub cents: i64,
}

/// What a person can do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remedy<'v> {
    /// Its rule.
    pub rule: &'v RemedyRule,
    /// The person it concerns; `None`: the whole case.
    pub person: Option<PersonId>,
    /// The first day on which it cannot be premature, on any reading.
    pub possible_from: NaiveDate,
    /// The last day on which it is in time, on the earliest reading; `None` without a limit.
    pub until: Option<NaiveDate>,
    /// Was it used too early, and not again in time?
    pub premature: bool,
    /// Each use: its day, whether it was too early on the default reading, and the readings on which it was.
    pub uses: Vec<Use<'v>>,
    /// How it stands.
    pub state: RemedyState,
}

/// One use of a remedy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Use<'v> {
    /// Its day.
    pub on: NaiveDate,
    /// Too early on the default reading.
    pub premature: bool,
    /// The other readings on which it was too early.
    pub premature_on: Vec<&'v Reading>,
}

/// How a remedy stands on the day of looking.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RemedyState {
    /// Not possible yet.
    NotYet,
    /// Possible now.
    Open,
    /// Used, in time.
    Used,
    /// Not possible any more.
    Passed,
}

impl RemedyState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::NotYet, Self::Open, Self::Used, Self::Passed];

    /// Its name on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotYet => "not-yet",
            Self::Open => "open",
            Self::Used => "used",
            Self::Passed => "passed",
        }
    }
}

/// Something to be said beside the dates.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Warning<'v> {
    /// From the procedure's data.
    Rule(&'v WarningRule),
    /// Two readings of the law give different last days for this term.
    ReadingsDiffer(&'v TermRule, NaiveDate, NaiveDate),
    /// A last day was checked against closed days of a year whose decrees have not been read.
    CalendarUnverified(&'v TermRule, NaiveDate),
    /// A rule that rests on an authority that nobody has read was used for this term.
    AuthorityUnverified(&'v TermRule),
    /// So many events lie after the day of looking and were left out.
    LaterEvents(usize),
    /// A suspension began when the term was over.
    SuspensionTooLate(&'v TermRule, NaiveDate),
    /// The authority's own day lies after the longest extension that the law allows.
    ExtensionCapped(&'v TermRule, NaiveDate),
}
