//! Pages of those who make policy: pictures of what was published, the right figure beside the usual one, and how often
//! forecasts were right.

use maud::{Markup, html};

use super::frame::{Frame, page};
use super::parts::field::{Form, form};
use super::parts::filter::{Filter, filter};
use super::parts::picture::{Picture, picture};
use super::parts::table::{Table, table};
use super::say::{Link, Phrase, Say, all};

/// The usual figure beside the right one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Compared {
    /// What is compared, such as the time within which half are closed.
    pub what: Phrase,
    /// The usual figure.
    pub usual: Phrase,
    /// The right one.
    pub right: Phrase,
    /// Why they differ, in a sentence.
    pub why: Phrase,
}

/// The dashboard.
#[derive(Clone, Debug)]
pub struct Dashboard {
    /// Filters: month, procedure, track. Only those that were published.
    pub filter: Filter,
    /// Until when everything was known, and what is withheld.
    pub intro: Vec<Phrase>,
    /// Figures to begin with: what, how much, and beside what.
    pub tiles: Vec<(Phrase, Phrase, Phrase)>,
    /// Usual figures beside right ones.
    pub compared: Vec<Compared>,
    /// Pictures.
    pub pictures: Vec<Picture>,
    /// All figures of the month.
    pub files: Vec<Link>,
}

/// The page.
#[must_use]
pub fn dashboard(frame: &Frame, say: Say<'_>, of: &Dashboard) -> String {
    let inner = html! {
        (filter(&of.filter, say))
        (all(&of.intro, |text| html! { p { (say.phrase(text)) } }))
        div.grid {
            (all(&of.tiles, |(what, much, beside)| html! {
                div.card { h2 { (say.phrase(what)) } span.big { (say.phrase(much)) } p.soft { (say.phrase(beside)) } }
            }))
        }
        @if !of.compared.is_empty() { h2 { (say.t("staff-compared")) } p { (say.t("staff-compared-why")) } }
        div.grid { (all(&of.compared, |one| compared(one, say))) }
        h2 { (say.t("staff-pictures")) }
        div.grid.pics { (all(&of.pictures, |one| picture(one, say))) }
        p { (all(&of.files, |file| html! { (file.show(say)) " " })) }
    };
    page(frame, say, &say.plain("staff-dashboard", &[]), &inner)
}

fn compared(of: &Compared, say: Say<'_>) -> Markup {
    html! {
        div.card {
            h3 { (say.phrase(&of.what)) }
            div.pair {
                p { (say.t("staff-compared-usual")) span.big { (say.phrase(&of.usual)) } }
                p { (say.t("staff-compared-right")) span.big { (say.phrase(&of.right)) } }
            }
            p.soft { (say.phrase(&of.why)) }
        }
    }
}

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

/// The page of how often forecasts were right.
#[must_use]
pub fn record(frame: &Frame, say: Say<'_>, method: &Phrase, scores: &[Score], files: &[Link]) -> String {
    let columns =
        ["staff-record-half", "staff-record-method", "staff-record-right", "staff-record-later", "staff-record-loss"];
    let row = |score: &Score| {
        vec![
            score.half_year.as_ref().map_or_else(|| say.t("track-all"), |half| html! { (half) }),
            say.phrase(&score.method),
            html! {
                (score.coverage) " "
                progress value=(score.coverage) max="100" aria-label=(say.plain("staff-record-right", &[])) {}
            },
            html! { (score.later) },
            html! { (score.loss) },
        ]
    };
    let rows = scores.iter().map(row).collect();
    let inner = html! {
        p { (say.phrase(method)) }
        (table(&Table::new(say, "staff-record-title", &columns, rows).of_numbers(&[2, 3, 4]), say))
        p { (all(files, |file| html! { (file.show(say)) " " })) }
    };
    page(frame, say, &say.plain("staff-record-title", &[]), &inner)
}

/// What if: a question about the time ahead, and its answer as a picture.
#[must_use]
pub fn what_if(frame: &Frame, say: Say<'_>, ask: &Form, answer: &[Phrase], drawn: Option<&Picture>) -> String {
    let inner = html! {
        p { (say.t("staff-what-if-intro")) }
        (form(ask, say))
        (all(answer, |text| html! { p { (say.phrase(text)) } }))
        @if let Some(one) = drawn { h2 { (say.t("staff-pictures")) } (picture(one, say)) }
    };
    page(frame, say, &say.plain("staff-what-if", &[]), &inner)
}
