//! Counts that add up to other counts, and which of them may be shown (rules 1, 2 and 7 of the module).
//! Does not know whether its lines are rows, columns, months of a quarter or anything else.

use std::collections::BTreeSet;

use thiserror::Error;

use super::outsider::{Outsider, Seen};
use super::{Families, MINIMUM, Published};

/// One count in a ledger.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Entry(pub(super) usize);

/// A count and the counts that make it up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Line {
    pub(super) whole: Entry,
    pub(super) parts: Vec<Entry>,
}

/// Why a line was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum LineFault {
    /// An entry belongs to another ledger.
    #[error("a line names an entry that is not in the ledger")]
    Stranger,
    /// The parts do not add up to the whole. This happens when a family is counted in two parts but once in the whole: count it in
    /// one part only (that of its first application).
    #[error("the parts of a line do not add up to its whole")]
    Unequal,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Standing {
    /// Entered after the last settling; shown unless a rule objects.
    Open,
    /// Settled and shown; it can no longer be taken back.
    Shown,
    /// Not shown.
    Withheld,
}

/// Counts and the lines between them. Settling decides what is shown; what has been settled stays as it is, so that later figures
/// are the ones that give way where both together would tell too much.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    counts: Vec<Families>,
    standings: Vec<Standing>,
    lines: Vec<Line>,
}

impl Ledger {
    /// An empty ledger.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Enters a count that is meant to be shown.
    pub fn enter(&mut self, families: Families) -> Entry {
        self.counts.push(families);
        self.standings.push(Standing::Open);
        Entry(self.counts.len() - 1)
    }

    /// Says that the parts add up to the whole. Every such relation that a reader can know must be said.
    pub fn relate(&mut self, whole: Entry, parts: Vec<Entry>) -> Result<(), LineFault> {
        let known = |entry: &Entry| self.counts.get(entry.0).copied().ok_or(LineFault::Stranger);
        let sum: Families = parts.iter().map(known).collect::<Result<Vec<_>, _>>()?.into_iter().sum();
        if known(&whole)? != sum {
            return Err(LineFault::Unequal);
        }
        self.lines.push(Line { whole, parts });
        Ok(())
    }

    /// Decides on everything entered since the last settling.
    ///
    /// Lines are taken in the order in which they were said, again and again until nothing changes; then the outsider
    /// tries, and where a withheld count can be told closely, the smallest new count near it is withheld too.
    pub fn settle(&mut self) {
        for (standing, count) in self.standings.iter_mut().zip(&self.counts) {
            if *standing == Standing::Open && count.is_few() {
                *standing = Standing::Withheld;
            }
        }
        loop {
            self.complete_lines();
            let Some(told) = Outsider::looks_at(&self.seen(), &self.lines).first_told() else { break };
            let Some(next) = self.smallest_open_near(told) else { break };
            self.set(next, Standing::Withheld);
        }
        for standing in self.standings.iter_mut().filter(|s| **s == Standing::Open) {
            *standing = Standing::Shown;
        }
    }

    /// The count as it may be shown. An entry that has not been settled is withheld.
    #[must_use]
    pub fn published(&self, entry: Entry) -> Published<u64> {
        match (self.standing(entry), self.counts.get(entry.0)) {
            (Standing::Shown, Some(count)) => Published::shown_as(count.rounded()),
            (Standing::Open | Standing::Shown | Standing::Withheld, _) => Published::withheld(),
        }
    }

    fn complete_lines(&mut self) {
        let lines = std::mem::take(&mut self.lines);
        let mut changed = true;
        while changed {
            changed = false;
            for line in &lines {
                changed |= self.complete(line);
            }
        }
        self.lines = lines;
    }

    /// Complementary suppression of one line: adds the smallest part that is still shown (the first of equals) until at least two
    /// are hidden that hold ten families together. Where no part can be added any more, the whole is given up.
    fn complete(&mut self, line: &Line) -> bool {
        let mut changed = false;
        while self.standing(line.whole) != Standing::Withheld && self.tells_a_part(line) {
            let Some(next) = self.smallest_open(&line.parts).or_else(|| self.smallest_open(&[line.whole])) else {
                break;
            };
            self.set(next, Standing::Withheld);
            changed = true;
        }
        changed
    }

    fn tells_a_part(&self, line: &Line) -> bool {
        let hidden = || line.parts.iter().filter(|part| self.standing(**part) == Standing::Withheld);
        let sum: Families = hidden().map(|part| self.count(*part)).sum();
        match hidden().count() {
            0 => false,
            1 => true,
            _ => sum.number() < MINIMUM,
        }
    }

    fn smallest_open<'e>(&self, entries: impl IntoIterator<Item = &'e Entry>) -> Option<Entry> {
        let open = entries.into_iter().filter(|entry| self.standing(**entry) == Standing::Open);
        open.min_by_key(|entry| self.count(**entry)).copied()
    }

    /// The smallest open count among the nearest: those that share a line with the one told, else those a line further, and so on.
    fn smallest_open_near(&self, told: Entry) -> Option<Entry> {
        let mut near = BTreeSet::from([told]);
        loop {
            let reached = near.len();
            let touching = |l: &&Line| near.contains(&l.whole) || l.parts.iter().any(|part| near.contains(part));
            let more: Vec<Entry> = self.lines.iter().filter(touching).flat_map(members).collect();
            near.extend(more);
            let found = self.smallest_open(&near);
            if found.is_some() || near.len() == reached {
                return found;
            }
        }
    }

    fn seen(&self) -> Vec<Seen> {
        let each = self.standings.iter().zip(&self.counts);
        each.map(|(standing, count)| match standing {
            Standing::Open | Standing::Shown => Seen::Figure(count.rounded()),
            Standing::Withheld => Seen::Nothing,
        })
        .collect()
    }

    fn standing(&self, entry: Entry) -> Standing {
        self.standings.get(entry.0).copied().unwrap_or(Standing::Withheld)
    }

    fn count(&self, entry: Entry) -> Families {
        self.counts.get(entry.0).copied().unwrap_or_default()
    }

    fn set(&mut self, entry: Entry, to: Standing) {
        if let Some(standing) = self.standings.get_mut(entry.0) {
            *standing = to;
        }
    }
}

fn members(line: &Line) -> impl Iterator<Item = Entry> {
    std::iter::once(line.whole).chain(line.parts.iter().copied())
}
