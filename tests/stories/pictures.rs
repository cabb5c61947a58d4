//! The pictures in the README are pictures of this program: `UPDATE_PICTURES=1` takes them anew.

use partnerplan::{
    catalog,
    interview::steps::View,
    tui::{Theme, picture},
};
use std::{env, fs, path::Path};

#[path = "../../examples/screen.rs"]
#[expect(dead_code, reason = "the example's own command line is not called from here")]
mod example;

/// Each picture: its file, what it shows and how large.
const PICTURES: [(&str, View, (u16, u16)); 3] = [
    ("ranking", View::Ranking(None), (125, 34)),
    ("quick-pass", View::Candidates { pass: true }, (110, 30)),
    ("reach", View::Reach { candidate: false }, (125, 34)),
];

#[test]
fn the_pictures_in_the_readme_are_of_this_program() {
    for (name, view, size) in PICTURES {
        let buffer = example::screen(&catalog::example(), view, size, Theme { color: true, ascii: false });
        let drawn = picture::svg(&buffer, view.title());
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/pictures/{name}.svg"));
        if env::var_os("UPDATE_PICTURES").is_some() {
            fs::write(&path, &drawn).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == drawn,
            "{name}.svg is of another screen; see it with UPDATE_PICTURES=1:\n{}",
            picture::text(&buffer)
        );
    }
}
