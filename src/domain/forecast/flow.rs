//! What came in and what went out: counts of cases by received day and closed day. The only input of a forecast.

use thiserror::Error;

/// So many cases were received on one day and closed on another, or are pending.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Cell {
    /// The day of receipt, counted from 1970-01-01 = 0.
    pub received: i32,
    /// The day of closing, with whatever outcome; `None` while pending.
    pub closed: Option<i32>,
    /// How many cases.
    pub count: u32,
}

/// Why a cell was refused. `place` counts the cells as given, from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum FlowFault {
    /// The closing lies before the receipt.
    #[error("cell {place}: closed on day {closed}, before its receipt on day {received}")]
    ClosedBeforeReceived {
        /// Which cell.
        place: usize,
        /// Its day of receipt.
        received: i32,
        /// Its day of closing.
        closed: i32,
    },
    /// A day lies centuries away, which is a typing error.
    #[error("cell {place}: day {day} is centuries away")]
    FarDay {
        /// Which cell.
        place: usize,
        /// The day.
        day: i32,
    },
}

/// Days further than this from 1970 are refused (the years 1422 to 2517 are near): tables are laid out day by day.
const FAR: i32 = 200_000;

/// Is this a day for which tables are laid out?
pub(super) fn near(day: i32) -> bool {
    (-FAR..=FAR).contains(&day)
}

/// Counts of cases by received and closed day, in order, every pair of days once.
///
/// A closing on the day of receipt is valid. The same counts make the same flow, in whatever order they come.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Flow {
    cells: Vec<Cell>,
}

impl Flow {
    /// Keeps the sound cells and reports every other one with its place.
    pub fn build(cells: impl IntoIterator<Item = Cell>) -> (Self, Vec<FlowFault>) {
        let mut faults = Vec::new();
        let mut kept = Vec::new();
        for (place, cell) in cells.into_iter().enumerate() {
            match fault(place, cell) {
                Some(fault) => faults.push(fault),
                None => kept.push(cell),
            }
        }
        kept.sort_unstable_by_key(|c| (c.received, c.closed.is_none(), c.closed));
        (Self::merged(kept), faults)
    }

    /// What was known at the end of a day: cases received by then; a case closed later was pending.
    #[must_use]
    pub fn known_at(&self, day: i32) -> Self {
        let received = self.cells.iter().take_while(|c| c.received <= day);
        Self::merged(received.map(|c| Cell { closed: c.closed.filter(|closed| *closed <= day), ..*c }))
    }

    /// The counts in order of receipt, then of closing, pending last.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The counts of each day of receipt, in order.
    pub fn by_received(&self) -> impl Iterator<Item = (i32, &[Cell])> {
        self.cells.chunk_by(|a, b| a.received == b.received).filter_map(|c| Some((c.first()?.received, c)))
    }

    /// How many are pending, by day of receipt; days without pending cases are left out.
    pub fn pending(&self) -> impl Iterator<Item = (i32, u64)> {
        self.cells.iter().filter(|c| c.closed.is_none()).map(|c| (c.received, u64::from(c.count)))
    }

    /// How many were closed, by day of closing, in no order; a day may come several times.
    pub fn closings(&self) -> impl Iterator<Item = (i32, u64)> {
        self.cells.iter().filter_map(|c| Some((c.closed?, u64::from(c.count))))
    }

    /// The first day of receipt; `None` for an empty flow.
    #[must_use]
    pub fn first_day(&self) -> Option<i32> {
        self.cells.first().map(|c| c.received)
    }

    /// Cells in order, equal pairs of days side by side, become one cell a pair.
    fn merged(cells: impl IntoIterator<Item = Cell>) -> Self {
        let mut merged: Vec<Cell> = Vec::new();
        for cell in cells {
            match merged.last_mut() {
                Some(last) if last.received == cell.received && last.closed == cell.closed => {
                    last.count = last.count.saturating_add(cell.count);
                }
                Some(_) | None => merged.push(cell),
            }
        }
        merged.retain(|c| c.count > 0);
        Self { cells: merged }
    }
}

fn fault(place: usize, cell: Cell) -> Option<FlowFault> {
    if let Some(day) = [Some(cell.received), cell.closed].into_iter().flatten().find(|day| !near(*day)) {
        return Some(FlowFault::FarDay { place, day });
    }
    let closed = cell.closed.filter(|closed| *closed < cell.received)?;
    Some(FlowFault::ClosedBeforeReceived { place, received: cell.received, closed })
}
