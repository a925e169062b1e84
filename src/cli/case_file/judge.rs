//! Is a row right? All that is wrong with it is told; what is right becomes a case.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::dates::{NoDate, Reading, exchanged};
use super::defects::{Defect, Kind};
use super::mapping::{Columns, Mapping, SeenFrom};
use super::raw::{Cell, RawRow, Words};
use super::{Case, GRANTED, REFUSED, WITHDRAWN};
use crate::domain::waiting::{Cause, Closing, Group, Watched};

/// Older days are typing errors.
pub(super) const FIRST_YEAR: i32 = 1900;

const USUAL_GRANTED: &[&str] = &[
    "granted",
    "granted_partial",
    "granted partial",
    "partially granted",
    "approved",
    "certified",
    "toegewezen",
    "ingewilligd",
    "toegekend",
    "verleend",
    "inwilliging",
];
const USUAL_REFUSED: &[&str] = &["refused", "rejected", "denied", "afgewezen", "geweigerd", "afwijzing"];
const USUAL_WITHDRAWN: &[&str] = &["withdrawn", "ingetrokken", "intrekking"];
const USUAL_OPEN: &[&str] = &["pending", "open", "in progress", "in behandeling", "lopend", "openstaand"];

/// What a value in the column of outcomes means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Meaning {
    Ended(Cause),
    Open,
    Unknown,
}

fn meaning(value: &str, mapping: &Mapping) -> Meaning {
    let value = value.trim().to_lowercase();
    let among = |said: &[String], usual: &[&str]| {
        if said.is_empty() {
            usual.contains(&value.as_str())
        } else {
            said.iter().any(|s| s.trim().to_lowercase() == value)
        }
    };
    if value.is_empty() || among(&mapping.open, USUAL_OPEN) {
        Meaning::Open
    } else if among(&mapping.granted, USUAL_GRANTED) {
        Meaning::Ended(GRANTED)
    } else if among(&mapping.refused, USUAL_REFUSED) {
        Meaning::Ended(REFUSED)
    } else if among(&mapping.withdrawn, USUAL_WITHDRAWN) {
        Meaning::Ended(WITHDRAWN)
    } else {
        Meaning::Unknown
    }
}

/// What rows are judged by.
pub(super) struct Judge<'f> {
    columns: &'f Columns,
    reading: Reading,
    as_of: NaiveDate,
    outcomes: &'f Words,
    groups: &'f Words,
    meanings: Vec<Meaning>,
    keys: HashMap<String, u64>,
    defects: Vec<Defect>,
}

/// Something is wrong with the row, and has been told.
#[derive(Clone, Copy, Debug)]
struct Defective;

/// The days of a row that could be read.
#[derive(Clone, Copy)]
struct Days {
    received: NaiveDate,
    closed: Option<NaiveDate>,
    last_seen: Option<NaiveDate>,
    seen_from: Option<NaiveDate>,
}

impl<'f> Judge<'f> {
    pub(super) fn new(
        (columns, mapping): (&'f Columns, &Mapping),
        reading: Reading,
        as_of: NaiveDate,
        (outcomes, groups): (&'f Words, &'f Words),
    ) -> Self {
        let meanings = outcomes.texts().iter().map(|value| meaning(value, mapping)).collect();
        Self { columns, reading, as_of, outcomes, groups, meanings, keys: HashMap::new(), defects: Vec::new() }
    }

    pub(super) fn defects(self) -> Vec<Defect> {
        self.defects
    }

    /// A key that stood on an earlier line is a defect. Is it new?
    pub(super) fn key(&mut self, line: u64, cell: &Cell) -> bool {
        let Some(column) = &self.columns.key else { return true };
        if cell.text().is_empty() {
            self.defect(line, Kind::MissingKey, (&column.name, ""), "a key".to_owned());
            return false;
        }
        let first = *self.keys.entry(cell.text().to_owned()).or_insert(line);
        if first != line {
            let right = format!("a key of its own; it stands on line {first} already");
            self.defect(line, Kind::DuplicateKey, (&column.name, cell.text()), right);
        }
        first == line
    }

    /// The case of a row, or nothing where something is wrong with it.
    pub(super) fn case(&mut self, row: &RawRow) -> Option<Case> {
        let before = self.defects.len();
        let days = self.days(row);
        let ending = self.ending(row);
        let word = |words: &Words, place: Option<u32>| place.and_then(|p| words.word(p)).is_none_or(Cell::is_utf8);
        if !word(self.groups, row.group) {
            let column = self.columns.group.as_ref().map_or("", |c| &c.name);
            self.defect(row.line, Kind::NotUtf8, (column, text_of(self.groups, row.group)), UTF_8.to_owned());
        }
        let (Some(days), Ok(ending)) = (days, ending) else { return None };
        let sound = self.defects.len() == before;
        let in_order = self.in_order(row, days);
        let closed = self.known(row, days);
        if !sound || !in_order {
            return None;
        }
        self.stages(row, days);
        let lost_on = days.last_seen.filter(|last| closed.is_none() && days.closed.is_none() && *last < self.as_of);
        let closing = closed.map(|on| Closing { on, cause: ending.unwrap_or(GRANTED) });
        let group = Group { received: days.received, closed: closing, count: 1 };
        let watched = Watched { group, seen_from: days.seen_from, lost_on };
        Some(Case { watched, group: row.group, family: row.family })
    }

    fn days(&mut self, row: &RawRow) -> Option<Days> {
        let columns = self.columns;
        if row.received.text().is_empty() {
            let right = "a date in every row".to_owned();
            self.defect(row.line, Kind::MissingReceipt, (&columns.received.name, ""), right);
        }
        let received = self.day(row.line, &columns.received.name, &row.received);
        let closed = self.day(row.line, &columns.closed.name, &row.closed);
        let name = |column: &Option<super::mapping::Column>| column.as_ref().map_or(String::new(), |c| c.name.clone());
        let last_name = name(&columns.last_seen);
        let last_seen = row.last_seen.as_ref().map_or(Ok(None), |cell| self.day(row.line, &last_name, cell));
        let seen_from = match (&columns.seen_from, &row.seen_from) {
            (SeenFrom::Day(day), _) => Ok(Some(*day)),
            (SeenFrom::Column(column), Some(cell)) => self.day(row.line, &column.name, cell),
            (SeenFrom::Receipt | SeenFrom::Column(_), _) => Ok(None),
        };
        let (Ok(Some(received)), Ok(closed), Ok(last_seen), Ok(seen_from)) = (received, closed, last_seen, seen_from)
        else {
            return None;
        };
        Some(Days { received, closed, last_seen, seen_from })
    }

    /// The day in a cell; `None` where it is empty.
    fn day(&mut self, line: u64, column: &str, cell: &Cell) -> Result<Option<NaiveDate>, Defective> {
        let text = cell.text();
        if !cell.is_utf8() {
            self.defect(line, Kind::NotUtf8, (column, text), UTF_8.to_owned());
            return Err(Defective);
        }
        if text.is_empty() {
            return Ok(None);
        }
        match self.reading.day(text) {
            Ok(day) if day.year() < FIRST_YEAR => {
                self.defect(line, Kind::FarDate, (column, text), format!("a year from {FIRST_YEAR} on"));
                Err(Defective)
            }
            Ok(day) => Ok(Some(day)),
            Err(NoDate::Swapped(right)) => {
                self.defect(line, Kind::SwappedDate, (column, text), format!("{right}, day and month exchanged"));
                Err(Defective)
            }
            Err(NoDate::Unreadable) => {
                let example = match self.reading.dates {
                    super::Dates::Iso => "2024-03-25",
                    super::Dates::Dmy => "25-03-2024",
                    super::Dates::Mdy => "03/25/2024",
                };
                let right = format!("a date with the {}, such as {example}", self.reading.dates.words());
                self.defect(line, Kind::UnreadableDate, (column, text), right);
                Err(Defective)
            }
        }
    }

    /// How the case ended; `None` while it is open.
    fn ending(&mut self, row: &RawRow) -> Result<Option<Cause>, Defective> {
        let closed = !row.closed.text().is_empty();
        let Some(column) = &self.columns.outcome else { return Ok(closed.then_some(GRANTED)) };
        let place = row.outcome.and_then(|place| usize::try_from(place).ok());
        let meaning = place.and_then(|place| self.meanings.get(place)).copied().unwrap_or(Meaning::Unknown);
        let text = text_of(self.outcomes, row.outcome);
        match meaning {
            Meaning::Ended(cause) if closed => Ok(Some(cause)),
            Meaning::Open if !closed => Ok(None),
            Meaning::Ended(_) => {
                let right = format!("a date in {}, or no outcome", self.columns.closed.name);
                self.defect(row.line, Kind::OutcomeWithoutClosing, (&column.name, text), right);
                Err(Defective)
            }
            Meaning::Open | Meaning::Unknown => {
                let right = "a word for granted, refused or withdrawn; other words are named with --granted, --refused, \
                             --withdrawn or --open";
                self.defect(row.line, Kind::UnknownOutcome, (&column.name, text), right.to_owned());
                Err(Defective)
            }
        }
    }

    /// Does nothing come before what it must follow?
    fn in_order(&mut self, row: &RawRow, days: Days) -> bool {
        let before = self.defects.len();
        let columns = self.columns;
        if days.received > self.as_of {
            let (place, right) = ((columns.received.name.as_str(), row.received.text()), self.by_then(days.received));
            self.defect(row.line, Kind::Future, place, right);
        }
        let last = days.last_seen.filter(|_| days.closed.is_none());
        if let Some(closed) = days.closed.filter(|closed| *closed < days.received) {
            let hint = untwisted(days.received, closed, self.as_of);
            let right = format!("{} or later, the day of receipt{hint}", days.received);
            self.defect(row.line, Kind::ClosedBeforeReceipt, (&columns.closed.name, row.closed.text()), right);
        }
        if last.is_some_and(|last| last < days.received) {
            let place = columns.last_seen.as_ref().zip(row.last_seen.as_ref());
            let place = place.map_or(("", ""), |(column, cell)| (column.name.as_str(), cell.text()));
            let right = format!("{} or later, the day of receipt", days.received);
            self.defect(row.line, Kind::LastSeenBeforeReceipt, place, right);
        }
        let gone =
            days.closed.or(last).zip(days.seen_from).filter(|(gone, from)| gone < from && *gone >= days.received);
        if let Some((gone, from)) = gone {
            let right = format!("{from} or later, from when on cases are seen");
            let column = if days.closed.is_some() { columns.closed.name.as_str() } else { "" };
            self.defect(row.line, Kind::BeforeSeen, (column, &gone.to_string()), right);
        }
        self.defects.len() == before
    }

    /// The closing, as far as it can be known on the as-of day: a later one is a defect, and the case counts as open.
    fn known(&mut self, row: &RawRow, days: Days) -> Option<NaiveDate> {
        let closed = days.closed?;
        if closed <= self.as_of {
            return Some(closed);
        }
        let right = format!("{}; the case counts as open", self.by_then(closed));
        self.defect(row.line, Kind::Future, (&self.columns.closed.name, row.closed.text()), right);
        None
    }

    fn by_then(&self, day: NaiveDate) -> String {
        let other = exchanged(day).filter(|other| *other <= self.as_of);
        let hint = other.map_or(String::new(), |other| format!(" ({other}, if day and month were swapped)"));
        format!("a day up to {}{hint}", self.as_of)
    }

    fn stages(&mut self, row: &RawRow, days: Days) {
        let columns = self.columns;
        let mut last = (days.received, columns.received.name.as_str());
        let mut told = Vec::new();
        for (column, cell) in columns.stages.iter().zip(&row.stages) {
            if let Ok(Some(day)) = self.day(row.line, &column.name, cell) {
                if day < last.0 {
                    told.push(((column.name.as_str(), cell.text()), last));
                }
                last = (day, column.name.as_str());
            }
        }
        if days.closed.is_some_and(|closed| closed < last.0) {
            told.push(((columns.closed.name.as_str(), row.closed.text()), last));
        }
        // A row is one defect, however often its days go back.
        if let Some((place, (day, after))) = told.first() {
            self.defect(row.line, Kind::StagesOutOfOrder, *place, format!("{day} or later, after {after}"));
        }
    }

    pub(super) fn defect(&mut self, line: u64, kind: Kind, (column, value): (&str, &str), right: String) {
        self.defects.push(Defect { line, kind, column: column.to_owned(), value: value.to_owned(), right });
    }
}

const UTF_8: &str = "UTF-8; save the file in that encoding";

fn text_of(words: &Words, place: Option<u32>) -> &str {
    place.and_then(|place| words.word(place)).map_or("", Cell::text)
}

/// Would the row be in order with day and month of one date exchanged?
fn untwisted(received: NaiveDate, closed: NaiveDate, as_of: NaiveDate) -> String {
    let good = |received: NaiveDate, closed: NaiveDate| received <= closed && closed <= as_of;
    if let Some(other) = exchanged(received).filter(|other| good(*other, closed)) {
        return format!("; it would fit if that were {other}, day and month exchanged");
    }
    match exchanged(closed).filter(|other| good(received, *other)) {
        Some(other) => format!("; {other} would fit, day and month exchanged"),
        None => String::new(),
    }
}
