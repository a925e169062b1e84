//! Who stood in line on each day of the window, by day of receipt.

use super::flow::{Cell, Flow};

/// The days after `as_of - days` up to and with `as_of`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    pub(crate) as_of: i32,
    pub(crate) days: i32,
}

/// The cases of one day of receipt through the window.
pub(crate) struct Row {
    pub(crate) received: i32,
    /// Per day of the window: the cases pending before the closings of that day; the day's own arrivals are in.
    pub(crate) waiting: Vec<u64>,
    /// Per day of the window: how many of them were closed.
    pub(crate) closed: Vec<u64>,
}

impl Window {
    /// The first day of the window.
    pub(crate) fn first(self) -> i32 {
        self.as_of - self.days + 1
    }

    /// Is this day in the window?
    pub(crate) fn holds(self, day: i32) -> bool {
        (self.first()..=self.as_of).contains(&day)
    }

    /// How many days the window has.
    pub(crate) fn length(self) -> usize {
        usize::try_from(self.days).unwrap_or(0)
    }

    /// The place of a day in the window, from 0; `None` outside.
    pub(crate) fn place(self, day: i32) -> Option<usize> {
        usize::try_from(day - self.first()).ok().filter(|at| *at < self.length())
    }

    /// The rows of all days of receipt of which somebody waited in the window, in order of receipt. The flow must be as
    /// known at the as-of day.
    pub(crate) fn rows(self, known: &Flow) -> impl Iterator<Item = Row> {
        known.by_received().filter_map(move |(received, cells)| self.row(received, cells))
    }

    fn row(self, received: i32, cells: &[Cell]) -> Option<Row> {
        let here = |c: &&Cell| c.closed.is_none_or(|closed| closed >= self.first());
        let present: u64 = cells.iter().filter(here).map(|c| u64::from(c.count)).sum();
        if present == 0 {
            return None;
        }
        let mut closed = vec![0; self.length()];
        for cell in cells {
            if let Some(slot) = cell.closed.and_then(|day| self.place(day)).and_then(|at| closed.get_mut(at)) {
                *slot += u64::from(cell.count);
            }
        }
        let absent = self.place(received).unwrap_or(0);
        let mut left = present;
        let after_arrival = closed.iter().skip(absent).map(|gone| {
            let waiting = left;
            left = left.saturating_sub(*gone);
            waiting
        });
        let waiting = std::iter::repeat_n(0, absent).chain(after_arrival).collect();
        Some(Row { received, waiting, closed })
    }
}
