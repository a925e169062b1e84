//! The tallies of one case, from its record and the engine's own terms.

use chrono::{NaiveDate, TimeDelta};

use super::rules::{End, StatisticsRules};
use super::{Series, Tally, month, number};
use crate::domain::case::event::{Record, Said};
use crate::domain::case::fold::version_for;
use crate::domain::case::history::{EventFault, History, tracks};
use crate::domain::case::{Case, standing};
use crate::domain::deadline::engine::reckon;
use crate::domain::deadline::reckoning::{Provisional, Reckoning, Span, Term};
use crate::domain::ids::Slug;
use crate::domain::procedure::{PenaltyKind, Procedure, Version};
use crate::domain::task::{TaskRules, tasks};

/// So many days ahead a penalty that has begun, or will begin, has reached its end if nothing happens.
const AHEAD: i64 = 3_650;

/// What of a case the statistics read.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Its procedure.
    pub procedure: &'a Procedure,
    /// The version to which it is pinned by name.
    pub named: Option<&'a str>,
    /// The version by which its row was made: what is counted beside the row is counted by the same rules, so that a version
    /// that takes pending cases over changes both in one transaction.
    pub kept: Option<&'a str>,
    /// The organisation that works on it.
    pub organisation: &'a Slug,
    /// The day from which it was seen, where it was received before that.
    pub observed_from: Option<NaiveDate>,
    /// What is to be done after the approval, if its procedure says so.
    pub tasks: Option<&'a TaskRules>,
    /// Its record.
    pub records: &'a [Record],
}

impl<'a> Subject<'a> {
    /// What the statistics read of a case as loaded.
    #[must_use]
    pub fn of(procedure: &'a Procedure, tasks: Option<&'a TaskRules>, case: &'a Case) -> Self {
        Self {
            procedure,
            named: case.identity.named_version.as_ref().map(Slug::as_str),
            kept: Some(case.summary.version.as_str()),
            organisation: &case.identity.organisation,
            observed_from: case.identity.counted.observed_from,
            tasks,
            records: &case.records,
        }
    }
}

/// The tallies of a case by what had happened until a legal day (`None`: by everything that has). A case that was not received by
/// then has none. The faults are those of a record that does not fit its procedure.
pub fn tallies(
    rules: &StatisticsRules,
    subject: Subject<'_>,
    until: Option<NaiveDate>,
) -> Result<Vec<Tally>, Vec<EventFault>> {
    let all: Vec<&Said> = standing(subject.records, None).into_iter().map(|(_, said)| said).collect();
    let happened: Vec<&Said> = all.iter().copied().filter(|said| until.is_none_or(|day| said.on <= day)).collect();
    let Some(last) = happened.iter().map(|said| said.on).max() else { return Ok(Vec::new()) };
    let kept = subject.kept.filter(|kept| until.is_none() && subject.procedure.version(kept).is_some());
    let version = version_for(subject.procedure, subject.named.or(kept), &all, last).map_err(|fault| vec![fault])?;
    let history = History::read(version, all.iter().copied())?;
    let starts = version.event(version.clock_starts_with()).map(|event| event.id.as_str());
    let received = happened.iter().filter(|said| starts == Some(said.kind.as_str())).map(|said| said.on).min();
    let Some(received) = received else { return Ok(Vec::new()) };
    let reckoning = reckon(subject.procedure, version, &history, last)?;
    let life = Life {
        rules,
        organisation: subject.organisation,
        track: rules.track_of(happened.iter().copied()),
        received,
        seen: subject.observed_from.filter(|day| *day > received),
        closed: closed(rules, &happened),
        decision: reckoning.terms.iter().find(|t| rules.term.as_ref() == Some(&t.rule.id) && t.person.is_none()),
    };
    let mut found = life.tallies();
    for (stage, from, left) in stages(version, &history, last) {
        found.push(match left {
            Some(left) => life.tally(Series::Stood, (number(month(from)), (left - from).num_days(), 0), stage.as_str()),
            None => life.tally(Series::Stands, (number(from), 0, 0), stage.as_str()),
        });
    }
    found.extend(subject.tasks.map(|rules| talks(&life, rules, &reckoning, &happened)).unwrap_or_default());
    if may_owe(version, &reckoning) {
        let ahead = last + TimeDelta::days(AHEAD);
        // Beyond the years that the calendar covers nothing is reckoned; what is due by now is then all that is known.
        let later = reckon(subject.procedure, version, &history, ahead).ok();
        found.extend(penalties(&life, later.as_ref().unwrap_or(&reckoning)));
    }
    Ok(found)
}

/// What ended the wait, and when: what happened to the whole case, or else to the first of its people.
fn closed(rules: &StatisticsRules, happened: &[&Said]) -> Option<(NaiveDate, End)> {
    let ends = || happened.iter().filter_map(|said| Some((said, rules.end(said)?)));
    let whole = ends().filter(|(said, _)| said.person.is_none()).min_by_key(|(said, _)| said.on);
    whole.or_else(|| ends().min_by_key(|(said, _)| said.on)).map(|(said, end)| (said.on, end))
}

struct Life<'r, 't> {
    rules: &'r StatisticsRules,
    organisation: &'r Slug,
    track: Slug,
    received: NaiveDate,
    seen: Option<NaiveDate>,
    closed: Option<(NaiveDate, End)>,
    decision: Option<&'t Term<'t>>,
}

impl Life<'_, '_> {
    fn tally(&self, series: Series, (a, b, c): (i64, i64, i64), code: &str) -> Tally {
        let (procedure, organisation) = (self.rules.procedure.clone(), self.organisation.clone());
        Tally { series, procedure, organisation, track: self.track.clone(), a, b, c, code: code.to_owned() }
    }

    fn tallies(&self) -> Vec<Tally> {
        let (received, seen) = (number(self.received), self.seen.map_or(0, number));
        let of_month = number(month(self.received));
        let mut all = vec![self.tally(Series::Arrived, (received, 0, 0), "")];
        let Some((on, end)) = self.closed else {
            all.push(self.tally(Series::Open, (received, 0, seen), ""));
            let clock = self.decision.map(|term| term.clock);
            let from = clock.and_then(|clock| clock.as_if_from).map_or(0, number);
            all.push(self.tally(Series::Running, (of_month, from, clock.map_or(0, |clock| clock.stands_at)), ""));
            all.push(self.tally(Series::Due, (self.decision.and_then(due).map_or(0, number), 0, 0), ""));
            return all;
        };
        let age_seen = self.seen.map_or(0, |seen| (seen - self.received).num_days());
        let late = self.decision.map_or("unknown", |term| if term.overdue_days > 0 { "late" } else { "in-time" });
        let code = format!("{}:{late}", end.code());
        all.push(self.tally(Series::Closed, (number(on), received, seen), &code));
        all.push(self.tally(Series::Ended, (number(month(on)), 0, 0), &code));
        let lived = (on - self.received).num_days();
        all.push(self.tally(Series::Lasted, (of_month, lived, age_seen), end.code()));
        if let Some(term) = self.decision {
            let suspended = term.suspended_days;
            all.push(self.tally(Series::Counted, (of_month, (lived - suspended).max(0), 0), end.code()));
            all.push(self.tally(Series::Suspended, (number(month(on)), suspended, 0), ""));
        }
        all
    }
}

/// The last day of an open term, open suspensions taken to run until they lapse.
fn due(term: &Term<'_>) -> Option<NaiveDate> {
    match term.provisional {
        Provisional::No => Some(term.last_day),
        Provisional::AtMost(day) => Some(day),
        Provisional::Open => None,
    }
}

/// Each stage in which the case stood, from when, and when it was left.
fn stages(version: &Version, history: &History, last: NaiveDate) -> Vec<(Slug, NaiveDate, Option<NaiveDate>)> {
    let mut days: Vec<NaiveDate> = history.until(last).iter().map(|event| event.on).collect();
    days.dedup();
    let mut all: Vec<(Slug, NaiveDate, Option<NaiveDate>)> = Vec::new();
    for on in days {
        let stands = tracks(version, history.until(on)).into_iter().next();
        let Some(stage) = stands.and_then(|track| version.stage(track.stage)) else { continue };
        match all.last_mut() {
            Some((known, ..)) if *known == stage.id => {}
            earlier => {
                if let Some((_, _, left)) = earlier {
                    *left = Some(on);
                }
                all.push((stage.id.clone(), on, None));
            }
        }
    }
    all
}

/// The first talk of each person after arrival, had or still to be had.
fn talks(life: &Life<'_, '_>, rules: &TaskRules, reckoning: &Reckoning<'_>, happened: &[&Said]) -> Vec<Tally> {
    let all = tasks(rules, reckoning, happened);
    let had_or_open = all.iter().filter(|task| task.rule.talk && (task.done_on.is_some() || task.state.is_open()));
    had_or_open
        .map(|task| {
            let norm = task.due.map_or(0, |due| (due.on - task.opened_on).num_days());
            let arrived = number(task.opened_on);
            let numbers = match task.done_on {
                Some(done) => (arrived, (done - task.opened_on).num_days().max(0), 0),
                None => (arrived, 0, arrived),
            };
            life.tally(Series::Talk, numbers, &format!("{}:{norm}", task.rule.id))
        })
        .collect()
}

fn grace(kind: &PenaltyKind) -> crate::domain::procedure::TermIx {
    match kind {
        PenaltyKind::Administrative { grace, .. } => *grace,
        PenaltyKind::Judicial { term, .. } => *term,
    }
}

/// Has a term begun after which a penalty is due?
fn may_owe(version: &Version, reckoning: &Reckoning<'_>) -> bool {
    let after = |ix| version.term(ix).map(|rule| &rule.id);
    version
        .penalties()
        .iter()
        .filter_map(|rule| after(grace(&rule.kind)))
        .any(|id| reckoning.terms.iter().any(|term| term.rule.id == *id))
}

fn penalties(life: &Life<'_, '_>, later: &Reckoning<'_>) -> Vec<Tally> {
    let tallies = later.penalties.iter().map(|penalty| {
        let rule = later.version.term(grace(&penalty.rule.kind));
        let ended = later.terms.iter().any(|term| {
            rule.is_some_and(|rule| rule.id == term.rule.id) && !term.is_open() && term.last_day < penalty.first_day
        });
        let last = if ended { number(penalty.first_day) + penalty.days - 1 } else { 0 };
        let judicial = i64::from(penalty.judicial);
        life.tally(Series::Penalty, (number(penalty.first_day), last, judicial), &schedule(&penalty.schedule))
    });
    tallies.collect()
}

/// Days and cents a day, in order: `14:2300+14:3500+14:4500`; `*` for days without end.
fn schedule(spans: &[Span]) -> String {
    let each = spans.iter().map(|span| match span.to {
        Some(to) => format!("{}:{}", (to - span.from).num_days() + 1, span.cents),
        None => format!("*:{}", span.cents),
    });
    each.collect::<Vec<_>>().join("+")
}

/// Euro cents that are due under a [`Series::Penalty`] tally (its a, b and code) until the end of a day, its number as in
/// [`number`].
#[must_use]
pub fn owed((first, last, code): (i64, i64, &str), until: i64) -> i64 {
    let last = if last == 0 { until } else { last.min(until) };
    let mut left = (last - first + 1).max(0);
    let mut cents = 0;
    for span in code.split('+') {
        let Some((days, each)) = span.split_once(':') else { continue };
        let days = days.parse().unwrap_or(i64::MAX).min(left);
        cents += days.saturating_mul(each.parse().unwrap_or(0));
        left -= days;
    }
    cents
}
