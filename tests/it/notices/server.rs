//! A mail server for tests: real sockets and the real conversation (RFC 5321), with TLS from the first byte or by STARTTLS, and
//! with every way to fail that a test asks for.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// How the server behaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Mood {
    /// Takes everything.
    Fine,
    /// Hangs up before a word.
    Away,
    /// Says nothing at all.
    Stalls,
    /// Answers 451 to a recipient.
    Busy,
    /// Hangs up in the middle of the message.
    DropsInside,
    /// Takes the message and hangs up before saying so.
    DropsAfter,
    /// Answers 550 to this recipient.
    Rejects(&'static str),
}

/// How the line is secured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Security {
    Clear,
    /// Offers STARTTLS and takes nothing before it.
    StartTls,
    Tls,
}

/// A message that the server took.
#[derive(Clone, Debug)]
pub(crate) struct Mail {
    pub(crate) to: String,
    pub(crate) raw: Vec<u8>,
    pub(crate) secured: bool,
    pub(crate) login: Option<String>,
}

struct Inner {
    security: Security,
    tls: Arc<ServerConfig>,
    /// What the next connections or messages get; then what holds otherwise.
    next: Mutex<VecDeque<Mood>>,
    mood: Mutex<Box<dyn Fn() -> Mood + Send>>,
    inbox: Mutex<Vec<Mail>>,
    connections: Mutex<usize>,
    over: AtomicBool,
}

/// A running server.
pub(crate) struct Server {
    pub(crate) port: u16,
    /// The certificate by which it is trusted (PEM).
    pub(crate) certificate: String,
    inner: Arc<Inner>,
}

impl Server {
    pub(crate) fn start(security: Security) -> Self {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
        let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).expect("a key");
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key)
            .expect("a configuration");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let inner = Arc::new(Inner {
            security,
            tls: Arc::new(config),
            next: Mutex::default(),
            mood: Mutex::new(Box::new(|| Mood::Fine)),
            inbox: Mutex::default(),
            connections: Mutex::default(),
            over: AtomicBool::new(false),
        });
        let own = Arc::clone(&inner);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if own.over.load(Ordering::Relaxed) {
                    break;
                }
                let own = Arc::clone(&own);
                std::thread::spawn(move || own.serve(stream));
            }
        });
        Self { port, certificate: made.cert.pem(), inner }
    }

    /// The next connections or messages are met so.
    pub(crate) fn next(&self, moods: &[Mood]) {
        self.inner.next.lock().expect("a list").extend(moods);
    }

    /// All others are met so.
    pub(crate) fn otherwise(&self, mood: impl Fn() -> Mood + Send + 'static) {
        *self.inner.mood.lock().expect("a mood") = Box::new(mood);
    }

    pub(crate) fn inbox(&self) -> Vec<Mail> {
        self.inner.inbox.lock().expect("an inbox").clone()
    }

    pub(crate) fn connections(&self) -> usize {
        *self.inner.connections.lock().expect("a number")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.inner.over.store(true, Ordering::Relaxed);
        // Wakes the listener, so that its thread ends.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

trait Line: Read + Write {}
impl<T: Read + Write> Line for T {}

impl Inner {
    fn mood(&self) -> Mood {
        self.next.lock().expect("a list").pop_front().unwrap_or_else(|| self.mood.lock().expect("a mood")())
    }

    fn serve(&self, stream: TcpStream) {
        *self.connections.lock().expect("a number") += 1;
        // A new connection shows the mood at once, where it is one that shows there.
        let first = self.next.lock().expect("a list").front().copied();
        let mood = first.unwrap_or_else(|| self.mood.lock().expect("a mood")());
        if matches!(mood, Mood::Away | Mood::Stalls) {
            self.next.lock().expect("a list").pop_front();
            if mood == Mood::Stalls {
                std::thread::sleep(Duration::from_secs(2));
            }
            return;
        }
        // What the other side does not like is its business; the server goes on with the next.
        let _ = match self.security {
            Security::Tls => self.secured(stream).and_then(|stream| self.talk(stream, true, true).map(drop)),
            Security::Clear => self.talk(stream, false, true).map(drop),
            Security::StartTls => match self.talk(stream, false, true) {
                Ok(Some(stream)) => self.secured(stream).and_then(|stream| self.talk(stream, true, false).map(drop)),
                Ok(None) => Ok(()),
                Err(error) => Err(error),
            },
        };
    }

    fn secured(&self, stream: TcpStream) -> std::io::Result<StreamOwned<ServerConnection, TcpStream>> {
        let connection = ServerConnection::new(Arc::clone(&self.tls)).map_err(std::io::Error::other)?;
        Ok(StreamOwned::new(connection, stream))
    }

    /// The conversation; the stream comes back where it goes on in TLS.
    fn talk<T: Line>(&self, stream: T, secured: bool, greet: bool) -> std::io::Result<Option<T>> {
        let mut reader = BufReader::new(stream);
        if greet {
            say(&mut reader, "220 localhost ready")?;
        }
        let (mut to, mut login, mut mood) = (String::new(), None, Mood::Fine);
        let early = self.security == Security::StartTls && !secured;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 {
                return Ok(None);
            }
            let line = line.trim_end();
            let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            let answer = match verb.as_str() {
                "EHLO" if early => "250-localhost\r\n250 STARTTLS",
                "EHLO" => "250-localhost\r\n250-8BITMIME\r\n250 AUTH PLAIN",
                "STARTTLS" => {
                    say(&mut reader, "220 go on")?;
                    return Ok(Some(reader.into_inner()));
                }
                "AUTH" => {
                    login = known(line);
                    if login.is_some() { "235 welcome" } else { "535 not you" }
                }
                "MAIL" if early => "530 STARTTLS first",
                "MAIL" => {
                    mood = self.mood();
                    match mood {
                        Mood::Away => return Ok(None),
                        Mood::Stalls => std::thread::sleep(Duration::from_secs(2)),
                        Mood::Fine | Mood::Busy | Mood::DropsInside | Mood::DropsAfter | Mood::Rejects(_) => {}
                    }
                    "250 from whom"
                }
                "RCPT" => {
                    line.split(['<', '>']).nth(1).unwrap_or_default().clone_into(&mut to);
                    recipient(mood, &to)
                }
                "DATA" => {
                    say(&mut reader, "354 what")?;
                    let Some(raw) = data(&mut reader, mood)? else { return Ok(None) };
                    let mail = Mail { to: to.clone(), raw, secured, login: login.clone() };
                    self.inbox.lock().expect("an inbox").push(mail);
                    if mood == Mood::DropsAfter {
                        return Ok(None);
                    }
                    "250 taken"
                }
                "QUIT" => return say(&mut reader, "221 bye").map(|()| None),
                _ => "250 fine",
            };
            say(&mut reader, answer)?;
        }
    }
}

fn say<T: Line>(reader: &mut BufReader<T>, text: &str) -> std::io::Result<()> {
    let stream = reader.get_mut();
    stream.write_all(format!("{text}\r\n").as_bytes())?;
    stream.flush()
}

/// Name and password, if the password is right.
fn known(line: &str) -> Option<String> {
    let given = STANDARD.decode(line.rsplit(' ').next().unwrap_or_default()).unwrap_or_default();
    let given = String::from_utf8_lossy(&given).replace('\0', "|");
    given.ends_with("|right").then_some(given)
}

fn recipient(mood: Mood, to: &str) -> &'static str {
    match mood {
        Mood::Busy => "451 later",
        Mood::Rejects(who) if who == to => "550 nobody of that name",
        Mood::Fine | Mood::Away | Mood::Stalls | Mood::DropsInside | Mood::DropsAfter | Mood::Rejects(_) => {
            "250 to whom"
        }
    }
}

/// The message up to the full stop; `None` where the server hangs up in the middle.
fn data<T: Line>(reader: &mut BufReader<T>, mood: Mood) -> std::io::Result<Option<Vec<u8>>> {
    let mut raw = Vec::new();
    loop {
        let mut line = Vec::new();
        let ended = reader.read_until(b'\n', &mut line)? == 0;
        if ended || (mood == Mood::DropsInside && raw.len() > 100) {
            return Ok(None);
        }
        if line == b".\r\n" {
            return Ok(Some(raw));
        }
        // A line that begins with a full stop came with one more (RFC 5321, section 4.5.2).
        raw.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
    }
}
