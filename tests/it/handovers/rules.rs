//! The file of themes and kinds: what does not fit is refused, and every kind says that it is a norm and who is told of silence.

use wachtwijzer::catalogue::Catalogue;
use wachtwijzer::domain::procedure::Force;

use crate::support::catalogue;

/// The faults of the rules with texts replaced, each at its first place.
fn faults(changes: &[(&str, &str)]) -> Vec<String> {
    let whole = include_str!("../../../config/handovers/nl-nareis.toml").to_owned();
    let text = changes.iter().fold(whole, |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    });
    let files = [
        ("calendars/nl.toml", include_str!("../../../config/calendars/nl.toml").to_owned()),
        ("procedures/nl-nareis.toml", include_str!("../../../config/procedures/nl-nareis.toml").to_owned()),
        ("handovers/nl-nareis.toml", text),
    ];
    let made = Catalogue::from_files(files.map(|(name, text)| (name.to_owned(), text)));
    made.err().unwrap_or_default().iter().map(|fault| format!("{} {}", fault.file, fault.code)).collect()
}

#[test]
fn a_kind_that_moves_what_nobody_knows_of_or_tells_nobody_of_silence_is_refused() {
    assert_eq!(faults(&[]), Vec::<String>::new());
    let of = |code: &str| vec![format!("handovers/nl-nareis.toml {code}")];
    assert_eq!(faults(&[("themes = [\"guardianship\"]", "themes = [\"garden\"]")]), of("unknown-theme"));
    assert_eq!(faults(&[("escalate-after = [1, 3, 7]", "escalate-after = []")]), of("never-told"));
    assert_eq!(faults(&[("id = \"to-school\"", "id = \"to-reception\"")]), of("twice"));
    assert_eq!(faults(&[("answer-within = { days = 3 }", "answer-within = 3")]), of("missing-unit"));
    assert!(!faults(&[("\"born-on\"", "\"religion\"")]).is_empty(), "no such field can be shared");
}

#[test]
fn no_length_is_called_a_term_of_law_that_nobody_found_in_one() {
    for rules in catalogue().all_handovers() {
        assert!(rules.kinds.iter().all(|kind| kind.force == Force::Norm), "name the act together with the change");
    }
}
