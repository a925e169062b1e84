//! Pictures of procedures: everything that is there is drawn, nothing overlaps, nothing breaks out of its text.

use wachtwijzer::domain::procedure::{Procedure, Version};
use wachtwijzer::wire::diagram::{diagram, mermaid, svg};
use wachtwijzer::wire::words::Speech;

use crate::support::{catalogue, locales};

fn each(test: impl Fn(&Procedure, &Version, Speech<'_>)) {
    let (catalogue, locales) = (catalogue(), locales());
    for procedure in catalogue.procedures() {
        for version in procedure.versions() {
            for locale in locales.all() {
                test(procedure, version, Speech { locale, native: procedure.language() });
            }
        }
    }
}

#[test]
fn every_stage_every_move_and_every_term_is_in_the_picture() {
    each(|_, version, speech| {
        let drawn = diagram(version, speech);
        assert_eq!(drawn.stages.len(), version.stages().len());
        for term in version.terms() {
            let there = drawn.stages.iter().any(|s| s.terms.iter().any(|t| t.id == term.id.as_str()));
            assert!(there, "{} {}: {}", version.procedure(), version.id(), term.id);
        }
        let picture = svg(&drawn);
        for stage in &drawn.stages {
            assert!(picture.contains(&stage.title.replace('&', "&amp;")), "{}", stage.title);
        }
        let text = mermaid(&drawn);
        for way in &drawn.moves {
            let arrow = format!("{} --> {}", way.from.replace('-', "_"), way.to.replace('-', "_"));
            assert!(text.contains(&arrow), "{arrow}");
        }
    });
}

#[test]
fn pictures_are_well_formed_and_their_boxes_do_not_overlap() {
    each(|_, version, speech| {
        let picture = svg(&diagram(version, speech));
        let document = roxmltree::Document::parse(&picture).expect("well-formed");
        let number = |n: &roxmltree::Node<'_, '_>, name: &str| {
            n.attribute(name).and_then(|v| v.parse::<i32>().ok()).expect("a number")
        };
        let boxes: Vec<(i32, i32)> = document
            .descendants()
            .filter(|n| n.attribute("class").is_some_and(|c| c.starts_with("box")))
            .map(|n| (number(&n, "y"), number(&n, "y") + number(&n, "height")))
            .collect();
        assert_eq!(boxes.len(), version.stages().len());
        assert!(boxes.windows(2).all(|pair| pair[0].1 < pair[1].0), "{boxes:?}");
        assert!(!picture.contains("http://") || picture.matches("http://").count() == 1, "only the namespace");
    });
}

#[test]
fn the_objection_term_stands_with_the_refusal_and_not_with_the_grant() {
    let (catalogue, locales) = (catalogue(), locales());
    let procedure = catalogue.procedure("nl-nareis").expect("nareis");
    let version = procedure.version("2025-03-28").expect("the version");
    let drawn = diagram(version, Speech { locale: locales.get("en"), native: "nl" });
    let terms = |stage: &str| -> Vec<String> {
        let found = drawn.stages.iter().find(|s| s.id == stage).expect("the stage");
        found.terms.iter().map(|t| t.id.clone()).collect()
    };
    assert_eq!(terms("granted"), ["mvv-collection"]);
    assert_eq!(terms("refused"), ["objection"]);
}

#[test]
fn the_text_of_a_small_procedure_reads_as_a_picture() {
    let (catalogue, locales) = (catalogue(), locales());
    let version = &catalogue.procedure("be-gezinshereniging").expect("Belgium").versions()[0];
    insta::assert_snapshot!(mermaid(&diagram(version, Speech { locale: locales.get("en"), native: "nl" })));
}
