//! The desk: pages of those who work on the cases of one organisation, on many at once or on one. Each page does what the interface
//! does under the same right, and the log tells it by the same name.

mod case;
mod deliveries;
mod event_fields;
mod follows;
mod handovers;
mod list;
mod people;
mod search;
mod seen;
mod step;
mod steps;
mod tasks;
mod together;
mod told;

use actix_web::web;

use super::reader::Reader;
use super::session::{Away, Whom, act_as_staff, staff_frame};
use crate::app::AppError;
use crate::domain::ids::CaseId;
use crate::domain::procedure::{Procedure, Version, Words};
use crate::web::pages::frame::Frame;
use crate::web::pages::parts::field::Typed;
use crate::web::pages::say::Phrase;
use crate::web::problem::{Code, Problem, of_list, of_one};
use crate::web::request::Caller;

/// Addresses that are always the same, with their methods.
pub(super) const METHODS: [(&str, &[&str]); 11] = [
    ("/work", &["GET", "HEAD"]),
    ("/work/keep", &["POST"]),
    ("/work/forget", &["POST"]),
    ("/work/assign", &["POST"]),
    ("/work/search", &["GET", "HEAD", "POST"]),
    ("/work/together", &["POST"]),
    ("/work/together/preview", &["POST"]),
    ("/work/together/do", &["POST"]),
    ("/work/handovers", &["GET", "HEAD"]),
    ("/work/deliveries", &["GET", "HEAD"]),
    ("/work/messages", &["GET", "HEAD"]),
];

/// The addresses of this part.
pub(super) fn routes(config: &mut web::ServiceConfig) {
    case::routes(config);
    tasks::routes(config);
    people::routes(config);
    step::routes(config);
    handovers::routes(config);
    config
        .route("/work", web::get().to(list::work))
        .route("/work/keep", web::post().to(list::keep))
        .route("/work/forget", web::post().to(list::forget))
        .route("/work/assign", web::post().to(list::assign))
        .route("/work/search", web::get().to(search::ask))
        .route("/work/search", web::post().to(search::search))
        .route("/work/together", web::post().to(together::question))
        .route("/work/together/preview", web::post().to(together::preview))
        .route("/work/together/do", web::post().to(together::take))
        .route("/work/together/{batchId}", web::get().to(together::result))
        .route("/work/together/{batchId}/undo", web::post().to(together::undo))
        .route("/work/deliveries", web::get().to(deliveries::parked))
        .route("/work/deliveries/{id}/{noticeId}/again", web::post().to(deliveries::again))
        .route("/work/messages", web::get().to(told::told));
}

/// The most cases that are chosen on one page.
const MOST: usize = 50;

/// Where a case is.
fn address_of(case: CaseId) -> String {
    format!("/work/cases/{case}")
}

/// Who is at the desk, where a page is shown that does nothing; none who may not do what the page is for.
async fn at_desk(caller: &Caller, operation: &'static str) -> Result<Whom, Away> {
    let may = act_as_staff(caller, "get_me", move |_, ctx, permit| {
        let reach = ctx.catalogue.rights().reach(operation, Some(permit.actor()), ctx.now);
        reach.map(|_| ()).ok_or(AppError::Forbidden)
    });
    Ok(may.await?.0)
}

/// What is around a page of the desk: its place in the menu, and the address at which another language shows it.
fn frame_at(reader: Reader<'_>, whom: &Whom, place: &str, address: &str) -> Frame {
    Frame { languages: reader.frame(address).languages, ..staff_frame(reader, whom, place) }
}

/// The same around a page that answers a form.
fn frame_of(reader: Reader<'_>, whom: &Whom, (place, action): (&str, &str), typed: &Typed) -> Frame {
    Frame { languages: reader.frame_of_form(action, typed).languages, ..staff_frame(reader, whom, place) }
}

/// What is wrong with what a use case was given are faults of the fields that `place` names; any other failure goes on.
fn note(reader: Reader<'_>, typed: &mut Typed, error: AppError, place: &dyn Fn(&str) -> String) -> Result<(), Away> {
    let AppError::Invalid(faults) = error else { return Err(error.into()) };
    let said = of_list(AppError::Invalid(faults)).body(reader.served(), uuid::Uuid::nil());
    for fault in &said.errors {
        typed.wrong(&place(fault.pointer.trim_start_matches('/')), reader.served_text(&fault.detail));
    }
    Ok(())
}

/// The cases that a form names, each once.
fn cases_of(typed: &Typed) -> Result<Vec<CaseId>, Problem> {
    let mut all: Vec<CaseId> = Vec::new();
    for id in typed.value("case").split(',').map(str::trim).filter(|id| !id.is_empty()) {
        // What is no id cannot exist.
        let case = id.parse().map(CaseId).map_err(|_| Problem::of(Code::NotFound))?;
        if !all.contains(&case) {
            all.push(case);
        }
    }
    Ok(all)
}

/// What is wrong with how many cases were chosen.
fn note_count(reader: Reader<'_>, typed: &mut Typed, cases: &[CaseId]) {
    let most = crate::web::pages::say::count(MOST);
    match cases.len() {
        0 => typed.wrong("case", reader.say().told("staff-fault-none-chosen", &[])),
        1..=MOST => {}
        _ => typed.wrong("case", reader.say().told("staff-fault-too-many", &[("n", most)])),
    }
}

/// Which page of a list was asked for, from 0, and the number of the next as it is written.
fn page_number(caller: &Caller, known: &'static [&'static str]) -> Result<(usize, usize), Problem> {
    let mut query = caller.query(known);
    let page = query.number("page", 1, 10_000).unwrap_or(1);
    query.finish()?;
    let page = usize::try_from(page).unwrap_or(1);
    Ok((page.saturating_sub(1), page.saturating_add(1)))
}

/// What a procedure calls something.
fn named(reader: Reader<'_>, procedure: &Procedure, words: &Words) -> Phrase {
    reader.of_law(reader.speech(procedure.language()).of(words), procedure.language())
}

/// A stage.
fn stage(reader: Reader<'_>, of: Option<(&Procedure, &Version)>, id: &str) -> Phrase {
    let found = of.and_then(|(procedure, version)| Some((procedure, version.stage_named(id)?)));
    found.map_or_else(|| id.into(), |(procedure, stage)| named(reader, procedure, &stage.words))
}

/// A term: in plain words where there are some.
fn term(reader: Reader<'_>, of: Option<(&Procedure, &Version)>, id: &str) -> Phrase {
    let found = of.and_then(|(procedure, version)| Some((procedure, version.term_named(id)?)));
    let law = found.map_or_else(|| id.into(), |(procedure, term)| named(reader, procedure, &term.words));
    reader.say().named("page-term", id, &law)
}

/// A failure of something with an id of its own.
fn of_id(error: AppError) -> Away {
    if matches!(error, AppError::Unauthenticated) { Away::SignIn } else { Away::Other(of_one(error, "")) }
}
