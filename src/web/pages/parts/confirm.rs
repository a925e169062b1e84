//! What will follow from a step, shown before it is done.

use chrono::NaiveDate;
use maud::{Markup, html};

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
}

/// What follows from a step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Consequence {
    /// The step in a sentence.
    pub step: Phrase,
    /// Where the case stands now and then.
    pub stage: Option<(Phrase, Phrase)>,
    /// Terms that begin, move or end.
    pub moved: Vec<Moved>,
    /// Who will be told what.
    pub told: Vec<Phrase>,
    /// What must be said beside it.
    pub warnings: Vec<Phrase>,
}

/// The consequence, and the form that does it.
#[must_use]
pub fn confirm(of: &Consequence, act: &Form, say: Say<'_>) -> Markup {
    html! {
        (note(Tone::Plain, &html! { p { strong { (say.phrase(&of.step)) } } }))
        h2 { (say.t("staff-follows")) }
        ul {
            @if let Some((now, then)) = &of.stage {
                li {
                    (say.t("staff-follows-stage")) " "
                    strong { (say.phrase(now)) } " → " strong { (say.phrase(then)) }
                }
            }
            (all(&of.moved, |one| html! { li { (moved(one, say)) } }))
            @if of.stage.is_none() && of.moved.is_empty() { li { (say.t("staff-follows-nothing")) } }
        }
        @if !of.told.is_empty() {
            h2 { (say.t("staff-follows-told")) }
            ul { (all(&of.told, |one| html! { li { (say.phrase(one)) } })) }
        }
        (all(&of.warnings, |one| note(Tone::Warning, &html! { p { (say.phrase(one)) } })))
        (form(act, say))
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
    html! { (term) ": " strong { (words) } }
}
