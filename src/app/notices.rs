//! Notices: planned in the transaction that caused them, and on the days that belong to a term or to the waiting. What is
//! planned here, others send.
//!
//! **Why like this.** A case says by itself on which day something may have to be told next; the sweep finds it by an index on
//! that day, so its cost grows with what is due and not with the case load. After a downtime the days that were missed are gone
//! through one by one, each as it would have been seen on that day; whether it is still true is looked at just before it is sent.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::applications::{reckon, stored_procedure};
use super::sight::{self, Sight};
use super::statistics::{TimeAhead, time_ahead};
use super::{App, AppError, Context, handovers};
use crate::ambient::{legal_day, legal_hour};
use crate::domain::access::Part;
use crate::domain::case::event::Entry;
use crate::domain::case::{Case, standing};
use crate::domain::deadline::reckoning::Reckoning;
use crate::domain::handover::{Handover, Moment};
use crate::domain::ids::{PersonId, Slug};
use crate::domain::notice::outbox::Notice;
use crate::domain::notice::{
    Cause, Delivery, Facts, NoticeRule, NoticeRules, Planned, Preferences, Recipient, To, Trigger, plan,
};
use crate::store::Tx;
use crate::store::notices::Sweep;

/// The hour of the day at which what was gathered goes out.
const GATHERED_UNTIL: u32 = 17;
/// Cases that one transaction of the sweep looks at.
const PORTION: i64 = 200;
/// Days of one case that one look goes through at most; the rest is for the next look.
const STEPS: usize = 400;

/// Plans what a new record sets off and when to look again. `before` is the case without it; `None` for a new case.
pub fn plan_for(tx: &mut dyn Tx, ctx: Context<'_>, before: Option<&Case>, after: &Case) -> Result<(), AppError> {
    let Some(rules) = ctx.catalogue.notices(after.identity.procedure.as_str()) else { return Ok(()) };
    let (planned, reckoning) = set_off(ctx, rules, before, after)?;
    keep(tx, ctx, rules, after, &planned)?;
    look_again(tx, rules, after, &reckoning)
}

/// What a new record sets off, with how the case stands today by it. Nothing is written.
fn set_off<'c>(
    ctx: Context<'c>,
    rules: &NoticeRules,
    before: Option<&Case>,
    after: &Case,
) -> Result<(Vec<Planned>, Reckoning<'c>), AppError> {
    let today = ctx.today(stored_procedure(ctx, after)?);
    let known = before.map_or(0, |case| case.records.len());
    let mut planned = Vec::new();
    for record in after.records.iter().skip(known) {
        if let Entry::Happened(said) | Entry::Corrected { instead: said, .. } = &record.entry {
            planned.extend(plan::at_event(rules, record.sequence, said, today));
        }
    }
    let reckoning = reckon(ctx, after, Some(today), None)?;
    if let Some(before) = before.filter(|_| rules.rules.iter().any(|r| matches!(r.trigger, Trigger::Moved { .. }))) {
        planned.extend(plan::moved(rules, &reckon(ctx, before, Some(today), None)?, &reckoning));
    }
    Ok((planned, reckoning))
}

/// Who would be told what if a case came to be so. Nothing is written.
pub(super) fn ahead(tx: &mut dyn Tx, ctx: Context<'_>, before: &Case, after: &Case) -> Result<Vec<Notice>, AppError> {
    let Some(rules) = ctx.catalogue.notices(after.identity.procedure.as_str()) else { return Ok(Vec::new()) };
    let (planned, _) = set_off(ctx, rules, Some(before), after)?;
    for_each(tx, ctx, rules, after, &planned)
}

/// Notes when a case is to be looked at next, by the reckoning of today.
pub(super) fn look_again(
    tx: &mut dyn Tx,
    rules: &NoticeRules,
    case: &Case,
    reckoning: &Reckoning<'_>,
) -> Result<(), AppError> {
    let (id, today) = (case.identity.id, reckoning.as_of);
    let kept = tx.sweep(id)?;
    // Days that are still to be looked at stay so: a write in the morning must not swallow a reminder of that day.
    if kept.is_some_and(|kept| kept.next_on.is_some_and(|next| next <= today)) {
        return Ok(());
    }
    let next_on = plan::next_day(rules, reckoning, case.summary.received_on);
    let next = Sweep { case: id, swept_until: today, next_on };
    if kept != Some(next) {
        tx.put_sweep(&next)?;
    }
    Ok(())
}

/// When imported cases are looked at next. What happened to them before is no news to anybody.
pub fn sweeps_for(ctx: Context<'_>, cases: &[Case]) -> Result<Vec<Sweep>, AppError> {
    let mut sweeps = Vec::with_capacity(cases.len());
    for case in cases {
        let Some(rules) = ctx.catalogue.notices(case.identity.procedure.as_str()) else { continue };
        if case.summary.ended {
            continue;
        }
        let today = ctx.today(stored_procedure(ctx, case)?);
        let reckoning = reckon(ctx, case, Some(today), None)?;
        let next_on = plan::next_day(rules, &reckoning, case.summary.received_on);
        sweeps.push(Sweep { case: case.identity.id, swept_until: today, next_on });
    }
    Ok(sweeps)
}

/// Tells somebody who became part of a case where they can follow it.
pub fn plan_joined(tx: &mut dyn Tx, ctx: Context<'_>, case: &Case, part: &Part) -> Result<(), AppError> {
    let Some(rules) = ctx.catalogue.notices(case.identity.procedure.as_str()) else { return Ok(()) };
    let on = ctx.today(stored_procedure(ctx, case)?);
    let joined: Vec<(&NoticeRule, Planned)> = rules
        .rules
        .iter()
        .filter(|rule| matches!(rule.trigger, Trigger::Joined))
        .filter(|rule| To::of(part.role).is_some_and(|to| rule.to.contains(&to)))
        .map(|rule| {
            let planned =
                Planned { kind: rule.kind.clone(), cause: Cause::Joined, on, only: None, facts: Facts::default() };
            (rule, planned)
        })
        .collect();
    let delivery = tx.preferences(&part.person)?.delivery;
    let to = Recipient::Person(part.person.clone());
    let notices = joined.iter().map(|(rule, planned)| notice(ctx, case, &to, (rule, planned), delivery));
    let notices = notices.collect::<Result<Vec<_>, _>>()?;
    tx.plan_notices(&notices)?;
    Ok(())
}

/// Tells the people in a case that another organisation can see it by now, and that organisation that it can.
pub fn plan_handed_over(tx: &mut dyn Tx, ctx: Context<'_>, case: &Case, to: &Slug) -> Result<(), AppError> {
    let why = Cause::HandedOver { to: to.clone(), at: ctx.now.timestamp_micros() };
    let on = ctx.today(stored_procedure(ctx, case)?);
    let only = Some(Recipient::Organisation(to.clone()));
    let of = |trigger: &Trigger| matches!(trigger, Trigger::HandedOver);
    plan_beside(tx, ctx, case, of, (why, on, only, Facts { on: Some(on), ..Facts::default() }))
}

/// Tells those who work on a case that somebody in it could not be told something. What could not be told to an organisation is
/// only listed: nobody is told of that by the same way.
pub(super) fn plan_parked(tx: &mut dyn Tx, ctx: Context<'_>, parked: &Notice) -> Result<(), AppError> {
    if parked.to.person().is_none() {
        return Ok(());
    }
    let Some(case) = tx.case(parked.case)? else { return Ok(()) };
    let on = ctx.today(stored_procedure(ctx, &case)?);
    let of = |trigger: &Trigger| matches!(trigger, Trigger::Parked);
    plan_beside(tx, ctx, &case, of, (Cause::Parked(parked.id), on, None, Facts::default()))
}

/// Something about a handover that is to be told.
pub(super) struct OfHandover<'h> {
    /// The handover.
    pub(super) handover: &'h Handover,
    /// What became of it, so many days after the day by which that is reckoned.
    pub(super) moment: (Moment, i64),
    /// Those in the family who may know of it.
    pub(super) family: &'h [PersonId],
    /// What the words speak of.
    pub(super) facts: Facts,
}

/// Tells of a handover whom the rules name: the two sides by their mailbox, whether or not they see the case, and of the family
/// only those who may know of it. An adult's help is not for the others to watch.
pub(super) fn plan_handover(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    case: &Case,
    about: &OfHandover<'_>,
) -> Result<usize, AppError> {
    let Some(rules) = ctx.catalogue.notices(case.identity.procedure.as_str()) else { return Ok(0) };
    let on = ctx.today(stored_procedure(ctx, case)?);
    let (moment, days) = about.moment;
    let mut notices = Vec::new();
    for rule in rules.rules.iter().filter(|rule| rule.trigger == Trigger::Handover(moment)) {
        let why = Cause::Handover { id: about.handover.id, moment, days };
        let planned = Planned { kind: rule.kind.clone(), cause: why, on, only: None, facts: about.facts.clone() };
        for (side, role) in [(&about.handover.from, To::Sender), (&about.handover.to, To::Receiver)] {
            let told = if rule.to.contains(&role) { tx.organisation(side)? } else { None };
            if let Some(mailbox) = told.and_then(|organisation| organisation.mailbox) {
                let to = Recipient::Organisation(side.clone());
                notices.push(notice(ctx, case, &to, (rule, &planned), mailbox.delivery())?);
            }
        }
        for reader in readers(tx, ctx, case, Organisations::Not)? {
            if rule.to.contains(&reader.role) && reader.to.person().is_some_and(|who| about.family.contains(who)) {
                notices.push(notice(ctx, case, &reader.to, (rule, &planned), reader.wanted.delivery)?);
            }
        }
    }
    Ok(tx.plan_notices(&notices)?)
}

/// Plans by every rule with a trigger that is no event and no day.
fn plan_beside(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    case: &Case,
    of: impl Fn(&Trigger) -> bool,
    (why, on, only, facts): (Cause, NaiveDate, Option<Recipient>, Facts),
) -> Result<(), AppError> {
    let Some(rules) = ctx.catalogue.notices(case.identity.procedure.as_str()) else { return Ok(()) };
    let planned = |rule: &NoticeRule| Planned {
        kind: rule.kind.clone(),
        cause: why.clone(),
        on,
        only: only.clone(),
        facts: facts.clone(),
    };
    let planned: Vec<Planned> = rules.rules.iter().filter(|rule| of(&rule.trigger)).map(planned).collect();
    keep(tx, ctx, rules, case, &planned).map(drop)
}

/// Somebody or an organisation that may be told of a case, with how they wish it.
struct Reader {
    to: Recipient,
    role: To,
    wanted: Preferences,
}

/// Everybody who may be told of a case now: people with a part in it; organisations that work on it or to which it was handed
/// over, and that have a mailbox. One without a mailbox did not ask for anything, so nothing is planned for it.
fn readers(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    case: &Case,
    organisations: Organisations,
) -> Result<Vec<Reader>, AppError> {
    let mut all = Vec::new();
    for part in tx.parts(case.identity.id)?.into_iter().map(|(_, part)| part).filter(|part| part.holds(ctx.now)) {
        let Some(role) = To::of(part.role) else { continue };
        let wanted = tx.preferences(&part.person)?;
        all.push(Reader { to: Recipient::Person(part.person), role, wanted });
    }
    if organisations == Organisations::Too {
        for (organisation, role) in desks(tx, ctx, case)? {
            let mailbox = tx.organisation(&organisation)?.and_then(|known| known.mailbox);
            let Some(delivery) = mailbox.map(|mailbox| mailbox.delivery()) else { continue };
            let wanted = Preferences { delivery, ..Preferences::default() };
            all.push(Reader { to: Recipient::Organisation(organisation), role, wanted });
        }
    }
    Ok(all)
}

/// Whether organisations are looked up as well.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Organisations {
    Too,
    Not,
}

/// The organisations that may see a case now, with what they are to it: the one that works on it, and those to which it was
/// handed over.
pub(super) fn desks(tx: &mut dyn Tx, ctx: Context<'_>, case: &Case) -> Result<Vec<(Slug, To)>, AppError> {
    let mut all = vec![(case.identity.organisation.clone(), To::Organisation)];
    let shares = tx.shares(case.identity.id)?.into_iter().filter(|share| share.holds(ctx.now));
    let others = shares.filter(|share| share.organisation != case.identity.organisation);
    all.extend(others.map(|share| (share.organisation, To::Partner)));
    Ok(all)
}

/// Plans for each whom the rule names.
pub(super) fn keep(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    rules: &NoticeRules,
    case: &Case,
    planned: &[Planned],
) -> Result<usize, AppError> {
    let notices = for_each(tx, ctx, rules, case, planned)?;
    Ok(tx.plan_notices(&notices)?)
}

/// A notice for each whom the rule names, not yet written down.
pub(super) fn for_each(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    rules: &NoticeRules,
    case: &Case,
    planned: &[Planned],
) -> Result<Vec<Notice>, AppError> {
    let planned: Vec<(&NoticeRule, &Planned)> =
        planned.iter().filter_map(|planned| Some((rules.rule(planned.kind.as_str())?, planned))).collect();
    if planned.is_empty() {
        return Ok(Vec::new());
    }
    let asked = planned.iter().any(|(rule, _)| rule.tells_organisations());
    let organisations = if asked { Organisations::Too } else { Organisations::Not };
    let mut notices = Vec::new();
    for reader in readers(tx, ctx, case, organisations)? {
        let sight = sight_of(tx, ctx, case, &reader)?;
        for (rule, planned) in &planned {
            let about = planned.only.as_ref().and_then(Recipient::person);
            let fits = match planned.cause {
                Cause::Waited(months) => reader.wanted.rhythm.fits(months),
                Cause::Event(_)
                | Cause::Term { .. }
                | Cause::Moved { .. }
                | Cause::Joined
                | Cause::HandedOver { .. }
                | Cause::Handover { .. }
                | Cause::Parked(_) => true,
            };
            if fits && sight.reaches(about, false) && concerns(rule, planned, reader.role, &reader.to) {
                notices.push(notice(ctx, case, &reader.to, (rule, planned), reader.wanted.delivery)?);
            }
        }
    }
    Ok(notices)
}

/// Another organisation is told of those whom it took over, and of the family as a whole. Who of the family is told what is for
/// [`concerns`] to say.
fn sight_of(tx: &mut dyn Tx, ctx: Context<'_>, case: &Case, reader: &Reader) -> Result<Sight, AppError> {
    match (reader.role, reader.to.organisation()) {
        (To::Partner, Some(organisation)) => sight::handed_over(tx, case.identity.id, (organisation, ctx.now)),
        (
            To::Referent | To::FamilyMember | To::Helper | To::Organisation | To::Partner | To::Sender | To::Receiver,
            _,
        ) => Ok(Sight::Everything),
    }
}

/// What happened to one member of the family is told to that member, to the referent and to helpers, not to the other members;
/// and of organisations to which a case was handed over only that one is told which it is about.
pub(super) fn concerns(rule: &NoticeRule, planned: &Planned, part: To, to: &Recipient) -> bool {
    let theirs = match (&planned.only, part) {
        (Some(only @ Recipient::Person(_)), To::FamilyMember)
        | (Some(only @ Recipient::Organisation(_)), To::Partner) => only == to,
        (
            Some(_),
            To::Referent | To::FamilyMember | To::Helper | To::Organisation | To::Partner | To::Sender | To::Receiver,
        )
        | (None, _) => true,
    };
    rule.to.contains(&part) && theirs
}

/// Planned for one reader: at once, or when what was gathered goes out.
fn notice(
    ctx: Context<'_>,
    case: &Case,
    to: &Recipient,
    (rule, planned): (&NoticeRule, &Planned),
    wished: Delivery,
) -> Result<Notice, AppError> {
    let mut notice = Notice::planned(ctx.ambient.new_id(), (case.identity.id, to.clone()), planned, ctx.now);
    let delivery = rule.delivery(wished);
    if delivery != Delivery::Immediate {
        (notice.gathered, notice.next_try_at) = (true, Some(moment(ctx, case, delivery)?));
    }
    Ok(notice)
}

/// When what is gathered from now on goes out.
fn moment(ctx: Context<'_>, case: &Case, delivery: Delivery) -> Result<DateTime<Utc>, AppError> {
    let zone = stored_procedure(ctx, case)?.time_zone();
    let today = legal_day(ctx.now, zone);
    let at = |day| legal_hour(delivery.day(day), GATHERED_UNTIL, zone);
    Ok(if at(today) > ctx.now { at(today) } else { today.succ_opt().map_or(ctx.now, at) })
}

/// Lets what waits for a reader go when it is wished by now: with the next message, or at once.
pub fn gather_anew(tx: &mut dyn Tx, ctx: Context<'_>, to: &Recipient, wished: Delivery) -> Result<(), AppError> {
    for waiting in tx.waiting(to)? {
        let Some(case) = tx.case(waiting.case)? else { continue };
        let rules = ctx.catalogue.notices(case.identity.procedure.as_str());
        let rule = rules.and_then(|rules| rules.rule(waiting.kind.as_str()));
        let at = match rule.map_or(wished, |rule| rule.delivery(wished)) {
            Delivery::Immediate => ctx.now,
            delivery @ (Delivery::Daily | Delivery::Weekly) => moment(ctx, &case, delivery)?,
        };
        // It stays gathered: what was held back goes in one message, also at once.
        tx.settle(&Notice { next_try_at: Some(at), ..waiting }, None)?;
    }
    Ok(())
}

/// What a sweep did.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Swept {
    /// Cases that were looked at.
    pub cases: usize,
    /// Notices that were planned.
    pub notices: usize,
}

/// Looks at every case whose day has come, in portions. `told` hears how many were looked at so far.
pub fn sweep(app: &App, told: &mut dyn FnMut(usize)) -> Result<Swept, AppError> {
    let mut all = Swept::default();
    loop {
        let (done, more) = app.write(sweep_portion)?;
        all.cases += done.cases;
        all.notices += done.notices;
        told(all.cases);
        if !more {
            all.notices += handovers::look_again(app)?;
            return Ok(all);
        }
    }
}

/// What was done, and whether there is more to do.
fn sweep_portion(tx: &mut dyn Tx, ctx: Context<'_>) -> Result<(Swept, bool), AppError> {
    let mut done = Swept::default();
    let (mut changed, mut others) = (false, Told::new());
    // The latest day that it is in any procedure's time zone; each case then goes by its own.
    let Some(latest) = ctx.catalogue.procedures().map(|procedure| ctx.today(procedure)).max() else {
        return Ok((done, false));
    };
    let due = tx.sweeps_due(latest, PORTION)?;
    let whole = i64::try_from(due.len()).unwrap_or(i64::MAX) >= PORTION;
    for sweep in due {
        done.cases += 1;
        done.notices += match sweep_case(tx, ctx, &sweep, &mut others) {
            Ok((planned, moved_on)) => {
                changed |= moved_on;
                planned
            }
            // One case that cannot be reckoned must not keep the others waiting.
            Err(error @ (AppError::Unfit(_) | AppError::MissingProcedure(_))) => {
                log::error!("the case {} cannot be looked at: {error}", sweep.case);
                tx.put_sweep(&Sweep { next_on: None, ..sweep })?;
                changed = true;
                0
            }
            Err(other) => return Err(other),
        };
    }
    // Where nothing moved on, everything that is left waits for its own time zone.
    Ok((done, whole && changed))
}

/// What was published of the time ahead, by procedure: read once for many cases.
type Told = HashMap<Slug, TimeAhead>;

/// Adds how long others wait, where a notice says so and it is known.
fn tell_of_others(
    tx: &mut dyn Tx,
    rules: &NoticeRules,
    case: &Case,
    planned: &mut [Planned],
    told: &mut Told,
) -> Result<(), AppError> {
    let Some(received_on) = case.summary.received_on else { return Ok(()) };
    for planned in planned.iter_mut().filter(|p| rules.rule(p.kind.as_str()).is_some_and(|rule| rule.others)) {
        let procedure = &case.identity.procedure;
        if !told.contains_key(procedure) {
            told.insert(procedure.clone(), time_ahead(tx, procedure)?);
        }
        planned.facts.others = told.get(procedure).and_then(|ahead| ahead.of(received_on));
    }
    Ok(())
}

/// How many notices were planned, and whether the case moved on.
fn sweep_case(tx: &mut dyn Tx, ctx: Context<'_>, sweep: &Sweep, others: &mut Told) -> Result<(usize, bool), AppError> {
    let Some(case) = tx.case(sweep.case)? else { return Ok((0, false)) };
    let today = ctx.today(stored_procedure(ctx, &case)?);
    let Some(rules) = ctx.catalogue.notices(case.identity.procedure.as_str()) else {
        tx.put_sweep(&Sweep { next_on: None, ..*sweep })?;
        return Ok((0, true));
    };
    let mut swept = *sweep;
    let mut planned = Vec::new();
    for _ in 0..STEPS {
        let Some(day) = swept.next_on.filter(|day| *day <= today) else { break };
        let reckoning = reckon(ctx, &case, Some(day), None)?;
        planned.extend(plan::on_day(rules, &reckoning, case.summary.received_on, grave_on(rules, &case, day)));
        swept =
            Sweep { swept_until: day, next_on: plan::next_day(rules, &reckoning, case.summary.received_on), ..swept };
    }
    tell_of_others(tx, rules, &case, &mut planned, others)?;
    let new = keep(tx, ctx, rules, &case, &planned)?;
    // A day that is tomorrow here although it is today elsewhere waits; the row is not changed then.
    if swept != *sweep {
        tx.put_sweep(&swept)?;
    }
    Ok((new, swept != *sweep))
}

/// The day of the last bad news until a day.
fn grave_on(rules: &NoticeRules, case: &Case, until: NaiveDate) -> Option<NaiveDate> {
    let grave: Vec<&NoticeRule> = rules.rules.iter().filter(|rule| rule.grave).collect();
    let events = standing(&case.records, None);
    let said = events.iter().filter(|(_, said)| said.on <= until);
    let bad = said.filter(|(sequence, said)| {
        let set_off = plan::at_event(rules, *sequence, said, said.on);
        set_off.iter().any(|planned| grave.iter().any(|rule| rule.kind == planned.kind))
    });
    bad.map(|(_, said)| said.on).max()
}

/// What will be told next if nothing else happens: the days and kinds, in order.
pub fn to_come(ctx: Context<'_>, case: &Case, most: usize) -> Result<Vec<Planned>, AppError> {
    let Some(rules) = ctx.catalogue.notices(case.identity.procedure.as_str()) else { return Ok(Vec::new()) };
    let received_on = case.summary.received_on;
    let mut day = ctx.today(stored_procedure(ctx, case)?);
    let mut planned = Vec::new();
    for _ in 0..STEPS {
        let reckoning = match reckon(ctx, case, Some(day), None) {
            Ok(reckoning) => reckoning,
            // Beyond what the calendars know nothing is foretold.
            Err(AppError::Unfit(_)) => break,
            Err(other) => return Err(other),
        };
        planned.extend(plan::on_day(rules, &reckoning, received_on, grave_on(rules, case, day)));
        match plan::next_day(rules, &reckoning, received_on) {
            Some(next) if planned.len() < most => day = next,
            Some(_) | None => break,
        }
    }
    planned.truncate(most);
    Ok(planned)
}
