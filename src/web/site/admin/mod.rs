//! The pages of administrators: what keeps the service running. None reaches a case; what there is to see of messages that did not
//! arrive are numbers.

mod accounts;
mod keys;
mod log;
mod organisations;
mod rules;

use actix_web::http::Method;
use actix_web::{HttpResponse, web};

use super::reader::Reader;
use super::session::{Away, Whom, staff_frame};
use crate::app::{AppError, Context};
use crate::domain::access::account::Organisation;
use crate::domain::ids::AccountId;
use crate::web::pages::frame::Frame;
use crate::web::pages::parts::field::{Choice, Typed};
use crate::web::problem::{Problem, of_list};
use crate::web::request::Caller;

/// Every address of these pages, with the methods that it knows.
pub(super) const METHODS: [(&str, &[&str]); 8] = [
    ("/admin/accounts", &["GET", "HEAD", "POST"]),
    ("/admin/accounts/find", &["POST"]),
    ("/admin/organisations", &["GET", "HEAD", "POST"]),
    ("/admin/keys", &["GET", "HEAD", "POST"]),
    ("/admin/procedures", &["GET", "HEAD"]),
    ("/admin/reviews", &["GET", "HEAD"]),
    ("/admin/parked", &["GET", "HEAD"]),
    ("/admin/log", &["GET", "HEAD", "POST"]),
];

/// The addresses of this part.
pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/admin/accounts", web::get().to(accounts::list))
        .route("/admin/accounts", web::post().to(accounts::make))
        .route("/admin/accounts/find", web::post().to(accounts::find))
        .route("/admin/accounts/{account}/block", web::post().to(accounts::block))
        .route("/admin/organisations", web::get().to(organisations::list))
        .route("/admin/organisations", web::post().to(organisations::make))
        .route("/admin/organisations/{organisation}", web::get().to(organisations::mailbox))
        .route("/admin/organisations/{organisation}", web::post().to(organisations::put_mailbox))
        .route("/admin/keys", web::get().to(keys::list))
        .route("/admin/keys", web::post().to(keys::make))
        .route("/admin/procedures", web::get().to(rules::procedures))
        .route("/admin/reviews", web::get().to(rules::reviews))
        .route("/admin/parked", web::get().to(rules::parked))
        .route("/admin/log", web::get().to(log::ask))
        .route("/admin/log", web::post().to(log::check));
}

/// What is around a page of somebody who works here. One that answers a form is shown again in another language, with what was typed.
fn frame_of(caller: &Caller, whom: &Whom, place: &str, typed: &Typed) -> Frame {
    let reader = Reader::of_form(caller, typed);
    let frame = staff_frame(reader, whom, place);
    if caller.request().method() == Method::POST && *typed != Typed::default() {
        Frame { languages: reader.frame_of_form(place, typed).languages, ..frame }
    } else {
        frame
    }
}

/// Fields that must be filled in and are not.
fn missing(reader: Reader<'_>, typed: &mut Typed, names: &[&str]) {
    for name in names.iter().filter(|name| typed.value(name).is_empty()).copied().collect::<Vec<_>>() {
        typed.wrong(name, reader.say().told("page-fault-missing", &[]));
    }
}

/// Puts what is wrong beside the fields. `renamed`: what is called otherwise on the page.
fn beside(reader: Reader<'_>, typed: &mut Typed, problem: &Problem, renamed: &[(&str, &str)]) {
    for fault in problem.body(reader.served(), uuid::Uuid::nil()).errors {
        let named = fault.pointer.trim_start_matches('/').split('/').next().unwrap_or_default().to_owned();
        let field = renamed.iter().find(|(from, _)| *from == named).map_or(named.as_str(), |(_, to)| to).to_owned();
        // What is missing is told in plain words already.
        if !typed.value(&field).is_empty() {
            typed.wrong(&field, reader.served_text(&fault.detail));
        }
    }
}

/// Puts beside the fields why something was not done; any other failure goes on. `name`: the field whose value may be taken.
fn refused(reader: Reader<'_>, typed: &mut Typed, error: AppError, name: &str) -> Result<(), Away> {
    if matches!(error, AppError::Duplicate) {
        typed.wrong(name, reader.say().told("staff-fault-taken", &[]));
    } else if matches!(error, AppError::Invalid(_)) {
        beside(reader, typed, &of_list(error), &[]);
    } else {
        return Err(error.into());
    }
    Ok(())
}

/// Organisations to choose from: those that are not closed.
fn choices(organisations: &[Organisation]) -> Vec<Choice> {
    let open = organisations.iter().filter(|one| one.closed_at.is_none());
    open.map(|one| Choice { value: one.id.to_string(), text: one.name.clone().into() }).collect()
}

/// Reads where a page of accounts begins.
fn after(caller: &Caller) -> Result<Option<AccountId>, Problem> {
    let mut query = caller.query(&["after"]);
    let after = query.text("after").map(|text| text.parse().map(AccountId));
    if matches!(after, Some(Err(_))) {
        query.fault("after", "not-a-cursor", vec![]);
    }
    query.finish()?;
    Ok(after.and_then(Result::ok))
}

/// The place for which a secret is sealed that a form made: sent a second time, the form shows the same one, and the database that
/// remembers it for that holds nothing that can be read.
const SECRET: &str = "form/admin/secret";

fn seal(ctx: Context<'_>, secret: &str) -> String {
    ctx.seal(SECRET, secret.as_bytes())
}

fn unseal(ctx: Context<'_>, sealed: &str) -> Result<String, AppError> {
    Ok(String::from_utf8_lossy(&ctx.unseal(SECRET, sealed)?).into_owned())
}

/// A page with its status: right, or a form to be put right.
fn shown(reader: Reader<'_>, typed: &Typed, page: String) -> HttpResponse {
    reader.shown(typed.is_right(), page)
}
