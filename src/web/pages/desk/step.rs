//! A step or a correction: asked, shown with what follows from it, and only then done.

use maud::html;

use crate::web::pages::frame::{Frame, kept, page};
use crate::web::pages::parts::confirm::{Consequence, confirm};
use crate::web::pages::parts::field::{Choice, Field, Form, Kind, Typed, form};
use crate::web::pages::parts::notice::{Tone, note};
use crate::web::pages::parts::timeline::{Happened, timeline};
use crate::web::pages::say::{Link, Phrase, Say, all};

/// The question: what happened, and when. A correction shows what it corrects. `wrong`: what does not fit that belongs to no field.
#[must_use]
pub fn step(
    frame: &Frame,
    say: Say<'_>,
    (case, title): (&Link, &Phrase),
    (corrects, wrong): (Option<&Happened>, &[Phrase]),
    ask: &Form,
) -> String {
    let inner = html! {
        p { (say.t("staff-case")) " " bdi { (case.show(say)) } }
        @if !wrong.is_empty() {
            (note(Tone::Bad, &html! {
                div role="alert" {
                    p { strong { (say.t("staff-step-refused")) } }
                    ul { (all(wrong, |one| html! { li { (say.phrase(one)) } })) }
                }
            }))
        }
        @if let Some(earlier) = corrects {
            h2 { (say.t("staff-corrects")) }
            (timeline(std::slice::from_ref(earlier), say))
            p { (say.t("staff-corrects-why")) }
        }
        (form(ask, say))
    };
    page(frame, say, &title.text, &inner)
}

/// What follows. `act` holds what was typed, to be sent once more and done; `meanwhile`: somebody changed the case in between.
#[must_use]
pub fn step_confirm(
    frame: &Frame,
    say: Say<'_>,
    (case, meanwhile): (&Link, bool),
    of: &Consequence,
    (act, typed): (&Form, &[(String, String)]),
) -> String {
    // The way back is a form as well, so that what was typed is still there.
    let back = html! {
        form method="post" action=(act.action) {
            (kept(typed))
            button.second name="show" value="again" { (say.t("staff-confirm-back")) }
        }
    };
    let inner = html! {
        p { (say.t("staff-case")) " " bdi { (case.show(say)) } }
        @if meanwhile { (note(Tone::Warning, &html! { p role="alert" { strong { (say.t("staff-changed-meanwhile")) } } })) }
        (confirm(of, (act, &back), say))
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

/// The same for a correction: first whether something else happened or nothing.
#[must_use]
pub fn correction_form(say: Say<'_>, ask: Form, typed: &Typed) -> Form {
    let how = Choice::all(say, "staff-correction", &["instead", "annul"]);
    let mut fields = vec![Field::new(say, "how", "staff-correction-how", Kind::One(how)).typed(typed)];
    fields.extend(ask.fields);
    Form { fields, ..ask }
}
