//! The file of providers of OpenID that vouch for people or staff. Every fault is told at once, with the provider it is in.

use std::path::Path;

use super::Secret;

/// For whom a provider vouches. Staff of an authority and the people who wait for it must not share a door: whoever runs a
/// provider could let in anybody whom it vouches for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Vouches {
    /// For those who work with applications: the directory of an organisation.
    ForStaff,
    /// For people in a case: a broker of `DigiD` or `eIDAS`. They link it themselves once they are signed in.
    ForPeople,
}

/// A provider of OpenID Connect.
#[derive(Clone, Debug)]
pub struct Provider {
    /// Its name in addresses.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Its issuer, exactly as in its tokens.
    pub issuer: String,
    /// As whom this service is known there.
    pub client_id: String,
    /// What this service proves itself with there.
    pub client_secret: Secret,
    /// What is asked for; `openid` always is.
    pub scopes: Vec<String>,
    /// Levels of assurance, one of which is asked for and must have been reached; empty: any.
    pub acr: Vec<String>,
    /// For whom.
    pub vouches: Vouches,
}

const KEYS: &[&str] =
    &["id", "name", "issuer", "client-id", "client-secret-file", "client-secret-env", "scopes", "acr", "for"];

/// Reads a file of providers. `variable` looks a variable of the environment up, for secrets that stand there.
pub(super) fn read(path: &Path, variable: &dyn Fn(&str) -> Option<String>) -> Result<Vec<Provider>, Vec<String>> {
    let file = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| vec![format!("{file} cannot be read: {error}")])?;
    let table = text.parse::<toml::Table>().map_err(|error| vec![format!("{file}: {error}")])?;
    let mut faults = Vec::new();
    for key in table.keys().filter(|key| *key != "provider") {
        faults.push(format!("{file}: {key} is not known here; each provider is a [[provider]]"));
    }
    let all = table.get("provider").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    if all.is_empty() {
        faults.push(format!("{file}: there is no [[provider]]"));
    }
    let mut providers: Vec<Provider> = Vec::new();
    for (number, value) in (1..).zip(&all) {
        let mut reader =
            Reader { table: value.as_table(), at: format!("{file}: provider {number}"), faults: &mut faults };
        let provider = reader.provider(path, variable);
        if providers.iter().any(|other| other.id == provider.id) {
            reader.wrong("id", "a name that no other provider has");
        }
        providers.push(provider);
    }
    if faults.is_empty() { Ok(providers) } else { Err(faults) }
}

struct Reader<'a> {
    table: Option<&'a toml::Table>,
    at: String,
    faults: &'a mut Vec<String>,
}

impl Reader<'_> {
    fn provider(&mut self, path: &Path, variable: &dyn Fn(&str) -> Option<String>) -> Provider {
        let unknown = self.table.into_iter().flat_map(toml::Table::keys).filter(|key| !KEYS.contains(&key.as_str()));
        let unknown: Vec<String> = unknown.cloned().collect();
        for key in unknown {
            self.faults.push(format!("{}: {key} is not known; there are: {}", self.at, KEYS.join(", ")));
        }
        let id = self.text("id");
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !id.is_empty() && !id.chars().all(plain) {
            self.wrong("id", "lower-case letters, digits and hyphens");
        }
        let issuer = self.text("issuer");
        if !issuer.is_empty() && !issuer.starts_with("https://") && !is_here(&issuer) {
            self.wrong("issuer", "an address that begins with https:// (http:// on this machine alone)");
        }
        let vouches = match self.optional("for").as_deref() {
            Some("staff") => Vouches::ForStaff,
            Some("people") => Vouches::ForPeople,
            Some(_) | None => {
                self.wrong("for", "staff or people");
                Vouches::ForStaff
            }
        };
        let name = self.text("name");
        let client_id = self.text("client-id");
        let client_secret = self.secret(path, variable);
        Provider {
            id,
            name,
            issuer,
            client_id,
            client_secret,
            scopes: self.list("scopes"),
            acr: self.list("acr"),
            vouches,
        }
    }

    fn secret(&mut self, path: &Path, variable: &dyn Fn(&str) -> Option<String>) -> Secret {
        let (file, named) = (self.optional("client-secret-file"), self.optional("client-secret-env"));
        let secret = match (file, named) {
            (Some(file), None) => {
                // Beside the file of providers, unless the whole path is given.
                let file = path.parent().unwrap_or(path).join(file);
                std::fs::read_to_string(&file).map_err(|error| format!("{} cannot be read: {error}", file.display()))
            }
            (None, Some(named)) => variable(&named).ok_or_else(|| format!("the variable {named} is not set")),
            (Some(_), Some(_)) | (None, None) => {
                Err("give the secret by client-secret-file or by client-secret-env, one of the two".to_owned())
            }
        };
        let secret = secret.map(|secret| secret.trim().to_owned()).and_then(|secret| {
            if secret.is_empty() { Err("the client secret is empty".to_owned()) } else { Ok(secret) }
        });
        Secret::new(secret.unwrap_or_else(|fault| {
            self.faults.push(format!("{}: {fault}", self.at));
            String::new()
        }))
    }

    fn wrong(&mut self, key: &str, right: &str) {
        self.faults.push(format!("{}: {key} must be {right}", self.at));
    }

    fn optional(&self, key: &str) -> Option<String> {
        self.table.and_then(|table| table.get(key)).and_then(toml::Value::as_str).map(str::to_owned)
    }

    fn text(&mut self, key: &str) -> String {
        let text = self.optional(key).filter(|text| !text.trim().is_empty());
        text.unwrap_or_else(|| {
            self.wrong(key, "a text");
            String::new()
        })
    }

    fn list(&mut self, key: &str) -> Vec<String> {
        let Some(value) = self.table.and_then(|table| table.get(key)) else { return Vec::new() };
        let texts = value.as_array().map(|all| all.iter().filter_map(toml::Value::as_str).map(str::to_owned));
        let texts: Vec<String> = texts.map(Iterator::collect).unwrap_or_default();
        if value.as_array().is_none_or(|all| all.len() != texts.len()) {
            self.wrong(key, "a list of texts");
        }
        texts
    }
}

/// An address in clear that never leaves this machine.
#[must_use]
pub fn is_here(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("http://") else { return false };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        Some(_) | None => authority,
    };
    matches!(host, "127.0.0.1" | "[::1]" | "localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(text: &str) -> Result<Vec<Provider>, Vec<String>> {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("secret"), "hush\n").expect("a file");
        let path = folder.path().join("providers.toml");
        std::fs::write(&path, text).expect("a file");
        read(&path, &|name| (name == "IND_SECRET").then(|| "from the environment".to_owned()))
    }

    #[test]
    fn a_secret_comes_from_a_file_beside_it_or_from_a_variable_and_is_never_printed() {
        let text = r#"
            [[provider]]
            id = "ind"
            name = "IND"
            for = "staff"
            issuer = "https://login.example/"
            client-id = "wachtwijzer"
            client-secret-file = "secret"
            [[provider]]
            id = "broker"
            name = "DigiD"
            for = "people"
            issuer = "http://127.0.0.1:4000"
            client-id = "wachtwijzer"
            client-secret-env = "IND_SECRET"
            acr = ["substantial"]
        "#;
        let read = from(text).expect("providers");
        let secrets: Vec<&str> = read.iter().map(|p| p.client_secret.reveal()).collect();
        assert_eq!(secrets, ["hush", "from the environment"]);
        assert!(!format!("{read:?}").contains("hush"));
    }

    #[test]
    fn every_fault_of_every_provider_is_told_at_once() {
        let text = r#"
            sun = true
            [[provider]]
            id = "In d"
            name = ""
            issuer = "http://127.0.0.1.example.org/"
            client-id = 3
            client-secret-env = "NOT_SET"
            colour = "blue"
            [[provider]]
            id = "In d"
            name = "B"
            for = "staff"
            issuer = "ftp://example.org"
            client-id = "x"
            scopes = "email"
        "#;
        let faults = from(text).expect_err("faults");
        let has = |part: &str| assert!(faults.iter().any(|f| f.contains(part)), "{part}: {faults:#?}");
        for part in [
            "sun is not known here",
            "provider 1: id must be lower-case",
            "provider 1: name must be",
            "provider 1: issuer must be",
            "provider 1: client-id must be",
            "provider 1: the variable NOT_SET is not set",
            "provider 1: colour is not known",
            "provider 1: for must be staff or people",
            "provider 2: id must be a name that no other",
            "provider 2: issuer must be",
            "provider 2: give the secret by",
            "provider 2: scopes must be a list",
        ] {
            has(part);
        }
        assert!(from("").expect_err("empty").iter().any(|f| f.contains("there is no [[provider]]")));
    }

    #[test]
    fn only_this_machine_is_here() {
        for here in ["http://127.0.0.1", "http://localhost:8080/x", "http://[::1]:9/"] {
            assert!(is_here(here), "{here}");
        }
        for other in
            ["http://127.0.0.1.example.org", "http://localhost@example.org", "http://example.org:80", "https://x"]
        {
            assert!(!is_here(other), "{other}");
        }
    }
}
