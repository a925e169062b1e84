//! Families as the unit, and a count alone.

use wachtwijzer::domain::disclosure::Families;
use wachtwijzer::domain::disclosure::count::alone;

#[test]
fn five_relatives_of_one_referent_are_one_family() {
    assert_eq!(Families::distinct(["a", "a", "a", "a", "a", "b"]).number(), 2);
}

#[test]
fn a_count_alone_is_withheld_under_ten_and_otherwise_rounded_to_five() {
    let shown = |count| alone(Families::counted(count)).into_shown();

    assert_eq!([0, 9].map(shown), [None, None]);
    assert_eq!([10, 12, 13, 17, 18].map(shown), [10, 10, 15, 15, 20].map(Some));
}
