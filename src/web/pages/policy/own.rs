//! The exact figures of an organisation, for those who may see each of its cases.

use maud::html;

use super::{Chooser, Tile, chooser, tiles};
use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::notice::{Tone, error_summary, note};
use crate::web::pages::parts::table::{Table, table};
use crate::web::pages::say::{Link, Phrase, Say, all};

/// A statistic.
#[derive(Clone, Debug)]
pub struct Section {
    /// What it is.
    pub title: Phrase,
    /// How it is computed.
    pub method: Phrase,
    /// Its figures.
    pub table: Table,
}

/// Own figures.
#[derive(Clone, Debug)]
pub struct Own {
    /// Procedure, day, unit, track, statistic.
    pub chooser: Chooser,
    /// How it stood when.
    pub intro: Vec<Phrase>,
    /// Figures to begin with.
    pub tiles: Vec<Tile>,
    /// Statistics.
    pub sections: Vec<Section>,
    /// Files.
    pub files: Vec<Link>,
}

/// The page.
#[must_use]
pub fn own(frame: &Frame, say: Say<'_>, of: &Own) -> String {
    let faults: Vec<(String, Phrase)> =
        of.chooser.fields.iter().filter_map(|field| Some((field.name.clone(), field.fault.clone()?))).collect();
    let section = |one: &Section| {
        html! {
            section.full {
                h2 { (say.phrase(&one.title)) }
                p.soft { (say.phrase(&one.method)) }
                @if one.table.rows.is_empty() { p { (say.t("staff-own-nothing")) } } @else { (table(&one.table, say)) }
            }
        }
    };
    let inner = html! {
        (error_summary(&faults, say))
        (note(Tone::Warning, &html! { p { strong { (say.t("staff-own-not-public")) } } }))
        (chooser(&of.chooser, say))
        (all(&of.intro, |text| html! { p { (say.phrase(text)) } }))
        (tiles(&of.tiles, say))
        (all(&of.sections, section))
        @if !of.files.is_empty() { p.screen { (say.t("page-files")) " " (all(&of.files, |file| file.show(say))) } }
    };
    page(frame, say, &say.plain("staff-menu-own", &[]), &inner)
}
