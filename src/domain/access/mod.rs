//! Who may do what, as types. An operation reaches as far as the caller's role lets it; which role reaches how far is data
//! ([`rights::Rights`]). Knows no sign-in and no store.
//!
//! **Why like this.** A use case on a case takes a [`Reach`], not a role: the store puts the reach into the query, so a list,
//! a count and a search leave out what the caller may not know of, and cannot forget to.

pub mod account;
pub mod entry;
pub mod rights;

use chrono::{DateTime, Utc};

use super::ids::{AccountId, PersonId, Slug};

/// What somebody is to a case or to an organisation. People are referent, family member or helper *in a case*
/// ([`Part`]); the others are what their account says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// The one who asks for the family to come (EMN: sponsor).
    Referent,
    /// An adult of the family, on their own account and never through the referent.
    FamilyMember,
    /// A volunteer or lawyer with a mandate that ends and can be revoked.
    Helper,
    /// Works on the cases of an organisation.
    Caseworker,
    /// Leads caseworkers of an organisation.
    Supervisor,
    /// Works at an organisation to which cases have been handed over, and sees only those.
    Partner,
    /// Sees statistics, never a case.
    Policymaker,
    /// Keeps accounts and settings, never sees a case.
    Administrator,
    /// Another system, with a key that names its operations.
    Machine,
}

impl Role {
    /// Every role with its name in data, in the order of the access matrix.
    pub const ALL: [(&'static str, Self); 9] = [
        ("referent", Self::Referent),
        ("family-member", Self::FamilyMember),
        ("helper", Self::Helper),
        ("caseworker", Self::Caseworker),
        ("supervisor", Self::Supervisor),
        ("partner", Self::Partner),
        ("policymaker", Self::Policymaker),
        ("administrator", Self::Administrator),
        ("machine", Self::Machine),
    ];

    /// Its name in data.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, role)| *role == self).map_or("", |(name, _)| name)
    }

    /// The role of this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, role)| *role)
    }

    /// Is it a part in a case, which an account cannot have by itself?
    #[must_use]
    pub fn is_part(self) -> bool {
        matches!(self, Self::Referent | Self::FamilyMember | Self::Helper)
    }
}

/// What a person is to one case, from when until when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// The person.
    pub person: PersonId,
    /// Referent, family member or helper.
    pub role: Role,
    /// From this instant.
    pub since: DateTime<Utc>,
    /// Until this instant; a helper's mandate always has one.
    pub until: Option<DateTime<Utc>>,
    /// When it was taken back.
    pub revoked_at: Option<DateTime<Utc>>,
}

impl Part {
    /// Does it hold at an instant?
    #[must_use]
    pub fn holds(&self, at: DateTime<Utc>) -> bool {
        self.since <= at && self.until.is_none_or(|until| at < until) && self.revoked_at.is_none_or(|end| at < end)
    }
}

/// A case handed over to an organisation beside the one that works on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Share {
    /// The organisation.
    pub organisation: Slug,
    /// From this instant.
    pub since: DateTime<Utc>,
    /// Until this instant.
    pub until: Option<DateTime<Utc>>,
}

impl Share {
    /// Does it hold at an instant?
    #[must_use]
    pub fn holds(&self, at: DateTime<Utc>) -> bool {
        self.since <= at && self.until.is_none_or(|until| at < until)
    }
}

/// An organisation and, where its people may see only some procedures, those.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Desk {
    /// The organisation.
    pub organisation: Slug,
    /// Only these procedures; `None`: all.
    pub procedures: Option<Vec<Slug>>,
}

/// Who is asking, once it is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Actor {
    /// A person with parts in cases.
    Person {
        /// The account.
        account: AccountId,
        /// Who it is.
        person: PersonId,
    },
    /// Somebody who works for an organisation.
    Staff {
        /// The account.
        account: AccountId,
        /// Caseworker, supervisor, partner, policymaker or administrator.
        role: Role,
        /// Where.
        desk: Desk,
    },
    /// Another system.
    Machine {
        /// The account.
        account: AccountId,
        /// For whom it works.
        desk: Desk,
        /// The operations that its key names.
        operations: Vec<String>,
    },
    /// Whoever may run the program on the machine itself: an import, a maintenance command.
    Operator,
}

impl Actor {
    /// The account; the operator has none.
    #[must_use]
    pub fn account(&self) -> Option<AccountId> {
        match self {
            Self::Person { account, .. } | Self::Staff { account, .. } | Self::Machine { account, .. } => {
                Some(*account)
            }
            Self::Operator => None,
        }
    }

    /// The organisation that the actor works for.
    #[must_use]
    pub fn organisation(&self) -> Option<&Slug> {
        match self {
            Self::Staff { desk, .. } | Self::Machine { desk, .. } => Some(&desk.organisation),
            Self::Person { .. } | Self::Operator => None,
        }
    }

    /// The role by its name, for the log: a person's part depends on the case.
    #[must_use]
    pub fn role_name(&self) -> &'static str {
        match self {
            Self::Person { .. } => "person",
            Self::Staff { role, .. } => role.name(),
            Self::Machine { .. } => Role::Machine.name(),
            Self::Operator => "operator",
        }
    }

    /// By what name records say who recorded something.
    #[must_use]
    pub fn recorded_as(&self) -> String {
        self.account().map_or_else(|| "operator".to_owned(), |account| account.to_string())
    }
}

/// How far a right goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// The cases in which the person has the part that the right names.
    Own,
    /// The cases of the actor's organisation.
    Organisation,
    /// The cases that have been handed over to the actor's organisation.
    HandedOver,
    /// What is no case: accounts, sessions, settings.
    Whole,
}

impl Scope {
    /// Every scope with its name in data.
    pub const ALL: [(&'static str, Self); 4] = [
        ("own", Self::Own),
        ("organisation", Self::Organisation),
        ("handed-over", Self::HandedOver),
        ("whole", Self::Whole),
    ];
}

/// The cases that an operation may touch: what the store puts into its queries.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reach {
    /// Every case, and everything that is no case.
    Whole,
    /// The cases of an organisation.
    Organisation(Desk),
    /// The cases handed over to an organisation, at an instant.
    HandedOver(Desk, DateTime<Utc>),
    /// The cases in which a person has one of these parts, at an instant.
    Person(PersonId, Vec<Role>, DateTime<Utc>),
}
