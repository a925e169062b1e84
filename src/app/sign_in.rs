//! Signing in and out. Two things are asked of everybody: staff know a pass phrase and hold a generator of one-time codes;
//! people in a case know a pass phrase and hold a device that was made known by a paper code (ASVS 6.3.3). Which of the two
//! was not right is never told.
//!
//! **Why like this.** Failures are counted apart for known devices and for strangers, and a wait ends by itself: a stranger
//! who guesses at somebody's number slows strangers down, not the person at their own device. Staff have known devices too,
//! for that reason alone.

use chrono::{DateTime, TimeDelta, Utc};

use super::access::{Asked, Proof, lifetime};
use super::accounts::{one_time_place, set_one_time_codes, set_pass_phrase, set_provider};
use super::secrets::{as_meant, hash, hash_pass_phrase, one_time_step, pass_phrase_fault, token, verify_pass_phrase};
use super::{App, AppError, Context, InputFault, log};
use crate::domain::access::account::{Account, Credential, Failures, Holder, ProofKind, Session, wait_after};
use crate::domain::access::entry::{Deed, Outcome};
use crate::domain::ids::AccountId;
use crate::store::Tx;

/// How long a device is known without being used.
const DEVICE: TimeDelta = TimeDelta::days(365);
/// Failures from devices that the account does not know are counted together.
const STRANGERS: &str = "strangers";

/// What somebody gives to sign in.
#[derive(Clone, Debug)]
pub struct Given {
    /// The number or working name.
    pub login: String,
    /// The pass phrase.
    pub pass_phrase: String,
    /// The one-time code, for staff.
    pub code: Option<String>,
    /// What the browser holds as a known device, for people.
    pub device: Option<String>,
}

/// A session that has begun: what the browser is to hold. Told only now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignedIn {
    /// Whose.
    pub account: Account,
    /// What the browser holds for the session.
    pub session: String,
    /// What the browser holds for the device, where it is new.
    pub device: Option<String>,
    /// The session.
    pub kept: Session,
}

/// Somebody as whom anybody may look around in a demonstration.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Guest {
    /// By what they are chosen.
    pub id: &'static str,
    /// Whose account it is.
    pub account: AccountId,
    /// The language in which they read; `None`: that of whoever looks around.
    pub language: Option<&'static str>,
}

/// What came of a paper code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Activated {
    /// A person is signed in.
    Person(SignedIn),
    /// Staff have a generator of one-time codes, whose secret in base 32 is told only now.
    Staff(Account, String),
}

impl App {
    /// Begins a session, or says no more than that something is not right. A login that nobody has is treated like any
    /// other, so that nothing tells which ones exist.
    pub fn sign_in(&self, asked: Asked, given: Given) -> Result<SignedIn, AppError> {
        let login = given.login.trim().to_owned();
        let device = given.device.as_deref().map(hash);
        let known = self.read(|tx, ctx| {
            let known = Known::look_up(tx, ctx, &login, device.as_deref())?;
            known.may_try(ctx).map(|()| known)
        })?;
        // The hash takes its time outside the transaction, whether or not there is an account.
        let right = verify_pass_phrase(&given.pass_phrase, known.pass_phrase.as_deref());
        // A failure must be written, so it is an answer of the transaction and not its error.
        self.write(move |tx, ctx| {
            let now = Known::look_up(tx, ctx, &login, device.as_deref())?;
            now.may_try(ctx)?;
            let Some(account) = &now.account else {
                now.failed(tx, ctx)?;
                return Ok(Err(AppError::WrongProof));
            };
            // Whoever changed the pass phrase in the meantime does not let the old one in.
            let unchanged = now.pass_phrase == known.pass_phrase;
            let second = second_factor(tx, ctx, &now, account, given.code.as_deref())?;
            if !(right && unchanged && second && account.blocked_at.is_none()) {
                now.failed(tx, ctx)?;
                log_sign_in(tx, ctx, &asked, account, Outcome::Refused)?;
                return Ok(Err(AppError::WrongProof));
            }
            now.succeeded(tx, ctx)?;
            log_sign_in(tx, ctx, &asked, account, Outcome::Done)?;
            let new_device = if now.device.is_none() { Some(know_device(tx, ctx, account.id)?) } else { None };
            begin(tx, ctx, account, new_device).map(Ok)
        })?
    }

    /// Uses a paper code, which counts once: sets the pass phrase. A person's device becomes known and a session begins;
    /// staff get the secret of their generator of one-time codes and sign in with it.
    pub fn activate(&self, asked: Asked, code: &str, pass_phrase: &str) -> Result<Activated, AppError> {
        if let Some(fault) = pass_phrase_fault(pass_phrase) {
            return Err(AppError::Invalid(vec![InputFault::PassPhrase(fault)]));
        }
        let proof = hash(&as_meant(code));
        if self.read(|tx, ctx| usable(tx, ctx, &proof))?.is_none() {
            return Err(AppError::WrongProof);
        }
        let hashed = hash_pass_phrase(pass_phrase, self.ambient.secret());
        self.write(move |tx, ctx| {
            let (account, _) = usable(tx, ctx, &proof)?.ok_or(AppError::WrongProof)?;
            tx.remove_credential(account.id, ProofKind::Activation)?;
            set_pass_phrase(tx, ctx, account.id, &hashed)?;
            log_sign_in(tx, ctx, &asked, &account, Outcome::Done)?;
            Ok(match account.holder {
                Holder::Person(_) => {
                    let device = know_device(tx, ctx, account.id)?;
                    Activated::Person(begin(tx, ctx, &account, Some(device))?)
                }
                Holder::Staff(..) | Holder::Machine(..) => {
                    let secret = set_one_time_codes(tx, ctx, account.id)?;
                    Activated::Staff(account, secret)
                }
            })
        })
    }

    /// Begins a session for whom a provider of OpenID vouches, if an account is known there by this issuer and subject.
    /// `of_people`: the provider vouches for people in a case and not for staff; it opens no door of the others.
    pub fn sign_in_by_provider(
        &self,
        asked: Asked,
        (issuer, subject): (&str, &str),
        of_people: bool,
    ) -> Result<SignedIn, AppError> {
        let proof = provider_proof(issuer, subject);
        // A refusal must be written, so it is an answer of the transaction and not its error.
        self.write(move |tx, ctx| {
            let found = tx.account_by_proof(ProofKind::Provider, &proof)?;
            let Some((account, _)) = found else { return Ok(Err(AppError::WrongProof)) };
            if account.blocked_at.is_some() || matches!(account.holder, Holder::Person(_)) != of_people {
                log_sign_in(tx, ctx, &asked, &account, Outcome::Refused)?;
                return Ok(Err(AppError::WrongProof));
            }
            log_sign_in(tx, ctx, &asked, &account, Outcome::Done)?;
            begin(tx, ctx, &account, None).map(Ok)
        })?
    }

    /// Begins a session as one of the guests of a demonstration, by nothing but its name, and ends the one that the browser
    /// held. Who is not among the guests is nobody here, and nothing but `wachtwijzer demo` has guests.
    pub fn sign_in_as_guest(&self, asked: Asked, guests: &[Guest], id: &str) -> Result<SignedIn, AppError> {
        let account = guests.iter().find(|guest| guest.id == id).ok_or(AppError::Unknown)?.account;
        let former = if let Proof::Session(held) = &asked.proof { Some(held.clone()) } else { None };
        self.write(move |tx, ctx| {
            let found = tx.account(account)?.filter(|account| account.blocked_at.is_none());
            let account = found.ok_or(AppError::Unknown)?;
            let former = former.as_deref().map(|held| tx.session(held)).transpose()?.flatten();
            if let Some(former) = former {
                tx.end_session(former.account, former.id)?;
            }
            log_sign_in(tx, ctx, &asked, &account, Outcome::Done)?;
            begin(tx, ctx, &account, None)
        })
    }

    /// Makes a person's account known to a provider of OpenID: from now on its holder may sign in there as well.
    pub fn link_provider(
        &self,
        asked: Asked,
        account: AccountId,
        (issuer, subject): (&str, &str),
    ) -> Result<(), AppError> {
        let (issuer, subject) = (issuer.to_owned(), subject.to_owned());
        self.write(move |tx, ctx| {
            let found = tx.account(account)?.filter(|account| account.blocked_at.is_none());
            let account = found.ok_or(AppError::WrongProof)?;
            let Holder::Person(_) = account.holder else { return Err(AppError::Forbidden) };
            set_provider(tx, ctx, account.id, &issuer, &subject)?;
            log_sign_in(tx, ctx, &asked, &account, Outcome::Done)
        })
    }
}

/// How an account is known to a provider of OpenID: issuer and subject together (OpenID Connect Core, section 5.7).
#[must_use]
pub fn provider_proof(issuer: &str, subject: &str) -> String {
    hash(&format!("{}:{issuer}{subject}", issuer.len()))
}

/// What is known of somebody who wants to sign in.
struct Known {
    /// The hash of what was typed, under which failures are counted.
    login: String,
    account: Option<Account>,
    pass_phrase: Option<String>,
    /// The hash of the device, where the account knows it.
    device: Option<String>,
    failures: Option<Failures>,
}

impl Known {
    fn look_up(tx: &mut dyn Tx, ctx: Context<'_>, login: &str, device: Option<&str>) -> Result<Self, AppError> {
        let account = tx.account_by_login(login)?;
        let (mut pass_phrase, mut known_device) = (None, None);
        if let Some(account) = &account {
            pass_phrase = tx.credential(account.id, ProofKind::PassPhrase)?.map(|credential| credential.proof);
            if let Some(device) = device {
                let until = tx.device(device, account.id)?;
                known_device = until.filter(|until| ctx.now < *until).map(|_| device.to_owned());
            }
        }
        let login = hash(login);
        let failures = tx.failures(&login, known_device.as_deref().unwrap_or(STRANGERS))?;
        Ok(Self { login, account, pass_phrase, device: known_device, failures })
    }

    /// Not before the wait after the last failure is over.
    fn may_try(&self, ctx: Context<'_>) -> Result<(), AppError> {
        match self.failures.as_ref().map(|failures| failures.retry_at - ctx.now) {
            Some(left) if left > TimeDelta::zero() => Err(AppError::Wait(left.num_seconds().max(1))),
            Some(_) | None => Ok(()),
        }
    }

    fn failed(&self, tx: &mut dyn Tx, ctx: Context<'_>) -> Result<(), AppError> {
        let count = self.failures.as_ref().map_or(0, |failures| failures.count).saturating_add(1);
        self.note(tx, count, ctx.now + wait_after(count))
    }

    fn succeeded(&self, tx: &mut dyn Tx, ctx: Context<'_>) -> Result<(), AppError> {
        if self.failures.is_some() { self.note(tx, 0, ctx.now) } else { Ok(()) }
    }

    fn note(&self, tx: &mut dyn Tx, count: u32, retry_at: DateTime<Utc>) -> Result<(), AppError> {
        let device = self.device.clone().unwrap_or_else(|| STRANGERS.to_owned());
        Ok(tx.put_failures(&Failures { login: self.login.clone(), device, count, retry_at })?)
    }
}

fn know_device(tx: &mut dyn Tx, ctx: Context<'_>, account: AccountId) -> Result<String, AppError> {
    let device = token(ctx.ambient.secret());
    tx.know_device(&hash(&device), account, (ctx.now, ctx.now + DEVICE))?;
    Ok(device)
}

/// Staff give a one-time code that was not used before; people sign in from a device that they made known.
fn second_factor(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    known: &Known,
    account: &Account,
    code: Option<&str>,
) -> Result<bool, AppError> {
    match account.holder {
        Holder::Person(_) => Ok(known.device.is_some()),
        Holder::Machine(..) => Ok(false),
        Holder::Staff(..) => {
            let id = account.id;
            let Some(mut kept) = tx.credential(id, ProofKind::OneTimeCode)? else { return Ok(false) };
            let secret = ctx.unseal(&one_time_place(id), &kept.proof)?;
            let step = one_time_step(&secret, code.unwrap_or_default(), ctx.now.timestamp(), kept.last_step);
            let Some(step) = step else { return Ok(false) };
            kept.last_step = step;
            kept.used_at = Some(ctx.now);
            tx.put_credential(&kept)?;
            Ok(true)
        }
    }
}

/// The account of an activation code that still holds.
fn usable(tx: &mut dyn Tx, ctx: Context<'_>, proof: &str) -> Result<Option<(Account, Credential)>, AppError> {
    let found = tx.account_by_proof(ProofKind::Activation, proof)?;
    let holds = |(account, code): &(Account, Credential)| {
        account.blocked_at.is_none() && code.expires_at.is_some_and(|end| ctx.now < end)
    };
    Ok(found.filter(holds))
}

/// A new session, whatever the browser held before (ASVS 7.2.4).
fn begin(tx: &mut dyn Tx, ctx: Context<'_>, account: &Account, device: Option<String>) -> Result<SignedIn, AppError> {
    let session = token(ctx.ambient.secret());
    let kept = Session {
        hash: hash(&session),
        id: ctx.ambient.new_id(),
        account: account.id,
        begun_at: ctx.now,
        seen_at: ctx.now,
        ends_at: ctx.now + lifetime(&account.holder).absolute,
    };
    tx.insert_session(&kept)?;
    Ok(SignedIn { account: account.clone(), session, device, kept })
}

fn log_sign_in(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    asked: &Asked,
    account: &Account,
    outcome: Outcome,
) -> Result<(), AppError> {
    let actor = account.actor();
    let deed = Deed {
        at: ctx.now,
        request: asked.request,
        account: Some(account.id),
        role: actor.role_name().to_owned(),
        organisation: actor.organisation().cloned(),
        operation: asked.operation.to_owned(),
        case: None,
        person: None,
        purpose: None,
        outcome,
        origin: asked.origin.clone(),
    };
    log::append(tx, ctx, deed)
}

/// Can an account be opened by a provider of OpenID?
pub fn is_linked(tx: &mut dyn Tx, account: AccountId) -> Result<bool, AppError> {
    Ok(tx.credential(account, ProofKind::Provider)?.is_some())
}

/// The sessions of an account that still hold.
pub fn sessions(tx: &mut dyn Tx, ctx: Context<'_>, account: AccountId) -> Result<Vec<Session>, AppError> {
    let holder = tx.account(account)?.ok_or(AppError::Unknown)?.holder;
    let all = tx.sessions(account)?;
    Ok(all.into_iter().filter(|session| session.is_alive(ctx.now, lifetime(&holder))).collect())
}
