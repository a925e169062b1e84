//! Handovers that are addressed to an organisation, and its answer.

use actix_web::http::StatusCode;
use actix_web::web;
use chrono::NaiveDate;

use super::super::seen::form_frame;
use super::{MOST, button, by_mark, card, contact, handover_id, refused, today, told, too_long};
use crate::app::handover_views::Shown as Seen;
use crate::app::handovers::{self as cases, Answer};
use crate::app::{AppError, casework};
use crate::domain::case::work::{View, WorkQuery};
use crate::domain::handover::Refusal;
use crate::web::pages::desk::handovers as pages;
use crate::web::pages::parts::field::{Choice, Typed};
use crate::web::pages::say::{Link, Phrase};
use crate::web::problem::{Code, Problem};
use crate::web::request::Caller;
use crate::web::site::reader::{Reader, day, go_on, shows_again};
use crate::web::site::session::{Page, Shown, act_as_staff, on_form, once, once_key, or_sign_in, staff_frame};

/// GET `/work/handovers`.
pub(super) async fn incoming(caller: Caller) -> Page {
    or_sign_in(all_incoming(&caller).await)
}

async fn all_incoming(caller: &Caller) -> Shown {
    let mut query = caller.query(&["answered", "after"]);
    let answered = query.one_of("answered", &["true", "false"]).is_some_and(|given| given == "true");
    let after = query.day_and_id("after");
    query.finish()?;
    let (whom, (found, own)) = act_as_staff(caller, "list_incoming_handovers", move |tx, ctx, permit| {
        let limit = i64::try_from(MOST).unwrap_or(1);
        let found = cases::list_incoming(tx, ctx, permit, (answered, after, limit))?;
        let asked = WorkQuery {
            view: View::HandoverUnanswered,
            assignee: None,
            procedure: None,
            stage: None,
            due_before: None,
        };
        let own = permit.along(ctx, "list_work", |by| casework::list(tx, ctx, by, &asked, (None, MOST)))?;
        Ok((found, own.map(|(rows, _)| rows).unwrap_or_default()))
    })
    .await?;
    let reader = Reader::of(caller.request(), &caller.state);
    let next = found.last().filter(|_| found.len() >= MOST).map(|last| {
        format!("/work/handovers?answered={answered}&after={}~{}", last.handover.answer_by, last.handover.id)
    });
    let one = |seen: &Seen| {
        let open = Link::of(reader.say(), "staff-handover-open", &format!("/work/handovers/{}", seen.handover.id));
        let at = (told(caller, reader, seen), today(caller, seen));
        card(reader, (&at.0, at.1), (None, Some(open)), &|person| by_mark(reader, person))
    };
    let of: Vec<pages::Handover> = found.iter().map(one).collect();
    let own: Vec<(Link, NaiveDate)> = own
        .iter()
        .filter_map(|row| {
            let text = Phrase::from(row.identity.reference.as_str());
            Some((Link { text, address: format!("/work/cases/{}/handovers", row.identity.id) }, row.key.day?))
        })
        .collect();
    let frame = staff_frame(reader, &whom, "/work/handovers");
    let shown = pages::incoming(&frame, reader.say(), (&of, answered, next.as_deref()), &own);
    Ok(reader.page(StatusCode::OK, shown))
}

/// GET `/work/handovers/{handoverId}`.
pub(super) async fn one_incoming(caller: Caller) -> Page {
    or_sign_in(shown_incoming(&caller, Typed::default(), &[]).await)
}

async fn shown_incoming(caller: &Caller, typed: Typed, wrong: &[Phrase]) -> Shown {
    caller.query(&[]).finish()?;
    let id = handover_id(caller)?;
    let (whom, seen) =
        act_as_staff(caller, "get_incoming_handover", move |tx, ctx, permit| cases::get_incoming(tx, ctx, permit, id))
            .await?;
    let reader = Reader::of_form(caller, &typed);
    let (say, place) = (reader.say(), format!("/work/handovers/{id}"));
    let (body, as_of) = (told(caller, reader, &seen), today(caller, &seen));
    let rules = caller.state.app.catalogue.handovers(seen.procedure.as_str());
    let opens =
        rules.and_then(|rules| rules.kind(seen.handover.kind.as_str())).is_some_and(|kind| kind.opens_application);
    let case = (opens && body.state == "accepted").then(|| format!("/work/cases/{}", body.application));
    let view = card(reader, (&body, as_of), (case, None), &|person| by_mark(reader, person));
    let reasons = Refusal::ALL.iter().map(|(reason, _)| Choice {
        value: (*reason).to_owned(),
        text: reader.served_text(&reader.served().text(&format!("handover-refusal-{reason}"), &[])),
    });
    let forms = (body.state == "proposed").then(|| {
        let (accept, refuse) = pages::answer_forms(say, &place, reasons.collect(), &typed);
        let kept = |what: &str| vec![("do".to_owned(), what.to_owned()), once_key(caller)];
        (accept.keeping(kept("accept")), refuse.keeping(kept("refuse")))
    });
    let confirms = body.state == "accepted" && body.receiver_confirmed_at.is_none();
    let acts: Vec<pages::Act> = confirms.then(|| button(caller, reader, &place, "confirm")).into_iter().collect();
    let frame = form_frame(reader, &whom, &place, &typed);
    let shown = pages::one(&frame, say, &view, (forms.as_ref(), &acts, wrong));
    Ok(reader.shown(typed.is_right() && wrong.is_empty(), shown))
}

/// POST `/work/handovers/{handoverId}`: takes it on, refuses it, or confirms the first contact.
pub(super) async fn answer(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, answered).await
}

async fn answered(caller: &Caller, mut typed: Typed) -> Shown {
    let (id, reader) = (handover_id(caller)?, Reader::of_form(caller, &typed));
    if shows_again(&typed) {
        return shown_incoming(caller, typed, &[]).await;
    }
    let wanted = match typed.value("do") {
        "confirm" => None,
        "accept" | "refuse" => match read_answer(reader, &mut typed) {
            Some(answer) => Some(answer),
            None => return shown_incoming(caller, typed, &[]).await,
        },
        _ => return Err(Problem::of(Code::MalformedBody).into()),
    };
    let operation = if wanted.is_some() { "answer_handover" } else { "confirm_incoming_contact" };
    let fields = typed.clone();
    let result = act_as_staff(caller, operation, move |tx, ctx, permit| {
        once(tx, ctx, permit, &fields, |tx, permit| {
            match &wanted {
                Some(answer) => cases::answer(tx, ctx, permit, (id, answer))?,
                None => cases::confirm_incoming(tx, ctx, permit, id)?,
            };
            Ok(format!("/work/handovers/{id}"))
        })
    });
    match result.await {
        Ok((_, to)) => Ok(go_on(&to)),
        Err(AppError::Invalid(faults)) => {
            let others = refused(reader, &mut typed, &faults);
            shown_incoming(caller, typed, &others).await
        }
        Err(other) => Err(other.into()),
    }
}

/// An answer as it was typed; `None`: something in it cannot be read.
fn read_answer(reader: Reader<'_>, typed: &mut Typed) -> Option<Answer> {
    let missing = || reader.say().told("page-fault-missing", &[]);
    too_long(reader, typed, &["name", "phone", "email", "note"]);
    if typed.value("do") == "refuse" {
        let reason = Refusal::of(typed.value("reason"));
        if reason.is_none() {
            typed.wrong("reason", missing());
        }
        let note = Some(typed.value("note").to_owned()).filter(|note| !note.is_empty());
        return reason.filter(|_| typed.is_right()).map(|reason| Answer::Refuse(reason, note));
    }
    let on = day(reader, typed, "first", true);
    if typed.value("name").is_empty() {
        typed.wrong("name", missing());
    }
    let on = on.filter(|_| typed.is_right())?;
    Some(Answer::Accept(on, contact(typed)))
}
