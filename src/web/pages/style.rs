//! The one style, the one script and the sign of all pages, each under an address that names its digest.
//!
//! **Why files and not within the page:** a case is looked up again and again on a slow line. The style comes once and
//! stays (`immutable`); every page after that is lighter by its size, and the policy needs no digest for each page.

use std::fmt::Write as _;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

/// The style.
pub const STYLE: &str = include_str!("style.css");
/// The script, which only makes leaving quicker.
pub const SCRIPT: &str = include_str!("script.js");
/// The sign of the service: a road with three stations.
pub const SIGN: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\" fill=\"#0a5763\">\
<path d=\"M5 27C5 16 27 18 27 5\" fill=\"none\" stroke=\"#0a5763\" stroke-width=\"3\"/>\
<circle cx=\"5\" cy=\"27\" r=\"4\"/><circle cx=\"16\" cy=\"17.5\" r=\"4\"/><circle cx=\"27\" cy=\"5\" r=\"4\"/></svg>";
/// For how long all may be kept: a changed one has another address.
pub const CACHE: &str = "public, max-age=31536000, immutable";

static STYLE_ADDRESS: LazyLock<String> = LazyLock::new(|| address("style", "css", STYLE));
static SIGN_ADDRESS: LazyLock<String> = LazyLock::new(|| address("sign", "svg", SIGN));
static SCRIPT_ADDRESS: LazyLock<String> = LazyLock::new(|| address("leave", "js", SCRIPT));

/// Where the sign is.
#[must_use]
pub fn sign_address() -> &'static str {
    &SIGN_ADDRESS
}

/// Where the style is.
#[must_use]
pub fn style_address() -> &'static str {
    &STYLE_ADDRESS
}

/// Where the script is.
#[must_use]
pub fn script_address() -> &'static str {
    &SCRIPT_ADDRESS
}

/// The policy of every page: its own style, script, pictures and forms, and nothing from elsewhere.
#[must_use]
pub fn policy() -> &'static str {
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; \
     frame-ancestors 'none'; base-uri 'none'"
}

fn address(name: &str, ending: &str, text: &str) -> String {
    let mut digest = String::new();
    for byte in Sha256::digest(text.as_bytes()).iter().take(8) {
        let _ = write!(digest, "{byte:02x}");
    }
    format!("/assets/{name}-{digest}.{ending}")
}
