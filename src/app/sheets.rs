//! The printed sheet of a handover, and the code on it: an organisation without accounts takes part by it. The code opens one
//! handover, stands in no address, and ends thirty days after the answer.

use chrono::{DateTime, Days, Utc};
use uuid::Uuid;

use super::access::{Asked, Permit};
use super::handover_views::Shown;
use super::handovers::{Answer, answered, confirmed, fault, get, shown_to_receiver};
use super::secrets::{activation_code, as_meant, hash};
use super::{App, AppError, Context, log};
use crate::domain::access::entry::{Deed, Outcome};
use crate::domain::case::Case;
use crate::domain::handover::{CODE_DAYS, Done, Handover, NoStep, SheetCode, Side};
use crate::domain::ids::CaseId;
use crate::store::Tx;

/// By whom something was done with the code of a sheet.
const BY_CODE: &str = "sheet";

/// A sheet that was made: the handover, the code, told only now, and until when it works if nobody answers.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The handover, as the sender sees it.
    pub shown: Shown,
    /// The code.
    pub code: String,
    /// Until when it works.
    pub until: DateTime<Utc>,
}

/// Makes a sheet for a proposal of the caller's organisation. An earlier sheet opens nothing any more.
pub fn make(tx: &mut dyn Tx, ctx: Context<'_>, by: &mut Permit, at: (CaseId, Uuid)) -> Result<Sheet, AppError> {
    let shown = get(tx, ctx, by, at)?;
    if by.desk()?.organisation != shown.handover.from {
        return Err(AppError::Forbidden);
    }
    if !shown.handover.is_open() {
        return Err(AppError::Invalid(vec![fault("", NoStep::Answered.code())]));
    }
    let code = activation_code(ctx.ambient.secret());
    // Whoever is late can still answer; whoever never answers holds a code that dies.
    let last = shown.handover.answer_by.checked_add_days(Days::new(CODE_DAYS)).unwrap_or(shown.handover.answer_by);
    let until = last.and_time(chrono::NaiveTime::MIN).and_utc();
    let kept = SheetCode { hash: hash(&as_meant(&code)), until };
    tx.put_handover(shown.handover.state.code(), &Handover { code: Some(kept), ..shown.handover.clone() })?;
    Ok(Sheet { shown, code, until })
}

/// What is done with the code of a sheet.
#[derive(Clone, Debug)]
pub enum ByCode {
    /// Looked at.
    Look,
    /// Answered.
    Answer(Answer),
    /// The first contact is confirmed.
    Confirm,
}

/// Does something with the code of a sheet, and writes it into the log in the same transaction, like everything that touches a
/// case. A code that opens nothing answers the same whether it is old, taken back or made up.
pub fn by_code(app: &App, asked: &Asked, code: &str, what: &ByCode) -> Result<Shown, AppError> {
    let (again, hashed, what) = (asked.clone(), hash(&as_meant(code)), what.clone());
    let (asked, typed) = (asked.clone(), hashed.clone());
    let done = app.write(move |tx, ctx| {
        let (case, found) = opened(tx, ctx, &typed)?;
        log::append(tx, ctx, deed(&asked, &found, Outcome::Done, ctx.now))?;
        let now = match &what {
            ByCode::Look => found,
            ByCode::Answer(answer) => {
                let done = Done { at: ctx.now, by: BY_CODE.to_owned() };
                answered(tx, ctx, (&case, found), done, answer)?
            }
            ByCode::Confirm => confirmed(tx, ctx, (&case, found), Side::Receiver)?,
        };
        shown_to_receiver(tx, ctx, &case, now)
    });
    // What was refused to somebody with the right code is told too, as it is of everybody else who is known.
    if let Err(AppError::Invalid(_)) = &done {
        app.write(move |tx, ctx| {
            let (_, found) = opened(tx, ctx, &hashed)?;
            log::append(tx, ctx, deed(&again, &found, Outcome::Invalid, ctx.now))
        })?;
    }
    done
}

fn opened(tx: &mut dyn Tx, ctx: Context<'_>, hashed: &str) -> Result<(Case, Handover), AppError> {
    let found = tx.handover_by_code(hashed)?;
    let found = found.filter(|found| found.code.as_ref().is_some_and(|code| ctx.now < code.until));
    let found = found.ok_or(AppError::WrongProof)?;
    let case = tx.case(found.case)?.ok_or(AppError::WrongProof)?;
    Ok((case, found))
}

fn deed(asked: &Asked, handover: &Handover, outcome: Outcome, at: DateTime<Utc>) -> Deed {
    Deed {
        at,
        request: asked.request,
        account: None,
        role: BY_CODE.to_owned(),
        organisation: Some(handover.to.clone()),
        operation: asked.operation.to_owned(),
        case: Some(handover.case),
        person: None,
        purpose: asked.purpose.clone(),
        outcome,
        origin: asked.origin.clone(),
    }
}
