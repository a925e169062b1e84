//! One case for who works on it: terms, what happened and what people were told, and the next steps.

use maud::{Markup, html};

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::badge::{Urgency, badge};
use crate::web::pages::parts::clocks::{Clocks, Reader, clocks};
use crate::web::pages::parts::date::{Reasoned, reasoned};
use crate::web::pages::parts::notice::{Tone, note};
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

/// Somebody in the case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    /// The name; `None` where the reader may not know it.
    pub name: Option<String>,
    /// The part in the case.
    pub part: Phrase,
    /// Where they stand themselves.
    pub stage: Option<Phrase>,
    /// Language, interpreter, how to reach them.
    pub notes: Vec<Phrase>,
    /// How to reach them with care; seen by this organisation alone.
    pub careful: Vec<Phrase>,
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
    /// Who is responsible now.
    pub responsible: Phrase,
    /// What must be said beside the dates.
    pub warnings: Vec<Phrase>,
    /// The terms.
    pub terms: Vec<Term>,
    /// The clocks of the decision.
    pub clocks: Option<Clocks>,
    /// Who is in it.
    pub people: Vec<Person>,
    /// What can happen next.
    pub next: Vec<Link>,
    /// What happened, the latest first.
    pub events: Vec<Happened>,
    /// What people were told, the latest first.
    pub told: Vec<Happened>,
    /// Handovers, letters, who looked.
    pub more: Vec<Link>,
    /// What was done just now.
    pub done: Option<Phrase>,
}

/// The page.
#[must_use]
pub fn desk_case(frame: &Frame, say: Say<'_>, of: &DeskCase) -> String {
    let inner = html! {
        @if let Some(done) = &of.done { (note(Tone::Good, &html! { p role="status" { (say.phrase(done)) } })) }
        p.full {
            strong { (say.phrase(&of.stage)) } " · " (say.phrase(&of.rules)) br;
            (say.t("staff-responsible")) " " strong { (say.phrase(&of.responsible)) }
        }
        (all(&of.warnings, |one| note(Tone::Warning, &html! { p { (say.phrase(one)) } })))
        nav.full aria-label=(say.plain("staff-next", &[])) {
            h2 { (say.t("staff-next")) }
            div.acts {
                (all(&of.next, |link| html! { a.button.second href=(link.address) { (say.phrase(&link.text)) } }))
            }
        }
        h2 { (say.t("staff-terms")) }
        div.grid { (all(&of.terms, |one| term(one, say))) }
        @if let Some(both) = of.clocks { h2 { (say.t("page-clocks")) } div.full { (clocks(both, Reader::Other, say)) } }
        h2 { (say.t("staff-people")) }
        div.grid { (all(&of.people, |one| person(one, say))) }
        div.grid {
            section { h2 { (say.t("staff-events")) } (timeline(&of.events, say)) }
            section { h2 { (say.t("staff-told")) } (timeline(&of.told, say)) }
        }
        h2 { (say.t("page-case-more")) }
        ul { (all(&of.more, |link| html! { li { (link.show(say)) } })) }
    };
    let title = format!("{} {}", say.plain("staff-case", &[]), of.reference);
    page(frame, say, &title, &inner)
}

fn term(of: &Term, say: Say<'_>) -> Markup {
    html! {
        div.card {
            h3 { (say.phrase(&of.title)) }
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
            h3 {
                @if let Some(name) = &of.name { (apart(name)) " · " }
                (say.phrase(&of.part))
            }
            @if let Some(stage) = &of.stage { p { (say.phrase(stage)) } }
            (all(&of.notes, |one| html! { span.badge { (say.phrase(one)) } " " }))
            (all(&of.careful, |one| html! { span.badge.late { "▲ " (say.phrase(one)) } " " }))
        }
    }
}
