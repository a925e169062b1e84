//! Keys of other systems: list, make.

use actix_web::{HttpResponse, web};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde_json::json;

use super::accounts::switch;
use super::{after, beside, choices, frame_of, missing, refused, seal, shown, unseal};
use crate::app::accounts::{self, LONGEST_KEY};
use crate::domain::access::account::{Account, Credential, Holder, Organisation};
use crate::domain::access::rights::{Right, Rights};
use crate::domain::access::{Desk, Role};
use crate::domain::ids::{AccountId, Slug};
use crate::i18n::Arg;
use crate::web::pages::admin::keys::{self as pages, Keys};
use crate::web::pages::parts::badge::Urgency;
use crate::web::pages::parts::field::{Form, Typed};
use crate::web::problem::Problem;
use crate::web::request::Caller;
use crate::web::site::reader::{Reader, shows_again};
use crate::web::site::session::{Page, Shown, Whom, act_as_staff, on_form, once, once_key, or_sign_in};
use crate::wire::access::new_key;

/// Keys on one page.
const PAGE: usize = 20;
const PLACE: &str = "/admin/keys";
/// How long a key holds unless another day is typed.
const USUAL: TimeDelta = TimeDelta::days(90);

/// GET `/admin/keys`.
pub(super) async fn list(caller: Caller) -> Page {
    let after = after(&caller)?;
    let day = (caller.state.app.context().now + USUAL).date_naive();
    let usual = [("year", day.format("%Y")), ("month", day.format("%-m")), ("day", day.format("%-d"))];
    let typed = Typed::of(usual.map(|(part, value)| (format!("until-{part}"), value.to_string())));
    or_sign_in(listed(&caller, &typed, (after, None)).await)
}

/// POST `/admin/keys`: makes a key; the answer shows it.
pub(super) async fn make(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, made).await
}

async fn made(caller: &Caller, mut typed: Typed) -> Shown {
    let reader = Reader::of_form(caller, &typed);
    let today = caller.state.app.context().now.date_naive();
    let read = if shows_again(&typed) { None } else { read(reader, &mut typed, today) };
    let Some((login, organisation, operations, until)) = read else {
        return listed(caller, &typed, (None, None)).await;
    };
    let (sent, name, desk) = (typed.clone(), login.clone(), Desk { organisation, procedures: None });
    let done = act_as_staff(caller, "create_key", move |tx, ctx, permit| {
        let sealed = once(tx, ctx, permit, &sent, |tx, _| {
            let (_, key) = accounts::add_machine(tx, ctx, (&login, &desk), &operations, until)?;
            Ok(seal(ctx, &key))
        })?;
        unseal(ctx, &sealed)
    });
    match done.await {
        Ok((_, key)) => listed(caller, &Typed::default(), (None, Some((name, key)))).await,
        Err(error) => {
            refused(reader, &mut typed, error, "login")?;
            listed(caller, &typed, (None, None)).await
        }
    }
}

/// A new key: its system, for whom, what it may do, until when.
type New = (String, Slug, Vec<String>, DateTime<Utc>);

fn read(reader: Reader<'_>, typed: &mut Typed, today: NaiveDate) -> Option<New> {
    missing(reader, typed, &["login", "organisation", "operations"]);
    let until = until(reader, typed, today)?;
    let operations: Vec<&str> = typed.value("operations").split(',').filter(|one| !one.is_empty()).collect();
    let body = json!({
        "login": typed.value("login"), "organisation": typed.value("organisation"), "operations": operations,
        "expiresAt": until.to_rfc3339(),
    });
    match new_key(&body).whole() {
        Ok(new) => Some(new).filter(|_| typed.is_right()),
        Err(faults) => {
            beside(reader, typed, &Problem::invalid(faults), &[("expiresAt", "until")]);
            None
        }
    }
}

/// The end of the last day on which the key holds. Where that is wrong the other faults are told with it the next time.
fn until(reader: Reader<'_>, typed: &mut Typed, today: NaiveDate) -> Option<DateTime<Utc>> {
    let say = reader.say();
    let longest = today + LONGEST_KEY;
    let wrong = match typed.day("until") {
        Err(_) => say.told("page-fault-day", &[]),
        Ok(None) => say.told("page-fault-missing", &[]),
        Ok(Some(day)) if day <= today => say.told("staff-fault-past", &[]),
        Ok(Some(day)) if day >= longest => {
            say.told("staff-fault-late", &[("day", Arg::Day(longest - TimeDelta::days(1)))])
        }
        Ok(Some(day)) => {
            let last = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default();
            return Some(day.and_time(last).and_utc());
        }
    };
    typed.wrong("until", wrong);
    None
}

/// What a key can be given: what the table of rights lets another system do.
fn operations(rights: &Rights) -> Vec<&str> {
    let of_machine = |right: &Right| match right {
        Right::Anyone => false,
        Right::Roles(roles) => roles.contains_key(&Role::Machine),
    };
    rights.rows().filter(|(_, right)| of_machine(right)).map(|(operation, _)| operation).collect()
}

/// What is listed: keys, and the organisations for which one can be made.
type Found = (Vec<(Account, Option<Credential>)>, Vec<Organisation>);
/// Where the list begins, and a key that was made just now.
type Begins = (Option<AccountId>, Option<(String, String)>);

async fn listed(caller: &Caller, typed: &Typed, (after, secret): Begins) -> Shown {
    let limit = i64::try_from(PAGE).unwrap_or(i64::MAX);
    let found = act_as_staff(caller, "list_keys", move |tx, _, _| {
        Ok((accounts::machines(tx, after, limit)?, tx.organisations()?))
    });
    let (whom, found) = found.await?;
    Ok(page(caller, typed, &whom, ((after, secret), found)))
}

fn page(
    caller: &Caller,
    typed: &Typed,
    whom: &Whom,
    ((after, secret), (all, organisations)): (Begins, Found),
) -> HttpResponse {
    let reader = Reader::of_form(caller, typed);
    let (say, today) = (reader.say(), caller.state.app.context().now.date_naive());
    let next = all.last().filter(|_| all.len() >= PAGE).map(|(last, _)| format!("{PLACE}?after={}", last.id));
    let known = operations(caller.state.app.catalogue.rights());
    let make = pages::key_form(say, choices(&organisations), &known, typed);
    let view = Keys {
        all: all.iter().map(|(account, key)| one(account, key.as_ref(), (after, today))).collect(),
        make: Form { kept: vec![once_key(caller)], ..make },
        secret,
        ways: (after.map(|_| PLACE.to_owned()), next),
    };
    shown(reader, typed, pages::keys(&frame_of(caller, whom, PLACE, typed), say, &view))
}

fn one(account: &Account, key: Option<&Credential>, (after, today): (Option<AccountId>, NaiveDate)) -> pages::Key {
    let near = |day: NaiveDate| match (day - today).num_days() {
        left if left < 0 => Urgency::Late(-left),
        left => Urgency::Left(left),
    };
    let until = key.and_then(|key| key.expires_at).map(|end| end.date_naive());
    let operations = match &account.holder {
        Holder::Machine(_, operations) => operations.clone(),
        Holder::Person(_) | Holder::Staff(..) => Vec::new(),
    };
    pages::Key {
        name: account.login.clone(),
        organisation: account.actor().organisation().map(ToString::to_string).unwrap_or_default(),
        operations,
        until: until.map(|day| (day, near(day))),
        used_on: key.and_then(|key| key.used_at).map(|at| at.date_naive()),
        blocked_on: account.blocked_at.map(|at| at.date_naive()),
        switch: switch(account, "keys", after),
    }
}
