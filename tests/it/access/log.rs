//! The access log: any single line that is edited, removed, added or moved is found, on both back ends.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use serde_json::json;
use wachtwijzer::app::log::{PURPOSE, Verdict, mark, seal, verify};
use wachtwijzer::app::{App, AppError};
use wachtwijzer::domain::access::entry::{Broken, Deed, Entry, Outcome};
use wachtwijzer::domain::ids::{AccountId, CaseId, Slug};

use super::world::world;
use crate::support::stores::Place;

fn check(app: &App) -> Verdict {
    let key = app.context().key(PURPOSE);
    app.read(|tx, _| verify(tx, &key, &mut |_| ())).expect("readable")
}

/// Does something to the table behind the service's back, as somebody with the file and without the key would.
fn tamper(place: &Place, sql: &str) {
    let open = if place.is_sqlite() {
        "DROP TRIGGER log_is_not_changed; DROP TRIGGER log_is_not_replaced; DROP TRIGGER log_is_not_deleted;"
    } else {
        "DROP TRIGGER log_is_not_changed ON log_entries;"
    };
    let mut raw = place.raw();
    raw.run(open).expect("its own database");
    raw.run(sql).expect("its own database");
}

#[actix_web::test]
async fn every_way_to_change_a_line_is_found() {
    let copied = "lane, number + 1000000, at, request, account, role, organisation, operation, case_id, person, purpose, \
                  outcome, origin, seal";
    let last = "number = (SELECT max(number) FROM log_entries e WHERE e.lane = log_entries.lane)";
    let tampered = [
        ("nothing", String::new()),
        ("edited", format!("UPDATE log_entries SET operation = 'get_health' WHERE {last}")),
        ("an outcome turned round", format!("UPDATE log_entries SET outcome = 'refused' WHERE {last}")),
        ("a case left out", format!("UPDATE log_entries SET case_id = NULL WHERE {last} AND case_id IS NOT NULL")),
        ("a time moved", "UPDATE log_entries SET at = '2027-03-01 12:00:01' WHERE number = 1".to_owned()),
        ("the last removed", format!("DELETE FROM log_entries WHERE {last}")),
        ("the first removed", "DELETE FROM log_entries WHERE number = 1".to_owned()),
        ("all removed", "DELETE FROM log_entries".to_owned()),
        ("one added", format!("INSERT INTO log_entries SELECT {copied} FROM log_entries WHERE number = 1")),
        ("the head turned back", "UPDATE log_heads SET entries = entries - 1".to_owned()),
        ("the head removed", "DELETE FROM log_heads".to_owned()),
        ("moved", "UPDATE log_entries SET number = -number WHERE number = 1".to_owned()),
        (
            "the last removed and the head with it",
            format!(
                "DELETE FROM log_entries WHERE {last}; UPDATE log_heads SET entries = entries - 1,
                 seal = coalesce((SELECT seal FROM log_entries e WHERE e.lane = log_heads.lane
                                  AND e.number = log_heads.entries - 1), '')"
            ),
        ),
    ];
    for (name, sql) in &tampered {
        for place in [Place::sqlite(), Place::postgres()] {
            let world = world(place.open()).await;
            for _ in 0..3 {
                world.ask("caseworker", "GET", &format!("/applications/{}", world.own), None).await;
            }
            assert_eq!(check(&world.http.app).broken, [], "before");
            if !sql.is_empty() {
                tamper(&place, sql);
            }
            let found = check(&world.http.app);
            assert_eq!(found.broken.is_empty(), *name == "nothing", "{name} on {}: {found:?}", place.address);
        }
    }
}

/// A chain in memory, checked by the same rule as a stored lane.
fn chain(deeds: &[Deed], key: &[u8; 32]) -> Vec<Entry> {
    let mut earlier = String::new();
    let mut all = Vec::new();
    for (number, deed) in (1_i64..).zip(deeds) {
        let seal = seal(key, &earlier, &deed.text(0, number));
        earlier.clone_from(&seal);
        all.push(Entry { lane: 0, number, deed: deed.clone(), seal });
    }
    all
}

fn holds(entries: &[Entry], wanted: usize, last: &str, key: &[u8; 32]) -> bool {
    let mut earlier = String::new();
    let linked = (1_i64..).zip(entries).all(|(number, entry)| {
        let right = entry.number == number && entry.seal == seal(key, &earlier, &entry.deed.text(entry.lane, number));
        earlier.clone_from(&entry.seal);
        right
    });
    linked && entries.len() == wanted && earlier == last
}

fn deed(seed: u64) -> Deed {
    let at: DateTime<Utc> = "2027-03-01T12:00:00Z".parse().expect("an instant");
    let text = |n: u64| (!n.is_multiple_of(3)).then(|| "x".repeat(usize::try_from(n % 7).expect("small")));
    Deed {
        at: at + TimeDelta::microseconds(i64::try_from(seed % 1_000_000).expect("small")),
        request: uuid::Uuid::from_u128(u128::from(seed)),
        account: seed.is_multiple_of(2).then(|| AccountId(uuid::Uuid::from_u128(u128::from(seed / 2)))),
        role: "caseworker".to_owned(),
        organisation: (!seed.is_multiple_of(5)).then(|| Slug::parse("ind").expect("a name")),
        operation: format!("operation_{}", seed % 11),
        case: seed.is_multiple_of(3).then(|| CaseId(uuid::Uuid::from_u128(u128::from(seed / 3)))),
        person: None,
        purpose: text(seed),
        outcome: Outcome::ALL[usize::try_from(seed % 5).expect("small")].1,
        origin: text(seed / 7),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, rng_seed: proptest::test_runner::RngSeed::Fixed(2026), ..ProptestConfig::default() })]

    /// No single edit, removal, insertion or swap leaves a chain whole.
    #[test]
    fn any_single_change_breaks_a_chain(seeds in prop::collection::vec(any::<u64>(), 1..30), at in any::<prop::sample::Index>(), other in any::<u64>(), how in 0..4) {
        let key = [3; 32];
        let deeds: Vec<Deed> = seeds.iter().map(|seed| deed(*seed)).collect();
        let whole = chain(&deeds, &key);
        let (wanted, last) = (whole.len(), whole[whole.len() - 1].seal.clone());
        prop_assert!(holds(&whole, wanted, &last, &key));
        let mut changed = whole.clone();
        let at = at.index(whole.len());
        match how {
            0 => changed[at].deed = deed(other),
            1 => drop(changed.remove(at)),
            2 => changed.insert(at, Entry { deed: deed(other), ..whole[at].clone() }),
            _ => changed.swap(at, (at + 1) % whole.len()),
        }
        prop_assume!(changed != whole);
        prop_assert!(!holds(&changed, wanted, &last, &key));
        // Whoever numbers them anew without the key gains nothing.
        for (number, entry) in (1_i64..).zip(&mut changed) {
            entry.number = number;
        }
        prop_assert!(!holds(&changed, wanted, &last, &key));
    }

    /// Two deeds that differ never read the same.
    #[test]
    fn two_deeds_never_read_the_same(a in any::<u64>(), b in any::<u64>()) {
        let (first, second) = (deed(a), deed(b));
        prop_assert_eq!(first == second, first.text(0, 1) == second.text(0, 1));
    }
}

#[actix_web::test]
async fn what_is_refused_is_logged_and_what_fails_leaves_no_line_of_success() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    let lines = |world: &super::world::World<_>| count(&world.http.app);
    let before = lines(&world);
    let stale = [("cookie", world.proof("caseworker").1)];
    let headers = [("cookie", stale[0].1.as_str()), ("if-match", "\"99\"")];
    let body = json!({"type": "suspension-started", "on": "2026-07-01", "ground": "consent"});
    let refused = world.http.post(&format!("/applications/{}/events", world.own), &headers, &body).await;
    assert_eq!(refused.status, 412);
    assert_eq!(lines(&world), before + 1, "one line, which says invalid");
    let nobody = world.ask("anyone", "GET", &format!("/applications/{}", world.own), None).await;
    assert_eq!((nobody.status, lines(&world)), (401, before + 1), "strangers cannot fill the log");
}

fn count(app: &App) -> i64 {
    check(app).entries
}

#[test]
fn the_append_only_rule_stands_in_the_database_too() {
    for place in [Place::sqlite(), Place::postgres()] {
        let db = place.open();
        let written: Result<(), AppError> = db.write(|tx| {
            let entry = Entry { lane: 0, number: 1, deed: deed(1), seal: "x".to_owned() };
            Ok(tx.append_entry(None, &entry, "x")?)
        });
        written.expect("written");
        for sql in ["UPDATE log_entries SET role = 'x'", "DELETE FROM log_entries"] {
            assert!(place.raw().run(sql).is_err(), "{sql} on {}", place.address);
        }
    }
}

#[test]
fn a_verdict_names_the_first_broken_link() {
    let place = Place::sqlite();
    let db = place.open();
    let key = [9; 32];
    let entries = chain(&[deed(1), deed(2), deed(3)], &key);
    let written: Result<(), AppError> = db.write(move |tx| {
        let mut head = None;
        for entry in &entries {
            tx.append_entry(head.as_ref(), entry, &mark(&key, 0, entry.number, &entry.seal))?;
            head = tx.head(0)?;
        }
        Ok(())
    });
    written.expect("written");
    let verdict = |db: &wachtwijzer::store::Db| {
        let read: Result<Verdict, AppError> = db.read(|tx| verify(tx, &key, &mut |_| ()));
        read.expect("readable")
    };
    assert_eq!(verdict(&db), Verdict { entries: 3, broken: vec![] });
    tamper(&place, "UPDATE log_entries SET role = 'nobody' WHERE number = 2");
    assert_eq!(verdict(&db).broken, [Broken::Seal { lane: 0, number: 2 }]);
}
