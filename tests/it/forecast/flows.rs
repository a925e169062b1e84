//! The counts: what is refused, what is kept, what was known when.

use wachtwijzer::domain::forecast::flow::{Cell, Flow, FlowFault};

fn cell(received: i32, closed: Option<i32>, count: u32) -> Cell {
    Cell { received, closed, count }
}

#[test]
fn a_closing_before_the_receipt_is_refused_with_its_place_and_the_rest_is_kept() {
    let (flow, faults) = Flow::build([cell(5, Some(9), 2), cell(5, Some(4), 1), cell(6, None, 3)]);

    assert_eq!(faults, [FlowFault::ClosedBeforeReceived { place: 1, received: 5, closed: 4 }]);
    assert_eq!(flow.cells(), [cell(5, Some(9), 2), cell(6, None, 3)]);
}

#[test]
fn a_closing_on_the_day_of_receipt_is_valid() {
    let (flow, faults) = Flow::build([cell(5, Some(5), 1)]);

    assert_eq!(faults, []);
    assert_eq!(flow.cells(), [cell(5, Some(5), 1)]);
}

#[test]
fn a_day_centuries_away_is_refused() {
    let (flow, faults) = Flow::build([cell(5, Some(2_000_000), 1), cell(-300_000, None, 1)]);

    let expected = [FlowFault::FarDay { place: 0, day: 2_000_000 }, FlowFault::FarDay { place: 1, day: -300_000 }];
    assert_eq!(faults, expected);
    assert_eq!(flow, Flow::default());
}

#[test]
fn counts_of_the_same_days_are_added_whatever_their_order() {
    let (one, _) = Flow::build([cell(1, Some(3), 1), cell(1, None, 2), cell(0, Some(3), 1), cell(1, Some(3), 4)]);
    let (other, _) = Flow::build([cell(1, None, 2), cell(1, Some(3), 5), cell(0, Some(3), 1), cell(7, None, 0)]);

    assert_eq!(one, other);
    assert_eq!(one.cells(), [cell(0, Some(3), 1), cell(1, Some(3), 5), cell(1, None, 2)]);
}

#[test]
fn what_was_known_at_a_day_has_no_later_receipts_and_no_later_closings() {
    let (flow, _) = Flow::build([
        cell(1, Some(3), 1),
        cell(1, Some(8), 2),
        cell(1, Some(9), 4),
        cell(1, None, 8),
        cell(5, Some(5), 1),
        cell(6, Some(7), 1),
    ]);

    let known = flow.known_at(5);

    assert_eq!(known.cells(), [cell(1, Some(3), 1), cell(1, None, 14), cell(5, Some(5), 1)]);
    assert_eq!(known.pending().collect::<Vec<_>>(), [(1, 14)]);
    assert_eq!(known.closings().collect::<Vec<_>>(), [(3, 1), (5, 1)]);
    assert_eq!(known.known_at(5), known);
}
