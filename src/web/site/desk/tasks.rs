//! `/work/cases/{id}/tasks`: what is to be done after an approval, and saying that it was, for those who may record no other step.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::web;
use chrono::NaiveDate;

use super::case::RECORDS;
use super::seen::{Standing, beside, carried, form_frame, page_number, paged};
use crate::app::AppError;
use crate::app::applications::get;
use crate::app::sight::{self};
use crate::app::tasks::{Completion, complete, list as list_tasks};
use crate::domain::access::Part;
use crate::domain::procedure::{EventType, Role as Says};
use crate::web::pages::desk::{case as pages, step};
use crate::web::pages::parts::badge::Urgency;
use crate::web::pages::parts::field::{Field, Form, Kind, Typed};
use crate::web::pages::say::{Link, Phrase};
use crate::web::request::Caller;
use crate::web::site::reader::{Reader, day, go_on, shows_again};
use crate::web::site::session::{Page, Shown, act_as_staff, on_form, once, once_key, or_sign_in, staff_frame};
use crate::wire::task::{TaskBody, tasks};

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/work/cases/{id}/tasks", web::get().to(all_tasks))
        .route("/work/cases/{id}/tasks/{taskId}", web::get().to(task))
        .route("/work/cases/{id}/tasks/{taskId}", web::post().to(task_done));
}

/// What a row of a task needs beside it: who is in the case, what the reader may do, and the day of looking.
pub(super) type Beside<'f> = (&'f [Part], bool, bool, NaiveDate);

/// A task. `event`: by which it is done; who may not record every step says only what the procedure lets a partner say.
pub(super) fn task_row(
    reader: Reader<'_>,
    standing: &Standing,
    (parts, append, complete, as_of): Beside<'_>,
    (of, event): (&TaskBody, Option<&EventType>),
) -> pages::Task {
    let id = standing.case.identity.id;
    let urgency = match (of.state.as_str(), of.done_on, of.warn_by) {
        ("moot", ..) | (_, None, None) => Urgency::Without,
        // What is only usual is done sooner or later; nobody is late with it.
        (_, Some(_), _) if of.force == "norm" => Urgency::Met,
        (_, None, Some(by)) if of.force == "norm" && as_of > by => Urgency::Without,
        (_, Some(done), Some(by)) if done > by => Urgency::MetLate((done - by).num_days()),
        (_, Some(_), _) => Urgency::Met,
        (_, None, Some(by)) if as_of <= by => Urgency::Left((by - as_of).num_days()),
        (_, None, Some(by)) => Urgency::Late((as_of - by).num_days()),
    };
    let whom = of.person.as_ref().map_or_else(String::new, |person| format!("?person={person}"));
    let place = if append {
        format!("/work/cases/{id}/steps/{}{whom}", of.done_by)
    } else {
        format!("/work/cases/{id}/tasks/{}{whom}", of.task)
    };
    let theirs =
        |event: &EventType| event.by.contains(&Says::Partner) && !event.fields.iter().any(|field| field.required);
    let may = append || (complete && event.is_some_and(theirs));
    let open = of.done_on.is_none() && of.state != "moot" && may;
    pages::Task {
        what: (reader.served_text(&of.title), of.person.as_ref().map(|person| standing.who(reader, person, parts))),
        responsible: of.responsible_name.clone(),
        due: of.warn_by.filter(|_| of.done_on.is_none()),
        urgency,
        done: open.then(|| Link::of(reader.say(), "staff-task-done", &place)),
    }
}

/// GET `/work/cases/{id}/tasks`: everything that is or was to be done after the approval.
async fn all_tasks(caller: Caller) -> Page {
    or_sign_in(every_task(&caller).await)
}

async fn every_task(caller: &Caller) -> Shown {
    let page = page_number(caller)?;
    let reader = Reader::of(caller.request(), &caller.state);
    let id = caller.case_id()?;
    let (locales, language) = (Arc::clone(&caller.state.locales), reader.served().id().to_owned());
    let (whom, (case, sight, all, may)) = act_as_staff(caller, "list_tasks", move |tx, ctx, permit| {
        let case = get(tx, permit, id)?;
        let sight = sight::of(tx, permit, id)?;
        let (on, all) = list_tasks(tx, ctx, permit, (id, None))?;
        let may = (permit.may(ctx, "append_event"), permit.may(ctx, "complete_task"));
        Ok((case, sight, tasks(on, &all, locales.get(&language)), may))
    })
    .await?;
    let standing = Standing::of(caller, reader, case, &sight)?;
    let row = |one: &TaskBody| {
        let event = standing.event(caller, &one.done_by);
        task_row(reader, &standing, (&[], may.0, may.1, all.as_of), (one, event))
    };
    let place = format!("/work/cases/{id}/tasks");
    let (here, next) = paged(all.results.iter().map(row).collect(), page, RECORDS, &place);
    let frame = staff_frame(reader, &whom, &place);
    let shown = pages::tasks(&frame, reader.say(), &standing.link(), &here, next.as_deref());
    Ok(reader.page(StatusCode::OK, shown))
}

/// GET `/work/cases/{id}/tasks/{taskId}`: says that a task was done, for those who may record no other step.
async fn task(caller: Caller) -> Page {
    or_sign_in(asked_task(&caller).await)
}

async fn asked_task(caller: &Caller) -> Shown {
    let mut query = caller.query(&["person"]);
    let person = query.text("person").unwrap_or_default();
    query.finish()?;
    task_form(caller, Typed::of([("person".to_owned(), person)]), &[]).await
}

async fn task_form(caller: &Caller, typed: Typed, wrong: &[Phrase]) -> Shown {
    let reader = Reader::of_form(caller, &typed);
    let (id, task) = (caller.case_id()?, caller.segment("taskId").to_owned());
    let (named, language, locales) = (task.clone(), reader.served().id().to_owned(), Arc::clone(&caller.state.locales));
    let person = Some(typed.value("person").to_owned()).filter(|person| !person.is_empty());
    let whom_of = person.clone();
    let (whom, (case, sight, title)) = act_as_staff(caller, "list_tasks", move |tx, ctx, permit| {
        if !permit.may(ctx, "complete_task") {
            return Err(AppError::Forbidden);
        }
        let case = get(tx, permit, id)?;
        let sight = sight::of(tx, permit, id)?;
        let (on, all) = list_tasks(tx, ctx, permit, (id, None))?;
        let all = tasks(on, &all, locales.get(&language));
        let found = all.results.into_iter().find(|one| one.task == named && one.person == whom_of);
        Ok((case, sight, found.ok_or(AppError::Unknown)?.title))
    })
    .await?;
    let standing = Standing::of(caller, reader, case, &sight)?;
    let say = reader.say();
    let place = format!("/work/cases/{id}/tasks/{task}");
    let fields = vec![Field::new(say, "on", "staff-step-on", Kind::Day).typed(&typed)];
    let mut kept = carried(&typed);
    kept.retain(|(name, _)| name == "person");
    kept.push(once_key(caller));
    let ask = Form::new(say, &place, "staff-task-done", fields).keeping(kept);
    let frame = form_frame(reader, &whom, &place, &typed);
    let mut title = reader.served_text(&title);
    // Of several children it must be seen which one it is about.
    if let Some(person) = &person {
        title.text = format!("{}: {}", title.text, standing.who(reader, person, &[]).text);
    }
    let shown = step::step(&frame, say, (&standing.link(), &title), (None, wrong), &ask);
    Ok(reader.shown(typed.is_right() && wrong.is_empty(), shown))
}

/// POST `/work/cases/{id}/tasks/{taskId}`.
async fn task_done(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, completed).await
}

async fn completed(caller: &Caller, mut typed: Typed) -> Shown {
    let (id, task) = (caller.case_id()?, caller.segment("taskId").to_owned());
    if shows_again(&typed) {
        return task_form(caller, typed, &[]).await;
    }
    let reader = Reader::of_form(caller, &typed);
    let Some(on) = day(reader, &mut typed, "on", true) else { return task_form(caller, typed, &[]).await };
    let person = Some(typed.value("person").to_owned()).filter(|person| !person.is_empty());
    let (sent, done) = (typed.clone(), Completion { task, person, on });
    let result = act_as_staff(caller, "complete_task", move |tx, ctx, permit| {
        permit.case(tx, id)?;
        once(tx, ctx, permit, &sent, |tx, permit| {
            complete(tx, ctx, permit, (id, &done))?;
            Ok(format!("/work/cases/{id}?done=completed"))
        })
    });
    match result.await {
        Ok((_, to)) => Ok(go_on(&to)),
        Err(AppError::Invalid(faults)) => {
            let field = |pointer: &str| (pointer == "/on").then(|| "on".to_owned());
            let others = beside(reader, &mut typed, &faults, &field);
            task_form(caller, typed, &others).await
        }
        Err(other) => Err(other.into()),
    }
}
