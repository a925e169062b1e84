//! An organisation without accounts: the sheet, its code, and the page where the code is typed.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use serde_json::Value;

use super::{Road, draft, road};
use crate::support::http::Answer;
use crate::support::stores::on_each;

/// Sends the form of the page, without signing in.
async fn typed<S>(road: &Road<S>, form: &str) -> Answer
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let headers = [
        ("cookie", "none=1"),
        ("content-type", "application/x-www-form-urlencoded"),
        ("accept", "text/html"),
        ("accept-language", "en"),
    ];
    road.http.send("POST", "/handover", &headers, Some(form.to_owned().into_bytes())).await
}

/// A sheet as JSON: the code.
async fn sheet<S>(road: &Road<S>, id: &str) -> Value
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let made = road.ask("ind", "POST", &format!("/applications/{}/handovers/{id}/sheets", road.case)).await;
    assert_eq!(made.status, 201, "{}", made.text);
    assert!(!made.header("location").contains(made.json()["code"].as_str().expect("a code")), "in no address");
    made.json()
}

#[test]
fn an_organisation_without_accounts_answers_by_the_code_of_a_sheet_and_confirms_the_first_contact() {
    on_each(|db| async move {
        let road = road(db).await;
        let people = [(&road.mother, "public-task"), (&road.child, "public-task")];
        let id = road.proposed("ind", &draft("to-reception", "school", &people)).await;
        let made = sheet(&road, &id).await;
        assert_eq!(made["expiresAt"], "2026-12-05T00:00:00Z", "thirty days after the last day to answer");
        let code = made["code"].as_str().expect("a code");
        let page = road.http.send("GET", "/handover", &[("cookie", "none=1")], None).await;
        assert!(page.status == 200 && page.text.contains("name=\"code\""), "{}", page.text);
        assert!(page.header("content-security-policy").contains("form-action 'self'"));

        let opened = typed(&road, &format!("code={}", code.to_lowercase().replace('-', "+"))).await;
        assert_eq!(opened.status, 200, "{}", opened.text);
        assert!(opened.text.contains("Anna Bridge") && opened.text.contains("Tigrinya"), "{}", opened.text);
        assert!(opened.text.contains("Never let a child"), "{}", opened.text);
        assert!(!opened.text.contains("Maryam") && !opened.text.contains("do-not-write"), "nothing before it says yes");

        let no_day = typed(&road, &format!("code={code}&do=accept&name=Saar&phone=%2B31301111111")).await;
        assert_eq!(no_day.status, 400, "{}", no_day.text);
        let form = format!("code={code}&do=accept&contactOn=2026-11-05&name=Saar+Bridge&phone=%2B31301111111");
        let accepted = typed(&road, &form).await;
        assert_eq!(accepted.status, 200, "{}", accepted.text);
        assert!(accepted.text.contains("Maryam") && accepted.text.contains("do-not-write"), "{}", accepted.text);
        assert_eq!(road.responsible("ind", &road.mother, "reception", None).await, "school");
        assert_eq!(typed(&road, &form).await.status, 422, "once");

        let confirmed = typed(&road, &format!("code={code}&do=confirm")).await;
        assert!(confirmed.text.contains("You confirmed"), "{}", confirmed.text);
        let seen = road.get("ind", &format!("/applications/{}/handovers/{id}", road.case)).await.json();
        assert!(seen["receiverConfirmedAt"].is_string() && seen["to"]["contact"]["name"] == "Saar Bridge", "{seen}");
        let log = road.get("referent", &format!("/applications/{}/accesses", road.case)).await.json();
        let by_code = log["results"].as_array().expect("lines").iter().filter(|line| line["role"] == "sheet");
        let mut outcomes: Vec<&str> = by_code.map(|line| line["outcome"].as_str().expect("a word")).collect();
        outcomes.sort_unstable();
        assert_eq!(
            outcomes,
            ["done", "done", "done", "invalid", "invalid"],
            "looked, took over, confirmed; twice refused"
        );

        road.http.set("2026-12-02T08:59:00Z");
        assert_eq!(typed(&road, &format!("code={code}")).await.status, 200, "thirty days after the answer");
        road.http.set("2026-12-02T09:00:01Z");
        assert_eq!(typed(&road, &format!("code={code}")).await.status, 400);
    });
}

#[test]
fn a_wrong_code_an_earlier_one_and_one_that_was_taken_back_open_nothing_and_tell_nothing() {
    on_each(|db| async move {
        let road = road(db).await;
        let id = road.proposed("ind", &draft("to-reception", "school", &[(&road.mother, "public-task")])).await;
        let text = |made: &Value| made["code"].as_str().expect("a code").to_owned();
        let earlier = text(&sheet(&road, &id).await);
        let later = text(&sheet(&road, &id).await);
        let mut told = Vec::new();
        for code in ["", "AAAAA-AAAAA-AAAA-AAAA-AAAA-AAAA", &earlier] {
            let refused = typed(&road, &format!("code={code}")).await;
            assert_eq!(refused.status, 400, "{code}");
            // Behind it stands the number of the request alone.
            told.push(refused.text.split("<p class=\"soft\">").next().unwrap_or_default().to_owned());
        }
        assert!(told.iter().all(|one| *one == told[0]), "the same words");
        assert_eq!(typed(&road, &format!("code={later}")).await.status, 200);
        let path = format!("/applications/{}/handovers/{id}", road.case);
        assert_eq!(road.ask("ind", "DELETE", &path).await.status, 204);
        assert_eq!(typed(&road, &format!("code={later}")).await.status, 400);
        assert_eq!(road.ask("ind", "POST", &format!("{path}/sheets")).await.status, 422, "no sheet of what is over");
    });
}

#[test]
fn the_sheet_is_in_dutch_with_a_line_in_the_language_of_the_family_and_shows_nobody() {
    on_each(|db| async move {
        let road = road(db).await;
        let people = [(&road.mother, "public-task"), (&road.child, "public-task")];
        let id = road.proposed("ind", &draft("to-reception", "school", &people)).await;
        let path = format!("/api/v1/applications/{}/handovers/{id}/sheets", road.case);
        let headers = [("cookie", road.cookie("ind")), ("accept", "text/html"), ("accept-language", "en")];
        let page = road.http.send("POST", &path, &headers, None).await;
        assert_eq!((page.status, page.header("content-language")), (201, "nl"));
        for words in [
            "Overdracht",
            "5 november 2026",
            "https://www.wacht.example/handover",
            "<svg",
            "lang=\"ti\"",
            "Anna Bridge",
        ] {
            assert!(page.text.contains(words), "{words} in {}", page.text);
        }
        assert!(page.text.contains("Van één persoon is niet gevraagd"), "the child: nobody asked");
        assert!(page.text.contains("Laat nooit een kind"), "never a child");
        for hidden in ["Maryam", "Sara", "+31612345678", "maryam@example.org", road.mother.person.as_str()] {
            assert!(!page.text.contains(hidden), "{hidden} stands on the sheet");
        }
    });
}
