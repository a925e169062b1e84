//! Sets of families that lie one inside the other (rule 4): subtracting two published counts must not lay bare a few families.

use thiserror::Error;

use super::{Families, MINIMUM, Published};

/// May the smaller of two sets, one inside the other, be published beside the larger? It must hold at least ten families, and the two
/// must differ by none or by at least ten.
#[must_use]
pub fn may_stand_beside(larger: Families, smaller: Families) -> bool {
    !smaller.is_few() && differ_enough(larger, smaller)
}

/// By no family, or by at least ten. A "larger" set that is the smaller one differs too little.
fn differ_enough(larger: Families, smaller: Families) -> bool {
    larger.number().checked_sub(smaller.number()).is_some_and(|left| left == 0 || left >= MINIMUM)
}

/// One set of a nest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Set(usize);

/// A set was said to lie inside one that is smaller than it, or that the nest does not hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("a set cannot lie inside a smaller or unknown one")]
pub struct NotInside;

/// Published sets ordered by inclusion: a year and its months, all procedures and one of them, a region and a town. Where the
/// parts of a whole are all named, use a `Ledger` (or `Table`, `over_time`) as well: it also sees differences of several parts.
#[derive(Clone, Debug, Default)]
pub struct Nest {
    sets: Vec<Families>,
    /// Pairs of places in `sets`: the first inside the second.
    inside: Vec<(usize, usize)>,
}

impl Nest {
    /// An empty nest.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a set.
    pub fn add(&mut self, families: Families) -> Set {
        self.sets.push(families);
        Set(self.sets.len() - 1)
    }

    /// Says that one set lies inside another. Sets inside that one need not be said again.
    pub fn inside(&mut self, inner: Set, outer: Set) -> Result<(), NotInside> {
        let count = |set: Set| self.sets.get(set.0).copied().ok_or(NotInside);
        if count(inner)? > count(outer)? {
            return Err(NotInside);
        }
        self.inside.push((inner.0, outer.0));
        Ok(())
    }

    /// The counts as they may be shown, in the order of adding. Larger sets come first: a set is withheld when it is small itself or too
    /// close to a published one around it.
    #[must_use]
    pub fn publish(&self) -> Vec<Published<u64>> {
        let mut order: Vec<usize> = (0..self.sets.len()).collect();
        order.sort_by_key(|set| std::cmp::Reverse(self.count(*set)));
        let mut published = vec![Published::withheld(); self.sets.len()];
        for set in order {
            let own = self.count(set);
            let around = self.around(set);
            let mut shown_around =
                around.iter().filter(|outer| published.get(**outer).is_some_and(|p| !p.is_withheld()));
            let fits = !own.is_few() && shown_around.all(|outer| differ_enough(self.count(*outer), own));
            if let (true, Some(place)) = (fits, published.get_mut(set)) {
                *place = Published::shown_as(own.rounded());
            }
        }
        published
    }

    /// Every set around this one, at any distance.
    fn around(&self, set: usize) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        let mut edge = vec![set];
        while let Some(inner) = edge.pop() {
            for (_, outer) in self.inside.iter().filter(|(at, _)| *at == inner) {
                if *outer != set && !found.contains(outer) {
                    found.push(*outer);
                    edge.push(*outer);
                }
            }
        }
        found
    }

    fn count(&self, set: usize) -> Families {
        self.sets.get(set).copied().unwrap_or_default()
    }
}
