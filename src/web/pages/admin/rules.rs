//! What must be looked at again: procedures and where their rules stand, words and contacts, and messages that did not arrive, as
//! numbers.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::badge::{Urgency, badge};
use crate::web::pages::parts::notice::{Tone, note};
use crate::web::pages::parts::table::{Table, table};
use crate::web::pages::say::{Link, Phrase, Say, all, apart, count};

/// A place in the law that nobody has read whole at its source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unread {
    /// The act and the article.
    pub what: Phrase,
    /// Where it can be read.
    pub address: String,
    /// A part of it was read.
    pub partly: bool,
}

/// A version of a procedure, checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checked {
    /// The procedure, and where it is shown.
    pub procedure: Link,
    /// The version.
    pub version: String,
    /// From when it holds, and until when.
    pub span: (NaiveDate, Option<NaiveDate>),
    /// How many places in the law it rests on.
    pub laws: usize,
    /// Those that are still to be read.
    pub unread: Vec<Unread>,
    /// How many stages, events, terms and remedies it has.
    pub parts: [usize; 4],
}

/// Procedures with what the check says.
#[must_use]
pub fn procedures(frame: &Frame, say: Say<'_>, of: &[Checked]) -> String {
    let row = |one: &Checked| -> Vec<Markup> {
        let [stages, events, terms, remedies] = one.parts.map(count);
        let parts = [("stages", stages), ("events", events), ("terms", terms), ("remedies", remedies)];
        vec![
            html! { (one.procedure.show(say)) br; (apart(&one.version)) },
            html! {
                (say.day(one.span.0))
                @if let Some(until) = one.span.1 { " – " (say.day(until)) }
            },
            html! { span.badge.good { "✓ " (say.t("staff-check-good")) } " " (say.with("staff-check-parts", &parts)) },
            read(one, say),
        ]
    };
    let columns = ["staff-procedure", "staff-holds", "staff-check", "staff-read"];
    let table_of = Table::new(say, "staff-procedures", &columns, of.iter().map(row).collect());
    let inner = html! {
        (note(Tone::Plain, &html! { p { (say.t("staff-check-intro")) } }))
        (table(&table_of, say))
    };
    page(frame, say, &say.plain("staff-procedures", &[]), &inner)
}

fn read(of: &Checked, say: Say<'_>) -> Markup {
    let done = of.laws.saturating_sub(of.unread.len());
    let words = [("n", count(done)), ("all", count(of.laws))];
    let one = |law: &Unread| {
        let key = if law.partly { "staff-read-partly" } else { "staff-read-not" };
        html! { li { a href=(law.address) rel="noreferrer" { (say.phrase(&law.what)) } " – " (say.t(key)) } }
    };
    html! {
        @if of.unread.is_empty() {
            span.badge.good { "✓ " (say.with("staff-read-count", &words)) }
        } @else {
            details {
                summary { (say.with("staff-read-count", &words)) }
                ul { (all(&of.unread, one)) }
            }
        }
    }
}

/// Words or a contact that somebody must look at again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Review {
    /// What.
    pub what: Phrase,
    /// How far it may be trusted, in words.
    pub standing: Vec<Phrase>,
    /// It is not as it should be.
    pub amiss: bool,
    /// By when it must be looked at.
    pub by: Option<(NaiveDate, Urgency)>,
}

/// What is to be looked at again: all texts together and the contacts, and each language.
#[must_use]
pub fn reviews(frame: &Frame, say: Say<'_>, texts: &[Review], languages: &[Review]) -> String {
    let standing = |one: &Review| {
        html! {
            @if one.amiss { span aria-hidden="true" { "▲ " } } @else { span aria-hidden="true" { "✓ " } }
            @for (at, standing) in one.standing.iter().enumerate() {
                @if at > 0 { br; }
                (say.phrase(standing))
            }
        }
    };
    let by = |one: &Review| {
        one.by.map_or_else(|| html! { "–" }, |(day, urgency)| html! { (say.day(day)) " " (badge(urgency, say)) })
    };
    let dated = texts.iter().map(|one| vec![say.phrase(&one.what), standing(one), by(one)]);
    let spoken = languages.iter().map(|one| vec![say.phrase(&one.what), standing(one)]);
    let dated = Table::new(say, "staff-reviews", &["staff-what", "staff-standing", "staff-review-by"], dated.collect());
    let spoken = Table::new(say, "staff-languages", &["staff-language", "staff-standing"], spoken.collect());
    page(frame, say, &say.plain("staff-reviews", &[]), &html! { (table(&dated, say)) (table(&spoken, say)) })
}

/// Messages of a kind that did not arrive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parked {
    /// The kind.
    pub kind: Phrase,
    /// How many.
    pub count: usize,
    /// Since when one of them waits.
    pub since: NaiveDate,
}

/// Messages that did not arrive, as numbers. Whose they are is seen by those who work with the cases.
#[must_use]
pub fn parked(frame: &Frame, say: Say<'_>, of: &[Parked], counted_all: bool) -> String {
    let row = |one: &Parked| vec![say.phrase(&one.kind), html! { (one.count) }, say.day(one.since)];
    let sum: usize = of.iter().map(|one| one.count).sum();
    let key = if counted_all { "staff-parked-count" } else { "staff-parked-count-most" };
    let tone = if of.is_empty() { Tone::Good } else { Tone::Warning };
    let columns = ["staff-parked-kind", "staff-admin-number", "staff-parked-since"];
    let table_of =
        Table { numbers: vec![1], ..Table::new(say, "staff-parked-title", &columns, of.iter().map(row).collect()) };
    let inner = html! {
        (note(tone, &html! { p { strong { (say.with(key, &[("n", count(sum))])) } } }))
        @if !of.is_empty() {
            (table(&table_of, say))
            p { (say.t("staff-parked-numbers")) }
        }
    };
    page(frame, say, &say.plain("staff-parked-title", &[]), &inner)
}
