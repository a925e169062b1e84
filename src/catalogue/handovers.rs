//! `config/handovers/<procedure>.toml`: for what somebody is responsible, and which handovers move that. A kind that moves a theme
//! which is not there is refused.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::reader::{Section, read};
use crate::domain::handover::Field;
use crate::domain::handover::kinds::{HandoverRules, Kind};
use crate::domain::ids::Slug;
use crate::domain::procedure::faults::Fault;
use crate::domain::procedure::{Force, Procedure};

/// Days beside a last day on which somebody may be told something.
const DAYS: RangeInclusive<i64> = 1..=90;

/// Reads the rules of a procedure. They are there only when nothing is wrong with any of them.
pub(super) fn read_handovers(
    file: &str,
    text: &str,
    procedure: &dyn Fn(&str) -> Option<std::sync::Arc<Procedure>>,
) -> Result<HandoverRules, Vec<Fault>> {
    let (rules, faults) = read(file, text, |root| {
        let name = root.name("procedure");
        if procedure(name.text.as_str()).is_none() {
            root.note_line(name.line, "unknown-procedure", format!("there is no procedure `{}`", name.text));
            return None;
        }
        let mut themes: Vec<Slug> = Vec::new();
        for theme in root.some_names("themes") {
            if themes.contains(&theme.text) {
                root.note_line(theme.line, "twice", format!("`{}` is there already", theme.text));
            }
            themes.push(theme.text);
        }
        let mut ids = BTreeSet::new();
        let mut kinds = Vec::new();
        for mut section in root.tables("kind") {
            let kind = kind(&mut section, &themes);
            if !ids.insert(kind.id.clone()) {
                section.note_at("id", "twice", format!("`{}` is there already", kind.id));
            }
            section.finish();
            kinds.push(kind);
        }
        Some(HandoverRules { procedure: name.text, themes, kinds })
    });
    match rules {
        Some(rules) if faults.is_empty() => Ok(rules),
        Some(_) | None => Err(faults),
    }
}

fn kind(section: &mut Section<'_>, known: &[Slug]) -> Kind {
    let id = section.name("id").text;
    let mut themes = Vec::new();
    for theme in section.some_names("themes") {
        if !known.contains(&theme.text) {
            section.note_line(theme.line, "unknown-theme", format!("there is no theme `{}`", theme.text));
        }
        themes.push(theme.text);
    }
    let (answer_within, contact_within) = (section.length("answer-within"), section.length("contact-within"));
    let force = section.choice("force", &Force::ALL.map(|force| (force.as_str(), force))).unwrap_or(Force::Norm);
    let (minors_only, opens_application) = (section.flag("minors-only"), section.flag("opens-application"));
    let remind_before = section.numbers("remind-before", &DAYS);
    let escalate_after = section.numbers("escalate-after", &DAYS);
    if escalate_after.is_empty() {
        section.note_at("escalate-after", "never-told", "somebody must be told when nobody answers");
    }
    let fields = section.choices("fields", &Field::ALL);
    Kind {
        id,
        themes,
        answer_within,
        contact_within,
        force,
        minors_only,
        opens_application,
        remind_before,
        escalate_after,
        fields,
    }
}
