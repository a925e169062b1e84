//! Open and closed days of one jurisdiction, and its rule for terms that end on a closed day.
//! Owns no dates itself: they come from the calendar files. Outside what a file covers it answers with an error.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use thiserror::Error;

use super::term::Length;
use crate::domain::ids::Slug;
use crate::domain::procedure::{Authority, Words};

/// Why a day is closed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Closed<'c> {
    /// Saturday or Sunday (or whatever the jurisdiction's rule names).
    Weekend(Weekday),
    /// A holiday, or a day equated with one.
    Holiday(&'c Holiday),
}

/// A named closed day with the place where the law says so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holiday {
    /// The name of the day (`kings-day`, `equated-day`).
    pub id: Slug,
    /// Its name in words.
    pub words: Words,
    /// The statutory basis.
    pub authority: Authority,
}

/// The day asked for lies outside what the calendar's file covers.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("calendar {calendar} covers {from} to {until}, not {day}")]
pub struct OutsideCalendar {
    /// The calendar that was asked.
    pub calendar: Slug,
    /// The day that it does not know.
    pub day: NaiveDate,
    /// First day covered.
    pub from: NaiveDate,
    /// Last day covered.
    pub until: NaiveDate,
}

/// What a jurisdiction does with terms that end on a closed day.
///
/// The Netherlands: General Extension of Time-Limits Act (Algemene termijnenwet), articles 1, 2 and 4.
/// Germany: section 193 of the Civil Code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ShiftRule {
    /// The name of the rule.
    pub id: Slug,
    /// Terms longer than this are left alone (article 4 of the Dutch Act); `None`: every term is shifted.
    pub longest: Option<Longest>,
    /// A term of at least this many days is lengthened until it holds that many open days (article 2 of the Dutch Act).
    pub minimum: Option<MinimumOpenDays>,
    /// Where the rule stands.
    pub authority: Authority,
}

/// The longest terms that are still shifted, per unit in which the law writes the term.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Longest {
    /// Of terms written in days.
    pub days: u32,
    /// Of terms written in weeks.
    pub weeks: u32,
    /// Of terms written in months.
    pub months: u32,
}

/// Article 2 of the Dutch Act: "a term of at least three days is, if need be, extended until it holds at least two days
/// that are not a Saturday, Sunday or recognised holiday".
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MinimumOpenDays {
    /// Terms of at least this many days.
    pub term_days: u32,
    /// Hold at least this many open days.
    pub open_days: u32,
}

impl ShiftRule {
    /// Does the rule reach a term of these parts? Parts (a base term and its extension) count together: the law looks at
    /// the term, not at how it came about. A term in years is never reached where there is a longest term.
    #[must_use]
    pub fn reaches(&self, parts: &[Length]) -> bool {
        let Some(longest) = self.longest else { return true };
        match parts {
            [Length::Days(n)] => *n <= longest.days,
            [Length::Weeks(n)] => *n <= longest.weeks,
            [Length::Months(n)] => *n <= longest.months,
            [] | [Length::Years(_)] => false,
            several => several_reached(longest, several),
        }
    }
}

/// Parts in one unit are added in that unit; parts in different units are compared by the number of days they can hold
/// at most, so that 90 days and three months together are longer than either limit.
fn several_reached(longest: Longest, parts: &[Length]) -> bool {
    let sum = |of: fn(&Length) -> Option<u32>| parts.iter().map(of).sum::<Option<u32>>();
    let days = |l: &Length| if let Length::Days(n) = l { Some(*n) } else { None };
    let weeks = |l: &Length| if let Length::Weeks(n) = l { Some(*n) } else { None };
    let months = |l: &Length| if let Length::Months(n) = l { Some(*n) } else { None };
    if let Some(total) = sum(days) {
        return total <= longest.days;
    }
    if let Some(total) = sum(weeks) {
        return total <= longest.weeks;
    }
    if let Some(total) = sum(months) {
        return total <= longest.months;
    }
    parts.iter().map(Length::at_most_days).sum::<u32>() <= longest.days
}

/// The calendar of one jurisdiction over the years its file covers.
#[derive(Clone, Debug)]
pub struct Calendar {
    id: Slug,
    words: Words,
    from: NaiveDate,
    until: NaiveDate,
    /// One byte a day from `from` on: 0 open, 1 weekend, n + 2 the n-th of `holidays`.
    days: Vec<u8>,
    holidays: Vec<Holiday>,
    shift: ShiftRule,
    verified_from: NaiveDate,
}

/// What a calendar is made of, as its file has it.
#[derive(Debug)]
pub struct CalendarParts {
    /// Its name.
    pub id: Slug,
    /// Its title.
    pub words: Words,
    /// First day covered.
    pub from: NaiveDate,
    /// Last day covered.
    pub until: NaiveDate,
    /// From this day on the list of equated days has been read in its source; before it the list may have gaps.
    pub verified_from: NaiveDate,
    /// Closed days of the week.
    pub weekend: Vec<Weekday>,
    /// Holidays with every day on which they fall. Of two on one day the first named gives the reason.
    pub holidays: Vec<(Holiday, Vec<NaiveDate>)>,
    /// The rule for terms.
    pub shift: ShiftRule,
}

const OPEN: u8 = 0;
const WEEKEND: u8 = 1;
const FIRST_HOLIDAY: u8 = 2;

impl Calendar {
    /// Lays the closed days out day by day. `None` when `until` lies before `from`, or there are more than 250 holidays.
    #[must_use]
    pub fn build(parts: CalendarParts) -> Option<Self> {
        let length = usize::try_from((parts.until - parts.from).num_days()).ok()? + 1;
        let mut days: Vec<u8> = parts
            .from
            .iter_days()
            .take(length)
            .map(|day| if parts.weekend.contains(&day.weekday()) { WEEKEND } else { OPEN })
            .collect();
        let mut holidays = Vec::new();
        for (holiday, dates) in parts.holidays {
            let code = u8::try_from(holidays.len()).ok().and_then(|n| n.checked_add(FIRST_HOLIDAY))?;
            for date in dates {
                let at = usize::try_from((date - parts.from).num_days()).ok();
                if let Some(slot) = at.and_then(|at| days.get_mut(at))
                    && *slot < FIRST_HOLIDAY
                {
                    *slot = code;
                }
            }
            holidays.push(holiday);
        }
        Some(Self {
            id: parts.id,
            words: parts.words,
            from: parts.from,
            until: parts.until,
            days,
            holidays,
            shift: parts.shift,
            verified_from: parts.verified_from,
        })
    }

    /// The calendar's name.
    #[must_use]
    pub fn id(&self) -> &Slug {
        &self.id
    }

    /// The calendar's title.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// First and last day covered.
    #[must_use]
    pub fn covers(&self) -> (NaiveDate, NaiveDate) {
        (self.from, self.until)
    }

    /// Before this day the list of days equated by decree may have gaps: a shifted date there deserves a second look.
    #[must_use]
    pub fn verified_from(&self) -> NaiveDate {
        self.verified_from
    }

    /// The rule for terms that end on a closed day.
    #[must_use]
    pub fn shift_rule(&self) -> &ShiftRule {
        &self.shift
    }

    /// Why this day is closed, `None` when it is open.
    pub fn closed(&self, day: NaiveDate) -> Result<Option<Closed<'_>>, OutsideCalendar> {
        match self.code(day)? {
            OPEN => Ok(None),
            WEEKEND => Ok(Some(Closed::Weekend(day.weekday()))),
            code => Ok(self.holidays.get(usize::from(code - FIRST_HOLIDAY)).map(Closed::Holiday)),
        }
    }

    /// Is this day open?
    pub fn is_open(&self, day: NaiveDate) -> Result<bool, OutsideCalendar> {
        Ok(self.code(day)? == OPEN)
    }

    /// The first open day on or after this one (article 1(1) of the Dutch Act).
    pub fn first_open(&self, day: NaiveDate) -> Result<NaiveDate, OutsideCalendar> {
        let mut at = day;
        while !self.is_open(at)? {
            at = next(at);
        }
        Ok(at)
    }

    /// The last day of a term from the day after `zero` to `end`, moved on until it is open and the term holds the
    /// minimum of open days.
    pub fn shifted(&self, zero: NaiveDate, end: NaiveDate) -> Result<NaiveDate, OutsideCalendar> {
        let mut last = self.first_open(end)?;
        let Some(minimum) = self.shift.minimum else { return Ok(last) };
        if (end - zero).num_days() < i64::from(minimum.term_days) {
            return Ok(last);
        }
        // Counted until there are enough: a few days, however long the term.
        let mut held = 0;
        let mut day = zero;
        while day < last && held < minimum.open_days {
            day = next(day);
            held += u32::from(self.is_open(day)?);
        }
        while held < minimum.open_days {
            last = self.first_open(next(last))?;
            held += 1;
        }
        Ok(last)
    }

    fn code(&self, day: NaiveDate) -> Result<u8, OutsideCalendar> {
        usize::try_from((day - self.from).num_days())
            .ok()
            .and_then(|at| self.days.get(at).copied())
            .ok_or_else(|| OutsideCalendar { calendar: self.id.clone(), day, from: self.from, until: self.until })
    }
}

fn next(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX)
}
