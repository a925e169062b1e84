//! The road after the approval, task by task; over HTTP, on both databases, by those who may say it.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use chrono::TimeDelta;
use serde_json::{Value, json};
use wachtwijzer::app::AppError;
use wachtwijzer::domain::access::account::Holder;
use wachtwijzer::domain::access::{Part, Role};
use wachtwijzer::domain::ids::{CaseId, PersonId, Slug};

use crate::support::http::{TestApp, session_at, session_of, start};
use crate::support::stores::on_each;

const MOTHER: &str = "mother";
const SON: &str = "son";

/// A family that arrived on 5 October 2026 (example 23 of the rules), with an account for the referent and the mother.
async fn arrived<S>(app: &TestApp<S>) -> (String, String, String)
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let events = json!([
        {"type": "application-received", "on": "2025-12-01"},
        {"type": "member-described", "on": "2025-12-01", "person": MOTHER, "relation": "spouse", "ageGroup": "adult"},
        {"type": "member-described", "on": "2025-12-01", "person": SON, "relation": "child", "ageGroup": "12-to-17"},
        {"type": "decision-notified", "on": "2026-08-14", "outcome": "granted"},
        {"type": "mvv-collected", "on": "2026-09-14", "validUntil": "2026-12-12"},
        {"type": "entered-netherlands", "on": "2026-10-05"},
        {"type": "reported", "on": "2026-10-08"},
        {"type": "municipality-registered", "on": "2026-10-08"},
    ]);
    let (id, _) = app.create("nl-nareis", &events).await;
    let case = CaseId(id.parse().expect("an id"));
    let part = |person: &'static str, role: Role| {
        let done: Result<(), AppError> = app.app.write(move |tx, ctx| {
            let person = PersonId::parse(person).expect("an id");
            tx.insert_person(&person, ctx.now)?;
            let part = Part { person, role, since: ctx.now, until: None, revoked_at: None };
            Ok(tx.insert_part(ctx.ambient.new_id(), case, &part, "test")?)
        });
        done.expect("a part");
    };
    part("referent", Role::Referent);
    part(MOTHER, Role::FamilyMember);
    part(SON, Role::FamilyMember);
    part("uncle", Role::FamilyMember);
    let of = |person: &str| session_at(&app.app, person, Holder::Person(PersonId::parse(person).expect("an id")));
    (id, of("referent"), of(MOTHER))
}

async fn tasks<S>(app: &TestApp<S>, id: &str, cookie: Option<&str>, as_of: &str) -> Vec<Value>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let headers: Vec<(&str, &str)> = cookie.map(|cookie| ("cookie", cookie)).into_iter().collect();
    let found = app.send("GET", &format!("/api/v1/applications/{id}/tasks?asOf={as_of}"), &headers, None).await;
    assert_eq!(found.status, 200, "{}", found.text);
    found.json()["results"].as_array().expect("tasks").clone()
}

fn of<'v>(all: &'v [Value], task: &str, person: Option<&str>) -> &'v Value {
    all.iter().find(|t| t["task"] == task && t["person"].as_str() == person).unwrap_or(&Value::Null)
}

#[test]
fn the_tasks_after_arrival_have_the_terms_of_the_law_and_norms_that_say_so() {
    on_each(async |db| {
        let app = start(db).await;
        let (id, ..) = arrived(&app).await;
        let all = tasks(&app, &id, None, "2026-10-09").await;
        let due = |task: &str, person: &str| {
            let found = of(&all, task, Some(person));
            (found["dueOn"].as_str().expect("a day"), found["force"].as_str().expect("a force"))
        };
        assert_eq!(due("permit", MOTHER), ("2026-10-22", "statutory"));
        assert_eq!(due("integration-plan", MOTHER), ("2026-12-17", "statutory"));
        assert_eq!(due("health-insurance", SON), ("2027-02-05", "statutory"));
        assert_eq!(due("youth-health", SON), ("2026-11-16", "norm"));
        assert_eq!(due("school", SON), ("2026-11-19", "norm"));
        assert_eq!(of(&all, "register", Some(SON))["state"], "done");
        assert_eq!(of(&all, "register", Some(SON))["dueOn"], "2026-10-12");
        assert_eq!(of(&all, "find-home", None)["state"], "open");
        assert_eq!(of(&all, "report-to-benefits", None)["state"], "overdue");
        // What is for adults is not asked of a child, and the other way round.
        assert_eq!(*of(&all, "bank-account", Some(SON)), Value::Null);
        assert_eq!(*of(&all, "school", Some(MOTHER)), Value::Null);
        // On an earlier day it looked otherwise: nothing is stored.
        let before = tasks(&app, &id, None, "2026-10-06").await;
        assert_eq!(of(&before, "register", Some(SON))["state"], "due-soon");
        assert_eq!(*of(&before, "integration-plan", Some(MOTHER)), Value::Null);
    });
}

#[test]
fn a_member_says_what_is_done_for_herself_and_the_children_and_nobody_else() {
    on_each(async |db| {
        let app = start(db).await;
        let (id, referent, mother) = arrived(&app).await;
        let done = async |cookie: &str, task: &str, body: Value| {
            app.post(&format!("/applications/{id}/tasks/{task}/completions"), &[("cookie", cookie)], &body).await
        };
        let said = done(&mother, "bank-account", json!({"person": MOTHER, "on": "2026-11-02"})).await;
        assert_eq!(said.status, 200, "{}", said.text);
        let all = tasks(&app, &id, Some(&mother), "2026-11-03").await;
        assert_eq!(of(&all, "bank-account", Some(MOTHER))["doneOn"], "2026-11-02");
        assert_eq!(done(&mother, "school", json!({"person": SON, "on": "2026-11-09"})).await.status, 200);
        for (cookie, task, body, code) in [
            (&mother, "bank-account", json!({"person": "uncle", "on": "2026-11-02"}), "not-in-case"),
            (&mother, "bank-account", json!({"person": "nobody", "on": "2026-11-02"}), "not-in-case"),
            (&mother, "own-talk", json!({"person": MOTHER, "on": "2026-11-02"}), "said-by-others"),
            (&mother, "report-to-benefits", json!({"on": "2026-11-02"}), "said-by-others"),
            (&referent, "bank-account", json!({"person": MOTHER, "on": "2026-11-02"}), "said-by-others"),
        ] {
            let refused = done(cookie, task, body).await;
            assert_eq!((refused.status, refused.faults()[0].1.as_str()), (422, code), "{task}: {}", refused.text);
        }
        assert_eq!(done(&mother, "nothing", json!({"person": MOTHER, "on": "2026-11-02"})).await.status, 404);
        let refused = done(&mother, "bank-account", json!({"on": "soon", "who": 1})).await;
        assert_eq!(refused.faults().len(), 2, "{}", refused.text);
        let future = done(&referent, "child-benefit", json!({"person": SON, "on": "2027-11-02"})).await;
        assert_eq!((future.status, future.faults()[0].1.as_str()), (400, "in-the-future"), "{}", future.text);
        let twice = done(&mother, "bank-account", json!({"person": MOTHER, "on": "2026-11-04"})).await;
        assert_eq!((twice.status, twice.faults()[0].1.as_str()), (422, "happened-already"), "{}", twice.text);
    });
}

#[test]
fn a_partner_to_whom_the_family_was_handed_over_says_what_partners_say() {
    on_each(async |db| {
        let app = start(db).await;
        let (id, ..) = arrived(&app).await;
        let partner = session_of(&app.app, "worker.town", Role::Partner, "town");
        let case = CaseId(id.parse().expect("an id"));
        let path = format!("/applications/{id}/tasks/own-talk/completions");
        let body = json!({"person": MOTHER, "on": "2026-10-20"});
        assert_eq!(app.post(&path, &[("cookie", &partner)], &body).await.status, 404, "not handed over");
        let shared: Result<(), AppError> = app.app.write(move |tx, ctx| {
            Ok(tx.share(case, &Slug::parse("town").expect("a name"), ctx.now - TimeDelta::days(1), None)?)
        });
        shared.expect("a share");
        assert_eq!(app.post(&path, &[("cookie", &partner)], &body).await.status, 200);
        let collect = format!("/applications/{id}/tasks/collect-visa/completions");
        let refused = app.post(&collect, &[("cookie", &partner)], &body).await;
        assert_eq!(refused.faults()[0].1, "said-by-others");
    });
}

#[test]
fn each_sees_of_the_others_only_what_concerns_them() {
    on_each(async |db| {
        let app = start(db).await;
        let (id, referent, mother) = arrived(&app).await;
        let left = json!({"type": "member-described", "on": "2025-12-02", "person": "uncle", "relation": "sibling", "ageGroup": "adult"});
        let refused = app.post(&format!("/applications/{id}/events"), &[("if-match", "*")], &left).await;
        assert_eq!(refused.status, 201, "{}", refused.text);
        let ended = json!({"type": "member-ended", "on": "2026-01-12", "person": "uncle", "reason": "other-case"});
        assert_eq!(app.post(&format!("/applications/{id}/events"), &[("if-match", "*")], &ended).await.status, 201);
        let seen = async |cookie: Option<&str>| {
            let headers: Vec<(&str, &str)> = cookie.map(|cookie| ("cookie", cookie)).into_iter().collect();
            let found = app.send("GET", &format!("/api/v1/applications/{id}"), &headers, None).await.json();
            let persons = found["reckoning"]["persons"].as_array().expect("persons").clone();
            let names: Vec<String> = persons.iter().map(|p| p["person"].as_str().expect("an id").to_owned()).collect();
            (names, persons.iter().any(|p| p["member"]["leftBecause"].is_string()), found)
        };
        let (names, reason, _) = seen(None).await;
        assert_eq!((names, reason), (vec![MOTHER.into(), SON.into(), "uncle".into()], true), "the desk");
        let (names, reason, _) = seen(Some(&referent)).await;
        assert_eq!((names.len(), reason), (3, false), "the referent does not learn why somebody left");
        let (names, _, found) = seen(Some(&mother)).await;
        assert_eq!(names, [MOTHER, SON], "the mother sees herself and the child");
        let terms = found["reckoning"]["terms"].as_array().expect("terms");
        assert!(terms.iter().all(|t| t["person"] != "uncle"));
        assert!(tasks(&app, &id, Some(&mother), "2026-11-03").await.iter().all(|t| t["person"] != "uncle"));
    });
}

#[test]
fn an_event_about_somebody_who_is_not_in_the_case_is_refused() {
    on_each(async |db| {
        let app = start(db).await;
        let (id, ..) = arrived(&app).await;
        let typo = json!({"type": "school-enrolled", "on": "2026-11-02", "person": "sonn"});
        let refused = app.post(&format!("/applications/{id}/events"), &[("if-match", "*")], &typo).await;
        assert_eq!((refused.status, refused.faults()), (422, vec![("/person".into(), "not-in-case".into())]));
    });
}

#[test]
fn a_supervisor_sees_how_soon_people_were_met_after_arrival() {
    on_each(async |db| {
        let app = start(db).await;
        let (id, ..) = arrived(&app).await;
        let held = |kind: &str, on: &str, person: &str| json!({"type": kind, "on": on, "person": person});
        for event in
            [held("own-intake-held", "2026-10-26", MOTHER), held("youth-health-intake-held", "2026-12-07", SON)]
        {
            let done = app.post(&format!("/applications/{id}/events"), &[("if-match", "*")], &event).await;
            assert_eq!(done.status, 201, "{}", done.text);
        }
        let found = app.get("/own-figures?procedure=nl-nareis&statistic=intake").await;
        assert_eq!(found.status, 200, "{}", found.text);
        let all = found.json()["results"].as_array().expect("figures").clone();
        let of = |measure: &str, group: &str| {
            let one = all.iter().find(|f| f["measure"] == measure && f["group"] == group && f["track"].is_null());
            one.cloned().unwrap_or_else(|| panic!("{measure} {group}: {all:#?}"))
        };
        // 21 days for the mother, 63 for the son, whose norm is six weeks.
        let text = |measure: &str, group: &str| of(measure, group)["value"].to_string();
        assert!(text("median", "own-talk").contains("21"), "{}", text("median", "own-talk"));
        assert!(text("median", "youth-health").contains("63"), "{}", text("median", "youth-health"));
        assert!(text("share-within-norm", "own-talk").contains('1'), "{}", text("share-within-norm", "own-talk"));
        assert!(
            text("share-within-norm", "youth-health").contains('0'),
            "{}",
            text("share-within-norm", "youth-health")
        );
        assert!(text("share-within-norm", "all").contains("0.5"), "{}", text("share-within-norm", "all"));
    });
}

#[test]
fn tasks_that_name_what_is_not_there_are_refused_all_at_once() {
    let read = |folder: &str, file: &str| {
        let path = format!("{}/config/{folder}/{file}.toml", env!("CARGO_MANIFEST_DIR"));
        (format!("{folder}/{file}.toml"), std::fs::read_to_string(path).expect("a file"))
    };
    let (name, tasks) = read("tasks", "nl-nareis");
    let slips = [
        ("term = \"mvv-collection\"", "term = \"mvv-colection\""),
        ("done-by = \"reported\"", "done-by = \"reportd\""),
        ("theme = \"housing\"", "theme = \"houses\""),
        ("id = \"bank-account\"", "id = \"school\""),
    ];
    let wrong = slips.iter().fold(tasks, |text, (right, slip)| {
        assert!(text.contains(right), "{right}");
        text.replacen(right, slip, 1)
    });
    let files =
        [read("calendars", "nl"), read("procedures", "nl-nareis"), read("handovers", "nl-nareis"), (name, wrong)];
    let faults = wachtwijzer::catalogue::Catalogue::from_files(files).expect_err("faults");
    let codes: Vec<&str> = faults.iter().map(|fault| fault.code).collect();
    assert_eq!(codes, ["unknown-term", "unknown-event", "twice"], "{faults:#?}");
    assert!(faults.iter().any(|fault| fault.text.contains("did you mean `reported`?")), "{faults:#?}");
}

#[test]
fn a_task_of_a_theme_that_nobody_can_be_responsible_for_is_refused() {
    let read = |folder: &str| {
        let path = format!("{}/config/{folder}/nl-nareis.toml", env!("CARGO_MANIFEST_DIR"));
        (format!("{folder}/nl-nareis.toml"), std::fs::read_to_string(path).expect("a file"))
    };
    let (name, tasks) = read("tasks");
    let tasks = (name, tasks.replacen("theme = \"housing\"", "theme = \"houses\"", 1));
    let calendar = ("calendars/nl.toml".to_owned(), include_str!("../../../config/calendars/nl.toml").to_owned());
    let files = [calendar, read("procedures"), read("handovers"), tasks];
    let faults = wachtwijzer::catalogue::Catalogue::from_files(files).expect_err("a fault");
    assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), ["unknown-theme"], "{faults:#?}");
}
