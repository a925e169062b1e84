//! What an organisation was told of its cases.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::pager::pager;
use crate::web::pages::parts::table::{Table, table};
use crate::web::pages::say::{Phrase, Say, apart};

/// Something that was told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// When.
    pub on: NaiveDate,
    /// What.
    pub what: Phrase,
    /// The number of the case, and where it is; `None`: who is only asked to take it over does not see it yet.
    pub case: Option<(String, String)>,
}

/// The page, the latest first.
#[must_use]
pub fn told(frame: &Frame, say: Say<'_>, all: &[Told], next: Option<&str>) -> String {
    let row = |one: &Told| -> Vec<Markup> {
        vec![
            say.day(one.on),
            say.phrase(&one.what),
            html! {
                @if let Some((reference, address)) = &one.case {
                    a href=(address) { (apart(reference)) }
                } @else {
                    a href="/work/handovers" { (say.t("staff-menu-handovers")) }
                }
            },
        ]
    };
    let columns = ["page-day", "staff-parked-kind", "staff-list-case"];
    let inner = html! {
        (table(&Table::new(say, "staff-told-caption", &columns, all.iter().map(row).collect()), say))
        (pager(None, next, say))
    };
    page(frame, say, &say.plain("staff-menu-messages", &[]), &inner)
}
