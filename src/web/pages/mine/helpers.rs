//! Who may look with me, until when, and how that is stopped.

use chrono::NaiveDate;
use maud::html;

use super::act::{Act, act};
use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::field::{Field, Form, Kind, Typed, form};
use crate::web::pages::parts::notice::{Tone, note};
use crate::web::pages::say::{Say, all, apart};

/// Somebody who may look with me.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Helper {
    /// The number by which they sign in.
    pub number: String,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// Takes it back; `None`: that is not mine to do.
    pub revoke: Option<Act>,
}

/// My helpers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Helpers {
    /// Who may look.
    pub helpers: Vec<Helper>,
    /// The form to let somebody; `None`: that is not mine to do.
    pub grant: Option<Form>,
}

/// The page of helpers.
#[must_use]
pub fn helpers(frame: &Frame, say: Say<'_>, of: &Helpers) -> String {
    let one = |helper: &Helper| {
        html! {
            li.card {
                p {
                    strong { (apart(&helper.number)) }
                    @if let Some(until) = helper.until { br; (say.t("page-helper-until")) " " (say.day(until)) }
                }
                @if let Some(revoke) = &helper.revoke { (act(revoke, say)) }
            }
        }
    };
    let inner = html! {
        p { (say.t("page-helpers-intro")) }
        p { (say.t("page-helpers-see")) }
        @if of.helpers.is_empty() { p { (say.t("page-helpers-none")) } } @else { ul.line { (all(&of.helpers, one)) } }
        @if let Some(grant) = &of.grant {
            h2 { (say.t("page-helper-grant")) }
            (note(Tone::Warning, &html! { p { (say.t("page-helper-mind")) } }))
            (form(grant, say))
        } @else { p { (say.t("page-helper-referent")) } }
    };
    page(frame, say, &say.plain("page-helpers-title", &[]), &inner)
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
