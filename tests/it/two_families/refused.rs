//! The second family: refused, an objection that nobody decides on, an order of the court, refused again, an appeal that does not help,
//! and an end that leaves a way to somebody who helps.

use serde_json::json;

use super::family;
use crate::support::stores::on_each;

#[test]
fn a_family_is_refused_and_every_step_that_is_left_is_told_with_its_last_day() {
    on_each(|db| async move {
        let mut f = family(db, "2025-09-15").await;
        f.joins("referent", "referent", json!({"givenName": "Amina", "language": "so", "bornOn": "1999-06-01"})).await;
        let mother = json!({"givenName": "Halimo", "language": "so", "bornOn": "1975-03-01", "interpreter": true});
        f.joins("mother", "family-member", mother).await;
        f.happens("2025-10-06", "application-received", &[], json!({})).await;
        f.happens("2025-10-06", "member-described", &["mother"], json!({"relation": "parent", "ageGroup": "adult"}))
            .await;
        assert_eq!(f.term("decision", None).await.0, "2026-07-06");
        let letter = format!("/applications/{}/letters/objection", f.case);
        assert_eq!(f.get("referent", &letter).await.status, 404, "there is nothing to object to");

        f.happens("2026-06-15", "decision-notified", &[], json!({"outcome": "refused"})).await;
        assert_eq!(f.term("decision", None).await.1, "met");
        assert_eq!(f.term("objection", None).await, ("2026-07-13".into(), "running".into()));
        let printed = f.get("referent", &letter).await;
        assert_eq!(printed.status, 200, "{}", printed.text);
        assert!(printed.text.contains("13 juli 2026"));
        f.happens("2026-07-10", "objection-received", &[], json!({})).await;
        assert_eq!(f.term("objection-decision", None).await.0, "2026-11-23", "nineteen weeks after 13 July");

        // Nobody decides.
        f.happens("2026-11-25", "notice-of-default-received", &[], json!({})).await;
        assert_eq!(f.term("penalty-grace", None).await.0, "2026-12-09");
        f.happens("2026-12-14", "inaction-appeal-lodged", &[], json!({})).await;
        let order = json!({"weeks": 4, "penaltyPerDay": 10000, "penaltyMax": 1_500_000});
        f.happens("2027-02-01", "court-order-sent", &[], order).await;
        assert_eq!(f.term("court-term", None).await.0, "2027-03-01");
        f.happens("2027-03-08", "objection-decision-notified", &[], json!({"outcome": "refused"})).await;
        assert_eq!(f.term("court-term", None).await.1, "met-late");
        let penalties = f.seen("referent").await["penalty"].clone();
        assert_eq!(
            penalties["amountCents"],
            144_200 + 6 * 10_000,
            "42 days by law, and 2 to 7 March by the order: {penalties}"
        );
        assert_eq!(f.term("appeal", None).await.0, "2027-04-05");

        f.happens("2027-03-30", "appeal-lodged", &[], json!({})).await;
        f.happens("2027-09-06", "appeal-decided", &[], json!({"outcome": "refused"})).await;
        assert_eq!(f.term("higher-appeal", None).await, ("2027-10-04".into(), "running".into()));
        f.day("2027-10-05");
        assert_eq!(f.term("higher-appeal", None).await.1, "missed");
        assert_eq!(f.of("remedies", "higher-appeal", None).await["state"], "passed");
        assert!(f.tasks("referent", None).await.is_empty(), "nobody arrives");
        assert_eq!(f.responsible("mother", "residence", "2027-10-05").await, "ind");
        f.happens("2027-10-11", "case-closed", &[], json!({"reason": "no-further-appeal"})).await;
        let body = json!({
            "kind": "to-reception", "to": "coa", "people": [{"person": f.id("mother"), "ground": "public-task"}],
            "fields": ["name"], "contact": {"name": "Anna Bridge", "phone": "+31301234567"},
        });
        let late = f.post("ind", &format!("/applications/{}/handovers", f.case), &body).await;
        assert_eq!((late.status, late.faults()[0].1.as_str()), (422, "case-closed"));
        assert_eq!(f.get("coa", &format!("/applications/{}", f.case)).await.status, 404);
        assert_eq!(f.told("referent"), [""; 0]);
    });
}
