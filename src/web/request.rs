//! What a handler reads from a request: language, query, path, headers, body. Every fault is found, none is thrown early.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header::{ACCEPT, ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, COOKIE, IF_MATCH, IF_NONE_MATCH};
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

use super::limits::Limiter;
use super::origin::{self, Range};
use super::problem::{Code, Problem, malformed};
use crate::app::access::{Asked, Permit, Proof};
use crate::app::applications::Seen;
use crate::app::sign_in::Guest;
use crate::app::{App, AppError, Context};
use crate::domain::access::Actor;
use crate::domain::case::history::parse_day;
use crate::domain::ids::CaseId;
use crate::i18n::{Locale, Locales};
use crate::openid::Providers;
use crate::store::{StoreError, Tx};
use crate::wire::digest::digest;
use crate::wire::fault::{Fault, list, text};

/// What every handler shares.
#[derive(Debug)]
pub struct State {
    /// The use cases.
    pub app: Arc<App>,
    /// The languages.
    pub locales: Arc<Locales>,
    /// The largest body, in bytes.
    pub body_limit: usize,
    /// The address that people type to reach this service.
    pub address: String,
    /// The providers of OpenID that somebody may sign in by.
    pub providers: Arc<Providers>,
    /// How much one caller may ask.
    pub limiter: Limiter,
    /// Proxies whose word is believed.
    pub trusted: Vec<Range>,
    /// How long a body may take to arrive.
    pub patience: Duration,
    /// Where leaving at once leads to.
    pub exit: String,
    /// As whom anybody may look around; `None`: this is no demonstration, and nobody comes in without proof.
    pub guests: Option<Arc<[Guest]>>,
}

/// Holds a session. Its prefix binds it to this host and to encrypted connections (RFC 6265bis).
pub const SESSION_COOKIE: &str = "__Host-session";
/// Holds what makes a device known to an account.
pub const DEVICE_COOKIE: &str = "__Host-device";

/// Holds the language in which somebody reads the pages.
pub const LANGUAGE_COOKIE: &str = "__Host-language";
/// The most fields of a form.
const MOST_FIELDS: usize = 200;

/// The number of a request, by which the log knows it.
#[derive(Clone, Copy, Debug)]
pub struct RequestId(pub uuid::Uuid);

/// The request as a handler sees it.
#[derive(Clone, Debug)]
pub struct Caller {
    request: HttpRequest,
    /// What every handler shares.
    pub state: web::Data<State>,
}

impl FromRequest for Caller {
    type Error = Problem;
    type Future = std::future::Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let state = request.app_data::<web::Data<State>>().cloned();
        let state = state.ok_or_else(|| Problem::of(Code::Internal));
        std::future::ready(state.map(|state| Self { request: request.clone(), state }))
    }
}

impl Caller {
    /// The language to answer in.
    #[must_use]
    pub fn locale(&self) -> &Locale {
        language(&self.request, &self.state.locales)
    }

    /// The language of what people read, of which there are more. It stands in no address: that would tell where somebody is
    /// from.
    #[must_use]
    pub fn readers_language(&self) -> &Locale {
        readers_language(&self.request, &self.state.locales)
    }

    /// The request itself.
    #[must_use]
    pub fn request(&self) -> &HttpRequest {
        &self.request
    }

    /// Runs a use case that reads, off the thread that answers requests.
    pub async fn read<T: Send + 'static>(
        &self,
        run: impl Fn(&mut dyn Tx, Context<'_>) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        let app = Arc::clone(&self.state.app);
        block(move || app.read(&run)).await
    }

    /// Runs an operation for whoever asks, if it may, off the thread that answers requests; see [`App::act`].
    pub async fn act<T: Send + 'static>(
        &self,
        operation: &'static str,
        run: impl Fn(&mut dyn Tx, Context<'_>, &mut Permit) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        let app = Arc::clone(&self.state.app);
        let asked = self.asked(operation);
        block(move || app.act(asked, run)).await
    }

    /// The same for the person who asks, whose number comes along; who works for an organisation is no such person.
    pub async fn act_as_person<T: Send + 'static>(
        &self,
        operation: &'static str,
        run: impl Fn(&mut dyn Tx, Context<'_>, &mut Permit) -> Result<T, AppError> + Send + 'static,
    ) -> Result<(String, T), AppError> {
        self.act(operation, move |tx, ctx, permit| {
            let Actor::Person { account, .. } = permit.actor() else { return Err(AppError::Forbidden) };
            let account = *account;
            let login = tx.account(account)?.map(|account| account.login).unwrap_or_default();
            Ok((login, run(tx, ctx, permit)?))
        })
        .await
    }

    /// The same for a reason, which the log tells.
    pub async fn act_because<T: Send + 'static>(
        &self,
        purpose: String,
        operation: &'static str,
        run: impl Fn(&mut dyn Tx, Context<'_>, &mut Permit) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        let app = Arc::clone(&self.state.app);
        let asked = Asked { purpose: Some(purpose), ..self.asked(operation) };
        block(move || app.act(asked, run)).await
    }

    /// Runs something that is about nobody's case, off the thread that answers requests.
    pub async fn blocking<T: Send + 'static>(
        &self,
        run: impl FnOnce(&App) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        let app = Arc::clone(&self.state.app);
        block(move || run(&app)).await
    }

    /// The request as the log will tell it.
    #[must_use]
    pub fn asked(&self, operation: &'static str) -> Asked {
        Asked {
            operation,
            proof: self.proof(),
            request: request_id(&self.request),
            origin: origin::address(&self.request, &self.state.trusted).map(|address| address.to_string()),
            purpose: None,
            case: self.segment("id").parse().ok().map(CaseId),
        }
    }

    /// What the caller proves itself with. A key goes before a session: whoever sends one means it.
    fn proof(&self) -> Proof {
        if let Some(header) = self.request.headers().get(AUTHORIZATION) {
            let key =
                header.to_str().ok().and_then(|h| h.split_once(' ')).filter(|(s, _)| s.eq_ignore_ascii_case("bearer"));
            return key.map_or(Proof::Nothing, |(_, key)| Proof::Key(digest(&[key.trim().as_bytes()])));
        }
        self.cookie(SESSION_COOKIE).map_or(Proof::Nothing, |held| Proof::Session(digest(&[held.as_bytes()])))
    }

    /// The value of a cookie.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<String> {
        cookie_of(&self.request, name)
    }

    /// A segment of the path.
    #[must_use]
    pub fn segment(&self, name: &str) -> &str {
        self.request.match_info().get(name).unwrap_or_default()
    }

    /// The application's id in the path. What is no id cannot exist.
    pub fn case_id(&self) -> Result<CaseId, Problem> {
        self.segment("id").parse().map(CaseId).map_err(|_| Problem::of(Code::NotFound))
    }

    /// Was this query parameter sent at all?
    #[must_use]
    pub fn has_parameter(&self, name: &str) -> bool {
        self.request.query_string().split('&').any(|pair| pair.split('=').next() == Some(name))
    }

    /// The query as it was sent.
    #[must_use]
    pub fn query_string(&self) -> &str {
        self.request.query_string()
    }

    /// The query, of which only these parameters are known.
    #[must_use]
    pub fn query(&self, known: &'static [&'static str]) -> Query {
        Query::read(self.request.query_string(), known)
    }

    /// Which version the caller saw (RFC 9110, section 13.1.1).
    pub fn seen(&self) -> Result<Seen, Problem> {
        let Some(header) = self.request.headers().get(IF_MATCH) else {
            return Err(Problem::of(Code::PreconditionRequired));
        };
        let malformed = || {
            let right = text("It is an ETag of this application, like \"3\".");
            let args = vec![("header", text("If-Match")), ("right", right)];
            Problem::invalid(vec![Fault::new("If-Match", "header-malformed", args)])
        };
        let header = header.to_str().map_err(|_| malformed())?;
        if header.trim() == "*" {
            return Ok(Seen::Any);
        }
        let tags: Vec<&str> = header.split(',').map(str::trim).collect();
        let well_formed = |tag: &&str| {
            let opaque = tag.strip_prefix("W/").unwrap_or(tag);
            opaque.len() >= 2 && opaque.starts_with('"') && opaque.ends_with('"')
        };
        if !tags.iter().all(well_formed) {
            return Err(malformed());
        }
        // Strong comparison: a weak tag never matches. The number of records is what stands before the first hyphen.
        Ok(Seen::OneOf(
            tags.iter()
                .filter_map(|tag| tag.strip_prefix('"')?.strip_suffix('"')?.split('-').next()?.parse().ok())
                .collect(),
        ))
    }

    /// Does the caller have this version already?
    #[must_use]
    pub fn has(&self, etag: &str) -> bool {
        let header = self.request.headers().get(IF_NONE_MATCH).and_then(|h| h.to_str().ok());
        header.is_some_and(|h| h.trim() == "*" || h.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag))
    }

    /// The idempotency key, if one was sent: a structured-field string, or a bare token.
    pub fn idempotency_key(&self) -> Result<Option<String>, Problem> {
        let Some(header) = self.request.headers().get("Idempotency-Key") else { return Ok(None) };
        let malformed = || {
            let right = text("It is a text of 1 to 255 visible characters, in quotes.");
            let args = vec![("header", text("Idempotency-Key")), ("right", right)];
            Problem::invalid(vec![Fault::new("Idempotency-Key", "header-malformed", args)])
        };
        let given = header.to_str().map_err(|_| malformed())?;
        let key = given.strip_prefix('"').and_then(|k| k.strip_suffix('"')).unwrap_or(given);
        let visible = key.bytes().all(|b| b.is_ascii_graphic() && b != b'"' && b != b'\\');
        if key.is_empty() || key.len() > 255 || !visible { Err(malformed()) } else { Ok(Some(key.to_owned())) }
    }

    /// Which of these media types the caller would rather have; the first where it does not mind.
    pub fn accepts<'m>(&self, offered: &[&'m str]) -> Result<&'m str, Problem> {
        let refused = || Problem::of(Code::NotAcceptable).with("known", list(offered));
        let header = self.request.headers().get(ACCEPT).map_or(Ok("*/*"), |h| h.to_str().map_err(|_| refused()))?;
        let mut best: Option<(u32, &'m str)> = None;
        for member in header.split(',') {
            let mut parts = member.split(';').map(str::trim);
            let wanted = parts.next().unwrap_or("").to_ascii_lowercase();
            let weight = parts.find_map(|p| p.strip_prefix("q=")).map_or(1000, thousandths);
            let fits = |offer: &&&str| {
                let family = offer.split('/').next().unwrap_or("");
                wanted == "*/*" || wanted == **offer || wanted == format!("{family}/*")
            };
            if let Some(offer) = offered.iter().find(fits).filter(|_| weight > 0)
                && best.is_none_or(|(highest, _)| weight > highest)
            {
                best = Some((weight, offer));
            }
        }
        best.map(|(_, offer)| offer).ok_or_else(refused)
    }

    /// The body as JSON, with a fingerprint of the request for idempotency.
    pub async fn json(&self, payload: web::Payload) -> Result<(Value, String), Problem> {
        let bytes = self.body(payload, "application/json").await?;
        let fingerprint = digest(&[self.request.method().as_str().as_bytes(), self.request.path().as_bytes(), &bytes]);
        Ok((serde_json::from_slice(&bytes).map_err(|e| malformed(&e))?, fingerprint))
    }

    /// The fields of a form, as a browser sends them.
    pub async fn form(&self, payload: web::Payload) -> Result<Vec<(String, String)>, Problem> {
        let bytes = self.body(payload, "application/x-www-form-urlencoded").await?;
        let text = String::from_utf8(bytes.to_vec()).map_err(|_| Problem::of(Code::MalformedBody))?;
        let fields = web::Query::<Vec<(String, String)>>::from_query(&text).map(web::Query::into_inner);
        let fields = fields.map_err(|_| Problem::of(Code::MalformedBody))?;
        let whole = fields.len() <= MOST_FIELDS && fields.iter().all(|(_, value)| !value.contains('\0'));
        if whole { Ok(fields) } else { Err(Problem::of(Code::MalformedBody)) }
    }

    /// The body, if it was sent as this.
    async fn body(&self, payload: web::Payload, expected: &str) -> Result<Bytes, Problem> {
        let sent_as = self.request.headers().get(CONTENT_TYPE).and_then(|h| h.to_str().ok()).unwrap_or("");
        let media_type = sent_as.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
        if media_type != expected {
            return Err(Problem::of(Code::UnsupportedMediaType));
        }
        let limit = self.state.body_limit;
        let too_large = || Problem::of(Code::BodyTooLarge).with("maximum", text(limit.to_string()));
        let arrived = tokio::time::timeout(self.state.patience, payload.to_bytes_limited(limit)).await;
        match arrived {
            Ok(Ok(Ok(bytes))) => Ok(bytes),
            Ok(Ok(Err(_))) => Err(Problem::of(Code::MalformedBody)),
            Ok(Err(_)) => Err(too_large()),
            Err(_) => Err(Problem::of(Code::TooSlow)),
        }
    }
}

fn thousandths(weight: &str) -> u32 {
    let (whole, fraction) = weight.split_once('.').unwrap_or((weight, ""));
    let fraction: u32 = format!("{fraction:0<3}").get(..3).and_then(|f| f.parse().ok()).unwrap_or(0);
    whole.parse::<u32>().unwrap_or(0).saturating_mul(1000).saturating_add(fraction)
}

/// The language of a request.
#[must_use]
pub fn language<'l>(request: &HttpRequest, locales: &'l Locales) -> &'l Locale {
    let header = request.headers().get(ACCEPT_LANGUAGE).and_then(|h| h.to_str().ok());
    locales.negotiate(header.unwrap_or(crate::i18n::DEFAULT))
}

/// The language of what people read, by what their browser asks for.
#[must_use]
pub fn readers_language<'l>(request: &HttpRequest, locales: &'l Locales) -> &'l Locale {
    let header = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    locales.negotiate_for_people(header.unwrap_or_default())
}

/// The value of a cookie.
#[must_use]
pub fn cookie_of(request: &HttpRequest, name: &str) -> Option<String> {
    let headers = request.headers().get_all(COOKIE).filter_map(|h| h.to_str().ok());
    let mut pairs = headers.flat_map(|h| h.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(given, _)| *given == name).map(|(_, value)| value.to_owned())
}

/// The number of a request.
#[must_use]
pub fn request_id(request: &HttpRequest) -> uuid::Uuid {
    request.extensions().get::<RequestId>().map_or(uuid::Uuid::nil(), |id| id.0)
}

/// The answer waits aside, so that the pool of threads is compiled once and not for every handler.
async fn block<T: Send + 'static>(run: impl FnOnce() -> Result<T, AppError> + Send + 'static) -> Result<T, AppError> {
    let answer = Arc::new(Mutex::new(None));
    let place = Arc::clone(&answer);
    let work: Box<dyn FnOnce() + Send> = Box::new(move || {
        let said = run();
        *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(said);
    });
    // Without an answer the work panicked, or the server is stopping.
    let _ = web::block(work).await;
    let said = answer.lock().unwrap_or_else(PoisonError::into_inner).take();
    said.unwrap_or(Err(AppError::Store(StoreError::Busy)))
}

/// The query of a request, read parameter by parameter.
#[derive(Debug)]
pub struct Query {
    pairs: Vec<(String, String)>,
    faults: Vec<Fault>,
}

impl Query {
    fn read(text_of: &str, known: &'static [&'static str]) -> Self {
        let pairs = web::Query::<Vec<(String, String)>>::from_query(text_of).map(web::Query::into_inner);
        let pairs = pairs.unwrap_or_default();
        let unknown = pairs.iter().filter(|(name, _)| !known.contains(&name.as_str()));
        let faults = unknown
            .map(|(name, _)| {
                let name: String = name.chars().take(100).collect();
                Fault::new(name, "unknown-member", vec![("known", list(known))])
            })
            .collect();
        Self { pairs, faults }
    }

    /// Notes a fault of a parameter.
    pub fn fault(&mut self, name: &str, code: &'static str, args: Vec<(&'static str, crate::i18n::Arg<'static>)>) {
        self.faults.push(Fault::new(name, code, args));
    }

    /// A text.
    pub fn text(&mut self, name: &'static str) -> Option<String> {
        let mut values = self.pairs.iter().filter(|(n, _)| n == name).map(|(_, v)| v.clone());
        let value = values.next();
        if values.next().is_some() {
            self.fault(name, "too-many", vec![("maximum", text("1"))]);
        }
        if value.as_ref().is_some_and(|v| v.chars().count() > 200 || v.contains('\0')) {
            self.fault(name, "too-long", vec![("maximum", text("200"))]);
            return None;
        }
        value
    }

    /// A text that must be given.
    pub fn required(&mut self, name: &'static str) -> String {
        self.text(name).unwrap_or_else(|| {
            self.fault(name, "missing", vec![]);
            String::new()
        })
    }

    /// A legal day.
    pub fn day(&mut self, name: &'static str) -> Option<NaiveDate> {
        use chrono::Datelike;
        let value = self.text(name)?;
        let day = parse_day(&value);
        match day {
            None => self.fault(name, "not-a-day", vec![]),
            Some(day) if !(1990..=2100).contains(&day.year()) => {
                self.fault(name, "improbable-day", vec![("first", text("1990")), ("last", text("2100"))]);
            }
            Some(_) => return day,
        }
        None
    }

    /// The place in a list that is ordered by days, as the answer before named it: a day and an id, with a tilde between.
    pub fn day_and_id(&mut self, name: &'static str) -> Option<(NaiveDate, uuid::Uuid)> {
        let value = self.text(name)?;
        let place = value.split_once('~').and_then(|(day, id)| Some((day.parse().ok()?, id.parse().ok()?)));
        if place.is_none() {
            self.fault(name, "not-a-cursor", vec![]);
        }
        place
    }

    /// An instant (RFC 3339), in any offset.
    pub fn instant(&mut self, name: &'static str) -> Option<DateTime<Utc>> {
        let value = self.text(name)?;
        // In a query a plus sign stands for a space; people forget to write it as %2B.
        let instant = DateTime::parse_from_rfc3339(&value.replace(' ', "+")).ok().map(|i| i.with_timezone(&Utc));
        if instant.is_none() {
            self.fault(name, "wrong-type", vec![("expected", text("an instant like 2026-11-23T12:00:00Z"))]);
        }
        instant
    }

    /// A whole number within bounds.
    pub fn number(&mut self, name: &'static str, least: u32, most: u32) -> Option<u32> {
        let value = self.text(name)?;
        let number = value.parse().ok().filter(|n| (least..=most).contains(n));
        if number.is_none() {
            let expected = text(format!("a whole number from {least} to {most}"));
            self.fault(name, "wrong-type", vec![("expected", expected)]);
        }
        number
    }

    /// One of a few words.
    pub fn one_of(&mut self, name: &'static str, known: &[&str]) -> Option<String> {
        let value = self.text(name)?;
        if known.contains(&value.as_str()) {
            return Some(value);
        }
        self.fault(name, "not-one-of", vec![("known", list(known))]);
        None
    }

    /// Ends the reading: all faults at once.
    pub fn finish(self) -> Result<(), Problem> {
        if self.faults.is_empty() { Ok(()) } else { Err(Problem::invalid(self.faults)) }
    }
}
