//! Filters above a list or a picture: a plain form whose answers stand in the address. Never anything about a person.

use maud::{Markup, html};

use super::field::{Field, field};
use crate::web::pages::say::{Link, Say, all};

/// Filters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filter {
    /// Where it leads.
    pub action: String,
    /// What can be chosen.
    pub fields: Vec<Field>,
    /// Choices that somebody kept.
    pub saved: Vec<Link>,
}

/// The filters.
#[must_use]
pub fn filter(of: &Filter, say: Say<'_>) -> Markup {
    html! {
        form.full.screen method="get" action=(of.action) role="search" aria-label=(say.plain("page-filter", &[])) {
            div.filter {
                (all(&of.fields, |one| field(one, say)))
                button.second { (say.t("page-filter-show")) }
            }
        }
        @if !of.saved.is_empty() {
            nav.screen aria-label=(say.plain("page-filter-saved", &[])) {
                ul.nav { (all(&of.saved, |link| html! { li { (link.show(say)) } })) }
            }
        }
    }
}
