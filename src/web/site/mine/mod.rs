//! My case: what a referent, a member of the family or a helper sees of an application. Each page does what the interface does
//! under the same right, and the log tells it by the same name.

mod calendar;
mod case;
mod data;
mod handover;
mod helpers;
mod refusal;
mod road;
mod tasks;
mod views;

use std::collections::{BTreeMap, BTreeSet};

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use chrono::NaiveDate;

use self::views::{in_short, look, news_of};
use super::public::item;
use super::reader::{Reader, go_on, shows_again};
use super::session::{Away, Page, on_form, or_sign_in};
use crate::app::applications::{self, reckon};
use crate::app::sight::{self, Looked};
use crate::app::{AppError, InputFault, guidance, messages, people};
use crate::domain::access::Reach;
use crate::domain::case::Case;
use crate::domain::case::history::{EventFault, Wrong};
use crate::domain::case::list::{ListQuery, Order};
use crate::domain::ids::CaseId;
use crate::domain::notice::{Delivery, Preferences};
use crate::domain::task::TaskSpan;
use crate::web::pages::frame::{Frame, SignedIn};
use crate::web::pages::mine as pages;
use crate::web::pages::parts::field::Typed;
use crate::web::pages::say::{Link, Phrase};
use crate::web::problem::{Code, Problem, of_list};
use crate::web::request::Caller;
use crate::wire::access::access;
use crate::wire::application::summary;
use crate::wire::guidance::guidance as guidance_body;
use crate::wire::notice::messages as messages_body;
use crate::wire::reckoning::ReckoningBody;

/// The addresses of this part.
pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/my", web::get().to(cases))
        .route("/my/messages", web::get().to(news))
        .route("/my/messages", web::post().to(wish))
        .route("/my/{id}", web::get().to(case::case))
        .route("/my/{id}/sheet", web::get().to(case::sheet))
        .route("/my/{id}/guidance", web::get().to(prepare))
        .route("/my/{id}/guidance/{itemId}/{tickId}", web::post().to(tick))
        .route("/my/{id}/looks", web::get().to(looks))
        .route("/my/{id}/data", web::get().to(data::data))
        .route("/my/{id}/data", web::post().to(data::changed))
        .route("/my/{id}/helpers", web::get().to(helpers::helpers))
        .route("/my/{id}/helpers", web::post().to(helpers::changed))
        .route("/my/{id}/handover", web::get().to(handover::handover))
        .route("/my/{id}/tasks", web::get().to(tasks::tasks))
        .route("/my/{id}/tasks", web::post().to(tasks::done))
        .route("/my/{id}/refusal", web::get().to(refusal::refusal))
        .route("/my/{id}/calendar.ics", web::get().to(calendar::calendar));
}

/// The most applications of one person that are listed.
const MOST: i64 = 100;
/// Lines of who looked on one page, and messages.
const LOOKS: usize = 50;
const MESSAGES: usize = 6;
/// Lines of the log that are looked through.
const MOST_LOOKS: i64 = 1000;

/// What is around a page of somebody who is signed in; of a case: with what there is about it.
fn frame(reader: Reader<'_>, login: &str, place: &str, case: Option<CaseId>) -> Frame {
    let say = reader.say();
    let link = |key: &str, address: String| Link { text: say.told(key, &[]), address };
    let mut menu = Vec::new();
    match case {
        None => menu.push(link("page-my-cases", "/my".to_owned())),
        Some(id) => {
            menu.push(link("page-case-title", format!("/my/{id}")));
            menu.push(link("page-more-guidance", format!("/my/{id}/guidance")));
        }
    }
    menu.push(link("page-news", "/my/messages".to_owned()));
    let frame = Frame { signed_in: Some(SignedIn { as_whom: Some(login.to_owned()), menu }), ..reader.frame(place) };
    reader.with_exit(frame)
}

/// The same around a page that answers a form.
fn frame_of_form(reader: Reader<'_>, login: &str, (place, id): (&str, CaseId), typed: &Typed) -> Frame {
    Frame { languages: reader.frame_of_form(place, typed).languages, ..frame(reader, login, place, Some(id)) }
}

/// What is wrong with what was sent, in a sentence; a form that was sent before, with something else in it, is shown once more.
fn refused(reader: Reader<'_>, error: AppError) -> Result<Phrase, Away> {
    if matches!(error, AppError::KeyReused) {
        return Ok(reader.say().told("page-fault-twice", &[]));
    }
    let AppError::Invalid(faults) = error else { return Err(error.into()) };
    let own = faults.iter().find_map(in_plain_words);
    let said = of_list(AppError::Invalid(faults)).body(reader.served(), uuid::Uuid::nil());
    let first = said.errors.first().map(|fault| reader.served_text(&fault.detail));
    Ok(own.map(|key| reader.say().told(key, &[])).or(first).unwrap_or_default())
}

/// What people are told of a fault in words of their own.
fn in_plain_words(fault: &InputFault) -> Option<&'static str> {
    let known = [
        (matches!(fault, InputFault::EndsInThePast), "page-fault-past"),
        (matches!(fault, InputFault::UnknownHelper), "page-fault-helper"),
        (matches!(fault, InputFault::SaidByOthers { .. } | InputFault::NeedsItsEvent { .. }), "page-fault-others"),
        (matches!(fault, InputFault::Event(EventFault { what: Wrong::InTheFuture { .. }, .. })), "page-fault-future"),
        (matches!(fault, InputFault::Event(EventFault { what: Wrong::HappenedAlready, .. })), "page-fault-already"),
    ];
    known.iter().find(|(is, _)| *is).map(|(_, key)| *key)
}

/// GET `/my`: my applications; where there is one only, that one.
async fn cases(caller: Caller) -> Page {
    or_sign_in(my_cases(&caller).await)
}

async fn my_cases(caller: &Caller) -> Result<HttpResponse, Away> {
    caller.query(&[]).finish()?;
    let (login, all) = caller
        .act_as_person("list_applications", |tx, ctx, permit| {
            let query = ListQuery {
                // Replaced by that of the permit.
                reach: Reach::Whole,
                procedure: None,
                stage: None,
                due_before: None,
                received_from: None,
                received_until: None,
                ended: None,
                order: Order::ByCreation,
                after: None,
                limit: MOST,
            };
            let all = applications::list(tx, ctx, permit, &query)?;
            let today = |procedure: &str| ctx.catalogue.procedure(procedure).map(|procedure| ctx.today(procedure));
            let body = |(identity, known): &(_, _)| {
                let identity: &crate::domain::case::Identity = identity;
                summary(identity, known, today(identity.procedure.as_str()).unwrap_or_else(|| ctx.now.date_naive()))
            };
            Ok(all.iter().map(body).collect::<Vec<_>>())
        })
        .await?;
    if let [one] = all.as_slice() {
        return Ok(go_on(&format!("/my/{}", one.id)));
    }
    let reader = Reader::of(caller.request(), &caller.state);
    let rows: Vec<_> = all.iter().map(|one| in_short(caller, reader, one)).collect();
    let page = pages::cases::cases(&frame(reader, &login, "/my", None), reader.say(), &rows);
    Ok(reader.page(StatusCode::OK, page))
}

/// An application as its reader may see it.
struct Seen {
    login: String,
    case: Case,
    body: ReckoningBody,
    native: String,
    /// Since when it is where it is, and since when each person is where they are.
    since: Option<NaiveDate>,
    stood: BTreeMap<String, NaiveDate>,
    /// They may know who looked; a helper may not.
    of_family: bool,
    /// Terms after whose last day there is still something to do: those of a task.
    lasting: Vec<String>,
}

impl Seen {
    /// What somebody looked up, reckoned and told to them.
    fn of(caller: &Caller, reader: Reader<'_>, (login, looked): (String, Looked)) -> Result<Self, AppError> {
        let Looked { case, sight, of_family } = looked;
        let context = caller.state.app.context();
        let mut answer = reckon(context, &case, None, None)?;
        sight.narrow(&mut answer);
        let procedure = context.catalogue.procedure(case.identity.procedure.as_str());
        let native = procedure.map_or_else(String::new, |procedure| procedure.language().to_owned());
        let body = super::answer::told(reader, &answer, &native);
        let stood = answer.persons.iter().filter_map(|one| Some((one.person.as_str().to_owned(), one.since?)));
        let rules = context.catalogue.tasks(case.identity.procedure.as_str());
        let lasting = rules.into_iter().flat_map(|rules| &rules.rules).filter_map(|rule| match &rule.span {
            TaskSpan::Term(term) => Some(term.to_string()),
            TaskSpan::Norm(..) => None,
        });
        let lasting = lasting.collect();
        Ok(Self { login, body, native, since: answer.since, stood: stood.collect(), of_family, lasting, case })
    }

    /// It waits for no decision any more: there was one, and nobody looks at it again.
    fn is_decided(&self) -> bool {
        self.case.summary.received_on.is_some() && super::answer::deciding(&self.body).is_none()
    }

    /// Is the case, or anybody in it whom the reader may see, in one of these stages?
    fn is_in(&self, stages: &[&str]) -> bool {
        let persons = self.body.persons.iter().map(|one| &one.stage);
        persons.chain([&self.body.stage]).any(|stage| stages.contains(&stage.as_str()))
    }
}

/// Looks an application up, by the right and under the name of the operation that does so.
async fn seen(caller: &Caller, reader: Reader<'_>) -> Result<Seen, Away> {
    let id = caller.case_id()?;
    let looked = caller.act_as_person("get_application", move |tx, _, permit| sight::look(tx, permit, id)).await?;
    Ok(Seen::of(caller, reader, looked)?)
}

/// The names of the family by the ids of its people, for who is of it; a helper knows nobody's name from here.
async fn names(caller: &Caller, of_family: bool) -> Result<Names, Away> {
    let id = caller.case_id()?;
    if !of_family {
        return Ok(Names::new());
    }
    let (_, all) =
        caller.act_as_person("list_family", move |tx, ctx, permit| people::family(tx, ctx, permit, id)).await?;
    Ok(names_of(all))
}

fn names_of(family: Vec<people::Relative>) -> Names {
    let name = |one: people::Relative| {
        let name = format!("{} {}", one.details.given_name, one.details.family_name).trim().to_owned();
        (!name.is_empty()).then(|| (one.person.as_str().to_owned(), name))
    };
    family.into_iter().filter_map(name).collect()
}

/// Names by the ids of people.
type Names = BTreeMap<String, String>;

/// GET `/my/{id}/guidance`: what I can prepare now.
async fn prepare(caller: Caller) -> Page {
    or_sign_in(preparing(&caller).await)
}

async fn preparing(caller: &Caller) -> Result<HttpResponse, Away> {
    caller.query(&[]).finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    let id = caller.case_id()?;
    let (login, now) =
        caller.act_as_person("list_guidance", move |tx, ctx, permit| guidance::now(tx, ctx, permit, id)).await?;
    let known = caller.state.app.catalogue.guidance();
    let body = guidance_body(known, &now, reader.locales(), reader.locale().id());
    let one = |body: &crate::wire::guidance::ItemBody| {
        let action = |tick: &str| Some(format!("/my/{id}/guidance/{}/{tick}", body.id));
        item(body, reader, &action)
    };
    let view = pages::guidance::Guidance { stage: None, items: body.results.iter().map(one).collect() };
    let frame = frame(reader, &login, &format!("/my/{id}/guidance"), Some(id));
    Ok(reader.page(StatusCode::OK, pages::guidance::guidance(&frame, reader.say(), &view)))
}

/// POST `/my/{id}/guidance/{itemId}/{tickId}`: ticks something off, or takes that back. Doing it twice is doing it once.
async fn tick(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, async |caller, typed| ticked(caller, &typed).await).await
}

async fn ticked(caller: &Caller, typed: &Typed) -> Result<HttpResponse, Away> {
    let id = caller.case_id()?;
    let done = match typed.value("done") {
        "yes" => true,
        "no" => false,
        _ => return Err(Problem::of(Code::MalformedBody).into()),
    };
    let (item, which) = (caller.segment("itemId").to_owned(), caller.segment("tickId").to_owned());
    let back = format!("/my/{id}/guidance#{item}");
    let operation = if done { "put_tick" } else { "remove_tick" };
    caller
        .act_as_person(operation, move |tx, ctx, permit| guidance::tick(tx, ctx, permit, id, (&item, &which, done)))
        .await?;
    Ok(go_on(&back))
}

/// GET `/my/{id}/looks`: who looked.
async fn looks(caller: Caller) -> Page {
    or_sign_in(who_looked(&caller).await)
}

async fn who_looked(caller: &Caller) -> Result<HttpResponse, Away> {
    let (page, next) = page_number(caller)?;
    let reader = Reader::of(caller.request(), &caller.state);
    let id = caller.case_id()?;
    let (login, (zone, desks, all)) = caller
        .act_as_person("list_accesses", move |tx, ctx, permit| {
            permit.case(tx, id)?;
            let case = tx.case(id)?.ok_or(AppError::Unknown)?;
            let zone = ctx.catalogue.procedure(case.identity.procedure.as_str()).map(|of| of.time_zone().to_owned());
            let ever = (chrono::DateTime::UNIX_EPOCH, ctx.now + chrono::TimeDelta::seconds(1));
            let names = tx.organisations()?.into_iter().map(|one| (one.id.to_string(), one.name));
            let desks: BTreeMap<_, _> = names.collect();
            Ok((zone.unwrap_or_default(), desks, tx.entries_of_case(id, ever, MOST_LOOKS)?))
        })
        .await?;
    // One page may need several operations: for whoever reads this it was looked at once.
    let mut all: Vec<_> =
        all.iter().map(|entry| (entry.deed.request, look(reader, &access(entry), (&zone, &desks)))).collect();
    let mut told = BTreeSet::new();
    all.retain(|(request, look)| told.insert((*request, look.who.text.clone(), look.what.text.clone())));
    let from = page.saturating_mul(LOOKS);
    let here: Vec<_> = all.iter().skip(from).take(LOOKS).map(|(_, look)| look.clone()).collect();
    let next = (all.len() > from.saturating_add(LOOKS)).then(|| format!("/my/{id}/looks?page={next}"));
    let frame = frame(reader, &login, &format!("/my/{id}/looks"), Some(id));
    Ok(reader.page(StatusCode::OK, pages::data::looks(&frame, reader.say(), &here, next.as_deref())))
}

/// Which page was asked for, from 0, and the number of the next as it is written.
fn page_number(caller: &Caller) -> Result<(usize, usize), Problem> {
    let mut query = caller.query(&["page"]);
    let page = query.number("page", 1, 10_000).unwrap_or(1);
    query.finish()?;
    let page = usize::try_from(page).unwrap_or(1);
    Ok((page.saturating_sub(1), page.saturating_add(1)))
}

/// GET `/my/messages`: what I was told.
async fn news(caller: Caller) -> Page {
    or_sign_in(told(&caller, None).await)
}

/// POST `/my/messages`: how often I want to be told.
async fn wish(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, wished).await
}

async fn wished(caller: &Caller, mut typed: Typed) -> Result<HttpResponse, Away> {
    let reader = Reader::of_form(caller, &typed);
    let chosen = Delivery::ALL.iter().find(|(code, _)| *code == typed.value("rhythm")).map(|(_, chosen)| *chosen);
    let fault = reader.say().told("page-fault-missing", &[]);
    if shows_again(&typed) {
        return told(caller, Some(typed)).await;
    }
    let Some(delivery) = chosen else {
        typed.wrong("rhythm", fault);
        return told(caller, Some(typed)).await;
    };
    caller
        .act_as_person("put_my_preferences", move |tx, ctx, permit| {
            let wanted = Preferences { delivery, ..messages::preferences(tx, permit)? };
            messages::put_preferences(tx, ctx, permit, &wanted)
        })
        .await?;
    Ok(go_on("/my/messages"))
}

async fn told(caller: &Caller, typed: Option<Typed>) -> Result<HttpResponse, Away> {
    let (page, next) = page_number(caller)?;
    let nothing = Typed::default();
    let reader = Reader::of_form(caller, typed.as_ref().unwrap_or(&nothing));
    let (login, all) = caller.act_as_person("list_my_messages", messages::own).await?;
    let (_, wanted) =
        caller.act_as_person("get_my_preferences", |tx, _, permit| messages::preferences(tx, permit)).await?;
    let from = page.saturating_mul(MESSAGES);
    let more = all.len() > from.saturating_add(MESSAGES);
    let here: Vec<_> = all.into_iter().skip(from).take(MESSAGES).collect();
    let languages = (reader.locale().id(), reader.served().id());
    let body = messages_body(&here, reader.locales(), languages);
    let kept = Typed::of([("rhythm".to_owned(), wanted.delivery.code().to_owned())]);
    let shown = typed.as_ref().unwrap_or(&kept);
    let view = pages::news::News {
        messages: news_of(&body),
        next: more.then(|| format!("/my/messages?page={next}")),
        wishes: pages::news::wishes_form(reader.say(), "/my/messages", shown),
    };
    let status = if shown.is_right() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let frame = frame(reader, &login, "/my/messages", None);
    Ok(reader.page(status, pages::news::news(&frame, reader.say(), &view)))
}
