//! `waits`, `backtest` and `forecast` on files of others: run as a person would, by the real binary.

mod dates;
mod defects;
mod edges;
mod forecasts;
mod publication;
mod waits;

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// Runs the program.
fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_wachtwijzer"))
        .args(arguments)
        .env("RUST_BACKTRACE", "0")
        .output()
        .expect("it runs")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A file in a folder of its own, which goes when this goes.
struct Written {
    folder: TempDir,
    path: String,
}

impl Written {
    fn beside(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }
}

fn written(text: impl AsRef<[u8]>) -> Written {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("cases.csv");
    std::fs::write(&path, text).expect("a file");
    Written { path: path.display().to_string(), folder }
}

fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

/// The path of one of the files of real decisions.
fn h2b(name: &str) -> String {
    data("h2b").join(name).display().to_string()
}

fn golden(name: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(data(name)).expect("a file")).expect("JSON")
}

/// What a command answers as JSON.
#[track_caller]
fn json(arguments: &[&str]) -> Value {
    let output = run(&[arguments, &["--format", "json"]].concat());
    assert!(output.status.success(), "{}", err(&output));
    serde_json::from_str(&out(&output)).expect("JSON")
}

/// The set of a kind and name.
#[track_caller]
fn set<'v>(answer: &'v Value, kind: &str, name: &str) -> &'v Value {
    let sets = answer["sets"].as_array().expect("sets");
    let found = sets.iter().find(|set| set["set"] == kind && (name.is_empty() || set["name"] == name));
    found.unwrap_or_else(|| panic!("no {kind} {name} in {sets:?}"))
}

/// A figure of a set; `at` is null where the measure has none.
#[track_caller]
fn figure<'v>(set: &'v Value, measure: &str, at: Option<i64>) -> &'v Value {
    let figures = set["figures"].as_array().expect("figures");
    let found = figures.iter().find(|f| f["measure"] == measure && f["at"].as_i64() == at);
    found.unwrap_or_else(|| panic!("no {measure} {at:?} in {figures:?}"))
}

#[track_caller]
fn close(found: &Value, expected: f64, tolerance: f64, what: &str) {
    let found = found.as_f64().unwrap_or_else(|| panic!("{what} is {found}"));
    assert!((found - expected).abs() <= tolerance, "{what}: {found}, expected {expected}");
}
