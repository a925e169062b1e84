//! The first page of a demonstration: as whom one can look around, in one click; and that nothing of it exists elsewhere.

use std::sync::Arc;

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use wachtwijzer::app::AppError;
use wachtwijzer::app::accounts::{ensure_organisation, new_activation};
use wachtwijzer::app::sign_in::Guest;
use wachtwijzer::domain::access::account::{Account, Holder};
use wachtwijzer::domain::access::{Desk, Role};
use wachtwijzer::domain::ids::{AccountId, PersonId, Slug};

use super::door::PHRASE;
use super::{ATTACK, Browser, LANGUAGES, cookie, is_whole, say_in};
use crate::access::world::world;
use crate::support::http::{Answer, TestApp, start_as_demo};
use crate::support::stores::on_each;

fn guest(id: &'static str, account: u128) -> Guest {
    let language = (id == "family-member").then_some("ar");
    Guest { id, account: AccountId(uuid::Uuid::from_u128(0xde30_0000 + account)), language }
}

fn guests() -> Arc<[Guest]> {
    vec![guest("referent", 1), guest("family-member", 2), guest("caseworker", 3), guest("administrator", 4)].into()
}

/// Makes the accounts of the guests; a paper code of the referent.
fn accounts<S>(http: &TestApp<S>) -> String
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let made = http.app.write(|tx, ctx| -> Result<String, AppError> {
        let organisation = Slug::parse("ind").expect("a name");
        ensure_organisation(tx, ctx, &organisation, "An organisation")?;
        for guest in guests().iter() {
            let role = Role::of(guest.id).filter(|role| !role.is_part());
            let holder = if let Some(role) = role {
                Holder::Staff(role, Desk { organisation: organisation.clone(), procedures: None })
            } else {
                let person = PersonId::parse(&format!("person-{}", guest.id)).expect("an id");
                tx.insert_person(&person, ctx.now)?;
                Holder::Person(person)
            };
            let login = format!("demo.{}", guest.id);
            tx.insert_account(&Account { id: guest.account, login, holder, created_at: ctx.now, blocked_at: None })?;
        }
        Ok(new_activation(tx, ctx, &PersonId::parse("person-referent").expect("an id"))?.1)
    });
    made.expect("accounts")
}

async fn come_in<S>(http: &TestApp<S>, cookies: &str, guest: &str) -> Answer
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    Browser::holding(cookies, "nl").post(http, "/demo/sign-in", &[("guest", guest)]).await
}

#[test]
fn outside_a_demonstration_nothing_of_it_exists() {
    on_each(async |db| {
        let world = world(db).await;
        for language in LANGUAGES {
            let browser = Browser::nobody(language);
            let first = browser.get(&world.http, "/").await;
            assert_eq!(first.status, 200);
            assert!(
                !first.text.contains("/demo") && !first.text.contains(&say_in(language).plain("page-demo-banner", &[]))
            );
            for path in ["/demo", "/start", "/demo/sign-in"] {
                let nothing = browser.get(&world.http, path).await;
                assert_eq!(nothing.status, 404, "{path}");
                is_whole(&nothing, language, path);
            }
        }
        for guest in ["caseworker", "t.caseworker", "demo.caseworker", "administrator"] {
            let refused = come_in(&world.http, "none=1", guest).await;
            assert_eq!(refused.status, 404, "{guest}");
            assert_eq!(cookie(&refused, "__Host-session"), None, "{guest}");
        }
    });
}

#[test]
fn a_demonstration_opens_on_a_page_that_offers_each_role_in_one_click_and_says_on_every_page_what_it_is() {
    on_each(async |db| {
        let http = start_as_demo(db, guests()).await;
        accounts(&http);
        for language in LANGUAGES {
            let browser = Browser::nobody(language);
            let first = browser.get(&http, "/").await;
            assert_eq!(first.status, 200);
            is_whole(&first, language, "the first page of a demonstration");
            for guest in guests().iter() {
                let button = format!("<button name=\"guest\" value=\"{}\">", guest.id);
                assert_eq!(first.text.matches(&button).count(), 1, "{}: {}", guest.id, first.text);
            }
            browser.follow_links(&http, (&first, "/")).await;
            let banner = say_in(language).plain("page-demo-banner", &[]);
            let again = say_in(language).plain("page-demo-again", &[]);
            for path in ["/", "/demo", "/start", "/procedure", "/sign-in", "/nothing-here"] {
                let page = browser.get(&http, path).await;
                is_whole(&page, language, path);
                assert!(page.text.contains(&banner), "{path} in {language}");
                assert_eq!(page.text.contains(&again), !["/", "/demo"].contains(&path), "{path} in {language}");
            }
            let ordinary = browser.get(&http, "/start").await;
            assert!(ordinary.text.contains(&say_in(language).plain("page-start-title", &[])), "{}", ordinary.text);
        }
    });
}

#[test]
fn a_guest_is_really_signed_in_reads_their_language_and_whoever_was_before_them_is_out() {
    on_each(async |db| {
        let http = start_as_demo(db, guests()).await;
        accounts(&http);
        let member = come_in(&http, "none=1", "family-member").await;
        assert_eq!((member.status, member.header("location")), (303, "/home"));
        let first = cookie(&member, "__Host-session").expect("a session");
        assert_eq!(cookie(&member, "__Host-language"), Some("__Host-language=ar".to_owned()));
        let home = Browser::holding(&first, "nl").get(&http, "/home").await;
        assert_eq!((home.status, home.header("location")), (303, "/my"));

        let staff = come_in(&http, &format!("{first}; __Host-language=ar"), "caseworker").await;
        let second = cookie(&staff, "__Host-session").expect("a session");
        assert_eq!(cookie(&staff, "__Host-language"), Some("__Host-language=".to_owned()), "not in Arabic any more");
        let me = |cookies: String| {
            let http = &http;
            async move { http.send("GET", "/api/v1/me", &[("cookie", &cookies)], None).await }
        };
        assert_eq!(me(first).await.status, 401, "the family member is out");
        let now = me(second.clone()).await;
        assert_eq!((now.status, now.json()["login"].as_str()), (200, Some("demo.caseworker")));

        // A language that staff read stays as it was chosen.
        let other = come_in(&http, &format!("{second}; __Host-language=en"), "administrator").await;
        assert_eq!(cookie(&other, "__Host-language"), None);
        let third = cookie(&other, "__Host-session").expect("a session");
        assert_eq!(me(second).await.status, 401);
        let page = Browser::holding(&third, "nl").get(&http, "/admin/accounts").await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert!(page.text.contains(&say_in("nl").plain("page-demo-banner", &[])), "{}", page.text);
        let log = http.app.read(|tx, ctx| {
            let until = ctx.now + chrono::TimeDelta::days(1);
            let of = |number: u128| guest("caseworker", number).account;
            Ok::<_, AppError>(tx.entries_of_account(of(3), (chrono::DateTime::UNIX_EPOCH, until), 10)?)
        });
        let log = log.expect("a log");
        assert!(log.iter().any(|entry| entry.deed.operation == "create_session"), "{log:?}");
    });
}

#[test]
fn nobody_but_a_guest_comes_in_by_a_name_and_no_other_site_can_send_one() {
    on_each(async |db| {
        let http = start_as_demo(db, guests()).await;
        accounts(&http);
        let endless = "x".repeat(5000);
        for name in ["", "supervisor", "demo.caseworker", "00000000-0000-0000-0000-0000de300003", ATTACK, &endless] {
            let refused = come_in(&http, "none=1", name).await;
            assert_eq!(refused.status, 404, "{name}");
            is_whole(&refused, "nl", name);
            assert_eq!(cookie(&refused, "__Host-session"), None, "{name}");
        }
        let headers = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("sec-fetch-site", "cross-site"),
            ("cookie", "none=1"),
        ];
        let other = http.send("POST", "/demo/sign-in", &headers, Some(b"guest=caseworker".to_vec())).await;
        assert_eq!(other.status, 403, "{}", other.text);
        assert_eq!(cookie(&other, "__Host-session"), None);

        // Who is blocked is no guest either.
        let blocked = http.app.write(|tx, ctx| -> Result<(), AppError> {
            Ok(tx.block_account(guest("caseworker", 3).account, Some(ctx.now))?)
        });
        blocked.expect("blocked");
        assert_eq!(come_in(&http, "none=1", "caseworker").await.status, 404);
    });
}

#[test]
fn the_paper_code_works_beside_the_button() {
    on_each(async |db| {
        let http = start_as_demo(db, guests()).await;
        let code = accounts(&http);
        let guest = come_in(&http, "none=1", "referent").await;
        assert!(cookie(&guest, "__Host-session").is_some(), "without the paper code");
        let fields = [("code", code.as_str()), ("pass-phrase", PHRASE)];
        let done = Browser::nobody("nl").post(&http, "/activate", &fields).await;
        assert_eq!(done.status, 303, "{}", done.text);
        assert!(cookie(&done, "__Host-session").is_some());
        let again = come_in(&http, "none=1", "referent").await;
        assert!(cookie(&again, "__Host-session").is_some(), "and the button goes on working");
    });
}
