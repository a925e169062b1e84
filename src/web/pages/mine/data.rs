//! What is known about me, and who looked.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::field::{Choice, Field, Form, Kind, Typed, form};
use crate::web::pages::parts::notice::{Tone, note};
use crate::web::pages::parts::pager::pager;
use crate::web::pages::parts::table::{Table, table};
use crate::web::pages::say::{Link, Phrase, Say, all, apart};

/// What is known about me.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MyData {
    /// What it is, and its value.
    pub known: Vec<(Phrase, String)>,
    /// The form to change how one reaches me; asks for the pass phrase again.
    pub change: Option<Form>,
    /// Everything as a file, and as a page to print.
    pub files: Vec<Link>,
    /// It was changed just now.
    pub saved: bool,
}

/// The page of my data.
#[must_use]
pub fn my_data(frame: &Frame, say: Say<'_>, of: &MyData) -> String {
    let inner = html! {
        @if of.saved { (note(Tone::Good, &html! { p role="status" { (say.t("page-saved")) } })) }
        p { (say.t("page-data-intro")) }
        dl.card {
            (all(&of.known, |(what, value)| html! { dt.soft { (say.phrase(what)) } dd { (apart(value)) } }))
        }
        div.acts { (all(&of.files, |file| file.show(say))) }
        @if let Some(change) = &of.change { h2 { (say.t("page-data-change")) } (form(change, say)) }
        h2 { (say.t("page-data-rights")) }
        p { (say.t("page-data-rights-text")) }
    };
    page(frame, say, &say.plain("page-data-title", &[]), &inner)
}

/// Somebody looked, or changed something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Look {
    /// When.
    pub at: DateTime<Utc>,
    /// The organisation and the role; a name only on request.
    pub who: Phrase,
    /// What they did.
    pub what: Phrase,
    /// What for.
    pub why: Option<Phrase>,
}

/// The page of who looked.
#[must_use]
pub fn looks(frame: &Frame, say: Say<'_>, of: &[Look], next: Option<&str>) -> String {
    let row = |look: &Look| -> Vec<Markup> {
        vec![
            html! { (say.day(look.at.date_naive())) " " (apart(&look.at.format("%H:%M").to_string())) },
            say.phrase(&look.who),
            say.phrase(&look.what),
            look.why.as_ref().map_or_else(|| html! { "–" }, |why| say.phrase(why)),
        ]
    };
    let columns = ["page-look-when", "page-look-who", "page-look-what", "page-look-why"];
    let rows = of.iter().map(row).collect();
    let inner = html! {
        p { (say.t("page-looks-intro")) }
        (table(&Table::new(say, "page-looks-title", &columns, rows), say))
        (pager(None, next, say))
        p { (say.t("page-looks-ask")) }
    };
    page(frame, say, &say.plain("page-looks-title", &[]), &inner)
}

/// The form to change how somebody is reached. It asks for the pass phrase again: a telephone is often in other hands.
#[must_use]
pub fn reach_form(say: Say<'_>, action: &str, languages: Vec<Choice>, typed: &Typed) -> Form {
    let line = |name: &str, key: &str, kind: Kind| Field::new(say, name, key, kind).typed(typed);
    let channels = Choice::all(say, "page-channel", &["none", "email", "sms", "letter", "in-person"]);
    let fields = vec![
        line("email", "page-data-email", Kind::Line("email", "email")).if_wanted(),
        line("phone", "page-data-phone", Kind::Line("tel", "tel")).if_wanted(),
        line("language", "page-data-language", Kind::Menu(languages)),
        line("channel", "page-data-channel", Kind::One(channels)),
        line("pass-phrase", "page-data-again", Kind::Line("password", "current-password")),
    ];
    Form::new(say, action, "page-data-save", fields)
}
