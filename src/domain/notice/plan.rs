//! From rules and a case to notices: what an event sets off, what belongs to a day, when to look again, and whether what was
//! planned is still true when it is to be sent.

use chrono::{Days, Months, NaiveDate};

use super::{Cause, Facts, NoticeRule, NoticeRules, Planned, Recipient, Trigger};
use crate::domain::case::event::{Given, Said};
use crate::domain::deadline::reckoning::{Reckoning, State, Term};
use crate::domain::procedure::{Party, Stage};

/// The most months of waiting that are told.
const LONGEST_WAIT: i64 = 240;

/// What an event sets off that was written down today.
#[must_use]
pub fn at_event(rules: &NoticeRules, sequence: u32, said: &Said, today: NaiveDate) -> Vec<Planned> {
    let fitting = rules.rules.iter().filter(|rule| match &rule.trigger {
        Trigger::Event { events, when, fresh_days } => {
            events.iter().any(|event| event.as_str() == said.kind)
                && when.iter().all(|(field, codes)| has_code(said, field, codes))
                && (today - said.on).num_days() <= *fresh_days
        }
        Trigger::Term { .. }
        | Trigger::Waited { .. }
        | Trigger::Moved { .. }
        | Trigger::Joined
        | Trigger::HandedOver
        | Trigger::Handover(_)
        | Trigger::Parked => false,
    });
    let only = said.person.as_deref().and_then(super::PersonId::parse).map(Recipient::Person);
    fitting
        .map(|rule| Planned {
            kind: rule.kind.clone(),
            cause: Cause::Event(sequence),
            on: said.on,
            only: only.clone(),
            facts: Facts { on: Some(said.on), ..Facts::default() },
        })
        .collect()
}

fn has_code(said: &Said, field: &str, codes: &[super::Slug]) -> bool {
    said.fields.iter().any(|(name, given)| {
        name == field && matches!(given, Given::Text(code) if codes.iter().any(|known| known.as_str() == code))
    })
}

/// What moved between two reckonings of the same case on the same day: the one without and the other with what was just
/// written down, or the one by earlier and the other by later rules. It is the same term where it was started by the same day; its
/// day zero may have moved with a term before it.
#[must_use]
pub fn moved(rules: &NoticeRules, before: &Reckoning<'_>, after: &Reckoning<'_>) -> Vec<Planned> {
    let mut planned = Vec::new();
    for rule in &rules.rules {
        let Trigger::Moved { terms } = &rule.trigger else { continue };
        for now in after.terms.iter().filter(|t| terms.contains(&t.rule.id) && t.is_open()) {
            let same = |t: &&Term<'_>| {
                (&t.rule.id, &t.person, t.started_by.1) == (&now.rule.id, &now.person, now.started_by.1)
            };
            let was = before.terms.iter().find(same);
            let Some(was) = was.filter(|was| was.last_day != now.last_day) else { continue };
            let (from, to) = (was.last_day, now.last_day);
            let theirs = match now.rule.party {
                Party::Referent | Party::FamilyMember => true,
                Party::Authority | Party::Municipality | Party::Court => false,
            };
            // By a day of one's own that has passed either way there is nothing left to do.
            if theirs && from.max(to) < after.as_of {
                continue;
            }
            planned.push(Planned {
                kind: rule.kind.clone(),
                cause: Cause::Moved { term: now.rule.id.clone(), from, to },
                on: after.as_of,
                only: now.person.clone().map(Recipient::Person),
                facts: Facts { by: Some(to), before: Some(from), ..Facts::default() },
            });
        }
    }
    planned
}

/// What belongs to the day of a reckoning. `grave_on`: the day of the last bad news.
#[must_use]
pub fn on_day(
    rules: &NoticeRules,
    reckoning: &Reckoning<'_>,
    received_on: Option<NaiveDate>,
    grave_on: Option<NaiveDate>,
) -> Vec<Planned> {
    let today = reckoning.as_of;
    let mut planned = Vec::new();
    for rule in &rules.rules {
        match &rule.trigger {
            Trigger::Term { term, days } => {
                for found in reckoning.terms.iter().filter(|t| t.rule.id == *term && t.is_open()) {
                    let all = days.iter().filter(|days| reminder(found, **days) == Some(today));
                    planned.extend(all.map(|days| of_term(rule, found, *days, today)));
                }
            }
            Trigger::Waited { stages, quiet_days } => {
                let quiet = grave_on.is_some_and(|on| (today - on).num_days() < *quiet_days);
                let waiting = waiting(stages, reckoning);
                let months =
                    received_on.and_then(|from| (1..=LONGEST_WAIT).find(|n| months_after(from, *n) == Some(today)));
                if let Some(months) = months.filter(|_| !quiet) {
                    let facts = Facts { on: received_on, count: Some(months), ..Facts::default() };
                    let cause = Cause::Waited(months);
                    let each = waiting.into_iter();
                    planned.extend(each.map(|only| Planned {
                        kind: rule.kind.clone(),
                        cause: cause.clone(),
                        on: today,
                        only,
                        facts: facts.clone(),
                    }));
                }
            }
            Trigger::Event { .. }
            | Trigger::Moved { .. }
            | Trigger::Joined
            | Trigger::HandedOver
            | Trigger::Handover(_)
            | Trigger::Parked => {}
        }
    }
    planned
}

/// Who still waits: the family as a whole (`None`), or, where some have gone other ways, each of those who do. Whoever has arrived
/// must not be told that they still wait.
fn waiting(stages: &[super::Slug], reckoning: &Reckoning<'_>) -> Vec<Option<Recipient>> {
    let waits = |stage: &Stage| stages.contains(&stage.id);
    let (some, others): (Vec<_>, Vec<_>) = reckoning.persons.iter().partition(|one| waits(one.stage));
    if others.is_empty() || some.is_empty() {
        return if waits(reckoning.stage) { vec![None] } else { Vec::new() };
    }
    some.into_iter().map(|one| Some(Recipient::Person(one.person.clone()))).collect()
}

fn of_term(rule: &NoticeRule, term: &Term<'_>, days: i64, today: NaiveDate) -> Planned {
    let last_day = anchor(term);
    Planned {
        kind: rule.kind.clone(),
        cause: Cause::Term { term: term.rule.id.clone(), last_day, days },
        on: today,
        only: term.person.clone().map(Recipient::Person),
        facts: Facts { by: Some(last_day), count: Some(days.abs()), ..Facts::default() },
    }
}

/// The last day that a reminder goes by, on the reading that harms nobody: whoever must act is warned before the earliest,
/// and that others are late is said only after the latest.
fn anchor(term: &Term<'_>) -> NaiveDate {
    match term.rule.party {
        Party::Authority | Party::Municipality | Party::Court => term.safe_last_day,
        Party::Referent | Party::FamilyMember => term.warn_by,
    }
}

/// The day of a reminder. A term that stands still has none: its last day moves on every day.
fn reminder(term: &Term<'_>, days: i64) -> Option<NaiveDate> {
    (term.state != State::Suspended).then(|| shifted(anchor(term), days)).flatten()
}

fn shifted(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let by = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(by) } else { day.checked_add_days(by) }
}

fn months_after(from: NaiveDate, months: i64) -> Option<NaiveDate> {
    from.checked_add_months(Months::new(u32::try_from(months).ok()?))
}

/// The next day after that of the reckoning on which something may have to be told. It is computed from what is known now: a
/// suspension that runs on moves it further, which is found out on that day. `None`: nothing without a new event.
#[must_use]
pub fn next_day(rules: &NoticeRules, reckoning: &Reckoning<'_>, received_on: Option<NaiveDate>) -> Option<NaiveDate> {
    let today = reckoning.as_of;
    let mut next: Option<NaiveDate> = None;
    let mut propose = |day: Option<NaiveDate>| {
        if let Some(day) = day.filter(|day| *day > today) {
            next = Some(next.map_or(day, |earlier| earlier.min(day)));
        }
    };
    for rule in &rules.rules {
        match &rule.trigger {
            Trigger::Term { term, days } => {
                for found in reckoning.terms.iter().filter(|t| t.rule.id == *term && t.is_open()) {
                    for days in days {
                        propose(shifted(anchor(found), *days));
                    }
                    if found.state == State::Suspended {
                        // The day after the one on which it may lapse, and otherwise a week on.
                        propose(shifted(today, 7));
                    }
                }
            }
            Trigger::Waited { stages, .. } if !waiting(stages, reckoning).is_empty() => {
                let later =
                    |from: NaiveDate| (1..=LONGEST_WAIT).filter_map(|n| months_after(from, n)).find(|day| *day > today);
                propose(received_on.and_then(later));
            }
            Trigger::Waited { .. }
            | Trigger::Event { .. }
            | Trigger::Moved { .. }
            | Trigger::Joined
            | Trigger::HandedOver
            | Trigger::Handover(_)
            | Trigger::Parked => {}
        }
    }
    next
}

/// Why something that was planned must not be sent any more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Untrue {
    /// What set it off was corrected.
    Corrected,
    /// The last day is another one by now.
    Moved,
    /// The term is over.
    Ended,
    /// Too late: the day that it announces has passed.
    Passed,
    /// A later one says the same.
    Overtaken,
}

impl Untrue {
    /// Its code, as it is kept.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Corrected => "corrected",
            Self::Moved => "moved",
            Self::Ended => "ended",
            Self::Passed => "passed",
            Self::Overtaken => "overtaken",
        }
    }
}

/// Is a notice still true for its reader on the day of a reckoning, as far as what happened tells? `standing` are the sequence
/// numbers of the events that still count.
pub fn still_true(
    rule: &NoticeRule,
    (cause, to): (&Cause, &Recipient),
    reckoning: &Reckoning<'_>,
    standing: &[u32],
    received_on: Option<NaiveDate>,
) -> Result<(), Untrue> {
    let today = reckoning.as_of;
    match cause {
        Cause::Joined | Cause::HandedOver { .. } | Cause::Handover { .. } | Cause::Parked(_) => Ok(()),
        Cause::Event(sequence) => {
            if standing.contains(sequence) {
                Ok(())
            } else {
                Err(Untrue::Corrected)
            }
        }
        Cause::Moved { term, to, .. } => {
            let found = reckoning.terms.iter().filter(|t| t.rule.id == *term && t.is_open());
            let mut open = found.peekable();
            open.peek().ok_or(Untrue::Ended)?;
            // A suspension moves the day every day; what was told is then as true as anything else.
            open.find(|t| t.last_day == *to || t.state == State::Suspended).map(drop).ok_or(Untrue::Moved)
        }
        Cause::Term { term, last_day, days } => {
            let found = reckoning.terms.iter().filter(|t| t.rule.id == *term && t.is_open());
            let mut open = found.peekable();
            open.peek().ok_or(Untrue::Ended)?;
            open.find(|t| anchor(t) == *last_day && t.state != State::Suspended).ok_or(Untrue::Moved)?;
            if *days <= 0 && today > *last_day { Err(Untrue::Passed) } else { Ok(()) }
        }
        Cause::Waited(months) => {
            let Trigger::Waited { stages, .. } = &rule.trigger else { return Err(Untrue::Ended) };
            let own = reckoning.persons.iter().find(|one| Some(&one.person) == to.person());
            let waits = match own {
                Some(own) => stages.contains(&own.stage.id),
                None => !waiting(stages, reckoning).is_empty(),
            };
            if !waits {
                return Err(Untrue::Ended);
            }
            // A month later the next one is due.
            let next = received_on.and_then(|from| months_after(from, months + 1));
            if next.is_some_and(|next| next <= today) { Err(Untrue::Overtaken) } else { Ok(()) }
        }
    }
}
