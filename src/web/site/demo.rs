//! The first page of a demonstration, and coming in as one of its guests. Outside a demonstration nothing of it exists: the first
//! page is the ordinary one, and nobody comes in without proof.

use std::sync::Arc;

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::{HttpResponse, web};

use super::door::holding;
use super::reader::{Reader, go_on, reads_in};
use super::{public, reader};
use crate::app::sign_in::Guest;
use crate::domain::access::account::{Account, Holder, WORKING_LANGUAGES};
use crate::web::api::sessions::cookies;
use crate::web::pages::demo as pages;
use crate::web::pages::parts::field::Typed;
use crate::web::pages::say::{Link, Say};
use crate::web::problem::{Code, Problem, of_list};
use crate::web::request::{Caller, LANGUAGE_COOKIE};

/// Where there is something to see without signing in, with its words.
const ANYBODY: [(&str, &str); 8] = [
    ("/start", "staff-demo-start"),
    ("/procedure", "page-start-procedure"),
    ("/waiting-times", "page-start-waiting"),
    ("/guidance", "page-start-guidance"),
    ("/filing", "page-start-filing"),
    ("/reckon", "page-start-reckon"),
    ("/activate", "page-start-activate"),
    ("/api/docs/", "staff-demo-interface"),
];

/// The first page, and the ways in.
pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/", web::get().to(first))
        .route("/start", web::get().to(start))
        .route("/demo", web::get().to(demo))
        .route("/demo/sign-in", web::post().to(sign_in));
}

/// GET `/`: in a demonstration as whom to look around, else the ordinary first page.
async fn first(caller: Caller) -> Result<HttpResponse, Problem> {
    match guests(&caller) {
        Ok(guests) => choice(&caller, &guests),
        Err(_) => public::start(&caller, "/"),
    }
}

/// GET `/start`: in a demonstration, the first page as it is elsewhere.
async fn start(caller: Caller) -> Result<HttpResponse, Problem> {
    guests(&caller)?;
    public::start(&caller, "/start")
}

/// GET `/demo`: as whom to look around.
async fn demo(caller: Caller) -> Result<HttpResponse, Problem> {
    let guests = guests(&caller)?;
    choice(&caller, &guests)
}

/// POST `/demo/sign-in`: comes in as a guest, in the language in which that one reads.
async fn sign_in(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    let guests = guests(&caller)?;
    caller.query(&[]).finish()?;
    let chosen = Typed::of(caller.form(payload).await?).value("guest").to_owned();
    let asked = caller.asked("create_session");
    let all = Arc::clone(&guests);
    let id = chosen.clone();
    let done = caller.blocking(move |app| app.sign_in_as_guest(asked, &all, &id)).await.map_err(of_list)?;
    let mut held = cookies(&done);
    let language = guests.iter().find(|guest| guest.id == chosen).and_then(|guest| guest.language);
    held.extend(reads(&caller, language, &done.account));
    Ok(holding(go_on("/home"), &held))
}

/// The guests of this demonstration; elsewhere there is no such page.
fn guests(caller: &Caller) -> Result<Arc<[Guest]>, Problem> {
    caller.state.guests.clone().ok_or_else(|| Problem::of(Code::NotFound))
}

fn choice(caller: &Caller, guests: &[Guest]) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    let say = reader.say();
    let more: Vec<Link> = ANYBODY.iter().map(|(address, key)| Link::of(say, key, address)).collect();
    let guests: Vec<pages::Guest> = guests.iter().map(|guest| shown(guest, say)).collect();
    Ok(reader.shown(true, pages::demo(&reader.frame("/demo"), say, &guests, &more)))
}

fn shown(guest: &Guest, say: Say<'_>) -> pages::Guest {
    let words = |key: String| say.told(&key, &[]);
    let (role, what) = (words(format!("staff-demo-{}", guest.id)), words(format!("staff-demo-{}-what", guest.id)));
    pages::Guest { id: guest.id.to_owned(), role, what }
}

/// In which language a guest reads on: their own; and those who work here not in one that their pages do not speak, which the
/// guest before them may have left.
fn reads(caller: &Caller, language: Option<&str>, account: &Account) -> Option<Cookie<'static>> {
    let reader = Reader::of(caller.request(), &caller.state);
    if let Some(language) = language {
        return reader::known(reader.locales(), language).map(reads_in);
    }
    let is_person = matches!(account.holder, Holder::Person(_));
    let left = !is_person && !WORKING_LANGUAGES.contains(&reader.locale().id());
    let gone = || Cookie::build(LANGUAGE_COOKIE, "").path("/").secure(true).http_only(true).same_site(SameSite::Lax);
    left.then(|| gone().max_age(Duration::ZERO).finish())
}
