//! The forecast: golden tables, golden backtest, golden metrics, and the laws that hold for any counts.

mod backtests;
mod display;
mod flows;
mod goldens;
mod h2b;
mod laws;
mod metrics;
mod office;
mod regimes;
mod rules;
mod simulated;

use serde_json::Value;
use wachtwijzer::domain::forecast::flow::{Cell, Flow};

/// Reads a golden file of the forecast.
fn golden(name: &str) -> Value {
    let path = format!("{}/tests/data/forecast/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// A flow from `[received_day, closed_day or null, count]`, all of it sound.
fn histogram(value: &Value) -> Flow {
    let number = |v: &Value| i32::try_from(v.as_i64().unwrap()).unwrap();
    let cells = value.as_array().unwrap().iter().map(|cell| Cell {
        received: number(&cell[0]),
        closed: cell[1].as_i64().map(|day| i32::try_from(day).unwrap()),
        count: u32::try_from(cell[2].as_u64().unwrap()).unwrap(),
    });
    let (flow, faults) = Flow::build(cells);
    assert_eq!(faults, []);
    flow
}

/// Asserts that two numbers are equal within a tolerance.
#[track_caller]
fn close(found: f64, expected: f64, tolerance: f64, what: &str) {
    assert!((found - expected).abs() <= tolerance, "{what}: {found}, expected {expected}");
}
