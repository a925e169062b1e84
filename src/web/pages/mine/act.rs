//! One thing that can be done by one button: a form of its own, so that it works without a script.

use maud::{Markup, html};

use crate::web::pages::frame::kept;
use crate::web::pages::say::{Phrase, Say, apart};

/// The button.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Act {
    /// Where it is sent.
    pub action: String,
    /// What goes along unseen.
    pub fields: Vec<(String, String)>,
    /// What it says.
    pub words: Phrase,
    /// What it is about, for who only hears the button.
    pub about: String,
}

/// The button as it stands in a page.
#[must_use]
pub fn act(of: &Act, say: Say<'_>) -> Markup {
    html! {
        form.screen method="post" action=(of.action) {
            (kept(&of.fields))
            button.second {
                (say.phrase(&of.words)) @if !of.about.is_empty() { span.hide { ": " (apart(&of.about)) } }
            }
        }
    }
}
