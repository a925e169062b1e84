//! What holds for any line, however it is worked.

use proptest::collection::vec;
use proptest::prelude::*;
use wachtwijzer::domain::forecast::flow::{Cell, Flow};
use wachtwijzer::domain::forecast::line::Line;
use wachtwijzer::domain::forecast::quantiles::Quantiles;
use wachtwijzer::domain::forecast::rule::{Standing, forecast};
use wachtwijzer::domain::forecast::settings::Settings;

use super::office::Office;

/// Offices of one to three years whose intake and capacity change every week.
fn offices() -> impl Strategy<Value = Office> {
    let weeks = (50_usize..150).prop_flat_map(|n| (vec((0_u32..60, 0_u32..40), n), 0_u32..6));
    weeks.prop_map(|(weeks, newest)| Office { weeks, newest })
}

/// Counts without any order, same-day closings and very old cases among them.
fn counts() -> impl Strategy<Value = Flow> {
    let cell = (0_i32..600, proptest::option::weighted(0.8, 0_i32..400), 1_u32..5);
    let cells = vec(cell, 200..500).prop_map(|cells| {
        cells.into_iter().map(|(received, wait, count)| Cell { received, closed: wait.map(|w| received + w), count })
    });
    cells.prop_map(|cells| Flow::build(cells).0)
}

fn flows() -> impl Strategy<Value = Flow> {
    prop_oneof![offices().prop_map(|o| o.flow()), counts()]
}

/// The state of the line, and per day of receipt how many are pending and what they are told.
type Said = (Standing, Vec<(i32, u64, Quantiles)>);

/// All that is said on a day.
fn said(flow: &Flow, as_of: i32) -> Option<Said> {
    let settings = Settings { horizon: 500, ..Settings::default() };
    let forecast = forecast(flow, as_of, &settings).ok()?;
    Some((*forecast.standing(), forecast.by_received().collect()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_forecast_looks_ahead(flow in flows(), as_of in 200_i32..700, later in vec((1_i32..300, 0_i32..300), 0..20)) {
        // Everything after the day is made up anew: closings move or are taken back, other cases come in.
        let past = flow.cells().iter().filter(|c| c.received <= as_of).enumerate().map(|(at, cell)| {
            let after = cell.closed.is_none_or(|day| day > as_of);
            let moved = as_of + 1 + i32::try_from(at % 90).unwrap();
            Cell { closed: if after { (at % 3 > 0).then_some(moved) } else { cell.closed }, ..*cell }
        });
        let future = later.iter().map(|(day, wait)| {
            Cell { received: as_of + day, closed: Some(as_of + day + wait), count: 7 }
        });
        let (other, faults) = Flow::build(past.chain(future));
        prop_assert!(faults.is_empty());

        prop_assert_eq!(said(&flow, as_of), said(&other, as_of));
    }

    #[test]
    fn a_case_received_later_changes_no_earlier_lead(flow in flows(), as_of in 200_i32..700, later in 1_i32..200) {
        let settings = Settings::default();
        let known = flow.known_at(as_of);
        let added = Cell { received: as_of - later + 1, closed: None, count: 3 };
        let (longer, _) = Flow::build(known.cells().iter().copied().chain([added]));
        if let (Some(before), Some(after)) = (Line::build(&known, as_of, &settings), Line::build(&longer, as_of, &settings))
            && before.closings() > 0
        {
            for received in known.cells().iter().map(|c| c.received).filter(|r| *r < added.received) {
                prop_assert_eq!(before.lead(received).to_bits(), after.lead(received).to_bits());
            }
        }
    }

    #[test]
    fn quantiles_never_decrease(flow in flows(), as_of in 200_i32..700) {
        for (received, _, Quantiles(days)) in said(&flow, as_of).map(|(_, all)| all).unwrap_or_default() {
            let beyond = days.map(|d| d.unwrap_or(f64::INFINITY));
            prop_assert!(beyond.is_sorted() && beyond[0] >= 1.0, "received {}: {:?}", received, days);
        }
    }

    #[test]
    fn load_and_order_stay_in_their_bounds(flow in flows(), as_of in 200_i32..700) {
        if let Some((standing, all)) = said(&flow, as_of) {
            prop_assert!(standing.load >= 0.0 && standing.load.is_finite());
            prop_assert!((-1.0..=1.0).contains(&standing.order));
            prop_assert_eq!(standing.pending, all.iter().map(|(_, count, _)| count).sum::<u64>());
        }
    }

    #[test]
    fn the_calendar_does_not_matter(flow in flows(), as_of in 200_i32..700, shift in -20_000_i32..20_000) {
        let moved = flow.cells().iter().map(|c| Cell {
            received: c.received + shift,
            closed: c.closed.map(|day| day + shift),
            ..*c
        });
        let back = said(&Flow::build(moved).0, as_of + shift).map(|(standing, all)| {
            (standing, all.into_iter().map(|(day, count, q)| (day - shift, count, q)).collect::<Vec<_>>())
        });

        prop_assert_eq!(said(&flow, as_of), back);
    }

    #[test]
    fn the_share_pending_only_falls(flow in flows(), as_of in 200_i32..700) {
        let Ok(forecast) = forecast(&flow, as_of, &Settings::default()) else { return Ok(()) };
        for received in forecast.by_received().map(|(day, ..)| day).take(20) {
            let shares: Vec<f64> =
                (0..60).map(|days| forecast.pending_after(received, days * 10).unwrap()).collect();
            prop_assert!(shares.is_sorted_by(|a, b| a >= b));
            prop_assert!(shares.iter().all(|s| (0.0..=1.0).contains(s)));
        }
    }
}
