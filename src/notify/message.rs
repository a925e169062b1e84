//! What goes to one person. It is discreet unless they chose otherwise: that there is something to read and where, and nothing
//! of what it is about, of names, countries or organisations. Somebody may look over their shoulder, or own the telephone.

use chrono::{DateTime, Utc};
use maud::{DOCTYPE, PreEscaped, html};
use uuid::Uuid;

use super::words::{Words, words_for};
use crate::app::outbox::Ready;
use crate::domain::notice::NoticeRule;
use crate::domain::notice::outbox::Notice;
use crate::i18n::{Locale, Locales};

/// A message in words, before a channel gives it its form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    /// The id of its notice, of several that of the earliest. One that is sent twice after a crash has the same.
    pub id: Uuid,
    /// When it is written.
    pub at: DateTime<Utc>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Address for the post, with the name above it.
    pub address: Option<String>,
    /// The language of what is neutral.
    pub language: String,
    /// Its direction.
    pub direction: &'static str,
    /// The subject; neutral.
    pub subject: String,
    /// One sentence and where to read on; neutral.
    pub line: String,
    /// Where to sign in.
    pub link: String,
    /// The substance, for those who want it in the message, and on paper in a closed envelope.
    pub substance: Vec<Words>,
    /// That nobody asks for codes by mail, why some messages always come.
    pub small: Vec<String>,
    /// A line, and where one click ends this kind of message.
    pub stop: Option<(String, String)>,
    /// The digest of the language file.
    pub words: String,
}

/// Writes the message for what may be told now. `link` is the address of the service.
#[must_use]
pub fn message(locales: &Locales, ready: &Ready, link: &str, at: DateTime<Utc>) -> Message {
    let details = &ready.details;
    let locale = locales.get(details.language.as_deref().unwrap_or(locales.leading().id()));
    let words = |(notice, rule): &(Notice, NoticeRule)| words_for(locales, locale.id(), rule, &notice.facts);
    let all: Vec<Words> = ready.told.iter().flat_map(words).collect();
    let several = ready.told.len() > 1;
    let subject = match all.first().filter(|_| ready.open_words && !several) {
        Some(words) => words.title.clone(),
        None => locale.text(if several { "message-subject-several" } else { "message-subject" }, &[]),
    };
    let name = format!("{} {}", details.given_name, details.family_name);
    Message {
        id: ready.id,
        at,
        email: details.email.clone(),
        phone: details.phone.clone(),
        address: details.address.as_ref().map(|lines| format!("{}\n{lines}", name.trim())),
        language: locale.id().to_owned(),
        direction: locale.direction(),
        subject,
        line: locale.text(if several { "message-body-several" } else { "message-body" }, &[]),
        link: link.to_owned(),
        substance: if ready.open_words || ready.closed_envelope { all } else { Vec::new() },
        small: small(locale, ready),
        stop: ready.stop_token.as_ref().map(|token| {
            (locale.text("message-stop", &[]), format!("{}/unsubscribe/{token}", link.trim_end_matches('/')))
        }),
        words: locale.digest().to_owned(),
    }
}

fn small(locale: &Locale, ready: &Ready) -> Vec<String> {
    let mut all = vec![locale.text("message-safe", &[])];
    if ready.told.iter().any(|(_, rule)| rule.always) {
        all.push(locale.text("message-why", &[]));
    }
    all
}

impl Message {
    /// The words by themselves, for those who read no HTML.
    #[must_use]
    pub fn text(&self) -> String {
        let mut parts = Vec::new();
        for words in &self.substance {
            parts.extend(words.caution.clone());
            parts.push(words.title.clone());
            parts.extend(words.paragraphs.iter().map(|(heading, text)| format!("{heading}\n{text}")));
        }
        parts.push(format!("{}\n{}", self.line, self.link));
        parts.extend(self.small.iter().cloned());
        parts.extend(self.stop.iter().map(|(line, address)| format!("{line}\n{address}")));
        parts.join("\n\n") + "\n"
    }

    /// As a page by itself: no picture, nothing fetched, nothing that tells anybody that it was read.
    #[must_use]
    pub fn html(&self, style: &str, above: Option<&str>) -> String {
        let page = html! {
            (DOCTYPE)
            html lang=(self.language) dir=(self.direction) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (self.subject) }
                    style { (PreEscaped(style)) }
                }
                body {
                    @if let Some(above) = above { address dir="auto" { @for line in above.lines() { (line) br; } } }
                    @for words in &self.substance { (article(words)) }
                    p { (self.line) br; a href=(self.link) dir="ltr" { (self.link) } }
                    @for small in &self.small { p { small { (small) } } }
                    @if let Some((line, address)) = &self.stop {
                        p { small { (line) br; a href=(address) dir="ltr" { (address) } } }
                    }
                }
            }
        };
        page.into_string()
    }
}

fn article(words: &Words) -> maud::Markup {
    html! {
        article lang=(words.language) dir=(words.direction) {
            @if let Some(caution) = &words.caution { p.caution dir="auto" { strong { (caution) } } }
            h1 { (words.title) }
            @for (heading, text) in &words.paragraphs {
                h2 { (heading) }
                p { (text) }
            }
        }
    }
}
