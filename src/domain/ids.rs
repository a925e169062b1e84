//! Names and ids as types, so that a stage is never mistaken for a term. Knows nothing of how they are stored or shown.

use std::fmt;
use std::sync::Arc;

/// A kebab-case name from the procedure data (an event type, a stage, a term …): lower-case letters, digits and single
/// hyphens, 1 to 64 characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Slug(Arc<str>);

impl Slug {
    /// Reads a slug, or `None` where the text is not one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let well_formed = (1..=64).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !text.contains("--");
        well_formed.then(|| Self(text.into()))
    }

    /// The stand-in for a name in a file that could not be read; see `procedure::draft::Name::is_unreadable`.
    #[must_use]
    pub(crate) fn unreadable() -> Self {
        Self("unreadable".into())
    }

    /// The name itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialEq<str> for Slug {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

/// One person of a family, by an opaque id. Who it is stands elsewhere, where it can be erased.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PersonId(Arc<str>);

impl PersonId {
    /// Reads an id: 1 to 64 letters, digits, hyphens or underscores.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let well_formed =
            (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        well_formed.then(|| Self(text.into()))
    }

    /// The id itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One application in the store.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CaseId(pub uuid::Uuid);

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

/// One account: somebody, or something, that can sign in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct AccountId(pub uuid::Uuid);

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

/// The letters of a case reference: Crockford's base 32, in which nothing is mistaken for something else.
const REFERENCE_LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The case number that people write on paper: `WW-XXXX-XXXX-C`, eight random characters and one check character.
///
/// The check character catches every single wrong character and every swap of two neighbours (a weighted sum modulo
/// 31; the 32nd letter is left out of the body, so that every body character is smaller than the prime).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Reference(String);

impl Reference {
    /// Makes the reference that belongs to a random number; only its lowest 39 bits or so are used.
    #[must_use]
    pub fn from_random(random: u64) -> Self {
        let mut rest = random;
        let mut body = [0_u8; 8];
        for slot in &mut body {
            *slot = u8::try_from(rest % 31).unwrap_or(0);
            rest /= 31;
        }
        let text: String = body.iter().map(|v| letter(*v)).collect();
        let (first, second) = text.split_at(4);
        Self(format!("WW-{first}-{second}-{}", letter(check(&body))))
    }

    /// Reads a reference as people type it: any case, with or without hyphens and spaces, `O` for `0`, `I` or `L` for `1`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let compact: String =
            text.chars().filter(|c| !matches!(c, '-' | ' ')).map(|c| c.to_ascii_uppercase()).collect();
        let digits = compact.strip_prefix("WW")?;
        let values: Vec<u8> = digits.chars().map(value).collect::<Option<_>>()?;
        let (given, body) = values.split_last()?;
        if body.len() != 8 || body.iter().any(|v| *v >= 31) || check(body) != *given {
            return None;
        }
        let text: String = values.iter().map(|v| letter(*v)).collect();
        Some(Self(format!("WW-{}-{}-{}", text.get(..4)?, text.get(4..8)?, text.get(8..)?)))
    }

    /// The reference as printed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn letter(value: u8) -> char {
    REFERENCE_LETTERS.get(usize::from(value)).map_or('0', |b| char::from(*b))
}

fn value(letter: char) -> Option<u8> {
    let plain = match letter {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    REFERENCE_LETTERS.iter().position(|b| char::from(*b) == plain).and_then(|at| u8::try_from(at).ok())
}

fn check(body: &[u8]) -> u8 {
    let sum: u32 = body.iter().zip(2_u32..).map(|(v, weight)| u32::from(*v) * weight).sum();
    u8::try_from(sum % 31).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_read_back_however_it_is_typed() {
        let made = Reference::from_random(0x1234_5678_9abc);
        let typed = made.as_str().to_lowercase().replace('-', " ");
        assert_eq!(Reference::parse(&typed), Some(made));
    }

    #[test]
    fn one_wrong_character_or_two_swapped_ones_are_noticed() {
        let made = Reference::from_random(98_765_432_109);
        let text: Vec<char> = made.as_str().chars().collect();
        for at in (3..7).chain(8..12) {
            for other in REFERENCE_LETTERS.iter().map(|b| char::from(*b)).filter(|c| *c != text[at]) {
                let mut wrong = text.clone();
                wrong[at] = other;
                assert_eq!(Reference::parse(&wrong.iter().collect::<String>()), None);
            }
        }
        for at in [3, 4, 5, 8, 9, 10] {
            let mut swapped = text.clone();
            swapped.swap(at, at + 1);
            if swapped != text {
                assert_eq!(Reference::parse(&swapped.iter().collect::<String>()), None);
            }
        }
    }

    #[test]
    fn a_slug_is_kebab_case() {
        assert!(Slug::parse("decision-notified").is_some());
        for wrong in ["", "Decision", "-a", "a-", "a--b", "a b", "é"] {
            assert_eq!(Slug::parse(wrong), None, "{wrong}");
        }
    }
}
