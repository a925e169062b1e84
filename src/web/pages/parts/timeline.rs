//! What happened, the latest first, each with the day that counts and the moment at which it was written down.

use chrono::{DateTime, NaiveDate, Utc};
use maud::{Markup, html};

use crate::web::pages::say::{Link, Phrase, Say, all, apart};

/// Something that happened, or that somebody was told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Happened {
    /// The day that counts.
    pub on: NaiveDate,
    /// What.
    pub title: Phrase,
    /// More of it.
    pub details: Vec<Phrase>,
    /// When it was written down, and by whom.
    pub recorded: Option<(DateTime<Utc>, String)>,
    /// It was corrected or annulled: it no longer counts.
    pub gone: Option<Phrase>,
    /// What can be done about it.
    pub links: Vec<Link>,
}

/// The timeline.
#[must_use]
pub fn timeline(items: &[Happened], say: Say<'_>) -> Markup {
    html! { ol.line { (all(items, |one| happened(one, say))) } }
}

fn happened(of: &Happened, say: Say<'_>) -> Markup {
    html! {
        li {
            (say.day(of.on)) br;
            strong class=[of.gone.is_some().then_some("gone")] { (say.phrase(&of.title)) }
            @if let Some(gone) = &of.gone { " " span.badge { (say.phrase(gone)) } }
            (all(&of.details, |text| html! { br; (say.phrase(text)) }))
            @if let Some((at, by)) = &of.recorded {
                br;
                small { (say.t("page-recorded")) " " (say.day(at.date_naive())) " · " (apart(by)) }
            }
            (all(&of.links, |link| html! { br; (link.show(say)) }))
        }
    }
}
