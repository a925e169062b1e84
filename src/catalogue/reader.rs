//! Reads one TOML file key by key and gathers everything that is wrong with it, each fault with its line.
//! Knows the grammar of keys and values; which keys a file has, only its reader knows.
//!
//! A required name that cannot be read becomes a stand-in on line 0 ([`Name::is_unreadable`]), so that the rest of the
//! file is still read and checked and nothing is said twice.

use std::cell::RefCell;
use std::ops::RangeInclusive;
use std::sync::Arc;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use crate::domain::deadline::term::{Length, Unit};
use crate::domain::ids::Slug;
use crate::domain::procedure::Words;
use crate::domain::procedure::draft::{FieldName, Name};
use crate::domain::procedure::faults::{Fault, Faults, did_you_mean};

/// The longest length and the greatest number that a file may have.
pub(super) const GREATEST: i64 = 100_000;

/// The text of one file, for turning places into lines, and the faults found in it.
pub(super) struct Source {
    starts: Vec<usize>,
    faults: RefCell<Faults>,
}

impl Source {
    fn of(file: &str, text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { starts, faults: RefCell::new(Faults::of(file)) }
    }

    fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// Notes one fault.
    pub(super) fn note(&self, line: usize, code: &'static str, text: impl Into<String>) {
        self.faults.borrow_mut().note(line, code, text);
    }
}

/// Reads a whole file. `None` where it is not TOML at all, or where the reader gave up.
pub(super) fn read<T>(
    file: &str,
    text: &str,
    with: impl FnOnce(&mut Section<'_>) -> Option<T>,
) -> (Option<T>, Vec<Fault>) {
    let source = Source::of(file, text);
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let line = error.span().map_or(0, |span| source.line(span.start));
        source.note(line, "syntax", format!("this is not TOML: {}", error.message().replace('\n', ", ")));
    }
    let made = if errors.is_empty() {
        let mut root = Section::of(&source, table.get_ref(), 1, "the file".to_owned());
        let made = with(&mut root);
        root.finish();
        made
    } else {
        None
    };
    (made, source.faults.into_inner().into_sorted())
}

/// A value with the line of its key.
#[derive(Clone, Copy)]
struct Entry<'s> {
    value: &'s DeValue<'s>,
    line: usize,
}

/// One table of a file. Ask for every key it may have, then [`Section::finish`] it.
pub(super) struct Section<'s> {
    source: &'s Source,
    table: &'s DeTable<'s>,
    line: usize,
    title: String,
    asked: Vec<&'static str>,
}

impl<'s> Section<'s> {
    fn of(source: &'s Source, table: &'s DeTable<'s>, line: usize, title: String) -> Self {
        Self { source, table, line, title, asked: Vec::new() }
    }

    /// The line on which it begins.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    /// Notes a fault of the section as a whole.
    pub(super) fn note(&self, code: &'static str, text: impl Into<String>) {
        self.source.note(self.line, code, text);
    }

    /// Notes a fault at a key, or at the section where the key is not there.
    pub(super) fn note_at(&self, key: &str, code: &'static str, text: impl Into<String>) {
        self.source.note(self.line_of(key), code, text);
    }

    /// Notes a fault at a line that an earlier answer gave.
    pub(super) fn note_line(&self, line: usize, code: &'static str, text: impl Into<String>) {
        self.source.note(line, code, text);
    }

    /// The line of a key, or of the section where the key is not there.
    pub(super) fn line_of(&self, key: &str) -> usize {
        self.table.get_key_value(key).map_or(self.line, |(key, _)| self.source.line(key.span().start))
    }

    /// Is the key there? Does not count as asking for it.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Is one of the keys there?
    pub(super) fn has_any(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.has(key))
    }

    /// Notes every key that nobody asked for. Call it when all keys have been asked for.
    pub(super) fn finish(&self) {
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if !self.asked.contains(&name) {
                let others = self.asked.iter().copied().filter(|known| !self.has(known));
                let text = format!("{} has no key `{name}`{}", self.title, did_you_mean(name, others));
                self.source.note(self.source.line(key.span().start), "unknown-key", text);
            }
        }
    }

    fn entry(&mut self, key: &'static str) -> Option<Entry<'s>> {
        self.asked.push(key);
        let (name, value) = self.table.get_key_value(key)?;
        Some(Entry { value: value.get_ref(), line: self.source.line(name.span().start) })
    }

    fn missing(&self, key: &str) {
        self.note("missing-key", format!("{} needs the key `{key}`", self.title));
    }

    fn wrong_type(&self, key: &str, entry: Entry<'_>, wanted: &str) {
        self.source.note(
            entry.line,
            "wrong-type",
            format!("`{key}` must be {wanted}, not {}", article(entry.value.type_str())),
        );
    }

    fn text_of(&self, key: &str, entry: Entry<'s>) -> Option<&'s str> {
        let text = entry.value.as_str();
        if text.is_none() {
            self.wrong_type(key, entry, "a text in quotes");
        }
        text
    }

    /// An optional text.
    pub(super) fn optional_text(&mut self, key: &'static str) -> Option<&'s str> {
        let entry = self.entry(key)?;
        self.text_of(key, entry)
    }

    /// A required text that is not blank.
    pub(super) fn text(&mut self, key: &'static str) -> Option<&'s str> {
        let found = self.optional_text(key);
        if !self.has(key) {
            self.missing(key);
        } else if found.is_some_and(|text| text.trim().is_empty()) {
            self.note_at(key, "missing-key", format!("`{key}` must not be empty"));
        }
        found
    }

    /// `title` and `native`, both required. A missing one is empty.
    pub(super) fn words(&mut self) -> Words {
        Words { title: self.word("title", "in English"), native: self.word("native", "in the language of the law") }
    }

    fn word(&mut self, key: &'static str, language: &str) -> Arc<str> {
        let found = self.optional_text(key);
        let wrong_type = self.has(key) && found.is_none();
        if !wrong_type && found.is_none_or(|text| text.trim().is_empty()) {
            self.note_at(key, "missing-words", format!("{} needs words {language}: `{key}`", self.title));
        }
        found.unwrap_or_default().into()
    }

    fn slug_of(&self, text: &str, line: usize) -> Name {
        if let Some(text) = Slug::parse(text) {
            return Name { text, line };
        }
        let text = format!("`{text}` is no name: use lower-case letters, digits and single hyphens");
        self.source.note(line, "not-a-slug", text);
        unreadable()
    }

    /// An optional kebab-case name.
    pub(super) fn optional_name(&mut self, key: &'static str) -> Option<Name> {
        let entry = self.entry(key)?;
        Some(self.text_of(key, entry).map_or_else(unreadable, |text| self.slug_of(text, entry.line)))
    }

    /// A required kebab-case name.
    pub(super) fn name(&mut self, key: &'static str) -> Name {
        self.optional_name(key).unwrap_or_else(|| {
            self.missing(key);
            unreadable()
        })
    }

    /// A list of kebab-case names; a missing list is empty.
    pub(super) fn names(&mut self, key: &'static str) -> Vec<Name> {
        let items = self.items(key, "a list of names, such as `[\"one\", \"two\"]`");
        items.into_iter().filter_map(|item| Some(self.slug_of(self.text_of(key, item)?, item.line))).collect()
    }

    /// A list of kebab-case names with at least one.
    pub(super) fn some_names(&mut self, key: &'static str) -> Vec<Name> {
        let names = self.names(key);
        if !self.has(key) {
            self.missing(key);
        } else if names.is_empty() && self.table.get(key).is_some_and(is_empty_list) {
            self.note_at(key, "missing-key", format!("`{key}` must name at least one"));
        }
        names
    }

    fn items(&mut self, key: &'static str, wanted: &str) -> Vec<Entry<'s>> {
        let Some(entry) = self.entry(key) else { return Vec::new() };
        if let Some(list) = entry.value.as_array() {
            return list.iter().map(|item| self.item(item)).collect();
        }
        self.wrong_type(key, entry, wanted);
        Vec::new()
    }

    fn item(&self, item: &'s Spanned<DeValue<'s>>) -> Entry<'s> {
        Entry { value: item.get_ref(), line: self.source.line(item.span().start) }
    }

    /// An optional camelCase name of a field.
    pub(super) fn optional_field(&mut self, key: &'static str) -> Option<FieldName> {
        let entry = self.entry(key)?;
        let text = self.text_of(key, entry)?;
        Some(self.field_of(text, entry.line))
    }

    fn field_of(&self, text: &str, line: usize) -> FieldName {
        let first = text.chars().next().is_some_and(|c| c.is_ascii_lowercase());
        if first && text.len() <= 64 && text.chars().all(|c| c.is_ascii_alphanumeric()) {
            return FieldName { text: text.to_owned(), line };
        }
        let text = format!("`{text}` is no name of a field: write camelCase, such as `answerBy`");
        self.source.note(line, "not-camel-case", text);
        no_field()
    }

    /// A required camelCase name of a field.
    pub(super) fn field(&mut self, key: &'static str) -> FieldName {
        let found = self.optional_field(key);
        if !self.has(key) {
            self.missing(key);
        }
        found.unwrap_or_else(no_field)
    }

    /// One of some words, each with its meaning; `None` where it is missing or not one of them.
    pub(super) fn optional_choice<T: Copy>(&mut self, key: &'static str, known: &[(&'static str, T)]) -> Option<T> {
        let entry = self.entry(key)?;
        let text = self.text_of(key, entry)?;
        self.choice_of(key, (text, entry.line), known)
    }

    fn choice_of<T: Copy>(&self, key: &str, (text, line): (&str, usize), known: &[(&'static str, T)]) -> Option<T> {
        let found = known.iter().find(|(name, _)| *name == text).map(|(_, meaning)| *meaning);
        if found.is_none() {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            let near = did_you_mean(text, names.iter().copied());
            let text = format!("`{key}` cannot be `{text}`, only one of: {}{near}", names.join(", "));
            self.source.note(line, "unknown-value", text);
        }
        found
    }

    /// A required one of some words.
    pub(super) fn choice<T: Copy>(&mut self, key: &'static str, known: &[(&'static str, T)]) -> Option<T> {
        if !self.has(key) {
            self.missing(key);
        }
        self.optional_choice(key, known)
    }

    /// A list of some words, each with its meaning.
    pub(super) fn choices<T: Copy>(&mut self, key: &'static str, known: &[(&'static str, T)]) -> Vec<T> {
        let items = self.items(key, "a list of words");
        items.into_iter().filter_map(|item| self.choice_of(key, (self.text_of(key, item)?, item.line), known)).collect()
    }

    /// An optional day, written without quotes: `2026-01-31`.
    pub(super) fn optional_date(&mut self, key: &'static str) -> Option<NaiveDate> {
        let entry = self.entry(key)?;
        self.date_of(key, entry)
    }

    /// A required day.
    pub(super) fn date(&mut self, key: &'static str) -> Option<NaiveDate> {
        if !self.has(key) {
            self.missing(key);
        }
        self.optional_date(key)
    }

    /// A list of days with their lines.
    pub(super) fn dates(&mut self, key: &'static str) -> Vec<(NaiveDate, usize)> {
        let items = self.items(key, "a list of dates");
        items.into_iter().filter_map(|item| Some((self.date_of(key, item)?, item.line))).collect()
    }

    fn date_of(&self, key: &str, entry: Entry<'_>) -> Option<NaiveDate> {
        let day = entry.value.as_datetime().and_then(local_date);
        if day.is_none() {
            self.wrong_type(key, entry, "a date without quotes, such as `2026-01-31`");
        }
        day
    }

    /// An optional truth; a missing one is `false`.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        self.optional_flag(key).unwrap_or(false)
    }

    /// An optional truth.
    pub(super) fn optional_flag(&mut self, key: &'static str) -> Option<bool> {
        let entry = self.entry(key)?;
        let value = entry.value.as_bool();
        if value.is_none() {
            self.wrong_type(key, entry, "`true` or `false`");
        }
        value
    }

    /// An optional whole number within a range.
    pub(super) fn optional_number(&mut self, key: &'static str, range: &RangeInclusive<i64>) -> Option<i64> {
        let entry = self.entry(key)?;
        self.number_of(key, entry, range)
    }

    /// A list of whole numbers within a range.
    pub(super) fn numbers(&mut self, key: &'static str, range: &RangeInclusive<i64>) -> Vec<i64> {
        let items = self.items(key, "a list of whole numbers");
        items.into_iter().filter_map(|item| self.number_of(key, item, range)).collect()
    }

    fn number_of(&self, key: &str, entry: Entry<'_>, range: &RangeInclusive<i64>) -> Option<i64> {
        let Some(number) = entry.value.as_integer() else {
            self.wrong_type(key, entry, "a whole number");
            return None;
        };
        let value = i64::from_str_radix(number.as_str(), number.radix()).ok().filter(|n| range.contains(n));
        if value.is_none() {
            let text = format!("`{key}` must lie between {} and {}", range.start(), range.end());
            self.source.note(entry.line, "out-of-range", text);
        }
        value
    }

    /// A required whole number within a range.
    pub(super) fn number(&mut self, key: &'static str, range: &RangeInclusive<i64>) -> Option<i64> {
        if !self.has(key) {
            self.missing(key);
        }
        self.optional_number(key, range)
    }

    /// An optional table within this one.
    pub(super) fn table(&mut self, key: &'static str) -> Option<Section<'s>> {
        let entry = self.entry(key)?;
        let found = entry.value.as_table();
        if found.is_none() {
            self.wrong_type(key, entry, "a table, such as `{ … }`");
        }
        found.map(|table| Section::of(self.source, table, entry.line, format!("`{key}`")))
    }

    /// The tables `[[key]]`, in order.
    pub(super) fn tables(&mut self, key: &'static str) -> Vec<Section<'s>> {
        let items = self.items(key, &format!("written as `[[{key}]]`"));
        let mut sections = Vec::new();
        for item in items {
            match item.value.as_table() {
                Some(table) => sections.push(Section::of(self.source, table, item.line, format!("[[{key}]]"))),
                None => self.wrong_type(key, item, "a table"),
            }
        }
        sections
    }

    /// A table that holds a length: a bare number is a fault of its own, because terms are lost over units.
    pub(super) fn measure(&mut self, key: &'static str) -> Option<Section<'s>> {
        if let Some(number) = self.table.get(key).and_then(|v| v.get_ref().as_integer()) {
            self.asked.push(key);
            let text = format!(
                "`{key} = {number}` has no unit: write `{key} = {{ days = {number} }}` or weeks, months, years"
            );
            self.note_at(key, "missing-unit", text);
            return None;
        }
        self.table(key)
    }

    /// An optional length with its unit.
    pub(super) fn optional_length(&mut self, key: &'static str) -> Option<Length> {
        let mut section = self.measure(key)?;
        let length = section.length_here();
        section.finish();
        if length.is_none() && !Unit::ALL.iter().any(|unit| section.has(unit.as_str())) {
            section.note("missing-unit", format!("`{key}` needs a unit: days, weeks, months or years"));
        }
        length
    }

    /// A required length; a stand-in of one day where it is missing or wrong.
    pub(super) fn length(&mut self, key: &'static str) -> Length {
        if !self.has(key) {
            self.missing(key);
        }
        self.optional_length(key).unwrap_or(Length::Days(1))
    }

    /// The one unit in this table.
    pub(super) fn length_here(&mut self) -> Option<Length> {
        let mut found = Vec::new();
        for unit in Unit::ALL {
            if let Some(n) = self.optional_number(unit.as_str(), &(1..=GREATEST)) {
                found.extend(u32::try_from(n).ok().map(|n| Length::of(n, unit)));
            }
        }
        if found.len() > 1 {
            self.note("two-units", "a length has one unit; write an extension as `[[term.extension]]`");
        }
        found.first().copied()
    }

    /// The conditions of a `when`: keys are fields, values lists of codes.
    pub(super) fn conditions(&mut self, key: &'static str) -> Vec<(FieldName, Vec<Name>)> {
        let Some(section) = self.table(key) else { return Vec::new() };
        let mut conditions = Vec::new();
        for (name, value) in section.table {
            let line = self.source.line(name.span().start);
            let field = self.field_of(name.get_ref(), line);
            let Some(list) = value.get_ref().as_array() else {
                let entry = Entry { value: value.get_ref(), line };
                self.wrong_type(name.get_ref(), entry, "a list of codes, such as `[\"granted\"]`");
                continue;
            };
            let codes = list.iter().map(|item| self.item(item));
            let codes: Vec<Name> =
                codes.filter_map(|item| Some(self.slug_of(self.text_of(key, item)?, item.line))).collect();
            if list.is_empty() {
                self.source.note(line, "missing-key", format!("`{}` must name at least one code", name.get_ref()));
            }
            conditions.push((field, codes));
        }
        conditions
    }
}

/// The stand-in for a name that could not be read.
pub(super) fn unreadable() -> Name {
    Name { text: Slug::unreadable(), line: 0 }
}

fn no_field() -> FieldName {
    FieldName { text: String::new(), line: 0 }
}

fn is_empty_list(value: &Spanned<DeValue<'_>>) -> bool {
    value.get_ref().as_array().is_some_and(|list| list.is_empty())
}

fn local_date(value: &Datetime) -> Option<NaiveDate> {
    match value {
        Datetime { date: Some(date), time: None, offset: None } => {
            NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
        }
        Datetime { .. } => None,
    }
}

fn article(type_name: &str) -> String {
    let an = type_name.starts_with(['a', 'i']);
    format!("{} {type_name}", if an { "an" } else { "a" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str, with: impl FnOnce(&mut Section<'_>)) -> Vec<(usize, &'static str)> {
        let (_, faults) = read("x.toml", text, |root| {
            with(root);
            Some(())
        });
        faults.into_iter().map(|f| (f.line, f.code)).collect()
    }

    #[test]
    fn every_syntax_error_is_told_with_its_line() {
        let found = faults("a = \nb = 1\nc = [1,\n", |_| ());
        assert_eq!(found, [(1, "syntax"), (3, "syntax")]);
    }

    #[test]
    fn a_key_that_nobody_asked_for_is_a_fault_with_the_nearest_known_one() {
        let (_, faults) = read("x.toml", "a = 1\ntitel = \"T\"\n", |root| {
            root.number("a", &(1..=2));
            root.optional_text("title");
            Some(())
        });
        assert_eq!(
            faults.first().map(ToString::to_string).as_deref(),
            Some("x.toml:2: the file has no key `titel`; did you mean `title`? [unknown-key]")
        );
    }

    #[test]
    fn a_length_without_unit_is_its_own_fault() {
        let found = faults("length = 90\nwait = { }\n", |root| {
            root.length("length");
            root.length("wait");
        });
        assert_eq!(found, [(1, "missing-unit"), (2, "missing-unit")]);
    }

    #[test]
    fn a_missing_key_is_told_at_the_head_of_its_table() {
        let found = faults("x = 1\n\n[[event]]\nid = \"a\"\n[[event.field]]\nkind = \"day\"\n", |root| {
            root.number("x", &(1..=1));
            for mut event in root.tables("event") {
                event.name("id");
                event.flag("once");
                for mut field in event.tables("field") {
                    field.field("id");
                    field.optional_text("kind");
                    field.finish();
                }
                event.finish();
            }
        });
        assert_eq!(found, [(5, "missing-key")]);
    }

    #[test]
    fn nothing_stops_at_the_first_fault() {
        let found = faults("a = 1\nb = \"Not A Slug\"\nc = 2026-01-01T10:00:00\nd = 1\ne = [1]\n", |root| {
            root.text("a");
            root.name("b");
            root.date("c");
            root.flag("d");
            root.names("e");
            root.text("f");
        });
        let codes: Vec<&str> = found.iter().map(|(_, code)| *code).collect();
        assert_eq!(codes, ["missing-key", "wrong-type", "not-a-slug", "wrong-type", "wrong-type", "wrong-type"]);
    }
}
