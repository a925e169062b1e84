//! What is known about me, to whom I agreed, where I am signed in, and who looked.

use chrono::{NaiveDate, NaiveDateTime};
use maud::{Markup, html};

use super::act::{Act, act};
use crate::web::pages::frame::{Frame, page};
use crate::web::pages::parts::field::{Choice, Field, Form, Kind, Typed, form};
use crate::web::pages::parts::pager::pager;
use crate::web::pages::parts::table::{Table, table};
use crate::web::pages::say::{Link, Phrase, Say, all, apart};

/// What is known about me.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MyData {
    /// What it is, and its value.
    pub known: Vec<(Phrase, Phrase)>,
    /// What whoever reaches me minds; shown closed, because others may look at the same screen.
    pub minded: Vec<Phrase>,
    /// Everything as a file.
    pub files: Vec<Link>,
    /// What I want to read and be told.
    pub wishes: Form,
    /// To whom I agreed; `None`: that is not mine to do.
    pub consents: Option<Consents>,
    /// Where I am signed in.
    pub sessions: Vec<Session>,
    /// Others by whom I can sign in: the words, and what links or ends a link.
    pub providers: Vec<Act>,
}

/// To whom I agreed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Consents {
    /// Those that hold and those that I took back, the first first.
    pub given: Vec<Given>,
    /// The form to agree.
    pub give: Form,
}

/// That an organisation may learn something of me.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Given {
    /// The organisation.
    pub to: String,
    /// Since when.
    pub on: NaiveDate,
    /// When I took it back.
    pub ended: Option<NaiveDate>,
    /// Takes it back.
    pub end: Option<Act>,
}

/// A place where I am signed in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Session {
    /// Since when.
    pub since: NaiveDate,
    /// When it was last used.
    pub seen: NaiveDate,
    /// Ends it; `None`: it is this one.
    pub end: Option<Act>,
}

/// The page of my data.
#[must_use]
pub fn my_data(frame: &Frame, say: Say<'_>, of: &MyData) -> String {
    let inner = html! {
        p { (say.t("page-data-intro")) }
        @if of.known.is_empty() { p { (say.t("page-data-none")) } } @else {
            dl.card {
                (all(&of.known, |(what, value)| html! {
                    dt.soft { (say.phrase(what)) } dd { bdi { (say.phrase(value)) } }
                }))
            }
        }
        @if !of.minded.is_empty() {
            details.card {
                summary { (say.t("page-data-minded")) }
                ul { (all(&of.minded, |one| html! { li { (say.phrase(one)) } })) }
            }
        }
        p { (say.t("page-data-change")) }
        div.acts.screen { (all(&of.files, |file| file.show(say))) }
        h2 { (say.t("page-wants")) }
        (form(&of.wishes, say))
        @if let Some(consents) = &of.consents { (agreed(consents, say)) }
        h2 { (say.t("page-sessions")) }
        p { (say.t("page-sessions-intro")) }
        ul.line { (all(&of.sessions, |one| session(one, say))) }
        @if !of.providers.is_empty() {
            h2 { (say.t("page-provider")) }
            p { (say.t("page-provider-intro")) }
            (all(&of.providers, |one| act(one, say)))
        }
        h2 { (say.t("page-data-rights")) }
        p { (say.t("page-data-rights-text")) }
    };
    page(frame, say, &say.plain("page-data-title", &[]), &inner)
}

fn agreed(of: &Consents, say: Say<'_>) -> Markup {
    let one = |one: &Given| {
        html! {
            li {
                p {
                    strong { (apart(&one.to)) } br;
                    (say.t("page-consent-given")) " " (say.day(one.on))
                    @if let Some(ended) = one.ended { br; (say.t("page-consent-ended")) " " (say.day(ended)) }
                }
                @if let Some(end) = &one.end { (act(end, say)) }
            }
        }
    };
    html! {
        h2 { (say.t("page-consents")) }
        p { (say.t("page-consents-intro")) }
        @if of.given.is_empty() { p { (say.t("page-consents-none")) } }
        ul.line { (all(&of.given, one)) }
        @if !of.give.fields.is_empty() {
            details open[of.give.fields.iter().any(|field| field.fault.is_some())] {
                summary { (say.t("page-consent-new")) }
                (form(&of.give, say))
            }
        }
    }
}

fn session(of: &Session, say: Say<'_>) -> Markup {
    html! {
        li {
            p {
                (say.t("page-session-since")) " " (say.day(of.since)) br;
                (say.t("page-session-seen")) " " (say.day(of.seen))
                @if of.end.is_none() { br; strong { (say.t("page-session-this")) } }
            }
            @if let Some(end) = &of.end { (act(end, say)) }
        }
    }
}

/// The form of what somebody wants to read, and how often they want a sign of life.
#[must_use]
pub fn wants_form(say: Say<'_>, action: &str, typed: &Typed) -> Form {
    let topics = Choice::all(say, "page-topic", &["children", "young"]);
    let rhythms = Choice::all(say, "page-life", &["monthly", "quarterly"]);
    let fields = vec![
        Field::new(say, "topics", "page-topics", Kind::Several(topics)).typed(typed),
        Field::new(say, "life", "page-life", Kind::One(rhythms)).typed(typed),
        Field::new(say, "open-words", "page-open-words", Kind::Check).typed(typed),
    ];
    Form::new(say, action, "page-data-save", fields)
}

/// The form to agree that an organisation learns something of me.
#[must_use]
pub fn consent_form(say: Say<'_>, action: &str, to: Vec<Choice>, typed: &Typed) -> Form {
    let nobody = Choice { value: String::new(), text: say.told("page-consent-choose", &[]) };
    let to = std::iter::once(nobody).chain(to).collect();
    let fields = vec![Field::new(say, "organisation", "page-consent-to", Kind::Menu(to)).typed(typed)];
    Form::new(say, action, "page-consent-give", fields)
}

/// The page that leads on to a provider: the way there begins with a link, because a form may be sent to this site only.
#[must_use]
pub fn to_provider(frame: &Frame, say: Say<'_>, to: &Link) -> String {
    let inner = html! {
        p { (say.t("page-provider-on")) }
        p { a.button href=(to.address) rel="noreferrer" { (say.phrase(&to.text)) } }
    };
    page(frame, say, &say.plain("page-provider", &[]), &inner)
}

/// Somebody looked, or changed something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Look {
    /// When, by the clock of the country.
    pub at: NaiveDateTime,
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
            html! { (say.day(look.at.date())) " " (apart(&look.at.format("%H:%M").to_string())) },
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
