//! Handovers, consents and who is responsible, as JSON.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

use super::access::read;
use super::fault::{Fault, list};
use super::person::DetailsBody;
use super::reading::{Read, Reader, UNREAD};
use super::reckoning::{StepBody, authority};
use super::words::Speech;
use crate::app::handover_views::{Shown, ShownPerson};
use crate::app::handovers::{Answer, Answered, Draft};
use crate::app::sheets::Sheet;
use crate::catalogue::Catalogue;
use crate::domain::deadline::reckoning::{Cited, Step};
use crate::domain::deadline::timeline::last_day_after;
use crate::domain::handover::kinds::HandoverRules;
use crate::domain::handover::proposal::MOST_PEOPLE;
use crate::domain::handover::{Consent, Contact, Done, Field, Ground, Refusal, State};
use crate::domain::ids::{PersonId, Slug};
use crate::i18n::Locale;

/// A thing of the rules by its name in data, and in words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Named)]
pub struct NamedBody {
    /// Its name in data.
    #[schema(example = "youth-health")]
    pub id: String,
    /// In words.
    pub title: String,
}

/// What can be handed over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = HandoverKinds)]
pub struct HandoverKindsBody {
    /// The kinds, by procedure.
    pub results: Vec<HandoverKindBody>,
}

/// One kind of handover.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = HandoverKind)]
#[serde(rename_all = "camelCase")]
pub struct HandoverKindBody {
    /// Its name.
    #[schema(example = "to-municipality")]
    pub id: String,
    /// Its name in words.
    pub title: String,
    /// The procedure.
    pub procedure: String,
    /// What passes.
    pub themes: Vec<NamedBody>,
    /// How long the receiver has to answer, in words.
    pub answer_within: String,
    /// How long after the acceptance the first contact follows, in words.
    pub contact_within: String,
    /// What kind of rule these are: norm is good practice without a basis in an act.
    pub force: String,
    /// Only for people who are not yet of age.
    pub minors_only: bool,
    /// Accepting opens the application as well.
    pub opens_application: bool,
    /// What may be shared, beside the language and the need of an interpreter.
    pub fields: Vec<String>,
}

/// A bridge person: somebody at work whom the other side and the family can reach.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Contact)]
pub struct ContactBody {
    /// The name.
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
    /// A telephone number in the international form; this or an address of e-mail is needed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(example = "+31612345678", max_length = 16)]
    pub phone: Option<String>,
    /// An address of e-mail.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(max_length = 200)]
    pub email: Option<String>,
}

/// One side of a handover.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Side)]
pub struct SideBody {
    /// The organisation by its name in data.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Its bridge person, once there is one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub contact: Option<ContactBody>,
}

/// Somebody whom a handover is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = HandoverPerson)]
pub struct HandoverPersonBody {
    /// The opaque id; absent until the handover is accepted.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub person: Option<String>,
    /// On what ground this is shared: consent, legal-obligation, vital-interest or public-task.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub ground: Option<String>,
    /// Known not to be of age.
    pub minor: bool,
    /// The language.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub language: Option<String>,
    /// Who interprets: professional (needed, and never a child or another member of the family), none (not needed) or unknown
    /// (nobody asked).
    pub interpreter: String,
    /// What is shared, once the handover is accepted and as long as the person agrees, where that is the ground.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub details: Option<DetailsBody>,
}

/// Something to mind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = HandoverWarning)]
pub struct HandoverWarningBody {
    /// What, by a stable name.
    #[schema(example = "interpreter-unknown")]
    pub id: String,
    /// In a sentence.
    pub text: String,
}

/// A handover. Until it is accepted the sender is responsible.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Handover)]
#[serde(rename_all = "camelCase")]
pub struct HandoverBody {
    /// Its id.
    pub id: Uuid,
    /// The application.
    pub application: Uuid,
    /// The number of the application for people.
    pub reference: String,
    /// Its kind.
    pub kind: NamedBody,
    /// What passes when it is accepted.
    pub themes: Vec<NamedBody>,
    /// Who hands over.
    pub from: SideBody,
    /// Who is asked.
    pub to: SideBody,
    /// proposed, accepted, refused or withdrawn.
    pub state: String,
    /// How many people it is about.
    pub people_count: u32,
    /// How many of them are known not to be of age.
    pub minors_count: u32,
    /// Those of them whom the reader may see.
    pub people: Vec<HandoverPersonBody>,
    /// What is shared of them, beside the language and the need of an interpreter.
    pub fields: Vec<String>,
    /// When it was proposed.
    pub proposed_at: DateTime<Utc>,
    /// The last day to answer.
    pub answer_by: NaiveDate,
    /// How that day was reckoned, step by step.
    pub answer_steps: Vec<StepBody>,
    /// When it was answered or taken back.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub answered_at: Option<DateTime<Utc>>,
    /// Why it was refused: not-our-task, no-capacity, not-reachable, incomplete or other.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
    /// What was said beside that.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
    /// The day of the first contact, as the receiver promised the family.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub contact_on: Option<NaiveDate>,
    /// The day by which the norm wants it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub contact_by: Option<NaiveDate>,
    /// When the sender confirmed that there was contact.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sender_confirmed_at: Option<DateTime<Utc>>,
    /// When the receiver did.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub receiver_confirmed_at: Option<DateTime<Utc>>,
    /// What to mind.
    pub warnings: Vec<HandoverWarningBody>,
}

/// The handovers of an application.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Handovers)]
pub struct HandoversBody {
    /// The first first.
    pub results: Vec<HandoverBody>,
}

/// A page of the handovers that are addressed to an organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = HandoverPage)]
pub struct HandoverPageBody {
    /// By the last day to answer.
    pub results: Vec<HandoverBody>,
    /// What to send as `after` for the next page; null on the last.
    pub next: Option<String>,
}

/// The sheet of a handover.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Sheet)]
#[serde(rename_all = "camelCase")]
pub struct SheetBody {
    /// The code that opens the handover without an account, told only now.
    pub code: String,
    /// Until when it works where nobody answers; after an answer for thirty days more.
    pub expires_at: DateTime<Utc>,
}

/// Who is to be about a new handover, and why that may be shared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = NewHandoverPerson)]
pub struct NewHandoverPersonBody {
    /// The opaque id.
    #[schema(min_length = 1, max_length = 64, pattern = "^[A-Za-z0-9_-]+$")]
    pub person: String,
    /// consent, legal-obligation, vital-interest or public-task.
    #[schema(example = "public-task")]
    pub ground: String,
}

/// A new handover.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = NewHandover)]
pub struct NewHandoverBody {
    /// The kind.
    #[schema(example = "to-reception")]
    pub kind: String,
    /// Who is asked.
    #[schema(example = "coa")]
    pub to: String,
    /// About whom.
    #[schema(min_items = 1, max_items = 40)]
    pub people: Vec<NewHandoverPersonBody>,
    /// What is shared, of the fields of the kind.
    #[serde(default)]
    #[schema(max_items = 7)]
    pub fields: Vec<String>,
    /// The bridge person of the sender.
    pub contact: ContactBody,
}

/// An answer to a handover.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = NewAnswer)]
#[serde(rename_all = "camelCase")]
pub struct NewAnswerBody {
    /// accept or refuse.
    #[schema(example = "accept")]
    pub answer: String,
    /// To accept: the day of the first contact. The family is told.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub contact_on: Option<NaiveDate>,
    /// To accept: the bridge person of the receiver.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub contact: Option<ContactBody>,
    /// To refuse: not-our-task, no-capacity, not-reachable, incomplete or other.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
    /// To refuse: more on that.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(max_length = 200)]
    pub note: Option<String>,
}

/// Who is responsible for what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Responsibilities)]
#[serde(rename_all = "camelCase")]
pub struct ResponsibilitiesBody {
    /// The day at whose end that was so; today: now.
    pub as_of: NaiveDate,
    /// One answer for each person and theme.
    pub results: Vec<ResponsibilityBody>,
}

/// Who is responsible for one person in one theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Responsibility)]
pub struct ResponsibilityBody {
    /// The person, by an opaque id.
    pub person: String,
    /// The theme.
    pub theme: NamedBody,
    /// Who is responsible: always somebody.
    pub organisation: SideBody,
    /// Since when, where it was handed over.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub since: Option<DateTime<Utc>>,
    /// By which handover.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub handover: Option<Uuid>,
}

/// A consent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Consent)]
#[serde(rename_all = "camelCase")]
pub struct ConsentBody {
    /// Its id.
    pub id: Uuid,
    /// Who agreed, by an opaque id.
    pub person: String,
    /// That this organisation learns what a handover to it says.
    pub organisation: String,
    /// When.
    pub given_at: DateTime<Utc>,
    /// When it was taken back.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub withdrawn_at: Option<DateTime<Utc>>,
}

/// Consents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Consents)]
pub struct ConsentsBody {
    /// The first first; those taken back too.
    pub results: Vec<ConsentBody>,
}

/// A new consent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = NewConsent)]
pub struct NewConsentBody {
    /// To whom.
    #[schema(example = "coa")]
    pub organisation: String,
    /// Who agrees, by an opaque id; absent: oneself.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(min_length = 1, max_length = 64, pattern = "^[A-Za-z0-9_-]+$")]
    pub person: Option<String>,
}

/// The words of a theme.
fn theme(locale: &Locale, id: &Slug) -> NamedBody {
    NamedBody { id: id.to_string(), title: locale.text(&format!("theme-{id}"), &[]) }
}

/// The words of a kind.
#[must_use]
pub fn kind_title(locale: &Locale, id: &Slug) -> String {
    locale.text(&format!("handover-kind-{id}"), &[])
}

/// The kinds of handover of all procedures as JSON.
#[must_use]
pub fn kinds<'r>(all: impl Iterator<Item = &'r HandoverRules>, locale: &Locale) -> HandoverKindsBody {
    let of = |rules: &'r HandoverRules| rules.kinds.iter().map(move |kind| (rules, kind));
    let one = |(rules, kind): (&HandoverRules, &crate::domain::handover::kinds::Kind)| HandoverKindBody {
        id: kind.id.to_string(),
        title: kind_title(locale, &kind.id),
        procedure: rules.procedure.to_string(),
        themes: kind.themes.iter().map(|id| theme(locale, id)).collect(),
        answer_within: locale.length(kind.answer_within),
        contact_within: locale.length(kind.contact_within),
        force: kind.force.as_str().to_owned(),
        minors_only: kind.minors_only,
        opens_application: kind.opens_application,
        fields: kind.fields.iter().map(|field| field.name().to_owned()).collect(),
    };
    HandoverKindsBody { results: all.flat_map(of).map(one).collect() }
}

fn contact_body(contact: &Contact) -> ContactBody {
    ContactBody { name: contact.name.clone(), phone: contact.phone.clone(), email: contact.email.clone() }
}

fn person_body(one: &ShownPerson) -> HandoverPersonBody {
    let interpreter = match one.interpreter {
        Some(true) => "professional",
        Some(false) => "none",
        None => "unknown",
    };
    HandoverPersonBody {
        person: one.covered.as_ref().map(|covered| covered.person.as_str().to_owned()),
        ground: one.covered.as_ref().map(|covered| covered.ground.code().to_owned()),
        minor: one.minor,
        language: one.language.clone(),
        interpreter: interpreter.to_owned(),
        details: one.details.as_ref().map(DetailsBody::from),
    }
}

/// How the last day to answer was reckoned, by the calendar of the procedure as it is now.
fn steps(shown: &Shown, catalogue: &Catalogue, locale: &Locale) -> Vec<StepBody> {
    let Some(procedure) = catalogue.procedure(shown.procedure.as_str()) else { return Vec::new() };
    let Some(version) = procedure.versions().last() else { return Vec::new() };
    let handover = &shown.handover;
    let reckoned = last_day_after(version.calendar(), handover.proposed_on, handover.answer_within);
    let speech = Speech { locale, native: procedure.language() };
    let one = |step: &Step<'_>| StepBody {
        rule: Speech::step_code(&step.rule).to_owned(),
        from: step.from,
        to: step.to,
        text: speech.step(step, version.id().as_str()),
        authority: match step.authority {
            Cited::Procedure(_) => Vec::new(),
            Cited::Calendar(of_calendar) => vec![authority(of_calendar)],
        },
    };
    reckoned.map(|(_, steps)| steps.iter().map(one).collect()).unwrap_or_default()
}

/// A handover as JSON.
#[must_use]
pub fn handover(shown: &Shown, catalogue: &Catalogue, locale: &Locale) -> HandoverBody {
    let of = &shown.handover;
    let accepted = of.acceptance();
    let (done, reason): (Option<&Done>, Option<Refusal>) = match &of.state {
        State::Proposed => (None, None),
        State::Accepted(acceptance) => (Some(&acceptance.done), None),
        State::Refused(done, reason) => (Some(done), Some(*reason)),
        State::Withdrawn(done) => (Some(done), None),
    };
    let warning = |code: &&'static str| HandoverWarningBody {
        id: (*code).to_owned(),
        text: locale.text(&format!("warning-{code}"), &[]),
    };
    let side = |id: &Slug, name: &str, contact: Option<&Contact>| SideBody {
        id: id.to_string(),
        name: name.to_owned(),
        contact: contact.map(contact_body),
    };
    HandoverBody {
        id: of.id,
        application: of.case.0,
        reference: shown.reference.as_str().to_owned(),
        kind: NamedBody { id: of.kind.to_string(), title: kind_title(locale, &of.kind) },
        themes: of.themes.iter().map(|id| theme(locale, id)).collect(),
        from: side(&of.from, &shown.names.0, Some(&shown.contacts.0)),
        to: side(&of.to, &shown.names.1, shown.contacts.1.as_ref()),
        state: of.state.code().to_owned(),
        people_count: counted(shown.counts.0),
        minors_count: counted(shown.counts.1),
        people: shown.people.iter().map(person_body).collect(),
        fields: of.fields.iter().map(|field| field.name().to_owned()).collect(),
        proposed_at: of.proposed.at,
        answer_by: of.answer_by,
        answer_steps: steps(shown, catalogue, locale),
        answered_at: done.map(|done| done.at),
        reason: reason.map(|reason| reason.code().to_owned()),
        note: shown.note.clone(),
        contact_on: accepted.map(|a| a.contact_on),
        contact_by: accepted.map(|a| a.contact_by),
        sender_confirmed_at: accepted.and_then(|a| a.sender_confirmed),
        receiver_confirmed_at: accepted.and_then(|a| a.receiver_confirmed),
        warnings: shown.warnings.iter().map(warning).collect(),
    }
}

fn counted(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A sheet as JSON.
#[must_use]
pub fn sheet(made: &Sheet) -> SheetBody {
    SheetBody { code: made.code.clone(), expires_at: made.until }
}

/// Who is responsible, as JSON.
#[must_use]
pub fn responsibilities((as_of, all): &(NaiveDate, Vec<Answered>), locale: &Locale) -> ResponsibilitiesBody {
    let one = |found: &Answered| ResponsibilityBody {
        person: found.person.as_str().to_owned(),
        theme: theme(locale, &found.theme),
        organisation: SideBody { id: found.organisation.to_string(), name: found.name.clone(), contact: None },
        since: found.since,
        handover: found.handover,
    };
    ResponsibilitiesBody { as_of: *as_of, results: all.iter().map(one).collect() }
}

/// A consent as JSON.
#[must_use]
pub fn consent(consent: &Consent) -> ConsentBody {
    ConsentBody {
        id: consent.id,
        person: consent.person.as_str().to_owned(),
        organisation: consent.organisation.to_string(),
        given_at: consent.given_at,
        withdrawn_at: consent.withdrawn_at,
    }
}

/// A code of a few, read.
fn code<T: Copy>(
    reader: &mut Reader,
    (pointer, given): (&str, Option<&str>),
    known: &[(&'static str, T)],
) -> Option<T> {
    let given = given?;
    let found = known.iter().find(|(name, _)| *name == given).map(|(_, value)| *value);
    if found.is_none() {
        let names = list(known.iter().map(|(name, _)| *name));
        reader.faults.push(Fault::new(pointer, "not-one-of", vec![("known", names)]));
    }
    found
}

fn slug(reader: &mut Reader, members: &Map<String, Value>, name: &str) -> Slug {
    let given = reader.text(members, "", name, true);
    let found = given.as_deref().and_then(Slug::parse);
    if given.is_some() && found.is_none() {
        reader.wrong(format!("/{name}"), "lower-case letters, digits and hyphens");
    }
    found.unwrap_or_else(Slug::unreadable)
}

fn person_id(reader: &mut Reader, members: &Map<String, Value>, base: &str, required: bool) -> Option<PersonId> {
    let given = reader.text(members, base, "person", required)?;
    let person = PersonId::parse(&given);
    if person.is_none() {
        reader.wrong(format!("{base}/person"), "1 to 64 letters, digits, hyphens or underscores");
    }
    person
}

fn contact(reader: &mut Reader, members: &Map<String, Value>, required: bool) -> Contact {
    let given = match members.get("contact") {
        None | Some(Value::Null) => {
            if required {
                reader.faults.push(Fault::new("/contact", "missing", vec![]));
            }
            return Contact::default();
        }
        Some(given) => given,
    };
    let Some(members) = reader.object(given, "/contact") else { return Contact::default() };
    reader.only(members, "/contact", &["name", "phone", "email"]);
    Contact {
        name: reader.text(members, "/contact", "name", true).unwrap_or_default(),
        phone: reader.text(members, "/contact", "phone", false),
        email: reader.text(members, "/contact", "email", false),
    }
}

/// A list of a member, each read by itself; too long a one is refused unread.
fn each<T>(
    reader: &mut Reader,
    (members, name, most): (&Map<String, Value>, &str, usize),
    of: impl Fn(&mut Reader, &Value, &str) -> Option<T>,
) -> Vec<T> {
    match members.get(name) {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(all)) if all.len() <= most => {
            let one = |(at, value): (usize, &Value)| of(reader, value, &format!("/{name}/{at}"));
            all.iter().enumerate().filter_map(one).collect()
        }
        Some(_) => {
            reader.wrong(format!("/{name}"), &format!("a list of at most {most}"));
            Vec::new()
        }
    }
}

/// A new handover, read.
#[must_use]
pub fn new_handover(body: &Value) -> Read<Draft> {
    read(body, &["kind", "to", "people", "fields", "contact"], |reader, members| {
        let kind = reader.text(members, "", "kind", true).unwrap_or_default();
        let to = slug(reader, members, "to");
        if !members.contains_key("people") {
            reader.faults.push(Fault::new("/people", "missing", vec![]));
        }
        let people = each(reader, (members, "people", MOST_PEOPLE), |reader, value, at| {
            let members = reader.object(value, at)?;
            reader.only(members, at, &["person", "ground"]);
            let person = person_id(reader, members, at, true);
            let ground = reader.text(members, at, "ground", true);
            let ground = code(reader, (&format!("{at}/ground"), ground.as_deref()), &Ground::ALL);
            Some((person?, ground?))
        });
        let fields = each(reader, (members, "fields", Field::ALL.len()), |reader, value, at| {
            if !value.is_string() {
                reader.wrong(at, "a text");
            }
            code(reader, (at, value.as_str()), &Field::ALL)
        });
        let contact = contact(reader, members, true);
        Draft { kind, to, people, fields, contact }
    })
}

/// An answer, read: what the other answer would need is not asked for.
#[must_use]
pub fn new_answer(body: &Value) -> Read<Answer> {
    read(body, &["answer", "contactOn", "contact", "reason", "note"], |reader, members| {
        let given = reader.text(members, "", "answer", true);
        let accept = code(reader, ("/answer", given.as_deref()), &[("accept", true), ("refuse", false)]);
        if accept == Some(false) {
            let reason = reader.text(members, "", "reason", true);
            let reason = code(reader, ("/reason", reason.as_deref()), &Refusal::ALL);
            return Answer::Refuse(reason.unwrap_or(Refusal::Other), reader.text(members, "", "note", false));
        }
        let required = accept.is_some();
        let on = reader.day(members, "", "contactOn", required).unwrap_or(UNREAD);
        Answer::Accept(on, contact(reader, members, required))
    })
}

/// A new consent, read: to whom, and who agrees.
#[must_use]
pub fn new_consent(body: &Value) -> Read<(Slug, Option<PersonId>)> {
    read(body, &["organisation", "person"], |reader, members| {
        (slug(reader, members, "organisation"), person_id(reader, members, "", false))
    })
}
