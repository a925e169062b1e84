//! What being late costs.

use chrono::NaiveDate;

use super::{AuthorityIx, FieldIx, ReadingIx, TermIx, Words};
use crate::domain::deadline::term::Length;
use crate::domain::ids::Slug;

/// A sum for every day that an authority is late.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PenaltyRule {
    /// Its name.
    pub id: Slug,
    /// Its title.
    pub words: Words,
    /// How it runs.
    pub kind: PenaltyKind,
    /// The readings; the first is the default.
    pub readings: Vec<ReadingIx>,
    /// The legal basis.
    pub authority: Vec<AuthorityIx>,
}

/// How a penalty runs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PenaltyKind {
    /// By law, from the day after this grace term, by the tariff in force on the day of the notice that started it.
    Administrative {
        /// The two weeks after the notice.
        grace: TermIx,
        /// The tariffs, by day of notice.
        tariffs: Vec<Tariff>,
        /// Within this time after the last penalty day the authority fixes the amount.
        fixed_within: Option<Length>,
    },
    /// By court order, from the day after the court's term.
    Judicial {
        /// The court's term.
        term: TermIx,
        /// Cents a day, a field of the order.
        per_day: FieldIx,
        /// Cents in all, a field of the order.
        maximum: FieldIx,
    },
}

/// Daily amounts for the notices of one span of days.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tariff {
    /// First day of receipt of the notice.
    pub from: NaiveDate,
    /// Last day of receipt.
    pub until: Option<NaiveDate>,
    /// Days and euro cents a day, in order.
    pub steps: Vec<TariffStep>,
    /// Euro cents in all.
    pub maximum_cents: i64,
    /// The legal basis.
    pub authority: Vec<AuthorityIx>,
}

/// So many days at so much.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TariffStep {
    /// Days.
    pub days: u32,
    /// Euro cents a day.
    pub cents: i64,
}
