//! The first family: a wife, a daughter, a grown-up son, and a child born during the wait. Too late, a notice of default, an order
//! of the court; then wife and children granted and the son refused; an objection that helps; five steps of handing over.

use serde_json::json;

use super::family;
use crate::support::stores::on_each;

#[test]
#[expect(clippy::too_many_lines, reason = "one life in the order in which it is lived; cut up it could not be read")]
fn a_family_is_granted_in_parts_and_followed_until_a_year_after_arrival() {
    on_each(|db| async move {
        let mut f = family(db, "2025-11-10").await;
        f.joins("referent", "referent", json!({"givenName": "Yusuf", "language": "ar", "bornOn": "1985-02-01"})).await;
        let wife = json!({"givenName": "Maryam", "language": "ti", "bornOn": "1988-03-01", "interpreter": true});
        f.joins("wife", "family-member", wife).await;
        let daughter = json!({"givenName": "Sara", "language": "ti", "bornOn": "2018-05-04", "interpreter": true});
        f.joins("daughter", "family-member", daughter).await;
        let son = json!({"givenName": "Elias", "language": "ti", "bornOn": "2006-01-15", "interpreter": false});
        f.joins("son", "family-member", son).await;
        assert_eq!(f.term("filing-window", None).await, ("2026-02-10".into(), "running".into()));

        f.happens("2025-12-01", "application-received", &[], json!({})).await;
        f.happens("2025-12-01", "member-described", &["wife"], json!({"relation": "spouse", "ageGroup": "adult"}))
            .await;
        f.happens("2025-12-01", "member-described", &["daughter"], json!({"relation": "child", "ageGroup": "5-to-11"}))
            .await;
        f.happens("2025-12-01", "member-described", &["son"], json!({"relation": "child", "ageGroup": "adult"})).await;
        assert_eq!(f.term("decision", None).await, ("2026-09-01".into(), "running".into()), "nine months");

        // A birth during the wait moves no date.
        let baby = json!({"givenName": "Noor", "language": "ti", "bornOn": "2026-03-02", "interpreter": true});
        f.day("2026-03-09");
        f.joins("baby", "family-member", baby).await;
        let born = json!({"relation": "child", "ageGroup": "under-5", "reason": "birth"});
        f.happens("2026-03-09", "member-described", &["baby"], born).await;
        assert_eq!(f.stage("baby").await, "in-review");
        f.happens("2026-04-13", "documents-requested", &[], json!({"answerBy": "2026-04-27"})).await;
        f.happens("2026-04-20", "documents-received", &[], json!({})).await;
        assert_eq!(f.term("decision", None).await, ("2026-09-07".into(), "running".into()), "six suspended days");

        // Too late: a notice of default, silence, an appeal, an order of the court.
        f.day("2026-09-08");
        assert_eq!(f.term("decision", None).await.1, "overdue");
        let letter = format!("/applications/{}/letters/notice-of-default", f.case);
        let early = f.get("referent", &letter).await;
        assert_eq!(
            (early.status, early.faults()[0].1.as_str()),
            (422, "remedy-not-yet"),
            "on the cautious reading it is not late"
        );
        f.day("2026-09-09");
        assert_eq!(f.get("referent", &letter).await.status, 200);
        f.happens("2026-09-10", "notice-of-default-received", &[], json!({})).await;
        assert_eq!(f.term("penalty-grace", None).await.0, "2026-09-24");
        assert_eq!(f.of("remedies", "inaction-appeal", None).await["possibleFrom"], "2026-09-25");
        f.happens("2026-09-28", "inaction-appeal-lodged", &[], json!({})).await;
        assert_eq!(f.term("court-handling", None).await.0, "2026-11-23");
        let order = json!({"weeks": 8, "penaltyPerDay": 10000, "penaltyMax": 750_000});
        f.happens("2026-11-16", "court-order-sent", &[], order).await;
        assert_eq!(f.term("court-term", None).await, ("2027-01-11".into(), "running".into()));
        assert_eq!(f.seen("referent").await["penalty"]["amountCents"], 144_200, "the most that the law gives");

        // Granted in parts.
        f.happens("2026-12-14", "decision-notified", &["wife", "daughter", "baby"], json!({"outcome": "granted"}))
            .await;
        assert_eq!(f.term("decision", None).await.1, "overdue", "nobody has decided on the son");
        f.happens("2026-12-14", "decision-notified", &["son"], json!({"outcome": "refused"})).await;
        assert_eq!(f.term("decision", None).await.1, "met-late");
        assert_eq!(f.term("court-term", None).await.1, "met");
        assert_eq!((f.stage("wife").await, f.stage("son").await), ("granted".into(), "refused".into()));
        assert_eq!(
            f.term("mvv-collection", Some("wife")).await.0,
            "2027-03-15",
            "three months, and 14 March is a Sunday"
        );
        assert_eq!(f.term("objection", Some("son")).await, ("2027-01-11".into(), "running".into()));
        assert_eq!(f.cannot("entered-netherlands", "2026-12-14", Some("wife")).await, "not-possible-here");
        // The wife sees herself and the children; what became of the son is his own.
        let hers = f.seen("wife").await;
        let son = f.id("son").to_owned();
        assert!(!hers["terms"].to_string().contains(&son) && !hers["persons"].to_string().contains(&son));
        assert!(f.seen("son").await["terms"].to_string().contains(&son));

        f.day("2027-01-04");
        let objection = f.get("son", &format!("/applications/{}/letters/objection", f.case)).await;
        assert_eq!(objection.status, 200, "{}", objection.text);
        assert!(objection.text.contains("11 januari 2027"));
        f.happens("2027-01-05", "objection-received", &["son"], json!({})).await;
        assert_eq!(f.term("objection-decision", Some("son")).await.0, "2027-05-24");

        // Visa, the first handover before the journey, arrival.
        let three = ["wife", "daughter", "baby"];
        f.happens("2027-01-18", "mvv-collected", &three, json!({"validUntil": "2027-04-17"})).await;
        assert_eq!(f.get("coa", &format!("/applications/{}", f.case)).await.status, 404);
        f.hands_over(("ind", "to-reception", "coa"), &three, ["2027-02-01", "2027-02-04", "2027-02-03"]).await;
        assert_eq!(f.get("coa", &format!("/applications/{}", f.case)).await.status, 200);
        let theirs = f.seen("coa").await;
        assert!(!theirs["persons"].to_string().contains(&son), "the reception sees those whom it took over");
        f.happens("2027-02-15", "entered-netherlands", &three, json!({})).await;
        assert_eq!(f.term("report", Some("wife")).await.0, "2027-02-18");
        f.happens("2027-02-17", "reported", &three, json!({})).await;
        assert_eq!(f.term("permit-after-report", Some("wife")).await.0, "2027-03-03");
        f.happens("2027-02-18", "municipality-registered", &three, json!({})).await;
        f.happens("2027-02-26", "permit-granted", &three, json!({})).await;
        f.day("2027-03-01");
        assert_eq!(
            f.tasks("wife", Some("wife")).await,
            [
                "collect-visa done 2027-03-15 ind",
                "book-appointment moot - ind",
                "travel done 2027-04-17 ind",
                "report done 2027-02-18 ind",
                "permit done 2027-03-03 ind",
                "register done 2027-02-22 coa",
                "tuberculosis open 2027-05-15 coa",
                "own-talk open 2027-03-29 coa",
                "health-insurance open 2027-06-15 coa",
                "general-practitioner open 2027-03-18 coa",
                "integration-plan open 2027-04-29 coa",
                "bank-account open 2027-04-15 coa",
            ]
        );
        assert_eq!(
            f.tasks("referent", None).await,
            ["find-home open 2027-04-26 coa", "report-to-benefits overdue 2027-02-16 coa"]
        );
        f.done("coa", "own-talk", "wife", "2027-03-01").await;
        f.done("wife", "bank-account", "wife", "2027-03-01").await;

        // On to the municipality, to youth health care, and to a school that says no at first.
        f.hands_over(("coa", "to-municipality", "utrecht"), &three, ["2027-03-15", "2027-03-30", "2027-03-22"]).await;
        let children = ["daughter", "baby"];
        f.hands_over(("utrecht", "to-youth-health", "ggd"), &children, ["2027-04-05", "2027-04-12", "2027-04-07"])
            .await;
        f.day("2027-04-08");
        let body = json!({
            "kind": "to-school", "to": "school", "people": [{"person": f.id("daughter"), "ground": "public-task"}],
            "fields": ["name"], "contact": {"name": "Anna Bridge", "phone": "+31301234567"},
        });
        let asked = f.post("utrecht", &format!("/applications/{}/handovers", f.case), &body).await;
        let asked = asked.json()["id"].as_str().expect("an id").to_owned();
        let no = json!({"answer": "refuse", "reason": "no-capacity"});
        assert_eq!(f.post("school", &format!("/incoming-handovers/{asked}/answers"), &no).await.status, 200);
        assert_eq!(f.responsible("daughter", "school", "2027-04-08").await, "utrecht", "a no leaves it where it was");
        f.hands_over(("utrecht", "to-school", "school"), &["daughter"], ["2027-04-09", "2027-04-23", "2027-04-14"])
            .await;
        for (who, theme, on, answer) in [
            ("daughter", "school", "2027-02-02", "ind"),
            ("daughter", "school", "2027-02-03", "coa"),
            ("daughter", "school", "2027-03-22", "utrecht"),
            ("daughter", "school", "2027-04-14", "school"),
            ("daughter", "youth-health", "2027-04-06", "utrecht"),
            ("daughter", "youth-health", "2027-04-07", "ggd"),
            ("wife", "money", "2027-04-14", "utrecht"),
            ("wife", "residence", "2027-04-14", "ind"),
            ("son", "municipality", "2027-04-14", "ind"),
        ] {
            assert_eq!(f.responsible(who, theme, on).await, answer, "{who}, {theme}, {on}");
        }
        assert_eq!(f.get("ggd", &format!("/applications/{}", f.case)).await.status, 404, "it needs no asylum file");
        f.happens("2027-04-15", "youth-health-intake-held", &children, json!({})).await;
        f.happens("2027-04-19", "school-enrolled", &["daughter"], json!({})).await;
        f.done("utrecht", "integration-plan", "wife", "2027-04-19").await;
        assert_eq!(f.term("integration", Some("wife")).await.0, "2030-04-19");
        for task in ["health-insurance", "general-practitioner"] {
            for who in three {
                f.done("wife", task, who, "2027-04-19").await;
            }
        }

        // While his objection runs, the wife reads where she stands, and nothing of him; nor does the list tell it, however asked.
        let hers = f.get("wife", &format!("/applications/{}", f.case)).await.json();
        assert_eq!((&hers["stage"], &hers["reckoning"]["stage"]), (&json!("settling"), &json!("settling")));
        assert_ne!(hers["dueTerm"], "objection-decision");
        assert!(!hers.to_string().contains("objection"), "{hers}");
        let listed = f.get("wife", "/applications?order=receipt").await.json();
        assert!(!listed.to_string().contains("objection"), "{listed}");
        let asked = f.get("wife", "/applications?order=receipt&stage=in-objection").await.json();
        assert_eq!(asked["results"], json!([]), "a question does not tell it either");
        let mine = f.get("wife", "/applications?order=receipt&stage=settling").await.json();
        assert_eq!(mine["results"].as_array().expect("a list").len(), 1);
        assert_eq!(f.get("son", &format!("/applications/{}", f.case)).await.json()["stage"], "in-objection");

        // The objection of the son helps; he follows five months later.
        f.happens("2027-05-18", "objection-decision-notified", &["son"], json!({"outcome": "granted"})).await;
        assert_eq!(f.term("objection-decision", Some("son")).await, ("2027-05-24".into(), "met".into()));
        assert_eq!(f.term("mvv-collection", Some("son")).await.0, "2027-08-18");
        f.happens("2027-06-14", "mvv-collected", &["son"], json!({"validUntil": "2027-09-11"})).await;
        f.happens("2027-07-05", "entered-netherlands", &["son"], json!({})).await;
        f.happens("2027-07-07", "reported", &["son"], json!({})).await;
        f.happens("2027-07-20", "permit-granted", &["son"], json!({})).await;
        assert_eq!(f.seen("ind").await["stage"], "settling", "all of them are here");

        // A year after arrival.
        f.day("2028-02-15");
        let open = |tasks: Vec<String>| {
            tasks.into_iter().filter(|t| t.contains("open") || t.contains("overdue")).collect::<Vec<_>>()
        };
        assert_eq!(open(f.tasks("wife", Some("wife")).await), ["tuberculosis overdue 2027-05-15 utrecht"]);
        assert_eq!(
            open(f.tasks("wife", Some("baby")).await),
            ["tuberculosis overdue 2027-05-15 utrecht", "child-benefit overdue 2027-03-29 utrecht"]
        );
        // Whoever has arrived is not told that they wait; of the son only he and the referent hear.
        assert_eq!(
            f.told("wife"),
            [
                "2025-11-10 joined",
                "2025-12-01 received",
                "2026-03-01 still-waiting",
                "2026-04-20 date-moved",
                "2026-06-01 still-waiting",
                "2026-09-01 still-waiting",
                "2026-12-01 still-waiting",
                "2026-12-14 granted",
                "2027-01-18 visa-collected",
                "2027-02-03 handover-accepted",
                "2027-02-15 arrived",
                "2027-03-22 handover-accepted",
            ]
        );
        assert_eq!(
            f.told("son"),
            [
                "2025-11-10 joined",
                "2025-12-01 received",
                "2026-03-01 still-waiting",
                "2026-04-20 date-moved",
                "2026-06-01 still-waiting",
                "2026-09-01 still-waiting",
                "2026-12-01 still-waiting",
                "2026-12-14 refused",
                "2027-01-05 objection-received",
                "2027-03-01 still-waiting",
                "2027-05-18 granted",
                "2027-06-14 visa-collected",
                "2027-07-05 arrived",
            ]
        );
        assert_eq!(
            f.told("referent"),
            [
                "2025-11-10 joined",
                "2025-12-01 received",
                "2026-03-01 still-waiting",
                "2026-04-13 documents-asked",
                "2026-04-20 documents-near",
                "2026-04-20 documents-received",
                "2026-04-20 date-moved",
                "2026-06-01 still-waiting",
                "2026-08-09 term-near",
                "2026-09-01 term-near",
                "2026-09-01 still-waiting",
                "2026-09-09 term-passed",
                "2026-09-10 default-received",
                "2026-09-28 default-received",
                "2026-11-16 court-ordered",
                "2026-12-01 still-waiting",
                "2026-12-14 granted",
                "2026-12-14 granted",
                "2026-12-14 granted",
                "2026-12-14 refused",
                "2026-12-28 objection-near",
                "2027-01-04 objection-near",
                "2027-01-05 objection-received",
                "2027-01-18 visa-collected",
                "2027-01-18 visa-collected",
                "2027-01-18 visa-collected",
                "2027-02-03 handover-accepted",
                "2027-02-15 arrived",
                "2027-02-15 arrived",
                "2027-02-15 arrived",
                "2027-03-01 still-waiting",
                "2027-03-22 handover-accepted",
                "2027-04-07 handover-accepted",
                "2027-04-14 handover-accepted",
                "2027-05-18 granted",
                "2027-06-14 visa-collected",
                "2027-07-05 arrived"
            ]
        );
        assert_eq!(
            f.told("ind"),
            [
                "2026-09-09 term-passed",
                "2026-09-10 default-received",
                "2026-09-28 default-received",
                "2026-11-16 court-ordered",
                "2027-02-15 handover-contact-late"
            ]
        );
        assert_eq!(
            f.told("utrecht"),
            [
                "2027-03-15 handover-proposed",
                "2027-04-05 handover-contact-late",
                "2027-04-08 handover-contact-late",
                "2027-04-08 handover-refused",
                "2027-04-14 handover-contact-late",
                "2027-04-15 handover-contact-late",
                "2027-05-18 handover-contact-late"
            ]
        );
        assert_eq!(
            f.told("ggd"),
            ["2027-04-05 handover-proposed", "2027-04-08 handover-contact-late", "2027-04-14 handover-contact-late"]
        );
        // The reception is told of the three whom it took over, and of nobody else.
        assert_eq!(
            f.told("coa"),
            [
                "2027-02-01 handover-proposed",
                "2027-02-03 handover-near",
                "2027-02-15 handover-contact-late",
                "2027-02-15 arrived",
                "2027-02-15 arrived",
                "2027-02-15 arrived",
                "2027-04-05 handover-contact-late",
            ]
        );
        assert_eq!(
            f.told("school"),
            [
                "2027-04-08 handover-proposed",
                "2027-04-09 handover-proposed",
                "2027-04-15 handover-contact-late",
                "2027-05-18 handover-contact-late",
            ]
        );
    });
}
