//! What is known about me: my details, my wishes, to whom I agreed, and where I am signed in.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::http::header::SET_COOKIE;
use actix_web::web;

use super::{frame, frame_of_form, refused};
use crate::app::access::Proof;
use crate::app::sight;
use crate::app::{AppError, consents, messages, people, sign_in};
use crate::domain::access::account::{ProofKind, Session};
use crate::domain::guidance::TOPICS;
use crate::domain::handover::Consent;
use crate::domain::ids::{CaseId, Slug};
use crate::domain::notice::{Preferences, Rhythm};
use crate::domain::person::Details;
use crate::settings::Vouches;
use crate::web::pages::mine::act::Act;
use crate::web::pages::mine::data as pages;
use crate::web::pages::parts::field::{Choice, Typed};
use crate::web::pages::say::{Link, Phrase};
use crate::web::problem::{Code, Problem};
use crate::web::request::Caller;
use crate::web::site::reader::{Reader, go_on, shows_again};
use crate::web::site::session::{Away, Page, Shown, on_form, once_key, or_sign_in};

/// GET `/my/{id}/data`.
pub(super) async fn data(caller: Caller) -> Page {
    or_sign_in(shown(&caller, &Typed::default()).await)
}

/// POST `/my/{id}/data`: what one wants to read, a consent given or taken back, a session ended, a provider linked or not any more.
pub(super) async fn changed(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, change).await
}

async fn change(caller: &Caller, typed: Typed) -> Shown {
    let id = caller.case_id()?;
    if shows_again(&typed) {
        return shown(caller, &typed).await;
    }
    // Whatever is changed here is changed by who may see this case.
    caller.act_as_person("get_application", move |tx, _, permit| permit.case(tx, id)).await?;
    match typed.value("do") {
        "want" => want(caller, typed).await,
        "agree" => agree(caller, typed).await,
        "take-back" => take_back(caller, &typed).await,
        "end-session" => end_session(caller, &typed).await,
        "link" => link(caller, &typed).await,
        "unlink" => unlink(caller).await,
        _ => Err(Problem::of(Code::MalformedBody).into()),
    }
}

fn place(id: CaseId) -> String {
    format!("/my/{id}/data")
}

/// A button of this page: what it does, and to what.
fn button(reader: Reader<'_>, id: CaseId, (what, words): (&str, &str), with: Option<(&str, String)>) -> Act {
    let with = with.map(|(name, value)| (name.to_owned(), value));
    Act {
        action: place(id),
        fields: std::iter::once(("do".to_owned(), what.to_owned())).chain(with).collect(),
        words: reader.say().told(words, &[]),
        about: String::new(),
    }
}

async fn shown(caller: &Caller, typed: &Typed) -> Shown {
    caller.query(&[]).finish()?;
    let (reader, id) = (Reader::of_form(caller, typed), caller.case_id()?);
    let (login, of_family) = caller
        .act_as_person("get_application", move |tx, _, permit| Ok(sight::look(tx, permit, id)?.of_family))
        .await?;
    let (_, known) = caller.act_as_person("get_my_details", people::own_details).await?;
    let (_, wanted) =
        caller.act_as_person("get_my_preferences", |tx, _, permit| messages::preferences(tx, permit)).await?;
    let (_, (sessions, linked)) = caller
        .act_as_person("list_sessions", |tx, ctx, permit| {
            let account = permit.account()?;
            Ok((sign_in::sessions(tx, ctx, account)?, sign_in::is_linked(tx, account)?))
        })
        .await?;
    let (say, doing) = (reader.say(), typed.value("do"));
    let kept = |what: &str| vec![("do".to_owned(), what.to_owned()), once_key(caller)];
    let stored = wants(&wanted);
    let form = if doing == "want" { typed } else { &stored };
    let file = Link::of(say, "page-data-print", "/api/v1/me/data");
    let view = pages::MyData {
        known: details(reader, &known.details),
        minded: known.details.safety.iter().map(|mark| say.told(&format!("page-mark-{mark}"), &[])).collect(),
        files: vec![file],
        wishes: pages::wants_form(say, &place(id), form).keeping(kept("want")),
        consents: if of_family { Some(agreements(caller, reader, typed).await?) } else { None },
        sessions: signed_in(caller, reader, (id, &sessions)),
        providers: providers(caller, reader, (id, linked)),
    };
    let frame = frame_of_form(reader, &login, (&place(id), id), typed);
    Ok(reader.shown(typed.is_right(), pages::my_data(&frame, say, &view)))
}

/// What is known of somebody, as far as anything is.
fn details(reader: Reader<'_>, of: &Details) -> Vec<(Phrase, Phrase)> {
    let say = reader.say();
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let language = of.language.as_deref().map(|tag| reader.locales().get(tag).text("language-name", &[]));
    let yes = |yes: bool| say.plain(if yes { "page-yes" } else { "page-no" }, &[]);
    let all = [
        ("page-data-given-name", of.given_name.clone()),
        ("page-data-family-name", of.family_name.clone()),
        ("page-data-born", of.born_on.map(|day| reader.locale().day(day)).unwrap_or_default()),
        ("page-data-email", text(&of.email)),
        ("page-data-phone", text(&of.phone)),
        ("page-data-address", text(&of.address)),
        ("page-data-language", language.unwrap_or_default()),
        ("page-data-interpreter", of.interpreter.map(yes).unwrap_or_default()),
        ("page-data-channel", say.plain(&format!("page-channel-{}", of.channel.code()), &[])),
    ];
    let known = all.into_iter().filter(|(_, value)| !value.is_empty());
    known.map(|(key, value)| (say.told(key, &[]), value.into())).collect()
}

/// Wishes as they stand in the form.
fn wants(of: &Preferences) -> Typed {
    let open = if of.open_words { "yes" } else { "" };
    let fields =
        [("topics", of.topics.join(",")), ("life", of.rhythm.code().to_owned()), ("open-words", open.to_owned())];
    Typed::of(fields.map(|(name, value)| (name.to_owned(), value)))
}

/// To whom somebody agreed, and to whom they could.
async fn agreements(caller: &Caller, reader: Reader<'_>, typed: &Typed) -> Result<pages::Consents, Away> {
    let id = caller.case_id()?;
    let (_, (given, to)) = caller
        .act_as_person("list_consents", move |tx, _, permit| {
            Ok((consents::list(tx, permit, id)?, consents::choices(tx, permit, id)?))
        })
        .await?;
    let titles: BTreeMap<&str, &str> = to.iter().map(|one| (one.id.as_str(), one.name.as_str())).collect();
    let name = |of: &Slug| titles.get(of.as_str()).map_or_else(|| of.to_string(), |name| (*name).to_owned());
    let one = |one: &Consent| pages::Given {
        to: name(&one.organisation),
        on: one.given_at.date_naive(),
        ended: one.withdrawn_at.map(|at| at.date_naive()),
        end: one.withdrawn_at.is_none().then(|| Act {
            about: name(&one.organisation),
            ..button(reader, id, ("take-back", "page-consent-end"), Some(("consent", one.id.to_string())))
        }),
    };
    let held = |to: &str| given.iter().any(|one| one.withdrawn_at.is_none() && one.organisation == *to);
    let free = to.iter().filter(|one| !held(one.id.as_str()));
    let choices = free.map(|one| Choice { value: one.id.to_string(), text: one.name.as_str().into() }).collect();
    let nothing = Typed::default();
    let form = if typed.value("do") == "agree" { typed } else { &nothing };
    let give = pages::consent_form(reader.say(), &place(id), choices, form);
    let kept = vec![("do".to_owned(), "agree".to_owned())];
    Ok(pages::Consents { given: given.iter().map(one).collect(), give: give.keeping(kept) })
}

/// Where somebody is signed in. The session that asks is ended by signing out, at the foot of every page.
fn signed_in(caller: &Caller, reader: Reader<'_>, (id, all): (CaseId, &[Session])) -> Vec<pages::Session> {
    let here = match caller.asked("list_sessions").proof {
        Proof::Session(hash) => hash,
        Proof::Key(_) | Proof::Nothing | Proof::Operator => String::new(),
    };
    let one = |one: &Session| pages::Session {
        since: one.begun_at.date_naive(),
        seen: one.seen_at.date_naive(),
        end: (one.hash != here).then(|| Act {
            about: reader.locale().day(one.begun_at.date_naive()),
            ..button(reader, id, ("end-session", "page-session-end"), Some(("session", one.id.to_string())))
        }),
    };
    all.iter().map(one).collect()
}

/// The providers that vouch for people, to be linked, and the way to end a link.
fn providers(caller: &Caller, reader: Reader<'_>, (id, linked): (CaseId, bool)) -> Vec<Act> {
    let of_people = caller.state.providers.all().filter(|provider| provider.vouches() == Vouches::ForPeople);
    let link = of_people.map(|provider| Act {
        about: provider.name().to_owned(),
        ..button(reader, id, ("link", "page-provider-link"), Some(("provider", provider.id().to_owned())))
    });
    let end = linked.then(|| button(reader, id, ("unlink", "page-provider-end"), None));
    link.chain(end).collect()
}

async fn want(caller: &Caller, mut typed: Typed) -> Shown {
    let (reader, id) = (Reader::of_form(caller, &typed), caller.case_id()?);
    let rhythm = Rhythm::ALL.iter().find(|(code, _)| *code == typed.value("life")).map(|(_, rhythm)| *rhythm);
    let chosen: Vec<String> =
        typed.value("topics").split(',').filter(|topic| !topic.is_empty()).map(str::to_owned).collect();
    if chosen.iter().any(|topic| !TOPICS.contains(&topic.as_str())) {
        typed.wrong("topics", reader.say().told("page-fault-choice", &[]));
    }
    let Some(rhythm) = rhythm.filter(|_| typed.is_right()) else {
        if rhythm.is_none() {
            typed.wrong("life", reader.say().told("page-fault-missing", &[]));
        }
        return shown(caller, &typed).await;
    };
    let open_words = typed.value("open-words") == "yes";
    caller
        .act_as_person("put_my_preferences", move |tx, ctx, permit| {
            let kept = messages::preferences(tx, permit)?;
            let wanted = Preferences { rhythm, topics: chosen.clone(), open_words, ..kept };
            messages::put_preferences(tx, ctx, permit, &wanted)
        })
        .await?;
    Ok(go_on(&place(id)))
}

async fn agree(caller: &Caller, mut typed: Typed) -> Shown {
    let (reader, id) = (Reader::of_form(caller, &typed), caller.case_id()?);
    let Some(to) = Slug::parse(typed.value("organisation")) else {
        typed.wrong("organisation", reader.say().told("page-fault-choice", &[]));
        return shown(caller, &typed).await;
    };
    let given = caller.act_as_person("give_consent", move |tx, ctx, permit| {
        consents::give(tx, ctx, permit, (id, &to, None)).map(drop)
    });
    match given.await {
        Ok(_) => Ok(go_on(&place(id))),
        Err(error @ AppError::Invalid(_)) => {
            typed.wrong("organisation", refused(reader, error)?);
            shown(caller, &typed).await
        }
        Err(error) => Err(error.into()),
    }
}

/// An id of something that is there no more, or never was.
fn id_in(typed: &Typed, name: &str) -> Result<uuid::Uuid, Problem> {
    typed.value(name).parse().map_err(|_| Problem::of(Code::NotFound))
}

async fn take_back(caller: &Caller, typed: &Typed) -> Shown {
    let (id, which) = (caller.case_id()?, id_in(typed, "consent")?);
    caller
        .act_as_person("withdraw_consent", move |tx, ctx, permit| {
            let known = consents::list(tx, permit, id)?;
            // Taken back already: a second tap of the same button.
            if known.iter().any(|one| one.id == which && one.withdrawn_at.is_some()) {
                return Ok(());
            }
            consents::withdraw(tx, ctx, permit, (id, which))
        })
        .await?;
    Ok(go_on(&place(id)))
}

async fn end_session(caller: &Caller, typed: &Typed) -> Shown {
    let (id, which) = (caller.case_id()?, id_in(typed, "session")?);
    // One that has ended already, and one that is another's, is nothing to end.
    caller
        .act_as_person("end_session", move |tx, _, permit| {
            tx.end_session(permit.account()?, which)?;
            Ok(())
        })
        .await?;
    Ok(go_on(&place(id)))
}

async fn link(caller: &Caller, typed: &Typed) -> Shown {
    let (reader, id) = (Reader::of_form(caller, typed), caller.case_id()?);
    let provider = typed.value("provider").to_owned();
    let found = caller.state.providers.get(&provider).map(|provider| provider.name().to_owned());
    let name = found.ok_or_else(|| Problem::of(Code::NotFound))?;
    let (login, account) = caller.act_as_person("link_provider", |_, _, permit| permit.account()).await?;
    let (address, cookie) = crate::web::sign_in::start(caller, provider, Some(account)).await?;
    let frame = frame(reader, &login, &place(id), Some(id));
    let page = pages::to_provider(&frame, reader.say(), &Link::new(&name, &address));
    let mut response = reader.page(StatusCode::OK, page);
    if let Ok(cookie) = cookie.to_string().parse() {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    Ok(response)
}

async fn unlink(caller: &Caller) -> Shown {
    let id = caller.case_id()?;
    caller
        .act_as_person("unlink_provider", |tx, _, permit| {
            let account = permit.account()?;
            Ok(tx.remove_credential(account, ProofKind::Provider)?)
        })
        .await?;
    Ok(go_on(&place(id)))
}
