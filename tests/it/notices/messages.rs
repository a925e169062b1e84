//! What arrives, read as a mail program reads it: discreet, whole, in the right direction, over a line that nobody reads.

use std::sync::Arc;

use mail_parser::{HeaderValue, MessageParser};
use serde_json::json;
use wachtwijzer::domain::access::Role;
use wachtwijzer::domain::ids::Slug;
use wachtwijzer::domain::notice::Preferences;
use wachtwijzer::domain::notice::outbox::NoticeState;
use wachtwijzer::notify::channel::Channel;
use wachtwijzer::notify::dispatcher::Channels;
use wachtwijzer::notify::files::Files;
use wachtwijzer::notify::smtp::Line;
use wachtwijzer::notify::words::faults;

use super::outbox::channel;
use super::server::{Security, Server};
use super::{family, kept, mailed};
use crate::support::stores::Place;
use crate::support::{catalogue, locales};

/// Words that would tell whoever looks over a shoulder what it is about.
const TELLING: [&str; 14] = [
    "asyl",
    "asiel",
    "ind",
    "family",
    "gezin",
    "application",
    "aanvraag",
    "visa",
    "mvv",
    "netherlands",
    "nederland",
    "refus",
    "decision",
    "2026",
];

fn open() -> Preferences {
    Preferences { open_words: true, ..Preferences::default() }
}

async fn sent(language: &str, wanted: Option<Preferences>, details: &serde_json::Value) -> Vec<u8> {
    let family = family(Place::sqlite()).await;
    let mut details = details.clone();
    details["language"] = json!(language);
    let person = family.person(Role::Referent, &details).await;
    if let Some(wanted) = wanted {
        family.wants(&person, &wanted);
    }
    family.http.set("2026-08-10T09:00:00Z");
    family.happens(json!({"type": "decision-notified", "on": "2026-08-10", "outcome": "refused"})).await;
    let server = Server::start(Security::Clear);
    let email: Arc<dyn Channel> = Arc::new(channel(&server, Line::Clear, None));
    family.send_all(&Channels { email, ..kept().0 });
    let mut inbox = server.inbox();
    assert_eq!(inbox.len(), 1);
    assert_eq!(inbox[0].to, "referent@example.org");
    inbox.remove(0).raw
}

#[actix_web::test]
async fn a_message_tells_nothing_to_whoever_looks_over_a_shoulder() {
    for language in locales().all().map(wachtwijzer::i18n::Locale::id) {
        let raw = sent(language, None, &mailed("referent@example.org", "en")).await;
        let mail = MessageParser::default().parse(&raw).expect("a message");
        let text = mail.body_text(0).expect("a text").into_owned();
        let html = mail.body_html(0).expect("a page").into_owned();
        let from = mail.from().and_then(|from| from.first()).expect("a sender");
        let seen =
            format!("{} {} {text} {:?}", mail.subject().expect("a subject"), from.name().unwrap_or(""), mail.to());
        let seen = seen.to_lowercase();
        for word in TELLING {
            let found =
                seen.split(|c: char| !c.is_alphanumeric()).any(|w| w.starts_with(word) && (word != "ind" || w == word));
            assert!(!found, "{language}: {word} stands in {seen}");
        }
        assert!(text.contains("https://www.wacht.example/") && html.contains("https://www.wacht.example/"));
        assert!(!seen.contains("somebody"), "nor who reads it: {seen}");
    }
}

#[actix_web::test]
async fn a_message_has_the_headers_and_parts_that_a_mail_program_expects() {
    let raw = sent("en", None, &mailed("referent@example.org", "en")).await;
    let mail = MessageParser::default().parse(&raw).expect("a message");
    let header = |name: &str| match mail.header(name) {
        Some(HeaderValue::Text(text)) => text.to_string(),
        Some(HeaderValue::Address(_)) | None => String::new(),
        Some(other) => format!("{other:?}"),
    };
    assert_eq!(header("Auto-Submitted"), "auto-generated");
    assert_eq!(mail.date().expect("a date").to_rfc3339(), "2026-08-10T09:00:00Z");
    assert!(mail.message_id().expect("an id").ends_with("@wacht.example"));
    assert_eq!((mail.text_body_count(), mail.html_body_count()), (1, 1));
    let parts: Vec<String> = mail
        .parts
        .iter()
        .filter_map(|part| part.headers.iter().find(|h| h.name() == "Content-Type"))
        .map(|h| format!("{:?}", h.value()).to_lowercase())
        .collect();
    assert_eq!(parts.iter().filter(|p| p.contains("utf-8")).count(), 2, "{parts:?}");
    assert!(String::from_utf8(raw.clone()).expect("a text").lines().all(|line| line.len() <= 998));
    assert!(mail.header("List-Unsubscribe").is_none(), "a refusal cannot be switched off");
}

#[actix_web::test]
async fn what_can_be_switched_off_has_the_two_headers_of_one_click() {
    let family = family(Place::sqlite()).await;
    family.referent().await;
    family.happens(json!({"type": "investigation-started", "on": "2026-06-01", "kind": "dna"})).await;
    let server = Server::start(Security::Clear);
    let email: Arc<dyn Channel> = Arc::new(channel(&server, Line::Clear, None));
    family.send_all(&Channels { email, ..kept().0 });
    let raw = String::from_utf8(server.inbox().remove(0).raw).expect("a text");
    let folded = raw.replace("\r\n ", " ");
    let line = |name: &str| folded.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
    assert_eq!(line("List-Unsubscribe-Post:"), "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    assert!(line("List-Unsubscribe:").contains("<https://www.wacht.example/unsubscribe/"), "{folded}");
}

#[actix_web::test]
async fn whoever_wants_the_words_in_the_message_gets_them_with_the_dutch_beside_a_draft() {
    let raw = sent("en", Some(open()), &mailed("referent@example.org", "en")).await;
    let mail = MessageParser::default().parse(&raw).expect("a message");
    assert_eq!(mail.subject(), Some("There is a decision: no"));
    let text = mail.body_text(0).expect("a text");
    assert!(text.contains("four weeks") && text.contains("vier weken"), "{text}");
    assert!(text.contains("10 August 2026") && text.contains("10 augustus 2026"), "{text}");
    assert!(text.contains("Nobody who speaks this language"), "{text}");
    let dutch = sent("nl", Some(open()), &mailed("referent@example.org", "en")).await;
    let dutch = MessageParser::default().parse(&dutch).expect("a message").body_text(0).expect("a text").into_owned();
    assert!(dutch.contains("vier weken") && !dutch.contains("four weeks"), "{dutch}");
}

#[actix_web::test]
async fn arabic_arrives_from_right_to_left_whole_and_with_the_dutch_from_left_to_right_beside_it() {
    let raw = sent("ar", Some(open()), &mailed("referent@example.org", "en")).await;
    assert!(raw.is_ascii(), "on the way nothing can be garbled");
    let mail = MessageParser::default().parse(&raw).expect("a message");
    assert_eq!(mail.subject(), Some("هناك قرار: لا"));
    let html = mail.body_html(0).expect("a page");
    let at = |what: &str| html.find(what).unwrap_or_else(|| panic!("{what} is not in {html}"));
    assert!(at("<html lang=\"ar\" dir=\"rtl\">") < at("<article lang=\"ar\" dir=\"rtl\">"));
    assert!(at("<article lang=\"ar\" dir=\"rtl\">") < at("<article lang=\"nl\" dir=\"ltr\">"));
    assert!(html.contains("\u{2068}10 أغسطس 2026\u{2069}") && html.contains("10 augustus 2026"), "{html}");
    assert!(html.contains("لم يراجع هذا النص"), "a draft says so");
}

#[actix_web::test]
async fn whoever_shares_a_mailbox_gets_no_words_in_it_even_when_asked_for() {
    let mut details = mailed("referent@example.org", "en");
    details["safety"] = json!(["shared-mailbox"]);
    let raw = sent("en", Some(open()), &details).await;
    let mail = MessageParser::default().parse(&raw).expect("a message");
    assert_eq!(mail.subject(), Some("There is a new message for you"));
}

#[actix_web::test]
async fn the_line_is_secured_from_the_first_byte_or_by_starttls_and_the_name_is_given_only_then() {
    for (security, line) in [(Security::Tls, Line::Tls), (Security::StartTls, Line::StartTls)] {
        let family = family(Place::sqlite()).await;
        family.referent().await;
        family.happens(json!({"type": "investigation-started", "on": "2026-06-01", "kind": "dna"})).await;
        let server = Server::start(security);
        let email: Arc<dyn Channel> = Arc::new(channel(&server, line, Some(("us", "right"))));
        family.send_all(&Channels { email, ..kept().0 });
        let mail = server.inbox().remove(0);
        assert_eq!((mail.secured, mail.login.as_deref()), (true, Some("|us|right")), "{security:?}");
    }
}

#[actix_web::test]
async fn a_server_that_cannot_be_trusted_or_knows_us_not_gets_nothing_and_all_is_kept_for_later() {
    let cases = [
        // Another certificate than that which is trusted.
        (Security::Tls, Line::Tls, "right", true),
        // Clear text where STARTTLS is asked for: somebody stands in between, or the settings are wrong.
        (Security::Clear, Line::StartTls, "right", false),
        (Security::Tls, Line::Tls, "wrong", false),
    ];
    for (security, line, password, other) in cases {
        let family = family(Place::sqlite()).await;
        let referent = family.referent().await;
        family.happens(json!({"type": "investigation-started", "on": "2026-06-01", "kind": "dna"})).await;
        let mut server = Server::start(security);
        if other {
            server.certificate = Server::start(Security::Tls).certificate.clone();
        }
        let email: Arc<dyn Channel> = Arc::new(channel(&server, line, Some(("us", password))));
        family.send_all(&Channels { email, ..kept().0 });
        assert!(server.inbox().is_empty(), "{security:?} {line:?} {password}");
        let (state, reason) = family.became(&referent, "investigation");
        assert_eq!(state, NoticeState::Planned, "somebody may repair it");
        assert!(reason.is_some());
    }
}

#[actix_web::test]
async fn an_address_that_is_none_or_that_would_write_headers_is_refused_before_and_at_the_end() {
    let family = family(Place::sqlite()).await;
    let case = family.case;
    for wrong in ["not an address", "a@example.org\r\nBcc: b@example.org", "@example.org", "a@", "a b@example.org"] {
        let parts = family.http.app.read(|tx, _| Ok(tx.parts(case)?.len())).expect("parts");
        let path = format!("/api/v1/applications/{case}/people/{}/details", uuid::Uuid::nil());
        let body = mailed(wrong, "en").to_string().into_bytes();
        let headers = [("content-type", "application/json"), ("if-match", "*")];
        let done = family.http.send("PUT", &path, &headers, Some(body)).await;
        assert!([400, 404, 422].contains(&done.status), "{wrong:?}: {}", done.status);
        assert_eq!(parts, 0);
    }
    // However it got there: at the end it is checked once more.
    let message = wachtwijzer::notify::message::Message {
        id: uuid::Uuid::nil(),
        at: chrono::DateTime::UNIX_EPOCH,
        email: Some("a@example.org\r\nBcc: b@example.org".to_owned()),
        phone: None,
        address: None,
        language: "en".to_owned(),
        direction: "ltr",
        subject: "Subject\r\nBcc: b@example.org".to_owned(),
        line: "A line".to_owned(),
        link: "https://www.wacht.example/".to_owned(),
        substance: Vec::new(),
        small: Vec::new(),
        stop: None,
        words: String::new(),
    };
    let folder = tempfile::tempdir().expect("a folder");
    let files = Files { folder: folder.path().to_owned(), from: "Post <post@wacht.example>".parse().expect("one") };
    assert!(files.prepare(&message).is_err());
    let good = wachtwijzer::notify::message::Message { email: Some("a@example.org".to_owned()), ..message };
    let raw = files.prepare(&good).expect("a message");
    let mail = MessageParser::default().parse(&raw).expect("a message");
    assert!(mail.bcc().is_none(), "a line break in a subject makes no header");
}

#[actix_web::test]
async fn an_address_in_another_script_is_written_to_or_parked_and_never_stops_the_others() {
    let family = family(Place::sqlite()).await;
    let odd = family.person(Role::Helper, &mailed("سلام@example.org", "en")).await;
    let plain = family.person(Role::Helper, &mailed("plain@example.org", "en")).await;
    family.happens(json!({"type": "investigation-started", "on": "2026-06-01", "kind": "dna"})).await;
    let server = Server::start(Security::Clear);
    let email: Arc<dyn Channel> = Arc::new(channel(&server, Line::Clear, None));
    family.send_all(&Channels { email, ..kept().0 });
    assert_eq!(family.became(&plain, "investigation").0, NoticeState::Sent);
    assert_eq!(family.became(&odd, "investigation").0, NoticeState::Parked, "this server knows only ASCII");
}

#[actix_web::test]
async fn without_a_mail_server_messages_are_files_that_a_mail_program_opens_once_each() {
    let family = family(Place::sqlite()).await;
    family.referent().await;
    family.happens(json!({"type": "investigation-started", "on": "2026-06-01", "kind": "dna"})).await;
    let folder = tempfile::tempdir().expect("a folder");
    let from = "Post <post@wacht.example>".parse().expect("an address");
    let email: Arc<dyn Channel> = Arc::new(Files { folder: folder.path().join("mail"), from });
    family.send_all(&Channels { email, ..kept().0 });
    let files: Vec<_> =
        std::fs::read_dir(folder.path().join("mail")).expect("a folder").map_while(Result::ok).collect();
    let [file] = files.as_slice() else { panic!("{} files", files.len()) };
    let raw = std::fs::read(file.path()).expect("a file");
    assert!(MessageParser::default().parse(&raw).is_some_and(|mail| mail.subject().is_some()));
}

#[actix_web::test]
async fn exactly_what_was_sent_can_be_shown_later_and_lies_sealed() {
    let place = Place::sqlite();
    let file = place.file().to_owned();
    let family = family(place).await;
    let referent = family.referent().await;
    family.wants(&referent, &open());
    family.happens(json!({"type": "investigation-started", "on": "2026-06-01", "kind": "dna"})).await;
    let server = Server::start(Security::Clear);
    let email: Arc<dyn Channel> = Arc::new(channel(&server, Line::Clear, None));
    family.send_all(&Channels { email, ..kept().0 });
    let notice = family.notices().into_iter().find(|n| n.kind.as_str() == "investigation").expect("a notice");
    let by = notice.sent_by.clone().expect("a way");
    assert_eq!((by.channel.as_str(), by.language.as_str(), by.words.len()), ("email", "en", 16));
    let shown = family.http.app.read(|_, ctx| wachtwijzer::app::outbox::exactly(ctx, &notice)).expect("it opens");
    let text = |raw: Vec<u8>| String::from_utf8(raw).expect("a text").trim_end().to_owned();
    assert_eq!(text(shown.expect("a message")), text(server.inbox().remove(0).raw));
    let stolen = std::fs::read(&file).expect("a file");
    let wal = std::fs::read(format!("{file}-wal")).unwrap_or_default();
    let stolen = String::from_utf8_lossy(&[stolen, wal].concat()).into_owned();
    assert!(!stolen.contains("referent@example.org") && !stolen.contains("extra check"));
}

#[test]
fn a_text_that_asks_for_a_value_which_it_does_not_get_is_found_before_the_service_starts() {
    use wachtwijzer::i18n::Locales;
    assert_eq!(faults(catalogue(), locales()), Vec::<String>::new());
    let en = include_str!("../../../config/locales/en.ftl");
    let broken = en.replace("notice-refused-title = There is a decision: no", "notice-refused-title = No: { $who }");
    assert_ne!(broken, en);
    let broken = Locales::read([("en".to_owned(), broken)]).expect("well-formed");
    let found = faults(catalogue(), &broken);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("notice-refused-title") && found[0].contains("who"), "{found:?}");
    let gone = en.replace("notice-refused-do = ", "notice-refused-other = ");
    let gone = Locales::read([("en".to_owned(), gone)]).expect("well-formed");
    assert_eq!(faults(catalogue(), &gone).len(), 1);
    assert!(Slug::parse("refused").is_some());
}
