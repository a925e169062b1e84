//! Things to do, each to be ticked off by itself; they may be done in any order.

use maud::{Markup, html};

use crate::web::pages::say::{Phrase, Say, all};

/// A thing to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Task {
    /// Its words.
    pub text: Phrase,
    /// Is it done?
    pub done: bool,
    /// Where ticking it off is sent; `None`: it can only be read.
    pub action: Option<String>,
}

/// The list. Each line is a button of a form of its own, so that it works without a script and is easy to hit.
#[must_use]
pub fn tasks(tasks: &[Task], say: Say<'_>) -> Markup {
    html! { @if !tasks.is_empty() { ul.tasks { (all(tasks, |one| task(one, say))) } } }
}

fn task(task: &Task, say: Say<'_>) -> Markup {
    let (sign, state, wanted) =
        if task.done { ("☑", "page-tick-done", "no") } else { ("☐", "page-tick-open", "yes") };
    html! {
        li {
            @if let Some(action) = &task.action {
                form method="post" action=(action) {
                    button.tick name="done" value=(wanted) aria-pressed=(task.done) {
                        span.box aria-hidden="true" { (sign) } span { (say.phrase(&task.text)) }
                    }
                }
            } @else {
                @if task.done { span.box aria-hidden="true" { (sign) } " " span.hide { (say.t(state)) ": " } } @else { "– " }
                (say.phrase(&task.text))
            }
        }
    }
}
