//! What there is to prepare, by its titles: a page that is small, and leads to each.

use maud::html;

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::say::{Link, Say, all};

/// The page.
#[must_use]
pub fn contents(frame: &Frame, say: Say<'_>, items: &[Link]) -> String {
    let inner = html! {
        p { (say.t("page-guidance-anybody")) }
        ul { (all(items, |link| html! { li { (link.show(say)) } })) }
    };
    page(frame, say, &say.plain("page-guidance-title", &[]), &inner)
}
