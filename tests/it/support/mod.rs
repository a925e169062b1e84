//! What tests share: answers of the engine as JSON, and how an expected part is found in a whole answer.

pub(crate) mod engine;
pub(crate) mod http;
pub(crate) mod stores;

use std::sync::{Arc, LazyLock};

use serde_json::Value;
use wachtwijzer::catalogue::Catalogue;
use wachtwijzer::domain::case::event::Said;
use wachtwijzer::domain::case::fold::reckon_said;
use wachtwijzer::domain::procedure::faults::Fault;
use wachtwijzer::i18n::Locales;
use wachtwijzer::wire::reading::reckoning_request;
use wachtwijzer::wire::reckoning::reckoning;
use wachtwijzer::wire::words::Speech;

/// The shipped procedures and calendars, read once.
pub(crate) fn catalogue() -> &'static Catalogue {
    static READ: LazyLock<Catalogue> = LazyLock::new(|| {
        let told = |faults: Vec<Fault>| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        Catalogue::built_in().unwrap_or_else(|faults| panic!("{}", told(faults)))
    });
    &READ
}

/// The shipped languages, read once.
pub(crate) fn locales() -> &'static Arc<Locales> {
    static READ: LazyLock<Arc<Locales>> =
        LazyLock::new(|| Arc::new(Locales::built_in().expect("language files without faults")));
    &READ
}

/// Reckons a request as the interface would, without the interface.
pub(crate) fn answer(catalogue: &Catalogue, locales: &Locales, request: &Value) -> Result<Value, String> {
    let read = reckoning_request(request).whole().map_err(|faults| format!("{faults:?}"))?;
    let procedure = catalogue.procedure(&read.procedure).ok_or("no such procedure")?;
    let events: Vec<&Said> = read.events.iter().collect();
    let as_of = read.as_of.ok_or("no day of looking")?;
    let answer = reckon_said(procedure, read.version.as_deref(), &events, as_of).map_err(|f| format!("{f:?}"))?;
    let body = reckoning(&answer, Speech { locale: locales.get("en"), native: procedure.language() });
    serde_json::to_value(body).map_err(|e| e.to_string())
}

/// Everything that is expected and not there. Objects match by their members; of a list of objects with an `id`, each
/// expected one must match one of that id (of `occurrence` n, the n-th).
pub(crate) fn missing(expected: &Value, found: &Value, place: &str) -> Vec<String> {
    match (expected, found) {
        (Value::Object(wanted), Value::Object(_)) => wanted
            .iter()
            .filter(|(name, _)| name.as_str() != "occurrence")
            .flat_map(|(name, value)| missing(value, &found[name], &format!("{place}/{name}")))
            .collect(),
        (Value::Array(wanted), Value::Array(all))
            if wanted.iter().all(|w| w.get("id").is_some()) && !wanted.is_empty() =>
        {
            wanted.iter().flat_map(|w| missing_element(w, all, place)).collect()
        }
        _ if expected == found => Vec::new(),
        _ => vec![format!("{place}: expected {expected}, found {found}")],
    }
}

fn missing_element(wanted: &Value, all: &[Value], place: &str) -> Vec<String> {
    let named: Vec<&Value> = all.iter().filter(|v| v["id"] == wanted["id"]).collect();
    let occurrence = wanted.get("occurrence").and_then(Value::as_i64);
    let candidates: Vec<&Value> = match occurrence {
        Some(n) if n < 0 => {
            named.iter().rev().nth(usize::try_from(-n - 1).expect("small")).into_iter().copied().collect()
        }
        Some(n) => named.get(usize::try_from(n).expect("small")).into_iter().copied().collect(),
        None => named,
    };
    let place = format!("{place}/{}", wanted["id"].as_str().unwrap_or("?"));
    let attempts = candidates.iter().map(|found| missing(wanted, found, &place));
    attempts.min_by_key(Vec::len).unwrap_or_else(|| vec![format!("{place}: not there at all")])
}
