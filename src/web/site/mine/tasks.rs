//! What is to be done after the approval, and saying that it was done.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::web;
use chrono::NaiveDate;

use super::views::called;
use super::{Names, Seen, frame, frame_of_form, names, page_number, refused};
use crate::app::sight;
use crate::app::tasks::{self, Completion};
use crate::web::pages::mine::act::Act;
use crate::web::pages::mine::tasks as pages;
use crate::web::pages::parts::field::Typed;
use crate::web::pages::say::Phrase;
use crate::web::problem::{Code, Problem};
use crate::web::request::Caller;
use crate::web::site::answer::day_of;
use crate::web::site::reader::{Reader, day, go_on, shows_again};
use crate::web::site::session::{Away, Page, Shown, on_form, once, once_key, or_sign_in};
use crate::wire::task::{TaskBody, tasks as tasks_body};

/// How many of the family stand on one page.
const PEOPLE: usize = 3;

/// The tasks of a case that its reader may see, each with whether they may say that it was done.
struct All {
    seen: Seen,
    names: Names,
    today: NaiveDate,
    tasks: Vec<(TaskBody, bool)>,
}

async fn all(caller: &Caller, reader: Reader<'_>) -> Result<All, Away> {
    let id = caller.case_id()?;
    let (locales, language) = (Arc::clone(&caller.state.locales), reader.locale().id().to_owned());
    let (login, (looked, body, may)) = caller
        .act_as_person("list_tasks", move |tx, ctx, permit| {
            let (as_of, all) = tasks::list(tx, ctx, permit, (id, None))?;
            let may: Vec<bool> = all.iter().map(|one| one.sayable).collect();
            Ok((sight::look(tx, permit, id)?, tasks_body(as_of, &all, locales.get(&language)), may))
        })
        .await?;
    let seen = Seen::of(caller, reader, (login, looked))?;
    let names = names(caller, seen.of_family).await?;
    Ok(All { seen, names, today: body.as_of, tasks: body.results.into_iter().zip(may).collect() })
}

impl All {
    fn whose(&self, reader: Reader<'_>, person: Option<&str>) -> Phrase {
        let whole = || reader.say().told("page-tasks-family", &[]);
        person.map_or_else(whole, |person| called(reader, &self.seen, &self.names, person))
    }

    /// The day that people are told: of a term the safe one, as the page of the case tells it.
    fn until(&self, of: &TaskBody) -> Option<NaiveDate> {
        let id = of.term.as_ref();
        let own = |person: Option<&String>| {
            let all = self.seen.body.terms.iter().filter(|term| Some(&term.id) == id);
            all.filter(|term| term.person.as_ref() == person).max_by_key(|term| term.started_by.on)
        };
        let term = id.and_then(|_| own(of.person.as_ref()).or_else(|| own(None)));
        term.map(day_of).or(of.warn_by)
    }

    /// Everybody for whom there is something, in the order in which they come.
    fn people(&self) -> Vec<Option<&str>> {
        let mut people: Vec<Option<&str>> = Vec::new();
        for (task, _) in &self.tasks {
            if !people.contains(&task.person.as_deref()) {
                people.push(task.person.as_deref());
            }
        }
        // What is for all of them comes first.
        people.sort_by_key(Option::is_some);
        people
    }

    fn for_one(&self, reader: Reader<'_>, person: Option<&str>, place: &str) -> pages::Whose {
        let theirs = || self.tasks.iter().filter(|(task, _)| task.person.as_deref() == person);
        let is_open = |task: &TaskBody| matches!(task.state.as_str(), "open" | "due-soon" | "overdue");
        let mut open: Vec<&(TaskBody, bool)> = theirs().filter(|(task, _)| is_open(task)).collect();
        open.sort_by_key(|(task, _)| self.until(task).unwrap_or(NaiveDate::MAX));
        let done = theirs().filter_map(|(task, _)| Some((task.title.as_str().into(), task.done_on?)));
        pages::Whose {
            whose: self.whose(reader, person),
            open: open.into_iter().map(|one| self.to_do(reader, one, place)).collect(),
            done: done.collect(),
        }
    }

    fn to_do(&self, reader: Reader<'_>, (task, sayable): &(TaskBody, bool), place: &str) -> pages::ToDo {
        let (say, until) = (reader.say(), self.until(task));
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let person = task.person.as_deref();
        let fields =
            vec![field("task", &task.task), field("person", person.unwrap_or_default()), field("show", "again")];
        let about = format!("{}, {}", task.title, self.whose(reader, person).text);
        pages::ToDo {
            title: task.title.as_str().into(),
            acts: say.told(&format!("page-party-{}", task.acts), &[]),
            until,
            norm: task.force == "norm",
            // What is only usual is never late.
            urgency: until.filter(|_| task.force != "norm").map(|until| pages::nearness(until, self.today)),
            responsible: task.responsible_name.clone(),
            say_done: sayable.then(|| Act {
                action: place.to_owned(),
                fields,
                words: say.told("page-tasks-say", &[]),
                about,
            }),
        }
    }
}

/// GET `/my/{id}/tasks`.
pub(super) async fn tasks(caller: Caller) -> Page {
    or_sign_in(listed(&caller).await)
}

async fn listed(caller: &Caller) -> Shown {
    let (page, next) = page_number(caller)?;
    let (reader, id) = (Reader::of(caller.request(), &caller.state), caller.case_id()?);
    let all = all(caller, reader).await?;
    let place = format!("/my/{id}/tasks");
    let (people, from) = (all.people(), page.saturating_mul(PEOPLE));
    let here = people.iter().skip(from).take(PEOPLE);
    let here: Vec<_> = here.map(|person| all.for_one(reader, *person, &place)).collect();
    let next = (people.len() > from.saturating_add(PEOPLE)).then(|| format!("{place}?page={next}"));
    let frame = frame(reader, &all.seen.login, &place, Some(id));
    Ok(reader.page(StatusCode::OK, pages::tasks(&frame, reader.say(), &here, next.as_deref())))
}

/// POST `/my/{id}/tasks`: asks on which day something was done, and writes that down.
pub(super) async fn done(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, say_done).await
}

async fn say_done(caller: &Caller, mut typed: Typed) -> Shown {
    let (reader, id) = (Reader::of_form(caller, &typed), caller.case_id()?);
    if shows_again(&typed) {
        return ask(caller, &typed).await;
    }
    let Some(on) = day(reader, &mut typed, "on", true) else { return ask(caller, &typed).await };
    let person = Some(typed.value("person").to_owned()).filter(|person| !person.is_empty());
    let (completion, form) = (Completion { task: typed.value("task").to_owned(), person, on }, typed.clone());
    let done = caller.act_as_person("complete_task", move |tx, ctx, permit| {
        once(tx, ctx, permit, &form, |tx, permit| {
            tasks::complete(tx, ctx, permit, (id, &completion))?;
            Ok(format!("/my/{id}/tasks"))
        })
    });
    match done.await {
        Ok((_, to)) => Ok(go_on(&to)),
        Err(error) => {
            typed.wrong("on", refused(reader, error)?);
            ask(caller, &typed).await
        }
    }
}

/// The form on which one says on which day something was done.
async fn ask(caller: &Caller, typed: &Typed) -> Shown {
    let (reader, id) = (Reader::of_form(caller, typed), caller.case_id()?);
    let all = all(caller, reader).await?;
    let person = Some(typed.value("person")).filter(|person| !person.is_empty());
    let named = |(task, _): &&(TaskBody, bool)| task.task == typed.value("task") && task.person.as_deref() == person;
    let Some((task, _)) = all.tasks.iter().find(named) else { return Err(Problem::of(Code::NotFound).into()) };
    let (say, place) = (reader.say(), format!("/my/{id}/tasks"));
    let kept = ["task", "person"].map(|name| (name.to_owned(), typed.value(name).to_owned()));
    let form = pages::done_form(say, &place, typed).keeping(kept.into_iter().chain([once_key(caller)]).collect());
    let frame = frame_of_form(reader, &all.seen.login, (&place, id), typed);
    let words = (&Phrase::from(task.title.as_str()), &all.whose(reader, person));
    Ok(reader.shown(typed.is_right(), pages::say_done(&frame, say, words, &form)))
}
