//! From what a caller sends along to what it may do. Every use case on a case or a person runs inside [`App::act`]: the
//! caller is known, the right is looked up, the reach goes into every query, and the log says what was done, all in the
//! transaction of the deed itself.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{App, AppError, Context, log};
use crate::domain::access::account::{Account, Holder, Lifetime, ProofKind};
use crate::domain::access::entry::{Deed, Outcome};
use crate::domain::access::{Actor, Desk, Reach};
use crate::domain::ids::{AccountId, CaseId, PersonId, Slug};
use crate::store::Tx;

/// What a caller proves itself with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Proof {
    /// Nothing.
    Nothing,
    /// The hash of a machine's key.
    Key(String),
    /// The hash of what a browser holds.
    Session(String),
    /// Whoever may run the program on this machine.
    Operator,
}

/// A request for an operation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// The operation, by its name in the table of rights.
    pub operation: &'static str,
    /// Who says it is asking.
    pub proof: Proof,
    /// The request, by which the technical log knows it.
    pub request: Uuid,
    /// From which address of the network.
    pub origin: Option<String>,
    /// Why, where the operation asks for a reason.
    pub purpose: Option<String>,
    /// The case that the address names.
    pub case: Option<CaseId>,
}

impl Asked {
    /// An operation of whoever may run the program on this machine.
    #[must_use]
    pub fn by_operator(operation: &'static str, request: Uuid) -> Self {
        Self { operation, proof: Proof::Operator, request, origin: None, purpose: None, case: None }
    }
}

/// A right, granted for one transaction. Only [`App::act`] makes one.
#[derive(Debug)]
pub struct Permit {
    asked: Asked,
    actor: Actor,
    reach: Reach,
    touched: Vec<(Option<CaseId>, Option<PersonId>)>,
    along: Vec<Permit>,
}

impl Permit {
    /// Who is asking.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The cases that may be touched.
    #[must_use]
    pub fn reach(&self) -> &Reach {
        &self.reach
    }

    /// The account; an error for the operator, who has none.
    pub fn account(&self) -> Result<AccountId, AppError> {
        self.actor.account().ok_or(AppError::Forbidden)
    }

    /// The organisation that new cases belong to, and the procedures that may be used there.
    pub fn desk(&self) -> Result<&Desk, AppError> {
        match &self.actor {
            Actor::Staff { desk, .. } | Actor::Machine { desk, .. } => Ok(desk),
            Actor::Person { .. } | Actor::Operator => Err(AppError::Forbidden),
        }
    }

    /// Goes to a case, if it is within reach; a case that is not there and one out of reach answer the same.
    pub fn case(&mut self, tx: &mut dyn Tx, id: CaseId) -> Result<(), AppError> {
        if !tx.reaches(&self.reach, id)? {
            return Err(AppError::Unknown);
        }
        self.touch(Some(id), None);
        Ok(())
    }

    /// Notes for the log what was touched.
    pub fn touch(&mut self, case: Option<CaseId>, person: Option<PersonId>) {
        // A person's line takes the place of the line of the case alone.
        if let Some(last) = self.touched.last_mut()
            && last.1.is_none()
            && last.0 == case
        {
            last.1 = person;
        } else {
            self.touched.push((case, person));
        }
    }

    /// May whoever asks do this other operation as well? Whether it reaches a case is asked when it is done.
    #[must_use]
    pub fn may(&self, ctx: Context<'_>, operation: &str) -> bool {
        self.reach_of(ctx, operation).is_some()
    }

    fn reach_of(&self, ctx: Context<'_>, operation: &str) -> Option<Reach> {
        ctx.catalogue.rights().reach(operation, Some(&self.actor), ctx.now)
    }

    /// Does another operation for the same request, by its own right and with a line of its own in the log; `None` where whoever
    /// asks may not. So one page can show what several operations answer, in one transaction and each under its name.
    pub fn along<T>(
        &mut self,
        ctx: Context<'_>,
        operation: &'static str,
        run: impl FnOnce(&mut Self) -> Result<T, AppError>,
    ) -> Result<Option<T>, AppError> {
        let Some(reach) = self.reach_of(ctx, operation) else { return Ok(None) };
        let asked = Asked { operation, ..self.asked.clone() };
        let mut other = Self { asked, actor: self.actor.clone(), reach, touched: Vec::new(), along: Vec::new() };
        let answer = run(&mut other)?;
        self.along.push(other);
        Ok(Some(answer))
    }

    /// One after the other: an operation on many cases must not hold them all.
    fn deeds(&self, now: DateTime<Utc>) -> impl Iterator<Item = Deed> {
        std::iter::once(self).chain(&self.along).flat_map(move |permit| permit.own_deeds(now))
    }

    fn own_deeds(&self, now: DateTime<Utc>) -> impl Iterator<Item = Deed> {
        let nothing: &[(Option<CaseId>, Option<PersonId>)] = &[(None, None)];
        let touched = if self.touched.is_empty() { nothing } else { self.touched.as_slice() };
        let of = move |(case, person): &(Option<CaseId>, Option<PersonId>)| {
            deed(&self.asked, Some(&self.actor), (*case, person.clone()), Outcome::Done, now)
        };
        touched.iter().map(of)
    }
}

fn deed(
    asked: &Asked,
    actor: Option<&Actor>,
    (case, person): (Option<CaseId>, Option<PersonId>),
    outcome: Outcome,
    at: DateTime<Utc>,
) -> Deed {
    Deed {
        at,
        request: asked.request,
        account: actor.and_then(Actor::account),
        role: actor.map_or("nobody", Actor::role_name).to_owned(),
        organisation: actor.and_then(Actor::organisation).cloned(),
        operation: asked.operation.to_owned(),
        case,
        person,
        purpose: asked.purpose.clone(),
        outcome,
        origin: asked.origin.clone(),
    }
}

impl App {
    /// Carries out an operation for whoever asks, if it may, and writes it into the log in the same transaction. What is
    /// refused to somebody known is logged too.
    pub fn act<T, F>(&self, asked: Asked, run: F) -> Result<T, AppError>
    where
        T: Send + 'static,
        F: Fn(&mut dyn Tx, Context<'_>, &mut Permit) -> Result<T, AppError> + Send + 'static,
    {
        let again = asked.clone();
        let done = self.write(move |tx, ctx| {
            let mut permit = permit(tx, ctx, &asked)?;
            let answer = run(tx, ctx, &mut permit)?;
            for deed in permit.deeds(ctx.now) {
                log::append(tx, ctx, deed)?;
            }
            Ok(answer)
        });
        if let Some(outcome) = done.as_ref().err().and_then(outcome) {
            self.log_refusal(again, outcome)?;
        }
        done
    }

    fn log_refusal(&self, asked: Asked, outcome: Outcome) -> Result<(), AppError> {
        self.write(move |tx, ctx| refused(tx, ctx, &asked, outcome))
    }
}

/// How the log calls a failure; `None`: nobody who is known asked, or the store could not be written.
fn outcome(error: &AppError) -> Option<Outcome> {
    match error {
        AppError::Forbidden => Some(Outcome::Refused),
        AppError::Unknown => Some(Outcome::Unknown),
        AppError::Invalid(_) | AppError::Stale | AppError::Duplicate | AppError::KeyReused => Some(Outcome::Invalid),
        AppError::MissingProcedure(_) | AppError::Unfit(_) | AppError::Sealed(_) => Some(Outcome::Failed),
        AppError::Unauthenticated | AppError::Wait(_) | AppError::WrongProof | AppError::Store(_) => None,
    }
}

fn refused(tx: &mut dyn Tx, ctx: Context<'_>, asked: &Asked, outcome: Outcome) -> Result<(), AppError> {
    let Some(actor) = actor(tx, ctx, &asked.proof)? else { return Ok(()) };
    log::append(tx, ctx, deed(asked, Some(&actor), (asked.case, None), outcome, ctx.now))
}

fn permit(tx: &mut dyn Tx, ctx: Context<'_>, asked: &Asked) -> Result<Permit, AppError> {
    let actor = actor(tx, ctx, &asked.proof)?.ok_or(AppError::Unauthenticated)?;
    let reach = ctx.catalogue.rights().reach(asked.operation, Some(&actor), ctx.now).ok_or(AppError::Forbidden)?;
    Ok(Permit { asked: asked.clone(), actor, reach, touched: Vec::new(), along: Vec::new() })
}

/// How often the use of a session or a key is noted.
const NOTED_EVERY: TimeDelta = TimeDelta::minutes(1);

/// Who the proof belongs to; `None` where it proves nothing (any more).
fn actor(tx: &mut dyn Tx, ctx: Context<'_>, proof: &Proof) -> Result<Option<Actor>, AppError> {
    let account = match proof {
        Proof::Nothing => None,
        Proof::Operator => return Ok(Some(Actor::Operator)),
        Proof::Key(hash) => with_key(tx, ctx, hash)?,
        Proof::Session(hash) => in_session(tx, ctx, hash)?,
    };
    Ok(account.filter(|account| account.blocked_at.is_none()).map(|account| account.actor()))
}

fn with_key(tx: &mut dyn Tx, ctx: Context<'_>, hash: &str) -> Result<Option<Account>, AppError> {
    let Some((account, mut key)) = tx.account_by_proof(ProofKind::Key, hash)? else { return Ok(None) };
    if key.expires_at.is_some_and(|end| end <= ctx.now) {
        return Ok(None);
    }
    if key.used_at.is_none_or(|used| ctx.now - used >= TimeDelta::hours(1)) {
        key.used_at = Some(ctx.now);
        tx.put_credential(&key)?;
    }
    Ok(Some(account))
}

fn in_session(tx: &mut dyn Tx, ctx: Context<'_>, hash: &str) -> Result<Option<Account>, AppError> {
    let Some(session) = tx.session(hash)? else { return Ok(None) };
    let Some(account) = tx.account(session.account)? else { return Ok(None) };
    if !session.is_alive(ctx.now, lifetime(&account.holder)) {
        return Ok(None);
    }
    if ctx.now - session.seen_at >= NOTED_EVERY {
        tx.touch_session(hash, ctx.now)?;
    }
    Ok(Some(account))
}

/// Short for people in cases, whose phone may be shared; a working day for staff.
#[must_use]
pub fn lifetime(holder: &Holder) -> Lifetime {
    match holder {
        Holder::Person(_) => Lifetime { idle: TimeDelta::minutes(15), absolute: TimeDelta::hours(2) },
        Holder::Staff(..) | Holder::Machine(..) => {
            Lifetime { idle: TimeDelta::minutes(30), absolute: TimeDelta::hours(12) }
        }
    }
}

/// May cases of this procedure be touched at this desk?
#[must_use]
pub fn serves(desk: &Desk, procedure: &Slug) -> bool {
    desk.procedures.as_ref().is_none_or(|all| all.contains(procedure))
}
