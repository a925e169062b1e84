//! The invented case load against its golden months, by its own laws, and as cases of the real procedure.

mod laws;
mod lives;
mod months;
mod tables;

use chrono::NaiveDate;
use wachtwijzer::catalogue::caseload::{CaseLoadFiles, read_caseload};
use wachtwijzer::domain::caseload::Tables;

const MONTHLY: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/caseload/monthly.csv"));
const REGIMES: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/caseload/regimes.csv"));
const NATIONALITY: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/caseload/nationality.csv"));
const CONSTANTS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/caseload/constants.csv"));
const FILES: CaseLoadFiles<'static> =
    CaseLoadFiles { monthly: MONTHLY, regimes: REGIMES, nationality: NATIONALITY, constants: CONSTANTS };

fn shipped() -> Tables {
    read_caseload(FILES).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
