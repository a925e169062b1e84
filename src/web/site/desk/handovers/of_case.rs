//! Who is responsible for what in a case, and its handovers.

use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_LANGUAGE;
use actix_web::{HttpResponse, web};

use super::super::seen::{Standing, form_frame, page_number, paged};
use super::{MOST, button, card, handover_id, refused, told};
use crate::app::applications::get;
use crate::app::handover_views::Shown as Seen;
use crate::app::handovers::{self as cases};
use crate::app::{AppError, accounts, sheets, sight};
use crate::domain::access::Part;
use crate::web::handover::sheet_page;
use crate::web::page;
use crate::web::pages::desk::handovers as pages;
use crate::web::pages::parts::field::Typed;
use crate::web::pages::say::{Link, Phrase};
use crate::web::problem::{Code, Problem, of_one};
use crate::web::request::Caller;
use crate::web::site::reader::{Reader, go_on, shows_again};
use crate::web::site::session::{Page, Shown, Whom, act_as_staff, on_form, once, or_sign_in, staff_frame};
use crate::wire::handover::{ResponsibilityBody, responsibilities};

/// GET `/work/cases/{id}/handovers`: who is responsible for what, and the handovers.
pub(super) async fn of_case(caller: Caller) -> Page {
    or_sign_in(all_of_case(&caller).await)
}

async fn all_of_case(caller: &Caller) -> Shown {
    let page = page_number(caller)?;
    let reader = Reader::of(caller.request(), &caller.state);
    let id = caller.case_id()?;
    let (whom, (case, sight, parts, found, held, may)) =
        act_as_staff(caller, "list_handovers", move |tx, ctx, permit| {
            let case = get(tx, permit, id)?;
            let sight = sight::of(tx, permit, id)?;
            let found = cases::list(tx, ctx, permit, id)?;
            let held =
                permit.along(ctx, "list_responsibilities", |by| cases::responsibilities(tx, ctx, by, (id, None)))?;
            let parts = permit.along(ctx, "list_people", |by| accounts::parts(tx, by, id))?.unwrap_or_default();
            Ok((case, sight, parts, found, held, permit.may(ctx, "propose_handover")))
        })
        .await?;
    let standing = Standing::of(caller, reader, case, &sight)?;
    let parts: Vec<Part> = parts.into_iter().map(|(_, part)| part).collect();
    let say = reader.say();
    let card_of = |seen: &Seen| {
        let address = format!("/work/cases/{id}/handovers/{}", seen.handover.id);
        let open = Link::of(say, "staff-handover-open", &address);
        let body = told(caller, reader, seen);
        card(reader, (&body, standing.body.as_of), (None, Some(open)), &|person| standing.who(reader, person, &parts))
    };
    let place = format!("/work/cases/{id}/handovers");
    let (here, next) = paged(found.iter().rev().collect(), page, MOST, &place);
    let all: Vec<pages::Handover> = here.into_iter().map(card_of).collect();
    let held = held.map(|held| responsibilities(&held, reader.served()).results).unwrap_or_default();
    let held = by_person(reader, &held, &|person| standing.who(reader, person, &parts));
    let propose = may.then(|| Link::of(say, "staff-handover-propose", &format!("{place}/new")));
    let frame = staff_frame(reader, &whom, &place);
    let shown = pages::of_case(&frame, say, (&standing.link(), propose.as_ref()), &held, (&all, next.as_deref()));
    Ok(reader.page(StatusCode::OK, shown))
}

/// Who is responsible for whom: the themes of one organisation since one day together.
fn by_person(
    reader: Reader<'_>,
    all: &[ResponsibilityBody],
    who: &dyn Fn(&str) -> Phrase,
) -> Vec<pages::Responsibility> {
    let mut rows: Vec<pages::Responsibility> = Vec::new();
    for one in all {
        let (person, since) = (who(&one.person), one.since.map(|at| at.date_naive()));
        let theme = reader.served_text(&one.theme.title);
        let same = |row: &&mut pages::Responsibility| {
            row.person == person && row.organisation == one.organisation.name && row.since == since
        };
        if let Some(row) = rows.iter_mut().find(same) {
            row.themes.push(theme);
        } else {
            let organisation = one.organisation.name.clone();
            rows.push(pages::Responsibility { themes: vec![theme], person, organisation, since });
        }
    }
    rows
}

/// GET `/work/cases/{id}/handovers/{handoverId}`.
pub(super) async fn one_sent(caller: Caller) -> Page {
    or_sign_in(shown_sent(&caller, Typed::default(), &[]).await)
}

async fn shown_sent(caller: &Caller, typed: Typed, wrong: &[Phrase]) -> Shown {
    caller.query(&[]).finish()?;
    let reader = Reader::of_form(caller, &typed);
    let (id, which) = (caller.case_id()?, handover_id(caller)?);
    let (whom, (case, sight, parts, seen, ours)) = act_as_staff(caller, "get_handover", move |tx, ctx, permit| {
        let case = get(tx, permit, id)?;
        let sight = sight::of(tx, permit, id)?;
        let seen = cases::get(tx, ctx, permit, (id, which))?;
        let parts = permit.along(ctx, "list_people", |by| accounts::parts(tx, by, id))?.unwrap_or_default();
        let ours = permit.actor().organisation() == Some(&seen.handover.from);
        Ok((case, sight, parts, seen, ours))
    })
    .await?;
    let parts: Vec<Part> = parts.into_iter().map(|(_, part)| part).collect();
    let standing = Standing::of(caller, reader, case, &sight)?;
    let body = told(caller, reader, &seen);
    let view = card(reader, (&body, standing.body.as_of), (Some(standing.link().address), None), &|person| {
        standing.who(reader, person, &parts)
    });
    let place = format!("/work/cases/{id}/handovers/{which}");
    let can: &[&str] = match (ours, body.state.as_str(), body.sender_confirmed_at) {
        (true, "proposed", _) => &["sheet", "withdraw"],
        (true, "accepted", None) => &["confirm"],
        _ => &[],
    };
    let acts: Vec<pages::Act> = can.iter().map(|what| button(caller, reader, &place, what)).collect();
    let frame = form_frame(reader, &whom, &place, &typed);
    let shown = pages::one(&frame, reader.say(), &view, (None, &acts, wrong));
    Ok(reader.shown(typed.is_right() && wrong.is_empty(), shown))
}

/// POST `/work/cases/{id}/handovers/{handoverId}`: takes a proposal back, or confirms the first contact.
pub(super) async fn act(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, acted).await
}

async fn acted(caller: &Caller, mut typed: Typed) -> Shown {
    let (id, which) = (caller.case_id()?, handover_id(caller)?);
    if shows_again(&typed) {
        return shown_sent(caller, typed, &[]).await;
    }
    let reader = Reader::of_form(caller, &typed);
    let (withdraws, operation) = match typed.value("do") {
        "withdraw" => (true, "withdraw_handover"),
        "confirm" => (false, "confirm_contact"),
        _ => return Err(Problem::of(Code::MalformedBody).into()),
    };
    let fields = typed.clone();
    let result = act_as_staff(caller, operation, move |tx, ctx, permit| {
        permit.case(tx, id)?;
        once(tx, ctx, permit, &fields, |tx, permit| {
            if withdraws {
                cases::withdraw(tx, ctx, permit, (id, which))?;
            } else {
                cases::confirm_sent(tx, ctx, permit, (id, which))?;
            }
            Ok(format!("/work/cases/{id}/handovers/{which}"))
        })
    });
    match result.await {
        Ok((_, to)) => Ok(go_on(&to)),
        Err(AppError::Invalid(faults)) => {
            let others = refused(reader, &mut typed, &faults);
            shown_sent(caller, typed, &others).await
        }
        Err(other) => Err(other.into()),
    }
}

/// POST `/work/cases/{id}/handovers/{handoverId}/sheet`: a sheet to print, with a code that is told once.
pub(super) async fn sheet(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, async |caller, _| new_sheet(caller).await).await
}

async fn new_sheet(caller: &Caller) -> Shown {
    let at = (caller.case_id()?, handover_id(caller)?);
    let made: Result<(Whom, sheets::Sheet), AppError> =
        act_as_staff(caller, "create_handover_sheet", move |tx, ctx, permit| sheets::make(tx, ctx, permit, at)).await;
    match made {
        Ok((_, new)) => Ok(HttpResponse::Created()
            .insert_header((CONTENT_LANGUAGE, "nl"))
            .insert_header(("Content-Security-Policy", page::policy()))
            .content_type("text/html; charset=utf-8")
            .body(sheet_page(&new, &caller.state.address, &caller.state.locales))),
        Err(error @ AppError::Invalid(_)) => Err(of_one(error, "").into()),
        Err(other) => Err(other.into()),
    }
}
