//! What the palette offers in a plan: what can be done here, every view, everybody by name, what other views do.

use super::{App, Place, showing::Showing, views};
use crate::interview::steps::{OfRanking, To, View};
use crate::plan::{PartnerId, Plan};
use crate::tui::dialogs::Offer;
use crate::tui::keys::{ANYWHERE, Action, Binding, Keymap, Keys};
use crate::tui::layer::{Layer, Request};
use crate::tui::open_plan::OpenPlan;
use crate::tui::screens::strategies;

/// Everything the palette offers, what is nearest first.
pub(super) fn entries(showing: &Showing, keymap: &Keymap) -> Vec<Offer> {
    let open = &showing.open;
    let mut told: Vec<&str> = Vec::new();
    let mut entries = Vec::new();
    for set in showing.top().keys().iter().copied().chain([&ANYWHERE]).map(|set| keymap.set(set)) {
        entries.extend(of_set(set, None, showing.top(), open));
        told.push(set.title);
    }
    entries.extend(View::ALL.map(to_view));
    entries.extend(open.plan().partners.iter().map(|partner| to_candidate(&partner.name, &partner.id, open)));
    entries.extend(buyers_and_segments(open));
    for view in View::ALL.into_iter().filter(|view| !view.is(showing.view())) {
        let mut layer = views::view(view, open);
        layer.look(open);
        // The first is its own whatever it is called; the others, where they are called after it.
        let is_own = |(place, set): &(usize, &&Keys)| *place == 0 || set.title.starts_with(view.title());
        for (_, set) in layer.keys().iter().enumerate().filter(is_own) {
            let set = keymap.set(set);
            if !told.contains(&set.title) {
                entries.extend(of_set(set, Some(view), layer.as_ref(), open));
                told.push(set.title);
            }
        }
    }
    entries
}

impl App {
    /// Remembers names of the open plan that sentences say and that look like keys.
    pub(super) fn remember_names(&mut self) {
        let Place::Plan(showing) = &self.place else { return };
        let new =
            self.keymap.like_keys(of_plan(showing.open.plan()).filter(|name| !self.theirs.iter().any(|it| it == name)));
        let new: Vec<String> = new.into_iter().map(str::to_owned).collect();
        self.theirs.extend(new);
    }
}

fn of_plan(plan: &Plan) -> impl Iterator<Item = &str> {
    let partners = plan.partners.iter().flat_map(|partner| [partner.name.as_str(), &partner.owner]);
    let buying =
        plan.buyers.iter().map(|buyer| buyer.title.as_str()).chain(plan.stages.iter().map(|it| it.name.as_str()));
    let criteria = plan.criteria.iter().map(|criterion| criterion.name.as_str());
    let segments = plan.segments.iter().map(|segment| segment.name.as_str());
    [plan.name.as_str()].into_iter().chain(partners).chain(buying).chain(criteria).chain(segments)
}

fn buyers_and_segments(open: &OpenPlan) -> Vec<Offer> {
    let buyers = open.plan().buyers.iter().enumerate().map(|(place, buyer)| Offer {
        name: buyer.title.clone(),
        about: format!("Buyer: {}", buyer.role.label()),
        refusal: None,
        does: vec![go(View::Buyers), Request::Do(Action::Select(place))],
    });
    let segments = strategies::names(open).into_iter().enumerate().map(|(place, name)| Offer {
        name,
        about: "Segment: its strategy sheet.".to_owned(),
        refusal: None,
        does: vec![go(View::Strategies), Request::Do(Action::SelectCell(0, place))],
    });
    buyers.chain(segments).collect()
}

/// As a key does it, so that what lies on top is put away first.
fn go(view: View) -> Request {
    Request::Do(Action::Go(To::View(view)))
}

/// What a set of bindings does, of another view after going there; what depends on the key is not offered.
fn of_set(set: &Keys, view: Option<View>, layer: &dyn Layer, open: &OpenPlan) -> Vec<Offer> {
    let offered = |binding: &&Binding| {
        binding
            .action()
            .is_some_and(|action| !matches!(action, Action::Help | Action::Palette | Action::Back | Action::Stroke(_)))
    };
    let entry = |binding: &Binding| {
        let action = binding.action().unwrap_or(Action::Nothing);
        Offer {
            name: view.map_or(String::new(), |view| format!("{}: ", view.title())) + binding.label,
            about: format!("{}  {}", binding.keys_text(), binding.help),
            refusal: open
                .refusal()
                .filter(|_| binding.changes)
                .or_else(|| layer.refusal(action, open).map(str::to_owned)),
            does: view.map(go).into_iter().chain([Request::Do(action)]).collect(),
        }
    };
    set.rows.iter().filter(offered).map(entry).collect()
}

fn to_view(view: View) -> Offer {
    Offer {
        name: format!("Go to {}", view.title()),
        about: format!("g {}  {}", view.go_letter(), view.step().title()),
        refusal: None,
        does: vec![go(view)],
    }
}

/// Why a candidate stands where it stands, or its card where it does not stand yet.
fn to_candidate(name: &str, id: &PartnerId, open: &OpenPlan) -> Offer {
    let place = open.report().ranking.iter().position(|row| row.who.id() == id);
    let about = place
        .map_or_else(|| "Candidate: the card.".to_owned(), |place| format!("Candidate, place {}: why.", place + 1));
    let does = match place {
        Some(_) => vec![Request::LookAt(id.clone()), go(View::Ranking(Some(OfRanking::Why)))],
        None => vec![Request::LookAt(id.clone()), go(View::Candidates { pass: false }), Request::Do(Action::Open)],
    };
    Offer { name: name.to_owned(), about, refusal: None, does }
}
