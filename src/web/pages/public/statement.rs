//! Help, privacy and accessibility: what is said to everybody.

use maud::{Markup, html};

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::contact::{Contact, contact};
use crate::web::pages::say::{Say, all};

/// What is stated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Statement {
    /// What is kept, why, and for how long.
    Privacy,
    /// How far everybody can use the pages.
    Accessibility,
}

impl Statement {
    /// The beginning of its messages, and how many parts it has.
    fn parts(self) -> (&'static str, usize) {
        match self {
            Self::Privacy => ("page-privacy", 5),
            Self::Accessibility => ("page-access", 3),
        }
    }
}

/// The page of a statement.
#[must_use]
pub fn statement(frame: &Frame, say: Say<'_>, of: Statement) -> String {
    let (family, parts) = of.parts();
    let inner = html! { @for at in 1..=parts { (part(say, &format!("{family}-{at}"))) } };
    page(frame, say, &say.plain(&format!("{family}-title"), &[]), &inner)
}

/// The page of where to ask: whom to call at once comes first. The numbers are kept in one place and looked at again in time.
#[must_use]
pub fn help(frame: &Frame, say: Say<'_>, urgent: &[Contact], others: &[Contact]) -> String {
    let inner = html! {
        (part(say, "page-help-now"))
        div.grid { (all(urgent, |one| contact(one, say))) }
        (part(say, "page-help-person"))
        (part(say, "page-help-lawyer"))
        (part(say, "page-help-others"))
        div.grid { (all(others, |one| contact(one, say))) }
    };
    page(frame, say, &say.plain("page-help-title", &[]), &inner)
}

fn part(say: Say<'_>, key: &str) -> Markup {
    html! {
        h2 { (say.t(key)) }
        p { (say.t(&format!("{key}-text"))) }
    }
}
