//! To whom I was handed over: who is responsible for what today, who will call and when, and what they know of me.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::say::{Phrase, Say, all, apart};

/// How a handover stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// The other one did not answer yet.
    Waits,
    /// The other one took it on.
    Accepted,
    /// The other one did not take it on.
    Refused,
    /// It was taken back.
    Withdrawn,
}

/// Somebody at work whom the family may call.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bridge {
    /// The name.
    pub name: String,
    /// The telephone number.
    pub phone: Option<String>,
    /// The address of e-mail.
    pub email: Option<String>,
}

/// A handover as the family sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FamilyHandover {
    /// What it is, such as “to the municipality”.
    pub what: Phrase,
    /// From which organisation.
    pub from: String,
    /// To which.
    pub to: String,
    /// How it stands.
    pub standing: Standing,
    /// About whom, where that is not only oneself.
    pub about: Vec<Phrase>,
    /// The day of the first talk, as they promised it.
    pub talk_on: Option<NaiveDate>,
    /// They say that it was held.
    pub talked: bool,
    /// The day by which an answer should come.
    pub answer_by: NaiveDate,
    /// Whom one can call.
    pub bridge: Option<Bridge>,
    /// What is shared.
    pub shared: Vec<Phrase>,
    /// On which grounds.
    pub grounds: Vec<Phrase>,
}

/// Who is responsible for something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Responsible {
    /// For what.
    pub theme: Phrase,
    /// Who, and for whom where that is not the same for all.
    pub who: Vec<(String, Vec<Phrase>)>,
}

/// Who helps further.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Further {
    /// The handovers, the latest first.
    pub handovers: Vec<FamilyHandover>,
    /// Who is responsible today.
    pub responsible: Vec<Responsible>,
}

/// The page.
#[must_use]
pub fn further(frame: &Frame, say: Say<'_>, of: &Further) -> String {
    let inner = html! {
        p { (say.t("page-handover-intro")) }
        @if of.handovers.is_empty() { p { (say.t("page-handover-none")) } }
        (all(&of.handovers, |one| handover(one, say)))
        @if !of.responsible.is_empty() {
            h2 { (say.t("page-handover-responsible")) }
            dl.card { (all(&of.responsible, |one| responsible(one, say))) }
        }
    };
    page(frame, say, &say.plain("page-handover-title", &[]), &inner)
}

fn responsible(of: &Responsible, say: Say<'_>) -> Markup {
    html! {
        dt.soft { (say.phrase(&of.theme)) }
        dd {
            @for (at, (who, whose)) in of.who.iter().enumerate() {
                @if at > 0 { br; }
                strong { (apart(who)) }
                @if !whose.is_empty() { " (" (listed(whose, say)) ")" }
            }
        }
    }
}

fn listed(all_of: &[Phrase], say: Say<'_>) -> Markup {
    html! { @for (at, one) in all_of.iter().enumerate() { @if at > 0 { ", " } bdi { (say.phrase(one)) } } }
}

fn handover(of: &FamilyHandover, say: Say<'_>) -> Markup {
    let (class, sign, state) = match of.standing {
        Standing::Waits => ("badge soon", "◔", "page-handover-waits"),
        Standing::Accepted => ("badge good", "✓", "page-handover-accepted"),
        Standing::Refused => ("badge", "–", "page-handover-refused"),
        Standing::Withdrawn => ("badge", "–", "page-handover-withdrawn"),
    };
    html! {
        section.card {
            h2 { (say.phrase(&of.what)) }
            p {
                strong { (apart(&of.to)) } " "
                span class=(class) { span aria-hidden="true" { (sign) " " } (say.t(state)) }
                br; (say.t("page-handover-from")) " " (apart(&of.from))
            }
            @if !of.about.is_empty() { p { (say.t("page-handover-about")) " " (listed(&of.about, say)) } }
            @if of.standing == Standing::Waits {
                p { (say.t("page-handover-answer")) " " strong { (say.day(of.answer_by)) } }
            }
            @if let Some(on) = of.talk_on {
                @let words = if of.talked { "page-handover-talked" } else { "page-handover-by" };
                p { (say.t(words)) " " strong { (say.day(on)) } }
            }
            @if let Some(of) = &of.bridge { (bridge(of, say)) }
            (shared(of, say))
        }
    }
}

fn bridge(of: &Bridge, say: Say<'_>) -> Markup {
    html! {
        p {
            (say.t("page-handover-call")) " " strong { (apart(&of.name)) }
            @if let Some(phone) = &of.phone { br; a href={ "tel:" (phone) } { (apart(phone)) } }
            @if let Some(email) = &of.email { br; a href={ "mailto:" (email) } { (apart(email)) } }
        }
    }
}

fn shared(of: &FamilyHandover, say: Say<'_>) -> Markup {
    html! {
        details {
            summary { (say.t("page-handover-shared")) span.hide { ": " (apart(&of.to)) } }
            ul { (all(&of.shared, |one| html! { li { (say.phrase(one)) } })) }
            @if !of.grounds.is_empty() {
                p { (say.t("page-handover-ground")) }
                ul { (all(&of.grounds, |one| html! { li { (say.phrase(one)) } })) }
            }
        }
    }
}
