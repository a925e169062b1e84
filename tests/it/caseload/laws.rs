//! What holds of every case load, whatever the seed.

use proptest::prelude::*;
use wachtwijzer::domain::caseload::{Application, CaseLoad, Step, Wanted};

use super::{day, shipped};

fn small(seed: u64, until: &str) -> Vec<Application> {
    let tables = shipped();
    CaseLoad::new(&tables, Wanted { seed, scale: 0.004, until: day(until) }).collect()
}

#[test]
fn the_same_seed_gives_the_same_applications_and_another_gives_others() {
    assert_eq!(small(7, "2018-06-30"), small(7, "2018-06-30"));
    assert_ne!(small(7, "2018-06-30"), small(8, "2018-06-30"));
}

#[test]
fn numbers_are_given_once_and_without_gaps() {
    let mut numbers: Vec<u32> = small(7, "2020-01-31").iter().map(|a| a.number).collect();
    numbers.sort_unstable();
    assert!(numbers.len() > 300);
    assert!(numbers.iter().zip(0_u32..).all(|(number, at)| *number == at));
}

#[test]
fn the_longer_future_goes_on_where_the_tables_end() {
    let tables = shipped().extended_to_2030();
    let wanted = Wanted { scale: 0.01, ..Wanted::country(day("2030-12-31")) };
    let all: Vec<Application> = CaseLoad::new(&tables, wanted).collect();

    let in_2029 = |day: Option<chrono::NaiveDate>| day.is_some_and(|d| d.to_string().starts_with("2029"));
    assert_eq!(tables.ends(), day("2030-12-31"));
    assert!((80..=90).contains(&all.iter().filter(|a| in_2029(Some(a.received))).count()));
    let in_2027 = |day: Option<chrono::NaiveDate>| day.is_some_and(|d| d.to_string().starts_with("2027"));
    assert_eq!(all.iter().filter(|a| in_2027(a.taken_up)).count(), 240);
}

#[test]
fn nobody_is_held_before_decisions_are_suspended_and_a_share_of_the_families_after_it() {
    let tables = shipped();
    let wanted = |until| Wanted { scale: 0.05, ..Wanted::country(day(until)) };
    let before = CaseLoad::new(&tables, wanted("2026-06-11")).filter(|a| a.held_since.is_some()).count();
    let after: Vec<Application> =
        CaseLoad::new(&tables, wanted("2026-12-31")).filter(|a| a.is_pending(day("2026-12-31"))).collect();
    let held = after.iter().filter(|a| a.held_since.is_some()).count();

    assert_eq!(before, 0);
    // 30 in 100 of all families, of those that are left more, but fewer with a court order.
    assert!((25..=45).contains(&(held * 100 / after.len())), "{held} of {}", after.len());
    assert!(after.iter().filter_map(|a| a.held_since).all(|since| since >= day("2026-06-12")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn no_day_of_an_application_lies_before_its_receipt_or_after_its_end(seed: u64) {
        let until = day("2026-12-31");
        for application in small(seed, "2026-12-31") {
            let timeline = application.timeline();
            let end = application.closed.map_or(until, |closing| closing.on);
            prop_assert_eq!(timeline[0], (application.received, Step::Received));
            prop_assert!(timeline.iter().all(|(on, _)| (application.received..=end).contains(on)), "{:?}", application);
            prop_assert!(timeline.is_sorted_by_key(|(on, _)| *on));
            if let Some(closing) = application.closed {
                prop_assert_eq!(timeline.last().unwrap().0, closing.on);
            }
        }
    }

    #[test]
    fn what_is_known_on_a_day_does_not_depend_on_what_comes_later(seed: u64) {
        let until = day("2019-03-15");
        let mut known = small(seed, "2019-03-15");
        let mut cut: Vec<Application> =
            small(seed, "2021-12-31").into_iter().filter(|a| a.received <= until).collect();
        known.retain(|a| a.received <= until);
        known.sort_by_key(|a| a.number);
        cut.sort_by_key(|a| a.number);
        prop_assert_eq!(known.len(), cut.len());
        for (one, other) in known.iter().zip(&cut) {
            let steps = |a: &Application| a.timeline().into_iter().filter(|(on, _)| *on <= until).collect::<Vec<_>>();
            prop_assert_eq!(steps(one), steps(other));
        }
    }
}
