//! Text messages through a gateway of others, by a signed call in the form of Standard Webhooks: the gateway checks the
//! signature and forgets the same id twice.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use ureq::Agent;

use super::channel::{Channel, Fault};
use super::message::Message;

/// A gateway.
pub struct Gateway {
    agent: Agent,
    url: String,
    secret: Vec<u8>,
}

impl std::fmt::Debug for Gateway {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gateway").finish_non_exhaustive()
    }
}

impl Gateway {
    /// A gateway at an address; the secret is `whsec_` and base64, shared with it.
    pub fn new(url: &str, secret: &str) -> Result<Self, String> {
        let right = "right is whsec_ and at least 24 bytes in base64";
        let bytes = secret.strip_prefix("whsec_").and_then(|rest| STANDARD.decode(rest).ok());
        let secret = bytes.filter(|bytes| bytes.len() >= 24).ok_or_else(|| format!("gateway.secret: {right}"))?;
        let agent = Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(10)))
            .http_status_as_error(false)
            .max_redirects(0)
            .build()
            .new_agent();
        Ok(Self { agent, url: url.to_owned(), secret })
    }

    fn signature(&self, id: &str, at: i64, body: &[u8]) -> Result<String, Fault> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.secret).map_err(|e| Fault::Technical(e.to_string()))?;
        mac.update(format!("{id}.{at}.").as_bytes());
        mac.update(body);
        Ok(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
    }
}

impl Channel for Gateway {
    fn name(&self) -> &'static str {
        "sms"
    }

    fn prepare(&self, message: &Message) -> Result<Vec<u8>, Fault> {
        let to = message.phone.as_deref().ok_or_else(|| Fault::Permanent("no-address".to_owned()))?;
        // A text message lies open on the screen: it never holds the substance.
        let body = serde_json::json!({
            "type": "message.sms",
            "data": { "to": to, "language": message.language, "text": format!("{} {}", message.line, message.link) },
        });
        Ok(body.to_string().into_bytes())
    }

    fn send(&self, message: &Message, prepared: &[u8]) -> Result<(), Fault> {
        let (id, at) = (message.id.to_string(), message.at.timestamp());
        let answer = self
            .agent
            .post(&self.url)
            .header("content-type", "application/json")
            .header("webhook-id", &id)
            .header("webhook-timestamp", at.to_string())
            .header("webhook-signature", self.signature(&id, at, prepared)?)
            .send(prepared)
            .map_err(|error| Fault::Technical(format!("the gateway cannot be reached: {error}")))?;
        let status = answer.status().as_u16();
        match status {
            200..=299 => Ok(()),
            // The number is not one, or nobody has it.
            400 | 404 | 410 | 422 => Err(Fault::Permanent(format!("the gateway answered {status}"))),
            401 | 403 => Err(Fault::Technical(format!("the gateway does not know us: {status}"))),
            _ => Err(Fault::Temporary(format!("the gateway answered {status}"))),
        }
    }
}
