//! Reminders and escalation: each once, nothing lost when nobody looked for a while, and an answer ends them.

use serde_json::json;
use wachtwijzer::app::AppError;
use wachtwijzer::app::accounts::put_mailbox;
use wachtwijzer::app::notices::sweep;
use wachtwijzer::domain::access::account::Mailbox;
use wachtwijzer::domain::ids::Slug;
use wachtwijzer::domain::notice::Delivery;

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};

use super::{Road, draft, road};
use crate::support::stores::on_each;

fn mailboxes<S>(road: &Road<S>)
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let done: Result<(), AppError> = road.http.app.write(|tx, ctx| {
        ["ind", "coa"].into_iter().try_for_each(|id| {
            let mailbox = Mailbox::new(&format!("post@{id}.example"), "nl", Delivery::Immediate).expect("a mailbox");
            put_mailbox(tx, ctx, &Slug::parse(id).expect("a name"), Some(&mailbox))
        })
    });
    done.expect("mailboxes");
}

/// Looks on a day, twice; what organisations were told of handovers by now, as `day reader kind`.
fn told<S>(road: &Road<S>, day: &str) -> Vec<String>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    road.http.set(&format!("{day}T10:00:00Z"));
    for _ in 0..2 {
        sweep(&road.http.app, &mut |_| {}).expect("a sweep");
    }
    let case = road.case_id();
    let mut all = road.http.app.read(|tx, _| Ok(tx.notices_of_case(case, 1000)?)).expect("notices");
    all.sort_by_key(|notice| (notice.about_on, notice.id));
    let theirs = all.iter().filter_map(|notice| {
        let reader = notice.to.organisation()?;
        notice.kind.as_str().starts_with("handover-").then(|| format!("{} {reader} {}", notice.about_on, notice.kind))
    });
    theirs.collect()
}

#[test]
fn the_receiver_is_reminded_and_the_sender_is_told_that_nobody_answered_each_once() {
    on_each(|db| async move {
        let road = road(db).await;
        mailboxes(&road);
        let id = road.proposed("ind", &draft("to-reception", "coa", &[(&road.mother, "public-task")])).await;
        let mut expected = vec!["2026-11-02 coa handover-proposed"];
        assert_eq!(told(&road, "2026-11-03"), expected);
        expected.push("2026-11-04 coa handover-near");
        assert_eq!(told(&road, "2026-11-04"), expected);
        assert_eq!(told(&road, "2026-11-05"), expected, "the last day itself is still in time");
        expected.push("2026-11-06 ind handover-unanswered");
        assert_eq!(told(&road, "2026-11-06"), expected);
        assert_eq!(told(&road, "2026-11-07"), expected);
        expected.push("2026-11-08 ind handover-unanswered");
        assert_eq!(told(&road, "2026-11-08"), expected, "and again after three days");
        let body = json!({"answer": "refuse", "reason": "not-our-task"});
        assert_eq!(road.post("coa", &format!("/incoming-handovers/{id}/answers"), &body).await.status, 200);
        expected.push("2026-11-08 ind handover-refused");
        assert_eq!(told(&road, "2026-12-24"), expected, "an answer ends it");
    });
}

#[test]
fn after_days_without_anybody_looking_the_latest_is_told_and_nothing_that_is_no_longer_true() {
    on_each(|db| async move {
        let road = road(db).await;
        mailboxes(&road);
        road.proposed("ind", &draft("to-reception", "coa", &[(&road.mother, "public-task")])).await;
        let expected = ["2026-11-02 coa handover-proposed", "2026-11-20 ind handover-unanswered"];
        assert_eq!(told(&road, "2026-11-20"), expected, "one and not three, and no reminder of a day that has passed");
        assert_eq!(told(&road, "2026-12-20"), expected, "there is no further day");
        let due = road.http.app.read(|tx, _| Ok(tx.handovers_due("2030-01-01".parse().expect("a day"), 10)?));
        assert!(due.expect("a list").is_empty(), "nobody looks at it any more");
    });
}

#[test]
fn both_sides_are_told_when_the_first_contact_was_not_confirmed() {
    on_each(|db| async move {
        let road = road(db).await;
        mailboxes(&road);
        let id = road.proposed("ind", &draft("to-reception", "coa", &[(&road.mother, "public-task")])).await;
        assert_eq!(road.accept("coa", &id, "2026-11-04").await.status, 200);
        assert_eq!(road.ask("coa", "POST", &format!("/incoming-handovers/{id}/contacts")).await.status, 200);
        assert_eq!(told(&road, "2026-11-04").len(), 1);
        let mut late = told(&road, "2026-11-05");
        late.sort();
        let expected = [
            "2026-11-02 coa handover-proposed",
            "2026-11-05 coa handover-contact-late",
            "2026-11-05 ind handover-contact-late",
        ];
        assert_eq!(late, expected);
        let path = format!("/applications/{}/handovers/{id}/contacts", road.case);
        assert_eq!(road.ask("ind", "POST", &path).await.status, 200);
        assert_eq!(told(&road, "2026-12-05").len(), 3, "both have confirmed");
    });
}

#[test]
fn what_a_desk_waits_for_is_paged_by_the_last_day_to_answer() {
    on_each(|db| async move {
        let road = road(db).await;
        let later = road.proposed("ind", &draft("to-reception", "coa", &[(&road.mother, "public-task")])).await;
        let soonest = road.proposed("ind", &draft("to-guardianship", "coa", &[(&road.child, "public-task")])).await;
        let ids = |after| {
            let ind = Slug::parse("ind").expect("a name");
            let page = road.http.app.read(move |tx, _| Ok(tx.unanswered_handovers(&ind, after, 1)?)).expect("a page");
            page.into_iter().map(|one| ((one.answer_by, one.id), one.id.to_string())).collect::<Vec<_>>()
        };
        let first = ids(None);
        assert_eq!(first[0].1, soonest, "two days before three");
        let second = ids(Some(first[0].0));
        assert_eq!(second[0].1, later);
        assert!(ids(Some(second[0].0)).is_empty());
        let page = road.get("coa", "/incoming-handovers?pageSize=1").await.json();
        assert_eq!(page["results"][0]["id"], soonest.as_str());
        let next = page["next"].as_str().expect("another page");
        let rest = road.get("coa", &format!("/incoming-handovers?pageSize=1&after={next}")).await.json();
        assert_eq!(rest["results"][0]["id"], later.as_str());
        assert_eq!(road.get("coa", "/incoming-handovers?answered=true").await.json()["results"], json!([]));
        assert_eq!(road.get("coa", "/incoming-handovers?after=x").await.faults()[0].1, "not-a-cursor");
    });
}
