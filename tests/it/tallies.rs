//! What the statistics keep beside the cases: right after every write, and proven so.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use wachtwijzer::ambient::{Ambient, Fixed};
use wachtwijzer::app::applications::Draft;
use wachtwijzer::app::import::{Mode, take_in};
use wachtwijzer::app::tallies::{begin, fold, rebuild, verify};
use wachtwijzer::app::{App, AppError};
use wachtwijzer::domain::access::Desk;
use wachtwijzer::domain::case::event::{Given, Said};
use wachtwijzer::domain::tally::of_case::owed;
use wachtwijzer::domain::tally::{Count, Series, Tally, day, number};
use wachtwijzer::store::{Db, Options};

use crate::support::catalogue;
use crate::support::http::keys;
use crate::support::stores::{Place, instant, slug};

fn on(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn happened(kind: &str, day: &str) -> Said {
    Said::new(kind, on(day))
}

fn with(kind: &str, day: &str, field: &str, code: &str) -> Said {
    happened(kind, day).with(field, Given::Text(code.to_owned()))
}

/// A service on 1 November 2026.
fn service(db: Db) -> App {
    let ambient: Arc<dyn Ambient> = Arc::new(Fixed::at(instant("2026-11-01T09:00:00Z")));
    App { db, replica: None, catalogue: Arc::new(catalogue().clone()), ambient, keys: keys() }
}

fn draft(key: &str, family: Option<&str>, events: Vec<Said>) -> Draft {
    Draft {
        procedure: "nl-nareis".to_owned(),
        version: None,
        source_key: Some(key.to_owned()),
        family: family.map(str::to_owned),
        observed_from: None,
        events,
    }
}

fn take(app: &App, drafts: Vec<Draft>) {
    let desk = Desk { organisation: slug("ind"), procedures: None };
    let taken: Result<_, AppError> = app.write(move |tx, ctx| take_in(tx, ctx, ("test", &desk), &drafts, Mode::Write));
    for outcome in taken.expect("a store") {
        outcome.expect("an application that is right");
    }
}

/// Series, track and numbers with how many applications and families say so.
fn told(app: &App) -> BTreeMap<String, (i64, i64)> {
    let all = app.read(|tx, _| Ok(tx.all_tallies()?)).expect("tallies");
    let text = |t: &Tally| {
        let days = |n: i64| day(n).filter(|_| n > 10_000).map_or_else(|| n.to_string(), |d| d.to_string());
        format!("{} {} {} {} {} {}", t.series.code(), t.track, days(t.a), days(t.b), days(t.c), t.code)
    };
    all.iter().map(|(tally, count)| (text(tally), (count.applications, count.families))).collect()
}

fn each(test: impl Fn(App)) {
    for place in [Place::sqlite(), Place::postgres()] {
        test(service(place.migrated(Options::default())));
    }
}

/// A refugee's family, received on 1 June 2026 and decided on 1 October; and one that waits, suspended until it answers.
fn two(app: &App) {
    take(
        app,
        vec![
            draft(
                "decided",
                None,
                vec![
                    with("permit-notified", "2026-05-01", "permit", "refugee"),
                    happened("application-received", "2026-06-01"),
                    with("documents-requested", "2026-07-01", "answerBy", "2026-07-29"),
                    happened("documents-received", "2026-07-11"),
                    with("decision-notified", "2026-10-01", "outcome", "granted"),
                ],
            ),
            draft(
                "waits",
                None,
                vec![
                    happened("application-received", "2026-06-01"),
                    with("documents-requested", "2026-07-01", "answerBy", "2026-07-29"),
                ],
            ),
        ],
    );
}

#[test]
fn a_case_says_when_it_came_how_long_it_lived_and_how_much_of_that_counts_in_law() {
    each(|app| {
        two(&app);
        let told = told(&app);
        let expected = [
            ("arrived other 2026-06-01 0 0 ", (1, 1)),
            ("arrived refugee 2026-06-01 0 0 ", (1, 1)),
            ("closed refugee 2026-10-01 2026-06-01 0 granted:in-time", (1, 1)),
            // From 2 to 10 July: nine days that do not count.
            ("counted refugee 2026-06-01 113 0 granted", (1, 1)),
            // Nine months to 1 March 2027, and 27 days more, from 2 to 28 July, if nobody answers.
            ("ended refugee 2026-10-01 0 0 granted:in-time", (1, 1)),
            ("due other 2027-03-28 0 0 ", (1, 1)),
            ("lasted refugee 2026-06-01 122 0 granted", (1, 1)),
            ("open other 2026-06-01 0 0 ", (1, 1)),
            // Legal time stands at 30 days, and goes on as if it had been received 27 days later.
            ("running other 2026-06-01 2026-06-28 30 ", (1, 1)),
            ("stands other 2026-06-01 0 0 in-review", (1, 1)),
            ("stands refugee 2026-10-01 0 0 granted", (1, 1)),
            ("stood refugee 2026-05-01 31 0 preparing", (1, 1)),
            ("stood refugee 2026-06-01 122 0 in-review", (1, 1)),
            ("suspended refugee 2026-10-01 9 0 ", (1, 1)),
        ];
        let expected: BTreeMap<String, (i64, i64)> = expected.map(|(text, count)| (text.to_owned(), count)).into();
        assert_eq!(told, expected);
    });
}

#[test]
fn a_family_counts_once_where_its_first_application_counts() {
    each(|app| {
        let received = |day: &str| vec![happened("application-received", day)];
        take(
            &app,
            vec![draft("a", Some("f-1"), received("2026-06-01")), draft("b", Some("f-1"), received("2026-06-01"))],
        );
        take(&app, vec![draft("c", Some("f-1"), received("2026-06-01")), draft("d", None, received("2026-06-01"))]);
        assert_eq!(told(&app)["arrived other 2026-06-01 0 0 "], (4, 2));
        assert_eq!(verify(&app, &mut |_| {}).expect("readable"), []);
    });
}

#[test]
fn an_application_that_was_seen_late_counts_from_then_on() {
    each(|app| {
        let late = Draft {
            observed_from: Some(on("2026-07-01")),
            ..draft(
                "old",
                None,
                vec![
                    happened("application-received", "2026-06-01"),
                    with("decision-notified", "2026-08-01", "outcome", "refused"),
                ],
            )
        };
        take(&app, vec![late]);
        let told = told(&app);
        assert_eq!(told["closed other 2026-08-01 2026-06-01 2026-07-01 refused:in-time"], (1, 1));
        assert_eq!(told["lasted other 2026-06-01 61 30 refused"], (1, 1));
    });
}

#[test]
fn a_penalty_is_kept_as_the_days_from_which_it_grows_and_ends_with_the_decision() {
    each(|app| {
        let waits =
            vec![happened("application-received", "2025-06-02"), happened("notice-of-default-received", "2026-04-01")];
        let decided = [waits.clone(), vec![with("decision-notified", "2026-04-20", "outcome", "granted")]].concat();
        take(&app, vec![draft("waits", None, waits), draft("decided", None, decided)]);
        let all = app.read(|tx, _| Ok(tx.all_tallies()?)).expect("tallies");
        let penalties: Vec<&Tally> = all.iter().map(|(t, _)| t).filter(|t| t.series == Series::Penalty).collect();
        let [grows, ended] = penalties.as_slice() else { panic!("two penalties: {penalties:?}") };
        // Received 1 April, two weeks: the first day is 16 April 2026.
        assert_eq!((day(grows.a), grows.b), (Some(on("2026-04-16")), 0));
        assert_eq!((day(ended.a), day(ended.b)), (Some(on("2026-04-16")), Some(on("2026-04-19"))));
        let until = |tally: &Tally, text: &str| owed((tally.a, tally.b, &tally.code), number(on(text)));
        assert_eq!(until(grows, "2026-04-15"), 0);
        assert_eq!(until(grows, "2026-04-16"), 2_300);
        assert_eq!(until(grows, "2026-12-31"), 144_200, "no more than the law's highest amount");
        assert_eq!((until(ended, "2026-04-17"), until(ended, "2026-12-31")), (2 * 2_300, 4 * 2_300));
    });
}

#[test]
fn a_tally_that_was_damaged_is_found_and_made_anew() {
    each(|app| {
        two(&app);
        let right = told(&app);
        let all = app.read(|tx, _| Ok(tx.all_tallies()?)).expect("tallies");
        let (tally, _) = all.first().expect("one").clone();
        let damaged = tally.clone();
        let one = Count { applications: 1, families: 0 };
        app.write(move |tx, _| Ok::<_, AppError>(tx.add_tallies(&[(damaged.clone(), one)], 0)?)).expect("damage");
        let found = verify(&app, &mut |_| {}).expect("readable");
        assert_eq!(found.len(), 1);
        assert_eq!((&found[0].tally, found[0].kept.applications, found[0].right.applications), (&tally, 2, 1));
        assert_eq!(rebuild(&app).expect("a rebuild"), right.len());
        assert_eq!((told(&app), verify(&app, &mut |_| {}).expect("readable").len()), (right, 0));
    });
}

#[test]
fn a_database_that_was_filled_before_anything_was_counted_is_counted_once_when_it_is_opened() {
    each(|app| {
        assert_eq!(begin(&app).expect("nothing to count"), 0);
        two(&app);
        let right = told(&app);
        app.write(|tx, _| Ok::<_, AppError>(tx.clear_tallies()?)).expect("as it was before");
        assert_eq!(begin(&app).expect("a count"), right.len());
        assert_eq!((told(&app), verify(&app, &mut |_| {}).expect("readable").len()), (right, 0));
        assert_eq!(begin(&app).expect("nothing more to count"), 0);
    });
}

#[test]
fn lanes_that_are_brought_together_say_the_same_and_nothing_that_is_zero_stays() {
    each(|app| {
        two(&app);
        let right = told(&app);
        let all = app.read(|tx, _| Ok(tx.all_tallies()?)).expect("tallies");
        let (tally, _) = all.first().expect("one").clone();
        for (lane, applications) in [(1, 3), (2, -3)] {
            let change = vec![(tally.clone(), Count { applications, families: 0 })];
            app.write(move |tx, _| Ok::<_, AppError>(tx.add_tallies(&change, lane)?)).expect("a change");
        }
        assert_eq!(told(&app), right);
        fold(&app).expect("a fold");
        assert_eq!(told(&app), right);
        assert_eq!(verify(&app, &mut |_| {}).expect("readable"), []);
    });
}

#[test]
fn statistics_are_read_from_the_replica_where_there_is_one() {
    let (main, copy) = (Place::sqlite(), Place::sqlite());
    let app = service(copy.migrated(Options::default()));
    two(&app);
    let there = App { replica: Some(app.db), ..service(main.migrated(Options::default())) };
    let counted = |app: &App| app.study(|tx, _| Ok(tx.all_tallies()?.len())).expect("tallies");
    assert_eq!(counted(&there), 14, "what the replica holds");
    assert_eq!(there.read(|tx, _| Ok(tx.all_tallies()?.len())).expect("tallies"), 0, "the database itself is empty");
}
