//! Who reads a page: in which language, from where, and what is around the page for them.

use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::StatusCode;
use actix_web::http::header::SET_COOKIE;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{Datelike, NaiveDate};

use crate::i18n::{Locale, Locales};
use crate::web::pages::frame::{Frame, Language, Languages, SignedIn};
use crate::web::pages::parts::field::Typed;
use crate::web::pages::say::{Link, Phrase, Say};
use crate::web::pages::style;
use crate::web::problem::Problem;
use crate::web::request::{Caller, LANGUAGE_COOKIE, SESSION_COOKIE, State, cookie_of, readers_language};
use crate::wire::words::Speech;

/// The first and last year that can be typed.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// An answer that is a page already, whatever its status: nothing is put in its place.
#[derive(Clone, Copy, Debug)]
pub(in crate::web) struct APage;

/// Who reads.
#[derive(Clone, Copy)]
pub(in crate::web) struct Reader<'r> {
    locales: &'r Locales,
    locale: &'r Locale,
    exit: &'r str,
    /// Their browser holds a session, which may have ended.
    signed_in: bool,
    /// This is a demonstration.
    demonstrates: bool,
}

impl<'r> Reader<'r> {
    /// In the language that they chose, or else in that of their browser.
    pub(in crate::web) fn of(request: &HttpRequest, state: &'r State) -> Self {
        let chosen = cookie_of(request, LANGUAGE_COOKIE);
        let locale = chosen.and_then(|tag| known(&state.locales, &tag));
        let locale = locale.unwrap_or_else(|| readers_language(request, &state.locales));
        let signed_in = cookie_of(request, SESSION_COOKIE).is_some_and(|held| !held.is_empty());
        let demonstrates = state.guests.is_some();
        Self { locales: &state.locales, locale, exit: &state.exit, signed_in, demonstrates }
    }

    /// The same, unless the form was sent to be shown in another language.
    pub(super) fn of_form(caller: &'r Caller, typed: &Typed) -> Self {
        let reader = Self::of(caller.request(), &caller.state);
        let chosen = Some(typed.value("language")).filter(|_| shows_again(typed));
        Self { locale: chosen.and_then(|tag| known(reader.locales, tag)).unwrap_or(reader.locale), ..reader }
    }

    /// Their language.
    pub(in crate::web) fn locale(self) -> &'r Locale {
        self.locale
    }

    /// All languages.
    pub(super) fn locales(self) -> &'r Locales {
        self.locales
    }

    /// Says things to them.
    pub(in crate::web) fn say(self) -> Say<'r> {
        Say::new(self.locale, self.locales.get(crate::i18n::DEFAULT))
    }

    /// The language in which the service itself speaks to them: theirs, if it has words for everything.
    pub(in crate::web) fn served(self) -> &'r Locale {
        if self.locale.is_whole() { self.locale } else { self.locales.get(crate::i18n::DEFAULT) }
    }

    /// The same for what a procedure says.
    pub(super) fn speech<'s>(self, native: &'s str) -> Speech<'s>
    where
        'r: 's,
    {
        Speech { locale: self.served(), native }
    }

    /// A text in the language in which the service speaks to them.
    pub(in crate::web) fn served_text(self, text: &str) -> Phrase {
        Phrase::of(text, self.served().id())
    }

    /// The language in which they are told what can be done: their own, where it has words for that.
    pub(super) fn of_remedies(self) -> &'r Locale {
        if self.say().has("remedy-open") { self.locale } else { self.served() }
    }

    /// The language in which they are told of the time ahead.
    pub(super) fn of_forecasts(self) -> &'r Locale {
        if self.say().has("forecast-range") { self.locale } else { self.served() }
    }

    /// A text about what can be done.
    pub(super) fn remedy_text(self, text: &str) -> Phrase {
        Phrase::of(text, self.of_remedies().id())
    }

    /// A text of a procedure: in the language of its law where that is the reader's, else in English.
    pub(super) fn of_law(self, text: &str, native: &str) -> Phrase {
        let own = self.served().id();
        Phrase::of(text, if native.split('-').next() == Some(own) { own } else { crate::i18n::DEFAULT })
    }

    /// What is around a page. Who reads it is not looked up: one for anybody is the same for all but for the way back.
    pub(in crate::web) fn frame(self, place: &str) -> Frame {
        let fields = vec![("to".to_owned(), place.to_owned())];
        let languages = Languages::Again("/language".to_owned(), fields, self.languages());
        let home = || SignedIn { as_whom: None, menu: vec![Link::of(self.say(), "page-home", "/home")] };
        let signed_in = self.signed_in.then(home);
        let again = || Link::of(self.say(), "page-demo-again", "/demo");
        let banner = self.demonstrates.then(|| (self.say().told("page-demo-banner", &[]), again()));
        Frame { place: place.to_owned(), languages, signed_in, exit: None, banner }
    }

    /// What is around a page that answers a form: another language sends the form once more, and nothing is lost.
    pub(super) fn frame_of_form(self, place: &str, typed: &Typed) -> Frame {
        let kept = typed.kept().into_iter().filter(|(name, _)| !SECRET.contains(&name.as_str())).collect();
        Frame { languages: Languages::Again(place.to_owned(), kept, self.languages()), ..self.frame(place) }
    }

    /// With a way to leave at once.
    pub(super) fn with_exit(self, frame: Frame) -> Frame {
        Frame { exit: Some(self.exit.to_owned()).filter(|exit| !exit.is_empty()), ..frame }
    }

    fn languages(self) -> Vec<Language> {
        let one = |locale: &Locale| Language {
            tag: locale.id().to_owned(),
            name: locale.text("language-name", &[]),
            address: String::new(),
        };
        let mut all: Vec<Language> = self.locales.all().map(one).collect();
        // The language of the country first: it is the one that most can read or find somebody for.
        all.sort_by_key(|language| language.tag != self.locales.leading().id());
        all
    }

    /// The answer with a page.
    pub(in crate::web) fn page(self, status: StatusCode, page: String) -> HttpResponse {
        let mut response = HttpResponse::build(status)
            .insert_header(("Content-Security-Policy", style::policy()))
            .insert_header(("Content-Language", self.locale.id()))
            .content_type("text/html; charset=utf-8")
            .body(page);
        response.extensions_mut().insert(APage);
        response
    }

    /// The answer with a page where all went well, or where a form is to be put right.
    pub(super) fn shown(self, right: bool, page: String) -> HttpResponse {
        self.page(if right { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, page)
    }
}

/// What is never sent back, and what is not typed.
const SECRET: [&str; 3] = ["pass-phrase", "language", "show"];

/// Was a form sent only to be shown in another language?
pub(super) fn shows_again(typed: &Typed) -> bool {
    typed.value("show") == "again"
}

/// The language of this tag, if there is one.
pub(super) fn known<'l>(locales: &'l Locales, tag: &str) -> Option<&'l Locale> {
    locales.all().find(|locale| locale.id() == tag)
}

/// Goes on to another page of this site.
pub(super) fn go_on(to: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header(("Location", to)).finish()
}

/// POST `/language`: reads on in another language. It is kept until the browser is closed, so that the next one at the same
/// telephone is not told where somebody is from.
pub(super) async fn choose(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let typed = Typed::of(caller.form(payload).await?);
    let mut response = go_on(own_address(typed.value("to")));
    let chosen = known(&caller.state.locales, typed.value("language"));
    if let Some(value) = chosen.and_then(|locale| reads_in(locale).to_string().parse().ok()) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    Ok(response)
}

/// What a browser holds to read on in a language.
pub(super) fn reads_in(locale: &Locale) -> Cookie<'static> {
    let cookie = Cookie::build(LANGUAGE_COOKIE, locale.id().to_owned()).path("/").secure(true).http_only(true);
    cookie.same_site(SameSite::Lax).finish()
}

/// An address of this site as it is, anything else as the start: nobody is sent elsewhere by a form that others made up.
pub(super) fn own_address(to: &str) -> &str {
    let plain = to.bytes().all(|b| b.is_ascii_alphanumeric() || b"/-_.?=&".contains(&b));
    if to.starts_with('/') && !to.starts_with("//") && plain { to } else { "/" }
}

/// The day of a field; what is wrong with it is noted beside it.
pub(super) fn day(reader: Reader<'_>, typed: &mut Typed, name: &str, needed: bool) -> Option<NaiveDate> {
    let fault = match typed.day(name) {
        Ok(Some(day)) if YEARS.contains(&day.year()) => return Some(day),
        Ok(None) if !needed => return None,
        Ok(None) => "page-fault-missing",
        Ok(Some(_)) | Err(_) => "page-fault-day",
    };
    typed.wrong(name, reader.say().told(fault, &[]));
    None
}

#[cfg(test)]
mod tests {
    use super::own_address;

    #[test]
    fn a_form_leads_to_this_site_only() {
        for own in ["/", "/filing", "/my/0190-aa/guidance", "/procedure?procedure=nl-nareis&version=2025-03-28"] {
            assert_eq!(own_address(own), own);
        }
        for other in ["", "//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nSet-Cookie: x", "filing"]
        {
            assert_eq!(own_address(other), "/", "{other}");
        }
    }
}
