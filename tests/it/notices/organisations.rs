//! Organisations are told by their mailbox that there is something to see, and nothing of what; who works there reads it signed in.

use std::sync::Arc;

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use wachtwijzer::app::AppError;
use wachtwijzer::app::accounts::{ensure_organisation, put_mailbox};
use wachtwijzer::domain::access::Role;
use wachtwijzer::domain::access::account::Mailbox;
use wachtwijzer::domain::ids::{PersonId, Slug};
use wachtwijzer::domain::notice::outbox::{Notice, NoticeState};
use wachtwijzer::domain::notice::{Cause, Delivery, Facts, Planned, Recipient};
use wachtwijzer::notify::channel::Channel;
use wachtwijzer::notify::dispatcher::Channels;
use wachtwijzer::notify::message::Message;
use wachtwijzer::notify::smtp::Line;

use super::outbox::channel;
use super::server::{Mood, Security, Server};
use super::{Family, family, kept};
use crate::support::http::session_of;
use crate::support::stores::Place;

fn name(name: &str) -> Slug {
    Slug::parse(name).expect("a name")
}

/// Gives an organisation a mailbox, or takes it away.
pub(super) fn mailbox<S>(family: &Family<S>, organisation: &str, delivery: Option<Delivery>)
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let id = name(organisation);
    let mailbox =
        delivery.map(|delivery| Mailbox::new(&format!("post@{id}.example"), "en", delivery).expect("a mailbox"));
    let done: Result<(), AppError> = family.http.app.write(move |tx, ctx| {
        ensure_organisation(tx, ctx, &id, "An organisation")?;
        put_mailbox(tx, ctx, &id, mailbox.as_ref())
    });
    done.expect("a store");
}

/// The application is handed over, without anybody being told of that.
fn shared<S>(family: &Family<S>, organisation: &str, until: Option<&str>)
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let (case, id) = (family.case, name(organisation));
    let until = until.map(|at| at.parse::<DateTime<Utc>>().expect("an instant"));
    let done: Result<(), AppError> = family.http.app.write(move |tx, ctx| {
        ensure_organisation(tx, ctx, &id, "An organisation")?;
        Ok(tx.share(case, &id, ctx.now, until)?)
    });
    done.expect("a store");
}

/// Kind, state and reason of each notice for an organisation.
fn told<S>(family: &Family<S>, organisation: &str) -> Vec<(String, NoticeState, Option<String>)>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let theirs =
        family.notices().into_iter().filter(|n| n.to.organisation().is_some_and(|id| id.as_str() == organisation));
    theirs.map(|n| (n.kind.to_string(), n.state, n.reason)).collect()
}

fn send<S>(family: &Family<S>) -> Vec<Message>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let (channels, email, letters) = kept();
    family.send_all(&channels);
    assert!(letters.0.lock().expect("a list").is_empty(), "no organisation is written a letter");
    let all = email.0.lock().expect("a list");
    all.clone()
}

fn granted(on: &str) -> Value {
    json!({"type": "decision-notified", "on": on, "outcome": "granted"})
}

#[actix_web::test]
async fn the_organisation_that_works_on_a_case_is_told_that_its_last_day_has_passed_and_nothing_more() {
    for place in [Place::sqlite(), Place::postgres()] {
        let family = family(place).await;
        mailbox(&family, "ind", Some(Delivery::Immediate));
        assert_eq!(family.swept("2027-03-02"), 1);
        assert_eq!(family.swept("2027-03-02"), 0, "once");
        let all = send(&family);
        let [message] = all.as_slice() else { panic!("{} messages", all.len()) };
        assert_eq!(told(&family, "ind"), [("term-passed".to_owned(), NoticeState::Sent, None)]);
        assert_eq!(message.email.as_deref(), Some("post@ind.example"));
        assert_eq!(message.subject, "There is a new message for you");
        assert_eq!((message.substance.len(), &message.stop), (0, &None), "no words, and no click that ends it for all");
        let case = family.case;
        let reference = family.http.app.read(move |tx, _| Ok(tx.case(case)?.expect("a case").identity.reference));
        let reference = reference.expect("a case").as_str().to_owned();
        for telling in [reference.as_str(), "2027", "decide", "late", &case.to_string()] {
            assert!(!message.text().contains(telling), "{telling} stands in {}", message.text());
        }
    }
}

#[actix_web::test]
async fn without_a_mailbox_nothing_is_planned_and_with_one_that_is_gone_nothing_is_sent() {
    for place in [Place::sqlite(), Place::postgres()] {
        let family = family(place).await;
        family.http.set("2027-03-10T09:00:00Z");
        family.happens(json!({"type": "notice-of-default-received", "on": "2027-03-10"})).await;
        assert_eq!(told(&family, "ind"), []);
        mailbox(&family, "ind", Some(Delivery::Daily));
        family.http.set("2027-03-25T09:00:00Z");
        family.happens(json!({"type": "inaction-appeal-lodged", "on": "2027-03-25"})).await;
        assert_eq!(told(&family, "ind"), [("default-received".to_owned(), NoticeState::Planned, None)]);
        mailbox(&family, "ind", None);
        family.http.set("2027-03-25T18:00:00Z");
        assert!(send(&family).is_empty());
        let dropped = ("default-received".to_owned(), NoticeState::Dropped, Some("no-mailbox".to_owned()));
        assert_eq!(told(&family, "ind"), [dropped]);
    }
}

#[actix_web::test]
async fn a_partner_is_told_as_long_as_the_case_is_shared_with_it() {
    for place in [Place::sqlite(), Place::postgres()] {
        let family = family(place).await;
        mailbox(&family, "coa", Some(Delivery::Immediate));
        mailbox(&family, "city", Some(Delivery::Daily));
        family.http.set("2026-09-01T09:00:00Z");
        shared(&family, "coa", Some("2026-10-01T00:00:00Z"));
        shared(&family, "city", Some("2026-09-01T12:00:00Z"));
        family.happens(granted("2026-09-01")).await;
        assert_eq!(told(&family, "ind"), [], "it told this itself");
        assert_eq!(send(&family).len(), 1);
        assert_eq!(told(&family, "coa"), [("granted".to_owned(), NoticeState::Sent, None)]);
        family.http.set("2026-09-01T18:00:00Z");
        assert!(send(&family).is_empty());
        let ended = ("granted".to_owned(), NoticeState::Dropped, Some("no-part".to_owned()));
        assert_eq!(told(&family, "city"), [ended], "handed over no longer when its time came");
        family.http.set("2026-10-05T09:00:00Z");
        family.happens(json!({"type": "mvv-collected", "on": "2026-10-05", "validUntil": "2026-12-31"})).await;
        assert_eq!(told(&family, "coa").len(), 1, "nothing after the share has ended");
    }
}

#[actix_web::test]
async fn a_mailbox_gets_one_message_a_day_for_all_its_cases_and_at_once_when_it_wishes_so() {
    for place in [Place::sqlite(), Place::postgres()] {
        let family = family(place).await;
        let events = json!([{"type": "application-received", "on": "2026-06-01"}]);
        for _ in 0..2 {
            family.http.create("nl-nareis", &events).await;
        }
        mailbox(&family, "ind", Some(Delivery::Daily));
        assert_eq!(family.swept("2027-03-02"), 3);
        assert!(send(&family).is_empty(), "not before five");
        family.http.set("2027-03-02T16:00:00Z");
        let all = send(&family);
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].subject, "There are new messages for you");
        family.http.set("2027-03-03T09:00:00Z");
        family.happens(json!({"type": "notice-of-default-received", "on": "2027-03-03"})).await;
        assert!(send(&family).is_empty());
        mailbox(&family, "ind", Some(Delivery::Immediate));
        assert_eq!(send(&family).len(), 1, "what waited is let go");
    }
}

#[actix_web::test]
async fn who_works_there_reads_what_their_organisation_was_told_of_the_cases_within_reach() {
    let family = family(Place::sqlite()).await;
    mailbox(&family, "ind", Some(Delivery::Daily));
    mailbox(&family, "coa", Some(Delivery::Daily));
    shared(&family, "coa", None);
    family.http.set("2026-09-01T09:00:00Z");
    family.happens(granted("2026-09-01")).await;
    let cookies = [
        session_of(&family.http.app, "partner.coa", Role::Partner, "coa"),
        session_of(&family.http.app, "worker.ind", Role::Caseworker, "ind"),
        session_of(&family.http.app, "worker.coa", Role::Caseworker, "coa"),
    ];
    let mut read = Vec::new();
    for cookie in &cookies {
        let headers = [("cookie", cookie.as_str()), ("accept-language", "ar, nl;q=0.5")];
        let answer = family.http.send("GET", "/api/v1/me/messages", &headers, None).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        read.push(answer.json()["results"].clone());
    }
    assert_eq!(read[0][0]["kind"], "granted");
    assert_eq!(read[0][0]["application"], family.case.to_string());
    let words = read[0][0]["words"][0].clone();
    assert_eq!(
        (&words["language"], &words["title"]),
        (&json!("nl"), &json!("Het besluit van 1 september 2026 is ja."))
    );
    assert_eq!(read[1], json!([]), "it was not told what it decided itself");
    assert_eq!(read[2], json!([]), "the case is none of its own, and handed over to others there");
    let listed = family.http.get(&format!("/applications/{}/notices", family.case)).await.json();
    assert_eq!(listed["results"][0]["organisation"], "coa");
    assert!(listed["results"][0].get("person").is_none(), "{listed}");
}

#[actix_web::test]
async fn a_person_and_an_organisation_of_the_same_name_are_each_told_and_each_once() {
    for place in [Place::sqlite(), Place::postgres()] {
        let family = family(place).await;
        let case = family.case;
        let plan = || {
            let done = family.http.app.write(move |tx, ctx| {
                let planned = Planned {
                    kind: name("granted"),
                    cause: Cause::Event(1),
                    on: ctx.now.date_naive(),
                    only: None,
                    facts: Facts::default(),
                };
                let person = Recipient::Person(PersonId::parse("ind").expect("an id"));
                let both = [person, Recipient::Organisation(name("ind"))];
                let notice = |to| Notice::planned(ctx.ambient.new_id(), (case, to), &planned, ctx.now);
                Ok::<_, AppError>(tx.plan_notices(&both.map(notice))?)
            });
            done.expect("a store")
        };
        assert_eq!((plan(), plan()), (2, 0));
        assert_eq!(family.notices().len(), 2);
    }
}

#[actix_web::test]
async fn what_could_not_be_delivered_to_somebody_is_told_to_those_who_work_on_it_once_a_day() {
    for place in [Place::sqlite(), Place::postgres()] {
        let family = family(place).await;
        mailbox(&family, "ind", Some(Delivery::Immediate));
        let by_phone = json!({
            "givenName": "A", "familyName": "B", "phone": "+31612345678", "channel": "sms", "language": "en",
        });
        for _ in 0..2 {
            family.person(Role::Helper, &by_phone).await;
        }
        family.happens(json!({"type": "investigation-started", "on": "2026-06-01", "kind": "dna"})).await;
        assert!(
            send(&family).is_empty(),
            "no gateway is set up, and what is told of that is gathered whatever is wished"
        );
        let waiting = ("parked".to_owned(), NoticeState::Planned, None);
        assert_eq!(told(&family, "ind"), [waiting.clone(), waiting]);
        mailbox(&family, "ind", Some(Delivery::Immediate));
        assert!(send(&family).is_empty(), "also when the wish is said again");
        let listed = family.http.get("/parked-notices").await.json();
        let path = |at: usize| {
            let id = listed["results"][at]["id"].as_str().expect("an id");
            format!("/api/v1/applications/{}/notices/{id}/resendings", family.case)
        };
        assert_eq!(family.http.send("POST", &path(0), &[], None).await.status, 202);
        let (channels, sms, _) = kept();
        let by_gateway: Arc<dyn Channel> = Arc::<super::Kept>::clone(&sms);
        family.send_all(&Channels { sms: Some(by_gateway), ..channels });
        assert_eq!(sms.0.lock().expect("a list").len(), 1, "somebody repaired it for one of the two");
        family.http.set("2026-06-01T15:00:00Z");
        let all = send(&family);
        assert_eq!(all.len(), 1);
        let mut became: Vec<_> =
            told(&family, "ind").into_iter().map(|(_, state, reason)| (state.code(), reason)).collect();
        became.sort();
        let looked_at = ("dropped", Some("ended".to_owned()));
        assert!(became.contains(&looked_at) && became.contains(&("sent", None)), "{became:?}");
    }
}

#[actix_web::test]
async fn a_mailbox_that_takes_nothing_is_listed_and_told_to_nobody() {
    let family = family(Place::sqlite()).await;
    mailbox(&family, "ind", Some(Delivery::Immediate));
    family.swept("2027-03-02");
    let server = Server::start(Security::Clear);
    server.otherwise(|| Mood::Rejects("post@ind.example"));
    let email: Arc<dyn Channel> = Arc::new(channel(&server, Line::Clear, None));
    family.send_all(&Channels { email, ..kept().0 });
    let all = told(&family, "ind");
    assert_eq!((all.len(), all[0].1), (1, NoticeState::Parked), "{all:?}");
    let listed = family.http.get("/parked-notices").await.json();
    assert_eq!(listed["results"][0]["organisation"], "ind");
}
