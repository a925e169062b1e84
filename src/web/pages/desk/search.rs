//! Searching for a case by its number, with the reason. The number is sent in the body: addresses are kept by browsers.

use maud::{Markup, html};

use super::list::{Line, due, stage};
use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::field::{Choice, Field, Form, Kind, Typed, form};
use crate::web::pages::parts::notice::{Tone, note};
use crate::web::pages::parts::table::{Table, table};
use crate::web::pages::say::{Say, apart};

/// The page; `found`: once it was searched.
#[must_use]
pub fn search(frame: &Frame, say: Say<'_>, ask: &Form, found: Option<&[Line]>) -> String {
    let row = |line: &Line| -> Vec<Markup> {
        vec![
            html! { a href=(line.address) { (apart(&line.reference)) } },
            stage(line, say),
            due(line, say),
            html! { @if let Some(day) = line.received_on { (say.day(day)) } },
        ]
    };
    let columns = ["staff-list-case", "staff-list-stage", "staff-list-due", "staff-list-received"];
    let inner = html! {
        (note(Tone::Warning, &html! { p { (say.t("staff-search-logged")) } }))
        @if let Some(found) = found {
            div role="status" {
                @if found.is_empty() {
                    (note(Tone::Bad, &html! { p { (say.t("staff-search-nothing")) } }))
                } @else {
                    (table(&Table::new(say, "staff-search-found", &columns, found.iter().map(row).collect()), say))
                }
            }
        }
        (form(ask, say))
    };
    page(frame, say, &say.plain("staff-search-title", &[]), &inner)
}

/// The form of a search.
#[must_use]
pub fn search_form(say: Say<'_>, purposes: &[&str], typed: &Typed) -> Form {
    let why = Choice::all(say, "staff-purpose", purposes);
    let fields = vec![
        Field::new(say, "reference", "staff-search-number", Kind::Line("text", "off")).typed(typed),
        Field::new(say, "purpose", "staff-search-purpose", Kind::One(why)).typed(typed),
    ];
    Form::new(say, "/work/search", "staff-search-do", fields)
}
