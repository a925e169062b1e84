//! `config/statistics/<procedure>.toml`: how the statistics read the cases of a procedure. A rule that names what its procedure
//! does not know is refused.

use std::sync::Arc;

use super::reader::{Section, read};
use crate::domain::ids::Slug;
use crate::domain::procedure::Procedure;
use crate::domain::procedure::draft::{FieldName, Name};
use crate::domain::procedure::faults::Fault;
use crate::domain::tally::rules::{Closing, End, Regime, StatisticsRules, TrackRule};

/// Reads the rules of a procedure. They are there only when nothing is wrong with any of them.
pub(super) fn read_statistics(
    file: &str,
    text: &str,
    procedure: &dyn Fn(&str) -> Option<Arc<Procedure>>,
) -> Result<StatisticsRules, Vec<Fault>> {
    let (rules, faults) = read(file, text, |root| {
        let name = root.name("procedure");
        let (term, sections) =
            (root.optional_name("term"), (root.table("track"), root.tables("closing"), root.tables("regime")));
        let Some(procedure) = procedure(name.text.as_str()) else {
            root.note_line(name.line, "unknown-procedure", format!("there is no procedure `{}`", name.text));
            return None;
        };
        let unknown = |term: &&Name| !procedure.versions().iter().any(|v| v.term_named(term.text.as_str()).is_some());
        if let Some(term) = term.as_ref().filter(unknown) {
            root.note_line(term.line, "unknown-term", format!("there is no term `{}`", term.text));
        }
        let (track, closings, regimes) = sections;
        let track = track.and_then(|mut section| track_rule(&mut section, &procedure));
        let closings: Vec<Closing> =
            closings.into_iter().filter_map(|mut section| closing(&mut section, &procedure)).collect();
        if closings.is_empty() {
            root.note("no-closing", "say with [[closing]] what ends a wait");
        }
        let mut regimes: Vec<Regime> = regimes.into_iter().filter_map(|mut section| regime(&mut section)).collect();
        regimes.sort_by_key(|regime| regime.from);
        Some(StatisticsRules { procedure: name.text, term: term.map(|term| term.text), closings, track, regimes })
    });
    match rules {
        Some(rules) if faults.is_empty() => Ok(rules),
        Some(_) | None => Err(faults),
    }
}

fn texts(names: Vec<Name>) -> Vec<Slug> {
    names.into_iter().map(|name| name.text).collect()
}

/// Notes what no version of the procedure knows.
fn known(section: &Section<'_>, procedure: &Procedure, event: &Name, fields: &[&FieldName]) {
    let events: Vec<_> =
        procedure.versions().iter().filter_map(|v| Some(v.event_named(event.text.as_str())?.1)).collect();
    if events.is_empty() {
        section.note_line(event.line, "unknown-event", format!("there is no event `{}`", event.text));
        return;
    }
    for field in fields {
        if !events.iter().any(|event| event.field_named(&field.text).is_some()) {
            let text = format!("the event `{}` has no field `{}`", event.text, field.text);
            section.note_line(field.line, "unknown-field", text);
        }
    }
}

fn track_rule(section: &mut Section<'_>, procedure: &Procedure) -> Option<TrackRule> {
    let (event, field) = (section.name("event"), section.field("field"));
    let codes = texts(section.some_names("codes"));
    known(section, procedure, &event, &[&field]);
    section.finish();
    (!codes.is_empty()).then_some(TrackRule { event: event.text, field: field.text, codes })
}

fn closing(section: &mut Section<'_>, procedure: &Procedure) -> Option<Closing> {
    let event = section.name("event");
    let when = if section.has("when") { section.conditions("when") } else { Vec::new() };
    let end = section.choice("end", &End::ALL);
    known(section, procedure, &event, &when.iter().map(|(field, _)| field).collect::<Vec<_>>());
    section.finish();
    let when = when.into_iter().map(|(field, codes)| (field.text, texts(codes))).collect();
    Some(Closing { event: event.text, when, end: end? })
}

fn regime(section: &mut Section<'_>) -> Option<Regime> {
    let (id, from) = (section.name("id").text, section.date("from"));
    let frozen = if section.has("frozen") { texts(section.names("frozen")) } else { Vec::new() };
    let source = section.text("source").map(str::to_owned);
    section.finish();
    Some(Regime { id, from: from?, frozen, source: source? })
}
