//! Remedies over HTTP, on both databases: from when, until when, too early, too late, orders of a court in a row, and the
//! letters by which somebody can use one themselves.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use chrono::TimeDelta;
use serde_json::{Value, json};
use wachtwijzer::app::AppError;
use wachtwijzer::app::people::{erase, restrict};
use wachtwijzer::domain::access::{Part, Role};
use wachtwijzer::domain::ids::PersonId;

use crate::access::world::{World, world};
use crate::support::http::{Answer, start};
use crate::support::missing;
use crate::support::stores::on_each;

/// What the details of the referent and of the family member say.
const REFERENT: [&str; 2] = ["Selamawit Tesfagiorgis", "Zuiderkruisstraat 84"];
const MEMBER: [&str; 2] = ["Bilal Oumarova", "Achter de Molen 3"];

/// Writes down who the referent (in Arabic) and the family member (in Tigrinya) are.
async fn described<S>(world: &World<S>)
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let all = world.ask("supervisor", "GET", &format!("/applications/{}/people", world.own), None).await.json();
    for (role, [name, address], language) in [("referent", REFERENT, "ar"), ("family-member", MEMBER, "ti")] {
        let parts = all["results"].as_array().expect("parts");
        let part = parts.iter().find(|p| p["role"] == role).expect("a part")["id"].as_str().expect("an id");
        let (given, family) = name.split_once(' ').expect("two names");
        let body = json!({
            "givenName": given, "familyName": family, "address": format!("{address}\n1234 AB Ede"), "language": language,
        });
        let path = format!("/applications/{}/people/{part}/details", world.own);
        assert_eq!(world.ask("caseworker", "PUT", &path, Some(body)).await.status, 200);
    }
}

async fn letter<S>(world: &World<S>, who: &str, remedy: &str, headers: &[(&str, &str)]) -> Answer
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let (name, value) = world.proof(who);
    let all: Vec<(&str, &str)> = std::iter::once((name, value.as_str())).chain(headers.iter().copied()).collect();
    world.http.send("GET", &format!("/api/v1/applications/{}/letters/{remedy}", world.own), &all, None).await
}

fn person(name: &str) -> PersonId {
    PersonId::parse(name).expect("an id")
}

#[test]
fn a_notice_of_default_is_printed_from_the_day_on_which_it_counts_in_dutch_with_arabic() {
    on_each(async |db| {
        let world = world(db).await;
        described(&world).await;

        // Received on 1 June 2026: the nine months end today, on 1 March 2027.
        let early = letter(&world, "referent", "notice-of-default", &[]).await;
        assert_eq!((early.status, early.faults()), (422, vec![(String::new(), "remedy-not-yet".to_owned())]));
        let told = early.json()["errors"][0]["detail"].as_str().expect("a sentence").to_owned();
        assert!(told.contains("2 March 2027"), "{told}");

        world.http.set("2027-03-02T08:00:00Z");
        let page = letter(&world, "referent", "notice-of-default", &[("accept-language", "tr")]).await;
        assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
        assert_eq!(page.header("content-language"), "nl, ar", "the language that the person asked to be written in");
        assert!(page.header("content-security-policy").contains("style-src 'sha256-"));
        let (law, about) = page.text.split_once("<section").expect("a letter and what it is");
        for part in [
            "<article lang=\"nl\" dir=\"ltr\">",
            REFERENT[0],
            "Zuiderkruisstraat 84\n1234 AB Ede",
            "Immigratie- en Naturalisatiedienst",
            "2 maart 2027",
            "V-nummer</dt><dd><span class=\"blank\">",
            "(Nareis). Aanvraag ontvangen: 1 juni 2026.",
            "was 1 maart 2027 de laatste dag",
            "Deze termijn staat in de Vreemdelingenwet 2000, artikel 2u, lid 1.",
            "binnen twee weken nadat u deze brief hebt ontvangen",
            "voor zover de wet dat in mijn zaak bepaalt (artikel 4:17",
        ] {
            assert!(law.contains(part), "{part}: {law}");
        }
        for part in [
            "lang=\"ar\" dir=\"rtl\"",
            "\u{2068}1 مارس 2027\u{2069}",
            "\u{2068}2 مارس 2027\u{2069}",
            "هذه ليست نصيحة قانونية",
            "lang=\"nl\" dir=\"ltr\">Dit is geen juridisch advies",
            "Het is niet zeker dat deze betaling nog bestaat",
            "https://www.juridischloket.nl/",
            "VluchtelingenWerk",
        ] {
            assert!(about.contains(part), "{part}: {about}");
        }
        assert!(!page.text.contains("Oumarova"), "nobody else stands in it");
        assert!(!page.text.contains("remedy-letter-"), "every text is there: {}", page.text);
    });
}

#[test]
fn an_objection_is_printed_while_it_is_in_time_and_afterwards_the_last_day_is_told() {
    on_each(async |db| {
        let world = world(db).await;
        described(&world).await;
        let closed = letter(&world, "referent", "objection", &[]).await;
        assert_eq!((closed.status, closed.faults()[0].1.as_str()), (422, "remedy-closed"), "there is no decision yet");
        let refused = json!({"type": "decision-notified", "on": "2027-03-01", "outcome": "refused"});
        let path = format!("/applications/{}/events", world.own);
        assert_eq!(world.ask("caseworker", "POST", &path, Some(refused)).await.status, 201);

        // Four weeks from 1 March 2027 end on Easter Monday, 29 March, and so on Tuesday 30 March.
        world.http.set("2027-03-30T08:00:00Z");
        let page = letter(&world, "family-member", "objection", &[]).await;
        assert_eq!((page.status, page.header("content-language")), (200, "nl, ti"), "{}", page.text);
        for part in [
            MEMBER[0],
            "Besluit bekendgemaakt: 1 maart 2027",
            "loopt tot en met 30 maart 2027",
            "artikel 6:6 van de Algemene wet bestuursrecht",
            "kopie te sturen van alle stukken",
            "(30-03-2027)",
            "Voor een kind tekent een ouder of voogd",
        ] {
            assert!(page.text.contains(part), "{part}: {}", page.text);
        }
        assert!(!page.text.contains("Selamawit"), "nobody else stands in it");

        world.http.set("2027-03-31T08:00:00Z");
        let late = letter(&world, "family-member", "objection", &[]).await;
        assert_eq!((late.status, late.faults()[0].1.as_str()), (422, "remedy-too-late"));
        let told = late.json()["errors"][0]["detail"].as_str().expect("a sentence").to_owned();
        assert!(told.contains("30 March 2027") && told.contains("6:11") && told.contains("lawyer"), "{told}");
    });
}

#[test]
fn a_letter_shows_each_no_more_than_they_may_see() {
    on_each(async |db| {
        let world = world(db).await;
        described(&world).await;
        world.http.set("2027-03-02T08:00:00Z");
        let of = "notice-of-default";
        let unknown = letter(&world, "referent", "inaction-appeal", &[]).await;
        assert_eq!(unknown.status, 404, "a remedy without a letter");
        assert_eq!(letter(&world, "referent", "no-remedy", &[]).await.status, 404);
        let others = letter(&world, "family-member", &format!("{of}?person=person-referent"), &[]).await;
        assert_eq!(others.status, 404, "what is somebody else's");
        let malformed = letter(&world, "referent", &format!("{of}?person=Jan%20Jansen&colour=red"), &[]).await;
        assert_eq!((malformed.status, malformed.faults().len()), (400, 2), "all faults at once: {}", malformed.text);
        assert_eq!(letter(&world, "referent", of, &[("accept", "application/json")]).await.status, 406);

        let seen = letter(&world, "caseworker", of, &[]).await;
        assert!(seen.text.contains(REFERENT[0]), "for those who work on it the referent writes");
        let seen = letter(&world, "caseworker", &format!("{of}?person=person-family-member"), &[]).await;
        assert!(seen.text.contains(MEMBER[0]) && !seen.text.contains(REFERENT[0]), "{}", seen.text);

        let blank = |page: &Answer| {
            let lines = page.text.contains("(naam)") && page.text.contains("(adres, postcode en plaats)");
            lines && !page.text.contains("Selamawit") && !page.text.contains("Zuiderkruis")
        };
        let helper = letter(&world, "helper", of, &[("accept-language", "so")]).await;
        assert_eq!((helper.status, helper.header("content-language")), (200, "nl, so"));
        assert!(blank(&helper), "a mandate does not show where the family lives: {}", helper.text);

        let app = &world.http.app;
        app.write(|tx, ctx| restrict(tx, ctx, &person("person-referent"), true)).expect("restricted");
        assert!(blank(&letter(&world, "referent", of, &[]).await), "what is only kept is not printed");
        app.write(|tx, ctx| erase(tx, ctx.now, &person("person-referent"), "asked")).expect("erased");
        assert!(blank(&letter(&world, "caseworker", of, &[]).await), "nothing of somebody who was erased");
    });
}

#[test]
fn where_each_has_a_decision_of_their_own_the_letter_is_for_one_of_them() {
    on_each(async |db| {
        let world = world(db).await;
        described(&world).await;
        let case = world.own;
        let joined: Result<(), AppError> = world.http.app.write(move |tx, ctx| {
            let child = person("child");
            tx.insert_person(&child, ctx.now)?;
            let part = Part { person: child, role: Role::FamilyMember, since: ctx.now, until: None, revoked_at: None };
            Ok(tx.insert_part(ctx.ambient.new_id(), case, &part, "test")?)
        });
        joined.expect("a part");
        world.http.set("2027-03-20T08:00:00Z");
        let path = format!("/applications/{}/events", world.own);
        for (who, on) in [("person-family-member", "2027-03-01"), ("child", "2027-03-15")] {
            let refused = json!({"type": "decision-notified", "on": on, "outcome": "refused", "person": who});
            assert_eq!(world.ask("caseworker", "POST", &path, Some(refused)).await.status, 201);
        }

        let which = letter(&world, "referent", "objection", &[]).await;
        assert_eq!((which.status, which.faults()), (422, vec![("person".to_owned(), "say-for-whom".to_owned())]));
        assert!(which.text.contains("child, person-family-member"), "{}", which.text);
        // Four weeks from 15 March are 12 April; from 1 March Easter Monday, and so 30 March.
        let child = letter(&world, "referent", "objection?person=child", &[]).await;
        assert_eq!(child.status, 200, "{}", child.text);
        assert!(child.text.contains("loopt tot en met 12 april 2027") && child.text.contains(REFERENT[0]));
        let own = letter(&world, "family-member", "objection", &[]).await;
        assert_eq!(own.status, 200, "{}", own.text);
        assert!(own.text.contains("loopt tot en met 30 maart 2027") && own.text.contains(MEMBER[0]));
        assert_eq!(letter(&world, "family-member", "objection?person=child", &[]).await.status, 404);
    });
}

#[test]
fn a_letter_that_was_received_or_became_pointless_is_not_printed_again() {
    on_each(async |db| {
        let world = world(db).await;
        world.http.set("2027-03-10T08:00:00Z");
        let path = format!("/applications/{}/events", world.own);
        let early = json!({"type": "notice-of-default-received", "on": "2027-03-01"});
        assert_eq!(world.ask("caseworker", "POST", &path, Some(early)).await.status, 201);
        assert_eq!(letter(&world, "referent", "notice-of-default", &[]).await.status, 200, "the first was too early");
        let again = json!({"type": "notice-of-default-received", "on": "2027-03-05"});
        assert_eq!(world.ask("caseworker", "POST", &path, Some(again)).await.status, 201);
        let used = letter(&world, "referent", "notice-of-default", &[]).await;
        assert_eq!((used.status, used.faults()[0].1.as_str()), (422, "remedy-used"));
        assert!(used.text.contains("5 March 2027"), "{}", used.text);
        let granted = json!({"type": "decision-notified", "on": "2027-03-08", "outcome": "granted"});
        assert_eq!(world.ask("caseworker", "POST", &path, Some(granted)).await.status, 201);
        assert_eq!(letter(&world, "referent", "objection", &[]).await.status, 422, "nothing was refused");
    });
}

#[test]
fn a_notice_too_early_and_an_objection_too_late_are_recorded_and_say_which_day_was_right() {
    on_each(async |db| {
        let app = start(db).await;
        let (id, etag) = app.create("nl-nareis", &json!([{"type": "application-received", "on": "2026-02-02"}])).await;
        // Nine months end on Monday 2 November 2026; a notice of that day is a day too early.
        let etag = app.append(&id, &etag, &json!({"type": "notice-of-default-received", "on": "2026-11-02"})).await;
        let seen = app.get(&format!("/applications/{id}?asOf=2026-11-02")).await.json();
        let early = json!([{
            "id": "notice-of-default", "possibleFrom": "2026-11-03", "until": null, "limit": "no-last-day", "premature": true,
            "letter": "notice-of-default",
            "uses": [{"on": "2026-11-02", "premature": true, "prematureOn": [], "late": false, "rightDay": "2026-11-03"}],
        }]);
        assert_eq!(missing(&early, &seen["reckoning"]["remedies"], ""), Vec::<String>::new(), "{seen}");

        let refused = json!({"type": "decision-notified", "on": "2026-11-10", "outcome": "refused"});
        let etag = app.append(&id, &etag, &refused).await;
        app.append(&id, &etag, &json!({"type": "objection-received", "on": "2026-12-09"})).await;
        let seen = app.get(&format!("/applications/{id}?asOf=2026-12-10")).await.json();
        let late = json!([{
            "id": "objection", "possibleFrom": "2026-11-10", "until": "2026-12-08", "limit": "last-day",
            "limitText": "Too late after 8 December 2026.",
            "text": "It came too late: 8 December 2026 was the last day. Sometimes a good reason excuses that. Ask a lawyer at once.",
            "uses": [{"on": "2026-12-09", "premature": false, "prematureOn": [], "late": true, "rightDay": "2026-12-08"}],
        }]);
        assert_eq!(missing(&late, &seen["reckoning"]["remedies"], ""), Vec::<String>::new(), "{seen}");
    });
}

#[test]
fn every_remedy_says_from_when_and_until_when_on_every_day() {
    on_each(async |db| {
        let app = start(db).await;
        app.advance(TimeDelta::days(365 * 4));
        let all: Value = serde_json::from_str(include_str!("../data/worked-examples.json")).expect("examples");
        let mut seen = 0;
        for example in all["examples"].as_array().expect("a list") {
            let answer = app.post("/reckonings", &[], &example["request"]).await.json();
            for remedy in answer["remedies"].as_array().expect("remedies") {
                let limit = if remedy["until"].is_null() { "no-last-day" } else { "last-day" };
                assert_eq!(remedy["limit"], limit, "{}: {remedy}", example["id"]);
                assert!(remedy["possibleFrom"].is_string() && !remedy["limitText"].as_str().unwrap_or("").is_empty());
                seen += 1;
            }
        }
        assert!(seen > 50, "{seen}");
    });
}

#[test]
fn orders_of_a_court_in_a_row_each_have_their_term_and_their_penalty_and_the_last_one_opens_the_next_appeal() {
    on_each(async |db| {
        let app = start(db).await;
        let (id, _) = app
            .create(
                "nl-nareis",
                &json!([
                    {"type": "application-received", "on": "2025-05-12"},
                    {"type": "notice-of-default-received", "on": "2026-02-13"},
                    {"type": "inaction-appeal-lodged", "on": "2026-03-02"},
                    {"type": "court-order-sent", "on": "2026-04-01", "weeks": 8, "penaltyPerDay": 10000, "penaltyMax": 750_000},
                    {"type": "inaction-appeal-lodged", "on": "2026-06-01"},
                    {"type": "court-order-sent", "on": "2026-07-01", "weeks": 2, "penaltyPerDay": 20000, "penaltyMax": 1_500_000},
                ]),
            )
            .await;
        let seen = app.get(&format!("/applications/{id}?asOf=2026-08-12")).await.json();
        let terms = json!([
            {"id": "court-term", "occurrence": 0, "lastDay": "2026-05-27"},
            {"id": "court-term", "occurrence": 1, "lastDay": "2026-07-15", "overdueDays": 28},
        ]);
        assert_eq!(missing(&terms, &seen["reckoning"]["terms"], ""), Vec::<String>::new());
        let next = json!([{"id": "inaction-appeal", "possibleFrom": "2026-07-16", "state": "open"}]);
        assert_eq!(missing(&next, &seen["reckoning"]["remedies"], ""), Vec::<String>::new());
        // The penalty of the law has its 42 days; the first order its 7,500 euro since 10 August; the second 28 days of 200 euro.
        let owed: Vec<(Value, Value, Value)> = seen["reckoning"]["penalty"]
            .as_array()
            .expect("several")
            .iter()
            .map(|p| (p["firstDay"].clone(), p["amountCents"].clone(), p["maximumReached"].clone()))
            .collect();
        let expected = [
            (json!("2026-02-28"), json!(144_200), json!(true)),
            (json!("2026-05-28"), json!(750_000), json!(true)),
            (json!("2026-07-16"), json!(560_000), json!(false)),
        ];
        assert_eq!(owed, expected);

        let own = app.get("/own-figures?procedure=nl-nareis").await;
        assert_eq!(own.status, 200, "{}", own.text);
        // On 1 March 2027 the second order has reached its 15,000 euro too: 22,500 euro of courts beside 1,442 of the law.
        let all = own.text.replace(char::is_whitespace, "");
        for (kind, cents) in [("administrative", 144_200), ("judicial", 2_250_000)] {
            assert!(all.contains(&cents.to_string()), "{kind}: {}", own.text);
        }
    });
}

#[test]
fn an_order_without_a_day_and_an_order_without_a_term_are_both_refused() {
    on_each(async |db| {
        let app = start(db).await;
        let (id, etag) = app.create("nl-nareis", &json!([{"type": "application-received", "on": "2025-05-12"}])).await;
        let path = format!("/applications/{id}/events");
        let no_day = app.post(&path, &[("if-match", &etag)], &json!({"type": "court-order-sent", "weeks": 8})).await;
        assert_eq!((no_day.status, no_day.faults()), (400, vec![("/on".to_owned(), "missing".to_owned())]));
        let no_term =
            app.post(&path, &[("if-match", &etag)], &json!({"type": "court-order-sent", "on": "2026-04-01"})).await;
        assert_eq!((no_term.status, no_term.faults()), (400, vec![(String::new(), "order-without-term".to_owned())]));
        assert_eq!(app.get(&format!("/applications/{id}")).await.json()["records"], 1, "nothing was half-written");
    });
}
