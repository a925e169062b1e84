//! Organisations: list, make, and where each is told that there is something to see.

use actix_web::web;

use super::{frame_of, missing, refused, shown};
use crate::app::{AppError, accounts};
use crate::domain::access::account::{Mailbox, Organisation, WORKING_LANGUAGES};
use crate::domain::ids::Slug;
use crate::domain::notice::Delivery;
use crate::web::pages::admin::organisations as pages;
use crate::web::pages::parts::field::{Choice, Form, Typed};
use crate::web::pages::say::Phrase;
use crate::web::problem::{Code, Problem};
use crate::web::request::Caller;
use crate::web::site::reader::{Reader, go_on, shows_again};
use crate::web::site::session::{Page, Shown, act_as_staff, on_form, once, once_key, or_sign_in};

const PLACE: &str = "/admin/organisations";
/// The longest name of an organisation, in characters.
const LONGEST: usize = 100;

/// GET `/admin/organisations`.
pub(super) async fn list(caller: Caller) -> Page {
    caller.query(&[]).finish()?;
    or_sign_in(listed(&caller, &Typed::default()).await)
}

/// POST `/admin/organisations`: adds one.
pub(super) async fn make(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, made).await
}

async fn made(caller: &Caller, mut typed: Typed) -> Shown {
    let reader = Reader::of_form(caller, &typed);
    let read = if shows_again(&typed) { None } else { read(reader, &mut typed) };
    let Some((id, name, mailbox)) = read else { return listed(caller, &typed).await };
    let sent = typed.clone();
    let done = act_as_staff(caller, "add_organisation", move |tx, ctx, permit| {
        once(tx, ctx, permit, &sent, |tx, _| {
            accounts::add_organisation(tx, ctx, (&id, &name), mailbox.as_ref())?;
            Ok(PLACE.to_owned())
        })
    });
    match done.await {
        Ok((_, to)) => Ok(go_on(&to)),
        Err(error) => {
            refused(reader, &mut typed, error, "code")?;
            listed(caller, &typed).await
        }
    }
}

fn read(reader: Reader<'_>, typed: &mut Typed) -> Option<(Slug, String, Option<Mailbox>)> {
    missing(reader, typed, &["code", "name"]);
    let say = reader.say();
    let (id, name) = (Slug::parse(typed.value("code")), typed.value("name").to_owned());
    if id.is_none() && !typed.value("code").is_empty() {
        typed.wrong("code", say.told("staff-code-hint", &[]));
    }
    if name.chars().count() > LONGEST {
        typed.wrong("name", say.told("staff-fault-long", &[("n", crate::i18n::Arg::Number(100))]));
    }
    let mailbox = mailbox_of(reader, typed);
    Some((id?, name, mailbox)).filter(|_| typed.is_right())
}

/// The mailbox that was typed; `None`: none, or what was typed is wrong.
fn mailbox_of(reader: Reader<'_>, typed: &mut Typed) -> Option<Mailbox> {
    let address = typed.value("mailbox").to_owned();
    if address.is_empty() {
        return None;
    }
    let delivery = Delivery::of(typed.value("delivery")).unwrap_or(Delivery::Daily);
    let language = Some(typed.value("mailbox-language")).filter(|tag| !tag.is_empty()).unwrap_or("nl").to_owned();
    match Mailbox::new(&address, &language, delivery) {
        Ok(mailbox) => Some(mailbox),
        Err(why) => {
            let field = if why == "not-an-email" { "mailbox" } else { "mailbox-language" };
            typed.wrong(field, reader.say().told(&format!("fault-{why}"), &[]));
            None
        }
    }
}

/// GET `/admin/organisations/{organisation}`: its mailbox.
pub(super) async fn mailbox(caller: Caller) -> Page {
    caller.query(&[]).finish()?;
    or_sign_in(one(&caller, None).await)
}

/// POST `/admin/organisations/{organisation}`: says where it is told, or that it is told nothing.
pub(super) async fn put_mailbox(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, put).await
}

async fn put(caller: &Caller, mut typed: Typed) -> Shown {
    let reader = Reader::of_form(caller, &typed);
    if shows_again(&typed) {
        return one(caller, Some(typed)).await;
    }
    let mailbox = mailbox_of(reader, &mut typed);
    if !typed.is_right() {
        return one(caller, Some(typed)).await;
    }
    let id = named(caller)?;
    let done = act_as_staff(caller, "put_mailbox", move |tx, ctx, _| {
        if tx.organisation(&id)?.is_none() {
            return Err(AppError::Unknown);
        }
        accounts::put_mailbox(tx, ctx, &id, mailbox.as_ref())
    });
    done.await?;
    Ok(go_on(PLACE))
}

fn named(caller: &Caller) -> Result<Slug, Problem> {
    Slug::parse(caller.segment("organisation")).ok_or_else(|| Problem::of(Code::NotFound))
}

/// The page of one; without what was typed, its mailbox as it is.
async fn one(caller: &Caller, typed: Option<Typed>) -> Shown {
    let id = named(caller)?;
    let place = format!("{PLACE}/{id}");
    let found =
        act_as_staff(caller, "list_organisations", move |tx, _, _| tx.organisation(&id)?.ok_or(AppError::Unknown));
    let (whom, found) = found.await?;
    let typed = typed.unwrap_or_else(|| as_it_is(&found));
    let reader = Reader::of_form(caller, &typed);
    let ask = pages::mailbox_form(reader.say(), found.id.as_str(), languages(reader), &typed);
    let frame = frame_of(caller, &whom, &place, &typed);
    Ok(shown(reader, &typed, pages::mailbox(&frame, reader.say(), &found.name, &ask)))
}

fn as_it_is(of: &Organisation) -> Typed {
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    Typed::of(of.mailbox.iter().flat_map(|mailbox| {
        [
            field("mailbox", mailbox.address()),
            field("mailbox-language", mailbox.language()),
            field("delivery", mailbox.delivery().code()),
        ]
    }))
}

/// The languages in which an organisation can be told.
fn languages(reader: Reader<'_>) -> Vec<Choice> {
    let named = |tag: &str| reader.locales().get(tag).text("language-name", &[]);
    let mut all: Vec<Choice> = WORKING_LANGUAGES
        .iter()
        .map(|tag| Choice { value: (*tag).to_owned(), text: Phrase::of(&named(tag), tag) })
        .collect();
    all.sort_by_key(|choice| choice.value != reader.locales().leading().id());
    all
}

async fn listed(caller: &Caller, typed: &Typed) -> Shown {
    let found = act_as_staff(caller, "list_organisations", |tx, _, _| Ok(tx.organisations()?));
    let (whom, all) = found.await?;
    let reader = Reader::of_form(caller, typed);
    let say = reader.say();
    let how = |mailbox: &Mailbox| say.told(&format!("staff-delivery-{}", mailbox.delivery().code()), &[]);
    let shown_as = |one: &Organisation| pages::Organisation {
        code: one.id.to_string(),
        name: one.name.clone(),
        mailbox: one.mailbox.as_ref().map(|mailbox| (mailbox.address().to_owned(), how(mailbox))),
        closed_at: one.closed_at,
    };
    let all: Vec<pages::Organisation> = all.iter().map(shown_as).collect();
    let make = Form { kept: vec![once_key(caller)], ..pages::organisation_form(say, languages(reader), typed) };
    Ok(shown(reader, typed, pages::organisations(&frame_of(caller, &whom, PLACE, typed), say, &all, &make)))
}
