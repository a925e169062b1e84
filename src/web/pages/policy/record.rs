//! How often forecasts were right, beside what they promise and beside other methods.

use maud::html;

use super::{Chooser, chooser};
use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::picture::{Picture, picture};
use crate::web::pages::parts::table::{Table, table};
use crate::web::pages::say::{Phrase, Say, all, apart};

/// How often one method was right, of all half-years together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Score {
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
    /// All half-years together, method by method.
    pub scores: Vec<Score>,
    /// The picture, with each half-year in numbers.
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
        @if !of.scores.is_empty() {
            h2 { (say.t("staff-record-together")) }
            (table(&scores(say, &of.scores), say))
            p.soft { (say.t("staff-record-loss-why")) }
        }
        h2 { (say.t("staff-record-over-time")) }
        (picture(&of.picture, say))
    };
    page(frame, say, &say.plain("staff-record-title", &[]), &inner)
}

fn scores(say: Say<'_>, scores: &[Score]) -> Table {
    let columns = ["staff-record-method", "staff-record-right", "staff-record-later", "staff-record-loss"];
    let row = |score: &Score| {
        vec![
            say.phrase(&score.method),
            html! { (score.coverage) },
            html! { (score.later) },
            html! { bdi { (score.loss) } },
        ]
    };
    Table::new(say, "staff-record-together", &columns, scores.iter().map(row).collect()).of_numbers(&[1, 2, 3])
}

/// How many were right in each half-year, methods side by side. `None`: too few to judge.
#[must_use]
pub fn halves(say: Say<'_>, methods: Vec<Phrase>, rows: &[(String, Vec<Option<u8>>)]) -> Table {
    let cell = |right: &Option<u8>| right.map_or_else(|| say.t("page-none"), |right| html! { (right) });
    let row =
        |(half, all): &(String, Vec<Option<u8>>)| std::iter::once(apart(half)).chain(all.iter().map(cell)).collect();
    let mut table = Table::new(say, "staff-record-right", &["staff-record-half"], rows.iter().map(row).collect());
    table.columns.extend(methods);
    let numbers: Vec<usize> = (1..table.columns.len()).collect();
    table.of_numbers(&numbers)
}
