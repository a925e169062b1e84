//! A family of a referent, a spouse and two children: decided apart, grown by a birth, smaller by a death and a divorce.

use serde_json::{Value, json};

use crate::support::engine::{ask, asked};

fn described(person: &str, on: &str, relation: &str, age: &str) -> Value {
    json!({"type": "member-described", "on": on, "person": person, "relation": relation, "ageGroup": age})
}

fn family() -> Vec<Value> {
    vec![
        json!({"type": "application-received", "on": "2025-02-03"}),
        described("mother", "2025-02-03", "spouse", "adult"),
        described("daughter", "2025-02-03", "child", "5-to-11"),
        described("son", "2025-02-03", "child", "12-to-17"),
    ]
}

fn with(more: &[Value]) -> Value {
    let mut all = family();
    all.extend(more.iter().cloned());
    Value::Array(all)
}

fn decided(person: &str, on: &str, outcome: &str) -> Value {
    json!({"type": "decision-notified", "on": on, "person": person, "outcome": outcome})
}

fn of<'v>(found: &'v Value, list: &str, id: &str, person: &Value) -> &'v Value {
    let all = found[list].as_array().expect("a list");
    all.iter().find(|t| t["id"] == id && t["person"] == *person).unwrap_or(&Value::Null)
}

fn stage<'v>(found: &'v Value, person: &str) -> &'v Value {
    let all = found["persons"].as_array().expect("persons");
    &all.iter().find(|p| p["person"] == person).expect("the person")["stage"]
}

#[test]
fn who_belongs_to_the_family_is_told_with_relation_and_age() {
    let found = ask("nl-nareis", "2025-03-03", with(&[]));
    let persons = found["persons"].as_array().expect("persons");
    let mother = persons.iter().find(|p| p["person"] == "mother").expect("the mother");
    assert_eq!(
        mother["member"],
        json!({"relation": "spouse", "ageGroup": "adult", "since": "2025-02-03", "leftOn": null, "leftBecause": null})
    );
    assert!(mother["nextSteps"].as_array().expect("steps").iter().any(|s| s["event"] == "member-changed"));
    assert!(!found["nextSteps"].as_array().expect("steps").iter().any(|s| s["event"] == "member-described"));
}

#[test]
fn a_description_without_a_person_is_refused() {
    let refused = asked(
        "nl-nareis",
        "2025-03-03",
        json!([
            {"type": "application-received", "on": "2025-02-03"},
            {"type": "member-described", "on": "2025-02-03", "relation": "child", "ageGroup": "adult"},
        ]),
    );
    assert!(refused.expect_err("a fault").contains("NeedsAPerson"));
}

#[test]
fn one_is_granted_and_one_refused_and_each_has_terms_of_their_own() {
    let events = with(&[decided("mother", "2025-06-02", "granted"), decided("son", "2025-06-16", "refused")]);
    let found = ask("nl-nareis", "2025-06-20", events);
    assert_eq!((stage(&found, "mother"), stage(&found, "son")), (&json!("granted"), &json!("refused")));
    assert_eq!(stage(&found, "daughter"), "in-review");
    assert_eq!(found["stage"], "in-review", "the family stands where the last of them does");
    assert_eq!(of(&found, "terms", "mvv-collection", &json!("mother"))["lastDay"], "2025-09-02");
    assert_eq!(of(&found, "terms", "objection", &json!("son"))["lastDay"], "2025-07-14");
    assert_eq!(of(&found, "terms", "decision", &json!("mother"))["state"], "met-late");
    assert_eq!(of(&found, "terms", "decision", &Value::Null)["state"], "overdue", "nobody has decided on the daughter");
    assert_eq!(of(&found, "remedies", "objection", &json!("son"))["state"], "open");
    assert_eq!(of(&found, "remedies", "objection", &json!("son"))["until"], "2025-07-14");
}

#[test]
fn when_everybody_was_decided_on_alone_the_decision_period_of_the_family_is_over() {
    let all = [
        decided("mother", "2025-04-28", "granted"),
        decided("son", "2025-05-12", "granted"),
        decided("daughter", "2025-05-05", "granted"),
    ];
    let found = ask("nl-nareis", "2025-06-20", with(&all));
    assert_eq!(found["stage"], "granted");
    let whole = of(&found, "terms", "decision", &Value::Null);
    assert_eq!(
        (&whole["state"], &whole["metOn"]),
        (&json!("met-late"), &json!("2025-05-12")),
        "the last of them counts"
    );
    // The family goes on together: what is said of everybody is possible again.
    let mut more = all.to_vec();
    more.push(json!({"type": "mvv-collected", "on": "2025-06-02", "validUntil": "2025-08-30"}));
    assert_eq!(ask("nl-nareis", "2025-06-20", with(&more))["stage"], "mvv-issued");
}

#[test]
fn a_notice_of_default_of_one_person_goes_by_the_term_of_the_family() {
    let late = json!({"type": "notice-of-default-received", "on": "2025-08-04", "person": "daughter"});
    let found = ask("nl-nareis", "2025-08-25", with(&[decided("mother", "2025-06-02", "granted"), late]));
    assert_eq!(of(&found, "terms", "penalty-grace", &json!("daughter"))["lastDay"], "2025-08-18");
    let notice = of(&found, "remedies", "notice-of-default", &json!("daughter"));
    assert_eq!((&notice["state"], &notice["premature"]), (&json!("used"), &json!(false)));
    assert_eq!(of(&found, "remedies", "inaction-appeal", &json!("daughter"))["possibleFrom"], "2025-08-19");
    assert_eq!(
        of(&found, "remedies", "notice-of-default", &Value::Null)["state"],
        "open",
        "the others can still send one"
    );
    assert_eq!(found["penalty"]["amountCents"], 7 * 2300, "19 to 25 August");
}

#[test]
fn an_objection_of_one_person_runs_while_the_others_travel() {
    let events = with(&[
        decided("mother", "2025-06-02", "granted"),
        decided("daughter", "2025-06-02", "granted"),
        decided("son", "2025-06-02", "refused"),
        json!({"type": "objection-received", "on": "2025-06-23", "person": "son"}),
        json!({"type": "suspension-started", "on": "2025-07-01", "person": "son", "ground": "consent"}),
        json!({"type": "suspension-ended", "on": "2025-07-15", "person": "son", "ground": "consent"}),
        json!({"type": "mvv-collected", "on": "2025-07-07", "validUntil": "2025-10-04", "person": "mother"}),
    ]);
    let found = ask("nl-nareis", "2025-08-01", events);
    assert_eq!(stage(&found, "son"), "in-objection");
    // 19 weeks after 30 June, and 13 suspended days.
    assert_eq!(of(&found, "terms", "objection-decision", &json!("son"))["lastDay"], "2025-11-23");
    assert_eq!(found["stage"], "granted", "the daughter has least behind her");
}

#[test]
fn nobody_arrives_before_the_visa_was_collected() {
    let refused = asked(
        "nl-nareis",
        "2025-08-25",
        with(&[
            decided("mother", "2025-06-02", "granted"),
            json!({"type": "entered-netherlands", "on": "2025-07-01", "person": "mother"}),
        ]),
    );
    let refused = refused.expect_err("a fault");
    assert!(refused.contains("NotPossibleHere") && refused.contains("mvv-collected"), "{refused}");
}

#[test]
fn a_child_born_during_the_wait_belongs_to_the_application_until_it_is_decided_on() {
    let born = json!({
        "type": "member-described", "on": "2025-04-14", "person": "baby",
        "relation": "child", "ageGroup": "under-5", "reason": "birth",
    });
    let found = ask("nl-nareis", "2025-04-20", with(std::slice::from_ref(&born)));
    assert_eq!(stage(&found, "baby"), "in-review");
    assert_eq!(of(&found, "terms", "decision", &Value::Null)["lastDay"], "2025-05-06", "the birth moves no date");
    // Whoever comes after the decision needs an application of their own.
    let granted = json!({"type": "decision-notified", "on": "2025-04-01", "outcome": "granted"});
    let refused = asked("nl-nareis", "2025-04-20", with(&[granted, born])).expect_err("a fault");
    assert!(refused.contains("NotPossibleHere"), "{refused}");
}

#[test]
fn a_death_during_the_wait_ends_the_terms_of_that_person_and_keeps_what_was() {
    let died = json!({"type": "member-ended", "on": "2025-04-14", "person": "son", "reason": "death"});
    let before = ask("nl-nareis", "2025-04-13", with(std::slice::from_ref(&died)));
    assert_eq!(stage(&before, "son"), "in-review", "on the day before he belonged to the family");
    let events =
        with(&[died, decided("mother", "2025-05-05", "granted"), decided("daughter", "2025-05-06", "granted")]);
    let found = ask("nl-nareis", "2025-05-20", events);
    assert_eq!(stage(&found, "son"), "closed");
    assert_eq!(of(&found, "terms", "decision", &json!("son"))["state"], "moot");
    let whole = of(&found, "terms", "decision", &Value::Null);
    assert_eq!((&whole["state"], &whole["metOn"]), (&json!("met"), &json!("2025-05-06")), "he is not waited for");
    assert_eq!(found["stage"], "granted");
}

#[test]
fn a_divorce_takes_somebody_out_and_the_children_go_on() {
    let gone = json!({"type": "member-ended", "on": "2025-03-10", "person": "mother", "reason": "divorce"});
    let again = json!({"type": "decision-notified", "on": "2025-05-05", "outcome": "granted"});
    let found = ask("nl-nareis", "2025-05-20", with(&[gone, again]));
    assert_eq!(stage(&found, "mother"), "closed", "what is decided on the others is not decided on her");
    assert_eq!((stage(&found, "son"), stage(&found, "daughter")), (&json!("granted"), &json!("granted")));
    let left = found["persons"].as_array().expect("persons").iter().find(|p| p["person"] == "mother");
    assert_eq!(left.expect("the mother")["member"]["leftBecause"], "divorce");
}

#[test]
fn several_court_orders_follow_each_other_and_the_last_one_governs() {
    let events = with(&[
        json!({"type": "notice-of-default-received", "on": "2025-08-04"}),
        json!({"type": "inaction-appeal-lodged", "on": "2025-08-19"}),
        json!({"type": "court-order-sent", "on": "2025-10-06", "weeks": 8, "penaltyPerDay": 10000, "penaltyMax": 1_500_000}),
        json!({"type": "inaction-appeal-lodged", "on": "2025-12-02"}),
        json!({"type": "court-order-sent", "on": "2026-01-12", "weeks": 2, "penaltyPerDay": 20000, "penaltyMax": 1_500_000}),
    ]);
    let found = ask("nl-nareis", "2026-02-02", events);
    let orders: Vec<&Value> =
        found["terms"].as_array().expect("terms").iter().filter(|t| t["id"] == "court-term").collect();
    assert_eq!(orders.iter().map(|t| &t["lastDay"]).collect::<Vec<_>>(), ["2025-12-01", "2026-01-26"]);
    assert_eq!(of(&found, "remedies", "inaction-appeal", &Value::Null)["possibleFrom"], "2026-01-27");
    let none = asked("nl-nareis", "2026-02-02", with(&[json!({"type": "court-order-sent", "on": "2025-10-06"})]));
    assert!(none.expect_err("a fault").contains("OrderWithoutTerm"));
}
