//! Accounts: made, blocked, given something to prove themselves with. Secrets are told once, when they are made.

use chrono::{DateTime, TimeDelta, Utc};

use super::access::Permit;
use super::handovers::fault;
use super::secrets::{activation_code, as_meant, base32, hash, login_number, token};
use super::{App, AppError, Context, InputFault, notices};
use crate::domain::access::account::{Account, Credential, Holder, Mailbox, Organisation, ProofKind};
use crate::domain::access::{Desk, Part, Role};
use crate::domain::ids::{AccountId, CaseId, PersonId, Slug};
use crate::domain::notice::Recipient;
use crate::store::Tx;

/// How long a paper activation code holds: long enough for the post, short enough for a lost letter.
pub const ACTIVATION: TimeDelta = TimeDelta::days(30);
/// The longest that a machine's key holds.
pub const LONGEST_KEY: TimeDelta = TimeDelta::days(365);
/// The longest mandate of a helper, until it is given anew.
pub const LONGEST_MANDATE: TimeDelta = TimeDelta::days(365);

/// Adds an organisation, unless it is there.
pub fn ensure_organisation(tx: &mut dyn Tx, ctx: Context<'_>, id: &Slug, name: &str) -> Result<(), AppError> {
    if tx.organisations()?.iter().any(|known| known.id == *id) {
        return Ok(());
    }
    Ok(tx.insert_organisation(&Organisation {
        id: id.clone(),
        name: name.to_owned(),
        created_at: ctx.now,
        mailbox: None,
        closed_at: None,
    })?)
}

/// Adds an organisation that is not there yet.
pub fn add_organisation(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    (id, name): (&Slug, &str),
    mailbox: Option<&Mailbox>,
) -> Result<(), AppError> {
    if tx.organisation(id)?.is_some() {
        return Err(AppError::Duplicate);
    }
    ensure_organisation(tx, ctx, id, name)?;
    mailbox.map_or(Ok(()), |mailbox| put_mailbox(tx, ctx, id, Some(mailbox)))
}

/// Says where an organisation is told that there is something to see; `None`: it is told nothing any more, and what waits for it
/// is dropped when its time comes.
pub fn put_mailbox(tx: &mut dyn Tx, ctx: Context<'_>, id: &Slug, mailbox: Option<&Mailbox>) -> Result<(), AppError> {
    known_organisation(tx, id)?;
    tx.put_mailbox(id, mailbox)?;
    match mailbox {
        Some(mailbox) => notices::gather_anew(tx, ctx, &Recipient::Organisation(id.clone()), mailbox.delivery()),
        None => Ok(()),
    }
}

/// Makes an account for somebody who works for an organisation, and a paper code to activate it, told only now.
pub fn add_staff(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    login: &str,
    role: Role,
    desk: &Desk,
) -> Result<(Account, String), AppError> {
    known_organisation(tx, &desk.organisation)?;
    let account = add(tx, ctx, login, Holder::Staff(role, desk.clone()))?;
    let code = put_activation(tx, ctx, account.id)?;
    Ok((account, code))
}

fn known_organisation(tx: &mut dyn Tx, id: &Slug) -> Result<(), AppError> {
    let all = tx.organisations()?;
    if all.iter().any(|known| known.id == *id) {
        return Ok(());
    }
    let known = all.iter().map(|known| known.id.to_string()).collect();
    Err(AppError::Invalid(vec![InputFault::UnknownOrganisation { known }]))
}

fn put_activation(tx: &mut dyn Tx, ctx: Context<'_>, account: AccountId) -> Result<String, AppError> {
    let code = activation_code(ctx.ambient.secret());
    let until = Some(ctx.now + ACTIVATION);
    tx.put_credential(&proof(account, ProofKind::Activation, &hash(&as_meant(&code)), (ctx.now, until)))?;
    Ok(code)
}

fn add(tx: &mut dyn Tx, ctx: Context<'_>, login: &str, holder: Holder) -> Result<Account, AppError> {
    let id = AccountId(ctx.ambient.new_id());
    let account = Account { id, login: login.to_owned(), holder, created_at: ctx.now, blocked_at: None };
    tx.insert_account(&account)?;
    Ok(account)
}

/// Blocks an account, or lets it in again. Blocking ends its sessions.
pub fn block(tx: &mut dyn Tx, ctx: Context<'_>, id: AccountId, blocked: bool) -> Result<Account, AppError> {
    let since = tx.account(id)?.ok_or(AppError::Unknown)?.blocked_at;
    // Blocked twice it stays blocked since the first time.
    tx.block_account(id, blocked.then_some(since.unwrap_or(ctx.now)))?;
    if blocked {
        tx.end_sessions(id)?;
    }
    tx.account(id)?.ok_or(AppError::Unknown)
}

/// A machine's account and its key, which is told only now.
pub fn add_machine(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    (login, desk): (&str, &Desk),
    operations: &[String],
    expires_at: DateTime<Utc>,
) -> Result<(Account, String), AppError> {
    known_organisation(tx, &desk.organisation)?;
    let known: Vec<String> = ctx.catalogue.rights().rows().map(|(operation, _)| operation.to_owned()).collect();
    if operations.is_empty() || operations.iter().any(|operation| !known.contains(operation)) {
        return Err(AppError::Invalid(vec![InputFault::UnknownOperation { known }]));
    }
    let account = add(tx, ctx, login, Holder::Machine(desk.clone(), operations.to_vec()))?;
    let key = format!("wwk_{}", token(ctx.ambient.secret()));
    let expires_at = expires_at.min(ctx.now + LONGEST_KEY);
    tx.put_credential(&proof(account.id, ProofKind::Key, &key_hash(&key), (ctx.now, Some(expires_at))))?;
    Ok((account, key))
}

/// Accounts of other systems, each with its key as far as that is kept.
pub fn machines(
    tx: &mut dyn Tx,
    after: Option<AccountId>,
    limit: i64,
) -> Result<Vec<(Account, Option<Credential>)>, AppError> {
    let all = tx.machines(after, limit)?;
    all.into_iter().map(|account| Ok((account.clone(), tx.credential(account.id, ProofKind::Key)?))).collect()
}

/// How a key is known.
#[must_use]
pub fn key_hash(key: &str) -> String {
    hash(key)
}

/// Puts a pass phrase, already hashed, in place of the earlier one. Every session ends: whoever else was signed in is out.
pub fn set_pass_phrase(tx: &mut dyn Tx, ctx: Context<'_>, account: AccountId, hashed: &str) -> Result<(), AppError> {
    tx.end_sessions(account)?;
    Ok(tx.put_credential(&proof(account, ProofKind::PassPhrase, hashed, (ctx.now, None)))?)
}

/// Lets an account sign in by a provider of OpenID that knows its holder as this subject.
pub fn set_provider(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    account: AccountId,
    issuer: &str,
    subject: &str,
) -> Result<(), AppError> {
    let known = super::sign_in::provider_proof(issuer, subject);
    Ok(tx.put_credential(&proof(account, ProofKind::Provider, &known, (ctx.now, None)))?)
}

/// A new secret for a generator of one-time codes, in the form that people type; told only now.
pub fn set_one_time_codes(tx: &mut dyn Tx, ctx: Context<'_>, account: AccountId) -> Result<String, AppError> {
    let all = ctx.ambient.secret();
    let secret = all.get(..20).unwrap_or_default();
    let sealed = ctx.seal(&one_time_place(account), secret);
    tx.put_credential(&proof(account, ProofKind::OneTimeCode, &sealed, (ctx.now, None)))?;
    Ok(base32(secret))
}

/// Where the secret of a generator stands, so that it cannot be read from anywhere else.
pub(super) fn one_time_place(account: AccountId) -> String {
    format!("credentials/{account}/one-time-code")
}

/// A new activation code for a person, told only now, with the number to sign in with. Earlier codes hold no longer.
pub fn new_activation(tx: &mut dyn Tx, ctx: Context<'_>, person: &PersonId) -> Result<(Account, String), AppError> {
    let account = match tx.account_of_person(person)? {
        Some(account) => account,
        None => add(tx, ctx, &login_number(ctx.ambient.secret()), Holder::Person(person.clone()))?,
    };
    let code = put_activation(tx, ctx, account.id)?;
    Ok((account, code))
}

fn proof(account: AccountId, kind: ProofKind, proof: &str, at: (DateTime<Utc>, Option<DateTime<Utc>>)) -> Credential {
    let (created_at, expires_at) = at;
    Credential { account, kind, proof: proof.to_owned(), created_at, expires_at, used_at: None, last_step: 0 }
}

/// Adds a person to a case: a new one, or one who has a part in another case within reach. An id that somebody makes up
/// could be another family's, and the account would open both.
pub fn add_person(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (case, person, role): (CaseId, Option<PersonId>, Role),
    until: Option<DateTime<Utc>>,
) -> Result<uuid::Uuid, AppError> {
    by.case(tx, case)?;
    let person = match person {
        None => {
            let person = PersonId::parse(&ctx.ambient.new_id().to_string()).ok_or(AppError::Unknown)?;
            tx.insert_person(&person, ctx.now)?;
            person
        }
        Some(person) => {
            let mut within = false;
            for (other, _) in tx.parts_of(&person)? {
                within = within || tx.reaches(by.reach(), other)?;
            }
            if within { person } else { return Err(AppError::Invalid(vec![InputFault::UnknownPerson])) }
        }
    };
    if until.is_some_and(|until| until <= ctx.now) {
        return Err(AppError::Invalid(vec![InputFault::EndsInThePast]));
    }
    give_part(tx, ctx, by, (case, &person, role), until)
}

fn give_part(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (case, person, role): (CaseId, &PersonId, Role),
    until: Option<DateTime<Utc>>,
) -> Result<uuid::Uuid, AppError> {
    by.case(tx, case)?;
    by.touch(Some(case), Some(person.clone()));
    // A mandate always ends, and is given anew by whoever gave it.
    let latest = (role == Role::Helper).then(|| ctx.now + LONGEST_MANDATE);
    let until = match (until, latest) {
        (Some(until), Some(latest)) => Some(until.min(latest)),
        (until, latest) => until.or(latest),
    };
    let part = Part { person: person.clone(), role, since: ctx.now, until, revoked_at: None };
    let id = ctx.ambient.new_id();
    tx.insert_part(id, case, &part, &by.actor().recorded_as())?;
    if let Some(case) = tx.case(case)? {
        notices::plan_joined(tx, ctx, &case, &part)?;
    }
    Ok(id)
}

/// Takes a part back; a helper's only, where `helpers_only`.
pub fn revoke_part(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (case, part): (CaseId, uuid::Uuid),
    helpers_only: bool,
) -> Result<(), AppError> {
    by.case(tx, case)?;
    let all = tx.parts(case)?;
    let found = all.iter().find(|(id, held)| *id == part && (!helpers_only || held.role == Role::Helper));
    let (_, held) = found.ok_or(AppError::Unknown)?;
    by.touch(Some(case), Some(held.person.clone()));
    if tx.revoke_part(case, part, ctx.now)? { Ok(()) } else { Err(AppError::Unknown) }
}

/// Gives a helper, by the number with which they sign in, a mandate for a case.
pub fn grant_mandate(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (case, login): (CaseId, &str),
    until: DateTime<Utc>,
) -> Result<(uuid::Uuid, Part), AppError> {
    by.case(tx, case)?;
    if until <= ctx.now {
        return Err(AppError::Invalid(vec![InputFault::EndsInThePast]));
    }
    let helper = tx.account_by_login(login.trim())?.filter(|account| account.blocked_at.is_none());
    let Some(Account { holder: Holder::Person(person), .. }) = helper else {
        return Err(AppError::Invalid(vec![InputFault::UnknownHelper]));
    };
    let id = give_part(tx, ctx, by, (case, &person, Role::Helper), Some(until))?;
    let part = tx.parts(case)?.into_iter().find(|(known, _)| *known == id);
    part.ok_or(AppError::Unknown)
}

/// A mandate that holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mandate {
    /// Its part in the case.
    pub id: uuid::Uuid,
    /// The number with which the helper signs in.
    pub login: String,
    /// From this instant.
    pub since: DateTime<Utc>,
    /// Until this instant.
    pub until: Option<DateTime<Utc>>,
}

/// The helpers who see a case now, by the number that their mandate was given to; never by a name.
pub fn mandates(tx: &mut dyn Tx, ctx: Context<'_>, by: &mut Permit, case: CaseId) -> Result<Vec<Mandate>, AppError> {
    by.case(tx, case)?;
    let held = tx.parts(case)?.into_iter().filter(|(_, part)| part.role == Role::Helper && part.holds(ctx.now));
    let mut all = Vec::new();
    for (id, part) in held {
        let login = tx.account_of_person(&part.person)?.map(|account| account.login).unwrap_or_default();
        all.push(Mandate { id, login, since: part.since, until: part.until });
    }
    Ok(all)
}

/// The parts in a case, ended ones too.
pub fn parts(tx: &mut dyn Tx, by: &mut Permit, case: CaseId) -> Result<Vec<(uuid::Uuid, Part)>, AppError> {
    by.case(tx, case)?;
    Ok(tx.parts(case)?)
}

/// A new activation code for whoever holds a part in a case.
pub fn activation_for(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (case, part): (CaseId, uuid::Uuid),
) -> Result<(Account, String), AppError> {
    by.case(tx, case)?;
    let all = tx.parts(case)?;
    let (_, held) = all.iter().find(|(id, held)| *id == part && held.holds(ctx.now)).ok_or(AppError::Unknown)?;
    by.touch(Some(case), Some(held.person.clone()));
    new_activation(tx, ctx, &held.person)
}

/// Hands a case over to an organisation as well.
pub fn share(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (case, to): (CaseId, &Slug),
    until: Option<DateTime<Utc>>,
) -> Result<(), AppError> {
    by.case(tx, case)?;
    known_organisation(tx, to)?;
    if tx.organisation(to)?.is_some_and(|known| known.closed_at.is_some()) {
        return Err(AppError::Invalid(vec![fault("organisation", "organisation-closed")]));
    }
    if until.is_some_and(|until| until <= ctx.now) {
        return Err(AppError::Invalid(vec![InputFault::EndsInThePast]));
    }
    // To move the end of what holds already is no news.
    let held = tx.shares(case)?.iter().any(|share| share.organisation == *to && share.holds(ctx.now));
    tx.share(case, to, ctx.now, until)?;
    match tx.case(case)?.filter(|found| !held && found.identity.organisation != *to) {
        Some(found) => notices::plan_handed_over(tx, ctx, &found, to),
        None => Ok(()),
    }
}

/// Accounts looked at in one transaction.
const CHUNK: i64 = 500;

/// Seals everything anew that was not sealed with the key that seals now; how much that was. Can be run again.
pub fn seal_anew(app: &App, looked_at: &mut dyn FnMut(u64)) -> Result<u64, AppError> {
    let (mut after, mut sealed, mut seen) = (None, 0, 0);
    loop {
        let (last, page, anew) = app.write(move |tx, ctx| {
            let page = tx.accounts(after, CHUNK)?;
            let mut anew = 0_u64;
            for account in &page {
                let Some(mut kept) = tx.credential(account.id, ProofKind::OneTimeCode)? else { continue };
                if !ctx.keys.is_current(&kept.proof) {
                    let place = one_time_place(account.id);
                    kept.proof = ctx.seal(&place, &ctx.unseal(&place, &kept.proof)?);
                    tx.put_credential(&kept)?;
                    anew += 1;
                }
            }
            Ok::<_, AppError>((page.last().map(|account| account.id), page.len(), anew))
        })?;
        sealed += anew;
        seen += u64::try_from(page).unwrap_or(0);
        looked_at(seen);
        if last.is_none() {
            return Ok(sealed);
        }
        after = last;
    }
}
