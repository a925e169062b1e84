//! Pages for when something does not work: what it was, that nothing was lost, and what to do.

use maud::html;

use super::frame::{Frame, kept, page};
use super::parts::field::{Form, form};
use super::parts::notice::{Tone, note};
use super::say::{Phrase, Say, all, apart};

/// What went wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// 400: it cannot be read.
    Unreadable,
    /// 403: not for this account.
    NotAllowed,
    /// 404: there is nothing, or nothing one may know of.
    Nothing,
    /// 409: somebody changed it meanwhile.
    Changed,
    /// 413: too much.
    TooMuch,
    /// 429: too often; try again after so many seconds.
    TooOften(u32),
    /// 500: our fault.
    Ours,
    /// 503: not just now.
    Away,
}

impl Trouble {
    fn key(self) -> &'static str {
        match self {
            Self::Unreadable => "page-error-400",
            Self::NotAllowed => "page-error-403",
            Self::Nothing => "page-error-404",
            Self::Changed => "page-error-409",
            Self::TooMuch => "page-error-413",
            Self::TooOften(_) => "page-error-429",
            Self::Ours => "page-error-500",
            Self::Away => "page-error-503",
        }
    }

    fn seconds(self) -> i64 {
        match self {
            Self::TooOften(seconds) => i64::from(seconds),
            Self::Unreadable
            | Self::NotAllowed
            | Self::Nothing
            | Self::Changed
            | Self::TooMuch
            | Self::Ours
            | Self::Away => 0,
        }
    }
}

/// The page. `request`: the number of the request, by which somebody can find the cause.
#[must_use]
pub fn trouble(frame: &Frame, say: Say<'_>, of: Trouble, request: Option<&str>, faults: &[Phrase]) -> String {
    let key = of.key();
    let inner = html! {
        p { (say.with(&format!("{key}-text"), &[("seconds", crate::i18n::Arg::Number(of.seconds()))])) }
        @if !faults.is_empty() { ul { (all(faults, |one| html! { li { (say.phrase(one)) } })) } }
        p { a.button href="/" { (say.t("page-start")) } }
        @if let Some(request) = request { p.soft { (say.t("page-request")) " " (apart(request)) } }
    };
    page(frame, say, &say.plain(key, &[]), &inner)
}

/// The page for what has no words of its own here: what other systems are told, in a language that has words for it.
#[must_use]
pub fn said(
    frame: &Frame,
    say: Say<'_>,
    (title, detail): (&str, &Phrase),
    (request, faults): (&str, &[Phrase]),
) -> String {
    let inner = html! {
        p { (say.phrase(detail)) }
        @if !faults.is_empty() { ul { (all(faults, |one| html! { li { (say.phrase(one)) } })) } }
        p { a.button href="/" { (say.t("page-start")) } }
        p.soft { (say.t("page-request")) " " (apart(request)) }
    };
    page(frame, say, title, &inner)
}

/// The session ended in the middle of a form: sign in here, and what was typed goes on to where it was meant for.
/// What was typed is not shown: another may hold the telephone by now.
#[must_use]
pub fn expired(frame: &Frame, say: Say<'_>, ask: &Form) -> String {
    let inner = html! {
        (note(Tone::Warning, &html! { p { strong { (say.t("page-error-401-text")) } } }))
        (form(ask, say))
    };
    page(frame, say, &say.plain("page-error-401", &[]), &inner)
}

/// What was typed, to be sent on after signing in: the address it was meant for is checked by the service, never taken
/// on trust.
#[must_use]
pub fn onward(frame: &Frame, say: Say<'_>, action: &str, fields: &[(String, String)]) -> String {
    let inner = html! {
        (note(Tone::Good, &html! { p role="status" { (say.t("page-error-401-in")) } }))
        form method="post" action=(action) {
            (kept(fields))
            div.acts {
                button { (say.t("page-error-401-send")) }
                a href="/home" { (say.t("page-error-401-not")) }
            }
        }
    };
    page(frame, say, &say.plain("page-sign-in", &[]), &inner)
}
