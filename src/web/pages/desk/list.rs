//! The work list: who is late, who soon, and why a case stands in it.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::badge::{Urgency, badge};
use crate::web::pages::parts::filter::{Filter, filter};
use crate::web::pages::parts::pager::pager;
use crate::web::pages::parts::table::{Table, table};
use crate::web::pages::say::{Phrase, Say, all, apart};

/// A case in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Its id, by which it is chosen.
    pub id: String,
    /// Its number for people.
    pub reference: String,
    /// Where it is.
    pub address: String,
    /// Where it stands.
    pub stage: Phrase,
    /// The day of receipt.
    pub received_on: Option<NaiveDate>,
    /// The last day that comes first, and of which term.
    pub due: Option<(NaiveDate, Phrase)>,
    /// How that stands.
    pub urgency: Urgency,
    /// Marks in words: a remedy is open, a handover waits, a message came back, reach with care.
    pub marks: Vec<Phrase>,
    /// Who works on it.
    pub assigned: Option<String>,
}

/// The list.
#[derive(Clone, Debug)]
pub struct WorkList {
    /// Filters, and those that were kept.
    pub filter: Filter,
    /// Its cases, the most urgent first.
    pub lines: Vec<Line>,
    /// Where the first and the next part are.
    pub ways: (Option<String>, Option<String>),
    /// Steps that can be done for several at once: what is sent, and its words.
    pub together: Vec<(String, Phrase)>,
    /// How many cases are in each state: words and number.
    pub counts: Vec<(Phrase, usize)>,
}

/// The page.
#[must_use]
pub fn work_list(frame: &Frame, say: Say<'_>, of: &WorkList) -> String {
    let columns = [
        "staff-list-case",
        "staff-list-due",
        "staff-list-stage",
        "staff-list-received",
        "staff-list-marks",
        "staff-list-who",
    ];
    let rows = of.lines.iter().map(|one| line(one, say)).collect();
    let inner = html! {
        (filter(&of.filter, say))
        @if !of.counts.is_empty() {
            p.full { (all(&of.counts, |(what, n)| html! { span.badge { (say.phrase(what)) ": " (n) } " " })) }
        }
        form.full method="post" action="/work/together" {
            (table(&Table::new(say, "staff-list-caption", &columns, rows), say))
            @if !of.together.is_empty() && !of.lines.is_empty() {
                div.acts.screen {
                    label for="step" { (say.t("staff-list-together")) }
                    select #step name="step" {
                        (all(&of.together, |(value, words)| html! { option value=(value) { (words.text) } }))
                    }
                    button.second { (say.t("staff-list-preview")) }
                }
            }
        }
        (pager(of.ways.0.as_deref(), of.ways.1.as_deref(), say))
    };
    page(frame, say, &say.plain("staff-list-title", &[]), &inner)
}

fn line(of: &Line, say: Say<'_>) -> Vec<Markup> {
    vec![
        html! {
            div.pick {
                input type="checkbox" name="case" value=(of.id)
                    aria-label={ (say.plain("staff-list-choose", &[])) " " (of.reference) };
                a href=(of.address) { (apart(&of.reference)) }
            }
        },
        html! {
            (badge(of.urgency, say))
            @if let Some((day, term)) = &of.due { br; small { (say.day(*day)) " · " (say.phrase(term)) } }
        },
        say.phrase(&of.stage),
        of.received_on.map_or_else(|| html! { "–" }, |day| say.day(day)),
        all(&of.marks, |mark| html! { span.badge.soon { (say.phrase(mark)) } " " }),
        html! { (apart(of.assigned.as_deref().unwrap_or("–"))) },
    ]
}
