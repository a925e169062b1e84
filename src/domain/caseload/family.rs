//! One family as chance made it: everything about it that does not depend on how the office works.

use chrono::{Datelike, NaiveDate};

use super::application::{Track, after};
use super::tables::{Regime, Tables};
use crate::domain::draws::{Draws, count, lognormal};

// What each draw is for; the numbers are part of the specification, another number gives another case load.
pub(super) const DAY: u64 = 2;
pub(super) const SIZE: u64 = 3;
const NATIONALITY: u64 = 4;
const TRACK: u64 = 5;
const INCOMPLETE: u64 = 6;
const RESEARCH: u64 = 7;
pub(super) const SERVICE: u64 = 8;
const HANDLING: u64 = 9;
pub(super) const OUTCOME: u64 = 10;
const WITHDRAW: u64 = 11;
const NOTICE: u64 = 12;
const NOTICE_DAY: u64 = 13;
const COURT: u64 = 14;
const COURT_DAY: u64 = 15;
pub(super) const ROUNDING: u64 = 16;
pub(super) const START: u64 = 17;
const SUSPENSION: u64 = 18;

/// Share of families on the fast track that are investigated all the same.
const FAST_RESEARCH: f64 = 0.03;
/// Spread of both suspensions (sigma of the logarithm).
const SUSPENSION_SIGMA: f64 = 0.5;
/// A notice of default is sent within so many days after the term.
const NOTICE_WITHIN: f64 = 180.0;
/// Days from the notice to the earliest court order: two weeks of grace, four days to lodge, eight weeks at the court.
const COURT_AFTER: u64 = 74;
/// The court takes up to so many days more.
const COURT_WITHIN: f64 = 120.0;

/// A family that has applied.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Family {
    /// Its number, from 0.
    pub number: u32,
    /// The number of its first application.
    pub first_application: u32,
    /// How many members apply, 1 to 6.
    pub size: u8,
    /// Day of receipt.
    pub received: NaiveDate,
    /// Place in [`Tables::nationalities`].
    pub nationality: u8,
    /// Its track.
    pub track: Track,
    /// Days of work on its case, suspensions apart.
    pub work: f64,
    /// Days until the application is complete, if it is not from the beginning.
    pub incomplete: Option<f64>,
    /// Days of investigation, if there is one.
    pub research: Option<f64>,
    /// The day on which it gives up, if nothing else comes first.
    pub withdraws: NaiveDate,
    /// The day on which it sends a notice of default, if still waiting.
    pub notice: Option<NaiveDate>,
    /// The day of the court order, if still waiting.
    pub court_order: Option<NaiveDate>,
}

impl Family {
    /// Draws a family. `regime` is the one of the first day of its month.
    pub(super) fn draw(draws: Draws, tables: &Tables, regime: &Regime, place: Place) -> Self {
        let Place { number, first_application, size, received } = place;
        let u = |purpose, j| draws.at(purpose, u64::from(number), j);
        let constants = tables.constants();
        let track = if u(TRACK, 0) < regime.share_fast { Track::Fast } else { Track::Extended };
        let research = match track {
            Track::Fast => FAST_RESEARCH,
            Track::Extended => regime.share_research,
        };
        let suspension = |j, median| lognormal(u(SUSPENSION, j), median, SUSPENSION_SIGMA);
        let on_receipt = tables.regime(received);
        let in_default = u64::from(on_receipt.legal_term_days) + count(NOTICE_WITHIN * u(NOTICE_DAY, 0));
        let notice = (u(NOTICE, 0) < on_receipt.notice_rate).then(|| after(received, in_default));
        // The share of the day of the notice, not of receipt: only this reading gives the published golden months
        // exactly.
        let ordered = notice.filter(|sent| u(COURT, 0) < tables.regime(*sent).court_rate);
        Self {
            number,
            first_application,
            size,
            received,
            nationality: nationality(tables, received.year(), u(NATIONALITY, 0)),
            track,
            work: lognormal(u(HANDLING, 0), constants.handling_median_complete, constants.handling_sigma),
            incomplete: (u(INCOMPLETE, 0) < regime.share_incomplete)
                .then(|| suspension(0, constants.suspension_incomplete_median)),
            research: (u(RESEARCH, 0) < research).then(|| suspension(1, constants.suspension_research_median)),
            withdraws: after(received, count(-u(WITHDRAW, 0).ln() / constants.withdraw_hazard_per_day)),
            notice,
            court_order: ordered.map(|sent| after(sent, COURT_AFTER + count(COURT_WITHIN * u(COURT_DAY, 0)))),
        }
    }

    /// Days from taking up to closing.
    #[must_use]
    pub fn handling_days(&self) -> u64 {
        count(self.work + self.incomplete.unwrap_or(0.0) + self.research.unwrap_or(0.0))
    }
}

/// Where a family stands among the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) number: u32,
    pub(super) first_application: u32,
    pub(super) size: u8,
    pub(super) received: NaiveDate,
}

/// The nationality at this quantile of its year; a year outside the table has the shares of the nearest one.
fn nationality(tables: &Tables, year: i32, u: f64) -> u8 {
    let years = tables.nationalities().first().map_or(0, |one| one.shares.len());
    let at = usize::try_from(year - tables.first_year()).unwrap_or(0).min(years.saturating_sub(1));
    let mut sum = 0.0;
    let below = tables.nationalities().iter().take_while(|one| {
        sum += one.shares.get(at).copied().unwrap_or(0.0);
        sum <= u
    });
    let last = tables.nationalities().len().saturating_sub(1);
    u8::try_from(below.count().min(last)).unwrap_or(u8::MAX)
}
