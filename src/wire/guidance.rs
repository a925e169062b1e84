//! What people are told to prepare, as JSON.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::notice::{ParagraphBody, WordsBody};
use crate::app::guidance::Now;
use crate::domain::guidance::{Condition, Contact, Guidance, Item, Text};
use crate::domain::notice::Tag;
use crate::i18n::{Locale, Locales};

/// What somebody is told to prepare now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Guidance)]
#[serde(rename_all = "camelCase")]
pub struct GuidanceBody {
    /// The items, in the order in which they are read.
    pub results: Vec<ItemBody>,
}

/// One thing to prepare.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = GuidanceItem)]
#[serde(rename_all = "camelCase")]
pub struct ItemBody {
    /// Its id.
    #[schema(example = "money-trap")]
    pub id: String,
    /// It is shown closed, and somebody opens it who wants to.
    pub closed: bool,
    /// The recommendations of the study of 2017 that it answers.
    #[schema(example = json!(["R8"]))]
    pub answers: Vec<String>,
    /// The words; beside those that may not stand alone, the leading language.
    pub words: Vec<WordsBody>,
    /// What can be ticked off.
    pub ticks: Vec<TickBody>,
    /// Whom to call or where to look.
    pub contacts: Vec<ContactBody>,
    /// Where the facts are from.
    pub sources: Vec<String>,
}

/// Something that can be ticked off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Tick)]
#[serde(rename_all = "camelCase")]
pub struct TickBody {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Is it ticked off?
    pub ticked: bool,
}

/// Whom to call or where to look.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Contact)]
#[serde(rename_all = "camelCase")]
pub struct ContactBody {
    /// What it is called.
    pub name: String,
    /// The number.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<String>,
    /// Its address on the web.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub url: Option<String>,
    /// When it was seen.
    pub seen_on: NaiveDate,
}

/// What is to be prepared, in a language.
#[must_use]
pub fn guidance(guidance: &Guidance, now: &Now, locales: &Locales, language: &str) -> GuidanceBody {
    let one = |item: &Item| {
        let words = texts(guidance, item, locales, language);
        let ticks = words.first().map(|(_, text)| ticks(item, text, &now.ticked)).unwrap_or_default();
        ItemBody {
            id: item.id.to_string(),
            closed: item.when.contains(&Condition::Open),
            answers: item.answers.iter().map(|number| format!("R{number}")).collect(),
            words: words.into_iter().map(|(locale, text)| said(locales, locale, text)).collect(),
            ticks,
            contacts: guidance.contacts_of(item, now.today).map(contact).collect(),
            sources: item.sources.clone(),
        }
    };
    GuidanceBody { results: guidance.items_for(&now.situation).map(one).collect() }
}

/// The languages in which an item is shown: that of the reader, or English where it has no words in that; and the leading one
/// beside it, unless that may be left out.
fn texts<'g>(guidance: &'g Guidance, item: &Item, locales: &'g Locales, language: &str) -> Vec<(&'g Locale, &'g Text)> {
    let of = |id: &str| guidance.text(id, item.id.as_str()).map(|text| (locales.get(id), text));
    let wanted = locales.get(language);
    let own = of(wanted.id()).or_else(|| of(crate::i18n::DEFAULT));
    let leading = of(locales.leading().id());
    let alone = own.is_some_and(|(locale, _)| {
        let status = locales.status(locale.id());
        let known = |tag: &Tag| Tag::ALL.iter().any(|(name, known)| known == tag && status.alone.contains(name));
        // English for somebody who reads another language is no text of their own.
        locale.id() == wanted.id() && item.tags.iter().all(known)
    });
    let beside = leading.filter(|(leading, _)| !alone && own.is_none_or(|(own, _)| own.id() != leading.id()));
    own.into_iter().chain(beside).collect()
}

fn said(locales: &Locales, locale: &Locale, text: &Text) -> WordsBody {
    let reviewed = locales.status(locale.id()).reviewed;
    WordsBody {
        language: locale.id().to_owned(),
        direction: locale.direction().to_owned(),
        caution: (!reviewed).then(|| locale.text("notice-unreviewed", &[])),
        title: text.title.clone(),
        paragraphs: text.body.iter().map(|text| ParagraphBody { heading: None, text: text.clone() }).collect(),
    }
}

fn ticks(item: &Item, text: &Text, ticked: &[(String, String)]) -> Vec<TickBody> {
    let is_ticked = |id: &str| ticked.iter().any(|(of, tick)| *of == item.id.as_str() && tick == id);
    let all = text.ticks.iter();
    all.map(|(id, words)| TickBody { id: id.clone(), text: words.clone(), ticked: is_ticked(id) }).collect()
}

fn contact(contact: &Contact) -> ContactBody {
    ContactBody {
        name: contact.name.clone(),
        number: contact.number.clone(),
        url: contact.url.clone(),
        seen_on: contact.seen_on,
    }
}
