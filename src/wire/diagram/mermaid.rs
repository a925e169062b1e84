//! The picture as text for Mermaid (`stateDiagram-v2`), for wikis and chats that draw it themselves.

use std::fmt::Write;

use super::DiagramBody;

/// The text of a Mermaid diagram.
#[must_use]
pub fn mermaid(body: &DiagramBody) -> String {
    let mut out = format!("---\ntitle: \"{} ({})\"\n---\nstateDiagram-v2\n", plain(&body.title), plain(&body.version));
    for stage in &body.stages {
        let _ = writeln!(out, "    state \"{}\" as {}", plain(&stage.title), name(&stage.id));
    }
    for stage in body.stages.iter().filter(|s| s.start) {
        let _ = writeln!(out, "    [*] --> {}", name(&stage.id));
    }
    for way in &body.moves {
        let labels: Vec<String> = way.events.iter().map(|e| plain(&e.label())).collect();
        let _ = writeln!(out, "    {} --> {} : {}", name(&way.from), name(&way.to), labels.join(" • "));
    }
    for stage in body.stages.iter().filter(|s| s.terminal) {
        let _ = writeln!(out, "    {} --> [*]", name(&stage.id));
    }
    for stage in &body.stages {
        let terms: Vec<String> = body
            .terms
            .iter()
            .filter(|t| t.stages.contains(&stage.id))
            .map(|t| {
                let party = body.legend.iter().find(|sign| sign.id == t.party).map(|sign| sign.text.as_str());
                let said = format!("{} ({}): {}", t.title, party.unwrap_or(&t.party), t.length);
                format!("        - {}\n", plain(&said))
            })
            .collect();
        if !terms.is_empty() {
            let _ = write!(out, "    note right of {}\n{}    end note\n", name(&stage.id), terms.concat());
        }
    }
    out
}

/// A name that Mermaid takes for no word of its own.
fn name(id: &str) -> String {
    format!("s_{}", id.replace('-', "_"))
}

/// Writes as entities what means something to Mermaid, or to the HTML that it makes.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '#' | ';' | ':' | '<' | '>' | '&' | '{' | '}' | '[' | ']' | '|' | '`' | '\\' | '%' => {
                let _ = write!(out, "#{};", u32::from(c));
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_means_something_to_mermaid_is_written_as_an_entity() {
        assert_eq!(plain("a: \"b\"\n<c>"), "a#58; #34;b#34; #60;c#62;");
    }
}
