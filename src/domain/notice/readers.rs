//! Who may be told: people by their part in a case, organisations by what they are to it.

use crate::domain::access::Role;
use crate::domain::ids::{PersonId, Slug};

/// Whom a rule names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum To {
    /// The referent.
    Referent,
    /// Each adult member of the family.
    FamilyMember,
    /// Whoever helps with a mandate.
    Helper,
    /// The organisation that works on the case.
    Organisation,
    /// Organisations to which the case has been handed over, as long as it is.
    Partner,
    /// The organisation that hands over, of notices about a handover.
    Sender,
    /// The organisation that is asked to take over, whether or not it sees the case yet.
    Receiver,
}

impl To {
    /// Everybody, with their names in data.
    pub const ALL: [(&'static str, Self); 7] = [
        ("referent", Self::Referent),
        ("family-member", Self::FamilyMember),
        ("helper", Self::Helper),
        ("organisation", Self::Organisation),
        ("partner", Self::Partner),
        ("sender", Self::Sender),
        ("receiver", Self::Receiver),
    ];

    /// The name in data.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, to)| *to == self).map_or("", |(name, _)| name)
    }

    /// Whom a part in a case makes somebody; `None` for what is no part.
    #[must_use]
    pub fn of(role: Role) -> Option<Self> {
        match role {
            Role::Referent => Some(Self::Referent),
            Role::FamilyMember => Some(Self::FamilyMember),
            Role::Helper => Some(Self::Helper),
            Role::Caseworker
            | Role::Supervisor
            | Role::Partner
            | Role::Policymaker
            | Role::Administrator
            | Role::Machine => None,
        }
    }

    /// Is it somebody, and not an organisation?
    #[must_use]
    pub fn is_somebody(self) -> bool {
        match self {
            Self::Referent | Self::FamilyMember | Self::Helper => true,
            Self::Organisation | Self::Partner | Self::Sender | Self::Receiver => false,
        }
    }
}

/// Who is told: somebody in the case, or an organisation by its mailbox. Each is told once for a cause.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Recipient {
    /// Somebody.
    Person(PersonId),
    /// An organisation.
    Organisation(Slug),
}

impl Recipient {
    /// The person, if it is one.
    #[must_use]
    pub fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Person(person) => Some(person),
            Self::Organisation(_) => None,
        }
    }

    /// The organisation, if it is one.
    #[must_use]
    pub fn organisation(&self) -> Option<&Slug> {
        match self {
            Self::Person(_) => None,
            Self::Organisation(organisation) => Some(organisation),
        }
    }
}
