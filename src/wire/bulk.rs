//! Steps in many applications as JSON.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::access::read;
use super::casework::{MEMBERS, WorkQueryBody, query_of};
use super::fault::{Fault, FaultBody, list, of_inputs, text};
use super::reading::{EventBody, Read, Reader, UNREAD};
use crate::app::InputFault;
use crate::app::bulk::{Applied, MOST, Outlook, Wanted};
use crate::domain::case::Summary;
use crate::domain::case::batch::{Batch, BatchItem, Mode};
use crate::domain::case::event::Said;
use crate::domain::case::work::WorkQuery;
use crate::domain::ids::CaseId;
use crate::i18n::Locale;

/// What a step would do: in which applications it is looked at. One of `cases` and `filter`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = BulkPreviewRequest)]
#[serde(rename_all = "camelCase")]
pub struct BulkPreviewRequestBody {
    /// What happened in each.
    pub event: EventBody,
    /// The applications.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(min_items = 1, max_items = 500)]
    pub cases: Option<Vec<uuid::Uuid>>,
    /// The applications that a work list holds, at most the first 500.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub filter: Option<WorkQueryBody>,
}

/// How an application stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Standing)]
#[serde(rename_all = "camelCase")]
pub struct StandingBody {
    /// Its stage.
    pub stage: String,
    /// Nothing more can happen.
    pub ended: bool,
    /// The earliest last day among the open terms of the authority.
    pub due_on: Option<NaiveDate>,
    /// The term of that day.
    pub due_term: Option<String>,
    /// The last days, by the earliest reading, of the remedies that people can still use.
    pub remedy_days: Vec<NaiveDate>,
}

/// What a step would do to one application.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = BulkOutlook)]
#[serde(rename_all = "camelCase")]
pub struct BulkOutlookBody {
    /// Its id.
    pub application: uuid::Uuid,
    /// Its number; null where there is no such application within reach.
    pub reference: Option<String>,
    /// How many records it has: what the step must name.
    pub seen: Option<u32>,
    /// How it stands.
    pub before: Option<StandingBody>,
    /// How it would stand; null where the step cannot be taken.
    pub after: Option<StandingBody>,
    /// Why it cannot.
    pub errors: Vec<FaultBody>,
}

/// What a step would do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = BulkPreview)]
#[serde(rename_all = "camelCase")]
pub struct BulkPreviewBody {
    /// Each application, in the order asked for.
    pub results: Vec<BulkOutlookBody>,
    /// In how many the step can be taken.
    pub possible: usize,
    /// In how many it cannot.
    pub refused: usize,
    /// The work list holds more applications than these.
    pub more: bool,
}

/// An application in which a step is taken, as somebody saw it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = SeenApplication)]
#[serde(rename_all = "camelCase")]
pub struct SeenBody {
    /// Its id.
    pub application: uuid::Uuid,
    /// How many records it had in the preview.
    pub seen: u32,
}

/// A step in many applications.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = NewBulkStep)]
#[serde(rename_all = "camelCase")]
pub struct NewBulkStepBody {
    /// What happened in each.
    pub event: EventBody,
    /// The applications.
    #[schema(min_items = 1, max_items = 500)]
    pub cases: Vec<SeenBody>,
    /// all-or-nothing (the default: one that does not fit keeps all from being written), or each (by itself).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(example = "all-or-nothing", max_length = 20)]
    pub mode: Option<String>,
}

/// What became of one application.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = BulkResult)]
#[serde(rename_all = "camelCase")]
pub struct BulkResultBody {
    /// Its id.
    pub application: uuid::Uuid,
    /// Its number; null where there is no such application within reach.
    pub reference: Option<String>,
    /// done or refused.
    #[schema(example = "done")]
    pub outcome: String,
    /// The number of the record that was made.
    pub record: Option<u32>,
    /// Why none was.
    pub errors: Vec<FaultBody>,
}

/// What became of a step, or of undoing it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = BulkOutcome)]
#[serde(rename_all = "camelCase")]
pub struct BulkOutcomeBody {
    /// The step.
    pub id: uuid::Uuid,
    /// In how many applications it was done.
    pub done: usize,
    /// In how many it was refused.
    pub refused: usize,
    /// Each application, in the order asked for.
    pub results: Vec<BulkResultBody>,
    /// Send this as `after` to go on; null when everything was gone through.
    pub next: Option<u32>,
}

/// What a step made in one application.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = BulkItem)]
#[serde(rename_all = "camelCase")]
pub struct BulkItemBody {
    /// Its place in the step.
    pub position: u32,
    /// The application.
    pub application: uuid::Uuid,
    /// The record that was made.
    pub record: u32,
    /// The record by which it was undone.
    pub undone_by: Option<u32>,
}

/// A step that was taken, and a page of what it made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = BulkStep)]
#[serde(rename_all = "camelCase")]
pub struct BulkStepBody {
    /// Its id.
    pub id: uuid::Uuid,
    /// What happened in each.
    #[serde(rename = "type")]
    pub kind: String,
    /// On which legal day.
    pub on: NaiveDate,
    /// all-or-nothing or each.
    pub mode: String,
    /// Who took it: an opaque id.
    pub made_by: String,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What it made, in order.
    pub results: Vec<BulkItemBody>,
    /// Send this as `after` for the next page; null on the last one.
    pub next: Option<u32>,
}

/// A preview as asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// What happened.
    pub said: Said,
    /// In which cases.
    pub among: Among,
}

/// In which cases one looks.
#[derive(Clone, Debug, PartialEq)]
pub enum Among {
    /// In these.
    Cases(Vec<CaseId>),
    /// In those of a work list.
    Filter(WorkQuery),
}

/// A step as asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct NewStep {
    /// What happened.
    pub said: Said,
    /// In which cases, as they were seen.
    pub wanted: Vec<Wanted>,
    /// All or nothing, or each by itself.
    pub mode: Mode,
}

/// Reads what a preview is asked of.
#[must_use]
pub fn bulk_preview(body: &Value) -> Read<Asked> {
    read(body, &["event", "cases", "filter"], |reader, members| {
        let said = event(reader, members);
        let filter = members.get("filter").filter(|value| !value.is_null());
        if filter.is_some() == members.get("cases").is_some_and(|value| !value.is_null()) {
            reader.wrong("", "one of cases and filter");
        }
        let among = match filter.and_then(|value| reader.object(value, "/filter")) {
            Some(query) => {
                reader.only(query, "/filter", &MEMBERS);
                Among::Filter(query_of(reader, query, "/filter"))
            }
            None => Among::Cases(if filter.is_some() { Vec::new() } else { ids(reader, members) }),
        };
        Asked { said, among }
    })
}

/// Reads a step.
#[must_use]
pub fn bulk_step(body: &Value) -> Read<NewStep> {
    read(body, &["event", "cases", "mode"], |reader, members| {
        let said = event(reader, members);
        let given = reader.text(members, "", "mode", false);
        let mode = given.as_deref().map(Mode::of);
        if mode == Some(None) {
            let known = list(Mode::ALL.map(|(code, _)| code));
            reader.faults.push(Fault::new("/mode", "not-one-of", vec![("known", known)]));
        }
        let mut wanted: Vec<Wanted> = Vec::new();
        for (at, value) in cases(reader, members).iter().enumerate() {
            let Some(one) = reader.object(value, &format!("/cases/{at}")) else { continue };
            let base = format!("/cases/{at}");
            reader.only(one, &base, &["application", "seen"]);
            let case = id(reader, one.get("application"), &format!("{base}/application"));
            let seen = one.get("seen").and_then(Value::as_u64).and_then(|seen| u32::try_from(seen).ok());
            if seen.is_none() {
                reader.wrong(format!("{base}/seen"), "the number of records of the preview");
            }
            let Some(case) = case else { continue };
            once(reader, wanted.iter().any(|known| known.case == case), &base);
            wanted.push(Wanted { case, seen });
        }
        NewStep { said, wanted, mode: mode.flatten().unwrap_or(Mode::AllOrNothing) }
    })
}

fn event(reader: &mut Reader, members: &Map<String, Value>) -> Said {
    let unread = || Said::new("", UNREAD);
    let Some(event) = members.get("event") else {
        reader.faults.push(Fault::new("/event", "missing", vec![]));
        return unread();
    };
    reader.event(event, "/event").unwrap_or_else(unread)
}

fn cases<'v>(reader: &mut Reader, members: &'v Map<String, Value>) -> &'v [Value] {
    match members.get("cases") {
        None | Some(Value::Null) => {
            reader.faults.push(Fault::new("/cases", "missing", vec![]));
            &[]
        }
        Some(Value::Array(all)) if all.len() > MOST => {
            reader.faults.push(Fault::new("/cases", "too-many", vec![("maximum", text(MOST.to_string()))]));
            &[]
        }
        Some(Value::Array(all)) if all.is_empty() => {
            reader.wrong("/cases", "a list of at least one application");
            &[]
        }
        Some(Value::Array(all)) => all,
        Some(_) => {
            reader.wrong("/cases", "a list of applications");
            &[]
        }
    }
}

fn ids(reader: &mut Reader, members: &Map<String, Value>) -> Vec<CaseId> {
    if members.get("cases").is_none_or(Value::is_null) {
        return Vec::new();
    }
    let mut all: Vec<CaseId> = Vec::new();
    for (at, value) in cases(reader, members).iter().enumerate() {
        let place = format!("/cases/{at}");
        let Some(case) = id(reader, Some(value), &place) else { continue };
        once(reader, all.contains(&case), &place);
        all.push(case);
    }
    all
}

fn id(reader: &mut Reader, value: Option<&Value>, place: &str) -> Option<CaseId> {
    let read = value.and_then(Value::as_str).and_then(|text| text.parse().ok()).map(CaseId);
    if read.is_none() {
        reader.wrong(place, "the id of an application");
    }
    read
}

fn once(reader: &mut Reader, there: bool, place: &str) {
    if there {
        reader.faults.push(Fault::new(place, "named-twice", vec![]));
    }
}

fn standing(summary: &Summary) -> StandingBody {
    StandingBody {
        stage: summary.stage.to_string(),
        ended: summary.ended,
        due_on: summary.due_on,
        due_term: summary.due_term.as_ref().map(ToString::to_string),
        remedy_days: summary.remedy_days.clone(),
    }
}

fn errors(faults: &[InputFault], locale: &Locale) -> Vec<FaultBody> {
    of_inputs(faults, &|_| "/event".to_owned()).iter().map(|fault| fault.say(locale)).collect()
}

/// What a step would do to each application.
#[must_use]
pub fn outlooks(all: &[Outlook], more: bool, locale: &Locale) -> BulkPreviewBody {
    let one = |outlook: &Outlook| {
        let now = outlook.now.as_ref();
        BulkOutlookBody {
            application: outlook.case.0,
            reference: now.map(|(reference, _)| reference.as_str().to_owned()),
            seen: now.map(|(_, summary)| summary.records),
            before: now.map(|(_, summary)| standing(summary)),
            after: outlook.then.as_ref().ok().map(standing),
            errors: outlook.then.as_ref().err().map_or_else(Vec::new, |faults| errors(faults, locale)),
        }
    };
    let possible = all.iter().filter(|outlook| outlook.then.is_ok()).count();
    BulkPreviewBody { results: all.iter().map(one).collect(), possible, refused: all.len() - possible, more }
}

/// What became of each application.
#[must_use]
pub fn outcome(id: uuid::Uuid, all: &[Applied], next: Option<u32>, locale: &Locale) -> BulkOutcomeBody {
    let one = |applied: &Applied| BulkResultBody {
        application: applied.case.0,
        reference: applied.reference.as_ref().map(|reference| reference.as_str().to_owned()),
        outcome: if applied.done.is_ok() { "done" } else { "refused" }.to_owned(),
        record: applied.done.as_ref().ok().copied(),
        errors: applied.done.as_ref().err().map_or_else(Vec::new, |faults| errors(faults, locale)),
    };
    let done = all.iter().filter(|applied| applied.done.is_ok()).count();
    BulkOutcomeBody { id, done, refused: all.len() - done, results: all.iter().map(one).collect(), next }
}

/// A step that was taken.
#[must_use]
pub fn step(batch: &Batch, items: &[BatchItem], next: Option<u32>) -> BulkStepBody {
    let one = |item: &BatchItem| BulkItemBody {
        position: item.position,
        application: item.case.0,
        record: item.record,
        undone_by: item.undone_by,
    };
    BulkStepBody {
        id: batch.id,
        kind: batch.kind.clone(),
        on: batch.on,
        mode: batch.mode.code().to_owned(),
        made_by: batch.made_by.clone(),
        made_at: batch.made_at,
        results: items.iter().map(one).collect(),
        next,
    }
}
