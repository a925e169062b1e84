//! Pages of those who keep the service running: accounts, organisations, keys, procedures, words to review, parked
//! messages, and whether the log can be believed. None shows anything of a case.

pub mod accounts;
pub mod keys;
pub mod log;
pub mod organisations;
pub mod rules;

use maud::{Markup, html};

use super::frame::kept;
use super::parts::field::{Form, form};
use super::parts::notice::{Tone, note};
use super::say::{Say, apart};

/// Whether something can be used, and the button that changes it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Switch {
    /// Where it is sent; `None`: it cannot be changed by who reads the page.
    pub action: Option<String>,
    /// What goes along unseen.
    pub kept: Vec<(String, String)>,
}

/// Since when something is blocked, and the button to block it or to let it in again.
#[must_use]
pub fn switch(blocked: Option<chrono::NaiveDate>, of: &Switch, about: &str, say: Say<'_>) -> Markup {
    let key = if blocked.is_some() { "staff-unblock" } else { "staff-block" };
    html! {
        @if let Some(since) = blocked { span.badge.late { "▲ " (say.t("staff-blocked")) } " " (say.day(since)) }
        @if let Some(action) = &of.action {
            form method="post" action=(action) {
                (kept(&of.kept))
                button.link name="blocked" value=(if blocked.is_some() { "no" } else { "yes" }) {
                    (say.t(key)) span.hide { ": " (apart(about)) }
                }
            }
        }
    }
}

/// The form for something new, below its heading.
#[must_use]
pub fn new(heading: &str, make: &Form, say: Say<'_>) -> Markup {
    html! { h2 { (say.t(heading)) } (form(make, say)) }
}

/// A secret that was made just now, and what it is for, in words.
#[must_use]
pub fn once(secret: &str, words: &Markup) -> Markup {
    note(Tone::Good, &html! { div role="status" { p { (words) } p { strong { code { (apart(secret)) } } } } })
}
