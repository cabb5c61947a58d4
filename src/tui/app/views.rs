//! Which screen shows which view: the one place where the two meet.

use crate::{
    interview::steps::View,
    tui::{
        layer::Layer,
        open_plan::OpenPlan,
        screens::{
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
pub(super) fn view(view: View, open: &OpenPlan) -> Box<dyn Layer> {
    match view {
        View::Goal => Box::new(goal::page(open)),
        View::Customer => Box::new(profile::short(open)),
        View::Sharpen => Box::new(profile::sharpen(open)),
        View::Buyers => Box::new(BuyingGroup::new(open)),
        View::Stages => Box::new(BuyingStages::new(open)),
        View::Candidates => Box::new(Candidates::default()),
        View::QuickPass => Box::new(QuickPass::default()),
        View::CallFirst => Box::new(CallFirst::default()),
        View::Influence => Box::new(Influence::default()),
        View::Coverage => Box::new(Coverage::default()),
        View::Sources => Box::new(Sources::new(open)),
        View::Ranking { .. } => Box::new(Ranking::default()),
        View::Qualify(_) => Box::new(Qualify::default()),
        View::Rate(_) => Box::new(Rate::default()),
        View::Recruit => Box::new(Recruit::default()),
        View::More(_) => Box::new(More::default()),
        View::Weights => Box::new(Weights::default()),
        View::Strategies => Box::new(Strategies::new(open)),
        View::Export => Box::new(Export::new(open)),
    }
}
