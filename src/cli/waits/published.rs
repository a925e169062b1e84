//! The same figures as they may be published: every one passes disclosure control, and only `Published` comes out.

use super::figures::{Amount, Figures, Measure, Point, RESTRICTED, Said, by_cause, mean, real, shares};
use super::sets::{Kind, Set, Sets};
use crate::cli::case_file::{GRANTED, REFUSED, WITHDRAWN};
use crate::domain::disclosure::curve::{self, ShownPoint};
use crate::domain::disclosure::ledger::{Entry, Ledger};
use crate::domain::disclosure::measure::{self, Estimate, Span, Weeks};
use crate::domain::disclosure::nested::Nest;
use crate::domain::disclosure::{Families, Published};
use crate::domain::waiting::{Curve, Incidence, Scale, Share};

/// The figures that may be shown; each case must be a family. A half-year or a group whose number is withheld is taken away: its name
/// alone would say that there is somebody in it.
pub(super) fn published(sets: &mut Sets, outcomes: bool) -> Vec<Figures> {
    let counts = counts(sets, outcomes);
    let shown = may_stand(sets);
    let (mut kept, mut all) = (Vec::new(), Vec::new());
    for ((set, counts), shown) in std::mem::take(&mut sets.sets).into_iter().zip(counts).zip(shown) {
        let named = match set.kind {
            Kind::HalfYear | Kind::Group => !counts.contains(&(Measure::Cases, Said::Withheld)),
            Kind::All | Kind::Window => true,
        };
        if named {
            let mut figures = if shown { of_set(&set, outcomes) } else { Figures::default() };
            figures.facts.splice(0..0, counts);
            all.push(figures);
            kept.push(set);
        }
    }
    sets.sets = kept;
    all
}

/// Is a set far enough from the whole, or the whole itself?
fn may_stand(sets: &Sets) -> Vec<bool> {
    let mut nest = Nest::new();
    let members: Vec<_> = sets.sets.iter().map(|set| nest.add(Families::counted(set.counts.total()))).collect();
    let mut refused = vec![false; members.len()];
    if let Some((whole, parts)) = members.split_first() {
        for (part, refused) in parts.iter().zip(refused.iter_mut().skip(1)) {
            *refused = nest.inside(*part, *whole).is_err();
        }
    }
    nest.publish().iter().zip(refused).map(|(set, refused)| !set.is_withheld() && !refused).collect()
}

/// The counts of each set. Half-years by outcome, their totals and the groups stand in one ledger, so that none can be had by
/// subtracting others. Windows overlap with all of them: their counts are not given at all.
fn counts(sets: &Sets, outcomes: bool) -> Vec<Vec<(Measure, Said)>> {
    let columns: &[Measure] = if outcomes {
        &[Measure::Granted, Measure::Refused, Measure::Withdrawn, Measure::Open]
    } else {
        &[Measure::Closed, Measure::Open]
    };
    let split = |set: &Set| -> Vec<Families> {
        let ended = by_cause(set);
        let open = set.counts.total().saturating_sub(ended.iter().sum());
        let ended: Vec<u64> = if outcomes { ended.to_vec() } else { vec![ended.iter().sum()] };
        ended.into_iter().chain([open]).map(Families::counted).collect()
    };
    let mut ledger = Ledger::new();
    let mut rows: Vec<(usize, Vec<Entry>, Option<Entry>)> = Vec::new();
    for (at, set) in sets.of_kind(Kind::HalfYear) {
        let cells = split(set);
        let total = ledger.enter(cells.iter().copied().sum());
        let cells: Vec<Entry> = cells.into_iter().map(|cell| ledger.enter(cell)).collect();
        related(&mut ledger, total, cells.clone());
        rows.push((at, cells, Some(total)));
    }
    let whole: Vec<Families> = sets.of_kind(Kind::All).flat_map(|(_, set)| split(set)).collect();
    let total = ledger.enter(whole.iter().copied().sum());
    let totals: Vec<Entry> = whole.into_iter().map(|count| ledger.enter(count)).collect();
    for (column, total) in totals.iter().enumerate() {
        related(&mut ledger, *total, rows.iter().filter_map(|(_, cells, _)| cells.get(column)).copied().collect());
    }
    related(&mut ledger, total, totals.clone());
    related(&mut ledger, total, rows.iter().filter_map(|(_, _, total)| *total).collect());
    let groups: Vec<(usize, Entry)> =
        sets.of_kind(Kind::Group).map(|(at, set)| (at, ledger.enter(Families::counted(set.counts.total())))).collect();
    if !groups.is_empty() {
        related(&mut ledger, total, groups.iter().map(|(_, entry)| *entry).collect());
    }
    ledger.settle();
    rows.extend(groups.into_iter().map(|(at, entry)| (at, Vec::new(), Some(entry))));
    rows.extend(sets.of_kind(Kind::All).map(|(at, _)| (at, totals.clone(), Some(total))));
    let mut found = vec![Vec::new(); sets.sets.len()];
    for (at, cells, total) in rows {
        let said = |entry: Entry| of(&ledger.published(entry), |count| Said::count(*count));
        let cells = columns.iter().zip(cells).map(|(column, entry)| (*column, said(entry)));
        if let Some(place) = found.get_mut(at) {
            *place = total.map(|entry| (Measure::Cases, said(entry))).into_iter().chain(cells).collect();
        }
    }
    found
}

/// Sums of entries just made of the same cases: the ledger finds them equal.
fn related(ledger: &mut Ledger, whole: Entry, parts: Vec<Entry>) {
    ledger.relate(whole, parts).unwrap_or(());
}

fn of<T>(published: &Published<T>, said: impl FnOnce(&T) -> Said) -> Said {
    published.shown().map_or(Said::Withheld, said)
}

fn of_set(set: &Set, outcomes: bool) -> Figures {
    let families = Families::counted(set.counts.events());
    let mut facts = Vec::new();
    let curve = Curve::of(&set.counts);
    let days = |day: Option<i64>| day.map(real);
    for (percent, share) in [(50, Share::HALF), (80, Share::EIGHTY)] {
        let band = curve.quantile_band(share, Scale::LogLog);
        let right = Estimate { days: days(curve.quantile(share)), low: days(band.from), high: days(band.until) };
        let naive = Estimate { days: days(set.finished.quantile(share)), low: None, high: None };
        let said = |estimate| of(&measure::quantile(families, share.get(), estimate), span);
        facts.push((Measure::Within(percent), said(right)));
        facts.push((Measure::FinishedOnlyWithin(percent), said(naive)));
    }
    for tau in RESTRICTED {
        let [days, low, high] = mean(&curve, tau);
        facts.push((Measure::MeanUpTo(tau), of(&measure::mean(families, Estimate { days, low, high }), span)));
    }
    let incidence = Incidence::of(&set.counts);
    for (measure, share) in shares(set, &incidence, outcomes) {
        let said = match share {
            Some(share) => of(&measure::estimated_share(families, share.clamp(0.0, 1.0)), |share| {
                Said::plain(Some(match share {
                    measure::Share::UnderFive => Amount::UnderFive,
                    measure::Share::Percent(percent) => Amount::Percent(*percent),
                    measure::Share::OverNinetyFive => Amount::OverNinetyFive,
                }))
            }),
            None => Said::plain(None),
        };
        facts.push((measure, said));
    }
    let curve = drawn(&curve::curve(&waiting(&curve)));
    let until = curve.last().map_or(0.0, |point| point.day);
    Figures { facts, ended: ended(set, &incidence), curve, pending_at: Vec::new(), until }
}

fn span(span: &Span) -> Said {
    let weeks = |weeks: Option<Weeks>| weeks.map(|weeks| Amount::Weeks(weeks.number()));
    Said::Known { value: weeks(span.weeks), low: weeks(span.low), high: weeks(span.high) }
}

fn waiting(curve: &Curve) -> Vec<curve::Point> {
    let mut outcomes = 0;
    let point = |step: &crate::domain::waiting::Step| {
        outcomes += step.events;
        let band = step.band(Scale::LogLog);
        curve::Point {
            day: u32::try_from(step.age).unwrap_or(u32::MAX),
            value: step.survival,
            low: band.map(|band| band.0),
            high: band.map(|band| band.1),
            outcomes: Families::counted(outcomes),
        }
    };
    curve.steps().iter().map(point).collect()
}

fn ended(set: &Set, incidence: &Incidence) -> Vec<Vec<Point>> {
    let by_age: Vec<(i64, [u64; 3])> = set
        .counts
        .rows_by_cause()
        .filter(|(row, _)| row.events > 0)
        .map(|(row, ended)| (row.age, [0, 1, 2].map(|cause| ended.get(cause).copied().unwrap_or(0))))
        .collect();
    let of_cause = |(place, cause)| {
        let mut outcomes = 0;
        let steps = incidence.steps().iter().zip(&by_age).filter_map(|(step, (_, ended))| {
            outcomes += ended.get(place).copied().unwrap_or(0);
            Some(curve::Point {
                day: u32::try_from(step.age).ok()?,
                value: step.of(cause)?.share,
                low: None,
                high: None,
                outcomes: Families::counted(outcomes),
            })
        });
        drawn(&curve::curve(&steps.collect::<Vec<_>>()))
    };
    [GRANTED, REFUSED, WITHDRAWN].into_iter().enumerate().map(of_cause).collect()
}

fn drawn(curve: &Published<Vec<ShownPoint>>) -> Vec<Point> {
    let part = |percent: u8| f64::from(percent) / 100.0;
    let point = |shown: &ShownPoint| Point {
        day: f64::from(shown.week.number()) * 7.0,
        share: part(shown.percent),
        band: shown.low.zip(shown.high).map(|(low, high)| (part(low), part(high))),
    };
    curve.shown().into_iter().flatten().map(point).collect()
}
