//! The pages over HTTP: read the request, ask one use case, fill a view of [`super::pages`]. Nothing is decided here.
//!
//! **Why no address says anything.** What somebody types stands in the body of a form, and the language in a cookie: an address
//! is kept by the browser, by whoever shares the telephone, and by every machine on the way.

mod admin;
mod answer;
mod assets;
mod demo;
mod desk;
mod door;
mod mine;
mod pictures;
mod policy;
mod public;
pub(in crate::web) mod reader;
mod session;
mod waiting;

use actix_web::web;

/// Every address of a page, with the methods that it knows.
const METHODS: [(&str, &[&str]); 16] = [
    ("/", &["GET", "HEAD"]),
    ("/home", &["GET", "HEAD"]),
    ("/procedure", &["GET", "HEAD"]),
    ("/filing", &["GET", "HEAD", "POST"]),
    ("/reckon", &["GET", "HEAD", "POST"]),
    ("/waiting-times", &["GET", "HEAD", "POST"]),
    ("/guidance", &["GET", "HEAD"]),
    ("/glossary", &["GET", "HEAD"]),
    ("/help", &["GET", "HEAD"]),
    ("/privacy", &["GET", "HEAD"]),
    ("/accessibility", &["GET", "HEAD"]),
    ("/sign-in", &["GET", "HEAD", "POST"]),
    ("/activate", &["GET", "HEAD", "POST"]),
    ("/sign-out", &["POST"]),
    ("/my", &["GET", "HEAD"]),
    ("/my/messages", &["GET", "HEAD", "POST"]),
];

/// The methods that the address of a page knows; none: it is no page.
pub(super) fn methods(path: &str) -> Vec<String> {
    let mut all = METHODS.iter().chain(&desk::METHODS).chain(&policy::METHODS).chain(&admin::METHODS);
    let found = all.find(|(known, _)| *known == path);
    found.map_or_else(Vec::new, |(_, methods)| methods.iter().map(|method| (*method).to_owned()).collect())
}

/// All pages.
pub(super) fn routes(config: &mut web::ServiceConfig) {
    session::routes(config);
    desk::routes(config);
    policy::routes(config);
    config
        .route("/assets/{name}", web::get().to(assets::asset))
        .route("/pictures/procedures/{procedureId}/{versionId}", web::get().to(public::picture))
        .route("/pictures/waiting/{month}/{procedureId}/{picture}/{form}", web::get().to(pictures::picture))
        .route("/language", web::post().to(reader::choose))
        .route("/procedure", web::get().to(public::procedure))
        .route("/filing", web::get().to(public::filing))
        .route("/filing", web::post().to(public::filed))
        .route("/reckon", web::get().to(public::reckon))
        .route("/reckon", web::post().to(public::reckoned))
        .route("/waiting-times", web::get().to(waiting::waiting))
        .route("/waiting-times", web::post().to(waiting::asked))
        .route("/guidance", web::get().to(public::guidance))
        .route("/glossary", web::get().to(public::glossary))
        .route("/help", web::get().to(public::help))
        .route("/privacy", web::get().to(public::privacy))
        .route("/accessibility", web::get().to(public::accessibility))
        .route("/sign-in", web::get().to(door::sign_in))
        .route("/sign-in", web::post().to(door::signed_in))
        .route("/activate", web::get().to(door::activate))
        .route("/activate", web::post().to(door::activated))
        .route("/sign-out", web::post().to(door::sign_out));
    demo::routes(config);
    admin::routes(config);
    mine::routes(config);
}
