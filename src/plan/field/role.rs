//! Economic buyer and champion as fields of the short form: each is the title of the first buyer in that role.

use super::FieldError;
use crate::plan::{Buyer, BuyerId, BuyingRole, Edit, Plan, add};

pub(super) fn economic_buyer(plan: &Plan) -> String {
    title(plan, BuyingRole::EconomicBuyer)
}

pub(super) fn set_economic_buyer(plan: &Plan, text: &str) -> Result<Edit, FieldError> {
    set_title(plan, BuyingRole::EconomicBuyer, text)
}

pub(super) fn champion(plan: &Plan) -> String {
    title(plan, BuyingRole::Champion)
}

pub(super) fn set_champion(plan: &Plan, text: &str) -> Result<Edit, FieldError> {
    set_title(plan, BuyingRole::Champion, text)
}

fn title(plan: &Plan, role: BuyingRole) -> String {
    plan.buyer_in_role(role).map(|buyer| buyer.title.clone()).unwrap_or_default()
}

/// Adds the buyer, or changes the title. Emptying the title takes the buyer out while nothing else is known of them but
/// when they are in the room, which the role suggests; and while nothing refers to them their id follows the title,
/// which comes letter by letter.
fn set_title(plan: &Plan, role: BuyingRole, text: &str) -> Result<Edit, FieldError> {
    let mut buyers = plan.buyers.clone();
    let Some(at) = buyers.iter().position(|buyer| buyer.role == role) else {
        return Ok(add::buyer(plan, text, role).1);
    };
    let is_bare = is_bare(plan, &buyers[at]);
    if text.is_empty() {
        if !is_bare {
            return Err(FieldError(
                "write a title; to take this buyer out with what is known of them, delete them in the buying group"
                    .to_owned(),
            ));
        }
        buyers.remove(at);
        return Ok(Edit::Buyers(buyers));
    }
    if is_bare {
        let others = || plan.buyers.iter().enumerate().filter(|(other, _)| *other != at);
        buyers[at].id = BuyerId::unused(text, |slug| others().any(|(_, other)| other.id.as_str() == slug));
    }
    text.clone_into(&mut buyers[at].title);
    Ok(Edit::Buyers(buyers))
}

fn is_bare(plan: &Plan, buyer: &Buyer) -> bool {
    let pains = &plan.profile.pains;
    buyer.cares_about.is_empty()
        && buyer.trusted_sources.is_empty()
        && !pains.iter().any(|pain| pain.buyer.as_ref() == Some(&buyer.id))
        && !plan.partners.iter().flat_map(|partner| &partner.influence).any(|cell| cell.buyer == buyer.id)
}
