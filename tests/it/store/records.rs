//! What is written is read back, once written it stays, and what must be unique is.

use chrono::TimeDelta;
use wachtwijzer::domain::case::Case;
use wachtwijzer::domain::ids::Slug;
use wachtwijzer::store::{Remembered, StoreError};

use crate::support::stores::{Dice, Place, both, instant, keep};

both!(
    what_is_written_is_read_back_exactly,
    records_are_append_only,
    an_append_by_somebody_who_saw_less_is_stale,
    a_reference_and_a_source_key_are_unique,
    many_at_once_are_all_or_none,
    answers_are_kept_by_actor_and_key_and_forgotten_by_age,
);

fn what_is_written_is_read_back_exactly(place: &Place) {
    let db = place.open();
    let mut dice = Dice::new(1);
    let (one_by_one, at_once) = (dice.cases(60), dice.cases(600));

    for case in one_by_one.clone() {
        db.write(move |tx| tx.insert_case(&case.identity, &case.summary, &case.records)).expect("written");
    }
    keep(&db, &at_once);

    let all: Vec<Case> = one_by_one.into_iter().chain(at_once).collect();
    for case in &all {
        let found = db.read(|tx| tx.case(case.identity.id)).expect("readable");
        assert_eq!(found.as_ref(), Some(case));
        let found = db.read(|tx| tx.case_by_reference(&case.identity.reference)).expect("readable");
        assert_eq!(found.as_ref(), Some(case));
    }
    let keys: Vec<&str> = all.iter().filter_map(|c| c.identity.source_key.as_deref()).chain(["unknown"]).collect();
    let mut found =
        db.read(|tx| tx.cases_by_source_key(&Slug::parse("ind").expect("a name"), &keys)).expect("readable");
    let mut wanted: Vec<Case> = all.iter().filter(|c| c.identity.source_key.is_some()).cloned().collect();
    found.sort_by_key(|c| c.identity.id);
    wanted.sort_by_key(|c| c.identity.id);
    assert_eq!(found, wanted);
}

fn records_are_append_only(place: &Place) {
    let db = place.open();
    let mut dice = Dice::new(2);
    let mut case = dice.case();
    case.records = vec![dice.record(1), dice.record(2)];
    case.summary.records = 2;
    keep(&db, std::slice::from_ref(&case));
    let id = case.identity.id;

    let copy = "SELECT case_id, sequence, 'annulled', kind, on_day, person, fields, supersedes, recorded_at, 'me'";
    let mut attempts = vec![
        "UPDATE records SET recorded_by = 'somebody else'".to_owned(),
        "DELETE FROM records".to_owned(),
        format!("DELETE FROM records WHERE sequence = 2 AND case_id = '{id}'"),
        format!(
            "INSERT INTO records {copy} FROM records WHERE true ON CONFLICT (case_id, sequence) DO UPDATE SET entry = 'annulled'"
        ),
    ];
    if place.is_sqlite() {
        attempts.push(format!("REPLACE INTO records {copy} FROM records"));
    } else {
        attempts.push("TRUNCATE records".to_owned());
        attempts.push("TRUNCATE cases CASCADE".to_owned());
    }
    for sql in attempts {
        let refused = place.raw().run(&sql).expect_err(&sql);
        assert!(refused.contains("records are append-only"), "{sql}: {refused}");
    }

    assert_eq!(db.read(|tx| tx.case(id)).expect("readable"), Some(case));
}

fn an_append_by_somebody_who_saw_less_is_stale(place: &Place) {
    let db = place.open();
    let mut dice = Dice::new(3);
    let mut case = dice.case();
    case.records = vec![dice.record(1)];
    case.summary.records = 1;
    keep(&db, std::slice::from_ref(&case));
    let id = case.identity.id;
    let (second, after_second) = (dice.record(2), dice.summary(2));
    let (rival, after_rival) = (dice.record(2), dice.summary(2));

    let append =
        |seen, record, summary| db.write(move |tx| tx.append(id, seen, std::slice::from_ref(&record), &summary));
    append(1, second.clone(), after_second.clone()).expect("the first one wins");
    let late = append(1, rival.clone(), after_rival.clone());
    let unknown =
        db.write(move |tx| tx.append(Dice::new(99).case().identity.id, 1, std::slice::from_ref(&rival), &after_rival));

    assert!(matches!(late, Err(StoreError::Stale)), "{late:?}");
    assert!(matches!(unknown, Err(StoreError::Stale)), "{unknown:?}");
    case.records.push(second);
    case.summary = after_second;
    assert_eq!(db.read(|tx| tx.case(id)).expect("readable"), Some(case));
}

fn a_reference_and_a_source_key_are_unique(place: &Place) {
    let db = place.open();
    let mut dice = Dice::new(4);
    let mut first = dice.case();
    first.identity.source_key = Some("theirs-1".to_owned());
    keep(&db, std::slice::from_ref(&first));

    let (mut same_reference, mut same_key, mut same_id) = (dice.case(), dice.case(), dice.case());
    same_reference.identity.reference = first.identity.reference.clone();
    same_key.identity.source_key.clone_from(&first.identity.source_key);
    same_id.identity.id = first.identity.id;
    for (twin, column) in [(same_reference, "reference"), (same_key, "source_key"), (same_id, "")] {
        let refused = db.write(move |tx| tx.insert_case(&twin.identity, &twin.summary, &twin.records));
        assert!(matches!(&refused, Err(StoreError::Duplicate(what)) if what.contains(column)), "{column}: {refused:?}");
    }

    assert_eq!(place.raw().count("cases"), 1);
    assert_eq!(place.raw().count("records"), first.records.len());
}

fn many_at_once_are_all_or_none(place: &Place) {
    let db = place.open();
    let mut cases = Dice::new(5).cases(1_200);
    cases[1_199].identity.reference = cases[3].identity.reference.clone();

    let refused = db.write(move |tx| tx.insert_cases(&cases));

    assert!(matches!(refused, Err(StoreError::Duplicate(_))), "{refused:?}");
    assert_eq!(place.raw().count("cases") + place.raw().count("records"), 0);
}

fn answers_are_kept_by_actor_and_key_and_forgotten_by_age(place: &Place) {
    let db = place.open();
    let answer = |actor: &str, key: &str, at: &str| Remembered {
        actor: actor.to_owned(),
        key: key.to_owned(),
        fingerprint: "f".to_owned(),
        status: 201,
        answer: "\"1\"\n/x\n{\"a\": \"é\"}".to_owned(),
        at: instant(at),
    };
    let old = answer("clerk", "k", "2026-01-01T00:00:00.5Z");
    let others = [answer("other", "k", "2026-01-01T00:00:00.499999Z"), answer("clerk", "l", "2026-01-01T00:00:01Z")];
    for kept in [old.clone()].into_iter().chain(others) {
        db.write(move |tx| tx.remember(&kept)).expect("kept");
    }

    let again = old.clone();
    let twice = db.write(move |tx| tx.remember(&again));
    let forgotten = db.write(|tx| tx.forget_before(instant("2026-01-01T00:00:00.5Z"))).expect("possible");

    assert!(matches!(twice, Err(StoreError::Duplicate(_))), "{twice:?}");
    assert_eq!(forgotten, 1);
    assert_eq!(db.read(|tx| tx.recall("clerk", "k")).expect("readable"), Some(old.clone()));
    assert_eq!(db.read(|tx| tx.recall("other", "k")).expect("readable"), None);
    let forgotten = db.write(move |tx| tx.forget_before(old.at + TimeDelta::microseconds(1))).expect("possible");
    assert_eq!(forgotten, 1);
}
