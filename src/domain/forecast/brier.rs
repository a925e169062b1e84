//! The Brier score when some waits are cut off: of pending cases one only knows that they lasted so long.
//!
//! Graf et al. 1999: cases that are known at the time looked at are weighted by one over the chance of not having been
//! cut off before, read off a Kaplan–Meier curve of the cutting off.

use super::real;

/// A wait so far, and whether it is over.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Wait {
    /// In days.
    pub days: f64,
    /// Over; otherwise pending, cut off by the day of looking.
    pub closed: bool,
}

/// The chance of not having been cut off, as a step curve.
#[derive(Clone, Debug)]
pub struct Uncut {
    steps: Vec<(f64, f64)>,
}

impl Uncut {
    /// Kaplan–Meier for the cutting off. Of waits of one length those that were closed leave before those cut off.
    #[must_use]
    pub fn estimate(waits: &[Wait]) -> Self {
        let mut sorted = waits.to_vec();
        sorted.sort_unstable_by(|a, b| a.days.total_cmp(&b.days));
        let mut at_risk = count(sorted.len());
        let mut share = 1.0;
        let mut steps = Vec::new();
        for together in sorted.chunk_by(|a, b| a.days.total_cmp(&b.days).is_eq()) {
            let cut = count(together.iter().filter(|w| !w.closed).count());
            let closed = count(together.len()) - cut;
            if cut > 0 {
                share *= 1.0 - real(cut) / real(at_risk - closed);
            }
            at_risk -= cut + closed;
            steps.extend(together.first().map(|w| (w.days, share)));
        }
        Self { steps }
    }

    /// The chance of not having been cut off up to and with this length.
    #[must_use]
    pub fn through(&self, days: f64) -> f64 {
        let at = self.steps.partition_point(|(length, _)| *length <= days);
        at.checked_sub(1).and_then(|at| self.steps.get(at)).map_or(1.0, |(_, share)| *share)
    }
}

/// The mean squared error of the predicted shares still pending after `days`: 0 is perfect, 0.25 is a coin. Each case
/// comes with its prediction. `None` without cases. A case with weight "one over nothing" counts 0.
#[must_use]
pub fn brier(cases: &[(Wait, f64)], days: f64, uncut: &Uncut) -> Option<f64> {
    let weight = |length: f64| {
        let share = uncut.through(length);
        if share > 0.0 { 1.0 / share } else { 0.0 }
    };
    let sum: f64 = cases
        .iter()
        .map(|(wait, predicted)| {
            if wait.days > days {
                (1.0 - predicted).powi(2) * weight(days)
            } else if wait.closed {
                predicted.powi(2) * weight(wait.days)
            } else {
                0.0
            }
        })
        .sum();
    (!cases.is_empty()).then(|| sum / real(count(cases.len())))
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
