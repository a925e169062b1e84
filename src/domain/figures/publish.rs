//! The one gate between exact figures and anybody who may not see each case: what is too few, too exact or would give something
//! else away is withheld here, for every statistic alike. Nothing else makes a [`PublicFigure`].

use std::collections::BTreeMap;

use super::{Clock, Figure, Point, Shape, publish_counts};
use crate::domain::disclosure::curve::{self, ShownPoint, curve};
use crate::domain::disclosure::measure::{Estimate, Share, Span, estimated_share, mean, quantile};
use crate::domain::disclosure::nested::may_stand_beside;
use crate::domain::disclosure::period::{Grain, Period};
use crate::domain::disclosure::{Families, MINIMUM};
use crate::domain::ids::Slug;

/// How many families a figure stands on is told as the highest of these that it reaches: enough to judge it by, too coarse to
/// count with.
const FLOORS: [u64; 7] = [30, 100, 300, 1_000, 3_000, 10_000, 30_000];
/// Sums of money are rounded to so many euro.
const EURO: i64 = 1_000;
/// What is for those who may see each case anyway.
const NOT_PUBLISHED: [&str; 2] = ["waiting-time-ever", "intake"];
/// The row of the other ends.
pub const OTHER_ENDS: &str = "other-end";

/// A figure as anybody may see it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicFigure {
    head: Head,
    floor: Option<u64>,
    value: Option<PublicValue>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Head {
    statistic: &'static str,
    version: u16,
    measure: String,
    track: Option<Slug>,
    period: Option<Period>,
    group: String,
    clock: Clock,
}

/// What a figure is, as anybody may see it. Durations are whole weeks, shares whole per cent, counts multiples of five.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PublicValue {
    /// A share over weeks since receipt.
    Curve(Vec<ShownPoint>),
    /// A time with its band.
    Weeks(Span),
    /// A share.
    Share(Share),
    /// The month of a day.
    Month(Period),
    /// A sum in euro, to the nearest thousand.
    Euro(i64),
    /// Families by row, and all together; `None`: withheld.
    Counts(Vec<(String, Option<u64>)>, Option<u64>),
}

impl PublicFigure {
    /// The statistic and the version of its definition.
    #[must_use]
    pub fn statistic(&self) -> (&'static str, u16) {
        (self.head.statistic, self.head.version)
    }

    /// What of it.
    #[must_use]
    pub fn measure(&self) -> &str {
        &self.head.measure
    }

    /// The track; `None`: all.
    #[must_use]
    pub fn track(&self) -> Option<&Slug> {
        self.head.track.as_ref()
    }

    /// The period that it is about.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        self.head.period
    }

    /// What is counted apart.
    #[must_use]
    pub fn group(&self) -> &str {
        &self.head.group
    }

    /// The clock.
    #[must_use]
    pub fn clock(&self) -> Clock {
        self.head.clock
    }

    /// It stands on at least so many families; `None`: on fewer than the lowest step.
    #[must_use]
    pub fn at_least(&self) -> Option<u64> {
        self.floor
    }

    pub(super) fn without_floor(self) -> Self {
        Self { floor: None, ..self }
    }

    /// The value; `None`: withheld.
    #[must_use]
    pub fn value(&self) -> Option<&PublicValue> {
        self.value.as_ref()
    }
}

/// The statistics that are published.
pub fn published() -> impl Iterator<Item = &'static str> {
    super::names().map(|(name, _)| name).filter(|name| !NOT_PUBLISHED.contains(name))
}

/// Publishes figures that were counted by families. `tracks` are those of the procedure.
#[must_use]
pub fn publish(figures: &[Figure], tracks: &[Slug]) -> Vec<PublicFigure> {
    let mut all: Vec<PublicFigure> = Vec::new();
    let told = |figure: &&Figure| !NOT_PUBLISHED.contains(&figure.statistic);
    let (counts, others): (Vec<&Figure>, Vec<&Figure>) =
        figures.iter().filter(told).partition(|figure| matches!(figure.shape, Shape::Counts { .. }));
    let mut wholes: BTreeMap<Key<'_>, u64> = BTreeMap::new();
    for figure in others.iter().filter(|figure| figure.track.is_none()) {
        wholes.insert(key(figure), figure.behind);
    }
    for figure in others {
        // A track lies inside all: what is told of both must not tell of a few that are in the one and not in the other.
        let beside = figure.track.is_none()
            || wholes.get(&key(figure)).is_some_and(|whole| {
                figure.behind <= *whole && may_stand_beside(Families::counted(*whole), Families::counted(figure.behind))
            });
        all.push(public(figure, if beside { value(figure) } else { None }));
    }
    all.extend(publish_counts::published(&counts, tracks));
    all
}

type Key<'f> = (&'static str, &'f str, Option<Period>, &'f str, Clock);

fn key(figure: &Figure) -> Key<'_> {
    (figure.statistic, &figure.measure, figure.period, &figure.group, figure.clock)
}

pub(super) fn public(figure: &Figure, value: Option<PublicValue>) -> PublicFigure {
    let Figure { statistic, version, measure, track, period, group, clock, .. } = figure.clone();
    let head = Head { statistic, version, measure, track, period, group, clock };
    PublicFigure { head, floor: FLOORS.into_iter().rev().find(|floor| figure.behind >= *floor), value }
}

/// The value of a figure that is no table.
fn value(figure: &Figure) -> Option<PublicValue> {
    let behind = Families::counted(figure.behind);
    match &figure.shape {
        Shape::Curve(points) => {
            let points: Vec<curve::Point> = points.iter().filter_map(point).collect();
            curve(&points).into_shown().map(PublicValue::Curve)
        }
        Shape::Days { share, days, low, high, outcomes } => {
            let (outcomes, estimate) = (Families::counted(*outcomes), Estimate { days: *days, low: *low, high: *high });
            let span = match share {
                Some(share) => quantile(outcomes, *share, estimate),
                None => mean(outcomes, estimate),
            };
            span.into_shown().map(PublicValue::Weeks)
        }
        Shape::Share(share) => {
            let shown = estimated_share(behind, *share).into_shown()?;
            // In the open ends nobody can count; between them both sides must hold enough.
            let ends = matches!(shown, Share::UnderFive | Share::OverNinetyFive);
            (ends || has_both_sides(figure.behind, *share)).then_some(PublicValue::Share(shown))
        }
        Shape::Day(day) => {
            let estimate = Estimate { days: Some(0.0), low: None, high: None };
            quantile(behind, share_of(&figure.measure), estimate).into_shown()?;
            Period::of(*day, Grain::Month).map(PublicValue::Month)
        }
        Shape::Money(cents) => {
            let euro = (cents + EURO * 50) / (EURO * 100) * EURO;
            (figure.behind >= MINIMUM).then_some(PublicValue::Euro(euro))
        }
        Shape::Counts { .. } => None,
    }
}

/// The share of which a day is the quantile, by the name of the measure.
fn share_of(measure: &str) -> f64 {
    match measure {
        "p10" => 0.1,
        "p90" => 0.9,
        _ => 0.5,
    }
}

#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "counts of families stay far below 2^52")]
fn has_both_sides(base: u64, share: f64) -> bool {
    base as f64 * share.min(1.0 - share) >= MINIMUM as f64
}

fn point(point: &Point) -> Option<curve::Point> {
    Some(curve::Point {
        day: u32::try_from(point.day).ok()?,
        value: point.value,
        low: point.low,
        high: point.high,
        outcomes: Families::counted(point.outcomes),
    })
}
