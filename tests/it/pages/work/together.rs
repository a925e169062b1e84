//! One step in several cases: asked, looked at, taken once, undone once.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use serde_json::json;

use super::{ATTACK, Browser, browser, is_whole, on_each, send, world};
use crate::access::world::World;
use crate::pages::LANGUAGES;
use crate::support::http::Answer;

const ASK: &str = "/work/together";
const PREVIEW: &str = "/work/together/preview";
const DO: &str = "/work/together/do";
const PAPERS: &str = "nl-nareis/documents-requested";

/// The day and what else is asked where papers are asked for.
const TYPED: [(&str, &str); 6] = [
    ("on-day", "22"),
    ("on-month", "2"),
    ("on-year", "2027"),
    ("of-answerBy-day", "22"),
    ("of-answerBy-month", "3"),
    ("of-answerBy-year", "2027"),
];

async fn records<S>(world: &World<S>, id: &str) -> u64
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    world.http.get(&format!("/applications/{id}")).await.json()["records"].as_u64().expect("a number")
}

/// From the list to what the step asks.
async fn asked<S>(world: &World<S>, browser: &Browser, step: &str, cases: &[&str]) -> Answer
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let mut typed = vec![("view", "due"), ("step", step)];
    typed.extend(cases.iter().map(|case| ("case", *case)));
    browser.post(&world.http, ASK, &typed).await
}

/// From the list to the look ahead.
async fn ahead<S>(world: &World<S>, browser: &Browser, cases: &[&str]) -> Answer
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let question = asked(world, browser, PAPERS, cases).await;
    assert_eq!(question.status, 200, "{}", question.text);
    send(world, browser, (&question, PREVIEW), &TYPED).await
}

#[test]
fn several_cases_take_a_step_together_and_pressing_twice_takes_it_once() {
    on_each(async |db| {
        let world = world(db).await;
        let (one, two) = (world.spare_application().to_string(), world.own.to_string());
        let browser = browser(&world, "caseworker", "en");
        let list = browser.get(&world.http, "/work?view=due").await;
        assert!(list.text.contains(&format!("value=\"{PAPERS}\"")), "{}", list.text);
        let looked = ahead(&world, &browser, &[&one, &two]).await;
        assert_eq!(looked.status, 200, "{}", looked.text);
        is_whole(&looked, "en", PREVIEW);
        assert!(looked.text.contains("It can be done for 2 of 2 cases"), "{}", looked.text);
        assert!(looked.text.contains("the last day moves from"), "{}", looked.text);
        assert_eq!((records(&world, &one).await, records(&world, &two).await), (1, 1), "looking does nothing");

        let mut led = Vec::new();
        for _ in 0..2 {
            let done = send(&world, &browser, (&looked, DO), &[("how", "all")]).await;
            assert_eq!(done.status, 303, "{}", done.text);
            led.push(done.header("location").to_owned());
            assert_eq!((records(&world, &one).await, records(&world, &two).await), (2, 2));
        }
        assert_eq!(led[0], led[1], "both lead to the same");
        let result = browser.get(&world.http, &led[0]).await;
        is_whole(&result, "en", &led[0]);
        assert_eq!(result.text.matches("✓").count(), 2, "{}", result.text);

        let undo = format!("{}/undo", led[0]);
        for _ in 0..2 {
            let undone = send(&world, &browser, (&result, &undo), &[]).await;
            assert_eq!(undone.status, 303, "{}", undone.text);
            assert_eq!((records(&world, &one).await, records(&world, &two).await), (3, 3));
        }
        // A page that was left open has another key; what is undone stays so all the same.
        let late = browser.post(&world.http, &undo, &[("after", "0")]).await;
        assert_eq!((late.status, records(&world, &one).await), (303, 3));
        let after = browser.get(&world.http, late.header("location")).await;
        assert!(after.text.contains("Undone in 2"), "{}", after.text);
        assert!(!after.text.contains(&undo), "there is nothing left to undo");
    });
}

#[test]
fn a_step_that_does_not_fit_one_case_is_taken_in_none_or_in_the_others() {
    on_each(async |db| {
        let world = world(db).await;
        let (one, gone) = (world.spare_application().to_string(), world.spare_application().to_string());
        let withdrawn = json!({"type": "application-withdrawn", "on": "2027-01-11"});
        let done = world.ask("supervisor", "POST", &format!("/applications/{gone}/events"), Some(withdrawn)).await;
        assert_eq!(done.status, 201, "{}", done.text);
        for language in LANGUAGES {
            let browser = browser(&world, "supervisor", language);
            let looked = ahead(&world, &browser, &[&one, &gone]).await;
            assert_eq!(looked.status, 200, "{}", looked.text);
            is_whole(&looked, language, PREVIEW);
            assert_eq!((looked.text.matches("✓").count(), looked.text.matches("▲").count()), (1, 1), "{}", looked.text);
            // How is not chosen beforehand where they differ.
            let how = send(&world, &browser, (&looked, DO), &[]).await;
            assert_eq!(how.status, 422, "{}", how.text);
            is_whole(&how, language, DO);
            assert!(how.text.contains("href=\"#how\""));
            let none = send(&world, &browser, (&looked, DO), &[("how", "all")]).await;
            assert_eq!(none.status, 422, "{}", none.text);
            is_whole(&none, language, DO);
            assert!(none.text.contains("role=\"alert\""));
            assert_eq!((records(&world, &one).await, records(&world, &gone).await), (1, 2));
        }
        let browser = browser(&world, "supervisor", "nl");
        let looked = ahead(&world, &browser, &[&one, &gone]).await;
        let each = send(&world, &browser, (&looked, DO), &[("how", "each")]).await;
        assert_eq!(each.status, 303, "{}", each.text);
        assert_eq!((records(&world, &one).await, records(&world, &gone).await), (2, 2));
        let result = browser.get(&world.http, each.header("location")).await;
        is_whole(&result, "nl", "the result");
        assert!(result.text.contains("niet gedaan") && result.text.contains(&format!("/work/cases/{gone}")));
    });
}

#[test]
fn what_changed_since_somebody_looked_is_looked_at_again_before_anything_is_done() {
    on_each(async |db| {
        let world = world(db).await;
        let (one, two) = (world.spare_application().to_string(), world.spare_application().to_string());
        let browser = browser(&world, "caseworker", "en");
        let looked = ahead(&world, &browser, &[&one, &two]).await;
        let meanwhile = json!({"type": "receipt-confirmed", "on": "2027-02-01"});
        let done = world.ask("supervisor", "POST", &format!("/applications/{two}/events"), Some(meanwhile)).await;
        assert_eq!(done.status, 201, "{}", done.text);
        let refused = send(&world, &browser, (&looked, DO), &[("how", "all")]).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        is_whole(&refused, "en", DO);
        assert!(refused.text.contains("Nothing was done"), "{}", refused.text);
        assert_eq!((records(&world, &one).await, records(&world, &two).await), (1, 2));
        let done = send(&world, &browser, (&refused, DO), &[("how", "all")]).await;
        assert_eq!(done.status, 303, "now it was seen: {}", done.text);
        assert_eq!((records(&world, &one).await, records(&world, &two).await), (2, 3));
    });
}

#[test]
fn what_is_missing_or_no_day_is_told_at_its_field_and_the_rest_stays() {
    on_each(async |db| {
        let world = world(db).await;
        let own = world.own.to_string();
        for language in LANGUAGES {
            let browser = browser(&world, "caseworker", language);
            let question = asked(&world, &browser, PAPERS, &[&own]).await;
            is_whole(&question, language, ASK);
            let answer = ["of-answerBy-day", "of-answerBy-month", "of-answerBy-year"];
            for (typed, wrong) in [
                (vec![], &["on", "of-answerBy"][..]),
                (vec![("on-day", "31"), ("on-month", "2"), ("on-year", "2027")], &["on", "of-answerBy"]),
                (vec![("on-day", ATTACK), ("on-month", ATTACK), ("on-year", ATTACK)], &["on"]),
                // Tomorrow has not happened yet.
                (
                    vec![
                        ("on-day", "2"),
                        ("on-month", "3"),
                        ("on-year", "2027"),
                        (answer[0], "22"),
                        (answer[1], "3"),
                        (answer[2], "2027"),
                    ],
                    &["on"],
                ),
                // Nobody can answer before they are asked.
                (
                    vec![
                        ("on-day", "22"),
                        ("on-month", "2"),
                        ("on-year", "2027"),
                        (answer[0], "1"),
                        (answer[1], "2"),
                        (answer[2], "2027"),
                    ],
                    &["of-answerBy"],
                ),
                (
                    vec![
                        ("on-day", "22"),
                        ("on-month", "2"),
                        ("on-year", "1066"),
                        (answer[0], "1"),
                        (answer[1], "2"),
                        (answer[2], "9999"),
                    ],
                    &["on", "of-answerBy"],
                ),
            ] {
                let answer = send(&world, &browser, (&question, PREVIEW), &typed).await;
                assert_eq!(answer.status, 422, "{typed:?}: {}", answer.text);
                is_whole(&answer, language, PREVIEW);
                for field in wrong {
                    assert!(answer.text.contains(&format!("href=\"#{field}\"")), "{typed:?} {field}: {}", answer.text);
                    assert!(answer.text.contains(&format!("id=\"{field}\"")), "{field}");
                }
                for (name, value) in typed.iter().filter(|(_, value)| *value != ATTACK) {
                    assert!(answer.text.contains(&format!("value=\"{value}\"")), "{name} stays");
                }
            }
        }
        assert_eq!(records(&world, &own).await, 1);
    });
}

#[test]
fn without_a_case_or_a_step_the_list_stands_again_with_what_is_wrong() {
    on_each(async |db| {
        let world = world(db).await;
        let own = world.own.to_string();
        for language in LANGUAGES {
            let browser = browser(&world, "caseworker", language);
            for (step, cases, wrong) in [
                ("", &[][..], &["case", "step"][..]),
                (PAPERS, &[], &["case"]),
                ("", &[own.as_str()], &["step"]),
                (ATTACK, &[own.as_str()], &["step"]),
                // What begins a case, or is about one person, is no step for many.
                ("nl-nareis/application-received", &[own.as_str()], &["step"]),
                ("nl-nareis/member-described", &[own.as_str()], &["step"]),
            ] {
                let answer = asked(&world, &browser, step, cases).await;
                assert_eq!(answer.status, 422, "{step}: {}", answer.text);
                is_whole(&answer, language, ASK);
                for field in wrong {
                    assert!(answer.text.contains(&format!("href=\"#{field}\"")), "{step} {field}: {}", answer.text);
                    assert!(answer.text.contains(&format!("id=\"{field}\"")), "{field}");
                }
                if !cases.is_empty() {
                    assert!(answer.text.contains(&format!("value=\"{own}\" checked")), "what was chosen stays chosen");
                }
            }
        }
    });
}

#[test]
fn a_case_of_another_organisation_is_not_there_and_nothing_is_told_of_it() {
    on_each(async |db| {
        let world = world(db).await;
        let (own, other) = (world.own.to_string(), world.other.to_string());
        let browser = browser(&world, "caseworker", "nl");
        for cases in [&[own.as_str(), other.as_str()][..], &[other.as_str()], &["x"], &[ATTACK]] {
            let answer = asked(&world, &browser, PAPERS, cases).await;
            assert_eq!(answer.status, 404, "{cases:?}: {}", answer.text);
            is_whole(&answer, "nl", ASK);
        }
        // Made up by hand: looked at and not told, and not done.
        let mut fields = vec![("step", PAPERS), ("case", other.as_str())];
        fields.extend(TYPED);
        let looked = browser.post(&world.http, PREVIEW, &fields).await;
        assert_eq!(looked.status, 200, "{}", looked.text);
        assert!(!looked.text.contains(&format!("/work/cases/{other}")) && !looked.text.contains(DO), "{}", looked.text);
        let seen = format!("{other}:1");
        fields.extend([("seen", seen.as_str()), ("how", "each")]);
        let done = browser.post(&world.http, DO, &fields).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let result = browser.get(&world.http, done.header("location")).await;
        assert!(!result.text.contains("/work/cases/"), "{}", result.text);
        for seen in ["", "x", ATTACK, &other] {
            let mut fields = vec![("step", PAPERS), ("seen", seen), ("how", "each")];
            fields.extend(TYPED);
            assert_eq!(browser.post(&world.http, DO, &fields).await.status, 400, "{seen}");
        }
    });
}

#[test]
fn a_step_of_another_organisation_is_neither_shown_nor_undone() {
    on_each(async |db| {
        let world = world(db).await;
        let own = world.own.to_string();
        let browser = browser(&world, "caseworker", "nl");
        let looked = ahead(&world, &browser, &[&own]).await;
        let done = send(&world, &browser, (&looked, DO), &[("how", "all")]).await;
        let place = done.header("location").to_owned();
        let role = wachtwijzer::domain::access::Role::Supervisor;
        let held = crate::support::http::session_of(&world.http.app, "worker.elsewhere", role, "elsewhere");
        let elsewhere = Browser::holding(&held, "nl");
        for (answer, path) in [
            (elsewhere.get(&world.http, &place).await, "the result"),
            (elsewhere.post(&world.http, &format!("{place}/undo"), &[]).await, "undoing"),
            (browser.get(&world.http, "/work/together/x").await, "no id"),
            (browser.get(&world.http, "/work/together/0190aaaa-0000-7000-8000-000000000000").await, "no step"),
        ] {
            assert_eq!(answer.status, 404, "{path}: {}", answer.text);
            is_whole(&answer, "nl", path);
        }
        assert_eq!(records(&world, &own).await, 2);
        let partner = super::browser(&world, "partner", "nl").get(&world.http, &place).await;
        assert_eq!(partner.status, 403);
        assert_eq!(browser.get(&world.http, &format!("{place}?left={ATTACK_IN_AN_ADDRESS}")).await.status, 200);
    });
}

const ATTACK_IN_AN_ADDRESS: &str = "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E";
