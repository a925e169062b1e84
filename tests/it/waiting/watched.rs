//! Cases seen only from some day on, or lost from sight: the same tables as groups make when neither happens.

use chrono::NaiveDate;
use wachtwijzer::domain::waiting::{Closing, Group, Line, Watched, watched, window};

use super::golden::cause;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn case(received: &str, closed: &str) -> Watched {
    let closed = (!closed.is_empty()).then(|| Closing { on: day(closed), cause: cause(1) });
    Watched { group: Group { received: day(received), closed, count: 1 }, seen_from: None, lost_on: None }
}

#[test]
fn without_late_entry_and_loss_the_lines_are_those_of_groups() {
    let cases = [
        case("2024-01-01", "2024-01-01"),
        case("2024-01-01", "2024-03-01"),
        case("2023-01-01", "2023-02-01"),
        case("2023-06-01", ""),
        case("2024-06-30", ""),
        case("2024-06-30", "2024-06-30"),
        case("2024-05-01", "2024-07-15"),
        case("2024-07-01", ""),
        case("2024-03-01", "2024-02-01"),
    ];
    let groups: Vec<Group> = cases.iter().map(|case| case.group).collect();
    let (as_of, days) = (day("2024-06-30"), (day("2023-05-01"), day("2024-12-31")));

    assert!(watched::cohort(&cases, days, as_of).eq(window::cohort(&groups, days, as_of)));
    for length in [1, 30, 182, 1000] {
        assert!(watched::period(&cases, as_of, length).eq(window::period(&groups, as_of, length)), "{length}");
    }
}

#[test]
fn a_lost_case_is_watched_until_it_was_last_seen_and_only_once_that_has_passed() {
    let lost = Watched { lost_on: Some(day("2024-02-01")), ..case("2024-01-01", "") };
    let exit = |as_of: &str| {
        let all = (NaiveDate::MIN, NaiveDate::MAX);
        watched::cohort(&[lost], all, day(as_of)).map(|(_, line)| line.exit).next()
    };

    assert_eq!((exit("2024-01-20"), exit("2024-06-30")), (Some(19), Some(31)));
    assert!(lost.pending_at(day("2024-02-01")) && !lost.pending_at(day("2024-02-02")));
    assert_eq!(watched::period(&[lost], day("2024-06-30"), 90).count(), 0, "gone before the window");
    assert_eq!(watched::period(&[lost], day("2024-06-30"), 182).count(), 1);
}

#[test]
fn a_case_seen_from_a_day_on_enters_at_the_age_of_the_day_before() {
    let seen = Watched { seen_from: Some(day("2024-01-11")), ..case("2024-01-01", "2024-01-11") };
    let line = Line { entry: 9, exit: 10, end: Some(cause(1)), count: 1 };
    let all = (NaiveDate::MIN, NaiveDate::MAX);

    assert_eq!(watched::cohort(&[seen], all, day("2024-06-30")).next(), Some((0, line)));
    assert_eq!(watched::period(&[seen], day("2024-01-12"), 5).next(), Some((0, line)), "the later of the two");
    assert_eq!(watched::period(&[seen], day("2024-01-10"), 5).count(), 0, "not a day at risk");
}
