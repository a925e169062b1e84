//! One step for many cases: a look ahead, then what came of it. All or nothing, or each for itself, as one chooses.

use maud::{Markup, html};

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::field::{Choice, Field, Form, Kind, form};
use crate::web::pages::parts::notice::{Tone, note};
use crate::web::pages::parts::table::{Table, table};
use crate::web::pages::say::{Phrase, Say, apart, count};

/// One case of many.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Each {
    /// Its number, and where it is.
    pub case: (String, String),
    /// What follows or followed.
    pub what: Phrase,
    /// It can be done, or was.
    pub good: bool,
}

/// The look ahead.
#[must_use]
pub fn preview(frame: &Frame, say: Say<'_>, step: &Phrase, each: &[Each], act: &Form) -> String {
    let good = each.iter().filter(|one| one.good).count();
    let inner = html! {
        p { strong { (say.phrase(step)) } }
        p { (say.with("staff-bulk-ahead", &[("good", count(good)), ("all", count(each.len()))])) }
        @if good < each.len() { (note(Tone::Warning, &html! { p { (say.t("staff-bulk-some-not")) } })) }
        (form(act, say))
        (cases(each, "staff-bulk-preview", say))
    };
    page(frame, say, &say.plain("staff-bulk-preview", &[]), &inner)
}

/// What came of it.
#[must_use]
pub fn result(frame: &Frame, say: Say<'_>, step: &Phrase, each: &[Each], undo: Option<&Form>) -> String {
    let good = each.iter().filter(|one| one.good).count();
    let tone = if good == each.len() { Tone::Good } else { Tone::Bad };
    let inner = html! {
        (note(tone, &html! {
            p role="status" {
                strong { (say.phrase(step)) } br;
                (say.with("staff-bulk-done", &[("good", count(good)), ("all", count(each.len()))]))
            }
        }))
        (cases(each, "staff-bulk-result", say))
        @if let Some(undo) = undo {
            h2 { (say.t("staff-bulk-undo")) } p { (say.t("staff-bulk-undo-how")) } (form(undo, say))
        }
    };
    page(frame, say, &say.plain("staff-bulk-result", &[]), &inner)
}

fn cases(each: &[Each], caption: &str, say: Say<'_>) -> Markup {
    let row = |one: &Each| {
        let (class, words) = if one.good { ("badge good", "staff-bulk-yes") } else { ("badge late", "staff-bulk-no") };
        vec![
            html! { a href=(one.case.1) { (apart(&one.case.0)) } },
            html! { span class=(class) { (say.t(words)) } },
            say.phrase(&one.what),
        ]
    };
    let columns = ["staff-list-case", "staff-bulk-state", "staff-bulk-what"];
    table(&Table::new(say, caption, &columns, each.iter().map(row).collect()), say)
}

/// The form that does it, as a whole or case by case.
#[must_use]
pub fn bulk_form(say: Say<'_>, action: &str, kept: Vec<(String, String)>) -> Form {
    let how = Choice::all(say, "staff-bulk", &["all", "each"]);
    let fields = vec![Field::new(say, "how", "staff-bulk-how", Kind::One(how)).given("all")];
    Form::new(say, action, "staff-bulk-do", fields).keeping(kept)
}
