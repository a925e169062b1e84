//! What becomes of the backlog under a supposition, as JSON. It begins with published figures alone, so that nothing that is withheld
//! can be read from it, whatever one supposes.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::fault::{Fault, text};
use super::figures::{FigureBody, ValueBody};
use crate::domain::disclosure::Families;
use crate::domain::disclosure::count::alone;
use crate::domain::disclosure::measure::Weeks;
use crate::domain::disclosure::period::{Grain, Period};
use crate::domain::draws::{count, real};
use crate::domain::what_if::known::{AgeBand, Known};
use crate::domain::what_if::{Outlook, Projection, Range, Scenario, Start};

/// Who waits longest waits at most so many days, as far as is supposed here.
const OLDEST: u32 = 3 * 365;
/// Euro to which penalties are rounded.
const EURO: f64 = 1_000.0;

/// What becomes of the backlog. Counts are families to the nearest five, null below ten; durations are whole weeks, null where they are
/// not known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Projection)]
#[serde(rename_all = "camelCase")]
pub struct ProjectionBody {
    /// The procedure.
    pub procedure: String,
    /// The day at whose end it begins: the end of the newest published month.
    pub as_of: NaiveDate,
    /// What is counted: `families`.
    pub unit: String,
    /// How many runs stand behind the ranges.
    pub runs: u32,
    /// Where chance began.
    pub seed: u64,
    /// Where it begins.
    pub start: StartBody,
    /// Month by month.
    pub months: Vec<ProjectedMonthBody>,
    /// What was supposed, in sentences.
    pub assumptions: Vec<String>,
}

/// Where a projection begins, as it was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ProjectionStart)]
#[serde(rename_all = "camelCase")]
pub struct StartBody {
    /// Families who wait.
    pub backlog: Option<u64>,
    /// Received a month lately.
    pub received_a_month: Option<u64>,
    /// Closed a month lately.
    pub closed_a_month: Option<u64>,
}

/// One month of a projection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ProjectedMonth)]
#[serde(rename_all = "camelCase")]
pub struct ProjectedMonthBody {
    /// The month.
    #[schema(example = "2027-03")]
    pub month: String,
    /// Families who wait at its end.
    pub backlog: RangeBody,
    /// Of them: held by a freeze.
    pub held: RangeBody,
    /// Received in it.
    pub received: RangeBody,
    /// Decided in it.
    pub decided: RangeBody,
    /// Withdrawn in it, where withdrawals are supposed apart.
    pub withdrawn: RangeBody,
    /// Half of those decided had waited at most so many weeks.
    pub waited_median_weeks: RangeBody,
    /// 80 % of them had.
    pub waited80_weeks: RangeBody,
    /// The middle one of those who wait still waits so many weeks.
    pub ahead_weeks: RangeBody,
    /// Of a hundred decided, so many within the term; null where the law sets none.
    pub in_term_percent: RangeBody,
    /// Of those who wait: overdue.
    pub overdue: RangeBody,
    /// Penalties of the month in euro, to the nearest thousand.
    pub penalties_euro: RangeBody,
    /// Penalties since the beginning.
    pub penalties_so_far_euro: RangeBody,
}

/// Not exceeded in 10, 50 and 90 of a hundred runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ProjectedRange)]
pub struct RangeBody {
    /// In 10.
    pub low: Option<u64>,
    /// In 50.
    pub middle: Option<u64>,
    /// In 90.
    pub high: Option<u64>,
}

impl RangeBody {
    fn of(range: Range, told: impl Fn(f64) -> Option<u64>) -> Self {
        let Range { low, middle, high } = range;
        Self { low: low.and_then(&told), middle: middle.and_then(&told), high: high.and_then(&told) }
    }
}

/// A number of families as it may be shown.
#[must_use]
pub fn families(number: f64) -> Option<u64> {
    alone(Families::counted(count(number + 0.5))).into_shown()
}

fn weeks(days: f64) -> u64 {
    u64::from(Weeks::nearest(days).number())
}

fn euro(cents: f64) -> u64 {
    count((cents / 100.0 / EURO + 0.5).floor() * EURO + 0.5)
}

/// What is known from the published figures of a month.
#[must_use]
pub fn known(figures: &[FigureBody], as_of: NaiveDate) -> Known {
    let of = |statistic: &'static str, measure: &'static str| {
        figures.iter().filter(move |f| f.statistic == statistic && f.measure == measure && f.track.is_none())
    };
    let ages = of("backlog", "by-age").find_map(|figure| match &figure.value {
        Some(ValueBody::Counts { rows, total }) => Some((rows.as_slice(), *total)),
        Some(_) | None => None,
    });
    let (rows, total) = ages.unwrap_or_default();
    let waiting = rows.iter().filter_map(|row| {
        let (from, to) = row.row.split_once('-')?;
        Some(AgeBand { from: from.parse().ok()?, to: to.parse().unwrap_or(OLDEST), families: row.families })
    });
    let stood_before = of("order-of-handling", "stood-before").find_map(|figure| match &figure.value {
        Some(ValueBody::Share { percent: Some(percent), .. }) => Some(f64::from(*percent) / 100.0),
        Some(ValueBody::Share { bound: Some(bound), .. }) => Some(if bound == "over-95" { 1.0 } else { 0.0 }),
        Some(_) | None => None,
    });
    Known {
        as_of,
        waiting: waiting.collect(),
        total,
        received: a_month(of("flow", "received"), as_of),
        closed: a_month(of("flow", "closed"), as_of),
        stood_before,
    }
}

/// Families a month, over the half year of quarters that was published last; where those are withheld, over the last half-year or
/// year that was not.
fn a_month<'f>(figures: impl Iterator<Item = &'f FigureBody>, as_of: NaiveDate) -> Option<f64> {
    let mut all: Vec<(Period, u64)> = figures
        .filter_map(|figure| {
            let period = Period::parse(figure.period.as_deref()?).filter(|period| period.last_day() <= as_of)?;
            match &figure.value {
                Some(ValueBody::Counts { total, .. }) => Some((period, (*total)?)),
                Some(_) | None => None,
            }
        })
        .collect();
    all.sort_by_key(|(period, _)| std::cmp::Reverse(period.last_day()));
    [(Grain::Quarter, 2), (Grain::HalfYear, 1), (Grain::Year, 1)].into_iter().find_map(|(grain, wanted)| {
        let last: Vec<u64> = all.iter().filter(|(p, _)| p.grain() == grain).map(|(_, n)| *n).take(wanted).collect();
        let months = f64::from(grain.months()) * real(u64::try_from(wanted).ok()?);
        (last.len() == wanted).then(|| real(last.iter().sum()) / months)
    })
}

/// The most work of one answer: runs × months, those with many families counting more. An answer then takes less than three seconds.
const MOST_WORK: f64 = 250_000.0;
/// So many families decided a month double the work.
const DOUBLE: f64 = 500.0;

/// A fault where an answer would take too long. `times`: how often the runs are made; more than once, and everybody may be decided
/// in each.
#[must_use]
pub fn too_much(start: &Start, scenario: &Scenario, (months, times): (u32, f64)) -> Option<Fault> {
    use crate::domain::what_if::Level;
    let most = |changes: &[crate::domain::what_if::Change], now: f64| {
        let level = |change: &crate::domain::what_if::Change| match change.level {
            Level::Percent(percent) => now * percent / 100.0,
            Level::PerMonth(families) => families,
        };
        changes.iter().map(level).fold(now, f64::max)
    };
    let most = most(&scenario.intake, start.pace.intake).max(most(&scenario.capacity, start.pace.capacity));
    let at_once = if times > 1.0 { real(start.pending()) / f64::from(months) } else { 0.0 };
    let each = f64::from(months) * times * (1.0 + (most + at_once) / DOUBLE);
    let runs = count((MOST_WORK / each).floor().max(1.0));
    (f64::from(scenario.runs) * each > MOST_WORK && u64::from(scenario.runs) > runs)
        .then(|| Fault::new("/runs", "too-much-work", vec![("runs", text(runs.to_string()))]))
}

/// A projection as it is told.
#[must_use]
pub fn projection(
    (procedure, known, start): (&str, &Known, &Start),
    (scenario, has_term): (&Scenario, bool),
    projection: &Projection,
    assumptions: Vec<String>,
) -> ProjectionBody {
    ProjectionBody {
        procedure: procedure.to_owned(),
        as_of: known.as_of,
        unit: "families".to_owned(),
        runs: projection.runs,
        seed: scenario.seed,
        start: beginning(known, start),
        months: projection.months.iter().map(|month| of_month(month, has_term)).collect(),
        assumptions,
    }
}

/// A projection as CSV (RFC 4180): one line a month and figure; what is not known or withheld is empty.
#[must_use]
pub fn csv(body: &ProjectionBody) -> String {
    let mut out = "month,figure,low,middle,high\r\n".to_owned();
    let told = |number: Option<u64>| number.map(|number| number.to_string()).unwrap_or_default();
    for month in &body.months {
        let figures = [
            ("backlog", month.backlog),
            ("held", month.held),
            ("received", month.received),
            ("decided", month.decided),
            ("withdrawn", month.withdrawn),
            ("waitedMedianWeeks", month.waited_median_weeks),
            ("waited80Weeks", month.waited80_weeks),
            ("aheadWeeks", month.ahead_weeks),
            ("inTermPercent", month.in_term_percent),
            ("overdue", month.overdue),
            ("penaltiesEuro", month.penalties_euro),
            ("penaltiesSoFarEuro", month.penalties_so_far_euro),
        ];
        for (name, range) in figures {
            // Codes and numbers only: nothing here needs quotes.
            let cells = [month.month.clone(), name.to_owned(), told(range.low), told(range.middle), told(range.high)];
            out.push_str(&cells.join(","));
            out.push_str("\r\n");
        }
    }
    out
}

/// Where it begins.
#[must_use]
pub fn beginning(known: &Known, start: &Start) -> StartBody {
    StartBody {
        backlog: known.total.or_else(|| families(real(start.pending()))),
        received_a_month: known.received.map(|number| count(number + 0.5)),
        closed_a_month: known.closed.map(|number| count(number + 0.5)),
    }
}

fn of_month(month: &Outlook, has_term: bool) -> ProjectedMonthBody {
    let of_term = |range, told: &dyn Fn(f64) -> Option<u64>| {
        if has_term { RangeBody::of(range, told) } else { RangeBody::default() }
    };
    ProjectedMonthBody {
        month: format!("{:04}-{:02}", month.last_day.year(), month.last_day.month()),
        backlog: RangeBody::of(month.backlog, families),
        held: RangeBody::of(month.held, families),
        received: RangeBody::of(month.received, families),
        decided: RangeBody::of(month.decided, families),
        withdrawn: RangeBody::of(month.withdrawn, families),
        waited_median_weeks: RangeBody::of(month.waited_median, |days| Some(weeks(days))),
        waited80_weeks: RangeBody::of(month.waited_80, |days| Some(weeks(days))),
        ahead_weeks: RangeBody::of(month.ahead, |days| Some(weeks(days))),
        in_term_percent: of_term(month.in_term, &|share| Some(count(share * 100.0 + 0.5))),
        overdue: of_term(month.overdue, &families),
        penalties_euro: of_term(month.penalty_cents, &|cents| Some(euro(cents))),
        penalties_so_far_euro: of_term(month.penalty_cents_so_far, &|cents| Some(euro(cents))),
    }
}
