//! Accounts, sessions, parts in cases and the log as JSON. A secret stands in an answer once, when it is made.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::fault::{Fault, list, text};
use super::reading::{Read, Reader};
use crate::app::accounts::Mandate;
use crate::domain::access::account::{Account, Holder, Session};
use crate::domain::access::entry::Entry;
use crate::domain::access::{Part, Role};
use crate::domain::ids::{PersonId, Slug};

/// What somebody gives to sign in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = SignIn)]
#[serde(rename_all = "camelCase")]
pub struct SignInBody {
    /// The number from the letter, or the working name.
    #[schema(example = "WP-7K3M-9QXP", min_length = 1, max_length = 100)]
    pub login: String,
    /// The PIN or pass phrase.
    #[schema(min_length = 1, max_length = 200)]
    pub pass_phrase: String,
    /// The one-time code, for staff.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(example = "123456", max_length = 20)]
    pub code: Option<String>,
}

/// A paper code and the pass phrase that its holder chose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Activation)]
#[serde(rename_all = "camelCase")]
pub struct ActivationBody {
    /// The code from the letter; small letters, spaces and hyphens do not matter.
    #[schema(min_length = 1, max_length = 100)]
    pub code: String,
    /// A PIN or pass phrase of one's own: at least eight characters, any characters.
    #[schema(min_length = 8, max_length = 128)]
    pub pass_phrase: String,
}

/// A session as its holder may know it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Session)]
#[serde(rename_all = "camelCase")]
pub struct SessionBody {
    /// By what it is ended.
    pub id: uuid::Uuid,
    /// When it began.
    pub begun_at: DateTime<Utc>,
    /// When it was last used, to the minute.
    pub seen_at: DateTime<Utc>,
    /// When it ends whatever happens.
    pub ends_at: DateTime<Utc>,
    /// Is it the one that asks?
    pub current: bool,
}

/// The sessions of whoever asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Sessions)]
#[serde(rename_all = "camelCase")]
pub struct SessionsBody {
    /// The oldest first.
    pub results: Vec<SessionBody>,
}

/// An account, without anything that proves it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Account)]
#[serde(rename_all = "camelCase")]
pub struct AccountBody {
    /// Its id.
    pub id: uuid::Uuid,
    /// What is typed to sign in.
    pub login: String,
    /// person (whose part each case says), caseworker, supervisor, partner, policymaker, administrator or machine.
    pub role: String,
    /// For whom its holder works.
    pub organisation: Option<String>,
    /// Only these procedures; null: all.
    pub procedures: Option<Vec<String>>,
    /// Who it is, by an opaque id; null for staff and machines.
    pub person: Option<String>,
    /// What a machine may do.
    pub operations: Option<Vec<String>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Since when it cannot be used.
    pub blocked_at: Option<DateTime<Utc>>,
}

/// A page of accounts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = AccountPage)]
#[serde(rename_all = "camelCase")]
pub struct AccountPageBody {
    /// The accounts, by id.
    pub results: Vec<AccountBody>,
    /// Send this as `after` for the next page; null on the last one.
    pub next: Option<uuid::Uuid>,
}

/// A new account for somebody who works for an organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = NewAccount)]
#[serde(rename_all = "camelCase")]
pub struct NewAccountBody {
    /// The working name: 3 to 40 letters, digits, dots, hyphens or underscores.
    #[schema(example = "a.jansen", min_length = 3, max_length = 40, pattern = "^[A-Za-z0-9._-]+$")]
    pub login: String,
    /// caseworker, supervisor, partner, policymaker or administrator.
    #[schema(example = "caseworker")]
    pub role: String,
    /// For whom.
    #[schema(example = "ind")]
    pub organisation: String,
}

/// A new key for another system.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = NewKey)]
#[serde(rename_all = "camelCase")]
pub struct NewKeyBody {
    /// What the system is called here: 3 to 40 letters, digits, dots, hyphens or underscores.
    #[schema(example = "case-system", min_length = 3, max_length = 40, pattern = "^[A-Za-z0-9._-]+$")]
    pub login: String,
    /// For whom it works.
    pub organisation: String,
    /// The operations that it may use, by their names in this document.
    #[schema(max_items = 100)]
    pub operations: Vec<String>,
    /// Until when; at most a year.
    pub expires_at: DateTime<Utc>,
}

/// An account with the secret that was made for it, told only now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = AccountWithSecret)]
#[serde(rename_all = "camelCase")]
pub struct SecretBody {
    /// The account.
    pub account: AccountBody,
    /// The paper code (for people and staff) or the key (for machines). It is told only in this answer.
    pub secret: String,
    /// Until when it can be used.
    pub expires_at: DateTime<Utc>,
}

/// What came of an activation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Activated)]
#[serde(rename_all = "camelCase")]
pub struct ActivatedBody {
    /// The account; sign in with its `login` from now on.
    pub account: AccountBody,
    /// For staff: the secret of the generator of one-time codes (RFC 6238, base 32), told only now. Null for people, who are
    /// signed in at once.
    pub one_time_secret: Option<String>,
}

/// Is an account to be blocked?
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Block)]
pub struct BlockBody {
    /// true: it cannot be used and its sessions end; false: it can be used again.
    pub blocked: bool,
}

/// A person's part in an application.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Part)]
#[serde(rename_all = "camelCase")]
pub struct PartBody {
    /// Its id.
    pub id: uuid::Uuid,
    /// The person, by an opaque id.
    pub person: String,
    /// referent, family-member or helper.
    pub role: String,
    /// From when.
    pub since: DateTime<Utc>,
    /// Until when; a helper's mandate always ends.
    pub until: Option<DateTime<Utc>>,
    /// When it was taken back.
    pub revoked_at: Option<DateTime<Utc>>,
}

/// The parts in an application.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Parts)]
pub struct PartsBody {
    /// The oldest first; ended ones too.
    pub results: Vec<PartBody>,
}

/// A helper's mandate that holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Mandate)]
pub struct MandateBody {
    /// Its part in the application, by which it is taken back.
    pub id: uuid::Uuid,
    /// The number with which the helper signs in.
    pub login: String,
    /// From when.
    pub since: DateTime<Utc>,
    /// Until when; a mandate always ends.
    pub until: Option<DateTime<Utc>>,
}

/// The mandates in an application.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Mandates)]
pub struct MandatesBody {
    /// The oldest first.
    pub results: Vec<MandateBody>,
}

/// A new part in an application.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = NewPart)]
#[serde(rename_all = "camelCase")]
pub struct NewPartBody {
    /// referent, family-member or helper.
    #[schema(example = "family-member")]
    pub role: String,
    /// Who, by an opaque id; absent: a new person.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(min_length = 1, max_length = 64, pattern = "^[A-Za-z0-9_-]+$")]
    pub person: Option<String>,
    /// Until when; a helper's mandate lasts at most a year.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub until: Option<DateTime<Utc>>,
}

/// A mandate for a helper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = NewMandate)]
#[serde(rename_all = "camelCase")]
pub struct NewMandateBody {
    /// The number with which the helper signs in.
    #[schema(example = "WP-7K3M-9QXP", min_length = 1, max_length = 100)]
    pub login: String,
    /// Until when; at most a year.
    pub until: DateTime<Utc>,
}

/// To whom an application is handed over as well.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = NewShare)]
#[serde(rename_all = "camelCase")]
pub struct NewShareBody {
    /// The organisation.
    #[schema(example = "coa")]
    pub organisation: String,
    /// Until when; absent: until it is taken back.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub until: Option<DateTime<Utc>>,
}

/// Somebody looked at an application or changed it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Access)]
#[serde(rename_all = "camelCase")]
pub struct AccessBody {
    /// When.
    pub at: DateTime<Utc>,
    /// In which role.
    pub role: String,
    /// For which organisation; null for people in the case.
    pub organisation: Option<String>,
    /// What was done: the operation by its name in this document.
    pub operation: String,
    /// Why, where a reason was asked.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub purpose: Option<String>,
    /// done, refused, unknown, invalid or failed.
    pub outcome: String,
}

/// Who looked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Accesses)]
pub struct AccessesBody {
    /// The latest first, at most a thousand.
    pub results: Vec<AccessBody>,
}

/// An account as JSON.
#[must_use]
pub fn account(account: &Account) -> AccountBody {
    let actor = account.actor();
    let desk = match &account.holder {
        Holder::Person(_) => None,
        Holder::Staff(_, desk) | Holder::Machine(desk, _) => Some(desk),
    };
    let names = |all: &Vec<Slug>| all.iter().map(ToString::to_string).collect();
    AccountBody {
        id: account.id.0,
        login: account.login.clone(),
        role: actor.role_name().to_owned(),
        organisation: actor.organisation().map(ToString::to_string),
        procedures: desk.and_then(|desk| desk.procedures.as_ref().map(names)),
        person: if let Holder::Person(person) = &account.holder { Some(person.as_str().to_owned()) } else { None },
        operations: if let Holder::Machine(_, all) = &account.holder { Some(all.clone()) } else { None },
        created_at: account.created_at,
        blocked_at: account.blocked_at,
    }
}

/// A session as JSON.
#[must_use]
pub fn session(session: &Session, current: Option<&str>) -> SessionBody {
    SessionBody {
        id: session.id,
        begun_at: session.begun_at,
        seen_at: session.seen_at,
        ends_at: session.ends_at,
        current: current == Some(session.hash.as_str()),
    }
}

/// A part as JSON.
#[must_use]
pub fn part((id, part): &(uuid::Uuid, Part)) -> PartBody {
    PartBody {
        id: *id,
        person: part.person.as_str().to_owned(),
        role: part.role.name().to_owned(),
        since: part.since,
        until: part.until,
        revoked_at: part.revoked_at,
    }
}

/// A mandate as JSON.
#[must_use]
pub fn mandate(of: &Mandate) -> MandateBody {
    MandateBody { id: of.id, login: of.login.clone(), since: of.since, until: of.until }
}

/// One line of the log for the people whom it is about: organisation and role, never the name of a member of staff.
#[must_use]
pub fn access(entry: &Entry) -> AccessBody {
    AccessBody {
        at: entry.deed.at,
        role: entry.deed.role.clone(),
        organisation: entry.deed.organisation.as_ref().map(ToString::to_string),
        operation: entry.deed.operation.clone(),
        purpose: entry.deed.purpose.clone(),
        outcome: entry.deed.outcome.code().to_owned(),
    }
}

/// Reads a request to sign in.
#[must_use]
pub fn sign_in(body: &Value) -> Read<SignInBody> {
    read(body, &["login", "passPhrase", "code"], |reader, members| SignInBody {
        login: reader.text(members, "", "login", true).unwrap_or_default(),
        pass_phrase: reader.text(members, "", "passPhrase", true).unwrap_or_default(),
        code: reader.text(members, "", "code", false),
    })
}

/// Reads an activation.
#[must_use]
pub fn activation(body: &Value) -> Read<ActivationBody> {
    read(body, &["code", "passPhrase"], |reader, members| ActivationBody {
        code: reader.text(members, "", "code", true).unwrap_or_default(),
        pass_phrase: reader.text(members, "", "passPhrase", true).unwrap_or_default(),
    })
}

/// A new account, read.
#[must_use]
pub fn new_account(body: &Value) -> Read<(String, Role, Slug)> {
    read(body, &["login", "role", "organisation"], |reader, members| {
        let login = login(reader, members);
        let staff: Vec<&str> =
            Role::ALL.iter().filter(|(_, r)| !r.is_part() && *r != Role::Machine).map(|(name, _)| *name).collect();
        (login, role(reader, members, &staff), slug(reader, members))
    })
}

/// A new key, read: the name, the organisation, the operations, the end.
#[must_use]
pub fn new_key(body: &Value) -> Read<(String, Slug, Vec<String>, DateTime<Utc>)> {
    read(body, &["login", "organisation", "operations", "expiresAt"], |reader, members| {
        let login = login(reader, members);
        let organisation = slug(reader, members);
        let texts = |all: &Vec<Value>| all.iter().map(|v| v.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>();
        let operations = members.get("operations").and_then(Value::as_array).filter(|a| a.len() <= 100).and_then(texts);
        if operations.is_none() {
            reader.wrong("/operations", "a list of at most 100 names of operations");
        }
        let end = instant(reader, members, "expiresAt", true).unwrap_or_default();
        (login, organisation, operations.unwrap_or_default(), end)
    })
}

/// Whether to block, read.
#[must_use]
pub fn block(body: &Value) -> Read<bool> {
    read(body, &["blocked"], |reader, members| {
        let blocked = members.get("blocked").and_then(Value::as_bool);
        if blocked.is_none() {
            reader.wrong("/blocked", "true or false");
        }
        blocked.unwrap_or_default()
    })
}

/// A new part, read.
#[must_use]
pub fn new_part(body: &Value) -> Read<(Role, Option<PersonId>, Option<DateTime<Utc>>)> {
    read(body, &["role", "person", "until"], |reader, members| {
        let parts: Vec<&str> = Role::ALL.iter().filter(|(_, r)| r.is_part()).map(|(name, _)| *name).collect();
        let role = role(reader, members, &parts);
        let given = reader.text(members, "", "person", false);
        let person = given.as_deref().map(PersonId::parse);
        if person == Some(None) {
            reader.wrong("/person", "1 to 64 letters, digits, hyphens or underscores");
        }
        (role, person.flatten(), instant(reader, members, "until", false))
    })
}

/// A mandate, read.
#[must_use]
pub fn new_mandate(body: &Value) -> Read<(String, DateTime<Utc>)> {
    read(body, &["login", "until"], |reader, members| {
        let login = reader.text(members, "", "login", true).unwrap_or_default();
        (login, instant(reader, members, "until", true).unwrap_or_default())
    })
}

/// A share, read.
#[must_use]
pub fn new_share(body: &Value) -> Read<(Slug, Option<DateTime<Utc>>)> {
    read(body, &["organisation", "until"], |reader, members| {
        (slug(reader, members), instant(reader, members, "until", false))
    })
}

pub(super) fn read<T>(body: &Value, known: &[&str], of: impl FnOnce(&mut Reader, &Map<String, Value>) -> T) -> Read<T> {
    let mut reader = Reader::default();
    let Some(members) = reader.object(body, "") else { return reader.finish(None) };
    reader.only(members, "", known);
    let value = of(&mut reader, members);
    reader.finish(Some(value))
}

fn login(reader: &mut Reader, members: &Map<String, Value>) -> String {
    let login = reader.text(members, "", "login", true).unwrap_or_default();
    let plain = login.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'));
    // Numbers of people begin so; staff must not be mistaken for them.
    if members.contains_key("login") && !((3..=40).contains(&login.len()) && plain && !login.starts_with("WP-")) {
        reader.wrong("/login", "3 to 40 letters, digits, dots, hyphens or underscores, not beginning with WP-");
    }
    login
}

fn role(reader: &mut Reader, members: &Map<String, Value>, known: &[&str]) -> Role {
    let given = reader.text(members, "", "role", true);
    let role = given.as_deref().filter(|name| known.contains(name)).and_then(Role::of);
    if given.is_some() && role.is_none() {
        reader.faults.push(Fault::new("/role", "not-one-of", vec![("known", list(known))]));
    }
    role.unwrap_or(Role::Helper)
}

fn slug(reader: &mut Reader, members: &Map<String, Value>) -> Slug {
    let given = reader.text(members, "", "organisation", true);
    let organisation = given.as_deref().and_then(Slug::parse);
    if given.is_some() && organisation.is_none() {
        reader.wrong("/organisation", "lower-case letters, digits and hyphens");
    }
    organisation.unwrap_or_else(Slug::unreadable)
}

fn instant(reader: &mut Reader, members: &Map<String, Value>, name: &str, required: bool) -> Option<DateTime<Utc>> {
    let given = reader.text(members, "", name, required)?;
    let instant = DateTime::parse_from_rfc3339(&given).ok().map(|at| at.with_timezone(&Utc));
    if instant.is_none() {
        let expected = text("an instant like 2026-11-23T12:00:00Z");
        reader.faults.push(Fault::new(format!("/{name}"), "wrong-type", vec![("expected", expected)]));
    }
    instant
}
