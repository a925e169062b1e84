//! Who sees what of a handover: somebody else's is not there, an adult's is not for the rest of the family, and the family is told.

use serde_json::json;
use wachtwijzer::domain::access::Role;
use wachtwijzer::domain::ids::PersonId;

use super::{draft, road};
use crate::support::http::session_of;
use crate::support::stores::on_each;

#[test]
fn somebody_elses_handover_is_not_there() {
    on_each(|db| async move {
        let road = road(db).await;
        let id = road.proposed("ind", &draft("to-reception", "coa", &[(&road.mother, "public-task")])).await;
        let of_case = format!("/applications/{}/handovers/{id}", road.case);
        assert_eq!(road.get("coa", &of_case).await.status, 404, "not before it took over");
        assert_eq!(road.get("utrecht", &format!("/incoming-handovers/{id}")).await.status, 404);
        assert_eq!(road.accept("utrecht", &id, "2026-11-04").await.status, 404);
        assert_eq!(road.ask("utrecht", "POST", &format!("/incoming-handovers/{id}/contacts")).await.status, 404);
        assert_eq!(road.accept("ind", &id, "2026-11-04").await.status, 404, "nobody answers their own question");
        let elsewhere = session_of(&road.http.app, "c.elsewhere", Role::Caseworker, "elsewhere");
        let headers = [("cookie", elsewhere.as_str())];
        for (method, path) in [
            ("GET", of_case.clone()),
            ("DELETE", of_case.clone()),
            ("POST", format!("{of_case}/sheets")),
            ("POST", format!("{of_case}/contacts")),
            ("GET", format!("/applications/{}/responsibilities", road.case)),
            ("GET", format!("/applications/{}/consents", road.case)),
        ] {
            let told = road.http.send(method, &format!("/api/v1{path}"), &headers, None).await;
            assert_eq!(told.status, 404, "{method} {path}");
        }
        // A partner that took over something sees what it has a side in, and no more.
        assert_eq!(road.accept("coa", &id, "2026-11-04").await.status, 200);
        let other = road.proposed("ind", &draft("to-guardianship", "utrecht", &[(&road.child, "public-task")])).await;
        let theirs = road.get("coa", &format!("/applications/{}/handovers", road.case)).await.json();
        assert!(theirs.to_string().contains(&id) && !theirs.to_string().contains(&other), "{theirs}");
        assert_eq!(
            road.ask("coa", "DELETE", &of_case).await.status,
            403,
            "it sees it, and it is not its own to take back"
        );
    });
}

#[test]
fn each_of_the_family_sees_and_is_told_what_is_about_themselves() {
    on_each(|db| async move {
        let road = road(db).await;
        let alone = road.proposed("ind", &draft("to-reception", "coa", &[(&road.mother, "public-task")])).await;
        let child = road.proposed("ind", &draft("to-guardianship", "utrecht", &[(&road.child, "public-task")])).await;
        road.accept("coa", &alone, "2026-11-04").await;
        road.accept("utrecht", &child, "2026-11-03").await;
        let list = format!("/applications/{}/handovers", road.case);
        let mothers = road.get("mother", &list).await;
        assert!(mothers.text.contains(&alone) && !mothers.text.contains(&child), "{}", mothers.text);
        let seen = &mothers.json()["results"][0];
        assert_eq!(
            (&seen["to"]["name"], &seen["to"]["contact"]["name"]),
            (&json!("Central Reception"), &json!("Bram Bridge"))
        );
        assert_eq!(seen["contactOn"], "2026-11-04");
        let referents = road.get("referent", &list).await;
        assert!(referents.text.contains(&child) && !referents.text.contains(&alone), "her help is not his to watch");
        let hers = road.get("referent", &format!("/applications/{}/responsibilities", road.case)).await;
        assert!(!hers.text.contains(&road.mother.person) && hers.text.contains(&road.child.person), "{}", hers.text);

        let case = road.case_id();
        let notices = road.http.app.read(|tx, _| Ok(tx.notices_of_case(case, 1000)?)).expect("notices");
        let told = |person: &str| {
            let person = PersonId::parse(person).expect("an id");
            let mut theirs: Vec<_> = notices
                .iter()
                .filter(|n| n.to.person() == Some(&person) && n.kind.as_str() == "handover-accepted")
                .map(|n| (n.facts.organisation.clone().expect("a name"), n.facts.on.expect("a day").to_string()))
                .collect();
            theirs.sort();
            theirs
        };
        let of = |name: &str, on: &str| vec![(name.to_owned(), on.to_owned())];
        assert_eq!(told(&road.mother.person), of("Central Reception", "2026-11-04"));
        assert_eq!(told(&road.referent.person), of("City of Utrecht", "2026-11-03"));
        let headers = [("cookie", road.cookie("mother")), ("accept-language", "ti")];
        let page = road.http.send("GET", "/api/v1/me/messages", &headers, None).await;
        assert!(page.text.contains("Central Reception") && page.text.contains("ክሕግዘኩም"), "{}", page.text);
    });
}

#[test]
fn what_was_said_beside_a_refusal_goes_when_somebody_it_may_be_about_is_erased() {
    on_each(|db| async move {
        let road = road(db).await;
        let id = road.proposed("ind", &draft("to-reception", "coa", &[(&road.mother, "public-task")])).await;
        let body = json!({"answer": "refuse", "reason": "other", "note": "She was not at home"});
        road.post("coa", &format!("/incoming-handovers/{id}/answers"), &body).await;
        let key = id.parse().expect("an id");
        let kept = road.http.app.read(move |tx, _| Ok(tx.handover(key)?)).expect("a store").expect("a handover");
        let sealed = kept.note.expect("a note");
        assert!(!sealed.contains("home") && !kept.contacts.contains("Anna"), "sealed");
        let person = PersonId::parse(&road.mother.person).expect("an id");
        let done = road.http.app.write(move |tx, ctx| wachtwijzer::app::people::erase(tx, ctx.now, &person, "asked"));
        done.expect("erased");
        let kept = road.http.app.read(move |tx, _| Ok(tx.handover(key)?)).expect("a store").expect("a handover");
        assert_eq!(kept.note, None);
    });
}

#[test]
fn whoever_asks_for_everything_about_themselves_gets_their_handovers_and_consents_and_nobody_elses() {
    on_each(|db| async move {
        let road = road(db).await;
        road.post("mother", &format!("/applications/{}/consents", road.case), &json!({"organisation": "coa"})).await;
        let id = road.proposed("ind", &draft("to-reception", "coa", &[(&road.mother, "consent")])).await;
        let hers = road.get("mother", "/me/data").await.json();
        assert_eq!((&hers["handovers"][0]["id"], &hers["handovers"][0]["ground"]), (&json!(id), &json!("consent")));
        assert_eq!(hers["consents"][0]["organisation"], "coa");
        assert_eq!(hers["details"][0]["details"]["interpreter"], true);
        let his = road.get("referent", "/me/data").await.json();
        assert_eq!((&his["handovers"], &his["consents"]), (&json!([]), &json!([])));
        let headers = [("cookie", road.cookie("mother")), ("accept", "text/html"), ("accept-language", "nl")];
        let page = road.http.send("GET", "/api/v1/me/data", &headers, None).await;
        assert!(
            page.text.contains("Heeft een tolk nodig") && page.text.contains("Waarmee u hebt ingestemd"),
            "{}",
            page.text
        );
    });
}
