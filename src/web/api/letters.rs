//! Letters by which somebody can use a remedy themselves, over HTTP.

use actix_web::{HttpResponse, get};

use super::{AccessProblems, ReadProblems};
use crate::app::letters;
use crate::domain::ids::PersonId;
use crate::web::problem::{Code, Problem, ProblemBody, of_one};
use crate::web::remedy_letter::{page, policy};
use crate::web::request::Caller;

/// Get the letter for a remedy
///
/// A page to print: the letter in the language of the law, and what it is in the language that the person asked to be written
/// in, else that of `Accept-Language`. The language stands in no address: that would tell where somebody is from. What the
/// service does not keep (a v-number) is a line to fill in. Not legal advice.
#[utoipa::path(
    tag = "Applications",
    operation_id = "get_letter",
    params(
        ("id" = uuid::Uuid, Path, description = "The application."),
        ("remedyId" = String, Path, description = "The remedy, of those that name a letter.", max_length = 64),
        ("person" = Option<String>, Query, description = "Whom it concerns, by an opaque id, where each has days of their own.", min_length = 1, max_length = 64, pattern = "^[A-Za-z0-9_-]+$"),
        ("Accept-Language" = Option<String>, Header, description = "The language of the explanation, where the person's own is not known."),
    ),
    responses(
        (status = 200, description = "The page.", content((String = "text/html"))),
        (status = 422, description = "It is too early or too late for it; the right day is told.", body = ProblemBody, content_type = "application/problem+json"),
        ReadProblems, AccessProblems
    )
)]
#[get("/applications/{id}/letters/{remedyId}")]
pub(crate) async fn get_letter(caller: Caller) -> Result<HttpResponse, Problem> {
    let mut query = caller.query(&["person"]);
    let given = query.text("person");
    let person = given.as_deref().and_then(PersonId::parse);
    if given.is_some() && person.is_none() {
        query.fault("person", "not-a-person", vec![]);
    }
    query.finish()?;
    caller.accepts(&["text/html"])?;
    let (id, remedy) = (caller.case_id()?, caller.segment("remedyId").to_owned());
    let made = caller
        .act("get_letter", move |tx, ctx, permit| letters::letter(tx, ctx, permit, id, (&remedy, person.as_ref())))
        .await
        .map_err(|error| of_one(error, ""))?;
    let locales = &caller.state.locales;
    let locale = made.language.as_deref().map_or_else(|| caller.readers_language(), |own| locales.get(own));
    let contacts = &caller.state.app.catalogue.guidance().contacts;
    let text = page(&made, (locales, locale), contacts).ok_or_else(|| Problem::of(Code::NotFound))?;
    Ok(HttpResponse::Ok()
        .insert_header(("Content-Language", format!("nl, {}", locale.id())))
        .insert_header(("Content-Security-Policy", policy()))
        .content_type("text/html; charset=utf-8")
        .body(text))
}
