//! Currencies as people write them: a code, a sign or a word. A plan has one, and an amount in another is refused:
//! nothing is converted.

use super::FieldError;

/// Stands for the plan's currency in a text: what stands beside it is in plain units of it.
pub(super) const PLAIN: char = '¤';

/// The codes of ISO 4217 that are money one pays with.
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN \
    BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ \
    GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL \
    LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN \
    PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD \
    TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG";

/// Signs and words, and the codes they may stand for, the usual one first.
const WORDS: [(&str, &str); 29] = [
    ("us$", "USD"),
    ("us-$", "USD"),
    ("us dollars", "USD"),
    ("us dollar", "USD"),
    ("us-dollar", "USD"),
    ("ca$", "CAD"),
    ("c$", "CAD"),
    ("canadian dollars", "CAD"),
    ("canadian dollar", "CAD"),
    ("au$", "AUD"),
    ("a$", "AUD"),
    ("dollars", "USD CAD AUD NZD SGD HKD TWD"),
    ("dollar", "USD CAD AUD NZD SGD HKD TWD"),
    ("$", "USD CAD AUD NZD SGD HKD TWD MXN"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("€", "EUR"),
    ("pounds", "GBP"),
    ("pound", "GBP"),
    ("£", "GBP"),
    ("swiss francs", "CHF"),
    ("schweizer franken", "CHF"),
    ("francs", "CHF"),
    ("franken", "CHF"),
    ("sfr.", "CHF"),
    ("sfr", "CHF"),
    ("fr.", "CHF"),
    ("¥", "JPY CNY"),
    ("yen", "JPY"),
];

/// The code of a currency, written as a code, a sign or a word.
pub(super) fn code(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let code = CODES.split_whitespace().find(|code| code.eq_ignore_ascii_case(text));
    code.or_else(|| {
        let word = text.to_lowercase();
        let codes = WORDS.iter().find(|(known, _)| *known == word)?.1;
        codes.split_whitespace().next()
    })
}

/// A text with the plan's currency replaced by [`PLAIN`].
///
/// # Errors
/// When there is another currency in it.
pub(super) fn in_plain(text: &str, plans: &str) -> Result<String, FieldError> {
    let lower = text.to_lowercase();
    let mut rest = lower.as_str();
    let mut out = String::new();
    while let Some(letter) = rest.chars().next() {
        let Some((length, codes)) = currency_at(rest, out.chars().last()) else {
            out.push(letter);
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
            continue;
        };
        let own = code(plans).unwrap_or(plans);
        if !codes.split_whitespace().any(|code| code == own) {
            return Err(other(&text_at(text, &lower, rest, length), own));
        }
        out.push(PLAIN);
        rest = rest.get(length..).unwrap_or_default();
    }
    Ok(out)
}

fn other(named: &str, own: &str) -> FieldError {
    FieldError(format!(
        "the plan counts in {own}, not in {named}: write it in {own}, or change “Currency” among the limits of the goal"
    ))
}

/// The words as they were typed, where lower case has the same length.
fn text_at(text: &str, lower: &str, rest: &str, length: usize) -> String {
    let at = lower.len() - rest.len();
    let typed = text.get(at..at + length).filter(|_| text.len() == lower.len());
    typed.or_else(|| rest.get(..length)).unwrap_or_default().to_owned()
}

/// How long the currency is that a text begins with, and its codes. A letter before it makes it part of a word, but for
/// the thousand or million of "TEUR" and "MEUR".
fn currency_at(rest: &str, before: Option<char>) -> Option<(usize, &'static str)> {
    let in_word = before.is_some_and(char::is_alphabetic);
    if let Some((word, codes)) = WORDS.iter().find(|(word, _)| rest.starts_with(word)) {
        let is_sign = !word.is_ascii();
        let next = rest.get(word.len()..).and_then(|rest| rest.chars().next());
        let ends = word.ends_with(['$', '.']) || is_sign || !next.is_some_and(char::is_alphabetic);
        if ends && (!in_word || is_sign || *word == "$") {
            return Some((word.len(), codes));
        }
    }
    let code =
        CODES.split_whitespace().find(|code| rest.get(..3).is_some_and(|start| start.eq_ignore_ascii_case(code)))?;
    let next = rest.chars().nth(3);
    let is_glued = matches!(before, Some('t' | 'k' | 'm'));
    ((!in_word || is_glued) && !next.is_some_and(char::is_alphabetic)).then_some((3, code))
}
