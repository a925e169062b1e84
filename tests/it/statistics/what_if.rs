//! What if, over HTTP: from published figures alone, the same on both databases.

use chrono::Days;
use serde_json::{Value, json};
use wachtwijzer::app::applications::Draft;
use wachtwijzer::app::statistics::publish_due;
use wachtwijzer::domain::access::Role;
use wachtwijzer::domain::case::event::{Given, Said};
use wachtwijzer::store::{Db, Options};
use wachtwijzer::wire::outlook::sections;

use super::{on, take};
use crate::support::http::{Answer, session_of, start};
use crate::support::stores::Place;

const NOW: &str = "2026-12-03T10:00:00Z";

/// Two families every day over two years, each decided after 420 days; `shift`: received so many days later.
fn line(shift: u64) -> Vec<Draft> {
    let days = on("2024-12-02").iter_days().take_while(|day| *day <= on("2026-11-28"));
    let mut all = Vec::new();
    for (number, day) in days.enumerate() {
        // Only in the middle of an age group and of a month, so that no published count changes.
        let still = if day == on("2026-03-10") { shift } else { 0 };
        let received = day.checked_add_days(Days::new(still)).expect("a day");
        let decided = day.checked_add_days(Days::new(420)).expect("a day");
        for twin in 0..2 {
            let mut events = vec![Said::new("application-received", received)];
            if decided <= on("2026-11-30") {
                let granted = Given::Text("granted".to_owned());
                events.push(Said::new("decision-notified", decided).with("outcome", granted));
            }
            all.push(Draft {
                procedure: "nl-nareis".to_owned(),
                version: None,
                source_key: Some(format!("line-{number}-{twin}")),
                family: None,
                observed_from: None,
                events,
            });
        }
    }
    all
}

/// Answers to some questions, by a policymaker, from a published line.
async fn asked(db: Db, shift: u64, questions: &[(&str, Value)]) -> Vec<Answer> {
    let http = start(db).await;
    http.set(NOW);
    take(&http.app, &line(shift));
    publish_due(&http.app, &sections).expect("published");
    let cookie = session_of(&http.app, "policy.ind", Role::Policymaker, "ind");
    let headers = [("cookie", cookie.as_str()), ("content-type", "application/json")];
    let mut all = Vec::new();
    for (path, body) in questions {
        all.push(http.send("POST", &format!("/api/v1/{path}"), &headers, Some(body.to_string().into_bytes())).await);
    }
    all
}

fn projected(more: &Value) -> (&'static str, Value) {
    let mut body = json!({"procedure": "nl-nareis", "months": 12, "runs": 20});
    body.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    ("projections", body)
}

fn column(answer: &Answer, figure: &str) -> Vec<Option<u64>> {
    let body = answer.json();
    let months = body["months"].as_array().unwrap_or_else(|| panic!("{}", answer.text)).clone();
    months.iter().map(|month| month[figure]["middle"].as_u64()).collect()
}

fn new_sqlite() -> (Place, Db) {
    let place = Place::sqlite();
    let db = place.migrated(Options::default());
    (place, db)
}

#[actix_web::test]
async fn the_same_seed_gives_the_same_answer_on_both_databases() {
    let questions = [
        projected(&json!({})),
        projected(&json!({"seed": 2})),
        ("capacities", json!({"procedure": "nl-nareis", "by": "2027-12-31", "runs": 10})),
    ];
    let mut all = Vec::new();
    for place in [Place::sqlite(), Place::postgres()] {
        let answers = asked(place.migrated(Options::default()), 0, &questions).await;
        all.push(answers.into_iter().map(|answer| (answer.status, answer.text)).collect::<Vec<_>>());
    }
    assert!(all[0].iter().all(|(status, _)| *status == 200), "{:?}", all[0]);
    assert_eq!(all[0], all[1]);
    assert_ne!(all[0][0].1, all[0][1].1, "another seed is another answer");
}

#[actix_web::test]
async fn more_capacity_is_never_more_backlog_and_what_is_told_is_rounded() {
    let (_place, db) = new_sqlite();
    let questions =
        [50, 100, 120, 200, 400].map(|percent| projected(&json!({"capacity": [{"percent": percent}]}))).to_vec();
    let answers = asked(db, 0, &questions).await;
    for pair in answers.windows(2) {
        let (fewer, more) = (column(&pair[0], "backlog"), column(&pair[1], "backlog"));
        for (fewer, more) in fewer.iter().zip(&more) {
            assert!(more.unwrap_or(0) <= fewer.unwrap_or(0), "{fewer:?} became {more:?}");
        }
        let kept = |answer| column(answer, "inTermPercent").last().copied().flatten();
        assert!(kept(&pair[0]) <= kept(&pair[1]).or(Some(100)));
    }
    let body = answers[1].json();
    assert_eq!((body["asOf"].as_str(), body["unit"].as_str()), (Some("2026-11-30"), Some("families")));
    assert!(body["start"]["backlog"].as_u64().is_some_and(|n| (830..=850).contains(&n)), "{}", body["start"]);
    assert!(body["start"]["closedAMonth"].as_u64().is_some_and(|n| (50..=65).contains(&n)), "{}", body["start"]);
    assert!(column(&answers[0], "backlog").iter().flatten().all(|n| n % 5 == 0 && *n >= 10));
    assert_eq!(column(&answers[0], "backlog").len(), 12);
    // In order of receipt, as it was: the wait of those decided stays near 60 weeks.
    let waits = column(&answers[1], "waitedMedianWeeks");
    assert!(waits[0].is_some_and(|weeks| (50..=70).contains(&weeks)), "{waits:?}");
    assert!(body["assumptions"].as_array().is_some_and(|all| all.len() >= 8), "{body}");
}

#[actix_web::test]
async fn a_freeze_holds_its_share_and_no_capacity_helps_those_who_are_held() {
    let (_place, db) = new_sqlite();
    let questions = [
        projected(&json!({"freezes": [{"percent": 100, "from": "2026-12", "until": "2027-03"}]})),
        ("capacities", json!({"procedure": "nl-nareis", "by": "2027-12-31", "runs": 10})),
        (
            "capacities",
            json!({"procedure": "nl-nareis", "by": "2027-12-31", "runs": 10,
                   "freezes": [{"percent": 50, "from": "2026-12"}]}),
        ),
        ("capacities", json!({"procedure": "nl-nareis", "by": "2026-11-30", "runs": 10})),
    ];
    let answers = asked(db, 0, &questions).await;
    let decided = column(&answers[0], "decided");
    assert!(decided[..4].iter().all(Option::is_none) && decided[4].is_some(), "{decided:?}");
    let held = column(&answers[0], "held");
    assert!(held[3] > Some(800) && held[4].is_none(), "{held:?}");
    let enough = answers[1].json();
    assert!(enough["perMonth"].as_u64() > Some(60) && enough["impossible"].is_null(), "{enough}");
    let held = answers[2].json();
    assert_eq!((held["perMonth"].is_null(), held["impossible"].as_str()), (true, Some("held")), "{held}");
    assert!(held["sentence"].as_str().is_some_and(|text| text.contains("No number is enough")), "{held}");
    assert_eq!((answers[3].status, answers[3].faults()), (422, vec![("/by".into(), "not-within".into())]));
}

#[actix_web::test]
async fn everything_that_is_wrong_is_told_at_once() {
    let (_place, db) = new_sqlite();
    let wrong = json!({
        "procedure": "nl-nareis", "months": 61, "handling": "alphabetical", "runs": 401, "seed": -1, "colour": "red",
        "intake": [{"percent": 1001}, {"perMonth": 1, "percent": 1}, 7],
        "capacity": [{"from": "2027-13", "perMonth": "many"}],
        "freezes": [{"percent": 10, "from": "2027-03", "until": "2027-01"}, {"from": "2027-03"}],
        "terms": [{"receivedFrom": "2026-02-30", "months": 9}, {"receivedFrom": "2026-01-01"}],
        "withdrawal": 100, "penalty": {"applies": "yes", "noticePercent": 101},
    });
    let much = json!({"capacity": [{"perMonth": 20000}], "runs": 400, "months": 60});
    let answers = asked(db, 0, &[("projections", wrong), projected(&much)]).await;
    assert_eq!(answers[0].status, 400);
    let mut pointers: Vec<String> = answers[0].faults().into_iter().map(|(pointer, _)| pointer).collect();
    pointers.sort();
    assert_eq!(
        pointers,
        [
            "/capacity/0/from",
            "/capacity/0/perMonth",
            "/colour",
            "/freezes/0/until",
            "/freezes/1/percent",
            "/handling",
            "/intake/0/percent",
            "/intake/1",
            "/intake/2",
            "/months",
            "/penalty/applies",
            "/penalty/noticePercent",
            "/runs",
            "/seed",
            "/terms/0/receivedFrom",
            "/terms/1",
            "/withdrawal",
        ]
    );
    assert_eq!((answers[1].status, answers[1].faults()), (422, vec![("/runs".into(), "too-much-work".into())]));
    assert!(answers[1].text.contains("At most"), "{}", answers[1].text);
}

#[actix_web::test]
async fn only_policymakers_and_supervisors_may_ask() {
    let (_place, db) = new_sqlite();
    let http = start(db).await;
    http.set(NOW);
    for (role, status) in
        [(Role::Policymaker, 422), (Role::Supervisor, 422), (Role::Caseworker, 403), (Role::Administrator, 403)]
    {
        let cookie = session_of(&http.app, &format!("some.{role:?}").to_lowercase(), role, "ind");
        let headers = [("cookie", cookie.as_str()), ("content-type", "application/json")];
        for (path, body) in [
            ("projections", json!({"procedure": "nl-nareis"})),
            ("capacities", json!({"procedure": "nl-nareis", "by": "2027-12-31"})),
        ] {
            let answer =
                http.send("POST", &format!("/api/v1/{path}"), &headers, Some(body.to_string().into_bytes())).await;
            assert_eq!(answer.status, status, "{path} by {role:?}: {}", answer.text);
            if status == 422 {
                assert_eq!(answer.faults(), [("/procedure".into(), "not-published".into())]);
            }
        }
    }
}

/// Whoever may suppose any term could ask how many were received before any day. The answer must be the same for two truths of which
/// the same is published.
#[actix_web::test]
async fn two_truths_of_which_the_same_is_published_give_the_same_answers() {
    let mut questions = vec![projected(&json!({}))];
    for days in [255, 258, 260, 261, 262, 263, 264, 265, 266, 270, 290] {
        questions.push(projected(&json!({
            "capacity": [{"perMonth": 0}], "intake": [{"perMonth": 0}], "months": 1, "runs": 1,
            "terms": [{"receivedFrom": "2013-01-01", "days": days + 31}],
        })));
    }
    let mut all = Vec::new();
    for shift in [0, 2] {
        let (_place, db) = new_sqlite();
        let answers = asked(db, shift, &questions).await;
        all.push(answers.into_iter().map(|answer| (answer.status, answer.text)).collect::<Vec<_>>());
    }
    assert!(all[0].iter().all(|(status, _)| *status == 200));
    assert_eq!(all[0], all[1]);
}

#[actix_web::test]
async fn what_is_written_down_after_publication_changes_nothing() {
    let (_place, db) = new_sqlite();
    let http = start(db).await;
    http.set(NOW);
    take(&http.app, &line(0));
    publish_due(&http.app, &sections).expect("published");
    let cookie = session_of(&http.app, "policy.ind", Role::Policymaker, "ind");
    let headers = [("cookie", cookie.as_str()), ("content-type", "application/json")];
    let (_, body) = projected(&json!({}));
    let ask =
        async || http.send("POST", "/api/v1/projections", &headers, Some(body.to_string().into_bytes())).await.text;
    let before = ask().await;
    let late = (0..60).map(|number| Draft {
        procedure: "nl-nareis".to_owned(),
        version: None,
        source_key: Some(format!("late-{number}")),
        family: None,
        observed_from: None,
        events: vec![Said::new("application-received", on("2026-11-12"))],
    });
    take(&http.app, &late.collect::<Vec<_>>());
    assert_eq!(ask().await, before);
}
