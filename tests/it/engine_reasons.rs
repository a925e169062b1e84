//! What the engine says beside the days: readings, steps, warnings, remedies and penalties, each only where it belongs.

use serde_json::{Value, json};

use crate::support::engine::{ask, ask_of, changed, remedy, term, warns};

fn readings(term: &Value) -> Vec<(&str, &str)> {
    let all = term["readings"].as_array().expect("readings");
    all.iter().map(|r| (r["id"].as_str().expect("an id"), r["lastDay"].as_str().expect("a day"))).collect()
}

fn reading_ids(term: &Value) -> Vec<&str> {
    readings(term).into_iter().map(|(id, _)| id).collect()
}

/// The steps of one rule, in words.
fn steps(of: &Value, rule: &str) -> Vec<String> {
    let all = of["steps"].as_array().expect("steps").iter().filter(|s| s["rule"] == rule);
    all.map(|s| s["text"].as_str().expect("a text").to_owned()).collect()
}

#[test]
fn a_reading_is_named_only_where_it_makes_a_difference() {
    let received = json!({"type": "application-received", "on": "2024-01-08"});
    let extended = json!({"type": "decision-term-extended", "on": "2024-03-01"});
    let asked = json!({"type": "documents-requested", "on": "2024-02-01", "answerBy": "2024-02-29"});
    let answered = json!({"type": "documents-received", "on": "2024-02-15"});
    let of = |events: Value| term(&ask("nl-nareis", "2024-12-01", events), "decision");

    assert_eq!(reading_ids(&of(json!([received]))), ["strict"]);
    assert_eq!(reading_ids(&of(json!([received, extended]))), ["strict", "safe", "safe-parts"]);
    let suspended = of(json!([received, asked, answered]));
    assert_eq!(reading_ids(&suspended), ["strict", "suspension-conservative"]);
    let both = of(json!([received, asked, answered, extended]));
    assert_eq!(reading_ids(&both), ["strict", "safe", "safe-parts", "suspension-conservative", "extension-first"]);
}

#[test]
fn a_request_on_the_day_of_the_decision_suspends_nothing() {
    let events = json!([
        {"type": "application-received", "on": "2026-02-02"},
        {"type": "documents-requested", "on": "2026-03-02", "answerBy": "2026-03-16"},
        {"type": "decision-notified", "on": "2026-03-02", "outcome": "granted"},
    ]);
    let found = term(&ask("nl-nareis", "2026-06-01", events), "decision");
    assert_eq!((reading_ids(&found), &found["suspendedDays"]), (vec!["strict"], &json!(0)));
}

#[test]
fn months_added_at_once_keep_the_days_of_a_suspension() {
    let events = json!([
        {"type": "application-received", "on": "2023-08-31"},
        {"type": "documents-requested", "on": "2023-10-02", "answerBy": "2023-10-31"},
        {"type": "documents-received", "on": "2023-10-13"},
        {"type": "decision-term-extended", "on": "2024-01-15"},
    ]);
    let found = term(&ask("nl-asylum", "2025-02-01", events), "decision");
    // Ten days, 3 to 12 October. In parts: six months to 29 February, 10 March, nine months to 10 December. At once: fifteen
    // months to 30 November, 10 December.
    let days = readings(&found);
    assert!(days.contains(&("strict", "2024-12-10")), "{days:?}");
    assert!(days.contains(&("extension-at-once", "2024-12-10")), "{days:?}");
}

#[test]
fn each_run_of_suspended_days_is_told_with_its_own_ground() {
    let events = json!([
        {"type": "application-received", "on": "2026-02-02"},
        {"type": "documents-requested", "on": "2026-03-02", "answerBy": "2026-03-31"},
        {"type": "documents-received", "on": "2026-03-10"},
        {"type": "suspension-started", "on": "2026-05-01", "ground": "consent"},
        {"type": "suspension-ended", "on": "2026-05-11"},
    ]);
    let told = steps(&term(&ask("nl-nareis", "2026-06-01", events), "decision"), "suspension");
    assert_eq!(told.len(), 2);
    assert!(told[0].contains("Request to complete the application"), "{told:?}");
    assert!(told[1].contains("Another ground of article 4:15"), "{told:?}");
}

#[test]
fn that_a_closed_day_stays_the_end_is_said_of_closed_days_alone() {
    for (received, last, told) in [("2026-02-02", "2026-11-02", 0), ("2026-02-01", "2026-11-01", 1)] {
        let found = ask("nl-nareis", "2026-06-01", json!([{"type": "application-received", "on": received}]));
        let found = term(&found, "decision");
        assert_eq!((&found["lastDay"], steps(&found, "not-shifted").len()), (&json!(last), told), "{received}");
    }
}

#[test]
fn an_extension_tells_its_length_or_the_day_that_the_authority_named() {
    let extended = |until: Option<&str>| {
        let mut event = json!({"type": "decision-term-extended", "on": "2026-04-01"});
        if let Some(until) = until {
            event["until"] = json!(until);
        }
        ask("nl-mvv-regular", "2026-05-04", json!([{"type": "application-received", "on": "2026-01-26"}, event]))
    };
    let by_law = extended(None);
    assert!(steps(&term(&by_law, "decision"), "extension")[0].starts_with("Extended by 3 months"));
    assert!(!warns(&by_law, "extension-capped"));
    let named = extended(Some("2026-06-01"));
    assert!(steps(&term(&named, "decision"), "extension")[0].contains("the day that the authority named"));
    assert!(!warns(&named, "extension-capped"));
    // The very last day that the law allows is no day beyond it.
    let to_the_end = extended(Some("2026-07-26"));
    assert_eq!(term(&to_the_end, "decision")["lastDay"], "2026-07-26");
    assert!(!warns(&to_the_end, "extension-capped"));
    assert!(warns(&extended(Some("2026-07-27")), "extension-capped"));
}

#[test]
fn a_moratorium_holds_those_it_names_while_it_lasts() {
    let of = |permit: &str, as_of: &str| {
        let events = json!([{"type": "application-received", "on": "2025-06-02", "permit": permit}]);
        let found = ask("de-familiennachzug", as_of, events);
        (found["holds"].as_array().expect("holds").len(), warns(&found, "quota"))
    };
    assert_eq!(of("subsidiary-protection", "2025-07-23"), (0, true));
    assert_eq!(of("subsidiary-protection", "2025-07-24"), (1, true));
    assert_eq!(of("subsidiary-protection", "2027-07-23"), (1, true));
    assert_eq!(of("subsidiary-protection", "2027-07-24"), (0, true));
    assert_eq!(of("refugee", "2026-02-01"), (0, false));
}

#[test]
fn that_readings_differ_is_said_of_open_terms_whose_end_stands_still() {
    let mut events = json!([
        {"type": "application-received", "on": "2026-01-26"},
        {"type": "decision-term-extended", "on": "2026-04-01"},
    ]);
    let with = |mut events: Value, event: Value| {
        events.as_array_mut().expect("events").push(event);
        events
    };
    assert!(warns(&ask("nl-mvv-regular", "2026-04-20", events.clone()), "readings-differ"));
    let asked = json!({"type": "documents-requested", "on": "2026-04-10", "answerBy": "2026-05-10"});
    let open = ask("nl-mvv-regular", "2026-04-20", with(events.clone(), asked));
    assert_eq!((warns(&open, "readings-differ"), &term(&open, "decision")["provisional"]), (false, &json!(true)));
    let decided = json!({"type": "decision-notified", "on": "2026-04-15", "outcome": "granted"});
    events = with(events, decided);
    assert!(!warns(&ask("nl-mvv-regular", "2026-04-20", events), "readings-differ"));
    // One reading: nothing differs.
    let plain = json!([{"type": "application-received", "on": "2026-02-02"}]);
    assert!(!warns(&ask("nl-nareis", "2026-04-20", plain), "readings-differ"));
}

#[test]
fn a_law_that_nobody_has_checked_is_warned_of_and_no_other() {
    let received = json!([{"type": "application-received", "on": "2026-02-02"}]);
    assert!(!warns(&ask("nl-nareis", "2026-04-20", received.clone()), "authority-unverified"));
    let text = include_str!("../../config/procedures/nl-nareis.toml");
    let from = text.find("id = \"vw-2u-2025\"").expect("the authority");
    let until = text[from..].find("\n\n").map_or(text.len(), |at| from + at);
    let block = &text[from..until];
    let verified = block.lines().find(|line| line.starts_with("verified")).expect("a line");
    let doubtful = block.replace(verified, "verified = \"unverified\"");
    let found = ask_of(&changed(&[(block, &doubtful)]), "2026-04-20", &received);
    assert!(warns(&found, "authority-unverified"));
}

#[test]
fn a_notice_says_on_which_readings_it_came_too_early() {
    // Strictly the last day is Sunday 26 July; moved as a whole Monday 27; moved in parts Tuesday 28.
    let on = |notice: &str| {
        let events = json!([
            {"type": "application-received", "on": "2026-01-26"},
            {"type": "decision-term-extended", "on": "2026-04-01"},
            {"type": "notice-of-default-received", "on": notice},
        ]);
        let found = remedy(&ask("nl-mvv-regular", "2026-08-10", events), "notice-of-default");
        let early = found["uses"][0]["prematureOn"].as_array().expect("readings").clone();
        let early: Vec<String> = early.iter().map(|id| id.as_str().expect("an id").to_owned()).collect();
        (found["premature"] == true, early)
    };
    assert_eq!(on("2026-07-27"), (false, vec!["safe".to_owned(), "safe-parts".to_owned()]));
    assert_eq!(on("2026-07-28"), (false, vec!["safe-parts".to_owned()]));
    assert_eq!(on("2026-07-29"), (false, vec![]));
    assert!(on("2026-07-26").0);
}

#[test]
fn an_application_before_the_waiting_period_is_over_is_premature() {
    let of = |received: Option<&str>| {
        let mut events = json!([{"type": "permit-notified", "on": "2026-07-15", "permit": "subsidiary-protection"}]);
        if let Some(on) = received {
            events.as_array_mut().expect("events").push(json!({"type": "application-received", "on": on}));
        }
        let found = remedy(&ask("nl-nareis", "2028-09-01", events), "filing");
        (found["premature"].clone(), found["state"].clone(), found["uses"].as_array().map(Vec::len))
    };
    assert_eq!(of(None), (json!(false), json!("open"), Some(0)));
    assert_eq!(of(Some("2028-07-14")), (json!(true), json!("passed"), Some(1)));
    assert_eq!(of(Some("2028-07-15")), (json!(false), json!("used"), Some(1)));
    assert_eq!(of(Some("2028-07-16")), (json!(false), json!("used"), Some(1)));
}

#[test]
fn a_penalty_tells_its_days_and_no_empty_ones() {
    let of = |per_day: i64, maximum: i64, as_of: &str| {
        let events = json!([
            {"type": "application-received", "on": "2025-06-02"},
            {"type": "court-order-sent", "on": "2026-04-01", "weeks": 2, "penaltyPerDay": per_day, "penaltyMax": maximum},
        ]);
        ask("nl-nareis", as_of, events)["penalty"].clone()
    };
    let spans = |penalty: &Value| penalty["schedule"].as_array().expect("a schedule").len();
    let rules = |penalty: &Value| -> Vec<String> {
        let all = penalty["steps"].as_array().expect("steps").iter();
        all.map(|s| s["rule"].as_str().expect("a rule").to_owned()).collect()
    };

    let partly = of(10_000, 25_000, "2026-04-16");
    assert_eq!((spans(&partly), rules(&partly)), (2, vec!["penalty-start".to_owned(), "penalty-days".to_owned()]));
    assert!(steps(&partly, "penalty-days")[0].starts_with("1 day"), "{:?}", steps(&partly, "penalty-days"));
    let before_the_rest = of(10_000, 25_000, "2026-04-17");
    assert_eq!(rules(&before_the_rest), ["penalty-start", "penalty-days"], "the day at the rest has not come");
    let whole = of(10_000, 25_000, "2026-04-18");
    assert_eq!(rules(&whole), ["penalty-start", "penalty-days", "penalty-days", "penalty-maximum"]);
    assert!(steps(&whole, "penalty-days")[0].starts_with("2 days"), "{:?}", steps(&whole, "penalty-days"));
    assert_eq!(spans(&of(10_000, 20_000, "2026-04-18")), 1, "no day at nothing");
    let small = of(10_000, 5_000, "2026-04-18");
    assert_eq!((spans(&small), &small["days"], &small["amountCents"]), (1, &json!(1), &json!(5_000)));
}

#[test]
fn the_default_reading_of_a_penalty_stands_among_the_others_with_its_amount() {
    let events = json!([
        {"type": "application-received", "on": "2025-06-02"},
        {"type": "notice-of-default-received", "on": "2026-03-10"},
        {"type": "decision-notified", "on": "2026-04-01", "outcome": "granted"},
    ]);
    let penalty = ask("nl-nareis", "2026-05-01", events)["penalty"].clone();
    let all: Vec<(&str, i64)> = penalty["readings"]
        .as_array()
        .expect("readings")
        .iter()
        .map(|r| (r["id"].as_str().expect("an id"), r["amountCents"].as_i64().expect("cents")))
        .collect();
    assert_eq!(all, [("decision-day-not-counted", 16_100), ("decision-day-counted", 18_400)]);
    // The tariff of the law, not the rule on penalties as a whole, is where the amounts stand.
    let steps = penalty["steps"].as_array().expect("steps");
    let of = |rule: &str| steps.iter().find(|s| s["rule"] == rule).expect("a step")["authority"].clone();
    assert_ne!(of("penalty-start"), of("penalty-days"));
}
