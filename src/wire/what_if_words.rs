//! What was supposed, in sentences; and the capacity that a promise would need.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::what_if::{StartBody, beginning};
use super::what_if_request::Supposed;
use crate::domain::draws::count;
use crate::domain::what_if::known::Known;
use crate::domain::what_if::{Answer, Change, Handling, Impossible, Level, Scenario, Start, Withdrawal};
use crate::i18n::{Arg, Locale};

/// The smallest constant capacity that keeps a promise, or why none does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Capacity)]
#[serde(rename_all = "camelCase")]
pub struct CapacityBody {
    /// The procedure.
    pub procedure: String,
    /// The day at whose end it begins: the end of the newest published month.
    pub as_of: NaiveDate,
    /// What is counted: `families`.
    pub unit: String,
    /// The day at whose end nobody who waits may be overdue.
    pub by: NaiveDate,
    /// Decisions a month from the beginning on, to the next five; null where no number is enough.
    pub per_month: Option<u64>,
    /// Why none is enough: `no-working-day`, `held` or `too-late`.
    pub impossible: Option<String>,
    /// In so many of a hundred runs it was enough; where nothing is: deciding everybody at once was.
    pub kept_percent: u64,
    /// How many runs.
    pub runs: u32,
    /// Where chance began.
    pub seed: u64,
    /// Where it begins.
    pub start: StartBody,
    /// The answer in a sentence.
    pub sentence: String,
    /// What was supposed, in sentences.
    pub assumptions: Vec<String>,
}

fn whole(number: f64) -> Arg<'static> {
    Arg::Number(i64::try_from(count(number + 0.5)).unwrap_or(i64::MAX))
}

/// The answer as it is told.
#[must_use]
pub fn capacity(
    (known, start): (&Known, &Start),
    (supposed, scenario, has_term): (&Supposed, &Scenario, bool),
    (by, answer): (NaiveDate, Answer),
    locale: &Locale,
) -> CapacityBody {
    let (per_month, impossible, probability) = match answer {
        Answer::Enough { per_month, probability } => (Some(u64::from(per_month).div_ceil(5) * 5), None, probability),
        Answer::Impossible { why, probability } => (None, Some(why), probability),
    };
    let begins = beginning(known, start);
    let code = impossible.map(|why| match why {
        Impossible::NoWorkingDay => "no-working-day",
        Impossible::Held => "held",
        Impossible::TooLate => "too-late",
    });
    let args = [
        ("day", Arg::Day(by)),
        ("number", Arg::Number(per_month.and_then(|n| i64::try_from(n).ok()).unwrap_or_default())),
        ("now", whole(known.closed.unwrap_or_default())),
        ("percent", whole(probability * 100.0)),
    ];
    let sentence = match code {
        None => locale.text("what-if-enough", &args),
        Some(code) => locale.text(&format!("what-if-impossible-{code}"), &args),
    };
    CapacityBody {
        procedure: supposed.procedure.clone(),
        as_of: known.as_of,
        unit: "families".to_owned(),
        by,
        per_month,
        impossible: code.map(str::to_owned),
        kept_percent: count(probability * 100.0 + 0.5),
        runs: scenario.runs,
        seed: scenario.seed,
        start: begins,
        sentence,
        assumptions: assumptions((known, start), (supposed, scenario, has_term), locale),
    }
}

/// Everything that is supposed, in sentences.
#[must_use]
pub fn assumptions(
    (known, start): (&Known, &Start),
    (supposed, scenario, has_term): (&Supposed, &Scenario, bool),
    locale: &Locale,
) -> Vec<String> {
    let begins = beginning(known, start);
    let number = |n: Option<u64>| Arg::Number(n.and_then(|n| i64::try_from(n).ok()).unwrap_or_default());
    let say = |key: &str, args: &[(&str, Arg<'_>)]| locale.text(key, args);
    let mut all = vec![
        say(
            "what-if-start",
            &[
                ("day", Arg::Day(known.as_of)),
                ("backlog", number(begins.backlog)),
                ("received", number(begins.received_a_month)),
                ("closed", number(begins.closed_a_month)),
            ],
        ),
        say("what-if-even", &[]),
        say(&format!("what-if-handling-{}", order(supposed.handling, known)), &[]),
    ];
    all.extend(supposed.intake.iter().map(|change| level("intake", change, known, locale)));
    all.extend(supposed.capacity.iter().map(|change| level("capacity", change, known, locale)));
    all.extend(supposed.freezes.iter().map(|freeze| {
        let key = if freeze.until.is_some() { "what-if-freeze" } else { "what-if-freeze-open" };
        let until = Arg::Day(freeze.until.unwrap_or(freeze.from));
        say(key, &[("percent", whole(freeze.share * 100.0)), ("day", Arg::Day(freeze.from)), ("until", until)])
    }));
    all.push(say(
        match (has_term, supposed.terms.is_some()) {
            (_, true) => "what-if-terms-supposed",
            (true, false) => "what-if-terms-law",
            (false, false) => "what-if-terms-none",
        },
        &[],
    ));
    all.push(match supposed.withdrawal {
        Withdrawal::AsObserved => say("what-if-withdrawal-now", &[]),
        Withdrawal::ShareOfYear(share) => say("what-if-withdrawal", &[("percent", whole(share * 100.0))]),
    });
    all.push(match &scenario.penalty {
        None => say("what-if-penalty-none", &[]),
        Some(model) => say("what-if-penalty", &[("percent", whole(model.notice_share * 100.0))]),
    });
    let seed = scenario.seed.to_string();
    all.push(say("what-if-chance", &[("runs", whole(f64::from(scenario.runs))), ("seed", Arg::from(seed.as_str()))]));
    all.push(say("what-if-not-in-it", &[]));
    all
}

fn order(handling: Handling, known: &Known) -> &'static str {
    match handling {
        Handling::InOrder => "in-order",
        Handling::NewestFirst => "newest-first",
        Handling::Random | Handling::Mixture(_) => "random",
        Handling::AsObserved if known.stood_before.is_some() => "as-observed",
        Handling::AsObserved => "unknown",
    }
}

fn level(what: &str, change: &Change, known: &Known, locale: &Locale) -> String {
    let (kind, number) = match change.level {
        Level::Percent(percent) => ("percent", percent),
        Level::PerMonth(families) => ("number", families),
    };
    let from = change.from.max(known.as_of.succ_opt().unwrap_or(known.as_of));
    locale.text(&format!("what-if-{what}-{kind}"), &[("day", Arg::Day(from)), ("number", whole(number))])
}
