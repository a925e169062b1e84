//! What access control and the log cost: an application is looked up by key over the use cases, with the right checked and
//! the deed written into the log, beside the same look-up without either. Ratios in one run; both back ends.
//!
//! `cargo bench --bench access` (SQLite), and with `TEST_POSTGRES_URL` set PostgreSQL as well.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "a bench measures and prints"
)]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate, TimeDelta};
use wachtwijzer::ambient::Real;
use wachtwijzer::app::access::{Asked, Proof};
use wachtwijzer::app::accounts::{add_machine, ensure_organisation};
use wachtwijzer::app::applications::{self, Draft};
use wachtwijzer::app::secrets::hash;
use wachtwijzer::app::{App, AppError};
use wachtwijzer::catalogue::Catalogue;
use wachtwijzer::domain::access::Desk;
use wachtwijzer::domain::case::event::Said;
use wachtwijzer::domain::ids::{CaseId, Slug};
use wachtwijzer::sealing::Keyring;
use wachtwijzer::store::{Db, Options, migrate};

const FAMILIES: u64 = 2_000;
const EACH: Duration = Duration::from_secs(3);

struct Place {
    app: Arc<App>,
    key: String,
    ids: Vec<CaseId>,
}

fn place(address: &str) -> Place {
    let options = Options { connections: 8, patience: Duration::from_secs(20), most_pages: None };
    let db = Db::open(address, options).expect("a database");
    migrate::up(&db).expect("tables");
    let catalogue = Arc::new(Catalogue::built_in().expect("the catalogue"));
    let keys = Keyring::read(&Keyring::new_file("bench", [1; 32], [2; 32])).expect("keys");
    let app = Arc::new(App { db, replica: None, catalogue, ambient: Arc::new(Real), keys: Arc::new(keys) });
    let desk = Desk { organisation: Slug::parse("ind").expect("a name"), procedures: None };
    let of = desk.clone();
    let (key, ids) = app
        .write(move |tx, ctx| -> Result<_, AppError> {
            ensure_organisation(tx, ctx, &of.organisation, "IND")?;
            let operations = ["get_application".to_owned(), "create_application".to_owned()];
            let login = format!("bench-{}", ctx.ambient.new_id());
            let (_, key) = add_machine(tx, ctx, (&login, &of), &operations, ctx.now + TimeDelta::days(1))?;
            let mut cases = Vec::new();
            for n in 0..FAMILIES {
                let on = NaiveDate::from_ymd_opt(2026, 1, 5).expect("a day") + Days::new(n % 300);
                let events = vec![Said::new("application-received", on)];
                let draft = Draft::new("nl-nareis", events);
                cases.push(applications::prepare(ctx, ("bench", &of), &draft)?);
            }
            tx.insert_cases(&cases)?;
            Ok((key, cases.iter().map(|case| case.identity.id).collect()))
        })
        .expect("a case load");
    Place { app, key, ids }
}

/// How often something is done in a second, by so many threads.
fn rate(threads: usize, place: &Place, run: impl Fn(&App, CaseId) + Sync) -> f64 {
    let (stop, done) = (AtomicBool::new(false), AtomicU64::new(0));
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let (stop, done, run) = (&stop, &done, &run);
            scope.spawn(move || {
                let mut at = thread * 97;
                while !stop.load(Ordering::Relaxed) {
                    at = (at + 7_919) % place.ids.len();
                    run(&place.app, *place.ids.get(at).expect("an id"));
                    done.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        std::thread::sleep(EACH);
        stop.store(true, Ordering::Relaxed);
    });
    done.load(Ordering::Relaxed) as f64 / begun.elapsed().as_secs_f64()
}

fn measure(name: &str, address: &str) {
    let place = place(address);
    let proof = Proof::Key(hash(&place.key));
    for threads in [1, 32] {
        let open = rate(threads, &place, |app, id| {
            app.read(|tx, _| Ok(tx.case(id)?)).expect("readable").expect("there");
        });
        let guarded = rate(threads, &place, |app, id| {
            let request = app.ambient.request_id();
            let asked = Asked {
                operation: "get_application",
                proof: proof.clone(),
                request,
                origin: None,
                purpose: None,
                case: Some(id),
            };
            app.act(asked, move |tx, _, permit| applications::get(tx, permit, id)).expect("allowed");
        });
        println!(
            "{name:<11} {threads:>2} threads  open {open:>8.0}/s  with rights and log {guarded:>8.0}/s  share {:.2}",
            guarded / open
        );
    }
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    measure("SQLite", &format!("sqlite:{}", folder.path().join("bench.sqlite").display()));
    match std::env::var("TEST_POSTGRES_URL") {
        Ok(address) => measure("PostgreSQL", &address),
        Err(_) => println!("PostgreSQL  not measured: TEST_POSTGRES_URL is not set"),
    }
}
