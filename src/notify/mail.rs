//! The form of an e-mail: headers, and the same words as text and as HTML.

use std::time::SystemTime;

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, Message as Mail};

use super::channel::Fault;
use super::message::Message;

/// Plain, and readable with every style switched off.
const STYLE: &str = "body{font:1.1em/1.6 sans-serif;max-width:38em;margin:1em auto;padding:0 1em}\
article{border-block-end:1px solid;margin-block-end:1em}h1{font-size:1.3em}h2{font-size:1em;margin-block-end:0}\
h2+p{margin-block-start:0}";

/// Writes the e-mail.
pub fn mail(message: &Message, from: &Mailbox) -> Result<Mail, Fault> {
    let to = recipient(message)?;
    let host = from.email.domain();
    let mut mail = Mail::builder()
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .date(SystemTime::from(message.at))
        .subject(message.subject.clone())
        .message_id(Some(format!("<{}@{host}>", message.id)))
        .multipart(MultiPart::alternative_plain_html(message.text(), message.html(STYLE, None)))
        .map_err(|wrong| Fault::Technical(format!("the message cannot be written: {wrong}")))?;
    let headers = mail.headers_mut();
    // Nobody's holiday answers to a machine (RFC 3834).
    headers.insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()));
    headers.insert_raw(HeaderValue::new(
        HeaderName::new_from_ascii_str("Content-Language"),
        message.substance.first().map_or(&message.language, |words| &words.language).clone(),
    ));
    if let Some((_, stop)) = &message.stop {
        headers.insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str("List-Unsubscribe"), format!("<{stop}>")));
        // One click, without a page in between (RFC 8058).
        headers.insert_raw(HeaderValue::new(
            HeaderName::new_from_ascii_str("List-Unsubscribe-Post"),
            "List-Unsubscribe=One-Click".to_owned(),
        ));
    }
    Ok(mail)
}

/// The address, checked: one with a line break in it could write headers of its own.
pub(super) fn recipient(message: &Message) -> Result<Address, Fault> {
    let email = message.email.as_deref().ok_or_else(|| Fault::Permanent("no-address".to_owned()))?;
    email.parse().map_err(|_| Fault::Permanent("not-an-address".to_owned()))
}
