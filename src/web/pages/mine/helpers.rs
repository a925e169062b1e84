//! Who helps me, and to whom my case was handed over: who is responsible, who will call, and when.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::contact::{Contact, contact};
use crate::web::pages::parts::field::{Field, Form, Kind, Typed, form};
use crate::web::pages::parts::notice::{Tone, note};
use crate::web::pages::say::{Phrase, Say, all, apart};

/// Somebody who may look with me.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Helper {
    /// The number by which they sign in.
    pub number: String,
    /// Until when.
    pub until: NaiveDate,
    /// Where taking it back is sent.
    pub revoke: String,
}

/// My helpers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Helpers {
    /// Who may look.
    pub helpers: Vec<Helper>,
    /// The form to let somebody.
    pub grant: Form,
}

/// The page of helpers.
#[must_use]
pub fn helpers(frame: &Frame, say: Say<'_>, of: &Helpers) -> String {
    let one = |helper: &Helper| {
        html! {
            li.card {
                p { strong { (apart(&helper.number)) } br; (say.t("page-helper-until")) " " (say.day(helper.until)) }
                form method="post" action=(helper.revoke) {
                    button.second { (say.t("page-helper-revoke")) span.hide { " " (helper.number) } }
                }
            }
        }
    };
    let inner = html! {
        p { (say.t("page-helpers-intro")) }
        @if of.helpers.is_empty() { p { (say.t("page-helpers-none")) } } @else { ul.line { (all(&of.helpers, one)) } }
        h2 { (say.t("page-helper-grant")) }
        (note(Tone::Warning, &html! { p { (say.t("page-helper-mind")) } }))
        (form(&of.grant, say))
    };
    page(frame, say, &say.plain("page-helpers-title", &[]), &inner)
}

/// A handover as the family sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FamilyHandover {
    /// From which organisation.
    pub from: Phrase,
    /// To which.
    pub to: Phrase,
    /// What for.
    pub what: Phrase,
    /// Who is responsible today.
    pub responsible: Phrase,
    /// The other one took it on.
    pub accepted: bool,
    /// Until when the first talk should be.
    pub first_contact_by: Option<NaiveDate>,
    /// Who calls.
    pub contact: Contact,
    /// What is shared.
    pub shared: Vec<Phrase>,
}

/// The page of handovers.
#[must_use]
pub fn handovers(frame: &Frame, say: Say<'_>, of: &[FamilyHandover]) -> String {
    let inner = html! {
        p { (say.t("page-handover-intro")) }
        @if of.is_empty() { p { (say.t("page-handover-none")) } }
        (all(of, |one| handover(one, say)))
    };
    page(frame, say, &say.plain("page-handover-title", &[]), &inner)
}

fn handover(of: &FamilyHandover, say: Say<'_>) -> Markup {
    let state = if of.accepted { "page-handover-accepted" } else { "page-handover-waits" };
    html! {
        section.card {
            h2 { (say.phrase(&of.what)) }
            p {
                (say.phrase(&of.from)) " → " strong { (say.phrase(&of.to)) } " "
                span.badge.good[of.accepted] { (say.t(state)) }
            }
            p { (say.t("page-handover-responsible")) " " strong { (say.phrase(&of.responsible)) } }
            @if let Some(by) = of.first_contact_by { p { (say.t("page-handover-by")) " " strong { (say.day(by)) } } }
            (contact(&of.contact, say))
            @if !of.shared.is_empty() {
                details {
                    summary { (say.t("page-handover-shared")) }
                    ul { (all(&of.shared, |one| html! { li { (say.phrase(one)) } })) }
                }
            }
        }
    }
}

/// The form to let somebody look.
#[must_use]
pub fn grant_form(say: Say<'_>, action: &str, typed: &Typed) -> Form {
    let fields = vec![
        Field::new(say, "helper", "page-helper-number", Kind::Line("text", "off")).typed(typed),
        Field::new(say, "until", "page-helper-ends", Kind::Day).typed(typed),
    ];
    Form::new(say, action, "page-helper-let", fields)
}
