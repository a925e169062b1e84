//! Signing in and out: paper codes, pass phrases, one-time codes, sessions, back-off.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use chrono::TimeDelta;
use serde_json::{Value, json};
use wachtwijzer::app::access::Asked;
use wachtwijzer::app::accounts::{activation_for, add_staff};
use wachtwijzer::app::secrets::one_time_code;
use wachtwijzer::domain::access::{Desk, Role};
use wachtwijzer::domain::ids::Slug;

use super::world::{World, world};
use crate::support::http::Answer;
use crate::support::stores::Place;

const PHRASE: &str = "de kat zit op het dak";

/// A cookie that an answer sets, as a browser would send it back.
fn cookie(answer: &Answer, name: &str) -> Option<String> {
    let set = answer.headers.get_all("set-cookie").filter_map(|value| value.to_str().ok());
    set.filter_map(|value| value.split(';').next())
        .find(|pair| pair.starts_with(&format!("{name}=")))
        .map(str::to_owned)
}

async fn post<S>(world: &World<S>, path: &str, cookies: &str, body: Value) -> Answer
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    world.http.post(path, &[("cookie", cookies)], &body).await
}

/// A paper code for a new family member, and the number to sign in with.
fn paper_code<S>(world: &World<S>) -> (String, String)
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let (own, part) = (world.own, world.part(world.own, Role::FamilyMember));
    let asked = Asked::by_operator("create_activation", world.account("referent").0);
    let made = world.http.app.act(asked, move |tx, ctx, by| activation_for(tx, ctx, by, (own, part)));
    let (account, code) = made.expect("a code");
    (account.login, code)
}

/// A member of staff with a pass phrase; the working name and the secret of the one-time codes.
async fn staff<S>(world: &World<S>) -> (String, Vec<u8>)
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let made = world.http.app.act(Asked::by_operator("create_account", world.account("referent").0), |tx, ctx, _| {
        let desk = Desk { organisation: Slug::parse("ind").expect("a name"), procedures: None };
        add_staff(tx, ctx, "a.jansen", Role::Caseworker, &desk)
    });
    let (_, code) = made.expect("an account");
    let done = post(world, "/activations", "none=1", json!({"code": code, "passPhrase": PHRASE})).await;
    assert_eq!(done.status, 201, "{}", done.text);
    assert_eq!(cookie(&done, "__Host-session"), None, "staff sign in with a one-time code");
    ("a.jansen".to_owned(), from_base32(done.json()["oneTimeSecret"].as_str().expect("a secret")))
}

fn from_base32(text: &str) -> Vec<u8> {
    let value = |c: u8| u16::from(if c.is_ascii_uppercase() { c - b'A' } else { c - b'2' + 26 });
    let (mut bits, mut held, mut out) = (0_u16, 0, Vec::new());
    for letter in text.bytes() {
        bits = (bits << 5) | value(letter);
        held += 5;
        if held >= 8 {
            held -= 8;
            out.push(u8::try_from(bits >> held).expect("a byte"));
            bits &= (1 << held) - 1;
        }
    }
    out
}

#[actix_web::test]
async fn a_paper_code_opens_the_door_once_and_the_device_is_known_from_then_on() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    let (login, code) = paper_code(&world);

    let typed = code.to_lowercase().replace('-', " ");
    let done = post(&world, "/activations", "none=1", json!({"code": typed, "passPhrase": PHRASE})).await;

    assert_eq!(done.status, 201, "{}", done.text);
    let (session, device) = (cookie(&done, "__Host-session").expect("a session"), cookie(&done, "__Host-device"));
    let device = device.expect("a device");
    for value in done.headers.get_all("set-cookie") {
        let value = value.to_str().expect("a text");
        for part in ["Secure", "HttpOnly", "SameSite=Strict", "Path=/"] {
            assert!(value.contains(part), "{value}");
        }
        assert!(!value.contains("Domain"), "{value}");
    }
    let own =
        world.http.send("GET", &format!("/api/v1/applications/{}", world.own), &[("cookie", &session)], None).await;
    assert_eq!(own.status, 200, "{}", own.text);

    let again = post(&world, "/activations", "none=1", json!({"code": code, "passPhrase": PHRASE})).await;
    assert_eq!((again.status, again.json()["code"].as_str()), (401, Some("sign-in-refused")));

    let sign_in = |cookies: &str| {
        let (cookies, login) = (cookies.to_owned(), login.clone());
        let world = &world;
        async move { post(world, "/sessions", &cookies, json!({"login": login, "passPhrase": PHRASE})).await }
    };
    assert_eq!(sign_in("none=1").await.status, 401, "the pass phrase alone is one factor");
    let second = sign_in(&device).await;
    assert_eq!(second.status, 201, "{}", second.text);
    assert_ne!(cookie(&second, "__Host-session"), Some(session), "a new session has a new id");
}

#[actix_web::test]
async fn a_paper_code_ends_after_thirty_days_and_a_new_one_ends_the_old() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    let (_, late) = paper_code(&world);
    world.http.advance(TimeDelta::days(30));
    let refused = post(&world, "/activations", "none=1", json!({"code": late, "passPhrase": PHRASE})).await;
    assert_eq!(refused.status, 401);

    let (own, part) = (world.own, world.part(world.own, Role::Referent));
    let asked = || Asked::by_operator("create_activation", world.account("referent").0);
    let new =
        || world.http.app.act(asked(), move |tx, ctx, by| activation_for(tx, ctx, by, (own, part))).expect("a code").1;
    let (first, second) = (new(), new());
    assert_eq!(post(&world, "/activations", "none=1", json!({"code": first, "passPhrase": PHRASE})).await.status, 401);
    assert_eq!(post(&world, "/activations", "none=1", json!({"code": second, "passPhrase": PHRASE})).await.status, 201);
}

#[actix_web::test]
async fn staff_need_a_pass_phrase_and_a_one_time_code_that_counts_once() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    let (login, secret) = staff(&world).await;
    let step = "2027-03-01T12:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().expect("an instant").timestamp() / 30;
    let code = one_time_code(&secret, step);
    let body = |pass_phrase: &str, code: Option<&str>| json!({"login": login, "passPhrase": pass_phrase, "code": code});

    assert_eq!(post(&world, "/sessions", "none=1", body(PHRASE, None)).await.status, 401);
    assert_eq!(post(&world, "/sessions", "none=1", body("another phrase", None)).await.status, 401);
    let done = post(&world, "/sessions", "none=1", body(PHRASE, Some(&code))).await;
    assert_eq!(done.status, 201, "{}", done.text);
    let again = post(&world, "/sessions", "none=1", body(PHRASE, Some(&code))).await;
    assert_eq!(again.status, 401, "a code that was seen over a shoulder opens nothing");
}

#[actix_web::test]
async fn a_session_ends_when_it_is_left_alone_when_it_is_old_and_when_its_holder_says_so() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    let me = |cookie: String| {
        let world = &world;
        async move { world.http.send("GET", "/api/v1/me", &[("cookie", &cookie)], None).await.status }
    };
    let referent = world.proof("referent").1;
    world.http.advance(TimeDelta::minutes(14));
    assert_eq!(me(referent.clone()).await, 200);
    world.http.advance(TimeDelta::minutes(14));
    assert_eq!(me(referent.clone()).await, 200, "it was used in between");
    world.http.advance(TimeDelta::minutes(16));
    assert_eq!(me(referent).await, 401, "a quarter of an hour without use, on the public side");

    let caseworker = world.proof("caseworker").1;
    for _ in 0..24 {
        world.http.advance(TimeDelta::minutes(29));
        assert_eq!(me(caseworker.clone()).await, 200);
    }
    world.http.advance(TimeDelta::minutes(29));
    assert_eq!(me(caseworker).await, 401, "after twelve hours, however busy");

    let (here, there) = (world.proof("caseworker").1, world.proof("caseworker").1);
    let listed = world.http.send("GET", "/api/v1/sessions", &[("cookie", &here)], None).await.json();
    let sessions = listed["results"].as_array().expect("sessions").clone();
    let other = sessions.iter().rfind(|s| s["current"] == false).expect("the other one")["id"].as_str().expect("an id");
    let end = |id: String, cookie: String| {
        let world = &world;
        async move { world.http.send("DELETE", &format!("/api/v1/sessions/{id}"), &[("cookie", &cookie)], None).await }
    };
    assert_eq!(end(other.to_owned(), world.proof("supervisor").1).await.status, 404, "only one's own");
    assert_eq!(end(other.to_owned(), here.clone()).await.status, 204);
    assert_eq!((me(there).await, me(here.clone()).await), (401, 200));
    let out = end("current".to_owned(), here.clone()).await;
    assert_eq!((out.status, out.header("clear-site-data")), (204, "\"cache\", \"storage\""));
    assert_eq!(me(here).await, 401);
}

#[actix_web::test]
async fn guessing_is_slowed_down_and_locks_nobody_out_for_good() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    let (login, code) = paper_code(&world);
    let done = post(&world, "/activations", "none=1", json!({"code": code, "passPhrase": PHRASE})).await;
    let device = cookie(&done, "__Host-device").expect("a device");
    let guess = |cookies: String, phrase: &'static str| {
        let (world, login) = (&world, login.clone());
        async move { post(world, "/sessions", &cookies, json!({"login": login, "passPhrase": phrase})).await }
    };

    // A stranger guesses once a second for an hour: how many guesses are heard at all?
    let mut heard = 0;
    for _ in 0..3600 {
        if guess("none=1".to_owned(), "guess a phrase").await.status == 401 {
            heard += 1;
        }
        world.http.advance(TimeDelta::seconds(1));
    }
    assert!((10..=20).contains(&heard), "{heard} guesses in an hour");
    let waiting = guess("none=1".to_owned(), PHRASE).await;
    assert_eq!((waiting.status, waiting.json()["code"].as_str()), (429, Some("too-many-requests")));
    assert!(waiting.header("retry-after").parse::<u32>().expect("seconds") <= 900);
    // Meanwhile the person signs in at their own device.
    assert_eq!(guess(device, PHRASE).await.status, 201);
    // Nothing tells whether a number exists: one that nobody has is answered alike.
    let mut answers = Vec::new();
    for login in ["WP-AAAA-AAAA", "WP-AAAA-AAAA", "WP-AAAA-AAAA", "WP-AAAA-AAAA", "WP-AAAA-AAAA"] {
        let answer = post(&world, "/sessions", "none=1", json!({"login": login, "passPhrase": PHRASE})).await;
        answers.push(answer.status);
    }
    assert_eq!(answers, [401, 401, 401, 401, 429]);
}

#[actix_web::test]
async fn a_pass_phrase_that_is_tried_first_is_refused_and_the_code_is_not_used_up() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    let (_, code) = paper_code(&world);
    for (phrase, fault) in
        [("1234567", "pass-phrase-short"), ("12345678", "pass-phrase-common"), ("welkom2026", "pass-phrase-common")]
    {
        let refused = post(&world, "/activations", "none=1", json!({"code": code, "passPhrase": phrase})).await;
        assert_eq!((refused.status, refused.faults()), (400, vec![("/passPhrase".to_owned(), fault.to_owned())]));
    }
    let done = post(&world, "/activations", "none=1", json!({"code": code, "passPhrase": PHRASE})).await;
    assert_eq!(done.status, 201);
}

#[actix_web::test]
async fn a_paper_code_comes_as_a_letter_whose_picture_holds_no_secret() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    let path =
        format!("/api/v1/applications/{}/people/{}/activations", world.own, world.part(world.own, Role::Referent));
    let cookie = world.proof("caseworker").1;
    let ask = |language: &'static str| {
        let headers =
            [("cookie", cookie.clone()), ("accept", "text/html".to_owned()), ("accept-language", language.to_owned())];
        let (world, path) = (&world, path.clone());
        async move {
            let headers: Vec<(&str, &str)> = headers.iter().map(|(n, v)| (*n, v.as_str())).collect();
            world.http.send("POST", &path, &headers, None).await
        }
    };
    for (language, safe) in [("en", "Nobody of ours will ever ask"), ("nl", "Niemand van ons vraagt u ooit")] {
        let letter = ask(language).await;
        assert_eq!(letter.status, 201, "{}", letter.text);
        assert_eq!(letter.header("content-type"), "text/html; charset=utf-8");
        assert!(letter.header("content-security-policy").starts_with("default-src 'none'; style-src 'sha256-"));
        assert!(letter.text.contains(safe) && letter.text.contains(&format!("<html lang=\"{language}\" dir=\"ltr\">")));
        let code =
            letter.text.split("<bdi class=\"code\">").nth(1).and_then(|rest| rest.split('<').next()).expect("a code");
        // The picture is that of the address, whatever the code is.
        let picture =
            |text: &str| text[text.find("<svg").expect("a picture")..text.find("</svg>").expect("its end")].to_owned();
        assert_eq!(picture(&letter.text), picture(&ask(language).await.text));
        let used = post(&world, "/activations", "none=1", json!({"code": code, "passPhrase": PHRASE})).await;
        assert_eq!(used.status, 401, "the second letter ended the first");
    }
}
