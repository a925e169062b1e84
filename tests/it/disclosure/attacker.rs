//! An outsider with nothing but published figures, the rules, and patience. Written apart from the one in the domain, so that one
//! checks the other; it takes plain numbers, so that it can be set on answers of the API as well.
//!
//! Use: `figure` for everything that is shown or withheld, `sum` for everything that adds up, `derive`, then `weakest`.

/// No upper bound.
pub(crate) const UNBOUNDED: i64 = 1_000_000_000;

/// Does the outsider know that no figure under ten is shown, so that "10" means 10 to 12 and not 8 to 12?
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Knows {
    Rounding,
    RoundingAndMinimum,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Interval {
    pub(crate) low: i64,
    pub(crate) high: i64,
}

impl Interval {
    pub(crate) fn width(self) -> i64 {
        self.high - self.low
    }

    pub(crate) fn holds(self, count: u64) -> bool {
        (self.low..=self.high).contains(&i64::try_from(count).unwrap())
    }

    /// Narrower than five, or surely one to nine families.
    pub(crate) fn tells(self) -> bool {
        self.width() < 5 || (self.low >= 1 && self.high <= 9)
    }
}

pub(crate) struct Attacker {
    knows: Knows,
    known: Vec<Interval>,
    withheld: Vec<usize>,
    sums: Vec<(usize, Vec<usize>)>,
}

impl Attacker {
    pub(crate) fn who(knows: Knows) -> Self {
        Self { knows, known: Vec::new(), withheld: Vec::new(), sums: Vec::new() }
    }

    /// Takes down a figure; `None` is a withheld one.
    pub(crate) fn figure(&mut self, shown: Option<u64>) -> usize {
        let at = self.known.len();
        self.known.push(if let Some(figure) = shown {
            let figure = i64::try_from(figure).unwrap();
            let least = if self.knows == Knows::RoundingAndMinimum { 10 } else { 0 };
            Interval { low: (figure - 2).max(least), high: figure + 2 }
        } else {
            self.withheld.push(at);
            Interval { low: 0, high: UNBOUNDED }
        });
        at
    }

    /// Takes down that figures add up to another.
    pub(crate) fn sum(&mut self, whole: usize, parts: Vec<usize>) {
        self.sums.push((whole, parts));
    }

    /// Takes down a table: cells, totals of rows and columns, and of all, each empty where it is not published. Gives the places of the cells.
    pub(crate) fn table(
        &mut self,
        cells: &[Vec<Option<u64>>],
        rows: &[Option<u64>],
        columns: &[Option<u64>],
        total: &[Option<u64>],
    ) -> TablePlaces {
        let cells: Vec<Vec<usize>> = cells.iter().map(|row| row.iter().map(|c| self.figure(*c)).collect()).collect();
        let rows: Vec<usize> = rows.iter().map(|t| self.figure(*t)).collect();
        let columns: Vec<usize> = columns.iter().map(|t| self.figure(*t)).collect();
        for (at, total) in rows.iter().enumerate() {
            self.sum(*total, cells[at].clone());
        }
        for (at, total) in columns.iter().enumerate() {
            self.sum(*total, cells.iter().map(|row| row[at]).collect());
        }
        let total = total.first().map(|total| self.figure(*total));
        if let Some(total) = total {
            self.sum(total, rows.clone());
            self.sum(total, columns.clone());
        }
        TablePlaces { cells, rows, columns, total }
    }

    /// Narrows intervals until nothing moves any more.
    pub(crate) fn derive(&mut self) {
        loop {
            let before = self.known.clone();
            for (whole, parts) in &self.sums {
                narrow(&mut self.known, *whole, parts);
            }
            if before == self.known {
                return;
            }
        }
    }

    pub(crate) fn interval(&self, at: usize) -> Interval {
        self.known[at]
    }

    /// The withheld figures with what is known of them.
    pub(crate) fn withheld(&self) -> impl Iterator<Item = (usize, Interval)> {
        self.withheld.iter().map(|at| (*at, self.known[*at]))
    }

    /// The narrowest interval of a withheld figure.
    pub(crate) fn narrowest(&self) -> Option<i64> {
        self.withheld().map(|(_, interval)| interval.width()).min()
    }

    /// The withheld figures that are told.
    pub(crate) fn told(&self) -> Vec<(usize, Interval)> {
        self.withheld().filter(|(_, interval)| interval.tells()).collect()
    }
}

/// Where the figures of a table stand.
pub(crate) struct TablePlaces {
    pub(crate) cells: Vec<Vec<usize>>,
    pub(crate) rows: Vec<usize>,
    pub(crate) columns: Vec<usize>,
    pub(crate) total: Option<usize>,
}

impl TablePlaces {
    /// All of them, in an order that is the same for tables of one shape.
    pub(crate) fn all(&self) -> Vec<usize> {
        self.cells.iter().flatten().chain(&self.rows).chain(&self.columns).chain(&self.total).copied().collect()
    }
}

fn narrow(known: &mut [Interval], whole: usize, parts: &[usize]) {
    let low: i64 = parts.iter().map(|p| known[*p].low).sum();
    let high: i64 = parts.iter().map(|p| known[*p].high).sum();
    known[whole].low = known[whole].low.max(low);
    known[whole].high = known[whole].high.min(high).min(UNBOUNDED);
    for at in 0..parts.len() {
        let others = || parts.iter().enumerate().filter(move |(other, _)| *other != at).map(|(_, part)| *part);
        let least: i64 = others().map(|p| known[p].low).sum();
        let most: i64 = others().map(|p| known[p].high).sum();
        let part = parts[at];
        known[part].low = known[part].low.max(known[whole].low - most);
        known[part].high = known[part].high.min(known[whole].high - least);
    }
}
