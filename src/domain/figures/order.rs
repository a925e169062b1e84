//! In which order decisions are taken.

use super::material::{Material, Row};
use super::{Figure, Shape};
use crate::domain::ids::Slug;
use crate::domain::tally::{Series, day};
use crate::domain::what_if::start::WINDOW_DAYS;
use crate::domain::what_if::{DayCount, Start};

/// The mean share of those pending who stood before the family whose application was closed, over the closings of the last 182
/// days: 0 when strictly in order of receipt, a half at random, 1 newest first.
pub(super) fn order_of_handling(material: &Material, track: Option<&Slug>) -> Vec<Figure> {
    let from = material.today() - i64::try_from(WINDOW_DAYS).unwrap_or(0);
    let line = |row: &Row, received: i64, closed: Option<i64>| {
        let closed = match closed {
            Some(closed) => Some(day(closed)?),
            None => None,
        };
        let withdrawn = row.code.starts_with("withdrawn");
        Some(DayCount { received: day(received)?, closed, withdrawn, cases: u32::try_from(row.count).ok()? })
    };
    let closed: Vec<&Row> = material.rows(Series::Closed, track).filter(|row| row.a > from).collect();
    let behind: u64 = closed.iter().filter(|row| row.a <= material.today()).map(|row| row.count).sum();
    let open = material.rows(Series::Open, track).filter_map(|row| line(row, row.a, None));
    let lines: Vec<DayCount> = closed.iter().filter_map(|row| line(row, row.b, Some(row.a))).chain(open).collect();
    if behind == 0 {
        return Vec::new();
    }
    let index = Start::observe(&lines, material.as_of()).pace.order_index;
    vec![Figure::new("stood-before", behind, Shape::Share(((1.0 - index) / 2.0).clamp(0.0, 1.0)))]
}
