//! Penalties for being late, day by day: the administrative one by the tariff of the day of the notice, the judicial one by
//! the court's order. Amounts in euro cents.

use chrono::{Days, NaiveDate, TimeDelta};

use super::calendar::OutsideCalendar;
use super::engine::{Instance, View};
use super::reckoning::{Cited, Penalty, Rule, Span, Step, Term};
use super::suspension::next;
use crate::domain::procedure::{AuthorityIx, Change, PenaltyKind, PenaltyRule, Reading, Tariff, Version};

/// What each day costs, and when it ends.
struct Schedule<'v> {
    spans: Vec<Span>,
    maximum_cents: Option<i64>,
    /// Where the amounts stand.
    authority: &'v [AuthorityIx],
}

pub(super) fn penalties<'v>(
    view: &View<'v, '_>,
    instances: &[Instance<'v>],
) -> Result<Vec<Penalty<'v>>, OutsideCalendar> {
    let mut all = Vec::new();
    for rule in view.version.penalties() {
        let (term, judicial) = match &rule.kind {
            PenaltyKind::Administrative { grace, .. } => (*grace, false),
            PenaltyKind::Judicial { term, .. } => (*term, true),
        };
        for instance in instances.iter().filter(|i| i.ix == term) {
            let first_day = next(instance.term.last_day);
            if let Some(schedule) = schedule(view, rule, instance, first_day) {
                all.extend(penalty(view, rule, &instance.term, schedule, judicial)?);
            }
        }
    }
    Ok(all)
}

fn schedule<'v>(
    view: &View<'v, '_>,
    rule: &'v PenaltyRule,
    instance: &Instance<'_>,
    first: NaiveDate,
) -> Option<Schedule<'v>> {
    match &rule.kind {
        PenaltyKind::Administrative { tariffs, .. } => {
            let notice = instance.term.started_by.1;
            let tariff = tariffs.iter().find(|t| t.from <= notice && t.until.is_none_or(|until| notice <= until))?;
            Some(by_tariff(tariff, first))
        }
        PenaltyKind::Judicial { per_day, maximum, .. } => {
            let order = view.events.get(instance.started_at)?;
            let per_day = order.number(*per_day)?;
            let (spans, maximum_cents) = by_order(per_day, order.number(*maximum), first);
            Some(Schedule { spans, maximum_cents, authority: &rule.authority })
        }
    }
}

fn by_tariff(tariff: &Tariff, first: NaiveDate) -> Schedule<'_> {
    let mut from = first;
    let spans = tariff.steps.iter().map(|step| {
        let to = add(from, i64::from(step.days) - 1);
        let span = Span { from, to: Some(to), cents: step.cents };
        from = next(to);
        span
    });
    Schedule { spans: spans.collect(), maximum_cents: Some(tariff.maximum_cents), authority: &tariff.authority }
}

/// Whole days at the full amount, then one day at the rest, if the maximum is no multiple.
fn by_order(per_day: i64, maximum: Option<i64>, first: NaiveDate) -> (Vec<Span>, Option<i64>) {
    let Some(maximum) = maximum else {
        return (vec![Span { from: first, to: None, cents: per_day }], None);
    };
    let (whole, rest) = (maximum / per_day, maximum % per_day);
    let mut spans = Vec::with_capacity(2);
    if whole > 0 {
        spans.push(Span { from: first, to: Some(add(first, whole - 1)), cents: per_day });
    }
    if rest > 0 {
        let day = add(first, whole);
        spans.push(Span { from: day, to: Some(day), cents: rest });
    }
    (spans, Some(maximum))
}

fn add(day: NaiveDate, days: i64) -> NaiveDate {
    day.checked_add_signed(TimeDelta::days(days)).unwrap_or(NaiveDate::MAX)
}

impl Schedule<'_> {
    /// The days due up to and including a day, and their sum.
    fn due(&self, until: NaiveDate) -> (i64, i64) {
        self.spans.iter().fold((0, 0), |(days, cents), span| {
            let last = span.to.map_or(until, |to| to.min(until));
            let here = ((last - span.from).num_days() + 1).max(0);
            (days + here, cents + here * span.cents)
        })
    }
}

/// `None` before the first penalty day, and where the authority acted before it.
fn penalty<'v>(
    view: &View<'v, '_>,
    rule: &'v PenaltyRule,
    term: &Term<'v>,
    schedule: Schedule<'v>,
    judicial: bool,
) -> Result<Option<Penalty<'v>>, OutsideCalendar> {
    let first_day = next(term.last_day);
    let acted = term.met_on.or(term.moot_on);
    // On the default reading the day on which the authority acts is no penalty day.
    let last_due = acted.map_or(view.as_of, |on| on.checked_sub_days(Days::new(1)).unwrap_or(on));
    let (days, amount_cents) = schedule.due(last_due);
    if schedule.due(acted.unwrap_or(view.as_of)).0 == 0 {
        return Ok(None);
    }
    let maximum_reached = schedule.maximum_cents.is_some_and(|maximum| amount_cents >= maximum);
    let readings = rule.readings.iter().filter_map(|ix| view.version.reading(*ix));
    let readings = readings.filter_map(|r| other_reading(r, &schedule, acted, amount_cents)).collect();
    Ok(Some(Penalty {
        rule,
        person: term.person.clone(),
        judicial,
        first_day,
        days,
        amount_cents,
        maximum_cents: schedule.maximum_cents,
        maximum_reached,
        fix_by: fix_by(view.version, rule, &schedule, acted.map(|_| last_due))?,
        readings,
        steps: steps(rule, term, &schedule, last_due, acted),
        schedule: schedule.spans,
    }))
}

fn other_reading<'v>(
    reading: &'v Reading,
    schedule: &Schedule<'_>,
    acted: Option<NaiveDate>,
    default: i64,
) -> Option<(&'v Reading, i64)> {
    match (&reading.changes, acted) {
        (Change::Default, _) => Some((reading, default)),
        (Change::ActingDayCounts, Some(acted)) => Some((reading, schedule.due(acted).1)),
        _ => None,
    }
}

/// Within two weeks after the last penalty day (General Administrative Law Act, article 4:18), which is the last day of the
/// schedule or the last before the authority acted.
fn fix_by(
    version: &Version,
    rule: &PenaltyRule,
    schedule: &Schedule<'_>,
    stopped: Option<NaiveDate>,
) -> Result<Option<NaiveDate>, OutsideCalendar> {
    let PenaltyKind::Administrative { fixed_within: Some(within), .. } = &rule.kind else { return Ok(None) };
    let planned = schedule.spans.last().and_then(|span| span.to);
    let Some(last) = [planned, stopped].into_iter().flatten().min() else { return Ok(None) };
    let end = within.after(last);
    version.calendar().shifted(last, end).map(Some)
}

fn steps<'v>(
    rule: &'v PenaltyRule,
    term: &Term<'v>,
    schedule: &Schedule<'v>,
    last_due: NaiveDate,
    acted: Option<NaiveDate>,
) -> Vec<Step<'v>> {
    let tariff = Cited::Procedure(schedule.authority);
    let own = Cited::Procedure(&rule.authority);
    let first_day = next(term.last_day);
    let mut steps = vec![Step { rule: Rule::PenaltyStart, from: term.last_day, to: first_day, authority: own }];
    for span in &schedule.spans {
        let last = span.to.map_or(last_due, |to| to.min(last_due));
        let days = (last - span.from).num_days() + 1;
        if days > 0 {
            let rule = Rule::PenaltyDays { days, cents: span.cents };
            steps.push(Step { rule, from: span.from, to: last, authority: tariff });
        }
    }
    if let Some(end) = schedule.spans.last().and_then(|s| s.to).filter(|end| *end <= last_due) {
        let rule = Rule::PenaltyMaximum(schedule.maximum_cents.unwrap_or(0));
        steps.push(Step { rule, from: end, to: end, authority: tariff });
    } else if let Some(acted) = acted {
        steps.push(Step { rule: Rule::PenaltyStop, from: acted, to: acted, authority: own });
    }
    steps
}
