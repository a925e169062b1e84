//! Who helps: people who may look along, and organisations that took over.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use serde_json::Value;

use super::{ATTACK, Browser, LANGUAGES, is_whole, unseen};
use crate::access::world::{World, world};
use crate::support::stores::on_each;

fn browser<S>(world: &World<S>, who: &str, language: &'static str) -> Browser
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    Browser::holding(&world.proof(who).1, language)
}

/// The mandates that hold, as the interface tells them to the referent.
async fn mandates<S>(world: &World<S>) -> Vec<Value>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let all = world.ask("referent", "GET", &format!("/applications/{}/mandates", world.own), None).await.json();
    all["results"].as_array().expect("mandates").clone()
}

fn grant<'f>(number: &'f str, day: [&'f str; 3]) -> Vec<(&'static str, &'f str)> {
    vec![("do", "grant"), ("helper", number), ("until-day", day[0]), ("until-month", day[1]), ("until-year", day[2])]
}

#[test]
fn somebody_may_look_until_a_day_and_that_is_stopped_by_one_button() {
    on_each(async |db| {
        let world = world(db).await;
        let referent = browser(&world, "referent", "nl");
        let path = format!("/my/{}/helpers", world.own);
        let number = world.spare_helper();
        let done = referent.post(&world.http, &path, &grant(&number, ["31", "3", "2027"])).await;
        assert_eq!((done.status, done.header("location")), (303, path.as_str()), "{}", done.text);
        let shown = referent.get(&world.http, &path).await;
        is_whole(&shown, "nl", &path);
        assert!(shown.text.contains(&number) && shown.text.contains("datetime=\"2027-03-31\""), "{}", shown.text);
        // In Amsterdam 31 March ends at ten in the evening of UTC.
        let made = mandates(&world).await.into_iter().find(|one| one["login"] == number.as_str()).expect("there");
        assert_eq!(made["until"], "2027-03-31T22:00:00Z");

        let part = made["id"].as_str().expect("an id");
        for _ in 0..2 {
            let stopped = referent.post(&world.http, &path, &[("do", "revoke"), ("part", part)]).await;
            assert_eq!((stopped.status, stopped.header("location")), (303, path.as_str()), "twice is once");
            assert!(
                !referent.get(&world.http, &path).await.text.contains(&number),
                "the way back shows what is so now"
            );
        }
    });
}

#[test]
fn a_form_that_is_sent_twice_gives_one_mandate_and_one_that_was_changed_meanwhile_is_shown_again() {
    on_each(async |db| {
        let world = world(db).await;
        let referent = browser(&world, "referent", "nl");
        let path = format!("/my/{}/helpers", world.own);
        let key = unseen(&referent.get(&world.http, &path).await, "once");
        let (first, second) = (world.spare_helper(), world.spare_helper());
        let mut form = grant(&first, ["31", "3", "2027"]);
        form.push(("once", &key));
        for _ in 0..2 {
            assert_eq!(referent.post(&world.http, &path, &form).await.status, 303);
        }
        assert_eq!(mandates(&world).await.iter().filter(|one| one["login"] == first.as_str()).count(), 1);

        let mut again = grant(&second, ["31", "3", "2027"]);
        again.push(("once", &key));
        let shown = referent.post(&world.http, &path, &again).await;
        assert_eq!(shown.status, 422, "{}", shown.text);
        assert!(shown.text.contains("al een keer verstuurd") && shown.text.contains(&second), "{}", shown.text);
        let key = unseen(&shown, "once");
        again.pop();
        again.push(("once", &key));
        assert_eq!(referent.post(&world.http, &path, &again).await.status, 303);
        assert_eq!(mandates(&world).await.len(), 3);
    });
}

#[test]
fn what_is_wrong_with_a_mandate_stands_beside_its_field_and_nothing_that_was_typed_is_lost() {
    on_each(async |db| {
        let world = world(db).await;
        let path = format!("/my/{}/helpers", world.own);
        let (number, long) = (world.spare_helper(), "9".repeat(5000));
        let good = ["31", "3", "2027"];
        for (number, day, field) in [
            ("", ["", "", ""], "#helper"),
            ("", good, "#helper"),
            (number.as_str(), ["", "", ""], "#until"),
            (number.as_str(), ["31", "2", "2027"], "#until"),
            (number.as_str(), ["28", "2", "2027"], "#until"),
            (number.as_str(), ["1", "3", "2028"], "#until"),
            (number.as_str(), [ATTACK, ATTACK, ATTACK], "#until"),
            ("WP-NOBO-DYXX", good, "#helper"),
            (long.as_str(), good, "#helper"),
            (ATTACK, good, "#helper"),
        ] {
            for language in LANGUAGES {
                let referent = browser(&world, "referent", language);
                let refused = referent.post(&world.http, &path, &grant(number, day)).await;
                assert_eq!(refused.status, 422, "{number} {day:?}: {}", refused.text);
                is_whole(&refused, language, &path);
                assert!(refused.text.contains(&format!("href=\"{field}\"")), "{number} {day:?}: {}", refused.text);
                if !number.is_empty() && number != ATTACK {
                    assert!(refused.text.contains(&format!("value=\"{number}\"")), "{number} is kept");
                }
            }
        }
        assert_eq!(mandates(&world).await.len(), 1, "only the helper of the beginning");
        let referent = browser(&world, "referent", "nl");
        for (form, status) in [
            (vec![], 400),
            (vec![("do", ATTACK)], 400),
            (vec![("do", "revoke"), ("part", ATTACK)], 404),
            (vec![("do", "revoke"), ("part", "0190aaaa-0000-7000-8000-000000000000")], 404),
        ] {
            assert_eq!(referent.post(&world.http, &path, &form).await.status, status, "{form:?}");
        }
    });
}

#[test]
fn another_language_shows_the_form_again_and_does_nothing() {
    on_each(async |db| {
        let world = world(db).await;
        let referent = browser(&world, "referent", "nl");
        let (path, number) = (format!("/my/{}/helpers", world.own), world.spare_helper());
        for (language, shown_in) in [("ar", "ar"), ("en", "en"), ("xx", "nl"), (ATTACK, "nl")] {
            let mut form = grant(&number, ["31", "3", "2027"]);
            form.extend([("show", "again"), ("language", language)]);
            let shown = referent.post(&world.http, &path, &form).await;
            assert_eq!(shown.status, 200, "{}", shown.text);
            is_whole(&shown, shown_in, &path);
            assert!(shown.text.contains(&format!("value=\"{number}\"")), "what was typed is still there");
        }
        assert_eq!(mandates(&world).await.len(), 1);
    });
}

#[test]
fn a_session_that_ended_in_mid_form_loses_nothing_and_does_nothing() {
    on_each(async |db| {
        let world = world(db).await;
        let (path, number) = (format!("/my/{}/helpers", world.own), world.spare_helper());
        let ended = Browser::holding("__Host-session=made-up", "nl");
        let shown = ended.post(&world.http, &path, &grant(&number, ["31", "3", "2027"])).await;
        assert_eq!(shown.status, 401, "{}", shown.text);
        is_whole(&shown, "nl", &path);
        assert!(shown.text.contains(&format!("name=\"onward\" value=\"{path}\"")), "{}", shown.text);
        assert!(shown.text.contains(&format!("name=\"onward.helper\" value=\"{number}\"")), "{}", shown.text);
        assert_eq!(mandates(&world).await.len(), 1);
    });
}

#[test]
fn a_member_of_the_family_sees_who_looks_along_and_only_the_referent_decides_it() {
    on_each(async |db| {
        let world = world(db).await;
        let path = format!("/my/{}/helpers", world.own);
        let member = browser(&world, "family-member", "nl");
        let shown = member.get(&world.http, &path).await;
        assert_eq!(shown.status, 200, "{}", shown.text);
        assert!(shown.text.contains("t.helper") && !shown.text.contains("name=\"do\""), "{}", shown.text);
        let number = world.spare_helper();
        let refused = member.post(&world.http, &path, &grant(&number, ["31", "3", "2027"])).await;
        assert!([403, 404].contains(&refused.status), "{}", refused.status);
        let part = mandates(&world).await[0]["id"].as_str().expect("an id").to_owned();
        let form = [("do", "revoke"), ("part", part.as_str())];
        assert!([403, 404].contains(&member.post(&world.http, &path, &form).await.status));
        assert_eq!(mandates(&world).await.len(), 1);

        assert_eq!(browser(&world, "helper", "nl").get(&world.http, &path).await.status, 404);
        assert_eq!(browser(&world, "caseworker", "nl").get(&world.http, &path).await.status, 403);
        assert_eq!(browser(&world, "caseworker", "nl").post(&world.http, &path, &form).await.status, 403);
        let other = format!("/my/{}/helpers", world.other);
        assert_eq!(browser(&world, "referent", "nl").get(&world.http, &other).await.status, 404);
        let form = grant(&number, ["31", "3", "2027"]);
        assert_eq!(browser(&world, "referent", "nl").post(&world.http, &other, &form).await.status, 404);
    });
}

#[test]
fn who_was_handed_over_reads_who_took_over_whom_to_call_and_what_they_know() {
    on_each(async |db| {
        let world = world(db).await;
        let path = format!("/my/{}/handover", world.own);
        let before = browser(&world, "referent", "nl").get(&world.http, &path).await;
        assert!(before.text.contains("Er heeft nog geen andere organisatie iets overgenomen."), "{}", before.text);
        world.handover(world.own, ("ind", "coa"), false);
        let asked = browser(&world, "referent", "nl").get(&world.http, &path).await;
        assert!(asked.text.contains("wacht op antwoord") && asked.text.contains("A. Bridge"), "{}", asked.text);
        world.handover(world.own, ("ind", "coa"), true);
        for who in ["referent", "family-member"] {
            for language in LANGUAGES {
                let shown = browser(&world, who, language).get(&world.http, &path).await;
                assert_eq!(shown.status, 200, "{}", shown.text);
                is_whole(&shown, language, &path);
                assert!(shown.text.contains("An organisation"), "{}", shown.text);
            }
            let shown = browser(&world, who, "nl").get(&world.http, &path).await;
            for told in ["overgenomen", "Voogdij", "Uw naam", "Zij hebben het nodig voor hun taak in de wet."] {
                assert!(shown.text.contains(told), "{told}: {}", shown.text);
            }
            assert!(shown.text.contains("Het eerste gesprek is op") && shown.text.contains("datetime=\"2027-03-01\""));
        }
        assert_eq!(browser(&world, "helper", "nl").get(&world.http, &path).await.status, 404);
        assert_eq!(browser(&world, "partner", "nl").get(&world.http, &path).await.status, 403);
        let other = format!("/my/{}/handover", world.other);
        assert_eq!(browser(&world, "referent", "nl").get(&world.http, &other).await.status, 404);
        let out = Browser::nobody("nl").get(&world.http, &path).await;
        assert_eq!((out.status, out.header("location")), (303, "/sign-in"));
    });
}
