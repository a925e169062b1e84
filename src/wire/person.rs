//! Who somebody is as JSON, and everything about one person as JSON and as a page to read.

use chrono::{DateTime, NaiveDate, Utc};
use maud::{DOCTYPE, html};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::access::{AccessBody, access, read};
use super::handover::{ConsentBody, consent};
use super::notice::{NoticeBody, PreferencesBody, notice, preferences};
use super::reading::{Read, UNREAD};
use crate::app::people::{Export, Known, Relative};
use crate::domain::handover::Handover;
use crate::domain::ids::PersonId;
use crate::domain::person::{Channel, Details};
use crate::i18n::Locale;

/// Who somebody is and how to reach them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Details)]
#[serde(rename_all = "camelCase")]
pub struct DetailsBody {
    /// Given name; one of the two names is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 100)]
    pub given_name: Option<String>,
    /// Family name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 100)]
    pub family_name: Option<String>,
    /// Day of birth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born_on: Option<NaiveDate>,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 200)]
    pub email: Option<String>,
    /// Telephone number in the international form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "+31612345678", max_length = 16)]
    pub phone: Option<String>,
    /// Address for the post, in lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 200)]
    pub address: Option<String>,
    /// In which language to write: ar, en, fa, nl, so, ti or tr.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// How to tell: none (the default), email, sms, letter or in-person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// What to mind when one reaches them; never shown to the other members of the family.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 7)]
    pub safety: Vec<String>,
    /// More on that, for the organisation alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 200)]
    pub safety_note: Option<String>,
    /// Do they need an interpreter, a professional one? Absent: nobody asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interpreter: Option<bool>,
    /// They need support to keep appointments and to fill in papers.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub needs_support: bool,
    /// They came to the country as a child alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub formerly_unaccompanied: bool,
}

/// The details of one person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Person)]
#[serde(rename_all = "camelCase")]
pub struct PersonBody {
    /// The opaque id.
    pub person: String,
    /// How often the details were written down; the `ETag` of the answer.
    pub version: u32,
    /// The details.
    pub details: DetailsBody,
}

/// A member of the family as the others may know them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = FamilyMember)]
#[serde(rename_all = "camelCase")]
pub struct FamilyMemberBody {
    /// referent or family-member.
    pub role: String,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
}

/// The members of a family.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Family)]
pub struct FamilyBody {
    /// In the order in which they came into the case.
    pub results: Vec<FamilyMemberBody>,
}

/// One version of the details.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = DetailsVersion)]
#[serde(rename_all = "camelCase")]
pub struct DetailsVersionBody {
    /// When it was written down.
    pub recorded_at: DateTime<Utc>,
    /// What.
    pub details: DetailsBody,
}

/// A part of one's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = OwnPart)]
#[serde(rename_all = "camelCase")]
pub struct OwnPartBody {
    /// The application.
    pub application: uuid::Uuid,
    /// referent, family-member or helper.
    pub role: String,
    /// From when.
    pub since: DateTime<Utc>,
    /// Until when.
    pub until: Option<DateTime<Utc>>,
    /// When it was taken back.
    pub revoked_at: Option<DateTime<Utc>>,
}

/// Everything about one person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = PersonalData)]
#[serde(rename_all = "camelCase")]
pub struct ExportBody {
    /// The opaque id.
    pub person: String,
    /// Every version of the details, the first one first.
    pub details: Vec<DetailsVersionBody>,
    /// The parts in applications.
    pub parts: Vec<OwnPartBody>,
    /// Who looked at those applications, the latest first.
    pub accesses: Vec<AccessBody>,
    /// Since when the data are only kept and not used.
    pub restricted_at: Option<DateTime<Utc>>,
    /// What you were told and are to be told, the latest first.
    pub messages: Vec<OwnNoticeBody>,
    /// What you want to be told.
    pub preferences: PreferencesBody,
    /// What you ticked off.
    pub ticks: Vec<OwnTickBody>,
    /// To which organisations you agreed.
    pub consents: Vec<ConsentBody>,
    /// The handovers that are about you.
    pub handovers: Vec<OwnHandoverBody>,
}

/// A handover as the person whom it is about may take it along.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = OwnHandover)]
#[serde(rename_all = "camelCase")]
pub struct OwnHandoverBody {
    /// Its id.
    pub id: uuid::Uuid,
    /// The application.
    pub application: uuid::Uuid,
    /// Its kind.
    pub kind: String,
    /// Who handed over.
    pub from: String,
    /// Who was asked.
    pub to: String,
    /// proposed, accepted, refused or withdrawn.
    pub state: String,
    /// When it was proposed.
    pub proposed_at: DateTime<Utc>,
    /// On what ground something of you was shared.
    pub ground: Option<String>,
    /// What was shared, beside the language and the need of an interpreter.
    pub fields: Vec<String>,
}

/// A notice as the person it is for may take it along.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = OwnNotice)]
#[serde(rename_all = "camelCase")]
pub struct OwnNoticeBody {
    /// How it was delivered.
    pub notice: NoticeBody,
    /// Exactly what was sent.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub content: Option<String>,
}

/// Something that somebody ticked off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = OwnTick)]
#[serde(rename_all = "camelCase")]
pub struct OwnTickBody {
    /// The item of guidance.
    pub item: String,
    /// What was ticked off.
    pub tick: String,
}

impl From<&Details> for DetailsBody {
    fn from(d: &Details) -> Self {
        let some = |text: &String| Some(text.clone()).filter(|t| !t.is_empty());
        Self {
            given_name: some(&d.given_name),
            family_name: some(&d.family_name),
            born_on: d.born_on,
            email: d.email.clone(),
            phone: d.phone.clone(),
            address: d.address.clone(),
            language: d.language.clone(),
            channel: Some(d.channel.code().to_owned()),
            safety: d.safety.clone(),
            safety_note: d.safety_note.clone(),
            interpreter: d.interpreter,
            needs_support: d.needs_support,
            formerly_unaccompanied: d.formerly_unaccompanied,
        }
    }
}

/// A person as JSON.
#[must_use]
pub fn person(known: &Known) -> PersonBody {
    PersonBody {
        person: known.person.as_str().to_owned(),
        version: known.version,
        details: DetailsBody::from(&known.details),
    }
}

/// A family as JSON.
#[must_use]
pub fn family(all: &[Relative]) -> FamilyBody {
    let one = |one: &Relative| FamilyMemberBody {
        role: one.role.name().to_owned(),
        given_name: one.details.given_name.clone(),
        family_name: one.details.family_name.clone(),
    };
    FamilyBody { results: all.iter().map(one).collect() }
}

/// Reads details. What they mean is checked by the use case.
#[must_use]
pub fn details(body: &Value) -> Read<Details> {
    const KNOWN: [&str; 13] = [
        "givenName",
        "familyName",
        "bornOn",
        "email",
        "phone",
        "address",
        "language",
        "channel",
        "safety",
        "safetyNote",
        "interpreter",
        "needsSupport",
        "formerlyUnaccompanied",
    ];
    read(body, &KNOWN, |reader, members| {
        let channel = reader.text(members, "", "channel", false);
        let known = |code: &str| Channel::ALL.iter().find(|(known, _)| *known == code).map(|(_, channel)| *channel);
        let chosen = channel.as_deref().map(known);
        if chosen == Some(None) {
            reader.wrong("/channel", "none, email, sms, letter or in-person");
        }
        let mut flag = |name: &str| match members.get(name) {
            None | Some(Value::Null) => None,
            Some(Value::Bool(given)) => Some(*given),
            Some(_) => {
                reader.wrong(format!("/{name}"), "true or false");
                None
            }
        };
        let interpreter = flag("interpreter");
        let (needs_support, unaccompanied) = (flag("needsSupport"), flag("formerlyUnaccompanied"));
        let texts = |all: &Vec<Value>| all.iter().map(|v| v.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>();
        let safety = match members.get("safety") {
            None | Some(Value::Null) => Some(Vec::new()),
            Some(given) => given.as_array().filter(|all| all.len() <= 7).and_then(texts),
        };
        if safety.is_none() {
            reader.wrong("/safety", "a list of at most seven marks");
        }
        Details {
            given_name: reader.text(members, "", "givenName", false).unwrap_or_default(),
            family_name: reader.text(members, "", "familyName", false).unwrap_or_default(),
            born_on: reader.day(members, "", "bornOn", false).filter(|day| *day != UNREAD),
            email: reader.text(members, "", "email", false),
            phone: reader.text(members, "", "phone", false),
            address: reader.text(members, "", "address", false),
            language: reader.text(members, "", "language", false),
            channel: chosen.flatten().unwrap_or_default(),
            safety: safety.unwrap_or_default(),
            safety_note: reader.text(members, "", "safetyNote", false),
            interpreter,
            needs_support: needs_support.unwrap_or_default(),
            formerly_unaccompanied: unaccompanied.unwrap_or_default(),
        }
    })
}

/// Everything about one person as JSON.
#[must_use]
pub fn export(export: &Export) -> ExportBody {
    ExportBody {
        person: export.person.as_str().to_owned(),
        details: export
            .versions
            .iter()
            .map(|(at, details)| DetailsVersionBody { recorded_at: *at, details: DetailsBody::from(details) })
            .collect(),
        parts: export
            .parts
            .iter()
            .map(|(case, part)| OwnPartBody {
                application: case.0,
                role: part.role.name().to_owned(),
                since: part.since,
                until: part.until,
                revoked_at: part.revoked_at,
            })
            .collect(),
        accesses: export.accesses.iter().map(access).collect(),
        restricted_at: export.restricted_at,
        messages: export
            .notices
            .iter()
            .map(|(told, sent)| OwnNoticeBody {
                notice: notice(told),
                content: sent.as_ref().map(|sent| String::from_utf8_lossy(sent).into_owned()),
            })
            .collect(),
        preferences: preferences(&export.preferences),
        ticks: export.ticks.iter().map(|(item, tick)| OwnTickBody { item: item.clone(), tick: tick.clone() }).collect(),
        consents: export.consents.iter().map(consent).collect(),
        handovers: export.handovers.iter().map(|handover| own_handover(&export.person, handover)).collect(),
    }
}

fn own_handover(person: &PersonId, handover: &Handover) -> OwnHandoverBody {
    let own = handover.people.iter().find(|covered| covered.person == *person);
    OwnHandoverBody {
        id: handover.id,
        application: handover.case.0,
        kind: handover.kind.to_string(),
        from: handover.from.to_string(),
        to: handover.to.to_string(),
        state: handover.state.code().to_owned(),
        proposed_at: handover.proposed.at,
        ground: own.map(|covered| covered.ground.code().to_owned()),
        fields: handover.fields.iter().map(|field| field.name().to_owned()).collect(),
    }
}

/// The same as a page to read and to keep. Everything in it is escaped, and names are isolated from the direction of the text.
#[must_use]
pub fn export_page(body: &ExportBody, locale: &Locale) -> String {
    let say = |key: &str| locale.text(key, &[]);
    let day = |at: DateTime<Utc>| locale.day(at.date_naive());
    html! {
        (DOCTYPE)
        html lang=(locale.id()) dir=(locale.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (say("export-title")) }
            }
            body {
                h1 { (say("export-title")) }
                h2 { (say("export-details")) }
                @for version in &body.details {
                    h3 { (day(version.recorded_at)) }
                    dl { @for (key, value) in rows(&version.details, locale) { dt { (say(key)) } dd { bdi { (value) } } } }
                }
                h2 { (say("export-parts")) }
                ul { @for part in &body.parts { li { (part.role) ", " (day(part.since)) } } }
                h2 { (say("export-messages")) }
                ul {
                    @for one in &body.messages {
                        li { (locale.day(one.notice.about_on)) ": " (say(&format!("notice-{}-title", one.notice.kind))) " – " (one.notice.state) }
                    }
                }
                h2 { (say("export-ticks")) }
                ul { @for one in &body.ticks { li { (one.item) ": " (one.tick) } } }
                (handed(body, locale))
                h2 { (say("export-accesses")) }
                ul {
                    @for one in &body.accesses {
                        li { (day(one.at)) ": " bdi { (one.organisation.as_deref().unwrap_or("-")) } ", " (one.role) ", " (one.operation) }
                    }
                }
            }
        }
    }
    .into_string()
}

/// What is known of somebody, as keys of words and values.
fn rows(details: &DetailsBody, locale: &Locale) -> Vec<(&'static str, String)> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let say = |yes: bool| locale.text(if yes { "details-yes" } else { "details-no" }, &[]);
    let if_so = |yes: bool| if yes { say(true) } else { String::new() };
    let all = [
        ("details-given-name", text(&details.given_name)),
        ("details-family-name", text(&details.family_name)),
        ("details-born-on", details.born_on.map(|on| locale.day(on)).unwrap_or_default()),
        ("details-email", text(&details.email)),
        ("details-phone", text(&details.phone)),
        ("details-address", text(&details.address)),
        ("details-language", text(&details.language)),
        ("details-channel", text(&details.channel)),
        ("details-safety", details.safety.join(", ")),
        ("details-interpreter", details.interpreter.map(say).unwrap_or_default()),
        ("details-needs-support", if_so(details.needs_support)),
        ("details-unaccompanied", if_so(details.formerly_unaccompanied)),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// To whom somebody was handed over, and to whom they agreed.
fn handed(body: &ExportBody, locale: &Locale) -> maud::Markup {
    let say = |key: &str| locale.text(key, &[]);
    let day = |at: DateTime<Utc>| locale.day(at.date_naive());
    html! {
                h2 { (say("export-handovers")) }
                ul {
                    @for one in &body.handovers {
                        li { (day(one.proposed_at)) ": " bdi { (one.from) } " → " bdi { (one.to) } " – " (one.state) }
                    }
                }
                h2 { (say("export-consents")) }
                ul {
                    @for one in &body.consents {
                        li { (day(one.given_at)) ": " bdi { (one.organisation) } @if let Some(end) = one.withdrawn_at { " – " (day(end)) } }
                    }
                }
    }
}
