//! What the statistics cost: the whole dashboard of a procedure from the counts of one and ten million applications, an append
//! with and without counting, a rebuild, and the generator. Prints a table.
//!
//! `APPLICATIONS=1000000,10000000` (the default) says for how many the dashboard is measured; PostgreSQL is measured too when
//! `TEST_POSTGRES_URL` names a server. The counts are made from the invented case load without its cases: a statistic reads
//! counts and never cases.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    reason = "a benchmark prints, stops at the first surprise and reads the environment and the clock"
)]

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use chrono::{Days, NaiveDate};
use wachtwijzer::ambient::Real;
use wachtwijzer::app::access::Asked as Asker;
use wachtwijzer::app::applications::{self, Draft, Seen};
use wachtwijzer::app::import::{Mode, take_in};
use wachtwijzer::app::statistics::{Asked, flows, material};
use wachtwijzer::app::tallies::{rebuild, verify};
use wachtwijzer::app::{App, AppError};
use wachtwijzer::catalogue::Catalogue;
use wachtwijzer::catalogue::caseload::built_in_caseload;
use wachtwijzer::domain::access::Desk;
use wachtwijzer::domain::case::event::{Given, Said};
use wachtwijzer::domain::caseload::events::events;
use wachtwijzer::domain::caseload::{Application, CaseLoad, Outcome, Wanted};
use wachtwijzer::domain::figures::outlook::outlooks;
use wachtwijzer::domain::figures::publish::publish;
use wachtwijzer::domain::figures::{Unit, figures};
use wachtwijzer::domain::ids::Slug;
use wachtwijzer::domain::tally::{Count, Series, Tally, month, number};
use wachtwijzer::sealing::Keyring;
use wachtwijzer::store::{Db, Options, migrate};

/// Applications that are imported, appended to and counted anew.
const SOME: f64 = 0.08;
/// Events in each round of appends.
const APPENDS: usize = 2_000;

fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a name")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn until() -> NaiveDate {
    day("2026-10-31")
}

fn timed<T>(run: impl FnOnce() -> T) -> (T, f64) {
    let started = Instant::now();
    let made = run();
    (made, started.elapsed().as_secs_f64() * 1_000.0)
}

fn app(db: Db, catalogue: Catalogue) -> App {
    let keys = Arc::new(Keyring::read(&Keyring::new_file("bench", [1; 32], [2; 32])).expect("keys"));
    App { db, replica: None, catalogue: Arc::new(catalogue), ambient: Arc::new(Real), keys }
}

fn sqlite(folder: &Path, name: &str) -> Db {
    let path = folder.join(format!("{name}.sqlite"));
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{ending}", path.display()));
    }
    let db = Db::open(&format!("sqlite:{}", path.display()), Options::default()).expect("a database");
    migrate::up(&db).expect("tables");
    db
}

fn case_load(scale: f64) -> impl Iterator<Item = Application> {
    let tables = Box::leak(Box::new(built_in_caseload().expect("tables")));
    CaseLoad::new(tables, Wanted { seed: Wanted::SEED, scale, until: until() })
}

/// The counts of an invented application, as the service would keep them, by three tracks.
fn tallies(one: &Application, add: &mut impl FnMut(Series, &'static str, (i64, i64, i64), &str)) {
    let track = match one.family % 3 {
        0 => "subsidiary-protection",
        1 => "refugee",
        _ => "other",
    };
    let received = number(one.received);
    let of_month = number(month(one.received));
    add(Series::Arrived, track, (received, 0, 0), "");
    let Some(closing) = one.closed else {
        add(Series::Open, track, (received, 0, 0), "");
        add(Series::Running, track, (of_month, received + 20, 0), "");
        add(Series::Due, track, (received + 274, 0, 0), "");
        add(Series::Stands, track, (received, 0, 0), "in-review");
        return;
    };
    let end = match closing.outcome {
        Outcome::Granted => "granted",
        Outcome::Refused => "refused",
        Outcome::Withdrawn => "withdrawn",
    };
    let lived = (closing.on - one.received).num_days();
    let late = if lived > 182 { "late" } else { "in-time" };
    add(Series::Closed, track, (number(closing.on), received, 0), &format!("{end}:{late}"));
    add(Series::Lasted, track, (of_month, lived, 0), end);
    add(Series::Counted, track, (of_month, (lived - 20).max(0), 0), end);
    add(Series::Suspended, track, (number(month(closing.on)), lived % 60, 0), "");
    add(Series::Stood, track, (number(month(closing.on)), lived, 0), "in-review");
}

fn fill(db: &Db, applications: f64) -> (usize, u64, f64) {
    let (procedure, organisation) = (slug("nl-nareis"), slug("ind"));
    let mut sums: HashMap<Tally, Count> = HashMap::new();
    let mut count = 0_u64;
    let ((), ms) = timed(|| {
        for one in case_load(applications / 248_585.0) {
            count += 1;
            let leads = one.member == 0;
            tallies(&one, &mut |series, track, (a, b, c), code| {
                let (procedure, organisation) = (procedure.clone(), organisation.clone());
                let tally =
                    Tally { series, procedure, organisation, track: slug(track), a, b, c, code: code.to_owned() };
                *sums.entry(tally).or_default() += Count::one(leads);
            });
        }
    });
    let all: Vec<(Tally, Count)> = sums.into_iter().collect();
    let rows = all.len();
    for part in all.chunks(20_000) {
        let part = part.to_vec();
        db.write(move |tx| tx.add_tallies(&part, 0)).expect("counts");
    }
    (rows, count, ms)
}

fn dashboard(name: &str, db: Db, applications: f64) {
    let (rows, count, made_in) = fill(&db, applications);
    let app = app(db, Catalogue::built_in().expect("a catalogue"));
    let asked = Asked { procedure: slug("nl-nareis"), organisation: None, as_of: until(), unit: Unit::Families };
    println!("\n{name}: {count} applications as {rows} counts (made in {made_in:.0} ms)");
    for round in 1..=3 {
        let (read, read_ms) = timed(|| app.study(|tx, ctx| material(tx, ctx, &asked)).expect("material"));
        let (made, made_ms) = timed(|| figures(&read, None));
        let (public, public_ms) = timed(|| publish(&made, read.tracks()));
        let (flow, flow_ms) = timed(|| app.study(|tx, ctx| flows(tx, ctx, &asked)).expect("flows"));
        let rules = app.catalogue.statistics("nl-nareis").expect("rules");
        let (_, ahead_ms) = timed(|| outlooks(rules, until(), flow.all(), &|_| flow.all().clone()));
        println!(
            "  round {round}: read {read_ms:.0} ms, {} figures {made_ms:.0} ms, published {public_ms:.0} ms, together {:.0} ms; \
             forecasts: read {flow_ms:.0} ms, made {ahead_ms:.0} ms ({} published)",
            made.len(),
            read_ms + made_ms + public_ms,
            public.len()
        );
    }
}

fn drafts() -> Vec<Draft> {
    let mut all: Vec<Application> = case_load(SOME).collect();
    all.sort_by_key(|one| (one.received, one.number));
    let draft = |one: &Application| Draft {
        procedure: "nl-nareis".to_owned(),
        version: None,
        source_key: Some(format!("bench-{}", one.number)),
        family: Some(format!("family-{}", one.family)),
        observed_from: None,
        events: events(one, until()),
    };
    all.iter().map(draft).collect()
}

fn import(app: &App, drafts: &[Draft]) -> f64 {
    let desk = Desk { organisation: slug("ind"), procedures: None };
    let ((), ms) = timed(|| {
        for part in drafts.chunks(1_000) {
            let (desk, part) = (desk.clone(), part.to_vec());
            let done: Result<usize, AppError> = app.write(move |tx, ctx| {
                wachtwijzer::app::accounts::ensure_organisation(tx, ctx, &desk.organisation, "bench")?;
                Ok(take_in(tx, ctx, ("bench", &desk), &part, Mode::Write)?.len())
            });
            done.expect("applications");
        }
    });
    ms
}

/// Appends of what moves nothing and of what closes a case, half and half, to new applications; appends a second.
fn appends(app: &App, round: usize) -> f64 {
    let desk = Desk { organisation: slug("ind"), procedures: None };
    let new: Vec<Draft> = (0..APPENDS / 2)
        .map(|n| Draft {
            procedure: "nl-nareis".to_owned(),
            version: None,
            source_key: Some(format!("append-{round}-{n}")),
            family: None,
            observed_from: None,
            events: vec![Said::new("application-received", day("2026-02-02") + Days::new((n % 60) as u64))],
        })
        .collect();
    import(app, &new);
    let keys: Vec<String> = new.iter().filter_map(|draft| draft.source_key.clone()).collect();
    let found = app.read(move |tx, _| {
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        Ok(tx.cases_by_source_key(&desk.organisation, &keys)?)
    });
    let cases = found.expect("cases");
    let ((), ms) = timed(|| {
        for case in &cases {
            let id = case.identity.id;
            let told = Said::new("receipt-confirmed", day("2026-05-04"));
            let decided =
                Said::new("decision-notified", day("2026-06-01")).with("outcome", Given::Text("granted".to_owned()));
            for event in [told, decided] {
                let asked = Asker::by_operator("append_event", app.ambient.request_id());
                app.act(asked, move |tx, ctx, by| applications::append(tx, ctx, by, (id, &Seen::Any), &event))
                    .expect("an append");
            }
        }
    });
    APPENDS as f64 / (ms / 1_000.0)
}

/// A catalogue that counts nothing.
fn without_statistics() -> Catalogue {
    let mut files = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("config");
    for folder in ["calendars", "procedures", "access", "notices"] {
        for entry in std::fs::read_dir(root.join(folder)).expect("a folder") {
            let path = entry.expect("a file").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            if path.extension().is_some_and(|ending| ending == "toml") {
                files.push((format!("{folder}/{name}"), std::fs::read_to_string(&path).expect("a text")));
            }
        }
    }
    Catalogue::from_files(files).expect("a catalogue")
}

fn writes(name: &str, open: &dyn Fn(&str) -> Db) {
    let drafts = drafts();
    let counting = app(open("counting"), Catalogue::built_in().expect("a catalogue"));
    let plain = app(open("plain"), without_statistics());
    let (with_ms, without_ms) = (import(&counting, &drafts), import(&plain, &drafts));
    let rate = |ms: f64| drafts.len() as f64 / (ms / 1_000.0);
    println!("\n{name}: import of {} applications", drafts.len());
    println!(
        "  counted {:.0}/s, not counted {:.0}/s, {:.2} times as long",
        rate(with_ms),
        rate(without_ms),
        with_ms / without_ms
    );
    let mut shares = Vec::new();
    for round in 0..5 {
        let (with, without) = (appends(&counting, round), appends(&plain, round));
        println!("  append: counted {with:.0}/s, not counted {without:.0}/s, {:.2} times as long", without / with);
        shares.push(without / with);
    }
    shares.sort_by(f64::total_cmp);
    println!("  append, median of five: {:.2} times as long", shares.get(2).copied().unwrap_or_default());
    let (made, ms) = timed(|| rebuild(&counting).expect("a rebuild"));
    println!("  rebuild: {made} counts in {ms:.0} ms");
    let (wrong, ms) = timed(|| verify(&counting, &mut |_| {}).expect("readable"));
    println!("  proof that they are right: {} differences, in {ms:.0} ms", wrong.len());
}

fn main() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("statistics");
    std::fs::create_dir_all(&folder).expect("a folder");
    let (count, ms) = timed(|| case_load(1.0).count());
    println!("generator: {count} applications in {ms:.0} ms, {:.0}/s", count as f64 / (ms / 1_000.0));
    writes("SQLite", &|name| sqlite(&folder, name));
    let sizes = std::env::var("APPLICATIONS").unwrap_or_else(|_| "1000000,10000000".to_owned());
    for size in sizes.split(',').filter_map(|size| size.trim().parse().ok()) {
        dashboard("SQLite", sqlite(&folder, "dashboard"), size);
    }
    if let Ok(url) = std::env::var("TEST_POSTGRES_URL") {
        let open = |_: &str| {
            let db = Db::open(&url, Options::default()).expect("a server");
            migrate::down(&db, 100).expect("no tables");
            migrate::up(&db).expect("tables");
            db
        };
        for size in sizes.split(',').filter_map(|size| size.trim().parse().ok()) {
            dashboard("PostgreSQL", open(""), size);
        }
    }
}
