//! What if: a question about the time ahead, and its answer in words, as a picture and in numbers.

use maud::{Markup, html};

use crate::web::pages::frame::{Frame, kept, page};
use crate::web::pages::parts::field::{Choice, Field, Form, Kind, Typed, form};
use crate::web::pages::parts::picture::{Picture, picture};
use crate::web::pages::say::{Link, Phrase, Say, all};

/// An answer.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// In sentences.
    pub said: Vec<Phrase>,
    /// What was supposed.
    pub supposed: Vec<Phrase>,
    /// As a picture with its numbers, where there is one.
    pub picture: Option<Picture>,
    /// The question once more, to take the answer along; none: there is nothing to take.
    pub files: Option<(String, Vec<(String, String)>)>,
}

/// A question with its words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Question {
    /// What becomes of the backlog.
    Projection,
    /// Which capacity a promise needs.
    Capacity,
}

impl Question {
    /// Its address.
    #[must_use]
    pub fn address(self) -> &'static str {
        match self {
            Self::Projection => "/policy/what-if",
            Self::Capacity => "/policy/what-if/capacity",
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Projection => Self::Capacity,
            Self::Capacity => Self::Projection,
        }
    }

    fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Projection => ("staff-what-if", "staff-what-if-intro"),
            Self::Capacity => ("staff-need", "staff-need-intro"),
        }
    }
}

/// The page. The answer stands above the form that it answers.
#[must_use]
pub fn what_if(frame: &Frame, say: Say<'_>, question: Question, ask: &Form, answer: Option<&Answer>) -> String {
    let (title, intro) = question.keys();
    let other = Link::of(say, question.other().keys().0, question.other().address());
    let inner = html! {
        p { (say.t(intro)) }
        p { (say.t("staff-what-if-slow")) }
        p.screen { (other.show(say)) }
        @if let Some(answer) = answer { (answered(answer, say)) }
        (form(ask, say))
    };
    page(frame, say, &say.plain(title, &[]), &inner)
}

fn answered(of: &Answer, say: Say<'_>) -> Markup {
    html! {
        section.full aria-labelledby="answer" {
            h2 #answer { (say.t("staff-answer")) }
            div.note role="status" { (all(&of.said, |text| html! { p { (say.phrase(text)) } })) }
            details {
                summary { (say.t("staff-answer-supposed")) }
                ul { (all(&of.supposed, |text| html! { li { (say.phrase(text)) } })) }
            }
            @if let Some(one) = &of.picture { (picture(one, say)) }
            @if let Some((action, fields)) = &of.files {
                form.acts.screen method="post" action=(action) {
                    (kept(fields))
                    span { (say.t("page-files")) }
                    @for form in ["csv", "json", "svg", "png"] {
                        button.second name="form" value=(form) { (form.to_uppercase()) }
                    }
                }
            }
        }
    }
}

/// The question for a projection, with the bounds of everything that can be supposed.
#[must_use]
pub fn projection_form(say: Say<'_>, procedures: Vec<Choice>, typed: &Typed) -> Form {
    let line = |name: &str, key: &str| Field::new(say, name, key, Kind::Line("text", "off")).typed(typed);
    let fields = vec![
        procedure(say, procedures, typed),
        line("months", "staff-what-if-months"),
        line("capacity", "staff-what-if-capacity"),
        line("capacity-from", "staff-what-if-capacity-from").if_wanted(),
        line("intake", "staff-what-if-intake"),
        line("intake-from", "staff-what-if-intake-from").if_wanted(),
        handling(say, typed),
        line("freeze", "staff-what-if-freeze").if_wanted(),
        line("freeze-from", "staff-what-if-freeze-from").if_wanted(),
        line("freeze-until", "staff-what-if-freeze-until").if_wanted(),
        line("withdrawal", "staff-what-if-withdrawal").if_wanted(),
        line("runs", "staff-what-if-runs"),
    ];
    Form::new(say, Question::Projection.address(), "staff-what-if-do", fields)
}

/// The question for a capacity.
#[must_use]
pub fn capacity_form(say: Say<'_>, procedures: Vec<Choice>, typed: &Typed) -> Form {
    let line = |name: &str, key: &str| Field::new(say, name, key, Kind::Line("text", "off")).typed(typed);
    let fields = vec![
        procedure(say, procedures, typed),
        Field::new(say, "by", "staff-need-by", Kind::Day).typed(typed),
        line("probability", "staff-need-probability"),
        line("intake", "staff-what-if-intake"),
        line("intake-from", "staff-what-if-intake-from").if_wanted(),
        handling(say, typed),
        line("runs", "staff-what-if-runs"),
    ];
    Form::new(say, Question::Capacity.address(), "staff-what-if-do", fields)
}

fn procedure(say: Say<'_>, procedures: Vec<Choice>, typed: &Typed) -> Field {
    Field::new(say, "procedure", "staff-filter-procedure", Kind::Menu(procedures)).typed(typed)
}

fn handling(say: Say<'_>, typed: &Typed) -> Field {
    let orders = Choice::all(say, "staff-handling", &["as-observed", "in-order", "newest-first", "random"]);
    Field::new(say, "handling", "staff-what-if-handling", Kind::Menu(orders)).typed(typed)
}
