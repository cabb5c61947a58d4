//! A partner's own sheet: what they can count on, what we ask of them, how a deal goes, what they earn, the first 90 days.
//!
//! What may not go in: scores, verdicts, risks, what we measure, what we invest, other partners, contacts and notes; and
//! of what they need, nothing that we have not promised.

use super::called;
use super::lines::{deal_lines, deal_sizes, in_a_line, lines_for, words_for_one};
use crate::catalog;
use crate::plan::{
    Credit, Date, Milestone, NeedAnswer, Partner, PartnerId, PayLine, PayOn, PayRate, Plan, Section, SheetLine, Status,
    Strategy, Whom, pay_of,
};
use crate::report::money::worked::worked_deal;
use crate::report::page::{Page, line, text};
use crate::report::{LineWords, Report, pay_words};
use crate::text::same::folded;

/// The parts that are theirs to read, under the words they read them under.
const PARTS: [(Section, &str); 9] = [
    (Section::Needs, "What you can count on"),
    (Section::Expect, "What we ask of you"),
    (Section::Deal, "Who does what in a deal"),
    (Section::Pay, "What you earn"),
    (Section::Credit, "How long credit for a deal lasts"),
    (Section::Rules, "Rules for both of us"),
    (Section::First90Days, "The first 90 days"),
    (Section::Test, "What shows by day 90 that it works"),
    (Section::OurHalf, "Our half of it"),
];

pub(super) fn write(page: &mut Page, report: &Report, id: &PartnerId) {
    let plan = report.segments.plan();
    let Some((partner, strategy)) = of(report, &plan, id) else { return };
    let is_paid = is_paid(strategy, partner);
    let vendor = line(&report.goal.vendor);
    let title = if vendor.is_empty() { called(partner) } else { format!("{vendor} and {}", called(partner)) };
    page.heading(1, &title);
    let product = line(&report.goal.product);
    let product = (!product.is_empty()).then(|| format!("About {product}."));
    let day = report.today.as_ref().map(|day| format!("A draft to talk about, as of {day}."));
    page.sentences(product.into_iter().chain(day).chain([whom_we_help(report)]));
    let kick_off = starts(report, id);
    for (section, title) in PARTS {
        if is_paid || section != Section::Pay {
            part(page, report, &theirs(&plan, partner, strategy, section), kick_off, (section, title));
        }
    }
    if is_paid {
        deal(page, &plan, id);
    }
    page.paragraph(catalog::NOT_LEGAL_ADVICE);
}

/// What one deal brings them, year by year.
fn deal(page: &mut Page, plan: &Plan, id: &PartnerId) {
    const THEIRS: &str = "they earn";
    let Some(deal) = worked_deal(plan, id) else { return };
    let lines = deal_lines(&deal, |row| row.label.starts_with(THEIRS));
    let lines: Vec<String> = lines.iter().map(|line| line.replacen(THEIRS, "you earn", 1)).collect();
    if !lines.is_empty() {
        page.heading(2, "One deal, from your side");
        page.labelled_list(&deal_sizes(&deal), lines);
    }
}

/// The lines held back because they are not theirs to read.
pub(super) fn held_back(report: &Report, id: &PartnerId) -> Vec<String> {
    let plan = report.segments.plan();
    let Some((partner, strategy)) = of(report, &plan, id) else { return Vec::new() };
    let all = PARTS.into_iter().flat_map(|(section, _)| lines_for(strategy, section, partner));
    let promised = all.filter(is_promised);
    promised
        .filter(|it| is_ours_alone(&plan, partner, strategy, it))
        .map(|it| in_a_line(&words_for_one(report, &it)))
        .collect()
}

/// Why a partner has no sheet to be handed yet; none where there is one.
pub(super) fn why_not(report: &Report, id: &PartnerId) -> Option<&'static str> {
    let plan = report.segments.plan();
    let partner = plan.partner(id)?;
    let has_terms = partner.status.is_in_talks() && partner.status != Status::Talking;
    let is_recruited = report.findings.iter().flat_map(|it| it.set()).any(|(who, _)| who.id() == id);
    if of(report, &plan, id).is_none() {
        Some("no partner model is known, so there is no sheet to hand out: choose one first")
    } else if !has_terms && !is_recruited {
        Some("not recruited now and without our terms, so there is nothing to hand out yet")
    } else {
        None
    }
}

/// A partner and the sheet of their segment; none where they are in no segment.
fn of<'a>(report: &'a Report, plan: &'a Plan, id: &PartnerId) -> Option<(&'a Partner, &'a Strategy)> {
    let partner = plan.partner(id)?;
    let segment = catalog::segment_of(plan, partner)?;
    let row = report.segments.iter().find(|row| row.id == segment)?;
    Some((partner, &row.strategy))
}

fn whom_we_help(report: &Report) -> String {
    let sentence = line(&report.profile.sentence);
    if sentence.is_empty() { String::new() } else { format!("Whom we help: {sentence}") }
}

/// The lines of a part that a partner may read.
fn theirs(plan: &Plan, partner: &Partner, strategy: &Strategy, section: Section) -> Vec<SheetLine> {
    let lines = lines_for(strategy, section, partner).into_iter();
    lines.filter(|it| is_promised(it) && !is_ours_alone(plan, partner, strategy, it)).collect()
}

/// Whether a line is more than a wish: a need is only shown where we answer it.
fn is_promised(line: &SheetLine) -> bool {
    !matches!(line, SheetLine::Need(need) if !need.answer.is_met())
}

/// Whether anything is paid to a partner.
fn is_paid(strategy: &Strategy, partner: &Partner) -> bool {
    pay_of(&strategy.pay, partner).any(|line| line.rate != PayRate::Nothing)
}

/// Words by which a line speaks of others beside the partner, or to ourselves.
const OF_OTHERS: [&str; 12] = [
    "each of them",
    "of each",
    "to each",
    "by each",
    "with each",
    "both first",
    "another of them",
    "any other",
    "the other",
    "keep warm",
    "has still to agree",
    "have still to agree",
];
/// Words of pay, which nobody reads who is paid nothing.
const OF_PAY: [&str; 5] = ["fee", "fees", "paid", "payment", "commission"];

/// Whether a line is not theirs to read: it speaks of somebody else, or of pay to somebody who gets none. Pay itself is
/// told from its figures, whatever the words beside them are.
fn is_ours_alone(plan: &Plan, partner: &Partner, strategy: &Strategy, line: &SheetLine) -> bool {
    if matches!(line, SheetLine::Pay(_)) {
        return false;
    }
    let said = texts(line).join(" ").to_lowercase();
    let of_pay = |word: &str| OF_PAY.contains(&word);
    OF_OTHERS.iter().any(|words| said.contains(words))
        || (!is_paid(strategy, partner) && said.split(|letter: char| !letter.is_alphanumeric()).any(of_pay))
        || names_another(plan, partner, line)
}

/// Whether a line names another candidate.
fn names_another(plan: &Plan, partner: &Partner, line: &SheetLine) -> bool {
    let said = folded(&texts(line).join(" "));
    let others = plan.partners.iter().filter(|other| other.id != partner.id);
    let mut names = others.flat_map(|other| std::iter::once(&other.name).chain(&other.also_called));
    names.any(|name| is_named(&said, name))
}

/// Whether a text speaks of somebody: by their whole name, or by its first word, as people say it for short.
fn is_named(said: &str, name: &str) -> bool {
    const SHORT: usize = 5;
    let name = folded(name.trim());
    let first = name.split_whitespace().next().filter(|word| word.chars().count() >= SHORT).unwrap_or(&name);
    !first.is_empty() && said.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == first)
        || (!name.is_empty() && said.contains(&name))
}

fn texts(line: &SheetLine) -> Vec<&str> {
    match line {
        SheetLine::Text(text) => vec![text],
        SheetLine::Point(it) => vec![&it.text],
        SheetLine::Need(it) => vec![&it.need, &it.how],
        SheetLine::Duty(_) | SheetLine::Credit(..) => Vec::new(),
        SheetLine::Invest(it) => vec![&it.what],
        SheetLine::Pay(it) => vec![&it.basis, &it.source],
        SheetLine::Kpi(it) => vec![&it.text],
        SheetLine::Milestone(it) => vec![&it.what, &it.proof],
    }
}

fn part(
    page: &mut Page,
    report: &Report,
    lines: &[SheetLine],
    kick_off: Option<&Date>,
    (section, title): (Section, &str),
) {
    let said = lines.iter().map(|it| worded(report, it, kick_off));
    match section {
        Section::Deal if !lines.is_empty() => {
            page.heading(2, title);
            page.table([text("Step"), text("Who")], said.map(|said| [said.text, yours(&said.head).to_owned()]));
        }
        Section::Deal => {}
        _ => page.headed_list(2, title, said.map(|said| in_a_line(&said))),
    }
}

/// When a partner starts; none while it is not recruited, or has no day.
fn starts<'a>(report: &'a Report, id: &PartnerId) -> Option<&'a Date> {
    let reviews = &report.findings.as_ref()?.dates.reviews;
    reviews.iter().find(|review| review.who.id() == id).map(|review| &review.kick_off)
}

/// A line as the partner reads it: without who of us answers a need, with "you" where we say "them", and with a date
/// where there is one.
fn worded(report: &Report, line: &SheetLine, kick_off: Option<&Date>) -> LineWords {
    match line {
        SheetLine::Need(need) => {
            let due = need.due.as_ref().map(|due| format!("by {due}")).unwrap_or_default();
            let planned = if need.answer == NeedAnswer::Planned && due.is_empty() { "planned" } else { &due };
            let how = [need.how.trim(), planned];
            let how: Vec<&str> = how.into_iter().filter(|part| !part.is_empty()).collect();
            LineWords { head: String::new(), text: need.need.clone(), more: how.join(", ") }
        }
        SheetLine::Pay(pay) => LineWords { text: paid(pay, &report.goal.limits.currency), ..LineWords::default() },
        SheetLine::Credit(credit, days) => {
            let what = match credit {
                Credit::Registration => "A deal you registered with us",
                Credit::Link => "A buyer you sent us",
            };
            LineWords { text: format!("{what} counts as yours for {days} days"), ..LineWords::default() }
        }
        SheetLine::Text(text) => LineWords { text: asked_for(text).to_owned(), ..LineWords::default() },
        SheetLine::Milestone(it) => dated(it, words_for_one(report, line), kick_off),
        _ => words_for_one(report, line),
    }
}

/// A milestone with its date, where there is one, and who does it.
fn dated(milestone: &Milestone, words: LineWords, kick_off: Option<&Date>) -> LineWords {
    let by = yours(milestone.by.label());
    let proof = milestone.proof.trim();
    let more = if proof.is_empty() { by.to_owned() } else { format!("{by}, {proof}") };
    let day = kick_off.and_then(|day| day.working_day_on(i32::from(milestone.by_day)));
    let head = day.map_or(words.head, |day| format!("by {day}"));
    LineWords { head, more, ..words }
}

/// What a test asks for, without what becomes of whoever fails it.
fn asked_for(text: &str) -> &str {
    text.split("; otherwise").next().unwrap_or(text).trim_end_matches(" each")
}

/// A line of pay from its figures alone: "New business: 20 % of the list price, for 12 months".
fn paid(line: &PayLine, currency: &str) -> String {
    let bare = PayLine { basis: String::new(), source: String::new(), applies: Whom::All, ..line.clone() };
    let on = if line.on == PayOn::Contract { " of contract value" } else { "" };
    let words = pay_words(&bare, currency, None);
    words.replacen(" %", &format!(" %{on}"), 1).replace("if they ", "if you ").replace("they pay us", "you pay us")
}

/// A side of a deal, in the partner's eyes.
fn yours(side: &str) -> &str {
    if side == "them" { "you" } else { side }
}
