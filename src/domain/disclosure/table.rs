//! Tables of counts in two dimensions, with the totals that are published. A list with a total is a table of one row.

use thiserror::Error;

use super::ledger::{Entry, Ledger};
use super::measure::{Share, share_of_shown};
use super::{Families, Published};

/// Which totals are published with a table.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Totals {
    /// Of every row, every column, and of all.
    Both,
    /// Of every row only.
    OfRows,
    /// Of every column only.
    OfColumns,
    /// None: counts below the minimum are withheld, nothing else needs to be.
    Neither,
}

impl Totals {
    fn of_rows(self) -> bool {
        matches!(self, Self::Both | Self::OfRows)
    }

    fn of_columns(self) -> bool {
        matches!(self, Self::Both | Self::OfColumns)
    }
}

/// The rows of a table are not equally long.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("the rows of a table are not equally long")]
pub struct Ragged;

/// True counts in rows and columns. A family is counted in one cell only (that of its first application), so that the cells of a line
/// add up to its total.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    cells: Vec<Vec<Families>>,
    columns: usize,
    totals: Totals,
}

impl Table {
    /// A table of rows.
    pub fn new(cells: Vec<Vec<Families>>, totals: Totals) -> Result<Self, Ragged> {
        let columns = cells.first().map_or(0, Vec::len);
        if cells.iter().any(|row| row.len() != columns) {
            return Err(Ragged);
        }
        Ok(Self { cells, columns, totals })
    }

    /// One row with its total.
    #[must_use]
    pub fn list(cells: Vec<Families>) -> Self {
        Self { columns: cells.len(), cells: vec![cells], totals: Totals::OfRows }
    }

    /// The table as it may be shown by itself.
    #[must_use]
    pub fn publish(&self) -> PublishedTable {
        let mut ledger = Ledger::new();
        let entries = TableEntries::enter(&mut ledger, self);
        ledger.settle();
        entries.published(&ledger)
    }

    pub(super) fn shape(&self) -> (usize, usize, Totals) {
        (self.cells.len(), self.columns, self.totals)
    }

    /// The true counts, row by row.
    #[must_use]
    pub fn counts(&self) -> &[Vec<Families>] {
        &self.cells
    }

    fn row_totals(&self) -> Vec<Families> {
        self.cells.iter().map(|row| row.iter().copied().sum()).collect()
    }

    fn column_totals(&self) -> Vec<Families> {
        let column = |at: usize| self.cells.iter().filter_map(|row| row.get(at)).copied().sum();
        (0..self.columns).map(column).collect()
    }
}

/// A table in a ledger: each of its counts has an entry.
#[derive(Clone, Debug)]
pub(super) struct TableEntries {
    cells: Vec<Vec<Entry>>,
    rows: Option<Vec<Entry>>,
    columns: Option<Vec<Entry>>,
    total: Option<Entry>,
}

impl TableEntries {
    /// Enters counts and lines: rows, then columns, then the line of the row totals and that of the column totals.
    pub(super) fn enter(ledger: &mut Ledger, table: &Table) -> Self {
        let totals = table.totals;
        let cells = table.cells.iter().map(|row| enter_all(ledger, row)).collect();
        let rows = totals.of_rows().then(|| enter_all(ledger, &table.row_totals()));
        let columns = totals.of_columns().then(|| enter_all(ledger, &table.column_totals()));
        let total = (totals == Totals::Both).then(|| ledger.enter(table.row_totals().into_iter().sum()));
        let entered = Self { cells, rows, columns, total };
        entered.relate(ledger);
        entered
    }

    fn relate(&self, ledger: &mut Ledger) {
        // Sums of entries just made from the same cells: the ledger finds them equal.
        let mut line = |whole: Entry, parts: Vec<Entry>| ledger.relate(whole, parts).unwrap_or(());
        for (total, row) in self.rows.iter().flatten().zip(&self.cells) {
            line(*total, row.clone());
        }
        for (at, total) in self.columns.iter().flatten().enumerate() {
            line(*total, self.cells.iter().filter_map(|row| row.get(at)).copied().collect());
        }
        if let (Some(total), Some(rows), Some(columns)) = (self.total, &self.rows, &self.columns) {
            line(total, rows.clone());
            line(total, columns.clone());
        }
    }

    /// Every entry in one order that is the same for tables of one shape.
    pub(super) fn all(&self) -> impl Iterator<Item = Entry> {
        let totals = self.rows.iter().flatten().chain(self.columns.iter().flatten()).chain(&self.total);
        self.cells.iter().flatten().chain(totals).copied()
    }

    pub(super) fn published(&self, ledger: &Ledger) -> PublishedTable {
        let shown = |entries: &Vec<Entry>| entries.iter().map(|entry| ledger.published(*entry)).collect();
        PublishedTable {
            cells: self.cells.iter().map(shown).collect(),
            row_totals: self.rows.as_ref().map(shown),
            column_totals: self.columns.as_ref().map(shown),
            total: self.total.map(|entry| ledger.published(entry)),
        }
    }
}

fn enter_all(ledger: &mut Ledger, counts: &[Families]) -> Vec<Entry> {
    counts.iter().map(|count| ledger.enter(*count)).collect()
}

/// A table as it may be shown. Totals are rounded on their own and need not equal the sum of the cells shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublishedTable {
    /// Row by row.
    pub cells: Vec<Vec<Published<u64>>>,
    /// One for each row, where row totals are published.
    pub row_totals: Option<Vec<Published<u64>>>,
    /// One for each column, where column totals are published.
    pub column_totals: Option<Vec<Published<u64>>>,
    /// Of all cells, where both kinds of totals are published.
    pub total: Option<Published<u64>>,
}

impl PublishedTable {
    /// The share that a cell has in its row. It is computed from the rounded figures, so that it tells nothing that the table does
    /// not; it may therefore be off by a percentage point or more in small rows.
    #[must_use]
    pub fn share_in_row(&self, row: usize, column: usize) -> Published<Share> {
        let cell = self.cells.get(row).and_then(|cells| cells.get(column)).copied();
        share_of_shown(cell, self.row_totals.as_ref().and_then(|totals| totals.get(row)).copied())
    }

    /// As [`PublishedTable::share_in_row`], in its column.
    #[must_use]
    pub fn share_in_column(&self, row: usize, column: usize) -> Published<Share> {
        let cell = self.cells.get(row).and_then(|cells| cells.get(column)).copied();
        share_of_shown(cell, self.column_totals.as_ref().and_then(|totals| totals.get(column)).copied())
    }
}
