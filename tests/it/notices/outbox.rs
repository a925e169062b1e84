//! The outbox against a real mail server that does everything wrong: nothing lost, nothing doubled, every reason kept.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use chrono::TimeDelta;
use serde_json::json;
use wachtwijzer::app::outbox;
use wachtwijzer::domain::access::Role;
use wachtwijzer::domain::notice::outbox::{LEASE, Notice, NoticeState};
use wachtwijzer::domain::notice::{Delivery, Preferences};
use wachtwijzer::notify::channel::{Channel, Fault};
use wachtwijzer::notify::dispatcher::Channels;
use wachtwijzer::notify::message::Message;
use wachtwijzer::notify::smtp::{self, Line, Smtp};

use super::server::{Mood, Security, Server};
use super::{Family, Kept, family, kept, mailed};
use crate::support::stores::Place;

/// A channel to the server of the test.
pub(super) fn channel(server: &Server, line: Line, login: Option<(&str, &str)>) -> Smtp {
    let server = smtp::Server {
        host: "localhost".to_owned(),
        port: server.port,
        line,
        credentials: login.map(|(name, password)| (name.to_owned(), password.to_owned())),
        certificate: Some(server.certificate.clone().into_bytes()),
        patience: Duration::from_millis(300),
        connections: 4,
    };
    Smtp::new(&server, "Post <post@wacht.example>".parse().expect("an address")).expect("a channel")
}

/// E-mail to the server, letters into a list.
fn channels(server: &Server) -> Channels {
    Channels { email: Arc::new(channel(server, Line::Clear, None)), ..kept().0 }
}

/// So many people, to each of whom the same is to be told.
async fn waiting(
    place: Place,
    people: usize,
) -> Family<impl Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>> {
    let family = family(place).await;
    for number in 0..people {
        family.person(Role::Helper, &mailed(&format!("person-{number}@example.org"), "en")).await;
    }
    family.happens(json!({"type": "investigation-started", "on": "2026-06-01", "kind": "dna"})).await;
    family
}

/// So many people, for each of whom three things to be told were gathered until this moment.
async fn gathered(
    place: Place,
    people: usize,
) -> Family<impl Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>> {
    let family = family(place).await;
    for number in 0..people {
        let person = family.person(Role::Helper, &mailed(&format!("person-{number}@example.org"), "en")).await;
        family.wants(&person, &Preferences { delivery: Delivery::Daily, ..Preferences::default() });
    }
    family.happens(json!({"type": "investigation-started", "on": "2026-06-01", "kind": "dna"})).await;
    family.happens(json!({"type": "suspension-started", "on": "2026-06-01", "ground": "consent"})).await;
    family.happens(json!({"type": "suspension-ended", "on": "2026-06-01"})).await;
    assert_eq!(family.notices().len(), people * 3);
    family.http.set("2026-06-01T15:00:00Z");
    family
}

/// Works as the server would, on a clock that is moved on, until nothing is left to do.
fn work<S>(family: &Family<S>, channels: &Channels, step: TimeDelta)
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    for _ in 0..10_000 {
        family.send_all(channels);
        if family.notices().iter().all(|notice| notice.next_try_at.is_none()) {
            return;
        }
        family.http.advance(step);
    }
    panic!("after all that time something is still to be sent");
}

/// One line of the table.
struct Row {
    what: String,
    planned: usize,
    sent: usize,
    parked: usize,
    lost: usize,
    doubled: usize,
}

/// What came of everything, by what the mail server has and by what the outbox says.
fn counted<S>(what: &str, family: &Family<S>, server: &Server) -> Row
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let notices = family.notices();
    let mut arrived: BTreeMap<String, usize> = BTreeMap::new();
    for mail in server.inbox() {
        let text = String::from_utf8_lossy(&mail.raw).into_owned();
        let id = text.lines().find_map(|line| line.strip_prefix("Message-ID: <")).expect("an id");
        *arrived.entry(id.split('@').next().expect("an id").to_owned()).or_default() += 1;
    }
    let message_of = |notice: &Notice| notice.message().to_string();
    let state = |state: NoticeState| notices.iter().filter(|notice| notice.state == state).count();
    for notice in notices.iter().filter(|notice| notice.state != NoticeState::Sent) {
        assert!(notice.reason.is_some(), "every notice that was not sent says why: {notice:?}");
    }
    let gone = |id: &str| notices.iter().any(|n| message_of(n) == id && n.state == NoticeState::Sent);
    assert!(arrived.keys().all(|id| gone(id)), "what arrived is marked as sent");
    let sent = notices.iter().filter(|notice| arrived.contains_key(&message_of(notice))).count();
    Row {
        what: what.to_owned(),
        planned: notices.len(),
        sent,
        parked: state(NoticeState::Parked),
        lost: notices.len() - sent - state(NoticeState::Parked) - state(NoticeState::Dropped),
        doubled: arrived.values().map(|times| times - 1).sum(),
    }
}

async fn on_a_bad_day(place: Place, what: &str, moods: &[Mood]) -> Row {
    let family = waiting(place, 3).await;
    let server = Server::start(Security::Clear);
    server.next(moods);
    work(&family, &channels(&server), TimeDelta::seconds(10));
    counted(what, &family, &server)
}

async fn through_an_outage(place: Place, what: &str, length: TimeDelta, step: TimeDelta) -> Row {
    let family = waiting(place, 30).await;
    let server = Server::start(Security::Clear);
    let app = Arc::clone(&family.http.app);
    let back = app.ambient.now() + length;
    server.otherwise(move || if app.ambient.now() < back { Mood::Away } else { Mood::Fine });
    work(&family, &channels(&server), step);
    counted(what, &family, &server)
}

/// Sends, and then dies before it can say so.
struct Dies(Smtp);

impl Channel for Dies {
    fn name(&self) -> &'static str {
        "email"
    }

    fn prepare(&self, message: &Message) -> Result<Vec<u8>, Fault> {
        self.0.prepare(message)
    }

    fn send(&self, message: &Message, prepared: &[u8]) -> Result<(), Fault> {
        self.0.send(message, prepared)?;
        panic!("killed between sending and saying so");
    }
}

async fn killed_after(place: Place, step: &str, digests: bool) -> Row {
    if digests {
        killed(&gathered(place, 3).await, step, ", digests")
    } else {
        killed(&waiting(place, 3).await, step, "")
    }
}

fn killed<S>(family: &Family<S>, step: &str, what: &str) -> Row
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let server = Server::start(Security::Clear);
    let app = &family.http.app;
    match step {
        "taking" => drop(outbox::lease(app, "dead", 20).expect("a lease")),
        "looking" => {
            for bundle in outbox::lease(app, "dead", 20).expect("a lease") {
                assert!(outbox::look(app, &bundle).expect("a look").ready.is_some());
            }
        }
        "sending" => {
            let dies = Channels { email: Arc::new(Dies(channel(&server, Line::Clear, None))), ..kept().0 };
            let dispatcher = family.dispatcher("dead", &dies);
            assert!(catch_unwind(AssertUnwindSafe(|| dispatcher.round())).is_err(), "it died");
        }
        _ => drop(family.dispatcher("dead", &channels(&server)).round().expect("a round")),
    }
    let others = family.dispatcher("other", &channels(&server));
    if step != "saying so" {
        assert_eq!(others.round().expect("a round").all(), 0, "nobody takes what is leased");
    }
    family.http.advance(LEASE + TimeDelta::seconds(1));
    work(family, &channels(&server), TimeDelta::seconds(10));
    counted(&format!("killed after {step}{what}"), family, &server)
}

async fn racing(place: Place, digests: bool) -> Row {
    if digests {
        raced(&gathered(place, 15).await, "four senders racing, digests")
    } else {
        raced(&waiting(place, 40).await, "four senders racing")
    }
}

fn raced<S>(family: &Family<S>, what: &str) -> Row
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let server = Server::start(Security::Clear);
    let all = channels(&server);
    let (sent, planned) = (AtomicUsize::new(0), family.notices().len());
    let racers: Vec<_> = ["a", "b", "c", "d"].iter().map(|name| family.dispatcher(name, &all)).collect();
    std::thread::scope(|scope| {
        for racer in &racers {
            scope.spawn(|| {
                while sent.load(Ordering::SeqCst) < planned {
                    // Two that want the same at once on PostgreSQL: one is told to try again.
                    if let Ok(round) = racer.round() {
                        sent.fetch_add(round.sent, Ordering::SeqCst);
                    }
                }
            });
        }
    });
    counted(what, family, &server)
}

fn table(place: &str, rows: &[Row]) {
    println!("\n{place:<44} planned  arrived  parked  lost  doubled");
    for row in rows {
        let Row { what, planned, sent, parked, lost, doubled } = row;
        println!("{what:<44} {planned:>7}  {sent:>7}  {parked:>6}  {lost:>4}  {doubled:>7}");
    }
}

#[actix_web::test]
async fn fault_table_nothing_is_lost_and_nothing_doubled_whatever_the_mail_server_does() {
    for name in ["SQLite", "PostgreSQL"] {
        let place = || if name == "SQLite" { Place::sqlite() } else { Place::postgres() };
        let mut rows = vec![
            on_a_bad_day(place(), "all is well", &[]).await,
            on_a_bad_day(place(), "refuses three times", &[Mood::Away; 3]).await,
            on_a_bad_day(place(), "stalls twice", &[Mood::Stalls; 2]).await,
            on_a_bad_day(place(), "hangs up in mid-message twice", &[Mood::DropsInside; 2]).await,
            on_a_bad_day(place(), "answers 4xx four times, then 2xx", &[Mood::Busy; 4]).await,
            on_a_bad_day(place(), "rejects one recipient of three", &[Mood::Rejects("person-1@example.org"); 3]).await,
        ];
        for seconds in [10, 60, 300, 600] {
            let what = format!("outage of {seconds} s under load");
            let length = TimeDelta::seconds(seconds);
            rows.push(through_an_outage(place(), &what, length, TimeDelta::seconds(5)).await);
        }
        let weekend = TimeDelta::hours(62);
        rows.push(through_an_outage(place(), "outage of a weekend", weekend, TimeDelta::minutes(20)).await);
        for digests in [false, true] {
            for step in ["taking", "looking", "saying so"] {
                rows.push(killed_after(place(), step, digests).await);
            }
            rows.push(racing(place(), digests).await);
        }
        table(name, &rows);
        for row in &rows {
            assert_eq!((row.lost, row.doubled), (0, 0), "{}: {}", name, row.what);
            let parked = usize::from(row.what.contains("rejects one"));
            assert_eq!((row.parked, row.sent), (parked, row.planned - parked), "{}", row.what);
        }
        // What no outbox can rule out: the other side has it, and nobody was told. Once, with the same Message-ID.
        let unsure = [
            on_a_bad_day(place(), "takes one and hangs up before saying so", &[Mood::DropsAfter]).await,
            killed_after(place(), "sending", false).await,
            killed_after(place(), "sending", true).await,
        ];
        table(&format!("{name}, what cannot be known"), &unsure);
        for row in &unsure {
            assert_eq!((row.lost, row.doubled, row.parked, row.sent), (0, 1, 0, row.planned), "{}", row.what);
        }
    }
}

#[actix_web::test]
async fn what_no_address_takes_goes_by_letter_and_otherwise_waits_for_somebody() {
    let family = family(Place::sqlite()).await;
    let mut with_address = mailed("gone@example.org", "en");
    with_address["address"] = json!("Street 1\n1234 AB Town");
    let by_letter = family.person(Role::Helper, &with_address).await;
    let nowhere = family.person(Role::Helper, &mailed("gone@example.org", "en")).await;
    family.happens(json!({"type": "investigation-started", "on": "2026-06-01", "kind": "dna"})).await;
    let server = Server::start(Security::Clear);
    server.otherwise(|| Mood::Rejects("gone@example.org"));
    let (_, _, letters) = kept();
    let letter: Arc<dyn Channel> = Arc::<Kept>::clone(&letters);
    family.send_all(&Channels { letter, ..channels(&server) });
    assert_eq!(family.became(&by_letter, "investigation").0, NoticeState::Sent);
    let letters = letters.0.lock().expect("a list").clone();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].address.as_deref(), Some("Somebody Else\nStreet 1\n1234 AB Town"));
    assert_eq!(letters[0].substance[0].title, "There will be an extra check", "in an envelope stands what it is about");
    let (state, reason) = family.became(&nowhere, "investigation");
    assert_eq!(state, NoticeState::Parked);
    assert!(reason.as_deref().is_some_and(|why| why.contains("nobody of that name")), "{reason:?}");
}

#[actix_web::test]
async fn whoever_looked_at_a_parked_notice_can_send_it_again() {
    let family = family(Place::sqlite()).await;
    let person = family.person(Role::Helper, &mailed("gone@example.org", "en")).await;
    family.happens(json!({"type": "investigation-started", "on": "2026-06-01", "kind": "dna"})).await;
    let server = Server::start(Security::Clear);
    server.next(&[Mood::Rejects("gone@example.org")]);
    family.send_all(&channels(&server));
    assert_eq!(family.became(&person, "investigation").0, NoticeState::Parked);
    let parked = family.notices().into_iter().find(|n| n.kind.as_str() == "investigation").expect("a notice");
    let again = family.http.app.write(move |tx, ctx| outbox::resend(tx, ctx.now, &parked));
    assert!(again.expect("a store"));
    family.send_all(&channels(&server));
    assert_eq!(family.became(&person, "investigation").0, NoticeState::Sent);
    assert_eq!(server.inbox().len(), 1);
}

#[actix_web::test]
async fn a_server_that_is_away_is_not_asked_again_for_each_of_a_batch() {
    let family = waiting(Place::sqlite(), 20).await;
    let server = Server::start(Security::Clear);
    server.otherwise(|| Mood::Away);
    let round = family.dispatcher("one", &channels(&server)).round().expect("a round");
    assert_eq!((round.later, round.all()), (20, 20));
    assert!(server.connections() <= 2, "{} connections", server.connections());
}

#[actix_web::test]
async fn connections_are_kept_for_the_next_message() {
    let family = waiting(Place::sqlite(), 20).await;
    let server = Server::start(Security::Clear);
    family.send_all(&channels(&server));
    assert_eq!((server.inbox().len(), server.connections()), (20, 1));
}

/// One attempt did not work and one sender died; then the clock is set back by a day.
fn set_back<S>(family: &Family<S>)
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let server = Server::start(Security::Clear);
    server.next(&[Mood::Busy]);
    family.dispatcher("one", &channels(&server)).round().expect("a round");
    family.http.advance(TimeDelta::seconds(20));
    assert_eq!(outbox::lease(&family.http.app, "dead", 1).expect("a lease").len(), 1);
    family.http.set("2026-05-31T09:00:00Z");
    assert_eq!(family.dispatcher("two", &channels(&server)).round().expect("a round").all(), 0, "its time is to come");
    family.http.set("2026-06-01T15:00:00Z");
    work(family, &channels(&server), TimeDelta::minutes(5));
    let row = counted("a clock set back", family, &server);
    assert_eq!((row.lost, row.doubled, row.parked, row.sent), (0, 0, 0, row.planned));
}

#[actix_web::test]
async fn a_clock_that_is_set_back_between_two_attempts_loses_and_doubles_nothing() {
    for place in [Place::sqlite, Place::postgres] {
        set_back(&waiting(place(), 3).await);
        set_back(&gathered(place(), 3).await);
    }
}
