//! Two whole families, from the permit of the referent to a year after arrival: one granted in parts, one refused. On the way every
//! date, what everybody is told, who is responsible, and who may see what.

mod granted_in_parts;
mod refused;

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use serde_json::{Value, json};
use wachtwijzer::app::AppError;
use wachtwijzer::app::accounts::{ensure_organisation, put_mailbox};
use wachtwijzer::app::notices::sweep;
use wachtwijzer::domain::access::Role;
use wachtwijzer::domain::access::account::{Holder, Mailbox};
use wachtwijzer::domain::ids::{CaseId, PersonId, Slug};
use wachtwijzer::domain::notice::Delivery;
use wachtwijzer::store::Db;

use crate::support::http::{Answer, TestApp, session_at, session_of, start};

/// The organisations, with their names for people.
const DESKS: [(&str, &str); 5] = [
    ("ind", "Immigration Service"),
    ("coa", "Central Reception"),
    ("utrecht", "City of Utrecht"),
    ("ggd", "Youth Health Utrecht"),
    ("school", "School at the Park"),
];

/// Somebody in a family: the name by which the test knows them, the opaque id, what they prove themselves with.
struct Person {
    name: &'static str,
    id: String,
    cookie: String,
}

/// A family in the service, on a clock that goes from step to step.
struct Family<S> {
    http: TestApp<S>,
    case: String,
    people: Vec<Person>,
    desks: Vec<(&'static str, String)>,
}

/// Begins with the permit of the referent.
async fn family(
    db: Db,
    permit_on: &str,
) -> Family<impl Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>> {
    let http = start(db).await;
    http.set(&format!("{permit_on}T09:00:00Z"));
    let done: Result<(), AppError> = http.app.write(|tx, ctx| {
        for (id, name) in DESKS {
            let id = Slug::parse(id).expect("a name");
            ensure_organisation(tx, ctx, &id, name)?;
            let mailbox = Mailbox::new(&format!("post@{id}.example"), "nl", Delivery::Immediate).expect("a mailbox");
            put_mailbox(tx, ctx, &id, Some(&mailbox))?;
        }
        Ok(())
    });
    done.expect("organisations");
    let permit = json!([{"type": "permit-notified", "on": permit_on, "permit": "refugee"}]);
    let (case, _) = http.create("nl-nareis", &permit).await;
    let mut desks = vec![("ind", session_of(&http.app, "c.ind", Role::Caseworker, "ind"))];
    desks.extend(
        DESKS.into_iter().skip(1).map(|(id, _)| (id, session_of(&http.app, &format!("p.{id}"), Role::Partner, id))),
    );
    Family { http, case, people: Vec::new(), desks }
}

impl<S> Family<S>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    fn case_id(&self) -> CaseId {
        CaseId(self.case.parse().expect("an id"))
    }

    /// The clock stands at ten in the morning of a day, and what falls due until then has been found.
    fn day(&self, on: &str) {
        self.http.set(&format!("{on}T09:00:00Z"));
        sweep(&self.http.app, &mut |_| {}).expect("a sweep");
    }

    /// Adds somebody, with what is known of them.
    async fn joins(&mut self, name: &'static str, role: &str, details: Value) {
        let case = &self.case;
        let made = self.http.post(&format!("/applications/{case}/people"), &[], &json!({"role": role})).await;
        assert_eq!(made.status, 201, "{}", made.text);
        let text = |name: &str| made.json()[name].as_str().expect("a text").to_owned();
        let (part, id) = (text("id"), text("person"));
        let path = format!("/api/v1/applications/{case}/people/{part}/details");
        let headers = [("content-type", "application/json"), ("if-match", "*")];
        let done = self.http.send("PUT", &path, &headers, Some(details.to_string().into_bytes())).await;
        assert_eq!(done.status, 200, "{}", done.text);
        let holder = Holder::Person(PersonId::parse(&id).expect("an id"));
        let cookie = session_at(&self.http.app, &format!("WP-{id}"), holder);
        self.people.push(Person { name, id, cookie });
    }

    fn id(&self, name: &str) -> &str {
        &self.people.iter().find(|person| person.name == name).expect("somebody").id
    }

    fn cookie(&self, who: &str) -> &str {
        let person = self.people.iter().find(|person| person.name == who).map(|person| &person.cookie);
        person.unwrap_or_else(|| &self.desks.iter().find(|(desk, _)| *desk == who).expect("a desk").1)
    }

    async fn get(&self, who: &str, path: &str) -> Answer {
        self.http.send("GET", &format!("/api/v1{path}"), &[("cookie", self.cookie(who))], None).await
    }

    async fn post(&self, who: &str, path: &str, body: &Value) -> Answer {
        self.http.post(path, &[("cookie", self.cookie(who))], body).await
    }

    /// On a day the desk records what happened, to the family or to some of it.
    async fn happens(&self, on: &str, kind: &str, who: &[&str], fields: Value) {
        self.day(on);
        let everybody = [None];
        let named: Vec<Option<&str>> = who.iter().map(|name| Some(*name)).collect();
        for name in if named.is_empty() { everybody.to_vec() } else { named } {
            let mut event = fields.clone();
            event["type"] = json!(kind);
            event["on"] = json!(on);
            if let Some(name) = name {
                event["person"] = json!(self.id(name));
            }
            let path = format!("/applications/{}/events", self.case);
            let done = self.http.post(&path, &[("if-match", "*")], &event).await;
            assert_eq!(done.status, 201, "{kind} on {on} of {name:?}: {}", done.text);
        }
    }

    /// What the desk is refused, with the code of the first fault.
    async fn cannot(&self, kind: &str, on: &str, who: Option<&str>) -> String {
        let mut event = json!({"type": kind, "on": on});
        if let Some(name) = who {
            event["person"] = json!(self.id(name));
        }
        let done = self.http.post(&format!("/applications/{}/events", self.case), &[("if-match", "*")], &event).await;
        assert_eq!(done.status, 422, "{}", done.text);
        done.faults()[0].1.clone()
    }

    async fn seen(&self, who: &str) -> Value {
        let found = self.get(who, &format!("/applications/{}", self.case)).await;
        assert_eq!(found.status, 200, "{}", found.text);
        found.json()["reckoning"].clone()
    }

    /// A member of one of the lists of the reckoning, as the desk sees it.
    async fn of(&self, list: &str, id: &str, who: Option<&str>) -> Value {
        let person = who.map(|name| json!(self.id(name))).unwrap_or(Value::Null);
        let seen = self.seen("ind").await;
        let all = seen[list].as_array().expect("a list");
        let found = all.iter().rfind(|one| one["id"] == id && one["person"] == person);
        found.cloned().unwrap_or_else(|| panic!("no {id} of {who:?} among {all:#?}"))
    }

    /// The last day of a term, and how it stands.
    async fn term(&self, id: &str, who: Option<&str>) -> (String, String) {
        let found = self.of("terms", id, who).await;
        let text = |name: &str| found[name].as_str().expect("a text").to_owned();
        (text("lastDay"), text("state"))
    }

    async fn stage(&self, who: &str) -> String {
        let (seen, id) = (self.seen("ind").await, json!(self.id(who)));
        let persons = seen["persons"].as_array().expect("persons");
        let found = persons.iter().find(|one| one["person"] == id).expect("a person");
        found["stage"].as_str().expect("a stage").to_owned()
    }

    /// Hands people over: proposed on a day, and accepted on another; the id of the handover.
    async fn hands_over(&self, (from, kind, to): (&str, &str, &str), who: &[&str], days: [&str; 3]) -> String {
        let [proposed, by, accepted] = days;
        self.day(proposed);
        let people: Vec<Value> =
            who.iter().map(|name| json!({"person": self.id(name), "ground": "public-task"})).collect();
        let body = json!({
            "kind": kind, "to": to, "people": people, "fields": ["name", "phone"],
            "contact": {"name": "Anna Bridge", "phone": "+31301234567"},
        });
        let made = self.post(from, &format!("/applications/{}/handovers", self.case), &body).await;
        assert_eq!((made.status, made.json()["answerBy"].as_str()), (201, Some(by)), "{}", made.text);
        let id = made.json()["id"].as_str().expect("an id").to_owned();
        self.day(accepted);
        let answer = json!({
            "answer": "accept", "contactOn": accepted, "contact": {"name": "Bram Bridge", "email": "bram@example.nl"},
        });
        let done = self.post(to, &format!("/incoming-handovers/{id}/answers"), &answer).await;
        assert_eq!(done.status, 200, "{}", done.text);
        id
    }

    /// Who is responsible for somebody in a theme at the end of a day: one answer, always.
    async fn responsible(&self, who: &str, theme: &str, on: &str) -> String {
        let found = self.get("ind", &format!("/applications/{}/responsibilities?asOf={on}", self.case)).await;
        let body = found.json();
        let all = body["results"].as_array().unwrap_or_else(|| panic!("{}", found.text));
        let theirs: Vec<&Value> =
            all.iter().filter(|one| one["person"] == self.id(who) && one["theme"]["id"] == theme).collect();
        let [one] = theirs.as_slice() else { panic!("{} answers for {who} and {theme}", theirs.len()) };
        one["organisation"]["id"].as_str().expect("a name").to_owned()
    }

    /// The tasks of somebody (`None`: of the family as a whole), as `reader` sees them now: task, state, last day, who is responsible.
    async fn tasks(&self, reader: &str, who: Option<&str>) -> Vec<String> {
        let found = self.get(reader, &format!("/applications/{}/tasks", self.case)).await.json();
        let person = who.map(|name| json!(self.id(name))).unwrap_or(Value::Null);
        let all = found["results"].as_array().expect("tasks");
        let theirs = all.iter().filter(|task| task["person"] == person);
        let text = |task: &Value, name: &str| task[name].as_str().unwrap_or("-").to_owned();
        let line = |task: &Value| ["task", "state", "dueOn", "responsible"].map(|name| text(task, name)).join(" ");
        theirs.map(line).collect()
    }

    /// Says that a task was done, as somebody.
    async fn done(&self, reader: &str, task: &str, who: &str, on: &str) {
        let path = format!("/applications/{}/tasks/{task}/completions", self.case);
        let said = self.post(reader, &path, &json!({"person": self.id(who), "on": on})).await;
        assert_eq!(said.status, 200, "{task} of {who} by {reader}: {}", said.text);
    }

    /// What somebody was told until now, as `day kind`, in order.
    fn told(&self, who: &str) -> Vec<String> {
        let case = self.case_id();
        let mut all = self.http.app.read(|tx, _| Ok(tx.notices_of_case(case, 10_000)?)).expect("notices");
        all.sort_by_key(|notice| (notice.about_on, notice.id));
        let person = self.people.iter().find(|person| person.name == who).map(|person| person.id.as_str());
        let theirs = all.iter().filter(|notice| match person {
            Some(id) => notice.to.person().is_some_and(|to| to.as_str() == id),
            None => notice.to.organisation().is_some_and(|to| to.as_str() == who),
        });
        theirs.map(|notice| format!("{} {}", notice.about_on, notice.kind)).collect()
    }
}
