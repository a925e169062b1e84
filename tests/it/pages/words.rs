//! The style and the words of the pages.

use wachtwijzer::web::pages::style;

#[test]
fn the_style_is_small_and_knows_no_left_and_right() {
    assert!(style::STYLE.len() < 12_000, "{} bytes", style::STYLE.len());
    for physical in [
        "left",
        "right",
        "margin-top",
        "margin-bottom",
        "padding-top",
        "padding-bottom",
        "border-top",
        "border-bottom",
        "@import",
        "url(",
        "http",
    ] {
        let found = style::STYLE.split(['{', '}', ';', '(', ')', ':', ' ', '\n']).any(|word| word == physical);
        assert!(!found, "{physical} stands in the style");
    }
}

/// Syllables of Dutch words: groups of vowels.
fn syllables(word: &str) -> usize {
    let vowel = |c: char| "aeiouyáéíóúäëïöüàèêîôû".contains(c);
    let mut groups = 0;
    let mut before = false;
    for c in word.to_lowercase().chars() {
        let now = vowel(c);
        if now && (!before || "ëïöü".contains(c)) {
            groups += 1;
        }
        before = now;
    }
    groups.max(1)
}

#[test]
fn what_families_read_is_plain_in_dutch() {
    let text = include_str!("../../../config/locales/nl.ftl");
    let mut faults = Vec::new();
    let (mut words_in_all, mut syllables_in_all, mut sentences_in_all) = (0.0, 0.0, 0.0);
    for line in text.lines().take_while(|line| !line.contains("van wie hier werkt")) {
        let Some((key, words)) = line.split_once(" = ").filter(|(key, _)| key.starts_with("page-")) else { continue };
        if words.contains('{') {
            continue;
        }
        let sentences: Vec<Vec<&str>> = words
            .split(['.', '?', '!', ':'])
            .map(|sentence| {
                sentence.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic)).collect::<Vec<_>>()
            })
            .filter(|words| !words.is_empty())
            .collect();
        let number = |count: usize| f64::from(u32::try_from(count).unwrap());
        let count = number(sentences.iter().map(Vec::len).sum());
        let spoken = number(sentences.iter().flatten().map(|word| syllables(word)).sum());
        words_in_all += count;
        syllables_in_all += spoken;
        sentences_in_all += number(sentences.len());
        let score = 206.84 - 77.0 * spoken / count.max(1.0) - 0.93 * count / number(sentences.len()).max(1.0);
        if count >= 10.0 && score < 65.0 {
            faults.push(format!("{key}: {score:.0}"));
        }
        faults.extend(
            sentences.iter().filter(|words| words.len() > 20).map(|words| format!("{key}: {} words", words.len())),
        );
    }
    let score = 206.84 - 77.0 * syllables_in_all / words_in_all - 0.93 * words_in_all / sentences_in_all;
    assert!(score >= 65.0, "all together: {score:.0}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
