//! From what is said to what can have happened: events read by the procedure's rules, put in order, and walked through its
//! stages. Every fault is reported, none stops the search for others. Owns no dates of terms.

use chrono::{Datelike, NaiveDate};

use super::event::{Given, Said};
use crate::domain::ids::{PersonId, Slug};
use crate::domain::procedure::{EventIx, EventType, Field, FieldIx, FieldKind, OfMember, StageIx, Version, When};

/// Legal days before this year or after [`LAST_YEAR`] are taken for slips of the pen.
pub const FIRST_YEAR: i32 = 1990;
/// See [`FIRST_YEAR`].
pub const LAST_YEAR: i32 = 2100;

/// One event that happened, as the procedure understands it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Occurrence {
    /// Its legal day.
    pub on: NaiveDate,
    /// Its type.
    pub event: EventIx,
    /// The person it concerns; `None`: everybody.
    pub person: Option<PersonId>,
    /// Its fields.
    pub values: Vec<(FieldIx, Value)>,
    /// Its place among the events as given.
    pub given: usize,
}

/// The value of a field.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Value {
    /// A legal day.
    Day(NaiveDate),
    /// A whole number.
    Number(i64),
    /// A code.
    Code(Slug),
}

impl Occurrence {
    /// The day in a field.
    #[must_use]
    pub fn day(&self, field: FieldIx) -> Option<NaiveDate> {
        match self.value(field)? {
            Value::Day(day) => Some(*day),
            Value::Number(_) | Value::Code(_) => None,
        }
    }

    /// The number in a field.
    #[must_use]
    pub fn number(&self, field: FieldIx) -> Option<i64> {
        match self.value(field)? {
            Value::Number(number) => Some(*number),
            Value::Day(_) | Value::Code(_) => None,
        }
    }

    /// The code in a field.
    #[must_use]
    pub fn code(&self, field: FieldIx) -> Option<&Slug> {
        match self.value(field)? {
            Value::Code(code) => Some(code),
            Value::Day(_) | Value::Number(_) => None,
        }
    }

    /// Do its codes satisfy the condition?
    #[must_use]
    pub fn fits(&self, when: &When) -> bool {
        when.0
            .iter()
            .all(|(field, codes)| matches!(self.value(*field), Some(Value::Code(code)) if codes.contains(code)))
    }

    fn value(&self, field: FieldIx) -> Option<&Value> {
        self.values.iter().find(|(ix, _)| *ix == field).map(|(_, value)| value)
    }

    /// Does it concern this person's copy of something (`None`: the whole case's)? What is said of the whole case
    /// concerns everybody; what is said of one person concerns only that person.
    #[must_use]
    pub fn concerns(&self, person: Option<&PersonId>) -> bool {
        self.person.is_none() || self.person.as_ref() == person
    }
}

/// What is wrong with an event as given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EventFault {
    /// The event's place among those given; `None`: the request as a whole.
    pub given: Option<usize>,
    /// The field that is wrong (`on`, `type`, `person` or a field's name); `None`: the event as a whole.
    pub field: Option<String>,
    /// What is wrong with it.
    pub what: Wrong,
}

/// Every way in which an event can be wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wrong {
    /// No event type of this name; the nearest one, if any is near.
    UnknownEvent {
        /// As given.
        given: String,
        /// The nearest name.
        nearest: Option<Slug>,
    },
    /// A field that the event type does not have.
    UnknownField {
        /// The fields that it has.
        known: Vec<String>,
    },
    /// A field that must be there.
    MissingField,
    /// Not a day of the form `2026-11-23`.
    NotADay,
    /// A day before 1990 or after 2100.
    ImprobableDay,
    /// Not a whole number from 1 to this.
    NotANumber {
        /// The greatest allowed.
        maximum: i64,
    },
    /// Not one of these codes.
    NotAChoice {
        /// The codes.
        allowed: Vec<Slug>,
    },
    /// Not a kebab-case code.
    NotACode,
    /// Not an opaque person id.
    NotAPerson,
    /// It is about one person, who must be named.
    NeedsAPerson,
    /// A day that lies before the event's own.
    BeforeTheEvent,
    /// A day that lies after the event's own.
    AfterTheEvent,
    /// The law knows such an event only from that day on.
    NotYetInLaw {
        /// That day.
        since: NaiveDate,
    },
    /// It cannot happen where the case stands then.
    NotPossibleHere {
        /// Where it stands.
        stage: Slug,
        /// What can happen there.
        possible: Vec<Slug>,
    },
    /// It happens only once.
    HappenedAlready,
    /// It answers an event that is not open.
    NothingToAnswer {
        /// What it would answer.
        answers: Slug,
    },
    /// The term had run out on that day.
    AfterExpiry {
        /// The term.
        term: Slug,
        /// Its last day on the latest reading.
        last_day: NaiveDate,
    },
    /// The term may be extended only so often.
    ExtendedAlready {
        /// The term.
        term: Slug,
    },
    /// A court order needs a number of weeks or a last day.
    OrderWithoutTerm,
    /// The event that chooses the version lies before the first version, or after the last.
    NoVersion {
        /// First day of the first version.
        from: NaiveDate,
        /// Last day of the last version, if it has one.
        until: Option<NaiveDate>,
    },
    /// A version of this name does not exist.
    UnknownVersion {
        /// The versions that exist.
        known: Vec<Slug>,
    },
    /// A date is needed on which the calendar is silent.
    OutsideCalendar {
        /// The day needed.
        day: NaiveDate,
        /// First day covered.
        from: NaiveDate,
        /// Last day covered.
        until: NaiveDate,
    },
    /// A day that has not come yet.
    InTheFuture {
        /// Today.
        today: NaiveDate,
    },
}

/// Where one person, or the case as a whole, stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Track {
    /// Whose track; `None`: the case as a whole.
    pub person: Option<PersonId>,
    /// The stage.
    pub stage: StageIx,
    /// The legal day on which it got there; `None`: it is still where it began.
    pub since: Option<NaiveDate>,
    /// A member of the family, described and not gone since.
    pub member: bool,
    /// Which once-only events happened.
    happened: Vec<EventIx>,
}

impl Track {
    fn beginning() -> Self {
        Self { person: None, stage: StageIx(0), since: None, member: false, happened: Vec::new() }
    }
}

/// Events in order: by day, on one day by the order of the procedure, so that the order in which they are told does not
/// matter.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct History {
    events: Vec<Occurrence>,
}

impl History {
    /// Reads events, or says everything that is wrong with them.
    pub fn read<'s>(version: &Version, said: impl IntoIterator<Item = &'s Said>) -> Result<Self, Vec<EventFault>> {
        let mut faults = Vec::new();
        let mut events: Vec<Occurrence> = said
            .into_iter()
            .enumerate()
            .filter_map(|(given, said)| read_one(version, given, said, &mut faults))
            .collect();
        events.sort();
        // What is wrong by itself cannot be judged beside the others, and what comes after it cannot be judged at all.
        let unreadable: Vec<Option<usize>> = faults.iter().map(|f| f.given).collect();
        let judged = events.iter().position(|e| unreadable.contains(&Some(e.given))).unwrap_or(events.len());
        walk(version, events.get(..judged).unwrap_or(&[]), &mut |fault| faults.push(fault));
        if faults.is_empty() {
            Ok(Self { events })
        } else {
            faults.sort_by_key(|f| f.given);
            Err(faults)
        }
    }

    /// What is wrong with each event by itself, whatever else happened: for telling everything at once when some of them
    /// could not be read at all.
    pub fn faults_alone<'s>(version: &Version, said: impl IntoIterator<Item = &'s Said>) -> Vec<EventFault> {
        let mut faults = Vec::new();
        for (given, said) in said.into_iter().enumerate() {
            read_one(version, given, said, &mut faults);
        }
        faults
    }

    /// All events in order.
    #[must_use]
    pub fn events(&self) -> &[Occurrence] {
        &self.events
    }

    /// The events up to and including a day.
    #[must_use]
    pub fn until(&self, day: NaiveDate) -> &[Occurrence] {
        let end = self.events.partition_point(|e| e.on <= day);
        self.events.get(..end).unwrap_or(&[])
    }

    /// The first day of an event of this type.
    #[must_use]
    pub fn first(&self, event: EventIx) -> Option<&Occurrence> {
        self.events.iter().find(|e| e.event == event)
    }
}

/// Where everybody stands after these events; the case as a whole comes first.
#[must_use]
pub fn tracks(version: &Version, events: &[Occurrence]) -> Vec<Track> {
    walk(version, events, &mut |_| ())
}

/// May this event happen on this track now?
#[must_use]
pub fn possible(event: &EventType, ix: EventIx, track: &Track) -> bool {
    let reachable =
        event.allowed_in.contains(&track.stage) || event.moves.iter().any(|m| m.from.contains(&track.stage));
    reachable && !(event.once && track.happened.contains(&ix))
}

fn walk(version: &Version, events: &[Occurrence], fault: &mut dyn FnMut(EventFault)) -> Vec<Track> {
    let mut tracks = vec![Track::beginning()];
    for (at, event) in events.iter().enumerate() {
        let Some(kind) = version.event(event.event) else { continue };
        if let Some(what) = unanswered(version, kind, event, events.get(..at).unwrap_or(&[])) {
            fault(EventFault { given: Some(event.given), field: None, what });
            continue;
        }
        if event.person.is_some() && !tracks.iter().any(|t| t.person == event.person) {
            let mut own = tracks.first().cloned().unwrap_or(Track::beginning());
            own.person.clone_from(&event.person);
            tracks.push(own);
        }
        for track in tracks.iter_mut().filter(|t| event.concerns(t.person.as_ref())) {
            let answer = step(version, kind, event, track);
            // What is said of everybody must fit the case as a whole; a person who has gone further on is not held back.
            if let Err(what) = answer
                && (track.person == event.person)
            {
                fault(EventFault { given: Some(event.given), field: None, what });
            }
            if track.person.is_some() && track.person == event.person {
                track.member = match kind.of_member {
                    Some(OfMember::Described) => true,
                    Some(OfMember::Ended) => false,
                    None => track.member,
                };
            }
        }
        if event.person.is_some() {
            together(&mut tracks);
        }
    }
    tracks
}

/// Where all members of the family stand in one place, each having got there alone, the case as a whole stands there too.
fn together(tracks: &mut [Track]) {
    let Some((whole, others)) = tracks.split_first_mut() else { return };
    let mut members = others.iter().filter(|track| track.member);
    let Some(first) = members.next() else { return };
    let all: Vec<&Track> = members.collect();
    if all.iter().any(|track| track.stage != first.stage) {
        return;
    }
    if whole.stage != first.stage {
        whole.stage = first.stage;
        // The family is there once the last of them is.
        whole.since = std::iter::once(first).chain(all.iter().copied()).filter_map(|track| track.since).max();
    }
    for event in &first.happened {
        if !whole.happened.contains(event) && all.iter().all(|track| track.happened.contains(event)) {
            whole.happened.push(*event);
        }
    }
}

/// Where the family stands: where the case as a whole does, or, where its members have gone different ways, where the one does
/// who has least behind them and something still ahead.
#[must_use]
pub fn stands(version: &Version, tracks: &[Track]) -> StageIx {
    let whole = tracks.first().map_or(StageIx(0), |track| track.stage);
    let members = || tracks.iter().filter(|track| track.member).map(|track| track.stage);
    let ahead = |stage: &StageIx| version.stage(*stage).is_some_and(|stage| !stage.terminal);
    members().filter(ahead).min().or_else(|| members().min()).unwrap_or(whole)
}

/// Since when the family stands there: of several members the one who got there last.
#[must_use]
pub fn stands_since(tracks: &[Track], stage: StageIx) -> Option<NaiveDate> {
    let there = |track: &&Track| track.stage == stage;
    let members = tracks.iter().filter(|track| track.member).filter(there).filter_map(|track| track.since).max();
    members.or_else(|| tracks.first().filter(there).and_then(|whole| whole.since))
}

/// Takes a track one event on, or says why not.
fn step(version: &Version, kind: &EventType, event: &Occurrence, track: &mut Track) -> Result<(), Wrong> {
    if kind.once && track.happened.contains(&event.event) {
        return Err(Wrong::HappenedAlready);
    }
    if let Some(way) = kind.moves.iter().find(|m| m.from.contains(&track.stage) && event.fits(&m.when)) {
        if track.stage != way.to {
            track.since = Some(event.on);
        }
        track.stage = way.to;
    } else if !kind.allowed_in.contains(&track.stage) {
        return Err(not_possible(version, track));
    }
    if kind.once {
        track.happened.push(event.event);
    }
    Ok(())
}

fn not_possible(version: &Version, track: &Track) -> Wrong {
    let stage = version.stage(track.stage).map(|s| s.id.clone());
    let possible = version
        .events()
        .iter()
        .zip(0_u16..)
        .filter(|(e, ix)| possible(e, EventIx(*ix), track))
        .map(|(e, _)| e.id.clone())
        .collect();
    match stage {
        Some(stage) => Wrong::NotPossibleHere { stage, possible },
        None => Wrong::HappenedAlready,
    }
}

/// An answer needs an open question: one of its type that no earlier answer has closed.
fn unanswered(version: &Version, kind: &EventType, event: &Occurrence, before: &[Occurrence]) -> Option<Wrong> {
    let question = kind.closes?;
    let open = open_questions(before, question, event.event);
    let answers_one = open.iter().any(|at| before.get(*at).is_some_and(|asked| answers(asked, event)));
    let asked = version.event(question).map(|q| q.id.clone())?;
    (!answers_one).then_some(Wrong::NothingToAnswer { answers: asked })
}

/// The places of the questions of one type that no answer of another has closed.
#[must_use]
pub fn open_questions(events: &[Occurrence], question: EventIx, answer: EventIx) -> Vec<usize> {
    let all = answered(events, question, answer);
    all.into_iter().filter(|(_, by)| by.is_none()).map(|(asked, _)| asked).collect()
}

/// Every question of one type with the place of the answer that closed it.
///
/// An answer closes every open question that it answers. What ends and begins anew on one day: the end is of what began on
/// an earlier day, if there is any.
#[must_use]
pub fn answered(events: &[Occurrence], question: EventIx, answer: EventIx) -> Vec<(usize, Option<usize>)> {
    let mut all: Vec<(usize, Option<usize>)> = Vec::new();
    for (at, event) in events.iter().enumerate() {
        if event.event == question {
            all.push((at, None));
        } else if event.event == answer {
            let asked = |place: usize| events.get(place).filter(|asked| answers(asked, event));
            let older = |place: usize| asked(place).is_some_and(|asked| asked.on < event.on);
            let any_older = all.iter().any(|(place, by)| by.is_none() && older(*place));
            for (place, by) in &mut all {
                let meant = if any_older { older(*place) } else { asked(*place).is_some() };
                if by.is_none() && meant {
                    *by = Some(at);
                }
            }
        }
    }
    all
}

/// Does an event end what an earlier one began? It must concern the same person, and say nothing else in the fields that both
/// have (the end of a force majeure does not end a suspension by consent).
fn answers(asked: &Occurrence, answer: &Occurrence) -> bool {
    let same_codes = answer.values.iter().all(|value| asked.values.is_empty() || asked.values.contains(value));
    answer.concerns(asked.person.as_ref()) && same_codes
}

fn read_one(version: &Version, given: usize, said: &Said, faults: &mut Vec<EventFault>) -> Option<Occurrence> {
    let mut note = |field: Option<&str>, what: Wrong| {
        faults.push(EventFault { given: Some(given), field: field.map(str::to_owned), what });
    };
    if !probable(said.on) {
        note(Some("on"), Wrong::ImprobableDay);
    }
    let person = said.person.as_deref().map(PersonId::parse);
    if person == Some(None) {
        note(Some("person"), Wrong::NotAPerson);
    }
    let Some((event, kind)) = version.event_named(&said.kind) else {
        note(Some("type"), Wrong::UnknownEvent { given: said.kind.clone(), nearest: nearest(version, &said.kind) });
        return None;
    };
    if let Some(since) = kind.since.filter(|since| said.on < *since) {
        note(Some("on"), Wrong::NotYetInLaw { since });
    }
    if kind.of_member.is_some() && said.person.is_none() {
        note(Some("person"), Wrong::NeedsAPerson);
    }
    let mut values = Vec::with_capacity(said.fields.len());
    for (name, value) in &said.fields {
        match kind.field_named(name) {
            None => {
                let known = kind.fields.iter().map(|f| f.id.to_string()).collect();
                note(Some(name), Wrong::UnknownField { known });
            }
            Some((ix, field)) => match read_value(field, value, said.on) {
                Ok(value) => values.push((ix, value)),
                Err(what) => note(Some(name), what),
            },
        }
    }
    for field in kind.fields.iter().filter(|f| f.required) {
        if !said.fields.iter().any(|(name, _)| name.as_str() == field.id.as_ref()) {
            note(Some(&field.id), Wrong::MissingField);
        }
    }
    values.sort();
    Some(Occurrence { on: said.on, event, person: person.flatten(), values, given })
}

fn read_value(field: &Field, given: &Given, on: NaiveDate) -> Result<Value, Wrong> {
    match (&field.kind, given) {
        (FieldKind::Day | FieldKind::EarlierDay, Given::Text(text)) => {
            let day: NaiveDate = parse_day(text).ok_or(Wrong::NotADay)?;
            if !probable(day) {
                Err(Wrong::ImprobableDay)
            } else if field.kind == FieldKind::Day && day < on {
                Err(Wrong::BeforeTheEvent)
            } else if field.kind == FieldKind::EarlierDay && day > on {
                Err(Wrong::AfterTheEvent)
            } else {
                Ok(Value::Day(day))
            }
        }
        (FieldKind::Day | FieldKind::EarlierDay, Given::Number(_) | Given::Other(_)) => Err(Wrong::NotADay),
        (FieldKind::Number(maximum), Given::Number(number)) if (1..=*maximum).contains(number) => {
            Ok(Value::Number(*number))
        }
        (FieldKind::Number(maximum), _) => Err(Wrong::NotANumber { maximum: *maximum }),
        (FieldKind::Choice(allowed), Given::Text(text)) => allowed
            .iter()
            .find(|code| code.as_str() == text)
            .map(|code| Value::Code(code.clone()))
            .ok_or_else(|| Wrong::NotAChoice { allowed: allowed.clone() }),
        (FieldKind::Choice(allowed), Given::Number(_) | Given::Other(_)) => {
            Err(Wrong::NotAChoice { allowed: allowed.clone() })
        }
        (FieldKind::Code, Given::Text(text)) => Slug::parse(text).map(Value::Code).ok_or(Wrong::NotACode),
        (FieldKind::Code, Given::Number(_) | Given::Other(_)) => Err(Wrong::NotACode),
    }
}

/// A day of the form `2026-11-23`, and no other.
#[must_use]
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    let well_formed = text.len() == 10
        && text.bytes().enumerate().all(|(at, b)| if matches!(at, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
    if well_formed { text.parse().ok() } else { None }
}

fn probable(day: NaiveDate) -> bool {
    (FIRST_YEAR..=LAST_YEAR).contains(&day.year())
}

/// The event type whose name shares most with what was given: the same words, or a slip of a few letters.
fn nearest(version: &Version, given: &str) -> Option<Slug> {
    version
        .events()
        .iter()
        .map(|e| (distance(e.id.as_str(), given), &e.id))
        .min()
        .filter(|(distance, id)| *distance <= id.as_str().len() / 3)
        .map(|(_, id)| id.clone())
}

/// Levenshtein distance, for suggestions only.
fn distance(a: &str, b: &str) -> usize {
    if b.len() > 64 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (slot, y) in row.iter_mut().skip(1).zip(b.bytes()) {
            let replaced = diagonal + usize::from(x != y);
            diagonal = *slot;
            left = replaced.min(diagonal + 1).min(left + 1);
            *slot = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(usize::MAX)
}
