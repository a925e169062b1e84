//! Accounts: made, found, blocked. What people in cases sign in with is a number, and stays one here.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::{Switch, new, once, switch};
use crate::i18n::Arg;
use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::field::{Choice, Field, Form, Kind, Typed, form};
use crate::web::pages::parts::pager::pager;
use crate::web::pages::parts::table::{Table, table};
use crate::web::pages::say::{Phrase, Say, apart};

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
    /// How that is changed.
    pub switch: Switch,
}

/// The page of accounts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Accounts {
    /// The accounts.
    pub all: Vec<Account>,
    /// The form to find one by its name.
    pub find: Form,
    /// The form for a new one.
    pub make: Form,
    /// An account that was made just now and its code, which is shown once.
    pub secret: Option<(String, String)>,
    /// The first page and the next.
    pub ways: (Option<String>, Option<String>),
}

/// Accounts, and the form for a new one, whose code holds so many days.
#[must_use]
pub fn accounts(frame: &Frame, say: Say<'_>, of: &Accounts, days: i64) -> String {
    let row = |one: &Account| -> Vec<Markup> {
        vec![
            apart(&one.login),
            say.phrase(&one.role),
            apart(one.organisation.as_deref().unwrap_or("–")),
            say.day(one.created_at.date_naive()),
            switch(one.blocked_at.map(|at| at.date_naive()), &one.switch, &one.login, say),
        ]
    };
    let columns = ["staff-login", "staff-role", "staff-organisation", "staff-made", "staff-state"];
    // What is to be put right comes first, lest it lie unseen below a long list.
    let amiss = of.make.is_amiss();
    let inner = html! {
        @if let Some((login, code)) = &of.secret { (once(code, &say.with("staff-account-code", &[("login", Arg::from(&**login)), ("n", Arg::Number(days))]))) }
        @if amiss { (new("staff-account-new", &of.make, say)) }
        (form(&of.find, say))
        (table(&Table::new(say, "staff-accounts", &columns, of.all.iter().map(row).collect()), say))
        (pager(of.ways.0.as_deref(), of.ways.1.as_deref(), say))
        @if !amiss { (new("staff-account-new", &of.make, say)) }
    };
    page(frame, say, &say.plain("staff-accounts", &[]), &inner)
}

/// The roles of those who work here.
pub const ROLES: [&str; 5] = ["caseworker", "supervisor", "partner", "policymaker", "administrator"];

/// The form for a new account.
#[must_use]
pub fn account_form(say: Say<'_>, organisations: Vec<Choice>, typed: &Typed) -> Form {
    let fields = vec![
        Field::new(say, "login", "staff-login", Kind::Line("text", "off")).typed(typed),
        Field::new(say, "role", "staff-role", Kind::Menu(Choice::all(say, "page-role", &ROLES))).typed(typed),
        Field::new(say, "organisation", "staff-organisation", Kind::Menu(organisations)).typed(typed),
    ];
    Form::new(say, "/admin/accounts", "staff-admin-make", fields)
}

/// The form to find an account.
#[must_use]
pub fn find_form(say: Say<'_>, typed: &Typed) -> Form {
    let fields = vec![Field::new(say, "name", "staff-account-find", Kind::Line("search", "off")).typed(typed)];
    Form::new(say, "/admin/accounts/find", "staff-account-find-do", fields)
}
