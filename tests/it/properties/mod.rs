//! Laws of the engine that hold for every history, tried on thousands of them: histories are made by walking the data of a
//! procedure itself, so that whatever it offers is tried.

mod case;
mod deadline;
mod procedure;
mod responsibility;

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngSeed, TestRunner};
use wachtwijzer::domain::case::event::{Given, Said};
use wachtwijzer::domain::case::fold::reckon_said;
use wachtwijzer::domain::case::history::{History, possible, tracks};
use wachtwijzer::domain::deadline::reckoning::Reckoning;
use wachtwijzer::domain::procedure::{EventType, FieldKind, Procedure, Version};
use wachtwijzer::wire::reckoning::reckoning;
use wachtwijzer::wire::words::Speech;

use crate::support::{catalogue, locales};

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub(crate) fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).expect("a day")
}

/// What chance decides at one step of a walk: which of the possible events, how many days later, what its fields hold.
pub(crate) type Choice = (prop::sample::Index, u64, u64);

pub(crate) fn choices(most: usize) -> impl Strategy<Value = Vec<Choice>> {
    let days = prop_oneof![2 => 0..4_u64, 3 => 0..60_u64, 1 => 60..400_u64];
    prop::collection::vec((any::<prop::sample::Index>(), days, 1..90_u64), 0..most)
}

/// How the laws are tried. The seed is fixed, so that a run in CI fails for the change and not for the day; `PROPTEST_CASES`
/// and `PROPTEST_RNG_SEED` look further.
pub(crate) fn tried(cases: u32) -> ProptestConfig {
    let given = ProptestConfig::default();
    let cases = if given.cases == 256 { cases } else { given.cases };
    let rng_seed = if given.rng_seed == RngSeed::Random { RngSeed::Fixed(20_261_123) } else { given.rng_seed };
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..given }
}

/// A day of looking: so many days after the first event.
pub(crate) fn look_at(said: &[Said], after: u64) -> NaiveDate {
    let first = said.iter().map(|s| s.on).min().unwrap_or(day("2020-01-01"));
    later(first, after).min(day("2027-12-01"))
}

/// Fills the required fields of an event, and some of the others, by chance.
pub(crate) fn fill(kind: &EventType, on: NaiveDate, chance: u64) -> Said {
    let mut said = Said::new(kind.id.as_str(), on);
    for (field, at) in kind.fields.iter().zip(0_u64..) {
        let wanted = field.required || (chance >> at) & 1 == 1;
        let value = match &field.kind {
            _ if !wanted => continue,
            FieldKind::Day => Given::Text(later(on, chance).to_string()),
            FieldKind::EarlierDay => Given::Text(on.to_string()),
            FieldKind::Number(most) => Given::Number(i64::try_from(chance).expect("small").min(*most)),
            FieldKind::Choice(codes) => {
                let at = usize::try_from(chance).expect("small") % codes.len();
                Given::Text(codes[at].as_str().to_owned())
            }
            FieldKind::Code => Given::Text("some-reason".to_owned()),
        };
        said = said.with(&field.id, value);
    }
    said
}

/// The events that the procedure offers after these to somebody: the case as a whole (0), or the n-th person.
pub(crate) fn offered<'v>(version: &'v Version, said: &[Said], whose: usize) -> (Option<String>, Vec<&'v EventType>) {
    let history = History::read(version, said).expect("a history that can have happened");
    let tracks = tracks(version, history.events());
    let track = &tracks[whose % tracks.len()];
    let fits = |kind: &&EventType| {
        let (ix, _) = version.event_named(kind.id.as_str()).expect("it is there");
        possible(kind, ix, track)
    };
    (track.person.as_ref().map(|p| p.as_str().to_owned()), version.events().iter().filter(fits).collect())
}

/// A history that can have happened: from some day of the version on, one possible event after the other, of the whole case
/// or of one of two persons. What the engine itself refuses (an extension after expiry, a day outside the calendar) is left
/// out.
pub(crate) fn walk(procedure: &Procedure, version: &Version, choices: &[Choice]) -> Vec<Said> {
    let mut said: Vec<Said> = Vec::new();
    let Some((start, ..)) = choices.first() else { return said };
    let first = later(version.span().0.max(day("2012-01-01")), 40);
    let until = version.span().1.unwrap_or(day("2026-06-01")).min(day("2026-12-01"));
    let span = usize::try_from((until - first).num_days()).unwrap_or(0).max(1);
    let mut on = later(first, u64::try_from(start.index(span)).expect("small"));
    for (which, days, chance) in choices {
        on = later(on, *days);
        let seed = usize::try_from(*chance).expect("small");
        let (person, possible) = offered(version, &said, if seed % 2 == 0 { 0 } else { seed / 2 });
        // What ends a case is taken now and then only: there would be little to look at otherwise.
        let ends = |kind: &&EventType| {
            let mut to = kind.moves.iter().filter_map(|m| version.stage(m.to));
            to.any(|stage| stage.terminal)
        };
        let (last, onward): (Vec<_>, Vec<_>) = possible.into_iter().partition(ends);
        let possible = if seed % 11 == 0 || onward.is_empty() { last } else { onward };
        if possible.is_empty() || on > day("2027-06-01") {
            continue;
        }
        // Where much can happen in every stage the case goes on now and then, or most walks would stay in the first stages.
        let crowded = version.events().iter().any(|event| event.of_member.is_some());
        let going_on: Vec<_> = possible.iter().copied().filter(|kind| !kind.moves.is_empty()).collect();
        let possible = if crowded && (seed / 2) % 2 == 0 && !going_on.is_empty() { going_on } else { possible };
        let kind = possible[which.index(possible.len())];
        // Who belongs to the family is not asked at every step: there would be little else.
        if kind.of_member.is_some() && seed % 4 != 0 {
            continue;
        }
        let mut next = fill(kind, on, *chance);
        let alone = seed % 9 == 0 || kind.of_member.is_some();
        next.person = person.or_else(|| alone.then(|| format!("person-{}", seed % 2)));
        let mut longer = said.clone();
        longer.push(next);
        let events: Vec<&Said> = longer.iter().collect();
        let id = version.id().as_str();
        // On its own day, and far enough on for whatever follows by itself.
        let stands = |day| reckon_said(procedure, Some(id), &events, day).is_ok();
        if stands(on) && stands(later(on, 400).min(day("2027-12-01"))) {
            said = longer;
        }
    }
    said
}

/// The answer as it goes over the wire, which shows everything that the engine says.
pub(crate) fn body(answer: &Reckoning<'_>) -> String {
    let speech = Speech { locale: locales().get("en"), native: "nl" };
    serde_json::to_string(&reckoning(answer, speech)).expect("JSON")
}

#[test]
fn the_walks_reach_every_stage_and_nearly_every_event() {
    // Always the same walks: this is about the walker, not about the engine.
    let mut runner = TestRunner::new(ProptestConfig { rng_seed: RngSeed::Fixed(20_261_123), ..tried(1) });
    let (mut stages, mut events) = (BTreeSet::new(), BTreeSet::new());
    let (mut walks, mut steps, mut own) = (0, 0, 0);
    for _ in 0..1000 {
        let choices = choices(24).new_tree(&mut runner).expect("choices").current();
        for procedure in catalogue().procedures() {
            for version in procedure.versions() {
                let said = walk(procedure, version, &choices);
                let history = History::read(version, &said).expect("a history");
                for until in 0..=said.len() {
                    let reached = tracks(version, &history.events()[..until]);
                    let reached = reached.iter().filter_map(|t| version.stage(t.stage));
                    stages.extend(reached.map(|s| (procedure.id(), version.id(), &s.id)));
                }
                walks += 1;
                steps += said.len();
                own += said.iter().filter(|s| s.person.is_some()).count();
                events.extend(said.iter().map(|s| (procedure.id(), version.id(), s.kind.clone())));
            }
        }
    }
    let versions = || catalogue().procedures().flat_map(|p| p.versions());
    let all_stages: usize = versions().map(|v| v.stages().len()).sum();
    let all_events: usize = versions().map(|v| v.events().len()).sum();
    println!(
        "{walks} walks, {steps} events, {own} of one person; {}/{all_stages} stages, {}/{all_events} event types",
        stages.len(),
        events.len()
    );
    let unseen: Vec<String> = versions()
        .flat_map(|v| v.stages().iter().map(move |s| (v, s)))
        .filter(|(v, s)| !stages.contains(&(v.procedure(), v.id(), &s.id)))
        .map(|(v, s)| format!("{} {}: {}", v.procedure(), v.id(), s.id))
        .collect();
    assert!(unseen.is_empty(), "{unseen:#?}");
    let missed: Vec<_> = versions()
        .flat_map(|v| v.events().iter().map(move |e| (v, e)))
        .filter(|(v, e)| !events.contains(&(v.procedure(), v.id(), e.id.to_string())))
        .map(|(v, e)| format!("{} {}: {}", v.procedure(), v.id(), e.id))
        .collect();
    assert!(missed.len() * 20 <= all_events, "{missed:#?}");
}
