//! The path after a no: for whoever got one, and for whoever wants to know beforehand.

use actix_web::http::StatusCode;

use super::case::SURE;
use super::views::{paper, rights_of};
use super::{Seen, frame, names, seen};
use crate::app::guidance;
use crate::web::pages::mine::rights::{Refusal, refusal as refusal_page};
use crate::web::request::Caller;
use crate::web::site::public::item;
use crate::web::site::reader::Reader;
use crate::web::site::session::{Page, Shown, or_sign_in};
use crate::wire::guidance::{ItemBody, guidance as guidance_body};

/// The stage of the road on which one is after a no.
const NO: usize = 10;

/// The term that a no begins, and the stage in which nothing comes any more.
const OBJECTION: &str = "objection";
const CLOSED: &str = "closed";

/// Did the case, or somebody in it whom the reader may see, get a no that may not be the last word?
pub(super) fn after_no(caller: &Caller, seen: &Seen) -> bool {
    let stages = caller.state.app.catalogue.guidance().stages.get(seen.case.identity.procedure.as_str());
    let no = stages.into_iter().flatten().filter(|(_, road)| road.contains(&NO)).map(|(stage, _)| stage.as_str());
    // Whoever had to accept a no still finds what there is for them, also when the case is closed.
    let objected = seen.body.terms.iter().any(|term| term.id == OBJECTION);
    seen.is_in(&no.collect::<Vec<_>>()) || (seen.body.stage == CLOSED && objected)
}

/// GET `/my/{id}/refusal`.
pub(super) async fn refusal(caller: Caller) -> Page {
    or_sign_in(path(&caller).await)
}

async fn path(caller: &Caller) -> Shown {
    caller.query(&[]).finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    let id = caller.case_id()?;
    let seen = seen(caller, reader).await?;
    let (_, mut now) =
        caller.act_as_person("list_guidance", move |tx, ctx, permit| guidance::now(tx, ctx, permit, id)).await?;
    let names = names(caller, seen.of_family && !seen.body.persons.is_empty()).await?;
    now.situation.stages = vec![NO];
    let known = caller.state.app.catalogue.guidance();
    let body = guidance_body(known, &now, reader.locales(), reader.locale().id());
    let refused = after_no(caller, &seen);
    let one = |body: &ItemBody| {
        let action = |tick: &str| Some(format!("/my/{id}/guidance/{}/{tick}", body.id));
        item(body, reader, &action)
    };
    let items: Vec<_> = body.results.iter().map(one).collect();
    let (_, contacts) = paper(reader, &body);
    let decided = seen.since.filter(|_| seen.body.terms.iter().any(|term| Some(term.started_by.on) == seen.since));
    let view = Refusal {
        refused,
        waits: !SURE.contains(&seen.body.stage.as_str()),
        decided_on: decided.filter(|_| refused),
        rights: if refused { rights_of(reader, &seen, &names) } else { Vec::new() },
        // What is ticked off before there is a no would only be wrong later.
        first: if refused { items.iter().flat_map(|item| item.ticks.clone()).collect() } else { Vec::new() },
        texts: items.into_iter().map(|item| item.words).collect(),
        contacts,
    };
    let frame = frame(reader, &seen.login, &format!("/my/{id}/refusal"), Some(id));
    Ok(reader.page(StatusCode::OK, refusal_page(&frame, reader.say(), &view)))
}
