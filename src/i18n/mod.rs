//! Words in the reader's language, from the language files. Knows codes and values, not why something is said.

mod plural;
mod standing;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate, Weekday};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use sha2::{Digest, Sha256};
use unic_langid::LanguageIdentifier;

pub use self::standing::{Standing, Status};

use crate::domain::deadline::term::{Length, Unit};
use crate::domain::procedure::Words;

/// The language files, compiled in so that the program stands alone.
static LOCALES: include_dir::Dir<'_> = include_dir::include_dir!("$CARGO_MANIFEST_DIR/config/locales");

/// The letters of remedies, in the language of the law that they rest on.
static LETTERS: include_dir::Dir<'_> = include_dir::include_dir!("$CARGO_MANIFEST_DIR/config/letters");

/// The language that is used where nothing better is known, and that every other language file is measured against.
pub const DEFAULT: &str = "en";

/// One language with all its messages.
pub struct Locale {
    id: String,
    bundle: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
    digest: String,
    dates: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    whole: bool,
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Locale").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A value to be put into a message.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    /// A text, as it is.
    Text(std::borrow::Cow<'a, str>),
    /// A whole number; plural forms depend on it.
    Number(i64),
    /// A legal day, written out in the language.
    Day(NaiveDate),
    /// A length of time, in the language.
    Length(Length),
    /// Euro cents, as an amount.
    Cents(i64),
    /// A day of the week, in the language.
    Weekday(Weekday),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl Locale {
    /// Reads a language file; the error names what is wrong with it.
    pub fn parse(id: &str, text: String) -> Result<Self, String> {
        Self::over(id, text, None)
    }

    /// Reads a language file over another, whose words are used where this one has none of its own.
    fn over(id: &str, text: String, below: Option<&str>) -> Result<Self, String> {
        let language: LanguageIdentifier = id.parse().map_err(|e| format!("{id} is no language tag: {e}"))?;
        let mut digest = String::new();
        for byte in Sha256::digest(text.as_bytes()).iter().take(8) {
            let _ = write!(digest, "{byte:02x}");
        }
        let own = resource(id, text)?;
        let keys = own
            .entries()
            .filter_map(
                |entry| {
                    if let Entry::Message(message) = entry { Some(message.id.name.to_owned()) } else { None }
                },
            )
            .collect();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(plural::shown));
        bundle.add_resource(own).map_err(|errors| format!("{id}: {errors:?}"))?;
        if let Some(below) = below {
            // What is in both stays as it is here; that is told as an error, and is the reason for having two.
            let _ = bundle.add_resource(resource(DEFAULT, below.to_owned())?);
        }
        Ok(Self { id: id.to_owned(), bundle, keys, digest, dates: dates(id)?, whole: below.is_none() })
    }

    /// The language tag (BCP 47).
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// In which direction it is written, as HTML says it.
    #[must_use]
    pub fn direction(&self) -> &'static str {
        match self.id.split('-').next() {
            Some("ar" | "fa" | "he" | "ps" | "ur") => "rtl",
            Some(_) | None => "ltr",
        }
    }

    /// Has it words for everything, and not for people only?
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// The keys of all its messages.
    #[must_use]
    pub fn keys(&self) -> &BTreeSet<String> {
        &self.keys
    }

    /// A short digest of its file, which tells one version of the words from another.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The message of this key with its values put in, each kept apart from the direction of the words around it (Unicode
    /// bidirectional algorithm, first strong isolate), where those run from right to left.
    #[must_use]
    pub fn isolated(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        if self.direction() == "ltr" {
            return self.text(key, args);
        }
        let isolated: Vec<(&str, Arg<'_>)> = args
            .iter()
            .map(|(name, arg)| {
                let text = match arg {
                    // Its plural form is still to be chosen.
                    Arg::Number(number) => return (*name, Arg::Number(*number)),
                    Arg::Text(text) => text.to_string(),
                    Arg::Day(day) => self.day(*day),
                    Arg::Length(length) => self.length(*length),
                    Arg::Cents(cents) => self.cents(*cents),
                    Arg::Weekday(weekday) => self.weekday(*weekday),
                };
                (*name, Arg::Text(format!("\u{2068}{text}\u{2069}").into()))
            })
            .collect();
        self.text(key, &isolated)
    }

    /// The same, or what is wrong with it: there is no such message, or it asks for a value that it does not get.
    pub fn tried(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Result<String, String> {
        let pattern = self.bundle.get_message(key).and_then(|m| m.value()).ok_or("there is no such text")?;
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            values.set((*name).to_owned(), self.value(arg));
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        if errors.is_empty() { Ok(text) } else { Err(told(&errors)) }
    }

    /// The message of this key with its values put in. A missing message shows its key, so that it is noticed.
    #[must_use]
    pub fn text(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else { return key.to_owned() };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            values.set((*name).to_owned(), self.value(arg));
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        if !errors.is_empty() {
            log::warn!("the message {key} in {} lacks a value: {errors:?}", self.id);
        }
        text
    }

    fn value(&self, arg: &Arg<'_>) -> FluentValue<'static> {
        match arg {
            Arg::Text(text) => FluentValue::from(text.to_string()),
            Arg::Number(number) => plural::number(&self.id, *number),
            Arg::Day(day) => FluentValue::from(self.day(*day)),
            Arg::Length(length) => FluentValue::from(self.length(*length)),
            Arg::Cents(cents) => FluentValue::from(self.cents(*cents)),
            Arg::Weekday(weekday) => FluentValue::from(self.weekday(*weekday)),
        }
    }

    /// A day as this language writes it, the month in words: 23 November 2026. The calendar is that of the letter everywhere
    /// (Gregorian), and so are the digits: whoever compares the two must find the same.
    #[must_use]
    pub fn day(&self, day: NaiveDate) -> String {
        let parts = (u8::try_from(day.month()), u8::try_from(day.day()));
        let (Ok(month), Ok(of_month)) = parts else { return day.to_string() };
        match Date::try_new_gregorian(day.year(), month, of_month) {
            // The months of Tigrinya are also those of the Ethiopian calendar, in which they begin a week later: the numbers
            // of the letter stand behind, so that nobody is a week late.
            Ok(date) if self.id == "ti" => format!("{} ({})", self.dates.format(&date), day.format("%d-%m-%Y")),
            Ok(date) => self.dates.format(&date).to_string(),
            Err(_) => day.to_string(),
        }
    }

    /// A length of time: 90 days, 1 month.
    #[must_use]
    pub fn length(&self, length: Length) -> String {
        let (n, unit) = length.parts();
        let key = match unit {
            Unit::Days => "length-days",
            Unit::Weeks => "length-weeks",
            Unit::Months => "length-months",
            Unit::Years => "length-years",
        };
        self.text(key, &[("n", Arg::Number(i64::from(n)))])
    }

    /// An amount of euro cents: €1442, €7.50; in Dutch €7,50.
    #[must_use]
    pub fn cents(&self, cents: i64) -> String {
        let (whole, rest) = (cents / 100, cents % 100);
        let euros =
            if rest == 0 { whole.to_string() } else { format!("{whole}{}{rest:02}", self.text("decimal-mark", &[])) };
        self.text("euro", &[("euros", Arg::Text(euros.into()))])
    }

    fn weekday(&self, weekday: Weekday) -> String {
        let key = match weekday {
            Weekday::Mon => "weekday-monday",
            Weekday::Tue => "weekday-tuesday",
            Weekday::Wed => "weekday-wednesday",
            Weekday::Thu => "weekday-thursday",
            Weekday::Fri => "weekday-friday",
            Weekday::Sat => "weekday-saturday",
            Weekday::Sun => "weekday-sunday",
        };
        self.text(key, &[])
    }

    /// The words for a thing of a procedure whose native language is `native`: the law's own where this is that language,
    /// the English ones elsewhere.
    #[must_use]
    pub fn words<'w>(&self, words: &'w Words, native: &str) -> &'w str {
        let primary = |tag: &str| tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
        if primary(native) == primary(&self.id) { &words.native } else { &words.title }
    }
}

/// What a language file lacks beside English, and what it has too many. `families`: only messages of these are asked of it.
fn differences(default: &Locale, locale: &Locale, families: Option<&[String]>) -> Vec<String> {
    let asked = |key: &&String| families.is_none_or(|all| all.iter().any(|family| key.starts_with(family)));
    let named = |keys: Vec<&String>| keys.iter().map(|k| k.as_str()).collect::<Vec<_>>().join(", ");
    let missing: Vec<&String> = default.keys.difference(&locale.keys).filter(asked).collect();
    let mut unknown: Vec<&String> = locale.keys.difference(&default.keys).collect();
    unknown.extend(locale.keys.intersection(&default.keys).filter(|key| !asked(key)));
    let mut faults = Vec::new();
    if !missing.is_empty() {
        faults.push(format!("{}.ftl lacks: {}", locale.id, named(missing)));
    }
    if !unknown.is_empty() {
        faults.push(format!(
            "{}.ftl has what {DEFAULT}.ftl has not, or what is not asked of it: {}",
            locale.id,
            named(unknown)
        ));
    }
    faults
}

fn resource(id: &str, text: String) -> Result<FluentResource, String> {
    FluentResource::try_new(text).map_err(|(_, errors)| {
        let all: Vec<String> = errors.iter().map(ToString::to_string).collect();
        format!("{id}: {}", all.join("; "))
    })
}

/// Writes days in a language.
fn dates(id: &str) -> Result<FixedCalendarDateTimeFormatter<Gregorian, YMD>, String> {
    let region = match id {
        // English as the institutions of Europe write it, with the day first.
        "en" => "en-GB",
        // Most who read it here say the months as in Dari, the Persian of Afghanistan.
        "fa" => "fa-AF",
        other => other,
    };
    let locale: icu_locale_core::Locale =
        format!("{region}-u-ca-gregory-nu-latn").parse().map_err(|e| format!("{id} is no language tag: {e}"))?;
    FixedCalendarDateTimeFormatter::try_new(locale.into(), YMD::long()).map_err(|e| format!("{id}: no dates: {e}"))
}

fn told(errors: &[fluent_bundle::FluentError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// All languages of the service.
#[derive(Debug)]
pub struct Locales {
    all: BTreeMap<String, Locale>,
    default: Locale,
    standing: Standing,
    letters: Option<Locale>,
}

impl Locales {
    /// Reads all language files, given as (language tag, text), each of which must be whole; the errors name everything that is
    /// wrong.
    pub fn read(files: impl IntoIterator<Item = (String, String)>) -> Result<Self, Vec<String>> {
        Self::read_with(files, Standing::default())
    }

    /// The same with what is known of how far each may be trusted, and whom each speaks to.
    pub fn read_with(
        files: impl IntoIterator<Item = (String, String)>,
        standing: Standing,
    ) -> Result<Self, Vec<String>> {
        let mut faults = Vec::new();
        let mut files: BTreeMap<String, String> = files.into_iter().collect();
        let below = files.remove(DEFAULT).unwrap_or_default();
        let default = Locale::parse(DEFAULT, below.clone()).map_err(|fault| vec![fault])?;
        if default.keys.is_empty() {
            faults.push(format!("the language file {DEFAULT}.ftl is missing"));
        }
        let mut all = BTreeMap::new();
        for (id, text) in files {
            let families = standing.families(&id);
            match Locale::over(&id, text, families.map(|_| below.as_str())) {
                Ok(locale) => {
                    faults.extend(differences(&default, &locale, families));
                    all.insert(id, locale);
                }
                Err(fault) => faults.push(fault),
            }
        }
        let read = Self { all, default, standing, letters: None };
        if read.standing.languages().next().is_some() {
            faults.extend(read.unknown());
        }
        if faults.is_empty() { Ok(read) } else { Err(faults) }
    }

    /// Languages that are named and have no file, and the other way round.
    fn unknown(&self) -> Vec<String> {
        let ids: BTreeSet<&str> = self.all().map(Locale::id).collect();
        let named: BTreeSet<&str> = self.standing.languages().collect();
        let mut faults: Vec<String> = Vec::new();
        faults.extend(ids.difference(&named).map(|id| format!("status.toml does not say how far {id} may be trusted")));
        faults.extend(named.difference(&ids).map(|id| format!("status.toml names {id}, which has no file")));
        if !ids.contains(self.standing.leading()) {
            faults.push(format!("status.toml: the leading language {} has no file", self.standing.leading()));
        }
        faults
    }

    /// How far a language may be trusted.
    #[must_use]
    pub fn status(&self, language: &str) -> &Status {
        self.standing.of(language)
    }

    /// The language that stands beside one that may not stand alone.
    #[must_use]
    pub fn leading(&self) -> &Locale {
        self.get(self.standing.leading())
    }

    /// The words of the letters of remedies, which exist in the leading language only: the authority reads them.
    #[must_use]
    pub fn letters(&self) -> Option<&Locale> {
        self.letters.as_ref()
    }

    /// The languages that are compiled in.
    pub fn built_in() -> Result<Self, Vec<String>> {
        let ending = |file: &&include_dir::File<'_>| file.path().extension().is_some_and(|ending| ending == "ftl");
        let files = LOCALES.files().filter(ending).filter_map(|file| {
            let id = file.path().file_stem()?.to_str()?.to_owned();
            Some((id, file.contents_utf8()?.to_owned()))
        });
        let status = LOCALES.get_file("status.toml").and_then(include_dir::File::contents_utf8).unwrap_or_default();
        let mut read = Self::read_with(files, Standing::read(status)?)?;
        let leading = read.standing.leading();
        let letters = LETTERS.get_file(format!("{leading}.ftl")).and_then(include_dir::File::contents_utf8);
        let letters = letters.map(|text| Locale::parse(leading, text.to_owned())).transpose();
        read.letters = letters.map_err(|fault| vec![format!("letters: {fault}")])?;
        Ok(read)
    }

    /// The language of this tag, or its primary language, or English.
    #[must_use]
    pub fn get(&self, tag: &str) -> &Locale {
        let primary = tag.split('-').next().unwrap_or(tag);
        self.all.get(tag).or_else(|| self.all.get(primary)).unwrap_or(&self.default)
    }

    /// The best language for the value of an `Accept-Language` header, of those that have words for everything.
    #[must_use]
    pub fn negotiate(&self, accepted: &str) -> &Locale {
        self.best(accepted, |locale| locale.whole)
    }

    /// The same of all languages, for what people read.
    #[must_use]
    pub fn negotiate_for_people(&self, accepted: &str) -> &Locale {
        self.best(accepted, |_| true)
    }

    fn best(&self, accepted: &str, fits: impl Fn(&Locale) -> bool) -> &Locale {
        let mut wanted: Vec<(u32, &str)> = accepted.split(',').filter_map(weighed).collect();
        // A stable sort: of equal weights the first named wins.
        wanted.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        let known = |tag: &str| {
            let primary = tag.split('-').next().unwrap_or(tag);
            [tag, primary].iter().any(|t| *t == DEFAULT || self.all.get(*t).is_some_and(&fits))
        };
        wanted.iter().map(|(_, tag)| *tag).find(|tag| known(tag)).map_or(&self.default, |tag| self.get(tag))
    }

    /// All languages, English first.
    pub fn all(&self) -> impl Iterator<Item = &Locale> {
        std::iter::once(&self.default).chain(self.all.values())
    }
}

/// One member of an `Accept-Language` list (RFC 9110, section 12.5.4) with its weight in thousandths; `None` for what is
/// not acceptable or not well-formed.
fn weighed(member: &str) -> Option<(u32, &str)> {
    let mut parts = member.split(';').map(str::trim);
    let tag = parts.next().filter(|t| !t.is_empty())?;
    let weight = match parts.next().and_then(|p| p.strip_prefix("q=")) {
        None => 1000,
        Some(q) => {
            let (whole, fraction) = q.split_once('.').unwrap_or((q, ""));
            let thousandths: u32 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
            whole.parse::<u32>().ok()?.checked_mul(1000)?.checked_add(thousandths)?
        }
    };
    (weight > 0).then_some((weight, tag))
}
