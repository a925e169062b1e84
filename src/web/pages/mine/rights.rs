//! What can be done about a decision or its absence, and the path after a refusal.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::contact::{Contact, contact};
use crate::web::pages::parts::date::{Reasoned, reasoned};
use crate::web::pages::parts::messages::{Words, texts};
use crate::web::pages::parts::notice::{Tone, note};
use crate::web::pages::parts::tasks::{Task, tasks};
use crate::web::pages::say::{Link, Phrase, Say, all};

/// Something that can be done, now or later.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Right {
    /// Its name in the procedure, such as `notice-of-default`.
    pub id: String,
    /// What the procedure calls it.
    pub title: Phrase,
    /// For whom, where it is not for the family as a whole.
    pub whose: Option<Phrase>,
    /// How it stands, in a sentence.
    pub state: Phrase,
    /// It can be done now.
    pub open: bool,
    /// From when it is not too early.
    pub from: Option<NaiveDate>,
    /// Until when it is in time.
    pub until: Option<Reasoned>,
    /// A letter to print, or more to read.
    pub links: Vec<Link>,
}

/// One right.
#[must_use]
pub fn right(of: &Right, say: Say<'_>) -> Markup {
    html! {
        div.card {
            h3 {
                (say.phrase(&say.named("page-right", &of.id, &of.title)))
                @if let Some(whose) = &of.whose { " · " bdi { (say.phrase(whose)) } }
            }
            p { @if of.open { span.badge.good { (say.t("page-right-open")) } " " } (say.phrase(&of.state)) }
            @if let Some(from) = of.from { p { (say.t("page-right-from")) " " (say.day(from)) } }
            @if let Some(until) = &of.until { div { (say.t("page-last-day")) " " (reasoned(until, say)) } }
            @if !of.links.is_empty() { div.acts.screen { (all(&of.links, |link| link.show(say))) } }
        }
    }
}

/// The path after a refusal, for whoever got one and for whoever wants to know what there would be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// The answer was no, and that may not be the last word.
    pub refused: bool,
    /// There was no answer yet.
    pub waits: bool,
    /// The day of the letter.
    pub decided_on: Option<NaiveDate>,
    /// What can be done; the most pressing first.
    pub rights: Vec<Right>,
    /// What to do first, with ticks.
    pub first: Vec<Task>,
    /// What helps to tell the family, and to carry it.
    pub texts: Vec<Vec<Words>>,
    /// Whom to call.
    pub contacts: Vec<Contact>,
}

/// The steps that one can take after a no, one after the other.
const PATH: [&str; 3] = ["page-refusal-objection", "page-refusal-appeal", "page-refusal-higher"];

/// The page of the path after a refusal.
#[must_use]
pub fn refusal(frame: &Frame, say: Say<'_>, of: &Refusal) -> String {
    let pressing = of.rights.iter().any(|right| right.open && right.until.is_some());
    let inner = html! {
        @if of.refused {
            p {
                (say.t("page-refusal-intro"))
                @if let Some(on) = of.decided_on { " " (say.t("page-refusal-letter")) " " (say.day(on)) "." }
            }
            @if pressing { (note(Tone::Warning, &html! { p { strong { (say.t("page-refusal-time")) } } })) }
        } @else { p { (say.t(if of.waits { "page-refusal-before" } else { "page-refusal-general" })) } }
        @if !of.first.is_empty() { h2 { (say.t("page-refusal-first")) } (tasks(&of.first, say)) }
        @if !of.rights.is_empty() { h2 { (say.t("page-rights")) } (all(&of.rights, |one| right(one, say))) }
        h2 { (say.t("page-refusal-path")) }
        ol { (all(&PATH, |key| html! { li { (say.t(key)) } })) }
        p { (say.t("page-refusal-lawyer")) }
        @if !of.contacts.is_empty() {
            h2 { (say.t("page-contacts")) }
            div.grid { (all(&of.contacts, |one| contact(one, say))) }
        }
        (all(&of.texts, |words| html! {
            @if let Some(first) = words.first() {
                details.card { summary { (say.phrase(&Phrase::of(&first.title, &first.language))) } (texts(words)) }
            }
        }))
    };
    let title = if of.refused { "page-refusal-title" } else { "page-more-refusal" };
    page(frame, say, &say.plain(title, &[]), &inner)
}
