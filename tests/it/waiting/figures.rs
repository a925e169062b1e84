//! Backlog, overdue cases, in- and outflow, terms kept, and the naive figures over closed cases, on small literal examples.

use chrono::NaiveDate;
use wachtwijzer::domain::waiting::{
    Banded, Bands, Closing, Flow, Group, OnTime, Period, Tally, Termed, backlog_by_age, flow, now_deciding, on_time,
    overdue_by_days, recently_closed,
};

use super::golden::{cause, share};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn group(received: &str, closed: &str, count: u64) -> Group {
    let closed = (!closed.is_empty()).then(|| Closing { on: day(closed), cause: cause(1) });
    Group { received: day(received), closed, count }
}

fn termed(received: &str, last_day: &str, closed: &str, count: u64) -> Termed {
    let closed = (!closed.is_empty()).then(|| day(closed));
    Termed { received: day(received), last_day: day(last_day), closed, count }
}

fn band(from: i64, until: i64, count: u64) -> Banded {
    Banded { from, until: Some(until), count }
}

#[test]
fn the_backlog_of_a_day_falls_into_bands_by_age() {
    let groups = [
        group("2024-06-30", "", 1),
        group("2024-04-02", "", 2),
        group("2024-04-01", "", 4),
        group("2023-07-01", "2024-07-01", 8),
        group("2023-07-01", "2024-06-30", 16),
        group("2024-07-01", "", 32),
    ];
    let bands = Bands::new(vec![0, 90, 365]).unwrap();

    let backlog = backlog_by_age(&groups, day("2024-06-30"), &bands);

    // Ages 0, 89, 90 and 365; closed on the day itself is no longer pending, closed the day after still is.
    assert_eq!(backlog, [band(0, 89, 3), band(90, 364, 4), Banded { from: 365, until: None, count: 8 }]);
}

#[test]
fn a_case_is_overdue_from_the_day_after_its_last_day() {
    let cases = [
        termed("2026-01-01", "2026-08-10", "", 1),
        termed("2026-01-01", "2026-08-12", "", 2),
        termed("2026-01-01", "2026-08-13", "", 4),
        termed("2026-01-01", "2026-05-15", "", 8),
        termed("2026-01-01", "2026-05-15", "2026-08-13", 16),
    ];
    let bands = Bands::new(vec![1, 90]).unwrap();

    let overdue = overdue_by_days(&cases, day("2026-08-13"), &bands);

    // 3 days and 1 day; on its last day not yet; 90 days; closed.
    assert_eq!(overdue, [band(1, 89, 3), Banded { from: 90, until: None, count: 8 }]);
}

#[test]
fn bands_must_ascend() {
    assert_eq!(Bands::new(vec![]), None);
    assert_eq!(Bands::new(vec![0, 90, 90]), None);
}

#[test]
fn in_and_outflow_by_half_year_balance_with_the_backlog() {
    let groups = [
        group("2023-05-01", "2023-06-30", 1),
        group("2023-06-30", "2023-07-01", 2),
        group("2023-12-31", "", 4),
        group("2024-01-01", "2024-01-01", 8),
        group("2024-07-01", "", 16),
        group("2023-12-31", "2025-01-01", 32),
        group("2022-01-01", "", 64),
    ];

    let flows = flow(&groups, Period::HalfYear, day("2023-09-09"), day("2024-06-30"));

    let wanted = [
        Flow { from: day("2023-07-01"), until: day("2023-12-31"), received: 36, closed: 2, pending: 64 + 2 + 36 - 2 },
        Flow { from: day("2024-01-01"), until: day("2024-06-30"), received: 8, closed: 8, pending: 100 },
    ];
    assert_eq!(flows, wanted);
}

#[test]
fn periods_are_whole_calendar_periods() {
    let leap = day("2024-02-29");
    let spans = [Period::Month, Period::Quarter, Period::HalfYear, Period::Year]
        .map(|period| (period.first_day(leap), period.last_day(leap)));

    let wanted = [("2024-02-01", "2024-02-29"), ("2024-01-01", "2024-03-31"), ("2024-01-01", "2024-06-30")]
        .map(|(from, until)| (day(from), day(until)));
    assert_eq!(spans[..3], wanted);
    assert_eq!(spans[3], (day("2024-01-01"), day("2024-12-31")));
    assert_eq!(flow(&[], Period::Month, leap, day("2024-04-01")).len(), 3);
    assert_eq!(flow(&[], Period::Month, leap, day("2024-01-01")), []);
}

#[test]
fn a_breach_stays_on_record_and_those_still_waiting_after_their_term_count_as_broken() {
    let cases = [
        termed("2024-01-01", "2024-04-01", "2024-04-01", 30),
        termed("2024-01-01", "2024-04-01", "2024-04-02", 10),
        termed("2024-01-01", "2024-04-01", "", 20),
        termed("2024-05-01", "2024-08-01", "", 5),
        termed("2024-01-01", "2024-06-29", "2024-07-01", 40),
        termed("2024-07-01", "2024-10-01", "", 99),
    ];

    let standing = on_time(&cases, day("2024-06-30"));

    // The fifth was closed after the as-of day: overdue then. The last was not received yet.
    assert_eq!(standing, OnTime { within: 30, late: 10, overdue: 60, running: 5 });
    assert_eq!(standing.share_of_closed(), Some(0.75));
    assert_eq!(standing.share_kept(), Some(0.3));
    assert_eq!(on_time(&[], day("2024-06-30")).share_kept(), None);
}

#[test]
fn on_its_last_day_a_pending_term_is_not_broken() {
    let case = [termed("2024-01-01", "2024-06-30", "", 1)];

    assert_eq!(on_time(&case, day("2024-06-30")).running, 1);
    assert_eq!(on_time(&case, day("2024-07-01")).overdue, 1);
}

#[test]
fn the_naive_percentile_sees_only_cases_closed_in_the_last_half_year() {
    let groups = [
        group("2024-06-01", "2024-06-11", 3),
        group("2024-05-01", "2024-05-31", 5),
        group("2024-01-01", "2024-06-30", 2),
        group("2023-01-01", "2023-12-30", 50),
        group("2023-01-01", "", 1000),
        group("2024-06-01", "2024-07-01", 1000),
        group("2024-06-20", "2024-06-10", 7),
    ];

    let closed = recently_closed(&groups, day("2024-06-30"), 183);

    // Durations 10, 30, 181. The window opens on 31 December 2023; the last group closes before it was received.
    assert_eq!(closed.counts(), [(10, 3), (30, 5), (181, 2)]);
    let quantiles = [0.1, 0.3, 0.31, 0.8, 0.81].map(|p| closed.quantile(share(p)).unwrap());
    assert_eq!(quantiles, [10, 10, 30, 30, 181]);
}

#[test]
fn now_deciding_says_when_the_cases_closed_of_late_had_been_received() {
    let groups = [
        group("2023-01-10", "2024-06-01", 1),
        group("2023-02-20", "2024-06-30", 2),
        group("2023-03-30", "2024-06-15", 1),
        group("2022-01-01", "2024-05-31", 9),
        group("2024-06-30", "2024-06-30", 1),
        group("2024-06-30", "2024-06-29", 9),
    ];

    let received = now_deciding(&groups, day("2024-06-30"), 30);

    // The fourth was closed 30 days before the as-of day, the last before it was received.
    assert_eq!(received.total(), 5);
    assert_eq!(received.quantile(share(0.1)), Some(day("2023-01-10")));
    assert_eq!(received.quantile(share(0.5)), Some(day("2023-02-20")));
    assert_eq!(received.quantile(share(0.8)), Some(day("2023-03-30")));
    assert_eq!(received.quantile(share(0.9)), Some(day("2024-06-30")));
}

#[test]
fn days_suspended_are_summed_up_with_those_never_suspended_among_them() {
    let suspended = Tally::of([(0, 6), (28, 1), (99, 0), (14, 2), (28, 1)]);

    assert_eq!(suspended.counts(), [(0, 6), (14, 2), (28, 2)]);
    assert_eq!((suspended.total(), suspended.mean()), (10, Some(8.4)));
    assert_eq!(suspended.quantile(share(0.5)), Some(0));
    assert_eq!(suspended.share_up_to(0), Some(0.6));
    assert_eq!(suspended.share_up_to(27), Some(0.8));
}

#[test]
fn of_nothing_there_is_no_figure() {
    let nothing: Tally<i64> = Tally::of([]);

    assert_eq!((nothing.mean(), nothing.quantile(share(0.5)), nothing.share_up_to(3)), (None, None, None));
}
