//! Every invented application is a case that the real procedure accepts, under the law of its day of receipt.

use std::collections::BTreeMap;

use wachtwijzer::catalogue::Catalogue;
use wachtwijzer::domain::case::event::{Given, Said};
use wachtwijzer::domain::case::fold::reckon_said;
use wachtwijzer::domain::caseload::events::events;
use wachtwijzer::domain::caseload::{CaseLoad, Outcome, Wanted};

use super::{day, shipped};

#[test]
fn the_engine_accepts_every_life_and_sees_it_end_as_it_did() {
    let catalogue = Catalogue::built_in().unwrap();
    let procedure = catalogue.procedure("nl-nareis").unwrap();
    let (tables, until) = (shipped(), day("2026-12-31"));
    let mut versions: BTreeMap<String, usize> = BTreeMap::new();

    for application in CaseLoad::new(&tables, Wanted { scale: 0.02, ..Wanted::country(until) }) {
        let said = events(&application, until);
        let events: Vec<&Said> = said.iter().collect();
        let reckoning = match reckon_said(procedure, None, &events, until) {
            Ok(reckoning) => reckoning,
            Err(faults) => panic!("{faults:?} of {said:#?}"),
        };
        let stage = match application.closed.map(|closing| closing.outcome) {
            None => "in-review",
            Some(Outcome::Granted) => "granted",
            Some(Outcome::Refused) => "refused",
            Some(Outcome::Withdrawn) => "withdrawn",
        };
        assert_eq!(reckoning.stage.id.as_str(), stage, "{said:#?}");
        *versions.entry(reckoning.version.id().to_string()).or_default() += 1;
    }

    assert!(versions.values().all(|count| *count >= 50), "{versions:?}");
    assert_eq!(versions.len(), 3, "{versions:?}");
    assert!(versions.values().sum::<usize>() > 4_900, "{versions:?}");
}

#[test]
fn a_life_with_everything_in_it_is_told_in_the_words_of_the_procedure() {
    let tables = shipped();
    let until = day("2026-12-31");
    let full = CaseLoad::new(&tables, Wanted { scale: 0.05, ..Wanted::country(until) })
        .find(|a| a.completion.is_some() && a.research.is_some() && a.court_order.is_some() && a.closed.is_some());

    let said = events(&full.unwrap(), until);

    let kinds: Vec<&str> = said.iter().map(|event| event.kind.as_str()).collect();
    let told = [
        "application-received",
        "decision-term-extended",
        "notice-of-default-received",
        "inaction-appeal-lodged",
        "court-order-sent",
        "documents-requested",
        "documents-received",
        "investigation-started",
        "suspension-started",
        "suspension-ended",
        "decision-notified",
    ];
    assert_eq!(kinds, told);
}

#[test]
fn a_notice_before_the_nine_months_are_over_is_not_told() {
    let tables = shipped();
    let until = day("2026-12-31");
    let notice = |event: &&Said| event.kind == "notice-of-default-received";
    let (mut told, mut premature) = (0, 0);

    for application in CaseLoad::new(&tables, Wanted { scale: 0.1, ..Wanted::country(until) }) {
        let Some(sent) = application.notice_of_default.filter(|_| application.received >= day("2025-03-28")) else {
            continue;
        };
        let waited = (sent - application.received).num_days();
        let said = events(&application, until);
        if let Some(event) = said.iter().find(notice) {
            assert!(waited >= 273 && event.on == sent, "{said:?}");
            told += 1;
        } else {
            assert!(waited <= 276 && !said.iter().any(|event| event.kind == "court-order-sent"), "{said:?}");
            premature += 1;
        }
    }

    assert!(told > 20 && premature > 20, "{told} told, {premature} premature");
}

#[test]
fn an_answer_is_never_due_before_it_came() {
    let tables = shipped();
    let until = day("2026-12-31");
    let mut asked = 0;

    for application in CaseLoad::new(&tables, Wanted { scale: 0.01, ..Wanted::country(until) }) {
        for event in events(&application, until).iter().filter(|event| event.kind == "documents-requested") {
            let Some((_, Given::Text(by))) = event.fields.first() else { panic!("{event:?}") };
            assert!(application.completion.unwrap().until.is_none_or(|came| day(by) >= came));
            asked += 1;
        }
    }

    assert!(asked > 500);
}
