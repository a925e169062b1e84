//! Signing in, the first time with a paper code, and signing out: the use cases of the interface behind forms. What a browser
//! holds afterwards is the same, and so is what another site can make it send: nothing.

use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::StatusCode;
use actix_web::http::header::SET_COOKIE;
use actix_web::{HttpResponse, web};

use super::reader::{Reader, go_on, shows_again};
use super::session::{carried, onward};
use crate::app::AppError;
use crate::app::access::Proof;
use crate::app::sign_in::{Activated, Given};
use crate::i18n::Arg;
use crate::web::api::sessions::cookies;
use crate::web::pages::frame::Frame;
use crate::web::pages::parts::field::Typed;
use crate::web::pages::public::sign_in as pages;
use crate::web::pages::say::{Link, Phrase};
use crate::web::problem::{Problem, of_list};
use crate::web::request::{Caller, DEVICE_COOKIE, SESSION_COOKIE};

/// Where one goes on to: to the first page of one's role.
const HOME: &str = "/home";

/// GET `/sign-in`.
pub(super) async fn sign_in(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    Ok(door(&caller, &Typed::default(), None))
}

/// POST `/sign-in`.
pub(super) async fn signed_in(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let typed = Typed::of(caller.form(payload).await?);
    if shows_again(&typed) {
        return Ok(door(&caller, &typed, None));
    }
    let given = Given {
        login: typed.value("login").to_owned(),
        pass_phrase: typed.value("pass-phrase").to_owned(),
        code: Some(typed.value("code").replace(' ', "")).filter(|code| !code.is_empty()),
        device: caller.cookie(DEVICE_COOKIE),
    };
    let asked = caller.asked("create_session");
    match caller.blocking(move |app| app.sign_in(asked, given)).await {
        Ok(done) => Ok(holding(in_again(&caller, &typed).unwrap_or_else(|| go_on(HOME)), &cookies(&done))),
        Err(error) => refused(error).map(|why| door(&caller, &typed, Some(why))),
    }
}

/// The page for whoever was signed out in the middle of a form.
fn in_again(caller: &Caller, typed: &Typed) -> Option<HttpResponse> {
    let reader = Reader::of_form(caller, typed);
    Some(reader.page(StatusCode::OK, onward(reader, &carried(typed))?))
}

/// Why somebody is not let in, with its status; any other failure goes on.
fn refused(error: AppError) -> Result<Refused, Problem> {
    if let AppError::Wait(seconds) = error {
        return Ok((StatusCode::TOO_MANY_REQUESTS, "page-error-429-text", seconds));
    }
    if matches!(error, AppError::WrongProof) {
        return Ok((StatusCode::UNAUTHORIZED, "page-sign-in-refused", 0));
    }
    Err(of_list(error))
}

type Refused = (StatusCode, &'static str, i64);

fn door(caller: &Caller, typed: &Typed, refused: Option<Refused>) -> HttpResponse {
    let reader = Reader::of_form(caller, typed);
    let say = reader.say();
    let ask = pages::sign_in_form(say, typed.value("login"), carried(typed));
    let why = refused.map(|(_, key, seconds)| say.told(key, &[("seconds", Arg::Number(seconds))]));
    let others = caller.state.providers.all();
    let others: Vec<Link> =
        others.map(|provider| Link::new(provider.name(), &format!("/sign-in/{}", provider.id()))).collect();
    let frame = Frame { signed_in: None, ..reader.frame_of_form("/sign-in", typed) };
    let page = pages::sign_in(&frame, say, &ask, why.as_ref(), &others);
    let mut response = reader.page(refused.map_or(StatusCode::OK, |(status, ..)| status), page);
    if let Some((StatusCode::TOO_MANY_REQUESTS, _, seconds)) = refused
        && let Ok(seconds) = seconds.to_string().parse()
    {
        response.headers_mut().insert(actix_web::http::header::RETRY_AFTER, seconds);
    }
    response
}

/// GET `/activate`.
pub(super) async fn activate(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    Ok(first_time(&caller, &Typed::default(), (StatusCode::OK, None, None)))
}

/// POST `/activate`.
pub(super) async fn activated(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let typed = Typed::of(caller.form(payload).await?);
    if shows_again(&typed) {
        return Ok(first_time(&caller, &typed, (StatusCode::OK, None, None)));
    }
    let reader = Reader::of_form(&caller, &typed);
    let (code, pass_phrase) = (typed.value("code").to_owned(), typed.value("pass-phrase").to_owned());
    if code.is_empty() {
        let fault = reader.say().told("page-fault-missing", &[]);
        return Ok(first_time(&caller, &typed, (StatusCode::UNPROCESSABLE_ENTITY, None, Some(fault))));
    }
    let asked = caller.asked("activate_account");
    match caller.blocking(move |app| app.activate(asked, &code, &pass_phrase)).await {
        Ok(Activated::Person(done)) => Ok(holding(go_on(HOME), &cookies(&done))),
        Ok(Activated::Staff(account, secret)) => {
            let frame = reader.frame_of_form("/activate", &Typed::default());
            let page = pages::generator(&frame, reader.say(), &account.login, &secret);
            Ok(reader.page(StatusCode::OK, page))
        }
        Err(AppError::Invalid(faults)) => {
            let said = of_list(AppError::Invalid(faults)).body(reader.served(), uuid::Uuid::nil());
            let why = said.errors.first().map(|fault| reader.served_text(&fault.detail));
            Ok(first_time(&caller, &typed, (StatusCode::UNPROCESSABLE_ENTITY, why, None)))
        }
        Err(error) => {
            let (status, key, seconds) = refused(error)?;
            let key = if status == StatusCode::UNAUTHORIZED { "page-activate-refused" } else { key };
            let why = reader.say().told(key, &[("seconds", Arg::Number(seconds))]);
            Ok(first_time(&caller, &typed, (status, Some(why), None)))
        }
    }
}

fn first_time(
    caller: &Caller,
    typed: &Typed,
    (status, why, fault): (StatusCode, Option<Phrase>, Option<Phrase>),
) -> HttpResponse {
    let reader = Reader::of_form(caller, typed);
    let ask = pages::activation_form(reader.say(), typed.value("code"), fault);
    let frame = reader.frame_of_form("/activate", typed);
    reader.page(status, pages::activate(&frame, reader.say(), &ask, why.as_ref()))
}

/// POST `/sign-out`: ends the session, if there is one. What this site left in the browser goes, the known device stays.
pub(super) async fn sign_out(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    if let Proof::Session(hash) = caller.asked("end_session").proof {
        let ended = caller.act("end_session", move |tx, _, permit| {
            let account = permit.account()?;
            if let Some(session) = tx.session(&hash)? {
                tx.end_session(account, session.id)?;
            }
            Ok(())
        });
        match ended.await {
            Ok(()) | Err(AppError::Unauthenticated) => {}
            Err(error) => return Err(of_list(error)),
        }
    }
    let gone = Cookie::build(SESSION_COOKIE, "").path("/").secure(true).http_only(true).same_site(SameSite::Strict);
    let gone = gone.max_age(actix_web::cookie::time::Duration::ZERO).finish();
    let mut response = holding(go_on("/"), &[gone]);
    response.headers_mut().insert(
        actix_web::http::header::HeaderName::from_static("clear-site-data"),
        actix_web::http::header::HeaderValue::from_static("\"cache\", \"storage\""),
    );
    Ok(response)
}

/// An answer with what a browser is to hold.
pub(super) fn holding(mut response: HttpResponse, cookies: &[Cookie<'_>]) -> HttpResponse {
    for cookie in cookies {
        if let Ok(value) = cookie.to_string().parse() {
            response.headers_mut().append(SET_COOKIE, value);
        }
    }
    response
}
