//! A step or a correction: asked, shown with what follows from it, and only then done.

use maud::html;

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::confirm::{Consequence, confirm};
use crate::web::pages::parts::field::{Choice, Field, Form, Kind, Typed, form};
use crate::web::pages::parts::timeline::{Happened, timeline};
use crate::web::pages::say::{Phrase, Say, apart};

/// The question: what happened, and when. A correction shows what it corrects.
#[must_use]
pub fn step(
    frame: &Frame,
    say: Say<'_>,
    (reference, title): (&str, &Phrase),
    corrects: Option<&Happened>,
    ask: &Form,
) -> String {
    let inner = html! {
        p { (say.t("staff-case")) " " (apart(reference)) }
        @if let Some(earlier) = corrects {
            h2 { (say.t("staff-corrects")) }
            (timeline(std::slice::from_ref(earlier), say))
            p { (say.t("staff-corrects-why")) }
        }
        (form(ask, say))
    };
    page(frame, say, &title.text, &inner)
}

/// What follows. `act` holds what was typed, to be sent once more and done.
#[must_use]
pub fn step_confirm(frame: &Frame, say: Say<'_>, reference: &str, of: &Consequence, act: &Form) -> String {
    let inner = html! {
        p { (say.t("staff-case")) " " (apart(reference)) }
        (confirm(of, act, say))
    };
    page(frame, say, &say.plain("staff-confirm-title", &[]), &inner)
}

/// The form of a step. `fields`: what the procedure asks for with this event; `people`: whom it can be about.
#[must_use]
pub fn step_form(say: Say<'_>, action: &str, fields: Vec<Field>, people: Vec<Choice>, typed: &Typed) -> Form {
    let mut all = vec![Field::new(say, "on", "staff-step-on", Kind::Day).typed(typed)];
    all.extend(fields);
    if !people.is_empty() {
        all.push(Field::new(say, "person", "staff-step-person", Kind::Menu(people)).typed(typed));
    }
    Form::new(say, action, "staff-step-preview", all)
}
