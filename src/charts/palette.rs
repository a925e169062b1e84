//! Colours that stay apart for colour-blind readers, and what tells series apart without colour.
//!
//! The colours of series are those of Okabe & Ito, "Color Universal Design" (2008). Each series also has its own dashes, its own mark
//! and its own filling.

use plotters::style::RGBColor;

/// What a colour is used for. Each has its own colour, by which the SVG pen finds the class again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ink {
    Ground,
    Text,
    Soft,
    Grid,
    Series(usize),
}

/// How many series are told apart; further ones begin again.
const SERIES: [RGBColor; 5] = [
    RGBColor(0x00, 0x72, 0xb2),
    RGBColor(0xd5, 0x5e, 0x00),
    RGBColor(0x00, 0x9e, 0x73),
    RGBColor(0xb0, 0x4f, 0x88),
    RGBColor(0x6b, 0x6b, 0x00),
];

const OTHERS: [(Ink, RGBColor); 4] = [
    (Ink::Ground, RGBColor(0xfb, 0xfc, 0xfd)),
    (Ink::Text, RGBColor(0x0f, 0x17, 0x2a)),
    (Ink::Soft, RGBColor(0x47, 0x55, 0x69)),
    (Ink::Grid, RGBColor(0xd5, 0xdc, 0xe4)),
];

/// Colours on a dark ground. Class names begin with `c-`, so that they mean nothing to a page into which the picture is put.
pub(super) const DARK: &str = "@media (prefers-color-scheme:dark){\
.c-f-ground{fill:#0f172a}.c-f-text{fill:#f1f5f9}.c-f-soft{fill:#cbd5e1}.c-f-grid{fill:#334155}\
.c-s-ground{stroke:#0f172a}.c-s-text{stroke:#f1f5f9}.c-s-soft{stroke:#cbd5e1}.c-s-grid{stroke:#334155}\
.c-s-0{stroke:#56b4e9}.c-f-0{fill:#56b4e9}.c-s-1{stroke:#ff9d4d}.c-f-1{fill:#ff9d4d}.c-s-2{stroke:#3fd0a5}.c-f-2{fill:#3fd0a5}\
.c-s-3{stroke:#e59ac4}.c-f-3{fill:#e59ac4}.c-s-4{stroke:#e3dc5a}.c-f-4{fill:#e3dc5a}}";

impl Ink {
    pub(super) fn colour(self) -> RGBColor {
        match self {
            Self::Series(at) => SERIES.get(at % SERIES.len()).copied().unwrap_or(RGBColor(0, 0, 0)),
            Self::Ground | Self::Text | Self::Soft | Self::Grid => {
                OTHERS.iter().find(|(ink, _)| *ink == self).map_or(RGBColor(0, 0, 0), |(_, colour)| *colour)
            }
        }
    }

    /// The ink that has this colour.
    pub(super) fn of(rgb: (u8, u8, u8)) -> Option<Self> {
        let same = |colour: &RGBColor| (colour.0, colour.1, colour.2) == rgb;
        let other = OTHERS.iter().find(|(_, colour)| same(colour)).map(|(ink, _)| *ink);
        other.or_else(|| SERIES.iter().position(same).map(Self::Series))
    }

    /// The end of its class names.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Ground => "ground",
            Self::Text => "text",
            Self::Soft => "soft",
            Self::Grid => "grid",
            Self::Series(at) => ["0", "1", "2", "3", "4"].get(at % SERIES.len()).copied().unwrap_or("0"),
        }
    }

    /// Lengths drawn and left out, in pixels; empty for an unbroken line.
    pub(super) fn dashes(self) -> &'static [u32] {
        match self {
            Self::Ground | Self::Text | Self::Soft | Self::Grid => &[],
            Self::Series(at) => {
                let dashes: [&[u32]; 5] = [&[], &[20, 10], &[6, 8], &[26, 8, 6, 8], &[40, 12]];
                dashes.get(at % SERIES.len()).copied().unwrap_or(&[])
            }
        }
    }
}
