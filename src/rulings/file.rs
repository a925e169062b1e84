//! The file of rulings, as it stands below `config/rulings`.

use chrono::NaiveDate;
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use serde_json::Value;

static RULINGS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/config/rulings");

/// A file of rulings.
#[derive(Clone, Debug, Deserialize)]
pub struct RulingsFile {
    /// Where the facts come from.
    pub provenance: String,
    /// The rulings.
    pub rulings: Vec<Ruling>,
}

/// One ruling: what happened, and what the court stated.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ruling {
    /// European Case Law Identifier.
    pub ecli: Option<String>,
    /// The court.
    pub court: String,
    /// The day of the ruling.
    #[serde(rename = "rulingDate")]
    pub given_on: Option<NaiveDate>,
    /// What the facts rest on.
    pub source_part: String,
    /// The procedure by which it is reckoned.
    pub procedure: String,
    /// The version, if it is named.
    #[serde(default)]
    pub version: Option<String>,
    /// The day on which one looks.
    #[serde(default)]
    pub as_of: Option<NaiveDate>,
    /// What happened, as in a request to the engine.
    pub events: Vec<Value>,
    /// What the court stated.
    pub assertions: Vec<Assertion>,
    /// What it stated that cannot be put to the engine.
    #[serde(default)]
    pub not_expressed: Vec<LeftOut>,
}

/// One statement.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Assertion {
    /// Its kind.
    pub check: String,
    /// Another day of looking.
    #[serde(default)]
    pub as_of: Option<NaiveDate>,
    /// Types of events to leave out.
    #[serde(default)]
    pub without_events: Vec<String>,
    /// The term.
    #[serde(default)]
    pub term: Option<String>,
    /// Which one of several; -1 is the last. The first by default.
    #[serde(default)]
    pub occurrence: i64,
    /// On this reading instead of the default.
    #[serde(default)]
    pub reading: Option<String>,
    /// The remedy.
    #[serde(default)]
    pub remedy: Option<String>,
    /// The day on which the remedy was used.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// The kind of penalty.
    #[serde(default)]
    pub kind: Option<String>,
    /// What the court stated: a day, yes or no, a number.
    #[serde(default)]
    pub stated: Option<Value>,
    /// An amount in euro cents.
    #[serde(default)]
    pub stated_cents: Option<i64>,
    /// A number of weeks.
    #[serde(default)]
    pub stated_weeks: Option<i64>,
    /// Why the engine differs.
    #[serde(default)]
    pub explanation: Option<String>,
}

/// A statement that cannot be put to the engine.
#[derive(Clone, Debug, Deserialize)]
pub struct LeftOut {
    /// Its kind.
    pub check: String,
    /// Why not.
    pub why: String,
}

impl Ruling {
    /// Its identifier, or court and day.
    #[must_use]
    pub fn name(&self) -> String {
        let day = self.given_on.map(|day| format!(" {day}")).unwrap_or_default();
        self.ecli.clone().unwrap_or_else(|| format!("{}{day}", self.court))
    }
}

/// The rulings that are compiled in; the error names the file and what is wrong with it.
pub fn built_in() -> Result<RulingsFile, Vec<String>> {
    let mut whole = RulingsFile { provenance: String::new(), rulings: Vec::new() };
    let mut faults = Vec::new();
    for file in RULINGS.files() {
        match serde_json::from_slice::<RulingsFile>(file.contents()) {
            Ok(read) => {
                whole.provenance.push_str(&read.provenance);
                whole.rulings.extend(read.rulings);
            }
            Err(error) => faults.push(format!("{}: {error}", file.path().display())),
        }
    }
    if faults.is_empty() { Ok(whole) } else { Err(faults) }
}
