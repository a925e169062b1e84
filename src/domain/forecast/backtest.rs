//! The backtest: what the forecast would have told everybody who was pending on past days, and what then happened.

use super::contender::{Contender, Field};
use super::flow::{Cell, Flow};
use super::half_year::HalfYear;
use super::rule::{Method, NoForecast};
use super::scores::Score;
use super::settings::Settings;

/// On which days to look back, and how far ahead the truth is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Protocol {
    /// The first as-of day.
    pub first: i32,
    /// No as-of day after this one.
    pub last: i32,
    /// Days from one as-of day to the next; at least 1.
    pub step: i32,
    /// Waits and forecasts are capped at this many days.
    pub horizon: i32,
    /// The last day of which the closings are known. As-of days less than a horizon before it are not scored.
    pub data_end: i32,
}

impl Protocol {
    /// The as-of days.
    #[must_use]
    pub fn days(&self) -> impl ExactSizeIterator<Item = i32> + use<> {
        let last = i64::from(self.last).min(i64::from(self.data_end) - i64::from(self.horizon));
        let (first, step) = (i64::from(self.first), i64::from(self.step.max(1)));
        let count = usize::try_from((last - first).div_euclid(step) + 1).unwrap_or(0);
        let start = self.first;
        let step = self.step.max(1);
        (0..count).map(move |n| start.saturating_add(step.saturating_mul(i32::try_from(n).unwrap_or(i32::MAX))))
    }
}

/// One as-of day of the backtest.
#[derive(Clone, Debug)]
pub struct AsOf {
    /// The day.
    pub day: i32,
    /// The method that the rule chose, or why it said nothing; then nobody is scored.
    pub chosen: Result<Method, NoForecast>,
    /// The scores of the contenders over everybody pending at the end of the day.
    pub scores: Vec<(Contender, Score)>,
}

/// All as-of days of a backtest.
#[derive(Clone, Debug, Default)]
pub struct Backtest {
    /// In order.
    pub days: Vec<AsOf>,
}

/// Looks back as the protocol says. At each as-of day the contenders see only what was known then; every pending case
/// counts once. `progress` is told how many as-of days are done, and of how many.
pub fn backtest(
    flow: &Flow,
    protocol: &Protocol,
    settings: &Settings,
    contenders: &[Contender],
    mut progress: impl FnMut(usize, usize),
) -> Backtest {
    let days = protocol.days();
    let total = days.len();
    let mut done = Backtest::default();
    for day in days {
        done.days.push(look_back(flow, day, protocol.horizon, settings, contenders));
        progress(done.days.len(), total);
    }
    done
}

impl Backtest {
    /// The score of a contender over all as-of days.
    #[must_use]
    pub fn score(&self, contender: Contender) -> Score {
        joined(self.days.iter(), contender)
    }

    /// The half-years with as-of days that were scored, in order.
    #[must_use]
    pub fn half_years(&self) -> Vec<HalfYear> {
        let scored = self.days.iter().filter(|d| !d.scores.is_empty());
        let mut halves: Vec<HalfYear> = scored.filter_map(|d| HalfYear::of(d.day)).collect();
        halves.dedup();
        halves
    }

    /// The score of a contender over the as-of days of one half-year.
    #[must_use]
    pub fn half_year(&self, half: HalfYear, contender: Contender) -> Score {
        joined(self.days.iter().filter(|d| HalfYear::of(d.day) == Some(half)), contender)
    }
}

fn joined<'d>(days: impl Iterator<Item = &'d AsOf>, contender: Contender) -> Score {
    let mut sum = Score::default();
    for (_, score) in days.flat_map(|d| &d.scores).filter(|(c, _)| *c == contender) {
        sum.join(score);
    }
    sum
}

fn look_back(flow: &Flow, day: i32, horizon: i32, settings: &Settings, contenders: &[Contender]) -> AsOf {
    let field = match Field::build(&flow.known_at(day), day, settings, contenders) {
        Ok(field) => field,
        Err(why) => return AsOf { day, chosen: Err(why), scores: Vec::new() },
    };
    let mut scores: Vec<(Contender, Score)> = contenders.iter().map(|c| (*c, Score::default())).collect();
    let pending = |cell: &&Cell| cell.closed.is_none_or(|closed| closed > day);
    for (received, cells) in flow.by_received().take_while(|(received, _)| *received <= day) {
        let waits: Vec<(f64, u64)> = cells.iter().filter(pending).map(|c| wait(c, day, horizon)).collect();
        if waits.is_empty() {
            continue;
        }
        for (contender, quantiles) in field.answers(received) {
            let forecast = quantiles.capped(f64::from(horizon));
            for (_, score) in scores.iter_mut().filter(|(c, _)| *c == contender) {
                for (actual, cases) in &waits {
                    score.add(&forecast, *actual, *cases);
                }
            }
        }
    }
    AsOf { day, chosen: Ok(field.chosen()), scores }
}

/// How long it took from the as-of day on, capped at the horizon, and how many cases.
fn wait(cell: &Cell, day: i32, horizon: i32) -> (f64, u64) {
    let actual = cell.closed.map_or(horizon, |closed| closed.saturating_sub(day).min(horizon));
    (f64::from(actual), u64::from(cell.count))
}
