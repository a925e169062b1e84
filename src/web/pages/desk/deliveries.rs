//! Messages that could not be delivered and wait for somebody.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::messages::{Words, texts};
use crate::web::pages::parts::notice::{Tone, note};
use crate::web::pages::parts::pager::pager;
use crate::web::pages::parts::table::{Table, table};
use crate::web::pages::say::{Phrase, Say, apart};

/// A message that waits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parked {
    /// The case's number, and where it is.
    pub case: (String, String),
    /// To whom, by their part.
    pub to: Phrase,
    /// What it tells.
    pub words: Words,
    /// The day it is about.
    pub about_on: NaiveDate,
    /// Why it did not arrive, and what to do; where it was the other side that said so, in its own words.
    pub reason: (Phrase, Option<String>),
    /// How often it was tried.
    pub attempts: u32,
    /// Where sending it again is sent.
    pub again: String,
}

/// The page. `sent`: one was just sent on its way again.
#[must_use]
pub fn deliveries(frame: &Frame, say: Say<'_>, (of, sent): (&[Parked], bool), next: Option<&str>) -> String {
    let columns = ["staff-list-case", "staff-parked-to", "staff-parked-kind", "staff-parked-reason", "staff-parked-do"];
    let inner = html! {
        @if sent { (note(Tone::Good, &html! { p role="status" { (say.t("staff-parked-sent")) } })) }
        p { (say.t("staff-parked-intro")) }
        (table(&Table::new(say, "staff-parked-title", &columns, of.iter().map(|one| row(one, say)).collect()), say))
        (pager(None, next, say))
    };
    page(frame, say, &say.plain("staff-parked-title", &[]), &inner)
}

fn row(of: &Parked, say: Say<'_>) -> Vec<Markup> {
    let (why, told) = &of.reason;
    vec![
        html! { a href=(of.case.1) { (apart(&of.case.0)) } },
        say.phrase(&of.to),
        html! {
            (say.phrase(&Phrase::of(&of.words.title, &of.words.language))) br;
            small { (say.day(of.about_on)) }
            @if !of.words.paragraphs.is_empty() {
                details { summary { (say.t("staff-parked-words")) } (texts(std::slice::from_ref(&of.words))) }
            }
        },
        html! {
            (say.phrase(why)) br;
            @if let Some(told) = told { (apart(told)) br; }
            small { (say.with("staff-parked-tried", &[("n", crate::i18n::Arg::Number(i64::from(of.attempts)))])) }
        },
        html! {
            form method="post" action=(of.again) {
                button.link { (say.t("staff-parked-again")) span.hide { ": " (of.case.0) } }
            }
        },
    ]
}
