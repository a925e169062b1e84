//! What work on many cases costs: every work list beside the same query by hand out of the same index, on its first page and deep in
//! it, on a tenth of the case load and on all of it; and one step in ten thousand cases, with the memory that it takes.
//!
//! `cargo bench --bench casework` (`CASES=1000000` is the default, `STEPS=10000` too). SQLite. By hand each text is parsed anew,
//! because safe code has no way past diesel, so that a share above 1 can be had.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark prints, stops at the first surprise and reads the environment and the clock"
)]

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime};
use diesel::SqliteConnection;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Date, Integer, Nullable, Text, Timestamp};
use uuid::Uuid;
use wachtwijzer::ambient::Fixed;
use wachtwijzer::app::access::Asked;
use wachtwijzer::app::applications::Draft;
use wachtwijzer::app::bulk::{self, Taken, Wanted};
use wachtwijzer::app::import::{Mode as Writing, take_in};
use wachtwijzer::app::{App, AppError};
use wachtwijzer::catalogue::Catalogue;
use wachtwijzer::domain::access::Desk;
use wachtwijzer::domain::case::batch::{Batch, Mode};
use wachtwijzer::domain::case::event::{Given, Said};
use wachtwijzer::domain::case::work::{Lead, Stretch, View, WorkKey};
use wachtwijzer::domain::case::{Case, Counted, Identity, Summary};
use wachtwijzer::domain::ids::{AccountId, CaseId, Reference, Slug};
use wachtwijzer::sealing::Keyring;
use wachtwijzer::store::{Db, Options, migrate};

/// Rows of one page.
const PAGE: i64 = 100;
/// Accounts among which the cases are shared out.
const ACCOUNTS: u64 = 200;

fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a name")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn today() -> NaiveDate {
    day("2026-11-25")
}

fn account(number: u64) -> AccountId {
    AccountId(Uuid::from_u64_pair(7, number))
}

fn id(n: u64) -> CaseId {
    CaseId(Uuid::from_u64_pair(n << 20, n))
}

/// The n-th case: half of them open, with last days over two years; one in twenty with a day for a remedy.
fn case(n: u64) -> Case {
    let scattered = n.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 8;
    let received = day("2025-06-01") + Days::new(scattered % 700);
    let at =
        DateTime::from_timestamp_micros(1_700_000_000_000_000 + i64::try_from(n).expect("small")).expect("in range");
    let open = scattered & 1 == 0;
    let remedy = scattered.is_multiple_of(20).then(|| day("2026-10-01") + Days::new(scattered % 90));
    Case {
        identity: Identity {
            id: id(n),
            reference: Reference::from_random(n),
            procedure: slug(if scattered.is_multiple_of(7) { "nl-mvv-regular" } else { "nl-nareis" }),
            named_version: None,
            source_key: None,
            organisation: slug("ind"),
            created_at: at,
            counted: Counted::default(),
        },
        summary: Summary {
            version: slug("2025-03-28"),
            stage: slug(if open { "in-review" } else { "granted" }),
            received_on: Some(received),
            ended: !open,
            due_on: open.then(|| received + Days::new(273)),
            due_term: open.then(|| slug("decision")),
            last_on: None,
            remedy_days: remedy.into_iter().collect(),
            records: 0,
        },
        records: Vec::new(),
    }
}

fn app(path: &Path) -> App {
    let options = Options::default();
    let db = Db::open(&format!("sqlite:{}", path.display()), options).expect("a database");
    migrate::up(&db).expect("tables");
    let keys = Keyring::read(&Keyring::new_file("bench", [1; 32], [2; 32])).expect("keys");
    let clock = Fixed::at("2026-11-25T10:00:00Z".parse().expect("an instant"));
    let catalogue = Arc::new(Catalogue::built_in().expect("the catalogue"));
    App { db, replica: None, catalogue, ambient: Arc::new(clock), keys: Arc::new(keys) }
}

/// Fills the tables; what the store writes one by one (who works on what, whom to mind, notices) is written by hand, all at once.
fn fill(app: &App, path: &Path, count: u64) {
    for from in (0..count).step_by(10_000) {
        let cases: Vec<Case> = (from..(from + 10_000).min(count)).map(case).collect();
        app.db.write(move |tx| tx.insert_cases(&cases)).expect("kept");
    }
    let mut conn = raw(path);
    let prefix = account(0).to_string();
    let prefix = prefix.get(..32).expect("an id");
    conn.batch_execute(&format!(
        "UPDATE cases SET assigned_to = CASE WHEN rowid % 3 = 0 THEN '' ELSE '{prefix}' || printf('%04x', rowid % {ACCOUNTS}) END,
           careful = (rowid % 50 = 0);
         INSERT INTO notices (id, case_id, person, kind, cause, about_on, facts, planned_at, state, reason, attempts, gathered, parked_for)
           SELECT id, id, 'p-' || rowid, 'received', 'event:1', '2026-06-01', '{{}}', '2026-06-01 00:00:00', 'parked', 'no-address', 9,
             FALSE, 'ind' FROM cases WHERE rowid % 200 = 0;"
    ))
    .expect("filled");
}

fn raw(path: &Path) -> SqliteConnection {
    let mut conn = SqliteConnection::establish(&path.display().to_string()).expect("the file opens");
    conn.batch_execute("PRAGMA busy_timeout = 60000; PRAGMA mmap_size = 1073741824;").expect("settings");
    conn
}

/// A row of `cases` as a list reads it.
#[derive(QueryableByName)]
#[expect(dead_code, reason = "read so that the whole row is read")]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    reference: String,
    #[diesel(sql_type = Text)]
    procedure: String,
    #[diesel(sql_type = Nullable<Text>)]
    source_key: Option<String>,
    #[diesel(sql_type = Timestamp)]
    created_at: NaiveDateTime,
    #[diesel(sql_type = Text)]
    version: String,
    #[diesel(sql_type = Text)]
    stage: String,
    #[diesel(sql_type = Nullable<Date>)]
    received_on: Option<NaiveDate>,
    #[diesel(sql_type = Bool)]
    ended: bool,
    #[diesel(sql_type = Nullable<Date>)]
    due_on: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<Text>)]
    due_term: Option<String>,
    #[diesel(sql_type = Integer)]
    records: i32,
    #[diesel(sql_type = Nullable<Text>)]
    remedy_days: Option<String>,
    #[diesel(sql_type = Text)]
    assigned_to: String,
    #[diesel(sql_type = Bool)]
    careful: bool,
}

/// How often a second.
fn rate(times: u32, mut run: impl FnMut()) -> f64 {
    let started = Instant::now();
    (0..times).for_each(|_| run());
    f64::from(times) / started.elapsed().as_secs_f64()
}

/// A work list: its name, what is asked of the store, and the same by hand, where `{after}` stands for where a page begins.
fn lists() -> Vec<(&'static str, Stretch, &'static str)> {
    let desk = || Desk { organisation: slug("ind"), procedures: None };
    let list = |view, lead, from, before| Stretch { desk: desk(), view, lead, from, before, after: None, limit: PAGE };
    let (due, late) = (Some(today()), Some(today()));
    vec![
        (
            "due",
            list(View::Due, Lead::Organisation, due, None),
            "cases WHERE organisation = 'ind' AND due_on IS NOT NULL AND due_on >= '2026-11-25' {after} ORDER BY due_on, id",
        ),
        (
            "overdue",
            list(View::Overdue, Lead::Organisation, None, late),
            "cases WHERE organisation = 'ind' AND due_on IS NOT NULL AND due_on < '2026-11-25' {after} ORDER BY due_on, id",
        ),
        (
            "overdue, of one account",
            list(View::Overdue, Lead::Assignee(Some(account(7))), None, late),
            "cases WHERE organisation = 'ind' AND assigned_to = '00000000-0000-0007-0000-000000000007' AND due_on IS NOT NULL
             AND due_on < '2026-11-25' {after} ORDER BY due_on, id",
        ),
        (
            "overdue, in one stage",
            list(View::Overdue, Lead::Stage(slug("in-review")), None, late),
            "cases WHERE organisation = 'ind' AND stage = 'in-review' AND due_on IS NOT NULL AND due_on < '2026-11-25' {after}
             ORDER BY due_on, id",
        ),
        (
            "remedy-open",
            list(View::RemedyOpen, Lead::Organisation, due, None),
            "remedies JOIN cases ON cases.id = remedies.case_id WHERE remedies.organisation = 'ind' AND until_on >= '2026-11-25' {after}
             ORDER BY until_on, case_id",
        ),
        (
            "notice-undelivered",
            list(View::NoticeUndelivered, Lead::Organisation, None, None),
            "notices JOIN cases ON cases.id = notices.case_id WHERE parked_for = 'ind' {after} ORDER BY notices.id",
        ),
        (
            "safe-contact",
            list(View::SafeContact, Lead::Organisation, None, None),
            "cases WHERE organisation = 'ind' AND careful {after} ORDER BY id",
        ),
        (
            "unassigned",
            list(View::Unassigned, Lead::Assignee(None), None, None),
            "cases WHERE organisation = 'ind' AND assigned_to = '' AND NOT ended {after} ORDER BY id",
        ),
    ]
}

/// Where a page deep in a list begins: for the store, and by hand.
fn deep(view: View, count: u64) -> (WorkKey, String) {
    let middle = id(count / 2).0;
    let by_day = |day: NaiveDate, column: &str, id: &str| {
        let key = WorkKey { day: Some(day), id: middle };
        (key, format!("AND {column} >= '{day}' AND ({column} > '{day}' OR {id} > '{middle}')"))
    };
    let by_id = |id: &str| (WorkKey { day: None, id: middle }, format!("AND {id} > '{middle}'"));
    match view {
        View::Due => by_day(day("2027-05-03"), "due_on", "id"),
        View::Overdue => by_day(day("2026-07-06"), "due_on", "id"),
        View::RemedyOpen => by_day(day("2026-12-07"), "until_on", "case_id"),
        View::HandoverUnanswered => by_day(day("2026-12-07"), "answer_by", "id"),
        View::NoticeUndelivered => by_id("notices.id"),
        View::SafeContact | View::Unassigned => by_id("id"),
    }
}

fn measure(app: &App, path: &Path, count: u64) {
    let mut conn = raw(path);
    let columns = "cases.id, reference, procedure, source_key, created_at, version, cases.stage, received_on, ended, due_on, due_term,
                   records, remedy_days, assigned_to, careful";
    for (name, first, by_hand) in lists() {
        let (key, text) = deep(first.view, count);
        for (place, after, text) in [("first page", None, String::new()), ("deep page", Some(key), text)] {
            let asked = Stretch { after, ..first.clone() };
            // Deep in a list the place is the lower bound by itself: with two, SQLite walks from the first to the second.
            let shorter =
                by_hand.replace(" AND due_on >= '2026-11-25'", "").replace(" AND until_on >= '2026-11-25'", "");
            let by_hand = if text.is_empty() {
                by_hand.replace("AND careful {after}", "AND careful AND id > ''")
            } else {
                shorter
            };
            let sql = format!("SELECT {columns} FROM {} LIMIT {PAGE}", by_hand.replace("{after}", &text));
            let ours = app.db.read(|tx| tx.work(&asked)).expect("a page").len();
            let theirs: Vec<Row> = diesel::sql_query(&sql).load(&mut conn).expect("a page");
            assert_eq!(ours, theirs.len(), "{name}, {place}");
            let ours = rate(300, || drop(app.db.read(|tx| tx.work(&asked)).expect("a page")));
            let best = rate(300, || {
                conn.batch_execute("BEGIN").expect("begun");
                let rows: Vec<Row> = diesel::sql_query(&sql).load(&mut conn).expect("a page");
                conn.batch_execute("COMMIT").expect("ended");
                drop(rows);
            });
            let what = format!("{count} cases: {name}, {place} ({} rows)", theirs.len());
            println!("{what:<62} {ours:>7.0}/s   by hand {best:>7.0}/s   {:>4.2} of it", ours / best);
        }
    }
}

/// The most memory that this process has held since `forget` was called, in KiB.
fn most_held() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.trim().split(' ').next()?.parse().ok()).unwrap_or(0)
}

fn forget() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// One step in so many cases of another organisation, all or nothing.
fn step(app: &App, count: u32) {
    let desk = Desk { organisation: slug("bulk"), procedures: None };
    let mut ids: Vec<CaseId> = Vec::new();
    for first in (0..count).step_by(2_000) {
        let (desk, keys) =
            (desk.clone(), (first..(first + 2_000).min(count)).map(|n| format!("k-{count}-{n}")).collect::<Vec<_>>());
        let made: Result<Vec<CaseId>, AppError> = app.write(move |tx, ctx| {
            let draft = |key: &String| Draft {
                procedure: "nl-nareis".to_owned(),
                version: None,
                source_key: Some(key.clone()),
                family: None,
                observed_from: None,
                events: vec![Said::new("application-received", day("2026-06-01"))],
            };
            let drafts: Vec<Draft> = keys.iter().map(draft).collect();
            take_in(tx, ctx, ("bench", &desk), &drafts, Writing::Write)?;
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            Ok(tx.cases_by_source_key(&desk.organisation, &keys)?.iter().map(|case| case.identity.id).collect())
        });
        ids.extend(made.expect("cases"));
    }
    let said = Said::new("suspension-started", day("2026-07-01")).with("ground", Given::Text("consent".to_owned()));
    let batch = Batch {
        id: Uuid::from_u128(u128::from(count)),
        organisation: desk.organisation,
        kind: said.kind.clone(),
        on: said.on,
        mode: Mode::AllOrNothing,
        made_by: "operator".to_owned(),
        made_at: app.context().now,
    };
    let wanted: Vec<Wanted> = ids.iter().map(|case| Wanted { case: *case, seen: Some(1) }).collect();
    forget();
    let before = most_held();
    let started = Instant::now();
    let asked = Asked::by_operator("create_bulk_step", app.ambient.request_id());
    let done = app.act(asked, move |tx, ctx, permit| {
        let taken = Taken { batch: &batch, begins: true, said: &said, before: 0, told: &|_| {} };
        Ok(bulk::apply(tx, ctx, permit, taken, &wanted)?.len())
    });
    let seconds = started.elapsed().as_secs_f64();
    println!(
        "one step in {} cases, all or nothing: {seconds:.1} s ({:.0} a second); memory {} MiB before, {} MiB at most",
        done.expect("a step that fits"),
        f64::from(count) / seconds,
        before / 1024,
        most_held() / 1024
    );
}

fn main() {
    let number = |name: &str, default: u64| std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(default);
    let (cases, steps) = (number("CASES", 1_000_000), number("STEPS", 10_000));
    let folder = tempfile::tempdir().expect("a folder");
    for count in [cases / 10, cases] {
        let path = folder.path().join(format!("{count}.sqlite"));
        let app = app(&path);
        let started = Instant::now();
        fill(&app, &path, count);
        println!("filled {count} cases in {:.0} s", started.elapsed().as_secs_f64());
        measure(&app, &path, count);
        if count == cases {
            for few in [steps / 10, steps] {
                step(&app, u32::try_from(few).expect("few"));
            }
        }
    }
}
