//! A deadline from a few dates, for volunteers and lawyers. What is typed is sent in the body of a form: nothing of it
//! stands in an address, and nothing of it is kept.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::mine::rights::{Right, right};
use crate::web::pages::mine::stage::Stage;
use crate::web::pages::parts::badge::{Urgency, badge};
use crate::web::pages::parts::clocks::{Clocks, Reader, clocks};
use crate::web::pages::parts::date::{Reasoned, reasoned};
use crate::web::pages::parts::field::{Choice, Field, Form, Kind, Typed, form};
use crate::web::pages::parts::notice::{Tone, note};
use crate::web::pages::say::{Phrase, Say, all};

/// A term of the answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reckoned {
    /// The term.
    pub title: Phrase,
    /// Who must act in it.
    pub who: Phrase,
    /// Its last day.
    pub last: Reasoned,
    /// How it stands.
    pub urgency: Urgency,
}

/// The answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// The day of looking.
    pub on: NaiveDate,
    /// By which rules.
    pub rules: Phrase,
    /// What was given: what happened, and when.
    pub given: Vec<(Phrase, NaiveDate)>,
    /// Where the case stands.
    pub stage: Stage,
    /// The clocks of the decision.
    pub clocks: Option<Clocks>,
    /// The terms.
    pub terms: Vec<Reckoned>,
    /// What can be done.
    pub rights: Vec<Right>,
    /// What must be said beside it.
    pub warnings: Vec<Phrase>,
}

/// The page: the question, and the answer above it once it was asked.
#[must_use]
pub fn reckon(frame: &Frame, say: Say<'_>, ask: &Form, answer: Option<&Answer>) -> String {
    let inner = html! {
        @if let Some(answer) = answer { (shown(answer, say)) h2.screen { (say.t("page-reckon-again")) } }
        @else { p { (say.t("page-reckon-intro")) } }
        div.screen { (form(ask, say)) }
    };
    page(frame, say, &say.plain("page-reckon-title", &[]), &inner)
}

fn shown(of: &Answer, say: Say<'_>) -> Markup {
    html! {
        p { (say.phrase(&of.rules)) " " (say.t("page-case-seen")) " " (say.day(of.on)) "." }
        ul { (all(&of.given, |(what, day)| html! { li { (say.day(*day)) ": " (say.phrase(what)) } })) }
        (note(Tone::Plain, &html! { p { strong { (of.stage.now(say)) } } }))
        (all(&of.terms, |one| html! {
            div.card {
                h2 { (say.phrase(&one.title)) }
                p { (badge(one.urgency, say)) " " (say.phrase(&one.who)) }
                div { (say.t("page-last-day")) " " (reasoned(&one.last, say)) }
            }
        }))
        @if let Some(both) = of.clocks { (clocks(both, Reader::Other, say)) }
        (all(&of.rights, |one| right(one, say)))
        (all(&of.warnings, |one| note(Tone::Warning, &html! { p { (say.phrase(one)) } })))
        p.soft { (say.t("page-reckon-print")) }
    }
}

/// The days that can be given, by the name of their field and its question.
pub const DAYS: [(&str, &str); 7] = [
    ("received", "page-reckon-received"),
    ("asked", "page-reckon-asked"),
    ("answer-by", "page-reckon-answer-by"),
    ("sent", "page-reckon-sent"),
    ("default", "page-reckon-default"),
    ("decided", "page-reckon-decided"),
    ("as-of", "page-reckon-as-of"),
];

/// The question.
#[must_use]
pub fn reckon_form(say: Say<'_>, procedures: Vec<Choice>, outcomes: Vec<Choice>, typed: &Typed) -> Form {
    let mut fields = vec![Field::new(say, "procedure", "page-filing-procedure", Kind::Menu(procedures)).typed(typed)];
    fields.extend(DAYS.iter().map(|(name, key)| {
        let field = Field::new(say, name, key, Kind::Day).typed(typed);
        if *name == "received" { field } else { field.if_wanted() }
    }));
    let outcome = Field::new(say, "outcome", "page-reckon-outcome", Kind::Menu(outcomes)).typed(typed).if_wanted();
    // What a decision says stands below its day.
    let below = fields.iter().position(|field| field.name == "decided").map_or(fields.len(), |at| at + 1);
    fields.insert(below, outcome);
    Form::new(say, "/reckon", "page-reckon-do", fields)
}
