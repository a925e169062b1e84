//! Events that cannot have happened: every one is refused, with all its faults at once, each at its place.

use serde_json::{Value, json};
use wachtwijzer::domain::case::event::Said;
use wachtwijzer::domain::case::fold::reckon_said;
use wachtwijzer::wire::fault::of_event;
use wachtwijzer::wire::reading::reckoning_request;

use crate::support::{catalogue, locales};

/// Every fault of a request: its place, its code and its sentence.
fn told(procedure: &str, events: &Value) -> Vec<(String, String, String)> {
    let locale = locales().get("en");
    let body = json!({"procedure": procedure, "asOf": "2026-11-23", "events": events});
    let faults = match reckoning_request(&body).whole() {
        Err(faults) => faults,
        Ok(read) => {
            let events: Vec<&Said> = read.events.iter().collect();
            let procedure = catalogue().procedure(&read.procedure).expect("a procedure");
            let faults = reckon_said(procedure, None, &events, read.as_of.expect("a day")).expect_err("faults");
            faults.iter().map(|fault| of_event(fault, &|at| format!("/events/{at}"))).collect()
        }
    };
    let said = faults.iter().map(|fault| fault.say(locale));
    said.map(|f| (f.pointer, f.code, f.detail)).collect()
}

#[track_caller]
fn refused(events: &Value, expected: &[(&str, &str)]) {
    let told = told("nl-nareis", events);
    let found: Vec<(&str, &str)> = told.iter().map(|(place, code, _)| (place.as_str(), code.as_str())).collect();
    assert_eq!(found, expected, "{told:#?}");
    assert!(told.iter().all(|(.., detail)| !detail.is_empty() && !detail.contains("fault-")), "{told:#?}");
}

fn received() -> Value {
    json!({"type": "application-received", "on": "2025-06-02"})
}

#[test]
fn days_that_do_not_exist_are_told_each_at_its_place() {
    refused(
        &json!([
            {"type": "application-received", "on": "2025-02-29"},
            {"type": "receipt-confirmed", "on": "2025-06-31"},
            {"type": "receipt-confirmed", "on": "2-6-2025"},
            {"type": "receipt-confirmed", "on": "2025-6-2"},
            {"type": "receipt-confirmed", "on": 20_250_602},
        ]),
        &[
            ("/events/0/on", "not-a-day"),
            ("/events/1/on", "not-a-day"),
            ("/events/2/on", "not-a-day"),
            ("/events/3/on", "not-a-day"),
            ("/events/4/on", "wrong-type"),
        ],
    );
}

#[test]
fn a_year_that_is_a_slip_of_the_pen_is_told() {
    refused(
        &json!([{"type": "application-received", "on": "0205-06-02"}]),
        &[("/version", "no-version"), ("/events/0/on", "improbable-day")],
    );
    refused(
        &json!([received(), {"type": "receipt-confirmed", "on": "2205-06-03"}]),
        &[("/events/1/on", "improbable-day")],
    );
}

#[test]
fn an_event_before_the_first_rules_says_since_when_there_are_any() {
    let told = told("nl-nareis", &json!([{"type": "application-received", "on": "2012-06-02"}]));
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!((told[0].0.as_str(), told[0].1.as_str()), ("/version", "no-version"));
    assert!(told[0].2.contains("2013"), "{told:#?}");
}

#[test]
fn an_unknown_event_is_told_with_the_nearest_name_where_one_is_near() {
    let events = json!([
        received(),
        {"type": "documents-recieved", "on": "2025-06-20"},
        {"type": "coffee-served", "on": "2025-06-21"},
        {"type": "Receipt-Confirmed", "on": "2025-06-22"},
    ]);
    refused(
        &events,
        &[
            ("/events/1/type", "unknown-event"),
            ("/events/2/type", "unknown-event"),
            ("/events/3/type", "unknown-event"),
        ],
    );
    let told = told("nl-nareis", &events);
    assert!(told[0].2.contains("documents-received"), "{told:#?}");
    assert!(!told[1].2.contains("did you mean"), "{told:#?}");
    assert!(told[2].2.contains("receipt-confirmed"), "{told:#?}");
}

#[test]
fn a_decision_before_receipt_is_told_with_what_could_happen_there() {
    let events = json!([{"type": "decision-notified", "on": "2025-05-01", "outcome": "granted"}, received()]);
    refused(&events, &[("/events/0", "not-possible-here")]);
    let told = told("nl-nareis", &events);
    assert!(told[0].2.contains("application-received"), "{told:#?}");
}

#[test]
fn a_second_receipt_is_told_wherever_it_stands_in_the_list() {
    let second = json!({"type": "application-received", "on": "2025-07-01"});
    let first_told = told("nl-nareis", &json!([second, received()]));
    let last_told = told("nl-nareis", &json!([received(), second]));
    assert_eq!((first_told.len(), last_told.len()), (1, 1), "{first_told:#?} {last_told:#?}");
    assert_eq!((first_told[0].0.as_str(), last_told[0].0.as_str()), ("/events/0", "/events/1"));
}

#[test]
fn answers_that_nobody_asked_for_are_told() {
    refused(
        &json!([
            received(),
            {"type": "documents-received", "on": "2025-06-20"},
            {"type": "documents-requested", "on": "2025-07-01", "answerBy": "2025-07-15"},
            {"type": "documents-received", "on": "2025-07-10"},
            {"type": "documents-received", "on": "2025-07-11"},
            {"type": "suspension-started", "on": "2025-08-01", "ground": "consent"},
            {"type": "suspension-ended", "on": "2025-08-11", "ground": "force-majeure"},
        ]),
        &[("/events/1", "nothing-to-answer"), ("/events/4", "nothing-to-answer"), ("/events/6", "nothing-to-answer")],
    );
}

#[test]
fn an_extension_after_expiry_is_told_with_the_last_day_and_a_second_one_as_the_second() {
    // Nine months from 2 June 2025 end on 2 March 2026.
    let late = json!([received(), {"type": "decision-term-extended", "on": "2026-03-03", "until": "2026-06-01"}]);
    refused(&late, &[("/events/1", "after-expiry")]);
    assert!(told("nl-nareis", &late)[0].2.contains("2 March 2026"));
    let on_the_last_day = json!({"type": "decision-term-extended", "on": "2026-03-02", "until": "2026-06-01"});
    let again = json!({"type": "decision-term-extended", "on": "2026-03-02", "until": "2026-07-01"});
    refused(&json!([received(), on_the_last_day, again]), &[("/events/2", "happened-already")]);
}

#[test]
fn missing_and_unknown_fields_and_wrong_kinds_are_told_together() {
    refused(
        &json!([
            received(),
            {"type": "documents-requested", "on": "2025-07-01"},
            {"type": "documents-requested", "on": "2025-07-02", "answerBy": "2025-07-01"},
            {"type": "documents-requested", "on": "2025-07-03", "answerBy": 14},
            {"type": "documents-requested", "on": "2025-07-04", "answerBy": "in two weeks", "answerby": "2025-07-18"},
            {"type": "suspension-started", "on": "2025-07-05", "ground": "holiday"},
            {"type": "suspension-started", "on": "2025-07-06", "ground": ["consent"]},
            {"type": "court-order-sent", "on": "2025-07-07", "weeks": 0, "penaltyPerDay": 99.5, "penaltyMax": "much"},
            {"type": "policy-hold-started", "on": "2025-07-08", "reason": "Not a code", "person": "Jan Jansen"},
        ]),
        &[
            ("/events/1/answerBy", "missing-field"),
            ("/events/2/answerBy", "before-the-event"),
            ("/events/3/answerBy", "not-a-day"),
            ("/events/4/answerBy", "not-a-day"),
            ("/events/4/answerby", "unknown-field"),
            ("/events/5/ground", "not-a-choice"),
            ("/events/6/ground", "not-a-choice"),
            ("/events/7/penaltyMax", "not-a-number"),
            ("/events/7/penaltyPerDay", "not-a-number"),
            ("/events/7/weeks", "not-a-number"),
            ("/events/8/person", "not-a-person"),
            ("/events/8/on", "not-yet-in-law"),
            ("/events/8/reason", "not-a-code"),
        ],
    );
}

#[test]
fn an_order_without_a_term_is_told() {
    refused(
        &json!([
            received(),
            {"type": "notice-of-default-received", "on": "2026-03-04"},
            {"type": "inaction-appeal-lodged", "on": "2026-03-20"},
            {"type": "court-order-sent", "on": "2026-05-01", "penaltyPerDay": 10000},
        ]),
        &[("/events/3", "order-without-term")],
    );
}

#[test]
fn a_day_on_which_the_calendar_is_silent_is_told_at_the_event_that_leads_there() {
    let events = json!([{"type": "permit-notified", "on": "2028-11-30", "permit": "refugee"}]);
    let body = json!({"procedure": "nl-nareis", "asOf": "2028-12-31", "events": events});
    let read = reckoning_request(&body).whole().expect("well-formed");
    let events: Vec<&Said> = read.events.iter().collect();
    let procedure = catalogue().procedure("nl-nareis").expect("nareis");
    let faults = reckon_said(procedure, None, &events, read.as_of.expect("a day")).expect_err("a fault");
    let told: Vec<_> = faults.iter().map(|f| of_event(f, &|at| format!("/events/{at}"))).collect();
    assert_eq!((told.len(), told[0].pointer.as_str(), told[0].code), (1, "/events/0", "outside-calendar"));
}
