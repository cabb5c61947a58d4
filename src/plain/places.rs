//! The places of a plan, in the order of the work.

use super::talk::Place;
use super::{
    accounts, buyers, call_first, candidates, dates, deals, export, pass, profile, qualify, ranking, rate, reach,
    recruit, sheet, sources, strategies, traps, weights,
};

pub(super) const PLACES: &[Place] = &[
    profile::GOAL,
    profile::LIMITS,
    profile::CUSTOMER,
    profile::SHARPEN,
    buyers::BUYERS,
    buyers::STAGES,
    candidates::CANDIDATES,
    pass::QUICK_PASS,
    call_first::CALL_FIRST,
    reach::REACH,
    reach::INFLUENCE,
    sources::SOURCES,
    accounts::ACCOUNTS,
    deals::WON_DEALS,
    qualify::QUALIFY,
    rate::RATE,
    ranking::RANKING,
    recruit::RECRUIT,
    weights::WEIGHTS,
    strategies::STRATEGIES,
    sheet::SHEET,
    traps::TRAPS,
    dates::DATES,
    export::EXPORT,
];
