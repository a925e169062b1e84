//! How often forecasts were right, beside what they promise and beside other methods.

use maud::html;

use super::{Chooser, chooser};
use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::picture::{Picture, picture};
use crate::web::pages::parts::table::Table;
use crate::web::pages::say::{Phrase, Say, all, apart};

/// How often one method was right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Score {
    /// When it was told; `None`: all together.
    pub half_year: Option<String>,
    /// The method, in words.
    pub method: Phrase,
    /// Of a hundred, so many within the range that promises eighty.
    pub coverage: u8,
    /// Of a hundred, so many later.
    pub later: u8,
    /// The mean loss in days, to a tenth.
    pub loss: String,
}

/// The record of a procedure.
#[derive(Clone, Debug)]
pub struct Record {
    /// Procedures with one.
    pub chooser: Chooser,
    /// How it was judged, and until when.
    pub method: Vec<Phrase>,
    /// What came of it, in sentences; empty: nothing can be judged yet.
    pub said: Vec<Phrase>,
    /// The picture; its numbers are all scores.
    pub picture: Picture,
}

/// The page.
#[must_use]
pub fn record(frame: &Frame, say: Say<'_>, of: &Record) -> String {
    let inner = html! {
        (chooser(&of.chooser, say))
        @if of.said.is_empty() {
            p.note { (say.t("staff-record-none")) }
        } @else {
            div.note { (all(&of.said, |text| html! { p { (say.phrase(text)) } })) }
        }
        (all(&of.method, |text| html! { p { (say.phrase(text)) } }))
        (picture(&of.picture, say))
        p.soft { (say.t("staff-record-loss-why")) }
    };
    page(frame, say, &say.plain("staff-record-title", &[]), &inner)
}

/// All scores as numbers.
#[must_use]
pub fn scores(say: Say<'_>, scores: &[Score]) -> Table {
    let columns =
        ["staff-record-half", "staff-record-method", "staff-record-right", "staff-record-later", "staff-record-loss"];
    let row = |score: &Score| {
        vec![
            score.half_year.as_ref().map_or_else(|| say.t("staff-record-all"), |half| apart(half)),
            say.phrase(&score.method),
            html! { (score.coverage) },
            html! { (score.later) },
            html! { (score.loss) },
        ]
    };
    Table::new(say, "staff-record-title", &columns, scores.iter().map(row).collect()).of_numbers(&[2, 3, 4])
}
