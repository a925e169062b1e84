//! The replay of court rulings: every statement agrees or its difference is explained, and the replay can fail.

use chrono::{NaiveDate, TimeDelta};
use wachtwijzer::rulings::{Assertion, Report, RulingsFile, Verdict, built_in, replay};

use crate::support::catalogue;

fn replayed(file: &RulingsFile) -> Report {
    replay(catalogue(), file).unwrap_or_else(|faults| panic!("{}", faults.join("\n")))
}

#[test]
fn no_difference_from_a_ruling_is_unexplained() {
    let report = replayed(&built_in().expect("rulings"));
    for row in &report.rows {
        println!(
            "{:<28} {:<24} {:<28} {:<11} {:<11} {:?}",
            row.ruling, row.check, row.of, row.stated, row.computed, row.verdict
        );
    }
    let wrong: Vec<_> = report.rows.iter().filter(|r| r.verdict == Verdict::DiffersUnexplained).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!((report.rulings, report.count(Verdict::Agrees)), (48, 92));
}

#[test]
fn exactly_two_rulings_differ_and_each_difference_has_its_reason() {
    let report = replayed(&built_in().expect("rulings"));
    let differ: Vec<(&str, Option<i64>)> = report
        .rows
        .iter()
        .filter(|r| r.verdict == Verdict::DiffersExplained)
        .map(|r| (r.ruling.as_str(), r.difference))
        .collect();
    assert_eq!(differ, [("ECLI:NL:RBDHA:2024:12172", Some(1)), ("ECLI:NL:RBDHA:2025:345", Some(1))]);
    assert!(report.rows.iter().filter(|r| r.verdict == Verdict::NotExpressed).all(|r| r.explanation.is_some()));
}

/// The statement with what it states moved by so much; a yes becomes a no.
fn changed(assertion: &Assertion, by: i64) -> Assertion {
    let mut changed = assertion.clone();
    if let Some(cents) = &mut changed.stated_cents {
        *cents += by;
    } else if let Some(weeks) = &mut changed.stated_weeks {
        *weeks += by;
    } else {
        let stated = assertion.stated.as_ref().expect("something is stated");
        changed.stated = Some(match (stated.as_str(), stated.as_bool(), stated.as_i64()) {
            (Some(day), ..) => (day.parse::<NaiveDate>().expect("a day") + TimeDelta::days(by)).to_string().into(),
            (_, Some(yes), _) => (!yes).into(),
            (.., Some(number)) => (number + by).into(),
            _ => panic!("{stated}"),
        });
    }
    changed
}

#[test]
fn a_statement_changed_by_one_is_noticed_whichever_it_is() {
    let file = built_in().expect("rulings");
    let mut tried = 0;
    for ruling in &file.rulings {
        for (which, assertion) in ruling.assertions.iter().enumerate() {
            for by in [1, -1, 7] {
                let mut tampered = RulingsFile { rulings: vec![ruling.clone()], ..file.clone() };
                tampered.rulings[0].assertions[which] = changed(assertion, by);
                let row = &replayed(&tampered).rows[which];
                let expected = match assertion.explained_days {
                    // Moved onto the engine's own day it agrees, and needs no explanation any more.
                    Some(days) if days + by == 0 => Verdict::Agrees,
                    _ => Verdict::DiffersUnexplained,
                };
                assert_eq!(row.verdict, expected, "{} {} {by}", ruling.name(), assertion.check);
                tried += 1;
            }
        }
    }
    println!("{tried} changed statements, each noticed");
    assert_eq!(tried, 3 * 94);
}

#[test]
fn every_statement_of_the_file_has_a_row_and_every_ruling_too() {
    let file = built_in().expect("rulings");
    let report = replayed(&file);
    for ruling in &file.rulings {
        let rows: Vec<&str> =
            report.rows.iter().filter(|r| r.ruling == ruling.name()).map(|r| r.check.as_str()).collect();
        let mut wanted: Vec<&str> = ruling.assertions.iter().map(|a| a.check.as_str()).collect();
        wanted.extend(ruling.not_expressed.iter().map(|left_out| left_out.check.as_str()));
        if wanted.is_empty() {
            wanted.push("nothing_stated");
        }
        assert_eq!(rows, wanted, "{}", ruling.name());
    }
}

#[test]
fn everything_wrong_with_the_file_is_told_at_once_with_ruling_and_statement() {
    let text = include_str!("../../config/rulings/nl.json");
    let broken = [
        (
            r#""check": "deadline_stated", "covers": ["deadline_stated"], "term": "decision", "stated": "2024-02-07""#,
            "stetad",
        ),
        (
            r#""check": "court_term", "covers": ["court_term"], "term": "court-term", "occurrence": -1, "statedWeeks": 16"#,
            "weeks",
        ),
    ];
    let mut text = text.to_owned();
    for (line, wrong) in broken {
        assert!(text.contains(line), "{line}");
        let (start, value) = line.rsplit_once(": ").expect("a member");
        let (start, _) = start.rsplit_once(", ").expect("several members");
        text = text.replacen(line, &format!("{start}, \"{wrong}\": {value}"), 1);
    }
    let faults = RulingsFile::read(&text).expect_err("two faults");
    assert_eq!(faults.len(), 2, "{faults:#?}");
    assert!(faults[0].starts_with("ECLI:NL:RBDHA:2024:10679: statement 2: unknown field `stetad`"), "{faults:#?}");
    assert!(faults[1].starts_with("ECLI:NL:RBDHA:2024:22100: statement 2: unknown field `weeks`"), "{faults:#?}");
}

#[test]
fn everything_that_cannot_be_put_to_the_engine_is_told_at_once() {
    let mut file = built_in().expect("rulings");
    file.rulings.truncate(3);
    file.rulings[0].procedure = "nl-asile".to_owned();
    file.rulings[1].assertions[0].term = Some("decison".to_owned());
    file.rulings[1].assertions[1].as_of = Some("2024-07-23".parse().expect("a day"));
    file.rulings[2].assertions[1].check = "court_tern".to_owned();
    file.rulings[2].assertions[0].explanation = Some("without its difference".to_owned());

    let faults = replay(catalogue(), &file).expect_err("faults");

    let procedure = file.rulings[0].assertions.len();
    assert_eq!(faults.len(), procedure + 4, "{faults:#?}");
    let told = |part: &str| faults.iter().any(|fault| fault.contains(part));
    assert!(told("RBDHA:2024:10679: statement 1 (intermediate_end_stated): no procedure nl-asile"), "{faults:#?}");
    assert!(told("RBDHA:2024:17279: statement 1 (deadline_stated): the term decison has not started"), "{faults:#?}");
    assert!(told("RBDHA:2024:17279: statement 2 (notice_premature): there is no notice of 2024-07-23"), "{faults:#?}");
    assert!(told("RBDHA:2024:22100: statement 1 (notice_premature): gives an explanation but not the"), "{faults:#?}");
    assert!(told("RBDHA:2024:22100: statement 2 (court_tern): there is no check court_tern"), "{faults:#?}");
}
