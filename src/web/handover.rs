//! A handover for an organisation without accounts: the sheet to print, and the page on which the code of the sheet is typed. The
//! code is sent in the body of a form and stands in no address, so that no log and no history of a browser holds it. The picture
//! on the sheet holds the address only: whoever photographs it learns nothing.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use maud::{Markup, PreEscaped, html};

use super::letter::picture;
use super::page::{form_policy, page};
use super::problem::{Problem, of_one};
use super::request::Caller;
use crate::app::AppError;
use crate::app::handover_views::{Shown, ShownPerson};
use crate::app::handovers::Answer;
use crate::app::sheets::{ByCode, Sheet, by_code};
use crate::domain::handover::{Contact, Refusal, State};
use crate::i18n::{Arg, Locale, Locales};
use crate::wire::fault::{Fault, text};
use crate::wire::handover::kind_title;

/// Where the code of a sheet is typed.
pub(super) const PATH: &str = "/handover";
/// The longest value of a form that is looked at, in characters.
const LONGEST: usize = 400;

/// What a form sends.
type Sent = web::Form<BTreeMap<String, String>>;

/// GET `/handover`: asks for the code.
pub(super) async fn ask(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    Ok(answered(&caller, &code_form(caller.locale())))
}

/// POST `/handover`: shows what the code opens, and does what the form asks for.
pub(super) async fn act(caller: Caller, sent: Sent) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let value = |name: &str| sent.get(name).map(|v| v.trim()).filter(|v| !v.is_empty() && v.chars().count() <= LONGEST);
    let code = value("code").unwrap_or_default().to_owned();
    let contact = || Contact {
        name: value("name").unwrap_or_default().to_owned(),
        phone: value("phone").map(str::to_owned),
        email: value("email").map(str::to_owned),
    };
    let (operation, what) = match value("do") {
        Some("accept") => {
            // A day that is no day is refused as one that has passed.
            let on = value("contactOn").and_then(|day| day.parse().ok()).unwrap_or(NaiveDate::MIN);
            ("answer_handover_by_code", ByCode::Answer(Answer::Accept(on, contact())))
        }
        Some("refuse") => {
            let reason = value("reason").and_then(Refusal::of).unwrap_or(Refusal::Other);
            let note = value("note").map(str::to_owned);
            ("answer_handover_by_code", ByCode::Answer(Answer::Refuse(reason, note)))
        }
        Some("confirm") => ("confirm_contact_by_code", ByCode::Confirm),
        _ => ("get_handover_by_code", ByCode::Look),
    };
    let (asked, typed) = (caller.asked(operation), code.clone());
    let done = caller.blocking(move |app| by_code(app, &asked, &typed, &what)).await;
    match done {
        Ok(shown) => Ok(answered(&caller, &opened(caller.locale(), &shown, &code))),
        // Whether it is old, taken back or made up is not told.
        Err(AppError::WrongProof) => Err(Problem::invalid(vec![Fault::new("/code", "sheet-code", vec![])])),
        Err(other) => Err(of_one(other, "")),
    }
}

fn answered(caller: &Caller, inner: &Markup) -> HttpResponse {
    let locale = caller.locale();
    HttpResponse::Ok()
        .insert_header(("Content-Security-Policy", form_policy()))
        .insert_header(("Content-Language", locale.id()))
        .content_type("text/html; charset=utf-8")
        .body(page(locale, &locale.text("handover-page-title", &[]), None, inner))
}

fn code_form(locale: &Locale) -> Markup {
    let say = |key: &str| locale.text(key, &[]);
    html! {
        p { (say("handover-page-intro")) }
        form method="post" action=(PATH) {
            p {
                label for="code" { (say("handover-page-code")) } br;
                input id="code" name="code" required autocomplete="off" autocapitalize="characters" spellcheck="false";
            }
            p { button type="submit" { (say("handover-page-open")) } }
        }
    }
}

fn number(name: &'static str, count: usize) -> (&'static str, Arg<'static>) {
    (name, Arg::Number(i64::try_from(count).unwrap_or(i64::MAX)))
}

/// What the sheet and the page say of a handover before anybody answered: nothing by which somebody could be found.
fn facts(locale: &Locale, shown: &Shown) -> Markup {
    let say = |key: &str| locale.text(key, &[]);
    let handover = &shown.handover;
    let mut languages: Vec<&str> = shown.people.iter().filter_map(|one| one.language.as_deref()).collect();
    languages.sort_unstable();
    languages.dedup();
    let languages: Vec<String> = languages.iter().map(|tag| say(&format!("handover-language-{tag}"))).collect();
    let count = |of: fn(&ShownPerson) -> bool| shown.people.iter().filter(|one| of(one)).count();
    let (needed, unknown) = (count(|one| one.interpreter == Some(true)), count(|one| one.interpreter.is_none()));
    html! {
        dl {
            dt { (say("handover-reference")) } dd { bdi { (shown.reference.as_str()) } }
            dt { (say("handover-kind")) } dd { (kind_title(locale, &handover.kind)) }
            dt { (say("handover-themes")) }
            dd { @for theme in &handover.themes { (say(&format!("theme-{theme}"))) br; } }
            dt { (say("handover-from")) } dd { bdi { (shown.names.0) } br; (contact(&shown.contacts.0)) }
            dt { (say("handover-to")) }
            dd { bdi { (shown.names.1) } @if let Some(theirs) = &shown.contacts.1 { br; (contact(theirs)) } }
            dt { (say("handover-people")) }
            dd { (locale.text("handover-people-count", &[number("people", shown.counts.0), number("minors", shown.counts.1)])) }
            @if !languages.is_empty() { dt { (say("handover-languages")) } dd { (languages.join(", ")) } }
            dt { (say("handover-interpreter")) }
            dd {
                @if needed > 0 { p { (locale.text("handover-interpreter-needed", &[number("people", needed)])) } }
                @if unknown > 0 { p { strong { (locale.text("handover-interpreter-unknown", &[number("people", unknown)])) } } }
                @if needed == 0 && unknown == 0 { p { (say("handover-interpreter-none")) } }
                @else { p { strong { (say("handover-interpreter-never")) } } }
            }
            dt { (say("handover-answer-by")) }
            dd { (locale.day(handover.answer_by)) br; small { (say("handover-norm")) } }
        }
    }
}

fn contact(contact: &Contact) -> Markup {
    html! {
        bdi { (contact.name) }
        @if let Some(phone) = &contact.phone { ", " bdi dir="ltr" { (phone) } }
        @if let Some(email) = &contact.email { ", " bdi dir="ltr" { (email) } }
    }
}

/// The sheet to print, in Dutch, with a line for the family in their own language.
#[must_use]
pub(super) fn sheet_page(sheet: &Sheet, address: &str, locales: &Locales) -> String {
    let locale = locales.get("nl");
    let say = |key: &str| locale.text(key, &[]);
    let shown = &sheet.shown;
    let at = format!("{}{PATH}", address.trim_end_matches('/'));
    let mut languages: Vec<&str> = shown.people.iter().filter_map(|one| one.language.as_deref()).collect();
    languages.sort_unstable();
    languages.dedup();
    if languages.is_empty() {
        languages.push(locale.id());
    }
    let family = |tag: &&str| {
        let own = locales.get(tag);
        let sides = [("from", text(shown.names.0.clone())), ("to", text(shown.names.1.clone()))];
        html! { p lang=(own.id()) dir=(own.direction()) { (own.isolated("letter-handover", &sides)) } }
    };
    let inner = html! {
        (facts(locale, shown))
        h2 { (say("handover-sheet-answer")) }
        p { (locale.text("handover-sheet-how", &[("address", text(at.clone()))])) }
        (PreEscaped(picture(&at)))
        p { (say("handover-page-code")) br; strong { bdi { (sheet.code) } } }
        p { (locale.text("handover-sheet-until", &[("day", Arg::Day(sheet.until.date_naive()))])) }
        p { (say("handover-sheet-careful")) }
        h2 { (say("handover-sheet-family")) }
        @for tag in &languages { (family(tag)) }
    };
    page(locale, &say("handover-sheet-title"), None, &inner)
}

/// What the code opens: the facts, what was shared once it is accepted, and what can be done now.
fn opened(locale: &Locale, shown: &Shown, code: &str) -> Markup {
    let say = |key: &str| locale.text(key, &[]);
    let next = match &shown.handover.state {
        State::Proposed => html! { (accept_form(locale, code)) (refuse_form(locale, code)) },
        State::Accepted(accepted) => html! {
            p { strong { (locale.text("handover-accepted", &[("day", Arg::Day(accepted.contact_on))])) } }
            h2 { (say("handover-shared")) }
            @for one in &shown.people { (shared(locale, one)) }
            @if accepted.receiver_confirmed.is_some() { p { (say("handover-confirmed")) } }
            @else {
                form method="post" action=(PATH) {
                    (held(code, "confirm"))
                    p { button type="submit" { (say("handover-confirm")) } }
                }
            }
        },
        State::Refused(_, reason) => html! {
            p { strong { (say("handover-refused")) } " " (say(&format!("handover-refusal-{}", reason.code()))) }
        },
        State::Withdrawn(_) => html! { p { strong { (say("handover-withdrawn")) } } },
    };
    html! { (facts(locale, shown)) (next) }
}

/// The code goes along in the form, and with it what is to be done.
fn held(code: &str, what: &str) -> Markup {
    html! { input type="hidden" name="code" value=(code); input type="hidden" name="do" value=(what); }
}

fn accept_form(locale: &Locale, code: &str) -> Markup {
    let say = |key: &str| locale.text(key, &[]);
    let line = |name: &str, kind: &str, key: &str, required: bool| {
        html! {
            p {
                label for=(name) { (say(key)) } br;
                input id=(name) name=(name) type=(kind) required[required] maxlength="100" autocomplete="off";
            }
        }
    };
    html! {
        h2 { (say("handover-accept-title")) }
        form method="post" action=(PATH) {
            (held(code, "accept"))
            (line("contactOn", "date", "handover-contact-on", true))
            (line("name", "text", "handover-contact-name", true))
            (line("phone", "tel", "handover-contact-phone", false))
            (line("email", "email", "handover-contact-email", false))
            p { button type="submit" { (say("handover-accept")) } }
        }
    }
}

fn refuse_form(locale: &Locale, code: &str) -> Markup {
    let say = |key: &str| locale.text(key, &[]);
    html! {
        h2 { (say("handover-refuse-title")) }
        form method="post" action=(PATH) {
            (held(code, "refuse"))
            p {
                label for="reason" { (say("handover-reason")) } br;
                select id="reason" name="reason" {
                    @for (reason, _) in Refusal::ALL {
                        option value=(reason) { (say(&format!("handover-refusal-{reason}"))) }
                    }
                }
            }
            p {
                label for="note" { (say("handover-note")) } br;
                textarea id="note" name="note" maxlength="400" {}
            }
            p { button type="submit" { (say("handover-refuse")) } }
        }
    }
}

/// What is shared of somebody; that nothing is shared any more is said too.
fn shared(locale: &Locale, one: &ShownPerson) -> Markup {
    let say = |key: &str| locale.text(key, &[]);
    let Some(details) = &one.details else { return html! { p { (say("handover-nothing-shared")) } } };
    let yes = |yes: bool| if yes { say("details-yes") } else { String::new() };
    let name = format!("{} {}", details.given_name, details.family_name);
    let rows = [
        ("handover-name", name.trim().to_owned()),
        ("details-born-on", details.born_on.map(|on| locale.day(on)).unwrap_or_default()),
        ("details-language", details.language.clone().unwrap_or_default()),
        ("details-phone", details.phone.clone().unwrap_or_default()),
        ("details-email", details.email.clone().unwrap_or_default()),
        ("details-address", details.address.clone().unwrap_or_default()),
        ("details-safety", details.safety.join(", ")),
        ("details-needs-support", yes(details.needs_support)),
        ("details-unaccompanied", yes(details.formerly_unaccompanied)),
    ];
    html! {
        dl { @for (key, value) in rows.iter().filter(|(_, value)| !value.is_empty()) { dt { (say(key)) } dd { bdi { (value) } } } }
    }
}
