//! The procedure as steps: done, now, next. The state stands in words; what is past can be opened.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::date::{Reasoned, reasoned};
use crate::web::pages::say::{Phrase, Say, all, count};

/// Where a step stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    /// Behind.
    Done,
    /// Here.
    Now,
    /// Ahead.
    Next,
    /// Of no case: how it goes for everybody.
    General,
}

impl Progress {
    fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Now => "now",
            Self::Next => "next",
            Self::General => "general",
        }
    }
}

/// A step of the procedure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoadStep {
    /// Its name.
    pub title: Phrase,
    /// Where it stands.
    pub progress: Progress,
    /// The day on which it began or was done.
    pub on: Option<NaiveDate>,
    /// Who acts.
    pub who: Option<Phrase>,
    /// What happens in it.
    pub text: Vec<Phrase>,
    /// Until when, by law.
    pub last_day: Option<Reasoned>,
}

/// The road in short: how far it is, without a word; whoever cannot see it hears the number.
#[must_use]
pub fn road(steps: &[RoadStep], say: Say<'_>) -> Markup {
    let at = steps.iter().position(|step| step.progress == Progress::Now).map_or(steps.len(), |at| at + 1);
    html! {
        p.hide { (say.with("page-step-of", &[("n", count(at)), ("all", count(steps.len()))])) }
        ul.road aria-hidden="true" { (all(steps, |step| html! { li class=(step.progress.code()) {} })) }
    }
}

/// The steps.
#[must_use]
pub fn steps(steps: &[RoadStep], say: Say<'_>) -> Markup {
    html! { ol.steps { (all(steps, |one| step(one, say))) } }
}

fn step(step: &RoadStep, say: Say<'_>) -> Markup {
    let now = step.progress == Progress::Now;
    html! {
        li class=(step.progress.code()) aria-current=[now.then_some("step")] {
            h3 { (say.phrase(&step.title)) }
            (facts(step, say))
            @if step.progress == Progress::Done && !(step.text.is_empty() && step.last_day.is_none()) {
                details {
                    summary { (say.t("page-step-more")) span.hide { ": " (say.phrase(&step.title)) } }
                    (inner(step, say))
                }
            } @else {
                (inner(step, say))
            }
        }
    }
}

/// How far it is, when, and who acts; what is not known is left out.
fn facts(step: &RoadStep, say: Say<'_>) -> Markup {
    let progress =
        (step.progress != Progress::General).then(|| say.t(&format!("page-progress-{}", step.progress.code())));
    let on = step.on.map(|on| say.day(on));
    let who = step.who.as_ref().map(|who| say.phrase(who));
    html! {
        p.soft {
            @for (at, fact) in progress.into_iter().chain(on).chain(who).enumerate() {
                @if at > 0 { " · " }
                (fact)
            }
        }
    }
}

fn inner(step: &RoadStep, say: Say<'_>) -> Markup {
    html! {
        (all(&step.text, |text| html! { p { (say.phrase(text)) } }))
        @if let Some(last) = &step.last_day { div { (say.t("page-last-day")) " " (reasoned(last, say)) } }
    }
}
