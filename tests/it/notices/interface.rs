//! Messages, wishes, delivery and guidance, asked for over HTTP by those who may.

use serde_json::{Value, json};
use wachtwijzer::app::outbox;
use wachtwijzer::domain::access::Role;
use wachtwijzer::domain::ids::PersonId;
use wachtwijzer::domain::notice::outbox::NoticeState;

use super::{Family, family, kept, mailed};
use crate::support::http::Answer;
use crate::support::stores::Place;

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};

/// Asks as a person.
async fn ask<S>(family: &Family<S>, who: &PersonId, method: &str, path: &str, body: Option<Value>) -> Answer
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    ask_in(family, who, method, path, (body, "en")).await
}

/// Asks as a person, in a language.
async fn ask_in<S>(
    family: &Family<S>,
    who: &PersonId,
    method: &str,
    path: &str,
    (body, language): (Option<Value>, &str),
) -> Answer
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let cookie = family.cookie(who);
    let mut headers = vec![("cookie", cookie.as_str()), ("accept-language", language)];
    if body.is_some() {
        headers.push(("content-type", "application/json"));
    }
    let body = body.map(|body| body.to_string().into_bytes());
    family.http.send(method, &format!("/api/v1{path}"), &headers, body).await
}

/// Asks as a supervisor, in a language.
async fn in_language<S>(family: &Family<S>, path: &str, language: &str) -> Value
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    family.http.send("GET", &format!("/api/v1{path}"), &[("accept-language", language)], None).await.json()
}

#[actix_web::test]
async fn a_person_reads_in_their_language_what_they_were_told_also_what_must_not_be_written() {
    let family = family(Place::sqlite()).await;
    let mut details = mailed("wife@example.org", "ar");
    details["safety"] = json!(["do-not-write"]);
    let wife = family.person(Role::FamilyMember, &details).await;
    let referent = family.referent().await;
    family.http.set("2026-08-10T09:00:00Z");
    family.happens(json!({"type": "decision-notified", "on": "2026-08-10", "outcome": "refused"})).await;
    let (channels, email, _) = kept();
    family.send_all(&channels);
    assert_eq!(email.0.lock().expect("a list").len(), 1, "to the referent alone");
    let answer = ask_in(&family, &wife, "GET", "/me/messages", (None, "ar-SY, nl;q=0.5")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let messages = answer.json();
    let message = &messages["results"][0];
    assert_eq!(message["kind"], "refused");
    let languages: Vec<&Value> = message["words"].as_array().expect("words").iter().map(|w| &w["language"]).collect();
    assert_eq!(languages, ["ar", "nl"], "a draft, and the Dutch beside it");
    assert_eq!(message["words"][0]["direction"], "rtl");
    let theirs = ask(&family, &referent, "GET", "/me/messages", None).await.json();
    assert_eq!(theirs["results"].as_array().expect("messages").len(), 1);
    let in_the_address = ask(&family, &wife, "GET", "/me/messages?language=ar", None).await;
    assert_eq!(in_the_address.status, 400, "an address tells nothing of where somebody is from");
}

#[actix_web::test]
async fn wishes_are_kept_and_what_cannot_be_switched_off_is_refused_with_what_can() {
    let family = family(Place::sqlite()).await;
    let referent = family.referent().await;
    let wanted = json!({
        "delivery": "weekly", "rhythm": "monthly", "switchedOff": ["still-waiting"], "openWords": true,
        "topics": ["children"],
    });
    let kept = ask(&family, &referent, "PUT", "/me/preferences", Some(wanted.clone())).await;
    assert_eq!((kept.status, kept.json()), (200, wanted.clone()));
    assert_eq!(ask(&family, &referent, "GET", "/me/preferences", None).await.json(), wanted);
    let wrong = json!({
        "delivery": "never", "rhythm": "hourly", "switchedOff": ["refused", 7], "openWords": "yes", "topics": ["crime"],
    });
    let refused = ask(&family, &referent, "PUT", "/me/preferences", Some(wrong)).await;
    let pointers: Vec<String> = refused.faults().into_iter().map(|(pointer, _)| pointer).collect();
    assert_eq!(
        pointers,
        ["/delivery", "/rhythm", "/openWords", "/switchedOff/0", "/switchedOff/1", "/topics/0"],
        "all at once"
    );
    assert_eq!(ask(&family, &referent, "GET", "/me/preferences", None).await.json(), wanted, "nothing was changed");
}

#[actix_web::test]
async fn one_click_switches_a_kind_off_without_signing_in_and_a_look_does_not() {
    let family = family(Place::sqlite()).await;
    let referent = family.referent().await;
    family.happens(json!({"type": "investigation-started", "on": "2026-06-01", "kind": "dna"})).await;
    let (channels, email, _) = kept();
    family.send_all(&channels);
    let stop = email.0.lock().expect("a list")[0].stop.clone().expect("a way to stop").1;
    let path = stop.strip_prefix("https://www.wacht.example").expect("our address").to_owned();
    let nobody = [("cookie", "none=1")];
    let looked = family.http.send("GET", &path, &nobody, None).await;
    assert_eq!(looked.status, 200, "{}", looked.text);
    assert!(looked.text.contains("<form method=\"post\">"), "{}", looked.text);
    assert!(looked.header("content-security-policy").contains("form-action 'self'"));
    let off = |family: &Family<_>| {
        let referent = referent.clone();
        let found = family.http.app.read(move |tx, _| Ok(tx.preferences(&referent)?.switched_off));
        found.expect("preferences").iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(off(&family), Vec::<String>::new(), "a program that checks links switches nothing off");
    let form = [("cookie", "none=1"), ("content-type", "application/x-www-form-urlencoded")];
    for _ in 0..2 {
        let body = b"List-Unsubscribe=One-Click".to_vec();
        assert_eq!(family.http.send("POST", &path, &form, Some(body)).await.status, 200);
    }
    assert_eq!(off(&family), ["investigation"]);
    let mut forged = path.clone();
    forged.pop();
    forged.push(if path.ends_with('0') { '1' } else { '0' });
    assert_eq!(family.http.send("POST", &forged, &form, None).await.status, 404);
}

#[actix_web::test]
async fn nobody_can_switch_off_by_a_token_what_cannot_be_switched_off() {
    let family = family(Place::sqlite()).await;
    let referent = family.referent().await;
    family.happens(json!({"type": "documents-requested", "on": "2026-06-01", "answerBy": "2026-06-29"})).await;
    let (channels, email, _) = kept();
    family.send_all(&channels);
    assert_eq!(email.0.lock().expect("a list")[0].stop, None);
    let notice = family.notices().remove(0);
    let token = format!("{}-{}", notice.id.simple(), "0".repeat(32));
    let stopped = family.http.app.write(move |tx, ctx| outbox::stop(tx, ctx, &token));
    assert_eq!(stopped.expect("a store"), None);
    assert_eq!(family.told(&referent), ["2026-06-01 documents-asked"]);
}

#[actix_web::test]
async fn staff_see_how_each_notice_was_delivered_and_what_went_out_and_send_it_again() {
    let family = family(Place::sqlite()).await;
    let person = family
        .person(
            Role::Helper,
            &json!({
                "givenName": "A", "familyName": "B", "phone": "+31612345678", "channel": "sms", "language": "en",
            }),
        )
        .await;
    family.happens(json!({"type": "investigation-started", "on": "2026-06-01", "kind": "dna"})).await;
    let (channels, _, _) = kept();
    family.send_all(&channels);
    let listed = family.http.get("/parked-notices").await.json();
    assert_eq!(listed["results"][0]["reason"], "no-way", "no gateway is set up and there is no address: {listed}");
    let id = listed["results"][0]["id"].as_str().expect("an id").to_owned();
    let base = format!("/applications/{}/notices", family.case);
    assert_eq!(family.http.get(&format!("{base}/{id}/message")).await.status, 404, "nothing was sent");
    let again = family.http.send("POST", &format!("/api/v1{base}/{id}/resendings"), &[], None).await;
    assert_eq!(again.status, 202, "{}", again.text);
    assert_eq!(family.became(&person, "investigation").0, NoticeState::Planned);
    let (with_sms, email, _) = kept();
    let sms: std::sync::Arc<dyn wachtwijzer::notify::channel::Channel> = email;
    family.send_all(&wachtwijzer::notify::dispatcher::Channels { sms: Some(sms), ..with_sms });
    let sent = family.http.get(&format!("{base}/{id}/message")).await.json();
    assert_eq!(sent["notice"]["state"], "sent");
    assert!(sent["content"].as_str().expect("a text").contains("new message"), "{sent}");
    assert_eq!(family.http.get(&base).await.json()["results"][0]["wordsVersion"].as_str().map(str::len), Some(16));
}

#[actix_web::test]
async fn what_comes_next_says_why_and_in_the_readers_language() {
    let family = family(Place::sqlite()).await;
    let planned = in_language(&family, &format!("/applications/{}/planned-notices", family.case), "ar").await;
    let near = planned["results"].as_array().expect("a list").iter().find(|p| p["kind"] == "term-near").expect("one");
    assert_eq!(near["on"], "2027-01-30");
    assert_eq!(near["because"], "term:decision:2027-03-01:-30");
    assert!(near["title"].as_str().expect("a title").contains("1 مارس 2027"), "{near}");
}

#[actix_web::test]
async fn every_kind_of_notice_can_be_looked_at_in_every_language_without_signing_in() {
    let family = family(Place::sqlite()).await;
    for language in ["ar", "en", "fa", "nl", "so", "ti", "tr"] {
        let kinds = in_language(&family, "/procedures/nl-nareis/notices", language).await;
        let all = kinds["results"].as_array().expect("kinds");
        assert_eq!(all.len(), 38);
        let own = |kind: &&Value| kind["words"][0]["language"] != language;
        let others: Vec<&Value> = all.iter().filter(own).map(|kind| &kind["kind"]).collect();
        let whole = ["en", "nl"].contains(&language);
        let staff = [
            "handover-proposed",
            "handover-near",
            "handover-unanswered",
            "handover-refused",
            "handover-withdrawn",
            "handover-contact-late",
            "parked",
        ];
        assert_eq!(
            others,
            if whole { vec![] } else { staff.to_vec() },
            "{language}: what staff alone read is in English"
        );
    }
}

#[actix_web::test]
async fn guidance_fits_the_stage_and_ticks_are_kept_for_each_person() {
    for place in [Place::sqlite(), Place::postgres()] {
        let family = family(place).await;
        let (referent, wife) =
            (family.referent().await, family.person(Role::FamilyMember, &mailed("wife@example.org", "ar")).await);
        let path = format!("/applications/{}/guidance", family.case);
        let ids = |answer: &Answer| -> Vec<String> {
            let body = answer.json();
            let all = body["results"].as_array().expect("items").iter();
            all.map(|item| item["id"].as_str().expect("an id").to_owned()).collect()
        };
        let waiting = ask(&family, &referent, "GET", &path, None).await;
        assert!(ids(&waiting).contains(&"while-you-wait".to_owned()), "{}", waiting.text);
        let tick = format!("{path}/hand-in/ticks/copies");
        assert_eq!(ask(&family, &referent, "PUT", &tick, None).await.status, 204);
        assert_eq!(ask(&family, &referent, "PUT", &tick, None).await.status, 204, "twice is once");
        let ticked = |answer: &Answer| {
            let body = answer.json();
            let item = body["results"].as_array().expect("items").iter().find(|i| i["id"] == "hand-in").cloned();
            item.map(|item| item["ticks"][0]["ticked"].clone())
        };
        assert_eq!(ticked(&ask(&family, &referent, "GET", &path, None).await), Some(json!(true)));
        assert_eq!(ticked(&ask(&family, &wife, "GET", &path, None).await), None, "not hers to do");
        assert_eq!(ask(&family, &referent, "DELETE", &tick, None).await.status, 204);
        assert_eq!(ticked(&ask(&family, &referent, "GET", &path, None).await), Some(json!(false)));
        let unknown = format!("{path}/hand-in/ticks/fly");
        assert_eq!(ask(&family, &referent, "PUT", &unknown, None).await.status, 404);
        family.http.set("2026-08-10T09:00:00Z");
        family.happens(json!({"type": "decision-notified", "on": "2026-08-10", "outcome": "refused"})).await;
        let refused = ask(&family, &referent, "GET", &path, None).await;
        assert_eq!(ids(&refused)[0], "refused-first-day", "{}", refused.text);
        let body = refused.json();
        assert_eq!(body["results"][0]["contacts"][0]["number"], "113");
        let theirs = ask_in(&family, &wife, "GET", &path, (None, "ar")).await.json();
        assert_eq!(theirs["results"][0]["id"], "refused-crisis", "{theirs}");
        let words = &theirs["results"][0]["words"];
        let languages: Vec<&Value> = words.as_array().expect("words").iter().map(|w| &w["language"]).collect();
        assert_eq!(languages, ["ar", "nl"], "a draft on safety, and the Dutch beside it");
        assert!(words[0]["caution"].as_str().is_some_and(|caution| caution.contains("لم يراجع")), "{words}");
    }
}

#[actix_web::test]
async fn what_somebody_ticked_and_wished_goes_with_them() {
    let family = family(Place::sqlite()).await;
    let referent = family.referent().await;
    let tick = format!("/applications/{}/guidance/hand-in/ticks/copies", family.case);
    assert_eq!(ask(&family, &referent, "PUT", &tick, None).await.status, 204);
    family.happens(json!({"type": "investigation-started", "on": "2026-06-01", "kind": "dna"})).await;
    let who = referent.clone();
    let erased = family.http.app.write(move |tx, ctx| {
        let stone = wachtwijzer::store::people::Tombstone {
            person: who.clone(),
            erased_at: ctx.now,
            reason: "request".to_owned(),
        };
        Ok((tx.erase(&stone)?, tx.ticks(&who)?, tx.preferences(&who)?))
    });
    let ((), ticks, _) = erased.expect("a store");
    assert_eq!(ticks, Vec::new());
    assert_eq!(family.became(&referent, "investigation"), (NoticeState::Dropped, Some("erased".to_owned())));
}
