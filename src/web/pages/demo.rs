//! The first page of a demonstration: one button for each role. The service shows it, and takes what it sends, in a
//! demonstration only.

use maud::{Markup, html};

use super::frame::{Frame, page};
use super::parts::notice::{Tone, note};
use super::say::{Link, Phrase, Say, all};

/// Somebody as whom one can look around.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Guest {
    /// What is sent.
    pub id: String,
    /// The role.
    pub role: Phrase,
    /// What one sees.
    pub what: Phrase,
}

/// The page.
#[must_use]
pub fn demo(frame: &Frame, say: Say<'_>, guests: &[Guest], more: &[Link]) -> String {
    let guest = |guest: &Guest| -> Markup {
        html! {
            form.card method="post" action="/demo/sign-in" {
                h2 { (say.phrase(&guest.role)) }
                p { (say.phrase(&guest.what)) }
                button name="guest" value=(guest.id) {
                    (say.t("staff-demo-go")) span.hide { ": " (say.phrase(&guest.role)) }
                }
            }
        }
    };
    let inner = html! {
        (note(Tone::Plain, &html! { p { (say.t("staff-demo-intro")) } }))
        div.grid { (all(guests, guest)) }
        h2 { (say.t("staff-demo-anybody")) }
        ul { (all(more, |link| html! { li { (link.show(say)) } })) }
    };
    page(frame, say, &say.plain("staff-demo-title", &[]), &inner)
}
