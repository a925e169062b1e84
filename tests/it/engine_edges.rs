//! The edges of the engine, one sentence each: the day before, the day itself, the day after.

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use wachtwijzer::domain::deadline::calendar::{Calendar, CalendarParts, Closed, ShiftRule};
use wachtwijzer::domain::deadline::term::Length;

use crate::support::catalogue;
use crate::support::engine::{ask, ask_of, asked, changed, count, offers, remedy, term, warns};

#[test]
fn the_time_limits_act_reaches_terms_up_to_its_limits_and_not_beyond() {
    let rule: &ShiftRule = catalogue().calendar("nl").expect("nl").shift_rule();
    let reached: &[&[Length]] = &[
        &[Length::Days(90)],
        &[Length::Weeks(12)],
        &[Length::Months(3)],
        &[Length::Weeks(8), Length::Weeks(4)],
        &[Length::Days(60), Length::Days(30)],
        &[Length::Months(1), Length::Months(2)],
        &[Length::Weeks(4), Length::Months(2)],
    ];
    let not_reached: &[&[Length]] = &[
        &[Length::Days(91)],
        &[Length::Weeks(13)],
        &[Length::Months(4)],
        &[Length::Years(1)],
        &[Length::Weeks(8), Length::Weeks(5)],
        &[Length::Days(60), Length::Days(31)],
        &[Length::Months(1), Length::Months(3)],
        &[Length::Days(90), Length::Months(3)],
        &[Length::Weeks(4), Length::Months(3)],
        &[],
    ];
    assert!(reached.iter().all(|parts| rule.reaches(parts)));
    assert!(!not_reached.iter().any(|parts| rule.reaches(parts)));
}

#[test]
fn a_term_of_one_or_two_days_need_not_hold_two_open_days_and_one_of_three_must() {
    let nl = catalogue().calendar("nl").expect("nl");
    let friday: NaiveDate = "2026-11-20".parse().expect("a day");
    for (days, last) in [(1, "2026-11-23"), (2, "2026-11-23"), (3, "2026-11-24"), (4, "2026-11-24")] {
        let end = friday + Days::new(days);
        assert_eq!(nl.shifted(friday, end).expect("covered").to_string(), last, "{days} days");
    }
    // From Thursday 24 December 2026 to Monday 28: Christmas, Saturday and Sunday are closed, so Tuesday is the second.
    let eve: NaiveDate = "2026-12-24".parse().expect("a day");
    assert_eq!(nl.shifted(eve, eve + Days::new(4)).expect("covered").to_string(), "2026-12-29");
}

#[test]
fn of_two_holidays_on_one_day_the_first_named_gives_the_reason() {
    let nl = catalogue().calendar("nl").expect("nl");
    let holiday = |id: &str| {
        let day: NaiveDate = if id == "kings-day" { "2027-04-27" } else { "2026-12-25" }.parse().expect("a day");
        let Ok(Some(Closed::Holiday(found))) = nl.closed(day) else { panic!("{id}") };
        found.clone()
    };
    let holidays = [holiday("christmas"), holiday("kings-day")];
    let day: NaiveDate = "2026-11-24".parse().expect("a day");
    let parts = CalendarParts {
        id: nl.id().clone(),
        words: nl.words().clone(),
        from: day,
        until: day + Days::new(1),
        verified_from: day,
        weekend: Vec::new(),
        holidays: holidays.iter().map(|h| (h.clone(), vec![day])).collect(),
        shift: nl.shift_rule().clone(),
    };
    let built = Calendar::build(parts).expect("a calendar");
    let Ok(Some(Closed::Holiday(told))) = built.closed(day) else { panic!("the day is closed") };
    assert_eq!(told.id, holidays[0].id);
}

#[test]
fn before_any_event_the_day_of_looking_chooses_the_version_or_the_nearest() {
    for (as_of, version) in [
        ("2001-01-01", "2013-06-01"),
        ("2013-05-31", "2013-06-01"),
        ("2013-06-01", "2013-06-01"),
        ("2025-03-27", "2013-06-01"),
        ("2025-03-28", "2025-03-28"),
        ("2030-01-01", "2026-06-12"),
    ] {
        assert_eq!(ask("nl-nareis", as_of, json!([]))["procedure"]["version"], version, "{as_of}");
    }
    assert_eq!(ask("nl-asylum", "2030-01-01", json!([]))["stage"], "preparing", "after the last version too");
}

#[test]
fn receipt_chooses_before_the_permit_does() {
    let events = json!([
        {"type": "permit-notified", "on": "2025-03-01", "permit": "refugee"},
        {"type": "application-received", "on": "2025-04-01"},
    ]);
    let found = ask("nl-nareis", "2025-05-01", events);
    assert_eq!(found["procedure"]["version"], "2025-03-28");
    assert_eq!(term(&found, "decision")["steps"][0]["rule"], "version");
    assert!(term(&found, "decision")["steps"][0]["text"].as_str().expect("text").contains("Application received"));
    assert_eq!(term(&found, "filing-window")["state"], "met");
}

#[test]
fn later_events_are_left_out_and_counted() {
    let events = json!([
        {"type": "application-received", "on": "2026-02-02"},
        {"type": "receipt-confirmed", "on": "2026-02-10"},
        {"type": "decision-notified", "on": "2026-03-02", "outcome": "granted"},
    ]);
    let found = ask("nl-nareis", "2026-02-09", events.clone());
    assert_eq!(found["stage"], "in-review");
    let text =
        found["warnings"].as_array().expect("warnings").iter().find(|w| w["id"] == "later-events").expect("said");
    assert!(text["text"].as_str().expect("text").starts_with("2 events"));
    assert!(!warns(&ask("nl-nareis", "2026-03-02", events), "later-events"));
}

#[test]
fn what_starts_a_term_does_not_end_it_as_well() {
    let order_ends_order = changed(&[(
        "met-by = [\"decision-notified\", \"objection-decision-notified\"]\nmoot-by = [\"application-withdrawn\", \"case-closed\"]\nreadings = [\"as-written\"]\nauthority = [\"awb-8-55d\"]",
        "met-by = [\"decision-notified\", \"objection-decision-notified\"]\nmoot-by = [\"application-withdrawn\", \"case-closed\", \"court-order-sent\"]\nreadings = [\"as-written\"]\nauthority = [\"awb-8-55d\"]",
    )]);
    for person in [Value::Null, json!("mother")] {
        let mut events = json!([
            {"type": "application-received", "on": "2025-06-02"},
            {"type": "court-order-sent", "on": "2026-04-01", "weeks": 8},
            {"type": "court-order-sent", "on": "2026-07-01", "weeks": 2},
        ]);
        if !person.is_null() {
            // An order for one person ends that person's order; the first one, for all, has a copy for that person.
            events[2]["person"] = person.clone();
        }
        let found = ask_of(&order_ends_order, "2026-07-10", &events);
        let states: Vec<(String, Value)> = found["terms"]
            .as_array()
            .expect("terms")
            .iter()
            .filter(|t| t["id"] == "court-term")
            .map(|t| (t["state"].as_str().expect("a state").to_owned(), t["person"].clone()))
            .collect();
        let expected = if person.is_null() {
            vec![("moot".to_owned(), Value::Null), ("running".to_owned(), Value::Null)]
        } else {
            vec![
                ("overdue".to_owned(), Value::Null),
                ("moot".to_owned(), person.clone()),
                ("running".to_owned(), person),
            ]
        };
        assert_eq!(states, expected);
    }
}

#[test]
fn the_safe_last_day_waits_for_an_open_request_to_lapse_also_without_other_readings() {
    let one_reading = changed(&[(
        "readings = [\"strict\", \"suspension-conservative\"]\nauthority = [\"vw-2u-2025\"",
        "readings = [\"strict\"]\nauthority = [\"vw-2u-2025\"",
    )]);
    let events = json!([
        {"type": "application-received", "on": "2026-02-02"},
        {"type": "documents-requested", "on": "2026-03-02", "answerBy": "2026-03-16"},
    ]);
    let found = term(&ask_of(&one_reading, "2026-03-05", &events), "decision");
    assert_eq!((&found["lastDay"], &found["safeLastDay"]), (&json!("2026-11-05"), &json!("2026-11-15")));
}

#[test]
fn only_what_can_follow_is_offered() {
    let received = json!({"type": "application-received", "on": "2026-02-02"});
    let asked = json!({"type": "documents-requested", "on": "2026-03-02", "answerBy": "2026-03-16"});
    let before = ask("nl-nareis", "2026-06-11", json!([received]));
    assert!(!offers(&before, "documents-received") && !offers(&before, "policy-hold-started"));
    assert!(!offers(&before, "application-received") && offers(&before, "decision-notified"));
    assert!(offers(&ask("nl-nareis", "2026-06-12", json!([received])), "policy-hold-started"));
    assert!(!offers(&ask("nl-nareis", "2026-06-12", json!([received])), "policy-hold-ended"));
    let open = ask("nl-nareis", "2026-03-05", json!([received, asked]));
    assert!(offers(&open, "documents-received"));
    let answered = json!({"type": "documents-received", "on": "2026-03-04"});
    assert!(!offers(&ask("nl-nareis", "2026-03-05", json!([received, asked, answered])), "documents-received"));
}

#[test]
fn a_second_notice_starts_nothing_and_a_notice_on_the_day_of_the_decision_still_counts() {
    let late = json!([
        {"type": "application-received", "on": "2025-06-02"},
        {"type": "notice-of-default-received", "on": "2026-03-03"},
        {"type": "notice-of-default-received", "on": "2026-03-20"},
    ]);
    let found = ask("nl-nareis", "2026-03-25", late);
    assert_eq!(
        (count(&found, "penalty-grace"), term(&found, "penalty-grace")["lastDay"].clone()),
        (1, json!("2026-03-17"))
    );
    assert_eq!(remedy(&found, "notice-of-default")["uses"].as_array().map(Vec::len), Some(2));
    let same_day = json!([
        {"type": "application-received", "on": "2025-06-02"},
        {"type": "notice-of-default-received", "on": "2026-03-04"},
        {"type": "decision-notified", "on": "2026-03-04", "outcome": "refused"},
    ]);
    let found = ask("nl-nareis", "2026-03-25", same_day);
    assert_eq!(term(&found, "penalty-grace")["state"], "met");
    assert_eq!(remedy(&found, "notice-of-default")["premature"], false);
}

#[test]
fn a_notice_on_the_last_day_is_too_early_and_the_day_after_is_not() {
    let notice = |on: &str| json!([{"type": "application-received", "on": "2025-06-02"}, {"type": "notice-of-default-received", "on": on}]);
    let early = ask("nl-nareis", "2026-06-01", notice("2026-03-02"));
    assert_eq!(
        (count(&early, "penalty-grace"), remedy(&early, "notice-of-default")["premature"].clone()),
        (0, json!(true))
    );
    assert_eq!(remedy(&early, "notice-of-default")["state"], "open");
    assert_eq!(early["penalty"], Value::Null);
    let valid = ask("nl-nareis", "2026-06-01", notice("2026-03-03"));
    assert_eq!(
        (count(&valid, "penalty-grace"), remedy(&valid, "notice-of-default")["premature"].clone()),
        (1, json!(false))
    );
    assert_eq!(remedy(&valid, "notice-of-default")["state"], "used");
}

#[test]
fn a_court_order_grows_with_an_investigation_announced_within_it_and_not_after() {
    let order = |investigation: &str| {
        json!([
            {"type": "application-received", "on": "2025-06-02"},
            {"type": "court-order-sent", "on": "2026-04-01", "weeks": 8, "weeksIfInvestigation": 20},
            {"type": "investigation-started", "on": investigation, "kind": "dna"},
        ])
    };
    for (on, last) in [("2026-04-02", "2026-08-19"), ("2026-05-27", "2026-08-19"), ("2026-05-28", "2026-05-27")] {
        let found = ask("nl-nareis", "2026-12-01", order(on));
        assert_eq!(term(&found, "court-term")["lastDay"], last, "{on}");
    }
    let mut decided = order("2026-04-02");
    let decision = json!({"type": "decision-notified", "on": "2026-05-04", "outcome": "granted"});
    decided.as_array_mut().expect("events").push(decision);
    assert_eq!(term(&ask("nl-nareis", "2026-12-01", decided), "court-term")["lastDay"], "2026-08-19");
    let mut before = order("2026-03-31");
    before.as_array_mut().expect("events").swap(1, 2);
    assert_eq!(term(&ask("nl-nareis", "2026-12-01", before), "court-term")["lastDay"], "2026-05-27");
}

#[test]
fn a_suspension_of_one_person_leaves_the_others_alone() {
    let events = json!([
        {"type": "application-received", "on": "2026-02-02"},
        {"type": "documents-requested", "on": "2026-03-02", "answerBy": "2026-03-16", "person": "child"},
    ]);
    let found = ask("nl-nareis", "2026-04-01", events);
    assert_eq!(term(&found, "decision")["lastDay"], "2026-11-02");
    assert_eq!(term(&found, "answer")["person"], "child");
}

#[test]
fn a_term_of_one_person_stands_still_for_that_person_and_for_the_whole_case_only() {
    let until_suspended = |person: Option<&str>| {
        let mut events = json!([
            {"type": "application-received", "on": "2026-01-05"},
            {"type": "decision-notified", "on": "2026-03-30", "outcome": "refused"},
            {"type": "objection-received", "on": "2026-04-10", "person": "mother"},
            {"type": "objection-received", "on": "2026-04-13"},
            {"type": "suspension-started", "on": "2026-05-01", "ground": "consent"},
            {"type": "suspension-ended", "on": "2026-05-11"},
        ]);
        if let Some(person) = person {
            for at in [4, 5] {
                events[at]["person"] = json!(person);
            }
        }
        let found = ask("nl-nareis", "2026-06-01", events);
        let mut terms = found["terms"].as_array().expect("terms").iter();
        let hers = terms.find(|t| t["id"] == "objection-decision" && t["person"] == "mother").expect("her term");
        hers["lastDay"].clone()
    };

    // Four weeks until 28 April, then nineteen until 8 September; suspended on 2 to 10 May, nine days.
    assert_eq!(until_suspended(None), "2026-09-17");
    assert_eq!(until_suspended(Some("mother")), "2026-09-17");
    assert_eq!(until_suspended(Some("son")), "2026-09-08");
}

#[test]
fn one_person_may_arrive_before_the_others() {
    let events = json!([
        {"type": "application-received", "on": "2025-02-03"},
        {"type": "decision-notified", "on": "2025-06-02", "outcome": "granted"},
        {"type": "mvv-collected", "on": "2025-07-01", "validUntil": "2025-09-28", "person": "mother"},
        {"type": "mvv-collected", "on": "2025-09-10", "validUntil": "2025-12-08", "person": "son"},
        {"type": "entered-netherlands", "on": "2025-08-01", "person": "mother"},
    ]);
    let found = ask("nl-nareis", "2025-10-01", events);
    let of = |id: &str, person: &str| {
        let terms = found["terms"].as_array().expect("terms").clone();
        terms.into_iter().find(|t| t["id"] == id && t["person"] == person).unwrap_or(Value::Null)
    };
    assert_eq!(of("mvv-collection", "mother")["state"], "met");
    assert_eq!(
        (of("mvv-collection", "son")["state"].clone(), of("mvv-collection", "son")["overdueDays"].clone()),
        (json!("met-late"), json!(8))
    );
    assert_eq!(of("report", "mother")["state"], "missed");
    assert_eq!(of("report", "son"), Value::Null);
    let stages: Vec<(&str, &str)> = found["persons"]
        .as_array()
        .expect("persons")
        .iter()
        .map(|p| (p["person"].as_str().expect("id"), p["stage"].as_str().expect("stage")))
        .collect();
    assert_eq!(stages, [("mother", "arrived"), ("son", "mvv-issued")]);
    assert_eq!(found["stage"], "granted");
}

#[test]
fn a_restart_begins_the_term_afresh() {
    let events = json!([
        {"type": "application-received", "on": "2022-11-17"},
        {"type": "responsibility-established", "on": "2023-10-12"},
    ]);
    let found = ask("nl-asylum", "2024-05-01", events);
    assert_eq!((count(&found, "decision"), term(&found, "decision")["lastDay"].clone()), (1, json!("2024-04-12")));
    assert_eq!(term(&found, "decision")["startedBy"]["event"], "responsibility-established");
}

#[test]
fn an_open_suspension_moves_on_day_by_day_and_stops_when_it_lapses() {
    let asked = json!([
        {"type": "application-received", "on": "2026-02-02"},
        {"type": "documents-requested", "on": "2026-03-02", "answerBy": "2026-03-16"},
    ]);
    for (as_of, state, last, days) in [
        ("2026-03-02", "running", "2026-11-02", 0),
        ("2026-03-03", "suspended", "2026-11-03", 1),
        ("2026-03-10", "suspended", "2026-11-10", 8),
        ("2026-03-15", "suspended", "2026-11-15", 13),
        ("2026-03-16", "running", "2026-11-15", 13),
        ("2026-04-16", "running", "2026-11-15", 13),
    ] {
        let found = term(&ask("nl-nareis", as_of, asked.clone()), "decision");
        assert_eq!(
            (&found["state"], &found["lastDay"], &found["suspendedDays"]),
            (&json!(state), &json!(last), &json!(days)),
            "{as_of}"
        );
        let provisional = as_of < "2026-03-16";
        assert_eq!(found["provisional"], provisional, "{as_of}");
        assert_eq!(found["atMostLastDay"], if provisional { json!("2026-11-15") } else { Value::Null }, "{as_of}");
    }
    let open = json!([
        {"type": "application-received", "on": "2026-02-02"},
        {"type": "suspension-started", "on": "2026-03-02", "ground": "consent"},
    ]);
    let found = term(&ask("nl-nareis", "2026-04-01", open), "decision");
    assert_eq!((&found["provisional"], &found["atMostLastDay"]), (&json!(true), &Value::Null));
}

#[test]
fn an_extension_counts_up_to_the_last_day_and_only_once() {
    let extended = |on: &str| json!([{"type": "application-received", "on": "2026-01-26"}, {"type": "decision-term-extended", "on": on}]);
    // 90 days end on Sunday 26 April; Monday is King's Day; the last day is Tuesday 28 April.
    assert!(asked("nl-mvv-regular", "2026-06-01", extended("2026-04-28")).is_ok());
    assert!(asked("nl-mvv-regular", "2026-06-01", extended("2026-04-29")).is_err_and(|e| e.contains("AfterExpiry")));
    // Offered as long as it can be recorded, and not a day longer.
    let waiting = json!([{"type": "application-received", "on": "2026-01-26"}]);
    for (as_of, offered) in [("2026-04-28", true), ("2026-04-29", false)] {
        assert_eq!(
            offers(&ask("nl-mvv-regular", as_of, waiting.clone()), "decision-term-extended"),
            offered,
            "{as_of}"
        );
    }
    let shorter = json!([
        {"type": "application-received", "on": "2026-01-26"},
        {"type": "decision-term-extended", "on": "2026-04-01", "until": "2026-06-01"},
    ]);
    assert_eq!(term(&ask("nl-mvv-regular", "2026-06-01", shorter), "decision")["lastDay"], "2026-06-01");
    let longer = json!([
        {"type": "application-received", "on": "2026-01-26"},
        {"type": "decision-term-extended", "on": "2026-04-01", "until": "2026-09-01"},
    ]);
    let found = ask("nl-mvv-regular", "2026-06-01", longer);
    assert_eq!(term(&found, "decision")["lastDay"], "2026-07-26", "the law's longest day counts");
    assert!(warns(&found, "extension-capped"));
    let twice = json!([
        {"type": "application-received", "on": "2026-01-05"},
        {"type": "decision-notified", "on": "2026-02-02", "outcome": "refused"},
        {"type": "objection-received", "on": "2026-02-10"},
        {"type": "objection-term-extended", "on": "2026-03-10", "ground": "adjournment"},
        {"type": "objection-term-extended", "on": "2026-03-11", "ground": "adjournment"},
    ]);
    assert!(asked("nl-nareis", "2026-06-01", twice).is_err_and(|e| e.contains("ExtendedAlready")));
}

#[test]
fn an_order_pays_its_last_day_in_part_when_the_maximum_is_no_multiple() {
    let events = json!([
        {"type": "application-received", "on": "2025-06-02"},
        {"type": "court-order-sent", "on": "2026-04-01", "weeks": 2, "penaltyPerDay": 10_000, "penaltyMax": 25_000},
    ]);
    for (as_of, days, cents, reached) in [
        ("2026-04-16", 1, 10_000, false),
        ("2026-04-17", 2, 20_000, false),
        ("2026-04-18", 3, 25_000, true),
        ("2026-05-18", 3, 25_000, true),
    ] {
        let penalty = &ask("nl-nareis", as_of, events.clone())["penalty"];
        assert_eq!(
            (&penalty["days"], &penalty["amountCents"], &penalty["maximumReached"]),
            (&json!(days), &json!(cents), &json!(reached)),
            "{as_of}"
        );
    }
    assert_eq!(ask("nl-nareis", "2026-04-15", events.clone())["penalty"], Value::Null);
    let mut both = events;
    both.as_array_mut().expect("events").insert(1, json!({"type": "notice-of-default-received", "on": "2026-03-10"}));
    let found = ask("nl-nareis", "2026-05-01", both);
    assert_eq!(found["penalty"].as_array().map(Vec::len), Some(2), "both run");
}

#[test]
fn the_day_of_the_decision_is_a_penalty_day_on_one_reading_only() {
    let events = json!([
        {"type": "application-received", "on": "2025-06-02"},
        {"type": "notice-of-default-received", "on": "2026-03-10"},
        {"type": "decision-notified", "on": "2026-04-01", "outcome": "granted"},
    ]);
    let penalty = &ask("nl-nareis", "2026-05-01", events)["penalty"];
    // Two weeks until 24 March; 25 to 31 March are seven days.
    assert_eq!(
        (&penalty["firstDay"], &penalty["days"], &penalty["amountCents"]),
        (&json!("2026-03-25"), &json!(7), &json!(16_100))
    );
    let counted = penalty["readings"].as_array().expect("readings").iter().find(|r| r["id"] == "decision-day-counted");
    assert_eq!(counted.expect("it is there")["amountCents"], 18_400);
    assert_eq!(penalty["fixBy"], "2026-04-14");
    assert_eq!(penalty["steps"].as_array().expect("steps").last().expect("one")["rule"], "penalty-stop");
}

#[test]
fn a_decision_on_the_last_day_of_the_two_weeks_costs_nothing() {
    let decided = |on: &str| {
        json!([
            {"type": "application-received", "on": "2025-06-02"},
            {"type": "notice-of-default-received", "on": "2026-03-10"},
            {"type": "decision-notified", "on": on, "outcome": "granted"},
        ])
    };
    let in_time = ask("nl-nareis", "2026-05-01", decided("2026-03-24"));
    assert_eq!((&in_time["penalty"], &term(&in_time, "penalty-grace")["state"]), (&Value::Null, &json!("met")));
    let late = ask("nl-nareis", "2026-05-01", decided("2026-03-26"));
    assert_eq!((&late["penalty"]["days"], &term(&late, "penalty-grace")["overdueDays"]), (&json!(1), &json!(2)));
}

#[test]
fn remedies_open_and_close_on_their_days() {
    let refused = json!([
        {"type": "application-received", "on": "2026-01-05"},
        {"type": "decision-notified", "on": "2026-03-30", "outcome": "refused"},
    ]);
    for (as_of, state) in [("2026-03-30", "open"), ("2026-04-28", "open"), ("2026-04-29", "passed")] {
        let found = remedy(&ask("nl-nareis", as_of, refused.clone()), "objection");
        assert_eq!((&found["state"], &found["until"]), (&json!(state), &json!("2026-04-28")), "{as_of}");
    }
    let waiting = json!([{"type": "application-received", "on": "2025-06-02"}]);
    for (as_of, state) in [("2026-03-02", "not-yet"), ("2026-03-03", "open")] {
        assert_eq!(remedy(&ask("nl-nareis", as_of, waiting.clone()), "notice-of-default")["state"], state, "{as_of}");
    }
    let permit = json!([{"type": "permit-notified", "on": "2026-07-15", "permit": "subsidiary-protection"}]);
    for (as_of, state) in [("2028-07-14", "not-yet"), ("2028-07-15", "open")] {
        let found = remedy(&ask("nl-nareis", as_of, permit.clone()), "filing");
        assert_eq!((&found["state"], &found["possibleFrom"]), (&json!(state), &json!("2028-07-15")), "{as_of}");
    }
    let germany = json!([{"type": "application-received", "on": "2026-05-04"}]);
    let found = ask("de-familiennachzug", "2026-08-05", germany);
    let open: Vec<&Value> =
        found["remedies"].as_array().expect("remedies").iter().filter(|r| r["state"] == "open").collect();
    assert!(open.iter().any(|r| r["possibleFrom"] == "2026-08-05"), "{open:?}");
}

#[test]
fn the_first_day_of_the_next_quarter_follows_any_day() {
    for (entered, quarter) in [
        ("2025-01-01", "2025-04-01"),
        ("2025-03-31", "2025-04-01"),
        ("2025-04-01", "2025-07-01"),
        ("2025-09-30", "2025-10-01"),
        ("2025-12-31", "2026-01-01"),
    ] {
        let events = json!([
            {"type": "application-received", "on": "2024-06-03"},
            {"type": "decision-notified", "on": "2024-09-02", "outcome": "granted"},
            {"type": "mvv-collected", "on": "2024-10-01", "validUntil": "2025-12-31"},
            {"type": "entered-netherlands", "on": entered},
        ]);
        assert_eq!(remedy(&ask("nl-nareis", "2026-02-01", events), "child-benefit")["possibleFrom"], quarter);
    }
}

#[test]
fn lived_time_never_pauses_and_ends_with_the_case() {
    let mut events = json!([
        {"type": "application-received", "on": "2026-02-02"},
        {"type": "suspension-started", "on": "2026-03-02", "ground": "consent"},
    ]);
    assert_eq!(ask("nl-nareis", "2026-04-02", events.clone())["livedDays"], 59);
    events.as_array_mut().expect("events").push(json!({"type": "application-withdrawn", "on": "2026-05-02"}));
    let found = ask("nl-nareis", "2026-12-31", events);
    assert_eq!((&found["livedDays"], &term(&found, "decision")["state"]), (&json!(89), &json!("moot")));
    assert_eq!(ask("nl-nareis", "2026-01-01", json!([]))["livedDays"], Value::Null);
}

#[test]
fn holds_are_flags_that_move_nothing() {
    let mut events = json!([
        {"type": "application-received", "on": "2026-03-02"},
        {"type": "policy-hold-started", "on": "2026-06-15", "reason": "new-rules"},
    ]);
    let held = ask("nl-nareis", "2026-09-01", events.clone());
    assert_eq!(
        (&held["holds"][0]["id"], &term(&held, "decision")["lastDay"]),
        (&json!("policy-hold"), &json!("2026-12-02"))
    );
    events.as_array_mut().expect("events").push(json!({"type": "policy-hold-ended", "on": "2026-08-01"}));
    assert_eq!(ask("nl-nareis", "2026-09-01", events)["holds"], json!([]));
}

#[test]
fn warnings_come_when_they_are_due() {
    let received = json!([{"type": "application-received", "on": "2026-02-02"}]);
    assert!(!warns(&ask("nl-nareis", "2026-06-11", received.clone()), "new-rules-2026"));
    assert!(warns(&ask("nl-nareis", "2026-06-12", received.clone()), "new-rules-2026"));
    let decided = json!([
        {"type": "application-received", "on": "2026-02-02"},
        {"type": "decision-notified", "on": "2026-05-04", "outcome": "granted"},
    ]);
    assert!(!warns(&ask("nl-nareis", "2026-06-12", decided), "new-rules-2026"), "only while it waits");
    let old = json!([{"type": "application-received", "on": "2014-02-03"}]);
    assert!(warns(&ask("nl-mvv-regular", "2014-03-03", old), "calendar-unverified"));
    assert!(!warns(&ask("nl-mvv-regular", "2026-03-03", received), "calendar-unverified"));
    let doubtful = json!([
        {"type": "application-received", "on": "2026-01-26"},
        {"type": "decision-term-extended", "on": "2026-04-01"},
    ]);
    assert!(warns(&ask("nl-mvv-regular", "2026-05-04", doubtful), "readings-differ"));
    let late = json!([
        {"type": "application-received", "on": "2025-06-02"},
        {"type": "documents-requested", "on": "2026-03-03", "answerBy": "2026-03-20"},
    ]);
    let found = ask("nl-nareis", "2026-04-01", late);
    assert!(warns(&found, "suspension-too-late"));
    assert_eq!(term(&found, "decision")["lastDay"], "2026-03-02");
}

#[test]
fn a_plan_for_integration_is_due_for_adults_and_those_whose_age_nobody_told_and_not_for_children() {
    let mut events = vec![json!({"type": "application-received", "on": "2026-05-04"})];
    for (person, age) in [("wife", Some("adult")), ("baby", Some("under-5")), ("brother", None)] {
        if let Some(age) = age {
            let kind = "member-described";
            events.push(
                json!({"type": kind, "on": "2026-05-04", "person": person, "relation": "other", "ageGroup": age}),
            );
        }
        for (day, kind) in [("2026-10-05", "entered-netherlands"), ("2026-10-08", "municipality-registered")] {
            events.push(json!({"type": kind, "on": day, "person": person}));
        }
        events.push(json!({"type": "decision-notified", "on": "2026-07-20", "person": person, "outcome": "granted"}));
        events.push(json!({"type": "mvv-collected", "on": "2026-08-20", "person": person, "validUntil": "2026-11-17"}));
    }
    events.sort_by_key(|event| event["on"].as_str().map(str::to_owned));

    let answer = ask("nl-nareis", "2026-10-12", events);

    let terms = answer["terms"].as_array().expect("terms");
    let of = |id: &str| {
        let mut whose: Vec<&str> =
            terms.iter().filter(|t| t["id"] == id).filter_map(|t| t["person"].as_str()).collect();
        whose.sort_unstable();
        whose
    };
    assert_eq!(of("integration-plan"), ["brother", "wife"]);
    assert_eq!(of("registration"), ["baby", "brother", "wife"], "everybody registers");
}
