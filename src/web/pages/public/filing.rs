//! What if I file on a day: the last days that would follow.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::date::{Reasoned, reasoned};
use crate::web::pages::parts::field::{Choice, Field, Form, Kind, Typed, form};
use crate::web::pages::parts::notice::{Tone, note};
use crate::web::pages::say::{Phrase, Say, all};

/// What would follow.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IfFiled {
    /// The day of receipt.
    pub on: NaiveDate,
    /// Each term with its last day.
    pub terms: Vec<(Phrase, Reasoned)>,
    /// What must be said beside it.
    pub warnings: Vec<Phrase>,
}

/// The page: the question, and the answer below it once it was asked.
#[must_use]
pub fn filing(frame: &Frame, say: Say<'_>, ask: &Form, answer: Option<&IfFiled>) -> String {
    let inner = html! {
        p { (say.t("page-filing-intro")) }
        (form(ask, say))
        @if let Some(answer) = answer { (shown(answer, say)) }
    };
    page(frame, say, &say.plain("page-filing-title", &[]), &inner)
}

fn shown(of: &IfFiled, say: Say<'_>) -> Markup {
    html! {
        section aria-live="polite" {
            h2 { (say.t("page-filing-answer")) " " (say.day(of.on)) }
            (all(&of.terms, |(term, last)| html! {
                div.card { h3 { (say.phrase(term)) } div { (say.t("page-last-day")) " " (reasoned(last, say)) } }
            }))
            (all(&of.warnings, |one| note(Tone::Warning, &html! { p { (say.phrase(one)) } })))
            p.soft { (say.t("page-until-means")) }
        }
    }
}

/// The question.
#[must_use]
pub fn filing_form(say: Say<'_>, procedures: Vec<Choice>, typed: &Typed) -> Form {
    let fields = vec![
        Field::new(say, "procedure", "page-filing-procedure", Kind::Menu(procedures)).typed(typed),
        Field::new(say, "on", "page-filing-on", Kind::Day).typed(typed),
    ];
    Form::new(say, "/filing", "page-filing-do", fields)
}
