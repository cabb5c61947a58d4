//! One word for one thing, wherever it is said: keys, views, fields, guidance, playbooks, README.

mod everything;

use crate::walls::source::sources;
use partnerplan::{
    catalog,
    interview::steps::{OfRanking, OfSet, Step, View},
    plan::{Evidence, Field, PartnerModel},
    report::{Format, Options, Report, render},
    text::wording::NOUNS,
    tui::{Keymap, key_table},
};

/// The words of the screen, as far as the wizard speaks of these things.
const SCREEN_WORDS: [&str; 35] = [
    "Ideal customer",
    "Buying group",
    "Buying role",
    "Trusted sources",
    "Trigger",
    "Rule-out",
    "Buying stages",
    "Candidate",
    "Partner model",
    "Influence",
    "Buyer coverage",
    "Gap",
    "Quick pass",
    "Call first",
    "Talk first",
    "Qualify",
    "Ruled out",
    "Rate",
    "Score",
    "How we know",
    "guess",
    "desk research",
    "conversation",
    "proof",
    "Our days",
    "Our cost",
    "Conflict with us",
    "90 days",
    "How firm",
    "Find out next",
    "Recruit now",
    "As good as",
    "Stand-in",
    "Preference",
    "What if",
];

/// What other programs say for the same things, and the words of those who build this one.
const OTHER_WORDS: [&str; 16] = [
    "prospect",
    "persona",
    "buying committee",
    "buying center",
    "funnel",
    "partner type",
    "shortlisted",
    "disqualif",
    "weightage",
    "fit score",
    "ideal client",
    "target customer",
    "heatmap",
    "rubric",
    "slug",
    "boolean",
];

#[test]
fn every_screen_word_is_said() {
    let said = said().to_lowercase();
    for word in SCREEN_WORDS {
        assert!(said.contains(&word.to_lowercase()), "nowhere is it called “{word}”");
    }
}

#[test]
fn nothing_goes_by_a_second_name() {
    let said = said().to_lowercase();
    for word in OTHER_WORDS {
        let around = said.find(word).map(|at| said.get(at.saturating_sub(40)..).unwrap_or_default());
        assert_eq!(around.map(|text| text.chars().take(100).collect::<String>()), None, "“{word}” is said");
    }
    let mut words = said.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    assert!(words.all(|word| word != "icp"), "“ICP” is said");
}

/// Everything the tables of the wizard say, a line each, the README, and the example as it is handed out.
fn said() -> String {
    let page = render(&Report::complete(&catalog::example()), Format::Markdown, Options::default());
    let mut lines: Vec<&str> = vec![include_str!("../../README.md")];
    lines.extend(key_table(&Keymap::default()).into_iter().map(|(title, _)| title));
    lines.extend(Step::ALL.map(Step::title));
    lines.extend(View::ALL.map(View::title));
    lines.extend(OfRanking::ALL.map(OfRanking::title));
    lines.extend(OfSet::ALL.map(OfSet::title));
    lines.extend(
        key_table(&Keymap::default()).into_iter().flat_map(|(_, rows)| rows).flat_map(|row| [row.label, row.help]),
    );
    lines.extend(Evidence::ALL.map(Evidence::label));
    lines.extend(PartnerModel::ALL.map(PartnerModel::label));
    for field in Field::TABLES.into_iter().flat_map(|(_, fields)| fields) {
        lines.push(field.label);
        lines.extend(catalog::guidance(field.id).map(|guidance| guidance.help.as_str()));
    }
    for model in catalog::models() {
        lines.extend([&model.what, &model.choose_when, &model.recruit].map(String::as_str));
    }
    lines.join("\n") + &page
}

/// What was said once for a thing that has a word of its own, and that word. A figure, or what stands in its place in the
/// sources, is `#`; what is meant begins a word.
const ONE_WORD: [(&str, &str); 19] = [
    ("icp ", "ideal customer"),
    ("our kind of customer", "ideal customer"),
    ("our customer #", "ideal customer"),
    ("ideal client", "ideal customer"),
    ("how far things", "status"),
    ("quick pass points", "points"),
    ("rank # ", "place"),
    ("ranks # ", "places"),
    ("position #", "place"),
    ("plausible", "readings"),
    ("settles # ", "takes away # % of the doubt"),
    ("settling your weights", "being sure of your weights"),
    ("not to be called: ", "ruled out"),
    ("disqualif", "ruled out"),
    ("when to recruit", "verdict"),
    ("score from #", "score floor"),
    ("rival, exclusive", "competitor"),
    ("talking to us already", "already in talks"),
    ("candidates: # a ", "first choice, good, possible, weak"),
];

#[test]
fn no_screen_says_a_second_word_for_a_thing() {
    says_one_word(&everything::screens());
}

#[test]
fn no_paper_says_a_second_word_for_a_thing() {
    says_one_word(&everything::papers());
}

#[test]
fn no_line_of_plain_mode_says_a_second_word_for_a_thing() {
    says_one_word(&everything::plain());
}

#[test]
fn no_command_and_no_refusal_says_a_second_word_for_a_thing() {
    says_one_word(&everything::commands());
    says_one_word(&everything::refusals());
}

#[test]
fn no_text_in_the_sources_says_a_second_word_for_a_thing() {
    says_one_word(&everything::sources_and_assets());
}

#[track_caller]
fn says_one_word(said: &[everything::Said]) {
    assert!(!said.is_empty());
    let mut found = Vec::new();
    for it in said {
        let text = everything::to_compare(&it.text);
        for (word, better) in ONE_WORD {
            if let Some(at) = text.find(&format!(" {word}")) {
                let before = text.split_at(at).0.chars().rev().take(30).collect::<Vec<_>>();
                let around: String = before.into_iter().rev().collect();
                found.push(format!("{}: “{around}{word}…”, where it is “{better}”", it.place));
            }
        }
    }
    found.truncate(20);
    assert!(found.is_empty(), "{found:#?}");
}

/// Another language has other plurals: they stand in one table, and a sentence has no ending of its own to glue on.
#[test]
fn what_is_counted_has_its_plural_in_the_one_table() {
    let (mut counted, mut glued) = (0, Vec::new());
    for source in sources() {
        let program = source.text.split("#[cfg(test)]").next().unwrap_or_default();
        let flat = program.split_whitespace().collect::<Vec<_>>().join(" ");
        for ending in ["{ \"\" } else { \"s\" }", "=> \"\", _ => \"s\"", "{ \"\" } else { \"es\" }"] {
            glued.extend(flat.contains(ending).then(|| format!("{} glues “{ending}”", source.name())));
        }
        for call in flat.split("counted(").skip(1).filter(|_| source.name() != "text/wording") {
            // What stands in the brackets of the call, up to the noun, which is its last word.
            let mut depth = 1;
            let end = call.find(|letter| {
                depth += i32::from(letter == '(') - i32::from(letter == ')');
                depth == 0
            });
            let last = call.split_at(end.unwrap_or(0)).0.rsplit(", ").next().unwrap_or_default();
            if let Some(noun) = last.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
                counted += 1;
                let is_known = NOUNS.iter().any(|(one, _)| *one == noun);
                glued.extend((!is_known).then(|| format!("{}: “{noun}” has no plural", source.name())));
            }
        }
    }
    assert!(glued.is_empty() && counted > 50, "{counted} are counted, {glued:#?}");
}
