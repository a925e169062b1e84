//! What is published of an invented case load, as anybody can ask for it.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use wachtwijzer::app::App;
use wachtwijzer::app::applications::Draft;
use wachtwijzer::app::statistics::{publish_due, publish_month};
use wachtwijzer::catalogue::caseload::built_in_caseload;
use wachtwijzer::domain::case::event::{Given, Said};
use wachtwijzer::domain::caseload::events::events;
use wachtwijzer::domain::caseload::{CaseLoad, Wanted};
use wachtwijzer::domain::disclosure::period::{Grain, Period};
use wachtwijzer::store::{Db, Options};
use wachtwijzer::wire::outlook::sections;

use super::{on, take};
use crate::disclosure::attacker::{Attacker, Knows};
use crate::support::http::start;
use crate::support::stores::{Place, on_each};

/// An invented case load until the end of November 2026, received since a day.
fn invented(scale: f64, since: &str) -> Vec<Draft> {
    let tables = built_in_caseload().expect("tables");
    let wanted = Wanted { seed: Wanted::SEED, scale, until: on("2026-11-30") };
    let mut all: Vec<_> = CaseLoad::new(&tables, wanted).filter(|one| one.received >= on(since)).collect();
    all.sort_by_key(|one| (one.received, one.number));
    let draft = |one: &wachtwijzer::domain::caseload::Application| {
        let mut events = events(one, wanted.until);
        // Which permit the sponsor holds is not in the tables; two in three are refugees here.
        let permit = if one.family.is_multiple_of(3) { "subsidiary-protection" } else { "refugee" };
        let told = Said::new("permit-notified", one.received).with("permit", Given::Text(permit.to_owned()));
        events.insert(0, told);
        Draft {
            procedure: "nl-nareis".to_owned(),
            version: None,
            source_key: Some(format!("invented-{}", one.number)),
            family: Some(format!("family-{}", one.family)),
            observed_from: None,
            events,
        }
    };
    all.iter().map(draft).collect()
}

fn month(text: &str) -> Period {
    Period::parse(text).expect("a month")
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Where the attacker put a count: measure, period, track and row; totals have the row `total`.
type Places = BTreeMap<(String, String, String, String), usize>;

/// Takes down every count that was published, with everything that a reader knows of how they add up.
fn attacked(figures: &[Value]) -> Attacker {
    let mut attacker = Attacker::who(Knows::RoundingAndMinimum);
    let mut places = Places::new();
    let mut tracks: Vec<String> = Vec::new();
    for figure in figures.iter().filter(|figure| figure["value"]["kind"] == "counts") {
        let (measure, period, track) = (text(&figure["measure"]), text(&figure["period"]), text(&figure["track"]));
        if !track.is_empty() && !tracks.contains(&track) {
            tracks.push(track.clone());
        }
        let mut parts = Vec::new();
        for row in figure["value"]["rows"].as_array().expect("rows") {
            let place = attacker.figure(row["families"].as_u64());
            places.insert((measure.clone(), period.clone(), track.clone(), text(&row["row"])), place);
            parts.push(place);
        }
        // Those who wait are the same by age and by lateness.
        let same = ("by-age".to_owned(), period.clone(), track.clone(), "total".to_owned());
        let total = match places.get(&same).filter(|_| measure == "by-lateness") {
            Some(place) => *place,
            None => attacker.figure(figure["value"]["total"].as_u64()),
        };
        attacker.sum(total, parts);
        places.insert((measure, period, track, "total".to_owned()), total);
    }
    let all: Vec<_> = places.iter().map(|(key, place)| (key.clone(), *place)).collect();
    for ((measure, period, track, row), place) in &all {
        let of = |period: &str, track: &str| {
            places.get(&(measure.clone(), period.to_owned(), track.to_owned(), row.clone())).copied()
        };
        if track.is_empty() {
            let parts: Option<Vec<usize>> = tracks.iter().map(|track| of(period, track)).collect();
            attacker.sum(*place, parts.expect("each track"));
        }
        if let Some(whole) = Period::parse(period) {
            for grain in Grain::ALL.into_iter().filter(|grain| grain.months() < whole.grain().months()) {
                let parts: Option<Vec<usize>> =
                    whole.split(grain).iter().map(|part| of(&part.to_string(), track)).collect();
                if let Some(parts) = parts {
                    attacker.sum(*place, parts);
                }
            }
        }
    }
    attacker.derive();
    attacker
}

fn figures_of<'a>(all: &'a [Value], statistic: &'a str, measure: &'a str) -> impl Iterator<Item = &'a Value> {
    all.iter().filter(move |figure| figure["statistic"] == statistic && figure["measure"] == measure)
}

#[actix_web::test]
async fn what_is_published_of_a_case_load_tells_much_of_all_and_nothing_of_few() {
    let place = Place::sqlite();
    let http = start(place.migrated(Options::default())).await;
    http.set("2026-12-03T10:00:00Z");
    take(&http.app, &invented(0.04, "2021-01-01"));
    assert_eq!(publish_due(&http.app, &sections).expect("published"), 5, "each procedure with statistics");

    let listed = http.get("/statistics").await.json();
    assert!(listed["results"].as_array().expect("months").contains(&json!({
        "month": "2026-11", "procedure": "nl-nareis", "publishedAt": "2026-12-03T10:00:00Z"
    })));
    let answer = http.get("/statistics/2026-11/nl-nareis").await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let all = answer.json()["results"].as_array().expect("figures").clone();

    // The attacker of the method, over everything that anybody can ask for.
    let attacker = attacked(&all);
    let withheld = attacker.withheld().count();
    assert_eq!(attacker.told(), [], "what is told too closely");
    println!("{withheld} counts withheld; the narrowest interval is {:?}", attacker.narrowest());
    assert!(withheld > 20, "{withheld} withheld prove little");
    assert!(attacker.narrowest().is_some_and(|width| width >= 5));

    // Much is shown all the same: whole weeks with a band, and more than authorities publish.
    let everybody = |f: &&Value| f["track"].is_null();
    let median = figures_of(&all, "waiting-time", "median").find(everybody).expect("a median")["value"].clone();
    let naive = figures_of(&all, "closed-lately", "median").find(everybody).expect("the naive one")["value"].clone();
    println!("median in weeks: {median}, as published by authorities: {naive}");
    assert!(median["weeks"].as_u64() > Some(26), "{median}");
    assert!(
        figures_of(&all, "waiting-time", "curve").find(everybody).expect("a curve")["value"]["points"]
            .as_array()
            .is_some_and(|points| points.len() > 10)
    );
    // What is exact or of everybody ever is for nobody outside.
    assert!(!answer.text.contains("waiting-time-ever") && !answer.text.contains("families\":1,"));
    for figure in figures_of(&all, "flow", "received") {
        for row in figure["value"]["rows"].as_array().expect("rows") {
            assert!(row["families"].is_null() || row["families"].as_u64().is_some_and(|n| n >= 10 && n % 5 == 0));
        }
    }
    // Legal and lived time are never one series.
    let clocks: std::collections::BTreeSet<String> = all.iter().map(|figure| text(&figure["clock"])).collect();
    assert_eq!(clocks.into_iter().collect::<Vec<_>>(), ["legal", "lived"]);

    forecasts_and_pictures(&http.app, &all, |path| http.get(path)).await;
    on_a_page(&http).await;
    frozen(&http, &answer.text).await;
}

/// Everybody reads on a page what was published, with a picture, its numbers and a forecast; in three languages.
async fn on_a_page<S>(http: &crate::support::http::TestApp<S>)
where
    S: actix_web::dev::Service<
            actix_http::Request,
            Response = actix_web::dev::ServiceResponse<actix_web::body::BoxBody>,
            Error = actix_web::Error,
        >,
{
    for language in ["nl", "en", "ar"] {
        let asks = [("accept", "text/html"), ("accept-language", language), ("cookie", "none=1")];
        let page = http.send("GET", "/waiting-times", &asks, None).await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert!(page.text.len() < 50_000 && page.text.contains("datetime=") == page.text.contains("<time"));
        let address = "/pictures/waiting/2026-11/nl-nareis/by-receipt/svg";
        assert!(page.text.contains(&format!("src=\"{address}\"")) && page.text.contains("<table"), "{}", page.text);
        let drawn = http.send("GET", address, &asks, None).await;
        assert_eq!((drawn.status, drawn.header("content-type")), (200, "image/svg+xml; charset=utf-8"));
        let form = [asks.as_slice(), &[("content-type", "application/x-www-form-urlencoded")]].concat();
        let day = b"procedure=nl-nareis&on-day=2&on-month=3&on-year=2026".to_vec();
        let told = http.send("POST", "/waiting-times", &form, Some(day)).await;
        assert_eq!(told.status, 200, "{}", told.text);
        let range = crate::support::locales().get(language).text("forecast-no-promise", &[]);
        assert!(told.text.contains(&range), "{language}: {}", told.text);
    }
    dashboard(http).await;
    // Where nothing may be shown there is no picture of nothing.
    let few = http.send("GET", "/pictures/waiting/2026-11/nl-asylum/by-receipt/svg", &[], None).await;
    assert_eq!(few.status, 404);
}

/// The dashboard of a real load is light, and every picture and page that it leads to is there.
async fn dashboard<S>(http: &crate::support::http::TestApp<S>)
where
    S: actix_web::dev::Service<
            actix_http::Request,
            Response = actix_web::dev::ServiceResponse<actix_web::body::BoxBody>,
            Error = actix_web::Error,
        >,
{
    for language in ["ar", "en"] {
        let asks = [("accept", "text/html"), ("accept-language", language), ("cookie", "none=1")];
        let page = http.send("GET", "/policy", &asks, None).await;
        assert!(page.status == 200 && page.text.len() < 50_000, "{language}: {} bytes", page.text.len());
        println!("/policy in {language}: {} bytes", page.text.len());
    }
    let asks = [("accept", "text/html"), ("accept-language", "nl"), ("cookie", "none=1")];
    let begin = ["/policy", "/policy?procedure=nl-nareis&month=2026-11&track=refugee", "/policy?procedure=nl-asylum"];
    let mut left: Vec<String> = begin.map(str::to_owned).to_vec();
    let mut seen = std::collections::BTreeSet::new();
    while let Some(path) = left.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let page = http.send("GET", &path, &asks, None).await;
        assert_eq!(page.status, 200, "{path}: {}", page.text);
        if !page.header("content-type").starts_with("text/html") {
            continue;
        }
        println!("{path}: {} bytes", page.text.len());
        assert!(page.text.len() < 50_000, "{path}: {} bytes", page.text.len());
        for name in ["href=\"/p", "src=\"/p"] {
            for (at, _) in page.text.match_indices(name) {
                let address = page.text[at + name.len() - 2..].split('"').next().expect("an address");
                let address = address.split('#').next().unwrap_or(address).replace("&amp;", "&");
                // PNG is no text; that it is drawn is known from the SVG beside it.
                if !address.contains("/png") && (address.starts_with("/policy") || address.starts_with("/pictures")) {
                    left.push(address);
                }
            }
        }
    }
    assert!(seen.len() > 60, "{} addresses", seen.len());
}

/// Forecasts are one answer for a day of receipt, and pictures show what the figures show.
async fn forecasts_and_pictures<F>(app: &App, all: &[Value], get: impl Fn(&'static str) -> F)
where
    F: Future<Output = crate::support::http::Answer>,
{
    let told = get("/forecasts?procedure=nl-nareis&receivedOn=2026-03-02").await;
    assert_eq!(told.status, 200, "{}", told.text);
    let body = told.json();
    assert_eq!((body["asOf"].as_str(), body["reason"].is_null()), (Some("2026-11-30"), true), "{body}");
    let weeks: Vec<Option<u64>> = ["p10", "p25", "p50", "p75", "p90"].map(|p| body["weeks"][p].as_u64()).into();
    let known: Vec<u64> = weeks.iter().flatten().copied().collect();
    assert!(known.is_sorted() && known.len() >= 3, "{weeks:?}");
    assert!(body["sentences"][2].as_str().is_some_and(|text| text.contains("no promise")), "{body}");
    assert_eq!(body["regimes"], json!(["two-status-rules"]), "a change within the window is said");
    assert_eq!(get("/forecasts?procedure=nl-nareis&receivedOn=2026-03-02").await.text, told.text);
    let later = get("/forecasts?procedure=nl-nareis&receivedOn=2026-12-02").await.json();
    assert_eq!((later["reason"].as_str(), later["weeks"].is_null()), (Some("received-later"), true));
    let few = get("/forecasts?procedure=nl-asylum&receivedOn=2026-03-02").await.json();
    assert_eq!(few["reason"], "too-few-decisions");
    let record = get("/forecasts/nl-nareis/record").await.json();
    let rows = record["results"].as_array().expect("rows");
    assert!(rows.iter().any(|row| row["method"] == "rule") && rows.iter().any(|row| row["method"] == "published"));

    let drawn = get("/statistics/2026-11/nl-nareis/pictures/waiting-time").await;
    assert_eq!((drawn.status, drawn.header("content-type")), (200, "image/svg+xml; charset=utf-8"), "{}", drawn.text);
    roxmltree::Document::parse(&drawn.text).expect("a picture");
    // An empty procedure has nothing to draw, and says so without a picture of nothing.
    assert_eq!(get("/statistics/2026-11/nl-asylum/pictures/waiting-time").await.status, 204);
    assert_eq!(get("/statistics/2026-11/nl-nareis/pictures/secrets").await.status, 404);
    assert!(!all.is_empty() && app.catalogue.statistics("nl-nareis").is_some());
}

/// What was published stays, whatever is corrected later; the next month shows the correction.
async fn frozen<S>(http: &crate::support::http::TestApp<S>, before: &str)
where
    S: actix_web::dev::Service<
            actix_http::Request,
            Response = actix_web::dev::ServiceResponse<actix_web::body::BoxBody>,
            Error = actix_web::Error,
        >,
{
    // Forty families more, received in November and only now written down.
    let late = (0..40).map(|number| Draft {
        procedure: "nl-nareis".to_owned(),
        version: None,
        source_key: Some(format!("late-{number}")),
        family: None,
        observed_from: None,
        events: vec![Said::new("application-received", on("2026-11-12"))],
    });
    take(&http.app, &late.collect::<Vec<_>>());
    assert_eq!(publish_month(&http.app, month("2026-11"), &sections).expect("nothing to do"), 0);
    assert_eq!(http.get("/statistics/2026-11/nl-nareis").await.text, before, "what is published is frozen");
    http.set("2027-01-04T10:00:00Z");
    assert_eq!(publish_due(&http.app, &sections).expect("published"), 5);
    let received = |text: &str| -> Option<u64> {
        let body: Value = serde_json::from_str(text).expect("figures");
        let all = body["results"].as_array().expect("figures").clone();
        let mut november =
            figures_of(&all, "flow", "received").filter(|f| f["period"] == "2026-11" && f["track"].is_null());
        november.next().expect("November")["value"]["total"].as_u64()
    };
    let after = http.get("/statistics/2026-12/nl-nareis").await.text;
    let (was, is) = (received(before), received(&after));
    // In a load of this size November may have been too little to show.
    assert!(is.is_some_and(|is| is >= was.unwrap_or_default() + 30), "{was:?} became {is:?}");
}

#[actix_web::test]
async fn a_filter_that_would_isolate_a_family_does_not_exist_and_unknown_things_are_named() {
    let place = Place::sqlite();
    let http = start(place.migrated(Options::default())).await;
    http.set("2026-12-03T10:00:00Z");
    publish_due(&http.app, &sections).expect("published");
    for path in [
        "/statistics/2026-11/nl-nareis?from=2026-01-01",
        "/statistics/2026-11/nl-nareis?receivedOn=2026-01-01",
        "/statistics/2026-11/nl-nareis?organisation=ind",
        "/statistics/2026-11/nl-nareis?track=nationality",
        "/statistics/2026-11/nl-nareis?statistic=family",
    ] {
        assert_eq!(http.get(path).await.status, 400, "{path}");
    }
    for path in [
        "/statistics/2026-11-17/nl-nareis",
        "/statistics/2026/nl-nareis",
        "/statistics/2026-10/nl-nareis",
        "/statistics/2026-11/no-such",
        "/forecasts/no-such/record",
    ] {
        assert_eq!(http.get(path).await.status, 404, "{path}");
    }
    let csv = http.send("GET", "/api/v1/statistics/2026-11/nl-nareis", &[("accept", "text/csv")], None).await;
    assert!(csv.header("content-type").starts_with("text/csv"), "{csv:?}");
    assert!(
        csv.text.starts_with(
            "month,procedure,statistic,version,measure,track,period,group,clock,at,value,low,high,unit\r\n"
        )
    );
    assert!(csv.text.lines().count() > 50 && csv.text.contains(",withheld"), "{}", csv.text);
}

fn application(key: &str, received: &str, decided: Option<&str>) -> Draft {
    let mut events = vec![Said::new("application-received", on(received))];
    events.extend(
        decided.map(|day| Said::new("decision-notified", on(day)).with("outcome", Given::Text("granted".to_owned()))),
    );
    Draft {
        procedure: "nl-nareis".to_owned(),
        version: None,
        source_key: Some(key.to_owned()),
        family: None,
        observed_from: None,
        events,
    }
}

/// One's own figures of one statistic, by measure.
async fn own(db: Db, now: &str, drafts: Vec<Draft>, path: &str) -> Vec<Value> {
    let http = start(db).await;
    http.set(now);
    take(&http.app, &drafts);
    let answer = http.get(path).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()["results"].as_array().expect("results").clone()
}

const EVER: &str = "/own-figures?procedure=nl-nareis&statistic=waiting-time-ever";

fn ever<'a>(all: &'a [Value], measure: &str) -> &'a Value {
    all.iter().find(|f| f["measure"] == measure && f["track"].is_null() && f["group"].is_null()).expect("a figure")
}

#[test]
fn one_case_alone_all_pending_and_all_closed_at_once_are_told_as_far_as_they_go() {
    on_each(|db| async move {
        let one = own(db, "2026-06-30T10:00:00Z", vec![application("a", "2026-06-01", Some("2026-06-11"))], EVER).await;
        assert_eq!(ever(&one, "median")["value"]["days"], 10.0);
        assert_eq!(ever(&one, "median")["value"]["low"], Value::Null, "of one nobody knows a band");
    });
    on_each(|db| async move {
        let pending = (0..40).map(|n| application(&format!("p-{n}"), "2026-06-01", None)).collect();
        let all = own(db, "2026-06-30T10:00:00Z", pending, EVER).await;
        assert_eq!(
            (ever(&all, "median")["value"]["days"].clone(), ever(&all, "curve")["behind"].clone()),
            (Value::Null, json!(40))
        );
    });
    on_each(|db| async move {
        let closed = (0..40).map(|n| application(&format!("z-{n}"), "2026-06-01", Some("2026-06-01"))).collect();
        let all = own(db, "2026-06-30T10:00:00Z", closed, EVER).await;
        assert_eq!(ever(&all, "median")["value"]["days"], 0.0);
        assert_eq!(ever(&all, "mean-365")["value"]["days"], 0.0);
    });
}

#[test]
fn a_look_back_shows_a_day_as_it_was_and_a_correction_is_seen_at_once() {
    on_each(|db| async move {
        let http = start(db).await;
        http.set("2026-06-30T10:00:00Z");
        take(&http.app, &[application("a", "2026-06-01", Some("2026-06-11")), application("b", "2026-06-05", None)]);
        let closed = |answer: &Value| -> u64 {
            let all = answer["results"].as_array().expect("results").clone();
            let curve = ever(&all, "curve")["value"]["points"].as_array().expect("points").clone();
            curve.iter().map(|point| point["ended"].as_u64().expect("a count")).sum()
        };
        let behind = |answer: &Value| {
            let all = answer["results"].as_array().expect("results").clone();
            ever(&all, "curve")["behind"].as_u64().expect("a count")
        };
        let look = async |day: &str| http.get(&format!("{EVER}&asOf={day}")).await.json();
        for (day, received, ended) in
            [("2026-06-30", 2, 1), ("2026-06-10", 2, 0), ("2026-06-04", 1, 0), ("2026-05-31", 0, 0)]
        {
            let answer = look(day).await;
            assert_eq!((behind(&answer), closed(&answer)), (received, ended), "at the end of {day}");
        }
        // The second one was decided on the fifteenth after all.
        let page = http.get("/applications").await.json();
        let open = page["results"]
            .as_array()
            .expect("cases")
            .iter()
            .find(|c| c["receivedOn"] == "2026-06-05")
            .expect("one")
            .clone();
        let event = json!({"type": "decision-notified", "on": "2026-06-15", "outcome": "refused"});
        http.append(open["id"].as_str().expect("an id"), &format!("\"{}\"", open["records"]), &event).await;
        assert_eq!(closed(&look("2026-06-30").await), 2);
        assert_eq!(closed(&look("2026-06-14").await), 1);
    });
}

#[test]
fn a_track_that_vanishes_stays_on_the_menu_with_nothing_in_it() {
    on_each(|db| async move {
        let all = own(db, "2026-06-30T10:00:00Z", vec![application("a", "2026-06-01", None)], EVER).await;
        let tracks: Vec<String> =
            all.iter().filter(|f| f["measure"] == "curve" && f["group"].is_null()).map(|f| text(&f["track"])).collect();
        assert_eq!(tracks, ["", "refugee", "subsidiary-protection", "other"]);
        let refugee = all.iter().find(|f| f["track"] == "refugee").expect("a figure");
        assert_eq!((refugee["behind"].clone(), refugee["value"]["points"].clone()), (json!(0), json!([])));
    });
}

#[actix_web::test]
async fn what_is_asked_of_the_future_or_of_others_is_refused() {
    let place = Place::sqlite();
    let http = start(place.migrated(Options::default())).await;
    let others = wachtwijzer::domain::access::Role::Policymaker;
    let cookie = crate::support::http::session_of(&http.app, "policy.ind", others, "ind");
    let refused = http.send("GET", &format!("/api/v1{EVER}"), &[("cookie", &cookie)], None).await;
    assert_eq!(refused.status, 403);
    assert_eq!(http.send("GET", &format!("/api/v1{EVER}"), &[("cookie", "")], None).await.status, 401);
    // The figures of another organisation are its own.
    take(&http.app, &[application("a", "2026-06-01", None)]);
    let elsewhere = crate::support::http::session_of(
        &http.app,
        "supervisor.coa",
        wachtwijzer::domain::access::Role::Supervisor,
        "coa",
    );
    let theirs = http.send("GET", &format!("/api/v1{EVER}"), &[("cookie", &elsewhere)], None).await.json();
    let all = theirs["results"].as_array().expect("results").clone();
    assert_eq!(ever(&all, "curve")["behind"], 0);
}
