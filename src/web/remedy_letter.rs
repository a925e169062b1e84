//! A remedy's letter, made for print: first the letter itself, in the language of the law, then what it is in the language of
//! whoever sends it. Where that language may not stand alone the Dutch stands beside each paragraph: a deadline that is misread
//! can cost a family. No number is asked for that the service must not know: there are lines to fill in.

use chrono::NaiveDate;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::app::letters::{Claim, Letter};
use crate::domain::guidance::Contact;
use crate::domain::procedure::LetterKind;
use crate::i18n::{Arg, Locale, Locales};

/// What the pages look like, on paper and on a screen; the policy of the answer names its digest.
const STYLE: &str = "@page{size:A4;margin:18mm 22mm}\
body{font:11.5pt/1.45 'Noto Sans',sans-serif;max-width:166mm;margin:2rem auto;padding:0 1rem;color:#000;background:#fff}\
article{break-after:page}address{font-style:normal;white-space:pre-line;margin-block:0 8mm}\
p,li,dd{overflow-wrap:anywhere}p,li,dl{break-inside:avoid}h1{font-size:16pt;line-height:1.25}h2{font-size:12.5pt;break-after:avoid}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:1mm 8mm;margin-block:8mm;align-items:end}dd{margin:0}\
.blank{display:block;inline-size:80mm;max-inline-size:100%;block-size:8mm;border-block-end:1px solid}\
small{display:block;font-size:8.5pt;color:#444}.box{border:2px solid;padding:1mm 4mm}.about{font-size:10.5pt;line-height:1.4}.about p{margin-block:1.2mm .3mm}\
.about .beside{margin-block:0 2mm;font-size:8.5pt;color:#333}.about ul{margin-block:1mm 2mm}\
@media print{body{margin:0;max-width:none;padding:0}}";

/// The contacts where somebody finds a lawyer, by their ids in `config/guidance/contacts.toml`.
const LAWYERS: [&str; 2] = ["legal-aid", "refugee-council"];

/// What the explanation touches, so that it matters whether it is misread.
const TOUCHES: [&str; 4] = ["deadline", "law", "safety", "money"];

/// The policy under which the pages may use their own style and nothing else.
#[must_use]
pub fn policy() -> String {
    super::page::policy_of(STYLE)
}

/// The pages; `None` where there is no letter in the language of the law.
#[must_use]
pub fn page(letter: &Letter, (locales, locale): (&Locales, &Locale), contacts: &[Contact]) -> Option<String> {
    let law = locales.letters()?;
    let title = law.text(&format!("subject-{}", letter.kind.name()), &[]);
    let pages: Markup = html! {
        (DOCTYPE)
        html lang=(law.id()) dir=(law.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                article lang=(law.id()) dir=(law.direction()) { (paper(letter, law)) }
                section.about lang=(locale.id()) dir=(locale.direction()) { (about(letter, locales, locale, contacts)) }
            }
        }
    };
    Some(pages.into_string())
}

/// The letter itself.
fn paper(letter: &Letter, law: &Locale) -> Markup {
    let say = |key: &str| law.text(key, &[]);
    let blank = |key: &str| html! { span.blank {} small { "(" (say(key)) ")" } };
    let (name, address) = letter.sender.as_ref().map_or((None, None), |(name, address)| (Some(name), address.as_ref()));
    html! {
        address {
            @match name { Some(name) => { bdi { (name) } } None => { (blank("sender-name")) } }
            @match address { Some(address) => { "\n" bdi { (address) } } None => { (blank("sender-address")) } }
        }
        address { (say("addressee")) (blank("addressee-address")) }
        dl {
            dt { (say("date")) } dd { (law.day(letter.today)) }
            dt { (say("reference")) } dd { (letter.reference.as_str()) }
            dt { (say("number")) } dd { span.blank {} }
            dt { (say("subject")) } dd { strong { (say(&format!("subject-{}", letter.kind.name()))) } }
        }
        p { (say("greeting")) }
        @for paragraph in body(letter, law) { p { (paragraph) } }
        p { (say("confirm")) }
        p { (say("closing")) }
        span.blank {} small { "(" (say("signature")) ")" }
        @if let Some(name) = name { p { bdi { (name) } } }
    }
}

fn body(letter: &Letter, law: &Locale) -> Vec<String> {
    let day = |day: NaiveDate| ("day", Arg::Day(day));
    let (words, began) = &letter.begun;
    let procedure = ("procedure", Arg::from(law.words(&letter.procedure, law.id())));
    let about = [procedure, ("event", Arg::from(law.words(words, law.id()))), day(*began)];
    match letter.kind {
        LetterKind::NoticeOfDefault => {
            let mut all = vec![law.text("notice-about", &about), law.text("notice-late", &[day(letter.last_day)])];
            let ground = letter.cited.iter().find_map(|(act, cited)| Some((act, article(law, cited)?)));
            all.extend(ground.map(|(act, article)| {
                law.text("notice-ground", &[("act", Arg::from(act.as_str())), ("article", Arg::Text(article.into()))])
            }));
            all.push(law.text("notice-demand", &[]));
            match letter.claim {
                Claim::None => {}
                Claim::Certain => all.push(law.text("notice-penalty", &[])),
                Claim::Uncertain => all.push(law.text("notice-penalty-uncertain", &[])),
            }
            all.push(law.text("notice-appeal", &[]));
            all
        }
        LetterKind::Objection => vec![
            law.text("objection-against", &about),
            law.text("objection-in-time", &[day(letter.last_day)]),
            law.text("objection-grounds", &[]),
            law.text("objection-file", &[]),
        ],
    }
}

/// An article as the data cites it (`2u(1), 2013`) in the words of the law's language; `None` for what is no article, like
/// the number of a ruling: a letter does not cite what cannot be looked up.
fn article(law: &Locale, cited: &str) -> Option<String> {
    let cited = cited.split(',').next().unwrap_or(cited).trim();
    let mut parts = cited.split('(');
    let number = parts.next().unwrap_or_default();
    let plain = number.chars().all(|c| c.is_ascii_alphanumeric() || c == ':');
    if !plain || !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut said = number.to_owned();
    for part in parts {
        let part = part.strip_suffix(')')?;
        let so_far = ("article", Arg::Text(said.into()));
        said = if part.bytes().all(|b| b.is_ascii_digit()) {
            law.text("article-paragraph", &[so_far, ("number", Arg::from(part))])
        } else if part.chars().count() == 1 {
            law.text("article-letter", &[so_far, ("letter", Arg::from(part))])
        } else {
            return None;
        };
    }
    Some(said)
}

/// What the letter is.
fn about(letter: &Letter, locales: &Locales, locale: &Locale, contacts: &[Contact]) -> Markup {
    let leading = locales.leading();
    let status = locales.status(locale.id());
    let alone = leading.id() == locale.id() || TOUCHES.iter().all(|tag| status.alone.contains(tag));
    let said = |key: &str, day: Option<NaiveDate>| -> Markup {
        let key = format!("remedy-letter-{key}");
        let args: Vec<(&str, Arg<'_>)> = day.map(|day| ("day", Arg::Day(day))).into_iter().collect();
        html! {
            p { (locale.isolated(&key, &args)) }
            @if !alone { p.beside lang=(leading.id()) dir=(leading.direction()) { (leading.text(&key, &args)) } }
        }
    };
    let found = LAWYERS.iter().filter_map(|id| contacts.iter().find(|contact| contact.id.as_str() == *id));
    let found = found.filter(|contact| contact.is_fresh(letter.today));
    html! {
        h1 { (locale.text(&format!("remedy-letter-title-{}", letter.kind.name()), &[])) }
        @if !status.reviewed { p { small { (locale.text("notice-unreviewed", &[])) } } }
        div.box { (said("not-advice", None)) }
        @for (key, day) in paragraphs(letter) { (said(key, day)) }
        h2 { (locale.text("remedy-letter-lawyer", &[])) }
        (said("lawyer-cost", None))
        ul {
            @for contact in found {
                li {
                    bdi { (contact.name) }
                    @if let Some(number) = &contact.number { " " bdi dir="ltr" { (number) } }
                    @if let Some(url) = &contact.url { " " bdi dir="ltr" { (url) } }
                }
            }
        }
        (said("private", None))
    }
}

/// The paragraphs of the explanation, each with its day.
fn paragraphs(letter: &Letter) -> Vec<(&'static str, Option<NaiveDate>)> {
    match letter.kind {
        LetterKind::NoticeOfDefault => {
            let mut all = vec![
                ("what-notice-of-default", Some(letter.last_day)),
                ("from", Some(letter.possible_from)),
                ("fill", None),
                ("send", None),
                ("form", None),
                ("then-notice-of-default", None),
            ];
            if letter.claim != Claim::None {
                all.push(("penalty", None));
            }
            if letter.claim == Claim::Uncertain {
                all.push(("penalty-uncertain", None));
            }
            all
        }
        LetterKind::Objection => vec![
            ("what-objection", None),
            ("until", Some(letter.last_day)),
            ("fill", None),
            ("enclose", None),
            ("send", None),
            ("then-objection", None),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_looked_up_is_cited_and_in_words_of_the_law() {
        let locales = Locales::built_in().expect("languages");
        let law = locales.letters().expect("letters");
        let said = |cited: &str| article(law, cited);
        assert_eq!(said("2u(1), 2013").as_deref(), Some("2u, lid 1"));
        assert_eq!(said("4:15(1)(a)").as_deref(), Some("4:15, lid 1, onder a"));
        assert_eq!(said("76").as_deref(), Some("76"));
        for vague in ["numbers not seen", "29(2) and (4)", "ECLI:NL:RBDHA:2026:1915 and ECLI:NL:RBDHA:2025:13534", ""] {
            assert_eq!(said(vague), None, "{vague}");
        }
    }
}
