//! Style, script and sign. Their addresses name their digest, so they are kept for a year and never asked for twice.

use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;

use crate::web::pages::style::{CACHE, SCRIPT, SIGN, STYLE, script_address, sign_address, style_address};
use crate::web::problem::{Code, Problem};
use crate::web::request::Caller;

/// GET `/assets/{name}`.
pub(super) async fn asset(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let address = format!("/assets/{}", caller.segment("name"));
    let known = [
        (style_address(), "text/css; charset=utf-8", STYLE),
        (script_address(), "text/javascript; charset=utf-8", SCRIPT),
        (sign_address(), "image/svg+xml", SIGN),
    ];
    let found = known.into_iter().find(|(known, _, _)| *known == address);
    let (_, kind, text) = found.ok_or_else(|| Problem::of(Code::NotFound))?;
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, CACHE)).content_type(kind).body(text))
}
