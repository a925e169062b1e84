//! Links between applications: said by those who work on them, shown with how the other one stands to whoever may see that
//! one too. A link moves no date and gives nobody a right.

use chrono::NaiveDate;

use super::access::Permit;
use super::applications::{get, stored_procedure};
use super::{AppError, Context, InputFault};
use crate::domain::access::Reach;
use crate::domain::case::{Identity, Summary};
use crate::domain::ids::CaseId;
use crate::domain::link::{Link, LinkKind};
use crate::store::Tx;

/// What is wrong with a link.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkFault {
    /// It would lead to where it begins.
    ToItself,
    /// There is no such application within reach.
    UnknownApplication,
    /// The two are linked so already, this way or the other way round.
    Already,
}

/// A link as seen from one of its ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Linked {
    /// The link.
    pub link: Link,
    /// The application at the other end, as on this day; `None` where it is out of reach.
    pub seen: Option<(Identity, Summary, NaiveDate)>,
}

/// Says that one application has to do with another.
pub fn link(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (case, other, kind): (CaseId, CaseId, LinkKind),
) -> Result<Linked, AppError> {
    by.case(tx, case)?;
    let wrong = |fault| AppError::Invalid(vec![InputFault::Link(fault)]);
    if case == other {
        return Err(wrong(LinkFault::ToItself));
    }
    match by.case(tx, other) {
        Err(AppError::Unknown) => return Err(wrong(LinkFault::UnknownApplication)),
        reached => reached?,
    }
    // No application is the objection to its own objection.
    if tx.links_of(case)?.iter().any(|known| known.kind == kind && [known.case, known.other].contains(&other)) {
        return Err(wrong(LinkFault::Already));
    }
    let link = Link { case, other, kind, made_at: ctx.now, made_by: by.actor().recorded_as() };
    tx.insert_link(&link)?;
    seen_from(tx, ctx, by, case, link)
}

/// The links of an application. Who is in the case learns only of those whose other end they may see too: that somebody goes on
/// without them is theirs to tell.
pub fn links(tx: &mut dyn Tx, ctx: Context<'_>, by: &mut Permit, case: CaseId) -> Result<Vec<Linked>, AppError> {
    by.case(tx, case)?;
    let mut all = Vec::new();
    for link in tx.links_of(case)? {
        all.push(seen_from(tx, ctx, by, case, link)?);
    }
    match by.reach() {
        Reach::Whole | Reach::Organisation(_) => {}
        Reach::HandedOver(..) | Reach::Person(..) => all.retain(|linked| linked.seen.is_some()),
    }
    Ok(all)
}

fn seen_from(tx: &mut dyn Tx, ctx: Context<'_>, by: &mut Permit, case: CaseId, link: Link) -> Result<Linked, AppError> {
    let other = if link.case == case { link.other } else { link.case };
    let seen = match get(tx, by, other) {
        Ok(found) => {
            let today = ctx.today(stored_procedure(ctx, &found)?);
            Some((found.identity, found.summary, today))
        }
        Err(AppError::Unknown) => None,
        Err(error) => return Err(error),
    };
    Ok(Linked { link, seen })
}
