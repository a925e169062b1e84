//! Pages of those who keep the service running: accounts, organisations, keys, procedures, words to review, parked
//! messages, and whether the log can be believed. None shows anything of a case.

use chrono::{DateTime, NaiveDate, Utc};
use maud::{Markup, html};

use super::frame::{Frame, page};
use super::parts::badge::{Urgency, badge};
use super::parts::field::{Choice, Field, Form, Kind, Typed, form};
use super::parts::notice::{Tone, note};
use super::parts::pager::pager;
use super::parts::table::{Table, table};
use super::say::{Phrase, Say, all, apart};

/// An account.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Account {
    /// What is typed to sign in.
    pub login: String,
    /// Its role, in words.
    pub role: Phrase,
    /// For whom its holder works.
    pub organisation: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Since when it cannot be used.
    pub blocked_at: Option<DateTime<Utc>>,
    /// Where blocking it is sent.
    pub block: Option<String>,
}

/// Accounts, and the form for a new one. `secret`: a code that was made just now and is shown once.
#[must_use]
pub fn accounts(
    frame: &Frame,
    say: Say<'_>,
    of: &[Account],
    (make, secret): (&Form, Option<&str>),
    next: Option<&str>,
) -> String {
    let row = |one: &Account| -> Vec<Markup> {
        vec![
            apart(&one.login),
            say.phrase(&one.role),
            apart(one.organisation.as_deref().unwrap_or("–")),
            say.day(one.created_at.date_naive()),
            html! {
                @if let Some(since) = one.blocked_at {
                    span.badge { (say.t("staff-blocked")) } " " (say.day(since.date_naive()))
                }
                @else { (act(one.block.as_deref(), "staff-block", &one.login, say)) }
            },
        ]
    };
    let columns = ["staff-login", "staff-role", "staff-organisation", "staff-made", "staff-state"];
    let inner = html! {
        @if let Some(secret) = secret { (once(secret, say)) }
        (table(&Table::new(say, "staff-accounts", &columns, of.iter().map(row).collect()), say))
        (pager(None, next, say))
        h2 { (say.t("staff-account-new")) }
        (form(make, say))
    };
    page(frame, say, &say.plain("staff-accounts", &[]), &inner)
}

fn act(action: Option<&str>, key: &str, about: &str, say: Say<'_>) -> Markup {
    html! {
        @if let Some(action) = action {
            form method="post" action=(action) { button.link { (say.t(key)) span.hide { ": " (about) } } }
        }
    }
}

fn once(secret: &str, say: Say<'_>) -> Markup {
    note(Tone::Good, &html! { p role="status" { (say.t("staff-secret")) } p { strong { (apart(secret)) } } })
}

/// An organisation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Organisation {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Where it is told that there is something to see.
    pub mailbox: Option<String>,
}

/// Organisations.
#[must_use]
pub fn organisations(frame: &Frame, say: Say<'_>, of: &[Organisation], make: &Form) -> String {
    let row = |one: &Organisation| -> Vec<Markup> {
        vec![apart(&one.code), apart(&one.name), apart(one.mailbox.as_deref().unwrap_or("–"))]
    };
    let columns = ["staff-code", "staff-name", "staff-mailbox"];
    let inner = html! {
        (table(&Table::new(say, "staff-organisations", &columns, of.iter().map(row).collect()), say))
        h2 { (say.t("staff-organisation-new")) }
        (form(make, say))
    };
    page(frame, say, &say.plain("staff-organisations", &[]), &inner)
}

/// A key of another system.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Key {
    /// What it is called.
    pub name: String,
    /// Whose it is.
    pub organisation: String,
    /// What it may do.
    pub operations: Vec<String>,
    /// Until when it holds.
    pub until: Option<DateTime<Utc>>,
}

/// Keys of other systems.
#[must_use]
pub fn keys(frame: &Frame, say: Say<'_>, of: &[Key], make: &Form, secret: Option<&str>) -> String {
    let row = |one: &Key| -> Vec<Markup> {
        vec![
            apart(&one.name),
            apart(&one.organisation),
            all(&one.operations, |operation| html! { code { (operation) } " " }),
            one.until.map_or_else(|| html! { "–" }, |until| say.day(until.date_naive())),
        ]
    };
    let columns = ["staff-name", "staff-organisation", "staff-operations", "staff-until"];
    let inner = html! {
        @if let Some(secret) = secret { (once(secret, say)) }
        (table(&Table::new(say, "staff-keys", &columns, of.iter().map(row).collect()), say))
        h2 { (say.t("staff-key-new")) }
        (form(make, say))
    };
    page(frame, say, &say.plain("staff-keys", &[]), &inner)
}

/// A version of a procedure, checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checked {
    /// The procedure, and where it is shown.
    pub procedure: (Phrase, String),
    /// The version.
    pub version: String,
    /// From when it holds.
    pub from: NaiveDate,
    /// Of how many rules the authority was read at its source, and of how many in all.
    pub read: (usize, usize),
    /// What is wrong; empty: it was checked whole.
    pub faults: Vec<String>,
}

/// Procedures with what the check says.
#[must_use]
pub fn procedures(frame: &Frame, say: Say<'_>, of: &[Checked]) -> String {
    let row = |one: &Checked| -> Vec<Markup> {
        vec![
            html! { a href=(one.procedure.1) { (say.phrase(&one.procedure.0)) } },
            apart(&one.version),
            say.day(one.from),
            html! {
                (one.read.0) " / " (one.read.1) " "
                progress value=(one.read.0) max=(one.read.1) aria-label=(say.plain("staff-read", &[])) {}
            },
            html! {
                @if one.faults.is_empty() { span.badge.good { "✓ " (say.t("staff-check-good")) } }
                (all(&one.faults, |fault| html! { span.badge.late { "▲" } " " (fault) br; }))
            },
        ]
    };
    let columns = ["staff-procedure", "staff-version", "staff-since", "staff-read", "staff-check"];
    let table_of = Table::new(say, "staff-procedures", &columns, of.iter().map(row).collect());
    page(frame, say, &say.plain("staff-procedures", &[]), &html! { (table(&table_of, say)) })
}

/// Words or a contact that somebody must look at again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Review {
    /// What.
    pub what: Phrase,
    /// In which language; `None`: in all.
    pub language: Option<String>,
    /// How far it may be trusted, in words.
    pub standing: Phrase,
    /// By when it must be looked at.
    pub by: Option<(NaiveDate, Urgency)>,
}

/// What is to be looked at again.
#[must_use]
pub fn reviews(frame: &Frame, say: Say<'_>, of: &[Review]) -> String {
    let row = |one: &Review| -> Vec<Markup> {
        vec![
            say.phrase(&one.what),
            apart(one.language.as_deref().unwrap_or("–")),
            say.phrase(&one.standing),
            one.by.map_or_else(|| html! { "–" }, |(day, urgency)| html! { (say.day(day)) " " (badge(urgency, say)) }),
        ]
    };
    let columns = ["staff-what", "staff-language", "staff-standing", "staff-review-by"];
    let table_of = Table::new(say, "staff-reviews", &columns, of.iter().map(row).collect());
    page(frame, say, &say.plain("staff-reviews", &[]), &html! { (table(&table_of, say)) })
}

/// What was found when the log was checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LogCheck {
    /// When it was checked.
    pub at: DateTime<Utc>,
    /// How many entries.
    pub entries: usize,
    /// The first entry that does not fit, in words; `None`: every entry fits.
    pub broken: Option<Phrase>,
    /// The digest of the last entry, to be compared with one kept elsewhere.
    pub digest: String,
}

/// Whether the log can be believed.
#[must_use]
pub fn log(frame: &Frame, say: Say<'_>, of: Option<&LogCheck>, check: &Form) -> String {
    let shown = |of: &LogCheck| {
        let (tone, words) = match &of.broken {
            None => (Tone::Good, say.with("staff-log-good", &[("n", super::say::count(of.entries))])),
            Some(broken) => (Tone::Bad, say.phrase(broken)),
        };
        html! {
            (note(tone, &html! { p role="status" { strong { (words) } } }))
            p {
                (say.t("staff-log-at")) " " (say.day(of.at.date_naive())) " "
                (apart(&of.at.format("%H:%M").to_string()))
            }
            p { (say.t("staff-log-digest")) " " code { (of.digest) } }
        }
    };
    let inner = html! {
        p { (say.t("staff-log-intro")) }
        @if let Some(of) = of { (shown(of)) }
        (form(check, say))
    };
    page(frame, say, &say.plain("staff-log", &[]), &inner)
}

/// The form for a new account.
#[must_use]
pub fn account_form(say: Say<'_>, organisations: Vec<Choice>, typed: &Typed) -> Form {
    let roles =
        Choice::all(say, "staff-role", &["caseworker", "supervisor", "partner", "policymaker", "administrator"]);
    let fields = vec![
        Field::new(say, "login", "staff-login", Kind::Line("text", "off")).typed(typed),
        Field::new(say, "role", "staff-role", Kind::Menu(roles)).typed(typed),
        Field::new(say, "organisation", "staff-organisation", Kind::Menu(organisations)).typed(typed),
    ];
    Form::new(say, "/admin/accounts", "staff-account-make", fields)
}

/// The form for a new organisation.
#[must_use]
pub fn organisation_form(say: Say<'_>, typed: &Typed) -> Form {
    let line = |name: &str, key: &str, kind| Field::new(say, name, key, Kind::Line(kind, "off")).typed(typed);
    let fields = vec![
        line("code", "staff-code", "text"),
        line("name", "staff-name", "text"),
        line("mailbox", "staff-mailbox", "email").if_wanted(),
    ];
    Form::new(say, "/admin/organisations", "staff-account-make", fields)
}

/// The form for a new key.
#[must_use]
pub fn key_form(say: Say<'_>, organisations: Vec<Choice>, typed: &Typed) -> Form {
    let fields = vec![
        Field::new(say, "name", "staff-name", Kind::Line("text", "off")).typed(typed),
        Field::new(say, "organisation", "staff-organisation", Kind::Menu(organisations)).typed(typed),
        Field::new(say, "operations", "staff-operations", Kind::Lines).typed(typed),
    ];
    Form::new(say, "/admin/keys", "staff-account-make", fields)
}
