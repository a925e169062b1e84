//! Small lines that can be worked out on paper.

use wachtwijzer::domain::deadline::term::Length;
use wachtwijzer::domain::what_if::{
    Change, Freeze, Handling, Level, Pace, Scenario, ScenarioFault, Start, TermFrom, Withdrawal, project, simulate,
};

use super::{column, day, plain, run, start};

#[test]
fn ten_a_working_day_empty_a_hundred_on_the_tenth_working_day() {
    // February 2025 has 20 working days: 200 a month are 10 a day, and the tenth of them is Friday the 14th.
    let run = run(&start(&[("2024-12-02", 100)]), &plain(2, 200.0));

    assert_eq!(run.emptied_on, Some(day("2025-02-14")));
    assert_eq!(
        column(&run, |m| (m.last_day, m.decided, m.backlog)),
        [(day("2025-02-28"), 100, 0), (day("2025-03-31"), 0, 0)]
    );
}

#[test]
fn two_hundred_a_month_empty_a_thousand_on_the_last_working_day_of_the_fifth_month() {
    let run = run(&start(&[("2024-12-02", 1000)]), &plain(5, 200.0));

    assert_eq!(column(&run, |m| m.backlog), [800, 600, 400, 200, 0]);
    assert_eq!(run.emptied_on, Some(day("2025-06-30")));
}

#[test]
fn one_too_few_does_not_empty_it() {
    assert_eq!(run(&start(&[("2024-12-02", 1001)]), &plain(5, 200.0)).emptied_on, None);
}

#[test]
fn in_order_the_oldest_are_decided_first_and_newest_first_the_newest() {
    let start = start(&[("2024-01-01", 50), ("2024-06-03", 50), ("2024-12-02", 50)]);
    let scenario = |handling| Scenario { handling, ..plain(1, 80.0) };

    let in_order = run(&start, &scenario(Handling::InOrder));
    let newest = run(&start, &scenario(Handling::NewestFirst));

    // Four a day: the first fifty end on 19 February, twelve and a half days; the eightieth comes from the next day of receipt.
    // 70 are left: the middle one of them has waited since 2 December (20 of June are older).
    assert_eq!(column(&in_order, |m| m.age), [Some(88)]);
    assert_eq!(column(&newest, |m| m.age), [Some(424)]);
    let waits = column(&in_order, |m| m.waited);
    assert!(waits[0].unwrap().0 > 400, "{waits:?}");
    let waits = column(&newest, |m| m.waited);
    assert!(waits[0].unwrap().0 < 90, "{waits:?}");
}

#[test]
fn the_wait_of_those_decided_is_counted_from_receipt() {
    // 20 working days of February, one a day; the tenth of twenty is decided on the 14th, the sixteenth on the 24th.
    let run = run(&start(&[("2025-01-01", 20)]), &plain(1, 20.0));

    assert_eq!(column(&run, |m| m.waited), [Some((44, 54))]);
}

#[test]
fn the_middle_one_waits_as_long_as_half_of_the_line_takes() {
    // 800 are left at the end of February; the 400 before the middle one go in March and April.
    let in_order = run(&start(&[("2024-12-02", 1000)]), &plain(1, 200.0));
    // At random everybody is as likely: the fluid is at half after as many days, because nobody new comes.
    let random = run(&start(&[("2024-12-02", 1000)]), &Scenario { handling: Handling::Random, ..plain(1, 200.0) });
    let idle = run(&start(&[("2024-12-02", 1000)]), &plain(1, 0.0));

    assert_eq!(column(&in_order, |m| m.ahead), [Some(61)]);
    assert_eq!(column(&random, |m| m.ahead), [Some(61)]);
    assert_eq!(column(&idle, |m| m.ahead), [None]);
}

#[test]
fn the_newest_never_let_the_middle_one_through_when_more_come_than_are_decided() {
    let intake = vec![Change { from: day("2025-01-01"), level: Level::PerMonth(300.0) }];
    let scenario = |handling| Scenario { handling, intake: intake.clone(), ..plain(1, 200.0) };
    let start = start(&[("2024-12-02", 1000)]);

    assert_eq!(column(&run(&start, &scenario(Handling::NewestFirst)), |m| m.ahead), [None]);
    assert_eq!(column(&run(&start, &scenario(Handling::InOrder)), |m| m.backlog), [1100]);
}

#[test]
fn a_change_holds_from_its_day_on_and_percents_are_of_the_pace() {
    let pace = Pace { intake: 100.0, capacity: 50.0, ..Pace::default() };
    let start = Start { pace, ..start(&[]) };
    let change = |from, level| Change { from: day(from), level };
    let scenario = Scenario {
        intake: vec![change("2025-03-01", Level::Percent(150.0)), change("2025-04-01", Level::PerMonth(10.0))],
        capacity: vec![change("2025-04-01", Level::Percent(200.0))],
        ..plain(3, 0.0)
    };

    let run = run(&start, &scenario);

    assert_eq!(column(&run, |m| (m.received, m.decided)), [(100, 50), (150, 50), (10, 100)]);
}

#[test]
fn a_freeze_holds_its_share_until_its_last_day() {
    let scenario = Scenario {
        freezes: vec![Freeze { share: 0.3, from: day("2025-02-10"), until: Some(day("2025-03-31")) }],
        ..plain(3, 20.0)
    };

    let run = run(&start(&[("2024-12-02", 1000)]), &scenario);

    // Five are decided before the 10th: 30 in 100 of the other 995, rounded by chance.
    assert!((298..=299).contains(&run.months[0].held), "{:?}", run.months[0]);
    assert_eq!(run.months[1].held, run.months[0].held);
    assert_eq!(column(&run, |m| m.backlog), [980, 960, 940]);
    assert_eq!(run.months[2].held, 0);
}

#[test]
fn those_held_stay_when_everybody_else_is_decided() {
    let scenario =
        Scenario { freezes: vec![Freeze { share: 0.5, from: day("2025-01-15"), until: None }], ..plain(2, 2000.0) };

    let run = run(&start(&[("2024-12-02", 1000)]), &scenario);

    assert_eq!(column(&run, |m| (m.backlog, m.held)), [(500, 500), (500, 500)]);
}

#[test]
fn a_longer_term_makes_the_same_cases_overdue_later() {
    // 1 July 2024 and 182 days are 30 December 2024; and nine months are 1 April 2025.
    let start = start(&[("2024-07-01", 10), ("2025-01-06", 10)]);
    let longer = vec![TermFrom { received_from: day("2024-01-01"), lengths: vec![Length::Months(9)] }];
    let both = vec![
        TermFrom { received_from: day("2013-06-01"), lengths: vec![Length::Days(90), Length::Months(3)] },
        TermFrom { received_from: day("2025-01-01"), lengths: vec![Length::Months(9)] },
    ];

    let overdue = |terms| column(&run(&start, &Scenario { terms, ..plain(6, 0.0) }), |m| m.overdue);

    assert_eq!(overdue(plain(1, 0.0).terms), [10, 10, 10, 10, 10, 20]);
    assert_eq!(overdue(longer), [0, 0, 10, 10, 10, 10]);
    assert_eq!(overdue(both), [10; 6]);
}

#[test]
fn a_decision_on_the_last_day_of_the_term_is_in_time() {
    // Received on 5 August 2024: the last day is Monday 3 February 2025, the first working day.
    let run = run(&start(&[("2024-08-05", 20)]), &plain(1, 200.0));

    assert_eq!(column(&run, |m| (m.decided, m.in_term)), [(20, 10)]);
}

#[test]
fn twelve_in_a_hundred_withdraw_in_a_year() {
    let run = run(
        &start(&[("2024-12-02", 100_000)]),
        &Scenario { withdrawal: Withdrawal::ShareOfYear(0.12), ..plain(12, 0.0) },
    );

    let withdrawn: u64 = run.months.iter().map(|m| m.withdrawn).sum();
    assert!((11_980..=12_020).contains(&withdrawn), "{withdrawn}");
}

#[test]
fn a_scenario_with_mistakes_is_told_all_of_them() {
    let wrong = Scenario {
        months: 0,
        runs: 0,
        handling: Handling::Mixture(1.5),
        intake: vec![Change { from: day("2025-01-01"), level: Level::Percent(-1.0) }],
        freezes: vec![Freeze { share: 2.0, from: day("2025-01-01"), until: None }],
        terms: Vec::new(),
        withdrawal: Withdrawal::ShareOfYear(1.0),
        level_spread: f64::NAN,
        ..plain(1, 1.0)
    };
    let told = [
        ScenarioFault::Months,
        ScenarioFault::Runs,
        ScenarioFault::Level(0),
        ScenarioFault::Freeze(0),
        ScenarioFault::Terms,
        ScenarioFault::Mixture,
        ScenarioFault::Withdrawal,
        ScenarioFault::Spread,
    ];
    assert_eq!(project(&start(&[]), &wrong).unwrap_err(), told);
    assert_eq!(simulate(&start(&[("1990-01-01", 1)]), &plain(1, 1.0), 0).unwrap_err(), [ScenarioFault::Backlog]);
}
