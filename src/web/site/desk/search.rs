//! Searching for a case by its number. What is searched for stands in no address, and the log says why somebody searched.

use actix_web::web;

use super::list::line_of;
use super::{at_desk, frame_of};
use crate::app::applications;
use crate::app::casework::work_day;
use crate::domain::access::entry::PURPOSES;
use crate::domain::ids::Reference;
use crate::web::pages::desk::list::Line;
use crate::web::pages::desk::search as pages;
use crate::web::pages::parts::field::Typed;
use crate::web::request::Caller;
use crate::web::site::reader::{Reader, shows_again};
use crate::web::site::session::{Page, Shown, Whom, act_as_staff_because, on_form, or_sign_in};

const PLACE: &str = "/work/search";

/// GET `/work/search`.
pub(super) async fn ask(caller: Caller) -> Page {
    or_sign_in(asking(&caller).await)
}

async fn asking(caller: &Caller) -> Shown {
    caller.query(&[]).finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    let whom = at_desk(caller, "search_applications").await?;
    Ok(shown(reader, &whom, &Typed::default(), None))
}

/// POST `/work/search`: searches, for a reason.
pub(super) async fn search(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, found).await
}

async fn found(caller: &Caller, mut typed: Typed) -> Shown {
    let form = typed.clone();
    let reader = Reader::of_form(caller, &form);
    if shows_again(&typed) {
        let whom = at_desk(caller, "search_applications").await?;
        return Ok(shown(reader, &whom, &typed, None));
    }
    let reference = Reference::parse(typed.value("reference"));
    let purpose = PURPOSES.into_iter().find(|purpose| *purpose == typed.value("purpose"));
    if reference.is_none() {
        let key = if typed.value("reference").is_empty() { "page-fault-missing" } else { "staff-fault-reference" };
        typed.wrong("reference", reader.say().told(key, &[]));
    }
    if purpose.is_none() {
        typed.wrong("purpose", reader.say().told("page-fault-missing", &[]));
    }
    let (Some(reference), Some(purpose)) = (reference, purpose) else {
        let whom = at_desk(caller, "search_applications").await?;
        return Ok(shown(reader, &whom, &typed, None));
    };
    let done = act_as_staff_because(caller, purpose.to_owned(), "search_applications", move |tx, ctx, permit| {
        Ok((applications::find(tx, permit, Some(&reference), None)?, work_day(ctx)))
    });
    let (whom, (all, today)) = done.await?;
    let lines: Vec<Line> =
        all.iter().map(|(identity, summary)| line_of(caller, reader, (identity, summary), today)).collect();
    Ok(shown(reader, &whom, &typed, Some(&lines)))
}

fn shown(reader: Reader<'_>, whom: &Whom, typed: &Typed, found: Option<&[Line]>) -> actix_web::HttpResponse {
    let say = reader.say();
    let ask = pages::search_form(say, &PURPOSES, typed);
    let frame = frame_of(reader, whom, (PLACE, PLACE), typed);
    reader.shown(typed.is_right(), pages::search(&frame, say, &ask, found))
}
