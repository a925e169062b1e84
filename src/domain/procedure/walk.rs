//! Where a case can get to by the moves of its events. Knows no days and no terms.

use std::collections::BTreeSet;

use super::{EventType, StageIx};

/// The stages that a case can reach, whatever is said in it, from the first stage on.
#[must_use]
pub fn reachable(events: &[EventType]) -> BTreeSet<StageIx> {
    let mut reached = BTreeSet::from([StageIx(0)]);
    loop {
        let next: BTreeSet<StageIx> = events
            .iter()
            .flat_map(|event| &event.moves)
            .filter(|step| step.from.iter().any(|from| reached.contains(from)))
            .map(|step| step.to)
            .filter(|to| !reached.contains(to))
            .collect();
        if next.is_empty() {
            return reached;
        }
        reached.extend(next);
    }
}

/// The stages that some event leads out of.
#[must_use]
pub fn left(events: &[EventType]) -> BTreeSet<StageIx> {
    let moves = events.iter().flat_map(|event| &event.moves);
    moves.flat_map(|step| step.from.iter().copied().filter(move |from| *from != step.to)).collect()
}

/// Can this event happen in one of these stages?
#[must_use]
pub fn can_happen(event: &EventType, stages: &BTreeSet<StageIx>) -> bool {
    let moving = event.moves.iter().flat_map(|step| &step.from);
    moving.chain(&event.allowed_in).any(|stage| stages.contains(stage))
}
