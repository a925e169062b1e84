//! Handovers: proposed by whoever is responsible, answered by whoever is asked, confirmed by both, and looked at again on the days
//! on which somebody must be told that nothing happened.
//!
//! **Why like this.** The receiver works on its own list and not on the case: before it says yes the case is not within its reach,
//! and where the kind does not open the application it never is.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use uuid::Uuid;

use super::access::{Permit, serves};
use super::applications::stored_procedure;
use super::handover_views::{
    Eye, Shown, contacts, eye, family, name, seal_contacts, seal_note, sealed_anew, show, told,
};
use super::notices::{OfHandover, plan_handover};
use super::{App, AppError, Context, InputFault};
use crate::ambient::legal_hour;
use crate::domain::access::{Reach, Role};
use crate::domain::case::Case;
use crate::domain::case::history::{EventFault, Wrong};
use crate::domain::deadline::calendar::Calendar;
use crate::domain::deadline::term::Length;
use crate::domain::deadline::timeline::last_day_after;
use crate::domain::handover::kinds::{HandoverRules, Kind};
use crate::domain::handover::proposal::{Beside, HandoverFault, checked};
use crate::domain::handover::{
    Contact, Covered, Done, Field, Ground, Handover, Look, Moment, NoStep, Refusal, Side, State, look,
};
use crate::domain::ids::{CaseId, PersonId, Slug};
use crate::domain::notice::Facts;
use crate::domain::person::{LONGEST_TEXT, is_unprintable};
use crate::domain::responsibility::responsible;
use crate::store::Tx;
use crate::store::handovers::Behind;

/// Handovers that one transaction looks at.
const PORTION: i64 = 200;
/// The furthest day of a first contact: further is a slip of the pen.
const FURTHEST_CONTACT: TimeDelta = TimeDelta::days(365);

/// A proposal as asked for.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The kind.
    pub kind: String,
    /// Who is asked.
    pub to: Slug,
    /// About whom, each on what ground.
    pub people: Vec<(PersonId, Ground)>,
    /// What is shared.
    pub fields: Vec<Field>,
    /// The bridge person of the sender.
    pub contact: Contact,
}

/// An answer.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Yes; with the day of the first contact and the bridge person.
    Accept(NaiveDate, Contact),
    /// No, because; with a note.
    Refuse(Refusal, Option<String>),
}

/// A fault of a member.
pub(super) fn fault(member: &str, code: &'static str) -> InputFault {
    InputFault::Handover(HandoverFault::new(member, code))
}

fn refused(step: NoStep) -> AppError {
    AppError::Invalid(vec![fault("", step.code())])
}

/// Is there such an organisation, and has it closed? Otherwise the fault, with those that there are.
pub(super) fn organisation(tx: &mut dyn Tx, id: &Slug, member: &str) -> Result<Result<bool, InputFault>, AppError> {
    if let Some(found) = tx.organisation(id)? {
        return Ok(Ok(found.closed_at.is_some()));
    }
    let open = tx.organisations()?.into_iter().filter(|one| one.closed_at.is_none());
    let known = open.map(|one| one.id.to_string()).collect();
    Ok(Err(InputFault::Handover(HandoverFault { known, ..HandoverFault::new(member, "unknown-organisation") })))
}

/// The organisations that can be asked to take over, by their names for people.
pub fn receivers(tx: &mut dyn Tx, by: &Permit) -> Result<Vec<(Slug, String)>, AppError> {
    let own = by.desk()?.organisation.clone();
    let open = tx.organisations()?.into_iter().filter(|one| one.closed_at.is_none() && one.id != own);
    let mut all: Vec<(Slug, String)> = open.map(|one| (one.id, one.name)).collect();
    all.sort_by(|(_, one), (_, other)| one.cmp(other));
    Ok(all)
}

/// What may be handed over in the procedure of a case.
fn rules<'c>(ctx: Context<'c>, case: &Case) -> Option<&'c HandoverRules> {
    ctx.catalogue.handovers(case.identity.procedure.as_str()).map(AsRef::as_ref)
}

fn kind<'c>(ctx: Context<'c>, case: &Case, handover: &Handover) -> Option<&'c Kind> {
    rules(ctx, case)?.kind(handover.kind.as_str())
}

/// The calendar of the procedure of a case.
fn calendar<'c>(ctx: Context<'c>, case: &Case) -> Result<&'c Calendar, AppError> {
    let version = stored_procedure(ctx, case)?.versions().last();
    let missing = || AppError::MissingProcedure(case.identity.procedure.to_string());
    version.map(|version| version.calendar()).ok_or_else(missing)
}

fn last_day(ctx: Context<'_>, case: &Case, zero: NaiveDate, length: Length) -> Result<NaiveDate, AppError> {
    let reckoned = last_day_after(calendar(ctx, case)?, zero, length);
    reckoned.map(|(day, _)| day).map_err(|outside| {
        let what = Wrong::OutsideCalendar { day: outside.day, from: outside.from, until: outside.until };
        AppError::Invalid(vec![InputFault::Event(EventFault { given: None, field: None, what })])
    })
}

/// Proposes a handover.
pub fn propose(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (id, draft): (CaseId, &Draft),
) -> Result<Shown, AppError> {
    by.case(tx, id)?;
    let case = tx.case(id)?.ok_or(AppError::Unknown)?;
    let from = by.desk()?.organisation.clone();
    let (kind, people) = judged(tx, ctx, (&case, &from), draft)?;
    let today = ctx.today(stored_procedure(ctx, &case)?);
    let new = ctx.ambient.new_id();
    let mut handover = Handover {
        id: new,
        case: id,
        kind: kind.id.clone(),
        from,
        to: draft.to.clone(),
        themes: kind.themes.clone(),
        people,
        fields: draft.fields.clone(),
        proposed: Done { at: ctx.now, by: by.actor().recorded_as() },
        proposed_on: today,
        answer_within: kind.answer_within,
        answer_by: last_day(ctx, &case, today, kind.answer_within)?,
        contact_within: kind.contact_within,
        state: State::Proposed,
        look: Look { until: today, next_on: None },
        code: None,
        contacts: seal_contacts(ctx, new, &draft.contact, None),
        note: None,
    };
    handover.look = look(&handover, Some(kind), today).1;
    tx.insert_handover(&handover)?;
    for covered in &handover.people {
        by.touch(Some(id), Some(covered.person.clone()));
    }
    tell(tx, ctx, (&case, &handover), (Moment::Proposed, 0))?;
    show(tx, ctx, (&case, handover), &Eye::Desk)?.ok_or(AppError::Unknown)
}

/// The kind and the people of a proposal, or everything that is wrong with it.
fn judged<'c>(
    tx: &mut dyn Tx,
    ctx: Context<'c>,
    (case, from): (&Case, &Slug),
    draft: &Draft,
) -> Result<(&'c Kind, Vec<Covered>), AppError> {
    let mut faults: Vec<InputFault> =
        draft.contact.faults().into_iter().map(|(member, code)| fault(member, code)).collect();
    let to = organisation(tx, &draft.to, "to")?;
    let closed = to.as_ref().ok().copied();
    faults.extend(to.err());
    let id = case.identity.id;
    let family: Vec<_> = family(tx, ctx, case)?.into_iter().map(|(part, details)| (part.person, details)).collect();
    let (handovers, consents) = (tx.handovers_of(id)?, tx.consents(id)?);
    let beside = Beside {
        base: &case.identity.organisation,
        sides: (from, closed.map(|closed| (&draft.to, closed))),
        handovers: &handovers,
        consents: &consents,
        family: &family,
        ended: case.summary.ended,
        now: (ctx.now, ctx.today(stored_procedure(ctx, case)?)),
    };
    let rules = rules(ctx, case);
    let Some(kind) = rules.and_then(|rules| rules.kind(&draft.kind)) else {
        let known = rules.map(|rules| rules.kinds.iter().map(|kind| kind.id.to_string()).collect());
        let known = known.unwrap_or_default();
        faults.push(InputFault::Handover(HandoverFault { known, ..HandoverFault::new("kind", "unknown-kind") }));
        return Err(AppError::Invalid(faults));
    };
    match checked(&beside, kind, &draft.people, &draft.fields) {
        Ok(people) if faults.is_empty() => Ok((kind, people)),
        Ok(_) => Err(AppError::Invalid(faults)),
        Err(more) => {
            faults.extend(more.into_iter().map(InputFault::Handover));
            Err(AppError::Invalid(faults))
        }
    }
}

/// Tells whom it concerns what became of a handover.
fn tell(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    (case, handover): (&Case, &Handover),
    moment: (Moment, i64),
) -> Result<usize, AppError> {
    let (on, by) = match handover.acceptance() {
        Some(accepted) => (accepted.contact_on, accepted.contact_by),
        None => (handover.proposed_on, handover.answer_by),
    };
    let organisation = Some(name(tx, &handover.to)?);
    let facts = Facts { on: Some(on), by: Some(by), count: Some(moment.1.abs()), organisation, ..Facts::default() };
    let family = told(tx, ctx, case, handover)?;
    plan_handover(tx, ctx, case, &OfHandover { handover, moment, family: &family, facts })
}

/// The handovers of a case, as far as the caller may see them: all for the organisation that works on it, for a partner those in
/// which it has a side, for the family those about themselves.
pub fn list(tx: &mut dyn Tx, ctx: Context<'_>, by: &mut Permit, id: CaseId) -> Result<Vec<Shown>, AppError> {
    by.case(tx, id)?;
    let case = tx.case(id)?.ok_or(AppError::Unknown)?;
    let eye = eye(tx, ctx, by, &case)?;
    let mut all = Vec::new();
    for handover in tx.handovers_of(id)? {
        if let Reach::HandedOver(desk, _) = by.reach()
            && handover.side(&desk.organisation).is_none()
        {
            continue;
        }
        all.extend(show(tx, ctx, (&case, handover), &eye)?);
    }
    Ok(all)
}

/// One of them.
pub fn get(tx: &mut dyn Tx, ctx: Context<'_>, by: &mut Permit, (case, id): (CaseId, Uuid)) -> Result<Shown, AppError> {
    list(tx, ctx, by, case)?.into_iter().find(|shown| shown.handover.id == id).ok_or(AppError::Unknown)
}

/// A handover that the caller's organisation proposed.
fn sent(tx: &mut dyn Tx, ctx: Context<'_>, by: &mut Permit, at: (CaseId, Uuid)) -> Result<(Case, Handover), AppError> {
    let shown = get(tx, ctx, by, at)?;
    if by.desk()?.organisation != shown.handover.from {
        return Err(AppError::Forbidden);
    }
    Ok((tx.case(at.0)?.ok_or(AppError::Unknown)?, shown.handover))
}

/// A handover that is addressed to the caller's organisation.
fn incoming(tx: &mut dyn Tx, by: &mut Permit, id: Uuid) -> Result<(Case, Handover), AppError> {
    let desk = by.desk()?.clone();
    let found = tx.handover(id)?.filter(|handover| handover.to == desk.organisation).ok_or(AppError::Unknown)?;
    let case = tx.case(found.case)?.filter(|case| serves(&desk, &case.identity.procedure)).ok_or(AppError::Unknown)?;
    by.touch(Some(found.case), None);
    Ok((case, found))
}

/// What is addressed to the caller's organisation: a page of what waits for an answer, or of what was answered.
pub fn list_incoming(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (answered, after, limit): (bool, Option<Behind>, i64),
) -> Result<Vec<Shown>, AppError> {
    let desk = by.desk()?.clone();
    let mut all = Vec::new();
    for handover in tx.incoming_handovers(&desk.organisation, answered, after, limit)? {
        let Some(case) = tx.case(handover.case)? else { continue };
        if serves(&desk, &case.identity.procedure) {
            by.touch(Some(handover.case), None);
            all.extend(show(tx, ctx, (&case, handover), &Eye::Receiver)?);
        }
    }
    Ok(all)
}

/// One that is addressed to the caller's organisation.
pub fn get_incoming(tx: &mut dyn Tx, ctx: Context<'_>, by: &mut Permit, id: Uuid) -> Result<Shown, AppError> {
    let (case, found) = incoming(tx, by, id)?;
    shown_to_receiver(tx, ctx, &case, found)
}

/// As the receiver may see it.
pub(super) fn shown_to_receiver(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    case: &Case,
    handover: Handover,
) -> Result<Shown, AppError> {
    show(tx, ctx, (case, handover), &Eye::Receiver)?.ok_or(AppError::Unknown)
}

/// Answers what is addressed to the caller's organisation.
pub fn answer(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (id, answer): (Uuid, &Answer),
) -> Result<Shown, AppError> {
    let (case, found) = incoming(tx, by, id)?;
    let done = Done { at: ctx.now, by: by.actor().recorded_as() };
    let answered = answered(tx, ctx, (&case, found), done, answer)?;
    shown_to_receiver(tx, ctx, &case, answered)
}

/// Writes an answer down, whoever gave it, and everything that follows from it.
pub(super) fn answered(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    (case, seen): (&Case, Handover),
    done: Done,
    answer: &Answer,
) -> Result<Handover, AppError> {
    let (before, today) = (seen.state.code(), ctx.today(stored_procedure(ctx, case)?));
    let kind = kind(ctx, case, &seen);
    let (mut after, moment) = match answer {
        Answer::Accept(contact_on, contact) => {
            acceptable(tx, ctx, (case, &seen), *contact_on, contact)?;
            let contact_by = last_day(ctx, case, today, seen.contact_within)?;
            let (own, _) = contacts(ctx, &seen)?;
            let sealed = seal_contacts(ctx, seen.id, &own, Some(contact));
            let accepted = seen.accept(done, *contact_on, contact_by).map_err(refused)?;
            (Handover { contacts: sealed, ..accepted }, Moment::Accepted)
        }
        Answer::Refuse(reason, note) => {
            let wrong = note.as_deref().and_then(|note| match () {
                () if note.chars().count() > LONGEST_TEXT => Some("text-too-long"),
                () if is_unprintable(note, true) => Some("unprintable"),
                () => None,
            });
            if let Some(code) = wrong {
                return Err(AppError::Invalid(vec![fault("note", code)]));
            }
            let note = note.as_deref().map(|note| seal_note(ctx, seen.id, note));
            (Handover { note, ..seen.refuse(done, *reason).map_err(refused)? }, Moment::Refused)
        }
    };
    after.look = look(&Handover { look: Look { until: today, next_on: None }, ..after.clone() }, kind, today).1;
    tx.put_handover(before, &after)?;
    if moment == Moment::Accepted && kind.is_some_and(|kind| kind.opens_application) {
        open_application(tx, ctx, case, &after.to)?;
    }
    tell(tx, ctx, (case, &after), (moment, 0))?;
    Ok(after)
}

/// The receiver sees the application from now on, without an end; since when it does, stays as it was.
fn open_application(tx: &mut dyn Tx, ctx: Context<'_>, case: &Case, to: &Slug) -> Result<(), AppError> {
    if case.identity.organisation == *to {
        return Ok(());
    }
    let shares = tx.shares(case.identity.id)?;
    let held = shares.into_iter().find(|share| share.organisation == *to && share.holds(ctx.now));
    Ok(tx.share(case.identity.id, to, held.map_or(ctx.now, |share| share.since), None)?)
}

/// Everything that stands in the way of saying yes now.
fn acceptable(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    (case, handover): (&Case, &Handover),
    contact_on: NaiveDate,
    contact: &Contact,
) -> Result<(), AppError> {
    if !handover.is_open() {
        return Err(refused(NoStep::Answered));
    }
    let mut faults: Vec<InputFault> = contact.faults().into_iter().map(|(member, code)| fault(member, code)).collect();
    let today = ctx.today(stored_procedure(ctx, case)?);
    if contact_on < today || contact_on > today + FURTHEST_CONTACT {
        faults.push(fault("contactOn", "contact-day"));
    }
    faults.extend(case.summary.ended.then(|| fault("", "case-closed")));
    let consents = tx.consents(handover.case)?;
    let agreed = |covered: &Covered| {
        covered.ground != Ground::Consent || consents.iter().any(|c| Some(c.id) == covered.consent && c.holds(ctx.now))
    };
    faults.extend((!handover.people.iter().all(agreed)).then(|| fault("", "consent-withdrawn")));
    let all = tx.handovers_of(handover.case)?;
    let base = &case.identity.organisation;
    let theirs = |covered: &Covered| {
        let of = |theme| responsible(base, &all, (&covered.person, theme), ctx.now).organisation;
        handover.themes.iter().all(|theme| *of(theme) == handover.from)
    };
    faults.extend((!handover.people.iter().all(theirs)).then(|| fault("", "sender-not-responsible")));
    if faults.is_empty() { Ok(()) } else { Err(AppError::Invalid(faults)) }
}

/// Takes a proposal back.
pub fn withdraw(tx: &mut dyn Tx, ctx: Context<'_>, by: &mut Permit, at: (CaseId, Uuid)) -> Result<(), AppError> {
    let (case, seen) = sent(tx, ctx, by, at)?;
    let (before, until) = (seen.state.code(), seen.look.until);
    let done = Done { at: ctx.now, by: by.actor().recorded_as() };
    let withdrawn = seen.withdraw(done).map_err(refused)?;
    let withdrawn = Handover { look: Look { until, next_on: None }, ..withdrawn };
    tx.put_handover(before, &withdrawn)?;
    tell(tx, ctx, (&case, &withdrawn), (Moment::Withdrawn, 0)).map(drop)
}

/// The sender confirms that there was contact.
pub fn confirm_sent(tx: &mut dyn Tx, ctx: Context<'_>, by: &mut Permit, at: (CaseId, Uuid)) -> Result<Shown, AppError> {
    let (case, seen) = sent(tx, ctx, by, at)?;
    let confirmed = confirmed(tx, ctx, (&case, seen), Side::Sender)?;
    show(tx, ctx, (&case, confirmed), &Eye::Desk)?.ok_or(AppError::Unknown)
}

/// The receiver confirms that there was contact.
pub fn confirm_incoming(tx: &mut dyn Tx, ctx: Context<'_>, by: &mut Permit, id: Uuid) -> Result<Shown, AppError> {
    let (case, seen) = incoming(tx, by, id)?;
    let confirmed = confirmed(tx, ctx, (&case, seen), Side::Receiver)?;
    shown_to_receiver(tx, ctx, &case, confirmed)
}

/// Writes down that one side confirms the first contact.
pub(super) fn confirmed(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    (case, seen): (&Case, Handover),
    side: Side,
) -> Result<Handover, AppError> {
    let (before, today) = (seen.state.code(), ctx.today(stored_procedure(ctx, case)?));
    let mut after = seen.confirm(side, ctx.now).map_err(refused)?;
    let confirmed = after.acceptance().is_some_and(crate::domain::handover::Acceptance::is_confirmed);
    if confirmed {
        after.look = Look { until: today, next_on: None };
    }
    tx.put_handover(before, &after)?;
    Ok(after)
}

/// Who was responsible for somebody in a theme.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answered {
    /// Who it is about.
    pub person: PersonId,
    /// The theme.
    pub theme: Slug,
    /// Who is responsible.
    pub organisation: Slug,
    /// What that is called.
    pub name: String,
    /// Since when, where it was handed over.
    pub since: Option<DateTime<Utc>>,
    /// By which handover.
    pub handover: Option<Uuid>,
}

/// Who is responsible for what: one answer for each person and theme, at the end of a day or now.
pub fn responsibilities(
    tx: &mut dyn Tx,
    ctx: Context<'_>,
    by: &mut Permit,
    (id, on): (CaseId, Option<NaiveDate>),
) -> Result<(NaiveDate, Vec<Answered>), AppError> {
    by.case(tx, id)?;
    let case = tx.case(id)?.ok_or(AppError::Unknown)?;
    let procedure = stored_procedure(ctx, &case)?;
    let today = ctx.today(procedure);
    let on = on.unwrap_or(today);
    if on > today {
        let what = Wrong::InTheFuture { today };
        let field = Some("asOf".to_owned());
        return Err(AppError::Invalid(vec![InputFault::Event(EventFault { given: None, field, what })]));
    }
    let at = end_of(ctx, &case, on)?;
    let eye = eye(tx, ctx, by, &case)?;
    let handovers = tx.handovers_of(id)?;
    let mut people: Vec<PersonId> = Vec::new();
    for (_, part) in tx.parts(id)? {
        let theirs = match &eye {
            Eye::Family(own) => own.contains(&part.person),
            Eye::Desk | Eye::Receiver => true,
        };
        if theirs && part.role != Role::Helper && part.holds(at) && !people.contains(&part.person) {
            people.push(part.person);
        }
    }
    let themes = rules(ctx, &case).map(|rules| rules.themes.as_slice()).unwrap_or_default();
    let mut all = Vec::with_capacity(people.len() * themes.len());
    for person in people {
        for theme in themes {
            let found = responsible(&case.identity.organisation, &handovers, (&person, theme), at);
            all.push(Answered {
                person: person.clone(),
                theme: theme.clone(),
                organisation: found.organisation.clone(),
                name: name(tx, found.organisation)?,
                since: found.since,
                handover: found.handover,
            });
        }
    }
    Ok((on, all))
}

/// The last instant of a legal day, or now where that day is not over.
pub(super) fn end_of(ctx: Context<'_>, case: &Case, on: NaiveDate) -> Result<DateTime<Utc>, AppError> {
    let procedure = stored_procedure(ctx, case)?;
    let ended = on.succ_opt().map(|next| legal_hour(next, 0, procedure.time_zone()) - TimeDelta::microseconds(1));
    Ok(ended.filter(|_| on < ctx.today(procedure)).unwrap_or(ctx.now))
}

/// Looks at every handover whose day has come, in portions; how many notices were planned. Its cost grows with what is due.
pub fn look_again(app: &App) -> Result<usize, AppError> {
    let mut all = 0;
    loop {
        let (planned, more) = app.write(portion)?;
        all += planned;
        if !more {
            return Ok(all);
        }
    }
}

fn portion(tx: &mut dyn Tx, ctx: Context<'_>) -> Result<(usize, bool), AppError> {
    let Some(latest) = ctx.catalogue.procedures().map(|procedure| ctx.today(procedure)).max() else {
        return Ok((0, false));
    };
    let due = tx.handovers_due(latest, PORTION)?;
    let whole = i64::try_from(due.len()).unwrap_or(i64::MAX) >= PORTION;
    let (mut planned, mut changed) = (0, false);
    for handover in due {
        let Some(case) = tx.case(handover.case)? else { continue };
        let today = match stored_procedure(ctx, &case) {
            Ok(procedure) => ctx.today(procedure),
            // One case whose procedure is gone must not keep the others waiting.
            Err(error) => {
                log::error!("the handover {} cannot be looked at: {error}", handover.id);
                let look = Look { next_on: None, ..handover.look };
                tx.put_handover(handover.state.code(), &Handover { look, ..handover.clone() })?;
                changed = true;
                continue;
            }
        };
        if handover.look.next_on.is_none_or(|next| next > today) {
            continue;
        }
        let (falls, next) = look(&handover, kind(ctx, &case, &handover), today);
        // A case that has ended waits for nobody's answer.
        let next = if case.summary.ended { Look { next_on: None, ..next } } else { next };
        for (_, moment, days) in falls.into_iter().filter(|_| !case.summary.ended) {
            planned += tell(tx, ctx, (&case, &handover), (moment, days))?;
        }
        tx.put_handover(handover.state.code(), &Handover { look: next, ..handover.clone() })?;
        changed = true;
    }
    Ok((planned, whole && changed))
}

/// Closes an organisation: it takes over nothing more. Refused while it is responsible for something, or is asked or asks to be.
pub fn close_organisation(tx: &mut dyn Tx, ctx: Context<'_>, id: &Slug) -> Result<(), AppError> {
    match organisation(tx, id, "organisation")? {
        Err(unknown) => return Err(AppError::Invalid(vec![unknown])),
        Ok(true) => return Ok(()),
        Ok(false) => {}
    }
    let asked = !tx.incoming_handovers(id, false, None, 1)?.is_empty();
    let asks = !tx.unanswered_handovers(id, None, 1)?.is_empty();
    if asked || asks || tx.has_open_cases(id)? || took_over(tx, ctx, id)? {
        return Err(AppError::Invalid(vec![fault("organisation", "still-responsible")]));
    }
    Ok(tx.close_organisation(id, ctx.now)?)
}

/// Is an organisation responsible for somebody in an open case because it accepted a handover?
fn took_over(tx: &mut dyn Tx, ctx: Context<'_>, id: &Slug) -> Result<bool, AppError> {
    let mut after = None;
    loop {
        let page = tx.incoming_handovers(id, true, after, PORTION)?;
        let Some(last) = page.last() else { return Ok(false) };
        after = Some((last.answer_by, last.id));
        for handover in page.iter().filter(|handover| handover.acceptance().is_some()) {
            let Some(case) = tx.case(handover.case)?.filter(|case| !case.summary.ended) else { continue };
            let all = tx.handovers_of(handover.case)?;
            let base = &case.identity.organisation;
            let still = |person: &PersonId, theme: &Slug| {
                responsible(base, &all, (person, theme), ctx.now).handover == Some(handover.id)
            };
            if handover.people.iter().any(|covered| handover.themes.iter().any(|theme| still(&covered.person, theme))) {
                return Ok(true);
            }
        }
    }
}

/// Seals everything anew that was not sealed with the key that seals now; how much that was. Can be run again.
pub fn seal_anew(app: &App, looked_at: &mut dyn FnMut(u64)) -> Result<u64, AppError> {
    let (mut after, mut sealed, mut seen) = (None, 0, 0);
    loop {
        let (last, page, anew) = app.write(move |tx, ctx| {
            let page = tx.handovers(after, PORTION)?;
            let mut anew = 0_u64;
            for handover in &page {
                let current = |sealed: &str| ctx.keys.is_current(sealed);
                if !current(&handover.contacts) || handover.note.as_deref().is_some_and(|note| !current(note)) {
                    let (contacts, note) = sealed_anew(ctx, handover)?;
                    tx.seal_handover_again(handover.id, &contacts, note.as_deref())?;
                    anew += 1 + u64::from(note.is_some());
                }
            }
            Ok::<_, AppError>((page.last().map(|handover| handover.id), page.len(), anew))
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
