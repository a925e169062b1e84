//! After the answer: what is to be done after a yes, and the path after a no.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceResponse};
use serde_json::{Value, json};

use super::{ATTACK, Browser, LANGUAGES, is_whole, unseen};
use crate::access::world::{World, world};
use crate::support::stores::on_each;

fn browser<S>(world: &World<S>, who: &str, language: &'static str) -> Browser
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    Browser::holding(&world.proof(who).1, language)
}

/// Records what happened to the family, one after the other.
async fn happened<S>(world: &World<S>, events: &[Value])
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let mut etag = world.http.get(&format!("/applications/{}", world.own)).await.header("etag").to_owned();
    for event in events {
        etag = world.http.append(&world.own.to_string(), &etag, event).await;
    }
}

/// A member of the family who came on 15 February 2027.
async fn arrived<S>(world: &World<S>)
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let who = "person-family-member";
    let events = [
        json!({"type": "member-described", "on": "2026-06-01", "person": who, "relation": "spouse", "ageGroup": "adult"}),
        json!({"type": "decision-notified", "on": "2026-12-01", "person": who, "outcome": "granted"}),
        json!({"type": "mvv-collected", "on": "2026-12-15", "person": who, "validUntil": "2027-03-10"}),
        json!({"type": "entered-netherlands", "on": "2027-02-15", "person": who}),
    ];
    happened(world, &events).await;
}

/// How a task stands, as the interface tells it to the member of the family.
async fn task<S>(world: &World<S>, name: &str) -> Value
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let all = world.ask("family-member", "GET", &format!("/applications/{}/tasks", world.own), None).await.json();
    let all = all["results"].as_array().expect("tasks").clone();
    all.into_iter().find(|one| one["task"] == name).expect("the task")
}

fn done_on<'f>(task: &'f str, day: [&'f str; 3]) -> Vec<(&'static str, &'f str)> {
    vec![
        ("task", task),
        ("person", "person-family-member"),
        ("on-day", day[0]),
        ("on-month", day[1]),
        ("on-year", day[2]),
    ]
}

#[test]
fn what_is_to_be_done_is_told_with_its_day_and_a_norm_is_never_shown_as_late() {
    on_each(async |db| {
        let world = world(db).await;
        let path = format!("/my/{}/tasks", world.own);
        let before = browser(&world, "referent", "nl").get(&world.http, &path).await;
        assert!(before.text.contains("Er is nu niets te doen."), "{}", before.text);
        arrived(&world).await;
        for who in ["referent", "family-member", "helper"] {
            for language in LANGUAGES {
                let shown = browser(&world, who, language).get(&world.http, &path).await;
                assert_eq!(shown.status, 200, "{}", shown.text);
                is_whole(&shown, language, &path);
            }
        }
        let shown = browser(&world, "family-member", "nl").get(&world.http, &path).await;
        let register = task(&world, "register").await;
        let day = register["warnBy"].as_str().expect("a day");
        assert_eq!(day, "2027-02-22", "five open days after entry, by Wet BRP, 2.38");
        let of = |title: &str| {
            let after = shown.text.split(title).nth(1).unwrap_or_else(|| panic!("no {title}: {}", shown.text));
            after.split("</li>").next().expect("the task").to_owned()
        };
        let registering = of("<h3>Schrijf u in bij de gemeente</h3>");
        assert!(
            registering.contains(&format!("datetime=\"{day}\"")) && registering.contains("7 dagen"),
            "{registering}"
        );
        assert!(registering.contains("An organisation"), "who sees to it: {registering}");
        // Reported to the tax office on the day of arrival: usual, no term of the law, so nobody is late.
        let usual = of("Geef aan de gemeente en Toeslagen door dat het gezin er is");
        assert!(usual.contains("het moet niet van de wet") && !usual.contains("badge"), "{usual}");
        let case = browser(&world, "family-member", "nl").get(&world.http, &format!("/my/{}", world.own)).await;
        assert!(case.text.contains(&format!("{path}\"")), "the case leads to it: {}", case.text);
    });
}

#[test]
fn what_is_late_and_can_still_be_done_stays_a_duty_on_the_page_of_the_case_and_on_the_sheet() {
    on_each(async |db| {
        let world = world(db).await;
        arrived(&world).await;
        // On 1 March 2027 the registration of 22 February (Wet BRP, 2.38) is a week late, and still to be done.
        for page in ["", "/sheet"] {
            let path = format!("/my/{}{page}", world.own);
            let shown = browser(&world, "family-member", "nl").get(&world.http, &path).await;
            assert!(shown.text.contains("datetime=\"2027-02-22\""), "{path}: {}", shown.text);
        }
        let member = browser(&world, "family-member", "nl");
        let done = done_on("register", ["26", "2", "2027"]);
        let sent = member.post(&world.http, &format!("/my/{}/tasks", world.own), &done).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let shown = member.get(&world.http, &format!("/my/{}", world.own)).await;
        let me = shown.text.split("id=\"me\"").nth(1).expect("what I must do").split("</section>").next();
        assert!(me.is_some_and(|me| !me.contains("datetime=\"2027-02-22\"")), "done is done: {}", shown.text);
    });
}

#[test]
fn what_is_only_usual_is_late_for_nobody_at_the_desk_either() {
    on_each(async |db| {
        let world = world(db).await;
        arrived(&world).await;
        world.http.set("2027-12-01T12:00:00Z");
        let shown = browser(&world, "caseworker", "nl");
        let shown = shown.get(&world.http, &format!("/work/cases/{}/tasks", world.own)).await.text;
        let row = |title: &str| {
            let after = shown.split(title).nth(1).unwrap_or_else(|| panic!("no {title}: {shown}"));
            after.split("</tr>").next().expect("a row").to_owned()
        };
        assert!(row("Schrijf u in bij de gemeente").contains("te laat"), "a term of the law (Wet BRP, 2.38): {shown}");
        let usual = row("Geef aan de gemeente en Toeslagen door dat het gezin er is");
        assert!(!usual.contains("te laat"), "{usual}");
    });
}

#[test]
fn what_nobody_else_should_find_stands_on_no_sheet_of_paper_and_the_steps_after_a_no_do() {
    on_each(async |db| {
        let world = world(db).await;
        arrived(&world).await;
        let who = "person-family-member";
        happened(
            &world,
            &[
                json!({"type": "reported", "on": "2027-02-16", "person": who}),
                json!({"type": "permit-granted", "on": "2027-02-20", "person": who}),
                json!({"type": "municipality-registered", "on": "2027-02-21", "person": who}),
            ],
        )
        .await;
        let referent = browser(&world, "referent", "nl");
        let page = async |name: &str| referent.get(&world.http, &format!("/my/{}/{name}", world.own)).await.text;
        let alone = "Ik heb eerst een advocaat gevraagd.";
        assert!(page("guidance").await.contains(alone), "on the screen: {}", page("guidance").await);
        assert!(!page("sheet").await.contains(alone), "not on paper: {}", page("sheet").await);
    });
    on_each(async |db| {
        let world = world(db).await;
        happened(&world, &[json!({"type": "decision-notified", "on": "2026-12-01", "outcome": "refused"})]).await;
        let path = format!("/my/{}/sheet", world.own);
        let sheet = browser(&world, "referent", "nl").get(&world.http, &path).await.text;
        assert!(sheet.contains("Ik heb de dag in de brief gelezen."), "{sheet}");
    });
}

#[test]
fn a_task_is_said_done_with_its_day_once() {
    on_each(async |db| {
        let world = world(db).await;
        arrived(&world).await;
        let (path, member) = (format!("/my/{}/tasks", world.own), browser(&world, "family-member", "nl"));
        let ask = [("task", "register"), ("person", "person-family-member"), ("show", "again")];
        let form = member.post(&world.http, &path, &ask).await;
        assert_eq!(form.status, 200, "{}", form.text);
        is_whole(&form, "nl", &path);
        let key = unseen(&form, "once");
        let mut sent = done_on("register", ["20", "2", "2027"]);
        sent.push(("once", &key));
        for _ in 0..2 {
            let done = member.post(&world.http, &path, &sent).await;
            assert_eq!((done.status, done.header("location")), (303, path.as_str()), "{}", done.text);
        }
        let register = task(&world, "register").await;
        assert_eq!((&register["state"], &register["doneOn"]), (&json!("done"), &json!("2027-02-20")));
        let shown = member.get(&world.http, &path).await;
        assert!(
            shown.text.contains("3 dingen klaar") && shown.text.contains("datetime=\"2027-02-20\""),
            "{}",
            shown.text
        );
        // The same once more from an old form: it is said that it is there already.
        let again = member.post(&world.http, &path, &done_on("register", ["21", "2", "2027"])).await;
        assert_eq!(again.status, 422, "{}", again.text);
        assert_eq!(task(&world, "register").await["doneOn"], "2027-02-20");
    });
}

#[test]
fn a_wrong_day_is_told_beside_the_field_and_what_others_say_is_not_offered() {
    on_each(async |db| {
        let world = world(db).await;
        arrived(&world).await;
        let path = format!("/my/{}/tasks", world.own);
        let long = "9".repeat(5000);
        for day in
            [["", "", ""], ["31", "2", "2027"], ["2", "3", "2027"], [ATTACK, "2", "2027"], [long.as_str(), "2", "2027"]]
        {
            for language in LANGUAGES {
                let member = browser(&world, "family-member", language);
                let refused = member.post(&world.http, &path, &done_on("register", day)).await;
                assert_eq!(refused.status, 422, "{day:?}: {}", refused.text);
                is_whole(&refused, language, &path);
                assert!(refused.text.contains("href=\"#on\""), "{day:?}: {}", refused.text);
                assert!(refused.text.contains("value=\"2027\"") || day[2].is_empty(), "what was typed is kept");
            }
        }
        let member = browser(&world, "family-member", "nl");
        // Who holds a talk says that it was held.
        let refused = member.post(&world.http, &path, &done_on("own-talk", ["20", "2", "2027"])).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        assert!(refused.text.contains("Dit kunt u niet zelf zeggen."), "{}", refused.text);
        let shown = member.get(&world.http, &path).await;
        assert!(!shown.text.contains("name=\"task\" value=\"own-talk\""), "{}", shown.text);
        assert!(shown.text.contains("name=\"task\" value=\"register\""), "{}", shown.text);
        for (task, person) in [(ATTACK, ""), ("register", ATTACK), ("", ""), ("register", "person-other")] {
            let form = [("task", task), ("person", person), ("show", "again")];
            assert_eq!(member.post(&world.http, &path, &form).await.status, 404, "{task} {person}");
        }
    });
}

#[test]
fn a_task_keeps_what_was_typed_in_another_language_and_after_a_session_ended() {
    on_each(async |db| {
        let world = world(db).await;
        arrived(&world).await;
        let path = format!("/my/{}/tasks", world.own);
        let sent = done_on("register", ["20", "2", "2027"]);
        for (language, shown_in) in [("ar", "ar"), ("xx", "nl")] {
            let mut again = sent.clone();
            again.extend([("show", "again"), ("language", language)]);
            let shown = browser(&world, "family-member", "nl").post(&world.http, &path, &again).await;
            assert_eq!(shown.status, 200, "{}", shown.text);
            is_whole(&shown, shown_in, &path);
            assert!(shown.text.contains("value=\"20\"") && shown.text.contains("value=\"2027\""), "{}", shown.text);
        }
        let ended = Browser::holding("__Host-session=made-up", "nl").post(&world.http, &path, &sent).await;
        assert_eq!(ended.status, 401);
        assert!(ended.text.contains("name=\"onward.on-day\" value=\"20\""), "{}", ended.text);
        assert_eq!(task(&world, "register").await["state"], "overdue", "nothing was done");
        let other = format!("/my/{}/tasks", world.other);
        assert_eq!(browser(&world, "family-member", "nl").post(&world.http, &other, &sent).await.status, 404);
        assert_eq!(browser(&world, "family-member", "nl").get(&world.http, &other).await.status, 404);
        assert_eq!(browser(&world, "caseworker", "nl").post(&world.http, &path, &sent).await.status, 403);
        assert_eq!(browser(&world, "caseworker", "nl").get(&world.http, &path).await.status, 403);
        let out = Browser::nobody("nl").get(&world.http, &path).await;
        assert_eq!((out.status, out.header("location")), (303, "/sign-in"));
    });
}

#[test]
fn before_a_no_the_path_is_told_calmly_and_after_it_with_the_last_day() {
    on_each(async |db| {
        let world = world(db).await;
        let path = format!("/my/{}/refusal", world.own);
        for who in ["referent", "family-member", "helper"] {
            for language in LANGUAGES {
                let shown = browser(&world, who, language).get(&world.http, &path).await;
                assert_eq!(shown.status, 200, "{}", shown.text);
                is_whole(&shown, language, &path);
                assert!(!shown.text.contains("note warn"), "nobody is frightened by it: {}", shown.text);
                assert!(shown.text.contains("tel:113"), "whom to call: {}", shown.text);
            }
        }
        let case = browser(&world, "referent", "nl").get(&world.http, &format!("/my/{}", world.own)).await;
        assert!(case.text.contains("Als het antwoord nee is</a>"), "{}", case.text);
        let before = browser(&world, "referent", "nl").get(&world.http, &path).await;
        assert!(
            before.text.contains("Er is nog geen nee.") && !before.text.contains("class=\"tick\""),
            "{}",
            before.text
        );

        happened(&world, &[json!({"type": "decision-notified", "on": "2027-02-22", "outcome": "refused"})]).await;
        let after = browser(&world, "referent", "nl").get(&world.http, &path).await;
        is_whole(&after, "nl", &path);
        // Notified on Monday 22 February 2027, four weeks by Vw 2000, 69(1).
        for told in
            ["Na een nee", "datetime=\"2027-02-22\"", "datetime=\"2027-03-22\"", "Bezwaar maken", "class=\"tick\""]
        {
            assert!(after.text.contains(told), "{told}: {}", after.text);
        }
        let letter = format!("/api/v1/applications/{}/letters/objection", world.own);
        assert!(after.text.contains(&letter), "{}", after.text);
        assert_eq!(browser(&world, "caseworker", "nl").get(&world.http, &path).await.status, 403);
        let other = format!("/my/{}/refusal", world.other);
        assert_eq!(browser(&world, "referent", "nl").get(&world.http, &other).await.status, 404);
    });
}
