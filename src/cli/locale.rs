//! What the environment says of the locale is asked for here and nowhere else: in which manner people read figures and
//! days, and how their spreadsheets read a file.

use crate::report::Dialect;
use crate::text::manner::Manner;
use std::env;

/// Where a semicolon parts the cells though decimals have a point.
const SEMICOLON: [&str; 2] = ["ch", "li"];

/// The manner of this process's locales.
pub(super) fn manner() -> Manner {
    Manner::of(&named("LC_NUMERIC"), &named("LC_MONETARY"), &named("LC_TIME"))
}

/// How spreadsheets of this process's locale read a file.
pub(super) fn spreadsheets() -> Dialect {
    of(&named("LC_NUMERIC"))
}

/// The locale of a category, by the rules of POSIX; where no variable says one, the system's.
fn named(category: &str) -> String {
    let set = ["LC_ALL", category, "LANG"].into_iter().filter_map(|name| env::var(name).ok());
    set.into_iter().find(|value| !value.is_empty()).unwrap_or_else(of_system)
}

#[cfg(any(windows, target_os = "macos"))]
fn of_system() -> String {
    sys_locale::get_locale().unwrap_or_default()
}

/// Elsewhere the variables are all there is.
#[cfg(not(any(windows, target_os = "macos")))]
fn of_system() -> String {
    String::new()
}

/// How spreadsheets of a locale like `de_DE.UTF-8` read a file.
fn of(locale: &str) -> Dialect {
    let region = locale.split(['.', '@']).next().unwrap_or_default().rsplit(['_', '-']).next().unwrap_or_default();
    let has_decimal_comma = Manner::of(locale, "", "").has_decimal_comma();
    let has_semicolon = has_decimal_comma || SEMICOLON.contains(&region.to_lowercase().as_str());
    Dialect { delimiter: if has_semicolon { b';' } else { b',' }, has_decimal_comma }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_says_how_its_spreadsheets_read() {
        let german = Dialect { delimiter: b';', has_decimal_comma: true };
        let swiss = Dialect { delimiter: b';', has_decimal_comma: false };
        for (locale, dialect) in [
            ("de_DE.UTF-8", german),
            ("fr_FR@euro", german),
            ("pt_BR", german),
            ("de_CH.UTF-8", swiss),
            ("es_MX.UTF-8", Dialect::PLAIN),
            ("en_GB.UTF-8", Dialect::PLAIN),
            ("C", Dialect::PLAIN),
            ("", Dialect::PLAIN),
        ] {
            assert_eq!(of(locale), dialect, "{locale}");
        }
    }
}
