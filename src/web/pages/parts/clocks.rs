//! Two clocks side by side: the days that count in law, and the days as people live them. They are never mixed.

use maud::{Markup, html};

use crate::i18n::Arg;
use crate::web::pages::say::Say;

/// What both clocks say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clocks {
    /// Days that count in law, from the start to the day of looking.
    pub legal: i64,
    /// Days that the authority has, suspended ones left out.
    pub allowed: i64,
    /// Days that did not count.
    pub suspended: i64,
    /// Days since receipt; they never pause.
    pub lived: i64,
}

/// Who reads the clocks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reader {
    /// Who waits.
    Waiting,
    /// Somebody else.
    Other,
}

/// The clocks.
#[must_use]
pub fn clocks(clocks: Clocks, reader: Reader, say: Say<'_>) -> Markup {
    let waits = match reader {
        Reader::Waiting => "page-clock-lived",
        Reader::Other => "page-clock-lived-family",
    };
    let late = clocks.legal > clocks.allowed;
    let most = clocks.allowed.max(clocks.lived).max(1);
    html! {
        div.grid {
            div.card.late[late] {
                h3 { (say.t("page-clock-legal")) }
                span.big { (say.days(clocks.legal)) }
                progress value=(clocks.legal.min(most)) max=(most) aria-label=(say.plain("page-clock-legal", &[])) {}
                p {
                    (say.with("page-clock-legal-of", &[("n", Arg::Number(clocks.allowed))]))
                    @if clocks.suspended > 0 {
                        " " (say.with("page-clock-suspended", &[("n", Arg::Number(clocks.suspended))]))
                    }
                }
            }
            div.card {
                h3 { (say.t(waits)) }
                span.big { (say.days(clocks.lived)) }
                progress value=(clocks.lived.min(most)) max=(most) aria-label=(say.plain(waits, &[])) {}
                p { (say.t("page-clock-lived-why")) }
            }
        }
    }
}
