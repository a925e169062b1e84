//! How far the words of a language may be trusted, and what follows from that: read from `config/locales/status.toml`.

use std::collections::BTreeMap;

/// What may be shown in a language.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Status {
    /// Somebody who speaks it has checked it.
    pub reviewed: bool,
    /// The tags of texts that may stand without the leading language beside them.
    pub alone: Vec<&'static str>,
}

/// What a text can touch, so that it matters whether it is misread.
const TAGS: [&str; 4] = ["deadline", "law", "safety", "money"];

/// What stands in the file.
const KEYS: [&str; 6] = ["leading", "whole", "families", "also", "status", "language"];

/// How far each language may be trusted.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    leading: String,
    languages: BTreeMap<String, Status>,
    unknown: Status,
    whole: Vec<String>,
    families: Vec<String>,
    /// By language: these families, and what it has beside them.
    also: BTreeMap<String, Vec<String>>,
}

impl Standing {
    /// Reads the file; the errors name everything that is wrong.
    pub fn read(text: &str) -> Result<Self, Vec<String>> {
        let wrong = |what: &str| format!("status.toml: {what}");
        let file: toml::Table = text.parse().map_err(|e: toml::de::Error| vec![wrong(e.message())])?;
        let mut faults = Vec::new();
        let leading = file.get("leading").and_then(toml::Value::as_str).unwrap_or_default().to_owned();
        if leading.is_empty() {
            faults.push(wrong("`leading` names the language that stands beside others"));
        }
        let mut kinds = BTreeMap::new();
        for (name, kind) in file.get("status").and_then(toml::Value::as_table).into_iter().flatten() {
            match status(kind) {
                Ok(status) => drop(kinds.insert(name.as_str(), status)),
                Err(fault) => faults.push(wrong(&format!("status.{name}: {fault}"))),
            }
        }
        let mut languages = BTreeMap::new();
        for (language, kind) in file.get("language").and_then(toml::Value::as_table).into_iter().flatten() {
            match kind.as_str().and_then(|kind| kinds.get(kind)) {
                Some(status) => drop(languages.insert(language.clone(), status.clone())),
                None => faults.push(wrong(&format!("language.{language} is {kind}, which no [status.…] explains"))),
            }
        }
        let list = |key: &str| -> Vec<String> {
            let all = file.get(key).and_then(toml::Value::as_array).into_iter().flatten();
            all.filter_map(|text| Some(text.as_str()?.to_owned())).collect()
        };
        let (whole, families) = (list("whole"), list("families"));
        let mut also = BTreeMap::new();
        for (language, more) in file.get("also").and_then(toml::Value::as_table).into_iter().flatten() {
            let more = more.as_array().into_iter().flatten().filter_map(|text| Some(text.as_str()?.to_owned()));
            if !languages.contains_key(language) || whole.contains(language) {
                faults.push(wrong(&format!("also.{language}: it is no language that speaks to people only")));
            }
            also.insert(language.clone(), families.iter().cloned().chain(more).collect());
        }
        faults.extend(
            file.keys()
                .filter(|key| !KEYS.contains(&key.as_str()))
                .map(|key| wrong(&format!("{key} is not known; right are {}", KEYS.join(", ")))),
        );
        if faults.is_empty() {
            Ok(Self { leading, languages, unknown: Status::default(), whole, families, also })
        } else {
            Err(faults)
        }
    }

    /// The languages that it names.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.languages.keys().map(String::as_str)
    }

    /// The beginnings of the messages that a language must have which speaks to people only; `None`: it must have all.
    #[must_use]
    pub fn families(&self, language: &str) -> Option<&[String]> {
        let whole = self.whole.is_empty() || self.whole.iter().any(|whole| whole == language);
        (!whole).then(|| self.also.get(language).unwrap_or(&self.families).as_slice())
    }

    /// The language that stands beside one that may not stand alone.
    #[must_use]
    pub fn leading(&self) -> &str {
        if self.leading.is_empty() { super::DEFAULT } else { &self.leading }
    }

    /// How far a language may be trusted; one that is not named, not at all.
    #[must_use]
    pub fn of(&self, language: &str) -> &Status {
        self.languages.get(language).unwrap_or(&self.unknown)
    }
}

fn status(kind: &toml::Value) -> Result<Status, String> {
    let reviewed = kind.get("reviewed").and_then(toml::Value::as_bool).ok_or("`reviewed` is true or false")?;
    let tags = kind.get("alone").and_then(toml::Value::as_array).ok_or("`alone` is a list of tags")?;
    let alone = tags
        .iter()
        .map(|tag| {
            let known = TAGS.into_iter().find(|known| tag.as_str() == Some(known));
            known.ok_or_else(|| format!("{tag} is no tag; right are {}", TAGS.join(", ")))
        })
        .collect::<Result<_, _>>()?;
    Ok(Status { reviewed, alone })
}
