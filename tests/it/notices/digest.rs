//! What can wait is gathered into one message for those who want that: nothing is lost by it, nothing told twice, nothing late
//! that cannot wait.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use chrono::TimeDelta;
use mail_parser::MessageParser;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use serde_json::json;
use wachtwijzer::app::outbox;
use wachtwijzer::domain::access::Role;
use wachtwijzer::domain::ids::PersonId;
use wachtwijzer::domain::notice::outbox::{LEASE, Notice, NoticeState};
use wachtwijzer::domain::notice::{Delivery, Preferences, Recipient};
use wachtwijzer::notify::channel::Channel;
use wachtwijzer::notify::dispatcher::Channels;
use wachtwijzer::notify::smtp::Line;

use super::outbox::channel;
use super::server::{Security, Server};
use super::{Family, Kept, family, kept, mailed};
use crate::support::stores::Place;

fn wanting(delivery: Delivery) -> Preferences {
    Preferences { delivery, ..Preferences::default() }
}

/// A referent who wants it so, on Monday 1 June 2026 at eleven in the morning in Amsterdam.
async fn referent_with(
    place: Place,
    delivery: Delivery,
) -> (Family<impl Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>>, PersonId) {
    let family = family(place).await;
    let referent = family.referent().await;
    family.wants(&referent, &wanting(delivery));
    (family, referent)
}

/// Two things that can wait.
async fn two_things_happen<S>(family: &Family<S>)
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    family.happens(json!({"type": "investigation-started", "on": "2026-06-01", "kind": "dna"})).await;
    family.happens(json!({"type": "suspension-started", "on": "2026-06-01", "ground": "consent"})).await;
}

fn sent<S>(family: &Family<S>) -> Vec<Notice>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    family.notices().into_iter().filter(|notice| notice.state == NoticeState::Sent).collect()
}

#[actix_web::test]
async fn what_can_wait_goes_at_five_in_one_message_and_what_cannot_goes_at_once() {
    for place in [Place::sqlite(), Place::postgres()] {
        let (family, referent) = referent_with(place, Delivery::Daily).await;
        two_things_happen(&family).await;
        family.happens(json!({"type": "documents-requested", "on": "2026-06-01", "answerBy": "2026-06-29"})).await;
        let (channels, email, _) = kept();
        family.send_all(&channels);
        assert_eq!(family.became(&referent, "documents-asked").0, NoticeState::Sent, "a time to act of one's own");
        family.http.set("2026-06-01T14:59:59Z");
        family.send_all(&channels);
        assert_eq!(email.0.lock().expect("a list").len(), 1, "it is not yet five in Amsterdam");
        family.http.set("2026-06-01T15:00:00Z");
        family.send_all(&channels);
        let all = email.0.lock().expect("a list").clone();
        assert_eq!(all.len(), 2);
        assert_eq!(all[1].subject, "There are new messages for you");
        let together: Vec<Notice> =
            sent(&family).into_iter().filter(|n| n.kind.as_str() != "documents-asked").collect();
        assert_eq!(together.len(), 2);
        assert!(together.iter().all(|n| n.sent_with == Some(together[0].id)), "{together:?}");
        assert_eq!(all[1].id, together[0].id, "known by the earliest of them");
        for notice in together {
            let exactly = family.http.app.read(|_, ctx| outbox::exactly(ctx, &notice)).expect("it opens");
            assert_eq!(exactly.as_deref(), Some(all[1].text().as_bytes()), "each can be shown as it was sent");
        }
    }
}

#[actix_web::test]
async fn a_weekly_message_goes_on_friday_and_one_thing_alone_looks_like_any_other() {
    let (family, referent) = referent_with(Place::sqlite(), Delivery::Weekly).await;
    family.happens(json!({"type": "investigation-started", "on": "2026-06-01", "kind": "dna"})).await;
    let (channels, email, _) = kept();
    family.http.set("2026-06-04T18:00:00Z");
    family.send_all(&channels);
    assert_eq!(family.became(&referent, "investigation").0, NoticeState::Planned);
    family.http.set("2026-06-05T15:00:00Z");
    family.send_all(&channels);
    assert_eq!(email.0.lock().expect("a list")[0].subject, "There is a new message for you");
    family.happens(json!({"type": "suspension-started", "on": "2026-06-05", "ground": "consent"})).await;
    family.send_all(&channels);
    assert_eq!(family.became(&referent, "suspended").0, NoticeState::Planned, "too late for this Friday");
    family.http.set("2026-06-12T15:00:00Z");
    family.send_all(&channels);
    assert_eq!(family.became(&referent, "suspended").0, NoticeState::Sent);
}

#[actix_web::test]
async fn what_is_no_longer_true_or_wanted_by_then_is_left_out_with_its_reason() {
    for place in [Place::sqlite(), Place::postgres()] {
        let (family, referent) = referent_with(place, Delivery::Daily).await;
        two_things_happen(&family).await;
        family.happens(json!({"type": "suspension-ended", "on": "2026-06-01"})).await;
        family.corrected(2, &json!({"type": "investigation-started", "on": "2026-06-01", "kind": "interview"})).await;
        let off = vec![wachtwijzer::domain::ids::Slug::parse("resumed").expect("a name")];
        family.wants(&referent, &Preferences { switched_off: off, ..wanting(Delivery::Daily) });
        let (channels, email, _) = kept();
        family.http.set("2026-06-01T15:00:00Z");
        family.send_all(&channels);
        let reason = |number: &str| {
            let all = family.notices();
            let found = all.iter().find(|n| n.cause.text() == number).expect("a notice");
            (found.state, found.reason.clone())
        };
        assert_eq!(reason("event:2"), (NoticeState::Dropped, Some("corrected".to_owned())));
        assert_eq!(reason("event:3"), (NoticeState::Sent, None));
        assert_eq!(reason("event:4"), (NoticeState::Dropped, Some("switched-off".to_owned())));
        assert_eq!(reason("event:5"), (NoticeState::Sent, None));
        let all = email.0.lock().expect("a list");
        assert_eq!(all.len(), 1);
        assert_eq!(
            all[0].id,
            family.notices().iter().map(|n| n.id).min().expect("one"),
            "even if the earliest is left out"
        );
    }
}

#[actix_web::test]
async fn whoever_wants_it_at_once_again_gets_what_waited_in_one_message() {
    for place in [Place::sqlite(), Place::postgres()] {
        let (family, referent) = referent_with(place, Delivery::Weekly).await;
        two_things_happen(&family).await;
        let (channels, email, _) = kept();
        family.send_all(&channels);
        assert_eq!(email.0.lock().expect("a list").len(), 0);
        let cookie = family.cookie(&referent);
        let put = async |delivery: &str| {
            let headers = [("cookie", cookie.as_str()), ("content-type", "application/json")];
            let body = json!({"delivery": delivery}).to_string().into_bytes();
            assert_eq!(family.http.send("PUT", "/api/v1/me/preferences", &headers, Some(body)).await.status, 200);
        };
        put("daily").await;
        let when: Vec<_> = family.notices().iter().map(|n| n.next_try_at.expect("an instant").to_rfc3339()).collect();
        assert_eq!(when, ["2026-06-01T15:00:00+00:00"; 2], "the next day that has a message");
        put("immediate").await;
        family.send_all(&channels);
        assert_eq!(sent(&family).len(), 2);
        family.happens(json!({"type": "suspension-ended", "on": "2026-06-01"})).await;
        family.send_all(&channels);
        assert_eq!(email.0.lock().expect("a list").len(), 2, "what happens from now on is told at once");
    }
}

#[actix_web::test]
async fn after_a_crash_the_same_go_together_under_the_same_id_and_what_came_meanwhile_goes_by_itself() {
    for place in [Place::sqlite(), Place::postgres()] {
        let (family, referent) = referent_with(place, Delivery::Daily).await;
        two_things_happen(&family).await;
        family.http.set("2026-06-01T15:00:00Z");
        let taken = outbox::lease(&family.http.app, "dead", 20).expect("a lease");
        assert_eq!((taken.len(), taken[0].notices.len()), (1, 2));
        assert!(outbox::lease(&family.http.app, "other", 20).expect("a lease").is_empty());
        family.happens(json!({"type": "suspension-ended", "on": "2026-06-01"})).await;
        family.http.set("2026-06-02T15:00:00Z");
        let (channels, email, _) = kept();
        family.send_all(&channels);
        let ids: Vec<_> = email.0.lock().expect("a list").iter().map(|message| message.id).collect();
        let resumed = family.notices().into_iter().find(|n| n.kind.as_str() == "resumed").expect("a notice");
        assert_eq!(ids, [taken[0].id, resumed.message()]);
        assert_ne!(resumed.message(), taken[0].id);
        assert_eq!(family.told(&referent).len(), sent(&family).len());
    }
}

#[actix_web::test]
async fn a_digest_holds_the_words_of_each_for_those_who_want_them_and_one_click_ends_the_kinds_in_it() {
    let (family, referent) = referent_with(Place::sqlite(), Delivery::Daily).await;
    family.wants(&referent, &Preferences { open_words: true, ..wanting(Delivery::Daily) });
    two_things_happen(&family).await;
    family.http.set("2026-06-01T15:00:00Z");
    let server = Server::start(Security::Clear);
    let email: Arc<dyn Channel> = Arc::new(channel(&server, Line::Clear, None));
    family.send_all(&Channels { email, ..kept().0 });
    let raw = server.inbox().remove(0).raw;
    let mail = MessageParser::default().parse(&raw).expect("a message");
    assert_eq!(mail.subject(), Some("There are new messages for you"));
    let text = mail.body_text(0).expect("a text");
    assert!(
        text.contains("There will be an extra check") && text.contains("The time to decide stands still"),
        "{text}"
    );
    let folded = String::from_utf8(raw.clone()).expect("a text").replace("\r\n ", " ");
    assert!(folded.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{folded}");
    let stop = folded.lines().find_map(|line| line.strip_prefix("List-Unsubscribe: <")).expect("a way to stop");
    let path = stop.trim_end_matches('>').strip_prefix("https://www.wacht.example").expect("our address");
    let headers =
        [("cookie", "none=1"), ("content-type", "application/x-www-form-urlencoded"), ("accept-language", "en")];
    let asked = family.http.send("GET", path, &headers, None).await;
    assert!(asked.text.contains("these 2 kinds"), "{}", asked.text);
    assert_eq!(
        family.http.send("POST", path, &headers, Some(b"List-Unsubscribe=One-Click".to_vec())).await.status,
        200
    );
    let kept = family.http.app.read(move |tx, _| Ok(tx.preferences(&referent)?)).expect("preferences");
    let off: Vec<String> = kept.switched_off.iter().map(ToString::to_string).collect();
    assert_eq!((off, kept.delivery), (vec!["investigation".to_owned(), "suspended".to_owned()], Delivery::Daily));
}

#[actix_web::test]
async fn whatever_people_wish_and_whoever_dies_each_notice_arrives_in_one_message() {
    for seed in 0..4 {
        for place in [Place::sqlite(), Place::postgres()] {
            walk(place, seed).await;
        }
    }
}

/// Days on which things happen, wishes change and senders die, at random; then a week of quiet.
async fn walk(place: Place, seed: u64) {
    let mut random = StdRng::seed_from_u64(seed);
    let family = family(place).await;
    let mut people = Vec::new();
    for number in 0..4 {
        people.push(family.person(Role::Helper, &mailed(&format!("p{number}@example.org"), "en")).await);
    }
    let (channels, email, _) = kept();
    let deliveries = Delivery::ALL.map(|(_, delivery)| delivery);
    let mut suspended = false;
    for _ in 0..60 {
        match random.random_range(0..6) {
            0 => {
                // One a day: what happens on the same day has no order but that of the record.
                family.http.advance(TimeDelta::days(1));
                let on = family.http.app.ambient.now().date_naive().to_string();
                let event = if suspended {
                    json!({"type": "suspension-ended", "on": on})
                } else {
                    json!({"type": "suspension-started", "on": on, "ground": "consent"})
                };
                family.happens(event).await;
                suspended = !suspended;
            }
            1 => {
                let person = people.choose(&mut random).expect("somebody");
                let delivery = *deliveries.choose(&mut random).expect("a wish");
                family.wants(person, &wanting(delivery));
                let again: Result<(), wachtwijzer::app::AppError> = family.http.app.write({
                    let person = person.clone();
                    move |tx, ctx| {
                        wachtwijzer::app::notices::gather_anew(tx, ctx, &Recipient::Person(person.clone()), delivery)
                    }
                });
                again.expect("a store");
            }
            // Somebody takes a few and dies.
            2 => drop(outbox::lease(&family.http.app, "dead", 2).expect("a lease")),
            3 => drop(family.dispatcher("one", &channels).round().expect("a round")),
            _ => family.http.advance(TimeDelta::hours(random.random_range(1..9))),
        }
    }
    family.http.advance(TimeDelta::days(8));
    family.send_all(&channels);
    family.http.advance(LEASE + TimeDelta::seconds(1));
    family.send_all(&channels);
    each_arrived_once(&family.notices(), &email, seed);
}

fn each_arrived_once(notices: &[Notice], email: &Kept, seed: u64) {
    let mut arrived: BTreeMap<_, usize> = BTreeMap::new();
    for message in email.0.lock().expect("a list").iter() {
        *arrived.entry(message.id).or_default() += 1;
    }
    assert!(arrived.values().all(|times| *times == 1), "seed {seed}: {arrived:?}");
    assert!(notices.len() > 8, "seed {seed}: something happened");
    for notice in notices {
        match notice.state {
            NoticeState::Sent => assert!(arrived.contains_key(&notice.message()), "seed {seed}: {notice:?}"),
            NoticeState::Dropped => assert!(notice.reason.is_some(), "seed {seed}: {notice:?}"),
            NoticeState::Planned | NoticeState::Parked => panic!("seed {seed}: {notice:?}"),
        }
    }
    let readers = |id| notices.iter().filter(|n| n.message() == id).map(|n| &n.to).collect::<Vec<_>>();
    assert!(arrived.keys().all(|id| readers(*id).iter().all(|reader| *reader == readers(*id)[0])), "one reader each");
}
