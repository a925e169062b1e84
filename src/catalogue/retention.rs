//! `config/privacy/retention.toml`: what goes by itself, and when.

use std::collections::BTreeSet;

use super::reader::read;
use crate::domain::procedure::faults::Fault;
use crate::domain::retention::{RetentionRule, What};

/// The longest time that a rule may keep something, in days: a hundred years.
const LONGEST: i64 = 36_525;

/// Reads the rules. They are there only when nothing is wrong with any of them.
pub(super) fn read_retention(file: &str, text: &str) -> Result<Vec<RetentionRule>, Vec<Fault>> {
    let (rules, faults) = read(file, text, |root| {
        let mut names = BTreeSet::new();
        let mut rules = Vec::new();
        for mut section in root.tables("rule") {
            let id = section.name("id").text;
            let what = section.choice("what", &What::ALL);
            let days = section.number("days", &(1..=LONGEST)).and_then(|days| u32::try_from(days).ok());
            let basis = section.text("basis");
            if !names.insert(id.clone()) {
                section.note_at("id", "twice", format!("`{id}` is there already"));
            }
            section.finish();
            if let (Some(what), Some(days), Some(basis)) = (what, days, basis) {
                rules.push(RetentionRule { id, what, days, basis: basis.into() });
            }
        }
        Some(rules)
    });
    match rules {
        Some(rules) if faults.is_empty() => Ok(rules),
        Some(_) | None => Err(faults),
    }
}
