//! What the case load is made of: months, regimes, nationalities and constants, read elsewhere and checked here as a
//! whole.

use chrono::{Datelike, Months, NaiveDate};

use super::check::{TableFault, check};

/// One month of the office.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Month {
    /// Its first day.
    pub first: NaiveDate,
    /// Applications received.
    pub inflow: u32,
    /// Applications taken up.
    pub capacity: u32,
}

/// The rules that hold from a day on.
#[derive(Clone, PartialEq, Debug)]
pub struct Regime {
    /// From this day on.
    pub from: NaiveDate,
    /// What it is called.
    pub name: String,
    /// Days in which the law wants a decision.
    pub legal_term_days: u32,
    /// How the order of work is called; the numbers below are what counts.
    pub order: String,
    /// How far a case strays from its place in the line (standard deviation, days).
    pub order_sd_days: f64,
    /// How many days earlier a case on the fast track is taken up.
    pub fast_bonus_days: f64,
    /// Share of families on the fast track.
    pub share_fast: f64,
    /// Share of families whose application is incomplete.
    pub share_incomplete: f64,
    /// Share of families on the extended track that are investigated.
    pub share_research: f64,
    /// Share granted.
    pub grant_rate: f64,
    /// Share of families that are not decided while this regime lasts.
    pub freeze_share: f64,
    /// Share of families that send a notice of default once the term has passed.
    pub notice_rate: f64,
    /// Share of those that get a court order.
    pub court_rate: f64,
    /// Each member of a family has an outcome of its own.
    pub individual_outcome: bool,
}

/// One nationality with its share of the families, year by year from [`Tables::first_year`] on.
#[derive(Clone, PartialEq, Debug)]
pub struct Nationality {
    /// What it is called.
    pub name: String,
    /// Share in each year.
    pub shares: Vec<f64>,
}

/// Numbers that hold throughout.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Constants {
    /// Applications pending on the first day.
    pub initial_pending: u32,
    /// How old, at most, those are (days).
    pub initial_age_max: u32,
    /// Median days of work on a complete case.
    pub handling_median_complete: f64,
    /// Spread of the work (sigma of the logarithm).
    pub handling_sigma: f64,
    /// Median days until an incomplete application is complete.
    pub suspension_incomplete_median: f64,
    /// Median days of an investigation.
    pub suspension_research_median: f64,
    /// Withdrawals a day for each pending family.
    pub withdraw_hazard_per_day: f64,
}

/// All tables, checked.
#[derive(Clone, PartialEq, Debug)]
pub struct Tables {
    months: Vec<Month>,
    first: Regime,
    later: Vec<Regime>,
    nationalities: Vec<Nationality>,
    constants: Constants,
    begins: NaiveDate,
}

impl Tables {
    /// The tables, or everything that is wrong with them. The years of `nationalities` begin with the year of the first
    /// month.
    pub fn new(
        months: Vec<Month>,
        regimes: Vec<Regime>,
        nationalities: Vec<Nationality>,
        constants: Constants,
    ) -> Result<Self, Vec<TableFault>> {
        let faults = check(&months, &regimes, &nationalities, &constants);
        let mut regimes = regimes.into_iter();
        match (regimes.next(), months.first().map(|m| m.first)) {
            (Some(first), Some(begins)) if faults.is_empty() => {
                Ok(Self { months, first, later: regimes.collect(), nationalities, constants, begins })
            }
            _ => Err(faults),
        }
    }

    /// The same with more months of this inflow and capacity, the last regime going on, up to and including a month.
    #[must_use]
    pub fn extended(mut self, until: NaiveDate, inflow: u32, capacity: u32) -> Self {
        let next = |m: &Month| m.first.checked_add_months(Months::new(1));
        while let Some(first) = self.months.last().and_then(next).filter(|first| *first <= until) {
            self.months.push(Month { first, inflow, capacity });
        }
        self
    }

    /// The longer future that is needed to score forecasts with long horizons: to the end of 2030, 700 received and
    /// 2,000 taken up each month.
    #[must_use]
    pub fn extended_to_2030(self) -> Self {
        match NaiveDate::from_ymd_opt(2030, 12, 31) {
            Some(end) => self.extended(end, 700, 2000),
            None => self,
        }
    }

    /// The months in order.
    #[must_use]
    pub fn months(&self) -> &[Month] {
        &self.months
    }

    /// The regime that holds on a day; before the first, the first.
    #[must_use]
    pub fn regime(&self, day: NaiveDate) -> &Regime {
        self.later.iter().rev().find(|regime| regime.from <= day).unwrap_or(&self.first)
    }

    /// All regimes in order.
    pub fn regimes(&self) -> impl Iterator<Item = &Regime> {
        std::iter::once(&self.first).chain(&self.later)
    }

    /// The nationalities; applications name them by their place here.
    #[must_use]
    pub fn nationalities(&self) -> &[Nationality] {
        &self.nationalities
    }

    /// The constants.
    #[must_use]
    pub fn constants(&self) -> &Constants {
        &self.constants
    }

    /// The first day.
    #[must_use]
    pub fn begins(&self) -> NaiveDate {
        self.begins
    }

    /// The last day of the last month.
    #[must_use]
    pub fn ends(&self) -> NaiveDate {
        let last = self.months.last().map_or(self.begins, |m| m.first);
        last.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(last)
    }

    /// The year to which the first share of each nationality belongs.
    #[must_use]
    pub fn first_year(&self) -> i32 {
        self.begins.year()
    }
}
