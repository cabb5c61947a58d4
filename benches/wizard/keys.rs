//! How long a key takes from the terminal to the frame, and how long while findings are being worked out. A median hides
//! what annoys: the 95th percentile and the slowest are printed beside it.

use crate::large::{Wizard, large};
use crossterm::event::KeyCode::{self, Backspace, Char};
use partnerplan::{
    interview::steps::{Asked, View},
    plan::{Plan, QuickPass},
};
use std::{sync::Arc, thread, time::Duration};

const SIZES: [usize; 2] = [200, 10_000];
const SAMPLES: usize = 100;

/// So long the work on findings is under way when a key comes.
const UNDER_WAY: Duration = Duration::from_millis(5);

/// Two keys pressed in turn on a view, so that every press changes something.
struct Pressed {
    what: &'static str,
    view: View,
    keys: [KeyCode; 2],
}

fn all() -> [Pressed; 8] {
    let pressed = |what, view, keys| Pressed { what, view, keys };
    [
        pressed("type in the ideal customer", View::Customer, [Char('x'), Backspace]),
        pressed("answer the quick pass", View::Candidates { pass: true }, [Char('1'), Char('3')]),
        pressed("set whom one reaches", View::Reach { candidate: true }, [Char('1'), Char('3')]),
        pressed("rate a candidate", View::asking(Asked::Criterion(0)), [Char('2'), Char('4')]),
        pressed("move in the ranking", View::Ranking(None), [Char('j'), Char('k')]),
        pressed("move in whom to recruit", View::Recruit(None), [Char('j'), Char('k')]),
        pressed("put one in the set, or out", View::Recruit(None), [Char(' '), Char(' ')]),
        pressed("weigh a criterion", View::Weights, [KeyCode::Right, KeyCode::Left]),
    ]
}

/// Prints the table.
pub(crate) fn print() {
    for size in SIZES {
        println!(
            "\n{size} candidates, milliseconds a key      alone: median    95 %     max   beside work:    95 %     max"
        );
        for pressed in all() {
            let mut plan = large(size);
            if matches!(pressed.view, View::Candidates { .. }) {
                forget_the_quick_pass(&mut plan);
            }
            let mut alone = alone(&pressed, &plan);
            let mut beside = beside_work(&pressed, &plan);
            println!(
                "{:<38} {:>15} {:>7} {:>7} {:>22} {:>7}",
                pressed.what,
                at(&mut alone, 50),
                at(&mut alone, 95),
                at(&mut alone, 100),
                at(&mut beside, 95),
                at(&mut beside, 100)
            );
        }
    }
}

fn forget_the_quick_pass(plan: &mut Plan) {
    for partner in &mut plan.partners {
        Arc::make_mut(partner).quick = QuickPass::default();
    }
}

fn alone(pressed: &Pressed, plan: &Plan) -> Vec<Duration> {
    let mut wizard = Wizard::over(plan, pressed.view);
    pressed.keys.iter().cycle().take(SAMPLES).map(|key| wizard.press(*key)).collect()
}

/// None where the view shows no findings, so that none are worked out.
fn beside_work(pressed: &Pressed, plan: &Plan) -> Vec<Duration> {
    let mut taken = Vec::new();
    let mut keys = pressed.keys.iter().cycle();
    let mut wizard = Wizard::over(plan, pressed.view);
    while taken.len() < SAMPLES {
        wizard.pause();
        if !wizard.is_working() {
            wizard = Wizard::over(plan, pressed.view);
            wizard.pause();
        }
        if !wizard.is_working() {
            break;
        }
        thread::sleep(UNDER_WAY);
        let key = keys.next().expect("a cycle has no end");
        taken.push(wizard.press(*key));
        wizard.take_in_what_came();
    }
    taken
}

fn at(taken: &mut [Duration], percent: usize) -> String {
    taken.sort_unstable();
    let place = (taken.len() * percent).div_ceil(100).checked_sub(1);
    let value = place.and_then(|place| taken.get(place));
    value.map_or_else(|| "-".to_owned(), |value| format!("{:.2}", value.as_secs_f64() * 1000.0))
}
