//! Handing a family over: who is responsible, what the other side may know, what happens when nobody answers.

mod bad_input;
mod clock;
mod outside;
mod road;
mod rules;
mod sight;

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use serde_json::{Value, json};
use wachtwijzer::app::AppError;
use wachtwijzer::app::accounts::ensure_organisation;
use wachtwijzer::domain::access::Role;
use wachtwijzer::domain::access::account::Holder;
use wachtwijzer::domain::ids::{CaseId, PersonId, Slug};
use wachtwijzer::store::Db;

use crate::support::http::{Answer, TestApp, session_at, session_of, start};

/// Somebody in the family.
pub(crate) struct Member {
    /// The opaque id.
    pub(crate) person: String,
    /// The part in the application.
    pub(crate) part: String,
    /// What they prove themselves with.
    cookie: String,
}

/// A family on Monday 2 November 2026: the referent, the mother, and a child of eight. The mother needs an interpreter, of the child
/// nobody asked.
pub(crate) struct Road<S> {
    pub(crate) http: TestApp<S>,
    pub(crate) case: String,
    etag: String,
    pub(crate) referent: Member,
    pub(crate) mother: Member,
    pub(crate) child: Member,
    desks: Vec<(&'static str, String)>,
}

/// The organisations, with their names for people.
const DESKS: [(&str, &str); 5] = [
    ("ind", "Immigration Service"),
    ("coa", "Central Reception"),
    ("utrecht", "City of Utrecht"),
    ("ggd", "Youth Health Utrecht"),
    ("school", "School at the Park"),
];

pub(crate) async fn road(db: Db) -> Road<impl Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>> {
    let http = start(db).await;
    http.set("2026-11-02T09:00:00Z");
    let done: Result<(), AppError> = http.app.write(|tx, ctx| {
        DESKS
            .into_iter()
            .try_for_each(|(id, name)| ensure_organisation(tx, ctx, &Slug::parse(id).expect("a name"), name))
    });
    done.expect("organisations");
    let (case, etag) = http.create("nl-nareis", &json!([{"type": "application-received", "on": "2026-06-01"}])).await;
    let mut desks = vec![("ind", session_of(&http.app, "c.ind", Role::Caseworker, "ind"))];
    desks.extend(
        DESKS.into_iter().skip(1).map(|(id, _)| (id, session_of(&http.app, &format!("p.{id}"), Role::Partner, id))),
    );
    let referent =
        member(&http, &case, "referent", json!({"givenName": "Yusuf", "language": "nl", "bornOn": "1988-02-01"}));
    let referent = referent.await;
    let mother = json!({
        "givenName": "Maryam", "familyName": "Voorbeeld", "language": "ti", "bornOn": "1990-03-01", "phone": "+31612345678",
        "email": "maryam@example.org", "interpreter": true, "safety": ["do-not-write"], "safetyNote": "not at home",
    });
    let mother = member(&http, &case, "family-member", mother).await;
    let child = json!({"givenName": "Sara", "familyName": "Voorbeeld", "language": "ti", "bornOn": "2018-05-04"});
    let child = member(&http, &case, "family-member", child).await;
    Road { http, case, etag, referent, mother, child, desks }
}

async fn member<S>(http: &TestApp<S>, case: &str, role: &str, details: Value) -> Member
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let made = http.post(&format!("/applications/{case}/people"), &[], &json!({"role": role})).await;
    let text = |name: &str| made.json()[name].as_str().expect("a text").to_owned();
    let (part, person) = (text("id"), text("person"));
    let path = format!("/api/v1/applications/{case}/people/{part}/details");
    let headers = [("content-type", "application/json"), ("if-match", "*")];
    let done = http.send("PUT", &path, &headers, Some(details.to_string().into_bytes())).await;
    assert_eq!(done.status, 200, "{}", done.text);
    let holder = Holder::Person(PersonId::parse(&person).expect("an id"));
    let cookie = session_at(&http.app, &format!("WP-{person}"), holder);
    Member { person, part, cookie }
}

/// A proposal; the people are named with their ground.
pub(crate) fn draft(kind: &str, to: &str, people: &[(&Member, &str)]) -> Value {
    let people: Vec<Value> =
        people.iter().map(|(member, ground)| json!({"person": member.person, "ground": ground})).collect();
    json!({
        "kind": kind, "to": to, "people": people, "fields": ["name", "phone"],
        "contact": {"name": "Anna Bridge", "phone": "+31301234567"},
    })
}

impl<S> Road<S>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    pub(crate) fn case_id(&self) -> CaseId {
        CaseId(self.case.parse().expect("an id"))
    }

    /// The cookie of an organisation, or of somebody in the family.
    fn cookie(&self, who: &str) -> &str {
        match who {
            "referent" => &self.referent.cookie,
            "mother" => &self.mother.cookie,
            "child" => &self.child.cookie,
            _ => &self.desks.iter().find(|(desk, _)| *desk == who).expect("a desk").1,
        }
    }

    pub(crate) async fn get(&self, who: &str, path: &str) -> Answer {
        self.http.send("GET", &format!("/api/v1{path}"), &[("cookie", self.cookie(who))], None).await
    }

    pub(crate) async fn post(&self, who: &str, path: &str, body: &Value) -> Answer {
        self.http.post(path, &[("cookie", self.cookie(who))], body).await
    }

    /// Asks for something without a body.
    pub(crate) async fn ask(&self, who: &str, method: &str, path: &str) -> Answer {
        self.http.send(method, &format!("/api/v1{path}"), &[("cookie", self.cookie(who))], None).await
    }

    pub(crate) async fn propose(&self, who: &str, draft: &Value) -> Answer {
        self.post(who, &format!("/applications/{}/handovers", self.case), draft).await
    }

    /// Proposes what is right; its id.
    pub(crate) async fn proposed(&self, who: &str, draft: &Value) -> String {
        let made = self.propose(who, draft).await;
        assert_eq!(made.status, 201, "{}", made.text);
        made.json()["id"].as_str().expect("an id").to_owned()
    }

    pub(crate) async fn accept(&self, who: &str, id: &str, contact_on: &str) -> Answer {
        let body = json!({"answer": "accept", "contactOn": contact_on, "contact": {"name": "Bram Bridge", "email": "bram@example.nl"}});
        self.post(who, &format!("/incoming-handovers/{id}/answers"), &body).await
    }

    /// Who is responsible for somebody in a theme, as `who` is told; on a day, or now.
    pub(crate) async fn responsible(&self, who: &str, member: &Member, theme: &str, on: Option<&str>) -> String {
        let query = on.map(|day| format!("?asOf={day}")).unwrap_or_default();
        let found = self.get(who, &format!("/applications/{}/responsibilities{query}", self.case)).await;
        assert_eq!(found.status, 200, "{}", found.text);
        let body = found.json();
        let all = body["results"].as_array().expect("a list");
        let theirs: Vec<&Value> =
            all.iter().filter(|one| one["person"] == member.person && one["theme"]["id"] == theme).collect();
        let [one] = theirs.as_slice() else { panic!("{} answers for {theme}", theirs.len()) };
        one["organisation"]["id"].as_str().expect("a name").to_owned()
    }
}
