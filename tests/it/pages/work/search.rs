//! Searching by a number, with a reason that the log keeps.

use super::{ATTACK, browser, is_whole, on_each, world};
use crate::pages::LANGUAGES;

#[test]
fn a_case_is_found_by_its_number_and_the_log_says_why_somebody_searched() {
    on_each(async |db| {
        let world = world(db).await;
        let found = world.http.get(&format!("/applications/{}", world.own)).await.json();
        let number = found["reference"].as_str().expect("a number").to_owned();
        let typed = number.to_lowercase().replace('-', " ");
        for language in LANGUAGES {
            let browser = browser(&world, "caseworker", language);
            let fields = [("reference", typed.as_str()), ("purpose", "supervision")];
            let answer = browser.post(&world.http, "/work/search", &fields).await;
            assert_eq!(answer.status, 200, "{}", answer.text);
            is_whole(&answer, language, "/work/search");
            assert!(answer.text.contains(&format!("href=\"/work/cases/{}\"", world.own)), "{}", answer.text);
            assert!(answer.text.contains("datetime=\"2027-03-01\""), "with its last day");
        }
        let log = world.ask("referent", "GET", &format!("/applications/{}/accesses", world.own), None).await.json();
        let lines = log["results"].as_array().expect("lines").clone();
        let searched: Vec<_> = lines.iter().filter(|line| line["operation"] == "search_applications").collect();
        assert_eq!(searched.len(), 3, "{log}");
        assert!(searched.iter().all(|line| line["purpose"] == "supervision"), "{log}");
        // An address of a search does not exist.
        let answer =
            browser(&world, "caseworker", "nl").get(&world.http, &format!("/work/search?reference={number}")).await;
        assert_eq!(answer.status, 400);
    });
}

#[test]
fn a_number_that_is_not_there_or_of_another_organisation_is_told_the_same() {
    on_each(async |db| {
        let world = world(db).await;
        let other = world.other;
        let number = world.http.app.read(move |tx, _| {
            Ok::<_, wachtwijzer::app::AppError>(tx.case(other)?.expect("a case").identity.reference)
        });
        let number = number.expect("a number").as_str().to_owned();
        let mut told = Vec::new();
        for typed in [number.as_str(), "WW-7K3M-9QXP-P"] {
            let fields = [("reference", typed), ("purpose", "question")];
            let answer = browser(&world, "supervisor", "en").post(&world.http, "/work/search", &fields).await;
            assert_eq!(answer.status, 200, "{}", answer.text);
            assert!(answer.text.contains("There is no case with this number that you may see"), "{}", answer.text);
            told.push(answer.text.replace(&format!("value=\"{typed}\""), ""));
        }
        assert_eq!(told[0], told[1]);
    });
}

#[test]
fn a_search_without_a_number_or_a_reason_is_told_at_its_field_and_keeps_what_was_typed() {
    on_each(async |db| {
        let world = world(db).await;
        let much = "W".repeat(20_000);
        for language in LANGUAGES {
            let browser = browser(&world, "caseworker", language);
            for (reference, purpose, wrong) in [
                ("", "", &["reference", "purpose"][..]),
                ("WW-7K3M-9QXP-P", "", &["purpose"]),
                ("WW-7K3M-9QXP-P", "curiosity", &["purpose"]),
                ("WW-7K3M-9QXP-Q", "question", &["reference"]),
                ("Rahel", "question", &["reference"]),
                (much.as_str(), "question", &["reference"]),
                (ATTACK, ATTACK, &["reference", "purpose"]),
            ] {
                let fields = [("reference", reference), ("purpose", purpose)];
                let answer = browser.post(&world.http, "/work/search", &fields).await;
                assert_eq!(answer.status, 422, "{reference} {purpose}: {}", answer.text);
                is_whole(&answer, language, "/work/search");
                for field in wrong {
                    assert!(answer.text.contains(&format!("href=\"#{field}\"")), "{field}: {}", answer.text);
                }
                let kept = reference.replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
                assert!(answer.text.contains(&format!("value=\"{kept}\"")), "{}", answer.text);
            }
        }
    });
}
