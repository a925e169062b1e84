//! Work lists, assignment and saved questions as JSON.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::access::read;
use super::application::{ApplicationSummaryBody, summary};
use super::fault::{Fault, list};
use super::reading::{Read, Reader};
use crate::app::casework::{Filter, assignee};
use crate::domain::case::work::{Assignee, Urgency, View, WorkQuery, Worked};
use crate::domain::ids::{AccountId, Slug};

/// The members of a question to a work list.
pub const MEMBERS: [&str; 5] = ["view", "assignee", "procedure", "stage", "dueBefore"];

/// What is asked of a work list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = WorkQuery, example = json!({"view": "overdue", "assignee": "me", "procedure": "nl-nareis"}))]
#[serde(rename_all = "camelCase")]
pub struct WorkQueryBody {
    /// Why applications are on the list: due, overdue, remedy-open, handover-unanswered, notice-undelivered, safe-contact or unassigned.
    #[schema(example = "overdue", max_length = 40)]
    pub view: String,
    /// Whose: me, none, or the id of an account of the organisation.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(example = "me", max_length = 36)]
    pub assignee: Option<String>,
    /// Only those that follow this procedure.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(example = "nl-nareis", max_length = 64)]
    pub procedure: Option<String>,
    /// Only those in this stage.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(max_length = 64)]
    pub stage: Option<String>,
    /// Only those whose day lies before this day.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub due_before: Option<NaiveDate>,
}

/// An application on a work list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = WorkRow)]
#[serde(rename_all = "camelCase")]
pub struct WorkRowBody {
    /// What lists show of it.
    pub application: ApplicationSummaryBody,
    /// Why it is on the list: the view.
    #[schema(example = "remedy-open")]
    pub why: String,
    /// What exactly: the term whose last day counts, or the kind of the notice that could not be delivered.
    pub subject: Option<String>,
    /// What went wrong with the notice, by a code.
    pub reason: Option<String>,
    /// The day that counts in this view: the last day of the authority, or that of a remedy by the earliest reading.
    pub day: Option<NaiveDate>,
    /// Days until then, seen today; 0 on the day itself and after it.
    pub days_left: Option<i64>,
    /// Days by which it has passed today.
    pub overdue_days: i64,
    /// How soon somebody must look: overdue, today, week, month (four weeks), later, or open (there is no day).
    pub urgency: String,
    /// The account that works on it.
    pub assignee: Option<uuid::Uuid>,
    /// Somebody in it must be reached with care; their details say how.
    pub careful: bool,
}

/// A page of a work list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = WorkPage)]
#[serde(rename_all = "camelCase")]
pub struct WorkPageBody {
    /// The applications, in the order of the view. Where few of many fit what was asked, a page can be short, even empty, and still
    /// have a next one. An application with two open remedies, or two notices, stands there twice.
    pub results: Vec<WorkRowBody>,
    /// Send this as `after` for the next page; null on the last one.
    pub next: Option<String>,
}

/// Who works on an application.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Assignment)]
#[serde(rename_all = "camelCase")]
pub struct AssignmentBody {
    /// The account of a caseworker or supervisor of the organisation; null: nobody.
    #[schema(required = true)]
    pub assignee: Option<uuid::Uuid>,
}

/// A saved question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = SavedFilter)]
#[serde(rename_all = "camelCase")]
pub struct FilterBody {
    /// Its name.
    #[schema(example = "mine-this-week")]
    pub name: String,
    /// What it asks.
    pub query: WorkQueryBody,
}

/// The questions that somebody saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = SavedFilters)]
#[serde(rename_all = "camelCase")]
pub struct FiltersBody {
    /// By name.
    pub results: Vec<FilterBody>,
}

/// Reads what is asked of a work list.
#[must_use]
pub fn work_query(body: &Value) -> Read<WorkQuery> {
    read(body, &MEMBERS, |reader, members| query_of(reader, members, ""))
}

/// Reads it below a pointer.
pub(super) fn query_of(reader: &mut Reader, members: &Map<String, Value>, base: &str) -> WorkQuery {
    let view = reader.text(members, base, "view", true);
    let known = view.as_deref().and_then(View::of);
    if view.is_some() && known.is_none() {
        let known = list(View::ALL.map(|(code, _)| code));
        reader.faults.push(Fault::new(format!("{base}/view"), "not-one-of", vec![("known", known)]));
    }
    let whose = reader.text(members, base, "assignee", false);
    let read = whose.as_deref().and_then(assignee);
    if whose.is_some() && read.is_none() {
        reader.wrong(format!("{base}/assignee"), "me, none, or the id of an account");
    }
    if known == Some(View::Unassigned) && matches!(read, Some(Assignee::Me | Assignee::Account(_))) {
        reader.wrong(format!("{base}/assignee"), "none, or left out, in the view unassigned");
    }
    let mut named = |name: &str| {
        let given = reader.text(members, base, name, false);
        let read = given.as_deref().and_then(Slug::parse);
        if given.is_some() && read.is_none() {
            reader.wrong(format!("{base}/{name}"), "lower-case letters, digits and hyphens");
        }
        read
    };
    let (procedure, stage) = (named("procedure"), named("stage"));
    let due_before = reader.day(members, base, "dueBefore", false);
    WorkQuery { view: known.unwrap_or(View::Due), assignee: read, procedure, stage, due_before }
}

/// Reads an assignment.
#[must_use]
pub fn assignment(body: &Value) -> Read<Option<AccountId>> {
    read(body, &["assignee"], |reader, members| {
        if !members.contains_key("assignee") {
            reader.faults.push(Fault::new("/assignee", "missing", vec![]));
        }
        let given = reader.text(members, "", "assignee", false);
        let account = given.as_deref().map(|id| id.parse().map(AccountId));
        if matches!(account, Some(Err(_))) {
            reader.wrong("/assignee", "the id of an account, or null");
        }
        account.and_then(Result::ok)
    })
}

/// A row of a work list, seen on a day.
#[must_use]
pub fn work_row(row: &Worked, view: View, today: NaiveDate) -> WorkRowBody {
    let day = row.day();
    let left = day.map(|day| (day - today).num_days());
    let term = match view {
        View::RemedyOpen | View::HandoverUnanswered | View::NoticeUndelivered => None,
        View::Due | View::Overdue | View::SafeContact | View::Unassigned => row.summary.due_term.as_ref(),
    };
    let notice = row.notice.as_ref();
    WorkRowBody {
        application: summary(&row.identity, &row.summary, today),
        why: view.code().to_owned(),
        subject: notice.map(|(kind, _)| kind).or(term).map(ToString::to_string),
        reason: notice.and_then(|(_, reason)| reason.clone()),
        day,
        days_left: left.map(|left| left.max(0)),
        overdue_days: left.map_or(0, |left| (-left).max(0)),
        urgency: Urgency::of(day, today).code().to_owned(),
        assignee: row.assigned_to.map(|account| account.0),
        careful: row.careful,
    }
}

/// A saved question.
#[must_use]
pub fn filter((name, query): &Filter) -> FilterBody {
    FilterBody { name: name.to_string(), query: query_body(query) }
}

fn query_body(query: &WorkQuery) -> WorkQueryBody {
    let assignee = query.assignee.map(|assignee| match assignee {
        Assignee::Me => "me".to_owned(),
        Assignee::Nobody => "none".to_owned(),
        Assignee::Account(account) => account.to_string(),
    });
    WorkQueryBody {
        view: query.view.code().to_owned(),
        assignee,
        procedure: query.procedure.as_ref().map(ToString::to_string),
        stage: query.stage.as_ref().map(ToString::to_string),
        due_before: query.due_before,
    }
}
