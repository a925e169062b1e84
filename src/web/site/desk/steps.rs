//! Steps that can be taken in several cases at once: which there are, what each asks, and what somebody said happened.

use super::{event_fields, named};
use crate::domain::case::event::Said;
use crate::domain::case::work::Worked;
use crate::domain::procedure::{EventType, Procedure, Role, Version};
use crate::web::pages::parts::field::{Field, Typed};
use crate::web::pages::say::Phrase;
use crate::web::request::Caller;
use crate::web::site::reader::Reader;

/// A step of a procedure.
#[derive(Clone, Copy)]
pub(super) struct Step<'c> {
    pub(super) procedure: &'c Procedure,
    pub(super) event: &'c EventType,
}

/// May those at a desk take it in many cases? What begins a case, or is about one person, is taken in that case alone.
fn in_many(version: &Version, event: &EventType) -> bool {
    let begins = version.event(version.clock_starts_with()).is_some_and(|first| first.id == event.id);
    event.by.contains(&Role::Caseworker) && event.of_member.is_none() && !begins
}

/// The steps of a procedure: what is sent, and its words.
type Steps = (Phrase, Vec<(String, Phrase)>);

/// The steps that fit at least one of the cases, by procedure.
pub(super) fn possible(caller: &Caller, reader: Reader<'_>, rows: &[Worked]) -> Vec<Steps> {
    let mut all: Vec<Steps> = Vec::new();
    let catalogue = &caller.state.app.catalogue;
    for row in rows {
        let Some(procedure) = catalogue.procedure(row.identity.procedure.as_str()) else { continue };
        let Some(version) = procedure.version(row.summary.version.as_str()) else { continue };
        let at = version.stages().iter().position(|stage| stage.id == row.summary.stage);
        for event in version.events().iter().filter(|event| in_many(version, event)) {
            let moves = event.moves.iter().flat_map(|one| &one.from);
            let fits = moves.chain(&event.allowed_in).any(|stage| Some(stage.at()) == at);
            let value = format!("{}/{}", procedure.id(), event.id);
            if !fits || all.iter().any(|(_, steps)| steps.iter().any(|(known, _)| *known == value)) {
                continue;
            }
            let (of, step) = (named(reader, procedure, procedure.words()), named(reader, procedure, &event.words));
            match all.iter_mut().find(|(known, _)| *known == of) {
                Some((_, steps)) => steps.push((value, step)),
                None => all.push((of, vec![(value, step)])),
            }
        }
    }
    all
}

impl<'c> Step<'c> {
    /// The step that a form names, as the newest rules know it.
    pub(super) fn of(caller: &'c Caller, typed: &Typed) -> Option<Self> {
        let (procedure, event) = typed.value("step").split_once('/')?;
        Self::named(caller, procedure, event)
            .filter(|(version, step)| in_many(version, step.event))
            .map(|(_, step)| step)
    }

    /// The step of this name.
    pub(super) fn named(caller: &'c Caller, procedure: &str, event: &str) -> Option<(&'c Version, Self)> {
        let procedure = caller.state.app.catalogue.procedure(procedure)?;
        let mut versions = procedure.versions().iter().rev();
        let (version, event) = versions.find_map(|version| Some((&**version, version.event_named(event)?.1)))?;
        Some((version, Self { procedure, event }))
    }

    /// What it is called.
    pub(super) fn title(self, reader: Reader<'_>) -> Phrase {
        named(reader, self.procedure, &self.event.words)
    }

    /// What it asks beside its day.
    pub(super) fn fields(self, reader: Reader<'_>, typed: &Typed) -> Vec<Field> {
        event_fields::fields(reader, (self.event, &|of| named(reader, self.procedure, of)), typed)
    }

    /// What somebody said happened; `None` where something is wrong with it, which is noted.
    pub(super) fn said(self, reader: Reader<'_>, typed: &mut Typed) -> Option<Said> {
        event_fields::said(reader, typed, self.event)
    }
}
