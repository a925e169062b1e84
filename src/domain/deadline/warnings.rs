//! What is said beside the days: holds, which move nothing, and warnings. Owns when each is due; its words stand elsewhere.

use super::engine::{Instance, View};
use super::reckoning::{Provisional, Rule, Warning};
use crate::domain::procedure::{HoldCause, HoldKind, Verified, WarningRule};

/// What keeps the case waiting without moving a term.
pub(super) fn holds<'v>(view: &View<'v, '_>) -> Vec<&'v HoldKind> {
    let raised = |kind: &&HoldKind| match &kind.cause {
        HoldCause::Events { starts, ends } => {
            let last = view.events.iter().rfind(|e| e.event == *starts || e.event == *ends);
            last.is_some_and(|e| e.event == *starts)
        }
        HoldCause::Moratorium { from, until, event, when } => {
            (*from..=*until).contains(&view.as_of) && view.events.iter().any(|e| e.event == *event && e.fits(when))
        }
    };
    view.version.holds().iter().filter(raised).collect()
}

/// What people must know beside the days.
pub(super) fn warnings<'v>(
    view: &View<'v, '_>,
    instances: &[Instance<'v>],
    stage: &str,
    later: usize,
) -> Vec<Warning<'v>> {
    let mut all = Vec::new();
    let calendar = view.version.calendar();
    for term in instances.iter().map(|i| &i.term) {
        let differ = if term.rule.party.is_person() { term.warn_by } else { term.safe_last_day };
        if term.is_open() && differ != term.last_day && term.provisional == Provisional::No {
            all.push(Warning::ReadingsDiffer(term.rule, term.last_day, differ));
        }
        if term.rule.shifts && term.last_day < calendar.verified_from() && term.last_day >= calendar.covers().0 {
            all.push(Warning::CalendarUnverified(term.rule, term.last_day));
        }
        if view.version.cited(&term.rule.authority).any(|a| a.verified == Verified::Unverified) {
            all.push(Warning::AuthorityUnverified(term.rule));
        }
        for step in &term.steps {
            if matches!(step.rule, Rule::SuspensionTooLate(_)) {
                all.push(Warning::SuspensionTooLate(term.rule, step.from));
            } else if step.rule == Rule::ExtensionCapped {
                all.push(Warning::ExtensionCapped(term.rule, step.to));
            }
        }
    }
    all.extend(view.version.warnings.iter().filter(|w| due(view, w, stage)).map(Warning::Rule));
    if later > 0 {
        all.push(Warning::LaterEvents(later));
    }
    all
}

fn due(view: &View<'_, '_>, rule: &WarningRule, stage: &str) -> bool {
    let here = rule.stages.is_empty()
        || rule.stages.iter().filter_map(|ix| view.version.stage(*ix)).any(|s| s.id.as_str() == stage);
    let happened =
        rule.event.as_ref().is_none_or(|(event, when)| view.events.iter().any(|e| e.event == *event && e.fits(when)));
    here && happened && rule.from.is_none_or(|from| from <= view.as_of)
}
