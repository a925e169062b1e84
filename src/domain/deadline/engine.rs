//! The engine: a version of a procedure, what happened, the day of looking → the reckoning. Pure: the same input gives the
//! same answer for ever. Owns how terms start, end and depend on each other; the last day of one term is the timeline's.

use chrono::{Datelike, Months, NaiveDate, TimeDelta};

use super::calendar::OutsideCalendar;
use super::reckoning::{Cited, Clock, Provisional, Reckoning, Rule, Standing, State, Step, Term};
use super::suspension::{Count, Horizon, Run, Suspension, next, runs, suspensions};
use super::timeline::{Base, Course, Extended, Method};
use super::{penalty, remedy, warnings};
use crate::domain::case::history::{
    EventFault, History, Occurrence, Track, Wrong, open_questions, possible, stands, stands_since, tracks,
};
use crate::domain::ids::PersonId;
use crate::domain::member::{Member, members};
use crate::domain::procedure::{
    DayZero, EventIx, EventType, Extension, LengthRule, OfMember, Procedure, Start, TermIx, TermRule, Version,
};

/// A term with what the engine needs of it beyond the answer: which rule, which event started it.
#[derive(Clone, Debug)]
pub(super) struct Instance<'v> {
    pub(super) ix: TermIx,
    /// The place of the start event among the visible events.
    pub(super) started_at: usize,
    pub(super) term: Term<'v>,
}

/// Everything that one reckoning looks at.
pub(super) struct View<'v, 'h> {
    pub(super) version: &'v Version,
    pub(super) events: &'h [Occurrence],
    pub(super) as_of: NaiveDate,
    suspensions: Vec<Suspension>,
    /// Those who belong to the family by now.
    members: Vec<Member>,
    chosen_by: Option<&'v EventType>,
}

/// The version whose rules hold for these events, by the procedure's own rule: the first of its `version-by` events that
/// happened chooses by its day. Without any, the day of looking chooses, and before the first version or after the last one
/// it is the nearest: nothing depends on it yet.
pub fn choose_version<'p>(
    procedure: &'p Procedure,
    said: &[(&str, NaiveDate)],
    as_of: NaiveDate,
) -> Result<&'p Version, Wrong> {
    let versions = procedure.versions();
    let (Some(first), Some(last)) = (versions.first(), versions.last()) else {
        return Err(Wrong::NoVersion { from: as_of, until: None });
    };
    let chosen = procedure
        .version_by()
        .iter()
        .find_map(|event| said.iter().filter(|(kind, _)| *kind == event.as_str()).map(|(_, on)| *on).min());
    if let Some(day) = chosen {
        let none = Wrong::NoVersion { from: first.span().0, until: last.span().1 };
        return procedure.version_on(day).map(AsRef::as_ref).ok_or(none);
    }
    let nearest = if as_of < first.span().0 { first } else { last };
    Ok(procedure.version_on(as_of).unwrap_or(nearest))
}

/// Reckons. Faults are those that only the terms show: an extension after expiry, a day on which the calendar is silent.
pub fn reckon<'v>(
    procedure: &Procedure,
    version: &'v Version,
    history: &History,
    as_of: NaiveDate,
) -> Result<Reckoning<'v>, Vec<EventFault>> {
    let events = history.until(as_of);
    // A version that was named in spite of the procedure's own rule was chosen by nobody's day.
    let chosen_by = procedure.version_by().iter().find_map(|name| {
        let (ix, kind) = version.event_named(name.as_str())?;
        let chosen = procedure.version_on(history.first(ix)?.on)?;
        (chosen.id() == version.id()).then_some(kind)
    });
    let view = View {
        version,
        events,
        as_of,
        suspensions: suspensions(version, events, as_of),
        members: members(version, events),
        chosen_by,
    };
    let instances = instances(&view)?;
    let tracks = tracks(version, events);
    let main = tracks.first();
    let place = stands(version, &tracks);
    let stage = version.stage(place).or(version.stages().first());
    let Some(stage) = stage else { return Err(Vec::new()) };
    let penalties = penalty::penalties(&view, &instances).map_err(|e| vec![outside(None, &e)])?;
    let remedies = remedy::remedies(&view, &instances);
    let warnings = warnings::warnings(&view, &instances, stage.id.as_str(), history.events().len() - events.len());
    Ok(Reckoning {
        version,
        as_of,
        stage,
        since: stands_since(&tracks, place),
        persons: tracks.iter().filter_map(|track| standing(&view, &instances, track)).collect(),
        holds: warnings::holds(&view),
        lived_days: lived_days(&view, stage.terminal),
        penalties,
        remedies,
        next_steps: main.map_or_else(Vec::new, |track| next_steps(&view, &instances, track)),
        warnings,
        terms: instances.into_iter().map(|i| i.term).collect(),
    })
}

/// Where one person stands, who has gone a way of their own.
fn standing<'v>(view: &View<'v, '_>, instances: &[Instance<'v>], track: &Track) -> Option<Standing<'v>> {
    let person = track.person.clone()?;
    Some(Standing {
        stage: view.version.stage(track.stage)?,
        since: track.since,
        member: view.members.iter().find(|member| member.person == person).cloned(),
        next_steps: next_steps(view, instances, track),
        person,
    })
}

/// What can happen next on a track.
fn next_steps<'v>(view: &View<'v, '_>, instances: &[Instance<'v>], track: &Track) -> Vec<&'v EventType> {
    let all = view.version.events().iter().zip(0_u16..);
    all.filter(|(e, ix)| possible(e, EventIx(*ix), track) && view.may_follow((EventIx(*ix), e)))
        .filter(|(e, ix)| e.extends.is_empty() || view.may_extend(EventIx(*ix), instances))
        // Who belongs to the family is said of one person, never of the whole case.
        .filter(|(e, _)| track.person.is_some() || e.of_member.is_none())
        .map(|(e, _)| e)
        .collect()
}

impl<'h> View<'_, 'h> {
    /// What happened after the event at a place, each with its own place. What starts a term does not end it as well: a
    /// second court order ends the term of the first and starts one of its own.
    pub(super) fn after(&self, at: usize) -> impl Iterator<Item = (usize, &'h Occurrence)> {
        self.events.iter().enumerate().skip(at + 1)
    }

    /// What extends a term is refused after its last day on every reading, and once it has been extended as often as the law
    /// allows; so it is not offered then either.
    fn may_extend(&self, event: EventIx, instances: &[Instance<'_>]) -> bool {
        let before = |i: &Instance<'_>, x: &Extension| {
            let of_person = self.after(i.started_at).filter(|(_, e)| e.concerns(i.term.person.as_ref()));
            of_person.filter(|(_, e)| e.event == event && e.fits(&x.when)).count()
        };
        let possible = |i: &Instance<'_>| {
            let mut all = i.term.rule.extensions.iter().filter(|x| x.event == event);
            self.as_of <= i.term.safe_last_day && all.any(|x| before(i, x) < usize::from(x.times))
        };
        // It would extend every such term at once, so each must bear it, and one of them must still run.
        let extended = || instances.iter().filter(|i| i.term.rule.extensions.iter().any(|x| x.event == event));
        extended().any(|i| i.term.is_open()) && extended().all(possible)
    }

    /// The law knows such an event by now, and a question is open where it is an answer.
    fn may_follow(&self, (ix, event): (EventIx, &EventType)) -> bool {
        let open = |question: EventIx| !open_questions(self.events, question, ix).is_empty();
        event.since.is_none_or(|since| since <= self.as_of) && event.closes.is_none_or(open)
    }
}

fn outside(given: Option<usize>, error: &OutsideCalendar) -> EventFault {
    let what = Wrong::OutsideCalendar { day: error.day, from: error.from, until: error.until };
    EventFault { given, field: None, what }
}

/// All terms that started, those of earlier rules first, so that later rules can refer to them.
fn instances<'v>(view: &View<'v, '_>) -> Result<Vec<Instance<'v>>, Vec<EventFault>> {
    let mut all: Vec<Instance<'v>> = Vec::with_capacity(8);
    let mut faults = Vec::new();
    for (rule, ix) in view.version.terms().iter().zip(0_u16..).map(|(rule, ix)| (rule, TermIx(ix))) {
        for (at, start) in starts(view, rule) {
            match instance(view, rule, ix, (at, start), &all) {
                Ok(found) => all.extend(found),
                Err(fault) => faults.push(fault),
            }
        }
    }
    if faults.is_empty() { Ok(all) } else { Err(faults) }
}

/// The events that start a term. A restart leaves only the last start before it and itself: the term runs afresh.
fn starts<'h>(view: &View<'_, 'h>, rule: &TermRule) -> Vec<(usize, &'h Occurrence)> {
    let begins = |e: &Occurrence| rule.starts.iter().any(|s: &Start| e.event == s.event && e.fits(&s.when));
    let mut found: Vec<(usize, &Occurrence)> = view.events.iter().enumerate().filter(|(_, e)| begins(e)).collect();
    if !rule.ages.is_empty() {
        let family = members(view.version, view.events);
        let theirs =
            |person: &PersonId| family.iter().find(|m| m.person == *person).is_none_or(|m| m.is_of(&rule.ages));
        found.retain(|(_, e)| e.person.as_ref().is_none_or(theirs));
    }
    if let Some(restart) = rule.restarted_by
        && !found.is_empty()
        && let Some(last) = view.events.iter().enumerate().rfind(|(_, e)| e.event == restart)
    {
        found = vec![last];
    }
    found
}

/// A term and its personal copies; none where the event starts nothing.
fn instance<'v>(
    view: &View<'v, '_>,
    rule: &'v TermRule,
    ix: TermIx,
    (at, start): (usize, &Occurrence),
    earlier: &[Instance<'v>],
) -> Result<Vec<Instance<'v>>, EventFault> {
    let Some(kind) = view.version.event(start.event) else { return Ok(Vec::new()) };
    let mut steps = Vec::with_capacity(6);
    steps.push(step(Rule::Version(view.chosen_by), start.on, start.on, view.version_authority()));
    let Some(zero) = day_zero(rule, kind, (at, start), earlier, &mut steps) else { return Ok(Vec::new()) };
    let whole = end_of(view, rule, at, start.person.as_ref());
    let personal = personal_ends(view, rule, (at, start), whole);
    let ended = whole.or_else(|| all_ended(view, start, &personal));
    let Some(base) = base(view, rule, (at, start), ended)? else { return Ok(Vec::new()) };
    let extensions = extensions(view, rule, at, start);
    let course = |ended| Course {
        version: view.version,
        rule,
        base,
        suspensions: suspended(view, rule, start, ended),
        extensions: extensions.iter().map(|(_, e)| *e).collect(),
    };
    extended_in_time(view, &course(ended), &extensions, zero)?;
    let own = std::iter::once((start.person.clone(), ended));
    own.chain(personal.into_iter().map(|(person, end)| (Some(person), Some(end))))
        .map(|(person, ended)| {
            let term = Settled { view, course: &course(ended), start, kind, zero, ended };
            let term = term.term(steps.clone()).map_err(|e| outside(Some(start.given), &e))?;
            Ok(Instance { ix, started_at: at, term: Term { person, ..term } })
        })
        .collect()
}

/// What makes a term stand still until it ends: afterwards nothing does, or its last day would move on for ever.
fn suspended(view: &View<'_, '_>, rule: &TermRule, start: &Occurrence, ended: Option<Ended>) -> Vec<Suspension> {
    let own = view
        .suspensions
        .iter()
        .filter(|s| rule.suspended_by.contains(&s.kind) && (s.person.is_none() || s.person == start.person));
    own.filter_map(|s| match ended {
        None => Some(s.clone()),
        Some(end) => s.until(end.on),
    })
    .collect()
}

fn step<'v>(rule: Rule<'v>, from: NaiveDate, to: NaiveDate, authority: Cited<'v>) -> Step<'v> {
    Step { rule, from, to, authority }
}

fn day_zero<'v>(
    rule: &'v TermRule,
    kind: &'v EventType,
    (at, start): (usize, &Occurrence),
    earlier: &[Instance<'v>],
    steps: &mut Vec<Step<'v>>,
) -> Option<NaiveDate> {
    let authority = Cited::Procedure(&rule.authority);
    let before = |ix: &TermIx| {
        let latest = |fits: &dyn Fn(&Term<'v>) -> bool| {
            earlier.iter().rev().find(|i| i.ix == *ix && i.started_at < at && fits(&i.term))
        };
        // What one person does concerns their own term, and where they have none, that of the whole case.
        let own = latest(&|term| start.concerns(term.person.as_ref()));
        own.or_else(|| latest(&|term| term.person.is_none()))
    };
    match &rule.zero {
        DayZero::Event => {
            steps.push(step(Rule::Start(kind), start.on, next(start.on), authority));
            Some(start.on)
        }
        DayZero::EndOf(other) => {
            let Some(other) = before(other) else {
                steps.push(step(Rule::Start(kind), start.on, next(start.on), authority));
                return Some(start.on);
            };
            let zero = other.term.last_day;
            steps.push(step(Rule::StartAfter(other.term.rule), zero, next(zero), authority));
            Some(zero)
        }
        DayZero::NoticeOn(others) => {
            let late = others.iter().filter_map(before).rfind(|i| {
                // What was decided or withdrawn after the notice takes nothing from what the notice had started by then.
                let open = i.term.met_on.or(i.term.moot_on).is_none_or(|ended| ended >= start.on);
                open && i.term.last_day < start.on
            })?;
            // One notice is enough: a second one during the same delay starts nothing.
            let of_theirs = |term: &Term<'_>| term.person.is_none() || term.person == start.person;
            let again = earlier
                .iter()
                .any(|i| i.term.rule.id == rule.id && i.started_at > late.started_at && of_theirs(&i.term));
            if again {
                return None;
            }
            steps.push(step(Rule::Start(kind), start.on, next(start.on), authority));
            Some(start.on)
        }
    }
}

/// What ended a term, when, and whether it was fulfilled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ended {
    at: usize,
    on: NaiveDate,
    met: bool,
    posted_on: Option<NaiveDate>,
}

fn end_of(view: &View<'_, '_>, rule: &TermRule, at: usize, person: Option<&PersonId>) -> Option<Ended> {
    view.after(at).filter(|(_, e)| e.concerns(person)).find_map(|(place, e)| ends_with(view, rule, (place, e)))
}

fn ends_with(view: &View<'_, '_>, rule: &TermRule, (at, event): (usize, &Occurrence)) -> Option<Ended> {
    let met = rule.met_by.contains(&event.event);
    // Whoever has left the family of the case has no terms in it any more.
    let left = || view.version.event(event.event).is_some_and(|kind| kind.of_member == Some(OfMember::Ended));
    let moot = rule.moot_by.contains(&event.event) || (event.person.is_some() && left());
    let posted_on = rule.posted.as_ref().filter(|_| met).and_then(|p| event.day(p.field));
    (met || moot).then_some(Ended { at, on: event.on, met, posted_on })
}

fn base(
    view: &View<'_, '_>,
    rule: &TermRule,
    (at, start): (usize, &Occurrence),
    ended: Option<Ended>,
) -> Result<Option<Base>, EventFault> {
    match &rule.length {
        LengthRule::Fixed(length) => Ok(Some(Base::Length(*length))),
        LengthRule::UntilField(field) => Ok(start.day(*field).map(Base::SetDay)),
        LengthRule::Order { weeks, until, longer } => {
            let number = |field| start.number(field).and_then(|n| u32::try_from(n).ok());
            let ordered = match (start.day(*until), number(*weeks)) {
                (Some(day), _) => return Ok(Some(Base::SetDay(day))),
                (None, Some(weeks)) => weeks,
                (None, None) => {
                    return Err(EventFault { given: Some(start.given), field: None, what: Wrong::OrderWithoutTerm });
                }
            };
            let last = super::term::Length::Weeks(ordered).after(start.on);
            let announced = |event: EventIx| {
                view.after(at)
                    .take_while(|(place, _)| ended.is_none_or(|e| *place < e.at))
                    .any(|(_, e)| e.event == event && e.on <= last)
            };
            let longer = longer.filter(|(event, _)| announced(*event)).and_then(|(_, field)| number(field));
            Ok(Some(match longer {
                Some(weeks) => Base::Ordered { weeks, investigation: true },
                None => Base::Ordered { weeks: ordered, investigation: false },
            }))
        }
    }
}

/// The extensions of a term, each with the event that notified it.
fn extensions<'v, 'h>(
    view: &View<'v, 'h>,
    rule: &'v TermRule,
    at: usize,
    start: &Occurrence,
) -> Vec<(&'h Occurrence, Extended<'v>)> {
    let after = view.after(at).filter(|(_, e)| e.concerns(start.person.as_ref()));
    after
        .filter_map(|(_, e)| {
            let extension = rule.extensions.iter().find(|x| x.event == e.event && e.fits(&x.when))?;
            let until = extension.until.and_then(|field| e.day(field));
            Some((e, Extended { rule: extension, on: e.on, until }))
        })
        .collect()
}

/// An extension can only be notified while the term still runs, on the latest reading; and only so often.
fn extended_in_time(
    view: &View<'_, '_>,
    course: &Course<'_>,
    extensions: &[(&Occurrence, Extended<'_>)],
    zero: NaiveDate,
) -> Result<(), EventFault> {
    for (so_far, (event, extended)) in extensions.iter().enumerate() {
        let fault = |what| EventFault { given: Some(event.given), field: None, what };
        let same = |e: &Extended<'_>| std::ptr::eq(e.rule, extended.rule);
        let times = course.extensions.iter().take(so_far + 1).filter(|e| same(e)).count();
        if times > usize::from(extended.rule.times) {
            return Err(fault(Wrong::ExtendedAlready { term: course.rule.id.clone() }));
        }
        let before = Course { extensions: course.extensions.iter().take(so_far).copied().collect(), ..course.clone() };
        let readings = before.all_readings(view, zero, None).map_err(|e| outside(Some(event.given), &e))?;
        let last_day = readings.latest;
        if extended.on > last_day {
            return Err(fault(Wrong::AfterExpiry { term: course.rule.id.clone(), last_day }));
        }
    }
    Ok(())
}

/// A term whose course is settled and whose state can be told.
struct Settled<'v, 'a> {
    view: &'a View<'v, 'a>,
    course: &'a Course<'v>,
    start: &'a Occurrence,
    kind: &'v EventType,
    zero: NaiveDate,
    ended: Option<Ended>,
}

impl<'v> Settled<'v, '_> {
    fn term(&self, mut steps: Vec<Step<'v>>) -> Result<Term<'v>, OutsideCalendar> {
        let (rule, as_of) = (self.course.rule, self.view.as_of);
        let method = Method::default_on(as_of);
        let last_day = self.course.last_day(method, self.zero, Some(&mut steps))?;
        let readings = self.course.all_readings(self.view, self.zero, Some(self.start))?;
        let until = self.ended.map_or(as_of, |e| e.on);
        let suspended_days = self.suspended_days(until.min(last_day.max(self.zero)));
        let past = (until - last_day).num_days().max(0);
        let mut term = Term {
            rule,
            person: self.start.person.clone(),
            state: State::Running,
            started_by: (self.kind, self.start.on),
            zero: self.zero,
            first_day: next(self.zero),
            last_day,
            safe_last_day: readings.latest,
            warn_by: readings.earliest,
            provisional: self.provisional()?,
            clock: Clock { stands_at: 0, as_if_from: None },
            readings: readings.each,
            // A term that begins when another ends may have started before its own day zero.
            elapsed_days: ((until - self.zero).num_days() - suspended_days).max(0),
            suspended_days,
            remaining_days: if self.ended.is_some() { 0 } else { (last_day - as_of).num_days().max(0) },
            overdue_days: past,
            met_on: self.ended.filter(|e| e.met).map(|e| e.on),
            moot_on: self.ended.filter(|e| !e.met).map(|e| e.on),
            steps,
        };
        self.in_time_by_post(&mut term);
        term.state = self.state(&term);
        term.clock = self.clock(&term);
        Ok(term)
    }

    fn clock(&self, term: &Term<'_>) -> Clock {
        if self.ended.is_some() {
            return Clock { stands_at: term.elapsed_days, as_if_from: None };
        }
        let mut open = self.course.suspensions.iter().filter(|s| s.ended.is_none()).peekable();
        let moved_on = |days: i64| self.zero.checked_add_signed(TimeDelta::days(days));
        if open.peek().is_none() || self.view.as_of > term.last_day {
            return Clock { stands_at: 0, as_if_from: moved_on(term.suspended_days) };
        }
        let horizon = Horizon::UntilItLapses(self.view.as_of);
        let all = runs(self.course.suspensions.iter(), self.zero, Count::UntilTheEnd, horizon);
        let lapses = open.all(|s| s.will_lapse().is_some());
        Clock {
            stands_at: term.elapsed_days,
            as_if_from: moved_on(all.into_iter().map(Run::days).sum()).filter(|_| lapses),
        }
    }

    fn suspended_days(&self, until: NaiveDate) -> i64 {
        let days = runs(self.course.suspensions.iter(), self.zero, Count::UntilTheEnd, Horizon::SoFar(self.view.as_of));
        days.iter().map(|run| ((run.last.min(until) - run.first).num_days() + 1).max(0)).sum()
    }

    fn state(&self, term: &Term<'_>) -> State {
        match (term.met_on, term.moot_on) {
            (Some(_), _) if term.overdue_days == 0 => State::Met,
            (Some(_), _) => State::MetLate,
            (None, Some(_)) => State::Moot,
            (None, None) if self.view.as_of > term.last_day => {
                if term.rule.party.is_person() {
                    State::Missed
                } else {
                    State::Overdue
                }
            }
            (None, None) if self.suspended_now() => State::Suspended,
            (None, None) => State::Running,
        }
    }

    fn suspended_now(&self) -> bool {
        let today = self.view.as_of;
        self.course.suspensions.iter().any(|s| s.asked < today && s.ended.is_none())
    }

    fn provisional(&self) -> Result<Provisional, OutsideCalendar> {
        let open = self.course.suspensions.iter().filter(|s| s.ended.is_none());
        let mut provisional = Provisional::No;
        for suspension in open {
            if suspension.will_lapse().is_none() {
                return Ok(Provisional::Open);
            }
            let horizon = Horizon::UntilItLapses(self.view.as_of);
            let method = Method { horizon, ..Method::default_on(self.view.as_of) };
            provisional = Provisional::AtMost(self.course.last_day(method, self.zero, None)?);
        }
        Ok(provisional)
    }

    /// Posted before the end of the term and received soon after: in time (article 6:9(2)).
    fn in_time_by_post(&self, term: &mut Term<'v>) {
        let Some((posted, posted_on)) = term.rule.posted.as_ref().zip(self.ended.and_then(|e| e.posted_on)) else {
            return;
        };
        // The week for the post is not shifted off closed days: nobody should count on more (no ruling was read on it).
        let received_by = posted.within.after(term.last_day);
        if posted_on <= term.last_day && term.met_on.is_some_and(|met| met <= received_by) {
            term.overdue_days = 0;
        }
    }
}

/// Where one person acted for a term of the whole case, that person gets a copy of the term that ends with the act; the
/// others' term stays as it is. What one does after the term has ended for all ends nothing.
fn personal_ends(
    view: &View<'_, '_>,
    rule: &TermRule,
    (at, start): (usize, &Occurrence),
    whole: Option<Ended>,
) -> Vec<(PersonId, Ended)> {
    let mut ends: Vec<(PersonId, Ended)> = Vec::new();
    if start.person.is_some() {
        return ends;
    }
    for (place, e) in view.after(at).take_while(|(place, _)| whole.is_none_or(|whole| *place < whole.at)) {
        if let (Some(end), Some(person)) = (ends_with(view, rule, (place, e)), &e.person)
            && !ends.iter().any(|(known, _)| known == person)
        {
            ends.push((person.clone(), end));
        }
    }
    ends
}

/// A term of the whole case is over as soon as it is over for every member of the family who is in it at that moment. Whoever
/// joins or leaves later changes nothing of that: what has ended stays ended.
fn all_ended(view: &View<'_, '_>, start: &Occurrence, personal: &[(PersonId, Ended)]) -> Option<Ended> {
    if start.person.is_some() {
        return None;
    }
    let mut places: Vec<usize> = personal.iter().map(|(_, end)| end.at).collect();
    places.sort_unstable();
    places.into_iter().find_map(|place| {
        let upto = view.events.get(..=place)?;
        let in_it = members(view.version, upto).into_iter().filter(|member| member.left.is_none());
        let ended = |who: &PersonId| personal.iter().find(|(person, end)| person == who && end.at <= place);
        let ends: Vec<Ended> = in_it.map(|member| ended(&member.person).map(|(_, end)| *end)).collect::<Option<_>>()?;
        let met = ends.iter().any(|end| end.met);
        let on = upto.last().filter(|_| !ends.is_empty())?.on;
        Some(Ended { at: place, on, met, posted_on: None })
    })
}

impl<'v> View<'v, '_> {
    fn version_authority(&self) -> Cited<'v> {
        Cited::Procedure(&self.version.authority)
    }
}

fn lived_days(view: &View<'_, '_>, ended: bool) -> Option<i64> {
    let received = view.events.iter().find(|e| e.event == view.version.clock_starts_with())?;
    let until = if ended { view.events.last().map_or(view.as_of, |e| e.on) } else { view.as_of };
    Some((until - received.on).num_days())
}

/// The first day of the calendar quarter after a day.
pub(super) fn next_quarter(day: NaiveDate) -> NaiveDate {
    let first_of_quarter = day.month0() - day.month0() % 3;
    NaiveDate::from_ymd_opt(day.year(), first_of_quarter + 1, 1)
        .and_then(|first| first.checked_add_months(Months::new(3)))
        .unwrap_or(NaiveDate::MAX)
}
