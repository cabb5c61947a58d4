//! What people have: exports of the programs they use, from the countries they are in.

use super::{cells, read, written_as};
use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, MACINTOSH, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253,
};
use partnerplan::import::read::{Limits, Reading, pasted};

/// A text as pairs of bytes.
fn wide(text: &str, is_little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if is_little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

/// I2.
#[test]
fn lists_in_the_encodings_of_their_countries_are_read_as_they_were_written() {
    let german = "Firma;Ort;Nächster Schritt\nMüller & Söhne GmbH;Köln;Rückruf\nGrünwald Größe AG;Zürich;Angebot für März prüfen\n";
    let french =
        "Société;Ville;Prochaine étape\nCafé de la Gare;Besançon;Réunion à l’hôtel\nŒuvre d’été;Évry;déjà appelé\n";
    let czech =
        "Název firmy;Město;Poznámka\nŽlutý kůň s.r.o.;Plzeň;příští týden zavolat\nČeská účetní;Třebíč;schůzka v září\n";
    let polish = "Nazwa firmy;Miasto;Uwagi\nŁódzka Spółka Akcyjna;Łódź;proszę zadzwonić w środę\nŻółw Usługi;Gdańsk;następne spotkanie\n";
    let russian = "Компания;Город;Телефон\nСеверный ветер;Москва;495 000\nРога и копыта;Черноморск;495 001\n";
    let greek = "Εταιρεία;Πόλη;Σημειώσεις\nΘάλασσα Α.Ε.;Αθήνα;κλήση την Τρίτη\nΉλιος Ο.Ε.;Θεσσαλονίκη;προσφορά\n";
    let japanese = "会社名,電話番号,国\n株式会社サンプル,03-0000-0000,日本\n北の丸システム株式会社,03-0000-0001,日本\n";
    let chinese = "公司名称,国家,电话\n北京示例科技有限公司,中国,010-0000\n上海数据服务有限公司,中国,021-0000\n";
    let taiwanese = "公司名稱,城市,電話\n範例科技股份有限公司,臺北,02-0000\n資料服務股份有限公司,高雄,07-0000\n";
    let korean = "회사명,도시,전화\n예시기술 주식회사,서울,02-0000\n데이터서비스 주식회사,부산,051-0000\n";
    let rows: [(&str, &'static Encoding); 11] = [
        (german, WINDOWS_1252),
        (german, MACINTOSH),
        (french, WINDOWS_1252),
        (czech, WINDOWS_1250),
        (polish, WINDOWS_1250),
        (russian, WINDOWS_1251),
        (greek, WINDOWS_1253),
        (japanese, SHIFT_JIS),
        (chinese, GBK),
        (taiwanese, BIG5),
        (korean, EUC_KR),
    ];
    for (text, encoding) in rows {
        let table = read(&encoding.encode(text).0).unwrap();
        let expected = read(text.as_bytes()).unwrap();
        assert_eq!((&table.headings, &table.rows), (&expected.headings, &expected.rows), "{}", encoding.name());
        assert_eq!((table.header_row, table.rows.len()), (Some(1), 2), "{text}");
        assert!(table.notes[0].text.contains("is not UTF-8"), "{:?}", table.notes);
    }
}

#[test]
fn pairs_of_bytes_are_found_without_a_mark() {
    let text = "会社名\t国\r\n株式会社サンプル\t日本\r\nAcme\tUS\r\n";
    for (is_little, name) in [(true, "UTF-16LE"), (false, "UTF-16BE")] {
        for start in ["", "\u{feff}"] {
            let table = read(&wide(&format!("{start}{text}"), is_little)).unwrap();
            assert_eq!(written_as(&table), (name, Some('\t')));
            assert_eq!((table.headings[0].as_str(), cells(&table, 1)), ("会社名", vec!["日本", "US"]));
        }
    }
    let cut = wide(text, true);
    assert_eq!(cells(&read(&cut[..cut.len() - 5]).unwrap(), 1), ["日本", "U�"], "cut inside a letter");
}

#[test]
fn a_printed_list_with_lines_drawn_and_margins_is_a_table() {
    let table = read(
        b"Report ZPARTNER          Date 01.11.2026\n\n-----------------------------\n|Kunde  |Name         |Land|\n-----------------------------\n\
          |100001 |Acme GmbH    |DE  |\n|100002 |Beta AG      |CH  |\n-----------------------------\n",
    )
    .unwrap();
    let filled: Vec<Vec<&str>> = (1..4).map(|column| cells(&table, column)).collect();
    assert_eq!(filled, [["100001 ", "100002 "], ["Acme GmbH    ", "Beta AG      "], ["DE  ", "CH  "]]);
    assert_eq!((table.header_row, table.headings[2].trim()), (Some(4), "Name"));
    let markdown = "| Company | Country |\n|:---|---|\n| Acme | DE |\n| Beta | CH |\n";
    let table = pasted(markdown, &Reading::default(), Limits::PARTNERS).unwrap();
    assert_eq!((table.header_row, cells(&table, 1)), (Some(1), vec![" Acme ", " Beta "]));
}

#[test]
fn leading_blank_columns_groups_of_headings_and_blank_rows_do_not_confuse() {
    let table = read(b";;;;\n;;Contact;;\n;Company;First name;E-mail;Deals\n;;;;\n;Acme;Ines;ines@acme.example;1.200\n;;;;\n;Beta;;;7\n;;;;\n;;;;\n").unwrap();
    assert_eq!((table.header_row, table.headings[1].as_str()), (Some(3), "Company"));
    assert_eq!(cells(&table, 1), ["Acme", "Beta"]);
    assert_eq!(table.notes.len(), 1, "only the blank row between them is told: {:?}", table.notes);
}

#[test]
fn a_comma_in_names_parts_nothing_and_one_in_a_list_does() {
    let one = read(b"Company\nLarkfield, Inc.\nOsterloh\nVellum & Stave, LLP\n").unwrap();
    assert_eq!((written_as(&one).1, cells(&one, 0).len()), (None, 3));
    let two = read(b"Company, Country\nLarkfield, US\nOsterloh, DE\n").unwrap();
    assert_eq!((written_as(&two).1, cells(&two, 1)), (Some(','), vec![" US", " DE"]));
    let quoted =
        read(b"Company, Type, Note\n\"Larkfield, Inc.\", \"Reseller, big\", x\nOsterloh, \"VAR\", y\n").unwrap();
    assert_eq!(cells(&quoted, 1), ["Reseller, big", "VAR"], "{quoted:?}");
    let tags = read(b"Company;Tags;Revenue\nLarkfield;a,b;1,5\nOsterloh;c,d;2,5\nPinnace;e,f;3,5\n").unwrap();
    assert_eq!((written_as(&tags).1, cells(&tags, 2)), (Some(';'), vec!["1,5", "2,5", "3,5"]));
}

#[test]
fn exports_that_begin_oddly_begin_where_their_headings_are() {
    for (start, row) in
        [("sep=,\r\n", 2), ("\"sep=,\"\n", 2), ("\u{feff}", 1), ("ï»¿", 1), ("Table 1\n", 2), ("# made by hand\n\n", 3)]
    {
        let table = read(format!("{start}Company,Country\nAcme,DE\nBeta,FR\n").as_bytes()).unwrap();
        assert_eq!((table.header_row, table.headings[0].as_str()), (Some(row), "Company"), "{start:?}");
        assert_eq!(table.rows[0].number, row + 1, "{start:?}");
    }
}

#[test]
fn headings_said_again_on_every_page_are_no_partners() {
    let table = read(b"Company,Country\nAcme,DE\nPage 1\nCompany,Country\nBeta,FR\n").unwrap();
    assert_eq!(cells(&table, 0), ["Acme", "Page 1", "Beta"], "{:?}", table.aside);
    assert_eq!((table.aside[0].number, table.aside[0].why), (4, "headings again"));
}

#[test]
fn what_stands_above_a_table_is_not_taken_for_its_headings() {
    let table = read(b"Report,Partners by region,,\nOwner,Ines Dorn,,\nDate,2026-11-01,,\n\nCompany,Region,Deals,Owner\nAcme,DE,3,Ines\nBeta,FR,4,Tim\n").unwrap();
    assert_eq!((table.header_row, cells(&table, 0)), (Some(5), vec!["Acme", "Beta"]));
    assert_eq!(table.aside.len(), 3, "{:?}", table.aside);
    let table = read(b"Partner,2024,2025,2026\nAcme,10,20,30\nBeta,1,2,3\n").unwrap();
    assert_eq!((table.header_row, cells(&table, 3)), (Some(1), vec!["30", "3"]), "years are headings");
    let table = read(b"Acme,2026-01-02,3\nBeta,2026-01-03,4\n").unwrap();
    assert_eq!((table.header_row, table.rows.len()), (None, 2));
    let table = read("Firma\nMüller; Söhne\nBeta\nGamma\n".as_bytes()).unwrap();
    assert_eq!(cells(&table, 0), ["Müller; Söhne", "Beta", "Gamma"]);
    let table = read(b"Partner;Umsatz\nAcme;1.000,50\nSumme;1.000,50\nAnzahl: 1;\n").unwrap();
    assert_eq!(cells(&table, 0), ["Acme"], "{:?}", table.aside);
}

#[test]
fn rows_quoted_as_a_whole_are_parted_and_a_quoted_list_of_names_is_not() {
    let table = read("\"Firma;Ort\"\r\n\"Müller \"\"und\"\" Söhne;Köln\"\r\n\"Brandt;Bonn\"\r\n".as_bytes()).unwrap();
    assert_eq!((written_as(&table).1, table.headings.len()), (Some(';'), 2));
    assert_eq!(cells(&table, 0), ["Müller \"und\" Söhne", "Brandt"]);
    assert!(table.notes[0].text.contains("in quotes as a whole"), "{:?}", table.notes);
    let table = read(b"\"Company,\"\"Country\"\"\"\n\"Acme,\"\"DE\"\"\"\n\"Beta,\"\"FR\"\"\"\n").unwrap();
    assert_eq!((cells(&table, 1), table.rows[1].number), (vec!["DE", "FR"], 3));
    let table = read(b"\"Larkfield, Inc.\"\n\"Vellum & Stave, LLP\"\n\"Pinnace, Berlin\"\n").unwrap();
    assert_eq!((table.headings.len(), table.rows.len()), (1, 3));
    let table = read(b"\"Firma;Ort\"\n\"Brandt;Bonn\"\n").unwrap();
    assert_eq!((table.headings.len(), cells(&table, 1)), (2, vec!["Bonn"]), "one row tells too");
    let table = read(b"\"Alpha; Beta\" GmbH\n\"Gamma; Delta\" AG\n\"Eta; Zeta\" KG\n").unwrap();
    assert_eq!(cells(&table, 0), ["Alpha; Beta GmbH", "Gamma; Delta AG", "Eta; Zeta KG"]);
}
