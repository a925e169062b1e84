//! Pages for policymakers: what was published, how often forecasts were right, what if, and an organisation's own figures.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use serde_json::{Value, json};
use wachtwijzer::app::AppError;
use wachtwijzer::store::tallies::Snapshot;
use wachtwijzer::wire::pictures::PICTURES;

use super::{ATTACK, Browser, LANGUAGES, is_whole};
use crate::access::world::{World, world};
use crate::support::stores::{on_each, on_sqlite};

const WHAT_IF: [&str; 2] = ["/policy/what-if", "/policy/what-if/capacity"];

/// One figure as it is kept: statistic, measure, period, group; of all tracks.
fn figure((statistic, measure, period, group): (&str, &str, &str, &str), value: &Value) -> Value {
    let some = |text: &str| if text.is_empty() { Value::Null } else { json!(text) };
    json!({
        "statistic": statistic, "version": 1, "measure": measure, "track": null, "period": some(period),
        "group": some(group), "clock": "lived", "atLeast": null, "value": value,
    })
}

fn of_track(track: &str, mut figure: Value) -> Value {
    figure["track"] = json!(track);
    figure
}

fn curve(points: &[(u32, u8)]) -> Value {
    let point = |(week, percent): &(u32, u8)| json!({"week": week, "percent": percent, "low": percent - 4, "high": percent + 4});
    json!({"kind": "curve", "points": points.iter().map(point).collect::<Vec<_>>()})
}

fn weeks(weeks: u32, low: u32, high: Option<u32>) -> Value {
    json!({"kind": "weeks", "weeks": weeks, "low": low, "high": high})
}

fn counts(rows: &[(&str, Option<u64>)], total: Option<u64>) -> Value {
    let row = |(row, families): &(&str, Option<u64>)| json!({"row": row, "families": families});
    json!({"kind": "counts", "rows": rows.iter().map(row).collect::<Vec<_>>(), "total": total})
}

fn share(percent: u8) -> Value {
    json!({"kind": "share", "percent": percent, "bound": null})
}

/// What was published of a month: half wait at most so many weeks.
fn of_month(median: u32) -> Vec<Value> {
    let euro = |euro: i64| json!({"kind": "euro", "euro": euro});
    let under = json!({"kind": "share", "percent": null, "bound": "under-5"});
    let ages = [("0-90", Some(200)), ("91-182", Some(300)), ("183-274", None), ("366-730", Some(250))];
    let late = [("not-due", Some(400)), ("1-30", Some(100)), ("31-90", None), ("unknown", None)];
    let ends = |granted, refused, other| [("granted", granted), ("refused", refused), ("other-end", other)];
    let median = weeks(median, 48, Some(57));
    vec![
        figure(("waiting-time", "curve", "", ""), &curve(&[(20, 90), (40, 60), (60, 45), (80, 20)])),
        figure(("waiting-time", "median", "", ""), &median),
        figure(("waiting-time", "p80", "", ""), &weeks(78, 70, None)),
        figure(("closed-lately", "median", "", ""), &json!({"kind": "weeks", "weeks": 30, "low": null, "high": null})),
        figure(("closed-lately", "p80", "", ""), &Value::Null),
        figure(("waiting-time-by-receipt", "curve", "2025-H1", ""), &curve(&[(30, 80), (60, 35)])),
        figure(("waiting-time-by-receipt", "median", "2025-H1", ""), &weeks(44, 40, Some(47))),
        figure(("waiting-time-by-receipt", "curve", "2025-H2", ""), &Value::Null),
        figure(("outcomes", "curve", "", "granted"), &curve(&[(30, 20), (60, 55)])),
        figure(("outcomes", "curve", "", "refused"), &Value::Null),
        figure(("outcomes", "share-365", "", "granted"), &share(35)),
        figure(("outcomes", "share-365", "", "refused"), &under),
        figure(("flow", "received", "2026-Q3", ""), &counts(&[("received", Some(300))], Some(300))),
        figure(("flow", "received", "2026-Q4", ""), &counts(&[("received", Some(320))], Some(320))),
        figure(("flow", "closed", "2026-Q3", ""), &counts(&ends(Some(150), Some(30), Some(20)), Some(200))),
        figure(("flow", "closed", "2026-Q4", ""), &counts(&ends(Some(140), None, None), Some(180))),
        figure(("backlog", "by-age", "", ""), &counts(&ages, Some(910))),
        figure(("backlog", "by-lateness", "", ""), &counts(&late, Some(910))),
        figure(("in-time", "share-of-closed", "2026-H1", ""), &share(45)),
        figure(("in-time", "share-of-closed", "2026-H2", ""), &under),
        figure(("in-time", "share-kept", "", ""), &share(21)),
        figure(("now-deciding", "median", "", ""), &json!({"kind": "month", "month": "2025-11"})),
        figure(("penalties", "accrued", "", "administrative"), &euro(125_000)),
        figure(("penalties", "accrued", "", "judicial"), &Value::Null),
        of_track("refugee", figure(("waiting-time", "median", "", ""), &weeks(61, 55, Some(66)))),
        of_track("refugee", figure(("waiting-time", "curve", "", ""), &curve(&[(20, 95), (60, 52)]))),
        of_track("other", figure(("waiting-time", "median", "", ""), &Value::Null)),
    ]
}

fn record() -> Value {
    let row = |half: Option<&str>, method: &str, coverage: u8| json!({"halfYear": half, "method": method, "coverage": coverage, "later": 12, "lossDays": 40.5});
    json!([
        row(None, "rule", 81),
        row(None, "published", 52),
        row(None, "queue", 77),
        row(Some("2024H2"), "rule", 83),
        row(Some("2024H2"), "published", 49),
        row(Some("2025H1"), "rule", 79),
    ])
}

/// Two months of family reunification, one of asylum with nothing to show, and a record.
fn publish<S>(world: &World<S>)
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let empty = json!([figure(("waiting-time", "median", "", ""), &Value::Null)]);
    let sections = [
        ("2027-01-01", "figures:nl-nareis", json!(of_month(52))),
        ("2026-12-01", "figures:nl-nareis", json!(of_month(50))),
        ("2027-01-01", "figures:nl-asylum", empty),
        ("2027-01-01", "record:nl-nareis", record()),
        ("2027-01-01", "record:nl-asylum", json!([])),
    ];
    let done = world.http.app.write(move |tx, ctx| -> Result<(), AppError> {
        for (month, section, content) in &sections {
            tx.publish(&Snapshot {
                month: month.parse().expect("a day"),
                section: (*section).to_owned(),
                published_at: ctx.now,
                content: content.to_string(),
            })?;
        }
        Ok(())
    });
    done.expect("published");
}

fn browser<S>(world: &World<S>, who: &str, language: &'static str) -> Browser
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    Browser::holding(&world.proof(who).1, language)
}

/// Every address of this site that a page leads to.
fn addresses(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for name in ["href=\"/", "src=\"/"] {
        for (at, _) in text.match_indices(name) {
            let rest = &text[at + name.len() - 1..];
            all.push(rest.split('"').next().expect("an address").replace("&amp;", "&"));
        }
    }
    all
}

/// The text of a page without its markup, for sentences with parts kept apart.
fn words(text: &str) -> String {
    let parts = text.split('<').map(|part| part.split_once('>').map_or(part, |(_, words)| words));
    parts.collect::<Vec<_>>().join("")
}

#[test]
fn anybody_reads_the_dashboard_and_the_record_in_three_languages_and_every_link_leads_somewhere() {
    on_each(async |db| {
        let world = world(db).await;
        publish(&world);
        for language in LANGUAGES {
            for path in ["/policy", "/policy?procedure=nl-nareis&month=2026-12&track=refugee", "/policy/record"] {
                let answer = Browser::nobody(language).get(&world.http, path).await;
                assert_eq!(answer.status, 200, "{path}: {}", answer.text);
                is_whole(&answer, language, path);
                if language == "nl" {
                    // PNG is no text; that it is drawn is known from the SVG beside it.
                    for address in addresses(&answer.text).into_iter().filter(|one| !one.contains("/png")) {
                        let there = Browser::nobody(language).get(&world.http, &address).await;
                        assert_eq!(there.status, 200, "{path} leads to {address}: {}", there.text);
                    }
                }
            }
        }
    });
}

#[test]
fn the_dashboard_says_what_was_published_and_names_what_is_withheld() {
    on_sqlite(async |db| {
        let world = world(db).await;
        publish(&world);
        let page = Browser::nobody("en").get(&world.http, "/policy").await;
        let told = words(&page.text);
        for said in [
            "52 weeks",
            "Very likely between 48 weeks and 57 weeks",
            "Very likely more than 70 weeks; how much more is not known yet",
            "910",
            "320 and 180",
            "€125000",
            "By order of a court: withheld: too few",
            "Half of the families wait at most 52 weeks. Eighty of a hundred wait at most 78 weeks.",
            "A year after receipt, of all families: granted 35 %, refused less than 5 %.",
            "Of 910 families, 400 do not wait too long yet.",
            "In quarter 4 of 2026, 320 families came and 180 were closed. More came than were closed: the backlog grew.",
            "Of those received in the first half of 2025, half were done within 44 weeks.",
        ] {
            assert!(told.contains(said), "{said}: {told}");
        }
        // A cell that is withheld says so in the table of each picture where there is one.
        for name in ["by-receipt", "outcomes", "ends", "backlog", "lateness", "penalties"] {
            let picture = page.text.split(&format!("id=\"{name}\"")).nth(1).expect("a picture").to_owned();
            let table = picture.split("</table>").next().expect("its numbers").to_owned();
            assert!(table.contains("withheld"), "{name}: {table}");
        }
        // Before its first point a curve is withheld, at the next it is what was published, behind its last nothing is known.
        let waits = page.text.split("id=\"waiting-time\"").nth(1).expect("a picture").to_owned();
        let row = waits.split("<tr>").nth(2).expect("the row of all").split("</tr>").next().expect("a row");
        let cells: Vec<String> = row.split("<td").skip(1).map(|cell| words(&format!("<td{cell}"))).collect();
        assert_eq!(cells, ["withheld", "90 % (86–94)", "90 % (86–94)", "60 % (56–64)", "45 % (41–49)", "–", "–"]);
        // Pictures have their method, and files.
        assert_eq!(page.text.matches("<figure").count(), 10);
        assert!(told.contains("Per cent of families who still wait, by weeks since receipt, with its 95 % band"));
    });
}

#[test]
fn the_usual_figure_stands_beside_the_right_one_with_the_reason() {
    on_sqlite(async |db| {
        let world = world(db).await;
        publish(&world);
        for (language, why, lacks) in [
            ("en", "The usual figure is 22 weeks too low.", "they cannot be compared"),
            ("nl", "Het gewone getal is 22 weken te laag.", "Vergelijken kan dus niet"),
        ] {
            let page = words(&Browser::nobody(language).get(&world.http, "/policy").await.text);
            assert!(page.contains(why), "{page}");
            // Of eighty of a hundred the usual figure is withheld.
            assert!(page.contains(lacks), "{page}");
        }
    });
}

#[test]
fn only_what_was_published_can_be_chosen_and_anything_else_says_what_there_is() {
    on_each(async |db| {
        let world = world(db).await;
        let before = Browser::nobody("nl").get(&world.http, "/policy").await;
        assert_eq!(before.status, 200, "{}", before.text);
        assert!(before.text.contains("Er is nog niets gepubliceerd"), "{}", before.text);
        publish(&world);
        let page = Browser::nobody("nl").get(&world.http, "/policy").await.text;
        let chosen: Vec<&str> = page
            .match_indices("<option value=\"")
            .map(|(at, name)| page[at + name.len()..].split('"').next().expect("a value"))
            .collect();
        assert_eq!(chosen, ["2027-01", "2026-12", "all", "other", "refugee"]);
        let asylum = Browser::nobody("nl").get(&world.http, "/policy?procedure=nl-asylum").await;
        assert_eq!(asylum.status, 200, "{}", asylum.text);
        is_whole(&asylum, "nl", "/policy?procedure=nl-asylum");
        assert!(asylum.text.contains("Er zijn te weinig gezinnen"), "{}", asylum.text);
        for language in LANGUAGES {
            for query in [
                "procedure=nl-asylum&month=2026-12",
                "procedure=de-familiennachzug",
                "month=2026-11",
                "month=2027-01-17",
                "month=31-02-2027",
                "month=",
                "track=nationality",
                "procedure=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
            ] {
                let path = format!("/policy?{query}");
                let answer = Browser::nobody(language).get(&world.http, &path).await;
                assert_eq!(answer.status, 404, "{path}: {}", answer.text);
                is_whole(&answer, language, &path);
                for there in
                    ["nl-nareis&amp;month=2027-01", "nl-nareis&amp;month=2026-12", "nl-asylum&amp;month=2027-01"]
                {
                    assert!(answer.text.contains(there), "{path}: {}", answer.text);
                }
                assert!(!answer.text.contains("alert(1)"));
            }
        }
        let long = format!("/policy?track={}", "x".repeat(300));
        assert_eq!(Browser::nobody("nl").get(&world.http, &long).await.status, 400);
        assert_eq!(Browser::nobody("nl").get(&world.http, "/policy?family=3").await.status, 400);
    });
}

#[test]
fn who_works_here_reads_the_same_within_their_menu_and_others_as_anybody() {
    on_each(async |db| {
        let world = world(db).await;
        publish(&world);
        for path in ["/policy", "/policy/record"] {
            for who in ["policymaker", "supervisor"] {
                let page = browser(&world, who, "nl").get(&world.http, path).await;
                assert_eq!(page.status, 200, "{}", page.text);
                is_whole(&page, "nl", path);
                assert!(page.text.contains(&format!("t.{who}")) && page.text.contains("href=\"/policy/what-if\""));
                assert!(page.text.contains(&format!("href=\"{path}\" aria-current=\"page\"")), "{}", page.text);
                assert_eq!(page.text.contains("href=\"/policy/own\""), who == "supervisor", "{who}");
            }
            for cookies in [world.proof("referent").1, "__Host-session=made-up".to_owned()] {
                let page = Browser::holding(&cookies, "nl").get(&world.http, path).await;
                assert_eq!(page.status, 200, "{}", page.text);
                assert!(!page.text.contains("href=\"/policy/what-if\""), "{}", page.text);
            }
        }
    });
}

#[test]
fn every_picture_and_its_numbers_can_be_taken_along() {
    on_sqlite(async |db| {
        let world = world(db).await;
        publish(&world);
        let nobody = Browser::nobody("en");
        for name in PICTURES {
            let at = |form: &str| format!("/pictures/waiting/2027-01/nl-nareis/{name}/{form}");
            let svg = nobody.get(&world.http, &at("svg")).await;
            assert_eq!((svg.status, svg.header("content-type")), (200, "image/svg+xml; charset=utf-8"), "{name}");
            roxmltree::Document::parse(&svg.text).expect("a picture");
            let csv = nobody.get(&world.http, &at("csv")).await;
            assert_eq!(csv.status, 200, "{name}: {}", csv.text);
            assert!(csv.header("content-disposition").ends_with(&format!("-{name}.csv\"")), "{csv:?}");
            assert!(csv.text.starts_with("month,procedure,statistic,") && csv.text.lines().count() > 1, "{}", csv.text);
            let body = nobody.get(&world.http, &at("json")).await.json();
            assert_eq!((body["month"].as_str(), body["procedure"].as_str()), (Some("2027-01"), Some("nl-nareis")));
            // Where nothing may be shown there is no picture of nothing.
            let none = at("svg").replace("nl-nareis", "nl-asylum");
            assert_eq!(nobody.get(&world.http, &none).await.status, 404, "{name}");
        }
        let ends = nobody.get(&world.http, "/pictures/waiting/2027-01/nl-nareis/ends/csv").await.text;
        assert!(ends.contains("2027-01,nl-nareis,flow,1,closed,,2026-Q4,,lived,refused,,,,families\r\n"), "{ends}");
        let all = nobody.get(&world.http, "/pictures/waiting/2027-01/nl-nareis/all/csv?track=refugee").await.text;
        assert_eq!(all.lines().count(), 4, "a median and two points: {all}");
        for wrong in [
            "2027-01/nl-nareis/all/svg",
            "2027-01/nl-nareis/secrets/svg",
            "2027-01/nl-nareis/flow/pdf",
            "2027-01/nl-nareis/flow/svg?track=nationality",
            "2026-11/nl-nareis/flow/svg",
            "2027-01/no-such/flow/csv",
            "2027-01/nl-mvv-regular/record/csv",
        ] {
            assert_eq!(nobody.get(&world.http, &format!("/pictures/waiting/{wrong}")).await.status, 404, "{wrong}");
        }
    });
}

#[test]
fn every_week_of_a_curve_stands_on_a_page_of_its_own() {
    on_sqlite(async |db| {
        let world = world(db).await;
        publish(&world);
        let path = "/policy/numbers/2027-01/nl-nareis/waiting-time";
        for language in LANGUAGES {
            let answer = Browser::nobody(language).get(&world.http, path).await;
            assert_eq!(answer.status, 200, "{}", answer.text);
            is_whole(&answer, language, path);
            let told = words(&answer.text);
            for cell in ["45 % (41–49)", "95 % (91–99)", "20 % (16–24)"] {
                assert!(told.contains(cell), "{cell}: {told}");
            }
        }
        for wrong in ["waiting-time?part=1", "flow", "secrets", "waiting-time?track=nationality"] {
            let path = format!("/policy/numbers/2027-01/nl-nareis/{wrong}");
            assert_eq!(Browser::nobody("nl").get(&world.http, &path).await.status, 404, "{path}");
        }
        let wrong = Browser::nobody("nl").get(&world.http, &format!("{path}?part=-1")).await;
        assert_eq!(wrong.status, 400);
    });
}

#[test]
fn the_record_says_how_many_forecasts_were_right_beside_what_was_promised() {
    on_sqlite(async |db| {
        let world = world(db).await;
        publish(&world);
        let page = Browser::nobody("en").get(&world.http, "/policy/record").await;
        let told = words(&page.text);
        for said in [
            "Of a hundred families, 81 were decided within the range that was told. Promised are 80.",
            "Told in the usual way, it would have been 52 of a hundred.",
            "Judged at the end of 31 January 2027.",
            "2024H2",
            "What people are told",
            "By how many stand before one",
            "40.5",
        ] {
            assert!(told.contains(said), "{said}: {told}");
        }
        let dutch = Browser::nobody("nl").get(&world.http, "/policy/record").await;
        assert!(words(&dutch.text).contains("40,5"), "{}", dutch.text);
        // Each half-year with all methods side by side; of a method that was not judged in one nothing is said.
        let half =
            page.text.split("2025H1").nth(1).expect("a row").split("</tr>").next().expect("its cells").to_owned();
        let cells: Vec<String> = half.split("<td").skip(1).map(|cell| words(&format!("<td{cell}"))).collect();
        assert_eq!(cells, ["79", "–", "–"]);
        let csv = Browser::nobody("en").get(&world.http, "/pictures/waiting/2027-01/nl-nareis/record/csv").await;
        assert!(csv.text.contains("2027-01,nl-nareis,2025H1,rule,79,12,40.5\r\n"), "{}", csv.text);
        let svg = Browser::nobody("nl").get(&world.http, "/pictures/waiting/2027-01/nl-nareis/record/svg").await;
        assert!(svg.text.contains("beloofd"), "{}", svg.text);
        // Nothing is old enough: said, and no picture of nothing.
        let none = Browser::nobody("en").get(&world.http, "/policy/record?procedure=nl-asylum").await;
        assert_eq!(none.status, 200);
        assert!(none.text.contains("No forecast is old enough") && !none.text.contains("<img"), "{}", none.text);
        let unknown = Browser::nobody("en").get(&world.http, "/policy/record?procedure=nl-mvv-regular").await;
        assert_eq!(unknown.status, 404);
        is_whole(&unknown, "en", "/policy/record");
        assert!(unknown.text.contains("/policy/record?procedure=nl-nareis"), "{}", unknown.text);
    });
}

#[test]
fn the_public_page_of_waiting_tells_in_its_table_what_its_picture_shows() {
    on_sqlite(async |db| {
        let world = world(db).await;
        publish(&world);
        let page = Browser::nobody("en").get(&world.http, "/waiting-times").await.text;
        let row = page.split("2025-H1").nth(1).expect("a row").split("</tr>").next().expect("its cells").to_owned();
        let cells: Vec<String> = row.split("<td").skip(1).map(|cell| words(&format!("<td{cell}"))).collect();
        // At week 30 eighty of a hundred still wait; before nothing may be shown, and after week 60 nothing is known.
        assert_eq!(cells, ["–", "80 %", "–", "–"]);
        assert!(page.contains("href=\"/policy?procedure=nl-nareis\""), "{page}");
    });
}

/// A question that is right.
const RIGHT: [(&str, &str); 6] = [
    ("procedure", "nl-nareis"),
    ("months", "12"),
    ("capacity", "200"),
    ("intake", "100"),
    ("handling", "in-order"),
    ("runs", "5"),
];
const NEEDED: [(&str, &str); 6] = [
    ("procedure", "nl-nareis"),
    ("by-day", "30"),
    ("by-month", "6"),
    ("by-year", "2028"),
    ("probability", "90"),
    ("runs", "5"),
];

fn with<'a>(fields: &[(&'a str, &'a str)], name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    fields.iter().copied().filter(|(known, _)| *known != name).chain([(name, value)]).collect()
}

#[test]
fn what_if_answers_in_words_as_a_picture_and_in_numbers_and_twice_the_same() {
    on_each(async |db| {
        let world = world(db).await;
        publish(&world);
        let browser = browser(&world, "policymaker", "en");
        let begun = browser.get(&world.http, WHAT_IF[0]).await;
        assert_eq!(begun.status, 200, "{}", begun.text);
        is_whole(&begun, "en", WHAT_IF[0]);
        assert!(begun.text.contains("0 to 1000. 100 is as now.") && begun.text.contains("can take some seconds"));
        let answer = browser.post(&world.http, WHAT_IF[0], &RIGHT).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        is_whole(&answer, "en", WHAT_IF[0]);
        let told = words(&answer.text);
        for said in ["Now 910 families wait.", "At the end of 2028-01 ", "<svg", "The oldest applications go first."] {
            assert!(told.contains(said) || answer.text.contains(said), "{said}: {told}");
        }
        assert_eq!(answer.text.matches("<tr><th scope=\"row\"").count(), 12, "a row a month");
        assert_eq!(browser.post(&world.http, WHAT_IF[0], &RIGHT).await.text, answer.text, "twice is the same");

        for (form, kind) in [
            ("csv", "text/csv; charset=utf-8; header=present"),
            ("json", "application/json"),
            ("svg", "image/svg+xml; charset=utf-8"),
        ] {
            let file = browser.post(&world.http, "/policy/what-if/file", &with(&RIGHT, "form", form)).await;
            assert_eq!((file.status, file.header("content-type")), (200, kind), "{}", file.text);
            assert!(file.header("content-disposition").contains("wachtwijzer-what-if-2027-01-31"), "{file:?}");
        }
        let none = browser.post(&world.http, "/policy/what-if/file", &with(&RIGHT, "form", "exe")).await;
        assert_eq!(none.status, 404);

        let needed = browser.post(&world.http, WHAT_IF[1], &NEEDED).await;
        assert_eq!(needed.status, 200, "{}", needed.text);
        is_whole(&needed, "en", WHAT_IF[1]);
        assert!(words(&needed.text).contains("so that on 30 June 2028 nobody is overdue"), "{}", needed.text);
        let same = world
            .ask(
                "policymaker",
                "POST",
                "/capacities",
                Some(json!({
                    "procedure": "nl-nareis", "by": "2028-06-30", "probability": 90, "runs": 5,
                })),
            )
            .await
            .json();
        let sentence = same["sentence"].as_str().expect("a sentence");
        assert!(words(&needed.text).contains(sentence), "{sentence}");
    });
}

#[test]
fn what_is_wrong_with_a_question_stands_beside_its_field_and_what_was_typed_is_kept() {
    on_each(async |db| {
        let world = world(db).await;
        publish(&world);
        let browser = browser(&world, "supervisor", "nl");
        let long = "9".repeat(5_000);
        for (name, value, fault) in [
            ("months", "61", "months"),
            ("months", "0", "months"),
            ("months", "veel", "months"),
            ("capacity", "-1", "capacity"),
            ("capacity", "1001", "capacity"),
            ("capacity", &long, "capacity"),
            ("intake", "1,5", "intake"),
            ("runs", "401", "runs"),
            ("handling", "alphabetical", "handling"),
            ("capacity-from", "2027-13", "capacity-from"),
            ("intake-from", "31-2-2027", "intake-from"),
            ("freeze-until", "morgen", "freeze-until"),
            ("freeze", "30", "freeze-from"),
            ("freeze-from", "2027-06", "freeze"),
            ("withdrawal", "100", "withdrawal"),
            ("procedure", "no-such", "procedure"),
            ("procedure", "nl-asylum", "procedure"),
            ("procedure", "", "procedure"),
        ] {
            let answer = browser.post(&world.http, WHAT_IF[0], &with(&RIGHT, name, value)).await;
            assert_eq!(answer.status, 422, "{name}={value}: {}", answer.text);
            is_whole(&answer, "nl", WHAT_IF[0]);
            assert!(answer.text.contains(&format!("href=\"#{fault}\"")), "{name}={value}: {}", answer.text);
            let kept = ["procedure", "handling"].contains(&name) || answer.text.contains(&format!("value=\"{value}\""));
            assert!(kept, "{name}={value} is kept: {}", answer.text);
        }
        let backwards = with(&with(&with(&RIGHT, "freeze", "10"), "freeze-from", "2027-06"), "freeze-until", "2027-03");
        let answer = browser.post(&world.http, WHAT_IF[0], &backwards).await;
        assert!(answer.status == 422 && answer.text.contains("href=\"#freeze-until\""), "{}", answer.text);
        let far = with(&with(&with(&NEEDED, "by-year", "2031"), "by-month", "12"), "runs", "400");
        let answer = browser.post(&world.http, WHAT_IF[1], &far).await;
        assert!(answer.status == 422 && answer.text.contains("href=\"#runs\""), "too much work: {}", answer.text);
        for (name, value) in
            [("by-day", ""), ("by-day", "31"), ("by-year", "2099"), ("by-year", "2026"), ("by-month", "x")]
        {
            let answer = browser.post(&world.http, WHAT_IF[1], &with(&NEEDED, name, value)).await;
            assert_eq!(answer.status, 422, "{name}={value}: {}", answer.text);
            assert!(answer.text.contains("href=\"#by\""), "{name}={value}: {}", answer.text);
        }
    });
}

#[test]
fn a_question_with_nothing_and_one_with_a_script_in_every_field_are_only_told() {
    on_sqlite(async |db| {
        let world = world(db).await;
        publish(&world);
        for language in LANGUAGES {
            let browser = browser(&world, "policymaker", language);
            for (path, fields) in WHAT_IF.into_iter().zip([RIGHT, NEEDED]) {
                let nothing = browser.post(&world.http, path, &[]).await;
                assert_eq!(nothing.status, 422, "{}", nothing.text);
                is_whole(&nothing, language, path);
                let mut attacks: Vec<(&str, &str)> = fields.iter().map(|(name, _)| (*name, ATTACK)).collect();
                attacks.extend(
                    ["capacity-from", "intake-from", "freeze", "freeze-from", "withdrawal"].map(|n| (n, ATTACK)),
                );
                let attacked = browser.post(&world.http, path, &attacks).await;
                assert_eq!(attacked.status, 422, "{}", attacked.text);
                is_whole(&attacked, language, path);
                assert!(attacked.text.contains("&lt;script&gt;"), "kept, as words: {}", attacked.text);
            }
        }
        let browser = browser(&world, "policymaker", "nl");
        let much = "x".repeat(2 << 20);
        let answer = browser.post(&world.http, WHAT_IF[0], &with(&RIGHT, "months", &much)).await;
        assert_eq!(answer.status, 413);
        is_whole(&answer, "nl", WHAT_IF[0]);
        // In another language the form is shown again with what was typed, and nothing is reckoned.
        let again = with(&with(&RIGHT, "show", "again"), "language", "ar");
        let again = browser.post(&world.http, WHAT_IF[0], &again).await;
        assert_eq!(again.status, 200);
        is_whole(&again, "ar", WHAT_IF[0]);
        assert!(again.text.contains("value=\"200\"") && !again.text.contains("id=\"projection\""), "{}", again.text);
        let unknown = with(&with(&RIGHT, "show", "again"), "language", "xx");
        is_whole(&browser.post(&world.http, WHAT_IF[0], &unknown).await, "nl", WHAT_IF[0]);
    });
}

#[test]
fn a_session_that_ends_in_mid_question_loses_nothing_and_other_roles_may_not_ask() {
    on_each(async |db| {
        let world = world(db).await;
        publish(&world);
        for (path, fields) in WHAT_IF.into_iter().zip([RIGHT, NEEDED]).chain([("/policy/what-if/file", RIGHT)]) {
            let out = Browser::holding("__Host-session=ended", "nl").post(&world.http, path, &fields).await;
            assert_eq!(out.status, 401, "{}", out.text);
            is_whole(&out, "nl", path);
            for (name, value) in fields {
                let kept = format!("name=\"onward.{name}\" value=\"{value}\"");
                assert!(out.text.contains(&kept), "{kept}: {}", out.text);
            }
            for who in ["caseworker", "partner", "administrator", "referent"] {
                let refused = browser(&world, who, "nl").post(&world.http, path, &fields).await;
                assert_eq!(refused.status, 403, "{who}: {}", refused.text);
                is_whole(&refused, "nl", path);
            }
        }
        for path in [WHAT_IF[0], WHAT_IF[1], "/policy/own"] {
            let out = Browser::nobody("nl").get(&world.http, path).await;
            assert_eq!((out.status, out.header("location")), (303, "/sign-in"), "{path}");
            for who in ["caseworker", "partner", "administrator", "referent"] {
                assert_eq!(browser(&world, who, "nl").get(&world.http, path).await.status, 403, "{who}: {path}");
            }
        }
        assert_eq!(browser(&world, "policymaker", "nl").get(&world.http, "/policy/own").await.status, 403);
    });
}

#[test]
fn own_figures_are_exact_those_of_ones_organisation_alone_and_say_that_they_are_not_for_publishing() {
    on_each(async |db| {
        let world = world(db).await;
        for language in LANGUAGES {
            let browser = browser(&world, "supervisor", language);
            for query in ["", "?statistic=intake", "?statistic=outcomes&unit=families", "?statistic=flow&track=other"] {
                let path = format!("/policy/own{query}");
                let answer = browser.get(&world.http, &path).await;
                assert_eq!(answer.status, 200, "{path}: {}", answer.text);
                is_whole(&answer, language, &path);
            }
        }
        let browser = browser(&world, "supervisor", "en");
        let page = browser.get(&world.http, "/policy/own?procedure=nl-nareis").await;
        let told = words(&page.text);
        for said in
            ["not for publishing", "First talk after arrival", "Penalties for delay", "days since receipt: 183 to 274"]
        {
            assert!(told.contains(said), "{said}: {told}");
        }
        // Of two families received on 1 June 2026, 273 days before, one is of another organisation and not counted.
        let band = page.text.split("days since receipt: 183 to 274").nth(1).expect("a row").to_owned();
        let cell = words(&format!("<{}", band.split("</tr>").next().expect("a cell")));
        assert_eq!(cell, "1");
    });
}

#[test]
fn a_wrong_day_or_a_filter_that_is_not_there_is_told_on_the_page_of_own_figures() {
    on_sqlite(async |db| {
        let world = world(db).await;
        let browser = browser(&world, "supervisor", "en");
        for (query, status) in [
            ("as-of-day=31&as-of-month=2&as-of-year=2027", 422),
            ("as-of-day=2&as-of-month=3&as-of-year=2027", 422),
            ("as-of-day=x&as-of-month=&as-of-year=", 422),
            ("as-of-day=28&as-of-month=2&as-of-year=2027", 200),
            ("procedure=no-such", 404),
            ("procedure=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", 404),
            ("statistic=families", 400),
            ("unit=persons", 400),
            ("organisation=elsewhere", 400),
        ] {
            let answer = browser.get(&world.http, &format!("/policy/own?{query}")).await;
            assert_eq!(answer.status, status, "{query}: {}", answer.text);
            is_whole(&answer, "en", query);
            assert!(status != 422 || answer.text.contains("href=\"#as-of\""), "{query}: {}", answer.text);
        }
    });
}
