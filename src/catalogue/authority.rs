//! `[[authority]]`: the places in the law on which a file's rules rest. Calendars and procedures write them alike.

use super::reader::Section;
use crate::domain::procedure::draft::AuthorityDraft;
use crate::domain::procedure::{Authority, Verified};

const VERIFIED: [(&str, Verified); 3] =
    [("yes", Verified::Yes), ("partial", Verified::Partial), ("unverified", Verified::Unverified)];

/// All `[[authority]]` of a file.
pub(super) fn authorities(root: &mut Section<'_>) -> Vec<AuthorityDraft> {
    root.tables("authority").iter_mut().map(authority).collect()
}

fn authority(section: &mut Section<'_>) -> AuthorityDraft {
    let id = section.name("id");
    let act = section.text("act").unwrap_or_default();
    let article = section.text("article").unwrap_or_default();
    let verified = section.choice("verified", &VERIFIED).unwrap_or(Verified::Unverified);
    // What nobody has read at a source has no place where it could be read.
    let url = if verified == Verified::Unverified { section.optional_text("url") } else { section.text("url") };
    if url.is_some_and(|url| !url.is_empty() && !url.starts_with("https://") && !url.starts_with("http://")) {
        section.note_at("url", "not-a-url", "`url` must begin with `https://` or `http://`");
    }
    let valid_from = section.optional_date("valid-from");
    let note = section.optional_text("note");
    section.finish();
    AuthorityDraft {
        line: id.line,
        authority: Authority {
            id: id.text,
            act: act.into(),
            article: article.into(),
            url: url.unwrap_or_default().into(),
            valid_from,
            verified,
            note: note.map(Into::into),
        },
    }
}
