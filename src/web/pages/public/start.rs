//! The first page: what this is, and where to go.

use maud::{Markup, html};

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::say::Say;

/// The page.
#[must_use]
pub fn start(frame: &Frame, say: Say<'_>) -> String {
    let way = |address: &str, key: &str| -> Markup {
        html! {
            div.card {
                h2 { a href=(address) { (say.t(&format!("page-start-{key}"))) } }
                p { (say.t(&format!("page-start-{key}-text"))) }
            }
        }
    };
    let inner = html! {
        p { (say.t("page-start-intro")) }
        (road(say))
        div.acts {
            a.button href="/sign-in" { (say.t("page-start-sign-in")) }
            a.button.second href="/activate" { (say.t("page-start-activate")) }
        }
        div.grid {
            (way("/procedure", "procedure"))
            (way("/waiting-times", "waiting"))
            (way("/guidance", "guidance"))
            (way("/filing", "filing"))
            (way("/reckon", "reckon"))
            (way("/glossary", "glossary"))
        }
        p.note { (say.t("page-start-safe")) }
    };
    page(frame, say, &say.plain("page-start-title", &[]), &inner)
}

/// What lies ahead, to look at: a form, an hourglass, a letter, a suitcase, a home.
const STATIONS: [(&str, &str); 5] = [
    ("page-road-1", "M13 6h16l8 8v28H13zM29 6v8h8M18 22h14M18 28h14M18 34h9"),
    (
        "page-road-2",
        "M14 6h20M14 42h20M16 6c0 10 7 12 8 18-1 6-8 8-8 18M32 6c0 10-7 12-8 18 1 6 8 8 8 18M20 38l4-5 4 5",
    ),
    ("page-road-3", "M6 13h36v24H6zM6 13l18 14 18-14"),
    ("page-road-4", "M8 16h32v24H8zM18 16v-6h12v6M15 16v24M33 16v24"),
    ("page-road-5", "M6 24 24 8l18 16M11 20v21h26V20M20 41V29h8v12"),
];

fn road(say: Say<'_>) -> Markup {
    html! {
        ol.way {
            @for (key, path) in STATIONS {
                li {
                    svg viewBox="0 0 48 48" aria-hidden="true" focusable="false" fill="none" stroke="currentColor"
                        stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" {
                        path d=(path) {}
                    }
                    br;
                    (say.t(key))
                }
            }
        }
    }
}
