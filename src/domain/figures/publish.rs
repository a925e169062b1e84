//! The one gate between exact figures and anybody who may not see each case: what is too few, too exact or would give something
//! else away is withheld here, for every statistic alike. Nothing else makes a [`PublicFigure`].

use std::collections::BTreeMap;

use super::{Clock, Figure, Point, Shape};
use crate::domain::disclosure::curve::{self, ShownPoint, curve};
use crate::domain::disclosure::ledger::{Entry, Ledger};
use crate::domain::disclosure::measure::{Estimate, Share, Span, estimated_share, mean, quantile};
use crate::domain::disclosure::nested::may_stand_beside;
use crate::domain::disclosure::over_time::publish_year;
use crate::domain::disclosure::period::{Grain, Period};
use crate::domain::disclosure::table::{Table, Totals};
use crate::domain::disclosure::{Families, MINIMUM};
use crate::domain::ids::Slug;

/// How many families a figure stands on is told as the highest of these that it reaches: enough to judge it by, too coarse to
/// count with.
const FLOORS: [u64; 7] = [30, 100, 300, 1_000, 3_000, 10_000, 30_000];
/// Sums of money are rounded to so many euro.
const EURO: i64 = 1_000;
/// What is for those who may see each case anyway.
const NOT_PUBLISHED: [&str; 1] = ["waiting-time-ever"];
/// Closings are told by these ends; a row of all the others holds enough to be told at all.
const TOLD_ENDS: [&str; 2] = ["granted", "refused"];
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

    /// The value; `None`: withheld.
    #[must_use]
    pub fn value(&self) -> Option<&PublicValue> {
        self.value.as_ref()
    }
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
    all.extend(flows(&counts, "received", &Grain::ALL, tracks));
    all.extend(flows(&counts, "closed", &[Grain::Quarter, Grain::HalfYear, Grain::Year], tracks));
    all.extend(backlogs(&counts, tracks));
    all
}

type Key<'f> = (&'static str, &'f str, Option<Period>, &'f str, Clock);

fn key(figure: &Figure) -> Key<'_> {
    (figure.statistic, &figure.measure, figure.period, &figure.group, figure.clock)
}

fn public(figure: &Figure, value: Option<PublicValue>) -> PublicFigure {
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

/// Rows of a table of counts, by track; without tracks there is one column, of all.
struct Sheet<'f> {
    rows: Vec<String>,
    columns: Vec<(Option<&'f Slug>, Vec<u64>)>,
}

/// The figures of a measure as one sheet for each period.
fn sheets<'f>(
    counts: &[&'f Figure],
    measure: &str,
    tracks: &[Slug],
) -> BTreeMap<Option<Period>, (&'f Figure, Sheet<'f>)> {
    let mut all: BTreeMap<Option<Period>, (&Figure, Sheet<'_>)> = BTreeMap::new();
    for figure in counts.iter().filter(|figure| figure.measure == measure) {
        let Shape::Counts { rows, cells } = &figure.shape else { continue };
        let (rows, cells) = if measure == "closed" { by_told_end(rows, cells) } else { (rows.clone(), cells.clone()) };
        let (head, sheet) = all.entry(figure.period).or_insert_with(|| (figure, Sheet { rows, columns: Vec::new() }));
        match &figure.track {
            None => *head = figure,
            Some(_) if tracks.is_empty() => continue,
            Some(_) => {}
        }
        if figure.track.is_some() || tracks.is_empty() {
            sheet.columns.push((figure.track.as_ref(), cells));
        }
    }
    all
}

/// Ends that are told by themselves, and the others together.
fn by_told_end(rows: &[String], cells: &[u64]) -> (Vec<String>, Vec<u64>) {
    let of = |told: &str| rows.iter().zip(cells).filter(|(row, _)| *row == told).map(|(_, cell)| *cell).sum();
    let mut merged: Vec<u64> = TOLD_ENDS.iter().map(|told| of(told)).collect();
    merged.push(cells.iter().sum::<u64>() - merged.iter().sum::<u64>());
    let names = TOLD_ENDS.iter().chain(std::iter::once(&OTHER_ENDS)).map(|name| (*name).to_owned());
    (names.collect(), merged)
}

/// A table of each month becomes tables of each period that is offered, settled together year by year.
fn flows(counts: &[&Figure], measure: &str, grains: &[Grain], tracks: &[Slug]) -> Vec<PublicFigure> {
    let months = sheets(counts, measure, tracks);
    let mut years: BTreeMap<i32, Vec<(&Figure, Sheet<'_>)>> = BTreeMap::new();
    for (period, found) in months {
        if let Some(period) = period {
            years.entry(period.year()).or_default().push(found);
        }
    }
    let mut all = Vec::new();
    for (year, months) in years {
        let table = |sheet: &Sheet<'_>| {
            let row = |at: usize| {
                let cells = sheet.columns.iter().map(|(_, cells)| cells.get(at).copied().unwrap_or_default());
                cells.map(Families::counted).collect()
            };
            Table::new((0..sheet.rows.len()).map(row).collect(), Totals::Both).ok()
        };
        let tables: Option<Vec<Table>> = months.iter().map(|(_, sheet)| table(sheet)).collect();
        let published = tables.and_then(|tables| publish_year(year, &tables, grains).ok());
        let (Some(published), Some((head, sheet))) = (published, months.first()) else { continue };
        for (period, table) in published {
            let figure = Figure { period: Some(period), track: None, ..(*head).clone() };
            let shown = |cell: Option<Option<u64>>| cell.flatten();
            let column = |at: Option<usize>| {
                let rows = sheet.rows.iter().enumerate().map(|(row, name)| {
                    let cell = match at {
                        None => table.row_totals.as_ref().and_then(|totals| totals.get(row)),
                        Some(at) => table.cells.get(row).and_then(|cells| cells.get(at)),
                    };
                    (name.clone(), shown(cell.map(|cell| cell.shown().copied())))
                });
                let total = match at {
                    None => table.total.as_ref(),
                    Some(at) => table.column_totals.as_ref().and_then(|totals| totals.get(at)),
                };
                PublicValue::Counts(rows.collect(), shown(total.map(|cell| cell.shown().copied())))
            };
            all.push(bare(&figure, column(None)));
            for (at, (track, _)) in sheet.columns.iter().enumerate().filter(|(_, (track, _))| track.is_some()) {
                all.push(bare(&Figure { track: track.cloned(), ..figure.clone() }, column(Some(at))));
            }
        }
    }
    all
}

/// A table says by itself on how many it stands.
fn bare(figure: &Figure, value: PublicValue) -> PublicFigure {
    PublicFigure { floor: None, ..public(figure, Some(value)) }
}

/// Those who wait by age and by lateness: two tables with the same totals, so one ledger.
fn backlogs(counts: &[&Figure], tracks: &[Slug]) -> Vec<PublicFigure> {
    let mut ledger = Ledger::new();
    let mut all = Vec::new();
    let mut totals: Option<(Entry, Vec<Entry>)> = None;
    let mut told: Vec<(Figure, Vec<(String, Entry)>, Entry)> = Vec::new();
    for measure in ["by-age", "by-lateness"] {
        let Some((head, sheet)) = sheets(counts, measure, tracks).remove(&None) else { continue };
        let sums: Vec<u64> = sheet.columns.iter().map(|(_, cells)| cells.iter().sum()).collect();
        let (whole, of_columns) = match &totals {
            // A case without any term is in one table and not in the other; then each has totals of its own.
            Some((whole, of_columns)) => (*whole, of_columns.clone()),
            None => {
                let whole = ledger.enter(Families::counted(sums.iter().sum()));
                let of_columns: Vec<Entry> = sums.iter().map(|sum| ledger.enter(Families::counted(*sum))).collect();
                (whole, of_columns)
            }
        };
        let cells: Vec<Vec<Entry>> = sheet
            .columns
            .iter()
            .map(|(_, cells)| cells.iter().map(|cell| ledger.enter(Families::counted(*cell))).collect())
            .collect();
        let row_sum = |row: usize| sheet.columns.iter().filter_map(|(_, cells)| cells.get(row)).sum::<u64>();
        let of_rows: Vec<Entry> =
            (0..sheet.rows.len()).map(|row| ledger.enter(Families::counted(row_sum(row)))).collect();
        let mut fits =
            ledger.relate(whole, of_columns.clone()).is_ok() && ledger.relate(whole, of_rows.clone()).is_ok();
        for (row, sum) in of_rows.iter().enumerate() {
            fits &= ledger.relate(*sum, cells.iter().filter_map(|column| column.get(row)).copied().collect()).is_ok();
        }
        for (column, sum) in cells.iter().zip(&of_columns) {
            fits &= ledger.relate(*sum, column.clone()).is_ok();
        }
        if !fits {
            continue;
        }
        totals = Some((whole, of_columns.clone()));
        let named = |entries: &[Entry]| sheet.rows.iter().cloned().zip(entries.iter().copied()).collect::<Vec<_>>();
        told.push((Figure { track: None, ..head.clone() }, named(&of_rows), whole));
        for (((track, _), column), sum) in sheet.columns.iter().zip(&cells).zip(&of_columns) {
            if track.is_some() {
                told.push((Figure { track: track.cloned(), ..head.clone() }, named(column), *sum));
            }
        }
    }
    ledger.settle();
    for (figure, rows, total) in told {
        let rows = rows.into_iter().map(|(name, entry)| (name, ledger.published(entry).into_shown())).collect();
        all.push(bare(&figure, PublicValue::Counts(rows, ledger.published(total).into_shown())));
    }
    all
}
