//! Statistics from end to end: events go in by the door of the service, figures come out over HTTP.

mod golden;
mod published;
mod what_if;

use chrono::NaiveDate;
use wachtwijzer::app::applications::Draft;
use wachtwijzer::app::import::{Mode, take_in};
use wachtwijzer::app::{App, AppError};
use wachtwijzer::domain::access::Desk;

use crate::support::stores::slug;

fn on(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// Takes applications in as an import does.
fn take(app: &App, drafts: &[Draft]) {
    for part in drafts.chunks(500) {
        let (desk, part) = (Desk { organisation: slug("ind"), procedures: None }, part.to_vec());
        let taken: Result<_, AppError> =
            app.write(move |tx, ctx| take_in(tx, ctx, ("test", &desk), &part, Mode::Write));
        for outcome in taken.expect("a store") {
            outcome.expect("an application that is right");
        }
    }
}
