//! My applications, where there are several.

use chrono::NaiveDate;
use maud::html;

use super::stage::Stage;
use crate::web::pages::frame::{Frame, page};
use crate::web::pages::say::{Phrase, Say, all, apart};

/// One of several.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InShort {
    /// Where it is shown.
    pub address: String,
    /// Its number for people.
    pub reference: String,
    /// What it is.
    pub procedure: Phrase,
    /// Where it is.
    pub stage: Stage,
    /// Since when.
    pub received: Option<NaiveDate>,
}

/// The page.
#[must_use]
pub fn cases(frame: &Frame, say: Say<'_>, of: &[InShort]) -> String {
    let one = |one: &InShort| {
        html! {
            li.card {
                h2 { a href=(one.address) { (apart(&one.reference)) } }
                p { (say.phrase(&one.procedure)) }
                p {
                    strong { (one.stage.now(say)) }
                    @if let Some(on) = one.received { " · " (say.t("page-reckon-received")) " " (say.day(on)) }
                }
            }
        }
    };
    let inner = html! {
        @if of.is_empty() { p { (say.t("page-my-none")) } }
        ul.line { (all(of, one)) }
    };
    page(frame, say, &say.plain("page-my-cases", &[]), &inner)
}
