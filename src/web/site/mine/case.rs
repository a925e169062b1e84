//! The page of a case, and the sheet of paper for a talk about it.

use actix_web::http::StatusCode;

use super::views::{Beside, my_case, my_sheet, news_of, paper};
use super::{Seen, frame, names_of, seen};
use crate::app::guidance;
use crate::app::handovers::Answered;
use crate::app::mine::{Overview, overview};
use crate::i18n::Arg;
use crate::web::pages::mine as pages;
use crate::web::pages::say::Phrase;
use crate::web::request::Caller;
use crate::web::site::reader::Reader;
use crate::web::site::session::{Away, Page, Shown, or_sign_in};
use crate::web::site::waiting::newest;
use crate::wire::guidance::guidance as guidance_body;
use crate::wire::notice::messages as messages_body;
use crate::wire::outlook::{ForecastBody, KeptOutlook, forecast};

/// Stages in which others may have taken over, and there is something to do.
const AFTER: [&str; 4] = ["granted", "mvv-issued", "arrived", "settling"];
/// Stages after which nobody reads about a no, unless they got one.
pub(super) const SURE: [&str; 6] = ["granted", "mvv-issued", "arrived", "settling", "withdrawn", "closed"];

/// How many organisations stand on the first screen.
const FEW: usize = 2;

/// GET `/my/{id}`.
pub(super) async fn case(caller: Caller) -> Page {
    or_sign_in(one_case(&caller).await)
}

async fn one_case(caller: &Caller) -> Shown {
    caller.query(&[]).finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    let id = caller.case_id()?;
    let look = caller.act_as_person("get_application", move |tx, ctx, permit| overview(tx, ctx, permit, id));
    let (login, Overview { looked, told, family, held }) = look.await?;
    let seen = Seen::of(caller, reader, (login, looked))?;
    let told: Vec<_> = told.into_iter().take(2).collect();
    let languages = (reader.locale().id(), reader.served().id());
    let beside = Beside {
        names: names_of(family),
        holder: holder(reader, &seen, held),
        others: others(caller, reader, &seen).await?,
        news: news_of(&messages_body(&told, reader.locales(), languages)),
        more: more(caller, &seen),
        guided: caller.state.app.catalogue.guidance().stages.contains_key(seen.case.identity.procedure.as_str()),
    };
    let view = my_case(reader, &seen, beside);
    let frame = frame(reader, &seen.login, &format!("/my/{id}"), Some(id));
    Ok(reader.page(StatusCode::OK, pages::case::case(&frame, reader.say(), &view)))
}

/// How long others wait, where something was published.
async fn others(caller: &Caller, reader: Reader<'_>, seen: &Seen) -> Result<Option<ForecastBody>, Away> {
    let procedure = seen.case.identity.procedure.as_str();
    let kept: Option<(Vec<KeptOutlook>, _)> = newest(caller, "outlook", procedure).await?;
    let told = seen.case.summary.received_on.zip(kept);
    Ok(told.and_then(|(on, (kept, _))| forecast((procedure, None), on, &kept, reader.of_forecasts())))
}

/// Those who took somebody of the family over, by their names; nobody as long as nobody did.
fn holder(reader: Reader<'_>, seen: &Seen, held: Vec<Answered>) -> Option<Phrase> {
    if !seen.is_in(&AFTER) {
        return None;
    }
    let mut takers: Vec<(String, usize)> = Vec::new();
    for one in held.into_iter().filter(|one| one.handover.is_some()) {
        match takers.iter_mut().find(|(name, _)| *name == one.name) {
            Some((_, count)) => *count += 1,
            None => takers.push((one.name, 1)),
        }
    }
    // Whoever sees to most of it first; the others stand on the page of who helps further.
    takers.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let names: Vec<&str> = takers.iter().take(FEW).map(|(name, _)| name.as_str()).collect();
    let key = if takers.len() > FEW { "page-holder-more" } else { "page-holder" };
    let who = names.join(", ");
    (!names.is_empty()).then(|| reader.say().told(key, &[("who", Arg::from(who.as_str()))]))
}

/// What else there is about the case, for this reader.
fn more(caller: &Caller, seen: &Seen) -> Vec<(&'static str, &'static str)> {
    let catalogue = &caller.state.app.catalogue;
    let procedure = seen.case.identity.procedure.as_str();
    let guided = catalogue.guidance().stages.contains_key(procedure);
    let after_no = super::refusal::after_no(caller, seen);
    let all = [
        (true, "page-more-guidance", "guidance"),
        (guided && (after_no || !SURE.contains(&seen.body.stage.as_str())), "page-more-refusal", "refusal"),
        (catalogue.tasks(procedure).is_some() && seen.is_in(&AFTER), "page-tasks-title", "tasks"),
        (seen.of_family, "page-more-handover", "handover"),
        (seen.of_family, "page-more-helpers", "helpers"),
        (true, "page-more-data", "data"),
        (seen.of_family, "page-more-looks", "looks"),
    ];
    all.into_iter().filter(|(shown, ..)| *shown).map(|(_, key, at)| (key, at)).collect()
}

/// GET `/my/{id}/sheet`: one page of paper for a talk with a helper.
pub(super) async fn sheet(caller: Caller) -> Page {
    or_sign_in(one_sheet(&caller).await)
}

async fn one_sheet(caller: &Caller) -> Shown {
    caller.query(&[]).finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    let id = caller.case_id()?;
    let seen = seen(caller, reader).await?;
    let (_, now) =
        caller.act_as_person("list_guidance", move |tx, ctx, permit| guidance::now(tx, ctx, permit, id)).await?;
    let known = caller.state.app.catalogue.guidance();
    let mut body = guidance_body(known, &now, reader.locales(), reader.locale().id());
    let off_paper = |id: &str| known.items.iter().any(|item| item.id.as_str() == id && item.off_paper);
    body.results.retain(|item| !off_paper(&item.id));
    let (open, contacts) = paper(reader, &body);
    let view = my_sheet(reader, &seen, open, contacts);
    let frame = frame(reader, &seen.login, &format!("/my/{id}/sheet"), Some(id));
    Ok(reader.page(StatusCode::OK, pages::sheet::sheet(&frame, reader.say(), &view)))
}
