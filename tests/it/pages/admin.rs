//! Pages of administrators: what keeps the service running, and nothing of a case.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use chrono::TimeDelta;
use wachtwijzer::app::AppError;
use wachtwijzer::app::log::{PURPOSE, Reached, portion, verify};
use wachtwijzer::domain::ids::{PersonId, Slug};
use wachtwijzer::domain::notice::outbox::{Notice, NoticeState};
use wachtwijzer::domain::notice::{Cause, Facts, Planned, Recipient};

use super::door::PHRASE;
use super::{ATTACK, Browser, LANGUAGES, hidden, is_whole, say_in};
use crate::access::world::{WHO, World, world};
use crate::support::catalogue;
use crate::support::stores::{Place, on_each};

const PAGES: [&str; 8] = [
    "/admin/accounts",
    "/admin/organisations",
    "/admin/organisations/ind",
    "/admin/keys",
    "/admin/procedures",
    "/admin/reviews",
    "/admin/parked",
    "/admin/log",
];

/// Forms with what is right, by their address; the account is one that nobody uses.
fn forms<S>(world: &World<S>) -> Vec<(String, Vec<(&'static str, &'static str)>)>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let block = format!("/admin/accounts/{}/block", world.spare_account());
    vec![
        ("/admin/accounts".to_owned(), ACCOUNT.to_vec()),
        ("/admin/accounts/find".to_owned(), vec![("name", "t.caseworker")]),
        (block, vec![("blocked", "yes")]),
        ("/admin/organisations".to_owned(), ORGANISATION.to_vec()),
        ("/admin/organisations/ind".to_owned(), vec![("mailbox", "post@ind.example")]),
        ("/admin/keys".to_owned(), KEY.to_vec()),
        ("/admin/log".to_owned(), Vec::new()),
    ]
}

/// Where a form is sent, its fields, and the one in which something is wrong.
type Sent<'s> = (&'s str, Vec<(&'s str, &'s str)>, &'s str);

const ACCOUNT: [(&str, &str); 3] = [("login", "a.jansen"), ("role", "caseworker"), ("organisation", "ind")];
const ORGANISATION: [(&str, &str); 5] = [
    ("code", "town"),
    ("name", "De stad"),
    ("mailbox", "post@town.example"),
    ("mailbox-language", "nl"),
    ("delivery", "weekly"),
];
const KEY: [(&str, &str); 6] = [
    ("login", "case-system"),
    ("organisation", "ind"),
    ("operations", "list_applications"),
    ("until-day", "30"),
    ("until-month", "6"),
    ("until-year", "2027"),
];

fn of<S>(world: &World<S>, who: &str, language: &'static str) -> Browser
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    Browser::holding(&world.proof(who).1, language)
}

/// The fields with one of them changed.
fn with<'f>(fields: &[(&'f str, &'f str)], name: &'f str, value: &'f str) -> Vec<(&'f str, &'f str)> {
    fields.iter().map(|(known, kept)| (*known, if *known == name { value } else { *kept })).collect()
}

/// The secret that a page shows once.
fn secret(page: &str) -> String {
    let shown = page.split("<strong><code><bdi>").nth(1).and_then(|rest| rest.split('<').next());
    shown.unwrap_or_else(|| panic!("no secret in {page}")).to_owned()
}

#[test]
fn every_page_is_whole_and_leads_somewhere() {
    on_each(async |db| {
        let world = world(db).await;
        for language in LANGUAGES {
            let browser = of(&world, "administrator", language);
            for path in PAGES {
                let page = browser.get(&world.http, path).await;
                assert_eq!(page.status, 200, "{path}: {}", page.text);
                is_whole(&page, language, path);
                assert!(page.text.contains("t.administrator"), "{path} says who is signed in");
                if language == "nl" {
                    browser.follow_links(&world.http, (&page, path)).await;
                }
            }
        }
    });
}

#[test]
fn who_keeps_no_accounts_sees_none_of_it_and_who_is_not_signed_in_signs_in_first() {
    on_each(async |db| {
        let world = world(db).await;
        for who in WHO.into_iter().filter(|who| !["anyone", "administrator", "machine"].contains(who)) {
            let browser = of(&world, who, "nl");
            for path in PAGES {
                let page = browser.get(&world.http, path).await;
                assert_eq!(page.status, 403, "{path} by {who}");
                is_whole(&page, "nl", path);
            }
            for (path, fields) in forms(&world) {
                let done = browser.post(&world.http, &path, &fields).await;
                assert_eq!(done.status, 403, "{path} by {who}: {}", done.text);
            }
        }
        let nobody = Browser::holding("__Host-session=made-up", "en");
        for path in PAGES {
            let page = nobody.get(&world.http, path).await;
            assert_eq!((page.status, page.header("location")), (303, "/sign-in"), "{path}");
        }
        // A session that ended in mid-form: what was typed goes on.
        for (path, mut fields) in forms(&world) {
            fields.push(("extra", ATTACK));
            let page = nobody.post(&world.http, &path, &fields).await;
            assert_eq!(page.status, 401, "{path}: {}", page.text);
            is_whole(&page, "en", &path);
            let carried = hidden(&page.text);
            assert!(carried.contains(&("onward".to_owned(), path.clone())), "{path}: {carried:?}");
            for (name, value) in fields {
                assert!(carried.contains(&(format!("onward.{name}"), value.to_owned())), "{path}: {carried:?}");
            }
        }
        let all = world.http.app.read(|tx, _| Ok::<_, AppError>((tx.accounts(None, 100)?, tx.organisations()?)));
        let (accounts, organisations) = all.expect("a list");
        assert!(accounts.iter().all(|one| one.login != "a.jansen" && one.login != "case-system"), "nothing was done");
        assert!(organisations.iter().all(|one| one.id.as_str() != "town" && one.mailbox.is_none()), "nothing was done");
    });
}

#[test]
fn an_account_is_made_once_and_its_code_is_shown_to_whoever_made_it() {
    on_each(async |db| {
        let world = world(db).await;
        let browser = of(&world, "administrator", "nl");
        let list = browser.get(&world.http, "/admin/accounts").await;
        let once = hidden(&list.text).into_iter().find(|(name, _)| name == "once").expect("a key").1;
        let mut fields = ACCOUNT.to_vec();
        fields.push(("once", &once));
        let made = browser.post(&world.http, "/admin/accounts", &fields).await;
        assert_eq!(made.status, 200, "{}", made.text);
        is_whole(&made, "nl", "an account that was made");
        let code = secret(&made.text);
        // Tapped twice: the same answer, and no second account.
        let twice = browser.post(&world.http, "/admin/accounts", &fields).await;
        assert_eq!((twice.status, secret(&twice.text)), (200, code.clone()));
        assert_eq!(twice.text.matches("<bdi>a.jansen</bdi>").count(), made.text.matches("<bdi>a.jansen</bdi>").count());
        // Without its key it is a new form, and the name is taken.
        let taken = browser.post(&world.http, "/admin/accounts", &ACCOUNT).await;
        assert_eq!(taken.status, 422, "{}", taken.text);
        assert!(taken.text.contains("href=\"#login\"") && taken.text.contains("value=\"a.jansen\""), "{}", taken.text);
        assert!(!taken.text.contains(&code) && !browser.get(&world.http, "/admin/accounts").await.text.contains(&code));
        let fields = [("code", code.as_str()), ("pass-phrase", PHRASE)];
        let in_side = Browser::nobody("nl").post(&world.http, "/activate", &fields).await;
        assert_eq!(in_side.status, 200, "the code works");
    });
}

#[test]
fn what_is_wrong_stands_beside_its_field_and_what_was_typed_is_kept() {
    on_each(async |db| {
        let world = world(db).await;
        let endless = "x".repeat(3000);
        for language in LANGUAGES {
            let browser = of(&world, "administrator", language);
            let wrong: Vec<Sent<'_>> = vec![
                ("/admin/accounts", Vec::new(), "login"),
                ("/admin/accounts", with(&ACCOUNT, "login", ATTACK), "login"),
                ("/admin/accounts", with(&ACCOUNT, "login", &endless), "login"),
                ("/admin/accounts", with(&ACCOUNT, "login", "WP-7K3M-9QXP"), "login"),
                ("/admin/accounts", with(&ACCOUNT, "role", "referent"), "role"),
                ("/admin/accounts", with(&ACCOUNT, "role", ATTACK), "role"),
                ("/admin/accounts", with(&ACCOUNT, "organisation", "nowhere"), "organisation"),
                ("/admin/accounts", with(&ACCOUNT, "organisation", ATTACK), "organisation"),
                ("/admin/accounts/find", Vec::new(), "name"),
                ("/admin/organisations", Vec::new(), "code"),
                ("/admin/organisations", with(&ORGANISATION, "code", "ind"), "code"),
                ("/admin/organisations", with(&ORGANISATION, "code", ATTACK), "code"),
                ("/admin/organisations", with(&ORGANISATION, "name", &endless), "name"),
                ("/admin/organisations", with(&ORGANISATION, "mailbox", ATTACK), "mailbox"),
                ("/admin/organisations", with(&ORGANISATION, "mailbox-language", "xx"), "mailbox-language"),
                ("/admin/organisations/ind", vec![("mailbox", "no address")], "mailbox"),
                ("/admin/keys", Vec::new(), "login"),
                ("/admin/keys", with(&KEY, "login", ATTACK), "login"),
                ("/admin/keys", with(&KEY, "organisation", "nowhere"), "organisation"),
                ("/admin/keys", with(&KEY, "operations", ""), "operations"),
                ("/admin/keys", with(&KEY, "operations", ATTACK), "operations"),
                ("/admin/keys", with(&KEY, "until-month", "2"), "until"),
                ("/admin/keys", with(&KEY, "until-day", ""), "until"),
                ("/admin/keys", with(&KEY, "until-day", ATTACK), "until"),
                ("/admin/keys", with(&KEY, "until-year", "2026"), "until"),
                ("/admin/keys", with(&KEY, "until-year", "2029"), "until"),
            ];
            for (path, fields, field) in wrong {
                let page = browser.post(&world.http, path, &fields).await;
                assert_eq!(page.status, 422, "{path} {fields:?}: {}", page.text);
                is_whole(&page, language, path);
                assert!(page.text.contains(&format!("<a href=\"#{field}\">")), "{path} {field}: {}", page.text);
                assert!(page.text.contains(&format!("id=\"{field}\"")), "{path} {field} is not there");
            }
            let named = browser.post(&world.http, "/admin/organisations", &with(&ORGANISATION, "name", ATTACK)).await;
            assert!([303, 422].contains(&named.status), "{}", named.text);
            let list = browser.get(&world.http, "/admin/organisations").await;
            is_whole(&list, language, "a name that looks like a script");
            assert!(list.text.contains("&lt;script&gt;"), "{}", list.text);
        }
    });
}

#[test]
fn another_language_shows_a_form_again_and_does_nothing() {
    on_each(async |db| {
        let world = world(db).await;
        let browser = of(&world, "administrator", "nl");
        for (language, shown) in [("en", "en"), ("ar", "ar"), ("xx", "nl"), (ATTACK, "nl")] {
            for (path, mut fields) in forms(&world) {
                let list = fields.clone();
                fields.extend([("show", "again"), ("language", language)]);
                let page = browser.post(&world.http, &path, &fields).await;
                if path.ends_with("/block") {
                    assert_eq!((page.status, page.header("location")), (303, "/admin/accounts"));
                    continue;
                }
                assert_eq!(page.status, 200, "{path}: {}", page.text);
                is_whole(&page, shown, &path);
                for (name, value) in list.iter().filter(|(name, _)| ["login", "name", "code", "mailbox"].contains(name))
                {
                    assert!(page.text.contains(&format!("value=\"{value}\"")), "{path} {name}: {}", page.text);
                }
            }
        }
        let all = world.http.app.read(|tx, _| Ok::<_, AppError>((tx.accounts(None, 100)?, tx.organisations()?)));
        let (accounts, organisations) = all.expect("a list");
        assert!(accounts.iter().all(|one| one.blocked_at.is_none() && one.login != "a.jansen"));
        assert!(organisations.iter().all(|one| one.id.as_str() != "town" && one.mailbox.is_none()));
    });
}

#[test]
fn an_account_is_found_by_its_name_blocked_and_let_in_again() {
    on_each(async |db| {
        let world = world(db).await;
        let browser = of(&world, "administrator", "en");
        let session = world.proof("caseworker").1;
        let found = browser.post(&world.http, "/admin/accounts/find", &[("name", " t.caseworker ")]).await;
        assert_eq!(found.status, 200, "{}", found.text);
        let block = format!("/admin/accounts/{}/block", world.account("caseworker"));
        assert!(found.text.contains(&block) && !found.text.contains("t.partner"), "{}", found.text);
        let none = browser.post(&world.http, "/admin/accounts/find", &[("name", ATTACK)]).await;
        assert_eq!(none.status, 200);
        is_whole(&none, "en", "nobody is called so");

        let me = async |status: u16| {
            let answer = world.http.send("GET", "/api/v1/me", &[("cookie", &session)], None).await;
            assert_eq!(answer.status, status, "{}", answer.text);
        };
        me(200).await;
        let done = browser.post(&world.http, &block, &[("blocked", "yes"), ("list", "accounts")]).await;
        assert_eq!((done.status, done.header("location")), (303, "/admin/accounts"));
        me(401).await;
        world.http.advance(TimeDelta::days(1));
        let browser = of(&world, "administrator", "en");
        assert_eq!(browser.post(&world.http, &block, &[("blocked", "yes")]).await.status, 303, "twice is no fault");
        let list = browser.get(&world.http, "/admin/accounts").await;
        assert!(
            list.text.contains("blocked</span> <time datetime=\"2027-03-01\">"),
            "since the first time: {}",
            list.text
        );
        assert_eq!(browser.post(&world.http, &block, &[("blocked", "no")]).await.status, 303);
        let list = browser.get(&world.http, "/admin/accounts").await;
        assert!(!list.text.contains("blocked</span>"), "{}", list.text);

        let own = format!("/admin/accounts/{}/block", world.account("administrator"));
        assert_eq!(browser.post(&world.http, &own, &[("blocked", "yes")]).await.status, 403, "not oneself");
        assert!(!list.text.contains(&own), "and it is not offered");
        for (path, fields, status) in [
            ("/admin/accounts/0190aaaa-0000-7000-8000-000000000000/block", vec![("blocked", "yes")], 404),
            ("/admin/accounts/x/block", vec![("blocked", "yes")], 404),
            (block.as_str(), vec![("blocked", ATTACK)], 400),
            (block.as_str(), Vec::new(), 400),
        ] {
            let page = browser.post(&world.http, path, &fields).await;
            assert_eq!(page.status, status, "{path} {fields:?}");
            is_whole(&page, "en", path);
        }
    });
}

#[test]
fn an_organisation_is_added_once_and_told_by_its_mailbox_or_not_at_all() {
    on_each(async |db| {
        let world = world(db).await;
        let browser = of(&world, "administrator", "nl");
        let page = browser.get(&world.http, "/admin/organisations").await;
        let once = hidden(&page.text).into_iter().find(|(name, _)| name == "once").expect("a key").1;
        let mut fields = ORGANISATION.to_vec();
        fields.push(("once", &once));
        for _ in 0..2 {
            let done = browser.post(&world.http, "/admin/organisations", &fields).await;
            assert_eq!((done.status, done.header("location")), (303, "/admin/organisations"), "{}", done.text);
        }
        let list = browser.get(&world.http, "/admin/organisations").await;
        assert_eq!(list.text.matches("<bdi>town</bdi>").count(), 1, "{}", list.text);
        assert!(list.text.contains("post@town.example") && list.text.contains("op vrijdag"), "{}", list.text);

        let town = browser.get(&world.http, "/admin/organisations/town").await;
        assert!(town.text.contains("value=\"post@town.example\""), "{}", town.text);
        assert!(town.text.contains("<option value=\"weekly\" selected>"), "{}", town.text);
        let fields = [("mailbox", "new@town.example"), ("mailbox-language", "en"), ("delivery", "immediate")];
        let done = browser.post(&world.http, "/admin/organisations/town", &fields).await;
        assert_eq!((done.status, done.header("location")), (303, "/admin/organisations"));
        let mailbox = async || {
            let found = world.http.app.read(|tx, _| Ok::<_, AppError>(tx.organisations()?)).expect("a list");
            found.into_iter().find(|one| one.id.as_str() == "town").expect("the town").mailbox
        };
        let kept = mailbox().await.expect("a mailbox");
        assert_eq!((kept.address(), kept.language(), kept.delivery().code()), ("new@town.example", "en", "immediate"));
        browser.post(&world.http, "/admin/organisations/town", &[("mailbox", "")]).await;
        assert_eq!(mailbox().await, None);
        for path in ["/admin/organisations/nowhere", "/admin/organisations/No-Name"] {
            assert_eq!(browser.get(&world.http, path).await.status, 404, "{path}");
            assert_eq!(browser.post(&world.http, path, &[("mailbox", "a@b.example")]).await.status, 404, "{path}");
        }
    });
}

#[test]
fn a_key_is_made_once_works_and_ends_on_the_day_that_was_typed() {
    on_each(async |db| {
        let world = world(db).await;
        let browser = of(&world, "administrator", "en");
        let page = browser.get(&world.http, "/admin/keys").await;
        assert!(page.text.contains("value=\"create_application\"") && !page.text.contains("value=\"verify_log\""));
        let once = hidden(&page.text).into_iter().find(|(name, _)| name == "once").expect("a key").1;
        let mut fields = KEY.to_vec();
        fields.extend([("operations", "list_events"), ("once", once.as_str())]);
        let made = browser.post(&world.http, "/admin/keys", &fields).await;
        assert_eq!(made.status, 200, "{}", made.text);
        is_whole(&made, "en", "a key that was made");
        let key = secret(&made.text);
        let twice = browser.post(&world.http, "/admin/keys", &fields).await;
        assert_eq!(secret(&twice.text), key);
        let list = browser.get(&world.http, "/admin/keys").await;
        assert!(!list.text.contains(&key), "it is shown once");
        assert!(list.text.contains("<time datetime=\"2027-06-30\">"), "{}", list.text);

        let header = format!("Bearer {key}");
        let ask = async |path: &str, status: u16| {
            let answer = world.http.send("GET", path, &[("authorization", &header)], None).await;
            assert_eq!(answer.status, status, "{path}: {}", answer.text);
        };
        ask("/api/v1/applications", 200).await;
        ask(&format!("/api/v1/applications/{}/terms", world.own), 403).await;
        world.http.set("2027-06-30T23:00:00Z");
        ask("/api/v1/applications", 200).await;
        world.http.set("2027-07-01T00:00:00Z");
        ask("/api/v1/applications", 401).await;
        let list = of(&world, "administrator", "en").get(&world.http, "/admin/keys").await;
        assert!(list.text.contains(&say_in("en").plain("staff-key-ended", &[])), "{}", list.text);
    });
}

#[test]
fn procedures_tell_what_of_the_law_is_still_to_be_read() {
    on_each(async |db| {
        let world = world(db).await;
        let page = of(&world, "administrator", "nl").get(&world.http, "/admin/procedures").await;
        let mut unread = 0;
        for procedure in catalogue().procedures() {
            for version in procedure.versions() {
                let address = format!("/procedure?procedure={}&amp;version={}", procedure.id(), version.id());
                assert_eq!(page.text.matches(&format!("\"{address}\"")).count(), 1, "{address}");
                let open: Vec<_> = version.authorities().iter().filter(|law| law.verified.as_str() != "yes").collect();
                let read = version.authorities().len() - open.len();
                let said = say_in("nl").plain(
                    "staff-read-count",
                    &[
                        ("n", wachtwijzer::web::pages::say::count(read)),
                        ("all", wachtwijzer::web::pages::say::count(version.authorities().len())),
                    ],
                );
                assert!(page.text.contains(&said), "{}: {said}", version.id());
                unread += open.len();
            }
        }
        let partly = say_in("nl").plain("staff-read-partly", &[]);
        let not = say_in("nl").plain("staff-read-not", &[]);
        assert_eq!(page.text.matches(&partly).count() + page.text.matches(&not).count(), unread);
    });
}

#[test]
fn what_is_too_old_and_what_nobody_has_read_is_told() {
    on_each(async |db| {
        let world = world(db).await;
        let page = of(&world, "administrator", "en").get(&world.http, "/admin/reviews").await;
        let words = |key: &str| say_in("en").plain(key, &[]);
        for contact in &catalogue().guidance().contacts {
            let last = contact.check_before.pred_opt().expect("a day");
            assert!(page.text.contains(&format!("<time datetime=\"{last}\">")), "{}: {last}", contact.id);
        }
        assert_eq!(page.text.matches(&words("staff-review-draft")).count(), 6, "all but Dutch are drafts");
        assert!(page.text.contains(&words("staff-review-source")));
        world.http.set("2035-01-01T12:00:00Z");
        let later = of(&world, "administrator", "en").get(&world.http, "/admin/reviews").await;
        let (hidden, emergency): (Vec<_>, Vec<_>) =
            catalogue().guidance().contacts.iter().partition(|contact| !contact.emergency);
        assert_eq!(later.text.matches(&words("staff-review-hidden")).count(), hidden.len());
        assert_eq!(later.text.matches(&words("staff-review-emergency")).count(), emergency.len());
    });
}

#[test]
fn of_messages_that_did_not_arrive_an_administrator_sees_numbers_and_nothing_else() {
    on_each(async |db| {
        let world = world(db).await;
        let browser = of(&world, "administrator", "en");
        let before = browser.get(&world.http, "/admin/parked").await;
        assert!(before.text.contains("Everything arrived."), "{}", before.text);
        let own = world.own;
        let made = world.http.app.write(move |tx, ctx| -> Result<(), AppError> {
            for (cause, kind) in [(1, "received"), (2, "received"), (3, "still-waiting")] {
                let id = ctx.ambient.new_id();
                let planned = Planned {
                    kind: Slug::parse(kind).expect("a name"),
                    cause: Cause::Event(cause),
                    on: ctx.now.date_naive(),
                    only: None,
                    facts: Facts::default(),
                };
                let to = Recipient::Person(PersonId::parse("person-referent").expect("an id"));
                let notice = Notice::planned(id, (own, to), &planned, ctx.now);
                tx.plan_notices(std::slice::from_ref(&notice))?;
                let parked = Notice {
                    state: NoticeState::Parked,
                    reason: Some("550 no such mailbox: mariam@example.org".to_owned()),
                    next_try_at: None,
                    ..notice
                };
                assert!(tx.settle(&parked, None)?, "parked");
            }
            Ok(())
        });
        made.expect("parked notices");
        let page = browser.get(&world.http, "/admin/parked").await;
        is_whole(&page, "en", "/admin/parked");
        assert!(
            page.text.contains("3 messages did not arrive") || page.text.contains("3\u{2069} messages"),
            "{}",
            page.text
        );
        assert!(page.text.contains("<td class=\"n\" role=\"cell\" data-h=\"Number\">2</td>"), "{}", page.text);
        let reference = world.http.get(&format!("/applications/{own}")).await.json()["reference"].to_string();
        for secret in [own.to_string(), "mariam".to_owned(), "person-referent".to_owned(), reference.replace('"', "")] {
            assert!(!page.text.contains(&secret), "{secret}: {}", page.text);
        }
    });
}

#[actix_web::test]
async fn the_log_is_checked_on_demand_and_what_was_changed_behind_its_back_is_told() {
    for place in [Place::sqlite(), Place::postgres()] {
        let world = world(place.open()).await;
        let browser = of(&world, "administrator", "nl");
        let asked = browser.get(&world.http, "/admin/log").await;
        assert!(!asked.text.contains("<code>"), "nothing is said before it was checked: {}", asked.text);
        // What nobody sealed here is no place to go on from.
        for reached in ["", "made up", ATTACK] {
            let good = browser.post(&world.http, "/admin/log", &[("reached", reached)]).await;
            assert_eq!(good.status, 200, "{}", good.text);
            is_whole(&good, "nl", "/admin/log");
            assert!(good.text.contains("class=\"note good\"") && good.text.contains("<code>"), "{}", good.text);
        }
        let mut raw = place.raw();
        let open = if place.is_sqlite() {
            "DROP TRIGGER log_is_not_changed; DROP TRIGGER log_is_not_replaced; DROP TRIGGER log_is_not_deleted;"
        } else {
            "DROP TRIGGER log_is_not_changed ON log_entries;"
        };
        raw.run(open).expect("its own database");
        raw.run("UPDATE log_entries SET operation = 'get_health' WHERE operation = 'verify_log'")
            .expect("its own database");
        let bad = browser.post(&world.http, "/admin/log", &[]).await;
        is_whole(&bad, "nl", "/admin/log");
        assert!(bad.text.contains("class=\"note bad\""), "{}", bad.text);
        assert!(bad.text.contains(&say_in("nl").plain("staff-log-broken", &[])), "{}", bad.text);
    }
}

#[test]
fn a_check_in_portions_finds_what_a_check_at_once_finds() {
    on_each(async |db| {
        let world = world(db).await;
        for _ in 0..40 {
            world.ask("caseworker", "GET", &format!("/applications/{}", world.own), None).await;
        }
        let key = world.http.app.context().key(PURPOSE);
        let at_once = world.http.app.read(|tx, _| verify(tx, &key, &mut |_| ())).expect("readable");
        assert_eq!(at_once.broken, []);
        let mut reached = Reached::default();
        let mut portions = 0;
        loop {
            let from = reached.clone();
            let found = world.http.app.read(move |tx, ctx| portion(tx, ctx, from.clone(), 1)).expect("readable");
            portions += 1;
            assert!(portions < 1000, "it comes to an end");
            assert_eq!(found.of, at_once.entries);
            if found.whole {
                assert_eq!(found.reached.verdict, at_once);
                break;
            }
            // As the form carries it.
            let ctx = world.http.app.context();
            let carried = Reached::opened(ctx, &found.reached.sealed(ctx)).expect("sealed here");
            assert_eq!(carried, found.reached);
            reached = carried;
        }
        assert!(portions > 1, "{portions}");
        assert_eq!(Reached::opened(world.http.app.context(), "made up"), None);
    });
}
