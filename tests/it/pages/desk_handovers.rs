//! Handing over by forms: proposed, answered, taken back, confirmed, and on a sheet of paper.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use serde_json::Value;
use uuid::Uuid;

use super::desk_case::browser;
use super::{ATTACK, Browser, LANGUAGES, is_whole};
use crate::access::world::{World, world};
use crate::support::http::Answer;
use crate::support::stores::on_each;

/// The key that makes sending a form twice harmless, of the form that does this.
fn key(page: &Answer, what: &str) -> String {
    let form = page.text.split("<form").find(|form| form.contains(&format!("name=\"do\" value=\"{what}\"")));
    let form =
        form.unwrap_or_else(|| page.text.split("<form").find(|form| form.contains("name=\"once\"")).expect("a form"));
    form.split("name=\"once\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a key").to_owned()
}

async fn of_case<S>(world: &World<S>) -> Vec<Value>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let body = world.ask("supervisor", "GET", &format!("/applications/{}/handovers", world.own), None).await.json();
    body["results"].as_array().expect("handovers").clone()
}

/// Accepts with a first talk on 4 March 2027.
const ACCEPT: [(&str, &str); 6] = [
    ("do", "accept"),
    ("first-day", "4"),
    ("first-month", "3"),
    ("first-year", "2027"),
    ("name", "Anna Bridge"),
    ("phone", "+31301234567"),
];

/// The referent is handed over to reception, as a public task.
const PROPOSE: [(&str, &str); 8] = [
    ("kind", "to-reception"),
    ("to", "coa"),
    ("people", "person-referent"),
    ("people", "person-family-member"),
    ("ground", "public-task"),
    ("shared", "name"),
    ("name", "Bo Brug"),
    ("email", "bo@example.org"),
];

#[test]
fn every_page_of_a_handover_is_whole_for_whoever_may_see_it() {
    on_each(async |db| {
        let world = world(db).await;
        let (open, done) =
            (world.handover(world.own, ("ind", "coa"), false), world.handover(world.own, ("ind", "coa"), true));
        let of = |id: Uuid| [format!("/work/handovers/{id}"), format!("/work/cases/{}/handovers/{id}", world.own)];
        let lists = ["/work/handovers".to_owned(), "/work/handovers?answered=true".to_owned()];
        let own = [format!("/work/cases/{}/handovers", world.own), format!("/work/cases/{}/handovers/new", world.own)];
        let all: Vec<String> = [lists.to_vec(), own.to_vec(), of(open).to_vec(), of(done).to_vec()].concat();
        for who in ["partner", "caseworker", "supervisor"] {
            for language in LANGUAGES {
                for path in &all {
                    let answer = browser(&world, who, language).get(&world.http, path).await;
                    // What is addressed to the partner is not addressed to the sender.
                    let theirs = path.starts_with("/work/handovers/") && who != "partner";
                    assert_eq!(answer.status, if theirs { 404 } else { 200 }, "{who} {path}: {}", answer.text);
                    is_whole(&answer, language, path);
                }
            }
        }
        for path in &all {
            for who in ["policymaker", "administrator", "family-member"] {
                let answer = browser(&world, who, "nl").get(&world.http, path).await;
                assert_eq!(answer.status, 403, "{who} {path}");
            }
            let out = Browser::nobody("nl").get(&world.http, path).await;
            assert_eq!((out.status, out.header("location")), (303, "/sign-in"), "{path}");
        }
        let shown = browser(&world, "partner", "en").get(&world.http, "/work/handovers").await;
        assert!(
            shown.text.contains(&format!("href=\"/work/handovers/{open}\"")) && !shown.text.contains(&done.to_string())
        );
        let own = browser(&world, "caseworker", "en").get(&world.http, "/work/handovers").await;
        assert!(
            own.text.contains(&format!("href=\"/work/cases/{}/handovers\"", world.own)),
            "what waits: {}",
            own.text
        );
    });
}

#[test]
fn a_proposal_waits_on_the_page_of_the_other_side_and_is_made_once() {
    on_each(async |db| {
        let world = world(db).await;
        let (path, caseworker) =
            (format!("/work/cases/{}/handovers/new", world.own), browser(&world, "caseworker", "en"));
        let form = caseworker.get(&world.http, &path).await;
        let once = key(&form, "propose");
        let fields = [PROPOSE.to_vec(), vec![("once", once.as_str())]].concat();
        let first = caseworker.post(&world.http, &path, &fields).await;
        assert_eq!(first.status, 303, "{}", first.text);
        let second = caseworker.post(&world.http, &path, &fields).await;
        assert_eq!(second.header("location"), first.header("location"));
        let all = of_case(&world).await;
        assert_eq!(all.len(), 1, "{all:?}");
        let id = all[0]["id"].as_str().expect("an id");
        assert_eq!(first.header("location"), format!("/work/cases/{}/handovers/{id}", world.own));
        assert_eq!(all[0]["answerBy"], "2027-03-04", "three days from 1 March 2027");
        let theirs = browser(&world, "partner", "en").get(&world.http, &format!("/work/handovers/{id}")).await;
        assert!(theirs.text.contains("Bo Brug") && theirs.text.contains("datetime=\"2027-03-04\""), "{}", theirs.text);
        assert!(theirs.text.contains("never a child") || theirs.text.contains("nobody asked"), "{}", theirs.text);
        assert!(!theirs.text.contains("ferent\u{2069}"), "who it is about is not told before the answer");
    });
}

#[test]
fn taking_a_family_on_is_done_once_and_both_sides_confirm_the_first_talk() {
    on_each(async |db| {
        let world = world(db).await;
        let id = world.handover(world.own, ("ind", "coa"), false);
        let (path, partner) = (format!("/work/handovers/{id}"), browser(&world, "partner", "en"));
        let once = key(&partner.get(&world.http, &path).await, "accept");
        let fields = [ACCEPT.to_vec(), vec![("once", once.as_str())]].concat();
        for _ in 0..2 {
            let done = partner.post(&world.http, &path, &fields).await;
            assert_eq!((done.status, done.header("location")), (303, path.as_str()), "{}", done.text);
        }
        let again = partner.post(&world.http, &path, &ACCEPT).await;
        assert_eq!(again.status, 422, "another answer is refused: {}", again.text);
        is_whole(&again, "en", "again");
        let shown = partner.get(&world.http, &path).await;
        assert!(shown.text.contains("datetime=\"2027-03-04\""), "{}", shown.text);
        for (browser, path) in [
            (&partner, path.clone()),
            (&browser(&world, "caseworker", "en"), format!("/work/cases/{}/handovers/{id}", world.own)),
        ] {
            let once = key(&browser.get(&world.http, &path).await, "confirm");
            for _ in 0..2 {
                let done = browser.post(&world.http, &path, &[("do", "confirm"), ("once", &once)]).await;
                assert_eq!((done.status, done.header("location")), (303, path.as_str()), "{}", done.text);
            }
            let shown = browser.get(&world.http, &path).await;
            assert!(!shown.text.contains("value=\"confirm\""), "confirmed: {}", shown.text);
        }
        let all = of_case(&world).await;
        assert!(all[0]["senderConfirmedAt"].is_string() && all[0]["receiverConfirmedAt"].is_string(), "{all:?}");
    });
}

#[test]
fn refusing_needs_a_reason_and_what_is_wrong_stands_beside_its_field() {
    on_each(async |db| {
        let world = world(db).await;
        let id = world.handover(world.own, ("ind", "coa"), false);
        let path = format!("/work/handovers/{id}");
        let long = "x".repeat(5000);
        let wrong: Vec<(Vec<(&str, &str)>, &str)> = vec![
            (vec![("do", "accept")], "#first"),
            (vec![("do", "accept")], "#name"),
            ([ACCEPT[..5].to_vec()].concat(), "#phone"),
            ([ACCEPT.to_vec(), vec![("email", "no address")]].concat(), "#email"),
            (
                [vec![("do", "accept"), ("first-day", "31"), ("first-month", "2"), ("first-year", "2027")]].concat(),
                "#first",
            ),
            (
                [
                    vec![("do", "accept"), ("first-day", "1"), ("first-month", "1"), ("first-year", "2020")],
                    ACCEPT[4..].to_vec(),
                ]
                .concat(),
                "#first",
            ),
            ([vec![("name", ATTACK), ("email", long.as_str())], ACCEPT[..4].to_vec()].concat(), "#email"),
            (vec![("do", "refuse")], "#reason"),
            (vec![("do", "refuse"), ("reason", ATTACK), ("note", ATTACK)], "#reason"),
            (vec![("do", "refuse"), ("reason", "other"), ("note", long.as_str())], "#note"),
        ];
        for language in LANGUAGES {
            let partner = browser(&world, "partner", language);
            for (fields, place) in &wrong {
                let refused = partner.post(&world.http, &path, fields).await;
                assert_eq!(refused.status, 422, "{place}: {}", refused.text);
                is_whole(&refused, language, place);
                assert!(refused.text.contains(&format!("href=\"{place}\"")), "{place}: {}", refused.text);
            }
        }
        let partner = browser(&world, "partner", "nl");
        assert_eq!(partner.post(&world.http, &path, &[]).await.status, 400);
        let again = [ACCEPT.to_vec(), vec![("show", "again"), ("language", "xx")]].concat();
        let again = partner.post(&world.http, &path, &again).await;
        assert!(again.status == 200 && again.text.contains("value=\"Anna Bridge\""), "{}", again.text);
        let out = Browser::nobody("nl").post(&world.http, &path, &ACCEPT).await;
        assert_eq!(out.status, 401);
        assert!(out.text.contains("name=\"onward.name\" value=\"Anna Bridge\""), "nothing is lost: {}", out.text);
        assert_eq!(browser(&world, "caseworker", "nl").post(&world.http, &path, &ACCEPT).await.status, 404);
        let told = [("do", "refuse"), ("reason", "no-capacity"), ("note", "<b>Geen plek</b>")];
        assert_eq!(partner.post(&world.http, &path, &told).await.status, 303);
        let sent = format!("/work/cases/{}/handovers/{id}", world.own);
        let shown = browser(&world, "caseworker", "nl").get(&world.http, &sent).await;
        assert!(shown.text.contains("geweigerd") && shown.text.contains("&lt;b&gt;Geen plek"), "{}", shown.text);
    });
}

#[test]
fn what_is_wrong_with_a_proposal_stands_beside_its_field() {
    on_each(async |db| {
        let world = world(db).await;
        let path = format!("/work/cases/{}/handovers/new", world.own);
        let long = "x".repeat(5000);
        let but = |name: &str, value: &'static str| {
            let mut all: Vec<(&str, &str)> = PROPOSE.into_iter().filter(|(known, _)| *known != name).collect();
            all.push((PROPOSE.iter().find(|(known, _)| *known == name).map_or("phone", |(known, _)| known), value));
            all
        };
        let mut wrong: Vec<(Vec<(&str, &str)>, &str)> =
            vec![(vec![], "#kind"), (vec![], "#people"), (vec![], "#ground")];
        for name in ["kind", "to", "people", "ground", "shared"] {
            wrong.push((but(name, ATTACK), name));
        }
        wrong.push((but("to", "ind"), "#to"));
        wrong.push((but("people", "somebody-else"), "#people"));
        wrong.push((but("ground", "consent"), "#ground"));
        wrong.push((but("kind", "to-school"), "#people"));
        wrong.push((but("phone", "0"), "#phone"));
        let mut much = PROPOSE.to_vec();
        much[6] = ("name", long.as_str());
        wrong.push((much, "#name"));
        for language in LANGUAGES {
            let caseworker = browser(&world, "caseworker", language);
            for (fields, place) in &wrong {
                let refused = caseworker.post(&world.http, &path, fields).await;
                assert_eq!(refused.status, 422, "{place}: {}", refused.text);
                is_whole(&refused, language, place);
                let place = format!("href=\"#{}\"", place.trim_start_matches('#'));
                assert!(refused.text.contains(&place), "{place} {fields:?}: {}", refused.text);
            }
        }
        assert!(of_case(&world).await.is_empty());
        let out = Browser::nobody("nl").post(&world.http, &path, &PROPOSE).await;
        assert_eq!(out.status, 401);
        assert!(
            out.text.contains("name=\"onward.people\" value=\"person-referent,person-family-member\""),
            "{}",
            out.text
        );
        let elsewhere = path.replace(&world.own.to_string(), &world.other.to_string());
        assert_eq!(browser(&world, "caseworker", "nl").post(&world.http, &elsewhere, &PROPOSE).await.status, 404);
        assert_eq!(browser(&world, "policymaker", "nl").post(&world.http, &path, &PROPOSE).await.status, 403);
    });
}

#[test]
fn a_proposal_is_taken_back_once_and_its_sheet_is_for_whoever_proposed() {
    on_each(async |db| {
        let world = world(db).await;
        let id = world.handover(world.own, ("ind", "coa"), false);
        let (path, caseworker) =
            (format!("/work/cases/{}/handovers/{id}", world.own), browser(&world, "caseworker", "nl"));
        let sheet = format!("{path}/sheet");
        let made = caseworker.post(&world.http, &sheet, &[]).await;
        assert_eq!(made.status, 201, "{}", made.text);
        assert!(made.text.contains("https://www.wacht.example/handover"), "{}", made.text);
        assert_eq!(
            browser(&world, "partner", "nl").post(&world.http, &sheet, &[]).await.status,
            403,
            "who did not propose"
        );
        assert_eq!(Browser::nobody("nl").post(&world.http, &sheet, &[]).await.status, 401);

        let page = caseworker.get(&world.http, &path).await;
        let once = key(&page, "withdraw");
        assert_eq!(caseworker.post(&world.http, &path, &[("do", ATTACK)]).await.status, 400);
        assert_eq!(browser(&world, "partner", "nl").post(&world.http, &path, &[("do", "withdraw")]).await.status, 403);
        for _ in 0..2 {
            let done = caseworker.post(&world.http, &path, &[("do", "withdraw"), ("once", &once)]).await;
            assert_eq!((done.status, done.header("location")), (303, path.as_str()), "{}", done.text);
        }
        let again = caseworker.post(&world.http, &path, &[("do", "withdraw")]).await;
        assert_eq!(again.status, 422, "{}", again.text);
        is_whole(&again, "nl", "again");
        assert_eq!(caseworker.post(&world.http, &sheet, &[]).await.status, 422, "nothing is open any more");
        let elsewhere = format!("/work/cases/{}/handovers/{id}", world.other);
        assert_eq!(caseworker.post(&world.http, &elsewhere, &[("do", "withdraw")]).await.status, 404);
        for unknown in ["/work/handovers/x", "/work/handovers/0190aaaa-0000-7000-8000-000000000000"] {
            assert_eq!(browser(&world, "partner", "nl").get(&world.http, unknown).await.status, 404);
        }
    });
}
