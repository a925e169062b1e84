//! Laws of the engine that hold for every history, tried on thousands of them: histories are made by walking the data of a
//! procedure itself, so that whatever it offers is tried.

mod case;
mod deadline;
mod procedure;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use wachtwijzer::domain::case::event::{Given, Said};
use wachtwijzer::domain::case::fold::reckon_said;
use wachtwijzer::domain::case::history::{History, possible, tracks};
use wachtwijzer::domain::procedure::{EventIx, EventType, FieldKind, Procedure, Version};

/// So many tries, the same in every run; `PROPTEST_RNG_SEED=…` tries others.
pub(crate) fn tries(cases: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    let rng_seed = if default.rng_seed == RngSeed::Random { RngSeed::Fixed(20_261_123) } else { default.rng_seed };
    ProptestConfig { cases, failure_persistence: None, rng_seed, ..default }
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub(crate) fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).expect("a day")
}

/// What chance decides at one step of a walk: which of the possible events, how many days later, what its fields hold.
pub(crate) type Choice = (prop::sample::Index, u64, u64);

pub(crate) fn choices(most: usize) -> impl Strategy<Value = Vec<Choice>> {
    prop::collection::vec((any::<prop::sample::Index>(), 0..60_u64, 1..90_u64), 0..most)
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

/// The events that the procedure offers after these.
pub(crate) fn offered<'v>(version: &'v Version, said: &[Said]) -> Vec<&'v EventType> {
    let history = History::read(version, said).expect("a history that can have happened");
    let tracks = tracks(version, history.events());
    let all = version.events().iter().enumerate();
    let fits = |(at, kind): &(usize, &EventType)| {
        let ix = (0..=u16::MAX).zip(version.events()).nth(*at).map(|(n, _)| n).expect("an index");
        possible(kind, index(version, ix), &tracks[0])
    };
    all.filter(fits).map(|(_, kind)| kind).collect()
}

fn index(version: &Version, at: u16) -> EventIx {
    let name = version.events()[usize::from(at)].id.as_str();
    version.event_named(name).expect("it is there").0
}

/// A history that can have happened: from the version's first day on, one possible event after the other. What the engine
/// itself refuses (an extension after expiry, a day outside the calendar) is left out.
pub(crate) fn walk(procedure: &Procedure, version: &Version, choices: &[Choice]) -> Vec<Said> {
    let mut said: Vec<Said> = Vec::new();
    let mut on = later(version.span().0.max(day("2012-01-01")), 40);
    for (which, days, chance) in choices {
        on = later(on, *days);
        let possible = offered(version, &said);
        if possible.is_empty() || on > day("2027-06-01") {
            break;
        }
        let next = fill(possible[which.index(possible.len())], on, *chance);
        let mut longer = said.clone();
        longer.push(next);
        let events: Vec<&Said> = longer.iter().collect();
        let id = version.id().as_str();
        if reckon_said(procedure, Some(id), &events, later(on, 400).min(day("2027-12-01"))).is_ok() {
            said = longer;
        }
    }
    said
}
