//! `config/calendars/<id>.toml`: from the rules by which holidays fall to the days on which they fell.
//! Knows no terms and no procedure. What the file says of a holiday's basis it hands on unchanged.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

use super::authority::authorities;
use super::computus::easter;
use super::reader::{GREATEST, Section, read};
use crate::domain::deadline::calendar::{Calendar, CalendarParts, Holiday, Longest, MinimumOpenDays, ShiftRule};
use crate::domain::ids::Slug;
use crate::domain::procedure::Authority;
use crate::domain::procedure::draft::{AuthorityDraft, Name};
use crate::domain::procedure::faults::{Fault, did_you_mean};

/// The day table has one byte a day, of which two values mean open and weekend.
const MOST_HOLIDAYS: usize = 250;

/// Enough for any law in force, and few enough to lay out day by day.
const MOST_YEARS: i32 = 200;

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];

/// Reads one calendar file. The calendar is there only when nothing is wrong with it.
pub(super) fn read_calendar(file: &str, text: &str) -> Result<Calendar, Vec<Fault>> {
    let (parts, faults) = read(file, text, parts);
    match parts.and_then(Calendar::build) {
        Some(calendar) if faults.is_empty() => Ok(calendar),
        _ => Err(faults),
    }
}

fn parts(root: &mut Section<'_>) -> Option<CalendarParts> {
    let id = root.name("id");
    let words = root.words();
    let (from, until, verified_from) = (root.date("from"), root.date("until"), root.date("verified-from"));
    let weekend = root.choices("weekend", &WEEKDAYS);
    if weekend.len() == WEEKDAYS.len() {
        root.note_at("weekend", "out-of-range", "a week needs at least one open day");
    }
    let sources = Sources::of(authorities(root), root);
    let shift = shift(root, &sources);
    let span = span(root, from, until);
    // Without a span the holidays are still read, for their faults, over a span that any date lies in.
    let holidays = holidays(root, &sources, &span.clone().unwrap_or(NaiveDate::MIN..=NaiveDate::MAX));
    let span = span?;
    Some(CalendarParts {
        id: id.text,
        words,
        from: *span.start(),
        until: *span.end(),
        verified_from: verified_from?,
        weekend,
        holidays,
        shift: shift?,
    })
}

fn span(root: &Section<'_>, from: Option<NaiveDate>, until: Option<NaiveDate>) -> Option<RangeInclusive<NaiveDate>> {
    let (from, until) = (from?, until?);
    if until < from {
        root.note_at("until", "until-before-from", format!("`until` must not lie before `from` ({from})"));
        return None;
    }
    if until.year() - from.year() > MOST_YEARS {
        root.note_at("until", "out-of-range", format!("a calendar covers at most {MOST_YEARS} years"));
        return None;
    }
    Some(from..=until)
}

/// The authorities of the file by name.
struct Sources(BTreeMap<Slug, Authority>);

impl Sources {
    fn of(drafts: Vec<AuthorityDraft>, root: &Section<'_>) -> Self {
        let mut known = BTreeMap::new();
        for AuthorityDraft { line, authority } in drafts {
            let id = authority.id.clone();
            if known.insert(id.clone(), authority).is_some() && line > 0 {
                root.note_line(line, "duplicate-id", format!("the authority `{id}` is there twice"));
            }
        }
        Self(known)
    }

    fn get(&self, name: &Name, section: &Section<'_>) -> Option<Authority> {
        let found = self.0.get(&name.text);
        if found.is_none() && !name.is_unreadable() {
            let near = did_you_mean(name.text.as_str(), self.0.keys().map(Slug::as_str));
            section.note_line(name.line, "unknown-authority", format!("there is no authority `{}`{near}", name.text));
        }
        found.cloned()
    }
}

fn shift(root: &mut Section<'_>, sources: &Sources) -> Option<ShiftRule> {
    let Some(mut section) = root.table("shift") else {
        root.note("missing-key", "a calendar needs the table `[shift]`");
        return None;
    };
    let id = section.name("id");
    let longest = section.table("longest").map(|mut table| {
        let limits = ["days", "weeks", "months"].map(|key| count(&mut table, key));
        table.finish();
        limits
    });
    let minimum = section.table("minimum").map(|mut table| {
        let limits = ["term-days", "open-days"].map(|key| count(&mut table, key));
        table.finish();
        limits
    });
    let authority = section.name("authority");
    section.finish();
    Some(ShiftRule {
        id: id.text,
        longest: longest.map(|[days, weeks, months]| Longest { days, weeks, months }),
        minimum: minimum.map(|[term_days, open_days]| MinimumOpenDays { term_days, open_days }),
        authority: sources.get(&authority, &section)?,
    })
}

fn count(table: &mut Section<'_>, key: &'static str) -> u32 {
    table.number(key, &(1..=GREATEST)).and_then(|n| u32::try_from(n).ok()).unwrap_or(1)
}

fn holidays(
    root: &mut Section<'_>,
    sources: &Sources,
    span: &RangeInclusive<NaiveDate>,
) -> Vec<(Holiday, Vec<NaiveDate>)> {
    let mut sections = root.tables("holiday");
    if sections.len() > MOST_HOLIDAYS {
        root.note_at("holiday", "too-many-holidays", format!("a calendar has at most {MOST_HOLIDAYS} holidays"));
    }
    let mut seen = BTreeSet::new();
    let mut holidays = Vec::new();
    for section in &mut sections {
        let id = section.name("id");
        let words = section.words();
        let authority = section.name("authority");
        let dates = dates(section, span);
        section.finish();
        for (day, line) in &dates {
            if !seen.insert((id.text.clone(), *day)) {
                section.note_line(*line, "duplicate-date", format!("`{}` falls on {day} twice", id.text));
            }
        }
        if let Some(authority) = sources.get(&authority, section) {
            holidays.push((Holiday { id: id.text, words, authority }, dates.into_iter().map(|(day, _)| day).collect()));
        }
    }
    holidays
}

/// The days of one holiday within the span, by whichever of the three rules the file has for it.
fn dates(section: &mut Section<'_>, span: &RangeInclusive<NaiveDate>) -> Vec<(NaiveDate, usize)> {
    let rules = ["month", "easter", "dates"].into_iter().filter(|key| section.has(key)).count();
    if rules != 1 {
        section.note("holiday-rule", "a holiday needs exactly one of `month` with `day`, `easter`, or `dates`");
    }
    let years = years(section, span);
    let line = section.line();
    let fixed = if section.has("month") { fixed(section, &years) } else { Vec::new() };
    let movable = if section.has("easter") { movable(section, &years) } else { Vec::new() };
    let rule_days = fixed.into_iter().chain(movable).filter(|day| span.contains(day)).map(|day| (day, line));
    let mut days: Vec<(NaiveDate, usize)> = rule_days.collect();
    for (day, line) in section.dates("dates") {
        if span.contains(&day) {
            days.push((day, line));
        } else {
            let text = format!("{day} lies outside what the calendar covers, {} to {}", span.start(), span.end());
            section.note_line(line, "outside-range", text);
        }
    }
    days
}

fn years(section: &mut Section<'_>, span: &RangeInclusive<NaiveDate>) -> RangeInclusive<i32> {
    let mut year = |key| section.optional_number(key, &(1000..=9999)).and_then(|n| i32::try_from(n).ok());
    let (from, until) = (year("from-year"), year("until-year"));
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        section.note_at("until-year", "until-before-from", "`until-year` must not lie before `from-year`");
    }
    let first = span.start().year();
    let last = span.end().year().min(first.saturating_add(MOST_YEARS));
    from.map_or(first, |year| year.max(first))..=until.map_or(last, |year| year.min(last))
}

/// `month`, `day` and perhaps `moved-when`. 29 February falls in leap years only.
fn fixed(section: &mut Section<'_>, years: &RangeInclusive<i32>) -> Vec<NaiveDate> {
    let mut part = |key, range| section.number(key, &range).and_then(|n| u32::try_from(n).ok());
    let (month, day) = (part("month", 1..=12), part("day", 1..=31));
    let moved = moved_when(section);
    let (Some(month), Some(day)) = (month, day) else { return Vec::new() };
    // 2000 was a leap year, so every day that a year can have, it had.
    if NaiveDate::from_ymd_opt(2000, month, day).is_none() {
        section.note_at("day", "impossible-date", format!("no year has a day {day} in month {month}"));
    }
    let falls = years.clone().filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    match moved {
        Some((weekday, by)) => falls.map(|day| if day.weekday() == weekday { day + by } else { day }).collect(),
        None => falls.collect(),
    }
}

fn moved_when(section: &mut Section<'_>) -> Option<(Weekday, TimeDelta)> {
    let mut table = section.table("moved-when")?;
    let weekday = table.choice("weekday", &WEEKDAYS);
    let days = table.number("days", &(-6..=6));
    table.finish();
    Some((weekday?, TimeDelta::days(days?)))
}

fn movable(section: &mut Section<'_>, years: &RangeInclusive<i32>) -> Vec<NaiveDate> {
    let Some(offset) = section.number("easter", &(-80..=250)) else { return Vec::new() };
    years.clone().filter_map(easter).filter_map(|day| day.checked_add_signed(TimeDelta::days(offset))).collect()
}
