//! Pages for those who make policy. What was published is for anybody, so the dashboard and the record are as well; what if, and an
//! organisation's own figures, are for who may ask for them.

mod dashboard;
mod numbers;
mod own;
mod record;
mod tell;
mod what_if;

use actix_web::web;

pub(super) use self::dashboard::{figures, tracks};

use super::public::procedures;
use super::reader::Reader;
use super::session::{act_as_staff, staff_frame};
use crate::app::{AppError, statistics};
use crate::domain::disclosure::period::{Grain, Period};
use crate::web::pages::frame::Frame;
use crate::web::pages::parts::field::Choice;
use crate::web::pages::say::{Link, Phrase};
use crate::web::problem::{Problem, of_list};
use crate::web::request::{Caller, SESSION_COOKIE};

/// The addresses of these pages, with the methods that each knows.
pub(super) const METHODS: [(&str, &[&str]); 6] = [
    ("/policy", &["GET", "HEAD"]),
    ("/policy/record", &["GET", "HEAD"]),
    ("/policy/what-if", &["GET", "HEAD", "POST"]),
    ("/policy/what-if/capacity", &["GET", "HEAD", "POST"]),
    ("/policy/what-if/file", &["POST"]),
    ("/policy/own", &["GET", "HEAD"]),
];

/// The routes.
pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/policy", web::get().to(dashboard::dashboard))
        .route("/policy/numbers/{month}/{procedureId}/{picture}", web::get().to(dashboard::numbers))
        .route("/policy/record", web::get().to(record::record))
        .route("/policy/what-if", web::get().to(what_if::projection))
        .route("/policy/what-if", web::post().to(what_if::projected))
        .route("/policy/what-if/capacity", web::get().to(what_if::capacity))
        .route("/policy/what-if/capacity", web::post().to(what_if::needed))
        .route("/policy/what-if/file", web::post().to(what_if::file))
        .route("/policy/own", web::get().to(own::own));
}

/// What is around a page for anybody: with the menu for who works here. `place` marks it there, `address` is where a reader of
/// another language comes back to.
async fn around(caller: &Caller, reader: Reader<'_>, place: &str, address: &str) -> Result<Frame, Problem> {
    let for_anybody = reader.frame(address);
    if caller.cookie(SESSION_COOKIE).is_none() {
        return Ok(for_anybody);
    }
    match act_as_staff(caller, "get_me", |_, _, _| Ok(())).await {
        Ok((whom, ())) => Ok(Frame { languages: for_anybody.languages, ..staff_frame(reader, &whom, place) }),
        // A session that has ended, and somebody of a family, read what anybody reads.
        Err(AppError::Unauthenticated | AppError::Forbidden) => Ok(for_anybody),
        Err(error) => Err(of_list(error)),
    }
}

/// A procedure of which something was published.
struct Published {
    procedure: Choice,
    /// The latest first.
    months: Vec<Period>,
}

/// What was published of a kind (`figures`, `record`), by procedure.
async fn published(caller: &Caller, reader: Reader<'_>, kind: &'static str) -> Result<Vec<Published>, Problem> {
    let all = caller.read(|tx, _| statistics::list(tx)).await.map_err(of_list)?;
    let months = |procedure: &str| -> Vec<Period> {
        let of = all.iter().filter(|(_, section, _)| section.split_once(':') == Some((kind, procedure)));
        of.filter_map(|(month, ..)| Period::of(*month, Grain::Month)).collect()
    };
    let one = |procedure: Choice| Published { months: months(&procedure.value), procedure };
    Ok(procedures(caller, reader).into_iter().map(one).filter(|one| !one.months.is_empty()).collect())
}

/// The most months of a procedure that are named where something else was asked for.
const MONTHS_NAMED: usize = 6;

/// Everything that was published, as links.
fn there(all: &[Published], address: impl Fn(&str, Period) -> String) -> Vec<Link> {
    let of = |one: &Published| {
        let (procedure, name) = (one.procedure.value.clone(), one.procedure.text.clone());
        let link = |month: &Period| Link {
            text: Phrase { text: format!("{} · {month}", name.text), language: name.language.clone() },
            address: address(&procedure, *month),
        };
        one.months.iter().take(MONTHS_NAMED).map(link).collect::<Vec<_>>()
    };
    all.iter().flat_map(of).collect()
}

/// A choice of procedures as links.
fn by_procedure(all: &[Published], shown: &str, base: &str) -> Vec<(Link, bool)> {
    let link = |one: &Published| {
        let address = format!("{base}?procedure={}", one.procedure.value);
        (Link { text: one.procedure.text.clone(), address }, one.procedure.value == shown)
    };
    all.iter().map(link).collect()
}
