//! Notices, messages and preferences as JSON.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

use super::access::read;
use super::fault::{Fault, list};
use super::reading::{Read, Reader};
use crate::app::messages::Message;
use crate::domain::guidance::TOPICS;
use crate::domain::ids::Slug;
use crate::domain::notice::outbox::Notice;
use crate::domain::notice::{Delivery, NoticeRule, NoticeRules, Planned, Preferences, Recipient, Rhythm};
use crate::i18n::Locales;
use crate::notify::words::{Words, example_facts, words_for, words_for_organisation};

/// A text in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Words)]
#[serde(rename_all = "camelCase")]
pub struct WordsBody {
    /// Its language (BCP 47).
    #[schema(example = "ar")]
    pub language: String,
    /// ltr or rtl.
    pub direction: String,
    /// What stands above a text that nobody has checked, or that stands beside one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub caution: Option<String>,
    /// Its title.
    pub title: String,
    /// Its paragraphs.
    pub paragraphs: Vec<ParagraphBody>,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Paragraph)]
#[serde(rename_all = "camelCase")]
pub struct ParagraphBody {
    /// What stands above it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub heading: Option<String>,
    /// Its text.
    pub text: String,
}

/// A text on the wire.
#[must_use]
pub fn words(words: Words) -> WordsBody {
    let paragraph = |(heading, text)| ParagraphBody { heading: Some(heading), text };
    WordsBody {
        language: words.language,
        direction: words.direction.to_owned(),
        caution: words.caution,
        title: words.title,
        paragraphs: words.paragraphs.into_iter().map(paragraph).collect(),
    }
}

/// What somebody was told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Messages)]
#[serde(rename_all = "camelCase")]
pub struct MessagesBody {
    /// The messages, the latest first.
    pub results: Vec<MessageBody>,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Message)]
#[serde(rename_all = "camelCase")]
pub struct MessageBody {
    /// Its id.
    pub id: Uuid,
    /// The application that it is about.
    pub application: Uuid,
    /// Its kind.
    #[schema(example = "received")]
    pub kind: String,
    /// The day to which it belongs.
    pub about_on: NaiveDate,
    /// When it was sent.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sent_at: Option<DateTime<Utc>>,
    /// The text, in the language of the reader; beside it the leading language, where the text may not stand alone.
    pub words: Vec<WordsBody>,
}

/// Messages on the wire: those for people in a language, those for organisations in one that has words for everything.
#[must_use]
pub fn messages(all: &[Message], locales: &Locales, (language, at_work): (&str, &str)) -> MessagesBody {
    let message = |Message { notice, rule }: &Message| MessageBody {
        id: notice.id,
        application: notice.case.0,
        kind: notice.kind.to_string(),
        about_on: notice.about_on,
        sent_at: notice.sent_at,
        words: match notice.to {
            Recipient::Person(_) => words_for(locales, language, rule, &notice.facts).into_iter().map(words).collect(),
            Recipient::Organisation(_) => {
                vec![words(words_for_organisation(locales, at_work, notice.kind.as_str(), &notice.facts))]
            }
        },
    };
    MessagesBody { results: all.iter().map(message).collect() }
}

/// How notices were delivered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Notices)]
#[serde(rename_all = "camelCase")]
pub struct NoticesBody {
    /// The notices.
    pub results: Vec<NoticeBody>,
}

/// How a notice was delivered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Notice)]
#[serde(rename_all = "camelCase")]
pub struct NoticeBody {
    /// Its id.
    pub id: Uuid,
    /// The application.
    pub application: Uuid,
    /// Who is told, where it is a person.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub person: Option<String>,
    /// Which organisation is told, where it is one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub organisation: Option<String>,
    /// Its kind.
    pub kind: String,
    /// The day to which it belongs.
    pub about_on: NaiveDate,
    /// When it was planned.
    pub planned_at: DateTime<Utc>,
    /// planned, sent, dropped (it is not sent, and `reason` says why) or parked (somebody must look at it).
    pub state: String,
    /// Why, where it was not simply sent.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried next.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next_try_at: Option<DateTime<Utc>>,
    /// When it was sent.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sent_at: Option<DateTime<Utc>>,
    /// By what it was sent: email, files, sms or letter.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub channel: Option<String>,
    /// In which language.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub language: Option<String>,
    /// The earliest notice of the message that it went in, where several went in one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sent_with: Option<Uuid>,
    /// The digest of the language file, which tells one version of the words from another.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub words_version: Option<String>,
}

/// A notice on the wire.
#[must_use]
pub fn notice(notice: &Notice) -> NoticeBody {
    let by = notice.sent_by.as_ref();
    NoticeBody {
        id: notice.id,
        application: notice.case.0,
        person: notice.to.person().map(|person| person.as_str().to_owned()),
        organisation: notice.to.organisation().map(ToString::to_string),
        kind: notice.kind.to_string(),
        about_on: notice.about_on,
        planned_at: notice.planned_at,
        state: notice.state.code().to_owned(),
        reason: notice.reason.clone(),
        attempts: notice.attempts,
        next_try_at: notice.next_try_at,
        sent_at: notice.sent_at,
        channel: by.map(|by| by.channel.clone()),
        language: by.map(|by| by.language.clone()),
        sent_with: notice.sent_with,
        words_version: by.map(|by| by.words.clone()),
    }
}

/// What a notice is called in a language: as the person reads it, or as an organisation does.
#[must_use]
pub fn title(notice: &Notice, locales: &Locales, language: &str) -> String {
    match notice.to {
        Recipient::Person(_) => {
            crate::notify::words::words(locales.get(language), notice.kind.as_str(), &notice.facts).title
        }
        Recipient::Organisation(_) => {
            words_for_organisation(locales, language, notice.kind.as_str(), &notice.facts).title
        }
    }
}

/// Exactly what was sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = SentMessage)]
#[serde(rename_all = "camelCase")]
pub struct SentBody {
    /// How it was delivered.
    pub notice: NoticeBody,
    /// The message as it went out: an e-mail with its headers (RFC 5322), a page for print, or the call to a gateway.
    pub content: String,
}

/// What will be told next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = PlannedNotices)]
#[serde(rename_all = "camelCase")]
pub struct PlannedBody {
    /// The notices, the next first, as long as nothing else happens.
    pub results: Vec<PlannedNoticeBody>,
}

/// What will be told on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = PlannedNotice)]
#[serde(rename_all = "camelCase")]
pub struct PlannedNoticeBody {
    /// The day.
    pub on: NaiveDate,
    /// Its kind.
    pub kind: String,
    /// What sets it off, by a code: a term with its last day and the days beside it, or the months of waiting.
    #[schema(example = "term:decision:2027-03-01:-30")]
    pub because: String,
    /// Its title, in the language of the reader.
    pub title: String,
}

/// Planned notices on the wire.
#[must_use]
pub fn planned(all: &[Planned], locales: &Locales, language: &str) -> PlannedBody {
    let locale = locales.get(language);
    let one = |planned: &Planned| PlannedNoticeBody {
        on: planned.on,
        kind: planned.kind.to_string(),
        because: planned.cause.text(),
        title: crate::notify::words::words(locale, planned.kind.as_str(), &planned.facts).title,
    };
    PlannedBody { results: all.iter().map(one).collect() }
}

/// The kinds of notices of a procedure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = NoticeKinds)]
#[serde(rename_all = "camelCase")]
pub struct KindsBody {
    /// The kinds, in the order of their file.
    pub results: Vec<KindBody>,
}

/// One kind of notice, with invented days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = NoticeKind)]
#[serde(rename_all = "camelCase")]
pub struct KindBody {
    /// Its kind.
    pub kind: String,
    /// Who is told: referent, family-member, helper; organisation (which works on it), partner (to which it was handed over).
    pub to: Vec<String>,
    /// Nobody can switch it off.
    pub always: bool,
    /// The text with invented days.
    pub words: Vec<WordsBody>,
}

/// The kinds of a procedure on the wire, in a language.
#[must_use]
pub fn kinds(rules: Option<&NoticeRules>, locales: &Locales, language: &str) -> KindsBody {
    let one = |rule: &NoticeRule| KindBody {
        kind: rule.kind.to_string(),
        to: rule.to.iter().map(|to| to.name().to_owned()).collect(),
        always: rule.always,
        words: words_for(locales, language, rule, &example_facts(rule)).into_iter().map(words).collect(),
    };
    KindsBody { results: rules.into_iter().flat_map(|rules| &rules.rules).map(one).collect() }
}

/// What somebody wants to be told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Preferences)]
#[serde(rename_all = "camelCase")]
pub struct PreferencesBody {
    /// What can wait comes immediate (at once), or daily or weekly in one message. What tells of a time of your own never waits.
    #[schema(example = "daily", max_length = 20)]
    pub delivery: String,
    /// How often a sign of life comes: monthly or quarterly.
    #[schema(example = "quarterly", max_length = 20)]
    pub rhythm: String,
    /// Kinds of notices that do not come, of those that can be switched off.
    pub switched_off: Vec<String>,
    /// The text stands in the message itself, where others may see it.
    pub open_words: bool,
    /// Topics of guidance: children, young.
    pub topics: Vec<String>,
}

/// Preferences on the wire.
#[must_use]
pub fn preferences(wanted: &Preferences) -> PreferencesBody {
    PreferencesBody {
        delivery: wanted.delivery.code().to_owned(),
        rhythm: wanted.rhythm.code().to_owned(),
        switched_off: wanted.switched_off.iter().map(ToString::to_string).collect(),
        open_words: wanted.open_words,
        topics: wanted.topics.clone(),
    }
}

/// Reads preferences. `kinds` are those that can be switched off.
#[must_use]
pub fn read_preferences(body: &Value, kinds: &[&str]) -> Read<Preferences> {
    read(body, &["delivery", "rhythm", "switchedOff", "openWords", "topics"], |reader, members| {
        let delivery = one_of(reader, members, "delivery", &Delivery::ALL);
        let rhythm = one_of(reader, members, "rhythm", &Rhythm::ALL);
        let open_words = match members.get("openWords") {
            None | Some(Value::Null) => false,
            Some(Value::Bool(open)) => *open,
            Some(_) => {
                reader.wrong("/openWords", "true or false");
                false
            }
        };
        let switched_off = chosen(reader, members, "switchedOff", kinds);
        let topics = chosen(reader, members, "topics", &TOPICS);
        let switched_off = switched_off.iter().filter_map(|kind| Slug::parse(kind)).collect();
        Preferences { delivery, rhythm, switched_off, open_words, topics }
    })
}

/// One of these names, or what holds by default.
fn one_of<T: Copy + Default>(
    reader: &mut Reader,
    members: &Map<String, Value>,
    name: &str,
    known: &[(&'static str, T)],
) -> T {
    let given = reader.text(members, "", name, false);
    let found = known.iter().find(|(code, _)| given.as_deref() == Some(*code)).map(|(_, one)| *one);
    if given.is_some() && found.is_none() {
        let known = list(known.iter().map(|(code, _)| *code));
        reader.faults.push(Fault::new(format!("/{name}"), "not-one-of", vec![("known", known)]));
    }
    found.unwrap_or_default()
}

/// A list of names of which only these are right.
fn chosen(reader: &mut Reader, members: &Map<String, Value>, name: &str, known: &[&str]) -> Vec<String> {
    let all = match members.get(name) {
        None | Some(Value::Null) => return Vec::new(),
        Some(Value::Array(all)) => all,
        Some(_) => {
            reader.wrong(format!("/{name}"), "a list");
            return Vec::new();
        }
    };
    let mut chosen: Vec<String> = Vec::new();
    for (at, given) in all.iter().enumerate() {
        match given.as_str().filter(|given| known.contains(given)) {
            Some(given) if chosen.iter().any(|other| other == given) => {}
            Some(given) => chosen.push(given.to_owned()),
            None => {
                let known = list(known.iter().copied());
                reader.faults.push(Fault::new(format!("/{name}/{at}"), "not-one-of", vec![("known", known)]));
            }
        }
    }
    chosen
}
