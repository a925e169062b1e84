//! The real decisions: US H-2B labour certification.

use chrono::NaiveDate;
use wachtwijzer::domain::forecast::flow::{Cell, Flow, FlowFault};

/// A day, counted from 1970-01-01 = 0.
pub(super) fn day(text: &str) -> i32 {
    text.parse::<NaiveDate>().unwrap().to_epoch_days()
}

/// What is left out of a file, as `backtest_expected.json` has it.
pub(super) struct Filters {
    pub(super) file: &'static str,
    /// Rows received before this day are left out.
    pub(super) received_from: &'static str,
    /// Undecided rows last seen before this day were lost, and are left out.
    pub(super) lost_before: Option<&'static str>,
}

/// The years 2000 to 2004, as the golden backtest takes them.
pub(super) const DECISIONS_2000_2004: Filters =
    Filters { file: "h2b_2000_2004.csv", received_from: "1999-01-01", lost_before: Some("2004-09-30") };

/// The years 2007 to 2014, as the golden backtest and the golden forecasts take them.
pub(super) const DECISIONS_2007_2014: Filters =
    Filters { file: "h2b_2007_2014.csv", received_from: "2007-07-01", lost_before: Some("2014-09-30") };

/// Reads a file into a flow, with the faults that the flow itself found.
pub(super) fn read(filters: &Filters) -> (Flow, Vec<FlowFault>) {
    let path = format!("{}/tests/data/h2b/{}", env!("CARGO_MANIFEST_DIR"), filters.file);
    let mut reader = csv::Reader::from_path(path).unwrap();
    let headers = reader.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|h| h == name).unwrap();
    let (received_on, closed_on, last_seen_on) = (column("received_on"), column("closed_on"), column("last_seen_on"));
    let mut cells = Vec::new();
    for row in reader.records() {
        let row = row.unwrap();
        if row[received_on].is_empty() || day(&row[received_on]) < day(filters.received_from) {
            continue;
        }
        let lost = filters.lost_before.is_some_and(|before| day(&row[last_seen_on]) < day(before));
        if row[closed_on].is_empty() && lost {
            continue;
        }
        let closed = (!row[closed_on].is_empty()).then(|| day(&row[closed_on]));
        cells.push(Cell { received: day(&row[received_on]), closed, count: 1 });
    }
    Flow::build(cells)
}

#[test]
fn days_of_the_golden_files_are_counted_from_1970() {
    assert_eq!(day("2009-01-15"), 14259);
    assert_eq!(day("1970-01-01"), 0);
}

#[test]
fn closings_before_the_receipt_are_refused_and_the_rest_is_kept() {
    let (flow, faults) = read(&Filters { file: "h2b_2007_2014.csv", received_from: "2000-01-01", lost_before: None });

    let cases: u32 = flow.cells().iter().map(|c| c.count).sum();
    assert_eq!(faults.len(), 13, "as the README of the data counts them");
    assert_eq!(cases, 41_709 - 13);
    assert!(faults.iter().all(|f| matches!(f, FlowFault::ClosedBeforeReceived { .. })));
}
