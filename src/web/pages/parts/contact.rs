//! Whom to call or where to look.

use maud::{Markup, html};

use crate::web::pages::say::{Phrase, Say, apart};

/// Somebody to turn to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contact {
    /// The organisation or the person.
    pub name: Phrase,
    /// What for.
    pub role: Option<Phrase>,
    /// The telephone number.
    pub number: Option<String>,
    /// The address on the web.
    pub address: Option<String>,
    /// When it can be reached.
    pub hours: Option<Phrase>,
}

/// An address as people say it: on a small screen the rest of it only breaks in the middle of a word.
fn in_short(address: &str) -> &str {
    let bare = address.trim_start_matches("https://").trim_start_matches("www.");
    bare.strip_suffix('/').unwrap_or(bare)
}

/// The card.
#[must_use]
pub fn contact(of: &Contact, say: Say<'_>) -> Markup {
    html! {
        div.card {
            h3 { (say.phrase(&of.name)) }
            @if let Some(role) = &of.role { p { (say.phrase(role)) } }
            @if let Some(number) = &of.number {
                p { a href={ "tel:" (number.replace(' ', "")) } { (apart(number)) } }
            }
            @if let Some(address) = &of.address { p { a href=(address) rel="noreferrer" { (apart(in_short(address))) } } }
            @if let Some(hours) = &of.hours { p.soft { (say.phrase(hours)) } }
        }
    }
}
