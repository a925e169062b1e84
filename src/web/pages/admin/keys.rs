//! Keys of other systems: what each may do, and until when.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::{Switch, new, once, switch};
use crate::i18n::Arg;
use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::badge::{Urgency, badge};
use crate::web::pages::parts::field::{Choice, Field, Form, Kind, Typed};
use crate::web::pages::parts::pager::pager;
use crate::web::pages::parts::table::{Table, table};
use crate::web::pages::say::{Phrase, Say, all, apart, count};

/// A key of another system.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Key {
    /// What it is called.
    pub name: String,
    /// Whose it is.
    pub organisation: String,
    /// What it may do.
    pub operations: Vec<String>,
    /// The last day on which it holds, and how near that is; `None`: there is no key any more.
    pub until: Option<(NaiveDate, Urgency)>,
    /// When it was last used.
    pub used_on: Option<NaiveDate>,
    /// Since when it is blocked.
    pub blocked_on: Option<NaiveDate>,
    /// How that is changed.
    pub switch: Switch,
}

/// The page of keys.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Keys {
    /// The keys.
    pub all: Vec<Key>,
    /// The form for a new one.
    pub make: Form,
    /// A system for which a key was made just now and the key, which is shown once.
    pub secret: Option<(String, String)>,
    /// The first page and the next.
    pub ways: (Option<String>, Option<String>),
}

/// Keys of other systems.
#[must_use]
pub fn keys(frame: &Frame, say: Say<'_>, of: &Keys) -> String {
    let row = |one: &Key| -> Vec<Markup> {
        vec![
            apart(&one.name),
            apart(&one.organisation),
            html! {
                details {
                    summary { (say.with("staff-operations-count", &[("n", count(one.operations.len()))])) }
                    (all(&one.operations, |operation| html! { code { (operation) } " " }))
                }
            },
            until(one.until, say),
            one.used_on.map_or_else(|| say.t("staff-key-unused"), |day| say.day(day)),
            switch(one.blocked_on, &one.switch, &one.name, say),
        ]
    };
    let columns =
        ["staff-name", "staff-organisation", "staff-operations", "staff-until", "staff-key-used", "staff-state"];
    // What is to be put right comes first, lest it lie unseen below a long list.
    let amiss = of.make.is_amiss();
    let inner = html! {
        @if let Some((name, key)) = &of.secret { (once(key, &say.with("staff-key-once", &[("login", Arg::from(&**name))]))) }
        @if amiss { (new("staff-key-new", &of.make, say)) }
        (table(&Table::new(say, "staff-keys", &columns, of.all.iter().map(row).collect()), say))
        (pager(of.ways.0.as_deref(), of.ways.1.as_deref(), say))
        @if !amiss { (new("staff-key-new", &of.make, say)) }
    };
    page(frame, say, &say.plain("staff-keys", &[]), &inner)
}

fn until(until: Option<(NaiveDate, Urgency)>, say: Say<'_>) -> Markup {
    html! {
        @match until {
            None => "–",
            Some((day, Urgency::Late(_))) => { (say.day(day)) " " span.badge.late { "▲ " (say.t("staff-key-ended")) } }
            Some((day, near)) => { (say.day(day)) " " (badge(near, say)) }
        }
    }
}

/// The form for a new key; the operations are those that a key can be given.
#[must_use]
pub fn key_form(say: Say<'_>, organisations: Vec<Choice>, operations: &[&str], typed: &Typed) -> Form {
    let operation = |name: &&str| Choice { value: (*name).to_owned(), text: Phrase::of(name, crate::i18n::DEFAULT) };
    let operations = Kind::Several(operations.iter().map(operation).collect());
    let fields = vec![
        Field::new(say, "login", "staff-key-name", Kind::Line("text", "off")).typed(typed),
        Field::new(say, "organisation", "staff-organisation", Kind::Menu(organisations)).typed(typed),
        Field::new(say, "operations", "staff-operations", operations).typed(typed),
        Field::new(say, "until", "staff-until", Kind::Day).typed(typed),
    ];
    Form::new(say, "/admin/keys", "staff-admin-make", fields)
}
