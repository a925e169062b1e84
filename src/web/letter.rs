//! The letter with a paper code, made for print: on paper nothing is left in a mailbox that others read. The picture holds
//! only the address of the service, never the code: whoever photographs it learns nothing.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use qrcode::QrCode;
use qrcode::render::svg::Color;

use crate::i18n::{Arg, Locale};
use crate::wire::access::SecretBody;
use crate::wire::fault::text;

/// What the letter looks like, on paper and on a screen. It stands in the letter because a letter is kept as one file; the
/// policy of the answer names its digest.
const STYLE: &str = "body{font:1.1rem/1.6 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;\
color:#000;background:#fff}.code{font:700 1.6rem/1.5 ui-monospace,monospace;letter-spacing:.08em;overflow-wrap:anywhere}\
svg{width:10rem;height:10rem}li{margin-block:1rem}.box{border:2px solid;padding:.5rem 1rem;margin-block:1rem}\
@media print{body{margin:0;max-width:none}}";

/// The policy under which the letter may use its own style and nothing else.
#[must_use]
pub fn policy() -> String {
    super::page::policy_of(STYLE)
}

/// The letter, in a language.
#[must_use]
pub fn letter(secret: &SecretBody, address: &str, locale: &Locale) -> String {
    let say = |key: &str, args: &[(&'static str, Arg<'_>)]| locale.text(key, args);
    let day = locale.day(secret.expires_at.date_naive());
    let page: Markup = html! {
        (DOCTYPE)
        html lang=(locale.id()) dir=(locale.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (say("letter-title", &[])) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { (say("letter-title", &[])) }
                p { (say("letter-intro", &[])) }
                ol {
                    li {
                        p { (say("letter-step-address", &[("address", text(address.to_owned()))])) }
                        (PreEscaped(picture(address)))
                    }
                    li {
                        p { (say("letter-step-code", &[])) }
                        p.box { (say("letter-code", &[])) br; bdi.code { (secret.secret) } }
                        p { (say("letter-until", &[("day", text(day))])) }
                    }
                    li { p { (say("letter-step-phrase", &[])) } }
                }
                p.box { (say("letter-number", &[])) br; bdi.code { (secret.account.login) } }
                p { strong { (say("letter-safe", &[])) } }
                p { (say("letter-lost", &[])) }
            }
        }
    };
    page.into_string()
}

/// The address as a picture to scan; nothing where it is too long for one.
pub(super) fn picture(address: &str) -> String {
    let Ok(code) = QrCode::new(address) else { return String::new() };
    let svg = code.render::<Color<'_>>().min_dimensions(160, 160).build();
    // Within a page the declaration of an XML file has no place.
    svg.find("<svg").and_then(|at| svg.get(at..)).unwrap_or_default().to_owned()
}
