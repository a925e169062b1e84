//! What somebody was told: in their language, and beside it the leading one where it may not stand alone.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::web::pages::say::{Say, all, direction};

/// A text in one language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words {
    /// Its language (BCP 47).
    pub language: String,
    /// What stands above a text that nobody has checked.
    pub caution: Option<String>,
    /// Its title.
    pub title: String,
    /// Its paragraphs, some with a heading.
    pub paragraphs: Vec<(Option<String>, String)>,
}

/// A message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    /// When it was sent.
    pub on: NaiveDate,
    /// Its words; the reader's language first.
    pub words: Vec<Words>,
}

/// The messages, the latest first and open.
#[must_use]
pub fn messages(messages: &[Message], say: Say<'_>) -> Markup {
    html! {
        @if messages.is_empty() { p { (say.t("page-no-messages")) } }
        @for (at, message) in messages.iter().enumerate() {
            @if let Some(first) = message.words.first() {
                details.card open[at == 0] {
                    summary {
                        span lang=(first.language) dir=(direction(&first.language)) { (first.title) }
                        " · " (say.day(message.on))
                    }
                    (texts(&message.words))
                }
            }
        }
    }
}

/// A text in its languages. The title of the first stands above already.
#[must_use]
pub fn texts(words: &[Words]) -> Markup {
    html! {
        @for (at, text) in words.iter().enumerate() {
            div lang=(text.language) dir=(direction(&text.language)) {
                @if at > 0 { p { strong { (text.title) } } }
                @if let Some(caution) = &text.caution { p.soft { (caution) } }
                (all(&text.paragraphs, |(heading, words)| html! {
                    @if let Some(heading) = heading { p { strong { (heading) } br; (words) } } @else { p { (words) } }
                }))
            }
        }
    }
}
