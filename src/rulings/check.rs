//! One statement of a ruling, put to the engine.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::file::{Assertion, Ruling};
use super::{Row, Verdict};
use crate::catalogue::Catalogue;
use crate::domain::case::event::Said;
use crate::domain::case::fold::reckon_said;
use crate::domain::deadline::reckoning::{Penalty, Reckoning, Remedy, RemedyState, State, Term};
use crate::domain::procedure::DayZero;
use crate::wire::reading::{ReckoningRequest, reckoning_request};

/// What the ruling states and what the engine computes.
struct Compared {
    of: String,
    stated: Told,
    computed: Told,
}

/// A value as it is compared and shown.
#[derive(Clone, PartialEq, Eq)]
enum Told {
    Day(NaiveDate),
    Yes(bool),
    Number(i64),
    Nothing,
}

impl Told {
    fn text(&self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Yes(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Nothing => "-".to_owned(),
        }
    }
}

pub(super) fn check(catalogue: &Catalogue, ruling: &Ruling, assertion: &Assertion) -> Result<Row, String> {
    let as_of = assertion.as_of.or(ruling.as_of).ok_or("no day of looking")?;
    let request = request(ruling, assertion, as_of)?;
    let procedure =
        catalogue.procedure(&ruling.procedure).ok_or_else(|| format!("no procedure {}", ruling.procedure))?;
    let events: Vec<&Said> = request.events.iter().filter(|said| said.on <= as_of).collect();
    let answer = reckon_said(procedure, ruling.version.as_deref(), &events, as_of).map_err(|f| format!("{f:?}"))?;
    let compared = compare(&answer, assertion, &events)?;
    let difference = match (&compared.stated, &compared.computed) {
        (Told::Day(stated), Told::Day(computed)) => Some((*stated - *computed).num_days()),
        _ => None,
    };
    let explained = explained(assertion)?;
    // An explanation holds for the one difference that it explains: another one is as unexplained as if it were not there.
    let verdict = match (compared.stated == compared.computed, difference.is_some() && difference == explained) {
        (true, _) => Verdict::Agrees,
        (false, true) => Verdict::DiffersExplained,
        (false, false) => Verdict::DiffersUnexplained,
    };
    Ok(Row {
        ruling: ruling.name(),
        court: ruling.court.clone(),
        date: ruling.given_on,
        source: ruling.source_part.clone(),
        check: assertion.check.clone(),
        of: compared.of,
        stated: compared.stated.text(),
        computed: compared.computed.text(),
        difference,
        verdict,
        explanation: assertion.explanation.clone(),
    })
}

/// The difference that is explained, if any: a reason and a number of days, and never one without the other.
fn explained(assertion: &Assertion) -> Result<Option<i64>, &'static str> {
    match (&assertion.explanation, assertion.explained_days) {
        (None, None) => Ok(None),
        (Some(_), Some(0)) | (None, Some(_)) => Err("explains a difference without a reason or without a difference"),
        (Some(_), None) => Err("gives an explanation but not the difference that it explains"),
        (Some(_), Some(days)) => Ok(Some(days)),
    }
}

fn request(ruling: &Ruling, assertion: &Assertion, as_of: NaiveDate) -> Result<ReckoningRequest, String> {
    let kept = |event: &&Value| {
        let kind = event.get("type").and_then(Value::as_str).unwrap_or_default();
        !assertion.without_events.iter().any(|left_out| left_out == kind)
    };
    let events: Vec<&Value> = ruling.events.iter().filter(kept).collect();
    let body = json!({"procedure": ruling.procedure, "asOf": as_of, "events": events});
    reckoning_request(&body).whole().map_err(|faults| format!("{faults:?}"))
}

fn compare(answer: &Reckoning<'_>, assertion: &Assertion, events: &[&Said]) -> Result<Compared, String> {
    let of = [&assertion.term, &assertion.remedy, &assertion.kind].into_iter().flatten().next().cloned();
    let of = of.ok_or("names no term, remedy or penalty")?;
    let day = || assertion.stated.as_ref().and_then(Value::as_str).and_then(|t| t.parse().ok()).ok_or("states no day");
    let yes = || assertion.stated.as_ref().and_then(Value::as_bool).ok_or("states neither yes nor no");
    let (stated, computed) = match assertion.check.as_str() {
        "deadline_stated" | "intermediate_end_stated" | "court_term_until" => {
            (Told::Day(day()?), last_day(term(answer, &of, assertion)?, assertion))
        }
        "court_term" => {
            let weeks = assertion.stated_weeks.ok_or("states no weeks")?;
            let term = term(answer, &of, assertion)?;
            let days = (term.last_day - term.zero).num_days();
            (Told::Number(weeks), if days % 7 == 0 { Told::Number(days / 7) } else { Told::Nothing })
        }
        "late_by_days" => {
            let days = assertion.stated.as_ref().and_then(Value::as_i64).ok_or("states no number of days")?;
            (Told::Number(days), Told::Number(term(answer, &of, assertion)?.overdue_days))
        }
        "term_met_late" => (Told::Yes(yes()?), Told::Yes(term(answer, &of, assertion)?.state == State::MetLate)),
        "notice_premature" => (Told::Yes(yes()?), Told::Yes(premature(answer, &of, assertion.as_of, events)?)),
        "remedy_possible" => {
            let on = assertion.on.ok_or("names no day of use")?;
            (Told::Yes(yes()?), Told::Yes(remedy(answer, &of).is_some_and(|remedy| possible(remedy, on))))
        }
        "penalty_amount" => {
            let cents = assertion.stated_cents.ok_or("states no cents")?;
            (Told::Number(cents), penalty(answer, &of).map_or(Told::Nothing, |p| Told::Number(p.amount_cents)))
        }
        "penalty_max_reached" => {
            (Told::Yes(yes()?), Told::Yes(penalty(answer, &of).is_some_and(|p| p.maximum_reached)))
        }
        other => return Err(format!("there is no check {other}")),
    };
    Ok(Compared { of, stated, computed })
}

fn term<'a, 'v>(answer: &'a Reckoning<'v>, id: &str, assertion: &Assertion) -> Result<&'a Term<'v>, String> {
    let named: Vec<&Term<'v>> = answer.terms.iter().filter(|t| t.rule.id.as_str() == id).collect();
    let Some(occurrence) = assertion.occurrence else {
        return match named.as_slice() {
            [only] => Ok(only),
            [] => Err(format!("the term {id} has not started")),
            several => Err(format!("the term {id} started {} times: name one by `occurrence`", several.len())),
        };
    };
    let from_end = usize::try_from(-1 - occurrence).ok();
    let found = match (usize::try_from(occurrence), from_end) {
        (Ok(at), _) => named.get(at).copied(),
        (Err(_), Some(at)) => named.iter().rev().nth(at).copied(),
        (Err(_), None) => None,
    };
    found.ok_or_else(|| format!("the term {id} ({occurrence}) has not started"))
}

fn last_day(term: &Term<'_>, assertion: &Assertion) -> Told {
    match &assertion.reading {
        None => Told::Day(term.last_day),
        Some(reading) => {
            let found = term.readings.iter().find(|(r, _)| r.id.as_str() == reading);
            found.map_or(Told::Nothing, |(_, day)| Told::Day(*day))
        }
    }
}

fn remedy<'a, 'v>(answer: &'a Reckoning<'v>, id: &str) -> Option<&'a Remedy<'v>> {
    answer.remedies.iter().find(|r| r.rule.id.as_str() == id)
}

fn possible(remedy: &Remedy<'_>, on: NaiveDate) -> bool {
    remedy.state != RemedyState::Passed && remedy.possible_from <= on && remedy.until.is_none_or(|until| on <= until)
}

/// Was the notice of that day too early? The engine says it of each use; where no late term is there for which it could
/// have been given, it was too early if it started no two weeks.
fn premature(answer: &Reckoning<'_>, id: &str, on: Option<NaiveDate>, events: &[&Said]) -> Result<bool, String> {
    let on = on.ok_or("names no day of the notice")?;
    let rule = answer.version.remedies().iter().find(|rule| rule.id.as_str() == id);
    let rule = rule.ok_or_else(|| format!("there is no remedy {id}"))?;
    let used_by =
        |kind: &str| rule.used_by.iter().filter_map(|ix| answer.version.event(*ix)).any(|e| e.id.as_str() == kind);
    if !events.iter().any(|said| said.on == on && used_by(&said.kind)) {
        return Err(format!("there is no notice of {on} among the events"));
    }
    if let Some(used) = remedy(answer, id).and_then(|remedy| remedy.uses.iter().find(|used| used.on == on)) {
        return Ok(used.premature);
    }
    let started = |t: &Term<'_>| {
        let (by, day) = t.started_by;
        matches!(t.rule.zero, DayZero::NoticeOn(_)) && day == on && used_by(by.id.as_str())
    };
    Ok(!answer.terms.iter().any(started))
}

fn penalty<'a, 'v>(answer: &'a Reckoning<'v>, kind: &str) -> Option<&'a Penalty<'v>> {
    answer.penalties.iter().find(|p| p.judicial == (kind == "judicial"))
}
