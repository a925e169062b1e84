//! Many at once: nothing is lost, nothing is half-written, nobody is harmed by a neighbour.

use std::collections::HashSet;

use wachtwijzer::domain::case::Case;
use wachtwijzer::domain::ids::CaseId;
use wachtwijzer::store::{Db, StoreError};

use crate::support::stores::{Dice, Place, both, keep};

both!(
    who_refuses_leaves_nothing_and_the_others_are_all_there,
    a_command_that_panics_harms_nobody_else,
    four_hundred_interleaved_appends_are_all_there,
);

fn who_refuses_leaves_nothing_and_the_others_are_all_there(place: &Place) {
    let db = place.open();

    let kept: Vec<Case> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..32)
            .map(|thread| {
                let db = &db;
                scope.spawn(move || {
                    let mut kept = Vec::new();
                    for (n, case) in Dice::new(300 + thread).cases(50).into_iter().enumerate() {
                        let (refuses, own) = (n % 10 == 7, case.clone());
                        let done = db.write(move |tx| {
                            tx.insert_case(&own.identity, &own.summary, &own.records)?;
                            if refuses { Err(StoreError::Missing) } else { Ok(()) }
                        });
                        match done {
                            Ok(()) => kept.push(case),
                            Err(error) => assert!(refuses && matches!(error, StoreError::Missing), "{error:?}"),
                        }
                    }
                    kept
                })
            })
            .collect();
        threads.into_iter().flat_map(|t| t.join().expect("a thread that ends well")).collect()
    });

    assert_eq!(kept.len(), 32 * 45);
    for case in &kept {
        assert_eq!(db.read(|tx| tx.case(case.identity.id)).expect("readable").as_ref(), Some(case));
    }
    assert_eq!(place.raw().count("cases"), kept.len());
    assert_eq!(place.raw().count("records"), kept.iter().map(|c| c.records.len()).sum::<usize>());
}

/// Does a write that panics come back as a panic, or as the failure that it is?
fn fails_badly(db: &Db, case: &Case) -> bool {
    let case = case.clone();
    let write = std::panic::AssertUnwindSafe(|| {
        db.write(move |tx| -> Result<(), StoreError> {
            tx.insert_case(&case.identity, &case.summary, &case.records)?;
            panic!("this command fails badly, on purpose")
        })
    });
    matches!(std::panic::catch_unwind(write), Err(_) | Ok(Err(StoreError::Backend(_))))
}

fn a_command_that_panics_harms_nobody_else(place: &Place) {
    let db = place.open();

    std::thread::scope(|scope| {
        for thread in 0..8 {
            let db = &db;
            scope.spawn(move || {
                for (n, case) in Dice::new(400 + thread).cases(20).into_iter().enumerate() {
                    if n % 5 == 2 {
                        assert!(fails_badly(db, &case), "the panic was taken for something else");
                    } else {
                        keep(db, &[case]);
                    }
                }
            });
        }
    });

    assert_eq!(place.raw().count("cases"), 8 * 16);
}

/// Reads, then appends to what was read, until nobody came in between: in one transaction, or in two.
fn append(db: &Db, id: CaseId, mark: &str, in_one: bool) {
    loop {
        let seen = db.read(|tx| tx.case(id)).expect("readable").expect("there");
        let by = mark.to_owned();
        let done = db.write(move |tx| {
            let seen = if in_one { tx.case(id)?.ok_or(StoreError::Missing)? } else { seen.clone() };
            let mut record = Dice::new(7).record(1);
            record.sequence = seen.summary.records + 1;
            record.recorded_by.clone_from(&by);
            let mut summary = seen.summary.clone();
            summary.records += 1;
            tx.append(id, seen.summary.records, &[record], &summary)
        });
        match done {
            Ok(()) => return,
            Err(StoreError::Stale | StoreError::Busy) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
}

fn four_hundred_interleaved_appends_are_all_there(place: &Place) {
    let db = place.open();
    let mut cases = Dice::new(30).cases(2);
    for case in &mut cases {
        case.records.clear();
        case.summary.records = 0;
    }
    keep(&db, &cases);
    let ids: Vec<CaseId> = cases.iter().map(|c| c.identity.id).collect();

    std::thread::scope(|scope| {
        for thread in 0..4_usize {
            let (db, ids) = (&db, &ids);
            scope.spawn(move || {
                for n in 0..100_usize {
                    append(db, ids[n % 2], &format!("{thread}/{n}"), n % 4 < 2);
                }
            });
        }
    });

    let mut marks = HashSet::new();
    for id in ids {
        let case = db.read(|tx| tx.case(id)).expect("readable").expect("there");
        assert_eq!(case.summary.records, 200);
        assert!(case.records.iter().map(|r| r.sequence).eq(1..=200));
        marks.extend(case.records.into_iter().map(|r| r.recorded_by));
    }
    assert_eq!(marks.len(), 400);
}
