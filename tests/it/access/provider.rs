//! A provider of OpenID on this machine that does whatever a test asks, also what no honest provider would do.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use wachtwijzer::openid::Providers;
use wachtwijzer::settings::{Provider as Settings, Secret, Vouches};

/// As whom this service is known at the provider, and what it proves itself with.
pub(crate) const CLIENT: (&str, &str) = ("wachtwijzer", "a secret of both");

/// A key of a provider.
pub(crate) struct Key {
    pub(crate) name: String,
    pair: EcdsaKeyPair,
}

impl Key {
    pub(crate) fn new(name: &str) -> Self {
        let random = SystemRandom::new();
        let form = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).expect("a key");
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, form.as_ref(), &random).expect("a key");
        Self { name: name.to_owned(), pair }
    }

    /// Its public half.
    pub(crate) fn public(&self) -> &[u8] {
        self.pair.public_key().as_ref()
    }

    /// Its public half as a JSON Web Key.
    pub(crate) fn jwk(&self) -> Value {
        let point = self.public();
        json!({
            "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": self.name,
            "x": URL_SAFE_NO_PAD.encode(&point[1..33]), "y": URL_SAFE_NO_PAD.encode(&point[33..65]),
        })
    }

    /// A token with this header and these claims, signed.
    pub(crate) fn sign(&self, header: &Value, claims: &Value) -> String {
        let text = unsigned(header, claims);
        let signature = self.pair.sign(&SystemRandom::new(), text.as_bytes()).expect("a signature");
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref()))
    }

    /// An honest header for this key.
    pub(crate) fn header(&self) -> Value {
        json!({"alg": "ES256", "typ": "JWT", "kid": self.name})
    }
}

/// Header and claims of a token, without a signature.
pub(crate) fn unsigned(header: &Value, claims: &Value) -> String {
    format!("{}.{}", URL_SAFE_NO_PAD.encode(header.to_string()), URL_SAFE_NO_PAD.encode(claims.to_string()))
}

/// What the provider will say, and what it was asked.
#[derive(Default)]
pub(crate) struct Script {
    /// The keys it makes known.
    pub(crate) keys: Vec<Value>,
    /// The ID token that it gives for a code; none: an error. Each code counts once.
    pub(crate) tokens: BTreeMap<String, String>,
    /// What it says of itself instead of the truth, by member.
    pub(crate) lies: Vec<(&'static str, Value)>,
    /// Bytes that it puts in front of an answer for a token.
    pub(crate) padding: usize,
    /// How often somebody asked for the keys.
    pub(crate) asked_for_keys: usize,
    /// What was sent for a token last: the form, and who sent it.
    pub(crate) last: (BTreeMap<String, String>, String),
}

/// The provider, listening until it is dropped.
pub(crate) struct Provider {
    pub(crate) issuer: String,
    pub(crate) script: Arc<Mutex<Script>>,
    stop: Arc<AtomicBool>,
}

impl Provider {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let issuer = format!("http://{}", listener.local_addr().expect("an address"));
        let (script, stop) = (Arc::new(Mutex::new(Script::default())), Arc::new(AtomicBool::new(false)));
        let (shared, told, issuer_of) = (Arc::clone(&script), Arc::clone(&stop), issuer.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if told.load(Ordering::SeqCst) {
                    return;
                }
                if let Ok(stream) = stream {
                    answer(stream, &issuer_of, &shared);
                }
            }
        });
        Self { issuer, script, stop }
    }

    /// Changes what it will say.
    pub(crate) fn script<T>(&self, change: impl FnOnce(&mut Script) -> T) -> T {
        change(&mut self.script.lock().expect("not poisoned"))
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for a connection.
        let _ = TcpStream::connect(self.issuer.trim_start_matches("http://"));
    }
}

fn answer(mut stream: TcpStream, issuer: &str, script: &Mutex<Script>) {
    let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
    let Some((head, body)) = request(&mut stream) else { return };
    let path = head.split(' ').nth(1).unwrap_or_default();
    let mut script = script.lock().expect("not poisoned");
    let (status, said) = match path {
        "/.well-known/openid-configuration" => {
            let mut said = json!({
                "issuer": issuer, "authorization_endpoint": format!("{issuer}/authorize"),
                "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/keys"),
                "response_types_supported": ["code"], "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["ES256"],
            });
            for (member, lie) in &script.lies {
                said[*member] = lie.clone();
            }
            (200, said.to_string())
        }
        "/keys" => {
            script.asked_for_keys += 1;
            (200, json!({"keys": script.keys}).to_string())
        }
        "/token" => {
            let form: BTreeMap<String, String> = form(&body);
            let token = form.get("code").and_then(|code| script.tokens.remove(code));
            script.last = (form, authorization(&head));
            match token {
                Some(token) => {
                    let said = json!({"access_token": "x", "token_type": "Bearer", "id_token": token});
                    (200, format!("{}{said}", " ".repeat(script.padding)))
                }
                None => (400, json!({"error": "invalid_grant"}).to_string()),
            }
        }
        _ => (404, "{}".to_owned()),
    };
    let head = format!(
        "HTTP/1.1 {status} Said\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        said.len()
    );
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(said.as_bytes()));
}

/// The head and the body of a request.
fn request(stream: &mut TcpStream) -> Option<(String, String)> {
    let mut all = Vec::new();
    let mut part = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&all).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| {
                let (name, value) = line.split_once(':')?;
                name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
            });
            if body.len() >= length.unwrap_or(0) {
                return Some((head.to_owned(), body.to_owned()));
            }
        }
        match stream.read(&mut part).ok()? {
            0 => return None,
            read => all.extend_from_slice(&part[..read]),
        }
    }
}

fn form(body: &str) -> BTreeMap<String, String> {
    actix_web::web::Query::<BTreeMap<String, String>>::from_query(body).expect("a form").into_inner()
}

/// Who sent it, by HTTP Basic.
fn authorization(head: &str) -> String {
    let line = head.lines().find(|line| line.to_ascii_lowercase().starts_with("authorization: basic "));
    let given = line.and_then(|line| line.rsplit(' ').next()).and_then(|coded| STANDARD.decode(coded).ok());
    given.and_then(|given| String::from_utf8(given).ok()).unwrap_or_default()
}

/// Two doors at one provider: `ind` for staff, `broker` for people, who must reach a level of assurance.
pub(crate) fn providers(provider: &Provider) -> Arc<Providers> {
    let door = |id: &str, vouches, acr: &[&str]| Settings {
        id: id.to_owned(),
        name: format!("The door {id}"),
        issuer: provider.issuer.clone(),
        client_id: CLIENT.0.to_owned(),
        client_secret: Secret::new(CLIENT.1),
        scopes: vec!["openid".to_owned(), "profile".to_owned()],
        acr: acr.iter().map(|level| (*level).to_owned()).collect(),
        vouches,
    };
    let doors = [door("ind", Vouches::ForStaff, &[]), door("broker", Vouches::ForPeople, &["substantial", "high"])];
    Arc::new(Providers::new(&doors))
}
