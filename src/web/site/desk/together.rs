//! One step in several cases: chosen in the list, asked, looked at in each case, and only then taken. What is taken is what was
//! looked at: a case that changed meanwhile is told, and left alone.

use actix_web::web;

use super::event_fields::name_of;
use super::steps::Step;
use super::{MOST, address_of, at_desk, cases_of, frame_at, frame_of, list, note_count, of_id, stage, term};
use crate::app::AppError;
use crate::app::bulk::{self, Outlook, Taken, Wanted};
use crate::domain::case::batch::{Batch, BatchItem, Mode};
use crate::domain::case::event::Said;
use crate::domain::case::{Identity, Summary};
use crate::domain::ids::CaseId;
use crate::i18n::Arg;
use crate::web::pages::desk::bulk::{self as pages, Ahead, Each, Outcome, State};
use crate::web::pages::parts::field::Typed;
use crate::web::pages::say::Phrase;
use crate::web::problem::{Code, Problem};
use crate::web::request::Caller;
use crate::web::site::reader::{Reader, go_on, shows_again};
use crate::web::site::session::{Page, Shown, Whom, act_as_staff, on_form, once, once_key, or_sign_in};
use crate::wire::bulk::{BulkOutlookBody, outlooks};

const PLACE: &str = "/work";
const ASK: &str = "/work/together";
const PREVIEW: &str = "/work/together/preview";

/// POST `/work/together`: what the step asks that was chosen in the list.
pub(super) async fn question(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, asked).await
}

async fn asked(caller: &Caller, mut typed: Typed) -> Shown {
    let form = typed.clone();
    let reader = Reader::of_form(caller, &form);
    let cases = cases_of(&typed)?;
    note_count(reader, &mut typed, &cases);
    let step = Step::of(caller, &form);
    if step.is_none() {
        typed.wrong("step", reader.say().told("staff-fault-step", &[]));
    }
    match step {
        Some(step) if typed.is_right() => ask(caller, reader, &typed, (step, cases)).await,
        Some(_) | None => list::again(caller, reader, typed).await,
    }
}

/// The page with what the step asks, and with what is wrong with what was typed.
async fn ask(caller: &Caller, reader: Reader<'_>, typed: &Typed, (step, cases): (Step<'_>, Vec<CaseId>)) -> Shown {
    let (whom, named) = act_as_staff(caller, "preview_bulk_step", move |tx, _, permit| {
        let mut named = Vec::new();
        for case in &cases {
            permit.case(tx, *case)?;
            let found = tx.case(*case)?.ok_or(AppError::Unknown)?;
            named.push((found.identity.reference.as_str().to_owned(), address_of(*case)));
        }
        Ok(named)
    })
    .await
    .map_err(of_id)?;
    let say = reader.say();
    let ask = pages::question_form(say, step.fields(reader, typed), typed, carried(typed, &[]));
    let frame = frame_of(reader, &whom, (PLACE, ASK), typed);
    Ok(reader.shown(typed.is_right(), pages::question(&frame, say, &step.title(reader), &named, &ask)))
}

/// What goes along unseen: the choice of the list, the cases and the step; and more of what was typed.
fn carried(typed: &Typed, more: &[String]) -> Vec<(String, String)> {
    let own = |name: &str| ["case", "step"].contains(&name) || more.iter().any(|known| known == name);
    let mine = typed.kept().into_iter().filter(|(name, _)| own(name));
    list::kept_of(typed).into_iter().chain(mine).collect()
}

/// The fields of what was typed for a step.
fn typed_for(step: Step<'_>) -> Vec<String> {
    let names = step.event.fields.iter().map(|field| name_of(&field.id)).chain(["on".to_owned()]);
    let parts = ["-day", "-month", "-year"];
    names.flat_map(|name| std::iter::once(name.clone()).chain(parts.map(|part| format!("{name}{part}")))).collect()
}

/// POST `/work/together/preview`: what would follow in each case. Nothing is done.
pub(super) async fn preview(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, looked).await
}

async fn looked(caller: &Caller, mut typed: Typed) -> Shown {
    let form = typed.clone();
    let reader = Reader::of_form(caller, &form);
    let cases = cases_of(&typed)?;
    note_count(reader, &mut typed, &cases);
    let Some(step) = Step::of(caller, &form).filter(|_| typed.is_right()) else {
        return list::again(caller, reader, typed).await;
    };
    let Some(said) = step.said(reader, &mut typed) else { return ask(caller, reader, &typed, (step, cases)).await };
    ahead(caller, reader, typed, (step, said, cases), None).await
}

/// The look ahead. Where what is wrong is the step itself, in every case, it is said beside the fields.
async fn ahead(
    caller: &Caller,
    reader: Reader<'_>,
    mut typed: Typed,
    (step, said, cases): (Step<'_>, Said, Vec<CaseId>),
    refused: Option<Phrase>,
) -> Shown {
    let (whom, all) = look(caller, &said, &cases).await?;
    let body = outlooks(&all, false, reader.served()).results;
    let of_step = |one: &BulkOutlookBody| {
        one.after.is_none() && one.errors.iter().all(|error| field_of(step, &error.pointer).is_some())
    };
    if body.iter().all(of_step) {
        let errors = body.first().map(|one| one.errors.clone()).unwrap_or_default();
        for (field, error) in errors.iter().filter_map(|error| Some((field_of(step, &error.pointer)?, error))) {
            typed.wrong(&field, reader.served_text(&error.detail));
        }
        return ask(caller, reader, &typed, (step, cases)).await;
    }
    let possible = all.iter().filter(|one| one.then.is_ok()).count();
    let mut asked = typed.clone();
    if asked.value("how").is_empty() && possible == all.len() {
        asked.put("how", "all");
    }
    let seen = body.iter().filter_map(|one| Some(format!("{}:{}", one.application, one.seen?)));
    let mut kept = carried(&typed, &typed_for(step));
    let back = (ASK.to_owned(), kept.clone());
    kept.extend([("seen".to_owned(), seen.collect::<Vec<_>>().join(",")), once_key(caller)]);
    let right = refused.is_none() && typed.is_right();
    let of = Ahead {
        step: sentence(reader, &step.title(reader), said.on),
        each: all.iter().zip(&body).map(|(one, body)| foreseen(reader, step, one, body)).collect(),
        refused,
        act: pages::bulk_form(reader.say(), &asked, kept),
        back,
    };
    // In another language it is looked at anew, and not done.
    let frame = frame_of(reader, &whom, (PLACE, PREVIEW), &typed);
    Ok(reader.shown(right, pages::preview(&frame, reader.say(), &of)))
}

async fn look(caller: &Caller, said: &Said, cases: &[CaseId]) -> Result<(Whom, Vec<Outlook>), AppError> {
    let (said, wanted) =
        (said.clone(), cases.iter().map(|case| Wanted { case: *case, seen: None }).collect::<Vec<_>>());
    act_as_staff(caller, "preview_bulk_step", move |tx, ctx, permit| {
        let organisation = bulk::organisation(permit)?;
        bulk::preview(tx, ctx, permit, &organisation, (&said, &wanted))
    })
    .await
}

/// The field of the form that a fault of the step is about; `None`: it is about the case.
fn field_of(step: Step<'_>, pointer: &str) -> Option<String> {
    let name = pointer.strip_prefix("/event/")?;
    let known = step.event.fields.iter().any(|field| field.id.as_ref() == name);
    if name == "on" { Some(name.to_owned()) } else { Some(name_of(name)).filter(|_| known) }
}

/// The step with its day.
fn sentence(reader: Reader<'_>, title: &Phrase, on: chrono::NaiveDate) -> Phrase {
    let args = [("step", Arg::from(title.text.as_str())), ("on", Arg::Day(on))];
    reader.say().told("staff-bulk-step", &args)
}

fn foreseen(reader: Reader<'_>, step: Step<'_>, of: &Outlook, body: &BulkOutlookBody) -> Each {
    let case = of.now.as_ref().map(|(reference, _)| (reference.as_str().to_owned(), address_of(of.case)));
    match (&of.then, &of.now) {
        (Ok(then), Some((_, now))) => Each { case, state: State::Possible, what: moves(reader, step, now, then) },
        (Ok(_), None) | (Err(_), _) => {
            let what = body.errors.iter().map(|error| reader.served_text(&error.detail)).collect();
            Each { case, state: State::Impossible, what }
        }
    }
}

/// What moves in a case, in sentences.
fn moves(reader: Reader<'_>, step: Step<'_>, now: &Summary, then: &Summary) -> Vec<Phrase> {
    let say = reader.say();
    let rules = |of: &Summary| Some((step.procedure, &**step.procedure.version(of.version.as_str())?));
    let at = |of: &Summary| stage(reader, rules(of), of.stage.as_str()).text;
    let mut all = Vec::new();
    if now.stage != then.stage {
        let (from, to) = (at(now), at(then));
        all.push(say.told("staff-bulk-stage", &[("from", Arg::from(from.as_str())), ("to", Arg::from(to.as_str()))]));
    }
    let name = |of: &Summary| of.due_term.as_ref().map(|id| term(reader, rules(of), id.as_str()).text);
    let day = |of: &Summary| of.due_on.map(Arg::Day);
    let told = |key: &str, term: &str, more: Vec<(&'static str, Arg<'static>)>| {
        let args: Vec<_> = std::iter::once(("term", Arg::from(term))).chain(more).collect();
        say.told(key, &args)
    };
    match (name(now).zip(day(now)), name(then).zip(day(then))) {
        (Some((before, from)), Some((after, to))) if before == after && now.due_on != then.due_on => {
            all.push(told("staff-bulk-moves", &after, vec![("from", from), ("to", to)]));
        }
        (Some((before, from)), Some((after, to))) if before != after => {
            all.push(told("staff-bulk-ends", &before, vec![("from", from)]));
            all.push(told("staff-bulk-begins", &after, vec![("to", to)]));
        }
        (Some((before, from)), None) => {
            let key = if now.stage == then.stage { "staff-bulk-open" } else { "staff-bulk-ends" };
            all.push(told(key, &before, vec![("from", from)]));
        }
        (None, Some((after, to))) => all.push(told("staff-bulk-begins", &after, vec![("to", to)])),
        (Some(_), Some(_)) | (None, None) => {}
    }
    let new = then.remedy_days.iter().filter(|day| !now.remedy_days.contains(day));
    all.extend(new.map(|day| say.told("staff-bulk-remedy", &[("to", Arg::Day(*day))])));
    if all.is_empty() { vec![say.told("staff-follows-nothing", &[])] } else { all }
}

/// POST `/work/together/do`: takes the step in the cases as they were seen, once.
pub(super) async fn take(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, taken).await
}

/// How many records each case had when somebody looked.
fn seen(typed: &Typed) -> Result<Vec<Wanted>, Problem> {
    let one = |text: &str| {
        let (id, seen) = text.split_once(':')?;
        Some(Wanted { case: CaseId(id.parse().ok()?), seen: Some(seen.parse().ok()?) })
    };
    let mut all: Vec<Wanted> = Vec::new();
    for text in typed.value("seen").split(',').filter(|text| !text.is_empty()) {
        let wanted = one(text).ok_or_else(|| Problem::of(Code::MalformedBody))?;
        if all.iter().all(|known| known.case != wanted.case) {
            all.push(wanted);
        }
    }
    if all.is_empty() || all.len() > MOST { Err(Problem::of(Code::MalformedBody)) } else { Ok(all) }
}

async fn taken(caller: &Caller, mut typed: Typed) -> Shown {
    let form = typed.clone();
    let reader = Reader::of_form(caller, &form);
    let step = Step::of(caller, &form).ok_or_else(|| Problem::of(Code::MalformedBody))?;
    let wanted = seen(&typed)?;
    let cases: Vec<CaseId> = wanted.iter().map(|one| one.case).collect();
    let Some(said) = step.said(reader, &mut typed) else { return ask(caller, reader, &typed, (step, cases)).await };
    let mode = match typed.value("how") {
        "all" => Some(Mode::AllOrNothing),
        "each" => Some(Mode::Each),
        _ => None,
    };
    let Some(mode) = mode.filter(|_| !shows_again(&form)) else {
        if !shows_again(&form) {
            typed.wrong("how", reader.say().told("page-fault-missing", &[]));
        }
        return ahead(caller, reader, typed, (step, said, cases), None).await;
    };
    match take_once(caller, &form, (&said, mode, wanted)).await {
        Ok(to) => Ok(go_on(&to)),
        Err(AppError::Invalid(_)) => {
            let why = reader.say().told("staff-bulk-nothing", &[]);
            ahead(caller, reader, typed, (step, said, cases), Some(why)).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn take_once(
    caller: &Caller,
    form: &Typed,
    (said, mode, wanted): (&Said, Mode, Vec<Wanted>),
) -> Result<String, AppError> {
    let (form, said) = (form.clone(), said.clone());
    let done = act_as_staff(caller, "create_bulk_step", move |tx, ctx, permit| {
        once(tx, ctx, permit, &form, |tx, permit| {
            let batch = Batch {
                id: ctx.ambient.new_id(),
                organisation: bulk::organisation(permit)?,
                kind: said.kind.clone(),
                on: said.on,
                mode,
                made_by: permit.actor().recorded_as(),
                made_at: ctx.now,
            };
            let taken = Taken { batch: &batch, begins: true, said: &said, before: 0, told: &|_| {} };
            let all = bulk::apply(tx, ctx, permit, taken, &wanted)?;
            let left: Vec<String> =
                all.iter().filter(|one| one.done.is_err()).map(|one| one.case.to_string()).collect();
            let left = if left.is_empty() { String::new() } else { format!("?left={}", left.join(".")) };
            Ok(format!("{ASK}/{}{left}", batch.id))
        })
    });
    Ok(done.await?.1)
}

fn batch_id(caller: &Caller) -> Result<uuid::Uuid, Problem> {
    caller.segment("batchId").parse().map_err(|_| Problem::of(Code::NotFound))
}

/// GET `/work/together/{batchId}`: what came of a step. `left`: the cases in which it was not taken; `tried`: undoing it was tried, and
/// what stands could not be undone.
pub(super) async fn result(caller: Caller) -> Page {
    or_sign_in(came_of(&caller).await)
}

/// What is read of a step.
struct Made {
    batch: Batch,
    items: Vec<(BatchItem, Identity)>,
    left: Vec<Identity>,
    next: Option<u32>,
    tried: bool,
}

async fn came_of(caller: &Caller) -> Shown {
    let mut query = caller.query(&["after", "left", "tried"]);
    let after = query.number("after", 0, i32::MAX.unsigned_abs()).unwrap_or(0);
    query.finish()?;
    let id = batch_id(caller)?;
    let reader = Reader::of(caller.request(), &caller.state);
    let (left, tried) = (left_of(caller), caller.has_parameter("tried"));
    let (whom, made) = act_as_staff(caller, "get_bulk_step", move |tx, _, permit| {
        let (batch, found, next) = bulk::made(tx, permit, id, (after, MOST))?;
        let (mut items, mut others) = (Vec::with_capacity(found.len()), Vec::new());
        for item in found {
            if let Some(case) = tx.case(item.case)? {
                items.push((item, case.identity));
            }
        }
        for case in &left {
            if tx.reaches(permit.reach(), *case)? {
                permit.case(tx, *case)?;
                others.extend(tx.case(*case)?.map(|case| case.identity));
            }
        }
        Ok(Made { batch, items, left: others, next, tried })
    })
    .await
    .map_err(of_id)?;
    let to = |next: u32| format!("{ASK}/{id}?after={next}");
    let here = caller.request().uri().to_string();
    let of = outcome(caller, reader, &made, (after, made.next.map(to)));
    let frame = frame_at(reader, &whom, PLACE, &here);
    Ok(reader.shown(true, pages::result(&frame, reader.say(), &of)))
}

/// The cases in which the step was not taken, as the address names them: ids, and nothing about anybody.
fn left_of(caller: &Caller) -> Vec<CaseId> {
    let pairs = caller.query_string().split('&').filter_map(|pair| pair.strip_prefix("left="));
    let ids = pairs.flat_map(|ids| ids.split('.')).filter_map(|id| id.parse().ok()).map(CaseId);
    ids.take(MOST).collect()
}

fn outcome(caller: &Caller, reader: Reader<'_>, made: &Made, (after, next): (u32, Option<String>)) -> Outcome {
    let say = reader.say();
    let undone = made.tried || made.items.iter().any(|(item, _)| item.undone_by.is_some());
    let stands = made.items.iter().filter(|(item, _)| item.undone_by.is_none()).count();
    let case = |identity: &Identity| Some((identity.reference.as_str().to_owned(), address_of(identity.id)));
    let done = |(item, identity): &(BatchItem, Identity)| {
        let (state, key) = match (item.undone_by, undone) {
            (Some(_), _) => (State::Undone, "staff-bulk-annulled"),
            (None, true) => (State::Stands, "staff-bulk-stands-why"),
            (None, false) => (State::Done, "staff-bulk-recorded"),
        };
        let record = Arg::Number(i64::from(item.undone_by.unwrap_or(item.record)));
        Each { case: case(identity), state, what: vec![say.told(key, &[("n", record)])] }
    };
    let not = |identity: &Identity| Each {
        case: case(identity),
        state: State::NotDone,
        what: vec![say.told("staff-bulk-left", &[])],
    };
    let procedure = made.items.first().map(|(_, identity)| identity.procedure.to_string());
    let step = procedure.and_then(|procedure| Step::named(caller, &procedure, &made.batch.kind));
    let title = step.map_or_else(|| made.batch.kind.as_str().into(), |(_, step)| step.title(reader));
    let kept = vec![once_key(caller), ("after".to_owned(), after.to_string())];
    Outcome {
        step: sentence(reader, &title, made.batch.on),
        each: made.items.iter().map(done).chain(made.left.iter().map(not)).collect(),
        next,
        undo: (stands > 0 && !undone).then(|| pages::undo_form(say, &format!("{ASK}/{}/undo", made.batch.id), kept)),
    }
}

/// POST `/work/together/{batchId}/undo`: undoes what the page shows, each by a later record, once.
pub(super) async fn undo(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, async |caller, typed| undid(caller, &typed).await).await
}

async fn undid(caller: &Caller, typed: &Typed) -> Shown {
    let id = batch_id(caller)?;
    let after = typed.value("after").parse().unwrap_or(0_u32);
    let back = format!("{ASK}/{id}?after={after}");
    if shows_again(typed) {
        at_desk(caller, "get_bulk_step").await?;
        return Ok(go_on(&back));
    }
    let form = typed.clone();
    let done = act_as_staff(caller, "correct_bulk_step", move |tx, ctx, permit| {
        once(tx, ctx, permit, &form, |tx, permit| {
            let (all, _) = bulk::undo(tx, ctx, permit, id, (after, MOST))?;
            let tried = if all.iter().any(|one| one.done.is_err()) { "&tried=yes" } else { "" };
            Ok(format!("{back}{tried}"))
        })
    });
    let (_, to) = done.await.map_err(of_id)?;
    Ok(go_on(&to))
}
