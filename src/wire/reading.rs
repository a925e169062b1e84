//! JSON that comes in, read member by member so that every fault is found, each with its pointer.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::fault::{Fault, escape, list, text};
use crate::app::applications::Draft;
use crate::domain::case::event::{Given, Said};
use crate::domain::case::history::parse_day;

/// At most so many events in one request: far more than any case has.
pub const MOST_EVENTS: usize = 1000;
/// At most so many characters in a text that is echoed in an error.
const LONGEST_TEXT: usize = 200;

/// Something that happened: its type, its legal day, and the fields of that type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Event, example = json!({"type": "documents-requested", "on": "2026-03-02", "answerBy": "2026-03-16"}))]
#[serde(rename_all = "camelCase")]
pub struct EventBody {
    /// The event type, by its name in the procedure.
    #[serde(rename = "type")]
    pub kind: String,
    /// The legal day on which it happened.
    pub on: NaiveDate,
    /// The opaque id of the person it concerns; absent: the whole case.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(min_length = 1, max_length = 64, pattern = "^[A-Za-z0-9_-]+$")]
    pub person: Option<String>,
    /// The fields that the procedure defines for the type.
    #[serde(flatten)]
    pub fields: BTreeMap<String, FieldBody>,
}

/// The value of a field: a code or a day (`2026-11-23`), or a whole number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = FieldValue)]
#[serde(untagged)]
pub enum FieldBody {
    /// A code or a day.
    Text(String),
    /// A whole number.
    Number(i64),
}

impl From<&Said> for EventBody {
    fn from(said: &Said) -> Self {
        let fields = said.fields.iter().map(|(name, value)| {
            let value = match value {
                Given::Text(text) => FieldBody::Text(text.clone()),
                Given::Number(number) => FieldBody::Number(*number),
                Given::Other(kind) => FieldBody::Text((*kind).to_owned()),
            };
            (name.clone(), value)
        });
        Self { kind: said.kind.clone(), on: said.on, person: said.person.clone(), fields: fields.collect() }
    }
}

/// What the engine is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = ReckoningRequest)]
#[serde(rename_all = "camelCase")]
pub struct ReckoningRequestBody {
    /// The procedure.
    #[schema(example = "nl-nareis")]
    pub procedure: String,
    /// One version of it; absent: chosen by the procedure's own rule.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub version: Option<String>,
    /// The day on which one looks; absent: today.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub as_of: Option<NaiveDate>,
    /// What happened, in any order.
    #[schema(max_items = 1000)]
    pub events: Vec<EventBody>,
}

/// The same, read.
#[derive(Clone, Debug, PartialEq)]
pub struct ReckoningRequest {
    /// The procedure.
    pub procedure: String,
    /// The version, if named.
    pub version: Option<String>,
    /// The day of looking, if given.
    pub as_of: Option<NaiveDate>,
    /// What happened.
    pub events: Vec<Said>,
}

/// A new application.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = NewApplication)]
#[serde(rename_all = "camelCase")]
pub struct NewApplicationBody {
    /// The procedure it follows.
    #[schema(example = "nl-nareis")]
    pub procedure: String,
    /// The version to which it is pinned; absent: chosen by the procedure's own rule.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub version: Option<String>,
    /// The key under which another system knows it; unique. Never a name or a number of a person.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(min_length = 1, max_length = 100, pattern = "^[A-Za-z0-9._:/-]+$")]
    pub source_key: Option<String>,
    /// The key of the family in that system, a pseudonym: applications of one family are one where families are counted.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(min_length = 1, max_length = 100, pattern = "^[A-Za-z0-9._:/-]+$")]
    pub family: Option<String>,
    /// The day from which it was seen, where that is later than its receipt: the file it came from held only what was pending
    /// then. The statistics count its wait from that day on.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub observed_from: Option<NaiveDate>,
    /// What happened so far, in any order.
    #[schema(max_items = 1000)]
    pub events: Vec<EventBody>,
}

/// The same, read.
#[derive(Clone, Debug, PartialEq)]
pub struct NewApplication {
    /// The procedure.
    pub procedure: String,
    /// The version, if named.
    pub version: Option<String>,
    /// The other system's key.
    pub source_key: Option<String>,
    /// The key of the family there.
    pub family: Option<String>,
    /// Since when it was seen.
    pub observed_from: Option<NaiveDate>,
    /// What happened.
    pub events: Vec<Said>,
}

impl From<NewApplication> for Draft {
    fn from(new: NewApplication) -> Self {
        let NewApplication { procedure, version, source_key, family, observed_from, events } = new;
        Self { procedure, version, source_key, family, observed_from, events }
    }
}

/// What is true instead of an earlier event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = NewCorrection)]
#[serde(rename_all = "camelCase")]
pub struct NewCorrectionBody {
    /// What happened instead; null: nothing did, the event was recorded by mistake.
    #[schema(required = true)]
    pub instead: Option<EventBody>,
}

/// What was read, as far as it could be, and everything that was wrong with it.
///
/// Events that could only be read in part are there all the same, with [`UNREAD`] for a day that could not be read, so that
/// the rest of what is wrong with them can be told in the same answer.
#[derive(Clone, Debug)]
pub struct Read<T> {
    /// As far as it could be read.
    pub value: Option<T>,
    /// What was wrong.
    pub faults: Vec<Fault>,
}

/// Stands for a day that could not be read.
pub const UNREAD: NaiveDate = NaiveDate::MIN;

impl<T> Read<T> {
    /// The value, if nothing was wrong.
    pub fn whole(self) -> Result<T, Vec<Fault>> {
        if self.faults.is_empty() { self.value.ok_or_else(Vec::new) } else { Err(self.faults) }
    }

    /// The value, if nothing was wrong; otherwise all faults, together with those that `more` finds in what could be read
    /// and that do not only repeat an earlier one.
    pub fn whole_or(self, more: impl FnOnce(&T) -> Vec<Fault>) -> Result<T, Vec<Fault>> {
        if self.faults.is_empty() {
            return self.value.ok_or_else(Vec::new);
        }
        let mut all = self.faults;
        let others = self.value.as_ref().map(more).unwrap_or_default();
        let known: Vec<String> = all.iter().map(|f| f.pointer.clone()).collect();
        all.extend(others.into_iter().filter(|f| !known.contains(&f.pointer)));
        all.sort_by(|a, b| a.pointer.cmp(&b.pointer));
        Err(all)
    }
}

/// Reads the question to the engine.
#[must_use]
pub fn reckoning_request(body: &Value) -> Read<ReckoningRequest> {
    let mut reader = Reader::default();
    let Some(members) = reader.object(body, "") else { return reader.finish(None) };
    reader.only(members, "", &["procedure", "version", "asOf", "events"]);
    let procedure = reader.text(members, "", "procedure", true);
    let version = reader.text(members, "", "version", false);
    let as_of = reader.day(members, "", "asOf", false);
    let events = reader.events(members);
    let procedure = procedure.unwrap_or_default();
    reader.finish(Some(ReckoningRequest { procedure, version, as_of, events }))
}

/// Reads a new application.
#[must_use]
pub fn new_application(body: &Value) -> Read<NewApplication> {
    let mut reader = Reader::default();
    let Some(members) = reader.object(body, "") else { return reader.finish(None) };
    reader.only(members, "", &["procedure", "version", "sourceKey", "family", "observedFrom", "events"]);
    let procedure = reader.text(members, "", "procedure", true);
    let version = reader.text(members, "", "version", false);
    let source_key = reader.key(members, "sourceKey");
    let family = reader.key(members, "family");
    let observed_from = reader.day(members, "", "observedFrom", false);
    let events = reader.events(members);
    let procedure = procedure.unwrap_or_default();
    reader.finish(Some(NewApplication { procedure, version, source_key, family, observed_from, events }))
}

/// Reads one event that is the whole body.
#[must_use]
pub fn one_event(body: &Value) -> Read<Said> {
    let mut reader = Reader::default();
    let said = reader.event(body, "");
    reader.finish(said)
}

/// Reads a correction: `Some` event that happened instead, or `None`.
#[must_use]
pub fn new_correction(body: &Value) -> Read<Option<Said>> {
    let mut reader = Reader::default();
    let Some(members) = reader.object(body, "") else { return reader.finish(None) };
    reader.only(members, "", &["instead"]);
    let instead = match members.get("instead") {
        None => {
            reader.faults.push(Fault::new("/instead", "missing", vec![]));
            None
        }
        Some(Value::Null) => None,
        Some(event) => reader.event(event, "/instead"),
    };
    reader.finish(Some(instead))
}

#[derive(Default)]
pub(super) struct Reader {
    pub(super) faults: Vec<Fault>,
}

impl Reader {
    pub(super) fn finish<T>(self, value: Option<T>) -> Read<T> {
        Read { value, faults: self.faults }
    }

    pub(super) fn wrong(&mut self, pointer: impl Into<String>, expected: &str) {
        self.faults.push(Fault::new(pointer, "wrong-type", vec![("expected", text(expected))]));
    }

    pub(super) fn object<'v>(&mut self, value: &'v Value, pointer: &str) -> Option<&'v Map<String, Value>> {
        let found = value.as_object();
        if found.is_none() {
            self.wrong(pointer, "an object");
        }
        found
    }

    pub(super) fn only(&mut self, members: &Map<String, Value>, base: &str, known: &[&str]) {
        for name in members.keys().filter(|name| !known.contains(&name.as_str())) {
            let name = shortened(name);
            self.faults.push(Fault::new(
                format!("{base}/{}", escape(&name)),
                "unknown-member",
                vec![("known", list(known))],
            ));
        }
    }

    pub(super) fn text(
        &mut self,
        members: &Map<String, Value>,
        base: &str,
        name: &str,
        required: bool,
    ) -> Option<String> {
        let pointer = format!("{base}/{name}");
        match members.get(name) {
            None | Some(Value::Null) if !required => None,
            None => {
                self.faults.push(Fault::new(pointer, "missing", vec![]));
                None
            }
            Some(Value::String(found)) if found.chars().count() > LONGEST_TEXT => {
                let maximum = text(LONGEST_TEXT.to_string());
                self.faults.push(Fault::new(pointer, "too-long", vec![("maximum", maximum)]));
                None
            }
            // A store may not hold it, and no name, code or key has one.
            Some(Value::String(found)) if found.contains('\0') => {
                self.wrong(pointer, "a text without control characters");
                None
            }
            Some(Value::String(found)) => Some(found.clone()),
            Some(_) => {
                self.wrong(pointer, "a text");
                None
            }
        }
    }

    /// A key of another system.
    fn key(&mut self, members: &Map<String, Value>, name: &str) -> Option<String> {
        let key = self.text(members, "", name, false)?;
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b':' | b'/' | b'-');
        if key.is_empty() || key.len() > 100 || !key.bytes().all(plain) {
            let expected = text("1 to 100 letters, digits or . _ : / -");
            self.faults.push(Fault::new(format!("/{name}"), "wrong-type", vec![("expected", expected)]));
        }
        Some(key)
    }

    pub(super) fn day(
        &mut self,
        members: &Map<String, Value>,
        base: &str,
        name: &str,
        required: bool,
    ) -> Option<NaiveDate> {
        let found = self.text(members, base, name, required)?;
        let day = parse_day(&found);
        if day.is_none() {
            self.faults.push(Fault::new(format!("{base}/{name}"), "not-a-day", vec![]));
        }
        day
    }

    fn events(&mut self, members: &Map<String, Value>) -> Vec<Said> {
        match members.get("events") {
            None => {
                self.faults.push(Fault::new("/events", "missing", vec![]));
                Vec::new()
            }
            Some(Value::Array(all)) if all.len() > MOST_EVENTS => {
                let maximum = text(MOST_EVENTS.to_string());
                self.faults.push(Fault::new("/events", "too-many", vec![("maximum", maximum)]));
                Vec::new()
            }
            Some(Value::Array(all)) => {
                // What is no event at all keeps its place, so that the places of the others stay right.
                let unread = || Said::new("", UNREAD);
                let read = |(at, event)| self.event(event, &format!("/events/{at}")).unwrap_or_else(unread);
                all.iter().enumerate().map(read).collect()
            }
            Some(_) => {
                self.wrong("/events", "a list of events");
                Vec::new()
            }
        }
    }

    pub(super) fn event(&mut self, value: &Value, base: &str) -> Option<Said> {
        let members = self.object(value, base)?;
        let kind = self.text(members, base, "type", true);
        let on = self.day(members, base, "on", true);
        let person = self.text(members, base, "person", false);
        let mut fields = Vec::new();
        for (name, value) in members.iter().filter(|(name, _)| !matches!(name.as_str(), "type" | "on" | "person")) {
            let given = match value {
                Value::String(_) => self.text(members, base, name, true).map(Given::Text),
                Value::Number(number) => Some(number.as_i64().map_or(Given::Other("number"), Given::Number)),
                Value::Null => Some(Given::Other("null")),
                Value::Bool(_) => Some(Given::Other("boolean")),
                Value::Array(_) => Some(Given::Other("list")),
                Value::Object(_) => Some(Given::Other("object")),
            };
            fields.extend(given.map(|given| (shortened(name), given)));
        }
        fields.sort();
        Some(Said { kind: kind.unwrap_or_default(), on: on.unwrap_or(UNREAD), person, fields })
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(LONGEST_TEXT).collect()
}
