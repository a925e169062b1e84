//! The service in this process: the real routes and middleware on a store of its own, with a clock that stands still.

use std::sync::Arc;

use actix_http::Request;
use actix_web::body::{BoxBody, to_bytes};
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::HeaderMap;
use actix_web::middleware::from_fn;
use actix_web::{App as Actix, Error, test, web};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use wachtwijzer::ambient::Fixed;
use wachtwijzer::app::accounts::ensure_organisation;
use wachtwijzer::app::secrets::{hash, token};
use wachtwijzer::app::sign_in::Guest;
use wachtwijzer::app::{App, AppError};
use wachtwijzer::catalogue::Catalogue;
use wachtwijzer::domain::access::account::{Account, Holder, Session};
use wachtwijzer::domain::access::{Desk, Role};
use wachtwijzer::domain::ids::{AccountId, Slug};
use wachtwijzer::openid::Providers;
use wachtwijzer::sealing::Keyring;
use wachtwijzer::store::Db;
use wachtwijzer::web::limits::{Limiter, Quotas};
use wachtwijzer::web::request::State;
use wachtwijzer::web::{Shared, configure, finish};

use super::{catalogue, locales};

/// An answer, read whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|e| panic!("{e}: {}", self.text))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or("")
    }

    /// Pointers and codes of a problem, in order.
    pub(crate) fn faults(&self) -> Vec<(String, String)> {
        let body = self.json();
        let all = body["errors"].as_array().cloned().unwrap_or_default();
        let text = |v: &Value| v.as_str().expect("a text").to_owned();
        all.iter().map(|f| (text(&f["pointer"]), text(&f["code"]))).collect()
    }
}

/// The service, and the means to ask it.
pub(crate) struct TestApp<S> {
    service: S,
    clock: Arc<Fixed>,
    /// The service without its edge, for what a test prepares.
    pub(crate) app: Arc<App>,
    /// The cookie of a supervisor of `ind`, sent unless a request says who it is from.
    cookie: String,
}

/// Starts the service on a store, at noon of 1 March 2027.
pub(crate) async fn start(
    db: Db,
) -> TestApp<impl Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>> {
    start_with(db, Arc::default()).await
}

/// The same, with other rules.
pub(crate) async fn start_of(
    db: Db,
    catalogue: Catalogue,
) -> TestApp<impl Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>> {
    start_all(db, catalogue, Arc::default(), None).await
}

/// The same, with providers of OpenID.
pub(crate) async fn start_with(
    db: Db,
    providers: Arc<Providers>,
) -> TestApp<impl Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>> {
    start_all(db, catalogue().clone(), providers, None).await
}

/// The same as a demonstration, with guests.
pub(crate) async fn start_as_demo(
    db: Db,
    guests: Arc<[Guest]>,
) -> TestApp<impl Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>> {
    start_all(db, catalogue().clone(), Arc::default(), Some(guests)).await
}

async fn start_all(
    db: Db,
    catalogue: Catalogue,
    providers: Arc<Providers>,
    guests: Option<Arc<[Guest]>>,
) -> TestApp<impl Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>> {
    let now: DateTime<Utc> = "2027-03-01T12:00:00Z".parse().expect("an instant");
    let clock = Arc::new(Fixed::at(now));
    let ambient: Arc<Fixed> = Arc::clone(&clock);
    let app = Arc::new(App { db, replica: None, catalogue: Arc::new(catalogue), ambient, keys: keys() });
    let cookie = session_of(&app, "supervisor.ind", Role::Supervisor, "ind");
    let state = web::Data::new(State {
        app: Arc::clone(&app),
        locales: Arc::clone(locales()),
        body_limit: 1 << 20,
        address: "https://www.wacht.example/".to_owned(),
        providers,
        limiter: Limiter::new(Quotas { read: 100_000, write: 100_000, reckon: 100_000, sign_in: 100_000 }),
        trusted: Vec::new(),
        patience: std::time::Duration::from_secs(10),
        exit: "https://www.weather.example/".to_owned(),
        guests,
    });
    let shared = Shared::new();
    let service = Actix::new().wrap(from_fn(finish)).configure(|config| configure(config, &state, &shared));
    TestApp { service: test::init_service(service).await, clock, app, cookie }
}

/// The keys of every test.
pub(crate) fn keys() -> Arc<Keyring> {
    Arc::new(Keyring::read(&Keyring::new_file("test", [1; 32], [2; 32])).expect("keys"))
}

/// Makes an account for staff and a session of it; the cookie to send.
pub(crate) fn session_of(app: &App, login: &str, role: Role, organisation: &str) -> String {
    let desk = Desk { organisation: Slug::parse(organisation).expect("a name"), procedures: None };
    session_at(app, login, Holder::Staff(role, desk))
}

/// Makes an account and a session of it; the cookie to send.
pub(crate) fn session_at(app: &App, login: &str, holder: Holder) -> String {
    let login = login.to_owned();
    let done: Result<String, AppError> = app.write(move |tx, ctx| {
        if let Holder::Staff(_, desk) | Holder::Machine(desk, _) = &holder {
            ensure_organisation(tx, ctx, &desk.organisation, "An organisation")?;
        }
        let id = AccountId(ctx.ambient.new_id());
        tx.insert_account(&Account {
            id,
            login: login.clone(),
            holder: holder.clone(),
            created_at: ctx.now,
            blocked_at: None,
        })?;
        let held = token(ctx.ambient.secret());
        // Seen in the far future, so that a test that moves the clock by years stays signed in.
        let ends_at = ctx.now + TimeDelta::days(10_000);
        let session = Session {
            hash: hash(&held),
            id: ctx.ambient.new_id(),
            account: id,
            begun_at: ctx.now,
            seen_at: ends_at,
            ends_at,
        };
        tx.insert_session(&session)?;
        Ok(format!("__Host-session={held}"))
    });
    done.expect("a session")
}

impl<S> TestApp<S>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    pub(crate) fn advance(&self, by: TimeDelta) {
        self.clock.advance(by);
    }

    pub(crate) fn set(&self, now: &str) {
        self.clock.set(now.parse().expect("an instant"));
    }

    pub(crate) async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Vec<u8>>,
    ) -> Answer {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let mut request = test::TestRequest::with_uri(path).method(method);
        let says_who = |name: &str| ["cookie", "authorization"].contains(&name.to_ascii_lowercase().as_str());
        if !headers.iter().any(|(name, _)| says_who(name)) {
            request = request.insert_header(("cookie", self.cookie.as_str()));
        }
        for (name, value) in headers {
            request = request.insert_header((*name, *value));
        }
        if let Some(body) = body {
            request = request.set_payload(body);
        }
        let response = self.service.call(request.to_request()).await.expect("an answer");
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = to_bytes(response.into_body()).await.expect("a body");
        Answer { status, headers, text: String::from_utf8(bytes.to_vec()).expect("a text") }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send("GET", &format!("/api/v1{path}"), &[], None).await
    }

    pub(crate) async fn post(&self, path: &str, headers: &[(&str, &str)], body: &Value) -> Answer {
        let mut all = vec![("content-type", "application/json")];
        all.extend(headers);
        self.send("POST", &format!("/api/v1{path}"), &all, Some(body.to_string().into_bytes())).await
    }

    /// Creates an application; its id and its ETag.
    pub(crate) async fn create(&self, procedure: &str, events: &Value) -> (String, String) {
        let body = serde_json::json!({"procedure": procedure, "events": events});
        let made = self.post("/applications", &[], &body).await;
        assert_eq!(made.status, 201, "{}", made.text);
        (made.json()["id"].as_str().expect("an id").to_owned(), made.header("etag").to_owned())
    }

    /// Appends an event to what the caller last saw; the new ETag.
    pub(crate) async fn append(&self, id: &str, etag: &str, event: &Value) -> String {
        let done = self.post(&format!("/applications/{id}/events"), &[("if-match", etag)], event).await;
        assert_eq!(done.status, 201, "{}", done.text);
        done.header("etag").to_owned()
    }
}
