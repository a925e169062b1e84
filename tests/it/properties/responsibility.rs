//! Laws of who is responsible: always one answer, whatever was proposed, and no past answer that a later step moves.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use uuid::Uuid;
use wachtwijzer::domain::case::event::Said;
use wachtwijzer::domain::case::fold::reckon_said;
use wachtwijzer::domain::deadline::term::Length;
use wachtwijzer::domain::handover::{Covered, Done, Ground, Handover, Look, Refusal, State};
use wachtwijzer::domain::ids::{CaseId, PersonId, Slug};
use wachtwijzer::domain::responsibility::{responsible, responsible_for};
use wachtwijzer::domain::task::tasks;

use super::{day, tried, walk};
use crate::support::catalogue;

const ORGANISATIONS: [&str; 4] = ["ind", "coa", "utrecht", "ggd"];
const THEMES: [&str; 3] = ["reception", "school", "money"];
const PEOPLE: [&str; 3] = ["mother", "child", "father"];
/// The people of the walks of `super`.
const WALKERS: [&str; 2] = ["person-0", "person-1"];

fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a name")
}

fn person(text: &str) -> PersonId {
    PersonId::parse(text).expect("an id")
}

fn at(minute: i64) -> DateTime<Utc> {
    "2026-11-02T09:00:00Z".parse::<DateTime<Utc>>().expect("an instant") + TimeDelta::minutes(minute)
}

/// What chance decides of one handover: to whom, whom and what it covers (as bits), how it ended and when.
type Chance = (usize, u8, u8, u8, i64);

fn chances(most: usize) -> impl Strategy<Value = Vec<Chance>> {
    // Few minutes, so that two often fall on the same one.
    prop::collection::vec((0..ORGANISATIONS.len(), 0..8_u8, 0..8_u8, 0..4_u8, 0..20_i64), 0..most)
}

fn made((number, (to, people, themes, end, minute)): (usize, Chance)) -> Handover {
    let chosen = |all: &[&'static str], bits: u8| -> Vec<&'static str> {
        all.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1).map(|(_, name)| *name).collect()
    };
    let covered = |name: &str| Covered { person: person(name), ground: Ground::PublicTask, consent: None };
    let done = Done { at: at(minute), by: "test".to_owned() };
    let open = Handover {
        id: Uuid::from_u128(u128::try_from(number).expect("small")),
        case: CaseId(Uuid::nil()),
        kind: slug("to-school"),
        from: slug("ind"),
        to: slug(ORGANISATIONS[to]),
        themes: chosen(&THEMES, themes).into_iter().map(slug).collect(),
        people: chosen(&PEOPLE, people).into_iter().map(covered).collect(),
        fields: Vec::new(),
        proposed: Done { at: at(0), by: "test".to_owned() },
        proposed_on: day("2026-11-02"),
        answer_within: Length::Days(3),
        answer_by: day("2026-11-05"),
        contact_within: Length::Days(3),
        state: State::Proposed,
        look: Look { until: day("2026-11-02"), next_on: None },
        code: None,
        contacts: String::new(),
        note: None,
    };
    match end {
        0 => open,
        1 => open.refuse(done, Refusal::NoCapacity).expect("open"),
        2 => open.withdraw(done).expect("open"),
        _ => open.accept(done, day("2026-11-03"), day("2026-11-05")).expect("open"),
    }
}

fn all(chances: Vec<Chance>) -> Vec<Handover> {
    chances.into_iter().enumerate().map(made).collect()
}

/// Who is responsible for each person in each theme at each minute.
fn answers(handovers: &[Handover], until: i64) -> Vec<Slug> {
    let base = slug("ind");
    let mut found = Vec::new();
    for minute in 0..=until {
        for (who, theme) in PEOPLE.iter().flat_map(|who| THEMES.iter().map(move |theme| (who, theme))) {
            let answer = responsible(&base, handovers, (&person(who), &slug(theme)), at(minute));
            found.push(answer.organisation.clone());
        }
    }
    found
}

/// The organisations that hold somebody's theme at an instant, found the long way round: whoever accepted it, and handed it on to
/// nobody since; and where nobody accepted it, the one that works on the case.
fn holders(base: &Slug, handovers: &[Handover], (who, theme): (&PersonId, &Slug), at: DateTime<Utc>) -> Vec<Slug> {
    let taken = |h: &&Handover| h.covers(who, theme) && h.acceptance().is_some_and(|a| a.done.at <= at);
    let order = |h: &Handover| (h.acceptance().map(|a| a.done.at), h.id);
    let all: Vec<&Handover> = handovers.iter().filter(taken).collect();
    let last = all.iter().filter(|one| all.iter().all(|other| order(other) <= order(one)));
    let found: Vec<Slug> = last.map(|h| h.to.clone()).collect();
    if all.is_empty() { vec![base.clone()] } else { found }
}

proptest! {
    #![proptest_config(tried(128))]

    #[test]
    fn at_every_instant_of_every_case_exactly_one_organisation_is_responsible_for_each_open_task(
        choices in super::choices(24), chances in chances(8), minute in 0..20_i64,
    ) {
        let (base, procedure) = (slug("ind"), catalogue().procedure("nl-nareis").expect("it is there"));
        let rules = catalogue().tasks("nl-nareis").expect("it has tasks");
        let themes: Vec<Slug> = rules.rules.iter().map(|rule| rule.theme.clone()).collect();
        // The same handovers, of the people and themes that these tasks have.
        let handovers: Vec<Handover> = all(chances).into_iter().map(|h| {
            let bits = h.themes.len() + 2 * h.people.len();
            let people = h.people.iter().zip(WALKERS).map(|(one, who)| Covered { person: person(who), ..one.clone() });
            let people = people.collect();
            Handover { people, themes: themes.iter().skip(bits % themes.len()).take(6).cloned().collect(), ..h }
        }).collect();
        let family = WALKERS.map(person);
        for version in procedure.versions() {
            let said = walk(procedure, version, &choices);
            let events: Vec<&Said> = said.iter().collect();
            for on in said.iter().map(|event| event.on).chain([day("2027-06-01")]) {
                let reckoning = reckon_said(procedure, Some(version.id().as_str()), &events, on).expect("reckoned");
                for task in tasks(rules, &reckoning, &events).iter().filter(|task| task.state.is_open()) {
                    let whose: Vec<&PersonId> = task.person.as_ref().map_or_else(|| family.iter().collect(), |p| vec![p]);
                    let found = responsible_for(
                        &base, &handovers, &family, (task.person.as_ref(), &task.rule.theme), at(minute),
                    );
                    let held: Vec<Vec<Slug>> =
                        whose.iter().map(|who| holders(&base, &handovers, (who, &task.rule.theme), at(minute))).collect();
                    prop_assert!(held.iter().all(|one| one.len() == 1), "{}: {held:?}", task.rule.id);
                    prop_assert!(held.iter().any(|one| one[0] == *found.organisation), "{}: {held:?}", task.rule.id);
                }
            }
        }
    }

    #[test]
    fn somebody_known_is_responsible_whatever_happened_and_in_whatever_order_it_is_read(chances in chances(12)) {
        let handovers = all(chances);
        let found = answers(&handovers, 20);
        prop_assert_eq!(found.len(), 21 * 9);
        let receives = |one: &Slug| *one == slug("ind") || handovers.iter().any(|h| h.to == *one && h.acceptance().is_some());
        prop_assert!(found.iter().all(receives), "who never accepted is never responsible");
        let backwards: Vec<Handover> = handovers.iter().rev().cloned().collect();
        prop_assert_eq!(found, answers(&backwards, 20));
    }

    #[test]
    fn what_was_only_asked_refused_or_taken_back_moves_nothing(chances in chances(12)) {
        let handovers = all(chances);
        let accepted: Vec<Handover> = handovers.iter().filter(|h| h.acceptance().is_some()).cloned().collect();
        prop_assert_eq!(answers(&handovers, 20), answers(&accepted, 20));
    }

    #[test]
    fn no_past_answer_moves_when_something_is_accepted_later(chances in chances(12), to in 0..4_usize, minute in 1..20_i64) {
        let mut handovers = all(chances);
        let before = answers(&handovers, minute - 1);
        handovers.push(made((999, (to, 7, 7, 3, minute))));
        prop_assert_eq!(before, answers(&handovers, minute - 1));
        let now = answers(&handovers, minute);
        // Of two in one minute the later id counts, and 999 is the latest.
        prop_assert!(now.iter().rev().take(9).all(|one| *one == slug(ORGANISATIONS[to])), "and the new one holds at once");
    }
}
