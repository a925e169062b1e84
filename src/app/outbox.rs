//! The outbox: notices are leased to whoever sends them, looked at once more just before, and settled. One lost race or one
//! crash costs at most one message sent twice, which carries the same id both times.
//!
//! **Why like this.** What was gathered for somebody is bound into one message when it is first taken, and the id of that message
//! is written down then: whatever happens afterwards, the same notices go together under the same id, and what falls due meanwhile
//! makes a message of its own.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::applications::{reckon, stored_procedure};
use super::people::details_of;
use super::secrets::{hash, keyed};
use super::{App, AppError, Context, notices};
use crate::domain::access::Role;
use crate::domain::access::account::Mailbox;
use crate::domain::case::{Case, standing};
use crate::domain::ids::{PersonId, Slug};
use crate::domain::notice::outbox::{LEASE, Notice, NoticeState, SentBy, retry_after};
use crate::domain::notice::plan::{self, Untrue};
use crate::domain::notice::{Cause, NoticeRule, Recipient, To};
use crate::domain::person::{Channel, Details};
use crate::store::Tx;
use crate::store::notices::Lease;

/// The most notices in one message.
const MOST: i64 = 200;

/// Notices that go in one message: one by itself, or what was gathered for somebody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bundle {
    /// The id of the message.
    pub id: Uuid,
    /// The notices, the earliest first.
    pub notices: Vec<Notice>,
}

/// What a message may tell now, with everything that sending needs.
#[derive(Clone, Debug)]
pub struct Ready {
    /// The id of the message.
    pub id: Uuid,
    /// What is told, each with its rule.
    pub told: Vec<(Notice, NoticeRule)>,
    /// Who is told, and how to reach them.
    pub details: Details,
    /// The substance may stand in the message itself.
    pub open_words: bool,
    /// The substance may stand in it because it goes in a closed envelope that nobody else opens.
    pub closed_envelope: bool,
    /// Others see the person's post or telephone.
    pub seen_by_others: bool,
    /// By which one click switches these kinds off; `None` where they cannot be.
    pub stop_token: Option<String>,
}

impl Ready {
    /// Does what goes by this channel lie in an envelope that only its reader opens?
    #[must_use]
    pub fn envelope_is_closed(&self, channel: &str) -> bool {
        channel == "letter" && !self.seen_by_others
    }
}

/// What a look just before sending found.
#[derive(Clone, Debug)]
pub struct Looked {
    /// What is still to be told; `None`: nothing.
    pub ready: Option<Ready>,
    /// What is not told any more, and why.
    pub dropped: Vec<(Notice, &'static str)>,
}

/// What came of an attempt.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It was sent, so; exactly this, to be sealed.
    Sent(SentBy, Vec<u8>),
    /// It will not be sent, because.
    Dropped(&'static str),
    /// It may work later.
    Later(String),
    /// It will not work; somebody must look at it.
    Failed(String),
}

/// Takes notices whose time has come for oneself, with all that goes in the same messages: whoever takes one of those takes
/// all, in one transaction.
pub fn lease(app: &App, by: &str, most: i64) -> Result<Vec<Bundle>, AppError> {
    let by = by.to_owned();
    app.write(move |tx, ctx| {
        let until = ctx.now + LEASE;
        let mut mine: Vec<Bundle> = Vec::new();
        for notice in tx.notices_to_try(ctx.now, most)? {
            if mine.iter().flat_map(|bundle| &bundle.notices).any(|taken| taken.id == notice.id) {
                continue;
            }
            let all = if notice.gathered { tx.companions(&notice, ctx.now, MOST)? } else { vec![notice] };
            let Some(first) = all.first() else { continue };
            let with = first.gathered.then(|| first.message());
            let mut bundle = Bundle { id: first.message(), notices: Vec::with_capacity(all.len()) };
            for seen in all {
                if tx.lease(&seen, &Lease { by: &by, until, with })? {
                    let attempts = seen.attempts + 1;
                    let (leased_by, next_try_at) = (Some(by.clone()), Some(until));
                    bundle.notices.push(Notice { attempts, leased_by, next_try_at, sent_with: with, ..seen });
                }
            }
            mine.extend((!bundle.notices.is_empty()).then_some(bundle));
        }
        Ok(mine)
    })
}

/// Looks just before sending which notices are still true and still wanted, and why the others are not.
pub fn look(app: &App, bundle: &Bundle) -> Result<Looked, AppError> {
    app.read(|tx, ctx| {
        let mut looked = Looked { ready: None, dropped: Vec::new() };
        for notice in &bundle.notices {
            match look_at(tx, ctx, notice, bundle.id)? {
                Err(reason) => looked.dropped.push((notice.clone(), reason)),
                // It is the same reader, read in the same transaction.
                Ok(more) => match &mut looked.ready {
                    Some(ready) => ready.told.extend(more.told),
                    None => looked.ready = Some(*more),
                },
            }
        }
        Ok(looked)
    })
}

/// What stands in the way of telling something now, by a code.
type Reason = &'static str;

fn look_at(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    notice: &Notice,
    message: Uuid,
) -> Result<Result<Box<Ready>, Reason>, AppError> {
    let (case, rule) = match still_true(tx, ctx, notice)? {
        Ok(found) => found,
        Err(reason) => return Ok(Err(reason)),
    };
    match &notice.to {
        Recipient::Person(person) => to_person(tx, ctx, (&case, &rule, notice), person, message),
        Recipient::Organisation(organisation) => {
            let mailbox = match mailbox(tx, ctx, (&case, &rule, notice), organisation)? {
                Ok(mailbox) => mailbox,
                Err(reason) => return Ok(Err(reason)),
            };
            let details = Details {
                email: Some(mailbox.address().to_owned()),
                language: Some(mailbox.language().to_owned()),
                channel: Channel::Email,
                ..Details::default()
            };
            Ok(Ok(Box::new(Ready {
                id: message,
                told: vec![(notice.clone(), rule)],
                details,
                open_words: false,
                closed_envelope: false,
                seen_by_others: true,
                stop_token: None,
            })))
        }
    }
}

/// The case and the rule of a notice that is still true.
fn still_true(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    notice: &Notice,
) -> Result<Result<(Case, NoticeRule), Reason>, AppError> {
    let Some(case) = tx.case(notice.case)? else { return Ok(Err("no-case")) };
    let rules = ctx.catalogue.notices(case.identity.procedure.as_str());
    let Some(rule) = rules.and_then(|rules| rules.rule(notice.kind.as_str())).cloned() else {
        return Ok(Err("no-rule"));
    };
    let today = ctx.today(stored_procedure(ctx, &case)?);
    let reckoning = reckon(ctx, &case, Some(today), None)?;
    let counted: Vec<u32> = standing(&case.records, None).iter().map(|(sequence, _)| *sequence).collect();
    if let Some(ended) = beside(tx, ctx, notice, today)? {
        return Ok(Err(ended.code()));
    }
    let found = plan::still_true(&rule, (&notice.cause, &notice.to), &reckoning, &counted, case.summary.received_on);
    Ok(found.map(|()| (case, rule)).map_err(Untrue::code))
}

/// Why something is no longer true that no event of the case tells.
fn beside(tx: &mut dyn Tx, ctx: Context<'_>, notice: &Notice, today: NaiveDate) -> Result<Option<Untrue>, AppError> {
    let holds = match &notice.cause {
        Cause::HandedOver { to, .. } => {
            tx.shares(notice.case)?.iter().any(|share| share.organisation == *to && share.holds(ctx.now))
        }
        Cause::Handover { id, moment, .. } => tx.handover(*id)?.is_some_and(|handover| moment.holds(&handover, today)),
        Cause::Parked(other) => tx.notice(*other)?.is_some_and(|other| other.state == NoticeState::Parked),
        Cause::Event(_) | Cause::Term { .. } | Cause::Waited(_) | Cause::Moved { .. } | Cause::Joined => true,
    };
    Ok((!holds).then_some(Untrue::Ended))
}

/// The mailbox of an organisation that may still see the case.
fn mailbox(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    (case, rule, notice): (&Case, &NoticeRule, &Notice),
    organisation: &Slug,
) -> Result<Result<Mailbox, Reason>, AppError> {
    let mut desks = notices::desks(tx, ctx, case)?;
    if let Cause::Handover { id, .. } = &notice.cause {
        // The two sides are told whether or not they see the case.
        let sides = tx.handover(*id)?.map(|found| [(found.from, To::Sender), (found.to, To::Receiver)]);
        desks = sides.into_iter().flatten().collect();
    }
    if !desks.iter().any(|(known, to)| known == organisation && rule.to.contains(to)) {
        return Ok(Err("no-part"));
    }
    Ok(tx.organisation(organisation)?.and_then(|known| known.mailbox).ok_or("no-mailbox"))
}

fn to_person(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    (case, rule, notice): (&Case, &NoticeRule, &Notice),
    id: &PersonId,
    message: Uuid,
) -> Result<Result<Box<Ready>, Reason>, AppError> {
    let parts = tx.parts(notice.case)?.into_iter().map(|(_, part)| part);
    let roles: Vec<Role> =
        parts.filter(|part| part.person == *id && part.holds(ctx.now)).map(|part| part.role).collect();
    if roles.is_empty() {
        return Ok(Err("no-part"));
    }
    let Some(person) = tx.person(id)? else { return Ok(Err("no-person")) };
    if person.erased_at.is_some() {
        return Ok(Err("erased"));
    }
    if person.restricted_at.is_some() {
        return Ok(Err("restricted"));
    }
    let wanted = tx.preferences(id)?;
    if !rule.always && wanted.switched_off.contains(&notice.kind) {
        return Ok(Err("switched-off"));
    }
    let details = details_of(tx, ctx, id)?;
    // Who came alone and is now the referent is told, whatever their age: it is their own application.
    let today = ctx.today(stored_procedure(ctx, case)?);
    if details.is_minor(today) && roles.iter().all(|role| *role == Role::FamilyMember) {
        return Ok(Err("minor"));
    }
    if let Some(reason) = unsafe_to_write(&details) {
        return Ok(Err(reason));
    }
    let seen_by_others = details.safety.iter().any(|mark| mark.starts_with("shared-") || mark == "neutral-sender-only");
    let open_words = wanted.open_words && !seen_by_others;
    Ok(Ok(Box::new(Ready {
        id: message,
        told: vec![(notice.clone(), rule.clone())],
        details,
        open_words,
        closed_envelope: false,
        seen_by_others,
        stop_token: (!rule.always).then(|| stop_token(ctx, message)),
    })))
}

/// By which whoever has a message can switch the kinds in it off, and nothing else.
fn stop_token(ctx: Context<'_>, message: Uuid) -> String {
    let mac = keyed(&ctx.key("unsubscribe"), message.as_bytes());
    format!("{}-{}", message.simple(), mac.get(..32).unwrap_or_default())
}

/// Switches the kinds in a message off for its reader; `None` where the token is not ours or none of them can be switched off.
pub fn stop(tx: &mut dyn Tx, ctx: Context<'_>, token: &str) -> Result<Option<Vec<Slug>>, AppError> {
    let Some((person, kinds)) = of_token(tx, ctx, token)? else { return Ok(None) };
    let mut wanted = tx.preferences(&person)?;
    let before = wanted.switched_off.len();
    for kind in &kinds {
        if !wanted.switched_off.contains(kind) {
            wanted.switched_off.push(kind.clone());
        }
    }
    if wanted.switched_off.len() > before {
        tx.put_preferences(&person, &wanted, ctx.now)?;
    }
    Ok(Some(kinds))
}

/// The reader of the message of a token, and the kinds in it that can be switched off.
pub fn of_token(tx: &mut dyn Tx, ctx: Context<'_>, token: &str) -> Result<Option<(PersonId, Vec<Slug>)>, AppError> {
    let Some(id) = token.split('-').next().and_then(|id| Uuid::try_parse(id).ok()) else { return Ok(None) };
    // Both are digests: how long the comparison takes tells nothing by which the next guess would be better.
    if hash(token) != hash(&stop_token(ctx, id)) {
        return Ok(None);
    }
    let Some(first) = tx.notice(id)? else { return Ok(None) };
    let Recipient::Person(person) = first.to.clone() else { return Ok(None) };
    let mut all = tx.sent_with(&first)?;
    // What was left out of the message is not what its reader wants to hear no more of.
    all.retain(|notice| notice.state != NoticeState::Dropped);
    if all.is_empty() {
        all.push(first);
    }
    let mut kinds = Vec::new();
    for notice in all {
        let Some(case) = tx.case(notice.case)? else { continue };
        let rules = ctx.catalogue.notices(case.identity.procedure.as_str());
        let rule = rules.and_then(|rules| rules.rule(notice.kind.as_str()));
        if rule.is_some_and(|rule| !rule.always) && !kinds.contains(&notice.kind) {
            kinds.push(notice.kind);
        }
    }
    Ok((!kinds.is_empty()).then_some((person, kinds)))
}

/// Why somebody must not be written to. They find what was to be told when they sign in, and whoever accompanies them sees it.
fn unsafe_to_write(details: &Details) -> Option<Reason> {
    let marked = |mark: &str| details.safety.iter().any(|given| given == mark);
    match details.channel {
        _ if marked("do-not-write") => Some("do-not-write"),
        _ if marked("only-in-person") => Some("only-in-person"),
        _ if marked("contact-through-organisation") => Some("contact-through-organisation"),
        Channel::None => Some("no-channel"),
        Channel::InPerson => Some("in-person"),
        Channel::Email | Channel::Sms | Channel::Letter => None,
    }
}

/// Writes down what came of an attempt, for all of a message in one transaction; false for each whose lease was lost meanwhile.
pub fn settle(app: &App, outcomes: &[(Notice, Outcome)]) -> Result<Vec<bool>, AppError> {
    let outcomes = outcomes.to_vec();
    app.write(move |tx, ctx| {
        let mut kept = Vec::with_capacity(outcomes.len());
        for (notice, outcome) in &outcomes {
            let settled = settled(ctx, notice, outcome);
            let mine = tx.settle(&settled, notice.leased_by.as_deref())?;
            if mine && settled.state == NoticeState::Parked {
                notices::plan_parked(tx, ctx, &settled)?;
            }
            kept.push(mine);
        }
        Ok(kept)
    })
}

fn settled(ctx: Context<'_>, notice: &Notice, outcome: &Outcome) -> Notice {
    let ended =
        |state, reason: Option<String>| Notice { state, reason, next_try_at: None, leased_by: None, ..notice.clone() };
    match outcome {
        Outcome::Sent(sent_by, exactly) => Notice {
            sent_by: Some(sent_by.clone()),
            sent_at: Some(ctx.now),
            sealed: Some(ctx.seal(&place(notice), exactly)),
            ..ended(NoticeState::Sent, None)
        },
        Outcome::Dropped(reason) => ended(NoticeState::Dropped, Some((*reason).to_owned())),
        Outcome::Failed(why) => ended(NoticeState::Parked, Some(why.clone())),
        Outcome::Later(why) => match retry_after(notice.attempts) {
            Some(wait) => Notice {
                reason: Some(why.clone()),
                next_try_at: Some(ctx.now + wait),
                leased_by: None,
                ..notice.clone()
            },
            None => ended(NoticeState::Parked, Some(why.clone())),
        },
    }
}

/// Where what was sent is sealed for.
fn place(notice: &Notice) -> String {
    format!("notices/{}", notice.id)
}

/// Exactly what was sent; `None` where nothing was.
pub fn exactly(ctx: Context<'_>, notice: &Notice) -> Result<Option<Vec<u8>>, AppError> {
    notice.sealed.as_deref().map(|sealed| ctx.unseal(&place(notice), sealed)).transpose()
}

/// Lets a notice that was parked, dropped or sent be tried again by itself, from the first attempt on.
pub fn resend(tx: &mut dyn Tx, now: DateTime<Utc>, notice: &Notice) -> Result<bool, AppError> {
    let again = Notice {
        state: NoticeState::Planned,
        reason: None,
        attempts: 0,
        next_try_at: Some(now),
        leased_by: None,
        gathered: false,
        sent_with: None,
        ..notice.clone()
    };
    Ok(tx.settle(&again, None)?)
}
