//! The edge under attack: a real server on a port of its own, spoken to byte by byte.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use chrono::{DateTime, Utc};
use rustls::pki_types::ServerName;
use tempfile::TempDir;
use wachtwijzer::ambient::Fixed;
use wachtwijzer::app::App;
use wachtwijzer::domain::access::Role;
use wachtwijzer::web::limits::Quotas;
use wachtwijzer::web::origin::Range;
use wachtwijzer::web::{Listening, ServeError, serve};

use crate::support::http::{keys, session_of};
use crate::support::stores::Place;
use crate::support::{catalogue, locales};

/// A server that runs until the test ends, and the cookie of a supervisor.
struct Served {
    on: SocketAddr,
    cookie: String,
    _place: Place,
}

fn listening(on: &str) -> Listening {
    Listening {
        providers: std::sync::Arc::default(),
        on: on.parse().expect("an address"),
        workers: 1,
        body_limit: 65_536,
        address: String::new(),
        tls: None,
        trusted: Vec::new(),
        patience: Duration::from_secs(2),
        quotas: Quotas { read: 100_000, write: 100_000, reckon: 100_000, sign_in: 100_000 },
        exit: String::new(),
        guests: None,
    }
}

fn app(place: &Place) -> Arc<App> {
    let now: DateTime<Utc> = "2027-03-01T12:00:00Z".parse().expect("an instant");
    let ambient = Arc::new(Fixed::at(now));
    Arc::new(App { db: place.open(), replica: None, catalogue: Arc::new(catalogue().clone()), ambient, keys: keys() })
}

fn served(listening: Listening) -> Served {
    let place = Place::sqlite();
    let app = app(&place);
    let cookie = session_of(&app, "supervisor.ind", Role::Supervisor, "ind");
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        let ready = move |on| tell.send(on).expect("the test listens");
        actix_web::rt::System::new().block_on(serve(app, Arc::clone(locales()), listening, ready)).expect("it serves");
    });
    let on = told.recv_timeout(Duration::from_mins(1)).expect("the server says where it listens");
    Served { on, cookie, _place: place }
}

impl Served {
    /// Sends bytes and reads until the server closes the connection. Waits a minute at most.
    fn send(&self, bytes: &[u8]) -> String {
        let mut stream = TcpStream::connect(self.on).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_mins(1))).expect("a limit");
        // The server may close before it has read everything.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let read = stream.read_to_end(&mut answer);
        let gave_up = read.is_err_and(|e| matches!(e.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut));
        assert!(!gave_up, "the server did not end the connection within a minute");
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn ask(&self, line: &str, headers: &str) -> String {
        self.send(format!("{line} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{headers}\r\n").as_bytes())
    }
}

fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0)
}

fn header<'a>(answer: &'a str, name: &str) -> Option<&'a str> {
    let head = answer.split("\r\n\r\n").next()?;
    head.lines().find_map(|line| line.split_once(": ").filter(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v))
}

#[test]
fn tricks_with_the_path_reach_no_other_route_and_break_nothing() {
    let served = served(listening("127.0.0.1:0"));
    for (path, expected) in [
        ("/api/v1/health", 200),
        ("/api/v1/health/", 404),
        ("//api/v1/health", 404),
        ("/api//v1/health", 404),
        ("/api/v1/../v1/health", 404),
        ("/api/v1/%2e%2e/v1/health", 404),
        ("/api/v1/health%2f", 404),
        ("/api/v1/health;x=1", 404),
        ("/api/v1/health%00", 404),
        ("/api/v1/HEALTH", 404),
        ("/api/v1/health.json", 404),
        ("/api/v1\\health", 404),
        ("/api/v1/applications/..%2f..%2fhealth", 404),
        ("/api/v1/applications/%c0%ae%c0%ae", 404),
        ("/.git/config", 404),
        ("/api/docs/../../../etc/passwd", 404),
    ] {
        let answer = served.ask(&format!("GET {path}"), "");
        assert_eq!(status(&answer), expected, "{path}: {answer}");
    }
    let elsewhere = served.ask("GET http://evil.example/api/v1/health", "");
    assert!([200, 400, 404].contains(&status(&elsewhere)) && !elsewhere.contains("evil.example"), "{elsewhere}");
    let host = served.send(b"GET /api/v1/openapi.json HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n");
    assert!(!host.contains("evil.example"), "a host that somebody made up is not told to others");
    for method in ["TRACE", "CONNECT", "FOO"] {
        let answer = served.ask(&format!("{method} /api/v1/health"), "");
        assert!([400, 404, 405].contains(&status(&answer)), "{method}: {answer}");
    }
}

#[test]
fn a_huge_header_a_huge_body_and_a_client_that_never_ends_are_cut_off() {
    let served = served(listening("127.0.0.1:0"));
    let huge = served.ask("GET /api/v1/health", &format!("x-long: {}\r\n", "a".repeat(2_000_000)));
    assert!([0, 400, 431].contains(&status(&huge)), "{}", &huge[..huge.len().min(200)]);
    let many = served.ask("GET /api/v1/health", &"x-a: b\r\n".repeat(100_000));
    assert!([0, 400, 431].contains(&status(&many)), "{}", &many[..many.len().min(200)]);
    let body = "[".repeat(70_000);
    let head = format!("content-type: application/json\r\ncontent-length: {}\r\n", body.len());
    let answer = served.send(
        format!("POST /api/v1/reckonings HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{head}\r\n{body}").as_bytes(),
    );
    assert_eq!(status(&answer), 413, "{answer}");
    // The first line and then nothing: the server does not wait for ever.
    let slow = served.send(b"GET /api/v1/health HTTP/1.1\r\nhost: x\r\n");
    assert!([0, 408].contains(&status(&slow)), "{slow}");
    // A body that never comes.
    let starved = served.send(
        b"POST /api/v1/reckonings HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{",
    );
    assert_eq!(status(&starved), 408, "{starved}");
    assert_eq!(status(&served.ask("GET /api/v1/health", "")), 200, "it still serves");
}

#[test]
fn every_answer_carries_the_headers_that_protect_also_when_it_refuses() {
    let served = served(listening("127.0.0.1:0"));
    for (line, headers, expected) in [
        ("GET /api/v1/health", "", 200),
        ("GET /api/v1/nothing", "", 404),
        ("PUT /api/v1/health", "", 405),
        ("GET /api/v1/health", "accept: image/png\r\n", 406),
        ("GET /api/v1/applications", "", 401),
        ("POST /api/v1/reckonings", "content-type: text/plain\r\ncontent-length: 0\r\n", 415),
        ("POST /api/v1/sessions", "sec-fetch-site: cross-site\r\ncontent-length: 0\r\n", 403),
        ("GET /", "", 200),
        ("GET /my", "", 303),
    ] {
        let answer = served.ask(line, headers);
        assert_eq!(status(&answer), expected, "{line}: {answer}");
        for (name, part) in [
            ("strict-transport-security", "max-age=31536000"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "no-referrer"),
            ("content-security-policy", "frame-ancestors 'none'"),
            ("permissions-policy", "geolocation=()"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cache-control", "no-store"),
            ("api-version", "1."),
            ("ratelimit", "r="),
            ("ratelimit-policy", "w=60"),
        ] {
            assert!(header(&answer, name).is_some_and(|v| v.contains(part)), "{line}: {name}: {answer}");
        }
        assert_eq!(header(&answer, "access-control-allow-origin"), None, "{line}");
    }
    let document = served.ask("GET /api/v1/openapi.json", "");
    assert_eq!(header(&document, "access-control-allow-origin"), Some("*"));
}

#[test]
fn another_site_cannot_make_a_signed_in_browser_change_anything() {
    let served = served(listening("127.0.0.1:0"));
    let body = r#"{"procedure":"nl-nareis","events":[]}"#;
    let post = |headers: &str| {
        let head = format!(
            "cookie: {}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n",
            served.cookie,
            body.len()
        );
        let request = format!(
            "POST /api/v1/applications HTTP/1.1\r\nhost: www.wacht.example\r\nconnection: close\r\n{head}{headers}\r\n{body}"
        );
        status(&served.send(request.as_bytes()))
    };
    assert_eq!(post("sec-fetch-site: same-origin\r\n"), 201);
    assert_eq!(post("sec-fetch-site: none\r\n"), 201);
    assert_eq!(post("origin: https://www.wacht.example\r\n"), 201);
    for foreign in [
        "sec-fetch-site: cross-site\r\n",
        "sec-fetch-site: same-site\r\n",
        "origin: https://evil.example\r\n",
        "origin: null\r\n",
        "origin: https://www.wacht.example.evil.example\r\n",
        "sec-fetch-site: cross-site\r\norigin: https://www.wacht.example\r\n",
    ] {
        assert_eq!(post(foreign), 403, "{foreign}");
    }
}

#[test]
fn who_asks_too_much_waits_and_a_strangers_word_on_where_they_are_is_not_believed() {
    let few = Quotas { read: 5, write: 100, reckon: 100, sign_in: 2 };
    let served_few = served(Listening { quotas: few, ..listening("127.0.0.1:0") });
    let read = |headers: &str| served_few.ask("GET /api/v1/health", headers);
    // The clock stands still, so nothing comes back. Each time another address is claimed.
    let codes: Vec<u16> = (0..6).map(|n| status(&read(&format!("x-forwarded-for: 192.0.2.{n}\r\n")))).collect();
    assert_eq!(codes, [200, 200, 200, 200, 200, 429]);
    let refused = read("");
    assert_eq!(header(&refused, "ratelimit"), Some("\"read\";r=0;t=12"), "{refused}");
    assert_eq!(header(&refused, "retry-after"), Some("12"));
    assert!(refused.contains("too-many-requests"));

    // Behind a proxy that is trusted, each address has its own quota.
    let trusted = vec![Range::parse("127.0.0.1").expect("an address")];
    let behind = served(Listening { quotas: few, trusted, ..listening("127.0.0.1:0") });
    let from = |n: u8| status(&behind.ask("GET /api/v1/health", &format!("x-forwarded-for: 192.0.2.{n}\r\n")));
    assert_eq!((0..6).map(|_| from(1)).collect::<Vec<_>>(), [200, 200, 200, 200, 200, 429]);
    assert_eq!(from(2), 200);

    // Guessing with a new login each time is slowed down all the same.
    let guess = |n: u8| {
        let body = format!("{{\"login\":\"WP-{n}\",\"passPhrase\":\"a cat on the roof\"}}");
        let head = format!("content-type: application/json\r\ncontent-length: {}\r\n", body.len());
        let request = format!("POST /api/v1/sessions HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{head}\r\n{body}");
        status(&served_few.send(request.as_bytes()))
    };
    assert_eq!((0..4).map(guess).collect::<Vec<_>>(), [401, 401, 429, 429]);
}

#[test]
fn nothing_is_served_in_clear_to_others() {
    let place = Place::sqlite();
    let start = |listening: Listening| {
        let app = app(&place);
        actix_web::rt::System::new()
            .block_on(serve(app, Arc::clone(locales()), listening, |_| panic!("it must not listen")))
    };
    let refused = start(listening("0.0.0.0:0")).expect_err("refused");
    assert!(matches!(refused, ServeError::InClear(_)), "{refused}");
    assert!(refused.to_string().contains("server.tls-certificate"));

    let folder = TempDir::new().expect("a folder");
    let (certificate, key) = (folder.path().join("c.pem"), folder.path().join("k.pem"));
    let tls = || Listening { tls: Some((certificate.clone(), key.clone())), ..listening("127.0.0.1:0") };
    let told = |listening: Listening| start(listening).expect_err("refused").to_string();
    assert!(told(tls()).contains("c.pem"), "not there");
    std::fs::write(&certificate, "no certificate").expect("a file");
    assert!(told(tls()).contains("there is no certificate in it"));
    let (one, two) = (certified(), certified());
    std::fs::write(&certificate, one.0).expect("a file");
    std::fs::write(&key, two.1).expect("a file");
    private(&key, 0o644);
    assert!(told(tls()).contains("others can read it"));
    private(&key, 0o600);
    assert!(told(tls()).contains("TLS cannot be spoken"), "the key of another certificate");
}

fn private(path: &std::path::Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("a mode");
}

/// A certificate for `localhost` that vouches for itself, and its key, in PEM; and the certificate as bytes.
fn certified() -> (String, String, Vec<u8>) {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    (made.cert.pem(), made.signing_key.serialize_pem(), made.cert.der().to_vec())
}

#[test]
fn a_browser_speaks_tls_with_the_server_itself() {
    let folder = TempDir::new().expect("a folder");
    let (certificate, key) = (folder.path().join("c.pem"), folder.path().join("k.pem"));
    let (pem, secret, der) = certified();
    std::fs::write(&certificate, pem).expect("a file");
    std::fs::write(&key, secret).expect("a file");
    private(&key, 0o600);
    let served = served(Listening { tls: Some((certificate, key)), ..listening("127.0.0.1:0") });

    let mut roots = rustls::RootCertStore::empty();
    roots.add(der.into()).expect("a root");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let client = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from("localhost").expect("a name");
    let mut session = rustls::ClientConnection::new(Arc::new(client), name).expect("a client");
    let mut socket = TcpStream::connect(served.on).expect("it listens");
    let mut stream = rustls::Stream::new(&mut session, &mut socket);
    stream.write_all(b"GET /api/v1/health HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").expect("it reads");
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    assert_eq!(status(&String::from_utf8_lossy(&answer)), 200);
    assert_eq!(session.protocol_version(), Some(rustls::ProtocolVersion::TLSv1_3));

    let in_clear = served.ask("GET /api/v1/health", "");
    assert_ne!(status(&in_clear), 200);
}

#[test]
fn a_hostile_request_makes_no_second_line_in_the_log() {
    use std::process::{Command, Stdio};
    let folder = TempDir::new().expect("a folder");
    let mut server = Command::new(env!("CARGO_BIN_EXE_wachtwijzer"))
        .args(["serve", "--listen", "127.0.0.1:0"])
        .current_dir(folder.path())
        .env("WACHTWIJZER_DATABASE__URL", format!("sqlite:{}", folder.path().join("w.sqlite").display()))
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(server.stderr.take().expect("a pipe")));
    let ready = lines.find_map(|line| line.ok().filter(|l| l.contains("listening on http://"))).expect("it listens");
    let on = ready.split("http://").nth(1).and_then(|rest| rest.split(';').next()).expect("an address").to_owned();
    for request in [
        "GET /%0a2027-01-01T00:00:00Z%20INFO%20forged HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n".to_owned(),
        "GET /api/v1/applications/%1b[31mred?reference=%0aforged HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n".to_owned(),
        "GET /api/v1/health HTTP/1.1\r\nhost: x\r\nuser-agent: a forged\r\naccept-language: \u{202e}forged\r\nconnection: close\r\n\r\n".to_owned(),
        "FORGED /forged HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n".to_owned(),
    ] {
        let mut stream = TcpStream::connect(&on).expect("it listens");
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
    }
    let stopped = Command::new("kill").args(["-TERM", &server.id().to_string()]).status().expect("kill");
    assert!(stopped.success());
    let told: Vec<String> = lines.map(|line| line.expect("a text")).filter(|line| line.contains("answered")).collect();
    server.wait().expect("it ends");
    assert_eq!(told.len(), 4, "{told:#?}");
    for line in &told {
        assert!(line.starts_with('['), "each line is a record of ours: {line}");
        assert!(!line.contains('\u{1b}') && !line.contains('\u{202e}') && !line.contains("forged"), "{line}");
    }
}
