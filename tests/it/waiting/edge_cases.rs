//! The 22 small golden cases: empty tables, ties, age 0, risk sets that empty, counts above 2^31, lines to refuse.

use serde_json::Value;
use wachtwijzer::domain::waiting::{Curve, DayCounts, Incidence};

use super::curves::same_step;
use super::golden::{cause, close, close_or_null, file, only_fields, same_age, share, table, written};

fn cases() -> Vec<Value> {
    let file = file("edge_cases");
    only_fields(&file, &["conventions", "cases"]);
    file["cases"].as_array().unwrap().clone()
}

/// Cases that name rows to refuse have counts as their only result.
fn refusing(case: &Value) -> bool {
    case["expected"].as_object().unwrap().contains_key("rejected")
}

#[test]
fn every_curve_quantile_mean_and_incidence_equals_the_golden_one() {
    let (refusing, estimating): (Vec<Value>, Vec<Value>) = cases().into_iter().partition(refusing);
    assert_eq!((refusing.len(), estimating.len()), (6, 16));
    for case in estimating {
        only_fields(&case, &["id", "note", "inputs", "expected"]);
        let wanted = &case["expected"];
        only_fields(wanted, &["km", "quantiles", "rmst", "aalen_johansen"]);
        let counts = table(&written(&case["inputs"]["rows"]));
        let place = case["id"].as_str().unwrap();

        let curve = Curve::of(&counts);

        let steps = wanted["km"].as_array().unwrap();
        assert_eq!(curve.steps().len(), steps.len(), "{place}");
        for (step, wanted) in curve.steps().iter().zip(steps) {
            let fields = [
                "time",
                "n_risk",
                "n_event",
                "n_censor",
                "survival",
                "greenwood_sum",
                "cumulative_hazard",
                "ci_loglog",
            ];
            only_fields(wanted, &fields);
            same_step(step, wanted, place);
        }
        for (p, age) in wanted["quantiles"].as_object().into_iter().flatten() {
            same_age(curve.quantile(share(p.parse().unwrap())), age, place);
        }
        for (tau, mean) in wanted["rmst"].as_object().into_iter().flatten() {
            close_or_null(curve.restricted_mean(tau.parse().unwrap()).map(|mean| mean.days), mean, place);
        }
        same_incidence(&counts, wanted.get("aalen_johansen"), place);
    }
}

fn same_incidence(counts: &DayCounts, wanted: Option<&Value>, place: &str) {
    let Some(wanted) = wanted.and_then(Value::as_array) else { return };
    let incidence = Incidence::of(counts);
    assert_eq!(incidence.steps().len(), wanted.len(), "{place}");
    for (step, wanted) in incidence.steps().iter().zip(wanted) {
        only_fields(wanted, &["time", "cif_1", "cif_2", "cif_3", "still_pending"]);
        assert_eq!(Some(step.age), wanted["time"].as_i64(), "{place}");
        close(step.still_pending, &wanted["still_pending"], place);
        for code in [1, 2, 3] {
            close(step.of(cause(code)).unwrap().share, &wanted[format!("cif_{code}")], place);
        }
    }
}

#[test]
fn a_bad_row_is_refused_and_the_rest_is_kept() {
    for case in cases().iter().filter(|case| refusing(case)) {
        only_fields(&case["expected"], &["rejected", "accepted"]);

        let (counts, refused) = DayCounts::sift_written(&written(&case["inputs"]["rows"]), cause(3));

        let place = case["id"].as_str().unwrap();
        assert_eq!(u64::try_from(refused.len()).ok(), case["expected"]["rejected"].as_u64(), "{place}");
        assert_eq!(u64::try_from(counts.lines().len()).ok(), case["expected"]["accepted"].as_u64(), "{place}");
        assert_eq!((refused[0].at, refused[0].why.len()), (1, 1), "{place}: one reason, at the second row");
    }
}
