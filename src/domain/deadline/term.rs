//! Lengths of terms and how they are added to a day. Knows no calendar of closed days and no law.

use chrono::{Days, Months, NaiveDate};

/// How long a term is, in the unit in which the law writes it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Length {
    /// Calendar days.
    Days(u32),
    /// Weeks of seven days.
    Weeks(u32),
    /// Calendar months, ending on the same day number, or on the last day of a shorter month.
    Months(u32),
    /// Calendar years, clamped like months.
    Years(u32),
}

impl Length {
    /// The last day of a term of this length when `zero` is day zero: the day of the event itself is not counted.
    ///
    /// A month ends on the same day number, or on the last day of a shorter month (established case law for Dutch terms;
    /// German Civil Code, sections 187(1) and 188(2)–(3)). Days past the end of chrono's range stay at its end.
    #[must_use]
    pub fn after(self, zero: NaiveDate) -> NaiveDate {
        let end = match self {
            Self::Days(n) => zero.checked_add_days(Days::new(u64::from(n))),
            Self::Weeks(n) => zero.checked_add_days(Days::new(u64::from(n) * 7)),
            Self::Months(n) => zero.checked_add_months(Months::new(n)),
            Self::Years(n) => n.checked_mul(12).and_then(|months| zero.checked_add_months(Months::new(months))),
        };
        end.unwrap_or(NaiveDate::MAX)
    }

    /// The most days that a term of this length can hold, for comparing terms written in different units.
    #[must_use]
    pub fn at_most_days(&self) -> u32 {
        match self {
            Self::Days(n) => *n,
            Self::Weeks(n) => n.saturating_mul(7),
            Self::Months(n) => n.saturating_mul(31),
            Self::Years(n) => n.saturating_mul(366),
        }
    }

    /// The number and the unit.
    #[must_use]
    pub fn parts(self) -> (u32, Unit) {
        match self {
            Self::Days(n) => (n, Unit::Days),
            Self::Weeks(n) => (n, Unit::Weeks),
            Self::Months(n) => (n, Unit::Months),
            Self::Years(n) => (n, Unit::Years),
        }
    }

    /// A length of `n` of a unit.
    #[must_use]
    pub fn of(n: u32, unit: Unit) -> Self {
        match unit {
            Unit::Days => Self::Days(n),
            Unit::Weeks => Self::Weeks(n),
            Unit::Months => Self::Months(n),
            Unit::Years => Self::Years(n),
        }
    }
}

/// The unit in which a term is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Unit {
    /// Calendar days.
    Days,
    /// Weeks.
    Weeks,
    /// Calendar months.
    Months,
    /// Calendar years.
    Years,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 4] = [Self::Days, Self::Weeks, Self::Months, Self::Years];

    /// Its name in data and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Weeks => "weeks",
            Self::Months => "months",
            Self::Years => "years",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn ninety_days_after_26_january_2026_is_26_april() {
        assert_eq!(Length::Days(90).after(day("2026-01-26")), day("2026-04-26"));
    }

    #[test]
    fn nine_months_from_31_may_end_on_the_last_day_of_february() {
        assert_eq!(Length::Months(9).after(day("2025-05-31")), day("2026-02-28"));
    }

    #[test]
    fn four_weeks_from_30_march_2026_is_27_april() {
        assert_eq!(Length::Weeks(4).after(day("2026-03-30")), day("2026-04-27"));
    }

    #[test]
    fn two_years_from_a_leap_day_end_on_28_february() {
        assert_eq!(Length::Years(2).after(day("2024-02-29")), day("2026-02-28"));
    }
}
