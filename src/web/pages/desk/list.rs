//! The work list: who is late, who soon, and why a case stands in it.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::web::pages::frame::{Frame, kept, page};
use crate::web::pages::parts::badge::{Urgency, badge};
use crate::web::pages::parts::field::{Field, Form, Kind, Typed, faults, field, form};
use crate::web::pages::parts::notice::error_summary;
use crate::web::pages::parts::pager::pager;
use crate::web::pages::parts::table::{Table, table};
use crate::web::pages::say::{Link, Phrase, Say, all, apart};

/// A case in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Its id, by which it is chosen.
    pub id: String,
    /// Its number for people.
    pub reference: String,
    /// Where it is.
    pub address: String,
    /// Where it stands, and in which procedure where cases of several are shown together.
    pub stage: (Phrase, Option<Phrase>),
    /// The day of receipt.
    pub received_on: Option<NaiveDate>,
    /// The last day that counts in this list, and of what; `None`: none is known now.
    pub due: Option<(NaiveDate, Phrase)>,
    /// How that stands.
    pub urgency: Urgency,
    /// Marks in words: a remedy is open, a handover waits, a message came back, reach with care.
    pub marks: Vec<Phrase>,
    /// Who works on it.
    pub assigned: Option<String>,
}

/// What is asked of the list: a plain form whose answers stand in the address. Never anything about a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choosing {
    /// The lists that there are; the one that is shown has no address of another.
    pub views: Vec<(Link, bool)>,
    /// What can be chosen within the list.
    pub fields: Vec<Field>,
    /// The choice that is shown, as its form sends it: it goes along unseen.
    pub chosen: Vec<(String, String)>,
    /// Choices that were kept: where each leads, and its name.
    pub kept: Vec<(Link, String)>,
    /// The form that keeps this one.
    pub keep: Form,
}

/// The list.
#[derive(Clone, Debug)]
pub struct WorkList {
    /// What is asked of it.
    pub choosing: Choosing,
    /// Its cases, the most urgent first.
    pub lines: Vec<Line>,
    /// Where the first and the next part are.
    pub ways: (Option<String>, Option<String>),
    /// Steps that can be done for several at once, by procedure: what is sent, and its words.
    pub together: Vec<(Phrase, Vec<(String, Phrase)>)>,
    /// What is wrong with what was to be done for those chosen, and which were.
    pub wrong: Vec<(String, Phrase)>,
    /// The cases that were chosen before something was found wrong.
    pub picked: Vec<String>,
}

/// The page.
#[must_use]
pub fn work_list(frame: &Frame, say: Say<'_>, of: &WorkList) -> String {
    let columns = [
        "staff-list-case",
        "staff-list-due",
        "staff-list-stage",
        "staff-list-received",
        "staff-list-marks",
        "staff-list-who",
    ];
    let rows = of.lines.iter().enumerate().map(|(at, one)| line((at, one), &of.picked, say)).collect();
    let further = of.lines.is_empty() && of.ways.1.is_some();
    let inner = html! {
        (error_summary(&of.wrong, say))
        (choosing(&of.choosing, say))
        @if further { p { (say.t("staff-list-further")) } }
        form.full method="post" action="/work/together" {
            (kept(&of.choosing.chosen))
            (table(&Table::new(say, "staff-list-caption", &columns, rows), say))
            @if !of.lines.is_empty() { (acts(&of.together, say)) }
        }
        (pager(of.ways.0.as_deref(), of.ways.1.as_deref(), say))
    };
    page(frame, say, &say.plain("staff-list-title", &[]), &inner)
}

fn choosing(of: &Choosing, say: Say<'_>) -> Markup {
    let view = |(link, here): &(Link, bool)| {
        html! { li { a href=(link.address) aria-current=[here.then_some("page")] { (say.phrase(&link.text)) } } }
    };
    let (views, unseen) = (say.plain("staff-views", &[]), |name: &str| name == "view");
    let list: Vec<(String, String)> = of.chosen.iter().filter(|(name, _)| unseen(name)).cloned().collect();
    html! {
        (error_summary(&faults(&of.fields), say))
        nav.full.screen aria-label=(views) { ul.nav { (all(&of.views, view)) } }
        form.full.screen method="get" action="/work" role="search" aria-label=(say.plain("page-filter", &[])) {
            (kept(&list))
            div.filter {
                (all(&of.fields, |one| field(one, say)))
                button.second { (say.t("page-filter-show")) }
            }
        }
        (keeping(of, say))
    }
}

/// Choices that were kept, with the way to keep this one and to forget others.
fn keeping(of: &Choosing, say: Say<'_>) -> Markup {
    let wrong = of.keep.fields.iter().any(|field| field.fault.is_some());
    html! {
        @if !of.kept.is_empty() {
            nav.full.screen aria-label=(say.plain("page-filter-saved", &[])) {
                ul.nav { (all(&of.kept, |(link, _)| html! { li { a href=(link.address) { (apart(&link.text.text)) } } })) }
            }
        }
        details.screen open[wrong] {
            summary { (say.t("staff-keep")) }
            (form(&of.keep, say))
            @if !of.kept.is_empty() {
                form method="post" action="/work/forget" {
                    (kept(&of.chosen))
                    ul { (all(&of.kept, |(_, name)| html! {
                        li {
                            (apart(name)) " "
                            button.link name="name" value=(name) {
                                (say.t("staff-forget")) span.hide { ": " (name) }
                            }
                        }
                    })) }
                }
            }
        }
    }
}

/// What can be done for those that were chosen. The first button is the one that only looks: it is what the enter key presses.
fn acts(together: &[(Phrase, Vec<(String, Phrase)>)], say: Say<'_>) -> Markup {
    let option = |(value, words): &(String, Phrase)| {
        html! { option value=(value) lang=[words.language.as_deref()] { (words.text) } }
    };
    html! {
        @if !together.is_empty() {
            div.acts.screen {
                label for="step" { (say.t("staff-list-together")) }
                select #step name="step" {
                    @if let [(_, steps)] = together {
                        (all(steps, option))
                    } @else {
                        (all(together, |(procedure, steps)| html! {
                            optgroup label=(procedure.text) lang=[procedure.language.as_deref()] { (all(steps, option)) }
                        }))
                    }
                }
                button.second { (say.t("staff-list-preview")) }
            }
        }
        div.acts.screen {
            button.second name="to" value="me" formaction="/work/assign" { (say.t("staff-assign-me")) }
            button.second name="to" value="nobody" formaction="/work/assign" { (say.t("staff-assign-nobody")) }
        }
    }
}

fn line((at, of): (usize, &Line), picked: &[String], say: Say<'_>) -> Vec<Markup> {
    vec![
        html! {
            div.pick {
                // The list of faults leads to the first.
                input id=[(at == 0).then_some("case")] type="checkbox" name="case" value=(of.id)
                    checked[picked.contains(&of.id)]
                    aria-label={ (say.plain("staff-list-choose", &[])) " " (of.reference) };
                a href=(of.address) { (apart(&of.reference)) }
            }
        },
        due(of, say),
        stage(of, say),
        html! { @if let Some(day) = of.received_on { (say.day(day)) } },
        all(&of.marks, |mark| html! { span.badge.soon { (say.phrase(mark)) } " " }),
        html! { @if let Some(whom) = &of.assigned { (apart(whom)) } },
    ]
}

/// Where a case stands.
pub(super) fn stage(of: &Line, say: Say<'_>) -> Markup {
    let (stage, procedure) = &of.stage;
    html! { (say.phrase(stage)) @if let Some(procedure) = procedure { br; small { (say.phrase(procedure)) } } }
}

/// How a case stands: in words and by a sign, and the day with what it is the last day of.
pub(super) fn due(of: &Line, say: Say<'_>) -> Markup {
    html! {
        @if let Some((day, what)) = &of.due {
            (badge(of.urgency, say)) br; small { (say.day(*day)) " · " (say.phrase(what)) }
        } @else {
            span.soft { (say.t("staff-list-no-day")) }
        }
    }
}

/// The form that keeps a choice under a name.
#[must_use]
pub fn keep_form(say: Say<'_>, typed: &Typed, chosen: Vec<(String, String)>) -> Form {
    let fields = vec![Field::new(say, "name", "staff-keep-name", Kind::Line("text", "off")).typed(typed)];
    Form::new(say, "/work/keep", "staff-keep-do", fields).keeping(chosen)
}
