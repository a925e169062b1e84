//! Laws of a case's record.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use wachtwijzer::domain::case::event::{Entry, Record, Said};
use wachtwijzer::domain::case::fold::{reckon_records, reckon_said, summarise};
use wachtwijzer::domain::case::standing;

use super::{choices, day, tries, walk};
use crate::support::catalogue;

fn written(said: &[Said]) -> Vec<Record> {
    let start: DateTime<Utc> = "2027-06-01T08:00:00Z".parse().expect("an instant");
    (1_u32..)
        .zip(said)
        .map(|(sequence, said)| Record {
            sequence,
            entry: Entry::Happened(said.clone()),
            recorded_at: start + TimeDelta::minutes(i64::from(sequence)),
            recorded_by: "test".to_owned(),
        })
        .collect()
}

proptest! {
    #![proptest_config(tries(48))]

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
