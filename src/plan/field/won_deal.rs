//! Won deals as fields.

use super::goal::{date_text, optional_money, set_date, set_money, set_name};
use super::named::Named;
use super::{Access, Field, FieldError, Kind, Subject, list};
use crate::plan::{BuyerId, DealInfluence, Edit, PartnerId, Plan, StageId, WonDeal, WonThrough};

pub(super) const FIELDS: &[Field] = &[
    deal("deal_name", "Deal", Kind::Line, |deal| deal.name.clone(), |deal, text| set_name(&mut deal.name, text)),
    Field::new("deal_influence", "Who influenced it", Kind::Phrases, Access::Whole(through, set_through)),
    deal(
        "deal_closed",
        "Closed on",
        Kind::Date,
        |deal| date_text(deal.closed.as_ref()),
        |deal, text| set_date(&mut deal.closed, text),
    )
    .left_empty("like 31 March 2027"),
    deal(
        "deal_amount",
        "Worth",
        Kind::Number,
        |deal| optional_money(deal.amount),
        |deal, text| set_money(&mut deal.amount, text, "write what it is worth, like “65k”, or leave it empty"),
    )
    .money("CUR"),
];

/// What stands for none of the candidates.
const NOBODY: &str = "nobody";

const fn deal(
    id: &'static str,
    label: &'static str,
    kind: Kind,
    read: fn(&WonDeal) -> String,
    write: super::Write<WonDeal>,
) -> Field {
    Field::new(id, label, kind, Access::Deal(read, write))
}

/// Who may be meant by the words of a line.
struct Names<'a> {
    partners: Named<'a>,
    buyers: Named<'a>,
    stages: Named<'a>,
}

impl<'a> Names<'a> {
    fn of(plan: &'a Plan) -> Self {
        Self {
            partners: Named::new(plan.partners.iter().map(|it| (it.id.as_str(), it.name.as_str()))),
            buyers: Named::new(plan.buyers.iter().map(|it| (it.id.as_str(), it.title.as_str()))),
            stages: Named::new(plan.stages.iter().map(|it| (it.id.as_str(), it.name.as_str()))),
        }
    }

    /// "Ostrander Pike LLP: CFO at Purchase".
    fn line(&self, one: &DealInfluence) -> String {
        let (partner, buyer) = (self.partners.text(one.partner.as_str()), self.buyers.text(one.buyer.as_str()));
        format!("{partner}: {buyer} at {}", self.stages.text(one.stage.as_str()))
    }

    /// Names may hold what parts them, so every place is tried.
    fn influence(&self, line: &str) -> Option<DealInfluence> {
        line.match_indices(':').find_map(|(colon, _)| {
            let (who, moment) = (line.get(..colon)?.trim(), line.get(colon + 1..)?.trim());
            let partner = self.partners.id(who)?;
            moment.match_indices(" at ").find_map(|(at, word)| {
                let (buyer, stage) = (moment.get(..at)?.trim(), moment.get(at + word.len()..)?.trim());
                let (buyer, stage) = (self.buyers.id(buyer)?, self.stages.id(stage)?);
                let (buyer, stage) = (BuyerId::new(buyer), StageId::new(stage));
                Some(DealInfluence { partner: PartnerId::new(partner), buyer, stage })
            })
        })
    }
}

fn through(plan: &Plan, subject: &Subject) -> String {
    let Subject::WonDeal(id) = subject else { return String::new() };
    let Some(deal) = plan.won_deal(id) else { return String::new() };
    match &deal.through {
        WonThrough::NotSaid => String::new(),
        WonThrough::Nobody => NOBODY.to_owned(),
        WonThrough::These(these) => {
            let names = Names::of(plan);
            list::phrases_text(&these.iter().map(|one| names.line(one)).collect::<Vec<_>>())
        }
    }
}

/// One a line, "nobody", or nothing where it is not known.
fn set_through(plan: &Plan, subject: &Subject, text: &str) -> Result<Edit, FieldError> {
    let Subject::WonDeal(id) = subject else { return Err(super::gone()) };
    let mut deals = plan.won_deals.clone();
    let deal = deals.iter_mut().find(|deal| deal.id == *id).ok_or_else(super::gone)?;
    let lines = list::phrases(text);
    deal.through = match lines.as_slice() {
        [] => WonThrough::NotSaid,
        [one] if one.to_lowercase() == NOBODY => WonThrough::Nobody,
        lines => {
            let names = Names::of(plan);
            let read = |line: &String| names.influence(line).ok_or_else(|| takes(&names, line));
            WonThrough::these(lines.iter().map(read).collect::<Result<_, _>>()?)
        }
    };
    Ok(Edit::WonDeals(deals))
}

fn takes(names: &Names<'_>, line: &str) -> FieldError {
    let (buyers, stages) = (names.buyers.few(), names.stages.few());
    FieldError(format!(
        "“{line}” is not who influenced it: write “candidate: buyer at stage” a line, or “{NOBODY}” (buyers: {buyers}; stages: {stages})"
    ))
}
