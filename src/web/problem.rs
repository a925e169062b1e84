//! Everything that can go wrong on the wire: one table from failure to status and code, problem details by RFC 9457, said in
//! the reader's language. Sources are logged once, here, and never sent.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::ALLOW;
use actix_web::{HttpResponse, HttpResponseBuilder, ResponseError};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::pages::error::{self, Trouble};
use super::pages::say::Phrase;
use super::pages::style;
use super::site::reader::Reader;
use crate::app::AppError;
use crate::domain::case::history::{EventFault, Wrong};
use crate::i18n::{Arg, Locale};
use crate::store::StoreError;
use crate::wire::fault::{Fault, FaultBody, in_list, of_event, of_inputs, text};

/// The media type of problem details.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// What went wrong, by RFC 9457.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Problem)]
#[serde(rename_all = "camelCase")]
pub struct ProblemBody {
    /// A URI for this kind of problem.
    #[serde(rename = "type")]
    #[schema(example = "urn:wachtwijzer:problem:invalid-input")]
    pub kind: String,
    /// The kind of problem in words.
    pub title: String,
    /// The HTTP status.
    #[schema(minimum = 400, maximum = 599)]
    pub status: u16,
    /// What went wrong this time, and what to do.
    pub detail: String,
    /// The number of this request, by which the log knows it.
    pub instance: String,
    /// The kind of problem by a stable name.
    #[schema(example = "invalid-input")]
    pub code: String,
    /// Everything that is wrong with what was sent, at once.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub errors: Vec<FaultBody>,
}

/// A problem on its way to the wire.
#[derive(Clone, Debug)]
pub struct Problem {
    code: Code,
    faults: Vec<Fault>,
    args: Vec<(&'static str, Arg<'static>)>,
    allow: Vec<String>,
    wait: Option<i64>,
}

/// Every kind of problem.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Code {
    /// Something that was sent is not right.
    InvalidInput,
    /// The body is no JSON.
    MalformedBody,
    /// Nobody signed in, or the sign-in holds no longer.
    NotSignedIn,
    /// What was given to sign in is not right.
    SignInRefused,
    /// The role of the caller may not do this.
    NotAllowed,
    /// Another site made a signed-in browser send this.
    OtherSite,
    /// Too many in too short a time.
    TooManyRequests,
    /// No such resource.
    NotFound,
    /// The request took too long to arrive.
    TooSlow,
    /// The resource does not know the method.
    MethodNotAllowed,
    /// No form that the caller accepts exists.
    NotAcceptable,
    /// The body is not sent as JSON.
    UnsupportedMediaType,
    /// The body is too large.
    BodyTooLarge,
    /// The caller saw an older version.
    ChangedMeanwhile,
    /// The caller must say which version it saw.
    PreconditionRequired,
    /// The step does not fit what has happened so far.
    StepRefused,
    /// It exists already.
    Duplicate,
    /// The idempotency key was used for something else.
    IdempotencyKeyReused,
    /// Others are writing; nothing was changed.
    Busy,
    /// No room is left; nothing was changed.
    StorageFull,
    /// The store cannot be reached.
    Unavailable,
    /// The provider that is to vouch for somebody cannot be used.
    ProviderUnreachable,
    /// A fault of ours.
    Internal,
}

impl Code {
    /// Every code.
    pub const ALL: [Self; 23] = [
        Self::InvalidInput,
        Self::MalformedBody,
        Self::NotSignedIn,
        Self::SignInRefused,
        Self::NotAllowed,
        Self::OtherSite,
        Self::TooManyRequests,
        Self::NotFound,
        Self::TooSlow,
        Self::MethodNotAllowed,
        Self::NotAcceptable,
        Self::UnsupportedMediaType,
        Self::BodyTooLarge,
        Self::ChangedMeanwhile,
        Self::PreconditionRequired,
        Self::StepRefused,
        Self::Duplicate,
        Self::IdempotencyKeyReused,
        Self::Busy,
        Self::StorageFull,
        Self::Unavailable,
        Self::ProviderUnreachable,
        Self::Internal,
    ];

    /// The one table: code, HTTP status.
    #[must_use]
    pub fn row(self) -> (&'static str, u16) {
        match self {
            Self::InvalidInput => ("invalid-input", 400),
            Self::MalformedBody => ("malformed-body", 400),
            Self::NotSignedIn => ("not-signed-in", 401),
            Self::SignInRefused => ("sign-in-refused", 401),
            Self::NotAllowed => ("not-allowed", 403),
            Self::OtherSite => ("other-site", 403),
            Self::TooManyRequests => ("too-many-requests", 429),
            Self::NotFound => ("not-found", 404),
            Self::MethodNotAllowed => ("method-not-allowed", 405),
            Self::TooSlow => ("too-slow", 408),
            Self::NotAcceptable => ("not-acceptable", 406),
            Self::Duplicate => ("duplicate", 409),
            Self::ChangedMeanwhile => ("changed-meanwhile", 412),
            Self::BodyTooLarge => ("body-too-large", 413),
            Self::UnsupportedMediaType => ("unsupported-media-type", 415),
            Self::StepRefused => ("step-refused", 422),
            Self::IdempotencyKeyReused => ("idempotency-key-reused", 422),
            Self::PreconditionRequired => ("precondition-required", 428),
            Self::Internal => ("internal", 500),
            Self::ProviderUnreachable => ("provider-unreachable", 502),
            Self::Busy => ("busy", 503),
            Self::Unavailable => ("unavailable", 503),
            Self::StorageFull => ("storage-full", 507),
        }
    }

    /// The code for a status that did not come from a handler of ours.
    #[must_use]
    pub fn for_status(status: u16) -> Self {
        match status {
            401 => Self::NotSignedIn,
            403 => Self::NotAllowed,
            404 => Self::NotFound,
            405 => Self::MethodNotAllowed,
            406 => Self::NotAcceptable,
            408 => Self::TooSlow,
            413 => Self::BodyTooLarge,
            415 => Self::UnsupportedMediaType,
            429 => Self::TooManyRequests,
            503 => Self::Unavailable,
            400..=499 => Self::InvalidInput,
            _ => Self::Internal,
        }
    }
}

impl Problem {
    /// A problem of this kind.
    #[must_use]
    pub fn of(code: Code) -> Self {
        Self { code, faults: Vec::new(), args: Vec::new(), allow: Vec::new(), wait: None }
    }

    /// Everything that is wrong with what was sent.
    #[must_use]
    pub fn invalid(faults: Vec<Fault>) -> Self {
        Self { faults, ..Self::of(Code::InvalidInput) }
    }

    /// With a value for its sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Arg<'static>) -> Self {
        self.args.push((name, value));
        self
    }

    /// With its faults.
    #[must_use]
    pub fn because(mut self, faults: Vec<Fault>) -> Self {
        self.faults = faults;
        self
    }

    /// With other pointers: what stands in a query instead of a body.
    #[must_use]
    pub fn relocated(mut self, place: &dyn Fn(&str) -> String) -> Self {
        for fault in &mut self.faults {
            fault.pointer = place(&fault.pointer);
        }
        self
    }

    /// With the methods that the resource knows.
    #[must_use]
    pub fn allowing(mut self, methods: Vec<String>) -> Self {
        self.allow = methods;
        self
    }

    /// Not before so many seconds have passed.
    #[must_use]
    pub fn after(mut self, seconds: i64) -> Self {
        self.args.push(("seconds", Arg::Number(seconds)));
        self.wait = Some(seconds);
        self
    }

    /// Its HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.code.row().1).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The body, in a language, for a request.
    #[must_use]
    pub fn body(&self, locale: &Locale, request: uuid::Uuid) -> ProblemBody {
        let (code, status) = self.code.row();
        let mut args = self.args.clone();
        args.push(("count", Arg::Number(i64::try_from(self.faults.len().max(1)).unwrap_or(1))));
        ProblemBody {
            kind: format!("urn:wachtwijzer:problem:{code}"),
            title: locale.text(&format!("problem-{code}"), &[]),
            status,
            detail: locale.text(&format!("detail-{code}"), &args),
            instance: format!("urn:uuid:{request}"),
            code: code.to_owned(),
            errors: self.faults.iter().map(|f| f.say(locale)).collect(),
        }
    }

    /// The response, in a language, for a request.
    #[must_use]
    pub fn response(&self, locale: &Locale, request: uuid::Uuid) -> HttpResponse {
        let body = serde_json::to_string(&self.body(locale, request)).unwrap_or_default();
        self.head(locale).content_type(MEDIA_TYPE).body(body)
    }

    /// The same as a page, for somebody with a browser.
    #[must_use]
    pub(in crate::web) fn page(&self, reader: Reader<'_>, request: uuid::Uuid) -> HttpResponse {
        let said = self.body(reader.served(), request);
        let faults: Vec<Phrase> = said.errors.iter().map(|fault| reader.served_text(&fault.detail)).collect();
        let (frame, say, number) = (reader.frame("/"), reader.say(), request.to_string());
        let page = match self.trouble() {
            Some(trouble) => error::trouble(&frame, say, trouble, Some(&number), &faults),
            None => error::said(&frame, say, (&said.title, &reader.served_text(&said.detail)), (&number, &faults)),
        };
        let mut head = self.head(reader.locale());
        head.insert_header(("Content-Security-Policy", style::policy())).content_type("text/html; charset=utf-8");
        head.body(page)
    }

    /// What people are told of it in plain words; `None`: what other systems are told.
    fn trouble(&self) -> Option<Trouble> {
        match self.code {
            Code::InvalidInput | Code::MalformedBody => Some(Trouble::Unreadable),
            Code::NotAllowed => Some(Trouble::NotAllowed),
            Code::NotFound => Some(Trouble::Nothing),
            Code::ChangedMeanwhile => Some(Trouble::Changed),
            Code::BodyTooLarge => Some(Trouble::TooMuch),
            Code::TooManyRequests => {
                Some(Trouble::TooOften(self.wait.and_then(|seconds| u32::try_from(seconds).ok()).unwrap_or(60)))
            }
            Code::Internal => Some(Trouble::Ours),
            Code::Busy | Code::Unavailable | Code::StorageFull => Some(Trouble::Away),
            Code::NotSignedIn
            | Code::SignInRefused
            | Code::OtherSite
            | Code::TooSlow
            | Code::MethodNotAllowed
            | Code::NotAcceptable
            | Code::UnsupportedMediaType
            | Code::PreconditionRequired
            | Code::StepRefused
            | Code::Duplicate
            | Code::IdempotencyKeyReused
            | Code::ProviderUnreachable => None,
        }
    }

    /// Status and headers.
    fn head(&self, locale: &Locale) -> HttpResponseBuilder {
        let mut response = HttpResponse::build(self.status());
        if self.code == Code::MethodNotAllowed {
            response.insert_header((ALLOW, self.allow.join(", ")));
        }
        if let Some(seconds) = self.wait {
            response.insert_header(("Retry-After", seconds.to_string()));
        }
        // RFC 9110, section 11.6.1: a 401 says how one signs in.
        if matches!(self.code, Code::NotSignedIn | Code::SignInRefused) {
            response.insert_header(("WWW-Authenticate", "Bearer realm=\"wachtwijzer\""));
        }
        if matches!(self.code, Code::Busy | Code::Unavailable) {
            response.insert_header(("Retry-After", "2"));
        }
        response.insert_header(("Content-Language", locale.id()));
        response
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.row().0)
    }
}

/// The response is a stand-in: the outermost layer, which knows the request and so the language, writes the real one.
impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.status()
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::new(self.status());
        response.extensions_mut().insert(self.clone());
        response
    }
}

/// What the application layer refused, for a request whose body is a list of events under `/events`.
#[must_use]
pub fn of_list(error: AppError) -> Problem {
    of(error, Code::InvalidInput, &in_list)
}

/// What the application layer refused, for a request whose body (or the part of it at `base`) is one event.
#[must_use]
pub fn of_one(error: AppError, base: &'static str) -> Problem {
    of(error, Code::StepRefused, &|_| base.to_owned())
}

fn of(error: AppError, invalid: Code, pointer: &dyn Fn(usize) -> String) -> Problem {
    match error {
        AppError::Invalid(faults) => {
            let faults = of_inputs(&faults, pointer);
            // What is wrong with the event by itself is bad input; what is wrong only beside the others is a refused step.
            let alone = |f: &Fault| !STEP_FAULTS.contains(&f.code);
            let code = if faults.iter().any(alone) { Code::InvalidInput } else { invalid };
            Problem::of(code).because(faults)
        }
        AppError::Unknown => Problem::of(Code::NotFound),
        AppError::Unauthenticated => Problem::of(Code::NotSignedIn),
        AppError::WrongProof => Problem::of(Code::SignInRefused),
        AppError::Forbidden => Problem::of(Code::NotAllowed),
        AppError::Wait(seconds) => Problem::of(Code::TooManyRequests).after(seconds),
        AppError::Stale => Problem::of(Code::ChangedMeanwhile),
        AppError::Duplicate => Problem::of(Code::Duplicate),
        AppError::KeyReused => Problem::of(Code::IdempotencyKeyReused),
        AppError::Store(StoreError::Busy) => Problem::of(Code::Busy),
        AppError::Store(StoreError::Full) => Problem::of(Code::StorageFull),
        AppError::Store(ref source @ StoreError::Gone(_)) => {
            log::error!("the store cannot be reached: {}", chain(source));
            Problem::of(Code::Unavailable)
        }
        // A day of looking for which the closed days are not known moves a suspended term out of the calendar.
        AppError::Unfit(ref faults) if faults.iter().all(|f| matches!(f.what, Wrong::OutsideCalendar { .. })) => {
            let at_day = |f: &EventFault| of_event(&EventFault { given: Some(0), ..f.clone() }, &|_| "asOf".to_owned());
            Problem::invalid(faults.iter().map(at_day).collect())
        }
        other @ (AppError::Store(_) | AppError::Sealed(_) | AppError::MissingProcedure(_) | AppError::Unfit(_)) => {
            log::error!("a request failed: {}", chain(&other));
            Problem::of(Code::Internal)
        }
    }
}

/// Faults that depend on what else has happened.
const STEP_FAULTS: &[&str] = &[
    "not-in-case",
    "said-by-others",
    "needs-its-event",
    "not-possible-here",
    "happened-already",
    "nothing-to-answer",
    "after-expiry",
    "extended-already",
    "outside-calendar",
    "no-version",
    "superseded-already",
    "unknown-record",
    "remedy-not-yet",
    "remedy-too-late",
    "remedy-used",
    "remedy-closed",
    "say-for-whom",
    "linked-already",
    "case-closed",
    "organisation-closed",
    "handed-over-already",
    "not-responsible",
    "sender-not-responsible",
    "answered-already",
    "not-accepted",
    "confirmed-already",
    "no-consent",
    "consent-withdrawn",
    "changed-meanwhile",
    "unknown-application",
];

/// An error with its sources, for the log.
fn chain(error: &dyn std::error::Error) -> String {
    let mut all = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        all = format!("{all}: {inner}");
        source = inner.source();
    }
    all
}

/// A body that is no JSON, with the place where it goes wrong.
#[must_use]
pub fn malformed(error: &serde_json::Error) -> Problem {
    let place = vec![("line", text(error.line().to_string())), ("column", text(error.column().to_string()))];
    Problem::of(Code::MalformedBody).because(vec![Fault::new("", "malformed-json", place)])
}
