//! Tables by chance, the same on every run: many small counts and zeros among large ones.

use wachtwijzer::domain::disclosure::Families;

/// `SplitMix64` (Steele, Lea & Flood 2014): enough chance for a test, and its own.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % limit
    }

    /// A count of families: often none or a few, sometimes many.
    pub(crate) fn count(&mut self) -> u64 {
        match self.below(6) {
            0 => 0,
            1 => self.below(5),
            2 => self.below(15),
            3 => self.below(60),
            4 => 10 + self.below(40),
            _ => self.below(300),
        }
    }

    pub(crate) fn table(&mut self, rows: u64, columns: u64) -> Vec<Vec<u64>> {
        (0..rows).map(|_| (0..columns).map(|_| self.count()).collect()).collect()
    }
}

pub(crate) fn families(table: &[Vec<u64>]) -> Vec<Vec<Families>> {
    table.iter().map(|row| row.iter().copied().map(Families::counted).collect()).collect()
}
