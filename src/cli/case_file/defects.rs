//! What is wrong with the rows of a case file: each with its line, column and value, and what would be right.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use crate::cli::{Failure, Outcome};

/// A kind of defect. Rows with one are left out, unless it says otherwise.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in crate::cli) enum Kind {
    LineTooLong,
    OpenQuote,
    WrongCells,
    NotUtf8,
    MissingReceipt,
    UnreadableDate,
    SwappedDate,
    FarDate,
    Future,
    ClosedBeforeReceipt,
    LastSeenBeforeReceipt,
    BeforeSeen,
    /// The row is kept: these days are used for nothing else.
    StagesOutOfOrder,
    UnknownOutcome,
    OutcomeWithoutClosing,
    MissingKey,
    DuplicateKey,
}

impl Kind {
    pub(in crate::cli) fn code(self) -> &'static str {
        match self {
            Self::LineTooLong => "line-too-long",
            Self::OpenQuote => "open-quote",
            Self::WrongCells => "wrong-number-of-cells",
            Self::NotUtf8 => "not-utf-8",
            Self::MissingReceipt => "missing-receipt",
            Self::UnreadableDate => "unreadable-date",
            Self::SwappedDate => "day-and-month-swapped",
            Self::FarDate => "date-centuries-away",
            Self::Future => "date-after-as-of-day",
            Self::ClosedBeforeReceipt => "closed-before-receipt",
            Self::LastSeenBeforeReceipt => "last-seen-before-receipt",
            Self::BeforeSeen => "gone-before-first-seen",
            Self::StagesOutOfOrder => "stages-out-of-order",
            Self::UnknownOutcome => "unknown-outcome",
            Self::OutcomeWithoutClosing => "outcome-without-closing",
            Self::MissingKey => "missing-key",
            Self::DuplicateKey => "duplicate-key",
        }
    }

    pub(in crate::cli) fn words(self) -> &'static str {
        match self {
            Self::LineTooLong => "line too long",
            Self::OpenQuote => "quotation mark that is not closed",
            Self::WrongCells => "wrong number of cells",
            Self::NotUtf8 => "not UTF-8",
            Self::MissingReceipt => "no day of receipt",
            Self::UnreadableDate => "unreadable date",
            Self::SwappedDate => "day and month swapped",
            Self::FarDate => "date centuries away",
            Self::Future => "date after the as-of day",
            Self::ClosedBeforeReceipt => "closed before receipt",
            Self::LastSeenBeforeReceipt => "last seen before receipt",
            Self::BeforeSeen => "gone before the file sees anything",
            Self::StagesOutOfOrder => "stages out of order (row kept)",
            Self::UnknownOutcome => "unknown outcome",
            Self::OutcomeWithoutClosing => "outcome without a day of closing",
            Self::MissingKey => "no key",
            Self::DuplicateKey => "duplicate key",
        }
    }
}

/// One defect.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::cli) struct Defect {
    pub(in crate::cli) line: u64,
    pub(in crate::cli) kind: Kind,
    pub(in crate::cli) column: String,
    pub(in crate::cli) value: String,
    pub(in crate::cli) right: String,
}

/// Of each kind as many are shown, unless all are asked for.
const SHOWN: usize = 5;
/// No more characters of a value are shown.
const LONGEST_VALUE: usize = 60;

impl Defect {
    fn told(&self) -> String {
        let column = if self.column.is_empty() { String::new() } else { format!(", {}", self.column) };
        let mut value: String = self.value.chars().take(LONGEST_VALUE).collect();
        if value.len() < self.value.len() {
            value.push('…');
        }
        format!("line {}{column}: {value:?}; right would be {}", self.line, self.right)
    }
}

/// How many there are of each kind.
pub(in crate::cli) fn counted(defects: &[Defect]) -> BTreeMap<Kind, usize> {
    let mut counts = BTreeMap::new();
    for defect in defects {
        *counts.entry(defect.kind).or_default() += 1;
    }
    counts
}

/// The same for JSON.
pub(in crate::cli) fn by_code(defects: &[Defect]) -> serde_json::Map<String, serde_json::Value> {
    counted(defects).into_iter().map(|(kind, count)| (kind.code().to_owned(), count.into())).collect()
}

/// The defects by kind with their number, the first of each kind or all.
pub(super) fn told(defects: &[Defect], all: bool) -> String {
    let mut out = String::new();
    for (kind, count) in counted(defects) {
        let _ = writeln!(out, "{}: {count} [{}]", kind.words(), kind.code());
        let most = if all { usize::MAX } else { SHOWN };
        for defect in defects.iter().filter(|d| d.kind == kind).take(most) {
            let _ = writeln!(out, "  {}", defect.told());
        }
        if count > most {
            let _ = writeln!(out, "  … and {} more (--all-defects shows them)", count - most);
        }
    }
    out
}

/// Writes all defects as CSV.
pub(super) fn write(defects: &[Defect], path: &Path) -> Outcome {
    let failed = |error: csv::Error| Failure::outside(format!("{}: {error}", path.display()));
    let mut file = csv::Writer::from_path(path).map_err(failed)?;
    file.write_record(["line", "kind", "column", "value", "right"]).map_err(failed)?;
    for d in defects {
        let line = d.line.to_string();
        file.write_record([&line, d.kind.code(), &d.column, &d.value, &d.right]).map_err(failed)?;
    }
    file.flush().map_err(|error| Failure::outside(format!("{}: {error}", path.display())))
}
