//! The frame of every page: language and direction, the way past the menu, languages, leaving, the menu, and where to
//! ask.

use maud::{DOCTYPE, Markup, html};

use super::say::{Link, Phrase, Say, all, direction};
use super::style;

/// A language that the page can be read in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Language {
    /// Its tag (BCP 47).
    pub tag: String,
    /// Its name in itself.
    pub name: String,
    /// The same page in it.
    pub address: String,
}

/// How one comes to the same page in another language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Languages {
    /// By an address.
    At(Vec<Language>),
    /// By sending the form once more, so that what was typed is not lost: its address, its fields, and the languages.
    Again(String, Vec<(String, String)>, Vec<Language>),
}

/// Who is signed in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignedIn {
    /// What they are called here: never a name on a page that others may see over a shoulder. `None` on a page for anybody, which
    /// does not ask who reads it.
    pub as_whom: Option<String>,
    /// What is in their menu; the place they are in has no address of another.
    pub menu: Vec<Link>,
}

/// What is around a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Frame {
    /// Its address, which marks its place in the menu.
    pub place: String,
    /// Its languages.
    pub languages: Languages,
    /// Who reads it; `None`: anybody.
    pub signed_in: Option<SignedIn>,
    /// Where leaving at once leads to; `None` where nothing on the page is unsafe to be seen with.
    pub exit: Option<String>,
    /// A note above every page, such as that this is a demonstration, and where it leads.
    pub banner: Option<(Phrase, Link)>,
}

/// A whole page. `title` is its heading as well.
#[must_use]
pub fn page(frame: &Frame, say: Say<'_>, title: &str, inner: &Markup) -> String {
    let locale = say.locale();
    let site = say.plain("page-site", &[]);
    let page = html! {
        (DOCTYPE)
        html lang=(locale.id()) dir=(locale.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                @if frame.signed_in.is_some() { meta name="robots" content="noindex"; }
                title { (title) " – " (site) }
                link rel="icon" type="image/svg+xml" href=(style::sign_address());
                link rel="stylesheet" href=(style::style_address());
                @if frame.exit.is_some() { script src=(style::script_address()) defer {} }
            }
            body {
                a.skip href="#main" { (say.t("page-skip")) }
                (header(frame, say))
                (menu(frame, say))
                main #main.wide tabindex="-1" {
                    h1 { bdi { (title) } }
                    (inner)
                    // Below: the first screen of a telephone is for the answers.
                    @if let Some((banner, link)) = &frame.banner {
                        p.note.warn.screen {
                            (say.phrase(banner))
                            @if link.address != frame.place { " " (link.show(say)) }
                        }
                    }
                }
                (footer(frame, say))
            }
        }
    };
    page.into_string()
}

fn header(frame: &Frame, say: Say<'_>) -> Markup {
    html! {
        header.safe[frame.exit.is_some()] {
            div.bar.wide {
                a.brand href="/" aria-label=(say.plain("page-site", &[])) { (sign()) span { (say.t("page-site")) } }
                (languages(&frame.languages, say))
                @if let Some(exit) = &frame.exit {
                    a.exit href=(exit) rel="noreferrer nofollow" { (say.t("page-exit")) }
                }
            }
        }
    }
}

/// The sign of the service: a road with three stations.
fn sign() -> Markup {
    html! {
        svg viewBox="0 0 32 32" aria-hidden="true" focusable="false" {
            path d="M5 27C5 16 27 18 27 5" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" {}
            circle cx="5" cy="27" r="4" fill="currentColor" {}
            circle cx="16" cy="17.5" r="4" fill="currentColor" {}
            circle cx="27" cy="5" r="4" fill="currentColor" {}
        }
    }
}

fn languages(languages: &Languages, say: Say<'_>) -> Markup {
    let own = say.locale().id();
    let item = |language: &Language| {
        html! {
            li {
                @if language.tag == own {
                    a href=(language.address) lang=(language.tag) aria-current="true" { strong { (language.name) } }
                } @else {
                    a href=(language.address) lang=(language.tag) hreflang=(language.tag)
                        dir=(direction(&language.tag)) {
                        (language.name)
                    }
                }
            }
        }
    };
    html! {
        details.lang {
            summary { span.hide { (say.t("page-languages")) " " } (say.t("language-name")) }
            @match languages {
                Languages::At(every) => { ul.langs { (all(every, item)) } }
                Languages::Again(action, fields, every) => { (again(action, fields, every)) }
            }
        }
    }
}

/// The languages of a page that answers a form: each sends it once more, to be shown and not to be done.
fn again(action: &str, fields: &[(String, String)], every: &[Language]) -> Markup {
    html! {
        form method="post" action=(action) {
            (kept(fields))
            input type="hidden" name="show" value="again";
            ul.langs {
                @for language in every {
                    li {
                        button.link name="language" value=(language.tag) lang=(language.tag)
                            dir=(direction(&language.tag)) {
                            (language.name)
                        }
                    }
                }
            }
        }
    }
}

/// Fields that go along unseen.
#[must_use]
pub fn kept(fields: &[(String, String)]) -> Markup {
    all(fields, |(name, value)| html! { input type="hidden" name=(name) value=(value); })
}

fn menu(frame: &Frame, say: Say<'_>) -> Markup {
    let link = |link: &Link| {
        let here = link.address == frame.place;
        html! { li { a href=(link.address) aria-current=[here.then_some("page")] { (say.phrase(&link.text)) } } }
    };
    html! {
        @if let Some(signed_in) = &frame.signed_in {
            nav aria-label=(say.plain("page-menu", &[])) { ul.nav.wide { (all(&signed_in.menu, link)) } }
        }
    }
}

/// Where to ask stands at the same place on every page (consistent help).
fn footer(frame: &Frame, say: Say<'_>) -> Markup {
    let link = |address: &str, key: &str| html! { a href=(address) { (say.t(key)) } };
    html! {
        footer {
            div.wide {
                nav aria-label=(say.plain("page-foot", &[])) {
                    (link("/help", "page-foot-help"))
                    (link("/glossary", "page-foot-glossary"))
                    (link("/privacy", "page-foot-privacy"))
                    (link("/accessibility", "page-foot-accessibility"))
                }
                p { (say.t("page-foot-advice")) }
                @if let Some(signed_in) = &frame.signed_in {
                    form.acts.screen method="post" action="/sign-out" {
                        @if let Some(whom) = &signed_in.as_whom { span { (say.t("page-signed-in")) " " bdi { (whom) } } }
                        button.second { (say.t("page-sign-out")) }
                    }
                }
            }
        }
    }
}
