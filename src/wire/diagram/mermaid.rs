//! The picture as Mermaid text, for documents that draw it themselves.

use std::fmt::Write as _;

use super::DiagramBody;

/// The picture as a Mermaid state diagram.
#[must_use]
pub fn mermaid(d: &DiagramBody) -> String {
    let mut out = format!("---\ntitle: {} ({})\n---\nstateDiagram-v2\n", plain(&d.title), d.version);
    for stage in &d.stages {
        let _ = writeln!(out, "    state \"{}\" as {}", plain(&stage.title), name(&stage.id));
    }
    if let Some(first) = d.stages.first() {
        let _ = writeln!(out, "    [*] --> {}", name(&first.id));
    }
    for way in &d.moves {
        let events: Vec<String> = way.events.iter().map(|e| plain(e)).collect();
        let _ = writeln!(out, "    {} --> {}: {}", name(&way.from), name(&way.to), events.join(" / "));
    }
    for stage in &d.stages {
        if stage.terminal {
            let _ = writeln!(out, "    {} --> [*]", name(&stage.id));
        }
        if !stage.terms.is_empty() {
            let terms = stage.terms.iter().map(|t| format!("{}: {} ({})", plain(&t.title), plain(&t.length), t.party));
            let _ = writeln!(out, "    note right of {}", name(&stage.id));
            for term in terms {
                let _ = writeln!(out, "        {term}");
            }
            out.push_str("    end note\n");
        }
    }
    out
}

/// Mermaid takes hyphens in names for arrows.
fn name(id: &str) -> String {
    id.replace('-', "_")
}

/// Without what Mermaid reads as its own signs.
fn plain(text: &str) -> String {
    text.replace('"', "'").replace([':', ';', '#', '\n'], " ")
}
