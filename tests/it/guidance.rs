//! What people are told to prepare: every stage and every recommendation has its words, everybody can read them, nothing in them
//! promises what nobody knows.

use wachtwijzer::catalogue::Catalogue;
use wachtwijzer::domain::guidance::{Audience, RECOMMENDATIONS, STAGES, Situation};
use wachtwijzer::i18n::Arg;
use wachtwijzer::notify::words::PARTS;

use crate::support::{catalogue, locales};

/// Syllables as the reading formulas count them: groups of vowels.
fn syllables(word: &str, language: &str) -> usize {
    let word = word.to_lowercase();
    let vowel = |c: char| "aeiouyáéíóúàèäëïöüâêîôû".contains(c);
    let letters: Vec<char> = word.chars().collect();
    let mut count = 0;
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        let begins = vowel(*letter) && !before.is_some_and(vowel);
        // A diaeresis parts two syllables in Dutch.
        let parted = language == "nl" && "ëïöü".contains(*letter) && before.is_some_and(vowel);
        count += usize::from(begins || parted);
    }
    if language == "en" && word.ends_with('e') && !word.ends_with("le") && count > 1 {
        count -= 1;
    }
    count.max(1)
}

fn sentences(text: &str) -> Vec<Vec<String>> {
    let ends = |c: char| ".!?:;\n".contains(c);
    let words = |sentence: &str| {
        let all = sentence.split(|c: char| !c.is_alphabetic() && !"'’-".contains(c));
        all.filter(|word| word.chars().any(char::is_alphabetic)).map(str::to_owned).collect::<Vec<_>>()
    };
    text.split(ends).map(words).filter(|words| !words.is_empty()).collect()
}

/// Flesch reading ease: for Dutch by Douma (1960), for English by Flesch (1948). From 65 on a text is plain.
fn ease(text: &str, language: &str) -> f64 {
    let all = sentences(text);
    let number = |count: usize| f64::from(u32::try_from(count).expect("a text that a person can read"));
    let words = number(all.iter().map(Vec::len).sum());
    let syllables = number(all.iter().flatten().map(|word| syllables(word, language)).sum());
    let length = words / number(all.len());
    if language == "nl" {
        206.84 - 77.0 * syllables / words - 0.93 * length
    } else {
        206.835 - 84.6 * syllables / words - 1.015 * length
    }
}

fn hard(name: &str, text: &str, language: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let score = ease(text, language);
    if score < 65.0 {
        faults.push(format!("{name}: reading ease {score:.0}, and 65 is plain"));
    }
    for sentence in sentences(text).iter().filter(|words| words.len() > 20) {
        faults.push(format!("{name}: {} words: {}", sentence.len(), sentence.join(" ")));
    }
    faults
}

#[test]
fn the_formulas_of_reading_ease_tell_plain_words_from_those_of_an_office() {
    let office =
        "De verantwoordelijkheidsverdeling betreffende vreemdelingenrechtelijke aangelegenheden is gedelegeerd.";
    assert!(ease(office, "nl") < 0.0, "{}", ease(office, "nl"));
    assert!(ease("Je mag hier zijn. Dat is goed.", "nl") > 100.0);
    assert_eq!((syllables("geïnteresseerd", "nl"), syllables("time", "en"), syllables("table", "en")), (5, 1, 2));
    assert!(!hard("x", &"one ".repeat(21), "en").is_empty(), "a sentence of 21 words");
}

#[test]
fn everything_that_people_read_is_plain_in_dutch_and_english() {
    let mut faults = Vec::new();
    for language in ["nl", "en"] {
        for (id, text) in &catalogue().guidance().texts[language] {
            let whole = format!("{}\n{}\n{}", text.title, text.body.join("\n"), joined(text.ticks.values()));
            faults.extend(hard(&format!("{language}/{id}"), &whole, language));
        }
        let locale = locales().get(language);
        let mut notices = String::new();
        for rule in catalogue().all_notices().flat_map(|rules| &rules.rules) {
            let facts = wachtwijzer::notify::words::example_facts(rule);
            let words = wachtwijzer::notify::words::words(locale, rule.kind.as_str(), &facts);
            assert_eq!(words.paragraphs.len(), PARTS.len());
            let whole = format!("{}\n{}", words.title, joined(words.paragraphs.iter().map(|(_, text)| text)));
            faults.extend(sentences(&whole).iter().filter(|s| s.len() > 20).map(|s| s.join(" ")));
            notices.push_str(&whole);
        }
        faults.extend(hard(&format!("{language}, notices together"), &notices, language));
        // What stands in every message and on the page behind its last line.
        let around = locale.keys().iter().filter(|key| key.starts_with("message-") || key.starts_with("unsubscribe-"));
        let around: Vec<String> = around.map(|key| locale.text(key, &[("kinds", Arg::Number(2))])).collect();
        faults.extend(hard(&format!("{language}, around notices"), &around.join("\n"), language));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn joined<'t>(texts: impl Iterator<Item = &'t String>) -> String {
    texts.map(String::as_str).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_stage_and_every_recommendation_has_words_in_every_language_and_a_mechanism() {
    let guidance = catalogue().guidance();
    assert_eq!(guidance.texts.keys().collect::<Vec<_>>(), ["ar", "en", "fa", "nl", "so", "ti", "tr"]);
    for stage in 0..STAGES {
        assert!(guidance.items.iter().any(|item| item.stages.contains(&stage)), "S{stage} has no item");
    }
    for number in 1..=RECOMMENDATIONS {
        assert!(guidance.items.iter().any(|item| item.answers.contains(&number)), "R{number} has no item");
        assert!(guidance.mechanisms.contains_key(&number), "R{number} has no mechanism");
    }
    let procedure = catalogue().procedure("nl-nareis").expect("the procedure");
    let version = procedure.versions().first().expect("a version");
    for stage in guidance.stages["nl-nareis"].keys() {
        assert!(version.stages().iter().any(|known| known.id.as_str() == stage), "{stage} is no stage");
    }
}

#[test]
fn nothing_promises_or_asks_what_must_not_be_promised_or_asked() {
    let never = [
        "0900",
        "088-",
        "0800-5099",
        "kans is",
        "u bent aan de beurt op",
        "your turn is",
        "chance is",
        "zeker weten ja",
        "guarantee",
        "garantie",
    ];
    for (language, texts) in &catalogue().guidance().texts {
        for (id, text) in texts {
            let whole = format!("{} {}", text.title, text.body.join(" ")).to_lowercase();
            for word in never {
                assert!(!whole.contains(word), "{language}/{id} says {word}");
            }
            // Numbers stand in contacts.toml alone, where they have a day by which they are checked. Those of emergencies
            // may stand in the words.
            let numbers = whole.split(|c: char| !c.is_ascii_digit()).filter(|n| n.len() > 4);
            assert_eq!(numbers.count(), 0, "{language}/{id} holds a number to call");
        }
    }
}

#[test]
fn a_number_that_nobody_has_checked_in_time_is_hidden_and_those_of_emergencies_never_are() {
    let guidance = catalogue().guidance();
    let item = guidance.items.iter().find(|item| item.id.as_str() == "refused-crisis").expect("an item");
    let debts = guidance.items.iter().find(|item| item.id.as_str() == "debts").expect("an item");
    let count = |item, day: &str| guidance.contacts_of(item, day.parse().expect("a day")).count();
    assert_eq!((count(item, "2027-05-22"), count(item, "2030-01-01")), (2, 2));
    assert_eq!((count(debts, "2027-05-22"), count(debts, "2027-05-23")), (1, 0));
}

fn situation(audience: Audience, stages: &[usize]) -> Situation {
    Situation {
        audience,
        stages: stages.to_vec(),
        waited_days: Some(100),
        overdue: false,
        held: false,
        topics: Vec::new(),
    }
}

fn ids(now: &Situation) -> Vec<String> {
    catalogue().guidance().items_for(now).map(|item| item.id.to_string()).collect()
}

#[test]
fn what_is_shown_follows_from_where_somebody_stands_and_what_they_chose() {
    let waiting = situation(Audience::Referent, &[2, 3]);
    let shown = ids(&waiting);
    assert!(shown.contains(&"if-the-answer-is-no".to_owned()), "prepared in the wait, never after: {shown:?}");
    for never in ["refused-first-day", "overdue-what-you-can-do", "held-by-new-rules", "young-referent", "school"] {
        assert!(!shown.contains(&never.to_owned()), "{never}");
    }
    let early = Situation { waited_days: Some(10), ..waiting.clone() };
    assert!(!ids(&early).contains(&"if-the-answer-is-no".to_owned()), "not in the first days");
    let late = Situation { overdue: true, held: true, ..waiting };
    assert!(ids(&late).contains(&"overdue-what-you-can-do".to_owned()));
    assert!(ids(&late).contains(&"held-by-new-rules".to_owned()));
    let refused = ids(&situation(Audience::Referent, &[10]));
    assert_eq!(refused[0], "refused-first-day");
    assert!(refused.contains(&"refused-what-until-when".to_owned()) && refused.contains(&"refused-crisis".to_owned()));
    let family = ids(&situation(Audience::FamilyMember, &[8, 9]));
    assert!(family.contains(&"bank-account".to_owned()) && family.contains(&"violence".to_owned()));
    let with_children = Situation { topics: vec!["children".to_owned()], ..situation(Audience::FamilyMember, &[8]) };
    assert!(ids(&with_children).contains(&"school".to_owned()) && !family.contains(&"school".to_owned()));
    let staff = ids(&situation(Audience::Staff, &[9]));
    assert_eq!(staff, ["for-professionals-talking", "for-professionals-signals"]);
}

#[test]
fn guidance_that_does_not_fit_together_is_refused_with_everything_that_is_wrong() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/config/guidance/");
    let read = |name: &str| std::fs::read_to_string(format!("{root}{name}")).expect("a file");
    let faults = |files: &[(&str, String)]| {
        let files = files.iter().map(|(name, text)| (format!("guidance/{name}.toml"), text.clone()));
        match Catalogue::from_files(files) {
            Ok(_) => Vec::new(),
            Err(faults) => faults.into_iter().map(|fault| fault.code).collect::<Vec<_>>(),
        }
    };
    let (items, contacts, words) = (read("items.toml"), read("contacts.toml"), read("nl/together.toml"));
    let wrong = items.replace("\"S9\"", "\"S11\"").replace("\"R13\"", "\"R15\"").replace("\"overdue\"", "\"late\"");
    let mut found = faults(&[("items", wrong), ("contacts", contacts.clone())]);
    found.dedup();
    assert!(found.contains(&"unknown-number") && found.contains(&"unknown-name"), "{found:?}");
    let found = faults(&[("items", items.clone()), ("contacts", contacts.clone()), ("nl/together", words.clone())]);
    assert!(found.contains(&"missing-text"), "{found:?}");
    let other = words.replace("lawyer-first =", "lawyer-second =");
    assert_ne!(other, words);
    let found = faults(&[("nl/together", words), ("tr/together", other)]);
    assert!(found.contains(&"other-ticks") && found.contains(&"unknown-item"), "{found:?}");
    assert_eq!(faults(&[("items", "a = ".to_owned())]), ["syntax"]);
    let old = contacts.replace("check-before = \"2027-05-23\"", "check-before = \"2028-05-23\"");
    assert!(faults(&[("items", items), ("contacts", old)]).contains(&"checked-too-late"));
}
