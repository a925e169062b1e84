//! What somebody might try: reaching for another's case, using a right that has ended, changing what is not theirs.

use chrono::TimeDelta;
use serde_json::{Value, json};
use wachtwijzer::domain::access::Role;

use super::world::world;
use crate::support::stores::Place;

#[actix_web::test]
async fn an_organisation_reaches_for_another_ones_case_through_every_filter_in_vain() {
    for place in [Place::sqlite(), Place::postgres()] {
        let world = world(place.open()).await;
        let elsewhere = world.http.app.read(|tx, _| Ok(tx.case(world.other)?)).expect("readable").expect("there");
        let reference = elsewhere.identity.reference.as_str();
        for who in ["caseworker", "supervisor", "partner", "referent", "machine"] {
            for filter in [
                "",
                "?ended=false",
                "?order=receipt",
                "?order=creation",
                "?overdue=true",
                "?procedure=nl-nareis",
                "?stage=in-review",
                "?receivedFrom=2026-01-01",
                "?order=creation&pageSize=1",
            ] {
                let page = world.ask(who, "GET", &format!("/applications{filter}"), None).await;
                assert_eq!(page.status, 200, "{who} {filter}: {}", page.text);
                assert!(!page.text.contains(&world.other.to_string()), "{who} {filter}");
                assert!(!page.text.contains(reference), "{who} {filter}");
            }
            if who != "referent" {
                let search = json!({"reference": reference, "purpose": "question"});
                let found = world.ask(who, "POST", "/application-searches", Some(search)).await;
                assert_eq!(found.json(), json!({"results": []}), "{who}: as if there were none");
            }
            // A cursor that somebody else's page gave leads nowhere else.
            let cursor = format!("/applications?order=creation&after=creation~~{}", world.other);
            assert!(!world.ask(who, "GET", &cursor, None).await.text.contains(&world.other.to_string()));
        }
    }
}

#[actix_web::test]
async fn a_key_of_another_system_that_exists_elsewhere_is_free_here() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    let body = json!({"procedure": "nl-nareis", "sourceKey": "A-1", "events": []});
    let elsewhere = world.http.app.read(|tx, _| Ok(tx.account_by_login("supervisor.elsewhere")?)).expect("readable");
    let cookie = world.session(elsewhere.expect("there").id);
    let first = world.http.post("/applications", &[("cookie", &cookie)], &body).await;
    assert_eq!(first.status, 201, "{}", first.text);

    let here = world.ask("caseworker", "POST", "/applications", Some(body.clone())).await;
    assert_eq!(here.status, 201, "a conflict would tell that another organisation has such a case");
    assert_eq!(world.ask("caseworker", "POST", "/applications", Some(body)).await.status, 409);
}

#[actix_web::test]
async fn a_helper_sees_nothing_after_the_mandate_has_ended_or_was_taken_back() {
    for place in [Place::sqlite(), Place::postgres()] {
        let world = world(place.open()).await;
        let case = format!("/applications/{}", world.own);
        assert_eq!(world.ask("helper", "GET", &case, None).await.status, 200);

        let all = world.ask("supervisor", "GET", &format!("{case}/people"), None).await.json();
        let parts = all["results"].as_array().expect("parts").clone();
        let part = |role: &str| {
            let found = parts.iter().find(|p| p["role"] == role).expect("a part");
            found["id"].as_str().expect("an id").to_owned()
        };
        // The referent takes the helper's mandate back, and cannot take the family member's part.
        let refused =
            world.ask("referent", "DELETE", &format!("{case}/mandates/{}", part("family-member")), None).await;
        assert_eq!(refused.status, 404);
        let done = world.ask("referent", "DELETE", &format!("{case}/mandates/{}", part("helper")), None).await;
        assert_eq!(done.status, 204);
        assert_eq!(world.ask("helper", "GET", &case, None).await.status, 404, "taken back");
        assert_eq!(world.ask("helper", "GET", "/applications", None).await.json()["results"], json!([]));

        // A new mandate, which ends by itself.
        let login = world.http.app.read(|tx, _| Ok(tx.account(world.account("helper"))?)).expect("readable");
        let mandate = json!({"login": login.expect("there").login, "until": "2027-03-08T12:00:00Z"});
        assert_eq!(world.ask("referent", "POST", &format!("{case}/mandates"), Some(mandate)).await.status, 201);
        assert_eq!(world.ask("helper", "GET", &case, None).await.status, 200);
        world.http.advance(TimeDelta::days(7));
        assert_eq!(world.ask("helper", "GET", &case, None).await.status, 404, "ended");
    }
}

#[actix_web::test]
async fn a_blocked_account_is_out_at_once() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    let caseworker = world.proof("caseworker").1;
    let me = |cookie: String| {
        let world = &world;
        async move { world.http.send("GET", "/api/v1/me", &[("cookie", &cookie)], None).await.status }
    };
    assert_eq!(me(caseworker.clone()).await, 200);
    let account = world.account("caseworker");
    let path = format!("/accounts/{account}/block");
    assert_eq!(world.ask("administrator", "POST", &path, Some(json!({"blocked": true}))).await.status, 200);
    assert_eq!(me(caseworker).await, 401);
    assert_eq!(me(world.session(account)).await, 401, "nor with a session begun since");
    assert_eq!(world.ask("administrator", "POST", &path, Some(json!({"blocked": false}))).await.status, 200);
    assert_eq!(me(world.session(account)).await, 200);
    let own = format!("/accounts/{}/block", world.account("administrator"));
    assert_eq!(world.ask("administrator", "POST", &own, Some(json!({"blocked": true}))).await.status, 403);
}

#[actix_web::test]
async fn a_key_does_what_it_names_until_it_ends_and_nothing_else() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    let new = json!({
        "login": "reader", "organisation": "ind", "operations": ["list_applications"], "expiresAt": "2027-03-02T12:00:00Z",
    });
    let made = world.ask("administrator", "POST", "/keys", Some(new)).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let key = format!("Bearer {}", made.json()["secret"].as_str().expect("a key"));
    let ask = |path: String, key: String| {
        let world = &world;
        async move { world.http.send("GET", &format!("/api/v1{path}"), &[("authorization", &key)], None).await.status }
    };
    assert_eq!(ask("/applications".to_owned(), key.clone()).await, 200);
    assert_eq!(ask(format!("/applications/{}", world.own), key.clone()).await, 403);
    for forged in [
        "Bearer",
        "Bearer ",
        "Bearer wwk_",
        "Basic eDp5",
        "bearer x",
        "Bearer null",
        &format!("{key}0"),
        &key[..key.len() - 1],
    ] {
        assert_eq!(ask("/applications".to_owned(), forged.to_owned()).await, 401, "{forged}");
    }
    world.http.advance(TimeDelta::days(1));
    assert_eq!(ask("/applications".to_owned(), key).await, 401, "ended");
    let unknown = json!({"login": "x-1", "organisation": "ind", "operations": ["delete_everything"], "expiresAt": "2027-03-02T12:00:00Z"});
    let refused = world.ask("administrator", "POST", "/keys", Some(unknown)).await;
    assert_eq!(refused.faults(), [("/operations".to_owned(), "unknown-operation".to_owned())]);
}

#[actix_web::test]
async fn a_key_that_comes_with_a_session_counts_alone() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    let cookie = world.proof("supervisor").1;
    let headers = [("authorization", "Bearer wwk_forged"), ("cookie", cookie.as_str())];
    assert_eq!(world.http.send("GET", "/api/v1/me", &headers, None).await.status, 401);
}

#[actix_web::test]
async fn members_that_nobody_asked_for_are_refused_and_change_nothing() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    for (path, body) in [
        ("/applications", json!({"procedure": "nl-nareis", "events": [], "organisation": "elsewhere"})),
        ("/accounts", json!({"login": "a.b", "role": "caseworker", "organisation": "ind", "operations": ["*"]})),
        ("/sessions", json!({"login": "a", "passPhrase": "b", "role": "administrator"})),
    ] {
        let who = if path == "/accounts" { "administrator" } else { "supervisor" };
        let refused = world.ask(who, "POST", path, Some(body)).await;
        assert_eq!(refused.status, 400, "{path}: {}", refused.text);
        assert!(refused.faults().iter().any(|(_, code)| code == "unknown-member"), "{path}");
    }
    for role in ["machine", "referent", "operator", "root"] {
        let body = json!({"login": "a.b", "role": role, "organisation": "ind"});
        let refused = world.ask("administrator", "POST", "/accounts", Some(body)).await;
        assert_eq!(refused.faults(), [("/role".to_owned(), "not-one-of".to_owned())], "{role}");
    }
}

#[actix_web::test]
async fn a_made_up_id_does_not_open_another_familys_account() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    // Somebody of another organisation's family.
    world.part(world.other, Role::Referent);
    let of_other = world.http.app.read(|tx, _| Ok(tx.parts(world.other)?)).expect("readable");
    let stranger = of_other[0].1.person.as_str().to_owned();
    let people = format!("/applications/{}/people", world.own);
    for person in [stranger.as_str(), "mother", "person-1"] {
        let body = json!({"role": "family-member", "person": person});
        let refused = world.ask("caseworker", "POST", &people, Some(body)).await;
        assert_eq!(refused.faults(), [("/person".to_owned(), "unknown-person".to_owned())], "{person}");
    }
    let own = json!({"role": "helper", "person": "person-referent"});
    assert_eq!(world.ask("caseworker", "POST", &people, Some(own)).await.status, 201, "somebody of one's own cases");
}

#[actix_web::test]
async fn an_answer_kept_for_a_key_is_not_given_after_the_right_has_ended() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    let (proof, value) = world.proof("machine");
    let body = json!({"type": "suspension-started", "on": "2026-07-01", "ground": "consent"});
    let path = format!("/applications/{}/events", world.own);
    let headers = [(proof, value.as_str()), ("if-match", "*"), ("idempotency-key", "k1")];
    assert_eq!(world.http.post(&path, &headers, &body).await.status, 201);
    assert_eq!(world.http.post(&path, &headers, &body).await.status, 201, "the same answer again");
    let block = format!("/accounts/{}/block", world.account("machine"));
    assert_eq!(world.ask("administrator", "POST", &block, Some(json!({"blocked": true}))).await.status, 200);
    assert_eq!(world.http.post(&path, &headers, &body).await.status, 401);
}

#[actix_web::test]
async fn people_see_who_looked_by_organisation_and_role_and_no_more() {
    for place in [Place::sqlite(), Place::postgres()] {
        let world = world(place.open()).await;
        let case = format!("/applications/{}", world.own);
        world.ask("caseworker", "GET", &case, None).await;
        world.ask("partner", "GET", &format!("{case}/terms"), None).await;
        world.ask("policymaker", "GET", &case, None).await;
        let own = world.http.app.read(|tx, _| Ok(tx.case(world.own)?)).expect("readable").expect("there");
        let search = json!({"reference": own.identity.reference.as_str(), "purpose": "supervision"});
        world.ask("supervisor", "POST", "/application-searches", Some(search)).await;
        let seen = world.ask("family-member", "GET", &format!("{case}/accesses"), None).await;
        assert_eq!(seen.status, 200, "{}", seen.text);
        let lines = seen.json()["results"].as_array().expect("lines").clone();
        let has = |role: &str, organisation: Value, operation: &str, outcome: &str| {
            lines.iter().any(|l| {
                l["role"] == role
                    && l["organisation"] == organisation
                    && l["operation"] == operation
                    && l["outcome"] == outcome
            })
        };
        assert!(has("caseworker", json!("ind"), "get_application", "done"), "{lines:?}");
        assert!(has("partner", json!("coa"), "list_terms", "done"), "{lines:?}");
        assert!(has("policymaker", json!("ministry"), "get_application", "refused"), "{lines:?}");
        let search = lines.iter().find(|l| l["operation"] == "search_applications").expect("the search is told");
        assert_eq!((&search["purpose"], &search["outcome"]), (&json!("supervision"), &json!("done")));
        assert!(!seen.text.contains(&world.account("caseworker").to_string()), "no member of staff is named");
    }
}

#[actix_web::test]
async fn the_key_of_another_system_is_for_its_organisation_alone() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    place
        .raw()
        .run(&format!("UPDATE cases SET source_key = 'V-number-77' WHERE id = '{}'", world.own))
        .expect("its own database");
    for who in ["referent", "family-member", "helper", "partner", "caseworker", "machine"] {
        let reference =
            world.http.app.read(|tx, _| Ok(tx.case(world.own)?)).expect("readable").expect("there").identity.reference;
        let may = ["caseworker", "machine"].contains(&who);
        for path in [format!("/applications/{}", world.own), "/applications?order=creation".to_owned()] {
            let answer = world.ask(who, "GET", &path, None).await;
            assert_eq!((answer.status, answer.text.contains("V-number-77")), (200, may), "{who} {path}");
        }
        if ["partner", "caseworker", "machine"].contains(&who) {
            let search = |member: &str, value: &str| json!({member: value, "purpose": "file-work"});
            let by_number = search("reference", reference.as_str());
            let found = world.ask(who, "POST", "/application-searches", Some(by_number)).await;
            assert_eq!((found.status, found.text.contains("V-number-77")), (200, may), "{who}: {}", found.text);
            assert!(found.text.contains(&world.own.to_string()), "{who}: {}", found.text);
            let by_key = search("sourceKey", "V-number-77");
            let found = world.ask(who, "POST", "/application-searches", Some(by_key)).await;
            assert_eq!(found.text.contains(&world.own.to_string()), may, "{who}: {}", found.text);
        }
    }
}
