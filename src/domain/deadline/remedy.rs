//! What a person can do, from when without being too early, and until when. Advice waits for the latest reading of an
//! authority's term and warns by the earliest reading of a person's own.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::engine::{Instance, View, next_quarter};
use super::reckoning::{Remedy, RemedyState, Use};
use super::suspension::next;
use crate::domain::case::history::Occurrence;
use crate::domain::ids::PersonId;
use crate::domain::procedure::{EventIx, Opening, RemedyRule, TermIx};

pub(super) fn remedies<'v>(view: &View<'v, '_>, instances: &[Instance<'v>]) -> Vec<Remedy<'v>> {
    let each = view.version.remedies().iter();
    each.flat_map(|rule| match &rule.opening {
        Opening::AfterTerm(terms) => after_term(view, rule, terms, instances),
        Opening::During(term) => during(view, rule, *term, instances),
        Opening::AfterWait { event, when, wait, on_last_day, until } => {
            let from = |on: NaiveDate| {
                let last = wait.after(on);
                if *on_last_day { last } else { next(last) }
            };
            let start = view.events.iter().position(|e| e.event == *event && e.fits(when));
            after_event(view, rule, start, until, from)
        }
        Opening::NextQuarter { event, until } => {
            let start = view.events.iter().position(|e| e.event == *event);
            after_event(view, rule, start, until, next_quarter)
        }
    })
    .collect()
}

/// The events after the one at a place by which the remedy was used.
fn uses<'h>(view: &View<'_, 'h>, rule: &RemedyRule, at: usize) -> impl Iterator<Item = &'h Occurrence> {
    view.after(at).map(|(_, e)| e).filter(|e| rule.used_by.contains(&e.event))
}

/// The remedy of the whole case, and of each person who has such a term or used such a remedy alone.
fn after_term<'v>(
    view: &View<'v, '_>,
    rule: &'v RemedyRule,
    terms: &[TermIx],
    instances: &[Instance<'v>],
) -> Vec<Remedy<'v>> {
    let of_terms: Vec<&Instance<'v>> = instances.iter().filter(|i| terms.contains(&i.ix)).collect();
    let of_uses = view.events.iter().filter(|e| rule.used_by.contains(&e.event)).map(|e| &e.person);
    let mut persons: Vec<&Option<PersonId>> = vec![&None];
    for person in of_terms.iter().map(|i| &i.term.person).chain(of_uses) {
        if !persons.contains(&person) {
            persons.push(person);
        }
    }
    persons.into_iter().filter_map(|person| after_term_of(view, rule, (&of_terms, person.as_ref()))).collect()
}

/// Of several terms the one that started last governs: a term set by a court takes the place of the one before. Of those that
/// one event started, the one that ends first. A person without a term of their own goes by that of the whole case.
fn after_term_of<'v>(
    view: &View<'v, '_>,
    rule: &'v RemedyRule,
    (of_terms, person): (&[&Instance<'v>], Option<&PersonId>),
) -> Option<Remedy<'v>> {
    let own = |i: &&&Instance<'v>| i.term.person.as_ref() == person;
    let has_own = of_terms.iter().any(|i| own(&i));
    let candidates = of_terms.iter().filter(|i| own(i) || (!has_own && i.term.person.is_none())).copied();
    let governs = |i: &&Instance<'v>| (i.started_at, Reverse(i.term.last_day));
    let open = candidates.clone().filter(|i| i.term.is_open()).max_by_key(governs);
    let instance = open.or_else(|| candidates.max_by_key(governs))?;
    let term = &instance.term;
    let theirs = uses(view, rule, instance.started_at).filter(|e| e.person.as_ref() == person);
    let uses: Vec<Use<'v>> = theirs
        .map(|e| Use {
            on: e.on,
            premature: e.on <= term.last_day,
            premature_on: term.readings.iter().skip(1).filter(|(_, last)| e.on <= *last).map(|(r, _)| *r).collect(),
        })
        .collect();
    if !term.is_open() && uses.is_empty() {
        return None;
    }
    let premature = !uses.is_empty() && uses.iter().all(|u| u.premature);
    let possible_from = next(term.safe_last_day);
    let state = match (term.is_open(), uses.iter().any(|u| !u.premature)) {
        (_, true) => RemedyState::Used,
        (false, false) => RemedyState::Passed,
        (true, false) if view.as_of < possible_from => RemedyState::NotYet,
        (true, false) => RemedyState::Open,
    };
    Some(Remedy { rule, person: person.cloned(), possible_from, until: None, premature, uses, state })
}

fn during<'v>(view: &View<'v, '_>, rule: &'v RemedyRule, term: TermIx, instances: &[Instance<'v>]) -> Vec<Remedy<'v>> {
    let each = instances.iter().filter(|i| i.ix == term);
    each.map(|instance| {
        let term = &instance.term;
        let used = |e: &Occurrence| Use { on: e.on, premature: false, premature_on: Vec::new() };
        let state = if term.met_on.is_some() {
            RemedyState::Used
        } else if term.moot_on.is_some() || view.as_of > term.last_day {
            RemedyState::Passed
        } else {
            RemedyState::Open
        };
        Remedy {
            rule,
            person: term.person.clone(),
            possible_from: term.started_by.1,
            until: Some(term.warn_by),
            premature: false,
            uses: uses(view, rule, instance.started_at).map(used).take(1).collect(),
            state,
        }
    })
    .collect()
}

fn after_event<'v>(
    view: &View<'v, '_>,
    rule: &'v RemedyRule,
    start: Option<usize>,
    until: &[EventIx],
    from: impl Fn(NaiveDate) -> NaiveDate,
) -> Vec<Remedy<'v>> {
    let Some((at, start)) = start.and_then(|at| Some((at, view.events.get(at)?))) else { return Vec::new() };
    let possible_from = from(start.on);
    let one = |e: &Occurrence| Use { on: e.on, premature: e.on < possible_from, premature_on: Vec::new() };
    let uses: Vec<Use<'v>> = uses(view, rule, at).map(one).collect();
    let closed = view.after(at).any(|(_, e)| until.contains(&e.event));
    let state = match (uses.iter().any(|u| !u.premature), closed) {
        (true, _) => RemedyState::Used,
        (false, true) => RemedyState::Passed,
        (false, false) if view.as_of < possible_from => RemedyState::NotYet,
        (false, false) => RemedyState::Open,
    };
    let premature = !uses.is_empty() && uses.iter().all(|u| u.premature);
    vec![Remedy { rule, person: start.person.clone(), possible_from, until: None, premature, uses, state }]
}
