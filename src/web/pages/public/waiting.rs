//! How long families wait: the range first, then pictures.

use maud::html;

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::field::{Choice, Field, Form, Kind, Typed, form};
use crate::web::pages::parts::picture::{Picture, picture};
use crate::web::pages::say::{Phrase, Say, all};

/// Waiting times.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// In sentences: until when everything was known, and who is counted.
    pub intro: Vec<Phrase>,
    /// The question for a day of receipt.
    pub ask: Form,
    /// The answer, in sentences.
    pub answer: Vec<Phrase>,
    /// Pictures.
    pub pictures: Vec<Picture>,
}

/// The page.
#[must_use]
pub fn waiting(frame: &Frame, say: Say<'_>, of: &Waiting) -> String {
    let inner = html! {
        (all(&of.intro, |text| html! { p { (say.phrase(text)) } }))
        (form(&of.ask, say))
        @if !of.answer.is_empty() {
            div.note { (all(&of.answer, |text| html! { p { (say.phrase(text)) } })) }
        }
        @if of.answer.is_empty() { p { strong { (say.t("page-others-mean")) } } }
        @if !of.pictures.is_empty() { h2 { (say.t("page-pictures")) } }
        (all(&of.pictures, |one| picture(one, say)))
    };
    page(frame, say, &say.plain("page-waiting-title", &[]), &inner)
}

/// The question for a day of receipt.
#[must_use]
pub fn waiting_form(say: Say<'_>, procedures: Vec<Choice>, typed: &Typed) -> Form {
    let fields = vec![
        Field::new(say, "procedure", "page-filing-procedure", Kind::Menu(procedures)).typed(typed),
        Field::new(say, "on", "page-waiting-on", Kind::Day).typed(typed),
    ];
    Form::new(say, "/waiting-times", "page-waiting-do", fields)
}
