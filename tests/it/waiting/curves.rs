//! Kaplan–Meier curves, quantiles, restricted means and restarted curves of the seven golden data sets, group by group.

use serde_json::Value;
use wachtwijzer::domain::waiting::{Curve, DayCounts, Reach, Scale, Step, Written};

use super::golden::{
    SETS, age, close, close_or_null, close_pair, file, group, groups, only_fields, same_age, share, table,
};

/// Calls a check for every group of every data set and says how many there were.
fn for_every_group(check: impl Fn(&DayCounts, &Value, &str)) -> usize {
    let mut seen = 0;
    for set in SETS {
        let file = file(set);
        for name in groups(&file) {
            check(&group(&file, name), &file["expected"][name], &format!("{set}, {name}"));
            seen += 1;
        }
    }
    seen
}

pub(super) fn same_step(step: &Step, wanted: &Value, place: &str) {
    let place = &format!("{place}, age {}", step.age);
    assert_eq!(Some(step.age), wanted["time"].as_i64(), "{place}");
    assert_eq!(Some(step.at_risk), wanted["n_risk"].as_u64(), "{place}");
    assert_eq!(Some(step.events), wanted["n_event"].as_u64(), "{place}");
    close(step.survival, &wanted["survival"], place);
    let optional = wanted.as_object().unwrap();
    if let Some(pending) = optional.get("n_censor") {
        assert_eq!(Some(step.pending), pending.as_u64(), "{place}");
    }
    if let Some(sum) = optional.get("greenwood_sum") {
        close_or_null(step.greenwood, sum, place);
    }
    if let Some(hazard) = optional.get("cumulative_hazard") {
        close(step.cumulative_hazard, hazard, place);
    }
    for (field, scale) in [("ci_loglog", Scale::LogLog), ("ci_log", Scale::Log), ("ci_plain", Scale::Plain)] {
        if let Some(band) = optional.get(field) {
            close_pair(step.band(scale), band, &format!("{place}, {field}"));
        }
    }
}

pub(super) fn same_reach(found: Reach, wanted: &Value, place: &str) {
    same_age(found.from, &wanted[0], place);
    same_age(found.until, &wanted[1], place);
}

#[test]
fn no_group_holds_a_field_that_is_not_compared() {
    let seen = for_every_group(|_, wanted, _| {
        only_fields(wanted, &["n", "n_event", "km", "quantiles", "rmst", "conditional_residual", "aalen_johansen"]);
    });

    assert_eq!(seen, 18);
    for set in SETS {
        // Words, not results: id to conventions, computed_by to tolerance. `published` is compared in published.rs.
        let words =
            ["id", "title", "source", "conventions", "computed_by", "disagreements", "disagreement_count", "tolerance"];
        only_fields(&file(set), &[&words[..], &["published", "inputs", "expected"]].concat());
    }
}

#[test]
fn every_step_of_every_curve_equals_the_golden_one() {
    for_every_group(|counts, wanted, place| {
        assert_eq!(Some(counts.total()), wanted["n"].as_u64(), "{place}");
        assert_eq!(Some(counts.events()), wanted["n_event"].as_u64(), "{place}");

        let curve = Curve::of(counts);

        let steps = wanted["km"].as_array().unwrap();
        assert_eq!(curve.steps().len(), steps.len(), "{place}");
        for (step, wanted) in curve.steps().iter().zip(steps) {
            let fields = ["time", "n_risk", "n_event", "n_censor", "survival", "greenwood_sum", "cumulative_hazard"];
            only_fields(wanted, &[&fields[..], &["ci_loglog", "ci_log", "ci_plain"]].concat());
            same_step(step, wanted, place);
        }
    });
}

#[test]
fn every_quantile_and_its_bands_equal_the_golden_ones() {
    for_every_group(|counts, wanted, place| {
        let curve = Curve::of(counts);

        for quantile in wanted["quantiles"].as_array().unwrap() {
            only_fields(quantile, &["p", "q_first", "q_r_midpoint", "ci_loglog", "ci_log"]);
            let p = share(quantile["p"].as_f64().unwrap());
            let place = &format!("{place}, quantile {}", p.get());
            same_age(curve.quantile(p), &quantile["q_first"], place);
            close_or_null(curve.quantile_midpoint(p), &quantile["q_r_midpoint"], place);
            same_reach(curve.quantile_band(p, Scale::LogLog), &quantile["ci_loglog"], place);
            same_reach(curve.quantile_band(p, Scale::Log), &log_band(quantile, place), place);
        }
    });
}

/// The golden log band of a quantile, but for one of the 108: the upper end of the median's band in aml, all. The band's upper
/// curve is 0.458 at 45 and rises to 0.462 at 48 (a log band need not fall). It crosses one half at 45; R sorts the curve by
/// level first and answers 48. The log–log bands, which are shown, hold no such case.
fn log_band(quantile: &Value, place: &str) -> Value {
    if place == "aml, all, quantile 0.5" {
        assert_eq!(quantile["ci_log"], serde_json::json!([18, 48]));
        return serde_json::json!([18, 45]);
    }
    quantile["ci_log"].clone()
}

#[test]
fn every_restricted_mean_and_its_error_equal_the_golden_ones() {
    for_every_group(|counts, wanted, place| {
        let curve = Curve::of(counts);

        for mean in wanted["rmst"].as_array().unwrap() {
            only_fields(mean, &["tau", "rmst", "se"]);
            let tau = age(&mean["tau"]).unwrap();
            let found = curve.restricted_mean(tau);
            if (place, tau) == ("aml, Nonmaintained", 60) {
                // The one null of the golden means. The curve is 0 from 45 on, so by the rule (null only while S > 0) the mean is
                // known, as it is in the edge cases "one-event" and "all-closed-same-day": 545/24 in exact fractions.
                assert!(mean["rmst"].is_null() && mean["se"].is_null());
                assert!((found.unwrap().days - 545.0 / 24.0).abs() < 1e-12);
                assert_eq!(found, curve.restricted_mean(45));
                continue;
            }
            close_or_null(found.map(|mean| mean.days), &mean["rmst"], place);
            close_or_null(found.map(|mean| mean.error), &mean["se"], place);
        }
    });
}

#[test]
fn every_curve_restarted_after_a_wait_equals_the_golden_one() {
    for_every_group(|counts, wanted, place| {
        for residual in wanted["conditional_residual"].as_array().unwrap() {
            only_fields(residual, &["waited", "n_beyond", "survival_at_waited", "quantiles"]);
            let waited = age(&residual["waited"]).unwrap();
            assert_eq!(Some(counts.beyond(waited)), residual["n_beyond"].as_u64(), "{place}");
            close(Curve::of(counts).at(waited), &residual["survival_at_waited"], place);

            let curve = Curve::after(counts, waited);

            for quantile in residual["quantiles"].as_array().unwrap() {
                only_fields(quantile, &["p", "total_first", "residual_first", "total_r_midpoint", "ci_loglog_total"]);
                let p = share(quantile["p"].as_f64().unwrap());
                let place = &format!("{place}, waited {waited}, quantile {}", p.get());
                same_age(curve.quantile(p), &quantile["total_first"], place);
                same_age(curve.quantile_left(p), &quantile["residual_first"], place);
                close_or_null(curve.quantile_midpoint(p), &quantile["total_r_midpoint"], place);
                same_reach(curve.quantile_band(p, Scale::LogLog), &quantile["ci_loglog_total"], place);
            }
        }
    });
}

/// No golden curve ends exactly on a level. R's `quantile.survfit` then takes the middle between the crossing and the last
/// age seen: here 5 and 20.
#[test]
fn a_curve_that_ends_on_one_half_has_its_midpoint_median_half_way_to_the_last_age_seen() {
    let line = |exit, end| Written { entry: Some(0), exit: Some(exit), end: Some(end), count: Some(2) };
    let curve = Curve::of(&table(&[line(5, 1), line(20, 0)]));

    assert_eq!(curve.quantile(share(0.5)), Some(5));
    assert_eq!(curve.quantile_midpoint(share(0.5)), Some(12.5));
    assert_eq!(curve.quantile_midpoint(share(0.51)), None);
}
