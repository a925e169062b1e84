//! Switching the kinds of a message off from the message itself: without signing in, for whoever has it, and those kinds only.
//! A mail program does it with one POST (RFC 8058); a person sees a page with a button first, since programs that check links
//! open every one of them.

use actix_web::HttpResponse;
use maud::html;

use super::page::{form_policy, page};
use super::problem::{Code, Problem, of_list};
use super::request::Caller;
use crate::app::outbox::{of_token, stop};
use crate::i18n::Arg;

/// GET `/unsubscribe/{token}`: asks.
pub(super) async fn ask(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let token = caller.segment("token").to_owned();
    let found = caller.read(move |tx, ctx| of_token(tx, ctx, &token)).await.map_err(of_list)?;
    let (_, kinds) = found.ok_or_else(|| Problem::of(Code::NotFound))?;
    let locale = caller.locale();
    let inner = html! {
        p { (locale.text("unsubscribe-ask", &[counted(kinds.len())])) }
        form method="post" { button type="submit" { (locale.text("unsubscribe-do", &[])) } }
    };
    Ok(shown(&caller, "unsubscribe-title", &inner))
}

/// POST `/unsubscribe/{token}`: does it.
pub(super) async fn confirm(caller: Caller) -> Result<HttpResponse, Problem> {
    let token = caller.segment("token").to_owned();
    let done = caller.blocking(move |app| app.write(move |tx, ctx| stop(tx, ctx, &token))).await.map_err(of_list)?;
    let kinds = done.ok_or_else(|| Problem::of(Code::NotFound))?;
    let inner = html! { p { (caller.locale().text("unsubscribe-done", &[counted(kinds.len())])) } };
    Ok(shown(&caller, "unsubscribe-title", &inner))
}

fn counted(kinds: usize) -> (&'static str, Arg<'static>) {
    ("kinds", Arg::Number(i64::try_from(kinds).unwrap_or(i64::MAX)))
}

fn shown(caller: &Caller, title: &str, inner: &maud::Markup) -> HttpResponse {
    let locale = caller.locale();
    HttpResponse::Ok()
        .insert_header(("Content-Security-Policy", form_policy()))
        .insert_header(("Content-Language", locale.id()))
        .content_type("text/html; charset=utf-8")
        .body(page(locale, &locale.text(title, &[]), None, inner))
}
