//! From a draft to a procedure: every name is looked up, version by version, and everything that is wrong is told at once.

mod elements;
mod rules;
mod scope;
mod terms;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::draft::{Head, Name, ProcedureDraft, VersionDraft};
use super::faults::{Fault, Faults, did_you_mean};
use super::{EventType, Pending, Procedure, TermIx, TermRule, Version};
use crate::domain::deadline::calendar::Calendar;
use crate::domain::ids::Slug;
use scope::Scope;

/// Turns a draft into a procedure, or says everything that is wrong with it.
pub fn check(draft: ProcedureDraft, calendars: &BTreeMap<Slug, Arc<Calendar>>) -> Result<Procedure, Vec<Fault>> {
    let faults = RefCell::new(Faults::of(&draft.file));
    let calendar = calendar(&draft, calendars, &faults);
    let in_order = versions_in_order(&draft, calendar, &faults);
    version_names(&draft, &faults);
    version_by(&draft, &faults);
    pending(&draft, &in_order, &faults);
    let versions = in_order.into_iter().filter_map(|version| checked(&draft, version, calendar, &faults)).collect();
    let faults = faults.into_inner().into_sorted();
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Procedure {
        id: draft.id.text,
        words: draft.words,
        jurisdiction: draft.jurisdiction.into(),
        language: draft.language.into(),
        time_zone: draft.time_zone.into(),
        version_by: draft.version_by.into_iter().map(|name| name.text).collect(),
        versions,
    })
}

fn calendar<'c>(
    draft: &ProcedureDraft,
    calendars: &'c BTreeMap<Slug, Arc<Calendar>>,
    faults: &RefCell<Faults>,
) -> Option<&'c Arc<Calendar>> {
    let name = &draft.calendar;
    let found = calendars.get(&name.text).filter(|_| !name.is_unreadable());
    if found.is_none() && !name.is_unreadable() {
        let near = did_you_mean(name.text.as_str(), calendars.keys().map(Slug::as_str));
        let text = format!("there is no calendar `{}`{near}", name.text);
        faults.borrow_mut().note(name.line, "unknown-calendar", text);
    }
    found
}

/// The versions by first day: none twice, none overlapping, no day between two of them, each within the calendar.
fn versions_in_order<'d>(
    draft: &'d ProcedureDraft,
    calendar: Option<&Arc<Calendar>>,
    faults: &RefCell<Faults>,
) -> Vec<&'d VersionDraft> {
    let note = |line, code, text: String| faults.borrow_mut().note(line, code, text);
    let mut in_order: Vec<&VersionDraft> = draft.versions.iter().collect();
    in_order.sort_by_key(|version| version.from);
    let mut seen = BTreeSet::new();
    for version in &in_order {
        let id = &version.id;
        if !id.is_unreadable() && !seen.insert(&id.text) {
            note(id.line, "duplicate-id", format!("the version `{}` is there twice", id.text));
        }
        if version.until.is_some_and(|until| until < version.from) {
            note(id.line, "until-before-from", format!("version `{}` ends before it begins", id.text));
        }
        if let Some((first, last)) = calendar.map(|calendar| calendar.covers())
            && !(first..=last).contains(&version.from)
        {
            let text =
                format!("version `{}` begins on {}, the calendar covers {first} to {last}", id.text, version.from);
            note(id.line, "outside-calendar", text);
        }
    }
    for (earlier, later) in in_order.iter().zip(in_order.iter().skip(1)) {
        let (line, id) = (later.id.line, &later.id.text);
        let before = later.from.pred_opt().unwrap_or(later.from);
        let right = format!("version `{}` must have `until = {before}`", earlier.id.text);
        match earlier.until {
            Some(until) if until == before => {}
            Some(until) if until < before => {
                note(line, "version-gap", format!("no version holds between {until} and `{id}`: {right}"));
            }
            Some(_) | None => {
                note(line, "version-overlap", format!("two versions hold on the first day of `{id}`: {right}"));
            }
        }
    }
    in_order
}

/// Every name in a `versions` list is that of a version.
fn version_names(draft: &ProcedureDraft, faults: &RefCell<Faults>) {
    let heads = draft.stages.iter().map(|e| &e.head);
    let heads = heads.chain(draft.events.iter().map(|e| &e.head)).chain(draft.readings.iter().map(|e| &e.head));
    let heads = heads.chain(draft.suspensions.iter().map(|e| &e.head)).chain(draft.holds.iter().map(|e| &e.head));
    let heads = heads.chain(draft.terms.iter().map(|e| &e.head)).chain(draft.penalties.iter().map(|e| &e.head));
    let heads = heads.chain(draft.remedies.iter().map(|e| &e.head)).chain(draft.warnings.iter().map(|e| &e.head));
    let known: Vec<&Name> = draft.versions.iter().map(|version| &version.id).collect();
    if known.iter().any(|name| name.is_unreadable()) {
        return;
    }
    let named = heads.flat_map(|head: &Head| &head.versions).filter(|name| !name.is_unreadable());
    for name in named.filter(|name| !known.iter().any(|version| version.text == name.text)) {
        let near = did_you_mean(name.text.as_str(), known.iter().map(|version| version.text.as_str()));
        let text = format!("there is no version `{}`{near}", name.text);
        faults.borrow_mut().note(name.line, "unknown-version", text);
    }
}

/// The events that choose the version exist in at least one version.
fn version_by(draft: &ProcedureDraft, faults: &RefCell<Faults>) {
    events_exist(draft, &draft.version_by, faults);
}

/// Transitional law: the first version takes over from none, exceptions belong to a rule, and the events that keep a case
/// with the old version exist in at least one version (the old one will do).
fn pending(draft: &ProcedureDraft, in_order: &[&VersionDraft], faults: &RefCell<Faults>) {
    for (at, version) in in_order.iter().enumerate() {
        let (line, id) = (version.id.line, &version.id.text);
        if version.pending.moves && at == 0 {
            let text =
                format!("nothing is pending before `{id}`, the first version: it cannot have `pending = \"moves\"`");
            faults.borrow_mut().note(line, "nothing-pending", text);
        }
        if !version.pending.moves && !version.pending.unless_before.is_empty() {
            let text = format!("`unless-before` of version `{id}` says nothing without `pending = \"moves\"`");
            faults.borrow_mut().note(line, "nothing-moves", text);
        }
        events_exist(draft, &version.pending.unless_before, faults);
    }
}

fn events_exist(draft: &ProcedureDraft, names: &[Name], faults: &RefCell<Faults>) {
    if draft.events.iter().any(|event| event.head.id.is_unreadable()) {
        return;
    }
    for name in names.iter().filter(|name| !name.is_unreadable()) {
        if !draft.events.iter().any(|event| event.head.id.text == name.text) {
            let near = did_you_mean(name.text.as_str(), draft.events.iter().map(|event| event.head.id.text.as_str()));
            let text = format!("there is no event `{}`{near}", name.text);
            faults.borrow_mut().note(name.line, "unknown-event", text);
        }
    }
}

/// One version with everything in it looked up. What it is worth when there were faults nobody asks: it is thrown away.
fn checked(
    draft: &ProcedureDraft,
    version: &VersionDraft,
    calendar: Option<&Arc<Calendar>>,
    faults: &RefCell<Faults>,
) -> Option<Arc<Version>> {
    let scope = Scope::of(draft, version, faults);
    let authority = scope.cited(&version.authority);
    let stages = elements::stages(&scope);
    let mut events = elements::events(&scope);
    if !scope.stages_are_doubtful() {
        elements::paths(&scope, &stages, &events);
    }
    let clock_starts_with = scope.event(&draft.clock_starts_with);
    let (suspensions, readings, terms) = (terms::suspensions(&scope), terms::readings(&scope), terms::terms(&scope));
    extends(&mut events, &terms);
    let (holds, penalties) = (rules::holds(&scope), rules::penalties(&scope));
    let (remedies, warnings) = (rules::remedies(&scope), rules::warnings(&scope));
    Some(Arc::new(Version {
        procedure: draft.id.text.clone(),
        procedure_words: draft.words.clone(),
        id: version.id.text.clone(),
        from: version.from,
        until: version.until,
        pending: if version.pending.moves {
            let kept = version.pending.unless_before.iter().map(|name| name.text.clone());
            Pending::Move { unless_before: kept.collect() }
        } else {
            Pending::Keep
        },
        authority,
        calendar: Arc::clone(calendar?),
        clock_starts_with: clock_starts_with?,
        authorities: draft.authorities.iter().map(|found| found.authority.clone()).collect(),
        stages,
        events,
        readings,
        suspensions,
        holds,
        terms,
        penalties,
        remedies,
        warnings,
    }))
}

/// Tells every event which terms it extends.
fn extends(events: &mut [EventType], terms: &[TermRule]) {
    for (term, at) in terms.iter().zip(0_u16..) {
        for extension in &term.extensions {
            if let Some(event) = events.get_mut(extension.event.at())
                && !event.extends.contains(&TermIx(at))
            {
                event.extends.push(TermIx(at));
            }
        }
    }
}
