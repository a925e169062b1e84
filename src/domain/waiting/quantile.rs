//! The age by which a share of the cases has ended, read off a Kaplan–Meier curve, with its band.

use super::number::real_days;
use super::survival::{Curve, Scale};

/// Products of fractions reach a level only up to rounding; a level within this distance counts as reached.
const SLACK: f64 = 1e-12;
/// Two levels of the curve within this distance are one level (the tolerance of R's `survival`).
const SAME_LEVEL: f64 = 1.5e-8;

/// A share of the cases: above 0, below 1.
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug)]
pub struct Share(f64);

impl Share {
    /// One half.
    pub const HALF: Self = Self(0.5);
    /// Eight of ten.
    pub const EIGHTY: Self = Self(0.8);

    /// `None` when not strictly between 0 and 1.
    #[must_use]
    pub fn new(share: f64) -> Option<Self> {
        (share > 0.0 && share < 1.0).then_some(Self(share))
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }

    /// Is a part of a whole at least this share?
    pub(super) fn reached_by(self, part: f64) -> bool {
        part >= self.0 - SLACK
    }
}

/// The 95% band of a quantile, in days from receipt. An end that is `None` is not known yet: print no number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reach {
    /// The band's lower end.
    pub from: Option<i64>,
    /// The band's upper end.
    pub until: Option<i64>,
}

impl Curve {
    /// The first age at which at least this share has ended, in days from receipt. `None`: not known yet.
    #[must_use]
    pub fn quantile(&self, share: Share) -> Option<i64> {
        self.steps().iter().find(|step| crosses(step.survival, share)).map(|step| step.age)
    }

    /// The same, in days still to wait from the curve's start.
    #[must_use]
    pub fn quantile_left(&self, share: Share) -> Option<i64> {
        self.quantile(share).map(|age| age - self.start())
    }

    /// The quantile by the convention of R's `survival`: where the curve lies exactly on the level, the middle of the flat
    /// piece, which runs to the next drop or else to the last age seen. For comparison with published figures, not for display.
    #[must_use]
    pub fn quantile_midpoint(&self, share: Share) -> Option<f64> {
        let level = 1.0 - share.get();
        let mut rest = self.steps().iter().skip_while(|step| step.survival > level + SAME_LEVEL);
        let first = rest.next()?;
        if (first.survival - level).abs() > SAME_LEVEL {
            return Some(real_days(first.age));
        }
        let drop = rest.find(|step| step.survival < level - SAME_LEVEL).or(self.steps().last());
        drop.map(|step| f64::midpoint(real_days(first.age), real_days(step.age)))
    }

    /// The 95% band of a quantile: where the band of the curve crosses the level (Brookmeyer and Crowley 1982, on the scale
    /// chosen). Often open upwards.
    #[must_use]
    pub fn quantile_band(&self, share: Share, scale: Scale) -> Reach {
        let first = |end: fn((f64, f64)) -> f64| {
            let crossing = self.steps().iter().find(|step| step.band(scale).is_some_and(|b| crosses(end(b), share)));
            crossing.map(|step| step.age)
        };
        Reach { from: first(|band| band.0), until: first(|band| band.1) }
    }
}

fn crosses(level: f64, share: Share) -> bool {
    level <= 1.0 - share.get() + SLACK
}
