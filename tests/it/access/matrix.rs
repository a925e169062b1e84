//! The access matrix: every operation of the document × everybody × a family of one's own and somebody else's, tried over
//! HTTP on both back ends, beside a committed picture of it and beside the table of rights.

use std::fmt::Write as _;

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use serde_json::{Value, json};
use wachtwijzer::app::statistics::publish_due;
use wachtwijzer::domain::access::rights::Right;
use wachtwijzer::domain::access::{Role, Scope};
use wachtwijzer::domain::ids::CaseId;
use wachtwijzer::wire::outlook::sections;

use super::provider::{Provider, providers};
use super::world::{WHO, World, world_with};
use crate::support::catalogue;
use crate::support::stores::Place;

/// One operation of the document.
struct Operation {
    id: String,
    method: String,
    path: String,
}

fn operations() -> Vec<Operation> {
    let document: Value = serde_json::from_str(&wachtwijzer::web::openapi::text()).expect("a document");
    let mut all = Vec::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("an item") {
            if let Some(id) = operation["operationId"].as_str() {
                all.push(Operation { id: id.to_owned(), method: method.to_uppercase(), path: path.clone() });
            }
        }
    }
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all
}

/// Operations that exist on pages alone, each with a form or a page that does it.
const OF_PAGES: [(&str, &str, &str); 8] = [
    ("add_organisation", "POST", "/admin/organisations"),
    ("check_procedures", "GET", "/admin/procedures"),
    ("count_parked_notices", "GET", "/admin/parked"),
    ("list_keys", "GET", "/admin/keys"),
    ("list_organisations", "GET", "/admin/organisations"),
    ("list_reviews", "GET", "/admin/reviews"),
    ("put_mailbox", "POST", "/admin/organisations/ind"),
    ("verify_log", "POST", "/admin/log"),
];

#[test]
fn every_operation_has_a_row_and_every_row_an_operation() {
    let mut operations: Vec<String> = operations().into_iter().map(|operation| operation.id).collect();
    operations.extend(OF_PAGES.map(|(operation, ..)| operation.to_owned()));
    operations.sort();
    let rows: Vec<String> = catalogue().rights().rows().map(|(operation, _)| operation.to_owned()).collect();
    assert_eq!(operations, rows, "config/access/rights.toml, the document and the pages name the same operations");
}

/// A body that is right, for an operation that takes one; an operation that is not here fails the matrix.
fn body<S>(world: &World<S>, operation: &str, (who, case): (&str, CaseId)) -> Option<Value>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let received = json!([{"type": "application-received", "on": "2026-06-01"}]);
    Some(match operation {
        "create_projection" => json!({"procedure": "nl-nareis"}),
        "create_capacity" => json!({"procedure": "nl-nareis", "by": "2028-06-30"}),
        "create_reckoning" => json!({"procedure": "nl-nareis", "asOf": "2026-12-01", "events": received}),
        "create_application" => json!({"procedure": "nl-nareis", "events": received}),
        "append_event" => json!({"type": "suspension-started", "on": "2026-07-01", "ground": "consent"}),
        "correct_event" => json!({"instead": {"type": "application-received", "on": "2026-06-02"}}),
        "create_session" => json!({"login": format!("n{}", world.spare_account()), "passPhrase": "a cat on the roof"}),
        "activate_account" => json!({"code": "AAAAA-AAAAA", "passPhrase": "a cat on the roof"}),
        "create_account" => {
            json!({"login": format!("a{}", world.spare_account()), "role": "caseworker", "organisation": "ind"})
        }
        "create_key" => json!({
            "login": format!("k{}", world.spare_account()), "organisation": "ind", "operations": ["get_me"],
            "expiresAt": "2027-04-01T00:00:00Z",
        }),
        "block_account" => json!({"blocked": true}),
        "put_details" => json!({"givenName": "Mariam", "familyName": "Voorbeeld"}),
        "add_person" => json!({"role": "family-member"}),
        "grant_mandate" => json!({"login": world.spare_helper(), "until": "2027-04-01T00:00:00Z"}),
        "search_applications" => json!({"reference": "WW-7K3M-9QXP-P", "purpose": "question"}),
        "link_provider" => json!({"provider": "broker"}),
        "put_my_preferences" => json!({"rhythm": "monthly", "switchedOff": ["still-waiting"]}),
        "complete_task" => json!({"on": "2027-02-01"}),
        "share_application" => json!({"organisation": "ministry"}),
        "link_application" => json!({"kind": "joined", "application": world.spare_application().to_string()}),
        "split_application" => {
            let person = format!("p-{}", world.part(case, Role::FamilyMember));
            json!({"persons": [person], "on": "2027-02-01", "reason": "divorce"})
        }
        "propose_handover" => json!({
            "kind": "to-municipality", "to": "ministry", "contact": {"name": "A. Bridge", "email": "a@ind.example"},
            "people": [{"person": "person-referent", "ground": "public-task"}],
        }),
        "answer_handover" => json!({
            "answer": "accept", "contactOn": "2027-03-05", "contact": {"name": "B. Bridge", "email": "b@coa.example"},
        }),
        // People agree for themselves, staff write down who did.
        "give_consent" if ["referent", "family-member"].contains(&who) => json!({"organisation": "coa"}),
        "give_consent" => json!({"organisation": "coa", "person": "person-referent"}),
        "put_assignee" => json!({"assignee": null}),
        "put_filter" => json!({"view": "overdue", "assignee": "me"}),
        "preview_bulk_step" => {
            json!({"event": {"type": "suspension-started", "on": "2026-07-01", "ground": "consent"}, "cases": [world.own.0]})
        }
        "create_bulk_step" => json!({
            "event": {"type": "suspension-started", "on": "2026-07-01", "ground": "consent"},
            "cases": [{"application": world.own.0, "seen": 1}], "mode": "each",
        }),
        _ => return None,
    })
}

fn query(operation: &str) -> &'static str {
    match operation {
        "list_days" => "?from=2026-01-01&until=2026-01-31",
        "list_due_dates" | "get_forecast" => "?procedure=nl-nareis&receivedOn=2026-06-01",
        "get_own_figures" => "?procedure=nl-nareis",
        "list_work" => "?view=overdue",
        _ => "",
    }
}

/// A handover on which the operation can be done by whoever works for the right organisation.
fn handover<S>(world: &World<S>, operation: &Operation, who: &str, case: CaseId) -> uuid::Uuid
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let theirs = if who == "partner" { "coa" } else { "ind" };
    let sides = if operation.path.starts_with("/incoming") { ("elsewhere", theirs) } else { (theirs, "ministry") };
    world.handover(case, sides, operation.path.ends_with("/contacts"))
}

/// Tries an operation once: the status.
async fn cell<S>(world: &World<S>, operation: &Operation, who: &str, case: CaseId) -> u16
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let role = if operation.path.contains("/mandates") { Role::Helper } else { Role::FamilyMember };
    let consenting = if who == "family-member" { who } else { "referent" };
    let mut path = operation.path.clone();
    // What a path names is made only for the paths that name it: this runs some two thousand times.
    let mut fill = |name: &str, value: &dyn Fn() -> String| {
        if path.contains(name) {
            path = path.replace(name, &value());
        }
    };
    fill("{id}", &|| case.to_string());
    fill("{partId}", &|| world.part(case, role).to_string());
    fill("{accountId}", &|| world.spare_account().to_string());
    fill("{handoverId}", &|| handover(world, operation, who, case).to_string());
    fill("{consentId}", &|| world.consent(case, consenting).to_string());
    fill("{noticeId}", &|| world.notice(case).to_string());
    fill("{batchId}", &|| world.batch().to_string());
    for (name, value) in [
        ("{sessionId}", "current"),
        ("{filterId}", "mine"),
        ("{itemId}", "hand-in"),
        ("{tickId}", "copies"),
        ("{taskId}", "register"),
        ("{sequence}", "1"),
        ("{remedyId}", "notice-of-default"),
        ("{calendarId}", "nl"),
        ("{procedureId}", "nl-nareis"),
        ("{versionId}", "2025-03-28"),
        ("{month}", "2027-01"),
        ("{picture}", "flow"),
    ] {
        fill(name, &|| value.to_owned());
    }
    assert!(!path.contains('{'), "say what to put into {path}");
    let body = body(world, &operation.id, (who, case));
    let sends = ["POST", "PUT"].contains(&operation.method.as_str())
        && ![
            "create_activation",
            "resend_notice",
            "put_tick",
            "correct_bulk_step",
            "create_handover_sheet",
            "confirm_contact",
            "confirm_incoming_contact",
        ]
        .contains(&operation.id.as_str());
    assert_eq!(sends, body.is_some(), "say what to send to {}", operation.id);
    world.ask(who, &operation.method, &format!("{path}{}", query(&operation.id)), body).await.status
}

/// What the table of rights lets us expect: may it be done in a family of one's own, and in somebody else's?
pub(super) fn expected(operation: &str, who: &str) -> (bool, bool) {
    let rights: Vec<(&str, &Right)> = catalogue().rights().rows().collect();
    let (_, right) = rights.iter().find(|(name, _)| *name == operation).expect("a row");
    match right {
        Right::Anyone => (true, true),
        Right::Roles(roles) => match Role::of(who).and_then(|role| roles.get(&role)) {
            None => (false, false),
            Some(Scope::Whole) => (true, true),
            Some(Scope::Own | Scope::Organisation | Scope::HandedOver) => (true, false),
        },
    }
}

/// Both back ends are held against the same reviewed picture.
#[actix_web::test]
async fn the_access_matrix_is_as_it_was_reviewed_on_sqlite() {
    insta::assert_snapshot!("the_access_matrix", picture(&Place::sqlite()).await);
}

#[actix_web::test]
async fn the_access_matrix_is_as_it_was_reviewed_on_postgres() {
    insta::assert_snapshot!("the_access_matrix", picture(&Place::postgres()).await);
}

async fn picture(place: &Place) -> String {
    let provider = Provider::start();
    let world = world_with(place.open(), providers(&provider)).await;
    publish_due(&world.http.app, &sections).expect("statistics of January");
    let mut out = format!("{:<20}", "own/other");
    for who in WHO {
        let _ = write!(out, " {who:<13}");
    }
    let mut faults = Vec::new();
    for operation in operations() {
        let of_case = operation.path.contains("{id}");
        let _ = write!(out, "\n{:<20}", operation.id);
        for who in WHO {
            let own = cell(&world, &operation, who, world.own).await;
            let other = if of_case { Some(cell(&world, &operation, who, world.other).await) } else { None };
            let told = other.map_or_else(|| own.to_string(), |other| format!("{own}/{other}"));
            let _ = write!(out, " {told:<13}");
            let (may_own, may_other) = expected(&operation.id, who);
            // Signing in with what is not right is answered by 401 to everybody; it is no question of rights.
            let signs_in = ["create_session", "activate_account"].contains(&operation.id.as_str());
            let done = |status: u16| (200..300).contains(&status) || matches!(status, 412 | 422);
            let refused = |status: u16| matches!(status, 401 | 403 | 404);
            let right = signs_in
                || (done(own) == may_own
                    && refused(own) != may_own
                    && other.is_none_or(|other| done(other) == may_other && (may_other || refused(other))));
            if !right {
                faults.push(format!("{} by {who}: {told}", operation.id));
            }
            // Whoever may do it in a family of their own must not learn that another one exists.
            if may_own && !may_other && other.is_some_and(|other| other != 404) {
                faults.push(format!("{} by {who} tells that the other family exists: {told}", operation.id));
            }
        }
    }
    for (operation, method, path) in OF_PAGES {
        let _ = write!(out, "\n{operation:<20}");
        for who in WHO {
            let status = on_page(&world, who, method, path).await;
            let _ = write!(out, " {status:<13}");
            // Whoever is not signed in is led to the door.
            let done = (200..300).contains(&status) || status == 422 || (status == 303 && method == "POST");
            if done != expected(operation, who).0 {
                faults.push(format!("{operation} by {who}: {status}"));
            }
        }
    }
    assert!(faults.is_empty(), "not as the table of rights says:\n{}\n{out}", faults.join("\n"));
    out
}

/// Asks for a page, or sends its form with nothing in it.
async fn on_page<S>(world: &World<S>, who: &str, method: &str, path: &str) -> u16
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let (name, value) = world.proof(who);
    let mut headers = vec![(name, value.as_str()), ("accept", "text/html"), ("sec-fetch-site", "same-origin")];
    if method == "POST" {
        headers.push(("content-type", "application/x-www-form-urlencoded"));
    }
    world.http.send(method, path, &headers, (method == "POST").then(Vec::new)).await.status
}
