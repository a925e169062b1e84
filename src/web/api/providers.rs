//! Providers of OpenID over HTTP: which there are, and a person's own link to one.

use actix_web::http::header::SET_COOKIE;
use actix_web::{HttpResponse, delete, get, post, web};

use super::{AccessProblems, BodyProblems, ReadProblems, WriteProblems, json};
use crate::app::AppError;
use crate::domain::access::account::ProofKind;
use crate::settings::Vouches;
use crate::web::problem::{Problem, of_list};
use crate::web::request::Caller;
use crate::web::sign_in;
use crate::wire::provider::{LinkBody, ProviderBody, ProvidersBody, WayBody, link};

/// List the providers that somebody may sign in by
///
/// One signs in by opening `/sign-in/{id}` at this service in a browser.
#[utoipa::path(
    tag = "Access",
    operation_id = "list_providers",
    responses((status = 200, description = "The providers.", body = ProvidersBody), ReadProblems)
)]
#[get("/providers")]
pub(crate) async fn list_providers(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let body = |provider: &crate::openid::Provider| ProviderBody {
        id: provider.id().to_owned(),
        name: provider.name().to_owned(),
        people: provider.vouches() == Vouches::ForPeople,
    };
    json(&caller, &ProvidersBody { results: caller.state.providers.all().map(body).collect() })
}

/// Link my account to a provider
///
/// The answer is the address at which the browser is to go on. Once the person has signed in there, this account is theirs
/// to open by that provider too. An earlier link then ends.
#[utoipa::path(
    tag = "Access",
    operation_id = "link_provider",
    request_body = LinkBody,
    responses((status = 200, description = "The way to the provider.", body = WayBody), ReadProblems, BodyProblems, WriteProblems, AccessProblems)
)]
#[post("/me/provider")]
pub(crate) async fn link_provider(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.accepts(&["application/json"])?;
    let (body, _) = caller.json(payload).await?;
    let provider = link(&body).whole().map_err(Problem::invalid)?;
    let account = caller.act("link_provider", |_, _, permit| permit.account()).await.map_err(of_list)?;
    let (address, cookie) = sign_in::start(&caller, provider, Some(account)).await?;
    Ok(HttpResponse::Ok().append_header((SET_COOKIE, cookie.to_string())).json(WayBody { address }))
}

/// End the link of my account to a provider
#[utoipa::path(
    tag = "Access",
    operation_id = "unlink_provider",
    responses((status = 204, description = "There is no link any more."), ReadProblems, AccessProblems)
)]
#[delete("/me/provider")]
pub(crate) async fn unlink_provider(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let ended = caller.act("unlink_provider", |tx, _, permit| {
        let account = permit.account()?;
        tx.credential(account, ProofKind::Provider)?.ok_or(AppError::Unknown)?;
        Ok(tx.remove_credential(account, ProofKind::Provider)?)
    });
    ended.await.map_err(of_list)?;
    Ok(HttpResponse::NoContent().finish())
}
