//! Holds, penalties, remedies and warnings.

use chrono::NaiveDate;

use super::scope::{Scope, Wanted, stands};
use super::terms::readings_of;
use crate::domain::procedure::draft::{FieldName, HoldCauseDraft, Name, OpeningDraft, PenaltyKindDraft, TariffDraft};
use crate::domain::procedure::{
    FieldIx, HoldCause, HoldKind, Opening, PenaltyKind, PenaltyRule, RemedyRule, Tariff, WarningRule,
};

/// The holds of the version.
pub(super) fn holds(scope: &Scope<'_>) -> Vec<HoldKind> {
    let drafts = scope.draft.holds.iter().filter(|hold| stands(&hold.head.versions, scope.version));
    drafts
        .filter_map(|hold| {
            let authority = scope.cited(&hold.head.authority);
            let cause = cause(scope, &hold.cause);
            Some(HoldKind { id: hold.head.id.text.clone(), words: hold.head.words.clone(), cause: cause?, authority })
        })
        .collect()
}

fn cause(scope: &Scope<'_>, cause: &HoldCauseDraft) -> Option<HoldCause> {
    match cause {
        HoldCauseDraft::Events { starts, ends } => {
            let (starts, ends) = (scope.event(starts), scope.event(ends));
            Some(HoldCause::Events { starts: starts?, ends: ends? })
        }
        HoldCauseDraft::Moratorium { from, until, event, when } => {
            if until < from {
                let text = format!("the moratorium ends on {until}, before it begins on {from}");
                scope.note(event.line, "until-before-from", text);
            }
            let (found, when) = (scope.event(event), scope.when(event, when));
            Some(HoldCause::Moratorium { from: *from, until: *until, event: found?, when })
        }
    }
}

/// The penalties of the version.
pub(super) fn penalties(scope: &Scope<'_>) -> Vec<PenaltyRule> {
    let drafts = scope.draft.penalties.iter().filter(|penalty| stands(&penalty.head.versions, scope.version));
    drafts
        .filter_map(|penalty| {
            let kind = penalty_kind(scope, &penalty.kind);
            let readings = readings_of(scope, &penalty.readings);
            let authority = scope.cited(&penalty.head.authority);
            Some(PenaltyRule {
                id: penalty.head.id.text.clone(),
                words: penalty.head.words.clone(),
                kind: kind?,
                readings,
                authority,
            })
        })
        .collect()
}

fn penalty_kind(scope: &Scope<'_>, kind: &PenaltyKindDraft) -> Option<PenaltyKind> {
    match kind {
        PenaltyKindDraft::Administrative { grace, tariffs: drafts, fixed_within } => {
            let tariffs = tariffs(scope, drafts);
            Some(PenaltyKind::Administrative { grace: scope.term(grace)?, tariffs, fixed_within: *fixed_within })
        }
        PenaltyKindDraft::Judicial { term, per_day, maximum } => {
            let found = scope.term(term);
            let (per_day, maximum) = (ordered(scope, term, per_day), ordered(scope, term, maximum));
            Some(PenaltyKind::Judicial { term: found?, per_day: per_day?, maximum: maximum? })
        }
    }
}

/// A number in the order that starts a court's term.
fn ordered(scope: &Scope<'_>, term: &Name, field: &FieldName) -> Option<FieldIx> {
    let standing = scope.draft.terms.iter().filter(|draft| stands(&draft.head.versions, scope.version));
    let order = standing.into_iter().find(|draft| draft.head.id.text == term.text)?;
    scope.field(&order.starts, field, Wanted::Number)
}

fn tariffs(scope: &Scope<'_>, drafts: &[TariffDraft]) -> Vec<Tariff> {
    let mut in_order: Vec<&TariffDraft> = drafts.iter().collect();
    in_order.sort_by_key(|tariff| tariff.from);
    for (earlier, later) in in_order.iter().zip(in_order.iter().skip(1)) {
        if earlier.until.is_none_or(|until| until >= later.from) {
            let text = format!("two tariffs hold on {}: `until` of the earlier must lie before", later.from);
            scope.note(later.line, "tariff-overlap", text);
        }
    }
    in_order.into_iter().map(|tariff| checked_tariff(scope, tariff)).collect()
}

fn checked_tariff(scope: &Scope<'_>, tariff: &TariffDraft) -> Tariff {
    if tariff.until.is_some_and(|until: NaiveDate| until < tariff.from) {
        scope.note(tariff.line, "until-before-from", format!("the tariff ends before it begins on {}", tariff.from));
    }
    let sum = tariff.steps.iter().map(|step| i64::from(step.days).saturating_mul(step.cents)).sum::<i64>();
    if sum != tariff.maximum_cents {
        let text = format!("the steps come to {sum} cents, `maximum-cents` says {}", tariff.maximum_cents);
        scope.note(tariff.line, "tariff-sum", text);
    }
    Tariff {
        from: tariff.from,
        until: tariff.until,
        steps: tariff.steps.clone(),
        maximum_cents: tariff.maximum_cents,
        authority: scope.cited(&tariff.authority),
    }
}

/// The remedies of the version.
pub(super) fn remedies(scope: &Scope<'_>) -> Vec<RemedyRule> {
    let drafts = scope.draft.remedies.iter().filter(|remedy| stands(&remedy.head.versions, scope.version));
    drafts
        .filter_map(|remedy| {
            let (authority, used_by) = (scope.cited(&remedy.head.authority), scope.events(&remedy.used_by));
            let opening = opening(scope, &remedy.opening);
            Some(RemedyRule {
                id: remedy.head.id.text.clone(),
                words: remedy.head.words.clone(),
                opening: opening?,
                used_by,
                letter: remedy.letter,
                authority,
            })
        })
        .collect()
}

fn opening(scope: &Scope<'_>, opening: &OpeningDraft) -> Option<Opening> {
    match opening {
        OpeningDraft::AfterTerms(terms) => Some(Opening::AfterTerm(scope.terms(terms))),
        OpeningDraft::During(term) => scope.term(term).map(Opening::During),
        OpeningDraft::AfterWait { event, when, wait, on_last_day, closed_by } => {
            let (found, when) = (scope.event(event), scope.when(event, when));
            let until = scope.events(closed_by);
            Some(Opening::AfterWait { event: found?, when, wait: *wait, on_last_day: *on_last_day, until })
        }
        OpeningDraft::NextQuarter { event, closed_by } => {
            let (event, until) = (scope.event(event), scope.events(closed_by));
            Some(Opening::NextQuarter { event: event?, until })
        }
    }
}

/// The warnings of the version.
pub(super) fn warnings(scope: &Scope<'_>) -> Vec<WarningRule> {
    let drafts = scope.draft.warnings.iter().filter(|warning| stands(&warning.head.versions, scope.version));
    drafts
        .map(|warning| {
            if let (None, Some((field, _))) = (&warning.event, warning.when.0.first()) {
                let text = format!("the warning `{}` has `when`, but no `event`", warning.head.id.text);
                scope.note(field.line, "field-without-use", text);
            }
            let event = warning.event.as_ref().and_then(|event| {
                let when = scope.when(event, &warning.when);
                scope.event(event).map(|found| (found, when))
            });
            WarningRule {
                id: warning.head.id.text.clone(),
                words: warning.head.words.clone(),
                from: warning.from,
                stages: scope.stages(&warning.stages),
                event,
                authority: scope.cited(&warning.head.authority),
            }
        })
        .collect()
}
