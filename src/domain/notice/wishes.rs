//! What somebody wants to be told, how often and when.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::ids::Slug;

/// How often somebody wants a sign of life.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Rhythm {
    /// Every month.
    Monthly,
    /// Every three months.
    #[default]
    Quarterly,
}

impl Rhythm {
    /// Every rhythm with its name.
    pub const ALL: [(&'static str, Self); 2] = [("monthly", Self::Monthly), ("quarterly", Self::Quarterly)];

    /// Its name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
        }
    }

    /// Does a sign of life after so many months belong to it?
    #[must_use]
    pub fn fits(self, months: i64) -> bool {
        match self {
            Self::Monthly => true,
            Self::Quarterly => months % 3 == 0,
        }
    }
}

/// Whether somebody is told each thing at once, or what can wait in one message. What cannot be switched off never waits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Delivery {
    /// At once.
    #[default]
    Immediate,
    /// Every day.
    Daily,
    /// On Friday.
    Weekly,
}

impl Delivery {
    /// Every delivery with its name.
    pub const ALL: [(&'static str, Self); 3] =
        [("immediate", Self::Immediate), ("daily", Self::Daily), ("weekly", Self::Weekly)];

    /// Its name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Immediate => "immediate",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
        }
    }

    /// The delivery of this name.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == code).map(|(_, delivery)| *delivery)
    }

    /// The first day from this one on that has a message.
    #[must_use]
    pub fn day(self, from: NaiveDate) -> NaiveDate {
        match self {
            Self::Immediate | Self::Daily => from,
            Self::Weekly => from.iter_days().take(7).find(|day| day.weekday() == Weekday::Fri).unwrap_or(from),
        }
    }
}

/// What somebody wants to be told.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Preferences {
    /// At once, or gathered.
    pub delivery: Delivery,
    /// How often they want a sign of life.
    pub rhythm: Rhythm,
    /// Kinds of notices that they do not want, of those that can be switched off.
    pub switched_off: Vec<Slug>,
    /// They want the substance in the message itself, and not only that there is one.
    pub open_words: bool,
    /// The topics of guidance that they chose.
    pub topics: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gathered_for_a_week_goes_on_friday() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        assert_eq!(Delivery::Weekly.day(day("2026-06-01")), day("2026-06-05"));
        assert_eq!(Delivery::Weekly.day(day("2026-06-05")), day("2026-06-05"));
        assert_eq!(Delivery::Weekly.day(day("2026-06-06")), day("2026-06-12"));
        assert_eq!(Delivery::Daily.day(day("2026-06-06")), day("2026-06-06"));
        assert!(Delivery::ALL.iter().all(|(code, delivery)| Delivery::of(code) == Some(*delivery)));
    }
}
