//! Accounts, what they prove themselves with, and sessions. Knows no hash function and no secret in clear.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Actor, Desk, Role};
use crate::domain::ids::{AccountId, PersonId, Slug};
use crate::domain::notice::Delivery;
use crate::domain::person::is_email;

/// An organisation that works on cases.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Organisation {
    /// Its name in data.
    pub id: Slug,
    /// Its name for people.
    pub name: String,
    /// When it was added.
    pub created_at: DateTime<Utc>,
    /// Where it is told that there is something to see; `None`: nowhere.
    pub mailbox: Option<Mailbox>,
    /// Since when it takes over nothing more.
    pub closed_at: Option<DateTime<Utc>>,
}

/// The mailbox of an organisation. Many may read it, so nothing of a case is ever written there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mailbox {
    address: String,
    language: String,
    delivery: Delivery,
}

/// The languages in which those who work with the service are told, by their tags.
pub const WORKING_LANGUAGES: [&str; 2] = ["en", "nl"];

impl Mailbox {
    /// A mailbox at an address, in a language; otherwise what is wrong with it, by a code.
    pub fn new(address: &str, language: &str, delivery: Delivery) -> Result<Self, &'static str> {
        match () {
            () if !is_email(address) => Err("not-an-email"),
            () if !WORKING_LANGUAGES.contains(&language) => Err("unknown-language"),
            () => Ok(Self { address: address.to_owned(), language: language.to_owned(), delivery }),
        }
    }

    /// Its address.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// In which language it is written to.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// At once, or gathered.
    #[must_use]
    pub fn delivery(&self) -> Delivery {
        self.delivery
    }
}

/// Whose account it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Holder {
    /// A person with parts in cases.
    Person(PersonId),
    /// Somebody who works for an organisation.
    Staff(Role, Desk),
    /// Another system, and the operations that it may use.
    Machine(Desk, Vec<String>),
}

/// Somebody, or something, that can sign in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// What is typed to sign in: a number for people in cases, a working name for staff.
    pub login: String,
    /// Whose it is.
    pub holder: Holder,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Since when it cannot be used.
    pub blocked_at: Option<DateTime<Utc>>,
}

impl Account {
    /// Who acts when this account is signed in.
    #[must_use]
    pub fn actor(&self) -> Actor {
        let account = self.id;
        match &self.holder {
            Holder::Person(person) => Actor::Person { account, person: person.clone() },
            Holder::Staff(role, desk) => Actor::Staff { account, role: *role, desk: desk.clone() },
            Holder::Machine(desk, operations) => {
                Actor::Machine { account, desk: desk.clone(), operations: operations.clone() }
            }
        }
    }
}

/// What an account proves itself with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProofKind {
    /// Argon2id of a PIN or pass phrase.
    PassPhrase,
    /// The sealed secret of a generator of one-time codes (RFC 6238).
    OneTimeCode,
    /// The hash of a paper activation code.
    Activation,
    /// The hash of a machine's key.
    Key,
    /// The hash of issuer and subject of a provider of OpenID.
    Provider,
}

impl ProofKind {
    /// Every kind with its code.
    pub const ALL: [(&'static str, Self); 5] = [
        ("pass-phrase", Self::PassPhrase),
        ("one-time-code", Self::OneTimeCode),
        ("activation", Self::Activation),
        ("key", Self::Key),
        ("provider", Self::Provider),
    ];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(code, _)| code)
    }
}

/// One proof as kept: never the secret itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Credential {
    /// Whose.
    pub account: AccountId,
    /// What kind.
    pub kind: ProofKind,
    /// A hash, or a sealed secret.
    pub proof: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Until when it can be used.
    pub expires_at: Option<DateTime<Utc>>,
    /// When it was last used; an activation code can be used once.
    pub used_at: Option<DateTime<Utc>>,
    /// The last time step whose one-time code was used, so that none is used twice.
    pub last_step: i64,
}

/// A session on the server.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Session {
    /// The hash of what the browser holds.
    pub hash: String,
    /// By what the session is listed and ended.
    pub id: uuid::Uuid,
    /// Whose.
    pub account: AccountId,
    /// When the holder signed in.
    pub begun_at: DateTime<Utc>,
    /// When it was last used, to the minute.
    pub seen_at: DateTime<Utc>,
    /// When it ends whatever happens.
    pub ends_at: DateTime<Utc>,
}

/// How long a session lasts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lifetime {
    /// Without being used.
    pub idle: TimeDelta,
    /// In all.
    pub absolute: TimeDelta,
}

impl Session {
    /// Can it still be used?
    #[must_use]
    pub fn is_alive(&self, now: DateTime<Utc>, lifetime: Lifetime) -> bool {
        now < self.ends_at && now - self.seen_at < lifetime.idle
    }
}

/// Failures of signing in from one kind of device.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failures {
    /// The hash of what was typed as login, whether or not an account has it.
    pub login: String,
    /// `strangers`, or the hash of a known device.
    pub device: String,
    /// How many in a row.
    pub count: u32,
    /// Before this instant nothing is tried.
    pub retry_at: DateTime<Utc>,
}

/// How long to wait after so many failures in a row: nothing for the first three, then 1, 2, 4 … seconds, at most fifteen
/// minutes. A wait that ends by itself, so that nobody is locked out for good (ASVS 6.3.1).
#[must_use]
pub fn wait_after(failures: u32) -> TimeDelta {
    let doublings = failures.saturating_sub(4).min(20);
    if failures < 4 { TimeDelta::zero() } else { TimeDelta::seconds((1_i64 << doublings).min(900)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_is_an_address_that_is_one_in_a_language_that_people_work_in() {
        let new = |address: &str, language: &str| Mailbox::new(address, language, Delivery::Daily);
        assert!(new("post@ind.example", "nl").is_ok());
        assert_eq!(new("post@ind.example\r\nBcc: a@b.nl", "nl"), Err("not-an-email"));
        assert_eq!(new("post@ind.example", "ar"), Err("unknown-language"));
    }

    #[test]
    fn three_failures_cost_nothing_and_no_wait_is_longer_than_fifteen_minutes() {
        let waits: Vec<i64> = [0, 3, 4, 5, 6, 13, 14, 15, 1000].map(|n| wait_after(n).num_seconds()).to_vec();
        assert_eq!(waits, [0, 0, 1, 2, 4, 512, 900, 900, 900]);
    }
}
