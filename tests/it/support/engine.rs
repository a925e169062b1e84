//! Questions to the engine and what is looked for in its answers.

use serde_json::{Value, json};
use wachtwijzer::catalogue::Catalogue;

use super::{answer, catalogue, locales};

pub(crate) fn ask(procedure: &str, as_of: &str, events: impl Into<Value>) -> Value {
    asked(procedure, as_of, events).unwrap_or_else(|refused| panic!("{refused}"))
}

pub(crate) fn asked(procedure: &str, as_of: &str, events: impl Into<Value>) -> Result<Value, String> {
    let request = json!({"procedure": procedure, "asOf": as_of, "events": events.into()});
    answer(catalogue(), locales(), &request)
}

pub(crate) fn term(answer: &Value, id: &str) -> Value {
    let terms = answer["terms"].as_array().expect("terms");
    terms.iter().find(|t| t["id"] == id).cloned().unwrap_or(Value::Null)
}

pub(crate) fn count(answer: &Value, id: &str) -> usize {
    answer["terms"].as_array().expect("terms").iter().filter(|t| t["id"] == id).count()
}

pub(crate) fn remedy(answer: &Value, id: &str) -> Value {
    let all = answer["remedies"].as_array().expect("remedies");
    all.iter().find(|r| r["id"] == id).cloned().unwrap_or(Value::Null)
}

pub(crate) fn warns(answer: &Value, id: &str) -> bool {
    answer["warnings"].as_array().expect("warnings").iter().any(|w| w["id"] == id)
}

pub(crate) fn offers(answer: &Value, event: &str) -> bool {
    answer["nextSteps"].as_array().expect("steps").iter().any(|s| s["event"] == event)
}

/// The procedure of nareis with texts replaced, each at its first place.
pub(crate) fn changed(changes: &[(&str, &str)]) -> Catalogue {
    let whole = include_str!("../../../config/procedures/nl-nareis.toml").to_owned();
    let text = changes.iter().fold(whole, |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    });
    let files = [
        ("calendars/nl.toml", include_str!("../../../config/calendars/nl.toml").to_owned()),
        ("procedures/nl-nareis.toml", text),
    ];
    Catalogue::from_files(files.map(|(name, text)| (name.to_owned(), text)))
        .unwrap_or_else(|faults| panic!("{faults:?}"))
}

pub(crate) fn ask_of(catalogue: &Catalogue, as_of: &str, events: &Value) -> Value {
    let request = json!({"procedure": "nl-nareis", "asOf": as_of, "events": events});
    answer(catalogue, locales(), &request).unwrap_or_else(|refused| panic!("{refused}"))
}
