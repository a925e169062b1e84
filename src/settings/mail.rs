//! How people are told: the settings of e-mail, letters and text messages.

use std::path::PathBuf;

use percent_encoding::percent_decode_str;
use url::{Host, Url};

use super::Secret;

/// How people are told.
#[derive(Clone, Debug)]
pub struct Mail {
    /// `mail.url`
    pub way: Way,
    /// `mail.from`
    pub from: String,
    /// `mail.certificate`
    pub certificate: Option<PathBuf>,
    /// `mail.letters`
    pub letters: PathBuf,
    /// `mail.gateway` and `mail.gateway-secret`
    pub gateway: Option<(String, Secret)>,
    /// `mail.senders`
    pub senders: usize,
}

/// Where e-mail goes.
#[derive(Clone, Debug)]
pub enum Way {
    /// Into files in a folder.
    Files(PathBuf),
    /// To a mail server.
    Smtp {
        /// Its name.
        host: String,
        /// Its port.
        port: u16,
        /// How the line is secured.
        line: Line,
        /// Name and password.
        credentials: Option<(String, Secret)>,
    },
}

/// How the line to the mail server is secured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Line {
    /// Not at all: only on this machine.
    Clear,
    /// By STARTTLS, and nothing is said before it.
    StartTls,
    /// From the first byte on.
    Tls,
}

const RIGHT: &str = "files:FOLDER, smtps://NAME:PASSWORD@HOST or smtp://NAME:PASSWORD@HOST";

impl Way {
    /// Reads an address; the error says what would be right.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if let Some(folder) = text.strip_prefix("files:") {
            return if folder.is_empty() { Err(RIGHT) } else { Ok(Self::Files(PathBuf::from(folder))) };
        }
        let url = Url::parse(text).map_err(|_| RIGHT)?;
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or(RIGHT)?;
        let (line, port) = match (url.scheme(), is_here(host)) {
            ("smtps", _) => (Line::Tls, 465),
            ("smtp", true) => (Line::Clear, 25),
            ("smtp", false) => (Line::StartTls, 587),
            _ => return Err(RIGHT),
        };
        if url.path().len() > 1 || url.query().is_some() {
            return Err(RIGHT);
        }
        let decoded = |text: &str| percent_decode_str(text).decode_utf8().map(String::from).map_err(|_| RIGHT);
        let credentials = match url.password() {
            Some(password) => Some((decoded(url.username())?, Secret::new(decoded(password)?))),
            None => None,
        };
        Ok(Self::Smtp { host: host.to_owned(), port: url.port().unwrap_or(port), line, credentials })
    }
}

/// Is what is sent there read by nobody on the way?
pub(super) fn is_guarded(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    match url.scheme() {
        "https" => true,
        "http" => url.host_str().is_some_and(is_here),
        _ => false,
    }
}

fn is_here(host: &str) -> bool {
    match Host::parse(host) {
        Ok(Host::Domain(name)) => name == "localhost",
        Ok(Host::Ipv4(address)) => address.is_loopback(),
        Ok(Host::Ipv6(address)) => address.is_loopback(),
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Option<(Line, u16)> {
        match Way::parse(text) {
            Ok(Way::Smtp { line, port, .. }) => Some((line, port)),
            Ok(Way::Files(_)) | Err(_) => None,
        }
    }

    #[test]
    fn mail_leaves_this_machine_by_tls_only() {
        assert_eq!(line("smtps://mail.example"), Some((Line::Tls, 465)));
        assert_eq!(line("smtp://mail.example"), Some((Line::StartTls, 587)));
        assert_eq!(line("smtp://mail.example:25"), Some((Line::StartTls, 25)));
        assert_eq!(line("smtp://127.0.0.1:2525"), Some((Line::Clear, 2525)));
        assert_eq!(line("smtp://[::1]"), Some((Line::Clear, 25)));
        for wrong in ["", "files:", "mail.example", "http://mail.example", "smtp://", "smtp://mail.example?tls=none"] {
            assert!(Way::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_password_may_hold_any_character_and_is_never_printed() {
        let way = Way::parse("smtps://me%40example.org:p%40ss%2Fword@mail.example").expect("an address");
        assert!(!format!("{way:?}").contains("ss/word"));
        let Way::Smtp { credentials: Some((name, password)), .. } = way else { panic!("no credentials") };
        assert_eq!((name.as_str(), password.reveal()), ("me@example.org", "p@ss/word"));
    }

    #[test]
    fn a_gateway_is_called_over_tls_or_on_this_machine() {
        assert!(is_guarded("https://sms.example/send") && is_guarded("http://127.0.0.1:9/x"));
        assert!(!is_guarded("http://sms.example/send") && !is_guarded("ftp://sms.example") && !is_guarded("sms"));
    }
}
