//! Signing in, the first time, and signing out, by forms.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use wachtwijzer::app::access::Asked;
use wachtwijzer::app::accounts::{activation_for, add_staff};
use wachtwijzer::domain::access::{Desk, Role};
use wachtwijzer::domain::ids::Slug;

use super::{Browser, LANGUAGES, cookie, is_whole};
use crate::access::world::{World, world};
use crate::support::stores::on_each;

pub(super) const PHRASE: &str = "de kat zit op het dak";

/// A paper code for the referent, and the number to sign in with.
pub(super) fn paper_code<S>(world: &World<S>) -> (String, String)
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let (own, part) = (world.own, world.part(world.own, Role::Referent));
    let asked = Asked::by_operator("create_activation", world.account("referent").0);
    let made = world.http.app.act(asked, move |tx, ctx, by| activation_for(tx, ctx, by, (own, part)));
    let (account, code) = made.expect("a code");
    (account.login, code)
}

#[test]
fn somebody_comes_in_by_the_letter_signs_out_and_signs_in_again_at_the_same_telephone() {
    on_each(async |db| {
        let world = world(db).await;
        let (login, code) = paper_code(&world);
        let stranger = Browser::nobody("nl");
        let done = stranger.post(&world.http, "/activate", &[("code", &code), ("pass-phrase", PHRASE)]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let (session, device) = (cookie(&done, "__Host-session"), cookie(&done, "__Host-device"));
        let (session, device) = (session.expect("a session"), device.expect("a device"));
        let in_side = Browser::holding(&session, "nl").get(&world.http, done.header("location")).await;
        assert!([200, 303].contains(&in_side.status), "{}", in_side.text);

        let out = Browser::holding(&session, "nl").post(&world.http, "/sign-out", &[]).await;
        assert_eq!((out.status, out.header("location")), (303, "/"));
        assert_eq!(cookie(&out, "__Host-session"), Some("__Host-session=".to_owned()));
        assert_eq!(world.http.send("GET", "/api/v1/me", &[("cookie", &session)], None).await.status, 401);
        let twice = Browser::holding(&session, "nl").post(&world.http, "/sign-out", &[]).await;
        assert_eq!(twice.status, 303, "signing out twice is no fault");

        let given = [("login", login.as_str()), ("pass-phrase", PHRASE), ("code", "")];
        let back = Browser::holding(&device, "nl").post(&world.http, "/sign-in", &given).await;
        assert_eq!(back.status, 303, "{}", back.text);
        assert!(cookie(&back, "__Host-session").is_some());
    });
}

#[test]
fn who_is_not_let_in_reads_why_in_their_language_and_keeps_the_number_but_not_the_pass_phrase() {
    on_each(async |db| {
        let world = world(db).await;
        for language in LANGUAGES {
            let login = format!("WP-{language}");
            let given = [("login", login.as_str()), ("pass-phrase", "three invented families")];
            let refused = Browser::nobody(language).post(&world.http, "/sign-in", &given).await;
            assert_eq!(refused.status, 401, "{}", refused.text);
            is_whole(&refused, language, "/sign-in");
            assert!(refused.text.contains("role=\"alert\"") && refused.text.contains(&format!("value=\"{login}\"")));
            assert!(!refused.text.contains("three invented families"));

            let given = [("code", "AAAA-BBBB"), ("pass-phrase", "three invented families")];
            let refused = Browser::nobody(language).post(&world.http, "/activate", &given).await;
            assert_eq!(refused.status, 401, "{}", refused.text);
            is_whole(&refused, language, "/activate");
            assert!(refused.text.contains("value=\"AAAA-BBBB\"") && !refused.text.contains("invented families"));
        }
        // Too often: the page says how long to wait.
        let given = [("login", "WP-nl"), ("pass-phrase", "wrong and wrong again")];
        let mut last = Browser::nobody("nl").post(&world.http, "/sign-in", &given).await;
        for _ in 0..20 {
            if last.status == 429 {
                break;
            }
            last = Browser::nobody("nl").post(&world.http, "/sign-in", &given).await;
        }
        assert_eq!(last.status, 429);
        is_whole(&last, "nl", "/sign-in");
        assert!(!last.header("retry-after").is_empty());
    });
}

#[test]
fn a_weak_pass_phrase_is_told_and_the_code_is_not_used_up() {
    on_each(async |db| {
        let world = world(db).await;
        let (_, code) = paper_code(&world);
        let browser = Browser::nobody("en");
        let weak = browser.post(&world.http, "/activate", &[("code", &code), ("pass-phrase", "12345678")]).await;
        assert_eq!(weak.status, 422, "{}", weak.text);
        is_whole(&weak, "en", "/activate");
        let done = browser.post(&world.http, "/activate", &[("code", &code), ("pass-phrase", PHRASE)]).await;
        assert_eq!(done.status, 303, "{}", done.text);
    });
}

#[test]
fn staff_see_the_secret_of_their_generator_once() {
    on_each(async |db| {
        let world = world(db).await;
        let asked = Asked::by_operator("create_account", world.account("referent").0);
        let made = world.http.app.act(asked, |tx, ctx, _| {
            let desk = Desk { organisation: Slug::parse("ind").expect("a name"), procedures: None };
            add_staff(tx, ctx, "a.jansen", Role::Caseworker, &desk)
        });
        let (_, code) = made.expect("an account");
        let browser = Browser::nobody("nl");
        let given = [("code", code.as_str()), ("pass-phrase", PHRASE)];
        let done = browser.post(&world.http, "/activate", &given).await;
        assert_eq!(done.status, 200, "{}", done.text);
        is_whole(&done, "nl", "/activate");
        assert!(done.text.contains("a.jansen") && cookie(&done, "__Host-session").is_none());
        assert_eq!(browser.post(&world.http, "/activate", &given).await.status, 401);
    });
}
