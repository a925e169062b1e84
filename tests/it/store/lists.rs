//! Lists: in order, filtered, page by page, and out of an index.

use std::cell::RefCell;
use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;
use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use rand::Rng;
use wachtwijzer::domain::access::{Desk, Reach};
use wachtwijzer::domain::case::list::{Cursor, ListQuery, Order};
use wachtwijzer::domain::case::{Case, Identity, Summary};
use wachtwijzer::domain::ids::{CaseId, Slug};
use wachtwijzer::store::Db;

use crate::support::stores::{Dice, Place, both, day, keep};

both!(
    every_filter_finds_what_the_same_filter_in_rust_finds,
    pages_visit_every_case_once_while_others_are_inserted,
    the_work_lists_read_an_index_in_order,
    the_lists_of_handovers_read_an_index_in_order,
);

const ORDERS: [Order; 3] = [Order::ByDue, Order::ByReceipt, Order::ByCreation];

fn everything(order: Order, limit: i64) -> ListQuery {
    ListQuery {
        reach: Reach::Organisation(Desk { organisation: Slug::parse("ind").expect("a name"), procedures: None }),
        procedure: None,
        stage: None,
        due_before: None,
        received_from: None,
        received_until: None,
        ended: None,
        order,
        after: None,
        limit,
    }
}

fn key(order: Order, identity: &Identity, summary: &Summary) -> (Option<NaiveDate>, CaseId) {
    let day = match order {
        Order::ByDue => summary.due_on,
        Order::ByReceipt => summary.received_on,
        Order::ByCreation => None,
    };
    (day, identity.id)
}

/// What a list must hold, without a database.
fn wanted(cases: &[Case], q: &ListQuery) -> Vec<(Identity, Summary)> {
    let listed = |c: &&Case| q.order == Order::ByCreation || key(q.order, &c.identity, &c.summary).0.is_some();
    let fits = |c: &&Case| {
        let s = &c.summary;
        q.procedure.as_ref().is_none_or(|p| c.identity.procedure.as_str() == p)
            && q.stage.as_ref().is_none_or(|stage| s.stage.as_str() == stage)
            && q.due_before.is_none_or(|day| s.due_on.is_some_and(|due| due < day))
            && q.received_from.is_none_or(|day| s.received_on.is_some_and(|received| received >= day))
            && q.received_until.is_none_or(|day| s.received_on.is_some_and(|received| received <= day))
            && q.ended.is_none_or(|ended| s.ended == ended)
    };
    let later = |c: &&Case| q.after.is_none_or(|a| key(q.order, &c.identity, &c.summary) > (a.day, a.id));
    let mut all: Vec<(Identity, Summary)> = cases
        .iter()
        .filter(listed)
        .filter(fits)
        .filter(later)
        .map(|c| (c.identity.clone(), c.summary.clone()))
        .collect();
    all.sort_by_key(|(identity, summary)| key(q.order, identity, summary));
    all.truncate(usize::try_from(q.limit).expect("small"));
    all
}

fn every_filter_finds_what_the_same_filter_in_rust_finds(place: &Place) {
    let db = place.open();
    let mut dice = Dice::new(10);
    let cases = dice.cases(400);
    keep(&db, &cases);

    for round in 0..600 {
        let mut query = everything(ORDERS[round % 3], dice.rng.random_range(1..200));
        if dice.rng.random_bool(0.4) {
            query.procedure = Some("nl-nareis".to_owned());
        }
        if dice.rng.random_bool(0.4) {
            query.stage = Some("in-review".to_owned());
        }
        query.due_before = dice.rng.random_bool(0.4).then(|| dice.day());
        query.received_from = dice.rng.random_bool(0.4).then(|| dice.day());
        query.received_until = dice.rng.random_bool(0.4).then(|| dice.day());
        query.ended = dice.rng.random_bool(0.4).then(|| dice.rng.random_bool(0.5));
        let place = cases.get(dice.rng.random_range(0..800)).map(|c| key(query.order, &c.identity, &c.summary));
        query.after = place.filter(|(day, _)| day.is_some() || query.order == Order::ByCreation).map(cursor);

        let found = db.read(|tx| tx.list(&query)).expect("a list");

        assert_eq!(found, wanted(&cases, &query), "{query:?}");
    }
}

fn cursor((day, id): (Option<NaiveDate>, CaseId)) -> Cursor {
    Cursor { day, id }
}

/// All pages one after the other.
fn walk(db: &Db, order: Order, mut between: impl FnMut()) -> Vec<CaseId> {
    let mut query = everything(order, 7);
    let mut seen = Vec::new();
    loop {
        let page = db.read(|tx| tx.list(&query)).expect("a page");
        let Some((identity, summary)) = page.last() else { return seen };
        query.after = Some(cursor(key(order, identity, summary)));
        seen.extend(page.iter().map(|(identity, _)| identity.id));
        between();
    }
}

fn pages_visit_every_case_once_while_others_are_inserted(place: &Place) {
    let db = place.open();
    let cases = Dice::new(11).cases(500);
    keep(&db, &cases);

    for (round, order) in (0..).zip(ORDERS) {
        let done = AtomicBool::new(false);
        let seen = std::thread::scope(|scope| {
            scope.spawn(|| {
                let mut dice = Dice::new(100 + round);
                while !done.load(Ordering::Relaxed) {
                    keep(&db, &dice.cases(3));
                }
            });
            let mut dice = Dice::new(200 + round);
            let seen = walk(&db, order, || keep(&db, &dice.cases(1)));
            done.store(true, Ordering::Relaxed);
            seen
        });

        let once: HashSet<CaseId> = seen.iter().copied().collect();
        assert_eq!(once.len(), seen.len(), "{order:?}: something came twice");
        let all = wanted(&cases, &everything(order, 1_000));
        assert!(all.iter().all(|(identity, _)| once.contains(&identity.id)), "{order:?}: something was left out");
    }
}

thread_local! {
    /// The queries that this thread has sent, while it listens.
    static HEARD: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
}

struct Listener;

impl Instrumentation for Listener {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            HEARD.with_borrow_mut(|heard| heard.iter_mut().for_each(|all| all.push(query.to_string())));
        }
    }
}

/// The text of the query that the store sends for a list.
fn sql_of(db: &Db, query: &ListQuery) -> String {
    sent(|| drop(db.read(|tx| tx.list(query)).expect("a list")))
}

/// From now on the queries of new connections are heard.
pub(super) fn listen() {
    set_default_instrumentation(|| Some(Box::new(Listener))).expect("a listener");
}

/// The text of the first query that is sent meanwhile.
pub(super) fn sent(run: impl FnOnce()) -> String {
    HEARD.set(Some(Vec::new()));
    run();
    let heard = HEARD.take().unwrap_or_default();
    let select = heard.iter().find(|sql| sql.contains("FROM")).expect("a query");
    select.split(" -- binds").next().unwrap_or(select).to_owned()
}

fn the_work_lists_read_an_index_in_order(place: &Place) {
    listen();
    let db = place.open();
    keep(&db, &Dice::new(12).cases(3_000));
    let mut raw = place.raw();
    raw.run("ANALYZE").expect("statistics");
    let after = Some(cursor((Some(day("2026-01-07")), Dice::new(1).case().identity.id)));

    let due = ListQuery { due_before: Some(day("2026-01-20")), ended: Some(false), ..everything(Order::ByDue, 100) };
    let stage = ListQuery { stage: Some("in-review".to_owned()), ..due.clone() };
    let receipt = ListQuery { received_from: Some(day("2026-01-03")), ..everything(Order::ByReceipt, 100) };
    let lists = [
        (due.clone(), "cases_by_due"),
        (ListQuery { after, ..due }, "cases_by_due"),
        (stage.clone(), "cases_by_stage_due"),
        (ListQuery { after, ..stage }, "cases_by_stage_due"),
        (receipt.clone(), "cases_by_receipt"),
        (ListQuery { after, ..receipt }, "cases_by_receipt"),
    ];
    for (query, index) in lists {
        let sql = sql_of(&db, &query);
        let plan = raw.plan(&sql);
        assert!(plan.contains(&format!("{index} ")), "{sql}\n{plan}");
        assert!(!plan.contains("Sort") && !plan.contains("TEMP B-TREE"), "{sql}\n{plan}");
    }
}

fn the_lists_of_handovers_read_an_index_in_order(place: &Place) {
    listen();
    let db = place.open();
    let organisation = Slug::parse("ind").expect("a name");
    let after = Some((day("2026-11-05"), uuid::Uuid::nil()));
    let mut lists = Vec::new();
    for after in [None, after] {
        let (one, other) = (organisation.clone(), organisation.clone());
        let mine = sent(|| drop(db.read(move |tx| tx.unanswered_handovers(&one, after, 25)).expect("a list")));
        let incoming =
            sent(|| drop(db.read(move |tx| tx.incoming_handovers(&other, false, after, 25)).expect("a list")));
        lists.extend([(mine, "handovers_sent"), (incoming, "handovers_incoming")]);
    }
    let due = sent(|| drop(db.read(|tx| tx.handovers_due(day("2026-11-05"), 25)).expect("a list")));
    lists.push((due, "handovers_due"));
    let mut raw = place.raw();
    for (sql, index) in lists {
        let plan = raw.plan(&sql);
        assert!(plan.contains(&format!("{index} ")), "{sql}\n{plan}");
        assert!(!plan.contains("Sort") && !plan.contains("TEMP B-TREE"), "{sql}\n{plan}");
    }
}
