//! What there is to prepare, by its titles along the road: a page that is small, and leads to each.

use maud::{Markup, html};

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::say::{Link, Phrase, Say, all};

/// The page. `parts`: each part of the road with what there is for it.
#[must_use]
pub fn contents(frame: &Frame, say: Say<'_>, parts: &[(Phrase, Vec<Link>)]) -> String {
    let part = |(title, items): &(Phrase, Vec<Link>)| -> Markup {
        html! {
            section {
                h2 { (say.phrase(title)) }
                ul { (all(items, |link| html! { li { (link.show(say)) } })) }
            }
        }
    };
    let inner = html! {
        p { (say.t("page-guidance-anybody")) }
        (all(parts, part))
    };
    page(frame, say, &say.plain("page-guidance-title", &[]), &inner)
}
