//! One field set for the selected candidate, or for all that are marked: which field, then what is to stand there. One
//! step to undo.

use crate::catalog;
use crate::interview::fields::said_for;
use crate::interview::quick_pass::{answer_for, kind_answer};
use crate::plan::{Field, FieldError, Kind, PartnerId, PartnerModel, Subject, Words};
use crate::report::figure;
use crate::tui::canvas::Canvas;
use crate::tui::dialogs::{Menu, Prompt, WhichKind};
use crate::tui::layer::Context;
use crate::tui::widgets::about_kind::AboutKind;
use ratatui::layout::Rect;

/// The fields that many have in common, each with its letter.
const FIELDS: [(char, &str); 7] =
    [('m', "model"), ('s', "status"), ('o', "owner"), ('d', "due"), ('n', "next_step"), ('w', "warmth"), ('r', "wave")];

/// The keys of the words that say nothing: nobody has asked; somebody has, and it is not known.
const UNSAID: [char; 2] = ['0', '?'];

/// Rows beneath the models in which one is told.
const KIND: u16 = 12;

/// What stands for the two questions among the models.
const WHICH: &str = "which";

/// For whom a field is set.
#[derive(Clone, Debug)]
pub(super) struct Targets {
    /// They.
    pub(super) ids: Vec<PartnerId>,
    /// Who is selected afterwards.
    pub(super) next: Option<PartnerId>,
}

impl Targets {
    /// Asks which field is to be set.
    pub(super) fn ask_field(self, context: &mut Context<'_>) {
        let title = format!("What is to be set for {}?", self.words(context));
        let fields = FIELDS.into_iter().filter_map(|(key, id)| {
            let field = Field::PARTNER.iter().find(|field| field.id == id)?;
            Some((key, field.label.to_owned(), field))
        });
        context.ask(Menu::new(&title, fields.collect(), move |context, field: &&'static Field| {
            self.clone().ask_value(field, context);
        }));
    }

    /// Asks what is to stand in the field with this id.
    pub(super) fn ask(self, id: &str, context: &mut Context<'_>) {
        if let Some(field) = Field::PARTNER.iter().find(|field| field.id == id) {
            self.ask_value(field, context);
        }
    }

    fn ask_value(self, field: &'static Field, context: &mut Context<'_>) {
        let title = format!("{} of {}", field.label, self.words(context));
        let about = catalog::guidance(field.id).map_or("", |guidance| guidance.help.as_str());
        match field.kind {
            Kind::Choice(words) => {
                let is_model = field.id == "model";
                let mut entries = keyed(words);
                entries.extend(is_model.then(|| ('w', "which one? Two questions lead to it".to_owned(), WHICH)));
                let menu = Menu::new(&title, entries, move |context, value: &&'static str| {
                    if *value == WHICH {
                        self.ask_which(context);
                    } else if let Err(error) = self.set(field, value, context) {
                        context.complain(error.to_string());
                    }
                });
                context.ask(if is_model { menu.with_about(KIND, about_kind) } else { menu });
            }
            _ => context.ask(Prompt::new(&title, about, &self.stands(field, context), move |context, typed| {
                self.set(field, typed, context).map_err(|error| error.to_string())
            })),
        }
    }

    /// Asks the two questions that lead to a kind of partner.
    fn ask_which(&self, context: &mut Context<'_>) {
        let targets = self.clone();
        context.ask(WhichKind::new(&self.words(context), move |context, model, variant| {
            let change = answer_for(context.plan(), &targets.ids, kind_answer(model, variant));
            if context.change(change)
                && let Some(next) = &targets.next
            {
                context.select(next.clone());
            }
        }));
    }

    /// What stands in the field of all of them; nothing where they differ.
    fn stands(&self, field: &Field, context: &Context<'_>) -> String {
        let mut values = self.ids.iter().map(|id| field.shown(context.plan(), &Subject::Partner(id.clone())));
        let first = values.next().unwrap_or_default();
        if values.all(|value| value == first) { first } else { String::new() }
    }

    fn set(&self, field: &Field, value: &str, context: &mut Context<'_>) -> Result<(), FieldError> {
        let change = said_for(context.plan(), &self.ids, field, value)?;
        if context.change(change) {
            context.say(self.said(field, context));
            if let Some(next) = &self.next {
                context.select(next.clone());
            }
        }
        Ok(())
    }

    /// "Value-added reseller, with 12 guesses of whom they reach: Acme."
    fn said(&self, field: &Field, context: &Context<'_>) -> String {
        let value = self.stands(field, context);
        let reach = match self.ids.as_slice() {
            [id] if field.id == "model" => context.plan().partner(id).map_or(0, |partner| partner.influence.len()),
            _ => 0,
        };
        let reach = match reach {
            0 => String::new(),
            count => format!(", with {} of whom they reach", figure::counted(count, "guess")),
        };
        let value = if value.is_empty() { "nothing" } else { &value };
        format!("{}: {value}{reach}: {}.", field.label, self.words(context))
    }

    /// Whom it is for: "Acme", "20 candidates".
    fn words(&self, context: &Context<'_>) -> String {
        match self.ids.as_slice() {
            [id] => Subject::Partner(id.clone()).name(context.plan()).to_owned(),
            ids => figure::counted(ids.len(), "candidate"),
        }
    }
}

/// What tells the kind of partner with this name apart.
fn about_kind(label: &&'static str, canvas: &mut Canvas<'_>, area: Rect) {
    if let Some(model) = PartnerModel::ALL.into_iter().find(|model| model.label() == *label) {
        AboutKind::Model(model).draw(canvas, area);
    }
}

/// The words of a field, each with its key: its answers are counted from 1, as the quick pass counts them.
fn keyed(words: Words) -> Vec<(char, String, &'static str)> {
    let answers = words.all.iter().filter(|word| !words.unsaid.contains(word));
    let keys = ('1'..='9').zip(answers).chain(UNSAID.into_iter().zip(words.unsaid));
    keys.map(|(key, word)| (key, (*word).to_owned(), *word)).collect()
}
