//! The checked day-count table, and what stands at every age: how many were at risk, ended, or were last seen pending.
//! Laid out by age, so that the cost of an estimator depends on the number of distinct days and not on the number of cases.

use super::line::{Cause, Line, Refused, Written, Wrong};

/// What happened at one age at which somebody left the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
    /// Age in days.
    pub age: i64,
    /// Cases at risk: entered before this age, not gone before it. Those who leave at this age are among them, whichever way:
    /// endings come before last sightings.
    pub at_risk: u64,
    /// Cases that ended at this age, whatever the cause.
    pub events: u64,
    /// Cases last seen pending at this age (censored).
    pub pending: u64,
}

/// A table of checked lines. No lines is a table too.
#[derive(Clone, Debug)]
pub struct DayCounts {
    lines: Vec<Line>,
    highest: Cause,
    rows: Vec<Row>,
    /// Endings by cause, as many as there are causes for every row.
    ended: Vec<u64>,
    /// Cases that entered at every age, from 0.
    entered: Vec<u64>,
    /// Cases at risk at every age, from 0 to the last exit.
    at_risk: Vec<u64>,
}

impl DayCounts {
    /// Keeps the good lines and says of every other one all that is wrong with it. Every line comes with its place, so that
    /// a refusal can name it; `highest` is the last known cause. The order of the lines does not matter.
    pub fn sift(lines: impl IntoIterator<Item = (usize, Line)>, highest: Cause) -> (Self, Vec<Refused>) {
        let checked = lines.into_iter().map(|(at, line)| {
            let why = line.faults(highest);
            (at, if why.is_empty() { Ok(line) } else { Err(why) })
        });
        Self::keep(checked, highest)
    }

    /// The same from unchecked lines, whose place is their place in the slice.
    #[must_use]
    pub fn sift_written(lines: &[Written], highest: Cause) -> (Self, Vec<Refused>) {
        Self::keep(lines.iter().enumerate().map(|(at, line)| (at, line.read(highest))), highest)
    }

    fn keep(checked: impl Iterator<Item = (usize, Result<Line, Vec<Wrong>>)>, highest: Cause) -> (Self, Vec<Refused>) {
        let mut total: u64 = 0;
        let (mut lines, mut refused) = (Vec::with_capacity(checked.size_hint().0), Vec::new());
        for (at, line) in checked {
            match line {
                Ok(line) => match total.checked_add(line.count) {
                    Some(sum) => {
                        total = sum;
                        lines.push(line);
                    }
                    None => refused.push(Refused { at, why: vec![Wrong::TooMany] }),
                },
                Err(why) => refused.push(Refused { at, why }),
            }
        }
        lines.retain(|line| line.count > 0);
        (Self::laid_out(lines, highest), refused)
    }

    fn laid_out(lines: Vec<Line>, highest: Cause) -> Self {
        let causes = usize::from(highest.code());
        let ages = lines.iter().map(|line| slot(line.exit) + 1).max().unwrap_or(0);
        let mut entered = vec![0; ages];
        let mut pending = vec![0; ages];
        let mut by_cause = vec![0; ages * causes];
        for line in &lines {
            add(&mut entered, slot(line.entry), line.count);
            match line.end {
                None => add(&mut pending, slot(line.exit), line.count),
                Some(cause) => add(&mut by_cause, slot(line.exit) * causes + cause.place(), line.count),
            }
        }
        let (mut rows, mut ended, mut at_risk) = (Vec::new(), Vec::new(), Vec::with_capacity(ages));
        // At age 0 those who entered at 0 are at risk; whoever enters at a later age is at risk from the day after.
        let mut now = entered.first().copied().unwrap_or(0);
        for (((age, entering), pending), endings) in
            (0_i64..).zip(&entered).zip(pending).zip(by_cause.chunks_exact(causes))
        {
            at_risk.push(now);
            let events: u64 = endings.iter().sum();
            if events + pending > 0 {
                rows.push(Row { age, at_risk: now, events, pending });
                ended.extend_from_slice(endings);
            }
            now -= events + pending;
            now += if age > 0 { *entering } else { 0 };
        }
        Self { lines, highest, rows, ended, entered, at_risk }
    }

    /// The lines that were kept, in the order given; those with no cases are dropped.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Every age at which somebody ended or was last seen, in order.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Every row with its endings per cause, cause 1 first.
    pub fn rows_by_cause(&self) -> impl Iterator<Item = (&Row, &[u64])> {
        self.rows.iter().zip(self.ended.chunks_exact(usize::from(self.highest.code())))
    }

    /// The known causes.
    pub fn causes(&self) -> impl Iterator<Item = Cause> + use<> {
        (1..=self.highest.code()).filter_map(Cause::new)
    }

    /// Number of cases.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.rows.iter().map(|row| row.events + row.pending).sum()
    }

    /// Number of cases that ended.
    #[must_use]
    pub fn events(&self) -> u64 {
        self.rows.iter().map(|row| row.events).sum()
    }

    /// Number of cases at risk at an age.
    #[must_use]
    pub fn at_risk(&self, age: i64) -> u64 {
        self.at_risk.get(slot(age)).copied().unwrap_or(0)
    }

    /// Number of cases that ended or were last seen after an age, those who entered later still included.
    #[must_use]
    pub fn beyond(&self, age: i64) -> u64 {
        self.rows.iter().filter(|row| row.age > age).map(|row| row.events + row.pending).sum()
    }

    /// Number of cases that entered at every age, from 0 to the last exit.
    pub(super) fn entered(&self) -> &[u64] {
        &self.entered
    }
}

/// Place of an age in an array by age. Checked lines have no other ages than those that fit.
pub(super) fn slot(age: i64) -> usize {
    usize::try_from(age).unwrap_or(usize::MAX)
}

fn add(counts: &mut [u64], at: usize, count: u64) {
    if let Some(sum) = counts.get_mut(at) {
        *sum += count;
    }
}
