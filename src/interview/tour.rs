//! The tour: six views of a finished plan, what one sees at each and why that matters. The words name no figure and no key:
//! the plan may have been changed, and whoever shows it says how to go on.

use super::steps::View;

/// A stop of the tour.
#[derive(Clone, Copy, Debug)]
pub struct TourStep {
    /// The view it stands on.
    pub view: View,
    /// What one sees there, and why it matters.
    pub says: &'static str,
}

/// The tour, in the order of the work.
pub const TOUR: [TourStep; 6] = [
    TourStep {
        view: View::Goal,
        says: "Five answers say what partners are to bring, by when, and with how many one starts. All that follows is \
               measured against them, and the rest has defaults.",
    },
    TourStep {
        view: View::Buyers,
        says: "Who decides at the customer, when they are in the room, and whom they ask. A partner is worth as much as it \
               is heard by these people, and when.",
    },
    TourStep {
        view: View::Candidates { pass: false },
        says: "Every name there is. Five short questions about each put them in the order of whom to call first; in a plan of \
               your own you paste them and have that list in a quarter of an hour.",
    },
    TourStep {
        view: View::Ranking(None),
        says: "After the calls: who ranks where, and within which places it may be while some of it is a guess. A wide \
               range says whom to ask before anybody signs.",
    },
    TourStep {
        view: View::Recruit(None),
        says: "Whom to start with: the set that together reaches most of the buyers within your days and money, which is seldom \
               the top of the ranking. Take one out and see what that costs.",
    },
    TourStep {
        view: View::Strategies,
        says: "What each kind of partner needs from you, what you answer, how both earn and what ends it. Export makes of \
               all this a page for your board and a paper for each partner.",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tour_goes_through_the_work_in_its_order() {
        assert!(TOUR.iter().map(|step| step.view.index()).is_sorted());
        assert!(TOUR.iter().all(|step| step.says.len() < 230 && step.says.matches(". ").count() < 3));
    }
}
