//! Who is signed in: where they begin, and what happens to what somebody typed while their session ended.

use super::door::{PHRASE, paper_code};
use super::{ATTACK, Browser, LANGUAGES, cookie, hidden, is_whole};
use crate::access::world::world;
use crate::support::stores::on_each;

#[test]
fn each_role_begins_on_its_first_page_and_nobody_at_the_door() {
    on_each(async |db| {
        let world = world(db).await;
        for (who, first) in [
            ("referent", "/my"),
            ("family-member", "/my"),
            ("helper", "/my"),
            ("caseworker", "/work"),
            ("supervisor", "/work"),
            ("partner", "/work/handovers"),
            ("policymaker", "/policy"),
            ("administrator", "/admin/accounts"),
        ] {
            let there = Browser::holding(&world.proof(who).1, "nl").get(&world.http, "/home").await;
            assert_eq!((there.status, there.header("location")), (303, first), "{who}");
        }
        let nobody = Browser::nobody("nl").get(&world.http, "/home").await;
        assert_eq!((nobody.status, nobody.header("location")), (303, "/sign-in"));
    });
}

#[test]
fn what_somebody_typed_while_their_session_ended_goes_on_once_they_signed_in_again_on_that_page() {
    on_each(async |db| {
        let world = world(db).await;
        let (login, code) = paper_code(&world);
        let done = [("code", code.as_str()), ("pass-phrase", PHRASE)];
        let device = cookie(&Browser::nobody("nl").post(&world.http, "/activate", &done).await, "__Host-device");
        let device = device.expect("a known device");
        for language in LANGUAGES {
            let away = Browser::holding(&format!("{device}; __Host-session=ended"), language);
            let asked = away.post(&world.http, "/my/messages", &[("rhythm", "weekly"), ("extra", ATTACK)]).await;
            assert_eq!(asked.status, 401, "{}", asked.text);
            is_whole(&asked, language, "signing in again");
            let carried = hidden(&asked.text);
            assert!(carried.contains(&("onward".to_owned(), "/my/messages".to_owned())), "{carried:?}");
            assert!(carried.contains(&("onward.rhythm".to_owned(), "weekly".to_owned())), "{carried:?}");

            // A wrong pass phrase loses nothing either.
            let mut given: Vec<(&str, &str)> = carried.iter().map(|(name, value)| (&**name, &**value)).collect();
            given.extend([("login", login.as_str()), ("pass-phrase", "a wrong one, three words")]);
            let refused = away.post(&world.http, "/sign-in", &given).await;
            assert_eq!(refused.status, 401, "{}", refused.text);
            assert_eq!(carried, hidden(&refused.text), "{}", refused.text);

            given.pop();
            given.push(("pass-phrase", PHRASE));
            let back = away.post(&world.http, "/sign-in", &given).await;
            assert_eq!(back.status, 200, "{}", back.text);
            is_whole(&back, language, "signed in again");
            assert!(back.text.contains("action=\"/my/messages\"") && !back.text.contains(PHRASE), "{}", back.text);
            let session = cookie(&back, "__Host-session").expect("a session");
            let fields = hidden(&back.text);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
            assert!(fields.contains(&("rhythm", "weekly")) && fields.contains(&("extra", ATTACK)), "{fields:?}");
            let sent = Browser::holding(&session, language).post(&world.http, "/my/messages", &fields).await;
            assert_eq!((sent.status, sent.header("location")), (303, "/my/messages"), "{}", sent.text);
        }
    });
}

#[test]
fn what_was_typed_goes_on_to_this_site_only() {
    on_each(async |db| {
        let world = world(db).await;
        let (login, code) = paper_code(&world);
        let done = [("code", code.as_str()), ("pass-phrase", PHRASE)];
        let device = cookie(&Browser::nobody("nl").post(&world.http, "/activate", &done).await, "__Host-device");
        let away = Browser::holding(&device.expect("a known device"), "nl");
        let given = [("login", login.as_str()), ("pass-phrase", PHRASE), ("onward", "https://evil.example/")];
        let back = away.post(&world.http, "/sign-in", &given).await;
        assert_eq!(back.status, 200, "{}", back.text);
        assert!(
            back.text.contains("<form method=\"post\" action=\"/\">") && !back.text.contains("evil"),
            "{}",
            back.text
        );
    });
}

#[test]
fn a_page_for_anybody_shows_the_way_back_to_whoever_is_signed_in_and_to_nobody_else() {
    on_each(async |db| {
        let world = world(db).await;
        for language in LANGUAGES {
            let inside = Browser::holding(&world.proof("referent").1, language).get(&world.http, "/glossary").await;
            is_whole(&inside, language, "/glossary");
            assert!(inside.text.contains("href=\"/home\"") && inside.text.contains("action=\"/sign-out\""));
            let nobody = Browser::nobody(language).get(&world.http, "/glossary").await;
            assert!(!nobody.text.contains("href=\"/home\"") && !nobody.text.contains("/sign-out"));
        }
    });
}
