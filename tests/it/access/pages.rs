//! The same rights on pages as through the interface: every page and every form that is about a case or for staff, by everybody, for a
//! family of one's own and somebody else's, beside the row of the table of rights that its operation has.

use std::fs;
use std::path::Path;

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use serde_json::json;
use wachtwijzer::domain::ids::CaseId;

use super::items::sources;
use super::matrix::expected;
use super::world::{WHO, World, world};
use crate::support::stores::Place;

const FAMILY: &[&str] = &["referent", "family-member", "helper"];
const STAFF: &[&str] = &["caseworker", "supervisor", "partner", "policymaker", "administrator"];

/// A page or form: method, path, the operation that opens it, and what its form is sent with.
type Row = (&'static str, &'static str, &'static str, &'static str);

const PAGES: &[Row] = &[
    ("get", "/my", "list_applications", ""),
    ("get", "/my/messages", "list_my_messages", ""),
    ("post", "/my/messages", "put_my_preferences", ""),
    ("get", "/my/{id}", "get_application", ""),
    ("get", "/my/{id}/sheet", "get_application", ""),
    ("get", "/my/{id}/guidance", "list_guidance", ""),
    ("post", "/my/{id}/guidance/{itemId}/{tickId}", "put_tick", "done=yes"),
    ("get", "/my/{id}/looks", "list_accesses", ""),
    ("get", "/my/{id}/data", "get_application", ""),
    ("post", "/my/{id}/data", "get_application", "do=want"),
    ("get", "/my/{id}/helpers", "list_mandates", ""),
    ("post", "/my/{id}/helpers", "grant_mandate", "do=grant&helper=WP-0&until-day=1&until-month=4&until-year=2027"),
    ("get", "/my/{id}/handover", "list_handovers", ""),
    ("get", "/my/{id}/tasks", "list_tasks", ""),
    ("post", "/my/{id}/tasks", "complete_task", "task=register&person=person-family-member"),
    ("get", "/my/{id}/refusal", "list_guidance", ""),
    ("get", "/my/{id}/calendar.ics", "get_application", ""),
    ("get", "/work", "list_work", ""),
    ("post", "/work/keep", "put_filter", "name=mine&view=overdue"),
    ("post", "/work/forget", "remove_filter", "name=mine"),
    ("post", "/work/assign", "put_assignee", "to=me"),
    ("get", "/work/search", "search_applications", ""),
    ("post", "/work/search", "search_applications", ""),
    ("post", "/work/together", "preview_bulk_step", ""),
    ("post", "/work/together/preview", "preview_bulk_step", ""),
    ("post", "/work/together/do", "create_bulk_step", "step=nl-nareis/suspension-started&seen={own}:1"),
    ("get", "/work/together/{batchId}", "get_bulk_step", ""),
    ("post", "/work/together/{batchId}/undo", "correct_bulk_step", ""),
    ("get", "/work/deliveries", "list_parked_notices", ""),
    ("post", "/work/deliveries/{id}/{noticeId}/again", "resend_notice", ""),
    ("get", "/work/messages", "list_my_messages", ""),
    ("get", "/work/cases/{id}", "get_application", ""),
    ("get", "/work/cases/{id}/terms", "list_terms", ""),
    ("get", "/work/cases/{id}/record", "list_events", ""),
    ("post", "/work/cases/{id}/assignee", "put_assignee", "to=me"),
    ("get", "/work/cases/{id}/tasks", "list_tasks", ""),
    ("get", "/work/cases/{id}/tasks/{taskId}?person=person-family-member", "complete_task", ""),
    ("post", "/work/cases/{id}/tasks/{taskId}", "complete_task", "person=person-family-member"),
    ("get", "/work/cases/{id}/people", "list_people", ""),
    ("get", "/work/cases/{id}/steps/{event}", "append_event", ""),
    ("post", "/work/cases/{id}/steps/{event}", "append_event", ""),
    ("get", "/work/cases/{id}/events/{sequence}/correction", "correct_event", ""),
    ("post", "/work/cases/{id}/events/{sequence}/correction", "correct_event", ""),
    ("get", "/work/handovers", "list_incoming_handovers", ""),
    ("get", "/work/handovers/{handoverId}", "get_incoming_handover", ""),
    ("post", "/work/handovers/{handoverId}", "confirm_incoming_contact", "do=confirm"),
    ("get", "/work/cases/{id}/handovers", "list_handovers", ""),
    ("get", "/work/cases/{id}/handovers/new", "propose_handover", ""),
    ("post", "/work/cases/{id}/handovers/new", "propose_handover", ""),
    ("get", "/work/cases/{id}/handovers/{handoverId}", "get_handover", ""),
    ("post", "/work/cases/{id}/handovers/{handoverId}", "withdraw_handover", "do=withdraw"),
    ("post", "/work/cases/{id}/handovers/{handoverId}/sheet", "create_handover_sheet", ""),
    ("get", "/policy/own", "get_own_figures", ""),
    ("get", "/admin/accounts", "list_accounts", ""),
    ("post", "/admin/accounts", "create_account", ""),
    ("post", "/admin/accounts/find", "list_accounts", ""),
    ("post", "/admin/accounts/{account}/block", "block_account", "blocked=yes"),
    ("get", "/admin/organisations", "list_organisations", ""),
    ("post", "/admin/organisations", "add_organisation", ""),
    ("get", "/admin/organisations/{organisation}", "list_organisations", ""),
    ("post", "/admin/organisations/{organisation}", "put_mailbox", ""),
    ("get", "/admin/keys", "list_keys", ""),
    ("post", "/admin/keys", "create_key", ""),
    ("get", "/admin/procedures", "check_procedures", ""),
    ("get", "/admin/reviews", "list_reviews", ""),
    ("get", "/admin/parked", "count_parked_notices", ""),
    ("get", "/admin/log", "verify_log", ""),
    ("post", "/admin/log", "verify_log", ""),
];

/// Pages of a dashboard that are for anybody.
const FOR_ANYBODY: [&str; 8] = [
    "get /policy",
    "get /policy/numbers/{month}/{procedureId}/{picture}",
    "get /policy/record",
    "get /policy/what-if",
    "post /policy/what-if",
    "get /policy/what-if/capacity",
    "post /policy/what-if/capacity",
    "post /policy/what-if/file",
];

/// The pages of these parts that the sources name.
fn named() -> Vec<String> {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web/site"), &mut files);
    let mut all = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a source");
        for part in text.split(".route(\"").skip(1) {
            let (path, rest) = part.split_once("\", web::").expect("a path and a method");
            let (method, _) = rest.split_once('(').expect("a method");
            if ["/my", "/work", "/policy", "/admin"].iter().any(|first| path.starts_with(first)) {
                all.push(format!("{method} {path}"));
            }
        }
    }
    all.sort();
    all
}

#[test]
fn every_page_of_a_part_with_rights_is_tried() {
    let mut tried: Vec<String> = PAGES
        .iter()
        .map(|(method, path, ..)| format!("{method} {}", path.split('?').next().expect("a path")))
        .collect();
    tried.extend(FOR_ANYBODY.map(str::to_owned));
    tried.sort();
    assert_eq!(tried, named());
}

/// Was somebody let in? Whoever is not signed in is led to the door, or finds it on the page.
async fn is_let_in<S>(world: &World<S>, row: &Row, who: &str, case: CaseId) -> (bool, u16)
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let (method, path, _, body) = row;
    let theirs = if who == "partner" { "coa" } else { "ind" };
    let sides = if path.starts_with("/work/handovers") { ("elsewhere", theirs) } else { (theirs, "ministry") };
    let mut address = (*path).to_owned();
    let mut fill = |name: &str, value: &dyn Fn() -> String| {
        if address.contains(name) {
            address = address.replace(name, &value());
        }
    };
    fill("{id}", &|| case.to_string());
    fill("{account}", &|| world.spare_account().to_string());
    fill("{handoverId}", &|| world.handover(case, sides, false).to_string());
    fill("{noticeId}", &|| world.notice(case).to_string());
    fill("{batchId}", &|| world.batch().to_string());
    for (name, value) in [
        ("{itemId}", "hand-in"),
        ("{tickId}", "copies"),
        ("{taskId}", "register"),
        ("{sequence}", "1"),
        ("{event}", "suspension-started"),
        ("{organisation}", "ind"),
    ] {
        fill(name, &|| value.to_owned());
    }
    let (name, value) = world.proof(who);
    let mut headers = vec![(name, value.as_str()), ("accept", "text/html"), ("sec-fetch-site", "same-origin")];
    let posts = *method == "post";
    if posts {
        headers.push(("content-type", "application/x-www-form-urlencoded"));
    }
    let sent = posts.then(|| body.replace("{own}", &world.own.to_string()).into_bytes());
    let answer = world.http.send(&method.to_uppercase(), &address, &headers, sent).await;
    let at_the_door = answer.header("location") == "/sign-in" || answer.text.contains("name=\"pass-phrase\"");
    let done = (200..400).contains(&answer.status) || matches!(answer.status, 409 | 412 | 422);
    (done && !at_the_door, answer.status)
}

/// The family member came, so that there is something to do.
async fn arrived<S>(world: &World<S>)
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let who = "person-family-member";
    let mut etag = world.http.get(&format!("/applications/{}", world.own)).await.header("etag").to_owned();
    for event in [
        json!({"type": "member-described", "on": "2026-06-01", "person": who, "relation": "spouse", "ageGroup": "adult"}),
        json!({"type": "decision-notified", "on": "2026-12-01", "person": who, "outcome": "granted"}),
        json!({"type": "mvv-collected", "on": "2026-12-15", "person": who, "validUntil": "2027-03-10"}),
        json!({"type": "entered-netherlands", "on": "2027-02-15", "person": who}),
    ] {
        etag = world.http.append(&world.own.to_string(), &etag, &event).await;
    }
}

#[actix_web::test]
async fn pages_and_forms_are_open_to_those_whom_the_table_of_rights_names() {
    let place = Place::sqlite();
    let world = world(place.open()).await;
    arrived(&world).await;
    let mut faults = Vec::new();
    for row in PAGES {
        let (method, path, operation, _) = row;
        let audience = if path.starts_with("/my") { FAMILY } else { STAFF };
        for who in WHO {
            let (own, other) = expected(operation, who);
            let theirs = audience.contains(&who);
            let (let_in, status) = is_let_in(&world, row, who, world.own).await;
            if let_in != (own && theirs) {
                faults.push(format!("{method} {path} ({operation}) by {who}: {status}"));
            }
            if path.contains("{id}") {
                let (let_in, status) = is_let_in(&world, row, who, world.other).await;
                if let_in != (other && theirs) {
                    faults.push(format!("{method} {path} ({operation}) by {who} for another family: {status}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "not as the table of rights says:\n{}", faults.join("\n"));
}
