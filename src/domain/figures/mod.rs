//! The statistics of a procedure as figures: one number, curve or table each, exact and with the families behind it. What may be
//! shown to whom is decided by [`publish`] and nowhere else.
//!
//! **The unit** of what is published is the family (its first application): members of one family are decided together, so that
//! a band over applications would promise more than is known, and a family is what must not be recognised.

mod counts;
mod intake;
mod material;
mod order;
pub mod outlook;
pub mod publish;
mod publish_counts;
mod waits;

use chrono::NaiveDate;

use super::disclosure::period::Period;
use super::ids::Slug;

pub use material::{Material, Unit};

/// The length of the calendar window, in days: half a year, as the method says.
pub const WINDOW: i64 = 182;

/// Every statistic: its name, its version (raised when its meaning changes), and what computes it.
const ALL: [(&str, u16, Compute); 14] = [
    ("waiting-time", 1, waits::waiting_time),
    ("waiting-time-by-receipt", 1, waits::by_receipt),
    ("waiting-time-ever", 1, waits::ever),
    ("outcomes", 1, waits::outcomes),
    ("closed-lately", 1, waits::closed_lately),
    ("stage-time", 1, waits::stage_time),
    ("suspension", 1, waits::suspension),
    ("now-deciding", 1, waits::now_deciding),
    ("order-of-handling", 1, order::order_of_handling),
    ("in-time", 1, counts::in_time),
    ("flow", 1, counts::flow),
    ("backlog", 1, counts::backlog),
    ("penalties", 1, counts::penalties),
    ("intake", 1, intake::intake),
];

/// From material and a track (`None`: all together) to figures.
type Compute = fn(&Material, Option<&Slug>) -> Vec<Figure>;

/// The names of the statistics, in their order.
pub fn names() -> impl Iterator<Item = (&'static str, u16)> {
    ALL.iter().map(|(name, version, _)| (*name, *version))
}

/// All figures of these statistics (`None`: of all): for all tracks together and for each.
#[must_use]
pub fn figures(material: &Material, only: Option<&[&str]>) -> Vec<Figure> {
    let mut all = Vec::new();
    for (name, version, compute) in ALL {
        if only.is_some_and(|only| !only.contains(&name)) {
            continue;
        }
        let each = std::iter::once(None).chain(material.tracks().iter().map(Some));
        for track in each {
            let made = compute(material, track).into_iter();
            all.extend(made.map(|figure| Figure { statistic: name, version, track: track.cloned(), ..figure }));
        }
    }
    all
}

/// Which clock the days of a figure are counted by. The two are never mixed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Clock {
    /// Days as families live them.
    Lived,
    /// Days that count in law: suspended days are taken out.
    Legal,
}

impl Clock {
    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Lived => "lived",
            Self::Legal => "legal",
        }
    }
}

/// One figure, exact.
#[derive(Clone, PartialEq, Debug)]
pub struct Figure {
    /// The statistic.
    pub statistic: &'static str,
    /// The version of its definition.
    pub version: u16,
    /// What of it: `curve`, `median`, `p80`, `mean-365` …
    pub measure: String,
    /// The track; `None`: all.
    pub track: Option<Slug>,
    /// The period that it is about; `None`: the days up to the as-of day.
    pub period: Option<Period>,
    /// What is counted apart: an end, a stage, a kind; empty where nothing is.
    pub group: String,
    /// The clock.
    pub clock: Clock,
    /// Families (or applications, by the unit) that it stands on.
    pub behind: u64,
    /// The figure itself.
    pub shape: Shape,
}

impl Figure {
    fn new(measure: impl Into<String>, behind: u64, shape: Shape) -> Self {
        let (track, period, group) = (None, None, String::new());
        Self {
            statistic: "",
            version: 0,
            measure: measure.into(),
            track,
            period,
            group,
            clock: Clock::Lived,
            behind,
            shape,
        }
    }

    fn of_period(self, period: Option<Period>) -> Self {
        Self { period, ..self }
    }

    fn of_group(self, group: &str) -> Self {
        Self { group: group.to_owned(), ..self }
    }

    fn by(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }
}

/// What a figure is.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    /// A share over days since receipt.
    Curve(Vec<Point>),
    /// A quantile (`share`: of which share) or, without one, a mean. Days; `None` inside: not known yet.
    Days {
        /// Between 0 and 1; `None` for a mean.
        share: Option<f64>,
        /// The estimate.
        days: Option<f64>,
        /// The lower end of its 95 % band.
        low: Option<f64>,
        /// The upper end.
        high: Option<f64>,
        /// How many have an outcome.
        outcomes: u64,
    },
    /// A share between 0 and 1.
    Share(f64),
    /// A day.
    Day(NaiveDate),
    /// Euro cents.
    Money(i64),
    /// Counts by row and column (tracks, where all are together).
    Counts {
        /// What the rows are.
        rows: Vec<String>,
        /// How many, in each row.
        cells: Vec<u64>,
    },
}

/// A point of a curve: the value from this day on.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Point {
    /// Days since receipt.
    pub day: i64,
    /// How many were at risk on that day.
    pub at_risk: u64,
    /// How many ended on it.
    pub ended: u64,
    /// How many left observation on it without an end: pending at the as-of day, or seen no longer.
    pub pending: u64,
    /// Between 0 and 1.
    pub value: f64,
    /// The lower end of its 95 % band, where it is defined.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// How many have an outcome (of this kind) until then.
    pub outcomes: u64,
}
