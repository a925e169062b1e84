//! One case for who works on it: what each role sees of it, and what nobody else does.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use serde_json::json;

use super::{ATTACK, Browser, LANGUAGES, is_whole};
use crate::access::world::{World, world};
use crate::support::stores::on_each;

pub(super) fn browser<S>(world: &World<S>, who: &str, language: &'static str) -> Browser
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    Browser::holding(&world.proof(who).1, language)
}

fn pages<S>(world: &World<S>) -> Vec<String>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    ["", "/terms", "/tasks", "/record", "/people"]
        .iter()
        .map(|page| format!("/work/cases/{}{page}", world.own))
        .collect()
}

#[test]
fn who_works_on_a_case_sees_it_whole_and_a_partner_no_record_and_no_names() {
    on_each(async |db| {
        let world = world(db).await;
        for who in ["caseworker", "supervisor", "partner"] {
            for language in LANGUAGES {
                let browser = browser(&world, who, language);
                for path in pages(&world) {
                    let answer = browser.get(&world.http, &path).await;
                    let hidden = who == "partner" && (path.ends_with("/record") || path.ends_with("/people"));
                    assert_eq!(answer.status, if hidden { 403 } else { 200 }, "{who} {path}: {}", answer.text);
                    is_whole(&answer, language, &path);
                }
                let case = browser.get(&world.http, &format!("/work/cases/{}", world.own)).await;
                for place in ["/record\"", "/people\"", "/steps/documents-requested\"", "/assignee\""] {
                    assert_eq!(
                        case.text.contains(place),
                        who != "partner",
                        "{who}: what may not be done is not offered"
                    );
                }
                assert!(case.text.contains(&format!("t.{who}")), "the page says who is signed in");
            }
        }
    });
}

#[test]
fn every_link_of_a_case_leads_somewhere() {
    on_each(async |db| {
        let world = world(db).await;
        world.http.set("2027-03-10T12:00:00Z");
        for who in ["caseworker", "partner"] {
            let browser = browser(&world, who, "nl");
            for path in pages(&world) {
                let answer = browser.get(&world.http, &path).await;
                browser.follow_links(&world.http, (&answer, &path)).await;
            }
        }
    });
}

#[test]
fn the_terms_stand_with_the_safe_day_how_late_it_is_and_why() {
    on_each(async |db| {
        let world = world(db).await;
        world.http.set("2027-03-10T12:00:00Z");
        let path = format!("/work/cases/{}", world.own);
        for path in [path.clone(), format!("{path}/terms")] {
            let answer = browser(&world, "caseworker", "en").get(&world.http, &path).await;
            assert!(answer.text.contains("datetime=\"2027-03-01\""), "nine months from 1 June 2026: {}", answer.text);
            assert!(answer.text.contains("9 days"), "late since 2 March 2027");
            assert!(answer.text.contains("2u(1)"), "the article of the term: {}", answer.text);
        }
        let answer = browser(&world, "caseworker", "en").get(&world.http, &path).await;
        let letter = format!("/api/v1/applications/{}/letters/notice-of-default", world.own);
        assert!(answer.text.contains(&letter), "what the family can do now: {}", answer.text);
        assert!(answer.text.contains("datetime=\"2026-06-01\""), "the receipt, in the record");
        assert!(answer.text.contains("supervisor.ind"), "and who wrote it down: {}", answer.text);
    });
}

#[test]
fn a_case_of_elsewhere_is_not_there_and_other_roles_may_not_look() {
    on_each(async |db| {
        let world = world(db).await;
        let more =
            ["/steps/documents-requested", "/events/1/correction", "/handovers", "/handovers/new", "/tasks/find-home"];
        let of = |id: &str| {
            let own = ["", "/terms", "/tasks", "/record", "/people"].into_iter().chain(more);
            own.map(|page| format!("/work/cases/{id}{page}")).collect::<Vec<_>>()
        };
        for id in [world.other.to_string(), "0190aaaa-0000-7000-8000-000000000000".to_owned(), "x".to_owned()] {
            for path in of(&id) {
                let answer = browser(&world, "supervisor", "nl").get(&world.http, &path).await;
                assert_eq!(answer.status, 404, "{path}");
                is_whole(&answer, "nl", &path);
            }
        }
        for path in of(&world.own.to_string()) {
            for who in ["policymaker", "administrator", "referent"] {
                let answer = browser(&world, who, "en").get(&world.http, &path).await;
                assert_eq!(answer.status, 403, "{who} {path}");
                is_whole(&answer, "en", &path);
            }
            let out = Browser::nobody("nl").get(&world.http, &path).await;
            assert_eq!((out.status, out.header("location")), (303, "/sign-in"), "{path}");
        }
    });
}

#[test]
fn names_stand_on_their_own_page_only_and_whose_were_looked_at_is_logged() {
    on_each(async |db| {
        let world = world(db).await;
        let people = world.ask("caseworker", "GET", &format!("/applications/{}/people", world.own), None).await.json();
        let part = people["results"][0]["id"].as_str().expect("a part").to_owned();
        let details = json!({"givenName": "Maryam", "familyName": ATTACK, "language": "ti", "safety": ["do-not-call"]});
        let path = format!("/applications/{}/people/{part}/details", world.own);
        let written = world.ask("supervisor", "PUT", &path, Some(details)).await;
        assert_eq!(written.status, 200, "{}", written.text);
        let browser = browser(&world, "caseworker", "en");
        for page in ["", "/record", "/terms"] {
            let path = format!("/work/cases/{}{page}", world.own);
            assert!(!browser.get(&world.http, &path).await.text.contains("Maryam"), "{path}");
        }
        let shown = browser.get(&world.http, &format!("/work/cases/{}/people", world.own)).await;
        is_whole(&shown, "en", "people");
        assert!(shown.text.contains("Maryam") && shown.text.contains("do not call") && !shown.text.contains(ATTACK));
        let log = world.ask("supervisor", "GET", &format!("/applications/{}/accesses", world.own), None).await.json();
        let lines = log["results"].as_array().expect("lines");
        for operation in ["get_application", "list_events", "list_notices", "list_people", "get_details"] {
            assert!(lines.iter().any(|line| line["operation"] == operation), "{operation}: {log}");
        }
    });
}

#[test]
fn who_works_on_a_case_is_changed_by_one_button_and_twice_is_once() {
    on_each(async |db| {
        let world = world(db).await;
        let (path, browser) = (format!("/work/cases/{}", world.own), browser(&world, "caseworker", "nl"));
        let assignee = format!("{path}/assignee");
        for _ in 0..2 {
            let done = browser.post(&world.http, &assignee, &[("to", "me")]).await;
            assert_eq!((done.status, done.header("location")), (303, format!("{path}?done=assigned").as_str()));
        }
        let shown = browser.get(&world.http, &format!("{path}?done=assigned")).await;
        is_whole(&shown, "nl", "assigned");
        assert!(shown.text.contains("<strong><bdi>t.caseworker</bdi></strong>"), "{}", shown.text);
        assert!(shown.text.contains("role=\"status\""));
        assert_eq!(browser.post(&world.http, &assignee, &[("to", "nobody")]).await.status, 303);
        assert!(browser.get(&world.http, &path).await.text.contains("niemand"));
        for wrong in [vec![], vec![("to", ATTACK)]] {
            assert_eq!(browser.post(&world.http, &assignee, &wrong).await.status, 400);
        }
        let partner = super::desk_case::browser(&world, "partner", "nl");
        assert_eq!(partner.post(&world.http, &assignee, &[("to", "me")]).await.status, 403);
        let out = Browser::nobody("nl").post(&world.http, &assignee, &[("to", "me")]).await;
        assert_eq!(out.status, 401);
        assert!(out.text.contains("name=\"onward.to\" value=\"me\""), "nothing is lost: {}", out.text);
    });
}

#[test]
fn a_partner_says_that_a_task_was_done_and_only_once() {
    on_each(async |db| {
        let world = world(db).await;
        let own = world.own.to_string();
        let etag = world.http.get(&format!("/applications/{own}")).await.header("etag").to_owned();
        let granted = json!({"type": "decision-notified", "on": "2027-02-01", "outcome": "granted"});
        let etag = world.http.append(&own, &etag, &granted).await;
        let collected = json!({"type": "mvv-collected", "on": "2027-02-10", "validUntil": "2027-05-10"});
        world.http.append(&own, &etag, &collected).await;
        let partner = browser(&world, "partner", "en");
        let case = partner.get(&world.http, &format!("/work/cases/{own}")).await;
        let task = format!("/work/cases/{own}/tasks/find-home");
        assert!(case.text.contains(&format!("href=\"{task}\"")), "{}", case.text);
        assert!(!case.text.contains("/tasks/travel\""), "what a partner may not say is not offered");
        let form = partner.get(&world.http, &task).await;
        is_whole(&form, "en", "task");
        let key = form.text.split("name=\"once\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let key = key.expect("a key").to_owned();
        let day = |day| [("on-day", day), ("on-month", "2"), ("on-year", "2027"), ("once", key.as_str())];
        for (wrong, told) in [(vec![], "Fill this in."), (day("31").to_vec(), "This is no day.")] {
            let refused = partner.post(&world.http, &task, &wrong).await;
            assert_eq!(refused.status, 422, "{}", refused.text);
            is_whole(&refused, "en", "task");
            assert!(refused.text.contains("href=\"#on\"") && refused.text.contains(told), "{}", refused.text);
        }
        let list = partner.get(&world.http, &format!("/work/cases/{own}/tasks")).await;
        is_whole(&list, "en", "tasks");
        assert!(list.text.contains(&format!("href=\"{task}\"")), "{}", list.text);
        for _ in 0..2 {
            let done = partner.post(&world.http, &task, &day("20")).await;
            assert_eq!(
                (done.status, done.header("location")),
                (303, format!("/work/cases/{own}?done=completed").as_str())
            );
        }
        let record = world.http.get(&format!("/applications/{own}/events")).await.json();
        let all = record["results"].as_array().expect("records");
        assert_eq!(all.iter().filter(|one| one["event"]["type"] == "home-found").count(), 1, "{record}");
        for unknown in ["nothing", "..%2F..", "find-home?person=nobody"] {
            let answer = partner.get(&world.http, &format!("/work/cases/{own}/tasks/{unknown}")).await;
            assert_eq!(answer.status, 404, "{unknown}");
        }
    });
}

#[test]
fn a_long_record_stays_a_small_page() {
    on_each(async |db| {
        let world = world(db).await;
        let own = world.own.to_string();
        let mut etag = world.http.get(&format!("/applications/{own}")).await.header("etag").to_owned();
        for day in 1..=28 {
            for (kind, on) in
                [("receipt-confirmed", format!("2026-07-{day:02}")), ("receipt-confirmed", format!("2026-08-{day:02}"))]
            {
                etag = world.http.append(&own, &etag, &json!({"type": kind, "on": on})).await;
            }
        }
        let browser = browser(&world, "caseworker", "nl");
        for page in ["", "/record", "/record?page=2", "/terms"] {
            let path = format!("/work/cases/{own}{page}");
            let answer = browser.get(&world.http, &path).await;
            assert_eq!(answer.status, 200, "{}", answer.text);
            is_whole(&answer, "nl", &path);
        }
        assert_eq!(browser.get(&world.http, &format!("/work/cases/{own}/record?page=0")).await.status, 400);
    });
}
