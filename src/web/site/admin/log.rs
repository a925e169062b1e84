//! Whether the access log can be believed. A check of a long log would keep somebody waiting and a connection busy, so it goes in
//! portions: how far it came goes along in the form, sealed.

use actix_web::web;

use crate::app::log::{Portion, Reached, portion};
use crate::domain::access::entry::Broken;
use crate::i18n::Arg;
use crate::web::pages::admin::log::{self as pages, LogCheck};
use crate::web::pages::parts::field::{Form, Typed};
use crate::web::pages::say::{Phrase, Say};
use crate::web::request::Caller;
use crate::web::site::reader::{Reader, shows_again};
use crate::web::site::session::{Page, Shown, Whom, act_as_staff, on_form, or_sign_in, staff_frame};

const PLACE: &str = "/admin/log";
/// Entries that are read while somebody waits.
const PORTION: i64 = 20_000;

/// GET `/admin/log`.
pub(super) async fn ask(caller: Caller) -> Page {
    caller.query(&[]).finish()?;
    or_sign_in(asked(&caller).await)
}

async fn asked(caller: &Caller) -> Shown {
    let (whom, ()) = act_as_staff(caller, "verify_log", |_, _, _| Ok(())).await?;
    Ok(page(caller, &Typed::default(), &whom, None))
}

/// POST `/admin/log`: checks a portion.
pub(super) async fn check(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, async |caller, typed| checked(caller, &typed).await).await
}

async fn checked(caller: &Caller, typed: &Typed) -> Shown {
    // That somebody checks stands in the log before it is read; the reading itself must not keep others from writing.
    let (whom, ()) = act_as_staff(caller, "verify_log", |_, _, _| Ok(())).await?;
    if shows_again(typed) {
        return Ok(page(caller, typed, &whom, None));
    }
    let sealed = typed.value("reached").to_owned();
    let found = caller.read(move |tx, ctx| {
        // What nobody sealed here is no beginning: then the check begins anew.
        portion(tx, ctx, Reached::opened(ctx, &sealed).unwrap_or_default(), PORTION)
    });
    let found = found.await?;
    Ok(page(caller, typed, &whom, Some(&found)))
}

fn page(caller: &Caller, typed: &Typed, whom: &Whom, found: Option<&Portion>) -> actix_web::HttpResponse {
    let reader = Reader::of_form(caller, typed);
    let (say, ctx) = (reader.say(), caller.state.app.context());
    let number = |n: i64| usize::try_from(n).unwrap_or(0);
    let view = found.map(|found| LogCheck {
        at: ctx.now,
        entries: (number(found.reached.verdict.entries), number(found.of)),
        whole: found.whole,
        broken: found.reached.verdict.broken.iter().map(|broken| words(say, broken)).collect(),
        digest: found.ends.clone(),
    });
    let goes_on = found.filter(|found| !found.whole);
    let button = if goes_on.is_some() { "staff-log-go-on" } else { "staff-log-check" };
    let kept = goes_on.map(|found| ("reached".to_owned(), found.reached.sealed(ctx))).into_iter().collect();
    let form = Form::new(say, PLACE, button, Vec::new()).keeping(kept);
    reader.shown(true, pages::log(&staff_frame(reader, whom, PLACE), say, view.as_ref(), &form))
}

fn words(say: Say<'_>, broken: &Broken) -> Phrase {
    let number = |name: &'static str, n: i64| (name, Arg::Number(n));
    let lane = |lane: i32| number("lane", i64::from(lane));
    match *broken {
        Broken::Seal { lane: of, number: n } => say.told("staff-log-seal", &[lane(of), number("n", n)]),
        Broken::Gap { lane: of, number: n } => say.told("staff-log-gap", &[lane(of), number("n", n)]),
        Broken::End { lane: of, counted, found } => {
            say.told("staff-log-end", &[lane(of), number("n", counted), number("found", found)])
        }
        Broken::Head { lane: of } => say.told("staff-log-head", &[lane(of)]),
    }
}
