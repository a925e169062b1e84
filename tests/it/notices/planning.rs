//! What is planned, for whom, on which day; and that it is looked at once more before it is sent.

use serde_json::json;
use wachtwijzer::app::AppError;
use wachtwijzer::app::notices::to_come;
use wachtwijzer::domain::access::Role;
use wachtwijzer::domain::ids::Slug;
use wachtwijzer::domain::notice::outbox::NoticeState;
use wachtwijzer::domain::notice::{Delivery, Facts, Others, Preferences, Rhythm};
use wachtwijzer::notify::message::Message;
use wachtwijzer::notify::words::words;
use wachtwijzer::store::tallies::Snapshot;

use super::organisations::mailbox;
use super::{family, kept, mailed};
use crate::support::locales;
use crate::support::stores::{Place, day};

fn kind(kind: &str) -> Slug {
    Slug::parse(kind).expect("a name")
}

/// Nothing but what the law and the letter set off.
fn without_signs_of_life() -> Preferences {
    Preferences { switched_off: vec![kind("still-waiting")], ..Preferences::default() }
}

#[actix_web::test]
async fn what_happens_is_told_to_each_in_the_transaction_that_wrote_it_down() {
    for place in [Place::sqlite(), Place::postgres()] {
        let family = family(place).await;
        let referent = family.referent().await;
        let wife = family.person(Role::FamilyMember, &mailed("wife@example.org", "ar")).await;
        family.http.set("2026-06-10T09:00:00Z");
        family.happens(json!({"type": "documents-requested", "on": "2026-06-10", "answerBy": "2026-07-08"})).await;
        assert_eq!(family.told(&referent), ["2026-06-10 documents-asked"], "an answer is the referent's to give");
        assert_eq!(family.told(&wife), Vec::<String>::new());
        family.http.set("2026-06-20T09:00:00Z");
        family.happens(json!({"type": "documents-received", "on": "2026-06-20"})).await;
        family.http.set("2026-06-25T09:00:00Z");
        family.happens(json!({"type": "investigation-started", "on": "2026-06-25", "kind": "dna"})).await;
        let both = ["2026-06-20 date-moved", "2026-06-25 investigation"];
        assert_eq!(family.told(&wife), both, "ten days that stood still move the last day");
    }
}

#[actix_web::test]
async fn the_ladder_before_the_last_day_and_after_it_is_climbed_on_the_true_days() {
    for place in [Place::sqlite(), Place::postgres()] {
        let family = family(place).await;
        let referent = family.referent().await;
        family.wants(&referent, &without_signs_of_life());
        let ladder = ["2027-01-30 term-near", "2027-02-22 term-near", "2027-03-02 term-passed"];
        assert_eq!(family.swept("2027-01-29"), 2, "the third and the sixth month");
        assert_eq!(family.swept("2027-01-30"), 1, "30 days before");
        assert_eq!(family.swept("2027-01-30"), 0, "once");
        family.swept("2027-03-02");
        let told = family.told(&referent);
        let told: Vec<&str> = told.iter().map(String::as_str).filter(|n| !n.ends_with("still-waiting")).collect();
        assert_eq!(told, ladder, "the last day is 1 March 2027");
    }
}

#[actix_web::test]
async fn a_year_of_downtime_gives_the_same_notices_on_the_same_days_as_a_sweep_a_day() {
    let mut told = Vec::new();
    for daily in [true, false] {
        let family = family(Place::sqlite()).await;
        let referent = family.referent().await;
        family.wants(&referent, &Preferences { rhythm: Rhythm::Monthly, ..Preferences::default() });
        if daily {
            let mut day: chrono::NaiveDate = "2026-06-02".parse().expect("a day");
            while day <= "2027-06-02".parse().expect("a day") {
                family.swept(&day.to_string());
                day = day.succ_opt().expect("a day");
            }
        } else {
            family.swept("2027-06-02");
        }
        told.push(family.told(&referent));
    }
    assert_eq!(told[0], told[1]);
    assert_eq!(told[0].iter().filter(|n| n.ends_with("still-waiting")).count(), 12, "{:?}", told[0]);
    assert!(told[0].contains(&"2026-09-01 still-waiting".to_owned()), "{:?}", told[0]);
}

#[actix_web::test]
async fn what_the_downtime_made_old_is_not_sent_but_said_to_be_overtaken() {
    let family = family(Place::sqlite()).await;
    let referent = family.referent().await;
    family.wants(&referent, &Preferences { rhythm: Rhythm::Monthly, ..Preferences::default() });
    family.swept("2027-06-02");
    let (channels, email, _) = kept();
    family.send_all(&channels);
    let sent: Vec<String> = family
        .notices()
        .iter()
        .filter(|n| n.state == NoticeState::Sent)
        .map(|n| format!("{} {}", n.about_on, n.kind))
        .collect();
    assert_eq!(sent, ["2027-03-02 term-passed", "2027-06-01 still-waiting"], "the rest is no news any more");
    assert_eq!(email.0.lock().expect("a list").len(), 2);
    let reasons: Vec<String> = family.notices().into_iter().filter_map(|n| n.reason).collect();
    assert_eq!(reasons.iter().filter(|reason| *reason == "overtaken").count(), 11, "{reasons:?}");
    assert_eq!(reasons.iter().filter(|reason| *reason == "passed").count(), 2, "{reasons:?}");
}

#[actix_web::test]
async fn a_clock_that_was_set_back_plans_nothing_twice() {
    for place in [Place::sqlite(), Place::postgres()] {
        let family = family(place).await;
        family.referent().await;
        family.swept("2027-03-15");
        let before = family.notices();
        assert_eq!(family.swept("2026-12-01"), 0);
        assert_eq!(family.swept("2027-03-15"), 0);
        assert_eq!(family.notices(), before);
    }
}

#[actix_web::test]
async fn a_date_that_moves_is_told_with_what_it_was_and_what_it_is() {
    let family = family(Place::sqlite()).await;
    let referent = family.referent().await;
    family.http.set("2026-08-01T09:00:00Z");
    family.happens(json!({"type": "decision-term-extended", "on": "2026-08-01", "until": "2027-05-30"})).await;
    let notices = family.notices();
    let moved =
        notices.iter().find(|n| n.to.person() == Some(&referent) && n.kind.as_str() == "date-moved").expect("a notice");
    let days = (moved.facts.before.map(|d| d.to_string()), moved.facts.by.map(|d| d.to_string()));
    assert_eq!(days, (Some("2027-03-01".to_owned()), Some("2027-05-30".to_owned())));
}

#[actix_web::test]
async fn no_sign_of_life_follows_bad_news() {
    let family = family(Place::sqlite()).await;
    let referent = family.referent().await;
    family.wants(&referent, &Preferences { rhythm: Rhythm::Monthly, ..Preferences::default() });
    family.http.set("2026-08-10T09:00:00Z");
    family.happens(json!({"type": "decision-notified", "on": "2026-08-10", "outcome": "refused"})).await;
    family.http.set("2026-08-20T09:00:00Z");
    family.happens(json!({"type": "objection-received", "on": "2026-08-20"})).await;
    family.swept("2026-12-02");
    let told = family.told(&referent);
    let signs: Vec<&String> =
        told.iter().filter(|n| n.ends_with("still-waiting") && n.as_str() > "2026-08-10").collect();
    assert_eq!(signs, ["2026-11-01 still-waiting", "2026-12-01 still-waiting"], "60 days of quiet: {told:?}");
}

#[actix_web::test]
async fn what_was_corrected_before_it_was_sent_is_not_sent() {
    for place in [Place::sqlite(), Place::postgres()] {
        let family = family(place).await;
        let referent = family.referent().await;
        family.http.set("2026-08-10T09:00:00Z");
        family.happens(json!({"type": "decision-notified", "on": "2026-08-10", "outcome": "refused"})).await;
        let wrong = family.notices().remove(0);
        assert_eq!(wrong.kind.as_str(), "refused");
        let instead = json!({"type": "decision-notified", "on": "2026-08-10", "outcome": "granted"});
        family.corrected(2, &instead).await;
        let (channels, email, _) = kept();
        family.send_all(&channels);
        assert_eq!(family.became(&referent, "refused"), (NoticeState::Dropped, Some("corrected".to_owned())));
        assert_eq!(family.became(&referent, "granted").0, NoticeState::Sent);
        assert_eq!(email.0.lock().expect("a list").len(), 1);
    }
}

#[actix_web::test]
async fn old_news_that_is_written_down_late_is_no_news() {
    let family = family(Place::sqlite()).await;
    let referent = family.referent().await;
    family.http.set("2027-03-01T09:00:00Z");
    family.happens(json!({"type": "investigation-started", "on": "2026-06-25", "kind": "dna"})).await;
    assert_eq!(family.told(&referent), Vec::<String>::new());
}

#[actix_web::test]
async fn what_can_be_switched_off_is_and_what_cannot_is_told_all_the_same() {
    let family = family(Place::sqlite()).await;
    let referent = family.referent().await;
    let off = vec![kind("investigation"), kind("documents-asked")];
    family.wants(&referent, &Preferences { switched_off: off, ..Preferences::default() });
    family.happens(json!({"type": "investigation-started", "on": "2026-06-01", "kind": "dna"})).await;
    family.happens(json!({"type": "documents-requested", "on": "2026-06-01", "answerBy": "2026-06-29"})).await;
    let (channels, _, _) = kept();
    family.send_all(&channels);
    assert_eq!(family.became(&referent, "investigation"), (NoticeState::Dropped, Some("switched-off".to_owned())));
    assert_eq!(family.became(&referent, "documents-asked").0, NoticeState::Sent, "a time to act of one's own");
}

#[actix_web::test]
async fn whoever_must_not_be_written_to_is_not_and_the_reason_is_kept() {
    let family = family(Place::sqlite()).await;
    let with = |mark: &str| {
        let mut details = mailed("a@example.org", "en");
        details["safety"] = json!([mark]);
        details
    };
    let mut expected = Vec::new();
    for mark in ["do-not-write", "only-in-person", "contact-through-organisation"] {
        expected.push((family.person(Role::Helper, &with(mark)).await, mark));
    }
    let none = json!({"givenName": "A", "familyName": "B", "email": "a@example.org"});
    expected.push((family.person(Role::Helper, &none).await, "no-channel"));
    family.happens(json!({"type": "investigation-started", "on": "2026-06-01", "kind": "dna"})).await;
    let (channels, email, letter) = kept();
    family.send_all(&channels);
    for (person, reason) in expected {
        assert_eq!(family.became(&person, "investigation"), (NoticeState::Dropped, Some(reason.to_owned())));
    }
    assert!(email.0.lock().expect("a list").is_empty() && letter.0.lock().expect("a list").is_empty());
}

fn born(email: &str, on: &str) -> serde_json::Value {
    let mut details = mailed(email, "en");
    details["bornOn"] = json!(on);
    details
}

#[actix_web::test]
async fn a_child_is_not_written_to_until_of_age_but_a_referent_of_any_age_is() {
    for place in [Place::sqlite(), Place::postgres()] {
        let family = family(place).await;
        let child = family.person(Role::FamilyMember, &born("child@example.org", "2008-06-15")).await;
        let adult = family.person(Role::FamilyMember, &born("adult@example.org", "1990-06-15")).await;
        let unknown = family.person(Role::FamilyMember, &mailed("unknown@example.org", "en")).await;
        let referent = family.person(Role::Referent, &born("referent@example.org", "2009-01-01")).await;
        family.http.set("2026-06-14T09:00:00Z");
        family.happens(json!({"type": "investigation-started", "on": "2026-06-14", "kind": "dna"})).await;
        let (channels, email, _) = kept();
        family.send_all(&channels);
        assert_eq!(family.became(&child, "investigation"), (NoticeState::Dropped, Some("minor".to_owned())));
        for told in [&adult, &unknown, &referent] {
            assert_eq!(family.became(told, "investigation").0, NoticeState::Sent);
        }
        family.http.set("2026-06-15T09:00:00Z");
        family.happens(json!({"type": "policy-hold-started", "on": "2026-06-15", "reason": "new-rules"})).await;
        family.send_all(&channels);
        assert_eq!(family.became(&child, "held").0, NoticeState::Sent, "the eighteenth birthday");
        let all = email.0.lock().expect("a list");
        assert_eq!(all.iter().filter(|m| m.email.as_deref() == Some("child@example.org")).count(), 1);
    }
}

#[actix_web::test]
async fn a_case_that_is_handed_over_is_told_to_the_people_in_it_and_to_who_gets_it_by_what_it_is_not() {
    for place in [Place::sqlite(), Place::postgres()] {
        let family = family(place).await;
        let referent = family.referent().await;
        let wife = family.person(Role::FamilyMember, &mailed("wife@example.org", "ar")).await;
        let child = family.person(Role::FamilyMember, &born("child@example.org", "2015-01-01")).await;
        mailbox(&family, "coa", Some(Delivery::Immediate));
        mailbox(&family, "city", Some(Delivery::Immediate));
        family.wants(&referent, &Preferences { open_words: true, ..Preferences::default() });
        let share = async |organisation: &str, until: &str| {
            let body = json!({"organisation": organisation, "until": until});
            let done = family.http.post(&format!("/applications/{}/shares", family.case), &[], &body).await;
            assert_eq!(done.status, 204, "{}", done.text);
        };
        share("coa", "2026-07-01T00:00:00Z").await;
        let (channels, email, _) = kept();
        family.send_all(&channels);
        for person in [&referent, &wife] {
            assert_eq!(family.became(person, "handed-over").0, NoticeState::Sent);
        }
        assert_eq!(family.became(&child, "handed-over").1.as_deref(), Some("minor"));
        let texts: Vec<String> = email.0.lock().expect("a list").iter().map(Message::text).collect();
        assert_eq!(texts.len(), 3, "the two of them, and the organisation that got it");
        assert!(
            texts.iter().any(|text| text.contains("Another organisation can now see this application")),
            "{texts:?}"
        );
        assert!(texts.iter().all(|text| !text.contains("coa") && !text.contains("An organisation")), "{texts:?}");
        share("coa", "2026-08-01T00:00:00Z").await;
        assert_eq!(family.told(&referent).len(), 1, "a later end is no news");
        share("city", "2026-06-01T12:00:00Z").await;
        assert_eq!(family.told(&referent).len(), 2, "another organisation is");
        family.http.set("2026-06-01T13:00:00Z");
        family.send_all(&channels);
        let all = family.notices();
        let late = all.iter().filter(|n| n.cause.text().starts_with("handed-over:city"));
        let became: Vec<_> = late.map(|n| (n.state, n.reason.as_deref())).collect();
        assert_eq!(became, [(NoticeState::Dropped, Some("ended")); 4], "it ended before anybody was told");
    }
}

#[actix_web::test]
async fn what_is_to_come_is_foretold_and_comes_true() {
    let family = family(Place::sqlite()).await;
    let referent = family.referent().await;
    family.wants(&referent, &Preferences { rhythm: Rhythm::Monthly, ..Preferences::default() });
    let case = family.case;
    let foretold = family.http.app.read(|tx, ctx| to_come(ctx, &tx.case(case)?.expect("a case"), 8));
    let foretold: Vec<String> = foretold.expect("notices").iter().map(|p| format!("{} {}", p.on, p.kind)).collect();
    family.swept(&foretold[7][..10]);
    assert_eq!(family.told(&referent), foretold);
}

#[actix_web::test]
async fn whoever_got_a_part_lately_is_told_nothing_of_before_and_whoever_lost_it_nothing_more() {
    let family = family(Place::sqlite()).await;
    family.happens(json!({"type": "investigation-started", "on": "2026-06-01", "kind": "dna"})).await;
    let late = family.referent().await;
    assert_eq!(family.told(&late), Vec::<String>::new());
    family.happens(json!({"type": "documents-requested", "on": "2026-06-01", "answerBy": "2026-06-29"})).await;
    let case = family.case;
    let ended: Result<(), wachtwijzer::app::AppError> = family.http.app.write(move |tx, ctx| {
        for (id, _) in tx.parts(case)? {
            tx.revoke_part(case, id, ctx.now)?;
        }
        Ok(())
    });
    ended.expect("the part ends");
    let (channels, email, _) = kept();
    family.send_all(&channels);
    assert_eq!(family.became(&late, "documents-asked"), (NoticeState::Dropped, Some("no-part".to_owned())));
    assert!(email.0.lock().expect("a list").is_empty());
}

#[actix_web::test]
async fn two_sweeps_at_once_plan_everything_once() {
    for place in [Place::sqlite(), Place::postgres()] {
        let family = family(place).await;
        let referent = family.referent().await;
        family.http.set("2027-03-10T10:00:00Z");
        let app = &family.http.app;
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    // Two that want the same row at once on PostgreSQL: one is told to try again, and does on the next day.
                    drop(wachtwijzer::app::notices::sweep(app, &mut |_| {}));
                });
            }
        });
        let told = family.told(&referent);
        let mut once = told.clone();
        once.dedup();
        assert_eq!(told, once);
        assert!(told.contains(&"2027-03-02 term-passed".to_owned()), "{told:?}");
    }
}

#[test]
fn rules_that_do_not_fit_their_procedure_are_refused_with_everything_that_is_wrong() {
    let rules = r#"
procedure = "nl-nareis"
[[notice]]
kind = "a"
on-event = ["fame"]
to = ["referent"]
[[notice]]
kind = "a"
term = "decisoin"
days = [500]
to = ["organisation"]
[[notice]]
kind = "b"
joined = true
parked = true
to = ["neighbour"]
[[notice]]
kind = "c"
waited = ["nowhere"]
to = []
always = true
delivery = "daily"
"#;
    let config = |name: &str| {
        let path = format!("{}/config/{name}", env!("CARGO_MANIFEST_DIR"));
        (name.to_owned(), std::fs::read_to_string(path).expect("a file"))
    };
    let files = [
        config("calendars/nl.toml"),
        config("procedures/nl-awb.toml"),
        config("procedures/nl-nareis.toml"),
        ("notices/nl-nareis.toml".to_owned(), rules.to_owned()),
    ];
    let faults = wachtwijzer::catalogue::Catalogue::from_files(files).expect_err("faults");
    let codes: std::collections::BTreeSet<&str> = faults.iter().map(|fault| fault.code).collect();
    for code in [
        "unknown-event",
        "twice",
        "unknown-term",
        "out-of-range",
        "one-trigger",
        "nobody",
        "unknown-stage",
        "never-waits",
    ] {
        assert!(codes.contains(code), "{code} is not in {faults:#?}");
    }
}

#[actix_web::test]
async fn a_sign_of_life_says_how_long_others_wait_once_that_is_published() {
    for place in [Place::sqlite(), Place::postgres()] {
        let family = family(place).await;
        let referent = family.referent().await;
        let published = Snapshot {
            month: day("2026-07-01"),
            section: "outlook:nl-nareis".to_owned(),
            published_at: family.http.app.context().now,
            content:
                r#"[{"track": null, "asOf": "2026-07-31", "pooled": false, "regimes": [], "method": "queue", "kept": 80,
                "reason": null, "byReceipt": [["2026-06-01", [14, 20, 31, 44, 60]]]}]"#
                    .to_owned(),
        };
        let kept: Result<(), AppError> = family.http.app.write(move |tx, _| Ok(tx.publish(&published)?));
        kept.expect("published");
        family.swept("2026-09-01");
        let told = family.notices().into_iter().find(|n| n.kind.as_str() == "still-waiting").expect("a sign of life");
        assert_eq!(told.facts.others, Some(Others { since: day("2026-07-31"), low: 14, high: Some(60) }));
        assert_eq!(told.to.person(), Some(&referent));
        for (language, heading) in [("en", "How long others wait"), ("ar", "كم ينتظر الآخرون")] {
            let words = words(locales().get(language), "still-waiting", &told.facts);
            let (_, text) = words.paragraphs.iter().find(|(title, _)| title == heading).expect("the paragraph");
            assert!(["14", "60", "31", "2026"].iter().all(|number| text.contains(number)), "{text}");
        }
        // Nothing is said where nothing is known.
        assert!(
            words(locales().get("en"), "still-waiting", &Facts { count: Some(3), ..Facts::default() })
                .paragraphs
                .iter()
                .all(|(title, _)| title != "How long others wait")
        );
    }
}
