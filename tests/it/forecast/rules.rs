//! The rule: which table speaks, when nothing is said, and what is withdrawn.

use wachtwijzer::domain::forecast::age_table::AgeTable;
use wachtwijzer::domain::forecast::backtest::{Protocol, backtest};
use wachtwijzer::domain::forecast::contender::Contender;
use wachtwijzer::domain::forecast::flow::{Cell, Flow};
use wachtwijzer::domain::forecast::line::Line;
use wachtwijzer::domain::forecast::promise::{forecast_if_kept, kept};
use wachtwijzer::domain::forecast::queue_table::QueueTable;
use wachtwijzer::domain::forecast::rule::{Method, NoForecast, forecast};
use wachtwijzer::domain::forecast::settings::Settings;
use wachtwijzer::domain::forecast::stratum::{Stratum, stratum};

use super::close;
use super::office::Office;

/// The last day of a made-up office of 150 weeks.
const END: i32 = 150 * 7 - 1;

fn method(office: &Office) -> Method {
    forecast(&office.flow(), END, &Settings::default()).unwrap().standing().method
}

#[test]
fn a_short_line_is_forecast_by_age_even_in_strict_order() {
    assert_eq!(method(&Office::steady(150, 20, 20, 0)), Method::Age);
}

#[test]
fn a_long_line_in_order_is_forecast_by_queue() {
    assert_eq!(method(&Office::steady(150, 30, 15, 0)), Method::Queue);
}

#[test]
fn a_long_line_partly_in_order_is_forecast_by_the_mean() {
    assert_eq!(method(&Office::steady(150, 30, 15, 4)), Method::Mean);
}

#[test]
fn a_long_line_served_newest_first_is_forecast_by_age() {
    assert_eq!(method(&Office::steady(150, 30, 15, 1)), Method::Age);
}

#[test]
fn the_order_index_is_one_in_order_and_minus_one_newest_first() {
    let order = |newest| {
        let flow = Office::steady(150, 30, 15, newest).flow();
        forecast(&flow, END, &Settings::default()).unwrap().standing().order
    };

    close(order(0), 1.0, 0.01, "in order");
    close(order(1), -1.0, 0.01, "newest first");
    close(order(2), 0.0, 0.02, "turn and turn about");
}

#[test]
fn the_lead_of_the_last_in_line_is_the_line_divided_by_the_pace() {
    // 600 cases come in the first week, 15 a week come and are closed: 585 wait on every Sunday.
    let mut office = Office::steady(150, 15, 15, 0);
    office.weeks[0].0 = 600;
    let flow = office.flow();

    let said = forecast(&flow, END, &Settings::default()).unwrap();

    assert_eq!(said.standing().pending, 585);
    close(said.standing().throughput, 15.0 / 7.0, 1e-12, "a week of closings a week");
    // Received on the last day, behind all 585.
    close(said.lead(END).unwrap(), 585.0 / (15.0 / 7.0), 1e-9, "lead");
}

#[test]
fn under_a_hundred_closings_nothing_is_said() {
    let flow = |weekly| Office::steady(150, 20, weekly, 0).flow();

    let few = forecast(&flow(3), END, &Settings::default()).map(|f| f.standing().closings);
    let enough = forecast(&flow(4), END, &Settings::default()).map(|f| f.standing().closings);

    assert_eq!(few, Err(NoForecast::TooFew { closings: 78, needed: 100 }));
    assert_eq!(enough, Ok(104));
}

#[test]
fn an_empty_flow_says_nothing() {
    let said = forecast(&Flow::default(), END, &Settings::default());

    assert_eq!(said.err(), Some(NoForecast::TooFew { closings: 0, needed: 100 }));
}

#[test]
fn a_day_centuries_away_says_nothing() {
    let flow = Office::steady(150, 30, 15, 0).flow();

    for day in [i32::MIN, -400_000, 400_000, i32::MAX] {
        let said = forecast(&flow, day, &Settings::default());
        assert_eq!(said.err(), Some(NoForecast::TooFew { closings: 0, needed: 100 }), "{day}");
        assert_eq!(kept(&flow, day, &Settings::default()), None, "{day}");
    }
}

#[test]
fn nobody_is_forecast_before_the_receipt() {
    let said = forecast(&Office::steady(150, 30, 15, 0).flow(), END, &Settings::default()).unwrap();

    assert_eq!(said.quantiles(END + 1), None);
    assert!(said.quantiles(END).is_some());
    assert_eq!(said.pending_after(END + 1, 10), None);
}

#[test]
fn odds_and_quantiles_come_from_the_same_table() {
    let said = forecast(&Office::steady(150, 30, 15, 0).flow(), END, &Settings::default()).unwrap();
    let (received, _, quantiles) = said.by_received().next().unwrap();
    let median = quantiles.median().unwrap();

    let days = (1..1_460).find(|days| said.pending_after(received, *days).unwrap() <= 0.5).unwrap();

    close(f64::from(days), median, 0.0, "first day with half closed");
}

#[test]
fn the_odds_of_a_line_partly_in_order_are_the_mean_of_both_tables() {
    let (flow, settings) = (Office::steady(150, 30, 15, 4).flow(), Settings::default());
    let said = forecast(&flow, END, &settings).unwrap();
    let line = Line::build(&flow, END, &settings).unwrap();
    let age = AgeTable::build(&flow, END, &settings).unwrap();
    let queue = QueueTable::build(&flow, &line, &settings).unwrap();

    let (by_age, by_queue) = (age.pending_after(100, 400), queue.pending_after(line.lead(END - 100), 400));

    assert_eq!(said.standing().method, Method::Mean);
    assert!((by_age - by_queue).abs() > 0.01, "{by_age} {by_queue}");
    close(said.pending_after(END - 100, 400).unwrap(), f64::midpoint(by_age, by_queue), 1e-12, "odds");
}

#[test]
fn promises_are_judged_when_their_year_is_over() {
    let flow = Office::steady(150, 20, 18, 5).flow();
    let kept = kept(&flow, END, &Settings::default()).unwrap();
    let protocol = Protocol { first: END - 729, last: END - 365, step: 30, horizon: 365, data_end: END };
    let judged = backtest(&flow, &protocol, &Settings::default(), &[Contender::Rule], |_, _| ());

    assert_eq!(Some(kept.share), judged.score(Contender::Rule).coverage80());
    assert_eq!(kept.promises, judged.score(Contender::Rule).cases());
    assert_eq!(Some(kept.above), judged.score(Contender::Rule).above());
    assert!(kept.promises > 1_000);
}

#[test]
fn the_forecast_is_withdrawn_when_last_years_was_kept_too_seldom() {
    // Half a year of quick service; then the office all but stops, and everybody waits far longer than told.
    let mut office = Office::steady(150, 20, 18, 3);
    for week in office.weeks.iter_mut().skip(25) {
        week.1 = 5;
    }
    let flow = office.flow();
    let before = forecast_if_kept(&flow, 25 * 7, &Settings::default()).map(|(_, kept)| kept);
    let after = forecast_if_kept(&flow, 90 * 7, &Settings::default()).map(|(_, kept)| kept);

    assert_eq!(before, Ok(None));
    let Err(NoForecast::Withdrawn { kept, needed }) = after else { panic!("{after:?}") };
    assert!(kept < needed);
    assert_eq!(needed.to_bits(), 0.5_f64.to_bits());
}

#[test]
fn without_promises_to_judge_the_forecast_stands() {
    let flow = Office::steady(40, 20, 15, 3).flow();

    let (_, kept) = forecast_if_kept(&flow, 40 * 7 - 1, &Settings::default()).unwrap();

    assert_eq!(kept, None);
}

#[test]
fn a_small_group_is_forecast_with_all_others() {
    let (large, small) = (Office::steady(150, 20, 15, 0).flow(), Office::steady(150, 9, 7, 0).flow());
    let quick = Flow::build([Cell { received: END, closed: Some(END), count: 5_000 }]).0;

    assert_eq!(stratum(&large, END, &Settings::default()), Stratum::Own);
    assert_eq!(stratum(&small, END, &Settings::default()), Stratum::Pooled);
    assert_eq!(stratum(&quick, END, &Settings::default()), Stratum::Pooled, "nobody is pending");
    assert_eq!(stratum(&Flow::default(), END, &Settings::default()), Stratum::Pooled);
}
