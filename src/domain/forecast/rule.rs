//! The rule: which table speaks for whom, and when nothing is said.

use thiserror::Error;

use super::age_table::AgeTable;
use super::flow::Flow;
use super::line::Line;
use super::quantiles::Quantiles;
use super::queue_table::QueueTable;
use super::settings::Settings;

/// Which table the forecast stands on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Method {
    /// Compared with those who had waited as long: the line is short, or not worked in order.
    Age,
    /// The mean of both: the line is long and worked partly in order.
    Mean,
    /// Compared with those who had as many cases before them: the line is long and worked in order.
    Queue,
}

/// Why there is no forecast.
#[derive(Clone, Copy, PartialEq, Debug, Error)]
pub enum NoForecast {
    /// Too few decisions in the window to say.
    #[error("{closings} closings in the window, {needed} needed")]
    TooFew {
        /// Closings in the window.
        closings: u64,
        /// As many are needed.
        needed: u64,
    },
    /// Decisions in this group are suspended, as entered by hand.
    #[error("suspended since day {since}")]
    Frozen {
        /// Since this day.
        since: i32,
    },
    /// The forecasts of last year were kept too seldom.
    #[error("kept in a share of {kept}, {needed} needed")]
    Withdrawn {
        /// In this share of cases the 80% range held.
        kept: f64,
        /// It must hold in this share.
        needed: f64,
    },
}

/// The state of the line on which the rule decides.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Standing {
    /// The method chosen.
    pub method: Method,
    /// The smallest load of the last year: pending over the closings of a year.
    pub load: f64,
    /// The order index: 1 strictly in order, 0 at random, −1 newest first.
    pub order: f64,
    /// Closings in the window.
    pub closings: u64,
    /// Pending at the end of the as-of day.
    pub pending: u64,
    /// Closings a day in the window.
    pub throughput: f64,
}

/// The forecast of one day, for whoever was received up to then.
#[derive(Clone, Debug)]
pub struct Forecast {
    as_of: i32,
    horizon: i32,
    standing: Standing,
    age: Option<AgeTable>,
    queue: Option<(Line, QueueTable)>,
    waiting: Vec<(i32, u64)>,
}

/// Forecasts at the end of a day, from nothing but what was known then.
pub fn forecast(flow: &Flow, as_of: i32, settings: &Settings) -> Result<Forecast, NoForecast> {
    from_known(&flow.known_at(as_of), as_of, settings, &[])
}

/// The same, from a flow that is already as known at the as-of day; with the tables that other methods need besides.
pub(super) fn from_known(
    known: &Flow,
    as_of: i32,
    settings: &Settings,
    also: &[Method],
) -> Result<Forecast, NoForecast> {
    let too_few = |closings| NoForecast::TooFew { closings, needed: settings.min_closings };
    let line = Line::build(known, as_of, settings).ok_or(too_few(0))?;
    let standing = standing(known, &line, settings).ok_or(too_few(line.closings()))?;
    let wanted = |methods: [Method; 2]| methods.contains(&standing.method) || also.iter().any(|m| methods.contains(m));
    let age = if wanted([Method::Age, Method::Mean]) { AgeTable::build(known, as_of, settings) } else { None };
    let queue = if wanted([Method::Queue, Method::Mean]) { QueueTable::build(known, &line, settings) } else { None };
    let queue = queue.map(|table| (line, table));
    let waiting = known.pending().collect();
    Ok(Forecast { as_of, horizon: settings.horizon, standing, age, queue, waiting })
}

/// Reads the state of the line and chooses the method. `None` with too few closings in the window.
fn standing(known: &Flow, line: &Line, settings: &Settings) -> Option<Standing> {
    let closings = line.closings();
    if closings < settings.min_closings.max(1) {
        return None;
    }
    let load = line.load(settings)?;
    let order = line.order(known)?;
    let method = if load < settings.long_line || order < settings.partly_in_order {
        Method::Age
    } else if order < settings.in_order {
        Method::Mean
    } else {
        Method::Queue
    };
    Some(Standing { method, load, order, closings, pending: line.pending(), throughput: line.throughput() })
}

impl Forecast {
    /// The day at whose end the forecast stands.
    #[must_use]
    pub fn as_of(&self) -> i32 {
        self.as_of
    }

    /// Beyond this many days it says "longer than".
    #[must_use]
    pub fn horizon(&self) -> i32 {
        self.horizon
    }

    /// The state of the line and the method chosen.
    #[must_use]
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// How long still, in days from the as-of day, for a pending case received on this day. `None` for a day after the
    /// as-of day. A function of the day of receipt only: the same question, the same answer.
    #[must_use]
    pub fn quantiles(&self, received: i32) -> Option<Quantiles> {
        self.by(self.standing.method, received)
    }

    /// The share of cases received on this day and pending now that will still be pending so many days ahead: the odds
    /// in one number. From the plain tables, without the uncertainty of the pace.
    #[must_use]
    pub fn pending_after(&self, received: i32, days: i32) -> Option<f64> {
        let waited = self.as_of.checked_sub(received).filter(|waited| *waited >= 0)?;
        let age = || Some(self.age.as_ref()?.pending_after(waited, days));
        let queue = || self.queue.as_ref().map(|(line, table)| table.pending_after(line.lead(received), days));
        match self.standing.method {
            Method::Age => age(),
            Method::Mean => Some(f64::midpoint(age()?, queue()?)),
            Method::Queue => queue(),
        }
    }

    /// The same question put to one method, where its tables were built.
    pub(super) fn by(&self, method: Method, received: i32) -> Option<Quantiles> {
        let waited = self.as_of.checked_sub(received).filter(|waited| *waited >= 0)?;
        let age = || Some(self.age.as_ref()?.quantiles(waited, self.horizon));
        let queue = || self.queue.as_ref().map(|(line, table)| table.quantiles(line.lead(received), self.horizon));
        match method {
            Method::Age => age(),
            Method::Mean => Some(age()?.mean(&queue()?)),
            Method::Queue => queue(),
        }
    }

    /// Days until one's turn in strict order at the present pace; `None` where the line is not looked at.
    #[must_use]
    pub fn lead(&self, received: i32) -> Option<f64> {
        self.queue.as_ref().map(|(line, _)| line.lead(received))
    }

    /// How long still for each day of receipt that has pending cases, with the number of these.
    pub fn by_received(&self) -> impl Iterator<Item = (i32, u64, Quantiles)> {
        self.waiting.iter().filter_map(|(day, count)| Some((*day, *count, self.quantiles(*day)?)))
    }
}
