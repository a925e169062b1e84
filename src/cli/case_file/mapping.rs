//! Which column means what: said on the command line, read from a small file, or guessed from usual names and told.

use std::path::Path;

use chrono::NaiveDate;
use clap::Args;
use serde::{Deserialize, Serialize};

use super::dates::Dates;
use crate::cli::{Failure, Outcome};

/// The columns and values of a case file. In a mapping file each option has the same name, without the hyphens before it.
#[derive(Args, Clone, Default, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(in crate::cli) struct Mapping {
    /// The column with the day of receipt; by default guessed from usual names, and told.
    #[arg(long, value_name = "COLUMN")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::cli) received: Option<String>,
    /// The column with the day of closing, empty while the case is open; guessed like the receipt.
    #[arg(long, value_name = "COLUMN")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::cli) closed: Option<String>,
    /// The column with the outcome; guessed like the receipt (`-`: none). Without one all closings count alike.
    #[arg(long, value_name = "COLUMN")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::cli) outcome: Option<String>,
    /// Outcomes that mean granted, instead of the usual words (granted, `granted_partial`, approved, toegewezen, ingewilligd, …).
    #[arg(long, value_name = "VALUE", num_args = 1..)]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(in crate::cli) granted: Vec<String>,
    /// Outcomes that mean refused, instead of the usual words (refused, rejected, denied, afgewezen, …).
    #[arg(long, value_name = "VALUE", num_args = 1..)]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(in crate::cli) refused: Vec<String>,
    /// Outcomes that mean withdrawn, instead of the usual words (withdrawn, ingetrokken, …).
    #[arg(long, value_name = "VALUE", num_args = 1..)]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(in crate::cli) withdrawn: Vec<String>,
    /// Values of the outcome of a case that is open, beside an empty one (pending, open, lopend, …).
    #[arg(long, value_name = "VALUE", num_args = 1..)]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(in crate::cli) open: Vec<String>,
    /// A column by which to compare groups.
    #[arg(long, value_name = "COLUMN")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::cli) group: Option<String>,
    /// The column with the day on which a case was last seen: one that is open and was not seen until the as-of day is lost, and
    /// counts until then. Guessed like the receipt (`-`: none).
    #[arg(long, value_name = "COLUMN")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::cli) last_seen: Option<String>,
    /// Cases closed before this day are not in the file: a day, or a column with one for each case.
    #[arg(long, value_name = "DAY|COLUMN")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::cli) seen_from: Option<String>,
    /// The day at whose end the file was made; by default the last day in it.
    #[arg(long, value_name = "DAY")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::cli) as_of: Option<NaiveDate>,
    /// Leave out the cases received before this day.
    #[arg(long, value_name = "DAY")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::cli) received_from: Option<NaiveDate>,
    /// How dates are written; by default found out over the whole file.
    #[arg(long, value_enum)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::cli) dates: Option<Dates>,
    /// What stands between cells: a character, or `tab`; by default found out from the first line.
    #[arg(long, value_name = "CHARACTER")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::cli) delimiter: Option<String>,
    /// A column in which no value may occur twice.
    #[arg(long, value_name = "COLUMN")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::cli) key: Option<String>,
    /// The column that says to which family a case belongs, for --publish; by default each row is a family.
    #[arg(long, value_name = "COLUMN")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::cli) family: Option<String>,
    /// Columns with days between receipt and closing, in order; only checked.
    #[arg(long, value_name = "COLUMN", num_args = 1..)]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(in crate::cli) stage: Vec<String>,
}

impl Mapping {
    pub(super) fn load(path: &Path) -> Result<Self, Failure> {
        let wrong = |error: String| Failure::input(format!("{}: {}", path.display(), error.trim_end()));
        let text = std::fs::read_to_string(path).map_err(|e| wrong(e.to_string()))?;
        let mut mapping: Self = toml::from_str(&text).map_err(|e| wrong(e.to_string()))?;
        mapping.trim();
        Ok(mapping)
    }

    pub(super) fn save(&self, path: &Path) -> Outcome {
        let text = toml::to_string(self).map_err(Failure::outside)?;
        let head = "# Which column of a case file means what: `wachtwijzer waits FILE --mapping THIS`.\n";
        std::fs::write(path, format!("{head}{text}")).map_err(|e| Failure::outside(format!("{}: {e}", path.display())))
    }

    /// Does a column say when a case was last seen?
    pub(in crate::cli) fn sees_last(&self) -> bool {
        self.last_seen.as_deref().is_some_and(|name| name != NONE)
    }

    /// The day from which closings are seen, where it is one day for all.
    pub(in crate::cli) fn seen_from_day(&self) -> Option<NaiveDate> {
        self.seen_from.as_deref()?.parse().ok()
    }

    /// What is said here, and for the rest what another says.
    pub(super) fn over(self, other: Self) -> Self {
        let first = |mine: Vec<String>, theirs: Vec<String>| if mine.is_empty() { theirs } else { mine };
        Self {
            received: self.received.or(other.received),
            closed: self.closed.or(other.closed),
            outcome: self.outcome.or(other.outcome),
            granted: first(self.granted, other.granted),
            refused: first(self.refused, other.refused),
            withdrawn: first(self.withdrawn, other.withdrawn),
            open: first(self.open, other.open),
            group: self.group.or(other.group),
            last_seen: self.last_seen.or(other.last_seen),
            seen_from: self.seen_from.or(other.seen_from),
            as_of: self.as_of.or(other.as_of),
            received_from: self.received_from.or(other.received_from),
            dates: self.dates.or(other.dates),
            delimiter: self.delimiter.or(other.delimiter),
            key: self.key.or(other.key),
            family: self.family.or(other.family),
            stage: first(self.stage, other.stage),
        }
    }

    fn trim(&mut self) {
        let lists = [&mut self.granted, &mut self.refused, &mut self.withdrawn, &mut self.open, &mut self.stage];
        for list in lists {
            list.retain(|value| !value.trim().is_empty());
        }
    }
}

/// In place of a name: there is no such column.
const NONE: &str = "-";

/// A column of a file: its place and its name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Column {
    pub(super) at: usize,
    pub(super) name: String,
}

/// Columns as they were found in a file.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) received: Column,
    pub(super) closed: Column,
    pub(super) outcome: Option<Column>,
    pub(super) group: Option<Column>,
    pub(super) last_seen: Option<Column>,
    pub(super) seen_from: SeenFrom,
    pub(super) key: Option<Column>,
    pub(super) family: Option<Column>,
    pub(super) stages: Vec<Column>,
    /// How many columns the file has.
    pub(super) count: usize,
    /// What was guessed.
    pub(super) notes: Vec<String>,
}

/// From when on closings were seen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum SeenFrom {
    Receipt,
    Day(NaiveDate),
    Column(Column),
}

const RECEIVED: &[&str] = &[
    "receivedon",
    "received",
    "receiveddate",
    "datereceived",
    "receiptdate",
    "receipt",
    "receivedat",
    "applicationdate",
    "appliedon",
    "lodgedon",
    "filedon",
    "ontvangen",
    "ontvangenop",
    "ontvangst",
    "ontvangstdatum",
    "datumontvangst",
    "aanvraagdatum",
    "datumaanvraag",
];
const CLOSED: &[&str] = &[
    "closedon",
    "closed",
    "closeddate",
    "dateclosed",
    "closingdate",
    "decidedon",
    "decided",
    "decisiondate",
    "datedecided",
    "completedon",
    "besluitdatum",
    "datumbesluit",
    "beslisdatum",
    "beslistop",
    "besloten",
    "beschikkingsdatum",
    "afgesloten",
    "afgeslotenop",
    "afgehandeld",
    "afgehandeldop",
    "einddatum",
];
const OUTCOME: &[&str] = &[
    "outcome",
    "result",
    "decision",
    "decisionoutcome",
    "uitkomst",
    "besluit",
    "beslissing",
    "resultaat",
    "afdoening",
];
const LAST_SEEN: &[&str] = &["lastseenon", "lastseen", "lastseendate", "laatstgezien", "laatstgezienop"];

/// A name without case, spaces and marks.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl Columns {
    /// Finds the columns of a mapping, and writes what was guessed into it.
    pub(super) fn find(heads: &[String], mapping: &mut Mapping) -> Result<Self, Failure> {
        let mut notes = Vec::new();
        let finder = Finder { heads };
        let received = finder.one_of("received", mapping.received.as_deref(), RECEIVED, &mut notes)?;
        let received = received.ok_or_else(|| finder.missing("the day of receipt", "--received"))?;
        let closed = finder.one_of("closed", mapping.closed.as_deref(), CLOSED, &mut notes)?;
        let closed = closed.ok_or_else(|| finder.missing("the day of closing", "--closed"))?;
        let outcome = finder.one_of("outcome", mapping.outcome.as_deref(), OUTCOME, &mut notes)?;
        if outcome.is_none() {
            notes.push("no column for the outcome (--outcome COLUMN): all closings count alike".to_owned());
        }
        let last_seen = finder.one_of("last seen", mapping.last_seen.as_deref(), LAST_SEEN, &mut notes)?;
        let seen_from = match &mapping.seen_from {
            None => SeenFrom::Receipt,
            Some(text) => match text.parse() {
                Ok(day) => SeenFrom::Day(day),
                Err(_) => SeenFrom::Column(finder.named("--seen-from", text)?),
            },
        };
        let named = |option: &str, name: &Option<String>| name.as_deref().map(|n| finder.named(option, n)).transpose();
        let columns = Self {
            outcome,
            last_seen,
            seen_from,
            group: named("--group", &mapping.group)?,
            key: named("--key", &mapping.key)?,
            family: named("--family", &mapping.family)?,
            stages: mapping.stage.iter().map(|n| finder.named("--stage", n)).collect::<Result<_, _>>()?,
            count: heads.len(),
            notes,
            received,
            closed,
        };
        let name = |column: &Column| Some(column.name.clone());
        (mapping.received, mapping.closed) = (name(&columns.received), name(&columns.closed));
        // Where there is no such column, a mapping says so: nothing is guessed the next time.
        let name_or_none = |column: &Option<Column>| column.as_ref().and_then(name).or(Some(NONE.to_owned()));
        mapping.outcome = name_or_none(&columns.outcome);
        mapping.last_seen = name_or_none(&columns.last_seen);
        Ok(columns)
    }
}

struct Finder<'h> {
    heads: &'h [String],
}

impl Finder<'_> {
    fn named(&self, option: &str, name: &str) -> Result<Column, Failure> {
        let exact = self.heads.iter().position(|head| head == name);
        let at = exact.or_else(|| self.heads.iter().position(|head| plain(head) == plain(name)));
        let found = at.and_then(|at| Some(Column { at, name: self.heads.get(at)?.clone() }));
        found.ok_or_else(|| {
            Failure::input(format!("{option} {name}: there is no such column; there are {}", self.list()))
        })
    }

    /// The column that was named, or the first with a usual name.
    fn one_of(
        &self,
        what: &str,
        name: Option<&str>,
        usual: &[&str],
        notes: &mut Vec<String>,
    ) -> Result<Option<Column>, Failure> {
        if name == Some(NONE) {
            return Ok(None);
        }
        if let Some(name) = name {
            return self.named(&format!("--{}", what.replace(' ', "-")), name).map(Some);
        }
        let guess = usual.iter().find_map(|usual| self.heads.iter().position(|head| plain(head) == *usual));
        let found = guess.and_then(|at| Some(Column { at, name: self.heads.get(at)?.clone() }));
        if let Some(column) = &found {
            notes.push(format!("{what}: column {} (guessed)", column.name));
        }
        Ok(found)
    }

    fn missing(&self, what: &str, option: &str) -> Failure {
        Failure::input(format!("no column looks like {what}; name it with {option} COLUMN. There are {}", self.list()))
    }

    fn list(&self) -> String {
        self.heads.join(", ")
    }
}
