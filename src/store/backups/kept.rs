//! Which earlier versions of a plan stay, from nothing but the order and the days they are of.
//!
//! No clock is asked: one that was set wrong, back or forward, adds a day and takes none away.

use std::collections::BTreeSet;

/// So many of the newest stay, whatever days they are of.
const NEWEST: usize = 10;
/// And the last one of each of so many days on which the plan was worked on: a month of days, or more where it was
/// worked on less.
const DAYS: usize = 31;

/// Whether each stays, of versions in the order they were kept in, the oldest first, by the day each is of.
pub(super) fn kept<Day: Ord>(days: &[Day]) -> Vec<bool> {
    let mut seen = BTreeSet::new();
    let mut stays: Vec<bool> = Vec::with_capacity(days.len());
    for (place, day) in days.iter().rev().enumerate() {
        let is_last_of_its_day = seen.len() < DAYS && seen.insert(day);
        stays.push(place < NEWEST || is_last_of_its_day);
    }
    stays.reverse();
    stays
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// D8, C5.
        #[test]
        fn the_newest_ten_stay_and_one_a_day_however_the_clock_jumps(days in prop::collection::vec(-40_i32..40, 0..90)) {
            let stays = kept(&days);
            prop_assert_eq!(stays.len(), days.len());
            let newest = days.len().saturating_sub(NEWEST);
            prop_assert!(stays.iter().skip(newest).all(|stays| *stays));
            prop_assert!(stays.iter().filter(|stays| **stays).count() < NEWEST + DAYS);
            let mut last: Vec<i32> = Vec::new();
            for day in days.iter().rev() {
                if !last.contains(day) {
                    last.push(*day);
                }
            }
            for day in last.iter().take(DAYS) {
                let place = days.iter().rposition(|other| other == day).expect("it was found there");
                prop_assert!(stays.get(place) == Some(&true), "the last one of day {day} went");
            }
            let left: Vec<i32> = days.iter().zip(&stays).filter(|(_, stays)| **stays).map(|(day, _)| *day).collect();
            prop_assert!(kept(&left).iter().all(|stays| *stays), "what stayed once stays");
        }

        /// D8: as it happens, one at a time.
        #[test]
        fn a_version_a_day_leaves_a_month_of_them(days in 0_usize..80) {
            let mut left: Vec<usize> = Vec::new();
            for day in 0..days {
                left.extend([day; 3]);
                let stays = kept(&left);
                left = left.into_iter().zip(stays).filter_map(|(day, stays)| stays.then_some(day)).collect();
            }
            for day in days.saturating_sub(DAYS)..days {
                prop_assert!(left.contains(&day), "{day} of {days}: {left:?}");
            }
            let all: BTreeSet<usize> = left.into_iter().collect();
            prop_assert_eq!(all.len(), days.min(DAYS));
        }
    }
}
