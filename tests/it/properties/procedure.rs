//! Laws of procedures.

use proptest::prelude::*;
use wachtwijzer::domain::case::event::Said;
use wachtwijzer::domain::case::fold::reckon_said;
use wachtwijzer::domain::case::history::{History, tracks};

use super::{choices, day, fill, later, offered, tries, walk};
use crate::support::catalogue;

proptest! {
    #![proptest_config(tries(48))]

    #[test]
    fn a_walk_never_leaves_the_declared_stages(choices in choices(20)) {
        let catalogue = catalogue();
        for procedure in catalogue.procedures() {
            for version in procedure.versions() {
                let said = walk(procedure, version, &choices);
                let history = History::read(version, &said).expect("it can have happened");
                for track in tracks(version, history.events()) {
                    prop_assert!(version.stage(track.stage).is_some());
                }
            }
        }
    }

    #[test]
    fn what_is_offered_as_next_step_is_accepted_and_what_is_not_is_refused(choices in choices(10), chance in 1..60_u64) {
        let catalogue = catalogue();
        for procedure in catalogue.procedures() {
            for version in procedure.versions() {
                let said = walk(procedure, version, &choices);
                let on = later(said.iter().map(|s| s.on).max().unwrap_or(later(version.span().0.max(day("2012-01-01")), 40)), 1);
                let before: Vec<&Said> = said.iter().collect();
                let answer = reckon_said(procedure, Some(version.id().as_str()), &before, on).expect("it can be reckoned");
                for kind in version.events() {
                    let mut longer = said.clone();
                    longer.push(fill(kind, on, chance));
                    let accepted = History::read(version, &longer).is_ok();
                    let offer = answer.next_steps.iter().any(|e| e.id == kind.id);
                    // An event whose chance choice leads nowhere from here, or answers another question, may be refused
                    // although its type is offered.
                    let by_choice = kind.moves.iter().any(|m| !m.when.0.is_empty()) || kind.closes.is_some();
                    prop_assert!(accepted == offer || (by_choice && offer), "{} {}: {} {on}", version.procedure(), version.id(), kind.id);
                }
                prop_assert!(offered(version, &said).len() >= answer.next_steps.len());
            }
        }
    }
}
