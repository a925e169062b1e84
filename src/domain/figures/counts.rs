//! How many: received and closed, pending and for how long, in time, overdue, and what the delay costs.

use super::material::Material;
use super::waits::ratio;
use super::{Figure, Shape, WINDOW};
use crate::domain::disclosure::period::{Grain, Period};
use crate::domain::ids::Slug;
use crate::domain::tally::of_case::owed;
use crate::domain::tally::rules::End;
use crate::domain::tally::{Series, day, number};

/// Months of flow that are shown before the year of the as-of day begins.
const YEARS_BACK: i32 = 2;
/// The first day of each band of the age of those who wait, in days.
const AGES: [(i64, &str); 6] =
    [(0, "0-90"), (91, "91-182"), (183, "183-274"), (275, "275-365"), (366, "366-730"), (731, "731-plus")];
/// The first day of each band of lateness: 0 is not late.
const LATE: [(i64, &str); 5] = [(i64::MIN, "not-due"), (1, "1-30"), (31, "31-90"), (91, "91-365"), (366, "366-plus")];
/// Of those whose decision period is suspended for an unknown time, or who have none.
const UNKNOWN: &str = "unknown";

fn band(value: i64, bands: &[(i64, &'static str)]) -> usize {
    bands.iter().rposition(|(from, _)| value >= *from).unwrap_or_default()
}

/// By half-year of closing: the share closed within the decision period. And at the present pace: of everybody who was closed in
/// the window or waits past the last day, the share closed in time — a promise that is broken by waiting is broken too, and a
/// breach stays on record.
pub(super) fn in_time(material: &Material, track: Option<&Slug>) -> Vec<Figure> {
    let mut all = Vec::new();
    for period in periods(material, Grain::HalfYear) {
        let (within, late) = closed_in_time(material, track, (number(period.first_day()), number(period.last_day())));
        if within + late > 0 {
            let figure = Figure::new("share-of-closed", within + late, Shape::Share(ratio(within, within + late)));
            all.push(figure.of_period(Some(period)));
        }
    }
    let (within, late) = closed_in_time(material, track, (material.today() - WINDOW + 1, material.today()));
    let overdue = material.rows(Series::Due, track).filter(|row| row.a > 0 && row.a < material.today());
    let due = within + late + overdue.map(|row| row.count).sum::<u64>();
    if due > 0 {
        all.push(Figure::new("share-kept", due, Shape::Share(ratio(within, due))));
    }
    all
}

/// How many were closed in time and how many late, from one numbered day to another.
fn closed_in_time(material: &Material, track: Option<&Slug>, (first, last): (i64, i64)) -> (u64, u64) {
    let closed = material.rows(Series::Closed, track).filter(|row| (first..=last).contains(&row.a));
    closed.fold((0, 0), |(within, late), row| match row.code.rsplit(':').next() {
        Some("in-time") => (within + row.count, late),
        Some("late") => (within, late + row.count),
        _ => (within, late),
    })
}

/// Received, and closed by end, by month.
pub(super) fn flow(material: &Material, track: Option<&Slug>) -> Vec<Figure> {
    let ends: Vec<&str> = End::ALL.iter().map(|(code, _)| *code).collect();
    let months = periods(material, Grain::Month);
    let place = |number: i64| {
        let month = Period::of(day(number)?, Grain::Month)?;
        months.binary_search(&month).ok()
    };
    let mut received = vec![0; months.len()];
    for row in material.rows(Series::Arrived, track) {
        if let Some(sum) = place(row.a).and_then(|at| received.get_mut(at)) {
            *sum += row.count;
        }
    }
    let mut closed = vec![vec![0; ends.len()]; months.len()];
    for row in material.rows(Series::Closed, track) {
        let end = row.code.split(':').next().unwrap_or_default();
        let cells = place(row.a).and_then(|at| closed.get_mut(at));
        let cell = ends.iter().position(|known| *known == end).zip(cells).and_then(|(at, cells)| cells.get_mut(at));
        if let Some(sum) = cell {
            *sum += row.count;
        }
    }
    let tables = months.iter().zip(received).zip(closed).flat_map(|((month, received), closed)| {
        let rows = ends.iter().map(|end| (*end).to_owned()).collect();
        let counts = |rows, cells: Vec<u64>| (cells.iter().sum(), Shape::Counts { rows, cells });
        let (behind, shape) = counts(vec!["received".to_owned()], vec![received]);
        let (total, out) = counts(rows, closed);
        [Figure::new("received", behind, shape), Figure::new("closed", total, out)].map(|f| f.of_period(Some(*month)))
    });
    tables.collect()
}

/// Periods that are over by the as-of day, from the beginning of the year some years back.
fn periods(material: &Material, grain: Grain) -> Vec<Period> {
    use chrono::Datelike;
    let year = material.as_of().year();
    let places = 12 / grain.months();
    let all =
        (year - YEARS_BACK..=year).flat_map(|year| (1..=places).filter_map(move |at| Period::new(year, grain, at)));
    all.filter(|period| period.last_day() <= material.as_of()).collect()
}

/// Those who wait, by how long they have and by how late the authority is.
pub(super) fn backlog(material: &Material, track: Option<&Slug>) -> Vec<Figure> {
    let mut ages = vec![0; AGES.len()];
    for row in material.rows(Series::Open, track) {
        if let Some(sum) = ages.get_mut(band(material.today() - row.a, &AGES)) {
            *sum += row.count;
        }
    }
    let mut late = vec![0; LATE.len() + 1];
    for row in material.rows(Series::Due, track) {
        let at = if row.a == 0 { LATE.len() } else { band(material.today() - row.a, &LATE) };
        if let Some(sum) = late.get_mut(at) {
            *sum += row.count;
        }
    }
    let names = |bands: &[(i64, &str)]| bands.iter().map(|(_, name)| (*name).to_owned()).collect::<Vec<_>>();
    let of_late = [names(&LATE), vec![UNKNOWN.to_owned()]].concat();
    let figure =
        |measure, rows, cells: Vec<u64>| Figure::new(measure, cells.iter().sum(), Shape::Counts { rows, cells });
    vec![figure("by-age", names(&AGES), ages), figure("by-lateness", of_late, late)]
}

/// What is due for being late, up to and including the as-of day, since records began.
pub(super) fn penalties(material: &Material, track: Option<&Slug>) -> Vec<Figure> {
    let mut all = Vec::new();
    for (judicial, kind) in [(0, "administrative"), (1, "judicial")] {
        let (mut cents, mut behind) = (0_i64, 0);
        for row in material.rows(Series::Penalty, track).filter(|row| row.c == judicial) {
            let each = owed((row.a, row.b, &row.code), material.today());
            if each > 0 {
                cents = cents.saturating_add(each.saturating_mul(i64::try_from(row.count).unwrap_or(i64::MAX)));
                behind += row.count;
            }
        }
        all.push(Figure::new("accrued", behind, Shape::Money(cents)).of_group(kind));
    }
    all
}
