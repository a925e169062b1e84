//! Counts laid out day by day, and their running totals.

/// How many up to and with each day.
#[derive(Clone, Debug)]
pub(crate) struct Running {
    first: i32,
    totals: Vec<u64>,
}

impl Running {
    /// Adds counts up from `first` to `last`; counts outside are left out.
    pub(crate) fn total(first: i32, last: i32, counts: impl IntoIterator<Item = (i32, u64)>) -> Self {
        let length = usize::try_from(i64::from(last) - i64::from(first) + 1).unwrap_or(0);
        let mut totals = vec![0; length];
        for (day, count) in counts {
            let at = usize::try_from(i64::from(day) - i64::from(first)).ok();
            if let Some(slot) = at.and_then(|at| totals.get_mut(at)) {
                *slot += count;
            }
        }
        let mut sum = 0;
        for slot in &mut totals {
            sum += *slot;
            *slot = sum;
        }
        Self { first, totals }
    }

    /// The total up to and with a day: nothing before the first, everything after the last.
    pub(crate) fn through(&self, day: i32) -> u64 {
        let Ok(at) = usize::try_from(i64::from(day) - i64::from(self.first)) else { return 0 };
        self.totals.get(at).or(self.totals.last()).copied().unwrap_or(0)
    }

    /// The total of the days after `after` up to and with `day`.
    pub(crate) fn between(&self, after: i32, day: i32) -> u64 {
        self.through(day).saturating_sub(self.through(after))
    }

    /// The count of one day.
    pub(crate) fn on(&self, day: i32) -> u64 {
        self.between(day.saturating_sub(1), day)
    }
}
