//! Laws of a case's record.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use wachtwijzer::domain::case::event::{Entry, Record, Said};
use wachtwijzer::domain::case::fold::{reckon_records, reckon_said, summarise};
use wachtwijzer::domain::case::standing;
use wachtwijzer::domain::deadline::reckoning::Provisional;
use wachtwijzer::domain::procedure::Party;

use super::{body, choices, day, later, look_at, tried, walk};
use crate::support::catalogue;

fn instant(minute: u32) -> DateTime<Utc> {
    let start: DateTime<Utc> = "2027-06-01T08:00:00Z".parse().expect("an instant");
    start + TimeDelta::minutes(i64::from(minute))
}

fn written(said: &[Said]) -> Vec<Record> {
    (1_u32..)
        .zip(said)
        .map(|(sequence, said)| Record {
            sequence,
            entry: Entry::Happened(said.clone()),
            recorded_at: instant(sequence),
            recorded_by: "test".to_owned(),
        })
        .collect()
}

proptest! {
    #![proptest_config(tried(48))]

    #[test]
    fn what_was_known_then_is_the_fold_of_the_records_written_by_then(choices in choices(12), upto in 0..12_u32) {
        let catalogue = catalogue();
        for procedure in catalogue.procedures() {
            let version = &procedure.versions()[0];
            let said = walk(procedure, version, &choices);
            let records = written(&said);
            let at: DateTime<Utc> = "2027-06-01T08:00:30Z".parse::<DateTime<Utc>>().expect("an instant")
                + TimeDelta::minutes(i64::from(upto));
            let known: Vec<&Said> = said.iter().take(usize::try_from(upto).expect("small")).collect();
            let id = Some(version.id().as_str());
            let (a, b) = (
                reckon_records(procedure, id, &records, day("2027-12-01"), Some(at)).expect("reckoned"),
                reckon_said(procedure, id, &known, day("2027-12-01")).expect("reckoned"),
            );
            prop_assert_eq!(format!("{:?}", a.terms), format!("{:?}", b.terms));
            prop_assert_eq!(&a.stage.id, &b.stage.id);
        }
    }

    #[test]
    fn an_annulled_event_and_a_corrected_one_leave_no_trace_in_the_fold(choices in choices(10), which in any::<prop::sample::Index>()) {
        let catalogue = catalogue();
        for procedure in catalogue.procedures() {
            let version = &procedure.versions()[0];
            let said = walk(procedure, version, &choices);
            if said.is_empty() { continue; }
            let at = which.index(said.len());
            let mut records = written(&said);
            let next = u32::try_from(said.len()).expect("small") + 1;
            let superseded = u32::try_from(at).expect("small") + 1;
            let by = |sequence, entry| Record { sequence, entry, ..records[0].clone() };
            let annul = by(next, Entry::Annulled { supersedes: superseded });
            let again = by(next + 1, Entry::Happened(said[at].clone()));
            let correct = by(next, Entry::Corrected { supersedes: superseded, instead: said[at].clone() });
            let whole = summarise(procedure, Some(version.id().as_str()), &records, day("2027-12-01")).expect("a fold");
            let mut corrected = records.clone();
            corrected.push(correct);
            records.extend([annul, again]);
            for (other, count) in [(records, next + 1), (corrected, next)] {
                prop_assert_eq!(standing(&other, None).len(), said.len());
                let fold = summarise(procedure, Some(version.id().as_str()), &other, day("2027-12-01")).expect("a fold");
                prop_assert_eq!(fold.records, count);
                prop_assert_eq!((fold.stage, fold.due_on, fold.received_on), (whole.stage.clone(), whole.due_on, whole.received_on));
            }
        }
    }

    #[test]
    fn slips_that_were_put_right_leave_no_trace_and_what_was_known_before_stays_known(
        choices in choices(12),
        slips in prop::collection::vec((0..4_u8, 1..40_i64), 12),
        looks in 0..1500_u64,
    ) {
        for procedure in catalogue().procedures() {
            for version in procedure.versions() {
                let said = walk(procedure, version, &choices);
                let id = Some(version.id().as_str());
                let mut records: Vec<Record> = Vec::new();
                let write = |entry, records: &mut Vec<Record>| {
                    let sequence = u32::try_from(records.len()).expect("small") + 1;
                    let recorded_at = instant(sequence);
                    records.push(Record { sequence, entry, recorded_at, recorded_by: "test".to_owned() });
                    sequence
                };
                for (said, (slip, days)) in said.iter().zip(&slips) {
                    // Right at once; on a wrong day and corrected; noted twice and annulled; corrected twice.
                    let wrong = Said { on: said.on + TimeDelta::days(*days), ..said.clone() };
                    match slip {
                        0 => drop(write(Entry::Happened(said.clone()), &mut records)),
                        1 => {
                            let supersedes = write(Entry::Happened(wrong), &mut records);
                            write(Entry::Corrected { supersedes, instead: said.clone() }, &mut records);
                        }
                        2 => {
                            let supersedes = write(Entry::Happened(wrong), &mut records);
                            write(Entry::Happened(said.clone()), &mut records);
                            write(Entry::Annulled { supersedes }, &mut records);
                        }
                        _ => {
                            let supersedes = write(Entry::Happened(said.clone()), &mut records);
                            let supersedes = write(Entry::Corrected { supersedes, instead: wrong }, &mut records);
                            write(Entry::Corrected { supersedes, instead: said.clone() }, &mut records);
                        }
                    }
                }

                let as_of = look_at(&said, looks);
                let events: Vec<&Said> = said.iter().collect();
                let folded = reckon_records(procedure, id, &records, as_of, None).expect("reckoned");
                prop_assert_eq!(body(&folded), body(&reckon_said(procedure, id, &events, as_of).expect("reckoned")));

                // What was known at the instant of each record is the fold of the records up to it, faults included.
                for known in 0..=records.len() {
                    let upto = instant(u32::try_from(known).expect("small"));
                    let then = reckon_records(procedure, id, &records, as_of, Some(upto));
                    let alone = reckon_records(procedure, id, &records[..known], as_of, None);
                    prop_assert_eq!(then.map(|r| body(&r)), alone.map(|r| body(&r)));
                }
            }
        }
    }

    #[test]
    fn the_day_that_the_fold_says_is_due_is_the_day_that_the_engine_says_later(choices in choices(14), look in 0..900_u64) {
        for procedure in catalogue().procedures() {
            for version in procedure.versions() {
                let said = walk(procedure, version, &choices);
                let Some(last) = said.iter().map(|s| s.on).max() else { continue };
                let id = Some(version.id().as_str());
                let fold = summarise(procedure, id, &written(&said), day("2027-12-01")).expect("a fold");
                let events: Vec<&Said> = said.iter().collect();
                let as_of = later(last, look).min(day("2027-12-01"));
                let answer = reckon_said(procedure, id, &events, as_of).expect("reckoned");
                let open = answer.terms.iter().filter(|t| t.is_open() && t.rule.party == Party::Authority);
                let due = open.filter_map(|t| match t.provisional {
                    Provisional::No => Some((t.last_day, &t.rule.id)),
                    Provisional::AtMost(day) => Some((day, &t.rule.id)),
                    Provisional::Open => None,
                }).min();
                prop_assert_eq!(fold.due_on, due.map(|(day, _)| day), "{} {} {}", procedure.id(), version.id(), as_of);
                prop_assert_eq!(fold.due_term.as_ref(), due.map(|(_, id)| id));
                prop_assert_eq!(&fold.stage, &answer.stage.id);
            }
        }
    }

    #[test]
    fn the_fold_does_not_depend_on_the_day_on_which_it_is_made(choices in choices(12), look in 0..3000_i64) {
        let catalogue = catalogue();
        for procedure in catalogue.procedures() {
            let version = &procedure.versions()[0];
            let records = written(&walk(procedure, version, &choices));
            if records.is_empty() { continue; }
            let id = Some(version.id().as_str());
            let a = summarise(procedure, id, &records, day("2027-12-01")).expect("a fold");
            let b = summarise(procedure, id, &records, day("2027-12-01") + TimeDelta::days(look)).expect("a fold");
            prop_assert_eq!(a, b);
        }
    }
}
