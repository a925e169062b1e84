//! Curves over time (survival, cumulative incidence): rules 3 and 4 along the time axis.

use super::measure::{Weeks, has_base, has_tails, percent};
use super::{Families, MINIMUM, Published};

/// A point of an estimated curve.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Point {
    /// Days since receipt. Points come in order of days.
    pub day: u32,
    /// The value from this day on, between 0 and 1.
    pub value: f64,
    /// The lower end of its band, where it is defined.
    pub low: Option<f64>,
    /// The upper end of its band, where it is defined.
    pub high: Option<f64>,
    /// Families with an outcome (on an incidence curve: with that outcome) up to and including this day.
    pub outcomes: Families,
}

/// A point of a curve as it may be shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ShownPoint {
    /// Weeks since receipt: the value holds at the end of this week.
    pub week: Weeks,
    /// The value in whole per cent.
    pub percent: u8,
    /// The lower end of its band in whole per cent.
    pub low: Option<u8>,
    /// The upper end of its band in whole per cent.
    pub high: Option<u8>,
}

/// The points of a curve that may be shown, at ends of weeks.
///
/// - The whole curve needs thirty families with an outcome.
/// - A point needs ten families in each tail: n · min(value, 1 − value) ≥ 10. So a curve may begin late and end early.
/// - "Closed by week 7" lies inside "closed by week 8": they must differ by no family or at least ten (rule 4), and so must the last
///   point and the whole. Points in between are left out, so that no step shows fewer than ten families.
///
/// The value where nothing has happened yet is known to everybody and not part of the answer.
#[must_use]
pub fn curve(points: &[Point]) -> Published<Vec<ShownPoint>> {
    let all = points.last().map_or_else(Families::default, |point| point.outcomes);
    if !has_base(all) {
        return Published::withheld();
    }
    let apart = |more: Families, fewer: Families| match more.number().checked_sub(fewer.number()) {
        Some(difference) => difference == 0 || difference >= MINIMUM,
        None => false,
    };
    let mut before = Families::default();
    let mut shown: Vec<ShownPoint> = Vec::new();
    for (week, point) in ends_of_weeks(points) {
        let steps = apart(point.outcomes, before) && apart(all, point.outcomes) && !point.outcomes.is_few();
        if steps && has_tails(all, point.value) {
            before = point.outcomes;
            shown.push(ShownPoint {
                week: Weeks::nearest(f64::from(week) * 7.0),
                percent: percent(point.value),
                low: point.low.map(percent),
                high: point.high.map(percent),
            });
        }
    }
    Published::shown_as(shown)
}

/// The last point of each week that has any, with the week at whose end it holds.
fn ends_of_weeks(points: &[Point]) -> impl Iterator<Item = (u32, &Point)> {
    let weeks = points.iter().map(|point| (point.day.div_ceil(7), point));
    let next = points.iter().skip(1).map(|point| Some(point.day.div_ceil(7))).chain([None]);
    weeks.zip(next).filter(|((week, _), next)| *next != Some(*week)).map(|(point, _)| point)
}
