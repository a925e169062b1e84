//! The last day of a term on each way to read the law. Readings are alternatives, each by itself; none is chosen silently.

use chrono::NaiveDate;

use super::calendar::OutsideCalendar;
use super::engine::View;
use super::suspension::Horizon;
use super::timeline::{Course, Method};
use crate::domain::case::history::Occurrence;
use crate::domain::procedure::{Change, Reading};

/// The last days of a term on all its readings.
pub(super) struct AllReadings<'v> {
    pub(super) earliest: NaiveDate,
    pub(super) latest: NaiveDate,
    pub(super) each: Vec<(&'v Reading, NaiveDate)>,
}

impl<'v> Course<'v> {
    /// The last day on the default reading and on each reading that makes a difference here, with the earliest and the
    /// latest of them. Readings are alternatives to the default, each by itself: they are not combined.
    pub(super) fn all_readings(
        &self,
        view: &View<'v, '_>,
        zero: NaiveDate,
        start: Option<&Occurrence>,
    ) -> Result<AllReadings<'v>, OutsideCalendar> {
        let default = self.last_day(Method::default_on(view.as_of), zero, None)?;
        let projected = self.suspensions.iter().any(|s| s.will_lapse().is_some());
        let mut all = AllReadings { earliest: default, latest: default, each: Vec::new() };
        // Whoever relies on the breach waits until an unanswered request has lapsed, too.
        let horizon = Horizon::UntilItLapses(view.as_of);
        let lapsed = |method: Method, zero, day: NaiveDate| {
            if projected { Ok(day.max(self.last_day(Method { horizon, ..method }, zero, None)?)) } else { Ok(day) }
        };
        all.latest = lapsed(Method::default_on(view.as_of), zero, default)?;
        for ix in &self.rule.readings {
            let Some(reading) = view.version.reading(*ix) else { continue };
            let zero = match self.applies(reading, start) {
                Applies::Default => {
                    all.each.push((reading, default));
                    continue;
                }
                Applies::No => continue,
                Applies::Yes(other_zero) => other_zero.unwrap_or(zero),
            };
            let method = Method::default_on(view.as_of).with(&reading.changes);
            let day = self.last_day(method, zero, None)?;
            all.each.push((reading, day));
            all.earliest = all.earliest.min(day);
            all.latest = all.latest.max(lapsed(method, zero, day)?);
        }
        Ok(all)
    }

    fn applies(&self, reading: &Reading, start: Option<&Occurrence>) -> Applies {
        let yes = |applies: bool| if applies { Applies::Yes(None) } else { Applies::No };
        let extended = !self.extensions.is_empty();
        match &reading.changes {
            Change::Default => Applies::Default,
            Change::ShiftWhole | Change::ShiftParts | Change::ExtensionAtOnce => yes(extended),
            Change::NoShift => yes(self.rule.shifts),
            Change::SuspensionWithLastDay => yes(!self.suspensions.is_empty()),
            Change::ExtensionFirst => yes(extended && !self.suspensions.is_empty()),
            Change::StartsOnField(field) => match start.and_then(|s| s.day(*field)) {
                Some(day) => Applies::Yes(Some(day)),
                None => Applies::No,
            },
            Change::ActingDayCounts => Applies::No,
        }
    }
}

enum Applies {
    Default,
    No,
    Yes(Option<NaiveDate>),
}
