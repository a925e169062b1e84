//! Pages of those who make policy: pictures of what was published, the right figure beside the usual one, how often forecasts were
//! right, what if, and the exact figures of an organisation.

pub mod own;
pub mod record;
pub mod what_if;

use maud::{Markup, html};

use super::frame::{Frame, kept, page};
use super::parts::field::{Field, Kind, field};
use super::parts::picture::{Picture, picture};
use super::parts::table::{Table, table};
use super::say::{Link, Phrase, Say, all};

/// What can be chosen: a procedure by a link, and the rest by a form whose answers stand in the address. Never anything about a
/// person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chooser {
    /// The procedures of which there is something, and whether it is the one that is shown.
    pub procedures: Vec<(Link, bool)>,
    /// Where the form leads.
    pub action: String,
    /// What goes along.
    pub kept: Vec<(String, String)>,
    /// What can be chosen there.
    pub fields: Vec<Field>,
}

/// The choices.
#[must_use]
pub fn chooser(of: &Chooser, say: Say<'_>) -> Markup {
    let one = |(link, here): &(Link, bool)| {
        html! { li { a href=(link.address) aria-current=[here.then_some("true")] { (say.phrase(&link.text)) } } }
    };
    html! {
        // On paper the choices are gone, and what they are about must still be there.
        @if let Some((link, _)) = of.procedures.iter().find(|(_, here)| *here) {
            p { strong { (say.phrase(&link.text)) } }
        }
        @if of.procedures.len() > 1 {
            nav.screen.full aria-label=(say.plain("staff-figures-procedures", &[])) {
                ul.nav { (all(&of.procedures, one)) }
            }
        }
        @if !of.fields.is_empty() {
            form.full.screen method="get" action=(of.action) role="search" aria-label=(say.plain("page-filter", &[])) {
                (kept(&of.kept))
                div.filter { @for one in of.fields.iter().filter(|one| one.kind != Kind::Day) { (field(one, say)) } }
                // Three fields need a line of their own.
                @for one in of.fields.iter().filter(|one| one.kind == Kind::Day) { (field(one, say)) }
                p { button.second { (say.t("page-filter-show")) } }
            }
        }
    }
}

/// A figure to begin with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tile {
    /// What it is.
    pub what: Phrase,
    /// How much.
    pub much: Phrase,
    /// What is said beside it.
    pub beside: Option<Phrase>,
}

/// Figures to begin with.
#[must_use]
pub fn tiles(all_of: &[Tile], say: Say<'_>) -> Markup {
    html! {
        div.grid {
            (all(all_of, |tile| html! {
                div.card {
                    h2 { (say.phrase(&tile.what)) }
                    span.big { (say.phrase(&tile.much)) }
                    @if let Some(beside) = &tile.beside { p.soft { (say.phrase(beside)) } }
                }
            }))
        }
    }
}

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
    /// Procedure, month, track. Only those that were published.
    pub chooser: Chooser,
    /// Until when everything was known, and what is withheld.
    pub intro: Vec<Phrase>,
    /// Figures to begin with.
    pub tiles: Vec<Tile>,
    /// Usual figures beside right ones.
    pub compared: Vec<Compared>,
    /// Pictures.
    pub pictures: Vec<Picture>,
    /// All figures of the month.
    pub files: Vec<Link>,
    /// Other pages for whoever has no menu.
    pub beside: Vec<Link>,
}

/// The page.
#[must_use]
pub fn dashboard(frame: &Frame, say: Say<'_>, of: &Dashboard) -> String {
    let inner = html! {
        (chooser(&of.chooser, say))
        (all(&of.intro, |text| html! { p { (say.phrase(text)) } }))
        (tiles(&of.tiles, say))
        @if !of.compared.is_empty() {
            h2 { (say.t("staff-compared")) }
            p { (say.t("staff-compared-why")) }
            div.grid { (all(&of.compared, |one| compared(one, say))) }
        }
        h2 { (say.t("staff-pictures")) }
        div.grid.pics { (all(&of.pictures, |one| picture(one, say))) }
        p.screen { (say.t("staff-figures-all")) " " (links(&of.files, say)) }
        (others(&of.beside, say))
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

fn links(of: &[Link], say: Say<'_>) -> Markup {
    all(of, |link| html! { (link.show(say)) " " })
}

fn others(of: &[Link], say: Say<'_>) -> Markup {
    html! { @if !of.is_empty() { ul.screen { (all(of, |link| html! { li { (link.show(say)) } })) } } }
}

/// What was asked for was not published: what there is instead. `title`: a key.
#[must_use]
pub fn absent(frame: &Frame, say: Say<'_>, title: &str, there: &[Link]) -> String {
    let inner = html! {
        @if there.is_empty() {
            p.note { (say.t("staff-figures-none")) }
        } @else {
            p.note { (say.t("staff-figures-absent")) }
            h2 { (say.t("staff-figures-there")) }
            ul { (all(there, |link| html! { li { (link.show(say)) } })) }
        }
    };
    page(frame, say, &say.plain(title, &[]), &inner)
}

/// All numbers of a picture, a part of them at a time.
#[derive(Clone, Debug)]
pub struct Numbers {
    /// What it shows.
    pub title: Phrase,
    /// How it was made.
    pub method: Phrase,
    /// The numbers of these weeks.
    pub table: Table,
    /// Other weeks, and whether they are those that are shown.
    pub parts: Vec<(Link, bool)>,
    /// Files.
    pub files: Vec<Link>,
    /// Back to the dashboard.
    pub back: Link,
}

/// The page.
#[must_use]
pub fn numbers(frame: &Frame, say: Say<'_>, of: &Numbers) -> String {
    let part = |(link, here): &(Link, bool)| {
        html! { li { a href=(link.address) aria-current=[here.then_some("page")] { (say.phrase(&link.text)) } } }
    };
    let inner = html! {
        p.soft { (say.phrase(&of.method)) }
        p { (say.t("staff-figures-changed")) }
        @if of.parts.len() > 1 {
            nav.screen aria-label=(say.plain("staff-figures-weeks", &[])) { ul.nav { (all(&of.parts, part)) } }
        }
        div.full { (table(&of.table, say)) }
        p.screen { (say.t("page-files")) " " (links(&of.files, say)) }
        p.screen { (of.back.show(say)) }
    };
    page(frame, say, &of.title.text, &inner)
}
