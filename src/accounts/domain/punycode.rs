//! Labels of a host in ASCII, by RFC 3492.

const BASE: u32 = 36;
const LOWEST: u32 = 1;
const HIGHEST: u32 = 26;

/// A label in ASCII: itself, or `xn--` and its punycode. None where it has more letters than can be counted.
pub(super) fn label(text: &str) -> Option<String> {
    if text.is_ascii() {
        return Some(text.to_owned());
    }
    let mut out: String = text.chars().filter(char::is_ascii).collect();
    let plain = u32::try_from(out.len()).ok()?;
    if plain > 0 {
        out.push('-');
    }
    let (mut at, mut delta, mut bias, mut done) = (128, 0_u32, 72, plain);
    let all = u32::try_from(text.chars().count()).ok()?;
    while done < all {
        let next = text.chars().map(u32::from).filter(|letter| *letter >= at).min()?;
        delta = delta.checked_add((next - at).checked_mul(done + 1)?)?;
        at = next;
        for letter in text.chars().map(u32::from) {
            if letter < at {
                delta = delta.checked_add(1)?;
            } else if letter == at {
                number(delta, bias, &mut out);
                bias = adapted(delta, done + 1, done == plain);
                delta = 0;
                done += 1;
            }
        }
        delta = delta.checked_add(1)?;
        at += 1;
    }
    Some(format!("xn--{out}"))
}

/// A number in digits whose weight follows the bias.
fn number(mut value: u32, bias: u32, out: &mut String) {
    let mut step = BASE;
    loop {
        let least = step.saturating_sub(bias).clamp(LOWEST, HIGHEST);
        if value < least {
            break;
        }
        out.push(digit(least + (value - least) % (BASE - least)));
        value = (value - least) / (BASE - least);
        step += BASE;
    }
    out.push(digit(value));
}

fn digit(value: u32) -> char {
    char::from_digit((value + 10) % BASE, BASE).expect("a digit is less than the base")
}

fn adapted(delta: u32, count: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut bias = 0;
    while delta > (BASE - LOWEST) * HIGHEST / 2 {
        delta /= BASE - LOWEST;
        bias += BASE;
    }
    bias + (BASE - LOWEST + 1) * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn labels_are_as_the_standard_has_them() {
        for (text, ascii) in [
            ("acme", "acme"),
            ("bücher", "xn--bcher-kva"),
            ("почта", "xn--80a1acny"),
            ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
            ("3年b組金八先生", "xn--3b-ww4c5e180e575a65lsy2b"),
        ] {
            assert_eq!(label(text).as_deref(), Some(ascii));
        }
    }
}
