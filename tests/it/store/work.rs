//! Stretches of work lists: what is asked for, in order, and out of an index, so that no list costs more than its page.

use chrono::NaiveDate;
use rand::Rng;
use wachtwijzer::domain::access::Desk;
use wachtwijzer::domain::case::Case;
use wachtwijzer::domain::case::work::{Lead, Stretch, View, WorkKey};
use wachtwijzer::domain::ids::{AccountId, CaseId};
use wachtwijzer::store::Db;

use super::lists::{listen, sent};
use crate::support::stores::{Dice, Place, both, day, keep, slug};

both!(
    every_stretch_holds_what_the_same_question_in_rust_finds,
    every_view_reads_an_index_in_order_and_nothing_else,
    the_days_for_remedies_follow_the_record,
);

fn stretch(view: View, lead: Lead, limit: i64) -> Stretch {
    let desk = Desk { organisation: slug("ind"), procedures: None };
    Stretch { desk, view, lead, from: None, before: None, after: None, limit }
}

/// One case on a list, as Rust finds it.
type Row = (Option<NaiveDate>, CaseId);

fn account(number: u128) -> AccountId {
    AccountId(uuid::Uuid::from_u128(number))
}

/// Cases, some of them assigned to account 1 or 2.
fn filled(db: &Db, seed: u64, count: usize) -> Vec<(Case, Option<AccountId>)> {
    let mut dice = Dice::new(seed);
    let cases = dice.cases(count);
    keep(db, &cases);
    let all: Vec<(Case, Option<AccountId>)> = cases
        .into_iter()
        .map(|case| {
            let number = dice.rng.random_range(0..3);
            (case, (number > 0).then(|| account(number)))
        })
        .collect();
    let assigned: Vec<(CaseId, Option<AccountId>)> = all.iter().map(|(case, to)| (case.identity.id, *to)).collect();
    db.write(move |tx| assigned.iter().try_for_each(|(case, to)| tx.assign(*case, *to))).expect("assigned");
    all
}

fn wanted(all: &[(Case, Option<AccountId>)], asked: &Stretch) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (case, assigned) in all {
        let leads = match &asked.lead {
            Lead::Organisation => true,
            Lead::Assignee(to) => assigned == to,
            Lead::Stage(stage) => case.summary.stage == *stage,
            Lead::Procedure(procedure) => case.identity.procedure == *procedure,
        };
        let id = case.identity.id;
        match asked.view {
            View::Due | View::Overdue => rows.extend(case.summary.due_on.filter(|_| leads).map(|due| (Some(due), id))),
            View::RemedyOpen => rows.extend(case.summary.remedy_days.iter().map(|day| (Some(*day), id))),
            View::Unassigned if assigned.is_none() && !case.summary.ended => rows.push((None, id)),
            View::Unassigned | View::SafeContact | View::HandoverUnanswered | View::NoticeUndelivered => {}
        }
    }
    rows.retain(|(day, _)| {
        asked.from.is_none_or(|from| day.is_none_or(|day| day >= from))
            && asked.before.is_none_or(|before| day.is_none_or(|day| day < before))
    });
    rows.sort_unstable();
    let after = asked.after.map(|key| (key.day, CaseId(key.id)));
    let limit = usize::try_from(asked.limit).expect("small");
    rows.into_iter().filter(|row| after.is_none_or(|after| *row > after)).take(limit).collect()
}

fn every_stretch_holds_what_the_same_question_in_rust_finds(place: &Place) {
    let db = place.open();
    let all = filled(&db, 40, 400);
    let mut dice = Dice::new(41);
    let leads = [
        Lead::Organisation,
        Lead::Assignee(None),
        Lead::Assignee(Some(account(1))),
        Lead::Stage(slug("in-review")),
        Lead::Procedure(slug("nl-nareis")),
    ];
    let mut rows = 0;
    for round in 0..400 {
        let view = [View::Due, View::Overdue, View::RemedyOpen, View::Unassigned][round % 4];
        let lead = match view {
            View::Due | View::Overdue => leads[dice.rng.random_range(0..leads.len())].clone(),
            View::Unassigned => Lead::Assignee(None),
            View::RemedyOpen | View::SafeContact | View::HandoverUnanswered | View::NoticeUndelivered => {
                Lead::Organisation
            }
        };
        let by_day = view != View::Unassigned;
        let mut asked = stretch(view, lead, dice.rng.random_range(1..100));
        asked.from = (by_day && dice.rng.random_bool(0.4)).then(|| dice.day());
        asked.before = (by_day && dice.rng.random_bool(0.4)).then(|| dice.day());
        let (case, _) = &all[dice.rng.random_range(0..all.len())];
        let key = WorkKey { day: by_day.then(|| dice.day()), id: case.identity.id.0 };
        asked.after = dice.rng.random_bool(0.5).then_some(key);

        let found = db.read(|tx| tx.work(&asked)).expect("a stretch");

        let found: Vec<Row> = found.iter().map(|row| (row.key.day, row.identity.id)).collect();
        assert_eq!(found, wanted(&all, &asked), "{asked:?}");
        rows += found.len();
    }
    assert!(rows > 3_000, "only {rows} rows were looked at");
}

fn the_days_for_remedies_follow_the_record(place: &Place) {
    let db = place.open();
    let mut dice = Dice::new(42);
    let mut case = dice.case();
    case.summary.remedy_days = vec![day("2026-01-05"), day("2026-01-09")];
    keep(&db, std::slice::from_ref(&case));
    let days = || {
        let rows = db.read(|tx| tx.work(&stretch(View::RemedyOpen, Lead::Organisation, 10))).expect("a stretch");
        rows.iter().map(|row| row.key.day.expect("a day").to_string()).collect::<Vec<_>>()
    };
    assert_eq!(days(), ["2026-01-05", "2026-01-09"], "the first does not hide the next");

    for (left, told) in [(vec![day("2026-01-09")], vec!["2026-01-09"]), (vec![], vec![])] {
        let seen = case.summary.records;
        case.summary.records += 1;
        case.summary.remedy_days = left;
        let (id, record, summary) = (case.identity.id, dice.record(seen + 1), case.summary.clone());
        db.write(move |tx| tx.append(id, seen, std::slice::from_ref(&record), &summary)).expect("appended");
        assert_eq!(days(), told);
    }
}

fn every_view_reads_an_index_in_order_and_nothing_else(place: &Place) {
    listen();
    let db = place.open();
    filled(&db, 43, 3_000);
    let mut raw = place.raw();
    raw.run("UPDATE cases SET careful = (reference < 'WW-2')").expect("some must be reached with care");
    let day_key = Some(WorkKey { day: Some(day("2026-01-07")), id: uuid::Uuid::from_u128(7 << 100) });
    let key = Some(WorkKey { day: None, id: uuid::Uuid::from_u128(7 << 100) });
    let due = |lead| Stretch { from: Some(day("2026-01-03")), ..stretch(View::Due, lead, 100) };
    let late = |lead| Stretch { before: Some(day("2026-01-20")), ..stretch(View::Overdue, lead, 100) };
    let remedy = Stretch { from: Some(day("2026-01-03")), ..stretch(View::RemedyOpen, Lead::Organisation, 100) };
    let one = Desk { organisation: slug("ind"), procedures: Some(vec![slug("nl-nareis")]) };
    let lists = [
        (due(Lead::Organisation), "cases_by_due", day_key),
        (late(Lead::Organisation), "cases_by_due", day_key),
        (due(Lead::Assignee(Some(account(1)))), "cases_by_assignee_due", day_key),
        (late(Lead::Assignee(None)), "cases_by_assignee_due", day_key),
        (due(Lead::Stage(slug("in-review"))), "cases_by_stage_due", day_key),
        (late(Lead::Procedure(slug("nl-nareis"))), "cases_by_procedure_due", day_key),
        (remedy.clone(), "remedies_by_day", day_key),
        (Stretch { desk: one, ..remedy }, "remedies_by_day", day_key),
        (stretch(View::HandoverUnanswered, Lead::Organisation, 100), "handovers_sent", day_key),
        (stretch(View::NoticeUndelivered, Lead::Organisation, 100), "notices_parked", key),
        (stretch(View::SafeContact, Lead::Organisation, 100), "cases_careful", key),
        (stretch(View::Unassigned, Lead::Assignee(None), 100), "cases_by_assignee", key),
    ];
    // By the figures that the migrations give, and by those of the tables themselves.
    for analysed in [false, true] {
        if analysed {
            raw.run("ANALYZE").expect("statistics");
        }
        for (first, index, after) in lists.clone() {
            for asked in [first.clone(), Stretch { after, ..first }] {
                let sql = sent(|| drop(db.read(|tx| tx.work(&asked)).expect("a stretch")));
                let plan = raw.plan(&sql);
                assert!(plan.contains(&format!("{index} ")), "{sql}\n{plan}");
                assert!(!plan.contains("Sort") && !plan.contains("TEMP B-TREE"), "{sql}\n{plan}");
                assert!(!plan.contains("SCAN"), "{sql}\n{plan}");
                // The lower bound of the index is where the page begins, not where the list does.
                let bounds = sql.matches(">= ").count();
                assert!(bounds <= 1, "{sql}");
            }
        }
    }
}
