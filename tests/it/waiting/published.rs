//! Figures printed in textbooks and manuals, to the digits printed there.

use wachtwijzer::domain::waiting::{Curve, Scale, log_rank};

use super::golden::{file, group, only_fields, share};

/// Freireich et al. 1963, remission in weeks under 6-MP; Kaplan–Meier table as printed in Cox and Oakes, and Klein and
/// Moeschberger.
#[test]
fn the_table_of_the_remission_trial_is_the_printed_one() {
    let file = file("freireich");
    only_fields(&file["published"], &["km_6mp", "se_6mp", "median_6mp", "median_placebo", "logrank_chisq"]);
    let (treated, placebo) = (group(&file, "6-MP"), group(&file, "placebo"));
    let curve = Curve::of(&treated);

    let printed = [
        (6, "0.857", "0.0764"),
        (7, "0.807", "0.0869"),
        (10, "0.753", "0.0963"),
        (13, "0.690", "0.1068"),
        (16, "0.627", "0.1141"),
        (22, "0.538", "0.1282"),
        (23, "0.448", "0.1346"),
    ];
    for (week, survival, error) in printed {
        let step = curve.steps().iter().find(|step| step.age == week).unwrap();
        assert_eq!(format!("{:.3}", step.survival), survival, "week {week}");
        assert_eq!(format!("{:.4}", step.error().unwrap()), error, "week {week}");
        // The same digits stand in the golden file.
        assert_eq!(file["published"]["km_6mp"][week.to_string()], survival.parse::<f64>().unwrap());
        assert_eq!(file["published"]["se_6mp"][week.to_string()], error.parse::<f64>().unwrap());
    }
    assert_eq!(curve.quantile(share(0.5)), file["published"]["median_6mp"].as_i64());
    assert_eq!(Curve::of(&placebo).quantile(share(0.5)), file["published"]["median_placebo"].as_i64());
    let test = log_rank(&treated, &placebo).unwrap();
    assert_eq!(format!("{:.2}", test.chi_square), "16.79");
    assert_eq!(file["published"]["logrank_chisq"], 16.79);
}

#[test]
fn the_median_of_the_lung_study_is_310_days_between_285_and_363() {
    let file = file("lung");
    only_fields(&file["published"], &["n", "events", "median", "median_ci_log"]);
    let counts = group(&file, "all");
    let curve = Curve::of(&counts);

    let band = curve.quantile_band(share(0.5), Scale::Log);

    assert_eq!((curve.quantile(share(0.5)), band.from, band.until), (Some(310), Some(285), Some(363)));
    assert_eq!((counts.total(), counts.events()), (228, 165));
}

#[test]
fn the_medians_of_the_leukaemia_maintenance_trial_are_31_and_23_weeks() {
    let file = file("aml");
    only_fields(&file["published"], &["median_Maintained", "median_Nonmaintained"]);

    let median = |name| Curve::of(&group(&file, name)).quantile(share(0.5));

    assert_eq!((median("Maintained"), median("Nonmaintained")), (Some(31), Some(23)));
}

/// The manual of R's `survival` prints 52.5 for the test arm, the middle of a flat piece; the first age that reaches one half
/// is 52. The second is what is shown to people.
#[test]
fn the_test_arm_of_the_veterans_trial_has_median_52_and_by_the_midpoint_convention_52_and_a_half() {
    let file = file("veteran");
    let known = ["median_standard", "ci_log_standard", "median_test_r_midpoint", "ci_log_test"];
    only_fields(&file["published"], &known);
    let (standard, test) = (Curve::of(&group(&file, "standard")), Curve::of(&group(&file, "test")));

    let (of_standard, of_test) =
        (standard.quantile_band(share(0.5), Scale::Log), test.quantile_band(share(0.5), Scale::Log));

    assert_eq!((standard.quantile(share(0.5)), of_standard.from, of_standard.until), (Some(103), Some(59), Some(132)));
    assert_eq!((test.quantile(share(0.5)), of_test.from, of_test.until), (Some(52), Some(44), Some(95)));
    assert_eq!(test.quantile_midpoint(share(0.5)), Some(52.5));
}

#[test]
fn the_studies_with_two_outcomes_hold_the_printed_numbers_of_cases() {
    let ended = |set: &str, code: usize| {
        let counts = group(&file(set), "all");
        let ended: u64 = counts.rows_by_cause().map(|(_, endings)| endings[code - 1]).sum();
        (counts.total(), ended)
    };
    only_fields(&file("mgus2")["published"], &["n", "progression", "death_first"]);
    only_fields(&file("bmt")["published"], &["n", "relapse", "death_in_remission"]);
    only_fields(&file("psych")["published"], &[]);

    assert_eq!((ended("mgus2", 1), ended("mgus2", 2)), ((1384, 115), (1384, 860)));
    assert_eq!((ended("bmt", 1), ended("bmt", 2)), ((137, 42), (137, 41)));
}
