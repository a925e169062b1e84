//! `config/procedures/<id>.toml`: from the text to a [`ProcedureDraft`]. Whether the names in it lead anywhere is the
//! business of `domain::procedure::check`.

use super::authority::authorities;
use super::reader::{GREATEST, Section, read};
use super::rules;
use crate::domain::procedure::draft::{
    EventDraft, FieldDraft, Head, MoveDraft, PendingDraft, ProcedureDraft, StageDraft, VersionDraft, WhenDraft,
};
use crate::domain::procedure::faults::{Fault, did_you_mean};
use crate::domain::procedure::{FieldKind, OfMember, Role};

/// Reads one procedure file. The draft is there whenever enough could be read to check the rest.
pub(super) fn read_procedure(file: &str, text: &str) -> (Option<ProcedureDraft>, Vec<Fault>) {
    read(file, text, |root| procedure(file, root))
}

fn procedure(file: &str, root: &mut Section<'_>) -> Option<ProcedureDraft> {
    let (versions, unread): (Vec<_>, Vec<_>) =
        root.tables("version").iter_mut().map(version).partition(Option::is_some);
    if versions.is_empty() && unread.is_empty() {
        root.note("missing-key", "a procedure needs at least one `[[version]]`");
    }
    let draft = ProcedureDraft {
        file: file.to_owned(),
        id: root.name("id"),
        words: root.words(),
        jurisdiction: jurisdiction(root),
        language: language(root),
        calendar: root.name("calendar"),
        time_zone: time_zone(root),
        clock_starts_with: root.name("clock-starts-with"),
        version_by: root.some_names("version-by"),
        authorities: authorities(root),
        versions: versions.into_iter().flatten().collect(),
        stages: root.tables("stage").iter_mut().map(stage).collect(),
        events: root.tables("event").iter_mut().map(event).collect(),
        readings: root.tables("reading").iter_mut().map(rules::reading).collect(),
        suspensions: root.tables("suspension").iter_mut().map(rules::suspension).collect(),
        holds: root.tables("hold").iter_mut().filter_map(rules::hold).collect(),
        terms: root.tables("term").iter_mut().map(rules::term).collect(),
        penalties: root.tables("penalty").iter_mut().map(rules::penalty).collect(),
        remedies: root.tables("remedy").iter_mut().filter_map(rules::remedy).collect(),
        warnings: root.tables("warning").iter_mut().map(rules::warning).collect(),
    };
    // Every name is looked up version by version: with a version unread, most of them would seem to lead nowhere.
    unread.is_empty().then_some(draft)
}

fn jurisdiction(root: &mut Section<'_>) -> String {
    let text = root.text("jurisdiction").unwrap_or_default();
    let code = text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase());
    if !text.is_empty() && !code {
        root.note_at("jurisdiction", "not-a-country", "`jurisdiction` must be two capitals of ISO 3166, such as `NL`");
    }
    text.to_owned()
}

fn language(root: &mut Section<'_>) -> String {
    let text = root.text("language").unwrap_or_default();
    let tag = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    if !text.is_empty() && !text.split('-').all(tag) {
        root.note_at("language", "not-a-language", "`language` must be a BCP 47 tag, such as `nl` or `de-AT`");
    }
    text.to_owned()
}

fn time_zone(root: &mut Section<'_>) -> String {
    let text = root.text("time-zone").unwrap_or_default();
    if !text.is_empty() && text.parse::<chrono_tz::Tz>().is_err() {
        let near = did_you_mean(text, chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()));
        root.note_at("time-zone", "unknown-time-zone", format!("there is no time zone `{text}`{near}"));
    }
    text.to_owned()
}

/// What every element begins with. The caller asks for its other keys and finishes the section.
pub(super) fn head(section: &mut Section<'_>) -> Head {
    Head {
        id: section.name("id"),
        words: section.words(),
        versions: section.names("versions"),
        authority: section.names("authority"),
    }
}

/// `when`, with or without conditions.
pub(super) fn when(section: &mut Section<'_>) -> WhenDraft {
    WhenDraft(section.conditions("when"))
}

fn version(section: &mut Section<'_>) -> Option<VersionDraft> {
    let id = section.name("id");
    let (from, until) = (section.date("from"), section.optional_date("until"));
    let authority = section.names("authority");
    let until_readable = until.is_some() || !section.has("until");
    let pending = PendingDraft {
        moves: section.optional_choice("pending", &[("keeps", false), ("moves", true)]).unwrap_or_default(),
        unless_before: section.names("unless-before"),
    };
    section.finish();
    from.filter(|_| until_readable).map(|from| VersionDraft { id, from, until, authority, pending })
}

fn stage(section: &mut Section<'_>) -> StageDraft {
    let stage = StageDraft { head: head(section), terminal: section.flag("terminal") };
    section.finish();
    stage
}

fn event(section: &mut Section<'_>) -> EventDraft {
    let head = head(section);
    let by = section.choices("by", &Role::ALL.map(|role| (role.as_str(), role)));
    if !section.has("by") {
        section.note("missing-key", "an event needs the key `by`: who may say that it happened");
    }
    let event = EventDraft {
        head,
        by,
        fields: section.tables("field").iter_mut().map(field).collect(),
        moves: section.tables("move").iter_mut().map(event_move).collect(),
        allowed_in: section.names("in"),
        once: section.flag("once"),
        closes: section.optional_name("closes"),
        since: section.optional_date("since"),
        of_member: section.optional_choice("member", &OfMember::ALL),
    };
    section.finish();
    event
}

#[derive(Clone, Copy)]
enum Kind {
    Day,
    EarlierDay,
    Number,
    Choice,
    Code,
}

const KINDS: [(&str, Kind); 5] = [
    ("day", Kind::Day),
    ("earlier-day", Kind::EarlierDay),
    ("number", Kind::Number),
    ("choice", Kind::Choice),
    ("code", Kind::Code),
];

fn field(section: &mut Section<'_>) -> FieldDraft {
    let id = section.field("id");
    let words = section.words();
    let kind = match section.choice("kind", &KINDS) {
        Some(Kind::Day) => FieldKind::Day,
        Some(Kind::EarlierDay) => FieldKind::EarlierDay,
        Some(Kind::Number) => FieldKind::Number(section.number("maximum", &(1..=i64::MAX)).unwrap_or(GREATEST)),
        Some(Kind::Choice) => FieldKind::Choice(section.names("choices").into_iter().map(|name| name.text).collect()),
        Some(Kind::Code) | None => FieldKind::Code,
    };
    let required = section.flag("required");
    section.finish();
    FieldDraft { id, words, kind, required }
}

fn event_move(section: &mut Section<'_>) -> MoveDraft {
    let made = MoveDraft { from: section.some_names("from"), to: section.name("to"), when: when(section) };
    section.finish();
    made
}
