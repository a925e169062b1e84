//! What the cases closed of late say. The naive figures: closed cases only, so in a growing line they lag and in a clear-out
//! they overshoot. They are what authorities publish, and stand here to be compared with.

use chrono::{Days, NaiveDate};

use super::tally::Tally;
use super::window::Group;

/// Durations in days of the cases closed in the `days` days up to and including the as-of day. Its quantile is the published
/// percentile ("80% of the cases were done within …"): naive, as it leaves the pending cases out. Closings before receipt are
/// left out.
#[must_use]
pub fn recently_closed(groups: &[Group], as_of: NaiveDate, days: u32) -> Tally<i64> {
    let durations =
        closed_within(groups, as_of, days).map(|(group, on)| ((on - group.received).num_days(), group.count));
    Tally::of(durations.filter(|(duration, _)| *duration >= 0))
}

/// Days of receipt of the cases closed in the `days` days up to and including the as-of day: "now deciding applications
/// received on …".
#[must_use]
pub fn now_deciding(groups: &[Group], as_of: NaiveDate, days: u32) -> Tally<NaiveDate> {
    let received = closed_within(groups, as_of, days).filter(|(group, on)| group.received <= *on);
    Tally::of(received.map(|(group, _)| (group.received, group.count)))
}

fn closed_within(groups: &[Group], as_of: NaiveDate, days: u32) -> impl Iterator<Item = (&Group, NaiveDate)> {
    let before = as_of.checked_sub_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MIN);
    let closed = groups.iter().filter_map(move |group| group.closed_by(as_of).map(|closing| (group, closing.on)));
    closed.filter(move |(_, on)| *on > before)
}
