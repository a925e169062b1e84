//! Closings over case-days, pooled over neighbours until there are enough closings to say anything.

use super::real;
use super::settings::Settings;

/// Closings and case-days, cell by cell (a cell is an age, or a bin of the line).
#[derive(Clone, Debug)]
pub(crate) struct Tally {
    pub(crate) events: Vec<u64>,
    pub(crate) exposure: Vec<u64>,
}

impl Tally {
    /// Per cell the share closed a day, over the smallest symmetric range around it (cut off at the ends of the table)
    /// that holds enough closings; over the whole table when even that holds too few.
    pub(crate) fn smoothed(&self, settings: &Settings) -> Vec<f64> {
        let events = running(&self.events);
        let exposure = running(&self.exposure);
        let length = self.events.len();
        let mut hazards = Vec::with_capacity(length);
        // The range of a cell reaches at least as far as that of its left neighbour less one.
        let mut reach: usize = 0;
        for at in 0..length {
            reach = reach.saturating_sub(1);
            let over = |sums: &[u64], reach: usize| between(sums, at.saturating_sub(reach), length.min(at + reach + 1));
            while over(&events, reach) < settings.min_events && (reach < at || at + reach + 1 < length) {
                reach += 1;
            }
            hazards.push(share(over(&events, reach), over(&exposure, reach), settings));
        }
        hazards
    }

    /// The share closed a day over the last cells, or over all when these hold too few closings.
    pub(crate) fn tail(&self, settings: &Settings) -> f64 {
        let skipped = self.events.len().saturating_sub(settings.tail_cells);
        let last = |counts: &[u64]| counts.iter().skip(skipped).sum::<u64>();
        if last(&self.events) >= settings.tail_events {
            return share(last(&self.events), last(&self.exposure), settings);
        }
        share(self.events.iter().sum(), self.exposure.iter().sum(), settings)
    }
}

/// Never more than the largest hazard; 0 where nobody waited.
fn share(events: u64, exposure: u64, settings: &Settings) -> f64 {
    if exposure == 0 { 0.0 } else { (real(events) / real(exposure)).min(settings.max_hazard) }
}

/// Sums before each cell, and the sum of all at the end.
fn running(counts: &[u64]) -> Vec<u64> {
    let sums = counts.iter().scan(0, |sum, count| {
        *sum += count;
        Some(*sum)
    });
    std::iter::once(0).chain(sums).collect()
}

fn between(sums: &[u64], from: usize, to: usize) -> u64 {
    let before = |at: usize| sums.get(at).copied().unwrap_or(0);
    before(to).saturating_sub(before(from))
}
