//! What accounts prove themselves with: pass phrases, one-time codes, paper codes, keys. Nothing here is kept in clear.

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256};

/// Letters of codes for people (Crockford's base 32): nothing is mistaken for something else.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The fewest characters of a PIN or pass phrase (ASVS 6.2.1; fifteen are advised).
pub const SHORTEST: usize = 8;
/// The most: long enough for any sentence, short enough not to be an attack.
pub const LONGEST: usize = 128;

/// What is wrong with a pass phrase.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PassPhraseFault {
    /// Fewer than [`SHORTEST`] characters.
    Short,
    /// More than [`LONGEST`] characters.
    Long,
    /// Among those that attackers try first, or one character over and over, or a run like 12345678.
    Common,
}

/// Is this good enough? No rules of composition (ASVS 6.2.5), but nothing that is tried first (6.2.4).
#[must_use]
pub fn pass_phrase_fault(given: &str) -> Option<PassPhraseFault> {
    static COMMON: &str = include_str!("../../config/access/common-pass-phrases.txt");
    let length = given.chars().count();
    let lower = given.to_lowercase();
    let chars: Vec<u32> = lower.chars().map(u32::from).collect();
    let steps = |step: i64| chars.windows(2).all(|w| matches!(w, [a, b] if i64::from(*b) - i64::from(*a) == step));
    match () {
        () if length < SHORTEST => Some(PassPhraseFault::Short),
        () if length > LONGEST => Some(PassPhraseFault::Long),
        () if steps(0) || steps(1) || steps(-1) => Some(PassPhraseFault::Common),
        () if COMMON.lines().any(|line| line == lower) => Some(PassPhraseFault::Common),
        () => None,
    }
}

/// Argon2id with the first recommendation of OWASP: 19 MiB, two passes, one lane.
fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

/// The hash of a pass phrase, in the PHC form, with its salt. Takes tens of milliseconds on purpose: never inside a
/// transaction.
#[must_use]
pub fn hash_pass_phrase(given: &str, salt: [u8; 32]) -> String {
    argon2().hash_password_with_salt(given.as_bytes(), &salt).map(|hash| hash.to_string()).unwrap_or_default()
}

/// Does the pass phrase belong to this hash? Without a hash the same work is done for nothing, so that the time does not
/// tell whether an account exists.
#[must_use]
pub fn verify_pass_phrase(given: &str, hash: Option<&str>) -> bool {
    static NOBODY: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| hash_pass_phrase("nobody's", [0; 32]));
    let parsed = argon2::password_hash::phc::PasswordHash::new(hash.unwrap_or(&NOBODY));
    let right = parsed.is_ok_and(|parsed| argon2().verify_password(given.as_bytes(), &parsed).is_ok());
    right && hash.is_some()
}

/// The hash of something that nobody can guess: one pass of SHA-256 is enough for 128 bits and more.
#[must_use]
pub fn hash(secret: &str) -> String {
    hexadecimal(&Sha256::digest(secret.as_bytes()))
}

/// Vouches for a text under a key (HMAC with SHA-256), in hexadecimal.
#[must_use]
pub fn keyed(key: &[u8], text: &[u8]) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return String::new() };
    mac.update(text);
    hexadecimal(&mac.finalize().into_bytes())
}

/// Bytes in hexadecimal.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut all, byte| {
        let _ = write!(all, "{byte:02x}");
        all
    })
}

/// A text for machines to hold: 255 bits in letters that need no quoting.
#[must_use]
pub fn token(secret: [u8; 32]) -> String {
    letters(&secret, 51)
}

/// A paper activation code: 130 bits in groups of letters that are hard to misread.
#[must_use]
pub fn activation_code(secret: [u8; 32]) -> String {
    let all = letters(&secret, 26);
    let groups: Vec<&str> =
        [0..5, 5..10, 10..14, 14..18, 18..22, 22..26].into_iter().filter_map(|r| all.get(r)).collect();
    groups.join("-")
}

/// What somebody typed as a code, as it was meant: small letters, spaces, O for 0, I and L for 1.
#[must_use]
pub fn as_meant(code: &str) -> String {
    let letters = code.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_uppercase());
    letters
        .map(|c| match c {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

/// A number for people to sign in with: no secret, and nothing that tells who they are.
#[must_use]
pub fn login_number(secret: [u8; 32]) -> String {
    let all = letters(&secret, 8);
    format!("WP-{}-{}", all.get(..4).unwrap_or_default(), all.get(4..).unwrap_or_default())
}

fn letters(secret: &[u8; 32], count: usize) -> String {
    let bit = |at: usize| secret.get(at / 8).map_or(0, |byte| (byte >> (7 - at % 8)) & 1);
    let letter = |n: usize| (0..5).fold(0_usize, |value, b| value * 2 + usize::from(bit(n * 5 + b)));
    (0..count).filter_map(|n| LETTERS.get(letter(n)).map(|l| char::from(*l))).collect()
}

/// Seconds for which a one-time code holds (RFC 6238).
const STEP: i64 = 30;

/// The step of time in which a one-time code was made, if it is one of the last, this or the next step and later than
/// `last`: none is used twice.
#[must_use]
pub fn one_time_step(secret: &[u8], given: &str, unix_seconds: i64, last: i64) -> Option<i64> {
    let now = unix_seconds.div_euclid(STEP);
    let digits: String = given.chars().filter(|c| !c.is_whitespace()).collect();
    [now - 1, now, now + 1].into_iter().filter(|step| *step > last).find(|step| {
        let right = one_time_code(secret, *step);
        // All six digits are compared whatever the first ones are.
        digits.len() == 6 && right.bytes().zip(digits.bytes()).fold(0, |wrong, (a, b)| wrong | (a ^ b)) == 0
    })
}

/// The one-time code of a step of time: six digits by HMAC-SHA-1, which is what every generator on a phone knows (RFC 6238,
/// RFC 4226 section 5.3).
#[must_use]
pub fn one_time_code(secret: &[u8], step: i64) -> String {
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(secret) else { return String::new() };
    mac.update(&step.to_be_bytes());
    let bytes = mac.finalize().into_bytes();
    let offset = usize::from(bytes.last().copied().unwrap_or(0) & 0xf);
    let four = bytes.iter().skip(offset).take(4).fold(0_u32, |all, byte| (all << 8) | u32::from(*byte));
    format!("{:06}", (four & 0x7fff_ffff) % 1_000_000)
}

/// The secret of a generator in the form that people type and scan (RFC 4648, section 6, without padding).
#[must_use]
pub fn base32(secret: &[u8]) -> String {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bit = |at: usize| secret.get(at / 8).map_or(0, |byte| (byte >> (7 - at % 8)) & 1);
    let letter = |n: usize| (0..5).fold(0_usize, |value, b| value * 2 + usize::from(bit(n * 5 + b)));
    let count = (secret.len() * 8).div_ceil(5);
    (0..count).filter_map(|n| ALPHABET.get(letter(n)).map(|l| char::from(*l))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_time_codes_are_those_of_the_rfc() {
        // RFC 6238, appendix B, SHA-1; the last six of its eight digits.
        let secret = b"12345678901234567890";
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(one_time_code(secret, seconds / STEP), code);
        }
        assert_eq!(base32(b"12345678901234567890"), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    #[test]
    fn a_one_time_code_counts_once_and_for_a_step_on_either_side() {
        let secret = b"12345678901234567890";
        let code = one_time_code(secret, 100);
        assert_eq!(one_time_step(secret, &code, 3000, 0), Some(100));
        assert_eq!(one_time_step(secret, &code, 3059, 0), Some(100));
        assert_eq!(one_time_step(secret, &code, 2970, 0), Some(100));
        assert_eq!(one_time_step(secret, &code, 3060, 0), None);
        assert_eq!(one_time_step(secret, &code, 3000, 100), None, "it was used");
        assert_eq!(one_time_step(secret, "", 3000, 0), None);
        assert_eq!(one_time_step(secret, "1234567", 3000, 0), None);
    }

    #[test]
    fn what_attackers_try_first_is_refused_and_a_sentence_is_not() {
        use PassPhraseFault::{Common, Long, Short};
        for (given, fault) in [
            ("1234567", Some(Short)),
            ("12345678", Some(Common)),
            ("87654321", Some(Common)),
            ("aaaaaaaaaaaa", Some(Common)),
            ("Welkom2026", Some(Common)),
            ("PASSWORD", Some(Common)),
            ("74920183", None),
            ("de kat zit op het dak", None),
            ("የቤተሰብ ጉዞ ቀን", None),
        ] {
            assert_eq!(pass_phrase_fault(given), fault, "{given}");
        }
        assert_eq!(pass_phrase_fault(&"ab".repeat(64)), None);
        assert_eq!(pass_phrase_fault(&"ab".repeat(65)), Some(Long));
    }

    #[test]
    fn a_pass_phrase_is_known_by_its_hash_and_nothing_is_known_without_one() {
        let hash = hash_pass_phrase("de kat zit op het dak", [1; 32]);
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(verify_pass_phrase("de kat zit op het dak", Some(&hash)));
        assert!(!verify_pass_phrase("de kat zit op het dak ", Some(&hash)));
        assert!(!verify_pass_phrase("nobody's", None));
    }

    #[test]
    fn a_code_is_read_as_it_was_meant() {
        let code = activation_code([0xA5; 32]);
        assert_eq!(code.len(), 31);
        assert_eq!(as_meant(&format!(" {} ", code.to_lowercase().replace('-', " "))), code.replace('-', ""));
        assert_eq!(as_meant("oil-0"), "0110");
        assert_ne!(activation_code([1; 32]), activation_code([2; 32]));
        assert_eq!(token([3; 32]).len(), 51);
    }
}
