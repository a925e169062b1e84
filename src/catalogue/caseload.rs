//! `caseload/*.csv`: the tables of the invented case load, from their text to checked [`Tables`]. Every fault of all
//! four files is told, with its file, line and column.

use std::str::FromStr;

use chrono::NaiveDate;
use csv::{ReaderBuilder, StringRecord, Trim};

use crate::domain::caseload::{Constants, Month, Nationality, Regime, TableFault, Tables};
use crate::domain::procedure::faults::{Fault, Faults};

/// The text of the four files.
#[derive(Clone, Copy, Debug)]
pub struct CaseLoadFiles<'t> {
    /// `monthly.csv`.
    pub monthly: &'t str,
    /// `regimes.csv`.
    pub regimes: &'t str,
    /// `nationality.csv`.
    pub nationality: &'t str,
    /// `constants.csv`.
    pub constants: &'t str,
}

/// The tables that are compiled in.
pub fn built_in_caseload() -> Result<Tables, Vec<Fault>> {
    let text = |name: &str| super::BUILT_IN.get_file(name).and_then(|file| file.contents_utf8()).unwrap_or_default();
    read_caseload(CaseLoadFiles {
        monthly: text("caseload/monthly.csv"),
        regimes: text("caseload/regimes.csv"),
        nationality: text("caseload/nationality.csv"),
        constants: text("caseload/constants.csv"),
    })
}

/// Reads the tables, or says everything that is wrong with them.
pub fn read_caseload(files: CaseLoadFiles<'_>) -> Result<Tables, Vec<Fault>> {
    let (months, month_lines, mut faults) = read("monthly", files.monthly, month);
    let (regimes, regime_lines, more) = read("regimes", files.regimes, regime);
    faults.extend(more);
    let (nationalities, nationality_lines, more) = read("nationality", files.nationality, nationality);
    faults.extend(more);
    let (rows, constant_lines, more) = read("constants", files.constants, constant);
    faults.extend(more);
    let constants = match constants(&rows) {
        Ok(constants) => Some(constants),
        Err(more) => {
            faults.extend(more);
            None
        }
    };
    let (Some(constants), true) = (constants, faults.is_empty()) else {
        faults.sort();
        return Err(faults);
    };
    Tables::new(months, regimes, nationalities, constants).map_err(|wrong| {
        let place = |fault: &TableFault| match fault.table {
            "monthly" => line_of(&month_lines, fault.row),
            "regimes" => line_of(&regime_lines, fault.row),
            "nationality" => line_of(&nationality_lines, fault.row),
            _ => line_of(&constant_lines, rows.iter().position(|(name, _)| name == fault.column)),
        };
        let mut faults: Vec<Fault> = wrong.iter().map(|fault| told(fault, place(fault))).collect();
        faults.sort();
        faults
    })
}

fn told(fault: &TableFault, line: usize) -> Fault {
    let text = format!("column `{}`: {}", fault.column, fault.what);
    Fault { file: file(fault.table), line, code: "bad-caseload-table", text }
}

fn line_of(lines: &[usize], row: Option<usize>) -> usize {
    row.and_then(|row| lines.get(row)).copied().unwrap_or(0)
}

fn file(table: &str) -> String {
    format!("caseload/{table}.csv")
}

/// A line with its header, noting what cannot be read.
struct Row<'r> {
    header: &'r StringRecord,
    record: &'r StringRecord,
    line: usize,
    faults: &'r mut Faults,
}

impl Row<'_> {
    fn text(&mut self, column: &str) -> Option<String> {
        let at = self.header.iter().position(|name| name == column);
        let found = at.and_then(|at| self.record.get(at));
        if found.is_none() {
            self.faults.note(self.line, "missing-column", format!("there is no column `{column}`"));
        }
        found.map(str::to_owned)
    }

    fn value<T: FromStr>(&mut self, column: &str, what: &str) -> Option<T> {
        let text = self.text(column)?;
        let value = text.parse().ok();
        if value.is_none() {
            self.faults.note(self.line, "unreadable-value", format!("column `{column}`: `{text}` is not {what}"));
        }
        value
    }

    fn count(&mut self, column: &str) -> Option<u32> {
        self.value(column, "a whole number of at least 0")
    }

    fn number(&mut self, column: &str) -> Option<f64> {
        self.value(column, "a number")
    }
}

/// The rows of a table that can be read, their lines, and what is wrong with the others.
fn read<T>(table: &str, text: &str, row: impl Fn(&mut Row<'_>) -> Option<T>) -> (Vec<T>, Vec<usize>, Vec<Fault>) {
    let mut faults = Faults::of(&file(table));
    let mut reader = ReaderBuilder::new().flexible(true).trim(Trim::All).from_reader(text.as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    let (mut rows, mut lines) = (Vec::new(), Vec::new());
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = line_at(text, record.position().map_or(0, csv::Position::byte));
                let mut one = Row { header: &header, record: &record, line, faults: &mut faults };
                if let Some(made) = row(&mut one) {
                    rows.push(made);
                    lines.push(line);
                }
            }
            Err(why) => faults.note(0, "unreadable-file", format!("this is no table: {why}")),
        }
    }
    (rows, lines, faults.into_sorted())
}

/// The line of the first row that begins at this byte or after the line breaks there: the reader counts the break
/// before a row now to the one, now to the other.
fn line_at(text: &str, byte: u64) -> usize {
    let at = usize::try_from(byte).unwrap_or(usize::MAX);
    let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    let breaks = |text: &str| text.matches('\n').count();
    let blank = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    1 + breaks(before) + breaks(rest.get(..blank).unwrap_or_default())
}

fn month(row: &mut Row<'_>) -> Option<Month> {
    let text = row.text("month");
    let well_formed = text.as_deref().filter(|text| text.len() == 7);
    let first = well_formed.and_then(|text| NaiveDate::from_str(&format!("{text}-01")).ok());
    if let (Some(text), None) = (text, first) {
        row.faults.note(
            row.line,
            "unreadable-value",
            format!("column `month`: `{text}` is not a month such as 2024-01"),
        );
    }
    let (inflow, capacity) = (row.count("inflow"), row.count("decision_capacity"));
    Some(Month { first: first?, inflow: inflow?, capacity: capacity? })
}

fn regime(row: &mut Row<'_>) -> Option<Regime> {
    let from = row.value("from", "a day such as 2024-01-15");
    let (name, order) = (row.text("regime"), row.text("order"));
    let legal_term_days = row.count("legal_term_days");
    let [sd, bonus, fast, incomplete, research, grant, freeze, notice, court] = [
        "order_sd_days",
        "fast_bonus_days",
        "share_fast",
        "share_incomplete",
        "share_research",
        "grant_rate",
        "freeze_share",
        "notice_rate",
        "court_rate",
    ]
    .map(|column| row.number(column));
    let individual = row.value::<u8>("individual_outcome", "0 or 1");
    if individual.is_some_and(|flag| flag > 1) {
        row.faults.note(row.line, "unreadable-value", "column `individual_outcome`: it must be 0 or 1");
    }
    Some(Regime {
        from: from?,
        name: name?,
        legal_term_days: legal_term_days?,
        order: order?,
        order_sd_days: sd?,
        fast_bonus_days: bonus?,
        share_fast: fast?,
        share_incomplete: incomplete?,
        share_research: research?,
        grant_rate: grant?,
        freeze_share: freeze?,
        notice_rate: notice?,
        court_rate: court?,
        individual_outcome: individual? == 1,
    })
}

fn nationality(row: &mut Row<'_>) -> Option<Nationality> {
    let name = row.text("nationality");
    let is_year = |column: &&str| column.strip_prefix('y').is_some_and(|year| year.parse::<u16>().is_ok());
    let years: Vec<String> = row.header.iter().filter(is_year).map(str::to_owned).collect();
    let shares: Vec<Option<f64>> = years.iter().map(|year| row.number(year)).collect();
    Some(Nationality { name: name?, shares: shares.into_iter().collect::<Option<_>>()? })
}

fn constant(row: &mut Row<'_>) -> Option<(String, f64)> {
    let (name, value) = (row.text("name"), row.number("value"));
    Some((name?, value?))
}

const CONSTANTS: [&str; 7] = [
    "initial_pending",
    "initial_age_max",
    "handling_median_complete",
    "handling_sigma",
    "suspension_incomplete_median",
    "suspension_research_median",
    "withdraw_hazard_per_day",
];

fn constants(rows: &[(String, f64)]) -> Result<Constants, Vec<Fault>> {
    let mut faults = Faults::of(&file("constants"));
    for (name, _) in rows.iter().filter(|(name, _)| !CONSTANTS.contains(&name.as_str())) {
        faults.note(0, "unknown-constant", format!("there is no constant `{name}`"));
    }
    let found = CONSTANTS.map(|name| {
        let value = rows.iter().find(|(known, _)| known == name).map(|(_, value)| *value);
        if value.is_none() {
            faults.note(0, "missing-constant", format!("the constant `{name}` is missing"));
        }
        value.unwrap_or(0.0)
    });
    let [pending, age, handling_median_complete, handling_sigma, incomplete, research, withdraw] = found;
    let mut whole = |name: &str, value: f64| {
        let made = format!("{value}").parse::<u32>();
        if made.is_err() {
            faults.note(0, "unreadable-value", format!("`{name}` must be a whole number of at least 0"));
        }
        made.unwrap_or(0)
    };
    let constants = Constants {
        initial_pending: whole("initial_pending", pending),
        initial_age_max: whole("initial_age_max", age),
        handling_median_complete,
        handling_sigma,
        suspension_incomplete_median: incomplete,
        suspension_research_median: research,
        withdraw_hazard_per_day: withdraw,
    };
    if faults.is_empty() { Ok(constants) } else { Err(faults.into_sorted()) }
}
