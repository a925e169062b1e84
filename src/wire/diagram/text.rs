//! Text in a picture: how wide it is, where it breaks, how it is escaped, which way it runs. **Why estimates:** the font is
//! the reader's own and not known here; the widths are those of the widest common ones, so that nothing is cut off.

/// How wide a text is, in pixels, at a font size.
pub(super) fn width(text: &str, size: i32, bold: bool) -> i32 {
    let thousandths: i32 = text.chars().map(|c| advance(c) * if bold { 11 } else { 10 } / 10).sum();
    thousandths * size / 1000 + 1
}

/// The advance of a character in thousandths of the font size.
fn advance(c: char) -> i32 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '’' => 320,
        'f' | 't' | 'r' | 'I' | '(' | ')' | ' ' | '-' | '/' | '“' | '”' => 420,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | '—' => 960,
        c if is_wide(c) => 1050,
        c if c.is_uppercase() => 710,
        _ => 620,
    }
}

/// Is this one of the square characters of East Asia, or an emoji?
fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}' | '\u{1f000}'..='\u{3ffff}')
}

/// Breaks a text into lines no wider than this; a word that is wider than a line is broken too.
pub(super) fn wrap(text: &str, size: i32, bold: bool, most: i32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, size, bold) <= most {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            if !line.is_empty() && width(&format!("{line}{c}-"), size, bold) > most {
                lines.push(format!("{line}-"));
                line.clear();
            }
            line.push(c);
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// Escapes a text for XML, for content and attributes alike, and drops what XML 1.0 cannot hold.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() && !matches!(c, '\t' | '\n' | '\r') => {}
            c => out.push(c),
        }
    }
    out
}

/// Does the text run from right to left? Its first letter decides.
pub(super) fn from_right(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphabetic());
    first.is_some_and(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'))
}

#[cfg(test)]
mod tests {
    use super::{escape, from_right, width, wrap};

    #[test]
    fn a_line_is_never_wider_than_allowed_and_no_word_is_lost() {
        let text = "Aufenthaltserlaubnisbescheinigungsantragsverfahren of the family";

        let lines = wrap(text, 13, false, 120);

        assert!(lines.iter().all(|line| width(line, 13, false) <= 120), "{lines:?}");
        assert_eq!(lines.concat().replace(['-', ' '], ""), text.replace(' ', ""));
    }

    #[test]
    fn what_means_something_in_xml_is_escaped() {
        assert_eq!(escape("<b a=\"1\">&'\u{0}\u{1b}"), "&lt;b a=&quot;1&quot;&gt;&amp;&#39;");
    }

    #[test]
    fn arabic_and_hebrew_run_from_the_right() {
        assert!(from_right("لم شمل الأسرة"));
        assert!(from_right("«איחוד משפחות»"));
        assert!(!from_right("Nareis 2025"));
    }
}
