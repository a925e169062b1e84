//! Numbers of families: true ones, and what is shown of one that stands alone.

use std::collections::BTreeSet;
use std::iter::Sum;

use super::{MINIMUM, Published, ROUNDING};

/// A true number of distinct families. It is never shown; only rules of this module turn it into a `Published` figure.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Families(u64);

impl Families {
    /// A number that was counted elsewhere (`count(distinct family)`).
    #[must_use]
    pub fn counted(number: u64) -> Self {
        Self(number)
    }

    /// The number of different families among those named, however often each is named.
    pub fn distinct<Id: Ord>(ids: impl IntoIterator<Item = Id>) -> Self {
        let different: BTreeSet<Id> = ids.into_iter().collect();
        Self(u64::try_from(different.len()).unwrap_or(u64::MAX))
    }

    /// The true number.
    #[must_use]
    pub fn number(self) -> u64 {
        self.0
    }

    /// Is it too small to be shown? Zero is: "nobody" is also a statement about everybody in the cell.
    #[must_use]
    pub fn is_few(self) -> bool {
        self.0 < MINIMUM
    }

    /// The nearest multiple of five. The true number lies at most two away.
    #[must_use]
    pub(super) fn rounded(self) -> u64 {
        self.0.saturating_add(ROUNDING / 2) / ROUNDING * ROUNDING
    }
}

impl Sum for Families {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        Self(numbers.fold(0, |all, one| all.saturating_add(one.0)))
    }
}

/// A count that stands in no table and beside no other: rule 1 alone. Where counts add up to another one that is shown as well,
/// use a `Table` or a `Ledger`.
#[must_use]
pub fn alone(families: Families) -> Published<u64> {
    if families.is_few() { Published::withheld() } else { Published::shown_as(families.rounded()) }
}
