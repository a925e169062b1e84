//! My case: six questions and their answers on the first screen of a telephone, then everything else, in the same
//! order.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::family::{Relative, relatives};
use super::rights::{Right, right};
use super::stage::Stage;
use crate::i18n::Arg;
use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::badge::{Urgency, badge};
use crate::web::pages::parts::clocks::{Clocks, Reader, clocks};
use crate::web::pages::parts::date::{Reasoned, reasoned};
use crate::web::pages::parts::messages::{Message, messages};
use crate::web::pages::parts::notice::{Tone, note};
use crate::web::pages::parts::picture::{Picture, picture};
use crate::web::pages::parts::steps::{RoadStep, road, steps};
use crate::web::pages::say::{Link, Phrase, Say, all, apart};

/// What I must do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Duty {
    /// What.
    pub what: Phrase,
    /// For whom, where it is not for the family as a whole.
    pub whose: Option<Phrase>,
    /// Until when.
    pub until: Reasoned,
    /// How near it is.
    pub urgency: Urgency,
}

/// How long others wait.
#[derive(Clone, Debug)]
pub struct Others {
    /// Nobody waits for a decision any more.
    pub over: bool,
    /// From when to when, as lengths of time in the reader's language; `None`: it cannot be said.
    pub range: Option<(String, String)>,
    /// All that is to be said about it, in sentences.
    pub sentences: Vec<Phrase>,
    /// The picture.
    pub picture: Option<Picture>,
}

/// Until when they must decide.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decision {
    /// The name of the term in the procedure, such as `decision`.
    pub id: String,
    /// What the procedure calls it.
    pub term: Phrase,
    /// About whom, where it is not about the family as a whole.
    pub whose: Option<Phrase>,
    /// The last day.
    pub last: Reasoned,
    /// How it stands.
    pub urgency: Urgency,
}

/// My case.
#[derive(Clone, Debug)]
pub struct MyCase {
    /// Its number for people.
    pub reference: String,
    /// The day of looking.
    pub seen_on: NaiveDate,
    /// Who looks helps, and waits for nobody.
    pub helping: bool,
    /// Where it is.
    pub stage: Stage,
    /// Since when.
    pub since: Option<NaiveDate>,
    /// Who has it, where that is known better than the stage tells.
    pub holder: Option<Phrase>,
    /// Whom one can call about it.
    pub call: Option<Link>,
    /// What comes next, where that is known better.
    pub next: Option<Phrase>,
    /// What I must do; the nearest first.
    pub duties: Vec<Duty>,
    /// How long others wait.
    pub others: Others,
    /// Until when they must decide.
    pub decision: Option<Decision>,
    /// What I can do.
    pub rights: Vec<Right>,
    /// Something that holds the case and moves no date.
    pub holds: Vec<Phrase>,
    /// Where each of the family stands, if there is more to say than of all together.
    pub family: Vec<Relative>,
    /// The procedure as steps.
    pub steps: Vec<RoadStep>,
    /// The clocks.
    pub clocks: Option<Clocks>,
    /// The latest messages.
    pub news: Vec<Message>,
    /// Everything else about the case.
    pub more: Vec<Link>,
    /// The calendar file and the sheet for a talk.
    pub take: Vec<Link>,
}

/// The page.
#[must_use]
pub fn case(frame: &Frame, say: Say<'_>, of: &MyCase) -> String {
    let inner = html! {
        @if !of.steps.is_empty() { (road(&of.steps, say)) }
        @if of.helping { (note(Tone::Plain, &html! { p { (say.t("page-helping")) } })) }
        (six(of, say))
        (all(&of.holds, |hold| note(Tone::Warning, &html! { p { (say.phrase(hold)) } })))
        p.soft {
            (say.t("page-case-number")) " " (apart(&of.reference)) " · "
            (say.t("page-case-seen")) " " (say.day(of.seen_on))
        }
        (more_of(of, say))
        nav.screen aria-label=(say.plain("page-case-more", &[])) {
            h2 { (say.t("page-case-more")) }
            ul { (all(&of.more, |link| html! { li { (link.show(say)) } })) }
        }
        div.acts.screen {
            (all(&of.take, |link| html! { a.button.second href=(link.address) { (say.phrase(&link.text)) } }))
        }
        p.soft.screen { (say.t("page-take-calendar-how")) }
    };
    page(frame, say, &say.plain("page-case-title", &[]), &inner)
}

/// The six questions, each with a short answer. A question leads to the long answer.
fn six(of: &MyCase, say: Say<'_>) -> Markup {
    let ask = |key: &str, at: &str| html! { dt { a href={ "#" (at) } { (say.t(key)) } } };
    let late = of.decision.as_ref().is_some_and(|d| matches!(d.urgency, Urgency::Late(_)));
    html! {
        dl.six {
            div {
                (ask("page-ask-where", "steps")) dd {
                    (of.stage.now(say))
                    @if let Some(day) = of.since { " · " (say.t("page-since")) " " (say.day(day)) }
                }
            }
            div {
                (ask("page-ask-who", "steps")) dd {
                    (of.stage.who(say, of.holder.as_ref())) @if let Some(call) = &of.call { " · " (call.show(say)) }
                }
            }
            div { (ask("page-ask-next", "steps")) dd { (of.stage.next(say, of.next.as_ref())) } }
            div.you { (ask("page-ask-me", "me")) dd { (duty_in_short(of, say)) } }
            div { (ask("page-ask-others", "others")) dd { (others_in_short(of, say)) } }
            div.late[late] { (ask("page-ask-until", "until")) dd { (decision_in_short(of, say)) } }
        }
    }
}

fn duty_in_short(of: &MyCase, say: Say<'_>) -> Markup {
    of.duties.first().map_or_else(
        || say.t("page-me-nothing"),
        |duty| html! { (say.phrase(&duty.what)) @if let Some(whose) = &duty.whose { " (" (say.phrase(whose)) ")" } " · " (say.t("page-until")) " " (say.day(duty.until.day)) },
    )
}

fn others_in_short(of: &MyCase, say: Say<'_>) -> Markup {
    of.others.range.as_ref().map_or_else(
        || say.t(if of.others.over { "page-others-over" } else { "page-others-unknown" }),
        |(low, high)| {
            say.with("page-others-range", &[("low", Arg::from(low.as_str())), ("high", Arg::from(high.as_str()))])
        },
    )
}

fn decision_in_short(of: &MyCase, say: Say<'_>) -> Markup {
    let Some(decision) = &of.decision else { return say.t("page-until-none") };
    let open = of.rights.iter().any(|right| right.open);
    html! {
        (say.day(decision.last.day)) " · " (badge(decision.urgency, say))
        br;
        @if open { (say.t("page-until-act")) } @else { (say.t("page-until-then")) }
    }
}

/// The long answers.
fn more_of(of: &MyCase, say: Say<'_>) -> Markup {
    html! {
        div.two {
            div {
                section #steps {
                    h2 { (say.t("page-steps")) }
                    @if of.steps.is_empty() { p { (of.stage.now(say)) } } @else { (steps(&of.steps, say)) }
                }
                @if !of.family.is_empty() {
                    section #family { h2 { (say.t("page-family")) } (relatives(&of.family, say)) }
                }
                section #me {
                    h2 { (say.t("page-ask-me")) }
                    @if of.duties.is_empty() { p { (say.t("page-me-nothing")) @if !of.others.over { " " (say.t("page-me-meanwhile")) } } }
                    (all(&of.duties, |one| duty(one, say)))
                }
                section #others {
                    h2 { (say.t("page-ask-others")) }
                    @if of.others.over { p { (say.t("page-others-over")) } } @else {
                        @if of.others.sentences.is_empty() { p { (say.t("page-others-unknown")) } }
                        (all(&of.others.sentences, |text| html! { p { (say.phrase(text)) } }))
                        p { strong { (say.t("page-others-mean")) } }
                    }
                    @if let Some(one) = &of.others.picture { (picture(one, say)) }
                }
            }
            div {
                section #until { h2 { (say.t("page-ask-until")) } (until(of, say)) }
                @if let Some(both) = of.clocks {
                    section #clocks { h2 { (say.t("page-clocks")) } (clocks(both, Reader::Waiting, say)) }
                }
                section #news { h2 { (say.t("page-news")) } (messages(&of.news, say)) }
            }
        }
    }
}

fn duty(of: &Duty, say: Say<'_>) -> Markup {
    html! {
        div.card {
            h3 { (say.phrase(&of.what)) @if let Some(whose) = &of.whose { " · " bdi { (say.phrase(whose)) } } }
            p { (badge(of.urgency, say)) }
            div { (say.t("page-last-day")) " " (reasoned(&of.until, say)) }
        }
    }
}

fn until(of: &MyCase, say: Say<'_>) -> Markup {
    html! {
        @if let Some(decision) = &of.decision {
            div.card {
                h3 {
                    (say.phrase(&say.named("page-term", &decision.id, &decision.term)))
                    @if let Some(whose) = &decision.whose { " · " bdi { (say.phrase(whose)) } }
                }
                p { (badge(decision.urgency, say)) }
                div { (say.t("page-last-day")) " " (reasoned(&decision.last, say)) }
                p.soft { (say.t("page-until-means")) }
            }
        } @else { p { (say.t("page-until-none")) } }
        @if !of.rights.is_empty() { h3 { (say.t("page-rights")) } }
        (all(&of.rights, |one| right(one, say)))
    }
}
