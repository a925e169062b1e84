//! How long families wait, and how it ends. Those who still wait are in every figure except the one that is named for what it
//! leaves out.

use chrono::{Days, NaiveDate};

use super::material::{ENDS, Material, cause, counts, end_of};
use super::{Clock, Figure, Point, Shape, WINDOW};
use crate::domain::disclosure::period::{Grain, Period};
use crate::domain::ids::Slug;
use crate::domain::tally::rules::End;
use crate::domain::tally::{Series, day};
use crate::domain::waiting::{Curve, DayCounts, Incidence, Line, Scale, Share, Tally};

/// Half-years of receipt that are shown, the latest last.
const COHORTS: usize = 8;
/// Horizons of restricted means, in days.
const MEANS: [i64; 2] = [365, 730];
/// Ages at which outcomes are told, in days.
const AGES: [i64; 4] = [90, 180, 365, 730];
/// Days that the published percentile looks back (183: half a year, as authorities do).
const LATELY: i64 = 183;
/// Days that "now deciding" looks back.
const NOW: i64 = 30;
/// Stages that began so many days ago or later are told: three years.
const STAGES_SINCE: i64 = 3 * 365;
/// A share so small that nobody is left.
const NOBODY: f64 = 1e-12;
/// The 97.5 % point of the normal distribution.
const TWO_SIDED: f64 = 1.959_963_984_540_054;
/// Days of closings whose suspension is told: a year.
const YEAR: i64 = 365;

/// At the present pace: everybody who waited in the last half year.
pub(super) fn waiting_time(material: &Material, track: Option<&Slug>) -> Vec<Figure> {
    of_curve(&material.in_window(track, WINDOW))
}

/// By half-year of receipt, as lived and in law.
pub(super) fn by_receipt(material: &Material, track: Option<&Slug>) -> Vec<Figure> {
    let mut all = Vec::new();
    for period in half_years(material.as_of()) {
        let days = (period.first_day(), period.last_day());
        let lived = of_curve(&material.cohort(track, Some(days))).into_iter();
        all.extend(lived.map(|figure| figure.of_period(Some(period))));
        let law = of_curve(&material.cohort_in_law(track, days)).into_iter();
        all.extend(law.map(|figure| figure.of_period(Some(period)).by(Clock::Legal)));
    }
    all
}

/// Everybody ever received, and what became of them.
pub(super) fn ever(material: &Material, track: Option<&Slug>) -> Vec<Figure> {
    let everybody = material.cohort(track, None);
    let mut all = of_curve(&everybody);
    all.extend(incidences(&everybody));
    all
}

/// The last half-years that are over, the latest last.
fn half_years(as_of: NaiveDate) -> Vec<Period> {
    let mut all = Vec::with_capacity(COHORTS);
    let mut on = as_of.checked_add_days(Days::new(1)).unwrap_or(as_of);
    while all.len() < COHORTS {
        let Some(period) = Period::of(on, Grain::HalfYear) else { break };
        if period.last_day() <= as_of {
            all.push(period);
        }
        let Some(before) = period.first_day().checked_sub_days(Days::new(1)) else { break };
        on = before;
    }
    all.reverse();
    all
}

/// A curve with its usual numbers.
pub(super) fn of_curve(counts: &DayCounts) -> Vec<Figure> {
    let (total, outcomes) = (counts.total(), counts.events());
    let curve = Curve::of(counts);
    let mut so_far = 0;
    let points = curve.steps().iter().map(|step| {
        so_far += step.events;
        let band = step.band(Scale::LogLog);
        Point {
            day: step.age,
            at_risk: step.at_risk,
            ended: step.events,
            pending: step.pending,
            value: step.survival,
            low: band.map(|(low, _)| low),
            high: band.map(|(_, high)| high),
            outcomes: so_far,
        }
    });
    let mut all = vec![Figure::new("curve", total, Shape::Curve(points.collect()))];
    for (measure, share) in [("median", Share::HALF), ("p80", Share::EIGHTY)] {
        let band = curve.quantile_band(share, Scale::LogLog);
        let days = |day: Option<i64>| day.map(real);
        let (days, low, high) = (days(curve.quantile(share)), days(band.from), days(band.until));
        let shape = Shape::Days { share: Some(share.get()), days, low, high, outcomes };
        all.push(Figure::new(measure, total, shape));
    }
    for tau in MEANS {
        let mean = curve.restricted_mean(tau);
        let shape = Shape::Days {
            share: None,
            days: mean.map(|m| m.days),
            low: mean.map(|m| m.days - TWO_SIDED * m.error),
            high: mean.map(|m| m.days + TWO_SIDED * m.error),
            outcomes,
        };
        all.push(Figure::new(format!("mean-{tau}"), total, shape));
    }
    all
}

/// How it ends, at the present pace; and by half-year of receipt.
pub(super) fn outcomes(material: &Material, track: Option<&Slug>) -> Vec<Figure> {
    let mut all = incidences(&material.in_window(track, WINDOW));
    for period in half_years(material.as_of()) {
        let cohort = material.cohort(track, Some((period.first_day(), period.last_day())));
        // Beyond the youngest of the cohort the share that is still pending is not seen by all.
        all.extend(incidences(&cohort).into_iter().map(|figure| figure.of_period(Some(period))));
    }
    all
}

fn incidences(counts: &DayCounts) -> Vec<Figure> {
    let incidence = Incidence::of(counts);
    let total = counts.total();
    let mut all = Vec::new();
    // A step is an age at which somebody ended; ages at which others were only last seen have none.
    let ends = counts.rows_by_cause().filter(|(row, _)| row.events > 0);
    let ended: Vec<Vec<u64>> = ends.map(|(_, by)| by.to_vec()).collect();
    let over = incidence.steps().last().is_some_and(|step| step.still_pending < NOBODY);
    for (place, end) in ENDS.into_iter().enumerate() {
        let Some(cause) = cause(end) else { continue };
        let mut so_far = 0;
        let mut points = Vec::new();
        for (step, by) in incidence.steps().iter().zip(&ended) {
            let here = by.get(place).copied().unwrap_or_default();
            so_far += here;
            let Some(share) = step.of(cause) else { continue };
            let half = TWO_SIDED * share.variance.max(0.0).sqrt();
            let band = (share.variance > 0.0).then(|| ((share.share - half).max(0.0), (share.share + half).min(1.0)));
            points.push(Point {
                day: step.age,
                at_risk: step.at_risk,
                ended: here,
                pending: 0,
                value: share.share,
                low: band.map(|(low, _)| low),
                high: band.map(|(_, high)| high),
                outcomes: so_far,
            });
        }
        // Known at an age at which somebody is still watched, and for ever once nobody is left.
        for age in AGES.into_iter().filter(|age| over || counts.at_risk(*age) > 0) {
            let share = incidence.at(age).and_then(|step| step.of(cause)).map_or(0.0, |ended| ended.share);
            all.push(Figure::new(format!("share-{age}"), total, Shape::Share(share)).of_group(end.code()));
        }
        all.push(Figure::new("curve", total, Shape::Curve(points)).of_group(end.code()));
    }
    all
}

/// The percentile that authorities publish: of those closed in the last half year, who waited how long. It leaves out everybody
/// who still waits, and is here to be compared.
pub(super) fn closed_lately(material: &Material, track: Option<&Slug>) -> Vec<Figure> {
    let since = material.today() - LATELY;
    let closed = material.rows(Series::Closed, track).filter(|row| row.a > since && row.a <= material.today());
    let closed =
        Tally::of(closed.filter(|row| end_of(&row.code).and_then(cause).is_some()).map(|r| (r.a - r.b, r.count)));
    let total = closed.total();
    let of_share = |(measure, share): (&str, Share)| {
        let days = closed.quantile(share).map(real);
        let shape = Shape::Days { share: Some(share.get()), days, low: None, high: None, outcomes: total };
        Figure::new(measure, total, shape)
    };
    [("median", Share::HALF), ("p80", Share::EIGHTY)].map(of_share).into()
}

/// How long each stage lasts that began in the last three years, those who still stand in it included.
pub(super) fn stage_time(material: &Material, track: Option<&Slug>) -> Vec<Figure> {
    let since = material.today() - STAGES_SINCE;
    let began = |series| material.rows(series, track).filter(move |row| row.a > since);
    let mut stages: Vec<&str> = began(Series::Stood).map(|row| row.code.as_str()).collect();
    stages.sort_unstable();
    stages.dedup();
    let mut all = Vec::new();
    for stage in stages {
        let left = began(Series::Stood).filter(|row| row.code == stage);
        let left = left.map(|row| Line { entry: 0, exit: row.b, end: cause(End::Granted), count: row.count });
        let stands = began(Series::Stands).filter(|row| row.code == stage && row.a <= material.today());
        let stands = stands.map(|row| Line { entry: 0, exit: material.today() - row.a, end: None, count: row.count });
        let figures = of_curve(&counts(left.chain(stands))).into_iter();
        let told = figures.filter(|figure| matches!(figure.measure.as_str(), "median" | "p80"));
        all.extend(told.map(|figure| figure.of_group(stage)));
    }
    all
}

/// Of those closed in the last year: whose time stood still, and for how long.
pub(super) fn suspension(material: &Material, track: Option<&Slug>) -> Vec<Figure> {
    let since = material.today() - YEAR;
    let rows: Vec<_> = material.rows(Series::Suspended, track).filter(|row| row.a > since).collect();
    let total: u64 = rows.iter().map(|row| row.count).sum();
    let days = Tally::of(rows.iter().filter(|row| row.b > 0).map(|row| (row.b, row.count)));
    let mut all = Vec::new();
    if total > 0 {
        all.push(Figure::new("share-suspended", total, Shape::Share(ratio(days.total(), total))));
    }
    for (measure, share) in [("median", Share::HALF), ("p80", Share::EIGHTY)] {
        let value = days.quantile(share).map(real);
        let shape =
            Shape::Days { share: Some(share.get()), days: value, low: None, high: None, outcomes: days.total() };
        all.push(Figure::new(measure, days.total(), shape));
    }
    all
}

/// When those were received that were decided in the last thirty days.
pub(super) fn now_deciding(material: &Material, track: Option<&Slug>) -> Vec<Figure> {
    let since = material.today() - NOW;
    let closed = material.rows(Series::Closed, track).filter(|row| row.a > since && row.a <= material.today());
    let received = Tally::of(closed.map(|row| (row.b, row.count)));
    let of_share = |(measure, share): (&str, f64)| {
        let found = Share::new(share).and_then(|share| received.quantile(share)).and_then(day)?;
        Some(Figure::new(measure, received.total(), Shape::Day(found)))
    };
    [("p10", 0.1), ("median", 0.5), ("p90", 0.9)].into_iter().filter_map(of_share).collect()
}

#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "days and counts stay far below 2^52")]
fn real(days: i64) -> f64 {
    days as f64
}

#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
pub(super) fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}
