//! What will follow from a step, shown before it is done.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::date::{Reasoned, why};
use super::field::{Form, form};
use super::notice::{Tone, note};
use crate::i18n::Arg;
use crate::web::pages::say::{Phrase, Say, all};

/// A term that the step touches.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moved {
    /// The term.
    pub term: Phrase,
    /// Its last day now; `None`: it does not run yet.
    pub from: Option<NaiveDate>,
    /// Its last day then; `None`: it ends.
    pub to: Option<NaiveDate>,
    /// Why it is that day then.
    pub why: Option<Reasoned>,
}

/// What follows from a step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Consequence {
    /// The step in a sentence.
    pub step: Phrase,
    /// What was said with it.
    pub details: Vec<Phrase>,
    /// Who or what stands elsewhere then: whom it is about (`None`: the whole case), now and then.
    pub stages: Vec<(Option<Phrase>, Phrase, Phrase)>,
    /// Terms that begin, move, stay or end.
    pub moved: Vec<Moved>,
    /// What people can do then, and could not or otherwise before.
    pub rights: Vec<(Phrase, Phrase)>,
    /// What is told at once, each to whom.
    pub told: Vec<(Phrase, Vec<Phrase>)>,
    /// What must be said beside it.
    pub warnings: Vec<Phrase>,
}

/// The consequence, and the form that does it. `back`: the form once more, with what was typed.
#[must_use]
pub fn confirm(of: &Consequence, (act, back): (&Form, &Markup), say: Say<'_>) -> Markup {
    html! {
        (note(Tone::Plain, &html! {
            p { strong { (say.phrase(&of.step)) } }
            (all(&of.details, |one| html! { p { (say.phrase(one)) } }))
        }))
        (all(&of.warnings, |one| note(Tone::Warning, &html! { p { (say.phrase(one)) } })))
        h2 { (say.t("staff-follows")) }
        ul {
            (all(&of.stages, |(who, now, then)| html! {
                li {
                    @if let Some(who) = who { (say.phrase(who)) ": " } @else { (say.t("staff-follows-stage")) " " }
                    strong { (say.phrase(now)) } " → " strong { (say.phrase(then)) }
                }
            }))
            (all(&of.moved, |one| html! { li { (moved(one, say)) } }))
            @if of.moved.is_empty() { li { (say.t("staff-follows-nothing")) } }
        }
        @if !of.rights.is_empty() {
            h2 { (say.t("staff-follows-rights")) }
            ul { (all(&of.rights, |(what, state)| html! { li { strong { (say.phrase(what)) } ": " (say.phrase(state)) } })) }
        }
        h2 { (say.t("staff-follows-told")) }
        @if of.told.is_empty() { p { (say.t("staff-follows-told-nobody")) } } @else {
            ul {
                (all(&of.told, |(what, whom)| html! {
                    li {
                        (say.phrase(what)) " – "
                        @for (at, one) in whom.iter().enumerate() { @if at > 0 { ", " } (say.phrase(one)) }
                    }
                }))
            }
        }
        (form(act, say))
        (back)
    }
}

fn moved(of: &Moved, say: Say<'_>) -> Markup {
    let term = say.phrase(&of.term);
    let day = |day: NaiveDate| Arg::Day(day);
    let words = match (of.from, of.to) {
        (Some(from), Some(to)) if from == to => say.with("staff-moves-not", &[("day", day(to))]),
        (Some(from), Some(to)) => say.with("staff-moves", &[("from", day(from)), ("to", day(to))]),
        (None, Some(to)) => say.with("staff-begins", &[("to", day(to))]),
        (_, None) => say.t("staff-ends"),
    };
    html! { (term) ": " strong { (words) } @if let Some(last) = &of.why { (why(last, say)) } }
}
