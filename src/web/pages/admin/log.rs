//! Whether the access log can be believed.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::field::{Form, form};
use crate::web::pages::parts::notice::{Tone, note};
use crate::web::pages::say::{Phrase, Say, all, apart, count};

/// What was found when the log was checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LogCheck {
    /// When it was checked.
    pub at: DateTime<Utc>,
    /// How many entries were read, and of how many.
    pub entries: (usize, usize),
    /// Everything was read.
    pub whole: bool,
    /// What does not fit, in words; empty: every entry that was read fits.
    pub broken: Vec<Phrase>,
    /// The digest of the ends of the log, to be kept elsewhere.
    pub digest: String,
}

/// The check of the log.
#[must_use]
pub fn log(frame: &Frame, say: Say<'_>, of: Option<&LogCheck>, check: &Form) -> String {
    let inner = html! {
        p { (say.t("staff-log-intro")) }
        @if let Some(of) = of { (checked(of, say)) }
        (form(check, say))
    };
    page(frame, say, &say.plain("staff-log", &[]), &inner)
}

fn checked(of: &LogCheck, say: Say<'_>) -> Markup {
    let (read, entries) = of.entries;
    let result = html! {
        @if !of.broken.is_empty() {
            p role="status" { strong { (say.t("staff-log-broken")) } }
            ul { (all(&of.broken, |one| html! { li { (say.phrase(one)) } })) }
        }
        @if of.whole && of.broken.is_empty() {
            p role="status" { strong { (say.with("staff-log-good", &[("n", count(read))])) } }
        }
        @if !of.whole {
            p role="status" { (say.with("staff-log-so-far", &[("n", count(read)), ("all", count(entries))])) }
            progress value=(read) max=(entries) aria-label=(say.plain("staff-log-progress", &[])) {}
        }
    };
    let tone = match (of.broken.is_empty(), of.whole) {
        (false, _) => Tone::Bad,
        (true, true) => Tone::Good,
        (true, false) => Tone::Plain,
    };
    html! {
        (note(tone, &result))
        p {
            (say.t("staff-log-at")) " " (say.day(of.at.date_naive())) " "
            (apart(&of.at.format("%H:%M UTC").to_string()))
        }
        @if of.whole {
            p { (say.with("staff-log-digest", &[("n", count(read))])) br; code { (apart(&of.digest)) } }
        }
    }
}
