//! Steps in many applications over HTTP.

use actix_web::{HttpResponse, get, post, web};

use super::{AccessProblems, BASE, BodyProblems, ReadProblems, WriteProblems, created, json};
use crate::app::AppError;
use crate::app::bulk::{self, MOST, Taken, Wanted};
use crate::app::idempotency::{Answer, once};
use crate::domain::case::batch::Batch;
use crate::web::problem::{Code, Problem, of_one};
use crate::web::request::Caller;
use crate::wire::bulk::{
    Among, BulkOutcomeBody, BulkPreviewBody, BulkPreviewRequestBody, BulkStepBody, NewBulkStepBody, bulk_preview,
    bulk_step, outcome, outlooks, step,
};

/// Look at what a step in many applications would do
///
/// For each: its stage, last day and remedies before and after, or why the step cannot be taken. Nothing is written but that
/// somebody looked. The numbers `seen` go into the step, which is taken only in what is still as it was seen.
#[utoipa::path(
    tag = "Casework",
    operation_id = "preview_bulk_step",
    params(("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default.")),
    request_body = BulkPreviewRequestBody,
    responses((status = 200, description = "What would be.", body = BulkPreviewBody), ReadProblems, BodyProblems, WriteProblems, AccessProblems)
)]
#[post("/bulk-previews")]
pub(crate) async fn preview_bulk_step(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.accepts(&["application/json"])?;
    let (body, _) = caller.json(payload).await?;
    let asked = bulk_preview(&body).whole().map_err(Problem::invalid)?;
    let in_filter = matches!(asked.among, Among::Filter(_));
    let looked = caller.act("preview_bulk_step", move |tx, ctx, permit| {
        let (cases, more) = match &asked.among {
            Among::Cases(cases) => (cases.clone(), false),
            Among::Filter(query) => bulk::found(tx, ctx, permit, query, MOST)?,
        };
        let wanted: Vec<Wanted> = cases.into_iter().map(|case| Wanted { case, seen: None }).collect();
        let organisation = bulk::organisation(permit)?;
        Ok((bulk::preview(tx, ctx, permit, &organisation, (&asked.said, &wanted))?, more))
    });
    let place = |pointer: &str| if in_filter { format!("/filter{pointer}") } else { pointer.to_owned() };
    let (all, more) = looked.await.map_err(|error| of_one(error, "").relocated(&place))?;
    json(&caller, &outlooks(&all, more, caller.locale()))
}

/// Take a step in many applications
///
/// All or nothing unless asked otherwise: one application that does not fit, or that has changed since the preview, keeps all from
/// being written, and every such one is told. With `each` the others are written. Everybody concerned is told as of a single step.
#[utoipa::path(
    tag = "Casework",
    operation_id = "create_bulk_step",
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "Makes it safe to send the request again."),
        ("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default."),
    ),
    request_body = NewBulkStepBody,
    responses(
        (status = 201, description = "What became of each.", body = BulkOutcomeBody),
        ReadProblems, BodyProblems, WriteProblems, AccessProblems
    )
)]
#[post("/bulk-steps")]
pub(crate) async fn create_bulk_step(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    caller.accepts(&["application/json"])?;
    let key = caller.idempotency_key()?;
    let (body, fingerprint) = caller.json(payload).await?;
    let new = bulk_step(&body).whole().map_err(Problem::invalid)?;
    let (locales, language) = (std::sync::Arc::clone(&caller.state.locales), caller.locale().id().to_owned());
    let answer = caller
        .act("create_bulk_step", move |tx, ctx, permit| {
            let actor = permit.actor().recorded_as();
            let organisation = bulk::organisation(permit)?;
            once(tx, ctx, (&actor, key.as_deref()), &fingerprint, |tx| {
                let batch = Batch {
                    id: ctx.ambient.new_id(),
                    organisation: organisation.clone(),
                    kind: new.said.kind.clone(),
                    on: new.said.on,
                    mode: new.mode,
                    made_by: actor.clone(),
                    made_at: ctx.now,
                };
                let taken = Taken { batch: &batch, begins: true, said: &new.said, before: 0, told: &|_| {} };
                let all = bulk::apply(tx, ctx, permit, taken, &new.wanted)?;
                Ok(answer(&outcome(batch.id, &all, None, locales.get(&language))))
            })
        })
        .await
        .map_err(|error| of_one(error, "/event"))?;
    Ok(created(&caller, &answer))
}

fn answer(body: &BulkOutcomeBody) -> Answer {
    Answer {
        status: 201,
        etag: format!("\"{}-{}\"", body.id, body.done),
        location: format!("{BASE}/bulk-steps/{}", body.id),
        body: serde_json::to_string(body).unwrap_or_default(),
    }
}

fn batch_id(caller: &Caller) -> Result<uuid::Uuid, Problem> {
    caller.segment("batchId").parse().map_err(|_| Problem::of(Code::NotFound))
}

/// The place to go on from.
fn after(caller: &Caller) -> Result<u32, Problem> {
    let mut query = caller.query(&["after"]);
    let after = query.number("after", 0, i32::MAX.unsigned_abs());
    query.finish()?;
    Ok(after.unwrap_or(0))
}

/// Look a step in many applications up
///
/// What it made in each, and what of that was undone by it; 500 at a time.
#[utoipa::path(
    tag = "Casework",
    operation_id = "get_bulk_step",
    params(
        ("batchId" = uuid::Uuid, Path, description = "The step."),
        ("after" = Option<u32>, Query, description = "The `next` of the page before.", minimum = 0, maximum = 2_147_483_647),
    ),
    responses((status = 200, description = "The step.", body = BulkStepBody), ReadProblems, AccessProblems)
)]
#[get("/bulk-steps/{batchId}")]
pub(crate) async fn get_bulk_step(caller: Caller) -> Result<HttpResponse, Problem> {
    let (after, id) = (after(&caller)?, batch_id(&caller)?);
    let found = caller.act("get_bulk_step", move |tx, _, permit| bulk::made(tx, permit, id, (after, MOST))).await;
    let (batch, items, next) = found.map_err(|error| of_one(error, ""))?;
    json(&caller, &step(&batch, &items, next))
}

/// Undo a step in many applications
///
/// Each record that it made and that still stands is annulled, each by a later record; 500 at a time. What later events rest on
/// stays and is told, as is what was corrected meanwhile.
#[utoipa::path(
    tag = "Casework",
    operation_id = "correct_bulk_step",
    params(
        ("batchId" = uuid::Uuid, Path, description = "The step."),
        ("after" = Option<u32>, Query, description = "The `next` of the answer before.", minimum = 0, maximum = 2_147_483_647),
        ("Accept-Language" = Option<String>, Header, description = "The language of texts; English by default."),
    ),
    responses(
        (status = 201, description = "What became of each.", body = BulkOutcomeBody),
        ReadProblems, WriteProblems, AccessProblems
    )
)]
#[post("/bulk-steps/{batchId}/corrections")]
pub(crate) async fn correct_bulk_step(caller: Caller) -> Result<HttpResponse, Problem> {
    let (after, id) = (after(&caller)?, batch_id(&caller)?);
    caller.accepts(&["application/json"])?;
    let done: Result<_, AppError> =
        caller.act("correct_bulk_step", move |tx, ctx, permit| bulk::undo(tx, ctx, permit, id, (after, MOST))).await;
    let (all, next) = done.map_err(|error| of_one(error, ""))?;
    Ok(created(&caller, &answer(&outcome(id, &all, next, caller.locale()))))
}
