//! The frame of every screen.
//!
//! ```text
//!  plan name                                              saved     title
//!  1 Ideal customer ✓ │ 2 Map 22 │ 3 Prioritise │ …                 stepper
//! ──────────────────────────────────────────────────────────────
//!  Candidates  Quick pass  Call first …                             views
//!  body
//!  notice
//!  Enter open  a add  …                            Esc back  ? help  hints
//! ```

use super::app::{App, Place, Showing};
use super::canvas::{Canvas, Drawn, below, left, narrower, row, shift, span, top};
use super::keys::{Action, Binding};
use super::layer::{Layer, NoPlan, Notice};
use super::open_plan::{OpenPlan, Saved};
use super::screens::Home;
use super::theme::{Glyph, Role};
use crate::interview::steps::{Step, To, View};
use crate::plan::{Plan, sharpness};
use crate::report::words;
use crate::text;
use ratatui::{buffer::Buffer, layout::Rect};

/// The smallest terminal the wizard is whole in.
pub(super) const SMALLEST: (u16, u16) = (40, 12);

/// Columns the name of a plan keeps before it is said how far the work has come.
const NAME: u16 = 26;
/// And before it is said what is undecided in it.
const LEAST_NAME: u16 = 6;

/// Draws the app and returns where the cursor stands and where clicks lead.
pub(super) fn draw(app: &App, buffer: &mut Buffer) -> Drawn {
    let theirs = app.theirs.iter().map(String::as_str).collect();
    let mut canvas = Canvas::new(buffer, app.theme).naming(&app.keymap, app.keys_as_shipped(), theirs);
    let area = canvas.area();
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        too_small(&mut canvas, area);
        return canvas.finish();
    }
    match &app.place {
        Place::Home(home, over) => {
            home_frame(home, &mut canvas, area);
            let body = Rect { height: area.height - 4, ..below(area, 2) };
            home.draw(&NoPlan, &mut canvas, body);
            topmost(over, &NoPlan, &mut canvas, body);
            let top = over.last().map_or(home.as_ref() as &dyn Layer<NoPlan>, AsRef::as_ref);
            foot(app, top, &mut canvas, area);
        }
        Place::Opening(name) => opening(name, &mut canvas, area),
        Place::Plan(showing) => {
            plan_frame(showing, &mut canvas, area);
            foot(app, showing.top(), &mut canvas, area);
        }
    }
    canvas.finish()
}

fn too_small(canvas: &mut Canvas<'_>, area: Rect) {
    let words = format!("needs {}×{}", SMALLEST.0, SMALLEST.1);
    let wide = span(text::width(&words));
    let middle = row(area, area.height / 2);
    canvas.write(shift(middle, area.width.saturating_sub(wide) / 2), &words, Role::Text);
}

fn opening(name: &str, canvas: &mut Canvas<'_>, area: Rect) {
    canvas.write(shift(row(area, 0), 1), name, Role::Title);
    canvas.rule(row(area, 1));
    canvas.write(shift(row(area, 3), 3), "opening…", Role::Dim);
}

fn home_frame(home: &Home, canvas: &mut Canvas<'_>, area: Rect) {
    canvas.write(shift(row(area, 0), 1), "partnerplan", Role::Title);
    let count = home.count_words();
    canvas.write_right(Rect { width: area.width - 1, ..row(area, 0) }, &count, Role::Dim);
    canvas.rule(row(area, 1));
}

fn plan_frame(showing: &Showing, canvas: &mut Canvas<'_>, area: Rect) {
    title(&showing.open, showing.top(), canvas, row(area, 0));
    stepper(showing, canvas, row(area, 1));
    canvas.rule(row(area, 2));
    let body = Rect { height: area.height - 5, ..below(area, 3) };
    let used = view_names(showing.view(), canvas, body);
    let under = showing.over.last().map_or(0, |layer| layer.rows_under(body));
    showing.shown().draw(&showing.open, canvas, below(top(body, body.height - under), used));
    match showing.over.last().filter(|_| under > 0) {
        Some(layer) => {
            canvas.hit(top(body, body.height - under), Action::Nothing);
            layer.draw(&showing.open, canvas, below(body, body.height - under));
        }
        None => topmost(&showing.over, &showing.open, canvas, body),
    }
}

/// The topmost of what lies over a view, which stays to be seen behind it.
fn topmost<P>(over: &[Box<dyn Layer<P>>], plan: &P, canvas: &mut Canvas<'_>, body: Rect) {
    if let Some(layer) = over.last() {
        canvas.dim(body);
        canvas.hit(body, Action::Back);
        layer.draw(plan, canvas, body);
    }
}

fn title(open: &OpenPlan, layer: &dyn Layer, canvas: &mut Canvas<'_>, line: Rect) {
    let (words, role) = save_state(open, layer, line.width);
    let words = canvas.spoken(&words).into_owned();
    let corner = Rect { width: line.width - 1, ..line };
    canvas.write_right(corner, &words, role);
    let rest = narrower(corner, span(text::width(&words)) + 3);
    let rest = narrower(rest, undecided(open, canvas, rest));
    let title = shift(narrower(rest, how_far(open, canvas, rest)), 1);
    let used = canvas.write(title, &open.plan().name, Role::Title);
    if let Some(file) = open.telling_file() {
        canvas.write(shift(title, used + 2), &file, Role::Dim);
    }
}

/// How its save stands, or what is more pressing.
fn save_state(open: &OpenPlan, layer: &dyn Layer, width: u16) -> (String, Role) {
    match (open.is_read_only(), open.saved()) {
        (true, _) => (open.read_only_brief().to_owned(), Role::Warning),
        (false, Saved::Yes | Saved::Saving) if open.outside_brief().is_some() => {
            (format!("{}, Ctrl-S", open.outside_brief().unwrap_or_default()), Role::Warning)
        }
        (false, Saved::Yes | Saved::Saving) if layer.has_left_behind() => ("a draft".to_owned(), Role::Warning),
        (false, Saved::Yes | Saved::Saving) if layer.holds() => ("typing".to_owned(), Role::Dim),
        (false, Saved::Yes) => saved(open, width),
        (false, Saved::Saving) => ("saving".to_owned(), Role::Dim),
        (false, Saved::No(unsaved)) => (not_saved(&unsaved.brief, width), Role::Error),
    }
}

/// What two merged versions say otherwise, as long as it is not settled, and the key that settles it; returns the columns
/// used.
fn undecided(open: &OpenPlan, canvas: &mut Canvas<'_>, room: Rect) -> u16 {
    let Some(words) = words::undecided_brief(open.plan(), "Ctrl-D") else { return 0 };
    let words = canvas.spoken(&words).into_owned();
    let wide = span(text::width(&words)) + 3;
    if wide + LEAST_NAME > room.width {
        return 0;
    }
    canvas.write_right(room, &words, Role::Warning);
    canvas.hit(shift(room, room.width + 3 - wide), Action::Settle);
    wide
}

/// How far the work has come, where the plan's name keeps room to be told from others by; returns the columns used.
fn how_far(open: &OpenPlan, canvas: &mut Canvas<'_>, room: Rect) -> u16 {
    let words = open.progress();
    let wide = span(text::width(&words)) + 3;
    let name = span(text::width(&open.plan().name)).min(NAME) + 1;
    if name + wide > room.width {
        return 0;
    }
    canvas.write_right(room, &words, Role::Dim);
    wide
}

/// That it is saved; and where there is something it has not all the same, the key that shows that.
fn saved(open: &OpenPlan, width: u16) -> (String, Role) {
    let (words, role) = match open.kept_aside() {
        [] => ("saved", Role::Dim),
        _ if width < 70 => ("kept aside, Ctrl-S", Role::Warning),
        _ => ("saved; changes kept aside, Ctrl-S", Role::Warning),
    };
    (words.to_owned(), role)
}

/// Why it is not saved and the key that shows what can be done, as much of it as leaves the plan's name half the line.
fn not_saved(brief: &str, width: u16) -> String {
    let room = usize::from(width / 2);
    let wishes = [format!("not saved: {brief}, Ctrl-S"), format!("not saved: {brief}")];
    let fits = wishes.into_iter().find(|words| text::width(words) <= room);
    fits.unwrap_or_else(|| "not saved: Ctrl-S".to_owned())
}

/// The steps, each with its state as a glyph or a count; shortened where the terminal is narrow.
fn stepper(showing: &Showing, canvas: &mut Canvas<'_>, line: Rect) {
    let names: Vec<String> = Step::ALL.iter().map(|step| step_words(*step, showing, canvas)).collect();
    let wide: usize = names.iter().map(|name| text::width(name) + 3).sum();
    let fits = wide <= usize::from(line.width);
    let mut at = shift(line, 1);
    for (step, name) in Step::ALL.iter().zip(&names) {
        let is_current = *step == showing.view().step();
        let short = format!("{}", step.index() + 1);
        let shown = if fits || is_current { name.as_str() } else { short.as_str() };
        let role = if is_current { Role::Accent } else { Role::Dim };
        let used = canvas.write(at, shown, role);
        canvas.hit(left(at, used), Action::Go(To::Step(*step)));
        at = shift(at, used);
        if step.index() + 1 < Step::ALL.len() {
            let divider = format!(" {} ", canvas.glyph(Glyph::Divider));
            let used = canvas.write(at, &divider, Role::Dim);
            at = shift(at, used);
        }
    }
}

fn step_words(step: Step, showing: &Showing, canvas: &Canvas<'_>) -> String {
    let state = if showing.holds(step) {
        canvas.glyph(Glyph::Attention).to_owned()
    } else {
        step_state(step, &showing.open, canvas)
    };
    let name = format!("{} {}", step.index() + 1, step.title());
    if state.is_empty() { name } else { format!("{name} {state}") }
}

fn step_state(step: Step, open: &OpenPlan, canvas: &Canvas<'_>) -> String {
    let plan = open.plan();
    let done = canvas.glyph(Glyph::Done).to_owned();
    let attention = canvas.glyph(Glyph::Attention).to_owned();
    match step {
        Step::IdealCustomer if plan.goal.target.is_some() && sharpness(plan).next.is_none() => done,
        Step::Map if !plan.partners.is_empty() => plan.partners.len().to_string(),
        Step::Prioritise if !plan.partners.is_empty() => {
            let report = open.report();
            let troubled = !report.unrated.is_empty();
            if troubled { attention } else { done }
        }
        Step::Strategies => {
            if strategies_are_done(plan) {
                done
            } else {
                String::new()
            }
        }
        _ => String::new(),
    }
}

/// Whether every need of every segment in use is answered. A segment nobody has worked on still has the catalogue's
/// needs, all unanswered, so the catalogue need not be read.
fn strategies_are_done(plan: &Plan) -> bool {
    let is_worked_on = |model| plan.segments.iter().any(|segment| segment.model == Some(model));
    let mut needs = plan.segments.iter().flat_map(|segment| &segment.strategy.needs);
    !plan.segments.is_empty()
        && plan.partners.iter().filter_map(|partner| partner.model).all(is_worked_on)
        && needs.all(|need| need.answer.is_met())
}

/// The names of the step's views on one row, those before left out where the one shown would not fit; returns the
/// rows used.
fn view_names(shown: View, canvas: &mut Canvas<'_>, body: Rect) -> u16 {
    let views: Vec<View> = shown.step().views().collect();
    let current = views.iter().position(|view| view.is(shown)).unwrap_or(0);
    let mut at = shift(row(body, 0), 1);
    let room = usize::from(at.width);
    let wide = |from: usize| views[from..=current].iter().map(|view| text::width(view.title()) + 2).sum::<usize>();
    let first = (0..current).find(|from| wide(*from) <= room + 2).unwrap_or(current);
    for (place, view) in views.iter().enumerate().skip(first) {
        let role = if place == current { Role::Title } else { Role::Dim };
        let used = canvas.write(at, view.title(), role);
        let area = left(at, used);
        if place == current {
            canvas.underline(area);
        }
        canvas.hit(area, Action::Go(To::View(*view)));
        at = shift(at, used + 2);
    }
    2.min(body.height)
}

/// The notice and the hint bar; what is wrong with a field stands in place of the hints.
fn foot<P>(app: &App, layer: &dyn Layer<P>, canvas: &mut Canvas<'_>, area: Rect) {
    if let Some(said) = &app.notice {
        notice(said, canvas, area);
    }
    let line = shift(row(area, area.height - 1), 1);
    match layer.complaint() {
        Some(complaint) => {
            let words = format!("{} {}", canvas.glyph(Glyph::Attention), canvas.spoken(&complaint));
            canvas.write(line, &words, Role::Error);
        }
        None => hints(app, canvas, top(line, 1)),
    }
}

/// A sentence too long for its row takes rows of the body, until the next key.
fn notice(said: &Notice, canvas: &mut Canvas<'_>, area: Rect) {
    let wide = area.width.saturating_sub(1);
    let lines =
        text::wrap(&canvas.spoken(&said.text), usize::from(wide)).len().min(usize::from(area.height / 2)).max(1);
    let rows = u16::try_from(lines).unwrap_or(1);
    let room = Rect { y: area.bottom().saturating_sub(rows + 1), height: rows, ..area };
    if rows > 1 {
        canvas.clear(room);
    }
    let role = if said.is_error { Role::Error } else { Role::Good };
    canvas.paragraph(Rect { width: wide, ..shift(room, 1) }, &said.text, role);
}

/// What can be done, the most wanted first, as many as there is room for; the way out and the way to help always.
fn hints(app: &App, canvas: &mut Canvas<'_>, line: Rect) {
    let (tail, mut shown) = shown_in_hints(app);
    shown.sort_by_key(|binding| binding.rank);
    let line = narrower(line, 2);
    let wide: u16 = tail.iter().map(|binding| hint_width(binding, canvas) + GAP).sum();
    let mut at = left(line, line.width.saturating_sub(wide));
    for binding in shown {
        if hint_width(binding, canvas) > at.width {
            break;
        }
        at = shift(at, hint(binding, app, canvas, at) + GAP);
    }
    let mut at = shift(line, line.width.saturating_sub(wide) + GAP);
    for binding in tail {
        at = shift(at, hint(binding, app, canvas, at) + GAP);
    }
}

/// Columns between two hints.
const GAP: u16 = 2;

/// The bindings at the end of the hint bar, the way out before help, and the others it shows, an action once.
fn shown_in_hints(app: &App) -> (Vec<&'static Binding>, Vec<&'static Binding>) {
    let (mut tail, mut others): (Vec<&Binding>, Vec<&Binding>) = (Vec::new(), Vec::new());
    let is_shown = |binding: &&Binding| binding.rank > 0 && !binding.keys.is_empty();
    for binding in app.keys().into_iter().flat_map(|set| set.rows).filter(is_shown) {
        let shown = if matches!(binding.action(), Some(Action::Help | Action::Back)) { &mut tail } else { &mut others };
        let is_double = binding.action().is_some() && shown.iter().any(|other| other.action() == binding.action());
        if !is_double {
            shown.push(binding);
        }
    }
    tail.sort_by_key(|binding| binding.action() == Some(Action::Help));
    (tail, others)
}

fn hint_width(binding: &Binding, canvas: &Canvas<'_>) -> u16 {
    canvas.width(&binding.key_text()).saturating_add(canvas.width(binding.label)).saturating_add(1)
}

fn hint(binding: &Binding, app: &App, canvas: &mut Canvas<'_>, at: Rect) -> u16 {
    let refused = binding.example().and_then(|action| app.refusal(action)).is_some();
    let (first, second) = if refused { (Role::Dim, Role::Dim) } else { (Role::Accent, Role::Text) };
    let used = canvas.pieces(at, &[(&binding.key_text(), first), (" ", second), (binding.label, second)]);
    // A hint for a range of keys names no one of them: clicking "0–3 set" must not set 0.
    if let Some(action) = binding.action() {
        canvas.hit(left(at, used), action);
    }
    used
}
