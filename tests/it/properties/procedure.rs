//! Laws of procedures.

use chrono::NaiveDate;
use proptest::prelude::*;
use wachtwijzer::domain::case::event::{Given, Said};
use wachtwijzer::domain::case::fold::reckon_said;
use wachtwijzer::domain::case::history::{History, tracks};
use wachtwijzer::domain::procedure::{EventType, FieldKind};

use super::{choices, day, fill, later, tried, walk};
use crate::support::catalogue;

proptest! {
    #![proptest_config(tried(48))]

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
    fn what_is_offered_as_next_step_is_accepted_and_what_is_not_is_refused(choices in choices(16), chance in 1..60_u64) {
        for procedure in catalogue().procedures() {
            for version in procedure.versions() {
                let said = walk(procedure, version, &choices);
                let on = said.iter().map(|s| s.on).max().map_or(later(version.span().0.max(day("2012-01-01")), 40), |last| later(last, 1));
                let before: Vec<&Said> = said.iter().collect();
                let answer = reckon_said(procedure, Some(version.id().as_str()), &before, on).expect("it can be reckoned");
                for kind in version.events() {
                    let offer = answer.next_steps.iter().any(|e| e.id == kind.id);
                    // Does it fit what has happened, and do the terms bear it?
                    let accepted: Vec<(bool, bool)> = fillings(kind, on, chance).iter().map(|next| {
                        let mut longer = said.clone();
                        longer.push(next.clone());
                        let told: Vec<&Said> = longer.iter().collect();
                        let reckoned = reckon_said(procedure, Some(version.id().as_str()), &told, on);
                        (History::read(version, &longer).is_ok(), reckoned.is_ok())
                    }).collect();
                    let name = format!("{} {}: {} {on}", version.procedure(), version.id(), kind.id);
                    // Some way of filling its fields fits: an end names the suspension that it ends. What leads nowhere
                    // else and answers nothing fits however it is filled.
                    // An extension of no term that runs moves nothing: it can be recorded and is not offered.
                    if kind.extends.is_empty() || offer {
                        let possible = accepted.iter().any(|(fits, borne)| *fits && (kind.extends.is_empty() || *borne));
                        prop_assert_eq!(possible, offer, "{}", name);
                    }
                    if offer && kind.closes.is_none() {
                        prop_assert!(accepted.iter().all(|(fits, _)| *fits), "{}", name);
                    }
                }
            }
        }
    }
}

/// The event with its fields filled in every way that its choices allow.
fn fillings(kind: &EventType, on: NaiveDate, chance: u64) -> Vec<Said> {
    let mut all = vec![fill(kind, on, chance)];
    for field in &kind.fields {
        let FieldKind::Choice(codes) = &field.kind else { continue };
        let with = |said: &Said, code: &str| {
            let mut said = said.clone();
            said.fields.retain(|(name, _)| name.as_str() != field.id.as_ref());
            said.with(&field.id, Given::Text(code.to_owned()))
        };
        all = all.iter().flat_map(|said| codes.iter().map(move |code| with(said, code.as_str()))).collect();
    }
    // Codes that the procedure does not list (the reason of a hold) may be left out where they are not required.
    let mut bare = all.clone();
    for said in &mut bare {
        said.fields.retain(|(name, _)| kind.fields.iter().any(|f| f.id.as_ref() == name && f.required));
    }
    bare.retain(|said| !all.contains(said));
    all.extend(bare);
    all
}
