//! One table for every period of a year: months, quarters, half-years and the year, published side by side.
//!
//! A table that is safe by itself is not safe beside those of other periods: a count hidden in March is the quarter less January and
//! February. So all tables of a year stand in one ledger, with a line for every count and every way in which periods make up a longer
//! one (year of half-years, quarters or months; half-year of quarters or months; quarter of months).

use std::collections::BTreeMap;

use thiserror::Error;

use super::ledger::{Ledger, LineFault};
use super::period::{Grain, Period};
use super::table::{PublishedTable, Table, TableEntries};
use super::{Families, table::Ragged};

/// Why the tables of a year were refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum YearFault {
    /// No month, or more than twelve.
    #[error("a year has one to twelve months")]
    Months,
    /// The year is not between 1000 and 9999.
    #[error("no such year")]
    Year,
    /// The tables of the months differ in rows, columns or totals.
    #[error("the tables of the months are not of one shape")]
    Shape,
    /// The tables do not add up.
    #[error(transparent)]
    Line(#[from] LineFault),
}

impl From<Ragged> for YearFault {
    fn from(_: Ragged) -> Self {
        Self::Shape
    }
}

/// Publishes the tables of a year from those of its months, January first, as many as are over; only periods of the lengths that the
/// menu offers (`Menu::grains`). What is never offered costs nothing: where months are too thin, offer quarters and longer.
///
/// A family is counted in one cell of one month. Figures are settled month by month, as they are published: what was shown for
/// January is not taken back when the quarter is over. Where March must stay hidden and January and February are out already, it is
/// the quarter that is withheld. So the answer for a period never depends on later months.
pub fn publish_year(
    year: i32,
    months: &[Table],
    grains: &[Grain],
) -> Result<BTreeMap<Period, PublishedTable>, YearFault> {
    let shape = months.first().map(Table::shape).ok_or(YearFault::Months)?;
    if months.iter().any(|month| month.shape() != shape) {
        return Err(YearFault::Shape);
    }
    let count = u32::try_from(months.len()).ok().filter(|n| *n <= 12).ok_or(YearFault::Months)?;
    let mut book = YearBook { year, months, ledger: Ledger::new(), entered: BTreeMap::new() };
    for month in 1..=count {
        for grain in Grain::ALL.into_iter().filter(|g| grains.contains(g) && month.is_multiple_of(g.months())) {
            book.enter(Period::new(year, grain, month / grain.months()).ok_or(YearFault::Year)?)?;
        }
        book.ledger.settle();
    }
    Ok(book.entered.iter().map(|(period, entries)| (*period, entries.published(&book.ledger))).collect())
}

struct YearBook<'m> {
    year: i32,
    months: &'m [Table],
    ledger: Ledger,
    entered: BTreeMap<Period, TableEntries>,
}

impl YearBook<'_> {
    /// Enters the table of a period after all shorter ones in it that are offered.
    fn enter(&mut self, period: Period) -> Result<(), YearFault> {
        let table = self.sum_over(period)?;
        let entries = TableEntries::enter(&mut self.ledger, &table);
        for grain in Grain::ALL {
            let parts: Vec<&TableEntries> =
                period.split(grain).iter().filter_map(|part| self.entered.get(part)).collect();
            if !parts.is_empty() {
                let mut columns: Vec<_> = parts.iter().map(|part| part.all()).collect();
                for whole in entries.all() {
                    let line = columns.iter_mut().filter_map(Iterator::next).collect();
                    self.ledger.relate(whole, line)?;
                }
            }
        }
        self.entered.insert(period, entries);
        Ok(())
    }

    fn sum_over(&self, period: Period) -> Result<Table, YearFault> {
        debug_assert_eq!(period.year(), self.year);
        let last = period.last_month();
        let first = last - period.grain().months() + 1;
        let within = self.months.iter().zip(1_u32..).filter(|(_, at)| (first..=last).contains(at));
        let tables: Vec<&Table> = within.map(|(table, _)| table).collect();
        let (rows, columns, totals) = tables.first().ok_or(YearFault::Months)?.shape();
        let cell = |row: usize, column: usize| -> Families {
            tables.iter().filter_map(|t| t.counts().get(row).and_then(|cells| cells.get(column))).copied().sum()
        };
        let cells = (0..rows).map(|row| (0..columns).map(|column| cell(row, column)).collect()).collect();
        Ok(Table::new(cells, totals)?)
    }
}
