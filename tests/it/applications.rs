//! Applications over HTTP, on both databases: created, moved through their procedure, corrected, looked at on any day and by
//! what was known at any moment.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::support::http::start;
use crate::support::missing;
use crate::support::stores::on_each;

#[test]
fn every_worked_example_holds_for_a_stored_application_too() {
    on_each(async |db| {
        let app = start(db).await;
        app.advance(TimeDelta::days(365 * 4));
        let all: Value = serde_json::from_str(include_str!("../data/worked-examples.json")).expect("examples");
        let examples = all["examples"].as_array().expect("a list");
        for example in examples {
            let (id, request) = (example["id"].as_str().expect("an id"), &example["request"]);
            let stateless = app.post("/reckonings", &[], request).await;
            assert_eq!(stateless.status, 200, "{id}: {}", stateless.text);
            let wrong = missing(&example["expect"], &stateless.json(), "");
            assert!(wrong.is_empty(), "{id}: {}", wrong.join("\n"));
            let mut new = json!({"procedure": request["procedure"], "events": request["events"]});
            if request["version"].is_string() {
                new["version"] = request["version"].clone();
            }
            let made = app.post("/applications", &[], &new).await;
            assert_eq!(made.status, 201, "{id}: {}", made.text);
            let as_of = request["asOf"].as_str().expect("a day");
            let seen =
                app.get(&format!("/applications/{}?asOf={as_of}", made.json()["id"].as_str().expect("an id"))).await;
            let wrong = missing(&example["expect"], &seen.json()["reckoning"], "");
            assert!(wrong.is_empty(), "{id}, stored: {}", wrong.join("\n"));
        }
    });
}

#[test]
fn an_application_moves_through_its_procedure_step_by_step() {
    on_each(async |db| {
        let app = start(db).await;
        let (id, etag) = app.create("nl-nareis", &json!([{"type": "application-received", "on": "2026-02-02"}])).await;
        let request = json!({"type": "documents-requested", "on": "2026-03-02", "answerBy": "2026-03-16"});
        let etag = app.append(&id, &etag, &request).await;
        let etag = app.append(&id, &etag, &json!({"type": "documents-received", "on": "2026-03-12"})).await;
        let seen = app.get(&format!("/applications/{id}?asOf=2026-11-23")).await.json();
        let decision = json!([{"id": "decision", "state": "overdue", "lastDay": "2026-11-11", "overdueDays": 12}]);
        assert_eq!(missing(&decision, &seen["reckoning"]["terms"], ""), Vec::<String>::new());
        assert_eq!(seen["dueOn"], "2026-11-11");
        let next = app.get(&format!("/applications/{id}/next-steps")).await.json();
        let decided = json!([{"event": "decision-notified", "by": ["caseworker"], "requires": ["outcome"]}]);
        let offered = next["results"].as_array().expect("steps").iter().any(|s| missing(&decided[0], s, "").is_empty());
        assert!(offered, "{next}");
        let granted = json!({"type": "decision-notified", "on": "2027-01-04", "outcome": "granted"});
        app.append(&id, &etag, &granted).await;
        let seen = app.get(&format!("/applications/{id}")).await.json();
        assert_eq!(seen["stage"], "granted");
        let late = json!([{"id": "decision", "state": "met-late", "metOn": "2027-01-04", "overdueDays": 54}]);
        assert_eq!(missing(&late, &seen["reckoning"]["terms"], ""), Vec::<String>::new());
        assert_eq!(seen["dueOn"], Value::Null, "nothing is due from the authority any more");
    });
}

#[test]
fn a_correction_supersedes_and_both_what_was_and_what_was_known_stay_visible() {
    on_each(async |db| {
        let app = start(db).await;
        let (id, etag) = app.create("nl-nareis", &json!([{"type": "application-received", "on": "2026-02-02"}])).await;
        app.advance(TimeDelta::hours(1));
        let corrections = format!("/applications/{id}/events/1/corrections");
        let instead = json!({"instead": {"type": "application-received", "on": "2026-02-20"}});
        let done = app.post(&corrections, &[("if-match", &etag)], &instead).await;
        assert_eq!(done.status, 201, "{}", done.text);
        let last_day = |body: &Value| body["reckoning"]["terms"][0]["lastDay"].clone();
        assert_eq!(last_day(&done.json()), "2026-11-20");
        let then = app.get(&format!("/applications/{id}?knownAt=2027-03-01T12:30:00Z")).await.json();
        assert_eq!(last_day(&then), "2026-11-02", "by what was known half an hour later");
        let zone = app.get(&format!("/applications/{id}?knownAt=2027-03-01T13:30:00%2B01:00")).await.json();
        assert_eq!(last_day(&zone), "2026-11-02", "the same instant in another offset");
        let record = app.get(&format!("/applications/{id}/events")).await.json();
        assert_eq!(record["results"][0]["supersededBy"], 2);
        assert_eq!(record["results"][1]["supersedes"], 1);
        assert_eq!(record["results"][0]["event"]["on"], "2026-02-02", "nothing was erased");
        let again = app.post(&corrections, &[("if-match", done.header("etag"))], &instead).await;
        assert_eq!((again.status, again.faults()[0].1.as_str()), (422, "superseded-already"));
        let annul = format!("/applications/{id}/events/2/corrections");
        let gone = app.post(&annul, &[("if-match", done.header("etag"))], &json!({"instead": null})).await;
        assert_eq!(gone.status, 201, "{}", gone.text);
        assert_eq!(gone.json()["stage"], "preparing");
    });
}

#[test]
fn the_day_of_receipt_chooses_the_version_also_when_it_is_corrected() {
    on_each(async |db| {
        let app = start(db).await;
        let (id, etag) = app.create("nl-nareis", &json!([{"type": "application-received", "on": "2025-03-27"}])).await;
        let seen = app.get(&format!("/applications/{id}")).await.json();
        assert_eq!((&seen["version"], &seen["dueOn"]), (&json!("2013-06-01"), &json!("2025-06-25")));
        let instead = json!({"instead": {"type": "application-received", "on": "2025-03-28"}});
        let done = app
            .post(&format!("/applications/{id}/events/1/corrections"), &[("if-match", &etag)], &instead)
            .await
            .json();
        assert_eq!((&done["version"], &done["dueOn"]), (&json!("2025-03-28"), &json!("2025-12-28")));
    });
}

#[test]
fn two_people_who_write_at_once_do_not_overwrite_each_other() {
    on_each(async |db| {
        let app = start(db).await;
        let (id, etag) = app.create("nl-nareis", &json!([{"type": "application-received", "on": "2026-02-02"}])).await;
        let events = format!("/applications/{id}/events");
        let event = json!({"type": "receipt-confirmed", "on": "2026-02-10"});
        let without = app.post(&events, &[], &event).await;
        assert_eq!(without.status, 428);
        assert_eq!(app.post(&events, &[("if-match", &etag)], &event).await.status, 201);
        let stale = app.post(&events, &[("if-match", &etag)], &event).await;
        assert_eq!((stale.status, stale.json()["code"].clone()), (412, json!("changed-meanwhile")));
        let weak = app.post(&events, &[("if-match", &format!("W/{etag}"))], &event).await;
        assert_eq!(weak.status, 412, "a weak tag never matches");
        let malformed = app.post(&events, &[("if-match", "three")], &event).await;
        assert_eq!((malformed.status, malformed.faults()[0].0.as_str()), (400, "If-Match"));
        let seen = app.get(&format!("/applications/{id}")).await;
        let known = [("if-none-match", seen.header("etag"))];
        let same = app.send("GET", &format!("/api/v1/applications/{id}"), &known, None).await;
        assert_eq!(same.status, 304);
    });
}

#[test]
fn a_request_that_is_sent_twice_is_carried_out_once() {
    on_each(async |db| {
        let app = start(db).await;
        let body = json!({"procedure": "nl-nareis", "sourceKey": "k-1",
            "events": [{"type": "application-received", "on": "2026-02-02"}]});
        let key = [("idempotency-key", "\"8e03978e-40d5-43dd\"")];
        let first = app.post("/applications", &key, &body).await;
        let second = app.post("/applications", &key, &body).await;
        assert_eq!((first.status, second.status), (201, 201));
        assert_eq!(first.text, second.text);
        assert_eq!(first.header("location"), second.header("location"));
        let mut other = body.clone();
        other["sourceKey"] = json!("k-2");
        let reused = app.post("/applications", &key, &other).await;
        assert_eq!((reused.status, reused.json()["code"].clone()), (422, json!("idempotency-key-reused")));
        let duplicate = app.post("/applications", &[], &body).await;
        assert_eq!((duplicate.status, duplicate.json()["code"].clone()), (409, json!("duplicate")));
        let listed = app.get("/applications?order=creation").await.json();
        assert_eq!(listed["results"].as_array().map(Vec::len), Some(1));
    });
}

#[test]
fn the_work_list_is_paged_without_gaps_or_doubles_and_the_most_overdue_come_first() {
    on_each(async |db| {
        let app = start(db).await;
        for n in 0..23 {
            let on = format!("2026-0{}-{:02}", 1 + n % 3, 1 + n);
            app.create("nl-nareis", &json!([{"type": "application-received", "on": on}])).await;
        }
        let (mut seen, mut after, mut pages) = (Vec::new(), String::new(), 0);
        loop {
            let page = app.get(&format!("/applications?pageSize=5&overdue=true{after}")).await.json();
            let rows = page["results"].as_array().expect("rows").clone();
            seen.extend(rows.iter().map(|r| (r["dueOn"].as_str().expect("a day").to_owned(), r["id"].clone())));
            pages += 1;
            match page["next"].as_str() {
                Some(next) => after = format!("&after={next}"),
                None => break,
            }
        }
        assert!(pages >= 5);
        assert_eq!(seen.len(), 23);
        let sorted = {
            let mut copy = seen.clone();
            copy.sort_by(|a, b| a.0.cmp(&b.0));
            copy.dedup();
            copy
        };
        assert_eq!(seen.iter().map(|s| &s.0).collect::<Vec<_>>(), sorted.iter().map(|s| &s.0).collect::<Vec<_>>());
        let by_receipt = app.get("/applications?order=receipt&receivedFrom=2026-03-01&pageSize=100").await.json();
        assert_eq!(by_receipt["results"].as_array().map(Vec::len), Some(7));
        let one = seen[0].1.as_str().expect("an id");
        let reference =
            app.get(&format!("/applications/{one}")).await.json()["reference"].as_str().expect("one").to_lowercase();
        let search = |body: serde_json::Value| {
            let app = &app;
            async move { app.post("/application-searches", &[], &body).await }
        };
        let found = search(json!({"reference": reference, "purpose": "question"})).await.json();
        assert_eq!(found["results"][0]["id"], one);
        let wrong =
            search(json!({"reference": "WW", "sourceKey": "x", "purpose": "curiosity", "name": "Mariam"})).await;
        assert_eq!((wrong.status, wrong.faults().len()), (400, 4), "{}", wrong.text);
        let neither = search(json!({"purpose": "question"})).await;
        assert_eq!(neither.faults(), [(String::new(), "wrong-type".to_owned())], "{}", neither.text);
        let wrong = app.get("/applications?after=nonsense&order=size&pageSize=0&colour=red").await;
        assert_eq!((wrong.status, wrong.faults().len()), (400, 4), "{}", wrong.text);
    });
}

#[test]
fn what_cannot_have_happened_is_refused_and_nothing_is_written() {
    on_each(async |db| {
        let app = start(db).await;
        let (id, etag) = app.create("nl-nareis", &json!([{"type": "application-received", "on": "2026-02-02"}])).await;
        let events = format!("/applications/{id}/events");
        let refused = [
            (json!({"type": "application-received", "on": "2026-02-03"}), 422, "/", "happened-already"),
            (json!({"type": "documents-received", "on": "2026-02-03"}), 422, "/", "nothing-to-answer"),
            (
                json!({"type": "decision-term-extended", "on": "2026-12-01", "until": "2027-02-01"}),
                422,
                "/",
                "after-expiry",
            ),
            (json!({"type": "objection-received", "on": "2026-03-03"}), 422, "/", "not-possible-here"),
            (
                json!({"type": "decision-notified", "on": "2026-01-03", "outcome": "granted"}),
                422,
                "/",
                "not-possible-here",
            ),
            (json!({"type": "decision-notified", "on": "2026-03-03"}), 400, "/outcome", "missing-field"),
            (
                json!({"type": "decision-notified", "on": "2026-03-03", "outcome": "perhaps"}),
                400,
                "/outcome",
                "not-a-choice",
            ),
            (json!({"type": "decision-notifed", "on": "2026-03-03"}), 400, "/type", "unknown-event"),
            (json!({"type": "receipt-confirmed", "on": "2026-02-30"}), 400, "/on", "not-a-day"),
            (json!({"type": "receipt-confirmed", "on": "1026-02-03"}), 400, "/on", "improbable-day"),
            (json!({"type": "receipt-confirmed", "on": "2027-03-02"}), 400, "/on", "in-the-future"),
            (json!({"type": "receipt-confirmed", "on": "2026-02-03", "mood": "good"}), 400, "/mood", "unknown-field"),
            (
                json!({"type": "receipt-confirmed", "on": "2026-02-03", "person": "Jan Jansen"}),
                400,
                "/person",
                "not-a-person",
            ),
            (json!({"type": "court-order-sent", "on": "2026-12-03"}), 400, "/", "order-without-term"),
            (json!([]), 400, "", "wrong-type"),
        ];
        for (event, status, pointer, code) in refused {
            let answer = app.post(&events, &[("if-match", &etag)], &event).await;
            let faults = answer.faults();
            assert_eq!(answer.status, status, "{event}: {}", answer.text);
            let pointer = if pointer == "/" { "" } else { pointer };
            assert_eq!(faults, vec![(pointer.to_owned(), code.to_owned())], "{event}");
        }
        let seen = app.get(&format!("/applications/{id}")).await.json();
        assert_eq!(seen["records"], 1, "nothing was half-written");
    });
}

#[test]
fn one_may_look_at_a_day_or_a_moment_before_anything_was_known() {
    on_each(async |db| {
        let app = start(db).await;
        let (id, _) = app.create("nl-nareis", &json!([{"type": "application-received", "on": "2026-02-02"}])).await;
        for query in
            ["?asOf=2000-01-01", "?knownAt=2000-01-01T00:00:00Z", "?asOf=2000-01-01&knownAt=2000-01-01T00:00:00Z"]
        {
            let seen = app.get(&format!("/applications/{id}{query}")).await;
            assert_eq!(seen.status, 200, "{query}: {}", seen.text);
            assert_eq!(seen.json()["reckoning"]["stage"], "preparing");
            assert_eq!(seen.json()["reckoning"]["terms"], json!([]));
        }
        let suspended = json!([
            {"type": "application-received", "on": "2026-12-01"},
            {"type": "suspension-started", "on": "2027-01-04", "ground": "consent"},
        ]);
        let (id, _) = app.create("nl-mvv-regular", &suspended).await;
        let seen = app.get(&format!("/applications/{id}?asOf=2031-01-01")).await;
        assert_eq!((seen.status, seen.faults()), (400, vec![("asOf".to_owned(), "outside-calendar".to_owned())]));
    });
}
