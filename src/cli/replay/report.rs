//! What a replay found or did, in words and as JSON.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::super::Failure;
use super::Format;
use crate::domain::replay::{Far, Group, Key, Totals, Why};
use crate::store::replays::Replay;

fn pretty(value: &Value) -> Result<String, Failure> {
    Ok(serde_json::to_string_pretty(value).map_err(Failure::outside)? + "\n")
}

fn short(fingerprint: &str) -> &str {
    fingerprint.get(..12).unwrap_or(fingerprint)
}

fn why(key: &Key) -> String {
    key.why.iter().map(Why::code).collect::<Vec<_>>().join(", ")
}

/// What would change.
pub(super) fn totals(found: &Totals, rules: (&str, &str), format: Format) -> Result<String, Failure> {
    match format {
        Format::Text => Ok(text(found, rules)),
        Format::Json => pretty(&json!({
            "rulesBefore": rules.0,
            "rulesAfter": rules.1,
            "applications": {
                "lookedAt": found.looked,
                "open": found.open,
                "changed": found.changed,
                "changedOpen": found.changed_open,
                "unreadable": found.unreadable,
            },
            "people": found.people,
            "notices": found.notices,
            "groups": found.groups.iter().map(|(key, group)| group_json(key, group)).collect::<Vec<_>>(),
            "furthest": found.furthest.iter().map(far_json).collect::<Vec<_>>(),
        })),
    }
}

fn group_json(key: &Key, group: &Group) -> Value {
    json!({
        "procedure": key.procedure.as_str(),
        "what": key.what.code(),
        "of": key.of.as_ref().map(ToString::to_string),
        "why": key.why.iter().map(Why::code).collect::<Vec<_>>(),
        "changes": group.changes,
        "earlier": group.earlier,
        "later": group.later,
        "new": group.new,
        "gone": group.gone,
        "mostDaysEarlier": group.most_earlier,
        "mostDaysLater": group.most_later,
    })
}

fn far_json(far: &Far) -> Value {
    json!({
        "application": far.reference.as_str(),
        "what": far.what.code(),
        "of": far.of.as_ref().map(ToString::to_string),
        "days": far.by,
        "later": far.later,
    })
}

fn text(found: &Totals, (before, after): (&str, &str)) -> String {
    let mut out = String::new();
    let same = if before == after { " (the same)" } else { "" };
    let _ = writeln!(out, "rules: {} before, {} after{same}", short(before), short(after));
    let _ = writeln!(out, "applications looked at: {}, open: {}", found.looked, found.open);
    let _ = writeln!(
        out,
        "changed: {}, of these open: {}; people concerned: {}; notices: {}",
        found.changed, found.changed_open, found.people, found.notices
    );
    for (key, group) in &found.groups {
        let of = key.of.as_ref().map(|of| format!("{of} ")).unwrap_or_default();
        let _ = writeln!(out, "  {} {of}{}: {} ({})", key.procedure, key.what.code(), group.changes, why(key));
        let each = [
            (group.earlier, format!("earlier: {}, at most {} days", group.earlier, group.most_earlier)),
            (group.later, format!("later: {}, at most {} days", group.later, group.most_later)),
            (group.new, format!("new: {}", group.new)),
            (group.gone, format!("gone: {}", group.gone)),
        ];
        let each: Vec<String> = each.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text).collect();
        if !each.is_empty() {
            let _ = writeln!(out, "    {}", each.join("; "));
        }
    }
    if !found.furthest.is_empty() {
        out.push_str("furthest:\n");
    }
    for far in &found.furthest {
        let way = if far.later { "later" } else { "earlier" };
        let of = far.of.as_ref().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(out, "  {} {of} {}: {} days {way}", far.reference.as_str(), far.what.code(), far.by);
    }
    out
}

/// What was done.
pub(super) fn applied(replay: &Replay, wrong: usize, format: Format) -> Result<String, Failure> {
    match format {
        Format::Text => {
            let again = match wrong {
                0 => "every count is what the applications say".to_owned(),
                wrong => format!("{wrong} counts were not what the applications say; all were made anew"),
            };
            Ok(format!(
                "applied: looked at {}, changed {}, notices planned {}; {again}\n",
                replay.looked, replay.changed, replay.told
            ))
        }
        Format::Json => pretty(&json!({"applied": one_json(replay), "countsMadeAnew": wrong})),
    }
}

fn one_json(replay: &Replay) -> Value {
    json!({
        "id": replay.id.to_string(),
        "what": replay.what,
        "begunAt": replay.begun_at.to_rfc3339(),
        "finishedAt": replay.finished_at.map(|at| at.to_rfc3339()),
        "begunBy": replay.begun_by,
        "why": replay.why,
        "rulesBefore": replay.before,
        "rulesAfter": replay.after,
        "lookedAt": replay.looked,
        "changed": replay.changed,
        "notices": replay.told,
    })
}

/// When rules changed.
pub(super) fn history(all: &[Replay], format: Format) -> Result<String, Failure> {
    if format == Format::Json {
        return pretty(&Value::Array(all.iter().map(one_json).collect()));
    }
    let lines = all.iter().map(|replay| {
        let finished = replay.finished_at.map_or_else(|| "not finished".to_owned(), |_| "finished".to_owned());
        format!(
            "{}  {}  {}  {} → {}  looked at {}, changed {}, notices {}  {finished}  {}\n",
            replay.begun_at.format("%Y-%m-%d %H:%M"),
            replay.begun_by,
            replay.what,
            replay.before.as_deref().map_or("-", short),
            short(&replay.after),
            replay.looked,
            replay.changed,
            replay.told,
            replay.why.as_deref().unwrap_or("-")
        )
    });
    Ok(lines.collect())
}
