//! Help, privacy and accessibility: what is said to everybody, from the language files alone.

use maud::html;

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::contact::{Contact, contact};
use crate::web::pages::say::{Say, all};

/// What is stated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Statement {
    /// Where to ask.
    Help,
    /// What is kept, why, and for how long.
    Privacy,
    /// How far everybody can use the pages.
    Accessibility,
}

impl Statement {
    /// The beginning of its messages, and how many parts it has.
    fn parts(self) -> (&'static str, usize) {
        match self {
            Self::Help => ("page-help", 3),
            Self::Privacy => ("page-privacy", 5),
            Self::Accessibility => ("page-access", 3),
        }
    }
}

/// The page. `contacts`: whom to call, where it is about that; their numbers are kept in one place and looked at again
/// in time.
#[must_use]
pub fn statement(frame: &Frame, say: Say<'_>, of: Statement, contacts: &[Contact]) -> String {
    let (family, parts) = of.parts();
    let inner = html! {
        @for part in 1..=parts {
            h2 { (say.t(&format!("{family}-{part}"))) }
            p { (say.t(&format!("{family}-{part}-text"))) }
        }
        div.grid { (all(contacts, |one| contact(one, say))) }
    };
    page(frame, say, &say.plain(&format!("{family}-title"), &[]), &inner)
}
