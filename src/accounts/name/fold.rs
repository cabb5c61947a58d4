//! Text in small plain letters, and its words.

use super::words;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Legal forms that stand against the name without a space, the longer first, and how each is written beside it.
const GLUED: [(&str, &str); 16] = [
    ("股份有限公司", " 股份有限公司 "),
    ("有限责任公司", " 有限责任公司 "),
    ("有限公司", " 有限公司 "),
    ("株式会社", " 株式会社 "),
    ("有限会社", " 有限会社 "),
    ("合同会社", " 合同会社 "),
    ("合資会社", " 合資会社 "),
    ("合名会社", " 合名会社 "),
    ("유한책임회사", " 유한책임회사 "),
    ("주식회사", " 주식회사 "),
    ("유한회사", " 유한회사 "),
    ("(株)", " 株式会社 "),
    ("(有)", " 有限会社 "),
    ("(주)", " 주식회사 "),
    ("(유)", " 유한회사 "),
    ("บริษัท", " บริษัท "),
];

/// Cyrillic legal forms that in Latin letters are words or initials of names, and one that is not.
const SHORT: [&str; 5] = ["АО", "АТ", "ПП", "УП", "ИП"];
const LONGER: &str = "ООО";

/// "Trading as", which without its slash would be two letters like any.
const TRADING_AS: &str = " t/a ";

/// The text in small letters of the Latin alphabet, whatever it was written in.
pub(super) fn fold(raw: &str) -> String {
    let raw = apart(raw);
    let plain = if raw.is_ascii() { raw.to_ascii_lowercase() } else { latin(&raw) };
    if plain.contains(TRADING_AS) { plain.replace(TRADING_AS, " dba ") } else { plain }
}

fn latin(raw: &str) -> String {
    let mut text: String = raw.nfkc().collect();
    if text.chars().any(|letter| letter >= '\u{e00}') {
        for (glued, apart) in GLUED {
            if text.contains(glued) {
                text = text.replace(glued, apart);
            }
        }
    }
    if SHORT.iter().any(|short| text.contains(short)) {
        let words = text.split_whitespace().map(|word| if SHORT.contains(&word) { LONGER } else { word });
        text = words.collect::<Vec<_>>().join(" ");
    }
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\u{2018}' | '\u{2019}' | '\u{b4}' => plain.push('\''),
            'ʹ' | 'ʺ' | 'ь' | 'ъ' | 'Ь' | 'Ъ' => {}
            _ if letter.is_ascii() => plain.push(letter),
            _ if letter.is_alphanumeric() => plain.push_str(any_ascii::any_ascii_char(letter)),
            _ if unicode_normalization::char::is_combining_mark(letter) => {}
            _ => plain.push(' '),
        }
    }
    plain.make_ascii_lowercase();
    plain
}

/// The text with a space where a word begins inside another: `SiemensAG`. `McDonald` and `GmbH` stay whole.
fn apart(text: &str) -> Cow<'_, str> {
    let (mut all, mut from, mut small) = (String::new(), 0, 0);
    for (at, letter) in text.char_indices() {
        let is_start = small >= 3 && letter.is_uppercase();
        if is_start && text.get(at + letter.len_utf8()..).is_some_and(|rest| rest.starts_with(char::is_alphabetic)) {
            all.push_str(text.get(from..at).unwrap_or_default());
            all.push(' ');
            from = at;
        }
        small = if letter.is_lowercase() { small + 1 } else { 0 };
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    all.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(all)
}

/// What stands outside brackets, and in each of them.
pub(super) fn brackets(text: &str) -> (Cow<'_, str>, Vec<&str>) {
    if !text.contains(['(', '[']) {
        return (Cow::Borrowed(text), Vec::new());
    }
    let (mut outside, mut inside) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(['(', '[']) {
        outside.push_str(before);
        outside.push(' ');
        let (within, left) = after.split_once([')', ']']).unwrap_or((after, ""));
        inside.push(within);
        rest = left;
    }
    outside.push_str(rest);
    (Cow::Owned(outside), inside)
}

/// The words of folded text: initials with dots or slashes between them are one word, apostrophes are nothing.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::with_capacity(6);
    let mut word = String::new();
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => word.push(char::from(*byte)),
            b'\'' | b'`' => {}
            b'.' | b'/' if is_between_initials(bytes, at) => {}
            _ => {
                end(&mut word, &mut all);
                if matches!(byte, b'&' | b'+') {
                    all.push("and".to_owned());
                }
            }
        }
    }
    end(&mut word, &mut all);
    all
}

fn end(word: &mut String, all: &mut Vec<String>) {
    if !word.is_empty() {
        all.push(words::written_out(word).map_or_else(|| word.clone(), str::to_owned));
        word.clear();
    }
}

/// Whether single letters stand on both sides of a dot or slash: `p.l.c`, `a/s`, `d/b/a`; also before an end: `s.p.a.`.
fn is_between_initials(bytes: &[u8], at: usize) -> bool {
    let is_letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphanumeric);
    let is_single_before = is_letter(at.checked_sub(1)) && !is_letter(at.checked_sub(2));
    is_single_before && is_letter(at.checked_add(1)) && !is_letter(at.checked_add(2))
}

/// The words without those that only join, with numbers and with initials that stand apart as one word.
pub(super) fn settled(mut tokens: Vec<String>) -> Vec<String> {
    loop {
        let (next, has_joined) = joined(without_joiners(counted(tokens)));
        if !has_joined {
            return next;
        }
        tokens = next;
    }
}

/// The words with tens and ones as one number: `forty four`.
fn counted(mut tokens: Vec<String>) -> Vec<String> {
    let is_tens = |word: &str| matches!(word.as_bytes(), [b'2'..=b'9', b'0']);
    let is_ones = |word: &str| matches!(word.as_bytes(), [b'1'..=b'9']);
    while let Some(at) = tokens.windows(2).position(|pair| is_tens(&pair[0]) && is_ones(&pair[1])) {
        let ones = tokens.remove(at + 1);
        tokens[at].replace_range(1.., &ones);
    }
    tokens
}

/// The words without "and" and "the", if any is left.
fn without_joiners(mut tokens: Vec<String>) -> Vec<String> {
    let is_whole = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|token| token.len() > 1);
    let is_inside = |at: usize| is_whole(at.checked_sub(1)) && is_whole(at.checked_add(1));
    let mut joins =
        (0..tokens.len()).map(|at| words::joins(&tokens[at], is_inside(at))).collect::<Vec<_>>().into_iter();
    if joins.as_slice().iter().all(|joins| *joins) {
        tokens.truncate(1);
    } else {
        tokens.retain(|_| !joins.next().unwrap_or_default());
    }
    tokens
}

/// The words with initials that follow each other as one word, and whether there were any.
fn joined(tokens: Vec<String>) -> (Vec<String>, bool) {
    let is_initial = |token: &str| token.len() == 1 && token.as_bytes()[0].is_ascii_lowercase();
    if !tokens.windows(2).any(|pair| is_initial(&pair[0]) && is_initial(&pair[1])) {
        return (tokens, false);
    }
    let mut all: Vec<String> = Vec::with_capacity(tokens.len());
    let mut was_initial = false;
    for token in tokens {
        let is_one = is_initial(&token);
        match all.last_mut() {
            Some(last) if is_one && was_initial => last.push_str(&token),
            _ => all.push(token),
        }
        was_initial = is_one;
    }
    for word in &mut all {
        if let Some(long) = words::written_out(word) {
            long.clone_into(word);
        }
    }
    (all, true)
}
