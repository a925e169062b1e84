//! What cannot be handed over, and why: everything at once, and nothing half-written.

use serde_json::{Value, json};
use wachtwijzer::app::handovers::close_organisation;
use wachtwijzer::app::{AppError, InputFault};
use wachtwijzer::domain::ids::Slug;

use super::{draft, road};
use crate::support::stores::on_each;

fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a name")
}

#[test]
fn nobody_hands_over_to_themselves_to_a_closed_organisation_or_twice() {
    on_each(|db| async move {
        let road = road(db).await;
        let people = [(&road.mother, "public-task")];
        let oneself = road.propose("ind", &draft("to-reception", "ind", &people)).await;
        assert_eq!(
            (oneself.status, oneself.faults()),
            (400, vec![("/to".to_owned(), "handover-to-oneself".to_owned())])
        );

        let closed: Result<(), AppError> = road.http.app.write(|tx, ctx| close_organisation(tx, ctx, &slug("school")));
        closed.expect("it is responsible for nobody");
        let gone = road.propose("ind", &draft("to-reception", "school", &people)).await;
        assert_eq!((gone.status, gone.faults()), (422, vec![("/to".to_owned(), "organisation-closed".to_owned())]));
        let shared =
            road.post("ind", &format!("/applications/{}/shares", road.case), &json!({"organisation": "school"})).await;
        assert_eq!(shared.faults(), [("/organisation".to_owned(), "organisation-closed".to_owned())]);

        let id = road.proposed("ind", &draft("to-reception", "coa", &people)).await;
        let twice = road.propose("ind", &draft("to-municipality", "utrecht", &people)).await;
        let already = ("/people/0/person".to_owned(), "handed-over-already".to_owned());
        assert_eq!((twice.status, twice.faults()), (422, vec![already]), "another kind, but the same themes");
        let path = format!("/applications/{}/handovers/{id}", road.case);
        assert_eq!(road.ask("ind", "DELETE", &path).await.status, 204);
        assert_eq!(road.ask("ind", "DELETE", &path).await.status, 422, "taken back once");
        assert_eq!(road.accept("coa", &id, "2026-11-04").await.status, 422, "what was taken back is not accepted");
        road.proposed("ind", &draft("to-municipality", "utrecht", &people)).await;
    });
}

#[test]
fn an_organisation_that_is_responsible_for_somebody_cannot_close() {
    on_each(|db| async move {
        let road = road(db).await;
        let close = |id: &'static str| -> Result<(), AppError> {
            road.http.app.write(move |tx, ctx| close_organisation(tx, ctx, &slug(id)))
        };
        let refused = |done: Result<(), AppError>| {
            let Err(AppError::Invalid(faults)) = done else { panic!("it closed") };
            assert!(
                matches!(&faults[..], [InputFault::Handover(fault)] if fault.code == "still-responsible"),
                "{faults:?}"
            );
        };
        refused(close("ind"));
        let id = road.proposed("ind", &draft("to-reception", "coa", &[(&road.mother, "public-task")])).await;
        refused(close("coa"));
        assert_eq!(road.accept("coa", &id, "2026-11-04").await.status, 200);
        refused(close("coa"));
        let on = road.proposed("coa", &draft("to-municipality", "utrecht", &[(&road.mother, "public-task")])).await;
        refused(close("coa"));
        assert_eq!(road.accept("utrecht", &on, "2026-11-04").await.status, 200);
        refused(close("coa"));
        close("ggd").expect("it has nothing");
    });
}

#[test]
fn after_the_application_has_ended_nothing_is_handed_over_and_nothing_accepted() {
    on_each(|db| async move {
        let road = road(db).await;
        let people = [(&road.mother, "public-task")];
        let open = road.proposed("ind", &draft("to-reception", "coa", &people)).await;
        road.http.append(&road.case, &road.etag, &json!({"type": "application-withdrawn", "on": "2026-11-02"})).await;
        let late = road.propose("ind", &draft("to-guardianship", "utrecht", &[(&road.child, "public-task")])).await;
        assert_eq!((late.status, late.faults()), (422, vec![(String::new(), "case-closed".to_owned())]));
        let accepted = road.accept("coa", &open, "2026-11-04").await;
        assert_eq!((accepted.status, accepted.faults()), (422, vec![(String::new(), "case-closed".to_owned())]));
        assert_eq!(road.responsible("ind", &road.mother, "reception", None).await, "ind");
    });
}

#[test]
fn who_took_their_consent_back_is_not_handed_over_on_it() {
    on_each(|db| async move {
        let road = road(db).await;
        let consents = format!("/applications/{}/consents", road.case);
        let asked = draft("to-reception", "coa", &[(&road.mother, "consent")]);
        let never = road.propose("ind", &asked).await;
        assert_eq!(never.faults(), [("/people/0/ground".to_owned(), "no-consent".to_owned())]);
        let said = json!({"organisation": "coa", "person": road.mother.person});
        let given = road.post("ind", &consents, &said).await;
        assert_eq!(given.status, 201, "{}", given.text);
        let twice = road.post("mother", &consents, &json!({"organisation": "coa"})).await;
        assert_eq!(twice.json()["id"], given.json()["id"], "saying yes twice is one yes");
        let id = road.proposed("ind", &asked).await;

        // Before the answer: it cannot be accepted any more.
        let consent = format!("{consents}/{}", given.json()["id"].as_str().expect("an id"));
        assert_eq!(road.ask("referent", "DELETE", &consent).await.status, 404, "not his");
        assert_eq!(road.ask("mother", "DELETE", &consent).await.status, 204);
        let refused = road.accept("coa", &id, "2026-11-04").await;
        assert_eq!((refused.status, refused.faults()), (422, vec![(String::new(), "consent-withdrawn".to_owned())]));
        assert_eq!(road.responsible("ind", &road.mother, "reception", None).await, "ind");
        assert_eq!(road.ask("ind", "DELETE", &format!("/applications/{}/handovers/{id}", road.case)).await.status, 204);
        let again = road.propose("ind", &asked).await;
        assert_eq!(
            (again.status, again.faults()),
            (422, vec![("/people/0/ground".to_owned(), "consent-withdrawn".to_owned())])
        );

        // After the answer: nothing of her is shown any more, and she still has somebody.
        road.post("mother", &consents, &json!({"organisation": "coa"})).await;
        let id = road.proposed("ind", &asked).await;
        assert_eq!(road.accept("coa", &id, "2026-11-04").await.json()["people"][0]["details"]["givenName"], "Maryam");
        let all = road.get("mother", &consents).await.json();
        let standing = all["results"].as_array().expect("a list").iter().find(|one| one.get("withdrawnAt").is_none());
        let consent = format!("{consents}/{}", standing.expect("one")["id"].as_str().expect("an id"));
        assert_eq!(road.ask("mother", "DELETE", &consent).await.status, 204);
        let shown = road.get("coa", &format!("/incoming-handovers/{id}")).await;
        assert!(!shown.text.contains("Maryam"), "{}", shown.text);
        assert_eq!(road.responsible("ind", &road.mother, "reception", None).await, "coa", "never nobody");
    });
}

#[test]
fn everything_that_is_wrong_with_a_proposal_is_told_at_once() {
    on_each(|db| async move {
        let road = road(db).await;
        let wrong = json!({
            "kind": "to-school", "to": "nowhere", "fields": ["name", "email"], "contact": {"name": " "},
            "people": [
                {"person": "stranger", "ground": "public-task"},
                {"person": road.child.person, "ground": "consent"},
                {"person": road.child.person, "ground": "public-task"},
            ],
        });
        let told = road.propose("ind", &wrong).await;
        let mut faults: Vec<(String, String)> = told.faults();
        faults.sort();
        let expected = [
            ("/contact", "contact-unreachable"),
            ("/contact/name", "no-name"),
            ("/fields/1", "field-not-shared"),
            ("/people/0/person", "not-in-family"),
            ("/people/1/ground", "no-consent"),
            ("/people/2/person", "person-twice"),
            ("/to", "unknown-organisation"),
        ];
        assert_eq!(faults, expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned())), "{}", told.text);
        let none = road.get("ind", &format!("/applications/{}/handovers", road.case)).await.json();
        assert_eq!(none["results"], json!([]), "nothing half-written");
    });
}

#[test]
fn no_field_can_name_a_child_as_interpreter() {
    on_each(|db| async move {
        let road = road(db).await;
        let mut asked = draft("to-reception", "coa", &[(&road.mother, "public-task")]);
        asked["interpreter"] = json!(road.child.person);
        asked["people"][0]["interpreter"] = json!(road.child.person);
        let told = road.propose("ind", &asked).await;
        let faults = told.faults();
        assert!(faults.contains(&("/interpreter".to_owned(), "unknown-member".to_owned())), "{faults:?}");
        assert!(faults.contains(&("/people/0/interpreter".to_owned(), "unknown-member".to_owned())), "{faults:?}");
        let details: Value = json!({"givenName": "Maryam", "interpreter": road.child.person});
        let path = format!("/api/v1/applications/{}/people/{}/details", road.case, road.mother.part);
        let headers = [("content-type", "application/json"), ("if-match", "*")];
        let said = road.http.send("PUT", &path, &headers, Some(details.to_string().into_bytes())).await;
        assert_eq!(said.faults(), [("/interpreter".to_owned(), "wrong-type".to_owned())], "yes or no, never who");
    });
}

#[test]
fn only_who_is_responsible_hands_over_and_the_day_of_the_first_contact_is_one_to_come() {
    on_each(|db| async move {
        let road = road(db).await;
        let people = [(&road.mother, "public-task")];
        let id = road.proposed("ind", &draft("to-reception", "coa", &people)).await;
        for day in ["2026-11-01", "2027-11-03"] {
            let told = road.accept("coa", &id, day).await;
            assert_eq!(told.faults(), [("/contactOn".to_owned(), "contact-day".to_owned())], "{day}");
        }
        let late = road.accept("coa", &id, "2026-12-01").await;
        let warnings = late.json()["warnings"].clone();
        assert_eq!(
            (late.status, &warnings[0]["id"]),
            (200, &json!("contact-after-norm")),
            "a norm is shown, not enforced"
        );
        let no_longer = road.propose("ind", &draft("to-municipality", "utrecht", &people)).await;
        let wrong = ("/people/0/person".to_owned(), "not-responsible".to_owned());
        assert_eq!((no_longer.status, no_longer.faults()), (422, vec![wrong]));
    });
}
