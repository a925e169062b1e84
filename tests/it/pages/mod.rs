//! The pages over HTTP, as a browser without scripts sees them.

mod admin;
mod after;
mod calendar;
mod demo;
mod desk_case;
mod desk_handovers;
mod desk_steps;
mod door;
mod fields;
mod helping;
mod mine;
mod own_data;
mod policy;
mod public;
mod session;
mod words;
mod work;

use wachtwijzer::web::pages::say::Say;
use wachtwijzer::web::pages::style;

use crate::support::http::{Answer, TestApp};
use crate::support::locales;

/// The languages that have words for the pages.
const LANGUAGES: [&str; 3] = ["nl", "en", "ar"];

fn say_in(language: &str) -> Say<'static> {
    Say::new(locales().get(language), locales().get("en"))
}

/// Something that would be a script if it were not escaped.
const ATTACK: &str = "\"><script>alert(1)</script>";

/// What a browser of somebody sends.
struct Browser {
    cookies: String,
    language: &'static str,
}

impl Browser {
    fn nobody(language: &'static str) -> Self {
        Self { cookies: "none=1".to_owned(), language }
    }

    fn holding(cookies: &str, language: &'static str) -> Self {
        Self { cookies: cookies.to_owned(), language }
    }

    async fn get<S>(&self, app: &TestApp<S>, path: &str) -> Answer
    where
        S: actix_web::dev::Service<
                actix_http::Request,
                Response = actix_web::dev::ServiceResponse<actix_web::body::BoxBody>,
                Error = actix_web::Error,
            >,
    {
        app.send("GET", path, &self.headers(), None).await
    }

    /// Follows every link of a page within the service.
    async fn follow_links<S>(&self, app: &TestApp<S>, (page, path): (&Answer, &str))
    where
        S: actix_web::dev::Service<
                actix_http::Request,
                Response = actix_web::dev::ServiceResponse<actix_web::body::BoxBody>,
                Error = actix_web::Error,
            >,
    {
        for (at, _) in page.text.match_indices("href=\"/") {
            let address = page.text[at + 6..].split('"').next().expect("an address").replace("&amp;", "&");
            let there = self.get(app, &address).await;
            assert!([200, 303].contains(&there.status), "{path} leads to {address}: {}", there.status);
        }
    }

    async fn post<S>(&self, app: &TestApp<S>, path: &str, fields: &[(&str, &str)]) -> Answer
    where
        S: actix_web::dev::Service<
                actix_http::Request,
                Response = actix_web::dev::ServiceResponse<actix_web::body::BoxBody>,
                Error = actix_web::Error,
            >,
    {
        let mut headers = self.headers();
        headers.push(("content-type", "application/x-www-form-urlencoded"));
        headers.push(("sec-fetch-site", "same-origin"));
        let escaped = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat();
        let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        app.send("POST", path, &headers, Some(body.join("&").into_bytes())).await
    }

    fn headers(&self) -> Vec<(&str, &str)> {
        vec![
            ("accept", "text/html,application/xhtml+xml,*/*;q=0.8"),
            ("accept-language", self.language),
            ("cookie", self.cookies.as_str()),
        ]
    }
}

/// What holds of every page, whatever its status.
fn is_whole(answer: &Answer, language: &str, what: &str) {
    let what = format!("{what} in {language}");
    let text = &answer.text;
    let direction = locales().get(language).direction();
    assert!(text.contains(&format!("<html lang=\"{language}\" dir=\"{direction}\">")), "{what}: {text}");
    assert_eq!(text.matches("<h1>").count(), 1, "{what}");
    assert!(text.len() < 50_000, "{what}: {} bytes", text.len());
    assert_eq!(answer.header("content-security-policy"), style::policy(), "{what}");
    assert_eq!(answer.header("cache-control"), "no-store", "{what}");
    assert_eq!(answer.header("content-language"), language, "{what}");
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{what}");
    for forbidden in ["<style", " style=", "onclick", "javascript:", "src=\"http", "<script>", "autofocus"] {
        assert!(!text.contains(forbidden), "{what} holds {forbidden}");
    }
    // A key that has no words shows itself.
    for shown in text.split(['>', '<', '"']).map(str::trim) {
        let key = (shown.starts_with("page-") || shown.starts_with("staff-")) && !shown.contains(' ');
        assert!(!key, "{what} shows {shown}");
    }
}

/// What the form of a page holds unseen under a name.
fn unseen(answer: &Answer, name: &str) -> String {
    let found = hidden(&answer.text).into_iter().find(|(of, _)| of == name);
    found.unwrap_or_else(|| panic!("no {name} in {}", answer.text)).1
}

/// The fields that go along unseen with the forms of a page; those of the choice of language stand above them.
fn hidden(page: &str) -> Vec<(String, String)> {
    let plain =
        |text: &str| text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let forms = page.split("<main").nth(1).unwrap_or_default();
    let mut all: Vec<(String, String)> = forms
        .split("<input type=\"hidden\" name=\"")
        .skip(1)
        .filter_map(|input| {
            let (name, rest) = input.split_once("\" value=\"")?;
            Some((plain(name), plain(rest.split_once("\">")?.0)))
        })
        .collect();
    all.sort();
    all.dedup();
    all
}

/// A cookie that an answer sets, as a browser would send it back.
fn cookie(answer: &Answer, name: &str) -> Option<String> {
    let set = answer.headers.get_all("set-cookie").filter_map(|value| value.to_str().ok());
    set.filter_map(|value| value.split(';').next())
        .find(|pair| pair.starts_with(&format!("{name}=")))
        .map(str::to_owned)
}
