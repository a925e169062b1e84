//! Were last year's promises kept? The share of cases that fell within the 80% range they were told, and the withdrawal of
//! the forecast when it is too low.

use super::backtest::{Protocol, backtest};
use super::contender::Contender;
use super::flow::Flow;
use super::rule::{Forecast, NoForecast, forecast};
use super::settings::Settings;

/// How often the forecast was right, as far as can be judged today.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Kept {
    /// The share of cases within their 80% range.
    pub share: f64,
    /// The share that took longer.
    pub above: f64,
    /// As many promises were judged; a case counts once for every as-of day on which it was pending.
    pub promises: u64,
}

/// A promise is judged after this many days.
const JUDGED_AFTER: i32 = 365;
/// One as-of day a month.
const STEP: i32 = 30;

/// Judges the promises whose year was up in the last year: what the rule told everybody who was pending one to two years
/// before `today`, by what has become of them within a year. `None` when nothing was told then.
///
/// A promise is judged only when its year is over; judging those already decided would leave out the late ones.
#[must_use]
pub fn kept(flow: &Flow, today: i32, settings: &Settings) -> Option<Kept> {
    let last = today.saturating_sub(JUDGED_AFTER);
    let first = last.saturating_sub(JUDGED_AFTER - 1);
    let protocol = Protocol { first, last, step: STEP, horizon: JUDGED_AFTER, data_end: today };
    let judged = backtest(&flow.known_at(today), &protocol, settings, &[Contender::Rule], |_, _| ());
    let score = judged.score(Contender::Rule);
    Some(Kept { share: score.coverage80()?, above: score.above()?, promises: score.cases() })
}

/// The forecast of a day, unless last year's promises were kept too seldom. Without enough promises to judge it stands.
pub fn forecast_if_kept(flow: &Flow, as_of: i32, settings: &Settings) -> Result<(Forecast, Option<Kept>), NoForecast> {
    let forecast = forecast(flow, as_of, settings)?;
    let kept = kept(flow, as_of, settings).filter(|kept| kept.promises >= settings.judged_promises);
    match kept {
        Some(Kept { share, .. }) if share < settings.lowest_kept => {
            Err(NoForecast::Withdrawn { kept: share, needed: settings.lowest_kept })
        }
        Some(_) | None => Ok((forecast, kept)),
    }
}
