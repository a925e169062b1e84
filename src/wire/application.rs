//! Applications and their records as JSON.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::reading::EventBody;
use super::reckoning::ReckoningBody;
use crate::domain::case::event::{Entry, Record};
use crate::domain::case::{Case, Identity, Summary};

/// An application as a list shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = ApplicationSummary)]
#[serde(rename_all = "camelCase")]
pub struct ApplicationSummaryBody {
    /// Its id.
    pub id: uuid::Uuid,
    /// Its number for people.
    #[schema(example = "WW-7K3M-9QXP-P")]
    pub reference: String,
    /// The procedure it follows.
    pub procedure: String,
    /// The version to which it is pinned.
    pub version: String,
    /// The key under which another system knows it.
    pub source_key: Option<String>,
    /// When the service first heard of it.
    pub created_at: DateTime<Utc>,
    /// Where it stands.
    pub stage: String,
    /// The day of receipt.
    pub received_on: Option<NaiveDate>,
    /// Nothing more can happen.
    pub ended: bool,
    /// The earliest last day among the open terms of the authority; null without one, or while it is suspended for an
    /// unknown time.
    pub due_on: Option<NaiveDate>,
    /// The term of that day.
    pub due_term: Option<String>,
    /// Days by which that day has passed today.
    pub overdue_days: i64,
    /// How many records it has; also the version for If-Match.
    pub records: u32,
}

/// An application with the reckoning of a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Application)]
#[serde(rename_all = "camelCase")]
pub struct ApplicationBody {
    /// What lists show of it: by all that is known, whatever day was asked for.
    #[serde(flatten)]
    pub summary: ApplicationSummaryBody,
    /// How it stood on the day asked for, by what was known at the instant asked for.
    pub reckoning: ReckoningBody,
}

/// A page of applications.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = ApplicationPage)]
#[serde(rename_all = "camelCase")]
pub struct PageBody {
    /// The applications, in the order asked for.
    pub results: Vec<ApplicationSummaryBody>,
    /// Send this as `after` for the next page; null on the last one.
    pub next: Option<String>,
}

/// One record of an application.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Record)]
#[serde(rename_all = "camelCase")]
pub struct RecordBody {
    /// Its number: 1 for the first record.
    pub sequence: u32,
    /// happened, corrected (something else happened than an earlier record says) or annulled (nothing did).
    pub entry: String,
    /// What happened; null where the record annuls.
    pub event: Option<EventBody>,
    /// The earlier record that it supersedes.
    pub supersedes: Option<u32>,
    /// The later record that supersedes it.
    pub superseded_by: Option<u32>,
    /// When it was written down.
    pub recorded_at: DateTime<Utc>,
    /// Who said so: a role and an opaque id.
    pub recorded_by: String,
}

/// The record of an application.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Records)]
#[serde(rename_all = "camelCase")]
pub struct RecordsBody {
    /// All records, in the order in which they were written.
    pub results: Vec<RecordBody>,
}

/// An application as a list shows it, seen on a day.
#[must_use]
pub fn summary(identity: &Identity, summary: &Summary, today: NaiveDate) -> ApplicationSummaryBody {
    ApplicationSummaryBody {
        id: identity.id.0,
        reference: identity.reference.as_str().to_owned(),
        procedure: identity.procedure.to_string(),
        version: summary.version.to_string(),
        source_key: identity.source_key.clone(),
        created_at: identity.created_at,
        stage: summary.stage.to_string(),
        received_on: summary.received_on,
        ended: summary.ended,
        due_on: summary.due_on,
        due_term: summary.due_term.as_ref().map(ToString::to_string),
        overdue_days: summary.due_on.map_or(0, |due| (today - due).num_days().max(0)),
        records: summary.records,
    }
}

/// The record of an application.
#[must_use]
pub fn records(case: &Case) -> RecordsBody {
    let superseded_by =
        |sequence: u32| case.records.iter().find(|r| r.entry.supersedes() == Some(sequence)).map(|r| r.sequence);
    RecordsBody { results: case.records.iter().map(|r| record(r, superseded_by(r.sequence))).collect() }
}

fn record(record: &Record, superseded_by: Option<u32>) -> RecordBody {
    let entry = match record.entry {
        Entry::Happened(_) => "happened",
        Entry::Corrected { .. } => "corrected",
        Entry::Annulled { .. } => "annulled",
    };
    RecordBody {
        sequence: record.sequence,
        entry: entry.to_owned(),
        event: record.entry.said().map(EventBody::from),
        supersedes: record.entry.supersedes(),
        superseded_by,
        recorded_at: record.recorded_at,
        recorded_by: record.recorded_by.clone(),
    }
}
