//! The log-rank test, and the tail probability behind its p-value.

use wachtwijzer::domain::waiting::{Written, chi_square_tail, erfc, log_rank};

use super::golden::{close, file, group, groups, only_fields, table};

#[test]
fn the_statistic_of_every_golden_pair_is_the_golden_one() {
    let mut compared = 0;
    for set in ["freireich", "aml", "veteran", "mgus2"] {
        let file = file(set);
        let wanted = &file["expected"]["_two_group_logrank"];
        only_fields(wanted, &["chisq", "df"]);
        assert_eq!(wanted["df"], 1);
        let pair: Vec<_> = groups(&file).into_iter().filter(|name| *name != "all").collect();
        assert_eq!(pair.len(), 2);

        let test = log_rank(&group(&file, pair[0]), &group(&file, pair[1])).unwrap();
        let mirrored = log_rank(&group(&file, pair[1]), &group(&file, pair[0])).unwrap();

        close(test.chi_square, &wanted["chisq"], set);
        close(mirrored.chi_square, &wanted["chisq"], set);
        compared += 1;
    }
    assert_eq!(compared, 4);
}

/// Values of the C library's erfc(sqrt(x/2)). 0.008, 9.03 and 16.79 are golden statistics;
/// 3.84 and 6.63 are the printed 5% and 1% points.
#[test]
#[expect(clippy::unreadable_literal, reason = "digits as the other library prints them")]
fn the_tail_of_the_chi_square_distribution_agrees_with_another_library_to_twelve_digits() {
    let values = [
        (0.0, 1.0),
        (1e-06, 0.9992021155721779),
        (0.00822734320235077, 0.9277272333400737),
        (0.1, 0.7518296340458492),
        (0.454936423119572, 0.5000000000000003),
        (1.0, 0.31731050786291404),
        (2.705543454095404, 0.10000000000000067),
        (3.841458820694124, 0.05000000000000008),
        (5.0, 0.025347318677468252),
        (6.634896601021213, 0.01000000000000001),
        (7.9, 0.004943479736228246),
        (8.0, 0.004677734981047265),
        (8.1, 0.004426525857919833),
        (9.03078587046061, 0.0026547032980287753),
        (10.827566170662733, 0.0010000000000000002),
        (16.7929409892165, 4.1688091093346175e-05),
        (30.0, 4.320463057827492e-08),
        (60.0, 9.485737571073843e-15),
        (200.0, 2.088487583762545e-45),
        (1000.0, 1.7958327848006385e-219),
    ];
    for (x, wanted) in values {
        let found = chi_square_tail(x);
        assert!((found - wanted).abs() <= 1e-12 * wanted, "at {x}: found {found}, wanted {wanted}");
    }
    assert!((erfc(0.5) - 0.479_500_122_186_953_5).abs() < 1e-15);
}

#[test]
fn the_p_value_of_the_remission_trial_is_four_in_a_hundred_thousand() {
    let file = file("freireich");

    let test = log_rank(&group(&file, "6-MP"), &group(&file, "placebo")).unwrap();

    assert_eq!(test.observed, 9);
    assert_eq!(format!("{:.2}", test.expected), "19.25", "printed in the manuals");
    assert!((test.p_value - 4.168_809_109e-5).abs() < 1e-12);
}

#[test]
fn groups_that_were_never_at_risk_together_cannot_be_compared() {
    let line = |entry, exit, end| Written { entry: Some(entry), exit: Some(exit), end: Some(end), count: Some(3) };
    let (young, old) = (table(&[line(0, 10, 1)]), table(&[line(20, 30, 1)]));

    assert_eq!(log_rank(&young, &old), None);
    assert_eq!(log_rank(&young, &table(&[])), None);
}
