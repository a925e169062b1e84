//! What is to be done after the approval: for each of the family, by whom, until when, and who sees to it.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::act::{Act, act};
use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::badge::{Urgency, badge};
use crate::web::pages::parts::field::{Field, Form, Kind, Typed, form};
use crate::web::pages::parts::pager::pager;
use crate::web::pages::say::{Phrase, Say, all, apart, count};

/// A thing to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ToDo {
    /// What.
    pub title: Phrase,
    /// Who acts.
    pub acts: Phrase,
    /// Until when.
    pub until: Option<NaiveDate>,
    /// That is what is usual, and no term of the law.
    pub norm: bool,
    /// How near it is; `None`: there is no day.
    pub urgency: Option<Urgency>,
    /// The organisation that sees to it.
    pub responsible: String,
    /// Says that it was done.
    pub say_done: Option<Act>,
}

/// What is to be done for somebody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Whose {
    /// For whom.
    pub whose: Phrase,
    /// What is open.
    pub open: Vec<ToDo>,
    /// What is done, and on which day.
    pub done: Vec<(Phrase, NaiveDate)>,
}

/// The page.
#[must_use]
pub fn tasks(frame: &Frame, say: Say<'_>, of: &[Whose], next: Option<&str>) -> String {
    let inner = html! {
        p { (say.t("page-tasks-intro")) }
        @if of.is_empty() { p { (say.t("page-tasks-none")) } }
        (all(of, |one| whose(one, say)))
        (pager(None, next, say))
    };
    page(frame, say, &say.plain("page-tasks-title", &[]), &inner)
}

fn whose(of: &Whose, say: Say<'_>) -> Markup {
    html! {
        section {
            h2 { bdi { (say.phrase(&of.whose)) } }
            @if of.open.is_empty() { p { (say.t("page-tasks-all-done")) } }
            ul.line { (all(&of.open, |one| to_do(one, say))) }
            @if !of.done.is_empty() {
                details {
                    summary {
                        (say.with("page-tasks-done", &[("n", count(of.done.len()))]))
                        span.hide { ": " (say.phrase(&of.whose)) }
                    }
                    ul { (all(&of.done, |(what, on)| html! { li { (say.phrase(what)) " · " (say.day(*on)) } })) }
                }
            }
        }
    }
}

fn to_do(of: &ToDo, say: Say<'_>) -> Markup {
    html! {
        li {
            h3 { (say.phrase(&of.title)) }
            @if let Some(until) = of.until {
                p {
                    (say.t(if of.norm { "page-tasks-usual" } else { "page-last-day" })) " " strong { (say.day(until)) }
                    @if let Some(urgency) = of.urgency { " " (badge(urgency, say)) }
                }
            }
            p.soft {
                (say.t("page-tasks-acts")) " " (say.phrase(&of.acts)) " · "
                (say.t("page-tasks-help")) " " (apart(&of.responsible))
            }
            @if let Some(done) = &of.say_done { (act(done, say)) }
        }
    }
}

/// The page on which one says that something was done.
#[must_use]
pub fn say_done(frame: &Frame, say: Say<'_>, (what, whose): (&Phrase, &Phrase), ask: &Form) -> String {
    let inner = html! {
        p { strong { (say.phrase(what)) } br; bdi { (say.phrase(whose)) } }
        p { (say.t("page-tasks-paper")) }
        (form(ask, say))
    };
    page(frame, say, &say.plain("page-tasks-say", &[]), &inner)
}

/// The form to say so: on which day.
#[must_use]
pub fn done_form(say: Say<'_>, action: &str, typed: &Typed) -> Form {
    let fields = vec![Field::new(say, "on", "page-tasks-on", Kind::Day).typed(typed)];
    Form::new(say, action, "page-tasks-do", fields)
}

/// How near the last day is.
#[must_use]
pub fn nearness(until: NaiveDate, today: NaiveDate) -> Urgency {
    let days = (until - today).num_days();
    if days < 0 { Urgency::Late(-days) } else { Urgency::Left(days) }
}
