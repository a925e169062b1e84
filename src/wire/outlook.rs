//! What is told of the time ahead, and how often that was right, as JSON.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::statistics::Publication;
use crate::domain::deadline::term::Length;
use crate::domain::disclosure::measure::Weeks;
use crate::domain::figures::outlook::{Outlook, Recorded, Untold};
use crate::domain::forecast::contender::Contender;
use crate::domain::forecast::rule::Method;
use crate::i18n::{Arg, Locale};
use crate::wire::figures::{FigureBody, figure};

/// Up to so many weeks are told as weeks, more as months.
const MOST_WEEKS: u32 = 26;
/// The months of the horizon.
const HORIZON_MONTHS: i64 = 48;

/// The outlooks of a procedure as they are kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptOutlook {
    /// The track; `None`: all.
    pub track: Option<String>,
    /// The day by whose end everything was known.
    pub as_of: NaiveDate,
    /// From the counts of all tracks.
    pub pooled: bool,
    /// Regimes that began within the window.
    pub regimes: Vec<String>,
    /// By which table.
    pub method: Option<String>,
    /// Of a hundred, so many were right.
    pub kept: Option<u8>,
    /// Why there is no forecast.
    pub reason: Option<String>,
    /// By day of receipt: weeks by which 10, 25, 50, 75 and 90 of a hundred are closed; none: beyond the horizon.
    pub by_receipt: Vec<(NaiveDate, [Option<u32>; 5])>,
}

fn kept_outlook(outlook: &Outlook) -> KeptOutlook {
    let told = outlook.told.as_ref();
    let withdrawn = told.err().and_then(|why| match why {
        Untold::Withdrawn(kept) => Some(*kept),
        Untold::TooFew | Untold::Frozen => None,
    });
    KeptOutlook {
        track: outlook.track.as_ref().map(ToString::to_string),
        as_of: outlook.as_of,
        pooled: outlook.pooled,
        regimes: outlook.regimes.iter().map(ToString::to_string).collect(),
        method: told.ok().map(|told| method(told.method).to_owned()),
        kept: told.ok().and_then(|told| told.kept).or(withdrawn),
        reason: told.err().map(|why| why.code().to_owned()),
        by_receipt: told.ok().map_or_else(Vec::new, |told| {
            told.by_receipt.iter().map(|(day, weeks)| (*day, weeks.map(|weeks| weeks.map(Weeks::number)))).collect()
        }),
    }
}

fn method(method: Method) -> &'static str {
    match method {
        Method::Age => "age",
        Method::Mean => "mean",
        Method::Queue => "queue",
    }
}

/// A publication as it is kept: section by section.
#[must_use]
pub fn sections(publication: &Publication) -> Vec<(String, String)> {
    let figures: Vec<FigureBody> = publication.figures.iter().map(figure).collect();
    let outlooks: Vec<KeptOutlook> = publication.outlooks.iter().map(kept_outlook).collect();
    let record: Vec<RecordedBody> = publication.record.iter().map(recorded).collect();
    let texts = [
        ("figures", serde_json::to_string(&figures)),
        ("outlook", serde_json::to_string(&outlooks)),
        ("record", serde_json::to_string(&record)),
    ];
    let name = |section: &str| format!("{section}:{}", publication.procedure);
    texts.into_iter().filter_map(|(section, text)| Some((name(section), text.ok()?))).collect()
}

/// Which months were published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Snapshots)]
#[serde(rename_all = "camelCase")]
pub struct SnapshotsBody {
    /// The latest first.
    pub results: Vec<SnapshotBody>,
}

/// A month that was published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = StatisticsSnapshot)]
#[serde(rename_all = "camelCase")]
pub struct SnapshotBody {
    /// The month.
    #[schema(example = "2026-10")]
    pub month: String,
    /// The procedure.
    pub procedure: String,
    /// When it was published.
    pub published_at: DateTime<Utc>,
}

/// How long it may still take for a family whose application was received on a day. Not a promise: what happens if the office
/// keeps the pace of the last half year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Forecast)]
#[serde(rename_all = "camelCase")]
pub struct ForecastBody {
    /// The procedure.
    pub procedure: String,
    /// The track that was asked for; null: all.
    pub track: Option<String>,
    /// The day of receipt.
    pub received_on: NaiveDate,
    /// The day from which the weeks count, by whose end everything was known.
    pub as_of: NaiveDate,
    /// The track is too small: the forecast is that of all.
    pub pooled: bool,
    /// `age`: compared with those who had waited as long; `queue`: with those who had as many before them; `mean`: between both.
    pub method: Option<String>,
    /// Weeks from `asOf`; null where there is no forecast.
    pub weeks: Option<ForecastWeeksBody>,
    /// Why there is no forecast: `too-few-decisions`, `decisions-suspended`, `kept-too-seldom`, `received-later`.
    pub reason: Option<String>,
    /// Of a hundred forecasts of a year ago, so many were right; null: too few to judge.
    pub kept: Option<u8>,
    /// Changes in the way of working within the last half year.
    pub regimes: Vec<String>,
    /// The same in sentences.
    pub sentences: Vec<String>,
}

/// Weeks by which so many of a hundred are closed; null: longer than four years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ForecastWeeks)]
#[serde(rename_all = "camelCase")]
pub struct ForecastWeeksBody {
    /// Ten.
    pub p10: Option<u32>,
    /// Twenty-five.
    pub p25: Option<u32>,
    /// Half.
    pub p50: Option<u32>,
    /// Seventy-five.
    pub p75: Option<u32>,
    /// Ninety.
    pub p90: Option<u32>,
}

impl ForecastBody {
    /// From when to when eighty of a hundred wait, as lengths of time; `None` where there is no forecast.
    #[must_use]
    pub fn range(&self, locale: &Locale) -> Option<(String, String)> {
        let weeks = self.weeks.filter(|_| self.reason.is_none())?;
        Some((length(weeks.p10, locale), length(weeks.p90, locale)))
    }
}

/// The forecast for a day of receipt, from what was kept.
#[must_use]
pub fn forecast(
    (procedure, track): (&str, Option<&str>),
    received_on: NaiveDate,
    all: &[KeptOutlook],
    locale: &Locale,
) -> Option<ForecastBody> {
    let kept = all.iter().find(|outlook| outlook.track.as_deref() == track)?;
    let of_day = kept.by_receipt.iter().find(|(day, _)| *day == received_on);
    // Nobody who was received earlier than the first waits any more; who was received later is not counted yet.
    let later = kept.by_receipt.last().is_some_and(|(last, _)| received_on > *last);
    let missing = if later { "received-later" } else { "too-few-decisions" };
    let reason = kept.reason.clone().or_else(|| of_day.is_none().then(|| missing.to_owned()));
    let weeks = of_day.map(|(_, [p10, p25, p50, p75, p90])| ForecastWeeksBody {
        p10: *p10,
        p25: *p25,
        p50: *p50,
        p75: *p75,
        p90: *p90,
    });
    Some(ForecastBody {
        procedure: procedure.to_owned(),
        track: track.map(str::to_owned),
        received_on,
        as_of: kept.as_of,
        pooled: kept.pooled,
        method: kept.method.clone().filter(|_| weeks.is_some()),
        weeks,
        reason: reason.clone(),
        kept: kept.kept,
        regimes: kept.regimes.clone(),
        sentences: sentences(kept, weeks, reason.as_deref(), locale),
    })
}

fn sentences(
    kept: &KeptOutlook,
    weeks: Option<ForecastWeeksBody>,
    reason: Option<&str>,
    locale: &Locale,
) -> Vec<String> {
    let mut all = Vec::new();
    match (weeks, reason) {
        (Some(weeks), None) => {
            let (low, high) = (length(weeks.p10, locale), length(weeks.p90, locale));
            let middle = length(weeks.p50, locale);
            let args = [
                ("day", Arg::Day(kept.as_of)),
                ("low", Arg::from(low.as_str())),
                ("high", Arg::from(high.as_str())),
                ("middle", Arg::from(middle.as_str())),
            ];
            all.push(locale.text("forecast-range", &args));
            all.push(locale.text("forecast-middle", &args));
            all.push(locale.text("forecast-no-promise", &[]));
        }
        (_, reason) => {
            all.push(locale.text(&format!("forecast-none-{}", reason.unwrap_or("too-few-decisions")), &[]));
        }
    }
    if let Some(share) = kept.kept {
        all.push(locale.text("forecast-kept", &[("share", Arg::Number(i64::from(share)))]));
    }
    if !kept.regimes.is_empty() {
        all.push(locale.text("forecast-regime", &[]));
    }
    all
}

/// Weeks up to half a year, then months.
fn length(weeks: Option<u32>, locale: &Locale) -> String {
    match weeks {
        None => locale.text("forecast-longer", &[("months", Arg::Number(HORIZON_MONTHS))]),
        Some(weeks @ 0..=MOST_WEEKS) => locale.length(Length::Weeks(weeks)),
        Some(weeks) => {
            // 365.2425 / 12 / 7 weeks are a month.
            locale.length(Length::Months(weeks.saturating_mul(10_000).saturating_add(21_741) / 43_482))
        }
    }
}

/// How often forecasts were right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = ForecastRecord)]
#[serde(rename_all = "camelCase")]
pub struct RecordBody {
    /// The procedure.
    pub procedure: String,
    /// The month at whose end it was judged.
    pub month: String,
    /// How it was judged, in plain words.
    pub method: String,
    /// By half-year, and of all together.
    pub results: Vec<RecordedBody>,
}

/// How often one method was right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = ForecastScore)]
#[serde(rename_all = "camelCase")]
pub struct RecordedBody {
    /// The half-year in which it was told; null: all.
    #[schema(example = "2024H1")]
    pub half_year: Option<String>,
    /// The method: `rule` is what is told to people; `published` is the percentile of closed cases that authorities publish.
    #[schema(example = "rule")]
    pub method: String,
    /// Of a hundred, so many within the range that promises eighty.
    pub coverage: u8,
    /// Of a hundred, so many later than the range.
    pub later: u8,
    /// The mean pinball loss in days, to a tenth: lower is better.
    pub loss_days: f64,
}

fn recorded(recorded: &Recorded) -> RecordedBody {
    RecordedBody {
        half_year: recorded.half_year.map(|half| half.to_string()),
        method: contender(recorded.contender).to_owned(),
        coverage: recorded.coverage,
        later: recorded.later,
        loss_days: (recorded.loss_days * 10.0).round() / 10.0,
    }
}

/// A record as CSV (RFC 4180): one line a half-year and method; without a half-year all together.
#[must_use]
pub fn record_csv((month, procedure): (&str, &str), results: &[RecordedBody]) -> String {
    let mut out = "month,procedure,halfYear,method,coverage,later,lossDays\r\n".to_owned();
    for row in results {
        let half = row.half_year.clone().unwrap_or_default();
        let numbers = [row.coverage.to_string(), row.later.to_string(), format!("{:.1}", row.loss_days)];
        let cells = [month, procedure, &half, &row.method].map(str::to_owned);
        // Codes and numbers only: nothing here needs quotes.
        out.push_str(&cells.into_iter().chain(numbers).collect::<Vec<_>>().join(","));
        out.push_str("\r\n");
    }
    out
}

/// The code of a method.
#[must_use]
pub fn contender(contender: Contender) -> &'static str {
    match contender {
        Contender::Published => "published",
        Contender::Conditional => "conditional",
        Contender::Age => "age",
        Contender::Mean => "mean",
        Contender::Queue => "queue",
        Contender::Rule => "rule",
    }
}
