//! What telling costs: the daily sweep on a case load of which few are due, and the outbox to a mail server on this machine
//! beside the raw rate of the same client. Ratios in one run.
//!
//! `cargo bench --bench notices` (SQLite; `CASES=1000000` for another case load), and with `TEST_POSTGRES_URL` set to an empty
//! database PostgreSQL as well.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a bench measures and prints"
)]

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use wachtwijzer::ambient::Fixed;
use wachtwijzer::app::access::Asked;
use wachtwijzer::app::applications::Draft;
use wachtwijzer::app::import::{Mode, take_in};
use wachtwijzer::app::notices::sweep;
use wachtwijzer::app::{App, AppError, people};
use wachtwijzer::catalogue::Catalogue;
use wachtwijzer::domain::access::{Desk, Part, Role};
use wachtwijzer::domain::case::event::Said;
use wachtwijzer::domain::ids::{PersonId, Slug};
use wachtwijzer::domain::person::{Channel, Details};
use wachtwijzer::i18n::Locales;
use wachtwijzer::notify::channel::Channel as _;
use wachtwijzer::notify::dispatcher::{Channels, Dispatcher};
use wachtwijzer::notify::message::Message;
use wachtwijzer::notify::paper::Paper;
use wachtwijzer::notify::smtp::{Line, Server, Smtp};
use wachtwijzer::sealing::Keyring;
use wachtwijzer::store::{Db, Options, migrate};

/// Applications that are taken in at once.
const CHUNK: usize = 2_000;
/// People who are told.
const TOLD: usize = 400;

fn app(address: &str, now: &str) -> (Arc<App>, Arc<Fixed>) {
    let options = Options { connections: 8, patience: Duration::from_secs(20), most_pages: None };
    let db = Db::open(address, options).expect("a database");
    migrate::up(&db).expect("tables");
    let catalogue = Arc::new(Catalogue::built_in().expect("the catalogue"));
    let keys = Keyring::read(&Keyring::new_file("bench", [1; 32], [2; 32])).expect("keys");
    let clock = Arc::new(Fixed::at(now.parse::<DateTime<Utc>>().expect("an instant")));
    let ambient: Arc<Fixed> = Arc::clone(&clock);
    (Arc::new(App { db, replica: None, catalogue, ambient, keys: Arc::new(keys) }), clock)
}

/// So many applications, of which every hundredth has a day to be looked at tomorrow: received so that the third month is over
/// then. The others were received so that nothing falls due for two weeks.
fn fill(app: &App, cases: usize) {
    let desk = Desk { organisation: Slug::parse("ind").unwrap(), procedures: None };
    let of = desk.clone();
    let made: Result<(), AppError> = app.write(move |tx, ctx| {
        wachtwijzer::app::accounts::ensure_organisation(tx, ctx, &of.organisation, "IND")?;
        Ok(())
    });
    made.expect("an organisation");
    let tomorrow = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
    for first in (0..cases).step_by(CHUNK) {
        let desk = desk.clone();
        let drafts: Vec<Draft> = (first..(first + CHUNK).min(cases))
            .map(|n| {
                let on = if n % 100 == 0 {
                    tomorrow.checked_sub_months(chrono::Months::new(3)).unwrap()
                } else {
                    NaiveDate::from_ymd_opt(2025, 12, 16).unwrap() + Days::new((n % 10) as u64)
                };
                Draft::new("nl-nareis", vec![Said::new("application-received", on)])
            })
            .collect();
        let drafts = Arc::new(drafts);
        let taken: Result<usize, AppError> =
            app.write(move |tx, ctx| Ok(take_in(tx, ctx, ("bench", &desk), &drafts, Mode::Write)?.len()));
        taken.expect("applications");
    }
    // Each that is due has a referent who is told.
    let told: Result<usize, AppError> = app.write(|tx, ctx| {
        let due = tx.sweeps_due(NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(), i64::MAX)?;
        for sweep in &due {
            let id = ctx.ambient.new_id();
            let person = PersonId::parse(&format!("p-{id}")).expect("an id");
            tx.insert_person(&person, ctx.now)?;
            let part = Part { person, role: Role::Referent, since: ctx.now, until: None, revoked_at: None };
            tx.insert_part(id, sweep.case, &part, "bench")?;
        }
        Ok(due.len())
    });
    assert_eq!(told.expect("people"), cases / 100);
}

fn sweeping(name: &str, address: &str, cases: usize) {
    let (app, clock) = app(address, "2026-03-01T10:00:00Z");
    let begun = Instant::now();
    fill(&app, cases);
    println!("{name:<11} took in {cases} applications in {:.1} s", begun.elapsed().as_secs_f64());
    // What falls due today, from the taking in.
    sweep(&app, &mut |_| {}).expect("a sweep");
    clock.advance(TimeDelta::days(1));
    let begun = Instant::now();
    let found = sweep(&app, &mut |_| {}).expect("a sweep");
    let seconds = begun.elapsed().as_secs_f64();
    println!(
        "{name:<11} sweep of {cases} applications: {} due, {} notices, in {seconds:.2} s ({:.0} a second)",
        found.cases,
        found.notices,
        found.cases as f64 / seconds
    );
    let begun = Instant::now();
    sweep(&app, &mut |_| {}).expect("a sweep");
    println!("{name:<11} and when nothing is due: {:.1} ms", begun.elapsed().as_secs_f64() * 1000.0);
}

/// A mail server that takes everything and keeps nothing.
fn sink() -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let count = Arc::new(AtomicUsize::new(0));
    let taken = Arc::clone(&count);
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let taken = Arc::clone(&taken);
            std::thread::spawn(move || {
                stream.set_nodelay(true).unwrap();
                let mut reader = BufReader::new(stream);
                let mut data = false;
                reader.get_mut().write_all(b"220 ready\r\n").unwrap();
                let mut line = Vec::new();
                while reader.read_until(b'\n', &mut line).unwrap_or(0) > 0 {
                    let answer: &[u8] = match line.get(..4) {
                        _ if data && line == b".\r\n" => {
                            data = false;
                            taken.fetch_add(1, Ordering::Relaxed);
                            b"250 taken\r\n"
                        }
                        _ if data => b"",
                        Some(b"DATA") => {
                            data = true;
                            b"354 what\r\n"
                        }
                        _ => b"250 fine\r\n",
                    };
                    if !answer.is_empty() && reader.get_mut().write_all(answer).is_err() {
                        return;
                    }
                    line.clear();
                }
            });
        }
    });
    (port, count)
}

fn channel(port: u16, connections: u32) -> Smtp {
    let server = Server {
        host: "127.0.0.1".to_owned(),
        port,
        line: Line::Clear,
        credentials: None,
        certificate: None,
        patience: Duration::from_secs(10),
        connections,
    };
    Smtp::new(&server, "Post <post@localhost>".parse().unwrap()).unwrap()
}

/// The client by itself: the same messages, without an outbox.
fn raw(threads: u32) -> f64 {
    let (port, _) = sink();
    let smtp = channel(port, threads);
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                for _ in 0..TOLD as u32 / threads {
                    let message = message();
                    let prepared = smtp.prepare(&message).unwrap();
                    smtp.send(&message, &prepared).unwrap();
                }
            });
        }
    });
    TOLD as f64 / begun.elapsed().as_secs_f64()
}

fn message() -> Message {
    Message {
        id: uuid::Uuid::now_v7(),
        at: DateTime::UNIX_EPOCH,
        email: Some("somebody@example.org".to_owned()),
        phone: None,
        address: None,
        language: "en".to_owned(),
        direction: "ltr",
        subject: "There is a new message for you".to_owned(),
        line: "There is a new message for you. Sign in to read it:".to_owned(),
        link: "https://www.example.org/".to_owned(),
        substance: Vec::new(),
        small: vec!["We never ask for money, codes or your pass phrase by mail.".to_owned()],
        stop: None,
        words: String::new(),
    }
}

/// People in one application each, all of whom are to be told the same thing.
fn waiting(app: &App) {
    let desk = Desk { organisation: Slug::parse("ind").unwrap(), procedures: None };
    for first in (0..TOLD).step_by(200) {
        let desk = desk.clone();
        let asked = Asked::by_operator("bench", uuid::Uuid::nil());
        let made: Result<(), AppError> = app.act(asked, move |tx, ctx, by| {
            wachtwijzer::app::accounts::ensure_organisation(tx, ctx, &desk.organisation, "IND")?;
            for number in first..first + 200 {
                let events = vec![Said::new("application-received", ctx.now.date_naive())];
                let draft = Draft::new("nl-nareis", events);
                let case = wachtwijzer::app::applications::prepare(ctx, ("bench", &desk), &draft)?;
                tx.insert_case(&case.identity, &case.summary, &case.records)?;
                let (id, part) = (case.identity.id, ctx.ambient.new_id());
                let person = PersonId::parse(&format!("p-{part}")).expect("an id");
                tx.insert_person(&person, ctx.now)?;
                let role = Role::Referent;
                tx.insert_part(part, id, &Part { person, role, since: ctx.now, until: None, revoked_at: None }, "b")?;
                let details = Details {
                    given_name: "Somebody".to_owned(),
                    email: Some(format!("p{number}@example.org")),
                    channel: Channel::Email,
                    language: Some("en".to_owned()),
                    ..Details::default()
                };
                let version = people::details(tx, ctx, by, (id, part))?.version;
                people::write_details(tx, ctx, by, (id, part, version), &details)?;
                wachtwijzer::app::notices::plan_for(tx, ctx, None, &case)?;
            }
            Ok(())
        });
        made.expect("people");
    }
}

/// A channel that takes everything at once: what is left is the cost of the outbox itself.
struct Nothing;

impl wachtwijzer::notify::channel::Channel for Nothing {
    fn name(&self) -> &'static str {
        "nothing"
    }

    fn prepare(&self, message: &Message) -> Result<Vec<u8>, wachtwijzer::notify::channel::Fault> {
        Ok(message.text().into_bytes())
    }

    fn send(&self, _: &Message, _: &[u8]) -> Result<(), wachtwijzer::notify::channel::Fault> {
        Ok(())
    }
}

/// Messages a second, to a mail server or (without one) to nowhere.
fn sending(name: &str, address: &str, threads: u32, to_server: bool) -> f64 {
    let (app, _) = app(address, "2026-03-01T10:00:00Z");
    waiting(&app);
    let (port, count) = sink();
    let locales = Arc::new(Locales::built_in().unwrap());
    let email: Arc<dyn wachtwijzer::notify::channel::Channel> =
        if to_server { Arc::new(channel(port, threads)) } else { Arc::new(Nothing) };
    let channels = Channels { email, sms: None, letter: Arc::new(Paper { folder: std::path::PathBuf::new() }) };
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for number in 0..threads {
            let dispatcher = Dispatcher {
                app: Arc::clone(&app),
                locales: Arc::clone(&locales),
                channels: channels.clone(),
                address: "https://www.example.org/".to_owned(),
                name: format!("{name}-{number}"),
            };
            scope.spawn(move || while dispatcher.round().map_or(1, wachtwijzer::notify::dispatcher::Round::all) > 0 {});
        }
    });
    let rate = TOLD as f64 / begun.elapsed().as_secs_f64();
    assert_eq!(count.load(Ordering::Relaxed), if to_server { TOLD } else { 0 }, "everybody was told once");
    rate
}

fn main() {
    let cases = std::env::var("CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| format!("sqlite:{}", folder.path().join(name).display());
    for threads in [1, 4] {
        let client = raw(threads);
        let sent = sending("SQLite", &file(&format!("send-{threads}.sqlite")), threads, true);
        let alone = sending("SQLite", &file(&format!("alone-{threads}.sqlite")), threads, false);
        println!(
            "SQLite      {threads} senders: {sent:.0} messages a second; the client alone {client:.0} ({:.0} %), the outbox alone {alone:.0}",
            100.0 * sent / client
        );
    }
    for cases in [cases / 10, cases] {
        sweeping("SQLite", &file(&format!("sweep-{cases}.sqlite")), cases);
    }
    match std::env::var("TEST_POSTGRES_URL") {
        Ok(address) => {
            let client = raw(4);
            let sent = sending("PostgreSQL", &address, 4, true);
            let alone = sending("PostgreSQL", &address, 4, false);
            println!(
                "PostgreSQL  4 senders: {sent:.0} messages a second; the client alone {client:.0} ({:.0} %), the outbox alone {alone:.0}",
                100.0 * sent / client
            );
        }
        Err(_) => println!("PostgreSQL  not measured: TEST_POSTGRES_URL is not set"),
    }
}
