//! Rows as the tables have them, and their way from and to the domain. A row that does not fit is corrupt: never a panic,
//! never "not found". The stored shape of records is decided here and nowhere else.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use serde_json::{Map, Value};

use super::schema::{cases, idempotency, records};
use super::{Remembered, StoreError};
use crate::domain::case::event::{Entry, Given, Record, Said};
use crate::domain::case::{Counted, Identity, Summary};
use crate::domain::ids::{CaseId, Reference, Slug};

#[derive(Queryable, Selectable, Insertable, Clone, Debug)]
#[diesel(table_name = cases, treat_none_as_default_value = false)]
pub(super) struct CaseRow {
    pub(super) id: String,
    reference: String,
    procedure: String,
    named_version: Option<String>,
    pub(super) source_key: Option<String>,
    created_at: NaiveDateTime,
    version: String,
    stage: String,
    received_on: Option<NaiveDate>,
    ended: bool,
    due_on: Option<NaiveDate>,
    due_term: Option<String>,
    records: i32,
    organisation: String,
    family: Option<String>,
    leads: bool,
    observed_from: Option<NaiveDate>,
    last_on: Option<NaiveDate>,
    remedy_days: Option<String>,
}

#[derive(AsChangeset, Debug)]
#[diesel(table_name = cases, treat_none_as_null = true)]
pub(super) struct SummaryRow {
    version: String,
    stage: String,
    received_on: Option<NaiveDate>,
    ended: bool,
    due_on: Option<NaiveDate>,
    due_term: Option<String>,
    last_on: Option<NaiveDate>,
    remedy_days: Option<String>,
    records: i32,
}

#[derive(Queryable, Selectable, Insertable, Clone, Debug)]
#[diesel(table_name = records, treat_none_as_default_value = false)]
pub(super) struct RecordRow {
    pub(super) case_id: String,
    pub(super) sequence: i32,
    entry: String,
    kind: Option<String>,
    on_day: Option<NaiveDate>,
    person: Option<String>,
    fields: Option<String>,
    supersedes: Option<i32>,
    recorded_at: NaiveDateTime,
    recorded_by: String,
}

#[derive(Queryable, Selectable, Insertable, Clone, Debug)]
#[diesel(table_name = idempotency)]
pub(super) struct RememberedRow {
    actor: String,
    key: String,
    fingerprint: String,
    status: i32,
    answer: String,
    at: NaiveDateTime,
}

pub(super) fn corrupt(what: &str, value: &str) -> StoreError {
    StoreError::Corrupt(format!("{what}: {value:?}"))
}

pub(super) fn number(number: u32) -> Result<i32, StoreError> {
    i32::try_from(number).map_err(|_| StoreError::Backend(format!("{number} is too large for its column")))
}

pub(super) fn counted(number: i32) -> Result<u32, StoreError> {
    u32::try_from(number).map_err(|_| corrupt("number", &number.to_string()))
}

pub(super) fn slug(text: &str) -> Result<Slug, StoreError> {
    Slug::parse(text).ok_or_else(|| corrupt("name", text))
}

impl CaseRow {
    pub(super) fn of(identity: &Identity, summary: &Summary) -> Result<Self, StoreError> {
        Ok(Self {
            id: identity.id.to_string(),
            reference: identity.reference.as_str().to_owned(),
            procedure: identity.procedure.to_string(),
            named_version: identity.named_version.as_ref().map(ToString::to_string),
            source_key: identity.source_key.clone(),
            created_at: identity.created_at.naive_utc(),
            version: summary.version.to_string(),
            stage: summary.stage.to_string(),
            received_on: summary.received_on,
            ended: summary.ended,
            due_on: summary.due_on,
            due_term: summary.due_term.as_ref().map(ToString::to_string),
            records: number(summary.records)?,
            organisation: identity.organisation.to_string(),
            family: identity.counted.family.clone(),
            leads: identity.counted.leads,
            observed_from: identity.counted.observed_from,
            last_on: summary.last_on,
            remedy_days: Some(days_text(&summary.remedy_days)),
        })
    }

    pub(super) fn read(self) -> Result<(Identity, Summary), StoreError> {
        let identity = Identity {
            id: case_id(&self.id)?,
            reference: Reference::parse(&self.reference).ok_or_else(|| corrupt("reference", &self.reference))?,
            procedure: slug(&self.procedure)?,
            named_version: self.named_version.as_deref().map(slug).transpose()?,
            source_key: self.source_key,
            organisation: slug(&self.organisation)?,
            created_at: self.created_at.and_utc(),
            counted: Counted { family: self.family, leads: self.leads, observed_from: self.observed_from },
        };
        let summary = Summary {
            version: slug(&self.version)?,
            stage: slug(&self.stage)?,
            received_on: self.received_on,
            ended: self.ended,
            due_on: self.due_on,
            due_term: self.due_term.as_deref().map(slug).transpose()?,
            last_on: self.last_on,
            remedy_days: days_of(self.remedy_days.as_deref().unwrap_or_default())?,
            records: counted(self.records)?,
        };
        Ok((identity, summary))
    }
}

/// Days in one column, in order.
pub(super) fn days_text(days: &[NaiveDate]) -> String {
    days.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn days_of(text: &str) -> Result<Vec<NaiveDate>, StoreError> {
    text.split_whitespace().map(|day| day.parse().map_err(|_| corrupt("day", day))).collect()
}

pub(super) fn case_id(text: &str) -> Result<CaseId, StoreError> {
    text.parse().map(CaseId).map_err(|_| corrupt("id", text))
}

impl SummaryRow {
    pub(super) fn of(summary: &Summary) -> Result<Self, StoreError> {
        Ok(Self {
            version: summary.version.to_string(),
            stage: summary.stage.to_string(),
            received_on: summary.received_on,
            ended: summary.ended,
            due_on: summary.due_on,
            due_term: summary.due_term.as_ref().map(ToString::to_string),
            last_on: summary.last_on,
            remedy_days: Some(days_text(&summary.remedy_days)),
            records: number(summary.records)?,
        })
    }
}

impl RecordRow {
    pub(super) fn of(case: CaseId, record: &Record) -> Result<Self, StoreError> {
        let said = record.entry.said();
        let entry = match record.entry {
            Entry::Happened(_) => "happened",
            Entry::Corrected { .. } => "corrected",
            Entry::Annulled { .. } => "annulled",
        };
        Ok(Self {
            case_id: case.to_string(),
            sequence: number(record.sequence)?,
            entry: entry.to_owned(),
            kind: said.map(|s| s.kind.clone()),
            on_day: said.map(|s| s.on),
            person: said.and_then(|s| s.person.clone()),
            fields: said.filter(|s| !s.fields.is_empty()).map(fields_text).transpose()?,
            supersedes: record.entry.supersedes().map(number).transpose()?,
            recorded_at: record.recorded_at.naive_utc(),
            recorded_by: record.recorded_by.clone(),
        })
    }

    pub(super) fn read(self) -> Result<Record, StoreError> {
        let place = format!("{} {}", self.case_id, self.sequence);
        let broken = || corrupt("record", &place);
        let said = match (self.kind, self.on_day) {
            (Some(kind), Some(on)) => {
                Some(Said { kind, on, person: self.person, fields: read_fields(self.fields.as_deref(), &broken)? })
            }
            _ => None,
        };
        let supersedes = self.supersedes.map(counted).transpose()?;
        let entry = match (self.entry.as_str(), said, supersedes) {
            ("happened", Some(said), None) => Entry::Happened(said),
            ("corrected", Some(instead), Some(supersedes)) => Entry::Corrected { supersedes, instead },
            ("annulled", None, Some(supersedes)) => Entry::Annulled { supersedes },
            _ => return Err(broken()),
        };
        Ok(Record {
            sequence: counted(self.sequence)?,
            entry,
            recorded_at: self.recorded_at.and_utc(),
            recorded_by: self.recorded_by,
        })
    }
}

/// Fields as a JSON object of texts and whole numbers.
fn fields_text(said: &Said) -> Result<String, StoreError> {
    let members = said.fields.iter().map(|(name, value)| match value {
        Given::Text(text) => Ok((name.clone(), Value::from(text.as_str()))),
        Given::Number(number) => Ok((name.clone(), Value::from(*number))),
        Given::Other(kind) => Err(StoreError::Backend(format!("a {kind} cannot be kept in a field"))),
    });
    Ok(Value::Object(members.collect::<Result<Map<_, _>, _>>()?).to_string())
}

fn read_fields(text: Option<&str>, broken: &dyn Fn() -> StoreError) -> Result<Vec<(String, Given)>, StoreError> {
    let Some(text) = text else { return Ok(Vec::new()) };
    let Ok(Value::Object(members)) = serde_json::from_str(text) else { return Err(broken()) };
    let mut fields = members
        .into_iter()
        .map(|(name, value)| match value {
            Value::String(text) => Ok((name, Given::Text(text))),
            Value::Number(number) => Ok((name, Given::Number(number.as_i64().ok_or_else(broken)?))),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => Err(broken()),
        })
        .collect::<Result<Vec<_>, _>>()?;
    fields.sort();
    Ok(fields)
}

impl RememberedRow {
    pub(super) fn of(answer: &Remembered) -> Self {
        Self {
            actor: answer.actor.clone(),
            key: answer.key.clone(),
            fingerprint: answer.fingerprint.clone(),
            status: i32::from(answer.status),
            answer: answer.answer.clone(),
            at: answer.at.naive_utc(),
        }
    }

    pub(super) fn read(self) -> Result<Remembered, StoreError> {
        Ok(Remembered {
            status: u16::try_from(self.status).map_err(|_| corrupt("status", &self.status.to_string()))?,
            actor: self.actor,
            key: self.key,
            fingerprint: self.fingerprint,
            answer: self.answer,
            at: self.at.and_utc(),
        })
    }
}
