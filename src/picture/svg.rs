//! A scene as SVG: shapes that stay sharp at any size, in the reader's own light or dark, with words for who hears
//! them. Nothing runs and nothing is fetched.

use super::scene::{Anchor, Area, COLUMN, Form, Ink, Point, ROW, Scene, Shape, Stroke};
use crate::text;
use std::fmt::{Display, Formatter, Result as Written, Write};

/// Tenths of a pixel a unit is wide and high.
const UNIT: i32 = 25;
/// Units of room round the scene.
const MARGIN: i32 = 6;
/// So many letters of a name have room in so many columns: a column is ten pixels wide, and of the fonts below letters of
/// fourteen pixels take seven and a half on average, in capitals more.
const LETTERS: (usize, usize) = (5, 4);
/// Units from the middle of a row down to where its letters stand.
const BASELINE: i32 = 2;

/// Colours by role. The names begin alike, so that in a page they touch nothing else. Letters have a rim of paper, so that
/// a line behind them does not strike them through.
const STYLE: &str = "\
.pp-picture{--pp-paper:#fff;--pp-ink:#1f2328;--pp-deep:.68;--pp-quiet:#667079;--pp-shade:#0b7285;--pp-set:#2b8a3e;--pp-gap:#b35900}\
@media(prefers-color-scheme:dark){.pp-picture{--pp-paper:#16181d;--pp-ink:#d7dae0;--pp-deep:.76;--pp-quiet:#8b8f96;--pp-shade:#42b3c2;--pp-set:#8cc570;--pp-gap:#d8b26a}}\
.pp-picture{font:14px system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;font-variant-numeric:tabular-nums}\
.pp-paper{fill:var(--pp-paper)}.pp-picture text{fill:var(--pp-ink)}.pp-picture path{fill:none;stroke:var(--pp-quiet);stroke-width:1.5}\
.pp-picture .pp-axis{fill:var(--pp-quiet)}.pp-picture .pp-title,.pp-picture .pp-lit{font-weight:600}\
.pp-picture text.pp-set{fill:var(--pp-set);font-weight:600}.pp-picture text.pp-gap{fill:var(--pp-gap)}.pp-picture text.pp-out{fill:var(--pp-quiet)}\
.pp-picture path.pp-line,.pp-picture path.pp-shade1,.pp-picture path.pp-shade2,.pp-picture path.pp-shade3,.pp-picture path.pp-shade4{stroke:var(--pp-shade)}\
.pp-picture path.pp-set{stroke:var(--pp-set)}.pp-picture path.pp-axis{fill:none}.pp-picture path.pp-thick{stroke-width:5}\
.pp-picture path.pp-cut{stroke-dasharray:3 3}.pp-picture path.pp-dotted{stroke-dasharray:2 4}.pp-picture path.pp-sparse{stroke-dasharray:2 8}\
.pp-picture circle{fill:var(--pp-quiet)}.pp-picture circle.pp-set{fill:var(--pp-set)}\
.pp-picture circle.pp-next{fill:var(--pp-paper);stroke:var(--pp-ink);stroke-width:1.5}.pp-picture path.pp-out{stroke:var(--pp-quiet)}\
.pp-tile{fill:var(--pp-shade);stroke:var(--pp-paper)}.pp-tile.pp-shade0{fill-opacity:.04}.pp-tile.pp-shade1{fill-opacity:.2}.pp-tile.pp-shade2{fill-opacity:.42}.pp-tile.pp-shade3{fill-opacity:var(--pp-deep)}\
.pp-tile.pp-gap{fill:none;stroke:var(--pp-gap);stroke-dasharray:3 3}.pp-tile.pp-chosen{stroke:var(--pp-ink);stroke-width:2}\
.pp-picture text{stroke:var(--pp-paper);stroke-width:3px;stroke-linejoin:round;paint-order:stroke}.pp-picture text[class^=pp-on]{stroke:none}\
.pp-picture text.pp-on3{fill:#16181d}.pp-picture text.pp-on4{fill:var(--pp-paper)}";

/// Writes a scene as it stands within a page, where the name of the language is understood and a page names no address:
/// one of a page has the looks of all.
#[must_use]
pub(super) fn within_a_page(scene: &Scene, has_looks: bool) -> String {
    let whole = svg(scene).replacen(" xmlns=\"http://www.w3.org/2000/svg\"", "", 1);
    if has_looks { whole } else { whole.replacen(&format!("<style>{STYLE}</style>\n"), "", 1) }
}

/// Writes a scene.
#[must_use]
pub fn svg(scene: &Scene) -> String {
    let wide = i32::from(scene.columns) * COLUMN + 2 * MARGIN;
    let high = i32::from(scene.rows) * ROW + 2 * MARGIN;
    let (wide, high) = (Pixels(wide), Pixels(high));
    let (title, caption) = (escaped(&scene.title), escaped(&scene.caption));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"pp-picture\" viewBox=\"0 0 {wide} {high}\" role=\"img\" \
         aria-label=\"{title}. {caption}\">\n<title>{title}</title>\n<desc>{caption}</desc>\n<style>{STYLE}</style>\n\
         <rect class=\"pp-paper\" width=\"{wide}\" height=\"{high}\"/>\n",
    );
    for floor in 0..3 {
        for shape in scene.shapes.iter().filter(|shape| shape.floor() == floor) {
            let is_lit = shape.thing.is_some() && shape.thing == scene.chosen;
            draw(&mut out, shape, is_lit);
        }
    }
    out.push_str("</svg>\n");
    out
}

fn draw(out: &mut String, shape: &Shape, is_lit: bool) {
    match &shape.form {
        Form::Tile(area, words) => tile(out, *area, words, shape.ink, is_lit),
        Form::Line(places, stroke) => line(out, places, *stroke, shape.ink, is_lit),
        Form::Mark(at, label) => {
            mark(out, *at, shape.ink);
            let from = Point { x: at.x + COLUMN / 2, ..*at };
            words(out, from, Anchor::Start, label, &class(shape.ink, is_lit));
        }
        Form::Within(at, columns, content) => {
            let letters = usize::from(*columns) * LETTERS.0 / LETTERS.1;
            words(out, *at, Anchor::Start, &text::fit(content, letters), &class(shape.ink, is_lit));
        }
        Form::Words(at, anchor, content) => words(out, *at, *anchor, content, &class(shape.ink, is_lit)),
    }
}

/// The name of a look.
fn class(ink: Ink, is_lit: bool) -> String {
    let name = match ink {
        Ink::Set => "set",
        Ink::Next => "next",
        Ink::Later => "later",
        Ink::Out => "out",
        Ink::Axis => "axis",
        Ink::Line => "line",
        Ink::Shade(level) => return format!("pp-shade{}", level.min(4)),
        Ink::Gap => "gap",
        Ink::Text => "text",
        Ink::Title => "title",
    };
    format!("pp-{name}{}", if is_lit { " pp-lit" } else { "" })
}

fn tile(out: &mut String, area: Area, content: &str, ink: Ink, is_lit: bool) {
    let chosen = if is_lit { " pp-chosen" } else { "" };
    let _ = writeln!(
        out,
        "<rect class=\"pp-tile {}{chosen}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
        class(ink, false),
        Pixels(area.from.x + MARGIN),
        Pixels(area.from.y + MARGIN),
        Pixels(area.wide),
        Pixels(area.high)
    );
    let middle = Point { x: area.from.x + area.wide / 2, y: area.from.y + area.high / 2 };
    let on = match ink {
        Ink::Shade(level) => format!("pp-on{}", level.min(4)),
        _ => class(ink, is_lit),
    };
    words(out, middle, Anchor::Middle, content, &on);
}

fn line(out: &mut String, places: &[Point], stroke: Stroke, ink: Ink, is_lit: bool) {
    let stroke = match stroke {
        Stroke::Solid | Stroke::Thin => "",
        Stroke::Dotted => " pp-dotted",
        Stroke::Sparse => " pp-sparse",
        Stroke::Thick => " pp-thick",
        Stroke::Cut => " pp-cut",
    };
    let _ = write!(out, "<path class=\"{}{stroke}\" d=\"", class(ink, is_lit));
    for (at, place) in places.iter().enumerate() {
        let turn = if at == 0 { 'M' } else { 'L' };
        let _ = write!(out, "{turn}{} {}", Pixels(place.x + MARGIN), Pixels(place.y + MARGIN));
    }
    out.push_str("\"/>\n");
}

fn mark(out: &mut String, at: Point, ink: Ink) {
    let (across, down) = (at.x + MARGIN, at.y + MARGIN);
    if ink == Ink::Out {
        let [left, right, up, low] = [across - 1, across + 1, down - 1, down + 1].map(Pixels);
        let _ = writeln!(out, "<path class=\"pp-out\" d=\"M{left} {up}L{right} {low}M{left} {low}L{right} {up}\"/>");
        return;
    }
    let size = if ink == Ink::Later { "2.5" } else { "4.5" };
    let _ = writeln!(
        out,
        "<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{size}\"/>",
        class(ink, false),
        Pixels(across),
        Pixels(down)
    );
}

fn words(out: &mut String, at: Point, anchor: Anchor, content: &str, class: &str) {
    let trimmed = content.trim_start();
    if trimmed.trim_end().is_empty() {
        return;
    }
    let blanks = i32::try_from(content.len() - trimmed.len()).unwrap_or(0);
    let anchored = match anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    };
    let indent = if anchor == Anchor::Start { blanks * COLUMN } else { 0 };
    let _ = writeln!(
        out,
        "<text class=\"{class}\" x=\"{}\" y=\"{}\"{anchored}>{}</text>",
        Pixels(at.x + indent + MARGIN),
        Pixels(at.y + BASELINE + MARGIN),
        escaped(trimmed.trim_end())
    );
}

/// Units as pixels.
struct Pixels(i32);

impl Display for Pixels {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Written {
        let tenths = self.0 * UNIT;
        let sign = if tenths < 0 { "-" } else { "" };
        match tenths.abs() % 10 {
            0 => write!(formatter, "{sign}{}", tenths.abs() / 10),
            rest => write!(formatter, "{sign}{}.{rest}", tenths.abs() / 10),
        }
    }
}

fn escaped(words: &str) -> String {
    let escaped = text::clean(words).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    escaped.replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::Thing;

    #[test]
    fn names_are_letters_and_never_markup() {
        let mut scene = Scene::new("a < b", 20, 2);
        scene.caption = "\"&\"".to_owned();
        scene.mark(Ink::Set, Point::cell(3, 0), " <script>x</script>\u{1b}", Thing::Step(0));
        let drawn = svg(&scene);
        assert!(
            drawn.contains("<title>a &lt; b</title>") && drawn.contains("<desc>&quot;&amp;&quot;</desc>"),
            "{drawn}"
        );
        assert!(drawn.contains(">&lt;script&gt;x&lt;/script&gt;\u{fffd}</text>"), "{drawn}");
        assert!(!drawn.contains("<script") && !drawn.contains('\u{1b}'), "{drawn}");
    }

    #[test]
    fn what_no_page_may_hold_is_in_no_title_and_in_no_caption() {
        let mut scene = Scene::new("How firm \u{1}\u{fffe}\u{202e}Evil\" x=\"", 20, 2);
        scene.caption = "\u{ffff}\u{1b}[2J".to_owned();
        let drawn = svg(&scene);
        let is_allowed = |letter: char| letter == '\n' || !crate::text::seen::is_hidden(letter);
        assert!(drawn.chars().all(is_allowed), "{drawn:?}");
        assert!(drawn.contains("aria-label=\"How firm") && drawn.contains("Evil&quot; x=&quot;"), "{drawn}");
    }

    #[test]
    fn of_the_pictures_of_a_page_one_has_the_looks() {
        let scene = Scene::new("a", 20, 2);
        let (first, next) = (within_a_page(&scene, true), within_a_page(&scene, false));
        assert!(first.contains("<style>") && !next.contains("style") && !next.contains("xmlns"), "{next}");
    }

    #[test]
    fn a_unit_is_a_quarter_of_ten_pixels() {
        let written: Vec<String> = [0, 1, 4, -3].map(|units| Pixels(units).to_string()).into();
        assert_eq!(written, ["0", "2.5", "10", "-7.5"]);
    }
}
