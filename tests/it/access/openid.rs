//! Signing in by a provider of OpenID, against a provider that lies when a test tells it to.

use std::collections::BTreeMap;

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta};
use serde_json::{Value, json};
use wachtwijzer::app::access::Asked;
use wachtwijzer::app::accounts::{add_staff, block, set_provider};
use wachtwijzer::domain::access::{Desk, Role};
use wachtwijzer::domain::ids::Slug;

use super::provider::{CLIENT, Key, Provider, providers, unsigned};
use super::world::{World, world_with};
use crate::support::http::Answer;
use crate::support::stores::Place;

/// Noon of 1 March 2027, at which the service of the tests stands.
const NOON: i64 = 1_803_902_400;
/// Makes a token of honest claims.
type Make<'a> = Box<dyn Fn(&Value) -> String + 'a>;
/// A change to honest claims.
type Change = Box<dyn Fn(&mut Value)>;

/// Somebody on the way: what the browser was sent to the provider with, and what it holds.
struct Way {
    asked: BTreeMap<String, String>,
    held: String,
}

impl Way {
    fn of(answer: &Answer, address: &str) -> Self {
        let query = address.split_once('?').expect("a query").1;
        let asked = actix_web::web::Query::<BTreeMap<String, String>>::from_query(query).expect("pairs").into_inner();
        Self { asked, held: cookie(answer, "__Host-attempt").expect("an attempt") }
    }

    fn claims(&self, provider: &Provider) -> Value {
        json!({
            "iss": provider.issuer, "sub": "a.jansen@directory", "aud": CLIENT.0, "azp": CLIENT.0,
            "iat": NOON - 1, "exp": NOON + 300, "nonce": self.asked["nonce"],
        })
    }
}

fn cookie(answer: &Answer, name: &str) -> Option<String> {
    let set = answer.headers.get_all("set-cookie").filter_map(|value| value.to_str().ok());
    let pair = set.filter_map(|value| value.split(';').next()).find(|pair| pair.starts_with(&format!("{name}=")))?;
    (!pair.ends_with('=')).then(|| pair.to_owned())
}

/// Walks to the door of a provider.
async fn go<S>(world: &World<S>, door: &str) -> Way
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let sent = world.http.send("GET", &format!("/sign-in/{door}"), &[("cookie", "none=1")], None).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let way = Way::of(&sent, sent.header("location"));
    let cookies: Vec<&str> = sent.headers.get_all("set-cookie").filter_map(|value| value.to_str().ok()).collect();
    for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600"] {
        assert!(cookies[0].contains(part), "{cookies:?}");
    }
    way
}

/// Comes back from the provider with a code for which it gives this token.
async fn back<S>(world: &World<S>, provider: &Provider, door: &str, way: &Way, token: String) -> Answer
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    provider.script(|script| script.tokens.insert("the-code".to_owned(), token));
    let path = format!("/sign-in/{door}/callback?code=the-code&state={}", way.asked["state"]);
    world.http.send("GET", &path, &[("cookie", &way.held)], None).await
}

/// A caseworker whom the provider knows.
fn caseworker<S>(world: &World<S>, provider: &Provider)
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let issuer = provider.issuer.clone();
    let made = world.http.app.act(Asked::by_operator("create_account", uuid::Uuid::nil()), move |tx, ctx, _| {
        let desk = Desk { organisation: Slug::parse("ind").expect("a name"), procedures: None };
        let (account, _) = add_staff(tx, ctx, "a.jansen", Role::Caseworker, &desk)?;
        set_provider(tx, ctx, account.id, &issuer, "a.jansen@directory")
    });
    made.expect("an account");
}

#[actix_web::test]
async fn a_caseworker_signs_in_by_the_directory_of_the_organisation_on_both_databases() {
    for place in [Place::sqlite(), Place::postgres()] {
        let (provider, key) = (Provider::start(), Key::new("first"));
        provider.script(|script| script.keys = vec![key.jwk()]);
        let world = world_with(place.open(), providers(&provider)).await;
        caseworker(&world, &provider);

        let way = go(&world, "ind").await;
        let asked = |name: &str| way.asked.get(name).map_or("", String::as_str);
        assert_eq!((asked("response_type"), asked("client_id")), ("code", CLIENT.0));
        assert_eq!((asked("scope"), asked("code_challenge_method")), ("openid profile", "S256"));
        assert_eq!(asked("redirect_uri"), "https://www.wacht.example/sign-in/ind/callback");
        let done = back(&world, &provider, "ind", &way, key.sign(&key.header(), &way.claims(&provider))).await;

        assert_eq!(done.status, 200, "{}", done.text);
        assert!(done.text.contains("You are signed in"), "{}", done.text);
        assert!(done.text.contains(r#"http-equiv="refresh" content="0; url=/""#), "{}", done.text);
        let session = cookie(&done, "__Host-session").expect("a session");
        assert_eq!(cookie(&done, "__Host-attempt"), None, "the attempt is over");
        let me = world.http.send("GET", "/api/v1/me", &[("cookie", &session)], None).await;
        assert_eq!((me.status, me.json()["login"].as_str()), (200, Some("a.jansen")));
        // The provider can be sure that the code came back to whoever began (RFC 7636), and that it is us who ask.
        let (form, who) = provider.script(|script| script.last.clone());
        let challenge = ring::digest::digest(&ring::digest::SHA256, form["code_verifier"].as_bytes());
        assert_eq!(URL_SAFE_NO_PAD.encode(challenge.as_ref()), asked("code_challenge"));
        assert_eq!(who, format!("{}:{}", CLIENT.0, CLIENT.1.replace(' ', "+")));
        assert!(!way.held.contains(&form["code_verifier"]), "the browser holds it sealed");
    }
}

#[actix_web::test]
async fn of_every_hostile_token_none_opens_the_door() {
    let place = Place::sqlite();
    let (provider, key, stranger) = (Provider::start(), Key::new("first"), Key::new("first"));
    provider.script(|script| script.keys = vec![key.jwk()]);
    let world = world_with(place.open(), providers(&provider)).await;
    caseworker(&world, &provider);
    let set = |member: &'static str, value: Value| -> Change { Box::new(move |claims| claims[member] = value.clone()) };
    let drop = |member: &'static str| -> Change {
        Box::new(move |claims| {
            claims.as_object_mut().expect("claims").remove(member);
        })
    };
    let changes: Vec<(&str, Change)> = vec![
        ("another issuer", set("iss", json!("https://login.example"))),
        ("the issuer and a slash", set("iss", json!(format!("{}/", provider.issuer)))),
        ("no issuer", drop("iss")),
        ("another audience", set("aud", json!("somebody-else"))),
        ("an audience beside us", set("aud", json!([CLIENT.0, "somebody-else"]))),
        ("no audience", drop("aud")),
        ("another party", set("azp", json!("somebody-else"))),
        ("another nonce", set("nonce", json!("guessed"))),
        ("no nonce", drop("nonce")),
        ("expired a second ago", set("exp", json!(NOON - 1))),
        ("no end", drop("exp")),
        ("issued in two minutes", set("iat", json!(NOON + 120))),
        ("issued an hour ago", set("iat", json!(NOON - 3600))),
        ("no day of issue", drop("iat")),
        ("no subject", drop("sub")),
        ("an empty subject", set("sub", json!(""))),
        ("a subject in small print", set("sub", json!("a.jansen@directory\u{200b}"))),
        ("a subject in another form", set("sub", json!(["a.jansen@directory"]))),
        ("somebody whom nobody knows", set("sub", json!("b.jansen@directory"))),
        ("the same name in capitals", set("sub", json!("A.JANSEN@directory"))),
    ];
    for (what, change) in changes {
        let way = go(&world, "ind").await;
        let mut claims = way.claims(&provider);
        change(&mut claims);
        refused(&world, &provider, &way, what, key.sign(&key.header(), &claims)).await;
    }
    let symmetric = |secret: &[u8], header: &Value, claims: &Value| {
        let text = unsigned(header, claims);
        let tag = ring::hmac::sign(&ring::hmac::Key::new(ring::hmac::HMAC_SHA256, secret), text.as_bytes());
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(tag.as_ref()))
    };
    let header = |alg: &str, kid: &str| json!({"alg": alg, "typ": "JWT", "kid": kid});
    let tokens: Vec<(&str, Make<'_>)> = vec![
        ("no signature", Box::new(|claims| format!("{}.", unsigned(&json!({"alg": "none"}), claims)))),
        ("none in other letters", Box::new(|claims| format!("{}.", unsigned(&json!({"alg": "NONE"}), claims)))),
        ("the signature cut off", Box::new(|claims| format!("{}.", unsigned(&key.header(), claims)))),
        ("the public key as a secret", Box::new(|claims| symmetric(key.public(), &header("HS256", "first"), claims))),
        (
            "the key's text as a secret",
            Box::new(|claims| symmetric(key.jwk().to_string().as_bytes(), &header("HS256", "first"), claims)),
        ),
        ("the client's secret", Box::new(|claims| symmetric(CLIENT.1.as_bytes(), &header("HS256", "first"), claims))),
        ("a stranger's key of the same name", Box::new(|claims| stranger.sign(&stranger.header(), claims))),
        ("a stranger's key of no name", Box::new(|claims| stranger.sign(&json!({"alg": "ES256"}), claims))),
        ("a name that nobody has", Box::new(|claims| key.sign(&header("ES256", "other"), claims))),
        ("another algorithm", Box::new(|claims| key.sign(&header("RS256", "first"), claims))),
        (
            "a key of its own in its header",
            Box::new(|claims| stranger.sign(&json!({"alg": "ES256", "kid": "first", "jwk": stranger.jwk()}), claims)),
        ),
        (
            "a key somewhere else",
            Box::new(|claims| {
                stranger.sign(&json!({"alg": "ES256", "kid": "first", "jku": "https://evil.example/keys"}), claims)
            }),
        ),
        (
            "claims of somebody else under the signature",
            Box::new(|claims| {
                let honest = key.sign(&key.header(), &json!({"sub": "x"}));
                let signature = honest.rsplit('.').next().expect("a signature");
                format!("{}.{signature}", unsigned(&key.header(), claims))
            }),
        ),
        ("no token at all", Box::new(|_| String::new())),
        ("nonsense", Box::new(|_| "a.b.c".to_owned())),
    ];
    for (what, token) in tokens {
        let way = go(&world, "ind").await;
        refused(&world, &provider, &way, what, token(&way.claims(&provider))).await;
    }
    // The door itself is not shut: an honest token still opens it.
    let way = go(&world, "ind").await;
    let done = back(&world, &provider, "ind", &way, key.sign(&key.header(), &way.claims(&provider))).await;
    assert_eq!(done.status, 200, "{}", done.text);
}

/// A token that must not open the door. Where the provider talks nonsense, that is its fault and told so.
async fn refused<S>(world: &World<S>, provider: &Provider, way: &Way, what: &str, token: String)
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let answer = back(world, provider, "ind", way, token).await;
    assert!([401, 502].contains(&answer.status), "{what}: {} {}", answer.status, answer.text);
    assert_eq!(cookie(&answer, "__Host-session"), None, "{what}");
}

#[actix_web::test]
async fn what_comes_back_must_belong_to_what_this_browser_began() {
    let place = Place::sqlite();
    let (provider, key) = (Provider::start(), Key::new("first"));
    provider.script(|script| script.keys = vec![key.jwk()]);
    let world = world_with(place.open(), providers(&provider)).await;
    caseworker(&world, &provider);
    let way = go(&world, "ind").await;
    let other = go(&world, "ind").await;
    let token = key.sign(&key.header(), &way.claims(&provider));
    provider.script(|script| script.tokens.insert("the-code".to_owned(), token.clone()));
    let (state, held) = (way.asked["state"].clone(), way.held.clone());
    let changed = format!("{}0", &held[..held.len() - 1]);
    let issuer = "https%3A%2F%2Flogin.example";
    for (what, path, cookie) in [
        ("a browser that began nothing", format!("ind/callback?code=the-code&state={state}"), "none=1"),
        ("a browser that began another time", format!("ind/callback?code=the-code&state={state}"), other.held.as_str()),
        ("an attempt made up", format!("ind/callback?code=the-code&state={state}"), changed.as_str()),
        ("another state", "ind/callback?code=the-code&state=guessed".to_owned(), held.as_str()),
        ("no state", "ind/callback?code=the-code".to_owned(), held.as_str()),
        ("two states", format!("ind/callback?code=the-code&state={state}&state={state}"), held.as_str()),
        ("two codes", format!("ind/callback?code=the-code&code=x&state={state}"), held.as_str()),
        ("no code", format!("ind/callback?state={state}"), held.as_str()),
        ("another door", format!("broker/callback?code=the-code&state={state}"), held.as_str()),
        ("another provider", format!("ind/callback?code=the-code&state={state}&iss={issuer}"), held.as_str()),
        ("a provider that says no", format!("ind/callback?error=access_denied&state={state}"), held.as_str()),
        ("a code that nobody gave", format!("ind/callback?code=guessed&state={state}"), held.as_str()),
    ] {
        let answer = world.http.send("GET", &format!("/sign-in/{path}"), &[("cookie", cookie)], None).await;
        assert_eq!((answer.status, answer.json()["code"].as_str()), (401, Some("sign-in-refused")), "{what}");
        assert!(!answer.headers.get_all("set-cookie").any(|c| c.to_str().unwrap_or("").contains("session")), "{what}");
    }
    // A person with a browser reads a page.
    let page =
        world.http.send("GET", "/sign-in/ind/callback", &[("cookie", "a=1"), ("accept", "text/html")], None).await;
    assert_eq!((page.status, page.header("content-type")), (401, "text/html; charset=utf-8"));
    assert!(page.text.contains("<h1><bdi>That is not right</bdi></h1>"), "{}", page.text);
    // Nothing of that spent the code; it counts once, also for whoever has the browser's attempt as well.
    let path = format!("/sign-in/ind/callback?code=the-code&state={state}");
    assert_eq!(world.http.send("GET", &path, &[("cookie", &held)], None).await.status, 200);
    assert_eq!(world.http.send("GET", &path, &[("cookie", &held)], None).await.status, 401, "replayed");
    // Ten minutes, and no more.
    let late = go(&world, "ind").await;
    world.http.advance(TimeDelta::minutes(10));
    let mut claims = late.claims(&provider);
    (claims["iat"], claims["exp"]) = (json!(NOON + 599), json!(NOON + 900));
    let answer = back(&world, &provider, "ind", &late, key.sign(&key.header(), &claims)).await;
    assert_eq!(answer.status, 401, "too late");
}

#[actix_web::test]
async fn a_provider_changes_its_keys_and_a_stranger_cannot_make_us_ask_for_them_all_the_time() {
    let place = Place::sqlite();
    let (provider, first, second) = (Provider::start(), Key::new("first"), Key::new("second"));
    provider.script(|script| script.keys = vec![first.jwk()]);
    let world = world_with(place.open(), providers(&provider)).await;
    caseworker(&world, &provider);
    let try_with = async |key: &Key| {
        let way = go(&world, "ind").await;
        back(&world, &provider, "ind", &way, key.sign(&key.header(), &way.claims(&provider))).await.status
    };
    assert_eq!(try_with(&first).await, 200);

    provider.script(|script| script.keys = vec![second.jwk()]);
    world.http.advance(TimeDelta::seconds(11));
    assert_eq!(try_with(&second).await, 200, "the new key is asked for");
    assert_eq!(try_with(&first).await, 401, "the old one holds no longer");
    let before = provider.script(|script| script.asked_for_keys);
    for _ in 0..5 {
        assert_eq!(try_with(&Key::new("made up")).await, 401);
    }
    assert_eq!(provider.script(|script| script.asked_for_keys), before, "within ten seconds nobody is asked again");
}

#[actix_web::test]
async fn a_provider_that_is_gone_or_talks_nonsense_is_told_as_such() {
    let place = Place::sqlite();
    let provider = Provider::start();
    let world = world_with(place.open(), providers(&provider)).await;
    for (what, lie) in [
        ("another issuer", ("issuer", json!("https://login.example"))),
        ("a page in clear", ("authorization_endpoint", json!("http://login.example/authorize"))),
        ("keys in clear elsewhere", ("jwks_uri", json!("http://login.example/keys"))),
        ("no page", ("authorization_endpoint", json!(7))),
    ] {
        provider.script(|script| script.lies = vec![lie]);
        let answer = world.http.send("GET", "/sign-in/ind", &[("cookie", "none=1")], None).await;
        assert_eq!((answer.status, answer.json()["code"].as_str()), (502, Some("provider-unreachable")), "{what}");
        assert!(!answer.text.contains("login.example"), "{what}: {}", answer.text);
    }
    provider.script(|script| script.lies.clear());
    let key = Key::new("first");
    provider.script(|script| (script.keys = vec![key.jwk()], script.padding = 2 << 20));
    let way = go(&world, "ind").await;
    let answer = back(&world, &provider, "ind", &way, key.sign(&key.header(), &way.claims(&provider))).await;
    assert_eq!(answer.status, 502, "an answer without end");

    let nobody = world.http.send("GET", "/sign-in/nobody", &[("cookie", "none=1")], None).await;
    assert_eq!(nobody.status, 404);
    drop(provider);
    world.http.advance(TimeDelta::hours(2));
    let answer = world.http.send("GET", "/sign-in/ind", &[("cookie", "none=1")], None).await;
    assert_eq!(answer.status, 502, "{}", answer.text);
}

#[actix_web::test]
async fn a_person_links_a_broker_and_then_signs_in_by_it_with_the_level_asked_for() {
    let place = Place::sqlite();
    let (provider, key) = (Provider::start(), Key::new("first"));
    provider.script(|script| script.keys = vec![key.jwk()]);
    let world = world_with(place.open(), providers(&provider)).await;
    caseworker(&world, &provider);
    let claims = |way: &Way, level: &str| {
        let mut claims = way.claims(&provider);
        (claims["sub"], claims["acr"]) = (json!("pairwise-7"), json!(level));
        key.sign(&key.header(), &claims)
    };
    let referent = world.session(world.account("referent"));
    let listed = world.http.get("/providers").await.json();
    assert_eq!(listed["results"][1], json!({"id": "broker", "name": "The door broker", "people": true}));

    // A stranger to us is nobody, whatever the broker says.
    let way = go(&world, "broker").await;
    assert_eq!(way.asked["acr_values"], "substantial high");
    assert_eq!(back(&world, &provider, "broker", &way, claims(&way, "high")).await.status, 401);

    let link = |cookie: String, door: &'static str| {
        let world = &world;
        async move { world.http.post("/me/provider", &[("cookie", &cookie)], &json!({"provider": door})).await }
    };
    assert_eq!(link(referent.clone(), "ind").await.status, 404, "not the door of staff");
    let sent = link(referent.clone(), "broker").await;
    assert_eq!(sent.status, 200, "{}", sent.text);
    let way = Way::of(&sent, sent.json()["address"].as_str().expect("an address"));
    assert_eq!(back(&world, &provider, "broker", &way, claims(&way, "basic")).await.status, 401, "too low");
    let sent = link(referent.clone(), "broker").await;
    let way = Way::of(&sent, sent.json()["address"].as_str().expect("an address"));
    let linked = back(&world, &provider, "broker", &way, claims(&way, "substantial")).await;
    assert_eq!(linked.status, 200, "{}", linked.text);
    assert_eq!(cookie(&linked, "__Host-session"), None, "linking begins no session");

    let way = go(&world, "broker").await;
    let done = back(&world, &provider, "broker", &way, claims(&way, "high")).await;
    assert_eq!(done.status, 200, "{}", done.text);
    let session = cookie(&done, "__Host-session").expect("a session");
    let own =
        world.http.send("GET", &format!("/api/v1/applications/{}", world.own), &[("cookie", &session)], None).await;
    assert_eq!(own.status, 200, "{}", own.text);
    // The same subject at the door of staff opens nothing, nor does staff's subject at the door of people.
    let way = go(&world, "ind").await;
    assert_eq!(back(&world, &provider, "ind", &way, claims(&way, "high")).await.status, 401);
    let way = go(&world, "broker").await;
    let mut of_staff = way.claims(&provider);
    of_staff["acr"] = json!("high");
    let token = key.sign(&key.header(), &of_staff);
    assert_eq!(back(&world, &provider, "broker", &way, token).await.status, 401);
    // Nobody else can take the same identity.
    let member = world.session(world.account("family-member"));
    let sent = link(member, "broker").await;
    let way = Way::of(&sent, sent.json()["address"].as_str().expect("an address"));
    assert_eq!(back(&world, &provider, "broker", &way, claims(&way, "high")).await.status, 409);

    let unlink = |cookie: String| {
        let world = &world;
        async move { world.http.send("DELETE", "/api/v1/me/provider", &[("cookie", &cookie)], None).await.status }
    };
    assert_eq!(unlink(session.clone()).await, 204);
    assert_eq!(unlink(session).await, 404);
    let way = go(&world, "broker").await;
    assert_eq!(back(&world, &provider, "broker", &way, claims(&way, "high")).await.status, 401, "no link any more");
}

#[actix_web::test]
async fn a_blocked_account_is_not_let_in_by_a_provider_and_the_log_tells() {
    let place = Place::sqlite();
    let (provider, key) = (Provider::start(), Key::new("first"));
    provider.script(|script| script.keys = vec![key.jwk()]);
    let world = world_with(place.open(), providers(&provider)).await;
    caseworker(&world, &provider);
    let blocked: Result<_, wachtwijzer::app::AppError> = world.http.app.write(|tx, ctx| {
        let account = tx.account_by_login("a.jansen")?.expect("there");
        block(tx, ctx, account.id, true)
    });
    let account = blocked.expect("blocked").id;
    let way = go(&world, "ind").await;
    let answer = back(&world, &provider, "ind", &way, key.sign(&key.header(), &way.claims(&provider))).await;
    assert_eq!(answer.status, 401);
    let told = world
        .http
        .app
        .read(|tx, _| {
            Ok(tx.entries_of_account(
                account,
                (DateTime::UNIX_EPOCH, DateTime::UNIX_EPOCH + TimeDelta::days(50_000)),
                10,
            )?)
        })
        .expect("readable");
    assert!(format!("{told:?}").contains("sign_in_by_provider"), "{told:?}");
}
