//! The desk: pages of those who work on applications. Each does what the interface does, under the same right, and the log tells it
//! by the same name.

mod case;
mod follows;
mod handovers;
mod people;
mod seen;
mod steps;

use actix_web::web;

/// The addresses of this part that hold no id, with the methods that each knows.
pub(super) const METHODS: [(&str, &[&str]); 1] = [("/work/handovers", &["GET", "HEAD"])];

/// The addresses of this part.
pub(super) fn routes(config: &mut web::ServiceConfig) {
    case::routes(config);
    people::routes(config);
    steps::routes(config);
    handovers::routes(config);
}
