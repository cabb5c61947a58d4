//! Words that names share: those that only join, those that say "a group", places, and how common others are.

use std::{collections::HashMap, sync::LazyLock};

/// What words are, by word.
static WORDS: LazyLock<HashMap<&'static str, Kind>> = LazyLock::new(|| {
    let mut all = HashMap::new();
    for (kind, text) in TABLE {
        all.extend(text.split_whitespace().map(|word| (word, kind)));
    }
    all.extend(SHORT.iter().chain(&NUMBERS).map(|(short, long)| (*short, Kind::Short(long))));
    all
});

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Joins or points: and, the.
    Joins,
    /// Joins between two whole words: the Spanish y, the Italian e.
    JoinsInside,
    /// Says that several companies belong together.
    Group,
    /// What follows is another name of the same company.
    Other,
    /// A country or a larger part of the world.
    Place,
    /// Stands in the names of very many.
    Common,
    /// Is written short for another.
    Short(&'static str),
}

const TABLE: [(Kind, &str); 6] = [
    (Kind::Joins, "and the und et og och"),
    (Kind::JoinsInside, "y e"),
    (
        Kind::Group,
        "group gruppe groupe grupo gruppo groep gruppen koncern grupa holding holdings holdinggesellschaft",
    ),
    (Kind::Other, "dba aka fka formerly vormals anciennement"),
    (
        Kind::Place,
        "africa albania algeria america americas amerika anz apac arabia argentina armenia asia asien australia austria
         azerbaijan bahrain bangladesh belgie belgien belgique belgium benelux bolivia bosnia brasil brazil britain bulgaria
         canada caribbean ceska chile china colombia croatia cyprus cz czech czechia dach danmark denmark deutschland dubai
         ecuador egypt emea emirates england espana estonia europa europe european finland france frankreich georgia
         germany ghana greece hellas hongkong hungary iceland india indonesia ireland israel italia italien
         italy japan jordan kazakhstan kenya korea kuwait latam latin latvia lebanon liechtenstein lithuania luxembourg
         magyarorszag malaysia malta mena mexico middle moldova monaco morocco nederland netherlands nigeria nordic nordics
         norge norway oceania oesterreich oman osterreich pakistan panama peru philippines poland polska polen portugal qatar
         romania russia saudi scandinavia schweiz scotland serbia singapore slovakia slovenia slovensko spain spanien
         suisse suomi sverige sweden svizzera switzerland taiwan thailand tunisia turkey turkiye uae uk ukraine uruguay us
         usa venezuela vietnam wales",
    ),
    (
        Kind::Common,
        "advisors advisory agency air alliance asset assets associates association auto automotive bancorp bank banking bio
         brothers building business capital care cargo center chemical chemicals city cloud club college commercial
         communications community computer computing construction consulting credit data dental design development
         digital direct distribution east electric electrical electronics energy engineering enterprise enterprises
         environmental equipment estate express farms fashion federal film finance financial first food foods foundation
         fund funds gas general global green hardware health healthcare home hospital hotel hotels house industrial
         industries industry information infrastructure innovation innovations institute insurance interactive international investment
         investments it labs laboratories land lease leasing legal life logistics machinery management manufacturing marine
         marketing materials media medical metal metals mining mobile mortgage motor motors music national natural net
         network networks new north oil online operations optical packaging paper partner partners payments petroleum
         pharmaceuticals pipeline plastics power press print printing private products production productions professional
         project projects properties property public publishing railway real realty refining research resources restaurants
         retail robotics royal sales school science sciences securities security semiconductor semiconductors service services
         shipping shop software solar solution solutions south steel stores studio studios supply support system systems tech
         technical technologies technology telecom telecommunications textile textiles tools trade trading training transport
         transportation travel trust union united university utilities ventures video water wealth web west wireless works worldwide
         world bau bank beratung consulting dienstleistungen elektro handel immobilien maschinenbau technik verlag vertrieb
         verwaltung werke servicios soluciones tecnologia industrias comercial services conseil solutions distribuzione of de
         der des du di del da la le el il los les las das den for fur for pour para per von van zu am im in on at do dos
         i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx co company society societe compagnie cooperative",
    ),
];

/// Numbers that are often written as words. "One" is left, which is a name more often than a number.
const NUMBERS: [(&str, &str); 27] = [
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fourty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
];

/// Words that are often written short, each with the word it stands for.
const SHORT: [(&str, &str); 62] = [
    ("assn", "association"),
    ("assoc", "associates"),
    ("bros", "brothers"),
    ("cie", "company"),
    ("comm", "communications"),
    ("comms", "communications"),
    ("cons", "consulting"),
    ("constr", "construction"),
    ("consultants", "consulting"),
    ("consultancy", "consulting"),
    ("ctr", "center"),
    ("centre", "center"),
    ("dept", "department"),
    ("dev", "development"),
    ("dist", "distribution"),
    ("distr", "distribution"),
    ("elec", "electric"),
    ("eng", "engineering"),
    ("engg", "engineering"),
    ("engr", "engineering"),
    ("ent", "enterprises"),
    ("entpr", "enterprises"),
    ("equip", "equipment"),
    ("fin", "financial"),
    ("gen", "general"),
    ("govt", "government"),
    ("grp", "group"),
    ("hldg", "holding"),
    ("hldgs", "holdings"),
    ("hosp", "hospital"),
    ("ind", "industries"),
    ("inds", "industries"),
    ("indus", "industries"),
    ("ins", "insurance"),
    ("inst", "institute"),
    ("intl", "international"),
    ("internat", "international"),
    ("inv", "investments"),
    ("invs", "investments"),
    ("labs", "laboratories"),
    ("lab", "laboratories"),
    ("mach", "machinery"),
    ("manuf", "manufacturing"),
    ("mfg", "manufacturing"),
    ("mgmt", "management"),
    ("mgt", "management"),
    ("mktg", "marketing"),
    ("natl", "national"),
    ("pharma", "pharmaceuticals"),
    ("pharm", "pharmaceuticals"),
    ("prod", "products"),
    ("prods", "products"),
    ("ptnrs", "partners"),
    ("sol", "solutions"),
    ("solns", "solutions"),
    ("svc", "services"),
    ("svcs", "services"),
    ("sys", "systems"),
    ("tech", "technologies"),
    ("techs", "technologies"),
    ("technology", "technologies"),
    ("univ", "university"),
];

fn kind(word: &str) -> Option<Kind> {
    WORDS.get(word).copied()
}

/// Whether a word only joins others; some do so only between two whole words.
pub(super) fn joins(word: &str, is_inside: bool) -> bool {
    match kind(word) {
        Some(Kind::Joins) => true,
        Some(Kind::JoinsInside) => is_inside,
        _ => false,
    }
}

/// Whether what follows is another name of the same company.
pub(super) fn says_other(word: &str) -> bool {
    kind(word) == Some(Kind::Other)
}

/// Whether a word says no more than that companies belong together.
pub(super) fn is_group(word: &str) -> bool {
    kind(word) == Some(Kind::Group)
}

/// The word that another is short for, the number that it is.
pub(super) fn written_out(word: &str) -> Option<&'static str> {
    match kind(word) {
        Some(Kind::Short(long)) => Some(long),
        _ => None,
    }
}

/// Whether a word of a normalised name is a country or a larger part of the world.
#[must_use]
pub fn is_place(word: &str) -> bool {
    kind(word) == Some(Kind::Place)
}

/// How little a word of a normalised name tells one company from another before any list is seen: 0 for a name, 1 for
/// what thousands have in theirs. A judgement.
#[must_use]
pub fn plainness(word: &str) -> f64 {
    match kind(word) {
        Some(Kind::Common | Kind::Group | Kind::Joins | Kind::JoinsInside) => 1.0,
        Some(Kind::Place) => 0.8,
        _ if word.bytes().all(|byte| byte.is_ascii_digit()) => 1.0,
        _ => 0.0,
    }
}
