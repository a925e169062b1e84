//! The pictures of all procedures that are shipped: well-formed, whole, and readable in every language.

use std::sync::Arc;

use wachtwijzer::domain::procedure::Version;
use wachtwijzer::i18n::Locales;
use wachtwijzer::wire::diagram::{DiagramBody, diagram, mermaid, svg};
use wachtwijzer::wire::words::Speech;

use crate::support::{catalogue, locales};

/// Every version of every procedure in every language.
fn pictures() -> Vec<(String, Arc<Version>, DiagramBody)> {
    let locales = locales();
    let mut pictures = Vec::new();
    for procedure in catalogue().procedures() {
        for version in procedure.versions() {
            for locale in locales.all() {
                let body = diagram(version, Speech { locale, native: procedure.language() });
                let name = format!("{} {} {}", procedure.id(), version.id(), locale.id());
                pictures.push((name, Arc::clone(version), body));
            }
        }
    }
    pictures
}

fn picture(id: &str, language: &str) -> DiagramBody {
    let (catalogue, locales) = (catalogue(), locales());
    let procedure = catalogue.procedure(id).expect("a procedure that is shipped");
    let version = procedure.versions().last().expect("a version");
    diagram(version, Speech { locale: locales.get(language), native: procedure.language() })
}

/// The text that a reader sees, its lines put together again.
fn seen(svg: &str) -> String {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|why| panic!("{why}\n{svg}"));
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    let lines: Vec<&str> = texts.filter_map(|node| node.text()).collect();
    squeezed(&lines.join(" "))
}

/// Without blanks and hyphens, which lines that are broken add and lose.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

#[test]
fn the_language_files_have_no_fault() {
    let read = Locales::built_in().map(|locales| locales.all().map(|l| l.id().to_owned()).collect::<Vec<_>>());

    assert_eq!(read, Ok(["en", "ar", "fa", "nl", "so", "ti", "tr"].map(str::to_owned).to_vec()));
}

#[test]
fn a_day_is_written_in_dutch_with_a_small_letter() {
    let day = "2026-11-23".parse().expect("a day");

    assert_eq!(locales().get("nl").day(day), "23 november 2026");
}

#[test]
fn every_stage_term_and_event_stands_in_the_picture() {
    for (name, version, body) in pictures() {
        let text = seen(&svg(&body));
        for stage in version.stages() {
            let drawn = body.stages.iter().find(|s| s.id == stage.id.as_str()).expect("every stage");
            assert!(text.contains(&squeezed(&drawn.title)), "{name}: the stage {} is not seen", stage.id);
        }
        for term in version.terms() {
            let drawn = body.terms.iter().find(|t| t.id == term.id.as_str()).expect("every term");
            assert!(!drawn.stages.is_empty(), "{name}: the term {} stands nowhere", term.id);
            assert!(text.contains(&squeezed(&drawn.title)), "{name}: the term {} is not seen", term.id);
            assert!(text.contains(&squeezed(&drawn.length)), "{name}: the length of {} is not seen", term.id);
        }
        for event in body.moves.iter().flat_map(|way| &way.events) {
            assert!(text.contains(&squeezed(&event.title)), "{name}: the event {} is not seen", event.event);
        }
    }
}

#[test]
fn a_pair_of_stages_has_one_arrow() {
    for (name, _, body) in pictures() {
        let mut pairs: Vec<(&str, &str)> = body.moves.iter().map(|m| (m.from.as_str(), m.to.as_str())).collect();
        pairs.sort_unstable();
        let all = pairs.len();
        pairs.dedup();

        assert_eq!(pairs.len(), all, "{name}");
    }
}

#[test]
fn every_text_of_the_picture_has_words_in_every_language() {
    for (name, version, body) in pictures() {
        assert!(body.legend.iter().all(|sign| !sign.text.contains("diagram-legend")), "{name}: {:?}", body.legend);
        for move_ in version.events().iter().flat_map(|event| &event.moves) {
            for code in move_.when.0.iter().flat_map(|(_, codes)| codes) {
                let key = format!("code-{code}");
                assert!(
                    locales().all().filter(|l| l.is_whole()).all(|l| l.keys().contains(&key)),
                    "{name}: {key} has no words"
                );
            }
        }
    }
}

#[test]
fn a_picture_tells_what_it_is_to_those_who_do_not_see_it() {
    let svg = svg(&picture("nl-nareis", "nl"));

    let document = roxmltree::Document::parse(&svg).expect("well-formed");
    let root = document.root_element();
    let child = |tag: &str| root.children().find(|n| n.has_tag_name(tag)).and_then(|n| n.text()).unwrap_or_default();
    assert_eq!(root.attribute("role"), Some("img"));
    assert_eq!(child("title"), "Nareis – 2026-06-12");
    assert!(child("desc").contains("Voor de aanvraag"), "{}", child("desc"));
}

#[test]
fn a_picture_refers_to_nothing_outside_itself() {
    for (name, _, body) in pictures() {
        let svg = svg(&body);
        let rest = svg.replace("http://www.w3.org/2000/svg", "");
        assert!(!rest.contains("http") && !rest.contains("url(") && !rest.contains("href"), "{name}");
    }
}

#[test]
fn texts_of_a_procedure_cannot_break_out_of_the_picture() {
    let mut body = picture("de-familiennachzug", "en");
    let evil = "\"><script>alert(1)</script>&\u{1b}";
    body.title = evil.to_owned();
    body.description = evil.to_owned();
    body.language = evil.to_owned();
    for stage in &mut body.stages {
        stage.title = evil.to_owned();
    }
    for sign in &mut body.legend {
        sign.sign = evil.to_owned();
    }
    for term in &mut body.terms {
        term.length = evil.to_owned();
    }

    let svg = svg(&body);

    let document = roxmltree::Document::parse(&svg).unwrap_or_else(|why| panic!("{why}\n{svg}"));
    assert!(!document.descendants().any(|node| node.has_tag_name("script")));
    assert!(!mermaid(&body).contains("<script"));
}

#[test]
fn a_text_from_right_to_left_begins_at_the_right() {
    let mut body = picture("de-familiennachzug", "en");
    let stage = body.stages.first_mut().expect("a stage");
    stage.title = "قبل الطلب".to_owned();

    let svg = svg(&body);

    let document = roxmltree::Document::parse(&svg).expect("well-formed");
    let title = document.descendants().find(|n| n.has_tag_name("text") && n.text() == Some("قبل الطلب"));
    assert_eq!(title.and_then(|n| n.attribute("direction")), Some("rtl"));
}

#[test]
fn the_picture_is_read_back_from_json_as_it_was() {
    let body = picture("nl-asylum", "en");

    let json = serde_json::to_string(&body).expect("JSON");

    assert_eq!(serde_json::from_str::<DiagramBody>(&json).expect("the same shape"), body);
}

#[test]
fn the_german_procedure_as_mermaid() {
    insta::assert_snapshot!(mermaid(&picture("de-familiennachzug", "en")));
}
