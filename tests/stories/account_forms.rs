//! Account lists as customer databases write them: relations, open deals and amounts in their many forms.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::accounts::{Account, Relation};
use partnerplan::catalog;
use partnerplan::import::accounts::{AccountColumns, BEGINNING, TakenAccounts, each};
use partnerplan::import::read::{Limits, Opened, Reading, bytes};
use partnerplan::import::{Mapping, Question, TableKind};
use partnerplan::plan::Amount;
use std::convert::Infallible;
use std::io::Cursor;

/// A list, its columns found without being told.
fn taken(text: &str) -> Result<(Vec<Account>, TakenAccounts), Vec<Question>> {
    let open = || Opened::of("list.csv".to_owned(), Cursor::new(text.as_bytes()), &Reading::default()).unwrap();
    let beginning = open().beginning(BEGINNING).unwrap();
    let plan = catalog::example();
    let columns = AccountColumns::of(&plan, &Mapping::of(&plan, &beginning, Some(TableKind::OwnAccounts)))?;
    let mut accounts = Vec::new();
    let put = &mut |account: &Account, _| {
        accounts.push(account.clone());
        Ok::<(), Infallible>(())
    };
    let taken = each(&mut open(), &columns, put).unwrap();
    Ok((accounts, taken))
}

/// What a list is taken for when nobody says it.
fn recognised(text: &str) -> TableKind {
    let table = bytes("list.csv", text.as_bytes(), &Reading::default(), Limits::PARTNERS).unwrap();
    Mapping::of(&catalog::example(), &table, None).kind
}

/// The one account of a list with this heading beside the name and this cell in it.
fn with_cell(heading: &str, cell: &str) -> Account {
    let (accounts, _) = taken(&format!("Account;{heading}\nNorth Bank;{cell}\n")).unwrap();
    accounts[0].clone()
}

#[test]
fn what_an_account_is_to_us_is_told_in_the_words_of_three_languages() {
    for (relation, words) in [
        (Relation::Customer, ["Customer", "Kunde", "client actif"]),
        (Relation::Opportunity, ["Open opportunity", "Chance", "opportunité"]),
        (Relation::Relationship, ["relationship", "bekannt", "connu"]),
        (Relation::Former, ["Former customer", "Ehemaliger Kunde", "ancien client"]),
        (Relation::Prospect, ["prospect", "Interessent", "Target account"]),
        (Relation::NotSaid, ["", "-", "blue"]),
    ] {
        for word in words {
            assert_eq!(with_cell("Account status", word).relation, relation, "{word}");
        }
    }
}

#[test]
fn an_open_deal_is_a_mark_a_yes_or_a_count_and_makes_an_opportunity() {
    for cell in ["yes", "Ja", "x", "1", "TRUE", "2", "oui", "✓"] {
        assert_eq!(with_cell("Open deal", cell).relation, Relation::Opportunity, "{cell}");
    }
    for cell in ["", "no", "Nein", "0", "FALSE", "-", "n/a", "non", "none", "keine", "aucune", "0.00"] {
        assert_eq!(with_cell("Open deal", cell).relation, Relation::NotSaid, "{cell}");
    }
    let (accounts, _) =
        taken("Account,Status,Open deal\nA,Customer,yes\nB,Former customer,yes\nC,Customer,no\n").unwrap();
    let relations: Vec<Relation> = accounts.iter().map(|account| account.relation).collect();
    assert_eq!(
        relations,
        [Relation::Customer, Relation::Opportunity, Relation::Customer],
        "who buys already stays a customer whatever else is open"
    );
}

#[test]
fn amounts_are_taken_in_thousands_however_they_are_written() {
    let amount = |heading: &str, cell: &str| with_cell(heading, cell).amount.map(Amount::get);
    for cell in ["12500", "12500.00", "$ 12.500,00", "12,500.00 USD", "$12,500.00", "12.5k", "12,5 Tsd.", "USD 0.0125m"]
    {
        assert_eq!(amount("Amount", cell), Some(12.5), "{cell}");
    }
    for heading in ["Amount (k$)", "Amount in thousands", "Amount in TSD", "Amount k$", "Amount (K USD)", "Amount in k"]
    {
        assert_eq!(amount(heading, "12.5"), Some(12.5), "{heading}");
        assert_eq!(amount(heading, "12.5k"), Some(12.5), "a cell that says thousands is not a thousand thousands");
    }
    assert_eq!(amount("Amount (USD)", "12500"), Some(12.5));
    assert_eq!(amount("Amount (k$)", "$ 12,500.00"), Some(12.5), "nor dollars that are written thousands");
    assert_eq!(amount("Amount", "n/a"), None);
    let asked = taken("Account,Amount\nNorth Bank,\"12,500\"\n").unwrap_err();
    assert!(asked.len() == 1 && asked[0].text.contains("12,500"), "twelve and a half, or twelve thousand: {asked:?}");
}

#[test]
fn an_amount_that_is_none_or_in_another_currency_is_left_out_and_said() {
    for (list, reason) in [
        ("Account,Amount\nNorth,to be agreed\nSouth,5000\n", "it is no amount"),
        ("Account,Amount\nNorth,\"€ 12.000,00\"\nSouth,5000\n", "the plan counts in USD, not in €"),
        ("Account,Amount (EUR)\nNorth,12000\nSouth,\n", "the plan counts in USD, not in EUR"),
    ] {
        let (accounts, taken) = taken(list).unwrap();
        assert_eq!((accounts.len(), taken.left_out, taken.amounts_left_out), (2, 0, 1), "{list}");
        assert_eq!(accounts[0].amount, None);
        let [rejected] = &taken.rejected[..] else { panic!("{:?}", taken.rejected) };
        assert!(rejected.row == 2 && rejected.reason.starts_with(reason), "{rejected:?}");
        assert!(rejected.column.as_ref().is_some_and(|heading| heading.starts_with("Amount")));
    }
}

#[test]
fn a_row_without_a_company_is_left_out_with_its_number_and_an_empty_one_without_a_word() {
    let (accounts, taken) =
        taken("Account,Website,Status\nNorth,,Customer\n,,\n,,Prospect\n,south.example,\n").unwrap();
    let names: Vec<[&str; 2]> =
        accounts.iter().map(|account| [account.name.as_str(), account.domain.as_str()]).collect();
    assert_eq!(names, [["North", ""], ["", "south.example"]]);
    assert_eq!((taken.taken, taken.left_out), (2, 1));
    assert_eq!(taken.rejected.iter().map(|rejected| rejected.row).collect::<Vec<_>>(), [4]);
}

#[test]
fn of_thousands_of_bad_rows_the_first_thousand_are_told_and_all_are_counted() {
    let (accounts, taken) =
        taken(&format!("Account,Website,Status\nNorth,,\n{}", ",,Prospect\n".repeat(1_500))).unwrap();
    assert_eq!((accounts.len(), taken.left_out, taken.rejected.len()), (1, 1_500, 1_000));
    assert_eq!(taken.rejected[999].row, 1_002);
}

#[test]
fn a_name_without_end_is_cut_and_a_long_one_is_whole() {
    let name = |length: usize| taken(&format!("Account\n{}\n", "n".repeat(length))).unwrap().0[0].name.clone();
    assert_eq!([name(499).len(), name(500).len(), name(9_000).len()], [499, 500, 500]);
}

#[test]
fn a_list_is_one_of_accounts_when_its_cells_say_customers_and_open_deals() {
    let list = |heading: &str, cells: &[&str]| {
        let rows = cells.iter().map(|cell| format!("N,{cell}\n")).collect::<Vec<_>>().concat();
        recognised(&format!("Company,{heading}\n{rows}"))
    };
    assert_eq!(list("Status", &["Customer", "Prospect", "Prospect"]), TableKind::Accounts);
    assert_eq!(list("Lifecycle stage", &["Opportunity", "Lead"]), TableKind::Accounts);
    assert_eq!(list("Type", &["Kunde", "Interessent"]), TableKind::Accounts);
    assert_eq!(list("Type", &["Customer", "", "n/a"]), TableKind::Accounts, "what is blank says nothing");
    assert_eq!(
        list("Type", &["Customer", "Prospect", "Prospect", "Lead", "misc"]),
        TableKind::Accounts,
        "four of five do"
    );
    assert_eq!(list("Type", &["Customer", "Prospect", "Prospect", "misc"]), TableKind::Partners, "three of four do");
    assert_eq!(list("Type", &["Customer", "Reseller"]), TableKind::Partners, "a kind of partner is among them");
    assert_eq!(list("Type", &["Customer", "Competitor"]), TableKind::Partners, "a rival is nobody's account");
    assert_eq!(list("Type", &["Prospect", "Prospect"]), TableKind::Partners, "partners may be won too");
    assert_eq!(list("Notes", &["Customer", "Customer"]), TableKind::Partners, "a note says nothing of all");
    assert_eq!(list("Type", &["", ""]), TableKind::Partners);
    assert_eq!(list("Relation", &["Customer", "Prospect"]), TableKind::Accounts);
    assert_eq!(list("Named account", &["yes", "no"]), TableKind::Accounts, "only lists of accounts have that");
    assert_eq!(recognised("Account name,Type\nNorth,\nSouth,\n"), TableKind::Partners, "nothing says what they are");
}
