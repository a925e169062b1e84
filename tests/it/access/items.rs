//! The fifty requirements, one line each: met by which tests, open why, or not applicable why. `tests/run` prints the table.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

const ITEMS: &str = include_str!("../../data/security-items.txt");

pub(super) fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn each_of_the_fifty_requirements_is_met_by_tests_that_exist_or_says_why_not() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    sources(&root.join("tests/it"), &mut files);
    let code: String = files.iter().map(|file| fs::read_to_string(file).expect("a source")).collect();
    let (mut faults, mut counts, mut number) = (Vec::new(), [0, 0, 0], 0);
    for line in ITEMS.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        number += 1;
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [given, _, what, state, by] = cells[..] else { panic!("five cells: {line}") };
        assert_eq!(given, number.to_string(), "in order");
        match state {
            "met" => {
                counts[0] += 1;
                for test in by.split(' ').filter(|test| !code.contains(&format!("fn {test}("))) {
                    faults.push(format!("{given}: there is no test {test}"));
                }
            }
            "open" => counts[1] += 1,
            "not applicable" => counts[2] += 1,
            other => faults.push(format!("{given}: {other}")),
        }
        println!("{given:>2}  {state:<15} {what}\n    {by}");
    }
    println!("met: {}, open: {}, not applicable: {}", counts[0], counts[1], counts[2]);
    assert_eq!(number, 50);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_query_is_put_together_from_text() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store"), &mut files);
    for file in files {
        let text = fs::read_to_string(&file).expect("a source");
        assert!(!text.contains("sql_query("), "{}", file.display());
        // What is executed as a text are settings of the connection, made of numbers of our own.
        for (at, _) in text.match_indices("batch_execute(&format!(") {
            let statement = text[at..].split('"').nth(1).unwrap_or("");
            assert!(statement.starts_with("PRAGMA ") || statement.starts_with("SET lock_timeout"), "{statement}");
        }
    }
}

#[test]
fn every_address_holds_ids_only() {
    let document: Value = serde_json::from_str(&wachtwijzer::web::openapi::text()).expect("a document");
    let harmless = [
        "after",
        "answered",
        "asOf",
        "dueBefore",
        "ended",
        "from",
        "knownAt",
        "lang",
        "order",
        "overdue",
        "pageSize",
        "procedure",
        "receivedFrom",
        "receivedOn",
        "receivedUntil",
        "reference",
        "stage",
        "until",
        "version",
        "closed",
        "format",
        "theme",
        "statistic",
        "track",
        "unit",
        // Somebody in a case, by an opaque id.
        "person",
        "assignee",
        "view",
    ];
    for (path, item) in document["paths"].as_object().expect("paths") {
        for operation in item.as_object().expect("an item").values() {
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                let (name, place) =
                    (parameter["name"].as_str().expect("a name"), parameter["in"].as_str().expect("a place"));
                let right = match place {
                    "query" => harmless.contains(&name),
                    "path" => name.ends_with("Id") || ["id", "sequence", "month", "picture"].contains(&name),
                    _ => true,
                };
                assert!(right, "{path}: {name} in the {place}");
            }
        }
    }
}
