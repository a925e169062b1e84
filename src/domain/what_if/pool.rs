//! Those who wait, as counts by cohort, from which the oldest, the newest or anybody can be taken at once.

use crate::domain::draws::{Stream, count, real};

/// Cases by cohort.
///
/// To take anybody there is a bag with one token for every case. Taking the oldest leaves its token in the bag; a token
/// that is drawn later stands for a case that is still there with the probability `cases / tokens` of its cohort,
/// because within a cohort nobody can be told from another. So each case costs one draw or two, however many there are.
#[derive(Clone, Debug, Default)]
pub(super) struct Pool {
    cases: Vec<u32>,
    tokens: Vec<u32>,
    bag: Vec<u32>,
    total: u64,
    oldest: usize,
    newest: usize,
}

impl Pool {
    /// An empty pool with room for so many cohorts.
    pub(super) fn empty(cohorts: usize) -> Self {
        Self { cases: vec![0; cohorts], tokens: vec![0; cohorts], oldest: cohorts, ..Self::default() }
    }

    pub(super) fn total(&self) -> u64 {
        self.total
    }

    /// Every cohort in which somebody waits.
    pub(super) fn cohorts(&self) -> impl Iterator<Item = (usize, u32)> {
        let span = self.cases.iter().enumerate().take(self.newest + 1).skip(self.oldest);
        span.filter(|(_, cases)| **cases > 0).map(|(cohort, cases)| (cohort, *cases))
    }

    pub(super) fn add(&mut self, cohort: usize, more: u32) {
        let (Some(cases), Some(tokens)) = (self.cases.get_mut(cohort), self.tokens.get_mut(cohort)) else { return };
        if more == 0 {
            return;
        }
        *cases += more;
        *tokens += more;
        let token = u32::try_from(cohort).unwrap_or(u32::MAX);
        self.bag.extend(std::iter::repeat_n(token, usize::try_from(more).unwrap_or(0)));
        self.total += u64::from(more);
        self.oldest = self.oldest.min(cohort);
        self.newest = self.newest.max(cohort);
    }

    /// Takes at most so many of the oldest cohort.
    pub(super) fn take_oldest(&mut self, most: u64) -> Option<(usize, u32)> {
        if self.total == 0 {
            return None;
        }
        while self.cases.get(self.oldest).is_some_and(|cases| *cases == 0) {
            self.oldest += 1;
        }
        self.take_of(self.oldest, most)
    }

    /// Takes at most so many of the newest cohort.
    pub(super) fn take_newest(&mut self, most: u64) -> Option<(usize, u32)> {
        if self.total == 0 {
            return None;
        }
        while self.newest > 0 && self.cases.get(self.newest).is_some_and(|cases| *cases == 0) {
            self.newest -= 1;
        }
        self.take_of(self.newest, most)
    }

    fn take_of(&mut self, cohort: usize, most: u64) -> Option<(usize, u32)> {
        let cases = self.cases.get_mut(cohort)?;
        let taken = u32::try_from(most).unwrap_or(u32::MAX).min(*cases);
        *cases -= taken;
        self.total -= u64::from(taken);
        Some((cohort, taken))
    }

    /// Takes anybody.
    pub(super) fn take_anybody(&mut self, chance: &mut Stream) -> Option<(usize, u32)> {
        if self.total == 0 {
            return None;
        }
        loop {
            let at = chance.below(u64::try_from(self.bag.len()).ok()?);
            let at = usize::try_from(at).ok().filter(|at| *at < self.bag.len())?;
            let cohort = usize::try_from(self.bag.swap_remove(at)).ok()?;
            let (cases, tokens) = (self.cases.get_mut(cohort)?, self.tokens.get_mut(cohort)?);
            let is_there = chance.below(u64::from(*tokens)) < u64::from(*cases);
            *tokens = tokens.saturating_sub(1);
            if is_there {
                *cases -= 1;
                self.total -= 1;
                return Some((cohort, 1));
            }
        }
    }

    /// Takes this share of every cohort out; the whole of it is rounded once, by `rounding` from 0 to 1.
    pub(super) fn split(&mut self, share: f64, rounding: f64) -> Vec<(usize, u32)> {
        let mut out = Vec::new();
        let (mut so_far, mut taken) = (0, 0);
        for (cohort, cases) in self.cases.iter_mut().enumerate() {
            so_far += u64::from(*cases);
            let by_now = count(real(so_far) * share + rounding).min(so_far);
            let leave = u32::try_from(by_now.saturating_sub(taken)).unwrap_or(0).min(*cases);
            if leave > 0 {
                *cases -= leave;
                taken += u64::from(leave);
                out.push((cohort, leave));
            }
        }
        self.total -= taken;
        out
    }
}
