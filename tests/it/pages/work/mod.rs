//! The desk: lists, searching, one step in several cases, messages that did not arrive, and what the organisation was told.

mod deliveries;
mod list;
mod search;
mod together;

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};

use super::{ATTACK, Browser, LANGUAGES, is_whole};
use crate::access::world::{World, world};
use crate::support::http::Answer;
use crate::support::stores::on_each;

fn browser<S>(world: &World<S>, who: &str, language: &'static str) -> Browser
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    Browser::holding(&world.proof(who).1, language)
}

/// What goes along unseen in the form that is sent there, as a browser reads it.
fn unseen(answer: &Answer, action: &str) -> Vec<(String, String)> {
    let form = answer.text.split(&format!("action=\"{action}\"")).nth(1).expect("a form");
    let form = form.split("</form>").next().expect("its end");
    let value = |input: &str, name: &str| {
        let rest = input.split(&format!(" {name}=\"")).nth(1)?;
        Some(rest.split('"').next()?.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"))
    };
    let inputs = form.split("<input").skip(1).filter(|input| input.contains("type=\"hidden\""));
    inputs.filter_map(|input| Some((value(input, "name")?, value(input, "value")?))).collect()
}

/// These fields beside those that go along unseen.
async fn send<S>(world: &World<S>, browser: &Browser, (page, action): (&Answer, &str), typed: &[(&str, &str)]) -> Answer
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let unseen = unseen(page, action);
    let mut all: Vec<(&str, &str)> = unseen.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    all.extend(typed);
    browser.post(&world.http, action, &all).await
}

const PAGES: [&str; 11] = [
    "/work",
    "/work?view=overdue",
    "/work?view=remedy-open&assignee=me",
    "/work?view=handover-unanswered",
    "/work?view=notice-undelivered&procedure=nl-nareis",
    "/work?view=safe-contact",
    "/work?view=unassigned&stage=in-review",
    "/work?view=due&assignee=none&before-day=1&before-month=1&before-year=2028",
    "/work/search",
    "/work/deliveries",
    "/work/messages",
];

/// Each form of the desk, with something typed into it.
const FORMS: [(&str, &[(&str, &str)]); 9] = [
    ("/work/keep", &[("view", "due"), ("name", "aan mij")]),
    ("/work/forget", &[("view", "due"), ("name", "aan-mij")]),
    ("/work/assign", &[("view", "due"), ("to", "me"), ("case", "CASE")]),
    ("/work/search", &[("reference", "WW-7K3M-9QXP-P"), ("purpose", "question")]),
    ("/work/together", &[("case", "CASE"), ("step", "nl-nareis/documents-requested")]),
    ("/work/together/preview", &[("case", "CASE"), ("step", "nl-nareis/receipt-confirmed"), ("on-day", "1")]),
    ("/work/together/do", &[("seen", "CASE:1"), ("step", "nl-nareis/receipt-confirmed"), ("how", "all")]),
    ("/work/deliveries/CASE/0190aaaa-0000-7000-8000-000000000000/again", &[("words", "typed")]),
    ("/work/together/0190aaaa-0000-7000-8000-000000000000/undo", &[("after", "0")]),
];

#[test]
fn every_page_of_the_desk_is_whole_in_every_language_and_its_links_lead_somewhere() {
    on_each(async |db| {
        let world = world(db).await;
        for who in ["caseworker", "supervisor"] {
            for language in LANGUAGES {
                let browser = browser(&world, who, language);
                for path in PAGES {
                    let answer = browser.get(&world.http, path).await;
                    assert_eq!(answer.status, 200, "{who} {path}: {}", answer.text);
                    is_whole(&answer, language, path);
                    assert!(answer.text.contains(&format!("t.{who}")), "{path} says who is signed in");
                    assert!(answer.text.contains("class=\"skip\""), "{path}");
                }
            }
        }
        let browser = browser(&world, "caseworker", "nl");
        for path in PAGES {
            let answer = browser.get(&world.http, path).await;
            browser.follow_links(&world.http, (&answer, path)).await;
        }
    });
}

#[test]
fn nobody_but_who_works_on_cases_comes_to_the_desk() {
    on_each(async |db| {
        let world = world(db).await;
        for path in PAGES {
            for cookies in ["none=1", "__Host-session=made-up"] {
                let answer = Browser::holding(cookies, "nl").get(&world.http, path).await;
                assert_eq!((answer.status, answer.header("location")), (303, "/sign-in"), "{path}");
            }
            for who in ["referent", "family-member", "helper", "policymaker", "administrator"] {
                let answer = browser(&world, who, "nl").get(&world.http, path).await;
                assert_eq!(answer.status, 403, "{who} {path}");
                is_whole(&answer, "nl", path);
            }
        }
        for (path, fields) in FORMS {
            let (path, fields) = filled(&path.replace("CASE", &world.own.to_string()), fields, &world.own.to_string());
            let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            for who in ["referent", "policymaker", "administrator"] {
                let answer = browser(&world, who, "nl").post(&world.http, &path, &fields).await;
                assert_eq!(answer.status, 403, "{who} {path}: {}", answer.text);
            }
        }
        // What belongs to the desk alone is not for whoever took a case over.
        for path in ["/work", "/work/deliveries"] {
            assert_eq!(browser(&world, "partner", "nl").get(&world.http, path).await.status, 403, "{path}");
        }
        assert_eq!(world.http.get(&format!("/applications/{}", world.own)).await.json()["records"], 1);
    });
}

fn filled(path: &str, fields: &[(&str, &str)], case: &str) -> (String, Vec<(String, String)>) {
    let of = |(name, value): &(&str, &str)| ((*name).to_owned(), value.replace("CASE", case));
    (path.to_owned(), fields.iter().map(of).collect())
}

#[test]
fn a_session_that_ended_in_the_middle_of_a_form_of_the_desk_loses_nothing_of_it() {
    on_each(async |db| {
        let world = world(db).await;
        let own = world.own.to_string();
        for (path, fields) in FORMS {
            let (path, mut fields) = filled(&path.replace("CASE", &own), fields, &own);
            fields.push(("note".to_owned(), ATTACK.to_owned()));
            let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            for language in LANGUAGES {
                let gone = Browser::holding("__Host-session=ended", language);
                let answer = gone.post(&world.http, &path, &fields).await;
                assert_eq!(answer.status, 401, "{path}: {}", answer.text);
                is_whole(&answer, language, &path);
                for (name, value) in &fields {
                    let value = value.replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
                    let kept = format!("name=\"onward.{name}\" value=\"{value}\"");
                    assert!(answer.text.contains(&kept), "{path} keeps {name}: {}", answer.text);
                }
            }
        }
    });
}

#[test]
fn a_language_that_does_not_exist_is_that_of_the_browser_and_nothing_is_done_by_asking_for_it() {
    on_each(async |db| {
        let world = world(db).await;
        let cookies = format!("{}; __Host-language=xx", world.proof("caseworker").1);
        for path in PAGES {
            is_whole(&Browser::holding(&cookies, "en").get(&world.http, path).await, "en", path);
        }
        let own = world.own.to_string();
        let browser = Browser::holding(&cookies, "en");
        for (path, fields) in FORMS.iter().take(7) {
            let (path, fields) = filled(&path.replace("CASE", &own), fields, &own);
            let mut fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            fields.extend([("show", "again"), ("language", "xx")]);
            let answer = browser.post(&world.http, &path, &fields).await;
            assert!([200, 422].contains(&answer.status), "{path}: {} {}", answer.status, answer.text);
            is_whole(&answer, "en", &path);
        }
        let filters = world.ask("caseworker", "GET", "/me/filters", None).await.json();
        assert_eq!(filters["results"].as_array().map(Vec::len), Some(0), "{filters}");
        assert_eq!(world.http.get(&format!("/applications/{own}")).await.json()["records"], 1);
        let list = world.ask("caseworker", "GET", "/work-list?view=unassigned", None).await.json();
        assert_eq!(list["results"].as_array().map(Vec::len), Some(1), "{list}");
    });
}
