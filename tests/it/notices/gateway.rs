//! Text messages by a gateway: a real call, signed, and every answer that a gateway can give.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use wachtwijzer::domain::access::Role;
use wachtwijzer::domain::notice::outbox::NoticeState;
use wachtwijzer::notify::channel::Channel;
use wachtwijzer::notify::dispatcher::Channels;
use wachtwijzer::notify::gateway::Gateway;

use super::{family, kept};
use crate::support::stores::Place;

/// Head and body of a call.
type Call = (String, String);

/// A gateway that answers with these statuses, one after the other, and keeps what it was asked.
fn gateway(statuses: &'static [u16]) -> (String, Arc<Mutex<Vec<Call>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}/send", listener.local_addr().expect("an address"));
    let calls: Arc<Mutex<Vec<Call>>> = Arc::default();
    let kept = Arc::clone(&calls);
    std::thread::spawn(move || {
        for (stream, status) in listener.incoming().zip(statuses) {
            let mut reader = BufReader::new(stream.expect("a connection"));
            let mut head = String::new();
            while !head.ends_with("\r\n\r\n") {
                reader.read_line(&mut head).expect("a head");
            }
            let head = head.to_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).expect("a length");
            let mut body = vec![0; length.parse().expect("a number")];
            reader.read_exact(&mut body).expect("a body");
            kept.lock().expect("a list").push((head, String::from_utf8(body).expect("a text")));
            let answer = format!("HTTP/1.1 {status} x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            reader.get_mut().write_all(answer.as_bytes()).expect("it reads");
        }
    });
    (address, calls)
}

fn secret() -> String {
    format!("whsec_{}", STANDARD.encode([7; 24]))
}

fn by_phone() -> Value {
    json!({"givenName": "A", "familyName": "B", "phone": "+31612345678", "channel": "sms", "language": "tr"})
}

#[actix_web::test]
async fn a_call_to_the_gateway_is_signed_and_tells_nothing_of_what_it_is_about() {
    let family = family(Place::sqlite()).await;
    let person = family.person(Role::Helper, &by_phone()).await;
    family.happens(json!({"type": "investigation-started", "on": "2026-06-01", "kind": "dna"})).await;
    let (address, calls) = gateway(&[202]);
    let sms: Arc<dyn Channel> = Arc::new(Gateway::new(&address, &secret()).expect("a gateway"));
    family.send_all(&Channels { sms: Some(sms), ..kept().0 });
    assert_eq!(family.became(&person, "investigation").0, NoticeState::Sent);
    let (head, body) = calls.lock().expect("a list").remove(0);
    let header = |name: &str| head.lines().find_map(|line| line.strip_prefix(&format!("{name}: "))).expect("a header");
    let said: Value = serde_json::from_str(&body).expect("JSON");
    assert_eq!(said["data"]["to"], "+31612345678");
    assert_eq!(
        said["data"]["text"],
        "Sizin için yeni bir mesaj var. Okumak için giriş yapın: https://www.wacht.example/"
    );
    let notice = family.notices().remove(0);
    assert_eq!(header("webhook-id"), notice.id.to_string(), "twice the same is seen to be the same");
    // What Standard Webhooks say: HMAC with SHA-256 over id, time and body. The head was made small, so the signature too.
    let signed = format!("{}.{}.{body}", header("webhook-id"), header("webhook-timestamp"));
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &[7; 24]);
    let expected = format!("v1,{}", STANDARD.encode(ring::hmac::sign(&key, signed.as_bytes()))).to_lowercase();
    assert_eq!(header("webhook-signature"), expected);
}

#[actix_web::test]
async fn every_answer_of_a_gateway_leads_to_what_fits_it() {
    let family = family(Place::sqlite()).await;
    let person = family.person(Role::Helper, &by_phone()).await;
    family.happens(json!({"type": "investigation-started", "on": "2026-06-01", "kind": "dna"})).await;
    let (address, calls) = gateway(&[503, 429, 401, 422]);
    let sms: Arc<dyn Channel> = Arc::new(Gateway::new(&address, &secret()).expect("a gateway"));
    let channels = Channels { sms: Some(sms), ..kept().0 };
    for (round, part) in [(1, "answered 503"), (2, "answered 429"), (3, "does not know us")] {
        family.send_all(&channels);
        let (state, reason) = family.became(&person, "investigation");
        assert_eq!(state, NoticeState::Planned, "round {round}");
        assert!(reason.as_deref().is_some_and(|why| why.contains(part)), "round {round}: {reason:?}");
        family.http.advance(chrono::TimeDelta::minutes(10));
    }
    family.send_all(&channels);
    let (state, reason) = family.became(&person, "investigation");
    assert_eq!(state, NoticeState::Parked, "no such number: {reason:?}");
    assert_eq!(calls.lock().expect("a list").len(), 4);
}

#[test]
fn a_secret_that_is_too_short_or_none_is_refused() {
    for wrong in ["", "whsec_", "whsec_c2hvcnQ=", "plain", "whsec_?"] {
        assert!(Gateway::new("https://sms.example", wrong).is_err(), "{wrong}");
    }
    assert!(Gateway::new("https://sms.example", &secret()).is_ok());
}
