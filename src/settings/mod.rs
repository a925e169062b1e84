//! The only reader of the environment: built-in defaults, then a file, then variables → typed settings. Unknown keys are
//! refused and every fault is reported in one message. The table below is also what `config/default.toml` is made from.

mod mail;
mod providers;

use std::collections::BTreeMap;
use std::fmt;
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

pub use self::mail::{Line, Mail, Way};
pub use self::providers::{Provider, Vouches, is_here};

/// Variables that begin with this set a key: `WACHTWIJZER_DATABASE__URL` sets `database.url`.
pub const PREFIX: &str = "WACHTWIJZER_";

/// One key: its section and name, its default as TOML, what it means.
struct Key {
    section: &'static str,
    name: &'static str,
    default: &'static str,
    meaning: &'static str,
}

const KEYS: &[Key] = &[
    Key {
        section: "server",
        name: "listen",
        default: "\"127.0.0.1:8080\"",
        meaning: "Address and port to listen on. One that others can reach needs TLS, here or at a proxy (trusted-proxies).",
    },
    Key {
        section: "server",
        name: "address",
        default: "\"\"",
        meaning: "The address that people type to reach this service, for letters; empty: that of `listen`. It should tell nothing about asylum.",
    },
    Key {
        section: "server",
        name: "tls-certificate",
        default: "\"\"",
        meaning: "A PEM file with the certificate and those above it: the server speaks TLS itself. Empty: it does not.",
    },
    Key {
        section: "server",
        name: "tls-key",
        default: "\"\"",
        meaning: "A PEM file with the private key of the certificate, readable by the server alone.",
    },
    Key {
        section: "server",
        name: "trusted-proxies",
        default: "\"\"",
        meaning: "Addresses or ranges (10.0.0.0/8), parted by commas, of proxies that speak TLS in front of this server; their X-Forwarded-For is believed, that of others never.",
    },
    Key {
        section: "server",
        name: "exit",
        default: "\"https://www.knmi.nl/\"",
        meaning: "Where the button to leave at once leads to, on pages that are unsafe to be seen with: something that everybody looks at. Empty: no button.",
    },
    Key {
        section: "server",
        name: "workers",
        default: "0",
        meaning: "Threads that answer requests; 0: one a processor.",
    },
    Key {
        section: "server",
        name: "body-limit",
        default: "1048576",
        meaning: "The largest request body, in bytes; a larger one is answered with 413.",
    },
    Key {
        section: "database",
        name: "url",
        default: "\"sqlite:var/wachtwijzer.sqlite\"",
        meaning: "Where cases are kept: sqlite:PATH, or postgres://USER:PASSWORD@HOST/DATABASE (see the README for TLS).",
    },
    Key { section: "database", name: "readers", default: "4", meaning: "Connections for reading." },
    Key {
        section: "database",
        name: "migrate",
        default: "true",
        meaning: "Bring the tables up to date when the server starts.",
    },
    Key {
        section: "keys",
        name: "file",
        default: "\"\"",
        meaning: "The file of keys that seal personal data (`wachtwijzer keys new`); empty: beside the SQLite database. In earnest keep it elsewhere.",
    },
    Key {
        section: "keys",
        name: "text",
        default: "\"\"",
        meaning: "The keys themselves instead of a file, lines parted by ; for a secret store that gives variables. Never in a file of settings.",
    },
    Key {
        section: "catalogue",
        name: "folder",
        default: "\"\"",
        meaning: "A folder with procedures/, calendars/ and locales/ of your own; empty: those built in.",
    },
    Key {
        section: "idempotency",
        name: "keep-hours",
        default: "24",
        meaning: "How long the answer to an Idempotency-Key is kept.",
    },
    Key {
        section: "limits",
        name: "read",
        default: "1200",
        meaning: "Requests a minute that look at something, from one address or with one key or session.",
    },
    Key { section: "limits", name: "write", default: "240", meaning: "The same for requests that change something." },
    Key {
        section: "limits",
        name: "reckon",
        default: "600",
        meaning: "The same for reckonings that anybody may ask for.",
    },
    Key { section: "limits", name: "sign-in", default: "20", meaning: "The same for attempts to sign in." },
    Key {
        section: "sign-in",
        name: "providers",
        default: "\"\"",
        meaning: "A TOML file of providers of OpenID that vouch for staff or people, one [[provider]] each (see the README). Empty: none.",
    },
    Key {
        section: "mail",
        name: "url",
        default: "\"files:var/mail\"",
        meaning: "Where e-mail goes: files:FOLDER, smtps://NAME:PASSWORD@HOST:465 (TLS), smtp://NAME:PASSWORD@HOST:587 (STARTTLS). Clear text only to this machine: smtp://127.0.0.1:25.",
    },
    Key {
        section: "mail",
        name: "from",
        default: "\"Post <post@localhost>\"",
        meaning: "Who e-mail is from. It should tell nothing about asylum.",
    },
    Key {
        section: "mail",
        name: "certificate",
        default: "\"\"",
        meaning: "A PEM file with the certificate by which the mail server is trusted, instead of those of this machine. Empty: those.",
    },
    Key {
        section: "mail",
        name: "letters",
        default: "\"var/letters\"",
        meaning: "The folder for letters that somebody prints and posts.",
    },
    Key {
        section: "mail",
        name: "gateway",
        default: "\"\"",
        meaning: "The https address of a gateway for text messages, called as Standard Webhooks say. Empty: nobody is told by text message.",
    },
    Key {
        section: "mail",
        name: "gateway-secret",
        default: "\"\"",
        meaning: "What calls to the gateway are signed with: whsec_ and at least 24 bytes in base64.",
    },
    Key {
        section: "mail",
        name: "senders",
        default: "2",
        meaning: "How many send at once, and look for what falls due; 0: none here, `wachtwijzer work` does it elsewhere.",
    },
    Key {
        section: "statistics",
        name: "database-url",
        default: "\"\"",
        meaning: "A copy of the database from which statistics are read, such as a replica of PostgreSQL. Empty: the database itself.",
    },
    Key {
        section: "log",
        name: "filter",
        default: "\"info\"",
        meaning: "What is logged, in the form of env_logger: info, or wachtwijzer=debug,actix_web=warn. Ids only, never names.",
    },
];

/// All settings.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `server.listen`
    pub listen: SocketAddr,
    /// `server.address`
    pub address: String,
    /// `server.tls-certificate` and `server.tls-key`
    pub tls: Option<(PathBuf, PathBuf)>,
    /// `server.trusted-proxies`, as written
    pub trusted_proxies: Vec<String>,
    /// `server.exit`
    pub exit: String,
    /// `limits.read`, `limits.write`, `limits.reckon`, `limits.sign-in`
    pub limits: [u32; 4],
    /// `server.workers`
    pub workers: usize,
    /// `server.body-limit`
    pub body_limit: usize,
    /// `database.url`
    pub database_url: Secret,
    /// `database.readers`
    pub readers: u32,
    /// `database.migrate`
    pub migrate: bool,
    /// `statistics.database-url`; empty: none
    pub statistics_url: Secret,
    /// `keys.file`
    pub keys_file: Option<PathBuf>,
    /// `keys.text`
    pub keys_text: Secret,
    /// `catalogue.folder`
    pub catalogue_folder: Option<PathBuf>,
    /// `idempotency.keep-hours`
    pub idempotency_hours: u32,
    /// The providers of the file `sign-in.providers`
    pub providers: Vec<Provider>,
    /// `mail`
    pub mail: Mail,
    /// `log.filter`
    pub log_filter: String,
}

/// A text that must not be printed: a database address with a password in it.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// Wraps a secret.
    #[must_use]
    pub fn new(secret: impl Into<String>) -> Self {
        Self(secret.into())
    }

    /// The secret itself, for the one place that needs it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl Settings {
    /// Reads the file (if one is named) and the environment over the defaults. The error lists every fault.
    #[expect(clippy::disallowed_methods, reason = "the one reader of the environment")]
    pub fn load(file: Option<&Path>) -> Result<Self, Vec<String>> {
        Self::from_parts(file, std::env::vars())
    }

    /// The same with the environment given.
    pub fn from_parts(
        file: Option<&Path>,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, Vec<String>> {
        let mut faults = Vec::new();
        let mut values = defaults();
        if let Some(path) = file {
            match std::fs::read_to_string(path) {
                Ok(text) => overlay(&mut values, &text, &path.display().to_string(), &mut faults),
                Err(error) => faults.push(format!("{} cannot be read: {error}", path.display())),
            }
        }
        let environment: BTreeMap<String, String> = environment.collect();
        for (name, value) in &environment {
            let Some(rest) = name.strip_prefix(PREFIX) else { continue };
            let key = rest.to_ascii_lowercase().replace("__", ".").replace('_', "-");
            if let Some(slot) = values.get_mut(&key) {
                *slot = (from_environment(slot.0.type_str(), value), name.clone());
            } else {
                faults.push(format!("{name}: there is no setting {key}{}", known()));
            }
        }
        let mut reader = Reader { values, faults };
        let mut settings = reader.settings();
        settings.providers = reader.providers(&|name| environment.get(name).cloned());
        if reader.faults.is_empty() { Ok(settings) } else { Err(reader.faults) }
    }

    /// The file of all settings with their defaults and meanings.
    #[must_use]
    pub fn default_file() -> String {
        let mut text = String::from(
            "# Every setting of Wachtwijzer with its default. Made by `wachtwijzer settings`; do not edit, copy what you change.\n\
             # A variable wins over a file: WACHTWIJZER_DATABASE__URL sets url in [database].\n",
        );
        let mut section = "";
        for key in KEYS {
            if key.section != section {
                section = key.section;
                let _ = write!(text, "\n[{section}]\n");
            }
            let _ = write!(text, "# {}\n{} = {}\n", key.meaning, key.name, key.default);
        }
        text
    }
}

type Values = BTreeMap<String, (toml::Value, String)>;

fn defaults() -> Values {
    let parsed = |key: &Key| format!("x = {}", key.default).parse::<toml::Table>().ok()?.remove("x");
    KEYS.iter()
        .filter_map(|key| Some((format!("{}.{}", key.section, key.name), (parsed(key)?, "default".to_owned()))))
        .collect()
}

fn known() -> String {
    let all: Vec<String> = KEYS.iter().map(|k| format!("{}.{}", k.section, k.name)).collect();
    format!("; there are: {}", all.join(", "))
}

fn overlay(values: &mut Values, text: &str, file: &str, faults: &mut Vec<String>) {
    let table = match text.parse::<toml::Table>() {
        Ok(table) => table,
        Err(error) => return faults.push(format!("{file}: {error}")),
    };
    for (section, inner) in table {
        let Some(inner) = inner.as_table() else {
            faults.push(format!("{file}: {section} must be a section{}", known()));
            continue;
        };
        for (name, value) in inner {
            let key = format!("{section}.{name}");
            match values.get_mut(&key) {
                Some(slot) => *slot = (value.clone(), format!("{file}: {key}")),
                None => faults.push(format!("{file}: there is no setting {key}{}", known())),
            }
        }
    }
}

fn from_environment(kind: &str, text: &str) -> toml::Value {
    let text = text.trim();
    let number = || text.parse().ok().map(toml::Value::Integer);
    let flag = || text.parse().ok().map(toml::Value::Boolean);
    let read = match kind {
        "integer" => number(),
        "boolean" => flag(),
        _ => None,
    };
    read.unwrap_or_else(|| toml::Value::String(text.to_owned()))
}

struct Reader {
    values: Values,
    faults: Vec<String>,
}

impl Reader {
    fn settings(&mut self) -> Settings {
        let fallback = SocketAddr::from(([127, 0, 0, 1], 8080));
        let listen = self.text("server.listen");
        let listen = listen.parse().unwrap_or_else(|_| {
            self.wrong("server.listen", "an address and a port, like 127.0.0.1:8080");
            fallback
        });
        let folder = self.text("catalogue.folder");
        let (certificate, key) = (self.text("server.tls-certificate"), self.text("server.tls-key"));
        if certificate.is_empty() != key.is_empty() {
            self.wrong("server.tls-key", "given together with server.tls-certificate, or not at all");
        }
        let proxies = self.text("server.trusted-proxies");
        let proxies = proxies.split(',').map(str::trim).filter(|p| !p.is_empty()).map(str::to_owned).collect();
        let most = 1_000_000;
        Settings {
            listen,
            address: self.text("server.address"),
            tls: (!certificate.is_empty()).then(|| (PathBuf::from(certificate), PathBuf::from(key))),
            trusted_proxies: proxies,
            exit: self.exit(),
            limits: ["limits.read", "limits.write", "limits.reckon", "limits.sign-in"]
                .map(|key| self.number(key, 1, most)),
            workers: self.number("server.workers", 0, 1024),
            body_limit: self.number("server.body-limit", 1024, 1 << 30),
            database_url: Secret::new(self.text("database.url")),
            statistics_url: Secret::new(self.text("statistics.database-url")),
            readers: self.number("database.readers", 1, 1000),
            migrate: self.flag("database.migrate"),
            keys_file: Some(self.text("keys.file")).filter(|file| !file.is_empty()).map(PathBuf::from),
            keys_text: Secret::new(self.text("keys.text")),
            catalogue_folder: (!folder.is_empty()).then(|| PathBuf::from(folder)),
            idempotency_hours: self.number("idempotency.keep-hours", 1, 24 * 365),
            providers: Vec::new(),
            mail: self.mail(),
            log_filter: self.text("log.filter"),
        }
    }

    fn exit(&mut self) -> String {
        let exit = self.text("server.exit");
        if !exit.is_empty() && !exit.starts_with("https://") {
            self.wrong("server.exit", "an address that begins with https://, or empty");
        }
        exit
    }

    fn mail(&mut self) -> Mail {
        let url = self.text("mail.url");
        let way = Way::parse(&url).unwrap_or_else(|right| {
            self.wrong("mail.url", right);
            Way::Files(PathBuf::new())
        });
        let (gateway, secret) = (self.text("mail.gateway"), self.text("mail.gateway-secret"));
        if gateway.is_empty() != secret.is_empty() {
            self.wrong("mail.gateway-secret", "given together with mail.gateway, or not at all");
        }
        if !gateway.is_empty() && !mail::is_guarded(&gateway) {
            self.wrong("mail.gateway", "an https address (http only on this machine)");
        }
        Mail {
            way,
            from: self.text("mail.from"),
            certificate: Some(self.text("mail.certificate")).filter(|file| !file.is_empty()).map(PathBuf::from),
            letters: PathBuf::from(self.text("mail.letters")),
            gateway: (!gateway.is_empty()).then(|| (gateway, Secret::new(secret))),
            senders: self.number("mail.senders", 0, 64),
        }
    }

    fn providers(&mut self, variable: &dyn Fn(&str) -> Option<String>) -> Vec<Provider> {
        let file = self.text("sign-in.providers");
        if file.is_empty() {
            return Vec::new();
        }
        providers::read(Path::new(&file), variable).unwrap_or_else(|mut faults| {
            self.faults.append(&mut faults);
            Vec::new()
        })
    }

    fn wrong(&mut self, key: &str, right: &str) {
        let from = self.values.get(key).map_or("", |(_, from)| from.as_str()).to_owned();
        self.faults.push(format!("{from}: {key} must be {right}"));
    }

    fn text(&mut self, key: &str) -> String {
        if let Some(text) = self.values.get(key).and_then(|(value, _)| value.as_str()) {
            text.to_owned()
        } else {
            self.wrong(key, "a text");
            String::new()
        }
    }

    fn flag(&mut self, key: &str) -> bool {
        self.values.get(key).and_then(|(value, _)| value.as_bool()).unwrap_or_else(|| {
            self.wrong(key, "true or false");
            false
        })
    }

    fn number<T: TryFrom<i64> + Default>(&mut self, key: &str, least: i64, most: i64) -> T {
        let given = self.values.get(key).and_then(|(value, _)| value.as_integer());
        given.filter(|n| (least..=most).contains(n)).and_then(|n| T::try_from(n).ok()).unwrap_or_else(|| {
            self.wrong(key, &format!("a whole number from {least} to {most}"));
            T::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(file: &str, variables: &[(&str, &str)]) -> Result<Settings, Vec<String>> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("settings.toml");
        std::fs::write(&path, file).expect("a file");
        Settings::from_parts(Some(&path), variables.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())))
    }

    #[test]
    fn the_default_file_is_what_holds_without_a_file() {
        let from_file = load(&Settings::default_file(), &[]).expect("settings");
        assert_eq!(format!("{from_file:?}"), format!("{:?}", load("", &[]).expect("settings")));
    }

    #[test]
    fn a_variable_wins_over_the_file() {
        let settings = load("[server]\nworkers = 3\n", &[("WACHTWIJZER_SERVER__WORKERS", "5")]).expect("settings");
        assert_eq!(settings.workers, 5);
    }

    #[test]
    fn every_fault_is_reported_at_once() {
        let faults = load(
            "[server]\nlisten = \"nowhere\"\nworkers = -1\nspeed = 9\n[weather]\nsun = true\n",
            &[("WACHTWIJZER_DATABASE__MIGRATE", "perhaps"), ("WACHTWIJZER_NO__SUCH", "1")],
        )
        .expect_err("faults");
        assert_eq!(faults.len(), 6, "{faults:#?}");
    }

    #[test]
    fn the_address_of_the_database_is_never_printed() {
        let settings = load("[database]\nurl = \"postgres://u:secret@h/d\"\n", &[]).expect("settings");
        assert!(!format!("{settings:?}").contains("secret"));
        assert_eq!(settings.database_url.reveal(), "postgres://u:secret@h/d");
    }
}
