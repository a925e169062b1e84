//! Whether the tables of the case load fit together: every fault, each with its place.

use chrono::{Datelike, Months, NaiveDate};

use super::tables::{Constants, Month, Nationality, Regime};

/// What is wrong in the tables, and where.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{what} ({table}, row {row:?}, column {column})")]
pub struct TableFault {
    /// The table: `monthly`, `regimes`, `nationality` or `constants`.
    pub table: &'static str,
    /// The row from 0; `None`: the table as a whole.
    pub row: Option<usize>,
    /// The column.
    pub column: &'static str,
    /// What is wrong.
    pub what: What,
}

/// Every way in which a table can be wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum What {
    /// It has no rows.
    #[error("no rows")]
    Empty,
    /// It does not follow on the row before.
    #[error("does not follow on the row before")]
    OutOfOrder,
    /// The first rules begin after the first month.
    #[error("begins after the first month")]
    BeginsTooLate,
    /// Not a share from 0 to 1.
    #[error("not a share from 0 to 1")]
    NotAShare,
    /// Not a number above 0 (or, where 0 is meaningful, not 0 or more).
    #[error("not a positive number")]
    NotPositive,
    /// The shares of a year do not add up to 1.
    #[error("the shares of a year do not add up to 1")]
    DoNotAddUp,
    /// A year of the months has no share, or there are more than 256 nationalities.
    #[error("not one share for every year")]
    YearsMissing,
}

/// Everything that is wrong.
pub(super) fn check(
    months: &[Month],
    regimes: &[Regime],
    nationalities: &[Nationality],
    constants: &Constants,
) -> Vec<TableFault> {
    let mut faults = Vec::new();
    check_months(months, &mut faults);
    check_regimes(regimes, months.first().map(|month| month.first), &mut faults);
    check_nationalities(nationalities, months, &mut faults);
    check_constants(constants, &mut faults);
    faults
}

fn check_months(months: &[Month], faults: &mut Vec<TableFault>) {
    let mut note = |row, what| faults.push(TableFault { table: "monthly", row, column: "month", what });
    if months.is_empty() {
        note(None, What::Empty);
    }
    for (row, (one, next)) in months.iter().zip(months.iter().skip(1)).enumerate() {
        if one.first.checked_add_months(Months::new(1)) != Some(next.first) {
            note(Some(row + 1), What::OutOfOrder);
        }
    }
}

fn check_regimes(regimes: &[Regime], begins: Option<NaiveDate>, faults: &mut Vec<TableFault>) {
    let mut note = |row, column, what| faults.push(TableFault { table: "regimes", row, column, what });
    match (regimes.first(), begins) {
        (None, _) => note(None, "from", What::Empty),
        (Some(first), Some(begins)) if first.from > begins => note(Some(0), "from", What::BeginsTooLate),
        (Some(_), _) => {}
    }
    for (row, (one, next)) in regimes.iter().zip(regimes.iter().skip(1)).enumerate() {
        if one.from >= next.from {
            note(Some(row + 1), "from", What::OutOfOrder);
        }
    }
    for (row, regime) in regimes.iter().enumerate() {
        let shares = [
            ("share_fast", regime.share_fast),
            ("share_incomplete", regime.share_incomplete),
            ("share_research", regime.share_research),
            ("grant_rate", regime.grant_rate),
            ("freeze_share", regime.freeze_share),
            ("notice_rate", regime.notice_rate),
            ("court_rate", regime.court_rate),
        ];
        for (column, _) in shares.into_iter().filter(|(_, share)| !(0.0..=1.0).contains(share)) {
            note(Some(row), column, What::NotAShare);
        }
        for (column, days) in [("order_sd_days", regime.order_sd_days), ("fast_bonus_days", regime.fast_bonus_days)] {
            if !(0.0..=36_500.0).contains(&days) {
                note(Some(row), column, What::NotPositive);
            }
        }
        if regime.legal_term_days == 0 {
            note(Some(row), "legal_term_days", What::NotPositive);
        }
    }
}

fn check_nationalities(all: &[Nationality], months: &[Month], faults: &mut Vec<TableFault>) {
    let mut note = |row, column, what| faults.push(TableFault { table: "nationality", row, column, what });
    let years = months.first().zip(months.last()).map_or(0, |(a, b)| b.first.year() - a.first.year() + 1);
    if all.is_empty() {
        note(None, "nationality", What::Empty);
    }
    if all.len() > 256 {
        note(None, "nationality", What::YearsMissing);
    }
    for (row, one) in all.iter().enumerate() {
        if i32::try_from(one.shares.len()) != Ok(years) {
            note(Some(row), "nationality", What::YearsMissing);
        }
        if !one.shares.iter().all(|share| (0.0..=1.0).contains(share)) {
            note(Some(row), "nationality", What::NotAShare);
        }
    }
    let longest = all.iter().map(|one| one.shares.len()).max().unwrap_or(0);
    for year in 0..longest {
        let sum: f64 = all.iter().filter_map(|one| one.shares.get(year)).sum();
        if (sum - 1.0).abs() > 1e-9 {
            note(None, "nationality", What::DoNotAddUp);
        }
    }
}

fn check_constants(constants: &Constants, faults: &mut Vec<TableFault>) {
    let positive = [
        ("handling_median_complete", constants.handling_median_complete),
        ("handling_sigma", constants.handling_sigma),
        ("suspension_incomplete_median", constants.suspension_incomplete_median),
        ("suspension_research_median", constants.suspension_research_median),
        ("withdraw_hazard_per_day", constants.withdraw_hazard_per_day),
    ];
    for (column, _) in positive.into_iter().filter(|(_, number)| !(number.is_finite() && *number > 0.0)) {
        faults.push(TableFault { table: "constants", row: None, column, what: What::NotPositive });
    }
}
