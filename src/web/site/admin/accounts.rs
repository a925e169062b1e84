//! Accounts: list, find, make, block.

use actix_web::{HttpResponse, web};
use serde_json::json;

use super::{after, beside, choices, frame_of, missing, refused, seal, shown, unseal};
use crate::app::AppError;
use crate::app::accounts::{self, ACTIVATION};
use crate::domain::access::account::{Account, Organisation};
use crate::domain::access::{Desk, Role};
use crate::domain::ids::{AccountId, Slug};
use crate::web::pages::admin::Switch;
use crate::web::pages::admin::accounts::{self as pages, Accounts};
use crate::web::pages::parts::field::{Form, Typed};
use crate::web::problem::{Code, Problem};
use crate::web::request::Caller;
use crate::web::site::reader::{Reader, go_on, shows_again};
use crate::web::site::session::{Page, Shown, Whom, act_as_staff, on_form, once, once_key, or_sign_in};
use crate::wire::access::new_account;

/// Accounts on one page.
const PAGE: usize = 50;
const PLACE: &str = "/admin/accounts";

/// What the page of accounts shows.
#[derive(Default)]
struct Asked {
    after: Option<AccountId>,
    /// Only the account of this name.
    named: Option<String>,
    secret: Option<(String, String)>,
}

/// GET `/admin/accounts`.
pub(super) async fn list(caller: Caller) -> Page {
    let after = after(&caller)?;
    let asked = Asked { after, ..Asked::default() };
    or_sign_in(listed(&caller, &Typed::default(), asked).await)
}

/// POST `/admin/accounts/find`: what somebody signs in with stands in no address.
pub(super) async fn find(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, found).await
}

async fn found(caller: &Caller, mut typed: Typed) -> Shown {
    let reader = Reader::of_form(caller, &typed);
    let mut asked = Asked::default();
    if !shows_again(&typed) {
        missing(reader, &mut typed, &["name"]);
        asked.named = Some(typed.value("name").to_owned()).filter(|name| !name.is_empty());
    }
    listed(caller, &typed, asked).await
}

/// POST `/admin/accounts`: makes an account; the answer shows its code.
pub(super) async fn make(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, made).await
}

async fn made(caller: &Caller, mut typed: Typed) -> Shown {
    let reader = Reader::of_form(caller, &typed);
    if shows_again(&typed) {
        return listed(caller, &typed, Asked::default()).await;
    }
    let Some((login, role, desk)) = read(reader, &mut typed) else {
        return listed(caller, &typed, Asked::default()).await;
    };
    let (sent, name) = (typed.clone(), login.clone());
    let done = act_as_staff(caller, "create_account", move |tx, ctx, permit| {
        let sealed = once(tx, ctx, permit, &sent, |tx, _| {
            let (_, code) = accounts::add_staff(tx, ctx, &login, role, &desk)?;
            Ok(seal(ctx, &code))
        })?;
        unseal(ctx, &sealed)
    });
    match done.await {
        Ok((_, code)) => {
            let asked = Asked { secret: Some((name, code)), ..Asked::default() };
            listed(caller, &Typed::default(), asked).await
        }
        Err(error) => {
            refused(reader, &mut typed, error, "login")?;
            listed(caller, &typed, Asked::default()).await
        }
    }
}

fn read(reader: Reader<'_>, typed: &mut Typed) -> Option<(String, Role, Desk)> {
    missing(reader, typed, &["login", "role", "organisation"]);
    let value = |name: &str| typed.value(name).to_owned();
    let body = json!({
        "login": value("login"), "role": value("role"), "organisation": value("organisation"),
    });
    let read: Result<(String, Role, Slug), _> = new_account(&body).whole();
    match read {
        Ok((login, role, organisation)) if typed.is_right() => {
            Some((login, role, Desk { organisation, procedures: None }))
        }
        Ok(_) => None,
        Err(faults) => {
            beside(reader, typed, &Problem::invalid(faults), &[]);
            None
        }
    }
}

/// POST `/admin/accounts/{account}/block`: blocks an account or lets it in again, and goes back to where it was listed.
pub(super) async fn block(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, async |caller, typed| blocked(caller, &typed).await).await
}

async fn blocked(caller: &Caller, typed: &Typed) -> Shown {
    let id = caller.segment("account").parse().map(AccountId).map_err(|_| Problem::of(Code::NotFound))?;
    let block = match typed.value("blocked") {
        _ if shows_again(typed) => return Ok(go_on(PLACE)),
        "yes" => true,
        "no" => false,
        _ => return Err(Problem::of(Code::MalformedBody).into()),
    };
    let done = act_as_staff(caller, "block_account", move |tx, ctx, permit| {
        // Whoever blocks the account they use could not undo it.
        if permit.account()? == id { Err(AppError::Forbidden) } else { accounts::block(tx, ctx, id, block) }
    });
    done.await?;
    let place = if typed.value("list") == "keys" { "/admin/keys" } else { PLACE };
    let begins = typed.value("after").parse::<uuid::Uuid>().ok();
    Ok(go_on(&begins.map_or_else(|| place.to_owned(), |after| format!("{place}?after={after}"))))
}

/// The button that blocks an account, on a list that begins after another.
pub(super) fn switch(of: &Account, list: &str, after: Option<AccountId>) -> Switch {
    let mut kept = vec![("list".to_owned(), list.to_owned())];
    kept.extend(after.map(|after| ("after".to_owned(), after.to_string())));
    Switch { action: Some(format!("/admin/accounts/{}/block", of.id)), kept }
}

/// What is listed: accounts, and the organisations for which one can be made.
type Found = (Vec<Account>, Vec<Organisation>);

async fn listed(caller: &Caller, typed: &Typed, asked: Asked) -> Shown {
    let (after, named) = (asked.after, asked.named.clone());
    let limit = i64::try_from(PAGE).unwrap_or(i64::MAX);
    let found = act_as_staff(caller, "list_accounts", move |tx, _, _| {
        let all = match &named {
            Some(name) => tx.account_by_login(name)?.into_iter().collect(),
            None => tx.accounts(after, limit)?,
        };
        Ok((all, tx.organisations()?))
    });
    let (whom, found) = found.await?;
    Ok(page(caller, typed, &whom, (asked, found)))
}

fn page(caller: &Caller, typed: &Typed, whom: &Whom, (asked, (all, organisations)): (Asked, Found)) -> HttpResponse {
    let reader = Reader::of_form(caller, typed);
    let say = reader.say();
    let next = all.last().filter(|_| all.len() >= PAGE).map(|last| format!("{PLACE}?after={}", last.id));
    let first = (asked.after.is_some() || asked.named.is_some()).then(|| PLACE.to_owned());
    let one = |account: &Account| pages::Account {
        login: account.login.clone(),
        role: say.told(&format!("page-role-{}", account.actor().role_name()), &[]),
        organisation: account.actor().organisation().map(ToString::to_string),
        created_at: account.created_at,
        blocked_at: account.blocked_at,
        switch: if account.login == whom.login {
            Switch { action: None, kept: Vec::new() }
        } else {
            switch(account, "accounts", asked.after)
        },
    };
    let make = pages::account_form(say, choices(&organisations), typed);
    let view = Accounts {
        all: all.iter().map(one).collect(),
        find: pages::find_form(say, typed),
        make: Form { kept: vec![once_key(caller)], ..make },
        secret: asked.secret,
        ways: (first, next),
    };
    shown(reader, typed, pages::accounts(&frame_of(caller, whom, PLACE, typed), say, &view, ACTIVATION.num_days()))
}
