//! Every worked example of the legal notes, of the contract of the engine, and our own for traps: request and expected part
//! of the answer stand in `tests/data/worked-examples.json`, where a lawyer can read and extend them.

use serde_json::Value;

use crate::support::{answer, catalogue, locales, missing};

#[test]
fn every_worked_example_comes_out_as_written() {
    let (catalogue, locales) = (catalogue(), locales());
    let text = include_str!("../data/worked-examples.json");
    let all: Value = serde_json::from_str(text).expect("well-formed examples");
    let examples = all["examples"].as_array().expect("a list");
    let mut wrong = Vec::new();
    for example in examples {
        let (id, title) = (example["id"].as_str().expect("an id"), example["title"].as_str().unwrap_or(""));
        match answer(catalogue, locales, &example["request"]) {
            Ok(found) => {
                let differences = missing(&example["expect"], &found, "");
                wrong.extend(differences.into_iter().map(|d| format!("{id} ({title}): {d}")));
            }
            Err(refused) => wrong.push(format!("{id} ({title}): refused: {refused}")),
        }
    }
    println!("{} worked examples, {} differences", examples.len(), wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(examples.len() >= 89, "examples were lost");
}
