//! What I was told, and what I want to be told.

use maud::html;

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::field::{Choice, Field, Form, Kind, Typed, form};
use crate::web::pages::parts::messages::{Message, messages};
use crate::web::pages::parts::pager::pager;
use crate::web::pages::say::Say;

/// My messages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct News {
    /// The messages, the latest first.
    pub messages: Vec<Message>,
    /// Where older ones are.
    pub next: Option<String>,
    /// What I want to be told, by what and how often.
    pub wishes: Form,
}

/// The page.
#[must_use]
pub fn news(frame: &Frame, say: Say<'_>, of: &News) -> String {
    let inner = html! {
        (messages(&of.messages, say))
        (pager(None, of.next.as_deref(), say))
        h2 { (say.t("page-wishes")) }
        p { (say.t("page-wishes-always")) }
        (form(&of.wishes, say))
    };
    page(frame, say, &say.plain("page-news", &[]), &inner)
}

/// The form of what somebody wants to be told.
#[must_use]
pub fn wishes_form(say: Say<'_>, action: &str, typed: &Typed) -> Form {
    let how = Choice::all(say, "page-wish", &["immediate", "daily", "weekly"]);
    let fields = vec![Field::new(say, "rhythm", "page-wish-how", Kind::One(how)).typed(typed)];
    Form::new(say, action, "page-wish-save", fields)
}
