//! My case, as each of the family and their helper sees it; and as nobody else does.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use serde_json::json;
use wachtwijzer::app::AppError;
use wachtwijzer::domain::access::{Part, Role};
use wachtwijzer::domain::ids::PersonId;

use super::{ATTACK, Browser, LANGUAGES, is_whole, say_in};
use crate::access::world::{World, world};
use crate::support::stores::on_each;

fn browser<S>(world: &World<S>, who: &str, language: &'static str) -> Browser
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    Browser::holding(&world.proof(who).1, language)
}

fn pages<S>(world: &World<S>) -> Vec<String>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let own = world.own;
    vec![
        format!("/my/{own}"),
        format!("/my/{own}/guidance"),
        format!("/my/{own}/looks"),
        format!("/my/{own}/sheet"),
        format!("/my/{own}/data"),
        format!("/my/{own}/helpers"),
        format!("/my/{own}/handover"),
        format!("/my/{own}/tasks"),
        format!("/my/{own}/refusal"),
        "/my/messages".to_owned(),
    ]
}

#[test]
fn the_family_sees_its_case_in_its_language_and_a_helper_all_but_who_looked() {
    on_each(async |db| {
        let world = world(db).await;
        for who in ["referent", "family-member", "helper"] {
            for language in LANGUAGES {
                let browser = browser(&world, who, language);
                for path in pages(&world) {
                    let answer = browser.get(&world.http, &path).await;
                    let of_family = ["/looks", "/helpers", "/handover"].iter().any(|page| path.ends_with(page));
                    let wanted = if who == "helper" && of_family { 404 } else { 200 };
                    assert_eq!(answer.status, wanted, "{who} {path}: {}", answer.text);
                    is_whole(&answer, language, &path);
                    if wanted == 200 {
                        assert!(answer.text.contains(&format!("t.{who}")), "{path} says who is signed in");
                        assert!(answer.text.contains("href=\"https://www.weather.example/\""), "{path}: the way out");
                    }
                }
                let case = browser.get(&world.http, &format!("/my/{}", world.own)).await;
                for page in ["/looks\"", "/helpers\"", "/handover\""] {
                    assert_eq!(case.text.contains(page), who != "helper", "what they may not see is not offered");
                }
                let helping = say_in(language).plain("page-helping", &[]);
                assert_eq!(case.text.contains(&helping), who == "helper", "whom the page calls you");
                let list = browser.get(&world.http, "/my").await;
                let own = format!("/my/{}", world.own);
                assert_eq!((list.status, list.header("location")), (303, own.as_str()));
            }
        }
    });
}

#[test]
fn every_link_of_my_case_leads_somewhere() {
    on_each(async |db| {
        let world = world(db).await;
        let browser = browser(&world, "referent", "nl");
        for path in pages(&world) {
            let answer = browser.get(&world.http, &path).await;
            browser.follow_links(&world.http, (&answer, &path)).await;
        }
    });
}

#[test]
fn the_day_by_which_they_must_decide_is_the_safe_one_and_the_page_says_how_late_they_are() {
    on_each(async |db| {
        let world = world(db).await;
        world.http.set("2027-03-10T12:00:00Z");
        let answer = browser(&world, "referent", "en").get(&world.http, &format!("/my/{}", world.own)).await;
        let api = world.ask("referent", "GET", &format!("/applications/{}", world.own), None).await.json();
        let terms = api["reckoning"]["terms"].as_array().expect("terms").clone();
        let decision = terms.iter().find(|term| term["id"] == "decision").expect("the decision");
        let safe = decision["safeLastDay"].as_str().expect("a day");
        assert_eq!(safe, "2027-03-01", "received on 1 June 2026, nine months by Vw 2000, 2u(1)");
        assert!(answer.text.contains(&format!("datetime=\"{safe}\"")), "{}", answer.text);
        assert!(answer.text.contains("9 days"), "late since 2 March: {}", answer.text);
        // The authority is late, so a letter can be sent, and the page leads to it.
        let letter = format!("/api/v1/applications/{}/letters/notice-of-default", world.own);
        assert!(answer.text.contains(&letter), "{}", answer.text);
    });
}

#[test]
fn papers_that_are_asked_for_are_what_i_must_do_until_the_earliest_day() {
    on_each(async |db| {
        let world = world(db).await;
        let event = json!({"type": "documents-requested", "on": "2027-02-20", "answerBy": "2027-03-20"});
        let etag = world.http.get(&format!("/applications/{}", world.own)).await;
        let path = format!("/my/{}", world.own);
        let before = browser(&world, "referent", "nl").get(&world.http, &path).await;
        assert!(!before.text.contains("Papieren aangevuld"), "nothing is said of papers that nobody asked for");
        world.http.append(&world.own.to_string(), etag.header("etag"), &event).await;
        let answer = browser(&world, "referent", "nl").get(&world.http, &path).await;
        assert!(answer.text.contains("Papieren aangevuld"));
        let api = world.ask("referent", "GET", &format!("/applications/{}/terms", world.own), None).await.json();
        let all = api["results"].as_array().expect("terms").clone();
        let own = all.iter().find(|term| term["id"] == "answer").expect("the answer");
        let day = own["warnBy"].as_str().expect("a day");
        let me = answer.text.split("id=\"me\"").nth(1).expect("what I must do").to_owned();
        assert!(me.split("</section>").next().is_some_and(|me| me.contains(&format!("datetime=\"{day}\""))), "{me}");
    });
}

#[test]
fn who_is_not_signed_in_signs_in_first_and_somebody_elses_case_is_not_there() {
    on_each(async |db| {
        let world = world(db).await;
        for path in pages(&world).into_iter().chain(["/my".to_owned()]) {
            for cookies in ["none=1", "__Host-session=made-up"] {
                let answer = Browser::holding(cookies, "nl").get(&world.http, &path).await;
                assert_eq!((answer.status, answer.header("location")), (303, "/sign-in"), "{path}");
            }
            let staff = browser(&world, "caseworker", "nl").get(&world.http, &path).await;
            assert_eq!(staff.status, 403, "{path}");
            is_whole(&staff, "nl", &path);
        }
        for language in LANGUAGES {
            for id in [world.other.to_string(), "0190aaaa-0000-7000-8000-000000000000".to_owned(), "x".to_owned()] {
                for page in
                    ["", "/guidance", "/looks", "/sheet", "/data", "/helpers", "/handover", "/tasks", "/refusal"]
                {
                    let answer =
                        browser(&world, "referent", language).get(&world.http, &format!("/my/{id}{page}")).await;
                    assert_eq!(answer.status, 404, "{id}{page}");
                    is_whole(&answer, language, page);
                }
            }
        }
        let tick = format!("/my/{}/guidance/while-you-wait/language", world.other);
        let answer = browser(&world, "referent", "nl").post(&world.http, &tick, &[("done", "yes")]).await;
        assert_eq!(answer.status, 404);
    });
}

#[test]
fn what_is_ticked_off_stays_so_and_can_be_taken_back() {
    on_each(async |db| {
        let world = world(db).await;
        let browser = browser(&world, "referent", "nl");
        let page = format!("/my/{}/guidance", world.own);
        let before = browser.get(&world.http, &page).await;
        let action = before.text.split("action=\"").find(|text| text.starts_with(&format!("{page}/")));
        let action = action.and_then(|text| text.split('"').next()).expect("something to tick off").to_owned();
        let done = |text: &str| text.matches("aria-pressed=\"true\"").count();
        assert_eq!(done(&before.text), 0, "{}", before.text);
        for _ in 0..2 {
            let ticked = browser.post(&world.http, &action, &[("done", "yes")]).await;
            assert_eq!(ticked.status, 303, "{}", ticked.text);
            assert!(ticked.header("location").starts_with(&page));
            assert_eq!(done(&browser.get(&world.http, &page).await.text), 1, "twice is once");
        }
        assert_eq!(browser.post(&world.http, &action, &[("done", "no")]).await.status, 303);
        assert_eq!(done(&browser.get(&world.http, &page).await.text), 0);

        assert_eq!(browser.post(&world.http, &action, &[]).await.status, 400);
        let unknown = format!("/my/{}/guidance/nothing/at-all", world.own);
        assert_eq!(browser.post(&world.http, &unknown, &[("done", "yes")]).await.status, 404);
        let out = Browser::nobody("nl").post(&world.http, &action, &[("done", "yes")]).await;
        assert_eq!(out.status, 401);
        assert!(out.text.contains(&format!("name=\"onward\" value=\"{action}\"")), "what was ticked is not lost");
    });
}

#[test]
fn how_often_somebody_is_told_is_kept_and_what_is_no_choice_is_told() {
    on_each(async |db| {
        let world = world(db).await;
        let browser = browser(&world, "family-member", "ar");
        let done = browser.post(&world.http, "/my/messages", &[("rhythm", "weekly")]).await;
        assert_eq!((done.status, done.header("location")), (303, "/my/messages"), "{}", done.text);
        let kept = world.ask("family-member", "GET", "/me/preferences", None).await.json();
        assert_eq!(kept["delivery"], "weekly", "{kept}");
        for wrong in ["", ATTACK] {
            let refused = browser.post(&world.http, "/my/messages", &[("rhythm", wrong)]).await;
            assert_eq!(refused.status, 422, "{}", refused.text);
            is_whole(&refused, "ar", "/my/messages");
            assert!(refused.text.contains("href=\"#rhythm\""));
        }
    });
}

#[test]
fn who_has_several_applications_chooses_one() {
    on_each(async |db| {
        let world = world(db).await;
        let other = world.other;
        let made = world.http.app.write(move |tx, ctx| -> Result<(), AppError> {
            let person = PersonId::parse("person-helper").expect("an id");
            let until = Some(ctx.now + chrono::TimeDelta::days(30));
            let part = Part { person, role: Role::Helper, since: ctx.now, until, revoked_at: None };
            Ok(tx.insert_part(ctx.ambient.new_id(), other, &part, "test")?)
        });
        made.expect("a part");
        for language in LANGUAGES {
            let list = browser(&world, "helper", language).get(&world.http, "/my").await;
            assert_eq!(list.status, 200, "{}", list.text);
            is_whole(&list, language, "/my");
            for id in [world.own, world.other] {
                assert!(list.text.contains(&format!("href=\"/my/{id}\"")), "{}", list.text);
            }
        }
    });
}

#[test]
fn looking_at_my_case_is_told_to_the_family_by_the_same_log() {
    on_each(async |db| {
        let world = world(db).await;
        let path = format!("/my/{}", world.own);
        assert_eq!(browser(&world, "helper", "nl").get(&world.http, &path).await.status, 200);
        let api = world.ask("referent", "GET", &format!("/applications/{}/accesses", world.own), None).await.json();
        let all = api["results"].as_array().expect("lines").clone();
        assert!(all.iter().any(|line| line["operation"] == "get_application" && line["role"] == "person"), "{all:?}");
        let shown = browser(&world, "referent", "nl").get(&world.http, &format!("{path}/looks")).await;
        assert!(shown.text.contains("Gekeken"), "{}", shown.text);

        // One page of the desk needs several operations, each in the log; the family reads that somebody looked once.
        let page = format!("/work/cases/{}", world.own);
        assert_eq!(browser(&world, "caseworker", "nl").get(&world.http, &page).await.status, 200);
        let api = world.ask("referent", "GET", &format!("/applications/{}/accesses", world.own), None).await.json();
        let all = api["results"].as_array().expect("lines").clone();
        assert!(all.iter().filter(|line| line["role"] == "caseworker").count() > 1, "{all:?}");
        let shown = browser(&world, "referent", "nl").get(&world.http, &format!("{path}/looks")).await;
        assert_eq!(shown.text.matches(", behandelaar").count(), 1, "{}", shown.text);
        assert!(!shown.text.contains("ind, behandelaar"), "an organisation is told by its name: {}", shown.text);
    });
}

/// The short answers on the first screen, by their question.
fn answer_to(text: &str, question: &str) -> String {
    let after = text.split(&format!("{question}</a></dt>")).nth(1).unwrap_or_else(|| panic!("{question}: {text}"));
    after.split("</dd>").next().expect("an answer").to_owned()
}

#[test]
fn the_first_screen_says_since_when_who_has_it_and_what_comes_next_from_what_happened() {
    on_each(async |db| {
        let world = world(db).await;
        let path = format!("/my/{}", world.own);
        let referent = browser(&world, "referent", "nl");
        let before = referent.get(&world.http, &path).await;
        let wait = answer_to(&before.text, "Waar is het nu?");
        assert!(wait.contains("Wachten op een besluit") && wait.contains("datetime=\"2026-06-01\""), "{wait}");
        assert!(answer_to(&before.text, "Wie heeft het?").contains("De IND"), "{}", before.text);

        let etag = world.http.get(&format!("/applications/{}", world.own)).await.header("etag").to_owned();
        let event = json!({"type": "documents-requested", "on": "2027-02-20", "answerBy": "2027-03-20"});
        let etag = world.http.append(&world.own.to_string(), &etag, &event).await;
        let asked = referent.get(&world.http, &path).await;
        assert!(answer_to(&asked.text, "Wie heeft het?").contains("U: er is om papieren gevraagd."));
        assert!(answer_to(&asked.text, "Wat gebeurt er straks?").contains("U stuurt de papieren."));
        let event = json!({"type": "documents-received", "on": "2027-02-26"});
        let etag = world.http.append(&world.own.to_string(), &etag, &event).await;
        let sent = referent.get(&world.http, &path).await;
        assert!(answer_to(&sent.text, "Wie heeft het?").contains("De IND"), "{}", sent.text);

        let event = json!({"type": "decision-notified", "on": "2027-02-28", "outcome": "granted"});
        world.http.append(&world.own.to_string(), &etag, &event).await;
        let granted = referent.get(&world.http, &path).await;
        assert!(answer_to(&granted.text, "Waar is het nu?").contains("datetime=\"2027-02-28\""));
        assert!(answer_to(&granted.text, "Hoe lang wachten anderen?").contains("U wacht niet meer op een besluit."));
        world.handover(world.own, ("ind", "coa"), true);
        let taken = answer_to(&referent.get(&world.http, &path).await.text, "Wie heeft het?");
        assert!(taken.contains("An organisation") && taken.contains("/handover\""), "{taken}");
        for language in LANGUAGES {
            is_whole(&browser(&world, "referent", language).get(&world.http, &path).await, language, &path);
        }
    });
}

#[test]
fn a_whole_family_is_seen_by_the_referent_and_a_member_sees_themselves_and_the_children() {
    on_each(async |db| {
        let world = world(db).await;
        let path = format!("/my/{}", world.own);
        let mut etag = world.http.get(&format!("/applications/{}", world.own)).await.header("etag").to_owned();
        let member = |person: &str, on: &str, relation: &str, age: &str| json!({"type": "member-described", "on": on, "person": person, "relation": relation, "ageGroup": age});
        let parts = [(); 2].map(|()| world.part(world.own, Role::FamilyMember).to_string());
        let people = world.ask("caseworker", "GET", &format!("/applications/{}/people", world.own), None).await.json();
        let all = people["results"].as_array().expect("people").clone();
        let person = |part: &String| {
            let found = all.iter().find(|one| one["id"] == part.as_str()).expect("a part");
            found["person"].as_str().expect("a person").to_owned()
        };
        let (grown, born) = (person(&parts[0]), person(&parts[1]));
        for event in [
            member("person-family-member", "2026-06-01", "spouse", "adult"),
            member(&grown, "2026-06-01", "child", "adult"),
            member(&born, "2026-11-01", "child", "under-5"),
            json!({"type": "decision-notified", "on": "2026-12-01", "person": grown, "outcome": "refused"}),
        ] {
            etag = world.http.append(&world.own.to_string(), &etag, &event).await;
        }
        let part = |text: &str| {
            text.split("id=\"family\"").nth(1).map(|text| text.split("</section>").next().expect("an end").to_owned())
        };
        let all = part(&browser(&world, "referent", "nl").get(&world.http, &path).await.text).expect("a family");
        assert!(
            all.contains("echtgenoot of echtgenote")
                && all.contains("kind, jonger dan 5")
                && all.contains("Het antwoord is nee")
        );
        assert!(all.contains("datetime=\"2026-12-01\""), "since when: {all}");
        let own = part(&browser(&world, "family-member", "nl").get(&world.http, &path).await.text).expect("a family");
        assert!(own.contains("echtgenoot of echtgenote") && own.contains("kind, jonger dan 5"), "{own}");
        assert!(!own.contains("Het antwoord is nee"), "what a grown-up does alone is theirs: {own}");
        let helper = part(&browser(&world, "helper", "ar").get(&world.http, &path).await.text).expect("a family");
        assert_eq!(helper.matches("<li>").count(), 3, "{helper}");
        for language in LANGUAGES {
            is_whole(&browser(&world, "referent", language).get(&world.http, &path).await, language, &path);
        }
    });
}
