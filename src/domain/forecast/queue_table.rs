//! The queue table: of those with so much of the line before them, how many were closed on the day, in the window.
//!
//! In a steady line this is the age table with its axis reversed (Little's law); when the line grows it shifts by itself.

use super::flow::Flow;
use super::hazard::Tally;
use super::line::Line;
use super::quantiles::{Quantiles, crossings, mean_of};
use super::settings::Settings;

/// Chances of being closed by lead, in bins of days.
#[derive(Clone, PartialEq, Debug)]
pub struct QueueTable {
    first_bin: i64,
    hazards: Vec<f64>,
    bin_days: f64,
    max_hazard: f64,
    spread: f64,
}

/// Leads beyond this many bins either way are put into the last one: with next to no closings a lead has no bounds.
const FAR_BIN: f64 = 100_000.0;

impl QueueTable {
    /// Counts the window of the line. `None` when nothing was closed in it. The flow must be as known at the as-of day.
    #[must_use]
    pub fn build(known: &Flow, line: &Line, settings: &Settings) -> Option<Self> {
        if line.closings() == 0 {
            return None;
        }
        let (first_bin, tally) = tally(known, line, settings)?;
        Some(Self {
            first_bin,
            hazards: tally.smoothed(settings),
            bin_days: settings.bin_days,
            max_hazard: settings.max_hazard,
            spread: settings.spread,
        })
    }

    /// The lowest bin seen: bin b holds leads from b to b + 1 times the width of a bin.
    #[must_use]
    pub fn first_bin(&self) -> i64 {
        self.first_bin
    }

    /// The chances, from the lowest bin seen to the highest.
    #[must_use]
    pub fn hazards(&self) -> &[f64] {
        &self.hazards
    }

    /// The chance of being closed on a day that begins with this lead, in days. Leads outside the table use its nearest
    /// bin.
    #[must_use]
    pub fn hazard(&self, lead: f64) -> f64 {
        let at = usize::try_from(bin(lead, self.bin_days).saturating_sub(self.first_bin)).unwrap_or(0);
        self.hazards.get(at).or(self.hazards.last()).copied().unwrap_or(0.0)
    }

    /// How long still with this lead at the end of the as-of day, at `pace` times the pace of the window.
    #[must_use]
    pub fn at_pace(&self, lead: f64, pace: f64, horizon: i32) -> Quantiles {
        let hazard = |day: i32| (self.hazard(lead - f64::from(day - 1) * pace) * pace).min(self.max_hazard);
        crossings(hazard, horizon)
    }

    /// The share of those with this lead that is still pending some days ahead, at the pace of the window.
    #[must_use]
    pub fn pending_after(&self, lead: f64, days: i32) -> f64 {
        (1..=days).map(|day| 1.0 - self.hazard(lead - f64::from(day - 1))).product()
    }

    /// How long still with this lead, when the pace itself is uncertain: the 10% quantile is that of a faster office,
    /// the 90% quantile that of a slower one, the quartiles lie half-way between these and the plain table.
    #[must_use]
    pub fn quantiles(&self, lead: f64, horizon: i32) -> Quantiles {
        let Quantiles([fast10, fast25, ..]) = self.at_pace(lead, self.spread, horizon);
        let Quantiles([_, plain25, median, plain75, _]) = self.at_pace(lead, 1.0, horizon);
        let Quantiles([.., slow75, slow90]) = self.at_pace(lead, 1.0 / self.spread, horizon);
        Quantiles([fast10, mean_of(fast25, plain25), median, mean_of(slow75, plain75), slow90])
    }
}

#[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "whole and at most 100,000 either way")]
fn bin(lead: f64, bin_days: f64) -> i64 {
    (lead / bin_days).floor().clamp(-FAR_BIN, FAR_BIN) as i64
}

/// The lowest bin in which anybody waited, and the counts from there to the highest.
fn tally(known: &Flow, line: &Line, settings: &Settings) -> Option<(i64, Tally)> {
    let window = line.window();
    let rows: Vec<_> = window.rows(known).collect();
    // Leads grow with the day of receipt and fall with the day of looking: the corners bound them all.
    let lowest = bin(line.lead_on(rows.first()?.received, window.as_of), settings.bin_days);
    let highest = bin(line.lead_on(rows.last()?.received, window.first()), settings.bin_days);
    let length = usize::try_from(highest - lowest).ok()? + 1;
    let (mut events, mut exposure) = (vec![0_u64; length], vec![0_u64; length]);
    for row in &rows {
        for ((day, waiting), closed) in (window.first()..).zip(&row.waiting).zip(&row.closed) {
            if *waiting == 0 {
                continue;
            }
            let at = usize::try_from(bin(line.lead_on(row.received, day), settings.bin_days) - lowest).ok()?;
            if let (Some(stood), Some(left)) = (exposure.get_mut(at), events.get_mut(at)) {
                *stood += waiting;
                *left += closed;
            }
        }
    }
    let empty = exposure.iter().take_while(|e| **e == 0).count();
    let seen = length - exposure.iter().rev().take_while(|e| **e == 0).count();
    let part = |counts: Vec<u64>| counts.into_iter().take(seen).skip(empty).collect::<Vec<u64>>();
    let first_bin = lowest.checked_add(i64::try_from(empty).ok()?)?;
    Some((first_bin, Tally { events: part(events), exposure: part(exposure) }))
}
