//! Signing in and out over HTTP. The session is a cookie that no script can read; machines send a key instead.

use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::SET_COOKIE;
use actix_web::{HttpResponse, delete, get, post, web};

use super::{AccessProblems, BASE, BodyProblems, ReadProblems, WriteProblems, json};
use crate::app::access::Proof;
use crate::app::sign_in::{self, Activated, Given, SignedIn};
use crate::domain::ids::AccountId;
use crate::web::problem::{Code, Problem, of_list};
use crate::web::request::{Caller, DEVICE_COOKIE, SESSION_COOKIE};
use crate::wire::access::{
    AccountBody, ActivatedBody, ActivationBody, SessionBody, SessionsBody, SignInBody, account, activation, session,
    sign_in as read_sign_in,
};

/// How long a browser keeps a known device.
const DEVICE: actix_web::cookie::time::Duration = actix_web::cookie::time::Duration::days(365);

/// Sign in
///
/// Begins a session, which the browser holds as a cookie. People use the number and pass phrase of their letter, from a device
/// that they activated; staff a working name, a pass phrase and a one-time code.
#[utoipa::path(
    tag = "Access",
    operation_id = "create_session",
    request_body = SignInBody,
    responses((status = 201, description = "Signed in.", body = SessionBody), ReadProblems, BodyProblems, WriteProblems, AccessProblems)
)]
#[post("/sessions")]
pub(crate) async fn create_session(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.accepts(&["application/json"])?;
    let (body, _) = caller.json(payload).await?;
    let body = read_sign_in(&body).whole().map_err(Problem::invalid)?;
    let device = caller.cookie(DEVICE_COOKIE);
    let given = Given { login: body.login, pass_phrase: body.pass_phrase, code: body.code, device };
    let asked = caller.asked("create_session");
    let signed_in = caller.blocking(move |app| app.sign_in(asked, given)).await.map_err(of_list)?;
    let mut response = HttpResponse::Created();
    response.insert_header(("Location", format!("{BASE}/sessions/{}", signed_in.kept.id)));
    for cookie in cookies(&signed_in) {
        response.append_header((SET_COOKIE, cookie.to_string()));
    }
    Ok(response.json(session(&signed_in.kept, Some(&signed_in.kept.hash))))
}

/// Use a paper code
///
/// The code counts once. It sets the pass phrase; a person is signed in at once and the device becomes known.
#[utoipa::path(
    tag = "Access",
    operation_id = "activate_account",
    request_body = ActivationBody,
    responses((status = 201, description = "Activated.", body = ActivatedBody), ReadProblems, BodyProblems, WriteProblems, AccessProblems)
)]
#[post("/activations")]
pub(crate) async fn activate_account(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.accepts(&["application/json"])?;
    let (body, _) = caller.json(payload).await?;
    let body = activation(&body).whole().map_err(Problem::invalid)?;
    let asked = caller.asked("activate_account");
    let done = caller.blocking(move |app| app.activate(asked, &body.code, &body.pass_phrase)).await.map_err(of_list)?;
    let mut response = HttpResponse::Created();
    response.insert_header(("Location", format!("{BASE}/me")));
    let body = match &done {
        Activated::Person(signed_in) => {
            for cookie in cookies(signed_in) {
                response.append_header((SET_COOKIE, cookie.to_string()));
            }
            ActivatedBody { account: account(&signed_in.account), one_time_secret: None }
        }
        Activated::Staff(of_staff, secret) => {
            ActivatedBody { account: account(of_staff), one_time_secret: Some(secret.clone()) }
        }
    };
    Ok(response.json(body))
}

/// Bound to this host and to encrypted connections, not for scripts, never sent from another site.
pub(in crate::web) fn cookies(signed_in: &SignedIn) -> Vec<Cookie<'static>> {
    let held = |name: &'static str, value: &str| {
        Cookie::build(name, value.to_owned()).path("/").secure(true).http_only(true).same_site(SameSite::Strict)
    };
    let mut all = vec![held(SESSION_COOKIE, &signed_in.session).finish()];
    all.extend(signed_in.device.iter().map(|device| held(DEVICE_COOKIE, device).max_age(DEVICE).finish()));
    all
}

/// Who am I?
#[utoipa::path(
    tag = "Access",
    operation_id = "get_me",
    responses((status = 200, description = "The account that asks.", body = AccountBody), ReadProblems, AccessProblems)
)]
#[get("/me")]
pub(crate) async fn get_me(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let found = caller
        .act("get_me", |tx, _, permit| {
            let id = permit.account()?;
            tx.account(id)?.ok_or(crate::app::AppError::Unknown)
        })
        .await;
    json(&caller, &account(&found.map_err(of_list)?))
}

/// List my sessions
#[utoipa::path(
    tag = "Access",
    operation_id = "list_sessions",
    responses((status = 200, description = "The sessions that hold.", body = SessionsBody), ReadProblems, AccessProblems)
)]
#[get("/sessions")]
pub(crate) async fn list_sessions(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let current = current(&caller);
    let all = caller.act("list_sessions", |tx, ctx, permit| sign_in::sessions(tx, ctx, permit.account()?)).await;
    let results = all.map_err(of_list)?.iter().map(|one| session(one, current.as_deref())).collect();
    json(&caller, &SessionsBody { results })
}

fn current(caller: &Caller) -> Option<String> {
    if let Proof::Session(hash) = caller.asked("list_sessions").proof { Some(hash) } else { None }
}

/// End a session of mine
///
/// `current` ends the one that asks: that is signing out.
#[utoipa::path(
    tag = "Access",
    operation_id = "end_session",
    params(("sessionId" = String, Path, description = "The session, or `current`.")),
    responses((status = 204, description = "It has ended."), ReadProblems, AccessProblems)
)]
#[delete("/sessions/{sessionId}")]
pub(crate) async fn end_session(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let named = caller.segment("sessionId").to_owned();
    let current = current(&caller);
    let id: Option<uuid::Uuid> = named.parse().ok();
    if id.is_none() && named != "current" {
        return Err(Problem::of(Code::NotFound));
    }
    let own = id.is_none();
    let ended = caller.act("end_session", move |tx, _, permit| {
        let account: AccountId = permit.account()?;
        let mut id = id;
        if let Some(hash) = current.as_deref().filter(|_| own) {
            id = tx.session(hash)?.map(|session| session.id);
        }
        let ended = id.map(|id| tx.end_session(account, id)).transpose()?;
        if ended == Some(true) { Ok(()) } else { Err(crate::app::AppError::Unknown) }
    });
    ended.await.map_err(of_list)?;
    let mut response = HttpResponse::NoContent();
    if own {
        // Everything that this site left in the browser goes, the known device stays (ASVS 14.3.1).
        response.insert_header(("Clear-Site-Data", "\"cache\", \"storage\""));
        let gone = Cookie::build(SESSION_COOKIE, "").path("/").secure(true).http_only(true);
        let gone = gone.same_site(SameSite::Strict).max_age(actix_web::cookie::time::Duration::ZERO).finish();
        response.append_header((SET_COOKIE, gone.to_string()));
    }
    Ok(response.finish())
}
