//! The themes of responsibility and the kinds of handover of one procedure, as their file has them.

use std::sync::Arc;

use super::Field;
use crate::domain::deadline::term::Length;
use crate::domain::ids::Slug;
use crate::domain::procedure::Force;

/// What a procedure knows about handing over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HandoverRules {
    /// The procedure.
    pub procedure: Slug,
    /// The themes for which somebody is responsible, in the order in which they are told.
    pub themes: Vec<Slug>,
    /// The kinds of handover.
    pub kinds: Vec<Kind>,
}

impl HandoverRules {
    /// The kind of this name.
    #[must_use]
    pub fn kind(&self, name: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id.as_str() == name)
    }
}

/// One kind of handover.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kind {
    /// Its name.
    pub id: Slug,
    /// The themes that pass.
    pub themes: Vec<Slug>,
    /// How long the receiver has to answer.
    pub answer_within: Length,
    /// How long after the acceptance the first contact follows.
    pub contact_within: Length,
    /// What kind of rule these lengths are.
    pub force: Force,
    /// Only for people who are not yet of age.
    pub minors_only: bool,
    /// The receiver needs the application itself: accepting opens it, as far as a partner sees.
    pub opens_application: bool,
    /// So many days before the last day to answer the receiver is reminded.
    pub remind_before: Vec<i64>,
    /// So many days after it the sender is told that nobody answered, and after the day of the first contact both sides that it
    /// was not confirmed.
    pub escalate_after: Vec<i64>,
    /// What may be shared.
    pub fields: Vec<Field>,
}

/// The rules of every procedure that has some.
#[derive(Clone, Debug, Default)]
pub struct AllHandoverRules(pub Vec<Arc<HandoverRules>>);

impl AllHandoverRules {
    /// Those of a procedure; in one without rules nothing is handed over.
    #[must_use]
    pub fn of(&self, procedure: &str) -> Option<&Arc<HandoverRules>> {
        self.0.iter().find(|rules| rules.procedure.as_str() == procedure)
    }
}
