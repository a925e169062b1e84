//! Figures as JSON and CSV: as they were published, and exact for those who may see each case.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::disclosure::measure::{Share, Weeks};
use crate::domain::figures::publish::{PublicFigure, PublicValue};
use crate::domain::figures::{Figure, Shape, names};
use crate::i18n::Locale;

/// What was published of a procedure at the end of a month. Frozen: corrections come with the next month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Statistics)]
#[serde(rename_all = "camelCase")]
pub struct StatisticsBody {
    /// The procedure.
    #[schema(example = "nl-nareis")]
    pub procedure: String,
    /// The month at whose end things stood so.
    #[schema(example = "2026-10")]
    pub month: String,
    /// Under which licence the figures may be used.
    pub licence: String,
    /// What each statistic is and how it is computed.
    pub definitions: Vec<DefinitionBody>,
    /// The figures.
    pub results: Vec<FigureBody>,
}

/// What a statistic is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = StatisticDefinition)]
#[serde(rename_all = "camelCase")]
pub struct DefinitionBody {
    /// The statistic.
    pub statistic: String,
    /// The version of its definition; another meaning is another version.
    pub version: u16,
    /// Its title.
    pub title: String,
    /// How it is computed, in plain words.
    pub method: String,
}

/// One published figure. Families are its unit; what is withheld has no value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Figure)]
#[serde(rename_all = "camelCase")]
pub struct FigureBody {
    /// The statistic.
    #[schema(example = "waiting-time")]
    pub statistic: String,
    /// The version of its definition.
    pub version: u16,
    /// What of it.
    #[schema(example = "median")]
    pub measure: String,
    /// The track; null: all together.
    pub track: Option<String>,
    /// The period that it is about; null: the days up to the end of the month.
    #[schema(example = "2026-H1")]
    pub period: Option<String>,
    /// What is counted apart: an end, a stage, a kind.
    pub group: Option<String>,
    /// `lived`: days as families live them; `legal`: days that count in law.
    pub clock: String,
    /// It stands on at least so many families; null: on fewer than thirty, or the figure says it itself.
    pub at_least: Option<u64>,
    /// The value; null: withheld, because it is about too few or would tell about few beside another.
    pub value: Option<ValueBody>,
}

/// The value of a published figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = FigureValue)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum ValueBody {
    /// A share over weeks since receipt, in whole per cent, with its 95 % band.
    Curve {
        /// In order of weeks.
        points: Vec<PointBody>,
    },
    /// A time in whole weeks with its 95 % band; null: not known yet.
    Weeks {
        /// The estimate.
        weeks: Option<u32>,
        /// The lower end of its band.
        low: Option<u32>,
        /// The upper end of its band.
        high: Option<u32>,
    },
    /// A share in whole per cent; null at the ends, where `bound` says on which side.
    Share {
        /// From 5 to 95.
        percent: Option<u8>,
        /// `under-5` or `over-95`.
        bound: Option<String>,
    },
    /// A month.
    Month {
        /// Such as 2026-03.
        month: String,
    },
    /// A sum of money, to the nearest thousand euro.
    Euro {
        /// In euro.
        euro: i64,
    },
    /// Families by row, to the nearest five; null: withheld.
    Counts {
        /// The rows.
        rows: Vec<RowBody>,
        /// All rows together; rounded by itself.
        total: Option<u64>,
    },
}

/// A point of a published curve.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = FigurePoint)]
#[serde(rename_all = "camelCase")]
pub struct PointBody {
    /// Weeks since receipt: it holds at the end of this week.
    pub week: u32,
    /// In whole per cent.
    pub percent: u8,
    /// The lower end of the band.
    pub low: Option<u8>,
    /// The upper end of the band.
    pub high: Option<u8>,
}

/// A row of counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = FigureRow)]
#[serde(rename_all = "camelCase")]
pub struct RowBody {
    /// What it is.
    pub row: String,
    /// How many families; null: withheld.
    pub families: Option<u64>,
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// A published figure.
#[must_use]
pub fn figure(figure: &PublicFigure) -> FigureBody {
    let (statistic, version) = figure.statistic();
    FigureBody {
        statistic: statistic.to_owned(),
        version,
        measure: figure.measure().to_owned(),
        track: figure.track().map(ToString::to_string),
        period: figure.period().map(|period| period.to_string()),
        group: some(figure.group()),
        clock: figure.clock().code().to_owned(),
        at_least: figure.at_least(),
        value: figure.value().map(value),
    }
}

fn value(value: &PublicValue) -> ValueBody {
    let weeks = |weeks: Option<Weeks>| weeks.map(Weeks::number);
    match value {
        PublicValue::Curve(points) => {
            let point = |p: &crate::domain::disclosure::curve::ShownPoint| PointBody {
                week: p.week.number(),
                percent: p.percent,
                low: p.low,
                high: p.high,
            };
            ValueBody::Curve { points: points.iter().map(point).collect() }
        }
        PublicValue::Weeks(span) => {
            ValueBody::Weeks { weeks: weeks(span.weeks), low: weeks(span.low), high: weeks(span.high) }
        }
        PublicValue::Share(Share::UnderFive) => ValueBody::Share { percent: None, bound: some("under-5") },
        PublicValue::Share(Share::OverNinetyFive) => ValueBody::Share { percent: None, bound: some("over-95") },
        PublicValue::Share(Share::Percent(percent)) => ValueBody::Share { percent: Some(*percent), bound: None },
        PublicValue::Month(month) => ValueBody::Month { month: month.to_string() },
        PublicValue::Euro(euro) => ValueBody::Euro { euro: *euro },
        PublicValue::Counts(rows, total) => {
            let row = |(row, families): &(String, Option<u64>)| RowBody { row: row.clone(), families: *families };
            ValueBody::Counts { rows: rows.iter().map(row).collect(), total: *total }
        }
    }
}

/// What a statistic is, in the reader's language.
#[must_use]
pub fn definition(statistic: &str, version: u16, locale: &Locale) -> DefinitionBody {
    DefinitionBody {
        statistic: statistic.to_owned(),
        version,
        title: locale.text(&format!("statistic-{statistic}"), &[]),
        method: locale.text(&format!("statistic-{statistic}-method"), &[]),
    }
}

/// Under what published figures may be used.
const LICENCE: &str = "https://creativecommons.org/publicdomain/zero/1.0/";

/// Figures of a month with what they are and how they may be used.
#[must_use]
pub fn statistics((month, procedure): (&str, &str), results: Vec<FigureBody>, locale: &Locale) -> StatisticsBody {
    let told = |name: &str| results.iter().any(|figure| figure.statistic == name);
    let definitions = names().filter(|(name, _)| told(name)).map(|(name, v)| definition(name, v, locale)).collect();
    let (procedure, month, licence) = (procedure.to_owned(), month.to_owned(), LICENCE.to_owned());
    StatisticsBody { procedure, month, licence, definitions, results }
}

/// The columns of figures as CSV. New ones may be appended; none is renamed within a major version.
const COLUMNS: [&str; 14] = [
    "month",
    "procedure",
    "statistic",
    "version",
    "measure",
    "track",
    "period",
    "group",
    "clock",
    "at",
    "value",
    "low",
    "high",
    "unit",
];

/// Figures as CSV (RFC 4180): one line a number; what is withheld has an empty value.
#[must_use]
pub fn csv(body: &StatisticsBody) -> String {
    let mut out = COLUMNS.join(",") + "\r\n";
    for figure in &body.results {
        for (at, value, low, high, unit) in numbers(figure) {
            let version = figure.version.to_string();
            let text = |value: &Option<String>| value.clone().unwrap_or_default();
            let cells = [
                body.month.clone(),
                body.procedure.clone(),
                figure.statistic.clone(),
                version,
                figure.measure.clone(),
                text(&figure.track),
                text(&figure.period),
                text(&figure.group),
                figure.clock.clone(),
                at,
                value,
                low,
                high,
                unit.to_owned(),
            ];
            // Codes and numbers only: nothing here needs quotes.
            out.push_str(&cells.join(","));
            out.push_str("\r\n");
        }
    }
    out
}

type Number = (String, String, String, String, &'static str);

fn numbers(figure: &FigureBody) -> Vec<Number> {
    fn told<T: ToString>(value: Option<T>) -> String {
        value.map(|value| value.to_string()).unwrap_or_default()
    }
    let one = |value: String, low, high, unit| vec![(String::new(), value, low, high, unit)];
    match &figure.value {
        None => one(String::new(), String::new(), String::new(), "withheld"),
        Some(ValueBody::Curve { points }) => {
            let point =
                |p: &PointBody| (p.week.to_string(), p.percent.to_string(), told(p.low), told(p.high), "percent");
            points.iter().map(point).collect()
        }
        Some(ValueBody::Weeks { weeks, low, high }) => one(told(*weeks), told(*low), told(*high), "weeks"),
        Some(ValueBody::Share { percent, bound }) => {
            let value = bound.clone().unwrap_or_else(|| told(*percent));
            one(value, String::new(), String::new(), "percent")
        }
        Some(ValueBody::Month { month }) => one(month.clone(), String::new(), String::new(), "month"),
        Some(ValueBody::Euro { euro }) => one(euro.to_string(), String::new(), String::new(), "euro"),
        Some(ValueBody::Counts { rows, total }) => {
            let line = |row: &str, families: Option<u64>| {
                (row.to_owned(), told(families), String::new(), String::new(), "families")
            };
            let rows = rows.iter().map(|row| line(&row.row, row.families));
            rows.chain([line("total", *total)]).collect()
        }
    }
}

/// The exact figures of one's own cases: nothing is rounded or withheld, because whoever sees them may see each case. Not for
/// publication.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = OwnFigures)]
#[serde(rename_all = "camelCase")]
pub struct OwnFiguresBody {
    /// The procedure.
    pub procedure: String,
    /// The day at whose end things stood so.
    pub as_of: chrono::NaiveDate,
    /// `applications` or `families`.
    pub unit: String,
    /// The figures.
    pub results: Vec<OwnFigureBody>,
}

/// An exact figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = OwnFigure)]
#[serde(rename_all = "camelCase")]
pub struct OwnFigureBody {
    /// The statistic.
    pub statistic: String,
    /// The version of its definition.
    pub version: u16,
    /// What of it.
    pub measure: String,
    /// The track; null: all together.
    pub track: Option<String>,
    /// The period; null: the days up to the day of looking.
    pub period: Option<String>,
    /// What is counted apart.
    pub group: Option<String>,
    /// `lived` or `legal`.
    pub clock: String,
    /// How many it stands on.
    pub behind: u64,
    /// The value.
    pub value: OwnValueBody,
}

/// The value of an exact figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = OwnFigureValue)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum OwnValueBody {
    /// A share over days since receipt.
    Curve {
        /// In order of days.
        points: Vec<OwnPointBody>,
    },
    /// Days with a 95 % band; null: not known yet.
    #[serde(rename_all = "camelCase")]
    Days {
        /// The share of which it is the quantile; null for a mean.
        share: Option<f64>,
        /// The estimate.
        days: Option<f64>,
        /// The lower end of its band.
        low: Option<f64>,
        /// The upper end of its band.
        high: Option<f64>,
        /// How many have an outcome.
        outcomes: u64,
    },
    /// A share between 0 and 1.
    Share {
        /// The share.
        share: f64,
    },
    /// A day.
    Day {
        /// The day.
        day: chrono::NaiveDate,
    },
    /// Euro cents.
    Money {
        /// In cents.
        cents: i64,
    },
    /// Counts by row.
    Counts {
        /// What the rows are.
        rows: Vec<String>,
        /// How many in each.
        counts: Vec<u64>,
    },
}

/// A point of an exact curve.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = OwnFigurePoint)]
#[serde(rename_all = "camelCase")]
pub struct OwnPointBody {
    /// Days since receipt.
    pub day: i64,
    /// How many were at risk on it.
    pub at_risk: u64,
    /// How many ended on it.
    pub ended: u64,
    /// How many left observation on it without an end.
    pub pending: u64,
    /// The value from this day on.
    pub value: f64,
    /// The lower end of its 95 % band.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
}

/// An exact figure.
#[must_use]
pub fn own_figure(figure: &Figure) -> OwnFigureBody {
    OwnFigureBody {
        statistic: figure.statistic.to_owned(),
        version: figure.version,
        measure: figure.measure.clone(),
        track: figure.track.as_ref().map(ToString::to_string),
        period: figure.period.map(|period| period.to_string()),
        group: some(&figure.group),
        clock: figure.clock.code().to_owned(),
        behind: figure.behind,
        value: own_value(&figure.shape),
    }
}

fn own_value(shape: &Shape) -> OwnValueBody {
    match shape {
        Shape::Curve(points) => {
            let point = |p: &crate::domain::figures::Point| OwnPointBody {
                day: p.day,
                at_risk: p.at_risk,
                ended: p.ended,
                pending: p.pending,
                value: p.value,
                low: p.low,
                high: p.high,
            };
            OwnValueBody::Curve { points: points.iter().map(point).collect() }
        }
        Shape::Days { share, days, low, high, outcomes } => {
            OwnValueBody::Days { share: *share, days: *days, low: *low, high: *high, outcomes: *outcomes }
        }
        Shape::Share(part) => OwnValueBody::Share { share: *part },
        Shape::Day(day) => OwnValueBody::Day { day: *day },
        Shape::Money(cents) => OwnValueBody::Money { cents: *cents },
        Shape::Counts { rows, cells } => OwnValueBody::Counts { rows: rows.clone(), counts: cells.clone() },
    }
}
