//! Regimes and freezes.

use wachtwijzer::domain::forecast::regimes::{Freeze, Regime, RegimeTable};
use wachtwijzer::domain::forecast::rule::NoForecast;
use wachtwijzer::domain::forecast::settings::Settings;
use wachtwijzer::domain::ids::Slug;

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

fn table() -> RegimeTable {
    let regime = |from, name| Regime { from, name: slug(name) };
    let freeze = Freeze { group: Some(slug("other")), received_from: Some(900), since: 1_000, until: Some(1_100) };
    RegimeTable::new(vec![regime(1_000, "partial-suspension"), regime(500, "in-order")], vec![freeze])
}

#[test]
fn the_regime_of_a_day_is_the_last_that_began() {
    let table = table();
    let on = |day| table.on(day).map(|r| r.name.as_str());

    assert_eq!(on(499), None);
    assert_eq!(on(500), Some("in-order"));
    assert_eq!(on(1_000), Some("partial-suspension"));
}

#[test]
fn a_regime_that_began_in_the_window_calls_for_a_warning() {
    let table = table();
    let begun = |as_of| table.begun_in_window(as_of, &Settings::default()).map(|r| r.from).collect::<Vec<_>>();

    assert_eq!(begun(999), Vec::<i32>::new());
    assert_eq!(begun(1_000), [1_000]);
    assert_eq!(begun(1_181), [1_000]);
    assert_eq!(begun(1_182), Vec::<i32>::new(), "the window of 182 days begins on day 1001");
}

#[test]
fn a_frozen_group_has_no_forecast_while_the_freeze_lasts() {
    let (table, frozen) = (table(), Err(NoForecast::Frozen { since: 1_000 }));

    assert_eq!(table.suspended(&slug("other"), 900, 1_000), frozen);
    assert_eq!(table.suspended(&slug("other"), 900, 1_099), frozen);
    assert_eq!(table.suspended(&slug("other"), 899, 1_000), Ok(()), "received before");
    assert_eq!(table.suspended(&slug("quick"), 900, 1_000), Ok(()), "another group");
    assert_eq!(table.suspended(&slug("other"), 900, 999), Ok(()), "not yet");
    assert_eq!(table.suspended(&slug("other"), 900, 1_100), Ok(()), "over");
}

#[test]
fn a_freeze_without_group_or_dates_holds_for_everybody() {
    let all = Freeze { group: None, received_from: None, since: 10, until: None };
    let table = RegimeTable::new(Vec::new(), vec![all]);

    assert_eq!(table.suspended(&slug("quick"), -5_000, 90_000), Err(NoForecast::Frozen { since: 10 }));
}
