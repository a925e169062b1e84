//! Cells as they were read, kept until it is known over the whole file how its dates are written.

use std::collections::HashMap;

/// A short text without an allocation of its own: dates nearly always are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Cell {
    Short { bytes: [u8; 14], length: u8 },
    Long(Box<str>),
    NotUtf8(Box<str>),
}

impl Cell {
    pub(super) fn new(bytes: &[u8]) -> Self {
        let Ok(text) = std::str::from_utf8(bytes) else {
            return Self::NotUtf8(String::from_utf8_lossy(bytes).into());
        };
        let mut short = [0; 14];
        match (short.get_mut(..bytes.len()), u8::try_from(bytes.len())) {
            (Some(place), Ok(length)) => {
                place.copy_from_slice(bytes);
                Self::Short { bytes: short, length }
            }
            (_, _) => Self::Long(text.into()),
        }
    }

    /// The text, or what there is of it.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Short { bytes, length } => {
                bytes.get(..usize::from(*length)).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or_default()
            }
            Self::Long(text) | Self::NotUtf8(text) => text,
        }
    }

    pub(super) fn is_utf8(&self) -> bool {
        !matches!(self, Self::NotUtf8(_))
    }
}

/// A row with the cells that matter.
#[derive(Debug)]
pub(super) struct RawRow {
    pub(super) line: u64,
    pub(super) received: Cell,
    pub(super) closed: Cell,
    pub(super) last_seen: Option<Cell>,
    pub(super) seen_from: Option<Cell>,
    pub(super) stages: Vec<Cell>,
    pub(super) outcome: Option<u32>,
    pub(super) group: Option<u32>,
    pub(super) family: Option<u32>,
}

/// Texts that come again and again, each kept once.
#[derive(Default, Debug)]
pub(super) struct Words {
    places: HashMap<Vec<u8>, u32>,
    words: Vec<Cell>,
}

impl Words {
    pub(super) fn place(&mut self, bytes: &[u8]) -> u32 {
        if let Some(place) = self.places.get(bytes) {
            return *place;
        }
        let place = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push(Cell::new(bytes));
        self.places.insert(bytes.to_vec(), place);
        place
    }

    pub(super) fn word(&self, place: u32) -> Option<&Cell> {
        self.words.get(usize::try_from(place).ok()?)
    }

    pub(super) fn texts(&self) -> Vec<String> {
        self.words.iter().map(|word| word.text().to_owned()).collect()
    }
}
