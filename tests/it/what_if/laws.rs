//! What holds of every projection.

use proptest::prelude::*;
use wachtwijzer::domain::what_if::scenario::Weekly;
use wachtwijzer::domain::what_if::{
    Change, Freeze, Handling, Level, Pace, Projection, Range, Scenario, Start, Withdrawal, project, simulate,
};

use super::{day, plain, start};

fn line() -> impl Strategy<Value = Start> {
    let backlog = prop::collection::btree_map(0_i64..900, 1_u32..40, 0..60);
    (backlog, 0.0..300.0_f64, 0.0..300.0_f64).prop_map(|(backlog, intake, capacity)| {
        let as_of = day("2025-01-31");
        let backlog = backlog.into_iter().rev().map(|(ago, cases)| (as_of - chrono::TimeDelta::days(ago), cases));
        let pace = Pace {
            intake,
            intake_dispersion: 4.0,
            capacity,
            capacity_dispersion: 2.5,
            withdraw_per_day: 1e-4,
            order_index: 0.7,
        };
        Start { as_of, backlog: backlog.collect(), pace }
    })
}

fn handling() -> impl Strategy<Value = Handling> {
    let mixture = (-1.0..1.0_f64).prop_map(Handling::Mixture);
    let named = [Handling::InOrder, Handling::NewestFirst, Handling::Random, Handling::AsObserved];
    prop_oneof![prop::sample::select(named.to_vec()), mixture]
}

fn uncertain(handling: Handling, seed: u64, frozen: bool) -> Scenario {
    let freeze = Freeze { share: 0.3, from: day("2025-03-10"), until: Some(day("2025-07-31")) };
    Scenario {
        handling,
        capacity: Vec::new(),
        freezes: if frozen { vec![freeze] } else { Vec::new() },
        withdrawal: Withdrawal::AsObserved,
        level_spread: 0.1,
        weekly: Weekly::AsObserved,
        runs: 5,
        seed,
        ..plain(10, 0.0)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn what_comes_is_decided_withdrawn_or_still_there(start in line(), handling in handling(), seed: u64, frozen: bool) {
        let scenario = uncertain(handling, seed, frozen);
        let mut before = start.pending();
        for month in simulate(&start, &scenario, 0).unwrap().months {
            prop_assert_eq!(before + month.received, month.decided + month.withdrawn + month.backlog);
            prop_assert!(month.held <= month.backlog && month.overdue <= month.backlog && month.in_term <= month.decided);
            before = month.backlog;
        }
    }

    #[test]
    fn more_capacity_never_leaves_a_larger_backlog(
        start in line(), handling in handling(), seed: u64, frozen: bool, less in 0.0..300.0_f64, more in 0.0..100.0_f64
    ) {
        let with = |per_month| {
            let capacity = vec![Change { from: day("2025-03-01"), level: Level::PerMonth(per_month) }];
            let scenario = Scenario { capacity, ..uncertain(handling, seed, frozen) };
            simulate(&start, &scenario, 3).unwrap().months
        };
        for (one, other) in with(less).iter().zip(with(less + more)) {
            // Places come in whole numbers: a place that stood empty may be the one that the other plan has a day later.
            prop_assert!(other.backlog <= one.backlog + 1, "{} and {}", one.backlog, other.backlog);
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_answer_and_ranges_are_in_order(start in line(), handling in handling(), seed: u64) {
        let scenario = uncertain(handling, seed, true);
        let projection = project(&start, &scenario).unwrap();
        prop_assert_eq!(&projection, &project(&start, &scenario).unwrap());
        for range in ranges(&projection) {
            let known = |value: Option<f64>| value.unwrap_or(f64::INFINITY);
            prop_assert!(known(range.low) <= known(range.middle) && known(range.middle) <= known(range.high));
        }
    }

    #[test]
    fn in_order_nobody_is_decided_while_somebody_older_waits(start in line(), seed: u64) {
        let scenario = Scenario { withdrawal: Withdrawal::ShareOfYear(0.0), ..uncertain(Handling::InOrder, seed, false) };
        let months = simulate(&start, &scenario, 0).unwrap().months;
        // The order is seen from outside: whom a strict line would have decided is what is missing from the oldest.
        let mut gone = 0;
        for month in months {
            gone += month.decided;
            let mut left = gone;
            let older = start.backlog.iter().map(|(received, cases)| {
                let decided = left.min(u64::from(*cases));
                left -= decided;
                (*received, u64::from(*cases) - decided)
            });
            let overdue: u64 = older.filter(|(r, _)| (month.last_day - *r).num_days() > 182).map(|(_, cases)| cases).sum();
            let of_before = month.last_day <= day("2025-07-31");
            prop_assert!(!of_before || month.overdue == overdue, "{} and {}", month.overdue, overdue);
        }
    }
}

#[test]
fn another_seed_gives_another_answer() {
    let pace =
        Pace { intake: 100.0, intake_dispersion: 4.0, capacity: 90.0, capacity_dispersion: 2.0, ..Pace::default() };
    let start = Start { pace, ..start(&[("2024-12-02", 500)]) };
    let answer = |seed| project(&start, &uncertain(Handling::InOrder, seed, false)).unwrap();
    assert_ne!(answer(1), answer(2));
}

#[test]
fn an_uncertain_level_widens_the_ranges() {
    let pace =
        Pace { intake: 1000.0, intake_dispersion: 4.0, capacity: 900.0, capacity_dispersion: 2.0, ..Pace::default() };
    let start = Start { pace, ..start(&[("2024-12-02", 9000)]) };
    let width = |level_spread| {
        let scenario = Scenario { level_spread, runs: 60, ..uncertain(Handling::InOrder, 1, false) };
        let backlog = project(&start, &scenario).unwrap().months[9].backlog;
        backlog.high.unwrap() - backlog.low.unwrap()
    };
    assert!(width(Scenario::PACE_SPREAD) > 3.0 * width(0.0), "{} and {}", width(Scenario::PACE_SPREAD), width(0.0));
}

#[test]
fn a_spread_of_the_pace_keeps_eight_in_ten_levels_within_a_factor_of_1_25() {
    let intake = vec![Change { from: day("2025-01-01"), level: Level::PerMonth(10_000.0) }];
    let scenario = Scenario { intake, level_spread: Scenario::PACE_SPREAD, runs: 2000, ..plain(1, 0.0) };
    let received = project(&start(&[]), &scenario).unwrap().months[0].received;
    let of = |value: Option<f64>| value.unwrap() / 10_000.0;
    assert!((of(received.high) - 1.25).abs() < 0.03, "{received:?}");
    assert!((of(received.low) - 0.8).abs() < 0.03, "{received:?}");
    assert!((of(received.middle) - 1.0).abs() < 0.02, "{received:?}");
}

fn ranges(projection: &Projection) -> impl Iterator<Item = Range> {
    projection.months.iter().flat_map(|m| {
        [
            m.received,
            m.decided,
            m.withdrawn,
            m.backlog,
            m.held,
            m.overdue,
            m.waited_median,
            m.waited_80,
            m.age,
            m.ahead,
            m.in_term,
            m.penalty_cents,
            m.penalty_cents_so_far,
        ]
    })
}
