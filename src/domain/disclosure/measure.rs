//! Durations, shares and forecasts: rules 3 and 6. What is estimated, and how, is not known here.

use super::{BASE, CLOSINGS_BEHIND_A_FORECAST, Families, MINIMUM, Published};

const DAYS_IN_A_WEEK: f64 = 7.0;

/// The longest duration that is shown, in weeks (about nineteen hundred years); keeps the conversion total.
const LONGEST: f64 = 100_000.0;

/// A number of whole weeks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Weeks(u32);

impl Weeks {
    /// Days to the nearest whole week, halves upwards. Negative or undefined: 0.
    #[must_use]
    pub fn nearest(days: f64) -> Self {
        Self(whole((days / DAYS_IN_A_WEEK).clamp(0.0, LONGEST)))
    }

    /// The number.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }
}

/// An estimate in days with its band. `None`: not known (yet), as when a curve has not come down so far.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Estimate {
    /// The estimate itself.
    pub days: Option<f64>,
    /// The lower end of its band.
    pub low: Option<f64>,
    /// The upper end of its band.
    pub high: Option<f64>,
}

/// An estimate as it may be shown. `None` inside a span is "not known yet", which is a finding and not a secret.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Span {
    /// The estimate.
    pub weeks: Option<Weeks>,
    /// The lower end of its band.
    pub low: Option<Weeks>,
    /// The upper end of its band.
    pub high: Option<Weeks>,
}

impl Span {
    fn of(estimate: Estimate) -> Self {
        Self {
            weeks: estimate.days.map(Weeks::nearest),
            low: estimate.low.map(Weeks::nearest),
            high: estimate.high.map(Weeks::nearest),
        }
    }
}

/// The time within which a share `p` (between 0 and 1) had its outcome. `outcomes` is the number of families with an outcome.
#[must_use]
pub fn quantile(outcomes: Families, p: f64, estimate: Estimate) -> Published<Span> {
    when(has_base(outcomes) && has_tails(outcomes, p), || Span::of(estimate))
}

/// A mean or restricted mean duration. `outcomes` is the number of families with an outcome.
#[must_use]
pub fn mean(outcomes: Families, estimate: Estimate) -> Published<Span> {
    when(has_base(outcomes), || Span::of(estimate))
}

/// A share in whole per cent, open at both ends: "all were refused" tells about each of them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Share {
    /// Under five per cent, none included.
    UnderFive,
    /// Five to ninety-five per cent.
    Percent(u8),
    /// Over ninety-five per cent, all included.
    OverNinetyFive,
}

/// The share that `part` has in `base`, or nothing where the base is under thirty.
///
/// This looks at no other figure. Where the part or the base is published as a count in a table as well, use
/// `PublishedTable::share_in_row`.
#[must_use]
pub fn share(part: Families, base: Families) -> Published<Share> {
    let (part, base) = (u128::from(part.number()), u128::from(base.number()));
    when(base >= u128::from(BASE) && part <= base, || share_in(part, base))
}

/// An estimated share (a cumulative incidence, say) between 0 and 1, standing on so many families.
#[must_use]
pub fn estimated_share(base: Families, fraction: f64) -> Published<Share> {
    when(has_base(base) && (0.0..=1.0).contains(&fraction), || match fraction {
        under if under < 0.05 => Share::UnderFive,
        over if over > 0.95 => Share::OverNinetyFive,
        between => Share::Percent(percent(between)),
    })
}

/// A share of figures that are both shown; at most what the figures themselves tell.
pub(super) fn share_of_shown(part: Option<Published<u64>>, base: Option<Published<u64>>) -> Published<Share> {
    let part = part.and_then(Published::into_shown);
    let base = base.and_then(Published::into_shown).filter(|base| *base >= BASE);
    match part.zip(base) {
        Some((part, base)) => Published::shown_as(share_in(u128::from(part.min(base)), u128::from(base))),
        None => Published::withheld(),
    }
}

/// A forecast for one waiting family, from levels such as 10, 25, 50, 75 and 90 per cent: days from today, `None` for longer
/// than the horizon. It is a function of procedure, track and received day only, and stands on the closings of the window.
#[must_use]
pub fn forecast<const LEVELS: usize>(closings: u64, days: [Option<u32>; LEVELS]) -> Published<[Option<Weeks>; LEVELS]> {
    let weeks = || days.map(|level| level.map(|days| Weeks::nearest(f64::from(days))));
    when(closings >= CLOSINGS_BEHIND_A_FORECAST, weeks)
}

pub(super) fn has_base(families: Families) -> bool {
    families.number() >= BASE
}

/// At least ten families on either side: n · min(p, 1 − p) ≥ 10, in floating point without slack. So 0.9 with one hundred families
/// does not pass (1 − 0.9 is a shade under 0.1) where 0.1 does; the reference vectors have it so, and it errs to the safe side.
pub(super) fn has_tails(families: Families, p: f64) -> bool {
    real(families.number()) * p.min(1.0 - p) >= real(MINIMUM)
}

/// A fraction between 0 and 1 in whole per cent.
pub(super) fn percent(fraction: f64) -> u8 {
    u8::try_from(whole((fraction * 100.0).clamp(0.0, 100.0))).unwrap_or(100)
}

fn share_in(part: u128, base: u128) -> Share {
    if part * 100 < base * 5 {
        Share::UnderFive
    } else if part * 100 > base * 95 {
        Share::OverNinetyFive
    } else {
        Share::Percent(u8::try_from((part * 200 + base) / (base * 2)).unwrap_or(95))
    }
}

fn when<T>(allowed: bool, figure: impl FnOnce() -> T) -> Published<T> {
    if allowed { Published::shown_as(figure()) } else { Published::withheld() }
}

#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "counts of families stay far below 2^52")]
fn real(count: u64) -> f64 {
    count as f64
}

/// A number that callers have clamped to a small range, rounded, halves upwards; not a number becomes 0.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped by every caller; the conversion saturates and maps NaN to 0"
)]
fn whole(number: f64) -> u32 {
    (number + 0.5).floor() as u32
}
