//! Who is at which of our accounts already, from account lists: partner by partner or all together; and what is doubtful in
//! the lists, settled by one key each.

pub(crate) mod bringing;
mod draw;
mod exchanging;
mod rows;

use crate::interview::overlapping::follows;
use crate::plan::PartnerId;
use crate::tui::canvas::Canvas;
use crate::tui::keys::{Action, COMMANDS, DELETE, ENTER, Keys, PANES, PLAN, VIEWS, ctrl, letter, on};
use crate::tui::layer::{Context, Layer, Text, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::widgets::filter;
use crate::tui::widgets::list::{self, List};
use ratatui::layout::Rect;
use rows::AccountId;

/// Who is at which of our accounts.
#[derive(Debug)]
pub(crate) struct AccountsView {
    /// All together, then whoever has a list.
    partners: List<Option<PartnerId>>,
    /// Our accounts, as far as they concern the selected one.
    accounts: List<AccountId>,
    /// Whether keys are for the accounts.
    in_accounts: bool,
}

impl Default for AccountsView {
    fn default() -> Self {
        Self { partners: List::new("candidate"), accounts: List::new("account"), in_accounts: false }
    }
}

pub(crate) const KEYS: Keys = Keys {
    title: "Accounts",
    rows: &[
        on(&[ENTER], Action::Open, "accounts", 1).says("To the accounts of the selected candidate, or to all."),
        on(&[letter('a')], Action::Add, "bring a list in", 2)
            .says("Bring in a list of accounts from a file: yours, or those a candidate serves.")
            .changes(),
        on(&[letter('d'), DELETE], Action::Delete, "take away", 0)
            .says("Take the selected list away; under all together, your own.")
            .changes(),
        on(&[letter('=')], Action::Accept, "fill in", 4)
            .says(
                "Fill in what the candidate's list says: how well their customers are ours to win, as proof, and how many \
                 accounts they serve and have named. What somebody has said stays.",
            )
            .changes(),
        on(&[letter('x')], Action::Exchange, "overlap", 3)
            .says(
                "Learn how many accounts you and a candidate share, or which, by three files that show neither list: ask, \
                 answer, read.",
            )
            .changes(),
        on(&[ctrl('x')], Action::Enough, "stop", 0)
            .says("Stop taking a list in, or an overlap, that takes too long: the lists stay as they were."),
    ],
};

pub(crate) const MATCHES: Keys = Keys {
    title: "Accounts, matches",
    rows: &[
        on(&[letter('y')], Action::Yes, "one company", 1)
            .says("The two are one company: the match counts from now on, whenever the list comes again.")
            .changes(),
        on(&[letter('n')], Action::No, "not one", 2).says("The two are not one company.").changes(),
        on(&[letter('+')], Action::Stricter, "stricter", 3)
            .says("Ask for names more alike before they count without anybody looking: more is in doubt.")
            .changes(),
        on(&[letter('-')], Action::Looser, "looser", 4)
            .says("Take names less alike for one company without anybody looking: less is in doubt.")
            .changes(),
    ],
};

const NO_WORK: &str = "No list is being taken in.";

/// Stops taking a list in, if one is on its way.
fn stop(context: &mut Context<'_>) {
    if context.open().bringing.read().is_none() {
        return context.complain(NO_WORK);
    }
    context.open_mut().bringing.stop();
    context.say("Stopped: the lists are as they were.");
}

impl AccountsView {
    /// Gives the keys to the accounts or to the partners.
    fn focus(&mut self, on_accounts: bool) {
        self.in_accounts = on_accounts && self.accounts.all() > 0;
        self.partners.set_focus(!self.in_accounts);
        self.accounts.set_focus(self.in_accounts);
    }

    fn act_on_partners(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let left = self.partners.act(action);
        if let Some(id) = self.partners.selected().cloned().flatten() {
            context.select(id);
        }
        rows::fill_accounts(&mut self.accounts, self.partners.selected(), context.open());
        match left {
            None => Used::Yes,
            Some(Action::Open) => {
                self.focus(true);
                Used::Yes
            }
            Some(Action::Delete) => {
                bringing::take_away(self.partners.selected().and_then(Option::as_ref), context);
                Used::Yes
            }
            Some(Action::Accept) => {
                self.fill_in(context);
                Used::Yes
            }
            Some(Action::Enough) => {
                stop(context);
                Used::Yes
            }
            Some(Action::Exchange) => {
                exchanging::ask(self.partners.selected().and_then(Option::as_ref), context);
                Used::Yes
            }
            Some(Action::Add) => {
                let has_own = context.open().accounts().lists.own.is_some();
                let partner = self.partners.selected().cloned().flatten().filter(|_| has_own);
                bringing::ask(partner.as_ref(), context);
                Used::Yes
            }
            Some(_) => Used::No,
        }
    }

    fn act_on_accounts(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match self.accounts.act(action) {
            None => {}
            Some(Action::Back) => self.focus(false),
            Some(Action::Yes) => self.decide(true, context),
            Some(Action::No) => self.decide(false, context),
            Some(Action::Stricter) => be_sure_from(1, context),
            Some(Action::Looser) => be_sure_from(-1, context),
            Some(_) => return Used::No,
        }
        Used::Yes
    }

    /// Puts what the selected candidate's list says into the plan.
    fn fill_in(&self, context: &mut Context<'_>) {
        let Some(id) = self.partners.selected().cloned().flatten() else { return context.complain(NO_LIST) };
        let accounts = std::sync::Arc::clone(context.open().accounts());
        let Some(says) = rows::says(&accounts, &id) else { return context.complain(NO_LIST) };
        match follows(context.plan(), &id, &says) {
            Some(change) => {
                let what = change.what.clone();
                if context.change(change) {
                    context.say(format!("{what}; Ctrl-Z takes it back."));
                }
            }
            None => context.say("All their list says stands there already, or somebody has said otherwise."),
        }
    }

    /// Remembers that two accounts are one company, or are not.
    fn decide(&mut self, same: bool, context: &mut Context<'_>) {
        let Some(AccountId::Match(code)) = self.accounts.selected() else {
            return context.complain(NO_MATCH);
        };
        if !context.may_change() {
            return;
        }
        let accounts = std::sync::Arc::clone(context.open().accounts());
        let Some((held, found)) = accounts.lists.find(code) else { return };
        let ours = &accounts.lists.accounts[found.own];
        match context.open().folder().decide(&held.partner, &[(ours, &found.theirs)], Some(same)) {
            Ok(()) => {
                let next = rows::next_in_doubt(&accounts.lists, held, found);
                let notes = context.open_mut().read_accounts();
                if let Some(next) = next {
                    self.accounts.select(&next);
                }
                let is = if same { "one company; n says otherwise" } else { "not one company; y says otherwise" };
                let said = format!("{}: {is}.", rows::name(ours));
                context.say([vec![said], notes].concat().join(" "));
            }
            Err(error) => context.complain(error.to_string()),
        }
    }
}

/// Moves from when on names that are alike count, by so many steps.
fn be_sure_from(steps: i8, context: &mut Context<'_>) {
    if !context.may_change() {
        return;
    }
    let percent = context.open().accounts().lists.sure;
    match context.open().folder().be_sure_from(percent.saturating_add_signed(steps * STEP)) {
        Ok(()) => {
            let notes = context.open_mut().read_accounts();
            let percent = context.open().accounts().lists.sure;
            let said = format!("Names {percent} % alike or more count as one company; the others are in doubt.");
            context.say([vec![said], notes].concat().join(" "));
        }
        Err(error) => context.complain(error.to_string()),
    }
}

/// By so much the threshold moves, in percent.
const STEP: i8 = 2;
const NO_LIST: &str = "There is no list of a candidate's selected to hold against ours.";
const NO_MATCH: &str = "There is no doubtful match selected.";

impl Layer for AccountsView {
    fn keys(&self) -> &'static [&'static Keys] {
        if self.partners.is_typing() || self.accounts.is_typing() {
            return filter::TYPING;
        }
        if self.in_accounts {
            &[&MATCHES, &list::SORTING, &filter::FILTERED, &list::KEYS, &PANES, &VIEWS, &COMMANDS, &PLAN]
        } else {
            &[&KEYS, &list::SORTING, &filter::FILTERED, &list::KEYS, &PANES, &VIEWS, &COMMANDS, &PLAN]
        }
    }

    fn takes_text(&self) -> bool {
        self.partners.is_typing() || self.accounts.is_typing()
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        draw::draw(self, open, canvas, area);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match action {
            Action::Pane => self.focus(!self.in_accounts),
            _ if self.in_accounts => return self.act_on_accounts(action, context),
            _ => return self.act_on_partners(action, context),
        }
        Used::Yes
    }

    fn text(&mut self, text: Text<'_>, context: &mut Context<'_>) {
        if self.in_accounts {
            self.accounts.text(text);
        } else {
            self.partners.text(text);
            rows::fill_accounts(&mut self.accounts, self.partners.selected(), context.open());
        }
    }

    fn look(&mut self, open: &OpenPlan) {
        rows::fill_partners(&mut self.partners, open);
        rows::fill_accounts(&mut self.accounts, self.partners.selected(), open);
        self.focus(self.in_accounts);
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        let is_of_lists = matches!(action, Action::Open | Action::Pane | Action::Filter);
        let is_of_matches = matches!(action, Action::Yes | Action::No);
        if is_of_lists && open.accounts().lists.is_empty() {
            return Some("There are no account lists yet.");
        }
        if action == Action::Enough && open.bringing.read().is_none() {
            return Some(NO_WORK);
        }
        let is_match = matches!(self.accounts.selected(), Some(AccountId::Match(_)));
        let selected = self.partners.selected().and_then(Option::as_ref);
        if action == Action::Delete && !self.in_accounts && !rows::has_list(open.accounts(), selected) {
            return Some("There is no list selected.");
        }
        if action == Action::Accept && selected.is_none_or(|id| rows::says(open.accounts(), id).is_none()) {
            return Some(NO_LIST);
        }
        (is_of_matches && !is_match).then_some(NO_MATCH)
    }

    fn wants_findings(&self) -> bool {
        true
    }
}
