//! Stages and events: every move leads from somewhere to somewhere, every stage is reached and left, every event can happen.

use std::collections::BTreeSet;

use super::scope::{Scope, stands};
use crate::domain::procedure::draft::{EventDraft, FieldDraft, Name};
use crate::domain::procedure::walk::{can_happen, left, reachable};
use crate::domain::procedure::{EventType, Field, FieldKind, Move, Stage};

/// The stages of the version.
pub(super) fn stages(scope: &Scope<'_>) -> Vec<Stage> {
    let stages = scope.draft.stages.iter().filter(|stage| stands(&stage.head.versions, scope.version));
    let made: Vec<Stage> = stages
        .map(|stage| {
            scope.cited(&stage.head.authority);
            Stage { id: stage.head.id.text.clone(), words: stage.head.words.clone(), terminal: stage.terminal }
        })
        .collect();
    if made.is_empty() {
        scope.note(
            scope.version.id.line,
            "no-stage",
            format!("version `{}` needs at least one `[[stage]]`", scope.version.id.text),
        );
    }
    made
}

/// The events of the version, without the terms they extend.
pub(super) fn events(scope: &Scope<'_>) -> Vec<EventType> {
    scope.standing_events().map(|event| event_type(scope, event)).collect()
}

fn event_type(scope: &Scope<'_>, event: &EventDraft) -> EventType {
    let id = &event.head.id;
    scope.cited(&event.head.authority);
    if event.moves.is_empty() && event.allowed_in.is_empty() {
        let text = format!("the event `{}` can never happen: give it an `[[event.move]]` or `in`", id.text);
        scope.note(id.line, "event-never-happens", text);
    }
    let moves = event.moves.iter().filter_map(|step| {
        let (from, when) = (scope.stages(&step.from), scope.when(id, &step.when));
        Some(Move { from, to: scope.stage(&step.to)?, when })
    });
    let moves = moves.collect();
    EventType {
        id: id.text.clone(),
        words: event.head.words.clone(),
        by: event.by.clone(),
        fields: fields(scope, event),
        moves,
        allowed_in: scope.stages(&event.allowed_in),
        once: event.once,
        closes: event.closes.as_ref().and_then(|closed| closes(scope, id, closed)),
        since: event.since,
        extends: Vec::new(),
        of_member: event.of_member,
    }
}

fn closes(scope: &Scope<'_>, id: &Name, closed: &Name) -> Option<crate::domain::procedure::EventIx> {
    let found = scope.event(closed);
    if found.is_some() && id.text == closed.text {
        let text = format!("the event `{}` cannot answer itself: `closes` must name another event", id.text);
        scope.note(closed.line, "closes-itself", text);
    }
    found
}

fn fields(scope: &Scope<'_>, event: &EventDraft) -> Vec<Field> {
    let mut seen = BTreeSet::new();
    event
        .fields
        .iter()
        .map(|field| {
            if !field.id.is_unreadable() && !seen.insert(field.id.text.as_str()) {
                let text = format!("the field `{}` is there twice in one event", field.id.text);
                scope.note(field.id.line, "duplicate-id", text);
            }
            choices(scope, field);
            Field {
                id: field.id.text.as_str().into(),
                words: field.words.clone(),
                kind: field.kind.clone(),
                required: field.required,
            }
        })
        .collect()
}

fn choices(scope: &Scope<'_>, field: &FieldDraft) {
    let FieldKind::Choice(choices) = &field.kind else { return };
    if choices.is_empty() {
        let text = format!("the choice field `{}` needs `choices`", field.id.text);
        scope.note(field.id.line, "choice-without-choices", text);
    }
    let mut seen = BTreeSet::new();
    for choice in choices.iter().filter(|choice| !seen.insert(*choice)) {
        let text = format!("the choice `{choice}` is there twice in the field `{}`", field.id.text);
        scope.note(field.id.line, "duplicate-id", text);
    }
}

/// Every stage can be reached, and is left unless it is terminal; every event can happen in a stage that can be reached.
/// Only asked when all names lead somewhere: a misspelt stage would make half the procedure seem out of reach.
pub(super) fn paths(scope: &Scope<'_>, stages: &[Stage], events: &[EventType]) {
    let (reached, left) = (reachable(events), left(events));
    let drafts = scope.draft.stages.iter().filter(|stage| stands(&stage.head.versions, scope.version));
    for ((stage, draft), at) in stages.iter().zip(drafts).zip(0_u16..) {
        let (ix, line) = (crate::domain::procedure::StageIx(at), draft.head.id.line);
        if !reached.contains(&ix) {
            scope.note(line, "unreachable-stage", format!("no move leads to the stage `{}`", stage.id));
        }
        if stage.terminal && left.contains(&ix) {
            let text = format!("the stage `{}` is terminal, but a move leads out of it", stage.id);
            scope.note(line, "terminal-with-exit", text);
        }
        if !stage.terminal && !left.contains(&ix) {
            let text = format!("no move leads out of the stage `{}`: add one, or `terminal = true`", stage.id);
            scope.note(line, "dead-end", text);
        }
    }
    for (event, draft) in events.iter().zip(scope.standing_events()) {
        let stands_somewhere = !event.moves.is_empty() || !event.allowed_in.is_empty();
        if stands_somewhere && !can_happen(event, &reached) {
            let text = format!("the event `{}` can only happen in stages that no move leads to", event.id);
            scope.note(draft.head.id.line, "event-never-happens", text);
        }
    }
}
