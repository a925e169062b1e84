//! What a replay of many cases comes to: counted while they pass by, so that a million of them need no more room than ten.

use std::collections::BTreeMap;

use super::{Change, What, Why};
use crate::domain::ids::{Reference, Slug};

/// How many of those that move furthest are kept.
const FURTHEST: usize = 10;

/// What changes alike.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Key {
    /// The procedure.
    pub procedure: Slug,
    /// What.
    pub what: What,
    /// The term or remedy.
    pub of: Option<Slug>,
    /// Why.
    pub why: Vec<Why>,
}

/// How many changed alike, and how far.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Group {
    /// All of them.
    pub changes: u64,
    /// Those that came earlier: these can cost somebody their case.
    pub earlier: u64,
    /// Those that came later.
    pub later: u64,
    /// Those that were not there before.
    pub new: u64,
    /// Those that are there no longer.
    pub gone: u64,
    /// The most days that one came earlier.
    pub most_earlier: i64,
    /// The most days that one came later.
    pub most_later: i64,
}

/// One of the days that moved furthest.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Far {
    /// By how many days, whichever way.
    pub by: u64,
    /// The number of the case for people.
    pub reference: Reference,
    /// Later; otherwise earlier.
    pub later: bool,
    /// What.
    pub what: What,
    /// The term or remedy.
    pub of: Option<Slug>,
}

/// Everything that a replay found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Totals {
    /// Cases that were looked at.
    pub looked: u64,
    /// Those of them that are open.
    pub open: u64,
    /// Cases of which a day, the stage or the version changes.
    pub changed: u64,
    /// Those of them that are open.
    pub changed_open: u64,
    /// People concerned, once a case.
    pub people: u64,
    /// Notices that tell them.
    pub notices: u64,
    /// Cases that the later rules cannot read.
    pub unreadable: u64,
    /// What changed alike.
    pub groups: BTreeMap<Key, Group>,
    /// Those that move furthest, the furthest first.
    pub furthest: Vec<Far>,
}

impl Totals {
    /// Counts a case that was looked at.
    pub fn look(&mut self, (procedure, reference): (&Slug, &Reference), open: bool, changes: &[Change]) {
        self.looked += 1;
        self.open += u64::from(open);
        self.changed += u64::from(!changes.is_empty());
        self.changed_open += u64::from(open && !changes.is_empty());
        for change in changes {
            let key =
                Key { procedure: procedure.clone(), what: change.what, of: change.of.clone(), why: change.why.clone() };
            self.groups.entry(key).or_default().add(change);
            if let Some(days) = change.days() {
                let (by, later) = (days.unsigned_abs(), days > 0);
                let of = change.of.clone();
                self.furthest.push(Far { by, reference: reference.clone(), later, what: change.what, of });
            }
        }
        if self.furthest.len() > FURTHEST {
            self.furthest.sort_unstable_by(|one, other| other.by.cmp(&one.by).then_with(|| one.cmp(other)));
            self.furthest.truncate(FURTHEST);
        }
    }

    /// Puts what was kept in order; once, at the end.
    #[must_use]
    pub fn finished(mut self) -> Self {
        self.furthest.sort_unstable_by(|one, other| other.by.cmp(&one.by).then_with(|| one.cmp(other)));
        self
    }
}

impl Group {
    fn add(&mut self, change: &Change) {
        self.changes += 1;
        self.new += u64::from(change.from.is_none());
        self.gone += u64::from(change.to.is_none());
        let Some(days) = change.days() else { return };
        self.earlier += u64::from(days < 0);
        self.later += u64::from(days > 0);
        self.most_earlier = self.most_earlier.max(-days);
        self.most_later = self.most_later.max(days);
    }
}
