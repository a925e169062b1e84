//! Handing a family over: propose, answer, and who is responsible for what.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::web::pages::frame::{Frame, kept, page};
use crate::web::pages::parts::badge::{Urgency, badge};
use crate::web::pages::parts::date::{Reasoned, reasoned};
use crate::web::pages::parts::field::{Choice, Field, Form, Kind, Typed, form};
use crate::web::pages::parts::notice::{Tone, note};
use crate::web::pages::parts::pager::pager;
use crate::web::pages::parts::table::{Table, table};
use crate::web::pages::say::{Link, Phrase, Say, all, apart};

/// One side: the organisation, and its bridge person with the ways to reach them.
pub type Side = (String, Vec<String>);

/// Somebody whom a handover is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct About {
    /// Who, as far as the reader may know it.
    pub who: Phrase,
    /// On what ground something is shared.
    pub ground: Option<Phrase>,
    /// Language and interpreter.
    pub notes: Vec<Phrase>,
    /// What is shared: what it is, and the value.
    pub facts: Vec<(Phrase, String)>,
    /// What to mind when one reaches them.
    pub careful: Vec<Phrase>,
}

/// A handover.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Handover {
    /// What is handed over.
    pub title: Phrase,
    /// The number of the case; with a link where the reader may see it.
    pub case: (String, Option<String>),
    /// Where it is looked at by itself; `None`: here.
    pub open: Option<Link>,
    /// From which organisation.
    pub from: Side,
    /// To which.
    pub to: Side,
    /// For what the receiver would be responsible.
    pub themes: Vec<Phrase>,
    /// How many people.
    pub count: Phrase,
    /// Them.
    pub people: Vec<About>,
    /// What is shared of them.
    pub shared: Vec<Phrase>,
    /// Where it stands, in words.
    pub state: Phrase,
    /// The day by which it must be answered, and how that stands; `None`: it was.
    pub answer: Option<(Reasoned, Urgency)>,
    /// The day of the first contact, and the day by which the norm wants it.
    pub contact: Option<(NaiveDate, NaiveDate)>,
    /// What was said of it: why it was refused, who confirmed the first contact.
    pub notes: Vec<Phrase>,
    /// More on a refusal, as it was typed.
    pub said: Option<String>,
    /// What must be minded, such as that nobody asked for an interpreter.
    pub warnings: Vec<Phrase>,
}

/// Who is responsible for somebody in some themes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Responsibility {
    /// The themes.
    pub themes: Vec<Phrase>,
    /// For whom.
    pub person: Phrase,
    /// Which organisation.
    pub organisation: String,
    /// Since when, where it was handed over.
    pub since: Option<NaiveDate>,
}

/// A button of its own, with what goes along.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Act {
    /// Where it is sent.
    pub action: String,
    /// What goes along.
    pub kept: Vec<(String, String)>,
    /// What it says.
    pub button: Phrase,
    /// What follows.
    pub follows: Phrase,
}

/// Proposing one. `wrong`: what belongs to no field.
#[must_use]
pub fn propose(frame: &Frame, say: Say<'_>, case: &Link, wrong: &[Phrase], ask: &Form) -> String {
    let inner = html! {
        p { (say.t("staff-case")) " " bdi { (case.show(say)) } }
        (refused(wrong, say))
        @if about_nobody(ask) {
            (note(Tone::Warning, &html! { p { (say.t("staff-handover-nobody")) } }))
        } @else {
            (note(Tone::Plain, &html! { p { (say.t("staff-handover-stays")) } }))
            (form(ask, say))
        }
    };
    page(frame, say, &say.plain("staff-handover-propose", &[]), &inner)
}

/// Without anybody to hand over the form could never be right.
fn about_nobody(ask: &Form) -> bool {
    ask.fields
        .iter()
        .any(|field| matches!(&field.kind, Kind::Several(choices) if field.name == "people" && choices.is_empty()))
}

/// Looking at one, and what can be done with it: answering by forms, or buttons.
#[must_use]
pub fn one(
    frame: &Frame,
    say: Say<'_>,
    of: &Handover,
    (forms, acts, wrong): (Option<&(Form, Form)>, &[Act], &[Phrase]),
) -> String {
    let inner = html! {
        (refused(wrong, say))
        (handover(of, say))
        @if let Some((accept, refuse)) = forms {
            div.grid {
                div.card {
                    h2 { (say.t("staff-handover-accept")) }
                    p { (say.t("staff-handover-accept-follows")) }
                    (form(accept, say))
                }
                div.card { h2 { (say.t("staff-handover-refuse")) } (form(refuse, say)) }
            }
        }
        (all(acts, |one| act(one, say)))
    };
    page(frame, say, &say.plain("staff-handover", &[]), &inner)
}

fn act(of: &Act, say: Say<'_>) -> Markup {
    html! {
        div.card {
            p { (say.phrase(&of.follows)) }
            form method="post" action=(of.action) { (kept(&of.kept)) button.second { (say.phrase(&of.button)) } }
        }
    }
}

fn refused(wrong: &[Phrase], say: Say<'_>) -> Markup {
    html! {
        @if !wrong.is_empty() {
            (note(Tone::Bad, &html! {
                div role="alert" {
                    p { strong { (say.t("staff-step-refused")) } }
                    ul { (all(wrong, |one| html! { li { (say.phrase(one)) } })) }
                }
            }))
        }
    }
}

/// What is addressed to an organisation, and which of its own proposals wait for an answer.
#[must_use]
pub fn incoming(
    frame: &Frame,
    say: Say<'_>,
    (of, answered, next): (&[Handover], bool, Option<&str>),
    own: &[(Link, NaiveDate)],
) -> String {
    let (other, key) = if answered {
        ("/work/handovers", "staff-handovers-open")
    } else {
        ("/work/handovers?answered=true", "staff-handovers-answered")
    };
    let inner = html! {
        p { a href=(other) { (say.t(key)) } }
        @if of.is_empty() { p { (say.t(if answered { "staff-handovers-none" } else { "staff-handovers-none-open" })) } }
        (all(of, |one| handover(one, say)))
        (pager(None, next, say))
        @if !own.is_empty() {
            h2 { (say.t("staff-handovers-own")) }
            ul {
                (all(own, |(case, day)| html! {
                    li { bdi { (case.show(say)) } " · " (say.t("staff-handover-by")) " " (say.day(*day)) }
                }))
            }
        }
    };
    page(frame, say, &say.plain("staff-handovers-to-us", &[]), &inner)
}

/// Who is responsible for what in a case, on a day, and its handovers.
#[must_use]
pub fn of_case(
    frame: &Frame,
    say: Say<'_>,
    (case, propose): (&Link, Option<&Link>),
    of: &[Responsibility],
    (handovers, next): (&[Handover], Option<&str>),
) -> String {
    let columns = ["staff-person", "staff-organisation", "staff-theme", "staff-since"];
    let row = |one: &Responsibility| {
        vec![
            say.phrase(&one.person),
            html! { strong { (apart(&one.organisation)) } },
            html! { @for (at, theme) in one.themes.iter().enumerate() { @if at > 0 { ", " } (say.phrase(theme)) } },
            one.since.map_or_else(|| html! { "–" }, |day| say.day(day)),
        ]
    };
    let inner = html! {
        p { (say.t("staff-case")) " " bdi { (case.show(say)) } }
        @if let Some(propose) = propose { p { a.button href=(propose.address) { (say.phrase(&propose.text)) } } }
        @if of.is_empty() { p { (say.t("staff-responsible-nobody")) } } @else {
            (table(&Table::new(say, "staff-responsible-title", &columns, of.iter().map(row).collect()), say))
        }
        @if !handovers.is_empty() { h2 { (say.t("staff-handovers")) } }
        div.grid { (all(handovers, |one| handover(one, say))) }
        (pager(None, next, say))
    };
    page(frame, say, &say.plain("staff-handovers-of-case", &[]), &inner)
}

fn side((name, ways): &Side) -> Markup {
    html! {
        strong { (apart(name)) }
        @if !ways.is_empty() { " (" @for (at, way) in ways.iter().enumerate() { @if at > 0 { ", " } (apart(way)) } ")" }
    }
}

fn handover(of: &Handover, say: Say<'_>) -> Markup {
    html! {
        section.card {
            h2 { (say.phrase(&of.title)) }
            p {
                (say.t("staff-case")) " "
                @if let Some(address) = &of.case.1 { a href=(address) { (apart(&of.case.0)) } } @else { (apart(&of.case.0)) }
                " · " (say.phrase(&of.state))
            }
            @if let Some((last, urgency)) = &of.answer {
                div { (badge(*urgency, say)) " " (say.t("staff-handover-by")) " " (reasoned(last, say)) }
            }
            @if let Some((on, by)) = of.contact {
                p { (say.t("staff-handover-contact-on")) " " strong { (say.day(on)) } " (" (say.t("staff-handover-norm")) " " (say.day(by)) ")" }
            }
            p { (side(&of.from)) " → " (side(&of.to)) }
            ul { (all(&of.themes, |one| html! { li { (say.phrase(one)) } })) }
            p { (say.phrase(&of.count)) }
            (all(&of.notes, |one| html! { p { (say.phrase(one)) } }))
            @if let Some(said) = &of.said { p { (apart(said)) } }
            (all(&of.warnings, |one| note(Tone::Warning, &html! { p { (say.phrase(one)) } })))
            @if !of.people.is_empty() { h3 { (say.t("staff-people")) } ul { (all(&of.people, |one| about(one, say))) } }
            @if !of.shared.is_empty() {
                h3 { (say.t("staff-handover-share")) }
                p { @for (at, one) in of.shared.iter().enumerate() { @if at > 0 { ", " } (say.phrase(one)) } }
            }
            @if let Some(open) = &of.open {
                p { a href=(open.address) { (say.phrase(&open.text)) span.hide { ": " (say.phrase(&of.title)) " " (of.case.0) } } }
            }
        }
    }
}

fn about(of: &About, say: Say<'_>) -> Markup {
    html! {
        li {
            (say.phrase(&of.who))
            @if let Some(ground) = &of.ground { " – " small { (say.phrase(ground)) } }
            (all(&of.notes, |one| html! { br; (say.phrase(one)) }))
            (all(&of.facts, |(what, value)| html! { br; (say.phrase(what)) ": " (apart(value)) }))
            (all(&of.careful, |one| html! { br; span.badge.late { "▲ " (say.phrase(one)) } }))
        }
    }
}

/// The bridge person, in the form of either side.
fn bridge(say: Say<'_>, typed: &Typed) -> Vec<Field> {
    let line = |name: &str, key: &str, kind| Field::new(say, name, key, Kind::Line(kind, "off")).typed(typed);
    vec![
        line("name", "staff-handover-bridge", "text"),
        line("phone", "staff-handover-phone", "tel").if_wanted(),
        line("email", "staff-handover-email", "email").if_wanted(),
    ]
}

/// The form to propose one.
#[must_use]
pub fn propose_form(
    say: Say<'_>,
    action: &str,
    (kinds, organisations, people, shared): (Vec<Choice>, Vec<Choice>, Vec<Choice>, Vec<Choice>),
    typed: &Typed,
) -> Form {
    let ground = ["consent", "legal-obligation", "vital-interest", "public-task"];
    let ground = Choice::all(say, "staff-ground", &ground);
    let one = |name: &str, key: &str, kind: Kind| Field::new(say, name, key, kind).typed(typed);
    let mut fields = vec![
        one("kind", "staff-handover-task", Kind::Menu(kinds)),
        one("to", "staff-handover-to", Kind::Menu(organisations)),
        one("people", "staff-handover-people", Kind::Several(people)),
        one("ground", "staff-handover-ground", Kind::One(ground)),
        one("shared", "staff-handover-share", Kind::Several(shared)).if_wanted(),
    ];
    fields.extend(bridge(say, typed));
    Form::new(say, action, "staff-handover-propose", fields)
}

/// The forms to answer one: taking it on, and refusing.
#[must_use]
pub fn answer_forms(say: Say<'_>, action: &str, reasons: Vec<Choice>, typed: &Typed) -> (Form, Form) {
    let mut taking = vec![Field::new(say, "first", "staff-handover-first", Kind::Day).typed(typed)];
    taking.extend(bridge(say, typed));
    let refusing = vec![
        Field::new(say, "reason", "staff-handover-reason", Kind::One(reasons)).typed(typed),
        Field::new(say, "note", "staff-handover-note", Kind::Lines).typed(typed).if_wanted(),
    ];
    (Form::new(say, action, "staff-handover-accept", taking), Form::new(say, action, "staff-handover-refuse", refusing))
}
