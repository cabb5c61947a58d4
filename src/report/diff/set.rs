//! What the set comes to before and after.

use super::said::arrow;
use super::{DiffLine, Sides};
use crate::report::findings::Findings;
use crate::report::money::words as of_money;
use crate::report::{Report, Who, figure};

pub(super) fn lines(sides: &Sides<'_>) -> Vec<DiffLine> {
    let Some((was, is)) = sides.was.findings.as_deref().zip(sides.is.findings.as_deref()) else { return Vec::new() };
    let mut lines = members(sides, was, is);
    let figures = figures(sides.was, was).into_iter().zip(figures(sides.is, is));
    let others = figures.filter(|((_, before), (_, after))| before != after);
    lines.extend(others.map(|((about, before), (_, after))| DiffLine::new(about, vec![arrow(&before, &after)])));
    lines
}

/// Who comes in and who goes.
fn members(sides: &Sides<'_>, was: &Findings, is: &Findings) -> Vec<DiffLine> {
    let before: Vec<&Who> = was.set().map(|(who, _)| who).collect();
    let after: Vec<&Who> = is.set().map(|(who, _)| who).collect();
    let is_same = |one: &Who, two: &Who| one.id() == sides.ids.before(two.id());
    let came = after.iter().filter(|two| !before.iter().any(|one| is_same(one, two)));
    let went = before.iter().filter(|one| !after.iter().any(|two| is_same(one, two)));
    let names = |about, of: Vec<String>| (!of.is_empty()).then(|| DiffLine::new(about, of));
    let came = names("In", came.map(|who| who.name().to_owned()).collect());
    let went = names("Out", went.map(|who| who.name().to_owned()).collect());
    came.into_iter().chain(went).collect()
}

/// What is said of a set in figures; empty where there is nothing to say.
fn figures(report: &Report, findings: &Findings) -> [(&'static str, String); 8] {
    let (money, currency) = (&findings.money, report.goal.limits.currency.as_str());
    let sum = money.sum(money.set());
    let counted = sum.money.counted > 0;
    let of_deals = |words: String| if counted { words } else { String::new() };
    let now = &findings.waves.now;
    let reached = findings.waves.reached.as_ref();
    let pays = sum.money.break_even.map(of_money::deals_words);
    [
        ("Coverage (of 100)", reached.map(|reached| figure::tenths(reached.total)).unwrap_or_default()),
        ("Our days", figure::brief(now.days)),
        ("Our cost", figure::money(now.cost, currency)),
        ("Readiness", findings.readiness()),
        ("Deals in year one", of_deals(of_money::range(sum.money.deals, figure::whole))),
        ("Left after year one", of_deals(of_money::range(sum.money.after, |end| of_money::signed(end, money)))),
        ("Pays for itself after", of_deals(pays.unwrap_or_else(|| "never".to_owned()))),
        ("First signature", money.first_signature().map(|day| day.to_string()).unwrap_or_default()),
    ]
}
