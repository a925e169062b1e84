//! Links between applications, and a case that is split, as JSON.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::access::read;
use super::application::{ApplicationSummaryBody, summary};
use super::fault::{Fault, list};
use super::reading::Read;
use crate::app::links::Linked;
use crate::app::splits::{Split, SplitReason};
use crate::domain::ids::{CaseId, PersonId};
use crate::domain::link::LinkKind;

/// At most so many people go on by themselves at once.
const MOST_PERSONS: usize = 50;

/// Two applications that have to do with each other. Each keeps its record and its terms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Link)]
#[serde(rename_all = "camelCase")]
pub struct LinkBody {
    /// What the application at `to` is to the one at `from`: objection, appeal, later-application, split (made of part of its
    /// people) or joined (handled together).
    #[schema(example = "objection")]
    pub kind: String,
    /// Where the link begins.
    pub from: uuid::Uuid,
    /// Where it leads.
    pub to: uuid::Uuid,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The application at the other end, with its own stage and dates; null where the caller may not see it.
    pub application: Option<ApplicationSummaryBody>,
}

/// The links of an application.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Links)]
pub struct LinksBody {
    /// The oldest first. People in an application see those whose other end they may see too.
    pub results: Vec<LinkBody>,
}

/// A new link.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = NewLink)]
#[serde(rename_all = "camelCase")]
pub struct NewLinkBody {
    /// What the other application is to this one: objection, appeal, later-application or joined.
    #[schema(example = "joined")]
    pub kind: String,
    /// The other application.
    pub application: uuid::Uuid,
}

/// Who is to go on in an application of their own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = NewSplit)]
#[serde(rename_all = "camelCase")]
pub struct NewSplitBody {
    /// Those who go, by their opaque ids.
    #[schema(min_items = 1, max_items = 50)]
    pub persons: Vec<String>,
    /// The legal day on which they part.
    pub on: NaiveDate,
    /// divorce, separate-decision or other.
    #[schema(example = "separate-decision")]
    pub reason: String,
}

/// A link as JSON.
#[must_use]
pub fn link(linked: &Linked) -> LinkBody {
    LinkBody {
        kind: linked.link.kind.code().to_owned(),
        from: linked.link.case.0,
        to: linked.link.other.0,
        made_at: linked.link.made_at,
        application: linked.seen.as_ref().map(|(identity, of_case, today)| summary(identity, of_case, *today)),
    }
}

/// A new link, read.
#[must_use]
pub fn new_link(body: &Value) -> Read<(CaseId, LinkKind)> {
    read(body, &["kind", "application"], |reader, members| {
        let given = reader.text(members, "", "kind", true);
        let known: Vec<&str> =
            LinkKind::ALL.iter().filter(|(_, kind)| kind.can_be_said()).map(|(code, _)| *code).collect();
        let kind = given.as_deref().and_then(LinkKind::of).filter(|kind| kind.can_be_said());
        if given.is_some() && kind.is_none() {
            reader.faults.push(Fault::new("/kind", "not-one-of", vec![("known", list(known))]));
        }
        let given = reader.text(members, "", "application", true);
        let other: Option<uuid::Uuid> = given.as_deref().and_then(|id| id.parse().ok());
        if given.is_some() && other.is_none() {
            reader.wrong("/application", "the id of an application");
        }
        (CaseId(other.unwrap_or_default()), kind.unwrap_or(LinkKind::Joined))
    })
}

/// A split, read.
#[must_use]
pub fn new_split(body: &Value) -> Read<Split> {
    read(body, &["persons", "on", "reason"], |reader, members| {
        let given = members.get("persons").and_then(Value::as_array).filter(|all| all.len() <= MOST_PERSONS);
        if given.is_none() {
            reader.wrong("/persons", "a list of at most 50 ids of people");
        }
        let mut persons = Vec::new();
        for (at, id) in given.into_iter().flatten().enumerate() {
            match id.as_str().and_then(PersonId::parse) {
                Some(person) => persons.push(person),
                None => reader.faults.push(Fault::new(format!("/persons/{at}"), "not-a-person", vec![])),
            }
        }
        let on = reader.day(members, "", "on", true).unwrap_or_default();
        let given = reader.text(members, "", "reason", true);
        let reason = given.as_deref().and_then(SplitReason::of);
        if given.is_some() && reason.is_none() {
            let known = list(SplitReason::ALL.map(|(code, _)| code));
            reader.faults.push(Fault::new("/reason", "not-one-of", vec![("known", known)]));
        }
        Split { persons, on, reason: reason.unwrap_or(SplitReason::Other) }
    })
}
