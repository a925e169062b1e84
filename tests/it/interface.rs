//! The rules of the interface as a whole: headers on every answer, errors as problems, methods, media types, limits, the
//! document.

use serde_json::{Value, json};

use crate::support::http::{Answer, start};
use crate::support::stores::on_sqlite;

const SECURITY: &[(&str, &str)] = &[
    ("api-version", "1.0.0"),
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("strict-transport-security", "max-age=31536000; includeSubDomains"),
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
];

fn well_headed(answer: &Answer, what: &str) {
    for (name, value) in SECURITY {
        assert_eq!(answer.header(name), *value, "{what}: {name}");
    }
    assert_eq!(answer.header("server"), "", "{what}: nothing tells what it is made with");
}

#[test]
fn every_answer_carries_the_headers_of_the_design_rules_also_an_error() {
    on_sqlite(async |db| {
        let app = start(db).await;
        for path in ["/health", "/readiness", "/version", "/procedures", "/openapi.json", "/nowhere", "/applications/x"]
        {
            well_headed(&app.get(path).await, path);
        }
        let large =
            app.send("POST", "/api/v1/reckonings", &[("content-type", "application/json")], Some(vec![b' '; 2 << 20]));
        let large = large.await;
        assert_eq!((large.status, large.json()["code"].clone()), (413, json!("body-too-large")));
        well_headed(&large, "a large body");
    });
}

#[test]
fn errors_are_problems_with_status_title_detail_and_a_number() {
    on_sqlite(async |db| {
        let app = start(db).await;
        let asked = [
            (app.get("/nowhere").await, 404),
            (app.get("/health/").await, 404),
            (app.get("/procedures/nl-nareis/versions/2025-03-28/").await, 404),
            (app.send("DELETE", "/api/v1/health", &[], None).await, 405),
            (app.send("GET", "/api/v1/health", &[("accept", "text/html")], None).await, 406),
            (
                app.send("POST", "/api/v1/reckonings", &[("content-type", "text/plain")], Some(b"{}".to_vec())).await,
                415,
            ),
            (app.send("POST", "/api/v1/reckonings", &[], Some(b"{}".to_vec())).await, 415),
            (
                app.send(
                    "POST",
                    "/api/v1/reckonings",
                    &[("content-type", "application/json")],
                    Some(b"{\"a\"".to_vec()),
                )
                .await,
                400,
            ),
        ];
        for (answer, status) in asked {
            assert_eq!(answer.status, status, "{}", answer.text);
            assert_eq!(answer.header("content-type"), "application/problem+json");
            let body = answer.json();
            assert_eq!(body["status"], status);
            for member in ["type", "title", "detail", "instance", "code"] {
                assert!(
                    body[member].as_str().is_some_and(|t| !t.is_empty() && !t.starts_with("detail-")),
                    "{member}: {body}"
                );
            }
        }
        let allowed = app.send("PUT", "/api/v1/applications", &[], None).await;
        assert_eq!(allowed.header("allow"), "GET, HEAD, POST");
        let head = app.send("HEAD", "/api/v1/health", &[], None).await;
        assert_eq!(head.status, 200);
    });
}

#[test]
fn all_faults_are_told_at_once_each_with_its_pointer() {
    on_sqlite(async |db| {
        let app = start(db).await;
        let body = json!({"procedure": "nl-nareis", "asOf": "23-11-2026", "colour": "red", "events": [
            {"type": "application-received", "on": "2026-02-02"},
            {"type": "documents-requested", "on": "2026-03-02"},
            {"type": "docs-received", "on": "2026-13-12"},
            {"type": "decision-notified", "on": "2026-04-01", "outcome": 7, "person": ""},
            "nothing",
        ]});
        let answer = app.post("/reckonings", &[], &body).await;
        assert_eq!(answer.status, 400);
        let faults = answer.faults();
        let expected = [
            ("/asOf", "not-a-day"),
            ("/colour", "unknown-member"),
            ("/events/1/answerBy", "missing-field"),
            ("/events/2/on", "not-a-day"),
            ("/events/2/type", "unknown-event"),
            ("/events/3/outcome", "not-a-choice"),
            ("/events/3/person", "not-a-person"),
            ("/events/4", "wrong-type"),
        ];
        for (pointer, code) in expected {
            assert!(faults.contains(&(pointer.to_owned(), code.to_owned())), "{pointer} {code} in {faults:#?}");
        }
    });
}

#[test]
fn texts_come_in_the_language_asked_for_and_english_otherwise() {
    on_sqlite(async |db| {
        let app = start(db).await;
        let title = async |language: &str| {
            let answer = app.send("GET", "/api/v1/procedures/nl-nareis", &[("accept-language", language)], None).await;
            (answer.json()["title"].as_str().expect("a title").to_owned(), answer.header("content-language").to_owned())
        };
        assert_eq!(title("nl").await, ("Nareis".to_owned(), "nl".to_owned()));
        assert_eq!(title("xx, nl-BE;q=0.4, en;q=0.3").await.1, "nl");
        assert_eq!(title("en;q=0.9, nl;q=0.1").await.1, "en");
        assert_eq!(title("xx").await.1, "en");
        assert_eq!(title(";;;,,q=").await.1, "en");
    });
}

#[test]
fn the_calendar_answers_for_what_it_knows_and_refuses_the_rest() {
    on_sqlite(async |db| {
        let app = start(db).await;
        let days = app.get("/calendars/nl/days?from=2026-05-14&until=2026-05-18").await.json();
        let open: Vec<bool> = days["results"].as_array().expect("days").iter().map(|d| d["open"] == true).collect();
        assert_eq!(open, [false, false, false, false, true]);
        assert_eq!(days["results"][1]["closedBy"], "equated-day");
        let closed = app.get("/calendars/nl/days?from=2026-01-01&until=2026-12-31&closed=true").await.json();
        assert!(closed["results"].as_array().is_some_and(|d| d.len() > 104));
        let outside = app.get("/calendars/nl/days?from=2029-01-01").await;
        assert_eq!((outside.status, outside.faults()[0].1.as_str()), (400, "outside-calendar"));
        let wide = app.get("/calendars/nl/days?from=2020-01-01&until=2026-01-01").await;
        assert_eq!(wide.faults()[0].1, "too-wide");
        let backwards = app.get("/calendars/nl/days?from=2026-02-01&until=2026-01-01").await;
        assert_eq!(backwards.faults()[0].1, "before-from");
        assert_eq!(app.get("/calendars/xx").await.status, 404);
    });
}

#[test]
fn what_if_i_filed_on_a_day() {
    on_sqlite(async |db| {
        let app = start(db).await;
        let due = app.get("/due-dates?procedure=nl-nareis&receivedOn=2026-11-23").await.json();
        assert_eq!(due["terms"][0]["lastDay"], "2027-08-23");
        let due = app.get("/due-dates?procedure=nl-mvv-regular&receivedOn=2026-01-26").await.json();
        assert_eq!(due["terms"][0]["lastDay"], "2026-04-28");
        let wrong = app.get("/due-dates?procedure=nl-narries").await;
        assert_eq!(wrong.faults()[0], ("receivedOn".to_owned(), "missing".to_owned()));
        let early = app.get("/due-dates?procedure=nl-nareis&receivedOn=2001-01-01").await;
        assert_eq!(early.faults()[0], ("receivedOn".to_owned(), "no-version".to_owned()));
    });
}

#[test]
fn the_committed_document_is_what_the_service_tells_of_itself() {
    on_sqlite(async |db| {
        let app = start(db).await;
        let served = app.get("/openapi.json").await;
        assert_eq!(served.header("access-control-allow-origin"), "*");
        // Not assert_eq: thousands of lines on the terminal would help nobody.
        let same = served.text == include_str!("../../openapi/openapi.json");
        assert!(same, "write it anew: cargo run -- openapi > openapi/openapi.json");
        let document: Value = served.json();
        assert_eq!(document["info"]["version"], wachtwijzer::web::api::VERSION);
    });
}

#[test]
fn the_documentation_loads_nothing_from_elsewhere() {
    on_sqlite(async |db| {
        let app = start(db).await;
        let page = app.send("GET", "/api/docs/", &[], None).await;
        assert_eq!(page.status, 200);
        assert!(!page.text.contains("http://") && !page.text.contains("https://"), "{}", page.text);
        let document = app.send("GET", "/api/docs/openapi.json", &[], None).await;
        assert_eq!(document.json()["servers"][0]["url"], "/api/v1");
    });
}

#[test]
fn texts_say_their_character_set_and_no_page_allows_what_stands_inline() {
    on_sqlite(async |db| {
        let app = start(db).await;
        let diagram = "/api/v1/procedures/nl-nareis/versions/2025-03-28/diagram";
        for (path, accept) in [
            ("/api/docs/", "text/html"),
            ("/sign-in/nobody", "text/html"),
            (diagram, "image/svg+xml"),
            (diagram, "text/vnd.mermaid"),
        ] {
            let answer = app.send("GET", path, &[("accept", accept)], None).await;
            let sent_as = answer.header("content-type");
            assert!(sent_as.ends_with("charset=utf-8"), "{path} {accept}: {sent_as}");
            let policy = answer.header("content-security-policy");
            assert!(policy.contains("default-src") && !policy.contains("unsafe"), "{path}: {policy}");
        }
    });
}

#[test]
fn the_settings_file_is_what_the_program_knows() {
    assert_eq!(
        wachtwijzer::settings::Settings::default_file(),
        include_str!("../../config/default.toml"),
        "write it anew: cargo run -- settings > config/default.toml"
    );
}

#[test]
fn a_browser_that_opens_a_diagram_sees_the_picture() {
    on_sqlite(async |db| {
        let app = start(db).await;
        let path = "/api/v1/procedures/nl-nareis/versions/2025-03-28/diagram";
        let browser = [("accept", "text/html,application/xml;q=0.9,*/*;q=0.8")];
        assert_eq!(app.send("GET", path, &browser, None).await.header("content-type"), "image/svg+xml; charset=utf-8");
        let json = app.send("GET", path, &[("accept", "application/json")], None).await;
        assert_eq!(json.header("content-type"), "application/json");
    });
}
