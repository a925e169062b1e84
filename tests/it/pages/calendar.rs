//! Days for a calendar: a file that says nothing to who sees it, unless that was asked for.

use wachtwijzer::web::pages::mine::calendar::{CalendarDay, calendar};

use super::Browser;
use crate::access::world::world;
use crate::support::stores::on_each;

#[test]
fn the_file_is_as_rfc_5545_wants_it() {
    let day = |uid: &str, on: &str, title: &str| CalendarDay {
        uid: uid.to_owned(),
        on: on.parse().expect("a day"),
        title: title.to_owned(),
    };
    let made = calendar(
        "2027-03-01T12:00:00Z".parse().expect("an instant"),
        &[
            day("0a1b", "2027-03-27", "Tijd om te antwoorden; papieren, foto's\\kopie\nen een heel lange uitleg erbij"),
            day("2c3d", "2028-02-29", "آخر يوم للرد على الرسالة التي طلبت منك أوراقاً إضافية للطلب"),
        ],
    );
    let expected = "BEGIN:VCALENDAR\r\n\
        VERSION:2.0\r\n\
        PRODID:-//Calendar//Days//EN\r\n\
        BEGIN:VEVENT\r\n\
        UID:0a1b\r\n\
        DTSTAMP:20270301T120000Z\r\n\
        DTSTART;VALUE=DATE:20270327\r\n\
        SUMMARY:Tijd om te antwoorden\\; papieren\\, foto's\\\\kopie\\nen een heel lange\r\n \
        \x20uitleg erbij\r\n\
        CLASS:PRIVATE\r\n\
        TRANSP:TRANSPARENT\r\n\
        END:VEVENT\r\n\
        BEGIN:VEVENT\r\n\
        UID:2c3d\r\n\
        DTSTAMP:20270301T120000Z\r\n\
        DTSTART;VALUE=DATE:20280229\r\n\
        SUMMARY:آخر يوم للرد على الرسالة التي طلبت من\r\n \
        ك أوراقاً إضافية للطلب\r\n\
        CLASS:PRIVATE\r\n\
        TRANSP:TRANSPARENT\r\n\
        END:VEVENT\r\n\
        END:VCALENDAR\r\n";
    assert_eq!(made, expected);
    assert!(made.split("\r\n").all(|line| line.len() <= 75), "no line is longer than 75 bytes");
}

#[test]
fn a_calendar_tells_the_safe_day_and_not_what_it_is_about_unless_that_was_chosen() {
    on_each(async |db| {
        let world = world(db).await;
        let browser = Browser::holding(&world.proof("referent").1, "nl");
        let path = format!("/my/{}/calendar.ics", world.own);
        let file = browser.get(&world.http, &path).await;
        assert_eq!((file.status, file.header("content-type")), (200, "text/calendar; charset=utf-8"));
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"days.ics\"");
        // Received on 1 June 2026, nine months by Vw 2000, 2u(1).
        assert!(file.text.contains("DTSTART;VALUE=DATE:20270301\r\n"), "{}", file.text);
        assert!(file.text.contains("SUMMARY:Dag om te onthouden\r\n"), "{}", file.text);
        let case = world.ask("referent", "GET", &format!("/applications/{}", world.own), None).await.json();
        let reference = case["reference"].as_str().expect("a number").to_owned();
        let telling = ["Wachtwijzer", "beslis", "IND", reference.as_str(), &world.own.to_string()];
        assert!(telling.iter().all(|word| !file.text.contains(word)), "{}", file.text);

        let plain = browser.get(&world.http, &format!("{path}?titles=plain")).await;
        assert!(plain.text.contains("SUMMARY:Tijd om te beslissen (beslistermijn)\r\n"), "{}", plain.text);
        let uids = |text: &str| text.lines().filter(|l| l.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(uids(&plain.text), uids(&file.text), "a calendar knows a day again, whichever file it was");
        world.http.set("2027-03-01T12:10:00Z");
        assert_eq!(uids(&browser.get(&world.http, &path).await.text), uids(&file.text));

        for wrong in ["?titles=all", "?x=1"] {
            assert_eq!(browser.get(&world.http, &format!("{path}{wrong}")).await.status, 400, "{wrong}");
        }
        let other = browser.get(&world.http, &format!("/my/{}/calendar.ics", world.other)).await;
        assert_eq!(other.status, 404);
        let out = Browser::nobody("nl").get(&world.http, &path).await;
        assert_eq!((out.status, out.header("location")), (303, "/sign-in"));
    });
}

#[test]
fn the_first_talk_that_was_promised_is_a_day_of_the_calendar() {
    on_each(async |db| {
        let world = world(db).await;
        world.handover(world.own, ("ind", "coa"), true);
        let path = format!("/my/{}/calendar.ics?titles=plain", world.own);
        for (who, told) in [("referent", true), ("family-member", true), ("helper", false)] {
            let file = Browser::holding(&world.proof(who).1, "nl").get(&world.http, &path).await;
            assert_eq!(file.text.contains("SUMMARY:Eerste gesprek\r\n"), told, "{who}: {}", file.text);
        }
    });
}
