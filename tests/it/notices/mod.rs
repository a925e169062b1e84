//! Who is told what, when and by which way; that nothing is lost and nothing told twice.

mod digest;
mod gateway;
mod interface;
mod messages;
mod organisations;
mod outbox;
mod planning;
mod server;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;
use wachtwijzer::app::AppError;
use wachtwijzer::app::notices::sweep;
use wachtwijzer::domain::access::account::Holder;
use wachtwijzer::domain::access::{Part, Role};
use wachtwijzer::domain::ids::{CaseId, PersonId};
use wachtwijzer::domain::notice::Preferences;
use wachtwijzer::domain::notice::outbox::{Notice, NoticeState};
use wachtwijzer::notify::channel::{Channel, Fault};
use wachtwijzer::notify::dispatcher::{Channels, Dispatcher};
use wachtwijzer::notify::message::Message;

use crate::support::http::{TestApp, session_at, start};
use crate::support::locales;
use crate::support::stores::Place;

/// A service with one application, received on 1 June 2026, which is also today.
pub(crate) struct Family<S> {
    pub(crate) http: TestApp<S>,
    pub(crate) case: CaseId,
    etag: Mutex<String>,
    cookies: Mutex<BTreeMap<String, String>>,
    _place: Place,
}

pub(crate) async fn family(
    place: Place,
) -> Family<impl Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>> {
    let http = start(place.open()).await;
    http.set("2026-06-01T09:00:00Z");
    let events = json!([{"type": "application-received", "on": "2026-06-01"}]);
    let (case, etag) = http.create("nl-nareis", &events).await;
    Family {
        http,
        case: CaseId(case.parse().expect("an id")),
        etag: Mutex::new(etag),
        cookies: Mutex::default(),
        _place: place,
    }
}

impl<S> Family<S>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    /// Somebody with a part in the application, who can be reached so.
    pub(crate) async fn person(&self, role: Role, details: &Value) -> PersonId {
        let case = self.case;
        let made = self.http.app.write(move |tx, ctx| -> Result<(Uuid, PersonId), AppError> {
            let id = ctx.ambient.new_id();
            let person = PersonId::parse(&format!("p-{id}")).expect("an id");
            tx.insert_person(&person, ctx.now)?;
            let until = (role == Role::Helper).then(|| ctx.now + TimeDelta::days(1000));
            let part = Part { person: person.clone(), role, since: ctx.now, until, revoked_at: None };
            tx.insert_part(id, case, &part, "test")?;
            Ok((id, person))
        });
        let (part, person) = made.expect("a part");
        let path = format!("/api/v1/applications/{case}/people/{part}/details");
        let headers = [("content-type", "application/json"), ("if-match", "*")];
        let done = self.http.send("PUT", &path, &headers, Some(details.to_string().into_bytes())).await;
        assert_eq!(done.status, 200, "{}", done.text);
        person
    }

    /// What somebody proves themselves with.
    pub(crate) fn cookie(&self, who: &PersonId) -> String {
        let mut cookies = self.cookies.lock().expect("nobody else");
        let make = || session_at(&self.http.app, &format!("WP-{}", who.as_str()), Holder::Person(who.clone()));
        cookies.entry(who.as_str().to_owned()).or_insert_with(make).clone()
    }

    /// A referent with an e-mail address.
    pub(crate) async fn referent(&self) -> PersonId {
        self.person(Role::Referent, &mailed("referent@example.org", "en")).await
    }

    /// Something happens and is written down now.
    pub(crate) async fn happens(&self, event: Value) {
        let etag = self.etag.lock().expect("nobody else").clone();
        let next = self.http.append(&self.case.to_string(), &etag, &event).await;
        *self.etag.lock().expect("nobody else") = next;
    }

    /// What was written down under a number was wrong; it was this.
    pub(crate) async fn corrected(&self, number: u32, instead: &Value) {
        let etag = self.etag.lock().expect("nobody else").clone();
        let path = format!("/applications/{}/events/{number}/corrections", self.case);
        let done = self.http.post(&path, &[("if-match", &etag)], &json!({"instead": instead})).await;
        assert_eq!(done.status, 201, "{}", done.text);
        done.header("etag").clone_into(&mut self.etag.lock().expect("nobody else"));
    }

    /// Somebody looks at noon of a day for what falls due, and how many notices that makes.
    pub(crate) fn swept(&self, day: &str) -> usize {
        self.http.set(&format!("{day}T10:00:00Z"));
        sweep(&self.http.app, &mut |_| {}).expect("a sweep").notices
    }

    /// The notices so far, the first first.
    pub(crate) fn notices(&self) -> Vec<Notice> {
        let case = self.case;
        let mut all = self.http.app.read(|tx, _| Ok(tx.notices_of_case(case, 10_000)?)).expect("notices");
        all.sort_by_key(|notice| (notice.about_on, notice.id));
        all
    }

    /// Kind and day of each notice for somebody.
    pub(crate) fn told(&self, person: &PersonId) -> Vec<String> {
        let all = self.notices();
        all.iter().filter(|n| n.to.person() == Some(person)).map(|n| format!("{} {}", n.about_on, n.kind)).collect()
    }

    /// Notes what somebody wants.
    pub(crate) fn wants(&self, person: &PersonId, wanted: &Preferences) {
        let (person, wanted) = (person.clone(), wanted.clone());
        let done: Result<(), AppError> =
            self.http.app.write(move |tx, ctx| Ok(tx.put_preferences(&person, &wanted, ctx.now)?));
        done.expect("preferences");
    }

    /// Somebody who sends by these channels.
    pub(crate) fn dispatcher(&self, name: &str, channels: &Channels) -> Dispatcher {
        Dispatcher {
            app: Arc::clone(&self.http.app),
            locales: Arc::clone(locales()),
            channels: channels.clone(),
            address: "https://www.wacht.example/".to_owned(),
            name: name.to_owned(),
        }
    }

    /// Sends until there is nothing left that can be sent now.
    pub(crate) fn send_all(&self, channels: &Channels) {
        let dispatcher = self.dispatcher("one", channels);
        while dispatcher.round().expect("a round").all() > 0 {}
    }

    /// State and reason of the only notice of a kind for somebody.
    pub(crate) fn became(&self, person: &PersonId, kind: &str) -> (NoticeState, Option<String>) {
        let all = self.notices();
        let mut found = all.iter().filter(|n| n.to.person() == Some(person) && n.kind.as_str() == kind);
        let notice = found.next().unwrap_or_else(|| panic!("no notice {kind}"));
        assert!(found.next().is_none(), "more than one {kind}");
        (notice.state, notice.reason.clone())
    }
}

pub(crate) fn mailed(email: &str, language: &str) -> Value {
    json!({"givenName": "Somebody", "familyName": "Else", "email": email, "channel": "email", "language": language})
}

/// A channel that keeps what it gets.
pub(crate) struct Kept(pub(crate) Mutex<Vec<Message>>, &'static str);

impl Channel for Kept {
    fn name(&self) -> &'static str {
        self.1
    }

    fn prepare(&self, message: &Message) -> Result<Vec<u8>, Fault> {
        Ok(message.text().into_bytes())
    }

    fn send(&self, message: &Message, _: &[u8]) -> Result<(), Fault> {
        self.0.lock().expect("a list").push(message.clone());
        Ok(())
    }
}

/// E-mail and letters into lists.
pub(crate) fn kept() -> (Channels, Arc<Kept>, Arc<Kept>) {
    let (email, letter) = (Arc::new(Kept(Mutex::default(), "email")), Arc::new(Kept(Mutex::default(), "letter")));
    let channels = Channels { email: Arc::<Kept>::clone(&email), sms: None, letter: Arc::<Kept>::clone(&letter) };
    (channels, email, letter)
}
