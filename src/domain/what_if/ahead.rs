//! How long the middle one of those who wait has still to wait, without drawing: the line as a fluid at its planned
//! pace.

use super::plan::Plan;

/// Looked at most so many days ahead.
pub(super) const FURTHEST: usize = 3650;

/// The levels of one run, against the plan.
#[derive(Clone, Copy, Debug)]
pub(super) struct Levels {
    pub(super) intake: f64,
    pub(super) capacity: f64,
}

/// Days until the middle one of `waiting` cases is decided, from the end of day `at` of the plan; `None`: longer than
/// ten years.
///
/// A share `|index|` of the decisions takes the oldest (index above 0) or the newest (below), the rest anybody. The
/// middle one is decided when nobody stands before it any more, or when by chance it is as likely to have been drawn as
/// not.
pub(super) fn days_ahead(plan: &Plan, at: usize, waiting: f64, levels: Levels) -> Option<u32> {
    let index = plan.order_index;
    let (mut before, mut all, mut left) = (waiting / 2.0, waiting, 1.0);
    let mut days = 0;
    for day in plan.days.iter().skip(at + 1).take(FURTHEST) {
        days += 1;
        let arrivals = day.intake * levels.intake;
        all += arrivals;
        if index < 0.0 {
            before += arrivals;
        }
        let decided = (day.capacity * levels.capacity).min(all);
        if decided > 0.0 {
            let by_chance = (1.0 - index.abs()) * decided / all;
            before -= index.abs() * decided + by_chance * before;
            left *= 1.0 - by_chance;
            all -= decided;
            if before <= 0.5 || left <= 0.5 + 1e-9 {
                return Some(days);
            }
        }
    }
    None
}
