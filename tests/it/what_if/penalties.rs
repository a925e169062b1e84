//! What late decisions cost, on paper. Amounts of Awb 4:17 since 2019.

use wachtwijzer::domain::procedure::TariffStep;
use wachtwijzer::domain::what_if::{PenaltyModel, Run, Scenario};

use super::{column, day, plain, run, start};

/// Everybody sends a notice on the first day overdue, and applies alone.
fn at_once() -> PenaltyModel {
    PenaltyModel {
        steps: [2300, 3500, 4500].map(|cents| TariffStep { days: 14, cents }).to_vec(),
        grace_days: 14,
        notice_share: 1.0,
        notice_within_days: 1,
        applications_per_family: 1.0,
        until: None,
    }
}

/// Ten cases whose term ends on the day of the start: received on 2 August 2024, 182 days.
fn ten(penalty: PenaltyModel, per_month: f64) -> Run {
    run(&start(&[("2024-08-02", 10)]), &Scenario { penalty: Some(penalty), ..plain(3, per_month) })
}

fn euros(run: &Run) -> Vec<i64> {
    column(run, |m| format!("{:.0}", m.penalty_cents / 100.0).parse().unwrap())
}

#[test]
fn a_notice_on_the_first_day_costs_1442_euro_in_42_days_from_the_fifteenth_day_after_it() {
    // Notice on 1 February, first day of penalty 16 February: 13 days at 23 euro in February; all 42 are over on 29 March.
    assert_eq!(euros(&ten(at_once(), 0.0)), [10 * 13 * 23, 10 * (1442 - 13 * 23), 0]);
}

#[test]
fn the_day_of_the_decision_costs_nothing() {
    // Ten working days of February with one decision each: the tenth on the 14th, before the first day of penalty.
    assert_eq!(euros(&ten(at_once(), 20.0)), [0, 0, 0]);
    // Half a day each: the last three and a half weeks decide five before the 16th, the others on the 18th, 20th, 24th, 26th, 28th.
    assert_eq!(euros(&ten(at_once(), 10.0)), [(2 + 4 + 8 + 10 + 12) * 23, 0, 0]);
}

#[test]
fn a_third_of_the_families_of_two_cost_a_sixth() {
    let some = PenaltyModel { notice_share: 1.0 / 3.0, applications_per_family: 2.0, ..at_once() };
    assert_eq!(euros(&ten(some, 0.0)).iter().sum::<i64>(), 14_420 / 6);
}

#[test]
fn nothing_is_due_after_the_penalty_is_abolished() {
    let abolished = PenaltyModel { until: Some(day("2025-02-20")), ..at_once() };
    assert_eq!(euros(&ten(abolished, 0.0)), [10 * 5 * 23, 0, 0]);
    let before = PenaltyModel { until: Some(day("2024-12-31")), ..at_once() };
    assert_eq!(euros(&ten(before, 0.0)), [0, 0, 0]);
}

#[test]
fn who_was_overdue_for_long_when_it_begins_costs_nothing_more() {
    let run = run(&start(&[("2024-01-01", 10)]), &Scenario { penalty: Some(at_once()), ..plain(2, 0.0) });
    assert_eq!(euros(&run), [0, 0]);
}

#[test]
fn notices_spread_over_half_a_year_cost_the_same_in_the_end() {
    let spread = PenaltyModel { notice_within_days: 180, ..at_once() };
    let run = run(&start(&[("2024-08-02", 10)]), &Scenario { penalty: Some(spread), ..plain(9, 0.0) });
    let each = column(&run, |m| m.penalty_cents);
    assert!((each.iter().sum::<f64>() - 1_442_000.0).abs() < 1e-6, "{each:?}");
    assert!(each[..7].iter().all(|month| *month > 0.0), "{each:?}");
}
