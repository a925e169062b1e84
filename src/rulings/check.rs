//! One statement of a ruling, put to the engine.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::file::{Assertion, Ruling};
use super::{Row, Verdict};
use crate::catalogue::Catalogue;
use crate::domain::case::event::Said;
use crate::domain::case::fold::reckon_said;
use crate::domain::deadline::reckoning::{Penalty, Reckoning, Remedy, State, Term};
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
    let compared = compare(&answer, assertion)?;
    let difference = match (&compared.stated, &compared.computed) {
        (Told::Day(stated), Told::Day(computed)) => Some((*stated - *computed).num_days()),
        _ => None,
    };
    let verdict = match (compared.stated == compared.computed, &assertion.explanation) {
        (true, _) => Verdict::Agrees,
        (false, Some(_)) => Verdict::DiffersExplained,
        (false, None) => Verdict::DiffersUnexplained,
    };
    Ok(Row {
        ruling: ruling.name(),
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

fn request(ruling: &Ruling, assertion: &Assertion, as_of: NaiveDate) -> Result<ReckoningRequest, String> {
    let kept = |event: &&Value| {
        let kind = event.get("type").and_then(Value::as_str).unwrap_or_default();
        !assertion.without_events.iter().any(|left_out| left_out == kind)
    };
    let events: Vec<&Value> = ruling.events.iter().filter(kept).collect();
    let body = json!({"procedure": ruling.procedure, "asOf": as_of, "events": events});
    reckoning_request(&body).whole().map_err(|faults| format!("{faults:?}"))
}

fn compare(answer: &Reckoning<'_>, assertion: &Assertion) -> Result<Compared, String> {
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
        "notice_premature" => (Told::Yes(yes()?), Told::Yes(premature(answer, &of))),
        "remedy_possible" => {
            let on = assertion.on.ok_or("names no day of use")?;
            let possible = remedy(answer, &of).is_some_and(|remedy| remedy.possible_from <= on);
            (Told::Yes(yes()?), Told::Yes(possible))
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
    let from_end = usize::try_from(-1 - assertion.occurrence).ok();
    let found = match (usize::try_from(assertion.occurrence), from_end) {
        (Ok(at), _) => named.get(at).copied(),
        (Err(_), Some(at)) => named.iter().rev().nth(at).copied(),
        (Err(_), None) => None,
    };
    found.ok_or_else(|| format!("the term {id} ({}) has not started", assertion.occurrence))
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

/// A notice is too early if the engine says so, or if no late term is there for which it could have been given.
fn premature(answer: &Reckoning<'_>, id: &str) -> bool {
    remedy(answer, id).is_none_or(|remedy| remedy.premature || remedy.uses.is_empty())
}

fn penalty<'a, 'v>(answer: &'a Reckoning<'v>, kind: &str) -> Option<&'a Penalty<'v>> {
    answer.penalties.iter().find(|p| p.judicial == (kind == "judicial"))
}
