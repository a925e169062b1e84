//! The line: families that wait, in the order in which they will be taken up.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::family::Family;

/// A number that is compared as a whole order; none of the keys is not a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key(pub(super) f64);

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Key {}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Key {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// A family of which some members are not taken up yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waiting {
    pub(super) family: Family,
    /// How many members have been taken up.
    pub(super) taken: u8,
}

/// Where in the line somebody was found.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    Queue(Key),
    Ordered(NaiveDate),
}

/// Everybody who waits: by number, by place in the line, and by the day from which a court order holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) waiting: BTreeMap<u32, Waiting>,
    queue: BTreeSet<(Key, u32)>,
    ordered: BTreeSet<(NaiveDate, u32)>,
}

impl Line {
    pub(super) fn join(&mut self, family: Family, key: Key) {
        self.queue.insert((key, family.number));
        if let Some(day) = family.court_order {
            self.ordered.insert((day, family.number));
        }
        self.waiting.insert(family.number, Waiting { family, taken: 0 });
    }

    /// Whose turn it is: first those for whom a court order holds by now, then the line.
    pub(super) fn next(&self, day: NaiveDate) -> Option<(u32, Place)> {
        let ordered = self.ordered.first().filter(|(from, _)| *from <= day);
        let ordered = ordered.map(|(from, number)| (*number, Place::Ordered(*from)));
        ordered.or_else(|| self.queue.first().map(|(key, number)| (*number, Place::Queue(*key))))
    }

    pub(super) fn leave(&mut self, place: Place, number: u32) {
        match place {
            Place::Queue(key) => drop(self.queue.remove(&(key, number))),
            Place::Ordered(day) => drop(self.ordered.remove(&(day, number))),
        }
    }

    /// Takes one more member of this family.
    pub(super) fn take_one(&mut self, number: u32, place: Place) {
        if let Some(waiting) = self.waiting.get_mut(&number) {
            waiting.taken += 1;
            if waiting.taken >= waiting.family.size {
                self.waiting.remove(&number);
                self.leave(place, number);
            }
        }
    }

    pub(super) fn reorder(&mut self, key: impl Fn(&Family) -> Key) {
        self.queue = self.waiting.values().map(|waiting| (key(&waiting.family), waiting.family.number)).collect();
    }
}
