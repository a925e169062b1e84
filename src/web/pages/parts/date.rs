//! A date that can be opened to the reasons for it: the steps of the engine, closed days, articles and where to read
//! them.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::web::pages::say::{Phrase, Say, all};

/// Where the law says so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Law {
    /// The act or ruling.
    pub act: Phrase,
    /// The article.
    pub article: Phrase,
    /// Where it can be read.
    pub address: String,
    /// How far it was read at its source: `yes`, `partial` or `unverified`.
    pub verified: String,
}

/// One step from the event to the date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// In a sentence.
    pub text: Phrase,
    /// Where the law says so.
    pub laws: Vec<Law>,
}

/// A day with its reasons.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reasoned {
    /// The day: the safe one where the law can be read in two ways.
    pub day: NaiveDate,
    /// It still moves, because the term is suspended.
    pub provisional: bool,
    /// The steps of the computation.
    pub steps: Vec<Step>,
    /// Other ways to read the law: what each says, and the day by it.
    pub readings: Vec<(Phrase, NaiveDate)>,
    /// What must be said beside the date.
    pub warnings: Vec<Phrase>,
}

/// The date, and why it is that one.
#[must_use]
pub fn reasoned(of: &Reasoned, say: Say<'_>) -> Markup {
    html! {
        strong { (say.day(of.day)) }
        @if of.provisional { " " small { (say.t("page-provisional")) } }
        (why(of, say))
    }
}

/// Why it is that date.
#[must_use]
pub fn why(of: &Reasoned, say: Say<'_>) -> Markup {
    html! {
        details {
            summary { (say.t("page-why-this-date")) span.hide { ": " (say.day(of.day)) } }
            div.why {
                ol { (all(&of.steps, |step| html! { li { (say.phrase(&step.text)) (laws(&step.laws, say)) } })) }
                (readings(&of.readings, say))
                (all(&of.warnings, |warning| html! { p { strong { (say.t("page-mind")) } " " (say.phrase(warning)) } }))
                p.soft { (say.t("page-letter-leads")) }
            }
        }
    }
}

fn laws(laws: &[Law], say: Say<'_>) -> Markup {
    let law = |law: &Law| {
        html! {
            a href=(law.address) rel="noreferrer" dir="ltr" { (say.phrase(&law.act)) ", " (say.phrase(&law.article)) }
            @if law.verified != "yes" { " (" (say.t(&format!("page-verified-{}", law.verified))) ")" }
            " "
        }
    };
    html! { @if !laws.is_empty() { br; small { (all(laws, law)) } } }
}

fn readings(readings: &[(Phrase, NaiveDate)], say: Say<'_>) -> Markup {
    html! {
        // Readings that lead to the same day are no doubt about the day.
        @if readings.iter().any(|(_, day)| readings.first().is_some_and(|(_, first)| first != day)) {
            p { (say.t("page-readings")) }
            ul { (all(readings, |(what, day)| html! { li { (say.day(*day)) ": " (say.phrase(what)) } })) }
        }
    }
}
