//! What every channel is: a name, and a way to send.

use thiserror::Error;

use super::message::Message;

/// By which a message goes.
pub trait Channel: Send + Sync {
    /// Its name, as it is kept with what was sent.
    fn name(&self) -> &'static str;
    /// Exactly what will be sent, to be kept.
    fn prepare(&self, message: &Message) -> Result<Vec<u8>, Fault>;
    /// Sends what was prepared. `Ok` only when the other side has taken it over.
    fn send(&self, message: &Message, prepared: &[u8]) -> Result<(), Fault>;
}

/// Why an attempt did not work.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum Fault {
    /// It may work later: they are busy, or this mailbox is full.
    #[error("for now: {0}")]
    Temporary(String),
    /// It will never work for this address.
    #[error("for good: {0}")]
    Permanent(String),
    /// It works for nobody until somebody repairs something, or the other side is back: not reachable, wrong credentials, no
    /// trust. Others of the same batch are not even tried.
    #[error("for everybody: {0}")]
    Technical(String),
}
