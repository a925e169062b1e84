//! Where each box stands: its row and its column. Knows numbers only, neither words nor sizes.

use std::collections::{BTreeMap, BTreeSet};

/// The stages by their place in the declared order, and the ways between them.
pub(super) struct Chart {
    /// Which stages nothing leads out of.
    pub(super) terminal: Vec<bool>,
    /// From and to.
    pub(super) edges: Vec<(usize, usize)>,
}

/// The place of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seat {
    pub(super) rank: usize,
    pub(super) column: usize,
}

impl Chart {
    fn is_terminal(&self, stage: usize) -> bool {
        self.terminal.get(stage).copied().unwrap_or(false)
    }

    /// Is this an end that more than half of the other stages lead to? Arrows to it would hide all others.
    pub(super) fn shared(&self, stage: usize) -> bool {
        let sources: BTreeSet<usize> =
            self.edges.iter().filter(|(_, to)| *to == stage).map(|(from, _)| *from).collect();
        let open = self.terminal.iter().filter(|terminal| !**terminal).count();
        self.is_terminal(stage) && sources.len() > 2 && sources.len() * 2 > open
    }

    /// Can a case that goes this way come by the same stage again?
    pub(super) fn leads_back(&self, from: usize, to: usize) -> bool {
        let mut seen = BTreeSet::from([to]);
        let mut open = vec![to];
        while let Some(stage) = open.pop() {
            let next = self.edges.iter().filter(|(f, t)| *f == stage && *t > *f).map(|(_, t)| *t);
            open.extend(next.filter(|t| seen.insert(*t)));
        }
        to <= from && seen.contains(&from)
    }

    /// A seat for every stage. No two stages share one.
    pub(super) fn seats(&self) -> Vec<Seat> {
        let ranks = self.ranks();
        let mut order: Vec<usize> = (0..self.terminal.len()).collect();
        let rank_of = |stage: usize| ranks.get(stage).copied().unwrap_or_default();
        // Ends stand to the right of the stages that lead on; shared ends take what is left.
        order.sort_by_key(|stage| (self.shared(*stage), rank_of(*stage), self.is_terminal(*stage), *stage));
        let mut seats: BTreeMap<usize, Seat> = BTreeMap::new();
        let mut taken: BTreeSet<Seat> = BTreeSet::new();
        for stage in order {
            let before = self.edges.iter().filter(|(from, to)| *to == stage && from < to && !self.shared(stage));
            let nearest =
                before.filter_map(|(from, _)| seats.get(from)).max_by_key(|s| (s.rank, usize::MAX - s.column));
            let wanted = nearest.map_or(0, |seat| seat.column);
            let rank = rank_of(stage);
            let free =
                (wanted..=wanted + taken.len()).map(|column| Seat { rank, column }).find(|seat| !taken.contains(seat));
            let seat = free.unwrap_or(Seat { rank, column: wanted });
            taken.insert(seat);
            seats.insert(stage, seat);
        }
        seats.into_values().collect()
    }

    /// The longest way to each stage along ways that follow the declared order. That order is the author's own: a way
    /// against it is no reason to move a box down.
    fn ranks(&self) -> Vec<usize> {
        let mut ranks: Vec<usize> = Vec::with_capacity(self.terminal.len());
        for stage in 0..self.terminal.len() {
            let before = self.edges.iter().filter(|(from, to)| *to == stage && from < to);
            let rank = before.filter_map(|(from, _)| ranks.get(*from)).max().map(|rank| rank + 1);
            ranks.push(rank.unwrap_or(usize::from(stage > 0)));
        }
        let drawn = ranks.iter().enumerate().filter(|(stage, _)| !self.shared(*stage));
        let last = drawn.map(|(_, rank)| *rank).max().unwrap_or_default();
        ranks.iter().enumerate().map(|(stage, rank)| if self.shared(stage) { last } else { *rank }).collect()
    }
}
