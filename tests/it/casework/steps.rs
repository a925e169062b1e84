//! Steps in many cases: looked at before they are taken, all or nothing, each by itself, and undone.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use serde_json::{Value, json};
use wachtwijzer::app::access::Asked;
use wachtwijzer::app::applications::Draft;
use wachtwijzer::app::import::{Mode, take_in};
use wachtwijzer::app::tallies;
use wachtwijzer::domain::access::{Desk, Role};
use wachtwijzer::domain::case::event::{Given, Said};

use crate::support::http::{Answer, TestApp, session_of, start};
use crate::support::stores::{Place, day, on_each, slug};

fn received() -> Said {
    Said::new("application-received", day("2026-11-02"))
}

/// Takes cases in, each with its events; their ids in that order.
fn taken<S>(http: &TestApp<S>, all: Vec<Vec<Said>>) -> Vec<String> {
    let keys: Vec<String> = (0..all.len()).map(|n| format!("key-{n}")).collect();
    let draft = |(events, key): (Vec<Said>, &String)| Draft {
        procedure: "nl-nareis".to_owned(),
        version: None,
        source_key: Some(key.clone()),
        family: None,
        observed_from: None,
        events,
    };
    let drafts: Vec<Draft> = all.into_iter().zip(&keys).map(draft).collect();
    let asked = Asked::by_operator("import", http.app.ambient.request_id());
    let found = http.app.act(asked, move |tx, ctx, permit| {
        let desk = Desk { organisation: slug("ind"), procedures: None };
        take_in(tx, ctx, (&permit.actor().recorded_as(), &desk), &drafts, Mode::Write)?;
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let cases = tx.cases_by_source_key(&desk.organisation, &keys)?;
        let id =
            |key: &str| cases.iter().find(|c| c.identity.source_key.as_deref() == Some(key)).map(|c| c.identity.id);
        Ok(keys.iter().map(|key| id(key).expect("it was taken in").to_string()).collect())
    });
    found.expect("cases")
}

fn suspended() -> Value {
    json!({"type": "suspension-started", "on": "2027-02-01", "ground": "consent"})
}

async fn preview<S>(http: &TestApp<S>, event: &Value, cases: &[String]) -> Value
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let answer = http.post("/bulk-previews", &[], &json!({"event": event, "cases": cases})).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()
}

/// The cases of a preview as a step names them.
fn seen(preview: &Value) -> Vec<Value> {
    let rows = preview["results"].as_array().expect("rows");
    rows.iter().map(|row| json!({"application": row["application"], "seen": row["seen"]})).collect()
}

async fn step<S>(http: &TestApp<S>, event: &Value, cases: &[Value], mode: &str) -> Answer
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    http.post("/bulk-steps", &[], &json!({"event": event, "cases": cases, "mode": mode})).await
}

async fn records<S>(http: &TestApp<S>, id: &str) -> u64
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    http.get(&format!("/applications/{id}")).await.json()["records"].as_u64().expect("a number")
}

#[test]
fn the_third_of_five_hundred_does_not_fit_and_nothing_is_written_or_each_of_the_others() {
    for place in [Place::sqlite(), Place::postgres()] {
        let db = place.open();
        actix_web::rt::System::new().block_on(async {
            let http = start(db).await;
            let mut all = vec![vec![received()]; 500];
            all[2].push(Said::new("application-withdrawn", day("2027-01-11")));
            let ids = taken(&http, all);
            let looked = preview(&http, &suspended(), &ids).await;
            assert_eq!((&looked["possible"], &looked["refused"]), (&json!(499), &json!(1)));
            let (number, errors) = (looked["results"][2]["reference"].clone(), &looked["results"][2]["errors"]);
            assert_eq!(errors[0]["code"], "not-possible-here", "{errors}");
            let before = place.raw().count("records");
            assert_eq!(before, 501);

            let refused = step(&http, &suspended(), &seen(&looked), "all-or-nothing").await;
            assert_eq!(refused.status, 422, "{}", refused.text);
            assert_eq!(refused.faults(), [("/cases/2".to_owned(), "not-possible-here".to_owned())]);
            assert_eq!(refused.json()["errors"][0]["application"], number, "the case is named");
            assert_eq!(place.raw().count("records"), before, "nothing was written");
            assert_eq!((place.raw().count("batches"), place.raw().count("batch_items")), (0, 0));

            let done = step(&http, &suspended(), &seen(&looked), "each").await;
            assert_eq!(done.status, 201, "{}", done.text);
            let told = done.json();
            assert_eq!((&told["done"], &told["refused"]), (&json!(499), &json!(1)));
            assert_eq!((&told["results"][2]["outcome"], &told["results"][3]["record"]), (&json!("refused"), &json!(2)));
            assert_eq!(place.raw().count("records"), before + 499);
            let kept = http.get(done.header("location").trim_start_matches("/api/v1")).await.json();
            assert_eq!(kept["results"].as_array().expect("items").len(), 499);
            assert_eq!(tallies::verify(&http.app, &mut |_| {}).expect("readable"), [], "the counts went along");
        });
    }
}

#[test]
fn what_the_preview_tells_is_what_happens_and_nothing_is_written_by_looking() {
    on_each(|db| async move {
        let http = start(db).await;
        let hold =
            Said::new("policy-hold-started", day("2026-12-07")).with("reason", Given::Text("capacity".to_owned()));
        let ids = taken(&http, vec![vec![received()], vec![received(), hold], vec![received()]]);
        let decision = json!({"type": "decision-notified", "on": "2027-02-22", "outcome": "refused"});
        let events = [suspended(), decision];
        for event in events {
            let looked = preview(&http, &event, &ids).await;
            for id in &ids {
                assert_eq!(
                    records(&http, id).await,
                    looked["results"][0]["seen"].as_u64().expect("a number") + u64::from(*id == ids[1])
                );
            }
            let done = step(&http, &event, &seen(&looked), "all-or-nothing").await;
            assert_eq!(done.status, 201, "{}", done.text);
            for row in looked["results"].as_array().expect("rows") {
                let id = row["application"].as_str().expect("an id");
                let now = http.get(&format!("/applications/{id}")).await.json();
                assert_ne!(row["before"], row["after"], "it moves something");
                for member in ["stage", "ended", "dueOn", "dueTerm"] {
                    assert_eq!(now[member], row["after"][member], "{member}");
                }
            }
            let again = preview(&http, &event, &ids).await;
            let (then, now) = (&looked["results"][0]["after"], &again["results"][0]["before"]);
            assert_eq!(then, now);
        }
        let last = preview(&http, &suspended(), &ids).await;
        assert_eq!(last["results"][0]["before"]["remedyDays"], json!(["2027-03-22"]), "four weeks to object");
    });
}

#[test]
fn what_changed_since_the_preview_is_told_and_keeps_all_from_being_written() {
    on_each(|db| async move {
        let http = start(db).await;
        let ids = taken(&http, vec![vec![received()]; 4]);
        let looked = preview(&http, &suspended(), &ids).await;
        let hold = json!({"type": "policy-hold-started", "on": "2027-02-02", "reason": "capacity"});
        let etag = http.get(&format!("/applications/{}", ids[1])).await.header("etag").to_owned();
        http.append(&ids[1], &etag, &hold).await;

        let refused = step(&http, &suspended(), &seen(&looked), "all-or-nothing").await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        assert_eq!(refused.faults(), [("/cases/1".to_owned(), "changed-meanwhile".to_owned())]);
        assert_eq!(records(&http, &ids[0]).await, 1, "what came before it in the list was not written either");

        let done = step(&http, &suspended(), &seen(&looked), "each").await;
        assert_eq!((done.status, &done.json()["done"]), (201, &json!(3)));
        assert_eq!(records(&http, &ids[1]).await, 2, "the one that changed was left alone");
    });
}

#[test]
fn a_step_is_undone_by_corrections_and_what_later_events_rest_on_stays() {
    on_each(|db| async move {
        let http = start(db).await;
        let ids = taken(&http, vec![vec![received()]; 3]);
        let asked = json!({"type": "documents-requested", "on": "2027-02-01", "answerBy": "2027-02-15"});
        let looked = preview(&http, &asked, &ids).await;
        let made = step(&http, &asked, &seen(&looked), "all-or-nothing").await.json();
        let id = made["id"].as_str().expect("an id").to_owned();
        // One of them has answered meanwhile.
        let etag = http.get(&format!("/applications/{}", ids[1])).await.header("etag").to_owned();
        http.append(&ids[1], &etag, &json!({"type": "documents-received", "on": "2027-02-10"})).await;
        let elsewhere = session_of(&http.app, "supervisor.elsewhere", Role::Supervisor, "elsewhere");
        let path = format!("/bulk-steps/{id}/corrections");
        let theirs = http.post(&path, &[("cookie", &elsewhere)], &json!({})).await;
        assert_eq!(theirs.status, 404, "of another organisation");

        let undone = http.post(&path, &[], &json!({})).await;

        assert_eq!(undone.status, 201, "{}", undone.text);
        let told = undone.json();
        assert_eq!((&told["done"], &told["refused"], &told["next"]), (&json!(2), &json!(1), &Value::Null));
        assert_eq!(told["results"][1]["errors"][0]["code"], "nothing-to-answer", "{}", undone.text);
        assert_eq!(records(&http, &ids[1]).await, 3, "its answer stays, and what it answers");
        let again = preview(&http, &asked, &ids).await;
        for at in [0, 2] {
            assert_eq!(again["results"][at]["before"], looked["results"][at]["before"], "as before the step");
        }
        let items = http.get(&format!("/bulk-steps/{id}")).await.json();
        let undone: Vec<&Value> = items["results"].as_array().expect("items").iter().map(|i| &i["undoneBy"]).collect();
        assert_eq!(undone, [&json!(3), &Value::Null, &json!(3)]);
        // Once more: what was undone is told, and nothing happens twice.
        let twice = http.post(&path, &[], &json!({})).await.json();
        assert_eq!(
            (&twice["done"], &twice["results"][0]["errors"][0]["code"]),
            (&json!(0), &json!("superseded-already"))
        );
        assert_eq!(records(&http, &ids[0]).await, 3);
        assert_eq!(tallies::verify(&http.app, &mut |_| {}).expect("readable"), []);
    });
}

#[test]
fn a_step_sent_twice_with_one_key_is_taken_once() {
    on_each(|db| async move {
        let http = start(db).await;
        let ids = taken(&http, vec![vec![received()]; 2]);
        let body = json!({"event": suspended(), "cases": seen(&preview(&http, &suspended(), &ids).await)});
        let first = http.post("/bulk-steps", &[("idempotency-key", "\"k-1\"")], &body).await;
        let second = http.post("/bulk-steps", &[("idempotency-key", "\"k-1\"")], &body).await;
        assert_eq!((first.status, &first.text), (201, &second.text));
        assert_eq!(records(&http, &ids[0]).await, 2);
    });
}

#[test]
fn a_work_list_is_looked_at_as_a_whole_and_nothing_of_others_is_in_it() {
    on_each(|db| async move {
        let http = start(db).await;
        let ids = taken(&http, vec![vec![received()]; 3]);
        let elsewhere = session_of(&http.app, "supervisor.elsewhere", Role::Supervisor, "elsewhere");
        let body = json!({"event": suspended(), "filter": {"view": "unassigned", "procedure": "nl-nareis"}});
        let looked = http.post("/bulk-previews", &[], &body).await.json();
        let mut found: Vec<&str> =
            looked["results"].as_array().expect("rows").iter().filter_map(|r| r["application"].as_str()).collect();
        let mut wanted: Vec<&str> = ids.iter().map(String::as_str).collect();
        found.sort_unstable();
        wanted.sort_unstable();
        assert_eq!((found, &looked["more"]), (wanted, &json!(false)));
        let theirs = http.post("/bulk-previews", &[("cookie", &elsewhere)], &body).await.json();
        assert_eq!(theirs["results"], json!([]));
        // Named by their ids, they are not there for others.
        let body = json!({"event": suspended(), "cases": ids});
        let theirs = http.post("/bulk-previews", &[("cookie", &elsewhere)], &body).await.json();
        let row = &theirs["results"][0];
        assert_eq!((&row["reference"], &row["before"]), (&Value::Null, &Value::Null));
        assert_eq!(row["errors"][0]["code"], "unknown-application");
        let body = json!({"event": suspended(), "cases": [{"application": ids[0], "seen": 1}]});
        let refused = http.post("/bulk-steps", &[("cookie", &elsewhere)], &body).await;
        assert_eq!(refused.faults(), [("/cases/0".to_owned(), "unknown-application".to_owned())]);
        assert!(refused.text.contains(&ids[0]) && !refused.text.contains("WW-"), "by the id that was sent");
        let wrong = json!({"event": suspended(), "filter": {"view": "due", "stage": "nowhere"}});
        let refused = http.post("/bulk-previews", &[], &wrong).await;
        assert_eq!((refused.status, refused.faults()[0].0.as_str()), (400, "/filter/stage"), "{}", refused.text);
    });
}

#[test]
fn a_step_that_is_not_right_is_refused_with_everything_that_is_wrong() {
    on_each(|db| async move {
        let http = start(db).await;
        let one = uuid::Uuid::from_u128(1);
        let faults = async |path: &str, body: Value| {
            let answer = http.post(path, &[], &body).await;
            assert_eq!(answer.status, 400, "{}", answer.text);
            answer
                .faults()
                .into_iter()
                .map(|(pointer, code)| format!("{pointer} {code}"))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let body = json!({"event": {"type": "x", "on": "soon"}, "mode": "some", "colour": 1, "cases": [
            {"application": one, "seen": 1}, {"application": one, "seen": 1}, {"application": "x", "seen": -1}, 7,
        ]});
        assert_eq!(
            faults("/bulk-steps", body).await,
            "/colour unknown-member, /event/on not-a-day, /mode not-one-of, /cases/1 named-twice, /cases/2/application wrong-type, \
             /cases/2/seen wrong-type, /cases/3 wrong-type"
        );
        assert_eq!(faults("/bulk-steps", json!({})).await, "/event missing, /cases missing");
        assert_eq!(faults("/bulk-steps", json!({"event": suspended(), "cases": []})).await, "/cases wrong-type");
        let many = vec![json!({"application": one, "seen": 1}); 501];
        assert_eq!(faults("/bulk-steps", json!({"event": suspended(), "cases": many})).await, "/cases too-many");
        let both = json!({"event": suspended(), "cases": [one], "filter": {"view": "due"}});
        assert_eq!(faults("/bulk-previews", both).await, " wrong-type");
        assert_eq!(faults("/bulk-previews", json!({"event": suspended()})).await, " wrong-type");
        assert_eq!(http.get(&format!("/bulk-steps/{one}")).await.status, 404);
    });
}
