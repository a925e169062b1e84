//! Tables with mistakes in them: everything wrong is told at once, with its place.

use chrono::NaiveDate;
use wachtwijzer::catalogue::caseload::{CaseLoadFiles, read_caseload};

use super::{CONSTANTS, FILES, MONTHLY, NATIONALITY, REGIMES, day, shipped};

fn faults(files: CaseLoadFiles<'_>) -> Vec<String> {
    read_caseload(files).unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn the_shipped_tables_are_read() {
    let tables = shipped();
    assert_eq!(tables.months().len(), 156);
    assert_eq!(tables.regimes().count(), 11);
    assert_eq!((tables.begins(), tables.ends()), (day("2014-01-01"), day("2026-12-31")));
    assert_eq!(
        tables.regime(NaiveDate::from_ymd_opt(2024, 1, 14).unwrap()).name,
        "R8 housing condition, struck down by courts"
    );
    assert_eq!(tables.regime(NaiveDate::from_ymd_opt(2024, 1, 15).unwrap()).name, "R9 first in, first out");
    assert_eq!(tables.nationalities()[0].name, "Syria");
}

#[test]
fn unreadable_cells_of_all_files_are_told_together_with_line_and_column() {
    let monthly = MONTHLY.replacen("2014-02,560", "2014-2,many", 1);
    let regimes = REGIMES.replacen("0.75,0.4,0.2", "most,0.4,0.2", 1);
    let constants = CONSTANTS.replacen("handling_sigma", "handling_sigmma", 1);
    let told =
        faults(CaseLoadFiles { monthly: &monthly, regimes: &regimes, nationality: NATIONALITY, constants: &constants });
    assert_eq!(
        told,
        [
            "caseload/constants.csv: the constant `handling_sigma` is missing [missing-constant]",
            "caseload/constants.csv: there is no constant `handling_sigmma` [unknown-constant]",
            "caseload/monthly.csv:3: column `inflow`: `many` is not a whole number of at least 0 [unreadable-value]",
            "caseload/monthly.csv:3: column `month`: `2014-2` is not a month such as 2024-01 [unreadable-value]",
            "caseload/regimes.csv:2: column `share_fast`: `most` is not a number [unreadable-value]",
        ]
    );
}

#[test]
fn what_does_not_fit_together_is_told_with_its_line() {
    let monthly = MONTHLY.replacen("2014-03,", "2014-04,", 1);
    let regimes = REGIMES.replacen("0.72,0.45,0.22", "1.72,0.45,0.22", 1);
    let nationality = NATIONALITY.replacen("Syria,0.72", "Syria,0.71", 1);
    let told = faults(CaseLoadFiles { monthly: &monthly, regimes: &regimes, nationality: &nationality, ..FILES });
    assert_eq!(
        told,
        [
            "caseload/monthly.csv:4: column `month`: does not follow on the row before [bad-caseload-table]",
            "caseload/monthly.csv:5: column `month`: does not follow on the row before [bad-caseload-table]",
            "caseload/nationality.csv: column `nationality`: the shares of a year do not add up to 1 [bad-caseload-table]",
            "caseload/regimes.csv:3: column `share_fast`: not a share from 0 to 1 [bad-caseload-table]",
        ]
    );
}

#[test]
fn a_file_without_rows_or_without_a_column_is_told() {
    let told = faults(CaseLoadFiles { monthly: "month,inflow\n2014-01,5\n", ..FILES });
    assert_eq!(told, ["caseload/monthly.csv:2: there is no column `decision_capacity` [missing-column]"]);
    let told = faults(CaseLoadFiles { monthly: "month,inflow,decision_capacity\n", ..FILES });
    assert!(
        told.contains(&"caseload/monthly.csv: column `month`: no rows [bad-caseload-table]".to_owned()),
        "{told:?}"
    );
}
