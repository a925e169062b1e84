//! The road from the immigration service to reception, the municipality and youth health care.

use serde_json::json;

use super::{Road, draft, road};
use crate::support::stores::on_each;
use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};

#[test]
fn a_receiver_learns_little_before_it_says_yes_and_what_was_chosen_afterwards() {
    on_each(|db| async move {
        let road = road(db).await;
        let people = [(&road.mother, "public-task"), (&road.child, "public-task")];
        let made = road.propose("ind", &draft("to-reception", "coa", &people)).await;
        assert_eq!(made.status, 201, "{}", made.text);
        let body = made.json();
        assert_eq!(body["answerBy"], "2026-11-05", "three days, a Thursday");
        assert_eq!(body["answerSteps"][0]["rule"], "length");
        assert_eq!(body["warnings"][0]["id"], "interpreter-unknown", "nobody asked about the child");
        assert_eq!(road.responsible("ind", &road.mother, "reception", None).await, "ind", "asked is not accepted");
        let first = body["id"].as_str().expect("an id").to_owned();

        road.http.set("2026-11-03T09:00:00Z");
        let before = road.get("coa", &format!("/incoming-handovers/{first}")).await.json();
        assert_eq!((&before["peopleCount"], &before["minorsCount"]), (&json!(2), &json!(1)));
        let interpreters: Vec<&str> = before["people"]
            .as_array()
            .expect("people")
            .iter()
            .map(|p| p["interpreter"].as_str().expect("a word"))
            .collect();
        assert!(interpreters.contains(&"professional") && interpreters.contains(&"unknown"), "{interpreters:?}");
        assert!(
            !before.to_string().contains("Maryam") && !before.to_string().contains(&road.mother.person),
            "{before}"
        );
        assert_eq!(
            road.get("coa", &format!("/applications/{}", road.case)).await.status,
            404,
            "not before it says yes"
        );

        let accepted = road.accept("coa", &first, "2026-11-04").await;
        assert_eq!(accepted.status, 200, "{}", accepted.text);
        let after = accepted.json();
        assert_eq!((&after["state"], &after["contactBy"]), (&json!("accepted"), &json!("2026-11-06")));
        let mother = after["people"].as_array().expect("people").iter().find(|p| p["person"] == road.mother.person);
        let details = &mother.expect("the mother")["details"];
        assert_eq!((&details["givenName"], &details["phone"]), (&json!("Maryam"), &json!("+31612345678")));
        assert_eq!(details["safety"], json!(["do-not-write"]), "what to mind goes with the number");
        assert_eq!((details.get("email"), details.get("bornOn"), details.get("safetyNote")), (None, None, None));
        assert_eq!(road.get("coa", &format!("/applications/{}", road.case)).await.status, 200);
        assert_eq!(road.responsible("coa", &road.mother, "reception", None).await, "coa");
        assert_eq!(road.responsible("ind", &road.referent, "reception", None).await, "ind", "it was not about him");
        assert_eq!(road.responsible("ind", &road.mother, "residence", None).await, "ind", "that did not pass");
        assert_eq!(road.responsible("mother", &road.mother, "reception", Some("2026-11-02")).await, "ind");
    });
}

#[test]
fn both_sides_confirm_the_first_contact_each_once() {
    on_each(|db| async move {
        let road = road(db).await;
        let first = road.proposed("ind", &draft("to-reception", "coa", &[(&road.mother, "public-task")])).await;
        let early = road.ask("coa", "POST", &format!("/incoming-handovers/{first}/contacts")).await;
        assert_eq!((early.status, early.faults()[0].1.as_str()), (422, "not-accepted"));
        assert_eq!(road.accept("coa", &first, "2026-11-04").await.status, 200);
        for (who, path) in [
            ("ind", format!("/applications/{}/handovers/{first}/contacts", road.case)),
            ("coa", format!("/incoming-handovers/{first}/contacts")),
        ] {
            assert_eq!(road.ask(who, "POST", &path).await.status, 200);
            let again = road.ask(who, "POST", &path).await;
            assert_eq!((again.status, again.faults()[0].1.as_str()), (422, "confirmed-already"));
        }
        let seen = road.get("ind", &format!("/applications/{}/handovers/{first}", road.case)).await.json();
        assert!(seen["senderConfirmedAt"].is_string() && seen["receiverConfirmedAt"].is_string(), "{seen}");
    });
}

/// From the immigration service to reception on 3 November, and on to the municipality on the 20th, on the consent of the mother.
async fn to_the_municipality<S>(road: &Road<S>)
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let people = [(&road.mother, "public-task"), (&road.child, "public-task")];
    let first = road.proposed("ind", &draft("to-reception", "coa", &people)).await;
    road.http.set("2026-11-03T09:00:00Z");
    assert_eq!(road.accept("coa", &first, "2026-11-04").await.status, 200);
    // The reception hands on what it took over, on the consent of the mother.
    road.http.set("2026-11-16T09:00:00Z");
    let consents = format!("/applications/{}/consents", road.case);
    assert_eq!(road.post("mother", &consents, &json!({"organisation": "utrecht"})).await.status, 201);
    let people = [(&road.mother, "consent"), (&road.child, "public-task")];
    let second = road.propose("coa", &draft("to-municipality", "utrecht", &people)).await;
    assert_eq!((second.status, &second.json()["answerBy"]), (201, &json!("2026-11-30")), "{}", second.text);
    let second = second.json()["id"].as_str().expect("an id").to_owned();
    road.http.set("2026-11-20T09:00:00Z");
    assert_eq!(road.accept("utrecht", &second, "2026-11-24").await.status, 200);
}

#[test]
fn a_family_is_handed_on_from_desk_to_desk_and_somebody_is_responsible_on_every_day() {
    on_each(|db| async move {
        let road = road(db).await;
        to_the_municipality(&road).await;
        // The municipality hands the child on to youth health care, which gets no application to see.
        road.http.set("2026-12-01T09:00:00Z");
        let adult = road.propose("utrecht", &draft("to-youth-health", "ggd", &[(&road.mother, "public-task")])).await;
        assert_eq!(adult.faults(), [("/people/0/person".to_owned(), "not-a-minor".to_owned())]);
        let third = road.proposed("utrecht", &draft("to-youth-health", "ggd", &[(&road.child, "public-task")])).await;
        assert_eq!(road.accept("ggd", &third, "2026-12-03").await.status, 200);
        assert_eq!(road.get("ggd", &format!("/applications/{}", road.case)).await.status, 404);
        let theirs = road.get("ggd", &format!("/incoming-handovers/{third}")).await.json();
        assert_eq!(theirs["people"][0]["details"]["givenName"], "Sara");

        for (on, theme, who) in [
            ("2026-11-02", "youth-health", "ind"),
            ("2026-11-03", "youth-health", "coa"),
            ("2026-11-19", "youth-health", "coa"),
            ("2026-11-20", "youth-health", "utrecht"),
            ("2026-12-01", "youth-health", "ggd"),
            ("2026-12-01", "school", "utrecht"),
            ("2026-12-01", "reception", "coa"),
            ("2026-12-01", "guardianship", "ind"),
        ] {
            assert_eq!(road.responsible("ind", &road.child, theme, Some(on)).await, who, "{theme} on {on}");
        }
        let future = road.get("ind", &format!("/applications/{}/responsibilities?asOf=2026-12-02", road.case)).await;
        assert_eq!(future.faults(), [("asOf".to_owned(), "in-the-future".to_owned())]);
    });
}

#[test]
fn a_refusal_leaves_everything_with_the_sender_and_says_why_to_both_desks_and_not_to_the_family() {
    on_each(|db| async move {
        let road = road(db).await;
        let id = road.proposed("ind", &draft("to-reception", "coa", &[(&road.mother, "public-task")])).await;
        let body = json!({"answer": "refuse", "reason": "no-capacity", "note": "Full until spring"});
        let refused = road.post("coa", &format!("/incoming-handovers/{id}/answers"), &body).await;
        assert_eq!((refused.status, &refused.json()["state"]), (200, &json!("refused")));
        let seen = road.get("ind", &format!("/applications/{}/handovers/{id}", road.case)).await.json();
        assert_eq!((&seen["reason"], &seen["note"]), (&json!("no-capacity"), &json!("Full until spring")));
        let theirs = road.get("mother", &format!("/applications/{}/handovers/{id}", road.case)).await.json();
        assert_eq!((theirs.get("note"), &theirs["from"]["contact"]["name"]), (None, &json!("Anna Bridge")));
        assert_eq!(road.responsible("ind", &road.mother, "reception", None).await, "ind");
        let again = road.accept("coa", &id, "2026-11-04").await;
        assert_eq!((again.status, again.faults()[0].1.as_str()), (422, "answered-already"));
    });
}
