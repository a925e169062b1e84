//! Any file of received and decided cases: read by a mapping of its columns, every defect told, the good rows kept.
//! Shared by `waits`, `backtest` and `forecast`. Knows no figure.

mod dates;
pub(super) mod defects;
mod judge;
mod mapping;
mod raw;
mod rows;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use clap::Args;

use self::dates::{Dates, Reading, Survey};
use self::defects::{Defect, Kind};
use self::judge::{FIRST_YEAR, Judge};
use self::mapping::{Columns, SeenFrom};
use self::raw::{Cell, RawRow, Words};
use self::rows::{Rows, State};
use super::{Failure, Outcome};
use crate::ambient::{Ambient, Real};
use crate::domain::forecast::flow::{Cell as FlowCell, Flow};
use crate::domain::waiting::{Cause, Watched};

pub(super) use self::mapping::Mapping;

/// The causes of a case file.
pub(super) const GRANTED: Cause = Cause::FIRST;
pub(super) const REFUSED: Cause = cause(2);
pub(super) const WITHDRAWN: Cause = cause(3);

const fn cause(code: u8) -> Cause {
    match Cause::new(code) {
        Some(cause) => cause,
        None => Cause::FIRST,
    }
}

/// A case file and how to read it.
#[derive(Args, Debug)]
pub(super) struct Source {
    /// The cases as CSV, a line each; `-` reads standard input.
    file: PathBuf,
    #[command(flatten)]
    mapping: Mapping,
    /// Take these options from a file; what is said on the command line wins.
    #[arg(long = "mapping", id = "mapping_file", value_name = "FILE")]
    mapping_file: Option<PathBuf>,
    /// Write the options, with what was guessed, to a file for --mapping.
    #[arg(long, value_name = "FILE")]
    save_mapping: Option<PathBuf>,
    /// Show every defect, not the first five of each kind.
    #[arg(long)]
    all_defects: bool,
    /// Write all defects to a file as CSV.
    #[arg(long, value_name = "FILE")]
    defects: Option<PathBuf>,
    /// Fail when anything is wrong with any row.
    #[arg(long)]
    strict: bool,
}

/// A case that is right.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Case {
    pub(super) watched: Watched,
    /// Place in the names of the groups.
    pub(super) group: Option<u32>,
    /// Which family, where a column says so.
    pub(super) family: Option<u32>,
}

/// The cases of a file and what was found in it.
#[derive(Debug)]
pub(super) struct CaseFile {
    pub(super) name: String,
    pub(super) as_of: NaiveDate,
    pub(super) cases: Vec<Case>,
    /// The names of the groups; empty without a column for them.
    pub(super) groups: Vec<String>,
    /// Is there a column for the outcome?
    pub(super) outcomes: bool,
    /// Rows with anything in them.
    pub(super) rows: u64,
    /// Right, and received before the day asked for.
    pub(super) too_early: u64,
    pub(super) defects: Vec<Defect>,
    /// What was guessed and what is worth knowing.
    pub(super) notes: Vec<String>,
    pub(super) mapping: Mapping,
}

/// What was read before any row is judged.
struct Read {
    rows: Vec<(RawRow, Option<Cell>)>,
    survey: Survey,
    outcomes: Words,
    groups: Words,
    defects: Vec<Defect>,
    count: u64,
}

impl Source {
    /// Reads the file. Guesses and defects are told on standard error.
    pub(super) fn read(&self) -> Result<CaseFile, Failure> {
        let file = match &self.mapping_file {
            Some(path) => Mapping::load(path)?,
            None => Mapping::default(),
        };
        let mut mapping = self.mapping.clone().over(file);
        let (columns, read) = self.rows(&mut mapping)?;
        let (reading, mut notes) = read.survey.decide(mapping.dates)?;
        let (as_of, more) = Self::as_of(&mapping, &read, reading)?;
        notes.extend(more);
        if let Some(path) = &self.save_mapping {
            Mapping { dates: Some(reading.dates), ..mapping.clone() }.save(path)?;
        }
        let mut judge = Judge::new((&columns, &mapping), reading, as_of, (&read.outcomes, &read.groups));
        let mut cases = Vec::with_capacity(read.rows.len());
        for (row, key) in &read.rows {
            let new = key.as_ref().is_none_or(|key| judge.key(row.line, key));
            cases.extend(judge.case(row).filter(|_| new));
        }
        let mut defects = read.defects;
        defects.extend(judge.defects());
        defects.sort_by_key(|defect| (defect.line, defect.kind));
        let right = cases.len();
        if let Some(from) = mapping.received_from {
            cases.retain(|case| case.watched.group.received >= from);
        }
        let told = [columns.notes, vec![format!("dates: {}", reading.dates.words())], notes].concat();
        let found = CaseFile {
            name: self
                .file
                .file_name()
                .filter(|name| *name != "-")
                .map_or("standard input".into(), |name| name.to_string_lossy())
                .into_owned(),
            as_of,
            too_early: number(right - cases.len()),
            cases,
            groups: if columns.group.is_some() { read.groups.texts() } else { Vec::new() },
            outcomes: columns.outcome.is_some(),
            rows: read.count,
            defects,
            notes: told,
            mapping,
        };
        self.tell(&found)?;
        Ok(found)
    }

    /// After everything was printed: with `--strict`, defects are a failure.
    pub(super) fn end(&self, file: &CaseFile) -> Outcome {
        match file.defects.len() {
            count if self.strict && count > 0 => {
                Err(Failure::input(format!("defects: {count}, and --strict was asked")))
            }
            _ => Ok(()),
        }
    }

    fn tell(&self, found: &CaseFile) -> Outcome {
        let mut told = found.notes.join("\n");
        told.push('\n');
        told.push_str(&defects::told(&found.defects, self.all_defects));
        // Nobody there to read it is no failure.
        let _ = std::io::stderr().lock().write_all(told.as_bytes());
        if let Some(path) = &self.defects {
            defects::write(&found.defects, path)?;
        }
        let name = self.file.display();
        match (found.cases.len(), found.too_early) {
            (0, 0) if found.rows == 0 => {
                Err(Failure::input(format!("{name} has column names and no cases; right is a line for each case")))
            }
            (0, 0) => Err(Failure::input(format!("{name}: no row is right, so there is nothing to reckon with"))),
            (0, early) => {
                Err(Failure::input(format!("{name}: all {early} cases were received before --received-from")))
            }
            _ => Ok(()),
        }
    }

    fn rows(&self, mapping: &mut Mapping) -> Result<(Columns, Read), Failure> {
        let failed = |error: std::io::Error| Failure::input(format!("{}: {error}", self.file.display()));
        let mut rows = Rows::open(&self.file, mapping.delimiter.as_deref())?;
        let mut columns = Columns::find(&rows.heads, mapping)?;
        let delimiter = if rows.delimiter == b'\t' { "tab".to_owned() } else { char::from(rows.delimiter).to_string() };
        if mapping.delimiter.is_none() && delimiter != "," {
            columns.notes.push(format!("between cells stands {delimiter} (found)"));
        }
        mapping.delimiter = Some(delimiter);
        let (mut survey, mut outcomes, mut groups, mut families) =
            (Survey::default(), Words::default(), Words::default(), Words::default());
        let (mut raw, mut defects, mut count) = (Vec::new(), Vec::new(), 0);
        while let Some(row) = rows.next().map_err(failed)? {
            count += 1;
            if let Some(defect) = broken(&row, columns.count) {
                defects.push(defect);
                continue;
            }
            let cell = |at: usize| row.cells.get(at).unwrap_or_default();
            let dated = |at: usize| Cell::new(cell(at));
            let seen_from = match &columns.seen_from {
                SeenFrom::Column(column) => Some(dated(column.at)),
                SeenFrom::Receipt | SeenFrom::Day(_) => None,
            };
            let new = RawRow {
                line: row.line,
                received: dated(columns.received.at),
                closed: dated(columns.closed.at),
                last_seen: columns.last_seen.as_ref().map(|c| dated(c.at)),
                seen_from,
                stages: columns.stages.iter().map(|c| dated(c.at)).collect(),
                outcome: columns.outcome.as_ref().map(|c| outcomes.place(cell(c.at))),
                group: columns.group.as_ref().map(|c| groups.place(cell(c.at))),
                family: columns.family.as_ref().map(|c| families.place(cell(c.at))),
            };
            let days = [Some(&new.received), Some(&new.closed), new.last_seen.as_ref(), new.seen_from.as_ref()];
            days.into_iter().flatten().chain(&new.stages).for_each(|day| survey.see(day.text()));
            raw.push((new, columns.key.as_ref().map(|c| dated(c.at))));
        }
        Ok((columns, Read { rows: raw, survey, outcomes, groups, defects, count }))
    }

    /// The day at whose end the file was made: the one that was said, or the last in it that is not in the future.
    fn as_of(mapping: &Mapping, read: &Read, reading: Reading) -> Result<(NaiveDate, Vec<String>), Failure> {
        if let Some(day) = mapping.as_of {
            if !(FIRST_YEAR..=2200).contains(&day.year()) {
                return Err(Failure::input(format!("--as-of {day}: right is a day between {FIRST_YEAR} and 2200")));
            }
            return Ok((day, Vec::new()));
        }
        let today = Real.now().date_naive();
        let mut days: BTreeMap<NaiveDate, u64> = BTreeMap::new();
        for (row, _) in &read.rows {
            let cells = [Some(&row.received), Some(&row.closed), row.last_seen.as_ref()].into_iter().flatten();
            for day in cells.filter_map(|cell| reading.day(cell.text()).ok()).filter(|day| *day <= today) {
                *days.entry(day).or_default() += 1;
            }
        }
        let mut last = days.iter().rev();
        let Some((as_of, _)) = last.next() else {
            // No day at all: whatever is wrong with the rows is told with any day.
            return Ok((today, Vec::new()));
        };
        let mut notes = vec![format!("as-of day: {as_of}, the last day in the file")];
        if let Some((before, _)) = last.next().filter(|(before, _)| (*as_of - **before).num_days() > ALONE) {
            notes.push(format!(
                "the day before it in the file is {before}: if {as_of} is a typing error, say --as-of DAY"
            ));
        }
        Ok((*as_of, notes))
    }
}

/// A last day so many days after the one before it is told.
const ALONE: i64 = 92;

/// What is wrong with a row whose cells cannot be used.
fn broken(row: &rows::Row, columns: usize) -> Option<Defect> {
    let start: String = row.cells.get(0).map(String::from_utf8_lossy).unwrap_or_default().chars().take(30).collect();
    let defect = |kind, value: String, right: &str| {
        Some(Defect { line: row.line, kind, column: String::new(), value, right: right.to_owned() })
    };
    match row.state {
        State::Cut => defect(Kind::LineTooLong, start, "a line shorter than a megabyte"),
        State::Open => defect(Kind::OpenQuote, start, "a second quotation mark at the end of the cell"),
        // A delimiter at the end of each row is no cell.
        State::Whole if row.cells.len() < columns || row.cells.iter().skip(columns).any(|cell| !cell.is_empty()) => {
            defect(
                Kind::WrongCells,
                format!("{} cells", row.cells.len()),
                &format!("{columns} cells, one for each column"),
            )
        }
        State::Whole => None,
    }
}

impl CaseFile {
    /// The cases as they were watched.
    pub(super) fn watched(&self) -> Vec<Watched> {
        self.cases.iter().map(|case| case.watched).collect()
    }

    /// Receipts and closings by day for a forecast, and how many cases were left out because they were lost from sight.
    pub(super) fn flow(&self) -> (Flow, u64) {
        let known = self.cases.iter().filter(|case| case.watched.lost_on.is_none());
        let cells: Vec<FlowCell> = known
            .map(|case| {
                let group = case.watched.group;
                let closed = group.closed.map(|closing| closing.on.to_epoch_days());
                FlowCell { received: group.received.to_epoch_days(), closed, count: 1 }
            })
            .collect();
        let lost = number(self.cases.len() - cells.len());
        (Flow::build(cells).0, lost)
    }
}

/// A length as a count.
pub(super) fn number(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
