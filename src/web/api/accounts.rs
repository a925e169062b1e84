//! Accounts over HTTP, for whoever keeps them.

use actix_web::{HttpResponse, get, post, web};

use super::{AccessProblems, BASE, BodyProblems, ReadProblems, WriteProblems, json};
use crate::app::AppError;
use crate::app::accounts::{self, ACTIVATION, LONGEST_KEY};
use crate::domain::access::Desk;
use crate::domain::ids::AccountId;
use crate::web::problem::{Code, Problem, of_list};
use crate::web::request::Caller;
use crate::wire::access::{
    AccountBody, AccountPageBody, BlockBody, NewAccountBody, NewKeyBody, SecretBody, account, block, new_account,
    new_key,
};

/// Accounts on one page.
const PAGE: usize = 100;

/// List accounts
#[utoipa::path(
    tag = "Access",
    operation_id = "list_accounts",
    params(("after" = Option<uuid::Uuid>, Query, description = "The `next` of the page before.")),
    responses((status = 200, description = "A page of accounts.", body = AccountPageBody), ReadProblems, AccessProblems)
)]
#[get("/accounts")]
pub(crate) async fn list_accounts(caller: Caller) -> Result<HttpResponse, Problem> {
    let mut query = caller.query(&["after"]);
    let after = query.text("after").map(|text| text.parse().map(AccountId));
    if matches!(after, Some(Err(_))) {
        query.fault("after", "not-a-cursor", vec![]);
    }
    query.finish()?;
    let after = after.and_then(Result::ok);
    let limit = i64::try_from(PAGE).unwrap_or(i64::MAX);
    let found = caller.act("list_accounts", move |tx, _, _| Ok(tx.accounts(after, limit)?)).await.map_err(of_list)?;
    let next = found.last().filter(|_| found.len() >= PAGE).map(|last| last.id.0);
    json(&caller, &AccountPageBody { results: found.iter().map(account).collect(), next })
}

/// Make an account for staff
///
/// The answer has a paper code, told only now, with which its holder chooses a pass phrase.
#[utoipa::path(
    tag = "Access",
    operation_id = "create_account",
    request_body = NewAccountBody,
    responses((status = 201, description = "The account.", body = SecretBody), ReadProblems, BodyProblems, WriteProblems, AccessProblems)
)]
#[post("/accounts")]
pub(crate) async fn create_account(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.accepts(&["application/json"])?;
    let (body, _) = caller.json(payload).await?;
    let (login, role, organisation) = new_account(&body).whole().map_err(Problem::invalid)?;
    let desk = Desk { organisation, procedures: None };
    let made = caller.act("create_account", move |tx, ctx, _| {
        let (made, code) = accounts::add_staff(tx, ctx, &login, role, &desk)?;
        Ok(SecretBody { account: account(&made), secret: code, expires_at: ctx.now + ACTIVATION })
    });
    Ok(secret(&made.await.map_err(of_list)?))
}

/// Make a key for another system
///
/// The key is told only in this answer; send it as `Authorization: Bearer`.
#[utoipa::path(
    tag = "Access",
    operation_id = "create_key",
    request_body = NewKeyBody,
    responses((status = 201, description = "The key.", body = SecretBody), ReadProblems, BodyProblems, WriteProblems, AccessProblems)
)]
#[post("/keys")]
pub(crate) async fn create_key(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.accepts(&["application/json"])?;
    let (body, _) = caller.json(payload).await?;
    let (login, organisation, operations, until) = new_key(&body).whole().map_err(Problem::invalid)?;
    let desk = Desk { organisation, procedures: None };
    let made = caller.act("create_key", move |tx, ctx, _| {
        let (made, key) = accounts::add_machine(tx, ctx, (&login, &desk), &operations, until)?;
        Ok(SecretBody { account: account(&made), secret: key, expires_at: until.min(ctx.now + LONGEST_KEY) })
    });
    Ok(secret(&made.await.map_err(of_list)?))
}

/// An answer with a secret in it.
pub(super) fn secret(body: &SecretBody) -> HttpResponse {
    HttpResponse::Created().insert_header(("Location", format!("{BASE}/accounts/{}", body.account.id))).json(body)
}

/// Block an account, or let it in again
#[utoipa::path(
    tag = "Access",
    operation_id = "block_account",
    params(("accountId" = uuid::Uuid, Path, description = "The account.")),
    request_body = BlockBody,
    responses((status = 200, description = "The account.", body = AccountBody), ReadProblems, BodyProblems, WriteProblems, AccessProblems)
)]
#[post("/accounts/{accountId}/block")]
pub(crate) async fn block_account(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.accepts(&["application/json"])?;
    let id = caller.segment("accountId").parse().map(AccountId).map_err(|_| Problem::of(Code::NotFound))?;
    let (body, _) = caller.json(payload).await?;
    let blocked = block(&body).whole().map_err(Problem::invalid)?;
    let done = caller.act("block_account", move |tx, ctx, permit| {
        // Whoever blocks the account they use could not undo it.
        if permit.account()? == id { Err(AppError::Forbidden) } else { accounts::block(tx, ctx, id, blocked) }
    });
    json(&caller, &account(&done.await.map_err(of_list)?))
}
