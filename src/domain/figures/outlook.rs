//! What is told to one family about the time ahead, made in advance for every day of receipt, so that it is a function of
//! procedure, track and that day alone; and how often such a promise was kept.

use chrono::NaiveDate;

use crate::domain::disclosure::measure::{Weeks, forecast as may_be_told};
use crate::domain::forecast::backtest::{Backtest, Protocol, backtest};
use crate::domain::forecast::contender::Contender;
use crate::domain::forecast::flow::{Cell, Flow};
use crate::domain::forecast::half_year::HalfYear;
use crate::domain::forecast::promise::forecast_if_kept;
use crate::domain::forecast::regimes::{Freeze, Regime, RegimeTable};
use crate::domain::forecast::rule::{Forecast, Method, NoForecast};
use crate::domain::forecast::scores::Score;
use crate::domain::forecast::settings::Settings;
use crate::domain::forecast::stratum::{Stratum, stratum};
use crate::domain::ids::Slug;
use crate::domain::tally::rules::StatisticsRules;

/// The forecast numbers days from 1 January 1970 as 0; this is the day before it, as tallies number days.
const EPOCH: i64 = 719_163;
/// How long ahead a promise is judged, in days, and how far back the record goes, in steps of a month.
const JUDGED_AFTER: i32 = 365;
const STEP: i32 = 30;
const RECORD: i32 = 5 * 365;

/// The number of a day as the forecast counts.
#[must_use]
pub fn forecast_day(day: NaiveDate) -> i32 {
    of_tally(crate::domain::tally::number(day)).unwrap_or_default()
}

fn of_tally(number: i64) -> Option<i32> {
    i32::try_from(number - EPOCH).ok()
}

fn date(number: i32) -> Option<NaiveDate> {
    crate::domain::tally::day(i64::from(number) + EPOCH)
}

/// Received and closed (`None`: pending), as tallies number days, and how many applications.
#[must_use]
pub fn flow(counts: impl IntoIterator<Item = (i64, Option<i64>, i64)>) -> Flow {
    let cells = counts.into_iter().filter_map(|(received, closed, count)| {
        let closed = match closed {
            Some(closed) => Some(of_tally(closed)?),
            None => None,
        };
        Some(Cell { received: of_tally(received)?, closed, count: u32::try_from(count).ok()? })
    });
    Flow::build(cells).0
}

/// What is told of the time ahead, for one track or for all.
#[derive(Clone, PartialEq, Debug)]
pub struct Outlook {
    /// The track; `None`: all.
    pub track: Option<Slug>,
    /// The day by whose end everything was known.
    pub as_of: NaiveDate,
    /// The track is too small for a forecast of its own: these are the counts of all.
    pub pooled: bool,
    /// Regimes that began within the last half year: the pace mixes before and after.
    pub regimes: Vec<Slug>,
    /// The forecast, or why there is none.
    pub told: Result<Told, Untold>,
}

/// A forecast that may be told.
#[derive(Clone, PartialEq, Debug)]
pub struct Told {
    /// By which table.
    pub method: Method,
    /// Of a hundred families in the last year, so many within the range that they had been told; `None`: too few to judge.
    pub kept: Option<u8>,
    /// By day of receipt: weeks from the as-of day by which 10, 25, 50, 75 and 90 of a hundred are closed; `None`: longer than
    /// four years.
    pub by_receipt: Vec<(NaiveDate, [Option<Weeks>; 5])>,
}

/// Why nothing is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Untold {
    /// Too few decisions in the last half year to say.
    TooFew,
    /// Decisions in this group are suspended.
    Frozen,
    /// Last year's promises were kept too seldom: so many of a hundred.
    Withdrawn(u8),
}

impl Untold {
    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::TooFew => "too-few-decisions",
            Self::Frozen => "decisions-suspended",
            Self::Withdrawn(_) => "kept-too-seldom",
        }
    }
}

/// The outlooks of a procedure: for all tracks together and for each. `of` gives the flow of a track.
#[must_use]
pub fn outlooks(rules: &StatisticsRules, as_of: NaiveDate, all: &Flow, of: &dyn Fn(&Slug) -> Flow) -> Vec<Outlook> {
    let settings = Settings::default();
    let day = forecast_day(as_of);
    let table = regimes(rules);
    let begun: Vec<Slug> = table.begun_in_window(day, &settings).map(|regime| regime.name.clone()).collect();
    let pooled = forecast_if_kept(all, day, &settings);
    let told = |made: &Result<(Forecast, Option<_>), NoForecast>| told(made, day);
    let outlook = |track, pooled, told| Outlook { track, as_of, pooled, regimes: begun.clone(), told };
    let mut outlooks = vec![outlook(None, false, told(&pooled))];
    for track in if rules.track.is_some() { rules.tracks() } else { Vec::new() } {
        if table.suspended(&track, day, day).is_err() {
            outlooks.push(outlook(Some(track), false, Err(Untold::Frozen)));
            continue;
        }
        let own = of(&track);
        outlooks.push(match stratum(&own, day, &settings) {
            Stratum::Own => outlook(Some(track), false, told(&forecast_if_kept(&own, day, &settings))),
            Stratum::Pooled => outlook(Some(track), true, told(&pooled)),
        });
    }
    outlooks
}

fn regimes(rules: &StatisticsRules) -> RegimeTable {
    let days = |from: NaiveDate| forecast_day(from);
    let all = rules.regimes.iter().map(|regime| Regime { from: days(regime.from), name: regime.id.clone() }).collect();
    let freezes = rules.regimes.iter().enumerate().flat_map(|(at, regime)| {
        // Until a later regime no longer names the track.
        let until = move |track: &Slug| rules.regimes.iter().skip(at + 1).find(|later| !later.frozen.contains(track));
        regime.frozen.iter().map(move |track| Freeze {
            group: Some(track.clone()),
            received_from: None,
            since: days(regime.from),
            until: until(track).map(|later| days(later.from)),
        })
    });
    RegimeTable::new(all, freezes.collect())
}

fn told(
    made: &Result<(Forecast, Option<crate::domain::forecast::promise::Kept>), NoForecast>,
    day: i32,
) -> Result<Told, Untold> {
    let (forecast, kept) = match made {
        Ok(made) => made,
        Err(NoForecast::TooFew { .. }) => return Err(Untold::TooFew),
        Err(NoForecast::Frozen { .. }) => return Err(Untold::Frozen),
        Err(NoForecast::Withdrawn { kept, .. }) => return Err(Untold::Withdrawn(percent(*kept))),
    };
    let closings = forecast.standing().closings;
    let first = forecast.by_received().map(|(received, ..)| received).min();
    let mut by_receipt = Vec::new();
    for received in first.into_iter().flat_map(|first| first..=day) {
        let (Some(quantiles), Some(on)) = (forecast.quantiles(received), date(received)) else { continue };
        let days = quantiles.0.map(|days| days.map(whole));
        let Some(weeks) = may_be_told(closings, days).into_shown() else { return Err(Untold::TooFew) };
        by_receipt.push((on, weeks));
    }
    Ok(Told { method: forecast.standing().method, kept: kept.map(|kept| percent(kept.share)), by_receipt })
}

/// How often forecasts were right, and how right other methods would have been.
#[derive(Clone, PartialEq, Debug)]
pub struct Recorded {
    /// The half-year of the promises; `None`: all of them.
    pub half_year: Option<HalfYear>,
    /// The method.
    pub contender: Contender,
    /// Of a hundred, so many within the range of 80 %.
    pub coverage: u8,
    /// Of a hundred, so many later than the range.
    pub later: u8,
    /// The mean pinball loss, in days: lower is better.
    pub loss_days: f64,
}

/// The record of the promises of the last years whose year is over.
pub fn record(flow: &Flow, as_of: NaiveDate, told: impl FnMut(usize, usize)) -> Vec<Recorded> {
    let today = forecast_day(as_of);
    let last = today.saturating_sub(JUDGED_AFTER);
    let after_start = flow.first_day().map_or(last, |first| first.saturating_add(JUDGED_AFTER));
    let first = last.saturating_sub(RECORD).max(after_start);
    let protocol = Protocol { first, last, step: STEP, horizon: JUDGED_AFTER, data_end: today };
    let settings = Settings::default();
    let made = backtest(&flow.known_at(today), &protocol, &settings, &Contender::ALL, told);
    let mut all: Vec<Recorded> = of_half_year(&made, None, settings.judged_promises);
    for half in made.half_years() {
        all.extend(of_half_year(&made, Some(half), settings.judged_promises));
    }
    all
}

fn of_half_year(made: &Backtest, half_year: Option<HalfYear>, at_least: u64) -> Vec<Recorded> {
    let score = |contender| half_year.map_or_else(|| made.score(contender), |half| made.half_year(half, contender));
    let enough = |score: &Score| score.cases() >= at_least;
    let of = |contender: Contender| {
        let score = Some(score(contender)).filter(enough)?;
        Some(Recorded {
            half_year,
            contender,
            coverage: percent(score.coverage80()?),
            later: percent(score.above()?),
            loss_days: score.mean_pinball()?,
        })
    };
    Contender::ALL.into_iter().filter_map(of).collect()
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 100"
)]
fn percent(share: f64) -> u8 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u8
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "days to the horizon"
)]
fn whole(days: f64) -> u32 {
    days.max(0.0).round() as u32
}
