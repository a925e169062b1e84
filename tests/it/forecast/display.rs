//! Days as they are shown.

use wachtwijzer::domain::forecast::display::{Shown, Span, shown};
use wachtwijzer::domain::forecast::quantiles::Quantiles;

fn show(low: f64, median: f64, high: Option<f64>) -> Shown {
    shown(&Quantiles([Some(low), None, Some(median), None, high]), 1460)
}

#[test]
fn up_to_half_a_year_whole_weeks_are_shown() {
    let found = show(20.0, 40.0, Some(64.0));

    assert_eq!(found, Shown { low: Span::Weeks(2), median: Span::Weeks(6), high: Span::Weeks(10) });
}

#[test]
fn a_range_is_rounded_outwards_and_a_median_to_the_nearest() {
    let found = show(6.0, 66.5, Some(176.0));

    assert_eq!(found, Shown { low: Span::Weeks(0), median: Span::Weeks(10), high: Span::Weeks(26) });
}

#[test]
fn beyond_26_weeks_whole_months_are_shown() {
    let found = show(181.0, 186.0, Some(183.0));

    assert_eq!(found.low, Span::Weeks(25));
    assert_eq!(found.median, Span::Months(6), "186 days are 26.6 weeks, nearest 27");
    assert_eq!(found.high, Span::Months(7), "183 days are more than 26 weeks and more than 6 months of 30.4 days");
}

#[test]
fn beyond_the_horizon_it_is_longer_than_the_horizon() {
    let found = show(300.0, 1_000.0, None);

    assert_eq!(found, Shown { low: Span::Months(9), median: Span::Months(33), high: Span::LongerThan { months: 47 } });
}
