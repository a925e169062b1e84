//! One page of paper for a talk with a helper: what is known, and room for one's own questions. It holds no number of
//! the case and no name, because paper is left lying about.

use chrono::NaiveDate;
use maud::html;

use super::stage::Stage;
use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::badge::{Urgency, badge};
use crate::web::pages::parts::contact::{Contact, contact};
use crate::web::pages::say::{Phrase, Say, all};

/// The sheet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// The day of printing.
    pub on: NaiveDate,
    /// Where the case is.
    pub stage: Stage,
    /// Who has it.
    pub holder: Option<Phrase>,
    /// The days that matter: what, when, and how it stands.
    pub days: Vec<(Phrase, NaiveDate, Option<Urgency>)>,
    /// What can be done, in a sentence each.
    pub rights: Vec<(Phrase, Phrase)>,
    /// What is still open to prepare.
    pub open: Vec<Phrase>,
    /// Whom to call.
    pub contacts: Vec<Contact>,
}

/// The page.
#[must_use]
pub fn sheet(frame: &Frame, say: Say<'_>, of: &Sheet) -> String {
    let inner = html! {
        p { (say.t("page-sheet-intro")) " " (say.day(of.on)) }
        p.screen.note { (say.t("page-sheet-print")) }
        h2 { (say.t("page-ask-where")) }
        p { strong { (of.stage.now(say)) } br; (of.stage.who(say, of.holder.as_ref())) }
        h2 { (say.t("page-sheet-days")) }
        ul {
            (all(&of.days, |(what, day, urgency)| html! {
                li {
                    (say.phrase(what)) ": " strong { (say.day(*day)) }
                    @if let Some(urgency) = urgency { " " (badge(*urgency, say)) }
                }
            }))
        }
        @if !of.rights.is_empty() { h2 { (say.t("page-rights")) } }
        ul { (all(&of.rights, |(what, state)| html! { li { (say.phrase(what)) ": " (say.phrase(state)) } })) }
        @if !of.open.is_empty() {
            h2 { (say.t("page-sheet-open")) }
            ul.tasks { (all(&of.open, |one| html! { li { "☐ " (say.phrase(one)) } })) }
        }
        @if !of.contacts.is_empty() { h2 { (say.t("page-contacts")) } }
        div.grid { (all(&of.contacts, |one| contact(one, say))) }
        h2 { (say.t("page-sheet-questions")) }
        p { "…" } hr; p { "…" } hr; p { "…" } hr;
    };
    page(frame, say, &say.plain("page-sheet-title", &[]), &inner)
}
