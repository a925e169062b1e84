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
            h3 { (say.phrase(&say.named("page-right", &of.id, &of.title))) }
            p { @if of.open { span.badge.good { (say.t("page-right-open")) } " " } (say.phrase(&of.state)) }
            @if let Some(from) = of.from { p { (say.t("page-right-from")) " " (say.day(from)) } }
            @if let Some(until) = &of.until { div { (say.t("page-last-day")) " " (reasoned(until, say)) } }
            @if !of.links.is_empty() { div.acts.screen { (all(&of.links, |link| link.show(say))) } }
        }
    }
}

/// The path after a refusal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// The day of the letter.
    pub decided_on: NaiveDate,
    /// What can be done; the most pressing first.
    pub rights: Vec<Right>,
    /// What to do first, with ticks.
    pub first: Vec<Task>,
    /// What helps to tell the family, and to carry it.
    pub texts: Vec<Vec<Words>>,
    /// Whom to call.
    pub contacts: Vec<Contact>,
}

/// The page of the path after a refusal.
#[must_use]
pub fn refusal(frame: &Frame, say: Say<'_>, of: &Refusal) -> String {
    let inner = html! {
        p { (say.t("page-refusal-intro")) " " (say.t("page-refusal-letter")) " " (say.day(of.decided_on)) "." }
        (note(Tone::Warning, &html! { p { strong { (say.t("page-refusal-time")) } } }))
        h2 { (say.t("page-refusal-first")) }
        (tasks(&of.first, say))
        h2 { (say.t("page-rights")) }
        (all(&of.rights, |one| right(one, say)))
        h2 { (say.t("page-contacts")) }
        div.grid { (all(&of.contacts, |one| contact(one, say))) }
        (all(&of.texts, |words| html! {
            @if let Some(first) = words.first() {
                details.card { summary { (say.phrase(&Phrase::of(&first.title, &first.language))) } (texts(words)) }
            }
        }))
    };
    page(frame, say, &say.plain("page-refusal-title", &[]), &inner)
}
