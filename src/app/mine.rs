//! A case as its family looks at it: what the first page shows, in one transaction, each part by its own right and under the name of
//! its operation.

use super::access::Permit;
use super::handovers::{self, Answered};
use super::messages::{self, Message};
use super::people::{self, Relative};
use super::sight::{self, Looked};
use super::{AppError, Context};
use crate::domain::ids::CaseId;
use crate::store::Tx;

/// What somebody of the family, or who helps them, sees of a case first.
#[derive(Debug)]
pub struct Overview {
    /// The case, as far as it is theirs to see.
    pub looked: Looked,
    /// What they were told about it, the latest first.
    pub told: Vec<Message>,
    /// The others of the family, where the case is about some of them; nobody for a helper.
    pub family: Vec<Relative>,
    /// Who is responsible for what, where an organisation took over from another; nothing for a helper.
    pub held: Vec<Answered>,
}

/// Looks everything up that the first page of a case shows.
pub fn overview(tx: &mut dyn Tx, ctx: Context<'_>, by: &mut Permit, id: CaseId) -> Result<Overview, AppError> {
    let looked = sight::look(tx, by, id)?;
    let mut told = by.along(ctx, "list_my_messages", |by| messages::own(tx, ctx, by))?.unwrap_or_default();
    told.retain(|message| message.notice.case == id);
    let (mut family, mut held) = (Vec::new(), Vec::new());
    let about_somebody =
        looked.case.records.iter().any(|one| one.entry.said().is_some_and(|said| said.person.is_some()));
    if looked.of_family && about_somebody {
        family = by.along(ctx, "list_family", |by| people::family(tx, ctx, by, id))?.unwrap_or_default();
    }
    if looked.of_family && tx.handovers_of(id)?.iter().any(|handover| handover.acceptance().is_some()) {
        let all = by.along(ctx, "list_responsibilities", |by| handovers::responsibilities(tx, ctx, by, (id, None)))?;
        held = all.map(|(_, all)| all).unwrap_or_default();
    }
    Ok(Overview { looked, told, family, held })
}
