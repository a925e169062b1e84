//! Somebody who sees only what is published, knows the rules and can add up: the acceptance test, run on every publication.
//!
//! Method: every figure is an interval of whole numbers; each line narrows its whole from its parts and each part from the whole and
//! the other parts, until nothing moves (bounds propagation). See Duncan, Elliot & Salazar-Gonzalez, "Statistical
//! Confidentiality", on attacks on linked tables.

use super::ledger::{Entry, Line};
use super::{MINIMUM, ROUNDING};

/// More families than there are; stands for "no upper bound".
const UNBOUNDED: u64 = 1_000_000_000;

/// Rounds of propagation after which the outsider gives up. Bounds may creep by one a round in large ledgers.
const ROUNDS: usize = 1_000;

/// What is to be seen of a count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Seen {
    /// A rounded figure.
    Figure(u64),
    /// That it is withheld.
    Nothing,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Interval {
    low: u64,
    high: u64,
}

impl Interval {
    fn of(seen: Seen) -> Self {
        match seen {
            Seen::Figure(v) => Self { low: v.saturating_sub(ROUNDING / 2).max(MINIMUM), high: v + ROUNDING / 2 },
            Seen::Nothing => Self { low: 0, high: UNBOUNDED },
        }
    }

    fn within(self, low: u64, high: u64) -> Self {
        Self { low: self.low.max(low), high: self.high.min(high) }
    }

    /// Is this too close: fewer than five wide, or surely a small number of families?
    fn tells(self) -> bool {
        self.high.saturating_sub(self.low) < ROUNDING || (self.low >= 1 && self.high < MINIMUM)
    }
}

/// What the outsider knows when nothing more can be derived.
pub(super) struct Outsider<'s> {
    seen: &'s [Seen],
    known: Vec<Interval>,
}

impl<'s> Outsider<'s> {
    /// Derives everything that follows from the figures and the lines.
    pub(super) fn looks_at(seen: &'s [Seen], lines: &[Line]) -> Self {
        let known = seen.iter().map(|s| Interval::of(*s)).collect();
        let mut outsider = Self { seen, known };
        for _ in 0..ROUNDS {
            let mut moved = false;
            for line in lines {
                moved |= outsider.follow(line);
            }
            if !moved {
                break;
            }
        }
        outsider
    }

    /// The first withheld count that is known too closely.
    pub(super) fn first_told(&self) -> Option<Entry> {
        let told = |(seen, known): (&Seen, &Interval)| *seen == Seen::Nothing && known.tells();
        self.seen.iter().zip(&self.known).position(told).map(Entry)
    }

    fn follow(&mut self, line: &Line) -> bool {
        let parts = || line.parts.iter().map(|part| self.interval(*part));
        let low: u64 = parts().map(|i| i.low).sum();
        let high: u64 = parts().map(|i| i.high).sum();
        let whole = self.interval(line.whole).within(low, high);
        let mut moved = self.learn(line.whole, whole);
        for part in &line.parts {
            let own = self.interval(*part);
            // The sums stay those from before the loop: still true, and the next round uses the narrower ones.
            let others = Interval { low: low.saturating_sub(own.low), high: high.saturating_sub(own.high) };
            let narrower = own.within(whole.low.saturating_sub(others.high), whole.high.saturating_sub(others.low));
            moved |= self.learn(*part, narrower);
        }
        moved
    }

    fn learn(&mut self, entry: Entry, interval: Interval) -> bool {
        match self.known.get_mut(entry.0) {
            Some(known) if *known != interval => {
                *known = interval;
                true
            }
            Some(_) | None => false,
        }
    }

    fn interval(&self, entry: Entry) -> Interval {
        self.known.get(entry.0).copied().unwrap_or(Interval { low: 0, high: UNBOUNDED })
    }
}
