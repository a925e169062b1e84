//! Tables of counts as they may be shown: those of each month settled with the quarters and years that hold it, those that share
//! totals settled together.

use std::collections::BTreeMap;

use super::publish::{OTHER_ENDS, PublicFigure, PublicValue, public};
use super::{Figure, Shape};
use crate::domain::disclosure::ledger::{Entry, Ledger, LineFault};
use crate::domain::disclosure::over_time::publish_year;
use crate::domain::disclosure::period::{Grain, Period};
use crate::domain::disclosure::table::{PublishedTable, Table, Totals};
use crate::domain::disclosure::{Families, Published};
use crate::domain::ids::Slug;

/// Closings are told by these ends; a row of all the others holds enough to be told at all.
const TOLD_ENDS: [&str; 2] = ["granted", "refused"];

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
            all.extend(of_table(&figure, sheet, &table));
        }
    }
    all
}

/// The figures of one table: of all, and of each track.
fn of_table(figure: &Figure, sheet: &Sheet<'_>, table: &PublishedTable) -> Vec<PublicFigure> {
    let shown = |cell: Option<&Published<u64>>| cell.and_then(|cell| cell.shown().copied());
    let column = |at: Option<usize>| {
        let rows = sheet.rows.iter().enumerate().map(|(row, name)| {
            let cell = match at {
                None => table.row_totals.as_ref().and_then(|totals| totals.get(row)),
                Some(at) => table.cells.get(row).and_then(|cells| cells.get(at)),
            };
            (name.clone(), shown(cell))
        });
        let total = match at {
            None => table.total.as_ref(),
            Some(at) => table.column_totals.as_ref().and_then(|totals| totals.get(at)),
        };
        PublicValue::Counts(rows.collect(), shown(total))
    };
    let each = sheet.columns.iter().enumerate().filter(|(_, (track, _))| track.is_some());
    let of_track =
        each.map(|(at, (track, _))| bare(&Figure { track: track.cloned(), ..figure.clone() }, column(Some(at))));
    std::iter::once(bare(figure, column(None))).chain(of_track).collect()
}

/// A table says by itself on how many it stands.
fn bare(figure: &Figure, value: PublicValue) -> PublicFigure {
    public(figure, Some(value)).without_floor()
}

/// A figure whose counts stand in a ledger.
struct Entered {
    figure: Figure,
    rows: Vec<(String, Entry)>,
    total: Entry,
}

/// Totals that two tables share: of all, and of each column.
struct Shared {
    whole: Entry,
    columns: Vec<Entry>,
}

/// Those who wait by age and by lateness: two tables with the same totals, so one ledger.
fn backlogs(counts: &[&Figure], tracks: &[Slug]) -> Vec<PublicFigure> {
    let mut ledger = Ledger::new();
    let mut shared: Option<Shared> = None;
    let mut all: Vec<Entered> = Vec::new();
    for measure in ["by-age", "by-lateness"] {
        let Some((head, sheet)) = sheets(counts, measure, tracks).remove(&None) else { continue };
        let totals = shared.take().unwrap_or_else(|| enter_totals(&mut ledger, &sheet));
        if let Ok(entered) = enter_sheet(&mut ledger, (head, &sheet), &totals) {
            all.extend(entered);
        }
        shared = Some(totals);
    }
    ledger.settle();
    let shown = |entry| ledger.published(entry).into_shown();
    let public = |Entered { figure, rows, total }: Entered| {
        let rows = rows.into_iter().map(|(name, entry)| (name, shown(entry))).collect();
        bare(&figure, PublicValue::Counts(rows, shown(total)))
    };
    all.into_iter().map(public).collect()
}

fn enter_totals(ledger: &mut Ledger, sheet: &Sheet<'_>) -> Shared {
    let sums: Vec<u64> = sheet.columns.iter().map(|(_, cells)| cells.iter().sum()).collect();
    let mut enter = |count: u64| ledger.enter(Families::counted(count));
    Shared { whole: enter(sums.iter().sum()), columns: sums.iter().map(|sum| enter(*sum)).collect() }
}

/// Enters a sheet below totals and says how it adds up; an error where it does not, and then nothing of it is shown.
fn enter_sheet(
    ledger: &mut Ledger,
    (head, sheet): (&Figure, &Sheet<'_>),
    totals: &Shared,
) -> Result<Vec<Entered>, LineFault> {
    let mut enter = |count: u64| ledger.enter(Families::counted(count));
    let cells: Vec<Vec<Entry>> =
        sheet.columns.iter().map(|(_, cells)| cells.iter().map(|cell| enter(*cell)).collect()).collect();
    let row_sum = |row: usize| sheet.columns.iter().filter_map(|(_, cells)| cells.get(row)).sum::<u64>();
    let of_rows: Vec<Entry> = (0..sheet.rows.len()).map(|row| enter(row_sum(row))).collect();
    ledger.relate(totals.whole, totals.columns.clone())?;
    ledger.relate(totals.whole, of_rows.clone())?;
    for (row, sum) in of_rows.iter().enumerate() {
        ledger.relate(*sum, cells.iter().filter_map(|column| column.get(row)).copied().collect())?;
    }
    for (column, sum) in cells.iter().zip(&totals.columns) {
        ledger.relate(*sum, column.clone())?;
    }
    let named = |entries: &[Entry]| sheet.rows.iter().cloned().zip(entries.iter().copied()).collect::<Vec<_>>();
    let whole = Entered { figure: Figure { track: None, ..head.clone() }, rows: named(&of_rows), total: totals.whole };
    let columns = sheet.columns.iter().zip(&cells).zip(&totals.columns).filter(|(((track, _), _), _)| track.is_some());
    let each = columns.map(|(((track, _), column), sum)| Entered {
        figure: Figure { track: track.cloned(), ..head.clone() },
        rows: named(column),
        total: *sum,
    });
    Ok(std::iter::once(whole).chain(each).collect())
}

/// Everything that is published of counts.
pub(super) fn published(counts: &[&Figure], tracks: &[Slug]) -> Vec<PublicFigure> {
    let mut all = flows(counts, "received", &Grain::ALL, tracks);
    all.extend(flows(counts, "closed", &[Grain::Quarter, Grain::HalfYear, Grain::Year], tracks));
    all.extend(backlogs(counts, tracks));
    all
}
