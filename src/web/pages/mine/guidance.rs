//! What people can prepare, with ticks, contacts and sources. The same page serves those who are not signed in, without
//! ticks.

use maud::{Markup, html};

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::contact::{Contact, contact};
use crate::web::pages::parts::messages::{Words, texts};
use crate::web::pages::parts::notice::{Tone, note};
use crate::web::pages::parts::tasks::{Task, tasks};
use crate::web::pages::say::{Phrase, Say, all, apart, count};

/// A thing to prepare.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// It is shown closed: hard to read, and for whoever wants to.
    pub closed: bool,
    /// The words; the reader's language first.
    pub words: Vec<Words>,
    /// What can be ticked off.
    pub ticks: Vec<Task>,
    /// Whom to call or where to look.
    pub contacts: Vec<Contact>,
    /// Where the facts are from.
    pub sources: Vec<String>,
}

/// The guidance for now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Guidance {
    /// Why it is for now: the stage in words; `None`: for anybody.
    pub stage: Option<Phrase>,
    /// The items, in the order in which they are read.
    pub items: Vec<Item>,
}

/// The page.
#[must_use]
pub fn guidance(frame: &Frame, say: Say<'_>, of: &Guidance) -> String {
    let ticks = || of.items.iter().flat_map(|item| &item.ticks);
    let done = ticks().filter(|tick| tick.done).count();
    let inner = html! {
        @if let Some(stage) = &of.stage {
            p { (say.t("page-guidance-for")) " " strong { (say.phrase(stage)) } }
        } @else if frame.signed_in.as_ref().is_none_or(|who| who.as_whom.is_none()) {
            p { (say.t("page-guidance-anybody")) }
        }
        @if of.items.is_empty() { p { (say.t("page-guidance-none")) } }
        @if frame.signed_in.is_some() && ticks().next().is_some() {
            p { (say.with("page-guidance-done", &[("done", count(done)), ("all", count(ticks().count()))])) }
        }
        @if frame.exit.is_some() {
            (note(Tone::Plain, &html! { p { (say.t("page-exit-how")) " " (say.t("page-exit-history")) } }))
        }
        (all(&of.items, |one| item(one, say)))
    };
    page(frame, say, &say.plain("page-guidance-title", &[]), &inner)
}

fn item(of: &Item, say: Say<'_>) -> Markup {
    let Some(first) = of.words.first() else { return maud::html! {} };
    let title = Phrase::of(&first.title, &first.language);
    html! {
        section.card id=(of.id) {
            @if of.closed {
                h2 { (say.phrase(&title)) }
                details {
                    summary { (say.t("page-guidance-open")) span.hide { ": " (say.phrase(&title)) } } (inner(of, say))
                }
            } @else {
                h2 { (say.phrase(&title)) }
                (inner(of, say))
            }
        }
    }
}

fn inner(of: &Item, say: Say<'_>) -> Markup {
    html! {
        (texts(&of.words))
        (tasks(&of.ticks, say))
        (all(&of.contacts, |one| contact(one, say)))
        @if !of.sources.is_empty() {
            details {
                summary { (say.t("page-sources")) }
                ul { (all(&of.sources, |source| html! { li { (apart(source)) } })) }
            }
        }
    }
}
