//! The exact figures of every set, for whoever looks at a file of their own.

use super::sets::{Set, Sets};
use crate::cli::case_file::{GRANTED, REFUSED, WITHDRAWN};
use crate::domain::waiting::{Curve, Incidence, Scale, Share};

/// Days at which it is told what became of the cases.
pub(super) const DAYS: [i64; 4] = [90, 180, 365, 730];
/// Days to which a mean wait is restricted.
pub(super) const RESTRICTED: [i64; 2] = [365, 730];

/// An amount in its unit.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Amount {
    Count(u64),
    Days(f64),
    Weeks(u32),
    /// Between 0 and 1.
    Share(f64),
    /// In whole per cent.
    Percent(u8),
    UnderFive,
    OverNinetyFive,
}

/// What is said of a measure.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Said {
    /// A value with its 95% band; what is `None` is not known yet.
    Known { value: Option<Amount>, low: Option<Amount>, high: Option<Amount> },
    /// Disclosure control does not let it go.
    Withheld,
}

impl Said {
    pub(super) fn plain(value: Option<Amount>) -> Self {
        Self::Known { value, low: None, high: None }
    }

    pub(super) fn count(count: u64) -> Self {
        Self::plain(Some(Amount::Count(count)))
    }
}

/// What is measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Measure {
    Cases,
    Closed,
    Granted,
    Refused,
    Withdrawn,
    Open,
    Lost,
    /// Days within which so many per cent were closed.
    Within(u8),
    /// The same of the finished cases alone: naive.
    FinishedOnlyWithin(u8),
    /// The mean wait, restricted to so many days.
    MeanUpTo(i64),
    /// The share in each state after so many days.
    GrantedBy(i64),
    RefusedBy(i64),
    WithdrawnBy(i64),
    ClosedBy(i64),
    OpenAt(i64),
}

impl Measure {
    /// Its name, and the days or per cent that it is about.
    pub(super) fn code(self) -> (&'static str, Option<i64>) {
        match self {
            Self::Cases => ("cases", None),
            Self::Closed => ("closed", None),
            Self::Granted => ("granted", None),
            Self::Refused => ("refused", None),
            Self::Withdrawn => ("withdrawn", None),
            Self::Open => ("open", None),
            Self::Lost => ("lost", None),
            Self::Within(percent) => ("closed-within", Some(i64::from(percent))),
            Self::FinishedOnlyWithin(percent) => ("naive-finished-only-within", Some(i64::from(percent))),
            Self::MeanUpTo(days) => ("restricted-mean", Some(days)),
            Self::GrantedBy(days) => ("share-granted", Some(days)),
            Self::RefusedBy(days) => ("share-refused", Some(days)),
            Self::WithdrawnBy(days) => ("share-withdrawn", Some(days)),
            Self::ClosedBy(days) => ("share-closed", Some(days)),
            Self::OpenAt(days) => ("share-still-waiting", Some(days)),
        }
    }
}

/// A point of a curve: the share still waiting from this day on, with its band.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Point {
    pub(super) day: f64,
    pub(super) share: f64,
    pub(super) band: Option<(f64, f64)>,
}

/// The figures of one set.
#[derive(Clone, Debug, Default)]
pub(super) struct Figures {
    pub(super) facts: Vec<(Measure, Said)>,
    /// Share still waiting.
    pub(super) curve: Vec<Point>,
    /// Shares ended, cause by cause.
    pub(super) ended: Vec<Vec<Point>>,
    /// Ages at which cases were last seen pending.
    pub(super) pending_at: Vec<f64>,
    /// The last age that was seen.
    pub(super) until: f64,
}

impl Figures {
    pub(super) fn said(&self, measure: Measure) -> Option<Said> {
        self.facts.iter().find(|(other, _)| *other == measure).map(|(_, said)| *said)
    }
}

/// The exact figures of all sets. Without a column for outcomes the closings are not told apart.
pub(super) fn exact(sets: &Sets, outcomes: bool) -> Vec<Figures> {
    sets.sets.iter().map(|set| of_set(set, outcomes)).collect()
}

fn of_set(set: &Set, outcomes: bool) -> Figures {
    let (total, closed) = (set.counts.total(), set.counts.events());
    let mut facts = vec![(Measure::Cases, Said::count(total)), (Measure::Closed, Said::count(closed))];
    let by_cause = by_cause(set);
    if outcomes {
        let names = [Measure::Granted, Measure::Refused, Measure::Withdrawn];
        facts.extend(names.into_iter().zip(by_cause).map(|(name, count)| (name, Said::count(count))));
    }
    facts.push((Measure::Open, Said::count(total.saturating_sub(closed + set.lost))));
    facts.push((Measure::Lost, Said::count(set.lost)));
    let curve = Curve::of(&set.counts);
    for (percent, share) in [(50, Share::HALF), (80, Share::EIGHTY)] {
        facts.push((Measure::Within(percent), quantile(&curve, share)));
        let naive = set.finished.quantile(share).map(|days| Amount::Days(real(days)));
        facts.push((Measure::FinishedOnlyWithin(percent), Said::plain(naive)));
    }
    for tau in RESTRICTED {
        let [value, low, high] = mean(&curve, tau).map(|days| days.map(Amount::Days));
        facts.push((Measure::MeanUpTo(tau), Said::Known { value, low, high }));
    }
    let incidence = Incidence::of(&set.counts);
    for (measure, share) in shares(set, &incidence, outcomes) {
        facts.push((measure, Said::plain(share.map(Amount::Share))));
    }
    Figures {
        facts,
        curve: points(&curve),
        ended: ended(&incidence),
        pending_at: set.counts.rows().iter().filter(|row| row.pending > 0).map(|row| real(row.age)).collect(),
        until: set.counts.rows().last().map_or(0.0, |row| real(row.age)),
    }
}

/// Closings of each cause.
pub(super) fn by_cause(set: &Set) -> [u64; 3] {
    let count = |cause| set.counts.lines().iter().filter(|line| line.end == Some(cause)).map(|line| line.count).sum();
    [GRANTED, REFUSED, WITHDRAWN].map(count)
}

fn quantile(curve: &Curve, share: Share) -> Said {
    let band = curve.quantile_band(share, Scale::LogLog);
    let days = |day: Option<i64>| day.map(|day| Amount::Days(real(day)));
    Said::Known { value: days(curve.quantile(share)), low: days(band.from), high: days(band.until) }
}

/// The restricted mean with its band of 95%.
pub(super) fn mean(curve: &Curve, tau: i64) -> [Option<f64>; 3] {
    match curve.restricted_mean(tau) {
        Some(mean) => {
            let reach = 1.96 * mean.error;
            [Some(mean.days), Some((mean.days - reach).max(0.0)), Some(mean.days + reach)]
        }
        None => [None; 3],
    }
}

/// Shares in each state at the days that are told; not known beyond what was seen while cases were pending.
pub(super) fn shares(set: &Set, incidence: &Incidence, outcomes: bool) -> Vec<(Measure, Option<f64>)> {
    let last = set.counts.rows().last().map_or(0, |row| row.age);
    let mut found = Vec::new();
    for day in DAYS {
        let step = incidence.at(day);
        let pending = step.map_or(1.0, |step| step.still_pending);
        let known = |share: f64| (day <= last || pending <= 0.0).then_some(share);
        let of = |cause| known(step.and_then(|step| step.of(cause)).map_or(0.0, |ended| ended.share));
        if outcomes {
            found.push((Measure::GrantedBy(day), of(GRANTED)));
            found.push((Measure::RefusedBy(day), of(REFUSED)));
            found.push((Measure::WithdrawnBy(day), of(WITHDRAWN)));
        } else {
            found.push((Measure::ClosedBy(day), of(GRANTED)));
        }
        found.push((Measure::OpenAt(day), known(pending)));
    }
    found
}

fn points(curve: &Curve) -> Vec<Point> {
    let step = |step: &crate::domain::waiting::Step| Point {
        day: real(step.age),
        share: step.survival,
        band: step.band(Scale::LogLog),
    };
    let starts = curve.steps().first().is_none_or(|first| first.age > 0);
    let start = starts.then_some(Point { day: 0.0, share: 1.0, band: None });
    start.into_iter().chain(curve.steps().iter().map(step)).collect()
}

fn ended(incidence: &Incidence) -> Vec<Vec<Point>> {
    let of = |cause| {
        let start = Point { day: 0.0, share: 0.0, band: None };
        let steps = incidence
            .steps()
            .iter()
            .filter_map(|step| Some(Point { day: real(step.age), share: step.of(cause)?.share, band: None }));
        [start].into_iter().chain(steps).collect()
    };
    [GRANTED, REFUSED, WITHDRAWN].into_iter().map(of).collect()
}

/// Days as a real number: ages are checked and far below 2^53.
#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "ages in days are checked to be below 65,536")]
pub(super) fn real(days: i64) -> f64 {
    days as f64
}
