//! How a term stands, in words first; colour only repeats them.

use maud::{Markup, html};

use crate::i18n::Arg;
use crate::web::pages::say::Say;

/// How a term stands on the day of looking.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Urgency {
    /// So many days are left.
    Left(i64),
    /// The last day was so many days ago.
    Late(i64),
    /// The days do not count now.
    Suspended,
    /// Done in time.
    Met,
    /// Done, so many days late.
    MetLate(i64),
    /// No term runs.
    Without,
}

/// From so many days on a term is near.
const NEAR: i64 = 14;

/// How a term stands.
#[must_use]
pub fn badge(urgency: Urgency, say: Say<'_>) -> Markup {
    let days = |n: i64| [("n", Arg::Number(n))];
    let (class, sign, words) = match urgency {
        Urgency::Left(0) => ("soon", "◔", say.t("page-left-today")),
        Urgency::Left(n) if n <= NEAR => ("soon", "◔", say.with("page-left", &days(n))),
        Urgency::Left(n) => ("", "○", say.with("page-left", &days(n))),
        Urgency::Late(n) => ("late", "▲", say.with("page-late", &days(n))),
        Urgency::Suspended => ("", "‖", say.t("page-suspended")),
        Urgency::Met => ("good", "✓", say.t("page-met")),
        Urgency::MetLate(n) => ("", "✓", say.with("page-met-late", &days(n))),
        Urgency::Without => ("", "–", say.t("page-no-term")),
    };
    html! { span class={ "badge " (class) } { span aria-hidden="true" { (sign) " " } (words) } }
}
