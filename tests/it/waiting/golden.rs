//! Reads golden files and compares with them. A field that no test knows is a failure, so nothing is passed over in silence.

use serde_json::Value;
use wachtwijzer::domain::waiting::{Cause, DayCounts, Share, Written};

/// The stricter of this and what the file allows.
pub(super) const TOLERANCE: f64 = 1e-9;

pub(super) const SETS: [&str; 7] = ["freireich", "aml", "lung", "veteran", "psych", "mgus2", "bmt"];

pub(super) fn path(name: &str) -> String {
    format!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/{}"), name)
}

pub(super) fn file(name: &str) -> Value {
    let text = std::fs::read_to_string(path(&format!("survival/{name}.json"))).unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    for (of, tolerance) in value["tolerance"].as_object().into_iter().flatten() {
        assert!(
            of == "quantile" || tolerance.as_f64().unwrap() >= TOLERANCE,
            "{name}: {of} asks for more than we check"
        );
    }
    value
}

pub(super) fn cause(code: u8) -> Cause {
    Cause::new(code).unwrap()
}

pub(super) fn share(p: f64) -> Share {
    Share::new(p).unwrap()
}

/// Rows of entry, time, event and, in the edge cases, a count.
pub(super) fn written(rows: &Value) -> Vec<Written> {
    let line = |row: &Value| Written {
        entry: row[0].as_i64(),
        exit: row[1].as_i64(),
        end: row[2].as_i64(),
        count: if row[3].is_number() { row[3].as_i64() } else { Some(1) },
    };
    rows.as_array().unwrap().iter().map(line).collect()
}

/// The table of good lines with causes 1 to 3.
pub(super) fn table(lines: &[Written]) -> DayCounts {
    let (counts, refused) = DayCounts::sift_written(lines, cause(3));
    assert_eq!(refused, []);
    counts
}

/// The table of one group of a golden file; "all" is everyone.
pub(super) fn group(file: &Value, name: &str) -> DayCounts {
    let rows = file["inputs"]["rows"].as_array().unwrap();
    let chosen = rows.iter().filter(|row| name == "all" || row[3] == name).cloned().collect();
    table(&written(&Value::Array(chosen)))
}

/// Groups that hold curves; a leading underscore marks a comparison of two.
pub(super) fn groups(file: &Value) -> Vec<&str> {
    file["expected"].as_object().unwrap().keys().map(String::as_str).filter(|name| !name.starts_with('_')).collect()
}

pub(super) fn only_fields(of: &Value, known: &[&str]) {
    for key in of.as_object().unwrap().keys() {
        assert!(known.contains(&key.as_str()), "no test knows the field {key}");
    }
}

pub(super) fn close(found: f64, wanted: &Value, what: &str) {
    let wanted = wanted.as_f64().unwrap_or_else(|| panic!("{what}: found {found}, wanted {wanted}"));
    assert!((found - wanted).abs() <= TOLERANCE, "{what}: found {found}, wanted {wanted}");
}

pub(super) fn close_or_null(found: Option<f64>, wanted: &Value, what: &str) {
    match found {
        Some(found) => close(found, wanted, what),
        None => assert!(wanted.is_null(), "{what}: found nothing, wanted {wanted}"),
    }
}

pub(super) fn close_pair(found: Option<(f64, f64)>, wanted: &Value, what: &str) {
    close_or_null(found.map(|pair| pair.0), &wanted[0], what);
    close_or_null(found.map(|pair| pair.1), &wanted[1], what);
}

pub(super) fn same_age(found: Option<i64>, wanted: &Value, what: &str) {
    assert_eq!(found, age(wanted), "{what}");
}

/// An age or null; golden files write some ages as 23.0.
pub(super) fn age(value: &Value) -> Option<i64> {
    let number = value.as_f64()?;
    let whole = format!("{number:.0}").parse().unwrap();
    assert_eq!(number.to_string(), format!("{whole}"), "an age is whole");
    Some(whole)
}
