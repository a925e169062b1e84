//! Tasks after the approval as JSON.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::access::read;
use super::reading::{Read, UNREAD};
use crate::app::tasks::{Assigned, Completion};
use crate::domain::task::TaskSpan;
use crate::i18n::Locale;

/// What is to be done by somebody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Task)]
#[serde(rename_all = "camelCase")]
pub struct TaskBody {
    /// The task, by its name.
    #[schema(example = "register")]
    pub task: String,
    /// The same in words.
    pub title: String,
    /// For whom, by the opaque id; null: for the family as a whole.
    pub person: Option<String>,
    /// The field of responsibility to which it belongs.
    pub theme: String,
    /// Who acts: referent, family-member, authority, municipality or court.
    pub acts: String,
    /// open, due-soon (within a week), overdue, done, done-late or moot.
    pub state: String,
    /// Since when it is to be done.
    pub opened_on: NaiveDate,
    /// Until when; null without a day.
    pub due_on: Option<NaiveDate>,
    /// The day that people are told: of a term that can be read in two ways, the earlier one.
    pub warn_by: Option<NaiveDate>,
    /// statutory (a term of the law, see `term`) or norm (no term of the law: what is usual or wise).
    pub force: String,
    /// The term of the procedure.
    pub term: Option<String>,
    /// Where a norm comes from.
    pub source: Option<String>,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
    /// The event by which it is done.
    pub done_by: String,
    /// The organisation that is responsible for it on that day: always one.
    pub responsible: String,
    /// What that organisation is called.
    pub responsible_name: String,
}

/// The tasks of an application on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Tasks)]
#[serde(rename_all = "camelCase")]
pub struct TasksBody {
    /// The day on which one looks.
    pub as_of: NaiveDate,
    /// The tasks, in the order in which they usually come.
    pub results: Vec<TaskBody>,
}

/// That a task was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = NewCompletion)]
#[serde(rename_all = "camelCase")]
pub struct NewCompletionBody {
    /// For whom, by the opaque id; left out: for the family as a whole.
    #[serde(default)]
    pub person: Option<String>,
    /// The legal day on which it was done.
    pub on: NaiveDate,
}

/// Reads that a task was done.
#[must_use]
pub fn new_completion(task: &str, body: &Value) -> Read<Completion> {
    read(body, &["person", "on"], |reader, members| {
        let person = reader.text(members, "", "person", false);
        let on = reader.day(members, "", "on", true).unwrap_or(UNREAD);
        Completion { task: task.to_owned(), person, on }
    })
}

/// Tasks in a language.
#[must_use]
pub fn tasks(as_of: NaiveDate, all: &[Assigned<'_>], locale: &Locale) -> TasksBody {
    TasksBody { as_of, results: all.iter().map(|one| task(one, locale)).collect() }
}

fn task(assigned: &Assigned<'_>, locale: &Locale) -> TaskBody {
    let task = &assigned.task;
    let (force, term) = match &task.rule.span {
        TaskSpan::Term(term) => ("statutory", Some(term.to_string())),
        TaskSpan::Norm(..) => ("norm", None),
    };
    TaskBody {
        task: task.rule.id.to_string(),
        title: locale.text(&format!("task-{}", task.rule.id), &[]),
        person: task.person.as_ref().map(|person| person.as_str().to_owned()),
        theme: task.rule.theme.to_string(),
        acts: task.rule.acts.as_str().to_owned(),
        state: task.state.as_str().to_owned(),
        opened_on: task.opened_on,
        due_on: task.due.map(|due| due.on),
        warn_by: task.due.map(|due| due.warn_by),
        force: force.to_owned(),
        term,
        source: task.rule.source.clone(),
        done_on: task.done_on,
        done_by: task.rule.done_by.to_string(),
        responsible: assigned.responsible.to_string(),
        responsible_name: assigned.name.clone(),
    }
}
