//! Lines that a day-count table does not take, and what it says about them.

use wachtwijzer::domain::waiting::{Cause, Column, DayCounts, Line, Refused, Written, Wrong};

use super::golden::cause;

fn written(entry: i64, exit: i64, end: i64, count: i64) -> Written {
    Written { entry: Some(entry), exit: Some(exit), end: Some(end), count: Some(count) }
}

#[test]
fn every_bad_line_is_named_with_its_place_and_reason() {
    let lines = [
        written(0, 4, 1, 1),
        written(0, -3, 1, 1),
        written(5, 5, 1, 1),
        written(7, 5, 0, 1),
        written(0, 5, 1, -1),
        Written { exit: None, ..written(0, 0, 1, 1) },
        written(0, 5, 4, 1),
        written(0, 5, -1, 1),
        written(0, 65_536, 0, 1),
        written(0, 65_535, 0, 1),
        written(0, 0, 1, 1),
    ];

    let (counts, refused) = DayCounts::sift_written(&lines, cause(3));

    let one = |at, why| Refused { at, why: vec![why] };
    let wanted = [
        one(1, Wrong::Negative(Column::Exit)),
        one(2, Wrong::NeverAtRisk),
        one(3, Wrong::NeverAtRisk),
        one(4, Wrong::Negative(Column::Count)),
        one(5, Wrong::NotANumber(Column::Exit)),
        one(6, Wrong::UnknownEnd(4)),
        one(7, Wrong::UnknownEnd(-1)),
        one(8, Wrong::TooLong),
    ];
    assert_eq!(refused, wanted);
    assert_eq!((counts.total(), counts.events()), (3, 2));
}

#[test]
fn a_line_with_several_faults_is_told_all_of_them() {
    let line = Written { entry: Some(-2), exit: Some(-1), end: Some(300), count: None };

    let (_, refused) = DayCounts::sift_written(&[line], cause(3));

    let why = [
        Wrong::NotANumber(Column::Count),
        Wrong::Negative(Column::Entry),
        Wrong::Negative(Column::Exit),
        Wrong::UnknownEnd(300),
    ];
    assert_eq!(refused, [Refused { at: 0, why: why.to_vec() }]);
}

#[test]
fn lines_keep_the_places_they_came_with() {
    let line = |exit, code| Line { entry: 0, exit, end: Cause::new(code), count: 1 };

    let (_, refused) = DayCounts::sift([(3, line(5, 1)), (8, line(-1, 7)), (9, line(2, 0))], cause(3));

    let why = vec![Wrong::Negative(Column::Exit), Wrong::UnknownEnd(7)];
    assert_eq!(refused, [Refused { at: 8, why }]);
}

#[test]
fn lines_made_from_dates_are_held_to_the_same_rules() {
    let line = |entry, exit| Line { entry, exit, end: None, count: 1 };
    let why = |entry, exit| line(entry, exit).faults(cause(3));

    assert_eq!(why(5, 5), [Wrong::NeverAtRisk]);
    assert_eq!(why(1, 0), [Wrong::NeverAtRisk]);
    assert_eq!(why(-1, 4), [Wrong::Negative(Column::Entry)]);
    assert_eq!(why(3, 65_536), [Wrong::TooLong]);
    assert_eq!([why(0, 0), why(0, 1), why(5, 6), why(0, 65_535)], [const { Vec::new() }; 4]);
}

#[test]
fn more_cases_than_can_be_counted_are_refused_and_not_wrapped_around() {
    let line = |count| Line { entry: 0, exit: 5, end: Cause::new(1), count };

    let (counts, refused) = DayCounts::sift([line(u64::MAX), line(1), line(0)].into_iter().enumerate(), cause(1));

    assert_eq!(refused, [Refused { at: 1, why: vec![Wrong::TooMany] }]);
    assert_eq!(counts.total(), u64::MAX);
    assert_eq!(counts.lines(), [line(u64::MAX)], "a line of no cases is dropped");
}

#[test]
fn code_0_is_no_cause() {
    assert_eq!(Cause::new(0), None);
    assert_eq!(Cause::new(3).map(Cause::code), Some(3));
}
