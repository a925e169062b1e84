//! Seals what must not be readable in a stolen database, and makes the keys of everything else that is keyed. Pure: whoever
//! reads the file of keys hands its text in, whoever seals hands the randomness in.
//!
//! **Why like this.** XChaCha20-Poly1305, whose 192-bit nonces may be drawn at random for ever. The place (table, row, field)
//! is bound in as associated data, so that a sealed value cannot be moved to where somebody else would read it. Values are
//! padded, so that their length tells little. The root key stays when the others rotate: what it derives (the seals of the log)
//! must stay the same.

use std::fmt;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroize;

/// Values are padded to a multiple of so many bytes.
const BLOCK: usize = 32;
/// The name of the key from which others are derived.
const ROOT: &str = "root";
/// The form of a sealed value, in front of it.
const FORM: &str = "v1";

/// A key and its name. Unprintable, and wiped when it is dropped.
struct Key {
    name: String,
    bytes: [u8; 32],
}

impl Drop for Key {
    fn drop(&mut self) {
        self.bytes.zeroize();
    }
}

/// The keys of one installation: a root, one that seals now, and older ones that can still open.
pub struct Keyring {
    root: Key,
    /// The current one first.
    sealing: Vec<Key>,
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.sealing.iter().map(|key| key.name.as_str()).collect();
        write!(f, "Keyring({})", names.join(", "))
    }
}

/// Why a value cannot be opened.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unopened {
    /// It was sealed with a key that is not here.
    #[error("it was sealed with the key {0}, which is not in the file of keys")]
    UnknownKey(String),
    /// It was changed, or moved from another place.
    #[error("it was changed, or moved here from another place")]
    Broken,
    /// It is no sealed value.
    #[error("it is no sealed value")]
    Form,
}

impl Keyring {
    /// Reads a file of keys: on each line a name and 64 hexadecimal digits; `root` is one of the names, and of the others the
    /// first seals. Everything that is wrong is told at once, by line, without the keys.
    pub fn read(text: &str) -> Result<Self, Vec<String>> {
        let mut faults = Vec::new();
        let (mut root, mut sealing) = (None, Vec::<Key>::new());
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            let mut words = line.split_whitespace();
            let (name, digits, more) = (words.next().unwrap_or_default(), words.next(), words.next());
            let named =
                !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') && name.len() <= 40;
            let bytes = digits.filter(|_| more.is_none()).and_then(bytes_of);
            match bytes {
                _ if !named => {
                    faults.push(format!("line {number}: a name has letters, digits and hyphens, at most 40"));
                }
                None => {
                    faults
                        .push(format!("line {number}: after the name {name} stand 64 hexadecimal digits and no more"));
                }
                Some(bytes) if name == ROOT && root.is_none() => root = Some(Key { name: name.to_owned(), bytes }),
                Some(_) if name == ROOT || sealing.iter().any(|key| key.name == name) => {
                    faults.push(format!("line {number}: {name} is there already"));
                }
                Some(bytes) => sealing.push(Key { name: name.to_owned(), bytes }),
            }
        }
        let same = |key: &Key| root.as_ref().is_some_and(|root: &Key| root.bytes == key.bytes);
        if sealing.iter().any(same) {
            faults.push("the root must be another key than those that seal".to_owned());
        }
        if root.is_none() && faults.is_empty() {
            faults.push("there is no line with the name root".to_owned());
        }
        if sealing.is_empty() && faults.is_empty() {
            faults.push("there is no key that seals beside the root".to_owned());
        }
        match root {
            Some(root) if faults.is_empty() => Ok(Self { root, sealing }),
            Some(_) | None => Err(faults),
        }
    }

    /// The text of a new file of keys.
    #[must_use]
    pub fn new_file(name: &str, root: [u8; 32], first: [u8; 32]) -> String {
        format!(
            "# The keys of Wachtwijzer. Keep this file apart from the database and its backups, and keep a copy: without it\n\
             # nothing sealed can be read, and nobody can check the log. The first key after the root seals.\n\
             {ROOT} {}\n{name} {}\n",
            digits_of(&root),
            digits_of(&first)
        )
    }

    /// The text of a file of keys with a new key that seals from now on.
    #[must_use]
    pub fn rotated(text: &str, name: &str, new: [u8; 32]) -> String {
        let line = format!("{name} {}", digits_of(&new));
        let is_root = |line: &str| line.split_whitespace().next() == Some(ROOT);
        let mut lines: Vec<&str> = text.lines().collect();
        let after = lines.iter().position(|line| is_root(line)).map_or(lines.len(), |at| at + 1);
        lines.insert(after, &line);
        format!("{}\n", lines.join("\n"))
    }

    /// The name of the key that seals now.
    #[must_use]
    pub fn current(&self) -> &str {
        self.sealing.first().map_or("", |key| key.name.as_str())
    }

    /// The names of all keys that open, the current one first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.sealing.iter().map(|key| key.name.as_str())
    }

    /// A key for one purpose, always the same, from which nothing can be learned of the root or of another purpose.
    #[must_use]
    pub fn derived(&self, purpose: &str) -> [u8; 32] {
        // A key of any length is a key for HMAC, so this cannot fail.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.root.bytes) else { return [0; 32] };
        mac.update(b"wachtwijzer ");
        mac.update(purpose.as_bytes());
        mac.finalize().into_bytes().into()
    }

    /// Seals a value for its place. `random` must never be used twice.
    #[must_use]
    pub fn seal(&self, place: &str, plain: &[u8], random: [u8; 32]) -> String {
        let Some(key) = self.sealing.first() else { return String::new() };
        let nonce: [u8; 24] = std::array::from_fn(|at| random.get(at).copied().unwrap_or_default());
        let mut padded = plain.to_vec();
        padded.push(0x80);
        padded.resize(padded.len().next_multiple_of(BLOCK), 0);
        let payload = Payload { msg: &padded, aad: place.as_bytes() };
        let cipher = XChaCha20Poly1305::new(&key.bytes.into());
        // It fails only for values of many gigabytes.
        let sealed = cipher.encrypt(&XNonce::from(nonce), payload).unwrap_or_default();
        padded.zeroize();
        format!("{FORM}.{}.{}{}", key.name, digits_of(&nonce), digits_of(&sealed))
    }

    /// Opens a value at its place.
    pub fn open(&self, place: &str, sealed: &str) -> Result<Vec<u8>, Unopened> {
        let mut parts = sealed.splitn(3, '.');
        let (form, name, digits) = (parts.next(), parts.next(), parts.next());
        let (Some(FORM), Some(name), Some(digits)) = (form, name, digits) else { return Err(Unopened::Form) };
        let key = self.sealing.iter().find(|key| key.name == name);
        let key = key.ok_or_else(|| Unopened::UnknownKey(name.to_owned()))?;
        let bytes = decoded(digits).ok_or(Unopened::Form)?;
        let (nonce, sealed) = bytes.split_at_checked(24).ok_or(Unopened::Form)?;
        let nonce: [u8; 24] = nonce.try_into().map_err(|_| Unopened::Form)?;
        let cipher = XChaCha20Poly1305::new(&key.bytes.into());
        let opened = cipher.decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad: place.as_bytes() });
        let mut padded = opened.map_err(|_| Unopened::Broken)?;
        let end = padded.iter().rposition(|byte| *byte != 0).filter(|at| padded.get(*at) == Some(&0x80));
        padded.truncate(end.ok_or(Unopened::Broken)?);
        Ok(padded)
    }

    /// Was it sealed with the key that seals now?
    #[must_use]
    pub fn is_current(&self, sealed: &str) -> bool {
        sealed.split('.').nth(1) == Some(self.current())
    }
}

fn digits_of(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut all, byte| {
        let _ = write!(all, "{byte:02x}");
        all
    })
}

fn decoded(digits: &str) -> Option<Vec<u8>> {
    if !digits.len().is_multiple_of(2) || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()).collect()
}

fn bytes_of(digits: &str) -> Option<[u8; 32]> {
    decoded(digits)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keyring(file: &str) -> Keyring {
        Keyring::read(file).unwrap_or_else(|faults| panic!("{faults:?}"))
    }

    fn file() -> String {
        Keyring::new_file("a", [1; 32], [2; 32])
    }

    proptest! {
        #[test]
        fn what_is_sealed_opens_at_its_place_and_nowhere_else(plain in prop::collection::vec(any::<u8>(), 0..200), random in any::<[u8; 32]>(), flip in any::<prop::sample::Index>()) {
            let keys = keyring(&file());
            let sealed = keys.seal("people/1/name", &plain, random);
            prop_assert_eq!(keys.open("people/1/name", &sealed), Ok(plain.clone()));
            prop_assert_eq!(keys.open("people/2/name", &sealed), Err(Unopened::Broken));
            // The length tells no more than the block.
            let other = keys.seal("people/1/name", &vec![b'x'; plain.len() / BLOCK * BLOCK], random);
            prop_assert_eq!(sealed.len(), other.len());
            // Any digit that is changed is found.
            let at = 5 + flip.index(sealed.len() - 5);
            let mut changed = sealed.clone().into_bytes();
            changed[at] = if changed[at] == b'0' { b'1' } else { b'0' };
            let changed = String::from_utf8(changed).expect("a text");
            prop_assert_eq!(keys.open("people/1/name", &changed), Err(Unopened::Broken));
        }
    }

    #[test]
    fn a_new_key_seals_and_the_old_one_still_opens() {
        let old = keyring(&file());
        let sealed = old.seal("p", b"text", [7; 32]);
        let new = keyring(&Keyring::rotated(&file(), "b", [3; 32]));
        assert_eq!((new.current(), new.names().collect::<Vec<_>>()), ("b", vec!["b", "a"]));
        assert_eq!(new.open("p", &sealed), Ok(b"text".to_vec()));
        assert!(!new.is_current(&sealed));
        assert_eq!(new.derived("log"), old.derived("log"), "what is derived stays");
        assert_ne!(new.derived("log"), new.derived("codes"));
        assert_eq!(old.open("p", &new.seal("p", b"text", [7; 32])), Err(Unopened::UnknownKey("b".to_owned())));
        let another = keyring(&Keyring::new_file("a", [1; 32], [9; 32]));
        assert_eq!(another.open("p", &sealed), Err(Unopened::Broken));
        assert_eq!(old.open("p", "text in clear"), Err(Unopened::Form));
    }

    #[test]
    fn everything_that_is_wrong_with_a_file_of_keys_is_told_by_line_and_without_the_keys() {
        let (one, two) = ("11".repeat(32), "22".repeat(32));
        let text =
            format!("root {one}\na {two}\n# a comment\na {two}\nb! {two}\nc 1234\nd {two} e\nroot {two}\nf {one}\n");
        let faults = Keyring::read(&text).expect_err("faults");
        let lines: Vec<&str> = faults.iter().map(|f| f.split(':').next().unwrap_or_default()).collect();
        assert_eq!(
            lines,
            ["line 4", "line 5", "line 6", "line 7", "line 8", "the root must be another key than those that seal"]
        );
        assert!(!faults.iter().any(|fault| fault.contains(&one) || fault.contains(&two)));
        assert_eq!(Keyring::read("").expect_err("empty"), ["there is no line with the name root"]);
        assert_eq!(format!("{:?}", keyring(&file())), "Keyring(a)");
    }
}
