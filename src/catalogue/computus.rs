//! The date of Easter, on which most movable holidays hang.

use chrono::NaiveDate;

/// Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm of *Nature*, 1876; also Meeus/Jones/Butcher).
/// `None` for years that chrono does not know.
pub(super) fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, in_century) = (year.div_euclid(100), year.rem_euclid(100));
    let skipped_leaps = century - century / 4;
    let moon_correction = (century - (century + 8) / 25 + 1) / 3;
    let full_moon = (19 * golden + skipped_leaps - moon_correction + 15).rem_euclid(30);
    let to_sunday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - full_moon - in_century % 4).rem_euclid(7);
    let late = (golden + 11 * full_moon + 22 * to_sunday) / 451;
    let counted = full_moon + to_sunday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(counted / 31).ok()?, u32::try_from(counted % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_on_its_known_dates() {
        // Published tables of Easter; 1818 and 2285 the earliest possible day, 1943 and 2038 the latest.
        let known = [
            "1818-03-22",
            "1943-04-25",
            "1954-04-18",
            "1981-04-19",
            "2000-04-23",
            "2005-03-27",
            "2008-03-23",
            "2011-04-24",
            "2019-04-21",
            "2023-04-09",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2035-03-25",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
            "2285-03-22",
        ];
        for text in known {
            let day: NaiveDate = text.parse().expect("a date");
            assert_eq!(easter(chrono::Datelike::year(&day)), Some(day), "{text}");
        }
    }

    #[test]
    fn easter_is_always_a_sunday_between_22_march_and_25_april() {
        for year in 1583..=4099 {
            let day = easter(year).expect("a year that chrono knows");
            assert_eq!(chrono::Datelike::weekday(&day), chrono::Weekday::Sun);
            let in_year = |m, d| NaiveDate::from_ymd_opt(year, m, d).expect("a date");
            assert!((in_year(3, 22)..=in_year(4, 25)).contains(&day), "{day}");
        }
    }
}
