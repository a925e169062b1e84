//! Who may look with me: given until a day, and taken back at any time.

use actix_web::web;
use chrono::{Days, NaiveDate};

use super::{frame_of_form, refused};
use crate::ambient::{legal_day, legal_hour};
use crate::app::accounts::{self, Mandate};
use crate::app::sight::{self, Sight};
use crate::app::{AppError, Context};
use crate::domain::case::Case;
use crate::web::pages::mine::act::Act;
use crate::web::pages::mine::helpers as pages;
use crate::web::pages::parts::field::Typed;
use crate::web::problem::{Code, Problem};
use crate::web::request::Caller;
use crate::web::site::reader::{Reader, day, go_on, shows_again};
use crate::web::site::session::{Away, Page, Shown, on_form, once, once_key, or_sign_in};

/// For how many days somebody may look at the most.
const LONGEST: u64 = 365;

/// GET `/my/{id}/helpers`.
pub(super) async fn helpers(caller: Caller) -> Page {
    or_sign_in(shown(&caller, &Typed::default()).await)
}

/// POST `/my/{id}/helpers`: lets somebody look, or stops that.
pub(super) async fn changed(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, change).await
}

async fn change(caller: &Caller, typed: Typed) -> Shown {
    if shows_again(&typed) {
        return shown(caller, &typed).await;
    }
    match typed.value("do") {
        "revoke" => revoke(caller, &typed).await,
        "grant" => grant(caller, typed).await,
        _ => Err(Problem::of(Code::MalformedBody).into()),
    }
}

/// The time zone in which a day of a case begins and ends.
fn zone(ctx: Context<'_>, case: &Case) -> Result<String, AppError> {
    let procedure = ctx.catalogue.procedure(case.identity.procedure.as_str()).ok_or(AppError::Unknown)?;
    Ok(procedure.time_zone().to_owned())
}

async fn shown(caller: &Caller, typed: &Typed) -> Shown {
    caller.query(&[]).finish()?;
    let (reader, id) = (Reader::of_form(caller, typed), caller.case_id()?);
    let (login, (all, own, zone)) = caller
        .act_as_person("list_mandates", move |tx, ctx, permit| {
            let all = accounts::mandates(tx, ctx, permit, id)?;
            let looked = sight::look(tx, permit, id)?;
            Ok((all, looked.sight == Sight::Family, zone(ctx, &looked.case)?))
        })
        .await?;
    let (say, place) = (reader.say(), format!("/my/{id}/helpers"));
    let helper = |one: &Mandate| pages::Helper {
        number: one.login.clone(),
        // The last day is the one before the instant at which it ends.
        until: one.until.map(|until| legal_day(until - chrono::TimeDelta::seconds(1), &zone)),
        revoke: own.then(|| Act {
            action: place.clone(),
            fields: vec![("do".to_owned(), "revoke".to_owned()), ("part".to_owned(), one.id.to_string())],
            words: say.told("page-helper-revoke", &[]),
            about: one.login.clone(),
        }),
    };
    let kept = || vec![("do".to_owned(), "grant".to_owned()), once_key(caller)];
    let view = pages::Helpers {
        helpers: all.iter().map(helper).collect(),
        grant: own.then(|| pages::grant_form(say, &place, typed).keeping(kept())),
    };
    let frame = frame_of_form(reader, &login, (&place, id), typed);
    Ok(reader.shown(typed.is_right(), pages::helpers(&frame, say, &view)))
}

async fn grant(caller: &Caller, mut typed: Typed) -> Shown {
    let (reader, id) = (Reader::of_form(caller, &typed), caller.case_id()?);
    let until = day(reader, &mut typed, "until", true);
    let number = typed.value("helper").to_owned();
    if number.is_empty() {
        typed.wrong("helper", reader.say().told("page-fault-missing", &[]));
    }
    let Some(until) = until.filter(|_| typed.is_right()) else { return shown(caller, &typed).await };
    let form = typed.clone();
    let done = caller.act_as_person("grant_mandate", move |tx, ctx, permit| {
        let looked = sight::look(tx, permit, id)?;
        let zone = zone(ctx, &looked.case)?;
        let Some(end) = ends(until, legal_day(ctx.now, &zone)) else { return Ok(None) };
        once(tx, ctx, permit, &form, |tx, permit| {
            accounts::grant_mandate(tx, ctx, permit, (id, &number), legal_hour(end, 0, &zone))?;
            Ok(format!("/my/{id}/helpers"))
        })
        .map(Some)
    });
    let fault = match done.await {
        Ok((_, Some(to))) => return Ok(go_on(&to)),
        Ok((_, None)) => ("until", reader.say().told("page-fault-far", &[])),
        Err(error) => {
            let field = if is_of_day(&error) { "until" } else { "helper" };
            (field, refused(reader, error)?)
        }
    };
    typed.wrong(fault.0, fault.1);
    shown(caller, &typed).await
}

/// The day at whose beginning it ends; `None`: that is too far ahead to be given now.
fn ends(until: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    let latest = today.checked_add_days(Days::new(LONGEST))?;
    until.succ_opt().filter(|_| until < latest)
}

fn is_of_day(error: &AppError) -> bool {
    let past = |fault: &crate::app::InputFault| matches!(fault, crate::app::InputFault::EndsInThePast);
    matches!(error, AppError::Invalid(faults) if faults.iter().any(past))
}

async fn revoke(caller: &Caller, typed: &Typed) -> Shown {
    let id = caller.case_id()?;
    let part: uuid::Uuid = typed.value("part").parse().map_err(|_| Away::Other(Problem::of(Code::NotFound)))?;
    caller
        .act_as_person("revoke_mandate", move |tx, ctx, permit| {
            let known = accounts::parts(tx, permit, id)?;
            // Stopped already: a second tap of the same button.
            if known.iter().any(|(of, held)| *of == part && held.revoked_at.is_some()) {
                return Ok(());
            }
            accounts::revoke_part(tx, ctx, permit, (id, part), true)
        })
        .await?;
    Ok(go_on(&format!("/my/{id}/helpers")))
}
