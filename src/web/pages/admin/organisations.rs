//! Organisations, and where each is told that there is something to see.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::new;
use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::field::{Choice, Field, Form, Kind, Typed, form};
use crate::web::pages::parts::notice::{Tone, note};
use crate::web::pages::parts::table::{Table, table};
use crate::web::pages::say::{Link, Phrase, Say, apart};

/// An organisation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Organisation {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Where it is told that there is something to see, and how often.
    pub mailbox: Option<(String, Phrase)>,
    /// Since when it takes over nothing more.
    pub closed_at: Option<DateTime<Utc>>,
}

/// Organisations.
#[must_use]
pub fn organisations(frame: &Frame, say: Say<'_>, of: &[Organisation], make: &Form) -> String {
    let row = |one: &Organisation| -> Vec<Markup> {
        vec![
            apart(&one.code),
            html! {
                (apart(&one.name))
                @if let Some(since) = one.closed_at {
                    " " span.badge { "– " (say.t("staff-organisation-closed")) } " " (say.day(since.date_naive()))
                }
            },
            html! {
                @if let Some((address, how)) = &one.mailbox { (apart(address)) ", " (say.phrase(how)) }
                @else { (say.t("staff-mailbox-none")) }
                " "
                a href={ "/admin/organisations/" (one.code) } {
                    (say.t("staff-mailbox-change")) span.hide { ": " (apart(&one.name)) }
                }
            },
        ]
    };
    let columns = ["staff-code", "staff-name", "staff-mailbox"];
    // What is to be put right comes first, lest it lie unseen below a long list.
    let amiss = make.is_amiss();
    let inner = html! {
        @if amiss { (new("staff-organisation-new", make, say)) }
        (table(&Table::new(say, "staff-organisations", &columns, of.iter().map(row).collect()), say))
        @if !amiss { (new("staff-organisation-new", make, say)) }
    };
    page(frame, say, &say.plain("staff-organisations", &[]), &inner)
}

/// The mailbox of an organisation.
#[must_use]
pub fn mailbox(frame: &Frame, say: Say<'_>, name: &str, ask: &Form) -> String {
    let inner = html! {
        p { (apart(name)) }
        (note(Tone::Plain, &html! { p { (say.t("staff-mailbox-intro")) } }))
        (form(ask, say))
    };
    page(frame, say, &say.plain("staff-mailbox", &[]), &inner)
}

/// The ways in which a mailbox is told.
pub const DELIVERIES: [&str; 3] = ["daily", "immediate", "weekly"];

fn of_mailbox(say: Say<'_>, languages: Vec<Choice>, typed: &Typed) -> Vec<Field> {
    let deliveries = Choice::all(say, "staff-delivery", &DELIVERIES);
    vec![
        Field::new(say, "mailbox", "staff-mailbox", Kind::Line("email", "off")).typed(typed).if_wanted(),
        Field::new(say, "mailbox-language", "staff-mailbox-language", Kind::Menu(languages)).typed(typed),
        Field::new(say, "delivery", "staff-delivery", Kind::Menu(deliveries)).typed(typed),
    ]
}

/// The form for a new organisation.
#[must_use]
pub fn organisation_form(say: Say<'_>, languages: Vec<Choice>, typed: &Typed) -> Form {
    let line = |name: &str, key: &str| Field::new(say, name, key, Kind::Line("text", "off")).typed(typed);
    let mut fields = vec![line("code", "staff-code"), line("name", "staff-name")];
    fields.extend(of_mailbox(say, languages, typed));
    Form::new(say, "/admin/organisations", "staff-admin-make", fields)
}

/// The form for the mailbox of an organisation.
#[must_use]
pub fn mailbox_form(say: Say<'_>, code: &str, languages: Vec<Choice>, typed: &Typed) -> Form {
    let fields = of_mailbox(say, languages, typed);
    let ask = Form::new(say, &format!("/admin/organisations/{code}"), "staff-admin-save", fields);
    Form { instead: Some(Link::of(say, "staff-admin-back", "/admin/organisations")), ..ask }
}
