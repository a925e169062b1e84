//! The table of rights: operation by role. A role that is not named may not.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{Actor, Reach, Role, Scope};

/// What one operation asks of its caller.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Right {
    /// Anybody, without signing in: it touches no case and no person.
    Anyone,
    /// These roles, each so far.
    Roles(BTreeMap<Role, Scope>),
}

/// The table of rights.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Rights(BTreeMap<String, Right>);

impl Rights {
    /// The table with these rows.
    #[must_use]
    pub fn new(rows: BTreeMap<String, Right>) -> Self {
        Self(rows)
    }

    /// The operations and their rows, by name.
    pub fn rows(&self) -> impl Iterator<Item = (&str, &Right)> {
        self.0.iter().map(|(operation, right)| (operation.as_str(), right))
    }

    /// How far an operation reaches for an actor; `None`: it may not at all. An operation without a row is for nobody.
    #[must_use]
    pub fn reach(&self, operation: &str, actor: Option<&Actor>, now: DateTime<Utc>) -> Option<Reach> {
        // Who can run the program on the machine can read its database anyway; the log tells what they did with it.
        if actor == Some(&Actor::Operator) {
            return Some(Reach::Whole);
        }
        let roles = match self.0.get(operation)? {
            Right::Anyone => return Some(Reach::Whole),
            Right::Roles(roles) => roles,
        };
        match actor? {
            Actor::Operator => Some(Reach::Whole),
            Actor::Person { person, .. } => {
                let parts: Vec<Role> = roles.keys().copied().filter(|role| role.is_part()).collect();
                let whole = roles.iter().any(|(role, scope)| role.is_part() && *scope == Scope::Whole);
                match () {
                    () if parts.is_empty() => None,
                    () if whole => Some(Reach::Whole),
                    () => Some(Reach::Person(person.clone(), parts, now)),
                }
            }
            Actor::Staff { role, desk, .. } => Some(match roles.get(role)? {
                Scope::Whole => Reach::Whole,
                Scope::Organisation => Reach::Organisation(desk.clone()),
                Scope::HandedOver => Reach::HandedOver(desk.clone(), now),
                Scope::Own => return None,
            }),
            Actor::Machine { desk, operations, .. } => {
                operations.iter().find(|named| *named == operation)?;
                Some(match roles.get(&Role::Machine)? {
                    Scope::Whole => Reach::Whole,
                    Scope::Organisation => Reach::Organisation(desk.clone()),
                    Scope::HandedOver => Reach::HandedOver(desk.clone(), now),
                    Scope::Own => return None,
                })
            }
        }
    }
}
