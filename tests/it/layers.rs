//! Who may use whom, read from the source: every top-level module has a row that names the modules of this crate and the
//! outside crates it may use. A module without a row fails. The reading is textual; clippy's `disallowed_methods` sees through
//! aliases, this sees what must not even be named.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What one top-level module may use.
struct Layer {
    name: &'static str,
    /// Modules of this crate.
    ours: &'static [&'static str],
    /// Outside crates; `*` is all.
    outside: &'static [&'static str],
}

const fn layer(name: &'static str, ours: &'static [&'static str], outside: &'static [&'static str]) -> Layer {
    Layer { name, ours, outside }
}

const LAYERS: &[Layer] = &[
    layer("domain", &[], &["chrono", "uuid", "thiserror"]),
    layer("ambient", &["domain"], &["chrono", "chrono_tz", "uuid", "rand"]),
    layer("settings", &[], &["percent_encoding", "serde", "toml", "url"]),
    layer(
        "i18n",
        &["domain"],
        &[
            "chrono",
            "fluent_bundle",
            "fluent_syntax",
            "icu_calendar",
            "icu_datetime",
            "icu_locale_core",
            "include_dir",
            "log",
            "sha2",
            "toml",
            "unic_langid",
        ],
    ),
    layer(
        "notify",
        &["domain", "catalogue", "i18n", "app"],
        &["base64", "chrono", "hmac", "lettre", "log", "maud", "serde_json", "sha2", "thiserror", "ureq", "uuid"],
    ),
    layer("catalogue", &["domain"], &["chrono", "chrono_tz", "csv", "include_dir", "serde", "thiserror", "toml"]),
    layer(
        "store",
        &["domain"],
        &["chrono", "diesel", "diesel_migrations", "libsqlite3_sys", "log", "serde_json", "thiserror", "uuid"],
    ),
    layer(
        "app",
        &["domain", "catalogue", "store", "ambient", "sealing"],
        &["argon2", "chrono", "hmac", "log", "serde_json", "sha1", "sha2", "thiserror", "uuid"],
    ),
    layer(
        "wire",
        &["charts", "domain", "i18n", "catalogue", "app", "notify"],
        &["chrono", "maud", "serde", "serde_json", "sha2", "utoipa", "uuid"],
    ),
    layer("charts", &[], &["notosans", "plotters", "plotters_backend", "png", "thiserror"]),
    layer("openid", &["settings"], &["chrono", "openidconnect", "rustls", "serde", "thiserror", "ureq", "uuid"]),
    layer("sealing", &[], &["chacha20poly1305", "hmac", "sha2", "thiserror", "zeroize"]),
    layer("rulings", &["domain", "catalogue", "wire"], &["chrono", "include_dir", "serde", "serde_json"]),
    layer(
        "web",
        &["app", "domain", "catalogue", "i18n", "openid", "settings", "wire", "ambient"],
        &[
            "actix_web",
            "base64",
            "chrono",
            "log",
            "maud",
            "qrcode",
            "rustls",
            "serde",
            "serde_json",
            "sha2",
            "thiserror",
            "tokio",
            "utoipa",
            "utoipa_actix_web",
            "utoipa_swagger_ui",
            "uuid",
        ],
    ),
    layer(
        "cli",
        &[
            "ambient",
            "app",
            "catalogue",
            "charts",
            "domain",
            "i18n",
            "notify",
            "openid",
            "rulings",
            "sealing",
            "settings",
            "store",
            "web",
            "wire",
        ],
        &["*"],
    ),
    layer("main", &["cli"], &[]),
    layer("lib", &[], &[]),
];

/// A use that the table refuses and that stands for now: file, what it names, why. One that is no longer used fails.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("store/db.rs", "rand::random", "how long a retry waits; no id and no answer depends on it"),
    ("web/request.rs", "store::Tx", "named to hand the transaction to a use case; app should own the name"),
    ("web/site/session.rs", "store::Tx", "named to hand the transaction to a use case; app should own the name"),
    ("web/request.rs", "store::StoreError", "a stopped thread pool is told as Busy; app should own the word"),
    ("web/problem.rs", "store::StoreError", "the table of failures; AppError should carry kinds of its own"),
];

/// The only file that may read the clock and the random source, and make ids.
const CLOCK: &str = "ambient.rs";
/// The only file that may read the environment.
const ENVIRONMENT: &str = "settings/mod.rs";
/// The only layer that may wait for others.
const ASYNC: &str = "web";
/// What the pure core may not take from the standard library.
const IMPURE: [&str; 7] = ["env", "fs", "io", "net", "process", "thread", "time"];

#[test]
fn every_module_uses_only_what_its_layer_may() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let crates = dependencies(&read(&root.join("Cargo.toml")));

    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    let mut faults = Vec::new();
    for file in &files {
        let name = file.strip_prefix(root.join("src")).unwrap().to_string_lossy().replace('\\', "/");
        faults.extend(check(&name, &read(file), &crates));
    }

    let excused = |fault: &Fault| EXCEPTIONS.iter().any(|e| e.0 == fault.file && e.1 == fault.what);
    let unused = EXCEPTIONS
        .iter()
        .filter(|e| root.join("src").join(e.0).exists() && !faults.iter().any(|f| e.0 == f.file && e.1 == f.what));
    let mut told: Vec<String> =
        unused.map(|e| format!("{}: the exception for {} is needed no longer", e.0, e.1)).collect();
    told.extend(faults.iter().filter(|f| !excused(f)).map(Fault::told));
    assert!(!files.is_empty(), "no source was read");
    assert!(told.is_empty(), "{} uses that the layers refuse:\n{}", told.len(), told.join("\n"));
}

#[test]
fn a_layer_that_reaches_past_its_row_is_seen_however_it_is_written() {
    let seen = |file: &str, source: &str| {
        let faults = check(file, source, &crates(&["chrono", "diesel", "rand", "serde"]));
        faults.into_iter().map(|f| f.what).collect::<Vec<_>>()
    };

    assert_eq!(seen("web/a.rs", "use crate::{domain::ids, store::{rows, db::Db}};"), ["store::rows", "store::db"]);
    assert_eq!(seen("web/api/a.rs", "use super::super::super::store::Db;"), ["store::Db"]);
    assert_eq!(seen("web/mod.rs", "use super::store as s;"), ["store"]);
    assert_eq!(seen("web/a.rs", "fn f() { wachtwijzer::store::open() }"), ["store::open"]);
    assert_eq!(seen("web/a.rs", "mod inner { use super::super::super::store::Db; }"), ["store::Db"]);
    assert_eq!(seen("web/a.rs", "fn f() -> ::diesel::PgConnection {}"), ["diesel"]);
    assert_eq!(seen("domain/a.rs", "use {chrono::NaiveDate, serde::Serialize};"), ["serde"]);
    assert_eq!(seen("domain/a.rs", "#[derive(serde::Serialize)] struct A;"), ["serde"]);
    assert_eq!(seen("web/a.rs", "use rand;"), ["rand"]);
    assert_eq!(seen("utils.rs", "fn f() {}"), ["utils"]);
    assert_eq!(seen("app/a.rs", "extern crate diesel;"), ["extern crate"]);
}

#[test]
fn a_name_passed_on_across_layers_the_clock_and_the_environment_are_seen() {
    let seen = |file: &str, source: &str| {
        let faults = check(file, source, &crates(&["chrono", "uuid"]));
        faults.into_iter().map(|f| f.what).collect::<Vec<_>>()
    };

    assert_eq!(seen("app/mod.rs", "pub use crate::store::Tx;"), ["pub use store::Tx"]);
    assert_eq!(seen("app/mod.rs", "pub(crate) use chrono::NaiveDate as Day;"), ["pub use chrono::NaiveDate"]);
    assert_eq!(seen("app/mod.rs", "pub use draft::Draft; pub use self::draft::Other;"), Vec::<String>::new());
    assert_eq!(seen("app/a.rs", "fn f() { chrono::Utc::now() }"), ["Utc::now"]);
    assert_eq!(
        seen("store/a.rs", "fn f() { Uuid::now_v7(); std::time::SystemTime::now(); }"),
        ["Uuid::now_v7", "SystemTime::now"]
    );
    assert_eq!(seen("cli/a.rs", "fn f() { rand::random(); StdRng::seed_from_u64(1) }"), ["rand::random"]);
    assert_eq!(seen("ambient.rs", "fn f() { Utc::now() }"), Vec::<String>::new());
    assert_eq!(seen("cli/a.rs", "use std::env; fn f() { env::var(\"A\") }"), ["env::var"]);
    assert_eq!(seen("domain/a.rs", "use std::{fmt, fs::File};"), ["std::fs"]);
    assert_eq!(seen("app/a.rs", "async fn f() {}"), ["async"]);
}

#[test]
fn words_in_comments_texts_and_unit_tests_are_not_uses() {
    let source = r##"
        //! crate::store is not for us
        /* diesel::a /* nested */ diesel::b */
        const A: &str = "crate::store::Db \" diesel::a";
        const B: &str = r#"crate::store::Db" diesel::a"#;
        fn f<'a>(c: char) -> bool { c == '"' || c == '\'' || c == 'd' }
        fn g(diesel: &D) -> u8 { diesel.store(a.diesel) }
        #[cfg(test)]
        #[allow(dead_code)]
        mod tests { use crate::store::Db; fn f() { Utc::now() } }
    "##;

    assert!(check("domain/a.rs", source, &crates(&["diesel"])).is_empty());
    assert_eq!(check("domain/a.rs", &format!("{source} use crate::store::Db;"), &crates(&["diesel"])).len(), 1);
}

/// A use that no row allows.
struct Fault {
    file: String,
    line: usize,
    what: String,
    why: String,
}

impl Fault {
    fn told(&self) -> String {
        format!("src/{}:{}: {} {}", self.file, self.line, self.what, self.why)
    }
}

/// Every fault of one file; `file` is its path below `src`.
fn check(file: &str, source: &str, crates: &BTreeSet<String>) -> Vec<Fault> {
    let mut module: Vec<String> = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if module.len() > 1 && module.last().is_some_and(|last| last == "mod") {
        module.pop();
    }
    let fault = |line, what: String, why: &str| Fault { file: file.to_owned(), line, what, why: why.to_owned() };
    let Some(layer) = LAYERS.iter().find(|l| module.first().is_some_and(|m| m == l.name)) else {
        return vec![fault(1, module.first().cloned().unwrap_or_default(), "has no row in the table of layers")];
    };
    if layer.name == "main" || layer.name == "lib" {
        module.clear();
    }

    let tokens = without_unit_tests(tokens(source));
    let mut faults = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let next = tokens.get(at + 1).map_or("", |t| t.text.as_str());
        if token.text == "extern" && next == "crate" {
            faults.push(fault(token.line, "extern crate".to_owned(), "hides where a name comes from"));
        }
        if token.text == "async" && layer.name != ASYNC {
            faults.push(fault(token.line, "async".to_owned(), "is for the edge; the core is synchronous"));
        }
    }
    for used in uses(&tokens) {
        if let Some((what, why)) = refused(layer, file, &module, crates, &used) {
            faults.push(fault(used.line, what, why));
        }
    }
    faults
}

/// What a use names and why it may not, if it may not.
fn refused(
    layer: &Layer,
    file: &str,
    module: &[String],
    crates: &BTreeSet<String>,
    used: &Use,
) -> Option<(String, &'static str)> {
    let path: Vec<&str> = used.path.iter().map(String::as_str).collect();
    if let Some(pair) = path.windows(2).find(|w| (reads_clock(w) || reads_chance(w)) && file != CLOCK) {
        return Some((pair.join("::"), "is read in ambient.rs only"));
    }
    if let Some(pair) = path.windows(2).find(|w| reads_environment(w) && file != ENVIRONMENT) {
        return Some((pair.join("::"), "is read in settings/mod.rs only"));
    }
    let first = path.first().copied().unwrap_or_default();
    let second = path.get(1).copied().unwrap_or_default();
    if matches!(first, "std" | "core" | "alloc") {
        let impure = layer.name == "domain" && IMPURE.contains(&second);
        return impure.then(|| (format!("{first}::{second}"), "is not for the pure core"));
    }
    if let Some(ours) = ours(module, used.inner, &path) {
        let target = ours.first().copied().unwrap_or_default();
        // In the root file of the crate a name may be a function of its own; elsewhere the root holds only modules.
        let own = target == layer.name || target.is_empty();
        let named = ours.iter().take(2).copied().collect::<Vec<_>>().join("::");
        let named = named.trim_end_matches("::self").trim_end_matches("::*").to_owned();
        return match (own, used.public) {
            (true, _) => None,
            (false, true) if layer.name != "lib" => {
                Some((format!("pub use {named}"), "passes a name on across layers"))
            }
            (false, _) if layer.ours.contains(&target) => None,
            (false, _) => Some((named, "is not for this layer")),
        };
    }
    if crates.contains(first) && (path.len() > 1 || used.imported) {
        if used.public && layer.name != "lib" {
            return Some((format!("pub use {}", path.join("::")), "passes a name on across layers"));
        }
        let allowed = layer.outside.contains(&first) || layer.outside.contains(&"*");
        return (!allowed).then(|| (first.to_owned(), "is an outside crate that is not for this layer"));
    }
    None
}

/// The part of a path that begins at the root of this crate, if it does; `inner` counts the inline modules around the use.
fn ours<'p>(module: &[String], inner: usize, path: &'p [&'p str]) -> Option<&'p [&'p str]> {
    let start = path.iter().take_while(|p| **p == "self").count();
    let path = path.get(start..)?;
    match *path.first()? {
        "crate" | "wachtwijzer" => path.get(1..),
        "super" => {
            let ups = path.iter().take_while(|p| **p == "super").count();
            if ups >= module.len() + inner { path.get(ups..) } else { None }
        }
        _ => None,
    }
}

fn reads_clock(pair: &[&str]) -> bool {
    matches!(pair, ["Utc" | "Local" | "SystemTime", "now"] | ["Uuid", "now_v1" | "now_v6" | "now_v7" | "new_v4"])
}

/// A generator with a seed of its own is no chance: it gives the same again.
fn reads_chance(pair: &[&str]) -> bool {
    matches!(pair, ["rand", "random" | "rng" | "random_range"] | ["StdRng" | "SmallRng", "from_os_rng" | "from_rng"])
}

fn reads_environment(pair: &[&str]) -> bool {
    matches!(pair, ["env", "var" | "vars" | "var_os" | "vars_os" | "set_var" | "remove_var"])
}

/// One word or sign of the source.
struct Token {
    text: String,
    line: usize,
}

/// The words and signs of a source, without comments, texts and characters.
fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let (mut at, mut line, mut found) = (0, 1, Vec::new());
    while let Some(&c) = chars.get(at) {
        let rest = chars.get(at..).unwrap_or_default();
        let length = match c {
            '/' if rest.starts_with(&['/', '/']) => rest.iter().take_while(|c| **c != '\n').count(),
            '/' if rest.starts_with(&['/', '*']) => comment(rest),
            '"' => text(rest),
            'r' | 'b' | 'c' if prefixed_text(rest).is_some() => prefixed_text(rest).unwrap_or(1),
            '\'' => character(rest),
            _ if is_word(c) => rest.iter().take_while(|c| is_word(**c)).count(),
            ':' if rest.starts_with(&[':', ':']) => 2,
            _ => 1,
        };
        let taken = rest.get(..length).unwrap_or(rest);
        if (is_word(c) && !taken.contains(&'"'))
            || !(is_word(c) || c.is_whitespace() || length > 2 || c == '"' || c == '\'')
        {
            let text: String = taken.iter().collect();
            if !text.starts_with("//") {
                found.push(Token { text, line });
            }
        }
        line += taken.iter().filter(|c| **c == '\n').count();
        at += length;
    }
    found
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn comment(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        let pair = rest.get(at..at + 2).unwrap_or_default();
        match pair {
            ['/', '*'] => depth += 1,
            ['*', '/'] => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

fn text(rest: &[char]) -> usize {
    let mut at = 1;
    while let Some(c) = rest.get(at) {
        match c {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// The length of `b"…"`, `c"…"`, `r"…"`, `br#"…"#`, if it is one.
fn prefixed_text(rest: &[char]) -> Option<usize> {
    let letters = rest.iter().take_while(|c| matches!(c, 'r' | 'b' | 'c')).count();
    let hashes = rest.iter().skip(letters).take_while(|c| **c == '#').count();
    let opened = letters + hashes;
    if rest.get(opened) != Some(&'"') || letters > 2 {
        return None;
    }
    if !rest.get(..letters)?.contains(&'r') {
        return (hashes == 0).then(|| letters + text(rest.get(letters..).unwrap_or_default()));
    }
    let mut close = vec!['"'];
    close.resize(hashes + 1, '#');
    let body = rest.get(opened + 1..)?;
    let length = body.windows(close.len()).position(|w| w == close).unwrap_or(body.len());
    Some(opened + 1 + length + close.len())
}

/// The length of a character, or of a lifetime.
fn character(rest: &[char]) -> usize {
    match (rest.get(1), rest.get(2)) {
        (Some('\\'), _) => 3 + rest.iter().skip(3).take_while(|c| **c != '\'').count() + 1,
        (Some(_), Some('\'')) => 3,
        _ => 1 + rest.iter().skip(1).take_while(|c| is_word(**c)).count(),
    }
}

/// Takes out the items under `#[cfg(test)]`: unit tests may use what they like.
fn without_unit_tests(tokens: Vec<Token>) -> Vec<Token> {
    let marks = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut rest = tokens.into_iter().peekable();
    let mut recent: Vec<String> = Vec::new();
    while let Some(token) = rest.next() {
        recent.push(token.text.clone());
        kept.push(token);
        if recent.ends_with(&marks.map(str::to_owned)) {
            kept.truncate(kept.len() - marks.len());
            let mut depth = 0_usize;
            for token in rest.by_ref() {
                match token.text.as_str() {
                    "{" | "(" | "[" => depth += 1,
                    "}" | ")" | "]" => depth -= 1,
                    _ => {}
                }
                if depth == 0 && matches!(token.text.as_str(), "}" | ";") {
                    break;
                }
            }
        }
    }
    kept
}

/// One path that the source names.
struct Use {
    path: Vec<String>,
    line: usize,
    /// How many inline modules stand around it.
    inner: usize,
    /// It stands in a `use`.
    imported: bool,
    /// That `use` passes the name on.
    public: bool,
}

/// Every path, with groups in braces written out.
fn uses(tokens: &[Token]) -> Vec<Use> {
    let text = |at: usize| tokens.get(at).map_or("", |t| t.text.as_str());
    let (mut found, mut at, mut depth) = (Vec::new(), 0, 0_usize);
    let mut inline: Vec<usize> = Vec::new();
    let (mut in_use, mut public) = (false, false);
    while at < tokens.len() {
        match text(at) {
            "{" => {
                depth += 1;
                if at >= 2 && text(at - 2) == "mod" {
                    inline.push(depth);
                }
            }
            "}" => {
                if inline.last() == Some(&depth) {
                    inline.pop();
                }
                depth = depth.saturating_sub(1);
            }
            ";" => (in_use, public) = (false, false),
            "use" if text(at + 1) != "<" => {
                in_use = true;
                public = at >= 1 && (text(at - 1) == "pub" || (text(at - 1) == ")" && passes_on(tokens, at - 1)));
            }
            "as" if in_use => at += 1,
            word if word.starts_with(is_word) && (at == 0 || text(at - 1) != ".") => {
                let mut paths = Vec::new();
                let line = tokens.get(at).map_or(0, |t| t.line);
                at = expand(tokens, at, &[], &mut paths);
                found.extend(paths.into_iter().map(|path| Use {
                    path,
                    line,
                    inner: inline.len(),
                    imported: in_use,
                    public,
                }));
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Does the `)` at this place close `pub(…)`?
fn passes_on(tokens: &[Token], close: usize) -> bool {
    let open = tokens.iter().take(close).rposition(|t| t.text == "(").unwrap_or(0);
    open >= 1 && tokens.get(open - 1).is_some_and(|t| t.text == "pub")
}

/// Reads one path from `at`, adds what it names, and says where it ends.
fn expand(tokens: &[Token], mut at: usize, before: &[String], paths: &mut Vec<Vec<String>>) -> usize {
    let text = |at: usize| tokens.get(at).map_or("", |t| t.text.as_str());
    let mut path = before.to_vec();
    loop {
        path.push(text(at).to_owned());
        at += 1;
        if text(at) != "::" {
            break;
        }
        match text(at + 1) {
            "{" => {
                at += 2;
                while at < tokens.len() && text(at) != "}" {
                    at = match text(at) {
                        "," | "::" => at + 1,
                        "as" => at + 2,
                        _ => expand(tokens, at, &path, paths),
                    };
                }
                return at + 1;
            }
            next if next == "*" || next.starts_with(is_word) => at += 1,
            _ => {
                at += 1;
                break;
            }
        }
    }
    paths.push(path);
    at
}

/// The names of the outside crates, as the source writes them.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let section = manifest.lines().skip_while(|l| l.trim() != "[dependencies]").skip(1);
    let lines = section.take_while(|l| !l.starts_with('['));
    let names = lines.filter_map(|l| l.split_once('=')).map(|(name, _)| name.trim().replace('-', "_"));
    names.filter(|name| !name.starts_with('#')).collect()
}

fn crates(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|n| (*n).to_owned()).collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            sources(&entry, found);
        } else if entry.extension().is_some_and(|e| e == "rs") {
            found.push(entry);
        }
    }
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{} cannot be read: {error}", file.display()))
}
