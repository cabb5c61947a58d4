//! Partners as fields: who they are, where things stand, what they would cost, how they were asked.

use super::choice::{self, NONE, UNSAID, choice};
use super::goal::{date_text, optional, optional_money, set_date, set_line, set_money, set_name, set_tags};
use super::limits::partner_model;
use super::named::Named;
use super::text::clean_line;
use super::{Access, Field, FieldError, Kind, Subject, Words, list, number};
use crate::plan::figure::{share_text, whole_text};
use crate::plan::{
    Answer, Edit, Evidence, Exclusivity, Fit, OwnCondition, Partner, PartnerModel, Plan, Profession, QualifyQuestion,
    Room, SegmentId, Status, Stop, Told, Variant, Warmth, Wave,
};

/// A question of yes, no or not known.
macro_rules! answer {
    ($id:literal, $label:expr, $($field:ident).+) => {
        partner(
            $id,
            $label,
            choice!(Answer; NotKnown),
            |it| it.$($field).+.label().to_owned(),
            |it, text| choice::set_or_default(&mut it.$($field).+, text),
        )
    };
}

pub(super) const FIELDS: &[Field] = &[
    partner("name", "Name", Kind::Line, |it| it.name.clone(), |it, text| set_name(&mut it.name, text)),
    partner("model", "Partner model", choice!(PartnerModel, "not asked", "not known"), model, set_model),
    partner(
        "status",
        "Status",
        choice!(Status),
        |it| it.status.label().to_owned(),
        |it, text| choice::set_or_default(&mut it.status, text),
    ),
    partner(
        "next_step",
        "Next step",
        Kind::Line,
        |it| it.next_step.clone(),
        |it, text| set_line(&mut it.next_step, text),
    ),
    partner("owner", "Owner", Kind::Line, |it| it.owner.clone(), |it, text| set_line(&mut it.owner, text)),
    partner("due", "Due", Kind::Date, |it| date_text(it.due.as_ref()), |it, text| set_date(&mut it.due, text))
        .left_empty("like 31 March 2027"),
    partner("notes", "Notes", Kind::Notes, |it| it.notes.clone(), |it, text| set_line(&mut it.notes, text)),
    partner("variant", "Variant", choice!(Variant, "none"), |it| choice::optional(it.variant, NONE), set_variant),
    partner(
        "second_model",
        "Also",
        choice!(PartnerModel, "none"),
        |it| choice::optional(it.second_model, NONE),
        |it, text| set_any_model(&mut it.second_model, text),
    ),
    partner(
        "route",
        "Sells to partners, not buyers",
        Kind::Choice(Words { all: &NO_YES, unsaid: &[] }),
        |it| NO_YES[usize::from(it.route)].to_owned(),
        set_route,
    ),
    Field::new("segment", "Segment", Kind::Line, Access::Whole(segment, set_segment)),
    partner("domain", "Domain", Kind::Line, |it| it.domain.clone(), |it, text| set_line(&mut it.domain, text)),
    partner(
        "also_called",
        "Also called",
        Kind::Phrases,
        |it| list::phrases_text(&it.also_called),
        |it, text| set_phrases(&mut it.also_called, text),
    ),
    partner(
        "not_same_as",
        "Not the same as",
        Kind::Phrases,
        |it| list::phrases_text(&it.not_same_as),
        |it, text| set_phrases(&mut it.not_same_as, text),
    ),
    partner(
        "partner_regions",
        "Regions",
        Kind::Tags,
        |it| list::tags_text(&it.regions),
        |it, text| set_tags(&mut it.regions, text),
    ),
    partner("contact", "Contact", Kind::Line, |it| it.contact.clone(), |it, text| set_line(&mut it.contact, text)),
    partner("why", "Why they would do it", Kind::Line, |it| it.why.clone(), |it, text| set_line(&mut it.why, text)),
    partner(
        "trusted_as",
        "Trusted as",
        Kind::Tags,
        |it| list::tags_text(&it.trusted_as),
        |it, text| set_tags(&mut it.trusted_as, text),
    ),
    partner(
        "look_again",
        "Look again",
        Kind::Date,
        |it| date_text(it.look_again.as_ref()),
        |it, text| set_date(&mut it.look_again, text),
    )
    .left_empty("like 31 March 2027"),
    partner(
        "would_change",
        "What would have to change",
        Kind::Line,
        |it| it.would_change.clone(),
        |it, text| set_line(&mut it.would_change, text),
    ),
    partner(
        "our_days",
        "Our days",
        Kind::Number,
        |it| optional(it.days),
        |it, text| {
            const TAKES: &str = "write our days in year one, like “14”, or leave it empty for what is usual";
            number::set_optional(&mut it.days, text, number::amount, TAKES)
        },
    )
    .counted_in("days in year one"),
    partner(
        "our_cost",
        "Our cost",
        Kind::Number,
        |it| optional_money(it.cost),
        |it, text| {
            const TAKES: &str = "write our cost in year one, like “12k”, or leave it empty for what is usual";
            set_money(&mut it.cost, text, TAKES)
        },
    )
    .money("CUR in year one"),
    partner(
        "wave",
        "Verdict by hand",
        choice!(Wave, "as worked out"),
        |it| choice::optional(it.wave, WORKED_OUT),
        |it, text| choice::set_optional(&mut it.wave, WORKED_OUT, text),
    ),
    partner(
        "their_kick_off",
        "Their kick-off",
        Kind::Date,
        |it| date_text(it.kick_off.as_ref()),
        |it, text| set_date(&mut it.kick_off, text),
    )
    .left_empty("as all others of their wave"),
    partner(
        "conflict",
        "Conflict with us",
        choice::scored(&CONFLICT),
        |it| choice::score(&CONFLICT, it.conflict),
        |it, text| choice::set_score(&CONFLICT, &mut it.conflict, text),
    ),
    partner(
        "written_rule",
        "Written rule",
        Kind::Line,
        |it| it.written_rule.clone(),
        |it, text| set_line(&mut it.written_rule, text),
    ),
    answer!("own_product", "Own product for the same buyer", own_product),
    answer!("carries_rivals", "Carries rivals", carries_rivals),
    partner("exclusivity", "Exclusivity", Kind::Line, exclusivity, set_exclusivity),
    partner(
        "profession",
        "Profession with fee rules",
        choice!(Profession, "none"),
        |it| choice::optional(it.profession, NONE),
        |it, text| choice::set_optional(&mut it.profession, NONE, text),
    ),
    answer!("acts_for_buyer", "Acts for the buyer", acts_for_buyer),
    answer!("client_told", "Client told of the fee", client_told),
    answer!("invoices_licence", "Invoices our licence", invoices_licence),
    partner(
        "fit",
        "Ideal customer",
        choice!(Fit, "not asked", "not known"),
        |it| choice::told(it.quick.fit),
        |it, text| choice::set_told(&mut it.quick.fit, text),
    ),
    partner(
        "room",
        "In the room",
        choice!(Room, "not asked", "not known"),
        |it| choice::told(it.quick.room),
        |it, text| choice::set_told(&mut it.quick.room, text),
    ),
    partner(
        "warmth",
        "How warm",
        choice!(Warmth, "not asked", "not known"),
        |it| choice::told(it.quick.warmth),
        |it, text| choice::set_told(&mut it.quick.warmth, text),
    ),
    partner(
        "stop",
        "Stop",
        choice!(Stop, "not asked", "not known"),
        |it| choice::told(it.quick.stop),
        |it, text| choice::set_told(&mut it.quick.stop, text),
    ),
    answer!("serves_customer", QualifyQuestion::ServesCustomer.label(), qualify.serves_customer),
    answer!("talks_to_buyer", QualifyQuestion::TalksToBuyer.label(), qualify.talks_to_buyer),
    answer!("product_fits", QualifyQuestion::ProductFits.label(), qualify.product_fits),
    answer!("named_accounts", QualifyQuestion::NamedAccounts.label(), qualify.named_accounts),
    partner(
        "accounts_named",
        "Accounts named",
        Kind::Number,
        |it| it.accounts_named.map(whole_text).unwrap_or_default(),
        |it, text| {
            const TAKES: &str = "write how many accounts they named, like “5”, or leave it empty if nobody counted";
            number::set_optional(&mut it.accounts_named, text, number::whole, TAKES)
        },
    )
    .counted_in("accounts they would open"),
    partner(
        "accounts_known",
        "How we know the accounts",
        choice!(Evidence, "not said"),
        |it| choice::optional(it.accounts_known, UNSAID),
        |it, text| choice::set_optional(&mut it.accounts_known, UNSAID, text),
    ),
    partner(
        "accounts_served",
        "Accounts served",
        Kind::Number,
        |it| it.accounts_served.map(whole_text).unwrap_or_default(),
        |it, text| {
            const TAKES: &str = "write how many accounts of our kind they serve, like “88”, or leave it empty";
            number::set_optional(&mut it.accounts_served, text, number::whole, TAKES)
        },
    )
    .counted_in("accounts of our kind"),
    partner(
        "served_known",
        "How we know whom they serve",
        choice!(Evidence, "not said"),
        |it| choice::optional(it.served_known, UNSAID),
        |it, text| choice::set_optional(&mut it.served_known, UNSAID, text),
    ),
    answer!("sponsor_and_date", QualifyQuestion::SponsorAndDate.label(), qualify.sponsor_and_date),
    answer!("both_earn", QualifyQuestion::BothEarn.label(), qualify.both_earn),
    partner("conditions", "Our own conditions", Kind::Phrases, conditions, set_conditions),
    partner(
        "chance_of_yes",
        "Chance of a yes",
        Kind::Number,
        |it| it.chance_of_yes.map(share_text).unwrap_or_default(),
        |it, text| {
            const TAKES: &str =
                "write a percentage from 0 to 100, like “70 %”, or leave it empty for what their commitment says";
            number::set_optional(&mut it.chance_of_yes, text, number::share, TAKES)
        },
    ),
];

/// The word for a wave that nobody chose by hand.
const WORKED_OUT: &str = "as worked out";

const NO_YES: [&str; 2] = ["no", "yes"];
const CONFLICT: [&str; 6] = [
    "not known",
    "1 none",
    "2 the same deal now and then",
    "3 shared accounts or carries a rival",
    "4 competes in part",
    "5 direct competitor or exclusive with one",
];

const fn partner(
    id: &'static str,
    label: &'static str,
    kind: Kind,
    read: fn(&Partner) -> String,
    write: super::Write<Partner>,
) -> Field {
    Field::new(id, label, kind, Access::Partner(read, write))
}

fn model(partner: &Partner) -> String {
    let unknown = if partner.quick.model_asked { Told::NotKnown } else { Told::Unasked };
    choice::told(partner.model.map_or(unknown, Told::Is))
}

/// The quick pass asks for the model too, so that an answer here is an answer there. A variant of another model goes.
fn set_model(partner: &mut Partner, text: &str) -> Result<(), FieldError> {
    let mut answer = Told::Unasked;
    match partner_model(text) {
        Some(model) => answer = Told::Is(model),
        None => choice::set_told(&mut answer, text)?,
    }
    partner.model = answer.known();
    partner.quick.model_asked = answer.is_asked();
    partner.variant = partner.variant.filter(|variant| Some(variant.model()) == partner.model);
    Ok(())
}

/// Short words and the words of files are understood too: a spreadsheet says "VAR".
fn set_any_model(slot: &mut Option<PartnerModel>, text: &str) -> Result<(), FieldError> {
    if let Some(model) = partner_model(text) {
        *slot = Some(model);
        return Ok(());
    }
    choice::set_optional(slot, NONE, text)
}

/// A variant says which model is meant while none is set.
fn set_variant(partner: &mut Partner, text: &str) -> Result<(), FieldError> {
    let mut variant: Option<Variant> = None;
    choice::set_optional(&mut variant, NONE, text)?;
    if let Some(variant) = variant {
        let model = *partner.model.get_or_insert(variant.model());
        if model != variant.model() {
            let those: Vec<&str> =
                Variant::ALL.into_iter().filter(|one| one.model() == model).map(Variant::label).collect();
            let those =
                if those.is_empty() { "it has no variants".to_owned() } else { format!("choose {}", those.join(", ")) };
            let sentence = format!(
                "“{}” belongs to {}, this candidate is {}: {those}, or change the partner model first",
                variant.label(),
                variant.model().label(),
                model.label()
            );
            return Err(FieldError(sentence));
        }
        partner.quick.model_asked = true;
    }
    partner.variant = variant;
    Ok(())
}

fn set_route(partner: &mut Partner, text: &str) -> Result<(), FieldError> {
    partner.route = !text.is_empty() && choice::place(&NO_YES, text)? == 1;
    Ok(())
}

fn exclusivity(partner: &Partner) -> String {
    match &partner.exclusivity {
        Exclusivity::None => String::new(),
        Exclusivity::Asked => "asked".to_owned(),
        Exclusivity::Granted(quota) if quota.is_empty() => "granted".to_owned(),
        Exclusivity::Granted(quota) => format!("granted: {quota}"),
    }
}

fn set_exclusivity(partner: &mut Partner, text: &str) -> Result<(), FieldError> {
    let (word, quota) = text.split_once(':').unwrap_or((text, ""));
    partner.exclusivity = match (word.trim().to_lowercase().as_str(), quota.trim()) {
        ("" | "none" | "no", "") => Exclusivity::None,
        ("asked", "") => Exclusivity::Asked,
        ("granted", quota) => Exclusivity::Granted(quota.to_owned()),
        _ => {
            let takes = "write “none”, “asked”, or “granted” with the quota, like “granted: 10 deals a year”";
            return Err(FieldError(takes.to_owned()));
        }
    };
    Ok(())
}

fn segment(plan: &Plan, subject: &Subject) -> String {
    let Subject::Partner(id) = subject else { return String::new() };
    let segment = plan.partner(id).and_then(|partner| partner.segment.as_ref());
    segment.map(|segment| segments(plan).text(segment.as_str())).unwrap_or_default()
}

fn set_segment(plan: &Plan, subject: &Subject, text: &str) -> Result<Edit, FieldError> {
    let Subject::Partner(id) = subject else { return Err(super::gone()) };
    let mut partner = plan.partner(id).ok_or_else(super::gone)?.as_ref().clone();
    partner.segment = if text.is_empty() {
        None
    } else {
        let segments = segments(plan);
        let segment = segments.id(text).ok_or_else(|| {
            let takes = "write the name of one, or leave it empty for the segment of the partner model";
            FieldError(format!("no segment is called {text:?} ({}); {takes}", segments.few()))
        })?;
        Some(SegmentId::new(segment))
    };
    Ok(Edit::partner(partner))
}

fn segments(plan: &Plan) -> Named<'_> {
    Named::new(plan.segments.iter().map(|segment| (segment.id.as_str(), segment.name.as_str())))
}

fn conditions(partner: &Partner) -> String {
    list::phrases_text(&partner.conditions.iter().map(OwnCondition::line).collect::<Vec<_>>())
}

#[expect(clippy::unnecessary_wraps, reason = "one shape for all writes")]
fn set_phrases(slot: &mut Vec<String>, text: &str) -> Result<(), FieldError> {
    *slot = list::phrases(text);
    Ok(())
}

/// One a line; a box before it, ticked or not, says whether it is done.
#[expect(clippy::unnecessary_wraps, reason = "one shape for all writes")]
fn set_conditions(partner: &mut Partner, text: &str) -> Result<(), FieldError> {
    let own = list::phrases(text).into_iter().map(|line| {
        let (done, text) = match line.get(..3) {
            Some("[x]" | "[X]") => (true, line.get(3..).unwrap_or_default()),
            Some("[ ]") => (false, line.get(3..).unwrap_or_default()),
            _ => (false, line.as_str()),
        };
        OwnCondition { text: clean_line(text), done }
    });
    partner.conditions = own.filter(|own| !own.text.is_empty()).collect();
    Ok(())
}
