//! Which capacity keeps a promise.

use proptest::prelude::*;
use wachtwijzer::domain::what_if::scenario::Weekly;
use wachtwijzer::domain::what_if::{
    Answer, Change, Freeze, Handling, Impossible, Level, Need, Pace, Scenario, ScenarioFault, Start, capacity_for,
    simulate,
};

use super::{day, plain, start};

fn need(by: &str, probability: f64) -> Need {
    Need { by: day(by), probability }
}

#[test]
fn a_hundred_within_five_months_need_twenty_a_month() {
    let answer = capacity_for(&start(&[("2024-12-02", 100)]), &plain(1, 0.0), need("2025-06-30", 0.9));
    assert_eq!(answer, Ok(Answer::Enough { per_month: 20, probability: 1.0 }));
}

#[test]
fn nothing_is_needed_while_nobody_can_be_overdue() {
    let answer = capacity_for(&start(&[("2025-01-15", 100)]), &plain(1, 0.0), need("2025-06-30", 0.9));
    assert_eq!(answer, Ok(Answer::Enough { per_month: 0, probability: 1.0 }));
}

#[test]
fn only_those_who_would_be_overdue_must_be_decided() {
    // In order the 40 old ones suffice; 8 a month for five months.
    let answer =
        capacity_for(&start(&[("2024-11-01", 40), ("2025-01-20", 500)]), &plain(1, 0.0), need("2025-06-30", 0.9));
    assert_eq!(answer, Ok(Answer::Enough { per_month: 8, probability: 1.0 }));
    // Newest first they all must go.
    let newest = Scenario { handling: Handling::NewestFirst, ..plain(1, 0.0) };
    let answer = capacity_for(&start(&[("2024-11-01", 40), ("2025-01-20", 500)]), &newest, need("2025-06-30", 0.9));
    assert_eq!(answer, Ok(Answer::Enough { per_month: 108, probability: 1.0 }));
}

#[test]
fn no_capacity_helps_without_a_working_day() {
    let answer = capacity_for(&start(&[("2024-01-01", 1)]), &plain(1, 0.0), need("2025-02-02", 0.9));
    assert_eq!(answer, Ok(Answer::Impossible { why: Impossible::NoWorkingDay, probability: 0.0 }));
}

#[test]
fn no_capacity_helps_those_who_are_held() {
    let freezes = vec![Freeze { share: 0.5, from: day("2025-01-01"), until: None }];
    let scenario = Scenario { freezes, ..plain(1, 0.0) };
    let answer = capacity_for(&start(&[("2024-01-01", 10)]), &scenario, need("2025-06-30", 0.9));
    assert_eq!(answer, Ok(Answer::Impossible { why: Impossible::Held, probability: 0.0 }));
}

#[test]
fn no_capacity_helps_when_work_may_stand_still() {
    let pace = Pace { capacity_dispersion: 1e9, ..Pace::default() };
    let start = Start { pace, ..start(&[("2024-01-01", 10)]) };
    let scenario = Scenario { weekly: Weekly::AsObserved, runs: 40, ..plain(1, 0.0) };
    let Ok(Answer::Impossible { why: Impossible::TooLate, probability }) =
        capacity_for(&start, &scenario, need("2025-02-03", 0.9))
    else {
        panic!("half of the weeks stand still")
    };
    assert!(probability < 0.9);
}

#[test]
fn a_day_in_the_past_and_a_probability_of_nothing_are_refused() {
    let refused = capacity_for(&start(&[]), &plain(1, 0.0), need("2025-01-31", 0.0));
    assert_eq!(refused, Err(vec![ScenarioFault::By, ScenarioFault::Target]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_answer_is_enough_and_one_less_is_not(seed: u64, intake in 50.0..200.0_f64, old in 0_u32..400) {
        let pace = Pace { intake, intake_dispersion: 3.0, capacity_dispersion: 2.0, ..Pace::default() };
        let start = Start { pace, ..start(&[("2024-04-01", old), ("2024-10-01", 300)]) };
        let scenario = Scenario { weekly: Weekly::AsObserved, runs: 20, seed, ..plain(11, 0.0) };
        let kept = |per_month: u32| {
            let capacity = vec![Change { from: day("2025-01-01"), level: Level::PerMonth(f64::from(per_month)) }];
            let scenario = Scenario { capacity, ..scenario.clone() };
            let none = |run| simulate(&start, &scenario, run).unwrap().months.last().unwrap().overdue == 0;
            (0..20).filter(|run| none(*run)).count()
        };

        // The scenario of eleven months ends on the same day, 31 December 2025.
        let answer = capacity_for(&start, &scenario, need("2025-12-31", 0.9)).unwrap();

        let Answer::Enough { per_month, probability } = answer else { panic!("{answer:?}") };
        prop_assert!(kept(per_month) >= 18, "{:?}: {}", answer, kept(per_month));
        prop_assert!((probability * 20.0 - f64::from(u32::try_from(kept(per_month)).unwrap())).abs() < 1e-9);
        prop_assert!(kept(per_month - 1) < 18, "{:?}: {}", answer, kept(per_month - 1));
    }
}
