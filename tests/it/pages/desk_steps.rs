//! Steps and corrections by forms: what follows is shown first, and is done only after that, once.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use serde_json::{Value, json};

use super::desk_case::browser;
use super::{ATTACK, Browser, LANGUAGES, is_whole};
use crate::access::world::{World, world};
use crate::support::http::Answer;
use crate::support::stores::on_each;

/// What stands in the hidden fields of the form that does what was shown.
fn hidden(page: &Answer) -> Vec<(String, String)> {
    let form = page.text.split("<form").find(|form| form.contains("name=\"do\" value=\"yes\"")).expect("a form");
    let fields = form.split("<input type=\"hidden\" name=\"").skip(1);
    let one = |field: &str| {
        let (name, rest) = field.split_once("\" value=\"").expect("a field");
        (name.to_owned(), rest.split('"').next().expect("a value").to_owned())
    };
    fields.map(one).collect()
}

fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

async fn records<S>(world: &World<S>) -> Vec<Value>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let body = world.http.get(&format!("/applications/{}/events", world.own)).await.json();
    body["results"].as_array().expect("records").clone()
}

/// Papers are asked for on 20 February, to be answered by 6 March 2027.
const ASKED: [(&str, &str); 6] = [
    ("on-day", "20"),
    ("on-month", "2"),
    ("on-year", "2027"),
    ("of-answerBy-day", "6"),
    ("of-answerBy-month", "3"),
    ("of-answerBy-year", "2027"),
];

fn step<S>(world: &World<S>, event: &str) -> String
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    format!("/work/cases/{}/steps/{event}", world.own)
}

#[test]
fn a_step_shows_what_follows_before_it_is_done_and_is_done_once() {
    on_each(async |db| {
        let world = world(db).await;
        let (path, browser) = (step(&world, "documents-requested"), browser(&world, "caseworker", "en"));
        let form = browser.get(&world.http, &path).await;
        assert_eq!(form.status, 200, "{}", form.text);
        assert!(form.text.contains("name=\"on-day\"") && form.text.contains("name=\"of-answerBy-day\""));
        let before = records(&world).await.len();
        let ahead = browser.post(&world.http, &path, &ASKED).await;
        assert_eq!(ahead.status, 200, "{}", ahead.text);
        is_whole(&ahead, "en", "ahead");
        let text = ahead.text.replace(['\u{2068}', '\u{2069}'], "");
        assert!(
            text.contains("the last day moves from 1 March 2027 to 15 March 2027"),
            "fourteen days do not count: {text}"
        );
        assert!(text.contains("begins, last day 6 March 2027"), "the sponsor has until then: {text}");
        assert!(text.contains("Who is told"), "{text}");
        assert_eq!(records(&world).await.len(), before, "nothing was written");

        let fields = hidden(&ahead);
        for _ in 0..2 {
            let done = browser.post(&world.http, &path, &borrowed(&fields)).await;
            let to = format!("/work/cases/{}?done=recorded", world.own);
            assert_eq!((done.status, done.header("location")), (303, to.as_str()), "{}", done.text);
        }
        let after = records(&world).await;
        assert_eq!(after.len(), before + 1, "sent twice, done once");
        assert_eq!(
            after[before]["event"],
            json!({"type": "documents-requested", "on": "2027-02-20", "answerBy": "2027-03-06"})
        );
        let case = browser.get(&world.http, &format!("/work/cases/{}?done=recorded", world.own)).await;
        assert!(
            case.text.contains("datetime=\"2027-03-15\"") && case.text.contains("role=\"status\""),
            "{}",
            case.text
        );
    });
}

#[test]
fn looking_ahead_is_told_by_the_log_as_looking() {
    on_each(async |db| {
        let world = world(db).await;
        let path = step(&world, "documents-requested");
        let ahead = browser(&world, "caseworker", "nl").post(&world.http, &path, &ASKED).await;
        assert_eq!(ahead.status, 200);
        let log = world.ask("supervisor", "GET", &format!("/applications/{}/accesses", world.own), None).await.json();
        let lines = log["results"].as_array().expect("lines");
        assert!(lines.iter().any(|line| line["operation"] == "preview_bulk_step"), "{log}");
        assert!(!lines.iter().any(|line| line["operation"] == "append_event"), "{log}");
    });
}

#[test]
fn who_changed_the_case_meanwhile_is_not_overwritten() {
    on_each(async |db| {
        let world = world(db).await;
        let (path, browser) = (step(&world, "documents-requested"), browser(&world, "caseworker", "en"));
        let ahead = browser.post(&world.http, &path, &ASKED).await;
        let etag = world.http.get(&format!("/applications/{}", world.own)).await.header("etag").to_owned();
        let other = json!({"type": "receipt-confirmed", "on": "2026-06-10"});
        world.http.append(&world.own.to_string(), &etag, &other).await;
        let refused = browser.post(&world.http, &path, &borrowed(&hidden(&ahead))).await;
        assert_eq!(refused.status, 409, "{}", refused.text);
        is_whole(&refused, "en", "meanwhile");
        assert!(refused.text.contains("Somebody changed this case"), "{}", refused.text);
        assert!(!records(&world).await.iter().any(|one| one["event"]["type"] == "documents-requested"));
        let done = browser.post(&world.http, &path, &borrowed(&hidden(&refused))).await;
        assert_eq!(done.status, 303, "seen anew, it can be done: {}", done.text);
    });
}

#[test]
fn what_is_wrong_with_a_step_stands_beside_its_field_and_nothing_typed_is_lost() {
    on_each(async |db| {
        let world = world(db).await;
        let path = step(&world, "documents-requested");
        let long = "9".repeat(5000);
        let day = |day, month, year| vec![("on-day", day), ("on-month", month), ("on-year", year)];
        let wrong: Vec<(Vec<(&str, &str)>, &str)> = vec![
            (vec![], "#on"),
            (day("20", "2", "2027"), "#of-answerBy"),
            (day("31", "2", "2027"), "#on"),
            (day(&long, "2", "2027"), "#on"),
            (day(ATTACK, ATTACK, ATTACK), "#on"),
            ([day("2", "3", "2027"), ASKED[3..].to_vec()].concat(), "#on"),
            ([day("20", "2", "1899"), ASKED[3..].to_vec()].concat(), "#on"),
            ([day("7", "3", "2027"), ASKED[3..].to_vec()].concat(), "#on"),
            ([ASKED.to_vec(), vec![("person", ATTACK)]].concat(), "#person"),
            ([ASKED.to_vec(), vec![("person", "somebody-else")]].concat(), "#person"),
            ([ASKED.to_vec(), vec![("person", long.as_str())]].concat(), "#person"),
        ];
        let before = records(&world).await.len();
        for language in LANGUAGES {
            let browser = browser(&world, "supervisor", language);
            for (fields, place) in &wrong {
                let refused = browser.post(&world.http, &path, fields).await;
                let what: Vec<(&str, usize)> = fields.iter().map(|(name, value)| (*name, value.len())).collect();
                assert_eq!(refused.status, 422, "{what:?}: {}", refused.text);
                is_whole(&refused, language, &path);
                assert!(refused.text.contains(&format!("href=\"{place}\"")), "{what:?}: {}", refused.text);
                if fields.contains(&("on-day", "31")) {
                    assert!(refused.text.contains("value=\"31\""), "what was typed stays");
                }
            }
            // It does not fit where the case stands.
            let late = browser.post(&world.http, &step(&world, "objection-received"), &day("20", "2", "2027")).await;
            assert_eq!(late.status, 422, "{}", late.text);
            is_whole(&late, language, "objection");
            assert!(late.text.contains("role=\"alert\""), "{}", late.text);
        }
        assert_eq!(records(&world).await.len(), before);
    });
}

#[test]
fn every_event_of_the_procedure_has_its_form() {
    on_each(async |db| {
        let world = world(db).await;
        let procedure = world.http.get("/procedures/nl-nareis/versions/2025-03-28").await.json();
        let events = procedure["events"].as_array().expect("events").clone();
        assert!(events.len() > 30, "{}", events.len());
        for event in &events {
            let id = event["id"].as_str().expect("a name");
            for language in ["nl", "en"] {
                let answer = browser(&world, "caseworker", language).get(&world.http, &step(&world, id)).await;
                assert_eq!(answer.status, 200, "{id}");
                is_whole(&answer, language, id);
                let nothing = browser(&world, "caseworker", language).post(&world.http, &step(&world, id), &[]).await;
                assert_eq!(nothing.status, 422, "{id}");
                is_whole(&nothing, language, id);
            }
        }
        for unknown in ["nothing", "%3Cscript%3E", "x%00y"] {
            let answer = browser(&world, "caseworker", "nl").get(&world.http, &step(&world, unknown)).await;
            assert_eq!(answer.status, 404, "{unknown}");
        }
    });
}

#[test]
fn in_another_language_the_form_is_shown_again_and_nothing_is_done() {
    on_each(async |db| {
        let world = world(db).await;
        let (path, browser) = (step(&world, "documents-requested"), browser(&world, "caseworker", "nl"));
        let ahead = browser.post(&world.http, &path, &ASKED).await;
        let before = records(&world).await.len();
        for (language, shown) in [("en", "en"), ("ar", "ar"), ("xx", "nl"), (ATTACK, "nl"), ("", "nl")] {
            let mut fields = hidden(&ahead);
            fields.extend([("show".to_owned(), "again".to_owned()), ("language".to_owned(), language.to_owned())]);
            let again = browser.post(&world.http, &path, &borrowed(&fields)).await;
            assert_eq!(again.status, 200, "{}", again.text);
            is_whole(&again, shown, "again");
            assert!(
                again.text.contains("value=\"20\"") && again.text.contains("name=\"of-answerBy-day\""),
                "{}",
                again.text
            );
        }
        assert_eq!(records(&world).await.len(), before);
    });
}

#[test]
fn a_session_that_ends_in_mid_form_loses_nothing_and_others_may_not_take_a_step() {
    on_each(async |db| {
        let world = world(db).await;
        let paths = [step(&world, "documents-requested"), format!("/work/cases/{}/events/1/correction", world.own)];
        for path in &paths {
            let out = Browser::nobody("nl").post(&world.http, path, &ASKED).await;
            assert_eq!(out.status, 401, "{}", out.text);
            is_whole(&out, "nl", path);
            assert!(out.text.contains(&format!("name=\"onward\" value=\"{path}\"")), "{}", out.text);
            assert!(out.text.contains("name=\"onward.of-answerBy-day\" value=\"6\""), "{}", out.text);
            for who in ["partner", "policymaker", "administrator", "referent"] {
                let refused = browser(&world, who, "nl").post(&world.http, path, &ASKED).await;
                assert_eq!(refused.status, 403, "{who} {path}");
                let refused = browser(&world, who, "nl").get(&world.http, path).await;
                assert_eq!(refused.status, 403, "{who} {path}");
            }
            let elsewhere = path.replace(&world.own.to_string(), &world.other.to_string());
            let there = browser(&world, "supervisor", "nl").post(&world.http, &elsewhere, &ASKED).await;
            assert_eq!(there.status, 404, "{elsewhere}");
        }
    });
}

#[test]
fn a_correction_shows_what_moves_and_leaves_the_earlier_record_to_be_seen() {
    on_each(async |db| {
        let world = world(db).await;
        let path = format!("/work/cases/{}/events/1/correction", world.own);
        let browser = browser(&world, "caseworker", "en");
        let form = browser.get(&world.http, &path).await;
        is_whole(&form, "en", "correction");
        for typed in ["id=\"on\" name=\"on-day\"", "value=\"01\"", "value=\"2026\""] {
            assert!(form.text.contains(typed), "what it says now is filled in: {}", form.text);
        }
        let eighth = [("how", "instead"), ("on-day", "8"), ("on-month", "6"), ("on-year", "2026")];
        let ahead = browser.post(&world.http, &path, &eighth).await;
        assert_eq!(ahead.status, 200, "{}", ahead.text);
        is_whole(&ahead, "en", "correction");
        let text = ahead.text.replace(['\u{2068}', '\u{2069}'], "");
        assert!(
            text.contains("the last day moves from 1 March 2027 to 8 March 2027"),
            "nine months from 8 June 2026: {text}"
        );
        for _ in 0..2 {
            let done = browser.post(&world.http, &path, &borrowed(&hidden(&ahead))).await;
            assert_eq!(done.header("location"), format!("/work/cases/{}?done=corrected", world.own), "{}", done.text);
        }
        assert_eq!(records(&world).await.len(), 2);
        for page in ["", "/record"] {
            let case = browser.get(&world.http, &format!("/work/cases/{}{page}", world.own)).await;
            assert!(case.text.contains("class=\"gone\"") && case.text.contains("corrected"), "{}", case.text);
            assert!(case.text.contains("Corrects record"), "{}", case.text);
        }
        // What was corrected cannot be corrected again: that is for the record that took its place.
        let again = browser.post(&world.http, &path, &eighth).await;
        assert_eq!(again.status, 422, "{}", again.text);
    });
}

#[test]
fn what_did_not_happen_is_annulled_and_an_impossible_correction_is_told() {
    on_each(async |db| {
        let world = world(db).await;
        let etag = world.http.get(&format!("/applications/{}", world.own)).await.header("etag").to_owned();
        let asked = json!({"type": "documents-requested", "on": "2027-02-20", "answerBy": "2027-03-06"});
        world.http.append(&world.own.to_string(), &etag, &asked).await;
        let browser = browser(&world, "supervisor", "nl");
        let path = |n: u32| format!("/work/cases/{}/events/{n}/correction", world.own);
        let nothing = browser.post(&world.http, &path(2), &[]).await;
        assert_eq!(nothing.status, 422);
        is_whole(&nothing, "nl", "correction");
        assert!(nothing.text.contains("href=\"#how\"") && nothing.text.contains("href=\"#on\""), "{}", nothing.text);
        // Without its receipt the case has nothing that papers could be asked for.
        let refused = browser.post(&world.http, &path(1), &[("how", "annul")]).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        assert!(refused.text.contains("role=\"alert\""));
        let ahead = browser.post(&world.http, &path(2), &[("how", "annul")]).await;
        let text = ahead.text.replace(['\u{2068}', '\u{2069}'], "");
        assert!(text.contains("van 15 maart 2027 naar 1 maart 2027"), "{text}");
        assert_eq!(browser.post(&world.http, &path(2), &borrowed(&hidden(&ahead))).await.status, 303);
        assert_eq!(records(&world).await[2]["entry"], "annulled");
        for n in [3, 9, 4_000_000_000] {
            assert_eq!(browser.get(&world.http, &path(n)).await.status, 404, "{n}: no record that says something");
        }
        assert_eq!(browser.get(&world.http, &path(1).replace("/1/", "/x/")).await.status, 404);
    });
}
