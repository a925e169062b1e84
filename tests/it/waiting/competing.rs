//! Aalen–Johansen incidences with both kinds of variance, against the golden data sets with more than one outcome.

use wachtwijzer::domain::waiting::{Cause, Curve, Incidence, Written, jackknife_errors};

use super::golden::{cause, close, file, group, groups, only_fields, table};

#[test]
fn every_incidence_and_both_its_variances_equal_the_golden_ones() {
    let mut compared = 0;
    for set in ["mgus2", "bmt"] {
        let file = file(set);
        for name in groups(&file) {
            let counts = group(&file, name);
            let wanted = file["expected"][name]["aalen_johansen"].as_array().unwrap();

            let incidence = Incidence::of(&counts);
            let errors = jackknife_errors(&counts, None);

            assert_eq!((incidence.steps().len(), errors.len()), (wanted.len(), wanted.len()));
            for ((step, errors), wanted) in incidence.steps().iter().zip(errors).zip(wanted) {
                let fields = ["time", "n_risk", "still_pending", "cif_1", "se_ij_1", "var_aalen_1"];
                only_fields(wanted, &[&fields[..], &["cif_2", "se_ij_2", "var_aalen_2"]].concat());
                let place = &format!("{set}, {name}, age {}", step.age);
                assert_eq!(Some(step.age), wanted["time"].as_i64(), "{place}");
                assert_eq!(Some(step.at_risk), wanted["n_risk"].as_u64(), "{place}");
                close(step.still_pending, &wanted["still_pending"], place);
                for code in [1, 2] {
                    let ended = step.of(cause(code)).unwrap();
                    close(ended.share, &wanted[format!("cif_{code}")], place);
                    close(ended.variance, &wanted[format!("var_aalen_{code}")], place);
                    close(errors[usize::from(code) - 1], &wanted[format!("se_ij_{code}")], place);
                    compared += 1;
                }
            }
        }
    }
    assert_eq!(compared, 2 * (176 + 183 + 214 + 23 + 25 + 33 + 76));
}

#[test]
fn the_complement_of_one_causes_own_curve_overstates_it() {
    // Two outcomes of one case each; the second is a withdrawal, which the naive way treats as if still pending.
    let line = |exit, end| Written { entry: Some(0), exit: Some(exit), end: Some(end), count: Some(1) };
    let both = table(&[line(10, 2), line(20, 1)]);
    let censored = table(&[line(10, 0), line(20, 1)]);

    let incidence = Incidence::of(&both);

    let granted = incidence.at(20).unwrap().of(cause(1)).unwrap().share;
    assert!((granted - 0.5).abs() < 1e-15);
    assert!(Curve::of(&censored).at(20).abs() < 1e-15, "its own curve says that all were granted");
}

#[test]
fn given_ten_days_waited_the_odds_are_those_of_the_cases_still_there() {
    // Ten cases: two refused on day 5; then two granted, four refused, two withdrawn.
    let line = |exit, end, count| Written { entry: Some(0), exit: Some(exit), end: Some(end), count: Some(count) };
    let counts = table(&[line(5, 2, 2), line(12, 1, 2), line(15, 2, 4), line(20, 3, 2)]);

    let incidence = Incidence::after(&counts, 10);

    assert_eq!(incidence.at(10), None);
    let end = incidence.at(20).unwrap();
    let shares: Vec<f64> = end.ended.iter().map(|ended| ended.share).collect();
    for (found, wanted) in shares.iter().zip([0.25, 0.5, 0.25]) {
        assert!((found - wanted).abs() < 1e-15);
    }
    assert!(end.still_pending.abs() < 1e-15);
    assert_eq!(end.of(Cause::new(4).unwrap()), None);
}
