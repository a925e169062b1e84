//! What is to be done after the approval, over HTTP.

use actix_web::{HttpResponse, get, post, web};

use super::{AccessProblems, BodyProblems, ReadProblems, WriteProblems, json};
use crate::app::tasks::{complete, list};
use crate::web::problem::{Problem, of_list, of_one};
use crate::web::request::Caller;
use crate::wire::task::{NewCompletionBody, TasksBody, new_completion, tasks};

/// List what is to be done
///
/// Each task with its term or norm, for each person whom the caller may see.
#[utoipa::path(
    tag = "Tasks",
    operation_id = "list_tasks",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("asOf" = Option<chrono::NaiveDate>, Query, description = "The day on which one looks; today by default."),
        ("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default."),
    ),
    responses((status = 200, description = "The tasks.", body = TasksBody), ReadProblems, AccessProblems)
)]
#[get("/applications/{id}/tasks")]
pub(crate) async fn list_tasks(caller: Caller) -> Result<HttpResponse, Problem> {
    let mut query = caller.query(&["asOf"]);
    let as_of = query.day("asOf");
    query.finish()?;
    let id = caller.case_id()?;
    let (locales, language) = (caller.state.locales.clone(), caller.readers_language().id().to_owned());
    let body = caller.act("list_tasks", move |tx, ctx, permit| {
        let (as_of, all) = list(tx, ctx, permit, (id, as_of))?;
        Ok(tasks(as_of, &all, locales.get(&language)))
    });
    json(&caller, &body.await.map_err(of_list)?)
}

/// Say that a task was done
///
/// Records the event by which it is done, for those who may say it by the procedure: a family member for themselves and the
/// children, a partner, a caseworker.
#[utoipa::path(
    tag = "Tasks",
    operation_id = "complete_task",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("taskId" = String, Path, description = "The task.", max_length = 64),
        ("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default."),
    ),
    request_body = NewCompletionBody,
    responses(
        (status = 200, description = "The tasks after it.", body = TasksBody),
        ReadProblems, BodyProblems, WriteProblems, AccessProblems
    )
)]
#[post("/applications/{id}/tasks/{taskId}/completions")]
pub(crate) async fn complete_task(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let id = caller.case_id()?;
    let task = caller.segment("taskId").to_owned();
    let (body, _) = caller.json(payload).await?;
    let done = new_completion(&task, &body).whole().map_err(Problem::invalid)?;
    let (locales, language) = (caller.state.locales.clone(), caller.readers_language().id().to_owned());
    let body = caller.act("complete_task", move |tx, ctx, permit| {
        complete(tx, ctx, permit, (id, &done))?;
        let (as_of, all) = list(tx, ctx, permit, (id, None))?;
        Ok(tasks(as_of, &all, locales.get(&language)))
    });
    json(&caller, &body.await.map_err(|error| of_one(error, ""))?)
}
