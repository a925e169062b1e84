//! Words: every language has all messages, every message is used, and every code has its words.

use std::collections::BTreeSet;
use std::path::Path;

use wachtwijzer::domain::procedure::LetterKind;
use wachtwijzer::i18n::{Arg, Locales};
use wachtwijzer::notify::words::PARTS;
use wachtwijzer::web::problem::Code;

use crate::support::{catalogue, locales};

fn sources(folder: &Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, into);
        } else {
            into.push_str(&std::fs::read_to_string(&path).expect("a text"));
        }
    }
}

/// Keys that are put together from one of these and a code.
const FAMILIES: [&str; 29] = [
    "code-",
    "diagram-legend-",
    "diagram-sign-",
    "fault-",
    "warning-",
    "problem-",
    "detail-",
    "state-",
    "month-",
    "notice-",
    "remedy-letter-title-",
    "remedy-letter-",
    "statistic-",
    "task-",
    "chart-",
    "track-",
    "end-",
    "measure-",
    "band-",
    "penalty-",
    "forecast-none-",
    "theme-",
    "handover-kind-",
    "handover-language-",
    "handover-refusal-",
    "what-if-handling-",
    "what-if-impossible-",
    "what-if-intake-",
    "what-if-capacity-",
];

#[test]
fn every_message_is_used_somewhere() {
    let mut source = String::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    sources(&root.join("src"), &mut source);
    // The codes of outcomes stand in the procedures, the kinds of notices in their rules.
    sources(&root.join("config/procedures"), &mut source);
    // Themes and kinds of handovers stand in theirs.
    sources(&root.join("config/handovers"), &mut source);
    sources(&root.join("config/tasks"), &mut source);
    // The words of pages are named whole, or by a beginning to which a part, a step or a code is put.
    let mut pages = String::new();
    sources(&root.join("src/web"), &mut pages);
    let begun: BTreeSet<&str> = pages
        .split('"')
        .filter(|text| (text.starts_with("page-") || text.starts_with("staff-")) && !text.contains(' '))
        .map(|text| text.split('{').next().unwrap_or(text).trim_end_matches('-'))
        .filter(|text| text.contains('-'))
        .collect();
    let on_a_page = |key: &str| {
        let ends = key.match_indices('-').map(|(at, _)| at).chain([key.len()]);
        ends.filter_map(|at| key.get(..at)).any(|beginning| begun.contains(beginning))
    };
    let notices: BTreeSet<String> = catalogue()
        .all_notices()
        .flat_map(|rules| &rules.rules)
        .flat_map(|rule| {
            let desk = rule.tells_organisations().then(|| format!("desk-{}", rule.kind));
            PARTS.into_iter().map(|part| format!("notice-{}-{part}", rule.kind)).chain(desk)
        })
        .collect();
    let unused: Vec<String> = locales()
        .get("en")
        .keys()
        .iter()
        .filter(|key| {
            let code = FAMILIES.iter().find_map(|family| key.strip_prefix(family));
            let code = code.map(|code| code.strip_suffix("-method").unwrap_or(code));
            let named = source.contains(&format!("\"{key}\""));
            let made = code.is_some_and(|c| c.parse::<u8>().is_ok() || source.contains(&format!("\"{c}\"")));
            !named && !made && !on_a_page(key) && !notices.contains(key.as_str()) && key.as_str() != "language-name"
        })
        .cloned()
        .collect();
    assert!(unused.is_empty(), "nothing says: {unused:?}");
}

#[test]
fn every_word_of_the_letters_is_used_and_every_word_that_is_used_is_there() {
    let source = include_str!("../../src/web/remedy_letter.rs");
    let letters = locales().letters().expect("letters in the language of the law");
    assert_eq!(letters.id(), locales().leading().id());
    let subjects: Vec<String> = LetterKind::ALL.iter().map(|(name, _)| format!("subject-{name}")).collect();
    let used = |key: &String| source.contains(&format!("\"{key}\"")) || subjects.contains(key);
    let unused: Vec<&String> = letters.keys().iter().filter(|key| !used(key)).collect();
    assert!(unused.is_empty(), "nothing says: {unused:?}");
    // Each kind of letter has its subject, and in every language its title.
    for (name, _) in LetterKind::ALL {
        assert!(letters.keys().contains(&format!("subject-{name}")), "{name}");
        for locale in locales().all() {
            assert!(locale.keys().contains(&format!("remedy-letter-title-{name}")), "{}: {name}", locale.id());
        }
    }
}

#[test]
fn a_remedy_with_a_letter_belongs_to_a_procedure_in_the_language_of_the_letters() {
    let mut found = 0;
    for procedure in catalogue().procedures() {
        for version in procedure.versions() {
            for rule in version.remedies().iter().filter(|rule| rule.letter.is_some()) {
                assert_eq!(procedure.language(), "nl", "{}: {}", procedure.id(), rule.id);
                found += 1;
            }
        }
    }
    assert!(found >= 5, "{found}");
}

#[test]
fn every_problem_has_its_words_in_every_language() {
    for locale in ["en", "nl"].map(|id| locales().get(id)) {
        for code in Code::ALL {
            let (name, _) = code.row();
            for key in [format!("problem-{name}"), format!("detail-{name}")] {
                assert!(locale.keys().contains(&key), "{} lacks {key}", locale.id());
            }
        }
    }
}

#[test]
fn every_theme_and_every_kind_of_handover_has_its_words() {
    for locale in ["en", "nl"].map(|id| locales().get(id)) {
        for rules in catalogue().all_handovers() {
            let themes = rules.themes.iter().map(|theme| format!("theme-{theme}"));
            let kinds = rules.kinds.iter().map(|kind| format!("handover-kind-{}", kind.id));
            for key in themes.chain(kinds) {
                assert!(locale.keys().contains(&key), "{} lacks {key}", locale.id());
            }
        }
    }
}

#[test]
fn a_language_file_that_lacks_a_message_or_has_one_too_many_is_refused() {
    let files = |nl: &str| [("en".to_owned(), "a = A\nb = B\n".to_owned()), ("nl".to_owned(), nl.to_owned())];
    assert!(Locales::read(files("a = A\nb = B\n")).is_ok());
    let faults = Locales::read(files("a = A\nc = C\n")).expect_err("faults");
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(Locales::read(files("a = { $x\nb = B\n")).is_err(), "not well-formed");
    assert!(Locales::read([("nl".to_owned(), "a = A\n".to_owned())]).is_err(), "English is needed");
}

#[test]
fn days_and_amounts_are_written_as_the_language_does() {
    let all = locales();
    let day = "2026-03-01".parse().expect("a day");
    assert_eq!((all.get("en").day(day), all.get("nl").day(day)), ("1 March 2026".into(), "1 maart 2026".into()));
    assert_eq!(all.get("en").cents(144_200), "€1442");
    assert_eq!(all.get("en").cents(750), "€7.50");
    assert_eq!(all.get("nl").cents(750), "€7,50");
    let one = all.get("en").text("length-days", &[("n", Arg::Number(1))]);
    assert_eq!(one, "1 day");
}

#[test]
fn a_day_is_the_same_day_with_the_same_digits_in_every_language() {
    let day = "2027-03-01".parse().expect("a day");
    let written: Vec<(String, String)> = locales().all().map(|l| (l.id().to_owned(), l.day(day))).collect();
    for (language, text) in &written {
        assert!(text.contains("2027") && text.contains('1'), "{language}: {text}");
        let word = text.split('(').next().unwrap_or_default();
        assert!(!word.contains('3'), "{language}: the month is a word: {text}");
    }
    let of = |language: &str| written.iter().find(|(id, _)| id == language).expect("a language").1.as_str();
    assert_eq!(of("ar"), "1 مارس 2027");
    assert_eq!(of("fa"), "1 مارچ 2027");
    assert_eq!(of("tr"), "1 Mart 2027");
    assert_eq!(of("so"), "Maarso 01, 2027");
    assert_eq!(of("ti"), "01 መጋቢት 2027 (01-03-2027)");
}

#[test]
fn plural_forms_are_those_of_the_language() {
    let said = |language: &str, n: i64| {
        locales().get(language).isolated("notice-still-waiting-means", &[("count", Arg::Number(n))])
    };
    assert!(said("ar", 2).contains("شهرين") && said("ar", 3).contains("3 أشهر") && said("ar", 12).contains("12 شهراً"));
    assert!(said("tr", 1).contains("bir ay") && said("tr", 5).contains("5 ay"));
    assert!(said("so", 1).contains("hal bil") && said("ti", 1).contains("ሓደ ወርሒ"));
}

#[test]
fn dates_stand_apart_from_words_that_run_from_right_to_left() {
    let day = "2027-03-01".parse().expect("a day");
    for language in ["ar", "fa"] {
        let text = locales().get(language).isolated("notice-received-title", &[("on", Arg::Day(day))]);
        assert!(text.contains('\u{2068}') && text.contains('\u{2069}'), "{text}");
        assert_eq!(locales().get(language).direction(), "rtl");
    }
}

#[test]
fn nobody_is_told_that_a_language_was_checked_which_was_not() {
    for locale in locales().all() {
        let status = locales().status(locale.id());
        assert_eq!(status.reviewed, locale.id() == "nl", "{}: change this together with who has read it", locale.id());
        assert!(status.reviewed || status.alone.is_empty(), "{} is a draft", locale.id());
    }
}
