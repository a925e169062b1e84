//! The work list: how late cases are, what can be asked of it, what is kept, and who works on what.

use super::{ATTACK, browser, is_whole, on_each, send, world};
use crate::pages::LANGUAGES;

#[test]
fn how_many_days_are_left_or_late_stands_in_words_beside_a_sign() {
    on_each(async |db| {
        let world = world(db).await;
        let browser = browser(&world, "caseworker", "en");
        // Received on 1 June 2026: nine months by Vw 2000, 2u(1), end on 1 March 2027.
        world.http.set("2027-02-24T12:00:00Z");
        let browser_then = super::browser(&world, "caseworker", "en");
        let due = browser_then.get(&world.http, "/work?view=due").await;
        let soon = "<span class=\"badge soon\"><span aria-hidden=\"true\">◔ </span>";
        assert!(due.text.contains(soon) && due.text.contains("5 days"), "{}", due.text);
        assert!(due.text.contains("datetime=\"2027-03-01\""), "{}", due.text);
        world.http.set("2027-03-01T12:00:00Z");
        let today = browser.get(&world.http, "/work").await;
        assert!(today.text.contains("today is the last day"), "{}", today.text);
        world.http.set("2027-03-01T12:20:00Z");
        assert!(!browser.get(&world.http, "/work?view=overdue").await.text.contains("datetime=\"2027-03-01\""));
        world.http.set("2027-03-10T12:00:00Z");
        let later = super::browser(&world, "caseworker", "en");
        let late = later.get(&world.http, "/work?view=overdue").await;
        assert!(late.text.contains("<span class=\"badge late\"><span aria-hidden=\"true\">▲ </span>"), "{}", late.text);
        assert!(late.text.contains("9 days"), "late since 2 March: {}", late.text);
        assert!(!later.get(&world.http, "/work?view=due").await.text.contains("datetime=\"2027-03-01\""));
        // Of another organisation nothing is seen.
        let other = world.http.app.read({
            let other = world.other;
            move |tx, _| Ok::<_, wachtwijzer::app::AppError>(tx.case(other)?.expect("a case").identity.reference)
        });
        assert!(!late.text.contains(other.expect("a number").as_str()));
    });
}

#[test]
fn a_long_list_goes_on_where_it_stopped_and_comes_back_in_another_language() {
    on_each(async |db| {
        let world = world(db).await;
        for _ in 0..29 {
            world.spare_application();
        }
        let browser = browser(&world, "supervisor", "nl");
        let first = browser.get(&world.http, "/work?view=due&procedure=nl-nareis").await;
        is_whole(&first, "nl", "/work");
        let lines = |text: &str| text.matches("name=\"case\"").count();
        assert_eq!(lines(&first.text), 25);
        let next = first.text.split("href=\"").find(|text| text.starts_with("/work?") && text.contains("rel=\"next\""));
        let next = next.and_then(|text| text.split('"').next()).expect("a way on").replace("&amp;", "&");
        assert!(next.contains("procedure=nl-nareis"), "what is asked goes along: {next}");
        let second = browser.get(&world.http, &next).await;
        assert_eq!((second.status, lines(&second.text)), (200, 5), "{}", second.text);
        assert!(second.text.contains("href=\"/work?view=due&amp;procedure=nl-nareis\""), "to the start");
        let there = browser.post(&world.http, "/language", &[("to", &next), ("language", "en")]).await;
        assert_eq!(there.header("location"), next, "another language shows the same part");
    });
}

#[test]
fn what_cannot_be_asked_is_told_at_its_field_and_a_list_that_is_not_there_is_no_page() {
    on_each(async |db| {
        let world = world(db).await;
        let attack = "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E";
        for language in LANGUAGES {
            let browser = browser(&world, "caseworker", language);
            for (asked, field) in [
                (format!("stage={attack}"), "stage"),
                ("stage=nowhere".to_owned(), "stage"),
                (format!("procedure={attack}"), "procedure"),
                ("procedure=nothing".to_owned(), "procedure"),
                ("assignee=somebody".to_owned(), "assignee"),
                ("assignee=0190aaaa-0000-7000-8000-000000000000".to_owned(), "assignee"),
                ("before-day=31&before-month=2&before-year=2027".to_owned(), "before"),
                (format!("before-day={attack}&before-month=&before-year="), "before"),
                ("before-day=1&before-month=1&before-year=1066".to_owned(), "before"),
            ] {
                let answer = browser.get(&world.http, &format!("/work?view=due&{asked}")).await;
                assert_eq!(answer.status, 422, "{asked}: {}", answer.text);
                is_whole(&answer, language, &asked);
                assert!(answer.text.contains(&format!("href=\"#{field}\"")), "{asked}: {}", answer.text);
                assert!(answer.text.contains(&format!("id=\"{field}\"")), "{asked}");
            }
            for nothing in ["view=nothing", &format!("view={attack}"), "after=x", "view=due&after=overdue.2027-03-01.x"]
            {
                let answer = browser.get(&world.http, &format!("/work?{nothing}")).await;
                assert_eq!(answer.status, 404, "{nothing}: {}", answer.text);
                is_whole(&answer, language, nothing);
            }
        }
        let answer = browser(&world, "caseworker", "nl").get(&world.http, "/work?name=Rahel").await;
        assert_eq!(answer.status, 400, "nothing else is asked by an address");
    });
}

#[test]
fn a_choice_is_kept_under_a_name_and_forgotten_and_doing_that_twice_is_doing_it_once() {
    on_each(async |db| {
        let world = world(db).await;
        let browser = browser(&world, "caseworker", "nl");
        let list = browser.get(&world.http, "/work?view=overdue&assignee=me&stage=in-review").await;
        for _ in 0..2 {
            let done = send(&world, &browser, (&list, "/work/keep"), &[("name", " Mijn te late ZAKEN! ")]).await;
            assert_eq!(done.status, 303, "{}", done.text);
            assert_eq!(done.header("location"), "/work?view=overdue&assignee=me&stage=in-review");
        }
        let kept = browser.get(&world.http, "/work").await;
        assert!(kept.text.contains("href=\"/work?view=overdue&amp;assignee=me&amp;stage=in-review\""), "{}", kept.text);
        assert_eq!(kept.text.matches("mijn-te-late-zaken").count(), 4, "a way there, and a way to forget it");
        let others = super::browser(&world, "supervisor", "nl").get(&world.http, "/work").await;
        assert!(!others.text.contains("mijn-te-late-zaken"), "kept by one is not seen by others");
        for _ in 0..2 {
            let gone = send(&world, &browser, (&kept, "/work/forget"), &[("name", "mijn-te-late-zaken")]).await;
            assert_eq!(gone.status, 303, "{}", gone.text);
        }
        assert!(!browser.get(&world.http, "/work").await.text.contains("mijn-te-late-zaken"));
    });
}

#[test]
fn a_name_that_is_none_is_told_and_what_was_typed_stays() {
    on_each(async |db| {
        let world = world(db).await;
        let much = "naam ".repeat(300);
        for language in LANGUAGES {
            let browser = browser(&world, "caseworker", language);
            for name in ["", "!!!", much.as_str(), "هيا"] {
                let fields = [("view", "overdue"), ("stage", "in-review"), ("name", name)];
                let answer = browser.post(&world.http, "/work/keep", &fields).await;
                assert_eq!(answer.status, 422, "{}", answer.text);
                is_whole(&answer, language, "/work/keep");
                assert!(
                    answer.text.contains("href=\"#name\"") && answer.text.contains("<details class=\"screen\" open")
                );
                assert!(answer.text.contains(&format!("value=\"{}\"", name.trim())), "{}", answer.text);
                assert!(answer.text.contains("name=\"stage\" value=\"in-review\""), "the choice stays");
            }
        }
        let browser = browser(&world, "caseworker", "nl");
        let fields =
            [("view", "due"), ("procedure", ATTACK), ("stage", ATTACK), ("assignee", ATTACK), ("name", ATTACK)];
        let answer = browser.post(&world.http, "/work/keep", &fields).await;
        assert_eq!(answer.status, 422, "{}", answer.text);
        is_whole(&answer, "nl", "/work/keep");
        assert_eq!(browser.post(&world.http, "/work/forget", &[("name", ATTACK)]).await.status, 404);
        for at in 0..51 {
            let name = format!("n{at}");
            let answer = browser.post(&world.http, "/work/keep", &[("view", "due"), ("name", &name)]).await;
            assert_eq!(answer.status, if at < 50 { 303 } else { 422 }, "{at}: {}", answer.text);
        }
    });
}

#[test]
fn cases_that_were_chosen_are_mine_or_nobodys_and_all_of_them_or_none() {
    on_each(async |db| {
        let world = world(db).await;
        let (own, spare, other) =
            (world.own.to_string(), world.spare_application().to_string(), world.other.to_string());
        let browser = browser(&world, "caseworker", "en");
        let list = browser.get(&world.http, "/work?view=due&procedure=nl-nareis").await;
        let assign = async |to: &str, cases: &[&str]| {
            let mut typed = vec![("to", to)];
            typed.extend(cases.iter().map(|case| ("case", *case)));
            let mut all = super::unseen(&list, "/work/together");
            all.extend(typed.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
            let all: Vec<(&str, &str)> = all.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            browser.post(&world.http, "/work/assign", &all).await
        };
        let mine = async || {
            let page = browser.get(&world.http, "/work?view=due&assignee=me").await;
            page.text.matches("name=\"case\"").count()
        };
        assert_eq!(assign("me", &[&own, &other]).await.status, 404, "a case of another organisation");
        assert_eq!(mine().await, 0, "none of them");
        for _ in 0..2 {
            let done = assign("me", &[&own, &spare, &own]).await;
            assert_eq!((done.status, done.header("location")), (303, "/work?view=due&procedure=nl-nareis"));
            assert_eq!(mine().await, 2);
        }
        let shown = browser.get(&world.http, "/work?view=due").await;
        assert!(shown.text.contains("<bdi>t.caseworker</bdi>"), "{}", shown.text);
        assert_eq!(assign("nobody", &[&own]).await.status, 303);
        assert_eq!(mine().await, 1);

        let none = assign("me", &[]).await;
        assert_eq!(none.status, 422, "{}", none.text);
        is_whole(&none, "en", "/work/assign");
        assert!(none.text.contains("href=\"#case\"") && none.text.contains("id=\"case\""), "{}", none.text);
        assert_eq!(assign(ATTACK, &[&own]).await.status, 400);
        assert_eq!(assign("me", &[ATTACK]).await.status, 404);
        let many: Vec<String> = (0..51).map(|n| format!("0190aaaa-0000-7000-8000-0000000000{n:02}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let too_many = assign("me", &many).await;
        assert_eq!(too_many.status, 422, "{}", too_many.text);
    });
}
