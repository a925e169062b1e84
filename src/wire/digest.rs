//! A short name for a content: the same bytes, the same name.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// SHA-256 over the parts in order, in hexadecimal.
#[must_use]
pub fn digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
