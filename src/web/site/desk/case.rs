//! `/work/cases/{id}`: one case for who works on it, everything that it shows in one transaction.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::web;

use super::seen::{Standing, Writers, happened, page_number, paged};
use super::tasks::task_row;
use crate::app::access::Permit;
use crate::app::applications::get;
use crate::app::sight::{self, Sight};
use crate::app::tasks::list as list_tasks;
use crate::app::{accounts, casework, handovers, links, messages};
use crate::domain::access::Part;
use crate::domain::case::Case;
use crate::domain::ids::AccountId;
use crate::domain::notice::Recipient;
use crate::domain::notice::outbox::Notice;
use crate::i18n::Arg;
use crate::web::pages::desk::case as pages;
use crate::web::pages::mine::rights::Right;
use crate::web::pages::parts::field::Typed;
use crate::web::pages::parts::timeline::Happened;
use crate::web::pages::say::{Link, Phrase};
use crate::web::problem::{Code, Problem};
use crate::web::request::Caller;
use crate::web::site::answer::day_of;
use crate::web::site::reader::{Reader, go_on};
use crate::web::site::session::{Away, Page, Shown, Whom, act_as_staff, on_form, or_sign_in, staff_frame};
use crate::wire::handover::{ResponsibilitiesBody, responsibilities};
use crate::wire::link::{LinkBody, link};
use crate::wire::notice::title;
use crate::wire::reckoning::{NextStepBody, PenaltyBodies, PenaltyBody, PersonBody, RemedyBody, TermBody};
use crate::wire::task::{TaskBody, TasksBody, tasks};

/// Terms with all their reasons on the page of the case, and on one page of all of them.
const TERMS: usize = 8;

/// Tasks that are still open, on the page of the case.
const TASKS: usize = 15;

/// What happened, and what was told, on the page of the case.
const LATEST: usize = 10;

/// The same on one page of all of it.
pub(super) const RECORDS: usize = 40;

/// What was done just now, as the address says it.
const DONE: [&str; 4] = ["recorded", "corrected", "completed", "assigned"];

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/work/cases/{id}", web::get().to(case))
        .route("/work/cases/{id}/terms", web::get().to(terms))
        .route("/work/cases/{id}/record", web::get().to(record))
        .route("/work/cases/{id}/assignee", web::post().to(assign));
}

/// What somebody may do from the page.
#[expect(clippy::struct_excessive_bools, reason = "each is a right of its own, looked up by itself")]
struct May {
    append: bool,
    correct: bool,
    people: bool,
    complete: bool,
    handovers: bool,
    letters: bool,
}

/// Everything that the page shows; `None`: not for whoever asks.
struct Found {
    case: Case,
    sight: Sight,
    parts: Vec<Part>,
    writers: Option<Writers>,
    told: Option<Vec<Notice>>,
    tasks: TasksBody,
    links: Vec<LinkBody>,
    held: Option<ResponsibilitiesBody>,
    base: String,
    assignee: Option<(Option<(AccountId, String)>, bool)>,
    may: May,
}

/// Looks everything up, each under the right and the name of its operation.
async fn found(caller: &Caller, reader: Reader<'_>) -> Result<(Whom, Found), Away> {
    let id = caller.case_id()?;
    let (locales, language) = (Arc::clone(&caller.state.locales), reader.served().id().to_owned());
    let found = act_as_staff(caller, "get_application", move |tx, ctx, permit| {
        let locale = locales.get(&language);
        let case = get(tx, permit, id)?;
        let sight = sight::of(tx, permit, id)?;
        let may = |permit: &Permit| May {
            append: permit.may(ctx, "append_event"),
            correct: permit.may(ctx, "correct_event"),
            people: permit.may(ctx, "list_people"),
            complete: permit.may(ctx, "complete_task"),
            handovers: permit.may(ctx, "list_handovers"),
            letters: permit.may(ctx, "get_letter"),
        };
        let may = may(permit);
        let writers = permit.along(ctx, "list_events", |by| {
            by.case(tx, id)?;
            casework::writers(tx, by, &case)
        })?;
        let told = permit.along(ctx, "list_notices", |by| messages::of_case(tx, by, id))?;
        let all = permit.along(ctx, "list_tasks", |by| {
            let (on, all) = list_tasks(tx, ctx, by, (id, None))?;
            Ok(tasks(on, &all, locale))
        })?;
        let tasks = all.unwrap_or_else(|| TasksBody { as_of: ctx.now.date_naive(), results: Vec::new() });
        let linked = permit.along(ctx, "list_links", |by| links::links(tx, ctx, by, id))?.unwrap_or_default();
        let held =
            permit.along(ctx, "list_responsibilities", |by| handovers::responsibilities(tx, ctx, by, (id, None)))?;
        let parts = permit.along(ctx, "list_people", |by| accounts::parts(tx, by, id))?.unwrap_or_default();
        let parts = parts.into_iter().map(|(_, part)| part).collect();
        let assignee = if permit.may(ctx, "put_assignee") {
            let to = casework::assigned_to(tx, permit, id)?;
            let mine = to.as_ref().is_some_and(|(account, _)| Some(*account) == permit.actor().account());
            Some((to, mine))
        } else {
            None
        };
        let links = linked.iter().map(link).collect();
        let base = casework::organisation_of(tx, &case)?;
        let held = held.map(|held| responsibilities(&held, locale));
        Ok(Found { case, sight, parts, writers, told, tasks, links, held, base, assignee, may })
    });
    Ok(found.await?)
}

/// GET `/work/cases/{id}`.
async fn case(caller: Caller) -> Page {
    or_sign_in(one_case(&caller).await)
}

async fn one_case(caller: &Caller) -> Shown {
    let mut query = caller.query(&["done"]);
    let done = query.one_of("done", &DONE);
    query.finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    let (whom, mut found) = found(caller, reader).await?;
    let (case, sight) = (found.case.clone(), found.sight.clone());
    let standing = Standing::of(caller, reader, case, &sight)?;
    let told = found.told.take().map(|told| {
        let all = told.iter().map(|notice| told_one(caller, reader, &standing, (notice, &found.parts)));
        all.take(LATEST).collect()
    });
    let view = desk_case(caller, reader, (&standing, &found), (told, done.as_deref()));
    let place = format!("/work/cases/{}", standing.case.identity.id);
    let frame = staff_frame(reader, &whom, &place);
    Ok(reader.page(StatusCode::OK, pages::desk_case(&frame, reader.say(), &view)))
}

fn desk_case(
    caller: &Caller,
    reader: Reader<'_>,
    (standing, found): (&Standing, &Found),
    (told, done): (Option<Vec<Happened>>, Option<&str>),
) -> pages::DeskCase {
    let (say, body, id) = (reader.say(), &standing.body, standing.case.identity.id);
    let (answered, parts) = (standing.answered(reader), found.parts.as_slice());
    let at = |key: &str, place: &str| Link::of(say, key, &format!("/work/cases/{id}/{place}"));
    let title = reader.of_law(&body.procedure.title, &standing.native);
    let rules = format!("{} ({} {})", title.text, say.plain("staff-rules-of", &[]), body.procedure.version);
    let events = found.writers.as_ref().map(|writers| {
        let mut all = happened(caller, reader, standing, (writers, parts, found.may.correct));
        all.truncate(LATEST);
        all
    });
    let record = found.writers.is_some().then(|| at("staff-record", "record"));
    let handed = found.may.handovers.then(|| at("staff-handovers-of-case", "handovers"));
    let steps = |standing: &Standing| next(reader, standing, None, &body.next_steps);
    pages::DeskCase {
        reference: standing.case.identity.reference.as_str().to_owned(),
        rules: Phrase { text: rules, language: title.language },
        stage: reader.of_law(&body.stage_title, &standing.native),
        responsible: (responsible(found), handed.clone()),
        assigned: found.assignee.as_ref().map(|(to, mine)| assigned(reader, standing, (to.as_ref(), *mine))),
        marks: once_each(marks(reader, standing)),
        warnings: once_each(answered.warnings(body)),
        terms: open_terms(standing).take(TERMS).map(|one| term(reader, standing, parts, one)).collect(),
        all_terms: at("staff-terms-all", "terms"),
        clocks: answered.clocks(body),
        people: people(reader, standing, found),
        details: found.may.people.then(|| at("staff-people-link", "people")),
        next: if found.may.append { steps(standing) } else { Vec::new() },
        tasks: open_tasks(caller, reader, standing, found),
        all_tasks: (!found.tasks.results.is_empty()).then(|| at("staff-tasks-all", "tasks")),
        rights: rights(reader, standing, found.may.letters),
        linked: found.links.iter().map(|one| linked(reader, id.0, one)).collect(),
        events,
        told,
        record,
        more: handed.into_iter().collect(),
        done: done.map(|done| say.told(&format!("staff-done-{done}"), &[])),
    }
}

/// The terms that run, the next first.
fn open_terms(standing: &Standing) -> impl Iterator<Item = &TermBody> {
    let mut open: Vec<&TermBody> =
        standing.body.terms.iter().filter(|term| term.met_on.is_none() && term.moot_on.is_none()).collect();
    open.sort_by_key(|term| day_of(term));
    open.into_iter()
}

fn term(reader: Reader<'_>, standing: &Standing, parts: &[Part], of: &TermBody) -> pages::Term {
    let answered = standing.answered(reader);
    pages::Term {
        title: answered.term(of),
        who: answered.party(&of.party),
        person: of.person.as_ref().map(|person| standing.who(reader, person, parts)),
        last: answered.reasoned(of),
        urgency: answered.urgency(of),
    }
}

/// What can happen next, each a form.
fn next(reader: Reader<'_>, standing: &Standing, person: Option<&str>, steps: &[NextStepBody]) -> Vec<Link> {
    let id = standing.case.identity.id;
    let whom = person.map_or_else(String::new, |person| format!("?person={person}"));
    let link = |step: &NextStepBody| Link {
        text: reader.of_law(&step.title, &standing.native),
        address: format!("/work/cases/{id}/steps/{}{whom}", step.event),
    };
    steps.iter().map(link).collect()
}

/// Which organisations are responsible, each once; as long as nobody has a part in the case, the one that works on it.
fn responsible(found: &Found) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for one in found.held.iter().flat_map(|held| &held.results) {
        if !all.contains(&one.organisation.name) {
            all.push(one.organisation.name.clone());
        }
    }
    if all.is_empty() { vec![found.base.clone()] } else { all }
}

/// Each once: what holds for several of a family is said of all of them.
fn once_each(all: Vec<Phrase>) -> Vec<Phrase> {
    let mut known: Vec<Phrase> = Vec::new();
    for one in all {
        if !known.contains(&one) {
            known.push(one);
        }
    }
    known
}

fn assigned(
    reader: Reader<'_>,
    standing: &Standing,
    (to, mine): (Option<&(AccountId, String)>, bool),
) -> pages::Assigned {
    let (wanted, key) = if mine { ("nobody", "staff-assign-back") } else { ("me", "staff-assign-take") };
    let fields = vec![("to".to_owned(), wanted.to_owned())];
    pages::Assigned {
        to: to.map(|(_, login)| login.clone()),
        form: (format!("/work/cases/{}/assignee", standing.case.identity.id), fields, reader.say().told(key, &[])),
    }
}

/// Holds, and penalties that run.
fn marks(reader: Reader<'_>, standing: &Standing) -> Vec<Phrase> {
    let holds = standing.body.holds.iter().map(|hold| reader.of_law(&hold.title, &standing.native));
    let all: Vec<&PenaltyBody> = match &standing.body.penalty {
        None => Vec::new(),
        Some(PenaltyBodies::One(one)) => vec![one],
        Some(PenaltyBodies::Several(several)) => several.iter().collect(),
    };
    let penalty = |one: &&PenaltyBody| {
        let title = reader.of_law(&one.title, &standing.native);
        let args = [("title", Arg::Text(title.text.into())), ("amount", Arg::Cents(one.amount_cents))];
        reader.say().told("staff-penalty", &args)
    };
    holds.chain(all.iter().map(penalty)).collect()
}

/// Who is in the case, by what they are in the family.
fn people(reader: Reader<'_>, standing: &Standing, found: &Found) -> Vec<pages::Person> {
    let one = |person: &PersonBody| {
        let member = person.member.as_ref();
        let since = member.map(|member| reader.say().told("staff-member-since", &[("day", Arg::Day(member.since))]));
        let left = member.and_then(|member| member.left_on);
        let left = left.map(|day| reader.say().told("staff-member-left", &[("day", Arg::Day(day))]));
        pages::Person {
            who: standing.who(reader, &person.person, &found.parts),
            stage: reader.of_law(&person.stage_title, &standing.native),
            notes: since.into_iter().chain(left).collect(),
            next: if found.may.append {
                next(reader, standing, Some(&person.person), &person.next_steps)
            } else {
                Vec::new()
            },
        }
    };
    standing.body.persons.iter().map(one).collect()
}

/// What is still to be done, the next first.
fn open_tasks(caller: &Caller, reader: Reader<'_>, standing: &Standing, found: &Found) -> Vec<pages::Task> {
    let (may, as_of) = (&found.may, found.tasks.as_of);
    let mut open: Vec<&TaskBody> =
        found.tasks.results.iter().filter(|one| one.done_on.is_none() && one.state != "moot").collect();
    open.sort_by_key(|one| (one.warn_by.is_none(), one.warn_by));
    let card = |one: &TaskBody| {
        let event = standing.event(caller, &one.done_by);
        task_row(reader, standing, (&found.parts, may.append, may.complete, as_of), (one, event))
    };
    open.into_iter().take(TASKS).map(card).collect()
}

/// What people can do, now or later, with the letters for it.
fn rights(reader: Reader<'_>, standing: &Standing, letters: bool) -> Vec<Right> {
    let open = standing.body.remedies.iter().filter(|one| matches!(one.state.as_str(), "open" | "not-yet"));
    let letter = |remedy: &RemedyBody| {
        if !letters || remedy.letter.is_none() || remedy.state != "open" {
            return Vec::new();
        }
        let person = remedy.person.as_ref().map_or_else(String::new, |person| format!("?person={person}"));
        let id = standing.case.identity.id;
        let address = format!("/api/v1/applications/{id}/letters/{}{person}", remedy.id);
        vec![Link::of(reader.say(), "page-right-letter", &address)]
    };
    open.map(|remedy| standing.answered(reader).right(remedy, letter(remedy))).collect()
}

fn linked(reader: Reader<'_>, own: uuid::Uuid, of: &LinkBody) -> (Phrase, Option<Link>) {
    let way = if of.from == own { "to" } else { "from" };
    let other = of.application.as_ref();
    let link = other.map(|other| Link {
        text: Phrase::from(other.reference.as_str()),
        address: format!("/work/cases/{}", other.id),
    });
    (reader.say().told(&format!("staff-link-{}-{way}", of.kind), &[]), link)
}

/// A notice, with whom it tells and what became of it.
fn told_one(caller: &Caller, reader: Reader<'_>, standing: &Standing, (notice, parts): (&Notice, &[Part])) -> Happened {
    let say = reader.say();
    let whom = match &notice.to {
        Recipient::Person(person) => standing.who(reader, person.as_str(), parts),
        Recipient::Organisation(organisation) => Phrase::from(format!("\u{2068}{organisation}\u{2069}")),
    };
    let state = say.told(&format!("staff-notice-{}", notice.state.code()), &[]);
    Happened {
        on: notice.sent_at.map_or(notice.about_on, |at| at.date_naive()),
        title: reader.served_text(&title(notice, &caller.state.locales, reader.served().id())),
        details: vec![whom, state],
        recorded: None,
        gone: None,
        links: Vec::new(),
    }
}

/// GET `/work/cases/{id}/terms`: all terms, each with its reasons.
async fn terms(caller: Caller) -> Page {
    or_sign_in(all_terms(&caller).await)
}

async fn all_terms(caller: &Caller) -> Shown {
    let page = page_number(caller)?;
    let reader = Reader::of(caller.request(), &caller.state);
    let id = caller.case_id()?;
    let (whom, (case, sight)) = act_as_staff(caller, "list_terms", move |tx, _, permit| {
        let case = get(tx, permit, id)?;
        let sight = sight::of(tx, permit, id)?;
        Ok((case, sight))
    })
    .await?;
    let standing = Standing::of(caller, reader, case, &sight)?;
    let ended = standing.body.terms.iter().filter(|term| term.met_on.is_some() || term.moot_on.is_some()).rev();
    let all: Vec<pages::Term> =
        open_terms(&standing).chain(ended).map(|one| term(reader, &standing, &[], one)).collect();
    let place = format!("/work/cases/{id}/terms");
    let (here, next) = paged(all, page, TERMS, &place);
    let frame = staff_frame(reader, &whom, &place);
    let shown = pages::terms(&frame, reader.say(), &standing.link(), &here, next.as_deref());
    Ok(reader.page(StatusCode::OK, shown))
}

/// GET `/work/cases/{id}/record`: everything that happened and that people were told.
async fn record(caller: Caller) -> Page {
    or_sign_in(whole_record(&caller).await)
}

async fn whole_record(caller: &Caller) -> Shown {
    let page = page_number(caller)?;
    let reader = Reader::of(caller.request(), &caller.state);
    let id = caller.case_id()?;
    let (whom, (case, writers, told, corrects)) = act_as_staff(caller, "list_events", move |tx, ctx, permit| {
        let case = get(tx, permit, id)?;
        let writers = casework::writers(tx, permit, &case)?;
        let told = permit.along(ctx, "list_notices", |by| messages::of_case(tx, by, id))?.unwrap_or_default();
        Ok((case, writers, told, permit.may(ctx, "correct_event")))
    })
    .await?;
    let standing = Standing::of(caller, reader, case, &Sight::Everything)?;
    let mut all = happened(caller, reader, &standing, (&writers, &[], corrects));
    all.extend(told.iter().map(|notice| told_one(caller, reader, &standing, (notice, &[]))));
    all.sort_by_key(|one| std::cmp::Reverse(one.on));
    let place = format!("/work/cases/{id}/record");
    let (here, next) = paged(all, page, RECORDS, &place);
    let frame = staff_frame(reader, &whom, &place);
    let shown = pages::record(&frame, reader.say(), &standing.link(), &here, next.as_deref());
    Ok(reader.page(StatusCode::OK, shown))
}

/// POST `/work/cases/{id}/assignee`: I work on it, or nobody does. Twice is once.
async fn assign(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, async |caller, typed| assigned_to(caller, &typed).await).await
}

async fn assigned_to(caller: &Caller, typed: &Typed) -> Shown {
    let id = caller.case_id()?;
    let mine = match typed.value("to") {
        "me" => true,
        "nobody" => false,
        _ => return Err(Problem::of(Code::MalformedBody).into()),
    };
    act_as_staff(caller, "put_assignee", move |tx, _, permit| {
        let to = if mine { permit.actor().account() } else { None };
        casework::assign(tx, permit, id, to)
    })
    .await?;
    Ok(go_on(&format!("/work/cases/{id}?done=assigned")))
}
