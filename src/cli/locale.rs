//! How spreadsheets of a locale read a file. What the environment says is asked for here and nowhere else.

use crate::report::Dialect;
use std::env;

/// Languages that write decimals with a comma.
const COMMA: &[&str] = &[
    "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr", "gl", "hr", "hu", "id", "is", "it",
    "kk", "lt", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk",
    "vi",
];
/// Where they are written with a point all the same; a semicolon parts the cells of the first of them.
const POINT: &[(&str, u8)] = &[
    ("de_CH", b';'),
    ("de_LI", b';'),
    ("it_CH", b';'),
    ("es_MX", b','),
    ("es_US", b','),
    ("es_PR", b','),
    ("es_GT", b','),
    ("es_HN", b','),
    ("es_NI", b','),
    ("es_PA", b','),
    ("es_PE", b','),
    ("es_SV", b','),
    ("es_DO", b','),
];

/// How spreadsheets of this process's locale read a file.
pub(super) fn spreadsheets() -> Dialect {
    let set = ["LC_ALL", "LC_NUMERIC", "LANG"].into_iter().filter_map(|name| env::var(name).ok());
    set.into_iter().find(|value| !value.is_empty()).map_or(Dialect::PLAIN, |value| of(&value))
}

/// The same of a locale like `de_DE.UTF-8`.
fn of(locale: &str) -> Dialect {
    let place = locale.split(['.', '@']).next().unwrap_or_default();
    if let Some((_, delimiter)) = POINT.iter().find(|(name, _)| *name == place) {
        return Dialect { delimiter: *delimiter, has_decimal_comma: false };
    }
    let language = place.split('_').next().unwrap_or_default();
    if COMMA.contains(&language) { Dialect { delimiter: b';', has_decimal_comma: true } } else { Dialect::PLAIN }
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
