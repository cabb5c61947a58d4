//! How cells look. What may not go in: what stands in them.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// The title of a sheet.
    Title,
    /// What heads a column or a part.
    Heading,
    /// The same over figures.
    MiddleHeading,
    /// Text, whole.
    Text,
    /// Text that runs on over the cells beside it.
    Plain,
    /// The same, heavier.
    Bold,
    /// The name of somebody.
    Name,
    /// What only a machine or a careful reader needs.
    Quiet,
    /// A whole number.
    Whole,
    /// A whole number under amounts.
    Count,
    /// A whole number, known by a guess only.
    Guessed,
    /// A number with one decimal.
    Tenths,
    /// The sum of such.
    Sum,
    /// An amount, red below zero.
    Money,
    /// A share.
    Percent,
    /// A day.
    Day,
    /// A letter or a word in the middle.
    Middle,
    /// A whole number that may be changed.
    WholeInput,
    /// A number with up to two decimals that may be changed.
    NumberInput,
    /// A share that may be changed.
    PercentInput,
    /// A day that may be changed.
    DayInput,
    /// Text that may be changed.
    TextInput,
    /// A word that may be changed.
    WordInput,
    /// A rating that may be changed.
    Mark,
    /// The same, known by a guess only.
    GuessedMark,
    /// Where nothing is to be said.
    Closed,
}

/// The formats of all looks.
pub(super) struct LookBook(Vec<Format>);

impl Look {
    const ALL: [Self; 26] = [
        Self::Title,
        Self::Heading,
        Self::MiddleHeading,
        Self::Text,
        Self::Plain,
        Self::Bold,
        Self::Name,
        Self::Quiet,
        Self::Whole,
        Self::Count,
        Self::Guessed,
        Self::Tenths,
        Self::Sum,
        Self::Money,
        Self::Percent,
        Self::Day,
        Self::Middle,
        Self::WholeInput,
        Self::NumberInput,
        Self::PercentInput,
        Self::DayInput,
        Self::TextInput,
        Self::WordInput,
        Self::Mark,
        Self::GuessedMark,
        Self::Closed,
    ];

    /// Whether text that is too long goes on in another line.
    pub(super) const fn is_wrapped(self) -> bool {
        matches!(self, Self::Heading | Self::MiddleHeading | Self::Text | Self::Name | Self::TextInput)
    }

    fn format(self) -> Format {
        let top = Format::new().set_align(FormatAlign::Top);
        let text = top.clone().set_text_wrap().set_quote_prefix();
        match self {
            Self::Title => Format::new().set_bold().set_font_size(15).set_quote_prefix(),
            Self::Heading => heading(),
            Self::MiddleHeading => heading().set_align(FormatAlign::Center),
            Self::Text => text.set_indent(1),
            Self::Plain => top.set_quote_prefix(),
            Self::Bold => top.set_bold().set_quote_prefix(),
            Self::Name => text.set_bold(),
            Self::Quiet => top.set_font_color(GREY).set_quote_prefix(),
            Self::Whole => top.set_num_format("0").set_align(FormatAlign::Center),
            Self::Count => top.set_num_format("#,##0"),
            Self::Guessed => Self::Whole.format().set_italic().set_font_color(GREY),
            Self::Sum => Self::Tenths.format().set_bold().set_border_top(FormatBorder::Thin),
            Self::Tenths => top.set_num_format("#,##0.0"),
            Self::Money => top.set_num_format("#,##0.0;[Red]-#,##0.0"),
            Self::Percent => top.set_num_format("0.0%"),
            Self::Day => top.set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            Self::Middle => top.set_align(FormatAlign::Center),
            _ => self.input(),
        }
    }

    /// A cell that may be changed.
    fn input(self) -> Format {
        let middle = input().set_align(FormatAlign::Center);
        match self {
            Self::WholeInput => middle.set_num_format("0"),
            Self::NumberInput => input().set_num_format("#,##0.0#"),
            Self::PercentInput => input().set_num_format("0.0%"),
            Self::DayInput => input().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            Self::TextInput => input().set_text_wrap().set_quote_prefix(),
            Self::GuessedMark => middle.set_italic().set_font_color(GREY),
            Self::Closed => middle.set_background_color(PALE).set_font_color(GREY),
            _ => middle,
        }
    }
}

const GREY: Color = Color::RGB(0x006B_7280);
const PALE: Color = Color::RGB(0x00EC_EEF1);
const DARK: Color = Color::RGB(0x001F_3A5F);
const YELLOW: Color = Color::RGB(0x00FF_F8DC);
const BLUE: Color = Color::RGB(0x001D_4ED8);

fn heading() -> Format {
    Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(DARK)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_quote_prefix()
}

/// Blue on yellow, as cells to fill in are in other people's models.
fn input() -> Format {
    Format::new()
        .set_align(FormatAlign::Top)
        .set_font_color(BLUE)
        .set_background_color(YELLOW)
        .set_border(FormatBorder::Hair)
        .set_border_color(GREY)
}

/// The colours of bands and of how good something is.
pub(super) fn tinted(letter: &str) -> Format {
    let (paper, ink) = match letter {
        "A" => (0x00C6_EFCE, 0x0000_6100),
        "B" => (0x00E2_F0D9, 0x0037_5623),
        "C" => (0x00FF_EB9C, 0x007F_6000),
        _ => (0x00FF_C7CE, 0x009C_0006),
    };
    Format::new().set_background_color(Color::RGB(paper)).set_font_color(Color::RGB(ink))
}

/// From pale to full, for how strongly somebody reaches a buyer.
pub(super) const SHADES: [Color; 3] = [Color::White, Color::RGB(0x00CF_E3F5), Color::RGB(0x005B_9BD5)];

impl LookBook {
    pub(super) fn new() -> Self {
        Self(Look::ALL.map(Look::format).into())
    }

    pub(super) fn of(&self, look: Look) -> &Format {
        &self.0[look as usize]
    }
}
