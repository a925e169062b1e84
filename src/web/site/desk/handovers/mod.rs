//! Handovers: what is addressed to an organisation ([`incoming`]), those of one case ([`of_case`]), and a new one ([`propose`]); here
//! how a handover is told, whichever way one came to it.

mod incoming;
mod of_case;
mod propose;

use actix_web::web;
use chrono::NaiveDate;
use uuid::Uuid;

use super::seen::{beside, code, marked};
use crate::app::InputFault;
use crate::app::handover_views::Shown as Seen;
use crate::domain::handover::Contact;
use crate::i18n::Arg;
use crate::web::pages::desk::handovers as pages;
use crate::web::pages::parts::badge::Urgency;
use crate::web::pages::parts::date::{Reasoned, Step};
use crate::web::pages::parts::field::Typed;
use crate::web::pages::say::{Link, Phrase};
use crate::web::problem::{Code, Problem};
use crate::web::request::Caller;
use crate::web::site::answer::Answered;
use crate::web::site::reader::Reader;
use crate::web::site::session::once_key;
use crate::wire::handover::{ContactBody, HandoverBody, HandoverPersonBody, SideBody, handover};

/// Handovers on one page.
const MOST: usize = 12;

/// The longest line that is looked at.
const LONGEST: usize = 1000;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/work/handovers", web::get().to(incoming::incoming))
        .route("/work/handovers/{handoverId}", web::get().to(incoming::one_incoming))
        .route("/work/handovers/{handoverId}", web::post().to(incoming::answer))
        .route("/work/cases/{id}/handovers", web::get().to(of_case::of_case))
        .route("/work/cases/{id}/handovers/new", web::get().to(propose::propose))
        .route("/work/cases/{id}/handovers/new", web::post().to(propose::proposed))
        .route("/work/cases/{id}/handovers/{handoverId}", web::get().to(of_case::one_sent))
        .route("/work/cases/{id}/handovers/{handoverId}", web::post().to(of_case::act))
        .route("/work/cases/{id}/handovers/{handoverId}/sheet", web::post().to(of_case::sheet));
}

fn handover_id(caller: &Caller) -> Result<Uuid, Problem> {
    caller.segment("handoverId").parse().map_err(|_| Problem::of(Code::NotFound))
}

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
