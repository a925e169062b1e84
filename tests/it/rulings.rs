//! The replay of court rulings: every statement agrees or its difference is explained, and the replay can fail.

use wachtwijzer::rulings::{Report, RulingsFile, Verdict, built_in, replay};

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

#[test]
fn a_statement_changed_by_one_is_noticed_whichever_it_is() {
    let file = built_in().expect("rulings");
    for (at, ruling) in file.rulings.iter().enumerate() {
        for (which, assertion) in ruling.assertions.iter().enumerate().filter(|(_, a)| a.explanation.is_none()) {
            let mut tampered = RulingsFile { rulings: vec![ruling.clone()], ..file.clone() };
            let changed = &mut tampered.rulings[0].assertions[which];
            if let Some(cents) = &mut changed.stated_cents {
                *cents += 1;
            } else if let Some(weeks) = &mut changed.stated_weeks {
                *weeks += 1;
            } else {
                let stated = assertion.stated.as_ref().expect("something is stated");
                changed.stated = Some(match (stated.as_str(), stated.as_bool(), stated.as_i64()) {
                    (Some(day), ..) => {
                        let day: chrono::NaiveDate = day.parse().expect("a day");
                        day.succ_opt().expect("a next day").to_string().into()
                    }
                    (_, Some(yes), _) => (!yes).into(),
                    (.., Some(number)) => (number + 1).into(),
                    _ => panic!("{stated}"),
                });
            }
            let report = replayed(&tampered);
            assert_eq!(report.count(Verdict::DiffersUnexplained), 1, "{} ({at}) {}", ruling.name(), assertion.check);
        }
    }
}
