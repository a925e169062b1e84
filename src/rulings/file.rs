//! The file of rulings, as it stands below `config/rulings`.

use chrono::NaiveDate;
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use serde_json::{Map, Value};

static RULINGS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/config/rulings");

/// A file of rulings.
#[derive(Clone, Debug)]
pub struct RulingsFile {
    /// Where the facts come from.
    pub provenance: String,
    /// The rulings.
    pub rulings: Vec<Ruling>,
}

/// One ruling: what happened, and what the court stated.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Ruling {
    /// European Case Law Identifier.
    pub ecli: Option<String>,
    /// Where it can be read.
    pub url: String,
    /// The court.
    pub court: String,
    /// The day of the ruling.
    #[serde(rename = "rulingDate")]
    pub given_on: Option<NaiveDate>,
    /// What it is about.
    pub topic: String,
    /// What the facts rest on.
    pub source_part: String,
    /// What is special about it, and which days were chosen.
    #[serde(default)]
    pub note: Option<String>,
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
    #[serde(skip)]
    pub assertions: Vec<Assertion>,
    /// What it stated that cannot be put to the engine.
    #[serde(default)]
    pub not_expressed: Vec<LeftOut>,
}

/// One statement.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Assertion {
    /// Its kind.
    pub check: String,
    /// The entries of the collection for which it stands.
    #[serde(default)]
    pub covers: Vec<String>,
    /// Another day of looking.
    #[serde(default)]
    pub as_of: Option<NaiveDate>,
    /// Types of events to leave out.
    #[serde(default)]
    pub without_events: Vec<String>,
    /// The term.
    #[serde(default)]
    pub term: Option<String>,
    /// Which one of several, from 0; -1 is the last. It must be named where there are several.
    #[serde(default)]
    pub occurrence: Option<i64>,
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
    /// The difference that the explanation explains, stated less computed, in days. It explains no other.
    #[serde(default)]
    pub explained_days: Option<i64>,
}

/// A statement that cannot be put to the engine.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
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

/// The rulings that are compiled in; the error names everything that is wrong with them.
pub fn built_in() -> Result<RulingsFile, Vec<String>> {
    let mut whole = RulingsFile { provenance: String::new(), rulings: Vec::new() };
    let mut faults = Vec::new();
    for file in RULINGS.files() {
        let name = file.path().display();
        match RulingsFile::read(&String::from_utf8_lossy(file.contents())) {
            Ok(read) => {
                whole.provenance.push_str(&read.provenance);
                whole.rulings.extend(read.rulings);
            }
            Err(more) => faults.extend(more.into_iter().map(|fault| format!("{name}: {fault}"))),
        }
    }
    if faults.is_empty() { Ok(whole) } else { Err(faults) }
}

impl RulingsFile {
    /// Reads a file. The error names everything that is wrong with it, each with its ruling and statement.
    pub fn read(text: &str) -> Result<Self, Vec<String>> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Raw {
            provenance: String,
            rulings: Vec<Map<String, Value>>,
        }
        let raw: Raw = serde_json::from_str(text).map_err(|error| vec![error.to_string()])?;
        let mut faults = Vec::new();
        let rulings = raw.rulings.into_iter().zip(1..).filter_map(|(ruling, number)| {
            let name =
                ruling.get("ecli").and_then(Value::as_str).map_or_else(|| format!("ruling {number}"), str::to_owned);
            ruling_of(ruling, &mut |fault| faults.push(format!("{name}: {fault}")))
        });
        let rulings = rulings.collect();
        if faults.is_empty() { Ok(Self { provenance: raw.provenance, rulings }) } else { Err(faults) }
    }
}

/// Reads the statements of a ruling one by one and then the ruling, so that one fault hides no other.
fn ruling_of(mut raw: Map<String, Value>, fault: &mut dyn FnMut(String)) -> Option<Ruling> {
    let mut assertions = Vec::new();
    match raw.remove("assertions") {
        Some(Value::Array(all)) => {
            for (value, number) in all.into_iter().zip(1..) {
                match serde_json::from_value::<Assertion>(value) {
                    Ok(assertion) => assertions.push(assertion),
                    Err(error) => fault(format!("statement {number}: {error}")),
                }
            }
        }
        _ => fault("`assertions` is no list".to_owned()),
    }
    let ruling = serde_json::from_value::<Ruling>(Value::Object(raw));
    let ruling = ruling.map_err(|error| fault(error.to_string())).ok()?;
    Some(Ruling { assertions, ..ruling })
}
