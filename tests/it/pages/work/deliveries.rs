//! Messages that did not arrive, and what the organisation was told.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use uuid::Uuid;
use wachtwijzer::app::AppError;
use wachtwijzer::domain::ids::{CaseId, PersonId, Slug};
use wachtwijzer::domain::notice::outbox::{Notice, NoticeState};
use wachtwijzer::domain::notice::{Cause, Facts, Planned, Recipient};

use super::{ATTACK, browser, is_whole, on_each, world};
use crate::access::world::World;
use crate::pages::LANGUAGES;

/// A notice in a case: to the referent or to the organisation, in a state, for a reason.
fn notice<S>(world: &World<S>, case: CaseId, to: &str, (state, reason): (NoticeState, Option<&str>)) -> Uuid
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let (to, reason) = (to.to_owned(), reason.map(str::to_owned));
    let made = world.http.app.write(move |tx, ctx| -> Result<Uuid, AppError> {
        let id = ctx.ambient.new_id();
        let slug = |text: &str| Slug::parse(text).expect("a name");
        let (to, kind) = if to == "ind" {
            (Recipient::Organisation(slug("ind")), "parked")
        } else {
            (Recipient::Person(PersonId::parse(&to).expect("an id")), "received")
        };
        let facts = Facts { on: Some("2026-06-01".parse().expect("a day")), ..Facts::default() };
        // One for each cause.
        let one = Cause::Event(u32::try_from(tx.notices_of_case(case, 500)?.len()).expect("few") + 1);
        let planned = Planned { kind: slug(kind), cause: one, on: ctx.now.date_naive(), only: None, facts };
        let sent_at = (state == NoticeState::Sent).then_some(ctx.now);
        let (next_try_at, attempts) = (None, 3);
        let base = Notice::planned(id, (case, to), &planned, ctx.now);
        tx.plan_notices(&[Notice { state, reason: reason.clone(), attempts, next_try_at, sent_at, ..base }])?;
        Ok(id)
    });
    made.expect("a notice")
}

fn state<S>(world: &World<S>, id: Uuid) -> (NoticeState, u32)
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let found = world.http.app.read(move |tx, _| Ok::<_, AppError>(tx.notice(id)?.expect("a notice")));
    let found = found.expect("readable");
    (found.state, found.attempts)
}

#[test]
fn a_message_that_did_not_arrive_is_read_with_its_reason_in_words() {
    on_each(async |db| {
        let world = world(db).await;
        let said = format!("email: 550 {ATTACK}");
        let parked = |why| (NoticeState::Parked, Some(why));
        notice(&world, world.own, "person-referent", parked("email: no-address"));
        notice(&world, world.own, "person-referent", parked(&said));
        notice(&world, world.other, "person-elsewhere", parked("no-way"));
        for language in LANGUAGES {
            let answer = browser(&world, "caseworker", language).get(&world.http, "/work/deliveries").await;
            assert_eq!(answer.status, 200, "{}", answer.text);
            is_whole(&answer, language, "/work/deliveries");
            assert_eq!(answer.text.matches("/again\"").count(), 2, "not that of another organisation: {}", answer.text);
            assert!(answer.text.contains(&format!("href=\"/work/cases/{}\"", world.own)));
        }
        let answer = browser(&world, "caseworker", "en").get(&world.http, "/work/deliveries").await;
        for words in ["There is no address for this way", "sponsor", "550 &quot;&gt;&lt;script&gt;", "1 June 2026"] {
            assert!(answer.text.contains(words), "{words}: {}", answer.text);
        }
    });
}

#[test]
fn a_message_is_sent_again_once_however_often_the_button_is_pressed() {
    on_each(async |db| {
        let world = world(db).await;
        let parked = (NoticeState::Parked, Some("email: no-address"));
        let id = notice(&world, world.own, "person-referent", parked);
        let sent = notice(&world, world.own, "person-referent", (NoticeState::Sent, None));
        let browser = browser(&world, "caseworker", "nl");
        let again = |case: CaseId, id: Uuid| format!("/work/deliveries/{case}/{id}/again");
        for _ in 0..2 {
            let done = browser.post(&world.http, &again(world.own, id), &[]).await;
            assert_eq!((done.status, done.header("location")), (303, "/work/deliveries?sent=yes"), "{}", done.text);
            assert_eq!(state(&world, id), (NoticeState::Planned, 0));
        }
        let told = browser.get(&world.http, "/work/deliveries?sent=yes").await;
        assert!(told.text.contains("opnieuw onderweg"), "{}", told.text);
        assert_eq!(browser.post(&world.http, &again(world.own, sent), &[]).await.status, 303);
        assert_eq!(state(&world, sent).0, NoticeState::Sent, "what arrived is not sent again");

        let theirs = notice(&world, world.other, "person-elsewhere", parked);
        for path in [again(world.other, theirs), again(world.own, theirs), again(world.own, Uuid::nil())] {
            let answer = browser.post(&world.http, &path, &[]).await;
            assert_eq!(answer.status, 404, "{path}");
            is_whole(&answer, "nl", &path);
        }
        assert_eq!(browser.post(&world.http, "/work/deliveries/x/y/again", &[]).await.status, 404);
        assert_eq!(state(&world, theirs).0, NoticeState::Parked);
    });
}

#[test]
fn a_long_list_of_messages_comes_in_pages_below_fifty_thousand_bytes() {
    on_each(async |db| {
        let world = world(db).await;
        for _ in 0..12 {
            notice(&world, world.own, "person-referent", (NoticeState::Parked, Some("no-way")));
        }
        for _ in 0..27 {
            notice(&world, world.own, "ind", (NoticeState::Sent, None));
        }
        let browser = browser(&world, "supervisor", "nl");
        for (path, marks, here, there) in
            [("/work/deliveries", "/again\"", 10, 2), ("/work/messages", "href=\"/work/cases/", 25, 2)]
        {
            let first = browser.get(&world.http, path).await;
            is_whole(&first, "nl", path);
            assert_eq!(first.text.matches(marks).count(), here, "{path}");
            let next = format!("{path}?page=2");
            assert!(first.text.contains(&format!("href=\"{next}\"")), "{path}: {}", first.text);
            let second = browser.get(&world.http, &next).await;
            assert_eq!(second.text.matches(marks).count(), there, "{path}");
            assert_eq!(browser.get(&world.http, &format!("{path}?page=0")).await.status, 400);
        }
    });
}

#[test]
fn what_the_organisation_was_told_stands_with_its_day_and_its_case() {
    on_each(async |db| {
        let world = world(db).await;
        notice(&world, world.own, "ind", (NoticeState::Sent, None));
        for language in LANGUAGES {
            let answer = browser(&world, "caseworker", language).get(&world.http, "/work/messages").await;
            assert_eq!(answer.status, 200, "{}", answer.text);
            is_whole(&answer, language, "/work/messages");
            assert!(answer.text.contains(&format!("href=\"/work/cases/{}\"", world.own)), "{}", answer.text);
            assert!(answer.text.contains("datetime=\"2027-03-01\""), "{}", answer.text);
        }
        let other = super::Browser::holding(
            &crate::support::http::session_of(
                &world.http.app,
                "worker.elsewhere",
                wachtwijzer::domain::access::Role::Caseworker,
                "elsewhere",
            ),
            "en",
        );
        let answer = other.get(&world.http, "/work/messages").await;
        assert!(!answer.text.contains("/work/cases/"), "of others nothing: {}", answer.text);
    });
}
