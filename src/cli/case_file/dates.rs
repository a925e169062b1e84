//! Dates as people and spreadsheets write them, and how to find out over a whole file which number is the day.

use chrono::NaiveDate;
use clap::ValueEnum;
use serde::{Deserialize, Serialize};

use crate::cli::Failure;

/// The order in which a date is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::cli) enum Dates {
    /// Year first: 2024-03-05.
    Iso,
    /// Day first: 05-03-2024, 5/3/2024, 5.3.2024.
    Dmy,
    /// Month first: 03/05/2024.
    Mdy,
}

impl Dates {
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Iso => "year first (iso)",
            Self::Dmy => "day first (dmy)",
            Self::Mdy => "month first (mdy)",
        }
    }
}

/// The three numbers of a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Numbers {
    YearFirst(i32, u32, u32),
    YearLast(u32, u32, i32),
}

/// Why a date does not count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NoDate {
    /// It cannot be read.
    Unreadable,
    /// Day and month have changed places: this would be right.
    Swapped(NaiveDate),
}

fn numbers(text: &str) -> Option<Numbers> {
    let text = without_time(text);
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Some(Numbers::YearFirst(part(text, 0, 4)?, part(text, 4, 6)?, part(text, 6, 8)?));
    }
    let separator = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| ['-', '/', '.'].contains(c))?;
    let parts: Vec<&str> = text.split(separator).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let short = |text: &str| (1..=2).contains(&text.len()).then(|| text.parse::<u32>().ok()).flatten();
    let year = |text: &str| (text.len() == 4).then(|| text.parse::<i32>().ok()).flatten();
    match (year(first), year(third)) {
        (Some(year), None) => Some(Numbers::YearFirst(year, short(second)?, short(third)?)),
        (None, Some(year)) => Some(Numbers::YearLast(short(first)?, short(second)?, year)),
        (_, _) => None,
    }
}

fn part<N: std::str::FromStr>(text: &str, from: usize, to: usize) -> Option<N> {
    text.get(from..to)?.parse().ok()
}

/// The date without a time of day that stands behind it.
fn without_time(text: &str) -> &str {
    let time = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains(':');
    match text.split_once(['T', ' ']) {
        Some((date, rest)) if time(rest.trim_start()) => date,
        Some(_) | None => text,
    }
}

/// What was seen of the dates of a file.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Survey {
    /// Year first, with a day over 12: cannot be anything else.
    iso_certain: u64,
    /// Year first, readable only with day and month exchanged.
    iso_swapped: u64,
    /// Year first, both numbers 12 or less and different.
    iso_either: u64,
    /// Year last, readable only with the day first.
    dmy_certain: u64,
    /// Year last, readable only with the month first.
    mdy_certain: u64,
    /// Year last, both numbers 12 or less and different.
    either: u64,
    year_first: u64,
    year_last: u64,
}

impl Survey {
    pub(super) fn see(&mut self, text: &str) {
        let Some(numbers) = numbers(text) else { return };
        let either = |a: u32, b: u32| u64::from(a <= 12 && b <= 12 && a != b);
        match numbers {
            Numbers::YearFirst(_, month, day) => {
                self.year_first += 1;
                self.iso_certain += u64::from(month <= 12 && day > 12);
                self.iso_swapped += u64::from(month > 12 && day <= 12);
                self.iso_either += either(month, day);
            }
            Numbers::YearLast(first, second, _) => {
                self.year_last += 1;
                self.dmy_certain += u64::from(first > 12 && second <= 12);
                self.mdy_certain += u64::from(second > 12 && first <= 12);
                self.either += either(first, second);
            }
        }
    }

    /// How the dates are to be read, and what is to be told about it.
    pub(super) fn decide(&self, asked: Option<Dates>) -> Result<(Reading, Vec<String>), Failure> {
        let dates = match asked {
            Some(dates) => dates,
            None if self.year_last == 0 => Dates::Iso,
            None if self.dmy_certain > self.mdy_certain => Dates::Dmy,
            None if self.mdy_certain > self.dmy_certain => Dates::Mdy,
            None if self.either == 0 && self.dmy_certain == 0 => Dates::Dmy,
            None => {
                let why = if self.dmy_certain == 0 {
                    "no number in these dates is over 12"
                } else {
                    "as many dates can only have the day first as can only have the month first"
                };
                return Err(Failure::input(format!(
                    "it cannot be told whether 05/03/2024 is the 5th of March or the 3rd of May: {why}. Say it with --dates \
                     dmy (day first) or --dates mdy (month first)"
                )));
            }
        };
        let halves = self.half_converted(dates);
        Ok((Reading { dates, halves }, self.notes(dates, halves)))
    }

    /// A spreadsheet that expects the month first turned every "05/03/2024" into the 3rd of May and left "25/03/2024" alone.
    fn half_converted(&self, dates: Dates) -> bool {
        let left_alone = match dates {
            Dates::Iso => false,
            Dates::Dmy => self.dmy_certain >= ENOUGH && self.mdy_certain == 0,
            Dates::Mdy => self.mdy_certain >= ENOUGH && self.dmy_certain == 0,
        };
        left_alone && self.either == 0 && self.year_first >= ENOUGH && self.iso_certain == 0
    }

    fn notes(&self, dates: Dates, halves: bool) -> Vec<String> {
        let mut notes = Vec::new();
        if halves {
            notes.push(format!(
                "{} dates have the year first and never a day over 12, all {} others a day over 12: this is what is left when \
                 a spreadsheet reads half of the dates with day and month exchanged. The first are reported as swapped; export \
                 the file anew with the columns as text",
                self.year_first, self.year_last
            ));
        } else if self.year_first > 0 && self.year_last > 0 {
            notes.push(format!(
                "{} dates have the year first, {} have it last; both were read",
                self.year_first, self.year_last
            ));
        }
        let (right, wrong, either) = match dates {
            Dates::Iso => (self.iso_certain, self.iso_swapped, self.iso_either),
            Dates::Dmy => (self.dmy_certain, self.mdy_certain, self.either),
            Dates::Mdy => (self.mdy_certain, self.dmy_certain, self.either),
        };
        if wrong > 0 && either > 0 {
            // As many of the dates that fit both ways as of those that show it.
            let more = either.saturating_mul(wrong) / (right + wrong);
            notes.push(format!(
                "day and month are swapped for certain in {wrong} of the dates. {either} dates can be read both ways; if they are as \
                 often swapped, that is true of about {more} of them, and nobody can see which: mend the file at its source"
            ));
        }
        notes
    }
}

/// As many dates make it safe to see a pattern in them.
const ENOUGH: u64 = 5;

/// How the dates of a file are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub(super) dates: Dates,
    /// Dates with the year first have day and month exchanged.
    halves: bool,
}

impl Reading {
    pub(super) fn day(self, text: &str) -> Result<NaiveDate, NoDate> {
        let found = numbers(text).ok_or(NoDate::Unreadable)?;
        let (year, month, day, swapped) = match (found, self.dates) {
            (Numbers::YearFirst(y, a, b), _) => (y, a, b, self.halves),
            (Numbers::YearLast(..), Dates::Iso) => return Err(NoDate::Unreadable),
            (Numbers::YearLast(d, m, y), Dates::Dmy) | (Numbers::YearLast(m, d, y), Dates::Mdy) => (y, m, d, false),
        };
        let date = NaiveDate::from_ymd_opt(year, month, day).filter(|_| (1..=9999).contains(&year));
        let other = NaiveDate::from_ymd_opt(year, day, month).filter(|_| (1..=9999).contains(&year));
        match (date, other) {
            (Some(date), None) => Ok(date),
            (Some(date), Some(_)) if !swapped || month == day => Ok(date),
            (_, Some(other)) => Err(NoDate::Swapped(other)),
            (None, None) => Err(NoDate::Unreadable),
        }
    }
}

/// The same numbers with day and month exchanged; `None` where that is no other date.
pub(super) fn exchanged(day: NaiveDate) -> Option<NaiveDate> {
    use chrono::Datelike;
    NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()).filter(|other| *other != day)
}
