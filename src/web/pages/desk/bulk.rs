//! One step for many cases: what it asks, a look ahead, then what came of it. All or nothing, or each for itself, as one chooses.

use maud::{Markup, html};

use crate::web::pages::frame::{Frame, kept, page};
use crate::web::pages::parts::field::{Choice, Field, Form, Kind, Typed, form};
use crate::web::pages::parts::notice::{Tone, note};
use crate::web::pages::parts::pager::pager;
use crate::web::pages::parts::table::{Table, table};
use crate::web::pages::say::{Link, Phrase, Say, all, apart, count};

/// How far a step is in a case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// It can be taken.
    Possible,
    /// It cannot.
    Impossible,
    /// It was taken.
    Done,
    /// It was not.
    NotDone,
    /// It was taken and undone.
    Undone,
    /// It was taken, the others were undone, and this one could not be.
    Stands,
}

impl State {
    fn key(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Possible => ("good", "✓", "staff-bulk-yes"),
            Self::Impossible => ("late", "▲", "staff-bulk-no"),
            Self::Done => ("good", "✓", "staff-bulk-was-done"),
            Self::NotDone => ("late", "▲", "staff-bulk-was-not"),
            Self::Undone => ("", "–", "staff-bulk-was-undone"),
            Self::Stands => ("late", "▲", "staff-bulk-stands"),
        }
    }
}

/// One case of many.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Each {
    /// Its number, and where it is; `None` where there is no such case for who reads this.
    pub case: Option<(String, String)>,
    /// How far the step is in it.
    pub state: State,
    /// What follows, or why not.
    pub what: Vec<Phrase>,
}

fn having(each: &[Each], state: State) -> usize {
    each.iter().filter(|one| one.state == state).count()
}

/// What the step asks.
#[must_use]
pub fn question(frame: &Frame, say: Say<'_>, step: &Phrase, cases: &[(String, String)], ask: &Form) -> String {
    let inner = html! {
        p { strong { (say.phrase(step)) } }
        p { (say.t("staff-together-cases")) }
        ul.nav { (all(cases, |(reference, address)| html! { li { a href=(address) { (apart(reference)) } } })) }
        (form(ask, say))
    };
    page(frame, say, &say.plain("staff-together-title", &[]), &inner)
}

/// A look ahead.
#[derive(Clone, Debug)]
pub struct Ahead {
    /// The step in a sentence.
    pub step: Phrase,
    /// What follows in each case.
    pub each: Vec<Each>,
    /// It was to be done and was not: why in general.
    pub refused: Option<Phrase>,
    /// The form that does it.
    pub act: Form,
    /// The way back to what was typed, with it.
    pub back: (String, Vec<(String, String)>),
}

/// The look ahead.
#[must_use]
pub fn preview(frame: &Frame, say: Say<'_>, of: &Ahead) -> String {
    let (good, every) = (having(&of.each, State::Possible), of.each.len());
    let inner = html! {
        @if let Some(why) = &of.refused {
            div role="alert" { (note(Tone::Bad, &html! { p { strong { (say.phrase(why)) } } })) }
        }
        p { strong { (say.phrase(&of.step)) } }
        p { (say.with("staff-bulk-ahead", &[("good", count(good)), ("all", count(every))])) }
        @if good > 0 && good < every { (note(Tone::Warning, &html! { p { (say.t("staff-bulk-some-not")) } })) }
        (cases(&of.each, say))
        @if good > 0 { (form(&of.act, say)) }
        form method="post" action=(of.back.0) {
            (kept(&of.back.1))
            div.acts { button.second { (say.t("staff-confirm-back")) } }
        }
    };
    page(frame, say, &say.plain("staff-bulk-preview", &[]), &inner)
}

/// What came of a step.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The step in a sentence.
    pub step: Phrase,
    /// What became of each case.
    pub each: Vec<Each>,
    /// Where the next part is.
    pub next: Option<String>,
    /// The form that undoes what stands.
    pub undo: Option<Form>,
}

/// What came of it.
#[must_use]
pub fn result(frame: &Frame, say: Say<'_>, of: &Outcome) -> String {
    let (undone, every) = (having(&of.each, State::Undone), of.each.len());
    let good = having(&of.each, State::Done) + having(&of.each, State::Stands) + undone;
    let tone = if good == every && having(&of.each, State::Stands) == 0 { Tone::Good } else { Tone::Warning };
    let inner = html! {
        (note(tone, &html! {
            p role="status" {
                strong { (say.phrase(&of.step)) } br;
                (say.with("staff-bulk-done", &[("good", count(good)), ("all", count(every))]))
                @if undone > 0 { " " (say.with("staff-bulk-undone", &[("n", count(undone))])) }
            }
        }))
        (cases(&of.each, say))
        (pager(None, of.next.as_deref(), say))
        @if let Some(undo) = &of.undo {
            h2 { (say.t("staff-bulk-undo")) } p { (say.t("staff-bulk-undo-how")) } (form(undo, say))
        }
        p { (Link::of(say, "staff-bulk-back", "/work").show(say)) }
    };
    page(frame, say, &say.plain("staff-bulk-result", &[]), &inner)
}

fn cases(each: &[Each], say: Say<'_>) -> Markup {
    let row = |one: &Each| {
        let (class, sign, words) = one.state.key();
        vec![
            html! {
                @if let Some((reference, address)) = &one.case { a href=(address) { (apart(reference)) } } @else { "–" }
            },
            html! { span class={ "badge " (class) } { span aria-hidden="true" { (sign) " " } (say.t(words)) } },
            html! {
                @for (at, what) in one.what.iter().enumerate() { @if at > 0 { br; } (say.phrase(what)) }
            },
        ]
    };
    let columns = ["staff-list-case", "staff-bulk-state", "staff-bulk-what"];
    table(&Table::new(say, "staff-bulk-cases", &columns, each.iter().map(row).collect()), say)
}

/// The form of what a step asks. `fields`: what the procedure asks for with it.
#[must_use]
pub fn question_form(say: Say<'_>, fields: Vec<Field>, typed: &Typed, kept: Vec<(String, String)>) -> Form {
    let on = Field::new(say, "on", "staff-step-on", Kind::Day).typed(typed);
    let all = std::iter::once(on).chain(fields).collect();
    let instead = Some(Link::of(say, "staff-bulk-back", "/work"));
    Form { instead, ..Form::new(say, "/work/together/preview", "staff-bulk-ask", all).keeping(kept) }
}

/// The form that does it, as a whole or case by case.
#[must_use]
pub fn bulk_form(say: Say<'_>, typed: &Typed, kept: Vec<(String, String)>) -> Form {
    let how = Choice::all(say, "staff-bulk", &["all", "each"]);
    let fields = vec![Field::new(say, "how", "staff-bulk-how", Kind::One(how)).typed(typed)];
    Form::new(say, "/work/together/do", "staff-bulk-do", fields).keeping(kept)
}

/// The form that undoes it.
#[must_use]
pub fn undo_form(say: Say<'_>, action: &str, kept: Vec<(String, String)>) -> Form {
    Form::new(say, action, "staff-bulk-undo", Vec::new()).keeping(kept)
}
