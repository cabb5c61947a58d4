//! Hosts that are no company's own: where anybody has a mailbox, a page or a shop.

/// Where anybody has a mailbox or a page, by registrable domain; sorted.
const SHARED: [&str; 157] = [
    "126.com",
    "163.com",
    "abv.bg",
    "alice.it",
    "aliceadsl.fr",
    "aol.com",
    "arcor.de",
    "att.net",
    "bellsouth.net",
    "bigpond.com",
    "bit.ly",
    "blogspot.com",
    "bluewin.ch",
    "bol.com.br",
    "btinternet.com",
    "business.site",
    "centrum.cz",
    "charter.net",
    "chello.nl",
    "club-internet.fr",
    "comcast.net",
    "cox.net",
    "crunchbase.com",
    "daum.net",
    "earthlink.net",
    "email.cz",
    "email.de",
    "facebook.com",
    "fastmail.com",
    "fastmail.fm",
    "fb.com",
    "fb.me",
    "free.fr",
    "freemail.hu",
    "freenet.de",
    "gmail.com",
    "gmx.at",
    "gmx.ch",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hanmail.net",
    "hey.com",
    "home.nl",
    "hotmail.be",
    "hotmail.co.uk",
    "hotmail.com",
    "hotmail.de",
    "hotmail.es",
    "hotmail.fr",
    "hotmail.it",
    "icloud.com",
    "iinet.net.au",
    "inbox.lv",
    "inbox.ru",
    "instagram.com",
    "interia.pl",
    "jimdo.com",
    "kpnmail.nl",
    "laposte.net",
    "libero.it",
    "linkedin.com",
    "linktr.ee",
    "list.ru",
    "live.co.uk",
    "live.com",
    "live.de",
    "live.fr",
    "live.nl",
    "lnkd.in",
    "mac.com",
    "mail.com",
    "mail.ee",
    "mail.ru",
    "mailbox.org",
    "me.com",
    "medium.com",
    "msn.com",
    "naver.com",
    "neuf.fr",
    "ntlworld.com",
    "numericable.fr",
    "o2.pl",
    "onet.pl",
    "online.de",
    "online.no",
    "optonline.net",
    "optusnet.com.au",
    "orange.fr",
    "outlook.com",
    "outlook.de",
    "outlook.fr",
    "pinterest.com",
    "planet.nl",
    "pm.me",
    "posteo.de",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "rambler.ru",
    "rediffmail.com",
    "rocketmail.com",
    "sapo.pt",
    "sbcglobal.net",
    "seznam.cz",
    "sfr.fr",
    "shaw.ca",
    "skynet.be",
    "sohu.com",
    "sympatico.ca",
    "t-online.de",
    "t.co",
    "t.me",
    "talktalk.net",
    "terra.com.br",
    "tiktok.com",
    "tiscali.it",
    "tlen.pl",
    "tuta.com",
    "tutanota.com",
    "twitter.com",
    "ukr.net",
    "uol.com.br",
    "verizon.net",
    "virgilio.it",
    "virginmedia.com",
    "wanadoo.fr",
    "web.de",
    "weebly.com",
    "whatsapp.com",
    "wikipedia.org",
    "wixsite.com",
    "wordpress.com",
    "wp.pl",
    "x.com",
    "xing.com",
    "xtra.co.nz",
    "yahoo.ca",
    "yahoo.co.in",
    "yahoo.co.jp",
    "yahoo.co.uk",
    "yahoo.com",
    "yahoo.com.br",
    "yahoo.de",
    "yahoo.es",
    "yahoo.fr",
    "yahoo.it",
    "yandex.com",
    "yandex.ru",
    "yeah.net",
    "ymail.com",
    "youtu.be",
    "youtube.com",
    "ziggo.nl",
    "zohomail.com",
    "zonnet.nl",
];

/// Hosts where anybody has a page, though the domain is a company's.
const PAGES: [&str; 12] = [
    "apps.apple.com",
    "docs.google.com",
    "drive.google.com",
    "forms.office.com",
    "goo.gl",
    "groups.google.com",
    "maps.app.goo.gl",
    "maps.google.com",
    "play.google.com",
    "plus.google.com",
    "sites.google.com",
    "teams.microsoft.com",
];

/// Last labels under which the registry gives out names itself and nowhere deeper: no look at the list is needed.
const FLAT: [&str; 10] = ["com", "de", "net", "org", "nl", "ch", "eu", "dev", "app", "example"];

/// Where those begin that have a first letter; one more than there are bytes.
const STARTS: [usize; 257] = starts();

const fn starts() -> [usize; 257] {
    let mut starts = [0; 257];
    let (mut letter, mut at) = (0, 0);
    while letter < starts.len() {
        while at < SHARED.len() && (SHARED[at].as_bytes()[0] as usize) < letter {
            at += 1;
        }
        starts[letter] = at;
        letter += 1;
    }
    starts
}

/// Whether a host, or the registrable domain of it, is shared by many.
pub(super) fn is_nobodys(host: &[u8], domain: &[u8]) -> bool {
    let first = usize::from(domain.first().copied().unwrap_or_default());
    SHARED[STARTS[first]..STARTS[first + 1]].iter().any(|shared| shared.as_bytes() == domain)
        || (host.len() > domain.len() && PAGES.iter().any(|page| page.as_bytes() == host))
}

/// Whether every name under a last label is a registrable one.
pub(super) fn is_flat(label: &[u8]) -> bool {
    FLAT.iter().any(|flat| flat.as_bytes() == label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shared_hosts_are_in_order_for_the_search() {
        assert!(SHARED.is_sorted_by(|a, b| a < b), "sorted and each once");
    }

    #[test]
    fn a_flat_label_is_one_by_the_list() {
        for label in FLAT {
            for deep in ["com", "co", "ac", "gov", "org", "net", "edu", "gouv", "asso"] {
                let host = format!("acme.{deep}.{label}");
                let suffix = psl::suffix(host.as_bytes()).expect("there is always one");
                let is_flat = suffix == label.as_bytes() || suffix.typ() == Some(psl::Type::Private);
                assert!(is_flat, "{host} has {suffix:?}");
            }
        }
    }
}
