//! Procedures and calendars as JSON.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::reckoning::{AuthorityBody, authority};
use super::words::Speech;
use crate::domain::deadline::calendar::{Calendar, Closed, OutsideCalendar};
use crate::domain::procedure::{EventType, FieldKind, LengthRule, Pending, Procedure, TermRule, Version};

/// A procedure, briefly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Procedure)]
#[serde(rename_all = "camelCase")]
pub struct ProcedureBody {
    /// Its name.
    #[schema(example = "nl-nareis")]
    pub id: String,
    /// Its title in the reader's language.
    pub title: String,
    /// Its title in the law's own language.
    pub native_title: String,
    /// The country (ISO 3166) whose law it is.
    pub jurisdiction: String,
    /// The language (BCP 47) of the native words.
    pub language: String,
    /// The time zone (IANA) in which its days are counted.
    pub time_zone: String,
    /// Its calendar of closed days.
    pub calendar: String,
    /// The event types whose day chooses the version; the first that happened decides.
    pub version_by: Vec<String>,
    /// Its versions, in order.
    pub versions: Vec<VersionRef>,
}

/// A version, briefly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = VersionSummary)]
#[serde(rename_all = "camelCase")]
pub struct VersionRef {
    /// Its name.
    #[schema(example = "2025-03-28")]
    pub id: String,
    /// First day of the events that choose it.
    pub from: NaiveDate,
    /// Last such day; null: still open.
    pub until: Option<NaiveDate>,
}

/// A version of a procedure, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Version)]
#[serde(rename_all = "camelCase")]
pub struct VersionBody {
    /// The procedure.
    pub procedure: String,
    /// The version.
    pub id: String,
    /// First day of the events that choose it.
    pub from: NaiveDate,
    /// Last such day; null: still open.
    pub until: Option<NaiveDate>,
    /// What becomes of the applications that are pending on its first day: `keep` (their own day chose their version) or `move`
    /// (it holds for them from that day on).
    #[schema(example = "keep")]
    pub pending: String,
    /// Where they move: not those in which one of these events had happened before its first day.
    pub unless_before: Vec<String>,
    /// The law that made it.
    pub authority: Vec<AuthorityBody>,
    /// Its stages.
    pub stages: Vec<StageBody>,
    /// Its event types.
    pub events: Vec<EventTypeBody>,
    /// Its terms.
    pub terms: Vec<TermRuleBody>,
}

/// A stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Stage)]
#[serde(rename_all = "camelCase")]
pub struct StageBody {
    /// Its name.
    pub id: String,
    /// Its title in the reader's language.
    pub title: String,
    /// Its title in the law's own language.
    pub native_title: String,
    /// Nothing leads out of it.
    pub terminal: bool,
}

/// An event type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = EventType)]
#[serde(rename_all = "camelCase")]
pub struct EventTypeBody {
    /// Its name.
    pub id: String,
    /// Its title in the reader's language.
    pub title: String,
    /// Its title in the law's own language.
    pub native_title: String,
    /// Who may say that it happened.
    pub by: Vec<String>,
    /// It happens at most once.
    pub once: bool,
    /// Its fields.
    pub fields: Vec<FieldRuleBody>,
    /// Where it leads.
    pub moves: Vec<MoveBody>,
    /// The stages in which it may happen without moving the case.
    pub allowed_in: Vec<String>,
}

/// A field of an event type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Field)]
#[serde(rename_all = "camelCase")]
pub struct FieldRuleBody {
    /// Its name.
    pub id: String,
    /// Its title in the reader's language.
    pub title: String,
    /// day, earlier-day, number, choice or code.
    pub kind: String,
    /// It must be given.
    pub required: bool,
    /// The codes of a choice.
    pub choices: Vec<String>,
    /// The greatest number.
    pub maximum: Option<i64>,
}

/// A way from one stage to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Move)]
#[serde(rename_all = "camelCase")]
pub struct MoveBody {
    /// The stage it leaves.
    pub from: String,
    /// The stage it reaches.
    pub to: String,
    /// Only with these codes, as `field=code|code`.
    pub when: Vec<String>,
}

/// A term in law.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = TermRule)]
#[serde(rename_all = "camelCase")]
pub struct TermRuleBody {
    /// Its name.
    pub id: String,
    /// Its title in the reader's language.
    pub title: String,
    /// Its title in the law's own language.
    pub native_title: String,
    /// Whose term it is.
    pub party: String,
    /// What kind of rule it is.
    pub force: String,
    /// Its length in the reader's language; empty where a letter, a court or a document sets it.
    pub length: String,
    /// The events that start it.
    pub starts: Vec<String>,
    /// The age groups whose members it concerns; none: everybody.
    pub ages: Vec<String>,
    /// The events that fulfil it.
    pub met_by: Vec<String>,
    /// Is it moved off closed days, as far as the rule on closed days reaches?
    pub shifts: bool,
    /// Its readings, the default first.
    pub readings: Vec<String>,
    /// Where the law says so.
    pub authority: Vec<AuthorityBody>,
}

/// A procedure as JSON.
#[must_use]
pub fn procedure(p: &Procedure, speech: Speech<'_>) -> ProcedureBody {
    ProcedureBody {
        id: p.id().to_string(),
        title: speech.of(p.words()).to_owned(),
        native_title: p.words().native.to_string(),
        jurisdiction: p.jurisdiction().to_owned(),
        language: p.language().to_owned(),
        time_zone: p.time_zone().to_owned(),
        calendar: p.versions().first().map(|v| v.calendar().id().to_string()).unwrap_or_default(),
        version_by: p.version_by().iter().map(ToString::to_string).collect(),
        versions: p.versions().iter().map(|v| version_ref(v)).collect(),
    }
}

/// A version, briefly.
#[must_use]
pub fn version_ref(v: &Version) -> VersionRef {
    let (from, until) = v.span();
    VersionRef { id: v.id().to_string(), from, until }
}

/// A version as JSON.
#[must_use]
pub fn version(v: &Version, speech: Speech<'_>) -> VersionBody {
    let (from, until) = v.span();
    let (pending, unless_before) = match v.pending() {
        Pending::Keep => ("keep", Vec::new()),
        Pending::Move { unless_before } => ("move", unless_before.iter().map(ToString::to_string).collect()),
    };
    VersionBody {
        procedure: v.procedure().to_string(),
        id: v.id().to_string(),
        from,
        until,
        pending: pending.to_owned(),
        unless_before,
        authority: v.authority().map(authority).collect(),
        stages: v
            .stages()
            .iter()
            .map(|s| StageBody {
                id: s.id.to_string(),
                title: speech.of(&s.words).to_owned(),
                native_title: s.words.native.to_string(),
                terminal: s.terminal,
            })
            .collect(),
        events: v.events().iter().map(|e| event_type(v, e, speech)).collect(),
        terms: v.terms().iter().map(|t| term_rule(v, t, speech)).collect(),
    }
}

fn event_type(v: &Version, e: &EventType, speech: Speech<'_>) -> EventTypeBody {
    let stage = |ix| v.stage(ix).map(|s| s.id.to_string()).unwrap_or_default();
    let moves = e.moves.iter().flat_map(|m| {
        let when: Vec<String> = m
            .when
            .0
            .iter()
            .filter_map(|(field, codes)| {
                let codes: Vec<&str> = codes.iter().map(super::super::domain::ids::Slug::as_str).collect();
                e.fields.get(field.at()).map(|f| format!("{}={}", f.id, codes.join("|")))
            })
            .collect();
        m.from.iter().map(move |from| MoveBody { from: stage(*from), to: stage(m.to), when: when.clone() })
    });
    EventTypeBody {
        id: e.id.to_string(),
        title: speech.of(&e.words).to_owned(),
        native_title: e.words.native.to_string(),
        by: e.by.iter().map(|r| r.as_str().to_owned()).collect(),
        once: e.once,
        fields: e
            .fields
            .iter()
            .map(|f| FieldRuleBody {
                id: f.id.to_string(),
                title: speech.of(&f.words).to_owned(),
                kind: kind(&f.kind).to_owned(),
                required: f.required,
                choices: match &f.kind {
                    FieldKind::Choice(codes) => codes.iter().map(ToString::to_string).collect(),
                    FieldKind::Day | FieldKind::EarlierDay | FieldKind::Number(_) | FieldKind::Code => Vec::new(),
                },
                maximum: match f.kind {
                    FieldKind::Number(maximum) => Some(maximum),
                    FieldKind::Day | FieldKind::EarlierDay | FieldKind::Choice(_) | FieldKind::Code => None,
                },
            })
            .collect(),
        moves: moves.collect(),
        allowed_in: e.allowed_in.iter().map(|ix| stage(*ix)).collect(),
    }
}

fn kind(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::Day => "day",
        FieldKind::EarlierDay => "earlier-day",
        FieldKind::Number(_) => "number",
        FieldKind::Choice(_) => "choice",
        FieldKind::Code => "code",
    }
}

fn term_rule(v: &Version, t: &TermRule, speech: Speech<'_>) -> TermRuleBody {
    let event = |ix| v.event(ix).map(|e| e.id.to_string()).unwrap_or_default();
    TermRuleBody {
        id: t.id.to_string(),
        title: speech.of(&t.words).to_owned(),
        native_title: t.words.native.to_string(),
        party: t.party.as_str().to_owned(),
        force: t.force.as_str().to_owned(),
        length: length(t, speech),
        starts: t.starts.iter().map(|s| event(s.event)).collect(),
        ages: t.ages.iter().map(ToString::to_string).collect(),
        met_by: t.met_by.iter().map(|ix| event(*ix)).collect(),
        shifts: t.shifts,
        readings: t.readings.iter().filter_map(|ix| v.reading(*ix)).map(|r| r.id.to_string()).collect(),
        authority: v.cited(&t.authority).map(authority).collect(),
    }
}

/// The length of a term and of its extensions in words: `90 days + 3 months`.
#[must_use]
pub fn length(t: &TermRule, speech: Speech<'_>) -> String {
    let base = match t.length {
        LengthRule::Fixed(length) => speech.locale.length(length),
        LengthRule::UntilField(_) | LengthRule::Order { .. } => return String::new(),
    };
    let more: Vec<String> = t.extensions.iter().filter_map(|e| e.length).map(|l| speech.locale.length(l)).collect();
    std::iter::once(base).chain(more).collect::<Vec<_>>().join(" + ")
}

/// A calendar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Calendar)]
#[serde(rename_all = "camelCase")]
pub struct CalendarBody {
    /// Its name.
    #[schema(example = "nl")]
    pub id: String,
    /// Its title.
    pub title: String,
    /// First day it knows.
    pub from: NaiveDate,
    /// Last day it knows.
    pub until: NaiveDate,
    /// From this day on its list of closed days has been read in full at its sources.
    pub verified_from: NaiveDate,
}

/// One day of a calendar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = CalendarDay)]
#[serde(rename_all = "camelCase")]
pub struct CalendarDayBody {
    /// The day.
    pub day: NaiveDate,
    /// Can a term end on it?
    pub open: bool,
    /// `weekend`, or the name of the holiday; null for an open day.
    pub closed_by: Option<String>,
    /// The holiday in words.
    pub title: Option<String>,
    /// Where the law says so.
    pub authority: Vec<AuthorityBody>,
}

/// A calendar as JSON.
#[must_use]
pub fn calendar(c: &Calendar, speech: Speech<'_>) -> CalendarBody {
    let (from, until) = c.covers();
    CalendarBody {
        id: c.id().to_string(),
        title: speech.of(c.words()).to_owned(),
        from,
        until,
        verified_from: c.verified_from(),
    }
}

/// One day of a calendar as JSON.
pub fn calendar_day(c: &Calendar, day: NaiveDate, speech: Speech<'_>) -> Result<CalendarDayBody, OutsideCalendar> {
    let closed = c.closed(day)?;
    let open = closed.is_none();
    let (closed_by, title, cited) = match closed {
        None => (None, None, Vec::new()),
        Some(Closed::Weekend(_)) => (Some("weekend".to_owned()), None, vec![authority(&c.shift_rule().authority)]),
        Some(Closed::Holiday(h)) => {
            (Some(h.id.to_string()), Some(speech.of(&h.words).to_owned()), vec![authority(&h.authority)])
        }
    };
    Ok(CalendarDayBody { day, open, closed_by, title, authority: cited })
}
