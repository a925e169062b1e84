//! Who the people of a case are and how to reach them: on a page of its own, so that nobody sees it who only looks at dates.

use maud::{Markup, html};

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::notice::{Tone, note};
use crate::web::pages::say::{Link, Phrase, Say, all, apart};

/// Somebody with a part in the case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known {
    /// The name; `None` where none is known, or it was erased.
    pub name: Option<String>,
    /// The part, and the end of their id, by which other pages name them.
    pub part: Phrase,
    /// Until when, where it ends or has ended.
    pub ends: Option<Phrase>,
    /// What else is known: what it is, and the value.
    pub facts: Vec<(Phrase, String)>,
    /// What to mind when one reaches them; seen by the organisation that works on the case alone.
    pub careful: Vec<Phrase>,
    /// More on that.
    pub note: Option<String>,
}

/// The page.
#[must_use]
pub fn people(frame: &Frame, say: Say<'_>, case: &Link, of: &[Known]) -> String {
    let inner = html! {
        p { (say.t("staff-case")) " " bdi { (case.show(say)) } }
        (note(Tone::Plain, &html! { p { (say.t("staff-people-logged")) } }))
        @if of.is_empty() { p { (say.t("staff-people-none")) } }
        div.grid { (all(of, |one| known(one, say))) }
    };
    page(frame, say, &say.plain("staff-people-title", &[]), &inner)
}

fn known(of: &Known, say: Say<'_>) -> Markup {
    html! {
        div.card {
            h2 { @if let Some(name) = &of.name { (apart(name)) } @else { (say.t("staff-people-nameless")) } }
            p { (say.phrase(&of.part)) }
            @if let Some(ends) = &of.ends { p.soft { (say.phrase(ends)) } }
            @if !of.careful.is_empty() || of.note.is_some() {
                p { strong { (say.t("staff-mark-careful")) } }
                ul { (all(&of.careful, |one| html! { li { span.badge.late { "▲ " (say.phrase(one)) } } })) }
                @if let Some(note) = &of.note { p { (apart(note)) } }
            }
            dl {
                (all(&of.facts, |(what, value)| html! { dt.soft { (say.phrase(what)) } dd { (apart(value)) } }))
            }
        }
    }
}
