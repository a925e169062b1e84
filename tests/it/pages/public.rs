//! What anybody can read and ask, without signing in.

use wachtwijzer::web::pages::style;

use super::{ATTACK, Browser, LANGUAGES, cookie, is_whole};
use crate::support::http::start;
use crate::support::stores::{on_each, on_sqlite};

const PAGES: [&str; 14] = [
    "/",
    "/procedure",
    "/procedure?procedure=nl-mvv-regular",
    "/procedure?procedure=de-familiennachzug",
    "/filing",
    "/reckon",
    "/waiting-times",
    "/guidance",
    "/glossary",
    "/help",
    "/privacy",
    "/accessibility",
    "/sign-in",
    "/activate",
];

#[test]
fn every_public_page_is_whole_in_dutch_english_and_arabic() {
    on_each(async |db| {
        let app = start(db).await;
        for language in LANGUAGES {
            for path in PAGES {
                let answer = Browser::nobody(language).get(&app, path).await;
                assert_eq!(answer.status, 200, "{path}: {}", answer.text);
                is_whole(&answer, language, path);
            }
        }
    });
}

#[test]
fn every_link_and_picture_of_a_public_page_leads_somewhere() {
    on_sqlite(async |db| {
        let app = start(db).await;
        let mut seen = std::collections::BTreeSet::new();
        let mut left: Vec<String> = PAGES.map(str::to_owned).to_vec();
        while let Some(path) = left.pop() {
            if !seen.insert(path.clone()) {
                continue;
            }
            let answer = Browser::nobody("nl").get(&app, &path).await;
            assert_eq!(answer.status, 200, "{path}: {}", answer.text);
            if !answer.header("content-type").starts_with("text/html") {
                continue;
            }
            is_whole(&answer, "nl", &path);
            for name in ["href=\"", "src=\"", "action=\""] {
                for (at, _) in answer.text.match_indices(name) {
                    let address = answer.text[at + name.len()..].split('"').next().expect("an address");
                    let address = address.replace("&amp;", "&");
                    let known = ["https://", "http://", "tel:", "#"].iter().any(|begin| address.starts_with(begin));
                    assert!(known || address.starts_with('/'), "{path} leads to {address}");
                    if address.starts_with('/') && name != "action=\"" {
                        left.push(address);
                    }
                }
            }
        }
        assert!(seen.len() > 40, "{} addresses", seen.len());
    });
}

#[test]
fn style_script_and_sign_are_kept_for_a_year_under_the_name_of_their_digest() {
    on_sqlite(async |db| {
        let app = start(db).await;
        for (path, kind) in [
            (style::style_address(), "text/css; charset=utf-8"),
            (style::script_address(), "text/javascript; charset=utf-8"),
            (style::sign_address(), "image/svg+xml; charset=utf-8"),
        ] {
            let answer = Browser::nobody("nl").get(&app, path).await;
            assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{path}");
            assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable", "{path}");
        }
        let other = Browser::nobody("nl").get(&app, "/assets/style-0000000000000000.css").await;
        assert_eq!((other.status, other.header("cache-control")), (404, "no-store"));
    });
}

#[test]
fn the_language_is_chosen_by_a_form_and_stands_in_no_address() {
    on_sqlite(async |db| {
        let app = start(db).await;
        let browser = Browser::nobody("nl");
        let chosen = browser.post(&app, "/language", &[("language", "ar"), ("to", "/filing")]).await;
        assert_eq!((chosen.status, chosen.header("location")), (303, "/filing"));
        let held = cookie(&chosen, "__Host-language").expect("a cookie");
        let kept = chosen.header("set-cookie");
        assert!(kept.contains("Secure") && kept.contains("HttpOnly") && !kept.contains("Max-Age"), "{kept}");
        is_whole(&Browser::holding(&held, "nl").get(&app, "/filing").await, "ar", "/filing");

        let unknown = browser.post(&app, "/language", &[("language", "xx"), ("to", "//evil.example")]).await;
        assert_eq!((unknown.status, unknown.header("location"), unknown.header("set-cookie")), (303, "/", ""));
        is_whole(&Browser::holding("__Host-language=xx", "nl").get(&app, "/").await, "nl", "an unknown language");
        is_whole(&Browser::nobody("xx").get(&app, "/").await, "en", "a browser in a language that nobody has");
        // A language without words for pages shows them in English, and says so to whoever reads them aloud.
        let tigrinya = Browser::nobody("ti").get(&app, "/").await;
        assert!(
            tigrinya.text.contains("<html lang=\"ti\"") && tigrinya.text.contains("<span lang=\"en\" dir=\"ltr\">")
        );
    });
}

#[test]
fn the_days_that_follow_from_a_filing_are_those_of_the_engine() {
    on_sqlite(async |db| {
        let app = start(db).await;
        let fields = [("procedure", "nl-nareis"), ("on-day", "1"), ("on-month", "3"), ("on-year", "2027")];
        for (language, day) in [("nl", "1 december 2027"), ("en", "1 December 2027"), ("ar", "1 ديسمبر 2027")] {
            let answer = Browser::nobody(language).post(&app, "/filing", &fields).await;
            assert_eq!(answer.status, 200, "{}", answer.text);
            is_whole(&answer, language, "/filing");
            let api = app.get("/due-dates?procedure=nl-nareis&receivedOn=2027-03-01").await.json();
            let safe = api["terms"][0]["safeLastDay"].as_str().expect("a day").to_owned();
            assert!(answer.text.contains(&format!("datetime=\"{safe}\"")), "{safe}: {}", answer.text);
            assert_eq!(safe, "2027-12-01", "nine months by Vw 2000, 2u(1)");
            assert!(answer.text.contains(day), "{day}");
        }
    });
}

#[test]
fn a_form_with_nothing_or_with_what_is_no_day_lists_its_faults_and_keeps_what_was_typed() {
    on_sqlite(async |db| {
        let app = start(db).await;
        for language in LANGUAGES {
            let browser = Browser::nobody(language);
            for path in ["/filing", "/reckon", "/waiting-times"] {
                let empty = browser.post(&app, path, &[]).await;
                assert_eq!(empty.status, 422, "{path}");
                is_whole(&empty, language, path);
                let field = if path == "/reckon" { "received" } else { "on" };
                assert!(empty.text.contains(&format!("href=\"#{field}\"")), "{path}: {}", empty.text);
                assert!(empty.text.contains("href=\"#procedure\""), "{path}: {}", empty.text);

                let typed =
                    [("procedure", "nl-nareis"), (&format!("{field}-day"), "31"), (&format!("{field}-month"), "2")];
                let wrong = browser.post(&app, path, &typed).await;
                assert_eq!(wrong.status, 422, "{path}");
                assert!(wrong.text.contains("value=\"31\"") && wrong.text.contains(&format!("href=\"#{field}\"")));
            }
        }
    });
}

#[test]
fn a_script_in_every_field_stays_words() {
    on_sqlite(async |db| {
        let app = start(db).await;
        let names = ["procedure", "outcome", "login", "code", "language", "show", "to"];
        let days = ["on", "received", "asked", "answer-by", "sent", "default", "decided", "as-of"];
        let parts: Vec<String> =
            days.iter().flat_map(|day| ["day", "month", "year"].map(|part| format!("{day}-{part}"))).collect();
        let all = names.iter().copied().chain(parts.iter().map(String::as_str));
        let fields: Vec<(&str, &str)> = all.map(|name| (name, ATTACK)).collect();
        for path in ["/filing", "/reckon", "/waiting-times", "/sign-in", "/activate"] {
            let answer = Browser::nobody("en").post(&app, path, &fields).await;
            assert!((400..500).contains(&answer.status), "{path}: {}", answer.status);
            is_whole(&answer, "en", path);
            assert!(answer.text.contains("&lt;script&gt;"), "{path} keeps it as words: {}", answer.text);
        }
        for path in ["/guidance?item=%22%3E%3Cscript%3E", "/procedure?procedure=%3Cscript%3E", "/%3Cscript%3E"] {
            let answer = Browser::nobody("en").get(&app, path).await;
            assert_eq!(answer.status, 404, "{path}");
            is_whole(&answer, "en", path);
        }
    });
}

#[test]
fn a_deadline_is_reckoned_from_a_few_days_and_nothing_of_it_is_in_an_address() {
    on_sqlite(async |db| {
        let app = start(db).await;
        let day = |name: &'static str, day: &'static str, month: &'static str, year: &'static str| {
            [(format!("{name}-day"), day), (format!("{name}-month"), month), (format!("{name}-year"), year)]
        };
        let given = [
            day("received", "2", "2", "2026"),
            day("asked", "2", "3", "2026"),
            day("answer-by", "30", "3", "2026"),
            day("sent", "11", "3", "2026"),
            day("as-of", "25", "11", "2026"),
        ];
        let mut fields: Vec<(&str, &str)> = vec![("procedure", "nl-nareis"), ("outcome", "")];
        fields.extend(given.iter().flatten().map(|(name, value)| (name.as_str(), *value)));
        let answer = Browser::nobody("nl").post(&app, "/reckon", &fields).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        is_whole(&answer, "nl", "/reckon");
        let body = serde_json::json!({"procedure": "nl-nareis", "asOf": "2026-11-25", "events": [
            {"type": "application-received", "on": "2026-02-02"},
            {"type": "documents-requested", "on": "2026-03-02", "answerBy": "2026-03-30"},
            {"type": "documents-received", "on": "2026-03-11"},
        ]});
        let api = app.post("/reckonings", &[], &body).await.json();
        let terms = api["terms"].as_array().expect("terms").clone();
        let decision = terms.iter().find(|term| term["id"] == "decision").expect("the decision");
        let safe = decision["safeLastDay"].as_str().expect("a day");
        assert!(answer.text.contains(&format!("datetime=\"{safe}\"")), "{safe}");
        let own = terms.iter().find(|term| term["id"] == "answer").expect("the answer");
        assert!(answer.text.contains(&format!("datetime=\"{}\"", own["warnBy"].as_str().expect("a day"))));
        assert!(!answer.text.contains("method=\"get\""), "nothing that was typed goes into an address");

        // In another language it is sent once more, and says the same day.
        fields.extend([("show", "again"), ("language", "ar")]);
        let again = Browser::nobody("nl").post(&app, "/reckon", &fields).await;
        is_whole(&again, "ar", "/reckon");
        assert!(again.text.contains(&format!("datetime=\"{safe}\"")));
    });
}

#[test]
fn faults_of_the_engine_stand_beside_the_field_that_they_are_about() {
    on_sqlite(async |db| {
        let app = start(db).await;
        // Papers cannot come in before anybody applied.
        let fields = [
            ("procedure", "nl-nareis"),
            ("received-day", "2"),
            ("received-month", "2"),
            ("received-year", "2026"),
            ("sent-day", "1"),
            ("sent-month", "2"),
            ("sent-year", "2026"),
        ];
        let answer = Browser::nobody("nl").post(&app, "/reckon", &fields).await;
        assert_eq!(answer.status, 422, "{}", answer.text);
        assert!(answer.text.contains("href=\"#sent\""), "{}", answer.text);
        // A procedure that knows no such letter says so.
        let fields = [
            ("procedure", "de-familiennachzug"),
            ("received-day", "2"),
            ("received-month", "2"),
            ("received-year", "2026"),
            ("default-day", "1"),
            ("default-month", "9"),
            ("default-year", "2026"),
        ];
        let german = Browser::nobody("nl").post(&app, "/reckon", &fields).await;
        assert_eq!(german.status, 422, "{}", german.text);
        assert!(german.text.contains("href=\"#default\""), "{}", german.text);
    });
}

#[test]
fn what_is_not_there_is_a_page_for_browsers_and_a_problem_for_programs() {
    on_sqlite(async |db| {
        let app = start(db).await;
        for language in LANGUAGES {
            let page = Browser::nobody(language).get(&app, "/nowhere").await;
            assert_eq!(page.status, 404);
            is_whole(&page, language, "/nowhere");
        }
        let program = app.send("GET", "/nowhere", &[("accept", "application/json")], None).await;
        assert_eq!((program.status, program.header("content-type")), (404, "application/problem+json"));
        let api = app.send("GET", "/api/v1/nowhere", &[("accept", "text/html")], None).await;
        assert_eq!((api.status, api.header("content-type")), (404, "application/problem+json"));
        let wrong = app.send("PUT", "/filing", &[], None).await;
        assert_eq!((wrong.status, wrong.header("allow")), (405, "GET, HEAD, POST"));
        let other = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "cross-site")];
        let other = app.send("POST", "/reckon", &other, Some(Vec::new())).await;
        assert_eq!(other.status, 403, "another site");
    });
}

#[test]
fn too_much_is_refused_with_a_page() {
    on_sqlite(async |db| {
        let app = start(db).await;
        let long = "x".repeat(2 << 20);
        let answer = Browser::nobody("nl").post(&app, "/filing", &[("on-day", &long)]).await;
        assert_eq!(answer.status, 413);
        is_whole(&answer, "nl", "/filing");
        let long = "x".repeat(10_000);
        let answer = Browser::nobody("nl").post(&app, "/filing", &[("on-day", &long)]).await;
        assert_eq!(answer.status, 422);
    });
}
