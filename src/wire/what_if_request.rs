//! What is supposed in a what-if, as JSON: read member by member, all faults at once.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::fault::{Fault, list, text};
use super::reading::{Read, Reader};
use crate::domain::deadline::term::Length;
use crate::domain::disclosure::period::{Grain, Period};
use crate::domain::what_if::law::Law;
use crate::domain::what_if::scenario::Weekly;
use crate::domain::what_if::{Change, Freeze, Handling, Level, Scenario, TermFrom, Withdrawal};

/// Most entries of a list.
const MOST: usize = 20;
/// Most months.
pub const MOST_MONTHS: u32 = 60;
/// Most runs.
pub const MOST_RUNS: u32 = 400;
/// Most families a month that may be supposed.
pub const MOST_A_MONTH: f64 = 20_000.0;
/// Runs of a capacity unless somebody says otherwise: each is made many times over.
const RUNS_OF_CAPACITY: u32 = 50;
/// The orders of handling.
pub const HANDLINGS: [&str; 4] = ["in-order", "newest-first", "random", "as-observed"];

/// What is supposed. Everything that is left out is as it is now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = ProjectionRequest, example = json!({"procedure": "nl-nareis", "months": 24, "capacity": [{"from": "2027-03", "percent": 120}]}))]
#[serde(rename_all = "camelCase")]
pub struct ProjectionRequestBody {
    /// The procedure.
    pub procedure: String,
    /// How many months to look ahead; 24 by default.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(minimum = 1, maximum = 60)]
    pub months: Option<u32>,
    /// What is supposed.
    #[serde(flatten)]
    pub supposed: SupposedBody,
}

/// A question for a capacity. Everything that is left out is as it is now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = CapacityRequest, example = json!({"procedure": "nl-nareis", "by": "2028-06-30", "probability": 90}))]
#[serde(rename_all = "camelCase")]
pub struct CapacityRequestBody {
    /// The procedure.
    pub procedure: String,
    /// The day at whose end nobody who waits may be overdue; within five years.
    pub by: NaiveDate,
    /// In so many of a hundred runs; 90 by default.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(minimum = 1, maximum = 100)]
    pub probability: Option<f64>,
    /// What is supposed; a capacity is not.
    #[serde(flatten)]
    pub supposed: SupposedBody,
}

/// What both suppose.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Supposed)]
#[serde(rename_all = "camelCase")]
pub struct SupposedBody {
    /// `in-order`, `newest-first`, `random` or `as-observed` (the default).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub handling: Option<String>,
    /// How many come; absent: as now.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(max_items = 20)]
    pub intake: Option<Vec<ChangeBody>>,
    /// How many are decided; absent: as now.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(max_items = 20)]
    pub capacity: Option<Vec<ChangeBody>>,
    /// Decisions that are suspended for a share.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(max_items = 20)]
    pub freezes: Option<Vec<FreezeBody>>,
    /// The legal term by day of receipt; absent: as the law says.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(max_items = 20)]
    pub terms: Option<Vec<TermBody>>,
    /// Of a hundred who wait a year, so many withdraw; absent: withdrawals stay among the closings.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(minimum = 0, maximum = 99)]
    pub withdrawal: Option<f64>,
    /// What being late costs; absent: as the law says.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub penalty: Option<PenaltyBody>,
    /// How many runs; 100 by default, 50 for a capacity.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(minimum = 1, maximum = 400)]
    pub runs: Option<u32>,
    /// Where chance begins; 1 by default. The same seed gives the same answer.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub seed: Option<u64>,
}

/// Another level from a month on: in per cent of now, or so many a month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = SupposedChange)]
#[serde(rename_all = "camelCase")]
pub struct ChangeBody {
    /// The month; absent: from the beginning.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(example = "2027-03", pattern = "^[0-9]{4}-[0-9]{2}$")]
    pub from: Option<String>,
    /// Per cent of now; 100 is as it is. Either this or `perMonth`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(minimum = 0, maximum = 1000)]
    pub percent: Option<f64>,
    /// Families a month.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(minimum = 0, maximum = 20000)]
    pub per_month: Option<f64>,
}

/// A share is not decided for a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = SupposedFreeze)]
#[serde(rename_all = "camelCase")]
pub struct FreezeBody {
    /// Of a hundred, so many.
    #[schema(minimum = 0, maximum = 100)]
    pub percent: f64,
    /// The first month.
    #[schema(example = "2027-01", pattern = "^[0-9]{4}-[0-9]{2}$")]
    pub from: String,
    /// The last month; absent: no end is known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(pattern = "^[0-9]{4}-[0-9]{2}$")]
    pub until: Option<String>,
}

/// The legal term of what is received from a day on: months and then days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = SupposedTerm)]
#[serde(rename_all = "camelCase")]
pub struct TermBody {
    /// From this day of receipt on; what was received before the first follows the first.
    pub received_from: NaiveDate,
    /// Months.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(minimum = 0, maximum = 120)]
    pub months: Option<u32>,
    /// Days after them.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(minimum = 0, maximum = 3650)]
    pub days: Option<u32>,
}

/// What being late costs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = SupposedPenalty)]
#[serde(rename_all = "camelCase")]
pub struct PenaltyBody {
    /// Does the penalty of the law exist?
    pub applies: bool,
    /// Of a hundred overdue families, so many send a notice; 50 by default.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(minimum = 0, maximum = 100)]
    pub notice_percent: Option<f64>,
}

/// What is supposed, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Supposed {
    /// The procedure.
    pub procedure: String,
    /// The order.
    pub handling: Handling,
    /// How many come; from `MIN` on where no month is named.
    pub intake: Vec<Change>,
    /// How many are decided.
    pub capacity: Vec<Change>,
    /// What is held.
    pub freezes: Vec<Freeze>,
    /// The terms, if supposed.
    pub terms: Option<Vec<TermFrom>>,
    /// How many give up.
    pub withdrawal: Withdrawal,
    /// Does a penalty exist, if said.
    pub penalty: Option<bool>,
    /// The share that sends a notice, if said.
    pub notices: Option<f64>,
    /// How many runs.
    pub runs: u32,
    /// Where chance begins.
    pub seed: u64,
}

impl Supposed {
    /// As it is now.
    #[must_use]
    pub fn as_now(procedure: &str) -> Self {
        Self {
            procedure: procedure.to_owned(),
            handling: Handling::AsObserved,
            intake: Vec::new(),
            capacity: Vec::new(),
            freezes: Vec::new(),
            terms: None,
            withdrawal: Withdrawal::AsObserved,
            penalty: None,
            notices: None,
            runs: 100,
            seed: 1,
        }
    }

    /// The scenario under a law, over so many months; a term that nobody reaches stands where there is none.
    #[must_use]
    pub fn scenario(&self, law: &Law, months: u32) -> Scenario {
        let none = || vec![TermFrom { received_from: NaiveDate::MIN, lengths: vec![Length::Years(200)] }];
        let by_law = || if law.terms.is_empty() { none() } else { law.terms.clone() };
        let mut penalty = law.penalty.clone().filter(|_| self.penalty != Some(false));
        if let (Some(model), Some(share)) = (&mut penalty, self.notices) {
            model.notice_share = share;
        }
        Scenario {
            months,
            handling: self.handling,
            intake: self.intake.clone(),
            capacity: self.capacity.clone(),
            freezes: self.freezes.clone(),
            terms: self.terms.clone().unwrap_or_else(by_law),
            withdrawal: self.withdrawal,
            penalty,
            level_spread: Scenario::PACE_SPREAD,
            weekly: Weekly::AsObserved,
            runs: self.runs,
            seed: self.seed,
        }
    }
}

/// A projection that is asked for: what is supposed and how many months.
#[must_use]
pub fn projection_request(body: &Value) -> Read<(Supposed, u32)> {
    let mut reader = Reader::default();
    let Some(members) = reader.object(body, "") else { return reader.finish(None) };
    reader.only(members, "", &[&COMMON[..], &["months", "capacity"]].concat());
    let months = whole(&mut reader, (members, "", "months"), (1, u64::from(MOST_MONTHS))).unwrap_or(24);
    let mut supposed = supposed(&mut reader, members);
    supposed.capacity = changes(&mut reader, members, "capacity");
    reader.finish(u32::try_from(months).ok().map(|months| (supposed, months)))
}

/// A capacity that is asked for: what is supposed, by which day, and with which probability.
#[must_use]
pub fn capacity_request(body: &Value) -> Read<(Supposed, NaiveDate, f64)> {
    let mut reader = Reader::default();
    let Some(members) = reader.object(body, "") else { return reader.finish(None) };
    reader.only(members, "", &[&COMMON[..], &["by", "probability"]].concat());
    let by = reader.day(members, "", "by", true);
    let probability = number(&mut reader, (members, "", "probability"), (1.0, 100.0)).unwrap_or(90.0) / 100.0;
    let mut supposed = supposed(&mut reader, members);
    if members.get("runs").is_none_or(Value::is_null) {
        supposed.runs = RUNS_OF_CAPACITY;
    }
    reader.finish(by.map(|by| (supposed, by, probability)))
}

const COMMON: [&str; 9] =
    ["procedure", "handling", "intake", "freezes", "terms", "withdrawal", "penalty", "runs", "seed"];

/// Where a member stands: the object, its pointer, its name.
type Place<'p> = (&'p Map<String, Value>, &'p str, &'p str);

fn supposed(reader: &mut Reader, members: &Map<String, Value>) -> Supposed {
    let now = Supposed::as_now(&reader.text(members, "", "procedure", true).unwrap_or_default());
    let order = reader.text(members, "", "handling", false);
    let handling = order.as_deref().map_or(Some(Handling::AsObserved), handling);
    if handling.is_none() {
        reader.faults.push(Fault::new("/handling", "not-one-of", vec![("known", list(HANDLINGS))]));
    }
    let withdrawal = number(reader, (members, "", "withdrawal"), (0.0, 99.0));
    let runs = whole(reader, (members, "", "runs"), (1, u64::from(MOST_RUNS)));
    let (penalty, notices) = penalty(reader, members);
    Supposed {
        handling: handling.unwrap_or(now.handling),
        intake: changes(reader, members, "intake"),
        freezes: freezes(reader, members),
        terms: terms(reader, members),
        withdrawal: withdrawal.map_or(now.withdrawal, |percent| Withdrawal::ShareOfYear(percent / 100.0)),
        penalty,
        notices,
        runs: runs.and_then(|runs| u32::try_from(runs).ok()).unwrap_or(now.runs),
        seed: whole(reader, (members, "", "seed"), (0, 9_007_199_254_740_991)).unwrap_or(now.seed),
        ..now
    }
}

/// An order of handling by its name.
#[must_use]
pub fn handling(name: &str) -> Option<Handling> {
    match name {
        "in-order" => Some(Handling::InOrder),
        "newest-first" => Some(Handling::NewestFirst),
        "random" => Some(Handling::Random),
        "as-observed" => Some(Handling::AsObserved),
        _ => None,
    }
}

fn number(reader: &mut Reader, (members, base, name): Place<'_>, (least, most): (f64, f64)) -> Option<f64> {
    let value = members.get(name).filter(|value| !value.is_null())?;
    let found = value.as_f64().filter(|number| (least..=most).contains(number));
    if found.is_none() {
        reader.wrong(format!("{base}/{name}"), &format!("a number from {least} to {most}"));
    }
    found
}

fn whole(reader: &mut Reader, (members, base, name): Place<'_>, (least, most): (u64, u64)) -> Option<u64> {
    let value = members.get(name).filter(|value| !value.is_null())?;
    let found = value.as_u64().filter(|number| (least..=most).contains(number));
    if found.is_none() {
        reader.wrong(format!("{base}/{name}"), &format!("a whole number from {least} to {most}"));
    }
    found
}

/// The first day of a month.
fn month(reader: &mut Reader, (members, base, name): Place<'_>, required: bool) -> Option<Period> {
    let given = reader.text(members, base, name, required)?;
    let found = Period::parse(&given).filter(|period| period.grain() == Grain::Month);
    if found.is_none() {
        reader.wrong(format!("{base}/{name}"), "a month like 2027-03");
    }
    found
}

/// The entries of a list that are objects, each with its pointer.
fn entries<'v>(
    reader: &mut Reader,
    members: &'v Map<String, Value>,
    name: &str,
) -> Option<Vec<(String, &'v Map<String, Value>)>> {
    match members.get(name) {
        None | Some(Value::Null) => None,
        Some(Value::Array(all)) if all.len() > MOST => {
            let maximum = text(MOST.to_string());
            reader.faults.push(Fault::new(format!("/{name}"), "too-many", vec![("maximum", maximum)]));
            None
        }
        Some(Value::Array(all)) => {
            let entry = |(at, entry)| {
                let pointer = format!("/{name}/{at}");
                reader.object(entry, &pointer).map(|members| (pointer, members))
            };
            Some(all.iter().enumerate().filter_map(entry).collect())
        }
        Some(_) => {
            reader.wrong(format!("/{name}"), "a list");
            None
        }
    }
}

fn changes(reader: &mut Reader, members: &Map<String, Value>, name: &str) -> Vec<Change> {
    let mut all = Vec::new();
    for (base, members) in entries(reader, members, name).unwrap_or_default() {
        reader.only(members, &base, &["from", "percent", "perMonth"]);
        let from = month(reader, (members, &base, "from"), false).map_or(NaiveDate::MIN, Period::first_day);
        let percent = number(reader, (members, &base, "percent"), (0.0, 1000.0)).map(Level::Percent);
        let per_month = number(reader, (members, &base, "perMonth"), (0.0, MOST_A_MONTH)).map(Level::PerMonth);
        let given = |name: &str| members.get(name).is_some_and(|value| !value.is_null());
        if given("percent") == given("perMonth") {
            reader.wrong(base.clone(), "a level: either percent or perMonth");
        }
        all.extend(percent.or(per_month).map(|level| Change { from, level }));
    }
    all.sort_by_key(|change| change.from);
    all
}

fn freezes(reader: &mut Reader, members: &Map<String, Value>) -> Vec<Freeze> {
    let mut all = Vec::new();
    for (base, members) in entries(reader, members, "freezes").unwrap_or_default() {
        reader.only(members, &base, &["percent", "from", "until"]);
        let percent = needed(reader, (members, &base, "percent"))
            .and_then(|()| number(reader, (members, &base, "percent"), (0.0, 100.0)));
        let from = month(reader, (members, &base, "from"), true);
        let until = month(reader, (members, &base, "until"), false);
        if from.zip(until).is_some_and(|(from, until)| until.last_day() < from.first_day()) {
            reader.faults.push(Fault::new(format!("{base}/until"), "before-from", vec![]));
        }
        let share = percent.map(|percent| percent / 100.0);
        all.extend(share.zip(from).map(|(share, from)| Freeze {
            share,
            from: from.first_day(),
            until: until.map(Period::last_day),
        }));
    }
    all
}

fn terms(reader: &mut Reader, members: &Map<String, Value>) -> Option<Vec<TermFrom>> {
    let entries = entries(reader, members, "terms")?;
    if entries.is_empty() {
        return None;
    }
    let mut all: Vec<TermFrom> = Vec::new();
    for (base, members) in entries {
        reader.only(members, &base, &["receivedFrom", "months", "days"]);
        let from = reader.day(members, &base, "receivedFrom", true);
        let months = whole(reader, (members, &base, "months"), (0, 120)).and_then(|n| u32::try_from(n).ok());
        let days = whole(reader, (members, &base, "days"), (0, 3650)).and_then(|n| u32::try_from(n).ok());
        let given = |name: &str| members.get(name).is_some_and(|value| !value.is_null());
        if !given("months") && !given("days") {
            reader.wrong(base.clone(), "a length: months, days or both");
        }
        let Some(received_from) = from else { continue };
        if all.last().is_some_and(|last| last.received_from >= received_from) {
            reader.wrong(format!("{base}/receivedFrom"), "a day after that of the term before");
        }
        let lengths = [months.map(Length::Months), days.map(Length::Days)].into_iter().flatten().collect();
        all.push(TermFrom { received_from, lengths });
    }
    Some(all)
}

fn penalty(reader: &mut Reader, members: &Map<String, Value>) -> (Option<bool>, Option<f64>) {
    let Some(value) = members.get("penalty").filter(|value| !value.is_null()) else { return (None, None) };
    let Some(members) = reader.object(value, "/penalty") else { return (None, None) };
    reader.only(members, "/penalty", &["applies", "noticePercent"]);
    let applies = members.get("applies").and_then(Value::as_bool);
    if needed(reader, (members, "/penalty", "applies")).is_some() && applies.is_none() {
        reader.wrong("/penalty/applies", "true or false");
    }
    let notices = number(reader, (members, "/penalty", "noticePercent"), (0.0, 100.0));
    (applies, notices.map(|percent| percent / 100.0))
}

fn needed(reader: &mut Reader, (members, base, name): Place<'_>) -> Option<()> {
    if members.get(name).is_none_or(Value::is_null) {
        reader.faults.push(Fault::new(format!("{base}/{name}"), "missing", vec![]));
        return None;
    }
    Some(())
}
