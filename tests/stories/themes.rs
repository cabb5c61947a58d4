//! What the wizard is drawn in: themes that can be read, that all eyes tell apart, that are tried on while one moves, and
//! kept in the user's file.

use crate::driver::{CANDIDATES, Driver};
use partnerplan::catalog;
use partnerplan::interview::steps::{OfRanking, OfSet, View};
use partnerplan::picture::{Asked, Cells, Picture, Signs};
use partnerplan::report::Report;
use partnerplan::settings::Settings;
use partnerplan::tui::{Depth, Looks, Paints, Setup, Tint};
use ratatui::style::{Color, Modifier};
use std::fs;

type Light = [f64; 3];

/// A colour as light, linear: sRGB of IEC 61966-2-1.
fn light(color: Color) -> Light {
    let (red, green, blue) = match color {
        Color::Rgb(red, green, blue) => (red, green, blue),
        Color::Indexed(index @ 232..) => (8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232)),
        Color::Indexed(index @ 16..) => {
            let step = |place: u8| [0, 95, 135, 175, 215, 255][usize::from(place % 6)];
            (step((index - 16) / 36), step((index - 16) / 6), step(index - 16))
        }
        other => panic!("{other} is another colour for every user"),
    };
    [red, green, blue].map(|channel| {
        let channel = f64::from(channel) / 255.0;
        if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
    })
}

/// The contrast of WCAG 2.2, from 1 to 21.
fn contrast(one: Color, other: Color) -> f64 {
    let luminance = |color| {
        let [red, green, blue] = light(color);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

type Matrix = [[f64; 3]; 3];

/// What is seen without the cones for red, and without those for green: G. M. Machado, M. M. Oliveira and L. A. F.
/// Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15 (6), 2009, table of
/// severity 1.0, for linear light.
const PROTANOPIA: Matrix =
    [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]];
const DEUTERANOPIA: Matrix =
    [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]];
const ALL_CONES: Matrix = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];

/// CIE L*a*b* under D65 of what is seen.
fn seen(color: Color, eyes: &Matrix) -> [f64; 3] {
    let light = light(color);
    let dot = |row: &[f64; 3], of: &Light| -> f64 { row.iter().zip(of).map(|(one, other)| one * other).sum() };
    let shown = [0, 1, 2].map(|row| dot(&eyes[row], &light).clamp(0.0, 1.0));
    let xyz = [
        dot(&[0.412_456_4, 0.357_576_1, 0.180_437_5], &shown) / 0.950_47,
        dot(&[0.212_672_9, 0.715_152_2, 0.072_175_0], &shown),
        dot(&[0.019_333_9, 0.119_192_0, 0.950_304_1], &shown) / 1.088_83,
    ];
    let [x, y, z] =
        xyz.map(|part: f64| if part > 216.0 / 24389.0 { part.cbrt() } else { (24389.0 / 27.0 * part + 16.0) / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// How far apart two colours are to those eyes: ΔE of CIE 1976. From 2.3 on somebody who looks for it sees it.
fn apart(one: Color, other: Color, eyes: &Matrix) -> f64 {
    let (one, other) = (seen(one, eyes), seen(other, eyes));
    one.iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum::<f64>().sqrt()
}

/// The shipped themes with a ground of their own, in all colours and in 256.
fn painted() -> Vec<(String, Paints)> {
    let mut all = Vec::new();
    for depth in [Depth::Full, Depth::Indexed] {
        for look in Looks::default().for_depth(depth).all {
            let paints = look.paints.filter(|paints| paints.of(Tint::Background) != Color::Reset);
            all.extend(paints.map(|paints| (format!("{} {depth:?}", look.name), paints)));
        }
    }
    assert_eq!(all.len(), 8);
    all
}

#[test]
fn every_role_of_the_shipped_themes_can_be_read_on_its_ground() {
    for (name, paints) in painted() {
        for part in Tint::ALL {
            let ground = match part {
                Tint::Background | Tint::SelectedBackground => continue,
                Tint::Selected => Tint::SelectedBackground,
                _ => Tint::Background,
            };
            let contrast = contrast(paints.of(part), paints.of(ground));
            assert!(contrast >= 4.5, "{name}: {} has {contrast:.2}", part.name());
        }
    }
}

#[test]
fn the_set_and_the_accents_are_told_apart_by_all_eyes() {
    const TOLD_APART: [Tint; 5] = [Tint::Set, Tint::Accent, Tint::Warning, Tint::Error, Tint::Text];
    for (name, paints) in painted().iter().filter(|(name, _)| name.starts_with("colour-blind")) {
        for eyes in [PROTANOPIA, DEUTERANOPIA, ALL_CONES] {
            for (place, one) in TOLD_APART.iter().enumerate() {
                for other in &TOLD_APART[place + 1..] {
                    let apart = apart(paints.of(*one), paints.of(*other), &eyes);
                    assert!(apart >= 20.0, "{name}: {} and {} are {apart:.1} apart", one.name(), other.name());
                }
            }
        }
    }
}

#[test]
fn a_theme_is_worn_while_one_moves_kept_by_enter_and_taken_off_by_esc() {
    let mine = "// my looks\n(\n    theme: \"terminal\", // for now\n)\n";
    let mut driver = Driver::example_set(mine);
    let ground = |driver: &Driver| driver.buffer()[(0, 0)].bg;
    driver.go(CANDIDATES).press(&["Alt-t"]).sees("Colours and characters").sees("colour-blind light");
    driver.press(&["Down"]);
    assert_eq!(ground(&driver), Color::Rgb(0x16, 0x18, 0x1d), "dark is tried on");
    driver.press(&["Esc"]).lacks("Colours and characters");
    assert_eq!(ground(&driver), Color::Reset, "Esc takes it off");
    driver.press(&["Ctrl-p"]).type_text("colour-blind").press(&["Enter"]).sees("Colours and characters");
    driver.type_text("light").press(&["Enter"]).waits_for("Kept in");
    assert_eq!(ground(&driver), Color::Rgb(0xfb, 0xfb, 0xf8));
    let kept = fs::read_to_string(driver.store().settings_file()).unwrap();
    assert_eq!(kept, mine.replace("terminal", "light"), "comments stay");
    let mut driver = driver.killed_and_started_again();
    assert_eq!(ground(&driver), Color::Rgb(0xfb, 0xfb, 0xf8), "it is worn the next time");
    driver.press(&["Alt-t", "Down", "Down", "Down", "Enter"]).waits_for("Kept in");
    assert_eq!(ground(&driver), Color::Reset, "no colour");
    driver.press(&["Alt-t"]).type_text("ascii").press(&["Enter"]).waits_for("Kept in");
    assert!(driver.screen().is_ascii());
    let kept = fs::read_to_string(driver.store().settings_file()).unwrap();
    assert!(kept.contains("ascii: true") && kept.contains("theme: \"no colour\", // for now"), "{kept}");
}

#[test]
fn a_file_that_does_not_read_is_not_written_and_the_theme_holds_until_one_leaves() {
    let broken = "(theme: \"dark\"";
    let mut driver = Driver::home_set(broken);
    driver
        .press(&["Alt-t"])
        .type_text("light")
        .press(&["Enter"])
        .waits_for("That holds until you leave, and is not kept");
    driver.sees("line 1, column 15");
    assert_eq!(fs::read_to_string(driver.store().settings_file()).unwrap(), broken);
    assert_eq!(driver.buffer()[(0, 0)].bg, Color::Rgb(0xfb, 0xfb, 0xf8));
}

#[test]
fn colours_of_ones_own_by_what_they_are_for() {
    let text = "(theme: \"mine\", themes: {\"mine\": (from: \"dark\", accent: \"#88c0d0\", set: \"bright green\", error: 203,\n background: \"terminal\")})";
    let setup = Setup::of(&Settings::of(text.as_bytes()), Depth::Full);
    assert_eq!(setup.flaws, []);
    let look = &setup.looks.all[setup.looks.worn];
    let paints = look.paints.unwrap();
    let of = |part| paints.of(part);
    assert_eq!(
        (look.name.as_str(), of(Tint::Accent), of(Tint::Set)),
        ("mine", Color::Rgb(0x88, 0xc0, 0xd0), Color::LightGreen)
    );
    assert_eq!((of(Tint::Error), of(Tint::Background)), (Color::Indexed(203), Color::Reset));
    assert_eq!(of(Tint::Text), Color::Rgb(0xd7, 0xda, 0xe0), "the rest is as in dark");
    let indexed = paints.for_depth(Depth::Indexed);
    assert_eq!(indexed.of(Tint::Accent), Color::Indexed(110), "the nearest of 256");
    for (text, place, words) in [
        ("(theme: \"drak\")", "line 1, column 9", "“drak” is no theme; did you mean “dark”?"),
        (
            "(themes: {\n \"x\": (acent: \"red\")})",
            "line 2, column 8",
            "“acent” is no part of a theme; did you mean “accent”?",
        ),
        ("(themes: {\"x\": (accent: \"bleu\")})", "line 1, column 25", "“bleu” is no colour; did you mean “blue”"),
        ("(themes: {\"x\": (accent: \"#12\")})", "line 1, column 25", "write #rrggbb"),
        ("(themes: {\"dark\": ()})", "line 1, column 11", "there is a theme “dark” already"),
    ] {
        let flaws = Setup::of(&Settings::of(text.as_bytes()), Depth::Full).flaws;
        assert!(flaws.len() == 1 && flaws[0].to_string().contains(&format!("{place}: ")), "{text}: {flaws:?}");
        assert!(flaws[0].words.contains(words), "{text}: {flaws:?}");
    }
}

#[test]
fn colours_of_ones_own_that_are_hard_to_read_are_said_to_be() {
    let about = |theme: &str| {
        let text = format!("(theme: \"mine\", themes: {{\"mine\": ({theme})}})");
        let looks = Setup::of(&Settings::of(text.as_bytes()), Depth::Full).looks;
        looks.all[looks.worn].about.clone()
    };
    let dark = |gray: u8| contrast(Color::Rgb(gray, gray, gray), Color::Rgb(0x16, 0x18, 0x1d));
    let said = format!("Hard to read: dim on background has a contrast of {:.1}; with 4.5 it is easy.", dark(0x44));
    assert!(about("from: \"dark\", dim: \"#444444\"").ends_with(&said), "{said}");
    assert!(about("from: \"light\", selected: 252").contains("Hard to read: selected on selected_background"));
    for easy in [
        "from: \"dark\", dim: \"#8a8a8a\"",
        "from: \"dark\", background: \"terminal\", dim: \"#444444\"",
        "dim: \"red\"",
    ] {
        assert_eq!(about(easy), "Your own, from settings.ron.", "{easy}");
    }
}

#[test]
fn without_colour_none_is_set_anywhere_and_the_selection_is_reversed() {
    let mut driver = Driver::example_set("(theme: \"no colour\")");
    for view in View::ALL {
        driver.go(view);
        let cells = &driver.buffer().content;
        assert!(cells.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset)), "{view:?}");
    }
    driver.go(CANDIDATES);
    assert!(driver.buffer().content.iter().any(|cell| cell.modifier.contains(Modifier::REVERSED)));
}

#[test]
fn a_theme_with_a_ground_of_its_own_leaves_no_cell_on_another() {
    let mut driver = Driver::example_set("(theme: \"light\")");
    let grounds = [Color::Rgb(0xfb, 0xfb, 0xf8), Color::Rgb(0xc5, 0xdd, 0xf0)];
    for view in View::ALL {
        driver.go(view);
        let other = driver.buffer().content.iter().find(|cell| !grounds.contains(&cell.bg) || cell.fg == Color::Reset);
        assert!(other.is_none(), "{view:?}: {other:?}\n{}", driver.screen());
    }
    driver.go(CANDIDATES).press(&["?"]);
    let other = driver.buffer().content.iter().find(|cell| !grounds.contains(&cell.bg));
    assert!(other.is_none(), "{other:?}");
}

#[test]
fn in_ascii_every_screen_and_every_picture_is_ascii() {
    let mut driver = Driver::example_set("(ascii: true)");
    driver.resize(140, 40);
    let is_plain = |driver: &Driver, what: &str| {
        let screen = driver.screen();
        let other = screen.lines().find(|line| !line.is_ascii());
        assert!(other.is_none(), "{what}: {}", other.unwrap_or_default());
    };
    for view in View::ALL {
        driver.go(view);
        is_plain(&driver, view.title());
    }
    for page in OfSet::ALL {
        driver.go(View::Recruit(Some(page))).worked_out();
        is_plain(&driver, page.title());
    }
    for page in OfRanking::ALL {
        driver.go(View::Ranking(Some(page)));
        is_plain(&driver, page.title());
    }
    for keys in [["?"], ["Ctrl-p"], ["Alt-t"], ["g"], ["Enter"]] {
        driver.go(CANDIDATES).press(&keys);
        is_plain(&driver, keys[0]);
        driver.press(&["Esc"]);
    }
    driver.go_home();
    is_plain(&driver, "Home");
    let report = Report::complete(&catalog::example());
    for picture in Picture::ALL {
        for columns in [80, 140] {
            let asked = Asked { columns, ..Asked::default() };
            let scene = picture.scene(&report, report.findings.as_deref(), &asked).unwrap();
            assert!(Cells::of(&scene, Signs::Ascii).text().is_ascii(), "{}", picture.name());
        }
    }
}
