//! `config/guidance/`: items, contacts, and the words once a language. Whatever does not fit together is refused, all at once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::domain::guidance::{Audience, Condition, Contact, Guidance, Item, RECOMMENDATIONS, STAGES, Text};
use crate::domain::ids::Slug;
use crate::domain::notice::Tag;
use crate::domain::procedure::faults::Fault;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct ItemsFile {
    check_before: NaiveDate,
    #[serde(rename = "seen-on")]
    _seen_on: NaiveDate,
    #[serde(rename = "status")]
    _status: String,
    #[serde(default)]
    stages: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    #[serde(default)]
    events: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(default)]
    mechanisms: BTreeMap<String, String>,
    #[serde(default)]
    item: Vec<ItemRow>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct ItemRow {
    id: String,
    stages: Vec<String>,
    r#for: Vec<String>,
    answers: Vec<String>,
    #[serde(default)]
    when: Vec<String>,
    #[serde(default)]
    from_days: i64,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    off_paper: bool,
    #[serde(default)]
    contacts: Vec<String>,
    sources: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ContactsFile {
    contact: Vec<ContactRow>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct ContactRow {
    id: String,
    name: String,
    number: Option<String>,
    url: Option<String>,
    #[serde(default)]
    emergency: bool,
    source: String,
    seen_on: NaiveDate,
    check_before: NaiveDate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextsFile {
    text: Vec<TextRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextRow {
    id: String,
    title: String,
    body: Vec<String>,
    #[serde(default)]
    ticks: BTreeMap<String, String>,
}

/// Gathers what is wrong with one file after the other.
#[derive(Default)]
struct Reader {
    faults: Vec<Fault>,
}

/// Reads all files, named as `items`, `contacts` or `<language>/<name>` with their text; `None` of them: no guidance.
pub(super) fn read_guidance(files: &[(&str, &str, &str)]) -> Result<Guidance, Vec<Fault>> {
    let mut reader = Reader::default();
    let mut guidance = Guidance::default();
    for (file, id, text) in files {
        match *id {
            "items" => reader.items(file, text, &mut guidance),
            "contacts" => reader.contacts(file, text, &mut guidance),
            _ => reader.texts(file, id, text, &mut guidance),
        }
    }
    // Where a file could not be read at all, what is missing would be told over and over.
    if !reader.faults.iter().any(|fault| fault.code == "syntax") {
        reader.together(&guidance);
    }
    if reader.faults.is_empty() { Ok(guidance) } else { Err(reader.faults) }
}

impl Reader {
    fn note(&mut self, file: &str, code: &'static str, text: String) {
        self.faults.push(Fault { file: file.to_owned(), line: 0, code, text });
    }

    fn parsed<T: DeserializeOwned>(&mut self, file: &str, text: &str) -> Option<T> {
        match toml::from_str(text) {
            Ok(parsed) => Some(parsed),
            Err(error) => {
                let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
                let line = before.matches('\n').count() + 1;
                let text = error.message().to_owned();
                self.faults.push(Fault { file: file.to_owned(), line, code: "syntax", text });
                None
            }
        }
    }

    fn slug(&mut self, file: &str, text: &str) -> Option<Slug> {
        let slug = Slug::parse(text);
        if slug.is_none() {
            self.note(file, "bad-name", format!("`{text}` is no name: small letters, digits, hyphens"));
        }
        slug
    }

    /// Numbers with a letter before them: S0 to S10, R1 to R14.
    fn numbers(&mut self, file: &str, of: (char, std::ops::RangeInclusive<usize>), all: &[String]) -> Vec<usize> {
        let (letter, range) = of;
        let mut numbers = Vec::new();
        for text in all {
            let number = text.strip_prefix(letter).and_then(|n| n.parse().ok()).filter(|n| range.contains(n));
            if let Some(number) = number {
                numbers.push(number);
            } else {
                let right = format!("right are {letter}{} to {letter}{}", range.start(), range.end());
                self.note(file, "unknown-number", format!("`{text}` is not known; {right}"));
            }
        }
        numbers
    }

    fn known<T: Copy>(&mut self, file: &str, known: &[(&'static str, T)], all: &[String]) -> Vec<T> {
        let mut found = Vec::new();
        for text in all {
            if let Some((_, value)) = known.iter().find(|(name, _)| name == text) {
                found.push(*value);
            } else {
                let right = known.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
                self.note(file, "unknown-name", format!("`{text}` is not known; right are {right}"));
            }
        }
        found
    }

    fn items(&mut self, file: &str, text: &str, guidance: &mut Guidance) {
        let Some(read) = self.parsed::<ItemsFile>(file, text) else { return };
        guidance.check_before = Some(read.check_before);
        for row in &read.item {
            let Some(id) = self.slug(file, &row.id) else { continue };
            let item = Item {
                id,
                stages: self.numbers(file, ('S', 0..=STAGES - 1), &row.stages),
                audience: self.known(file, &Audience::ALL, &row.r#for),
                answers: self.numbers(file, ('R', 1..=RECOMMENDATIONS), &row.answers),
                when: self.known(file, &Condition::ALL, &row.when),
                from_days: row.from_days,
                tags: self.known(file, &Tag::ALL, &row.tags),
                contacts: row.contacts.iter().filter_map(|id| self.slug(file, id)).collect(),
                off_paper: row.off_paper,
                sources: row.sources.clone(),
            };
            if item.stages.is_empty() || item.audience.is_empty() || item.sources.is_empty() {
                self.note(file, "incomplete", format!("`{}` has no stage, no audience or no source", item.id));
            }
            if guidance.items.iter().any(|other| other.id == item.id) {
                self.note(file, "twice", format!("`{}` is there already", item.id));
            }
            guidance.items.push(item);
        }
        for (procedure, stages) in &read.stages {
            let all = stages.iter().map(|(s, road)| (s.clone(), self.numbers(file, ('S', 0..=STAGES - 1), road)));
            let all = all.collect();
            guidance.stages.insert(procedure.clone(), all);
        }
        for (procedure, events) in read.events {
            for (event, stage) in events {
                if let [number] = self.numbers(file, ('S', 0..=STAGES - 1), &[stage]).as_slice() {
                    guidance.events.entry(procedure.clone()).or_default().insert(event, *number);
                }
            }
        }
        for (name, mechanism) in read.mechanisms {
            if let [number] = self.numbers(file, ('R', 1..=RECOMMENDATIONS), &[name]).as_slice() {
                guidance.mechanisms.insert(*number, mechanism);
            }
        }
    }

    fn contacts(&mut self, file: &str, text: &str, guidance: &mut Guidance) {
        let Some(read) = self.parsed::<ContactsFile>(file, text) else { return };
        for row in read.contact {
            let Some(id) = self.slug(file, &row.id) else { continue };
            // Half a year at most: numbers change, and a wrong one costs the courage to call a second time.
            if (row.check_before - row.seen_on).num_days() > 184 {
                self.note(file, "checked-too-late", format!("`{id}` is to be checked within six months of seen-on"));
            }
            let ContactRow { name, number, url, emergency, source, seen_on, check_before, .. } = row;
            guidance.contacts.push(Contact { id, name, number, url, emergency, source, seen_on, check_before });
        }
    }

    fn texts(&mut self, file: &str, id: &str, text: &str, guidance: &mut Guidance) {
        let Some((language, _)) = id.split_once('/') else {
            return self.note(file, "unknown-file", "right are items, contacts and <language>/<name>".to_owned());
        };
        let Some(read) = self.parsed::<TextsFile>(file, text) else { return };
        for row in read.text {
            let Some(item) = self.slug(file, &row.id) else { continue };
            let text = Text { title: row.title, body: row.body, ticks: row.ticks };
            if text.title.is_empty() || text.body.is_empty() {
                self.note(file, "empty", format!("`{item}` has no title or no words"));
            }
            if guidance.texts.entry(language.to_owned()).or_default().insert(item, text).is_some() {
                self.note(file, "twice", format!("`{}` is there already in {language}", row.id));
            }
        }
    }

    /// Every item has its words and ticks in every language that has any, and every contact that it names.
    fn together(&mut self, guidance: &Guidance) {
        let ids: BTreeSet<&Slug> = guidance.items.iter().map(|item| &item.id).collect();
        let first = guidance.texts.values().next();
        for (language, texts) in &guidance.texts {
            let file = format!("guidance/{language}");
            for id in ids.iter().filter(|id| !texts.contains_key(**id)) {
                self.note(&file, "missing-text", format!("`{id}` has no words in {language}"));
            }
            for (id, text) in texts {
                if !ids.contains(id) {
                    self.note(&file, "unknown-item", format!("`{id}` is no item"));
                }
                let ticks = first.and_then(|texts| texts.get(id)).map(|text| text.ticks.keys().collect::<Vec<_>>());
                if ticks.is_some_and(|ticks| ticks != text.ticks.keys().collect::<Vec<_>>()) {
                    self.note(&file, "other-ticks", format!("`{id}` has other ticks than in another language"));
                }
            }
        }
        for item in &guidance.items {
            for contact in item.contacts.iter().filter(|id| !guidance.contacts.iter().any(|known| known.id == **id)) {
                self.note("guidance/items.toml", "unknown-contact", format!("`{}` names `{contact}`", item.id));
            }
        }
    }
}
