//! The words of a page in the reader's language, each marked where it stands in another one.

use chrono::NaiveDate;
use maud::{Markup, PreEscaped, Render, html};

use crate::i18n::{Arg, Locale};

/// A text that comes from elsewhere, with the language it stands in.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Phrase {
    /// The text.
    pub text: String,
    /// Its language (BCP 47); `None`: that of the page.
    pub language: Option<String>,
}

impl Phrase {
    /// A text in a language.
    #[must_use]
    pub fn of(text: &str, language: &str) -> Self {
        Self { text: text.to_owned(), language: Some(language.to_owned()) }
    }
}

impl From<&str> for Phrase {
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), language: None }
    }
}

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        Self { text, language: None }
    }
}

/// Says things in the reader's language.
#[derive(Clone, Copy, Debug)]
pub struct Say<'l> {
    locale: &'l Locale,
    below: &'l Locale,
}

impl<'l> Say<'l> {
    /// In this language; what it has no words for, in the one below (English), with its days as that writes them.
    #[must_use]
    pub fn new(locale: &'l Locale, below: &'l Locale) -> Self {
        Self { locale, below }
    }

    /// The language.
    #[must_use]
    pub fn locale(self) -> &'l Locale {
        self.locale
    }

    /// Words without values.
    #[must_use]
    pub fn t(self, key: &str) -> Markup {
        self.with(key, &[])
    }

    /// Words with values put in. Words that this language lacks stand in English, and say so to whoever reads them
    /// aloud.
    #[must_use]
    pub fn with(self, key: &str, args: &[(&str, Arg<'_>)]) -> Markup {
        let text = self.plain(key, args);
        if self.has(key) {
            html! { (text) }
        } else {
            self.phrase(&Phrase::of(&text, self.below.id()))
        }
    }

    /// The same as mere text, for places that hold no markup.
    #[must_use]
    pub fn plain(self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        if self.has(key) { self.locale.isolated(key, args) } else { self.below.text(key, args) }
    }

    /// Has this language words of its own for it?
    #[must_use]
    pub fn has(self, key: &str) -> bool {
        self.locale.keys().contains(key)
    }

    /// Words as a text with its language.
    #[must_use]
    pub fn told(self, key: &str, args: &[(&str, Arg<'_>)]) -> Phrase {
        let text = self.plain(key, args);
        if self.has(key) { text.into() } else { Phrase::of(&text, self.below.id()) }
    }

    /// Is there a text for it at all?
    #[must_use]
    pub fn knows(self, key: &str) -> bool {
        self.has(key) || self.below.keys().contains(key)
    }

    /// What something of a procedure is called in plain words of this language, or else what its procedure calls it.
    #[must_use]
    pub fn named(self, family: &str, id: &str, otherwise: &Phrase) -> Phrase {
        let key = format!("{family}-{id}");
        if self.has(&key) { self.told(&key, &[]) } else { otherwise.clone() }
    }

    /// A text from elsewhere.
    #[must_use]
    pub fn phrase(self, phrase: &Phrase) -> Markup {
        match phrase.language.as_deref().filter(|language| *language != self.locale.id()) {
            None => html! { (phrase.text) },
            Some(language) => html! { span lang=(language) dir=(direction(language)) { (phrase.text) } },
        }
    }

    /// A day, the month in words.
    #[must_use]
    pub fn day(self, day: NaiveDate) -> Markup {
        html! { time datetime=(day) { bdi { (self.locale.day(day)) } } }
    }

    /// A whole number of days, in words.
    #[must_use]
    pub fn days(self, days: i64) -> Markup {
        self.with("page-days", &[("n", Arg::Number(days))])
    }
}

/// In which direction a language is written.
#[must_use]
pub fn direction(language: &str) -> &'static str {
    match language.split('-').next() {
        Some("ar" | "fa" | "he" | "ps" | "ur") => "rtl",
        Some(_) | None => "ltr",
    }
}

/// Something that identifies or is a name: kept apart from the direction of the words around it.
#[must_use]
pub fn apart(text: &str) -> Markup {
    html! { bdi { (text) } }
}

/// A count as a value of a message.
#[must_use]
pub fn count(n: usize) -> Arg<'static> {
    Arg::Number(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Where something leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// Its words.
    pub text: Phrase,
    /// The address.
    pub address: String,
}

impl Link {
    /// A link with words in the language of the page.
    #[must_use]
    pub fn new(text: &str, address: &str) -> Self {
        Self { text: text.into(), address: address.to_owned() }
    }

    /// A link whose words are in the languages.
    #[must_use]
    pub fn of(say: Say<'_>, key: &str, address: &str) -> Self {
        Self { text: say.told(key, &[]), address: address.to_owned() }
    }

    /// As it stands in a page.
    #[must_use]
    pub fn show(&self, say: Say<'_>) -> Markup {
        html! { a href=(self.address) { (say.phrase(&self.text)) } }
    }
}

/// Joins parts that can be shown.
#[must_use]
pub fn all<T>(items: &[T], show: impl Fn(&T) -> Markup) -> Markup {
    let mut joined = String::new();
    for item in items {
        show(item).render_to(&mut joined);
    }
    PreEscaped(joined)
}
