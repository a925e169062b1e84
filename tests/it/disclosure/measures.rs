//! Durations, shares, curves and forecasts.

use proptest::prelude::*;
use wachtwijzer::domain::disclosure::Families;
use wachtwijzer::domain::disclosure::curve::{Point, curve};
use wachtwijzer::domain::disclosure::measure::{Estimate, Share, Weeks, estimated_share, forecast, mean};
use wachtwijzer::domain::disclosure::table::Table;

fn point(day: u32, value: f64, outcomes: u64) -> Point {
    Point { day, value, low: None, high: None, outcomes: Families::counted(outcomes) }
}

#[test]
fn durations_are_shown_in_whole_weeks_and_an_open_end_stays_open() {
    let estimate = Estimate { days: Some(586.0), low: Some(3.5), high: None };

    let span = mean(Families::counted(30), estimate).into_shown().unwrap();

    assert_eq!(span.weeks.map(Weeks::number), Some(84));
    assert_eq!(span.low.map(Weeks::number), Some(1));
    assert_eq!(span.high, None);
    assert!(mean(Families::counted(29), estimate).is_withheld());
}

#[test]
fn an_estimated_share_is_open_at_both_ends() {
    let shown = |fraction| estimated_share(Families::counted(30), fraction).into_shown();

    assert_eq!(shown(0.0), Some(Share::UnderFive));
    assert_eq!(shown(0.05), Some(Share::Percent(5)));
    assert_eq!(shown(0.334), Some(Share::Percent(33)));
    assert_eq!(shown(1.0), Some(Share::OverNinetyFive));
    assert_eq!(shown(f64::NAN), None);
    assert!(estimated_share(Families::counted(29), 0.5).is_withheld());
}

#[test]
fn a_share_in_a_table_is_told_by_the_figures_shown_and_by_nothing_else() {
    let one = Table::list([33, 67].map(Families::counted).to_vec()).publish();
    let other = Table::list([37, 64].map(Families::counted).to_vec()).publish();
    let hidden = Table::list([6, 4, 90].map(Families::counted).to_vec()).publish();

    assert_eq!(one.share_in_row(0, 0).into_shown(), Some(Share::Percent(35)));
    assert_eq!(one.share_in_row(0, 0), other.share_in_row(0, 0));
    assert!(hidden.share_in_row(0, 0).is_withheld());
    assert_eq!(hidden.share_in_row(0, 2).into_shown(), Some(Share::Percent(90)));
}

#[test]
fn a_curve_shows_ends_of_weeks_at_least_ten_families_apart() {
    let points = [
        point(3, 0.95, 5),
        point(7, 0.85, 15),
        point(8, 0.80, 20),
        point(20, 0.70, 30),
        point(21, 0.65, 35),
        point(30, 0.50, 50),
        point(60, 0.05, 95),
        point(90, 0.0, 100),
    ];

    let shown = curve(&points).into_shown().unwrap();

    let figures: Vec<(u32, u8)> = shown.iter().map(|p| (p.week.number(), p.percent)).collect();
    assert_eq!(figures, [(1, 85), (3, 65), (5, 50)]);
}

#[test]
fn a_curve_of_fewer_than_thirty_outcomes_is_withheld() {
    let points: Vec<Point> = (1_u32..=29).map(|n| point(n * 7, 1.0 - f64::from(n) / 58.0, u64::from(n))).collect();

    assert!(curve(&points).is_withheld());
    assert!(curve(&[]).is_withheld());
}

#[test]
fn a_personal_forecast_stands_on_a_hundred_closings_and_is_told_in_weeks() {
    let days = [Some(279), Some(591), None];

    assert!(forecast(99, days).is_withheld());
    let weeks = forecast(100, days).into_shown().unwrap();
    assert_eq!(weeks.map(|level| level.map(Weeks::number)), [Some(40), Some(84), None]);
}

proptest! {
    #[test]
    fn two_shown_points_of_a_curve_are_no_or_at_least_ten_families_apart(
        closings in prop::collection::vec((0_u32..40, 0_u64..6), 5..200),
    ) {
        let all: u64 = closings.iter().map(|(_, n)| n).sum::<u64>() + 12;
        let (mut day, mut closed) = (0, 0);
        let points: Vec<Point> = closings.iter().map(|(gap, n)| {
            (day, closed) = (day + gap, closed + n);
            let value = 1.0 - f64::from(u32::try_from(closed).unwrap()) / f64::from(u32::try_from(all).unwrap());
            point(day, value, closed)
        }).collect();
        let closed_by = |week: u32| points.iter().filter(|p| p.day <= week * 7).map(|p| p.outcomes.number()).max().unwrap_or(0);

        let shown = curve(&points).into_shown().unwrap_or_default();

        let counts: Vec<u64> = shown.iter().map(|p| closed_by(p.week.number())).collect();
        for pair in counts.windows(2) {
            prop_assert!(pair[0] == pair[1] || pair[1] - pair[0] >= 10, "{:?}", counts);
        }
    }
}
