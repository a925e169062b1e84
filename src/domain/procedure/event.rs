//! What can happen in a procedure: stages, events and their fields, and who does them.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{EventIx, FieldIx, StageIx, TermIx, Words};
use crate::domain::ids::Slug;

/// Where a case stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stage {
    /// Its name.
    pub id: Slug,
    /// Its title.
    pub words: Words,
    /// Nothing leads out of it, on purpose.
    pub terminal: bool,
}

/// Something that can happen in a case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EventType {
    /// Its name.
    pub id: Slug,
    /// Its title.
    pub words: Words,
    /// Who may say that it happened.
    pub by: Vec<Role>,
    /// What must or may be said with it.
    pub fields: Vec<Field>,
    /// The stages it leads from and to.
    pub moves: Vec<Move>,
    /// The stages in which it may happen without moving the case.
    pub allowed_in: Vec<StageIx>,
    /// It happens at most once to a case or person.
    pub once: bool,
    /// It answers an event of this type, which must be open.
    pub closes: Option<EventIx>,
    /// It exists in law from this day on.
    pub since: Option<NaiveDate>,
    /// It extends this term, and so cannot come after the term's end.
    pub extends: Vec<TermIx>,
    /// What it says about who belongs to the family; such an event names the person.
    pub of_member: Option<OfMember>,
}

/// What an event says about who belongs to the family that a case is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum OfMember {
    /// Somebody belongs to it, and how; the last description counts.
    Described,
    /// Somebody belongs to it no longer: a death, a divorce, an application of their own.
    Ended,
}

impl OfMember {
    /// Both with their names in data.
    pub const ALL: [(&'static str, Self); 2] = [("described", Self::Described), ("ended", Self::Ended)];
}

impl EventType {
    /// The field of this name.
    #[must_use]
    pub fn field_named(&self, name: &str) -> Option<(FieldIx, &Field)> {
        self.fields.iter().zip(0_u16..).find(|(f, _)| f.id.as_ref() == name).map(|(f, at)| (FieldIx(at), f))
    }
}

/// Who acts. Roles become types with accounts; here they say who a step belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// The sponsor, in Dutch *referent*.
    Referent,
    /// A family member.
    FamilyMember,
    /// A helper with a mandate.
    Helper,
    /// A worker of the deciding authority.
    Caseworker,
    /// A supervisor of the authority.
    Supervisor,
    /// A worker of a partner organisation.
    Partner,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] =
        [Self::Referent, Self::FamilyMember, Self::Helper, Self::Caseworker, Self::Supervisor, Self::Partner];

    /// Its name in data and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Referent => "referent",
            Self::FamilyMember => "family-member",
            Self::Helper => "helper",
            Self::Caseworker => "caseworker",
            Self::Supervisor => "supervisor",
            Self::Partner => "partner",
        }
    }
}

/// One field of an event type.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// Its name, camelCase as on the wire.
    pub id: Arc<str>,
    /// Its title.
    pub words: Words,
    /// What it holds.
    pub kind: FieldKind,
    /// It must be given.
    pub required: bool,
}

/// What a field holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FieldKind {
    /// A legal day on or after the event's own.
    Day,
    /// A legal day on or before the event's own.
    EarlierDay,
    /// A whole number of at least 1 and at most this.
    Number(i64),
    /// One of these codes.
    Choice(Vec<Slug>),
    /// A code that the procedure does not list.
    Code,
}

/// From some stages to another, by an event with these codes in its fields.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Move {
    /// The stages it leaves.
    pub from: Vec<StageIx>,
    /// The stage it reaches.
    pub to: StageIx,
    /// Only with these codes.
    pub when: When,
}

/// Conditions on the choice fields of one event: every listed field must hold one of its codes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct When(pub Vec<(FieldIx, Vec<Slug>)>);
