//! A picture of numbers, with how it was made, the numbers themselves, and all of it to take along.

use maud::{Markup, PreEscaped, html};

use super::table::{Table, table};
use crate::web::pages::say::{Link, Phrase, Say, all};

/// A picture.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Its place on the page.
    pub id: String,
    /// What it shows.
    pub title: Phrase,
    /// Where the picture is (SVG); `None`: there is too little to show.
    pub address: Option<String>,
    /// The picture itself (SVG), where it has no address of its own.
    pub inside: Option<String>,
    /// How wide and high it is, so that nothing jumps when it comes.
    pub size: (u32, u32),
    /// How it was made.
    pub method: Phrase,
    /// In a sentence what one sees, for whoever does not.
    pub in_words: Option<Phrase>,
    /// Its numbers.
    pub numbers: Option<Table>,
    /// Files: CSV, JSON, SVG, PNG.
    pub files: Vec<Link>,
}

/// The picture. Pictures run from left to right in every language. On a narrow screen it scrolls within its frame, so
/// that its letters can be read.
#[must_use]
pub fn picture(of: &Picture, say: Say<'_>) -> Markup {
    html! {
        figure.full id=(of.id) aria-labelledby={ (of.id) "-title" } {
            figcaption {
                h3 id={ (of.id) "-title" } { (say.phrase(&of.title)) }
                @if let Some(words) = &of.in_words { p { (say.phrase(words)) } }
            }
            @if let Some(address) = &of.address {
                // What it shows stands in words and numbers around it.
                div.scroll dir="ltr" tabindex="0" role="group" aria-labelledby={ (of.id) "-title" } {
                    img src=(address) alt=(say.plain("page-picture-alt", &[])) width=(of.size.0) height=(of.size.1)
                        loading="lazy";
                }
            } @else if let Some(drawn) = &of.inside {
                div.scroll dir="ltr" tabindex="0" role="group" aria-labelledby={ (of.id) "-title" } {
                    (PreEscaped(drawn))
                }
            } @else {
                p.note { (say.t("page-picture-withheld")) }
            }
            p.soft { (say.phrase(&of.method)) }
            @if let Some(numbers) = &of.numbers {
                details {
                    summary { (say.t("page-numbers")) span.hide { ": " (say.phrase(&of.title)) } } (table(numbers, say))
                }
            }
            @if !of.files.is_empty() {
                p.screen {
                    (say.t("page-files")) " "
                    (all(&of.files, |file| html! {
                        a href=(file.address) { (say.phrase(&file.text)) span.hide { ": " (say.phrase(&of.title)) } }
                        " "
                    }))
                }
            }
        }
    }
}
