//! Laws of the estimators, on drawn tables.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use wachtwijzer::domain::waiting::{
    Cause, Closing, Curve, DayCounts, Group, Incidence, Line, Period, Scale, flow, jackknife_errors, window,
};

use super::golden::{cause, share};

/// Lines with delayed entry, ties, four ways to end (or none), counts from 1 to 9.
fn lines() -> impl Strategy<Value = Vec<Line>> {
    let line = (0..60_i64, 1..80_i64, 0..5_u8, 1..10_u64).prop_map(|(late, watched, end, count)| {
        let entry = (late - 30).max(0);
        Line { entry, exit: entry + watched, end: Cause::new(end), count }
    });
    prop::collection::vec(line, 0..60)
}

fn groups() -> impl Strategy<Value = Vec<Group>> {
    let group = (0..400_u64, prop::option::of(0..300_u64), 1..5_u8, 1..10_u64).prop_map(|(at, closed, end, count)| {
        let received = first_day() + Days::new(at);
        Group {
            received,
            closed: closed.map(|after| Closing { on: received + Days::new(after), cause: cause(end) }),
            count,
        }
    });
    prop::collection::vec(group, 0..60)
}

fn first_day() -> NaiveDate {
    "2023-01-01".parse().unwrap()
}

fn counted(lines: &[Line]) -> DayCounts {
    let (counts, refused) = DayCounts::sift(lines.iter().copied().enumerate(), cause(4));
    assert_eq!(refused, []);
    counts
}

proptest! {
    #[test]
    fn the_share_pending_never_rises_and_stays_between_0_and_1(lines in lines()) {
        let curve = Curve::of(&counted(&lines));

        let mut before = 1.0;
        for step in curve.steps() {
            prop_assert!((0.0..=before).contains(&step.survival));
            if let Some((low, high)) = step.band(Scale::LogLog) {
                prop_assert!(0.0 <= low && low <= step.survival && step.survival <= high && high <= 1.0);
            }
            before = step.survival;
        }
    }

    #[test]
    fn the_order_of_lines_changes_nothing(mut lines in lines()) {
        let (forth, errors) = (counted(&lines), jackknife_errors(&counted(&lines), None));
        lines.reverse();
        let back = counted(&lines);

        prop_assert_eq!(forth.rows().to_vec(), back.rows().to_vec());
        prop_assert_eq!(Curve::of(&forth), Curve::of(&back));
        prop_assert_eq!(Incidence::of(&forth), Incidence::of(&back));
        // Sums in another order round otherwise; near zero the root widens that.
        for (one, other) in errors.iter().flatten().zip(jackknife_errors(&back, None).iter().flatten()) {
            prop_assert!((one - other).abs() < 1e-7, "{one} against {other}");
        }
    }

    #[test]
    fn a_line_split_in_two_is_the_same_line(lines in lines(), part in 1..9_u64) {
        let halves = |line: &Line| {
            let part = part.min(line.count);
            [Line { count: part, ..*line }, Line { count: line.count - part, ..*line }]
        };
        let split: Vec<Line> = lines.iter().flat_map(halves).collect();

        let (whole, split) = (counted(&lines), counted(&split));

        prop_assert_eq!(whole.total(), split.total());
        prop_assert_eq!(Curve::of(&whole), Curve::of(&split));
        prop_assert_eq!(Incidence::of(&whole), Incidence::of(&split));
    }

    #[test]
    fn the_incidences_and_the_share_still_pending_add_to_one(lines in lines(), waited in 0..60_i64) {
        let counts = counted(&lines);

        for incidence in [Incidence::of(&counts), Incidence::after(&counts, waited)] {
            for step in incidence.steps() {
                let ended: f64 = step.ended.iter().map(|ended| ended.share).sum();
                prop_assert!((ended + step.still_pending - 1.0).abs() < 1e-12);
                prop_assert!(step.ended.iter().all(|ended| ended.share >= 0.0 && ended.variance >= 0.0));
            }
        }
    }

    #[test]
    fn the_share_still_pending_of_the_incidences_is_the_curve(lines in lines()) {
        let counts = counted(&lines);
        let curve = Curve::of(&counts);

        for step in Incidence::of(&counts).steps() {
            prop_assert!((step.still_pending - curve.at(step.age)).abs() < 1e-12);
        }
    }

    #[test]
    fn a_higher_share_is_never_reached_earlier(lines in lines(), p in 0.01..0.98_f64, more in 0.0..0.5_f64) {
        let curve = Curve::of(&counted(&lines));
        let (low, high) = (share(p), share((p + more).min(0.99)));

        if let Some(late) = curve.quantile(high) {
            prop_assert!(curve.quantile(low).is_some_and(|early| early <= late));
        }
        let band = curve.quantile_band(low, Scale::LogLog);
        if let (Some(from), Some(until)) = (band.from, band.until) {
            prop_assert!(from <= until);
        }
    }

    /// Drawn lines leave after age 0: the restart leaves out those who ended on the day of receipt.
    #[test]
    fn restarted_at_0_the_curve_is_the_whole_curve(lines in lines()) {
        let counts = counted(&lines);

        prop_assert_eq!(Curve::after(&counts, 0), Curve::of(&counts));
        prop_assert_eq!(Incidence::after(&counts, 0), Incidence::of(&counts));
    }

    #[test]
    fn a_restarted_curve_times_the_share_at_the_restart_is_the_whole_curve(lines in lines(), waited in 0..60_i64) {
        let counts = counted(&lines);
        let (whole, restarted) = (Curve::of(&counts), Curve::after(&counts, waited));

        for step in restarted.steps() {
            prop_assert!((whole.at(waited) * step.survival - whole.at(step.age)).abs() < 1e-12);
        }
    }

    #[test]
    fn the_restricted_mean_is_the_sum_of_the_daily_shares_pending(
        lines in lines(),
        waited in 0..60_i64,
        tau in 1..140_i64,
    ) {
        let counts = counted(&lines);
        for curve in [Curve::of(&counts), Curve::after(&counts, waited)] {
            let daily: f64 = (curve.start()..tau).map(|age| curve.at(age)).sum();
            if let Some(mean) = curve.restricted_mean(tau) {
                prop_assert!((mean.days - daily).abs() < 1e-9);
                prop_assert!(mean.error >= 0.0);
            } else {
                let last = curve.steps().last();
                prop_assert!(tau < curve.start() || last.is_none_or(|last| tau > last.age && last.survival > 0.0));
            }
        }
    }

    #[test]
    fn a_cohort_over_all_of_time_is_the_plain_curve(groups in groups()) {
        let long_after = first_day() + Days::new(2_000);
        let plain: Vec<Line> = groups
            .iter()
            .map(|group| {
                let last = group.closed.map_or(long_after, |closing| closing.on);
                let exit = (last - group.received).num_days();
                Line { entry: 0, exit, end: group.closed.map(|closing| closing.cause), count: group.count }
            })
            .collect();

        let lines: Vec<Line> =
            window::cohort(&groups, (NaiveDate::MIN, NaiveDate::MAX), long_after).map(|(_, line)| line).collect();

        prop_assert_eq!(counted(&lines).rows().to_vec(), counted(&plain).rows().to_vec());
    }

    /// But for closings on the day of receipt, which a window counts a day later, and cases received on the last day, which
    /// have no day in it.
    #[test]
    fn a_window_over_all_of_time_is_the_cohort(groups in groups()) {
        let groups: Vec<Group> = groups
            .into_iter()
            .filter(|group| group.closed.is_none_or(|closing| closing.on > group.received))
            .collect();
        let as_of = first_day() + Days::new(350);

        let period: Vec<Line> = window::period(&groups, as_of, 351).map(|(_, line)| line).collect();
        let cohort: Vec<Line> =
            window::cohort(&groups, (first_day(), as_of - Days::new(1)), as_of).map(|(_, line)| line).collect();

        prop_assert_eq!(counted(&period).rows().to_vec(), counted(&cohort).rows().to_vec());
    }

    #[test]
    fn what_happens_after_the_as_of_day_is_not_seen(groups in groups(), at in 0..400_u64) {
        let as_of = first_day() + Days::new(at);
        let known: Vec<Group> = groups
            .iter()
            .filter(|group| group.received <= as_of)
            .map(|group| Group { closed: group.closed_by(as_of), ..*group })
            .collect();
        let lines = |groups: &[Group]| window::period(groups, as_of, 182).map(|(_, line)| line).collect::<Vec<Line>>();

        prop_assert_eq!(lines(&groups), lines(&known));
    }

    #[test]
    fn the_backlog_at_a_periods_end_is_the_number_pending_then(groups in groups()) {
        for flow in flow(&groups, Period::Month, first_day() + Days::new(100), first_day() + Days::new(600)) {
            let pending: u64 = groups.iter().filter(|group| group.pending_at(flow.until)).map(|group| group.count).sum();
            prop_assert_eq!(flow.pending, pending);
        }
    }
}
