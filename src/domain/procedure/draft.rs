//! A procedure as its file has it: names not yet looked up, every text with its line. [`super::check`] turns a draft into a
//! [`super::Procedure`] or says everything that is wrong with it.

use chrono::NaiveDate;

use super::{Authority, Role, Words};
use crate::domain::deadline::term::Length;
use crate::domain::ids::Slug;

/// A name (of a stage, an event …) as written in the file, with its line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Name {
    /// The name.
    pub text: Slug,
    /// The line on which it stands, from 1.
    pub line: usize,
}

impl Name {
    /// Was the name missing or misspelt beyond reading? The reader has then said so, and a line of 0 marks the stand-in
    /// that lets the rest of the file be checked without saying it twice.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        self.line == 0
    }
}

/// A name of an event's field, as written in the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldName {
    /// The name, camelCase.
    pub text: String,
    /// The line on which it stands, from 1.
    pub line: usize,
}

impl FieldName {
    /// As [`Name::is_unreadable`].
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        self.line == 0
    }
}

/// A whole procedure file.
#[derive(Clone, Debug)]
pub struct ProcedureDraft {
    /// The file, as named to people.
    pub file: String,
    /// `id`
    pub id: Name,
    /// `title`, `native`
    pub words: Words,
    /// `jurisdiction`
    pub jurisdiction: String,
    /// `language`
    pub language: String,
    /// `calendar`
    pub calendar: Name,
    /// `time-zone`
    pub time_zone: String,
    /// `clock-starts-with`
    pub clock_starts_with: Name,
    /// `version-by`
    pub version_by: Vec<Name>,
    /// `[[authority]]`
    pub authorities: Vec<AuthorityDraft>,
    /// `[[version]]`
    pub versions: Vec<VersionDraft>,
    /// `[[stage]]`
    pub stages: Vec<StageDraft>,
    /// `[[event]]`
    pub events: Vec<EventDraft>,
    /// `[[reading]]`
    pub readings: Vec<ReadingDraft>,
    /// `[[suspension]]`
    pub suspensions: Vec<SuspensionDraft>,
    /// `[[hold]]`
    pub holds: Vec<HoldDraft>,
    /// `[[term]]`
    pub terms: Vec<TermDraft>,
    /// `[[penalty]]`
    pub penalties: Vec<PenaltyDraft>,
    /// `[[remedy]]`
    pub remedies: Vec<RemedyDraft>,
    /// `[[warning]]`
    pub warnings: Vec<WarningDraft>,
}

/// What every element of a file has: its name and line, its words, and the versions in which it stands.
#[derive(Clone, Debug)]
pub struct Head {
    /// `id`
    pub id: Name,
    /// `title`, `native`
    pub words: Words,
    /// `versions`; empty: all.
    pub versions: Vec<Name>,
    /// `authority`
    pub authority: Vec<Name>,
}

/// `[[authority]]`
#[derive(Clone, Debug)]
pub struct AuthorityDraft {
    /// The line of its id.
    pub line: usize,
    /// It needs no look-up.
    pub authority: Authority,
}

/// `[[version]]`
#[derive(Clone, Debug)]
pub struct VersionDraft {
    /// `id`
    pub id: Name,
    /// `from`
    pub from: NaiveDate,
    /// `until`
    pub until: Option<NaiveDate>,
    /// `authority`
    pub authority: Vec<Name>,
    /// `pending`, `unless-before`
    pub pending: PendingDraft,
}

/// What a `[[version]]` says of the cases that are pending when it begins.
#[derive(Clone, Debug, Default)]
pub struct PendingDraft {
    /// `pending = "moves"`
    pub moves: bool,
    /// `unless-before`
    pub unless_before: Vec<Name>,
}

/// `[[stage]]`; the first is where every case begins.
#[derive(Clone, Debug)]
pub struct StageDraft {
    /// Name, words, versions.
    pub head: Head,
    /// `terminal`
    pub terminal: bool,
}

/// `[[event]]`
#[derive(Clone, Debug)]
pub struct EventDraft {
    /// Name, words, versions.
    pub head: Head,
    /// `by`
    pub by: Vec<Role>,
    /// `[[event.field]]`
    pub fields: Vec<FieldDraft>,
    /// `[[event.move]]`
    pub moves: Vec<MoveDraft>,
    /// `in`
    pub allowed_in: Vec<Name>,
    /// `once`
    pub once: bool,
    /// `closes`
    pub closes: Option<Name>,
    /// `since`
    pub since: Option<NaiveDate>,
    /// `member`
    pub of_member: Option<super::OfMember>,
}

/// `[[event.field]]`
#[derive(Clone, Debug)]
pub struct FieldDraft {
    /// `id`
    pub id: FieldName,
    /// `title`, `native`
    pub words: Words,
    /// `kind` and `choices` or `maximum`
    pub kind: super::FieldKind,
    /// `required`
    pub required: bool,
}

/// `[[event.move]]`
#[derive(Clone, Debug)]
pub struct MoveDraft {
    /// `from`
    pub from: Vec<Name>,
    /// `to`
    pub to: Name,
    /// `when`
    pub when: WhenDraft,
}

/// `when = { outcome = ["granted"] }`
#[derive(Clone, Debug, Default)]
pub struct WhenDraft(pub Vec<(FieldName, Vec<Name>)>);

/// `[[reading]]`
#[derive(Clone, Debug)]
pub struct ReadingDraft {
    /// Name, words, versions, authority.
    pub head: Head,
    /// `change`, one of the names of [`super::Change`] in kebab-case.
    pub change: Name,
    /// `field`, for `starts-on-field`.
    pub field: Option<FieldName>,
}

/// `[[suspension]]`
#[derive(Clone, Debug)]
pub struct SuspensionDraft {
    /// Name, words, versions, authority.
    pub head: Head,
    /// `starts`
    pub starts: Name,
    /// `when`
    pub when: WhenDraft,
    /// `ends`
    pub ends: Name,
    /// `lapses-on`
    pub lapses_on: Option<FieldName>,
}

/// `[[hold]]`: by events (`starts`, `ends`), or a moratorium (`from`, `until`, `event`, `when`).
#[derive(Clone, Debug)]
pub struct HoldDraft {
    /// Name, words, versions, authority.
    pub head: Head,
    /// What raises it.
    pub cause: HoldCauseDraft,
}

/// What raises a hold.
#[derive(Clone, Debug)]
pub enum HoldCauseDraft {
    /// `starts`, `ends`
    Events {
        /// `starts`
        starts: Name,
        /// `ends`
        ends: Name,
    },
    /// `from`, `until`, `event`, `when`
    Moratorium {
        /// `from`
        from: NaiveDate,
        /// `until`
        until: NaiveDate,
        /// `event`
        event: Name,
        /// `when`
        when: WhenDraft,
    },
}

/// `[[term]]`; a term may stand more than once under one name, in different versions.
#[derive(Clone, Debug)]
pub struct TermDraft {
    /// Name, words, versions, authority.
    pub head: Head,
    /// `party`
    pub party: super::Party,
    /// `force`
    pub force: super::Force,
    /// `starts`
    pub starts: Name,
    /// `when`
    pub when: WhenDraft,
    /// `ages`, only for members of these age groups; empty: for everybody.
    pub ages: Vec<Name>,
    /// `also-starts = [{ event = "…", when = { … } }]`
    pub also_starts: Vec<StartDraft>,
    /// `zero`
    pub zero: ZeroDraft,
    /// `restarted-by`
    pub restarted_by: Option<Name>,
    /// `length`
    pub length: LengthDraft,
    /// `shifts`
    pub shifts: bool,
    /// `met-by`
    pub met_by: Vec<Name>,
    /// `posted = { field = "postedOn", within = { weeks = 1 } }`; the field is of the first event of `met-by`.
    pub posted: Option<(FieldName, Length)>,
    /// `moot-by`
    pub moot_by: Vec<Name>,
    /// `suspended-by`
    pub suspended_by: Vec<Name>,
    /// `[[term.extension]]`
    pub extensions: Vec<ExtensionDraft>,
    /// `readings`; the first is the default.
    pub readings: Vec<Name>,
}

/// Another way for a term to start.
#[derive(Clone, Debug)]
pub struct StartDraft {
    /// `event`
    pub event: Name,
    /// `when`
    pub when: WhenDraft,
}

/// `zero = { end-of = "objection" }`, `zero = { notice-on = ["decision"] }`; without it the day of the start event.
#[derive(Clone, Debug, Default)]
pub enum ZeroDraft {
    /// The start event's day.
    #[default]
    Event,
    /// `end-of`
    EndOf(Name),
    /// `notice-on`
    NoticeOn(Vec<Name>),
}

/// `length = { days = 90 }`, `{ until = "answerBy" }`, or
/// `{ weeks-in = "weeks", until = "until", longer-after = "investigation-started", longer-in = "weeksIfInvestigation" }`.
#[derive(Clone, Debug)]
pub enum LengthDraft {
    /// A number and a unit.
    Fixed(Length),
    /// `until`
    UntilField(FieldName),
    /// A court order.
    Order {
        /// `weeks-in`
        weeks: FieldName,
        /// `until`
        until: FieldName,
        /// `longer-after`, `longer-in`
        longer: Option<(Name, FieldName)>,
    },
}

/// `[[term.extension]]`
#[derive(Clone, Debug)]
pub struct ExtensionDraft {
    /// `event`
    pub event: Name,
    /// `when`
    pub when: WhenDraft,
    /// `length`
    pub length: Option<Length>,
    /// `until`
    pub until: Option<FieldName>,
    /// `times`, 1 by default.
    pub times: u8,
    /// `authority`
    pub authority: Vec<Name>,
}

/// `[[penalty]]`: administrative (`grace`, `[[penalty.tariff]]`) or judicial (`term`, `per-day`, `maximum`).
#[derive(Clone, Debug)]
pub struct PenaltyDraft {
    /// Name, words, versions, authority.
    pub head: Head,
    /// How it runs.
    pub kind: PenaltyKindDraft,
    /// `readings`
    pub readings: Vec<Name>,
}

/// How a penalty runs.
#[derive(Clone, Debug)]
pub enum PenaltyKindDraft {
    /// `grace`, `[[penalty.tariff]]`
    Administrative {
        /// `grace`
        grace: Name,
        /// `[[penalty.tariff]]`
        tariffs: Vec<TariffDraft>,
        /// `fixed-within`
        fixed_within: Option<Length>,
    },
    /// `term`, `per-day`, `maximum`
    Judicial {
        /// `term`
        term: Name,
        /// `per-day`
        per_day: FieldName,
        /// `maximum`
        maximum: FieldName,
    },
}

/// `[[penalty.tariff]]`: `from`, `until`, `steps = [{ days = 14, cents = 2300 }, …]`, `maximum-cents`, `authority`.
#[derive(Clone, Debug)]
pub struct TariffDraft {
    /// The line on which it begins.
    pub line: usize,
    /// `from`
    pub from: NaiveDate,
    /// `until`
    pub until: Option<NaiveDate>,
    /// `steps`
    pub steps: Vec<super::TariffStep>,
    /// `maximum-cents`
    pub maximum_cents: i64,
    /// `authority`
    pub authority: Vec<Name>,
}

/// `[[remedy]]`
#[derive(Clone, Debug)]
pub struct RemedyDraft {
    /// Name, words, versions, authority.
    pub head: Head,
    /// When it is open.
    pub opening: OpeningDraft,
    /// `used-by`
    pub used_by: Vec<Name>,
    /// `letter`
    pub letter: Option<super::LetterKind>,
}

/// `after-terms = ["decision"]`, `during = "objection"`, or
/// `after-event = "application-received"`, `wait = { months = 3 }`, `on-last-day = false`, `closed-by = ["decision-notified"]`.
#[derive(Clone, Debug)]
pub enum OpeningDraft {
    /// `after-terms`
    AfterTerms(Vec<Name>),
    /// `during`
    During(Name),
    /// `after-event` and what belongs to it
    AfterWait {
        /// `after-event`
        event: Name,
        /// `when`
        when: WhenDraft,
        /// `wait`
        wait: Length,
        /// `on-last-day`
        on_last_day: bool,
        /// `closed-by`
        closed_by: Vec<Name>,
    },
    /// `next-quarter-after`, `closed-by`
    NextQuarter {
        /// `next-quarter-after`
        event: Name,
        /// `closed-by`
        closed_by: Vec<Name>,
    },
}

/// `[[warning]]`
#[derive(Clone, Debug)]
pub struct WarningDraft {
    /// Name, words, versions, authority.
    pub head: Head,
    /// `from`
    pub from: Option<NaiveDate>,
    /// `stages`
    pub stages: Vec<Name>,
    /// `event`
    pub event: Option<Name>,
    /// `when`
    pub when: WhenDraft,
}
