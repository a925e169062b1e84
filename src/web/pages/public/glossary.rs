//! Words of the law in plain words, each beside the Dutch word that stands in letters.

use maud::html;

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::say::{Phrase, Say, all};

/// A word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    /// Its place on the page.
    pub id: String,
    /// In the reader's language.
    pub word: Phrase,
    /// As it stands in letters.
    pub native: Phrase,
    /// What it means.
    pub meaning: Phrase,
}

/// The page.
#[must_use]
pub fn glossary(frame: &Frame, say: Say<'_>, of: &[Term]) -> String {
    let inner = html! {
        p { (say.t("page-glossary-intro")) }
        dl {
            (all(of, |term| html! {
                div.card id=(term.id) {
                    dt {
                        strong { (say.phrase(&term.word)) }
                        @if term.word.text != term.native.text { " · " (say.phrase(&term.native)) }
                    }
                    dd { (say.phrase(&term.meaning)) }
                }
            }))
        }
    };
    page(frame, say, &say.plain("page-glossary-title", &[]), &inner)
}

/// The words that are explained.
pub const WORDS: [&str; 13] = [
    "sponsor",
    "nareis",
    "decision-period",
    "receipt",
    "request",
    "suspension",
    "default",
    "penalty",
    "objection",
    "appeal",
    "mvv",
    "brp",
    "integration",
];

/// All words in the reader's language, beside those of the letters.
#[must_use]
pub fn words(say: Say<'_>, letters: Say<'_>) -> Vec<Term> {
    let phrase = |say: Say<'_>, key: &str| Phrase {
        language: Some(say.told(key, &[]).language.unwrap_or_else(|| say.locale().id().to_owned())),
        ..say.told(key, &[])
    };
    let word = |id: &&str| {
        let key = format!("page-word-{id}");
        Term {
            id: (*id).to_owned(),
            word: phrase(say, &key),
            native: phrase(letters, &key),
            meaning: phrase(say, &format!("{key}-meaning")),
        }
    };
    WORDS.iter().map(word).collect()
}
