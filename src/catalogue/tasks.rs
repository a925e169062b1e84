//! `config/tasks/<procedure>.toml`: what is to be done after the approval. An entry that names what its procedure does not know
//! is refused.

use std::sync::Arc;

use super::reader::{Section, read};
use crate::domain::ids::Slug;
use crate::domain::procedure::draft::Name;
use crate::domain::procedure::faults::{Fault, did_you_mean};
use crate::domain::procedure::{Party, Procedure};
use crate::domain::task::{TaskRule, TaskRules, TaskSpan};

/// Reads the tasks of a procedure. They are there only when nothing is wrong with any of them.
pub(super) fn read_tasks(
    file: &str,
    text: &str,
    procedure: &dyn Fn(&str) -> Option<Arc<Procedure>>,
) -> Result<TaskRules, Vec<Fault>> {
    let (rules, faults) = read(file, text, |root| {
        let name = root.name("procedure");
        let sections = root.tables("task");
        let Some(procedure) = procedure(name.text.as_str()) else {
            root.note_line(name.line, "unknown-procedure", format!("there is no procedure `{}`", name.text));
            return None;
        };
        let mut rules: Vec<TaskRule> = Vec::new();
        for mut section in sections {
            let rule = task(&mut section, &procedure);
            if rules.iter().any(|known| known.id == rule.id) {
                section.note_at("id", "twice", format!("`{}` is there already", rule.id));
            }
            section.finish();
            rules.push(rule);
        }
        Some(TaskRules { procedure: name.text, rules })
    });
    match rules {
        Some(rules) if faults.is_empty() => Ok(rules),
        Some(_) | None => Err(faults),
    }
}

#[derive(Clone, Copy)]
enum Per {
    Member,
    Case,
}

fn task(section: &mut Section<'_>, procedure: &Procedure) -> TaskRule {
    let (id, theme) = (section.name("id").text, section.name("theme").text);
    let per = section.optional_choice("per", &[("member", Per::Member), ("case", Per::Case)]);
    let ages = section.names("ages").into_iter().map(|name| name.text).collect();
    let acts = section.choice("acts", &Party::ALL.map(|party| (party.as_str(), party))).unwrap_or(Party::Authority);
    let span = span(section, procedure);
    let done_by = section.name("done-by");
    known_event(section, procedure, &done_by);
    let moot_by = section.names("moot-by");
    for name in &moot_by {
        known_event(section, procedure, name);
    }
    TaskRule {
        id,
        theme,
        of_case: matches!(per, Some(Per::Case)),
        ages,
        acts,
        span,
        done_by: done_by.text,
        moot_by: moot_by.into_iter().map(|name| name.text).collect(),
        talk: section.flag("talk"),
        source: if section.has("source") { section.text("source").map(str::to_owned) } else { None },
    }
}

fn span(section: &mut Section<'_>, procedure: &Procedure) -> TaskSpan {
    let term = section.optional_name("term");
    let opens = section.names("opens");
    let norm = section.optional_length("norm");
    if let Some(term) = term {
        if !procedure.versions().iter().any(|version| version.term_named(term.text.as_str()).is_some()) {
            section.note_line(term.line, "unknown-term", format!("there is no term `{}`", term.text));
        }
        if norm.is_some() || !opens.is_empty() {
            section.note("term-and-norm", "a task with a `term` has no `opens` and no `norm` of its own");
        }
        return TaskSpan::Term(term.text);
    }
    if opens.is_empty() {
        section.note("never-opens", "say from when it is to be done: `term`, or `opens` with events");
    }
    for name in &opens {
        known_event(section, procedure, name);
    }
    TaskSpan::Norm(opens.into_iter().map(|name| name.text).collect::<Vec<Slug>>(), norm)
}

fn known_event(section: &Section<'_>, procedure: &Procedure, name: &Name) {
    if name.is_unreadable() || procedure.versions().iter().any(|v| v.event_named(name.text.as_str()).is_some()) {
        return;
    }
    let all = procedure.versions().iter().flat_map(|version| version.events());
    let near = did_you_mean(name.text.as_str(), all.map(|event| event.id.as_str()));
    section.note_line(name.line, "unknown-event", format!("there is no event `{}`{near}", name.text));
}
