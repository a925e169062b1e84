//! How a procedure works: its picture, and the same in words.

use maud::{Markup, html};

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::date::Law;
use crate::web::pages::parts::filter::{Filter, filter};
use crate::web::pages::parts::steps::{RoadStep, steps};
use crate::web::pages::parts::table::{Table, table};
use crate::web::pages::say::{Link, Phrase, Say, all};

/// A term of the procedure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    /// What it is called.
    pub title: Phrase,
    /// Who must act in it.
    pub who: Phrase,
    /// How long it is, in words.
    pub length: Phrase,
    /// What kind of rule it is.
    pub force: Phrase,
    /// Where the law says so.
    pub laws: Vec<Law>,
}

/// A procedure.
#[derive(Clone, Debug)]
pub struct Procedure {
    /// Its name.
    pub title: Phrase,
    /// For what it holds: its version in a sentence.
    pub version: Phrase,
    /// What it is like, in a sentence.
    pub description: Phrase,
    /// The way most go.
    pub steps: Vec<RoadStep>,
    /// The picture of all stages.
    pub picture: Option<(String, (u32, u32))>,
    /// Its terms.
    pub terms: Vec<Term>,
    /// Other procedures and versions.
    pub choose: Option<Filter>,
    /// The picture and the rules to take along.
    pub files: Vec<Link>,
}

/// The page.
#[must_use]
pub fn procedure(frame: &Frame, say: Say<'_>, of: &Procedure) -> String {
    let columns = ["page-term", "page-term-who", "page-term-length", "page-term-force", "page-term-law"];
    let rows = of.terms.iter().map(|one| term(one, say)).collect();
    let inner = html! {
        p { strong { (say.phrase(&of.title)) } br; (say.phrase(&of.version)) }
        @if let Some(choose) = &of.choose { (filter(choose, say)) }
        @if !of.steps.is_empty() { h2 { (say.t("page-procedure-steps")) } (steps(&of.steps, say)) }
        h2 { (say.t("page-procedure-picture")) }
        p { (say.phrase(&of.description)) }
        @if let Some((address, (width, height))) = &of.picture {
            figure.full {
                div.scroll dir="ltr" tabindex="0" role="group" aria-label=(say.plain("page-procedure-picture", &[])) {
                    img src=(address) alt=(say.plain("page-procedure-alt", &[])) width=(width) height=(height)
                        loading="lazy";
                }
                figcaption {
                    a href=(address) { (say.t("page-picture-alone")) } " · "
                    (all(&of.files, |file| html! { (file.show(say)) " " }))
                }
            }
        }
        (table(&Table::new(say, "page-procedure-terms", &columns, rows), say))
        p.soft { (say.t("page-letter-leads")) }
    };
    page(frame, say, &say.plain("page-procedure-title", &[]), &inner)
}

fn term(of: &Term, say: Say<'_>) -> Vec<Markup> {
    let law = |law: &Law| {
        html! {
            // A paragraph each, so that a finger hits the right one.
            p { a href=(law.address) rel="noreferrer" dir="ltr" { (say.phrase(&law.act)) ", " (say.phrase(&law.article)) } }
        }
    };
    vec![say.phrase(&of.title), say.phrase(&of.who), say.phrase(&of.length), say.phrase(&of.force), all(&of.laws, law)]
}
