//! Work lists, assignment and saved questions over HTTP.

use actix_web::{HttpResponse, delete, get, put, web};
use serde_json::{Map, Value};

use super::{AccessProblems, BodyProblems, ReadProblems, WriteProblems, json};
use crate::app::Context;
use crate::app::casework::{self, work_day};
use crate::domain::case::history::parse_day;
use crate::domain::case::work::{View, WorkKey, WorkQuery, Worked};
use crate::domain::ids::Slug;
use crate::web::problem::{Code, Problem, of_list};
use crate::web::request::Caller;
use crate::wire::casework::{
    AssignmentBody, FilterBody, FiltersBody, MEMBERS, WorkPageBody, WorkQueryBody, WorkRowBody, assignment, filter,
    work_query, work_row,
};

/// List the work
///
/// Applications of the organisation that somebody should look at, the most urgent first: due, overdue, with a remedy open, with a
/// notice that could not be delivered, with somebody who must be reached with care, or with nobody who works on them.
#[utoipa::path(
    tag = "Casework",
    operation_id = "list_work",
    params(
        ("view" = String, Query, description = "due, overdue, remedy-open, handover-unanswered, notice-undelivered, safe-contact or unassigned."),
        ("assignee" = Option<String>, Query, description = "me, none, or the id of an account of the organisation."),
        ("procedure" = Option<String>, Query, description = "Only those that follow this procedure."),
        ("stage" = Option<String>, Query, description = "Only those in this stage."),
        ("dueBefore" = Option<NaiveDate>, Query, description = "Only those whose day lies before this day."),
        ("pageSize" = Option<u32>, Query, description = "1 to 100; 25 by default.", minimum = 1, maximum = 100),
        ("after" = Option<String>, Query, description = "The `next` of the page before."),
    ),
    responses((status = 200, description = "A page of the list.", body = WorkPageBody), ReadProblems, AccessProblems)
)]
#[get("/work-list")]
pub(crate) async fn list_work(caller: Caller) -> Result<HttpResponse, Problem> {
    let (query, after, limit) = asked(&caller)?;
    let view = query.view;
    let page = caller
        .act("list_work", move |tx, ctx, permit| {
            let (found, next) = casework::list(tx, ctx, permit, &query, (after, limit))?;
            Ok(WorkPageBody { results: rows(ctx, view, &found), next: next.map(|key| cursor(view, key)) })
        })
        .await
        .map_err(in_query)?;
    json(&caller, &page)
}

fn rows(ctx: Context<'_>, view: View, found: &[Worked]) -> Vec<WorkRowBody> {
    found.iter().map(|row| work_row(row, view, work_day(ctx))).collect()
}

/// What a use case found wrong, by the name of the parameter.
fn in_query(error: crate::app::AppError) -> Problem {
    of_list(error).relocated(&|pointer| pointer.trim_start_matches('/').to_owned())
}

fn asked(caller: &Caller) -> Result<(WorkQuery, Option<WorkKey>, usize), Problem> {
    let mut q = caller.query(&["view", "assignee", "procedure", "stage", "dueBefore", "pageSize", "after"]);
    let mut members = Map::new();
    for name in MEMBERS {
        if let Some(value) = q.text(name) {
            members.insert(name.to_owned(), Value::from(value));
        }
    }
    let read = work_query(&Value::Object(members));
    for fault in read.faults {
        q.fault(fault.pointer.trim_start_matches('/'), fault.code, fault.args);
    }
    let query = read.value;
    let after = q.text("after");
    let place = after.as_deref().zip(query.as_ref()).map(|(text, query)| read_cursor(query.view, text));
    if place == Some(None) {
        q.fault("after", "not-a-cursor", vec![]);
    }
    let limit = q.number("pageSize", 1, 100).unwrap_or(25);
    q.finish()?;
    let query = query.ok_or_else(|| Problem::of(Code::Internal))?;
    Ok((query, place.flatten(), usize::try_from(limit).unwrap_or(25)))
}

/// A cursor names the view, the day and the id of the last row that was read.
pub(in crate::web) fn cursor(view: View, key: WorkKey) -> String {
    let day = key.day.map(|day| day.to_string()).unwrap_or_default();
    format!("{}~{day}~{}", view.code(), key.id)
}

/// The place that a cursor of this view names.
pub(in crate::web) fn read_cursor(view: View, text: &str) -> Option<WorkKey> {
    let mut parts = text.split('~');
    parts.next().filter(|given| *given == view.code())?;
    let day = parts.next()?;
    let day = if day.is_empty() { None } else { Some(parse_day(day)?) };
    let by_day = matches!(view, View::Due | View::Overdue | View::RemedyOpen | View::HandoverUnanswered);
    let id = parts.next()?.parse().ok()?;
    (parts.next().is_none() && day.is_some() == by_day).then_some(WorkKey { day, id })
}

/// Say who works on an application
///
/// A caseworker or supervisor of the organisation, or nobody (`null`). It is no part of the record: the version for If-Match stays
/// what it was.
#[utoipa::path(
    tag = "Casework",
    operation_id = "put_assignee",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = AssignmentBody,
    responses((status = 200, description = "Who works on it now.", body = AssignmentBody), ReadProblems, BodyProblems, AccessProblems)
)]
#[put("/applications/{id}/assignee")]
pub(crate) async fn put_assignee(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.accepts(&["application/json"])?;
    let id = caller.case_id()?;
    let (body, _) = caller.json(payload).await?;
    let to = assignment(&body).whole().map_err(Problem::invalid)?;
    let done = caller.act("put_assignee", move |tx, _, permit| casework::assign(tx, permit, id, to)).await;
    json(&caller, &AssignmentBody { assignee: done.map_err(of_list)?.map(|account| account.0) })
}

/// List the questions that I saved
#[utoipa::path(
    tag = "Casework",
    operation_id = "list_filters",
    responses((status = 200, description = "The questions, by name.", body = FiltersBody), ReadProblems, AccessProblems)
)]
#[get("/me/filters")]
pub(crate) async fn list_filters(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let all = caller.act("list_filters", |tx, _, permit| casework::filters(tx, permit)).await.map_err(of_list)?;
    json(&caller, &FiltersBody { results: all.iter().map(filter).collect() })
}

fn name(caller: &Caller) -> Result<Slug, Problem> {
    Slug::parse(caller.segment("filterId")).ok_or_else(|| Problem::of(Code::NotFound))
}

/// Save a question to the work list
///
/// Under a name of small letters, digits and hyphens, in place of an earlier one of that name. What could not be asked is not saved.
#[utoipa::path(
    tag = "Casework",
    operation_id = "put_filter",
    params(("filterId" = String, Path, description = "Its name.", max_length = 64, pattern = "^[a-z0-9]+(-[a-z0-9]+)*$")),
    request_body = WorkQueryBody,
    responses((status = 200, description = "What was saved.", body = FilterBody), ReadProblems, BodyProblems, AccessProblems)
)]
#[put("/me/filters/{filterId}")]
pub(crate) async fn put_filter(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.accepts(&["application/json"])?;
    let name = name(&caller)?;
    let (body, _) = caller.json(payload).await?;
    let new = (name, work_query(&body).whole().map_err(Problem::invalid)?);
    let kept = new.clone();
    let done = caller.act("put_filter", move |tx, ctx, permit| casework::put_filter(tx, ctx, permit, &kept)).await;
    done.map_err(of_list)?;
    json(&caller, &filter(&new))
}

/// Forget a question that I saved
#[utoipa::path(
    tag = "Casework",
    operation_id = "remove_filter",
    params(("filterId" = String, Path, description = "Its name.", max_length = 64, pattern = "^[a-z0-9]+(-[a-z0-9]+)*$")),
    responses((status = 204, description = "It is not there (any more)."), ReadProblems, WriteProblems, AccessProblems)
)]
#[delete("/me/filters/{filterId}")]
pub(crate) async fn remove_filter(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let name = name(&caller)?;
    let done = caller.act("remove_filter", move |tx, _, permit| casework::remove_filter(tx, permit, &name)).await;
    done.map_err(of_list)?;
    Ok(HttpResponse::NoContent().finish())
}
