//! The way to the next part of a list. Lists have no page numbers: counting all of a big one costs more than it tells.

use maud::{Markup, html};

use crate::web::pages::say::Say;

/// The ways on and back.
#[must_use]
pub fn pager(first: Option<&str>, next: Option<&str>, say: Say<'_>) -> Markup {
    html! {
        @if first.is_some() || next.is_some() {
            nav.acts aria-label=(say.plain("page-pager", &[])) {
                @if let Some(first) = first { a.button.second href=(first) { (say.t("page-pager-first")) } }
                @if let Some(next) = next { a.button.second href=(next) rel="next" { (say.t("page-pager-next")) } }
            }
        }
    }
}
