//! Figures, days and amounts stand as the reader's locale has them, are typed so, and stay neutral for programs.

use crate::{arbitrary, driver::Driver, plain::talked};
use assert_cmd::Command;
use partnerplan::{
    catalog,
    interview::{fields::said, steps::View},
    plan::{Field, Kind, Subject},
    report::{Format, Options, Report, render},
    store::{Reference, Store},
    text::manner::Manner,
};
use proptest::prelude::*;
use std::fs;

/// Locales whose marks, days and currencies stand in all the ways there are, and one nobody has.
const LOCALES: [&str; 9] =
    ["C", "en_US.UTF-8", "en_GB.UTF-8", "en_IN", "de_DE.UTF-8", "fr_FR.UTF-8", "de_CH", "sv_SE", "qq_QQ.UTF-8"];

fn of(locale: &str) -> Manner {
    Manner::of(locale, locale, locale)
}

/// What the command prints, where these variables are set.
fn printed(variables: &[(&str, &str)], words: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    Store::at(folder.path()).create("demo", &catalog::example()).unwrap();
    let mut command = Command::cargo_bin("partnerplan").unwrap();
    command.env_clear().env("LC_CTYPE", "C.UTF-8").env("PARTNERPLAN_DIR", folder.path()).args(words);
    let output = command.envs(variables.iter().copied()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    // Markdown marks what is no formula.
    String::from_utf8(output.stdout).unwrap().replace('\\', "")
}

#[test]
fn a_paper_is_written_as_the_locale_has_it() {
    for (locale, said) in [
        ("C", ["$900k of $3,000k", "2028-05-31", "52.5 of 100"]),
        ("qq_QQ.UTF-8", ["$900k of $3,000k", "2028-05-31", "52.5 of 100"]),
        ("en_US.UTF-8", ["$900k of $3,000k", "05/31/2028", "52.5 of 100"]),
        ("en_GB.UTF-8", ["$900k of $3,000k", "31/05/2028", "52.5 of 100"]),
        ("de_DE.UTF-8", ["900k\u{a0}$ of 3.000k\u{a0}$", "31.05.2028", "52,5 of 100"]),
        ("fr_FR.UTF-8", ["900k\u{a0}$ of 3\u{202f}000k\u{a0}$", "31/05/2028", "52,5 of 100"]),
    ] {
        let page = printed(&[("LC_ALL", locale)], &["export", "demo"]);
        for words in said {
            assert!(page.contains(words), "{locale}: {words:?} in\n{}", page.lines().take(40).collect::<String>());
        }
    }
}

#[test]
fn each_category_has_its_variable_and_lang_is_for_the_rest() {
    let page = printed(&[("LANG", "de_DE.UTF-8"), ("LC_TIME", "C")], &["export", "demo"]);
    assert!(page.contains("2028-05-31") && page.contains("900k\u{a0}$"), "{page}");
    let page = printed(&[("LANG", "de_DE.UTF-8"), ("LC_MONETARY", "en_US.UTF-8")], &["export", "demo"]);
    assert!(page.contains("$3.000k") && page.contains("52,5"), "{page}");
    let page = printed(&[("LANG", "de_DE.UTF-8"), ("LC_ALL", "C.UTF-8")], &["export", "demo"]);
    assert!(page.contains("$3,000k") && page.contains("52.5"), "{page}");
}

#[test]
fn what_is_for_programs_is_the_same_everywhere() {
    for words in [
        &["rank", "demo", "--json"][..],
        &["export", "demo", "--format", "json"],
        &["export", "demo", "--format", "csv"],
        &["export", "demo", "--format", "ics"],
    ] {
        let [here, there] = ["C", "de_DE.UTF-8"].map(|locale| printed(&[("LC_ALL", locale)], words));
        assert!(here == there, "{words:?}");
    }
}

/// Sentences a report holds ready for a screen are in the manner of that screen, and read by people.
#[test]
fn figures_for_programs_are_the_same_out_of_a_wizard_anywhere() {
    let plan = catalog::example();
    for format in [Format::Json, Format::Csv] {
        let [here, there] = ["C", "de_DE"]
            .map(|locale| of(locale).over(|| render(&Report::complete(&plan), format, Options::default())));
        // A sentence stands between quotes; figures and days do not.
        let unquoted = |text: &str| text.split('"').step_by(2).collect::<Vec<_>>().join("\n");
        for (one, other) in unquoted(&here).lines().zip(unquoted(&there).lines()) {
            assert_eq!(one, other, "{format:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_shown_can_be_typed_back_in_every_locale(plan in arbitrary::wild_plan()) {
        for locale in LOCALES {
            of(locale).over(|| {
                for (_, fields) in Field::TABLES {
                    for field in fields.iter().filter(|field| matches!(field.kind, Kind::Number | Kind::Date)) {
                        let subjects = plan.partners.first().map(|partner| Subject::Partner(partner.id.clone()));
                        for subject in [Subject::Plan].iter().chain(&subjects) {
                            let shown = field.shown(&plan, subject);
                            let back = field.neutral(&shown);
                            let read = field.read(&plan, subject);
                            let Ok(change) = said(&plan, subject, field, &shown) else { continue };
                            let mut again = plan.clone();
                            change.edit.apply(&mut again).unwrap();
                            assert_eq!(field.read(&again, subject), read, "{locale} {}: {shown:?} {back:?}", field.id);
                        }
                    }
                }
            });
        }
    }
}

/// What a field of the example holds once this is typed in a locale, or the sentence that asks.
fn typed(locale: &str, field: &str, text: &str) -> Result<String, String> {
    let field = Field::named(field).unwrap();
    let mut plan = catalog::example();
    of(locale).over(|| {
        let change = said(&plan, &Subject::Plan, field, text).map_err(|error| error.to_string())?;
        change.edit.apply(&mut plan).unwrap();
        Ok(field.read(&plan, &Subject::Plan))
    })
}

#[test]
fn an_amount_is_typed_as_it_is_shown_and_asked_about_where_it_could_be_a_thousand_times_another() {
    for (locale, text, read) in [
        ("de_DE", "12.500,50 $", "12.5005k"),
        ("de_DE", "12.500 $", "12.5k"),
        ("de_DE", "12,5k", "12.5k"),
        ("de_DE", "12.5k", "12.5k"),
        ("de_DE", "1.500 Tsd.", "1.5m"),
        ("fr_FR", "12\u{202f}500,50 $", "12.5005k"),
        ("en_IN", "12,34,500 $", "1234.5k"),
        ("en_US", "$12,500.50", "12.5005k"),
    ] {
        assert_eq!(typed(locale, "budget", text).as_deref(), Ok(read), "{locale} {text}");
    }
    for (locale, text, asked) in [
        ("C", "1.500k", "do you mean 1.5 thousand or 1500 thousand"),
        ("de_DE", "1,500k", "do you mean 1,5 thousand or"),
        ("fr_FR", "1.500k", "do you mean 1,5 thousand or"),
        ("fr_FR", "1,500k", "do you mean 1,5 thousand or"),
        ("de_CH", "1,500k", "do you mean 1.5 thousand or"),
    ] {
        let refused = typed(locale, "budget", text).unwrap_err();
        assert!(refused.contains(asked) || refused.contains("or 1.5 million"), "{locale} {text}: {refused}");
    }
}

#[test]
fn a_day_is_typed_as_it_is_shown_and_said_in_words_where_it_could_be_another() {
    for (locale, text, read) in [
        ("de_DE", "31.12.2027", "2027-12-31"),
        ("en_US", "12/31/2027", "2027-12-31"),
        ("en_US", "3/4/2027", "2027-03-04"),
        ("en_GB", "3/4/2027", "2027-04-03"),
        ("fr_FR", "31/12/2027", "2027-12-31"),
        ("en_US", "2027-12-31", "2027-12-31"),
        ("sv_SE", "2027-12-31", "2027-12-31"),
    ] {
        assert_eq!(typed(locale, "by", text).as_deref(), Ok(read), "{locale} {text}");
    }
    assert!(typed("C", "by", "3/4/2027").unwrap_err().contains("do you mean"));
    of("en_US").over(|| {
        let mut driver = Driver::example();
        driver.go(View::Goal).sees("05/31/2028").press(&["Tab"; 3]).press(&["Ctrl-u"]).type_text("3/4/2029");
        driver.sees("= 4 March 2029");
    });
}

#[test]
fn the_wizard_shows_figures_and_days_as_the_locale_has_them() {
    of("de_DE").over(|| {
        let mut driver = Driver::example();
        driver.go(View::Ranking(None)).worked_out().sees("88,5").sees("77k\u{a0}$ of 80k\u{a0}$");
        driver.go(View::Dates).sees("15.12.2026").go(View::Goal).sees("31.05.2028");
        driver.go(View::Customer).sees("300 to 3.000").press(&["Tab"; 9]).press(&["Ctrl-u"]).type_text("4,5");
    });
}

#[test]
fn plain_mode_writes_the_same_plan_in_every_locale() {
    let [here, there] = [("C", "2028-03-31", "12.5"), ("de_DE", "31.03.2028", "12,5")].map(|(locale, day, days)| {
        let folder = tempfile::tempdir().unwrap();
        let lines = format!("example\n.go goal\n\n\n\n{day}\n\nyes\n{days}\n.quit\n");
        of(locale).over(|| talked(folder.path(), None, &lines));
        let store = Store::at(folder.path());
        let path = store.list().unwrap()[0].path.clone();
        assert!(store.read(&Reference::new("tallowick-bank-wave-1")).is_ok());
        fs::read_to_string(path).unwrap()
    });
    assert_eq!(here, there);
    assert!(here.contains("2028-03-31") && here.contains("12.5"));
}
