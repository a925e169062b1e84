//! Terms: what starts, lengthens, suspends and ends them, and how they may be read.

use super::scope::{Scope, Wanted, stands};
use crate::domain::ids::Slug;
use crate::domain::member::AGE_GROUP;
use crate::domain::procedure::draft::{
    ExtensionDraft, FieldDraft, LengthDraft, Name, ReadingDraft, StartDraft, TermDraft, ZeroDraft,
};
use crate::domain::procedure::faults::did_you_mean;
use crate::domain::procedure::{
    Change, DayZero, Extension, FieldIx, FieldKind, Force, LengthRule, Posted, Reading, ReadingIx, Start,
    SuspensionKind, TermIx, TermRule,
};

/// The kinds of suspension of the version.
pub(super) fn suspensions(scope: &Scope<'_>) -> Vec<SuspensionKind> {
    let drafts = scope.draft.suspensions.iter().filter(|kind| stands(&kind.head.versions, scope.version));
    drafts
        .filter_map(|kind| {
            let (starts, ends) = (scope.event(&kind.starts), scope.event(&kind.ends));
            let when = scope.when(&kind.starts, &kind.when);
            let lapses_on = kind.lapses_on.as_ref().and_then(|day| scope.field(&kind.starts, day, Wanted::Day));
            let authority = scope.cited(&kind.head.authority);
            Some(SuspensionKind {
                id: kind.head.id.text.clone(),
                words: kind.head.words.clone(),
                starts: starts?,
                when,
                ends: ends?,
                lapses_on,
                authority,
            })
        })
        .collect()
}

/// The terms of the version.
pub(super) fn terms(scope: &Scope<'_>) -> Vec<TermRule> {
    let drafts = scope.draft.terms.iter().filter(|term| stands(&term.head.versions, scope.version));
    drafts.zip(0_u16..).filter_map(|(term, at)| term_rule(scope, term, TermIx(at))).collect()
}

fn term_rule(scope: &Scope<'_>, term: &TermDraft, own: TermIx) -> Option<TermRule> {
    let start = scope.event(&term.starts);
    let when = scope.when(&term.starts, &term.when);
    let also: Vec<Start> = term.also_starts.iter().filter_map(|other| also_start(scope, term, other)).collect();
    let zero = match &term.zero {
        ZeroDraft::Event => Some(DayZero::Event),
        ZeroDraft::EndOf(name) => earlier(scope, name, own).map(DayZero::EndOf),
        ZeroDraft::NoticeOn(names) => {
            Some(DayZero::NoticeOn(names.iter().filter_map(|name| earlier(scope, name, own)).collect()))
        }
    };
    let length = length(scope, term);
    let rule = TermRule {
        id: term.head.id.text.clone(),
        words: term.head.words.clone(),
        party: term.party,
        force: term.force,
        starts: Vec::new(),
        ages: ages(scope, term),
        zero: DayZero::Event,
        restarted_by: term.restarted_by.as_ref().and_then(|event| scope.event(event)),
        length: LengthRule::Fixed(crate::domain::deadline::term::Length::Days(1)),
        shifts: term.shifts,
        met_by: scope.events(&term.met_by),
        posted: posted(scope, term),
        moot_by: scope.events(&term.moot_by),
        suspended_by: term.suspended_by.iter().filter_map(|name| scope.suspension(name)).collect(),
        extensions: term.extensions.iter().filter_map(|extension| extended(scope, extension)).collect(),
        readings: readings_of(scope, &term.readings),
        authority: scope.cited(&term.head.authority),
    };
    ends(scope, term);
    let starts = std::iter::once(Start { event: start?, when }).chain(also).collect();
    Some(TermRule { starts, zero: zero?, length: length?, ..rule })
}

/// The age groups of a term are those by which an event describes members.
fn ages(scope: &Scope<'_>, term: &TermDraft) -> Vec<Slug> {
    let fields = scope.draft.events.iter().flat_map(|event| &event.fields);
    let groups: Vec<&Slug> = fields.filter(|field| *field.id.text == *AGE_GROUP).flat_map(choices).collect();
    for age in &term.ages {
        if !groups.contains(&&age.text) {
            let near = did_you_mean(age.text.as_str(), groups.iter().map(|group| group.as_str()));
            let text = format!("no event describes members of the age group `{}`{near}", age.text);
            scope.note(age.line, "unknown-age", text);
        }
    }
    term.ages.iter().map(|age| age.text.clone()).collect()
}

fn choices(field: &FieldDraft) -> &[Slug] {
    match &field.kind {
        FieldKind::Choice(codes) => codes,
        FieldKind::Day | FieldKind::EarlierDay | FieldKind::Number(_) | FieldKind::Code => &[],
    }
}

/// Another start. A length that stands in a field of the start event can have only one kind of start.
fn also_start(scope: &Scope<'_>, term: &TermDraft, other: &StartDraft) -> Option<Start> {
    if !matches!(term.length, LengthDraft::Fixed(_)) {
        let text = format!("the length of `{}` stands in its start event, so it can have only one", term.head.id.text);
        scope.note(other.event.line, "several-starts", text);
    }
    let (event, when) = (scope.event(&other.event), scope.when(&other.event, &other.when));
    event.map(|event| Start { event, when })
}

/// The field stands in the first of the events that fulfil the term.
fn posted(scope: &Scope<'_>, term: &TermDraft) -> Option<Posted> {
    let (field, within) = term.posted.as_ref()?;
    let Some(event) = term.met_by.first() else {
        scope.note(field.line, "field-without-use", "`posted` needs `met-by`, in whose event its field stands");
        return None;
    };
    let field = scope.field(event, field, Wanted::AnyDay)?;
    Some(Posted { field, within: *within })
}

/// A term to which another refers stands before it, so that the reckoning knows its end in one pass.
fn earlier(scope: &Scope<'_>, name: &Name, own: TermIx) -> Option<TermIx> {
    let found = scope.term(name)?;
    if found < own {
        return Some(found);
    }
    let text = format!("the term `{}` must stand before the term that refers to it", name.text);
    scope.note(name.line, "later-term", text);
    None
}

/// Something must fulfil a term or make it pointless, except the end date of a document, which comes of itself.
fn ends(scope: &Scope<'_>, term: &TermDraft) {
    let of_itself = matches!(term.length, LengthDraft::UntilField(_)) && term.force == Force::Document;
    if term.met_by.is_empty() && term.moot_by.is_empty() && !of_itself {
        let text = format!("nothing ends the term `{}`: give it `met-by` or `moot-by`", term.head.id.text);
        scope.note(term.head.id.line, "term-never-ends", text);
    }
}

fn length(scope: &Scope<'_>, term: &TermDraft) -> Option<LengthRule> {
    match &term.length {
        LengthDraft::Fixed(length) => Some(LengthRule::Fixed(*length)),
        LengthDraft::UntilField(field) => scope.field(&term.starts, field, Wanted::Day).map(LengthRule::UntilField),
        LengthDraft::Order { weeks, until, longer } => {
            let weeks = scope.field(&term.starts, weeks, Wanted::Number);
            let until = scope.field(&term.starts, until, Wanted::Day);
            let longer = longer.as_ref().map(|(event, field)| {
                let (event, field) = (scope.event(event), scope.field(&term.starts, field, Wanted::Number));
                event.zip(field)
            });
            Some(LengthRule::Order { weeks: weeks?, until: until?, longer: longer.flatten() })
        }
    }
}

fn extended(scope: &Scope<'_>, draft: &ExtensionDraft) -> Option<Extension> {
    let event = scope.event(&draft.event);
    let when = scope.when(&draft.event, &draft.when);
    let until = draft.until.as_ref().and_then(|field| scope.field(&draft.event, field, Wanted::Day));
    let authority = scope.cited(&draft.authority);
    Some(Extension { event: event?, when, length: draft.length, until, times: draft.times, authority })
}

/// The readings of a term or penalty. The first is the one that is used unless another is asked for, so it changes nothing.
pub(super) fn readings_of(scope: &Scope<'_>, names: &[Name]) -> Vec<ReadingIx> {
    if let Some(first) = names.first()
        && let Some(draft) = reading_draft(scope, first)
        && !draft.change.is_unreadable()
        && draft.change.text != *"default"
    {
        let text = format!("the first reading must be one with `change = \"default\"`, not `{}`", first.text);
        scope.note(first.line, "first-reading", text);
    }
    names.iter().filter_map(|name| scope.reading(name)).collect()
}

fn reading_draft<'d>(scope: &Scope<'d>, name: &Name) -> Option<&'d ReadingDraft> {
    let standing = |reading: &&ReadingDraft| stands(&reading.head.versions, scope.version);
    scope.draft.readings.iter().filter(standing).find(|reading| reading.head.id.text == name.text)
}

/// The readings of the version.
pub(super) fn readings(scope: &Scope<'_>) -> Vec<Reading> {
    let drafts = scope.draft.readings.iter().filter(|reading| stands(&reading.head.versions, scope.version));
    drafts
        .filter_map(|reading| {
            let changes = change(scope, reading);
            let authority = scope.cited(&reading.head.authority);
            Some(Reading {
                id: reading.head.id.text.clone(),
                words: reading.head.words.clone(),
                changes: changes?,
                authority,
            })
        })
        .collect()
}

const CHANGES: [(&str, Change); 8] = [
    ("default", Change::Default),
    ("shift-whole", Change::ShiftWhole),
    ("shift-parts", Change::ShiftParts),
    ("no-shift", Change::NoShift),
    ("suspension-with-last-day", Change::SuspensionWithLastDay),
    ("extension-first", Change::ExtensionFirst),
    ("extension-at-once", Change::ExtensionAtOnce),
    ("acting-day-counts", Change::ActingDayCounts),
];

const STARTS_ON_FIELD: &str = "starts-on-field";

fn change(scope: &Scope<'_>, reading: &ReadingDraft) -> Option<Change> {
    let name = &reading.change;
    if name.is_unreadable() {
        return None;
    }
    if name.text == *STARTS_ON_FIELD {
        return starts_on(scope, reading).map(Change::StartsOnField);
    }
    if let Some(field) = &reading.field {
        let text = format!("`field` belongs to `change = \"{STARTS_ON_FIELD}\"` only");
        scope.note(field.line, "field-without-use", text);
    }
    let found = CHANGES.iter().find(|(known, _)| name.text == **known).map(|(_, change)| change.clone());
    if found.is_none() {
        let known = CHANGES.iter().map(|(known, _)| *known).chain([STARTS_ON_FIELD]);
        let near = did_you_mean(name.text.as_str(), known);
        scope.note(name.line, "unknown-change", format!("there is no change `{}`{near}", name.text));
    }
    found
}

/// The field is one of the start event of the terms that are read so; one reading can have it in one place only.
fn starts_on(scope: &Scope<'_>, reading: &ReadingDraft) -> Option<FieldIx> {
    let (id, line) = (&reading.head.id.text, reading.head.id.line);
    let Some(field) = &reading.field else {
        scope.note(line, "missing-key", format!("the reading `{id}` needs `field`: the day on which the term starts"));
        return None;
    };
    let terms = scope.draft.terms.iter().filter(|term| stands(&term.head.versions, scope.version));
    let read_so = terms.filter(|term| term.readings.iter().any(|name| name.text == *id));
    let places: Vec<Option<FieldIx>> = read_so.map(|term| scope.field(&term.starts, field, Wanted::AnyDay)).collect();
    let Some(first) = places.first() else {
        scope.note(line, "unused-reading", format!("no term is read by `{id}`: name it in the `readings` of a term"));
        return None;
    };
    if places.iter().any(|place| place.is_some() && place != first) {
        let text = format!("the field `{}` stands in different places of the events that start the terms", field.text);
        scope.note(field.line, "ambiguous-field", text);
    }
    *first
}
