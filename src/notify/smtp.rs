//! E-mail by SMTP, over connections that are kept. Clear text goes to this machine only.

use std::time::Duration;

use lettre::address::Envelope;
use lettre::message::Mailbox;
use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, CertificateStore, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{SmtpTransport, Transport};

use super::channel::{Channel, Fault};
use super::mail::{mail, recipient};
use super::message::Message;

/// A mail server.
pub struct Smtp {
    transport: SmtpTransport,
    from: Mailbox,
}

/// How to reach a mail server.
#[derive(Clone, Debug)]
pub struct Server {
    /// Its name, which its certificate must bear.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the line is secured.
    pub line: Line,
    /// Name and password.
    pub credentials: Option<(String, String)>,
    /// A certificate (PEM) that is trusted instead of those of the machine.
    pub certificate: Option<Vec<u8>>,
    /// The longest silence of the other side.
    pub patience: Duration,
    /// Connections that are kept.
    pub connections: u32,
}

/// How the line to a mail server is secured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Line {
    /// Not at all.
    Clear,
    /// By STARTTLS, or not at all talked to (RFC 3207).
    StartTls,
    /// From the first byte on (RFC 8314).
    Tls,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Smtp").field("from", &self.from).finish_non_exhaustive()
    }
}

impl Smtp {
    /// Prepares to talk to a server; nothing is sent yet.
    pub fn new(server: &Server, from: Mailbox) -> Result<Self, String> {
        let tls = match server.line {
            Line::Clear => Tls::None,
            Line::StartTls => Tls::Required(trust(server)?),
            Line::Tls => Tls::Wrapper(trust(server)?),
        };
        let mut builder = SmtpTransport::builder_dangerous(&server.host)
            .port(server.port)
            .tls(tls)
            .timeout(Some(server.patience))
            .hello_name(ClientId::Domain(from.email.domain().to_owned()))
            .pool_config(PoolConfig::new().max_size(server.connections).idle_timeout(Duration::from_mins(1)));
        if let Some((name, password)) = &server.credentials {
            builder = builder.credentials(Credentials::new(name.clone(), password.clone()));
        }
        Ok(Self { transport: builder.build(), from })
    }
}

fn trust(server: &Server) -> Result<TlsParameters, String> {
    let mut parameters = TlsParameters::builder(server.host.clone());
    if let Some(pem) = &server.certificate {
        let certificate = Certificate::from_pem(pem).map_err(|e| format!("mail.certificate: {e}"))?;
        parameters = parameters.certificate_store(CertificateStore::None).add_root_certificate(certificate);
    }
    parameters.build().map_err(|e| format!("mail.certificate: {e}"))
}

impl Channel for Smtp {
    fn name(&self) -> &'static str {
        "email"
    }

    fn prepare(&self, message: &Message) -> Result<Vec<u8>, Fault> {
        Ok(mail(message, &self.from)?.formatted())
    }

    fn send(&self, message: &Message, prepared: &[u8]) -> Result<(), Fault> {
        let to = recipient(message)?;
        let ascii = AsRef::<str>::as_ref(&to).is_ascii();
        let envelope = Envelope::new(Some(self.from.email.clone()), vec![to])
            .map_err(|wrong| Fault::Technical(wrong.to_string()))?;
        self.transport.send_raw(&envelope, prepared).map(drop).map_err(|error| fault(&error, ascii))
    }
}

/// What a failure means. The text that the server said is kept; it may repeat the address, so it is never logged.
fn fault(error: &lettre::transport::smtp::Error, ascii: bool) -> Fault {
    let told = told(error);
    match error.status().map(|code| code.to_string()) {
        // The server does not want us at all: who we say we are, or that we talk without TLS (RFC 4954, section 6).
        Some(code) if matches!(code.as_str(), "421" | "454" | "530" | "534" | "535" | "538") => Fault::Technical(told),
        Some(_) if error.is_permanent() => Fault::Permanent(told),
        Some(_) => Fault::Temporary(told),
        // An address in another script, and a server that knows only ASCII (RFC 6531).
        None if error.is_client() && !ascii => Fault::Permanent(told),
        None => Fault::Technical(told),
    }
}

fn told(error: &lettre::transport::smtp::Error) -> String {
    let mut told = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(deeper) = source {
        let next = deeper.to_string();
        if !told.contains(&next) {
            told = format!("{told}: {next}");
        }
        source = deeper.source();
    }
    told
}
