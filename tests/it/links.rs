//! Linked applications, part of a family in an application of their own, and two that are handled together: history and dates
//! stay right, and nobody learns more than they may. On both databases.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use serde_json::{Value, json};
use wachtwijzer::app::tallies;
use wachtwijzer::catalogue::Catalogue;
use wachtwijzer::domain::access::{Part, Role};
use wachtwijzer::domain::ids::{CaseId, PersonId};

use crate::access::world::{World, world};
use crate::support::http::{TestApp, session_of, start, start_of};
use crate::support::stores::on_each;

fn person(name: &str) -> PersonId {
    PersonId::parse(name).expect("an id")
}

/// Gives somebody a part in a case.
fn joins<S>(app: &TestApp<S>, case: &str, name: &str, role: Role) {
    let (case, person) = (CaseId(case.parse().expect("an id")), person(name));
    let made = app.app.write(move |tx, ctx| -> Result<(), wachtwijzer::app::AppError> {
        if tx.person(&person)?.is_none() {
            tx.insert_person(&person, ctx.now)?;
        }
        let part = Part { person: person.clone(), role, since: ctx.now, until: None, revoked_at: None };
        Ok(tx.insert_part(ctx.ambient.new_id(), case, &part, "test")?)
    });
    made.expect("a part");
}

/// Who holds which part now.
async fn parts<S>(app: &TestApp<S>, case: &str) -> Vec<(String, String)>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let all = app.get(&format!("/applications/{case}/people")).await.json();
    let holds = |part: &&Value| part["revokedAt"].is_null();
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let mut found: Vec<(String, String)> = all["results"]
        .as_array()
        .expect("parts")
        .iter()
        .filter(holds)
        .map(|p| (text(&p["person"]), text(&p["role"])))
        .collect();
    found.sort();
    found
}

/// A family of a referent and three more: received, nine suspended days, a DNA test of the spouse, documents of the aunt.
fn story() -> Value {
    json!([
        {"type": "application-received", "on": "2026-02-02"},
        {"type": "documents-requested", "on": "2026-03-02", "answerBy": "2026-03-16"},
        {"type": "documents-received", "on": "2026-03-12"},
        {"type": "investigation-started", "on": "2026-04-01", "kind": "dna", "person": "spouse"},
        {"type": "investigation-started", "on": "2026-04-02", "kind": "interview", "person": "son"},
        {"type": "documents-requested", "on": "2026-05-04", "answerBy": "2026-05-18", "person": "aunt"},
        {"type": "documents-received", "on": "2026-05-11"},
    ])
}

async fn family<S>(app: &TestApp<S>) -> String
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let (id, _) = app.create("nl-nareis", &story()).await;
    joins(app, &id, "referent", Role::Referent);
    for name in ["spouse", "son", "aunt"] {
        joins(app, &id, name, Role::FamilyMember);
    }
    id
}

fn ids(app: &Value) -> String {
    app["id"].as_str().expect("an id").to_owned()
}

#[test]
fn a_family_that_splits_keeps_its_receipt_its_suspension_and_its_last_days_on_both_sides() {
    on_each(async |db| {
        let app = start(db).await;
        let old = family(&app).await;
        let before = app.get(&format!("/applications/{old}?asOf=2026-11-23")).await.json();

        let body = json!({"persons": ["spouse", "son"], "on": "2027-01-15", "reason": "divorce"});
        let made = app.post(&format!("/applications/{old}/splits"), &[], &body).await;

        assert_eq!(made.status, 201, "{}", made.text);
        let new = ids(&made.json());
        assert_eq!(made.header("location"), format!("/api/v1/applications/{new}"));
        let after = app.get(&format!("/applications/{new}?asOf=2026-11-23")).await.json();
        // Received on 2 February 2026; nine months, nine suspended days, and ten on the cautious reading.
        let decision = &after["reckoning"]["terms"].as_array().expect("terms").iter().find(|t| t["id"] == "decision");
        let decision = decision.expect("the decision period");
        assert_eq!(
            (&decision["lastDay"], &decision["safeLastDay"], &decision["suspendedDays"], &decision["overdueDays"]),
            (&json!("2026-11-11"), &json!("2026-11-12"), &json!(9), &json!(12))
        );
        let whole = |case: &Value| -> Vec<Value> {
            let terms = case["reckoning"]["terms"].as_array().expect("terms");
            terms.iter().filter(|t| t["person"].is_null()).cloned().collect()
        };
        assert_eq!(whole(&after), whole(&before), "every term of the whole case, with each of its steps");
        for (member, value) in [("procedure", "nl-nareis"), ("version", "2025-03-28"), ("receivedOn", "2026-02-02")] {
            assert_eq!(after[member], value);
        }
        // What was asked of the aunt stays with her, and the answer to it too.
        let record = app.get(&format!("/applications/{new}/events")).await.json();
        let told: Vec<(String, Value)> = record["results"]
            .as_array()
            .expect("records")
            .iter()
            .map(|r| (r["event"]["on"].as_str().expect("a day").to_owned(), r["event"]["person"].clone()))
            .collect();
        let expected = [
            ("2026-02-02", Value::Null),
            ("2026-03-02", Value::Null),
            ("2026-03-12", Value::Null),
            ("2026-04-01", json!("spouse")),
            ("2026-04-02", json!("son")),
        ];
        assert_eq!(told, expected.map(|(day, who)| (day.to_owned(), who)));
        let kept = app.get(&format!("/applications/{old}")).await.json();
        assert_eq!(kept["records"], 9, "nothing left the old record, and it says of both that they left the family");

        let pair = |who: &str, role: &str| (who.to_owned(), role.to_owned());
        assert_eq!(parts(&app, &old).await, [pair("aunt", "family-member"), pair("referent", "referent")]);
        assert_eq!(parts(&app, &new).await, [pair("son", "family-member"), pair("spouse", "family-member")]);
        // The counts behind the statistics are still those that the applications give.
        assert!(tallies::verify(&app.app, &mut |_| ()).expect("a store").is_empty());
    });
}

#[test]
fn where_the_decision_alone_is_apart_the_referent_follows_both() {
    on_each(async |db| {
        let app = start(db).await;
        let old = family(&app).await;
        let body = json!({"persons": ["son"], "on": "2027-01-15", "reason": "separate-decision"});
        let key = [("idempotency-key", "\"8e03978e-40d5-43dd\"")];
        let path = format!("/applications/{old}/splits");
        let (made, again) = (app.post(&path, &key, &body).await, app.post(&path, &key, &body).await);
        assert_eq!((made.status, again.status), (201, 201), "{}", made.text);
        assert_eq!(made.text, again.text, "sent twice, split once");
        let new = ids(&made.json());
        assert!(parts(&app, &new).await.contains(&("referent".to_owned(), "referent".to_owned())));
        let links = app.get(&format!("/applications/{new}/links")).await.json();
        assert_eq!(links["results"].as_array().map(Vec::len), Some(1));
        assert_eq!((&links["results"][0]["kind"], &links["results"][0]["from"]), (&json!("split"), &json!(old)));
        // The record still speaks of him, but he has gone.
        let third = app.post(&path, &[], &body).await;
        assert_eq!(
            (third.status, third.faults()),
            (400, vec![("/persons/0".to_owned(), "not-in-the-case".to_owned())])
        );
    });
}

#[test]
fn a_split_that_cannot_be_says_everything_that_is_wrong_and_changes_nothing() {
    on_each(async |db| {
        let app = start(db).await;
        let old = family(&app).await;
        let path = format!("/applications/{old}/splits");
        let fault = |pointer: &str, code: &str| (pointer.to_owned(), code.to_owned());
        let refused = [
            (
                json!({"persons": ["spouse", "son", "aunt", "referent", "stranger"], "on": "2027-03-02", "reason": "other"}),
                vec![
                    fault("/persons/3", "split-the-referent"),
                    fault("/persons/4", "not-in-the-case"),
                    fault("/persons", "split-everybody"),
                    fault("/on", "in-the-future"),
                ],
            ),
            (json!({"persons": [], "on": "2027-01-15", "reason": "divorce"}), vec![fault("/persons", "split-nobody")]),
            (
                json!({"persons": ["Jan Jansen", 3], "on": "2027-02-30", "reason": "anger", "to": "x"}),
                vec![
                    fault("/to", "unknown-member"),
                    fault("/persons/0", "not-a-person"),
                    fault("/persons/1", "not-a-person"),
                    fault("/on", "not-a-day"),
                    fault("/reason", "not-one-of"),
                ],
            ),
            (json!({}), vec![fault("/persons", "wrong-type"), fault("/on", "missing"), fault("/reason", "missing")]),
        ];
        for (body, expected) in refused {
            let answer = app.post(&path, &[], &body).await;
            assert_eq!((answer.status, answer.faults()), (400, expected), "{body}");
        }
        assert_eq!(app.get("/applications").await.json()["results"].as_array().map(Vec::len), Some(1));
        assert_eq!(parts(&app, &old).await.len(), 4);
    });
}

/// The procedure of nareis as it is where each person is followed: with an event by which somebody leaves a case.
fn with_members() -> Catalogue {
    let whole = include_str!("../../config/procedures/nl-nareis.toml");
    let event = "[[event]]\nid = \"member-ended\"\ntitle = \"Somebody left\"\nnative = \"Iemand ging weg\"\nby = [\"caseworker\"]\n\
                 in = [\"in-review\"]\n[[event.field]]\nid = \"reason\"\ntitle = \"Why\"\nnative = \"Waarom\"\nkind = \"choice\"\n\
                 choices = [\"other-case\"]\nrequired = true\n\n";
    let text = if whole.contains("id = \"member-ended\"") {
        whole.to_owned()
    } else {
        let before = "[[event]]\nid = \"documents-requested\"";
        assert!(whole.contains(before));
        whole.replacen(before, &format!("{event}{before}"), 1)
    };
    let files = [
        ("calendars/nl.toml", include_str!("../../config/calendars/nl.toml").to_owned()),
        ("access/rights.toml", include_str!("../../config/access/rights.toml").to_owned()),
        ("procedures/nl-nareis.toml", text),
    ];
    Catalogue::from_files(files.map(|(name, text)| (name.to_owned(), text)))
        .unwrap_or_else(|faults| panic!("{faults:?}"))
}

#[test]
fn where_the_procedure_follows_each_person_the_old_record_says_who_left() {
    on_each(async |db| {
        let app = start_of(db, with_members()).await;
        let old = family(&app).await;
        let body = json!({"persons": ["spouse", "son"], "on": "2027-01-15", "reason": "divorce"});
        let made = app.post(&format!("/applications/{old}/splits"), &[], &body).await;
        assert_eq!(made.status, 201, "{}", made.text);
        let record = app.get(&format!("/applications/{old}/events")).await.json();
        let left: Vec<Value> = record["results"]
            .as_array()
            .expect("records")
            .iter()
            .filter(|r| r["event"]["type"] == "member-ended")
            .map(|r| json!([r["event"]["person"], r["event"]["on"], r["event"]["reason"]]))
            .collect();
        assert_eq!(left, [json!(["son", "2027-01-15", "other-case"]), json!(["spouse", "2027-01-15", "other-case"])]);
        let new = app.get(&format!("/applications/{}/events", ids(&made.json()))).await.text;
        assert!(!new.contains("member-ended"), "in the new one they have not left: {new}");
        // Even who was given a part again by mistake has left, by the record.
        joins(&app, &old, "son", Role::FamilyMember);
        let again = json!({"persons": ["son"], "on": "2027-01-20", "reason": "other"});
        let again = app.post(&format!("/applications/{old}/splits"), &[], &again).await;
        assert_eq!(
            (again.status, again.faults()),
            (400, vec![("/persons/0".to_owned(), "not-in-the-case".to_owned())])
        );
    });
}

#[test]
fn two_applications_that_are_joined_stay_two_each_with_its_own_clock() {
    on_each(async |db| {
        let app = start(db).await;
        let (one, _) = app.create("nl-nareis", &json!([{"type": "application-received", "on": "2026-02-02"}])).await;
        let (two, _) =
            app.create("nl-mvv-regular", &json!([{"type": "application-received", "on": "2026-06-01"}])).await;
        let due = async |id: &str| app.get(&format!("/applications/{id}")).await.json()["dueOn"].clone();
        let before = (due(&one).await, due(&two).await);
        assert_eq!(before, (json!("2026-11-02"), json!("2026-08-31")), "nine months; ninety days, a Sunday moved on");

        let path = format!("/applications/{one}/links");
        let made = app.post(&path, &[], &json!({"kind": "joined", "application": two})).await;

        assert_eq!(
            (made.status, made.json()["application"]["dueOn"].clone()),
            (201, before.1.clone()),
            "{}",
            made.text
        );
        assert_eq!((due(&one).await, due(&two).await), before, "a link moves no date");
        for (from, other) in [(&one, &two), (&two, &one)] {
            let links = app.get(&format!("/applications/{from}/links")).await.json();
            let link = &links["results"][0];
            assert_eq!((&link["kind"], &link["from"], &link["to"]), (&json!("joined"), &json!(one), &json!(two)));
            assert_eq!(&link["application"]["id"], other);
        }

        let fault = |pointer: &str, code: &str| vec![(pointer.to_owned(), code.to_owned())];
        let elsewhere = session_of(&app.app, "supervisor.elsewhere", Role::Supervisor, "elsewhere");
        let body = json!({"procedure": "nl-nareis", "events": [{"type": "application-received", "on": "2026-02-02"}]});
        let theirs = ids(&app.post("/applications", &[("cookie", &elsewhere)], &body).await.json());
        for (from, body, status, expected) in [
            (&one, json!({"kind": "joined", "application": one}), 400, fault("/application", "link-to-itself")),
            (&one, json!({"kind": "joined", "application": two}), 422, fault("", "linked-already")),
            (&two, json!({"kind": "joined", "application": one}), 422, fault("", "linked-already")),
            (&one, json!({"kind": "appeal", "application": theirs}), 422, fault("/application", "unknown-application")),
            (
                &one,
                json!({"kind": "appeal", "application": "01900000-0000-7000-8000-000000000000"}),
                422,
                fault("/application", "unknown-application"),
            ),
            (&one, json!({"kind": "split", "application": two}), 400, fault("/kind", "not-one-of")),
            (
                &one,
                json!({"application": "two"}),
                400,
                [fault("/kind", "missing"), fault("/application", "wrong-type")].concat(),
            ),
        ] {
            let answer = app.post(&format!("/applications/{from}/links"), &[], &body).await;
            assert_eq!((answer.status, answer.faults()), (status, expected), "{body}");
        }
        // An objection and a later application that are cases of their own are links too, beside the first.
        for kind in ["objection", "later-application"] {
            assert_eq!(app.post(&path, &[], &json!({"kind": kind, "application": two})).await.status, 201);
        }
        assert_eq!(app.get(&path).await.json()["results"].as_array().map(Vec::len), Some(3));
    });
}

#[test]
fn people_see_the_links_between_their_own_applications_and_not_that_somebody_goes_on_without_them() {
    on_each(async |db| {
        let world: World<_> = world(db).await;
        let own = world.own.to_string();
        joins(&world.http, &own, "spouse", Role::FamilyMember);
        let body = json!({"persons": ["spouse"], "on": "2027-01-15", "reason": "divorce"});
        let made = world.ask("caseworker", "POST", &format!("/applications/{own}/splits"), Some(body)).await;
        assert_eq!(made.status, 201, "{}", made.text);
        let gone = ids(&made.json());
        let (later, _) =
            world.http.create("nl-nareis", &json!([{"type": "application-received", "on": "2027-02-01"}])).await;
        joins(&world.http, &later, "person-referent", Role::Referent);
        let body = json!({"kind": "later-application", "application": later});
        assert_eq!(
            world.ask("caseworker", "POST", &format!("/applications/{own}/links"), Some(body)).await.status,
            201
        );

        let path = format!("/applications/{own}/links");
        let seen = world.ask("referent", "GET", &path, None).await;
        assert_eq!(seen.json()["results"].as_array().map(Vec::len), Some(1), "{}", seen.text);
        assert_eq!(seen.json()["results"][0]["application"]["receivedOn"], "2027-02-01");
        assert!(!seen.text.contains(&gone), "after a divorce: {}", seen.text);
        assert_eq!(world.ask("referent", "GET", &format!("/applications/{gone}"), None).await.status, 404);
        let all = world.ask("caseworker", "GET", &path, None).await;
        assert_eq!(all.json()["results"].as_array().map(Vec::len), Some(2), "those who work on it see both");
        for (who, status) in [("helper", 404), ("partner", 403), ("policymaker", 403), ("administrator", 403)] {
            assert_eq!(world.ask(who, "GET", &path, None).await.status, status, "{who}");
        }
    });
}
