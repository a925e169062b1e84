//! What is known about me, what I want to read, to whom I agreed, and where I am signed in.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use serde_json::{Value, json};
use wachtwijzer::domain::access::Role;

use super::{ATTACK, Browser, LANGUAGES, is_whole};
use crate::access::provider::{Provider, providers};
use crate::access::world::{World, world, world_with};
use crate::support::stores::on_each;

fn browser<S>(world: &World<S>, who: &str, language: &'static str) -> Browser
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    Browser::holding(&world.proof(who).1, language)
}

/// Writes down who somebody in the family is.
async fn details<S>(world: &World<S>, who: &str, details: Value)
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let people = world.ask("caseworker", "GET", &format!("/applications/{}/people", world.own), None).await.json();
    let all = people["results"].as_array().expect("people").clone();
    let part = all.iter().find(|part| part["person"] == format!("person-{who}").as_str()).expect("a part");
    let path = format!("/applications/{}/people/{}/details", world.own, part["id"].as_str().expect("an id"));
    let done = world.ask("caseworker", "PUT", &path, Some(details)).await;
    assert_eq!(done.status, 200, "{}", done.text);
}

#[test]
fn somebody_reads_what_is_known_of_them_and_of_nobody_else() {
    on_each(async |db| {
        let world = world(db).await;
        let path = format!("/my/{}/data", world.own);
        let rahel = json!({
            "givenName": "Rahel", "familyName": ATTACK, "bornOn": "1990-05-17", "email": "rahel@example.org",
            "phone": "+31612345678", "language": "ti", "channel": "sms", "safety": ["do-not-call"],
            "safetyNote": "a note of the organisation", "interpreter": true,
        });
        details(&world, "family-member", rahel).await;
        for language in LANGUAGES {
            let shown = browser(&world, "family-member", language).get(&world.http, &path).await;
            assert_eq!(shown.status, 200, "{}", shown.text);
            is_whole(&shown, language, &path);
            for known in ["Rahel", "rahel@example.org", "+31612345678", "1990"] {
                assert!(shown.text.contains(known), "{known}: {}", shown.text);
            }
            assert!(!shown.text.contains("a note of the organisation"), "that is for the organisation alone");
            let other = browser(&world, "referent", language).get(&world.http, &path).await;
            assert!(!other.text.contains("Rahel") && !other.text.contains("+31612345678"), "{}", other.text);
        }
        let shown = browser(&world, "family-member", "nl").get(&world.http, &path).await;
        assert!(shown.text.contains("Niet bellen") && shown.text.contains("href=\"/api/v1/me/data\""));
        assert!(shown.text.contains("Vertel het uw contactpersoon."), "how it is changed is said");

        // A helper reads what is known of a helper, and agrees to nothing for the family.
        let helper = browser(&world, "helper", "nl").get(&world.http, &path).await;
        assert_eq!(helper.status, 200, "{}", helper.text);
        assert!(!helper.text.contains("Rahel") && !helper.text.contains("name=\"organisation\""), "{}", helper.text);
        assert_eq!(browser(&world, "caseworker", "nl").get(&world.http, &path).await.status, 403);
        let other = format!("/my/{}/data", world.other);
        assert_eq!(browser(&world, "referent", "nl").get(&world.http, &other).await.status, 404);
        let out = Browser::nobody("nl").get(&world.http, &path).await;
        assert_eq!((out.status, out.header("location")), (303, "/sign-in"));
    });
}

#[test]
fn what_somebody_wants_to_read_is_kept_and_what_is_no_choice_is_told() {
    on_each(async |db| {
        let world = world(db).await;
        let (path, referent) = (format!("/my/{}/data", world.own), browser(&world, "referent", "nl"));
        let form =
            [("do", "want"), ("topics", "children"), ("topics", "young"), ("life", "monthly"), ("open-words", "yes")];
        for _ in 0..2 {
            let done = referent.post(&world.http, &path, &form).await;
            assert_eq!((done.status, done.header("location")), (303, path.as_str()), "{}", done.text);
            let kept = world.ask("referent", "GET", "/me/preferences", None).await.json();
            assert_eq!(kept["topics"], json!(["children", "young"]), "{kept}");
            assert_eq!((&kept["rhythm"], &kept["openWords"]), (&json!("monthly"), &json!(true)));
        }
        let shown = referent.get(&world.http, &path).await;
        assert_eq!(shown.text.matches(" checked").count(), 4, "as it is now: {}", shown.text);

        let long = "x".repeat(5000);
        for wrong in [
            vec![("do", "want")],
            vec![("do", "want"), ("life", "daily")],
            vec![("do", "want"), ("life", ATTACK)],
            vec![("do", "want"), ("life", "monthly"), ("topics", ATTACK)],
            vec![("do", "want"), ("life", "monthly"), ("topics", long.as_str())],
        ] {
            for language in LANGUAGES {
                let refused = browser(&world, "referent", language).post(&world.http, &path, &wrong).await;
                assert_eq!(refused.status, 422, "{wrong:?}: {}", refused.text);
                is_whole(&refused, language, &path);
                assert!(refused.text.contains("role=\"alert\""), "{wrong:?}");
            }
        }
        for form in [vec![], vec![("do", ATTACK)]] {
            assert_eq!(referent.post(&world.http, &path, &form).await.status, 400, "{form:?}");
        }
        let mut again = form.to_vec();
        again.extend([("show", "again"), ("language", "xx")]);
        let shown = referent.post(&world.http, &path, &again).await;
        assert_eq!(shown.status, 200);
        is_whole(&shown, "nl", &path);
        let kept = world.ask("referent", "GET", "/me/preferences", None).await.json();
        assert_eq!(kept["rhythm"], "monthly", "what was wrong changed nothing: {kept}");
    });
}

#[test]
fn somebody_agrees_for_themselves_and_takes_it_back_once() {
    on_each(async |db| {
        let world = world(db).await;
        let (path, member) = (format!("/my/{}/data", world.own), browser(&world, "family-member", "nl"));
        let consents = format!("/applications/{}/consents", world.own);
        let form = [("do", "agree"), ("organisation", "coa")];
        for _ in 0..2 {
            let done = member.post(&world.http, &path, &form).await;
            assert_eq!((done.status, done.header("location")), (303, path.as_str()), "{}", done.text);
        }
        let all = world.ask("family-member", "GET", &consents, None).await.json();
        assert_eq!(all["results"].as_array().expect("consents").len(), 1, "twice is once: {all}");
        assert_eq!(all["results"][0]["person"], "person-family-member");
        let id = all["results"][0]["id"].as_str().expect("an id");
        let shown = member.get(&world.http, &path).await;
        assert!(shown.text.contains("Ja gezegd op"), "{}", shown.text);
        assert!(!shown.text.contains("<option value=\"coa\""), "nobody agrees twice: {}", shown.text);

        // What another agreed to is not mine to take back.
        let others = browser(&world, "referent", "nl");
        let back = [("do", "take-back"), ("consent", id)];
        assert_eq!(others.post(&world.http, &path, &back).await.status, 404);
        for _ in 0..2 {
            let done = member.post(&world.http, &path, &back).await;
            assert_eq!((done.status, done.header("location")), (303, path.as_str()), "{}", done.text);
        }
        assert!(member.get(&world.http, &path).await.text.contains("Gestopt op"));

        let long = "a".repeat(5000);
        for to in ["", ATTACK, "nowhere", long.as_str()] {
            for language in LANGUAGES {
                let browser = browser(&world, "family-member", language);
                let refused = browser.post(&world.http, &path, &[("do", "agree"), ("organisation", to)]).await;
                assert_eq!(refused.status, 422, "{to}: {}", refused.text);
                is_whole(&refused, language, &path);
                assert!(refused.text.contains("href=\"#organisation\""), "{to}: {}", refused.text);
            }
        }
        for wrong in ["", ATTACK, "0190aaaa-0000-7000-8000-000000000000"] {
            let form = [("do", "take-back"), ("consent", wrong)];
            assert_eq!(member.post(&world.http, &path, &form).await.status, 404, "{wrong}");
        }
        let ended = Browser::holding("__Host-session=made-up", "nl").post(&world.http, &path, &form).await;
        assert_eq!(ended.status, 401);
        assert!(ended.text.contains("name=\"onward.organisation\" value=\"coa\""), "{}", ended.text);
        let other = format!("/my/{}/data", world.other);
        for form in [form.to_vec(), back.to_vec(), vec![("do", "want"), ("life", "monthly")]] {
            assert_eq!(member.post(&world.http, &other, &form).await.status, 404, "{form:?}");
            assert_eq!(browser(&world, "caseworker", "nl").post(&world.http, &path, &form).await.status, 403);
        }
    });
}

#[test]
fn a_session_of_another_device_is_ended_and_nobody_ends_that_of_somebody_else() {
    on_each(async |db| {
        let world = world(db).await;
        let (path, here) = (format!("/my/{}/data", world.own), browser(&world, "referent", "nl"));
        let there = browser(&world, "referent", "nl");
        let shown = here.get(&world.http, &path).await;
        assert!(shown.text.contains("Dit apparaat"), "{}", shown.text);
        let sessions = world.http.send("GET", "/api/v1/sessions", &[("cookie", &there.cookies)], None).await.json();
        let all = sessions["results"].as_array().expect("sessions").clone();
        let of_there = all.iter().find(|one| one["current"] == true).expect("there")["id"].as_str().expect("an id");
        let form = [("do", "end-session"), ("session", of_there)];
        let member = browser(&world, "family-member", "nl");
        assert_eq!(member.post(&world.http, &path, &form).await.status, 303);
        assert_eq!(there.get(&world.http, &path).await.status, 200, "it was not theirs to end");
        for _ in 0..2 {
            let done = here.post(&world.http, &path, &form).await;
            assert_eq!((done.status, done.header("location")), (303, path.as_str()), "{}", done.text);
        }
        assert_eq!(there.get(&world.http, &path).await.header("location"), "/sign-in");
        assert_eq!(here.get(&world.http, &path).await.status, 200);
        assert_eq!(here.post(&world.http, &path, &[("do", "end-session"), ("session", ATTACK)]).await.status, 404);
    });
}

#[test]
fn signing_in_by_a_provider_begins_with_a_page_that_leads_there_and_can_be_ended() {
    on_each(async |db| {
        let provider = Provider::start();
        let world = world_with(db, providers(&provider)).await;
        let (path, referent) = (format!("/my/{}/data", world.own), browser(&world, "referent", "nl"));
        let shown = referent.get(&world.http, &path).await;
        assert!(shown.text.contains("name=\"provider\" value=\"broker\""), "{}", shown.text);
        let on = referent.post(&world.http, &path, &[("do", "link"), ("provider", "broker")]).await;
        assert_eq!(on.status, 200, "{}", on.text);
        assert!(on.text.contains("a class=\"button\" href=\"http"), "{}", on.text);
        assert!(super::cookie(&on, "__Host-attempt").is_some());
        for wrong in ["", "nobody", ATTACK] {
            let form = [("do", "link"), ("provider", wrong)];
            assert_eq!(referent.post(&world.http, &path, &form).await.status, 404, "{wrong}");
        }
        for _ in 0..2 {
            assert_eq!(referent.post(&world.http, &path, &[("do", "unlink")]).await.status, 303);
        }
        let shown = referent.get(&world.http, &path).await;
        assert!(!shown.text.contains("value=\"unlink\""), "{}", shown.text);
    });
}

#[test]
fn a_page_of_my_data_is_in_the_log_by_what_was_looked_at() {
    on_each(async |db| {
        let world = world(db).await;
        let path = format!("/my/{}/data", world.own);
        // Somebody whose details nobody wrote down sees that, and no fault.
        world.part(world.own, Role::FamilyMember);
        assert_eq!(browser(&world, "helper", "nl").get(&world.http, &path).await.status, 200);
        let log = world.ask("referent", "GET", &format!("/applications/{}/accesses", world.own), None).await.json();
        let lines = log["results"].as_array().expect("lines").clone();
        assert!(lines.iter().any(|line| line["operation"] == "get_application"), "{lines:?}");
    });
}
