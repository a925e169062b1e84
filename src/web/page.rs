//! The frame of a page for people: language, direction, one style, no script. Readable on an old phone and in print.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::i18n::Locale;

/// The style of every page, named by its digest in the policy of the answer.
const STYLE: &str = "body{font:1.1rem/1.6 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;\
color:#000;background:#fff}a{color:#00468b}li{margin-block:.5rem}";

/// The policy under which a page may use its own style and nothing else.
#[must_use]
pub fn policy() -> String {
    policy_of(STYLE)
}

/// The same for a page with a form that goes back to this service.
#[must_use]
pub fn form_policy() -> String {
    policy().replace("form-action 'none'", "form-action 'self'")
}

/// The policy under which a page may use this style and nothing else.
#[must_use]
pub fn policy_of(style: &str) -> String {
    use base64::Engine as _;
    use sha2::{Digest, Sha256};
    let digest = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(style.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    )
}

/// A page with a title, going on to another address by itself if one is named.
#[must_use]
pub fn page(locale: &Locale, title: &str, goes_on_to: Option<&str>, inner: &Markup) -> String {
    let page: Markup = html! {
        (DOCTYPE)
        html lang=(locale.id()) dir=(locale.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                @if let Some(address) = goes_on_to { meta http-equiv="refresh" content=(format!("0; url={address}")); }
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main { h1 { (title) } (inner) }
            }
        }
    };
    page.into_string()
}
