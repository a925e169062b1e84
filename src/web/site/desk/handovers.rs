//! Handovers: what is addressed to an organisation and its answer, and those of one case.

use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_LANGUAGE;
use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use uuid::Uuid;

use super::seen::{Standing, beside, code, form_frame, marked, page_number, paged, unchosen};
use crate::app::applications::get;
use crate::app::handover_views::Shown as Seen;
use crate::app::handovers::{self as cases, Answer, Draft};
use crate::app::sight;
use crate::app::{AppError, InputFault, accounts, casework, sheets};
use crate::domain::access::Part;
use crate::domain::case::work::{View, WorkQuery};
use crate::domain::handover::{Contact, Field as Shared, Ground, Refusal};
use crate::domain::ids::{PersonId, Slug};
use crate::i18n::Arg;
use crate::web::handover::sheet_page;
use crate::web::page;
use crate::web::pages::desk::handovers as pages;
use crate::web::pages::parts::badge::Urgency;
use crate::web::pages::parts::date::{Reasoned, Step};
use crate::web::pages::parts::field::{Choice, Form, Typed};
use crate::web::pages::say::{Link, Phrase};
use crate::web::problem::{Code, Problem, of_one};
use crate::web::request::Caller;
use crate::web::site::answer::Answered;
use crate::web::site::reader::{Reader, go_on, shows_again};
use crate::web::site::session::{Page, Shown, Whom, act_as_staff, on_form, once, once_key, or_sign_in, staff_frame};
use crate::wire::handover::{
    ContactBody, HandoverBody, HandoverPersonBody, ResponsibilityBody, SideBody, handover, kind_title, responsibilities,
};

/// Handovers on one page.
const MOST: usize = 12;
/// The longest line that is looked at.
const LONGEST: usize = 1000;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/work/handovers", web::get().to(incoming))
        .route("/work/handovers/{handoverId}", web::get().to(one_incoming))
        .route("/work/handovers/{handoverId}", web::post().to(answer))
        .route("/work/cases/{id}/handovers", web::get().to(of_case))
        .route("/work/cases/{id}/handovers/new", web::get().to(propose))
        .route("/work/cases/{id}/handovers/new", web::post().to(proposed))
        .route("/work/cases/{id}/handovers/{handoverId}", web::get().to(one_sent))
        .route("/work/cases/{id}/handovers/{handoverId}", web::post().to(act))
        .route("/work/cases/{id}/handovers/{handoverId}/sheet", web::post().to(sheet));
}

fn handover_id(caller: &Caller) -> Result<Uuid, Problem> {
    caller.segment("handoverId").parse().map_err(|_| Problem::of(Code::NotFound))
}

// ---------------------------------------------------------------------------------------------------- into views

/// A handover as the interface tells it, in the reader's words.
fn told(caller: &Caller, reader: Reader<'_>, seen: &Seen) -> HandoverBody {
    handover(seen, &caller.state.app.catalogue, reader.served())
}

fn side(of: &SideBody) -> pages::Side {
    let ways = |contact: &ContactBody| {
        let all = [Some(contact.name.clone()), contact.phone.clone(), contact.email.clone()];
        all.into_iter().flatten().filter(|way| !way.is_empty()).collect()
    };
    (of.name.clone(), of.contact.as_ref().map(ways).unwrap_or_default())
}

/// A handover as a card. `case`: where the case is looked at, for who may; `who`: how people are called; `open`: where it is looked
/// at by itself.
fn card(
    reader: Reader<'_>,
    (of, as_of): (&HandoverBody, NaiveDate),
    (case, open): (Option<String>, Option<Link>),
    who: &dyn Fn(&str) -> Phrase,
) -> pages::Handover {
    let say = reader.say();
    let served = |text: String| reader.served_text(&text);
    let number = |n: u32| Arg::Number(i64::from(n));
    let counts = [("people", number(of.people_count)), ("minors", number(of.minors_count))];
    let answer = (of.state == "proposed").then(|| (reasons(reader, of, as_of), urgency(of.answer_by, as_of)));
    let refused =
        of.reason.as_ref().map(|reason| served(reader.served().text(&format!("handover-refusal-{reason}"), &[])));
    let confirmed = [
        ("staff-handover-sender-confirmed", of.sender_confirmed_at),
        ("staff-handover-receiver-confirmed", of.receiver_confirmed_at),
    ];
    let confirmed =
        confirmed.into_iter().filter_map(|(key, at)| at.map(|at| say.told(key, &[("day", Arg::Day(at.date_naive()))])));
    pages::Handover {
        title: served(of.kind.title.clone()),
        case: (of.reference.clone(), case),
        open,
        from: side(&of.from),
        to: side(&of.to),
        themes: of.themes.iter().map(|theme| served(theme.title.clone())).collect(),
        count: served(reader.served().text("handover-people-count", &counts)),
        people: of.people.iter().map(|one| about(reader, one, who)).collect(),
        shared: of.fields.iter().map(|field| code(reader, &format!("field-{field}"))).collect(),
        state: say.told(&format!("staff-handover-{}", of.state), &[]),
        answer,
        contact: of.contact_on.zip(of.contact_by),
        notes: refused.into_iter().chain(confirmed).collect(),
        said: of.note.clone(),
        warnings: of.warnings.iter().map(|warning| served(warning.text.clone())).collect(),
    }
}

fn urgency(by: NaiveDate, as_of: NaiveDate) -> Urgency {
    let left = (by - as_of).num_days();
    if left < 0 { Urgency::Late(-left) } else { Urgency::Left(left) }
}

/// Why it must be answered by that day; that it is a norm stands with it.
fn reasons(reader: Reader<'_>, of: &HandoverBody, as_of: NaiveDate) -> Reasoned {
    let answered = Answered { reader, native: "nl", as_of };
    let step = |step: &crate::wire::reckoning::StepBody| Step {
        text: reader.served_text(&step.text),
        laws: answered.laws(&step.authority),
    };
    Reasoned {
        day: of.answer_by,
        provisional: false,
        steps: of.answer_steps.iter().map(step).collect(),
        readings: Vec::new(),
        warnings: vec![reader.served_text(&reader.served().text("handover-norm", &[]))],
    }
}

fn about(reader: Reader<'_>, of: &HandoverPersonBody, who: &dyn Fn(&str) -> Phrase) -> pages::About {
    let say = reader.say();
    let nobody = || say.told(if of.minor { "staff-minor" } else { "staff-person" }, &[]);
    let language = of.language.as_ref().map(|tag| code(reader, &format!("language-{tag}")));
    let interpreter = say.told(&format!("staff-interpreter-{}", of.interpreter), &[]);
    let details = of.details.as_ref();
    let name = details.map(|known| {
        [&known.given_name, &known.family_name].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ")
    });
    let day = |day: NaiveDate| say.locale().day(day);
    let yes = |so: bool| so.then(|| say.plain("staff-yes", &[]));
    let facts = [
        ("staff-name", name.filter(|name| !name.is_empty())),
        ("staff-detail-born", details.and_then(|known| known.born_on).map(day)),
        ("staff-detail-phone", details.and_then(|known| known.phone.clone())),
        ("staff-detail-email", details.and_then(|known| known.email.clone())),
        ("staff-detail-address", details.and_then(|known| known.address.clone())),
        ("staff-detail-support", details.and_then(|known| yes(known.needs_support))),
        ("staff-detail-unaccompanied", details.and_then(|known| yes(known.formerly_unaccompanied))),
    ];
    pages::About {
        who: of.person.as_deref().map_or_else(nobody, who),
        ground: of.ground.as_ref().map(|ground| say.told(&format!("staff-ground-{ground}"), &[])),
        notes: language.into_iter().chain([interpreter]).collect(),
        facts: facts.into_iter().filter_map(|(key, value)| Some((say.told(key, &[]), value?))).collect(),
        careful: details.into_iter().flat_map(|known| &known.safety).map(|mark| code(reader, mark)).collect(),
    }
}

/// Today, where the procedure of a handover holds.
fn today(caller: &Caller, seen: &Seen) -> NaiveDate {
    let context = caller.state.app.context();
    let procedure = context.catalogue.procedure(seen.procedure.as_str());
    procedure.map_or_else(|| context.now.date_naive(), |procedure| context.today(procedure))
}

/// How somebody is called to an organisation that does not see the case: by the end of their id.
fn by_mark(reader: Reader<'_>, person: &str) -> Phrase {
    marked(&reader.say().told("staff-person", &[]), person)
}

// ------------------------------------------------------------------------------------------- to our organisation

/// GET `/work/handovers`.
async fn incoming(caller: Caller) -> Page {
    or_sign_in(all_incoming(&caller).await)
}

async fn all_incoming(caller: &Caller) -> Shown {
    let mut query = caller.query(&["answered", "after"]);
    let answered = query.one_of("answered", &["true", "false"]).is_some_and(|given| given == "true");
    let after = query.text("after").map(|text| {
        let (day, id) = text.split_once('~')?;
        Some((day.parse::<NaiveDate>().ok()?, id.parse::<Uuid>().ok()?))
    });
    if after == Some(None) {
        query.fault("after", "not-a-cursor", vec![]);
    }
    query.finish()?;
    let after = after.flatten();
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
async fn one_incoming(caller: Caller) -> Page {
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

/// A button that does one thing with a handover.
fn button(caller: &Caller, reader: Reader<'_>, place: &str, what: &str) -> pages::Act {
    let say = reader.say();
    pages::Act {
        action: if what == "sheet" { format!("{place}/sheet") } else { place.to_owned() },
        kept: vec![("do".to_owned(), what.to_owned()), once_key(caller)],
        button: say.told(&format!("staff-act-{what}"), &[]),
        follows: say.told(&format!("staff-act-{what}-follows"), &[]),
    }
}

/// POST `/work/handovers/{handoverId}`: takes it on, refuses it, or confirms the first contact.
async fn answer(caller: Caller, payload: web::Payload) -> Page {
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

/// Beside which field something is told that a use case found wrong.
fn refused(reader: Reader<'_>, typed: &mut Typed, faults: &[InputFault]) -> Vec<Phrase> {
    let field = |pointer: &str| {
        let mut parts = pointer.trim_start_matches('/').split('/');
        let name = match (parts.next()?, parts.next(), parts.next()) {
            ("contactOn", ..) => "first",
            ("contact", Some("email"), _) => "email",
            ("contact", Some("name"), _) => "name",
            ("contact", ..) => "phone",
            ("people", _, Some("ground")) => "ground",
            ("people", ..) => "people",
            ("fields", ..) => "shared",
            ("kind", ..) => "kind",
            ("to", ..) => "to",
            ("note", ..) => "note",
            _ => return None,
        };
        Some(name.to_owned())
    };
    beside(reader, typed, faults, &field)
}

/// Lines that are longer than anything that is looked at.
fn too_long(reader: Reader<'_>, typed: &mut Typed, names: &[&str]) {
    for name in names {
        if typed.value(name).chars().count() > LONGEST {
            typed.wrong(name, reader.say().told("staff-fault-longer", &[]));
        }
    }
}

fn contact(typed: &Typed) -> Contact {
    let given = |name: &str| Some(typed.value(name).to_owned()).filter(|value| !value.is_empty());
    Contact { name: given("name").unwrap_or_default(), phone: given("phone"), email: given("email") }
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
    let on = typed.day("first");
    match on {
        Ok(Some(_)) => {}
        Ok(None) => typed.wrong("first", missing()),
        Err(_) => typed.wrong("first", reader.say().told("page-fault-day", &[])),
    }
    if typed.value("name").is_empty() {
        typed.wrong("name", missing());
    }
    let on = on.ok().flatten().filter(|_| typed.is_right())?;
    Some(Answer::Accept(on, contact(typed)))
}

// ------------------------------------------------------------------------------------------------------- of a case

/// GET `/work/cases/{id}/handovers`: who is responsible for what, and the handovers.
async fn of_case(caller: Caller) -> Page {
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

/// GET `/work/cases/{id}/handovers/new`.
async fn propose(caller: Caller) -> Page {
    or_sign_in(asked_proposal(&caller, Typed::default(), &[]).await)
}

async fn asked_proposal(caller: &Caller, typed: Typed, wrong: &[Phrase]) -> Shown {
    caller.query(&[]).finish()?;
    let reader = Reader::of_form(caller, &typed);
    let id = caller.case_id()?;
    let (whom, (case, sight, parts, found, to)) = act_as_staff(caller, "list_handovers", move |tx, ctx, permit| {
        if !permit.may(ctx, "propose_handover") {
            return Err(AppError::Forbidden);
        }
        let case = get(tx, permit, id)?;
        let sight = sight::of(tx, permit, id)?;
        let parts = permit.along(ctx, "list_people", |by| accounts::parts(tx, by, id))?.unwrap_or_default();
        let found = cases::list(tx, ctx, permit, id)?;
        Ok((case, sight, parts, found, cases::receivers(tx, permit)?))
    })
    .await?;
    let standing = Standing::of(caller, reader, case, &sight)?;
    let parts: Vec<Part> = parts.into_iter().map(|(_, part)| part).collect();
    let form = proposal_form(caller, reader, (&standing, &parts, &found), (&to, &typed));
    let frame = form_frame(reader, &whom, &form.action, &typed);
    let shown = pages::propose(&frame, reader.say(), &standing.link(), wrong, &form);
    Ok(reader.shown(typed.is_right() && wrong.is_empty(), shown))
}

fn proposal_form(
    caller: &Caller,
    reader: Reader<'_>,
    (standing, parts, found): (&Standing, &[Part], &[Seen]),
    (to, typed): (&[(Slug, String)], &Typed),
) -> Form {
    let now = caller.state.app.context().now;
    let held = parts.iter().filter(|part| part.holds(now) && part.role != crate::domain::access::Role::Helper);
    let mut ids: Vec<&str> = held.map(|part| part.person.as_str()).collect();
    ids.extend(standing.body.persons.iter().map(|one| one.person.as_str()));
    ids.extend(found.iter().flat_map(|seen| &seen.handover.people).map(|one| one.person.as_str()));
    let mut people: Vec<Choice> = Vec::new();
    for id in ids {
        if people.iter().all(|known| known.value != id) {
            people.push(Choice { value: id.to_owned(), text: standing.who(reader, id, parts) });
        }
    }
    let rules = caller.state.app.catalogue.handovers(standing.case.identity.procedure.as_str());
    let kinds = rules.map(|rules| rules.kinds.as_slice()).unwrap_or_default().iter().map(|kind| Choice {
        value: kind.id.to_string(),
        text: reader.served_text(&kind_title(reader.served(), &kind.id)),
    });
    let organisations = to.iter().map(|(id, name)| Choice { value: id.to_string(), text: Phrase::from(name.as_str()) });
    let shared = Shared::ALL
        .iter()
        .map(|(name, _)| Choice { value: (*name).to_owned(), text: code(reader, &format!("field-{name}")) });
    let place = format!("/work/cases/{}/handovers/new", standing.case.identity.id);
    // Nothing is chosen beforehand: a family must not be handed over to the first of a list by a slip.
    let kinds = std::iter::once(unchosen(reader)).chain(kinds).collect();
    let organisations = std::iter::once(unchosen(reader)).chain(organisations).collect();
    let choices = (kinds, organisations, people, shared.collect());
    pages::propose_form(reader.say(), &place, choices, typed).keeping(vec![once_key(caller)])
}

/// POST `/work/cases/{id}/handovers/new`.
async fn proposed(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, proposal).await
}

async fn proposal(caller: &Caller, mut typed: Typed) -> Shown {
    let (id, reader) = (caller.case_id()?, Reader::of_form(caller, &typed));
    if shows_again(&typed) {
        return asked_proposal(caller, typed, &[]).await;
    }
    let Some(draft) = read_draft(reader, &mut typed) else { return asked_proposal(caller, typed, &[]).await };
    let fields = typed.clone();
    let result = act_as_staff(caller, "propose_handover", move |tx, ctx, permit| {
        permit.case(tx, id)?;
        once(tx, ctx, permit, &fields, |tx, permit| {
            let made = cases::propose(tx, ctx, permit, (id, &draft))?;
            Ok(format!("/work/cases/{id}/handovers/{}", made.handover.id))
        })
    });
    match result.await {
        Ok((_, to)) => Ok(go_on(&to)),
        Err(AppError::Invalid(faults)) => {
            let others = refused(reader, &mut typed, &faults);
            asked_proposal(caller, typed, &others).await
        }
        Err(other) => Err(other.into()),
    }
}

/// A proposal as it was typed; `None`: something in it cannot be read.
fn read_draft(reader: Reader<'_>, typed: &mut Typed) -> Option<Draft> {
    let missing = || reader.say().told("page-fault-missing", &[]);
    too_long(reader, typed, &["kind", "to", "name", "phone", "email"]);
    let to = Slug::parse(typed.value("to"));
    let ground = Ground::of(typed.value("ground"));
    let listed = |name: &str| {
        let all = typed.value(name).split(',').filter(|one| !one.is_empty()).map(str::to_owned);
        all.take(LONGEST).collect::<Vec<String>>()
    };
    let (people, shared) = (listed("people"), listed("shared"));
    let ids: Option<Vec<PersonId>> = people.iter().map(|one| PersonId::parse(one)).collect();
    let fields: Option<Vec<Shared>> = shared.iter().map(|one| Shared::of(one)).collect();
    for (name, wrong) in [
        ("kind", typed.value("kind").is_empty()),
        ("to", to.is_none()),
        ("ground", ground.is_none()),
        ("people", ids.as_ref().is_none_or(Vec::is_empty)),
        ("shared", fields.is_none()),
        ("name", typed.value("name").is_empty()),
    ] {
        if wrong {
            typed.wrong(name, missing());
        }
    }
    let (to, ground) = (to?, ground?);
    let people = ids?.into_iter().map(|person| (person, ground)).collect();
    let kind = typed.value("kind").to_owned();
    let draft = Draft { kind, to, people, fields: fields?, contact: contact(typed) };
    Some(draft).filter(|_| typed.is_right())
}

/// GET `/work/cases/{id}/handovers/{handoverId}`.
async fn one_sent(caller: Caller) -> Page {
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
async fn act(caller: Caller, payload: web::Payload) -> Page {
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
async fn sheet(caller: Caller, payload: web::Payload) -> Page {
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
