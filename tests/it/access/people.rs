//! Who people are: sealed at rest, corrected with history, shown to each only what they may see, erased for good.

use std::process::Command;

use chrono::TimeDelta;
use serde_json::{Value, json};
use wachtwijzer::app::people::{erase, seal_anew};
use wachtwijzer::app::retention::run;
use wachtwijzer::app::{App, AppError};
use wachtwijzer::domain::access::Role;
use wachtwijzer::domain::ids::PersonId;
use wachtwijzer::sealing::Keyring;

use super::world::world;
use crate::support::stores::Place;

/// Everything by which somebody could be found, none of which may stand in a stolen database.
const SEEDED: [&str; 12] = [
    "Selamawit",
    "Tesfagiorgis",
    "selam.t@post.example.org",
    "+31687654321",
    "Zuiderkruisstraat 84",
    "1990-04-17",
    "Bilal",
    "Oumarova",
    "b.oumarova@mail.example.net",
    "+963999123456",
    "Achter de Molen 3",
    "fears her brother-in-law",
];

fn somebody(second: bool) -> Value {
    if second {
        json!({
            "givenName": SEEDED[6], "familyName": SEEDED[7], "email": SEEDED[8], "phone": SEEDED[9], "address": SEEDED[10],
            "channel": "email", "language": "ar",
        })
    } else {
        json!({
            "givenName": SEEDED[0], "familyName": SEEDED[1], "email": SEEDED[2], "phone": SEEDED[3], "address": SEEDED[4],
            "bornOn": SEEDED[5], "channel": "letter", "safety": ["do-not-call", "shared-phone"], "safetyNote": SEEDED[11],
        })
    }
}

/// Every byte of the database as a thief would have it: the files, or a dump.
fn stolen(place: &Place) -> String {
    if place.is_sqlite() {
        let of = |ending: &str| std::fs::read(format!("{}{ending}", place.file())).unwrap_or_default();
        return String::from_utf8_lossy(&[of(""), of("-wal"), of("-shm")].concat()).into_owned();
    }
    let dump = Command::new("pg_dump").arg(&place.address).output();
    if let Ok(output) = dump
        && output.status.success()
    {
        return String::from_utf8_lossy(&output.stdout).into_owned();
    }
    // Without pg_dump: every row of every table, as text.
    let tables =
        place.raw().lines("SELECT table_name AS line FROM information_schema.tables WHERE table_schema = 'public'");
    let rows =
        |table: &String| place.raw().lines(&format!("SELECT CAST(t AS TEXT) AS line FROM \"{table}\" t")).join("\n");
    tables.iter().map(rows).collect::<Vec<_>>().join("\n")
}

fn found(text: &str) -> Vec<&'static str> {
    // In a dump or a file a text might stand in hexadecimal too.
    let hexadecimal = |word: &str| wachtwijzer::app::secrets::hexadecimal(word.as_bytes());
    SEEDED.iter().copied().filter(|word| text.contains(word) || text.contains(&hexadecimal(word))).collect()
}

#[actix_web::test]
async fn a_stolen_database_shows_nobodys_name_address_or_number() {
    for place in [Place::sqlite(), Place::postgres()] {
        let world = world(place.open()).await;
        let part = world.part(world.own, Role::FamilyMember);
        let path = format!("/applications/{}/people/{part}/details", world.own);
        for second in [false, true] {
            let done = world.ask("caseworker", "PUT", &path, Some(somebody(second))).await;
            assert_eq!(done.status, 200, "{}", done.text);
        }
        let read = world.ask("caseworker", "GET", &path, None).await.json();
        assert_eq!((&read["version"], &read["details"]["familyName"]), (&json!(2), &json!(SEEDED[7])));

        let text = stolen(&place);
        assert!(text.contains("personal") && text.contains(&world.own.to_string()), "the whole of it was read");
        assert_eq!(found(&text), Vec::<&str>::new(), "in {}", place.address);
    }
}

#[actix_web::test]
async fn without_the_key_nothing_opens_and_a_value_moved_to_another_row_does_not_either() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    let (one, two) = (world.part(world.own, Role::FamilyMember), world.part(world.own, Role::FamilyMember));
    for (part, second) in [(one, false), (two, true)] {
        let path = format!("/applications/{}/people/{part}/details", world.own);
        assert_eq!(world.ask("caseworker", "PUT", &path, Some(somebody(second))).await.status, 200);
    }
    // Somebody with access to the tables puts one person's sealed details into another's row.
    place
        .raw()
        .run(&format!(
            "UPDATE personal SET sealed = (SELECT sealed FROM personal WHERE person = 'p-{two}') WHERE person = 'p-{one}'"
        ))
        .expect("its own database");
    let path = format!("/applications/{}/people/{one}/details", world.own);
    let moved = world.ask("caseworker", "GET", &path, None).await;
    assert_eq!((moved.status, found(&moved.text)), (500, vec![]));

    let other = Keyring::read(&Keyring::new_file("other", [1; 32], [9; 32])).expect("keys");
    let app = &world.http.app;
    let with_other = App {
        db: app.db.clone(),
        replica: None,
        catalogue: app.catalogue.clone(),
        ambient: app.ambient.clone(),
        keys: std::sync::Arc::new(other),
    };
    let refused = seal_anew(&with_other, &mut |_| ()).expect_err("the wrong key");
    assert!(matches!(refused, AppError::Sealed(_)), "{refused:?}");
}

#[actix_web::test]
async fn the_family_learns_names_and_never_how_to_reach_or_watch_each_other() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    let all = world.ask("supervisor", "GET", &format!("/applications/{}/people", world.own), None).await.json();
    let part = |role: &str| {
        let parts = all["results"].as_array().expect("parts");
        parts.iter().find(|p| p["role"] == role).expect("a part")["id"].as_str().expect("an id").to_owned()
    };
    for (role, second) in [("family-member", false), ("referent", true)] {
        let path = format!("/applications/{}/people/{}/details", world.own, part(role));
        assert_eq!(world.ask("caseworker", "PUT", &path, Some(somebody(second))).await.status, 200);
    }

    let names = world.ask("referent", "GET", &format!("/applications/{}/family", world.own), None).await;
    assert_eq!(names.status, 200, "{}", names.text);
    assert_eq!(found(&names.text), ["Selamawit", "Tesfagiorgis", "Bilal", "Oumarova"]);
    for hidden in ["do-not-call", "shared-phone", "letter"] {
        assert!(!names.text.contains(hidden), "{hidden}: {}", names.text);
    }
    // A person sees their own details, without the note that might be read over their shoulder.
    let own = world.ask("family-member", "GET", "/me/details", None).await;
    assert_eq!(found(&own.text), SEEDED[..6].to_vec());
    // A relative who guesses the address of the details finds nothing there.
    for who in ["referent", "helper", "partner", "policymaker", "administrator", "machine"] {
        let path = format!("/applications/{}/people/{}/details", world.own, part("family-member"));
        let answer = world.ask(who, "GET", &path, None).await;
        assert_eq!((answer.status, found(&answer.text)), (403, vec![]), "{who}");
        let changed = world.ask(who, "PUT", &path, Some(json!({"givenName": "X", "email": "x@y.nl"}))).await;
        assert_eq!(changed.status, 403, "{who} changes the address of somebody else");
    }
}

#[actix_web::test]
async fn everything_about_a_person_comes_as_json_and_as_a_page_with_its_history_and_who_looked() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    let all = world.ask("supervisor", "GET", &format!("/applications/{}/people", world.own), None).await.json();
    let parts = all["results"].as_array().expect("parts").clone();
    let part =
        parts.iter().find(|p| p["role"] == "family-member").expect("a part")["id"].as_str().expect("an id").to_owned();
    let path = format!("/applications/{}/people/{part}/details", world.own);
    let evil = json!({"givenName": "<script>alert(1)</script>", "familyName": "\"><img src=x>"});
    for body in [somebody(false), evil] {
        assert_eq!(world.ask("caseworker", "PUT", &path, Some(body)).await.status, 200);
    }

    let data = world.ask("family-member", "GET", "/me/data", None).await;
    assert_eq!(data.status, 200, "{}", data.text);
    let data = data.json();
    assert_eq!(data["details"].as_array().map(Vec::len), Some(2), "both versions");
    assert_eq!(data["details"][0]["details"]["familyName"], "Tesfagiorgis");
    assert_eq!(data["parts"][0]["role"], "family-member");
    let looked = data["accesses"].as_array().expect("lines");
    assert!(looked.iter().any(|l| l["operation"] == "put_details" && l["organisation"] == "ind"), "{looked:?}");

    let cookie = world.proof("family-member").1;
    let headers = [("cookie", cookie.as_str()), ("accept", "text/html"), ("accept-language", "nl")];
    let page = world.http.send("GET", "/api/v1/me/data", &headers, None).await;
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert!(page.text.contains("<bdi>Tesfagiorgis</bdi>") && page.text.contains("Wie keek"));
    assert!(!page.text.contains("<script>") && !page.text.contains("<img"), "{}", page.text);
    assert!(page.text.contains("&lt;script&gt;"));
}

#[actix_web::test]
async fn two_who_change_details_at_once_do_not_overwrite_each_other_and_faults_are_told_together() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    let part = world.part(world.own, Role::FamilyMember);
    let path = format!("/api/v1/applications/{}/people/{part}/details", world.own);
    let cookie = world.proof("caseworker").1;
    let put = |etag: &'static str, body: Value| {
        let (world, path, cookie) = (&world, path.clone(), cookie.clone());
        async move {
            let headers = [("cookie", cookie.as_str()), ("content-type", "application/json"), ("if-match", etag)];
            world.http.send("PUT", &path, &headers, Some(body.to_string().into_bytes())).await
        }
    };
    assert_eq!(put("\"0\"", somebody(false)).await.status, 200);
    assert_eq!(put("\"0\"", somebody(true)).await.status, 412);
    assert_eq!(put("\"1\"", somebody(true)).await.status, 200);
    let bad =
        json!({"email": "a@b\r\nBcc: x@y.nl", "phone": "06", "language": "xx", "channel": "sms", "religion": "none"});
    let refused = put("\"2\"", bad).await;
    assert_eq!(refused.faults(), [("/religion".to_owned(), "unknown-member".to_owned())], "what nobody may store");
    let bad = json!({"email": "a@b\r\nBcc: x@y.nl", "phone": "06", "language": "xx"});
    let codes: Vec<String> = put("\"2\"", bad).await.faults().into_iter().map(|(_, code)| code).collect();
    assert_eq!(codes, ["no-name", "not-an-email", "not-a-phone", "unknown-language"]);
}

#[actix_web::test]
async fn who_is_erased_is_gone_and_does_not_come_back_with_a_backup() {
    for place in [Place::sqlite(), Place::postgres()] {
        let world = world(place.open()).await;
        let all = world.ask("supervisor", "GET", &format!("/applications/{}/people", world.own), None).await.json();
        let parts = all["results"].as_array().expect("parts").clone();
        let part = parts.iter().find(|p| p["role"] == "family-member").expect("a part")["id"]
            .as_str()
            .expect("an id")
            .to_owned();
        let path = format!("/applications/{}/people/{part}/details", world.own);
        assert_eq!(world.ask("caseworker", "PUT", &path, Some(somebody(false))).await.status, 200);
        let person = PersonId::parse("person-family-member").expect("an id");
        // What a backup would bring back.
        let kept = world.http.app.read(|tx, _| Ok(tx.details(&person)?)).expect("readable");

        let again = person.clone();
        let gone = world.http.app.write(move |tx, ctx| erase(tx, ctx.now, &again, "asked"));
        gone.expect("erased");
        assert_eq!(world.ask("caseworker", "GET", &path, None).await.status, 404);
        let me = world.ask("family-member", "GET", "/me/details", None).await;
        assert_eq!(me.status, 401, "the account is out");
        let case = world.ask("caseworker", "GET", &format!("/applications/{}", world.own), None).await;
        assert_eq!(case.status, 200, "what the archive law keeps is kept");
        assert_eq!(world.http.app.read(|tx, _| Ok(tx.details(&person)?)).expect("readable"), []);

        // The backup comes back: the tombstones, kept apart, are replayed.
        let stones = world.http.app.read(|tx, _| Ok(tx.tombstones()?)).expect("readable");
        place
            .raw()
            .run("UPDATE people SET erased_at = NULL, version = 0 WHERE id = 'person-family-member'")
            .expect("its own");
        let restored = kept[0].clone();
        let back = person.clone();
        let done: Result<(), AppError> = world.http.app.write(move |tx, _| Ok(tx.write_details(&back, &restored)?));
        done.expect("restored");
        let replay = stones[0].clone();
        let done = world.http.app.write(move |tx, _| erase(tx, replay.erased_at, &replay.person, &replay.reason));
        done.expect("erased again");
        assert_eq!(world.http.app.read(|tx, _| Ok(tx.details(&person)?)).expect("readable"), []);
    }
}

#[actix_web::test]
async fn a_new_key_seals_everything_anew_and_can_be_interrupted() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    for second in [false, true] {
        let path = format!("/applications/{}/people/{}/details", world.own, world.part(world.own, Role::FamilyMember));
        assert_eq!(world.ask("caseworker", "PUT", &path, Some(somebody(second))).await.status, 200);
    }
    let file = Keyring::rotated(&Keyring::new_file("test", [1; 32], [2; 32]), "second", [3; 32]);
    let app = &world.http.app;
    let rotated = App {
        db: app.db.clone(),
        replica: None,
        catalogue: app.catalogue.clone(),
        ambient: app.ambient.clone(),
        keys: std::sync::Arc::new(Keyring::read(&file).expect("keys")),
    };
    assert_eq!(seal_anew(&rotated, &mut |_| ()).expect("sealed"), 2);
    assert_eq!(seal_anew(&rotated, &mut |_| ()).expect("sealed"), 0, "a second run finds nothing left");
    let sealed = place.raw().lines("SELECT sealed AS line FROM personal");
    assert!(sealed.iter().all(|text| text.starts_with("v1.second.")), "{sealed:?}");
}

#[actix_web::test]
async fn what_the_rules_no_longer_keep_is_told_first_and_then_goes() {
    for place in [Place::sqlite(), Place::postgres()] {
        let world = world(place.open()).await;
        let part = world.part(world.own, Role::Helper);
        let path = format!("/applications/{}/people/{part}/details", world.own);
        for second in [false, true] {
            assert_eq!(world.ask("caseworker", "PUT", &path, Some(somebody(second))).await.status, 200);
        }
        let app = &world.http.app;
        let report = |dry_run: bool| -> Vec<(String, usize)> {
            let all = run(app, app.catalogue.retention(), dry_run).expect("the rules");
            all.into_iter().map(|one| (one.rule.id.to_string(), one.count)).collect()
        };
        let count =
            |id: &str, dry_run: bool| report(dry_run).into_iter().find(|(rule, _)| rule == id).expect("a rule").1;
        assert_eq!((count("earlier-details", true), count("people-without-a-case", true)), (0, 0), "all is new");

        world.http.advance(TimeDelta::days(366));
        assert_eq!(count("earlier-details", true), 1);
        assert_eq!(count("earlier-details", true), 1, "a dry run removes nothing");
        assert_eq!(count("earlier-details", false), 1);
        assert_eq!(count("earlier-details", false), 0);
        let left = app.read(|tx, _| Ok(tx.details(&person_of(part))?.len())).expect("readable");
        assert_eq!(left, 1, "what holds stays");

        // The helper's mandate ended after thirty days; five years later nothing says who the helper was.
        world.http.advance(TimeDelta::days(1825));
        assert_eq!(count("people-without-a-case", true), 2, "this helper and the one of the family");
        assert_eq!(count("people-without-a-case", false), 2);
        assert_eq!(app.read(|tx, _| Ok(tx.details(&person_of(part))?.len())).expect("readable"), 0);
        let stones = app.read(|tx, _| Ok(tx.tombstones()?)).expect("readable");
        assert!(stones.iter().any(|s| s.person == person_of(part) && s.reason == "retention"), "{stones:?}");
    }
}

fn person_of(part: uuid::Uuid) -> PersonId {
    PersonId::parse(&format!("p-{part}")).expect("an id")
}
