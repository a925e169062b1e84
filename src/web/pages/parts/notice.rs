//! A box that must not be missed, and the list of what is wrong with a form.

use maud::{Markup, html};

use crate::web::pages::say::{Phrase, Say, all};

/// How a box is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Good to know.
    Plain,
    /// It worked.
    Good,
    /// Mind this.
    Warning,
    /// Something is wrong or late.
    Bad,
}

/// A box.
#[must_use]
pub fn note(tone: Tone, inner: &Markup) -> Markup {
    let class = match tone {
        Tone::Plain => "note",
        Tone::Good => "note good",
        Tone::Warning => "note warn",
        Tone::Bad => "note bad",
    };
    html! { div class=(class) { (inner) } }
}

/// What is wrong with a form: for each field its name and what is wrong. Each leads to its field.
#[must_use]
pub fn error_summary(faults: &[(String, Phrase)], say: Say<'_>) -> Markup {
    html! {
        @if !faults.is_empty() {
            div.note.bad role="alert" tabindex="-1" {
                h2 { (say.t("page-faults")) }
                ul { (all(faults, |(field, what)| html! { li { a href={ "#" (field) } { (say.phrase(what)) } } })) }
            }
        }
    }
}
