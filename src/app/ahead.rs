//! What would follow from a step or a correction, before anybody takes it: the case as it would be, and who would be told what.
//! Nothing is written but that somebody looked.
//!
//! **Why like this.** It is decided by the same function that decides the step itself, so what is shown and what is done cannot
//! differ, unless somebody changes the case in between. For that, whoever takes the step names how many records they saw.

use super::access::Permit;
use super::applications::{Seen, Step, append, correct, correction, decide, get, known_person};
use super::{AppError, Context, notices};
use crate::domain::access::Part;
use crate::domain::case::Case;
use crate::domain::case::event::{Entry, Said};
use crate::domain::ids::CaseId;
use crate::domain::notice::outbox::Notice;
use crate::store::Tx;

/// What somebody is about to write down.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// This happened.
    Happened(Said),
    /// Not what that record says, but this happened.
    Instead(u32, Said),
    /// What that record says did not happen.
    Annulled(u32),
}

impl Change {
    /// What it says happened.
    #[must_use]
    pub fn said(&self) -> Option<&Said> {
        match self {
            Self::Happened(said) | Self::Instead(_, said) => Some(said),
            Self::Annulled(_) => None,
        }
    }

    /// The operation that writes it down.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        match self {
            Self::Happened(_) => "append_event",
            Self::Instead(..) | Self::Annulled(_) => "correct_event",
        }
    }
}

/// What would follow.
#[derive(Clone, Debug)]
pub struct Ahead {
    /// The case as it is.
    pub before: Case,
    /// The case as it would be.
    pub after: Case,
    /// Who would be told what at once.
    pub told: Vec<Notice>,
    /// What people are to the case.
    pub parts: Vec<Part>,
}

/// What would follow from a change, or why it cannot be made. Whoever may not make it is not shown it either.
pub fn ahead(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (id, change): (CaseId, &Change),
) -> Result<Ahead, AppError> {
    if !by.may(ctx, change.operation()) {
        return Err(AppError::Forbidden);
    }
    let case = get(tx, by, id)?;
    if let Some(said) = change.said() {
        known_person(tx, id, said)?;
    }
    let entry = match change {
        Change::Happened(said) => Entry::Happened(said.clone()),
        Change::Instead(sequence, said) => correction(&case, *sequence, Some(said))?,
        Change::Annulled(sequence) => correction(&case, *sequence, None)?,
    };
    let Step { before, after } = decide(ctx, &by.actor().recorded_as(), case, entry)?;
    let told = notices::ahead(tx, ctx, &before, &after)?;
    let parts = tx.parts(id)?.into_iter().map(|(_, part)| part).collect();
    Ok(Ahead { before, after, told, parts })
}

/// Makes the change, if the case has not changed since somebody looked.
pub fn carry_out(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (id, seen): (CaseId, &Seen),
    change: &Change,
) -> Result<Case, AppError> {
    match change {
        Change::Happened(said) => append(tx, ctx, by, (id, seen), said),
        Change::Instead(sequence, said) => correct(tx, ctx, by, (id, seen, *sequence), Some(said)),
        Change::Annulled(sequence) => correct(tx, ctx, by, (id, seen, *sequence), None),
    }
}
