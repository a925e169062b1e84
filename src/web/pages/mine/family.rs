//! Where each of a family stands, whose members may go ways of their own.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::stage::Stage;
use crate::web::pages::say::{Phrase, Say, all};

/// Somebody of the family.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Relative {
    /// What they are called here.
    pub who: Phrase,
    /// What they are to the referent, where the name stands above.
    pub relation: Option<Phrase>,
    /// Where they stand.
    pub stage: Stage,
    /// Since when.
    pub since: Option<NaiveDate>,
    /// They do not belong to this application any more, since that day.
    pub left: Option<NaiveDate>,
}

/// Everybody, each with where they stand and what comes next.
#[must_use]
pub fn relatives(of: &[Relative], say: Say<'_>) -> Markup {
    let one = |one: &Relative| {
        html! {
            li {
                strong { bdi { (say.phrase(&one.who)) } }
                @if let Some(relation) = &one.relation { " · " (say.phrase(relation)) }
                br;
                @if let Some(left) = one.left { (say.t("page-family-left")) " " (say.day(left)) } @else {
                    (one.stage.now(say))
                    @if let Some(since) = one.since { " · " (say.t("page-since")) " " (say.day(since)) }
                    br; span.soft { (one.stage.next(say, None)) }
                }
            }
        }
    };
    html! { ul.line { (all(of, one)) } }
}
