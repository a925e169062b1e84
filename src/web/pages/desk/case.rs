//! One case for who works on it: terms, what happened and what people were told, and the next steps.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::web::pages::frame::{Frame, kept, page};
use crate::web::pages::mine::rights::{Right, right};
use crate::web::pages::parts::badge::{Urgency, badge};
use crate::web::pages::parts::clocks::{Clocks, Reader, clocks};
use crate::web::pages::parts::date::{Reasoned, reasoned};
use crate::web::pages::parts::notice::{Tone, note};
use crate::web::pages::parts::pager::pager;
use crate::web::pages::parts::table::{Table, table};
use crate::web::pages::parts::timeline::{Happened, timeline};
use crate::web::pages::say::{Link, Phrase, Say, all, apart};

/// A term of the case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    /// What it is called.
    pub title: Phrase,
    /// Who must act.
    pub who: Phrase,
    /// The person it is about, by their part; `None`: the whole case.
    pub person: Option<Phrase>,
    /// Its last day.
    pub last: Reasoned,
    /// How it stands.
    pub urgency: Urgency,
}

/// Somebody in the case, without a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    /// What they are in the family, and the end of their id.
    pub who: Phrase,
    /// Where they stand themselves.
    pub stage: Phrase,
    /// Since when they belong to it, and whether they left.
    pub notes: Vec<Phrase>,
    /// What can happen next to them alone.
    pub next: Vec<Link>,
}

/// Something to do after the approval.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Task {
    /// What, and for whom.
    pub what: (Phrase, Option<Phrase>),
    /// Which organisation is responsible.
    pub responsible: String,
    /// Until when, and how that stands.
    pub due: Option<NaiveDate>,
    /// How it stands.
    pub urgency: Urgency,
    /// Where it is said to be done.
    pub done: Option<Link>,
}

/// Who works on it, and the form by which that changes: its address, what goes along, and its button.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assigned {
    /// What that colleague signs in with; `None`: nobody.
    pub to: Option<String>,
    /// The form.
    pub form: (String, Vec<(String, String)>, Phrase),
}

/// A case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeskCase {
    /// Its number.
    pub reference: String,
    /// The procedure and its version.
    pub rules: Phrase,
    /// Where it stands.
    pub stage: Phrase,
    /// Which organisations are responsible now, and where it stands for what each is.
    pub responsible: (Vec<String>, Option<Link>),
    /// Who works on it; `None`: the reader may not know.
    pub assigned: Option<Assigned>,
    /// Marks: holds, a running penalty.
    pub marks: Vec<Phrase>,
    /// What must be said beside the dates.
    pub warnings: Vec<Phrase>,
    /// The terms that run.
    pub terms: Vec<Term>,
    /// All terms.
    pub all_terms: Link,
    /// The clocks of the decision.
    pub clocks: Option<Clocks>,
    /// Who is in it.
    pub people: Vec<Person>,
    /// Their names and how to reach them.
    pub details: Option<Link>,
    /// What can happen next.
    pub next: Vec<Link>,
    /// What is still to be done after the approval, the next first.
    pub tasks: Vec<Task>,
    /// Everything that is or was to be done; `None`: there is nothing.
    pub all_tasks: Option<Link>,
    /// What people can do.
    pub rights: Vec<Right>,
    /// Other applications that have to do with it: what it is to this one, and where.
    pub linked: Vec<(Phrase, Option<Link>)>,
    /// What happened, the latest first; `None`: not for the reader.
    pub events: Option<Vec<Happened>>,
    /// What people were told, the latest first; `None`: not for the reader.
    pub told: Option<Vec<Happened>>,
    /// All of both.
    pub record: Option<Link>,
    /// Handovers, who looked.
    pub more: Vec<Link>,
    /// What was done just now.
    pub done: Option<Phrase>,
}

/// The page.
#[must_use]
pub fn desk_case(frame: &Frame, say: Say<'_>, of: &DeskCase) -> String {
    let inner = html! {
        @if let Some(done) = &of.done { (note(Tone::Good, &html! { p role="status" { (say.phrase(done)) } })) }
        (head(of, say))
        (all(&of.warnings, |one| note(Tone::Warning, &html! { p { (say.phrase(one)) } })))
        h2 { (say.t("staff-terms")) }
        @if of.terms.is_empty() { p { (say.t("staff-terms-none")) } }
        @if !of.terms.is_empty() { div.grid { (all(&of.terms, |one| term(one, say, true))) } }
        p { (of.all_terms.show(say)) }
        @if !of.next.is_empty() {
            nav.full.screen aria-label=(say.plain("staff-next", &[])) {
                h2 { (say.t("staff-next")) }
                div.acts {
                    (all(&of.next, |link| html! { a.button.second href=(link.address) { (say.phrase(&link.text)) } }))
                }
            }
        }
        @if let Some(both) = of.clocks { h2 { (say.t("page-clocks")) } div.full { (clocks(both, Reader::Other, say)) } }
        @if !of.rights.is_empty() {
            h2 { (say.t("staff-rights")) }
            div.grid { (all(&of.rights, |one| right(one, say))) }
        }
        @if !of.people.is_empty() || of.details.is_some() { h2 { (say.t("staff-people")) } }
        @if !of.people.is_empty() { div.grid { (all(&of.people, |one| person(one, say))) } }
        @if let Some(details) = &of.details { p { (details.show(say)) } }
        @if let Some(link) = &of.all_tasks {
            @if of.tasks.is_empty() { h2 { (say.t("staff-tasks")) } } @else { (task_table(&of.tasks, say)) }
            p { (link.show(say)) }
        }
        (happened(of, say))
        @if !of.linked.is_empty() { h2 { (say.t("staff-linked")) } ul { (all(&of.linked, |one| linked(one, say))) } }
        @if !of.more.is_empty() {
            h2 { (say.t("page-case-more")) }
            ul { (all(&of.more, |link| html! { li { (link.show(say)) } })) }
        }
    };
    page(frame, say, &title(&of.reference, say), &inner)
}

/// The heading of every page of a case: its number.
fn title(reference: &str, say: Say<'_>) -> String {
    format!("{} \u{2068}{reference}\u{2069}", say.plain("staff-case", &[]))
}

fn head(of: &DeskCase, say: Say<'_>) -> Markup {
    html! {
        p.full {
            strong { (say.phrase(&of.stage)) } " · " (say.phrase(&of.rules))
            (all(&of.marks, |one| html! { " " span.badge.soon { "◆ " (say.phrase(one)) } }))
        }
        @if !of.responsible.0.is_empty() {
            p.full {
                (say.t("staff-responsible")) " "
                @for (at, name) in of.responsible.0.iter().enumerate() { @if at > 0 { ", " } strong { (apart(name)) } }
                @if let Some(link) = &of.responsible.1 { " · " (link.show(say)) }
            }
        }
        @if let Some(assigned) = &of.assigned {
            @let (action, fields, button) = &assigned.form;
            form.acts.full method="post" action=(action) {
                span {
                    (say.t("staff-assigned")) " "
                    @if let Some(login) = &assigned.to { strong { (apart(login)) } } @else { (say.t("staff-nobody")) }
                }
                (kept(fields))
                button.second { (say.phrase(button)) }
            }
        }
    }
}

/// What happened beside what people were told.
fn happened(of: &DeskCase, say: Say<'_>) -> Markup {
    html! {
        @if of.events.is_some() || of.told.is_some() {
            div.grid {
                @if let Some(events) = &of.events { section { h2 { (say.t("staff-events")) } (timeline(events, say)) } }
                @if let Some(told) = &of.told {
                    section {
                        h2 { (say.t("staff-told")) }
                        @if told.is_empty() { p { (say.t("staff-told-nothing")) } }
                        (timeline(told, say))
                    }
                }
            }
        }
        @if let Some(record) = &of.record { p { (record.show(say)) } }
    }
}

/// A term; `within`: below a heading of its own.
fn term(of: &Term, say: Say<'_>, within: bool) -> Markup {
    html! {
        div.card {
            @if within { h3 { (say.phrase(&of.title)) } } @else { h2 { (say.phrase(&of.title)) } }
            p {
                (badge(of.urgency, say)) " " (say.phrase(&of.who))
                @if let Some(person) = &of.person { " · " (say.phrase(person)) }
            }
            div { (say.t("page-last-day")) " " (reasoned(&of.last, say)) }
        }
    }
}

fn person(of: &Person, say: Say<'_>) -> Markup {
    html! {
        div.card {
            h3 { (say.phrase(&of.who)) }
            p { (say.phrase(&of.stage)) }
            (all(&of.notes, |one| html! { p.soft { (say.phrase(one)) } }))
            @if !of.next.is_empty() {
                details {
                    summary { (say.t("staff-next")) span.hide { ": " (say.phrase(&of.who)) } }
                    ul { (all(&of.next, |link| html! { li { (link.show(say)) } })) }
                }
            }
        }
    }
}

fn task_table(tasks: &[Task], say: Say<'_>) -> Markup {
    let columns = ["staff-tasks", "staff-person", "staff-list-due", "staff-organisation", "staff-parked-do"];
    let row = |of: &Task| {
        vec![
            say.phrase(&of.what.0),
            html! { @if let Some(person) = &of.what.1 { (say.phrase(person)) } },
            html! { (badge(of.urgency, say)) @if let Some(due) = of.due { br; small { (say.day(due)) } } },
            apart(&of.responsible),
            html! {
                @if let Some(done) = &of.done {
                    a href=(done.address) { (say.phrase(&done.text)) span.hide { ": " (say.phrase(&of.what.0)) } }
                }
            },
        ]
    };
    table(&Table::new(say, "staff-tasks", &columns, tasks.iter().map(row).collect()), say)
}

/// Everything that is or was to be done in a case.
#[must_use]
pub fn tasks(frame: &Frame, say: Say<'_>, case: &Link, of: &[Task], next: Option<&str>) -> String {
    let inner = html! {
        p { (say.t("staff-case")) " " bdi { (case.show(say)) } }
        (task_table(of, say))
        (pager(None, next, say))
    };
    page(frame, say, &say.plain("staff-tasks-all", &[]), &inner)
}

fn linked((kind, link): &(Phrase, Option<Link>), say: Say<'_>) -> Markup {
    html! {
        li {
            (say.phrase(kind)) ": "
            @if let Some(link) = link { bdi { (link.show(say)) } } @else { (say.t("staff-linked-elsewhere")) }
        }
    }
}

/// All terms of a case, each with its reasons.
#[must_use]
pub fn terms(frame: &Frame, say: Say<'_>, case: &Link, of: &[Term], next: Option<&str>) -> String {
    let inner = html! {
        p { (say.t("staff-case")) " " bdi { (case.show(say)) } }
        @if of.is_empty() { p { (say.t("staff-terms-none")) } }
        div.grid { (all(of, |one| term(one, say, false))) }
        (pager(None, next, say))
    };
    page(frame, say, &say.plain("staff-terms-all", &[]), &inner)
}

/// Everything that happened and that people were told, the latest first.
#[must_use]
pub fn record(frame: &Frame, say: Say<'_>, case: &Link, of: &[Happened], next: Option<&str>) -> String {
    let inner = html! {
        p { (say.t("staff-case")) " " bdi { (case.show(say)) } }
        (timeline(of, say))
        (pager(None, next, say))
    };
    page(frame, say, &say.plain("staff-record", &[]), &inner)
}
