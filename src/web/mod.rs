//! The HTTP edge: assembles the server from routes, puts the same headers on every answer, stops gracefully. Knows no tables.

pub mod api;
mod handover;
pub mod letter;
pub mod limits;
pub mod openapi;
pub mod origin;
pub mod page;
pub mod pages;
pub mod problem;
pub mod remedy_letter;
pub mod request;
mod sign_in;
mod site;
mod tls;
mod unsubscribe;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, SET_COOKIE};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::{Compress, Next, from_fn};
use actix_web::{App as Actix, HttpMessage, HttpRequest, HttpResponse, HttpServer, ResponseError, web};
use thiserror::Error;
use utoipa_actix_web::scope::scope;
use utoipa_swagger_ui::{Config, SwaggerUi};

use self::limits::{Kind, Left, Limiter, Quotas};
use self::openapi::Routes;
use self::origin::Range;
use self::problem::{Code, Problem};
use self::request::{RequestId, State, language, request_id};
use self::site::reader::{APage, Reader};
use crate::app::App;
use crate::app::sign_in::Guest;
use crate::i18n::Locales;
use crate::openid::Providers;

/// Where and how to listen.
#[derive(Clone, Debug)]
pub struct Listening {
    /// Address and port.
    pub on: SocketAddr,
    /// Threads; 0: one a processor.
    pub workers: usize,
    /// The largest body, in bytes.
    pub body_limit: usize,
    /// The address that people type to reach this service; empty: where it listens.
    pub address: String,
    /// Files with a certificate and its key, to speak TLS.
    pub tls: Option<(PathBuf, PathBuf)>,
    /// Proxies whose word is believed.
    pub trusted: Vec<Range>,
    /// How long a client may take to send the head of a request, and then its body.
    pub patience: Duration,
    /// The providers of OpenID that somebody may sign in by.
    pub providers: Arc<Providers>,
    /// How much one caller may ask.
    pub quotas: Quotas,
    /// Where leaving at once leads to, on pages that are unsafe to be seen with; empty: nowhere.
    pub exit: String,
    /// As whom anybody may look around, in a demonstration.
    pub guests: Option<Arc<[Guest]>>,
}

/// Why the server could not be started.
#[derive(Debug, Error)]
pub enum ServeError {
    /// Others would read what passes in clear.
    #[error(
        "{0} can be reached by others, and nothing is encrypted. Give server.tls-certificate and server.tls-key, or name the \
         proxies that speak TLS in front of this server by server.trusted-proxies, or listen on 127.0.0.1"
    )]
    InClear(SocketAddr),
    /// The certificate or its key cannot be used.
    #[error("TLS cannot be spoken: {0}")]
    Tls(String),
    /// The address is taken or may not be used.
    #[error("cannot listen on {0}: {1}")]
    Listen(SocketAddr, std::io::Error),
    /// The server failed while running.
    #[error("the server failed: {0}")]
    Run(std::io::Error),
}

/// Runs the server until it is told to stop (SIGINT or SIGTERM); requests under way are finished first.
/// `ready` is told the address once connections are accepted.
pub async fn serve(
    app: Arc<App>,
    locales: Arc<Locales>,
    listening: Listening,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), ServeError> {
    let (on, patience) = (listening.on, listening.patience);
    if !on.ip().is_loopback() && listening.tls.is_none() && listening.trusted.is_empty() {
        return Err(ServeError::InClear(on));
    }
    let tls = listening.tls.as_ref().map(|(certificate, key)| tls::config(certificate, key)).transpose();
    let tls = tls.map_err(ServeError::Tls)?;
    let address = Some(listening.address).filter(|a| !a.is_empty()).unwrap_or_else(|| format!("http://{on}/"));
    let state = web::Data::new(State {
        app,
        locales,
        body_limit: listening.body_limit,
        address,
        providers: listening.providers,
        limiter: Limiter::new(listening.quotas),
        trusted: listening.trusted,
        patience,
        exit: listening.exit,
        guests: listening.guests,
    });
    let shared = Shared::new();
    let mut server = HttpServer::new(move || {
        Actix::new()
            .wrap(from_fn(finish))
            .wrap(Compress::default())
            .configure(|config| configure(config, &state, &shared))
    })
    .client_request_timeout(patience)
    .client_disconnect_timeout(patience)
    .keep_alive(Duration::from_mins(1))
    .shutdown_timeout(20);
    if listening.workers > 0 {
        server = server.workers(listening.workers);
    }
    let bound = match tls {
        Some(tls) => server.bind_rustls_0_23(on, tls),
        None => server.bind(on),
    };
    let server = bound.map_err(|error| ServeError::Listen(on, error))?;
    ready(server.addrs().first().copied().unwrap_or(on));
    server.run().await.map_err(ServeError::Run)
}

/// Waits until the program is told to stop, by Ctrl-C or by SIGTERM.
pub async fn interrupted() -> std::io::Result<()> {
    use actix_web::rt::signal;
    #[cfg(unix)]
    {
        let mut terminated = signal::unix::signal(signal::unix::SignalKind::terminate())?;
        tokio::select! {
            pressed = signal::ctrl_c() => pressed,
            _ = terminated.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    signal::ctrl_c().await
}

/// What is computed once for all worker threads.
#[derive(Clone)]
pub struct Shared {
    document: web::Bytes,
    local_document: utoipa::openapi::OpenApi,
    routes: Arc<Routes>,
}

impl Shared {
    /// Makes the document and what follows from it.
    #[must_use]
    pub fn new() -> Self {
        let document = openapi::document();
        let routes = Arc::new(Routes::of(&document));
        let mut local_document = document;
        local_document.servers = Some(vec![utoipa::openapi::Server::new(api::BASE)]);
        Self { document: openapi::text().into(), local_document, routes }
    }
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").finish_non_exhaustive()
    }
}

impl Default for Shared {
    fn default() -> Self {
        Self::new()
    }
}

/// Everything the server answers to: the interface, its document, its documentation.
pub fn configure(config: &mut web::ServiceConfig, state: &web::Data<State>, shared: &Shared) {
    let (document, routes) = (shared.document.clone(), Arc::clone(&shared.routes));
    config.app_data(state.clone());
    config.route(
        &format!("{}/openapi.json", api::BASE),
        web::get().to(move || {
            let body = document.clone();
            async move {
                // The one resource that every origin may read (Dutch API Design Rules, publish-openapi).
                HttpResponse::Ok()
                    .insert_header(("Access-Control-Allow-Origin", "*"))
                    .content_type("application/json")
                    .body(body)
            }
        }),
    );
    let mut documented = utoipa_actix_web::service_config::ServiceConfig::new(config);
    documented.service(scope(api::BASE).configure(api::routes));
    let documentation = SwaggerUi::new("/api/docs/{_:.*}")
        .config(Config::new(["/api/docs/openapi.json"]).use_base_layout())
        .url("/api/docs/openapi.json", shared.local_document.clone());
    config.service(documentation);
    site::routes(config);
    config.route("/sign-in/{provider}", web::get().to(sign_in::begin));
    config.route("/unsubscribe/{token}", web::get().to(unsubscribe::ask));
    config.route("/unsubscribe/{token}", web::post().to(unsubscribe::confirm));
    config.route(handover::PATH, web::get().to(handover::ask));
    config.route(handover::PATH, web::post().to(handover::act));
    config.route("/sign-in/{provider}/callback", web::get().to(sign_in::finish));
    config.default_service(web::to(move |request: HttpRequest| {
        let routes = Arc::clone(&routes);
        async move { Err::<HttpResponse, Problem>(unanswered(&request, &routes)) }
    }));
}

/// An address that no route answered to: unknown, or known by other methods.
fn unanswered(request: &HttpRequest, routes: &Routes) -> Problem {
    let path = request.path();
    let mut methods = path.strip_prefix(api::BASE).map(|rest| routes.methods(rest)).unwrap_or_default();
    if methods.is_empty() {
        methods = site::methods(path);
    }
    if path == format!("{}/openapi.json", api::BASE) {
        methods = vec!["GET".to_owned(), "HEAD".to_owned()];
    }
    if methods.is_empty() || methods.iter().any(|m| m == request.method().as_str()) {
        Problem::of(Code::NotFound)
    } else {
        Problem::of(Code::MethodNotAllowed).allowing(methods)
    }
}

/// Around every request: a number, HEAD as GET without a body, every failure as a problem in the caller's language, the
/// headers of the Dutch API Design Rules on every answer, one line in the log.
pub async fn finish(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let head = request.method() == Method::HEAD;
    if head {
        request.head_mut().method = Method::GET;
    }
    let state = request.app_data::<web::Data<State>>().cloned();
    if let Some(state) = &state {
        request.extensions_mut().insert(RequestId(state.app.ambient.request_id()));
    }
    let method = request.method().clone();
    let (spent, refused) = state.as_ref().map_or((None, None), |state| admitted(&request, state));
    // The request must not be cloned here: the router needs it for itself. Handlers and extractors answer with a response
    // even when they fail, so nothing is lost.
    let (request, inner) = match refused {
        Some(problem) => (request.into_parts().0, problem.error_response()),
        None => next.call(request).await?.map_into_boxed_body().into_parts(),
    };
    let mut inner = match &state {
        Some(state) => told(&request, inner, state),
        None => inner,
    };
    headers(&request, inner.headers_mut());
    if let Some(left) = spent {
        told_left(left, inner.headers_mut());
    }
    let shown = if head { "HEAD" } else { method.as_str() };
    // The path of an interface holds ids only, the query no personal data; still only the pattern is logged.
    let pattern = request.match_pattern().unwrap_or_else(|| "-".to_owned());
    log::info!("{shown} {pattern} answered {} [{}]", inner.status().as_u16(), request_id(&request));
    Ok(ServiceResponse::new(request, inner))
}

/// Before a request is looked at: is it from this site, and is there any of the caller's quota left?
fn admitted(request: &ServiceRequest, state: &State) -> (Option<Left>, Option<Problem>) {
    let path = request.path();
    let signs_in = path.ends_with("/sessions") || path.ends_with("/activations");
    let kind = match *request.method() {
        _ if path.starts_with("/sign-in/") => Kind::SignIn,
        // The code of a sheet is what somebody proves themselves with.
        Method::POST if path == handover::PATH => Kind::SignIn,
        Method::POST if signs_in && !path.contains("/people/") => Kind::SignIn,
        Method::POST if path == "/sign-in" || path == "/activate" => Kind::SignIn,
        Method::POST if path == "/reckon" || path == "/filing" => Kind::Reckon,
        _ if path.ends_with("/reckonings") || path.ends_with("/due-dates") => Kind::Reckon,
        Method::GET | Method::HEAD | Method::OPTIONS => Kind::Read,
        _ => Kind::Write,
    };
    let now = state.app.ambient.now();
    let address = origin::address(request.request(), &state.trusted);
    let mut left = state.limiter.spend(kind, &address.map(limits::by_address).unwrap_or_default(), now);
    let proof = |name: &str| request.headers().get(name).and_then(|h| h.to_str().ok()).map(str::to_owned);
    if let Some(proof) = proof("authorization").or_else(|| proof("cookie"))
        && left.allowed
    {
        let own = state.limiter.spend(kind, &proof, now);
        if own.remaining < left.remaining || !own.allowed {
            left = own;
        }
    }
    if !left.allowed {
        return (Some(left), Some(Problem::of(Code::TooManyRequests).after(left.seconds)));
    }
    // A key is not something that another site can make a browser send.
    let other_site = if request.headers().contains_key("authorization") {
        None
    } else {
        origin::check_same_site(request.request()).err()
    };
    (Some(left), other_site)
}

/// What is left of the quota (draft-ietf-httpapi-ratelimit-headers).
fn told_left(left: Left, headers: &mut HeaderMap) {
    let policy = format!("\"{}\";q={};w=60", left.kind.name(), left.quota);
    let now = format!("\"{}\";r={};t={}", left.kind.name(), left.remaining, left.seconds);
    for (name, value) in [("ratelimit-policy", policy), ("ratelimit", now)] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
}

/// A failure as a problem, in the caller's language; everything else as it is.
fn told(request: &HttpRequest, response: HttpResponse, state: &State) -> HttpResponse {
    let status = response.status();
    let is_page = response.extensions().get::<APage>().is_some();
    if is_page || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let problem = response.extensions().get::<Problem>().cloned();
    let problem = problem.unwrap_or_else(|| {
        if status == StatusCode::INTERNAL_SERVER_ERROR {
            log::error!("a request failed before its handler: {:?}", response.error());
        }
        Problem::of(Code::for_status(status.as_u16()))
    });
    let locale = language(request, &state.locales);
    // Outside the interface the reader is somebody with a browser.
    let wants_page =
        request.headers().get("accept").and_then(|h| h.to_str().ok()).is_some_and(|h| h.contains("text/html"));
    let mut told = if wants_page && !request.path().starts_with("/api/") {
        problem.page(Reader::of(request, state), request_id(request))
    } else {
        problem.response(locale, request_id(request))
    };
    for cookie in response.headers().get_all("set-cookie") {
        told.headers_mut().append(SET_COOKIE, cookie.clone());
    }
    told
}

/// The headers that every answer carries.
fn headers(request: &HttpRequest, headers: &mut HeaderMap) {
    let kept = request.path().starts_with("/assets/") && headers.contains_key("cache-control");
    let mut set = |name: &'static str, value: &'static str| {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    };
    set("api-version", api::VERSION);
    // What is looked at is kept nowhere; only what is the same for everybody, and names its digest, may be.
    if !kept {
        set("cache-control", "no-store");
    }
    set("x-content-type-options", "nosniff");
    set("x-frame-options", "DENY");
    set("referrer-policy", "no-referrer");
    set("strict-transport-security", "max-age=31536000; includeSubDomains");
    set("permissions-policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()");
    set("cross-origin-opener-policy", "same-origin");
    set("cross-origin-resource-policy", "same-origin");
    if request.path().starts_with("/api/docs") {
        set("content-security-policy", "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'");
    } else if !headers.contains_key("content-security-policy") {
        headers.insert(
            HeaderName::from_static("content-security-policy"),
            HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"),
        );
    }
    // What is served as it is on disk does not say its character set, which is that of everything here.
    let is_text = |kind: &str| kind.starts_with("text/") || kind.ends_with("+xml");
    let bare = |value: &HeaderValue| value.to_str().is_ok_and(|kind| is_text(kind) && !kind.contains(';'));
    if let Some(sent_as) = headers.get(CONTENT_TYPE).filter(|value| bare(value))
        && let Ok(whole) = [sent_as.as_bytes(), b"; charset=utf-8"].concat().try_into()
    {
        headers.insert(CONTENT_TYPE, whole);
    }
    let vary = HeaderValue::from_static("Accept, Accept-Language, Accept-Encoding");
    headers.insert(HeaderName::from_static("vary"), vary);
}
