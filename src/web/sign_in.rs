//! The way to a provider of OpenID and back, for browsers. What comes back is a page and not a redirect: the cookie of a session
//! is never sent on a way that began at another site, and a page of ours is where a new way begins.

use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::SET_COOKIE;
use actix_web::{HttpResponse, web};
use maud::html;

use super::api::sessions::cookies;
use super::page::{page, policy};
use super::problem::{Code, Problem, of_list};
use super::request::Caller;
use crate::app::App;
use crate::app::secrets::token;
use crate::domain::ids::AccountId;
use crate::openid::{Answer, Attempt, Refusal, Subject};
use crate::settings::Vouches;

/// Holds the attempt, sealed. Sent along when the provider sends the browser back, so not `Strict`.
const ATTEMPT_COOKIE: &str = "__Host-attempt";
/// The longest code that is looked at, in bytes.
const LONGEST: usize = 4096;
/// Where a sealed attempt may be opened.
const PLACE: &str = "cookie/attempt";

/// GET `/sign-in/{provider}`: sends the browser to the provider.
pub(super) async fn begin(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let (address, cookie) = start(&caller, caller.segment("provider").to_owned(), None).await?;
    let mut response = HttpResponse::SeeOther();
    response.insert_header(("Location", address)).append_header((SET_COOKIE, cookie.to_string()));
    Ok(response.finish())
}

/// Begins an attempt at a provider: where the browser is to go, and the cookie that it must bring back.
pub(super) async fn start(
    caller: &Caller,
    id: String,
    account: Option<AccountId>,
) -> Result<(String, Cookie<'static>), Problem> {
    let redirect = redirect(caller, &id);
    let providers = caller.state.providers.clone();
    let began = caller.blocking(move |app| {
        // A person links only a provider that vouches for people.
        let fits = |vouches| account.is_none() || vouches == Vouches::ForPeople;
        let Some(provider) = providers.get(&id).filter(|provider| fits(provider.vouches())) else { return Ok(None) };
        let random = [(); 3].map(|()| token(app.ambient.secret()));
        let began = provider.begin(&redirect, account.map(|account| account.0), random, app.ambient.now());
        Ok(Some(began.map(|(address, attempt)| (address, sealed(app, &attempt)))))
    });
    let began = began.await.map_err(of_list)?.ok_or_else(|| Problem::of(Code::NotFound))?;
    let (address, sealed) = began.map_err(|refusal| refused(caller, &refusal))?;
    Ok((address, attempt_cookie(sealed, 10)))
}

/// GET `/sign-in/{provider}/callback`: the browser is back.
pub(super) async fn finish(caller: Caller) -> Result<HttpResponse, Problem> {
    let id = caller.segment("provider").to_owned();
    if caller.state.providers.get(&id).is_none() {
        return Err(Problem::of(Code::NotFound));
    }
    let answer = answer(caller.query_string());
    let back = come_back(&caller, id, answer).await;
    let mut response = match back {
        Ok(response) => response,
        // The problem stands in for its response; whatever came of it, the attempt is over.
        Err(problem) => actix_web::ResponseError::error_response(&problem),
    };
    let gone = attempt_cookie(String::new(), 0).to_string();
    if let Ok(gone) = gone.parse() {
        response.headers_mut().append(SET_COOKIE, gone);
    }
    Ok(response)
}

async fn come_back(caller: &Caller, id: String, answer: Answer) -> Result<HttpResponse, Problem> {
    let redirect = redirect(caller, &id);
    let (held, providers) = (caller.cookie(ATTEMPT_COOKIE), caller.state.providers.clone());
    let vouched = caller.blocking(move |app| {
        let Some(provider) = providers.get(&id) else { return Ok(Err(Refusal::NotRight("there is no such provider"))) };
        let Some(attempt) = held.and_then(|held| opened(app, &held)) else {
            return Ok(Err(Refusal::NotRight("this browser holds no attempt")));
        };
        let vouched = provider.finish(&redirect, &attempt, &answer, app.ambient.now());
        Ok(vouched.map(|subject| (subject, attempt.account.map(AccountId), provider.vouches() == Vouches::ForPeople)))
    });
    let vouched = vouched.await.map_err(of_list)?;
    let (Subject { issuer, subject }, account, of_people) = vouched.map_err(|refusal| refused(caller, &refusal))?;
    let mut response = HttpResponse::Ok();
    if let Some(account) = account {
        let asked = caller.asked("link_provider");
        let linked = caller.blocking(move |app| app.link_provider(asked, account, (&issuer, &subject)));
        linked.await.map_err(of_list)?;
    } else {
        let asked = caller.asked("sign_in_by_provider");
        let done = caller.blocking(move |app| app.sign_in_by_provider(asked, (&issuer, &subject), of_people));
        for cookie in cookies(&done.await.map_err(of_list)?) {
            response.append_header((SET_COOKIE, cookie.to_string()));
        }
    }
    let locale = caller.locale();
    let title = locale.text(if account.is_some() { "sign-in-linked" } else { "sign-in-done" }, &[]);
    let inner = html! { p { a href="/" { (locale.text("sign-in-go-on", &[])) } } };
    response.insert_header(("Content-Security-Policy", policy())).insert_header(("Content-Language", locale.id()));
    Ok(response.content_type("text/html; charset=utf-8").body(page(locale, &title, Some("/"), &inner)))
}

/// What the provider sent along. Providers send more than they must; what is not known is not looked at. What stands there twice
/// is not believed at all.
fn answer(query: &str) -> Answer {
    let pairs = web::Query::<Vec<(String, String)>>::from_query(query).map(web::Query::into_inner).unwrap_or_default();
    let take = |name: &str| {
        let mut values = pairs.iter().filter(|(given, _)| given == name).map(|(_, value)| value.clone());
        values.next().filter(|value| value.len() <= LONGEST && values.next().is_none())
    };
    Answer { code: take("code"), state: take("state"), issuer: take("iss"), error: take("error") }
}

/// Why somebody is not signed in is for the log; a browser learns as little as with a wrong pass phrase.
fn refused(caller: &Caller, refusal: &Refusal) -> Problem {
    log::warn!("sign-in by the provider {:?}: {refusal}", caller.segment("provider"));
    match refusal {
        Refusal::Unreachable(_) => Problem::of(Code::ProviderUnreachable),
        Refusal::NotRight(_) => Problem::of(Code::SignInRefused),
    }
}

/// Where the provider is to send the browser back to.
fn redirect(caller: &Caller, id: &str) -> String {
    format!("{}/sign-in/{id}/callback", caller.state.address.trim_end_matches('/'))
}

fn attempt_cookie(held: String, minutes: i64) -> Cookie<'static> {
    let cookie = Cookie::build(ATTEMPT_COOKIE, held).path("/").secure(true).http_only(true).same_site(SameSite::Lax);
    cookie.max_age(actix_web::cookie::time::Duration::minutes(minutes)).finish()
}

fn sealed(app: &App, attempt: &Attempt) -> String {
    app.context().seal(PLACE, &serde_json::to_vec(attempt).unwrap_or_default())
}

/// Whatever a browser may have made up opens to nothing.
fn opened(app: &App, held: &str) -> Option<Attempt> {
    serde_json::from_slice(&app.keys.open(PLACE, held).ok()?).ok()
}
