//! A procedure file broken in every way that the check knows: each way has its own code, and each fault its line.

use std::collections::BTreeSet;

use wachtwijzer::catalogue::Catalogue;
use wachtwijzer::domain::procedure::faults::Fault;

const SMALL: &str = include_str!("../data/procedure.toml");
const NL: &str = include_str!("../../config/calendars/nl.toml");

fn read(procedure: &str) -> Result<Catalogue, Vec<Fault>> {
    let files = [("calendars/nl.toml", NL), ("procedures/small.toml", procedure)];
    Catalogue::from_files(files.map(|(name, text)| (name.to_owned(), text.to_owned())))
}

/// The small procedure with texts replaced, each at its first place.
fn broken(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(SMALL.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    })
}

/// The line on which a part of the text begins.
fn line_of(text: &str, part: &str) -> usize {
    let at = text.find(part).unwrap_or_else(|| panic!("{part}"));
    text[..at].matches('\n').count() + 1
}

fn codes(faults: &[Fault]) -> Vec<&str> {
    faults.iter().map(|fault| fault.code).collect()
}

#[test]
fn the_small_procedure_is_whole() {
    let catalogue = read(SMALL).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let small = catalogue.procedure("small").expect("the procedure");
    let ids: Vec<&str> = small.versions().iter().map(|version| version.id().as_str()).collect();
    assert_eq!(ids, ["old", "new"]);
    let old = small.version("old").expect("a version");
    let (_, extended) = old.event_named("extended").expect("an event");
    let extends: Vec<&str> = extended.extends.iter().filter_map(|ix| old.term(*ix)).map(|t| t.id.as_str()).collect();
    assert_eq!(extends, ["decision"]);
    assert_eq!(old.term_named("decision").map(|term| term.readings.len()), Some(3));
    let new = small.version("new").expect("a version");
    assert!(new.event_named("extended").expect("an event").1.extends.is_empty());
}

#[test]
fn five_faults_are_told_together_with_file_and_line() {
    let text = broken(&[
        ("calendar = \"nl\"", "calendar = \"ln\""),
        ("native = \"Ontvangen\"\n", ""),
        ("closes = \"asked\"", "closes = \"aksed\""),
        ("length = { days = 90 }", "length = 90"),
        ("maximum-cents = 126000", "maximum-cents = 126001"),
    ]);

    let faults = read(&text).expect_err("five faults");

    let told: Vec<(&str, usize, &str)> = faults.iter().map(|f| (f.file.as_str(), f.line, f.code)).collect();
    let file = "procedures/small.toml";
    let event = line_of(&text, "[[event]]\nid = \"received\"");
    let tariff = line_of(&text, "[[penalty.tariff]]\nfrom = 2009-10-01");
    assert_eq!(
        told,
        [
            (file, line_of(&text, "calendar = \"ln\""), "unknown-calendar"),
            (file, event, "missing-words"),
            (file, line_of(&text, "closes = \"aksed\""), "unknown-event"),
            (file, line_of(&text, "length = 90"), "missing-unit"),
            (file, tariff, "tariff-sum"),
        ],
        "{faults:#?}"
    );
}

#[test]
fn a_fault_says_what_would_be_right() {
    let faults = read(&broken(&[("closes = \"asked\"", "closes = \"aksed\"")])).expect_err("a fault");
    assert_eq!(
        faults.first().map(ToString::to_string).as_deref(),
        Some("procedures/small.toml:72: there is no event `aksed`; did you mean `asked`? [unknown-event]")
    );
}

/// One way to break the procedure: the code it must give, what is replaced, and by what.
type Break = (&'static str, &'static str, &'static str);

const BREAKS: &[Break] = &[
    ("syntax", "id = \"small\"", "id = "),
    ("unknown-key", "terminal = true", "terminal = true\nterminl = true"),
    ("missing-key", "party = \"authority\"\n", ""),
    ("wrong-type", "once = true", "once = \"true\""),
    ("not-a-slug", "id = \"pilot\"", "id = \"The Pilot\""),
    ("not-camel-case", "id = \"perDay\"", "id = \"per-day\""),
    ("missing-words", "native = \"Proef\"\n", ""),
    ("missing-unit", "length = { weeks = 2 }", "length = 14"),
    ("two-units", "length = { weeks = 2 }", "length = { weeks = 2, days = 1 }"),
    ("out-of-range", "length = { weeks = 2 }", "length = { weeks = 0 }"),
    ("unknown-value", "force = \"judicial\"", "force = \"judical\""),
    ("not-a-url", "url = \"https://example.org/act\"", "url = \"example.org\""),
    ("not-a-country", "jurisdiction = \"NL\"", "jurisdiction = \"Netherlands\""),
    ("not-a-language", "language = \"nl\"", "language = \"in Dutch\""),
    ("unknown-time-zone", "Europe/Amsterdam", "Europe/Amsterdan"),
    ("id-not-file", "id = \"small\"", "id = \"tall\""),
    ("unknown-calendar", "calendar = \"nl\"", "calendar = \"nk\""),
    ("unknown-event", "ends = \"answered\"", "ends = \"anwsered\""),
    ("unknown-event", "version-by = [\"received\"]", "version-by = [\"receved\"]"),
    ("unknown-event", "clock-starts-with = \"received\"", "clock-starts-with = \"receved\""),
    ("unknown-stage", "to = \"ended\"", "to = \"end\""),
    ("unknown-term", "grace = \"grace\"", "grace = \"graec\""),
    ("unknown-suspension", "suspended-by = [\"completion\"]", "suspended-by = [\"completing\"]"),
    ("unknown-reading", "readings = [\"strict\", \"safe\"", "readings = [\"strict\", \"save\""),
    ("unknown-authority", "authority = [\"act-1\"]", "authority = [\"act-2\"]"),
    ("unknown-field", "lapses-on = \"answerBy\"", "lapses-on = \"answeredBy\""),
    ("unknown-version", "versions = [\"old\"]", "versions = [\"old\", \"older\"]"),
    ("unknown-change", "change = \"shift-whole\"", "change = \"shift-hole\""),
    ("unknown-choice", "[\"granted\", \"refused\"] }", "[\"granted\", \"refusd\"] }"),
    ("duplicate-id", "id = \"court-penalty\"", "id = \"penalty\""),
    ("duplicate-id", "versions = [\"new\"]\n", ""),
    ("duplicate-id", "id = \"most\"", "id = \"perDay\""),
    ("unreachable-stage", "to = \"ended\"", "to = \"open\""),
    ("dead-end", "terminal = true\n", ""),
    ("terminal-with-exit", "from = [\"open\"]\nto = \"ended\"", "from = [\"ended\"]\nto = \"open\""),
    ("event-never-happens", "in = [\"open\"]\ncloses", "closes"),
    ("closes-itself", "closes = \"asked\"", "closes = \"answered\""),
    ("choice-without-choices", "choices = [\"granted\", \"refused\"]\n", ""),
    ("wrong-field-kind", "weeks-in = \"weeks\"", "weeks-in = \"until\""),
    ("unknown-age", "length = { weeks = 2 }", "length = { weeks = 2 }\nages = [\"adlut\"]"),
    ("later-term", "zero = { notice-on = [\"decision\"] }", "zero = { end-of = \"court\" }"),
    ("term-never-ends", "length = { weeks = 2 }\nmet-by = [\"decided\"]", "length = { weeks = 2 }"),
    ("first-reading", "readings = [\"strict\", \"safe\"", "readings = [\"safe\", \"strict\""),
    ("unused-reading", "readings = [\"strict\", \"signed\"]", "readings = [\"strict\"]"),
    ("field-without-use", "change = \"shift-whole\"", "change = \"shift-whole\"\nfield = \"signedOn\""),
    ("version-overlap", "until = 2025-03-27\n", "until = 2025-03-28\n"),
    ("version-overlap", "until = 2025-03-27\n", ""),
    ("version-gap", "until = 2025-03-27\n", "until = 2025-03-26\n"),
    ("nothing-pending", "until = 2025-03-27\n", "until = 2025-03-27\npending = \"moves\"\n"),
    ("nothing-moves", "from = 2025-03-28\n", "from = 2025-03-28\nunless-before = [\"decided\"]\n"),
    ("unknown-event", "from = 2025-03-28\n", "from = 2025-03-28\npending = \"moves\"\nunless-before = [\"decidde\"]\n"),
    ("unknown-value", "from = 2025-03-28\n", "from = 2025-03-28\npending = \"move\"\n"),
    ("until-before-from", "until = 2027-06-11", "until = 2026-06-11"),
    ("outside-calendar", "from = 2013-06-01", "from = 1999-01-01"),
    ("tariff-overlap", "until = 2018-12-31", "until = 2019-01-01"),
    ("tariff-sum", "maximum-cents = 144200", "maximum-cents = 144000"),
];

#[test]
fn every_way_of_breaking_the_procedure_is_told_by_its_code() {
    let mut wrong = Vec::new();
    for (code, old, new) in BREAKS {
        match read(&broken(&[(old, new)])) {
            Ok(_) => wrong.push(format!("{code}: nothing told")),
            Err(faults) if !codes(&faults).contains(code) => wrong.push(format!("{code}: {faults:#?}")),
            Err(faults) => {
                let placed = |f: &Fault| f.file == "procedures/small.toml" && (f.line > 0 || f.code == "id-not-file");
                if !faults.iter().all(placed) {
                    wrong.push(format!("{code}: no place: {faults:#?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(BREAKS.iter().map(|(code, _, _)| code).collect::<BTreeSet<_>>().len() >= 40);
}

/// Breaks of which one fault follows from another by nature: a way out of the last stage leaves the first without one.
const WITH_CONSEQUENCES: [&str; 4] = ["unreachable-stage", "terminal-with-exit", "duplicate-id", "syntax"];

#[test]
fn one_mistake_is_told_once() {
    let mut wrong = Vec::new();
    for (code, old, new) in BREAKS.iter().filter(|(code, _, _)| !WITH_CONSEQUENCES.contains(code)) {
        let faults = read(&broken(&[(old, new)])).expect_err("a fault");
        if codes(&faults) != [*code] {
            wrong.push(format!("{code}: {faults:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_refused_calendar_does_not_make_it_unknown_to_its_procedures() {
    let files = [
        ("calendars/nl.toml", NL.replace("id = \"good-friday\"", "id = \"Good Friday\"")),
        ("procedures/small.toml", SMALL.to_owned()),
    ];
    let faults = Catalogue::from_files(files.map(|(name, text)| (name.to_owned(), text))).expect_err("a fault");
    let told: Vec<(&str, &str)> = faults.iter().map(|f| (f.file.as_str(), f.code)).collect();
    assert_eq!(told, [("calendars/nl.toml", "not-a-slug")]);
}

const CALENDAR_BREAKS: &[Break] = &[
    ("until-before-from", "until = 2028-12-31", "until = 2004-12-31"),
    ("missing-key", "until = 2028-12-31\n", ""),
    ("impossible-date", "month = 12\nday = 26", "month = 11\nday = 31"),
    ("outside-range", "dates = [2013-05-10]", "dates = [2003-05-10]"),
    ("duplicate-date", "dates = [2022-05-27]", "dates = [2022-05-27, 2022-05-27]"),
    ("missing-words", "native = \"Goede Vrijdag\"\n", ""),
    ("holiday-rule", "easter = -2", ""),
    ("holiday-rule", "easter = -2", "easter = -2\ndates = [2022-05-27]"),
    ("unknown-authority", "authority = \"atw-3-2\"", "authority = \"atw-3-3\""),
    ("unknown-value", "weekend = [\"saturday\", \"sunday\"]", "weekend = [\"satruday\", \"sunday\"]"),
    ("unknown-key", "moved-when = { weekday", "moved-if = { weekday"),
    ("syntax", "dates = [2013-05-10]", "dates = [2013-02-30]"),
    ("until-before-from", "until-year = 2013", "until-year = 2013\nfrom-year = 2014"),
];

#[test]
fn every_way_of_breaking_a_calendar_is_told_once_by_its_code() {
    let mut wrong = Vec::new();
    for (code, old, new) in CALENDAR_BREAKS {
        assert!(NL.contains(old), "{old}");
        let files = [("calendars/nl.toml".to_owned(), NL.replacen(old, new, 1))];
        match Catalogue::from_files(files) {
            Ok(_) => wrong.push(format!("{code}: nothing told")),
            Err(faults) if codes(&faults) != [*code] => wrong.push(format!("{code}: {faults:#?}")),
            Err(_) => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn more_holidays_than_the_day_table_can_name_are_refused() {
    let one =
        "\n[[holiday]]\nid = \"equated-day\"\ntitle = \"T\"\nnative = \"N\"\nauthority = \"atw-3-1\"\ndates = []\n";
    let text = format!("{NL}{}", one.repeat(240));
    let faults = Catalogue::from_files([("calendars/nl.toml".to_owned(), text)]).expect_err("a fault");
    assert_eq!(codes(&faults), ["too-many-holidays"]);
}
