//! `config/notices/<procedure>.toml`: who is told what, and when. A rule that names what its procedure does not know is refused.

use std::collections::BTreeSet;

use super::reader::{Section, read};
use crate::domain::handover::Moment;
use crate::domain::ids::Slug;
use crate::domain::notice::{Delivery, NoticeRule, NoticeRules, Tag, To, Trigger};
use crate::domain::procedure::Procedure;
use crate::domain::procedure::draft::Name;
use crate::domain::procedure::faults::Fault;

/// Days after which an event is old news, unless the rule says otherwise.
const FRESH_DAYS: i64 = 60;
/// Days without a sign of life after bad news, unless the rule says otherwise.
const QUIET_DAYS: i64 = 60;

/// Reads the rules of a procedure. They are there only when nothing is wrong with any of them.
pub(super) fn read_notices(
    file: &str,
    text: &str,
    procedure: &dyn Fn(&str) -> Option<std::sync::Arc<Procedure>>,
) -> Result<NoticeRules, Vec<Fault>> {
    let (rules, faults) = read(file, text, |root| {
        let name = root.name("procedure");
        let sections = root.tables("notice");
        let Some(procedure) = procedure(name.text.as_str()) else {
            root.note_line(name.line, "unknown-procedure", format!("there is no procedure `{}`", name.text));
            return None;
        };
        let mut kinds = BTreeSet::new();
        let mut rules = Vec::new();
        for mut section in sections {
            let kind = section.name("kind").text;
            if !kinds.insert(kind.clone()) {
                section.note_at("kind", "twice", format!("`{kind}` is there already"));
            }
            let trigger = trigger(&mut section, &procedure);
            let to = section.choices("to", &To::ALL);
            if to.is_empty() {
                section.note(
                    "nobody",
                    "name in `to` at least one of referent, family-member, helper, organisation and partner",
                );
            }
            let (always, grave) = (section.flag("always"), section.flag("grave"));
            let delivery = section.optional_choice("delivery", &Delivery::ALL).unwrap_or_default();
            if always && delivery != Delivery::Immediate {
                section.note_at("delivery", "never-waits", "what `always` comes does not wait");
            }
            let others = section.flag("others");
            let tags = section.choices("tags", &Tag::ALL);
            section.finish();
            let of_handover = matches!(trigger, Some(Trigger::Handover(_)));
            let on_a_side = |to: &To| matches!(to, To::Sender | To::Receiver);
            let on_the_case = |to: &To| matches!(to, To::Helper | To::Organisation | To::Partner);
            if to.iter().any(|to| if of_handover { on_the_case(to) } else { on_a_side(to) }) {
                let text = "of a handover are told sender, receiver, referent and family-member; sender and receiver of nothing else";
                section.note_at("to", "not-told-of-this", text);
            }
            if let Some(trigger) = trigger {
                rules.push(NoticeRule { kind, trigger, to, delivery, always, grave, others, tags });
            }
        }
        Some(NoticeRules { procedure: name.text, rules })
    });
    match rules {
        Some(rules) if faults.is_empty() => Ok(rules),
        Some(_) | None => Err(faults),
    }
}

const TRIGGERS: [&str; 8] = ["on-event", "term", "waited", "moved", "joined", "handed-over", "handover", "parked"];

fn trigger(section: &mut Section<'_>, procedure: &Procedure) -> Option<Trigger> {
    let given: Vec<&str> = TRIGGERS.into_iter().filter(|key| section.has(key)).collect();
    let [given] = given.as_slice() else {
        section.note("one-trigger", format!("give one of {}", TRIGGERS.join(", ")));
        return None;
    };
    Some(match *given {
        "on-event" => event(section, procedure),
        "term" => {
            Trigger::Term { term: term(section, "term", procedure), days: section.numbers("days", &(-400..=400)) }
        }
        "waited" => {
            let stages = section.some_names("waited");
            for stage in &stages {
                if !procedure.versions().iter().any(|version| version.stage_named(stage.text.as_str()).is_some()) {
                    section.note_line(stage.line, "unknown-stage", format!("there is no stage `{}`", stage.text));
                }
            }
            let quiet_days = section.optional_number("quiet-days", &(0..=3650)).unwrap_or(QUIET_DAYS);
            Trigger::Waited { stages: stages.into_iter().map(|stage| stage.text).collect(), quiet_days }
        }
        "moved" => moved(section, procedure),
        "handed-over" => {
            section.flag("handed-over");
            Trigger::HandedOver
        }
        "handover" => Trigger::Handover(section.choice("handover", &Moment::ALL)?),
        "parked" => {
            section.flag("parked");
            Trigger::Parked
        }
        _ => {
            section.flag("joined");
            Trigger::Joined
        }
    })
}

fn event(section: &mut Section<'_>, procedure: &Procedure) -> Trigger {
    let events = section.some_names("on-event");
    let conditions = section.conditions("when");
    for event in &events {
        let known: Vec<_> = procedure
            .versions()
            .iter()
            .filter_map(|version| Some(version.event_named(event.text.as_str())?.1))
            .collect();
        if known.is_empty() {
            section.note_line(event.line, "unknown-event", format!("there is no event `{}`", event.text));
        }
        for (field, _) in &conditions {
            if !known.is_empty() && !known.iter().any(|event| event.field_named(&field.text).is_some()) {
                let text = format!("the event `{}` has no field `{}`", event.text, field.text);
                section.note_line(field.line, "unknown-field", text);
            }
        }
    }
    let fresh_days = section.optional_number("fresh-days", &(0..=3650)).unwrap_or(FRESH_DAYS);
    let codes = |names: Vec<Name>| names.into_iter().map(|n| n.text).collect();
    Trigger::Event {
        events: events.into_iter().map(|event| event.text).collect(),
        when: conditions.into_iter().map(|(field, names)| (field.text, codes(names))).collect(),
        fresh_days,
    }
}

fn moved(section: &mut Section<'_>, procedure: &Procedure) -> Trigger {
    let names = section.some_names("moved");
    for name in &names {
        known_term(section, name, procedure);
    }
    Trigger::Moved { terms: names.into_iter().map(|name| name.text).collect() }
}

fn term(section: &mut Section<'_>, key: &'static str, procedure: &Procedure) -> Slug {
    let name = section.name(key);
    known_term(section, &name, procedure);
    name.text
}

fn known_term(section: &Section<'_>, name: &Name, procedure: &Procedure) {
    if !procedure.versions().iter().any(|version| version.term_named(name.text.as_str()).is_some()) {
        section.note_line(name.line, "unknown-term", format!("there is no term `{}`", name.text));
    }
}
