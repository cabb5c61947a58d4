//! Every kind of damage and malice a plan's file can come to, made out of a sound one: what crashes, disks, tools and
//! hands leave, and what somebody may write who means harm.

/// What has to become of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Must {
    /// Refused with its place.
    Refuse,
    /// Read as the same plan.
    Read,
    /// Either refused with its place, or read as a plan that can be worked with.
    Stand,
}

/// A damaged file.
#[derive(Clone, Debug)]
pub(super) struct Variant {
    pub(super) kind: String,
    pub(super) bytes: Vec<u8>,
    pub(super) must: Must,
}

/// All variants of a sound text, different ones for each seed.
pub(super) fn variants(text: &str, seed: u64) -> Vec<Variant> {
    let mut made = Made { text, dice: Dice(seed), variants: Vec::new() };
    made.damage();
    made.shapes();
    made.numbers();
    made.texts();
    made.lines();
    made.formats_and_ids();
    made.variants
}

struct Made<'a> {
    text: &'a str,
    dice: Dice,
    variants: Vec<Variant>,
}

impl Made<'_> {
    fn put(&mut self, kind: &str, bytes: impl Into<Vec<u8>>, must: Must) {
        self.variants.push(Variant { kind: kind.to_owned(), bytes: bytes.into(), must });
    }

    /// What crashes, bad disks and tools that carry files about leave.
    fn damage(&mut self) {
        let (text, bytes) = (self.text, self.text.as_bytes());
        let sound = text.trim_end().len();
        for _ in 0..20 {
            let cut = self.dice.roll(sound);
            self.put(&format!("cut at {cut}"), &bytes[..cut], Must::Refuse);
        }
        self.put("zeros of its length", vec![0; bytes.len()], Must::Refuse);
        self.put("second half zeros", [&bytes[..sound / 2], &vec![0; sound / 2]].concat(), Must::Refuse);
        self.put("head zeros", [&[0; 64], &bytes[64..]].concat(), Must::Refuse);
        self.put("twice", text.repeat(2), Must::Refuse);
        self.put("the tail of a longer one", [bytes, &bytes[bytes.len() - 40..]].concat(), Must::Refuse);
        for _ in 0..40 {
            let mut flipped = bytes.to_vec();
            let at = self.dice.roll(bytes.len());
            flipped[at] ^= 1 << self.dice.roll(8);
            self.put(&format!("flip at {at}"), flipped, Must::Stand);
        }
        self.put("merge", format!("<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> other\n"), Must::Refuse);
        self.put("carriage returns", text.replace('\n', "\r\n"), Must::Read);
        self.put("byte order mark", format!("\u{feff}{text}"), Must::Read);
        let wide = text.encode_utf16().flat_map(u16::to_le_bytes);
        self.put("UTF-16", [0xff, 0xfe].into_iter().chain(wide).collect::<Vec<u8>>(), Must::Refuse);
        self.put("Latin-1", [bytes, &[0xe9]].concat(), Must::Refuse);
        self.put("trailing blanks", format!("{text}{}", " \n".repeat(1000)), Must::Read);
        self.put("comments", format!("// my notes\n/* keep */\n{text}"), Must::Read);
    }

    /// What goes deep, or is in no plan.
    fn shapes(&mut self) {
        const DEEP: usize = 100_000;
        let text = self.text;
        for open in ["[", "(", "Some(", "{"] {
            self.put(&format!("deep {open}"), open.repeat(DEEP), Must::Refuse);
        }
        let deep = format!("{}{}", "[".repeat(DEEP), "]".repeat(DEEP));
        self.put("deep and closed", deep.clone(), Must::Refuse);
        let with = |field: &str| text.replacen('(', &format!("( {field},"), 1);
        self.put("deep in a field", with(&format!("zz: {deep}")), Must::Refuse);
        self.put("a field of the future", with(r#"zz: Some((a: [1, 2.5, "x"], b: {1: true}))"#), Must::Refuse);
        self.put("hashes", with(&format!("zz: r{}\"", "#".repeat(DEEP))), Must::Refuse);
        let (open, close) = ("/*".repeat(DEEP), "*/".repeat(DEEP));
        self.put("comments in comments", format!("{open}{close}{text}"), Must::Stand);
        self.put("a comment without end", format!("{text}{open}"), Must::Refuse);
        let all = "#![enable(implicit_some, unwrap_newtypes, unwrap_variant_newtypes)]\n";
        self.put("every extension", format!("{all}{text}"), Must::Stand);
        self.put("no extension", format!("#![enable(evil)]\n{text}"), Must::Refuse);
        self.put("another type", text.replacen('(', "Other(", 1), Must::Refuse);
    }

    /// Numbers that are none, or out of all bounds, in the place of some.
    fn numbers(&mut self) {
        let places = spans(self.text, |letter| letter.is_ascii_digit() || letter == '.' || letter == '-');
        for _ in 0..12 {
            let (from, to) = places[self.dice.roll(places.len())];
            for value in [
                "-1",
                "0",
                "NaN",
                "inf",
                "-inf",
                "1e999",
                "18446744073709551616",
                "340282366920938463463374607431768211456",
                "0.1e-400",
                "\"7\"",
                "true",
                "None",
                "-0.0",
            ] {
                let text = spliced(self.text, from, to, value);
                self.put(&format!("{value} at {from}"), text, Must::Stand);
            }
        }
    }

    /// Texts that drive a terminal, lead elsewhere, or have no end.
    fn texts(&mut self) {
        let quotes: Vec<usize> = self.text.match_indices('"').map(|(at, _)| at).collect();
        let long = "x".repeat(2_000_000);
        for number in 0..10 {
            let at = self.dice.roll(quotes.len() / 2) * 2;
            let (from, to) = (quotes[at] + 1, quotes[at + 1]);
            let (lines, marks, wide) = ("\\n".repeat(5000), "\u{301}".repeat(5000), "日🌞\u{301}".repeat(500));
            let zalgo = format!("Z{marks}");
            for value in [
                r"\u{1b}[2J\u{1b}]0;x\u{7}",
                r"a\0b",
                "\u{202e}evil\u{2066}",
                "",
                &lines,
                "../../../tmp/evil",
                &zalgo,
                &wide,
                // Once is enough: it takes its time.
                if number == 0 { &long } else { "x" },
            ] {
                let text = spliced(self.text, from, to, value);
                let shown: String = value.chars().take(12).collect();
                self.put(&format!("{shown:?} at {from}"), text, Must::Stand);
            }
        }
    }

    /// Lines lost, doubled and swapped.
    fn lines(&mut self) {
        let lines: Vec<&str> = self.text.split('\n').collect();
        for _ in 0..60 {
            let (one, two) = (self.dice.roll(lines.len()), self.dice.roll(lines.len()));
            let mut dropped = lines.clone();
            dropped.remove(one);
            self.put(&format!("line {one} dropped"), dropped.join("\n"), Must::Stand);
            let mut doubled = lines.clone();
            doubled.insert(one, lines[one]);
            self.put(&format!("line {one} doubled"), doubled.join("\n"), Must::Stand);
            let mut swapped = lines.clone();
            swapped.swap(one, two);
            self.put(&format!("lines {one} and {two} swapped"), swapped.join("\n"), Must::Stand);
        }
    }

    /// Formats that are none or newer, and ids that lead nowhere.
    fn formats_and_ids(&mut self) {
        for (format, must) in [
            ("0", Must::Refuse),
            ("999", Must::Stand),
            ("4294967295", Must::Stand),
            ("4294967296", Must::Refuse),
            ("-1", Must::Refuse),
            ("\"1\"", Must::Refuse),
        ] {
            let text = self.text.replacen("format: 1", &format!("format: {format}"), 1);
            self.put(&format!("format {format}"), text, must);
        }
        let ids: Vec<usize> = self.text.match_indices("id: \"").map(|(at, found)| at + found.len()).collect();
        for _ in 0..10 {
            let at = ids[self.dice.roll(ids.len())];
            let text = spliced(self.text, at, at, "nowhere-");
            self.put(&format!("the id at {at} leads nowhere"), text, Must::Stand);
        }
    }
}

/// The text with another piece in the place of one.
fn spliced(text: &str, from: usize, to: usize, piece: &str) -> String {
    let mut text = text.to_owned();
    text.replace_range(from..to, piece);
    text
}

/// Where such letters stand in a row, outside of quotation marks and words.
fn spans(text: &str, is_part: fn(char) -> bool) -> Vec<(usize, usize)> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let (mut is_quoted, mut before) = (false, ' ');
    for (at, letter) in text.char_indices() {
        is_quoted ^= letter == '"' && before != '\\';
        match spans.last_mut() {
            Some(span) if is_part(letter) && span.1 == at && !is_quoted => span.1 = at + letter.len_utf8(),
            _ if letter.is_ascii_digit() && !is_quoted && !before.is_alphanumeric() && before != '_' => {
                spans.push((at, at + 1));
            }
            _ => {}
        }
        before = letter;
    }
    spans
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}
