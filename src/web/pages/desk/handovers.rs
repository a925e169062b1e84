//! Handing a family over: propose, answer, and who is responsible for what.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::badge::{Urgency, badge};
use crate::web::pages::parts::field::{Choice, Field, Form, Kind, Typed, form};
use crate::web::pages::parts::notice::{Tone, note};
use crate::web::pages::parts::table::{Table, table};
use crate::web::pages::say::{Phrase, Say, all, apart};

/// A handover.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Handover {
    /// The case's number.
    pub reference: String,
    /// From which organisation, and its bridge person.
    pub from: (Phrase, Phrase),
    /// To which, and its bridge person.
    pub to: (Phrase, Phrase),
    /// For whom of the family and what for.
    pub what: Phrase,
    /// What is shared, and on which ground.
    pub shared: Vec<(Phrase, Phrase)>,
    /// The day by which it must be answered.
    pub answer_by: NaiveDate,
    /// How that stands.
    pub urgency: Urgency,
    /// Where it stands, in words.
    pub state: Phrase,
    /// What must be minded, such as that no interpreter is named.
    pub warnings: Vec<Phrase>,
}

/// Who is responsible for a task.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Responsibility {
    /// The task.
    pub task: Phrase,
    /// For whom.
    pub person: Phrase,
    /// Which organisation.
    pub organisation: Phrase,
    /// Since when.
    pub since: NaiveDate,
    /// Until when it is to be done, and how that stands.
    pub due: Option<(NaiveDate, Urgency)>,
}

/// Proposing one.
#[must_use]
pub fn propose(frame: &Frame, say: Say<'_>, reference: &str, ask: &Form) -> String {
    let inner = html! {
        p { (say.t("staff-case")) " " (apart(reference)) }
        (note(Tone::Plain, &html! { p { (say.t("staff-handover-stays")) } }))
        (form(ask, say))
    };
    page(frame, say, &say.plain("staff-handover-propose", &[]), &inner)
}

/// Answering one: taking it on, or saying why not.
#[must_use]
pub fn answer(frame: &Frame, say: Say<'_>, of: &Handover, accept: &Form, refuse: &Form) -> String {
    let inner = html! {
        (handover(of, say))
        div.grid {
            div.card { h2 { (say.t("staff-handover-accept")) } (form(accept, say)) }
            div.card { h2 { (say.t("staff-handover-refuse")) } (form(refuse, say)) }
        }
    };
    page(frame, say, &say.plain("staff-handover-answer", &[]), &inner)
}

/// Who is responsible for what, on a day.
#[must_use]
pub fn responsibilities(
    frame: &Frame,
    say: Say<'_>,
    (reference, on): (&str, NaiveDate),
    of: &[Responsibility],
    open: &[Handover],
) -> String {
    let columns = ["staff-task", "staff-person", "staff-organisation", "staff-since", "staff-list-due"];
    let row = |one: &Responsibility| {
        vec![
            say.phrase(&one.task),
            say.phrase(&one.person),
            html! { strong { (say.phrase(&one.organisation)) } },
            say.day(one.since),
            one.due.map_or_else(
                || html! { "–" },
                |(day, urgency)| html! { (badge(urgency, say)) br; small { (say.day(day)) } },
            ),
        ]
    };
    let inner = html! {
        p { (say.t("staff-case")) " " (apart(reference)) " · " (say.t("page-case-seen")) " " (say.day(on)) }
        (table(&Table::new(say, "staff-responsible-title", &columns, of.iter().map(row).collect()), say))
        @if !open.is_empty() { h2 { (say.t("staff-handovers")) } }
        (all(open, |one| handover(one, say)))
    };
    page(frame, say, &say.plain("staff-responsible-title", &[]), &inner)
}

fn handover(of: &Handover, say: Say<'_>) -> Markup {
    html! {
        section.card {
            h2 { (say.phrase(&of.what)) " · " (apart(&of.reference)) }
            p {
                (badge(of.urgency, say)) " " (say.phrase(&of.state)) " · "
                (say.t("staff-handover-by")) " " (say.day(of.answer_by))
            }
            p {
                (say.phrase(&of.from.0)) " (" (say.phrase(&of.from.1)) ") → "
                strong { (say.phrase(&of.to.0)) } " (" (say.phrase(&of.to.1)) ")"
            }
            (all(&of.warnings, |one| note(Tone::Warning, &html! { p { (say.phrase(one)) } })))
            @if !of.shared.is_empty() {
                h3 { (say.t("staff-handover-shared")) }
                ul {
                    (all(&of.shared, |(what, ground)| html! {
                        li { (say.phrase(what)) " – " small { (say.phrase(ground)) } }
                    }))
                }
            }
        }
    }
}

/// The form to propose one. `shared`: what can be shared.
#[must_use]
pub fn propose_form(
    say: Say<'_>,
    action: &str,
    (organisations, people, shared): (Vec<Choice>, Vec<Choice>, Vec<Choice>),
    typed: &Typed,
) -> Form {
    let ground = Choice::all(say, "staff-handover", &["consent", "law"]);
    let one = |name: &str, key: &str, kind: Kind| Field::new(say, name, key, kind).typed(typed);
    let fields = vec![
        one("to", "staff-handover-to", Kind::Menu(organisations)),
        one("person", "staff-step-person", Kind::Menu(people)),
        one("task", "staff-handover-task", Kind::Line("text", "off")),
        one("bridge", "staff-handover-bridge", Kind::Line("text", "off")),
        one("interpreter", "staff-handover-interpreter", Kind::Line("text", "off")).if_wanted(),
        one("shared", "staff-handover-share", Kind::Several(shared)),
        one("ground", "staff-handover-ground", Kind::One(ground)),
    ];
    Form::new(say, action, "staff-handover-propose", fields)
}

/// The forms to answer one: taking it on, and refusing.
#[must_use]
pub fn answer_forms(say: Say<'_>, (accept, refuse): (&str, &str), typed: &Typed) -> (Form, Form) {
    let taking = vec![
        Field::new(say, "bridge", "staff-handover-bridge", Kind::Line("text", "off")).typed(typed),
        Field::new(say, "first", "staff-handover-first", Kind::Day).typed(typed),
    ];
    let refusing = vec![Field::new(say, "reason", "staff-handover-reason", Kind::Lines).typed(typed)];
    (Form::new(say, accept, "staff-handover-accept", taking), Form::new(say, refuse, "staff-handover-refuse", refusing))
}
