//! Work lists over the interface: what stands on them, in which order, for whom; who works on what; saved questions.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use wachtwijzer::app::AppError;
use wachtwijzer::app::people::erase;
use wachtwijzer::domain::access::Role;
use wachtwijzer::domain::access::account::Holder;
use wachtwijzer::domain::access::{Desk, Part};
use wachtwijzer::domain::case::{Case, Counted, Identity, Summary};
use wachtwijzer::domain::ids::{AccountId, CaseId, PersonId, Reference};
use wachtwijzer::domain::notice::outbox::{Notice, NoticeState};
use wachtwijzer::domain::notice::{Cause, Facts, Planned, Recipient};

use crate::support::http::{TestApp, session_at, session_of, start};
use crate::support::stores::{keep, on_each, slug};

async fn ask<S>(http: &TestApp<S>, query: &str) -> Value
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let answer = http.get(&format!("/work-list?{query}")).await;
    assert_eq!(answer.status, 200, "{query}: {}", answer.text);
    answer.json()
}

/// The ids on a list, with the day that counts.
fn told(list: &Value) -> Vec<(String, String)> {
    let rows = list["results"].as_array().expect("rows");
    let text = |v: &Value| v.as_str().unwrap_or("").to_owned();
    rows.iter().map(|row| (text(&row["application"]["id"]), text(&row["day"]))).collect()
}

fn ids(list: &Value) -> Vec<String> {
    told(list).into_iter().map(|(id, _)| id).collect()
}

async fn received<S>(http: &TestApp<S>, on: &str) -> String
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    http.create("nl-nareis", &json!([{"type": "application-received", "on": on}])).await.0
}

async fn refused<S>(http: &TestApp<S>, on: &str) -> String
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let events = json!([
        {"type": "application-received", "on": "2026-10-01"},
        {"type": "decision-notified", "on": on, "outcome": "refused"},
    ]);
    http.create("nl-nareis", &events).await.0
}

/// The account behind a login, made with a session.
fn account<S>(http: &TestApp<S>, login: &str, holder: Holder) -> (String, AccountId) {
    let cookie = session_at(&http.app, login, holder);
    let login = login.to_owned();
    let found = http.app.read(move |tx, _| Ok(tx.account_by_login(&login)?)).expect("readable").expect("there");
    (cookie, found.id)
}

fn desk(organisation: &str) -> Desk {
    Desk { organisation: slug(organisation), procedures: None }
}

#[test]
fn what_is_overdue_and_what_is_due_stand_in_order_and_nothing_of_others_is_there() {
    on_each(|db| async move {
        let http = start(db).await;
        let late = received(&http, "2026-05-18").await;
        let later = received(&http, "2026-05-04").await;
        let soon = received(&http, "2027-01-11").await;
        let latest = received(&http, "2027-02-01").await;
        let elsewhere = session_of(&http.app, "supervisor.elsewhere", Role::Supervisor, "elsewhere");
        let body = json!({"procedure": "nl-nareis", "events": [{"type": "application-received", "on": "2026-05-01"}]});
        let made = http.post("/applications", &[("cookie", &elsewhere)], &body).await;
        assert_eq!(made.status, 201, "{}", made.text);

        assert_eq!(ids(&ask(&http, "view=overdue").await), [later.clone(), late.clone()]);
        let due = ask(&http, "view=due").await;
        assert_eq!(ids(&due), [soon.clone(), latest]);
        let first = &due["results"][0];
        assert_eq!(first["why"], "due");
        assert_eq!(first["subject"], first["application"]["dueTerm"]);
        assert_eq!((&first["day"], &first["overdueDays"]), (&first["application"]["dueOn"], &json!(0)));
        let before = first["day"].as_str().expect("a day").to_owned();
        assert_eq!(
            ids(&ask(&http, &format!("view=due&dueBefore={before}")).await),
            [""; 0],
            "before, not on, that day"
        );

        // On the last day itself it is due today, the day after it is overdue.
        http.set(&format!("{before}T10:00:00Z"));
        let today = ask(&http, "view=due").await;
        assert_eq!(ids(&today)[0], soon);
        assert_eq!((&today["results"][0]["urgency"], &today["results"][0]["daysLeft"]), (&json!("today"), &json!(0)));
        http.advance(chrono::TimeDelta::days(1));
        let overdue = ask(&http, "view=overdue").await;
        assert_eq!(ids(&overdue), [later, late, soon]);
        assert_eq!(
            (&overdue["results"][2]["overdueDays"], &overdue["results"][2]["urgency"]),
            (&json!(1), &json!("overdue"))
        );

        let theirs = http.send("GET", "/api/v1/work-list?view=overdue", &[("cookie", &elsewhere)], None).await.json();
        assert_eq!(ids(&theirs), [made.json()["id"].as_str().expect("an id")]);
    });
}

#[test]
fn an_open_remedy_stands_on_the_list_until_its_day_and_the_first_does_not_hide_the_next() {
    on_each(|db| async move {
        let http = start(db).await;
        let second = refused(&http, "2027-02-15").await;
        let first = refused(&http, "2027-02-08").await;
        received(&http, "2026-05-18").await;
        // Two members of one family get their refusals on two days.
        let (family, etag) =
            http.create("nl-nareis", &json!([{"type": "application-received", "on": "2026-10-01"}])).await;
        let no = |person: &str, on: &str| json!({"type": "decision-notified", "on": on, "outcome": "refused", "person": person});
        let etag = http.append(&family, &etag, &no("p-1", "2027-02-10")).await;
        http.append(&family, &etag, &no("p-2", "2027-02-24")).await;

        let list = told(&ask(&http, "view=remedy-open").await);
        let days: Vec<&str> = list.iter().map(|(_, day)| day.as_str()).collect();
        let whose: Vec<&str> = list.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(
            days,
            ["2027-03-08", "2027-03-10", "2027-03-15", "2027-03-24"],
            "four weeks after each notification"
        );
        assert_eq!(whose, [first.as_str(), &family, &second, &family]);

        http.set("2027-03-11T10:00:00Z");
        let list = told(&ask(&http, "view=remedy-open").await);
        assert_eq!(list, [(second.clone(), "2027-03-15".to_owned()), (family.clone(), "2027-03-24".to_owned())]);

        // Whoever objects has used it.
        let etag = http.get(&format!("/applications/{second}")).await.header("etag").to_owned();
        http.append(&second, &etag, &json!({"type": "objection-received", "on": "2027-03-10"})).await;
        assert_eq!(ids(&ask(&http, "view=remedy-open").await), [family]);
    });
}

#[test]
fn a_case_is_on_the_list_of_safe_contact_while_somebody_in_it_must_be_reached_with_care() {
    on_each(|db| async move {
        let http = start(db).await;
        let (one, other) = (received(&http, "2026-05-18").await, received(&http, "2026-05-19").await);
        let person = json!({"role": "family-member"});
        let part = http.post(&format!("/applications/{one}/people"), &[], &person).await.json();
        let (part, person) = (part["id"].as_str().expect("an id").to_owned(), part["person"].clone());
        // The same person is in a second case.
        let body = json!({"role": "family-member", "person": person});
        assert_eq!(http.post(&format!("/applications/{other}/people"), &[], &body).await.status, 201);
        let details = |safety: Value| json!({"givenName": "Mariam", "familyName": "Voorbeeld", "safety": safety});
        let put = async |version: &str, safety: Value| {
            let headers = [("if-match", version), ("content-type", "application/json")];
            let path = format!("/api/v1/applications/{one}/people/{part}/details");
            let done = http.send("PUT", &path, &headers, Some(details(safety).to_string().into_bytes())).await;
            assert_eq!(done.status, 200, "{}", done.text);
            done.header("etag").to_owned()
        };
        let list = async || ids(&ask(&http, "view=safe-contact").await);
        let etag = put("*", json!([])).await;
        assert_eq!(list().await, [""; 0]);
        let etag = put(&etag, json!(["do-not-call"])).await;
        assert_eq!(list().await, [one.clone(), other.clone()]);
        assert_eq!(ask(&http, "view=overdue").await["results"][0]["careful"], json!(true), "other lists say so too");
        // Which marks they have is not told by the list.
        assert!(!http.get("/work-list?view=safe-contact").await.text.contains("do-not-call"));

        let gone = http.send("DELETE", &format!("/api/v1/applications/{one}/people/{part}"), &[], None).await;
        assert_eq!(gone.status, 204);
        assert_eq!(list().await, std::slice::from_ref(&other), "the part in the first case has ended");
        let who = PersonId::parse(person.as_str().expect("an id")).expect("an id");
        http.app.write(move |tx, ctx| erase(tx, ctx.now, &who, "asked")).expect("erased");
        assert_eq!(list().await, [""; 0], "somebody who was erased is in no list");
        drop(etag);
    });
}

/// A notice of a case for somebody new, which could not be delivered; its id.
fn parked<S>(http: &TestApp<S>, case: &str) -> Notice {
    let case = CaseId(case.parse().expect("an id"));
    let made = http.app.write(move |tx, ctx| -> Result<Notice, AppError> {
        let planned = Planned {
            kind: slug("received"),
            cause: Cause::Event(1),
            on: ctx.now.date_naive(),
            only: None,
            facts: Facts::default(),
        };
        let id = ctx.ambient.new_id();
        let to = Recipient::Person(PersonId::parse(&format!("p-{id}")).expect("an id"));
        let notice = Notice::planned(id, (case, to), &planned, ctx.now);
        tx.plan_notices(std::slice::from_ref(&notice))?;
        let reason = Some("no-address".to_owned());
        let parked = Notice { state: NoticeState::Parked, reason, next_try_at: None, ..notice };
        assert!(tx.settle(&parked, None)?);
        Ok(parked)
    });
    made.expect("a notice")
}

#[test]
fn a_notice_that_could_not_be_delivered_stands_on_the_list_until_it_is_sent_again() {
    on_each(|db| async move {
        let http = start(db).await;
        let (one, other) = (received(&http, "2026-05-18").await, received(&http, "2026-05-19").await);
        let (first, _) = (parked(&http, &other), parked(&http, &one));
        let elsewhere = session_of(&http.app, "supervisor.elsewhere", Role::Supervisor, "elsewhere");

        let list = ask(&http, "view=notice-undelivered").await;
        assert_eq!(ids(&list), [other.clone(), one.clone()], "the oldest notice first");
        let row = &list["results"][0];
        assert_eq!((&row["subject"], &row["reason"]), (&json!("received"), &json!("no-address")));
        let theirs =
            http.send("GET", "/api/v1/work-list?view=notice-undelivered", &[("cookie", &elsewhere)], None).await;
        assert_eq!(ids(&theirs.json()), [""; 0]);

        let again = http.post(&format!("/applications/{other}/notices/{}/resendings", first.id), &[], &json!({})).await;
        assert_eq!(again.status, 202, "{}", again.text);
        assert_eq!(ids(&ask(&http, "view=notice-undelivered").await), [one]);
    });
}

#[test]
fn pages_are_complete_and_nothing_comes_twice() {
    on_each(|db| async move {
        let http = start(db).await;
        let mut all = Vec::new();
        for number in 0..23 {
            // Many share a day.
            all.push(received(&http, ["2026-05-18", "2026-05-19"][number % 2]).await);
        }
        let (_, me) = account(&http, "worker", Holder::Staff(Role::Caseworker, desk("ind")));
        for id in all.iter().step_by(3) {
            let body = json!({"assignee": me.0}).to_string().into_bytes();
            let path = format!("/api/v1/applications/{id}/assignee");
            let done = http.send("PUT", &path, &[("content-type", "application/json")], Some(body)).await;
            assert_eq!(done.status, 200, "{}", done.text);
        }
        for (query, count) in [
            ("view=overdue".to_owned(), 23),
            ("view=unassigned".to_owned(), 15),
            (format!("view=overdue&assignee={}", me.0), 8),
            (format!("view=overdue&assignee={}&procedure=nl-nareis", me.0), 8),
            ("view=overdue&assignee=none&stage=granted".to_owned(), 0),
        ] {
            let (mut seen, mut after) = (Vec::new(), String::new());
            loop {
                let page = ask(&http, &format!("{query}&pageSize=4{after}")).await;
                seen.extend(ids(&page));
                match page["next"].as_str() {
                    Some(next) => after = format!("&after={next}"),
                    None => break,
                }
            }
            let once: std::collections::BTreeSet<&String> = seen.iter().collect();
            assert_eq!((seen.len(), once.len()), (count, count), "{query}");
        }
    });
}

/// A case as the store keeps it, without a record: what a list shows.
fn kept(number: u64, stage: &str) -> Case {
    let at: DateTime<Utc> = "2026-06-01T09:00:00Z".parse().expect("an instant");
    Case {
        identity: Identity {
            id: CaseId(uuid::Uuid::from_u64_pair(number, 1)),
            reference: Reference::from_random(number),
            procedure: slug("nl-nareis"),
            named_version: None,
            source_key: None,
            organisation: slug("ind"),
            created_at: at,
            counted: Counted::default(),
        },
        summary: Summary {
            version: slug("2025-03-28"),
            stage: slug(stage),
            received_on: None,
            ended: false,
            due_on: "2026-12-01".parse().ok(),
            due_term: Some(slug("decision")),
            last_on: None,
            remedy_days: Vec::new(),
            records: 0,
        },
        records: Vec::new(),
    }
}

#[test]
fn a_question_that_few_fit_reads_no_more_than_it_may_and_goes_on_from_there() {
    on_each(|db| async move {
        let cases: Vec<Case> = (1..=2_300).map(|n| kept(n, if n == 2_300 { "granted" } else { "in-review" })).collect();
        keep(&db, &cases);
        let http = start(db).await;
        let first = ask(&http, "view=overdue&assignee=none&stage=granted").await;
        assert_eq!(ids(&first), [""; 0], "two thousand rows were read, and none fits");
        let next = first["next"].as_str().expect("there is more");
        let second = ask(&http, &format!("view=overdue&assignee=none&stage=granted&after={next}")).await;
        assert_eq!(ids(&second), [cases[2_299].identity.id.to_string()]);
        assert_eq!(second["next"], Value::Null);
    });
}

#[test]
fn a_question_that_is_not_right_is_refused_with_everything_that_is_wrong() {
    on_each(|db| async move {
        let http = start(db).await;
        let (_, stranger) = account(&http, "stranger", Holder::Staff(Role::Caseworker, desk("elsewhere")));
        let faults = async |query: &str| {
            let answer = http.get(&format!("/work-list?{query}")).await;
            assert_eq!(answer.status, 400, "{query}: {}", answer.text);
            answer.faults()
        };
        let pairs = |all: &[(&str, &str)]| -> Vec<(String, String)> {
            all.iter().map(|(pointer, code)| ((*pointer).to_owned(), (*code).to_owned())).collect()
        };
        let all =
            faults("view=everything&assignee=somebody&stage=In%20Review&dueBefore=soon&pageSize=0&colour=red").await;
        let wanted = [
            ("colour", "unknown-member"),
            ("view", "not-one-of"),
            ("assignee", "wrong-type"),
            ("stage", "wrong-type"),
            ("dueBefore", "not-a-day"),
            ("pageSize", "wrong-type"),
        ];
        assert_eq!(all, pairs(&wanted));
        assert_eq!(faults("").await, pairs(&[("view", "missing")]));
        let names = faults(&format!("view=due&procedure=nl-elsewhere&stage=nowhere&assignee={}", stranger.0)).await;
        let wanted =
            [("procedure", "unknown-procedure"), ("stage", "unknown-stage"), ("assignee", "unknown-colleague")];
        assert_eq!(names, pairs(&wanted));
        assert_eq!(faults("view=unassigned&assignee=me").await, pairs(&[("assignee", "wrong-type")]));
        let other = "overdue~2026-06-01~00000000-0000-0000-0000-000000000000";
        assert_eq!(faults(&format!("view=due&after={other}")).await, pairs(&[("after", "not-a-cursor")]));
    });
}

#[test]
fn work_is_given_to_somebody_who_can_do_it_and_the_record_stays_as_it_was() {
    on_each(|db| async move {
        let http = start(db).await;
        let case = received(&http, "2026-05-18").await;
        let (cookie, worker) = account(&http, "worker", Holder::Staff(Role::Caseworker, desk("ind")));
        let (_, stranger) = account(&http, "stranger", Holder::Staff(Role::Caseworker, desk("elsewhere")));
        let (_, keeper) = account(&http, "keeper", Holder::Staff(Role::Administrator, desk("ind")));
        let (_, machine) = account(&http, "machine", Holder::Machine(desk("ind"), vec!["list_work".to_owned()]));
        let (_, gone) = account(&http, "gone", Holder::Staff(Role::Supervisor, desk("ind")));
        http.app.write(move |tx, ctx| Ok::<_, AppError>(tx.block_account(gone, Some(ctx.now))?)).expect("blocked");
        let put = async |to: Value| {
            let body = json!({"assignee": to}).to_string().into_bytes();
            let path = format!("/api/v1/applications/{case}/assignee");
            http.send("PUT", &path, &[("content-type", "application/json")], Some(body)).await
        };
        for (account, code) in [
            (stranger, "unknown-colleague"),
            (AccountId(uuid::Uuid::nil()), "unknown-colleague"),
            (keeper, "no-caseworker"),
            (machine, "no-caseworker"),
            (gone, "blocked-account"),
        ] {
            let refused = put(json!(account.0)).await;
            assert_eq!((refused.status, refused.faults()[0].1.as_str()), (400, code), "{}", refused.text);
        }
        let etag = http.get(&format!("/applications/{case}")).await.header("etag").to_owned();
        let done = put(json!(worker.0)).await;
        assert_eq!((done.status, done.json()["assignee"].clone()), (200, json!(worker.0)), "{}", done.text);
        assert_eq!(http.get(&format!("/applications/{case}")).await.header("etag"), etag);
        let mine = http.send("GET", "/api/v1/work-list?view=overdue&assignee=me", &[("cookie", &cookie)], None).await;
        assert_eq!(
            (ids(&mine.json()), mine.json()["results"][0]["assignee"].clone()),
            (vec![case.clone()], json!(worker.0))
        );
        assert_eq!(ids(&ask(&http, "view=unassigned").await), [""; 0]);
        // Who gave it to whom stands in the log.
        assert!(http.get(&format!("/applications/{case}/accesses")).await.text.contains("put_assignee"));
        assert_eq!(put(Value::Null).await.status, 200);
        assert_eq!(ids(&ask(&http, "view=unassigned").await), std::slice::from_ref(&case));
    });
}

#[test]
fn questions_are_saved_under_a_name_for_whoever_saved_them_only() {
    on_each(|db| async move {
        let http = start(db).await;
        let (cookie, _) = account(&http, "worker", Holder::Staff(Role::Caseworker, desk("ind")));
        let put = async |name: &str, query: Value| {
            let headers = [("content-type", "application/json"), ("cookie", cookie.as_str())];
            let path = format!("/api/v1/me/filters/{name}");
            http.send("PUT", &path, &headers, Some(query.to_string().into_bytes())).await
        };
        let list = async || http.send("GET", "/api/v1/me/filters", &[("cookie", &cookie)], None).await.json();
        let query = json!({"view": "due", "assignee": "me", "procedure": "nl-nareis", "dueBefore": "2027-03-15"});
        let saved = put("this-week", query.clone()).await;
        assert_eq!((saved.status, saved.json()), (200, json!({"name": "this-week", "query": query})), "{}", saved.text);
        assert_eq!(put("late", json!({"view": "overdue", "assignee": "none"})).await.status, 200);
        assert_eq!(put("late", json!({"view": "overdue"})).await.status, 200, "in place of the earlier one");
        let all = json!({"results": [
            {"name": "late", "query": {"view": "overdue"}}, {"name": "this-week", "query": query},
        ]});
        assert_eq!(list().await, all);
        assert_eq!(http.get("/me/filters").await.json(), json!({"results": []}), "those of somebody else");

        let wrong = put("late", json!({"view": "late", "assignee": "you", "colour": "red"})).await;
        let codes: Vec<String> =
            wrong.faults().into_iter().map(|(pointer, code)| format!("{pointer} {code}")).collect();
        assert_eq!(
            (wrong.status, codes.join(", ")),
            (400, "/colour unknown-member, /view not-one-of, /assignee wrong-type".into())
        );
        let wrong = put("late", json!({"view": "due", "procedure": "nl-elsewhere", "stage": "nowhere"})).await;
        assert_eq!(wrong.faults().len(), 2, "{}", wrong.text);
        assert_eq!(
            put("Mariam%20Voorbeeld", json!({"view": "due"})).await.status,
            404,
            "a name is no name of somebody"
        );
        assert_eq!(list().await, all, "nothing of that was saved");

        for number in 0..48 {
            assert_eq!(put(&format!("f-{number}"), json!({"view": "due"})).await.status, 200);
        }
        assert_eq!(put("one-more", json!({"view": "due"})).await.faults()[0].1, "too-many");
        let gone = http.send("DELETE", "/api/v1/me/filters/late", &[("cookie", &cookie)], None).await;
        assert_eq!((gone.status, put("one-more", json!({"view": "due"})).await.status), (204, 200));
    });
}

#[test]
fn what_was_there_before_there_were_work_lists_is_reckoned_when_the_store_is_opened() {
    use crate::support::stores::Place;
    for place in [Place::sqlite(), Place::postgres()] {
        let db = place.open();
        actix_web::rt::System::new().block_on(async {
            let http = start(db.clone()).await;
            let case = refused(&http, "2027-02-08").await;
            let part = http.post(&format!("/applications/{case}/people"), &[], &json!({"role": "referent"})).await.json();
            let part = part["id"].as_str().expect("an id");
            let details = json!({"givenName": "Mariam", "familyName": "Voorbeeld", "safety": ["do-not-call"]});
            let path = format!("/api/v1/applications/{case}/people/{part}/details");
            let headers = [("if-match", "*"), ("content-type", "application/json")];
            assert_eq!(http.send("PUT", &path, &headers, Some(details.to_string().into_bytes())).await.status, 200);
            // As the step before left it.
            place
                .raw()
                .run("UPDATE cases SET remedy_days = NULL, careful = FALSE; UPDATE people SET careful = FALSE; DELETE FROM remedies")
                .expect("undone");
            assert_eq!(wachtwijzer::app::casework::begin(&http.app).expect("reckoned"), 1);
            assert_eq!(wachtwijzer::app::casework::begin(&http.app).expect("reckoned"), 0, "once");
            let open = told(&ask(&http, "view=remedy-open").await);
            assert_eq!(open, [(case.clone(), "2027-03-08".to_owned())]);
            assert_eq!(ids(&ask(&http, "view=safe-contact").await), [case]);
        });
    }
}

#[test]
fn a_part_given_to_somebody_who_needs_care_makes_the_case_careful_at_once() {
    on_each(|db| async move {
        let http = start(db).await;
        let case = received(&http, "2026-05-18").await;
        let id = CaseId(case.parse().expect("an id"));
        let done: Result<(), AppError> = http.app.write(move |tx, ctx| {
            let person = PersonId::parse("p-careful").expect("an id");
            tx.insert_person(&person, ctx.now)?;
            tx.mark_careful(&person, true)?;
            let part = Part { person, role: Role::Referent, since: ctx.now, until: None, revoked_at: None };
            Ok(tx.insert_part(ctx.ambient.new_id(), id, &part, "test")?)
        });
        done.expect("a part");
        assert_eq!(ids(&ask(&http, "view=safe-contact").await), [case]);
    });
}
