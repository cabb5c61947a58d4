//! Which screen shows which view: the one place where the two meet.

use crate::{
    interview::steps::View,
    tui::{
        open_plan::OpenPlan,
        screens::{
            Screen,
            export::Export,
            ideal_customer::{buying_group::BuyingGroup, buying_stages::BuyingStages, goal, profile},
            map::{
                call_first::CallFirst, candidates::Candidates, coverage::Coverage, influence::Influence,
                quick_pass::QuickPass, sources::Sources,
            },
            prioritise::{
                more::More, qualify::Qualify, ranking::Ranking, rate::Rate, recruit::Recruit, weights::Weights,
            },
            strategies::Strategies,
        },
    },
};

/// The screen of a view over a plan.
#[must_use]
pub(super) fn view(view: View, open: &OpenPlan) -> Box<dyn Screen> {
    match view {
        View::Goal => Box::new(goal::page(open)),
        View::Customer => Box::new(profile::short(open)),
        View::Sharpen => Box::new(profile::sharpen(open)),
        View::Buyers => Box::new(BuyingGroup::new(open)),
        View::Stages => Box::new(BuyingStages::new(open)),
        View::Candidates => Box::new(Candidates::new(open)),
        View::QuickPass => Box::new(QuickPass::new(open)),
        View::CallFirst => Box::new(CallFirst::new(open)),
        View::Influence => Box::new(Influence::default()),
        View::Coverage => Box::new(Coverage::default()),
        View::Sources => Box::new(Sources::new(open)),
        View::Ranking { .. } => Box::new(Ranking::new(open)),
        View::Qualify(_) => Box::new(Qualify::new(open)),
        View::Rate(_) => Box::new(Rate::new(open)),
        View::Recruit => Box::new(Recruit::new(open)),
        View::More(_) => Box::new(More::default()),
        View::Weights => Box::new(Weights::new(open)),
        View::Strategies => Box::new(Strategies::new(open)),
        View::Export => Box::new(Export::new(open)),
    }
}
