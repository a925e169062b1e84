//! What happens to a case when the rules themselves change: another version of a law, a closed day more or fewer. The same record
//! is reckoned by the earlier and by the later rules, and every day that differs is named with a reason on which somebody can act.
//!
//! **Why pure.** A law change moves the days of thousands of families at once. What it would do must be known to the last day
//! before anything is written, and the list that was looked at must be the one that is then carried out.

mod totals;

pub use totals::{Far, Group, Key, Totals};

use std::mem::{Discriminant, discriminant};

use chrono::NaiveDate;

use super::case::Summary;
use super::case::event::Record;
use super::case::fold::{reckon_records, summarise};
use super::case::history::EventFault;
use super::deadline::calendar::Calendar;
use super::deadline::reckoning::{Reckoning, Remedy, RemedyState, Rule, Standing, Term};
use super::ids::{PersonId, Slug};
use super::procedure::Procedure;

/// The rules of one side, and the version by which the case stands there if one is named.
#[derive(Clone, Copy, Debug)]
pub struct Side<'p> {
    /// The procedure.
    pub procedure: &'p Procedure,
    /// The version; `None`: the procedure's own rule chooses.
    pub named: Option<&'p str>,
}

/// A case by both rules.
#[derive(Clone, Debug)]
pub struct Compared<'p> {
    /// By the earlier rules; `None` where they cannot read it (any more).
    pub before: Option<Reckoning<'p>>,
    /// By the later rules.
    pub after: Reckoning<'p>,
    /// The row by the later rules.
    pub summary: Summary,
    /// What differs.
    pub changes: Vec<Change>,
}

/// One thing that is another by the later rules.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// What.
    pub what: What,
    /// The term or remedy.
    pub of: Option<Slug>,
    /// Whose; `None`: of the whole case.
    pub person: Option<PersonId>,
    /// The term was over: what moves tells whether somebody was in time.
    pub over: bool,
    /// As it was; `None`: it was not there.
    pub from: Option<Value>,
    /// As it is; `None`: it is there no longer.
    pub to: Option<Value>,
    /// Why, as far as the two computations tell.
    pub why: Vec<Why>,
}

impl Change {
    /// By how many days it moved; positive: later.
    #[must_use]
    pub fn days(&self) -> Option<i64> {
        match (&self.from, &self.to) {
            (Some(Value::Day(from)), Some(Value::Day(to))) => Some((*to - *from).num_days()),
            (Some(Value::Day(_)) | None, None) | (Some(Value::Name(_)) | None, _) | (_, Some(Value::Name(_))) => None,
        }
    }
}

/// What can change.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum What {
    /// The version by which the case is reckoned.
    Version,
    /// Where the case, or a person, stands.
    Stage,
    /// The last day of a term, on the default reading.
    LastDay,
    /// The last day that is right on every reading.
    SafeLastDay,
    /// The day by which a person is warned.
    WarnBy,
    /// The first day of a remedy.
    PossibleFrom,
    /// The last day of a remedy.
    Until,
}

impl What {
    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Version => "version",
            Self::Stage => "stage",
            Self::LastDay => "last-day",
            Self::SafeLastDay => "safe-last-day",
            Self::WarnBy => "warn-by",
            Self::PossibleFrom => "possible-from",
            Self::Until => "until",
        }
    }
}

/// A day, or the name of a version or stage.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// A day.
    Day(NaiveDate),
    /// A name.
    Name(Slug),
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Name(name) => name.fmt(f),
        }
    }
}

/// Why something is another.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Why {
    /// Another version holds.
    OtherVersion,
    /// A day is closed by now.
    ClosedDayAdded(NaiveDate),
    /// A day is closed no longer.
    ClosedDayRemoved(NaiveDate),
    /// The rule on closed days is another: how far it reaches, the weekend, the open days that a term must hold.
    ClosedDayRule,
    /// The term begins on another day, because that on which it follows has moved.
    OtherBeginning,
    /// The rule is another: length, extension, suspension.
    OtherRule,
    /// The law can be read in other ways than it could.
    OtherReadings,
    /// It follows a term that has moved.
    FollowsTerm,
}

impl Why {
    /// Its code, with its day where it has one.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::OtherVersion => "other-version".to_owned(),
            Self::ClosedDayAdded(day) => format!("closed-day-added {day}"),
            Self::ClosedDayRemoved(day) => format!("closed-day-removed {day}"),
            Self::ClosedDayRule => "closed-day-rule".to_owned(),
            Self::OtherBeginning => "other-beginning".to_owned(),
            Self::OtherRule => "other-rule".to_owned(),
            Self::OtherReadings => "other-readings".to_owned(),
            Self::FollowsTerm => "follows-term".to_owned(),
        }
    }
}

/// Compares a case by both rules on a day. The faults are those by the later rules: such a case has no stage there, and nothing
/// may be applied as long as there is one.
pub fn compare<'p>(
    earlier: Option<Side<'p>>,
    later: Side<'p>,
    records: &[Record],
    today: NaiveDate,
) -> Result<Compared<'p>, Vec<EventFault>> {
    let reckoned = |side: Side<'p>| reckon_records(side.procedure, side.named, records, today, None);
    let summary = summarise(later.procedure, later.named, records, today)?;
    let after = reckoned(later)?;
    let before = earlier.and_then(|side| reckoned(side).ok());
    let changes = before.as_ref().map_or_else(Vec::new, |before| changes(before, &after));
    Ok(Compared { before, after, summary, changes })
}

/// Everything that differs between two reckonings of one record on one day.
#[must_use]
pub fn changes(before: &Reckoning<'_>, after: &Reckoning<'_>) -> Vec<Change> {
    let mut all = Vec::new();
    let names = |what, person, from: Option<&Slug>, to: Option<&Slug>| {
        let name = |name: &Slug| Value::Name(name.clone());
        let (from, to) = (from.map(name), to.map(name));
        let why =
            if what == What::Version || versions_differ(before, after) { Why::OtherVersion } else { Why::OtherRule };
        (from != to).then(|| Change { what, of: None, person, over: false, from, to, why: vec![why] })
    };
    all.extend(names(What::Version, None, Some(before.version.id()), Some(after.version.id())));
    all.extend(names(What::Stage, None, Some(&before.stage.id), Some(&after.stage.id)));
    for Standing { person, stage, .. } in &after.persons {
        let was = before.persons.iter().find(|known| known.person == *person).map(|known| &known.stage.id);
        all.extend(names(What::Stage, Some(person.clone()), was, Some(&stage.id)));
    }
    all.extend(of_terms(before, after));
    all.extend(of_remedies(before, after));
    all
}

fn versions_differ(before: &Reckoning<'_>, after: &Reckoning<'_>) -> bool {
    before.version.id() != after.version.id()
}

/// Pairs what stands on both sides under one key, each once; what stands on one side alone comes alone.
fn paired<'a, T>(
    before: &'a [T],
    after: &'a [T],
    same: impl Fn(&T, &T) -> bool,
) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    let mut left: Vec<&T> = before.iter().collect();
    let mut all = Vec::with_capacity(after.len());
    for now in after {
        let at = left.iter().position(|was| same(was, now));
        all.push((at.map(|at| left.remove(at)), Some(now)));
    }
    all.extend(left.into_iter().map(|was| (Some(was), None)));
    all
}

/// The same term by other rules: of the same name, for the same person, started by what happened on the same day.
fn same_term(was: &Term<'_>, now: &Term<'_>) -> bool {
    was.rule.id == now.rule.id && was.person == now.person && was.started_by.1 == now.started_by.1
}

fn of_terms(before: &Reckoning<'_>, after: &Reckoning<'_>) -> Vec<Change> {
    let other_version = versions_differ(before, after);
    let mut all = Vec::new();
    for (was, now) in paired(&before.terms, &after.terms, same_term) {
        let Some(one) = now.or(was) else { continue };
        let days = |of: fn(&Term<'_>) -> NaiveDate| (was.map(of), now.map(of));
        let looked_at = [
            (What::LastDay, days(|t| t.last_day)),
            (What::SafeLastDay, days(|t| t.safe_last_day)),
            (What::WarnBy, days(|t| t.warn_by)),
        ];
        for (what, (from, to)) in looked_at.into_iter().filter(|(_, (from, to))| from != to) {
            let why = match (was, now) {
                _ if other_version => vec![Why::OtherVersion],
                (Some(was), Some(now)) => reasons((was, before.version.calendar()), (now, after.version.calendar())),
                (None, _) | (_, None) => vec![Why::OtherRule],
            };
            all.push(Change {
                what,
                of: Some(one.rule.id.clone()),
                person: one.person.clone(),
                over: !one.is_open(),
                from: from.map(Value::Day),
                to: to.map(Value::Day),
                why,
            });
        }
    }
    all
}

/// Why a term ends on another day: closed days only where everything before them is the same, for otherwise other days were
/// looked at.
fn reasons<'v>((was, old): (&Term<'v>, &Calendar), (now, new): (&Term<'v>, &Calendar)) -> Vec<Why> {
    if was.zero != now.zero {
        return vec![Why::OtherBeginning];
    }
    if course(was) != course(now) {
        return vec![Why::OtherRule];
    }
    let of_steps = was.steps.iter().chain(&now.steps).filter(|step| of_closed_days(&step.rule)).map(|step| step.from);
    let mut why = closed_days(of_steps.collect(), old, new);
    if why.is_empty() && was.last_day != now.last_day {
        // A short term must hold open days, so that a day in its middle can move it as well.
        let last = was.last_day.max(now.last_day);
        why = closed_days(was.zero.iter_days().skip(1).take_while(|day| *day <= last).collect(), old, new);
    }
    match () {
        () if !why.is_empty() => why,
        () if was.last_day != now.last_day => vec![Why::ClosedDayRule],
        () => vec![Why::OtherReadings],
    }
}

/// The steps before closed days are looked at, without their words.
fn course<'v>(term: &Term<'v>) -> Vec<(Discriminant<Rule<'v>>, NaiveDate, NaiveDate)> {
    let steps = term.steps.iter().filter(|step| !of_closed_days(&step.rule));
    steps.map(|step| (discriminant(&step.rule), step.from, step.to)).collect()
}

fn of_closed_days(rule: &Rule<'_>) -> bool {
    match rule {
        Rule::NotShifted | Rule::Weekend(_) | Rule::Holiday(_) | Rule::MinimumOpenDays(_) => true,
        Rule::Version(_)
        | Rule::Start(_)
        | Rule::StartAfter(_)
        | Rule::Length(_)
        | Rule::SetDay
        | Rule::OrderedWeeks(_)
        | Rule::OrderedWeeksInvestigation(_)
        | Rule::Suspension { .. }
        | Rule::SuspensionTooLate(_)
        | Rule::Extension(_)
        | Rule::ExtensionCapped
        | Rule::PenaltyStart
        | Rule::PenaltyDays { .. }
        | Rule::PenaltyMaximum(_)
        | Rule::PenaltyStop => false,
    }
}

/// Which of these days one calendar has closed and the other has not.
fn closed_days(mut days: Vec<NaiveDate>, old: &Calendar, new: &Calendar) -> Vec<Why> {
    days.sort_unstable();
    days.dedup();
    let differ = |day: NaiveDate| match (old.is_open(day), new.is_open(day)) {
        (Ok(true), Ok(false)) => Some(Why::ClosedDayAdded(day)),
        (Ok(false), Ok(true)) => Some(Why::ClosedDayRemoved(day)),
        (Ok(_), Ok(_)) | (Err(_), _) | (_, Err(_)) => None,
    };
    days.into_iter().filter_map(differ).collect()
}

fn of_remedies(before: &Reckoning<'_>, after: &Reckoning<'_>) -> Vec<Change> {
    let why = if versions_differ(before, after) { Why::OtherVersion } else { Why::FollowsTerm };
    let same = |was: &Remedy<'_>, now: &Remedy<'_>| was.rule.id == now.rule.id && was.person == now.person;
    let mut all = Vec::new();
    for (was, now) in paired(&before.remedies, &after.remedies, same) {
        let Some(one) = now.or(was) else { continue };
        let days = [
            (What::PossibleFrom, was.map(|r| r.possible_from), now.map(|r| r.possible_from)),
            (What::Until, was.and_then(|r| r.until), now.and_then(|r| r.until)),
        ];
        all.extend(days.into_iter().filter(|(_, from, to)| from != to).map(|(what, from, to)| Change {
            what,
            of: Some(one.rule.id.clone()),
            person: one.person.clone(),
            over: one.state == RemedyState::Passed,
            from: from.map(Value::Day),
            to: to.map(Value::Day),
            why: vec![why.clone()],
        }));
    }
    all
}
