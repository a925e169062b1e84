//! The age table: of those who had waited j days, how many were closed on the next, in the window.
//!
//! A period life table (Brenner & Gefeller 1996): every pending case adds the days that it waited in the window.

use super::flow::{Cell, Flow, near};
use super::hazard::Tally;
use super::quantiles::{Quantiles, crossings};
use super::settings::Settings;
use super::window::Window;

/// Chances of being closed by age in days.
#[derive(Clone, PartialEq, Debug)]
pub struct AgeTable {
    hazards: Vec<f64>,
    tail: f64,
}

impl AgeTable {
    /// Counts the window that ends on `as_of`. The flow must be as known at that day. `None` for a day centuries away.
    #[must_use]
    pub fn build(known: &Flow, as_of: i32, settings: &Settings) -> Option<Self> {
        let window = near(as_of).then_some(Window { as_of, days: settings.window })?;
        let tally = tally(known, window);
        Some(Self { hazards: tally.smoothed(settings), tail: tally.tail(settings) })
    }

    /// The chance that a case that is still pending at this age, in days, is closed on that day.
    #[must_use]
    pub fn hazard(&self, age: i32) -> f64 {
        // The last cell of the table only smooths its neighbours; from there on the tail holds.
        let last = self.hazards.len().saturating_sub(1);
        let at = usize::try_from(age).unwrap_or(0);
        if at < last { self.hazards.get(at).copied().unwrap_or(self.tail) } else { self.tail }
    }

    /// The chance for ages beyond the table.
    #[must_use]
    pub fn tail(&self) -> f64 {
        self.tail
    }

    /// How long still for somebody who has waited so many days.
    #[must_use]
    pub fn quantiles(&self, waited: i32, horizon: i32) -> Quantiles {
        crossings(|day| self.hazard(waited.saturating_add(day)), horizon)
    }

    /// The share of those who have waited so many days that is still pending some days ahead.
    #[must_use]
    pub fn pending_after(&self, waited: i32, days: i32) -> f64 {
        (1..=days).map(|day| 1.0 - self.hazard(waited.saturating_add(day))).product()
    }
}

/// Ages at which a case was seen waiting in the window, and the age at its end.
struct Seen {
    from: i32,
    to: i32,
    closed: bool,
}

fn seen(cell: &Cell, window: Window) -> Option<Seen> {
    let end = cell.closed.unwrap_or(window.as_of);
    if !window.holds(end) {
        return None;
    }
    let age = end - cell.received;
    // A closing on the day of receipt counts as one case-day at age 1.
    let to = if cell.closed.is_some() { age.max(1) } else { age };
    let from = (window.first() - cell.received).max(1);
    Some(Seen { from, to, closed: cell.closed.is_some() })
}

fn tally(known: &Flow, window: Window) -> Tally {
    let all: Vec<(Seen, u64)> =
        known.cells().iter().filter_map(|c| Some((seen(c, window)?, u64::from(c.count)))).collect();
    let oldest = all.iter().map(|(seen, _)| seen.to).max().unwrap_or(0);
    let cells = usize::try_from(oldest).unwrap_or(0) + 3;
    let (mut events, mut joins, mut leaves) = (vec![0; cells], vec![0; cells], vec![0; cells]);
    for (seen, count) in all {
        if seen.closed {
            add(&mut events, seen.to, count);
        }
        if seen.from <= seen.to {
            add(&mut joins, seen.from, count);
            add(&mut leaves, seen.to.saturating_add(1), count);
        }
    }
    let mut present: u64 = 0;
    let changes = joins.iter().zip(&leaves);
    let exposure = changes.map(|(join, leave)| {
        present = (present + join).saturating_sub(*leave);
        present
    });
    Tally { exposure: exposure.collect(), events }
}

fn add(counts: &mut [u64], age: i32, count: u64) {
    if let Some(slot) = usize::try_from(age).ok().and_then(|at| counts.get_mut(at)) {
        *slot += count;
    }
}
