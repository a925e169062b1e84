//! The replay of court rulings: what judges stated as a last day, too early or too late, beside what the engine computes. It
//! ships with the product, so that anybody can see how far it agrees. Nothing is tuned: a difference is listed, and is either
//! explained in the file or not.

mod check;
mod file;

use chrono::NaiveDate;
use serde::Serialize;

use crate::catalogue::Catalogue;

pub use file::{Assertion, LeftOut, Ruling, RulingsFile, built_in};

/// What came of one statement of a ruling.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The engine computes what the ruling states.
    Agrees,
    /// It does not, and the file says why.
    DiffersExplained,
    /// It does not, and nobody knows why.
    DiffersUnexplained,
    /// The statement cannot be put to the engine; the file says why.
    NotExpressed,
}

/// One statement of a ruling beside the engine's answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// The ruling, by its European Case Law Identifier, or its court and day.
    pub ruling: String,
    /// The court.
    pub court: String,
    /// The day of the ruling, where it was read.
    pub date: Option<NaiveDate>,
    /// Court's own words, or the summary of a publisher.
    pub source: String,
    /// What was checked.
    pub check: String,
    /// Of which term, remedy or penalty.
    pub of: String,
    /// What the ruling states.
    pub stated: String,
    /// What the engine computes.
    pub computed: String,
    /// Stated less computed, in days, where both are days.
    pub difference: Option<i64>,
    /// What came of it.
    pub verdict: Verdict,
    /// Why they differ, or why it cannot be expressed.
    pub explanation: Option<String>,
}

/// All statements of all rulings.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Report {
    /// One row a statement.
    pub rows: Vec<Row>,
    /// How many rulings there are.
    pub rulings: usize,
}

impl Report {
    /// How many rows have this verdict.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.rows.iter().filter(|row| row.verdict == verdict).count()
    }
}

/// Puts every statement of every ruling to the engine. The error names everything in the file that cannot be put to it.
pub fn replay(catalogue: &Catalogue, file: &RulingsFile) -> Result<Report, Vec<String>> {
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for ruling in &file.rulings {
        for (assertion, number) in ruling.assertions.iter().zip(1..) {
            match check::check(catalogue, ruling, assertion) {
                Ok(row) => rows.push(row),
                Err(fault) => {
                    faults.push(format!("{}: statement {number} ({}): {fault}", ruling.name(), assertion.check));
                }
            }
        }
        rows.extend(ruling.not_expressed.iter().map(|left| left_out(ruling, &left.check, &left.why)));
        if ruling.assertions.is_empty() && ruling.not_expressed.is_empty() {
            match &ruling.note {
                Some(why) => rows.push(left_out(ruling, "nothing_stated", why)),
                None => faults.push(format!("{}: states nothing and does not say why", ruling.name())),
            }
        }
    }
    if faults.is_empty() { Ok(Report { rows, rulings: file.rulings.len() }) } else { Err(faults) }
}

fn left_out(ruling: &Ruling, check: &str, why: &str) -> Row {
    Row {
        ruling: ruling.name(),
        court: ruling.court.clone(),
        date: ruling.given_on,
        source: ruling.source_part.clone(),
        check: check.to_owned(),
        of: String::new(),
        stated: String::new(),
        computed: String::new(),
        difference: None,
        verdict: Verdict::NotExpressed,
        explanation: Some(why.to_owned()),
    }
}
