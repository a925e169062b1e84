//! Rows of accounts, parts and the log, and their way from and to the domain. A row that does not fit is corrupt.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::StoreError;
use super::rows::{case_id, corrupt, slug};
use super::schema::{accounts, credentials, failures, log_entries, log_heads, organisations, parts, sessions};
use crate::domain::access::account::{
    Account, Credential, Failures, Holder, Mailbox, Organisation, ProofKind, Session,
};
use crate::domain::access::entry::{Deed, Entry, Head, Outcome};
use crate::domain::access::{Desk, Part, Role};
use crate::domain::ids::{AccountId, CaseId, PersonId, Slug};
use crate::domain::notice::Delivery;

pub(super) fn uuid(text: &str) -> Result<uuid::Uuid, StoreError> {
    text.parse().map_err(|_| corrupt("id", text))
}

pub(super) fn account_id(text: &str) -> Result<AccountId, StoreError> {
    uuid(text).map(AccountId)
}

pub(super) fn person(text: &str) -> Result<PersonId, StoreError> {
    PersonId::parse(text).ok_or_else(|| corrupt("person", text))
}

fn role(text: &str) -> Result<Role, StoreError> {
    Role::of(text).ok_or_else(|| corrupt("role", text))
}

#[derive(Queryable, Selectable, Insertable, Debug)]
#[diesel(table_name = organisations)]
pub(super) struct OrganisationRow {
    id: String,
    name: String,
    created_at: NaiveDateTime,
    mailbox: Option<String>,
    mailbox_language: Option<String>,
    mailbox_delivery: Option<String>,
    closed_at: Option<NaiveDateTime>,
}

impl OrganisationRow {
    pub(super) fn of(organisation: &Organisation) -> Self {
        let mailbox = organisation.mailbox.as_ref();
        Self {
            id: organisation.id.to_string(),
            name: organisation.name.clone(),
            created_at: organisation.created_at.naive_utc(),
            mailbox: mailbox.map(|mailbox| mailbox.address().to_owned()),
            mailbox_language: mailbox.map(|mailbox| mailbox.language().to_owned()),
            mailbox_delivery: mailbox.map(|mailbox| mailbox.delivery().code().to_owned()),
            closed_at: organisation.closed_at.map(|at| at.naive_utc()),
        }
    }

    pub(super) fn read(self) -> Result<Organisation, StoreError> {
        let mailbox = match (&self.mailbox, &self.mailbox_language, &self.mailbox_delivery) {
            (Some(address), Some(language), Some(delivery)) => {
                let delivery = Delivery::of(delivery).ok_or_else(|| corrupt("delivery", delivery))?;
                Some(Mailbox::new(address, language, delivery).map_err(|why| corrupt("mailbox", why))?)
            }
            _ => None,
        };
        Ok(Organisation {
            id: slug(&self.id)?,
            name: self.name,
            created_at: self.created_at.and_utc(),
            mailbox,
            closed_at: self.closed_at.map(|at| at.and_utc()),
        })
    }
}

#[derive(Queryable, Selectable, Insertable, Debug)]
#[diesel(table_name = accounts, treat_none_as_default_value = false)]
pub(super) struct AccountRow {
    id: String,
    login: String,
    role: String,
    organisation: Option<String>,
    procedures: Option<String>,
    person: Option<String>,
    operations: Option<String>,
    created_at: NaiveDateTime,
    blocked_at: Option<NaiveDateTime>,
}

/// The role of an account that belongs to a person: what the person is, each case says.
const PERSON: &str = "person";

fn joined(names: &[Slug]) -> String {
    names.iter().map(Slug::as_str).collect::<Vec<_>>().join(" ")
}

impl AccountRow {
    pub(super) fn of(account: &Account) -> Self {
        let (role, desk, of_person, operations) = match &account.holder {
            Holder::Person(person) => (PERSON, None, Some(person.as_str().to_owned()), None),
            Holder::Staff(role, desk) => (role.name(), Some(desk), None, None),
            Holder::Machine(desk, operations) => (Role::Machine.name(), Some(desk), None, Some(operations.join(" "))),
        };
        Self {
            id: account.id.to_string(),
            login: account.login.clone(),
            role: role.to_owned(),
            organisation: desk.map(|d| d.organisation.to_string()),
            procedures: desk.and_then(|d| d.procedures.as_deref().map(joined)),
            person: of_person,
            operations,
            created_at: account.created_at.naive_utc(),
            blocked_at: account.blocked_at.map(|at| at.naive_utc()),
        }
    }

    pub(super) fn read(self) -> Result<Account, StoreError> {
        let desk = || -> Result<Desk, StoreError> {
            let organisation = self.organisation.as_deref().ok_or_else(|| corrupt("organisation", "none"))?;
            let names = |text: &str| text.split_whitespace().map(slug).collect::<Result<Vec<_>, _>>();
            Ok(Desk {
                organisation: slug(organisation)?,
                procedures: self.procedures.as_deref().map(names).transpose()?,
            })
        };
        let holder = match (self.role.as_str(), &self.person) {
            (PERSON, Some(id)) => Holder::Person(person(id)?),
            ("machine", _) => {
                let operations = self.operations.as_deref().unwrap_or_default();
                Holder::Machine(desk()?, operations.split_whitespace().map(str::to_owned).collect())
            }
            (name, None) => Holder::Staff(role(name)?, desk()?),
            (name, Some(_)) => return Err(corrupt("role", name)),
        };
        Ok(Account {
            id: account_id(&self.id)?,
            login: self.login,
            holder,
            created_at: self.created_at.and_utc(),
            blocked_at: self.blocked_at.map(|at| at.and_utc()),
        })
    }
}

#[derive(Queryable, Selectable, Insertable, Debug)]
#[diesel(table_name = credentials, treat_none_as_default_value = false)]
pub(super) struct CredentialRow {
    account: String,
    kind: String,
    proof: String,
    created_at: NaiveDateTime,
    expires_at: Option<NaiveDateTime>,
    used_at: Option<NaiveDateTime>,
    last_step: i64,
}

impl CredentialRow {
    pub(super) fn of(credential: &Credential) -> Self {
        Self {
            account: credential.account.to_string(),
            kind: credential.kind.code().to_owned(),
            proof: credential.proof.clone(),
            created_at: credential.created_at.naive_utc(),
            expires_at: credential.expires_at.map(|at| at.naive_utc()),
            used_at: credential.used_at.map(|at| at.naive_utc()),
            last_step: credential.last_step,
        }
    }

    pub(super) fn read(self) -> Result<Credential, StoreError> {
        let kind = ProofKind::ALL.iter().find(|(code, _)| *code == self.kind);
        Ok(Credential {
            account: account_id(&self.account)?,
            kind: kind.map(|(_, kind)| *kind).ok_or_else(|| corrupt("kind of proof", &self.kind))?,
            proof: self.proof,
            created_at: self.created_at.and_utc(),
            expires_at: self.expires_at.map(|at| at.and_utc()),
            used_at: self.used_at.map(|at| at.and_utc()),
            last_step: self.last_step,
        })
    }
}

#[derive(Queryable, Selectable, Insertable, Debug)]
#[diesel(table_name = sessions)]
pub(super) struct SessionRow {
    hash: String,
    id: String,
    account: String,
    begun_at: NaiveDateTime,
    seen_at: NaiveDateTime,
    ends_at: NaiveDateTime,
}

impl SessionRow {
    pub(super) fn of(session: &Session) -> Self {
        Self {
            hash: session.hash.clone(),
            id: session.id.to_string(),
            account: session.account.to_string(),
            begun_at: session.begun_at.naive_utc(),
            seen_at: session.seen_at.naive_utc(),
            ends_at: session.ends_at.naive_utc(),
        }
    }

    pub(super) fn read(self) -> Result<Session, StoreError> {
        Ok(Session {
            hash: self.hash,
            id: uuid(&self.id)?,
            account: account_id(&self.account)?,
            begun_at: self.begun_at.and_utc(),
            seen_at: self.seen_at.and_utc(),
            ends_at: self.ends_at.and_utc(),
        })
    }
}

#[derive(Queryable, Selectable, Insertable, Debug)]
#[diesel(table_name = failures)]
pub(super) struct FailuresRow {
    login: String,
    device: String,
    count: i32,
    retry_at: NaiveDateTime,
}

impl FailuresRow {
    pub(super) fn of(failures: &Failures) -> Result<Self, StoreError> {
        Ok(Self {
            login: failures.login.clone(),
            device: failures.device.clone(),
            count: super::rows::number(failures.count)?,
            retry_at: failures.retry_at.naive_utc(),
        })
    }

    pub(super) fn read(self) -> Result<Failures, StoreError> {
        let count = u32::try_from(self.count).map_err(|_| corrupt("count", &self.count.to_string()))?;
        Ok(Failures { login: self.login, device: self.device, count, retry_at: self.retry_at.and_utc() })
    }
}

#[derive(Queryable, Selectable, Insertable, Debug)]
#[diesel(table_name = parts, treat_none_as_default_value = false)]
pub(super) struct PartRow {
    pub(super) id: String,
    pub(super) case_id: String,
    person: String,
    role: String,
    since: NaiveDateTime,
    until: Option<NaiveDateTime>,
    revoked_at: Option<NaiveDateTime>,
    granted_by: String,
}

impl PartRow {
    pub(super) fn of(id: uuid::Uuid, case: CaseId, part: &Part, granted_by: &str) -> Self {
        Self {
            id: id.to_string(),
            case_id: case.to_string(),
            person: part.person.as_str().to_owned(),
            role: part.role.name().to_owned(),
            since: part.since.naive_utc(),
            until: part.until.map(|at| at.naive_utc()),
            revoked_at: part.revoked_at.map(|at| at.naive_utc()),
            granted_by: granted_by.to_owned(),
        }
    }

    pub(super) fn read(self) -> Result<(uuid::Uuid, CaseId, Part), StoreError> {
        let part = Part {
            person: person(&self.person)?,
            role: role(&self.role)?,
            since: self.since.and_utc(),
            until: self.until.map(|at| at.and_utc()),
            revoked_at: self.revoked_at.map(|at| at.and_utc()),
        };
        Ok((uuid(&self.id)?, case_id(&self.case_id)?, part))
    }
}

#[derive(Queryable, Selectable, Insertable, Debug)]
#[diesel(table_name = log_heads)]
pub(super) struct HeadRow {
    pub(super) lane: i32,
    pub(super) entries: i64,
    pub(super) seal: String,
    pub(super) mark: String,
}

impl HeadRow {
    pub(super) fn read(self) -> Head {
        Head { lane: self.lane, entries: self.entries, seal: self.seal, mark: self.mark }
    }
}

#[derive(Queryable, Selectable, Insertable, Debug)]
#[diesel(table_name = log_entries, treat_none_as_default_value = false)]
pub(super) struct EntryRow {
    lane: i32,
    number: i64,
    at: NaiveDateTime,
    request: String,
    account: Option<String>,
    role: String,
    organisation: Option<String>,
    operation: String,
    case_id: Option<String>,
    person: Option<String>,
    purpose: Option<String>,
    outcome: String,
    origin: Option<String>,
    seal: String,
}

impl EntryRow {
    pub(super) fn of(entry: &Entry) -> Self {
        let deed = &entry.deed;
        Self {
            lane: entry.lane,
            number: entry.number,
            at: deed.at.naive_utc(),
            request: deed.request.to_string(),
            account: deed.account.map(|id| id.to_string()),
            role: deed.role.clone(),
            organisation: deed.organisation.as_ref().map(ToString::to_string),
            operation: deed.operation.clone(),
            case_id: deed.case.map(|id| id.to_string()),
            person: deed.person.as_ref().map(|id| id.as_str().to_owned()),
            purpose: deed.purpose.clone(),
            outcome: deed.outcome.code().to_owned(),
            origin: deed.origin.clone(),
            seal: entry.seal.clone(),
        }
    }

    pub(super) fn read(self) -> Result<Entry, StoreError> {
        let deed = Deed {
            at: self.at.and_utc(),
            request: uuid(&self.request)?,
            account: self.account.as_deref().map(account_id).transpose()?,
            role: self.role,
            organisation: self.organisation.as_deref().map(slug).transpose()?,
            operation: self.operation,
            case: self.case_id.as_deref().map(case_id).transpose()?,
            person: self.person.as_deref().map(person).transpose()?,
            purpose: self.purpose,
            outcome: Outcome::of(&self.outcome).ok_or_else(|| corrupt("outcome", &self.outcome))?,
            origin: self.origin,
        };
        Ok(Entry { lane: self.lane, number: self.number, deed, seal: self.seal })
    }
}
