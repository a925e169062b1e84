//! The rules change under cases that are there: which days move, for whom, and that it is carried out once and wholly.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Value, json};
use wachtwijzer::ambient::Fixed;
use wachtwijzer::app::applications::{self, Draft, Seen};
use wachtwijzer::app::import::{Mode, take_in};
use wachtwijzer::app::notices::sweep;
use wachtwijzer::app::replay::{
    Applied, Found, TakenOver, agrees, apply, begin, begun, check, history, kept, next_portion, take_over,
};
use wachtwijzer::app::tallies::verify;
use wachtwijzer::app::{App, AppError, access::Asked};
use wachtwijzer::catalogue::Catalogue;
use wachtwijzer::domain::access::{Desk, Part, Role};
use wachtwijzer::domain::case::Case;
use wachtwijzer::domain::case::event::{Given, Said};
use wachtwijzer::domain::case::fold::version_for;
use wachtwijzer::domain::ids::PersonId;
use wachtwijzer::domain::replay::Totals;
use wachtwijzer::store::{Db, Options};
use wachtwijzer::wire::procedure::version as body;
use wachtwijzer::wire::words::Speech;

use crate::support::engine::ask_of;
use crate::support::http::keys;
use crate::support::stores::{Place, instant, slug};
use crate::support::{catalogue, locales};

const NAREIS: &str = "procedures/nl-nareis.toml";
const CALENDAR: &str = "calendars/nl.toml";
/// Two days closed by decree: one on which a decision period ends, one on which a time to object ends.
const DECREE: [(&str, &str, &str); 1] =
    [(CALENDAR, "2024-12-27, 2025-05-30]", "2024-12-27, 2025-05-06, 2025-05-30, 2025-06-18]")];

/// The shipped files with texts replaced, each wherever it stands.
fn files(changes: &[(&str, &str, &str)]) -> BTreeMap<String, String> {
    let mut files = catalogue().rule_files().clone();
    for (file, old, new) in changes {
        let text = files.get_mut(*file).expect("a file");
        assert!(text.contains(old), "{old}");
        *text = text.replace(old, new);
    }
    files
}

fn rules(changes: &[(&str, &str, &str)]) -> Catalogue {
    Catalogue::from_files(files(changes)).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// A fourth version of the law from 1 January 2027, with twelve months to decide instead of nine; what is pending moves to it.
fn fourth() -> Catalogue {
    let nine = "versions = [\"2025-03-28\", \"2026-06-12\"]\ntitle = \"Decision period\"";
    let files = files(&[
        (
            NAREIS,
            "id = \"2026-06-12\"\nfrom = 2026-06-12\n",
            "id = \"2027-01-01\"\nfrom = 2027-01-01\npending = \"moves\"\nunless-before = [\"decision-notified\"]\n\
             authority = [\"vw-2u-2025\"]\n\n[[version]]\nid = \"2026-06-12\"\nfrom = 2026-06-12\nuntil = 2026-12-31\n",
        ),
        (NAREIS, "versions = [\"2026-06-12\"]", "versions = [\"2026-06-12\", \"2027-01-01\"]"),
        (NAREIS, nine, &nine.replace("versions", "VERSIONS")),
        (
            NAREIS,
            "versions = [\"2025-03-28\", \"2026-06-12\"]",
            "versions = [\"2025-03-28\", \"2026-06-12\", \"2027-01-01\"]",
        ),
    ]);
    let text = files.get(NAREIS).expect("the file").replace("VERSIONS", "versions");
    let begins = text.find(nine).expect("the term");
    let begins = text[..begins].rfind("[[term]]").expect("its head");
    let ends = begins + text[begins..].find("[[term]]\nid = \"objection\"").expect("the next term");
    let twelve = text[begins..ends].replace(nine, &nine.replace("\"2025-03-28\", \"2026-06-12\"", "\"2027-01-01\""));
    let twelve = twelve.replace("length = { months = 9 }", "length = { months = 12 }");
    let whole = format!("{}{twelve}{}", &text[..ends], &text[ends..]);
    let mut files = files;
    files.insert(NAREIS.to_owned(), whole);
    Catalogue::from_files(files).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn on(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn happened(kind: &str, day: &str) -> Said {
    Said::new(kind, on(day))
}

fn decided(day: &str, outcome: &str) -> Said {
    happened("decision-notified", day).with("outcome", Given::Text(outcome.to_owned()))
}

/// A service at an instant, with the shipped rules applied.
fn service(db: Db, at: &str) -> (App, Arc<Fixed>) {
    let clock = Arc::new(Fixed::at(instant(at)));
    let ambient: Arc<Fixed> = Arc::clone(&clock);
    let app = App { db, replica: None, catalogue: Arc::new(catalogue().clone()), ambient, keys: keys() };
    begin(&app).expect("the rules are kept");
    (app, clock)
}

/// The same service by other rules.
fn by(app: &App, rules: Catalogue) -> App {
    App {
        db: app.db.clone(),
        replica: None,
        catalogue: Arc::new(rules),
        ambient: Arc::clone(&app.ambient),
        keys: Arc::clone(&app.keys),
    }
}

fn take(app: &App, cases: Vec<(&str, Option<&str>, Vec<Said>)>) {
    let desk = Desk { organisation: slug("ind"), procedures: None };
    let drafts: Vec<Draft> = cases
        .into_iter()
        .map(|(key, version, events)| Draft {
            procedure: "nl-nareis".to_owned(),
            version: version.map(str::to_owned),
            source_key: Some(key.to_owned()),
            family: None,
            observed_from: None,
            events,
        })
        .collect();
    let taken: Result<_, AppError> = app.write(move |tx, ctx| take_in(tx, ctx, ("test", &desk), &drafts, Mode::Write));
    for outcome in taken.expect("a store") {
        outcome.expect("an application that is right");
    }
}

fn case(app: &App, key: &str) -> Case {
    let mut found = app.read(|tx, _| Ok(tx.cases_by_source_key(&slug("ind"), &[key])?)).expect("a store");
    found.pop().unwrap_or_else(|| panic!("no case {key}"))
}

fn joins(app: &App, key: &str, who: &str, role: Role) -> PersonId {
    let (case, person) = (case(app, key).identity.id, PersonId::parse(who).expect("an id"));
    let new = person.clone();
    let done: Result<(), AppError> = app.write(move |tx, ctx| {
        tx.insert_person(&new, ctx.now)?;
        let part = Part { person: new.clone(), role, since: ctx.now, until: None, revoked_at: None };
        Ok(tx.insert_part(ctx.ambient.new_id(), case, &part, "test")?)
    });
    done.expect("a part");
    person
}

/// Kind and day of each notice of a case for somebody, the first first.
fn told(app: &App, key: &str, person: &PersonId) -> Vec<String> {
    let id = case(app, key).identity.id;
    let mut all = app.read(|tx, _| Ok(tx.notices_of_case(id, 10_000)?)).expect("notices");
    all.sort_by_key(|notice| (notice.about_on, notice.id));
    let days = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| format!(" {day}"));
    let said = all.iter().filter(|n| n.to.person() == Some(person));
    said.map(|n| format!("{} {}{}{}", n.about_on, n.kind, days(n.facts.before), days(n.facts.by))).collect()
}

/// Version and first last day of the row of a case.
fn row(app: &App, key: &str) -> (String, String) {
    let summary = case(app, key).summary;
    (summary.version.to_string(), summary.due_on.map_or_else(|| "-".to_owned(), |day| day.to_string()))
}

fn pair(version: &str, due: &str) -> (String, String) {
    (version.to_owned(), due.to_owned())
}

/// What a comparison finds: the totals, one line a change by key of its case, and the keys of those that cannot be read.
fn compared(app: &App, earlier: &Catalogue) -> (Totals, Vec<String>, Vec<String>) {
    let (mut lines, mut unreadable) = (Vec::new(), Vec::new());
    let key = |case: &Case| case.identity.source_key.clone().unwrap_or_default();
    let mut hear = |found: Found<'_>| {
        match found {
            Found::Changed(case, changes, _) => lines.extend(changes.iter().map(|change| {
                let text = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
                let why = change.why.iter().map(wachtwijzer::domain::replay::Why::code).collect::<Vec<_>>().join(", ");
                format!(
                    "{}: {} {} {} → {}, {why}{}",
                    key(case),
                    text(change.of.as_ref().map(ToString::to_string)),
                    change.what.code(),
                    text(change.from.as_ref().map(ToString::to_string)),
                    text(change.to.as_ref().map(ToString::to_string)),
                    if change.over { ", over" } else { "" }
                )
            })),
            Found::Unreadable(case, error) => unreadable.push(format!("{}: {error}", key(case))),
            Found::Looked(_) => {}
        }
        Ok(())
    };
    let totals = check(app, earlier, &mut hear).expect("a store").expect("nobody who listens fails");
    (totals, lines, unreadable)
}

fn whole(applied: Result<Applied, AppError>) -> (wachtwijzer::store::replays::Replay, usize) {
    match applied.expect("a store") {
        Applied::Whole(replay, wrong) => (replay, wrong),
        Applied::Unfinished(other) => panic!("{other:?} was not finished"),
    }
}

/// Every row of every table that a replay writes.
fn everything(place: &Place) -> Vec<String> {
    let mut raw = place.raw();
    let mut all = raw.lines(
        "SELECT id || ' ' || version || ' ' || stage || ' ' || COALESCE(CAST(due_on AS TEXT), '-') || ' ' || records AS line \
         FROM cases ORDER BY id",
    );
    all.extend(raw.lines(
        "SELECT case_id || ' ' || CAST(swept_until AS TEXT) || ' ' || COALESCE(CAST(next_on AS TEXT), '-') AS line \
         FROM sweeps ORDER BY case_id",
    ));
    all.extend(
        raw.lines("SELECT series || track || a || ' ' || b || ' ' || applications AS line FROM tallies ORDER BY 1"),
    );
    for table in ["notices", "replays", "rule_sets", "log_entries"] {
        all.push(format!("{table} {}", raw.count(table)));
    }
    all
}

/// Received under the law of 2013, with ninety days to decide, which closed days can move.
fn spring(app: &App) {
    take(
        app,
        vec![
            ("ends-18-june", None, vec![happened("application-received", "2025-03-20")]),
            ("ends-17-june", None, vec![happened("application-received", "2025-03-19")]),
            ("nine-months", None, vec![happened("application-received", "2025-04-01")]),
            ("refused", None, vec![happened("application-received", "2025-02-03"), decided("2025-04-08", "refused")]),
            (
                "withdrawn",
                None,
                vec![happened("application-received", "2025-03-20"), happened("application-withdrawn", "2025-04-02")],
            ),
        ],
    );
}

#[test]
fn a_new_closed_day_moves_exactly_the_terms_that_end_on_it_and_a_dry_run_writes_nothing() {
    for place in [Place::sqlite(), Place::postgres()] {
        let (app, _) = service(place.migrated(Options::default()), "2025-04-10T09:00:00Z");
        spring(&app);
        joins(&app, "ends-18-june", "p-referent", Role::Referent);
        joins(&app, "ends-18-june", "p-wife", Role::FamilyMember);
        joins(&app, "refused", "p-other", Role::Referent);
        let before = everything(&place);
        let (totals, mut lines, unreadable) = compared(&by(&app, rules(&DECREE)), catalogue());
        lines.sort();
        let days = |line: &&String| line.contains(" last-day ");
        assert_eq!(
            lines.iter().filter(days).collect::<Vec<_>>(),
            [
                "ends-18-june: decision last-day 2025-06-18 → 2025-06-19, closed-day-added 2025-06-18",
                "refused: decision last-day 2025-05-06 → 2025-05-07, closed-day-added 2025-05-06, over",
                "refused: objection last-day 2025-05-06 → 2025-05-07, closed-day-added 2025-05-06",
                "withdrawn: decision last-day 2025-06-18 → 2025-06-19, closed-day-added 2025-06-18, over",
            ]
        );
        let follows = "ends-18-june: notice-of-default possible-from 2025-06-19 → 2025-06-20, follows-term";
        assert!(lines.iter().any(|line| line == follows), "{lines:#?}");
        assert_eq!((totals.looked, totals.open, totals.changed, totals.changed_open), (5, 4, 3, 2), "{lines:#?}");
        assert_eq!((totals.people, totals.notices, unreadable), (3, 3, Vec::new()));
        assert_eq!(totals.furthest.first().map(|far| (far.by, far.later)), Some((1, true)));
        assert_eq!(everything(&place), before, "a dry run");
    }
}

#[test]
fn what_was_found_is_carried_out_once_with_rows_counts_notices_and_log() {
    for place in [Place::sqlite(), Place::postgres()] {
        let (app, clock) = service(place.migrated(Options::default()), "2025-04-10T09:00:00Z");
        spring(&app);
        let referent = joins(&app, "ends-18-june", "p-referent", Role::Referent);
        let wife = joins(&app, "ends-18-june", "p-wife", Role::FamilyMember);
        let other = joins(&app, "refused", "p-other", Role::Referent);
        let later = by(&app, rules(&DECREE));
        assert!(!agrees(&later).expect("a store"), "the rules are not yet applied");
        let earlier = Arc::new(kept(&app).expect("a store").expect("rules").expect("that can be read"));
        let (replay, wrong) = whole(apply(&later, &earlier, Some("Royal decree of 1 April"), &mut |_| {}));
        assert_eq!((replay.looked, replay.changed, replay.told, wrong), (5, 3, 3, 0));
        assert_eq!(row(&app, "ends-18-june"), pair("2013-06-01", "2025-06-19"));
        assert_eq!(row(&app, "ends-17-june"), pair("2013-06-01", "2025-06-17"));
        let moved = ["2025-04-10 date-moved 2025-06-18 2025-06-19"];
        assert_eq!(told(&app, "ends-18-june", &referent), moved);
        assert_eq!(told(&app, "ends-18-june", &wife), moved);
        let own = ["2025-04-10 own-date-moved 2025-05-06 2025-05-07"];
        assert_eq!(told(&app, "refused", &other), own, "a day by which they must act themselves");
        assert_eq!(verify(&later, &mut |_| {}).expect("a store"), []);
        assert!(agrees(&later).expect("a store") && !agrees(&app).expect("a store"));
        assert_eq!(logged(&app, "ends-18-june"), ["replay operator"]);
        assert_eq!(logged(&app, "ends-17-june"), Vec::<String>::new(), "nothing of it changed");

        let earlier = Arc::new(kept(&later).expect("a store").expect("rules").expect("that can be read"));
        assert_eq!(compared(&later, &earlier).0.changed, 0);
        let (again, wrong) = whole(apply(&later, &earlier, None, &mut |_| {}));
        assert_eq!((again.looked, again.changed, again.told, wrong), (5, 0, 0, 0), "again changes nothing");
        let all = history(&later).expect("a store");
        let said: Vec<(&str, Option<&str>, u64)> =
            all.iter().rev().map(|r| (r.what.as_str(), r.why.as_deref(), r.changed)).collect();
        assert_eq!(said, [("first", None, 0), ("rules", Some("Royal decree of 1 April"), 3), ("rules", None, 0)]);

        clock.set(instant("2025-06-25T09:00:00Z"));
        sweep(&later, &mut |_| {}).expect("a sweep");
        let near: Vec<String> =
            told(&app, "ends-18-june", &referent).into_iter().filter(|n| n.contains("term-")).collect();
        let ladder = ["2025-05-20 term-near", "2025-06-12 term-near", "2025-06-20 term-passed"];
        let ladder: Vec<String> = ladder.iter().map(|step| format!("{step} 2025-06-19")).collect();
        assert_eq!(near, ladder, "reminders go by the new day");
    }
}

/// What the log says of a case beside being taken in.
fn logged(app: &App, key: &str) -> Vec<String> {
    let id = case(app, key).identity.id;
    let ends = (instant("2000-01-01T00:00:00Z"), instant("2100-01-01T00:00:00Z"));
    let all = app.read(|tx, _| Ok(tx.entries_of_case(id, ends, 100)?)).expect("the log");
    all.into_iter().map(|entry| format!("{} {}", entry.deed.operation, entry.deed.role)).collect()
}

#[test]
fn a_day_that_is_closed_no_longer_and_a_shorter_period_are_told_apart() {
    let place = Place::sqlite();
    let (app, _) = service(place.migrated(Options::default()), "2025-04-10T09:00:00Z");
    // Ninety days from 28 February end on 29 May 2025, Ascension Day; the Friday after it is closed by decree.
    take(&app, vec![("ascension", None, vec![happened("application-received", "2025-02-28")])]);
    assert_eq!(row(&app, "ascension"), pair("2013-06-01", "2025-06-02"));
    let last_day = |rules: Catalogue| {
        let (_, lines, _) = compared(&by(&app, rules), catalogue());
        lines.into_iter().find(|line| line.contains("decision last-day")).unwrap_or_default()
    };
    assert_eq!(
        last_day(rules(&[(CALENDAR, ", 2025-05-30]", "]")])),
        "ascension: decision last-day 2025-06-02 → 2025-05-30, closed-day-removed 2025-05-30"
    );
    assert_eq!(
        last_day(rules(&[(NAREIS, "length = { days = 90 }", "length = { days = 60 }")])),
        "ascension: decision last-day 2025-06-02 → 2025-04-29, other-rule"
    );
    assert_eq!(
        last_day(rules(&[
            (NAREIS, "from = 2013-06-01\nuntil = 2025-03-27", "from = 2013-06-01\nuntil = 2025-02-27"),
            (NAREIS, "from = 2025-03-28\nuntil", "from = 2025-02-28\nuntil")
        ])),
        "ascension: decision last-day 2025-06-02 → 2025-11-28, other-version"
    );
}

#[test]
fn rules_that_leave_a_case_without_a_stage_are_refused_with_a_list_and_nothing_is_written() {
    for place in [Place::sqlite(), Place::postgres()] {
        let (app, _) = service(place.migrated(Options::default()), "2025-04-10T09:00:00Z");
        spring(&app);
        let confirmed =
            vec![happened("application-received", "2025-04-02"), happened("receipt-confirmed", "2025-04-03")];
        take(&app, vec![("confirmed", None, confirmed)]);
        let before = everything(&place);
        let gone = rules(&[(
            NAREIS,
            "id = \"receipt-confirmed\"\n",
            "id = \"receipt-confirmed\"\nversions = [\"2013-06-01\"]\n",
        )]);
        let (totals, _, unreadable) = compared(&by(&app, gone), catalogue());
        assert_eq!(totals.unreadable, 1);
        assert!(unreadable[0].starts_with("confirmed: ") && unreadable[0].contains("UnknownEvent"), "{unreadable:?}");
        let none =
            rules(&[(NAREIS, "id = \"2013-06-01\"\nfrom = 2013-06-01", "id = \"2013-06-01\"\nfrom = 2025-03-20")]);
        let (totals, _, unreadable) = compared(&by(&app, none.clone()), catalogue());
        assert_eq!(totals.unreadable, 2, "received on 3 February and on 19 March: {unreadable:?}");
        let stopped = apply(&by(&app, none), &Arc::new(catalogue().clone()), None, &mut |_| {});
        assert!(matches!(stopped, Err(AppError::Unfit(_))), "whoever does not check first is stopped too: {stopped:?}");
        let after = everything(&place);
        let rows = |all: &[String]| {
            all.iter()
                .filter(|line| !["replays", "rule_sets", "log_entries"].iter().any(|t| line.starts_with(t)))
                .cloned()
                .collect::<Vec<_>>()
        };
        assert_eq!(rows(&after), rows(&before));
    }
}

#[test]
fn pending_cases_move_on_the_first_day_of_a_version_and_others_keep_theirs() {
    let rules = fourth();
    let procedure = rules.procedure("nl-nareis").expect("the procedure");
    let version = |events: &[Said], named: Option<&str>, day: &str| {
        let events: Vec<&Said> = events.iter().collect();
        version_for(procedure, named, &events, on(day)).expect("a version").id().to_string()
    };
    let received = happened("application-received", "2026-06-15");
    let pending = [received.clone()];
    assert_eq!(version(&pending, None, "2026-12-31"), "2026-06-12", "what was so yesterday stays so");
    assert_eq!(version(&pending, None, "2027-01-01"), "2027-01-01");
    assert_eq!(version(&pending, Some("2026-06-12"), "2027-01-01"), "2026-06-12", "pinned by name");
    let old = [received.clone(), decided("2026-12-31", "refused")];
    assert_eq!(version(&old, None, "2027-02-01"), "2026-06-12", "decided before the first day");
    let new = [received.clone(), decided("2027-01-01", "refused")];
    assert_eq!(version(&new, None, "2027-02-01"), "2027-01-01", "decided on the first day");
    let ended = [received, happened("application-withdrawn", "2026-12-01")];
    assert_eq!(version(&ended, None, "2027-02-01"), "2026-06-12", "what is over is not pending");

    let speech = Speech { locale: locales().get("en"), native: "nl" };
    let shown = |id: &str| {
        let body = body(procedure.version(id).expect("a version"), speech);
        (body.pending, body.unless_before)
    };
    assert_eq!(shown("2026-06-12"), ("keep".to_owned(), Vec::new()));
    assert_eq!(shown("2027-01-01"), ("move".to_owned(), vec!["decision-notified".to_owned()]));

    let events = json!([{"type": "application-received", "on": "2026-06-15"}]);
    let last_day = |day: &str| {
        let answer = ask_of(&rules, day, &events);
        crate::support::engine::term(&answer, "decision")["lastDay"].as_str().map(str::to_owned)
    };
    assert_eq!(last_day("2026-12-31").as_deref(), Some("2027-03-15"));
    assert_eq!(last_day("2027-01-01").as_deref(), Some("2027-06-15"));
}

#[test]
fn on_that_day_rows_counts_and_people_follow_without_an_event_and_only_once() {
    for place in [Place::sqlite(), Place::postgres()] {
        let (app, clock) = service(place.migrated(Options::default()), "2026-12-20T09:00:00Z");
        let received = || happened("application-received", "2026-06-15");
        take(
            &app,
            vec![
                ("pending", None, vec![received()]),
                ("pinned", Some("2026-06-12"), vec![received()]),
                ("decided", None, vec![received(), decided("2026-12-10", "refused")]),
                ("withdrawn", None, vec![received(), happened("application-withdrawn", "2026-12-01")]),
            ],
        );
        let referent = joins(&app, "pending", "p-referent", Role::Referent);
        let pinned = joins(&app, "pinned", "p-pinned", Role::Referent);
        let app = by(&app, fourth());
        clock.set(instant("2027-01-01T09:00:00Z"));
        assert_eq!(
            take_over(&app).expect("a store"),
            TakenOver::default(),
            "by rules that were not applied nothing is done"
        );
        clock.set(instant("2026-12-20T09:00:00Z"));
        let (replay, wrong) = whole(apply(&app, &Arc::new(catalogue().clone()), None, &mut |_| {}));
        assert_eq!((replay.changed, replay.told, wrong), (0, 0, 0), "nothing changes before its first day");
        assert_eq!(take_over(&app).expect("a store"), TakenOver::default());

        clock.set(instant("2027-01-01T09:00:00Z"));
        assert_eq!(verify(&app, &mut |_| {}).expect("a store"), [], "the counts are those of the rows");
        assert_eq!(row(&app, "pending"), pair("2026-06-12", "2027-03-15"));
        assert_eq!(take_over(&app).expect("a store"), TakenOver { changed: 1, told: 1 });
        assert_eq!(row(&app, "pending"), pair("2027-01-01", "2027-06-15"));
        assert_eq!(row(&app, "pinned"), pair("2026-06-12", "2027-03-15"));
        assert_eq!(row(&app, "decided").0, "2026-06-12");
        assert_eq!(row(&app, "withdrawn").0, "2026-06-12");
        assert_eq!(told(&app, "pending", &referent), ["2027-01-01 date-moved 2027-03-15 2027-06-15"]);
        assert_eq!(told(&app, "pinned", &pinned), Vec::<String>::new());
        assert_eq!(verify(&app, &mut |_| {}).expect("a store"), []);
        assert_eq!(logged(&app, "pending"), ["replay operator"]);
        assert_eq!(take_over(&app).expect("a store"), TakenOver::default(), "once");
        assert_eq!(history(&app).expect("a store")[0].what, "takes-over nl-nareis 2027-01-01");
    }
}

#[test]
fn interrupted_in_the_middle_it_goes_on_from_there_and_nobody_is_told_twice() {
    for place in [Place::sqlite(), Place::postgres()] {
        let (app, _) = service(place.migrated(Options::default()), "2025-04-10T09:00:00Z");
        let keys: Vec<String> = (0..450).map(|n| format!("case-{n:03}")).collect();
        let received = || vec![happened("application-received", "2025-03-20")];
        take(&app, keys.iter().map(|key| (key.as_str(), None, received())).collect());
        let first = joins(&app, "case-000", "p-first", Role::Referent);
        let last = joins(&app, "case-449", "p-last", Role::Referent);
        let later = by(&app, rules(&DECREE));
        let earlier = Arc::new(catalogue().clone());
        let replay = begun(&later, &earlier, None).expect("a store").expect("nothing was begun");
        let replay = next_portion(&later, &earlier, replay.id, None).expect("a portion");
        assert_eq!((replay.looked, replay.finished_at), (200, None));
        assert_eq!(moved(&app, &keys), 200);
        assert!(!agrees(&later).expect("a store"), "it is not finished");

        let others = by(&app, rules(&[(CALENDAR, ", 2025-05-30]", "]")]));
        let refused = apply(&others, &earlier, None, &mut |_| {}).expect("a store");
        assert_eq!(refused, Applied::Unfinished(replay), "the one must be finished before another begins");
        // A service that was not stopped writes by the earlier rules meanwhile.
        for (key, event) in
            [("case-001", happened("receipt-confirmed", "2025-04-09")), ("case-002", decided("2025-04-09", "granted"))]
        {
            let id = case(&app, key).identity.id;
            let asked = Asked::by_operator("append_event", app.ambient.request_id());
            let written =
                app.act(asked, move |tx, ctx, by| applications::append(tx, ctx, by, (id, &Seen::Any), &event));
            written.expect("it may");
        }
        assert_eq!(row(&app, "case-001"), pair("2013-06-01", "2025-06-18"));

        let (replay, wrong) = whole(apply(&later, &earlier, None, &mut |_| {}));
        assert_eq!((replay.looked, replay.changed), (450, 450));
        assert!(wrong > 0, "what was written meanwhile was counted by the wrong rules");
        assert_eq!(moved(&app, &keys), 449, "all but the one that was decided");
        assert_eq!(verify(&later, &mut |_| {}).expect("a store"), []);
        let once = ["2025-04-10 date-moved 2025-06-18 2025-06-19"];
        assert_eq!(told(&app, "case-000", &first), once);
        assert_eq!(told(&app, "case-449", &last), once);
    }
}

/// How many rows stand by the new day.
fn moved(app: &App, keys: &[String]) -> usize {
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let all = app.read(|tx, _| Ok(tx.cases_by_source_key(&slug("ind"), &keys)?)).expect("a store");
    all.iter().filter(|case| case.summary.due_on == Some(on("2025-06-19"))).count()
}

fn run(folder: &Path, arguments: &[&str], rules: Option<&Path>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wachtwijzer"));
    command.args(arguments).env("WACHTWIJZER_DATABASE__URL", format!("sqlite:{}", folder.join("w.sqlite").display()));
    if let Some(rules) = rules {
        command.env("WACHTWIJZER_CATALOGUE__FOLDER", rules);
    }
    command.output().expect("the program runs")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A folder of rules.
fn written(folder: &Path, changes: &[(&str, &str, &str)]) {
    for (name, text) in files(changes) {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
}

#[test]
fn from_the_command_line_a_list_then_the_change_then_its_history() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let (decree, gone) = (at.join("decree"), at.join("gone"));
    written(&decree, &DECREE);
    written(
        &gone,
        &[(NAREIS, "id = \"receipt-confirmed\"\n", "id = \"receipt-confirmed\"\nversions = [\"2026-06-12\"]\n")],
    );
    let events = |more: Value| {
        let mut events = vec![json!({"type": "application-received", "on": "2025-03-20"})];
        events.extend(more.as_array().cloned().unwrap_or_default());
        json!({"procedure": "nl-nareis", "sourceKey": events.len().to_string(), "events": events}).to_string()
    };
    let lines = [events(json!([])), events(json!([{"type": "receipt-confirmed", "on": "2025-03-21"}]))].join("\n");
    std::fs::write(at.join("cases.jsonl"), lines).expect("a file");
    assert!(run(at, &["import", &at.join("cases.jsonl").display().to_string()], None).status.success());

    let (rules, list) = (decree.display().to_string(), at.join("list.csv").display().to_string());
    let dry = run(at, &["replay", "--rules", &rules, "--list", &list], None);
    assert!(dry.status.success(), "{}", err(&dry));
    for part in [
        "changed: 2, of these open: 2",
        "nl-nareis decision last-day: 2 (closed-day-added 2025-06-18)",
        "at most 1 days",
    ] {
        assert!(out(&dry).contains(part), "{part} is not in\n{}", out(&dry));
    }
    let list = std::fs::read_to_string(list).expect("the list");
    let line = ",ind,nl-nareis,last-day,decision,,false,2025-06-18,2025-06-19,1,closed-day-added 2025-06-18,";
    assert_eq!(list.lines().filter(|found| found.contains(line)).count(), 2, "{list}");
    let history = || out(&run(at, &["replay", "--history"], None));
    assert_eq!(history().lines().count(), 1, "a dry run leaves no trace: {}", history());

    let lines = at.join("list.jsonl").display().to_string();
    let refused = run(at, &["replay", "--rules", &gone.display().to_string(), "--apply", "--list", &lines], None);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        err(&refused).contains("unknown-event") && err(&refused).contains("nothing was written"),
        "{}",
        err(&refused)
    );
    let line: Value = std::fs::read_to_string(lines)
        .expect("the list")
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"))
        .find(|line| line["what"] == "unreadable")
        .expect("the case");
    assert!(line["why"].as_str().is_some_and(|why| why.contains("unknown-event")), "{line}");
    assert_eq!(history().lines().count(), 1, "nothing was applied: {}", history());

    let applied = run(at, &["replay", "--rules", &rules, "--apply", "--why", "A decree", "--format", "json"], None);
    assert!(
        applied.status.success() && out(&applied).contains("\"countsMadeAnew\": 0"),
        "{}{}",
        out(&applied),
        err(&applied)
    );
    assert!(history().contains("A decree") && history().lines().count() == 2, "{}", history());
    assert!(run(at, &["tallies", "verify"], Some(&decree)).status.success());
    let warned = |rules: Option<&Path>| err(&run(at, &["work", "--once"], rules)).contains("wachtwijzer replay");
    assert!(warned(None), "the settings still name the rules of before");
    assert!(!warned(Some(&decree)));
}
