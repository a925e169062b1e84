//! Signing in, and the first time with the code from a letter.

use maud::{Markup, html};

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::field::{Field, Form, Kind, form};
use crate::web::pages::parts::notice::{Tone, note};
use crate::web::pages::say::{Link, Phrase, Say, all, apart};

/// The form of signing in, with what was typed; a pass phrase is never sent back.
#[must_use]
pub fn sign_in_form(say: Say<'_>, login: &str, kept: Vec<(String, String)>) -> Form {
    let line = |kind, fill| Kind::Line(kind, fill);
    let button = Phrase::from(say.plain("page-sign-in", &[]));
    let fields = vec![
        Field::new(say, "login", "page-sign-in-number", line("text", "username")).given(login),
        Field::new(say, "pass-phrase", "page-sign-in-phrase", line("password", "current-password")),
        Field::new(say, "code", "page-sign-in-code", line("text", "one-time-code")).if_wanted(),
    ];
    Form { action: "/sign-in".to_owned(), fields, kept, button, instead: None }
}

/// The form of the first time.
#[must_use]
pub fn activation_form(say: Say<'_>, code: &str, fault: Option<Phrase>) -> Form {
    let fields = vec![
        Field::new(say, "code", "page-activate-code", Kind::Line("text", "off")).given(code).wrong(fault),
        Field::new(say, "pass-phrase", "page-activate-phrase", Kind::Line("password", "new-password")),
    ];
    let button = Phrase::from(say.plain("page-activate-do", &[]));
    Form { action: "/activate".to_owned(), fields, kept: Vec::new(), button, instead: None }
}

/// The page of signing in: why it failed, and other ways in.
#[must_use]
pub fn sign_in(frame: &Frame, say: Say<'_>, ask: &Form, refused: Option<&Phrase>, others: &[Link]) -> String {
    let inner = html! {
        @if let Some(refused) = refused { (refusal(refused, say)) }
        (form(ask, say))
        @if !others.is_empty() {
            h2 { (say.t("page-sign-in-others")) }
            ul { (all(others, |link| html! { li { (link.show(say)) } })) }
        }
        p { a href="/activate" { (say.t("page-start-activate")) } }
        (safe(say))
    };
    page(frame, say, &say.plain("page-sign-in", &[]), &inner)
}

/// The page of the first time.
#[must_use]
pub fn activate(frame: &Frame, say: Say<'_>, ask: &Form, refused: Option<&Phrase>) -> String {
    let inner = html! {
        @if let Some(refused) = refused { (refusal(refused, say)) }
        p { (say.t("page-activate-intro")) }
        (form(ask, say))
        (safe(say))
    };
    page(frame, say, &say.plain("page-activate", &[]), &inner)
}

/// The page with the secret of a generator of one-time codes, which is told only now.
#[must_use]
pub fn generator(frame: &Frame, say: Say<'_>, login: &str, secret: &str) -> String {
    let inner = html! {
        (note(Tone::Warning, &html! { p { strong { (say.t("staff-generator-once")) } } }))
        p { (say.t("staff-generator")) }
        dl.card {
            dt.soft { (say.t("page-sign-in-number")) } dd { (apart(login)) }
            dt.soft { (say.t("staff-generator-secret")) } dd { strong { (apart(secret)) } }
        }
        p { a.button href="/sign-in" { (say.t("page-sign-in")) } }
    };
    page(frame, say, &say.plain("page-activate", &[]), &inner)
}

fn refusal(why: &Phrase, say: Say<'_>) -> Markup {
    note(Tone::Bad, &html! { p role="alert" { (say.phrase(why)) } })
}

fn safe(say: Say<'_>) -> Markup {
    note(Tone::Plain, &html! { p { (say.t("page-sign-in-safe")) } })
}
